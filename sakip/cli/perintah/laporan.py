"""``sakip laporan``: periodic reports, the book of manuals, the targets of the Renstra, target kinerja."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sakip.aturan.periode import baca_periode
from sakip.cli.layar import kemajuan
from sakip.cli.perintah.tulisan import laporkan, mesin, nama_pendek
from sakip.dokumen.blok import Dokumen
from sakip.inti.galat import Masalah
from sakip.naskah.berkala import bahan_berkala, susun_berkala
from sakip.naskah.keluaran import nama_berkas, tulis_dokumen
from sakip.naskah.manual import bahan_manual, susun_manual
from sakip.naskah.renstra import bahan_renstra, susun_renstra
from sakip.naskah.target_kinerja import bahan_target_kinerja, susun_target_kinerja
from sakip.organisasi.models import Unit
from sakip.pertukaran.queries import unit_dari_nama


def jalankan(
    nama: str,
    jenis: str,
    ke: Path,
    *,
    periode: str,
    tahun: int | None,
    format: Sequence[str],
    bacaan: str,
    pada: dt.date,
) -> None:
    """Write ``<jenis>-<unit>-<periode atau tahun>`` in each format, then list paths and gaps."""
    unit = unit_dari_nama(nama)
    with kemajuan("Laporan") as lapor:
        lapor("Menyusun isi")
        dokumen, kurang = _susun(unit, jenis, periode, tahun or 0, bacaan, pada)
        lapor("Menata halaman")
        awal = "laporan" if jenis == "kinerja" else jenis
        berkas_nama = nama_berkas(awal, nama_pendek(nama), periode or str(tahun))
        berkas = tulis_dokumen(dokumen, ke, berkas_nama, format, mesin())
    laporkan(berkas, kurang)


def _susun(
    unit: Unit, jenis: str, periode: str, tahun: int, bacaan: str, pada: dt.date
) -> tuple[Dokumen, Sequence[Masalah]]:
    if jenis == "manual":
        manual = susun_manual(bahan_manual(unit, tahun, bacaan=bacaan, pada=pada))
        return manual.dokumen, manual.belum_diisi
    if jenis == "renstra":
        return susun_renstra(bahan_renstra(unit, tahun, pada=pada)), ()
    if jenis == "target-kinerja":
        p = baca_periode(periode)
        kunci = p.kunci.removeprefix(f"{p.tahun}-")
        surat = susun_target_kinerja(bahan_target_kinerja(unit, p.tahun, kunci, pada=pada))
        return surat.dokumen, surat.belum_diisi
    berkala = susun_berkala(bahan_berkala(unit, baca_periode(periode), bacaan=bacaan, pada=pada))
    return berkala.dokumen, berkala.belum_diisi
