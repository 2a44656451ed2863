"""The heat map of a unit: its indicators by month, as far as each month had come. No queries in here.

A cell compares with the interim target where the agreement has one; without one, a figure that does not grow
from month to month is set against the year's target, and one that grows shows what share of it was reached.
A month of which nothing was entered says so: the figure of the months before is not its figure. Every cell
is a word and a shape; the colour repeats them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.angka import tulis, tulis_persen
from sakip.aturan.periode import NAMA_BULAN, baca_periode
from sakip.inti.status import TOKEN_STATUS, kata_status
from sakip.pengukuran.hasil import HasilButir, HasilUnit
from sakip.pengukuran.hitung import Realisasi, hitung_butir_capaian
from sakip.pengukuran.jatuh_tempo import Tempo

KOSONG = "status-kosong"
BELUM_ADA_ISIAN = "Belum ada isian"


@dataclass(frozen=True)
class Sel:
    """One month of an indicator: its figure as printed, the word for it, and the token of its colour.

    ``terhadap`` says what it was compared with (or, of an empty month, what the last one was); ``angka``
    sorts and exports.
    """

    teks: str
    kata: str
    token: str
    terhadap: str = ""
    angka: Decimal | None = None

    @property
    def uraian(self) -> str:
        """The cell in words, as it is read aloud."""
        if not self.terhadap:
            return self.kata
        return (
            f"{self.kata}; {self.terhadap}" if self.teks == "–" else f"{self.kata} terhadap {self.terhadap}"
        )


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
    if (tanpa := _tanpa_isian(b)) is not None:
        return tanpa
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


def _tanpa_isian(b: HasilButir) -> Sel | None:
    """The cell of a month that nothing was entered for; None when something was."""
    s = b.sampai
    if s is None:
        return None
    p = baca_periode(s.periode)
    if s.terisi is None or s.terisi >= p.akhir.replace(day=1):
        return None
    terakhir = f"yang terakhir: {NAMA_BULAN[s.terisi.month - 1]}"
    jatuh = Tempo(b.manual.kekerapan, (b.manual.bulan,) if b.manual.bulan else ()).jatuh(p.akhir.month)
    return Sel("–", BELUM_ADA_ISIAN if jatuh else kata_status(None, "belum_jatuh_tempo"), KOSONG, terakhir)


def _angka(b: HasilButir) -> str:
    s = b.sampai
    if s is None or s.realisasi.nilai is None:
        return (s.realisasi.kata if s else None) or "–"
    return tulis(s.realisasi.nilai, s.realisasi.desimal(b.manual.desimal))


def _kosong(b: HasilButir) -> Sel:
    """Nothing reported: missing where it was due, else not due yet."""
    status = "belum_dilaporkan" if b.hasil_realisasi.keadaan == "kosong" else b.hasil.status_hitung
    if status in ("dihitung", "kata"):
        status = "belum_jatuh_tempo"
    return Sel("–", kata_status(None, status), KOSONG)
