"""The year of a unit as JSON: one form for the command line, the pages and whoever reads them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from sakip.aturan.angka import teks_desimal
from sakip.aturan.capaian import Ukuran
from sakip.pengukuran.hasil import HasilButir, HasilUnit


def capaian_json(hasil: HasilUnit) -> dict[str, Any]:
    """The result as plain values for JSON.

    Numbers are decimal strings at full precision, what is missing is None; a target or realisation
    given as a word is that word. ``indikator`` is the wording as printed in the agreement;
    ``sasaran`` of an item is the ``kode`` of its sasaran in the list ``sasaran``.
    """
    kode = {s.kunci: s.kode for s in hasil.sasaran}
    return {
        "unit": hasil.unit,
        "tahun": hasil.tahun,
        "bacaan": hasil.bacaan,
        "butir": [_butir(b, kode[b.sasaran]) for b in hasil.butir],
        "sasaran": [{"kode": s.kode, "nama": s.nama, "capaian": _teks(s.capaian)} for s in hasil.sasaran],
        "rata_rata": _teks(hasil.rata.rata),
        "rata_rata_dibatasi": _teks(hasil.rata.rata_dibatasi),
        "batas": _teks(hasil.batas),
    }


def tulis_json(hasil: HasilUnit) -> str:
    """:func:`capaian_json` as text: UTF-8 as it is, one blank of indent, a newline at the end."""
    return json.dumps(capaian_json(hasil), ensure_ascii=False, indent=1) + "\n"


def _butir(b: HasilButir, sasaran: str) -> dict[str, Any]:
    return {
        "kode": b.kode,
        "sasaran": sasaran,
        "indikator": b.rumusan,
        "satuan": b.satuan,
        "polaritas": b.manual.polaritas,
        "metode": b.manual.metode,
        "target": _ukuran(b.target),
        "realisasi": _ukuran(b.realisasi),
        "basis": _teks(b.hasil.basis),
        "capaian": _teks(b.capaian),
        "status": b.hasil.status,
        "status_hitung": b.hasil.status_hitung,
        "versi_manual": b.manual.versi,
    }


def _ukuran(u: Ukuran) -> str | None:
    return u.kata if u.kata is not None else _teks(u.nilai)


def _teks(x: Decimal | None) -> str | None:
    return None if x is None else teks_desimal(x)
