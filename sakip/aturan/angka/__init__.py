"""Exact decimal arithmetic, and reading and writing numbers as Indonesian offices write them.

Arithmetic runs in `KONTEKS` (60 digits), so that thirds and percentages lose nothing that a reader
can see; `rapikan` brings a *final* result to 30 significant digits. Rounding half up (`bulatkan`,
`tulis`) is for display only and never feeds a further calculation.

How `baca` reads a number
-------------------------
1. A comma is the decimal mark, a dot groups thousands: `1.234,56`, `1.234.567`, `-0,7`.
2. One dot that cannot group thousands is a decimal mark: `3.1`, `0.123`, `1234.567`.
3. Exactly one dot followed by exactly three digits, with one to three digits before it that do not
   begin with 0 (`1.154`, `3.141`), is a thousand by Indonesian convention and flagged
   `tafsir='ragu'`. `harap='ribuan'` or `harap='desimal'` settles it; so does `Rp`, because rupiah
   are not counted in thousandths.
4. English grouping (`1,234.56`, `1,234,567`) has no Indonesian reading: it is read as English and
   flagged `ragu`. `1,234` alone *has* an Indonesian reading and is 1,234 (one and a bit), `pasti`.
5. One stray space beside the decimal comma is ignored (`99, 93%`); without a percent sign it could
   be two numbers and is flagged `ragu`.
6. Brackets around the whole (`(1.234)`, `(Rp 1.234)`) are the accountant's minus, flagged `ragu`.
   Brackets after the number hold its unit: `82 (indeks)`.
7. `%` and the word `persen` set `persen`; the value is not divided. `Rp`, `rupiah` and a closing
   `,-` set `rupiah`. `ribu`, `juta`, `miliar`, `triliun` multiply, and the note says so.
8. Everything else is refused with its place, reason and remedy: nothing is guessed.
"""

from .hitungan import (
    BATAS_BESAR,
    DESIMAL_TERCATAT,
    KONTEKS,
    SIGNIFIKAN,
    bagi,
    bilangan,
    bulatkan,
    desimal_nilai,
    desimal_utuh,
    kali,
    kurang,
    rapikan,
    rata,
    tambah,
    teks_desimal,
)
from .pembaca import PANJANG_TERBESAR, AngkaSalah, Terbaca, baca
from .penulis import (
    KATA_PERSEN,
    TANDA_KOSONG,
    tulis,
    tulis_besaran,
    tulis_persen,
    tulis_rupiah,
    tulis_utuh,
)

__all__ = [
    "BATAS_BESAR",
    "DESIMAL_TERCATAT",
    "KATA_PERSEN",
    "KONTEKS",
    "PANJANG_TERBESAR",
    "SIGNIFIKAN",
    "TANDA_KOSONG",
    "AngkaSalah",
    "Terbaca",
    "baca",
    "bagi",
    "bilangan",
    "bulatkan",
    "desimal_nilai",
    "desimal_utuh",
    "kali",
    "kurang",
    "rapikan",
    "rata",
    "tambah",
    "teks_desimal",
    "tulis",
    "tulis_besaran",
    "tulis_persen",
    "tulis_rupiah",
    "tulis_utuh",
]
