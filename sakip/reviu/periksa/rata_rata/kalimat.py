"""A mean per unit that a sentence tells of the table beside it: the total of a column over its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.baca.kata import baris_rata
from sakip.reviu.model import Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.kisi import Kisi, kisi_dari, lanjutan

_RATA = Pola(
    r"\brata-rata\s+(?:(?P<nama>[A-Za-z][\w /-]{2,60}?)\s+)?(?:per|(?:di\s+|pada\s+)?(?:tiap|setiap|"
    r"tiap-tiap))\s+(?P<unit>[A-Za-z]{3,}(?:\s+[A-Za-z]{3,})?)"
    r"\s+(?:(?:adalah|ialah|yaitu|yakni|sebanyak|sebesar|sejumlah|mencapai|berjumlah|tercatat)\s+)(?"
    r"P<n>\d[\d.,]*(?<![.,]))(?!\s?%)",
    "rata-rata",
)
_MASA = frozenset({"bulan", "hari", "minggu", "triwulan", "tahun", "semester", "jam", "orang", "kali"})
#: So many parts of the text before the sentence its table may stand.
_DEKAT = 4
_TERSEDIKIT = 3


def rata_kalimat(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    for n, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not _RATA.search(u.teks):
            continue
        tabel = [x for x in unsur[max(0, n - _DEKAT) : n] if isinstance(x, Tabel)]
        k = kisi_dari(paham, tabel[-1]) if tabel else None
        for x in pecah(u.teks) if k is not None else ():
            for m in _RATA.finditer(x.teks):
                a = baca_utuh(m["n"])
                if a is not None and k is not None and not a.rupiah:
                    salah = _salah(k, m["nama"] or "", m["unit"], a)
                    if salah is not None:
                        yield _temuan(paham, u, x.teks, (x.awal + m.start(), x.awal + m.end()), a, salah, k)


Salah = tuple[int, Decimal, int, Decimal]


def _salah(k: Kisi, nama: str, unit: str, a: Angka) -> Salah | None:
    """(column, its sum, rows, mean) that the sentence speaks of; None where any column gives its mean."""
    baris = [r for r in k.biasa if not baris_rata(k.label[r])]
    if len(baris) < _TERSEDIKIT or k.kepala or lanjutan(k.sel) or len(k.total) > 1:
        return None
    if not _satu_unit(k, baris, unit):
        return None
    rata: list[Salah] = []
    for c in k.berangka():
        isi = [k.angka[r][c] for r in baris]
        ada = [x for x in isi if x is not None and not x.persen]
        if len(ada) < len(isi):
            continue
        jumlah = sum((x.nilai for x in ada), Decimal(0))
        cetak = [x.nilai for t in k.total if (x := k.angka[t][c]) is not None]
        if cetak and cetak != [jumlah]:
            return None  # the table itself is in doubt
        rata.append((c, jumlah, len(ada), jumlah / len(ada)))
    if any(abs(x[3] - a.nilai) <= a.langkah for x in rata):
        return None
    kata = set(kunci(nama)) - set(kunci(unit))
    sehal = [x for x in rata if kata & set(kunci(k.judul[x[0]]))]
    slip = [x for x in rata if selisih_digit(tulis(x[3], a.desimal), a.teks)]
    if len(slip) == 1:
        return slip[0]
    return sehal[0] if len(sehal) == 1 and len(sehal) < len(rata) else None


def _satu_unit(k: Kisi, baris: Sequence[int], unit: str) -> bool:
    """The rows are such units: their header says so, or nearly all their names begin with the word."""
    kata = unit.casefold().split()
    if kata[0] in _MASA:
        return False
    judul = {w for c in range(k.lebar) if c not in k.kolom for w in kunci(k.judul[c])}
    if kata[0] in judul or (kunci(unit)[:1] and kunci(unit)[0] in judul):
        return True
    nama = [k.label[r].casefold().split()[:1] == kata[:1] for r in baris]
    return all(nama)


def _temuan(
    paham: Paham, p: Paragraf, kalimat: str, letak: tuple[int, int], a: Angka, salah: Salah, k: Kisi
) -> Temuan:
    c, jumlah, banyak, rata = salah
    sel = next((k.sel[t][c] for t in k.total), k.sel[k.biasa[-1]][c])
    return temuan(
        paham,
        "rata_rata",
        {*baris_kalimat(p, *letak), sel.baris},
        tercetak=a.teks,
        seharusnya=tulis(rata, max(a.desimal, 1)),
        kutipan=kalimat,
        uraian=f"Kalimat menyebut rata-rata {a.teks}, padahal kolom “{k.judul[c]}” berjumlah "
        f"{tulis(jumlah)} pada "
        f"{banyak} baris: {tulis(jumlah)} ÷ {banyak} = {tulis(rata)}.",
        saran="Hitung ulang rata-ratanya.",
    )
