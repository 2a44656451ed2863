"""Numbers beyond the end of their own scale: "8,40 (skala 4)"; a score over 100 where all others end there;
a mean over the ceiling that the column's header sets ("dibatasi 120%").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.kisi import Kisi, semua_kisi

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
_CUKUP = 5


def batas_nilai(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        for r in range(len(k.sel)):
            for c in k.berangka():
                a, s = k.angka[r][c], k.sel[r][c]
                if a is not None and (batas := _tercetak(a, s, k.judul[c])) is not None and a.nilai > batas:
                    yield _temuan(paham, s, batas, "batas yang disebut pada sel atau kepala kolomnya")
        lebih = _seratus(k)
        if lebih is not None:
            yield _temuan(paham, *lebih, "angka lain pada tabel nilai ini tidak ada yang melebihinya")
        for s, batas in _puncak(k):
            if batas != _SERATUS:
                yield _temuan(paham, s, batas, "angka lain pada kolom ini berhenti di situ")


def _tercetak(a: Angka, s: Sel, judul: str) -> Decimal | None:
    """The end of the scale that the cell or its column's header prints."""
    m = (_PLAFON if a.persen else _SKALA).search(judul) or _SKALA.search(s.teks)
    return Decimal(m[1].replace(",", ".")) if m else None


def _seratus(k: Kisi) -> tuple[Sel, Decimal] | None:
    """The one score over 100 in a table of scores where several are just 100."""
    if k.tabel.tabel.pulih or not _SKOR.search(k.tabel.tabel.judul) or _LEPAS.search(k.tabel.tabel.judul):
        return None
    isi = [
        (a, k.sel[r][c], "revisi dipa" in f"{k.label[r]} {k.judul[c]}".casefold())
        for r in range(len(k.sel))
        for c in k.berangka()
        if (a := k.angka[r][c]) is not None and _skor(a, k.judul[c])
    ]
    lebih = [(s, batas) for a, s, bonus in isi if a.nilai > (batas := _BONUS if bonus else _SERATUS)]
    penuh = sum(a.nilai == _SERATUS for a, _, _ in isi)
    return lebih[0] if len(lebih) == 1 and penuh >= _CUKUP else None


def _puncak(k: Kisi) -> Iterator[tuple[Sel, Decimal]]:
    """The one score of a column past a round number at which very many of its scores end."""
    if k.tabel.tabel.pulih or not _SKOR.search(k.tabel.tabel.judul) or _LEPAS.search(k.tabel.tabel.judul):
        return
    for c in k.berangka():
        isi = [
            (a, k.sel[r][c])
            for r in range(len(k.sel))
            if (a := k.angka[r][c]) is not None
            and _skor(a, k.judul[c])
            and "revisi dipa" not in k.label[r].casefold()
        ]
        if len(isi) < 2 * _CUKUP:
            continue
        (batas, banyak), *_ = Counter(a.nilai for a, _ in isi).most_common(1)
        lebih = [s for a, s in isi if a.nilai > batas]
        if batas % 10 == 0 and batas > 0 and 2 * banyak >= len(isi) and len(lebih) == 1:
            yield lebih[0], batas


def _skor(a: Angka, judul: str) -> bool:
    return a.desimal > 0 and not a.persen and not a.rupiah and not _LEPAS.search(judul)


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
