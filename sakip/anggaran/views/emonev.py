"""e-Monev: the grid of DIPA by month, the reports of one month, and outputs of national priority."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from sakip.anggaran.queries.cakupan import CAKUPAN
from sakip.anggaran.queries.emonev import (
    KelengkapanEmonev,
    SelEmonev,
    batas_lapor,
    kelengkapan,
    laporan_bulan,
    prioritas_nasional,
)
from sakip.anggaran.services.emonev import EmonevMasuk, sidik, simpan_emonev
from sakip.anggaran.views.bersama import (
    alamat,
    cakupan_diminta,
    dasar,
    hari_ini,
    keterangan_unduhan,
    tolak,
)
from sakip.anggaran.views.kolom import Persen
from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, Teks, saring, siapkan_tabel, unduhan
from sakip.inti.templatetags.sakip import tanggal
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.perjanjian.forms import bulat

#: Rows of twelve months on one page: keeps the page light.
SEHALAMAN = 20
SUMBER_BEDA = 3


class Bulan(tables.Column):
    """A month: percent, "belum" where it is due and not there; a star where it was sent late."""

    def __init__(self, nama: str) -> None:
        super().__init__(nama, attrs={"td": {"class": "angka"}, "th": {"class": "angka"}}, orderable=False)

    def render(self, value: SelEmonev) -> str:
        if value.persen is None:
            return mark_safe('<span class="turun">belum</span>') if value.kosong else "–"
        teks = tulis(value.persen, None)
        if value.terlambat:
            return format_html('{}<abbr title="dikirim lewat batas">*</abbr>', teks)
        return teks

    def value(self, value: SelEmonev) -> Any:
        return value.persen if value.persen is not None else "belum" if value.kosong else None


class Laporan(tables.Column):
    """A DIPA on the page: its code, its name, and whose it is where the name does not say it."""

    def __init__(self) -> None:
        super().__init__("DIPA", accessor="kode", attrs={"td": {"class": "kolom-utama"}})

    def render(self, record: dict[str, Any]) -> str:
        unit = "" if record["unit"] in (record["nama"], record["kantor"]) else f" · {record['unit']}"
        return format_html('{}<div class="kecil redup">{}{}</div>', record["kode"], record["nama"], unit)


class TabelEmonev(Tabel):
    """DIPA by month; the page has code, name and unit in one column, the export each in its own."""

    keterangan = "Kelengkapan laporan per bulan, dalam persen"
    laporan = Laporan()
    kode = Teks("DIPA")
    nama = Teks("Nama")
    unit = Teks("Unit")
    rata = Persen("Rata-rata")
    lengkap = Persen("Lengkap")


class TabelPrioritas(Tabel):
    """Outputs of national priority."""

    class Meta(Tabel.Meta):
        attrs: ClassVar = {"class": "tumpuk"}

    keterangan = "Rincian output yang melayani prioritas nasional"
    prioritas = Teks("Prioritas nasional")
    output = Teks("Rincian output")
    unit = Teks("Unit")
    target = Teks("Target")
    volume = Teks("Volume")
    persen_volume = Persen("Volume terhadap target")
    progres = Persen("Progres")
    keadaan = Teks("Keadaan")


def _baris(k: KelengkapanEmonev) -> list[dict[str, Any]]:
    return [
        {"kode": b.kode, "nama": b.nama, "unit": b.unit, "kantor": k.nama_unit, "rata": b.rata,
         "lengkap": b.lengkap, **{f"b{s.bulan}": s for s in b.sel}}
        for b in k.baris
    ]  # fmt: skip


def _belum(k: KelengkapanEmonev) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Who has not reported: by unit, the DIPA with the months that are due and not there."""
    hasil: dict[str, dict[str, list[str]]] = {}
    for b, s in k.belum:
        hasil.setdefault(b.unit, {}).setdefault(f"{b.kode} {b.nama}", []).append(s.nama_bulan)
    return [(unit, list(isi.items())) for unit, isi in hasil.items()]


@halaman("lihat")
@require_safe
def kelengkapan_tahun(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Which programme reported which month, what is missing, and who is late."""
    pada = hari_ini(unit)
    k = kelengkapan(unit, tahun, pada, cakupan=cakupan_diminta(request))
    baris = saring(
        _baris(k), request.GET.get("cari", "")[:100], lambda b: f"{b['kode']} {b['nama']} {b['unit']}"
    )
    lembar = request.GET.get("unduh")
    tabel = TabelEmonev(
        baris,
        extra_columns=[(f"b{n}", Bulan(nama[:3])) for n, nama in enumerate(NAMA_BULAN, 1)],
        exclude=("laporan",) if lembar else ("kode", "nama", "unit"),
        sequence=(*(("kode", "nama", "unit") if lembar else ("laporan",)), "...", "rata", "lengkap"),
    )
    ket = keterangan_unduhan(
        request, unit, tahun, tabel,
        f"Cakupan: {CAKUPAN[cakupan_diminta(request)]}. Keadaan per {tanggal(k.pada)}.",
    )  # fmt: skip
    if (jawab := unduhan(request, tabel, f"emonev-{unit.kode}-{tahun}", ket)) is not None:
        return jawab
    sumber = list(dict.fromkeys(s.sumber for b in k.baris for s in b.sel if s.sumber))
    isi = {
        **dasar(request, unit, tahun, "emonev", bercakupan=True),
        "k": k,
        "belum": _belum(k),
        "sumber": sumber[:SUMBER_BEDA],
        "tabel": siapkan_tabel(request, tabel, sehalaman=SEHALAMAN),
        "boleh_isi": request.wewenang.boleh("impor_data", unit, tahun),
        "bulan_isi": [
            (nama, alamat("emonev_isi", unit, tahun, bulan=n))
            for n, nama in enumerate(NAMA_BULAN, 1)
            if (tahun, n) <= (pada.year, pada.month)
        ],
        "alamat_prioritas": alamat("prioritas", unit, tahun),
    }
    return render(request, "anggaran/emonev.html", isi)


@halaman("impor_data")
@require_http_methods(["GET", "HEAD", "POST"])
def isi_bulan(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """The reports of a month of the office's own DIPA: typed in, or corrected with a reason."""
    pada = hari_ini(unit)
    if not 1 <= bulan <= 12 or (tahun, bulan) > (pada.year, pada.month):
        raise TidakDitemukan(
            Masalah("bulan", "Bulan itu tidak ada atau belum mulai.", "Pilih bulan dari halaman e-Monev.")
        )
    laporan = laporan_bulan(unit, tahun, bulan)
    kirim = request.method == "POST"
    baris = []
    for d, x in laporan:
        ada = {
            "p": tulis(x.persen, None) if x else "",
            "t": x.tanggal_kirim.isoformat() if x and x.tanggal_kirim else "",
            "c": x.catatan if x else "",
        }
        ketik = {k: request.POST.get(f"{k}-{d.pk}", "") if kirim else v for k, v in ada.items()}
        baris.append((d, x, sidik(x), ketik))
    isi = {
        **dasar(request, unit, tahun, "emonev", bulan=bulan),
        "bulan": bulan,
        "nama_bulan": NAMA_BULAN[bulan - 1],
        "batas": batas_lapor(tahun, bulan),
        "baris": baris,
        "ada_tersimpan": any(x for _, x in laporan),
        "alasan": request.POST.get("alasan", ""),
        "pilihan_bulan": [
            (n, nama[:3], alamat("emonev_isi", unit, tahun, bulan=n))
            for n, nama in enumerate(NAMA_BULAN, 1)
            if (tahun, n) <= (pada.year, pada.month)
        ],
    }
    if not kirim:
        return render(request, "anggaran/emonev_isi.html", isi)
    try:
        banyak = simpan_emonev(
            unit=unit,
            tahun=tahun,
            bulan=bulan,
            isi=[
                EmonevMasuk(
                    d,
                    request.POST.get(f"p-{d}", ""),
                    request.POST.get(f"t-{d}", ""),
                    request.POST.get(f"c-{d}", ""),
                    request.POST.get(f"s-{d}", ""),
                )
                for d in map(bulat, request.POST.getlist("dipa"))
                if d
            ],
            alasan=request.POST.get("alasan", ""),
            pada=pada,
            oleh=request.user,
            peran=request.tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, "anggaran/emonev_isi.html", salah, isi)
    messages.success(request, f"{banyak} laporan berubah." if banyak else "Tidak ada yang berubah.")
    return redirect(alamat("emonev_isi", unit, tahun, bulan=bulan))


@halaman("lihat")
@require_safe
def prioritas(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Outputs that serve a national priority: target, what was reached up to a month, what is not told."""
    pada = hari_ini(unit)
    diminta = bulat(request.GET.get("bulan")) or (pada.month if tahun == pada.year else 12)
    bulan = diminta if 1 <= diminta <= 12 else 12
    semua = prioritas_nasional(unit, tahun, bulan, cakupan=cakupan_diminta(request))
    baris = [
        {"prioritas": b.prioritas, "output": f"{b.dipa} {b.kode} {b.nama}", "unit": b.unit,
         "target": f"{tulis(b.target, None)} {b.satuan}",
         "volume": tulis(b.volume, None) if b.volume is not None else "",
         "persen_volume": b.persen_volume, "progres": b.progres,
         "keadaan": f"s.d. {NAMA_BULAN[b.bulan - 1]}" + (f": {b.keterangan}" if b.keterangan else "")
         if b.bulan else "belum dilaporkan"}
        for b in semua
    ]  # fmt: skip
    cari = request.GET.get("cari", "")[:100]
    tabel = TabelPrioritas(saring(baris, cari, lambda b: " ".join(map(str, b.values()))))
    ket = keterangan_unduhan(
        request, unit, tahun, tabel,
        f"Cakupan: {CAKUPAN[cakupan_diminta(request)]}. Laporan output sampai {NAMA_BULAN[bulan - 1]}.",
    )  # fmt: skip
    if (jawab := unduhan(request, tabel, f"prioritas-nasional-{unit.kode}-{tahun}", ket)) is not None:
        return jawab
    isi = {
        **dasar(request, unit, tahun, "output", bercakupan=True),
        "bulan": bulan,
        "pilihan_bulan": list(enumerate(NAMA_BULAN, 1)),
        "banyak": len(semua),
        "macam": len({b.prioritas for b in semua}),
        "tercapai": sum(b.persen_volume is not None and b.persen_volume >= 100 for b in semua),
        "belum": sum(b.bulan is None for b in semua),
        "tabel": siapkan_tabel(request, tabel),
    }
    return render(request, "anggaran/prioritas.html", isi)
