"""``sakip siapkan``: data folder, tables, the system actor, the example offices."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from rich.text import Text

from sakip.akun.services import aktor_sistem
from sakip.cli.layar import kemajuan, layar
from sakip.cli.perintah.basisdata import langkah_belum
from sakip.cli.perintah.impor import impor_berkas, sebut_laporan
from sakip.pertukaran.contoh import berkas_contoh


def jalankan(*, contoh: bool) -> None:
    """Make everything ready; what is there already stays as it is."""
    konsol = layar()
    konsol.print(Text(f"Folder data: {settings.SAKIP_DATA}"), soft_wrap=True)
    konsol.print(Text(_migrasi()))
    aktor_sistem()
    if not contoh:
        return
    for berkas in berkas_contoh():
        with kemajuan(berkas.stem) as lapor:
            laporan = impor_berkas(berkas, uji=False, lapor=lapor)
        konsol.print(Text(sebut_laporan(laporan)))


def _migrasi() -> str:
    """Run what is missing; says how much that was."""
    belum = langkah_belum()
    if not belum:
        return "Basis data: sudah siap."
    with kemajuan("Basis data") as lapor:
        lapor(f"{belum} langkah migrasi")
        call_command("migrate", interactive=False, verbosity=0)
    return f"Basis data: {belum} langkah migrasi dijalankan."
