"""Manuals belong to their owner: equal ones are used, different ones become a local variant.

An owner's manual is never overwritten by another office's package, not even by the package that
first brought it. Only a package of the owner itself (or of an office above it) may change it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip.pertukaran.impor.laporan import BedaBidang, Penyimpangan
from sakip.pertukaran.muat import Manual
from sakip.pertukaran.periksa.kalimat import potong

Isi = dict[str, Any]


@dataclass
class RencanaManual:
    """Manuals to write; ``varian`` true: as a local variant of the package's main unit."""

    baru: list[tuple[str, Isi, bool]] = field(default_factory=list)
    ubah: list[tuple[Manual, Isi]] = field(default_factory=list)
    hapus: list[Manual] = field(default_factory=list)
    sama: int = 0


@dataclass(frozen=True)
class ManualTersimpan:
    """Stored manuals of one indicator: the owner's and the variants of the package's main unit."""

    pemilik: Sequence[Manual] = ()
    varian: Sequence[Manual] = ()


def kelompokkan(semua: Iterable[Manual]) -> dict[str, ManualTersimpan]:
    """Stored manuals by indicator."""
    pemilik: dict[str, list[Manual]] = defaultdict(list)
    varian: dict[str, list[Manual]] = defaultdict(list)
    for m in semua:
        (pemilik if m.varian_unit is None else varian)[m.indikator].append(m)
    return {k: ManualTersimpan(pemilik[k], varian[k]) for k in {*pemilik, *varian}}


def bertumpuk(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two spans of years (both inclusive, open end null) share a year."""
    return bool(
        (b["sampai_tahun"] is None or a["sejak_tahun"] <= b["sampai_tahun"])
        and (a["sampai_tahun"] is None or b["sejak_tahun"] <= a["sampai_tahun"])
    )


def beda_manual(paket: Isi, pemilik: Isi) -> tuple[BedaBidang, ...]:
    """Field by field, what the package says and what the owner says."""
    return tuple(BedaBidang(b, _sebut(paket[b]), _sebut(pemilik[b])) for b in paket if paket[b] != pemilik[b])


def _sebut(nilai: Any) -> str:
    if isinstance(nilai, list):
        return ", ".join(f"{n['alias']} = {n['variabel']}" if isinstance(n, dict) else str(n) for n in nilai)
    return potong(nilai, 200)


def rencanakan_milik_sendiri(rencana: RencanaManual, kunci: str, manual: Isi, ada: ManualTersimpan) -> None:
    """Plan a manual of which the office is the owner."""
    sejak = manual["sejak_tahun"]
    lama = next((m for m in ada.pemilik if m.sejak == sejak), None)
    if lama is not None and lama.isi == manual:
        rencana.sama += 1
    elif lama is not None:
        rencana.ubah.append((lama, manual))
    else:
        rencana.baru.append((kunci, manual, False))


def rencanakan_bersama(
    rencana: RencanaManual, kunci: str, manual: Isi, ada: ManualTersimpan, unit_utama: str, pemilik: str
) -> Penyimpangan | None:
    """Plan a manual that another unit owns; the deviation when it differs from the owner's."""
    sejak = manual["sejak_tahun"]
    setara = next((m for m in ada.pemilik if m.sejak == sejak), None)
    varian = [m for m in ada.varian if bertumpuk(m.isi, manual)]
    if setara is not None and setara.isi == manual:
        rencana.hapus += varian
        rencana.sama += 1
        return None
    tumpuk = setara or next((m for m in ada.pemilik if bertumpuk(m.isi, manual)), None)
    if tumpuk is None:
        rencana.hapus += varian
        rencana.baru.append((kunci, manual, False))
        return None
    lama = next((m for m in varian if m.sejak == sejak), None)
    rencana.hapus += [m for m in varian if m is not lama]
    if lama is None:
        rencana.baru.append((kunci, manual, True))
    elif lama.isi == manual:
        rencana.sama += 1
    else:
        rencana.ubah.append((lama, manual))
    return Penyimpangan(kunci, pemilik, sejak, unit_utama, beda_manual(manual, tumpuk.isi))
