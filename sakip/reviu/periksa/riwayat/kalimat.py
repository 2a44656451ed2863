"""Figures of earlier years in a sentence against the history of the section's indicator: "pada tahun 2021
40%, pada tahun 2022 45%", "dari 98% pada tahun 2021 ke 102% pada tahun 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan

_NILAI = r"\d[\d.,]*(?<![.,])(?:\s?%)?"
#: "pada tahun 2021 angkanya 40%"
_TAHUN_DULU = Pola(
    r"\btahun\s+(?P<t>20\d\d)\s+(?:(?:angkanya|nilainya|realisasinya|realisasi|capaiannya|capaian|adalah|"
    r"ialah|yaitu|yakni|sebesar|"
    r"mencapai|tercatat|berada|di|angka|bergeser|menjadi|naik|turun|ke|sebanyak)\s+){0,4}(?P<n>"
    + _NILAI
    + r")",
    "tahun",
    dan=(("20",),),
    depan=True,
)
#: "dari 98% pada tahun 2021 ke 102% pada tahun 2022"
_DARI_KE = Pola(
    rf"\bdari\s+(?P<x>{_NILAI})\s+(?:[a-z]+\s+)?(?:pada\s+|di\s+|\()?(?:tahun\s+)?(?P<a>20\d\d)\)?\s+(?:ke|"
    rf"menjadi|hingga)\s+"
    rf"(?P<y>{_NILAI})\s+(?:[a-z]+\s+)?(?:pada\s+|di\s+|\()?(?:tahun\s+)?(?P<b>20\d\d)\b",
    "dari",
    dan=(("20",), ("ke", "menjadi", "hingga")),
    depan=True,
)
_LAIN = re.compile(
    r"\b(?:target|triwulan|semester|anggaran|pagu|nasional|provinsi|rata-rata|renstra|bulan|responden)\b",
    re.IGNORECASE,
)
#: Significant digits that the figures of the other years must share with the table.
_DIGIT = 3
_BESARAN = ("realisasi", "capaian")


def riwayat_kalimat(paham: Paham) -> Iterator[Temuan]:
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if p.teks.count("20") < 2 or not (_TAHUN_DULU.mungkin(p.teks) or _DARI_KE.mungkin(p.teks)):
            continue  # two years at least
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or paham.tahun is None:
            continue
        pasangan = [
            x
            for k in pecah(p.teks)
            if (isi := tuple(_pasangan(k.teks, k.awal))) and not _LAIN.search(k.teks)
            for x in isi
        ]
        if len(pasangan) > 1 and len({t for t, _, _ in pasangan}) == len(pasangan):
            fakta = [
                f
                for f in (*peta.fakta_bagian(b), *peta.fakta_milik(b.indikator))
                if f.besaran in ("target", *_BESARAN) and f.tahun is not None
            ]
            yield from _paragraf(paham, p, pasangan, fakta)


Pasangan = tuple[int, Angka, int]


def _pasangan(kalimat: str, awal: int) -> Iterator[Pasangan]:
    """(year, value, offset) that a sentence tells."""
    terpakai: list[tuple[int, int]] = []
    for m in _DARI_KE.finditer(kalimat):
        for t, n in (("a", "x"), ("b", "y")):
            a = baca_sel(m[n])
            if a is not None:
                yield int(m[t]), a, awal + m.start(n)
        terpakai.append(m.span())
    for m in _TAHUN_DULU.finditer(kalimat):
        a = baca_sel(m["n"])
        if a is not None and not any(x <= m.start() < y for x, y in terpakai):
            yield int(m["t"]), a, awal + m.start("n")


def _paragraf(
    paham: Paham, p: Paragraf, pasangan: Sequence[Pasangan], fakta: Sequence[Fakta]
) -> Iterator[Temuan]:
    """One pair that fits no fact of its year, beside one at least that does; and the fact it should be."""
    for besaran in _BESARAN:
        cocok = [x for x in pasangan if _ada(fakta, besaran, x)]
        salah = [x for x in pasangan if not any(_ada(fakta, h, x) for h in ("target", *_BESARAN))]
        if len(cocok) + len(salah) != len(pasangan) or not cocok or len(salah) != 1:
            continue
        tahun, a, letak = salah[0]
        if sum(x.digit for _, x, _ in cocok) < _DIGIT or a.digit < 2:
            continue  # small counts agree by chance
        harus = [f for f in fakta if f.tahun == tahun and f.besaran == besaran]
        if tahun == paham.tahun or not harus or len({f.angka.nilai for f in harus}) > 1:
            continue
        if not all(_sejenis(f.angka, a) for f in harus) or abs(harus[0].angka.nilai - a.nilai) <= Decimal(
            "0.01"
        ):
            continue
        f = harus[0]
        asal = next((g for g in fakta if g.besaran == besaran and _sama(g.angka, a)), None)
        milik = f" ({a.teks} adalah {besaran} tahun {asal.tahun})" if asal is not None else ""
        yield temuan(
            paham,
            "riwayat",
            {*baris_kalimat(p, letak, letak + 1), f.baris},
            tercetak=a.teks,
            seharusnya=f.angka.teks,
            kutipan=p.teks,
            uraian=f"Kalimat menyebut {a.teks} untuk tahun {tahun}, sedangkan tabel pada baris {f.baris} "
            f"memuat "
            f"{besaran} {f.angka.teks}{milik}; angka tahun lain pada kalimat itu cocok.",
            saran="Samakan kalimat dengan tabel riwayatnya.",
        )
        return


def _ada(fakta: Sequence[Fakta], besaran: str, x: Pasangan) -> bool:
    return any(f.besaran == besaran and f.tahun == x[0] and _sama(f.angka, x[1]) for f in fakta)


def _sama(a: Angka, b: Angka) -> bool:
    return abs(a.nilai - b.nilai) <= max(a.langkah, b.langkah)


def _sejenis(a: Angka, b: Angka) -> bool:
    return a.persen == b.persen and a.desimal == b.desimal
