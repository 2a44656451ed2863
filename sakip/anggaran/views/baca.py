"""Budget pages that read: start, an office's year, DIPA, absorption, outputs, money by indicator."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sakip.anggaran.models import Dipa
from sakip.anggaran.queries import persen
from sakip.anggaran.queries.daftar import dipa_pilihan, kantor_beranggaran, satu_dipa
from sakip.anggaran.queries.kendali import jumlah_dokumen
from sakip.anggaran.queries.kunci import BagianUang, uang_indikator
from sakip.anggaran.queries.muatan import muat_tahun, sebut_versi
from sakip.anggaran.queries.output import milik_kode, output_tahun
from sakip.anggaran.queries.pohon import CabangDipa, pohon_dipa
from sakip.anggaran.queries.rekonsiliasi import Rekonsiliasi, hitung_rekonsiliasi, rekonsiliasi
from sakip.anggaran.queries.rincian import rincian_anggaran
from sakip.anggaran.queries.sasaran import uang_sasaran
from sakip.anggaran.queries.serapan import SerapanTahun, serapan_tahun
from sakip.anggaran.views import kolom
from sakip.anggaran.views.bagan import bagan_serapan
from sakip.anggaran.views.bersama import (
    alamat,
    cakupan_diminta,
    dasar,
    hari_ini,
    keterangan_unduhan,
    nama,
)
from sakip.aturan.angka import tulis_persen
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.perjanjian.forms import bulat

TINGKAT = {"dipa": "DIPA", "program": "Program", "kegiatan": "Kegiatan", "kro": "KRO", "ro": "RO",
           "jenis": "Jenis belanja"}  # fmt: skip
#: Rows of a DIPA's tree on one page; a larger one is opened level by level.
BATAS_POHON = 60
BENTUK = {"": "Sampai kini", "bulan": "Persen per bulan", "rupiah": "Juta rupiah per bulan"}


def _cari(request: Any, baris: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return saring(baris, request.GET.get("cari", "")[:100], lambda b: " ".join(map(str, b.values())))


def _berkas(request: Any, unit: Unit, tahun: int) -> str:
    """The end of a file's name: office, year and scope, so that two downloads are not taken for one."""
    return f"{unit.kode}-{tahun}-{cakupan_diminta(request).replace('_', '-')}"


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """Choose an office and a year."""
    kini = timezone.localdate().year
    kantor = kantor_beranggaran(request.wewenang.unit_boleh("lihat"), kini)
    milik = {t.unit_id for t in request.wewenang.tugas}
    baris = [
        {"nama": k.nama, "kode": k.unit.kode, "tahun": ", ".join(map(str, k.tahun)),
         "alamat": alamat("ringkasan", k.unit, k.tahun[0])}
        for k in kantor if k.tahun
    ]  # fmt: skip
    tabel = kolom.TabelKantor(_cari(request, baris))
    if (jawab := unduhan(request, tabel, "anggaran-unit")) is not None:
        return jawab
    isi = {
        "tabel": siapkan_tabel(request, tabel),
        "milik": [k for k in kantor if k.unit.pk in milik],
        "kini": kini,
        "boleh_aturan": request.wewenang.punya("kelola_aturan"),
    }
    return render(request, "anggaran/beranda.html", isi)


def _baris_dipa(r: Rekonsiliasi, s: SerapanTahun, dipa: dict[int, Dipa], kantor: str) -> list[dict[str, Any]]:
    nyata = {b.kode: b for b in s.dipa}
    hasil = []
    for d, j in zip(r.dasar, r.dipa, strict=True):
        b = nyata.get(d.kode)
        hasil.append({
            "kode": d.kode, "nama": d.nama, "unit": d.nama_unit, "kantor": kantor,
            "versi": f"{d.versi} (belum sama dengan dokumen)" if d.beda else d.versi, "awal": j.awal,
            "revisi": j.revisi, "abt": j.abt, "pagu": j.akhir, "blokir": j.blokir,
            "realisasi": b.realisasi if b else None, "serapan": b.serapan if b else None,
            "per": d.per_tanggal,
            "alamat": alamat("dipa_satu", dipa[d.id].unit, r.tahun, dipa=d.id),
        })  # fmt: skip
    return hasil


def _dipa_unit(r: Rekonsiliasi) -> dict[int, Dipa]:
    pk = [d.id for d in r.dasar]
    return {d.pk: d for d in Dipa.objects.filter(pk__in=pk).select_related("unit__instansi")}


@halaman("lihat")
@require_safe
def ringkasan(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """An office's year: totals, absorption, what is missing, four years."""
    cakupan = cakupan_diminta(request)
    s = serapan_tahun(unit, tahun, cakupan=cakupan)
    r = rekonsiliasi(unit, tahun, cakupan=cakupan)
    isi = {
        **dasar(request, unit, tahun, "ringkasan", bercakupan=True),
        "s": s,
        "r": r,
        "tahun_tahun": rincian_anggaran(unit, tahun, cakupan=cakupan).tahun,
        "bagan": bagan_serapan(s.jumlah, s.triwulan),
        "alamat_baru": alamat("dipa_baru", unit, tahun),
    }
    return render(request, "anggaran/ringkasan.html", isi)


@halaman("lihat")
@require_safe
def daftar(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """All DIPA of the scope, or with ``?tampil=baris`` all lines from awal to akhir."""
    cakupan = cakupan_diminta(request)
    r = rekonsiliasi(unit, tahun, cakupan=cakupan)
    perbaris = request.GET.get("tampil") == "baris"
    tabel: Tabel
    if perbaris:
        semua = [
            {k: getattr(b, k) for k in ("dipa", "kode", "uraian", "jenis_belanja", "awal", "revisi", "abt",
                                        "akhir", "blokir", "alasan")}
            for b in r.baris
        ]  # fmt: skip
        tabel = kolom.TabelRekonsiliasi(_cari(request, semua))
    else:
        s = serapan_tahun(unit, tahun, cakupan=cakupan)
        lajur = ("satker",) if "unduh" in request.GET else ("kode", "nama", "unit")
        baris = _cari(request, _baris_dipa(r, s, _dipa_unit(r), nama(unit, tahun)))
        tabel = kolom.TabelDipa(baris, exclude=lajur)
    ket = keterangan_unduhan(request, unit, tahun, tabel, r.keterangan, r.dasar)
    if (jawab := unduhan(request, tabel, f"dipa-{_berkas(request, unit, tahun)}", ket)) is not None:
        return jawab
    isi = {**dasar(request, unit, tahun, "dipa", bercakupan=True), "r": r, "perbaris": perbaris,
           "tabel": siapkan_tabel(request, tabel)}  # fmt: skip
    return render(request, "anggaran/daftar_dipa.html", isi)


@halaman("lihat")
@require_safe
def satu(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """One DIPA: levels, versions with what they changed and why."""
    d = satu_dipa(unit, tahun, dipa)
    m = muat_tahun(unit, tahun, cakupan="kantor", semua_versi=True, dipa_id=d.pk)
    r = hitung_rekonsiliasi(m)
    versi = [
        (
            v,
            sebut_versi(v),
            sum(b.pagu for b in m.baris.get(v.pk, [])),
            sum(b.blokir for b in m.baris.get(v.pk, [])),
            jumlah_dokumen(v, m.baris.get(v.pk, [])),
        )
        for v in m.versi.get(d.pk, [])
    ]
    kode = request.GET.get("kode", "")[:80]
    pohon, dipotong = potong_pohon(pohon_dipa(m, d), kode)
    isi = {**dasar(request, unit, tahun, "dipa"), "d": d, "pohon": pohon, "dipotong": dipotong, "kode": kode,
           "r": r, "versi": versi, "berubah": [b for b in r.baris if b.perubahan], "dasar_dipa": r.dasar[0],
           "nyata": m.jumlah_realisasi(d), "persen": persen(m.jumlah_realisasi(d), m.pagu(d)),
           "bulan_kini": _bulan_kini(unit, tahun)}  # fmt: skip
    return render(request, "anggaran/dipa_satu.html", isi)


def potong_pohon(pohon: list[CabangDipa], kode: str) -> tuple[list[CabangDipa], bool]:
    """The tree below ``kode`` ("": all), down to the level that fits on a page; whether more follows."""
    tampil = [c for c in pohon if c.dalam and milik_kode(c.kode, kode)] if kode else pohon
    if len(tampil) <= BATAS_POHON:
        return tampil, False
    tingkat = sorted({c.dalam for c in tampil})
    muat = [n for n in tingkat if sum(c.dalam <= n for c in tampil) <= BATAS_POHON] or tingkat[:1]
    return [c for c in tampil if c.dalam <= muat[-1]][:BATAS_POHON], True


def _bulan_kini(unit: Unit, tahun: int) -> int:
    kini = hari_ini(unit)
    return kini.month if kini.year == tahun else 12


@halaman("lihat")
@require_safe
def serapan(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Absorption by month and level, quarterly targets, plan, forecast; of one DIPA with ``?dipa=``."""
    cakupan = cakupan_diminta(request)
    pilihan_dipa = dipa_pilihan(unit, tahun, cakupan)
    dipa = bulat(request.GET.get("dipa"))
    dipa = dipa if dipa in {pk for pk, _ in pilihan_dipa} else None
    s = serapan_tahun(unit, tahun, cakupan=cakupan, dipa_id=dipa)
    tingkat = request.GET.get("tingkat", "")
    tingkat = tingkat if tingkat in TINGKAT else "dipa"
    tampil = request.GET.get("tampil", "")
    tampil = tampil if tampil in BENTUK else ""
    tabel = kolom.tabel_serapan(getattr(s, tingkat), s.sampai, tampil, partial(_cari, request))
    ket = keterangan_unduhan(request, unit, tahun, tabel, s.keterangan, s.dasar)
    berkas = f"serapan-{tingkat}-{_berkas(request, unit, tahun)}"
    if (jawab := unduhan(request, tabel, berkas, ket)) is not None:
        return jawab
    isi = {**dasar(request, unit, tahun, "serapan", bercakupan=True), "s": s, "tingkat": tingkat,
           "tampil": tampil, "pilihan_bentuk": BENTUK.items(), "dipa": dipa, "pilihan_dipa": pilihan_dipa,
           "pilihan_tingkat": TINGKAT.items(), "tabel": siapkan_tabel(request, tabel),
           "bagan": bagan_serapan(s.jumlah, s.triwulan),
           "triwulan": kisi_triwulan(s),
           "bulanan": [(NAMA_BULAN[t.bulan - 1], t) for t in s.jumlah.bulan]}  # fmt: skip
    return render(request, "anggaran/serapan.html", isi)


def kisi_triwulan(s: SerapanTahun) -> list[tuple[str, list[Any]]]:
    """(jenis belanja, its figure in each quarter); [] where no kind of spending has a target."""
    if not any(b.target is not None for t in s.triwulan for b in t.baris):
        return []
    return [(b.kata, [t.baris[n] for t in s.triwulan]) for n, b in enumerate(s.triwulan[0].baris)]


@halaman("lihat")
@require_safe
def output(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Outputs against absorption up to a month."""
    bulan = bulat(request.GET.get("bulan")) or _bulan_kini(unit, tahun)
    bulan = bulan if 1 <= bulan <= 12 else 12
    o = output_tahun(unit, tahun, bulan, cakupan=cakupan_diminta(request))
    boleh = request.wewenang.boleh("kelola_anggaran", unit, tahun)
    baris = [
        {"dipa": b.dipa, "kode": b.kode, "nama": b.nama, "satuan": b.satuan, "target": b.target,
         "volume": b.volume, "volume_persen": b.volume_persen, "progres": b.progres, "serapan": b.serapan,
         "sifat": ", ".join(x for x in ("strategis" if b.strategis else "", b.prioritas_nasional) if x),
         "selisih": b.selisih.selisih if b.selisih else None, "keadaan": _keadaan(b),
         "alamat": alamat("progres", Unit(instansi=unit.instansi, kode=b.kode_unit), tahun,
                          dipa=b.dipa_id, bulan=bulan) if boleh else ""}
        for b in o.baris
    ]  # fmt: skip
    tabel = kolom.TabelOutput(_cari(request, baris))
    ket = keterangan_unduhan(request, unit, tahun, tabel, o.keterangan, o.dasar)
    if (jawab := unduhan(request, tabel, f"output-{_berkas(request, unit, tahun)}", ket)) is not None:
        return jawab
    isi = {**dasar(request, unit, tahun, "output", bercakupan=True), "o": o, "bulan": bulan,
           "pilihan_bulan": list(enumerate(NAMA_BULAN, 1)),
           "tabel": siapkan_tabel(request, tabel)}  # fmt: skip
    return render(request, "anggaran/output.html", isi)


def _keadaan(b: Any) -> str:
    if b.bulan is None:
        return "Belum dilaporkan"
    if b.selisih is None or b.selisih.wajar is None:
        return b.selisih.kalimat if b.selisih else "Aturan selisih belum ada"
    kata = "Wajar" if b.selisih.wajar else "Di luar batas"
    return f"{kata} (aturan draf)" if b.selisih.draf else kata


def _pot(x: BagianUang) -> str:
    return f"{x.dipa} {x.kode or 'seluruhnya'} {tulis_persen(x.persen, None)} ({x.dasar})"


@halaman("lihat")
@require_safe
def uang(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Money by indicator, with control sums."""
    u = uang_indikator(unit, tahun, cakupan=cakupan_diminta(request))
    baris = [
        {"indikator": b.kunci, "nama": b.nama, "bersama": "ya" if b.bersama else "", "pagu": b.pagu,
         "pot": "; ".join(map(_pot, b.bagian)),
         "realisasi": b.realisasi, "serapan": b.serapan}
        for b in u.baris
    ]  # fmt: skip
    tabel = kolom.TabelUang(_cari(request, baris))
    ket = keterangan_unduhan(request, unit, tahun, tabel, u.keterangan, u.dasar)
    if (jawab := unduhan(request, tabel, f"uang-indikator-{_berkas(request, unit, tahun)}", ket)) is not None:
        return jawab
    isi = {
        **dasar(request, unit, tahun, "kunci", bercakupan=True),
        "u": u,
        "sasaran": uang_sasaran(unit, u),
        "tabel": siapkan_tabel(request, tabel),
    }
    return render(request, "anggaran/uang.html", isi)
