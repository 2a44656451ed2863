"""Which structural records a package carried, so that the export gives back exactly those."""

from __future__ import annotations

from typing import Any, Final

from sakip.pertukaran.kanonik import kunci_baris, urutan_kunci
from sakip.pertukaran.periksa.tinjauan import Tinjauan
from sakip.pertukaran.skema import daftar

#: Lists whose rows may be shared with other packages or other years.
BERSAMA: Final = (
    "unit",
    "pengganti",
    "jabatan",
    "sumber_data",
    "variabel",
    "sasaran",
    "indikator",
    "program",
    "kegiatan",
    "kontribusi",
    "renstra",
    "dipa",
    "potret",
    "skor",
    "kelompok_target_kinerja",
    "target_kinerja",
    "kerangka",
)


def cakupan(tinjauan: Tinjauan) -> dict[str, list[Any]]:
    """Natural keys by list; ``manual`` as (indikator, sejak_tahun), ``target`` as renstra and target keys."""
    hasil: dict[str, list[Any]] = {}
    for nama in BERSAMA:
        simpul = daftar(nama)
        hasil[nama] = _urut([kunci_baris(simpul, b) for _, b in tinjauan.baris(nama)])
    hasil["manual"] = _urut(
        [(b["kunci"], m["sejak_tahun"]) for _, b in tinjauan.baris("indikator") for m in b["manual"]]
    )
    hasil["target"] = _urut(
        [
            (b["unit"], b["mulai"], t["indikator"], t["tahun"], t["lingkup"], t["unit"])
            for _, b in tinjauan.baris("renstra")
            for t in b["target"]
        ]
    )
    return hasil


def _urut(kunci: list[tuple[Any, ...]]) -> list[list[Any]]:
    """As lists, the way JSON gives them back, so that stored and new can be compared."""
    return [list(k) for k in sorted(kunci, key=urutan_kunci)]
