"""Owners set targets for the units: overview, grid, one indicator, workbook; and the units' answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.aturan.capaian import Ukuran
from sakip.berkas.unggah import masalah_ditolak, terima_berkas, terlalu_besar
from sakip.inti.ekspor import XLSX
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.organisasi.models import JenisUnit, Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.models import ManualIndikator
from sakip.perjanjian import services
from sakip.perjanjian.forms import bulat, nama_sel, per_tempat, sel_masuk, tanggapan_masuk
from sakip.perjanjian.lembar import UKURAN_TERBESAR, baca_buku, buku_penetapan
from sakip.perjanjian.models import KeadaanPenetapan, PenetapanTarget
from sakip.perjanjian.queries import penetapan as baca
from sakip.perjanjian.services import SelMasuk, Ubahan
from sakip.perjanjian.teks_target import tulis_isian
from sakip.perjanjian.views.bersama import tolak

INDIKATOR_SEHALAMAN = 12
UNIT_SEHALAMAN = 6
#: Rows of one form: Django takes a thousand fields at most, and a slow network few kilobytes.
BARIS_SEHALAMAN = 80
#: By indicator and unit: the year in words and what was reached then, oldest first. Measurement stands to
#: the right of this room, so that the page there asks for it and hands it in.
Dicapai = Mapping[tuple[int, int], Mapping[str, Ukuran]]
AmbilDicapai = Callable[[Collection[int], Collection[int]], Dicapai]


def _jenis(request: HttpRequest) -> str:
    diminta = request.GET.get("jenis", "")
    return diminta if diminta in baca.JENIS_SASARAN else JenisUnit.KANWIL


def _nama(unit: Unit, tahun: int) -> str:
    return nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0]


def _dasar(request: HttpRequest, unit: Unit, tahun: int) -> dict[str, Any]:
    return {
        "unit": unit,
        "nama": _nama(unit, tahun),
        "tahun": tahun,
        "jenis": _jenis(request),
        "pilihan_jenis": [(j.value, j.label) for j in baca.JENIS_SASARAN],
    }


@halaman("tetapkan_target")
@require_safe
def ringkasan(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The owner's indicators of the year: answers, sum or mean, national target."""
    return render(
        request,
        "perjanjian/penetapan.html",
        {
            **_dasar(request, unit, tahun),
            "baris": baca.ringkas(unit, tahun),
            "usulan": baca.usulan_terbuka(unit, tahun),
        },
    )


def _sel(
    m: ManualIndikator,
    u: baca.KolomUnit,
    t: PenetapanTarget | None,
    ketikan: dict[tuple[int, int], str],
    lalu: dict[tuple[int, int], Ukuran],
    dicapai: Dicapai,
) -> dict[str, Any]:
    kunci = (m.indikator_id, u.id)
    tersimpan = tulis_isian(t.nilai, t.kata) if t else ""
    kini = Ukuran(t.nilai, t.kata, t.satuan, t.skala) if t else Ukuran()
    riwayat = dicapai.get(kunci, {})
    return {
        "unit": u,
        "nama": nama_sel(m.indikator_id, u.id, t.versi if t else 0),
        "tempat": f"t-{m.indikator_id}-{u.id}",
        "isi": ketikan.get(kunci, tersimpan),
        "tersimpan": tersimpan,
        "beda": kunci in ketikan and ketikan[kunci] != tersimpan,
        "t": t,
        "lalu": lalu.get(kunci, Ukuran()),
        "usulan": Ukuran(t.usulan_nilai, t.usulan_kata, t.satuan, t.skala) if t else Ukuran(),
        "dicapai": list(riwayat.items())[-1:],
        "peringatan": baca.peringatan_sel(
            kini, m, {k: u.nilai for k, u in riwayat.items() if u.nilai is not None}, lalu.get(kunci)
        ),
    }


def _simpan(request: Any, unit: Unit, tahun: int, sel: list[SelMasuk], asal: str = "ketik") -> list[Ubahan]:
    return services.tetapkan(
        pemilik=unit,
        tahun=tahun,
        sel=sel,
        asal=asal,
        oleh=request.user,
        peran=request.tugas.sebutan,
        waktu=timezone.now(),
    )


def _kabari(request: HttpRequest, ubahan: list[Ubahan]) -> None:
    if ubahan:
        messages.success(request, f"{len(ubahan)} target tersimpan. Unitnya diminta menanggapi.")
    else:
        messages.info(request, "Tidak ada target yang berubah.")


def jawab_kisi(request: Any, unit: Unit, tahun: int, dicapai: AmbilDicapai) -> HttpResponse:
    """The grid: indicators in rows, units in columns, both turned by pages (the door stands in dasbor)."""
    dasar = _dasar(request, unit, tahun)
    masuk = sel_masuk(request.POST) if request.method == "POST" else []
    salah: GalatSakip | None = None
    if request.method == "POST":
        try:
            _kabari(request, _simpan(request, unit, tahun, masuk))
            return redirect(request.get_full_path())
        except GalatSakip as gagal:
            salah = gagal
    manual = Paginator(baca.manual_milik(unit, tahun), INDIKATOR_SEHALAMAN).get_page(request.GET.get("hal"))
    kolom = Paginator(baca.unit_sasaran(unit, tahun, dasar["jenis"]), UNIT_SEHALAMAN).get_page(
        request.GET.get("kolom")
    )
    isi = {**dasar, "manual": manual, "kolom": kolom, "baris": []}
    isi["baris"] = _baris_kisi(unit, tahun, manual, kolom, masuk, dicapai)
    if salah is not None:
        return tolak(request, "perjanjian/kisi.html", salah, isi)
    return render(request, "perjanjian/kisi.html", isi)


def _baris_kisi(
    unit: Unit, tahun: int, manual: Any, kolom: Any, masuk: list[SelMasuk], dicapai: AmbilDicapai
) -> list[tuple[ManualIndikator, list[dict[str, Any]]]]:
    ids = [m.indikator_id for m in manual]
    ada = {(t.indikator_id, t.unit_id): t for t in baca.penetapan(unit, tahun, ids)}
    ketikan = {(s.indikator_id, s.unit_id): s.teks for s in masuk}
    lalu = baca.target_tahun_lalu([u.id for u in kolom], ids, tahun)
    capai = dicapai([u.id for u in kolom], ids)
    return [
        (m, [_sel(m, u, ada.get((m.indikator_id, u.id)), ketikan, lalu, capai) for u in kolom])
        for m in manual
    ]


def jawab_indikator(
    request: Any, unit: Unit, tahun: int, indikator: int, dicapai: AmbilDicapai
) -> HttpResponse:
    """One indicator and all units of a kind, with their answers (the door stands in dasbor)."""
    m = next((m for m in baca.manual_milik(unit, tahun) if m.indikator_id == indikator), None)
    if m is None:
        raise TidakDitemukan(
            Masalah(
                "indikator", "Indikator itu bukan milik unit ini pada tahun ini.", "Pilih dari daftarnya."
            )
        )
    dasar = _dasar(request, unit, tahun)
    masuk = [s for s in sel_masuk(request.POST) if s.indikator_id == indikator]
    salah: GalatSakip | None = None
    if request.method == "POST":
        try:
            _kabari(request, _simpan(request, unit, tahun, masuk))
            return redirect(request.get_full_path())
        except GalatSakip as gagal:
            salah = gagal
    kolom = Paginator(baca.unit_sasaran(unit, tahun, dasar["jenis"]), BARIS_SEHALAMAN).get_page(
        request.GET.get("hal")
    )
    ada = {t.unit_id: t for t in baca.penetapan(unit, tahun, [indikator])}
    ketikan = {(s.indikator_id, s.unit_id): s.teks for s in masuk}
    lalu = baca.target_tahun_lalu([u.id for u in kolom], [indikator], tahun)
    capai = dicapai([u.id for u in kolom], [indikator])
    isi = {
        **dasar,
        "m": m,
        "lembar": kolom,
        "ringkas": next(r for r in baca.ringkas(unit, tahun) if r.id == indikator),
        "baris": [_sel(m, u, ada.get(u.id), ketikan, lalu, capai) for u in kolom],
    }
    if salah is not None:
        return tolak(request, "perjanjian/penetapan_indikator.html", salah, isi)
    return render(request, "perjanjian/penetapan_indikator.html", isi)


@halaman("tetapkan_target")
@require_POST
def jawab(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The owner's answer to a proposal."""
    t = services.jawab_usulan(
        pemilik=unit,
        tahun=tahun,
        penetapan_id=bulat(request.POST.get("penetapan")) or 0,
        versi=bulat(request.POST.get("versi")) or 0,
        setuju=request.POST.get("jawab") == "setuju",
        jawaban=request.POST.get("jawaban", ""),
        oleh=request.user,
        peran=request.tugas.sebutan,
        waktu=timezone.now(),
    )
    messages.success(
        request, "Usulan dipakai." if t.keadaan == "diterima" else "Target tetap; unit diberi tahu alasannya."
    )
    return redirect("perjanjian:penetapan", instansi=unit.instansi.kode, unit=unit.kode, tahun=tahun)


# --- workbook -------------------------------------------------------------------------------------


@halaman("tetapkan_target")
@require_safe
def unduh(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The year's workbook, filled with what is set already."""
    jenis = _jenis(request)
    isi = buku_penetapan(unit, tahun, baca.unit_sasaran(unit, tahun, jenis))
    jawab = HttpResponse(isi, content_type=XLSX)
    nama = slugify(f"target-{unit.kode}-{tahun}-{jenis}")
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


SARAN_BUKU = "Pilih buku kerja yang diunduh dari halaman ini; besarnya jauh di bawah itu."


@terima_berkas
@halaman("tetapkan_target")
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Upload a workbook: faults by cell, or what it would change; ``terapkan`` saves all of it or nothing."""
    isi: dict[str, Any] = {**_dasar(request, unit, tahun), "batas": UKURAN_TERBESAR, "saran": SARAN_BUKU}
    if request.method != "POST":
        return render(request, "perjanjian/unggah.html", isi)
    try:
        if "isi" in request.POST:
            _kabari(request, _simpan(request, unit, tahun, _dari_pratinjau(request.POST["isi"]), "excel"))
            return redirect("perjanjian:penetapan", instansi=unit.instansi.kode, unit=unit.kode, tahun=tahun)
        berkas = request.FILES.get("berkas")
        if request.berkas_ditolak:
            raise GalatSakip(masalah_ditolak(request.berkas_ditolak, batas=UKURAN_TERBESAR, saran=SARAN_BUKU))
        if berkas is None:
            raise galat("berkas", "Berkas belum dipilih.", "Pilih buku kerja yang diunduh dari halaman ini.")
        if berkas.size > UKURAN_TERBESAR:
            raise GalatSakip(terlalu_besar(berkas.name, berkas.size, batas=UKURAN_TERBESAR, saran=SARAN_BUKU))
        sel = baca_buku(berkas.read(), unit, tahun)
        ubahan = services.pratinjau(pemilik=unit, tahun=tahun, sel=sel)
    except GalatSakip as salah:
        return tolak(request, "perjanjian/unggah.html", salah, isi)
    menurut = {(s.indikator_id, s.unit_id): s for s in sel}
    pakai = [menurut[(u.indikator_id, u.unit_id)] for u in ubahan]
    nama = {m.indikator_id: m.nama for m in baca.manual_milik(unit, tahun)}
    unit_nama = nama_unit({u.unit_id for u in ubahan}, dt.date(tahun, 12, 31))
    isi |= {
        "nama_berkas": berkas.name,
        "ubahan": [(u, nama.get(u.indikator_id, ""), unit_nama.get(u.unit_id, ("?",))[0]) for u in ubahan],
        "isi": json.dumps([[s.indikator_id, s.unit_id, s.teks, s.versi, s.tempat] for s in pakai]),
    }
    return render(request, "perjanjian/unggah.html", isi)


def _dari_pratinjau(teks: str) -> list[SelMasuk]:
    """The cells of the preview; they are checked again like any typed cell."""
    try:
        sel = [SelMasuk(int(i), int(u), str(t), int(v), str(di)) for i, u, t, v, di in json.loads(teks)]
        if any(not 0 <= n < 10**18 for s in sel for n in (s.indikator_id, s.unit_id, s.versi)):
            raise ValueError
        return sel
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise galat("berkas", "Pratinjaunya rusak.", "Unggah berkasnya sekali lagi.") from None


# --- the unit's answer ----------------------------------------------------------------------------


def jawab_tanggapan(request: Any, unit: Unit, tahun: int, dicapai: AmbilDicapai) -> HttpResponse:
    """What owners set for the unit: accept, or propose another value with the reason."""
    isi: dict[str, Any] = {"unit": unit, "nama": _nama(unit, tahun), "tahun": tahun}
    if request.method != "POST":
        isi |= _lembar_tanggapan(request, unit, tahun, dicapai)
        return render(request, "perjanjian/tanggapan.html", isi)
    masuk = tanggapan_masuk(request.POST)
    if request.POST.get("aksi") == "semua":
        masuk = [
            services.TanggapanMasuk(t.pk, bulat(request.POST.get(f"versi-{t.pk}")) or 0, True)
            for t in (x.penetapan for x in baca.target_unit(unit, tahun))
            if t.keadaan == KeadaanPenetapan.DITETAPKAN and f"versi-{t.pk}" in request.POST
        ]
    try:
        banyak = services.tanggapi(
            unit=unit,
            tahun=tahun,
            tanggapan=masuk,
            oleh=request.user,
            peran=request.tugas.sebutan,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        isi |= _lembar_tanggapan(request, unit, tahun, dicapai, salah)
        return tolak(request, "perjanjian/tanggapan.html", salah, isi)
    if banyak:
        messages.success(request, f"{banyak} target ditanggapi.")
    else:
        messages.warning(request, "Belum ada tanggapan yang dipilih.")
    return redirect(request.get_full_path())


def _lembar_tanggapan(
    request: HttpRequest, unit: Unit, tahun: int, dicapai: AmbilDicapai, salah: GalatSakip | None = None
) -> dict[str, Any]:
    """A page of rows with what was typed into them and what the unit reached before."""
    tempat = per_tempat(salah)
    post: QueryDict | dict[str, str] = request.POST if salah else {}
    lembar = Paginator(baca.target_unit(unit, tahun), BARIS_SEHALAMAN).get_page(request.GET.get("hal"))
    capai = dicapai([unit.pk], [x.penetapan.indikator_id for x in lembar])
    baris = [
        {
            **{f: getattr(x, f) for f in x.__dataclass_fields__},
            **_pembanding(x, capai.get((x.penetapan.indikator_id, unit.pk), {})),
            "pilih": post.get(f"pilih-{x.penetapan.pk}")
            or ("usul" if post.get(f"usul-{x.penetapan.pk}") or post.get(f"alasan-{x.penetapan.pk}") else ""),
            "ketikan_usul": post.get(f"usul-{x.penetapan.pk}", ""),
            "ketikan_alasan": post.get(f"alasan-{x.penetapan.pk}", ""),
            "salah": tempat.get(f"t-{x.penetapan.pk}", []),
        }
        for x in lembar
    ]
    return {"lembar": lembar, "baris": baris}


def _pembanding(x: baca.TargetUnit, riwayat: Mapping[str, Ukuran]) -> dict[str, Any]:
    """What was reached last, and what is odd about the target against it: the owner sees the same."""
    angka = {k: u.nilai for k, u in riwayat.items() if u.nilai is not None}
    return {
        "dicapai": list(riwayat.items())[-1:],
        "peringatan": baca.peringatan_sel(x.kini, x.manual, angka, x.lalu) if x.manual else (),
    }
