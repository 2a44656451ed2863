"""The register of sources: list, one source, its description; and all imports of an office."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.inti.tabel import Tabel, Tautan, Teks, saring, siapkan_tabel, unduhan
from sakip.inti.templatetags.sakip import ZONA
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.perencanaan.queries.sumber import satu_sumber
from sakip.perencanaan.services.sumber import BATAS, IsiSumber, simpan_sumber, tambah_sumber_awal
from sakip.pertukaran.meja.queries import impor_kantor, register_sumber, rincian_sumber
from sakip.pertukaran.views.meja import dasar

_BANTU = {
    "nama": "Seperti orang menyebutnya, misalnya SIMKIM.",
    "pemilik": "Kementerian, direktorat jenderal, atau biro yang mengelolanya.",
    "kekerapan": "Misalnya harian, bulanan, triwulanan.",
    "memberi": "Data apa yang diambil dari sini.",
    "alamat": "Diawali https://; boleh kosong.",
    "cara": "Menu dan bentuk berkasnya, misalnya Laporan, Rekap Bulanan, Excel.",
}


class _Waktu(Teks):
    """A day or a local time: sorted as such, written as people do."""

    def render(self, value: dt.date) -> str:
        hari = tulis_tanggal(value)
        return f"{hari} {value:%H.%M}" if isinstance(value, dt.datetime) else hari

    def value(self, value: Any) -> Any:
        return value or None


class _Angka(tables.Column):
    def __init__(self, judul: str) -> None:
        kelas = {"class": "angka"}
        super().__init__(judul, attrs={"td": {**kelas, "data-kolom": judul}, "th": kelas})


class TabelSumber(Tabel):
    keterangan = "Sistem asal variabel, uang, dan nilai"

    class Meta(Tabel.Meta):
        attrs: ClassVar = {"class": "tumpuk"}

    nama = Tautan("Sumber")
    pemilik = Teks("Pemilik")
    memberi = Teks("Memberi")
    kekerapan = Teks("Kekerapan")
    variabel = _Angka("Variabel")
    jenis = Teks("Dipetakan untuk")
    terakhir = _Waktu("Impor terakhir")


class TabelImpor(Tabel):
    keterangan = "Impor kantor ini"

    class Meta(Tabel.Meta):
        attrs: ClassVar = {"class": "tumpuk"}

    waktu = _Waktu("Waktu")
    sumber = Teks("Sumber")
    jenis = Teks("Jenis")
    berkas = Tautan("Berkas")
    per_tanggal = _Waktu("Per tanggal")
    baris = _Angka("Baris")
    oleh = Teks("Oleh")
    keadaan = Teks("Keadaan")


def _cari(request: Any) -> str:
    return str(request.GET.get("cari", "")[:100])


def _jam(waktu: dt.datetime, unit: Unit) -> dt.datetime:
    """Local time at the office, to the minute."""
    return waktu.astimezone(ZoneInfo(ZONA[unit.zona])).replace(second=0, microsecond=0, tzinfo=None)


@halaman("lihat_impor")
@require_safe
def register(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The sources of the agency: sort, filter, export."""
    kode = [unit.instansi.kode, unit.kode, tahun]
    baris = [
        {
            "nama": s.sumber.nama, "pemilik": s.sumber.pemilik, "memberi": s.sumber.memberi,
            "kekerapan": s.sumber.kekerapan, "variabel": s.sumber.variabel, "jenis": s.jenis,
            "terakhir": _jam(s.terakhir, unit) if s.terakhir else None,
            "alamat": reverse("meja:sumber_satu", args=[*kode, s.sumber.id]), "teks": s.teks,
        }
        for s in register_sumber(unit.instansi_id, unit)
    ]  # fmt: skip
    tabel = TabelSumber(saring(baris, _cari(request), lambda b: b["teks"]))
    if (jawab := unduhan(request, tabel, "sumber-data")) is not None:
        return jawab
    isi = {**dasar(request, unit, tahun, "sumber"), "tabel": siapkan_tabel(request, tabel)}
    return render(request, "pertukaran/meja/sumber.html", isi)


@halaman("lihat_impor")
@require_safe
def riwayat(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """All imports of the office: sort, filter, export."""
    kode = [unit.instansi.kode, unit.kode, tahun]
    baris = [
        {
            "waktu": _jam(i.waktu, unit), "sumber": i.peta.sumber.nama, "jenis": i.peta.get_jenis_display(),
            "berkas": i.nama_berkas, "per_tanggal": i.per_tanggal,
            "baris": i.baris, "oleh": i.oleh.nama, "keadaan": "dibatalkan" if i.dibatalkan else "diterapkan",
            "alamat": reverse("meja:impor", args=[*kode, i.pk]),
        }
        for i in impor_kantor(unit)
    ]  # fmt: skip
    tabel = TabelImpor(saring(baris, _cari(request), lambda b: " ".join(map(str, b.values()))))
    if (jawab := unduhan(request, tabel, f"impor-{unit.kode}")) is not None:
        return jawab
    isi = {**dasar(request, unit, tahun, "riwayat"), "tabel": siapkan_tabel(request, tabel)}
    return render(request, "pertukaran/meja/riwayat.html", isi)


@halaman("lihat_impor")
@require_safe
def satu(request: Any, unit: Unit, tahun: int, sumber: int) -> HttpResponse:
    """One source: what it is, which variables come from it, how it is read, what was imported."""
    s = satu_sumber(sumber, unit.instansi_id)
    isi = {**dasar(request, unit, tahun, "sumber"), "sumber": s, "rincian": rincian_sumber(s.pk, unit)}
    return render(request, "pertukaran/meja/sumber_satu.html", isi)


@halaman("petakan_sumber")
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Put a source into the register."""
    return _formulir(request, unit, tahun, None)


@halaman("petakan_sumber")
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, unit: Unit, tahun: int, sumber: int) -> HttpResponse:
    """Change the description of a source."""
    return _formulir(request, unit, tahun, sumber)


def _formulir(request: Any, unit: Unit, tahun: int, nomor: int | None) -> HttpResponse:
    s = satu_sumber(nomor, unit.instansi_id) if nomor is not None else None
    terpakai = bool(s and rincian_sumber(s.pk, unit).terpakai)
    masalah: tuple[Masalah, ...] = ()
    status = 200
    nilai = {k: getattr(s, k) if s else "" for k in BATAS}
    versi = s.versi if s else 0
    if request.method == "POST":
        nilai = {k: request.POST.get(k, "")[:2000] for k in BATAS}
        dilihat = request.POST.get("versi", "")
        pegang = int(dilihat) if dilihat.isdecimal() and len(dilihat) < 9 else -1
        try:
            simpan = simpan_sumber(
                unit=unit, sumber_id=nomor, versi=pegang, isi=IsiSumber(**nilai), nama_tetap=terpakai,
                oleh=request.user, peran=request.tugas.sebutan,
                waktu=timezone.now(),
            )  # fmt: skip
        except GalatSakip as salah:
            sebutan = {k: sebut for k, (_, sebut) in BATAS.items()}
            masalah = tuple(Masalah(sebutan.get(m.tempat, ""), m.pesan, m.saran) for m in salah.masalah)
            status = 409 if isinstance(salah, Basi) else 400
        else:
            messages.success(request, f"{simpan.nama} tersimpan di register.")
            return redirect("meja:sumber_satu", unit.instansi.kode, unit.kode, tahun, simpan.pk)
    isi = {
        **dasar(request, unit, tahun, "sumber"),
        "sumber": s,
        "versi": versi,
        "masalah": masalah,
        "medan": [(k, sebut, _BANTU[k], batas, nilai[k]) for k, (batas, sebut) in BATAS.items()],
        "nama_tetap": terpakai,
    }
    return render(request, "pertukaran/meja/sumber_form.html", isi, status=status)


@halaman("petakan_sumber")
@require_POST
def sumber_awal(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Put the well-known systems into the agency's register."""
    banyak = tambah_sumber_awal(
        unit=unit, oleh=request.user, peran=request.tugas.sebutan, waktu=timezone.now()
    )
    messages.success(
        request, f"{banyak} sumber data ditambahkan." if banyak else "Semua sumber itu sudah ada."
    )
    return redirect("meja:sumber", unit.instansi.kode, unit.kode, tahun)
