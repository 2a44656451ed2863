"""The work of ``sakip titik``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer
from django.conf import settings
from rich.text import Text

from sakip.akun.services import aktor_sistem
from sakip.cli.galat import DITOLAK
from sakip.cli.layar import layar
from sakip.cli.perintah.tahun import pastikan_berisi
from sakip.inti.templatetags.sakip import hari
from sakip.naskah.lkjip import NaskahLkjip, buat_lkjip
from sakip.naskah.lkjip.reviu import dengan_reviu
from sakip.naskah.services import cabut as cabut_satu
from sakip.naskah.services import terima as terima_satu
from sakip.naskah.titik import JENIS, SEBUTAN_JENIS, Titik
from sakip.organisasi.models import Unit
from sakip.pelaporan.queries import Penerimaan, penerimaan
from sakip.pertukaran.queries import unit_dari_nama

WARNA = {"bertentangan": "red", "ragu": "yellow", "kurang": "cyan"}


def daftar(nama: str, tahun: int, *, bacaan: str, pada: dt.date) -> None:
    """List the points by kind, with who accepted what; leave with 1 while one is open."""
    unit = _unit(nama, tahun)
    diterima = penerimaan(unit, tahun)
    naskah = _direviu(unit, tahun, bacaan, pada, diterima)
    konsol = layar()
    for jenis in JENIS:
        satu = [t for t in naskah.titik if t.jenis == jenis]
        if satu:
            konsol.print(Text(f"{SEBUTAN_JENIS[jenis]} ({len(satu)})", f"bold {WARNA[jenis]}"))
        for t in satu:
            _cetak(t, diterima.get(t.kode), unit.zona)
    gugur = len(diterima.keys() - {t.kode for t in naskah.titik})
    konsol.print(_jumlah(len(naskah.titik), len(naskah.terbuka), gugur))
    if naskah.terbuka:
        raise typer.Exit(DITOLAK)


def _direviu(
    unit: Unit, tahun: int, bacaan: str, pada: dt.date, diterima: Mapping[str, Penerimaan]
) -> NaskahLkjip:
    """The report with the points that its own review adds."""
    return dengan_reviu(
        buat_lkjip(unit, tahun, bacaan=bacaan, pada=pada),
        diterima,
        folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts",
        cache=Path(settings.SAKIP_DATA) / "tembolok" / "bagan",
    )


def _cetak(t: Titik, p: Penerimaan | None, zona: str) -> None:
    konsol = layar()
    keadaan = "terbuka" if p is None else "diterima"
    konsol.print(Text(f"  {t.kode}  {keadaan}"), soft_wrap=True)
    konsol.print(Text(f"      {t.tempat}: {t.pesan}"), soft_wrap=True)
    if p is None:
        konsol.print(Text(f"      → {t.saran}", "dim"), soft_wrap=True)
        return
    siapa = f"{p.nama}, {p.peran}" if p.peran else p.nama
    konsol.print(Text(f"      diterima {siapa}, {hari(p.waktu, zona)}: {p.alasan}", "dim"), soft_wrap=True)


def _jumlah(semua: int, terbuka: int, gugur: int) -> str:
    teks = f"{semua} titik: {terbuka} terbuka, {semua - terbuka} diterima."
    if gugur:
        teks += f" {gugur} penerimaan lama gugur karena perkaranya sudah selesai atau berubah."
    if not terbuka:
        teks += " Laporan dapat ditulis dengan --final."
    return teks


def terima(
    kode: Sequence[str],
    nama_unit: str,
    tahun: int,
    *,
    nama: str,
    jabatan: str,
    alasan: str,
    pada: dt.date,
    waktu: dt.datetime,
) -> None:
    """Accept points; all codes are looked up before the first is accepted."""
    unit = _unit(nama_unit, tahun)
    titik = terima_satu(
        unit=unit,
        tahun=tahun,
        kode=kode,
        titik=_direviu(unit, tahun, "resmi", pada, penerimaan(unit, tahun)).titik,
        nama=nama,
        peran=jabatan,
        alasan=alasan,
        oleh=aktor_sistem(),
        waktu=waktu,
    )
    for t in titik:
        layar().print(Text(f"Diterima: {t.kode}"), soft_wrap=True)


def cabut(kode: Sequence[str], nama_unit: str, tahun: int, *, alasan: str, waktu: dt.datetime) -> None:
    """Take acceptances back."""
    unit = _unit(nama_unit, tahun)
    for satu in cabut_satu(
        unit=unit, tahun=tahun, kode=kode, alasan=alasan, oleh=aktor_sistem(), waktu=waktu
    ):
        layar().print(Text(f"Dicabut: {satu}"), soft_wrap=True)


def _unit(nama: str, tahun: int) -> Unit:
    unit = unit_dari_nama(nama)
    pastikan_berisi(unit, tahun, nama)
    return unit
