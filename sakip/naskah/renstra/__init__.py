"""The targets of the strategic plan as a table: years as columns, national and regional told apart."""

from sakip.naskah.renstra.queries import bahan_renstra
from sakip.naskah.renstra.susun import susun_renstra

__all__ = ["bahan_renstra", "susun_renstra"]
