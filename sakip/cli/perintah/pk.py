"""``sakip pk``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sakip.cli.layar import kemajuan
from sakip.cli.perintah.tulisan import laporkan, mesin
from sakip.inti.galat import Masalah
from sakip.naskah.keluaran import nama_berkas, tulis_dokumen
from sakip.naskah.pk import bahan_pk, susun_pk
from sakip.pertukaran.queries import unit_dari_nama


def jalankan(
    nama: str,
    tahun: int,
    ke: Path,
    *,
    kode: str,
    revisi: int | None,
    format: Sequence[str],
    pada: dt.date,
) -> None:
    """Write one file per agreement and format."""
    unit = unit_dari_nama(nama)
    bahan = bahan_pk(unit, tahun, kode=kode, revisi=revisi, pada=pada)
    berkas: list[Path] = []
    kurang: list[Masalah] = []
    with kemajuan("Perjanjian Kinerja") as lapor:
        for i, satu in enumerate(bahan):
            naskah = susun_pk(satu)
            lapor(naskah.nama, i, len(bahan))
            berkas += tulis_dokumen(naskah.dokumen, ke, nama_berkas(naskah.nama), format, mesin())
            kurang += naskah.belum_diisi
    laporkan(berkas, kurang)
