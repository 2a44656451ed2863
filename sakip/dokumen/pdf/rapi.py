r"""Takes the soft hyphens at which no line ended out of a PDF's text.

Every soft hyphen that allows a division leaves a mark in the PDF, also inside words that stand whole on
their line; a reader that searches for "pemasyarakatan" would then not find it.  typst writes such a hyphen
together with the letter before it: in the font's table of characters (``<0002> <006500AD>``) or in an
``/ActualText`` (``<FEFF007200AD>``, ``(r\xad)``).  A visible one at a line's end is a glyph of its own.  So
the first kind can be removed exactly and the second, which PDF/UA-1 wants to be U+00AD, stays.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right

_ISI = re.compile(rb"<</Length (\d+)((?:/Type/CMap)?/Filter/FlateDecode(?:/WMode 0)?>>\nstream\n)")
_TABEL = re.compile(rb"xref\n0 (\d+)\n")
_AKSARA = re.compile(rb"(?<=> <)((?:[0-9A-F]{4})+)00AD(?=>\n)")
_HEKS = re.compile(rb"(?<=/ActualText<FEFF)((?:[0-9A-F]{4})+)00AD(?=>)")
_HARFIAH = re.compile(rb"(?<=/ActualText\()((?:[^()\\]|\\.)+)\xad(?=\))", re.DOTALL)
_AWAL_TABEL = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")


def buang_penggal_tengah(pdf: bytes) -> bytes:
    """The same PDF without them; returned unchanged when its layout is not the one this was written for."""
    akhir = _AWAL_TABEL.search(pdf)
    if akhir is None:
        return pdf
    letak_tabel = int(akhir[1])
    kepala = _TABEL.match(pdf, letak_tabel)
    if kepala is None:
        return pdf
    keluaran: list[bytes] = []
    ujung, geser = [0], [0]  # from which old place on things move by how much
    letak = dari = 0
    while (aliran := _ISI.search(pdf, letak, letak_tabel)) is not None:
        letak = aliran.end() + int(aliran[1])
        baru = _aliran_rapi(pdf[aliran.end() : letak])
        if baru is not None:
            keluaran += [pdf[dari : aliran.start()], b"<</Length %d%s" % (len(baru), aliran[2]), baru]
            dari = letak
            ujung.append(letak)
            geser.append(geser[-1] + len(keluaran[-1]) + len(keluaran[-2]) - (letak - aliran.start()))
    keluaran.append(pdf[dari:letak_tabel])
    jumlah, awal = int(kepala[1]), kepala.end()
    baris = [pdf[awal + 20 * i : awal + 20 * i + 20] for i in range(1, jumlah)]
    pindah = [n + geser[bisect_right(ujung, n) - 1] for n in (int(b[:10]) for b in baris)]
    tabel = pdf[letak_tabel : awal + 20] + b"".join(
        b"%010d" % n + b[10:] for n, b in zip(pindah, baris, strict=True)
    )
    ekor = pdf[awal + 20 * jumlah : akhir.start()]
    return b"".join([*keluaran, tabel, ekor, b"startxref\n%d\n%%%%EOF" % (letak_tabel + geser[-1])])


def _aliran_rapi(padat: bytes) -> bytes | None:
    """The packed stream without them; None when there are none."""
    isi = zlib.decompress(padat)
    rapi = isi
    for pola in (_AKSARA,) if b"begincmap" in isi else (_HEKS, _HARFIAH):
        rapi = pola.sub(rb"\1", rapi)
    return None if rapi == isi else zlib.compress(rapi, 6)
