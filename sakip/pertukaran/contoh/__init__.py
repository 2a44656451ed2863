"""Example packages that come with the program: three offices' published figures and a fictional one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

#: In the order in which they are imported: the first brings the owners' manuals.
NAMA = ("bangka-belitung", "sumatera-barat", "banten", "contoh")


def berkas_contoh() -> list[Path]:
    """The example packages in the order of import."""
    folder = Path(str(files(__package__)))
    return [folder / f"{nama}.json" for nama in NAMA]


def berkas_terbit() -> list[Path]:
    """Published figures of the real offices, to compare ours with."""
    folder = Path(str(files(__package__))) / "terbit"
    return [berkas for nama in NAMA if (berkas := folder / f"{nama}.json").exists()]
