"""Writing the report on the web: its outline with its gaps, its texts, its profile, its open points."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sakip.aturan.regulasi import TidakBerlaku
from sakip.dasbor import jawaban
from sakip.dasbor.penulisan import isi_tempat, kerangka_unit, nama_tempat, rencana_penulisan
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.naskah.lkjip import buat_lkjip
from sakip.naskah.lkjip.susun import BelumFinal
from sakip.naskah.lkjip.teks_orang import titik_tempat
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.services import cabut, terima
from sakip.naskah.titik import JENIS, SEBUTAN_JENIS
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.pelaporan.models import JenisUraian, Profil, Uraian
from sakip.pelaporan.queries import penerimaan
from sakip.pelaporan.services import (
    buat_profil,
    hapus_uraian,
    salin_profil,
    simpan_teks,
    tambah_uraian,
    ubah_uraian,
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
    tugas = [t for t in request.wewenang.tugas if request.wewenang.boleh("susun_laporan", t.unit_id)]
    if not tugas:
        request.wewenang.wajib("susun_laporan", 0)
    unit = list(
        Unit.objects.filter(pk__in={t.unit_id for t in tugas}).select_related("instansi").order_by("kode")
    )
    if len(unit) == 1:
        return redirect("laporan:kantor", unit[0].instansi.kode, unit[0].kode, tahun)
    nama = nama_unit([u.pk for u in unit], pada)
    kantor = [(u, nama.get(u.pk, (u.kode, ""))[0]) for u in unit]
    return render(request, "dasbor/laporan/beranda.html", {"kantor": kantor, "tahun": tahun})


def _dasar(unit: Unit, tahun: int) -> dict[str, Any]:
    return {
        "unit": unit,
        "instansi": unit.instansi.kode,
        "tahun": tahun,
        "nama_unit": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, ""))[0],
    }


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
        {**_dasar(unit, tahun), "rencana": rencana, "masalah": masalah},
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
    judul = nama_tempat(kerangka, hasil, tingkat, kunci)
    if judul is None:
        raise Http404("Bagian itu tidak ada dalam laporan ini. Buka dari daftar bagian laporan.")
    isian = isi_tempat(unit, tahun, kerangka, tingkat, kunci)
    masalah: tuple[Masalah, ...] = ()
    status, ketikan = 200, {}
    if request.method == "POST":
        ketikan = {b.bagian: request.POST.get(f"isi-{b.bagian}", b.isi) for b in isian}
        versi = {b.bagian: _bulat(request.POST.get(f"versi-{b.bagian}", "")) for b in isian}
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
            **_dasar(unit, tahun),
            "tingkat": tingkat,
            "kunci": kunci,
            "judul": judul,
            "isian": [(b, ketikan.get(b.bagian, b.isi)) for b in isian],
            "bentrok": {m.tempat for m in masalah} if status == 409 else set(),
            "butir": next((b for b in hasil.butir if tingkat == "indikator" and b.indikator == kunci), None),
            "masalah": masalah,
            "titik": titik_tempat(bahan, tingkat, kunci) if bahan else None,
        },
        status=status,
    )


def _bulat(teks: str) -> int:
    return int(teks) if teks.isdecimal() and len(teks) < 10 else 0


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def uraian(request: Any, unit: Unit, tahun: int, jenis: str) -> HttpResponse:
    """The paragraphs of one kind: revise, confirm, add, remove."""
    if jenis not in JenisUraian.values:
        raise Http404("Jenis uraian itu tidak ada. Buka dari daftar bagian laporan.")
    profil = Profil.objects.filter(unit=unit, tahun=tahun).first()
    if profil is None:
        messages.warning(request, f"Mulai dahulu profil tahun {tahun}.")
        return redirect("laporan:kantor", unit.instansi.kode, unit.kode, tahun)
    bagian = Unit.objects.filter(pk__in=subpohon(unit, tahun)).order_by("kode")
    nama = nama_unit([u.pk for u in bagian], dt.date(tahun, 12, 31))
    masalah: tuple[Masalah, ...] = ()
    pk, ketikan = 0, {}
    if request.method == "POST":
        pk = _bulat(request.POST.get("uraian", ""))
        ketikan = {m: request.POST.get(m, "") for m in ("judul", "isi", "tentang")}
        try:
            _ubah_uraian(request, unit, tahun, jenis, profil, pk, {u.kode: u for u in bagian})
        except GalatSakip as salah:
            masalah = salah.masalah
        else:
            return redirect("laporan:uraian", unit.instansi.kode, unit.kode, tahun, jenis)
    daftar = list(
        Uraian.objects.filter(profil=profil, jenis=jenis).order_by("urutan", "kunci").select_related("unit")
    )
    return render(
        request,
        "dasbor/laporan/uraian.html",
        {
            **_dasar(unit, tahun),
            "jenis": jenis,
            "nama_jenis": JenisUraian(jenis).label,
            "baris": [
                (
                    u,
                    ketikan if masalah and u.pk == pk else {"judul": u.judul, "isi": u.isi},
                    nama.get(u.unit_id, ("",))[0] if u.unit_id else "",
                )
                for u in daftar
            ],
            "bagian": [(u.kode, nama.get(u.pk, (u.kode,))[0]) for u in bagian if u.pk != unit.pk],
            "baru": ketikan if masalah and not pk else {},
            "salah_pada": pk,
            "masalah": masalah,
        },
        status=400 if masalah else 200,
    )


def _ubah_uraian(
    request: Any, unit: Unit, tahun: int, jenis: str, profil: Profil, pk: int, bagian: dict[str, Unit]
) -> None:
    siapa = {"oleh": request.user, "peran": request.tugas.sebutan, "waktu": timezone.now()}
    judul, isi = request.POST.get("judul", "").strip(), request.POST.get("isi", "").strip()
    if len(judul) > 300:
        raise galat("judul", f"Judul {len(judul)} huruf, paling panjang 300.", "Persingkat judulnya.")
    if not pk:
        tentang = request.POST.get("tentang", "")
        if tentang and tentang not in bagian:
            raise galat("tentang", "Unit itu bukan bagian kantor ini.", "Pilih dari daftar.")
        tambah_uraian(
            unit=unit, tahun=tahun, jenis=jenis, judul=judul, isi=isi, tentang=bagian.get(tentang), **siapa
        )
        messages.success(request, "Uraian ditambahkan.")
        return
    satu = Uraian.objects.filter(profil=profil, jenis=jenis, pk=pk).first()
    if satu is None:
        raise galat(
            "uraian", "Uraian itu sudah dihapus.", "Salin ketikan Anda, lalu tambahkan sebagai uraian baru."
        )
    versi = _bulat(request.POST.get("versi", ""))
    if request.POST.get("aksi") == "hapus":
        hapus_uraian(uraian=satu, versi=versi, **siapa)
        messages.success(request, "Uraian dihapus; isinya tetap tercatat di jejak.")
        return
    ubah_uraian(uraian=satu, isi=isi, judul=judul, versi=versi, **siapa)
    messages.success(request, "Uraian tersimpan.")


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def titik(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """What is missing, doubtful or contradicted, and who accepted what; POST accepts or takes back."""
    pada = hari_ini(unit)
    try:
        naskah = buat_lkjip(unit, tahun, pada=pada)
    except TidakBerlaku as salah:
        raise Http404(f"LKjIP {tahun} belum dapat disusun: {salah}") from salah
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
            return redirect("laporan:titik", unit.instansi.kode, unit.kode, tahun)
    diterima = penerimaan(unit, tahun)
    return render(
        request,
        "dasbor/laporan/titik.html",
        {
            **_dasar(unit, tahun),
            "kelompok": [(SEBUTAN_JENIS[j], [t for t in naskah.terbuka if t.jenis == j]) for j in JENIS],
            "diterima": [(t, diterima[t.kode]) for t in naskah.titik if t.kode in diterima],
            "terbuka": len(naskah.terbuka),
            "dicentang": set(request.POST.getlist("kode")) if masalah else set(),
            "alasan": request.POST.get("alasan", "") if masalah else "",
            "masalah": masalah,
        },
        status=400 if masalah else 200,
    )


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
            {**_dasar(unit, tahun), "masalah": belum.masalah},
            status=409,
        )
