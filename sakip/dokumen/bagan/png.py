"""PNG: the size of a picture, read from its head, and charts made small."""

from __future__ import annotations

import struct
from io import BytesIO

_WARNA, _PUTIH = 48, 248
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


def berpalet(png: bytes) -> bytes:
    """The same chart in a few dozen colours, which are all it has but for the softened edges of letters:
    half the size or less, and paper stays white."""
    from PIL import Image

    with Image.open(BytesIO(png)) as gambar:
        polos = Image.new("RGB", gambar.size, "white")
        polos.paste(gambar, mask=gambar.getchannel("A") if gambar.mode == "RGBA" else None)
    sedikit = polos.quantize(_WARNA, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palet = sedikit.getpalette() or []
    for n in range(0, len(palet), 3):
        if min(palet[n : n + 3]) >= _PUTIH:
            palet[n : n + 3] = 255, 255, 255
    sedikit.putpalette(palet)
    keluar = BytesIO()
    sedikit.save(keluar, "PNG")
    return keluar.getvalue()
