"""Tables that a report has and the reader did not find: a caption with no table under it.

What "no table prints" is certain only where every table was read; text extraction loses many.
"""

from __future__ import annotations

from bisect import bisect_right

from sakip.reviu.model import Judul, Keterangan, Tabel
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat.ingat import ingat


@ingat
def _bagian_berlubang(paham: Paham) -> tuple[list[int], list[bool]]:
    """Where each heading stands, and whether a table under it was not read; the first part has no heading."""
    awal, berlubang = [0], [False]
    tunggu = False  # a caption whose table has not come yet
    for u in paham.naskah.unsur:
        if isinstance(u, Tabel):
            tunggu = False
        elif isinstance(u, Judul | Keterangan):
            berlubang[-1] = berlubang[-1] or tunggu
            tunggu = isinstance(u, Keterangan) and u.jenis == "tabel"
            if isinstance(u, Judul):
                awal.append(u.letak.baris)
                berlubang.append(False)
    berlubang[-1] = berlubang[-1] or tunggu
    return awal, berlubang


def tabel_terlewat(paham: Paham, baris: int) -> bool:
    """Whether a table of the part that a line stands in was not read."""
    awal, berlubang = _bagian_berlubang(paham)
    return berlubang[bisect_right(awal, baris) - 1]
