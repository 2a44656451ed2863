"""The checks, one module per class; each is a function ``Paham -> Iterable[Temuan]``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec

from sakip.reviu.model import KELAS, Temuan
from sakip.reviu.paham import Paham

Pemeriksa = Callable[[Paham], Iterable[Temuan]]


def pemeriksa(kelas: str) -> Pemeriksa | None:
    """The check of a class, None where there is none."""
    nama = f"{__name__}.{kelas}.utama"
    if find_spec(nama) is None:
        return None
    fungsi: Pemeriksa | None = getattr(import_module(nama), "periksa", None)
    return fungsi


def semua() -> dict[str, Pemeriksa]:
    """Every class that has a check, in the order of ``KELAS``."""
    ada = {k: pemeriksa(k) for k in KELAS}
    return {k: p for k, p in ada.items() if p is not None}
