"""Makes the plan of an import: every list of the package against what is stored."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet

from sakip.anggaran.models import Dipa, Potret
from sakip.organisasi.models import Instansi, Jabatan, KodeUnit, PenggantiUnit, Unit
from sakip.pelaporan.models import BerkasProfil, KerangkaLaporan, Profil, TeksLaporan
from sakip.pengukuran.models import Bukti, Isian, Kejadian, NilaiLangsung, Pengajuan, RiwayatTahunan
from sakip.perencanaan.models import (
    Indikator,
    Kegiatan,
    Kontribusi,
    ManualIndikator,
    Program,
    Renstra,
    Sasaran,
    SumberData,
    Variabel,
)
from sakip.perjanjian.models import Perjanjian
from sakip.pertukaran import muat
from sakip.pertukaran.impor import manual as manual_
from sakip.pertukaran.impor.milik import milik_paket
from sakip.pertukaran.impor.rencana import Bagian, Baris, Rencana, selalu
from sakip.pertukaran.impor.renstra import bandingkan_renstra
from sakip.pertukaran.impor.susun_kerja import bandingkan_kerja
from sakip.pertukaran.impor.susun_tetangga import (
    bandingkan_keluaran,
    bandingkan_skor,
    bandingkan_target_kinerja,
)
from sakip.pertukaran.kanonik import lengkapi, urutkan
from sakip.pertukaran.models import Paket
from sakip.pertukaran.periksa.tinjauan import Tinjauan
from sakip.pertukaran.skema import akar, daftar

_KUNCI_TERBANYAK = 800


def susun_rencana(tinjauan: Tinjauan) -> Rencana | None:
    """Compare with the database; None when the package lacks what any comparison needs."""
    isi = tinjauan.isi
    if not (isi.get("instansi") and tinjauan.unit_utama and tinjauan.tahun and isi.get("nama")):
        return None
    kode = isi["instansi"]["kode"]
    instansi = Instansi.objects.select_for_update(of=("self",)).filter(kode=kode).first()
    milik = milik_paket(instansi, tinjauan.unit_utama, tinjauan.tahun, tinjauan.bawahan)
    rencana = Rencana(tinjauan, instansi, milik)
    _instansi(rencana)
    _paket(rencana)
    _organisasi(rencana)
    _kamus(rencana)
    _perencanaan(rencana)
    _perjanjian(rencana)
    _kinerja(rencana)
    _anggaran(rencana)
    bandingkan_kerja(rencana)
    _pelaporan(rencana)
    return rencana


def _saring(kumpulan: QuerySet[Any], bidang: str, r: Rencana, nama: str) -> QuerySet[Any]:
    """Rows of the agency whose ``bidang`` occurs in the list ``nama``; of an unknown agency none."""
    if r.instansi is None:
        return kumpulan.none()
    kunci = daftar(nama).kunci[0]
    disebut = {b[kunci] for _, b in r.tinjauan.baris(nama)}
    kumpulan = kumpulan.filter(instansi=r.instansi)
    return kumpulan.filter(**{f"{bidang}__in": disebut}) if len(disebut) <= _KUNCI_TERBANYAK else kumpulan


def _tidak(baris: Baris) -> bool:
    return False


def _instansi(r: Rencana) -> None:
    isi = lengkapi(r.tinjauan.isi["instansi"], akar().properti["instansi"])
    if r.instansi is None:
        r.bagian["instansi"] = Bagian(baru=[isi])
        pendahulu = isi["pendahulu"]
        if pendahulu and not Instansi.objects.filter(kode=pendahulu).exists():
            r.salah(
                ("instansi", "pendahulu"),
                f"Instansi pendahulu «{pendahulu}» belum ada.",
                "Impor paket instansi itu lebih dahulu, atau tulis null.",
            )
        return
    r.bagian["instansi"] = Bagian(sama=1)
    r.tolak_beda(("instansi",), isi, muat.muat_instansi(r.instansi), "instansi")


def _paket(r: Rencana) -> None:
    isi = r.tinjauan.isi
    lain = Paket.objects.filter(tahun=isi["tahun"]).select_related("unit__instansi")
    for paket in lain.filter(Q(nama=isi["nama"]) | Q(unit__kode=isi["unit_utama"])):
        sama_unit = (
            paket.instansi_id == getattr(r.instansi, "pk", None) and paket.unit.kode == isi["unit_utama"]
        )
        if paket.nama == isi["nama"] and not sama_unit:
            r.salah(
                ("nama",),
                f"Nama paket «{paket.nama}» tahun {paket.tahun} sudah dipakai unit "
                f"{paket.unit.instansi.kode}/{paket.unit.kode}.",
                "Pakai nama lain.",
            )
        elif paket.nama != isi["nama"] and sama_unit:
            r.salah(
                ("nama",),
                f"Unit «{paket.unit.kode}» tahun {paket.tahun} sudah diimpor dengan nama «{paket.nama}».",
                f"Pakai nama «{paket.nama}».",
            )


def _organisasi(r: Rencana) -> None:
    unit = muat.muat_unit(_saring(Unit.objects.all(), "kode", r, "unit"))
    r.bandingkan("unit", unit, lambda b: r.milik.punya(b["kode"]), pemilik="unit di luar wilayah paket ini")
    _kode_lain(r)
    pengganti = PenggantiUnit.objects.filter(lama__instansi=r.instansi, baru__instansi=r.instansi)
    r.bandingkan(
        "pengganti",
        muat.muat_pengganti(pengganti if r.instansi else pengganti.none()),
        lambda b: r.milik.punya(b["lama"]) or r.milik.punya(b["baru"]),
    )
    jabatan = muat.muat_jabatan(_saring(Jabatan.objects.all(), "kode", r, "jabatan"))
    r.bandingkan("jabatan", jabatan, lambda b: r.milik.punya(b["unit"]), pemilik="jabatan milik unit lain")


def _kode_lain(r: Rencana) -> None:
    """A code of another system belongs to one unit at a time."""
    if r.instansi is None:
        return
    for jalur, unit in r.tinjauan.baris("unit"):
        for i, k in enumerate(unit["kode_lain"]):
            if k is None:
                continue
            lain = KodeUnit.objects.filter(instansi=r.instansi, sistem=k["sistem"], kode=k["kode"])
            lain = lain.exclude(unit__kode=unit["kode"]).filter(Q(sampai=None) | Q(sampai__gt=k["sejak"]))
            if k["sampai"]:
                lain = lain.filter(sejak__lt=k["sampai"])
            dipakai = lain.values_list("unit__kode", flat=True).first()
            if dipakai:
                r.salah(
                    (*jalur, "kode_lain", i),
                    f"Kode {k['sistem']} «{k['kode']}» pada masa itu dipakai unit «{dipakai}».",
                    "Periksa kode dan masa berlakunya.",
                )


def _kamus(r: Rencana) -> None:
    sumber = muat.muat_sumber(_saring(SumberData.objects.all(), "nama", r, "sumber_data"))
    r.bandingkan("sumber_data", sumber, _tidak, simpan=True)
    variabel = muat.muat_variabel(_saring(Variabel.objects.all(), "kunci", r, "variabel"))
    r.bandingkan("variabel", variabel, _tidak)
    r.bandingkan("program", muat.muat_program(_saring(Program.objects.all(), "kode", r, "program")), _tidak)
    r.bandingkan(
        "kegiatan", muat.muat_kegiatan(_saring(Kegiatan.objects.all(), "kode", r, "kegiatan")), _tidak
    )


def _perencanaan(r: Rencana) -> None:
    sasaran = muat.muat_sasaran(_saring(Sasaran.objects.all(), "kunci", r, "sasaran"))
    r.bandingkan("sasaran", sasaran, lambda b: r.milik.punya(b["unit"]), pemilik="sasaran milik unit lain")
    indikator = muat.muat_indikator(_saring(Indikator.objects.all(), "kunci", r, "indikator"))
    bagian = r.bandingkan(
        "indikator",
        indikator,
        lambda b: r.milik.punya(b["pemilik"]),
        tanpa=("manual",),
        pemilik="indikator milik unit lain",
    )
    _manual(r, bagian)
    kontribusi = Kontribusi.objects.filter(bawah__instansi=r.instansi)
    pemilik = {k: b["pemilik"] for k, b in r.tinjauan.indikator.items()}
    r.bandingkan(
        "kontribusi",
        muat.muat_kontribusi(kontribusi if r.instansi else kontribusi.none()),
        lambda b: r.milik.punya(pemilik.get(b["bawah"])),
    )
    renstra = Renstra.objects.filter(unit__instansi=r.instansi)
    bandingkan_renstra(r, muat.muat_renstra(renstra if r.instansi else renstra.none()))


def _manual(r: Rencana, indikator: Bagian) -> None:
    saring = ManualIndikator.objects.filter(
        indikator__in=_saring(Indikator.objects.all(), "kunci", r, "indikator")
    )
    utama = r.tinjauan.unit_utama or ""
    varian = Q(varian_unit=None) | Q(varian_unit=r.milik.id_unit.get(utama, -1))
    ada = manual_.kelompokkan(muat.muat_manual(saring.filter(varian)))
    butir = daftar("indikator").butir
    assert butir is not None
    simpul = butir.properti["manual"].butir
    for jalur, baris in r.tinjauan.baris("indikator"):
        kunci, pemilik = baris["kunci"], baris["pemilik"]
        tersimpan = ada.get(kunci, manual_.ManualTersimpan())
        for i, mentah in enumerate(baris["manual"]):
            if mentah is None or None in mentah["variabel"]:
                continue
            isi = urutkan(mentah, simpul)
            if r.milik.punya(pemilik):
                manual_.rencanakan_milik_sendiri(r.manual, kunci, isi, tersimpan)
                _tolak_tumpang(r, (*jalur, "manual", i), isi, baris["manual"], tersimpan)
                continue
            beda = manual_.rencanakan_bersama(r.manual, kunci, isi, tersimpan, utama, pemilik)
            if beda is not None:
                r.penyimpangan.append(beda)
    dipakai = {m.pk for m, _ in r.manual.ubah}
    r.manual.hapus = [m for m in r.manual.hapus if m.pk not in dipakai]


def _tolak_tumpang(
    r: Rencana, jalur: tuple[str | int, ...], isi: Baris, paket: list[Any], ada: manual_.ManualTersimpan
) -> None:
    disebut = {m["sejak_tahun"] for m in paket if m is not None}
    for lama in ada.pemilik:
        if lama.sejak not in disebut and manual_.bertumpuk(lama.isi, isi):
            r.salah(
                (*jalur, "sejak_tahun"),
                f"Masa berlaku bertumpang tindih dengan manual tersimpan sejak {lama.sejak}.",
                f"Muat juga manual sejak {lama.sejak} dengan sampai_tahun yang benar.",
            )


def _perjanjian(r: Rencana) -> None:
    if r.instansi is None:
        r.bandingkan("perjanjian", {}, _tidak)
        return
    disebut = {b["kode"] for _, b in r.tinjauan.baris("perjanjian")}
    saring = Perjanjian.objects.filter(instansi=r.instansi).filter(
        Q(kode__in=disebut) | Q(unit__in=r.milik.id, tahun=r.tinjauan.tahun)
    )
    tersimpan = muat.muat_perjanjian(saring)
    bagian = r.bandingkan(
        "perjanjian", tersimpan, lambda b: r.milik.punya(b["unit"]), pemilik="perjanjian unit lain"
    )
    beku = [(b, lama) for b, lama in bagian.ubah if lama.isi["status"] == "ditandatangani"]
    bagian.ubah = [p for p in bagian.ubah if p not in beku]
    letak = {(b["kode"], b["revisi"]): j for j, b in r.tinjauan.baris("perjanjian")}
    for baris, lama in beku:
        bidang = ", ".join(k for k in baris if baris[k] != lama.isi[k])
        r.salah(
            letak[baris["kode"], baris["revisi"]],
            f"Perjanjian «{baris['kode']}» revisi {baris['revisi']} sudah ditandatangani; "
            f"yang berbeda: {bidang}.",
            "Buat revisi: tambahkan baris dengan nomor revisi berikutnya dan sebabnya.",
        )
    _pihak_ganda(r, tersimpan.values(), letak)


def _pihak_ganda(r: Rencana, tersimpan: Any, letak: dict[Any, Any]) -> None:
    pihak = ("unit", "tahun", "pihak_pertama", "pihak_kedua", "revisi")
    lama = {tuple(t.isi[p] for p in pihak): t.isi["kode"] for t in tersimpan}
    for kunci, jalur in letak.items():
        baris = r.tinjauan.isi["perjanjian"][jalur[1]]
        kode = lama.get(tuple(baris[p] for p in pihak))
        if kode is not None and kode != kunci[0]:
            r.salah(
                jalur,
                f"Perjanjian revisi {baris['revisi']} antara pihak yang sama sudah ada: «{kode}».",
                f"Pakai kode «{kode}», atau naikkan nomor revisinya.",
            )


def _kinerja(r: Rencana) -> None:
    def milik(model: type[Model]) -> QuerySet[Any]:
        return model._default_manager.filter(unit__in=r.milik.id)

    tahun = r.tinjauan.tahun
    r.bandingkan("isian", muat.muat_isian(milik(Isian).filter(tahun=tahun)), selalu)
    r.bandingkan("kejadian", muat.muat_kejadian(milik(Kejadian).filter(tanggal__year=tahun)), selalu)
    r.bandingkan("nilai_langsung", muat.muat_nilai_langsung(milik(NilaiLangsung).filter(tahun=tahun)), selalu)
    r.bandingkan("bukti", muat.muat_bukti(milik(Bukti).filter(tahun=tahun), toleran=True), selalu)
    r.bandingkan("riwayat", muat.muat_riwayat(milik(RiwayatTahunan).filter(tahun__lt=tahun)), selalu)
    pengajuan = muat.muat_pengajuan(milik(Pengajuan).filter(tahun=tahun))
    bagian = r.bandingkan("pengajuan", pengajuan, selalu)
    _langkah(r, bagian)


def _langkah(r: Rencana, bagian: Bagian) -> None:
    """Steps are history: a package may continue them, never rewrite them."""
    letak = {(b["unit"], b["formulir"], b["periode"]): j for j, b in r.tinjauan.baris("pengajuan")}
    terus = []
    for baris, lama in bagian.ubah:
        kini, dulu = baris["langkah"], lama.isi["langkah"]
        if kini[: len(dulu)] == dulu:
            terus.append((baris, lama))
        elif dulu[: len(kini)] == kini:
            bagian.sama += 1
        else:
            r.salah(
                (*letak[baris["unit"], baris["formulir"], baris["periode"]], "langkah"),
                "Langkah yang sudah tercatat tidak dapat ditulis ulang.",
                "Mulai daftar langkah dengan yang tersimpan, lalu tambahkan langkah baru.",
            )
    bagian.ubah = terus


def _anggaran(r: Rencana) -> None:
    dipa = _saring(Dipa.objects.all(), "kode", r, "dipa").filter(tahun__lte=r.tinjauan.tahun)
    r.bandingkan("dipa", muat.muat_dipa(dipa), lambda b: r.milik.punya(b["unit"]), pemilik="DIPA unit lain")
    utama = r.milik.id_unit.get(r.tinjauan.unit_utama or "", -1)
    r.bandingkan("potret", muat.muat_potret(Potret.objects.filter(unit=utama)), selalu)
    bandingkan_keluaran(r, dipa)
    bandingkan_skor(r)
    bandingkan_target_kinerja(r, kepala=_pemilik_kerangka(r))


def _pelaporan(r: Rencana) -> None:
    """Texts, outline, files and profile of the year."""

    def milik(model: type[Model]) -> QuerySet[Any]:
        return model._default_manager.filter(unit__in=r.milik.id, tahun=r.tinjauan.tahun)

    r.bandingkan("teks", muat.muat_teks(milik(TeksLaporan)), selalu)
    r.bandingkan("berkas", muat.muat_berkas(milik(BerkasProfil), toleran=True), selalu)
    r.bandingkan("profil", muat.muat_profil(milik(Profil)), selalu)
    kerangka = KerangkaLaporan.objects.filter(instansi=r.instansi)
    tersimpan = muat.muat_kerangka(kerangka if r.instansi else kerangka.none())
    boleh = _pemilik_kerangka(r)
    r.bandingkan("kerangka", tersimpan, lambda b: boleh, pemilik="kerangka instansi")
    _kerangka_bertumpang(r, [t.isi for t in tersimpan.values()])


def _pemilik_kerangka(r: Rencana) -> bool:
    """The outline belongs to the agency: to its head, or to the only office that has packages here."""
    utama = r.tinjauan.unit_utama or ""
    kedudukan = r.tinjauan.unit.get(utama, {}).get("kedudukan", ())
    if not any(k is not None and k["garis"] == "komando" and k["induk"] for k in kedudukan):
        return True
    return not Paket.objects.filter(instansi=r.instansi).exclude(unit__kode=utama).exists()


def _kerangka_bertumpang(r: Rencana, tersimpan: list[Baris]) -> None:
    disebut = {b["sejak_tahun"] for _, b in r.tinjauan.baris("kerangka")}
    for jalur, b in r.tinjauan.baris("kerangka"):
        for lama in tersimpan:
            if lama["sejak_tahun"] not in disebut and manual_.bertumpuk(lama, b):
                r.salah(
                    (*jalur, "sejak_tahun"),
                    f"Bertumpang tindih dengan kerangka tersimpan sejak {lama['sejak_tahun']}.",
                    f"Muat juga kerangka sejak {lama['sejak_tahun']} dengan sampai_tahun yang benar.",
                )
