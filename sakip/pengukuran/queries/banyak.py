"""The year of many units at once, in a number of queries that does not depend on them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import HasilUnit
from sakip.pengukuran.queries.capaian import susun
from sakip.pengukuran.queries.muat import kunci_kode
from sakip.pengukuran.queries.wilayah import muat_banyak
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, StatusPerjanjian


def capaian_banyak(
    unit_id: Collection[int],
    tahun: int,
    *,
    bacaan: str = "resmi",
    pada: dt.date,
    indikator: Collection[int] | None = None,
) -> dict[int, HasilUnit]:
    """The result of every unit with a signed agreement of the year, by id; the others are left out.

    ``indikator``: only the items on these, by id; units without one of them are left out too.
    """
    butir = _butir(unit_id, tahun)
    if indikator is not None:
        pilih = {u: [b for b in isi if b.indikator_id in indikator] for u, isi in butir.items()}
        butir = {u: isi for u, isi in pilih.items() if isi}
    nama = nama_unit(butir, dt.date(tahun, 12, 31))
    return {
        pk: susun(muatan, pada, nama=nama.get(pk, (muatan.unit.kode, ""))[0])
        for pk, muatan in muat_banyak(tahun, butir, bacaan).items()
    }


def _butir(unit_id: Collection[int], tahun: int) -> dict[int, list[ButirPerjanjian]]:
    """The items of the latest signed revisions, each indicator once per unit."""
    terpilih: dict[tuple[int, str], Perjanjian] = {}
    for p in Perjanjian.objects.filter(
        unit_id__in=list(unit_id), tahun=tahun, status=StatusPerjanjian.DITANDATANGANI
    ).order_by("kode", "revisi"):
        terpilih[p.unit_id, p.kode] = p
    if not terpilih:
        return {}
    baris = (
        ButirPerjanjian.objects.filter(perjanjian__in=terpilih.values(), acuan=False)
        .select_related("perjanjian", "sasaran", "indikator", "penanggung", "pemilik")
        .prefetch_related("target_periode")
    )
    hasil: dict[int, dict[int, ButirPerjanjian]] = defaultdict(dict)
    for b in sorted(baris, key=lambda b: (kunci_kode(b.kode), b.perjanjian.kode, b.urutan)):
        hasil[b.perjanjian.unit_id].setdefault(b.indikator_id, b)
    return {pk: list(b.values()) for pk, b in hasil.items()}
