"""Rencana aksi: the year's activities, one activity, a month's report, its evidence."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.aturan.periode import NAMA_BULAN
from sakip.berkas.jenis import JENIS, UKURAN_TERBESAR
from sakip.berkas.queries import baca_isi
from sakip.berkas.unggah import masalah_ditolak, terima_berkas
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, saring, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Tugas, halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian import services
from sakip.perjanjian.forms import bulat, lapor_masuk, rencana_masuk, versi
from sakip.perjanjian.models import ButirPerjanjian, RencanaAksi
from sakip.perjanjian.queries import pk as baca_pk
from sakip.perjanjian.queries import rencana as baca
from sakip.perjanjian.teks_target import tulis_isian
from sakip.perjanjian.views.bersama import hari_ini, tolak

#: Where the session keeps the activity that was deleted last, so that it can be undone.
DIHAPUS = "kegiatan_dihapus"


class TabelAksi(Tabel):
    """Every month of every activity, as it is exported."""

    kode = tables.Column("Kode")
    indikator = tables.Column("Indikator")
    langkah = tables.Column("Kegiatan")
    keluaran = tables.Column("Keluaran")
    penanggung = tables.Column("Penanggung jawab")
    rupiah = tables.Column("Anggaran (Rp)")
    nama_bulan = tables.Column("Bulan")
    rencana = tables.Column("Rencana")
    realisasi = tables.Column("Realisasi")
    persen = tables.Column("Persen")
    keterangan = tables.Column("Keterangan")
    bukti = tables.Column("Bukti")


def _dasar(unit: Unit, tahun: int) -> dict[str, Any]:
    nama = nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0]
    return {"unit": unit, "tahun": tahun, "nama": nama, "bulan_nama": list(enumerate(NAMA_BULAN, 1))}


@halaman("lihat")
@require_safe
def daftar(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The year's plan of action by item, months at a glance."""
    butir = baca.butir_aksi(unit, tahun)
    cari = request.GET.get("cari", "")
    if cari:
        for b in butir:
            b.rencana = saring(
                b.rencana,
                cari,
                lambda r, b=b: f"{b.butir.kode} {b.butir.rumusan} {r.langkah} {r.keluaran} {r.penanggung}",
            )
        butir = [b for b in butir if b.rencana]
    if (
        jawab := unduhan(request, TabelAksi(baca.baris_aksi(butir)), f"rencana-aksi-{unit.kode}-{tahun}")
    ) is not None:
        return jawab
    kini = hari_ini(unit)
    return render(
        request,
        "perjanjian/rencana.html",
        {
            **_dasar(unit, tahun),
            "butir": [(b, [(r, baca.bulan_rencana(r)) for r in b.rencana]) for b in butir],
            "cari": cari,
            "bulan_kini": kini.month if kini.year == tahun else 12,
            "boleh_susun": request.wewenang.boleh("susun_pk", unit, tahun),
            "dihapus": _dihapus(request, unit, tahun),
            "boleh_lapor": _pelapor(request, unit, tahun) is not None,
            "ada_pk": bool(butir) or bool(baca.perjanjian_berlaku(unit, tahun)),
        },
    )


def _dihapus(request: Any, unit: Unit, tahun: int) -> dict[str, Any] | None:
    """The activity that the person deleted last on this page, to be entered again."""
    isi: dict[str, Any] = request.session.get(DIHAPUS) or {}
    return isi if (isi.get("unit"), isi.get("tahun")) == (unit.pk, tahun) else None


def _pelapor(request: Any, unit: Unit, tahun: int) -> Tugas | None:
    """Operators and planners report."""
    tugas: Tugas | None = request.wewenang.sebagai("isi", unit, tahun)
    return tugas or request.wewenang.sebagai("susun_pk", unit, tahun)


@halaman("susun_pk")
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any, unit: Unit, tahun: int, butir: int) -> HttpResponse:
    """A new activity for an item."""
    b = baca.butir_unit(unit, butir)
    if b is None or b.perjanjian.tahun != tahun:
        raise TidakDitemukan(
            Masalah("butir", "Butir itu tidak ada pada perjanjian unit ini.", "Muat ulang halaman.")
        )
    return _formulir(request, unit, tahun, b, None)


@halaman("susun_pk")
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, unit: Unit, tahun: int, rencana: int) -> HttpResponse:
    """Change an activity."""
    r = _rencana(unit, tahun, rencana)
    return _formulir(request, unit, tahun, r.butir, r)


def _rencana(unit: Unit, tahun: int, nomor: int) -> RencanaAksi:
    r = baca.rencana_unit(unit, nomor)
    if r is None or r.butir.perjanjian.tahun != tahun:
        raise TidakDitemukan(
            Masalah("rencana", "Kegiatan itu tidak ada pada unit ini.", "Mungkin sudah dihapus orang lain.")
        )
    return r


def _formulir(
    request: Any, unit: Unit, tahun: int, b: ButirPerjanjian, r: RencanaAksi | None
) -> HttpResponse:
    kirim = request.method == "POST"
    ada = {x.bulan: x.sasaran_bulan for x in r.bulanan.all()} if r else {}
    teks = {k: getattr(r, k) if r else "" for k in ("langkah", "keluaran", "penanggung")}
    penanggung = r.unit_penanggung_id if r else b.penanggung_id
    tersimpan = {
        **teks,
        "unit_penanggung": penanggung,
        "rupiah": r.rupiah if r and r.rupiah is not None else "",
    }
    ketikan = {k: request.POST.get(k, "") for k in ("langkah", "keluaran", "penanggung", "rupiah")}
    isi = {
        **_dasar(unit, tahun),
        "b": b,
        "r": r,
        "isi": ketikan | {"unit_penanggung": bulat(request.POST.get("unit_penanggung"))}
        if kirim
        else tersimpan,
        "tersimpan": tersimpan,
        "bulanan": [
            (n, nama, request.POST.get(f"bulan-{n}", "") if kirim else ada.get(n, ""))
            for n, nama in enumerate(NAMA_BULAN, 1)
        ],
        "unit_bawah": baca_pk.unit_bawah(unit, tahun, penanggung),
    }
    if not kirim:
        return render(request, "perjanjian/rencana_isi.html", isi)
    try:
        services.simpan_rencana(
            unit=unit,
            butir_id=b.pk,
            rencana_id=r.pk if r else None,
            versi=versi(request.POST),
            masuk=rencana_masuk(request.POST),
            oleh=request.user,
            peran=request.tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/rencana_isi.html", salah, isi)
    if (lagi := _dihapus(request, unit, tahun)) and lagi["isi"]["langkah"] == isi["isi"]["langkah"]:
        del request.session[DIHAPUS]
    messages.success(request, "Kegiatan tersimpan.")
    return _ke_daftar(unit, tahun)


def _ke_daftar(unit: Unit, tahun: int) -> HttpResponse:
    return redirect("perjanjian:rencana", instansi=unit.instansi.kode, unit=unit.kode, tahun=tahun)


def _sebagai_ketikan(r: RencanaAksi) -> dict[str, str]:
    """An activity as the form of a new one would be typed."""
    return {
        "langkah": r.langkah,
        "keluaran": r.keluaran,
        "penanggung": r.penanggung,
        "unit_penanggung": str(r.unit_penanggung_id or ""),
        "rupiah": "" if r.rupiah is None else str(r.rupiah),
        **{f"bulan-{x.bulan}": x.sasaran_bulan for x in r.bulanan.all()},
    }


@halaman("susun_pk")
@require_POST
def hapus(request: Any, unit: Unit, tahun: int, rencana: int) -> HttpResponse:
    """Take an activity without reports away."""
    r = _rencana(unit, tahun, rencana)
    isi = _sebagai_ketikan(r)
    services.hapus_rencana(
        unit=unit,
        rencana_id=r.pk,
        versi=versi(request.POST),
        alasan=request.POST.get("alasan", ""),
        oleh=request.user,
        peran=request.tugas.sebutan,
        waktu=timezone.now(),
    )
    request.session[DIHAPUS] = {"unit": unit.pk, "tahun": tahun, "butir": r.butir_id, "isi": isi}
    messages.success(request, "Kegiatan dihapus.")
    return _ke_daftar(unit, tahun)


@terima_berkas
@halaman("lihat")
@require_http_methods(["GET", "HEAD", "POST"])
def lapor(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """A month's report of all activities that plan something in it or were reported in it."""
    if not 1 <= bulan <= 12:
        raise TidakDitemukan(Masalah("bulan", f"Bulan {bulan} tidak ada.", "Pilih Januari sampai Desember."))
    tugas = _pelapor(request, unit, tahun)
    if tugas is None and request.method == "POST":
        tugas = request.wewenang.wajib("isi", unit, tahun)
    isi = {
        **_dasar(unit, tahun),
        "bulan": bulan,
        "nama_bulan": NAMA_BULAN[bulan - 1],
        "boleh": tugas is not None,
        "baris": _baris_lapor(request, unit, tahun, bulan),
        "batas": UKURAN_TERBESAR,
        "batas_mb": UKURAN_TERBESAR // (1024 * 1024),
        "terima": ",".join(f".{e}" for e in JENIS.values()),
    }
    if request.method != "POST" or tugas is None:
        return render(request, "perjanjian/lapor.html", isi)
    try:
        if request.berkas_ditolak:
            raise GalatSakip(masalah_ditolak(request.berkas_ditolak))
        banyak = services.lapor(
            unit=unit,
            tahun=tahun,
            bulan=bulan,
            masuk=lapor_masuk(request.POST, request.FILES),
            oleh=request.user,
            peran=tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "perjanjian/lapor.html", salah, isi)
    messages.success(request, f"{banyak} laporan tersimpan." if banyak else "Tidak ada yang berubah.")
    return redirect(request.get_full_path())


def _baris_lapor(request: Any, unit: Unit, tahun: int, bulan: int) -> list[dict[str, Any]]:
    baris = []
    for b in baca.butir_aksi(unit, tahun):
        for r in b.rencana:
            x = next((x for x in r.bulanan.all() if x.bulan == bulan), None)
            if x is None:
                continue
            tersimpan = {
                "realisasi": x.realisasi,
                "persen": tulis_isian(x.persen, None) if x.persen is not None else "",
                "keterangan": x.keterangan,
                "tautan": "",
            }
            ketikan = {k: request.POST.get(f"{k}-{r.pk}", v) for k, v in tersimpan.items()}
            baris.append({"butir": b.butir, "r": r, "x": x, "isi": ketikan, "tersimpan": tersimpan,
                          "bukti": list(x.bukti.all())})  # fmt: skip
    return baris


@masuk
@require_safe
def bukti(request: Any, nomor: int) -> HttpResponse:
    """A piece of evidence: the file, or the way to the link."""
    b = baca.bukti_aksi(nomor)
    if b is None:
        raise TidakDitemukan(Masalah("bukti", "Bukti itu tidak ada.", "Mungkin sudah dilepas."))
    p = b.langkah.rencana.butir.perjanjian
    request.wewenang.wajib("lihat_bukti", p.unit, p.tahun)
    if b.berkas is None:
        return redirect(b.tautan)
    nama = b.nama if "." in b.nama else f"{b.nama}.{JENIS.get(b.berkas.jenis, 'bin')}"
    jawab = HttpResponse(baca_isi(b.berkas), content_type=b.berkas.jenis)
    jawab["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(nama)}"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


@halaman("lihat")
@require_POST
def lepas_bukti(request: Any, unit: Unit, tahun: int, nomor: int) -> HttpResponse:
    """Take a piece of evidence off a report, with the reason."""
    tugas = _pelapor(request, unit, tahun) or request.wewenang.wajib("isi", unit, tahun)
    services.hapus_bukti(
        unit=unit,
        tahun=tahun,
        bukti_id=nomor,
        alasan=request.POST.get("alasan", ""),
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
    )
    messages.success(request, "Bukti dilepas dari laporan.")
    return redirect(
        "perjanjian:lapor", instansi=unit.instansi.kode, unit=unit.kode, tahun=tahun,
        bulan=bulat(request.POST.get("bulan")) or 1,
    )  # fmt: skip
