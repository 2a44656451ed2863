"""The year of a unit on one page, for its head: on paper or on a phone."""

from sakip.naskah.ringkasan.muat import muat_sehalaman
from sakip.naskah.ringkasan.queries import bahan_ringkasan
from sakip.naskah.ringkasan.susun import UKURAN, susun_ringkasan

__all__ = ["UKURAN", "bahan_ringkasan", "muat_sehalaman", "susun_ringkasan"]
