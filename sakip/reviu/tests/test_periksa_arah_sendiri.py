"""Directions that the two values of the sentence contradict."""

from __future__ import annotations

import pytest

from sakip.reviu.baca import baca_teks
from sakip.reviu.paham import pahami
from sakip.reviu.periksa.narasi.arah.sendiri import arah_sendiri

from .bahan import KEPALA


def _salah(kalimat: str) -> bool:
    """By this rule alone: where another says the same, a report names it once."""
    return any(arah_sendiri(pahami(baca_teks(KEPALA + kalimat + "\n\n"), None)))


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Nilai uji mutu menurun dari 72,40 pada tahun 2021 menjadi 75,10 pada tahun 2022.", True),
        ("Nilai uji mutu menurun dari 75,10 pada tahun 2021 menjadi 72,40 pada tahun 2022.", False),
        ("Terjadi kenaikan sebesar 3 sampel, yaitu dari 48 sampel menjadi 45 sampel.", True),
        ("Terjadi kenaikan sebesar 3 sampel, yaitu dari 45 sampel menjadi 48 sampel.", False),
        ("Sampel yang diuji meningkat dari semula 45 sampel menjadi 45 sampel.", True),
        ("Peringkat balai naik dari 12 menjadi 8.", False),
        ("Kinerja meningkat dari tahun 2021 menjadi 48 sampel.", False),
        ("Indeks mutu tercatat 81,20, lebih rendah 1,05 poin dari indeks tahun 2021 yaitu 80,15.", True),
        ("Indeks mutu tercatat 80,15, lebih rendah 1,05 poin dari indeks tahun 2021 yaitu 81,20.", False),
        (
            "Diterbitkan 640 sertifikat, lebih sedikit 25 dibanding tahun 2021 yang berjumlah 615.",
            True,
        ),
        (
            "Diterbitkan 640 sertifikat, lebih banyak 25 dibanding tahun 2021 yang berjumlah 615.",
            False,
        ),
        ("Realisasi tahun 2021 sebesar 90% menurun dibandingkan tahun 2022 sebesar 60%.", False),
        ("Tarif tidak naik dari 50 menjadi 45 seperti dikhawatirkan.", False),
    ],
)
def test_a_direction_against_its_own_values(kalimat: str, salah: bool) -> None:
    assert _salah(kalimat) is salah
