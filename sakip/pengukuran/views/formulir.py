"""The form of a unit and month: shown, computed as one types, saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pengukuran.formulir import Formulir, HasilSimpan, IsianMasuk
from sakip.pengukuran.medan import pisahkan
from sakip.pengukuran.pratinjau import Pratinjau, pratinjau
from sakip.pengukuran.queries.draf import Draf, draf_formulir
from sakip.pengukuran.queries.formulir import periksa_bulan, susun
from sakip.pengukuran.queries.formulir_bahan import bahan_formulir
from sakip.pengukuran.services.draf import buang_draf
from sakip.pengukuran.services.isian import simpan_isian
from sakip.pengukuran.tampil_formulir import baca_semula, perubahan, tampilkan

#: Where the session keeps the events that the last save took out, so that it can be undone.
DIHAPUS = "kejadian_dihapus"
BUKAN_PENGISI = "Anda dapat membaca formulir ini; yang mengisinya operator unit ini."


@halaman("lihat_bukti")
@require_http_methods(["GET", "HEAD", "POST"])
def formulir(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """Show the form; POST computes (``aksi=hitung``), drops a typed line (``buang``) or saves."""
    periksa_bulan(tahun, bulan)
    if request.method != "POST":
        return _tampil(request, unit, tahun, bulan)
    tugas = request.wewenang.wajib("isi", unit, tahun)
    isi, versi = ketikan(request.POST)
    if request.POST.get("aksi") == "hitung" or "buang" in request.POST:
        buang = request.POST.get("buang", "")
        isi = {m: t for m, t in isi.items() if not buang or not _milik(m, buang)}
        return _tampil(request, unit, tahun, bulan, isi=isi, versi=versi)
    if request.POST.get("aksi") == "buang_draf":
        buang_draf(akun=request.user, unit=unit, periode=f"{tahun}-{bulan:02d}")
        messages.info(request, "Draf dibuang. Yang tampil adalah yang tersimpan.")
        return redirect(_alamat(unit, tahun, bulan))
    try:
        hasil = simpan_isian(
            unit=unit,
            tahun=tahun,
            bulan=bulan,
            masuk=IsianMasuk(isi, versi),
            asal="ketik",
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        basi = isinstance(salah, Basi)
        return _tampil(
            request,
            unit,
            tahun,
            bulan,
            isi=isi,
            versi=versi,
            masalah=salah.masalah,
            bentrok=[m.tempat for m in salah.masalah] if basi else (),
            status=409 if basi else 400,
        )
    _kabarkan(request, hasil)
    request.session.pop(DIHAPUS, None)
    if hasil.dihapus:
        request.session[DIHAPUS] = {"formulir": _alamat(unit, tahun, bulan), "isi": dict(hasil.dihapus)}
    return redirect(f"{_alamat(unit, tahun, bulan)}?tersimpan=1")


@halaman("isi")
@require_POST
def hitung(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """What the typed values make of the form, as parts that htmx puts in their places."""
    periksa_bulan(tahun, bulan)
    isi, versi = ketikan(request.POST)
    pada = timezone.localdate()
    f, hasil = _baca(request, unit, tahun, bulan, isi, pada)
    return render(
        request,
        "pengukuran/formulir_hitung.html",
        {"f": f, "t": tampilkan(f, hasil, isi=isi, versi=versi)},
    )


def ketikan(kiriman: Any) -> tuple[dict[str, str], dict[str, int]]:
    """The fields of a request that their writer touched, and the versions of the lines."""
    isi, versi = pisahkan(kiriman.dict())
    return perubahan(isi, baca_semula(kiriman.get("semula", ""))), versi


def _milik(medan: str, baris: str) -> bool:
    return medan == baris or medan.startswith(f"{baris}-")


def _alamat(unit: Unit, tahun: int, bulan: int) -> str:
    return reverse("pengukuran:formulir", args=[unit.instansi.kode, unit.kode, tahun, bulan])


def _baca(
    request: Any, unit: Unit, tahun: int, bulan: int, isi: Mapping[str, str], pada: dt.date
) -> tuple[Formulir, Pratinjau]:
    bahan = bahan_formulir(unit, tahun, bulan)
    hasil = pratinjau(bahan, isi, pada)
    f = susun(bahan, hasil, pada=pada, akun=request.user)
    if f.dapat_diisi and not request.wewenang.boleh("isi", unit, tahun):
        f = replace(f, dapat_diisi=False, alasan_terkunci=BUKAN_PENGISI)
    return f, hasil


def _tampil(
    request: Any,
    unit: Unit,
    tahun: int,
    bulan: int,
    *,
    isi: Mapping[str, str] | None = None,
    versi: Mapping[str, int] | None = None,
    masalah: Iterable[Masalah] = (),
    bentrok: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    kini = timezone.now()
    periode = f"{tahun}-{bulan:02d}"
    draf, lain = draf_formulir(request.user, unit, periode, kini)
    diketik = isi is not None
    if isi is None and draf is not None and request.GET.get("draf") == "1":
        isi, versi, diketik = *pisahkan_draf(draf), True
    f, hasil = _baca(request, unit, tahun, bulan, isi or {}, timezone.localdate(kini))
    if not f.dapat_diisi:
        draf, lain = None, ()
    dihapus = request.session.get(DIHAPUS) or {}
    if diketik or not f.dapat_diisi or dihapus.get("formulir") != _alamat(unit, tahun, bulan):
        dihapus = {}
    t = tampilkan(f, hasil, isi=isi or {}, versi=versi or {}, masalah=masalah, bentrok=bentrok)
    return render(
        request,
        "pengukuran/formulir.html",
        {
            "unit": unit,
            "f": f,
            "t": t,
            "draf": draf if not diketik else None,
            "lain": lain,
            "zona": unit.zona,
            "nama_bulan": NAMA_BULAN[bulan - 1],
            "bulan_lain": list(enumerate((b[:3] for b in NAMA_BULAN), 1)),
            "sebelum": _geser(unit, tahun, bulan, -1),
            "sesudah": _geser(unit, tahun, bulan, 1),
            "tersimpan": request.GET.get("tersimpan") == "1" and not diketik,
            "diketik": diketik and bool(isi),
            "bentrok": bool(bentrok),
            "dihapus": sorted((dihapus.get("isi") or {}).items()),
            "nama_dihapus": [v for k, v in sorted((dihapus.get("isi") or {}).items()) if k.endswith("-nama")],
        },
        status=status,
    )


def pisahkan_draf(draf: Draf) -> tuple[dict[str, str], dict[str, int]]:
    """The texts and versions of a draft."""
    return dict(draf.isi), dict(draf.versi)


def _geser(unit: Unit, tahun: int, bulan: int, arah: int) -> dict[str, str]:
    n = tahun * 12 + bulan - 1 + arah
    t, b = n // 12, n % 12 + 1
    return {"alamat": _alamat(unit, t, b), "kata": f"{NAMA_BULAN[b - 1]} {t}"}


def _kabarkan(request: Any, hasil: HasilSimpan) -> None:
    banyak = len(hasil.baru) + len(hasil.ubah)
    if not banyak:
        messages.info(request, "Tidak ada yang berubah: semuanya sama dengan yang sudah tersimpan.")
        return
    rinci = [f"{len(hasil.baru)} baru"] if hasil.baru else []
    rinci += [f"{len(hasil.ubah)} diubah"] if hasil.ubah else []
    messages.success(request, f"Tersimpan: {banyak} baris ({', '.join(rinci)}).")
    if hasil.peringatan:
        messages.warning(
            request,
            f"Ada {len(hasil.peringatan)} hal yang perlu dilihat lagi; tandanya di samping barisnya.",
        )
