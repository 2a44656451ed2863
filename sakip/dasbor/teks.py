"""People's texts on a page: with their lists, tables and pictures, and the figures that they refer to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from sakip.dasbor.jawaban import folder_huruf, tembolok
from sakip.dokumen.html import potongan
from sakip.naskah.acuan import Acuan
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.teks import blok_teks
from sakip.organisasi.models import Unit
from sakip.pelaporan.profil import BerkasProfil

#: What a text holds when it needs more than itself: a reference or a picture.
_PERLU_BAHAN = ("{", "![")


def teks_halaman(
    unit: Unit,
    tahun: int,
    indikator: str,
    teks: tuple[tuple[str, str], ...],
    *,
    bacaan: str,
    pada: dt.date,
) -> list[tuple[str, SafeString]]:
    """(heading, elements) of each text that is written; the year's material is read only when needed."""
    isi = [(judul, satu) for judul, satu in teks if satu]
    if not any(tanda in satu for _, satu in isi for tanda in _PERLU_BAHAN):
        return [(judul, _tulis(satu, None)) for judul, satu in isi]
    bahan = bahan_lkjip(unit, tahun, bacaan=bacaan, pada=pada)
    acuan = Acuan(bahan)
    return [(judul, _tulis(acuan.isi(satu, indikator).teks, bahan.profil.berkas)) for judul, satu in isi]


def _tulis(isi: str, berkas: Mapping[str, BerkasProfil] | None) -> SafeString:
    blok = blok_teks(isi, berkas)
    # Every text in the blocks is escaped by the writer; nothing else enters.
    return mark_safe(potongan(blok, folder_huruf=folder_huruf(), cache=tembolok("bagan")))
