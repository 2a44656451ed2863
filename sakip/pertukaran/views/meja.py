"""The import desk of an office: register of sources, upload, preview, apply, undo."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from sakip.aturan.periode import NAMA_BULAN, PeriodeSalah, baca_periode
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.berkas.models import Berkas
from sakip.berkas.queries import baca_isi
from sakip.berkas.unduh import nama_aman
from sakip.berkas.unggah import masalah_ditolak, terima_berkas
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import TAHUN_WAJAR, halaman, masuk
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.perencanaan.queries.sumber import daftar_sumber
from sakip.pertukaran.meja.bentuk import BENTUK, CARA_MINTA, MINTA, SIAP, wajib_diminta
from sakip.pertukaran.meja.berkas import SARAN_BESAR, buka
from sakip.pertukaran.meja.ekspor import TUJUAN
from sakip.pertukaran.meja.peta import dari_isi
from sakip.pertukaran.meja.queries import impor_kantor, kenali, satu_impor, satu_peta
from sakip.pertukaran.meja.sel import SelSalah, cari_tanggal, tanggal
from sakip.pertukaran.meja.services import Permintaan, batalkan, simpan_berkas, susun_rencana, terapkan
from sakip.pertukaran.models import ImporData, NilaiImpor, PetaImpor

_GARAM = "sakip.meja.berkas"


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """The offices whose desk one may see, chosen by one's roles; straight to it where it is one."""
    pada = timezone.localdate()
    unit = request.wewenang.kantor("lihat_impor")
    if len(unit) == 1:
        return redirect("meja:kantor", unit[0].instansi.kode, unit[0].kode, pada.year)
    nama = nama_unit([u.pk for u in unit], pada)
    kantor = [(u, nama.get(u.pk, (u.kode, ""))[0]) for u in unit]
    return render(request, "pertukaran/meja/beranda.html", {"kantor": kantor, "tahun": pada.year})


@terima_berkas
@halaman("lihat_impor")
@require_http_methods(["GET", "HEAD", "POST"])
def kantor(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Upload; the sources; the imports so far. GET with ``?berkas=`` offers what an unknown file may be."""
    masalah: tuple[Masalah, ...] = ()
    if request.method == "POST":
        request.wewenang.wajib("impor_data", unit, tahun)
        kiriman = request.FILES.get("berkas")
        try:
            if request.berkas_ditolak:
                raise GalatSakip(masalah_ditolak(request.berkas_ditolak, saran=SARAN_BESAR))
            if kiriman is None:
                raise galat("berkas", "Belum ada berkas yang dipilih.", "Pilih ekspor dari sistem sumbernya.")
            return _terima(request, unit, tahun, kiriman.read(), nama_aman(kiriman.name or "", ""))
        except GalatSakip as salah:
            masalah = salah.masalah
    token = request.GET.get("berkas", "")
    cocok = kenali(baca_isi(buka_token(request, unit, token)[0]), unit.instansi_id) if token else []
    return render(
        request,
        "pertukaran/meja/kantor.html",
        {
            **dasar(request, unit, tahun, "kantor"),
            "masalah": masalah,
            "token": token,
            "cocok": cocok,
            "sumber": daftar_sumber(unit.instansi_id),
            "jenis": [BENTUK[j] for j in SIAP],
            "impor": impor_kantor(unit)[:8],
            "batas": UKURAN_TERBESAR,
            "saran_besar": SARAN_BESAR,
        },
        status=400 if masalah else 200,
    )


def _terima(request: Any, unit: Unit, tahun: int, isi: bytes, nama: str) -> HttpResponse:
    berkas = simpan_berkas(instansi=unit.instansi, isi=isi)
    token = signing.dumps([berkas.pk, nama, unit.pk, request.user.pk], salt=_GARAM)
    cocok = [c for c in kenali(isi, unit.instansi_id) if c.letak.dapat]
    kode = [unit.instansi.kode, unit.kode, tahun]
    if len(cocok) != 1:
        return redirect(f"{reverse('meja:kantor', args=kode)}?{urlencode({'berkas': token})}#kenali")
    kueri: dict[str, str | int] = {"berkas": token, "peta": cocok[0].peta.pk}
    return redirect(f"{reverse('meja:pratinjau', args=kode)}?{urlencode(kueri)}")


def buka_token(request: Any, unit: Unit, token: str) -> tuple[Berkas, str]:
    """The stored file that this person uploaded for this office, and its name."""
    try:
        pk, nama, unit_pk, akun = signing.loads(token, salt=_GARAM, max_age=7 * 86400)
    except (signing.BadSignature, ValueError, TypeError):
        raise galat("berkas", "Unggahan ini tidak dikenal lagi.", "Unggah berkasnya sekali lagi.") from None
    berkas = Berkas.objects.filter(pk=pk, instansi=unit.instansi_id).select_related("instansi").first()
    if (unit_pk, akun) != (unit.pk, request.user.pk) or berkas is None:
        raise galat("berkas", "Unggahan ini bukan milik Anda di kantor ini.", "Unggah berkasnya sekali lagi.")
    return berkas, nama


def dasar(request: Any, unit: Unit, tahun: int, di: str = "") -> dict[str, Any]:
    """What every page of the desk shows; ``di`` marks its part in the navigation."""
    return {
        "di": di,
        "tujuan": TUJUAN.items(),
        "tujuan_kunci": list(TUJUAN),
        "tahun_pilihan": [t for t in (tahun - 1, tahun, tahun + 1) if t in TAHUN_WAJAR],
        "boleh_impor": request.wewenang.boleh("impor_data", unit, tahun),
        "boleh_petakan": request.wewenang.boleh("petakan_sumber", unit, tahun),
        "unit": unit,
        "instansi": unit.instansi.kode,
        "nama_unit": nama_unit([unit.pk], timezone.localdate()).get(unit.pk, (unit.kode, ""))[0],
        "tahun": tahun,
    }


@halaman("impor_data")
@require_http_methods(["GET", "HEAD", "POST"])
def pratinjau(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """What the file would change; POST applies exactly that."""
    asal = request.POST if request.method == "POST" else request.GET
    berkas, nama = buka_token(request, unit, asal.get("berkas", ""))
    pk = asal.get("peta", "")
    peta = satu_peta(int(pk) if pk.isdecimal() and len(pk) < 18 else 0, unit.instansi_id)
    isi = baca_isi(berkas)
    minta, masalah = _minta(asal, peta, isi, tahun)
    boleh = _boleh(request, unit, tahun, peta.jenis)
    p = Permintaan(berkas, nama, peta, unit, tahun, boleh, minta, timezone.localdate())
    status = 400 if masalah else 200
    rencana = None
    try:
        if request.method == "POST" and not masalah:
            impor = terapkan(
                permintaan=p, segel=asal.get("segel", ""), oleh=request.user, peran=request.tugas.sebutan,
                waktu=timezone.now(), isi=isi,
            )  # fmt: skip
            messages.success(request, f"{impor.baris} baris dari {nama} diterapkan.")
            return redirect("meja:impor", unit.instansi.kode, unit.kode, tahun, impor.pk)
    except GalatSakip as salah:
        masalah, status = list(salah.masalah), 409 if isinstance(salah, Basi) else 400
    try:
        rencana = None if _kurang(minta, peta) else susun_rencana(p, isi)
    except GalatSakip as salah:
        masalah, status = [*masalah, *(m for m in salah.masalah if m not in masalah)], 400
    return render(
        request,
        "pertukaran/meja/pratinjau.html",
        {
            **dasar(request, unit, tahun),
            "nama": nama,
            "token": asal.get("berkas", ""),
            "peta": peta,
            "bentuk": BENTUK[peta.jenis],
            "medan": _medan(minta, peta, tahun),
            "minta": {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in minta.items() if v},
            "masalah": masalah,
            "rencana": rencana,
            "segel": p.segel(rencana) if rencana else "",
        },
        status=status,
    )


def _boleh(request: Any, unit: Unit, tahun: int, jenis: str) -> frozenset[int]:
    """Units of the office that the person may write; refused where the same may not be typed on any."""
    boleh: frozenset[int] = request.wewenang.unit_boleh("impor_data", tahun) & frozenset(
        subpohon(unit, tahun)
    )
    hak = BENTUK[jenis].hak
    if hak:
        boleh &= request.wewenang.unit_boleh(hak, tahun)
        if not boleh:
            request.wewenang.wajib(hak, unit, tahun)
    return boleh


def _minta(asal: Any, peta: PetaImpor, isi: bytes, tahun: int) -> tuple[dict[str, Any], list[Masalah]]:
    """The answers so far; a day or month that is not given is taken from the title above the table."""
    hasil: dict[str, Any] = {}
    masalah: list[Masalah] = []
    judul = None
    try:
        judul = cari_tanggal(buka(isi, peta.isi.get("lembar", "")).lembar.baris)
    except GalatSakip as salah:
        masalah += salah.masalah
    for m in BENTUK[peta.jenis].minta:
        teks = asal.get(m, "").strip()[:500]
        cara = CARA_MINTA.get(m, "")
        if cara == "tanggal":
            try:
                hasil[m] = tanggal(teks) or (judul if m == "per_tanggal" else None)
            except SelSalah as salah:
                hasil[m] = None
                masalah.append(Masalah(MINTA[m][0], salah.pesan, salah.saran))
        elif cara == "bulan":
            bulan = int(teks) if teks.isdecimal() and 1 <= int(teks[:3]) <= 12 else None
            tebak = judul and (judul.month if judul.year <= tahun else 12)
            hasil[m] = bulan or (tebak if m not in asal else None)
        elif cara == "pilih":
            hasil[m] = teks if teks in dict(_pilihan(m, 2000)) or _periode(teks) else ""
        else:
            hasil[m] = teks
    return hasil, masalah


def _periode(teks: str) -> bool:
    try:
        return bool(baca_periode(teks))
    except PeriodeSalah:
        return False


def _pilihan(medan: str, tahun: int) -> list[tuple[str, str]]:
    """The choices of an answer."""
    if medan == "jenis_revisi":
        return [("revisi", "Revisi"), ("abt", "Anggaran belanja tambahan")]
    if medan == "periode":
        bulan = [(f"{tahun}-{n:02d}", nama) for n, nama in enumerate(NAMA_BULAN, 1)]
        return [*bulan, *((f"{tahun}-TW{n}", f"Triwulan {n}") for n in range(1, 5)), (str(tahun), "Setahun")]
    return []


def _medan(minta: dict[str, Any], peta: PetaImpor, tahun: int) -> list[dict[str, Any]]:
    wajib = wajib_diminta(BENTUK[peta.jenis], dari_isi(peta.isi))
    return [
        {
            "nama": m,
            "label": MINTA[m][0],
            "bantu": MINTA[m][1],
            "nilai": minta[m].isoformat() if isinstance(minta[m], dt.date) else minta[m] or "",
            "jenis": CARA_MINTA.get(m, "teks"),
            "pilihan": list(enumerate(NAMA_BULAN, 1)) if CARA_MINTA.get(m) == "bulan" else _pilihan(m, tahun),
            "wajib": m in wajib,
        }
        for m in BENTUK[peta.jenis].minta
    ]


def _kurang(minta: dict[str, Any], peta: PetaImpor) -> bool:
    return any(not minta[m] for m in wajib_diminta(BENTUK[peta.jenis], dari_isi(peta.isi)))


@halaman("lihat_impor")
@require_http_methods(["GET", "HEAD", "POST"])
def impor(request: Any, unit: Unit, tahun: int, impor: int) -> HttpResponse:
    """One import; POST undoes it, with its reason."""
    satu: ImporData = satu_impor(impor, unit)
    masalah: tuple[Masalah, ...] = ()
    if request.method == "POST":
        request.tugas = request.wewenang.wajib("impor_data", unit, tahun)
        try:
            batalkan(
                impor=satu, boleh=_boleh(request, unit, tahun, satu.peta.jenis),
                alasan=request.POST.get("alasan", "")[:500],
                oleh=request.user, peran=request.tugas.sebutan, waktu=timezone.now(),
            )  # fmt: skip
        except GalatSakip as salah:
            masalah = salah.masalah
        else:
            messages.success(request, "Impor dibatalkan; datanya kembali seperti semula.")
            return redirect("meja:impor", unit.instansi.kode, unit.kode, tahun, satu.pk)
    return render(
        request,
        "pertukaran/meja/impor.html",
        {
            **dasar(request, unit, tahun),
            "impor": satu,
            "masalah": masalah,
            "banyak": NilaiImpor.objects.filter(impor=satu, baris__gt=0).count(),
        },
        status=400 if masalah else 200,
    )
