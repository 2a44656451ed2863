"""Manuals: writing one with its formula tried live, new versions, local variants, instruments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.berkas.unduh import kirim_berkas
from sakip.berkas.unggah import terima_berkas
from sakip.inti.galat import GalatSakip, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Tugas, masuk
from sakip.perencanaan.forms.indikator import FormIdentitas, FormInstrumen, FormManual, awal_manual
from sakip.perencanaan.models import Indikator, ManualIndikator, Variabel
from sakip.perencanaan.queries.indikator import (
    berlaku,
    pilihan_indikator,
    satu_indikator,
    satu_instrumen,
    satu_manual,
)
from sakip.perencanaan.queries.kewajaran import peringatan_manual
from sakip.perencanaan.queries.lingkup import pilihan_unit
from sakip.perencanaan.queries.pemakaian import tahun_resmi
from sakip.perencanaan.queries.percobaan import Masukan, Percobaan, coba, masukan_manual
from sakip.perencanaan.services.indikator import buat_indikator
from sakip.perencanaan.services.manual import (
    IsiManual,
    lepas_instrumen,
    tambah_instrumen,
    terbitkan_manual,
    ubah_manual,
)
from sakip.perencanaan.views.pokok import (
    berkas_masuk,
    bilangan,
    hari_ini,
    instansi_dibaca,
    pilih_unit,
    taruh,
    unit_tugas,
)

PANJANG_CONTOH = 60


def _masukan(request: HttpRequest) -> Masukan:
    """What stands in the form about the formula, whatever state the form is in."""
    isi = request.POST
    peta = {k[2:]: v for k in isi if k.startswith("v-") and len(k) <= 62 and (v := isi[k])}
    contoh = {k[2:]: isi[k][:PANJANG_CONTOH] for k in isi if k.startswith("c-") and len(k) <= 62}
    desimal = isi.get("desimal", "2")
    return Masukan(
        isi.get("rumus", "")[:4000],
        dict(list(peta.items())[:50]),
        dict(list(contoh.items())[:50]),
        isi.get("contoh-target", "")[:PANJANG_CONTOH],
        isi.get("satuan", "")[:60],
        isi.get("skala", "")[:40],
        isi.get("metode_capaian", "rasio"),
        isi.get("nihil", "tidak_dihitung"),
        isi.get("jumlah", "")[:60].strip(),
        isi.get("basis", "")[:60].strip(),
        int(desimal) if desimal in "0123456" and desimal else 2,
    )


def _kamus(instansi: int) -> dict[int, Variabel]:
    return {v.pk: v for v in Variabel.objects.filter(instansi=instansi).order_by("nama", "kunci")}


@masuk
@require_POST
def coba_rumus(request: Any, instansi: int) -> HttpResponse:
    """The part of the page below the formula, computed anew while one types (htmx)."""
    if instansi not in instansi_dibaca(request):
        request.wewenang.wajib("lihat", 0)
    kamus = _kamus(instansi)
    masukan = _masukan(request)
    return render(
        request,
        "perencanaan/coba.html",
        {"coba": coba(masukan, kamus), "kamus": kamus.values(), "masukan": masukan, "instansi": instansi},
    )


@dataclass
class Penyuntingan:
    """One page that writes a manual: what it is about and what saving does."""

    judul: str
    instansi: int
    awal: dict[str, Any]
    masukan: Masukan
    kembali: tuple[Any, ...]
    mulai: bool = True
    beralasan: bool = True
    identitas: FormIdentitas | None = None
    catatan: str = ""


def _sunting(request: Any, p: Penyuntingan, simpan: Any) -> HttpResponse:
    """Show the form, try the formula, or save; ``simpan(form, isi, pemetaan)`` gives the page to go to."""
    kamus = _kamus(p.instansi)
    kirim = request.method == "POST"
    form = FormManual(request.POST if kirim else None, mulai=p.mulai, beralasan=p.beralasan, initial=p.awal)
    masukan = _masukan(request) if kirim else p.masukan
    hasil = coba(masukan, kamus)
    status, lihat = 200, kirim and "coba" in request.POST
    if lihat:
        form = FormManual(None, mulai=p.mulai, beralasan=p.beralasan, initial=_terketik(request, form))
        if p.identitas is not None:
            p.identitas.data, p.identitas.initial, p.identitas.is_bound = {}, request.POST.dict(), False
    elif kirim:
        status = 400
        sah = form.is_valid()
        if p.identitas is not None:
            sah = p.identitas.is_valid() and sah
        if sah:
            pemetaan = [(a, kamus[v]) for a, v in hasil.pemetaan.items()]
            try:
                tujuan = simpan(form, form.isi(), pemetaan)
            except GalatSakip as salah:
                status = taruh(form, salah)
                if status == 409:
                    form.pegang(p.awal.get("versi", 0))
            else:
                return redirect("perencanaan:indikator_rinci", tujuan)
    return render(
        request,
        "perencanaan/manual_form.html",
        {
            "p": p,
            "form": form,
            "kelompok": form.kelompok(),
            "coba": hasil,
            "kamus": kamus.values(),
            "masukan": masukan,
            "instansi": p.instansi,
            "peringatan": _peringatan(form, hasil, kamus) if kirim else (),
            "basi": status == 409,
        },
        status=status,
    )


def _terketik(request: Any, form: FormManual) -> dict[str, Any]:
    """What was typed, as initial values: trying the formula is no reason to complain of empty fields."""
    return {n: request.POST.get(n, "") for n in form.fields}


def _peringatan(form: FormManual, hasil: Percobaan, kamus: dict[int, Variabel]) -> tuple[str, ...]:
    """Wording, unit, scale and parts of what stands in the form, before it is saved."""
    ambil = form.data.get if form.is_bound else form.initial.get
    manual = ManualIndikator(
        nama=str(ambil("nama") or ""),
        satuan=str(ambil("satuan") or ""),
        polaritas=str(ambil("polaritas") or ""),
        rumus="",
    )
    if ambil("skala"):
        manual.skala = 1
    return peringatan_manual(manual, {a: kamus[v] for a, v in hasil.pemetaan.items()})


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def buat(request: Any) -> HttpResponse:
    """A new indicator with its first manual."""
    boleh = request.wewenang.unit_boleh("kelola_indikator")
    if not boleh:
        request.wewenang.wajib("kelola_indikator", 0)
    unit = pilih_unit(request.POST.get("pemilik") or unit_tugas(request, boleh))
    request.wewenang.wajib("kelola_indikator", unit)
    identitas = FormIdentitas(
        request.POST if request.method == "POST" else None,
        unit=pilihan_unit(boleh, hari_ini()),
        indikator=pilihan_indikator(unit.instansi_id),
        initial={"pemilik": unit.pk},
    )
    awal = {"sejak_tahun": hari_ini().year, "polaritas": "naik", "desimal": 2, "hari_jatuh_tempo": 10}
    p = Penyuntingan(
        "Indikator baru",
        unit.instansi_id,
        awal | {"jeda_bulan": 1},
        Masukan("", {}, {}),
        ("perencanaan:indikator",),
        beralasan=False,
        identitas=identitas,
    )

    def simpan(form: FormManual, isi: IsiManual, pemetaan: list[tuple[str, Variabel]]) -> int:
        c = identitas.cleaned_data
        pemilik = pilih_unit(c["pemilik"])
        tugas = request.wewenang.wajib("kelola_indikator", pemilik)
        pendahulu = Indikator.objects.filter(
            pk=bilangan(c["pendahulu"]) or 0, instansi=pemilik.instansi_id
        ).first()
        try:
            baru = buat_indikator(
                pemilik=pemilik,
                kunci=c["kunci"],
                jenis=c["jenis"],
                isi=isi,
                pemetaan=pemetaan,
                sejak_tahun=form.cleaned_data["sejak_tahun"],
                pendahulu=pendahulu,
                sebanding=c["sebanding"],
                oleh=request.user,
                peran=tugas.sebutan,
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            lain = [m for m in salah.masalah if m.tempat not in identitas.fields]
            identitas.taruh(GalatSakip([m for m in salah.masalah if m.tempat in identitas.fields]))
            raise GalatSakip(lain) from None
        messages.success(request, f"Indikator «{isi.nama}» tersimpan.")
        return baru.pk

    return _sunting(request, p, simpan)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def versi_baru(request: Any, pk: int) -> HttpResponse:
    """A new version of the owner's manual from a year on."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    tugas = request.wewenang.wajib("kelola_indikator", indikator.pemilik_id)
    return _terbit(request, indikator, tugas, None)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def varian(request: Any, pk: int, unit: int) -> HttpResponse:
    """A local variant of an office, marked as a deviation."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    kantor = pilih_unit(unit)
    tugas = request.wewenang.wajib("susun_rencana", kantor)
    if kantor.instansi_id != indikator.instansi_id:
        raise galat("unit", "Indikator ini milik instansi lain.", "Pilih indikator dari instansi unit Anda.")
    return _terbit(request, indikator, tugas, kantor)


@masuk
@require_safe
def varian_pilih(request: Any, pk: int) -> HttpResponse:
    """For which office: straight on where there is only one."""
    indikator = satu_indikator(pk, instansi_dibaca(request))
    boleh = request.wewenang.unit_boleh("susun_rencana")
    if not boleh:
        request.wewenang.wajib("susun_rencana", 0)
    if len(boleh) == 1:
        return redirect("perencanaan:manual_varian", pk, next(iter(boleh)))
    unit = pilihan_unit(boleh, hari_ini())
    return render(request, "perencanaan/varian_pilih.html", {"i": indikator, "unit": unit})


def _terbit(request: Any, indikator: Indikator, tugas: Tugas, kantor: Unit | None) -> HttpResponse:
    deret = list(
        ManualIndikator.objects.filter(indikator=indikator)
        .prefetch_related("variabel")
        .order_by("-sejak_tahun")
    )
    milik = [m for m in deret if m.varian_unit_id == (kantor.pk if kantor else None)]
    pemilik = [m for m in deret if m.varian_unit_id is None]
    dasar = next(iter(milik or pemilik), None)
    if dasar is not None and not milik:
        dasar = berlaku(pemilik, hari_ini().year) or dasar
    p = Penyuntingan(
        f"Manual lokal {kantor.kode}" if kantor else "Versi baru manual",
        indikator.instansi_id,
        (awal_manual(dasar) if dasar else {})
        | {"sejak_tahun": _mulai(dasar, lokal_pertama=bool(kantor and not milik)), "versi": indikator.versi},
        masukan_manual(dasar) if dasar else Masukan("", {}, {}),
        ("perencanaan:indikator_rinci", indikator.pk),
        catatan="Manual lokal tidak mengubah manual pemilik. Laporan menyebutnya sebagai penyimpangan."
        if kantor
        else "Versi sebelumnya tetap berlaku untuk tahun-tahun sebelumnya.",
    )

    def simpan(form: FormManual, isi: IsiManual, pemetaan: list[tuple[str, Variabel]]) -> int:
        terbitkan_manual(
            indikator=indikator,
            isi=isi,
            pemetaan=pemetaan,
            sejak_tahun=form.cleaned_data["sejak_tahun"],
            versi=form.cleaned_data["versi"] or 0,
            varian_unit=kantor,
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
            alasan=form.cleaned_data["alasan"],
        )
        messages.success(request, f"Manual berlaku mulai tahun {form.cleaned_data['sejak_tahun']}.")
        return indikator.pk

    return _sunting(request, p, simpan)


def _mulai(dasar: ManualIndikator | None, *, lokal_pertama: bool) -> int:
    """The year that a new version probably begins: after the end of the last one, else next year."""
    if lokal_pertama or dasar is None:
        return hari_ini().year
    return dasar.sampai_tahun + 1 if dasar.sampai_tahun is not None else hari_ini().year + 1


def _pengelola(request: Any, manual: ManualIndikator) -> Tugas:
    """The owner for the owner's manual, the planner of the office for its variant."""
    if manual.varian_unit_id is not None:
        tugas: Tugas = request.wewenang.wajib("susun_rencana", manual.varian_unit_id)
    else:
        tugas = request.wewenang.wajib("kelola_indikator", manual.indikator.pemilik_id)
    return tugas


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, pk: int) -> HttpResponse:
    """Correct a version that no official figure rests on."""
    manual = satu_manual(pk, instansi_dibaca(request))
    tugas = _pengelola(request, manual)
    indikator = manual.indikator
    resmi = tahun_resmi(manual)
    if resmi:
        messages.warning(
            request,
            f"Manual ini sudah menghitung angka resmi tahun {', '.join(map(str, resmi))}, jadi tidak diubah"
            " melainkan diteruskan: buat versi baru.",
        )
        if manual.varian_unit_id is not None:
            return redirect("perencanaan:manual_varian", indikator.pk, manual.varian_unit_id)
        return redirect("perencanaan:manual_baru", indikator.pk)
    p = Penyuntingan(
        f"Perbaiki manual {manual.sejak_tahun}",
        indikator.instansi_id,
        awal_manual(manual) | {"versi": indikator.versi},
        masukan_manual(manual),
        ("perencanaan:indikator_rinci", indikator.pk),
        mulai=False,
        catatan="Belum ada angka resmi yang dihitung dengan versi ini, jadi masih dapat diperbaiki.",
    )

    def simpan(form: FormManual, isi: IsiManual, pemetaan: list[tuple[str, Variabel]]) -> int:
        ubah_manual(
            manual=manual,
            isi=isi,
            pemetaan=pemetaan,
            versi=form.cleaned_data["versi"] or 0,
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
            alasan=form.cleaned_data["alasan"],
        )
        messages.success(request, "Manual diperbaiki.")
        return indikator.pk

    return _sunting(request, p, simpan)


# --- instruments --------------------------------------------------------------------------------------


@terima_berkas
@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def instrumen_baru(request: Any, pk: int) -> HttpResponse:
    """Attach a file to a manual."""
    manual = satu_manual(pk, instansi_dibaca(request))
    tugas = _pengelola(request, manual)
    form = FormInstrumen(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 400
        berkas = berkas_masuk(request, form)
        if form.is_valid() and berkas is not None:
            try:
                tambah_instrumen(
                    manual=manual,
                    nama=form.cleaned_data["nama"],
                    isi=berkas.isi,
                    jenis=berkas.jenis,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
            else:
                messages.success(request, "Instrumen terlampir.")
                return redirect("perencanaan:indikator_rinci", manual.indikator_id)
    return render(
        request,
        "perencanaan/sederhana.html",
        {
            "form": form,
            "judul": f"Lampirkan instrumen pada manual {manual.sejak_tahun}",
            "keterangan": manual.nama,
            "kembali": ("perencanaan:indikator_rinci", manual.indikator_id),
            "tombol": "Lampirkan",
            "berkas": True,
        },
        status=status,
    )


@masuk
@require_safe
def instrumen(request: Any, pk: int) -> FileResponse:
    """Download an instrument; for people of the agency."""
    instrumen = satu_instrumen(pk, instansi_dibaca(request))
    return kirim_berkas(instrumen.berkas, instrumen.nama)


@masuk
@require_POST
def instrumen_lepas(request: Any, pk: int) -> HttpResponse:
    """Take an instrument off its manual, with a reason."""
    instrumen = satu_instrumen(pk, instansi_dibaca(request))
    tugas = _pengelola(request, instrumen.manual)
    indikator = instrumen.manual.indikator_id
    lepas_instrumen(
        instrumen=instrumen,
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
        alasan=request.POST.get("alasan", "")[:500],
    )
    messages.success(request, "Instrumen dilepas dari manual.")
    return redirect("perencanaan:indikator_rinci", indikator)
