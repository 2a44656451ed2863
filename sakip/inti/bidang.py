"""Exact number fields that add up to the same digits on SQLite and on PostgreSQL.

SQLite keeps only 15 significant digits of a ``DecimalField`` and sums it in floating point
(decision 0002). Measured values are therefore stored as integers of one ten-thousandth, and
rupiah as whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable

from sakip.aturan.angka import DESIMAL_TERCATAT

DESIMAL = DESIMAL_TERCATAT
SKALA = 10**DESIMAL
#: Largest absolute value. Nine such values still add up; a larger total is an error of the
#: database, never a wrong number.
BATAS = Decimal("99999999999999.9999")
BATAS_RUPIAH = 10**17


def desimal_terukur(nilai: object) -> Decimal:
    """Return ``nilai`` as an exact Decimal that the column can hold.

    Raises ``ValidationError`` (in Indonesian) for floats, for more than four decimals and for
    values outside ±99.999.999.999.999,9999: nothing is rounded silently.
    """
    if isinstance(nilai, bool | float):
        raise ValidationError(
            "Bilangan pecahan biner ditolak; kirim sebagai teks atau Decimal.", code="biner"
        )
    try:
        hasil = nilai if isinstance(nilai, Decimal) else Decimal(str(nilai).strip())
    except InvalidOperation:
        raise ValidationError(f"«{nilai}» bukan bilangan.", code="bukan_bilangan") from None
    if not hasil.is_finite():
        raise ValidationError(f"«{nilai}» bukan bilangan terhingga.", code="tak_hingga")
    if abs(hasil) > BATAS:
        raise ValidationError(
            f"{hasil:f} di luar rentang ±{BATAS:f}; gunakan satuan yang lebih besar.", code="rentang"
        )
    eksponen = hasil.normalize().as_tuple().exponent
    if isinstance(eksponen, int) and eksponen < -DESIMAL:
        raise ValidationError(
            f"{hasil:f} mempunyai lebih dari {DESIMAL} angka desimal; isi variabelnya, bukan hasil baginya.",
            code="desimal",
        )
    return hasil


class BidangDesimal(models.BigIntegerField):
    """A measured value with four decimals, stored as an integer of 1/10.000.

    Python side: ``Decimal``. ``Sum`` is exact on both engines. Never use ``Avg`` or arithmetic
    with ``F()`` on it: quotients belong to ``sakip.aturan``.
    """

    description = "bilangan terukur, empat desimal, tersimpan sebagai bilangan bulat"

    # What the type checker reads for assignment and access.
    _pyi_private_set_type: Decimal | int | str | Combinable  # type: ignore[assignment]
    _pyi_private_get_type: Decimal  # type: ignore[assignment]

    def db_check(self, connection: Any) -> str:
        batas = int(BATAS * SKALA)
        return f'"{self.column}" BETWEEN -{batas} AND {batas}'

    def from_db_value(self, nilai: Any, ekspresi: Any, connection: Any) -> Decimal | None:
        if nilai is None:
            return None
        return Decimal(int(nilai)).scaleb(-DESIMAL)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None else desimal_terukur(value)

    def get_prep_value(self, value: Any) -> int | None:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return int(desimal_terukur(value).scaleb(DESIMAL))

    def formfield(self, **kwargs: Any) -> Any:
        from django import forms

        return forms.DecimalField(
            required=not self.blank, decimal_places=DESIMAL, max_value=BATAS, min_value=-BATAS
        )

    @property
    def validators(self) -> Sequence[Any]:  # type: ignore[override]
        return []


def rupiah_bulat(nilai: object) -> int:
    """Return ``nilai`` as whole rupiah. Sen, floats and absurd amounts raise ``ValidationError``."""
    if isinstance(nilai, bool | float):
        raise ValidationError("Rupiah harus bilangan bulat, bukan pecahan biner.", code="biner")
    try:
        hasil = Decimal(str(nilai).strip())
    except InvalidOperation:
        raise ValidationError(f"«{nilai}» bukan jumlah rupiah.", code="bukan_bilangan") from None
    if not hasil.is_finite() or hasil != hasil.to_integral_value():
        raise ValidationError(f"«{nilai}» mengandung sen; rupiah dicatat bulat.", code="sen")
    if abs(hasil) > BATAS_RUPIAH:
        raise ValidationError(f"Rp{hasil:f} di luar rentang ±{BATAS_RUPIAH}.", code="rentang")
    return int(hasil)


class BidangRupiah(models.BigIntegerField):
    """Whole rupiah (``int``); sen are refused."""

    description = "rupiah bulat"

    def db_check(self, connection: Any) -> str:
        return f'"{self.column}" BETWEEN -{BATAS_RUPIAH} AND {BATAS_RUPIAH}'

    def from_db_value(self, nilai: Any, ekspresi: Any, connection: Any) -> int | None:
        # PostgreSQL answers the sum of bigint as numeric.
        return None if nilai is None else int(nilai)

    def to_python(self, value: Any) -> int | None:
        return None if value is None else rupiah_bulat(value)

    def get_prep_value(self, value: Any) -> int | None:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return rupiah_bulat(value)
