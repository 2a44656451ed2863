"""Target kinerja for its owner: the year's set, targets, units, required evidence, scores."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.aturan import target_kinerja as aturan
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.berkas.unggah import masalah_ditolak, terima_berkas
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, unduhan
from sakip.inti.templatetags.sakip import waktu
from sakip.organisasi.models import JenisUnit, Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian.forms import bulat, versi
from sakip.perjanjian.models import KelompokTargetKinerja, SyaratBukti
from sakip.perjanjian.queries import target_kinerja as baca
from sakip.perjanjian.queries import target_kinerja_kelola as kelola
from sakip.perjanjian.services import target_kinerja as layanan
from sakip.perjanjian.services import target_kinerja_kelola as tulis
from sakip.perjanjian.services.kabar_syarat import penerima_syarat
from sakip.perjanjian.tasks import kirim_kabar_syarat
from sakip.perjanjian.views.bersama import hari_ini, tolak
from sakip.perjanjian.views.target_kinerja import TOKEN

SEHALAMAN = 50
#: The list of tasks. Its room lies to the right of this one.
TUGAS = "dasbor:tugas"
HARI = ("unggah_mulai", "unggah_akhir", "nilai_mulai", "nilai_akhir")


def _dasar(unit: Unit, tahun: int) -> dict[str, Any]:
    nama = nama_unit([unit.pk], hari_ini(unit).replace(year=tahun, month=12, day=31)).get(
        unit.pk, (unit.kode,)
    )
    return {"unit": unit, "tahun": tahun, "nama": nama[0], "periode_semua": aturan.PERIODE}


def _umum(request: Any, unit: Unit, tahun: int) -> dict[str, Any]:
    return {
        "pemilik": unit,
        "tahun": tahun,
        "oleh": request.user,
        "peran": request.tugas.sebutan,
        "waktu": timezone.now(),
    }


@halaman("kelola_target_kinerja")
@require_http_methods(["GET", "HEAD", "POST"])
def kelola_tahun(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The year's windows and legal basis, the owner's targets, and a new target."""
    k = baca.kelompok_tahun(unit.instansi_id, tahun)
    aksi = request.POST.get("aksi", "")
    hari = baca.hari_kelompok(k) if k else aturan.Hari()
    tersimpan = {n: getattr(hari, n) for n in HARI} | {"dasar": k.dasar if k else ""}
    isi = {
        **_dasar(unit, tahun),
        "k": k,
        "isi": {n: request.POST.get(n, v) for n, v in tersimpan.items()} if aksi == "set" else tersimpan,
        "baru": {n: request.POST.get(n, "") for n in ("kode", "nama", "kriteria")},
        "target": kelola.target_pemilik(unit, tahun),
        "periode_ringkas": kelola.ringkas_pemilik(unit, tahun),
        "jendela": list(baca.jendela_tahun(k, unit.zona).items()) if k else [],
    }
    templat = "perjanjian/target_kinerja/kelola.html"
    if request.method != "POST":
        return render(request, templat, isi)
    try:
        if aksi == "set":
            _simpan_set(request, unit, tahun)
            messages.success(request, "Jendela dan dasar tersimpan.")
        else:
            tulis.simpan_target(
                target_id=None, versi=0, **{n: request.POST.get(n, "") for n in ("kode", "nama", "kriteria")},
                **_umum(request, unit, tahun),
            )  # fmt: skip
            messages.success(request, "Target ditambahkan. Buka untuk memilih unit dan syarat buktinya.")
    except GalatSakip as salah:
        return tolak(request, templat, salah, isi)
    return redirect(request.get_full_path())


def _simpan_set(request: Any, unit: Unit, tahun: int) -> KelompokTargetKinerja:
    angka = {n: bulat(request.POST.get(n)) for n in HARI}
    if salah := [
        Masalah(n, "Belum diisi dengan angka.", "Tulis tanggal.") for n, v in angka.items() if v is None
    ]:
        raise GalatSakip(salah)
    return tulis.simpan_set(
        versi=versi(request.POST),
        masuk=tulis.SetMasuk(
            aturan.Hari(*(min(angka[n] or 0, 99) for n in HARI)), request.POST.get("dasar", "")
        ),
        boleh_unit=request.wewenang.unit_boleh("kelola_target_kinerja", tahun),
        **_umum(request, unit, tahun),
    )


@terima_berkas
@halaman("kelola_target_kinerja")
@require_http_methods(["GET", "HEAD", "POST"])
def target(request: Any, unit: Unit, tahun: int, target: int) -> HttpResponse:
    """One target: its words, the versions of its evidence list, the units that must reach it."""
    t = kelola.satu_target(unit, tahun, target)
    if t is None:
        raise TidakDitemukan(Masalah("target", "Target itu bukan milik unit ini.", "Muat ulang halaman."))
    jenis = request.GET.get("jenis", "kanwil")
    syarat = kelola.syarat_target(t)
    aksi = request.POST.get("aksi", "")
    kata = {"kode": t.kode, "nama": t.nama, "kriteria": t.kriteria}
    butir = "\n".join(
        f"{'' if b['wajib'] else '? '}{b['uraian']}" for b in (syarat[0].butir if syarat else [])
    )
    isi = {
        **_dasar(unit, tahun),
        "t": t,
        "isi": {n: request.POST.get(n, v) for n, v in kata.items()} if aksi == "kata" else kata,
        "batas": UKURAN_TERBESAR,
        "butir": request.POST.get("butir", butir) if aksi == "syarat" else butir,
        "alasan": request.POST.get("alasan", ""),
        "berlaku": request.POST.get("berlaku", "B03"),
        "syarat": syarat,
        "pilihan": kelola.pilihan_pelaksana(t, jenis),
        "jenis": jenis,
        "jenis_semua": JenisUnit.choices,
    }
    templat = "perjanjian/target_kinerja/target.html"
    if request.method != "POST":
        return render(request, templat, isi)
    umum = {"target_id": t.pk, "versi": versi(request.POST), **_umum(request, unit, tahun)}
    try:
        if aksi == "kata":
            tulis.simpan_target(**{n: request.POST.get(n, "") for n in kata}, **umum)
            messages.success(request, "Target tersimpan.")
        elif aksi == "syarat":
            s = tulis.ubah_syarat(masuk=_syarat(request), **umum)
            messages.success(request, f"Syarat bukti versi {s.nomor} tersimpan. {_kabari(request, s)}")
        else:
            datang, pergi = tulis.simpan_pelaksana(pilih=_pilih(request), **umum)
            messages.success(request, f"{datang} unit ditambahkan, {pergi} dilepas.")
    except GalatSakip as salah:
        return tolak(request, templat, salah, isi)
    return redirect(request.get_full_path())


def _kabari(request: Any, s: SyaratBukti) -> str:
    """Letters to those who fill the target, in the background; says how many are told how."""
    if s.nomor < 2:
        return "Ini daftar pertama, jadi tidak ada perubahan yang diberitahukan."
    orang = penerima_syarat(s, timezone.localdate())
    if not settings.SAKIP_SUREL_ADA or not orang:
        return "Operator diberi tahu pada Tugas saya."
    kirim_kabar_syarat.enqueue(s.pk, request.build_absolute_uri(reverse(TUGAS)))
    return f"Surat sedang dikirim kepada {len(orang)} operator; perubahannya juga ada pada Tugas saya mereka."


def _syarat(request: Any) -> tulis.SyaratMasuk:
    """One item a line; a line that begins with ``?`` is not required."""
    if request.berkas_ditolak:
        raise GalatSakip(masalah_ditolak(request.berkas_ditolak))
    baris = [b.strip() for b in request.POST.get("butir", "").splitlines() if b.strip()]
    berkas = request.FILES.get("contoh")
    return tulis.SyaratMasuk(
        request.POST.get("berlaku", ""),
        [(b.lstrip("? "), not b.startswith("?")) for b in baris],
        request.POST.get("alasan", ""),
        (berkas.name or "contoh", berkas.read()) if berkas else None,
    )


def _pilih(request: Any) -> dict[int, int | None]:
    pilih = [u for u in map(bulat, request.POST.getlist("pilih_unit")) if u]
    return {u: bulat(request.POST.get(f"penanggung-{u}")) for u in pilih}


class TabelNilai(Tabel):
    """The quarter of all units, as exported."""

    unit = tables.Column("Unit")
    kode = tables.Column("Kode")
    nama = tables.Column("Target kinerja")
    keadaan = tables.Column("Keadaan")
    nilai = tables.Column("Nilai")
    alasan = tables.Column("Alasan")
    dikirim = tables.Column("Dikirim")
    terlambat = tables.Column("Terlambat")
    realisasi = tables.Column("Realisasi")
    kendala = tables.Column("Kendala")


def _baris_unduh(b: kelola.BarisNilai, zona: str) -> dict[str, Any]:
    terkirim = b.langkah if b.sel.diajukan else None
    return {
        "unit": b.unit,
        "kode": b.baris.kode,
        "nama": b.baris.nama,
        "keadaan": b.sel.kata,
        "nilai": b.sel.nilai,
        "alasan": b.sel.alasan,
        "dikirim": waktu(b.sel.diajukan, zona) if b.sel.diajukan else "",
        "terlambat": "ya" if b.sel.terlambat else "",
        "realisasi": terkirim.realisasi if terkirim else "",
        "kendala": terkirim.kendala if terkirim else "",
    }


@halaman("nilai_target_kinerja")
@require_http_methods(["GET", "HEAD", "POST"])
def nilai(request: Any, unit: Unit, tahun: int, periode: str) -> HttpResponse:
    """A quarter over all units: what they did, the evidence, the owner's score or what is to be mended."""
    if periode not in aturan.PERIODE:
        raise TidakDitemukan(Masalah("periode", "Periode itu tidak ada.", "Pilih B03, B06, B09, atau B12."))
    semua = kelola.baris_nilai(unit, tahun, periode)
    keadaan, cari = request.GET.get("keadaan", ""), request.GET.get("cari", "").casefold().split()
    saring = [
        b
        for b in semua
        if (not keadaan or b.sel.keadaan == keadaan)
        and all(k in f"{b.baris.kode} {b.baris.nama} {b.unit}".casefold() for k in cari)
    ]
    tabel = TabelNilai([_baris_unduh(b, unit.zona) for b in saring])
    if (jawab := unduhan(request, tabel, f"nilai-{unit.kode}-{tahun}-{periode}")) is not None:
        return jawab
    hal = Paginator(saring, SEHALAMAN).get_page(request.GET.get("hal"))
    k = baca.kelompok_tahun(unit.instansi_id, tahun)
    jendela = aturan.jendela(tahun, periode, baca.hari_kelompok(k), unit.zona).nilai if k else None
    isi = {
        **_dasar(unit, tahun),
        "periode": periode,
        "label": aturan.label_periode(periode),
        "jendela": jendela,
        "letak": jendela.letak(timezone.now()) if jendela else "",
        "hal": hal,
        "baris": [
            (b, TOKEN[b.sel.keadaan], request.POST.get(f"nilai-{b.baris.pelaksana_id}", ""),
             request.POST.get(f"alasan-{b.baris.pelaksana_id}", ""))
            for b in hal
        ],
        "keadaan": keadaan,
        "keadaan_semua": [
            (n, aturan.KATA_KEADAAN[n], sum(b.sel.keadaan == n for b in semua)) for n in aturan.KEADAAN
        ],
        "banyak": len(semua),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "perjanjian/target_kinerja/nilai.html", isi)
    try:
        banyak = layanan.nilai_langkah(periode=periode, masuk=_nilai(request), **_umum(request, unit, tahun))
    except GalatSakip as salah:
        return tolak(request, "perjanjian/target_kinerja/nilai.html", salah, isi)
    messages.success(request, f"{banyak} periode diputuskan." if banyak else "Tidak ada yang diputuskan.")
    return redirect(request.get_full_path())


def _nilai(request: Any) -> list[layanan.NilaiMasuk]:
    post = request.POST
    return [
        layanan.NilaiMasuk(
            p,
            bulat(post.get(f"keputusan-{p}")) or 0,
            post.get(f"nilai-{p}", ""),
            post.get(f"kembali-{p}") == "1",
            post.get(f"alasan-{p}", ""),
            bulat(post.get(f"langkah-{p}")),
        )
        for p in [n for n in map(bulat, post.getlist("pelaksana")) if n]
    ]
