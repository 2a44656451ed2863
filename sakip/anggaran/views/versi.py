"""A DIPA and its versions: entered as a grid or as text, corrected, taken out, compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.anggaran import forms
from sakip.anggaran.models import BarisDipa, Dipa, JenisBelanja, JenisRevisi, RevisiDipa
from sakip.anggaran.queries.daftar import satu_dipa
from sakip.anggaran.queries.kendali import BIDANG, beda_dokumen, kata_bidang
from sakip.anggaran.queries.muatan import sebut_versi
from sakip.anggaran.queries.pilihan import bagian_baris, kode_baris, program_pilihan
from sakip.anggaran.services import koreksi
from sakip.anggaran.services.dipa import BarisMasuk, buat_dipa, simpan_versi
from sakip.anggaran.views.bersama import alamat, dasar, hari_ini, per_tempat, tolak
from sakip.aturan.angka import tulis
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.perjanjian.forms import bulat, tanggal

UBAH = ["GET", "HEAD", "POST"]
#: Rows of a page; a larger version is shown in parts.
BATAS_KISI = 25
BARIS_BARU = 3


def oleh(request: Any) -> dict[str, Any]:
    return {"oleh": request.user, "peran": request.tugas.sebutan, "waktu": timezone.now()}


def ke_dipa(unit: Unit, tahun: int, d: Dipa) -> HttpResponse:
    return redirect(alamat("dipa_satu", unit, tahun, dipa=d.pk))


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def dipa_baru(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """A new DIPA; its first version follows."""
    isi = _isi_dipa(request, unit, tahun, request.POST.dict())
    if request.method != "POST":
        return render(request, "anggaran/dipa_baru.html", isi)
    try:
        d = buat_dipa(
            unit=unit, tahun=tahun, kode=request.POST.get("kode", ""), nama=request.POST.get("nama", ""),
            program_id=isi["program_dipilih"], **oleh(request),
        )  # fmt: skip
    except GalatSakip as salah:
        return tolak(request, "anggaran/dipa_baru.html", salah, isi)
    messages.success(request, f"DIPA {d.kode} tersimpan. Isi baris versi awalnya.")
    return redirect(alamat("versi", unit, tahun, dipa=d.pk))


def _isi_dipa(request: Any, unit: Unit, tahun: int, nilai: dict[str, Any]) -> dict[str, Any]:
    dipilih = bulat(str(nilai.get("program") or ""))
    return {
        **dasar(request, unit, tahun, "dipa"),
        "nilai": nilai,
        "program": program_pilihan(unit, tahun, dipilih),
        "program_dipilih": dipilih,
    }


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def dipa_ubah(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Correct a DIPA's code, name, programme; or take an empty one out."""
    d = satu_dipa(unit, tahun, dipa)
    kirim = request.method == "POST"
    tersimpan = {"kode": d.kode, "nama": d.nama, "program": d.program_id}
    isi = _isi_dipa(request, unit, tahun, request.POST.dict() if kirim else tersimpan) | {"d": d}
    if not kirim:
        return render(request, "anggaran/dipa_baru.html", isi)
    alasan = request.POST.get("alasan_koreksi", "")
    try:
        if request.POST.get("tindakan") == "hapus":
            koreksi.hapus_dipa(unit=unit, tahun=tahun, dipa_id=d.pk, alasan=alasan, **oleh(request))
            messages.success(request, f"DIPA {d.kode} dihapus. Jejaknya tersimpan.")
            return redirect(alamat("dipa", unit, tahun))
        d = koreksi.ubah_dipa(
            unit=unit, tahun=tahun, dipa_id=d.pk, kode=request.POST.get("kode", ""),
            nama=request.POST.get("nama", ""), program_id=isi["program_dipilih"], alasan=alasan,
            **oleh(request),
        )  # fmt: skip
    except GalatSakip as salah:
        return tolak(request, "anggaran/dipa_baru.html", salah, isi)
    messages.success(request, f"DIPA {d.kode} dibetulkan.")
    return ke_dipa(unit, tahun, d)


# --- a version, new or corrected ----------------------------------------------------------------------


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def versi(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """A new version: starts as a copy of the last."""
    d = satu_dipa(unit, tahun, dipa)
    akhir = d.revisi.order_by("-nomor").first()
    isi = _isi_versi(request, unit, tahun, d, akhir, None)
    kini = "" if akhir is None else str(akhir.nomor)
    isi |= {"dilihat": request.POST.get("dilihat", "") if request.method == "POST" else kini, "kini": kini}
    if request.method != "POST" or request.POST.get("tambah"):
        return render(request, "anggaran/isian_versi.html", isi)
    try:
        baris, dihapus = _baris_masuk(isi)
        r = simpan_versi(
            unit=unit, tahun=tahun, dipa_id=d.pk, nomor_dilihat=bulat(request.POST.get("dilihat")),
            jenis_revisi=request.POST.get("jenis", ""), tanggal=tanggal(isi["hari"], "tanggal"),
            alasan=isi["alasan"], baris=baris, ditampilkan=_ditampilkan(isi), dihapus=dihapus,
            dokumen=forms.dokumen_masuk(request.POST), **oleh(request),
        )  # fmt: skip
    except GalatSakip as salah:
        return _tolak_versi(request, salah, isi)
    messages.success(request, f"{sebut_versi(r)} DIPA {d.kode} tersimpan.")
    _ingatkan_dokumen(request, r)
    return ke_dipa(unit, tahun, d)


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def versi_koreksi(request: Any, unit: Unit, tahun: int, dipa: int, nomor: int) -> HttpResponse:
    """Correct a stored version that was typed wrongly, or take the latest one out."""
    d = satu_dipa(unit, tahun, dipa)
    r = d.revisi.filter(nomor=nomor).first()
    if r is None:
        raise TidakDitemukan(
            Masalah("versi", f"DIPA ini tidak mempunyai versi {nomor}.", "Mulai dari halaman DIPA-nya.")
        )
    isi = _isi_versi(request, unit, tahun, d, r, r)
    kini = koreksi.sidik_versi(r)
    isi |= {
        "dilihat": request.POST.get("dilihat", "") if request.method == "POST" else kini,
        "kini": kini,
        "terakhir": not d.revisi.filter(nomor__gt=nomor).exists(),
    }
    if request.method != "POST" or request.POST.get("tambah"):
        return render(request, "anggaran/isian_versi.html", isi)
    umum = {
        "unit": unit, "tahun": tahun, "dipa_id": d.pk, "nomor": nomor, "dilihat": isi["dilihat"],
        "alasan": request.POST.get("alasan_koreksi", ""), **oleh(request),
    }  # fmt: skip
    sebut = sebut_versi(r)
    try:
        if request.POST.get("tindakan") == "hapus":
            koreksi.hapus_versi(**umum)
            messages.success(request, f"{sebut} DIPA {d.kode} dihapus. Isinya tersimpan dalam jejak.")
            return ke_dipa(unit, tahun, d)
        baris, dihapus = _baris_masuk(isi)
        banyak = koreksi.koreksi_versi(
            **umum, jenis_revisi=request.POST.get("jenis", ""), tanggal=tanggal(isi["hari"], "tanggal"),
            alasan_versi=isi["alasan"], baris=baris, ditampilkan=_ditampilkan(isi), dihapus=dihapus,
            dokumen=forms.dokumen_masuk(request.POST),
        )  # fmt: skip
    except GalatSakip as salah:
        return _tolak_versi(request, salah, isi)
    messages.success(request, f"{sebut} DIPA {d.kode} dibetulkan: {banyak} baris berubah.")
    _ingatkan_dokumen(request, d.revisi.get(nomor=nomor))
    return ke_dipa(unit, tahun, d)


def _ingatkan_dokumen(request: Any, r: RevisiDipa) -> None:
    for j in beda_dokumen(r, r.baris.all()):
        messages.warning(request, f"Belum sama dengan dokumen. {j.kalimat}")


def _isi_versi(
    request: Any, unit: Unit, tahun: int, d: Dipa, dari: RevisiDipa | None, dibetulkan: RevisiDipa | None
) -> dict[str, Any]:
    """What the form shows; ``dari``: the version it starts from, ``dibetulkan``: the one it corrects."""
    kirim = request.method == "POST"
    asal = request.POST if kirim else request.GET
    semua = list(dari.baris.order_by("kode", "jenis_belanja")) if dari else []
    cara = "teks" if asal.get("cara") == "teks" else "kisi"
    bagian = bagian_baris(semua, BATAS_KISI) if len(semua) > BATAS_KISI and cara == "kisi" else []
    ke = min(max(bulat(asal.get("bagian")) or 1, 1), max(len(bagian), 1))
    tampil = list(bagian[ke - 1][1]) if bagian else semua
    return {
        **dasar(request, unit, tahun, "dipa"),
        "d": d,
        "dari": dari,
        "dibetulkan": dibetulkan,
        "sebut": sebut_versi(dibetulkan) if dibetulkan else "",
        "cara": cara,
        "bagian_baris": [(n, kata, len(isi)) for n, (kata, isi) in enumerate(bagian, 1)],
        "ke": ke,
        "lain": len(semua) - len(tampil),
        "kisi": _kisi(request, tampil, catatan=dibetulkan is not None) if cara == "kisi" else [],
        "teks": request.POST.get("baris", "") if kirim else forms.teks_versi(
            semua, catatan=dibetulkan is not None
        ),
        "pilihan_kode": kode_baris(d, semua),
        "pilihan_belanja": [(j.value, str(j.label).replace("Belanja ", "")) for j in JenisBelanja],
        "pilihan_jenis": _pilihan_jenis(dari, dibetulkan),
        "jenis_kini": request.POST.get("jenis", "") if kirim else dibetulkan.jenis if dibetulkan else "",
        "alasan": request.POST.get("alasan", "") if kirim else dibetulkan.alasan if dibetulkan else "",
        "alasan_koreksi": request.POST.get("alasan_koreksi", ""),
        "hari": request.POST.get("tanggal", "") if kirim else _hari(unit, tahun, dibetulkan),
        "dokumen": [
            (b, kata_bidang(j), forms.dokumen_masuk(request.POST)[b] if kirim else _rupiah(dibetulkan, b))
            for b, j in BIDANG.items()
        ],
    }  # fmt: skip


def _rupiah(r: RevisiDipa | None, bidang: str) -> str:
    n = getattr(r, bidang, None)
    return "" if n is None else tulis(n, 0)


def _hari(unit: Unit, tahun: int, r: RevisiDipa | None) -> str:
    if r is None:
        return min(hari_ini(unit), dt.date(tahun, 12, 31)).isoformat()
    return r.tanggal.isoformat() if r.tanggal else ""


def _pilihan_jenis(dari: RevisiDipa | None, dibetulkan: RevisiDipa | None) -> list[tuple[str, str]]:
    awal = dari is None or (dibetulkan is not None and dibetulkan.jenis == JenisRevisi.AWAL)
    pilihan = [JenisRevisi.AWAL] if awal else [JenisRevisi.REVISI, JenisRevisi.ABT]
    return [(j.value, str(j.label)) for j in pilihan]


def _kisi(request: Any, baris: list[BarisDipa], *, catatan: bool) -> list[forms.BarisKisi]:
    """The rows as typed, or the stored ones; always with some rows to fill."""
    if request.method != "POST":
        ada = forms.kisi_versi(baris, catatan=catatan)
        return [*ada, *forms.kisi_kosong(forms.KOLOM_VERSI, BARIS_BARU if ada else 8, len(ada) + 1)]
    ada = forms.kisi_dari_post(request.POST, forms.KOLOM_VERSI)
    tambah = min(bulat(request.POST.get("tambah")) or 0, 20)
    return [*ada, *forms.kisi_kosong(forms.KOLOM_VERSI, tambah, len(ada) + 1)]


def _baris_masuk(isi: Mapping[str, Any]) -> tuple[list[BarisMasuk], dict[tuple[str, str], str]]:
    if isi["cara"] == "teks":
        return forms.baris_versi(isi["teks"]), {}
    return forms.versi_dari_kisi(isi["kisi"])


def _ditampilkan(isi: Mapping[str, Any]) -> set[tuple[str, str]] | None:
    """A grid changes only the lines that it showed; a text is the whole version."""
    return None if isi["cara"] == "teks" else forms.kunci_ditampilkan(isi["kisi"])


def _tolak_versi(request: Any, salah: GalatSakip, isi: dict[str, Any]) -> HttpResponse:
    """Faults at the top with the code of their row, and in the row itself."""
    nomor = {
        f"Baris {b.sel['k']} {b.sel['j']} dihapus".replace("  ", " "): b.nomor for b in isi["kisi"] if b.hapus
    }
    salah.masalah = tuple(
        replace(m, tempat=f"Baris {n}") if (n := nomor.get(m.pesan.partition(" tanpa")[0])) else m
        for m in salah.masalah
    )
    kisi = forms.dengan_salah(isi["kisi"], per_tempat(salah))
    sebut = {
        f"Baris {b.nomor}": f"Baris {b.nomor} ({b.sel['k']} {b.sel['j']})".replace(" )", ")").replace(
            " ()", ""
        )
        for b in kisi
    }
    return tolak(request, "anggaran/isian_versi.html", salah, isi | {"kisi": kisi}, sebut)
