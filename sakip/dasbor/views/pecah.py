"""The guided split of an office: name the successors, say who goes where, look at everything, apply."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.aturan.periode import tulis_tanggal
from sakip.dasbor import pecah
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.organisasi.models import Instansi, JenisUnit, Unit
from sakip.organisasi.pintu import TidakBerwenang, masuk
from sakip.organisasi.queries import cari_unit, nama_unit
from sakip.organisasi.queries.unit import pohon_pada
from sakip.organisasi.services.pecah import TUTUP
from sakip.organisasi.views.unit_bersama import boleh_kelola, ke_unit, pelaku, wajib_kelola
from sakip.perencanaan.models import Sebanding
from sakip.perencanaan.services.pecah import terapkan_pecah, uji_pecah

LANGKAH = {"penerus": "1. Penerus", "bagi": "2. Pembagian", "pratinjau": "3. Pratinjau"}


@masuk
@require_http_methods(["GET", "POST"])
def pecah_unit(request: Any, instansi: str, unit: str) -> HttpResponse:
    """All steps at one address; what was typed goes along, and nothing is written before «Terapkan»."""
    ini = cari_unit(instansi, unit)
    tugas = wajib_kelola(request, ini)
    isi = {k: v for k, v in request.POST.items() if k != "csrfmiddlewaretoken"}
    if request.method == "GET":
        return _langkah_penerus(request, ini, _awal(ini, request))
    ke = isi.pop("ke", "penerus")
    if ke == "tambah":
        isi["n"] = str(min(pecah.jumlah_penerus(isi) + 1, pecah.PENERUS_TERBANYAK))
    if ke in ("penerus", "tambah"):
        return _langkah_penerus(request, ini, isi)
    isi = pecah.rapatkan(isi)
    try:
        tanggal = _periksa_penerus(request, ini, isi)
    except GalatSakip as galat:
        status = 403 if isinstance(galat, TidakBerwenang) else 400
        return _langkah_penerus(request, ini, isi, galat.masalah, status)
    if ke == "bagi":
        return _langkah_bagi(request, ini, tanggal, isi)
    anak, kode = pecah.anak_unit(ini, tanggal), pecah.kode_sendiri(ini, tanggal)
    rencana = pecah.baca_rencana(isi, ini, tanggal, anak, kode)
    pilihan = pecah.baca_indikator(isi, pecah.indikator_kantor(ini, tanggal), len(rencana.penerus))
    siapa = pelaku(request, tugas)
    try:
        if ke == "terapkan":
            terapkan_pecah(rencana=rencana, indikator=pilihan, sidik=isi.get("sidik", ""), **siapa)
            nama = ", ".join(p.singkatan or p.nama for p in rencana.penerus)
            messages.success(request, f"Diterapkan: dilanjutkan {nama} sejak {tulis_tanggal(tanggal)}.")
            return redirect(ke_unit(ini))
        hasil = uji_pecah(rencana=rencana, indikator=pilihan, waktu=siapa["waktu"])
    except Basi as basi:
        hasil = uji_pecah(rencana=rencana, indikator=pilihan, waktu=siapa["waktu"])
        return _langkah_pratinjau(request, ini, tanggal, isi, hasil, basi.masalah)
    except GalatSakip as galat:
        if any(m.tempat.startswith(("p", "tanggal", "alasan", "penerus")) for m in galat.masalah):
            return _langkah_penerus(request, ini, isi, galat.masalah)
        return _langkah_bagi(request, ini, tanggal, isi, galat.masalah)
    return _langkah_pratinjau(request, ini, tanggal, isi, hasil)


def _awal(unit: Unit, request: HttpRequest) -> dict[str, str]:
    """The form when it is opened: next New Year's Day, three successors like the old one, roles copied."""
    tahun = timezone.localdate().year
    isi = {"tanggal": f"{tahun + 1}-01-01", "n": request.GET.get("n", "3"), "tugas": "1"}
    isi["n"] = str(pecah.jumlah_penerus(isi))
    for i in range(1, int(isi["n"]) + 1):
        isi[f"p{i}_jenis"] = unit.jenis
        isi[f"p{i}_instansi"] = unit.instansi.kode
    return isi


def _periksa_penerus(request: Any, unit: Unit, isi: dict[str, str]) -> dt.date:
    """The day, and that the person may put successors where he wants them."""
    salah: list[Masalah] = []
    asing: list[Masalah] = []
    tanggal = pecah.baca_tanggal(isi.get("tanggal", ""))
    if tanggal is None:
        salah.append(Masalah("tanggal", "Tanggal belum diisi dengan benar.", "Tulis seperti 01-01-2025."))
    if len(isi.get("alasan", "").strip()) < 5:
        salah.append(Masalah("alasan", "Dasar belum diisi.", "Misalnya «Perpres 155/2024»."))
    penerus = pecah.baca_penerus(isi, unit)
    if not penerus:
        salah.append(Masalah("penerus", "Belum ada penerus.", "Isi nama dan kode satu penerus atau lebih."))
    for nomor, p in enumerate(penerus, 1):
        induk = (
            Unit.objects.select_related("instansi").filter(instansi__kode=p.instansi, kode=p.induk).first()
        )
        if induk is None:
            salah.append(
                Masalah(
                    f"p{nomor}_induk",
                    f"Induk «{p.induk}» tidak ada pada instansi «{p.instansi}».",
                    "Tulis kode unit di atasnya.",
                )
            )
        elif not boleh_kelola(request, induk):
            asing.append(
                Masalah(
                    f"p{nomor}_induk",
                    f"Anda tidak mengelola «{p.induk}» pada {induk.instansi.nama}.",
                    "Minta administratornya menerapkan, atau menugaskan Anda di sana.",
                )
            )
    if asing:
        raise TidakBerwenang([*salah, *asing])
    if salah:
        raise GalatSakip(salah)
    assert tanggal is not None
    return tanggal


def _dasar(unit: Unit, isi: dict[str, str], langkah: str, masalah: Any, tampil: set[str]) -> dict[str, Any]:
    """What every step's page needs; what the step does not show itself travels in hidden fields."""
    return {
        "unit": unit,
        "nama": nama_unit([unit.pk], timezone.localdate()).get(unit.pk, (unit.kode, ""))[0],
        "isi": isi,
        "langkah": langkah,
        "semua_langkah": LANGKAH.items(),
        "masalah": masalah,
        "bawa": sorted((k, v) for k, v in isi.items() if k not in tampil and k != "sidik"),
    }


def _jawab(request: HttpRequest, konteks: dict[str, Any], status: int = 400) -> HttpResponse:
    """The page; ``status`` when it tells of faults."""
    return render(request, "dasbor/pecah.html", konteks, status=status if konteks["masalah"] else 200)


def _langkah_penerus(
    request: Any, unit: Unit, isi: dict[str, str], masalah: Any = (), status: int = 400
) -> HttpResponse:
    n = pecah.jumlah_penerus(isi)
    dikelola = request.wewenang.unit_boleh("kelola_unit")
    instansi = list(Instansi.objects.filter(unit__in=dikelola).distinct().order_by("nama"))
    tampil = {"tanggal", "alasan", "tugas", "n"}
    tampil |= {f"p{i}_{m}" for i in range(1, n + 1) for m in pecah.MEDAN_PENERUS}
    salah = {m.tempat: f"{m.pesan} {m.saran}".strip() for m in masalah}
    konteks = _dasar(unit, isi, "penerus", masalah, tampil)
    konteks |= {
        "n": n,
        "penuh": n >= pecah.PENERUS_TERBANYAK,
        "instansi": instansi,
        "jenis": JenisUnit.choices,
        "salah": salah,
        "usul": [
            b
            for i in instansi
            for b in pohon_pada(i, timezone.localdate())
            if b.jenis in ("kementerian", "eselon1")
        ],
        "penerus": [
            {
                "nomor": i,
                "salah": [salah[f"p{i}_{m}"] for m in pecah.MEDAN_PENERUS if f"p{i}_{m}" in salah],
                **{m: isi.get(f"p{i}_{m}", "") for m in pecah.MEDAN_PENERUS},
            }
            for i in range(1, n + 1)
        ],
    }
    return _jawab(request, konteks, status)


def _langkah_bagi(
    request: HttpRequest, unit: Unit, tanggal: dt.date, isi: dict[str, str], masalah: Any = ()
) -> HttpResponse:
    penerus = pecah.baca_penerus(isi, unit)
    anak, kode = pecah.anak_unit(unit, tanggal), pecah.kode_sendiri(unit, tanggal)
    indikator = pecah.indikator_kantor(unit, tanggal)
    jejak = "|".join(f"{p.alamat}:{p.nama}" for p in penerus)
    if (
        isi.get("dibagi") != jejak
    ):  # first time, or the successors changed: propose anew where nothing was chosen
        usul = {
            **pecah.usul_anak(anak, penerus),
            **pecah.usul_kode(kode, penerus),
            **pecah.usul_indikator(indikator, penerus),
        }
        isi = {**usul, **isi} if "dibagi" not in isi else {**isi, **usul}
        isi["dibagi"] = jejak
    nomor = [str(i) for i in range(1, len(penerus) + 1)]
    sebut = list(zip(nomor, (p.singkatan or p.nama for p in penerus), strict=True))
    tampil = {f"anak_{a.id}" for a in anak} | {f"kode_{k.id}" for k in kode}
    tampil |= {f"seb_{i.id}" for i in indikator} | {f"ind_{i.id}_{n}" for i in indikator for n in nomor}
    konteks = _dasar(unit, isi, "bagi", masalah, tampil)
    konteks |= {
        "tanggal": tanggal,
        "sebut": sebut,
        "tutup": TUTUP,
        "sebanding": Sebanding.choices,
        "anak": [(a, isi.get(f"anak_{a.id}", "")) for a in anak],
        "kode": [(k, isi.get(f"kode_{k.id}", "")) for k in kode],
        "indikator": [
            (i, [(n, s, bool(isi.get(f"ind_{i.id}_{n}"))) for n, s in sebut], isi.get(f"seb_{i.id}", ""))
            for i in indikator
        ],
    }
    return _jawab(request, konteks)


def _langkah_pratinjau(
    request: HttpRequest, unit: Unit, tanggal: dt.date, isi: dict[str, str], hasil: Any, masalah: Any = ()
) -> HttpResponse:
    konteks = _dasar(unit, isi, "pratinjau", masalah, set())
    per_instansi: dict[str, list[Any]] = {}
    for b in hasil.indikator:
        per_instansi.setdefault(b.instansi, []).append(b)
    dibawa = {b.id for b in hasil.indikator}
    konteks |= {
        "tanggal": tanggal,
        "sidik": hasil.sidik,
        "s": hasil.susunan,
        "indikator": per_instansi.items(),
        "variabel": hasil.variabel.items(),
        "sasaran": hasil.sasaran.items(),
        "renstra": hasil.renstra.items(),
        "tinggal": [i for i in pecah.indikator_kantor(unit, tanggal) if i.id not in dibawa],
        "sisa": [*hasil.susunan.sisa, *hasil.sisa, *pecah.tersisa(unit, tanggal)],
    }
    return _jawab(request, konteks, 409)
