"""Writing the report on the web: its outline with its gaps, its texts, its profile, its open points."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from sakip.aturan.regulasi import TidakBerlaku
from sakip.dasbor import jawaban
from sakip.dasbor.penulisan import isi_tempat, kerangka_unit, nama_tempat, rencana_penulisan
from sakip.dasbor.profil_laporan import keadaan_profil
from sakip.dasbor.views.laporan_bersama import bulat, dasar, gambar_teks
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.naskah.lkjip import buat_lkjip
from sakip.naskah.lkjip.susun import BelumFinal
from sakip.naskah.lkjip.teks_orang import titik_tempat
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.services import cabut, terima
from sakip.naskah.titik import JENIS, SEBUTAN_JENIS
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.pelaporan.queries import penerimaan
from sakip.pelaporan.services import (
    buat_profil,
    salin_profil,
    simpan_teks,
)
from sakip.pengukuran.queries.capaian import capaian_unit
from sakip.perjanjian.views.bersama import hari_ini

ALASAN_TERPANJANG = 2000


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """The offices whose report one writes; straight to it where it is one."""
    pada = timezone.localdate()
    tahun = pada.year - 1 if pada.month <= 6 else pada.year
    unit = request.wewenang.kantor("susun_laporan")
    if len(unit) == 1:
        return redirect("laporan:kantor", unit[0].instansi.kode, unit[0].kode, tahun)
    nama = nama_unit([u.pk for u in unit], pada)
    kantor = [(u, nama.get(u.pk, (u.kode, ""))[0]) for u in unit]
    return render(request, "dasbor/laporan/beranda.html", {"kantor": kantor, "tahun": tahun})


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def kantor(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The outline of the report; POST begins the profile of the year, empty or as a copy."""
    masalah: tuple[Masalah, ...] = ()
    if request.method == "POST":
        try:
            _mulai_profil(request, unit, tahun)
        except GalatSakip as salah:
            masalah = salah.masalah
        else:
            messages.success(request, f"Profil tahun {tahun} dimulai.")
            return redirect("laporan:kantor", unit.instansi.kode, unit.kode, tahun)
    try:
        rencana = rencana_penulisan(unit, tahun, capaian_unit(unit, tahun, pada=hari_ini(unit)))
    except TidakBerlaku as salah:
        raise Http404(f"LKjIP {tahun} belum dapat disusun: {salah}") from salah
    return render(
        request,
        "dasbor/laporan/kantor.html",
        {
            **dasar(unit, tahun, "bagian"),
            "rencana": rencana,
            "keadaan": keadaan_profil(rencana.profil) if rencana.profil else (),
            "masalah": masalah,
        },
        status=400 if masalah else 200,
    )


def _mulai_profil(request: Any, unit: Unit, tahun: int) -> None:
    dari = request.POST.get("dari", "")
    siapa = {"oleh": request.user, "peran": request.tugas.sebutan, "waktu": timezone.now()}
    if dari.isdecimal() and len(dari) == 4:
        salin_profil(unit=unit, dari=int(dari), ke=tahun, **siapa)
    else:
        buat_profil(unit=unit, tahun=tahun, **siapa)


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def teks(request: Any, unit: Unit, tahun: int, tingkat: str, kunci: str) -> HttpResponse:
    """The texts of one place; after saving, what the data say against them."""
    diperiksa = request.method != "POST" and bool(request.GET.get("periksa"))
    bahan = bahan_lkjip(unit, tahun, pada=hari_ini(unit)) if diperiksa else None
    hasil = bahan.hasil if bahan else capaian_unit(unit, tahun, pada=hari_ini(unit))
    try:
        kerangka = kerangka_unit(unit, tahun)
    except TidakBerlaku as salah:
        raise Http404(str(salah)) from salah
    judul = nama_tempat(unit, tahun, kerangka, hasil, tingkat, kunci)
    if judul is None:
        raise Http404("Bagian itu tidak ada dalam laporan ini. Buka dari daftar bagian laporan.")
    isian = isi_tempat(unit, tahun, kerangka, tingkat, kunci)
    masalah: tuple[Masalah, ...] = ()
    status, ketikan = 200, {}
    if request.method == "POST":
        ketikan = {b.bagian: request.POST.get(f"isi-{b.bagian}", b.isi) for b in isian}
        versi = {b.bagian: bulat(request.POST.get(f"versi-{b.bagian}", "")) for b in isian}
        try:
            banyak = simpan_teks(
                unit=unit, tahun=tahun, tingkat=tingkat, kunci=kunci, isi=ketikan, versi=versi,
                oleh=request.user, peran=request.tugas.sebutan, waktu=timezone.now(),
            )  # fmt: skip
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
        else:
            messages.success(request, "Teks tersimpan." if banyak else "Tidak ada yang berubah.")
            alamat = redirect("laporan:teks", unit.instansi.kode, unit.kode, tahun, tingkat, kunci)
            alamat["Location"] += "?periksa=1"
            return alamat
    return render(
        request,
        "dasbor/laporan/teks.html",
        {
            **dasar(unit, tahun, "bagian"),
            "tingkat": tingkat,
            "kunci": kunci,
            "judul": judul,
            "isian": [(b, ketikan.get(b.bagian, b.isi)) for b in isian],
            "bentrok": {m.tempat for m in masalah} if status == 409 else set(),
            "butir": next((b for b in hasil.butir if tingkat == "indikator" and b.indikator == kunci), None),
            "masalah": masalah,
            "titik": titik_tempat(bahan, tingkat, kunci) if bahan else None,
            "gambar_teks": gambar_teks(unit, tahun),
        },
        status=status,
    )


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def titik(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """What is missing, doubtful or contradicted, and who accepted what; POST accepts or takes back."""
    pada = hari_ini(unit)
    try:
        naskah = buat_lkjip(unit, tahun, pada=pada)
    except TidakBerlaku as salah:
        raise Http404(f"LKjIP {tahun} belum dapat disusun: {salah}") from salah
    tereviu = request.GET.get("reviu") == "1"  # with what the check of the written report finds
    if tereviu:
        naskah = jawaban.dengan_temuan(naskah, unit, tahun)
    masalah: tuple[Masalah, ...] = ()
    if request.method == "POST":
        kode = request.POST.getlist("kode")[:200]
        alasan = request.POST.get("alasan", "").strip()[:ALASAN_TERPANJANG]
        try:
            if not kode:
                raise galat("titik", "Belum ada titik yang dicentang.", "Centang yang dimaksud.")
            if request.POST.get("aksi") == "cabut":
                cabut(
                    unit=unit, tahun=tahun, kode=kode, alasan=alasan, oleh=request.user, waktu=timezone.now()
                )
            else:
                terima(
                    unit=unit, tahun=tahun, kode=kode, titik=naskah.titik, nama=request.user.nama,
                    peran=request.tugas.sebutan, alasan=alasan, oleh=request.user, waktu=timezone.now(),
                )  # fmt: skip
        except GalatSakip as salah:
            masalah = salah.masalah
        else:
            messages.success(request, f"{len(kode)} titik dicatat.")
            alamat = reverse("laporan:titik", args=[unit.instansi.kode, unit.kode, tahun])
            return redirect(f"{alamat}?reviu=1" if tereviu else alamat)
    diterima = penerimaan(unit, tahun)
    return render(
        request,
        "dasbor/laporan/titik.html",
        {
            **dasar(unit, tahun, "titik"),
            "kelompok": [(SEBUTAN_JENIS[j], [t for t in naskah.terbuka if t.jenis == j]) for j in JENIS],
            "diterima": [(t, diterima[t.kode]) for t in naskah.titik if t.kode in diterima],
            "terbuka": len(naskah.terbuka),
            "tereviu": tereviu,
            "dicentang": set(request.POST.getlist("kode")) if masalah else set(),
            "alasan": request.POST.get("alasan", "") if masalah else "",
            "masalah": masalah,
        },
        status=400 if masalah else 200,
    )


@halaman("susun_laporan")
@require_safe
def draf(request: Any, unit: Unit, tahun: int, bentuk: str) -> HttpResponse:
    """The draft as it would be printed now, also of a year that has no agreement yet."""
    jawab = jawaban.laporan(request, unit, tahun, bentuk, hari_ini(unit))
    patch_cache_control(jawab, private=True)
    return jawab


@halaman("susun_laporan")
@require_safe
def final(request: Any, unit: Unit, tahun: int, bentuk: str) -> HttpResponse:
    """The final report, checked against itself; refused, with every reason, while a point is open."""
    try:
        return jawaban.laporan_final(request, unit, tahun, bentuk, hari_ini(unit))
    except BelumFinal as belum:
        return render(
            request,
            "dasbor/laporan/belum_final.html",
            {**dasar(unit, tahun), "masalah": belum.masalah},
            status=409,
        )
