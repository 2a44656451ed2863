"""The predicate of a score: which band of a regulation it falls into, on the unrounded value."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .angka import bilangan, rapikan, tulis
from .regulasi import TidakBerlaku, Versi, ambil


@dataclass(frozen=True)
class Predikat:
    """`kode` (`BB`) and `kata` (`Sangat Baik`; the code itself where the rule gives no word).

    `dari` and `sampai` bound the band (None: open end); `sumber` and `draf` come with the rule.
    """

    kode: str
    kata: str
    dari: Decimal | None
    sampai: Decimal | None
    sumber: str
    draf: bool


class NilaiDiLuarRentang(ValueError):
    """A score that the rule does not know, such as 101 of 100."""


def predikat(nama: str, nilai: Decimal | int | None, tahun: int) -> Predikat | None:
    """Predicate by rule set `nama` (a name of kind `pita`) in `tahun`.

    None for no value, and for a score at an end that the rule leaves out (AKIP: exactly 0 has no
    predicate). NilaiDiLuarRentang beyond the ends; TidakBerlaku if no rule is in force.
    """
    aturan = ambil(nama, tahun)
    if aturan.jenis != "pita":
        raise TidakBerlaku(nama, tahun, f"Aturan “{nama}” bukan daftar predikat", "Pilih aturan predikat.")
    return predikat_dari(aturan, nilai)


def predikat_dari(aturan: Versi, nilai: Decimal | int | None) -> Predikat | None:
    """As `predikat`, by a version (of kind `pita`) that is handed in."""
    if nilai is None:
        return None
    p = cari_pita(aturan, nilai)
    if p is None:
        return None
    kata = p.get("kata", p["kode"])
    return Predikat(p["kode"], kata, p.get("dari"), p.get("sampai"), aturan.sebutan, aturan.draf)


def cari_pita(aturan: Versi, nilai: Decimal | int) -> Mapping[str, Any] | None:
    """The band of `aturan` (kind `pita`) that holds `nilai`, with whatever else stands in it.

    None at an end that the rule leaves out; NilaiDiLuarRentang beyond the ends.
    """
    x = rapikan(bilangan(nilai))
    pita: tuple[Mapping[str, Any], ...] = aturan.nilai["pita"]
    _periksa_rentang(aturan.nama, x, pita)
    return next((p for p in pita if _termasuk(x, p, pita, aturan.nilai["tutup"])), None)


def _periksa_rentang(nama: str, x: Decimal, pita: tuple[Mapping[str, Any], ...]) -> None:
    bawah, atas = pita[-1].get("dari"), pita[0].get("sampai")
    if (bawah is not None and x < bawah) or (atas is not None and x > atas):
        kiri, kanan = (tulis(b, None) for b in (bawah, atas))
        raise NilaiDiLuarRentang(
            f"Nilai {tulis(x, None)} di luar rentang {kiri} sampai {kanan} pada {nama}. "
            "Periksa nilai dan skalanya."
        )


def _termasuk(x: Decimal, p: Mapping[str, Any], pita: tuple[Mapping[str, Any], ...], tutup: str) -> bool:
    """Each band holds the end named by `tutup`; with 'bawah' the highest band also holds its top."""
    dari, sampai = p.get("dari"), p.get("sampai")
    if tutup == "atas":
        return (dari is None or x > dari) and (sampai is None or x <= sampai)
    puncak = p is pita[0] and x == sampai
    return (dari is None or x >= dari) and (sampai is None or x < sampai or puncak)
