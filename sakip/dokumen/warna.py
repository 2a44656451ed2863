"""Every colour of the product, once: charts, tables of documents and pages take them from here.

Hues are blue, green, orange and grey, told apart with the common colour blindnesses and in grey print (the
steps of lightness differ).  A status is never colour alone: it has a word and a shape too.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

TINTA = "#1d2530"
"""Running text."""
UTAMA = "#1b3a5f"
"""Headings and rules."""
REDUP = "#5a6572"
"""Notes, axes, page headers."""
GARIS = "#a9b3be"
"""Hair lines of tables."""
GARIS_HALUS = "#e3e7ec"
"""Grid lines of charts."""
LATAR_KEPALA = "#e6ecf3"
"""Heading rows of tables."""


@dataclass(frozen=True, slots=True)
class Warna:
    """A token.

    ``latar``: background; ``teks``: on it, contrast at least 7:1; ``kuat``: solid, for bars, lines and
    shapes; ``bentuk``: shape put before the text ("" for none); ``kata``: what it means.
    """

    latar: str
    teks: str
    kuat: str
    bentuk: str
    kata: str


TOKEN: MappingProxyType[str, Warna] = MappingProxyType(
    {
        "status-melampaui": Warna("#d9e5f4", "#0f2f57", "#1f4e8c", "▲", "Melampaui"),
        "status-tercapai": Warna("#dcefe1", "#12452a", "#2a7f4f", "●", "Tercapai"),
        "status-belum": Warna("#fdebd3", "#5c3000", "#c96a00", "▼", "Belum tercapai"),
        "status-negatif": Warna("#dfe2e6", "#272f38", "#5a6572", "◆", "Negatif"),
        "status-kosong": Warna("#f3f5f7", "#39434e", "#8a94a0", "○", "Tanpa nilai"),
        "jumlah": Warna("#eef2f6", "#1d2530", "#1b3a5f", "", "Jumlah"),
        "sorot": Warna("#fff6d6", "#3d3000", "#b58900", "", "Perlu perhatian"),
    }
)
"""Tokens by name: the value of ``Sel.warna`` and the classes of the web pages."""

DERET = MappingProxyType(
    {"target": "#a9b8c9", "realisasi": "#1f4e8c", "capaian": "#c96a00", "pagu": "#a9b8c9", "sisa": "#d8dee5"}
)
"""Colours of chart series by their meaning."""

TANGGA = ("#c3cede", "#94aac8", "#6484b0", "#1f4e8c", "#0f2f57")
"""Steps of one hue from light to dark, for parts in an order: told apart in grey print, too."""
