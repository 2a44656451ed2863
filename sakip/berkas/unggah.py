"""Receives files from a browser without ever holding a file that is too large.

A file that passes the limit is dropped while it comes in: nothing of it stays in memory or on disk, the
other fields and files of the request arrive, and the page can name it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sakip.berkas.jenis import UKURAN_TERBESAR

#: Most bytes of one request that are read at all, files dropped included.
PERMINTAAN_TERBESAR = 200 * 1024 * 1024


class BatasUkuran(FileUploadHandler):
    """Stands before Django's own handlers: lets chunks pass until a file is too large, then skips it."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.diterima = 0
        self.semua = 0
        self.ditolak: list[str] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.diterima = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.diterima += len(raw_data)
        self.semua += len(raw_data)
        if self.semua > PERMINTAAN_TERBESAR:
            raise StopUpload(connection_reset=True)
        if self.diterima > UKURAN_TERBESAR:
            self.ditolak.append(self.file_name or "tanpa nama")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


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
        return terlindung(request, *args, **kwargs)

    return csrf_exempt(siap)
