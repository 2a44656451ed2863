"""Sentences about money through the year: plan, outputs, changes of the DIPA, money by indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import kurang, tulis, tulis_rupiah
from sakip.aturan.periode import NAMA_BULAN
from sakip.naskah.kalimat.besaran import gabung_kata, tulis_capaian


def kalimat_rpd(bulan: int, realisasi: int, rencana: int, deviasi: Decimal | None) -> str:
    """Cumulative realisation against the cumulative plan at the end of a month."""
    awal = (
        f"Sampai {NAMA_BULAN[bulan - 1]}, realisasi {tulis_rupiah(realisasi)} terhadap rencana penarikan "
        f"dana {tulis_rupiah(rencana)}"
    )
    if deviasi is None:
        return f"{awal}."
    if deviasi == 0:
        return f"{awal}, tepat sesuai rencana."
    letak = "di atas" if deviasi > 0 else "di bawah"
    return f"{awal}, {tulis_capaian(abs(deviasi))} {letak} rencana."


def kalimat_serapan_bulan(isi: Sequence[tuple[int, Decimal]]) -> str:
    """Cumulative absorption at the middle and the end of what is recorded, and the month that added most.

    ``isi``: (month, cumulative percent) in order; a month is compared with the one right before it only.
    """
    if not isi:
        return ""
    sebut = [f"{tulis_capaian(n)} pada akhir {NAMA_BULAN[b - 1]}" for b, n in isi if b in (6, isi[-1][0])]
    kalimat = f"Serapan kumulatif mencapai {gabung_kata(sebut)}."
    lalu = {0: Decimal(0), **dict(isi)}
    naik = [(kurang(n, lalu[b - 1]), b) for b, n in isi if b - 1 in lalu]
    if len(naik) < len(isi) or len(naik) < 2:
        return kalimat
    paling = max(n for n, _ in naik)
    bulan = [b for n, b in naik if n == paling]
    if len(bulan) > 1 or paling <= 0:
        return kalimat
    return (
        f"{kalimat} Tambahan terbesar terjadi pada {NAMA_BULAN[bulan[0] - 1]}, yaitu "
        f"{tulis(paling, 2)} poin persen."
    )


def kalimat_prakiraan(cara: str, sampai: int, nilai: Decimal, persen: Decimal | None, lebih: bool) -> str:
    """What a year that is not over will come to; ``cara``: "rencana" or "laju" of ``aturan.prakiraan``."""
    bila = {
        "rencana": "Bila sisa rencana penarikan dana terlaksana seluruhnya",
        "laju": f"Bila laju rata-rata sampai {NAMA_BULAN[sampai - 1]} berlanjut",
    }[cara]
    isi = f"{bila}, realisasi sampai akhir tahun diprakirakan {tulis_rupiah_bulat(nilai)}"
    if persen is not None:
        isi += f" atau {tulis_capaian(persen)} dari pagu"
    return f"{isi}, melampaui pagu." if lebih else f"{isi}."


def kalimat_triwulan_lalu(isi: Sequence[tuple[int, Sequence[tuple[str, bool | None]]]]) -> str:
    """Which kinds were behind at the earlier quarters; "" where none was."""
    menurut: dict[str, list[str]] = {}
    for triwulan, jenis in isi:
        belum = [n for n, x in jenis if x is False]
        siapa = "semua jenis belanja" if len(belum) == len(jenis) > 1 else gabung_kata(belum)
        if belum:
            menurut.setdefault(siapa, []).append(("I", "II", "III", "IV")[triwulan - 1])
    bagian = [f"pada triwulan {gabung_kata(tw)} untuk {siapa}" for siapa, tw in menurut.items()]
    return f"Sebelumnya target belum tercapai {'; '.join(bagian)}." if bagian else ""


def kalimat_triwulan_serapan(triwulan: int, isi: Sequence[tuple[str, bool | None]]) -> str:
    """Which kinds of spending reached the target of a quarter; (name, reached or None)."""
    tahu = [(n, x) for n, x in isi if x is not None]
    if not tahu:
        return ""
    belum = [n for n, x in tahu if not x]
    awal = f"Pada akhir triwulan {('I', 'II', 'III', 'IV')[triwulan - 1]}"
    if not belum:
        return f"{awal}, target penyerapan semua jenis belanja yang bertarget tercapai."
    siapa = "setiap jenis belanja yang bertarget" if len(belum) == len(tahu) > 1 else gabung_kata(belum)
    return f"{awal}, target penyerapan belum tercapai untuk {siapa}."


def kalimat_output(banyak: int, lapor: int, di_luar: int, tanpa: int) -> str:
    """How many outputs report, and how many are beyond the allowed gap; ``tanpa``: cannot be compared."""
    awal = f"Dari {banyak} rincian output, {lapor} sudah melaporkan capaian"
    if not lapor:
        return f"{banyak} rincian output belum melaporkan capaian."
    diuji = lapor - tanpa
    if not diuji:
        return f"{awal}; selisihnya dengan penyerapan belum dapat dilihat."
    if di_luar:
        return f"{awal}; pada {di_luar} di antaranya selisih progres dan penyerapan melampaui batas."
    return f"{awal}; tidak ada yang selisih progres dan penyerapannya melampaui batas."


def kalimat_ubah_pagu(awal: int | None, akhir: int, abt: int, blokir: int) -> str:
    """From the first pagu to the last, with ABT and blocked money where there are any."""
    if awal is None:
        tambahan = f", termasuk anggaran belanja tambahan (ABT) {tulis_rupiah(abt)}" if abt else ""
        kalimat = f"Pagu akhir {tulis_rupiah(akhir)}{tambahan}; versi pertama sebagian DIPA tidak tercatat"
    elif awal == akhir:
        kalimat = f"Jumlah pagu tetap {tulis_rupiah(akhir)}, dengan pergeseran antarbaris"
    else:
        kata = "bertambah" if akhir > awal else "berkurang"
        kalimat = (
            f"Pagu awal {tulis_rupiah(awal)} {kata} {tulis_rupiah(abs(akhir - awal))} "
            f"menjadi {tulis_rupiah(akhir)}"
        )
    if abt and awal is not None:
        seluruhnya = akhir - awal == abt
        kalimat += ", seluruhnya dari anggaran belanja tambahan (ABT)" if seluruhnya else ""
        kalimat += "" if seluruhnya else f", di antaranya anggaran belanja tambahan (ABT) {tulis_rupiah(abt)}"
    if blokir:
        kalimat += f"; {tulis_rupiah(blokir)} diblokir"
    return f"{kalimat}."


def kalimat_uang_indikator(banyak: int, bersama: int, terkunci: Decimal, seluruh: int) -> str:
    """How much money is tied to indicators by a stated key, and how many share a pot."""
    kalimat = (
        f"Anggaran {tulis_rupiah_bulat(terkunci)} dari {tulis_rupiah(seluruh)} dikaitkan dengan {banyak} "
        "indikator menurut kunci yang dinyatakan"
    )
    if bersama:
        return f"{kalimat}; {bersama} indikator berbagi anggaran dengan indikator lain."
    return f"{kalimat}; tidak ada anggaran yang dibagi."


def tulis_rupiah_bulat(nilai: Decimal) -> str:
    """Rupiah of a share, without the fractions that sharing leaves."""
    return f"Rp{tulis(nilai, 0)}"
