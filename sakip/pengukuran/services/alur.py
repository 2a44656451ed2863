"""Writes of the way to approval: a step, lines that were verified. The page asks the door who may.

The row of the submission is locked first, so that two people who press at once wait for each other; the
same step by the same person twice is done once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sakip.akun.models import Akun
from sakip.aturan.alur import DIAJUKAN, DISETUJUI, DRAF, TINDAKAN, TransisiSalah, lakukan
from sakip.aturan.alur import boleh as boleh_langkah
from sakip.aturan.alur import keadaan as keadaan_langkah
from sakip.aturan.periode import baca_periode
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import FORMULIR, Formulir
from sakip.pengukuran.medan import PANJANG_TEKS
from sakip.pengukuran.models import CatatanBaris, Langkah, Pengajuan, VerifikasiBaris
from sakip.pengukuran.queries.alur import (
    RantaiBerlaku,
    alasan_tertutup,
    baca_medan,
    kunci_bulan,
    perjalanan,
    rantai_unit,
)
from sakip.pengukuran.queries.alur_baris import (
    IsiBaris,
    KeadaanBaris,
    isi_baris,
    keadaan_baris,
    nama_baris,
    penanggung_baris,
    pengisi_formulir,
    pokok_formulir,
)
from sakip.pengukuran.queries.formulir import formulir
from sakip.pengukuran.services.rekap import segarkan_induk

#: Reason of a return whose reasons stand beside the lines.
LIHAT_BARIS = "Perbaiki baris yang diberi catatan."
#: The steps as a sentence needs them: what one does, and what is done to the form.
_KATA_LANGKAH = {
    "ajukan": ("Mengajukan", "diajukan"),
    "verifikasi": ("Memverifikasi", "diverifikasi"),
    "setujui": ("Menyetujui", "disetujui"),
    "kembalikan": ("Mengembalikan", "dikembalikan"),
    "buka_kembali": ("Membuka kembali", "dibuka kembali"),
}
BASI = Masalah(
    "formulir",
    "Formulir ini sudah berubah sejak halaman Anda dibuka.",
    "Muat ulang halaman, periksa keadaannya, lalu ulangi bila masih perlu.",
)


@dataclass(frozen=True)
class HasilLangkah:
    """The state afterwards; ``baru`` false: that step had been made already and nothing was written."""

    keadaan: str
    baru: bool = True
    baris: tuple[str, ...] = ()


@dataclass
class _Berkas:
    """A locked submission with what is needed to judge a step."""

    unit: Unit
    tahun: int
    bulan: int
    pengajuan: Pengajuan
    langkah: list[Langkah]
    waktu: dt.datetime
    oleh: Akun

    @property
    def keadaan(self) -> str:
        return keadaan_langkah([x.tindakan for x in self.langkah])

    def formulir(self) -> Formulir:
        pada = timezone.localdate(self.waktu)
        return formulir(self.unit, self.tahun, self.bulan, pada=pada)

    def tambah(self, tindakan: str, alasan: str = "") -> Langkah:
        langkah = Langkah.objects.create(
            pengajuan=self.pengajuan,
            urut=len(self.langkah) + 1,
            tindakan=tindakan,
            alasan=alasan,
            oleh=self.oleh,
            waktu=self.waktu,
        )
        self.langkah.append(langkah)
        return langkah

    def catat(self, aksi: str, peran: str, perubahan: Mapping[str, object], alasan: str = "") -> None:
        catat(
            rantai=self.unit.rantai_jejak,
            aksi=f"pengajuan.{aksi}",
            oleh=self.oleh,
            peran=peran,
            objek=f"pengajuan:{self.unit.kode}/{self.pengajuan.periode}",
            perubahan=perubahan,
            waktu=self.waktu,
            alasan=alasan,
        )


def _buka(unit: Unit, tahun: int, bulan: int, oleh: Akun, waktu: dt.datetime) -> _Berkas:
    """Lock the submission of a month (made when it is not there yet; a refusal takes it back)."""
    if not 1 <= bulan <= 12:
        raise galat("bulan", f"Bulan {bulan} tidak ada.", "Pilih bulan 1 sampai 12.")
    kunci = kunci_bulan(tahun, bulan)
    # saving a form locks the unit first, too: nothing is entered between the check and the step
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    baris, _ = Pengajuan.objects.get_or_create(
        unit=unit, formulir=FORMULIR, periode=kunci, defaults={"tahun": tahun}
    )
    pengajuan = Pengajuan.objects.select_for_update().get(pk=baris.pk)
    langkah = list(pengajuan.langkah.order_by("urut"))
    if not langkah and (lain := perjalanan(unit, tahun, bulan)).keadaan == DISETUJUI:
        label = baca_periode(lain.periode).label
        raise galat(
            "formulir",
            f"Bulan ini sudah disetujui bersama {label}, yang masuk lewat impor.",
            "Perbaiki lewat paket yang memuatnya.",
        )
    return _Berkas(unit, tahun, bulan, pengajuan, langkah, waktu, oleh)


@transaction.atomic
def langkahkan(
    *,
    unit: Unit,
    tahun: int,
    bulan: int,
    tindakan: str,
    alasan: str = "",
    catatan: Mapping[str, str] | None = None,
    dilihat: int | None = None,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilLangkah:
    """Make one step of a unit's form of a month.

    ``catatan``: reasons by line (field name), for ``kembalikan``. ``dilihat``: how many steps the page
    showed; another number means that somebody was faster (Basi). Raises GalatSakip with what is missing.
    """
    catatan = {m: t.strip() for m, t in (catatan or {}).items() if t.strip()}
    if panjang := [
        Masalah(m, f"{len(t)} huruf, lebih dari {PANJANG_TEKS}.", "Ringkaskan, lalu kirim lagi.")
        for m, t in (("alasan", alasan), *(("catatan baris", t) for t in catatan.values()))
        if len(t) > PANJANG_TEKS
    ]:
        raise GalatSakip(panjang)
    alasan = alasan.strip() or (LIHAT_BARIS if catatan else "")
    b = _buka(unit, tahun, bulan, oleh, waktu)
    if _sudah(b, tindakan, alasan):
        return HasilLangkah(b.keadaan, baru=False)
    if dilihat is not None and dilihat != len(b.langkah):
        raise Basi(BASI)
    dari = b.keadaan
    try:
        lakukan(dari, tindakan, alasan)
    except TransisiSalah as salah:
        aktif, pasif = _KATA_LANGKAH.get(tindakan, (tindakan, tindakan))
        if boleh_langkah(dari, tindakan):
            raise galat("alasan", f"{aktif} memerlukan alasan.", salah.saran) from None
        raise galat(
            "langkah",
            f"Formulir ini {'masih' if dari == DRAF else 'sudah'} {dari}, jadi tidak dapat {pasif}.",
            "Muat ulang halamannya: yang dapat dilakukan sekarang ada di bawahnya.",
        ) from None
    perubahan: dict[str, object] = {}
    if tindakan == "ajukan":
        _ajukan(b)
    elif tindakan == "verifikasi":
        _verifikasi_semua(b)
    elif tindakan == "setujui":
        _setujui(b)
    else:
        _kembalikan(b, tindakan, alasan, catatan)
        if catatan:
            perubahan["catatan"] = catatan
    if DISETUJUI in (dari, b.keadaan):
        segarkan_induk(unit=unit, tahun=tahun)  # what is official has changed
    perubahan["keadaan"] = [dari, b.keadaan]
    b.catat(tindakan, peran, perubahan, alasan)
    return HasilLangkah(b.keadaan)


def _sudah(b: _Berkas, tindakan: str, alasan: str) -> bool:
    """Pressed twice: the last step is this very one by the same person, and no new one can be made."""
    if not b.langkah or tindakan not in TINDAKAN or b.keadaan in TINDAKAN[tindakan].dari:
        return False
    milik = [x for x in b.langkah[-2:] if x.oleh_id == b.oleh.pk and x.tindakan == tindakan]
    return bool(milik) and milik[-1].alasan == alasan and b.keadaan in _sesudah(tindakan)


def _sesudah(tindakan: str) -> frozenset[str]:
    """States in which a form may be right after a step (submitting may verify at once: no stages)."""
    lain = {"diverifikasi"} if tindakan == "ajukan" else set()
    return frozenset({TINDAKAN[tindakan].ke, *lain})


# --- the steps -------------------------------------------------------------------------------------


def _ajukan(b: _Berkas) -> None:
    if tutup := alasan_tertutup(b.unit, b.pengajuan.periode):
        raise galat("periode", tutup)
    f = b.formulir()
    if kurang := belum_lengkap(f):
        raise GalatSakip(kurang)
    b.tambah("ajukan")
    rantai = rantai_unit(b.unit, b.tahun)
    isi = isi_baris(b.unit, b.tahun, f.periode, pokok_formulir(f))
    keadaan = keadaan_baris(b.pengajuan.pk, rantai, isi)
    tetap = [v.pk for d in keadaan.verifikasi.values() for v in d.values()]
    # what changed since it was verified is verified no more: only what still stands goes along
    VerifikasiBaris.objects.filter(pengajuan=b.pengajuan).exclude(pk__in=tetap).delete()
    if keadaan.lengkap(len(rantai.tahap)):
        sebab = "Semua baris masih terverifikasi." if rantai.tahap else "Rantai kantor ini tanpa verifikasi."
        b.tambah("verifikasi", sebab)


def belum_lengkap(f: Formulir) -> list[Masalah]:
    """What still keeps a form from being submitted: one fault per due line without a value."""
    if not f.variabel and not f.langsung:
        return [
            Masalah("formulir", "Tidak ada yang perlu dilaporkan pada bulan ini.", "Pilih bulan yang lain.")
        ]
    nama = nama_baris(f)
    return [
        Masalah(
            nama.get(m, m),
            "Belum diisi.",
            "Isi angkanya di formulir, atau tulis nihil bila tidak ada kejadian.",
        )
        for m in f.belum_terisi
    ]


def _verifikasi_semua(b: _Berkas) -> None:
    """The step itself, where every line is verified already (a chain that was shortened meanwhile)."""
    rantai, keadaan = _periksa(b)[:2]
    if not keadaan.lengkap(len(rantai.tahap)):
        sudah = keadaan.verifikasi.get(keadaan.tahap, {})
        raise galat(
            "baris",
            f"Masih {len(keadaan.isi) - len(sudah)} dari {len(keadaan.isi)} baris belum diverifikasi"
            f" pada tahap {rantai.tahap[keadaan.tahap - 1].nama}.",
            "Verifikasi baris-baris itu dahulu.",
        )
    b.tambah("verifikasi")


def _setujui(b: _Berkas) -> None:
    rantai, _, isi = _periksa(b)
    if not rantai.rangkap:
        pemeriksa = set(
            VerifikasiBaris.objects.filter(pengajuan=b.pengajuan).values_list("oleh_id", flat=True)
        ) | {x.oleh_id for x in b.langkah if x.tindakan == "verifikasi" and not x.alasan}
        if pemeriksa == {b.oleh.pk}:
            raise galat(
                "pemisahan tugas",
                "Anda sendiri yang memverifikasi seluruh formulir ini, jadi orang lain yang menyetujuinya.",
                "Minta pejabat lain, atau izinkan rangkap pada rantai persetujuan kantor.",
            )
        if pengisi_formulir(isi) == {b.oleh.pk}:
            raise galat(
                "pemisahan tugas",
                "Anda sendiri yang mengisi seluruh formulir ini, jadi orang lain yang menyetujuinya.",
                "Minta pejabat lain, atau izinkan rangkap pada rantai persetujuan kantor.",
            )
    b.tambah("setujui")


def _kembalikan(b: _Berkas, tindakan: str, alasan: str, catatan: Mapping[str, str]) -> None:
    if tutup := alasan_tertutup(b.unit, b.pengajuan.periode):
        raise galat("periode", tutup)
    pokok = _pokok(b, catatan)
    langkah = b.tambah(tindakan, alasan)
    CatatanBaris.objects.bulk_create(
        CatatanBaris(langkah=langkah, variabel_id=v, indikator_id=i, alasan=catatan[m])
        for m, (v, i) in pokok.items()
    )
    # What was sent back as a whole is verified anew as a whole; else only the lines that were named.
    lama = VerifikasiBaris.objects.filter(pengajuan=b.pengajuan)
    if pokok:
        v_id = [v for v, _ in pokok.values() if v is not None]
        i_id = [i for _, i in pokok.values() if i is not None]
        lama.filter(variabel_id__in=v_id).delete()
        lama.filter(indikator_id__in=i_id).delete()
    else:
        lama.delete()


def _pokok(b: _Berkas, medan: Collection[str]) -> dict[str, tuple[int | None, int | None]]:
    """Ids behind field names; a name that is not on the form is refused."""
    if not medan:
        return {}
    ada = {p.medan for p in pokok_formulir(b.formulir())}
    asing = sorted(set(medan) - ada)
    if asing:
        raise GalatSakip([_asing(m) for m in asing])
    return {m: baca_medan(m) for m in medan}


def _asing(medan: str) -> Masalah:
    return Masalah(
        medan[:40], "Baris itu tidak ada pada formulir ini.", "Muat ulang halaman, lalu pilih barisnya lagi."
    )


def _periksa(b: _Berkas) -> tuple[RantaiBerlaku, KeadaanBaris, dict[str, IsiBaris]]:
    f = b.formulir()
    rantai = rantai_unit(b.unit, b.tahun)
    isi = isi_baris(b.unit, b.tahun, f.periode, pokok_formulir(f))
    return rantai, keadaan_baris(b.pengajuan.pk, rantai, isi), isi


# --- lines -----------------------------------------------------------------------------------------


@transaction.atomic
def verifikasi_baris(
    *,
    unit: Unit,
    tahun: int,
    bulan: int,
    baris: Mapping[str, str],
    sebagai: Mapping[str, int],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilLangkah:
    """Mark lines as verified in the stage that is open; records the step when no line is left.

    ``baris``: field name to the digest that the page showed ("" where it showed none); a line that changed
    since is refused (Basi). ``sebagai``: for each line the responsible unit in whose name it is verified.
    A line that somebody else has verified meanwhile is left as it is.
    """
    b = _buka(unit, tahun, bulan, oleh, waktu)
    if not baris:
        raise galat("baris", "Belum ada baris yang dipilih.", "Centang baris yang sudah Anda periksa.")
    rantai, keadaan, isi = _periksa(b)
    if b.keadaan != DIAJUKAN:
        if set(baris) <= {m for d in keadaan.verifikasi.values() for m in d}:
            return HasilLangkah(b.keadaan, baru=False)
        raise galat(
            "langkah",
            f"Formulir ini {b.keadaan}; baris hanya dapat diverifikasi selama diajukan.",
            "Muat ulang halaman untuk melihat keadaannya.",
        )
    if keadaan.tahap > len(rantai.tahap):
        b.tambah("verifikasi")  # the chain was shortened after its lines had been verified
        b.catat("verifikasi", peran, {"keadaan": [DIAJUKAN, b.keadaan]})
        return HasilLangkah(b.keadaan)
    tahap = rantai.tahap[keadaan.tahap - 1]
    masalah = _tolak_baris(b, rantai, keadaan, baris, sebagai, tahap.pelaku)
    if masalah:
        raise GalatSakip(masalah)
    baru = [m for m in baris if m not in keadaan.verifikasi.get(tahap.urut, {})]
    if not baru:
        return HasilLangkah(b.keadaan, baru=False)
    for m in baru:
        v, i = baca_medan(m)
        pokok = {"variabel_id": v} if v is not None else {"indikator_id": i}
        VerifikasiBaris.objects.update_or_create(
            pengajuan=b.pengajuan,
            tahap=tahap.urut,
            **pokok,
            defaults={
                "sebagai_unit_id": sebagai[m],
                "sidik": isi[m].sidik,
                "oleh": oleh,
                "waktu": waktu,
            },
        )
    if keadaan_baris(b.pengajuan.pk, rantai, isi).lengkap(len(rantai.tahap)):
        b.tambah("verifikasi")
    b.catat(
        "verifikasi_baris" if b.keadaan == DIAJUKAN else "verifikasi",
        peran,
        {"tahap": tahap.urut, "baris": sorted(baru), "keadaan": [DIAJUKAN, b.keadaan]},
    )
    return HasilLangkah(b.keadaan, baris=tuple(baru))


def _tolak_baris(
    b: _Berkas,
    rantai: RantaiBerlaku,
    keadaan: KeadaanBaris,
    baris: Mapping[str, str],
    sebagai: Mapping[str, int],
    pelaku: str,
) -> list[Masalah]:
    """Why lines may not be verified so; a line that changed since it was read raises Basi."""
    f = b.formulir()
    nama = nama_baris(f)
    tanggungan = penanggung_baris(b.unit, b.tahun, pokok_formulir(f))[pelaku]
    belum_isi = set(f.belum_terisi)
    masalah: list[Masalah] = []
    for m, sidik in baris.items():
        if m not in keadaan.isi:
            masalah.append(_asing(m))
            continue
        if sidik and sidik != keadaan.isi[m].sidik:
            raise Basi(
                Masalah(
                    nama[m], "Isinya berubah sejak halaman Anda dibuka.", "Muat ulang, lalu periksa lagi."
                )
            )
        if sebagai.get(m) not in tanggungan[m].unit_id:
            masalah.append(
                Masalah(nama[m], "Baris ini bukan tanggung jawab unit Anda.", "Biarkan unitnya memeriksa.")
            )
        elif m in belum_isi:
            masalah.append(Masalah(nama[m], "Belum ada isinya.", "Kembalikan formulirnya untuk dilengkapi."))
        elif not rantai.rangkap and b.oleh.pk in keadaan.isi[m].pengisi:
            masalah.append(
                Masalah(
                    nama[m],
                    "Anda sendiri yang mengisi baris ini, jadi orang lain yang memverifikasinya.",
                    "Minta verifikator lain memeriksanya.",
                )
            )
        elif not rantai.rangkap and _pernah(keadaan, m, b.oleh):
            masalah.append(
                Masalah(
                    nama[m],
                    "Anda sudah memverifikasi baris ini pada tahap sebelumnya.",
                    "Tahap ini diperiksa orang lain.",
                )
            )
    return masalah


def _pernah(keadaan: KeadaanBaris, medan: str, oleh: Akun) -> bool:
    return any(
        tahap < keadaan.tahap and medan in isi and isi[medan].oleh_id == oleh.pk
        for tahap, isi in keadaan.verifikasi.items()
    )


@transaction.atomic
def batalkan_verifikasi(
    *,
    unit: Unit,
    tahun: int,
    bulan: int,
    baris: Sequence[str],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilLangkah:
    """Take back one's own verification of lines while the form is still waiting for the others."""
    b = _buka(unit, tahun, bulan, oleh, waktu)
    if b.keadaan != DIAJUKAN:
        raise galat(
            "langkah",
            f"Formulir ini {b.keadaan}; verifikasi hanya dapat dibatalkan selama diajukan.",
            "Kembalikan formulirnya bila ada yang salah.",
        )
    pokok = {m: baca_medan(m) for m in baris}
    hapus = [
        v
        for v in VerifikasiBaris.objects.filter(pengajuan=b.pengajuan, oleh=oleh)
        if (v.variabel_id, v.indikator_id) in pokok.values()
    ]
    if not hapus:
        return HasilLangkah(b.keadaan, baru=False)
    VerifikasiBaris.objects.filter(pk__in=[v.pk for v in hapus]).delete()
    b.catat("batal_verifikasi", peran, {"baris": sorted(baris)})
    return HasilLangkah(b.keadaan, baris=tuple(baris))
