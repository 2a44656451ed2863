"""Money by indicator: pagu and realisation through stated keys; what is shared is marked; sums hold.

Shares are kept unrounded, so that keyed and unkeyed money add up to the total exactly.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import Dipa, KunciAnggaran
from sakip.anggaran.queries.cakupan import BAWAAN
from sakip.anggaran.queries.muatan import DasarDipa, Muatan, kalimat_dasar, muat_tahun
from sakip.anggaran.queries.output import milik_kode
from sakip.aturan.angka import kali, kurang, tambah
from sakip.aturan.serapan import penyerapan
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import ManualIndikator

NOL = Decimal(0)
_PERSERATUS = Decimal("0.01")


@dataclass(frozen=True)
class BagianUang:
    """A share of a pot; ``bersama``: the pot serves other indicators too. ``realisasi`` None: no figure."""

    dipa: str
    dipa_id: int
    unit: str
    kode: str
    uraian: str
    persen: Decimal
    dasar: str
    bersama: bool
    pagu: Decimal
    realisasi: Decimal | None


@dataclass(frozen=True)
class BarisUang:
    """What serves one indicator; ``kunci`` is the indicator's key."""

    indikator_id: int
    kunci: str
    nama: str
    pagu: Decimal
    realisasi: Decimal | None
    serapan: Decimal | None
    bersama: bool
    bagian: tuple[BagianUang, ...]


@dataclass(frozen=True)
class UangIndikator:
    """``pagu_terkunci`` + ``pagu_tanpa_kunci`` = ``pagu`` and the same of realisation (``cocok``)."""

    tahun: int
    pada: dt.date | None
    cakupan: str
    cakupan_kata: str
    dasar: tuple[DasarDipa, ...]
    keterangan: str
    baris: tuple[BarisUang, ...]
    pagu: int
    pagu_terkunci: Decimal
    pagu_tanpa_kunci: Decimal
    realisasi: int | None
    realisasi_terkunci: Decimal | None
    realisasi_tanpa_kunci: Decimal | None
    cocok: bool
    tanpa_kunci: tuple[str, ...]


def uang_indikator(
    unit: Unit, tahun: int, pada: dt.date | None = None, *, cakupan: str = BAWAAN
) -> UangIndikator:
    """Money of the office's DIPA by the indicators that it serves."""
    return uang_muatan(muat_tahun(unit, tahun, pada, cakupan=cakupan))


def uang_muatan(m: Muatan) -> UangIndikator:
    """:func:`uang_indikator` over what was loaded, in two queries."""
    kunci = list(
        KunciAnggaran.objects.filter(dipa__in=m.dipa)
        .select_related("indikator")
        .order_by("dipa__kode", "kode", "pk")
    )
    return hitung_uang(m, kunci, _nama({k.indikator_id for k in kunci}, m.tahun))


def hitung_uang(m: Muatan, kunci: Sequence[KunciAnggaran], nama: dict[int, str]) -> UangIndikator:
    """:func:`uang_indikator` over what was loaded."""
    dipa = {d.pk: d for d in m.dipa}
    sesama: dict[tuple[int, str], int] = defaultdict(int)
    for k in kunci:
        sesama[k.dipa_id, k.kode] += 1
    per: dict[int, list[BagianUang]] = defaultdict(list)
    pk_kunci = {k.indikator_id: k.indikator.kunci for k in kunci}
    for k in kunci:
        per[k.indikator_id].append(_bagian(m, dipa[k.dipa_id], k, sesama[k.dipa_id, k.kode] > 1))
    baris = [
        _baris(pk, pk_kunci[pk], nama.get(pk, pk_kunci[pk]), isi)
        for pk, isi in sorted(per.items(), key=lambda x: pk_kunci[x[0]])
    ]
    pagu = sum(m.pagu(d) for d in m.dipa)
    semua = [m.jumlah_realisasi(d) for d in m.dipa]
    nyata = None if not semua or None in semua else sum(x for x in semua if x is not None)
    pagu_kunci = tambah(*(b.pagu for b in baris))
    bagian = [x for b in baris for x in b.bagian]
    nyata_kunci = None if nyata is None else tambah(*(x.realisasi for x in bagian if x.realisasi is not None))
    sisa = kurang(pagu, pagu_kunci)
    sisa_nyata = None if nyata is None or nyata_kunci is None else kurang(nyata, nyata_kunci)
    dasar = m.dasar()
    return UangIndikator(
        m.tahun, m.pada, m.cakupan, m.cakupan_kata, dasar, kalimat_dasar(dasar, m.cakupan_kata), tuple(baris),
        pagu, pagu_kunci, sisa, nyata, nyata_kunci, sisa_nyata,
        pagu == tambah(*(x.pagu for x in bagian), _tanpa_kunci(m, kunci)) and sisa >= 0,
        tuple(d.kode for d in m.dipa if d.pk not in {k.dipa_id for k in kunci}),
    )  # fmt: skip


def _tanpa_kunci(m: Muatan, kunci: Sequence[KunciAnggaran]) -> Decimal:
    """Pagu that no key names, line by line: counted the other way round, as a control."""
    per: dict[int, list[KunciAnggaran]] = defaultdict(list)
    for k in kunci:
        per[k.dipa_id].append(k)
    jumlah = NOL
    for d in m.dipa:
        for b in m.akhir(d):
            pakai = tambah(*(k.persen for k in per[d.pk] if milik_kode(b.kode, k.kode)))
            jumlah = tambah(jumlah, kali(kali(b.pagu, kurang(100, pakai)), _PERSERATUS))
    return jumlah


def _bagian(m: Muatan, d: Dipa, k: KunciAnggaran, bersama: bool) -> BagianUang:
    baris = [b for b in m.akhir(d) if milik_kode(b.kode, k.kode)]
    isi = m.realisasi(d)
    nyata = None if isi is None else sum(x for (kode, _), x in isi.items() if milik_kode(kode, k.kode))
    uraian = d.nama if not k.kode else next((b.uraian for b in baris if b.kode == k.kode), "")
    return BagianUang(
        d.kode, d.pk, m.nama_unit.get(d.unit_id, d.unit.kode), k.kode, uraian or f"baris di bawah {k.kode}",
        k.persen, k.dasar, bersama, _bagi(sum(b.pagu for b in baris), k.persen),
        None if nyata is None else _bagi(nyata, k.persen),
    )  # fmt: skip


def _bagi(rupiah: int, persen: Decimal) -> Decimal:
    return kali(kali(rupiah, persen), _PERSERATUS)


def _baris(pk: int, kunci: str, nama: str, isi: list[BagianUang]) -> BarisUang:
    pagu = tambah(*(x.pagu for x in isi))
    ada = [x.realisasi for x in isi if x.realisasi is not None]
    nyata = tambah(*ada) if len(ada) == len(isi) else None
    serap = penyerapan(pagu, nyata).nilai
    return BarisUang(pk, kunci, nama, pagu, nyata, serap, any(x.bersama for x in isi), tuple(isi))


def _nama(indikator: set[int], tahun: int) -> dict[int, str]:
    """Wording of the manual in force in the year, else the latest."""
    hasil: dict[int, str] = {}
    for x in ManualIndikator.objects.filter(indikator__in=indikator).order_by("sejak_tahun"):
        if x.sejak_tahun <= tahun or x.indikator_id not in hasil:
            hasil[x.indikator_id] = x.nama
    return hasil
