"""A worked sum of weights and scores beside its table: "75% × 97,64 + 10% × 86 + 15% × 78,99 = 93,68".

Where the table gives the weights in the names of its rows or in a column, and all scores but one are those of
the calculation, the one that is not is a slip; so is a total under "Bobot × nilai" that is not the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, RumusTeks, Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_SUKU = re.compile(r"(?<![\d,.])(\d+(?:,\d+)?)\s?%\s*[×x*]\s*(\d+(?:[.,]\d+)*)(?![\d%])")
_BOBOT = re.compile(r"(?<![\d,.])(\d+(?:,\d+)?)\s?%")
_HASIL_KALI = re.compile(r"^bobot\s*[×x*]\s*\w+|^nilai (?:ter(?:bobot|timbang))", re.IGNORECASE)
_NILAI = re.compile(r"\W*(?:nilai|jumlah|total)\b", re.IGNORECASE)
_RESMI = re.compile(r"\bresmi\b|tercetak|menurut aplikasi", re.IGNORECASE)
#: How far below its table a calculation may stand, in paragraphs and headings.
_DEKAT = 8


@dataclass(frozen=True, slots=True)
class _Suku:
    bobot: Decimal
    nilai: Angka


def skor_rumus(paham: Paham) -> Iterator[Temuan]:
    semua = [k for k in semua_kisi(paham) if not k.tabel.tabel.pulih]
    urutan = {id(u): n for n, u in enumerate(paham.naskah.unsur)}
    for n, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf | RumusTeks) or "=" not in u.teks or "%" not in u.teks:
            continue
        suku = [
            _Suku(Decimal(m[1].replace(",", ".")), a)
            for m in _SUKU.finditer(u.teks.split("=")[0])
            if (a := baca_sel(m[2])) is not None
        ]
        if len(suku) < 2 or sum((s.bobot for s in suku), Decimal(0)) != 100:
            continue
        for k in semua:
            if 0 < n - urutan.get(id(k.tabel.tabel), n) <= _DEKAT:
                yield from _banding(paham, k, suku, u.letak.baris)
    for k in semua:
        yield from _jumlah(paham, k)


def _banding(paham: Paham, k: Kisi, suku: list[_Suku], baris: int) -> Iterator[Temuan]:
    pasangan: list[tuple[_Suku, Angka, Sel]] = []
    sudah: set[int] = set()
    for s in suku:
        temu = [x for r in range(len(k.sel)) if r not in sudah and (x := _sel(k, r, s.bobot)) is not None]
        tepat = [x for x in temu if x[0].nilai == s.nilai.nilai] or temu
        if not tepat:
            return
        a, sel, r = tepat[0]
        sudah.add(r)
        pasangan.append((s, a, sel))
    beda = [(s, a, sel) for s, a, sel in pasangan if a.nilai != s.nilai.nilai]
    if len(beda) != 1:
        return
    s, a, sel = beda[0]
    # "86" may be 86,00 without idle zeros, or rounded where the calculation rounds all its scores: then to
    # as many places as the score that has most of them
    rinci = max(x.nilai.desimal for x, _, _ in pasangan)
    if rinci < a.desimal and abs(a.nilai - s.nilai.nilai) <= Decimal(1).scaleb(-rinci) / 2:
        return
    yield temuan(
        paham,
        "skor_anggaran",
        {sel.baris, baris},
        tercetak=sel.teks,
        seharusnya=s.nilai.teks,
        uraian=f"Tabel memuat {sel.teks} (baris {sel.baris}), sedangkan perhitungan pada baris {baris} "
        f"memakai {s.nilai.teks} dengan bobot {angka(s.bobot)}%; komponen lain sama.",
        saran="Samakan tabel dan perhitungannya.",
    )


def _sel(k: Kisi, r: int, bobot: Decimal) -> tuple[Angka, Sel, int] | None:
    """The one score of a row that carries this weight, in its name or in a cell of its own."""
    kata = [s.teks for s in k.sel[r] if not s.isian]
    if not any(Decimal(m[1].replace(",", ".")) == bobot for x in kata for m in _BOBOT.finditer(x)):
        return None
    isi = [
        (a, k.sel[r][c])
        for c in k.berangka()
        if (a := k.angka[r][c]) is not None and not a.persen and not _HASIL_KALI.match(k.judul[c])
    ]
    return (*isi[0], r) if len(isi) == 1 else None


def _jumlah(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """The result under a column of products, where its row has no product of its own."""
    for c in k.berangka():
        if not _HASIL_KALI.match(k.judul[c]):
            continue
        isi = [(r, a) for r in range(len(k.sel)) if (a := k.angka[r][c]) is not None]
        lain = [x for x in k.berangka() if x != c]
        bagian = [a for r, a in isi if any(k.angka[r][x] is not None for x in lain)]
        hasil = [
            (r, a)
            for r, a in isi
            if _NILAI.match(k.label[r])
            and not _RESMI.search(k.label[r])
            and not any(k.angka[r][x] is not None for x in lain)
        ]
        if len(bagian) < 2 or len(hasil) != 1:
            continue
        r, a = hasil[0]
        jumlah = sum((x.nilai for x in bagian), Decimal(0))
        if abs(a.nilai - jumlah) > a.langkah + sum((x.langkah for x in bagian), Decimal(0)) / 2:
            s = k.sel[r][c]
            yield temuan(
                paham,
                "skor_anggaran",
                {s.baris, *(k.sel[x][c].baris for x, _ in isi if x < r)},
                tercetak=s.teks,
                seharusnya=angka(jumlah),
                uraian=f"“{k.label[r]}” tertulis {s.teks}, padahal jumlah kolom “{k.judul[c]}” "
                f"{angka(jumlah)}.",
                saran="Hitung ulang nilainya.",
            )
