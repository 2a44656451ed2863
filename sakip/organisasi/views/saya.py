"""One's own account: who I am, what I may do, my sessions."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sakip.organisasi.models import Peran
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries.akun import BERLAKU, LEWAT, tugas_akun
from sakip.organisasi.services.akun import akhiri_sesi_akun

#: What a role is for, in a sentence that its holder understands.
GUNA = {
    Peran.OPERATOR: "mengisi angka dan bukti, lalu mengajukannya",
    Peran.VERIFIKATOR: "memeriksa yang diajukan: memverifikasi atau mengembalikan",
    Peran.PIMPINAN: "menyetujui, membuka kembali, dan menandatangani",
    Peran.PERENCANA: "menyusun rencana, Perjanjian Kinerja, dan laporan",
    Peran.PEMILIK_INDIKATOR: "menetapkan indikator, manual, dan target untuk semua wilayah",
    Peran.EVALUATOR: "membaca semuanya dan mereviu laporan",
    Peran.ADMIN_LOKAL: "mengurus akun dan tugas orang di unitnya",
    Peran.ADMINISTRATOR: "mengurus unit, kalender, akun, dan sistem",
    Peran.PEMIRSA: "membaca dan mengunduh",
}


@masuk
@require_safe
def saya(request: Any) -> HttpResponse:
    """The person's roles, and the way to password, second factor and sessions."""
    semua = tugas_akun([request.user.pk], timezone.localdate()).get(request.user.pk, [])
    return render(
        request,
        "organisasi/saya.html",
        {
            "kini": [(t, GUNA.get(Peran(t.peran), "")) for t in semua if t.keadaan == BERLAKU],
            "lain": [t for t in semua if t.keadaan != BERLAKU],
            "luar_masa": request.wewenang.di_luar_masa if not request.wewenang.tugas else (),
            "habis": bool(semua) and all(t.keadaan == LEWAT for t in semua),
            "dua_langkah": is_mfa_enabled(request.user),
            "jumlah_sesi": UserSession.objects.filter(user=request.user).count(),
            "punya_sandi": request.user.has_usable_password(),
        },
    )


@masuk
@require_POST
def akhiri_sesi(request: HttpRequest) -> HttpResponse:
    """Every session of the person ends, this one too."""
    akhiri_sesi_akun(akun=request.user, oleh=request.user, peran_oleh="Pemilik akun", waktu=timezone.now())  # type: ignore[arg-type]
    logout(request)
    messages.success(request, "Semua sesi Anda sudah diakhiri. Masuk lagi untuk melanjutkan.")
    return redirect("account_login")
