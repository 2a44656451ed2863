"""Settings of the whole suite: where its files go, which tests touch the database, how long fuzzing lasts.

The database is chosen by SAKIP_BASISDATA (none: SQLite). ``make test`` runs the suite once on each engine.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.sqlite3.base import DatabaseOperations
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as profil

LENGKAP = os.environ.get("LENGKAP") == "1"
#: A slow machine (skrip/uji.py tells): each database test runs on one of the two engines, fuzzing is shorter.
HEMAT = os.environ.get("SAKIP_UJI_HEMAT") == "1"
PENANDA_BASISDATA = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}

profil.register_profile("biasa", max_examples=60, deadline=None, derandomize=True)
profil.register_profile(
    "lengkap", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
profil.register_profile("hemat", max_examples=20, deadline=None, derandomize=True)
profil.load_profile("lengkap" if LENGKAP else "hemat" if HEMAT else "biasa")


kosongkan = DatabaseOperations.execute_sql_flush


def kosongkan_tanpa_pemicu(self: DatabaseOperations, sql_list: Any) -> None:
    """Empties SQLite after a transactional test: its DELETE is what our triggers refuse (TRUNCATE is not)."""
    with transaction.atomic(using=self.connection.alias), self.connection.cursor() as kursor:
        kursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        pemicu = kursor.fetchall()
        for nama, _ in pemicu:
            kursor.execute(f'DROP TRIGGER "{nama}"')
        kosongkan(self, sql_list)
        for _, sql in pemicu:
            kursor.execute(sql)


def pytest_configure(config: pytest.Config) -> None:
    """Files of tests go to a folder of their own; static files are looked up when asked for."""
    DatabaseOperations.execute_sql_flush = kosongkan_tanpa_pemicu
    folder = tempfile.TemporaryDirectory(prefix="sakip-uji-")
    config.add_cleanup(folder.cleanup)
    settings.SAKIP_DATA = Path(folder.name)
    settings.STORAGES["default"]["OPTIONS"]["location"] = settings.SAKIP_DATA / "berkas"
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what touches the database; leaves the long fuzzing out unless LENGKAP=1."""
    for item in items:
        if _menyentuh_basis_data(item) and not item.get_closest_marker("berkas_saja"):
            item.add_marker(pytest.mark.basisdata)
    if LENGKAP:
        return
    lewati = {item for item in items if item.get_closest_marker("lambat") or (HEMAT and _giliran_lain(item))}
    if lewati:
        config.hook.pytest_deselected(items=list(lewati))
        items[:] = [item for item in items if item not in lewati]


def _giliran_lain(item: pytest.Item) -> bool:
    """Whether the other engine has the turn of this test; what asks for the engine runs on both."""
    if not item.get_closest_marker("basisdata") or item.get_closest_marker("peramban"):
        return False
    kode = getattr(getattr(item, "function", None), "__code__", None)
    if item.get_closest_marker("skipif") or (kode is not None and "vendor" in kode.co_names):
        return False
    return zlib.crc32(item.nodeid.encode()) % 2 == (connection.vendor == "postgresql")


def _menyentuh_basis_data(item: pytest.Item) -> bool:
    kelas = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or bool(PENANDA_BASISDATA & set(getattr(item, "fixturenames", ())))
        or (isinstance(kelas, type) and issubclass(kelas, TransactionTestCase))
    )
