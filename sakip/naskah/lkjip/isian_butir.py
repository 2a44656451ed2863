"""The entries behind an item, as its recap tables read them: only of the units that were counted."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.aturan.agregasi import AturanVariabel, Nilai
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.tabel_indikator import (
    tulis_gabungan,
)
from sakip.pengukuran.hasil import HasilButir

Isian = Mapping[str, Mapping[str, Nilai]]


def unit_terhitung(b: HasilButir) -> list[str]:
    """Codes of the units whose figures were counted."""
    return sorted({u for isi in b.hasil_realisasi.per_unit.values() for u in isi})


def alias_terhitung(b: HasilButir) -> list[str]:
    return [a for a in b.manual.variabel if b.hasil_realisasi.per_unit.get(a)]


def isian_terhitung(p: Penyusun, b: HasilButir, alias: str) -> Isian:
    """The entries of a variable by unit and period, of the units that were counted."""
    semua = p.bahan.isian.get(b.manual.variabel[alias], {})
    return {u: semua[u] for u in b.hasil_realisasi.per_unit.get(alias, {}) if u in semua}


def aturan_alias(p: Penyusun, b: HasilButir, alias: str) -> AturanVariabel:
    kunci = b.manual.variabel[alias]
    return p.bahan.variabel.get(kunci) or AturanVariabel(kunci)


def nilai_setahun(b: HasilButir, alias: str, desimal: int = 0) -> str:
    """The year's figure as the aggregation has it: over units, or of the only unit."""
    if b.hasil_realisasi.variabel:
        return tulis_gabungan(b.hasil_realisasi.variabel.get(alias), desimal)
    return tulis_gabungan(next(iter(b.hasil_realisasi.per_unit[alias].values()), None), desimal)
