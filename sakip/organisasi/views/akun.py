"""Accounts as an administrator of a unit sees them: the list, one account, a new one."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.organisasi.forms_akun import (
    FormulirAkhiri,
    FormulirAlasan,
    FormulirBaru,
    FormulirTugas,
    FormulirUbah,
    tempelkan,
)
from sakip.organisasi.models import Peran, Unit
from sakip.organisasi.pintu import TidakBerwenang, masuk, wajib_beri, wajib_kelola
from sakip.organisasi.queries.akun import (
    LEWAT,
    BarisAkun,
    akun_bernomor,
    akun_terlihat,
    daftar_akun,
    di_luar_kuasa,
    orang_bertugas,
    pilihan_unit,
    tugas_akun,
    unit_jejak,
)
from sakip.organisasi.services import tugaskan
from sakip.organisasi.services.akun import daftarkan_akun, ubah_akun

KEADAAN = ("aktif", "belum pernah masuk", "tanpa tugas", "nonaktif")


class TabelAkun(Tabel):
    """Who works in my units; cells are plain values, so that an export is a plain table."""

    nama = tables.Column(verbose_name="Nama")
    nip = tables.Column(verbose_name="NIP", empty_values=())
    surel = tables.Column(verbose_name="Surel", empty_values=())
    tugas = tables.Column(verbose_name="Tugas yang berlaku", orderable=False, empty_values=())
    keadaan = tables.Column(verbose_name="Keadaan")
    dua_langkah = tables.Column(verbose_name="Dua langkah")
    masuk = tables.DateTimeColumn(verbose_name="Terakhir masuk", format="j M Y H.i")

    keterangan = "Akun yang bertugas atau pernah bertugas di unit yang Anda kelola"

    class Meta(Tabel.Meta):
        attrs = {"class": "tabel-akun"}  # noqa: RUF012
        empty_text = "Tidak ada akun yang cocok. Ubah saringannya, atau buat akun baru."

    def render_nama(self, value: str, record: dict[str, Any]) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("organisasi:akun_lihat", args=[record["id"]]), value
        )

    def value_nama(self, value: str) -> str:
        return value

    def value_tugas(self, value: str) -> str:
        return value

    def value_keadaan(self, value: str) -> str:
        return value

    def value_masuk(self, value: dt.datetime | None) -> dt.datetime | None:
        return value

    def render_tugas(self, value: str) -> str:
        return format_html_join("", "<div>{}</div>", ((satu,) for satu in value.split("; ") if satu))

    def render_keadaan(self, value: str) -> str:
        kelas = {"aktif": "disetujui", "nonaktif": "dikembalikan", "tanpa tugas": "terlambat"}.get(value, "")
        return format_html('<span class="keadaan keadaan-{}">{}</span>', kelas, value)


def _baris(b: BarisAkun) -> dict[str, Any]:
    return {
        "id": b.akun.pengenal,
        "nama": b.akun.nama,
        "nip": b.akun.nip or "",
        "surel": b.akun.surel or "",
        "tugas": "; ".join(f"{t.sebutan}, {t.unit}" for t in b.berlaku),
        "keadaan": b.keadaan,
        "dua_langkah": "ya" if b.dua_langkah else "tidak",
        "masuk": b.akun.last_login,
    }


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The accounts of one's units: searched, filtered by role, unit and state, exported."""
    lingkup, pada = wajib_kelola(request.wewenang), timezone.localdate()
    peran, keadaan = request.GET.get("peran", ""), request.GET.get("keadaan", "")
    teks = request.GET.get("unit", "")
    unit = int(teks) if teks.isdecimal() and len(teks) < 19 else None
    semua = [
        b
        for b in daftar_akun(lingkup, pada)
        if (not keadaan or b.keadaan == keadaan)
        and (not peran or any(t.peran == peran for t in b.berlaku))
        and (unit is None or any(t.unit_id == unit for t in b.berlaku))
    ]
    baris = saring(
        [_baris(b) for b in semua],
        request.GET.get("cari", "")[:100],
        lambda b: f"{b['nama']} {b['nip']} {b['surel']} {b['tugas']}",
    )
    tabel = TabelAkun(baris)
    jawaban = unduhan(request, tabel, "akun")
    if jawaban is not None:
        return jawaban
    return render(
        request,
        "organisasi/akun_daftar.html",
        {
            "tabel": siapkan_tabel(request, tabel),
            "jumlah": len(baris),
            "peran": Peran.choices,
            "keadaan": KEADAAN,
            "unit": pilihan_unit(lingkup, pada),
            "unit_dipilih": unit,
        },
    )


def cari_akun(request: Any, pengenal: uuid.UUID) -> tuple[Akun, frozenset[int]]:
    """The account and the units that the person administers; 404 for a stranger's account."""
    lingkup = wajib_kelola(request.wewenang)
    return akun_terlihat(pengenal, lingkup), lingkup


def sebutan_pengelola(request: Any, akun: Akun, lingkup: frozenset[int]) -> str:
    """The role under which the person administers this account, for the journal."""
    pada = timezone.localdate()
    unit = unit_jejak(akun, pada)
    if unit is not None and unit.pk in lingkup:
        return str(request.wewenang.wajib("kelola_akun", unit).sebutan)
    return str(request.wewenang.wajib("kelola_akun", next(iter(sorted(lingkup)))).sebutan)


def formulir_tugas(request: Any, kelas: type[Any], lingkup: frozenset[int], *data: Any) -> Any:
    """A form that offers only units and roles that the person may give."""
    pada = timezone.localdate()
    return kelas(
        *data,
        unit=pilihan_unit(lingkup, pada),
        administrator=bool(request.wewenang.unit_boleh("kelola_sistem")),
        orang=orang_bertugas(lingkup, pada),
        initial={"sejak": pada, "unit": request.GET.get("unit")},
    )


@never_cache
@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any) -> HttpResponse:
    """A new account with its first role; its one-time password is shown in the answer and nowhere else.

    Where the number has an account already, that one may be given the role (``pakai``).
    """
    lingkup = wajib_kelola(request.wewenang)
    formulir = formulir_tugas(request, FormulirBaru, lingkup, *([request.POST] if request.POST else []))
    ada: Akun | None = None
    if request.method == "POST" and formulir.is_valid():
        isi = formulir.cleaned_data
        unit = Unit.objects.select_related("instansi").get(pk=isi["unit"])
        tugas = wajib_beri(request.wewenang, isi["peran"], unit)
        bersama: dict[str, Any] = {
            "unit": unit,
            "peran": isi["peran"],
            "sejak": isi["sejak"],
            "sampai": formulir.sampai,
            "atas_nama_dari": isi["mewakili"],
            "sebagai_wakil": isi["sebagai_wakil"],
            "oleh": request.user,
            "peran_oleh": tugas.sebutan,
            "waktu": timezone.now(),
        }
        ada = akun_bernomor(isi["nip"], isi["surel"], unit.instansi)
        try:
            if ada is not None and request.POST.get("pakai") == str(ada.pengenal):
                tugaskan(akun=ada, **bersama)
                return kembali(request, ada, "Tugas diberikan kepada akun yang sudah ada. Sandinya tetap.")
            if ada is None:
                akun, sandi = daftarkan_akun(nama=isi["nama"], nip=isi["nip"], surel=isi["surel"], **bersama)
                return halaman_sandi(request, akun, sandi, baru=True)
            formulir.add_error("nip", f"NIP atau surel itu sudah dipakai akun {ada.nama}.")
        except GalatSakip as salah:
            tempelkan(formulir, salah)
    return render(
        request,
        "organisasi/akun_baru.html",
        {"form": formulir, "ada": ada},
        status=400 if formulir.is_bound else 200,
    )


def halaman_sandi(request: Any, akun: Akun, sandi: str, *, baru: bool = False) -> HttpResponse:
    """The one page on which a one-time password is ever seen."""
    return render(request, "organisasi/akun_sandi.html", {"akun": akun, "sandi": sandi, "baru": baru})


def tampilkan(
    request: Any, akun: Akun, lingkup: frozenset[int], *, status: int = 200, **formulir: Any
) -> HttpResponse:
    """The page of one account, with the forms that were refused kept as they were typed."""
    pada = timezone.localdate()
    luar = di_luar_kuasa(akun, lingkup, request.wewenang.unit_boleh("kelola_sistem"), pada)
    sistem = request.wewenang.unit_boleh("kelola_sistem")
    semua = tugas_akun([akun.pk], pada).get(akun.pk, [])
    isi = {
        "akun": akun,
        "luar": luar,
        "penuh": not luar,
        "diri": akun.pk == request.user.pk,
        "kini": [
            (t, t.unit_id in lingkup and (t.peran != Peran.ADMINISTRATOR or t.unit_id in sistem))
            for t in semua
            if t.keadaan != LEWAT
        ],
        "lewat": [t for t in semua if t.keadaan == LEWAT],
        "dua_langkah": akun.authenticator_set.filter(type="totp").exists(),  # type: ignore[attr-defined]
        "form_ubah": FormulirUbah(
            initial={"nama": akun.nama, "nip": akun.nip, "surel": akun.surel, "versi": akun.versi}
        ),
        "form_tugas": formulir_tugas(request, FormulirTugas, lingkup),
        "form_akhiri": FormulirAkhiri(),
        "form_alasan": FormulirAlasan(),
        **formulir,
    }
    return render(request, "organisasi/akun_lihat.html", isi, status=status)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """One account: who, which roles, what can be done. POST changes name, NIP and e-mail."""
    akun, lingkup = cari_akun(request, pengenal)
    if request.method != "POST":
        return tampilkan(request, akun, lingkup)
    wajib_penuh(request, akun, lingkup)
    formulir = FormulirUbah(request.POST)
    if formulir.is_valid():
        isi = formulir.cleaned_data
        try:
            ubah_akun(
                akun=akun,
                nama=isi["nama"],
                nip=isi["nip"],
                surel=isi["surel"],
                versi=isi["versi"],
                oleh=request.user,
                peran_oleh=sebutan_pengelola(request, akun, lingkup),
                waktu=timezone.now(),
            )
        except GalatSakip as salah:
            tempelkan(formulir, salah)
            if isinstance(salah, Basi):  # shown again with what was typed, now against what is there
                formulir.data = {**request.POST.dict(), "versi": akun.versi}
                return tampilkan(request, akun, lingkup, status=409, form_ubah=formulir)
        else:
            return kembali(request, akun, "Perubahan tersimpan.")
    return tampilkan(request, akun, lingkup, status=400, form_ubah=formulir)


def wajib_penuh(request: Any, akun: Akun, lingkup: frozenset[int]) -> None:
    """Refuses to touch the account of somebody who also works beyond one's units."""
    luar = di_luar_kuasa(akun, lingkup, request.wewenang.unit_boleh("kelola_sistem"), timezone.localdate())
    if luar:
        di = ", ".join(sorted({f"{t.sebutan} di {t.unit}" for t in luar}))
        raise TidakBerwenang(
            Masalah(
                "akun",
                f"{akun.nama} juga bertugas di luar kuasa Anda ({di}).",
                "Minta admin unit di atasnya mengurus akun ini. Tugas di unit Anda tetap dapat Anda urus.",
            )
        )


def kembali(request: Any, akun: Akun, pesan: str) -> HttpResponse:
    """Back to the account, with what was done."""
    messages.success(request, pesan)
    return redirect("organisasi:akun_lihat", akun.pengenal)


def hari_akhir(terakhir: dt.date | None, pada: dt.date) -> dt.date:
    """The first day without the role: the day after its last, or today at once."""
    return terakhir + dt.timedelta(days=1) if terakhir else pada
