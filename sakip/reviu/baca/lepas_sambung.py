"""Names of lost rows whose lines go on below the values, as readers of pages by line leave them.

    Persentase tahanan 90% 93% 103%
    yang memperoleh layanan
    Persentase narapidana 85% 97% 114%

Taken by what stands before the values, the first name would be cut off and its rest begin the second.
Where two columns of text stand side by side their lines are mixed: such a table stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.kata import baris_jumlah, baris_rata, kata_kata
from sakip.reviu.baca.lepas_baris import AWAL_NAMA
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.model import Sel

_NOMOR = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z])[.)]?\s+(?=\S)")
_NOMOR_BARU = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s|(?:SS|SK|SP|IKU|IKK|IKP|IKSK|IKS|IK)[\s.-]?\d")
_LANJUT = re.compile(
    r"(?-i:[a-z])|[(&/]|(?:yang|dan|atau|di|ke|dari|pada|oleh|untuk|dalam|dengan|serta|terhadap|sesuai|melalui|menjadi)\b",
    re.IGNORECASE,
)
_TERPANJANG = 60


def sambung_nama(
    potong: Sequence[Potong], tabel: TabelMentah, awal: int, akhir: int
) -> tuple[TabelMentah | None, int]:
    """The table with whole names and the index after its last line; None where its names cannot be told."""
    kepala, isi = tabel.baris[0], tabel.baris[1:]
    k = 1 if kepala[0].teks == "No" else 0
    garis = [g for b in isi if (g := _garis_nilai(b[k + 1 :])) is not None]
    letak = _letak(potong, awal, max(garis, default=0))
    if len(garis) < len(isi) or any(g not in letak for g in garis):
        return tabel, akhir
    nilai = [letak[g] for g in garis]
    depan = [_depan(potong[ke], b[k + 1 :]) for ke, b in zip(nilai, isi, strict=True)]
    if not all(depan) or len(isi[0][k].teks) > len(depan[0]) + 6:
        return tabel, akhir  # the first name has lines above its values
    if any(t[:1].islower() and not AWAL_NAMA.match(t) for t in depan):
        return tabel, akhir  # the end of a name stands before its values
    bawah = [_antara(potong, a + 1, b) for a, b in zip(nilai, [*nilai[1:], -1], strict=True)]
    ada = [t for t in bawah if t]
    if any(_NOMOR_BARU.match(t) for b in bawah for t in b):
        return tabel, akhir
    if not ada or sum(_lanjut(t[0]) for t in ada) * 5 < len(ada) * 3:
        return tabel, akhir
    kata = {w for p in potong[awal : nilai[0]] if isinstance(p, BarisTeks) for w in kata_kata(p.teks)}
    if kata & {"sasaran", "tujuan"} and kata & {"indikator", "program", "kegiatan"}:
        return None, akhir
    baris = [kepala]
    for b, muka, sisa in zip(isi, depan, bawah, strict=True):
        nama = muka
        for t in () if baris_jumlah(muka) or baris_rata(muka) else sisa:
            nama = gabung(nama, t)
        baris.append((*b[:k], Sel(nama, b[-1].baris), *b[k + 1 :]))
    return replace(tabel, baris=tuple(baris)), max(akhir, nilai[-1] + 1 + len(bawah[-1]))


def _letak(potong: Sequence[Potong], awal: int, sampai: int) -> dict[int, int]:
    """The index of each line of text from index ``awal`` to line ``sampai``."""
    hasil: dict[int, int] = {}
    for ke in range(awal, len(potong)):
        p = potong[ke]
        if isinstance(p, BarisTeks):
            if p.baris > sampai:
                break
            hasil[p.baris] = ke
    return hasil


def _garis_nilai(sel: Sequence[Sel]) -> int | None:
    """The one line on which all values of a row stand."""
    ada = {s.baris for s in sel if s.teks}
    return ada.pop() if len(ada) == 1 else None


def _depan(p: Potong, sel: Sequence[Sel]) -> str:
    """What stands before the first value of the line, without its running number."""
    pertama = next((s.teks for s in sel if s.teks), "")
    if not isinstance(p, BarisTeks) or not pertama:
        return ""
    muka = p.teks.partition(pertama.split()[0])[0].strip()
    return _NOMOR.sub("", muka)


def _antara(potong: Sequence[Potong], awal: int, akhir: int) -> list[str]:
    """The lines between two rows; below the last row (``akhir`` -1) those that plainly go on with it."""
    hasil: list[str] = []
    for p in potong[awal : akhir if akhir >= 0 else awal + 12]:
        teks = p.teks.strip() if isinstance(p, BarisTeks) else ""
        if not teks or (akhir < 0 and (len(teks) > _TERPANJANG or not (hasil or _lanjut(teks)))):
            break
        if akhir < 0 and (teks[-1] in ".:;" or _berangka(teks)):
            break
        hasil.append(teks)
    return hasil


def _berangka(teks: str) -> bool:
    return baca_sel(teks.split()[-1]) is not None


def _lanjut(teks: str) -> bool:
    return _LANJUT.match(teks) is not None and not re.match(r"[a-z][.)]", teks)
