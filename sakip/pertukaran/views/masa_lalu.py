"""The import of the past: rows read from a report, confirmed one by one, downloaded or imported."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.evaluasi.models import KeadaanReviu, ReviuLaporan
from sakip.evaluasi.queries import satu_reviu
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit
from sakip.pertukaran.impor import LaporanImpor, impor_paket
from sakip.pertukaran.kanonik import lengkapi, tulis, urutkan
from sakip.pertukaran.masa_lalu import (
    MasaLalu,
    baca_isian,
    indikator_terimpor,
    kode_perjanjian,
    susun_paket,
    tak_ditawarkan,
    tawarkan,
)

#: Faults shown at once; how many more there are is said.
_TERBANYAK = 100
_KATA = {
    "nilai_langsung": "realisasi",
    "pengajuan": "persetujuan",
    "perjanjian": "Perjanjian Kinerja",
    "manual": "manual indikator",
    "riwayat": "angka tahun sebelumnya",
    "dipa": "DIPA",
    "potret": "potret realisasi anggaran",
}


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def masa_lalu(request: Any, reviu: int) -> HttpResponse:
    """GET offers the rows; POST checks them, gives the package, or imports it, all or nothing."""
    lingkup = request.wewenang.unit_boleh("lihat_reviu") | request.wewenang.unit_boleh("susun_laporan")
    satu = satu_reviu(reviu, lingkup)
    if satu.keadaan != KeadaanReviu.SELESAI:
        raise Http404("Laporan ini belum selesai diperiksa.")
    isi = tawarkan(satu)
    laporan: LaporanImpor | None = None
    masalah: list[Masalah] = []
    if request.method == "POST":
        if request.POST.get("tindakan") == "impor":
            request.wewenang.wajib("susun_laporan", satu.unit)
        isi, masalah = baca_isian(isi, request.POST)
        if not masalah and not isi.terpilih:
            messages.error(request, "Belum ada baris yang dipilih. Beri tanda pada baris yang benar.")
        elif not masalah:
            try:
                jawaban = _kerjakan(request, satu, isi, request.POST.get("tindakan", ""))
            except GalatSakip as salah:
                masalah = list(salah.masalah)
            else:
                if isinstance(jawaban, HttpResponse):
                    return jawaban
                laporan = jawaban
    return render(
        request,
        "pertukaran/masa_lalu.html",
        {
            "reviu": satu,
            "nama_unit": nama_unit([satu.unit_id], timezone.localdate())[satu.unit_id][0],
            "isi": isi,
            **_bertemuan(satu, isi),
            "tak_ditawarkan": tak_ditawarkan(satu),
            "masalah": [(m, _jangkar(m)) for m in masalah[:_TERBANYAK]],
            "masalah_lain": max(0, len(masalah) - _TERBANYAK),
            "laporan": _sebut(laporan) if laporan is not None else None,
            "peringatan": _peringatan(laporan) if laporan is not None else (),
            "sudah_ada": kode_perjanjian(satu),
            "terimpor": indikator_terimpor(satu),
            "boleh_impor": request.wewenang.boleh("susun_laporan", satu.unit),
        },
        status=400 if masalah else 200,
    )


def _bertemuan(reviu: ReviuLaporan, isi: MasaLalu) -> dict[str, list[Any]]:
    """Each row with its findings as (number, text)."""
    uraian = dict(reviu.temuan.values_list("urut", "uraian")) if isi.nomor_temuan else {}
    return {
        bagian: [(b, [(n, uraian[n]) for n in sorted(b.temuan) if n in uraian]) for b in baris]
        for bagian, baris in (("indikator", isi.indikator), ("anggaran", isi.anggaran))
    }


def _jangkar(masalah: Masalah) -> str:
    """The id of the row's box that the fault names ("Indikator 3" is ``i3-ikut``); "" where it names none."""
    cocok = re.fullmatch(r"(Indikator|Anggaran) (\d+)", masalah.tempat)
    return f"{cocok[1][0].lower()}{cocok[2]}-ikut" if cocok else ""


def _sebut(laporan: LaporanImpor) -> list[str]:
    """What the import would write: "19 indikator baru", "2 persetujuan diubah"."""
    return [
        f"{n} {_KATA.get(nama, nama.replace('_', ' '))} {kata}"
        for kata, bagian in (("baru", laporan.ditambah), ("diubah", laporan.diubah))
        for nama, n in bagian.items()
        if nama != "paket"  # the package itself, of which people know nothing
    ]


def _peringatan(laporan: LaporanImpor) -> list[str]:
    """What the person should know before importing: doubts, and manuals that become a local variant."""
    return [
        *(f"{m.pesan} {m.saran}".strip() for m in laporan.peringatan),
        *(f"Manual indikator ini menjadi varian kantor ini sendiri: {p}." for p in laporan.penyimpangan),
    ]


def _kerjakan(request: Any, reviu: Any, isi: MasaLalu, tindakan: str) -> Any:
    waktu = timezone.now()
    paket = susun_paket(reviu, isi, waktu=waktu.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if tindakan == "impor":
        impor_paket(paket, oleh=request.user, waktu=waktu)
        messages.success(
            request,
            f"Impor selesai: {isi.indikator_terpilih} indikator dan {isi.anggaran_terpilih} baris anggaran "
            f"dari {reviu.nama_berkas} menjadi angka resmi tahun {reviu.tahun}.",
        )
        return redirect("dasbor:tahun", reviu.unit.instansi.kode, reviu.unit.kode, reviu.tahun)
    hasil = impor_paket(paket, oleh=request.user, waktu=waktu, uji=True)
    if tindakan == "unduh":
        jawaban = HttpResponse(
            tulis(urutkan(lengkapi(paket))), content_type="application/json; charset=utf-8"
        )
        nama = f"paket-{reviu.unit.kode}-{reviu.tahun}.json"
        jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
        return jawaban
    return hasil
