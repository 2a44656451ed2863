"""Evidence of a line: its list, what is added and taken out, and the file itself through the door."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.berkas.jenis import JENIS, UKURAN_TERBESAR
from sakip.berkas.unduh import kirim_berkas
from sakip.berkas.unggah import masalah_ditolak, terima_berkas
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.pengukuran.formulir import BarisLangsung, BarisVariabel, Formulir
from sakip.pengukuran.models import Bukti
from sakip.pengukuran.queries.alur import medan_pokok
from sakip.pengukuran.queries.alur_rinci import menanggung_baris
from sakip.pengukuran.queries.bukti import PokokBukti, bukti_dengan_id, pokok_bukti
from sakip.pengukuran.queries.formulir import formulir
from sakip.pengukuran.services.bukti import (
    BerkasMasuk,
    BuktiDicabut,
    hapus_bukti,
    pulihkan_bukti,
    tambah_bukti,
)

BERKAS_SEKALI = 20
#: What the form sends for evidence that is none of those which the manual asks for.
BUKAN_WAJIB = "-"
#: Where the session keeps what was taken off last, so that it can be undone.
DICABUT = "bukti_dicabut"


@terima_berkas
@halaman("lihat_bukti")
@require_http_methods(["GET", "HEAD", "POST"])
def bukti(request: Any, unit: Unit, tahun: int, bulan: int, medan: str) -> HttpResponse:
    """The evidence of one line; POST adds files or a link."""
    f, pokok, baris = _baris(request, unit, tahun, bulan, medan)
    if request.method != "POST":
        return _tampil(request, unit, f, baris, pokok)
    tugas = request.wewenang.wajib("isi", unit, tahun)
    if "pulihkan" in request.POST:
        return _pulihkan(request, unit, f, pokok, baris, tugas.sebutan)
    kiriman = request.FILES.getlist("berkas")  # reads the body; only then it is known what was too large
    masalah = masalah_ditolak(request.berkas_ditolak)
    if len(kiriman) > BERKAS_SEKALI:
        masalah.append(
            Masalah(
                "berkas", f"Ada {len(kiriman)} berkas.", f"Kirim paling banyak {BERKAS_SEKALI} sekaligus."
            )
        )
        kiriman = []
    tautan = request.POST.get("tautan", "")
    wajib = request.POST.get("wajib", "")
    try:
        if kiriman or tautan.strip() or not masalah:
            hasil = tambah_bukti(
                pokok=pokok,
                berkas=[BerkasMasuk(b.name or "berkas", b.read(UKURAN_TERBESAR + 1)) for b in kiriman],
                tautan=tautan,
                nama_tautan=request.POST.get("nama_tautan", ""),
                wajib=wajib if wajib in baris.bukti_wajib else "",
                halaman=request.POST.get("halaman", ""),
                tempat=request.POST.get("tempat", ""),
                oleh=request.user,
                peran=tugas.sebutan,
                waktu=timezone.now(),
            )
            masalah += hasil.ditolak
            if hasil.tersimpan:
                messages.success(request, f"Bukti tersimpan: {', '.join(hasil.tersimpan)}.")
            if hasil.sama:
                messages.info(request, f"Sudah ada sebelumnya, tidak disimpan lagi: {', '.join(hasil.sama)}.")
    except GalatSakip as salah:
        masalah += salah.masalah
    if not masalah and not request.htmx:
        return redirect(_alamat(unit, f, medan))
    f, pokok, baris = _baris(request, unit, tahun, bulan, medan)
    return _tampil(request, unit, f, baris, pokok, masalah, _diketik(request, baris) if masalah else None)


def _diketik(request: Any, baris: BarisVariabel | BarisLangsung) -> dict[str, str]:
    """What was typed beside the files, without a link that was kept."""
    isi = {n: request.POST.get(n, "") for n in ("wajib", "halaman", "tempat", "tautan", "nama_tautan")}
    if any(b.tautan and b.tautan == isi["tautan"].strip() for b in baris.bukti):
        isi |= {"tautan": "", "nama_tautan": ""}
    return isi


@halaman("isi")
@require_POST
def cabut(request: Any, unit: Unit, tahun: int, bulan: int, medan: str, pk: int) -> HttpResponse:
    """Take a piece of evidence off its line, with the reason."""
    f, pokok, baris = _baris(request, unit, tahun, bulan, medan)
    masalah: list[Masalah] = []
    try:
        dicabut = hapus_bukti(
            pokok=pokok,
            bukti_id=pk,
            alasan=request.POST.get("alasan", ""),
            oleh=request.user,
            peran=request.tugas.sebutan,
            waktu=timezone.now(),
        )
        request.session[DICABUT] = {"baris": _kunci(pokok), **asdict(dicabut)}
        messages.success(request, "Bukti dicabut dari baris ini.")
    except TidakDitemukan:
        raise
    except GalatSakip as salah:
        masalah += salah.masalah
    if not masalah and not request.htmx:
        return redirect(_alamat(unit, f, medan))
    f, pokok, baris = _baris(request, unit, tahun, bulan, medan)
    return _tampil(request, unit, f, baris, pokok, masalah)


def _kunci(pokok: PokokBukti) -> str:
    return f"{pokok.unit.pk}/{pokok.periode}/{pokok.medan}"


def _dicabut(request: Any, pokok: PokokBukti) -> BuktiDicabut | None:
    """What the person took off this very line last, in this session."""
    isi = dict(request.session.get(DICABUT) or {})
    return BuktiDicabut(**isi) if isi.pop("baris", "") == _kunci(pokok) else None


def _pulihkan(
    request: Any,
    unit: Unit,
    f: Formulir,
    pokok: PokokBukti,
    baris: BarisVariabel | BarisLangsung,
    peran: str,
) -> HttpResponse:
    """Undo the last removal."""
    dicabut = _dicabut(request, pokok)
    if dicabut is None:
        masalah = [Masalah("bukti", "Tidak ada pencabutan yang dapat dibatalkan.", "Unggah lagi buktinya.")]
        return _tampil(request, unit, f, baris, pokok, masalah)
    try:
        pulihkan_bukti(pokok=pokok, dicabut=dicabut, oleh=request.user, peran=peran, waktu=timezone.now())
    except TidakDitemukan:
        raise
    except GalatSakip as salah:
        return _tampil(request, unit, f, baris, pokok, list(salah.masalah))
    del request.session[DICABUT]
    messages.success(request, f"Pencabutan dibatalkan: {dicabut.nama} kembali pada baris ini.")
    if not request.htmx:
        return redirect(_alamat(unit, f, pokok.medan))
    f, pokok, baris = _baris(request, unit, f.tahun, f.bulan, pokok.medan)
    return _tampil(request, unit, f, baris, pokok)


@masuk
@require_safe
def unduh(request: Any, pk: int) -> FileResponse | HttpResponse:
    """The file of a piece of evidence, or the way to its link."""
    satu = bukti_dengan_id(pk)
    if not _menanggung(request, satu):
        request.wewenang.wajib("lihat_bukti", satu.unit_id, satu.tahun)
    if satu.variabel is not None and satu.variabel.pribadi:
        request.wewenang.wajib("lihat_pribadi", satu.unit_id, satu.tahun)
    if satu.berkas is None:
        raise TidakDitemukan(Masalah("bukti", "Bukti ini berupa tautan, bukan berkas.", "Buka tautannya."))
    return kirim_berkas(satu.berkas, satu.nama)


def _menanggung(request: Any, satu: Bukti) -> bool:
    """Whether the reader's division answers for the line, wherever it stands in the tree."""
    boleh = request.wewenang.unit_boleh("verifikasi", satu.tahun)
    medan = medan_pokok(satu.variabel_id, satu.indikator_id)
    return bool(boleh) and menanggung_baris(satu.unit, satu.tahun, medan, boleh)


def _baris(
    request: Any, unit: Unit, tahun: int, bulan: int, medan: str
) -> tuple[Formulir, PokokBukti, BarisVariabel | BarisLangsung]:
    f = formulir(unit, tahun, bulan, pada=timezone.localdate(), akun=request.user)
    return f, *pokok_bukti(unit, f, medan)


def _alamat(unit: Unit, f: Formulir, medan: str) -> str:
    return reverse("pengukuran:bukti", args=[unit.instansi.kode, unit.kode, f.tahun, f.bulan, medan])


def _tampil(
    request: Any,
    unit: Unit,
    f: Formulir,
    baris: BarisVariabel | BarisLangsung,
    pokok: PokokBukti,
    masalah: list[Masalah] | None = None,
    diketik: dict[str, str] | None = None,
) -> HttpResponse:
    boleh = f.dapat_diisi and request.wewenang.boleh("isi", unit, f.tahun)
    potongan = bool(request.htmx)
    return render(
        request,
        "pengukuran/formulir_bukti_isi.html" if potongan else "pengukuran/formulir_bukti.html",
        {
            "unit": unit,
            "f": f,
            "b": baris,
            "boleh": boleh,
            "dicabut": _dicabut(request, pokok) if boleh else None,
            "masalah": masalah or [],
            "isi": diketik,
            "bukan_wajib": BUKAN_WAJIB,
            "potongan": potongan,
            "kirim": request.method == "POST",
            "jenis": ", ".join(sorted({*JENIS.values()})),
            "terima": ",".join(f".{x}" for x in [*JENIS.values(), "jpeg"]),
            "batas": UKURAN_TERBESAR,
            "batas_mb": UKURAN_TERBESAR // (1024 * 1024),
        },
        # A fragment is swapped whatever its faults say; a page says by its status that nothing was kept.
        status=400 if masalah and not potongan else 200,
    )
