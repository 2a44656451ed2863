"""The import of the past: rows read from a report, confirmed one by one, downloaded or imported."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.evaluasi.models import KeadaanReviu
from sakip.evaluasi.queries import satu_reviu
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit
from sakip.pertukaran.impor import LaporanImpor, impor_paket
from sakip.pertukaran.kanonik import lengkapi, tulis, urutkan
from sakip.pertukaran.masa_lalu import MasaLalu, baca_isian, susun_paket, tawarkan


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
            "temuan": dict(satu.temuan.filter(urut__in=isi.nomor_temuan).values_list("urut", "uraian")),
            "masalah": masalah[:100],
            "laporan": _sebut(laporan) if laporan is not None else None,
            "boleh_impor": request.wewenang.boleh("susun_laporan", satu.unit),
        },
        status=400 if masalah else 200,
    )


def _sebut(laporan: LaporanImpor) -> list[str]:
    """What the import would write: "19 indikator baru", "2 pengajuan diubah"."""
    return [
        f"{n} {nama.replace('_', ' ')} {kata}"
        for kata, bagian in (("baru", laporan.ditambah), ("diubah", laporan.diubah))
        for nama, n in bagian.items()
    ]


def _kerjakan(request: Any, reviu: Any, isi: MasaLalu, tindakan: str) -> Any:
    waktu = timezone.now()
    paket = susun_paket(reviu, isi, waktu=waktu.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if tindakan == "impor":
        hasil = impor_paket(paket, oleh=request.user, waktu=waktu)
        banyak = sum((*hasil.ditambah.values(), *hasil.diubah.values()))
        messages.success(request, f"Impor selesai: {banyak} baris ditambah atau diubah.")
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
