"""Pages of the office's chain: how many stages of verification, and who verifies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.models import Rantai
from sakip.pengukuran.models.alur import PelakuTahap
from sakip.pengukuran.queries.alur import rantai_tersimpan, rantai_unit
from sakip.pengukuran.services.alur_rantai import TAHAP_TERBANYAK, hapus_rantai, simpan_rantai


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The chains of the offices in the reader's scope, and the offices that may get one of their own."""
    hari = timezone.localdate()
    boleh = request.wewenang.unit_boleh("kelola_tenggat")
    if not boleh:
        tugas = request.wewenang.tugas
        request.wewenang.wajib("kelola_tenggat", tugas[0].unit_id if tugas else 0)
    rantai = rantai_tersimpan(boleh)
    unit = list(Unit.objects.filter(pk__in=boleh).select_related("instansi").order_by("kode"))
    nama = nama_unit(boleh, hari)
    per_unit: dict[int, list[Rantai]] = {}
    for r in rantai:
        per_unit.setdefault(r.unit_id, []).append(r)
    baris: list[dict[str, Any]] = [
        {"unit": u, "nama": nama.get(u.pk, (u.kode, ""))[0], "rantai": per_unit.get(u.pk, [])} for u in unit
    ]
    cari = request.GET.get("cari", "")[:100].casefold().split()
    tampil = [b for b in baris if all(k in b["nama"].casefold() for k in cari)]
    return render(
        request,
        "pengukuran/rantai.html",
        {
            "berantai": [b for b in baris if b["rantai"]],
            "pilihan": tampil[:200],
            "jumlah": len(tampil),
            "pelaku": PelakuTahap.choices,
        },
    )


@halaman("kelola_tenggat")
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, unit: Unit) -> HttpResponse:
    """One office's chain of a year: its stages in order; empty names are left out."""
    hari = timezone.localdate()
    tahun = _angka(request.POST.get("sejak_tahun", "") or request.GET.get("tahun", "")) or hari.year
    tersimpan = Rantai.objects.filter(unit=unit, formulir="kinerja", sejak_tahun=tahun).first()
    versi = tersimpan.versi if tersimpan else 0
    berlaku = rantai_unit(unit, tahun)
    baris: list[tuple[str, str]] = [(t.nama, t.pelaku) for t in berlaku.tahap]
    rangkap, alasan = berlaku.rangkap, ""
    masalah: Sequence[Masalah] = ()
    status = 200
    if request.method == "POST":
        nama, pelaku = request.POST.getlist("nama"), request.POST.getlist("pelaku")
        baris = list(zip([n.strip() for n in nama], pelaku, strict=False))[: TAHAP_TERBANYAK + 1]
        rangkap, alasan = "rangkap" in request.POST, request.POST.get("alasan", "")
        versi = _angka(request.POST.get("versi", "")) or 0
        umum: dict[str, Any] = {
            "unit": unit,
            "sejak_tahun": tahun,
            "versi": versi,
            "oleh": request.user,
            "peran": request.tugas.sebutan,
            "waktu": timezone.now(),
            "alasan": alasan,
        }
        try:
            if "hapus" in request.POST:
                hapus_rantai(**umum)
                messages.success(request, "Rantai kantor ini dihapus; rantai unit di atasnya berlaku lagi.")
            else:
                tahap = [(n, p) for n, p in baris if n]
                simpan_rantai(**umum, tahap=tahap, rangkap=rangkap)
                messages.success(request, "Rantai persetujuan disimpan.")
            return redirect(reverse("pengukuran:rantai"))
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
    kosong = [("", "penanggung")] * max(0, TAHAP_TERBANYAK - len(baris))
    konteks = {
        "unit": unit,
        "nama_unit": nama_unit([unit.pk], hari).get(unit.pk, (unit.kode, ""))[0],
        "tahun": tahun,
        "versi": versi,
        "tahap": [*baris, *kosong],
        "rangkap": rangkap,
        "alasan": alasan,
        "milik": tersimpan is not None,
        "pelaku": PelakuTahap.choices,
        "masalah": masalah,
    }
    return render(request, "pengukuran/rantai_ubah.html", konteks, status=status)


def _angka(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 6 else None
