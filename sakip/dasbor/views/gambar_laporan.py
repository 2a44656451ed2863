"""Pictures and files of the report: uploaded, described, put in place, replaced, taken out, looked at."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_http_methods, require_safe
from PIL import Image

from sakip.berkas.jenis import JPEG, PDF, PNG
from sakip.berkas.queries import baca_isi
from sakip.berkas.unduh import kirim_berkas
from sakip.berkas.unggah import terima_berkas
from sakip.dasbor.jawaban import tembolok
from sakip.dasbor.views.laporan_bersama import (
    berkas_masuk,
    bulat,
    dasar,
    mulai_dahulu,
    pelaku,
    profil_tahun_ini,
    tanda_gambar,
)
from sakip.dokumen.sisipan import RupaRusak, rupa_gambar
from sakip.dokumen.sisipan.baca import gambar_halaman
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pelaporan.berkas import GAMBAR, BerkasMasuk
from sakip.pelaporan.models import BerkasProfil, Profil
from sakip.pelaporan.services import (
    TEMPAT,
    hapus_berkas,
    pasang_gambar,
    pemakaian,
    satu_berkas,
    sidik_berkas,
    ubah_berkas,
    unggah_berkas,
)

#: Longest side in pixels of a picture among others, and of one alone.
SISI_DAFTAR, SISI_SATU = 240, 800


@terima_berkas
@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def gambar(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """All pictures and files of the report; POST uploads one, or puts a picture in its place."""
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    masalah: tuple[Masalah, ...] = ()
    if request.method == "POST":
        try:
            ke = _pasang(request, unit, tahun) if request.POST.get("aksi") else _unggah(request, unit, tahun)
        except GalatSakip as salah:
            masalah = salah.masalah
        else:
            return redirect(ke, unit.instansi.kode, unit.kode, tahun)
    pakai = pemakaian(profil)
    berkas = BerkasProfil.objects.filter(unit=unit, tahun=tahun).select_related("berkas").order_by("kunci")
    return render(
        request,
        "dasbor/laporan/gambar.html",
        {
            **dasar(unit, tahun, "gambar"),
            "baris": [(b, b.berkas.jenis in GAMBAR, tanda_gambar(b), pakai.get(b.pk, [])) for b in berkas],
            "struktur": profil.struktur_id,
            "tempat": TEMPAT,
            "untuk": request.POST.get("untuk", request.GET.get("untuk", "")),
            "ketikan": request.POST if masalah else {},
            "masalah": masalah,
        },
        status=400 if masalah else 200,
    )


def _unggah(request: Any, unit: Unit, tahun: int) -> str:
    masuk, ditolak = berkas_masuk(request)
    if ditolak:
        raise GalatSakip(ditolak)
    untuk = request.POST.get("untuk", "")
    satu = unggah_berkas(
        unit=unit,
        tahun=tahun,
        masuk=_satu(masuk),
        teks_alternatif=request.POST.get("teks_alternatif", ""),
        keterangan=request.POST.get("keterangan", ""),
        tempat=untuk,
        pelaku=pelaku(request),
    )
    messages.success(request, f"{satu.nama} tersimpan" + (f": {TEMPAT[untuk].lower()}." if untuk else "."))
    return "laporan:kop" if untuk == "lambang" else "laporan:gambar"


def _satu(masuk: list[BerkasMasuk]) -> BerkasMasuk:
    if len(masuk) == 1:
        return masuk[0]
    pesan = f"Ada {len(masuk)} berkas." if masuk else "Belum ada berkas yang dipilih."
    raise GalatSakip(Masalah("Berkas", pesan, "Pilih satu berkas."))


def _pasang(request: Any, unit: Unit, tahun: int) -> str:
    """``aksi=pasang`` or ``lepas`` for the place ``untuk``."""
    untuk = request.POST.get("untuk", "")
    pk = bulat(request.POST.get("berkas", "")) if request.POST.get("aksi") == "pasang" else None
    pasang_gambar(unit=unit, tahun=tahun, tempat=untuk, pk=pk, pelaku=pelaku(request))
    dipasang = "dipasang" if pk is not None else "dilepas; gambarnya tetap tersimpan"
    messages.success(request, f"{TEMPAT[untuk]} {dipasang}.")
    return "laporan:kop" if untuk == "lambang" else "laporan:gambar"


@terima_berkas
@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def gambar_satu(request: Any, unit: Unit, tahun: int, berkas: int) -> HttpResponse:
    """One picture or file: its description, its content, where it is shown; POST changes or takes it out."""
    satu = satu_berkas(unit, tahun, berkas)
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    masalah: tuple[Masalah, ...] = ()
    status, ketikan = 200, {}
    if request.method == "POST":
        ketikan = {m: request.POST.get(m, "") for m in ("teks_alternatif", "keterangan")}
        try:
            _ubah_satu(request, profil, berkas, ketikan)
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
            satu = satu_berkas(unit, tahun, berkas)
        else:
            return redirect("laporan:gambar", unit.instansi.kode, unit.kode, tahun)
    tersimpan = {"teks_alternatif": satu.teks_alternatif, "keterangan": satu.keterangan}
    return render(
        request,
        "dasbor/laporan/gambar_satu.html",
        {
            **dasar(unit, tahun, "gambar"),
            "satu": satu,
            "gambar": satu.berkas.jenis in GAMBAR,
            "pakai": pemakaian(profil).get(satu.pk, []),
            "isi": ketikan if masalah and request.POST.get("aksi") != "hapus" else tersimpan,
            "bentrok": status == 409,
            "dilihat": sidik_berkas(satu),
            "terpasang": [t for t in TEMPAT if getattr(profil, f"{t}_id") == satu.pk],
            "tempat": TEMPAT,
            "masalah": masalah,
        },
        status=status,
    )


def _ubah_satu(request: Any, profil: Profil, pk: int, ketikan: dict[str, str]) -> None:
    masuk, ditolak = berkas_masuk(request)
    if ditolak:
        raise GalatSakip(ditolak)
    siapa = pelaku(request)
    if request.POST.get("aksi") == "hapus":
        hapus_berkas(unit=profil.unit, tahun=profil.tahun, pk=pk, pelaku=siapa)
        messages.success(request, "Berkas dihapus dari laporan ini.")
        return
    berubah = ubah_berkas(
        unit=profil.unit,
        tahun=profil.tahun,
        pk=pk,
        teks_alternatif=ketikan["teks_alternatif"],
        keterangan=ketikan["keterangan"],
        masuk=_satu(masuk) if masuk else None,
        dilihat=request.POST.get("dilihat", ""),
        pelaku=siapa,
    )
    messages.success(request, "Berkas tersimpan." if berubah else "Tidak ada yang berubah.")


def _kecil(isi: bytes, sisi: int) -> tuple[bytes, str]:
    """A clean picture that fits a square of ``sisi`` pixels, in whichever kind takes fewer bytes."""
    calon = []
    with Image.open(BytesIO(isi)) as asal:
        gambar_ = asal.convert("L" if asal.mode == "L" else "RGB")  # a page in few greys has a palette
        gambar_.thumbnail((sisi, sisi), Image.Resampling.LANCZOS)
        for bentuk, jenis, setelan in (("PNG", PNG, {"optimize": True}), ("JPEG", JPEG, {"quality": 75})):
            keluar = BytesIO()
            gambar_.save(keluar, bentuk, **setelan)
            calon.append((keluar.getvalue(), jenis))
    return min(calon, key=lambda c: len(c[0]))


@halaman("susun_laporan")
@require_safe
def gambar_lihat(request: Any, unit: Unit, tahun: int, berkas: int) -> HttpResponse:
    """The picture as the report prints it, or the first page of a PDF; never the uploaded bytes.

    It is made as small as its place on the page: lists ask for ``?sisi=240`` (pixels).
    """
    satu = satu_berkas(unit, tahun, berkas).berkas
    sisi = SISI_DAFTAR if request.GET.get("sisi") == str(SISI_DAFTAR) else SISI_SATU
    etag = quote_etag(f"{satu.sha256}-{sisi}")  # what is drawn follows from the content: ask before drawing
    jawab = get_conditional_response(request, etag=etag)
    if jawab is None:
        isi = baca_isi(satu)
        try:
            rupa = gambar_halaman(isi, 1) if satu.jenis == PDF else rupa_gambar(isi, tembolok("bagan"))
        except RupaRusak as rusak:
            raise Http404(f"Gambar itu tidak dapat ditampilkan: {rusak}") from rusak
        gambar_kecil, jenis = _kecil(rupa.isi, sisi)
        jawab = HttpResponse(gambar_kecil, content_type=jenis)
    jawab["ETag"] = etag
    lama = 86_400 if request.GET.get("v") == satu.sha256[:8] else 0  # another content has another address
    patch_cache_control(jawab, private=True, max_age=lama)
    return jawab


@halaman("susun_laporan")
@require_safe
def gambar_unduh(request: Any, unit: Unit, tahun: int, berkas: int) -> HttpResponseBase:
    """The file as it was uploaded."""
    satu = satu_berkas(unit, tahun, berkas)
    return kirim_berkas(satu.berkas, satu.nama)
