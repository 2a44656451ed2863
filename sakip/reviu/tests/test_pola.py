"""No :class:`Pola` misses what its pattern alone would find: whatever matches holds one of its words."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
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

    # a regex's text is no shorter for being shrunk, and shrinking takes minutes
    @settings(
        max_examples=25,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
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


def test_kelompok_kata_lain_harus_ada() -> None:
    pola = Pola(r"\bdari\s+\d+[^.]*\bsisanya\b", "dari", dan=(("sisanya", "lainnya"),), depan=True)
    assert pola.mungkin("Dari 9 desa, sisanya belum")
    assert not pola.mungkin("Dari 9 desa, 4 belum")
    assert pola.search("Dari 9 desa, 4 belum") is None


@pytest.mark.parametrize(
    "teks",
    [
        "Setiap tahun naik, TIAP tahun turun, dan setiap  tahun naik",
        "setiaptahun naik tiap tahun naik",
        "\u0130 setiap tahun naik",  # small letters of another length: the pattern alone is asked
        "tidak ada",
    ],
)
def test_depan_menemukan_yang_sama(teks: str) -> None:
    pola = Pola(r"\b(?:setiap|tiap)\s+tahun\s+(?:naik|turun)", "setiap", "tiap", depan=True)
    assert [m.span() for m in pola.finditer(teks)] == [m.span() for m in pola.pola.finditer(teks)]
    for awal in (0, 10):
        a, b = pola.search(teks, awal), pola.pola.search(teks, awal)
        assert (a and a.span()) == (b and b.span())
