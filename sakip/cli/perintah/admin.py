"""``sakip kelola admin-baru``: the first administrator, who then makes everybody else in the browser."""

from __future__ import annotations

import datetime as dt
import sys

import typer
from django.db import transaction

from sakip.akun.models import Akun
from sakip.akun.services import aktor_sistem, buat_akun, periksa_sandi
from sakip.inti.galat import galat
from sakip.organisasi.models import Garis, Instansi, KedudukanUnit, Peran, Unit
from sakip.organisasi.queries import unit_dengan_kode
from sakip.organisasi.services import tugaskan
from sakip.organisasi.services.sejak import baca_sejak
from sakip.organisasi.services.unit import buat_instansi

PERAN_PERINTAH = "Pengelola pemasangan"


def admin_baru(
    *,
    nama: str,
    nip: str,
    surel: str,
    instansi: str,
    nama_instansi: str,
    jenis: str,
    unit: str,
    sejak: str,
    waktu: dt.datetime,
) -> None:
    """Make the account and its role; and the agency with its top unit where there is none yet."""
    nama = nama or _tanya("Nama lengkap", "--nama")
    if not nip and not surel:
        nip = _tanya("NIP", "--nip")
    nip = "".join(nip.split())
    instansi = instansi or (unit.rpartition("/")[0] if unit else "") or _pilih_instansi()
    ada = Instansi.objects.filter(kode=instansi).first()
    if ada is None and not nama_instansi:
        nama_instansi = _tanya(f"Instansi «{instansi}» belum ada. Nama lengkapnya", "--nama-instansi")
    mulai = _mulai(sejak, waktu) if ada is None else None
    if mulai is None and sejak:
        raise galat(
            "--sejak",
            f"Instansi «{instansi}» sudah ada; tanggalnya tidak diubah perintah ini.",
            "Administrator mengubahnya di /organisasi/mulai/.",
        )
    sandi = _sandi(Akun(nama=nama, nip=nip or None, surel=surel or None))
    with transaction.atomic():
        akun = buat_akun(nama=nama, nip=nip, surel=surel, sandi=sandi)
        if ada is None:
            tempat = buat_instansi(
                kode=instansi,
                nama=nama_instansi,
                jenis=jenis,
                pendahulu=None,
                sejak=mulai or dt.date(waktu.year, 1, 1),
                oleh=akun,
                peran=PERAN_PERINTAH,
                waktu=waktu,
            )
        else:
            tempat = unit_dengan_kode(unit) if unit else _puncak(ada, waktu.date())
            tugaskan(
                akun=akun,
                unit=tempat,
                peran=Peran.ADMINISTRATOR,
                sejak=waktu.date(),
                oleh=aktor_sistem(),
                peran_oleh=PERAN_PERINTAH,
                waktu=waktu,
                alasan="sakip kelola admin-baru",
            )
    typer.echo(f"{akun.nama} sekarang administrator {tempat.instansi.nama} (unit {tempat.kode}).")
    typer.echo("Langkah berikutnya:")
    typer.echo("  1. Jalankan `sakip jalankan` dan buka alamat yang disebutnya.")
    typer.echo(f"  2. Masuk dengan {nip or surel}, lalu buka /organisasi/mulai/: enam langkah pertama.")


def _mulai(sejak: str, waktu: dt.datetime) -> dt.date:
    """Since when the new agency is on record; asked at a terminal, else the first day of this year."""
    bawaan = dt.date(waktu.year, 1, 1)
    if not sejak and sys.stdin.isatty():
        tanya = "Tercatat sejak tahun atau tanggal (tahun pertama yang datanya akan diisi)"
        sejak = str(typer.prompt(tanya, default=str(waktu.year)))
    return baca_sejak(sejak, bawaan, "--sejak")


def _tanya(kata: str, pilihan: str) -> str:
    """Ask at a terminal; a program that runs us must have named it."""
    if not sys.stdin.isatty():
        raise galat(pilihan, f"{kata}: belum diisi.", f"Sebut dengan {pilihan}.")
    return str(typer.prompt(kata)).strip()


def _pilih_instansi() -> str:
    kode = list(Instansi.objects.order_by("kode").values_list("kode", flat=True))
    if not sys.stdin.isatty() and len(kode) == 1:
        return kode[0]
    ada = f" (yang ada: {', '.join(kode)})" if kode else ""
    return _tanya(f"Kode instansi{ada}", "--instansi")


def _sandi(akun: Akun) -> str:
    """The password: asked twice without showing it, or the first line of what a program gives."""
    if not sys.stdin.isatty():
        sandi = sys.stdin.readline().rstrip("\r\n")
        periksa_sandi(akun, sandi)
        return sandi
    while True:
        sandi = str(typer.prompt("Kata sandi (paling sedikit 12 huruf)", hide_input=True))
        periksa_sandi(akun, sandi)
        if sandi == str(typer.prompt("Sekali lagi", hide_input=True)):
            return sandi
        typer.echo("Kedua kata sandi tidak sama. Ulangi.", err=True)


def _puncak(instansi: Instansi, pada: dt.date) -> Unit:
    """The one unit at the top of the line of command."""
    berinduk = KedudukanUnit.objects.filter(
        unit__instansi=instansi, garis=Garis.KOMANDO, induk__isnull=False
    ).values("unit")
    puncak = list(
        Unit.objects.select_related("instansi").filter(instansi=instansi).exclude(pk__in=berinduk)[:6]
    )
    if len(puncak) != 1:
        sebut = ", ".join(f"{instansi.kode}/{u.kode}" for u in puncak) or "belum ada unit"
        raise galat(
            "--unit", f"Unit puncak {instansi.kode} tidak tunggal: {sebut}.", "Sebut satu dengan --unit."
        )
    return puncak[0]
