"""Sentences that set a realisation beside the national figure and the other offices' figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import bagi, rapikan, tambah
from sakip.aturan.capaian import Ukuran
from sakip.naskah.kalimat.banding import posisi_ukuran, ukuran_setara
from sakip.naskah.kalimat.besaran import gabung_kata, tulis_pasangan, tulis_ukuran

#: From so many other offices on, their median says more than a list.
WILAYAH_MEDIAN = 3
#: How a position is told where a lower figure is better.
MAKIN_RENDAH = {
    "telah melampaui": "lebih rendah daripada angka itu, yang berarti lebih baik",
    "sama dengan": "sama dengan angka itu",
    "belum mencapai": "lebih tinggi daripada angka itu, yang berarti belum sebaik angka itu",
}


def kalimat_nasional(
    *,
    tahun: int,
    realisasi: Ukuran,
    nasional: Ukuran,
    polaritas: str,
    desimal: int,
    skala_kata: Sequence[str] = (),
) -> str:
    """The realisation against the national figure of the plan, which is not divided among the regions."""
    awal = f"Angka nasional tahun {tahun} dalam Rencana Strategis, yang tidak dibagi ke wilayah,"
    if realisasi.kosong:
        return f"{awal} adalah {tulis_ukuran(nasional, desimal)}; realisasi belum ada untuk dibandingkan."
    banding = ukuran_setara(realisasi, nasional)
    if banding.setara is None:
        return (
            f"{awal} adalah {tulis_ukuran(nasional, desimal)}; realisasi tidak dibandingkan dengannya karena "
            f"{banding.alasan}."
        )
    posisi = posisi_ukuran(banding.setara, nasional, polaritas, skala_kata)
    nilai, angka = tulis_pasangan(banding.setara, nasional, desimal)
    if posisi is None:
        return f"{awal} adalah {angka}; urutan katanya tidak ada dalam manual, sehingga tidak dibandingkan."
    letak = MAKIN_RENDAH[posisi] if polaritas == "turun" else f"{posisi} angka itu"
    konversi = f" Realisasi dikonversi: {banding.konversi}." if banding.konversi else ""
    return f"{awal} adalah {angka}; realisasi {nilai} {letak}.{konversi}"


def median(nilai: Sequence[Decimal]) -> Decimal:
    """The middle of the sorted figures; of an even number the mean of the two in the middle, unrounded."""
    urut = sorted(nilai)
    tengah = len(urut) // 2
    if len(urut) % 2:
        return urut[tengah]
    return rapikan(bagi(tambah(urut[tengah - 1], urut[tengah]), Decimal(2)))


def ukuran_median(semua: Sequence[Ukuran], seperti: Ukuran) -> Ukuran:
    """The median in the unit and scale of ``seperti``: one of the measures, or the mean of the two middle."""
    nilai = median([u.nilai for u in semua if u.nilai is not None])
    dihitung = all(u.dihitung for u in semua if u.nilai == nilai)
    return Ukuran(nilai, None, seperti.satuan, seperti.skala, dihitung)


def kalimat_wilayah(
    *, tahun: int, kini: Ukuran, lain: Sequence[tuple[str, Ukuran]], desimal: int, tabel: bool = False
) -> str:
    """The realisation beside that of other offices, on one unit and scale.

    Few offices are named with their figures; from three on their median is told and ``tabel`` says that
    the figures stand in a table. No order of merit is made.
    """
    angka = [(n, u) for n, u in lain if u.nilai is not None]
    if len(angka) < len(lain) or kini.nilai is None:
        sebut = gabung_kata([f"{n} ({tulis_ukuran(u, desimal)})" for n, u in lain])
        milik = "" if kini.kosong else f", sedangkan realisasi di sini {tulis_ukuran(kini, desimal)}"
        return f"Realisasi tahun {tahun} di wilayah lain: {sebut}{milik}."
    if len(angka) >= WILAYAH_MEDIAN:
        return _dengan_median(tahun, kini, [u for _, u in angka], desimal, tabel=tabel)
    kelompok: dict[str, list[str]] = {}
    for nama, ukuran in angka:
        kata = _letak(kini, ukuran)
        milik, teks = tulis_pasangan(kini, ukuran, desimal)
        kelompok.setdefault(kata, []).append(f"{nama}, yaitu {teks}")
    milik = tulis_ukuran(kini, desimal) if len(angka) > 1 else milik
    isi = "; ".join(f"{kata} realisasi {'; '.join(nama)}" for kata, nama in kelompok.items())
    return f"Realisasi tahun {tahun} sebesar {milik} {isi}."


def _letak(kini: Ukuran, lain: Ukuran) -> str:
    assert kini.nilai is not None and lain.nilai is not None
    if kini.nilai == lain.nilai:
        return "sama dengan"
    return "lebih tinggi daripada" if kini.nilai > lain.nilai else "lebih rendah daripada"


def _dengan_median(tahun: int, kini: Ukuran, lain: Sequence[Ukuran], desimal: int, *, tabel: bool) -> str:
    tengah = ukuran_median(lain, kini)
    milik, teks = tulis_pasangan(kini, tengah, desimal)
    akhir = " Angka tiap wilayah tersaji pada tabel berikut." if tabel else ""
    return (
        f"Realisasi tahun {tahun} sebesar {milik} {_letak(kini, tengah)} median {len(lain)} wilayah lain "
        f"({teks}).{akhir}"
    )
