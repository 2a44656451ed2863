"""Pictures and PDFs as people upload them, good and bad, made here."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw


def gambar(lebar: int, tinggi: int, mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right, so that a turn can be seen."""
    isi = Image.new("RGB", (lebar, tinggi), (200, 30, 30))
    ImageDraw.Draw(isi).rectangle((lebar // 2, 0, lebar, tinggi), fill=(30, 30, 200))
    return isi if mode == "RGB" else isi.convert(mode)


def sandi(isi: Image.Image, format_: str, **setelan: object) -> bytes:
    """Encoded."""
    keluar = BytesIO()
    isi.save(keluar, format_, **setelan)
    return keluar.getvalue()


def foto(lebar: int = 400, tinggi: int = 300, **setelan: object) -> bytes:
    """A JPEG."""
    return sandi(gambar(lebar, tinggi), "JPEG", **setelan)


def foto_miring() -> bytes:
    """A JPEG that its camera wrote lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees to the right
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[1] = "S"
    return foto(400, 300, exif=exif)


def png_kepala_saja(lebar: int, tinggi: int) -> bytes:
    """A PNG that claims a size and holds almost nothing."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    isi = potong(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + isi + potong(b"IEND", b"")


def pdf(*ukuran: tuple[float, float]) -> bytes:
    """A PDF of empty pages of these sizes (points)."""
    dok = pypdfium2.PdfDocument.new()
    for lebar, tinggi in ukuran:
        dok.new_page(lebar, tinggi)
    keluar = BytesIO()
    dok.save(keluar)
    return keluar.getvalue()


def pdf_bersandi() -> bytes:
    """A PDF that no empty password opens."""
    benda = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/P -64/O<%s>/U<%s>>>" % (b"1f" * 32, b"2e" * 32),
    ]
    isi, letak = b"%PDF-1.4\n", []
    for nomor, satu in enumerate(benda, start=1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (nomor, satu)
    tabel = b"".join(b"%010d 00000 n \n" % n for n in letak)
    ekor = b"<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>" % (b"3d" * 16, b"3d" * 16)
    return isi + b"xref\n0 5\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        tabel,
        ekor,
        len(isi),
    )
