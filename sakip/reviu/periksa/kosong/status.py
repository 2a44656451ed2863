"""A status left blank in a list whose other rows all have one ("Selesai", "Proses")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import semua_kisi

_STATUS = re.compile(r"\W*(?:status|predikat|kategori|kriteria|mutu|hasil)\b", re.IGNORECASE)
_NOMOR = re.compile(r"\d{1,3}[.)]?")
_CUKUP = 4


def kosong_status(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih:
            continue
        for c in range(1, k.lebar):
            if not _STATUS.match(k.judul[c]):
                continue
            baris = [r for r in k.biasa if _bernama(k.label[r])]
            isi = [" ".join(k.sel[r][c].teks.casefold().split()) for r in baris]
            ada = [x for x in isi if x]
            if len(ada) < _CUKUP or len(ada) + 1 != len(isi) or len({*ada}) * 2 > len(ada):
                continue
            r = baris[isi.index("")]
            if k.sel[r][c].isian or any(not s.teks.strip() for x, s in enumerate(k.sel[r]) if x != c):
                continue  # a row of which more is missing, or which was cut
            yield temuan(
                paham,
                "kosong",
                {k.sel[r][0].baris},
                tercetak=f"{k.judul[c]} kosong",
                seharusnya=f"isi kolom {k.judul[c]}",
                uraian=f"“{k.label[r]}” tidak berisi {k.judul[c].casefold()}, sedangkan {len(ada)} baris "
                "lain mengisinya.",
                saran="Isi menurut keadaan terakhirnya.",
            )


def _bernama(label: str) -> bool:
    return bool(label) and _NOMOR.fullmatch(label) is None
