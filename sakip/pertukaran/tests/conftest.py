"""A valid package to damage, a way to import, and storage that is thrown away."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from sakip.akun.services import aktor_sistem
from sakip.pertukaran.contoh import berkas_contoh
from sakip.pertukaran.impor import LaporanImpor, impor_paket

WAKTU = dt.datetime(2026, 1, 20, 3, 0, tzinfo=dt.UTC)
Impor = Callable[..., LaporanImpor]


@lru_cache(maxsize=4)
def _contoh(nama: str) -> dict[str, Any]:
    (berkas,) = [b for b in berkas_contoh() if b.stem == nama]
    isi: dict[str, Any] = json.loads(berkas.read_text(encoding="utf-8"))
    return isi


@pytest.fixture
def contoh() -> Callable[[str], dict[str, Any]]:
    """A fresh copy of an example package."""
    return lambda nama: copy.deepcopy(_contoh(nama))


@pytest.fixture
def paket() -> dict[str, Any]:
    """A fresh copy of the fictional office, which shows every part of the format."""
    return copy.deepcopy(_contoh("contoh"))


@pytest.fixture
def gudang(tmp_path: Path, settings: Any) -> Path:
    """An empty storage folder."""
    susunan = copy.deepcopy(settings.STORAGES)
    susunan["default"]["OPTIONS"]["location"] = tmp_path / "berkas"
    settings.STORAGES = susunan
    return tmp_path / "berkas"


@pytest.fixture
def impor(db: None, gudang: Path) -> Impor:
    """Import as the system, at a fixed time."""

    def jalankan(isi: dict[str, Any], **pilihan: Any) -> LaporanImpor:
        return impor_paket(isi, oleh=aktor_sistem(), waktu=WAKTU, **pilihan)

    return jalankan
