"""The dictionary of variables and who fills it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.inti.tabel import saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.forms.kamus import FormPenerus, FormVariabel, awal_variabel
from sakip.perencanaan.models import SifatVariabel, Variabel
from sakip.perencanaan.queries.kamus import daftar_kamus, rincian_variabel, satu_variabel
from sakip.perencanaan.queries.lingkup import pilihan_unit, unit_pengelola
from sakip.perencanaan.queries.pemakaian import variabel_terisi
from sakip.perencanaan.queries.pengisi import kisi_pengisi
from sakip.perencanaan.services.kamus import buat_variabel, teruskan_variabel, ubah_variabel
from sakip.perencanaan.services.pengisi import atur_pengisi
from sakip.perencanaan.tabel import TabelKamus
from sakip.perencanaan.views.pokok import (
    bilangan,
    hari_ini,
    instansi_dibaca,
    pilih_unit,
    taruh,
    unit_tugas,
)


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """All variables of the agency."""
    hanya = request.GET.get("hanya", "")
    sifat = request.GET.get("sifat", "")
    baris = daftar_kamus(
        instansi_dibaca(request),
        pada=hari_ini(),
        sifat=sifat if sifat in SifatVariabel.values else "",
        hanya=hanya,
    )
    tabel = TabelKamus(saring(baris, request.GET.get("cari", "")[:100], lambda b: b.teks))
    if (jawaban := unduhan(request, tabel, "kamus variabel")) is not None:
        return jawaban
    return render(
        request,
        "perencanaan/kamus.html",
        {
            "tabel": siapkan_tabel(request, tabel),
            "banyak": len(tabel.rows),
            "sifat": SifatVariabel.choices,
            "boleh_buat": request.wewenang.punya("kelola_kamus"),
        },
    )


@masuk
@require_safe
def rincian(request: Any, pk: int) -> HttpResponse:
    """A variable: what it means, who uses it, who fills it."""
    variabel = satu_variabel(pk, instansi_dibaca(request))
    return render(
        request,
        "perencanaan/variabel.html",
        {
            "r": rincian_variabel(variabel, pada=hari_ini(), unit=request.wewenang.unit_boleh("lihat")),
            "v": variabel,
            "boleh": unit_pengelola(variabel, request.wewenang.unit_boleh("kelola_kamus")) is not None,
        },
    )


def _calon_bobot(instansi: Sequence[int] | frozenset[int]) -> dict[int, Variabel]:
    return {v.pk: v for v in Variabel.objects.filter(instansi__in=instansi).order_by("nama")}


def _pilihan_bobot(calon: dict[int, Variabel], kecuali: int = 0) -> list[tuple[int, str]]:
    return [(pk, f"{v.nama[:100]} ({v.kunci})") for pk, v in calon.items() if pk != kecuali]


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def buat(request: Any) -> HttpResponse:
    """A new variable."""
    boleh = request.wewenang.unit_boleh("kelola_kamus")
    if not boleh:
        request.wewenang.wajib("kelola_kamus", 0)
    calon = _calon_bobot(instansi_dibaca(request))
    form = FormVariabel(
        request.POST or None,
        unit=pilihan_unit(boleh, hari_ini()),
        bobot=_pilihan_bobot(calon),
        initial={"sifat": "alur", "waktu": "jumlah", "agregasi_unit": "jumlah"}
        | {"pemilik": unit_tugas(request, boleh)},
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            unit = pilih_unit(form.cleaned_data["pemilik"])
            tugas = request.wewenang.wajib("kelola_kamus", unit)
            try:
                variabel = buat_variabel(
                    pemilik=unit,
                    isi=form.isi(calon),
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
            else:
                messages.success(request, f"Variabel «{variabel.nama}» tersimpan dalam kamus.")
                return redirect("perencanaan:variabel", variabel.pk)
    return render(
        request, "perencanaan/variabel_form.html", {"form": form, "judul": "Variabel baru"}, status=status
    )


def _pengelola(request: Any, variabel: Variabel) -> tuple[Unit, Any]:
    """The unit in whose name the person changes it, and the role; refused where there is none."""
    boleh = request.wewenang.unit_boleh("kelola_kamus")
    unit = unit_pengelola(variabel, boleh)
    if unit is None:
        request.wewenang.wajib("kelola_kamus", variabel.pemilik_id or 0)
    ditemukan = pilih_unit(unit)
    return ditemukan, request.wewenang.wajib("kelola_kamus", ditemukan)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, pk: int) -> HttpResponse:
    """Change a variable; what its values mean stays once there are values."""
    variabel = satu_variabel(pk, instansi_dibaca(request))
    unit, tugas = _pengelola(request, variabel)
    calon = _calon_bobot([variabel.instansi_id])
    form = FormVariabel(
        request.POST or None,
        variabel=variabel,
        bobot=_pilihan_bobot(calon, variabel.pk),
        initial=awal_variabel(variabel),
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                ubah_variabel(
                    variabel=variabel,
                    atas_nama=unit,
                    isi=form.isi(calon),
                    versi=form.cleaned_data["versi"] or 0,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                    alasan=form.cleaned_data["alasan"],
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
                form.pegang(satu_variabel(pk, [variabel.instansi_id]).versi)
            else:
                messages.success(request, f"Variabel «{form.cleaned_data['nama']}» diperbarui.")
                return redirect("perencanaan:variabel", variabel.pk)
    return render(
        request,
        "perencanaan/variabel_form.html",
        {
            "form": form,
            "judul": f"Ubah {variabel.nama}",
            "v": variabel,
            "terisi": variabel_terisi(variabel),
            "basi": status == 409,
        },
        status=status,
    )


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def penerus(request: Any, pk: int) -> HttpResponse:
    """The definition changes: a new variable that takes over from a year on."""
    lama = satu_variabel(pk, instansi_dibaca(request))
    unit, _ = _pengelola(request, lama)
    calon = _calon_bobot([lama.instansi_id])
    boleh = request.wewenang.unit_boleh("kelola_kamus")
    form = FormPenerus(
        request.POST or None,
        unit=pilihan_unit(boleh, hari_ini()),
        bobot=_pilihan_bobot(calon),
        initial=awal_variabel(lama)
        | {"kunci": f"{lama.kunci}-2", "pemilik": unit.pk, "sejak_tahun": hari_ini().year + 1},
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            pemilik = pilih_unit(form.cleaned_data["pemilik"])
            tugas = request.wewenang.wajib("kelola_kamus", pemilik)
            try:
                baru = teruskan_variabel(
                    lama=lama,
                    pemilik=pemilik,
                    isi=form.isi(calon),
                    sejak_tahun=form.cleaned_data["sejak_tahun"],
                    versi=form.cleaned_data["versi"] or 0,
                    oleh=request.user,
                    peran=tugas.sebutan,
                    waktu=timezone.now(),
                    alasan=form.cleaned_data["alasan_ganti"],
                )
            except GalatSakip as salah:
                status = taruh(form, salah)
            else:
                messages.success(
                    request,
                    f"«{baru.kunci}» meneruskan «{lama.kunci}». Buat versi baru manual yang memakainya.",
                )
                return redirect("perencanaan:variabel", baru.pk)
    return render(
        request,
        "perencanaan/variabel_form.html",
        {"form": form, "judul": f"Definisi {lama.nama} berubah", "v": lama, "penerus": True},
        status=status,
    )


@halaman("kelola_kamus")
@require_http_methods(["GET", "HEAD", "POST"])
def pengisi(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The grid of variables and units, saved in one go."""
    cari = request.GET.get("cari", "")[:100]
    hal = bilangan(request.GET.get("hal", "")) or 1
    pesan: tuple[Masalah, ...] = ()
    dipilih, status = None, 200
    if request.method == "POST":
        variabel = {n for v in request.POST.getlist("variabel") if (n := bilangan(v)) is not None}
        dipilih = {
            (v, u)
            for p in request.POST.getlist("pengisi")
            if (v := bilangan(p.partition("-")[0])) is not None
            and (u := bilangan(p.partition("-")[2])) is not None
        }
        try:
            mulai, berhenti = atur_pengisi(
                unit=unit,
                tahun=tahun,
                variabel=sorted(variabel),
                dipilih=dipilih,
                sidik=request.POST.get("sidik", ""),
                oleh=request.user,
                peran=request.tugas.sebutan,
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            status, pesan = (409 if isinstance(salah, Basi) else 400), salah.masalah
        else:
            kata = (
                f"{mulai} mulai mengisi, {berhenti} berhenti" if mulai or berhenti else "tidak ada perubahan"
            )
            messages.success(request, f"Daftar pengisi tahun {tahun} tersimpan: {kata}.")
            return redirect(request.get_full_path())
    kisi = kisi_pengisi(unit, tahun, pada=hari_ini(), cari=cari, hal=hal, dipilih=dipilih)
    return render(
        request,
        "perencanaan/pengisi.html",
        {
            "unit": unit,
            "nama": nama_unit([unit.pk], hari_ini()).get(unit.pk, (unit.kode, ""))[0],
            "tahun": tahun,
            "kisi": kisi,
            "masalah": pesan,
        },
        status=status,
    )
