"""Numbers and years within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.angka import AngkaSalah, baca
from sakip.aturan.kalimat.pola import memuat

_BILANGAN = re.compile(
    r"(?<![\w.,/%-])(?P<rp>Rp\.?\s*)?(?P<deret>-?\d(?:[\d.,]*\d)?)(?:\s*(?P<persen>%|persen\b))?"
    r"(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
_SATUAN = re.compile(r"\s+(?:\([a-z ]+\)\s+)?(?P<isi>[^\W\d_]+)", re.IGNORECASE)
_KIRA_KIRA = re.compile(
    r"(?:\b(?:sekitar|kurang lebih|kira-kira|hampir|lebih dari|kurang dari|di atas|di bawah|minimal|maksimal|"
    r"paling sedikit|paling banyak|sedikitnya|setidaknya|rata-rata)|±|>|<|≥|≤|~)\s*$",
    re.IGNORECASE,
)
#: No word of those is longer, with the blanks after it.
_DEKAT = 40
_TAHUN = re.compile(r"(?<![\d.,])(?:19|20|21)\d{2}(?![\d%]|[.,]\d|\s*(?:%|persen\b))")
_TAHUN_KATA = (
    (re.compile(r"\btahun (?:ini|berjalan)\b", re.IGNORECASE), 0),
    (re.compile(r"\btahun (?:lalu|sebelumnya|kemarin)\b|\btahun yang lalu\b", re.IGNORECASE), -1),
    (re.compile(r"\btahun (?:depan|berikutnya|mendatang|selanjutnya)\b", re.IGNORECASE), 1),
)


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A number as written: its possible values (two where a dot may group or part), decimals and unit."""

    nilai: tuple[Decimal, ...]
    persen: bool
    rupiah: bool
    desimal: int
    satuan: str
    kira_kira: bool
    awal: int
    akhir: int

    def sesuai(self, sebenarnya: Decimal) -> bool:
        """Whether the figure may be written like this: rounded or cut in the last printed digit."""
        satu = Decimal(1).scaleb(-self.desimal)
        return any(abs(n - sebenarnya) < satu for n in self.nilai)


@dataclass(frozen=True, slots=True)
class Tahun:
    """A year that the text names, by number or by word, and where."""

    tahun: int
    awal: int
    akhir: int


def semua_bilangan(teks: str) -> Iterator[Bilangan]:
    """Every number that is not a year, a date or a code."""
    tahun = {t.awal for t in _angka_tahun(teks)}
    for c in _BILANGAN.finditer(teks):
        if c.start("deret") in tahun or (nilai := _nilai(c["deret"])) is None:
            continue
        satuan = _SATUAN.match(teks, c.end())
        yield Bilangan(
            nilai=nilai,
            persen=c["persen"] is not None,
            rupiah=c["rp"] is not None,
            desimal=_desimal(c["deret"], nilai),
            satuan="" if c["persen"] or not satuan else satuan["isi"],
            kira_kira=_KIRA_KIRA.search(teks, max(0, c.start() - _DEKAT), c.start()) is not None,
            awal=c.start(),
            akhir=c.end(),
        )


def _nilai(deret: str) -> tuple[Decimal, ...] | None:
    try:
        pasti = baca(deret)
        if pasti.tafsir == "pasti":
            return (pasti.nilai,)
        return tuple(dict.fromkeys((pasti.nilai, baca(deret, harap="desimal").nilai)))
    except AngkaSalah:
        return None


def _desimal(deret: str, nilai: tuple[Decimal, ...]) -> int:
    """Decimals as written, trailing zeros too; of an ambiguous dot the fewer."""
    if len(nilai) > 1:
        return 0
    for pemisah in (",", "."):
        depan, ada, belakang = deret.rpartition(pemisah)
        if ada and (pemisah == "," or len(belakang) != 3 or depan in ("0", "-0")):
            return len(belakang)
    return 0


def _angka_tahun(teks: str) -> Iterator[Tahun]:
    for c in _TAHUN.finditer(teks):
        if re.search(r"Rp\.?\s*$", teks[: c.start()]) or re.match(r"\s+(?:orang|unit)\b", teks[c.end() :]):
            continue
        yield Tahun(int(c[0]), c.start(), c.end())


def semua_tahun(teks: str, tahun: int) -> tuple[Tahun, ...]:
    """Every year that the text names, in order; ``tahun`` settles "tahun lalu" and its kin."""
    pola_kata = _TAHUN_KATA if memuat(teks, "tahun ") else ()
    kata = [Tahun(tahun + beda, c.start(), c.end()) for pola, beda in pola_kata for c in pola.finditer(teks)]
    return tuple(sorted([*_angka_tahun(teks), *kata], key=lambda t: t.awal))
