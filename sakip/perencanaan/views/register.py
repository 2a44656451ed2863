"""The register of regulations and SAKIP documents, and its published part for everybody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sakip.berkas.unduh import kirim_berkas
from sakip.berkas.unggah import terima_berkas
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import saring, siapkan_tabel, unduhan
from sakip.organisasi.pintu import masuk, publik
from sakip.perencanaan.forms.register import FormDokumen, awal_dokumen
from sakip.perencanaan.models import DokumenSakip, JenisDokumen
from sakip.perencanaan.queries.lingkup import pilihan_unit
from sakip.perencanaan.queries.register import daftar_dokumen, dokumen_terbit, satu_dokumen
from sakip.perencanaan.services.register import catat_dokumen, ubah_dokumen
from sakip.perencanaan.tabel import TabelDokumen, TabelRegister
from sakip.perencanaan.views.pokok import berkas_masuk, bilangan, hari_ini, pilih_unit, taruh, unit_tugas


def _saringan(request: Any) -> dict[str, Any]:
    jenis = request.GET.get("jenis", "")
    return {
        "jenis": jenis if jenis in JenisDokumen.values else "",
        "tahun": bilangan(request.GET.get("tahun", "")[:4]),
    }


@masuk
@require_safe
def register(request: Any) -> HttpResponse:
    """Documents of one's units, and what their agencies published."""
    boleh = request.wewenang.unit_boleh("kelola_register")
    baris = daftar_dokumen(
        request.wewenang.unit_boleh("lihat"),
        pada=hari_ini(),
        berlaku=request.GET.get("hanya") == "berlaku",
        **_saringan(request),
    )
    tabel = TabelRegister(saring(baris, request.GET.get("cari", "")[:100], lambda b: b.teks), boleh=boleh)
    if (jawaban := unduhan(request, tabel, "register dokumen")) is not None:
        return jawaban
    return render(
        request,
        "perencanaan/register.html",
        {
            "tabel": siapkan_tabel(request, tabel),
            "banyak": len(tabel.rows),
            "jenis": JenisDokumen.choices,
            "boleh": bool(boleh),
        },
    )


@publik
@require_safe
def dokumen(request: Any) -> HttpResponse:
    """What anybody may read: the date of publication has come."""
    baris = dokumen_terbit(hari_ini(), **_saringan(request))
    tabel = TabelDokumen(saring(baris, request.GET.get("cari", "")[:100], lambda b: b.teks))
    if (jawaban := unduhan(request, tabel, "dokumen SAKIP")) is not None:
        return jawaban
    return render(
        request,
        "perencanaan/dokumen.html",
        {"tabel": siapkan_tabel(request, tabel), "banyak": len(tabel.rows), "jenis": JenisDokumen.choices},
    )


@publik
@require_safe
def berkas(request: Any, pk: int) -> FileResponse:
    """The file of a document: for everybody once published, before that for people who see its unit."""
    unit = request.wewenang.unit_boleh("lihat") if request.user.is_authenticated else frozenset()
    ditemukan = satu_dokumen(pk, pada=hari_ini(), unit=unit)
    if ditemukan.berkas is None:
        raise TidakDitemukan(
            Masalah("dokumen", "Dokumen ini tidak mempunyai berkas.", "Buka tautannya dari register.")
        )
    return kirim_berkas(ditemukan.berkas, ditemukan.nama_berkas or ditemukan.judul)


@terima_berkas
@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def dokumen_baru(request: Any) -> HttpResponse:
    """A new entry of the register."""
    boleh = request.wewenang.unit_boleh("kelola_register")
    if not boleh:
        request.wewenang.wajib("kelola_register", 0)
    form = FormDokumen(
        request.POST or None,
        request.FILES or None,
        unit=pilihan_unit(boleh, hari_ini()),
        initial={"tahun": hari_ini().year, "unit": unit_tugas(request, boleh)},
    )
    status = 200
    if request.method == "POST":
        status = 400
        unggahan = berkas_masuk(request, form)
        if form.is_valid():
            unit = pilih_unit(form.cleaned_data["unit"])
            tugas = request.wewenang.wajib("kelola_register", unit)
            try:
                catat_dokumen(
                    unit=unit,
                    isi=form.isi(),
                    berkas=unggahan,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
            else:
                messages.success(request, "Dokumen tercatat dalam register.")
                return redirect("perencanaan:register")
    return _form(request, form, "Catat dokumen", status)


def _form(
    request: Any, form: FormDokumen, judul: str, status: int, dokumen: DokumenSakip | None = None
) -> HttpResponse:
    return render(
        request,
        "perencanaan/sederhana.html",
        {
            "form": form,
            "judul": judul,
            "keterangan": f"Berkas sekarang: {dokumen.nama_berkas}" if dokumen and dokumen.berkas_id else "",
            "kembali": ("perencanaan:register",),
            "tombol": "Simpan",
            "berkas": True,
            "basi": status == 409,
        },
        status=status,
    )


@terima_berkas
@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def dokumen_ubah(request: Any, pk: int) -> HttpResponse:
    """Change an entry; a new file takes the place of the old one."""
    ditemukan = satu_dokumen(pk, pada=hari_ini(), unit=request.wewenang.unit_boleh("lihat"))
    tugas = request.wewenang.wajib("kelola_register", ditemukan.unit)
    form = FormDokumen(
        request.POST or None, request.FILES or None, baru=False, initial=awal_dokumen(ditemukan)
    )
    status = 200
    if request.method == "POST":
        status = 400
        unggahan = berkas_masuk(request, form)
        if form.is_valid():
            try:
                ubah_dokumen(
                    dokumen=ditemukan,
                    isi=form.isi(),
                    berkas=unggahan,
                    versi=form.cleaned_data["versi"] or 0,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                    alasan=form.cleaned_data["alasan"],
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
                kini = DokumenSakip.objects.values_list("versi", flat=True).get(pk=pk)
                form.pegang(kini)
            else:
                messages.success(request, "Dokumen diperbarui.")
                return redirect("perencanaan:register")
    return _form(request, form, f"Ubah {ditemukan.judul[:80]}", status, ditemukan)
