"""A folder of finished pieces (pictures of charts, pages of annexes) by their content."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def ambil(cache: Path | None, nama: str) -> bytes | None:
    """The piece, or None."""
    if cache is None:
        return None
    try:
        return (cache / nama[:2] / nama).read_bytes()
    except FileNotFoundError:
        return None


def simpan(cache: Path | None, nama: str, isi: bytes) -> None:
    """Write whole or not at all, so that two processes may share the folder."""
    if cache is None:
        return
    folder = cache / nama[:2]
    folder.mkdir(parents=True, exist_ok=True)
    pegangan, sementara = tempfile.mkstemp(dir=folder, suffix=".tulis")
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
        os.replace(sementara, folder / nama)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise
