"""Dashboards for people of the offices: own units, a unit by month, a ranking, an owner's indicators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sakip.aturan.periode import NAMA_BULAN
from sakip.dasbor import queries, susunan
from sakip.dasbor.pantau import ekspor, muat
from sakip.dasbor.pantau.garis import garis_rata
from sakip.dasbor.pantau.panas import susun_panas
from sakip.dasbor.pantau.tabel import TabelUnit, baris_unit
from sakip.inti.ekspor import tulis_csv, tulis_xlsx
from sakip.inti.tabel import saring, siapkan_tabel, unduhan
from sakip.inti.urutan import Kunci, urutkan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.models import Bacaan
from sakip.pengukuran.queries.sebab import sebab_terakhir

TAHUN_WAJAR = range(2015, 2101)

URUT_PANAS: Kunci = {"indikator": lambda b: b.butir.rumusan.casefold(), "setahun": lambda b: b.setahun.angka}
URUT_MERAH: Kunci = {
    "kode": lambda b: b.kode,
    "indikator": lambda b: b.rumusan.casefold(),
    "target": lambda b: b.target.nilai,
    "realisasi": lambda b: b.realisasi.nilai,
    "capaian": lambda b: b.capaian,
}
URUT_SASARAN: Kunci = {
    "kode": lambda s: s.kode,
    "nama": lambda s: s.nama.casefold(),
    "jumlah": lambda s: len(s.butir),
    "nilai": lambda s: s.capaian,
}
URUT_FORMULIR: Kunci = {
    "unit": lambda f: f.nama.casefold(),
    "masuk": lambda f: f.masuk,
    "tepat": lambda f: f.tepat,
}
URUT_PERINGKAT: Kunci = {
    "peringkat": lambda b: b.urutan,
    "kantor": lambda b: b.hasil.nama_unit.casefold(),
    "dibatasi": lambda b: b.hasil.rata.rata_dibatasi,
    "tanpa-batas": lambda b: b.hasil.rata.rata,
    "dihitung": lambda b: b.hasil.rata.dihitung,
}
URUT_PEMILIK: Kunci = {"indikator": lambda b: b.nama.casefold(), "rata": lambda b: b.rata.rata}


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """The units that one may look into, those of one's own roles first."""
    pada = timezone.localdate()
    lingkup = request.wewenang.unit_boleh("lihat")
    unit = list(
        Unit.objects.filter(pk__in=lingkup).select_related("instansi").order_by("instansi__kode", "kode")
    )
    nama = nama_unit(lingkup, pada)
    tahun = queries.tahun_perjanjian(lingkup)
    milik = {t.unit_id for t in request.wewenang.tugas}
    boleh_target = request.wewenang.unit_boleh("tetapkan_target")
    tabel = TabelUnit(baris_unit(unit, nama, tahun, request.GET.get("cari", "")[:100], pada.year))
    if (jawaban := unduhan(request, tabel, "unit")) is not None:
        return jawaban
    return render(
        request,
        "dasbor/pantau.html",
        {
            "milik": [
                {
                    "unit": u,
                    "nama": nama.get(u.pk, (u.kode, ""))[0],
                    "tahun": tahun.get(u.pk) or (pada.year,),
                    "pemilik": u.pk in boleh_target,
                }
                for u in unit
                if u.pk in milik
            ],
            "tabel": siapkan_tabel(request, tabel),
        },
    )


def _urut(request: Any, nama: str, baris: Iterable[Any], kunci: Kunci) -> list[Any]:
    return urutkan(baris, request.GET.get(f"urut-{nama}", ""), kunci)


def _cari(request: Any) -> str:
    return str(request.GET.get("cari", ""))[:100]


def _bacaan(request: Any, bawaan: str) -> str:
    diminta = request.GET.get("bacaan", "")
    return diminta if diminta in Bacaan.values else bawaan


def _formulir_terbuka(request: Any, tahun: int) -> frozenset[int]:
    """Ids of the units whose forms the reader may open line by line."""
    boleh = request.wewenang.unit_boleh
    return frozenset().union(*(boleh(t, tahun) for t in ("isi", "verifikasi", "setujui", "lihat_bukti")))


def _periksa_tahun(tahun: int) -> None:
    if tahun not in TAHUN_WAJAR:
        raise Http404(f"Tahun {tahun} tidak wajar.")


def _unduh(request: Any, tabel: dict[str, Callable[[], Any]], nama: str) -> HttpResponse | None:
    """One of the page's tables as XLSX or CSV: ``?unduh=xlsx&tabel=merah``."""
    bentuk, pilih = request.GET.get("unduh", ""), request.GET.get("tabel", "")
    if bentuk not in ("xlsx", "csv") or pilih not in tabel:
        return None
    kepala, baris = tabel[pilih]()
    tulis = tulis_xlsx if bentuk == "xlsx" else tulis_csv
    return tulis(f"{pilih} {nama}", kepala, baris)


@halaman("lihat")
@require_safe
def unit(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """A unit by month: heat map, forms of the units below, red list, sasaran, trend."""
    _periksa_tahun(tahun)
    pada, bacaan = timezone.localdate(), _bacaan(request, Bacaan.SEMENTARA)
    isi = muat.papan(unit, tahun, bacaan=bacaan, pada=pada, saat=timezone.now())
    divisi = request.GET.get("divisi", "")
    semua = susun_panas(isi.hasil, isi.bulanan) if isi.hasil else ()
    panas = saring(
        [b for b in semua if not divisi or b.butir.penanggung == divisi],
        _cari(request),
        lambda b: f"{b.butir.kode} {b.butir.rumusan}",
    )
    merah = [b.butir for b in panas if b.butir.hasil.status in muat.MERAH or b.butir.capaian is None]
    panas, merah = _urut(request, "panas", panas, URUT_PANAS), _urut(request, "merah", merah, URUT_MERAH)
    sasaran = _urut(request, "sasaran", isi.hasil.sasaran if isi.hasil else (), URUT_SASARAN)
    formulir = _urut(request, "formulir", isi.formulir, URUT_FORMULIR)
    sebab = sebab_terakhir(unit, tahun, bacaan=bacaan) if merah else {}
    bulan = NAMA_BULAN[: len(isi.bulanan)]
    jawaban = _unduh(
        request,
        {
            "panas": lambda: ekspor.panas(panas, bulan),
            "merah": lambda: ekspor.merah(merah, sebab),
            "sasaran": lambda: ekspor.sasaran(sasaran),
            "formulir": lambda: ekspor.formulir(formulir, NAMA_BULAN),
        },
        f"{unit.kode} {tahun}",
    )
    if jawaban is not None:
        return jawaban
    kode_divisi = sorted({b.butir.penanggung for b in semua if b.butir.penanggung})
    nama = queries.nama_beberapa(unit, kode_divisi, tahun)
    return render(
        request,
        "dasbor/pantau_unit.html",
        {
            "unit": unit,
            "tahun": tahun,
            "nama_unit": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, ""))[0],
            "semua_tahun": queries.tahun_perjanjian([unit.pk]).get(unit.pk, ()),
            "bacaan": bacaan,
            "hasil": isi.hasil,
            "sebaran": susunan.sebaran(b.butir for b in panas),
            "panas": panas,
            "bulan": bulan,
            "bulan_formulir": [n for n in NAMA_BULAN[: pada.month if pada.year == tahun else 12]],
            "merah": [(b, sebab.get(b.indikator)) for b in merah],
            "divisi": [(k, nama.get(k, k)) for k in kode_divisi],
            "divisi_terpilih": divisi,
            "sasaran": sasaran,
            "nomor_sasaran": {s.kode: n for n, s in enumerate(isi.hasil.sasaran, 1)} if isi.hasil else {},
            "formulir": formulir,
            "terbuka": _formulir_terbuka(request, tahun),
            "ringkas": muat.ringkas_formulir(isi.formulir),
            "alamat": susunan.alamat_butir(isi.hasil) if isi.hasil else {},
            "garis": garis_rata(isi.bulanan),
        },
    )


@halaman("lihat")
@require_safe
def peringkat(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The offices below a unit, ranked, with the method said."""
    _periksa_tahun(tahun)
    pada, bacaan = timezone.localdate(), _bacaan(request, Bacaan.RESMI)
    boleh = request.wewenang.unit_boleh("lihat", tahun)
    kantor = [pk for pk in muat.kantor_di_bawah(unit, tahun) if pk in boleh]
    baris = saring(
        muat.peringkat(kantor, tahun, bacaan=bacaan, pada=pada),
        _cari(request),
        lambda b: f"{b.unit.kode} {b.hasil.nama_unit}",
    )
    baris = _urut(request, "peringkat", baris, URUT_PERINGKAT)
    jawaban = _unduh(request, {"peringkat": lambda: ekspor.peringkat(baris)}, f"{unit.kode} {tahun}")
    if jawaban is not None:
        return jawaban
    return render(
        request,
        "dasbor/pantau_peringkat.html",
        {
            "unit": unit,
            "tahun": tahun,
            "nama_unit": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, ""))[0],
            "bacaan": bacaan,
            "baris": baris,
            "batas": unit.instansi.batas_capaian,
        },
    )


@halaman("tetapkan_target")
@require_safe
def pemilik(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """An owner's indicators across all offices of the agency."""
    _periksa_tahun(tahun)
    pada, bacaan = timezone.localdate(), _bacaan(request, Bacaan.RESMI)
    isi = muat.papan_pemilik(unit, tahun, bacaan=bacaan, pada=pada)
    baris = saring(isi.baris, _cari(request), lambda b: b.nama)
    baris = _urut(request, "pemilik", baris, URUT_PEMILIK)
    jawaban = _unduh(
        request, {"indikator": lambda: ekspor.pemilik(isi.kantor, baris)}, f"{unit.kode} {tahun}"
    )
    if jawaban is not None:
        return jawaban
    return render(
        request,
        "dasbor/pantau_pemilik.html",
        {
            "unit": unit,
            "tahun": tahun,
            "nama_unit": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, ""))[0],
            "bacaan": bacaan,
            "kantor": isi.kantor,
            "baris": [(b, [_sel_pemilik(isi, b, pk, tahun) for pk, _, _ in isi.kantor]) for b in baris],
        },
    )


def _sel_pemilik(
    isi: muat.PapanPemilik, baris: muat.BarisPemilik, pk: int, tahun: int
) -> dict[str, Any] | None:
    """An office's figure of an indicator and the address of the page that tells where it comes from."""
    butir = baris.per_kantor.get(pk)
    if butir is None:
        return None
    hasil = isi.hasil[pk]
    alamat = susunan.alamat_butir(hasil)[butir.indikator]
    return {
        "butir": butir,
        "alamat": reverse("dasbor:indikator", args=[hasil.instansi, hasil.unit, tahun, alamat]),
    }
