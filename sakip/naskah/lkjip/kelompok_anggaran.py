"""Lines of a budget added up by program, kegiatan or kind of spending; no table, no sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import JenisBelanja
from sakip.anggaran.queries import persen
from sakip.anggaran.queries.rincian import BarisRincian

BELUM_DIRINCI = "Tidak dirinci"


@dataclass(frozen=True)
class Kelompok:
    """A group: ``pagu_awal`` None where a first version is not recorded, ``persen`` None where a DIPA has no
    realisation."""

    nama: str
    pagu_awal: int | None
    pagu: int
    blokir: int
    realisasi: int | None
    persen: Decimal | None


def menurut_program(b: BarisRincian) -> str:
    return b.program


def menurut_kegiatan(b: BarisRincian) -> str:
    return b.kegiatan


def menurut_jenis(b: BarisRincian) -> str:
    return str(JenisBelanja(b.jenis_belanja).label) if b.jenis_belanja else ""


def kelompokkan(baris: Sequence[BarisRincian], kunci: Callable[[BarisRincian], str]) -> list[Kelompok]:
    """Groups in the order of the lines, what has no name at the end; [] when nothing has one."""
    lapor = {b.dipa for b in baris if b.realisasi is not None}
    menurut: dict[str, list[BarisRincian]] = {}
    for b in sorted(baris, key=menurut_jenis) if kunci is menurut_jenis else baris:
        menurut.setdefault(kunci(b), []).append(b)
    if set(menurut) <= {""}:
        return []
    return [
        _gabung(nama or BELUM_DIRINCI, menurut[nama], lapor) for nama in sorted(menurut, key=lambda n: not n)
    ]


def jumlah(baris: Sequence[BarisRincian]) -> Kelompok:
    """All lines together."""
    return _gabung("Jumlah", baris, {b.dipa for b in baris if b.realisasi is not None})


def _gabung(nama: str, isi: Sequence[BarisRincian], lapor: set[str]) -> Kelompok:
    awal = [b.pagu_awal for b in isi if b.pagu_awal is not None]
    nyata = [b.realisasi for b in isi if b.realisasi is not None]
    pagu = sum(b.pagu for b in isi)
    # A line without a figure in a DIPA that reported adds nothing; a DIPA that did not report leaves a gap.
    semua_lapor = all(b.dipa in lapor for b in isi)
    total = sum(nyata) if nyata else (0 if semua_lapor else None)
    return Kelompok(
        nama=nama,
        pagu_awal=sum(awal) if len(awal) == len(isi) else None,
        pagu=pagu,
        blokir=sum(b.blokir for b in isi),
        realisasi=total,
        persen=persen(total, pagu) if semua_lapor else None,
    )
