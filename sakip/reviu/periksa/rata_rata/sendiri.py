"""Sentences that tell a mean and the very numbers it is of: "rata-rata 3,40, 3,50 dan 3,66 adalah 3,52"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\s?%?|\d+(?:,\d+)?\s?%?"
_DAFTAR = rf"(?P<isi>(?:(?:{_N})\s*[,;]\s*)*(?:{_N})\s*,?\s*(?:dan|serta)\s+(?:{_N}))"
_ADALAH = r"(?:adalah|ialah|yaitu|yakni|sebesar|menjadi|mencapai|menghasilkan|=)"
_RATA = Pola(
    rf"\b(?:rata-rata|rerata)(?:nya)?\b[^.;:\d]{{0,80}}?(?:[:(]\s*)?{_DAFTAR}\s*\)?\s*,?\s*(?:{_ADALAH}\s*){{1,2}}(?P<n>{_N})(?![\d,]*\d)",
    "rata-rata",
    "rerata",
)
_BUKAN = re.compile(
    r"\b(?:tertimbang|terbobot|bobot\w*|berbobot|geometri\w*|masing-masing|tahun\s*$)", re.IGNORECASE
)
_SATU = re.compile(_N)


def rata_sendiri(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _RATA.mungkin(p.teks) else ():
            for m in _RATA.finditer(k.teks):
                isi = [baca_utuh(x) for x in _SATU.findall(m["isi"])]
                a = baca_utuh(m["n"])
                ada = [x for x in isi if x is not None]
                if a is None or len(ada) < len(isi) or _BUKAN.search(m[0]) or not _sejenis([*ada, a]):
                    continue
                rata = sum((x.nilai for x in ada), Decimal(0)) / len(ada)
                if abs(rata - a.nilai) <= a.langkah + max(x.langkah for x in ada) / 2:
                    continue
                yield temuan(
                    paham,
                    "rata_rata",
                    baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                    kutipan=k.teks,
                    tercetak=a.teks,
                    seharusnya=f"{tulis(rata)}{'%' if a.persen else ''}",
                    uraian=f"Kalimat menyebut rata-rata {a.teks}, padahal rata-rata {m['isi'].strip()} "
                    f"adalah {tulis(rata)}.",
                    saran="Hitung ulang rata-ratanya.",
                )


def _sejenis(isi: list[Angka]) -> bool:
    """All percentages or none, no years, and the mean no farther off than a slip makes it."""
    tahun = any(1990 <= x.nilai <= 2100 and not x.desimal for x in isi)
    return len({x.persen for x in isi}) == 1 and not tahun and len(isi) > 2
