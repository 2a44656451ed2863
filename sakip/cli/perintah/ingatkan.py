"""``sakip kelola ingatkan``: one mail a day to whoever has a form that is due, late or waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import typer
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from sakip.agenda.services.pengingat import Pengingat, ingatkan
from sakip.akun.models import Akun
from sakip.aturan.tenggat import hari_kerja
from sakip.cli.galat import DITOLAK
from sakip.dasbor.tugas import Tugas, tugas_saya
from sakip.inti.galat import galat
from sakip.organisasi.models import Penugasan, Unit
from sakip.pengukuran.formulir import FORMULIR

#: Days before a deadline on which an operator is reminded; then for three days after it, then on Mondays.
HARI_SEBELUM = (5, 2, 0)
#: Forms that wait for verification or approval are told of on these days of the week (Monday, Thursday).
HARI_MENUNGGU = (0, 3)
MENUNGGU = ("Menunggu verifikasi Anda", "Menunggu persetujuan Anda")
MENGISI = ("Dikembalikan kepada Anda", "Formulir yang harus diisi")


def jalankan(tanggal: dt.date | None, alamat: str, *, uji: bool) -> None:
    """Send (``uji``: only list) the reminders of a day; a second run of the day sends nothing twice."""
    if not uji and settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        raise galat(
            "surel",
            "Surel pemasangan ini belum diatur, jadi tidak ada surat yang dapat dikirim.",
            "Isi SAKIP_SUREL_SERVER, atau lihat saja dengan --uji.",
        )
    waktu = timezone.now()
    hari = tanggal or timezone.localdate(waktu)
    if hari != timezone.localdate(waktu):
        waktu = dt.datetime.combine(hari, dt.time(7), timezone.get_current_timezone())
    orang = baris = gagal = 0
    for akun in penerima(hari):
        isi = [_pengingat(t) for t in tugas_saya(akun, waktu) if perlu(t, hari)]
        lengkap = _dengan_unit(isi)
        if not lengkap:
            continue
        if uji:
            typer.echo(f"{akun.nama}: {len(lengkap)} hal")
            for p in lengkap:
                typer.echo(f"  - {p.teks}")
            orang, baris = orang + 1, baris + len(lengkap)
            continue
        try:
            n = ingatkan(
                akun=akun,
                isi=lengkap,
                tanggal=hari,
                waktu=timezone.now(),
                judul=f"SAKIP: {len(lengkap)} hal menunggu Anda",
                pembuka=f"Yth. {akun.nama},\n\nYang menunggu Anda di SAKIP pada {hari:%d-%m-%Y}:",
                penutup=f"Buka {alamat.rstrip('/')}/tugas/ untuk mengerjakannya."
                if alamat
                else "Masuk ke SAKIP, lalu buka Tugas saya.",
            )
        except OSError as salah:
            gagal += 1
            typer.echo(f"{akun.nama}: surat tidak terkirim ({salah}); dicoba lagi lain kali.", err=True)
            continue
        orang, baris = orang + bool(n), baris + n
    kata = "akan diingatkan" if uji else "diingatkan"
    typer.echo(f"{orang} orang {kata} tentang {baris} hal." + (f" {gagal} surat gagal." if gagal else ""))
    if gagal:
        raise typer.Exit(DITOLAK)


def penerima(hari: dt.date) -> list[Akun]:
    """Active persons with an address of e-mail and a role in force."""
    berlaku = Q(sejak__lte=hari) & (Q(sampai__isnull=True) | Q(sampai__gt=hari))
    tugas = Penugasan.objects.filter(berlaku, peran__in=("operator", "verifikator", "pimpinan"))
    return list(
        Akun.objects.filter(is_active=True, surel__isnull=False, pk__in=tugas.values("akun_id")).order_by(
            "pk"
        )
    )


def perlu(t: Tugas, hari: dt.date) -> bool:
    """Whether this is a day to speak of it."""
    if not t.unit_id or not t.periode:
        return False
    if t.kelompok in MENUNGGU:
        return hari.weekday() in HARI_MENUNGGU
    if t.kelompok not in MENGISI or t.sisa is None or not hari_kerja(hari, ()):
        return False
    if t.sisa < 0:
        return t.kelompok == MENGISI[0] or -t.sisa in (1, 2, 3) or hari.weekday() == 0
    return t.kelompok == MENGISI[0] or t.sisa in HARI_SEBELUM


def _pengingat(t: Tugas) -> tuple[int, str, str]:
    sisa = f" ({t.kata_sisa})" if t.kata_sisa else ""
    return t.unit_id, t.periode, f"{t.apa}: {t.unit}{sisa}"


def _dengan_unit(isi: Sequence[tuple[int, str, str]]) -> list[Pengingat]:
    unit = {u.pk: u for u in Unit.objects.filter(pk__in={i[0] for i in isi})}
    return [Pengingat(unit[u], FORMULIR, periode, teks) for u, periode, teks in isi if u in unit]
