"""Absorption of the budget: against quarterly targets, against the withdrawal plan, against output.

Targets per jenis belanja, the cap of a monthly deviation and the allowed gap are data: `target_serapan`,
`batas_deviasi_rpd`, `batas_selisih_output`. Money is given in rupiah, percentages come out unrounded.
Realisation above pagu is computed and warned of (it happens with salaries); so is a negative one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .angka import bagi, kali, kurang, rapikan, rata, tambah, tulis, tulis_persen, tulis_rupiah
from .regulasi import Versi, ambil, semua
from .skor import SERATUS, Hitungan, angka_aturan

Rupiah = Decimal | int
NOL: Final = Decimal(0)
BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def penyerapan(pagu: Rupiah | None, realisasi: Rupiah | None) -> Hitungan:
    """P = realisation over pagu, in percent; None without pagu, without realisation, or with pagu nol."""
    if pagu is None or realisasi is None:
        return Hitungan(None, alasan="pagu belum ada" if pagu is None else "realisasi belum ada")
    if pagu < 0:
        raise ValueError(f"Pagu {tulis_rupiah(pagu)} negatif. Periksa angkanya.")
    tanda = []
    if realisasi < 0:
        tanda.append(f"Realisasi {tulis_rupiah(realisasi)} negatif: perlu catatan koreksi.")
    if realisasi > pagu:
        lebih = tulis_rupiah(kurang(realisasi, pagu))
        tanda.append(f"Realisasi melampaui pagu sebesar {lebih}: perlu alasan.")
    if pagu == 0:
        return Hitungan(None, alasan="pagu nol: persentase tidak ada", peringatan=tuple(tanda))
    nilai = rapikan(kali(bagi(realisasi, pagu), SERATUS))
    langkah = f"{tulis_rupiah(realisasi)} ÷ {tulis_rupiah(pagu)} × 100 = {tulis(nilai)}"
    return Hitungan(nilai, (langkah,), peringatan=tuple(tanda))


# --- quarterly targets --------------------------------------------------------------------------------


@dataclass(frozen=True)
class SerapanJenis:
    """One jenis belanja at the end of a quarter; percentages, None where not known."""

    kode: str
    kata: str
    pagu: Rupiah | None
    realisasi: Rupiah | None
    serapan: Decimal | None
    target: Decimal | None
    selisih: Decimal | None
    tercapai: bool | None


@dataclass(frozen=True)
class SerapanTriwulan:
    """All jenis belanja of one scope; the target of the whole is that of the rupiah targets added up."""

    triwulan: int
    baris: tuple[SerapanJenis, ...]
    serapan: Decimal | None
    target: Decimal | None
    langkah: tuple[str, ...]
    sumber: str
    draf: bool
    peringatan: tuple[str, ...] = ()


def target_serapan(jenis: str, triwulan: int, tahun: int, aturan: Versi | None = None) -> Decimal | None:
    """Percent of pagu due by the end of a quarter for `51`, `52`, `53`, `57`; None without one."""
    if triwulan not in (1, 2, 3, 4):
        raise ValueError("Triwulan harus 1 sampai 4.")
    aturan = aturan or ambil("target_serapan", tahun)
    target = _baris_target(aturan, jenis).get(f"tw{triwulan}")
    return target if isinstance(target, Decimal) else None


def _baris_target(aturan: Versi, jenis: str) -> Mapping[str, object]:
    kosong: Mapping[str, object] = {}
    return next((b for b in aturan.nilai["baris"] if b["kode"] == jenis), kosong)


def serapan_triwulan(
    uang: Mapping[str, tuple[Rupiah | None, Rupiah | None]],
    triwulan: int,
    tahun: int,
    aturan: Versi | None = None,
) -> SerapanTriwulan:
    """`uang`: jenis belanja -> (pagu, realisation to the end of the quarter), against the targets."""
    aturan = aturan or ambil("target_serapan", tahun)
    baris: list[SerapanJenis] = []
    tanda: list[str] = []
    for kode, (pagu, realisasi) in uang.items():
        kata = str(_baris_target(aturan, kode).get("kata", kode))
        h = penyerapan(pagu, realisasi)
        tanda += [f"{kata}: {t}" for t in h.peringatan]
        target = target_serapan(kode, triwulan, tahun, aturan)
        if target is None:
            tanda.append(f"{kata}: target triwulan {triwulan} belum ada dalam {aturan.sebutan}.")
        beda = None if h.nilai is None or target is None else rapikan(kurang(h.nilai, target))
        tercapai = None if beda is None else beda >= 0
        baris.append(SerapanJenis(kode, kata, pagu, realisasi, h.nilai, target, beda, tercapai))
    serap, target, langkah = _seluruh(baris)
    return SerapanTriwulan(
        triwulan, tuple(baris), serap, target, langkah, aturan.sebutan, aturan.draf, tuple(tanda)
    )


def _seluruh(baris: list[SerapanJenis]) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    if not baris or any(b.pagu is None for b in baris):
        return None, None, ()
    pagu = tambah(*(b.pagu for b in baris if b.pagu is not None))
    if pagu == 0:
        return None, None, ()
    langkah: list[str] = []
    serap = target = None
    if all(b.realisasi is not None for b in baris):
        h = penyerapan(pagu, tambah(*(b.realisasi for b in baris if b.realisasi is not None)))
        serap, langkah = h.nilai, list(h.langkah)
    berpagu = [b for b in baris if b.pagu]
    if all(b.target is not None for b in berpagu):
        jumlah = tambah(*(kali(b.pagu, b.target) for b in berpagu if b.pagu and b.target is not None))
        target = rapikan(bagi(jumlah, pagu))
        isi = " + ".join(f"{tulis_rupiah(b.pagu)} × {tulis_persen(b.target, None)}" for b in berpagu)
        langkah.append(f"Target: ({isi}) ÷ {tulis_rupiah(pagu)} = {tulis_persen(target)}")
    return serap, target, tuple(langkah)


# --- the withdrawal plan (RPD, Halaman III DIPA) ------------------------------------------------------

PerBulan = Mapping[int, Rupiah | None]


@dataclass(frozen=True)
class DeviasiBulan:
    """A month (1..12): plan, realisation and deviation in percent of the plan, not below zero."""

    bulan: int
    rencana: Rupiah
    realisasi: Rupiah
    deviasi: Decimal


def deviasi_bulanan(
    rencana: PerBulan,
    realisasi: PerBulan,
    *,
    sampai: int = 12,
    kumulatif: bool = False,
    batas: Decimal = SERATUS,
) -> tuple[tuple[DeviasiBulan, ...], tuple[int, ...]]:
    """|realisation - plan| / plan per month, capped at `batas`, and the months that lack a figure.

    With `kumulatif` both are added up from January; a missing month then ends the series, because what
    follows cannot be added. Money spent in a month without plan is a deviation of `batas`, no money is none.
    """
    if not 1 <= sampai <= 12:
        raise ValueError("Bulan harus 1 sampai 12.")
    hasil: list[DeviasiBulan] = []
    hilang: list[int] = []
    jumlah_t = jumlah_r = NOL
    for b in range(1, sampai + 1):
        t, r = rencana.get(b), realisasi.get(b)
        if t is None or r is None or (kumulatif and hilang):
            hilang.append(b)
            continue
        if t < 0:
            raise ValueError(f"RPD {BULAN[b - 1]} {tulis_rupiah(t)} negatif. Periksa angkanya.")
        if kumulatif:
            jumlah_t, jumlah_r = tambah(jumlah_t, t), tambah(jumlah_r, r)
            t, r = jumlah_t, jumlah_r
        hasil.append(DeviasiBulan(b, t, r, _deviasi(Decimal(t), Decimal(r), batas)))
    return tuple(hasil), tuple(hilang)


def _deviasi(rencana: Decimal, realisasi: Decimal, batas: Decimal) -> Decimal:
    if rencana == 0:
        return NOL if realisasi == 0 else batas
    return min(batas, rapikan(kali(bagi(abs(kurang(realisasi, rencana)), rencana), SERATUS)))


def konsistensi_rpd(rencana: PerBulan, realisasi: PerBulan, *, sampai: int = 12) -> Hitungan:
    """K = mean over the months of 100 - deviation of cumulative realisation from the cumulative RPD.

    A draft: the exact form of PMK 22/2021 was not seen. The source names the years of that rule, because K
    is shown for later years too. None without a single full month.
    """
    asal = semua("bobot_smart")[-1]
    sumber = f"{asal.sumber} untuk {asal.sejak}–{asal.sampai} (draf, belum diverifikasi)"
    bulan, hilang = deviasi_bulanan(rencana, realisasi, sampai=sampai, kumulatif=True)
    tanda = _hilang(hilang)
    if not bulan:
        return Hitungan(None, alasan="RPD atau realisasi bulanan belum ada", sumber=sumber, draf=True)
    nilai = rapikan(kurang(SERATUS, rata([b.deviasi for b in bulan])))
    isi = " + ".join(tulis(kurang(SERATUS, b.deviasi)) for b in bulan)
    langkah = f"({isi}) ÷ {len(bulan)} = {tulis(nilai)}"
    return Hitungan(nilai, (langkah,), peringatan=tanda, sumber=sumber, draf=True)


def _hilang(bulan: tuple[int, ...]) -> tuple[str, ...]:
    if not bulan:
        return ()
    return (f"Tidak ikut dihitung, angkanya belum lengkap: {', '.join(BULAN[b - 1] for b in bulan)}.",)


@dataclass(frozen=True)
class JenisRpd:
    """One jenis belanja of a DIPA: pagu, plan and realisation of each month (not cumulative)."""

    kode: str
    pagu: Rupiah
    rencana: PerBulan
    realisasi: PerBulan


@dataclass(frozen=True)
class DeviasiHalamanIII:
    """`rata` in percent; `nilai` of the indicator only where the rule is known (None with a reason)."""

    rata: Decimal | None
    nilai: Decimal | None
    per_bulan: tuple[tuple[int, Decimal], ...]
    langkah: tuple[str, ...]
    sumber: str
    draf: bool
    alasan: str = ""
    peringatan: tuple[str, ...] = ()


def deviasi_halaman_iii(
    jenis: tuple[JenisRpd, ...], tahun: int, *, sampai: int | None = None, aturan: Versi | None = None
) -> DeviasiHalamanIII:
    """Monthly deviation weighted by pagu per jenis belanja, averaged over the months that the rule counts."""
    aturan = aturan or ambil("batas_deviasi_rpd", tahun)
    batas, akhir = angka_aturan(aturan, "batas_bulan"), int(angka_aturan(aturan, "bulan_akhir"))
    akhir = akhir if sampai is None else min(akhir, sampai)
    berpagu = [j for j in jenis if j.pagu > 0]
    pagu = tambah(*(j.pagu for j in berpagu))
    dasar = (aturan.sebutan, aturan.draf)
    bagian = [deviasi_bulanan(j.rencana, j.realisasi, sampai=akhir, batas=batas) for j in berpagu]
    hilang = tuple(sorted({b for _, h in bagian for b in h}))
    per_bulan: list[tuple[int, Decimal]] = []
    for b in range(1, akhir + 1):
        if berpagu and b not in hilang:
            deviasi = [next(d.deviasi for d in isi if d.bulan == b) for isi, _ in bagian]
            berat = tambah(*(kali(d, j.pagu) for d, j in zip(deviasi, berpagu, strict=True)))
            per_bulan.append((b, rapikan(bagi(berat, pagu))))
    if not per_bulan:
        alasan = "RPD, realisasi, atau pagu belum ada"
        return DeviasiHalamanIII(None, None, (), (), *dasar, alasan, _hilang(hilang))
    nilai_rata = rapikan(rata([d for _, d in per_bulan]))
    langkah = f"({' + '.join(tulis(d) for _, d in per_bulan)}) ÷ {len(per_bulan)} = {tulis(nilai_rata)}"
    penuh = angka_aturan(aturan, "penuh")
    if nilai_rata <= penuh:
        akhirnya = f"{tulis(nilai_rata)} ≤ {tulis(penuh, None)} → 100"
        return DeviasiHalamanIII(
            nilai_rata, SERATUS, tuple(per_bulan), (langkah, akhirnya), *dasar, "", _hilang(hilang)
        )
    alasan = f"nilai untuk rata-rata deviasi di atas {tulis(penuh, None)}% belum ada dalam data aturan"
    return DeviasiHalamanIII(nilai_rata, None, tuple(per_bulan), (langkah,), *dasar, alasan, _hilang(hilang))


# --- output against absorption ------------------------------------------------------------------------


@dataclass(frozen=True)
class SelisihOutput:
    """Progress of output less absorption, in points of percent; `wajar` when within the bound."""

    selisih: Decimal | None
    batas: Decimal
    wajar: bool | None
    kalimat: str
    sumber: str
    draf: bool


def selisih_output(
    progres: Decimal | None,
    serapan: Decimal | None,
    *,
    strategis: bool,
    tahun: int,
    aturan: Versi | None = None,
) -> SelisihOutput:
    """The gap rule: at most 5 points for a strategic RO, 20 for others, in either direction."""
    aturan = aturan or ambil("batas_selisih_output", tahun)
    batas = angka_aturan(aturan, "strategis" if strategis else "lainnya")
    dasar = (aturan.sebutan, aturan.draf)
    if progres is None or serapan is None:
        apa = "Progres output" if progres is None else "Penyerapan"
        return SelisihOutput(None, batas, None, f"{apa} belum ada.", *dasar)
    beda = rapikan(kurang(progres, serapan))
    if abs(beda) <= batas:
        return SelisihOutput(beda, batas, True, "", *dasar)
    arah = "mendahului" if beda > 0 else "tertinggal dari"
    kalimat = (
        f"Progres output {tulis_persen(progres)} {arah} penyerapan {tulis_persen(serapan)} sebesar"
        f" {tulis(abs(beda))} poin; batasnya {tulis(batas, None)}."
        " Periksa laporan output, atau tulis alasannya."
    )
    return SelisihOutput(beda, batas, False, kalimat, *dasar)
