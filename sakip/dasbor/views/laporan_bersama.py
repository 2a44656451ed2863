"""What the pages of writing a report share."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.berkas.unggah import masalah_ditolak
from sakip.inti.galat import Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pelaporan.berkas import GAMBAR, SARAN_BESAR, BerkasMasuk
from sakip.pelaporan.models import BerkasProfil, Profil
from sakip.pelaporan.services import Pelaku


def dasar(unit: Unit, tahun: int, tab: str = "") -> dict[str, Any]:
    """Context of every page; ``tab`` is the part of the report that the page belongs to."""
    return {
        "unit": unit,
        "instansi": unit.instansi.kode,
        "tahun": tahun,
        "tab": tab,
        "nama_unit": nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, ""))[0],
    }


def profil_tahun_ini(unit: Unit, tahun: int) -> Profil | None:
    """The profile whose parts the pages fill."""
    return Profil.objects.filter(unit=unit, tahun=tahun).select_related("unit__instansi").first()


def mulai_dahulu(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """To the page where the profile of the year is begun."""
    messages.warning(request, f"Mulai dahulu profil tahun {tahun}.")
    return redirect("laporan:kantor", unit.instansi.kode, unit.kode, tahun)


def pelaku(request: Any) -> Pelaku:
    """The person of the request in the role under which the door let them in."""
    return Pelaku(request.user, request.tugas.sebutan, timezone.now())


def berkas_masuk(request: Any, nama: str = "berkas") -> tuple[list[BerkasMasuk], list[Masalah]]:
    """The uploaded files, and those that were dropped while they came in because of their size."""
    kiriman = request.FILES.getlist(nama)  # reads the body; only then it is known what was too large
    ditolak = masalah_ditolak(request.berkas_ditolak, saran=SARAN_BESAR)
    return [BerkasMasuk(b.name or "berkas", b.read(UKURAN_TERBESAR + 1)) for b in kiriman], ditolak


def gambar_teks(unit: Unit, tahun: int) -> list[str]:
    """The marks of the pictures that a text of the report may show."""
    semua = BerkasProfil.objects.filter(unit=unit, tahun=tahun, berkas__jenis__in=GAMBAR)
    return [tanda_gambar(b) for b in semua.order_by("kunci")]


def tanda_gambar(b: BerkasProfil) -> str:
    """What one writes into a text to show the picture there; without the signs that would end it early."""
    lihat = b.teks_alternatif.translate({ord("["): "(", ord("]"): ")"})
    judul = (b.keterangan or b.teks_alternatif).replace('"', "”")
    return " ".join(f'![{lihat}](berkas:{b.kunci} "{judul}")'.split())


def bulat(teks: str) -> int:
    """A key as a form sent it; 0 for anything else."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else 0
