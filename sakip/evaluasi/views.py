"""Pages of reviews: upload, progress, findings beside their place, decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.berkas.jenis import PDF
from sakip.berkas.queries import baca_isi
from sakip.dokumen.sisipan import RupaRusak
from sakip.dokumen.sisipan.baca import gambar_halaman
from sakip.evaluasi import services
from sakip.evaluasi.forms import FormPutusan, FormUnggah
from sakip.evaluasi.models import KeadaanReviu, Putusan, ReviuLaporan, TemuanReviu
from sakip.evaluasi.queries import (
    LANGKAH,
    Saringan,
    daftar_reviu,
    kemajuan,
    pilihan_kelas,
    satu_reviu,
    temuan_reviu,
)
from sakip.evaluasi.tabel import TabelReviu, baris_reviu
from sakip.evaluasi.tasks import periksa
from sakip.inti.galat import Basi, GalatSakip, galat
from sakip.inti.tabel import siapkan_tabel, unduhan
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit
from sakip.reviu import KELAS

SELESAI = (KeadaanReviu.SELESAI, KeadaanReviu.GAGAL)
#: htmx asks no more after an answer with this status.
_BERHENTI_BERTANYA = 286


def _lingkup(request: Any) -> frozenset[int]:
    """Units whose reviews one may see: those to review, and one's own office while it prepares its report."""
    boleh = request.wewenang.unit_boleh
    hasil: frozenset[int] = boleh("lihat_reviu") | boleh("susun_laporan")
    return hasil


def _lingkup_tulis(request: Any) -> frozenset[int]:
    """Units whose reviews one may start and decide: no predecessors, whose reviews are only read."""
    boleh = request.wewenang.unit_boleh
    hasil: frozenset[int] = boleh("reviu") | boleh("susun_laporan")
    return hasil


def _ambil(request: Any, pk: int) -> ReviuLaporan:
    return satu_reviu(pk, _lingkup(request))


def _boleh_putus(request: Any, reviu: ReviuLaporan) -> bool:
    boleh = request.wewenang.boleh
    return bool(boleh("reviu", reviu.unit) or boleh("susun_laporan", reviu.unit))


def _keluhkan(request: Any, salah: GalatSakip) -> None:
    for m in salah.masalah:
        messages.error(request, f"{m.pesan} {m.saran}".strip())


def _peran(request: Any, reviu: ReviuLaporan) -> str:
    tugas = request.wewenang.sebagai("reviu", reviu.unit) or request.wewenang.wajib(
        "susun_laporan", reviu.unit
    )
    return str(tugas.sebutan)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def beranda(request: Any) -> HttpResponse:
    """All reviews in scope, and the form to upload another report."""
    lingkup = _lingkup(request)
    if not lingkup:
        request.wewenang.wajib("reviu", 0)
    pada, tulis = timezone.localdate(), _lingkup_tulis(request)
    isian = FormUnggah(
        request.POST or None,
        request.FILES or None,
        unit_id=tulis,
        pada=pada,
        initial={"tahun": pada.year - 1, "unit": next(iter(tulis)) if len(tulis) == 1 else None},
    )
    if request.method == "POST" and isian.is_valid():
        try:
            return redirect("evaluasi:lihat", _unggah(request, isian.cleaned_data).pk)
        except GalatSakip as salah:
            for m in salah.masalah:
                isian.add_error(
                    m.tempat if m.tempat in isian.fields else None, f"{m.pesan} {m.saran}".strip()
                )
    if isian.errors and "berkas" not in isian.errors:  # browsers never send a file back
        isian.add_error("berkas", "Pilih berkasnya lagi.")
    nama = nama_unit(lingkup, pada)
    cari = request.GET.get("cari", "")[:100]
    tabel = TabelReviu(baris_reviu(daftar_reviu(lingkup), nama, cari, timezone.now()))
    if (jawaban := unduhan(request, tabel, "reviu")) is not None:
        return jawaban
    return render(
        request,
        "evaluasi/beranda.html",
        {"form": isian, "tabel": siapkan_tabel(request, tabel)},
        status=400 if isian.errors else 200,
    )


def _unggah(request: Any, isi: dict[str, Any]) -> ReviuLaporan:
    unit = isi["unit"]
    tugas = request.wewenang.sebagai("reviu", unit) or request.wewenang.wajib("susun_laporan", unit)
    berkas = isi["berkas"]
    if berkas.size > services.UKURAN_LAPORAN:
        mega = services.UKURAN_LAPORAN // (1024 * 1024)
        raise galat("berkas", f"Berkas lebih dari {mega} MB.", "Kecilkan gambarnya, atau pecah per bab.")
    reviu = services.unggah(
        unit=unit,
        tahun=isi["tahun"],
        nama_berkas=berkas.name,
        isi=berkas.read(),
        oleh=request.user,
        peran=tugas.sebutan,
        waktu=timezone.now(),
    )
    periksa.enqueue(reviu.pk)
    return reviu


@masuk
@require_safe
def lihat(request: Any, reviu: int) -> HttpResponse:
    """Progress while it is checked, then the findings, one of them open beside its place in the report."""
    satu = _ambil(request, reviu)
    if satu.keadaan not in SELESAI:
        return _kemajuan(request, satu)
    if request.htmx:  # the progress was waiting for this: now the whole page
        return HttpResponse(headers={"HX-Refresh": "true"})
    saring = _saringan(request.GET)
    temuan = temuan_reviu(satu, saring)
    terpilih = _terpilih(temuan, request.GET.get("temuan", ""))
    return render(
        request,
        "evaluasi/lihat.html",
        {
            "reviu": satu,
            "nama_unit": nama_unit([satu.unit_id], timezone.localdate())[satu.unit_id][0],
            "temuan": temuan,
            "terpilih": terpilih,
            **_tetangga(temuan, terpilih),
            "saring": saring,
            "kelas": pilihan_kelas(satu),
            "putusan": Putusan.choices,
            "kueri": _kueri(saring),
            "jawaban": _jawaban(request, satu),
            "berhalaman": satu.berkas.jenis == PDF,
            "boleh_putus": _boleh_putus(request, satu),
        },
    )


def _jawaban(request: Any, reviu: ReviuLaporan) -> dict[str, Any]:
    """What became of the decision just sent, to stand at its own form, with what was typed if it failed."""
    jawaban: dict[str, Any] = request.session.pop("reviu_jawaban", {})
    return jawaban if jawaban.get("reviu") == reviu.pk else {}


def _tetangga(temuan: list[TemuanReviu], terpilih: TemuanReviu | None) -> dict[str, int | None]:
    """Where the open finding stands in the list, and the numbers of the one before and the one after it."""
    if terpilih is None:
        return {}
    n = temuan.index(terpilih)
    return {
        "letak": n + 1,
        "sebelum": temuan[n - 1].urut if n else None,
        "sesudah": temuan[n + 1].urut if n + 1 < len(temuan) else None,
    }


def _kemajuan(request: Any, reviu: ReviuLaporan) -> HttpResponse:
    """Where the check stands; ``langkah`` is what the page showed last, so that only news are spoken."""
    kini = kemajuan(reviu, timezone.now())
    return render(
        request,
        "evaluasi/kemajuan_isi.html" if request.htmx else "evaluasi/kemajuan.html",
        {
            "reviu": reviu,
            "nama_unit": nama_unit([reviu.unit_id], timezone.localdate())[reviu.unit_id][0],
            "k": kini,
            "langkah": list(enumerate(LANGKAH)),
            "kabar_baru": request.htmx and request.GET.get("langkah") != kini.kata,
            "boleh_putus": _boleh_putus(request, reviu),
        },
        status=_BERHENTI_BERTANYA if request.htmx and (kini.terhenti or kini.sepi) else 200,
    )


def _saringan(kueri: Any) -> Saringan:
    return Saringan(
        kelas=kueri.get("kelas", "") if kueri.get("kelas") in KELAS else "",
        kepastian=kueri.get("kepastian", "") if kueri.get("kepastian") in ("pasti", "ragu") else "",
        putusan=kueri.get("putusan", "") if kueri.get("putusan") in Putusan.values else "",
        cari=kueri.get("cari", "").strip()[:100],
    )


def _kueri(saring: Saringan) -> str:
    isi = {k: v for k in ("kelas", "kepastian", "putusan", "cari") if (v := getattr(saring, k))}
    return urlencode(isi)


def _terpilih(temuan: list[TemuanReviu], nomor: str) -> TemuanReviu | None:
    """The finding asked for; where the filter has left it out (just decided), the first that is left."""
    pertama = temuan[0] if temuan else None
    if not nomor.isdecimal() or len(nomor) > 9:
        return pertama
    return next((t for t in temuan if t.urut == int(nomor)), pertama)


@masuk
@require_POST
def putusan(request: Any, reviu: int) -> HttpResponse:
    """Decide one finding or several; back to the same place, or the page again with what was typed."""
    satu = _ambil(request, reviu)
    peran = _peran(request, satu)
    isian = FormPutusan(request.POST)
    kueri, bagian = request.POST.get("kueri", ""), "temuan" if "banyak" in request.POST else "rinci"
    jawaban: dict[str, Any] = {"reviu": satu.pk, "bagian": bagian}
    try:
        banyak = _putuskan(request, satu, isian, peran)
    except GalatSakip as salah:
        if isinstance(salah, Basi) and bagian == "rinci":  # the filter may hide what somebody else decided
            kueri = urlencode({"temuan": QueryDict(kueri).get("temuan", "")})
        jawaban |= {
            "salah": True,
            "pesan": " ".join(f"{m.pesan} {m.saran}".strip() for m in salah.masalah),
            "alasan": request.POST.get("alasan", ""),
            "tanda": request.POST.getlist("temuan"),
        }
    else:
        jawaban["pesan"] = f"{banyak} temuan diputus."
    request.session["reviu_jawaban"] = jawaban
    return redirect(f"{reverse('evaluasi:lihat', args=[satu.pk])}?{kueri}#{bagian}")


def _putuskan(request: Any, reviu: ReviuLaporan, isian: FormPutusan, peran: str) -> int:
    if not isian.is_valid():
        raise galat("putusan", *isian.keluhan())
    return services.putuskan(
        reviu=reviu,
        versi=isian.versi(),
        putusan=isian.cleaned_data["putusan"],
        alasan=isian.cleaned_data["alasan"],
        oleh=request.user,
        peran=peran,
        waktu=timezone.now(),
    )


@masuk
@require_POST
def ulang(request: Any, reviu: int) -> HttpResponse:
    """Check a report again that could not be read or whose check stopped; its file is the same."""
    satu = _ambil(request, reviu)
    peran = _peran(request, satu)
    try:
        services.periksa_ulang(reviu=satu, oleh=request.user, peran=peran, waktu=timezone.now())
    except GalatSakip as salah:
        _keluhkan(request, salah)
    else:
        periksa.enqueue(satu.pk)
    return redirect("evaluasi:lihat", satu.pk)


@masuk
@require_POST
def hapus(request: Any, reviu: int) -> HttpResponse:
    """Take an upload that could not be read off the list."""
    satu = _ambil(request, reviu)
    peran = _peran(request, satu)
    try:
        services.hapus(
            reviu=satu,
            alasan=request.POST.get("alasan", ""),
            oleh=request.user,
            peran=peran,
            waktu=timezone.now(),
        )
    except GalatSakip as salah:
        _keluhkan(request, salah)
        return redirect("evaluasi:lihat", satu.pk)
    messages.success(request, f"Unggahan «{satu.nama_berkas}» dihapus.")
    return redirect("evaluasi:beranda")


@masuk
@require_safe
def halaman(request: HttpRequest, reviu: int, nomor: int) -> HttpResponse:
    """One page of an uploaded PDF as a picture, drawn in a child process."""
    satu = _ambil(request, reviu)
    if satu.berkas.jenis != PDF:
        raise Http404("Laporan ini bukan PDF; lihat baris-barisnya di samping temuan.")
    try:
        gambar = gambar_halaman(baca_isi(satu.berkas), nomor)
    except RupaRusak as salah:
        raise Http404(str(salah)) from salah
    jawaban = HttpResponse(gambar.isi, content_type=f"image/{gambar.jenis}")
    jawaban["Cache-Control"] = "private, max-age=86400"
    return jawaban
