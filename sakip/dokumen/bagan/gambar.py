"""From a chart specification to its picture, rendered once per content.

A chart that stands in the cache does not start the chart engine at all.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sakip.dokumen.bagan.mesin import gambar_svg
from sakip.dokumen.bagan.png import berpalet
from sakip.dokumen.huruf import cari_huruf
from sakip.dokumen.proses import Anak
from sakip.dokumen.tembolok import ambil, simpan

SKALA_PNG = 1.75
"""PNG pixels per SVG pixel: 160 per inch at the width of the text column."""
_TITIK_PER_INCI = 96  # SVG pixels per inch (SVG 2, section 8.9: CSS pixels)

_BERDUA = 8
"""From so many missing charts on, a second process takes half of them."""
_ANAK = Path(__file__).with_name("anak.py")


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
    return svg_semua([spec], cache, folder_huruf=folder_huruf)[0]


def svg_semua(spec: Sequence[Mapping[str, Any]], cache: Path | None, *, folder_huruf: Path) -> list[str]:
    """The SVG of several charts; of many that the cache lacks, a child process draws half."""
    nama = [f"{_sidik(s)}.svg" for s in spec]
    ada = {n: isi.decode() for n in dict.fromkeys(nama) if (isi := ambil(cache, n)) is not None}
    kurang = {n: s for n, s in zip(nama, spec, strict=True) if n not in ada}
    for n, svg in zip(kurang, _gambar_svg(list(kurang.values()), folder_huruf), strict=True):
        simpan(cache, n, svg.encode())
        ada[n] = svg
    return [ada[n] for n in nama]


def _gambar_svg(spec: Sequence[Mapping[str, Any]], folder_huruf: Path) -> list[str]:
    if len(spec) < _BERDUA:
        return [gambar_svg(s, folder_huruf) for s in spec]
    tengah = len(spec) // 2
    with tempfile.TemporaryFile() as tugas, tempfile.TemporaryFile() as jawaban:
        tugas.write(json.dumps({"huruf": str(folder_huruf), "spec": spec[tengah:]}).encode())
        tugas.seek(0)
        with subprocess.Popen(
            [sys.executable, "-I", str(_ANAK)], stdin=tugas, stdout=jawaban, stderr=subprocess.DEVNULL
        ) as anak:
            depan = [gambar_svg(s, folder_huruf) for s in spec[:tengah]]
        if anak.returncode != 0:  # what it could not draw is drawn here, where the fault can be told
            return [*depan, *(gambar_svg(s, folder_huruf) for s in spec[tengah:])]
        jawaban.seek(0)
        return [*depan, *json.load(jawaban)]


def png_bagan(spec: Mapping[str, Any], cache: Path | None, *, folder_huruf: Path) -> bytes:
    """The PNG alone, drawn from the SVG."""
    return png_semua([spec], cache, folder_huruf=folder_huruf)[0]


def png_semua(spec: Sequence[Mapping[str, Any]], cache: Path | None, *, folder_huruf: Path) -> list[bytes]:
    """The PNG of several charts; those that the cache lacks are drawn in one run of typst, which is faster
    than the chart engine because it knows no fonts but ours."""
    nama = [f"{_sidik(s)}@{SKALA_PNG:g}p.png" for s in spec]
    ada = {n: isi for n in dict.fromkeys(nama) if (isi := ambil(cache, n)) is not None}
    kurang = {n: s for n, s in zip(nama, spec, strict=True) if n not in ada}
    if kurang:
        svg = svg_semua(list(kurang.values()), cache, folder_huruf=folder_huruf)
        for n, isi in zip(kurang, _gambar_png(svg, folder_huruf), strict=True):
            simpan(cache, n, isi)
            ada[n] = isi
    return [ada[n] for n in nama]


def _gambar_png(svg: Sequence[str], folder_huruf: Path) -> list[bytes]:
    huruf = cari_huruf(folder_huruf)
    with tempfile.TemporaryDirectory(prefix="sakip-bagan-") as tempat:
        folder = Path(tempat)
        for urut, isi in enumerate(svg):
            (folder / f"{urut}.svg").write_text(huruf.tampak_svg(isi), "utf-8")
        gambar = "#pagebreak()\n".join(f'#image("{urut}.svg")\n' for urut in range(len(svg)))
        sumber = folder / "bagan.typ"
        sumber.write_text(f"#set page(width: auto, height: auto, margin: 0pt)\n{gambar}", "utf-8")
        tugas = {
            "berkas": str(sumber),
            "huruf": [str(f) for f in huruf.folder],
            "keluaran": str(folder / "{}.png"),
            "ppi": _TITIK_PER_INCI * SKALA_PNG,
        }
        Anak(folder, tugas, "Gambar bagan").hasil()
        return [berpalet((folder / f"{urut}.png").read_bytes()) for urut in range(len(svg))]


def _sidik(spec: Mapping[str, Any]) -> str:
    isi = json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{_versi()}\n{isi}".encode()).hexdigest()[:40]


@lru_cache(maxsize=1)
def _versi() -> str:
    return f"sakip-bagan-4 vl-convert {version('vl-convert-python')}"
