"""Writes of accounts: made, changed, switched off, given a new password. Never deleted."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.db import IntegrityError, transaction

from sakip.akun.models import Akun, JenisAkun
from sakip.akun.services import buat_akun
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Penugasan, Peran, Unit
from sakip.organisasi.queries.akun import administrator_lain, penugasan_belum_lewat, unit_jejak
from sakip.organisasi.services.penugasan import tugaskan

#: Without letters that are mistaken for one another on paper or over the telephone.
HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


def sandi_acak() -> str:
    """A one-time password that can be read out: four groups of four, 79 bits."""
    return "-".join("".join(secrets.choice(HURUF) for _ in range(4)) for _ in range(4))


def catat_akun(
    aksi: str,
    akun: Akun,
    *,
    oleh: Akun,
    peran_oleh: str,
    waktu: dt.datetime,
    perubahan: dict[str, Any] | None = None,
    alasan: str = "",
) -> None:
    """One journal entry in the chain of the unit where the person works; without any role, none."""
    unit = unit_jejak(akun, waktu.date())
    if unit is not None:
        catat(
            rantai=unit.rantai_jejak,
            aksi=aksi,
            oleh=oleh,
            peran=peran_oleh,
            objek=f"akun:{akun.pengenal}",
            perubahan=perubahan or {},
            waktu=waktu,
            alasan=alasan,
        )


@transaction.atomic
def daftarkan_akun(
    *,
    nama: str,
    nip: str,
    surel: str,
    unit: Unit,
    peran: str,
    sejak: dt.date,
    sampai: dt.date | None = None,
    atas_nama_dari: Akun | None = None,
    sebagai_wakil: str = "",
    oleh: Akun,
    peran_oleh: str,
    waktu: dt.datetime,
) -> tuple[Akun, str]:
    """A new account with its first role and a one-time password; both are returned, the password once."""
    akun = buat_akun(nama=nama, nip=nip, surel=surel)
    sandi = sandi_acak()
    akun.set_password(sandi)
    akun.wajib_ganti_sandi = True
    akun.save(update_fields=["password", "wajib_ganti_sandi"])
    tugaskan(
        akun=akun,
        unit=unit,
        peran=peran,
        sejak=sejak,
        sampai=sampai,
        atas_nama_dari=atas_nama_dari,
        sebagai_wakil=sebagai_wakil,
        oleh=oleh,
        peran_oleh=peran_oleh,
        waktu=waktu,
        alasan="Akun baru.",
    )
    return akun, sandi


def _kunci(akun: Akun) -> Akun:
    terkunci = Akun.objects.select_for_update().get(pk=akun.pk)
    if terkunci.jenis != JenisAkun.ORANG:
        raise galat("akun", "Pelaku sistem bukan akun orang.", "Pilih akun lain.")
    return terkunci


@transaction.atomic
def ubah_akun(
    *,
    akun: Akun,
    nama: str,
    nip: str,
    surel: str,
    versi: int,
    oleh: Akun,
    peran_oleh: str,
    waktu: dt.datetime,
) -> Akun:
    """Change name, NIP and e-mail; the journal says which fields changed, not what was in them."""
    akun = _kunci(akun)
    if akun.versi != versi:
        raise Basi(
            Masalah("akun", "Akun ini baru saja diubah orang lain.", "Periksa isinya, lalu simpan lagi.")
        )
    baru = {"nama": nama.strip(), "nip": nip.strip() or None, "surel": surel.strip().lower() or None}
    masalah = []
    if not baru["nama"]:
        masalah.append(Masalah("nama", "Nama belum diisi.", "Tulis nama lengkap tanpa gelar."))
    if baru["nip"] is None and baru["surel"] is None:
        masalah.append(
            Masalah("nip", "NIP dan surel kosong.", "Isi salah satunya; dengan itu orangnya masuk.")
        )
    for medan, cari in (("nip", "nip"), ("surel", "surel__iexact")):
        dipakai = baru[medan] and Akun.objects.filter(**{cari: baru[medan]}).exclude(pk=akun.pk).exists()
        if dipakai:
            masalah.append(
                Masalah(medan, f"{'NIP' if medan == 'nip' else 'Surel'} itu sudah dipakai akun lain.",
                        "Periksa ketikannya, atau pakai akun yang sudah ada.")
            )  # fmt: skip
    if masalah:
        raise GalatSakip(masalah)
    berubah = sorted(medan for medan, isi in baru.items() if getattr(akun, medan) != isi)
    if not berubah:
        return akun
    for medan in berubah:
        setattr(akun, medan, baru[medan])
    akun.versi += 1
    try:
        with transaction.atomic():
            akun.save(update_fields=[*berubah, "versi"])
    except IntegrityError:
        raise galat("nip", "NIP atau surel itu sudah dipakai akun lain.", "Periksa ketikannya.") from None
    catat_akun("akun.ubah", akun, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, perubahan={"medan": berubah})
    return akun


def jaga_administrator(akun: Akun, pada: dt.date) -> None:
    """Refuses to take the last administrator from an agency."""
    pegang = Penugasan.objects.filter(akun=akun, peran=Peran.ADMINISTRATOR).filter(
        penugasan_belum_lewat(pada)
    )
    for instansi_id in set(pegang.values_list("unit__instansi", flat=True)):
        if not administrator_lain(akun, instansi_id, pada):
            raise galat(
                "akun",
                "Ini administrator terakhir instansi; tanpa dia tidak ada yang dapat mengelola sistem.",
                "Tugaskan administrator lain yang tidak berbatas waktu dahulu.",
            )


@transaction.atomic
def nonaktifkan_akun(
    *, akun: Akun, alasan: str, pada: dt.date, oleh: Akun, peran_oleh: str, waktu: dt.datetime
) -> Akun:
    """Switch an account off: it cannot log in and its sessions end. What it wrote stays."""
    akun = _kunci(akun)
    if akun.pk == oleh.pk:
        raise galat(
            "akun",
            "Anda tidak dapat menonaktifkan akun Anda sendiri.",
            "Minta administrator lain melakukannya.",
        )
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Misalnya: pindah tugas, pensiun, atau akun ganda.")
    jaga_administrator(akun, pada)
    if akun.is_active:
        akun.is_active = False
        akun.versi += 1
        akun.save(update_fields=["is_active", "versi"])
        _akhiri_sesi(akun)
        catat_akun(
            "akun.nonaktifkan", akun, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, alasan=alasan.strip(),
            perubahan={"aktif": [True, False]},
        )  # fmt: skip
    return akun


@transaction.atomic
def aktifkan_akun(*, akun: Akun, alasan: str, oleh: Akun, peran_oleh: str, waktu: dt.datetime) -> Akun:
    """Switch an account on again, with its roles as they are by date."""
    akun = _kunci(akun)
    if not akun.is_active:
        akun.is_active = True
        akun.versi += 1
        akun.save(update_fields=["is_active", "versi"])
        catat_akun(
            "akun.aktifkan", akun, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, alasan=alasan.strip(),
            perubahan={"aktif": [False, True]},
        )  # fmt: skip
    return akun


@transaction.atomic
def buat_sandi_sekali_pakai(
    *, akun: Akun, alasan: str, oleh: Akun, peran_oleh: str, waktu: dt.datetime
) -> str:
    """A new password, shown once, that must be changed at the next login; sessions end, a lock opens."""
    akun = _kunci(akun)
    if not akun.is_active:
        raise galat("akun", "Akun ini nonaktif.", "Aktifkan dahulu, lalu buat kata sandinya.")
    if akun.pk == oleh.pk:
        raise galat("akun", "Ini akun Anda sendiri.", "Ganti kata sandi Anda di halaman Akun saya.")
    sandi = sandi_acak()
    akun.set_password(sandi)
    akun.wajib_ganti_sandi = True
    akun.versi += 1
    akun.save(update_fields=["password", "wajib_ganti_sandi", "versi"])
    _akhiri_sesi(akun)
    AccessAttempt.objects.filter(username=str(akun.pengenal)).delete()
    catat_akun(
        "akun.sandi_sekali_pakai", akun, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, alasan=alasan.strip()
    )
    return sandi


@transaction.atomic
def matikan_dua_langkah(*, akun: Akun, alasan: str, oleh: Akun, peran_oleh: str, waktu: dt.datetime) -> bool:
    """Remove the second factor of somebody who lost the telephone; False when there was none."""
    akun = _kunci(akun)
    if not alasan.strip():
        raise galat(
            "alasan",
            "Alasan belum diisi.",
            "Misalnya: ponsel hilang; identitas dipastikan lewat kepegawaian.",
        )
    dihapus, _ = Authenticator.objects.filter(user=akun).delete()
    if not dihapus:
        return False
    _akhiri_sesi(akun)
    catat_akun(
        "akun.matikan_dua_langkah", akun, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, alasan=alasan.strip()
    )
    return True


@transaction.atomic
def akhiri_sesi_akun(
    *, akun: Akun, kecuali: str = "", oleh: Akun, peran_oleh: str, waktu: dt.datetime
) -> int:
    """End all sessions of an account, except the one with key ``kecuali``; returns how many."""
    jumlah = _akhiri_sesi(akun, kecuali)
    if jumlah:
        catat_akun(
            "akun.akhiri_sesi", akun, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu,
            perubahan={"jumlah": jumlah},
        )  # fmt: skip
    return jumlah


def _akhiri_sesi(akun: Akun, kecuali: str = "") -> int:
    sesi = [s for s in UserSession.objects.filter(user=akun) if s.session_key != kecuali]
    for satu in sesi:
        satu.end()
    return len(sesi)


def catat_sandi_diganti(*, akun: Akun, waktu: dt.datetime) -> None:
    """The owner changed the password (the login room calls this; it knows no units)."""
    catat_akun("akun.ganti_sandi", akun, oleh=akun, peran_oleh="Pemilik akun", waktu=waktu)
