"""The paragraphs of the profile: revised, confirmed, added, moved, removed, tied to indicators."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.dasbor.views.laporan_bersama import bulat, dasar, gambar_teks, mulai_dahulu, profil_tahun_ini
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.pelaporan.models import JenisUraian, Profil, Uraian
from sakip.pelaporan.services import geser_uraian, hapus_uraian, tambah_uraian, ubah_uraian
from sakip.perjanjian.models import ButirPerjanjian

#: Kinds whose paragraphs the report ties to the account of their indicators.
BERINDIKATOR = frozenset({"aspek_strategis", "isu_strategis"})


@dataclass(frozen=True)
class BarisUraian:
    """A paragraph with what stands in its fields: as stored, or as typed and refused."""

    uraian: Uraian
    judul: str
    isi: str
    tentang: str
    indikator: frozenset[str]
    bentrok: bool = False


@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def uraian(request: Any, unit: Unit, tahun: int, jenis: str) -> HttpResponse:
    """The paragraphs of one kind: revise, confirm, add, move, remove."""
    if jenis not in JenisUraian.values:
        raise Http404("Jenis uraian itu tidak ada. Buka dari daftar bagian laporan.")
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    bagian = Unit.objects.filter(pk__in=subpohon(unit, tahun)).order_by("kode")
    nama = nama_unit([u.pk for u in bagian], dt.date(tahun, 12, 31))
    masalah: tuple[Masalah, ...] = ()
    pk, status = 0, 200
    if request.method == "POST":
        pk = bulat(request.POST.get("uraian", ""))
        try:
            _ubah(request, unit, jenis, profil, pk, {u.kode: u for u in bagian})
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
        else:
            jawab = redirect("laporan:uraian", unit.instansi.kode, unit.kode, tahun, jenis)
            if pk and request.POST.get("aksi") in ("naik", "turun"):
                jawab["Location"] += f"#uraian-{pk}"
            return jawab
    baris = _baris(profil, jenis, {u: n[0] for u, n in nama.items()})
    if masalah and pk and request.POST.get("aksi") not in ("naik", "turun", "hapus"):
        baris = [_diketik(request, b, status == 409) if b.uraian.pk == pk else b for b in baris]
    return render(
        request,
        "dasbor/laporan/uraian.html",
        {
            **dasar(unit, tahun, "bagian"),
            "jenis": jenis,
            "nama_jenis": JenisUraian(jenis).label,
            "baris": baris,
            "bagian": [(u.kode, nama.get(u.pk, (u.kode,))[0]) for u in bagian if u.pk != unit.pk],
            "indikator": _indikator(unit, tahun, baris) if jenis in BERINDIKATOR else {},
            "baru": request.POST if masalah and not pk else {},
            "dicentang": request.POST.getlist("indikator") if masalah and not pk else [],
            "gambar_teks": gambar_teks(unit, tahun),
            "masalah": masalah,
        },
        status=status,
    )


def _baris(profil: Profil, jenis: str, nama: dict[int, str]) -> list[BarisUraian]:
    """The paragraphs as stored; two queries."""
    daftar = Uraian.objects.filter(profil=profil, jenis=jenis).order_by("urutan", "kunci")
    return [
        BarisUraian(
            u,
            u.judul,
            u.isi,
            nama.get(u.unit_id or 0, ""),
            frozenset(i.kunci for i in u.indikator.all()),
        )
        for u in daftar.prefetch_related("indikator")
    ]


def _diketik(request: Any, b: BarisUraian, bentrok: bool) -> BarisUraian:
    return BarisUraian(
        b.uraian,
        request.POST.get("judul", ""),
        request.POST.get("isi", ""),
        b.tentang,
        frozenset(request.POST.getlist("indikator")),
        bentrok,
    )


def _indikator(unit: Unit, tahun: int, baris: list[BarisUraian]) -> dict[str, str]:
    """Indicators of the year's agreements by key, and those that a paragraph is tied to besides."""
    butir = ButirPerjanjian.objects.filter(perjanjian__unit=unit, perjanjian__tahun=tahun).order_by(
        "kode", "perjanjian__revisi"
    )
    hasil = {k: f"{kode} {r}" for k, kode, r in butir.values_list("indikator__kunci", "kode", "rumusan")}
    for kunci in sorted({k for b in baris for k in b.indikator} - set(hasil)):
        hasil[kunci] = f"{kunci} (tidak ada pada Perjanjian Kinerja {tahun})"
    return hasil


def _ubah(request: Any, unit: Unit, jenis: str, profil: Profil, pk: int, bagian: dict[str, Unit]) -> None:
    siapa = {"oleh": request.user, "peran": request.tugas.sebutan, "waktu": timezone.now()}
    judul, isi = request.POST.get("judul", "").strip(), request.POST.get("isi", "").strip()
    indikator = request.POST.getlist("indikator")[:200] if jenis in BERINDIKATOR else None
    aksi = request.POST.get("aksi", "")
    if len(judul) > 300:
        raise galat("judul", f"Judul {len(judul)} huruf, paling panjang 300.", "Persingkat judulnya.")
    if not pk:
        tentang = request.POST.get("tentang", "")
        if tentang and tentang not in bagian:
            raise galat("tentang", "Unit itu bukan bagian kantor ini.", "Pilih dari daftar.")
        tambah_uraian(
            unit=unit, tahun=profil.tahun, jenis=jenis, judul=judul, isi=isi, tentang=bagian.get(tentang),
            indikator=indikator or (), **siapa,
        )  # fmt: skip
        messages.success(request, "Uraian ditambahkan.")
        return
    satu = Uraian.objects.filter(profil=profil, jenis=jenis, pk=pk).first()
    if satu is None:
        raise galat(
            "uraian", "Uraian itu sudah dihapus.", "Salin ketikan Anda, lalu tambahkan sebagai uraian baru."
        )
    if aksi in ("naik", "turun"):
        geser_uraian(uraian=satu, naik=aksi == "naik", **siapa)
        return
    versi = bulat(request.POST.get("versi", ""))
    if aksi == "hapus":
        hapus_uraian(uraian=satu, versi=versi, **siapa)
        messages.success(request, "Uraian dihapus; isinya tetap tercatat di jejak.")
        return
    ubah_uraian(uraian=satu, isi=isi, judul=judul, versi=versi, indikator=indikator, **siapa)
    messages.success(request, "Uraian tersimpan.")
