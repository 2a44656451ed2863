"""Bars of one series, each with its own writing: how many of each kind, or a percentage beside a line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sakip.dokumen.bagan.rancang import _batang, _datar, _lipat_semua, _titik, _tulisan, _ujung
from sakip.dokumen.warna import DERET, TINTA

Spec = dict[str, Any]


def batang_jumlah(
    baris: Sequence[tuple[str, Decimal | None, str]], *, satuan: str = "", garis: Decimal | None = None
) -> Spec:
    """One bar per (name, value, writing); ``garis`` draws a dashed line at that value through all rows."""
    nama = _lipat_semua(n for n, _, _ in baris)
    data = [
        {
            "nama": nama[i],
            "nilai": _titik(v),
            "ujung": _ujung(v, *([] if garis is None else [garis])),
            "deret": "Nilai",
            "tulisan": teks,
        }
        for i, (_, v, teks) in enumerate(baris)
    ]
    batang = _batang("nilai", None, "", 14)
    batang["encoding"]["color"] = {"field": "deret"}
    lapis = [batang, _tulisan()]
    if garis is not None:
        lapis.insert(
            1,
            {
                "data": {"values": [{}]},  # one line through all rows, not one per row
                "mark": {"type": "rule", "color": TINTA, "strokeDash": [4, 3]},
                "encoding": {"x": {"datum": _titik(garis)}, "y": {"value": 0}, "y2": {"value": "height"}},
            },
        )
    nilai = [*(v for _, v, _ in baris), garis]
    return _datar(data, lapis, {"Nilai": DERET["realisasi"]}, nama, satuan, nilai)
