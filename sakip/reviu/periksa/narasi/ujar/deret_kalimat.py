"""Values in a row that their own sentence misjudges: "48,5% lalu 66,8% lalu 62,7%, jadi terus membaik", and
ranks whose values are not in order: "peringkat pertama A (90), peringkat kedua B (81), ketiga C (85)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah
from sakip.reviu.periksa.narasi.ujar.alat import salah_ujar

_V = r"(?!(?:19|20)\d\d(?![\d.,]))\d[\d.]*(?:,\d+)?(?:\s?%)?"
_TAHUN = r"(?:\s+poin)?(?:\s*\(?(?:(?:pada|di|tahun)\s+){0,2}(?:(?:19|20)\d\d)\)?)?"
_SAMBUNG = (
    r"\s*,?\s*(?:lalu|kemudian|menjadi|ke|dan|hingga|-|–|→|,|disusul|selanjutnya|terakhir)"
    r"(?:\s+(?:kemudian|lalu|menjadi))?\s+"
)
_DERET = re.compile(
    rf"(?<![\d.,]){_V}{_TAHUN}(?:{_SAMBUNG}{_V}{_TAHUN}){{2,5}}(?![\d.,]*\d)",
    re.IGNORECASE,
)
_ISI = re.compile(
    rf"(?<![\d.,])(?P<v>{_V}){_TAHUN.replace('(?:(?:19|20)', '(?P<y>(?:19|20)')}", re.IGNORECASE
)
_TERUS = Pola(
    r"\b(?:terus(?:-menerus|\s+menerus)?|selalu|konsisten|senantiasa|setiap\s+tahun(?:nya)?|tiap\s+tahun(?:nya)?)\s+(?:mengalami\s+)?"
    r"(?P<kata>(?P<naik>meningkat|naik|bertambah|tumbuh|peningkatan|kenaikan)|(?P<turun>menurun|turun|berkurang|penurunan)"
    r"|membaik|memburuk)\b",
    "terus",
    "selalu",
    "konsisten",
    "senantiasa",
    "setiap",
    "tiap",
    depan=True,
)
#: What tells that the values follow one another in time.
_BERURUT = re.compile(r"\b(?:tahun|lalu|kemudian|menjadi|triwulan|bulan)\b|→", re.IGNORECASE)
_BUKAN = re.compile(r"\b(?:tidak|belum|bukan|agar|diharapkan|target\w*|kecuali)\b", re.IGNORECASE)
_ORDINAL = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
_PERINGKAT = Pola(
    rf"\b(?:peringkat|urutan|posisi|ranking|rangking)\s+(?P<o>{'|'.join(_ORDINAL)})\b(?P<siapa>[^.;:\d]{{3,90}}?)"
    r"\(?(?P<v>\d[\d.]*(?:,\d+)?(?:\s?%)?)",
    "peringkat",
    "urutan",
    "posisi",
    "ranking",
    "rangking",
    depan=True,
)


def deret_kalimat(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if _TERUS.search(p.teks) is None and _PERINGKAT.search(p.teks) is None:
            continue
        for k in pecah(p.teks):
            for awal, akhir, harus, alasan in (*_terus(k), *_peringkat(k)):
                yield salah_ujar(paham, p, k, (awal, akhir), k.teks[awal:akhir], harus, alasan)


Salah = tuple[int, int, str, str]


def _terus(k: Kalimat) -> Iterator[Salah]:
    m = _TERUS.search(k.teks)
    deret = list(_DERET.finditer(k.teks)) if m is not None else []
    if m is None or len(deret) != 1 or _BUKAN.search(k.teks):
        return
    isi = list(_ISI.finditer(deret[0][0]))
    nilai = [baca_utuh(x["v"]) for x in isi]
    tahun = [int(x["y"]) for x in isi if x["y"]]
    if len(nilai) < 3 or (tahun and (len(tahun) < len(nilai) or tahun != sorted(tahun))):
        return
    v = [a for a in nilai if a is not None]
    if len(v) < len(nilai) or not _sejenis(v) or not (tahun or _BERURUT.search(k.teks)):
        return
    naik = all(b.nilai >= a.nilai for a, b in pairwise(v))
    turun = all(b.nilai <= a.nilai for a, b in pairwise(v))
    if (naik and not m["turun"]) or (turun and not m["naik"]):
        return
    isinya = ", ".join(a.teks for a in v)
    yield m.start(), m.end(), "tidak terus " + m["kata"].casefold(), f"nilainya berturut-turut {isinya}"


def _sejenis(v: list[Angka]) -> bool:
    return len({(a.persen, a.rupiah, a.desimal > 0) for a in v}) == 1


def _peringkat(k: Kalimat) -> Iterator[Salah]:
    """Three ranks or more; of two one cannot tell whether a large or a small value is better."""
    temu = list(_PERINGKAT.finditer(k.teks))
    urut = [_ORDINAL.index(m["o"].casefold()) for m in temu]
    v = [a for m in temu if (a := baca_utuh(m["v"])) is not None]
    if len(temu) < 3 or urut != list(range(len(temu))) or len(v) < len(temu) or not _sejenis(v):
        return
    for (x, a), (_, b) in pairwise(zip(temu[1:], v[1:], strict=True)):
        if (a.nilai - v[0].nilai) * (b.nilai - a.nilai) < 0:
            alasan = f"nilainya {a.teks}, peringkat sesudahnya {b.teks} dan peringkat pertama {v[0].teks}"
            yield x.start(), x.end(), "urutan menurut nilainya", alasan
            return
