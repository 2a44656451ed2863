"""Sentences that name a whole and then more "di antaranya" than it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
#: "diterima 4 aduan ..., dan 5 aduan di antaranya", "9 aduan ..., 11 diantaranya selesai".
_ANTARA = Pola(
    rf"(?<![\d.,/])(?P<n>{_N})\s+(?:\([a-z\s]+\)\s*)?(?P<satuan>[a-z]{{3,}})\b(?!\s*%)(?P<sela>[^.;:\d%]{{0,140}}?)"
    rf"(?<![\d.,/])(?P<m>{_N})\s+(?:\([a-z\s]+\)\s*)?(?P<sama>[a-z]{{3,}}\s+)?(?:di\s?antaranya|daripadanya)\b",
    "antaranya",
    "daripadanya",
)
#: What is no whole: a plan, an amount, a length of time, a part of the law.
_BUKAN = re.compile(
    r"\b(?:target\w*|rencana|kuota|kapasitas|tahun|bulan|hari|pasal|nomor|rupiah|juta|miliar|ribu|persen|naik|"
    r"meningkat|bertambah|tambahan)\b",
    re.IGNORECASE,
)


def lebih_antara(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        yield from _paragraf(paham, p)


def _paragraf(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    for k in pecah(p.teks):
        for m in _ANTARA.finditer(k.teks):
            seluruh, bagian = (int(m[g].replace(".", "")) for g in ("n", "m"))
            satuan = m["satuan"].casefold()
            if bagian <= seluruh or _BUKAN.search(f"{satuan} {m['sela']} {m['sama'] or ''}"):
                continue
            if m["sama"] and m["sama"].strip().casefold() != satuan:
                continue
            depan = [a for _, a in cari(k.teks[: m.start()]) if not (a.persen or 1990 <= a.nilai <= 2100)]
            if any(a.nilai >= bagian for a in depan):
                continue  # "50 narapidana dan 20 tahanan, 30 di antaranya"
            yield temuan(
                paham,
                "lebih_100",
                baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                kutipan=k.teks,
                tercetak=f"{m['m']} di antara {m['n']} {m['satuan']}",
                seharusnya=f"paling banyak {m['n']}",
                uraian=f"Kalimat menyebut {m['m']} di antara {m['n']} {m['satuan']}: bagian tidak dapat "
                "melebihi keseluruhannya.",
                saran="Periksa kedua jumlahnya pada sumber data.",
            )
