"""Totals that no word announces: a last row or column that is the sum of the others nearly everywhere.

Where several columns add up to the last row, the row is their total, whatever it is called; the column
that does not add up holds a slip. The same holds for rows that add up to the last column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan

#: Lines that must add up, and how many may fail for every one that does.
_BUKTI = 2
_GAGAL = Decimal("0.34")

#: Smaller whole numbers are counts, which nobody rounds.
_DIBULATKAN = 1000

#: Rows of shares and indices, whose last column is worked out in another way.
_UKURAN = re.compile(r"\b(?:persen\w*|indeks|rata-rata|nilai|skor)\b|%", re.IGNORECASE)

Larik = Sequence[Sel]


def jumlah_bukti(paham: Paham) -> Iterator[Temuan]:
    """Slips in tables of numbers whose totals bear no name that says so."""
    for t in paham.tabel:
        if t.maya or t.tabel.pulih or any(b.jumlah or b.rata for b in t.baris) or len(t.tabel.isi) < 3:
            continue
        isi = _tanpa_nomor_urut(t.tabel.isi)
        kolom = [list(k) for k in zip(*isi, strict=True)]
        yield from _periksa(paham, t, kolom, "kolom")
        yield from _periksa(paham, t, [list(b) for b in isi], "baris")


def _tanpa_nomor_urut(isi: Sequence[Larik]) -> Sequence[Larik]:
    """The rows without a first column that only counts them (1, 2, 3, ...)."""
    depan = [n for b in isi if b and (n := b[0].teks.strip().rstrip(".)")).isdecimal()]
    berurutan = len(depan) > 1 and depan == [str(i) for i in range(1, len(depan) + 1)]
    return [b[1:] for b in isi] if berurutan else isi


def _periksa(paham: Paham, t: TabelPaham, larik: Sequence[Larik], arah: str) -> Iterator[Temuan]:
    """Lines of one direction that do not add up although their neighbours do."""
    cocok, gagal = 0, []
    for isi in larik:
        bagian, total = _urai(isi)
        if total is None or len(bagian) < 2 or (arah == "baris" and _UKURAN.search(isi[0].teks)):
            continue
        hitung = sum((a.nilai for a in bagian), Decimal(0))
        batas = max([total.langkah, *(a.langkah for a in bagian)]) * (len(bagian) + 1) / 2
        if not any(a.desimal for a in (*bagian, total)) and total.nilai < _DIBULATKAN:
            batas = Decimal(1)  # small counts add up exactly
        if abs(hitung - total.nilai) < batas:
            cocok += 1 if hitung and sum(1 for a in bagian if a.nilai) > 1 else 0
        elif not _rata(bagian, total):
            gagal.append((isi, total, hitung, len(bagian)))
    if cocok < _BUKTI or len(gagal) > max(Decimal(1), cocok * _GAGAL) or len(gagal) > 2:
        return
    for isi, total, hitung, banyak in gagal:
        yield temuan(
            paham,
            "jumlah",
            {s.baris for s in isi if not s.isian and baca_sel(s.teks) is not None},
            tercetak=total.teks,
            seharusnya=angka(hitung),
            uraian=f"{cocok} {arah} lain pada tabel ini menjumlah ke "
            f"{'baris' if arah == 'kolom' else 'kolom'} terakhirnya, "
            f"tetapi di sini {banyak} angka berjumlah {angka(hitung)}, bukan {total.teks}.",
            saran="Periksa angka penyusun dan jumlahnya.",
        )


def _rata(bagian: Sequence[Angka], total: Angka) -> bool:
    """A number among its parts is a mean, a rate or the last value, not their sum."""
    nilai = [a.nilai for a in bagian]
    return min(nilai) <= total.nilai <= max(nilai)


def _urai(isi: Larik) -> tuple[list[Angka], Angka | None]:
    """The parts and the last number; percentages and broken prints take no part."""
    nilai = [a for s in isi if not s.isian and (a := baca_sel(s.teks)) is not None]
    if len(nilai) < 3 or any(a.persen or a.rusak for a in nilai) or baca_sel(isi[-1].teks) is None:
        return [], None
    return nilai[:-1], nilai[-1]
