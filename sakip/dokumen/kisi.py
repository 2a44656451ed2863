"""The grid of a table: which column each cell stands in, once merged cells have taken their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.dokumen.galat import BlokSalah

Ukuran = tuple[int, int]
"""(columns, rows) that a cell spans."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place in one row of the grid.

    ``kolom``: 0-based first column; ``lebar``: columns taken; ``tinggi``: rows taken by the cell; ``sel``:
    index of the cell in its row, or None where a cell from a row above continues.
    """

    kolom: int
    lebar: int
    tinggi: int
    sel: int | None


def susun(
    baris: Sequence[Sequence[Ukuran]], jumlah_kolom: int, nama: str, bagian: str = "baris"
) -> tuple[tuple[Tempat, ...], ...]:
    """Place the cells of ``baris`` on a grid of ``jumlah_kolom`` columns.

    Every row must fill the grid exactly and no cell may reach below the last row; otherwise
    :class:`BlokSalah` names the table (``nama``), the row (1-based, called ``bagian``) and what is wrong.
    """
    tersisa = [0] * jumlah_kolom  # rows that a cell from above still takes, per column
    lebar_atas = [0] * jumlah_kolom  # its width, at its first column
    hasil: list[tuple[Tempat, ...]] = []
    for urut, sel_sel in enumerate(baris, start=1):
        di_sini = f"{nama}, {bagian} {urut}"
        hasil.append(tuple(_susun_baris(sel_sel, jumlah_kolom, di_sini, tersisa, lebar_atas)))
    if any(tersisa):
        raise BlokSalah(f"{nama}: sel gabungan melewati {bagian} terakhir; kurangi gabung_baris.")
    return tuple(hasil)


def _susun_baris(
    sel_sel: Sequence[Ukuran], jumlah_kolom: int, di_sini: str, tersisa: list[int], lebar_atas: list[int]
) -> list[Tempat]:
    tempat: list[Tempat] = []
    berikut = kolom = 0
    while kolom < jumlah_kolom:
        if tersisa[kolom]:
            lebar = lebar_atas[kolom]
            tempat.append(Tempat(kolom, lebar, 1, None))
            for k in range(kolom, kolom + lebar):
                tersisa[k] -= 1
            kolom += lebar
            continue
        if berikut >= len(sel_sel):
            raise BlokSalah(_salah_jumlah(di_sini, sel_sel, jumlah_kolom))
        lebar, tinggi = sel_sel[berikut]
        if lebar < 1 or tinggi < 1:
            raise BlokSalah(f"{di_sini}, sel {berikut + 1}: gabung_kolom dan gabung_baris paling kecil 1.")
        if kolom + lebar > jumlah_kolom or any(tersisa[kolom : kolom + lebar]):
            raise BlokSalah(_salah_jumlah(di_sini, sel_sel, jumlah_kolom))
        tempat.append(Tempat(kolom, lebar, tinggi, berikut))
        lebar_atas[kolom] = lebar
        for k in range(kolom, kolom + lebar):
            tersisa[k] = tinggi - 1
        kolom += lebar
        berikut += 1
    if berikut < len(sel_sel):
        raise BlokSalah(_salah_jumlah(di_sini, sel_sel, jumlah_kolom))
    return tempat


def _salah_jumlah(di_sini: str, sel_sel: Sequence[Ukuran], jumlah_kolom: int) -> str:
    isi = sum(lebar for lebar, _ in sel_sel)
    return (
        f"{di_sini}: {len(sel_sel)} sel (selebar {isi} kolom) tidak pas dengan {jumlah_kolom} kolom tabel; "
        "periksa jumlah sel dan sel gabungannya."
    )
