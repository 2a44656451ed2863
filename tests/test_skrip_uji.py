"""`make test` on a machine that grows slow: a stage that begins late is shortened, and says so."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from tests.proyek import AKAR


@pytest.fixture
def uji(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(AKAR / "skrip"), *sys.path])
    return importlib.import_module("uji")


@pytest.mark.parametrize(
    ("diminta", "tahap", "menit", "pendek"),
    [
        ("sendiri", "postgres", 12, False),
        ("sendiri", "postgres", 14, True),
        ("sendiri", "peramban", 22, False),
        ("sendiri", "peramban", 24, True),
        ("sendiri", "sqlite", 60, False),
        ("", "peramban", 60, False),
    ],
)
def test_tahap_yang_terlambat(uji, monkeypatch, capsys, diminta, tahap, menit, pendek):
    monkeypatch.setenv("SAKIP_UJI_HEMAT", diminta)
    assert uji.terlambat(tahap, menit * 60) is pendek
    assert ("diperpendek" in capsys.readouterr().out) is pendek
