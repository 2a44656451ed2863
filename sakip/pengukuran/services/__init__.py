"""Writes of measurement: entries and evidence, the way to approval, the sums of children."""

from .rekap import bangun_rekap, segarkan_induk, selisih_rekap

__all__ = ["bangun_rekap", "segarkan_induk", "selisih_rekap"]
