"""What the commands print with: two consoles, progress, and a table of faults."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from sakip.inti.galat import Masalah

LEBAR_TANPA_TERMINAL = 160
GAYA_STATUS = {
    "melampaui": "blue",
    "tercapai": "green",
    "tidak_tercapai": "yellow",
    "negatif": "bright_black",
    None: "dim",
}
BENTUK_STATUS = {"melampaui": "▲", "tercapai": "●", "tidak_tercapai": "▼", "negatif": "◆", None: "○"}


def layar(*, galat: bool = False) -> Console:
    """A console on stdout or stderr: colours only on a terminal, a fixed width otherwise."""
    konsol = Console(stderr=galat, highlight=False)
    if not konsol.is_terminal:
        return Console(stderr=galat, highlight=False, width=LEBAR_TANPA_TERMINAL)
    return konsol


@contextmanager
def kemajuan(judul: str) -> Iterator[Callable[..., None]]:
    """A progress line on stderr while work is done; silent where nobody looks.

    The yielded function takes a text, and optionally how much of how much is done.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    kolom = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TimeElapsedColumn(),
    )
    with Progress(*kolom, console=layar(galat=True), transient=True) as batang:
        tugas = batang.add_task(judul, total=None)

        def lapor(teks: str, selesai: int | None = None, jumlah: int | None = None) -> None:
            batang.update(tugas, description=f"{judul}: {teks}", completed=selesai, total=jumlah)

        yield lapor


def tabel_masalah(masalah: Sequence[Masalah], judul: str) -> Table:
    """Faults as a table: place, what is wrong, remedy."""
    tabel = Table(title=judul, title_justify="left", show_lines=False)
    tabel.add_column("Tempat", overflow="fold", ratio=3)
    tabel.add_column("Apa yang salah", overflow="fold", ratio=4)
    tabel.add_column("Perbaikan", overflow="fold", ratio=4)
    for m in masalah:
        tabel.add_row(Text(m.tempat), Text(m.pesan), Text(m.saran))
    return tabel
