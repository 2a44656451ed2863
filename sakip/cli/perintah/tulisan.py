"""What the commands that write documents share: the machine's folders, and telling what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from rich.text import Text

from sakip.cli.layar import layar
from sakip.inti.galat import Masalah
from sakip.naskah.keluaran import Mesin

CONTOH_DISEBUT = 3


def mesin() -> Mesin:
    """Fonts and the cache of charts as this installation has them."""
    return Mesin(
        folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts",
        cache=Path(settings.SAKIP_DATA) / "tembolok" / "bagan",
    )


def nama_pendek(nama: str) -> str:
    """The unit's name in a file name: what the officer typed, without the agency."""
    return nama.strip().rpartition("/")[2]


def laporkan(berkas: Sequence[Path], kurang: Sequence[Masalah]) -> None:
    """Gaps grouped by what is missing, then the paths that were written."""
    konsol = layar()
    if kurang:
        konsol.print(Text(f"Belum lengkap: {len(kurang)} bagian.", "bold"))
    for pesan, banyak in Counter(m.pesan for m in kurang).most_common():
        satu = [m for m in kurang if m.pesan == pesan]
        tempat = "; ".join(m.tempat for m in satu[:CONTOH_DISEBUT])
        lebih = f"; dan {banyak - CONTOH_DISEBUT} lagi" if banyak > CONTOH_DISEBUT else ""
        konsol.print(Text(f"  {banyak:>4}  {pesan}"))
        for baris in (f"{tempat}{lebih}", f"→ {satu[0].saran}"):
            konsol.print(Text(f"        {baris}", "dim"), no_wrap=True, overflow="ellipsis")
    for satu_berkas in berkas:
        konsol.print(Text(f"Tertulis: {satu_berkas}"), soft_wrap=True)
