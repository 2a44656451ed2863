"""The calendar of a person: deadlines of their units, days off, the feed for their own calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sakip.agenda.ikal import Acara, tulis_kalender
from sakip.agenda.queries import FORMULIR, hari_libur_semua, kunci_bulan
from sakip.agenda.queries.kalender import Kelompok, kelompok_tenggat, pemilik_umpan, punya_umpan
from sakip.agenda.services import buat_umpan, cabut_umpan
from sakip.aturan.periode import baca_periode
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Wewenang, masuk, publik

KERJA = ("isi", "verifikasi", "setujui")
BULAN_KE_DEPAN = 6
#: Units up to which the feed has an event each; with more, one for each day.
UNIT_SENDIRI = 20


def unit_saya(wewenang: Any) -> frozenset[int]:
    """Units on whose forms the person works; who works on none sees those that they may read."""
    kerja = frozenset().union(*(wewenang.unit_boleh(t) for t in KERJA))
    return kerja or wewenang.unit_boleh("lihat")


def _unit(wewenang: Any) -> list[Unit]:
    return list(Unit.objects.filter(pk__in=unit_saya(wewenang)).select_related("instansi").order_by("kode"))


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """Deadlines of my units for the coming months, with exceptions, closings and days off."""
    waktu = timezone.now()
    hari = timezone.localdate(waktu)
    unit = _unit(request.wewenang)
    periode = [kunci_bulan(hari, n) for n in range(-2, BULAN_KE_DEPAN)]
    kelompok = kelompok_tenggat(unit, "kinerja", periode, hari)
    tampil = [k for k in kelompok if k.batas.date() >= hari - dt.timedelta(days=7)]
    akhir = max((k.batas.date() for k in tampil), default=hari + dt.timedelta(days=180))
    libur = hari_libur_semua({u.instansi_id for u in unit}, hari, akhir)
    gabung = sorted({(t, n) for isi in libur.values() for t, n in isi.items()})
    rahasia = request.session.pop("umpan_baru", "")
    return render(
        request,
        "agenda/beranda.html",
        {
            "kelompok": [(k, (k.batas.date() - hari).days) for k in tampil],
            "libur": gabung,
            "jumlah_unit": len(unit),
            "umpan": punya_umpan(request.user),
            "alamat_umpan": request.build_absolute_uri(reverse("agenda:umpan", args=[rahasia]))
            if rahasia
            else "",
            "kelola": request.wewenang.punya("kelola_tenggat"),
        },
    )


@masuk
@require_POST
def ubah_umpan(request: Any) -> HttpResponse:
    """Make a new secret address (shown once), or revoke the one there is."""
    if "cabut" in request.POST:
        if cabut_umpan(akun=request.user, waktu=timezone.now()):
            messages.success(request, "Alamat kalender dicabut; kalender Anda tidak diperbarui lagi.")
    else:
        request.session["umpan_baru"] = buat_umpan(akun=request.user, waktu=timezone.now())
        messages.success(request, "Alamat kalender dibuat. Salin sekarang: alamat ini hanya tampil sekali.")
    return redirect(reverse("agenda:beranda") + "#umpan")


@publik
@require_safe
def umpan(request: HttpRequest, rahasia: str) -> HttpResponse:
    """The feed of whoever made this secret: dates and names of units only, no figures. 404 once revoked."""
    akun = pemilik_umpan(rahasia)
    if akun is None:
        raise Http404
    waktu = timezone.now()
    hari = timezone.localdate(waktu)
    unit = _unit(Wewenang(akun, hari))
    periode = [kunci_bulan(hari, n) for n in range(-3, BULAN_KE_DEPAN)]
    kelompok = kelompok_tenggat(unit, "kinerja", periode, hari) if unit else []
    alamat = request.build_absolute_uri(reverse("dasbor:tugas"))
    acara = [a for k in kelompok for a in _acara(k, len(unit), str(akun.pengenal), alamat)]
    jawaban = HttpResponse(
        tulis_kalender("Tenggat SAKIP", acara, waktu), content_type="text/calendar; charset=utf-8"
    )
    jawaban["Content-Disposition"] = 'inline; filename="sakip.ics"'
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["Referrer-Policy"] = "no-referrer"
    jawaban["X-Robots-Tag"] = "noindex"
    return jawaban


def _acara(k: Kelompok, jumlah: int, pengenal: str, alamat: str) -> list[Acara]:
    label = baca_periode(k.periode).label
    judul = f"Tenggat {FORMULIR[k.formulir].lower()} {label}"
    sampai = f"Sampai pukul 23.59 {k.zona}."
    alasan = f" Diperpanjang: {k.alasan}." if k.alasan else ""
    if jumlah <= UNIT_SENDIRI:
        return [
            Acara(
                f"{k.formulir}-{k.periode}-{u.kode}.{u.instansi}@sakip",
                k.batas.date(),
                f"{judul}: {u.nama}",
                sampai + alasan,
                alamat,
            )
            for u in k.unit
        ]
    daftar = "\n".join(u.nama for u in k.unit[:100])
    uid = f"{k.formulir}-{k.periode}-{k.batas:%Y%m%d}-{k.zona}-{pengenal}@sakip"
    return [
        Acara(uid, k.batas.date(), f"{judul} ({len(k.unit)} unit)", f"{sampai}{alasan}\n{daftar}", alamat)
    ]
