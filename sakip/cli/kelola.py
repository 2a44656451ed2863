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


@kelola.command(cls=Perintah)
def pekerja(
    sekali: Annotated[bool, typer.Option("--sekali", help="Berhenti setelah antrean kosong.")] = False,
) -> None:
    """Kerjakan antrean di latar belakang, misalnya reviu laporan yang diunggah.

    `sakip jalankan` sudah menjalankan satu; pada server lain jalankan sebagai layanan tersendiri.

    Contoh:

      [cyan]sakip kelola pekerja[/cyan]
      [cyan]sakip kelola pekerja --sekali[/cyan]
    """
    perintah("pekerja").jalankan(sekali=sekali)


@kelola.command("admin-baru", cls=Perintah)
def admin_baru(
    nama: Annotated[str, typer.Option("--nama", metavar="NAMA", help="Nama lengkap tanpa gelar.")] = "",
    nip: Annotated[str, typer.Option("--nip", metavar="NIP", help="NIP; dengan itu ia masuk.")] = "",
    surel: Annotated[
        str, typer.Option("--surel", metavar="SUREL", help="Surel; boleh sebagai ganti NIP.")
    ] = "",
    instansi: Annotated[
        str, typer.Option("--instansi", metavar="KODE", help="Kode instansi; yang belum ada dibuat.")
    ] = "",
    nama_instansi: Annotated[
        str, typer.Option("--nama-instansi", metavar="NAMA", help="Nama instansi yang dibuat.")
    ] = "",
    jenis: Annotated[
        str, typer.Option("--jenis", metavar="JENIS", help="kementerian, lembaga, atau pemda.")
    ] = "kementerian",
    unit: Annotated[
        str, typer.Option("--unit", "-u", metavar="UNIT", help="Unit tugasnya; bawaan: unit puncak instansi.")
    ] = "",
    sejak: Annotated[
        str,
        typer.Option(
            "--sejak",
            metavar="TAHUN",
            help="Tahun atau tanggal sejak instansi baru itu ada; bawaan: tahun ini.",
        ),
    ] = "",
) -> None:
    """Buat administrator pertama sebuah instansi.

    Yang tidak disebut ditanyakan. Kata sandi ditanyakan dua kali, atau dibaca dari baris pertama masukan bila
    perintah ini dijalankan oleh program lain; tidak pernah ditulis pada baris perintah.

    Contoh:

      [cyan]sakip kelola admin-baru[/cyan]
      [cyan]sakip kelola admin-baru --nama "Nama Admin" --nip 198001012005011001 --instansi contoh[/cyan]
    """
    perintah("admin").admin_baru(
        nama=nama,
        nip=nip,
        surel=surel,
        instansi=instansi,
        nama_instansi=nama_instansi,
        jenis=jenis,
        unit=unit,
        sejak=sejak,
        waktu=dt.datetime.now(dt.UTC),
    )


@kelola.command(cls=Perintah)
def ingatkan(
    tanggal: Annotated[
        dt.date | None,
        typer.Option(
            "--tanggal",
            metavar="TANGGAL",
            parser=pilihan.baca_tanggal,
            help="Hari pengingat; bawaan: hari ini.",
        ),
    ] = None,
    alamat: Annotated[
        str, typer.Option("--alamat", metavar="URL", help="Alamat SAKIP yang disebut dalam surat.")
    ] = "",
    uji: Annotated[bool, typer.Option("--uji", help="Tampilkan saja; tidak ada surat yang dikirim.")] = False,
) -> None:
    """Ingatkan lewat surel: formulir yang jatuh tempo, terlambat, atau menunggu; untuk cron sekali sehari.

    Juga target kinerja yang harus dikirim atau dinilai, dan syarat bukti yang berubah. Diulang pada
    hari yang sama, tidak ada yang menerima pengingat yang sama dua kali.

    Contoh:

      [cyan]sakip kelola ingatkan --alamat https://sakip.contoh.go.id[/cyan]
      [cyan]sakip kelola ingatkan --uji --tanggal 2026-04-08[/cyan]
    """
    perintah("ingatkan").jalankan(tanggal, alamat, uji=uji)
