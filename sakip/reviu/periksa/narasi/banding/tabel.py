"""Comparisons whose numbers the tables of the indicator know: its target, its other years, its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, makin_rendah_baik, sebanding
from sakip.reviu.periksa.narasi.banding.alat import (
    TANPA_ANGKA,
    N,
    Salah,
    menaik,
    sama,
    satu_digit,
    sejenis,
    yang_benar,
)

_DENGAN = re.compile(
    rf"^\W*dengan\s+(?P<a>{N}),\s+realisasi(?:\s+tahun\s+(?P<tahun>(?:19|20)\d\d))?\s+(?:masih\s+)?"
    rf"(?P<arti>telah\s+melampaui|(?:belum|(?:telah\s+)?tidak)\s+mencapai|sama\s+dengan)\s+(?P<hal>target{TANPA_ANGKA}{{3,200}}?)"
    rf"\b(?:yaitu|yakni)\s+(?P<b>{N})(?:(?:,\s*{N})*,?\s+dan\s+(?P<c>{N}))?",
    re.IGNORECASE,
)
_TETAP = re.compile(
    rf"\brealisasi\s+tahun\s+(?P<y>(?:19|20)\d\d)\s+(?:tetap\s+seperti|sama\s+(?:dengan|seperti))\s+(?:realisasi\s+)?tahun\s+"
    rf"(?P<x>(?:19|20)\d\d),\s+(?:yaitu|yakni)\s+(?P<a>{N})",
    re.IGNORECASE,
)
_ANGKA_ITU = re.compile(
    rf"\badalah\s+(?P<b>{N})\s*[;,]\s*(?:sedangkan\s+)?realisasi\w*\s+(?P<a>{N})\s+"
    r"(?P<arti>telah\s+melampaui|belum\s+mencapai|sama\s+dengan)\s+angka\s+(?:itu|tersebut)",
    re.IGNORECASE,
)
_DARI = re.compile(rf"\bdari\s+(?P<a>{N})\s+menjadi\s+(?P<b>{N})", re.IGNORECASE)
_BERUBAH = re.compile(
    rf"\brealisasi(?:nya)?\s+(?P<arah>naik|turun|meningkat|menurun)\s+dari\s+(?P<a>{N})\s+pada\s+(?:tahun\s+)?"
    rf"(?P<x>(?:19|20)\d\d)\s+menjadi\s+(?P<b>{N})\s+pada\s+(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: A list of indicators: "3.1 Jumlah warga yang terlayani: capaian 94,30%."
_BUTIR = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?P<nama>[A-Z][^:;%]{10,250}?)\s*:\s*capaian(?:nya)?\s+(?P<a>-?\d+(?:,\d+)?\s?%)\W*$"
)


def menurut_tabel(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """Every comparison of a sentence that the tables of its indicator do not bear."""
    yield from _dengan(kalimat, pokok)
    yield from _tetap(kalimat, pokok)
    yield from _angka_itu(kalimat, pokok)
    yield from _dari(kalimat, pokok)


def butir(paham: Paham, peta: Peta, kalimat: str) -> Iterator[Salah]:
    """The item of a list that names one indicator and its capaian."""
    m = _BUTIR.match(kalimat)
    ind = paham.cari_indikator(m["nama"]) if m is not None else None
    a = baca_utuh(m["a"]) if m is not None else None
    if m is None or ind is None or a is None:
        return
    fakta = [f for f in peta.fakta_milik(ind.id) if f.besaran == "capaian" and f.tahun == peta.tahun]
    if fakta and len({f.angka.nilai for f in fakta}) == 1 and not sama(a, fakta[0].angka):
        f = fakta[0]
        yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat capaian {f.angka.teks}", {f.baris}


def _dengan(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """ "Dengan 97,00%, realisasi tahun 2023 telah melampaui target tahun 2023, yaitu 90,00%"."""
    m = _DENGAN.search(kalimat)
    if m is None:
        return
    a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
    if a is None or b is None or not sejenis(a, b):
        return
    yield from _nilai_tahun(m, a, pokok, [int(m["tahun"])] if m["tahun"] else [])
    tahun = [int(t) for t in re.findall(r"(?:19|20)\d\d", m["hal"])]
    target = [f for f in pokok.fakta if f.besaran == "target_jangka" and f.tahun in tahun and sebanding(b, f)]
    if target and not any(sama(b, f.angka) for f in target):
        f = target[0]
        yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat target {f.angka.teks}", {f.baris}
        return
    c = baca_utuh(m["c"]) if m["c"] else None
    if c is not None and target and not any(sama(c, f.angka) for f in target):
        f = target[-1]
        yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat target {f.angka.teks}", {f.baris}
        return
    for t in (b, c) if c is not None else (b,):
        if not _benar(m["arti"], a, t, pokok):
            yield yang_benar(m, a, t)
            return


def _benar(arti: str, a: Angka, t: Angka, pokok: Pokok) -> bool:
    """Whether a realisation exceeds, misses or equals what it is held against, as the sentence says."""
    lebih = (a.nilai < t.nilai) if makin_rendah_baik(pokok) else (a.nilai > t.nilai)
    pas = a.nilai == t.nilai
    if "mencapai" in arti.casefold():
        return not lebih and not pas
    return pas if arti.casefold().startswith("sama") else lebih and not pas


def _angka_itu(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """ "Angka nasional ... adalah 3,40; realisasi 3,41 telah melampaui angka itu"."""
    for m in _ANGKA_ITU.finditer(kalimat):
        a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
        if a is not None and b is not None and sejenis(a, b) and not _benar(m["arti"], a, b, pokok):
            yield yang_benar(m, a, b)


def _dari(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """ "bertambah dari 27.940 orang menjadi 30.175 orang": one is a realisation of the indicator, so the
    other, one digit beside that of another year, is meant to be it.
    """
    semua = [f for f in pokok.ambil(["realisasi"], None) if f.tahun is not None] if pokok.bagian else []
    for m in _DARI.finditer(kalimat) if semua else ():
        a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
        if a is None or b is None or not sejenis(a, b):
            continue
        milik = [
            next((f for f in semua if f.angka.nilai == x.nilai and sebanding(x, f)), None) for x in (a, b)
        ]
        ada, lain = (milik[0], b) if milik[0] is not None else (milik[1], a)
        if ada is None or None not in milik:
            continue
        mirip = [f for f in semua if f.tahun != ada.tahun and satu_digit(lain, f.angka)]
        if mirip:
            f = mirip[0]
            yield m, f.angka.teks, f"realisasi tahun {f.tahun} pada baris {f.baris} {f.angka.teks}", {f.baris}


def _tetap(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    for m in _TETAP.finditer(kalimat):
        a = baca_utuh(m["a"])
        if a is not None:
            yield from _nilai_tahun(m, a, pokok, [int(m["y"]), int(m["x"])])
    for m in _BERUBAH.finditer(kalimat) if pokok.bagian is not None else ():
        for n, tahun in ((m["a"], m["x"]), (m["b"], m["y"])):
            a = baca_utuh(n)
            if a is not None:
                yield from _nilai_tahun(m, a, pokok, [int(tahun)])
        a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
        if a is None or b is None or not sejenis(a, b):
            continue
        if a.nilai == b.nilai or (b.nilai > a.nilai) != menaik(m):
            yield yang_benar(m, b, a)


def _nilai_tahun(m: re.Match[str], a: Angka, pokok: Pokok, tahun: Sequence[int]) -> Iterator[Salah]:
    for t in tahun:
        fakta = [f for f in pokok.ambil(["realisasi"], t) if sebanding(a, f) or _tanpa_skala(a, f)]
        if fakta and not any(sama(a, f.angka) for f in fakta):
            f = fakta[0]
            yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat realisasi {f.angka.teks}", {f.baris}
            return


def _tanpa_skala(a: Angka, f: Fakta) -> bool:
    """A table that leaves out the scale which the sentence prints: "80,00 (skala 100)" beside "80,00"."""
    b = f.angka
    if "skala" not in a.sisa or b.sisa or b.persen or a.desimal != b.desimal or a.nilai <= 0 or b.nilai <= 0:
        return False
    return max(a.nilai, b.nilai) <= 2 * min(a.nilai, b.nilai)
