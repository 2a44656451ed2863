"""Sentences on the components of IKPA against the list or table that prints their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan

_NAMA = re.compile(
    r"\b(?:(?P<revisi>revisi\s+dipa)|(?P<deviasi>deviasi\s+hal(?:aman|\.)?\s+iii(?:\s+dipa)?)|"
    r"(?P<serap>penyerapan\s+anggaran)|(?P<kontrak>data\s+kontrak|belanja\s+kontraktual)|"
    r"(?P<tagihan>penyelesaian\s+tagihan)|(?P<up>pengelolaan\s+up\s+dan\s+tup)|"
    r"(?P<spm>dispensasi\s+spm)|(?P<output>capaian\s+output))\b",
    re.IGNORECASE,
)
_TERCETAK = re.compile(r"[ \t]*(?:</?\w+>\s*)*[:|\t][ \t|]*(?=\d)")
_KLAIM = re.compile(
    r"\b(?:adalah|sebesar|mencapai|memperoleh(?:\s+nilai)?)\s+(?:sebesar\s+)?(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s*%?(?![\d.,]*\d)",
    re.IGNORECASE,
)
#: The end of the sentence: what follows speaks of something else. (Blank lines may lie within a cell.)
_TAMAT = re.compile(r"[.!?;]\s+[A-Z0-9]")
_JAUH = 260
#: A claim speaks of a component only near a mention of the score, or in one part with the list: absorption of
#: money has the same name.
_DEKAT = 1500
_TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SKOR = re.compile(r"ikpa|indikator\s+(?:kinerja\s+)?pelaksanaan\s+anggaran", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Nilai:
    angka: Angka
    baris: int


def ikpa(paham: Paham) -> Iterator[Temuan]:
    """Values told of a component that its list does not hold. Cells broken over lines are read on."""
    if not any("ikpa" in b.casefold() or "pelaksanaan anggaran" in b.casefold() for b in paham.naskah.baris):
        return
    teks = "\n".join(paham.naskah.baris)
    awal = [0, *accumulate(len(b) + 1 for b in paham.naskah.baris)]
    temu = list(_NAMA.finditer(teks))
    cetak: dict[str, list[_Nilai]] = defaultdict(list)
    klaim: list[tuple[str, str, int, str, bool]] = []
    mulai = [d.start() for d in temu]
    for c, akhir in zip(temu, [*mulai[1:], len(teks)], strict=False):  # none: a text without components
        nama = str(c.lastgroup)
        ekor = teks[c.end() : min(akhir, c.end() + _JAUH)]
        if _TERCETAK.match(ekor):
            baris = bisect_right(awal, c.start())
            cetak[nama] += [_Nilai(a, baris) for _, a in cari(ekor.split("\n", 1)[0])]
        elif (
            (k := _KLAIM.search(ekor))
            and "bobot" not in ekor[: k.start()].casefold()
            and "\n\n\n" not in ekor
            and not _TAMAT.search(ekor, 0, k.start())
            and not _tahun_lain(paham, ekor[: k.start()])
        ):
            kutipan = teks[c.start() : c.end() + k.end()]
            bersama = _SKOR.search(teks, max(0, c.start() - _DEKAT), c.end()) is not None
            klaim.append((nama, k["n"], c.end() + k.start(), kutipan, bersama))
    judul = [u.letak.baris for u in paham.naskah.unsur if isinstance(u, Judul)] if klaim else []
    for nama, n, letak, kutipan, bersama in klaim:
        baris = bisect_right(awal, letak)
        serumah = any(bisect_right(judul, v.baris) == bisect_right(judul, baris) for v in cetak[nama])
        if not bersama and not serumah:
            continue
        angka = next((a for _, a in cari(n)), None)
        if (
            angka is None
            or not cetak[nama]
            or any(abs(v.angka.nilai - angka.nilai) <= v.angka.langkah for v in cetak[nama])
        ):
            continue
        ada = cetak[nama][0]
        yield temuan(
            paham,
            "narasi",
            (baris, ada.baris),
            kutipan=kutipan,
            tercetak=n,
            seharusnya=ada.angka.teks,
            uraian=f"Kalimat menyebut {n} untuk komponen IKPA ini, sedangkan daftar nilainya pada "
            f"baris {ada.baris} memuat "
            f"{', '.join(v.angka.teks for v in cetak[nama][:3])}.",
            saran="Samakan dengan nilai komponen pada aplikasi.",
        )


def _tahun_lain(paham: Paham, teks: str) -> bool:
    """Whether it is told of another year."""
    ada = {int(x) for x in _TAHUN.findall(teks)}
    return bool(ada) and paham.tahun not in ada
