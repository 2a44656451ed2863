"""lain: numbers that are malformed, and numbers whose words say another number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sakip.reviu.angka import Angka, baca_sel, cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.lain.batas_kolom import batas_kolom

_SATUAN = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
_BESAR = {"juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12}
_SE = re.compile(r"\bse(ratus|ribu|juta)\b")
_HURUF = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})*|\d+)(?:,(?:00|-+))?(?:,?-)?\s*\(\s*([a-z]+(?:\s+[a-z]+){0,29})\s*\)",
    re.IGNORECASE,
)


#: From this on a whole number is an amount of money, where the column holds several.
_UANG = 1_000_000
_SERUPA = 2


def periksa(paham: Paham) -> Iterable[Temuan]:
    for t in paham.tabel:
        beruang = _kolom_uang(t)
        for b in t.baris:
            for i in b.isi:
                uang = i.kolom.peran in ("pagu", "serapan", "sisa") or i.kolom.indeks in beruang
                if i.angka is not None and i.angka.rusak and (i.angka.rupiah or uang):
                    yield _rusak(paham, i.sel.baris, i.angka, i.teks)
    yield from batas_kolom(paham)
    for p in paham.naskah.paragraf:
        yield from _alinea(paham, p)


def _kolom_uang(t: TabelPaham) -> frozenset[int]:
    """The columns of amounts, whatever they are called: several whole numbers of so many digits."""
    if not any(i.angka is not None and i.angka.rusak for b in t.baris for i in b.isi):
        return frozenset()
    besar: Counter[int] = Counter()
    for b in t.baris:
        for i in b.isi:
            a = i.angka
            besar[i.kolom.indeks] += a is not None and not a.rusak and not a.desimal and a.nilai >= _UANG
    return frozenset(k for k, n in besar.items() if n >= _SERUPA)


def _alinea(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    for letak, a in cari(p.teks):
        if a.rusak and a.rupiah:
            yield _rusak(paham, p.baris_pada(letak), a, a.teks)
    for m in _HURUF.finditer(p.teks) if "(" in p.teks else ():
        angka, kata = baca_sel(m[1]), bilangan(m[2])
        if angka is None or kata is None or any(n == kata for n, _ in angka.bacaan()):
            continue
        yield temuan(
            paham,
            "lain",
            {p.baris_pada(m.start())},
            tercetak=m[0],
            seharusnya=f"{m[1]} atau {kata}",
            kutipan=p.teks[max(0, m.start() - 60) : m.end() + 60],
            uraian=f"Angka {m[1]} dan hurufnya “{m[2]}” ({kata}) berbeda.",
            saran="Samakan angka dengan hurufnya.",
            keparahan="ringan",
        )


def _rusak(paham: Paham, baris: int, a: Angka, teks: str) -> Temuan:
    return temuan(
        paham,
        "lain",
        {baris},
        tercetak=teks,
        seharusnya="titik tiap tiga angka",
        uraian=f"Angka rupiah “{teks}” salah tulis: kelompok ribuannya tidak tiga angka.",
        saran="Tulis ulang angkanya menurut dokumen sumber.",
        keparahan="sedang",
        kutipan=paham.baris_teks(baris),
    )


def bilangan(teks: str) -> int | None:
    """The number that Indonesian words say ("seratus dua puluh tiga"), None for other words."""
    kata = re.sub(
        r"(?<=[a-z]{3})(puluh|belas|ratus|ribu)\b", r" \1", _SE.sub(r"satu \1", teks.casefold())
    ).split()
    if kata and kata[-1] == "rupiah":
        kata.pop()
    jumlah, ratusan, kini = 0, 0, 0
    if not kata:
        return None
    for k in kata:
        if k in _SATUAN:
            kini += _SATUAN.index(k)
        elif k == "belas" and 0 < kini < 10:
            kini += 10
        elif k == "puluh" and 0 < kini < 10:
            ratusan, kini = ratusan + kini * 10, 0
        elif k in ("ratus", "seratus"):
            ratusan, kini = ratusan + (kini or 1) * 100, 0
        elif k in ("ribu", "seribu"):
            jumlah, ratusan, kini = jumlah + ((ratusan + kini) or 1) * 1000, 0, 0
        elif k in _BESAR:
            jumlah += ((ratusan + kini) or 1) * _BESAR[k]
            ratusan = kini = 0
        else:
            return None
    return jumlah + ratusan + kini


__all__ = ["bilangan", "periksa"]
