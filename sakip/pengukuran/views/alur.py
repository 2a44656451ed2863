"""Pages of verification and approval: what waits, one submission, steps, the office's chain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sakip.aturan.alur import boleh as boleh_keadaan
from sakip.aturan.periode import NAMA_BULAN, baca_periode
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.inti.tabel import saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import TidakBerwenang, masuk
from sakip.organisasi.queries import cari_unit
from sakip.pengukuran.queries.alur import kunci_bulan
from sakip.pengukuran.queries.alur_daftar import BarisAlur, belum_mengajukan, bulan_terakhir, daftar_alur
from sakip.pengukuran.queries.alur_lama import Hak, formulir_lama, hak_tahun, tahun_pilihan
from sakip.pengukuran.queries.alur_lingkup import unit_alur
from sakip.pengukuran.queries.alur_rinci import RincianAlur, penanggung_unit, rincian_alur
from sakip.pengukuran.services.alur import batalkan_verifikasi, langkahkan, verifikasi_baris
from sakip.pengukuran.views.alur_tabel import TabelAlur

#: Months that "Menunggu saya" looks back.
BULAN_MENUNGGU = 12
PILIHAN = {"saya": "Menunggu saya", "belum": "Belum diajukan", "semua": "Semua"}
BARIS_TERBANYAK = 500
#: What a reader chooses on the list, by its names in the address.
SARINGAN = ("pilih", "tahun", "bulan", "cari", "urut", "hal")


def _bulan(tahun: int, bulan: int) -> None:
    if not 1 <= bulan <= 12 or not 2000 <= tahun <= 2100:
        raise TidakDitemukan(Masalah("alamat", f"Bulan {bulan} tahun {tahun} tidak ada."))


# --- the list --------------------------------------------------------------------------------------


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Submissions that wait for the reader; those of a month that are missing; all of a month."""
    waktu = timezone.now()
    hari = timezone.localdate(waktu)
    pilih = request.GET.get("pilih", "saya")
    pilih = pilih if pilih in PILIHAN else "saya"
    tahun, bulan = _bulan_pilihan(request.GET, hari)
    wewenang = request.wewenang
    hak = hak_tahun(wewenang.unit_boleh, tahun)
    if pilih == "saya":
        isi = _menunggu_saya(wewenang, hari, waktu)
        semua = []
    else:
        lain = hak.setujui | hak.isi | wewenang.unit_boleh("kelola_tenggat", tahun)
        semua = daftar_alur(unit_alur(hak.verifikasi, lain, tahun), [(tahun, bulan)], waktu)
        isi = [(b, hak) for b in (belum_mengajukan(semua) if pilih == "belum" else semua)]
    isi = saring(
        isi, request.GET.get("cari", "")[:100], lambda x: f"{x[0].nama_unit} {x[0].label} {x[0].kata}"
    )
    tabel = TabelAlur([_baris_tabel(b, h) for b, h in isi])
    if jawaban := unduhan(request, tabel, f"pengajuan-{kunci_bulan(tahun, bulan)}"):
        return jawaban
    ada_setuju = any(b.keadaan == "diverifikasi" and b.unit_id in h.setujui for b, h in isi)
    tabel.exclude = () if ada_setuju else ("pilih",)
    siapkan_tabel(request, tabel)
    belum = belum_mengajukan(semua) if pilih != "saya" else []
    return render(
        request,
        "pengukuran/alur_daftar.html",
        {
            "tabel": tabel,
            "pilih": pilih,
            "pilihan": PILIHAN,
            "bulan": kunci_bulan(tahun, bulan),
            "tahun_dipilih": tahun,
            "bulan_dipilih": bulan,
            "bulan_pilihan": list(enumerate(NAMA_BULAN, 1)),
            "tahun_pilihan": tahun_pilihan({t.instansi_id for t in wewenang.tugas}, hari),
            "saringan": _saringan(request.GET),
            "ada_setuju": ada_setuju,
            "kelola": wewenang.punya("kelola_tenggat"),
            "teks_wa": teks_pengingat(request, belum, tahun, bulan)
            if belum and (hak.verifikasi or hak.setujui)
            else "",
            "jumlah_belum": len(belum),
        },
    )


def _bulan_pilihan(isi: Mapping[str, str], hari: dt.date) -> tuple[int, int]:
    """The month asked for (``bulan=2025-03``, or ``tahun`` and ``bulan``), else the last that is over."""
    teks = isi.get("bulan", "")
    if teks and "-" not in teks:
        teks = f"{isi.get('tahun', '')}-{teks}"
    bagian = teks.split("-")
    if len(bagian) == 2 and all(b.isascii() and b.isdecimal() for b in bagian):
        tahun, bulan = int(bagian[0][:5]), int(bagian[1][:3])
        if 2000 <= tahun <= 2100 and 1 <= bulan <= 12:
            return tahun, bulan
    return bulan_terakhir(hari, 1)[0]


def _saringan(isi: Mapping[str, str]) -> str:
    """What the reader chose on the list, as the tail of its address: kept when a step comes back to it."""
    tetap = QueryDict(mutable=True)
    tetap.update({k: isi[k][:100] for k in SARINGAN if isi.get(k)})
    return tetap.urlencode()


def _menunggu_saya(wewenang: Any, hari: dt.date, waktu: dt.datetime) -> list[tuple[BarisAlur, Hak]]:
    """Forms that wait for the reader: of the last twelve months, then what is older and still open."""
    bulan = bulan_terakhir(hari, BULAN_MENUNGGU)
    hak = hak_tahun(wewenang.unit_boleh, hari.year)
    baru = daftar_alur(unit_alur(hak.verifikasi, hak.setujui | hak.isi, hari.year), bulan, waktu)
    instansi = {t.instansi_id for t in wewenang.tugas}
    semua = [(b, hak) for b in baru]
    semua += formulir_lama(
        wewenang.unit_boleh, instansi, bulan[0], waktu, siapkan=wewenang.siapkan, diisi=False
    )
    return [(b, h) for b, h in semua if _menunggu(b, h)]


def _menunggu(b: BarisAlur, hak: Hak) -> bool:
    if b.keadaan == "diverifikasi":
        return b.unit_id in hak.setujui
    if b.keadaan == "dikembalikan":
        return b.unit_id in hak.isi
    return b.keadaan == "diajukan" and b.menunggu_dari(hak.verifikasi) > 0


def _baris_tabel(b: BarisAlur, hak: Hak) -> dict[str, Any]:
    return {
        "baris": b,
        "pilih": f"{b.instansi}/{b.kode_unit}/{b.periode}",
        "dapat_disetujui": b.keadaan == "diverifikasi" and b.unit_id in hak.setujui,
        "unit": b.nama_unit,
        "periode": b.periode,
        "keadaan": b.kata,
        "batas": b.batas,
        "tenggat": b.kata_tenggat,
        "verifikasi": f"{b.terverifikasi} dari {b.jumlah_baris}" if b.keadaan == "diajukan" else None,
        "saya": b.menunggu_dari(hak.verifikasi) or None,
        "pengaju": b.pengaju,
        "alamat": reverse("pengukuran:alur_rinci", args=[b.instansi, b.kode_unit, b.tahun, b.bulan]),
    }


def teks_pengingat(request: HttpRequest, baris: Sequence[BarisAlur], tahun: int, bulan: int) -> str:
    """A short text for a group chat: who has not submitted, until when, where."""
    label = baca_periode(kunci_bulan(tahun, bulan)).label
    batas: dict[tuple[dt.date, str], list[str]] = {}
    for b in baris:
        batas.setdefault((b.batas.date(), b.zona), []).append(b.nama_unit)
    alamat = request.build_absolute_uri(reverse("dasbor:tugas"))
    bagian = [f"*Formulir kinerja {label}* — belum diajukan:"]
    for (tanggal, zona), nama in sorted(batas.items()):
        sebut = f"{tanggal.day} {baca_periode(kunci_bulan(tanggal.year, tanggal.month)).label}"
        bagian.append(f"\nTenggat {sebut} pukul 23.59 {zona}:")
        bagian += [f"{n}. {unit}" for n, unit in enumerate(nama, 1)]
    return "\n".join([*bagian, f"\nIsi di {alamat}"])


# --- one submission --------------------------------------------------------------------------------


@masuk
@require_safe
def rinci(request: Any, instansi: str, unit: str, tahun: int, bulan: int) -> HttpResponse:
    """One submission: values, earlier months, evidence, warnings, steps; buttons by line and in bulk."""
    return _tampil(request, _unit_terlihat(request, instansi, unit, tahun, bulan), tahun, bulan)


def _unit_terlihat(request: Any, instansi: str, kode: str, tahun: int, bulan: int) -> Unit:
    """The unit, if the reader works on this form or answers for one of its lines."""
    _bulan(tahun, bulan)
    unit = cari_unit(instansi, kode)
    wewenang = request.wewenang
    if any(wewenang.boleh(t, unit, tahun) for t in ("isi", "verifikasi", "setujui", "lihat_bukti")):
        return unit
    if penanggung_unit(unit, tahun, bulan, wewenang.unit_boleh("verifikasi", tahun)):
        return unit
    wewenang.wajib("verifikasi", unit, tahun)  # says who may
    return unit


def _tampil(
    request: Any,
    unit: Unit,
    tahun: int,
    bulan: int,
    *,
    masalah: Sequence[Masalah] = (),
    isian: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    wewenang = request.wewenang
    boleh = wewenang.unit_boleh("verifikasi", tahun)
    r = rincian_alur(unit, tahun, bulan, waktu=timezone.now(), akun=request.user, boleh=boleh)
    konteks = {
        "unit": unit,
        "tahun": tahun,
        "bulan": bulan,
        "r": r,
        "tindakan": _tindakan(wewenang, unit, tahun, r),
        "boleh_semua": wewenang.boleh("kembalikan", unit, tahun),
        "boleh_isi": r.formulir.dapat_diisi and wewenang.boleh("isi", unit, tahun),
        "panduan": _panduan(wewenang, unit, tahun, boleh),
        "masalah": masalah,
        "isian": isian or {},
        "baris": [(b, (isian or {}).get(f"catatan-{b.medan}", "")) for b in r.baris],
        "peringatan_lain": [
            p.pesan for p in r.formulir.peringatan if p.medan not in {b.medan for b in r.baris}
        ],
    }
    return render(request, "pengukuran/alur_rinci.html", konteks, status=status)


def _panduan(wewenang: Any, unit: Unit, tahun: int, periksa: Collection[int]) -> str:
    """The guide of what the reader does here."""
    if wewenang.boleh("setujui", unit, tahun):
        return "pimpinan"
    return "operator" if unit.pk not in periksa and wewenang.boleh("isi", unit, tahun) else "verifikator"


def _tindakan(wewenang: Any, unit: Unit, tahun: int, r: RincianAlur) -> frozenset[str]:
    """The steps that role and state both allow the reader."""
    if r.dari_impor:
        return frozenset()
    hasil = {
        t
        for t in ("ajukan", "setujui", "kembalikan", "buka_kembali")
        if boleh_keadaan(r.keadaan, t) and wewenang.boleh(t, unit, tahun)
    }
    if boleh_keadaan(r.keadaan, "kembalikan") and any(b.milik_saya for b in r.baris):
        hasil.add("kembalikan")
    return frozenset(hasil)


@masuk
@require_POST
def langkah(request: Any, instansi: str, unit: str, tahun: int, bulan: int) -> HttpResponse:
    """One step: ajukan, kembalikan, setujui, buka_kembali; faults are shown with what was typed."""
    ditemukan = _unit_terlihat(request, instansi, unit, tahun, bulan)
    tindakan = request.POST.get("tindakan", "")
    catatan = {
        k.removeprefix("catatan-"): v.strip()
        for k, v in request.POST.items()
        if k.startswith("catatan-") and v.strip()
    }
    try:
        peran = _peran_langkah(request, ditemukan, tahun, bulan, tindakan, catatan)
        hasil = langkahkan(
            unit=ditemukan,
            tahun=tahun,
            bulan=bulan,
            tindakan=tindakan,
            alasan=request.POST.get("alasan", ""),
            catatan=catatan if tindakan == "kembalikan" else {},
            dilihat=_angka(request.POST.get("dilihat", "")),
            oleh=request.user,
            peran=peran,
            waktu=timezone.now(),
        )
    except TidakBerwenang:
        raise
    except GalatSakip as salah:
        return _gagal(request, ditemukan, tahun, bulan, salah)
    messages.success(request, _kabar(tindakan, hasil.keadaan, hasil.baru))
    return _kembali(request, ditemukan, tahun, bulan)


def _peran_langkah(
    request: Any, unit: Unit, tahun: int, bulan: int, tindakan: str, catatan: Mapping[str, str]
) -> str:
    """The role under which a step is made; who answers only for some lines may return those lines."""
    wewenang = request.wewenang
    if tindakan not in ("ajukan", "setujui", "kembalikan", "buka_kembali"):
        raise galat("langkah", "Langkah itu tidak dikenal.", "Pakai tombol pada halaman ini.")
    tugas = wewenang.sebagai(tindakan, unit, tahun)
    if tugas is None and tindakan == "kembalikan" and catatan:
        boleh = wewenang.unit_boleh("verifikasi", tahun)
        r = rincian_alur(unit, tahun, bulan, waktu=timezone.now(), akun=request.user, boleh=boleh)
        milik = {b.medan for b in r.baris if b.milik_saya}
        if set(catatan) <= milik:
            return _sebutan(request)
        raise galat(
            "catatan",
            "Sebagian baris yang Anda beri catatan bukan tanggung jawab unit Anda.",
            "Beri catatan hanya pada baris unit Anda.",
        )
    return str((tugas or wewenang.wajib(tindakan, unit, tahun)).sebutan)


def _sebutan(request: Any) -> str:
    """The role in words of somebody who verifies for another office's line."""
    return next((t.sebutan for t in request.wewenang.tugas if t.peran == "verifikator"), "Verifikator")


@masuk
@require_POST
def verifikasi(request: Any, instansi: str, unit: str, tahun: int, bulan: int) -> HttpResponse:
    """Verify one line, the ticked ones, or all of the reader's that have no warning."""
    ditemukan = _unit_terlihat(request, instansi, unit, tahun, bulan)
    boleh = request.wewenang.unit_boleh("verifikasi", tahun)
    r = rincian_alur(ditemukan, tahun, bulan, waktu=timezone.now(), akun=request.user, boleh=boleh)
    if "semua" in request.POST:
        pilih = [b.medan for b in r.siap]
    else:
        satu = request.POST.get("satu", "")
        pilih = [satu] if satu else request.POST.getlist("baris")
    sebagai = {b.medan: b.sebagai for b in r.baris if b.sebagai is not None}
    lama = {b.medan: u for b in r.baris if (u := _milik(b.verifikasi, boleh)) is not None}
    try:
        if not boleh:
            request.wewenang.wajib("verifikasi", ditemukan, tahun)
        hasil = verifikasi_baris(
            unit=ditemukan,
            tahun=tahun,
            bulan=bulan,
            baris={m: request.POST.get(f"sidik-{m}", "")[:64] for m in pilih[:BARIS_TERBANYAK]},
            sebagai=lama | sebagai,
            oleh=request.user,
            peran=_sebutan(request),
            waktu=timezone.now(),
        )
    except TidakBerwenang:
        raise
    except GalatSakip as salah:
        return _gagal(request, ditemukan, tahun, bulan, salah)
    if hasil.keadaan == "diverifikasi":
        messages.success(request, "Semua baris sudah diverifikasi; formulir menunggu persetujuan pimpinan.")
    elif hasil.baru:
        messages.success(request, f"{len(hasil.baris)} baris diverifikasi.")
    else:
        messages.success(request, "Baris itu sudah diverifikasi.")
    return _kembali(request, ditemukan, tahun, bulan)


def _milik(sudah: Sequence[Any], boleh: frozenset[int]) -> int | None:
    """The unit of a verification that stands: pressing again must not be refused."""
    return next((v.sebagai_unit_id for v in sudah if v.sebagai_unit_id in boleh), None)


@masuk
@require_POST
def batal(request: Any, instansi: str, unit: str, tahun: int, bulan: int) -> HttpResponse:
    """Take back one's own verification of a line."""
    ditemukan = _unit_terlihat(request, instansi, unit, tahun, bulan)
    try:
        hasil = batalkan_verifikasi(
            unit=ditemukan,
            tahun=tahun,
            bulan=bulan,
            baris=request.POST.getlist("satu")[:1],
            oleh=request.user,
            peran=_sebutan(request),
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return _gagal(request, ditemukan, tahun, bulan, salah)
    if hasil.baru:
        messages.success(request, "Verifikasi baris itu dibatalkan.")
    return _kembali(request, ditemukan, tahun, bulan)


@masuk
@require_POST
def setujui_banyak(request: Any) -> HttpResponse:
    """Approve several submissions; each stands for itself, and what was refused is told."""
    pilih = request.POST.getlist("pilih")[:BARIS_TERBANYAK]
    berhasil = 0
    for teks in pilih:
        bagian = teks.split("/")
        try:
            if len(bagian) != 3:
                raise galat("pilihan", "Pilihan itu tidak dikenal.")
            tahun, bulan = _bulan_pilihan({"bulan": bagian[2]}, dt.date(2000, 2, 1))
            unit = cari_unit(bagian[0], bagian[1])
            tugas = request.wewenang.wajib("setujui", unit, tahun)
            hasil = langkahkan(
                unit=unit,
                tahun=tahun,
                bulan=bulan,
                tindakan="setujui",
                oleh=request.user,
                peran=tugas.sebutan,
                waktu=timezone.now(),
            )
            berhasil += hasil.baru
        except GalatSakip as salah:
            pesan = " ".join(f"{m.pesan} {m.saran}" for m in salah.masalah[:2])
            messages.warning(request, f"{teks[:80]}: {pesan}")
    if berhasil:
        messages.success(request, f"{berhasil} formulir disetujui.")
    elif not pilih:
        messages.warning(request, "Belum ada formulir yang dipilih. Centang formulir yang akan disetujui.")
    ekor = _saringan(QueryDict(request.POST.get("saringan", "")[:2000]))
    return redirect(reverse("pengukuran:alur") + (f"?{ekor}" if ekor else ""))


def _kabar(tindakan: str, keadaan: str, baru: bool) -> str:
    kata = {
        "ajukan": "Formulir diajukan.",
        "kembalikan": "Formulir dikembalikan kepada pengisinya dengan alasan Anda.",
        "setujui": "Formulir disetujui; angkanya kini resmi.",
        "buka_kembali": "Formulir dibuka kembali; angkanya tidak resmi sampai disetujui lagi.",
    }[tindakan]
    if tindakan == "ajukan" and keadaan == "diverifikasi":
        kata = "Formulir diajukan dan menunggu persetujuan pimpinan."
    return kata if baru else f"Sudah dilakukan sebelumnya: {kata[0].lower()}{kata[1:]}"


def _gagal(request: Any, unit: Unit, tahun: int, bulan: int, salah: GalatSakip) -> HttpResponse:
    status = 409 if isinstance(salah, Basi) else 400
    return _tampil(
        request, unit, tahun, bulan, masalah=salah.masalah, isian=request.POST.dict(), status=status
    )


def _kembali(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    return redirect(reverse("pengukuran:alur_rinci", args=[unit.instansi.kode, unit.kode, tahun, bulan]))


def _angka(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 6 else None
