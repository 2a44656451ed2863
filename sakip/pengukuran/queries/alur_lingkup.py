"""Which units' submissions a person works on: by scope, and by what their division answers for."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max, Q

from sakip.organisasi.models import Garis, Leluhur
from sakip.perjanjian.models import ButirPerjanjian


def unit_alur(verifikasi: Collection[int], lain: Collection[int], tahun: int) -> frozenset[int]:
    """Ids of the units in either scope, and of those below an agreement for an item of which one of the
    units in ``verifikasi`` answers (a division checks the figures of the offices beside it)."""
    hasil = {*verifikasi, *lain}
    if verifikasi:
        pk = ButirPerjanjian.objects.filter(perjanjian__tahun=tahun, acuan=False).filter(
            Q(penanggung_id__in=list(verifikasi)) | Q(pemilik_id__in=list(verifikasi))
        )
        kantor = set(pk.order_by().values_list("perjanjian__unit_id", flat=True).distinct())
        pohon = Leluhur.objects.filter(leluhur_id__in=kantor, garis=Garis.KOMANDO)
        pakai = pohon.filter(tahun__lte=tahun).aggregate(n=Max("tahun"))["n"]
        if pakai is None:
            pakai = pohon.aggregate(n=Max("tahun"))["n"]
        hasil |= kantor
        hasil |= set(pohon.filter(tahun=pakai).values_list("unit_id", flat=True)) if pakai else set()
    return frozenset(hasil)
