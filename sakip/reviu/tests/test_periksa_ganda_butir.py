"""Items of a list that stand twice."""

from __future__ import annotations

import pytest

from .bahan import temuan

_ISI = (
    "Predikat informatif dari komisi informasi",
    "Piagam pelayanan prima tingkat provinsi",
    "Juara umum lomba arsip",
)


@pytest.mark.parametrize(
    ("urutan", "banyak"),
    [((0, 1, 2), 0), ((0, 1, 2, 0), 1), ((0, 0, 1), 1), ((0, 1, 0, 2), 1)],
)
@pytest.mark.parametrize("gaya", ["{n}) {x};", "{h}. {x}"])
def test_an_item_twice_in_one_list(urutan: tuple[int, ...], banyak: int, gaya: str) -> None:
    butir = (gaya.format(n=n, h=chr(96 + n), x=_ISI[i]) for n, i in enumerate(urutan, 1))
    teks = "Penghargaan yang diterima:\n\n" + "\n".join(butir) + "\n\n"
    assert len(temuan(teks, "ganda")) == banyak


def test_items_of_two_lists_and_short_ones_may_be_alike() -> None:
    daftar = "1) Koordinasi dengan pemerintah daerah;\n2) Pembinaan petugas loket pelayanan.\n\n"
    assert (
        temuan(f"Upaya:\n\n{daftar}Rencana ke depan untuk tahun berikutnya ialah:\n\n{daftar}", "ganda") == []
    )
    assert temuan("Status:\n\n1) selesai;\n2) belum;\n3) selesai.\n\n", "ganda") == []
