"""Sasaran and Renstra of a unit: the year's tree of sasaran, the plan, the grid of its targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.inti.bidang import rupiah_bulat
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Tugas, halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.organisasi.queries.unit import tahun_wewenang
from sakip.perencanaan.forms.pokok import baca_angka
from sakip.perencanaan.forms.rencana import FormBarisRenstra, FormRenstra, FormSasaran
from sakip.perencanaan.models import Indikator, ManualIndikator, Renstra, Sasaran
from sakip.perencanaan.queries.indikator import pilihan_indikator
from sakip.perencanaan.queries.lingkup import pilihan_unit
from sakip.perencanaan.queries.pengisi import MEDAN_TERBANYAK
from sakip.perencanaan.queries.rencana import (
    BarisKisi,
    UkuranSel,
    calon_induk,
    kisi_renstra,
    renstra_unit,
    sasaran_unit,
    satu_renstra,
    satu_sasaran,
    ukuran_renstra,
)
from sakip.perencanaan.services.rencana import (
    BarisTarget,
    IsiSasaran,
    SelTarget,
    buat_renstra,
    buat_sasaran,
    hapus_baris,
    simpan_target,
    tambah_baris,
    ubah_sasaran,
    ukur_sasaran,
)
from sakip.perencanaan.views.pokok import bilangan, hari_ini, taruh


def _nama(unit: Unit) -> str:
    return nama_unit([unit.pk], hari_ini()).get(unit.pk, (unit.kode, ""))[0]


@halaman("lihat")
@require_safe
def rencana(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """A unit's sasaran of the year and its plans."""
    return render(
        request,
        "perencanaan/rencana.html",
        {
            "unit": unit,
            "nama": _nama(unit),
            "tahun": tahun,
            "sasaran": sasaran_unit(unit, tahun, pada=hari_ini()),
            "renstra": renstra_unit(unit),
            "boleh": request.wewenang.boleh("susun_rencana", unit, tahun),
            "boleh_kamus": request.wewenang.boleh("kelola_kamus", unit, tahun),
        },
    )


def _isi_sasaran(form: FormSasaran, instansi: int) -> IsiSasaran:
    c = form.cleaned_data
    induk = Sasaran.objects.filter(pk=bilangan(c["induk"]) or 0, instansi=instansi).first()
    return IsiSasaran(
        c["tingkat"], c["rumusan"], c["sejak_tahun"], c["sampai_tahun"], induk, c["jenis_kontribusi"]
    )


def _indikator(form: FormSasaran, instansi: int) -> list[Indikator]:
    return list(Indikator.objects.filter(pk__in=form.cleaned_data["indikator"], instansi=instansi))


@halaman("susun_rencana")
@require_http_methods(["GET", "HEAD", "POST"])
def sasaran_baru(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """A new sasaran of the unit."""
    form = FormSasaran(
        request.POST or None,
        induk=calon_induk(unit, tahun),
        indikator=pilihan_indikator(unit.instansi_id),
        initial={"sejak_tahun": tahun, "tingkat": "kegiatan"},
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                with transaction.atomic():
                    sasaran = buat_sasaran(
                        unit=unit,
                        kunci=form.cleaned_data["kunci"],
                        isi=_isi_sasaran(form, unit.instansi_id),
                        oleh=request.user,
                        peran=request.tugas.sebutan,
                        waktu=timezone.now(),
                    )
                    _ukur(request, form, sasaran, tahun, sasaran.versi, request.tugas)
            except GalatSakip as salah:
                status = taruh(form, salah)
            else:
                messages.success(request, "Sasaran tersimpan.")
                return redirect("perencanaan:rencana", unit.instansi.kode, unit.kode, tahun)
    return render(
        request,
        "perencanaan/sederhana.html",
        {
            "form": form,
            "judul": "Sasaran baru",
            "keterangan": _nama(unit),
            "kembali": ("perencanaan:rencana", unit.instansi.kode, unit.kode, tahun),
            "tombol": "Simpan",
        },
        status=status,
    )


def _ukur(request: Any, form: FormSasaran, sasaran: Sasaran, tahun: int, versi: int, tugas: Tugas) -> None:
    ukur_sasaran(
        sasaran=sasaran,
        indikator=_indikator(form, sasaran.instansi_id),
        tahun=max(tahun, sasaran.sejak_tahun),
        versi=versi,
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
    )


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def sasaran_ubah(request: Any, pk: int, tahun: int) -> HttpResponse:
    """Change a sasaran and by which indicators it is measured from ``tahun`` on."""
    sasaran = satu_sasaran(pk, request.wewenang.unit_boleh("lihat", tahun))
    unit = sasaran.unit
    tugas = request.wewenang.wajib("susun_rencana", unit, tahun)
    if sasaran.sampai_tahun is None or sasaran.sampai_tahun >= hari_ini().year:
        # it holds today: an old year's tree in the address gives no right over it
        tugas = request.wewenang.wajib("susun_rencana", unit, tahun_wewenang(unit, hari_ini().year))
    terpasang = [
        str(i)
        for i in sasaran.ukuran.filter(sejak_tahun__lte=tahun)
        .exclude(sampai_tahun__lt=tahun)
        .values_list("indikator_id", flat=True)
    ]
    form = FormSasaran(
        request.POST or None,
        baru=False,
        induk=calon_induk(unit, tahun, sasaran),
        indikator=pilihan_indikator(unit.instansi_id),
        initial={
            "tingkat": sasaran.tingkat,
            "rumusan": sasaran.rumusan,
            "induk": sasaran.induk_id or "",
            "jenis_kontribusi": sasaran.jenis_kontribusi,
            "sejak_tahun": sasaran.sejak_tahun,
            "sampai_tahun": sasaran.sampai_tahun,
            "indikator": terpasang,
            "versi": sasaran.versi,
        },
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                with transaction.atomic():
                    baru = ubah_sasaran(
                        sasaran=sasaran,
                        isi=_isi_sasaran(form, unit.instansi_id),
                        versi=form.cleaned_data["versi"] or 0,
                        oleh=request.user,
                        peran=tugas.sebutan,
                        waktu=timezone.now(),
                        alasan=form.cleaned_data["alasan"],
                    )
                    _ukur(request, form, baru, tahun, baru.versi, tugas)
            except GalatSakip as salah:
                status = taruh(form, salah)
                form.pegang(Sasaran.objects.values_list("versi", flat=True).get(pk=pk))
            else:
                messages.success(request, "Sasaran diperbarui.")
                return redirect("perencanaan:rencana", unit.instansi.kode, unit.kode, tahun)
    return render(
        request,
        "perencanaan/sederhana.html",
        {
            "form": form,
            "judul": "Ubah sasaran",
            "keterangan": sasaran.rumusan,
            "kembali": ("perencanaan:rencana", unit.instansi.kode, unit.kode, tahun),
            "tombol": "Simpan",
            "basi": status == 409,
        },
        status=status,
    )


# --- Renstra ------------------------------------------------------------------------------------------


@halaman("susun_rencana")
@require_http_methods(["GET", "HEAD", "POST"])
def renstra_baru(request: Any, unit: Unit) -> HttpResponse:
    """A new plan of the unit."""
    tahun = hari_ini().year
    form = FormRenstra(request.POST or None, initial={"mulai": tahun, "selesai": tahun + 4})
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                renstra = buat_renstra(
                    unit=unit,
                    mulai=form.cleaned_data["mulai"],
                    selesai=form.cleaned_data["selesai"],
                    oleh=request.user,
                    peran=request.tugas.sebutan,
                    waktu=timezone.now(),
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
            else:
                messages.success(request, "Renstra dibuat. Tambahkan indikatornya, lalu isi targetnya.")
                return redirect("perencanaan:renstra", renstra.pk)
    return render(
        request,
        "perencanaan/sederhana.html",
        {
            "form": form,
            "judul": "Renstra baru",
            "keterangan": _nama(unit),
            "kembali": ("perencanaan:rencana", unit.instansi.kode, unit.kode, tahun),
            "tombol": "Buat Renstra",
        },
        status=status,
    )


_MEDAN = re.compile(r"t-(\d{1,17})-(nasional|wilayah)-(\d{1,17})-(\d{4})")


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def renstra(request: Any, pk: int) -> HttpResponse:
    """The grid of a plan: indicators and years."""
    rencana = satu_renstra(pk, request.wewenang.unit_boleh("lihat"))
    unit = rencana.unit
    tugas = request.wewenang.sebagai("susun_rencana", unit)
    masalah: Sequence[Masalah] = ()
    ketik, salah, status = None, None, 200
    versi = rencana.versi
    if request.method == "POST":
        tugas = request.wewenang.wajib("susun_rencana", unit)
        ketik = request.POST.dict()
        baris, salah = _baca_kisi(rencana, ketik, frozenset(request.wewenang.unit_boleh("lihat")))
        if salah:
            status, masalah = 400, [Masalah("", f"{len(salah)} sel belum dapat disimpan; lihat di bawah.")]
        else:
            try:
                banyak = simpan_target(
                    renstra=rencana,
                    baris=baris,
                    versi=bilangan(ketik.get("versi", "")) or 0,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                    alasan=ketik.get("alasan", "")[:500],
                )
            except GalatSakip as galat:
                status, masalah = (409 if isinstance(galat, Basi) else 400), galat.masalah
            else:
                messages.success(
                    request, f"{banyak} target diperbarui." if banyak else "Tidak ada perubahan."
                )
                return redirect(request.get_full_path())
        versi = Renstra.objects.values_list("versi", flat=True).get(pk=pk)
    return _tampil_kisi(request, rencana, tugas, versi, ketik, salah, masalah, status)


def _tampil_kisi(
    request: Any,
    rencana: Renstra,
    tugas: Tugas | None,
    versi: int,
    ketik: dict[str, str] | None = None,
    salah: dict[str, str] | None = None,
    masalah: Sequence[Masalah] = (),
    status: int = 200,
    tambah: FormBarisRenstra | None = None,
) -> HttpResponse:
    unit = rencana.unit
    semua: list[BarisKisi] = kisi_renstra(rencana, pada=hari_ini(), ketik=ketik, salah=salah)
    sehalaman = max(1, MEDAN_TERBANYAK // (2 * (rencana.selesai - rencana.mulai + 1) + 1))
    hal = Paginator(semua, sehalaman).get_page(request.GET.get("hal"))
    kisi = list(hal)
    if tugas is not None and tambah is None:
        tambah = FormBarisRenstra(
            indikator=pilihan_indikator(unit.instansi_id),
            initial={"lingkup": "wilayah", "versi": versi},
            auto_id="tambah_%s",
        )
    return render(
        request,
        "perencanaan/renstra.html",
        {
            "renstra": rencana,
            "unit": unit,
            "nama": _nama(unit),
            "versi": versi,
            "tahun": range(rencana.mulai, rencana.selesai + 1),
            "kini": hari_ini().year,
            "kisi": kisi,
            "semua": semua,
            "hal": hal,
            "boleh": tugas is not None,
            "tambah": tambah,
            "masalah": masalah,
            "unit_pilihan": pilihan_unit(
                {
                    *(b.penanggung_id for b in kisi if b.penanggung_id is not None),
                    *(request.wewenang.unit_boleh("lihat") if tugas is not None else ()),
                },
                hari_ini(),
            ),
        },
        status=status,
    )


def _baca_kisi(
    renstra: Renstra, ketik: dict[str, str], unit: frozenset[int]
) -> tuple[list[BarisTarget], dict[str, str]]:
    """The typed cells as values, and what is wrong by field."""
    salah: dict[str, str] = {}
    ukuran = ukuran_renstra(renstra)
    kelompok: dict[tuple[int, str, int], list[SelTarget]] = {}
    for medan, isi in ketik.items():
        cocok = _MEDAN.fullmatch(medan)
        if cocok is None:
            continue
        pakai = ukuran.get((int(cocok[1]), int(cocok[4])), UkuranSel())
        sel, sebab = _sel(int(cocok[4]), isi[:200], ketik.get(f"d-{medan}", "")[:40], pakai)
        if sebab:
            salah[medan] = sebab
        kelompok.setdefault((int(cocok[1]), cocok[2], int(cocok[3])), []).append(sel)
    baris = []
    for (indikator, lingkup, target_unit), semua in kelompok.items():
        pj = bilangan(ketik.get(f"pj-{indikator}-{lingkup}-{target_unit}", ""))
        if pj is not None and pj not in unit:
            lama = renstra.target.filter(penanggung_jawab=pj, indikator=indikator).exists()
            if not lama:
                salah[f"t-{indikator}-{lingkup}-{target_unit}-{renstra.mulai}"] = (
                    "Penanggung jawab di luar unit Anda."
                )
        baris.append(BarisTarget(indikator, lingkup, target_unit or None, pj, semua))
    return baris, salah


def _sel(tahun: int, isi: str, dana: str, ukuran: UkuranSel) -> tuple[SelTarget, str]:
    """A number, or a word that the manual knows; funding in whole rupiah."""
    nilai, kata, pendanaan = None, None, None
    sebab = ""
    isi = isi.strip()
    if isi in ukuran.tersimpan:
        kata = isi
    elif isi and ukuran.kata:
        kata = next((k for k in ukuran.kata if k.casefold() == isi.casefold()), None)
        if kata is None:
            sebab = f"«{isi[:40]}» tidak ada dalam skala indikator ini. Tulis: {', '.join(ukuran.kata)}."
    elif isi:
        nilai, sebab = _angka(isi, ukuran.satuan)
    if dana.strip():
        rupiah, salah = _angka(dana, "rupiah")
        sebab = sebab or (f"Pendanaan: {salah}" if salah else "")
        try:
            pendanaan = rupiah_bulat(rupiah) if rupiah is not None else None
        except ValidationError as galat:
            sebab = sebab or f"Pendanaan: {' '.join(galat.messages)}"
        if pendanaan is not None and pendanaan < 0:
            sebab = sebab or "Pendanaan kurang dari nol. Tulis jumlah rupiah, atau kosongkan."
    return SelTarget(tahun, nilai, kata, pendanaan), sebab


def _angka(teks: str, satuan: str) -> tuple[Decimal | None, str]:
    try:
        return baca_angka(teks, satuan=satuan), ""
    except ValidationError as galat:
        return None, " ".join(galat.messages)


@masuk
@require_POST
def renstra_tambah(request: Any, pk: int) -> HttpResponse:
    """Take an indicator into the plan."""
    rencana = satu_renstra(pk, request.wewenang.unit_boleh("lihat"))
    tugas = request.wewenang.wajib("susun_rencana", rencana.unit)
    form = FormBarisRenstra(
        request.POST, indikator=pilihan_indikator(rencana.unit.instansi_id), auto_id="tambah_%s"
    )
    status = 400
    if form.is_valid():
        c = form.cleaned_data
        indikator = Indikator.objects.get(pk=int(c["indikator"]))
        manual = (
            ManualIndikator.objects.filter(indikator=indikator, varian_unit__isnull=True)
            .order_by("-sejak_tahun")
            .first()
        )
        try:
            tambah_baris(
                renstra=rencana,
                indikator=indikator,
                lingkup=c["lingkup"],
                satuan=c["satuan"] or (manual.satuan if manual else ""),
                skala=c["skala"] if c["satuan"] or c["skala"] is not None or not manual else manual.skala,
                versi=c["versi"],
                oleh=request.user,
                peran=tugas.sebutan,
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            status = taruh(form, salah)
        else:
            messages.success(request, "Indikator masuk Renstra. Isi target per tahunnya.")
            return redirect("perencanaan:renstra", pk)
    return _tampil_kisi(request, rencana, tugas, rencana.versi, status=status, tambah=form)


@masuk
@require_POST
def renstra_keluarkan(request: Any, pk: int) -> HttpResponse:
    """Take an indicator out of the plan, with a reason."""
    rencana = satu_renstra(pk, request.wewenang.unit_boleh("lihat"))
    tugas = request.wewenang.wajib("susun_rencana", rencana.unit)
    indikator, _, lingkup = request.POST.get("baris", "").partition("-")
    hapus_baris(
        renstra=rencana,
        indikator=Indikator.objects.filter(
            pk=bilangan(indikator) or 0, instansi=rencana.unit.instansi_id
        ).first()
        or Indikator(pk=0, kunci="?"),
        lingkup=lingkup.partition("-")[0],
        versi=bilangan(request.POST.get("versi", "")) or 0,
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
        alasan=request.POST.get("alasan", "")[:500],
    )
    messages.success(request, "Indikator dikeluarkan dari Renstra; jejak menyimpan targetnya.")
    return redirect("perencanaan:renstra", pk)
