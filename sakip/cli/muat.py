"""Starts Django and loads the module of one command. Help never comes here, so it stays fast."""

from __future__ import annotations

import gc
import importlib
import os
from typing import Any


def perintah(nama: str) -> Any:
    """The module ``sakip.cli.perintah.<nama>`` after Django is set up."""
    siapkan_django()
    return importlib.import_module(f"sakip.cli.perintah.{nama}")


def hemat_sampah() -> None:
    """One short job that builds large trees: looking for cycles every 700 objects costs a tenth."""
    gc.set_threshold(50_000, 20, 50)


def siapkan_django() -> None:
    """Set Django up once; the database is not touched."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.situs.pengaturan")
    import django
    from django.apps import apps

    if not apps.ready:
        hemat_sampah()
        django.setup()
