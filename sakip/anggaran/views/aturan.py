"""Rule versions for administrators: list, read, copy, edit, try, publish, revoke. Shared by all agencies."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.anggaran import ketikan_aturan as ketik
from sakip.anggaran.ketikan_skor import bulat
from sakip.anggaran.models import StatusAturan, VersiAturan
from sakip.anggaran.queries.asal_skor import riwayat_aturan
from sakip.anggaran.queries.aturan import BarisAturan, daftar_aturan, satu_aturan, satu_paket
from sakip.anggaran.queries.aturan_coba import coba_aturan, pilihan_coba
from sakip.anggaran.services.aturan import (
    cabut_aturan,
    hapus_aturan,
    salin_aturan,
    terbitkan_aturan,
    ubah_aturan,
)
from sakip.anggaran.versi_aturan import DAPAT_DITERBITKAN, isi_tersimpan, versi_dari
from sakip.anggaran.views.bersama import per_tempat
from sakip.aturan.wewenang import boleh
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Tugas, masuk


class TabelAturan(Tabel):
    """All versions of all rule sets."""

    keterangan = "Aturan dan versinya"
    judul = tables.Column(verbose_name="Aturan", attrs={"td": {"class": "nama-satker"}})
    kode = tables.Column(verbose_name="Versi")
    masa = tables.Column(verbose_name="Tahun", order_by=("sejak", "sampai"))
    sumber = tables.Column(verbose_name="Sumber", attrs={"td": {"class": "kata-beda"}})
    bukti = tables.Column(verbose_name="Keyakinan")
    asal = tables.Column(verbose_name="Asal")
    status = tables.Column(verbose_name="Keadaan")

    class Meta(Tabel.Meta):
        attrs = {"class": "tumpuk-skor"}  # noqa: RUF012

    def render_asal(self, value: str) -> str:
        return "bawaan" if value == "paket" else value

    def value_asal(self, value: str) -> str:
        return self.render_asal(value)

    def render_judul(self, value: str, record: BarisAturan) -> Any:
        return format_html('{} <span class="kecil redup">{}</span>', value, record.nama)

    def value_judul(self, value: str, record: BarisAturan) -> str:
        return f"{value} ({record.nama})"

    def render_kode(self, value: str, record: BarisAturan) -> Any:
        if record.id is not None:
            return format_html(
                '<a href="{}">{}</a>', reverse("anggaran:aturan_satu", args=[record.id]), value
            )
        tanya = urlencode({"nama": record.nama, "kode": value})
        return format_html('<a href="{}?{}">{}</a>', reverse("anggaran:aturan_paket"), tanya, value)

    def value_kode(self, value: str) -> str:
        return value


def _tugas(request: Any) -> Tugas:
    """The role of an administrator, wherever it is held: rules belong to no unit."""
    tugas = next((t for t in request.wewenang.tugas if boleh([t.peran], "kelola_aturan")), None)
    return tugas or request.wewenang.wajib("kelola_aturan", 0)


def _pelaku(request: Any) -> dict[str, Any]:
    """Who writes, and to whose chain of the journal."""
    tugas = _tugas(request)
    unit = Unit.objects.select_related("instansi").get(pk=tugas.unit_id)
    return {"unit": unit, "oleh": request.user, "peran": tugas.sebutan, "waktu": timezone.now()}


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every rule set with its versions, by year."""
    _tugas(request)
    tahun = bulat(request.GET.get("tahun", ""))
    baris = daftar_aturan(tahun)
    if request.GET.get("hanya") == "dapat":
        baris = [b for b in baris if b.dipakai]
    tabel = TabelAturan(saring(baris, request.GET.get("cari", "")[:100], lambda b: b.teks))
    if (jawab := unduhan(request, tabel, "aturan")) is not None:
        return jawab
    return render(
        request,
        "anggaran/aturan.html",
        {"tabel": siapkan_tabel(request, tabel), "banyak": len(tabel.rows), "tahun": tahun},
    )


@masuk
@require_safe
def paket(request: Any) -> HttpResponse:
    """A packaged version, to read and to copy."""
    _tugas(request)
    v = satu_paket(request.GET.get("nama", "")[:60], request.GET.get("kode", "")[:60])
    return render(
        request,
        "anggaran/aturan_satu.html",
        {
            "v": v,
            "dari_paket": True,
            "dapat_disalin": v.nama in DAPAT_DITERBITKAN,
            "form": ketik.formulir(isi_tersimpan(v.nilai), {}, tambah=False),
        },
    )


@masuk
@require_POST
def salin(request: Any) -> HttpResponse:
    """A draft from a packaged or a stored version."""
    pelaku = _pelaku(request)
    nomor = bulat(request.POST.get("dari", ""))
    asal = (
        versi_dari(satu_aturan(nomor))
        if nomor is not None
        else satu_paket(request.POST.get("nama", "")[:60], request.POST.get("kode_asal", "")[:60])
    )
    v = salin_aturan(asal=asal, kode=request.POST.get("kode", ""), **pelaku)
    messages.success(request, "Draf dibuat. Ubah isinya, coba, lalu terbitkan.")
    return redirect("anggaran:aturan_satu", nomor=v.pk)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: Any, nomor: int) -> HttpResponse:
    """A stored version: a draft is edited here, a published one read, revoked or copied."""
    pelaku = _pelaku(request)
    v = satu_aturan(nomor)
    if request.method != "POST":
        return _halaman(request, v, ketik.kepala_tersimpan(v), v.isi, None)
    ketikan = request.POST.dict()
    masalah: list[Masalah] = []
    kepala, isi = ketik.kepala(ketikan, masalah), ketik.isi(ketikan, masalah)
    try:
        if masalah:
            raise GalatSakip(masalah)
        ubah_aturan(nomor=nomor, versi=bulat(ketikan.get("versi", "")) or 0, kepala=kepala, isi=isi, **pelaku)
    except GalatSakip as salah:
        if isinstance(salah, Basi):
            ketikan["versi"] = str(satu_aturan(nomor).versi)
        return _halaman(request, v, ketikan, _lengkap(v, isi), salah)
    messages.success(request, "Draf tersimpan.")
    return redirect("anggaran:aturan_satu", nomor=nomor)


def _lengkap(v: VersiAturan, isi: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with the lists and numbers that the form needs though they were emptied."""
    kosong = {k: [] if isinstance(n, list) else "" for k, n in v.isi.items()}
    return kosong | isi


def _halaman(
    request: Any, v: VersiAturan, kepala: dict[str, str], isi: dict[str, Any], salah: GalatSakip | None
) -> HttpResponse:
    per = per_tempat(salah) if salah is not None else {}
    form = ketik.formulir(isi, per, tambah=v.status == StatusAturan.DRAF)
    acuan = versi_dari(v)
    return render(
        request,
        "anggaran/aturan_satu.html",
        {
            "v": acuan,
            "tersimpan": v,
            "riwayat": riwayat_aturan(v.nama, v.pk),
            "kepala": kepala,
            "form": form,
            "draf": v.status == StatusAturan.DRAF,
            "terbit": v.status == StatusAturan.TERBIT,
            "dapat_disalin": True,
            "salah": per,
            "masalah": salah.masalah if salah else (),
            "basi": isinstance(salah, Basi),
            "dapat_dicoba": bool(pilihan_coba(v.nama, request.wewenang.unit_boleh("lihat"))),
        },
        status=200 if salah is None else 409 if isinstance(salah, Basi) else 400,
    )


@masuk
@require_safe
def coba(request: Any, nomor: int) -> HttpResponse:
    """Scores of an office and year by the rule in force and by this version, side by side."""
    _tugas(request)
    v = satu_aturan(nomor)
    pilihan = pilihan_coba(v.nama, request.wewenang.unit_boleh("lihat"))
    diminta = request.GET.get("untuk", "")
    satu_pilihan = next((p for p in pilihan if p.kode == diminta), pilihan[0] if pilihan else None)
    hasil = None
    if satu_pilihan is not None:
        unit = Unit.objects.select_related("instansi").get(pk=satu_pilihan.unit_id)
        hasil = coba_aturan(versi_dari(v), unit, satu_pilihan.tahun)
    return render(
        request,
        "anggaran/aturan_coba.html",
        {"v": v, "pilihan": pilihan, "dipilih": satu_pilihan, "hasil": hasil},
    )


@masuk
@require_POST
def terbitkan(request: Any, nomor: int) -> HttpResponse:
    """Put a draft in force."""
    pelaku = _pelaku(request)
    v = satu_aturan(nomor)
    bukti = request.POST.get("dibaca", "")
    try:
        if bukti not in ("ya", "tidak"):
            raise GalatSakip(
                Masalah(
                    "dibaca", "Belum dijawab apakah dibaca dari naskah peraturannya.", "Pilih salah satu."
                )
            )
        terbitkan_aturan(
            nomor=nomor,
            versi=bulat(request.POST.get("versi", "")) or 0,
            dibaca_sendiri=bukti == "ya",
            **pelaku,
        )
    except GalatSakip as salah:
        return _halaman(request, satu_aturan(nomor), ketik.kepala_tersimpan(v), v.isi, salah)
    messages.success(request, "Versi terbit dan dipakai untuk tahun-tahunnya.")
    return redirect("anggaran:aturan_satu", nomor=nomor)


@masuk
@require_POST
def cabut(request: Any, nomor: int) -> HttpResponse:
    """Take a published version out of force."""
    pelaku = _pelaku(request)
    cabut_aturan(
        nomor=nomor, versi=bulat(request.POST.get("versi", "")) or 0,
        alasan=request.POST.get("alasan", ""), **pelaku,
    )  # fmt: skip
    messages.success(request, "Versi dicabut; aturan bawaan berlaku lagi.")
    return redirect("anggaran:aturan_satu", nomor=nomor)


@masuk
@require_POST
def hapus(request: Any, nomor: int) -> HttpResponse:
    """Throw a draft away."""
    pelaku = _pelaku(request)
    hapus_aturan(
        nomor=nomor, versi=bulat(request.POST.get("versi", "")) or 0,
        alasan=request.POST.get("alasan", ""), **pelaku,
    )  # fmt: skip
    messages.success(request, "Draf dihapus.")
    return redirect("anggaran:aturan")
