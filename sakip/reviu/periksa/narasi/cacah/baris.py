"""How many things a table lists, told in the sentence beside it: "tujuh klinik melayani 418 pasien"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.larik import Larik, dekat, sama
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN, nilai_cacah

_N = rf"(?<![\w.,/%-])(?P<n>\d{{1,2}}|{'|'.join(BILANGAN)})(?:\s+\([a-z ]+\))?"
_BENDA = re.compile(rf"{_N}\s+(?P<apa>[A-Za-z]+(?:\s+[A-Za-z]+){{0,3}})", re.IGNORECASE)
_KALI = re.compile(rf"{_N}\s+kali\s+(?P<apa>[a-z]+)", re.IGNORECASE)
_SEBAGIAN = re.compile(
    r"\b(?:dari\s+\d|di\s?antaranya|antara\s+lain|termasuk|hanya|baru|selain|kecuali|setiap|"
    r"masing-masing|tambahan|target\w*|"
    r"belum|tidak|tahun\s+(?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
_TERKECIL = 3


def cacah_baris(paham: Paham) -> Iterator[Temuan]:
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf):
            continue
        larik: list[Larik] | None = None
        for k in pecah(u.teks):
            if not (_BENDA.search(k.teks) and not _SEBAGIAN.search(k.teks)):
                continue
            larik = (
                [x for x in dekat(paham, ke) if x.utuh and len(x.label) >= _TERKECIL]
                if larik is None
                else larik
            )
            yield from _kalimat(paham, u, k, larik)


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, larik: Sequence[Larik]) -> Iterator[Temuan]:
    for x in larik:
        for m, benar in (*_keseluruhan(x, k.teks), *_kali(x, k.teks)):
            yield temuan(
                paham,
                "narasi",
                {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), x.baris[-1]},
                kutipan=k.teks,
                tercetak=m[0],
                seharusnya=str(benar),
                uraian=f"Kalimat menyebut “{m[0]}”, padahal tabel sampai baris {x.baris[-1]} memuat {benar}.",
                saran="Samakan banyaknya dengan tabel.",
            )


def _keseluruhan(x: Larik, kalimat: str) -> Iterator[tuple[re.Match[str], int]]:
    """The sentence tells totals of the table, so it speaks of all its rows."""
    total = [a for b in x.total for a in b if a is not None and not a.persen]
    sebut = [a for _, a in cari(kalimat) if a.nilai >= len(x.label) * 2]
    cocok = [a for a in sebut if any(sama(a, t) for t in total)]
    if not cocok or (len(total) > 2 and len(cocok) < 2):
        return
    for m in _BENDA.finditer(kalimat):
        n, kata = nilai_cacah(m["n"]), kunci(m["apa"])[:1]
        if n != len(x.label) and abs(n - len(x.label)) <= 3 and kata and _sebenda(x, kata[0]):
            yield m, len(x.label)


def _sebenda(x: Larik, kata: str) -> bool:
    """Whether every row's name begins with the word."""
    return all(kunci(n)[:1] == (kata,) for n in x.label)


def _kali(x: Larik, kalimat: str) -> Iterator[tuple[re.Match[str], int]]:
    """ "Mengalami 5 kali revisi" beside a table whose first column counts "Revisi ke"."""
    for m in _KALI.finditer(kalimat):
        if not re.match(rf"\W*{re.escape(m['apa'])}\s+ke\b", x.judul[0], re.IGNORECASE):
            continue
        urut = [int(n) for n in x.nomor if n.isdecimal()]
        if urut == list(range(1, len(urut) + 1)) and urut and nilai_cacah(m["n"]) != urut[-1]:
            yield m, urut[-1]
