"""Which files a report takes in: recognised by their content, bounded in size, readable to the last page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from sakip.berkas.jenis import JPEG, PDF, PNG, kenali
from sakip.berkas.unggah import terlalu_besar
from sakip.dokumen.blok import JenisSisipan
from sakip.dokumen.sisipan import cela_sisipan
from sakip.inti.galat import Masalah

MB: Final = 1024 * 1024
#: Largest file of each kind in bytes: a report prints every picture, and every page of a PDF.
UKURAN_TERBESAR: Final = {PDF: 16 * MB, PNG: 4 * MB, JPEG: 4 * MB}
GAMBAR: Final = frozenset({PNG, JPEG})
SISIPAN: Final[dict[str, JenisSisipan]] = {PDF: "pdf", PNG: "png", JPEG: "jpeg"}
SARAN_BESAR: Final = (
    "Perkecil: untuk cetakan laporan cukup 150 titik per inci. PDF yang tebal dibagi menjadi beberapa."
)
_ASING = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class BerkasMasuk:
    """A file as it was uploaded."""

    nama: str
    isi: bytes


def periksa_berkas(masuk: BerkasMasuk, *, hanya_gambar: bool = False) -> str | Masalah:
    """The media type of a file that a report can show in full, or what is wrong with it and the remedy."""
    tempat = f"Berkas «{masuk.nama[:100]}»"
    boleh = "PNG atau JPEG" if hanya_gambar else "PDF, PNG, atau JPEG"
    if not masuk.isi:
        return Masalah(tempat, "Berkasnya kosong.", f"Pilih berkas {boleh} yang ada isinya.")
    jenis = kenali(masuk.isi) or ""
    if jenis not in (GAMBAR if hanya_gambar else SISIPAN):
        return Masalah(
            tempat,
            f"Menurut isinya, ini bukan {boleh}.",
            f"Simpan dahulu sebagai {boleh}; mengganti nama akhirannya saja tidak cukup.",
        )
    if len(masuk.isi) > UKURAN_TERBESAR[jenis]:
        return terlalu_besar(
            masuk.nama, len(masuk.isi), tempat=tempat, batas=UKURAN_TERBESAR[jenis], saran=SARAN_BESAR
        )
    if cela := cela_sisipan(masuk.isi, SISIPAN[jenis]):
        sebab, obat = cela
        return Masalah(tempat, f"{sebab[0].upper()}{sebab[1:]}.", f"{obat[0].upper()}{obat[1:]}.")
    return jenis


def nama_bersih(nama: str) -> str:
    """The name without folders, as it is kept."""
    return (PurePosixPath(nama.replace("\\", "/")).name.strip() or "berkas")[-255:]


def kunci_baru(nama: str, ada: set[str]) -> str:
    """A key from a file's name that no other file of the report has."""
    pokok = PurePosixPath(nama_bersih(nama)).stem.casefold()
    pokok = _ASING.sub("-", pokok).strip("-")[:60].strip("-") or "berkas"
    kunci, nomor = pokok, 1
    while kunci in ada:
        nomor += 1
        kunci = f"{pokok}-{nomor}"
    return kunci
