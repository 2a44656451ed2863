"""Refreshes the cached sums of the units that an import touched."""

from __future__ import annotations

from sakip.organisasi.models import Unit
from sakip.pertukaran.impor.penulis import Penulis

_PENGARUH = ("unit", "variabel", "isian", "kejadian", "pengajuan")


def bangun_rekap(p: Penulis) -> None:
    """Rebuild ``RekapUnit`` of the main unit when figures, approvals or the tree changed."""
    if not any(p.r.bagian[nama].baru or p.r.bagian[nama].ubah for nama in _PENGARUH):
        return
    try:
        from sakip.pengukuran import services
    except ImportError:
        return
    services.bangun_rekap(unit=Unit.objects.get(pk=p.unit[p.r.tinjauan.unit_utama or ""]), tahun=p.tahun)
