"""``sakip ringkasan``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sakip.cli.layar import kemajuan
from sakip.cli.perintah.tulisan import laporkan, mesin, nama_pendek
from sakip.dokumen.blok import Ukuran
from sakip.naskah.keluaran import nama_berkas, tulis_dokumen
from sakip.naskah.ringkasan import bahan_ringkasan, muat_sehalaman
from sakip.pertukaran.queries import unit_dari_nama


def jalankan(
    nama: str,
    tahun: int,
    ke: Path,
    *,
    ukuran: Ukuran,
    format: Sequence[str],
    bacaan: str,
    pada: dt.date,
) -> None:
    """Write ``ringkasan-<unit>-<tahun>`` (with ``-ponsel`` for the phone) in each format."""
    unit = unit_dari_nama(nama)
    with kemajuan("Ringkasan") as lapor:
        lapor("Mencari susunan yang muat satu halaman")
        bahan = bahan_ringkasan(unit, tahun, bacaan=bacaan, pada=pada)
        dokumen = muat_sehalaman(bahan, ukuran, mesin(), docx="docx" in format)
        akhir = "ponsel" if ukuran == "ponsel" else ""
        berkas = tulis_dokumen(
            dokumen, ke, nama_berkas("ringkasan", nama_pendek(nama), str(tahun), akhir), format, mesin()
        )
    laporkan(berkas, ())
