"""The ministry's e-Performance beside our figures, and the table of a period typed in."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import django_tables2 as tables
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_http_methods, require_safe

from sakip.aturan.angka import TANDA_KOSONG, tulis, tulis_persen
from sakip.aturan.periode import NAMA_BULAN, PeriodeSalah, baca_periode
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.inti.templatetags.sakip import ZONA, ukuran
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.iris import periode_laporan
from sakip.pengukuran.queries.e_performance import (
    BarisEPerformance,
    banding_e_performance,
    baris_isian,
    nilai_terakhir,
    periode_e_performance,
)
from sakip.pengukuran.services.e_performance import (
    BARIS_TERBANYAK,
    SUMBER_BAWAAN,
    BarisMasuk,
    sidik_tabel,
    simpan_e_performance,
)
from sakip.perjanjian.forms import tanggal
from sakip.perjanjian.models import NilaiEPerformance
from sakip.perjanjian.views.bersama import tolak

WARNA = ("biru tua", "hijau", "abu-abu", "merah", "kuning")
#: Rows on a page: each has its causes beside.
SEHALAMAN = 30
#: Rows of the form on a page: keeps it light.
SEHALAMAN_ISI = 60
TAK_DIKENAL = "tidak ada pada Perjanjian Kinerja"


def _kolom(nama: str, gaya: str = "") -> dict[str, dict[str, str]]:
    """A cell that names its column where rows become blocks."""
    return {"td": {"data-kolom": nama, "class": gaya}, "th": {"class": gaya}}


class TabelBanding(Tabel):
    """Their figures beside ours."""

    class Meta(Tabel.Meta):
        attrs: ClassVar = {"class": "tumpuk"}

    keterangan = "Angka kementerian di samping angka SAKIP pada akhir periode yang sama"
    kode = tables.Column("Kode")
    rumusan = tables.Column("Indikator", attrs=_kolom("Indikator"))
    mereka = tables.Column("e-Performance", orderable=False, attrs=_kolom("e-Performance"))
    warna = tables.Column("Warna", default=TANDA_KOSONG, attrs=_kolom("Warna"))
    kita = tables.Column("SAKIP", orderable=False, attrs=_kolom("SAKIP"))
    selisih = tables.Column("Selisih", default=TANDA_KOSONG, attrs=_kolom("Selisih capaian", "angka"))
    sebab = tables.Column("Sebab beda", orderable=False, attrs=_kolom("Sebab beda", "kolom-utama"))

    def render_sebab(self, value: tuple[str, ...]) -> str:
        isi = format_html_join("", "<div>{}</div>", ((s,) for s in value))
        return format_html("<div>{}</div>", isi)

    def value_sebab(self, value: tuple[str, ...]) -> str:
        return " ".join(value)

    def render_mereka(self, value: tuple[str, str, str]) -> str:
        return format_html("<div>{} → {}<div><strong>{}</strong></div></div>", *value)

    def value_mereka(self, value: tuple[str, str, str]) -> str:
        return " / ".join(value)

    def render_kita(self, value: tuple[str, str, str]) -> str:
        return format_html("<div>{} → {}<div><strong>{}</strong></div></div>", *value)

    def value_kita(self, value: tuple[str, str, str]) -> str:
        return " / ".join(value)

    def render_selisih(self, value: Any) -> str:
        return f"{'+' if value > 0 else ''}{tulis(value, 2)}"


def _baris(b: BarisEPerformance) -> dict[str, Any]:
    def ukur(u: Any) -> str:
        return TANDA_KOSONG if u is None else ukuran(u, b.desimal)

    return {
        "kode": b.kode,
        "rumusan": b.rumusan or "tidak ada pada Perjanjian Kinerja",
        "mereka": (tulis(b.mereka.target, None), tulis(b.mereka.realisasi, None),
                   tulis_persen(b.mereka.capaian)),
        "warna": b.mereka.warna,
        "kita": (ukur(b.target), ukur(b.realisasi), tulis_persen(b.capaian)),
        "selisih": b.selisih,
        "sebab": b.sebab or ("sama",),
    }  # fmt: skip


def _dasar(request: Any, unit: Unit, tahun: int) -> dict[str, Any]:
    nama = nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0]
    return {
        "unit": unit,
        "tahun": tahun,
        "nama": nama,
        "boleh_isi": request.wewenang.boleh("impor_data", unit, tahun),
        "pilihan_isi": [
            *((f"TW{n}", f"Triwulan {'I' * n if n < 4 else 'IV'}") for n in range(1, 5)),
            ("setahun", "Setahun"),
            *((f"{n:02d}", bulan) for n, bulan in enumerate(NAMA_BULAN, 1)),
        ],
    }


@halaman("lihat")
@require_safe
def banding(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Their table of a period beside our capaian, each difference with its cause."""
    ada = periode_e_performance(unit, tahun)
    periode = request.GET.get("periode", "")
    periode = periode if periode in ada else (ada[-1] if ada else "")
    beda = request.GET.get("beda") == "1"
    hari = _hari_ini(unit)
    b = (
        banding_e_performance(unit, tahun, periode=periode, pada=max(hari, dt.date(tahun, 1, 1)))
        if ada
        else None
    )
    semua = list(b.baris) if b else []
    isi = saring(
        [x for x in semua if x.perbedaan or not beda],
        request.GET.get("cari", "")[:100],
        lambda x: f"{x.kode} {x.rumusan} {' '.join(x.sebab)}",
    )
    tabel = TabelBanding([_baris(x) for x in isi])
    if (jawab := unduhan(request, tabel, f"e-performance-{unit.kode}-{periode or tahun}")) is not None:
        return jawab
    sumber = dict.fromkeys((x.mereka.sumber, x.mereka.per_tanggal) for x in semua)
    return render(
        request,
        "pengukuran/e_performance.html",
        {
            **_dasar(request, unit, tahun),
            "periode": periode,
            "label": baca_periode(periode).label if periode else "",
            "periode_ada": [(k, baca_periode(k).label) for k in ada],
            "banyak": len(semua),
            "berbeda": sum(bool(x.perbedaan) for x in semua),
            "tidak_dikenal": sum(x.target is None for x in semua),
            "beda": beda,
            "sumber": list(sumber),
            "lalu": tahun - 1,
            "tabel": siapkan_tabel(request, tabel, sehalaman=SEHALAMAN),
        },
    )


def _hari_ini(unit: Unit) -> dt.date:
    return timezone.localdate(timezone=ZoneInfo(ZONA[unit.zona]))


def _kunci(tahun: int, periode: str) -> str:
    """The full key of a period of the address: ``TW1``, ``03``, ``B09``, ``setahun``."""
    kunci = str(tahun) if periode == "setahun" else f"{tahun}-{periode}"
    try:
        return periode_laporan(kunci, tahun).kunci
    except PeriodeSalah as salah:
        raise TidakDitemukan(Masalah("periode", str(salah), "Pilih periode dari daftarnya.")) from None


@halaman("impor_data")
@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: Any, unit: Unit, tahun: int, periode: str) -> HttpResponse:
    """The ministry's table of a period as seen on a day: a new snapshot, or a correction with its reason."""
    kunci = _kunci(tahun, periode)
    hari = _hari_ini(unit)
    kirim = request.method == "POST"
    post = request.POST
    terakhir = nilai_terakhir(unit, tahun, kunci)
    ada = {n.kode: n for n in terakhir}
    semua = baris_isian(unit, tahun, kunci)
    hal = Paginator(semua, SEHALAMAN_ISI).get_page(request.GET.get("hal"))
    if kirim:
        sebutan, asal = dict(semua), _masuk(post)
    else:
        sebutan, asal = dict(hal), [_tersimpan(kode, ada.get(kode)) for kode, _ in hal]
    baris = asal
    salah_tempel: list[str] = []
    if tempel := kirim and post.get("aksi") == "tempel":
        baris, salah_tempel = _tempel(asal, post.get("tempel", ""))
    hari_ada = max((n.per_tanggal for n in terakhir), default=None)
    konteks = {
        **_dasar(request, unit, tahun),
        "kunci": kunci,
        "periode": periode,
        "label": baca_periode(kunci).label,
        "baris": [(n, sebutan.get(m.kode, TAK_DIKENAL), m) for n, m in enumerate(baris)],
        "tempel": post.get("tempel", "") if salah_tempel else "",
        "salah_tempel": salah_tempel,
        "tertempel": tempel and not salah_tempel,
        "hal": hal,
        "warna": WARNA,
        "hari_ada": hari_ada,
        "hari": post.get("tanggal", "") if kirim else (hari_ada or hari).isoformat(),
        "sumber": post.get("sumber", "")
        if kirim
        else terakhir[0].sumber if terakhir else SUMBER_BAWAAN,
        "alasan": post.get("alasan", ""),
        "sidik": sidik_tabel(terakhir),
    }  # fmt: skip
    templat = "pengukuran/e_performance_isi.html"
    if not kirim or tempel:
        return render(request, templat, konteks, status=400 if salah_tempel else 200)
    try:
        banyak = simpan_e_performance(
            unit=unit,
            tahun=tahun,
            periode=kunci,
            per_tanggal=tanggal(konteks["hari"], "tanggal"),
            sumber=konteks["sumber"],
            isi=_masuk(post),
            alasan=konteks["alasan"],
            sidik=post.get("sidik", ""),
            pada=hari,
            oleh=request.user,
            peran=request.tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        return tolak(request, templat, salah, konteks)
    messages.success(request, f"{banyak} baris tersimpan." if banyak else "Tidak ada yang berubah.")
    alamat = reverse("pengukuran:e_performance", args=[unit.instansi.kode, unit.kode, tahun])
    return redirect(f"{alamat}?periode={kunci}")


def _tersimpan(kode: str, n: NilaiEPerformance | None) -> BarisMasuk:
    """A stored row as it stands in the form."""
    if n is None:
        return BarisMasuk(kode)
    target, realisasi, capaian = (
        "" if x is None else tulis(x, None) for x in (n.target, n.realisasi, n.capaian)
    )
    return BarisMasuk(kode, target, realisasi, capaian, n.warna)


def _masuk(post: Any) -> list[BarisMasuk]:
    """Rows by their number on the page; the code of each stands in its own field."""
    return [
        BarisMasuk(
            post.get(f"k-{n}", "")[:60],
            post.get(f"t-{n}", ""),
            post.get(f"r-{n}", ""),
            post.get(f"c-{n}", ""),
            post.get(f"w-{n}", ""),
            f"-{n}",
        )
        for n in range(BARIS_TERBANYAK)
        if f"k-{n}" in post
    ]


def _tempel(baris: list[BarisMasuk], teks: str) -> tuple[list[BarisMasuk], list[str]]:
    """The form's rows with pasted ones put in by their codes, and what could not be read.

    A row is code, target, realisation, capaian, colour, parted by tabs or semicolons. Nothing is stored.
    """
    hasil = {m.kode: m for m in baris}
    salah: list[str] = []
    dilihat: set[str] = set()
    for nomor, satu in enumerate(teks.replace("\r", "").split("\n"), 1):
        sel = [x.strip() for x in satu.split("\t" if "\t" in satu else ";")]
        if not any(sel) or (nomor == 1 and sel[0].casefold() == "kode"):
            continue
        if not sel[0] or not 2 <= len(sel) <= 5 or len(sel[0]) > 40:
            salah.append(f"Baris {nomor}: tulis kode, target, realisasi, capaian, dan warna.")
        elif sel[0] in dilihat:
            salah.append(f"Baris {nomor}: kode {sel[0]} sudah ada di atasnya.")
        else:
            dilihat.add(sel[0])
            hasil[sel[0]] = BarisMasuk(*sel)
    if not dilihat and not salah:
        salah.append("Belum ada baris yang ditempel.")
    if len(hasil) > BARIS_TERBANYAK:
        salah.append(f"Lebih dari {BARIS_TERBANYAK} baris.")
    return (baris, salah) if salah else (list(hasil.values()), [])
