"""Units in sentences against the table of the indicator."""

from __future__ import annotations

import pytest

from .bahan import capaian, temuan

KASUS = "1 | Jumlah kecelakaan kerja | 6 kasus | 4 kasus | 133,33%"
INDEKS = "1 | Indeks kepuasan peserta | 76,75 | 84,62 | 110,25%"


@pytest.mark.parametrize(
    ("baris", "kalimat", "salah"),
    [
        (KASUS, "Terealisasi 4% dengan capaian 133,33%.", True),
        (KASUS, "Terealisasi 4 kasus dari target 6 kasus.", False),
        (INDEKS, "Realisasinya sebesar 84,62% dari target 76,75%.", True),
        (INDEKS, "Realisasinya 84,62 dengan capaian 110,25%.", False),
        (
            "1 | Persentase berkas selesai | 80% | 84% | 105%",
            "Realisasinya sebesar 84% dari target 80%.",
            False,
        ),
        (
            "1 | Persentase berkas selesai (%) | 80 | 84 | 105",
            "Realisasinya sebesar 84% dari target 80%.",
            False,
        ),
        (
            "1 | Jumlah pelatihan | 100 kali | 100 kali | 100%",
            "Realisasinya sebesar 100% dari target.",
            False,
        ),
    ],
)
def test_a_value_in_percent_that_the_table_prints_otherwise(baris: str, kalimat: str, salah: bool) -> None:
    teks = "1. Capaian Indikator\n\n" + capaian(baris) + f"Uraian. {kalimat}\n\n"
    assert bool(temuan(teks, "satuan")) is salah
