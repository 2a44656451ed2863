"""The public year of an office as a table for XLSX and CSV: the figures that its page prints, as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sakip.anggaran.queries import RingkasAnggaran
from sakip.aturan.angka import bulatkan, teks_desimal, tulis_persen, tulis_rupiah
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import tulis_tanggal
from sakip.dasbor.susunan import Kelompok, Saringan
from sakip.inti.ekspor import Keterangan
from sakip.inti.status import kata_status
from sakip.pengukuran.hasil import HasilButir, HasilUnit
from sakip.pengukuran.models import Bacaan

KEPALA = (
    "Kode sasaran", "Sasaran", "Capaian sasaran (%)", "Kode", "Indikator", "Penanggung jawab", "Satuan",
    "Skala", "Target", "Realisasi", "Capaian (%)", "Status", "Catatan",
)  # fmt: skip
#: Decimals of a capaian on pages and in reports.
DESIMAL_CAPAIAN = 2


def baris_tahun(kelompok: Sequence[Kelompok]) -> Iterator[Sequence[Any]]:
    """One row for each item that the page shows, in its order, rounded as the page rounds."""
    for k in kelompok:
        for r in k.baris:
            b = r.butir
            yield (
                k.sasaran.kode,
                k.sasaran.nama,
                _persen(k.sasaran.capaian),
                b.kode,
                b.rumusan,
                r.divisi,
                b.satuan,
                _utuh(b.target.skala),
                _ukuran(b.target),
                _realisasi(b),
                _persen(b.capaian),
                kata_status(b.hasil.status, b.hasil.status_hitung),
                "; ".join(_catatan(b)),
            )


def keterangan_tahun(
    hasil: HasilUnit, anggaran: RingkasAnggaran, saringan: Saringan, divisi: Mapping[str, str]
) -> Keterangan:
    """Whose figures these are, which reading, of which day, and the means and money above the table."""
    resmi = hasil.bacaan == Bacaan.RESMI
    disaring = (saringan.cari, divisi.get(saringan.divisi, ""), saringan.status.replace("_", " "))
    return (
        ("Kantor", hasil.nama_unit),
        ("Instansi", hasil.nama_instansi),
        ("Tahun", str(hasil.tahun)),
        ("Bacaan", "resmi: hanya yang sudah disetujui" if resmi else "sementara: semua yang tersimpan"),
        ("Dibaca per", tulis_tanggal(hasil.pada)),
        ("Aturan hitung", hasil.versi_aturan),
        ("Rata-rata capaian", tulis_persen(hasil.rata.rata)),
        ("Rata-rata capaian dibatasi", tulis_persen(hasil.rata.rata_dibatasi)),
        ("Indikator dihitung", f"{hasil.rata.dihitung} dari {len(hasil.butir)}"),
        ("Pagu anggaran", tulis_rupiah(anggaran.pagu) if anggaran.baris else "DIPA belum diisi"),
        ("Realisasi anggaran", f"{tulis_rupiah(anggaran.realisasi)} ({tulis_persen(anggaran.persen)})"),
        ("Saringan", ", ".join(s for s in disaring if s) or "tidak ada: semua indikator"),
    )


def _persen(x: Decimal | None) -> Decimal | None:
    return None if x is None else bulatkan(x, DESIMAL_CAPAIAN)


def _utuh(x: Decimal | None) -> Decimal | None:
    """All decimals that the number has, and no zeros behind them."""
    return None if x is None else Decimal(teks_desimal(x))


def _ukuran(u: Ukuran, desimal: int | None = None) -> str | Decimal | None:
    if u.kata is not None or u.nilai is None:
        return u.kata
    return _utuh(u.nilai) if desimal is None else bulatkan(u.nilai, u.desimal(desimal))


def _realisasi(b: HasilButir) -> str | Decimal | None:
    if b.realisasi.kosong and b.hasil_realisasi.keadaan == "nihil":
        return "nihil"
    return _ukuran(b.realisasi, b.manual.desimal)


def _catatan(b: HasilButir) -> Iterator[str]:
    """What stands in small print beside an item on the page."""
    if b.tanpa_rincian:
        yield "tanpa rincian"
    if b.asal == "surat":
        yield "menurut surat"
    if b.manual.varian:
        yield "manual lokal"
    yield from b.peringatan
