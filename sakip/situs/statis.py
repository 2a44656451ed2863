"""Static files: of the npm packages only what our pages name, at addresses that browsers may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder, find
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.storage import Storage

DIPAKAI = frozenset(
    {
        "tabler/css/tabler.min.css",
        "tabler/js/tabler.min.js",
        "htmx/htmx.min.js",
    }
)


class PencariFrontend(FileSystemFinder):
    """Finds the files of ``DIPAKAI`` under ``STATICFILES_DIRS``; anything else does not exist."""

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        return super().find(path, *args, **kwargs) if path in DIPAKAI else []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path, storage in super().list(ignore_patterns or []):
            if f"{getattr(storage, 'prefix', '')}/{path}" in DIPAKAI:
                yield path, storage


@lru_cache(maxsize=256)
def _sidik(path: str) -> str:
    """First digits of the file's SHA-256; empty for a file that does not exist."""
    berkas = find(path)
    return hashlib.sha256(Path(berkas).read_bytes()).hexdigest()[:12] if isinstance(berkas, str) else ""


class PenyimpananBerversi(StaticFilesStorage):
    """Adds ``?v=<hash>`` to each address: a browser on a slow network keeps the file for a year."""

    def url(self, name: str | None) -> str:
        alamat = super().url(name)
        sidik = _sidik(name) if name else ""
        return f"{alamat}?v={sidik}" if sidik else alamat
