"""What an administrator does to an account: roles, one-time password, second factor, on and off."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.forms_akun import FormulirAkhiri, FormulirAlasan, FormulirTugas, tempelkan
from sakip.organisasi.models import Penugasan, Unit
from sakip.organisasi.pintu import masuk, wajib_beri
from sakip.organisasi.services import akhiri_tugas, tugaskan
from sakip.organisasi.services.akun import (
    aktifkan_akun,
    buat_sandi_sekali_pakai,
    matikan_dua_langkah,
    nonaktifkan_akun,
)
from sakip.organisasi.services.penugasan import batalkan_tugas
from sakip.organisasi.views.akun import (
    cari_akun,
    formulir_tugas,
    halaman_sandi,
    hari_akhir,
    kembali,
    sebutan_pengelola,
    tampilkan,
    wajib_penuh,
)


@masuk
@require_POST
def tugas_baru(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """One more role."""
    akun, lingkup = cari_akun(request, pengenal)
    formulir = formulir_tugas(request, FormulirTugas, lingkup, request.POST)
    if formulir.is_valid():
        isi = formulir.cleaned_data
        unit = Unit.objects.select_related("instansi").get(pk=isi["unit"])
        tugas = wajib_beri(request.wewenang, isi["peran"], unit)
        try:
            tugaskan(
                akun=akun,
                unit=unit,
                peran=isi["peran"],
                sejak=isi["sejak"],
                sampai=formulir.sampai,
                atas_nama_dari=isi["mewakili"],
                sebagai_wakil=isi["sebagai_wakil"],
                oleh=request.user,
                peran_oleh=tugas.sebutan,
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            tempelkan(formulir, salah)
        else:
            return kembali(request, akun, "Tugas ditambahkan.")
    return tampilkan(request, akun, lingkup, status=400, form_tugas=formulir)


@masuk
@require_POST
def tugas_akhiri(request: Any, pengenal: uuid.UUID, tugas: int) -> HttpResponse:
    """A role ends after its last day, or at once; one that has not begun is taken back."""
    akun, lingkup = cari_akun(request, pengenal)
    baris = (
        Penugasan.objects.select_related("unit__instansi")
        .filter(pk=tugas, akun=akun, unit_id__in=lingkup)
        .first()
    )
    if baris is None:
        raise TidakDitemukan(
            Masalah("tugas", "Tugas itu tidak ada pada akun ini.", "Muat ulang halaman akunnya.")
        )
    pelaku = wajib_beri(request.wewenang, baris.peran, baris.unit)
    formulir = FormulirAkhiri(request.POST)
    if formulir.is_valid():
        pada = timezone.localdate()
        sampai = hari_akhir(formulir.cleaned_data["terakhir"], pada)
        bersama: dict[str, Any] = {
            "oleh": request.user,
            "peran_oleh": pelaku.sebutan,
            "waktu": timezone.now(),
            "alasan": formulir.cleaned_data["alasan"],
        }
        try:
            if sampai <= baris.sejak and baris.sejak >= pada:
                batalkan_tugas(tugas=baris, pada=pada, **bersama)
                return kembali(request, akun, "Tugas dibatalkan.")
            akhiri_tugas(tugas=baris, sampai=sampai, **bersama)
        except GalatSakip as salah:
            tempelkan(formulir, salah)
        else:
            return kembali(request, akun, "Akhir tugas tersimpan.")
    return tampilkan(request, akun, lingkup, status=400, form_akhiri=formulir, tugas_ditolak=tugas)


@never_cache
@masuk
@require_POST
def sandi(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """A one-time password, shown in this answer only."""
    akun, lingkup = cari_akun(request, pengenal)
    wajib_penuh(request, akun, lingkup)
    baru = buat_sandi_sekali_pakai(
        akun=akun,
        alasan=request.POST.get("alasan", "")[:500],
        oleh=request.user,
        peran_oleh=sebutan_pengelola(request, akun, lingkup),
        waktu=timezone.now(),
    )
    return halaman_sandi(request, akun, baru)


def _beralasan(request: Any, pengenal: uuid.UUID, nama: str, kerja: Any) -> HttpResponse:
    """An act on the whole account that needs its reason; ``kerja`` returns what was done."""
    akun, lingkup = cari_akun(request, pengenal)
    wajib_penuh(request, akun, lingkup)
    formulir = FormulirAlasan(request.POST)
    if formulir.is_valid():
        try:
            pesan = kerja(
                akun=akun,
                alasan=formulir.cleaned_data["alasan"],
                oleh=request.user,
                peran_oleh=sebutan_pengelola(request, akun, lingkup),
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            tempelkan(formulir, salah)
        else:
            return kembali(request, akun, pesan)
    return tampilkan(request, akun, lingkup, status=400, form_alasan=formulir, ditolak=nama)


@masuk
@require_POST
def dua_langkah(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """The telephone is lost: the second factor goes, the password stays."""

    def kerja(**isi: Any) -> str:
        ada = matikan_dua_langkah(**isi)
        return (
            "Verifikasi dua langkah dimatikan." if ada else "Akun ini tidak memakai verifikasi dua langkah."
        )

    return _beralasan(request, pengenal, "dua_langkah", kerja)


@masuk
@require_POST
def nonaktif(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """Switched off; never deleted."""

    def kerja(**isi: Any) -> str:
        nonaktifkan_akun(pada=timezone.localdate(), **isi)
        return "Akun dinonaktifkan; semua sesinya berakhir."

    return _beralasan(request, pengenal, "nonaktif", kerja)


@masuk
@require_POST
def aktif(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """Switched on again."""

    def kerja(**isi: Any) -> str:
        aktifkan_akun(**isi)
        return "Akun aktif lagi. Buat kata sandi sekali pakai bila pemiliknya lupa."

    return _beralasan(request, pengenal, "aktif", kerja)
