"""Agreements: the list, a new one, its steps, two versions side by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Jabatan, Unit
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian import services
from sakip.perjanjian.forms import bulat, tanggal, versi
from sakip.perjanjian.models import BentukPerjanjian, Perjanjian
from sakip.perjanjian.queries import penetapan as baca_penetapan
from sakip.perjanjian.queries import pk as baca
from sakip.perjanjian.sidik import sidik_pihak
from sakip.perjanjian.views.bersama import HALAMAN_PK, hari_ini, ke_perjanjian, perjanjian_untuk, tolak


def _angka(nama: str) -> dict[str, dict[str, str]]:
    """A column of figures that names itself where rows become blocks."""
    return {"td": {"class": "angka", "data-kolom": nama}, "th": {"class": "angka"}}


class TabelPerjanjian(Tabel):
    """The list of agreements: the latest version of each."""

    keterangan = "Perjanjian Kinerja, versi terakhir"
    tahun = tables.Column("Tahun")
    unit = tables.Column("Unit")
    pihak = tables.Column("Para pihak")
    kode = tables.Column("Kode")
    revisi = tables.Column("Revisi", attrs=_angka("Revisi"))
    butir = tables.Column("Butir", attrs=_angka("Butir"))
    keadaan = tables.Column("Keadaan")
    tanggal = tables.DateColumn(verbose_name="Tanggal", format="j M Y", default="", attrs=_angka("Tanggal"))

    class Meta(Tabel.Meta):
        attrs = {"class": "tumpuk"}  # noqa: RUF012 - read by django-tables2
        empty_text = "Belum ada perjanjian. Perencana menyusunnya lewat «Susun perjanjian»."

    def render_kode(self, value: str, record: baca.BarisPk) -> str:
        return format_html('<a href="{}">{}</a>', reverse(HALAMAN_PK, args=[record.id]), value)

    def value_kode(self, value: str) -> str:
        return value

    def value_keadaan(self, value: str) -> str:
        return value

    def render_keadaan(self, value: str, record: baca.BarisPk) -> str:
        return format_html('<span class="keadaan keadaan-{}">{}</span>', record.token, value)


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """All agreements that the person may see, and the ways to targets and plans of action."""
    boleh = request.wewenang.unit_boleh("lihat")
    tahun = bulat(request.GET.get("tahun"))
    baris = saring(
        baca.daftar(boleh, tahun),
        request.GET.get("cari", ""),
        lambda b: f"{b.tahun} {b.unit} {b.kode_unit} {b.kode} {b.pihak} {b.keadaan}",
    )
    tabel = TabelPerjanjian(baris)
    if (jawab := unduhan(request, tabel, "perjanjian-kinerja")) is not None:
        return jawab
    kini = tahun or timezone.localdate().year
    return render(
        request,
        "perjanjian/beranda.html",
        {
            "tabel": siapkan_tabel(request, tabel),
            "tahun": tahun,
            "tahun_ada": baca.tahun_ada(boleh),
            "tahun_kini": kini,
            "aksi": list(
                dict.fromkeys((b.instansi, b.kode_unit, b.tahun, b.unit) for b in baris if b.tanggal)
            )[:12],
            "boleh_susun": request.wewenang.punya("susun_pk"),
            "pemilik": baca_penetapan.pemilik_boleh(request.wewenang.unit_boleh("tetapkan_target", kini)),
            "bertarget": baca_penetapan.unit_bertarget(request.wewenang.unit_boleh("tanggapi_target", kini)),
        },
    )


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def buat(request: Any) -> HttpResponse:
    """A new agreement in two steps: for which unit and year; between whom and from what."""
    data = request.POST if request.method == "POST" else request.GET
    tahun = bulat(data.get("tahun"))
    boleh = request.wewenang.unit_boleh("susun_pk", tahun)
    unit = Unit.objects.select_related("instansi").filter(pk=bulat(data.get("unit")) or 0).first()
    if unit is None or tahun is None or not 2000 <= tahun <= 2100:
        nama = nama_unit(boleh, dt.date(timezone.localdate().year, 12, 31))
        pilihan = sorted(((pk, nama.get(pk, ("?",))[0]) for pk in boleh), key=lambda x: x[1])
        awal = {"pilihan_unit": pilihan, "tahun": tahun or timezone.localdate().year}
        return render(request, "perjanjian/buat_unit.html", awal)
    tugas = request.wewenang.wajib("susun_pk", unit, tahun)
    isi: dict[str, Any] = {
        "unit": unit,
        "nama": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0],
        "tahun": tahun,
        "jabatan_pertama": baca.jabatan_pertama(unit, tahun),
        "jabatan_kedua": baca.jabatan_kedua(unit, tahun),
        "bentuk": BentukPerjanjian.choices,
        "sumber": services.SUMBER.items(),
        "isi": {
            "bentuk": data.get("bentuk") or BentukPerjanjian.DUA_PIHAK,
            "pihak_pertama": bulat(data.get("pihak_pertama")),
            "pihak_kedua": bulat(data.get("pihak_kedua")),
            "sumber": data.get("sumber") or "penetapan",
        },
    }
    if request.method != "POST":
        return render(request, "perjanjian/buat.html", isi)
    try:
        hasil = services.buat(
            unit=unit,
            tahun=tahun,
            bentuk=isi["isi"]["bentuk"],
            pihak_pertama=_jabatan(unit, isi["isi"]["pihak_pertama"], "pihak_pertama"),
            pihak_kedua=_pihak_kedua(unit, isi["isi"]),
            sumber=isi["isi"]["sumber"],
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/buat.html", salah, isi)
    _kabarkan_dilewati(request, hasil)
    messages.success(request, "Draf perjanjian dibuat. Periksa butir dan targetnya, lalu usulkan.")
    return ke_perjanjian(hasil.perjanjian)


def _kabarkan_dilewati(request: HttpRequest, hasil: services.HasilSusun) -> None:
    for m in hasil.dilewati[:10]:
        di_mana = f"{m.tempat}: " if m.tempat else ""
        messages.warning(request, f"{di_mana}{m.pesan} {m.saran}")
    if (sisa := len(hasil.dilewati) - 10) > 0:
        messages.warning(request, f"Dan {sisa} lainnya belum dapat dimasukkan.")


def _dengan(jabatan: list[Jabatan], kini: Jabatan | None) -> list[Jabatan]:
    """The choices with the one that stands already: opening and saving a form changes nothing by itself."""
    return jabatan if kini is None or kini in jabatan else [*jabatan, kini]


def _jabatan(unit: Unit, nomor: int | None, tempat: str) -> Jabatan:
    jabatan = Jabatan.objects.select_related("unit").filter(pk=nomor or 0, instansi=unit.instansi_id).first()
    if jabatan is None:
        pihak = "Pihak kedua" if tempat == "pihak_kedua" else "Pihak pertama"
        raise GalatSakip(Masalah(tempat, f"{pihak} belum dipilih.", "Pilih jabatannya dari daftar."))
    return jabatan


def _pihak_kedua(unit: Unit, isi: dict[str, Any]) -> Jabatan | None:
    if isi["bentuk"] == BentukPerjanjian.PERNYATAAN:
        return None
    return _jabatan(unit, isi["pihak_kedua"], "pihak_kedua")


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def pihak(request: Any, nomor: int) -> HttpResponse:
    """The form and the parties of a draft."""
    p, tugas = perjanjian_untuk(request, nomor, "susun_pk")
    data = request.POST if request.method == "POST" else {}
    isi: dict[str, Any] = {
        "p": p,
        "sidik": sidik_pihak(p),
        "jabatan_pertama": _dengan(baca.jabatan_pertama(p.unit, p.tahun), p.pihak_pertama),
        "jabatan_kedua": _dengan(baca.jabatan_kedua(p.unit, p.tahun), p.pihak_kedua),
        "bentuk": BentukPerjanjian.choices,
        "isi": {
            "bentuk": data.get("bentuk", p.bentuk),
            "pihak_pertama": bulat(data.get("pihak_pertama")) if data else p.pihak_pertama_id,
            "pihak_kedua": bulat(data.get("pihak_kedua")) if data else p.pihak_kedua_id,
            "sebab": data.get("sebab", p.sebab),
        },
    }
    if request.method != "POST":
        return render(request, "perjanjian/pihak.html", isi)
    try:
        services.ubah_pihak(
            perjanjian_id=p.pk,
            versi=versi(request.POST),
            sidik=request.POST.get("sidik", ""),
            bentuk=isi["isi"]["bentuk"],
            pihak_pertama=_jabatan(p.unit, isi["isi"]["pihak_pertama"], "pihak_pertama"),
            pihak_kedua=_pihak_kedua(p.unit, isi["isi"]),
            sebab=isi["isi"]["sebab"],
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/pihak.html", salah, isi)
    messages.success(request, "Para pihak tersimpan.")
    return ke_perjanjian(p)


#: Steps of the page of an agreement: the action at the door, and what is said when it is done.
LANGKAH = {
    "usulkan": ("susun_pk", "Diusulkan. Pimpinan unit dapat menandatanganinya sekarang."),
    "tarik": ("susun_pk", "Usulan ditarik; draf dapat diubah lagi."),
    "kembalikan": ("tanda_tangan", "Dikembalikan kepada perencana dengan alasannya."),
    "tanda_tangan": (
        "tanda_tangan",
        "Ditandatangani. Isinya tidak dapat berubah lagi; perubahan lewat revisi.",
    ),
    "revisi": (
        "susun_pk",
        "Draf revisi dibuat. Versi yang ditandatangani tetap berlaku sampai revisi ini ditandatangani.",
    ),
    "hapus": ("susun_pk", "Draf dihapus."),
}


@masuk
@require_POST
def langkah(request: Any, nomor: int) -> HttpResponse:
    """Propose, take back, send back, sign, revise, throw away: what the page's buttons do."""
    nama = request.POST.get("langkah", "")
    if nama not in LANGKAH:
        raise TidakDitemukan(
            Masalah("langkah", "Langkah itu tidak ada.", "Pakai tombol pada halaman perjanjian.")
        )
    tindakan, kabar = LANGKAH[nama]
    p, tugas = perjanjian_untuk(request, nomor, tindakan)
    umum = {"perjanjian_id": p.pk, "oleh": request.user, "peran": tugas.sebutan, "waktu": timezone.now()}
    dilihat, alasan = versi(request.POST), request.POST.get("alasan", "")
    hasil: Perjanjian | None = p
    try:
        if nama == "usulkan":
            services.usulkan(versi=dilihat, **umum)
        elif nama in ("tarik", "kembalikan"):
            services.kembalikan(versi=dilihat, alasan=alasan, **umum)
        elif nama == "tanda_tangan":
            services.tanda_tangani(
                versi=dilihat,
                tanggal=tanggal(request.POST.get("tanggal", ""), "tanggal"),
                pada=hari_ini(p.unit),
                **umum,
            )
        elif nama == "revisi":
            hasil = services.revisi(sebab=alasan, **umum)
        else:
            services.hapus_draf(versi=dilihat, alasan=alasan, **umum)
            hasil = None
    except GalatSakip as salah:
        return tolak(
            request, "perjanjian/langkah.html", salah, {"p": p, "nama": nama, "ketikan": request.POST}
        )
    messages.success(request, kabar)
    return ke_perjanjian(hasil) if hasil else redirect("perjanjian:beranda")


@masuk
@require_safe
def banding(request: Any, nomor: int) -> HttpResponse:
    """Two versions side by side; by default this one and the one before."""
    p, _ = perjanjian_untuk(request, nomor, "lihat")
    semua = baca.versi_perjanjian(p)
    diminta = bulat(request.GET.get("lawan"))
    sebelum = [v for v in semua if v.revisi < p.revisi] or [v for v in semua if v.pk != p.pk]
    calon = [v for v in semua if v.pk != p.pk]
    lawan = next((v for v in calon if v.revisi == diminta), sebelum[-1] if sebelum else None)
    if lawan is None:
        raise TidakDitemukan(
            Masalah(
                "revisi", "Perjanjian ini baru satu versi.", "Pembandingan ada setelah perjanjian direvisi."
            )
        )
    lama, baru = sorted((baca.muat(lawan.pk), p), key=lambda v: v.revisi)
    return render(
        request,
        "perjanjian/banding.html",
        {
            "p": p,
            "lama": lama,
            "baru": baru,
            "lawan": lawan,
            "calon": calon,
            "hasil": baca.banding(lama, baru),
            "semua": request.GET.get("semua") == "1",
        },
    )
