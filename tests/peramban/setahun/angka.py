"""The figures of the year, and what they must come to, computed here without the product."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TAHUN = 2024
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip


@dataclass(frozen=True)
class Bulan:
    """What one unit reports of a month."""

    masuk: int
    selesai: int
    dewasa: int
    anak: int

    @property
    def penghuni(self) -> int:
        return self.dewasa + self.anak


#: Unit A types, unit B fills the workbook. Every month of both differs from every other.
A = tuple(Bulan(100 + 7 * n, 80 + 6 * n, 210 - n, 14 + n % 3) for n in range(12))
B = tuple(Bulan(1040 + 13 * n, 990 + 11 * n, 340 + 2 * n, 21 - n % 4) for n in range(12))
#: More settled than came in: right all the same (old applications), so the form warns and takes it.
BULAN_JANGGAL = 2
A = (*A[: BULAN_JANGGAL - 1], Bulan(96, 103, 209, 15), *A[BULAN_JANGGAL:])
#: What unit A typed wrongly at first, in the month that is returned.
BULAN_KELIRU, SELESAI_KELIRU = 3, 29

TARGET = {"persen": Decimal("90"), "jumlah": Decimal("12500"), "penghuni": Decimal("600")}


@dataclass(frozen=True)
class Hasil:
    """Realisations of an office from the months of its units, and the capaian that they make."""

    realisasi: dict[str, Decimal]
    capaian: dict[str, Decimal]


def hasil(*unit: tuple[Bulan, ...]) -> Hasil:
    """Flows add over months and units, the stock is the last month's; then the formula."""
    masuk = Decimal(sum(b.masuk for u in unit for b in u))
    selesai = Decimal(sum(b.selesai for u in unit for b in u))
    penghuni = Decimal(sum(u[-1].penghuni for u in unit))
    realisasi = {"persen": selesai / masuk * 100, "jumlah": selesai, "penghuni": penghuni}
    naik = {k: realisasi[k] / TARGET[k] * 100 for k in ("persen", "jumlah")}
    turun = (2 * TARGET["penghuni"] - penghuni) / TARGET["penghuni"] * 100
    return Hasil(realisasi, {**naik, "penghuni": turun})


def tulis(nilai: Decimal, desimal: int = 2) -> str:
    """As it is printed here: 1.234,50."""
    bulat = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return f"{bulat:,f}".translate(str.maketrans(",.", ".,"))
