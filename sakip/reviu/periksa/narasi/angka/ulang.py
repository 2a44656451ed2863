"""What a report says again and again in the same words: the notes under its tables, and counts in the text
of each unit that a table of all units lists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.kisi import semua_kisi

_CATATAN = re.compile(
    r"^\W*(?:sumber|cakupan|catatan|keterangan|dasar|versi|data)\b[^.:]{0,40}:", re.IGNORECASE
)
_ANGKA = re.compile(r"(?<![\w.,/–-])\d[\d.,]*(?<![.,])")
_TAHUN = re.compile(r"(?:19|20)\d\d$")
#: So many copies must agree before the one that does not is a slip.
_SALINAN = 5
_PANJANG = 30
_CACAH = re.compile(r"(?<![\w.,/–-])(?P<n>\d{1,3}(?:\.\d{3})*)\s+(?P<kata>[a-z]{4,})\b")
_CUKUP = 3


@dataclass(frozen=True, slots=True)
class _Salinan:
    paragraf: Paragraf
    teks: str
    awal: int
    angka: tuple[str, ...]


def ulang(paham: Paham) -> Iterator[Temuan]:
    yield from _catatan(paham)
    yield from _cacah(paham)


# --- notes ----------------------------------------------------------------------------------------------


def _catatan(paham: Paham) -> Iterator[Temuan]:
    """The same note with one number otherwise: "... dan 2 unit di bawahnya" under all tables but one."""
    menurut: dict[str, list[_Salinan]] = defaultdict(list)
    for p in paham.naskah.paragraf:
        catatan = False
        for k in pecah(p.teks):
            catatan = catatan or _CATATAN.match(k.teks) is not None
            isi = _ANGKA.findall(k.teks) if catatan and len(k.teks) >= _PANJANG else []
            if isi:
                menurut[_ANGKA.sub("#", k.teks)].append(_Salinan(p, k.teks, k.awal, tuple(isi)))
    for daftar in menurut.values():
        (lazim, banyak), *_ = Counter(x.angka for x in daftar).most_common(1)
        ganjil = [x for x in daftar if x.angka != lazim]
        if banyak < _SALINAN or len(ganjil) != 1:
            continue
        (x,) = ganjil
        beda = [(a, b) for a, b in zip(x.angka, lazim, strict=True) if a != b]
        if len(beda) == 1 and not any(_TAHUN.match(n) for n in beda[0]):
            a, b = beda[0]
            yield _temuan(
                paham,
                x,
                a,
                b,
                f"Catatan ini berulang {banyak + 1} kali dengan kata yang sama; {banyak} di antaranya "
                f"memuat {b}, yang ini {a}.",
                set(),
            )


# --- counts of each unit --------------------------------------------------------------------------------


def _cacah(paham: Paham) -> Iterator[Temuan]:
    """ "Divisi X bertanggung jawab atas 8 sasaran dengan 28 indikator" against the table that lists the
    divisions with columns "Sasaran" and "Indikator". The sentences of the other rows must agree.
    """
    kalimat = _bercacah(paham)
    for k in semua_kisi(paham):
        label = {x.casefold(): r for r, x in enumerate(k.label) if r not in k.total and len(kata_kata(x)) > 1}
        kolom = {
            x.casefold(): c for c, x in enumerate(k.judul) if c in k.berangka() and len(kata_kata(x)) == 1
        }
        if k.tabel.tabel.pulih or len(label) < _CUKUP or not kolom:
            continue
        temu: dict[int, list[tuple[int, _Salinan, str]]] = defaultdict(list)
        for x, r in _berlabel(kalimat, label):
            for m in _CACAH.finditer(x.teks):
                if m["kata"] in kolom:
                    temu[kolom[m["kata"]]].append((r, x, m["n"]))
        cocok = {(r, c) for c, isi in temu.items() for r, _, n in isi if _sama(k.sel[r][c].teks, n)}
        for c, daftar in temu.items():
            salah = [(r, x, n) for r, x, n in daftar if (r, c) not in cocok]
            if len(cocok) >= _CUKUP and len(salah) == 1:
                r, x, n = salah[0]
                s = k.sel[r][c]
                yield _temuan(
                    paham,
                    x,
                    n,
                    s.teks,
                    f"Kalimat menyebut {n} {k.judul[c].casefold()}, sedangkan baris “{k.label[r]}” pada "
                    f"tabel memuat {s.teks}; kalimat tentang baris lain cocok.",
                    {s.baris},
                )


def _bercacah(paham: Paham) -> dict[str, list[tuple[str, _Salinan]]]:
    """The sentences that count something, by their first word, in small letters."""
    hasil: dict[str, list[tuple[str, _Salinan]]] = defaultdict(list)
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _CACAH.search(p.teks) else ():
            if k.teks[:1].isupper() and _CACAH.search(k.teks):
                kecil = k.teks.casefold()
                hasil[kecil.split()[0]].append((kecil, _Salinan(p, k.teks, k.awal, ())))
    return hasil


def _berlabel(
    kalimat: Mapping[str, Sequence[tuple[str, _Salinan]]], label: Mapping[str, int]
) -> Iterator[tuple[_Salinan, int]]:
    """The sentences that begin with the label of a row."""
    for x, r in label.items():
        for kecil, salinan in kalimat.get(x.split()[0], ()):
            if kecil.startswith(f"{x} "):
                yield salinan, r


def _sama(sel: str, n: str) -> bool:
    a, b = baca_sel(sel), baca_sel(n)
    return a is not None and b is not None and a.nilai == b.nilai


def _temuan(paham: Paham, x: _Salinan, cetak: str, harus: str, uraian: str, lain: set[int]) -> Temuan:
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(x.paragraf, x.awal, x.awal + len(x.teks)), *lain},
        kutipan=x.teks,
        tercetak=cetak,
        seharusnya=harus,
        uraian=uraian,
        saran="Periksa angka itu.",
    )
