"""``sakip lkjip``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typer
from django.conf import settings
from rich.text import Text

from sakip.cli.galat import DITOLAK
from sakip.cli.layar import kemajuan, layar
from sakip.cli.perintah.tahun import pastikan_berisi
from sakip.naskah.lkjip import FORMAT, BelumFinal, tulis_lkjip
from sakip.naskah.titik import JENIS, SEBUTAN_JENIS, Titik
from sakip.pertukaran.queries import unit_dari_nama

CONTOH_DISEBUT = 3


def jalankan(
    nama: str,
    tahun: int,
    ke: Path,
    *,
    format: Sequence[str],
    bacaan: str,
    pada: dt.date,
    final: bool = False,
) -> None:
    """Write the report, then list paths and open points; a final that is refused lists all reasons."""
    unit = unit_dari_nama(nama)
    pastikan_berisi(unit, tahun, nama)
    try:
        with kemajuan("LKjIP") as lapor:
            berkas, naskah = tulis_lkjip(
                unit,
                tahun,
                ke,
                [f for f in FORMAT if f in format],
                nama=nama.rpartition("/")[2],
                pada=pada,
                bacaan=bacaan,
                final=final,
                folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts",
                cache=Path(settings.SAKIP_DATA) / "tembolok" / "bagan",
                lapor=lapor,
            )
    except BelumFinal as belum:
        _tolak(belum)
        raise typer.Exit(DITOLAK) from belum
    konsol = layar()
    if final:
        konsol.print("Laporan final, tanpa tanda air.")
    else:
        _terbuka(naskah.terbuka)
    for satu in berkas:
        konsol.print(Text(f"Tertulis: {satu}"), soft_wrap=True)


def _tolak(belum: BelumFinal) -> None:
    konsol = layar(galat=True)
    konsol.print(Text(f"Laporan belum dapat final: {len(belum.masalah)} titik terbuka.", "bold"))
    for m in belum.masalah:
        konsol.print(Text(f"  {m.tempat}: {m.pesan}"), soft_wrap=True)
        konsol.print(Text(f"      → {m.saran}", "dim"), soft_wrap=True)
    konsol.print("Selesaikan, atau terima dengan nama dan alasan: sakip titik terima KODE ...")


def _terbuka(titik: Sequence[Titik]) -> None:
    """Open points by kind: contradictions and doubts each, gaps grouped by what is missing."""
    konsol = layar()
    if not titik:
        konsol.print("Draf tanpa titik terbuka; tulis laporannya dengan --final.")
        return
    for jenis in JENIS:
        satu = [t for t in titik if t.jenis == jenis]
        if not satu:
            continue
        konsol.print(Text(f"{SEBUTAN_JENIS[jenis]}: {len(satu)} titik.", "bold"))
        for pesan, banyak in Counter(t.pesan for t in satu).most_common():
            _kelompok(pesan, banyak, [t for t in satu if t.pesan == pesan])


def _kelompok(pesan: str, banyak: int, titik: Sequence[Titik]) -> None:
    """One matter with how many and the first places."""
    konsol = layar()
    tempat = "; ".join(t.tempat for t in titik[:CONTOH_DISEBUT])
    lebih = f"; dan {banyak - CONTOH_DISEBUT} lagi" if banyak > CONTOH_DISEBUT else ""
    konsol.print(Text(f"  {banyak:>4}  {pesan}"), soft_wrap=True)
    for baris in (f"{tempat}{lebih}", f"→ {titik[0].saran}"):
        konsol.print(Text(f"        {baris}", "dim"), no_wrap=True, overflow="ellipsis")
