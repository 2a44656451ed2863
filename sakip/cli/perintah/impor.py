"""``sakip impor``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import typer
from rich.text import Text

from sakip.akun.services import aktor_sistem
from sakip.cli.galat import DITOLAK
from sakip.cli.layar import kemajuan, layar, tabel_masalah
from sakip.inti.galat import GalatSakip, Masalah
from sakip.pertukaran.baca import baca_berkas
from sakip.pertukaran.impor import LaporanImpor, impor_paket

MASALAH_DISEBUT = 200


def jalankan(berkas: Sequence[Path], *, uji: bool) -> None:
    """Import one file after the other; a refused one does not stop the next."""
    ditolak = 0
    for satu in berkas:
        try:
            with kemajuan(satu.name) as lapor:
                laporan = impor_berkas(satu, uji=uji, lapor=lapor)
        except GalatSakip as galat:
            ditolak += 1
            _sebut_masalah(satu, galat.masalah)
        else:
            _sebut_hasil(laporan)
    if ditolak:
        raise typer.Exit(DITOLAK)


def impor_berkas(berkas: Path, *, uji: bool, lapor: Callable[[str, int, int], None]) -> LaporanImpor:
    """Read, check and (unless ``uji``) write one package. The clock is read here."""
    if not berkas.is_file():
        raise GalatSakip(Masalah(str(berkas), "Berkas tidak ada.", "Periksa nama dan tempatnya."))
    isi = baca_berkas(berkas)
    return impor_paket(isi, oleh=aktor_sistem(), waktu=dt.datetime.now(dt.UTC), uji=uji, lapor=lapor)


def sebut_laporan(laporan: LaporanImpor) -> str:
    """One line of what an import did."""
    awal = f"{laporan.paket} {laporan.tahun}"
    if not laporan.berubah:
        return f"{awal}: sudah ada dan tidak berubah."
    kata = "akan ditambah" if laporan.uji else "ditambah"
    bagian = [f"{sum(laporan.ditambah.values())} baris {kata}"]
    if laporan.diubah:
        bagian.append(f"{sum(laporan.diubah.values())} {'akan diubah' if laporan.uji else 'diubah'}")
    if laporan.sama:
        bagian.append(f"{sum(laporan.sama.values())} sama")
    return f"{awal}: {', '.join(bagian)}{' (uji: basis data tidak berubah)' if laporan.uji else ''}."


def _sebut_hasil(laporan: LaporanImpor) -> None:
    konsol = layar()
    konsol.print(Text(sebut_laporan(laporan)))
    if laporan.penyimpangan:
        konsol.print(
            Text(f"{len(laporan.penyimpangan)} penyimpangan dari manual pemilik, disimpan sebagai varian:")
        )
        for p in laporan.penyimpangan:
            konsol.print(Text(f"  • {p}"))
    for nama, banyak in laporan.tidak_disebut.items():
        konsol.print(Text(f"Tersimpan tetapi tidak disebut paket: {banyak} {nama} (tidak dihapus)."))
    if laporan.peringatan:
        konsol.print(tabel_masalah(laporan.peringatan, "Peringatan"))


def _sebut_masalah(berkas: Path, masalah: Sequence[Masalah]) -> None:
    konsol = layar(galat=True)
    konsol.print(
        Text(f"{berkas.name} ditolak: {len(masalah)} kesalahan; tidak ada yang disimpan.", "bold red")
    )
    konsol.print(tabel_masalah(masalah[:MASALAH_DISEBUT], "Kesalahan"))
    if len(masalah) > MASALAH_DISEBUT:
        konsol.print(Text(f"… dan {len(masalah) - MASALAH_DISEBUT} kesalahan lain."))
