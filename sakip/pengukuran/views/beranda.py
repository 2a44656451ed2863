"""The start of measurement: my units, where their forms stand, and until when."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_tables2 as tables
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.inti.templatetags.sakip import waktu
from sakip.organisasi.pintu import masuk
from sakip.pengukuran.queries.alur_lama import tahun_pilihan
from sakip.pengukuran.queries.formulir_daftar import UnitFormulir, formulir_semua, unit_pengisi

#: With no more units than these, each shows its twelve months.
SEDIKIT = 4


class TabelFormulir(Tabel):
    """One row for each unit's form of the chosen month."""

    unit = tables.Column("Unit", accessor="unit")
    keadaan = tables.Column("Keadaan", accessor="keadaan")
    tenggat = tables.Column("Tenggat", accessor="tenggat")

    class Meta(Tabel.Meta):
        sequence = ("unit", "keadaan", "tenggat")

    def render_unit(self, value: str, record: dict[str, Any]) -> str:
        return format_html('<a href="{}">{}</a>', record["alamat"], value)

    def value_unit(self, value: str) -> str:
        return value

    def render_keadaan(self, value: str, record: dict[str, Any]) -> str:
        cip = format_html('<span class="keadaan keadaan-{}">{}</span>', record["kelas"], value)
        if not record["terlambat"]:
            return cip
        return format_html('{} <span class="keadaan keadaan-terlambat">{}</span>', cip, "Lewat tenggat")

    def value_keadaan(self, value: str, record: dict[str, Any]) -> str:
        return f"{value}, lewat tenggat" if record["terlambat"] else value

    def render_tenggat(self, value: dt.datetime, record: dict[str, Any]) -> str:
        return waktu(value, record["zona"])


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """My units and their forms of a month; of few units the whole year."""
    kini = timezone.now()
    hari = timezone.localdate(kini)
    lalu = hari.replace(day=1) - dt.timedelta(days=1)
    pilihan = tahun_pilihan({t.instansi_id for t in request.wewenang.tugas}, hari)
    tahun = _bilangan(request.GET.get("tahun", ""), lalu.year, pilihan[-1], hari.year + 1)
    bulan = _bilangan(request.GET.get("bulan", ""), lalu.month, 1, 12)
    wewenang = request.wewenang
    lingkup = wewenang.unit_boleh("isi", tahun) | wewenang.unit_boleh("verifikasi", tahun)
    lingkup |= wewenang.unit_boleh("setujui", tahun)
    pengisi = unit_pengisi(lingkup, tahun)
    sedikit = 0 < len(pengisi) <= SEDIKIT
    semua = formulir_semua(pengisi, tahun, range(1, 13) if sedikit else [bulan], kini)
    baris = [_baris(u, tahun, bulan) for u in semua]
    baris = saring(baris, request.GET.get("cari", "")[:100], lambda b: f"{b['unit']} {b['keadaan']}")
    tabel = TabelFormulir(baris)
    tabel.keterangan = f"Formulir {NAMA_BULAN[bulan - 1]} {tahun}"
    if jawaban := unduhan(request, tabel, f"formulir-{tahun}-{bulan:02d}"):
        return jawaban
    siapkan_tabel(request, tabel)
    return render(
        request,
        "pengukuran/formulir_beranda.html",
        {
            "tabel": tabel,
            "semua": semua if sedikit else [],
            "ada": bool(pengisi),
            "boleh_isi": bool(wewenang.unit_boleh("isi", tahun)),
            "boleh_putus": wewenang.punya("verifikasi", "setujui"),
            "tahun": tahun,
            "bulan": bulan,
            "nama_bulan": NAMA_BULAN[bulan - 1],
            "tahun_pilihan": pilihan,
            "bulan_pilihan": list(enumerate(NAMA_BULAN, 1)),
        },
    )


def _bilangan(teks: str, bawaan: int, bawah: int, atas: int) -> int:
    angka = int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 5 else bawaan
    return angka if bawah <= angka <= atas else bawaan


def _baris(u: UnitFormulir, tahun: int, bulan: int) -> dict[str, Any]:
    b = next(x for x in u.bulan if x.bulan == bulan)
    return {
        "unit": u.nama,
        "keadaan": b.kata,
        "kelas": b.keadaan,
        "terlambat": b.terlambat,
        "tenggat": b.tenggat if b.diminta else None,
        "zona": u.zona,
        "alamat": reverse("pengukuran:formulir", args=[u.instansi, u.kode, tahun, bulan]),
    }
