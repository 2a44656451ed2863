"""Builders of chart specifications: exact values in, a Vega-Lite dictionary out.

Here, and nowhere else, Decimals become floats: only to place marks.  Every printed number is written
beforehand by :mod:`sakip.aturan.angka`, so a chart never shows another figure than its table.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from sakip.aturan.angka import bagi, kali, tulis, tulis_besaran, tulis_persen
from sakip.dokumen.huruf import SANS
from sakip.dokumen.warna import DERET, GARIS, GARIS_HALUS, REDUP, TINTA, TOKEN

Spec = dict[str, Any]
LEBAR = 560
"""Total width in pixels of a chart (unless it is made for a narrow page); drawn as wide as the text column,
11 px become 8.6 pt."""

_SKEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_SATUAN_RUPIAH = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
_TINGGI_BARIS = 13
_LEBAR_HURUF = 5.7  # pixels, a generous mean at 11 px
_HURUF_SEBARIS, _HURUF_TERBANYAK = 34, 40  # letters of a name in one line; more where all names then have one
_GARIS_NAMA = ((10, 4), (14, 3), (10**6, 2))  # up to so many names: lines of each, so that a page holds all
_TEPI_KANAN = 12
_TINGGI_GARIS, _TAHUN_SEDIKIT = (110, 160), 3  # pixels of the plot: few years need no tall chart
_HURUF = f"'{SANS}'"  # quoted: a name that ends in a digit is no CSS identifier and would be dropped silently
_ANGKA = Decimal | int | None


@dataclass(frozen=True, slots=True)
class NilaiTahun:
    """One year of an indicator: ``sebanding`` False starts a new line there (the method changed)."""

    tahun: int
    target: Decimal | None = None
    realisasi: Decimal | None = None
    capaian: Decimal | None = None
    sebanding: bool = True


@dataclass(frozen=True, slots=True)
class NilaiPeriode:
    """One period of a year under its short name."""

    label: str
    target: Decimal | None = None
    realisasi: Decimal | None = None


def batang_target_realisasi(
    baris: Sequence[tuple[str, Decimal | None, Decimal | None]], *, satuan: str = "", desimal: int = 2
) -> Spec:
    """Bars of realisation with a mark at the target, one per (name, target, realisation) in one unit of
    counting."""
    nama = _lipat_semua(n for n, _, _ in baris)
    data = [
        {
            "nama": nama[i],
            "target": _titik(t),
            "realisasi": _titik(r),
            "ujung": _ujung(t, r),
            "tulisan": f"{tulis_besaran(r, satuan, desimal)}  (target {tulis(t, desimal)})",
        }
        for i, (_, t, r) in enumerate(baris)
    ]
    lapis = [
        _batang("realisasi", "Realisasi", DERET["realisasi"], 12),
        {
            "mark": {"type": "tick", "thickness": 2.5, "size": 20, "opacity": 1},
            "encoding": {"y": _sumbu_nama(nama), "x": {"field": "target"}, "color": {"datum": "Target"}},
        },
        _tulisan(),
    ]
    warna = {"Realisasi": DERET["realisasi"], "Target": TINTA}
    return _datar(data, lapis, warna, nama, satuan, [v for _, t, r in baris for v in (t, r)])


def batang_capaian(
    baris: Sequence[tuple[str, Decimal | None, str]],
    *,
    tulis_angka: Callable[[Decimal | None], str] = tulis_persen,
    lebar: int = LEBAR,
) -> Spec:
    """Bars of achievement in percent with a line at 100, one per (name, percent, status token).

    ``tulis_angka`` writes a percentage as the table beside does; ``lebar`` in pixels: a narrow picture for a
    narrow page keeps its letters readable.
    """
    nama = _lipat_semua(n for n, _, _ in baris)
    data = [
        {
            "nama": nama[i],
            "realisasi": _titik(c),
            "ujung": _ujung(c, 100),  # written right of the line at 100, never across it
            "status": TOKEN[status].kata,
            "tulisan": f"{TOKEN[status].bentuk} {tulis_angka(c)}",
        }
        for i, (_, c, status) in enumerate(baris)
    ]
    batang = _batang("realisasi", None, "", 14)
    batang["encoding"]["color"] = {"field": "status"}
    garis = {
        "data": {"values": [{}]},  # one line through all rows, not one per row
        "mark": {"type": "rule", "color": TINTA, "strokeDash": [4, 3]},
        "encoding": {"x": {"datum": 100}, "y": {"value": 0}, "y2": {"value": "height"}},
    }
    warna = {TOKEN[s].kata: TOKEN[s].kuat for s in TOKEN if any(s == status for _, _, status in baris)}
    nilai = [*(c for _, c, _ in baris), 100]
    return _datar(data, [batang, garis, _tulisan()], warna, nama, "%", nilai, lebar=lebar)


def batang_anggaran(
    baris: Sequence[tuple[str, int, int | None]],
    *,
    tulis_angka: Callable[[Decimal | None], str] = tulis_persen,
) -> Spec:
    """Budget bars with what was spent inside them, one per (name, pagu, realisation) in whole rupiah.

    ``tulis_angka`` writes a percentage as the table beside does.
    """
    pembagi, kata = satuan_rupiah(pagu for _, pagu, _ in baris)
    nama = _lipat_semua(n for n, _, _ in baris)
    data = [
        {
            "nama": nama[i],
            "pagu": _titik(pagu, pembagi),
            "realisasi": _titik(realisasi, pembagi),
            "ujung": _ujung(pagu, realisasi, pembagi=pembagi),
            "tulisan": _tulisan_anggaran(pagu, realisasi, pembagi, tulis_angka),
        }
        for i, (_, pagu, realisasi) in enumerate(baris)
    ]
    lapis = [
        _batang("pagu", "Pagu", DERET["pagu"], 18),
        _batang("realisasi", "Realisasi", DERET["realisasi"], 9),
        _tulisan(),
    ]
    warna = {"Pagu": DERET["pagu"], "Realisasi": DERET["realisasi"]}
    nilai = [v for _, p, r in baris for v in (p, r)]
    return _datar(data, lapis, warna, nama, f"Rp {kata}".strip(), nilai, pembagi=pembagi)


def satuan_rupiah(jumlah: Iterable[int]) -> tuple[int, str]:
    """What the largest of the amounts is told in: its divisor and its word."""
    terbesar = max(map(abs, jumlah), default=0)
    return next(((p, k) for p, k in _SATUAN_RUPIAH if terbesar >= p), (1, ""))


def garis_tahun(
    nilai: Sequence[NilaiTahun],
    *,
    satuan: str = "",
    desimal: int = 2,
    desimal_capaian: int = 2,
    capaian: bool = True,
) -> Spec:
    """Target and realisation over the years, with the achievement of each year under its name.

    ``desimal`` holds for target and realisation, ``desimal_capaian`` for the achievement in percent, which
    ``capaian`` False leaves out. A year that cannot be compared with the one before starts a new line; its
    break is said in the axis label.
    """
    titik: list[_Titik] = []
    for n in nilai:
        label = [str(n.tahun)]
        if capaian:
            label.append(f"capaian {tulis_persen(n.capaian, desimal_capaian)}")
        if not n.sebanding:
            label.append("deret baru")
        titik.append(("|".join(label), n.target, n.realisasi, not n.sebanding))
    return _garis(titik, satuan=satuan, desimal=desimal, tinggi=_tinggi_garis(len(nilai)))


def garis_periode(
    nilai: Sequence[NilaiPeriode], *, satuan: str = "", desimal: int = 2, sebutan: str = "Target"
) -> Spec:
    """Realisation (and target, where there is one) over the periods of a year, in order.

    ``sebutan``: how the legend calls the target, such as a plan.

    Where the figures would touch each other only the last ones are written; the table beside has them all.
    """
    titik = [(n.label, n.target, n.realisasi, False) for n in nilai]
    huruf = max((len(tulis(v, desimal)) for n in nilai for v in (n.target, n.realisasi)), default=1)
    muat = len(nilai) * _LEBAR_HURUF * (huruf + 1) < LEBAR - 90
    spec = _garis(
        titik, satuan=satuan, desimal=desimal, tinggi=_TINGGI_GARIS[1], ditulis=len(nilai) if muat else 1
    )
    # Targets are set for some periods only: their line runs from one to the next.
    data = spec["data"]["values"]
    spec["data"]["values"] = [d for d in data if d["deret"] != "Target" or d["nilai"] is not None]
    return cast(Spec, _sebut_lain(spec, "Target", sebutan))


def _sebut_lain(isi: Any, lama: str, baru: str) -> Any:
    """The same with one name of a series written as another, wherever it stands as a whole."""
    if isinstance(isi, dict):
        return {k: _sebut_lain(v, lama, baru) for k, v in isi.items()}
    if isinstance(isi, list):
        return [_sebut_lain(v, lama, baru) for v in isi]
    return baru if isi == lama else isi


#: Label of the axis, target, realisation, and whether a new line starts.
_Titik = tuple[str, Decimal | None, Decimal | None, bool]


def _tinggi_garis(banyak: int) -> int:
    return _TINGGI_GARIS[0] if banyak <= _TAHUN_SEDIKIT else _TINGGI_GARIS[1]


def _garis(
    titik: Sequence[_Titik], *, satuan: str, desimal: int, tinggi: int, ditulis: int | None = None
) -> Spec:
    """Two lines over an ordered axis; the last ``ditulis`` points have their figures written (None: all)."""
    data: list[Spec] = []
    ruas = 0
    mulai = 0 if ditulis is None else len(titik) - ditulis
    for i, (label, target, realisasi, putus) in enumerate(titik):
        ruas += putus
        for deret, v, lain in (("Target", target, realisasi), ("Realisasi", realisasi, target)):
            # the larger of two values is written above its point, the smaller below: they never overlap
            if lain is None:
                atas = not _lembah(titik, i)
            else:
                atas = v is not None and (v > lain or (v == lain and deret == "Realisasi"))
            satu = {"tahun": label, "deret": deret, "ruas": f"{deret} {ruas}"}
            tulisan = tulis(v, desimal) if i >= mulai else ""
            data.append({**satu, "nilai": _titik(v), "tulisan": tulisan, "atas": atas})
    sendiri = ditulis == 1 and len(titik) > 1
    warna = {"Target": TOKEN["status-kosong"].kuat, "Realisasi": DERET["realisasi"]}
    if all(t is None for _, t, _, _ in titik):
        data = [d for d in data if d["deret"] == "Realisasi"]
        warna.pop("Target")
    semua = [v for _, t, r, _ in titik for v in (t, r)]
    bawah, puncak = _rentang_garis(semua)
    x = {
        "field": "tahun",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "axis": {
            "labelExpr": "split(datum.label, '|')",
            "labelAngle": 0,
            "grid": False,
            "labelLineHeight": 13,
        },
    }
    y = {
        "field": "nilai",
        "type": "quantitative",
        "title": satuan or None,
        "scale": {"domain": [bawah, puncak], "nice": False},
        "axis": {"format": ",~f", "tickCount": 4},
    }
    kode_deret = {"field": "deret", "type": "nominal"}
    lapis: list[Spec] = [
        {
            "mark": {"type": "line", "strokeWidth": 2},
            "encoding": {"strokeDash": _putus_putus(warna), "detail": {"field": "ruas"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 55, "opacity": 1},
            "encoding": {"shape": _bentuk(warna)},
        },
        *(
            {
                "transform": [{"filter": f"datum.atas === {str(atas).lower()} && isValid(datum.nilai)"}],
                "mark": _angka_titik(atas, sendiri=sendiri),
                "encoding": {"text": {"field": "tulisan"}, "color": {"value": TINTA}},
            }
            for atas in (True, False)
        ),
    ]
    baris_label = max((1 + label.count("|") for label, *_ in titik), default=1)
    kode = {"x": x, "y": y, "color": _skala_warna(warna, kode_deret)}
    angka = max((len(tulis(v, 0)) for v in semua), default=2) + 2
    tepi = ((42 if satuan else 24) + round(_LEBAR_HURUF * angka), 12 + 13 * baris_label)
    return _kerangka(data, lapis, kode, tinggi=tinggi, tepi=tepi)


def _angka_titik(atas: bool, *, sendiri: bool) -> Spec:
    """The figure above or below its point; the only one, at the right end, is written towards the left."""
    if sendiri:
        return {"type": "text", "dy": -11 if atas else 28, "fontSize": 11, "align": "right", "dx": 8}
    return {"type": "text", "dy": -11 if atas else 13, "fontSize": 11}


def _lembah(titik: Sequence[_Titik], i: int) -> bool:
    """The realised figure is lower than its neighbours: above it the line itself would run."""
    nilai = titik[i][2]
    tetangga = [titik[j][2] for j in (i - 1, i + 1) if 0 <= j < len(titik)]
    ada = [n for n in tetangga if n is not None]
    return nilai is not None and bool(ada) and all(n > nilai for n in ada)


def _datar(
    data: list[Spec],
    lapis: list[Spec],
    warna: dict[str, str],
    nama: list[str],
    satuan: str,
    nilai: Sequence[_ANGKA],
    *,
    pembagi: int = 1,
    lebar: int = LEBAR,
) -> Spec:
    """Horizontal bars from zero, with room at their right for what is written there."""
    titik = [v for v in (_titik(n, pembagi) for n in nilai) if v is not None]
    kiri, kanan = min([0.0, *titik]), max([0.0, *titik]) or 1.0
    kanan = _tepi_kanan(data, nama, kiri * 1.1, kanan, lebar)
    x = {
        "type": "quantitative",
        "title": satuan or None,
        "scale": {"domain": [kiri * 1.1, kanan], "nice": False},
        "axis": {"format": ",~f", "tickCount": 5, "domain": False, "grid": False},
    }
    kode = {"y": _sumbu_nama(nama), "x": x, "color": _skala_warna(warna, {"type": "nominal"})}
    langkah = 9 + _TINGGI_BARIS * max((1 + n.count("|") for n in nama), default=1)
    tepi = (16 + _lebar_nama(nama), 40 if satuan else 26)
    return _kerangka(data, lapis, kode, tinggi=langkah * len(nama), tepi=tepi, lebar=lebar)


def _tepi_kanan(data: list[Spec], nama: list[str], kiri: float, kanan: float, lebar: int) -> float:
    """End of the value axis such that every text right of its bar stays inside the picture."""
    bidang = lebar - 16 - _lebar_nama(nama) - _TEPI_KANAN
    tepi = kanan * 1.04
    for titik in (d for d in data if "tulisan" in d):
        ruang = bidang - 10 - _LEBAR_HURUF * len(titik["tulisan"])
        tepi = max(tepi, kiri + (titik["ujung"] - kiri) * bidang / max(ruang, 60))
    return tepi


def _batang(bidang: str, deret: str | None, warna: str, tebal: int) -> Spec:
    kode: Spec = {"x": {"field": bidang}}
    if deret:
        kode["color"] = {"datum": deret}
    return {"mark": {"type": "bar", "height": tebal}, "encoding": kode}


def _tulisan() -> Spec:
    """The printed value, right of the longest mark of its row."""
    return {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 11},
        "encoding": {"x": {"field": "ujung"}, "text": {"field": "tulisan"}, "color": {"value": TINTA}},
    }


def _sumbu_nama(nama: list[str]) -> Spec:
    baris = max((1 + n.count("|") for n in nama), default=1)
    axis: Spec = {"labelExpr": "split(datum.label, '|')", "labelLineHeight": _TINGGI_BARIS, "labelLimit": 0}
    if baris > 1:  # the engine sets the first line at the middle of the bar: the whole name belongs there
        axis["labelOffset"] = {
            "condition": [
                {"test": f"length(split(datum.label, '|')) === {n}", "value": -_TINGGI_BARIS * (n - 1) / 2}
                for n in range(2, baris + 1)
            ],
            "value": 0,
        }
    skala = {"paddingInner": 0, "paddingOuter": 0}
    return {"field": "nama", "type": "nominal", "sort": None, "title": None, "axis": axis, "scale": skala}


def _skala_warna(warna: dict[str, str], kode: Spec) -> Spec:
    legenda = {
        "orient": "top",
        "title": None,
        "symbolSize": 90,
        "symbolOpacity": 1,
        "symbolStrokeWidth": 0,
        "columnPadding": 14,
    }
    return {
        **kode,
        "scale": {"domain": list(warna), "range": list(warna.values())},
        "legend": legenda if len(warna) > 1 else None,
    }


def _putus_putus(warna: dict[str, str]) -> Spec:
    skala = {"domain": list(warna), "range": [[5, 4] if d == "Target" else [1, 0] for d in warna]}
    return {"field": "deret", "type": "nominal", "scale": skala, "legend": None}


def _bentuk(warna: dict[str, str]) -> Spec:
    skala = {"domain": list(warna), "range": ["square" if d == "Target" else "circle" for d in warna]}
    return {"field": "deret", "type": "nominal", "scale": skala, "legend": None}


def _kerangka(
    data: list[Spec],
    lapis: list[Spec],
    kode: Spec,
    *,
    tinggi: int,
    tepi: tuple[int, int],
    lebar: int = LEBAR,
) -> Spec:
    """The whole specification; ``tinggi`` is the plot's height, ``tepi`` the room left of it and below it.

    The room is stated, not fitted: fitting makes the engine measure every text twice, and measuring text is
    most of its time.  ``usermeta`` names the text fields for the same reason
    (:mod:`sakip.dokumen.bagan.gambar`).
    """
    kiri, bawah = tepi
    teks = {"labelColor": TINTA, "titleColor": REDUP, "labelFontSize": 11, "titleFontSize": 11}
    sumbu = {
        **teks,
        "titleFontWeight": "normal",
        "gridColor": GARIS_HALUS,
        "domainColor": GARIS,
        "ticks": False,
    }
    legenda, atas = kode["color"]["legend"], 10
    if legenda:
        deret = kode["color"]["scale"]["domain"]
        tegak = len(deret) * (_LEBAR_HURUF * max(map(len, deret)) + 36) > lebar
        atas = 16 + 16 * (len(deret) if tegak else 1)
        legenda |= {"orient": "none", "legendX": 4 - kiri, "legendY": 6 - atas}
        legenda["direction"] = "vertical" if tegak else "horizontal"
    return {
        "$schema": _SKEMA,
        "width": lebar - kiri - _TEPI_KANAN,
        "height": tinggi,
        "autosize": {"type": "none"},
        "padding": {"left": kiri, "right": _TEPI_KANAN, "top": atas, "bottom": bawah},
        "background": None,
        "usermeta": {"teks": ["nama", "tahun", "tulisan"]},
        "data": {"values": data},
        "layer": lapis,
        "encoding": kode,
        "config": {
            "font": _HURUF,
            "view": {"stroke": None},
            "axis": {**sumbu, "labelPadding": 6, "labelOverlap": False, "labelBound": False},
            "legend": {**teks, "labelLimit": 0},
        },
    }


def _lebar_nama(nama: list[str]) -> int:
    return round(_LEBAR_HURUF * max((len(baris) for n in nama for baris in n.split("|")), default=0))


def _lipat_semua(nama: Iterable[str]) -> list[str]:
    """Names for the axis, each once: equal names would share one bar."""
    semua = list(nama)
    lebar = _HURUF_SEBARIS if max(map(len, semua), default=0) > _HURUF_TERBANYAK else _HURUF_TERBANYAK
    hasil: list[str] = []
    garis = next(g for batas, g in _GARIS_NAMA if len(semua) <= batas)
    for n in (_lipat(x, lebar, garis) for x in semua):
        hasil.append(n + "\u00a0" * sum(lain.rstrip("\u00a0") == n for lain in hasil))
    return hasil


def _lipat(nama: str, lebar: int, garis: int) -> str:
    """A name in at most so many lines, parted by '|' (which a name itself may not hold)."""
    bersih = " ".join(nama.replace("|", "/").split()).replace(" …", "\u00a0…")  # which never stands alone
    return "|".join(textwrap.wrap(bersih, lebar, max_lines=garis, placeholder="\u00a0…")) or "–"


def _titik(x: _ANGKA, pembagi: int = 1) -> float | None:
    return None if x is None else float(bagi(Decimal(x), Decimal(pembagi)))


def _ujung(*nilai: _ANGKA, pembagi: int = 1) -> float:
    return max([0.0, *(v for v in (_titik(n, pembagi) for n in nilai) if v is not None)])


def _tulisan_anggaran(
    pagu: int, realisasi: int | None, pembagi: int, tulis_angka: Callable[[Decimal | None], str]
) -> str:
    dari = tulis(bagi(Decimal(pagu), Decimal(pembagi)))
    if realisasi is None:
        return f"– dari {dari}"
    bagian = f" ({tulis_angka(kali(bagi(Decimal(realisasi), Decimal(pagu)), Decimal(100)))})" if pagu else ""
    return f"{tulis(bagi(Decimal(realisasi), Decimal(pembagi)))} dari {dari}{bagian}"


def _rentang_garis(nilai: Sequence[_ANGKA]) -> tuple[float, float]:
    """Bounds of the value axis with room for the figures; from zero unless all values stand far above it."""
    titik = [v for v in (_titik(n) for n in nilai) if v is not None] or [0.0, 1.0]
    bawah, atas = min(titik), max(titik)
    if 0 <= bawah < 0.6 * atas:  # from zero; a little below it where a value would be written on the axis
        return (-0.22 * atas if bawah < 0.2 * atas else 0.0), 1.25 * atas
    jarak = (atas - bawah) or abs(atas) or 1.0
    return bawah - 0.25 * jarak, atas + 0.2 * jarak
