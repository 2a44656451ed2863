"""Money by sasaran: the keyed money of the indicators that the agreement puts under it; the sums hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.queries.cakupan import unit_cakupan
from sakip.anggaran.queries.kunci import BarisUang, UangIndikator
from sakip.aturan.angka import tambah
from sakip.aturan.serapan import penyerapan
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import ButirPerjanjian, StatusPerjanjian

TANPA_PERJANJIAN = "Di luar Perjanjian Kinerja"


@dataclass(frozen=True)
class UangSasaran:
    """``realisasi`` None: an indicator's money has no figure. ``bersama``: a pot also serves elsewhere."""

    sasaran: str
    indikator: tuple[str, ...]
    pagu: Decimal
    realisasi: Decimal | None
    serapan: Decimal | None
    bersama: bool


@dataclass(frozen=True)
class UangMenurutSasaran:
    """``pagu`` equals the keyed money of all indicators (``cocok``); ``ganda``: indicators under several
    sasaran, counted once, under the first."""

    baris: tuple[UangSasaran, ...]
    pagu: Decimal
    realisasi: Decimal | None
    cocok: bool
    ganda: tuple[str, ...]


def uang_sasaran(unit: Unit, u: UangIndikator) -> UangMenurutSasaran:
    """By the signed agreements of the office, then of the units below it; in a fixed number of queries."""
    milik, ganda = _sasaran(unit, u)
    per: dict[str, list[BarisUang]] = defaultdict(list)
    for b in u.baris:
        per[milik.get(b.indikator_id, TANPA_PERJANJIAN)].append(b)
    urutan = [*dict.fromkeys(milik.values()), TANPA_PERJANJIAN]
    baris = tuple(_baris(s, per[s]) for s in urutan if s in per)
    nyata = [b.realisasi for b in baris if b.realisasi is not None]
    pagu = tambah(*(b.pagu for b in baris))
    return UangMenurutSasaran(
        baris, pagu, tambah(*nyata) if len(nyata) == len(baris) and baris else None,
        pagu == u.pagu_terkunci, tuple(b.kunci for b in u.baris if b.indikator_id in ganda),
    )  # fmt: skip


def _baris(sasaran: str, isi: list[BarisUang]) -> UangSasaran:
    pagu = tambah(*(b.pagu for b in isi))
    ada = [b.realisasi for b in isi if b.realisasi is not None]
    nyata = tambah(*ada) if len(ada) == len(isi) else None
    return UangSasaran(
        sasaran, tuple(b.nama for b in isi), pagu, nyata, penyerapan(pagu, nyata).nilai,
        any(b.bersama for b in isi),
    )  # fmt: skip


def _sasaran(unit: Unit, u: UangIndikator) -> tuple[dict[int, str], set[int]]:
    """Indicator -> wording of its sasaran in the latest signed agreement; and those under several."""
    semua = (
        ButirPerjanjian.objects.filter(
            perjanjian__unit_id__in=unit_cakupan(unit, u.tahun, u.cakupan), perjanjian__tahun=u.tahun,
            perjanjian__status=StatusPerjanjian.DITANDATANGANI, acuan=False,
            indikator_id__in=[b.indikator_id for b in u.baris],
        )
        .select_related("perjanjian")
        .order_by("perjanjian__kode", "perjanjian__revisi", "urutan")
    )  # fmt: skip
    terbaru: dict[tuple[int, str], int] = {}
    for b in semua:
        terbaru[b.perjanjian.unit_id, b.perjanjian.kode] = b.perjanjian_id
    hasil: dict[int, str] = {}
    rumusan: dict[int, set[str]] = defaultdict(set)
    berlaku = [b for b in semua if b.perjanjian_id in terbaru.values()]
    for b in sorted(berlaku, key=lambda b: b.perjanjian.unit_id != unit.pk):
        hasil.setdefault(b.indikator_id, b.rumusan_sasaran)
        if b.perjanjian.unit_id == unit.pk:
            rumusan[b.indikator_id].add(b.rumusan_sasaran)
    return hasil, {k for k, v in rumusan.items() if len(v) > 1}
