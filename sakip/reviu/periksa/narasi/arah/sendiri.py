"""Rises and falls that the two values of their own sentence contradict: "turun dari 3,64 menjadi 3,72"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = r"(?:Rp\.?\s?)?(?!(?:19|20)\d\d(?![\d.,]))\d[\d.]*(?:,\d+)?(?:\s?%|\s?persen\b)?(?![\d.,]*\d)"
_NAIK = r"naik|meningkat|bertambah|melonjak|tumbuh|kenaikan|peningkatan|pertambahan|penambahan"
_TURUN = r"turun|menurun|berkurang|merosot|menyusut|melemah|penurunan|pengurangan"
_LEBIH_NAIK, _LEBIH_TURUN = r"tinggi|banyak|besar", r"rendah|sedikit|kecil"
_SATUAN = r"(?:\s+(?!dari\b|menjadi\b|ke\b|yaitu\b|yakni\b|tahun\b|dibanding)[a-z/]+){0,3}"
_SEBESAR = rf"(?:\s+(?:sebesar|sebanyak|sejumlah)?\s*{_N}{_SATUAN})?"
_TAHUN = r"(?:\s*\(?(?:pada|di|dalam|untuk)?\s*(?:tahun\s+)?(?:(?:19|20)\d\d|lalu|sebelumnya|ini)\)?)?"
#: "mengalami penurunan sebesar 0,08 poin, yaitu dari 3,64 pada tahun 2022 menjadi 3,72".
_DARI_MENJADI = Pola(
    rf"\b(?:(?P<naik>{_NAIK})|(?P<turun>{_TURUN}))\b{_SEBESAR}[\s,]*(?:(?:yaitu|yakni|dimana|semula)\s+)?"
    rf"(?:dari|semula)\s+(?:semula\s+|angka\s+|nilai\s+|sebesar\s+|sebanyak\s+){{0,2}}(?P<a>{_N}){_SATUAN}{_TAHUN}{_SATUAN}[\s,]*"
    rf"(?:menjadi|ke)\s+(?:angka\s+|sebesar\s+|sebanyak\s+)?(?P<b>{_N})",
    "dari",
    "semula",
)
#: "tercatat 81,20, lebih rendah 1,05 poin dari indeks tahun 2022 yaitu 80,15".
_LEBIH_DARI = Pola(
    rf"(?<![\d.,])(?P<b>{_N}){_SATUAN}\s*,?\s+(?:(?:atau|yang|dan|berarti|sehingga|artinya)\s+){{0,2}}"
    rf"(?:mengalami\s+)?(?:lebih\s+(?:(?P<lnaik>{_LEBIH_NAIK})|(?P<lturun>{_LEBIH_TURUN}))|(?P<naik>{_NAIK})|(?P<turun>{_TURUN}))"
    rf"\b(?P<d>{_SEBESAR})\s+(?:dari(?:pada)?|dibanding(?:kan)?|terhadap)(?:\s+dengan)?(?:\s+(?!target\b)[a-z]+){{0,3}}"
    rf"\s+tahun\s+(?:(?P<y>(?:19|20)\d\d)|lalu|sebelumnya)\s*,?\s*(?:(?:yang|yaitu|yakni|sebesar|sebanyak|berjumlah|tercatat|"
    rf"mencapai|adalah|dengan|nilai|realisasi)\s+){{0,3}}\(?(?P<a>{_N})",
    "dari",
    "dibanding",
    "terhadap",
)
_LAIN = re.compile(
    r"\b(?:peringkat|ranking|rangking|urutan|tidak|bukan|belum|target|seharusnya)\b", re.IGNORECASE
)
#: Values farther apart are not of one kind: one may be a difference or of another unit.
_SEJAUH = 20


def arah_sendiri(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        yield from _paragraf(paham, p)


def _paragraf(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    for k in pecah(p.teks):
        for pola in (_DARI_MENJADI, _LEBIH_DARI):
            for m in pola.finditer(k.teks):
                a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
                if (
                    a is None
                    or b is None
                    or not _sebanding(a, b)
                    or _LAIN.search(k.teks, max(0, m.start() - 40), m.end())
                ):
                    continue
                if paham.tahun and int(m.groupdict().get("y") or 0) >= paham.tahun:
                    continue  # the value of now stands last
                if m.groupdict().get("d") == "" and min(a.nilai, b.nilai) * 2 < max(a.nilai, b.nilai):
                    continue  # "lebih rendah daripada tahun 2021, yaitu 9,60%": by so much
                naik = any(m.groupdict().get(g) for g in ("naik", "lnaik"))
                if (b.nilai > a.nilai) == naik and b.nilai != a.nilai:
                    continue
                yield _temuan(paham, p, k.teks, k.awal, m, naik)


def _sebanding(a: Angka, b: Angka) -> bool:
    if a.persen != b.persen or a.rusak or b.rusak or not a.nilai or not b.nilai:
        return False
    return max(a.nilai, b.nilai) <= min(a.nilai, b.nilai) * _SEJAUH


def _temuan(paham: Paham, p: Paragraf, kalimat: str, awal: int, m: re.Match[str], naik: bool) -> Temuan:
    kata = next(m[g] for g in ("naik", "turun", "lnaik", "lturun") if m.groupdict().get(g))
    lebih = "lebih " if any(m.groupdict().get(g) for g in ("lnaik", "lturun")) else ""
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, awal + m.start(), awal + m.end()),
        tercetak=f"{lebih}{kata}",
        seharusnya="turun atau tetap" if naik else "naik atau tetap",
        kutipan=kalimat,
        uraian=f"Kalimat menyebut “{lebih}{kata}”, padahal nilainya dari {m['a'].strip()} "
        f"menjadi {m['b'].strip()}.",
        saran="Samakan arah kalimat dengan kedua angkanya.",
    )
