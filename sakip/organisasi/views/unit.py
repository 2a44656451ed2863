"""Pages of units that read: the tree of a day, and one unit with its history."""

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

from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.organisasi import forms
from sakip.organisasi.models import Garis, Instansi, JenisUnit
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import cari_unit
from sakip.organisasi.queries.unit import (
    BarisUnit,
    pohon_pada,
    rincian_unit,
    tahun_wewenang,
)
from sakip.organisasi.views.unit_bersama import boleh_kelola

# --- the list -----------------------------------------------------------------------------------------


class TabelUnit(Tabel):
    keterangan = "Unit dengan induk, kode, dan pejabatnya"

    nama = tables.Column(verbose_name="Unit")
    kode = tables.Column(verbose_name="Kode")
    sebut_jenis = tables.Column(verbose_name="Jenis")
    nama_induk = tables.Column(verbose_name="Di bawah", empty_values=(None,))
    kode_lain = tables.Column(verbose_name="Kode lain", empty_values=(None,))
    kepala = tables.Column(verbose_name="Pejabat", empty_values=(None,))
    sejak = tables.DateColumn(verbose_name="Sejak", format="j M Y", attrs={"td": {"class": "sebaris"}})

    class Meta(Tabel.Meta):
        attrs = {"class": "tumpuk-kecil"}  # noqa: RUF012

    def __init__(self, *args: Any, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instansi = instansi

    def render_nama(self, record: BarisUnit) -> str:
        alamat = reverse("organisasi:unit_lihat", args=[self.instansi.kode, record.kode])
        return format_html(
            '<a class="lekuk-{}" href="{}">{}</a>', min(record.tingkat, 6), alamat, record.nama
        )

    def value_nama(self, record: BarisUnit) -> str:
        return record.nama

    def value_sejak(self, record: BarisUnit) -> dt.date:
        return record.sejak


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The units of an agency on a day and line, as far as the person may see them."""
    boleh = request.wewenang.unit_boleh("lihat")
    pilihan = list(Instansi.objects.filter(unit__pk__in=boleh).distinct().order_by("nama"))
    if not pilihan:
        return render(request, "organisasi/unit_kosong.html")
    instansi = next((i for i in pilihan if i.kode == request.GET.get("instansi")), None) or _utama(
        request, pilihan
    )
    formulir = forms.FormSaring(request.GET)
    pada, garis, jenis = formulir.bersih(timezone.localdate())
    tampak = boleh | request.wewenang.unit_boleh("lihat", pada.year)
    semua = [b for b in pohon_pada(instansi, pada, garis) if b.id in tampak]
    hasil = [b for b in semua if not jenis or b.jenis == jenis]
    hasil = saring(
        hasil,
        request.GET.get("cari", "")[:100],
        lambda b: f"{b.nama} {b.singkatan} {b.kode} {b.kode_lain} {b.kepala}",
    )
    tabel = TabelUnit(hasil, instansi=instansi)
    if jawab := unduhan(request, tabel, f"unit {instansi.kode} {pada}"):
        return jawab
    return render(
        request,
        "organisasi/unit_daftar.html",
        {
            "tabel": siapkan_tabel(request, tabel, sehalaman=100),
            "instansi": instansi,
            "pilihan": pilihan,
            "pada": pada,
            "hari_ini": timezone.localdate(),
            "garis": garis,
            "sebut_garis": Garis(garis).label,
            "jenis": jenis,
            "garis_semua": Garis.choices,
            "jenis_semua": JenisUnit.choices,
            "jumlah": len(hasil),
            "semua": len(semua),
            "kelola": request.wewenang.punya("kelola_unit"),
        },
    )


def _utama(request: Any, pilihan: list[Instansi]) -> Instansi:
    """The agency where the person works; of several the first by unit."""
    sendiri = [t.instansi_id for t in request.wewenang.tugas]
    return min(pilihan, key=lambda i: sendiri.index(i.pk) if i.pk in sendiri else len(sendiri))


# --- one unit -----------------------------------------------------------------------------------------


@masuk
@require_safe
def lihat(request: Any, instansi: str, unit: str) -> HttpResponse:
    """All that is known of a unit, and what may be done to it."""
    ini = cari_unit(instansi, unit)
    request.wewenang.wajib("lihat", ini, tahun_wewenang(ini, timezone.localdate().year))
    formulir = forms.FormSaring(request.GET)
    hari_ini = timezone.localdate()
    pada, _, _ = formulir.bersih(hari_ini)
    rincian = rincian_unit(ini, pada)
    return render(
        request,
        "organisasi/unit_lihat.html",
        {
            "rincian": rincian,
            "unit": ini,
            "pada": pada,
            "hari_ini": hari_ini,
            "berakhir": rincian.ditutup is not None and rincian.ditutup <= hari_ini,
            "kelola": boleh_kelola(request, ini),
        },
    )
