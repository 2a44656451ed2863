"""The command ``sakip``: what can be done, with which options, and help that teaches.

Only declarations: the work is in ``sakip.cli.perintah``, loaded when a command runs.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sakip.cli import pilihan
from sakip.cli.bahasa import Grup, Perintah
from sakip.cli.dokumen import daftarkan
from sakip.cli.kelola import kelola
from sakip.cli.muat import perintah
from sakip.cli.pilihan import Bacaan, FormatCapaian, FormatReviu, FormatTelusur
from sakip.cli.titik import titik

PENGANTAR = """[bold]SAKIP[/bold]: dari Perjanjian Kinerja sampai LKjIP, dengan angka yang dapat ditelusuri.

Urutan kerja pertama kali:

  [cyan]sakip siapkan[/cyan]                                        basis data dan empat kantor contoh
  [cyan]sakip capaian --unit bangka-belitung --tahun 2023[/cyan]    tabel capaian
  [cyan]sakip telusur --unit bangka-belitung --tahun 2023 --indikator 4.2[/cyan]
  [cyan]sakip lkjip --unit bangka-belitung --tahun 2023 --ke keluaran[/cyan]
  [cyan]sakip jalankan[/cyan]                                       buka di peramban

Kode keluar: 0 berhasil; 1 ditolak; 2 salah pakai (termasuk unit, tahun, atau indikator yang tidak ada);
3 gangguan mesin; 130 dihentikan dengan Ctrl+C.
"""

app = typer.Typer(
    name="sakip",
    cls=Grup,
    help=PENGANTAR,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.add_typer(kelola, name="kelola")
app.add_typer(titik, name="titik")


def utama() -> None:
    """Entry of the console script."""
    app(prog_name="sakip")


def _versi(diminta: bool) -> None:
    if diminta:
        from importlib.metadata import version

        typer.echo(f"sakip {version('sakip')}")
        raise typer.Exit()


@app.callback()
def _sakip(
    versi: Annotated[
        bool,
        typer.Option(
            "--versi", help="Tampilkan versi, lalu selesai.", is_eager=True, callback=_versi, metavar=""
        ),
    ] = False,
    rinci: Annotated[
        bool, typer.Option("--rinci", help="Bila terjadi gangguan, tampilkan jejak lengkapnya.", metavar="")
    ] = False,
) -> None:
    """The options of all commands; ``--rinci`` is looked at where errors are told (galat.py)."""


@app.command(cls=Perintah)
def siapkan(
    contoh: Annotated[
        bool, typer.Option("--contoh/--tanpa-contoh", help="Sekalian impor empat kantor contoh.")
    ] = True,
) -> None:
    """Siapkan folder data dan basis data; aman diulang.

    Membuat folder data (SAKIP_DATA), memasang atau memperbarui tabel, dan mengimpor empat kantor
    contoh. Yang sudah ada tidak diubah.

    Contoh:

      [cyan]sakip siapkan[/cyan]
      [cyan]sakip siapkan --tanpa-contoh[/cyan]
    """
    perintah("siapkan").jalankan(contoh=contoh)


@app.command(cls=Perintah)
def impor(
    berkas: Annotated[
        list[Path], typer.Argument(metavar="BERKAS...", help="Satu atau beberapa paket (.json).")
    ],
    uji: Annotated[bool, typer.Option("--uji", help="Periksa saja; basis data tidak berubah.")] = False,
) -> None:
    """Impor paket; semua isi satu paket masuk, atau tidak satu pun.

    Setiap kesalahan disebut dengan tempatnya di dalam paket, apa yang salah, dan cara memperbaikinya.
    Mengimpor paket yang sama dua kali tidak mengubah apa pun. Definisi yang berbeda dari pemiliknya
    disimpan sebagai varian setempat dan dilaporkan sebagai penyimpangan.

    Contoh:

      [cyan]sakip impor paket-kantor.json --uji[/cyan]
      [cyan]sakip impor contoh/*.json[/cyan]
    """
    perintah("impor").jalankan(berkas, uji=uji)


@app.command(cls=Perintah)
def ekspor(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    ke: Annotated[
        Path | None, typer.Option("--ke", metavar="BERKAS", help="Berkas tujuan; bawaan: layar (stdout).")
    ] = None,
) -> None:
    """Ekspor setahun sebuah unit sebagai paket dalam bentuk baku.

    Paket yang diimpor lalu diekspor kembali sama persis dengan bentuk bakunya.

    Contoh:

      [cyan]sakip ekspor --unit bangka-belitung --tahun 2023 --ke paket.json[/cyan]
    """
    perintah("ekspor").jalankan(unit, tahun, ke)


@app.command(cls=Perintah)
def capaian(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    format: Annotated[
        FormatCapaian, typer.Option("--format", help="tabel untuk dibaca; json dan csv untuk program.")
    ] = FormatCapaian.tabel,
    bacaan: pilihan.PilihanBacaan = Bacaan.resmi,
    per: pilihan.PerTanggal = None,
) -> None:
    """Capaian setiap indikator dan sasaran dalam setahun.

    Bentuk json dan csv memuat angka tanpa pembulatan dengan titik desimal; yang tidak ada nilainya
    null (json) atau kosong (csv). Angka di tabel dibulatkan untuk dibaca.

    Contoh:

      [cyan]sakip capaian --unit bangka-belitung --tahun 2023[/cyan]
      [cyan]sakip capaian --unit kanwil-babel --tahun 2023 --format csv > capaian.csv[/cyan]
      [cyan]sakip capaian --unit contoh --tahun 2025 --bacaan sementara --per 2025-07-31[/cyan]
    """
    perintah("capaian").jalankan(unit, tahun, format=format.value, bacaan=bacaan.value, pada=_hari(per))


@app.command(cls=Perintah)
def telusur(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    indikator: Annotated[
        str,
        typer.Option(
            "--indikator",
            "-i",
            metavar="KODE",
            help="Kode butir pada Perjanjian Kinerja (4.2) atau kunci indikator.",
        ),
    ],
    format: Annotated[
        FormatTelusur, typer.Option("--format", help="pohon untuk dibaca; json untuk program.")
    ] = FormatTelusur.pohon,
    bacaan: pilihan.PilihanBacaan = Bacaan.resmi,
    per: pilihan.PerTanggal = None,
) -> None:
    """Dari mana sebuah angka berasal.

    Menampilkan target, realisasi, dan capaian; rumus dengan kata dan angka; setiap isian menurut
    variabel, unit, dan periode; siapa yang mengisi (kode tersamar), keadaan persetujuan, bukti, versi
    manual, dan versi aturan.

    Contoh:

      [cyan]sakip telusur --unit bangka-belitung --tahun 2023 --indikator 4.2[/cyan]
    """
    perintah("telusur").jalankan(
        unit, tahun, indikator, format=format.value, bacaan=bacaan.value, pada=_hari(per)
    )


@app.command(cls=Perintah)
def lkjip(
    unit: pilihan.Unit,
    tahun: pilihan.Tahun,
    ke: Annotated[Path, typer.Option("--ke", metavar="FOLDER", help="Folder tujuan; dibuat bila belum ada.")],
    format: pilihan.FormatDokumen = "docx,pdf",
    bacaan: pilihan.PilihanBacaan = Bacaan.resmi,
    tanggal: Annotated[
        dt.date | None,
        typer.Option(
            "--tanggal",
            metavar="TANGGAL",
            parser=pilihan.baca_tanggal,
            help="Tanggal dokumen dan keadaan data; bawaan: hari ini.",
        ),
    ] = None,
    final: Annotated[
        bool,
        typer.Option("--final", help="Tanpa tanda air; ditolak selama masih ada titik yang belum diterima."),
    ] = False,
) -> None:
    """Tulis LKjIP setahun sebagai DOCX, PDF, dan HTML.

    Berkasnya lkjip-UNIT-TAHUN.docx, .pdf, dan .html (untuk dibaca di layar), dengan teks dan angka yang
    sama. Tanpa --final hasilnya draf: selalu jadi, bertanda air, dengan tanda di tempat yang belum
    lengkap atau diragukan dan daftarnya di halaman terakhir. Dengan --final hasilnya tanpa tanda apa
    pun, dan ditolak selama masih ada titik yang belum diselesaikan atau diterima (lihat
    [cyan]sakip titik[/cyan]). Data dan --tanggal yang sama menghasilkan berkas yang sama persis.

    Contoh:

      [cyan]sakip lkjip --unit bangka-belitung --tahun 2023 --ke keluaran[/cyan]
      [cyan]sakip lkjip -u contoh -t 2025 --ke keluaran --format pdf --tanggal 2026-01-15[/cyan]
      [cyan]sakip lkjip -u contoh -t 2025 --ke keluaran --format html[/cyan]
      [cyan]sakip lkjip -u contoh -t 2025 --ke keluaran --final[/cyan]
    """
    perintah("lkjip").jalankan(
        unit, tahun, ke, format=format.split(","), bacaan=bacaan.value, pada=_hari(tanggal), final=final
    )


@app.command(cls=Perintah)
def reviu(
    berkas: Annotated[Path, typer.Argument(metavar="BERKAS", help="Laporan yang diperiksa.")],
    format: Annotated[
        FormatReviu | None,
        typer.Option("--format", help="Bawaan: menurut akhiran --ke, atau teks."),
    ] = None,
    ke: Annotated[
        Path | None, typer.Option("--ke", metavar="BERKAS", help="Berkas tujuan; bawaan: layar.")
    ] = None,
    tahun: Annotated[
        int | None,
        typer.Option(
            "--tahun", metavar="TAHUN", parser=pilihan.baca_tahun, help="Tahun laporan, bila tidak terbaca."
        ),
    ] = None,
    kelas: Annotated[
        str,
        typer.Option(
            "--kelas", metavar="KELAS,...", parser=pilihan.baca_kelas, help="Hanya jenis temuan ini."
        ),
    ] = "",
) -> None:
    """Periksa laporan kinerja mana pun: di mana isinya saling bertentangan.

    Membaca PDF (berteks), DOCX, ODT, HTML, Markdown, atau teks; menghitung ulang setiap angka yang
    dapat dihitung dari laporan itu sendiri. Setiap temuan menyebut tempat, yang tercetak, yang seharusnya,
    dan hitungannya. Tidak memerlukan basis data.

    Kode keluar: 0 tanpa temuan; 1 ada temuan; 2 berkas tidak dapat dibaca atau ditulis.

    Contoh:

      [cyan]sakip reviu laporan.pdf[/cyan]
      [cyan]sakip reviu laporan.docx --ke temuan.html[/cyan]
      [cyan]sakip reviu laporan.pdf --format json --kelas capaian,jumlah[/cyan]
    """
    import importlib

    kode = importlib.import_module("sakip.cli.perintah.reviu").jalankan(
        berkas,
        format=format.value if format else None,
        ke=ke,
        tahun=tahun,
        kelas=[k for k in kelas.split(",") if k],
        pada=dt.date.today(),
    )
    raise typer.Exit(kode)


daftarkan(app)


@app.command(cls=Perintah)
def jalankan(
    alamat: Annotated[
        str, typer.Option("--alamat", metavar="ALAMAT", help="Alamat yang didengarkan.")
    ] = "127.0.0.1",
    porta: Annotated[
        int,
        typer.Option("--porta", metavar="PORTA", parser=pilihan.baca_porta, help="Porta yang didengarkan."),
    ] = 8000,
) -> None:
    """Sajikan SAKIP di peramban; berhenti dengan Ctrl+C.

    Untuk diakses dari komputer lain, isi juga SAKIP_HOST dengan nama servernya.

    Contoh:

      [cyan]sakip jalankan[/cyan]
      [cyan]sakip jalankan --alamat 0.0.0.0 --porta 8080[/cyan]
    """
    perintah("jalankan").jalankan(alamat, porta)


def _hari(tanggal: dt.date | None) -> dt.date:
    """The clock is read here and nowhere below."""
    return tanggal or dt.date.today()
