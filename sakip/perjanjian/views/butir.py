"""The items of a draft: from the dictionary, changed one by one, with interim targets and budget."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sakip.aturan.periode import periode_menurut_kekerapan
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import saring
from sakip.organisasi.pintu import masuk
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian import services
from sakip.perjanjian.forms import bulat, butir_masuk, isi_butir, ketikan_butir, rupiah_kegiatan, versi
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian
from sakip.perjanjian.queries import peringatan
from sakip.perjanjian.queries import pk as baca
from sakip.perjanjian.sidik import sidik_anggaran, sidik_berkala, sidik_butir, sidik_pihak
from sakip.perjanjian.teks_target import tulis_isian
from sakip.perjanjian.views.bersama import ke_perjanjian, perjanjian_untuk, tolak

KAMUS_SEHALAMAN = 25
KEKERAPAN = {"triwulanan": "Triwulan", "bulanan": "Bulan", "semesteran": "Semester"}


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def kamus(request: Any, nomor: int) -> HttpResponse:
    """Choose indicators of the dictionary; several at once."""
    p, tugas = perjanjian_untuk(request, nomor, "susun_pk")
    cari = request.GET.get("cari", "")
    calon = saring(baca.kamus(p), cari, lambda c: f"{c.nama} {c.jenis} {c.pemilik} {c.kode}")
    isi: dict[str, Any] = {
        "p": p,
        "halaman": Paginator(calon, KAMUS_SEHALAMAN).get_page(request.GET.get("hal")),
        "sasaran": baca.sasaran_pilihan(p),
        "cari": cari,
        "sidik": sidik_pihak(p),
        "dipilih": {bulat(i) for i in request.POST.getlist("indikator")},
        "sasaran_dipilih": bulat(request.POST.get("sasaran")),
    }
    if request.method != "POST":
        return render(request, "perjanjian/kamus.html", isi)
    try:
        hasil = services.tambah_butir(
            perjanjian_id=p.pk,
            versi=versi(request.POST),
            sidik=request.POST.get("sidik", ""),
            pilihan={i: isi["sasaran_dipilih"] for i in isi["dipilih"] if i is not None},
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/kamus.html", salah, isi)
    for m in hasil.dilewati:
        messages.warning(request, f"{m.tempat}: {m.pesan} {m.saran}")
    if len(hasil.dilewati) < len(isi["dipilih"]):
        messages.success(request, "Butir ditambahkan. Periksa kode, rumusan, dan targetnya.")
    return ke_perjanjian(p)


def _butir(p: Perjanjian, nomor: int) -> ButirPerjanjian:
    b = next((b for b in p.butir.all() if b.pk == nomor), None)
    if b is None:
        raise TidakDitemukan(
            Masalah("butir", "Butir itu tidak ada pada perjanjian ini.", "Mungkin sudah dihapus orang lain.")
        )
    return b


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, nomor: int, butir: int) -> HttpResponse:
    """One item: code and wording as printed, target, who is responsible."""
    p, tugas = perjanjian_untuk(request, nomor, "susun_pk")
    b = _butir(p, butir)
    manual = manual_berlaku([b.indikator_id], p.unit, p.tahun).get(b.indikator_id)
    isi: dict[str, Any] = {
        "p": p,
        "b": b,
        "sidik": sidik_butir(b),
        "manual": manual,
        "isi": ketikan_butir(request.POST) if request.method == "POST" else isi_butir(b),
        "tersimpan": isi_butir(b),
        "sasaran": baca.sasaran_pilihan(p),
        "unit_bawah": baca.unit_bawah(p.unit, p.tahun, b.penanggung_id),
        "unit_pemilik": baca.unit_pemilik(p.instansi_id, p.tahun),
        "pembanding": peringatan.pembanding_butir(p, b),
    }
    if request.method != "POST":
        return render(request, "perjanjian/butir.html", isi)
    try:
        services.simpan_butir(
            perjanjian_id=p.pk,
            versi=versi(request.POST),
            sidik=request.POST.get("sidik", ""),
            butir_id=b.pk,
            masuk=butir_masuk(isi["isi"], b.indikator_id),
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/butir.html", salah, isi)
    messages.success(request, f"Butir {isi['isi']['kode']} tersimpan.")
    return ke_perjanjian(p)


@masuk
@require_POST
def hapus(request: Any, nomor: int, butir: int) -> HttpResponse:
    """Take an item out of the draft."""
    p, tugas = perjanjian_untuk(request, nomor, "susun_pk")
    b = _butir(p, butir)
    services.hapus_butir(
        perjanjian_id=p.pk,
        versi=versi(request.POST),
        sidik=request.POST.get("sidik", ""),
        butir_id=b.pk,
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
    )
    messages.success(request, f"Butir {b.kode} dihapus dari draf. Indikatornya masih ada di kamus.")
    return ke_perjanjian(p)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def berkala(request: Any, nomor: int, butir: int) -> HttpResponse:
    """The interim targets of an item."""
    p, tugas = perjanjian_untuk(request, nomor, "susun_pk")
    b = _butir(p, butir)
    ada = {t.periode: t for t in b.target_periode.all()}
    pakai = request.GET.get("per", "")
    if pakai not in KEKERAPAN:
        pakai = next((k for k in KEKERAPAN if _kunci(k, p.tahun) & set(ada)), "triwulanan")
    periode = periode_menurut_kekerapan(pakai, p.tahun)
    kirim = request.method == "POST"
    isi: dict[str, Any] = {
        "p": p,
        "b": b,
        "sidik": sidik_berkala(b),
        "per": pakai,
        "kekerapan": KEKERAPAN.items(),
        "kumulatif": request.POST.get("kumulatif") == "1"
        if kirim
        else all(t.kumulatif for t in ada.values())
        if ada
        else True,
        "baris": [
            (
                q.kunci,
                q.label.split(" (")[0],
                request.POST.get(q.kunci, "")
                if kirim
                else tulis_isian(ada[q.kunci].nilai, None)
                if q.kunci in ada
                else "",
            )
            for q in periode
        ],
        "lain": sorted(set(ada) - {q.kunci for q in periode}),
    }
    if not kirim:
        return render(request, "perjanjian/berkala.html", isi)
    try:
        services.simpan_berkala(
            perjanjian_id=p.pk,
            versi=versi(request.POST),
            sidik=request.POST.get("sidik", ""),
            butir_id=b.pk,
            target={kunci: teks for kunci, _, teks in isi["baris"]},
            kumulatif=bool(isi["kumulatif"]),
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/berkala.html", salah, isi)
    messages.success(request, f"Target berkala butir {b.kode} tersimpan.")
    return ke_perjanjian(p)


def _kunci(kekerapan: str, tahun: int) -> set[str]:
    return {q.kunci for q in periode_menurut_kekerapan(kekerapan, tahun)}  # type: ignore[arg-type]


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def anggaran(request: Any, nomor: int) -> HttpResponse:
    """The budget of the agreement by kegiatan."""
    p, tugas = perjanjian_untuk(request, nomor, "susun_pk")
    kegiatan = baca.kegiatan_pilihan(p)
    ada = {a.kegiatan_id: a.rupiah for a in p.anggaran.all()}
    kirim = request.method == "POST"
    isi: dict[str, Any] = {
        "p": p,
        "sidik": sidik_anggaran(p),
        "baris": [
            (k, request.POST.get(f"k-{k.pk}", "") if kirim else ada.get(k.pk, ""), f"k-{k.pk}")
            for k in kegiatan
        ],
    }
    if not kirim:
        return render(request, "perjanjian/anggaran.html", isi)
    try:
        services.simpan_anggaran(
            perjanjian_id=p.pk,
            versi=versi(request.POST),
            sidik=request.POST.get("sidik", ""),
            rupiah=rupiah_kegiatan(request.POST, [k.pk for k in kegiatan]),
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/anggaran.html", salah, isi)
    messages.success(request, "Anggaran perjanjian tersimpan.")
    return ke_perjanjian(p)
