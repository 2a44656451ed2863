"""The commands that write documents besides the LKjIP: only declarations, like ``utama``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sakip.cli import pilihan
from sakip.cli.bahasa import Perintah
from sakip.cli.muat import perintah
from sakip.cli.pilihan import Bacaan, JenisLaporan, UkuranRingkasan

SEMUA = "docx,pdf"


def daftarkan(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for fungsi in (pk, laporan, ringkasan):
        app.command(cls=Perintah)(fungsi)


def pk(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    ke: pilihan.FolderTujuan = Path(),
    kode: Annotated[
        str,
        typer.Option("--kode", metavar="KODE", help="Hanya perjanjian ini; bawaan: semua, satu berkas satu."),
    ] = "",
    revisi: Annotated[
        int | None, typer.Option("--revisi", metavar="N", min=0, help="Revisi ke-N; bawaan: yang terakhir.")
    ] = None,
    format: pilihan.FormatDokumen = SEMUA,
    tanggal: pilihan.TanggalDokumen = None,
) -> None:
    """Tulis Perjanjian Kinerja sebagai dokumen yang siap ditandatangani.

    Berisi pernyataan para pihak, lampiran sasaran, indikator, dan target dalam tiga tingkat, anggaran,
    dan tanda tangan; revisi memuat sebab dan perubahannya. Yang belum ditandatangani bertanda air draf.
    Unit yang belum mempunyai perjanjian mendapat rancangan dari butir yang ditanggungnya pada
    perjanjian atasannya.

    Contoh:

      [cyan]sakip pk --unit contoh --tahun 2025 --ke keluaran[/cyan]
      [cyan]sakip pk -u contoh -t 2025 --kode pk-2025-contoh-layanan --revisi 0 --format pdf[/cyan]
      [cyan]sakip pk -u kanwil-contoh-pengawasan -t 2025 --tanggal 2025-01-10[/cyan]
    """
    perintah("pk").jalankan(
        unit, tahun, ke, kode=kode, revisi=revisi, format=format.split(","), pada=_hari(tanggal)
    )


def laporan(
    unit: pilihan.Unit,
    periode: Annotated[
        str,
        typer.Option(
            "--periode",
            metavar="PERIODE",
            parser=pilihan.baca_periode,
            help="2023-07, 2023-TW2, 2023-S1, 2023-B09, atau 2023; target-kinerja: 2023-B03 sampai B12.",
        ),
    ] = "",
    tahun: Annotated[
        int | None,
        typer.Option(
            "--tahun",
            "-t",
            metavar="TAHUN",
            parser=pilihan.baca_tahun,
            help="Untuk jenis manual dan renstra.",
        ),
    ] = None,
    jenis: Annotated[
        JenisLaporan,
        typer.Option(
            "--jenis",
            help="kinerja: laporan berkala; manual: buku manual indikator; renstra: tabel target Renstra; "
            "target-kinerja: surat laporan Target Kinerja triwulanan.",
        ),
    ] = JenisLaporan.kinerja,
    ke: pilihan.FolderTujuan = Path(),
    format: pilihan.FormatDokumen = SEMUA,
    bacaan: pilihan.PilihanBacaan = Bacaan.resmi,
    tanggal: pilihan.TanggalDokumen = None,
) -> None:
    """Tulis laporan berkala, buku manual, tabel target Renstra, atau surat laporan Target Kinerja.

    Laporan berkala memuat angka sampai akhir periodenya. Indikator dibandingkan dengan target periode
    itu bila perjanjian memuatnya; target setahun baru dibandingkan setelah tahun berakhir. Yang belum
    jatuh tempo tidak disebut hilang. Surat laporan Target Kinerja memuat nilai sampai periodenya, yang
    belum diverifikasi, banding dengan tahun lalu, dan analisisnya.

    Contoh:

      [cyan]sakip laporan --unit contoh --periode 2025-TW2 --ke keluaran[/cyan]
      [cyan]sakip laporan -u balai-melati --periode 2025-07 --format pdf --tanggal 2025-08-12[/cyan]
      [cyan]sakip laporan -u contoh --jenis manual --tahun 2025 --ke keluaran[/cyan]
      [cyan]sakip laporan -u contoh --jenis renstra --tahun 2025[/cyan]
      [cyan]sakip laporan -u contoh --jenis target-kinerja --periode 2025-B09[/cyan]
    """
    berperiode = jenis in (JenisLaporan.kinerja, JenisLaporan.target_kinerja)
    if berperiode and not periode:
        contoh = "2023-TW2" if jenis is JenisLaporan.kinerja else "2023-B09"
        raise typer.BadParameter(f"laporan {jenis.value} memerlukan --periode, misalnya {contoh}.")
    if not berperiode and tahun is None:
        raise typer.BadParameter(f"jenis {jenis.value} memerlukan --tahun, misalnya 2023.")
    perintah("laporan").jalankan(
        unit,
        jenis.value,
        ke,
        periode=periode,
        tahun=tahun,
        format=format.split(","),
        bacaan=bacaan.value,
        pada=_hari(tanggal),
    )


def ringkasan(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    ke: pilihan.FolderTujuan = Path(),
    ukuran: Annotated[
        UkuranRingkasan, typer.Option("--ukuran", help="a4 untuk dicetak; ponsel untuk dibaca di ponsel.")
    ] = UkuranRingkasan.a4,
    format: pilihan.FormatDokumen = "",
    bacaan: pilihan.PilihanBacaan = Bacaan.resmi,
    tanggal: pilihan.TanggalDokumen = None,
) -> None:
    """Tulis ringkasan setahun untuk pimpinan: tepat satu halaman.

    Rata-rata capaian, jumlah menurut status, yang terendah dan tertinggi, yang belum lengkap, dan
    penyerapan anggaran. Daftar yang tidak muat dipendekkan dan disebut jumlah sisanya. Bawaan
    --format: docx,pdf untuk a4; pdf,html untuk ponsel.

    Contoh:

      [cyan]sakip ringkasan --unit bangka-belitung --tahun 2023 --ke keluaran[/cyan]
      [cyan]sakip ringkasan -u kanwil-babel-pas -t 2023 --ukuran ponsel --format pdf[/cyan]
    """
    perintah("ringkasan").jalankan(
        unit,
        tahun,
        ke,
        ukuran=ukuran.value,
        format=(format or (SEMUA if ukuran is UkuranRingkasan.a4 else "pdf,html")).split(","),
        bacaan=bacaan.value,
        pada=_hari(tanggal),
    )


def _hari(tanggal: dt.date | None) -> dt.date:
    """The clock is read here and nowhere below."""
    return tanggal or dt.date.today()
