"""Receives files from a browser without ever holding a file that is too large.

A file that passes the limit is dropped while it comes in: nothing of it stays in memory or on disk, the
other fields and files of the request arrive, and the page can tell its name and its size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.inti.galat import Masalah

MB = 1024 * 1024
#: Most bytes of one request that are read at all, files dropped included.
PERMINTAAN_TERBESAR = 200 * MB
SARAN_BESAR = (
    "Simpan PDF dengan mutu lebih rendah, pecah menjadi beberapa berkas, atau tempel tautannya. "
    "Ketikan lainnya tetap ada; berkas yang belum tersimpan dipilih lagi."
)


@dataclass(frozen=True)
class BerkasDitolak:
    """A file that was dropped: the field it came in, its name, its bytes (``None``: not read to its end)."""

    medan: str
    nama: str
    ukuran: int | None


def tulis_mb(ukuran: int) -> str:
    """``16,1 MB``: rounded up, so that what is above a limit never reads as the limit."""
    persepuluh = -(-ukuran * 10 // MB)
    return f"{persepuluh // 10}{f',{persepuluh % 10}' if persepuluh % 10 else ''} MB"


def terlalu_besar(
    nama: str,
    ukuran: int | None,
    *,
    tempat: str = "berkas",
    batas: int = UKURAN_TERBESAR,
    saran: str = SARAN_BESAR,
) -> Masalah:
    """What is said of a file above ``batas`` bytes: its name, its size, the limit and what to do."""
    if ukuran is None:
        semua = tulis_mb(PERMINTAAN_TERBESAR)
        pesan = f"Kirimannya lebih dari {semua}; «{nama[:80]}» dan yang sesudahnya tidak diterima."
    else:
        pesan = f"Berkas «{nama[:80]}» ({tulis_mb(ukuran)}) tidak disimpan: lebih dari {tulis_mb(batas)}."
    return Masalah(tempat, pesan, saran)


def masalah_ditolak(
    ditolak: Sequence[BerkasDitolak], *, batas: int = UKURAN_TERBESAR, saran: str = SARAN_BESAR
) -> list[Masalah]:
    """One fault for each file that was dropped, at its field."""
    return [terlalu_besar(d.nama, d.ukuran, tempat=d.medan, batas=batas, saran=saran) for d in ditolak]


class _Jatuh(UploadedFile):
    """Stands for a dropped file, so that no handler behind makes a file of its beginning."""


class BatasUkuran(FileUploadHandler):
    """Stands before Django's own handlers: lets chunks pass until a file is too large, then only counts."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.diterima = 0
        self.semua = 0
        self.ditolak: list[BerkasDitolak] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.diterima = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        sebelum = self.diterima
        self.diterima += len(raw_data)
        self.semua += len(raw_data)
        if self.semua > PERMINTAAN_TERBESAR:
            self._tolak(None)
            raise StopUpload(connection_reset=True)
        if self.diterima <= UKURAN_TERBESAR:
            return raw_data
        if sebelum <= UKURAN_TERBESAR:
            self._lepaskan()
        return None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.diterima <= UKURAN_TERBESAR:
            return None
        self._tolak(self.diterima)
        return _Jatuh(name=self.file_name, size=0)

    def _tolak(self, ukuran: int | None) -> None:
        self.ditolak.append(
            BerkasDitolak(self.field_name or "berkas", self.file_name or "tanpa nama", ukuran)
        )

    def _lepaskan(self) -> None:
        """Give back the disk that the beginning of the file took."""
        for penerima in getattr(self.request, "upload_handlers", ()):
            if hasattr(penerima, "file"):
                penerima.file.close()


def terima_berkas(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Mark of a view that takes files: ``request.berkas_ditolak`` names those that were too large.

    The handler must be set before anything reads the body, and the check against forged requests reads it:
    that is why the check runs inside this mark. Put it above the marks of the permission door.
    """
    terlindung = csrf_protect(view)

    @wraps(view)
    def siap(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        batas = BatasUkuran(request)
        request.berkas_ditolak = batas.ditolak
        request.upload_handlers.insert(0, batas)
        baca = request.parse_file_upload

        def tanpa_jatuh(meta: Any, isi: Any) -> Any:
            medan, berkas = baca(meta, isi)
            for nama in list(berkas):
                if sisa := [b for b in berkas.getlist(nama) if not isinstance(b, _Jatuh)]:
                    berkas.setlist(nama, sisa)
                else:
                    del berkas[nama]
            return medan, berkas

        request.parse_file_upload = tanpa_jatuh
        return terlindung(request, *args, **kwargs)

    return csrf_exempt(siap)
