"""Indicators: list, page, two manuals side by side, identity, links of the pohon kinerja."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import saring, siapkan_tabel, unduhan
from sakip.organisasi.pintu import Tugas, masuk
from sakip.perencanaan.forms.indikator import FormIdentitas, FormTaut
from sakip.perencanaan.models import Indikator, JenisIndikator, Kontribusi
from sakip.perencanaan.queries.indikator import (
    banding_manual,
    daftar_indikator,
    pilihan_indikator,
    rincian_indikator,
    satu_indikator,
)
from sakip.perencanaan.services.indikator import lepas_tautan, tautkan, ubah_indikator
from sakip.perencanaan.tabel import TabelIndikator
from sakip.perencanaan.views.pokok import bilangan, hari_ini, instansi_dibaca, tahun_diminta, taruh


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """All indicators of the agency with the manual of a year."""
    tahun = tahun_diminta(request)
    jenis = request.GET.get("jenis", "")
    instansi = instansi_dibaca(request)
    semua = daftar_indikator(
        instansi, tahun, pada=hari_ini(), jenis=jenis if jenis in JenisIndikator.values else ""
    )
    pemilik = sorted({(b.pemilik_id, b.pemilik) for b in semua}, key=lambda p: p[1])
    pilih = bilangan(request.GET.get("pemilik", ""))
    baris = [b for b in semua if pilih is None or b.pemilik_id == pilih]
    if request.GET.get("hanya") == "perhatian":
        baris = [b for b in baris if b.peringatan]
    tabel = TabelIndikator(saring(baris, request.GET.get("cari", "")[:100], lambda b: b.teks))
    if (jawaban := unduhan(request, tabel, f"indikator {tahun}")) is not None:
        return jawaban
    return render(
        request,
        "perencanaan/indikator.html",
        {
            "tabel": siapkan_tabel(request, tabel),
            "banyak": len(tabel.rows),
            "tahun": tahun,
            "jenis": JenisIndikator.choices,
            "pemilik": pemilik,
            "pemilik_pilih": pilih,
            "boleh_buat": request.wewenang.punya("kelola_indikator"),
        },
    )


def _boleh_taut(request: Any, indikator: Indikator) -> Tugas | None:
    """Owner or planner of the unit that owns the lower indicator."""
    tugas: Tugas | None = request.wewenang.sebagai("kelola_indikator", indikator.pemilik_id)
    return tugas or request.wewenang.sebagai("susun_rencana", indikator.pemilik_id)


@masuk
@require_safe
def rincian(request: Any, pk: int) -> HttpResponse:
    """An indicator: its manuals, who uses it, its years, what it supports."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    return _rincian(request, indikator)


def _rincian(
    request: Any, indikator: Indikator, taut: FormTaut | None = None, status: int = 200
) -> HttpResponse:
    r = rincian_indikator(indikator, pada=hari_ini(), unit=request.wewenang.unit_boleh("lihat"))
    boleh_taut = _boleh_taut(request, indikator) is not None
    if boleh_taut and taut is None:
        taut = FormTaut(
            indikator=pilihan_indikator(indikator.instansi_id, [indikator.pk]),
            initial={"sejak_tahun": hari_ini().year},
            auto_id="taut_%s",
        )
    return render(
        request,
        "perencanaan/indikator_rinci.html",
        {
            "r": r,
            "i": indikator,
            "boleh": request.wewenang.boleh("kelola_indikator", indikator.pemilik_id),
            "boleh_varian": request.wewenang.punya("susun_rencana"),
            "unit_rencana": request.wewenang.unit_boleh("susun_rencana"),
            "boleh_taut": boleh_taut,
            "taut": taut,
            "tahun": hari_ini().year,
        },
        status=status,
    )


@masuk
@require_safe
def banding(request: Any, pk: int) -> HttpResponse:
    """Two versions or variants of the manual side by side, differences marked."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    r = rincian_indikator(indikator, pada=hari_ini(), unit=())
    semua = {v.manual.pk: v for v in (*r.versi, *r.varian)}
    if len(semua) < 2:
        messages.info(request, "Indikator ini baru mempunyai satu manual; belum ada pembandingnya.")
        return redirect("perencanaan:indikator_rinci", pk)
    ids = list(semua)
    kiri = semua.get(bilangan(request.GET.get("a", "")) or 0, semua[ids[1]])
    kanan = semua.get(bilangan(request.GET.get("b", "")) or 0, semua[ids[0]])
    bidang = banding_manual(kiri.manual, kanan.manual)
    return render(
        request,
        "perencanaan/banding.html",
        {
            "r": r,
            "i": indikator,
            "semua": list(semua.values()),
            "kiri": kiri,
            "kanan": kanan,
            "bidang": bidang,
            "berbeda": sum(b.beda for b in bidang),
        },
    )


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, pk: int) -> HttpResponse:
    """Kind and predecessor of an indicator."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    tugas = request.wewenang.wajib("kelola_indikator", indikator.pemilik_id)
    form = FormIdentitas(
        request.POST or None,
        baru=False,
        indikator=pilihan_indikator(indikator.instansi_id, [pk]),
        initial={
            "jenis": indikator.jenis,
            "pendahulu": indikator.pendahulu_id or "",
            "sebanding": indikator.sebanding,
            "versi": indikator.versi,
        },
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            c = form.cleaned_data
            pendahulu = Indikator.objects.filter(
                pk=bilangan(c["pendahulu"]) or 0, instansi=indikator.instansi_id
            ).first()
            try:
                ubah_indikator(
                    indikator=indikator,
                    jenis=c["jenis"],
                    pendahulu=pendahulu,
                    sebanding=c["sebanding"],
                    versi=c["versi"] or 0,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                    alasan=c["alasan"],
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
                form.pegang(satu_indikator(pk, [indikator.instansi_id]).versi)
            else:
                messages.success(request, "Indikator diperbarui.")
                return redirect("perencanaan:indikator_rinci", pk)
    return render(
        request,
        "perencanaan/sederhana.html",
        {
            "form": form,
            "judul": f"Ubah {indikator.kunci}",
            "kembali": ("perencanaan:indikator_rinci", pk),
            "tombol": "Simpan",
        },
        status=status,
    )


@masuk
@require_POST
def taut(request: Any, pk: int) -> HttpResponse:
    """Let this indicator contribute to another one."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    tugas = _boleh_taut(request, indikator) or request.wewenang.wajib(
        "kelola_indikator", indikator.pemilik_id
    )
    form = FormTaut(request.POST, indikator=pilihan_indikator(indikator.instansi_id, [pk]), auto_id="taut_%s")
    status = 400
    if form.is_valid():
        c = form.cleaned_data
        try:
            tautkan(
                atas=satu_indikator(int(c["atas"]), [indikator.instansi_id]),
                bawah=indikator,
                atas_nama=indikator.pemilik,
                jenis=c["jenis"],
                sejak_tahun=c["sejak_tahun"],
                oleh=request.user,
                peran=tugas.sebutan,
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            status = taruh(form, salah)
        else:
            messages.success(request, "Tautan tersimpan.")
            return redirect("perencanaan:indikator_rinci", pk)
    return _rincian(request, indikator, form, status)


@masuk
@require_POST
def lepas(request: Any, pk: int) -> HttpResponse:
    """End a contribution from this year on."""
    tautan = (
        Kontribusi.objects.select_related("bawah__pemilik__instansi")
        .filter(pk=pk, bawah__instansi__in=instansi_dibaca(request))
        .first()
    )
    if tautan is None:
        raise TidakDitemukan(Masalah("tautan", "Tautan ini tidak ada.", "Muat ulang halaman indikatornya."))
    tugas = _boleh_taut(request, tautan.bawah) or request.wewenang.wajib(
        "kelola_indikator", tautan.bawah.pemilik_id
    )
    lepas_tautan(
        kontribusi=tautan,
        atas_nama=tautan.bawah.pemilik,
        tahun=hari_ini().year,
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
        alasan=request.POST.get("alasan", "")[:500],
    )
    messages.success(request, f"Tautan dilepas mulai tahun {hari_ini().year}.")
    return redirect("perencanaan:indikator_rinci", tautan.bawah_id)
