"""The workbook of a form: downloaded, uploaded, compared with what stands, applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sakip.aturan.periode import NAMA_BULAN
from sakip.berkas.unggah import terima_berkas
from sakip.inti.ekspor import XLSX
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.medan import pisahkan
from sakip.pengukuran.queries.alur import terkunci
from sakip.pengukuran.queries.formulir import formulir, periksa_bulan
from sakip.pertukaran.lembar.baca import baca_lembar
from sakip.pertukaran.lembar.banding import Banding, bandingkan, urutkan_masalah
from sakip.pertukaran.lembar.bentuk import baris_dari, susun_lembar
from sakip.pertukaran.lembar.berkas import SARAN_BESAR, UKURAN_TERBESAR, terlalu_besar
from sakip.pertukaran.lembar.kelompok import kelompokkan, semua_baris
from sakip.pertukaran.lembar.segel import Identitas
from sakip.pertukaran.lembar.simpan import (
    Unggahan,
    buang_unggahan,
    lewati_baris,
    simpan_unggahan,
    terapkan_unggahan,
    unggahan,
)
from sakip.pertukaran.lembar.tulis import tulis_lembar

MASALAH_TERBANYAK = 200
#: More faults than this are also given as one list, a line for each cell.
SEKALI_LIHAT = 20
PERUBAHAN_TERBANYAK = 300


@halaman("isi")
@never_cache
@require_safe
def unduh(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """The workbook of the form as it stands now."""
    periksa_bulan(tahun, bulan)
    kini = timezone.now()
    f = formulir(unit, tahun, bulan, pada=timezone.localdate(kini), akun=request.user)
    if not f.dapat_diisi:
        raise galat("formulir", f.alasan_terkunci, "Lembar isian tersedia selama formulirnya terbuka.")
    jawaban = HttpResponse(tulis_lembar(susun_lembar(f), diunduh=kini), content_type=XLSX)
    nama = slugify(f"isian {unit.kode} {tahun} {bulan:02d}")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban


@terima_berkas
@halaman("isi")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lembar(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """Upload and preview. POST ``aksi``: unggah, terapkan, timpa (after a conflict), lewati, buang."""
    periksa_bulan(tahun, bulan)
    if request.method != "POST":
        return _tampil(request, unit, tahun, bulan)
    periode = _periode(tahun, bulan)
    kiriman = request.FILES.get("berkas")  # reads the body; only then it is known what was too large
    aksi = request.POST.get("aksi", "unggah")
    if aksi == "buang":
        buang_unggahan(akun=request.user, unit=unit, periode=periode)
        messages.info(request, "Unggahan dibuang. Tidak ada yang berubah di data.")
        return redirect(_alamat(unit, tahun, bulan))
    if aksi in ("terapkan", "timpa", "lewati"):
        return _terapkan(request, unit, tahun, bulan, aksi)
    return _unggah(request, unit, tahun, bulan, kiriman)


def _unggah(request: Any, unit: Unit, tahun: int, bulan: int, kiriman: Any) -> HttpResponse:
    kini = timezone.now()
    periode = _periode(tahun, bulan)
    try:
        if sebab := terkunci(unit, tahun, bulan, timezone.localdate(kini)):
            raise galat("formulir", sebab)
        for ditolak in request.berkas_ditolak:
            raise terlalu_besar(ditolak.nama, ditolak.ukuran)
        if kiriman is None:
            raise galat("berkas", "Belum ada berkas yang dipilih.", "Pilih lembar yang sudah Anda isi.")
        if kiriman.size > UKURAN_TERBESAR:
            raise terlalu_besar(kiriman.name or "lembar.xlsx", kiriman.size)
        nama = (kiriman.name or "lembar.xlsx")[-200:]
        terbaca = baca_lembar(
            kiriman.read(UKURAN_TERBESAR + 1), nama, Identitas(unit.instansi.kode, unit.kode, tahun, bulan)
        )
        banding = _bandingkan(
            request,
            unit,
            tahun,
            bulan,
            terbaca.isi,
            terbaca.versi,
            terbaca.sel,
            frozenset((*terbaca.sel, *terbaca.hilang)),
        )
        masalah = urutkan_masalah([*terbaca.masalah, *banding.masalah])
        if masalah:
            raise GalatSakip(masalah)
        simpan_unggahan(akun=request.user, unit=unit, periode=periode, lembar=terbaca, nama=nama, waktu=kini)
    except GalatSakip as salah:
        return _tampil(request, unit, tahun, bulan, masalah=salah.masalah, status=400, gagal=True)
    return redirect(_alamat(unit, tahun, bulan))


def _terapkan(request: Any, unit: Unit, tahun: int, bulan: int, aksi: str) -> HttpResponse:
    kini, periode = timezone.now(), _periode(tahun, bulan)
    siap = unggahan(request.user, unit, periode)
    if siap is None:
        messages.info(request, "Tidak ada lembar yang menunggu; mungkin sudah diterapkan atau dibuang.")
        return redirect(_alamat(unit, tahun, bulan))
    if request.POST.get("nomor") != str(siap.nomor):
        messages.warning(request, "Lembarnya diganti sejak halaman itu dibuka. Lihat dahulu perubahannya.")
        return redirect(_alamat(unit, tahun, bulan))
    _, dilihat = pisahkan(request.POST.dict())
    if aksi == "lewati":
        lewati_baris(akun=request.user, unit=unit, periode=periode, baris=dilihat, waktu=kini)
        messages.info(request, "Baris yang sudah diubah orang lain dilewati; yang tersimpan tetap.")
        return redirect(_alamat(unit, tahun, bulan))
    tersentuh = {baris_dari(m) for m in siap.isi}
    try:
        hasil = terapkan_unggahan(
            akun=request.user,
            unit=unit,
            tahun=tahun,
            bulan=bulan,
            siap=siap,
            versi={m: v for m, v in dilihat.items() if m in tersentuh} if aksi == "timpa" else {},
            peran=request.tugas.sebutan,
            waktu=kini,
        )
    except Basi:
        return _tampil(request, unit, tahun, bulan, status=409)
    except GalatSakip as salah:
        masalah = [Masalah(siap.sel.get(m.tempat, m.tempat), m.pesan, m.saran) for m in salah.masalah]
        return _tampil(request, unit, tahun, bulan, masalah=masalah, status=400)
    banyak = len(hasil.baru) + len(hasil.ubah)
    if banyak:
        kata = f"{len(hasil.baru)} isian baru, {len(hasil.ubah)} isian diubah"
        messages.success(request, f"Diterapkan dari Excel: {kata}.")
    else:
        messages.info(request, "Tidak ada yang berubah: isi lembar sama dengan yang sudah tersimpan.")
    return redirect(reverse("pengukuran:formulir", args=[unit.instansi.kode, unit.kode, tahun, bulan]))


def _bandingkan(
    request: Any,
    unit: Unit,
    tahun: int,
    bulan: int,
    isi: Mapping[str, str],
    versi: Mapping[str, int],
    sel: Mapping[str, str],
    dikenal: frozenset[str],
) -> Banding:
    return bandingkan(
        unit,
        tahun,
        bulan,
        isi=isi,
        versi=versi,
        sel=sel,
        pada=timezone.localdate(),
        akun=request.user,
        dikenal=dikenal,
    )


def _tampil(
    request: Any,
    unit: Unit,
    tahun: int,
    bulan: int,
    *,
    masalah: Sequence[Masalah] = (),
    status: int = 200,
    gagal: bool = False,
) -> HttpResponse:
    """The page. ``gagal``: an upload was refused; one that waits is named, its preview is not shown."""
    siap: Unggahan | None = unggahan(request.user, unit, _periode(tahun, bulan))
    banding = None
    if siap is not None and not gagal:
        banding = _bandingkan(request, unit, tahun, bulan, siap.isi, siap.versi, siap.sel, siap.baris)
        masalah = [*masalah, *(m for m in banding.masalah if m not in masalah)]
    perubahan = banding.perubahan if banding else ()
    kelompok = kelompokkan(masalah)
    return render(
        request,
        "pertukaran/lembar.html",
        {
            "unit": unit,
            "instansi": unit.instansi.kode,
            "nama_unit": nama_unit([unit.pk], timezone.localdate())[unit.pk][0],
            "tahun": tahun,
            "bulan": bulan,
            "nama_bulan": NAMA_BULAN[bulan - 1],
            "terkunci": terkunci(unit, tahun, bulan, timezone.localdate()),
            "masalah": kelompok[:MASALAH_TERBANYAK],
            "masalah_lagi": max(0, len(kelompok) - MASALAH_TERBANYAK),
            "banyak_masalah": len(masalah),
            "semua_masalah": semua_baris(masalah) if len(masalah) > SEKALI_LIHAT else "",
            "siap": siap,
            "banding": banding,
            "perubahan": perubahan[:PERUBAHAN_TERBANYAK],
            "perubahan_lagi": max(0, len(perubahan) - PERUBAHAN_TERBANYAK),
            "hilang": [banding.nama.get(baris_dari(m), m) for m in siap.hilang] if siap and banding else [],
            "ringkas": {j: banding.cacah(j) for j in ("baru", "ubah", "kosongkan", "hapus")}
            if banding
            else {},
            "batas": UKURAN_TERBESAR,
            "batas_mb": UKURAN_TERBESAR // 1024 // 1024,
            "saran_besar": SARAN_BESAR,
            "zona": unit.zona,
        },
        status=status,
    )


def _periode(tahun: int, bulan: int) -> str:
    return f"{tahun}-{bulan:02d}"


def _alamat(unit: Unit, tahun: int, bulan: int) -> str:
    return reverse("pertukaran:lembar", args=[unit.instansi.kode, unit.kode, tahun, bulan])
