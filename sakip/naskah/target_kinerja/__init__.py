"""The quarterly report on target kinerja as an official letter with its analysis."""

from sakip.naskah.target_kinerja.queries import bahan_target_kinerja
from sakip.naskah.target_kinerja.susun import NaskahTargetKinerja, susun_target_kinerja

__all__ = ["NaskahTargetKinerja", "bahan_target_kinerja", "susun_target_kinerja"]
