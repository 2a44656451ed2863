"""Snapshots of scores: the list, the grid to type one in, its correction, and which one the report uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.anggaran.ketikan_skor import baris, bulat, kepala, kisi, tersimpan
from sakip.anggaran.models import JenisSkor
from sakip.anggaran.queries.asal_skor import KATA, CatatanAsal, asal_potret
from sakip.anggaran.queries.skor import SkorWilayah, daftar_potret, skor_wilayah
from sakip.anggaran.queries.skor_satker import satu_potret, wilayah_potret
from sakip.anggaran.services.skor import hapus_potret, pilih_potret, simpan_potret, ubah_potret
from sakip.anggaran.services.skor_periksa import WILAYAH, PerluKonfirmasi, periksa_isi
from sakip.anggaran.views.bersama import alamat, dasar, hari_ini, per_tempat
from sakip.anggaran.views.skor import jenis_skor
from sakip.aturan.periode import NAMA_BULAN
from sakip.berkas.unduh import kirim_berkas
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman

BULAN = tuple(enumerate(NAMA_BULAN, 1))


@halaman("lihat")
@require_safe
def daftar(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """All snapshots of a year that the office reads, and which one counts."""
    potret = daftar_potret(unit, tahun)
    asal = asal_potret(p.info.id for p in potret)
    return render(
        request,
        "anggaran/skor_potret.html",
        {
            **dasar(request, unit, tahun, "skor"),
            "kelompok": [
                {
                    "jenis": j,
                    "kata": str(j.label),
                    "potret": [
                        {
                            "p": p,
                            "asal": next(iter(asal[p.info.id]), None),
                            "koreksi": _koreksi(asal[p.info.id]),
                        }
                        for p in potret
                        if p.info.jenis == j
                    ],
                }
                for j in JenisSkor
            ],
        },
    )


def _koreksi(asal: Sequence[CatatanAsal]) -> int:
    return sum(c.kata == KATA["skor.koreksi"] for c in asal)


def _kosong(unit: Unit) -> dict[str, str]:
    return {"sumber": "", "per_tanggal": hari_ini(unit).isoformat(), "sampai_bulan": "12"}


@halaman("kelola_anggaran")
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any, unit: Unit, tahun: int, jenis: str) -> HttpResponse:
    """Type a snapshot in: satker by component, with the official figure."""
    w = skor_wilayah(unit, tahun, jenis_skor(jenis))
    isi = {**dasar(request, unit, tahun, "skor"), "w": w, "jenis": jenis, "bulan": BULAN, "potret": None}
    if request.method != "POST":
        return _kisi(request, w, isi, _kosong(unit), None)
    ketikan = request.POST.dict()
    try:
        kep, bar = _baca(ketikan, w)
        simpan_potret(
            unit=unit, tahun=tahun, aturan=w.aturan, kepala=kep, baris=bar,
            konfirmasi=ketikan.get("diperiksa") == "1", hari_ini=hari_ini(unit), oleh=request.user,
            peran=request.tugas.sebutan, waktu=timezone.now(),
        )  # fmt: skip
    except GalatSakip as salah:
        return _kisi(request, w, isi, ketikan, salah)
    messages.success(request, f"Potret {w.sebutan} tersimpan.")
    return redirect(alamat("potret_skor", unit, tahun))


def _baca(ketikan: dict[str, str], w: SkorWilayah) -> tuple[Any, Any]:
    masalah: list[Masalah] = []
    kep = kepala(ketikan, masalah)
    bar = baris(ketikan, tuple(b.dipa_id for b in w.baris), w.kolom, masalah)
    if masalah or kep is None:
        # what could be read is checked too, so that one round shows every fault
        isi = [b for b in bar if not b.kosong]
        raise GalatSakip(masalah + (periksa_isi(w.unit, w.tahun, w.aturan, isi) if isi else []))
    return kep, bar


def _bertempat(w: SkorWilayah, salah: GalatSakip | None) -> list[dict[str, Any]]:
    """The faults, each with the satker and the column that it stands at."""
    nama = {str(b.dipa_id): b.nama for b in w.baris} | {WILAYAH: "Kantor seluruhnya"}
    hasil = []
    for m in salah.masalah if salah else ():
        jenis, _, sisa = m.tempat.partition("-")
        kunci = sisa.partition("-")[0]
        hasil.append({"m": m, "di": nama.get(kunci, "") if jenis in ("k", "r", "t", "c") else ""})
    return hasil


def _kisi(
    request: Any, w: SkorWilayah, isi: dict[str, Any], ketikan: dict[str, str], salah: GalatSakip | None
) -> HttpResponse:
    per = per_tempat(salah) if salah is not None else {}
    status = 200 if salah is None else 409 if isinstance(salah, Basi) else 400
    return render(
        request,
        "anggaran/skor_kisi.html",
        {
            **isi,
            "kisi": kisi(w, ketikan, per),
            "ketikan": ketikan,
            "salah": per,
            "masalah": _bertempat(w, salah),
            "tanya": isinstance(salah, PerluKonfirmasi),
            "basi": isinstance(salah, Basi),
        },
        status=status,
    )


@halaman("lihat")
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: Any, unit: Unit, tahun: int, nomor: int) -> HttpResponse:
    """One snapshot: everybody reads it; who manages the budget corrects it with a reason."""
    potret = satu_potret(unit, nomor)
    w = wilayah_potret(unit, potret)
    boleh = request.wewenang.boleh("kelola_anggaran", unit, tahun)
    isi = {
        **dasar(request, unit, tahun, "skor"), "w": w, "jenis": potret.jenis, "bulan": BULAN,
        "potret": potret, "boleh": boleh, "hanya_baca": not boleh,
        "boleh_berkas": request.wewenang.boleh("lihat_bukti", unit, tahun),
        "asal": asal_potret([potret.pk])[potret.pk],
    }  # fmt: skip
    if request.method != "POST":
        return _kisi(request, w, isi, {**tersimpan(potret, w), "versi": str(potret.versi)}, None)
    tugas = request.wewenang.wajib("kelola_anggaran", unit, tahun)
    ketikan = request.POST.dict()
    try:
        kep, bar = _baca(ketikan, w)
        ubah_potret(
            unit=unit, nomor=nomor, aturan=w.aturan, kepala=kep, baris=bar,
            konfirmasi=ketikan.get("diperiksa") == "1", hari_ini=hari_ini(unit),
            versi=bulat(ketikan.get("versi", "")) or 0, alasan=ketikan.get("alasan", ""), oleh=request.user,
            peran=tugas.sebutan, waktu=timezone.now(),
        )  # fmt: skip
    except Basi as salah:
        kini = satu_potret(unit, nomor)
        ketikan["versi"] = str(kini.versi)
        return _kisi(request, w, isi | {"potret": kini, "kini": tersimpan(kini, w)}, ketikan, salah)
    except GalatSakip as salah:
        return _kisi(request, w, isi, ketikan, salah)
    messages.success(request, "Potret dikoreksi.")
    return redirect(alamat("potret_skor", unit, tahun))


@halaman("lihat_bukti")
@require_safe
def berkas(request: Any, unit: Unit, tahun: int, nomor: int) -> FileResponse:
    """The file that a snapshot was read from, as a download."""
    potret = satu_potret(unit, nomor)
    if potret.berkas is None:
        raise TidakDitemukan(
            Masalah("berkas", "Potret ini tidak berasal dari berkas.", "Lihat sumber dan pencatatnya.")
        )
    return kirim_berkas(potret.berkas, f"{potret.jenis} {potret.tahun} {potret.per_tanggal.isoformat()}")


@halaman("kelola_anggaran")
@require_POST
def hapus(request: Any, unit: Unit, tahun: int, nomor: int) -> HttpResponse:
    """Take a wrong snapshot away, with the reason."""
    satu_potret(unit, nomor)
    hapus_potret(
        unit=unit, nomor=nomor, alasan=request.POST.get("alasan", ""), oleh=request.user,
        peran=request.tugas.sebutan, waktu=timezone.now(),
    )  # fmt: skip
    messages.success(request, "Potret dihapus.")
    return redirect(alamat("potret_skor", unit, tahun))


@halaman("kelola_anggaran")
@require_POST
def pilih(request: Any, unit: Unit, tahun: int, jenis: str) -> HttpResponse:
    """Fix the snapshot of the report, or let the latest count again."""
    nomor = bulat(request.POST.get("potret", ""))
    pilih_potret(
        unit=unit, tahun=tahun, jenis=jenis_skor(jenis), nomor=nomor, oleh=request.user,
        peran=request.tugas.sebutan, waktu=timezone.now(),
    )  # fmt: skip
    kata = "Potret laporan ditetapkan." if nomor else "Laporan memakai potret terbaru lagi."
    messages.success(request, kata)
    return redirect(alamat("potret_skor", unit, tahun))
