"""One uploaded picture: read it safely, make it fit, take out what the camera wrote into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.tembolok import ambil, simpan

if TYPE_CHECKING:
    from PIL import Image

LEBAR_TERBESAR, TINGGI_TERBESAR = 1600, 2200
"""Pixels that are kept: about 260 per inch at the width of the text column."""
PIKSEL_TERBANYAK = 50_000_000
"""Pixels of a picture that is opened at all; more would take more memory than a server can spare."""
_VERSI = "sakip-rupa-1"
_MUTU = 85
_PNG_BESAR = 250_000  # bytes from which a PNG may be a photograph, which JPEG holds better


@dataclass(frozen=True, slots=True)
class Rupa:
    """A picture ready to be written: RGB or grey, upright, without metadata; size in pixels."""

    isi: bytes
    jenis: Literal["png", "jpeg"]
    lebar: int
    tinggi: int

    @property
    def rasio(self) -> float:
        """Height by width."""
        return self.tinggi / self.lebar

    @property
    def lebar_wajar(self) -> float:
        """Millimetres beyond which it would look coarse: 96 pixels per inch."""
        return max(10.0, self.lebar * 25.4 / 96)


class RupaRusak(ValueError):
    """An uploaded file that cannot be shown.

    ``sebab`` and ``obat`` are parts of a sentence; the text of the exception is that sentence without the
    file's name.
    """

    def __init__(self, sebab: str, obat: str) -> None:
        super().__init__(f"{sebab}; {obat}.")
        self.sebab, self.obat = sebab, obat

    def catatan(self, sebutan: str) -> str:
        """The note in the place of ``sebutan`` ("Gambar “Apel pagi”")."""
        return f"{sebutan} tidak dapat ditampilkan: {self}"


def rupa_gambar(isi: bytes, cache: Path | None = None) -> Rupa:
    """The picture (PNG or JPEG) as it is written into files; same bytes in, same bytes out."""
    sidik = hashlib.sha256(_VERSI.encode() + isi).hexdigest()[:40]
    for akhiran in ("png", "jpg"):
        if (jadi := ambil(cache, f"{sidik}.{akhiran}")) is not None and (besar := ukuran(jadi)) is not None:
            return Rupa(jadi, "png" if akhiran == "png" else "jpeg", *besar)
    rupa = _rapikan(isi)
    simpan(cache, f"{sidik}.{'png' if rupa.jenis == 'png' else 'jpg'}", rupa.isi)
    return rupa


def _rapikan(isi: bytes) -> Rupa:
    besar = ukuran(isi)
    if besar is None:
        raise RupaRusak("berkasnya bukan PNG atau JPEG yang utuh", "unggah ulang gambarnya")
    if besar[0] * besar[1] > PIKSEL_TERBANYAK:
        raise RupaRusak(
            f"ukurannya {besar[0]} × {besar[1]} piksel, lebih dari {PIKSEL_TERBANYAK // 10**6} juta piksel",
            "perkecil gambarnya, lalu unggah ulang",
        )
    from PIL import Image

    try:
        with Image.open(BytesIO(isi), formats=("PNG", "JPEG", "MPO")) as gambar:
            asal_png = gambar.format == "PNG"
            return simpan_gambar(_kecilkan(gambar), asal_png)
    except Exception as sebab:  # a hostile file fails anywhere in its decoder; all of it means the same
        raise RupaRusak("berkasnya bukan PNG atau JPEG yang utuh", "unggah ulang gambarnya") from sebab


def _kecilkan(gambar: Image.Image) -> Image.Image:
    from PIL import Image, ImageOps

    # a JPEG is decoded at a fraction of its size already
    gambar.draft(None, (2 * LEBAR_TERBESAR, 2 * LEBAR_TERBESAR))
    profil = gambar.info.get("icc_profile")
    putar = gambar.getexif().get(0x0112, 1)
    polos = _tanpa_tembus(gambar)
    batas = (LEBAR_TERBESAR, TINGGI_TERBESAR) if putar < 5 else (TINGGI_TERBESAR, LEBAR_TERBESAR)
    polos.thumbnail(batas, Image.Resampling.LANCZOS, reducing_gap=3.0)
    polos = _warna_baku(polos, profil)
    if putar != 1:
        polos.getexif()[0x0112] = putar
        ImageOps.exif_transpose(polos, in_place=True)
    bersih = Image.new(polos.mode, polos.size)
    bersih.paste(polos)
    return bersih


def _tanpa_tembus(gambar: Image.Image) -> Image.Image:
    """8 bits a channel; what is transparent stands on white paper."""
    from PIL import Image

    if gambar.mode.startswith("I") or gambar.mode == "F":
        return gambar.convert("I").point(lambda nilai: nilai * (1 / 256)).convert("L")
    if "transparency" in gambar.info or gambar.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        tembus = gambar.convert("RGBA")
        kertas = Image.new("RGB", tembus.size, "white")
        kertas.paste(tembus, mask=tembus.getchannel("A"))
        return kertas
    if gambar.mode in ("L", "RGB", "CMYK"):
        gambar.load()
        return gambar
    return gambar.convert("L" if gambar.mode == "1" else "RGB")


def _warna_baku(gambar: Image.Image, profil: bytes | None) -> Image.Image:
    """In sRGB, which is what pages and PDF/A take colours for."""
    if profil and gambar.mode in ("RGB", "CMYK"):
        from PIL import ImageCms

        try:
            asal = ImageCms.ImageCmsProfile(BytesIO(profil))
            jadi = ImageCms.profileToProfile(gambar, asal, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if jadi is not None:
                return jadi
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile says nothing: the plain conversion below
    return gambar if gambar.mode in ("RGB", "L") else gambar.convert("RGB")


def simpan_gambar(gambar: Image.Image, asal_png: bool) -> Rupa:
    """Encoded: PNG stays PNG unless it is a photograph."""
    lebar, tinggi = gambar.size
    if asal_png:
        png = _sandi(gambar, "PNG")
        if len(png) < _PNG_BESAR:
            return Rupa(png, "png", lebar, tinggi)
        jpeg = _sandi(gambar, "JPEG", quality=_MUTU)
        if 2 * len(jpeg) > len(png):
            return Rupa(png, "png", lebar, tinggi)
        return Rupa(jpeg, "jpeg", lebar, tinggi)
    return Rupa(_sandi(gambar, "JPEG", quality=_MUTU), "jpeg", lebar, tinggi)


def _sandi(gambar: Image.Image, format_: str, **setelan: int) -> bytes:
    keluar = BytesIO()
    gambar.save(keluar, format_, **setelan)
    return keluar.getvalue()
