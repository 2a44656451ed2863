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
    jumlah, awal = int(kepala[1]), kepala.end()
    letak = [int(pdf[awal + 20 * i : awal + 20 * i + 10]) for i in range(jumlah)]
    urutan = sorted(range(1, jumlah), key=letak.__getitem__)
    keluaran = [pdf[: letak[urutan[0]]]]
    panjang, baru = len(keluaran[0]), [0] * jumlah
    for nomor, sesudah in zip(urutan, [*(letak[n] for n in urutan[1:]), letak_tabel], strict=True):
        objek = _objek_rapi(pdf[letak[nomor] : sesudah])
        baru[nomor] = panjang
        panjang += len(objek)
        keluaran.append(objek)
    tabel = pdf[letak_tabel : awal + 20] + b"".join(
        b"%010d" % baru[i] + pdf[awal + 20 * i + 10 : awal + 20 * i + 20] for i in range(1, jumlah)
    )
    ekor = pdf[awal + 20 * jumlah : akhir.start()] + b"startxref\n%d\n%%%%EOF" % panjang
    return b"".join(keluaran) + tabel + ekor


def _objek_rapi(objek: bytes) -> bytes:
    aliran = _ISI.search(objek)
    if aliran is None:
        return objek
    awal, panjang = aliran.end(), int(aliran[1])
    isi = zlib.decompress(objek[awal : awal + panjang])
    rapi = isi
    for pola in (_AKSARA,) if b"begincmap" in isi else (_HEKS, _HARFIAH):
        rapi = pola.sub(rb"\1", rapi)
    if rapi == isi:
        return objek
    padat = zlib.compress(rapi, 6)
    kepala = b"<</Length %d%s" % (len(padat), aliran[2])
    return objek[: aliran.start()] + kepala + padat + objek[awal + panjang :]
