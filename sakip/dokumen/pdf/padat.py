"""Packs the small objects of a PDF, most of them its structure, into object streams.

typst writes every element of the structure as an object by itself, with 20 bytes in the table of objects:
two thirds of the file of a report.  Object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and
7.5.8; PDF/A-2 and -3 allow both) hold the same objects, compressed.  Catalogue and properties stay as they
are, so that a reader finds language and title without unpacking.
"""

from __future__ import annotations

import re
import zlib

_AWAL_TABEL = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
_TABEL = re.compile(rb"xref\n0 (\d+)\n")
_EKOR = re.compile(rb"trailer\n<</Size \d+/Root (\d+) 0 R(?:/Info (\d+) 0 R)?(.*?)>>\nstartxref", re.DOTALL)
_BENDA = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\s*\Z", re.DOTALL)
_PER_WADAH = 400  # objects in a stream: a reader unpacks one to reach one


def padatkan(pdf: bytes) -> bytes:
    """The same PDF, smaller; returned unchanged when its layout is not the one this was written for."""
    akhir = _AWAL_TABEL.search(pdf)
    kepala = _TABEL.match(pdf, int(akhir[1])) if akhir else None
    ekor = _EKOR.search(pdf, kepala.end()) if kepala else None
    if akhir is None or kepala is None or ekor is None:
        return pdf
    letak_tabel, jumlah = int(akhir[1]), int(kepala[1])
    baris = [pdf[kepala.end() + 20 * i : kepala.end() + 20 * i + 20] for i in range(1, jumlah)]
    letak = sorted(int(b[:10]) for b in baris if b[17:18] == b"n")
    utuh = {int(n) for n in (ekor[1], ekor[2]) if n}
    keluaran = [pdf[: letak[0]]]
    panjang = letak[0]
    tempat: dict[int, tuple[int, int, int]] = {}
    kecil: list[tuple[int, bytes]] = []
    for awal, ujung in zip(letak, [*letak[1:], letak_tabel], strict=True):
        benda = _BENDA.match(pdf[awal:ujung].rstrip())
        if benda is None:
            return pdf
        nomor = int(benda[1])
        if nomor in utuh or benda[2].endswith(b"endstream"):
            tempat[nomor] = (1, panjang, 0)
            keluaran.append(pdf[awal:ujung])
            panjang += ujung - awal
        else:
            kecil.append((nomor, benda[2]))
    for n in range(0, len(kecil), _PER_WADAH):
        bagian, nomor_wadah = kecil[n : n + _PER_WADAH], jumlah
        jumlah += 1
        for urut, (nomor, _) in enumerate(bagian):
            tempat[nomor] = (2, nomor_wadah, urut)
        tempat[nomor_wadah] = (1, panjang, 0)
        keluaran.append(_wadah(nomor_wadah, bagian))
        panjang += len(keluaran[-1])
    tempat[jumlah] = (1, panjang, 0)
    lain = b"/Root %s 0 R" % ekor[1] + (b"/Info %s 0 R" % ekor[2] if ekor[2] else b"") + ekor[3]
    keluaran.append(_rujukan(jumlah, tempat, lain))
    return b"".join([*keluaran, b"startxref\n%d\n%%%%EOF" % panjang])


def _wadah(nomor: int, bagian: list[tuple[int, bytes]]) -> bytes:
    """An object stream: pairs of number and offset, then the objects."""
    daftar, isi, letak = [], [], 0
    for nomor_benda, benda in bagian:
        daftar.append(b"%d %d" % (nomor_benda, letak))
        isi.append(benda)
        letak += len(benda) + 1
    depan = b" ".join(daftar) + b"\n"
    sifat = b"/Type/ObjStm/N %d/First %d" % (len(bagian), len(depan))
    return _aliran(nomor, sifat, depan + b"\n".join(isi))


def _rujukan(nomor: int, tempat: dict[int, tuple[int, int, int]], lain: bytes) -> bytes:
    """The cross-reference stream: for each number its kind, place and index, each row less the row above."""
    atas = bytes(7)
    baris = []
    for n in range(nomor + 1):
        jenis, letak, urut = tempat.get(n, (0, 0, 0 if n else 65535))
        ini = bytes([jenis]) + letak.to_bytes(4, "big") + urut.to_bytes(2, "big")
        baris.append(b"\2" + bytes((a - b) & 255 for a, b in zip(ini, atas, strict=True)))
        atas = ini
    sifat = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>%s" % (nomor + 1, lain)
    return _aliran(nomor, sifat, b"".join(baris))


def _aliran(nomor: int, sifat: bytes, isi: bytes) -> bytes:
    padat = zlib.compress(isi, 6)
    return b"%d 0 obj\n<<%s/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n\n" % (
        nomor,
        sifat,
        len(padat),
        padat,
    )
