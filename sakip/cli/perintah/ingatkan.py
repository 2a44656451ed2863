"""``sakip kelola ingatkan``: one mail a day to whoever has a form or target kinerja that is due, late or
waiting, or an evidence list that changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Sequence

import typer
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from sakip.agenda.queries import hari_libur_semua
from sakip.agenda.services.pengingat import Pengingat, ingatkan
from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.aturan.tenggat import hari_kerja
from sakip.cli.galat import DITOLAK
from sakip.dasbor.tugas import Tugas, tugas_saya
from sakip.inti.galat import galat
from sakip.organisasi.models import Penugasan, Unit

#: Days before a deadline on which an operator is reminded; then for three days after it, then on Mondays.
HARI_SEBELUM = (5, 2, 0)
#: Forms that wait for verification or approval are told of on these days of the week (Monday, Thursday).
HARI_MENUNGGU = (0, 3)
#: No longer run of days off is looked over.
JENDELA_LIBUR = 30
MENUNGGU = ("Menunggu verifikasi Anda", "Menunggu persetujuan Anda")
MENGISI = ("Dikembalikan kepada Anda", "Formulir yang harus diisi")
#: Quarters of target kinerja are told of like forms: before and after the end of their window.
BERJENDELA = "Target Kinerja"
PERAN_DIINGATKAN = ("operator", "verifikator", "pimpinan", "pemilik_indikator")


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
    libur = _libur(hari)
    orang = baris = gagal = 0
    for akun in penerima(hari):
        isi = [_pengingat(t) for t in tugas_saya(akun, waktu) if perlu(t, hari, libur(t.unit_id))]
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
                pembuka=f"Yth. {akun.nama},\n\nYang menunggu Anda di SAKIP pada {tulis_tanggal(hari)}:",
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
    tugas = Penugasan.objects.filter(berlaku, peran__in=PERAN_DIINGATKAN)
    return list(
        Akun.objects.filter(is_active=True, surel__isnull=False, pk__in=tugas.values("akun_id")).order_by(
            "pk"
        )
    )


def perlu(t: Tugas, hari: dt.date, libur: Container[dt.date] = ()) -> bool:
    """Whether this is a day to speak of it: a working day, and the one that stands for its days off.

    What falls on a day off before a deadline is told on the working day before; what is told on fixed days
    of the week, or once it is late, on the working day after.
    """
    if not t.unit_id or not t.periode or t.lama or not hari_kerja(hari, libur):
        return False
    sejak = _deret_libur(hari, libur, -1)
    if t.kelompok in MENUNGGU:
        return any((hari - dt.timedelta(n)).weekday() in HARI_MENUNGGU for n in range(sejak + 1))
    if t.diubah is not None:  # news: on the working day after it, then on Mondays until it is read
        baru = any((hari - t.diubah).days - n == 1 for n in range(sejak + 1))
        return baru or any((hari - dt.timedelta(n)).weekday() == 0 for n in range(sejak + 1))
    if t.kelompok == MENGISI[0] and t.sisa is None:  # sent back, and nothing ends on a day
        return any((hari - dt.timedelta(n)).weekday() in HARI_MENUNGGU for n in range(sejak + 1))
    if t.kelompok not in (*MENGISI, BERJENDELA) or t.sisa is None:
        return False
    if t.kelompok == MENGISI[0]:
        return True
    if t.sisa < 0:
        lewat = any(-t.sisa - n in (1, 2, 3) for n in range(sejak + 1))
        return lewat or any((hari - dt.timedelta(n)).weekday() == 0 for n in range(sejak + 1))
    maju = _deret_libur(hari, libur, 1)
    return any(t.sisa - n in HARI_SEBELUM for n in range(maju + 1))


def _deret_libur(hari: dt.date, libur: Container[dt.date], arah: int) -> int:
    """How many days off stand in a row right after (``arah`` 1) or before (-1) a day."""
    n = 0
    while n < JENDELA_LIBUR and not hari_kerja(hari + dt.timedelta(arah * (n + 1)), libur):
        n += 1
    return n


def _libur(hari: dt.date) -> Callable[[int], Container[dt.date]]:
    """Days off around ``hari`` by unit, from the calendar of its agency and the national one."""
    instansi = dict(Unit.objects.values_list("pk", "instansi_id"))
    lebar = dt.timedelta(JENDELA_LIBUR + 1)
    semua = hari_libur_semua(set(instansi.values()), hari - lebar, hari + lebar)
    return lambda unit: semua.get(instansi.get(unit), {})


def _pengingat(t: Tugas) -> tuple[int, str, str, str]:
    sisa = f" ({t.kata_sisa})" if t.kata_sisa else ""
    return t.unit_id, t.formulir, t.periode, f"{t.apa}: {t.unit}{sisa}"


def _dengan_unit(isi: Sequence[tuple[int, str, str, str]]) -> list[Pengingat]:
    unit = {u.pk: u for u in Unit.objects.filter(pk__in={i[0] for i in isi})}
    return [Pengingat(unit[u], formulir, periode, teks) for u, formulir, periode, teks in isi if u in unit]
