"""Shares of a whole that a sentence tells of a row of a table nearby: "porsi 49,89% dari seluruh"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.digit import letak_beda
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, berpersen, sama, sebut_baris

_P = r"(?P<p>\d{1,2}(?:,\d+)?|\d{1,2}\.\d{1,2})\s?(?:%|persen\b)"
_SELURUH = r"(?:ke)?seluruh\w*|semua|total|jumlah\s+(?:seluruh\w*|total|keseluruhan)"
_PORSI = re.compile(
    rf"\b(?:porsi|proporsi|kontribusi|pangsa|andil|menyumbang|berkontribusi|"
    rf"mendominasi)\w*\b[^.;%\d]{{0,60}}?(?:\(\s*)?{_P}"
    rf"|{_P}\)?\s+(?:dari|terhadap)\s+(?:[a-z]+\s+){{0,3}}?(?:{_SELURUH})\b".replace("?P<p>", "?P<q>", 1),
    re.IGNORECASE,
)
_PECAHAN = {
    "separuh": Decimal(50), "setengah": Decimal(50), "sepertiga": Decimal(100) / 3,
    "dua pertiga": Decimal(200) / 3, "seperempat": Decimal(25), "tiga perempat": Decimal(75),
    "seperlima": Decimal(20),
}  # fmt: skip
_KATA = re.compile(
    rf"\b(?:(?P<arti>lebih\s+dari|kurang\s+dari|di\s?atas|"
    rf"di\s?bawah)\s+)?(?P<kata>{'|'.join(_PECAHAN)})(?:\s+(?P<lebih>lebih))?\b"
    rf"(?=[^.;]*\b(?:dari|{_SELURUH}))",
    re.IGNORECASE,
)
_KLAUSA = re.compile(
    r";\s+|,\s+(?!(?:yaitu|yakni|atau|sebesar|sebanyak|sejumlah|dengan|mencapai)\b)|\b(?:sedangkan|"
    r"sementara|adapun)\b",
    re.IGNORECASE,
)
_LAIN = re.compile(
    r"\b(?:naik|turun|kenaikan|penurunan|peningkatan|meningkat|menurun|target\w*|capaian\w*|serapan|"
    r"terserap|tahun\s+(?:lalu|"
    r"sebelumnya)|masing-masing|hampir|sekitar|kurang\s+lebih|nasional|provinsi)\b",
    re.IGNORECASE,
)
_PICU = ("porsi", "kontribusi", "pangsa", "andil", "umbang", "dominasi", "seluruh", "total", "semua",
         "separuh", "setengah", "sepertiga", "pertiga", "perempat", "seperlima")  # fmt: skip
_SERATUS = Decimal(100)
#: A share farther off than this may be of another whole.
_DEKAT = Decimal(16)
_LONGGAR = Decimal("0.02")


def porsi(paham: Paham) -> Iterator[Temuan]:
    for p, larik in berlarik(paham, lambda teks: memuat(teks, *_PICU)):
        for k in pecah(p.teks):
            if memuat(k.teks, *_PICU):
                yield from _kalimat(paham, p, k, larik)


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, larik: Sequence[Larik]) -> Iterator[Temuan]:
    for klausa in _KLAUSA.split(k.teks):
        m, kata = _PORSI.search(klausa), _KATA.search(klausa)
        if (m is None and kata is None) or _LAIN.search(klausa):
            continue
        for x in larik:
            bagian = _bagian(x, klausa)
            if not bagian:
                continue
            salah = _persen(x, m, bagian) if m is not None else None
            if salah is None and kata is not None:
                salah = _pecahan(kata, bagian)
            if salah is not None:
                cetak, harus, nama, baris = salah
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(p, k.awal, k.akhir), baris},
                    kutipan=k.teks,
                    tercetak=cetak,
                    seharusnya=f"{harus}%",
                    uraian=f"Kalimat menyebut bagian “{nama}” {cetak}, padahal menurut tabel pada baris "
                    f"{baris} bagiannya {harus}%.",
                    saran="Hitung ulang bagiannya dari tabel.",
                )
            break


#: Its share in every column, its name and its line.
Bagian = tuple[list[Decimal], list[Decimal], str, int]


def _bagian(x: Larik, klausa: str) -> Bagian | None:
    """The shares that the row, or the column, named in a clause has of the wholes of its table; second the
    percentages printed with it."""
    baris = sebut_baris(x, klausa)
    if len(baris) == 1:
        r = baris[0]
        sebut = [a for _, a in cari(klausa) if not a.persen]
        kolom = [
            c for c in x.kolom if (a := x.angka[r][c]) is not None and a.nilai >= 0 and not _berpersen(x, c)
        ]
        tepat = [c for c in kolom if any(sama(a, x.angka[r][c]) for a in sebut)]
        isi = [b for c in (tepat or kolom) for b in _dari_kolom(x, r, c)]
        tercetak = [a.nilai for c in x.kolom if (a := x.angka[r][c]) is not None and a.nilai <= _SERATUS]
        return (isi, tercetak, x.label[r], x.baris[r]) if isi else None
    kata = set(kunci(klausa))
    judul = [c for c in x.kolom if (j := kunci(x.judul[c])) and set(j) <= kata]
    if not baris and len(judul) == 1 and len(x.total) == 1:
        (t,) = x.total
        c = judul[0]
        a = t[c]
        lain = [b.nilai for d in x.kolom if d != c and (b := t[d]) is not None and not b.persen]
        if a is not None and not a.persen and lain:
            utuh = {sum(lain, a.nilai), *(n for n in lain if n > a.nilai)}
            return [a.nilai / n * _SERATUS for n in utuh if n], [], x.judul[c], x.baris[-1]
    return None


def _berpersen(x: Larik, c: int) -> bool:
    """Of percentages no share can be taken."""
    return berpersen(x.judul[c], (a for _, a in x.nilai(c)))


def _dari_kolom(x: Larik, r: int, c: int) -> Iterator[Decimal]:
    a = x.angka[r][c]
    isi = [b.nilai for _, b in x.nilai(c)]
    if a is None or len(isi) < 2 or not x.utuh or _berpersen(x, c):
        return
    for utuh in {sum(isi, Decimal(0)), *(t.nilai for t in x.seluruh(c))}:
        if utuh >= a.nilai > 0 or (utuh and not a.nilai):
            yield a.nilai / utuh * _SERATUS


def _persen(x: Larik, m: re.Match[str], bagian: Bagian) -> tuple[str, str, str, int] | None:
    isi, tercetak, nama, baris = bagian
    teks = m["p"] or m["q"]
    p = Decimal(teks.replace(",", "."))
    langkah = max(_LONGGAR, Decimal(1)) if "," not in teks and "." not in teks else _LONGGAR
    if any(abs(n - p) <= langkah for n in (*isi, *tercetak)):
        return None
    benar = min(isi, key=lambda n: (not _satu_digit(angka(n), teks), abs(n - p)))
    milik_lain = any(
        abs(n - p) <= langkah for r in range(len(x.label)) for c in x.kolom for n in _dari_kolom(x, r, c)
    )
    if abs(benar - p) > _DEKAT and not milik_lain:
        return None
    return f"{teks}%", angka(benar), nama, baris


def _satu_digit(a: str, b: str) -> bool:
    return len(a) == len(b) and len(letak_beda(a, b)) == 1


def _pecahan(m: re.Match[str], bagian: Bagian) -> tuple[str, str, str, int] | None:
    """ "Lebih dari dua pertiga" where no share that may be meant is so large."""
    isi, _, nama, baris = bagian
    batas = _PECAHAN[" ".join(m["kata"].casefold().split())]
    arti = " ".join((m["arti"] or "").casefold().split())
    if m["lebih"] or arti in ("lebih dari", "di atas", "diatas"):
        salah = all(n < batas - 1 for n in isi)
    elif arti:
        salah = all(n > batas + 1 for n in isi)
    else:
        return None
    return (m[0], angka(isi[0]), nama, baris) if salah else None
