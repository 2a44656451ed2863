"""Whole parts that stand twice: a table under two numbers, a numbered heading twice in its chapter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.judul import gaya_nomor
from sakip.reviu.model import Judul, Kepastian, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan

_PALING_SEDIKIT = 2
_ANGKA, _BANYAK = 4, 8


def tabel_ganda(paham: Paham) -> Iterator[Temuan]:
    """One caption and one content under two numbers; in another chapter it may be meant."""
    ada: dict[tuple[str, ...], Tabel] = {}
    for t in paham.naskah.tabel:
        isi = tuple(" ".join(s.teks.casefold().split()) for b in (*t.kepala, *t.isi) for s in b)
        judul = _rata(t.judul)
        if not t.nomor or not judul or len(t.isi) < _PALING_SEDIKIT:
            continue
        angka = {s.teks for b in t.isi for s in b if baca_sel(s.teks) is not None}
        if len(angka) < _ANGKA:
            continue
        lama = ada.setdefault((judul, *isi), t)
        if lama.nomor.rstrip(".") == t.nomor.rstrip(".") or _lampiran(t) != _lampiran(lama):
            continue  # an annex rightly repeats what the report shows
        yield temuan(
            paham,
            "ganda",
            (lama.letak.baris, t.letak.baris),
            tercetak=f"Tabel {lama.nomor} dan Tabel {t.nomor}",
            seharusnya="satu tabel",
            kutipan=t.judul,
            uraian=f"Tabel {t.nomor} “{t.judul}” sama judul dan seluruh isinya dengan Tabel {lama.nomor}.",
            saran="Hapus salah satunya dan rujuk tabel yang tinggal, atau isi dengan data yang dimaksud.",
            keparahan="ringan",
            kepastian=_kepastian(lama, t, len(angka)),
        )


def _lampiran(t: Tabel) -> bool:
    return t.nomor[:1].upper() == "L" or any(j.upper().startswith("LAMPIRAN") for j in t.subbab)


def _kepastian(a: Tabel, b: Tabel, angka: int) -> Kepastian:
    """Small tables of two indicators may hold the same few numbers; another chapter may repeat one."""
    if a.subbab == b.subbab:
        return "pasti"
    return "pasti" if a.subbab[:1] == b.subbab[:1] and angka >= _BANYAK else "ragu"


def _rata(teks: str) -> str:
    return re.sub(r"[\W_]+", " ", teks.casefold()).strip()


def judul_ganda(paham: Paham) -> Iterator[Temuan]:
    """Headings right under one chapter: A, B, A, C with the first title again."""
    bab: Judul | None = None
    saudara: list[Judul] = []
    for u in paham.naskah.unsur:
        if not isinstance(u, Judul):
            continue
        if u.nomor.upper().startswith("BAB"):
            yield from _ulang(paham, saudara)
            bab, saudara = u, []
        elif bab is not None and u.tingkat == bab.tingkat + 1 and u.nomor:
            saudara.append(u)
    yield from _ulang(paham, saudara)


def _ulang(paham: Paham, saudara: list[Judul]) -> Iterator[Temuan]:
    """Headings that repeat for every indicator, or a list of them, repeat more than one."""
    menurut: dict[str, list[Judul]] = defaultdict(list)
    for j in saudara:
        menurut[gaya_nomor(j.nomor)[0]].append(j)
    for daftar in menurut.values():
        dua = [
            (a, b)
            for n, b in enumerate(daftar)
            for a in daftar[:n]
            if a.nomor == b.nomor and _rata(a.teks) == _rata(b.teks) != ""
        ]
        if len(dua) != 1:
            continue
        a, b = dua[0]
        sisa = [gaya_nomor(j.nomor)[1] for j in daftar if j is not b]
        if sisa != list(range(1, len(sisa) + 1)) or daftar.index(b) < daftar.index(a) + 2:
            continue
        yield temuan(
            paham,
            "ganda",
            (a.letak.baris, b.letak.baris),
            tercetak=f"“{b.nomor} {b.teks}” dua kali",
            seharusnya="satu subbab",
            kutipan=f"{b.nomor} {b.teks}",
            uraian=f"Subbab “{b.nomor} {b.teks}” berdiri dua kali dalam satu bab.",
            saran="Satukan isinya, atau beri judul dan nomor yang sesuai.",
            keparahan="ringan",
            kepastian="pasti" if b is not daftar[-1] else "ragu",
        )
