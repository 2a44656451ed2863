"""Reads of plans: what holds for a unit and a year, and the pages of planning."""

from .berlaku import TargetTahun, jalur_renstra, manual_berlaku, manual_semua, target_nasional

__all__ = ["TargetTahun", "jalur_renstra", "manual_berlaku", "manual_semua", "target_nasional"]
