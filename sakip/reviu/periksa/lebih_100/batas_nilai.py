"""Numbers beyond the end of their own scale: "8,40 (skala 4)"; a score over 100 where all others end there;
a mean over the ceiling that the column's header sets ("dibatasi 120%").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_SERATUS = Decimal(100)
_SKALA = re.compile(r"\(\s*skala\s+(?:(?:0|1)\s*[-–]\s*)?(\d+(?:,\d+)?)\s*\)", re.IGNORECASE)
_PLAFON = re.compile(r"(?:dibatasi|paling tinggi|maksimal|maks\.?)\s+(\d+(?:,\d+)?)\s?%", re.IGNORECASE)
#: What is scored by points up to 100; IKPA alone grants a bonus, for revising the DIPA.
_SKOR = re.compile(
    r"\b(?:ikpa|smart|nilai kinerja|kinerja (?:pelaksanaan )?anggaran|target kinerja|penilaian|skor)\b",
    re.IGNORECASE,
)
_LEPAS = re.compile(r"\b(?:capaian kinerja|realisasi|pagu|anggaran \(rp\)|revisi dipa)\b", re.IGNORECASE)
_BONUS = Decimal(110)
#: The component with the bonus, and the sum of the components before anything is taken off.
_BERBONUS = re.compile(r"revisi dipa|nilai ter(?:timbang|bobot)", re.IGNORECASE)
_CUKUP = 5


class _Skor(NamedTuple):
    """A score and its cell; ``bonus``: its row or column may go beyond 100."""

    angka: Angka
    sel: Sel
    bonus: bool


def batas_nilai(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        for r in range(len(k.sel)):
            for c in k.berangka():
                a, s = k.angka[r][c], k.sel[r][c]
                if a is not None and (batas := _tercetak(a, s, k.judul[c])) is not None and a.nilai > batas:
                    yield _temuan(paham, s, batas, "batas yang disebut pada sel atau kepala kolomnya")
        kolom = _skor(k)
        for s, batas in _seratus(kolom):
            yield _temuan(paham, s, batas, "angka lain pada tabel nilai ini tidak ada yang melebihinya")
        for s, batas in _puncak(kolom):
            yield _temuan(paham, s, batas, "angka lain pada kolom ini berhenti di situ")


def _tercetak(a: Angka, s: Sel, judul: str) -> Decimal | None:
    """The end of the scale that the cell or its column's header prints."""
    m = (_PLAFON if a.persen else _SKALA).search(judul) or _SKALA.search(s.teks)
    return Decimal(m[1].replace(",", ".")) if m else None


def _skor(k: Kisi) -> list[list[_Skor]]:
    """The scores of each column of a table of scores; none of any other table."""
    t = k.tabel.tabel
    if t.pulih or not _SKOR.search(t.judul) or _LEPAS.search(t.judul):
        return []
    return [
        [
            _Skor(a, k.sel[r][c], _BERBONUS.search(f"{k.label[r]} {k.judul[c]}") is not None)
            for r in range(len(k.sel))
            if (a := k.angka[r][c]) is not None and a.desimal and not a.persen and not a.rupiah
        ]
        for c in k.berangka()
        if not _LEPAS.search(k.judul[c])
    ]


def _seratus(kolom: Sequence[Sequence[_Skor]]) -> Iterator[tuple[Sel, Decimal]]:
    """The one score over 100 in a table of scores where several are just 100."""
    isi = [x for skor in kolom for x in skor]
    lebih = [(x.sel, batas) for x in isi if x.angka.nilai > (batas := _BONUS if x.bonus else _SERATUS)]
    penuh = sum(x.angka.nilai == _SERATUS for x in isi)
    if len(lebih) == 1 and penuh >= _CUKUP:
        yield lebih[0]


def _puncak(kolom: Sequence[Sequence[_Skor]]) -> Iterator[tuple[Sel, Decimal]]:
    """The one score of a column past a round number, but for 100, at which very many of its scores end."""
    for skor in kolom:
        isi = [x for x in skor if not x.bonus]
        if len(isi) < 2 * _CUKUP:
            continue
        (batas, banyak), *_ = Counter(x.angka.nilai for x in isi).most_common(1)
        lebih = [x.sel for x in isi if x.angka.nilai > batas]
        bulat = batas > 0 and batas % 10 == 0 and batas != _SERATUS
        if bulat and 2 * banyak >= len(isi) and len(lebih) == 1:
            yield lebih[0], batas


def _temuan(paham: Paham, s: Sel, batas: Decimal, sebab: str) -> Temuan:
    return temuan(
        paham,
        "lebih_100",
        {s.baris},
        tercetak=s.teks,
        seharusnya=f"paling tinggi {angka(batas)}",
        uraian=f"Tertulis {s.teks}, padahal ukuran ini paling tinggi {angka(batas)}: {sebab}.",
        saran="Periksa angka itu pada sumbernya.",
    )
