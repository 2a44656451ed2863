"""The Perjanjian Kinerja as a document to sign (PermenPANRB 53/2014)."""

from sakip.naskah.pk.queries import bahan_pk
from sakip.naskah.pk.susun import NaskahPk, susun_pk

__all__ = ["NaskahPk", "bahan_pk", "susun_pk"]
