"""What an Indonesian sentence claims of a figure: a verdict, a trend, a number. Language only, no data.

`pecah` finds the sentences of a text; `baca_kalimat` gives the claims of one, each with its place, its
negation resolved, the year it speaks of, and what it is said of (`tentang`). What is wished, planned,
conditional or asked claims nothing. Whether a claim is true is for those who know the figures; only
`sangkal_diri` needs none: a sentence that contradicts a number it holds itself.

Years: `tahun` is the year of the report, which settles "tahun ini", "tahun lalu" and "tahun depan".
"""

from .angka import Bilangan, semua_bilangan
from .baca import Bacaan, baca_kalimat, sangkal_diri
from .klaim import Angka, Hitungan, Tren, Verdik
from .klausa import Klausa, pecah_klausa
from .pecah import Kalimat, pecah

__all__ = [
    "Angka",
    "Bacaan",
    "Bilangan",
    "Hitungan",
    "Kalimat",
    "Klausa",
    "Tren",
    "Verdik",
    "baca_kalimat",
    "pecah",
    "pecah_klausa",
    "sangkal_diri",
    "semua_bilangan",
]
