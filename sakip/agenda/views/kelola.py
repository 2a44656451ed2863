"""Pages that manage the calendar: days off, the office's day, exceptions, closed periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.agenda.models import HariLibur, Pengecualian, Penutupan
from sakip.agenda.queries import (
    atas_semua,
    aturan_unit,
    kunci_bulan,
    libur_tahun,
    pengecualian_unit,
    penutupan_unit,
)
from sakip.agenda.services import (
    beri_pengecualian,
    buka_periode,
    cabut_pengecualian,
    hapus_libur,
    impor_libur,
    simpan_aturan,
    tutup_periode,
)
from sakip.berkas.unggah import masalah_ditolak, terima_berkas, terlalu_besar
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Instansi, Unit
from sakip.organisasi.pintu import TidakBerwenang, Tugas, masuk
from sakip.organisasi.queries import nama_unit

FORMULIR = "kinerja"
BULAN_LALU, BULAN_DEPAN = 24, 6


def _wajib_kelola(request: Any) -> frozenset[int]:
    boleh: frozenset[int] = request.wewenang.unit_boleh("kelola_tenggat")
    if not boleh:
        tugas = request.wewenang.tugas
        request.wewenang.wajib("kelola_tenggat", tugas[0].unit_id if tugas else 0)
    return boleh


# --- days off --------------------------------------------------------------------------------------


def _lingkup_libur(request: Any) -> dict[str, tuple[Instansi | None, Tugas]]:
    """For which calendars the person may write: national (administrator), an agency (from its top unit)."""
    wewenang = request.wewenang
    hasil: dict[str, tuple[Instansi | None, Tugas]] = {}
    tugas = [t for t in wewenang.tugas if t.peran in ("administrator", "perencana")]
    unit = {
        u.pk: u for u in Unit.objects.filter(pk__in=[t.unit_id for t in tugas]).select_related("instansi")
    }
    atas = atas_semua(list(unit.values()), wewenang.pada.year) if unit else {}
    for t in tugas:
        if t.peran == "administrator":
            hasil.setdefault("nasional", (None, t))
        if len(atas[t.unit_id]) == 1:
            hasil.setdefault(unit[t.unit_id].instansi.kode, (unit[t.unit_id].instansi, t))
    return hasil


#: A year's days off are a few kilobytes.
DAFTAR_TERBESAR = 200 * 1024
SARAN_DAFTAR = "Kirim daftar satu tahun saja, sebagai CSV."


@terima_berkas
@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def libur(request: Any) -> HttpResponse:
    """Days off of a year; a list may be pasted, faults are named by line."""
    lingkup = _lingkup_libur(request)
    if request.method == "POST" and not lingkup:
        _wajib_kelola(request)
        raise galat(
            "lingkup",
            "Kalender instansi dikelola administrator atau perencana unit teratas instansi.",
            "Hubungi mereka, atau beri pengecualian tenggat untuk unit Anda.",
        )
    tahun = _angka(request.POST.get("tahun", "") or request.GET.get("tahun", "")) or timezone.localdate().year
    tahun = min(max(tahun, 2000), 2100)
    masalah: Sequence[Masalah] = ()
    status = 200
    if request.method == "POST":
        try:
            _simpan_libur(request, lingkup)
            return redirect(f"{reverse('agenda:libur')}?tahun={tahun}")
        except TidakBerwenang:
            raise
        except GalatSakip as salah:
            masalah, status = salah.masalah, 400
    instansi = {t.instansi_id for t in request.wewenang.tugas}
    return render(
        request,
        "agenda/libur.html",
        {
            "tahun": tahun,
            "libur": [(h, _pilihan(h) in lingkup) for h in libur_tahun(tahun, instansi)],
            "lingkup": [(k, i.nama if i else "Nasional") for k, (i, _) in lingkup.items()],
            "pilih": request.POST.get("lingkup", ""),
            "teks": request.POST.get("daftar", "") if masalah else "",
            "masalah": masalah,
            "batas": DAFTAR_TERBESAR,
            "saran": SARAN_DAFTAR,
        },
        status=status,
    )


def _pilihan(h: HariLibur) -> str:
    return h.instansi.kode if h.instansi else "nasional"


def _simpan_libur(request: Any, lingkup: dict[str, tuple[Instansi | None, Tugas]]) -> None:
    umum: dict[str, Any] = {"oleh": request.user, "waktu": timezone.now()}
    if "hapus" in request.POST:
        nomor = _angka(request.POST["hapus"])
        baris = HariLibur.objects.filter(pk=nomor).select_related("instansi").first() if nomor else None
        if baris is None:
            raise TidakDitemukan(Masalah("libur", "Hari libur itu sudah tidak ada.", "Muat ulang halaman."))
        tugas = _tugas_lingkup(lingkup, _pilihan(baris))[1]
        hapus_libur(libur=baris, unit=_unit_tugas(tugas), peran=tugas.sebutan, **umum)
        messages.success(request, f"{baris.nama} dihapus dari kalender.")
        return
    instansi, tugas = _tugas_lingkup(lingkup, request.POST.get("lingkup", ""))
    teks = request.POST.get("daftar", "")
    if request.berkas_ditolak:
        raise GalatSakip(masalah_ditolak(request.berkas_ditolak, batas=DAFTAR_TERBESAR, saran=SARAN_DAFTAR))
    if berkas := request.FILES.get("berkas"):
        if berkas.size > DAFTAR_TERBESAR:
            raise GalatSakip(
                terlalu_besar(berkas.name, berkas.size, batas=DAFTAR_TERBESAR, saran=SARAN_DAFTAR)
            )
        try:
            teks = berkas.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise galat("berkas", "Berkas bukan teks UTF-8.", "Simpan sebagai CSV UTF-8.") from None
    hasil = impor_libur(instansi=instansi, teks=teks, unit=_unit_tugas(tugas), peran=tugas.sebutan, **umum)
    messages.success(request, f"{hasil.baru} hari ditambah, {hasil.ubah} diganti namanya, {hasil.sama} sama.")


def _tugas_lingkup(
    lingkup: dict[str, tuple[Instansi | None, Tugas]], kunci: str
) -> tuple[Instansi | None, Tugas]:
    if kunci not in lingkup:
        raise TidakBerwenang(
            Masalah("kalender", "Kalender itu bukan tugas Anda.", "Pilih kalender yang ada di daftar.")
        )
    return lingkup[kunci]


def _unit_tugas(tugas: Tugas) -> Unit:
    return Unit.objects.select_related("instansi").get(pk=tugas.unit_id)


# --- deadlines -------------------------------------------------------------------------------------


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def tenggat(request: Any) -> HttpResponse:
    """The office's day, exceptions for units, and closed periods."""
    boleh = _wajib_kelola(request)
    hari = timezone.localdate()
    masalah: Sequence[Masalah] = ()
    status = 200
    if request.method == "POST":
        try:
            messages.success(request, _aksi(request))
            return redirect(reverse("agenda:tenggat"))
        except TidakBerwenang:
            raise
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
    unit = list(Unit.objects.filter(pk__in=boleh).select_related("instansi").order_by("kode"))
    nama = nama_unit(boleh, hari)
    sejak = kunci_bulan(hari, -BULAN_LALU)
    return render(
        request,
        "agenda/tenggat.html",
        {
            "unit": [(u.pk, nama.get(u.pk, (u.kode, ""))[0]) for u in unit],
            "nama": {u: n for u, (n, _) in nama.items()},
            "bulan": [kunci_bulan(hari, n) for n in range(BULAN_DEPAN, -BULAN_LALU, -1)],
            "bulan_lalu": [kunci_bulan(hari, n) for n in range(-1, -BULAN_LALU, -1)],
            "kecuali": [(p, nama.get(p.unit_id, ("", ""))[0]) for p in pengecualian_unit(boleh, sejak)],
            "tutup": [(p, nama.get(p.unit_id, ("", ""))[0]) for p in penutupan_unit(boleh, sejak)],
            "aturan": [(a, nama.get(a.unit_id, ("", ""))[0]) for a in aturan_unit(boleh)],
            "isian": request.POST if masalah else {},
            "masalah": masalah,
            "tahun": hari.year,
        },
        status=status,
    )


def _aksi(request: Any) -> str:
    aksi: dict[str, Callable[[Any], str]] = {
        "kecuali": _kecuali,
        "cabut": _cabut,
        "tutup": _tutup,
        "buka": _buka,
        "aturan": _aturan,
    }
    laku = aksi.get(request.POST.get("aksi", ""))
    if laku is None:
        raise galat("aksi", "Tindakan itu tidak dikenal.", "Pakai tombol pada halaman ini.")
    return laku(request)


def _umum(request: Any, unit: Unit) -> dict[str, Any]:
    """The door is asked for this very unit, whatever number the form carries."""
    tugas = request.wewenang.wajib("kelola_tenggat", unit)
    return {
        "oleh": request.user,
        "peran": tugas.sebutan,
        "waktu": timezone.now(),
        "alasan": request.POST.get("alasan", ""),
    }


def _unit_dipilih(request: Any) -> Unit:
    nomor = _angka(request.POST.get("unit", ""))
    unit = Unit.objects.filter(pk=nomor).select_related("instansi").first() if nomor else None
    if unit is None:
        raise galat("unit", "Unit belum dipilih.", "Pilih unitnya.")
    return unit


def _kecuali(request: Any) -> str:
    unit = _unit_dipilih(request)
    umum = _umum(request, unit)
    try:
        sampai = dt.date.fromisoformat(request.POST.get("sampai", ""))
    except ValueError:
        raise galat("sampai", "Tanggalnya belum diisi atau tidak ada.", "Isi tanggal tenggat baru.") from None
    periode = request.POST.get("periode", "")[:9]
    beri_pengecualian(unit=unit, formulir=FORMULIR, periode=periode, sampai=sampai, **umum)
    return "Tenggat diperpanjang; unit itu dan bawahannya melihat alasannya."


def _cabut(request: Any) -> str:
    nomor = _angka(request.POST.get("nomor", ""))
    baris = Pengecualian.objects.filter(pk=nomor).select_related("unit__instansi").first() if nomor else None
    if baris is None:
        raise TidakDitemukan(Masalah("pengecualian", "Pengecualian itu sudah tidak ada."))
    cabut_pengecualian(pengecualian=baris, **_umum(request, baris.unit))
    return "Pengecualian dicabut."


def _tutup(request: Any) -> str:
    unit = _unit_dipilih(request)
    periode = request.POST.get("periode", "")[:9]
    tutup_periode(unit=unit, formulir=FORMULIR, periode=periode, **_umum(request, unit))
    return "Periode ditutup: tidak ada yang dapat diisi atau diajukan sampai dibuka lagi."


def _buka(request: Any) -> str:
    nomor = _angka(request.POST.get("nomor", ""))
    baris = Penutupan.objects.filter(pk=nomor).select_related("unit__instansi").first() if nomor else None
    if baris is None:
        raise TidakDitemukan(Masalah("penutupan", "Penutupan itu sudah tidak ada."))
    buka_periode(penutupan=baris, **_umum(request, baris.unit))
    return "Periode dibuka lagi."


def _aturan(request: Any) -> str:
    unit = _unit_dipilih(request)
    umum = _umum(request, unit)
    angka = {k: _angka(request.POST.get(k, "")) for k in ("sejak_tahun", "hari", "jeda_bulan")}
    if any(v is None for v in angka.values()):
        raise galat("hari", "Tahun, hari, dan jeda harus angka.", "Isi, misalnya 2025, 10, dan 1.")
    dilihat = f"{unit.pk}-{angka['sejak_tahun']}-"
    versi = next(
        (s.removeprefix(dilihat) for s in request.POST.getlist("dilihat") if s.startswith(dilihat)), ""
    )
    simpan_aturan(
        unit=unit,
        formulir=FORMULIR,
        sejak_tahun=angka["sejak_tahun"] or 0,
        hari=angka["hari"] or 0,
        jeda_bulan=angka["jeda_bulan"] or 0,
        versi=_angka(versi) or 0,
        **umum,
    )
    return "Hari jatuh tempo kantor disimpan."


def _angka(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 18 else None
