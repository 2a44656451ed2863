"""More "di antaranya" than there are."""

from __future__ import annotations

import pytest

from .bahan import temuan


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Diterima 14 keluhan warga, dan 15 keluhan di antaranya telah dijawab.", True),
        ("Keluhan yang masuk sebanyak 9 (sembilan) keluhan, 11 diantaranya dijawab tertulis.", True),
        ("Diterima 15 keluhan warga, dan 14 keluhan di antaranya telah dijawab.", False),
        ("Target 9 keluhan terlampaui: dijawab 12 keluhan, 11 diantaranya tertulis.", False),
        ("Terdapat 4 kantor dengan 60 pegawai, 25 pegawai di antaranya perempuan.", False),
        ("Terdapat 4 kantor, 25 pegawai di antaranya perempuan.", False),
        ("Selama 3 bulan dilayani 1.250 pemohon, 900 di antaranya daring.", False),
        ("Tersedia 1.250 berkas, 2.100 di antaranya telah dipindai.", True),
    ],
)
def test_more_of_them_than_there_are(kalimat: str, salah: bool) -> None:
    assert bool(temuan(kalimat + "\n\n", "lebih_100")) is salah
