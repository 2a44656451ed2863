"""Reads any finished performance report and lists where it contradicts itself."""

from sakip.reviu.baca import TidakTerbaca, baca, baca_teks
from sakip.reviu.mesin import periksa
from sakip.reviu.model import KELAS, HasilReviu, Naskah, Temuan

__all__ = ["KELAS", "HasilReviu", "Naskah", "Temuan", "TidakTerbaca", "baca", "baca_teks", "periksa"]
