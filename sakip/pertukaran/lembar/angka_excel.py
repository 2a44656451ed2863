"""A number as Excel keeps it, made exact again. No Django in here but the fault itself."""

from __future__ import annotations

from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.inti.bidang import DESIMAL
from sakip.inti.galat import galat

#: What Excel shows and keeps of a number.
ANGKA_EXCEL = 15
#: Less than this is the noise of binary fractions (0,1 + 0,2), far below the smallest stored part.
DERAU = Decimal("0.000001")


def dari_excel(nilai: float, *, tempat: str = "") -> Decimal:
    """The decimal number that the cell shows; a fault where that cannot be told or stored exactly.

    ``0.1 + 0.2`` is 0,3; 1/3 has too many decimals; a number of more than 15 digits has lost its last ones.
    """
    tepat = Decimal(repr(float(nilai)))
    if not tepat.is_finite():
        raise galat(tempat, "Isinya bukan bilangan.", "Tulis satu angka.")
    if len(tepat.normalize().as_tuple().digits) > ANGKA_EXCEL:
        tampil = Decimal(f"{nilai:.{ANGKA_EXCEL}g}")
        if abs(tampil - tepat) >= DERAU:
            raise galat(
                tempat,
                f"Angkanya lebih dari {ANGKA_EXCEL} digit; Excel tidak menyimpan digit selebihnya.",
                "Tulis sebagai teks: awali dengan tanda petik satu (').",
            )
        tepat = tampil
    eksponen = tepat.normalize().as_tuple().exponent
    if isinstance(eksponen, int) and eksponen < -DESIMAL:
        raise galat(
            tempat,
            f"{tulis(tepat, None)} mempunyai lebih dari {DESIMAL} angka di belakang koma.",
            f"Bulatkan, misalnya dengan ROUND(…; {DESIMAL}).",
        )
    return tepat
