"""An organisation chart as a Vega-Lite dictionary: boxes, lines and text laid out here, nothing fitted.

The head stands at the top; every unit directly below it heads a column, with what stands below that unit in a
list under it, and units that are many (:class:`Panel`) stand in a frame of small boxes with its own title.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from sakip.dokumen.bagan.rancang import LEBAR
from sakip.dokumen.huruf import SANS
from sakip.dokumen.warna import GARIS, LATAR_KEPALA, REDUP, TINTA, UTAMA

Spec = dict[str, Any]
TINGGI_TERBESAR = 740
"""Pixels that a chart may be high and still share an A4 page with its heading and caption."""

_SKEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_UKURAN, _BARIS, _LEBAR_HURUF = 10, 12.5, 5.1  # type size, height of a line, a generous mean letter
_KIRI, _KANAN, _ATAS, _BATANG = 18.0, LEBAR - 4.0, 4.0, 7.0  # drawing area; the trunk stands left of it
_SELA, _SELA_BARIS, _TURUN, _DALAM, _LEKUK = 8.0, 6.0, 13.0, 5.0, 12.0
_KOLOM_CABANG, _LEBAR_CABANG, _KOLOM_PANEL, _LEBAR_KEPALA = 5, 170.0, 4, 270.0
_GAYA = {  # fill, line, text, weight
    "kepala": (UTAMA, UTAMA, "#ffffff", 700),
    "cabang": (LATAR_KEPALA, UTAMA, UTAMA, 700),
    "bawah": ("#ffffff", GARIS, TINTA, 400),
    "bingkai": ("#fbfcfd", GARIS, REDUP, 700),
}


@dataclass(frozen=True, slots=True)
class Simpul:
    """A unit with the units below it."""

    nama: str
    anak: tuple[Simpul, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A group of many units below the head, with its own title."""

    judul: str
    nama: tuple[str, ...]


@dataclass
class _Kanvas:
    """What was drawn so far, in pixels from the upper left corner."""

    kotak: list[Spec] = field(default_factory=list)
    garis: list[Spec] = field(default_factory=list)
    tulisan: list[Spec] = field(default_factory=list)

    def kotakkan(self, nama: str, x: float, y: float, lebar: float, tinggi: float, gaya: str) -> None:
        self.kotak.append({"x": x, "x2": x + lebar, "y": y, "y2": y + tinggi, "gaya": gaya})
        baris = _lipat(nama, lebar)
        self.tulis(baris, x + lebar / 2, y + (tinggi - _BARIS * len(baris)) / 2, gaya)

    def tulis(self, baris: Sequence[str], x: float, y: float, gaya: str) -> None:
        for urut, isi in enumerate(baris):
            titik = {"x": x, "y": y + (urut + 0.5) * _BARIS, "tulisan": isi, "gaya": gaya}
            self.tulisan.append(titik)

    def tarik(self, x: float, y: float, x2: float, y2: float) -> None:
        self.garis.append({"x": x, "y": y, "x2": x2, "y2": y2})


def bagan_organisasi(kepala: str, cabang: Sequence[Simpul], panel: Sequence[Panel] = ()) -> Spec:
    """The chart; its ``height`` says whether it still fits a page (:data:`TINGGI_TERBESAR`)."""
    k = _Kanvas()
    poros = (_KIRI + _KANAN) / 2 if cabang or panel else LEBAR / 2
    tinggi = _tinggi(kepala, _LEBAR_KEPALA)
    k.kotakkan(kepala, poros - _LEBAR_KEPALA / 2, _ATAS, _LEBAR_KEPALA, tinggi, "kepala")
    y = _ATAS + tinggi
    deret = _imbang(cabang, _KOLOM_CABANG)
    if deret or panel:
        k.tarik(poros, y, poros, y + _TURUN)
        y = _isi(k, deret, panel, y, poros)
    return _spec(k, y + _ATAS)


def _isi(
    k: _Kanvas, deret: Sequence[Sequence[Simpul]], panel: Sequence[Panel], y: float, poros: float
) -> float:
    """Rows of columns, then the frames; a trunk at the left joins all but a single row to the head."""
    pertama = y + _TURUN
    berbatang = len(deret) + len(panel) > 1
    akhir = pertama
    for satu in deret:
        akhir = y + _TURUN
        y, titik = _kolom(k, satu, akhir)
        tepi = [*titik, *([poros] if akhir == pertama else []), *([_BATANG] if berbatang else [])]
        k.tarik(min(tepi), akhir, max(tepi), akhir)
    if not deret:
        k.tarik(_BATANG, pertama, poros, pertama)
    for p in panel:
        atas = y + (_TURUN if deret or p is not panel[0] else 2 * _TURUN)
        akhir = atas + _BARIS
        k.tarik(_BATANG, akhir, _KIRI, akhir)
        y = _bingkai(k, p, atas)
    if akhir > pertama:
        k.tarik(_BATANG, pertama, _BATANG, akhir)
    return y


def _kolom(k: _Kanvas, cabang: Sequence[Simpul], bus: float) -> tuple[float, list[float]]:
    """One row of columns under a bus: its lower end, and where each column hangs from it."""
    muat = (_KANAN - _KIRI - _SELA * (len(cabang) - 1)) / len(cabang)
    lebar = min(_LEBAR_CABANG, muat)
    x = (_KIRI + _KANAN - lebar * len(cabang) - _SELA * (len(cabang) - 1)) / 2
    tinggi = max(_tinggi(c.nama, lebar) for c in cabang)
    bawah, titik = bus, []
    for c in cabang:
        atas = bus + _TURUN
        k.tarik(x + lebar / 2, bus, x + lebar / 2, atas)
        k.kotakkan(c.nama, x, atas, lebar, tinggi, "cabang")
        bawah = max(bawah, _turunan(k, c, x, atas + tinggi, lebar))
        titik.append(x + lebar / 2)
        x += lebar + _SELA
    return bawah, titik


def _turunan(k: _Kanvas, induk: Simpul, x: float, y: float, lebar: float) -> float:
    """The list under a box, each level indented below the one above; returns its lower end."""
    poros, akhir = x + _LEKUK / 2, y
    for anak in induk.anak:
        dalam = max(lebar - _LEKUK, 60.0)
        tinggi = _tinggi(anak.nama, dalam)
        atas = y + _SELA_BARIS
        akhir = atas + tinggi / 2
        k.tarik(poros, akhir, x + _LEKUK, akhir)
        k.kotakkan(anak.nama, x + _LEKUK, atas, dalam, tinggi, "bawah")
        bawah = atas + tinggi
        y = _turunan(k, anak, x + _LEKUK, bawah, dalam)
    if induk.anak:
        k.tarik(poros, _bawah_kotak(k, x, induk.nama), poros, akhir)
    return y


def _bawah_kotak(k: _Kanvas, x: float, nama: str) -> float:
    """Lower edge of the last box that begins at ``x``: the parent's, whose children stand further right."""
    return float(next(b["y2"] for b in reversed(k.kotak) if b["x"] == x))


def _bingkai(k: _Kanvas, panel: Panel, y: float) -> float:
    """A frame with its title and small boxes in columns."""
    banyak = max(2, min(_KOLOM_PANEL, len(panel.nama)))
    lebar = (_KANAN - _KIRI - 2 * _SELA - _SELA_BARIS * (banyak - 1)) / banyak
    judul = _lipat(panel.judul, _KANAN - _KIRI - 2 * _SELA)
    baris = [panel.nama[i : i + banyak] for i in range(0, len(panel.nama), banyak)]
    tinggi = [max(_tinggi(n, lebar) for n in b) for b in baris]
    dalam = 2 * _SELA_BARIS + _BARIS * len(judul) + sum(tinggi) + _SELA_BARIS * len(baris)
    k.kotak.append({"x": _KIRI, "x2": _KANAN, "y": y, "y2": y + dalam, "gaya": "bingkai"})
    k.tulis(judul, (_KIRI + _KANAN) / 2, y + _SELA_BARIS, "bingkai")
    atas = y + 2 * _SELA_BARIS + _BARIS * len(judul)
    for isi, t in zip(baris, tinggi, strict=True):
        for kolom, nama in enumerate(isi):
            k.kotakkan(nama, _KIRI + _SELA + kolom * (lebar + _SELA_BARIS), atas, lebar, t, "bawah")
        atas += t + _SELA_BARIS
    return y + dalam


def _imbang(cabang: Sequence[Simpul], paling: int) -> list[list[Simpul]]:
    """Rows of about equal length."""
    if not cabang:
        return []
    per = ceil(len(cabang) / ceil(len(cabang) / paling))
    return [list(cabang[i : i + per]) for i in range(0, len(cabang), per)]


def _tinggi(nama: str, lebar: float) -> float:
    return 2 * _DALAM + _BARIS * len(_lipat(nama, lebar))


def _lipat(nama: str, lebar: float) -> list[str]:
    bersih = " ".join(nama.replace("|", "/").split())
    return textwrap.wrap(bersih, max(6, int((lebar - 2 * _DALAM) / _LEBAR_HURUF))) or ["–"]


def _spec(k: _Kanvas, tinggi: float) -> Spec:
    tinggi = ceil(tinggi)

    def sumbu(bidang: str, sampai: float, *, balik: bool = False) -> Spec:
        skala = {"domain": [sampai, 0] if balik else [0, sampai], "nice": False, "zero": False}
        return {"field": bidang, "type": "quantitative", "axis": None, "scale": skala}

    def bulat(baris: Sequence[Spec]) -> list[Spec]:
        return [{n: round(v, 2) if isinstance(v, float) else v for n, v in b.items()} for b in baris]

    x, y = sumbu("x", LEBAR), sumbu("y", tinggi, balik=True)
    letak = {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}}

    def warna(nomor: int) -> Spec:
        skala = {"domain": list(_GAYA), "range": [g[nomor] for g in _GAYA.values()]}
        return {"field": "gaya", "type": "nominal", "scale": skala, "legend": None}

    lapis: list[Spec] = [
        {"data": {"values": bulat(k.garis)}, "mark": {"type": "rule", "color": GARIS, "strokeWidth": 1.2},
         "encoding": letak},
        {"data": {"values": bulat(k.kotak)}, "mark": {"type": "rect", "strokeWidth": 1, "cornerRadius": 2},
         "encoding": {**letak, "fill": warna(0), "stroke": warna(1)}},
    ]  # fmt: skip
    for gaya, (_, _, tinta, tebal) in _GAYA.items():
        if any(t["gaya"] == gaya for t in k.tulisan):
            mark = {"type": "text", "fontSize": _UKURAN, "fontWeight": tebal, "color": tinta}
            kode = {"x": x, "y": y, "text": {"field": "tulisan", "type": "nominal"}}
            pilih = [{"filter": f"datum.gaya === '{gaya}'"}]
            lapis.append({"transform": pilih, "mark": mark, "encoding": kode})
    return {
        "$schema": _SKEMA,
        "width": LEBAR,
        "height": tinggi,
        "autosize": {"type": "none"},
        "padding": 0,
        "background": None,
        "usermeta": {"teks": ["tulisan"]},  # their room is stated, so they need not be measured
        "data": {"values": bulat(k.tulisan)},
        "layer": lapis,
        "config": {"font": f"'{SANS}'", "view": {"stroke": None}},
        "resolve": {"scale": {"fill": "independent", "stroke": "independent"}},
    }
