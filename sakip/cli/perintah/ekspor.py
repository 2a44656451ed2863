"""``sakip ekspor``."""

from __future__ import annotations

from pathlib import Path

import typer

from sakip.cli.perintah.tahun import pastikan_tahun
from sakip.pelaporan.queries import tahun_profil
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.queries import unit_dari_nama


def jalankan(nama: str, tahun: int, ke: Path | None) -> None:
    """Write the canonical package of a unit's year to a file or to stdout."""
    unit = unit_dari_nama(nama)
    if tahun not in tahun_profil(unit):
        pastikan_tahun(unit, tahun, nama)
    teks = ekspor_paket(unit, tahun)
    if ke is None:
        typer.echo(teks, nl=False)
        return
    ke.parent.mkdir(parents=True, exist_ok=True)
    ke.write_text(teks, encoding="utf-8", newline="\n")
    typer.echo(f"Tertulis: {ke}")
