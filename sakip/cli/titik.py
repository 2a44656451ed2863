"""``sakip titik``: what is missing or doubtful in a report, and who accepts it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from sakip.cli import pilihan
from sakip.cli.bahasa import Grup, Perintah
from sakip.cli.muat import perintah
from sakip.cli.pilihan import Bacaan

PENGANTAR = """Titik laporan: yang belum lengkap, diragukan, atau bertentangan dengan data.

Contoh:

  [cyan]sakip titik daftar --unit contoh --tahun 2025[/cyan]
  [cyan]sakip titik terima 3fa2c1d0 -u contoh -t 2025 --nama "Nama Kepala" --alasan "Tarif baru"[/cyan]
"""

titik = typer.Typer(
    name="titik",
    cls=Grup,
    help=PENGANTAR,
    no_args_is_help=True,
    rich_markup_mode="rich",
)

Kode = Annotated[
    list[str],
    typer.Argument(
        metavar="KODE...", help="Kode titik dari daftarnya, lengkap atau delapan huruf terakhirnya."
    ),
]


@titik.command(cls=Perintah)
def daftar(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    bacaan: pilihan.PilihanBacaan = Bacaan.resmi,
    per: pilihan.PerTanggal = None,
) -> None:
    """Daftar titik LKjIP: kode, keadaan, tempat, perkaranya, dan perbaikannya.

    Kode keluar 1 bila masih ada titik terbuka; laporan final ditolak selama itu.

    Contoh:

      [cyan]sakip titik daftar --unit contoh --tahun 2025[/cyan]
    """
    perintah("titik").daftar(unit, tahun, bacaan=bacaan.value, pada=per or dt.date.today())


@titik.command(cls=Perintah)
def terima(
    kode: Kode,
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    nama: Annotated[
        str, typer.Option("--nama", metavar="NAMA", help="Nama orang yang bertanggung jawab menerimanya.")
    ],
    alasan: Annotated[
        str, typer.Option("--alasan", metavar="ALASAN", help="Mengapa titik ini boleh tetap ada.")
    ],
    jabatan: Annotated[str, typer.Option("--jabatan", metavar="JABATAN", help="Jabatan orang itu.")] = "",
    per: pilihan.PerTanggal = None,
) -> None:
    """Terima titik yang tersisa dengan nama dan alasan; tercatat dalam jejak, tidak dalam laporan.

    Penerimaan gugur dengan sendirinya bila perkaranya berubah: kode titiknya ikut berubah.

    Contoh:

      [cyan]sakip titik terima 3fa2c1d0 -u contoh -t 2025 --nama "Nama Kepala" --alasan "Tarif baru"[/cyan]
    """
    perintah("titik").terima(
        kode,
        unit,
        tahun,
        nama=nama,
        jabatan=jabatan,
        alasan=alasan,
        pada=per or dt.date.today(),
        waktu=dt.datetime.now(dt.UTC),
    )


@titik.command(cls=Perintah)
def cabut(
    kode: Kode,
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    alasan: Annotated[str, typer.Option("--alasan", metavar="ALASAN", help="Mengapa dicabut.")] = "",
) -> None:
    """Cabut penerimaan titik; titik itu terbuka kembali.

    Contoh:

      [cyan]sakip titik cabut 3fa2c1d0 --unit contoh --tahun 2025[/cyan]
    """
    perintah("titik").cabut(kode, unit, tahun, alasan=alasan, waktu=dt.datetime.now(dt.UTC))
