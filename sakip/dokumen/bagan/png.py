"""Smaller PNG without loss: a chart has few colours, so one byte a pixel is enough.

The renderer writes four bytes a pixel and packs them fast but large (a DOCX of 60 charts would weigh 5 MB);
with a palette the same picture takes an eighth (PNG specification, third edition, sections 9 and 11.2).
"""

from __future__ import annotations

import struct
import zlib
from array import array

_TANDA = b"\x89PNG\r\n\x1a\n"
_RGBA8 = b"\x08\x06\x00\x00\x00"


def kecilkan(png: bytes) -> bytes:
    """The same pixels in a smaller file; a PNG of another kind than the renderer's comes back unchanged."""
    bagian = _bagian(png)
    lebar, tinggi = struct.unpack_from(">II", bagian[b"IHDR"])
    mentah = zlib.decompress(bagian[b"IDAT"])
    langkah = lebar * 4 + 1
    if bagian[b"IHDR"][8:] != _RGBA8 or set(mentah[::langkah]) != {1}:
        return png
    baris = [mentah[y * langkah + 1 : (y + 1) * langkah] for y in range(tinggi)]
    # charts have many equal rows: each is opened once
    piksel = {b: array("I", _buka_sub(b)) for b in set(baris)}
    warna = sorted(set().union(*piksel.values()))
    if len(warna) > 256:
        isi = (
            _tulis(b"IHDR", bagian[b"IHDR"]),
            _tulis(b"IDAT", zlib.compress(mentah, 6)),
            _tulis(b"IEND", b""),
        )
        return _TANDA + b"".join(isi)
    nomor = {w: i for i, w in enumerate(warna)}
    jadi = {b: b"\0" + bytes(map(nomor.__getitem__, p)) for b, p in piksel.items()}
    indeks = b"".join(jadi[b] for b in baris)
    rgba = [array("I", [w]).tobytes() for w in warna]
    return _TANDA + b"".join(
        (
            _tulis(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 3, 0, 0, 0)),
            _tulis(b"PLTE", b"".join(w[:3] for w in rgba)),
            _tulis(b"tRNS", bytes(w[3] for w in rgba)),
            _tulis(b"IDAT", zlib.compress(indeks, 6)),
            _tulis(b"IEND", b""),
        )
    )


def ukuran(gambar: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else or a broken head."""
    if gambar[:8] == _TANDA and len(gambar) >= 24:
        lebar, tinggi = struct.unpack_from(">II", gambar, 16)
        return (lebar, tinggi) if lebar and tinggi else None
    letak = 2
    while gambar[:2] == b"\xff\xd8" and letak + 9 <= len(gambar) and gambar[letak] == 0xFF:
        jenis, panjang = gambar[letak + 1], int.from_bytes(gambar[letak + 2 : letak + 4], "big")
        if 0xC0 <= jenis <= 0xCF and jenis not in (0xC4, 0xC8, 0xCC):
            tinggi, lebar = struct.unpack_from(">HH", gambar, letak + 5)
            return (lebar, tinggi) if lebar and tinggi else None
        letak += 2 + panjang
    return None


def _buka_sub(baris: bytes) -> bytes:
    """Undo the filter Sub (each byte plus the byte of the pixel to its left) on a whole row at once.

    The row is one large integer of 16-bit lanes; running sums by doubling take log2(pixels) additions
    instead of one step per byte.
    """
    bit = 8 * len(baris)
    genap = int.from_bytes(b"\xff\x00" * (len(baris) // 2), "little")
    angka = int.from_bytes(baris, "little")
    a, b, geser = angka & genap, (angka >> 8) & genap, 32
    while geser < bit:
        a = (a + (a << geser)) & genap
        b = (b + (b << geser)) & genap
        geser *= 2
    return (a | (b << 8)).to_bytes(len(baris), "little")


def _bagian(png: bytes) -> dict[bytes, bytes]:
    hasil: dict[bytes, bytes] = {b"IDAT": b""}
    letak = len(_TANDA)
    while letak + 12 <= len(png):
        panjang, jenis = struct.unpack_from(">I4s", png, letak)
        isi = png[letak + 8 : letak + 8 + panjang]
        hasil[jenis] = hasil[b"IDAT"] + isi if jenis == b"IDAT" else isi
        letak += 12 + panjang
    return hasil


def _tulis(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
