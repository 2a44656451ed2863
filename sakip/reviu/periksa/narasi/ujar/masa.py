"""Periods of a table nearby told wrongly: what was reached up to a period ("sampai akhir semester I baru
64,10%", the third quarter's figure), and whether a period rose or fell ("triwulan III bertambah 9 orang")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, masa_kalimat, sama
from sakip.reviu.periksa.narasi.ujar.alat import masa_baris, masa_tertib, salah_ujar

_MASA = (
    r"(?:(?:bulan\s+)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
    r"|(?:triwulan|tw|semester)\.?\s?(?:iv|i{1,3}|[1-4])\b|triwulan\s+(?P<ke>pertama|kedua|ketiga|keempat))"
)
_SAMPAI = Pola(
    rf"\b(?:sampai|hingga|s\.?d\.?)\s+(?:dengan\s+)?(?:pada\s+)?(?:(?:akhir|penutupan)\s+)?(?P<masa>{_MASA})\b"
    r"(?P<sela>[^.;:\d%]{0,70}?)(?P<n>\d{1,3}(?:,\d+)?)\s?%",
    "sampai",
    "hingga",
    "s.d",
    "sd",
    dan=(("%",),),
)
_BERMASA = (
    "triwulan", "tw", "semester", "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus",
    "september", "oktober", "november", "desember",
)  # fmt: skip
_KUMULATIF = re.compile(r"\bkumulatif\b|\bs\.?d\b|\bsampai\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:target|rencana)\b", re.IGNORECASE)
#: The last quarter of a half year.
_AKHIR = {"sem1": ("sem1", "tw2", "bulan6"), "sem2": ("sem2", "tw4", "bulan12")}

_UBAH = (
    r"(?P<naik>naik|meningkat|bertambah|melonjak|membaik|mengalami\s+(?:kenaikan|peningkatan))|"
    r"(?:turun|menurun|berkurang|merosot|menyusut|melemah|mengalami\s+penurunan)"
)
_ARAH = Pola(
    rf"\b(?:{_UBAH})\b(?:\s+(?:sebesar|sebanyak|sejumlah))?(?:\s+(?P<d>\d[\d.]*(?:,\d+)?)(?!\d|\s?%))?",
    "naik", "ningkat", "ambah", "lonjak", "baik", "urun", "urang", "rosot", "yusut", "lemah",
)  # fmt: skip
_TEPI = re.compile(
    r"[;,]\s+|\.\s+(?=[A-Z])|\b(?:sedangkan|sementara|namun|tetapi|sebelum|setelah|begitu\s+pula|lalu|kemudian)\b",
    re.IGNORECASE,
)
_LAIN = re.compile(
    r"\b(?:target\w*|tidak|belum|bukan|tanpa|rata-rata|dibanding\w*|daripada|terhadap|tahun|agar|akan|karena|dari|kumulatif)\b",
    re.IGNORECASE,
)
_OLAHAN = re.compile(
    r"\b(?:target|kumulatif|bobot|rencana|selisih|perubahan|naik|turun|kenaikan|penurunan)\b", re.IGNORECASE
)
_UMUM = frozenset({"triwulan", "bulan", "semester", "periode", "total", "tabel", "tahun", "orang", "iii"})
#: Words for what the table counts, whatever its columns are called.
_ISI = frozenset({"peserta", "jumlah", "jumlahnya", "angka", "angkanya", "nilai", "nilainya"})
_TERKECIL = 3


def masa(paham: Paham) -> Iterator[Temuan]:
    ada: dict[int, bool] = {}
    for p, larik in berlarik(paham, _terpicu):
        for x in larik:
            if id(x) not in ada:
                ada[id(x)] = sum(map(bool, masa_baris(x))) >= _TERKECIL
        bermasa = [x for x in larik if ada[id(x)]]
        for k in pecah(p.teks) if bermasa else ():
            for awal, akhir, harus, alasan, baris in (*_sampai(k, bermasa), *_arah(k, bermasa)):
                yield salah_ujar(paham, p, k, (awal, akhir), k.teks[awal:akhir], harus, alasan, (baris,))


def _terpicu(teks: str) -> bool:
    return (
        (_ARAH.mungkin(teks) or _SAMPAI.mungkin(teks))
        and memuat(teks, *_BERMASA)
        and bool(masa_kalimat(teks))
    )


Salah = tuple[int, int, str, str, int]


def _sampai(k: Kalimat, larik: Sequence[Larik]) -> Iterator[Salah]:
    for m in _SAMPAI.finditer(k.teks):
        n = baca_utuh(f"{m['n']}%")
        nama = masa_tertib(m["masa"])
        if n is None or re.search(r"\btarget|\brencana|\btahun\s+20", m["sela"], re.IGNORECASE):
            continue
        for x in larik:
            urut = masa_baris(x)
            ada = next((a for a in _AKHIR.get(nama, (nama,)) if urut.count(a) == 1), "")
            kolom = [c for c in x.kolom if _naik_terus(x, c)]
            if not ada or len(kolom) != 1:
                continue
            r, c = urut.index(ada), kolom[0]
            benar = x.angka[r][c]
            lain = [q for q, a in x.nilai(c) if q != r and a.nilai == n.nilai]
            if benar is None or any(sama(n, a) for a in x.angka[r]) or len(lain) != 1:
                continue
            alasan = f"menurut tabel {x.teks[r][0]} {benar.teks}; {m['n']}% adalah {x.teks[lain[0]][0]}"
            yield m.start(), m.end(), benar.teks, alasan, x.baris[r]
            break


def _naik_terus(x: Larik, c: int) -> bool:
    """A column of percentages that add up from period to period."""
    isi = [a for _, a in x.nilai(c)]
    return (
        len(isi) == len(x.label)
        and all(a.persen for a in isi)
        and all(b.nilai >= a.nilai for a, b in pairwise(isi))
        and _KUMULATIF.search(x.judul[c]) is not None
        and _TARGET.search(x.judul[c]) is None
    )


def _arah(k: Kalimat, larik: Sequence[Larik]) -> Iterator[Salah]:
    """One period and one direction in a clause, against the row before: the change is told and stands so in
    one column, or every column that the sentence may mean went the other way."""
    if not _ARAH.mungkin(k.teks) or not memuat(k.teks, *_BERMASA):
        return
    awal = 0
    tepi = [*(t.span() for t in _TEPI.finditer(k.teks)), (len(k.teks), len(k.teks))]
    for akhir, mulai in tepi:
        klausa = k.teks[awal:akhir]
        m = _ARAH.search(klausa)
        nama = masa_kalimat(klausa)
        if (
            m is not None
            and len(nama) == 1
            and len(list(_ARAH.finditer(klausa))) == 1
            and not _LAIN.search(klausa)
        ):
            for x in larik:
                hasil = _lawan(x, klausa, m, next(iter(nama)))
                if hasil is not None:
                    harus, alasan, baris = hasil
                    yield awal + m.start(), awal + m.end(), harus, alasan, baris
                    break
        awal = mulai


def _lawan(x: Larik, klausa: str, m: re.Match[str], nama: str) -> tuple[str, str, int] | None:
    urut = masa_baris(x)
    if urut.count(nama) != 1 or not urut.index(nama) or not x.utuh:
        return None
    r = urut.index(nama)
    d = baca_utuh(m["d"]) if m["d"] else None
    naik = m["naik"] is not None
    dua = {
        c: (a, b)
        for c in x.kolom
        if (a := x.angka[r - 1][c]) is not None
        and (b := x.angka[r][c]) is not None
        and not _OLAHAN.search(x.judul[c])
    }
    kata = _kata(klausa)
    if d is not None:
        pas = {c: t for c, t in dua.items() if abs(t[1].nilai - t[0].nilai) == d.nilai and d.nilai}
        judul = {k for c in pas for k in _kata(x.judul[c])} | _kata(x.keterangan)
        if len(pas) != 1 or not _menyinggung(kata, judul):
            return None
        dua = pas
    else:
        tersebut = {c: t for c, t in dua.items() if kata & _kata(x.judul[c])}
        if not tersebut or len(dua) > _TERKECIL:
            return None
        dua = {**tersebut, **dua}  # what the sentence names tells the reason
    if any((b.nilai > a.nilai) == naik or b.nilai == a.nilai for a, b in dua.values()):
        return None
    a, b = next(iter(dua.values()))
    return _harus(a, b), f"{x.teks[r - 1][0]} {a.teks} dan {x.teks[r][0]} {b.teks}", x.baris[r]


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", teks.casefold())) - _UMUM


def _menyinggung(kata: set[str], judul: set[str]) -> bool:
    """Whether a clause and a table share a word, or the stem of one ("peserta penyuluhan", "penyuluhan")."""
    return bool(kata & _ISI) or any(a[:5] == b[:5] for a in kata for b in judul)


def _harus(a: Angka, b: Angka) -> str:
    return "naik" if b.nilai > a.nilai else "turun"
