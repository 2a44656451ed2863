"""How many rows a list holds, printed elsewhere: per status, and per agreement that a table lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_STATUS = re.compile(r"^\W*(?:status|predikat|kategori|kriteria|keterangan)\b", re.IGNORECASE)
_BANYAK = re.compile(r"\b(?:jumlah|banyak\w*|indikator)\b", re.IGNORECASE)
_CUKUP = 3

Nama = frozenset[str]


def cacah_status(paham: Paham) -> Iterator[Temuan]:
    semua = [k for k in semua_kisi(paham) if not k.tabel.tabel.pulih]
    berjudul = [
        (tanda(k.tabel.tabel.judul), k) for k in semua if any("target" in j.casefold() for j in k.judul)
    ]
    daftar = [(k, hitung) for k in semua if (hitung := _status(k))]
    for k in semua:
        yield from _naskah(paham, k, berjudul)
        for c in k.berangka():
            if _BANYAK.search(k.judul[c]) and all(b[c] is None or b[c].langkah == 1 for b in k.angka):  # type: ignore[union-attr]
                for asal, hitung in daftar:
                    if asal is not k:
                        yield from _menurut_status(paham, k, c, asal, hitung)


# --- per status -----------------------------------------------------------------------------------------


def _status(k: Kisi) -> Counter[Nama] | None:
    """How many rows have each status, where a column of few different words tells it."""
    c = next((c for c in range(k.lebar) if _STATUS.match(k.judul[c])), None)
    if c is None:
        return None
    isi = [teks for r in k.biasa if (teks := k.sel[r][c].teks).strip()]
    hitung = Counter(_kata(x) for x in isi)
    return (
        hitung
        if len(isi) >= 2 * _CUKUP and 2 <= len(hitung) * 2 <= len(isi) and frozenset() not in hitung
        else None
    )


def _kata(teks: str) -> Nama:
    return frozenset(re.findall(r"[a-z]+", teks.casefold()))


def _menurut_status(paham: Paham, k: Kisi, c: int, asal: Kisi, hitung: Counter[Nama]) -> Iterator[Temuan]:
    """Only a list of all statuses whose numbers nearly agree counts these very rows."""
    nilai = [
        (r, a, hitung[n])
        for r in k.biasa
        if (a := k.angka[r][c]) is not None and (n := _kata(k.label[r])) and (n in hitung or not a.nilai)
    ]
    gagal = [x for x in nilai if x[1].nilai != x[2]]
    dikenal = {_kata(k.label[r]) for r, _, _ in nilai}
    sudah = {r for r, _, _ in nilai}
    lain = [r for r in k.biasa if k.angka[r][c] is not None and r not in sudah]
    if lain or not set(hitung) <= dikenal or len(nilai) < _CUKUP or not gagal or len(gagal) > 2:
        return
    seluruh = [a.nilai for r in k.total if (a := k.angka[r][c]) is not None]
    if sum(hitung.values()) not in (sum(a.nilai for _, a, _ in nilai), *seluruh):
        return  # a list of a few of them
    for r, a, banyak in gagal:
        yield temuan(
            paham,
            "antar_tabel",
            {k.sel[r][c].baris, asal.tabel.tabel.letak.baris},
            tercetak=a.teks,
            seharusnya=str(banyak),
            uraian=f"“{k.label[r]}” tertulis {a.teks}, sedangkan daftar pada baris "
            f"{asal.tabel.tabel.letak.baris} memuat {banyak}.",
            saran="Hitung ulang dari daftarnya.",
        )


# --- per agreement --------------------------------------------------------------------------------------


def _naskah(paham: Paham, k: Kisi, berjudul: list[tuple[str, Kisi]]) -> Iterator[Temuan]:
    """A table of agreements with their numbers of indicators against the table that each title heads."""
    kolom = [
        c for c in k.berangka() if re.fullmatch(r"\W*(?:jumlah\s+)?indikator\W*", k.judul[c], re.IGNORECASE)
    ]
    if len(kolom) != 1:
        return
    nilai = []
    for r in k.biasa:
        a, nama = k.angka[r][kolom[0]], k.label[r]
        if a is None or len(kunci(nama)) < 2:
            continue
        cocok = [x for judul, x in berjudul if x is not k and judul.startswith(tanda(nama))]
        if cocok:
            nilai.append((r, a, cocok[0], [_banyak(x) for x in cocok]))
    gagal = [x for x in nilai if x[1].nilai not in x[3]]
    # the same agreement twice in a report: one of them lost a row
    timpang = [x for x in nilai if x not in gagal and len(x[3]) > 1 and x[1].nilai != x[3][0]]
    if len(nilai) < 2 or len(gagal) + len(timpang) != 1:
        return
    r, a, asal, banyak = (gagal or timpang)[0]
    yield temuan(
        paham,
        "antar_tabel",
        {k.sel[r][kolom[0]].baris, asal.tabel.tabel.letak.baris},
        tercetak=a.teks,
        seharusnya=str(banyak[0]),
        uraian=f"“{k.label[r]}” menurut tabel ini memuat {a.teks} indikator, sedangkan daftarnya pada baris "
        f"{asal.tabel.tabel.letak.baris} memuat {banyak[0]}.",
        saran="Lengkapi daftarnya atau betulkan banyaknya.",
    )


def _banyak(k: Kisi) -> int:
    """Rows with a code or a number, but for those that are only quoted for reference."""
    return sum(bool(k.kode[r] or k.label[r]) and "(acuan)" not in k.label[r] for r in k.biasa)
