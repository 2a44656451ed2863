"""The series of an indicator over the years, with its breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sakip.aturan.capaian import Ukuran, hitung_capaian
from sakip.organisasi.models import JenisPengganti, PenggantiUnit, Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import HasilButir, HasilUnit, TitikTahun
from sakip.pengukuran.models import RiwayatTahunan
from sakip.pengukuran.queries.capaian import capaian_unit
from sakip.perencanaan.models import Indikator, Sebanding
from sakip.perjanjian.models import Perjanjian

#: Successions in which the one before measured what the successor goes on measuring. After a merger the
#: figures of one of several are not the past of the whole.
DITELUSURI = (JenisPengganti.GANTI_NAMA, JenisPengganti.PECAH, JenisPengganti.PINDAH_INSTANSI)
PUTUS: dict[str, str] = {
    Sebanding.TIDAK: "indikator pendahulunya tidak sebanding",
    Sebanding.KONVERSI: "indikator pendahulunya sebanding hanya setelah konversi",
}
TAHUN_DIHITUNG = 4


@dataclass(frozen=True)
class Silsilah:
    """A unit of the past: how far back, until which year its figures count, and how it is named."""

    unit: Unit
    jarak: int
    sampai_tahun: int
    sebut: str = ""


@dataclass(frozen=True)
class Asal:
    """An indicator of the past that leads to ``kunci`` of today; ``putus`` says why it cannot be compared."""

    kunci: str
    jarak: int
    putus: str = ""


def seri_tahun(
    unit: Unit, tahun: int, *, pada: dt.date, bacaan: str = "resmi", kini: HasilUnit | None = None
) -> dict[str, list[TitikTahun]]:
    """Years up to ``tahun`` by indicator key: history from before the system, then computed years.

    A year that is in the database with an agreement goes before its history row. Earlier years are also
    read from the units that this one took over from and from the indicators before its own; where these
    cannot be compared the series breaks. ``kini`` spares computing ``tahun`` again.
    """
    hasil = kini or capaian_unit(unit, tahun, bacaan=bacaan, pada=pada)
    manual = {b.indikator: b for b in hasil.butir}
    silsilah = silsilah_unit(unit, tahun)
    asal = asal_indikator(unit, manual)
    titik: dict[str, dict[int, tuple[tuple[int, int], TitikTahun]]] = {k: {} for k in manual}

    def taruh(t: TitikTahun, dari: Asal, leluhur: Silsilah) -> None:
        """The nearest unit goes first, of its indicators the nearest."""
        dekat = (leluhur.jarak, dari.jarak)
        lama = titik[dari.kunci].get(t.tahun)
        if lama is None or dekat < lama[0]:
            titik[dari.kunci][t.tahun] = (dekat, _bersebab(t, dari, leluhur))

    per_unit = {s.unit.pk: s for s in silsilah}
    riwayat = RiwayatTahunan.objects.filter(unit__in=per_unit, indikator__in=asal, tahun__lt=tahun)
    for r in riwayat.select_related("indikator"):
        if r.tahun <= per_unit[r.unit_id].sampai_tahun:
            for dari in asal[r.indikator_id]:
                taruh(_dari_riwayat(r, manual[dari.kunci]), dari, per_unit[r.unit_id])
    terhitung: dict[str, dict[int, TitikTahun]] = {k: {} for k in manual}
    dihitung = _tahun_terhitung(silsilah, tahun)
    kunci = _kunci_asal(asal) if dihitung else {}
    for t, leluhur in dihitung:
        for b in capaian_unit(leluhur.unit, t, bacaan=bacaan, pada=pada).butir:
            for dari in kunci.get((leluhur.unit.instansi_id, b.indikator), ()):
                if t not in terhitung[dari.kunci] or dari.jarak == 0:
                    satu = _dari_butir(t, b, manual[dari.kunci])
                    terhitung[dari.kunci][t] = _bersebab(satu, dari, leluhur)
    for b in hasil.butir:
        terhitung[b.indikator][tahun] = _dari_butir(tahun, b, b)
    gabung = {k: {t: isi for t, (_, isi) in v.items()} | terhitung[k] for k, v in titik.items()}
    return {k: [v[t] for t in sorted(v)] for k, v in gabung.items()}


def silsilah_unit(unit: Unit, tahun: int) -> list[Silsilah]:
    """The unit itself, then the units that it took over from; one query for each step back."""
    hasil = [Silsilah(unit, 0, tahun)]
    lapis = [hasil[0]]
    while lapis:
        sampai = {s.unit.pk: s for s in lapis}
        ganti = PenggantiUnit.objects.filter(baru__in=sampai, jenis__in=DITELUSURI, tanggal__year__lte=tahun)
        ada = {s.unit.pk for s in hasil}
        lapis = [
            Silsilah(g.lama, sampai[g.baru_id].jarak + 1, min(g.tanggal.year, sampai[g.baru_id].sampai_tahun))
            for g in ganti.select_related("lama__instansi").order_by("pk")
            if g.lama_id not in ada
        ]
        hasil += lapis
    if len(hasil) > 1:
        nama = nama_unit([s.unit.pk for s in hasil], dt.date(tahun, 12, 31))
        hasil = [
            s if s.jarak == 0 else replace(s, sebut=nama.get(s.unit.pk, ("", s.unit.kode))[1]) for s in hasil
        ]
    return hasil


def asal_indikator(unit: Unit, kunci: Iterable[str]) -> dict[int, list[Asal]]:
    """Which indicators lead to those named, by id: themselves, and those before them, however far back."""
    hasil: dict[int, list[Asal]] = {}
    lapis: dict[int, list[Asal]] = {}
    kini = Indikator.objects.filter(instansi=unit.instansi_id, kunci__in=list(kunci))
    kolom = ("pk", "kunci", "pendahulu_id", "sebanding", "pendahulu__pendahulu_id", "pendahulu__sebanding")
    for pk, nama, lama, sebanding, lebih_lama, sebanding_lama in kini.values_list(*kolom):
        hasil.setdefault(pk, []).append(Asal(nama, 0))
        if lama is not None:
            satu = Asal(nama, 1, PUTUS.get(sebanding, ""))
            hasil.setdefault(lama, []).append(satu)
            if lebih_lama is not None:
                lapis.setdefault(lebih_lama, []).append(_mundur(satu, sebanding_lama))
    while lapis:
        for pk, daftar in lapis.items():
            hasil.setdefault(pk, []).extend(daftar)
        sebelum: dict[int, list[Asal]] = {}
        jauh = Indikator.objects.filter(pk__in=lapis, pendahulu__isnull=False)
        for pk, lama, sebanding in jauh.values_list("pk", "pendahulu_id", "sebanding"):
            dekat = [a for a in lapis[pk] if a.jarak < 50]  # a circle of predecessors would never end
            sebelum.setdefault(lama, []).extend(_mundur(a, sebanding) for a in dekat)
        lapis = {pk: daftar for pk, daftar in sebelum.items() if daftar}
    return hasil


def _mundur(a: Asal, sebanding: str) -> Asal:
    """One step further back; what was broken stays broken."""
    return Asal(a.kunci, a.jarak + 1, a.putus or PUTUS.get(sebanding, ""))


def _kunci_asal(asal: Mapping[int, list[Asal]]) -> dict[tuple[int, str], list[Asal]]:
    """As ``asal``, by agency and key, which is how results name their indicators."""
    baris = Indikator.objects.filter(pk__in=asal).values_list("pk", "instansi_id", "kunci")
    return {(instansi, kunci): asal[pk] for pk, instansi, kunci in baris}


def _tahun_terhitung(silsilah: list[Silsilah], tahun: int) -> list[tuple[int, Silsilah]]:
    """The latest years before ``tahun`` with a signed agreement, each with the nearest unit that has one."""
    per_unit = {s.unit.pk: s for s in silsilah}
    dulu = Perjanjian.objects.filter(unit__in=per_unit, tahun__lt=tahun, status="ditandatangani")
    pilihan: dict[int, Silsilah] = {}
    for unit_id, t in set(dulu.values_list("unit_id", "tahun")):
        s = per_unit[unit_id]
        if t <= s.sampai_tahun and (t not in pilihan or s.jarak < pilihan[t].jarak):
            pilihan[t] = s
    return sorted(pilihan.items(), key=lambda p: p[0])[-TAHUN_DIHITUNG:]


def _bersebab(t: TitikTahun, dari: Asal, leluhur: Silsilah) -> TitikTahun:
    """The point with what its past adds: a break, and the office that it was reported by."""
    catatan = [t.catatan, dari.putus, f"dilaporkan {leluhur.sebut}" if leluhur.sebut else ""]
    return replace(t, sebanding=t.sebanding and not dari.putus, catatan="; ".join(filter(None, catatan)))


def _dari_riwayat(r: RiwayatTahunan, kini: HasilButir) -> TitikTahun:
    capaian = hitung_capaian(
        target=Ukuran(r.target, None, r.satuan, r.skala),
        realisasi=Ukuran(r.nilai, r.kata, r.satuan, r.skala),
        polaritas=kini.manual.polaritas,  # type: ignore[arg-type]
    ).capaian
    beda = r.skala != kini.manual.skala
    catatan = r.catatan or ("skala berbeda" if beda else "")
    return TitikTahun(
        r.tahun, r.target, r.nilai, r.kata, capaian, r.satuan, r.skala, r.sebanding and not beda, catatan
    )


def _dari_butir(tahun: int, b: HasilButir, kini: HasilButir) -> TitikTahun:
    """A computed year; it breaks the series when its manual measures something else."""
    ganti = [
        kata
        for kata, lama, baru in (
            ("rumus", _teks(b), _teks(kini)),
            ("satuan", b.manual.satuan, kini.manual.satuan),
            ("skala", b.manual.skala, kini.manual.skala),
            ("arah", b.manual.polaritas, kini.manual.polaritas),
            ("metode", b.manual.metode, kini.manual.metode),
        )
        if lama != baru
    ]
    catatan = f"{', '.join(ganti)} berubah" if ganti else ""
    return TitikTahun(
        tahun,
        b.target.nilai,
        b.realisasi.nilai,
        b.realisasi.kata,
        b.capaian,
        b.satuan,
        b.target.skala,
        not ganti,
        catatan,
        b.realisasi.dihitung,
    )


def _teks(b: HasilButir) -> str:
    return b.manual.rumus.teks if b.manual.rumus else ""
