"""Rises and falls of what a table nearby lists by year or by quarter, told the other way round.

"Nilai IKPA turun 0,83 poin" beside a row "Nilai IKPA" with a column for every year, "pagu 2023 lebih rendah
daripada 2022" beside a row for every year, "IPK sempat turun pada triwulan III" beside one for every quarter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import Angka
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.arah.nilai import PENGISI
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, masa_kalimat
from sakip.reviu.periksa.narasi.baca.masa import PEMBANDING, PICU_UBAH, TAHUN, TAHUN_LALU, tahun_disebut

_PICU = (*PICU_UBAH, "lebih")
_ARAH = re.compile(
    r"\b(?:(?P<naik>naik|meningkat|bertambah|mengalami\s+(?:kenaikan|peningkatan)|memperlihatkan\s+kenaikan)|"
    r"(?P<turun>turun|menurun|berkurang|mengalami\s+penurunan)|"
    r"lebih\s+(?:(?P<tinggi>tinggi|besar|banyak)|(?P<rendah>rendah|kecil|sedikit))\s+(?:(?:Rp\.?\s?)?\d[\d.,]*\s?(?:%|poin|persen)?\s+)?"
    r"(?:dari(?:pada)?|dibanding\w*)\s+(?:\w+\s+){0,2}tahun)\b",
    re.IGNORECASE,
)
_KLAUSA = re.compile(
    r";\s+|,\s+(?!(?:yaitu|yakni|atau|sebesar|sebanyak|mencapai|naik|turun|meningkat|menurun|bertambah|berkurang)\b)|"
    r"\b(?:sedangkan|sementara|adapun|namun)\b|\bdan\s+(?=(?:\w+\s+){1,6}(?:naik|turun|meningkat|menurun|bertambah|berkurang)\b)",
    re.IGNORECASE,
)
#: Wishes, denials, hedges, and what is measured otherwise than from one period to the next.
_LAIN = re.compile(
    r"\b(?:target\w*|nasional|provinsi|hampir|rata-rata|selama|tidak|belum|bukan|tanpa|akan|agar|diharapkan|upaya|untuk|jika|"
    r"cenderung|relatif|menjadi|capaian|persentase\s+kenaikan|laju|harus|perlu|dapat|semakin|kecuali|selain)\b",
    re.IGNORECASE,
)
_UBAH = re.compile(r"\b(?:naik|selisih|perubahan|kenaikan|penurunan|growth|target)\b", re.IGNORECASE)
_SEMPAT = re.compile(r"\b(?:sempat|pernah)\b", re.IGNORECASE)
_SESUDAH = re.compile(r"\b(?:sejak|mulai|setelah|sesudah|sebelum|pasca|usai)\b", re.IGNORECASE)
#: An end of its own before the report's year, or a turn that follows: not from last year to this.
_HINGGA = re.compile(
    r"\b(?:hingga|sampai(?:\s+dengan)?|s\.?\s?d\.?)\s+(?:pada\s+|akhir\s+)*(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BERBALIK = re.compile(
    r"\b(?:(?<!tahun )lalu|kemudian|selanjutnya|sebelum(?:\s+akhirnya)?)\s+(?:kembali\s+|sedikit\s+)?"
    r"(?:naik|turun|meningkat|menurun|bertambah|berkurang)\b",
    re.IGNORECASE,
)
_MASA = frozenset({"triwulan", "bulan", "semester", "iii"})
_HURUF = 4


@dataclass(frozen=True, slots=True)
class _Salah:
    cetak: str
    nama: str
    dulu: tuple[str, Angka]
    kini: tuple[str, Angka]
    baris: int


def arah_tabel(paham: Paham) -> Iterator[Temuan]:
    for p, larik in berlarik(paham, lambda teks: memuat(teks, *_PICU)):
        lalu = ""
        for k in pecah(p.teks):
            yield from _kalimat(paham, p, k, lalu, larik)
            lalu = k.teks


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, lalu: str, larik: Sequence[Larik]) -> Iterator[Temuan]:
    kini = paham.tahun or 0
    tahun = tahun_disebut(k.teks)
    if not tahun and PEMBANDING.search(lalu):
        tahun = tahun_disebut(lalu)
    bertahun = not tahun - {kini, kini - 1} and (kini - 1 in tahun or TAHUN_LALU.search(k.teks) is not None)
    for klausa in _KLAUSA.split(k.teks):
        m = _ARAH.search(klausa)
        if m is None or len(_ARAH.findall(klausa)) != 1 or _LAIN.search(klausa):
            continue
        for x in larik:
            salah = _menurut_masa(x, klausa, m)
            if salah is None and bertahun and not _lalu_berbalik(k.teks, klausa, m, kini):
                salah = _menurut_tahun(x, klausa, m, kini)
            if salah is not None:
                yield _temuan(paham, p, k, salah)
                break


def _lalu_berbalik(kalimat: str, klausa: str, m: re.Match[str], kini: int) -> bool:
    """Whether the clause tells of an earlier stretch: up to an earlier year, or before a turn."""
    h = _HINGGA.search(klausa)
    if h is not None:
        return int(h["y"]) < kini
    balik = _BERBALIK.search(kalimat)
    return balik is not None and balik.start() >= kalimat.find(klausa) + m.end()


def _naik(m: re.Match[str]) -> bool:
    return m["naik"] is not None or m["tinggi"] is not None


def _menurut_tahun(x: Larik, klausa: str, m: re.Match[str], kini: int) -> _Salah | None:
    pasangan = _kolom(x, kini)
    if pasangan:
        for r in _sebut(x.label, klausa[: m.start()]):
            dua = [(a, b) for c, e in pasangan if (a := x.angka[r][c]) and (b := x.angka[r][e])]
            if _asing(x, klausa[: m.start()], x.label[r]):
                continue
            if dua and all(_berlawanan(a, b, naik=_naik(m)) for a, b in dua):
                return _Salah(
                    m[0], x.label[r], (str(kini - 1), dua[0][0]), (str(kini), dua[0][1]), x.baris[r]
                )
        return None
    baris = {y: r for r, t in enumerate(x.label) for y in (kini, kini - 1) if TAHUN.findall(t) == [str(y)]}
    if len(baris) != 2:
        return None
    return _satu_kolom(x, klausa, m, baris[kini - 1], baris[kini])


def _kolom(x: Larik, kini: int) -> list[tuple[int, int]]:
    """The columns of last year and this that have the same title but for the year."""
    isi: dict[tuple[int, tuple[str, ...]], int] = {}
    for c in x.kolom:
        tahun = tahun_disebut(x.judul[c])
        if len(tahun) == 1 and not _UBAH.search(x.judul[c]):
            isi.setdefault((tahun.pop(), kunci(TAHUN.sub(" ", x.judul[c]))), c)
    return [
        (c, e) for (y, hal), c in isi.items() if y == kini - 1 and (e := isi.get((kini, hal))) is not None
    ]


def _sebut(nama: Sequence[str], klausa: str) -> list[int]:
    """The one longest name that a clause holds whole."""
    kata = set(kunci(klausa))
    calon = [(len(n), i) for i, t in enumerate(nama) if (n := kunci(TAHUN.sub(" ", t))) and set(n) <= kata]
    calon = [(n, i) for n, i in calon if len(nama[i]) >= _HURUF or nama[i].isupper()]
    panjang = max((n for n, _ in calon), default=0)
    hasil = [i for n, i in calon if n == panjang]
    return hasil if len(hasil) == 1 else []


def _asing(x: Larik, depan: str, nama: str) -> bool:
    """Whether the clause speaks of something that neither the row nor the table names."""
    kata = {k for k in kunci(TAHUN.sub(" ", depan)) if k.isalpha() and len(k) > 2}
    kata -= PENGISI | {k for t in (nama, x.keterangan, *x.judul) for k in kunci(t)} | _MASA
    return bool(kata)


def _menurut_masa(x: Larik, klausa: str, m: re.Match[str]) -> _Salah | None:
    """A quarter or month against the one before it, or the one it is compared with."""
    masa = masa_kalimat(klausa)
    urut = [x.masa(r) for r in range(len(x.label))]
    letak = sorted(urut.index(t) for t in masa if urut.count(t) == 1)
    if not letak or len(letak) != len(masa) or len(letak) > 2:
        return None
    if len(letak) == 1 and _SESUDAH.search(klausa):
        return None  # from then on, or from then to the next
    if len(letak) == 1 and letak[0] > 0 and (_SEMPAT.search(klausa) or not TAHUN.search(klausa)):
        letak = [letak[0] - 1, letak[0]]
    if len(letak) != 2 or not urut[letak[0]] or not urut[letak[1]]:
        return None
    return _satu_kolom(x, klausa, m, letak[0], letak[1])


def _satu_kolom(x: Larik, klausa: str, m: re.Match[str], lama: int, baru: int) -> _Salah | None:
    """Two rows of the one column that the clause names."""
    kolom = _sebut([x.judul[c] for c in x.kolom], klausa[: m.start()])
    if not kolom:
        return None
    c = x.kolom[kolom[0]]
    if _asing(x, klausa[: m.start()], x.judul[c]):
        return None
    a, b = x.angka[lama][c], x.angka[baru][c]
    if a is None or b is None or not _berlawanan(a, b, naik=_naik(m)):
        return None
    return _Salah(m[0], x.judul[c], (x.label[lama], a), (x.label[baru], b), x.baris[baru])


def _berlawanan(a: Angka, b: Angka, *, naik: bool) -> bool:
    return len(list(a.bacaan())) == len(list(b.bacaan())) == 1 and (
        b.nilai <= a.nilai if naik else b.nilai >= a.nilai
    )


def _temuan(paham: Paham, p: Paragraf, k: Kalimat, s: _Salah) -> Temuan:
    (lama, a), (baru, b) = s.dulu, s.kini
    arah = "naik" if b.nilai > a.nilai else "turun" if b.nilai < a.nilai else "tetap"
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(p, k.awal, k.akhir), s.baris},
        kutipan=k.teks,
        tercetak=s.cetak,
        seharusnya=arah,
        uraian=f"Kalimat menyebut “{s.cetak}” untuk “{s.nama}”, padahal {a.teks} ({lama}) menjadi "
        f"{b.teks} ({baru}) berarti {arah}.",
        saran="Samakan arah perubahan dengan tabelnya.",
    )
