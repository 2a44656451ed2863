"""The same fault in many cells is told once, with its cells as ranges; the whole list stays at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sakip.inti.galat import Masalah

#: Ranges of cells that one line names.
RENTANG_TERBANYAK = 8
_SEL = re.compile(r"(?P<lembar>.+)!(?P<kolom>[A-Z]{1,3})(?P<baris>[0-9]{1,7})")


@dataclass(frozen=True)
class KelompokMasalah:
    """One fault and where it is: ``Kejadian!F5–F9, F11``; ``banyak`` cells in all."""

    tempat: str
    banyak: int
    pesan: str
    saran: str


def kelompokkan(masalah: Sequence[Masalah]) -> list[KelompokMasalah]:
    """Faults of one column that say the same become one line; the order of the first cells stays."""
    kelompok: dict[tuple[str, str, str, str], list[int]] = {}
    for m in masalah:
        sel = _SEL.fullmatch(m.tempat)
        kunci = (sel["lembar"], sel["kolom"], m.pesan, m.saran) if sel else (m.tempat, "", m.pesan, m.saran)
        kelompok.setdefault(kunci, []).append(int(sel["baris"]) if sel else 0)
    return [
        KelompokMasalah(f"{lembar}!{_rentang(kolom, baris)}" if kolom else lembar, len(baris), pesan, saran)
        for (lembar, kolom, pesan, saran), baris in kelompok.items()
    ]


def _rentang(kolom: str, baris: Iterable[int]) -> str:
    """``F5–F9, F11 dan 3 sel lagi``."""
    untai: list[list[int]] = []
    for n in sorted(set(baris)):
        if untai and n == untai[-1][1] + 1:
            untai[-1][1] = n
        else:
            untai.append([n, n])
    teks = ", ".join(
        f"{kolom}{awal}" if awal == akhir else f"{kolom}{awal}–{kolom}{akhir}"
        for awal, akhir in untai[:RENTANG_TERBANYAK]
    )
    sisa = sum(akhir - awal + 1 for awal, akhir in untai[RENTANG_TERBANYAK:])
    return f"{teks} dan {sisa} sel lagi" if sisa else teks


def semua_baris(masalah: Iterable[Masalah]) -> str:
    """Every fault in a line of its own, cell, fault and remedy parted by tabs: to paste beside the sheet."""
    return "\n".join("\t".join((m.tempat, m.pesan, m.saran)) for m in masalah)
