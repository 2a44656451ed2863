"""Figures of a package concern only the main unit and the units below it."""

from __future__ import annotations

from sakip.aturan.periode import Periode, PeriodeSalah, baca_periode
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan


def tolak_luar_wilayah(t: Tinjauan, jalur: Jalur, baris: Baris) -> None:
    """Note a row about a unit that does not stand below the main unit in the package's year."""
    if t.bawahan and baris["unit"] in t.unit and baris["unit"] not in t.bawahan:
        t.catatan.salah(
            (*jalur, "unit"),
            f"Unit «{baris['unit']}» tidak berada di bawah unit utama «{t.unit_utama}» pada tahun {t.tahun}.",
            "Muat dalam paket unit itu, atau perbaiki kedudukannya (garis komando).",
        )


def periode_setahun(t: Tinjauan, jalur: Jalur, baris: Baris) -> Periode | None:
    """The period of a row, if its key is right and lies within the package's year."""
    try:
        periode = baca_periode(baris["periode"])
    except PeriodeSalah as salah:
        t.catatan.salah((*jalur, "periode"), f"Periode «{baris['periode']}»: {salah.alasan}.", salah.saran)
        return None
    if t.tahun is not None and (periode.jenis == "renstra" or periode.tahun != t.tahun):
        t.catatan.salah(
            (*jalur, "periode"),
            f"Periode «{baris['periode']}» di luar tahun paket {t.tahun}.",
            f"Pakai periode dalam tahun {t.tahun}, atau muat dalam paket tahun lain.",
        )
        return None
    return periode
