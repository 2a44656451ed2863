"""Reports made on demand: each content once, never twice at the same time, never more than a few at once.

A report is named by the digest of its blocks. Composing the blocks takes milliseconds; setting them takes
seconds and is done only when no file with that digest exists. Locks are file locks: they hold between
processes and are gone when a process dies.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: Reports that may be set at the same time; more would starve the pages.
SERENTAK = 2
#: Seconds that a reader waits for the same report of another reader before being asked to come again.
SABAR = 4.0
_LANGKAH = 0.1


class SedangDisusun(Exception):
    """The report, or too many others, are being set right now: come again in a few seconds."""


def ambil(folder: Path, keluarga: str, sidik: str, akhiran: str, buat: Callable[[], bytes]) -> bytes:
    """The file ``keluarga-sidik.akhiran`` of ``folder``, made by ``buat`` when it does not exist.

    Older contents of the same ``keluarga`` (one unit's year) are removed. Raises :class:`SedangDisusun`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tempat = folder / f"{keluarga}-{sidik}.{akhiran}"
    batas = time.monotonic() + SABAR
    while (isi := _baca(tempat)) is None:
        with _kunci(folder / f"{keluarga}.{akhiran}.kunci") as dapat, _giliran(folder, dapat) as boleh:
            if boleh:
                if (isi := _baca(tempat)) is None:  # another process finished it while we took the lock
                    isi = buat()
                    _simpan(tempat, isi)
                    _bersihkan(folder, keluarga, akhiran, tempat)
                return isi
        if time.monotonic() > batas:
            raise SedangDisusun
        time.sleep(_LANGKAH)
    return isi


def _baca(tempat: Path) -> bytes | None:
    try:
        return tempat.read_bytes()
    except FileNotFoundError:
        return None


@contextmanager
def _kunci(tempat: Path) -> Iterator[bool]:
    """Try to hold the lock; never waits."""
    pegangan = os.open(tempat, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        try:
            fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(pegangan)


@contextmanager
def _giliran(folder: Path, perlu: bool) -> Iterator[bool]:
    """One of the :data:`SERENTAK` places at the press, if one is free."""
    if not perlu:
        yield False
        return
    for nomor in range(SERENTAK):
        with _kunci(folder / f".giliran-{nomor}") as dapat:
            if dapat:
                yield True
                return
    yield False


def _simpan(tempat: Path, isi: bytes) -> None:
    pegangan, sementara = tempfile.mkstemp(dir=tempat.parent, suffix=".tulis")
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
        os.replace(sementara, tempat)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise


def _bersihkan(folder: Path, keluarga: str, akhiran: str, kecuali: Path) -> None:
    """Only the latest content of a report is kept: an older one is made again if its figures come back."""
    for lama in folder.iterdir():
        nama, titik, ekor = lama.name.rpartition(".")
        # the digest holds no hyphen: what stands before the last one is the family, exactly
        if lama != kecuali and titik and ekor == akhiran and nama.rpartition("-")[0] == keluarga:
            lama.unlink(missing_ok=True)
