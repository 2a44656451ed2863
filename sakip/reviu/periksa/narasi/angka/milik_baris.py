"""A share that a sentence tells of one row but the table above prints beside another: swapped names.

"59,81% pegawai adalah perempuan" under a table with 59,81% for men and 40,19% for women.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.larik import Larik, sama, sebut_baris, tepat_di_atas

_LAIN = re.compile(
    r"\b(?:selain|kecuali|bukan|tidak|dibanding\w*|lebih\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit)\s+dari|dari\s?pada|"
    r"target\w*|naik|turun|meningkat|menurun|selisih|nasional|provinsi|tahun\s+(?:lalu|sebelumnya)|kecil|besar|lain\w*|"
    r"rata-rata|sisa\w*|gabungan|bersama|serta)\b|\(",
    re.IGNORECASE,
)
#: The name ends what the share tells, or heads it.
_BERSAMBUNG = re.compile(
    r"\b(?:adalah|merupakan|ialah|berjenis|berpendidikan|bergolongan|menyumbang\w*|mengisi|mengambil|mencakup|meliputi|"
    r"menempati|mencapai|sebesar|porsi\w*|proporsi\w*|bagian)\b",
    re.IGNORECASE,
)


def milik_baris(paham: Paham) -> Iterator[Temuan]:
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf) or ("%" not in u.teks and "persen" not in u.teks.casefold()):
            continue
        x = tepat_di_atas(paham, ke)
        for k in pecah(u.teks) if x is not None and x.utuh else ():
            salah = _tertukar(x, k.teks) if x is not None and not _LAIN.search(k.teks) else None
            if x is not None and salah is not None:
                a, r, lain, c = salah
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(u, k.awal, k.akhir), x.baris[lain]},
                    kutipan=k.teks,
                    tercetak=f"{x.label[r]} {a.teks}",
                    seharusnya=f"{x.label[lain]} {a.teks}, atau {x.label[r]} {x.teks[r][c]}",
                    uraian=f"Kalimat menyebut {a.teks} untuk “{x.label[r]}”, padahal pada tabel angka itu "
                    f"milik “{x.label[lain]}” (baris {x.baris[lain]}); “{x.label[r]}” {x.teks[r][c]}.",
                    saran="Sebut nama atau angka menurut barisnya.",
                )


def _tertukar(x: Larik, kalimat: str) -> tuple[Angka, int, int, int] | None:
    """The only share of a sentence, the only row named, the row that holds it and its column."""
    bilangan = [a for _, a in cari(kalimat)]
    baris = sebut_baris(x, kalimat)
    if len(bilangan) != 1 or not bilangan[0].persen or len(baris) != 1 or not _BERSAMBUNG.search(kalimat):
        return None
    (a,), (r,) = bilangan, baris
    kolom = [c for c in x.kolom if sum(b.persen for _, b in x.nilai(c)) == len(x.label)]
    if len(kolom) != 1 or len({kunci(t) for t in x.label}) < len(x.label):
        return None
    (c,) = kolom
    pemilik = [n for n, b in x.nilai(c) if sama(a, b)]
    if len(pemilik) != 1 or pemilik[0] == r or any(sama(a, b) for t in x.total for b in t):
        return None
    return a, r, pemilik[0], c
