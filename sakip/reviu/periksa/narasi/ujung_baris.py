"""The row of a table nearby that a sentence calls highest or lowest: "unsur terendah adalah X (3,66)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Judul, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.bagian import baris_kalimat
from sakip.reviu.periksa.kisi import Kisi, kisi_dari, tanda

_KATA = r"(?:ter(?:tinggi|endah|besar|kecil)|paling\s+(?:tinggi|rendah|besar|kecil))"
_UJUNG = re.compile(rf"\b{_KATA}\b", re.IGNORECASE)
_TINGGI = re.compile(r"tinggi|besar", re.IGNORECASE)
_KLAUSA = re.compile(
    r";\s+|,\s+(?!(?:yaitu|yakni|sebesar|sebanyak|sejumlah|dengan|mencapai)\b)|\b(?:sedangkan|sementara|adapun)\b|"
    rf"\bdan\s+(?=(?:yang\s+|unsur\s+|nilai\s+|serapan\s+|penyerapan\s+|realisasi\s+)?{_KATA})",
    re.IGNORECASE,
)
#: Another place than the first or the last, another time, or what has a check of its own.
_LAIN = re.compile(
    r"\b(?:kedua|ketiga|keempat|salah\s+satu|urutan|peringkat|selama|sepanjang|sejak|setelah|selain|kecuali|capaian|"
    r"tambahan|kenaikan|penurunan|peningkatan|pertambahan|perubahan|lonjakan|selisih|deviasi|sisa|pertumbuhan|"
    r"sasaran|tujuan|triwulan|semester|bulan|provinsi|nasional|target|termasuk|hampir|tidak|bukan|batas|skala|(?:19|20)\d\d"
    r"|tahun\s+(?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
_PERSEN = re.compile(r"\b(?:pe(?:ny|ng)?erapan|serapan|persentase|terserap)\b", re.IGNORECASE)
#: Months and quarters: a running sum is largest at its end.
_MASA = re.compile(r"(?:bulan|tw|sem)\d|(?:19|20)\d\d")
_RATA = re.compile(r"\W*(?:rata|nilai\s+(?:rata|indeks|akhir|total|ikm)|indeks\b)", re.IGNORECASE)
#: So many parts of the report above and below may lie between the sentence and its table.
_ATAS, _BAWAH = 6, 3
_TERSEDIKIT = 3


def ujung_baris(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not _UJUNG.search(u.teks):
            continue
        kisi = list(_dekat(paham, ke))
        for k in pecah(u.teks) if kisi else ():
            if _UJUNG.search(k.teks):
                yield from _kalimat(paham, u, k, kisi)


def _dekat(paham: Paham, ke: int) -> Iterator[Kisi]:
    """The tables around a paragraph, the nearest above first; a heading ends the search."""
    unsur = paham.naskah.unsur
    for arah in (reversed(unsur[max(0, ke - _ATAS) : ke]), iter(unsur[ke + 1 : ke + 1 + _BAWAH])):
        for u in arah:
            if isinstance(u, Judul):
                break
            k = kisi_dari(paham, u) if isinstance(u, Tabel) else None
            if k is not None:
                yield k


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, kisi: Sequence[Kisi]) -> Iterator[Temuan]:
    berserapan = _PERSEN.search(k.teks) is not None
    for klausa in _KLAUSA.split(k.teks):
        m = _UJUNG.search(klausa)
        if m is None or len(_UJUNG.findall(klausa)) != 1 or _LAIN.search(klausa):
            continue
        for x in kisi:
            r = _baris(x, klausa)
            if r is None:
                continue
            salah = _bukan_ujung(x, r, klausa, tinggi=_TINGGI.search(m[0]) is not None, persen=berserapan)
            if salah is not None:
                yield _temuan(paham, p, k, m, x, r, salah)
            break


def _baris(x: Kisi, klausa: str) -> int | None:
    """The one row whose whole name stands in the clause, the longest where names hold each other."""
    kata = set(kunci(klausa))
    calon = [
        (len(n), r)
        for r in x.biasa
        if (n := kunci(x.label[r]))
        and set(n) <= kata
        and not (_RATA.match(x.label[r]) or _MASA.match(tanda(x.label[r])))
    ]
    calon.sort(reverse=True)
    if not calon or (len(calon) > 1 and calon[0][0] == calon[1][0]):
        return None
    return calon[0][1]


def _bukan_ujung(x: Kisi, r: int, klausa: str, *, tinggi: bool, persen: bool) -> tuple[int, int] | None:
    """The row and column that are the extreme, where the named row is it in no column that may be meant."""
    kolom = [c for c in x.kolom if x.angka[r][c] is not None]
    sebut = [a for _, a in cari(klausa)]
    tepat = [c for c in kolom if any(_sama(a, x.angka[r][c]) for a in sebut)]
    bagian = [c for c in kolom if "%" in x.judul[c] or "persen" in x.judul[c].casefold()]
    if sebut and not tepat:
        return None  # the sentence means another table
    kolom = tepat or (bagian if persen and bagian else kolom)
    benar: tuple[int, int] | None = None
    for c in kolom:
        isi = {
            n: a.nilai for n in x.biasa if (a := x.angka[n][c]) is not None and not _RATA.match(x.label[n])
        }
        if len(isi) < _TERSEDIKIT or r not in isi:
            return None
        juara = (max if tinggi else min)(isi, key=lambda n: isi[n])
        if isi[juara] == isi[r]:
            return None
        benar = benar or (juara, c)
    return benar


def _sama(a: Angka, b: Angka | None) -> bool:
    return b is not None and any(n == m for n, _ in a.bacaan() for m, _ in b.bacaan())


def _temuan(
    paham: Paham, p: Paragraf, k: Kalimat, m: re.Match[str], x: Kisi, r: int, benar: tuple[int, int]
) -> Temuan:
    juara, c = benar
    isi = x.sel[juara][c].teks
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, k.awal, k.akhir),
        kutipan=k.teks,
        tercetak=f"{m[0]}: {x.label[r]}",
        seharusnya=f"{x.label[juara]} ({isi})",
        uraian=f"Kalimat menyebut “{x.label[r]}” {m[0].casefold()}, padahal menurut tabel pada baris "
        f"{x.sel[juara][c].baris} “{x.label[juara]}” ({isi}).",
        saran="Sebut baris menurut tabelnya.",
    )
