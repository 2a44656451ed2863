"""Letters as documents (Perjanjian Kinerja, target kinerja): HTML to look at, PDF and DOCX to keep."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from sakip.dasbor.jawaban import CSP_LAPORAN, JEDA_ULANG_DETIK, JENIS_LAPORAN, folder_huruf, tembolok
from sakip.dasbor.laporan import SedangDisusun, ambil
from sakip.dokumen.blok import Dokumen
from sakip.naskah.keluaran import Mesin, isi_dokumen, nama_berkas
from sakip.naskah.pk import bahan_pk, susun_pk
from sakip.naskah.target_kinerja import bahan_target_kinerja, susun_target_kinerja
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.perjanjian.views.bersama import hari_ini


@halaman("unduh")
@require_safe
def perjanjian(request: Any, unit: Unit, tahun: int, bentuk: str) -> HttpResponse:
    """An agreement of the unit's year, ready to sign; ``?kode=`` and ``?revisi=`` choose it.

    Without ``kode`` the first one; without ``revisi`` the latest version. A draft carries its watermark. A
    unit without an agreement of its own gets the draft drawn from the agreements above it.
    """
    diminta = request.GET.get("revisi", "")
    revisi = int(diminta) if diminta.isascii() and diminta.isdigit() and len(diminta) < 5 else None
    bahan = bahan_pk(unit, tahun, kode=request.GET.get("kode", ""), revisi=revisi, pada=hari_ini(unit))
    naskah = susun_pk(bahan[0])
    keluarga = f"pk-{unit.instansi.kode}-{unit.kode}-{naskah.nama}"
    return _jawab(request, naskah.dokumen, bentuk, "pk", keluarga, naskah.nama)


@halaman("unduh")
@require_safe
def surat_target(request: Any, unit: Unit, tahun: int, periode: str, bentuk: str) -> HttpResponse:
    """The letter on target kinerja of a quarter, as known today where the office is."""
    naskah = susun_target_kinerja(bahan_target_kinerja(unit, tahun, periode, pada=hari_ini(unit)))
    nama = f"target-kinerja-{unit.kode}-{tahun}-{periode}"
    return _jawab(request, naskah.dokumen, bentuk, "target-kinerja", f"{unit.instansi.kode}-{nama}", nama)


def _jawab(request: Any, dokumen: Dokumen, bentuk: str, rak: str, keluarga: str, nama: str) -> HttpResponse:
    """A composed document in one form; written once for the same content, kept in the cache ``rak``."""
    sidik = hashlib.sha256(repr(dokumen).encode()).hexdigest()[:40]
    mesin = Mesin(folder_huruf(), tembolok("bagan"))
    try:
        isi = ambil(
            tembolok(rak),
            nama_berkas(keluarga),
            sidik,
            bentuk,
            lambda: isi_dokumen(dokumen, [bentuk], mesin)[bentuk],
        )
    except SedangDisusun:
        tunggu = render(request, "dasbor/disusun.html", {"detik": JEDA_ULANG_DETIK}, status=503)
        tunggu["Retry-After"] = tunggu["Refresh"] = str(JEDA_ULANG_DETIK)
        patch_cache_control(tunggu, no_store=True)
        return tunggu
    jawab = HttpResponse(isi, content_type=JENIS_LAPORAN[bentuk])
    if bentuk == "html":
        jawab._csp_replace = CSP_LAPORAN  # type: ignore[attr-defined]
    else:
        jawab["Content-Disposition"] = f'attachment; filename="{nama_berkas(nama)}.{bentuk}"'
    patch_cache_control(jawab, private=True, no_cache=True)
    return jawab
