"""Which units' submissions a person works on: by scope, and by what their division answers for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Q

from sakip.organisasi.models import Garis, Leluhur
from sakip.perjanjian.models import ButirPerjanjian


def unit_alur(verifikasi: Collection[int], lain: Collection[int], tahun: int) -> frozenset[int]:
    """Ids of the units in either scope, and of those below an agreement for an item of which one of the
    units in ``verifikasi`` answers (a division checks the figures of the offices beside it)."""
    return unit_alur_tahun({tahun: (verifikasi, lain)})[tahun]


def unit_alur_tahun(
    lingkup: Mapping[int, tuple[Collection[int], Collection[int]]],
) -> dict[int, frozenset[int]]:
    """:func:`unit_alur` of several years: the scopes of each, verifying first. Two queries."""
    hasil = {t: {*verifikasi, *lain} for t, (verifikasi, lain) in lingkup.items()}
    semua = {u for verifikasi, _ in lingkup.values() for u in verifikasi}
    if not semua:
        return {t: frozenset(isi) for t, isi in hasil.items()}
    kantor: dict[int, set[int]] = {t: set() for t in lingkup}
    pk = ButirPerjanjian.objects.filter(perjanjian__tahun__in=list(lingkup), acuan=False).filter(
        Q(penanggung_id__in=semua) | Q(pemilik_id__in=semua)
    )
    kolom = ("perjanjian__tahun", "perjanjian__unit_id", "penanggung_id", "pemilik_id")
    for t, unit, penanggung, pemilik in pk.order_by().values_list(*kolom).distinct():
        if penanggung in lingkup[t][0] or pemilik in lingkup[t][0]:
            kantor[t].add(unit)
    pohon: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    baris = Leluhur.objects.filter(
        leluhur_id__in={u for isi in kantor.values() for u in isi}, garis=Garis.KOMANDO
    )
    for n, atas, unit in baris.values_list("tahun", "leluhur_id", "unit_id"):
        pohon[atas][n].add(unit)
    for t, isi in kantor.items():
        hasil[t] |= isi
        for atas in isi:
            if ada := pohon[atas]:
                hasil[t] |= ada[max((n for n in ada if n <= t), default=max(ada))]
    return {t: frozenset(isi) for t, isi in hasil.items()}
