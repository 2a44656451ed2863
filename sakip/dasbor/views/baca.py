"""Pages that only read. A view finds the office of its address, asks for its year, and answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from sakip.anggaran.queries import anggaran_unit
from sakip.dasbor import bagan, jawaban, queries, rincian, susunan, unduhan
from sakip.dasbor.teks import teks_halaman
from sakip.inti.ekspor import tulis_csv, tulis_xlsx
from sakip.inti.galat import TidakDitemukan
from sakip.inti.templatetags.sakip import ZONA
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import minta_masuk, publik
from sakip.organisasi.queries import cari_unit
from sakip.pengukuran.hasil import HasilUnit, Telusur
from sakip.pengukuran.models import Bacaan
from sakip.pengukuran.penyajian import tulis_json
from sakip.pengukuran.queries import capaian_unit, seri_tahun, telusur_butir
from sakip.perencanaan.queries import jalur_renstra
from sakip.pertukaran.meja.queries import asal_isian

KANTOR_SEHALAMAN = 12


class PerluMasuk(Exception):
    """The address asks for what only people with a role may read."""


def hanya_baca(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """GET and HEAD only, else 405. What does not exist becomes the 404 page with its remedy."""

    @wraps(view)
    def terjaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except PerluMasuk:
            return minta_masuk(request)
        except TidakDitemukan as galat:
            raise Http404(" ".join(f"{m.pesan} {m.saran}".strip() for m in galat.masalah)) from galat

    # Nothing is written here, so a request without a token is refused for its method, not for the token.
    return publik(csrf_exempt(require_safe(terjaga)))


def _hari_ini(unit: Unit) -> dt.date:
    """Today where the office is: its deadlines end there."""
    return timezone.localdate(timezone=ZoneInfo(ZONA[unit.zona]))


def _bacaan(request: Any, unit: Unit, tahun: int) -> str:
    """The reading that an address asks for; official unless ``sementara`` is asked for by name.

    Everybody reads official figures. What is not approved yet is for people with a role there.
    """
    if request.GET.get("bacaan", "") != Bacaan.SEMENTARA:
        return Bacaan.RESMI
    if not request.user.is_authenticated:
        raise PerluMasuk
    request.wewenang.wajib("lihat", unit, tahun)
    return Bacaan.SEMENTARA


def _boleh(request: Any, tindakan: str, unit: Unit, tahun: int) -> bool:
    """Whether the reader, if logged in, may do more here than everybody."""
    return bool(request.user.is_authenticated and request.wewenang.boleh(tindakan, unit, tahun))


def _unit_setahun(instansi: str, kode: str, tahun: int) -> tuple[Unit, tuple[int, ...]]:
    """The unit and all its years; 404 when it has no agreement in ``tahun``."""
    unit = cari_unit(instansi, kode)
    semua = queries.tahun_unit(unit)
    if tahun not in semua:
        ada = (
            f"Yang ada: {', '.join(map(str, semua))}."
            if semua
            else "Unit ini belum mempunyai perjanjian kinerja."
        )
        raise Http404(f"Tidak ada perjanjian kinerja «{kode}» untuk tahun {tahun}. {ada}")
    return unit, semua


@hanya_baca
def beranda(request: HttpRequest) -> HttpResponse:
    """The offices with their official figures, latest year first."""
    halaman = Paginator(queries.kantor_berperjanjian(), KANTOR_SEHALAMAN).get_page(request.GET.get("hal"))
    kartu = [rincian.kartu(k, capaian_unit(k.unit, k.tahun[0], pada=_hari_ini(k.unit))) for k in halaman]
    return render(
        request, "dasbor/beranda.html", {"kelompok": rincian.per_instansi(kartu), "halaman": halaman}
    )


@hanya_baca
def tahun_terakhir(request: HttpRequest, instansi: str, unit: str) -> HttpResponse:
    """An office without a year: its latest."""
    ditemukan = cari_unit(instansi, unit)
    semua = queries.tahun_unit(ditemukan)
    if not semua:
        raise Http404(f"Unit «{unit}» belum mempunyai perjanjian kinerja.")
    return redirect("dasbor:tahun", instansi, unit, semua[0])


@hanya_baca
def tahun(request: HttpRequest, instansi: str, unit: str, tahun: int) -> HttpResponse:
    """The year of an office: figures, sasaran, items, gaps, budget."""
    kantor, semua_tahun = _unit_setahun(instansi, unit, tahun)
    pada = _hari_ini(kantor)
    hasil = capaian_unit(kantor, tahun, bacaan=_bacaan(request, kantor, tahun), pada=pada)
    saringan = susunan.baca_saringan(request.GET, hasil)
    divisi = _divisi(kantor, hasil)
    return render(
        request,
        "dasbor/tahun.html",
        {
            "hasil": hasil,
            "unit": kantor,
            "boleh_sementara": _boleh(request, "lihat", kantor, tahun),
            "semua_tahun": semua_tahun,
            "saringan": saringan,
            "divisi": sorted(divisi.items(), key=lambda d: d[1]),
            "sebaran": susunan.sebaran(hasil.butir),
            "kelompok": (kelompok := susunan.kelompokkan(hasil, saringan, divisi)),
            "tampil": sum(len(k.baris) for k in kelompok),
            "celah": susunan.celah(hasil),
            "anggaran": anggaran_unit(kantor, tahun, pada),
            "kata_bagan": bagan.kata_sasaran(hasil),
            "tinggi_bagan": bagan.tinggi_sasaran(hasil),
        },
    )


def _divisi(kantor: Unit, hasil: HasilUnit) -> dict[str, str]:
    """Names of the units that answer for items, by code."""
    kode = sorted({b.penanggung for b in hasil.butir if b.penanggung})
    return queries.nama_beberapa(kantor, kode, hasil.tahun)


@hanya_baca
def unduh_tahun(request: HttpRequest, instansi: str, unit: str, tahun: int, bentuk: str) -> HttpResponse:
    """The items of the year's page as a table, filtered as the page is; ``bentuk`` is xlsx or csv."""
    kantor, _ = _unit_setahun(instansi, unit, tahun)
    pada = _hari_ini(kantor)
    hasil = capaian_unit(kantor, tahun, bacaan=_bacaan(request, kantor, tahun), pada=pada)
    saringan, divisi = susunan.baca_saringan(request.GET, hasil), _divisi(kantor, hasil)
    tulis = tulis_xlsx if bentuk == "xlsx" else tulis_csv
    return tulis(
        f"capaian {unit} {tahun}",
        unduhan.KEPALA,
        unduhan.baris_tahun(susunan.kelompokkan(hasil, saringan, divisi)),
        unduhan.keterangan_tahun(hasil, anggaran_unit(kantor, tahun, pada), saringan, divisi),
    )


@hanya_baca
def capaian(request: HttpRequest, instansi: str, unit: str, tahun: int) -> HttpResponse:
    """The JSON twin of the year's page."""
    kantor, _ = _unit_setahun(instansi, unit, tahun)
    hasil = capaian_unit(kantor, tahun, bacaan=_bacaan(request, kantor, tahun), pada=_hari_ini(kantor))
    return jawaban.isi_tetap(request, tulis_json(hasil).encode(), "application/json; charset=utf-8")


@hanya_baca
def indikator(request: HttpRequest, instansi: str, unit: str, tahun: int, kode: str) -> HttpResponse:
    """An indicator: what it means, its result, its years, its trace down to the entries."""
    kantor, telusur = _telusur(request, instansi, unit, tahun, kode)
    hasil, butir = telusur.hasil, telusur.butir
    titik = seri_tahun(kantor, tahun, pada=hasil.pada, bacaan=hasil.bacaan, kini=hasil)[butir.indikator]
    pemilik = queries.pemilik_indikator(kantor, butir.indikator, tahun)
    teks = rincian.teks_berjudul(queries.teks_indikator(kantor, tahun, butir.indikator))
    impor = asal_isian(
        kantor.instansi_id, tahun, {i.unit for i in telusur.isian}, {i.variabel for i in telusur.isian}
    )
    return render(
        request,
        "dasbor/indikator.html",
        {
            "hasil": hasil,
            "unit": kantor,
            "boleh_sementara": _boleh(request, "lihat", kantor, tahun),
            "butir": butir,
            "manual": butir.manual,
            "kode": kode,
            "telusur": telusur,
            "pemilik": pemilik,
            "langkah": rincian.langkah(telusur),
            "tetangga": susunan.tetangga(hasil, butir.indikator),
            "tahunan": list(zip(titik, bagan.patahan(titik), strict=True)),
            "kata_bagan": bagan.kata_tahun(titik, butir.satuan, butir.manual.desimal)
            if bagan.dapat_dibagankan(titik)
            else "",
            "renstra": jalur_renstra(kantor, tahun).get(butir.indikator, ()),
            "isian": rincian.isian_per_variabel(
                telusur,
                frozenset()
                if _boleh(request, "lihat_pribadi", kantor, tahun)
                else queries.variabel_pribadi(kantor, set(butir.manual.variabel.values())),
                impor,
            ),
            "berkas_asal": rincian.berkas_asal(impor),
            "boleh_impor": _boleh(request, "lihat_impor", kantor, tahun),
            "boleh_langkah": _boleh(request, "lihat_bukti", kantor, tahun),
            "belum_lapor": rincian.belum_lapor(
                telusur, queries.nama_beberapa(kantor, rincian.unit_disebut(telusur), tahun)
            ),
            "penyimpangan": queries.penyimpangan(kantor, butir.manual, tahun),
            "uraian": rincian.uraian_manual(butir.manual, pemilik),
            "teks": teks_halaman(kantor, tahun, butir.indikator, teks, bacaan=hasil.bacaan, pada=hasil.pada),
            "teks_kosong": [judul for judul, isi in teks if not isi],
        },
    )


def _telusur(request: HttpRequest, instansi: str, unit: str, tahun: int, kode: str) -> tuple[Unit, Telusur]:
    kantor, _ = _unit_setahun(instansi, unit, tahun)
    telusur = telusur_butir(
        kantor, tahun, kode, bacaan=_bacaan(request, kantor, tahun), pada=_hari_ini(kantor)
    )
    return kantor, telusur


def _sempit(request: HttpRequest) -> bool:
    return request.GET.get("lebar") == "sempit"


@hanya_baca
def gambar_sasaran(request: HttpRequest, instansi: str, unit: str, tahun: int) -> HttpResponse:
    """The chart of the year's page."""
    kantor, _ = _unit_setahun(instansi, unit, tahun)
    hasil: HasilUnit = capaian_unit(
        kantor, tahun, bacaan=_bacaan(request, kantor, tahun), pada=_hari_ini(kantor)
    )
    return jawaban.gambar(request, bagan.bagan_sasaran(hasil, sempit=_sempit(request)))


@hanya_baca
def gambar_tahun(request: HttpRequest, instansi: str, unit: str, tahun: int, kode: str) -> HttpResponse:
    """The chart of an indicator's page."""
    kantor, telusur = _telusur(request, instansi, unit, tahun, kode)
    hasil, butir = telusur.hasil, telusur.butir
    titik = seri_tahun(kantor, tahun, pada=hasil.pada, bacaan=hasil.bacaan, kini=hasil)[butir.indikator]
    spec = bagan.bagan_tahun(titik, desimal=butir.manual.desimal, sempit=_sempit(request))
    if spec is None:
        raise Http404("Indikator ini belum mempunyai angka dua tahun yang dapat dibandingkan.")
    return jawaban.gambar(request, spec)


@hanya_baca
def lkjip(request: HttpRequest, instansi: str, unit: str, tahun: int, bentuk: str) -> HttpResponse:
    """The report of the year from official figures, made when it is asked for and kept by its content."""
    kantor, _ = _unit_setahun(instansi, unit, tahun)
    return jawaban.laporan(request, kantor, tahun, bentuk, _hari_ini(kantor))


@hanya_baca
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines read the pages; reports and readings by query are not for them."""
    isi = "User-agent: *\nDisallow: /*lkjip.\nDisallow: /*?\n"
    return HttpResponse(isi, content_type="text/plain; charset=utf-8")


@hanya_baca
def favicon(request: HttpRequest) -> HttpResponse:
    """Old browsers ask for this name."""
    return HttpResponsePermanentRedirect(static("inti/ikon.svg"))
