"""Staff figures of the report: the day and source of all of them, and a table per dimension."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.dasbor.views.laporan_bersama import dasar, mulai_dahulu, pelaku, profil_tahun_ini
from sakip.dasbor.views.profil import bagian_form, ketikan_bagian
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.pelaporan.models import Dimensi, Profil
from sakip.pelaporan.services import (
    KATEGORI_TERBANYAK,
    TabelPegawai,
    belum_ditinjau,
    sidik_pegawai,
    simpan_bagian,
    simpan_pegawai,
    tabel_pegawai,
)

#: Headings that an empty table begins with; people rename, add and leave them empty as they need.
KATEGORI_LAZIM = {
    "jenis_kelamin": ("Laki-laki", "Perempuan"),
    "golongan": ("I", "II", "III", "IV"),
    "pendidikan": ("SMA", "D-III", "S-1", "S-2", "S-3"),
    "jenis_jabatan": ("Struktural", "Fungsional", "Pelaksana"),
}
KOLOM_KOSONG = 2


@dataclass(frozen=True)
class BarisPegawai:
    """A unit of the table: its cells as typed, its sum as stored."""

    kode: str
    nama: str
    sel: list[tuple[int, str]]
    jumlah: int | None
    di_luar: bool = False


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def pegawai(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Totals of every dimension, and the day and source that all figures share."""
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    masalah: tuple[Masalah, ...] = ()
    ketikan, status = None, 200
    if request.method == "POST":
        ketikan = ketikan_bagian(request, "pegawai")
        try:
            berubah = simpan_bagian(
                unit=unit,
                tahun=tahun,
                bagian="pegawai",
                isi=ketikan,
                dilihat=request.POST.get("dilihat", ""),
                pelaku=pelaku(request),
            )
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
        else:
            messages.success(
                request, "Tanggal dan sumber tersimpan." if berubah else "Tidak ada yang berubah."
            )
            return redirect("laporan:pegawai", unit.instansi.kode, unit.kode, tahun)
    tabel = tabel_pegawai(profil)
    return render(
        request,
        "dasbor/laporan/pegawai.html",
        {
            **dasar(unit, tahun, "pegawai"),
            **bagian_form(profil, "pegawai", ketikan, status == 409),
            "dimensi": [
                (nilai, label, tabel.get(nilai), _salinan(profil, nilai) if nilai in tabel else None)
                for nilai, label in Dimensi.choices
            ],
            "beda": _beda(tabel, _nama(_bagian(unit, tahun), tahun)),
            "masalah": masalah,
        },
        status=status,
    )


def _salinan(profil: Profil, dimensi: str) -> int | None:
    return profil.dari_tahun if belum_ditinjau(profil, f"pegawai.{dimensi}") else None


def _beda(tabel: dict[str, TabelPegawai], nama: dict[str, str]) -> list[tuple[str, str]]:
    """Units whose staff is not the same in every dimension that tells of them, with their totals."""
    hasil = []
    for kode in dict.fromkeys(u for t in tabel.values() for u, _ in t.isi):
        jumlah = {d: n for d, t in tabel.items() if (n := t.jumlah_unit(kode)) is not None}
        if len(set(jumlah.values())) > 1:
            rinci = ", ".join(f"{Dimensi(d).label.lower()} {n}" for d, n in jumlah.items())
            hasil.append((nama.get(kode, kode), rinci))
    return hasil


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def pegawai_dimensi(request: Any, unit: Unit, tahun: int, dimensi: str) -> HttpResponse:
    """The table of one dimension to type in: units down, categories across, sums computed."""
    if dimensi not in Dimensi.values:
        raise Http404("Penggolongan pegawai itu tidak ada. Buka dari halaman Pegawai.")
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    bagian = _bagian(unit, tahun)
    masalah: tuple[Masalah, ...] = ()
    kategori: list[str] | None = None
    isi: dict[tuple[str, int], str] = {}
    status = 200
    if request.method == "POST":
        kategori, isi = _ketikan(request)
        if request.POST.get("aksi") == "kolom":
            kategori += [""] * KOLOM_KOSONG
        else:
            try:
                berubah = simpan_pegawai(
                    unit=unit,
                    tahun=tahun,
                    dimensi=dimensi,
                    kategori=kategori,
                    isi=isi,
                    bagian={u.kode: u for u in bagian},
                    dilihat=request.POST.get("dilihat", ""),
                    pelaku=pelaku(request),
                )
            except GalatSakip as salah:
                masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
                masalah = _bernama(masalah, _nama(bagian, tahun))
            else:
                messages.success(request, "Angka tersimpan." if berubah else "Tidak ada yang berubah.")
                return redirect("laporan:pegawai_dimensi", unit.instansi.kode, unit.kode, tahun, dimensi)
    tabel = tabel_pegawai(profil).get(dimensi)
    tampil = (kategori if kategori is not None else _kolom(dimensi, tabel))[:KATEGORI_TERBANYAK]
    nama = _nama(bagian, tahun)
    return render(
        request,
        "dasbor/laporan/pegawai_dimensi.html",
        {
            **dasar(unit, tahun, "pegawai"),
            "dimensi": dimensi,
            "nama_dimensi": Dimensi(dimensi).label,
            "kategori": list(enumerate(tampil)),
            "penuh": len(tampil) >= KATEGORI_TERBANYAK,
            "baris": _baris(nama, tampil, tabel, isi if kategori else None),
            "jumlah_kategori": [tabel.jumlah_kategori(k) if tabel and k else None for k in tampil],
            "tabel": tabel,
            "bentrok": status == 409,
            "tersimpan": _tersimpan(tabel, nama) if status == 409 and tabel else (),
            "dilihat": request.POST.get("dilihat", "")
            if request.POST.get("aksi") == "kolom"
            else sidik_pegawai(tabel),
            "salinan": _salinan(profil, dimensi) if tabel else None,
            "masalah": masalah,
        },
        status=status,
    )


def _bagian(unit: Unit, tahun: int) -> list[Unit]:
    """The office and its units, as the year's tree has them, the office first."""
    jarak = subpohon(unit, tahun)
    return sorted(Unit.objects.filter(pk__in=jarak), key=lambda u: (jarak[u.pk] > 0, u.kode))


def _nama(bagian: list[Unit], tahun: int) -> dict[str, str]:
    nama = nama_unit([u.pk for u in bagian], dt.date(tahun, 12, 31))
    return {u.kode: nama.get(u.pk, (u.kode,))[0] for u in bagian}


def _tersimpan(tabel: TabelPegawai, nama: dict[str, str]) -> list[tuple[str, list[int | None]]]:
    """The stored figures, to be seen beside what was typed."""
    unit = dict.fromkeys(u for u, _ in tabel.isi)
    return [(nama.get(u, u), [tabel.isi.get((u, k)) for k in tabel.kategori]) for u in unit]


def _bernama(masalah: tuple[Masalah, ...], nama: dict[str, str]) -> tuple[Masalah, ...]:
    """Places named by the unit's name instead of its code."""
    hasil = []
    for m in masalah:
        kode, koma, sisa = m.tempat.partition(", ")
        hasil.append(Masalah(f"{nama.get(kode, kode)}{koma}{sisa}", m.pesan, m.saran))
    return tuple(hasil)


def _kolom(dimensi: str, tabel: TabelPegawai | None) -> list[str]:
    awal = list(tabel.kategori if tabel else KATEGORI_LAZIM[dimensi])
    return [*awal, *[""] * min(KOLOM_KOSONG, max(0, KATEGORI_TERBANYAK - len(awal)))]


def _ketikan(request: Any) -> tuple[list[str], dict[tuple[str, int], str]]:
    """Categories and cells (``j-UNIT-NUMBER``) as typed."""
    kategori = request.POST.getlist("kategori")[: KATEGORI_TERBANYAK + KOLOM_KOSONG]
    isi = {}
    for nama, teks in request.POST.items():
        awalan, _, nomor = nama.rpartition("-")
        if awalan.startswith("j-") and nomor.isascii() and nomor.isdecimal() and len(nomor) < 3:
            isi[awalan[2:], int(nomor)] = teks
    return kategori, isi


def _baris(
    nama: dict[str, str],
    kategori: list[str],
    tabel: TabelPegawai | None,
    ketikan: dict[tuple[str, int], str] | None,
) -> list[BarisPegawai]:
    """A row per unit; behind them units that have figures and stand elsewhere in this year's tree."""
    tersimpan = tabel.isi if tabel else {}
    lain = [u for u in dict.fromkeys(u for u, _ in tersimpan) if u not in nama]

    def sel(kode: str) -> list[tuple[int, str]]:
        if ketikan is not None:
            return [(n, ketikan.get((kode, n), "")) for n in range(len(kategori))]
        return [(n, str(tersimpan.get((kode, k), "")) if k else "") for n, k in enumerate(kategori)]

    return [
        BarisPegawai(
            kode,
            nama.get(kode, kode),
            sel(kode),
            tabel.jumlah_unit(kode) if tabel else None,
            di_luar=kode not in nama,
        )
        for kode in [*nama, *lain]
    ]
