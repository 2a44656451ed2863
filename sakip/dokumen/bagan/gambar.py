"""From a chart specification to its picture, rendered once per content.

vl-convert starts its JavaScript engine once per process (half a second, about 130 MB) and keeps it; a chart
that stands in the cache does not start it at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import threading
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sakip.dokumen.bagan.png import kecilkan
from sakip.dokumen.huruf import cari_huruf

SKALA_PNG = 1.75
"""PNG pixels per SVG pixel: 160 per inch at the width of the text column."""

_LOKAL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""], "minus": "-"}
_PENANDA = re.compile(r'(?<=\bid=")[A-Za-z_-]+\d+(?=")')
_TANDA_AWAL, _TANDA_TERBANYAK = (
    0x0100,
    128,
)  # letters that the font has: a missing one is searched in all fonts
_KUNCI = threading.Lock()  # the engine and its list of fonts are one per process


def gambar_bagan(spec: Mapping[str, Any], cache: Path | None, *, folder_huruf: Path) -> tuple[str, bytes]:
    """SVG and PNG of a Vega-Lite specification; same specification, same bytes.

    ``cache`` is a folder for pictures by content (made when missing), or None.  Nothing is loaded from the
    network: data must stand in the specification.
    """
    return (
        svg_bagan(spec, cache, folder_huruf=folder_huruf),
        png_bagan(spec, cache, folder_huruf=folder_huruf),
    )


def svg_bagan(spec: Mapping[str, Any], cache: Path | None, *, folder_huruf: Path) -> str:
    """The SVG alone."""
    sidik = _sidik(spec)
    if (isi := _ambil(cache, f"{sidik}.svg")) is not None:
        return isi.decode()
    with _KUNCI:
        _pasang_huruf(folder_huruf)
        import vl_convert

        svg = _tetapkan_penanda(
            vl_convert.vegalite_to_svg(
                dict(spec), format_locale=_LOKAL, allowed_base_urls=[], show_warnings=False
            )
        )
    _simpan(cache, f"{sidik}.svg", svg.encode())
    return svg


def png_bagan(spec: Mapping[str, Any], cache: Path | None, *, folder_huruf: Path) -> bytes:
    """The PNG alone, drawn from the SVG."""
    nama = f"{_sidik(spec)}@{SKALA_PNG:g}.png"
    if (isi := _ambil(cache, nama)) is not None:
        return isi
    svg = svg_bagan(spec, cache, folder_huruf=folder_huruf)
    with _KUNCI:
        _pasang_huruf(folder_huruf)
        import vl_convert

        png = kecilkan(vl_convert.svg_to_png(svg, scale=SKALA_PNG))
    _simpan(cache, nama, png)
    return png


def _pendekkan(spec: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The specification with one stand-in character for every line of its long texts, and what each stands
    for.

    The engine measures a text by drawing it (0.1 ms a letter, twice), which would be most of the time of a
    chart. Texts are anchored, and the room for them is stated in the specification, so their measure changes
    nothing. Only specifications that name their text fields in ``usermeta.teks`` are shortened; lines are
    parted by "|".
    """
    bidang = spec.get("usermeta", {}).get("teks", ())
    tanda: dict[str, str] = {}

    def ganti(teks: str) -> str:
        return "|".join(tanda.setdefault(baris, chr(_TANDA_AWAL + len(tanda))) for baris in teks.split("|"))

    nilai = [
        {k: ganti(v) if k in bidang and isinstance(v, str) else v for k, v in baris.items()}
        for baris in spec.get("data", {}).get("values", ())
    ]
    asli = set(json.dumps(spec, ensure_ascii=False))
    if not bidang or len(tanda) > _TANDA_TERBANYAK or not asli.isdisjoint(tanda.values()):
        return dict(spec), {}
    return {**spec, "data": {"values": nilai}}, {t: escape(teks) for teks, t in tanda.items()}


def _panjangkan(svg: str, kamus: Mapping[str, str]) -> str:
    """The picture with the real texts again."""
    return svg.translate({ord(tanda): teks for tanda, teks in kamus.items()})


def _sidik(spec: Mapping[str, Any]) -> str:
    isi = json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{_versi()}\n{isi}".encode()).hexdigest()[:40]


@lru_cache(maxsize=1)
def _versi() -> str:
    return f"sakip-bagan-2 vl-convert {version('vl-convert-python')}"


@lru_cache(maxsize=4)
def _pasang_huruf(folder_huruf: Path) -> None:
    import vl_convert

    for folder in cari_huruf(folder_huruf).folder:
        vl_convert.register_font_directory(str(folder))


def _tetapkan_penanda(svg: str) -> str:
    """Number the identifiers anew: the engine counts them on over all charts of the process."""
    for urut, penanda in enumerate(dict.fromkeys(_PENANDA.findall(svg)), start=1):
        svg = re.sub(rf'(?<=id="){penanda}(?=")|(?<=#){penanda}(?=[)"])', f"b{urut}", svg)
    return svg


def _ambil(cache: Path | None, nama: str) -> bytes | None:
    if cache is None:
        return None
    try:
        return (cache / nama[:2] / nama).read_bytes()
    except FileNotFoundError:
        return None


def _simpan(cache: Path | None, nama: str, isi: bytes) -> None:
    """Write whole or not at all, so that two processes may share the cache."""
    if cache is None:
        return
    folder = cache / nama[:2]
    folder.mkdir(parents=True, exist_ok=True)
    pegangan, sementara = tempfile.mkstemp(dir=folder, suffix=".tulis")
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
        os.replace(sementara, folder / nama)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise
