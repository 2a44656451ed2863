"""Decimal arithmetic with a stated precision, and rounding for display."""

from collections.abc import Iterable
from decimal import (
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

SIGNIFIKAN = 30
"""Significant digits of a final result."""

BATAS_BESAR = Decimal("1E+30")
"""Largest magnitude that is read from text or accepted inside a formula."""

DESIMAL_TERCATAT = 4
"""Most decimals of a figure that people enter: targets, variables, values that came as a whole."""

_EMAX = 999
_JEBAKAN = (InvalidOperation, DivisionByZero, Overflow)
KONTEKS = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=-_EMAX, Emax=_EMAX, traps=list(_JEBAKAN))
_KONTEKS_AKHIR = Context(
    prec=SIGNIFIKAN, rounding=ROUND_HALF_EVEN, Emin=-_EMAX, Emax=_EMAX, traps=list(_JEBAKAN)
)
# Wide enough to hold every finite number of KONTEKS digit by digit, so that display never overflows.
_KONTEKS_TAMPIL = Context(prec=2 * _EMAX + 200, rounding=ROUND_HALF_UP, traps=list(_JEBAKAN))


def bilangan(x: Decimal | int) -> Decimal:
    """Return `x` as a finite Decimal; refuse floats, NaN, infinities and absurd exponents."""
    if isinstance(x, bool) or not isinstance(x, (Decimal, int)):
        raise TypeError(f"angka harus Decimal atau int, bukan {type(x).__name__}")
    hasil = x if isinstance(x, Decimal) else Decimal(x)
    if not hasil.is_finite() or (hasil and abs(hasil.adjusted()) > _EMAX):
        raise ValueError("angka di luar jangkauan: bukan bilangan hingga atau lebih dari 999 digit")
    return hasil


def rapikan(x: Decimal | int) -> Decimal:
    """Round to 30 significant digits; no trailing zeros, no positive exponent, never minus zero.

    Python's own `str` still shows numbers below 0,000001 with an exponent; write with `teks_desimal`.
    """
    bulat = _KONTEKS_AKHIR.plus(bilangan(x))
    return Decimal(teks_desimal(bulat))


def tambah(*xs: Decimal | int) -> Decimal:
    """Sum in `KONTEKS`; the sum of nothing is 0."""
    jumlah = Decimal(0)
    for x in xs:
        jumlah = KONTEKS.add(jumlah, bilangan(x))
    return jumlah


def kurang(a: Decimal | int, b: Decimal | int) -> Decimal:
    """a - b in `KONTEKS`."""
    return KONTEKS.subtract(bilangan(a), bilangan(b))


def kali(a: Decimal | int, b: Decimal | int) -> Decimal:
    """a x b in `KONTEKS`."""
    return KONTEKS.multiply(bilangan(a), bilangan(b))


def bagi(a: Decimal | int, b: Decimal | int) -> Decimal:
    """a / b in `KONTEKS`; `decimal.DivisionByZero` (a ZeroDivisionError) for b = 0, also for 0/0."""
    penyebut = bilangan(b)
    if not penyebut:
        raise DivisionByZero("pembagian dengan nol")
    return KONTEKS.divide(bilangan(a), penyebut)


def rata(xs: Iterable[Decimal | int]) -> Decimal:
    """Arithmetic mean in `KONTEKS`; ValueError for no values, because nothing has no mean."""
    nilai = list(xs)
    if not nilai:
        raise ValueError("rata-rata dari nol nilai tidak ada")
    return bagi(tambah(*nilai), len(nilai))


def bulatkan(x: Decimal | int, desimal: int) -> Decimal:
    """Round half up (away from zero) to `desimal` >= 0 places, for display only; never minus zero."""
    if not 0 <= desimal <= SIGNIFIKAN:
        raise ValueError(f"jumlah desimal harus 0 sampai {SIGNIFIKAN}, bukan {desimal}")
    bulat = _KONTEKS_TAMPIL.quantize(bilangan(x), Decimal(1).scaleb(-desimal))
    return bulat if bulat else abs(bulat)


def teks_desimal(x: Decimal | int) -> str:
    """Machine form without exponent, without trailing zeros: `91.93`, `1000`, `0`."""
    teks = format(bilangan(x), "f")
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks in ("-0", "") else teks


def desimal_nilai(x: Decimal | int) -> int:
    """Decimals that the figure has, without trailing zeros."""
    return len(teks_desimal(x).partition(".")[2])


def desimal_utuh(x: Decimal | int | None, desimal: int) -> int:
    """Decimals to write an entered figure with: at least `desimal`, and all that it has.

    More than can be entered is the mark of a quotient, which is rounded as asked.
    """
    punya = 0 if x is None else desimal_nilai(x)
    return max(desimal, punya) if punya <= DESIMAL_TERCATAT else desimal
