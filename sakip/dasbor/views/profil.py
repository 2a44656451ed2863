"""Letterhead and covering letter of the report: forms of the profile of the year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.dasbor.views.laporan_bersama import dasar, mulai_dahulu, pelaku, profil_tahun_ini
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pelaporan.models import BerkasProfil, Profil
from sakip.pelaporan.services import (
    MEDAN,
    belum_ditinjau,
    hapus_surat,
    isi_bagian,
    sidik_bagian,
    simpan_bagian,
)

JUDUL = {"kop": "Kop dan lambang", "surat": "Surat pengantar", "pegawai": "Pegawai"}


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def kop(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The lines of the letterhead, the address, and the emblem of letterhead and cover."""
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    jawab = _bagian(request, unit, profil, "kop")
    if isinstance(jawab, HttpResponse):
        return jawab
    lambang = BerkasProfil.objects.filter(pk=profil.lambang_id or 0).select_related("berkas").first()
    return render(request, "dasbor/laporan/kop.html", {**jawab, "lambang": lambang}, status=jawab["status"])


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def surat(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The covering letter, and who signs it and the foreword; POST ``aksi=hapus`` takes the letter out."""
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    jawab = _bagian(request, unit, profil, "surat")
    if isinstance(jawab, HttpResponse):
        return jawab
    return render(request, "dasbor/laporan/surat.html", jawab, status=jawab["status"])


def bagian_form(profil: Profil, bagian: str, ketikan: dict[str, str] | None, basi: bool) -> dict[str, Any]:
    """The fields of a part: what stands in them, what is stored, and whether both are to be seen."""
    isi = isi_bagian(profil, bagian)
    tersimpan = isi or {m.nama: "" for m in MEDAN[bagian]}
    tampil = ketikan if ketikan is not None else tersimpan
    return {
        "medan": {
            m.nama: {
                "medan": m,
                "isi": tampil.get(m.nama, ""),
                "tersimpan": tersimpan[m.nama],
                "bentrok": basi and tampil.get(m.nama, "").split() != tersimpan[m.nama].split(),
            }
            for m in MEDAN[bagian]
        },
        "dilihat": sidik_bagian(isi),
        "ada": isi is not None,
        "salinan": profil.dari_tahun if isi is not None and belum_ditinjau(profil, bagian) else None,
    }


def ketikan_bagian(request: Any, bagian: str) -> dict[str, str]:
    """What was typed into the fields of a part."""
    return {m.nama: request.POST.get(m.nama, "") for m in MEDAN[bagian]}


def _bagian(request: Any, unit: Unit, profil: Profil, bagian: str) -> HttpResponse | dict[str, Any]:
    """Save what was sent, or the context of the form with what is the matter with it."""
    masalah: tuple[Masalah, ...] = ()
    ketikan, status = None, 200
    if request.method == "POST":
        hapus = bagian == "surat" and request.POST.get("aksi") == "hapus"
        ketikan = None if hapus else ketikan_bagian(request, bagian)
        umum: dict[str, Any] = {
            "unit": unit,
            "tahun": profil.tahun,
            "dilihat": request.POST.get("dilihat", ""),
            "pelaku": pelaku(request),
        }
        try:
            if ketikan is None:
                hapus_surat(**umum)
                messages.success(request, "Surat pengantar dikeluarkan dari laporan; isinya tetap di jejak.")
            elif simpan_bagian(bagian=bagian, isi=ketikan, **umum):
                messages.success(request, f"{JUDUL[bagian]} tersimpan.")
            else:
                messages.success(request, "Tidak ada yang berubah.")
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
        else:
            return redirect(f"laporan:{bagian}", unit.instansi.kode, unit.kode, profil.tahun)
    return {
        **dasar(unit, profil.tahun, bagian),
        **bagian_form(profil, bagian, ketikan, status == 409),
        "masalah": masalah,
        "status": status,
        "profil": profil,
    }
