"""The chart engine: from a Vega-Lite specification to SVG.

vl-convert starts its JavaScript engine once per process (half a second, about 130 MB) and keeps it.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sakip.dokumen.huruf import cari_huruf

_LOKAL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""], "minus": "-"}
_PENANDA = re.compile(r'(?<=\bid=")[A-Za-z_-]+\d+(?=")')
# Stand-ins are letters that the font has: a missing one is searched in all fonts.
_TANDA_AWAL, _TANDA_TERBANYAK = 0x0100, 128
_KUNCI = threading.Lock()  # the engine and its list of fonts are one per process


def gambar_svg(spec: Mapping[str, Any], folder_huruf: Path) -> str:
    """The picture; same specification, same text."""
    pendek, kamus = _pendekkan(spec)
    with _KUNCI:
        _pasang_huruf(folder_huruf)
        import vl_convert

        mentah = vl_convert.vegalite_to_svg(
            pendek, format_locale=_LOKAL, allowed_base_urls=[], show_warnings=False
        )
    return _panjangkan(_tetapkan_penanda(mentah), kamus)


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
    return {**spec, "data": {"values": nilai}}, {
        t: escape(teks.rstrip("\u00a0"), {'"': "&quot;"}) for teks, t in tanda.items()
    }


def _panjangkan(svg: str, kamus: Mapping[str, str]) -> str:
    """The picture with the real texts again."""
    return svg.translate({ord(tanda): teks for tanda, teks in kamus.items()})


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
