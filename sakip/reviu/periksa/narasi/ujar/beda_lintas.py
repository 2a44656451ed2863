"""Differences and growth told after the two numbers they are made of, in the sentence before or the same one.

"Penghuni 940 orang, sedangkan daya tampung 610 orang. Dengan demikian terjadi kelebihan 303 orang", and
"12.000 berkas, naik dari 10.000 berkas atau tumbuh 16,67%", where the new number was taken for the old.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah
from sakip.reviu.periksa.narasi.arah.selisih import Bilangan, bilangan
from sakip.reviu.periksa.narasi.ujar.alat import salah_ujar, tergelincir

_N = r"(?:Rp\.?\s?)?(?!(?:19|20)\d\d(?![\d.,]))\d[\d.]*(?:,\d+)?"
_BEDA = Pola(
    r"\b(?P<kata>kelebihan|kekurangan|selisih(?:nya)?|kesenjangan)\b(?:\s+[a-z/]+){0,5}?\s+(?:sebesar\s+|sebanyak\s+|sejumlah\s+)?"
    rf"(?P<d>{_N})(?!\d|\s?%|\s?persen)(?:\s+(?P<satuan>[a-z]+))?(?:\s+(?:atau|\()\s*(?P<p>\d+(?:,\d+)?)\s?(?:%|persen))?",
    "kelebihan",
    "kekurangan",
    "selisih",
    "kesenjangan",
    depan=True,
)
#: What both forms of a change hold.
_UBAH_DARI = Pola(
    r"\b(?:naik|meningkat|bertambah|turun|menurun|berkurang)\s+dari\s",
    "naik", "meningkat", "bertambah", "turun", "menurun", "berkurang",
    dan=(("dari",),),
    depan=True,
)  # fmt: skip
_TUMBUH = Pola(
    rf"(?P<a>{_N})(?:\s+[a-z]+){{0,3}},?\s+(?:(?:atau|yang|berarti)\s+)?(?:naik|meningkat|bertambah|turun|menurun|berkurang)\s+dari\s+"
    rf"(?:sebelumnya\s+|semula\s+|sebesar\s+|sebanyak\s+)?(?P<b>{_N})(?:\s+[a-z]+){{0,2}}?"
    rf"(?:\s*\(?(?:pada\s+)?(?:tahun\s+)?(?:(?:19|20)\d\d|lalu|sebelumnya)\)?)?,?\s+(?:atau|sehingga|berarti|yakni|yaitu)\s+"
    r"(?:[a-z]+\s+){0,2}?(?P<p>\d+(?:,\d+)?)\s?(?:%|persen)(?!\s*poin)",
    "naik",
    "ningkat",
    "ambah",
    "urun",
    "urang",
    dan=(("dari",), ("atau", "sehingga", "berarti", "yakni", "yaitu"), ("%", "persen")),
)
_MENJADI = Pola(
    rf"\b(?:naik|meningkat|bertambah|turun|menurun|berkurang)\s+dari\s+(?:sebelumnya\s+|semula\s+|sebesar\s+|sebanyak\s+)?(?P<b>{_N})"
    rf"(?:\s+[a-z]+){{0,2}}?(?:\s*\(?(?:pada\s+)?(?:tahun\s+)?(?:(?:19|20)\d\d|lalu|sebelumnya)\)?)?\s+menjadi\s+(?:sebesar\s+|sebanyak\s+)?"
    rf"(?P<a>{_N})(?:\s+[a-z]+){{0,2}}?(?:\s*\(?(?:pada\s+)?(?:tahun\s+)?(?:(?:19|20)\d\d|ini)\)?)?,?\s+(?:atau|sehingga|berarti|yakni|yaitu)\s+"
    r"(?:[a-z]+\s+){0,2}?(?P<p>\d+(?:,\d+)?)\s?(?:%|persen)(?!\s*poin)",
    "menjadi",
    dan=(("dari",), ("atau", "sehingga", "berarti", "yakni", "yaitu"), ("%", "persen")),
)
_SERATUS = Decimal(100)
_RENGGANG = Decimal("0.02")


def beda_lintas(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not memuat(p.teks, *_BEDA.kata) and not (
            _UBAH_DARI.search(p.teks) and (_TUMBUH.search(p.teks) or _MENJADI.search(p.teks))
        ):
            continue
        lalu = ""
        for k in pecah(p.teks):
            for m, g, harus, alasan in (*_kurang(lalu, k), *_tumbuh(k)):
                yield salah_ujar(paham, p, k, m.span(g), m[g], harus, alasan)
            lalu = k.teks


Salah = tuple[re.Match[str], str, str, str]


def _kurang(lalu: str, k: Kalimat) -> Iterator[Salah]:
    """The two counts stand before it in the sentence, or in the one before, and no other number with them."""
    m = _BEDA.search(k.teks)
    d = baca_utuh(m["d"]) if m is not None else None
    if m is None or d is None:
        return
    sendiri = [b for b in bilangan(k.teks) if b.awal < m.start()]
    dua = [b for b in sendiri or bilangan(lalu) if not b.angka.persen]
    if len(dua) != 2 or not _satu_benda(dua, m["satuan"]):
        return
    a, b = (x.angka.nilai for x in dua)
    benar = abs(a - b)
    p = baca_utuh(m["p"]) if m["p"] else None
    if d.nilai == benar or not benar or max(d.langkah, *(x.angka.langkah for x in dua)) > 1:
        return
    terbukti = p is not None and any(_dekat(p, benar / x * _SERATUS) for x in (a, b) if x)
    if terbukti or tergelincir(angka(d.nilai), angka(benar), pendek=False):
        yield (
            m,
            "d",
            angka(benar),
            f"selisih {dua[0].angka.teks} dan {dua[1].angka.teks} adalah {angka(benar)}",
        )


def _satu_benda(dua: list[Bilangan], satuan: str | None) -> bool:
    kata = {b.angka.satuan.split()[0] for b in dua if b.angka.satuan} | (
        {satuan.casefold()} if satuan else set()
    )
    return len(kata) == 1 and dua[0].jenis == dua[1].jenis


def _dekat(p: Angka, x: Decimal) -> bool:
    return abs(p.nilai - x) <= max(p.langkah, _RENGGANG)


def _tumbuh(k: Kalimat) -> Iterator[Salah]:
    """The change divided by the new number instead of the old one."""
    m = _UBAH_DARI.search(k.teks) and (_TUMBUH.search(k.teks) or _MENJADI.search(k.teks))
    a, b, p = (baca_utuh(m[g]) for g in "abp") if m is not None else (None, None, None)
    if m is None or a is None or b is None or p is None or not a.nilai or not b.nilai or not p.desimal:
        return
    benar = abs(a.nilai - b.nilai) / b.nilai * _SERATUS
    terbalik = abs(a.nilai - b.nilai) / a.nilai * _SERATUS
    if not _dekat(p, benar) and (_dekat(p, terbalik) or tergelincir(m["p"], angka(benar))):
        teks = f"{angka(benar)}%"
        yield m, "p", teks, f"perubahan dari {b.teks} ke {a.teks} adalah {teks}"
