"""Rows to enter into SMART, e-Monev and e-Performance, as a table and as a file."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import django_tables2 as tables
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.inti.templatetags.sakip import ZONA
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pengukuran.models import Bacaan
from sakip.pertukaran.meja.ekspor import TUJUAN, Isian, susun_isian, teks_baris
from sakip.pertukaran.views.meja import dasar

_PANJANG = frozenset({"sebab", "kendala", "solusi", "keterangan"})
_ANGKA = frozenset(
    {"target", "volume", "volume_persen", "progres", "pagu", "realisasi", "serapan", "capaian"}
)


class _Sel(tables.Column):
    """A figure or a text; an export gets the value itself."""

    def __init__(self, judul: str, kunci: str) -> None:
        kelas = "angka" if kunci in _ANGKA else "kecil" if kunci in _PANJANG else ""
        attrs = {"td": {"data-kolom": judul, "class": kelas}, "th": {"class": kelas}}
        super().__init__(judul, attrs=attrs, default="")

    def render(self, value: Any) -> str:
        if isinstance(value, int):
            return tulis(Decimal(value), 0)
        return tulis(value, None) if isinstance(value, Decimal) else str(value)

    def value(self, value: Any) -> Any:
        return None if value == "" else value


def _tabel(isi: Isian, baris: list[Any]) -> Tabel:
    kolom = [(k, _Sel(judul, k)) for k, judul in isi.kolom]
    tabel = Tabel(baris, extra_columns=kolom, attrs={"class": "tumpuk"})
    tabel.keterangan = isi.judul
    return tabel


def bulan_diminta(request: Any, tahun: int, hari: dt.date) -> int:
    """The month of the address, else the last one that is over."""
    isi = request.GET.get("bulan", "")
    if isi.isdecimal() and 1 <= int(isi[:3]) <= 12:
        return int(isi[:3])
    lalu = hari.replace(day=1) - dt.timedelta(days=1)
    return lalu.month if lalu.year == tahun else 12


@halaman("lihat_impor")
@require_safe
def ekspor(request: Any, unit: Unit, tahun: int, tujuan: str) -> HttpResponse:
    """Our figures as the other system asks for them, by month; ``?unduh=xlsx|csv`` gives the file."""
    if tujuan not in TUJUAN:
        raise TidakDitemukan(
            Masalah("tujuan", "Sistem tujuan itu tidak dikenal.", f"Pilih {', '.join(TUJUAN.values())}.")
        )
    hari = timezone.localdate(timezone=ZoneInfo(ZONA[unit.zona]))
    bulan = bulan_diminta(request, tahun, hari)
    bacaan = Bacaan.SEMENTARA if request.GET.get("bacaan") == Bacaan.SEMENTARA else Bacaan.RESMI
    isi = susun_isian(tujuan, unit, tahun, bulan, bacaan=bacaan, pada=hari)
    tabel = _tabel(isi, saring(isi.baris, request.GET.get("cari", "")[:100], teks_baris))
    if (jawab := unduhan(request, tabel, f"{tujuan}-{unit.kode}-{tahun}-{bulan:02d}")) is not None:
        return jawab
    return render(
        request,
        "pertukaran/meja/ekspor.html",
        {
            **dasar(request, unit, tahun, tujuan),
            "isi": isi,
            "tabel": siapkan_tabel(request, tabel),
            "bulan": list(enumerate(NAMA_BULAN, 1)),
            "bulan_kini": bulan,
            "bacaan": bacaan,
            "berbacaan": tujuan == "e-performance",
        },
    )
