"""Which indicators and variables have evidence."""

from __future__ import annotations

from sakip.organisasi.models import Unit
from sakip.organisasi.queries import subpohon
from sakip.pengukuran.models import Bukti


def kunci_berbukti(unit: Unit, tahun: int) -> frozenset[str]:
    """Keys of the indicators and of the variables of which the unit, or one below it, has evidence."""
    baris = Bukti.objects.filter(unit_id__in=subpohon(unit, tahun), tahun=tahun)
    pasangan = baris.values_list("indikator__kunci", "variabel__kunci").distinct()
    return frozenset(k for p in pasangan for k in p if k)
