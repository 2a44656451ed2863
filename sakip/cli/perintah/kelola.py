"""The work of ``sakip kelola``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import typer
from django.core.management import execute_from_command_line

from sakip.akun.services import aktor_sistem
from sakip.cli.galat import DITOLAK
from sakip.cli.layar import kemajuan
from sakip.inti.galat import galat
from sakip.jejak.queries import retak, semua_rantai
from sakip.jejak.services import tutup_hari
from sakip.organisasi.models import Instansi
from sakip.pelaporan.queries import tahun_profil
from sakip.pelaporan.services import salin_profil
from sakip.pengukuran.services import bangun_rekap, selisih_rekap
from sakip.pertukaran.models import Paket
from sakip.pertukaran.queries import unit_dari_nama
from sakip.pertukaran.terbit import tulis_contoh_md

SELISIH_DISEBUT = 50


def django(argumen: Sequence[str]) -> None:
    """Django's own command line, as ``manage.py`` would give it."""
    execute_from_command_line(["sakip kelola django", *argumen])


def rekap(*, bangun: bool, tahun: int | None) -> None:
    """Rebuild or compare the cached sums of every office and year that has a package."""
    paket = Paket.objects.select_related("unit__instansi").order_by("tahun", "nama")
    pekerjaan = [(p.unit, p.tahun) for p in paket if tahun in (None, p.tahun)]
    baris, beda = 0, []
    with kemajuan("Rekap") as lapor:
        for i, (unit, t) in enumerate(pekerjaan, start=1):
            lapor(f"{unit.kode} {t}", i, len(pekerjaan))
            if bangun:
                baris += bangun_rekap(unit=unit, tahun=t)
            else:
                beda += list(selisih_rekap(unit=unit, tahun=t))
    if bangun:
        typer.echo(f"Rekap dibangun ulang: {baris} baris.")
        return
    for satu in beda[:SELISIH_DISEBUT]:
        typer.echo(satu)
    if beda:
        typer.echo(f"{len(beda)} perbedaan. Bangun ulang dengan `sakip kelola rekap --bangun`.", err=True)
        raise typer.Exit(DITOLAK)
    typer.echo("Rekap sesuai dengan isian.")


def jejak() -> None:
    """Verify every chain; the first broken entry of each is named."""
    rantai = semua_rantai()
    rusak: list[str] = []
    with kemajuan("Jejak") as lapor:
        for i, nama in enumerate(rantai, start=1):
            lapor(nama, i, len(rantai))
            urut = retak(nama)
            if urut is not None:
                rusak.append(f"{nama}: retak mulai catatan ke-{urut}")
    for satu in rusak:
        typer.echo(satu)
    if rusak:
        typer.echo(f"{len(rusak)} dari {len(rantai)} rantai retak. Bandingkan dengan cadangan.", err=True)
        raise typer.Exit(DITOLAK)
    typer.echo(f"{len(rantai)} rantai jejak utuh.")


def jangkar(tanggal: dt.date, hari_ini: dt.date) -> None:
    """Close a finished day for every agency."""
    if tanggal >= hari_ini:
        raise galat("tanggal", f"Hari {tanggal} (UTC) belum selesai.", "Tutup hari yang sudah lewat.")
    semua = list(Instansi.objects.order_by("kode"))
    for instansi in semua:
        satu = tutup_hari(instansi=instansi.kode, tanggal=tanggal)
        typer.echo(f"{instansi.kode}\t{tanggal}\t{satu.jumlah} catatan\t{satu.akar}")
    if not semua:
        typer.echo("Belum ada instansi.")


def contoh_md(ke: Path, hari_ini: dt.date) -> None:
    """Write how the figures of the example offices differ from the published ones."""
    ke.parent.mkdir(parents=True, exist_ok=True)
    ke.write_text(tulis_contoh_md(pada=hari_ini), encoding="utf-8", newline="\n")
    typer.echo(f"Tertulis: {ke}")


def profil_baru(nama: str, tahun: int, dari: int | None, waktu: dt.datetime) -> None:
    """Begin the profile of a year as a copy of an earlier one."""
    unit = unit_dari_nama(nama)
    lalu = [t for t in tahun_profil(unit) if t < tahun]
    if dari is None and not lalu:
        raise galat(
            "unit",
            f"Unit «{nama}» belum mempunyai profil sebelum tahun {tahun}.",
            "Impor paket yang memuat profil (docs/paket.md, bagian profil).",
        )
    asal = dari if dari is not None else lalu[-1]
    baru = salin_profil(unit=unit, dari=asal, ke=tahun, oleh=aktor_sistem(), waktu=waktu)
    typer.echo(f"Profil {unit.kode} tahun {tahun} disalin dari tahun {asal}.")
    typer.echo(
        f"{baru.uraian.count()} uraian bertanda belum ditinjau; nomor dan tanggal surat pengantar, angka "
        "pegawai, dan berkas lampiran perlu diperbarui."
    )
    typer.echo(f"Tinjau dengan `sakip ekspor --unit {nama} --tahun {tahun} --ke profil.json`, lalu impor.")
