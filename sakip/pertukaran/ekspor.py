"""Writes the year of a unit as a package: the exact inverse of import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from sakip.agenda.models import AturanTenggat
from sakip.anggaran.models import (
    Dipa,
    KunciAnggaran,
    LaporanEmonev,
    Potret,
    PotretSkor,
    RincianOutput,
    VersiRpd,
)
from sakip.organisasi.models import Jabatan, PenggantiUnit, Unit
from sakip.organisasi.queries import subpohon
from sakip.pelaporan.models import BerkasProfil, KerangkaLaporan, Profil, TeksLaporan
from sakip.pengukuran.models import Bukti, Isian, Kejadian, NilaiLangsung, Pengajuan, Rantai, RiwayatTahunan
from sakip.perencanaan.models import (
    Indikator,
    Kegiatan,
    Kontribusi,
    ManualIndikator,
    PengisiVariabel,
    Program,
    Renstra,
    Sasaran,
    SumberData,
    Variabel,
)
from sakip.perjanjian.models import (
    KelompokTargetKinerja,
    NilaiEPerformance,
    PelaksanaTargetKinerja,
    Perjanjian,
    RekapTargetKinerja,
    RencanaAksi,
    TargetKinerja,
)
from sakip.pertukaran import muat
from sakip.pertukaran.kanonik import kunci_baris, tulis, urutkan
from sakip.pertukaran.models import Paket
from sakip.pertukaran.muat.baris import Kunci
from sakip.pertukaran.skema import FORMAT, VERSI, Simpul, akar, daftar

Baris = dict[str, Any]
Isi = dict[str, dict[Kunci, Baris]]


@dataclass
class _Ekspor:
    unit: Unit
    tahun: int
    paket: Paket | None
    milik: list[int]
    tambahan: Mapping[str, set[Kunci]] = field(default_factory=dict)
    isi: Isi = field(default_factory=dict)
    semua: dict[str, dict[Kunci, muat.Tersimpan]] = field(default_factory=dict)

    def cakupan(self, nama: str) -> set[Kunci]:
        """Keys that the imported package named, and those that were asked for besides."""
        paket = {tuple(k) for k in self.paket.cakupan.get(nama, ())} if self.paket else set()
        return paket | self.tambahan.get(nama, set())

    def ambil(self, nama: str, saring: Callable[[Baris], bool]) -> None:
        """Take the rows that the package named, and those that ``saring`` says belong to the office."""
        disebut = self.cakupan(nama)
        self.isi[nama] = {k: t.isi for k, t in self.semua[nama].items() if k in disebut or saring(t.isi)}


def ekspor_paket(
    unit: Unit, tahun: int, nama: str | None = None, tambahan: Mapping[str, set[Kunci]] | None = None
) -> str:
    """The canonical text of the package of ``unit`` and ``tahun``.

    It holds everything of the unit and of the units below it in that year, what the imported
    package named, and everything that these refer to. ``nama`` defaults to the imported name, or to
    the unit's code.
    """
    paket = Paket.objects.filter(unit=unit, tahun=tahun).first()
    e = _Ekspor(unit, tahun, paket, list(subpohon(unit, tahun)), tambahan or {})
    _fakta(e)
    _bersama(e)
    _lengkapi_rujukan(e)
    e.ambil("kelompok_target_kinerja", lambda b: bool(e.isi["target_kinerja"]))
    _manual(e)
    _target(e)
    hasil: dict[str, Any] = {
        "format": FORMAT,
        "versi": VERSI,
        "nama": nama or (paket.nama if paket else unit.kode),
        "tahun": tahun,
        "keterangan": paket.keterangan if paket else "",
        "instansi": muat.muat_instansi(unit.instansi),
        "unit_utama": unit.kode,
    }
    hasil.update({n: list(baris.values()) for n, baris in e.isi.items()})
    return tulis(urutkan(hasil))


def _fakta(e: _Ekspor) -> None:
    """What people of the office entered in that year."""

    def milik(model: type[Model], **saring: Any) -> QuerySet[Any]:
        return model._default_manager.filter(unit__in=e.milik, **saring)

    tahun = e.tahun
    tersimpan = {
        "perjanjian": muat.muat_perjanjian(milik(Perjanjian, tahun=tahun)),
        "isian": muat.muat_isian(milik(Isian, tahun=tahun)),
        "kejadian": muat.muat_kejadian(milik(Kejadian, tanggal__year=tahun)),
        "nilai_langsung": muat.muat_nilai_langsung(milik(NilaiLangsung, tahun=tahun)),
        "pengajuan": muat.muat_pengajuan(milik(Pengajuan, tahun=tahun)),
        "bukti": muat.muat_bukti(milik(Bukti, tahun=tahun)),
        "riwayat": muat.muat_riwayat(milik(RiwayatTahunan, tahun__lt=tahun)),
        "pelaksana_target_kinerja": muat.muat_pelaksana(
            milik(PelaksanaTargetKinerja, target__kelompok__tahun=tahun)
        ),
        "rekap_target_kinerja": muat.muat_rekap(milik(RekapTargetKinerja, tahun__lt=tahun)),
        "e_performance": muat.muat_e_performance(milik(NilaiEPerformance, tahun=tahun)),
        "teks": muat.muat_teks(milik(TeksLaporan, tahun=tahun)),
        "berkas": muat.muat_berkas(milik(BerkasProfil, tahun=tahun)),
        "profil": muat.muat_profil(milik(Profil, tahun=tahun)),
    }
    for nama, baris in tersimpan.items():
        e.isi[nama] = {k: t.isi for k, t in baris.items()}
    _kerja(e)
    _anggaran(e)


def _kerja(e: _Ekspor) -> None:
    """How the office worked in that year, and what stood behind its agreements."""
    pengisi = muat.muat_pengisi(PengisiVariabel.objects.filter(unit__in=e.milik, sejak_tahun__lte=e.tahun))
    e.isi["pengisi"] = {k: t.isi for k, t in pengisi.items() if _berlaku(t.isi, e.tahun)}
    sampai = {"unit__in": e.milik, "sejak_tahun__lte": e.tahun}
    for nama, tersimpan in (
        ("rantai", muat.muat_rantai(Rantai.objects.filter(**sampai))),
        ("tenggat", muat.muat_tenggat(AturanTenggat.objects.filter(**sampai))),
    ):
        terakhir = {k[:-1]: k for k in sorted(tersimpan)}
        e.isi[nama] = {k: tersimpan[k].isi for k in terakhir.values()}
    aksi = RencanaAksi.objects.filter(butir__perjanjian__unit__in=e.milik, butir__perjanjian__tahun=e.tahun)
    e.isi["rencana_aksi"] = {k: t.isi for k, t in muat.muat_rencana_aksi(aksi).items()}


def _anggaran(e: _Ekspor) -> None:
    """DIPA, snapshots and scores of the year, and those of earlier years that the package carried."""
    dipa = muat.muat_dipa(Dipa.objects.filter(unit__in=e.milik, tahun__lte=e.tahun))
    potret = muat.muat_potret(Potret.objects.filter(unit=e.unit))
    skor = muat.muat_skor(PotretSkor.objects.filter(unit__in=e.milik, tahun__lte=e.tahun))
    e.semua = {"dipa": dipa, "potret": potret, "skor": skor}
    e.ambil("dipa", lambda b: b["tahun"] == e.tahun)
    e.ambil("potret", lambda b: _setahun(b, e.tahun))
    e.ambil("skor", lambda b: b["tahun"] == e.tahun)
    dirujuk = {(r["dipa"], r["tahun"]) for b in e.isi["potret"].values() for r in b["realisasi"]}
    dirujuk |= {(n["dipa"], b["tahun"]) for b in e.isi["skor"].values() for n in b["nilai"]}
    e.isi["dipa"].update({k: dipa[k].isi for k in dirujuk if k in dipa})
    termuat = [dipa[k].pk for k in e.isi["dipa"]]

    def milik(model: type[Model]) -> QuerySet[Any]:
        return model._default_manager.filter(dipa__in=termuat)

    tersimpan = {
        "rincian_output": muat.muat_output(milik(RincianOutput)),
        "rpd": muat.muat_rpd(milik(VersiRpd)),
        "kunci_anggaran": muat.muat_kunci(milik(KunciAnggaran)),
        "emonev": muat.muat_emonev(milik(LaporanEmonev)),
    }
    for nama, baris in tersimpan.items():
        e.isi[nama] = {k: t.isi for k, t in baris.items()}


def _setahun(potret: Baris, tahun: int) -> bool:
    if potret["realisasi"]:
        return any(r["tahun"] == tahun for r in potret["realisasi"])
    return str(potret["per_tanggal"]).startswith(f"{tahun}-")


def _bersama(e: _Ekspor) -> None:
    """Structural records: named by the package, or the office's own in that year."""
    instansi, tahun = e.unit.instansi, e.tahun
    e.semua = {
        "unit": muat.muat_unit(Unit.objects.filter(instansi=instansi)),
        "pengganti": muat.muat_pengganti(
            PenggantiUnit.objects.filter(lama__instansi=instansi, baru__instansi=instansi)
        ),
        "jabatan": muat.muat_jabatan(Jabatan.objects.filter(instansi=instansi)),
        "sumber_data": muat.muat_sumber(SumberData.objects.filter(instansi=instansi)),
        "variabel": muat.muat_variabel(Variabel.objects.filter(instansi=instansi)),
        "sasaran": muat.muat_sasaran(Sasaran.objects.filter(instansi=instansi)),
        "indikator": muat.muat_indikator(Indikator.objects.filter(instansi=instansi)),
        "program": muat.muat_program(Program.objects.filter(instansi=instansi)),
        "kegiatan": muat.muat_kegiatan(Kegiatan.objects.filter(instansi=instansi)),
        "kontribusi": muat.muat_kontribusi(Kontribusi.objects.filter(bawah__instansi=instansi)),
        "renstra": muat.muat_renstra(
            Renstra.objects.filter(unit__instansi=instansi, mulai__lte=tahun, selesai__gte=tahun)
        ),
        "kerangka": muat.muat_kerangka(KerangkaLaporan.objects.filter(instansi=instansi)),
        "kelompok_target_kinerja": muat.muat_kelompok(
            KelompokTargetKinerja.objects.filter(instansi=instansi, tahun=tahun)
        ),
        "target_kinerja": muat.muat_target(
            TargetKinerja.objects.filter(kelompok__instansi=instansi, kelompok__tahun=tahun)
        ),
    }
    sendiri = {t.isi["kode"] for t in e.semua["unit"].values() if t.pk in set(e.milik)}
    bermanual = _bermanual(e)
    e.ambil("unit", lambda b: b["kode"] in sendiri)
    e.ambil("pengganti", lambda b: b["lama"] in sendiri or b["baru"] in sendiri)
    e.ambil("jabatan", lambda b: b["unit"] in sendiri)
    e.ambil("sumber_data", lambda b: False)
    e.ambil("variabel", lambda b: False)
    e.ambil("sasaran", lambda b: b["unit"] in sendiri and _berlaku(b, tahun))
    e.ambil("indikator", lambda b: b["pemilik"] in sendiri and b["kunci"] in bermanual)
    e.ambil("program", lambda b: False)
    e.ambil("kegiatan", lambda b: False)
    milik = {b["kunci"] for b in e.isi["indikator"].values() if b["pemilik"] in sendiri}
    e.ambil("kontribusi", lambda b: b["bawah"] in milik and b["sejak_tahun"] <= tahun)
    e.ambil("renstra", lambda b: b["unit"] in sendiri)
    e.ambil("kerangka", lambda b: e.paket is None and _berlaku(b, tahun))
    e.ambil("target_kinerja", lambda b: b["pemilik"] in sendiri)


def _berlaku(baris: Mapping[str, Any], tahun: int) -> bool:
    return bool(
        baris["sejak_tahun"] <= tahun and (baris["sampai_tahun"] is None or tahun <= baris["sampai_tahun"])
    )


def _bermanual(e: _Ekspor) -> set[str]:
    manual = ManualIndikator.objects.filter(
        Q(sampai_tahun=None) | Q(sampai_tahun__gte=e.tahun),
        indikator__instansi=e.unit.instansi,
        sejak_tahun__lte=e.tahun,
    )
    return set(manual.values_list("indikator__kunci", flat=True))


def _rujukan(nilai: Any, simpul: Simpul) -> Iterator[tuple[str, str]]:
    """Every (list, key) that a value refers to, as the schema says."""
    if simpul.rujuk and isinstance(nilai, str):
        yield simpul.rujuk, nilai
    elif isinstance(nilai, dict):
        for nama, dalam in simpul.properti.items():
            if nama in nilai and nilai[nama] is not None:
                yield from _rujukan(nilai[nama], dalam)
    elif isinstance(nilai, list) and simpul.butir is not None:
        for baris in nilai:
            yield from _rujukan(baris, simpul.butir)


def _lengkapi_rujukan(e: _Ekspor) -> None:
    """Add what the rows refer to, until nothing is missing."""
    manual = _manual_terpilih(e, e.semua["indikator"])
    belum: list[tuple[str, Iterable[Baris]]] = [(n, list(b.values())) for n, b in e.isi.items()]
    belum.append(("unit", [e.semua["unit"][(e.unit.kode,)].isi]))
    while belum:
        nama, baris = belum.pop()
        butir = daftar(nama).butir
        assert butir is not None
        rujukan: set[tuple[str, str]] = set()
        for b in baris:
            rujukan.update(_rujukan(b, butir))
            if nama == "indikator":
                for m in manual.get(b["kunci"], ()):
                    rujukan.update(_rujukan(m, butir.properti["manual"].butir or akar()))
        for tujuan, kunci in rujukan:
            tambahan = _cari(e, tujuan, kunci)
            if tambahan:
                belum.append((tujuan, tambahan))


def _cari(e: _Ekspor, tujuan: str, kunci: str) -> list[Baris]:
    """Rows of ``tujuan`` with this key that are not in the package yet."""
    if tujuan not in e.semua:
        return []
    simpul = daftar(tujuan)
    ada = e.isi[tujuan]
    if len(simpul.kunci) == 1:
        baris = e.semua[tujuan].get((kunci,))
        if baris is None or (kunci,) in ada:
            return []
        ada[kunci,] = baris.isi
        return [baris.isi]
    if any(k[0] == kunci for k in ada):
        return []
    versi = sorted(
        (t.isi for k, t in e.semua[tujuan].items() if k[0] == kunci), key=lambda b: b["sejak_tahun"]
    )
    berlaku = [b for b in versi if b["sejak_tahun"] <= e.tahun][-1:] or versi[:1]
    for b in berlaku:
        ada[kunci_baris(simpul, b)] = b
    return berlaku


def _manual_terpilih(e: _Ekspor, indikator: Mapping[Kunci, Any]) -> dict[str, list[Baris]]:
    """Manuals to write: the spans that the package named (the local variant first), else the year's own."""
    ada = muat.muat_manual(
        ManualIndikator.objects.filter(indikator__instansi=e.unit.instansi).filter(
            Q(varian_unit=None) | Q(varian_unit=e.unit)
        )
    )
    peta: dict[str, dict[tuple[bool, int], Baris]] = {}
    for m in ada:
        peta.setdefault(m.indikator, {})[m.varian_unit is not None, m.sejak] = m.isi
    disebut: dict[str, list[int]] = {}
    for kunci, sejak in e.cakupan("manual"):
        disebut.setdefault(kunci, []).append(sejak)
    return {
        kunci: _pilih_manual(peta.get(kunci, {}), disebut.get(kunci, []), e.tahun) for (kunci,) in indikator
    }


def _pilih_manual(ada: Mapping[tuple[bool, int], Baris], disebut: list[int], tahun: int) -> list[Baris]:
    terpilih = [ada.get((True, s)) or ada.get((False, s)) for s in disebut]
    hasil = [m for m in terpilih if m is not None]
    if not any(_berlaku(m, tahun) for m in hasil):
        kini = [m for (varian, _), m in sorted(ada.items(), reverse=True) if _berlaku(m, tahun)]
        hasil += kini[:1] or ([] if hasil else [m for _, m in sorted(ada.items())][-1:])
    return hasil


def _manual(e: _Ekspor) -> None:
    manual = _manual_terpilih(e, e.isi["indikator"])
    e.isi["indikator"] = {k: {**b, "manual": manual[b["kunci"]]} for k, b in e.isi["indikator"].items()}


def _target(e: _Ekspor) -> None:
    """Of another unit's Renstra only the targets that the package named, and the office's own."""
    disebut = e.cakupan("target")
    sendiri = set(Unit.objects.filter(pk__in=e.milik).values_list("kode", flat=True))
    for kunci, baris in e.isi["renstra"].items():
        if baris["unit"] in sendiri:
            continue
        e.isi["renstra"][kunci] = {
            **baris,
            "target": [
                t
                for t in baris["target"]
                if (*kunci, t["indikator"], t["tahun"], t["lingkup"], t["unit"]) in disebut
                or t["unit"] in sendiri
            ],
        }
