"""The first hour of a new administrator: what is there already, and where the next thing is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sakip.dasbor.mulai import Hitungan, hitung_awal
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.models import KedudukanUnit, Unit
from sakip.organisasi.pintu import TidakBerwenang, masuk, wajib_kelola
from sakip.organisasi.services.sejak import baca_sejak, mundurkan_sejak, tercatat_sejak


@dataclass(frozen=True)
class Langkah:
    """One step: done when the data say so; ``alamat`` "" while its page is not for this person."""

    judul: str
    sebab: str
    jumlah: str
    selesai: bool
    kata: str
    alamat: str


@masuk
@require_safe
def mulai(request: Any) -> HttpResponse:
    """The steps of the office, each with its state from the data and the page where it is done."""
    return _tampil(request)


def _tampil(request: Any, masalah: Sequence[Masalah] = (), status: int = 200) -> HttpResponse:
    lingkup = wajib_kelola(request.wewenang)
    pada = timezone.localdate()
    langkah = _langkah(hitung_awal(lingkup, pada), pada)
    berikut = next((i for i, s in enumerate(langkah) if not s.selesai), None)
    return render(
        request,
        "dasbor/mulai.html",
        {
            "langkah": [(s, i == berikut) for i, s in enumerate(langkah)],
            "selesai": sum(s.selesai for s in langkah),
            "tahun": pada.year,
            "sejak": [(u, tercatat_sejak(u)) for u in _puncak(request)],
            "masalah": masalah,
            "isian": request.POST,
        },
        status=status,
    )


def _puncak(request: Any) -> list[Unit]:
    """Top units that the person may change: those of the agencies that they administer whole."""
    boleh = request.wewenang.unit_boleh("kelola_unit")
    berinduk = KedudukanUnit.objects.filter(unit_id__in=boleh, induk__isnull=False).values("unit_id")
    tempat = {t.unit_id for t in request.wewenang.tugas} & boleh
    return list(Unit.objects.filter(pk__in=tempat).exclude(pk__in=berinduk).select_related("instansi"))


@masuk
@require_POST
def mundurkan(request: Any) -> HttpResponse:
    """Let the agency begin on an earlier day."""
    puncak = next((u for u in _puncak(request) if u.instansi.kode == request.POST.get("instansi")), None)
    if puncak is None:
        wajib_kelola(request.wewenang)
        raise TidakBerwenang(
            Masalah("wewenang", "Hanya administrator instansi yang mengubah tanggal ini.", "Hubungi ia.")
        )
    try:
        banyak = mundurkan_sejak(
            puncak=puncak,
            sejak=baca_sejak(request.POST.get("sejak", "")[:20], timezone.localdate()),
            oleh=request.user,
            peran=request.wewenang.wajib("kelola_unit", puncak).sebutan,
            waktu=timezone.now(),
            alasan=request.POST.get("alasan", "")[:1000],
        )
    except TidakBerwenang:
        raise
    except GalatSakip as salah:
        return _tampil(request, salah.masalah, 400)
    messages.success(request, f"Tanggalnya dimundurkan; {banyak} unit ikut sejak hari itu.")
    return redirect(reverse("pengelola:mulai"))


def _langkah(h: Hitungan, pada: dt.date) -> list[Langkah]:
    kurang = f"belum ada: {', '.join(h.peran_kurang)}" if h.peran_kurang else "semua peran terisi"
    return [
        Langkah(
            "Unit dan susunannya",
            "Buat kantor, divisi, dan UPT, atau impor paketnya. Tanpa unit tidak ada yang dapat ditugaskan.",
            f"{h.unit} unit",
            h.unit > 1,
            "Buka unit",
            _alamat("organisasi:unit"),
        ),
        Langkah(
            "Akun dan peran",
            "Paling sedikit seorang operator, verifikator, pimpinan, dan perencana.",
            f"{h.akun} akun; {kurang}",
            not h.peran_kurang,
            "Buat akun",
            _alamat("organisasi:akun_baru"),
        ),
        Langkah(
            "Kalender dan tenggat",
            f"Hari libur tahun {pada.year} dan tanggal paling lambat mengisi.",
            f"{h.libur} hari libur, {h.tenggat} aturan tenggat",
            bool(h.libur or h.tenggat),
            "Buka agenda",
            _alamat("agenda:beranda"),
        ),
        Langkah(
            "Indikator dan variabel",
            "Indikator dengan manualnya, dan variabel yang diisi setiap unit. Sering dari Eselon I.",
            f"{h.indikator} indikator dipakai unit ini",
            h.indikator > 0,
            "Buka perencanaan",
            _alamat("perencanaan:beranda"),
        ),
        Langkah(
            f"Perjanjian Kinerja {pada.year}",
            "Disusun perencana, ditandatangani pimpinan. Sejak itu targetnya tidak berubah tanpa revisi.",
            f"{h.pk_tanda_tangan} ditandatangani, {h.pk_draf} rancangan",
            h.pk_tanda_tangan > 0,
            "Buka Perjanjian Kinerja",
            _alamat("perjanjian:beranda"),
        ),
        Langkah(
            "Formulir pertama diajukan",
            "Operator mengisi dan mengajukan bulan pertama. Sesudah ini kantor Anda berjalan.",
            f"{h.pengajuan} formulir diajukan",
            h.pengajuan > 0,
            "Buka pengukuran",
            _alamat("pengukuran:beranda"),
        ),
    ]


def _alamat(nama: str) -> str:
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""
