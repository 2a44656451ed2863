"""What several checks ask of one report is worked out once, and forgotten when the report was checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham

_T = TypeVar("_T")
#: Reports that are being checked, by their identity, with the answers of each function; see :func:`lupakan`.
_INGAT: dict[int, tuple[Paham, dict[Callable[[Paham], Any], Any]]] = {}


def ingat(fungsi: Callable[[Paham], _T]) -> Callable[[Paham], _T]:
    """A function of the report that runs once for a report."""

    @wraps(fungsi)
    def bungkus(paham: Paham) -> _T:
        ada = _INGAT.get(id(paham))
        if ada is None or ada[0] is not paham:
            _INGAT[id(paham)] = ada = (paham, {})
        if fungsi not in ada[1]:
            ada[1][fungsi] = fungsi(paham)
        hasil: _T = ada[1][fungsi]
        return hasil

    return bungkus


def sekali(fungsi: Callable[[Paham], Iterable[Temuan]]) -> Callable[[Paham], tuple[Temuan, ...]]:
    """A check that several classes ask runs once for a report."""

    @wraps(fungsi)
    def semua(paham: Paham) -> tuple[Temuan, ...]:
        return tuple(fungsi(paham))

    return ingat(semua)


def lupakan(paham: Paham) -> None:
    """The report was checked: what was kept of it is needed no more."""
    _INGAT.pop(id(paham), None)
