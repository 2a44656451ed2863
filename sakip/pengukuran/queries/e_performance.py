"""The ministry's e-Performance beside our own capaian: their value, their colour, and why they differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.aturan.angka import TANDA_KOSONG, bulatkan, desimal_nilai, kurang, tulis, tulis_persen
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import Periode, baca_periode
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import HasilButir, HasilUnit
from sakip.pengukuran.iris import periode_laporan
from sakip.pengukuran.queries.capaian import susun
from sakip.pengukuran.queries.muat import MuatanUnit, butir_per, butir_setahun, muat_unit
from sakip.pengukuran.queries.sampai import perjanjian_per
from sakip.perjanjian.models import NilaiEPerformance

#: What their colours say of realisation against target, as offices report it (dark blue, green, grey).
ARTI_WARNA = {"biru": "melampaui", "hijau": "tercapai", "abu": "negatif"}
SAMA_DIBULATKAN = "sama setelah dibulatkan"
KATA_ARTI = {"melampaui": "melampaui target", "tercapai": "tepat target", "negatif": "negatif"}


@dataclass(frozen=True)
class BarisEPerformance:
    """An item in a period: their figures, ours, our capaian less theirs, and why they differ."""

    kode: str
    indikator: str
    rumusan: str
    periode: str
    label: str
    mereka: NilaiEPerformance
    target: Ukuran | None
    realisasi: Ukuran | None
    capaian: Decimal | None
    desimal: int
    selisih: Decimal | None
    sama: bool
    sebab: tuple[str, ...]

    @property
    def perbedaan(self) -> tuple[str, ...]:
        """The causes without those that only say that a figure is the same once it is rounded."""
        return tuple(s for s in self.sebab if SAMA_DIBULATKAN not in s)

    @property
    def kosong(self) -> bool:
        """Nothing was reported there."""
        return self.mereka.realisasi is None and self.mereka.capaian is None


@dataclass(frozen=True)
class BandingEPerformance:
    """All entered items of a unit's year, period by period. ``periode_ada`` are the periods with entries."""

    unit: str
    nama_unit: str
    tahun: int
    bacaan: str
    baris: tuple[BarisEPerformance, ...]
    periode_ada: tuple[str, ...]
    batas: Decimal


def periode_e_performance(unit: Unit, tahun: int) -> list[str]:
    """The periods that have entries, in the order of their ends."""
    ada = NilaiEPerformance.objects.filter(unit=unit, tahun=tahun).values_list("periode", flat=True)
    return sorted(set(ada), key=lambda k: (baca_periode(k).akhir, k))


def nilai_terakhir(
    unit: Unit, tahun: int, periode: str = "", pada: dt.date | None = None
) -> list[NilaiEPerformance]:
    """Of each item and period the entry of the latest date (not later than ``pada``)."""
    baris = NilaiEPerformance.objects.filter(unit=unit, tahun=tahun)
    if periode:
        baris = baris.filter(periode=periode)
    if pada is not None:
        baris = baris.filter(per_tanggal__lte=pada)
    akhir = {(n.periode, n.kode): n for n in baris.order_by("per_tanggal", "pk")}
    return list(akhir.values())


def baris_isian(unit: Unit, tahun: int, periode: str) -> list[tuple[str, str]]:
    """Code and wording of the rows that can be copied: the agreement's items, then other stored codes."""
    p = baca_periode(periode)
    butir = butir_setahun(unit, tahun, "sementara", perjanjian_per(p))
    ada = {b.kode: " ".join(b.rumusan.split()) for b in butir}
    lain = NilaiEPerformance.objects.filter(unit=unit, tahun=tahun, periode=periode)
    for kode in sorted(set(lain.values_list("kode", flat=True)) - set(ada)):
        ada[kode] = "tidak ada pada Perjanjian Kinerja"
    return list(ada.items())


def banding_e_performance(
    unit: Unit,
    tahun: int,
    *,
    periode: str = "",
    bacaan: str = "resmi",
    pada: dt.date | None = None,
    muatan: MuatanUnit | None = None,
) -> BandingEPerformance:
    """Their table beside our capaian, of one ``periode`` or of all that have entries.

    Ours is read as at the end of each period; ``pada`` (default: the end of January after the year) decides
    what is due. A fixed number of queries, however many periods. ``muatan``: the unit's year in the same
    reading, read before; it serves where every period ends with the year.
    """
    hari = pada or dt.date(tahun + 1, 1, 31)
    nilai = nilai_terakhir(unit, tahun, periode, pada)
    ada = sorted({n.periode for n in nilai}, key=lambda k: (baca_periode(k).akhir, k))
    baris: list[BarisEPerformance] = []
    for p, hasil in _hasil(unit, tahun, ada, bacaan, hari, muatan):
        isi = [n for n in nilai if n.periode == p.kunci]
        baris += _periode(isi, hasil.butir, p, hasil.batas)
    return BandingEPerformance(
        unit=unit.kode,
        nama_unit=nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, unit.kode))[0],
        tahun=tahun,
        bacaan=bacaan,
        baris=tuple(baris),
        periode_ada=tuple(ada),
        batas=unit.instansi.batas_capaian,
    )


def _hasil(
    unit: Unit, tahun: int, kunci: Sequence[str], bacaan: str, pada: dt.date, muatan: MuatanUnit | None
) -> list[tuple[Periode, HasilUnit]]:
    """Our result as at each period, from one reading; a whole year is read as the year, not as a part."""
    periode = [baca_periode(k) if k == str(tahun) else periode_laporan(k, tahun) for k in kunci]
    if not periode:
        return []
    per = {p.kunci: perjanjian_per(p) for p in periode}
    if muatan is not None and not any(per.values()):
        butir = dict.fromkeys(per.values(), muatan.butir)
        semua = muatan
    else:
        butir = butir_per(unit, tahun, bacaan, set(per.values()))
        gabung = {b.pk: b for isi in butir.values() for b in isi}
        semua = muat_unit(unit, tahun, bacaan, butir=list(gabung.values()))
    nama = nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0]
    return [
        (
            p,
            susun(
                replace(semua, butir=butir[per[p.kunci]]),
                pada,
                None if p.jenis == "tahun" else p,
                nama=nama,
            ),
        )
        for p in periode
    ]


def _periode(
    nilai: Sequence[NilaiEPerformance], butir: Sequence[HasilButir], p: Periode, batas: Decimal
) -> list[BarisEPerformance]:
    menurut = {b.kode: b for b in butir}
    urutan = {b.kode: n for n, b in enumerate(butir)}
    hasil = []
    for n in sorted(nilai, key=lambda n: (urutan.get(n.kode, len(urutan)), n.kode)):
        b = menurut.get(n.kode)
        selisih = (
            kurang(b.capaian, n.capaian) if b and b.capaian is not None and n.capaian is not None else None
        )
        sebab = sebab_beda(n, b, batas)
        hasil.append(
            BarisEPerformance(
                kode=n.kode,
                indikator=b.indikator if b else "",
                rumusan=" ".join(b.rumusan.split()) if b else "",
                periode=n.periode,
                label=p.label,
                mereka=n,
                target=b.target if b else None,
                realisasi=b.realisasi if b else None,
                capaian=b.capaian if b else None,
                desimal=b.manual.desimal if b else 2,
                selisih=selisih,
                sama=not sebab,
                sebab=tuple(sebab),
            )
        )
    return hasil


def sebab_beda(n: NilaiEPerformance, b: HasilButir | None, batas: Decimal) -> list[str]:
    """Why their row differs from ours, in words; [] where nothing differs."""
    if b is None:
        return ["Kode ini tidak ada pada Perjanjian Kinerja periode itu."]
    sebab = [
        *_beda_ukuran("Target", n.target, b.target, b.manual.desimal),
        *_beda_ukuran("Realisasi", n.realisasi, b.realisasi, b.manual.desimal),
    ]
    if n.realisasi is None and n.capaian is None and not b.realisasi.kosong:
        sebab.append("Realisasi belum tercatat di e-Performance.")
    beda_masukan = any(SAMA_DIBULATKAN not in s for s in sebab)
    dibulatkan = bool(sebab) and not beda_masukan
    sebab += _beda_capaian(n.capaian, b, batas, beda_masukan=beda_masukan, dibulatkan=dibulatkan)
    return sebab + _beda_warna(n)


def _beda_ukuran(apa: str, mereka: Decimal | None, kita: Ukuran, desimal: int) -> list[str]:
    if mereka is None or mereka == kita.nilai:
        return []
    if kita.kata is not None:
        return [f"{apa} di sini berupa kata «{kita.kata}», di e-Performance angka {tulis(mereka, None)}."]
    if kita.nilai is None:
        return [f"{apa} di e-Performance {tulis(mereka, None)}, di sini belum ada."]
    d = desimal_nilai(mereka)
    if bulatkan(kita.nilai, d) == mereka:
        return [f"{apa} {SAMA_DIBULATKAN} ke {d} desimal (di sini {tulis(kita.nilai, kita.desimal(d + 2))})."]
    sini = tulis(kita.nilai, kita.desimal(max(desimal, d)))
    return [f"{apa} berbeda: {tulis(mereka, None)} di e-Performance, {sini} di sini."]


def _beda_capaian(
    mereka: Decimal | None, b: HasilButir, batas: Decimal, *, beda_masukan: bool, dibulatkan: bool
) -> list[str]:
    kita = b.capaian
    if mereka is None:
        return []
    if kita is None:
        mengapa = b.hasil.alasan or b.hasil.status_hitung.replace("_", " ")
        return [f"Capaian di e-Performance {tulis_persen(mereka)}; di sini tidak dihitung ({mengapa})."]
    if kita == mereka:
        return []
    d = desimal_nilai(mereka)
    if bulatkan(kita, d) == mereka:
        return [f"Capaian {SAMA_DIBULATKAN} ke {d} desimal."]
    if kita > batas and mereka == batas:
        return [
            f"e-Performance membatasi capaian pada {tulis_persen(batas)}; tanpa batas {tulis_persen(kita)}."
        ]
    if kita.quantize(Decimal(1).scaleb(-d), rounding="ROUND_DOWN") == mereka:
        return [f"Capaian di e-Performance dipotong pada {d} desimal, tidak dibulatkan."]
    if beda_masukan:
        return []
    if dibulatkan:
        return [
            f"Capaian berbeda: {tulis_persen(mereka)} di e-Performance dari angka yang sudah dibulatkan,"
            f" {tulis_persen(kita)} di sini."
        ]
    return [
        f"Target dan realisasi sama, tetapi capaian {tulis_persen(mereka)} di e-Performance dan"
        f" {tulis_persen(kita)} di sini: cara menghitungnya berbeda."
    ]


def _beda_warna(n: NilaiEPerformance) -> list[str]:
    """A colour that says something else than the figures beside it."""
    arti = next((v for k, v in ARTI_WARNA.items() if n.warna.casefold().startswith(k)), None)
    if arti is None or n.capaian is None:
        return []
    nyata = (
        "negatif"
        if n.capaian < 0
        else "melampaui"
        if n.capaian > 100
        else "tercapai"
        if n.capaian == 100
        else ""
    )
    if nyata == arti:
        return []
    sebut = tulis_persen(n.capaian) if n.capaian is not None else TANDA_KOSONG
    return [f"Warna {n.warna} berarti {KATA_ARTI[arti]}, sedangkan capaiannya di sana {sebut}."]
