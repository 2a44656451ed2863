"""The book of indicator manuals of a unit: how each of its indicators is measured."""

from sakip.naskah.manual.queries import bahan_manual
from sakip.naskah.manual.susun import NaskahManual, susun_manual

__all__ = ["NaskahManual", "bahan_manual", "susun_manual"]
