"""Bars of counts: of one series, of a part in its whole, or of parts set end to end. Each has its own
writing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sakip.aturan.angka import bagi, tulis
from sakip.dokumen.bagan.rancang import (
    _batang,
    _datar,
    _lipat_semua,
    _titik,
    _tulisan,
    _ujung,
    satuan_rupiah,
)
from sakip.dokumen.warna import DERET, TANGGA, TINTA

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


def batang_rupiah(baris: Sequence[tuple[str, int, str]]) -> Spec:
    """One bar per (name, whole rupiah, what stands in brackets behind the amount)."""
    pembagi, kata = satuan_rupiah(n for _, n, _ in baris)
    isi = [(nama, bagi(Decimal(n), Decimal(pembagi)), keterangan) for nama, n, keterangan in baris]
    return batang_jumlah([(nama, n, f"{tulis(n)} ({x})") for nama, n, x in isi], satuan=f"Rp {kata}".strip())


def batang_ganda(
    baris: Sequence[tuple[str, Decimal | None, Decimal | None, str]],
    deret: tuple[str, str],
    *,
    satuan: str = "",
) -> Spec:
    """A wide bar with a narrow one in it, per (name, wide value, narrow value, writing); ``deret`` names the
    two."""
    nama = _lipat_semua(n for n, *_ in baris)
    luar, dalam = deret
    data = [
        {
            "nama": nama[i],
            "luar": _titik(v),
            "dalam": _titik(w),
            "ujung": _ujung(v, w),
            "tulisan": teks,
        }
        for i, (_, v, w, teks) in enumerate(baris)
    ]
    lapis = [_batang("luar", luar, "", 18), _batang("dalam", dalam, "", 9), _tulisan()]
    warna = {luar: DERET["pagu"], dalam: DERET["realisasi"]}
    return _datar(data, lapis, warna, nama, satuan, [x for _, v, w, _ in baris for x in (v, w)])


def batang_bertumpuk(
    baris: Sequence[tuple[str, Sequence[int], str]], deret: Sequence[str], *, satuan: str = ""
) -> Spec:
    """Parts set end to end, per (name, a count for each of ``deret``, writing); from light to dark.

    At most as many series as there are steps of :data:`TANGGA`.
    """
    nama = _lipat_semua(n for n, _, _ in baris)
    data: list[Spec] = []
    for i, (_, isi, teks) in enumerate(baris):
        mulai = 0
        for d, n in zip(deret, isi, strict=True):
            data.append({"nama": nama[i], "deret": d, "mulai": float(mulai), "akhir": float(mulai + n)})
            mulai += n
        data.append({"nama": nama[i], "ujung": float(mulai), "tulisan": teks})
    batang: Spec = {
        "transform": [{"filter": "isValid(datum.deret)"}],
        "mark": {"type": "bar", "height": 14},
        "encoding": {"x": {"field": "mulai"}, "x2": {"field": "akhir"}, "color": {"field": "deret"}},
    }
    tulisan = {"transform": [{"filter": "isValid(datum.ujung)"}], **_tulisan()}
    selang = (len(TANGGA) - 1) / max(1, len(deret) - 1)  # as far apart as the steps allow
    warna = {d: TANGGA[round(i * selang)] for i, d in enumerate(deret)}
    jumlah = [sum(isi) for _, isi, _ in baris]
    return _datar(data, [batang, tulisan], warna, nama, satuan, jumlah)
