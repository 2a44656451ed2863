"""Sends a stored file so that a browser only ever saves it: never shown, run or guessed at.

Ask the permission door first; this knows of no permission.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse

from sakip.berkas.jenis import JENIS
from sakip.berkas.models import Berkas
from sakip.berkas.queries import tempat
from sakip.inti.galat import galat

_TERLARANG = re.compile(r"[\x00-\x1f\x7f\"\\/:*?<>|]+")


def nama_aman(nama: str, jenis: str = "") -> str:
    """``nama`` without folders and control characters, with the extension of what the content is."""
    rapi = _TERLARANG.sub(" ", PurePosixPath(nama.replace("\\", "/")).name).strip(" .") or "berkas"
    akhiran = JENIS.get(jenis, "")
    punya = rapi.rpartition(".")[2].lower() if "." in rapi else ""
    if akhiran and not (punya == akhiran or {punya, akhiran} == {"jpg", "jpeg"}):
        rapi = f"{rapi}.{akhiran}"
    return rapi[-200:]


def kirim_berkas(berkas: Berkas, nama: str) -> FileResponse:
    """The file as a download named ``nama``, streamed; an error with its remedy when it is gone."""
    try:
        aliran = default_storage.open(tempat(berkas.instansi.kode, berkas.sha256))
    except FileNotFoundError:
        raise galat(
            "berkas",
            "Isi berkas bukti tidak ada di penyimpanan.",
            "Beri tahu administrator: folder data perlu dipulihkan dari cadangan.",
        ) from None
    jawab = FileResponse(
        aliran, as_attachment=True, filename=nama_aman(nama, berkas.jenis), content_type=berkas.jenis
    )
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawab["Cache-Control"] = "private, no-store"
    return jawab
