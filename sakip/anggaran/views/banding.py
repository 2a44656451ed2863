"""One DIPA through its versions: side by side, and everything that was stored of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.anggaran.queries.banding import banding_versi, jejak_dipa, potret_tersimpan, rpd_tersimpan
from sakip.anggaran.queries.daftar import satu_dipa
from sakip.anggaran.queries.muatan import sebut_versi
from sakip.anggaran.views import kolom
from sakip.anggaran.views.bersama import dasar
from sakip.inti.tabel import saring, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman

#: Cells of a page; the rest is found by a word, or in the download.
SEL_TERBANYAK, BARIS_TERBANYAK = 240, 60


@halaman("lihat")
@require_safe
def banding(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Versions as columns, line by line with the reason; what does not match is named."""
    d = satu_dipa(unit, tahun, dipa)
    b = banding_versi(d)
    semua = request.GET.get("tampil") == "semua"
    cari = request.GET.get("cari", "")[:100]
    baris = saring(
        [x for x in b.baris if semua or x.berubah],
        cari,
        lambda x: f"{x.kode} {x.uraian} {x.jenis_belanja}",
    )
    if (jawab := unduhan(request, kolom.tabel_banding(b, baris), f"banding-{d.kode}-{tahun}")) is not None:
        return jawab
    batas = min(BARIS_TERBANYAK, max(10, SEL_TERBANYAK // max(len(b.versi), 1)))
    isi = {
        **dasar(request, unit, tahun, "dipa"),
        "d": d,
        "b": b,
        "baris": baris[:batas],
        "lebih": max(len(baris) - batas, 0),
        "semua": semua,
        "cari": cari,
    }
    return render(request, "anggaran/banding.html", isi)


@halaman("lihat")
@require_safe
def riwayat(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Versions, plans, snapshots and the journal of a DIPA; the planner corrects from here."""
    d = satu_dipa(unit, tahun, dipa)
    isi = {
        **dasar(request, unit, tahun, "dipa"),
        "d": d,
        "versi": [(r, sebut_versi(r)) for r in d.revisi.order_by("-nomor")],
        "rpd": rpd_tersimpan(d),
        "potret": potret_tersimpan(d),
        "jejak": jejak_dipa(d),
    }
    return render(request, "anggaran/riwayat_dipa.html", isi)
