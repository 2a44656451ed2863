"""Performance reports of a part of the year: a month, a quarter, a semester, January to a month."""

from sakip.naskah.berkala.queries import bahan_berkala
from sakip.naskah.berkala.susun import NaskahBerkala, susun_berkala

__all__ = ["NaskahBerkala", "bahan_berkala", "susun_berkala"]
