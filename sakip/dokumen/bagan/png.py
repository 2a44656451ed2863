"""The size of a picture, read from its head."""

from __future__ import annotations

import struct

_TANDA = b"\x89PNG\r\n\x1a\n"


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
