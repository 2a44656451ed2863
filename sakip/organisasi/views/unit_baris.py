"""Pages that change a row of a unit: corrections, ends, positions and their holders."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.organisasi import forms
from sakip.organisasi.models import Garis, Jabatan, KedudukanUnit, KodeUnit, Unit
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import cari_unit
from sakip.organisasi.queries.unit import (
    sidik_unit,
)
from sakip.organisasi.services.dasar import cari_induk
from sakip.organisasi.services.jabatan import akhiri_pemangku, angkat
from sakip.organisasi.services.koreksi import (
    KOLOM,
    baris_unit,
    koreksi_baris,
    koreksi_jabatan,
)
from sakip.organisasi.services.unit import (
    akhiri_kode,
)
from sakip.organisasi.views.unit_bersama import formulir, ke_unit, pelaku, wajib_kelola


@masuk
@require_http_methods(["GET", "POST"])
def koreksi(request: Any, instansi: str, unit: str, jenis: str, pk: int) -> HttpResponse:
    """Put a row of the history right, or delete it."""
    ini = cari_unit(instansi, unit)
    tugas = wajib_kelola(request, ini)
    baris = baris_unit(ini, jenis, pk)
    kolom = KOLOM[jenis]
    awal = {k: getattr(baris, k) for k in kolom} | {"sidik": sidik_unit(ini)}
    awal_induk = awal.get("induk")
    if "induk" in awal:
        awal["induk"] = awal["induk"].kode if awal["induk"] else ""
    form = forms.FormKoreksi(request.POST or None, kolom=kolom, initial=awal)

    def simpan(isi: dict[str, Any]) -> tuple[str, str]:
        if "induk" in isi:
            kode = isi["induk"]
            isi["induk"] = cari_induk(ini.instansi, kode) if kode else None
            komando = isinstance(baris, KedudukanUnit) and baris.garis == Garis.KOMANDO
            if komando and isi["induk"] not in (None, awal_induk):
                wajib_kelola(request, isi["induk"])  # as for a move: no unit is handed into a foreign office
        umum = {k: isi.pop(k) for k in ("hapus", "sidik", "alasan")}
        koreksi_baris(unit=ini, jenis=jenis, pk=pk, isi=isi, **umum, **pelaku(request, tugas))
        return ("Baris dihapus." if umum["hapus"] else "Koreksi disimpan."), ke_unit(ini)

    return formulir(
        request,
        form,
        simpan,
        judul=f"Koreksi {jenis}",
        pandu="Untuk yang salah catat. Bila keadaannya memang berganti sejak suatu tanggal, jangan koreksi:"
        " catat perubahan baru, supaya laporan lama tetap benar.",
        tombol="Simpan koreksi",
        unit=ini,
    )


@masuk
@require_http_methods(["GET", "POST"])
def akhiri(request: Any, instansi: str, unit: str, jenis: str, pk: int) -> HttpResponse:
    """End a code or a holder on a day."""
    ini = cari_unit(instansi, unit)
    tugas = wajib_kelola(request, ini)
    if jenis not in ("kode", "pemangku"):
        raise TidakDitemukan(Masalah("alamat", "Baris itu tidak dapat diakhiri.", "Mulai dari halaman unit."))
    baris: Any = baris_unit(ini, jenis, pk)
    form = forms.FormAkhiri(
        request.POST or None, initial={"sampai": timezone.localdate(), "sidik": sidik_unit(ini)}
    )

    def simpan(isi: dict[str, Any]) -> tuple[str, str]:
        if isinstance(baris, KodeUnit):
            akhiri_kode(kode=baris, **isi, **pelaku(request, tugas))
        else:
            akhiri_pemangku(pemangku=baris, **isi, **pelaku(request, tugas))
        return f"{baris} berakhir {tulis_tanggal(isi['sampai'])}.", ke_unit(ini)

    return formulir(
        request, form, simpan, judul=f"Akhiri {baris}", pandu="", tombol="Akhiri", unit=ini, bahaya=True
    )


def _jabatan_unit(unit: Unit, pk: int) -> Jabatan:
    jabatan = Jabatan.objects.filter(unit=unit, pk=pk).select_related("unit__instansi").first()
    if jabatan is None:
        raise TidakDitemukan(Masalah("jabatan", "Jabatan itu bukan milik unit ini.", "Buka lagi unitnya."))
    return jabatan


@masuk
@require_http_methods(["GET", "POST"])
def pemangku(request: Any, instansi: str, unit: str, pk: int) -> HttpResponse:
    """Appoint a holder: definitif, Plt. or Plh."""
    ini = cari_unit(instansi, unit)
    tugas = wajib_kelola(request, ini)
    jabatan = _jabatan_unit(ini, pk)
    form = forms.FormAngkat(
        request.POST or None, initial={"sejak": timezone.localdate(), "sidik": sidik_unit(ini)}
    )

    def simpan(isi: dict[str, Any]) -> tuple[str, str]:
        akun = _akun(isi.pop("nip"))
        baru = angkat(jabatan=jabatan, akun=akun, **isi, **pelaku(request, tugas))
        return f"{baru.get_status_display()} {baru.nama} dicatat sejak {tulis_tanggal(baru.sejak)}.", ke_unit(
            ini
        )

    return formulir(
        request,
        form,
        simpan,
        judul=f"Pejabat: {jabatan.nama}",
        pandu="Plt. mengisi jabatan yang kosong; Plh. menggantikan pejabat yang berhalangan sementara,"
        " dan pejabat itu tercatat lagi sesudahnya.",
        tombol="Simpan pejabat",
        unit=ini,
    )


def _akun(tanda: str) -> Akun | None:
    if not tanda.strip():
        return None
    akun = Akun.objects.filter(Q(nip=tanda.strip()) | Q(surel__iexact=tanda.strip())).first()
    if akun is None:
        raise galat("nip", f"Tidak ada akun «{tanda}».", "Periksa NIP-nya, atau kosongkan.")
    return akun


@masuk
@require_http_methods(["GET", "POST"])
def jabatan(request: Any, instansi: str, unit: str, pk: int) -> HttpResponse:
    """Put a position's wording right."""
    ini = cari_unit(instansi, unit)
    tugas = wajib_kelola(request, ini)
    baris = _jabatan_unit(ini, pk)
    awal = {"nama": baris.nama, "tingkat": baris.tingkat, "sidik": sidik_unit(ini)}
    form = forms.FormKoreksiJabatan(request.POST or None, initial=awal)

    def simpan(isi: dict[str, Any]) -> tuple[str, str]:
        koreksi_jabatan(jabatan=baris, **isi, **pelaku(request, tugas))
        return "Jabatan dibetulkan.", ke_unit(ini)

    return formulir(request, form, simpan, judul="Betulkan jabatan", pandu="", tombol="Simpan", unit=ini)
