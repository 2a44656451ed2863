"""How many indicators a sasaran has: told under its heading and counted in a table of all sasaran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import baca_sel
from sakip.reviu.model import Judul, Paragraf, Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi
from sakip.reviu.periksa.antar_tabel.cacah import nama_sasaran

_BILANGAN_TEKS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_BILANGAN = {k: n for n, k in enumerate(_BILANGAN_TEKS.split(), 1)}
_DIUKUR = Pola(
    r"\b(?:diukur|didukung|dijabarkan|ditandai|terdiri|memiliki|mempunyai|dengan)\b[^.;\d]{0,40}?"
    r"(?<![\d.,])(?P<n>\d{1,2}|" + "|".join(_BILANGAN) + r")\s*(?:\([^)]{1,20}\)\s*)?(?:indikator|IKK|IKU|"
    r"IKP)\b",
    "indikator", "ikk", "iku", "ikp",
)  # fmt: skip
_KOLOM = re.compile(r"\b(?:indikator|IKK|IKU|IKP)\b", re.IGNORECASE)
_BUKAN = re.compile(r"capai|tercapai|belum|rata|nama|%", re.IGNORECASE)
_CUKUP = 3


@dataclass(frozen=True, slots=True)
class _Sebut:
    nama: tuple[str, ...]
    judul: Judul
    paragraf: Paragraf
    banyak: int


def cacah_sasaran(paham: Paham) -> Iterator[Temuan]:
    """The sentences and the table agree but for one sasaran."""
    sebut = list(_semua_sebut(paham))
    if len(sebut) <= _CUKUP:
        return
    for k in semua_kisi(paham):
        baris = {nama_sasaran(x): r for r, x in enumerate(k.label) if r in k.biasa}
        pasangan = [(s, baris[s.nama]) for s in sebut if s.nama in baris]
        for c in k.berangka() if len(pasangan) > _CUKUP else ():
            if _KOLOM.search(k.judul[c]) and not _BUKAN.search(k.judul[c]):
                salah = [(s, r) for s, r in pasangan if not _sama(k, r, c, s.banyak)]
                if len(salah) == 1 and len(pasangan) - 1 >= _CUKUP:
                    yield _temuan(paham, k, salah[0][0], k.sel[salah[0][1]][c])


def _semua_sebut(paham: Paham) -> Iterator[_Sebut]:
    """Counts in the first paragraph below a heading."""
    unsur = paham.naskah.unsur
    for u, v in pairwise(unsur):
        if isinstance(u, Judul) and isinstance(v, Paragraf) and len(v.teks) < 400:
            m = _DIUKUR.search(v.teks)
            if m is not None and len(nama_sasaran(u.teks)) > 1:
                n = int(m["n"]) if m["n"].isdecimal() else _BILANGAN[m["n"].casefold()]
                yield _Sebut(nama_sasaran(u.teks), u, v, n)


def _sama(k: Kisi, r: int, c: int, n: int) -> bool:
    a = k.angka[r][c]
    return a is not None and a.nilai == n


def _temuan(paham: Paham, k: Kisi, s: _Sebut, sel: Sel) -> Temuan:
    tulisan = sel.teks.strip() if baca_sel(sel.teks) is not None else "tidak ada"
    return temuan(
        paham,
        "antar_tabel",
        {s.paragraf.letak.baris, sel.baris},
        tercetak=f"{s.banyak} indikator",
        seharusnya=tulisan,
        kutipan=s.paragraf.teks,
        uraian=f"Uraian sasaran “{s.judul.teks}” menyebut {s.banyak} indikator, sedangkan tabel pada baris "
        f"{sel.baris} memuat {tulisan}; sasaran lainnya cocok.",
        saran="Samakan banyaknya indikator dengan perjanjian kinerja.",
    )
