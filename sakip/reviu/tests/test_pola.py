"""No :class:`Pola` misses what its pattern alone would find: whatever matches holds one of its words."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.aturan.kalimat.pola import Pola, memuat


def _semua() -> dict[str, Pola]:
    hasil: dict[str, Pola] = {}
    for nama in ("sakip.aturan.kalimat", "sakip.reviu.periksa"):
        paket = importlib.import_module(nama)
        for m in pkgutil.walk_packages(paket.__path__, paket.__name__ + "."):
            modul = importlib.import_module(m.name)
            hasil |= {f"{m.name}.{n}": v for n, v in vars(modul).items() if isinstance(v, Pola)}
    return hasil


SEMUA = _semua()


def _tanpa_sekitar(pola: str) -> str:
    """A pattern without its look-arounds, which only narrow what matches: there is more to draw from."""
    while (awal := re.search(r"\(\?<?[!=]", pola)) is not None:
        akhir, dalam = awal.end(), 1
        for m in re.finditer(r"\\.|\[(?:\\.|[^\]])*\]|[()]", pola[akhir:]):  # escapes and classes hold none
            dalam += {"(": 1, ")": -1}.get(m[0], 0)
            if not dalam:
                akhir += m.end()
                break
        pola = pola[: awal.start()] + pola[akhir:]
    return pola


def test_ada() -> None:
    assert len(SEMUA) > 15


@pytest.mark.parametrize("nama", sorted(SEMUA))
def test_yang_cocok_memuat_katanya(nama: str) -> None:
    pola = SEMUA[nama]
    longgar = re.compile(_tanpa_sekitar(pola.pola.pattern), re.IGNORECASE)
    cocok = 0

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(longgar, alphabet=st.characters(max_codepoint=127)))
    def uji(teks: str) -> None:
        nonlocal cocok
        cocok += 1
        assert memuat(teks, *pola.kata)
        assert [m.span() for m in pola.finditer(teks)] == [m.span() for m in pola.pola.finditer(teks)]

    uji()
    assert cocok


def test_tanpa_katanya_tidak_dicari() -> None:
    pola = Pola(r"\bnaik\b", "naik")
    assert pola.search("Capaian NAIK tajam") is not None
    assert pola.search("Capaian turun") is None
    assert list(pola.finditer("turun")) == []
