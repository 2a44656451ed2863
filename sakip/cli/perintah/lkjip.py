"""``sakip lkjip``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from rich.text import Text

from sakip.cli.layar import kemajuan, layar
from sakip.cli.perintah.tahun import pastikan_tahun
from sakip.inti.galat import Masalah
from sakip.naskah.lkjip import tulis_lkjip
from sakip.pertukaran.queries import unit_dari_nama

CONTOH_DISEBUT = 3


def jalankan(nama: str, tahun: int, ke: Path, *, format: Sequence[str], bacaan: str, pada: dt.date) -> None:
    """Write the report, then list paths and gaps."""
    unit = unit_dari_nama(nama)
    pastikan_tahun(unit, tahun, nama)
    with kemajuan("LKjIP") as lapor:
        berkas, kurang = tulis_lkjip(
            unit,
            tahun,
            ke,
            [f for f in ("docx", "pdf") if f in format],
            nama=nama.rpartition("/")[2],
            pada=pada,
            bacaan=bacaan,
            folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts",
            cache=Path(settings.SAKIP_DATA) / "tembolok" / "bagan",
            lapor=lapor,
        )
    konsol = layar()
    _kurang(kurang)
    for satu in berkas:
        konsol.print(Text(f"Tertulis: {satu}"), soft_wrap=True)


def _kurang(kurang: Sequence[Masalah]) -> None:
    """Gaps grouped by what is missing, with how many and the first places."""
    konsol = layar()
    if not kurang:
        konsol.print("Semua bagian sudah diisi.")
        return
    konsol.print(Text(f"Belum diisi: {len(kurang)} bagian.", "bold"))
    for pesan, banyak in Counter(m.pesan for m in kurang).most_common():
        satu = [m for m in kurang if m.pesan == pesan]
        tempat = "; ".join(m.tempat for m in satu[:CONTOH_DISEBUT])
        lebih = f"; dan {banyak - CONTOH_DISEBUT} lagi" if banyak > CONTOH_DISEBUT else ""
        konsol.print(Text(f"  {banyak:>4}  {pesan}"))
        for baris in (f"{tempat}{lebih}", f"→ {satu[0].saran}"):
            konsol.print(Text(f"        {baris}", "dim"), no_wrap=True, overflow="ellipsis")
