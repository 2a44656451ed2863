"""One DIPA through its versions: side by side, and everything that was stored of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.anggaran.queries.asal import BagianAsal, asal_output, asal_potret, asal_versi
from sakip.anggaran.queries.banding import banding_versi, jejak_dipa, potret_tersimpan, rpd_tersimpan
from sakip.anggaran.queries.daftar import satu_dipa
from sakip.anggaran.queries.muatan import sebut_versi
from sakip.anggaran.views import kolom
from sakip.anggaran.views.bersama import dasar, keterangan_unduhan
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.inti.tabel import saring, unduhan
from sakip.inti.templatetags.sakip import tanggal as kata_tanggal
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.perjanjian.forms import bulat

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
    tabel = kolom.tabel_banding(b, baris)
    tabel.keterangan = f"Banding versi DIPA {d.kode}, setiap baris"
    ket = keterangan_unduhan(request, unit, tahun, tabel, b.keterangan)
    if (jawab := unduhan(request, tabel, f"banding-{d.kode}-{tahun}", ket)) is not None:
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
def asal(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Every figure of a DIPA with its file, row and digest, or who typed it; ``?potret=`` an older one."""
    d = satu_dipa(unit, tahun, dipa)
    versi, potret = asal_versi(d), asal_potret(d, bulat(request.GET.get("potret")))
    if request.GET.get("potret") and potret is None:
        raise TidakDitemukan(
            Masalah("potret", "Potret itu tidak memuat DIPA ini.", "Mulai dari riwayat DIPA-nya.")
        )
    semua = [
        (f"Versi yang berlaku: {versi.judul}" if versi else "Versi yang berlaku", "Pagu (Rp)", versi),
        (_judul_potret(potret), "Realisasi (Rp)", potret),
        *((f"Output, laporan {b.judul}", "Progres (%)", b) for b in asal_output(d)),
    ]
    isi = {
        **dasar(request, unit, tahun, "dipa"),
        "d": d,
        "semua": semua,
        "boleh_impor": _boleh_impor(request, unit, tahun, [b for _, _, b in semua if b]),
    }
    return render(request, "anggaran/asal_dipa.html", isi)


def _boleh_impor(request: Any, unit: Unit, tahun: int, bagian: list[BagianAsal]) -> set[str]:
    """Codes of the offices whose imports this person may open."""
    kantor = {a.kantor for b in bagian for a in b.asal if a.kantor}
    milik = Unit.objects.filter(instansi=unit.instansi_id, kode__in=kantor)
    return {u.kode for u in milik if request.wewenang.boleh("lihat_impor", u, tahun)}


def _judul_potret(b: BagianAsal | None) -> str:
    return f"Realisasi: {b.judul} per {kata_tanggal(b.tanggal)}" if b else "Realisasi"


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
