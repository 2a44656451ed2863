"""Spans of dates and years, and chains of parents: overlaps and cycles."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from sakip.organisasi.services import lingkaran
from sakip.pertukaran.periksa.temuan import Catatan, Jalur

Baris = dict[str, Any]
Letak = tuple[Jalur, Baris]


def periksa_masa(
    baris: Iterable[Letak], catatan: Catatan, kunci: Callable[[Baris], Hashable], sebutan: str
) -> None:
    """Dates: ``sampai`` is later than ``sejak`` and no two rows of one key overlap (half-open)."""
    kelompok: dict[Hashable, list[Letak]] = defaultdict(list)
    for jalur, b in baris:
        if b["sampai"] is not None and b["sampai"] <= b["sejak"]:
            catatan.salah(
                (*jalur, "sampai"),
                f"Berakhir {b['sampai']}, tidak sesudah mulai {b['sejak']}.",
                "Tanggal sampai tidak ikut berlaku, jadi harus lebih besar daripada sejak.",
            )
        else:
            kelompok[kunci(b)].append((jalur, b))
    for isi in kelompok.values():
        isi.sort(key=lambda x: str(x[1]["sejak"]))
        for (_, dulu), (jalur, kini) in itertools.pairwise(isi):
            if dulu["sampai"] is None or dulu["sampai"] > kini["sejak"]:
                catatan.salah(
                    (*jalur, "sejak"),
                    f"{sebutan} sejak {kini['sejak']} bertumpang tindih dengan yang sejak {dulu['sejak']}.",
                    f"Isi sampai {kini['sejak']} pada yang sejak {dulu['sejak']}.",
                )


def periksa_tahun(baris: Iterable[Letak], catatan: Catatan, sebutan: str, *, tumpang: bool) -> None:
    """Years: the end is not before the start and, with ``tumpang``, rows do not overlap (inclusive)."""
    urut: list[Letak] = []
    for jalur, b in baris:
        if b["sampai_tahun"] is not None and b["sampai_tahun"] < b["sejak_tahun"]:
            catatan.salah(
                (*jalur, "sampai_tahun"),
                f"Berakhir {b['sampai_tahun']}, sebelum mulai {b['sejak_tahun']}.",
                "Tukar, atau tulis null bila masih berlaku.",
            )
        else:
            urut.append((jalur, b))
    if not tumpang:
        return
    urut.sort(key=lambda x: int(x[1]["sejak_tahun"]))
    for (_, dulu), (jalur, kini) in itertools.pairwise(urut):
        if dulu["sampai_tahun"] is None or dulu["sampai_tahun"] >= kini["sejak_tahun"]:
            catatan.salah(
                (*jalur, "sejak_tahun"),
                f"{sebutan} sejak {kini['sejak_tahun']} bertumpang dengan sejak {dulu['sejak_tahun']}.",
                f"Isi sampai_tahun {kini['sejak_tahun'] - 1} pada yang sejak {dulu['sejak_tahun']}.",
            )


def tolak_lingkaran(
    induk: Mapping[str, str | None], letak: Mapping[str, Jalur], bidang: str, catatan: Catatan, sebutan: str
) -> None:
    """Note every cycle once, at its first member in the file."""
    sisa = dict(induk)
    while putaran := lingkaran(sisa):
        anggota = [u for u in letak if u in putaran]
        mulai = putaran.index(anggota[0]) if anggota else 0
        urut = [*putaran[mulai:-1], *putaran[:mulai]]
        catatan.salah(
            (*letak[urut[0]], bidang),
            f"{sebutan} melingkar: {' → '.join([*urut, urut[0]][:12])}{' …' if len(urut) > 11 else ''}.",
            f"Perbaiki «{bidang}» salah satunya, atau tulis null pada yang puncak.",
        )
        for u in urut:
            sisa[u] = None
