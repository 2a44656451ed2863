"""The style sheet of every HTML document: one text, the same for all documents."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from sakip.dokumen import warna
from sakip.dokumen.huruf import SANS, SERIF

_BERKAS = Path(__file__).with_name("gaya.css")
LANGKAH_LEBAR = (24, 28, 32, 36, 40, 44, 48, 52, 56, 64, 72, 80, 96)
"""The least widths in rem that a table may ask for; a screen that is narrower scrolls it."""

_TERANG = {
    "latar": "#ffffff",
    "bidang": "#f6f8fa",
    "tinta": warna.TINTA,
    "utama": warna.UTAMA,
    "redup": warna.REDUP,
    "garis": warna.GARIS,
    "kepala": warna.LATAR_KEPALA,
    "tautan": "#1f4e8c",
    "fokus": "#c96a00",
    "bayang": "#1d25300d",
}
_GELAP = {
    "latar": "#14181d",
    "bidang": "#1c2229",
    "tinta": "#e4e8ec",
    "utama": "#a9c7ee",
    "redup": "#a7b1bc",
    "garis": "#4a5460",
    "kepala": "#26303b",
    "tautan": "#8fbaf2",
    "fokus": "#f0a04b",
    "bayang": "#e4e8ec12",
}


@lru_cache(maxsize=1)
def gaya() -> str:
    """The whole sheet."""
    sorot = warna.TOKEN["sorot"]
    tetap = {
        "sorot": sorot.latar,
        "sorot-teks": sorot.teks,
        "sorot-kuat": sorot.kuat,
        "serif": f'"{SERIF}", Charter, "Bitstream Charter", Cambria, Georgia, serif',
        "sans": f'"{SANS}", system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
    }
    bagian = [
        f":root {{ color-scheme: light dark; {_peubah(tetap)} {_peubah(_TERANG)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_peubah(_GELAP)} }} }}",
        _BERKAS.read_text("utf-8").split("*/", 1)[1].strip(),
        *(f".{n} {{ background: {w.latar}; color: {w.teks}; }}" for n, w in warna.TOKEN.items()),
        *(f".{n} .bentuk {{ color: {w.kuat}; }}" for n, w in warna.TOKEN.items() if w.bentuk),
        *(f".w{n} {{ width: {n}%; }}" for n in range(1, 101)),
        *(f".m{n} {{ min-width: {n}rem; }}" for n in LANGKAH_LEBAR),
    ]
    return "\n".join(bagian) + "\n"


@lru_cache(maxsize=1)
def sidik_gaya() -> str:
    """What a Content-Security-Policy writes in ``style-src`` to allow the sheet: ``'sha256-...'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(gaya().encode()).digest()).decode()}'"


def _peubah(nilai: Mapping[str, str]) -> str:
    return " ".join(f"--{nama}: {isi};" for nama, isi in nilai.items())
