"""Serves from the npm packages only the files that our pages name, not the hundreds beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder
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
