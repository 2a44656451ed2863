"""``sakip kelola``: upkeep for the administrator of an installation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sakip.cli import pilihan
from sakip.cli.bahasa import Grup, Perintah
from sakip.cli.muat import perintah

kelola = typer.Typer(
    name="kelola",
    cls=Grup,
    help="Pemeliharaan: rekap, jejak, jangkar harian, dan perintah Django.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@kelola.command(
    cls=Perintah,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def django(ctx: typer.Context) -> None:
    """Jalankan perintah Django apa adanya.

    Contoh:

      [cyan]sakip kelola django check --deploy[/cyan]
      [cyan]sakip kelola django migrate --plan[/cyan]
    """
    perintah("kelola").django(ctx.args)


@kelola.command(cls=Perintah)
def rekap(
    bangun: Annotated[
        bool, typer.Option("--bangun", help="Hitung ulang dan simpan jumlah semua unit.")
    ] = False,
    periksa: Annotated[
        bool, typer.Option("--periksa", help="Bandingkan yang tersimpan dengan isian; 1 bila berbeda.")
    ] = False,
    tahun: Annotated[
        int | None,
        typer.Option("--tahun", "-t", metavar="TAHUN", parser=pilihan.baca_tahun, help="Hanya tahun ini."),
    ] = None,
) -> None:
    """Jumlah unit bawahan yang disimpan: bangun ulang atau periksa.

    Contoh:

      [cyan]sakip kelola rekap --periksa[/cyan]
      [cyan]sakip kelola rekap --bangun --tahun 2023[/cyan]
    """
    if bangun == periksa:
        raise typer.BadParameter("Pilih salah satu: --bangun atau --periksa.")
    perintah("kelola").rekap(bangun=bangun, tahun=tahun)


@kelola.command(cls=Perintah)
def jejak(
    periksa: Annotated[
        bool, typer.Option("--periksa", help="Periksa keutuhan semua rantai jejak; 1 bila ada yang retak.")
    ] = False,
) -> None:
    """Jejak perubahan: periksa bahwa tidak ada catatan yang diubah atau hilang.

    Contoh:

      [cyan]sakip kelola jejak --periksa[/cyan]
    """
    if not periksa:
        raise typer.BadParameter("Pilih --periksa.")
    perintah("kelola").jejak()


@kelola.command(cls=Perintah)
def jangkar(
    tanggal: Annotated[
        dt.date | None,
        typer.Option(
            "--tanggal",
            metavar="TANGGAL",
            parser=pilihan.baca_tanggal,
            help="Hari (UTC) yang ditutup; bawaan: kemarin.",
        ),
    ] = None,
) -> None:
    """Tutup jejak sehari dengan akar Merkle setiap instansi.

    Simpan keluarannya di tempat lain (kertas, arsip): dengan itu jejak hari itu dapat dibuktikan utuh.

    Contoh:

      [cyan]sakip kelola jangkar --tanggal 2024-01-15[/cyan]
    """
    hari_ini = dt.datetime.now(dt.UTC).date()
    perintah("kelola").jangkar(tanggal or hari_ini - dt.timedelta(days=1), hari_ini)


@kelola.command("contoh-md", cls=Perintah)
def contoh_md(
    ke: Annotated[Path, typer.Option("--ke", metavar="BERKAS", help="Berkas yang ditulis.")] = Path(
        "docs/contoh.md"
    ),
) -> None:
    """Tulis daftar beda angka kantor contoh dengan angka yang diterbitkan, beserta sebabnya.

    Contoh:

      [cyan]sakip kelola contoh-md --ke docs/contoh.md[/cyan]
    """
    perintah("kelola").contoh_md(ke, dt.date.today())


@kelola.command("profil-baru", cls=Perintah)
def profil_baru(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    dari: Annotated[
        int | None,
        typer.Option(
            "--dari",
            metavar="TAHUN",
            parser=pilihan.baca_tahun,
            help="Tahun yang disalin; bawaan: tahun terakhir yang berprofil.",
        ),
    ] = None,
) -> None:
    """Mulai profil kantor tahun baru dari salinan tahun lalu; setiap uraian ditandai belum ditinjau.

    Contoh:

      [cyan]sakip kelola profil-baru --unit contoh --tahun 2026[/cyan]
      [cyan]sakip kelola profil-baru --unit contoh --tahun 2027 --dari 2025[/cyan]
    """
    perintah("kelola").profil_baru(unit, tahun, dari, dt.datetime.now(dt.UTC))
