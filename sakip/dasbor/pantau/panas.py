"""The heat map of a unit: its indicators by month, as far as each month had come. No queries in here.

A cell compares with the interim target where the agreement has one; without one, a figure that does not grow
from month to month is set against the year's target, and one that grows shows what share of it was reached.
Every cell is a word and a shape; the colour repeats them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.angka import tulis, tulis_persen
from sakip.inti.status import TOKEN_STATUS, kata_status
from sakip.pengukuran.hasil import HasilButir, HasilUnit
from sakip.pengukuran.hitung import Realisasi, hitung_butir_capaian

KOSONG = "status-kosong"


@dataclass(frozen=True)
class Sel:
    """One month of an indicator: its figure as printed, the word for it, and the token of its colour.

    ``terhadap`` says what it was compared with; ``angka`` sorts and exports.
    """

    teks: str
    kata: str
    token: str
    terhadap: str = ""
    angka: Decimal | None = None


@dataclass(frozen=True)
class BarisPanas:
    """An indicator over the months that have begun; ``setahun`` is its result of the year so far."""

    butir: HasilButir
    sel: tuple[Sel, ...]
    setahun: Sel


def susun_panas(tahun: HasilUnit, bulan: Sequence[HasilUnit]) -> tuple[BarisPanas, ...]:
    """Rows in the order of the agreement; ``bulan`` are the year as at the end of each month."""
    per_bulan: list[Mapping[str, HasilButir]] = [{b.indikator: b for b in h.butir} for h in bulan]
    return tuple(
        BarisPanas(
            b,
            tuple(sel_bulan(isi[b.indikator]) if b.indikator in isi else _kosong(b) for isi in per_bulan),
            sel_tahun(b),
        )
        for b in tahun.butir
    )


def sel_tahun(b: HasilButir) -> Sel:
    """The result of the year as the year's page tells it."""
    kata = kata_status(b.hasil.status, b.hasil.status_hitung)
    teks = tulis_persen(b.capaian, 2) if b.capaian is not None else b.realisasi.kata or "–"
    return Sel(teks, kata, TOKEN_STATUS[b.hasil.status], "target setahun", b.capaian)


def sel_bulan(b: HasilButir) -> Sel:
    """The result as at the end of a month."""
    s = b.sampai
    if s is None:
        return sel_tahun(b)
    if s.realisasi.nilai is None and s.realisasi.kata is None:
        return _kosong(b)
    if s.jenis in ("periode", "kumulatif") and b.capaian is not None:
        kata = kata_status(b.hasil.status, b.hasil.status_hitung)
        return Sel(
            tulis_persen(b.capaian, 1), kata, TOKEN_STATUS[b.hasil.status], "target sementara", b.capaian
        )
    if s.bertambah:
        teks = tulis_persen(s.porsi, 1) if s.porsi is not None else _angka(b)
        return Sel(teks, "Berjalan", KOSONG, "bagian dari target setahun", s.porsi)
    realisasi = Realisasi(s.realisasi, s.hasil_realisasi, b.asal, b.tanpa_rincian, ())
    hasil = hitung_butir_capaian(b.manual, s.target_tahun, realisasi)
    if hasil.capaian is None:
        return Sel(_angka(b), "Terisi", KOSONG, "tanpa pembanding")
    kata = kata_status(hasil.status, hasil.status_hitung)
    return Sel(
        tulis_persen(hasil.capaian, 1), kata, TOKEN_STATUS[hasil.status], "target setahun", hasil.capaian
    )


def _angka(b: HasilButir) -> str:
    s = b.sampai
    if s is None or s.realisasi.nilai is None:
        return (s.realisasi.kata if s else None) or "–"
    return tulis(s.realisasi.nilai, b.manual.desimal)


def _kosong(b: HasilButir) -> Sel:
    """Nothing reported: missing where it was due, else not due yet."""
    status = "belum_dilaporkan" if b.hasil_realisasi.keadaan == "kosong" else b.hasil.status_hitung
    if status in ("dihitung", "kata"):
        status = "belum_jatuh_tempo"
    return Sel("–", kata_status(None, status), KOSONG)
