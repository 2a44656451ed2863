"""Numbers as an Indonesian reader expects them: rounded half up, dots for thousands, decimal comma."""

from decimal import Decimal

from .hitungan import bulatkan, desimal_utuh, teks_desimal

TANDA_KOSONG = "–"
"""What stands in a table where there is no value."""

KATA_PERSEN = frozenset({"%", "persen"})
KATA_RUPIAH = frozenset({"rp", "rp.", "rupiah"})


def tulis(x: Decimal | int | None, desimal: int | None = 2) -> str:
    """Indonesian form, half up: `1.234,56`; None gives `–`; `desimal=None`: as many as needed.

    The minus is the plain hyphen, safe in text, CSV and spreadsheets; `baca` accepts both.
    """
    if x is None:
        return TANDA_KOSONG
    teks = teks_desimal(x) if desimal is None else format(bulatkan(x, desimal), "f")
    tanda, teks = ("-", teks[1:]) if teks.startswith("-") else ("", teks)
    bulat, _, pecahan = teks.partition(".")
    bulat = f"{int(bulat):,}".replace(",", ".")
    return f"{tanda}{bulat},{pecahan}" if pecahan else f"{tanda}{bulat}"


def tulis_utuh(x: Decimal | int | None, desimal: int) -> str:
    """An entered figure: at least `desimal` decimals, and never another number than was entered."""
    return tulis(x, desimal_utuh(x, desimal))


def tulis_persen(x: Decimal | int | None, desimal: int | None = 2) -> str:
    """`91,93%`: the value is already a percentage and is not multiplied."""
    return TANDA_KOSONG if x is None else f"{tulis(x, desimal)}%"


def tulis_rupiah(x: Decimal | int | None, desimal: int | None = 0) -> str:
    """`Rp18.502.034.000`; a minus stands before `Rp`."""
    if x is None:
        return TANDA_KOSONG
    teks = tulis(x, desimal)
    return f"-Rp{teks[1:]}" if teks.startswith("-") else f"Rp{teks}"


def tulis_besaran(x: Decimal | int | None, satuan: str = "", desimal: int | None = None) -> str:
    """Number with its unit: `127 Layanan`, `91,93%` (`%`, `persen`), `Rp5.000` (`Rp`, `rupiah`)."""
    if x is None:
        return TANDA_KOSONG
    kata = satuan.strip()
    if kata.casefold() in KATA_PERSEN:
        return tulis_persen(x, desimal)
    if kata.casefold() in KATA_RUPIAH:
        return tulis_rupiah(x, desimal)
    return f"{tulis(x, desimal)} {kata}".rstrip()
