"""The words of the office on its letter on target kinerja."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.aturan import target_kinerja as aturan
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian.forms import tanggal, versi
from sakip.perjanjian.queries.target_kinerja import pemilik_unit, surat_unit
from sakip.perjanjian.services.surat_target import SIFAT, SuratMasuk, simpan_surat
from sakip.perjanjian.views.bersama import tolak
from sakip.perjanjian.views.target_kinerja import SURAT

MEDAN = tuple(f.name for f in fields(SuratMasuk))
#: Label, help and kind of input of each field.
_RUPA: Mapping[str, tuple[str, str, str]] = {
    "nomor": ("Nomor", "Seperti tertulis pada buku agenda surat keluar.", "teks"),
    "sifat": ("Sifat", "", "pilih"),
    "lampiran": ("Lampiran", "Kosongkan bila tidak ada.", "teks"),
    "hal": ("Hal", "Kosongkan untuk judul yang tampak di kotaknya.", "teks"),
    "tempat": ("Tempat", "Kosongkan bila kotanya sudah tertulis pada profil tahun.", "teks"),
    "tanggal": ("Tanggal", "Isi surat memakai data sampai dengan tanggal ini.", "tanggal"),
    "kepada": ("Kepada", "Satu penerima per baris; kosongkan untuk pemilik targetnya.", "baris"),
    "tembusan": ("Tembusan", "Satu per baris; kosongkan bila tidak ada.", "baris"),
}


@halaman("lihat")
@require_http_methods(["GET", "HEAD", "POST"])
def surat(request: Any, unit: Unit, tahun: int, periode: str) -> HttpResponse:
    """Number, nature, attachment, subject, place, date and addressees of the letter of a quarter."""
    pemilik = pemilik_unit(unit, tahun)
    if periode not in aturan.PERIODE or not pemilik:
        raise TidakDitemukan(
            Masalah("periode", f"Tidak ada target kinerja {periode[:9]} {tahun} pada unit ini.",
                    "Buka daftar target kinerja unit Anda.")
        )  # fmt: skip
    w = request.wewenang
    tugas = w.sebagai("isi_target_kinerja", unit, tahun) or w.sebagai("susun_laporan", unit, tahun)
    if request.method == "POST" and tugas is None:
        tugas = w.wajib("isi_target_kinerja", unit, tahun)
    s = surat_unit(unit, tahun, periode)
    tersimpan = {m: getattr(s, m) for m in MEDAN} | {"tanggal": s.tanggal.isoformat() if s.tanggal else ""}
    awal = {
        "hal": aturan.hal_surat(periode, tahun),
        "kepada": "\n".join(pemilik),
    }
    kirim = request.method == "POST"
    isi = {
        "unit": unit,
        "tahun": tahun,
        "periode": periode,
        "label": aturan.label_periode(periode),
        "nama": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0],
        "versi": s.versi,
        "medan": [
            {
                "nama": m,
                "label": label,
                "bantu": bantu,
                "jenis": jenis,
                "tersimpan": tersimpan[m],
                "nilai": request.POST.get(m, "") if kirim else tersimpan[m],
                "awal": awal.get(m, ""),
            }
            for m, (label, bantu, jenis) in _RUPA.items()
        ],
        "boleh": tugas is not None,
        "sifat": SIFAT,
        "bentuk": [
            (b.upper(), reverse(f"{SURAT}_{b}", args=[unit.instansi.kode, unit.kode, tahun, periode]))
            for b in ("docx", "pdf", "html")
        ],
        "periode_semua": aturan.PERIODE,
    }
    templat = "perjanjian/target_kinerja/surat.html"
    if not kirim or tugas is None:
        return render(request, templat, isi)
    try:
        simpan_surat(
            unit=unit, tahun=tahun, periode=periode, versi=versi(request.POST), masuk=_masuk(request),
            oleh=request.user, peran=tugas.sebutan, waktu=timezone.now(),
        )  # fmt: skip
    except GalatSakip as salah:
        return tolak(request, templat, salah, isi)
    messages.success(request, f"Kepala surat {periode} tersimpan.")
    return redirect(request.get_full_path())


def _masuk(request: Any) -> SuratMasuk:
    isi: dict[str, Any] = {m: request.POST.get(m, "") for m in MEDAN}
    hari = isi["tanggal"].strip()
    return SuratMasuk(**{**isi, "tanggal": tanggal(hari, "tanggal") if hari else None})
