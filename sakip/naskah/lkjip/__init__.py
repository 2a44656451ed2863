"""The LKjIP (PermenPANRB 53/2014), composed from the database into blocks, and written to files."""

from sakip.naskah.lkjip.susun import BelumFinal, NaskahLkjip, buat_lkjip, susun_lkjip
from sakip.naskah.lkjip.tulis import FORMAT, tulis_lkjip

__all__ = ["FORMAT", "BelumFinal", "NaskahLkjip", "buat_lkjip", "susun_lkjip", "tulis_lkjip"]
