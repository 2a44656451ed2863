"""An index whose agreement says percent: the report prints the number with that said beside it.

An index is a figure on its scale and a percentage a part of a whole; which of the two was meant only the
office knows. The number stays as it was signed, and the doubt stands where the reader meets it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sakip.aturan.capaian import Ukuran
from sakip.naskah.bahan import BahanLkjip, PerjanjianRekap
from sakip.pengukuran.hasil import HasilButir

PERSEN = frozenset({"%", "persen", "persentase"})
#: Stands after the number instead of the sign.
SEBUTAN = "(satuan dalam PK: persen)"
_INDEKS = re.compile(r"^\W*(?:nilai\s+)?(?:indeks|index)\b", re.IGNORECASE)


def indeks_berpersen(rumusan: str, satuan: str) -> bool:
    """Whether the wording names an index and the unit is percent."""
    return satuan.strip().casefold() in PERSEN and _INDEKS.match(rumusan) is not None


def tandai_satuan(bahan: BahanLkjip) -> BahanLkjip:
    """The material with the unit of such indicators said in words, this year and in all that is compared."""
    kunci = {b.indikator for b in bahan.hasil.butir if indeks_berpersen(b.rumusan, b.target.satuan)}
    perjanjian = tuple(_rekap(r) for r in bahan.perjanjian)
    if not kunci:
        return bahan if perjanjian == bahan.perjanjian else replace(bahan, perjanjian=perjanjian)
    hasil = bahan.hasil
    butir = tuple(_butir(b) if b.indikator in kunci else b for b in hasil.butir)
    baru = {b.indikator: b for b in butir}
    sasaran = tuple(replace(s, butir=tuple(baru[b.indikator] for b in s.butir)) for s in hasil.sasaran)
    return replace(
        bahan,
        hasil=replace(hasil, butir=butir, sasaran=sasaran),
        perjanjian=perjanjian,
        seri=_menurut(bahan.seri, kunci),
        renstra=_menurut(bahan.renstra, kunci),
        nasional={k: _titik(t) if k in kunci else t for k, t in bahan.nasional.items()},
        wilayah={
            k: tuple(replace(w, target=_ukuran(w.target), realisasi=_ukuran(w.realisasi)) for w in isi)
            if k in kunci
            else isi
            for k, isi in bahan.wilayah.items()
        },
    )


def _satuan(satuan: str) -> str:
    return SEBUTAN if satuan.strip().casefold() in PERSEN else satuan


def _ukuran(u: Ukuran) -> Ukuran:
    return replace(u, satuan=_satuan(u.satuan))


def _titik(t: Any) -> Any:
    """A year of a series or of a plan."""
    return replace(t, satuan=_satuan(t.satuan))


def _menurut(isi: Mapping[str, Sequence[Any]], kunci: set[str]) -> dict[str, Any]:
    return {k: tuple(_titik(t) for t in deret) if k in kunci else deret for k, deret in isi.items()}


def _butir(b: HasilButir) -> HasilButir:
    return replace(
        b,
        satuan=_satuan(b.satuan),
        target=_ukuran(b.target),
        realisasi=_ukuran(b.realisasi),
        manual=replace(b.manual, satuan=_satuan(b.manual.satuan)),
    )


def _rekap(r: PerjanjianRekap) -> PerjanjianRekap:
    butir = tuple(
        replace(b, target=_ukuran(b.target)) if indeks_berpersen(b.rumusan, b.target.satuan) else b
        for b in r.butir
    )
    return r if butir == r.butir else replace(r, butir=butir)
