"""The name of another office in the own report."""

from __future__ import annotations

import pytest

from .bahan import temuan

_NAMA = "Balai Pengawas Mutu Ikan Sulawesi Utara"
_DASAR = (
    f"Laporan Kinerja {_NAMA} Tahun 2022 disusun menurut pedoman.\n\n"
    + "\n\n".join(
        f"{_NAMA} {kerja}."
        for kerja in (
            "menguji sampel",
            "membina usaha",
            "menerbitkan sertifikat",
            "mengawasi pasar",
            "melapor",
        )
    )
    + "\n\n"
)


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Secara umum kinerja Balai Pengawas Mutu Ikan Maluku pada tahun 2022 berjalan baik.", True),
        ("Kami berterima kasih kepada jajaran Balai Pengawas Mutu Ikan Sulawesi Tengah yang bekerja.", True),
        (f"Secara umum kinerja {_NAMA} pada tahun 2022 berjalan baik.", False),
        ("Capaian ini lebih baik dibandingkan kinerja Balai Pengawas Mutu Ikan Maluku.", False),
        ("Sampel dikirim ke Balai Pengawas Mutu Ikan Maluku untuk uji banding.", False),
        ("Target Kinerja Balai Pengawas Mutu Ikan Tahun 2022 ditetapkan pada Januari.", False),
    ],
)
def test_another_office_as_the_own_one(kalimat: str, salah: bool) -> None:
    hasil = temuan(_DASAR + kalimat + "\n\n", "salin_tempel")
    assert [t.seharusnya for t in hasil] == [_NAMA] * salah


def test_a_report_that_seldom_names_its_office_is_left_alone() -> None:
    awal = _DASAR.split("\n\n")[0]
    teks = f"{awal}\n\nSecara umum kinerja Balai Pengawas Mutu Ikan Maluku berjalan baik.\n\n"
    assert temuan(teks, "salin_tempel") == []
