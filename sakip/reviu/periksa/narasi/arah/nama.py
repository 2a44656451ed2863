"""Changes that their size shows to be an indicator's: "indeks pengamanan bertambah 0,03 poin" where it fell
by 0,03, and "naik 8,58 poin dari 86,5%" where it rose by 8,58 from 68,5%."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Fakta, Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.narasi.baca.masa import PICU_UBAH, TAHUN_LALU, tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import sejenis

_UBAH = re.compile(
    r"\b(?:(?P<naik>naik|meningkat|bertambah|kenaikan|peningkatan)|turun|menurun|berkurang|penurunan)\s+"
    r"(?:sebesar\s+|sebanyak\s+)?(?P<d>\d+,\d+)\s*(?:%\s*)?(?:(?:persen\s+)?poin|persen\b|indeks\b)?"
    r"(?:\s+persen)?(?:\s+dari\s+(?:(?:realisasi|tahun\s+(?:lalu|sebelumnya|\d{4})|sebesar)\s+)*(?P<n>\d+(?:,\d+)?\s?%?)(?![\d.]))?",
    re.IGNORECASE,
)
_KLAUSA = re.compile(
    r";\s+|,\s+(?!\d)|\b(?:sedangkan|sementara|adapun|namun)\b|\bdan\s+(?=[a-z])", re.IGNORECASE
)
_LAIN = re.compile(
    r"\b(?:target|nasional|provinsi|triwulan|semester|capaian|pagu|anggaran|tidak|belum)\b", re.IGNORECASE
)
_UMUM_TEKS = """
    persentase indeks jumlah nilai realisasi indikator tahun wilayah kantor banding terhadap yang dan atau
"""
_UMUM = frozenset(_UMUM_TEKS.split())
_CUKUP = 2


@dataclass(frozen=True, slots=True)
class _Dua:
    """What one table prints of an indicator for last year and this."""

    kata: frozenset[str]
    nama: str
    lalu: Fakta
    kini: Fakta


@ingat
def _semua(paham: Paham) -> tuple[_Dua, ...]:
    isi: dict[tuple[int, int], dict[int, Fakta]] = defaultdict(dict)
    for f in paham.fakta:
        if (
            f.besaran == "realisasi"
            and f.indikator is not None
            and f.tahun is not None
            and not f.isi.kolom.masa
        ):
            isi[f.indikator, id(f.tabel)].setdefault(f.tahun, f)
    kini = paham.tahun or 0
    hasil = []
    for (i, _), x in isi.items():
        if kini in x and kini - 1 in x and sejenis(x[kini - 1], x[kini]):
            nama = paham.indikator[i].nama
            hasil.append(_Dua(frozenset(kunci(nama)) - _UMUM, nama, x[kini - 1], x[kini]))
    return tuple(hasil)


def arah_nama(paham: Paham) -> Iterator[Temuan]:
    kini = paham.tahun or 0
    for p in paham.naskah.paragraf:
        if not memuat(p.teks, *PICU_UBAH):
            continue
        banding = False
        for k in pecah(p.teks):
            tahun = tahun_disebut(k.teks)
            banding = not tahun - {kini, kini - 1} and (
                banding or bool(tahun) or TAHUN_LALU.search(k.teks) is not None
            )
            for klausa in _KLAUSA.split(k.teks) if banding else ():
                m = _UBAH.search(klausa)
                if m is None or _LAIN.search(klausa):
                    continue
                for cetak, harus, alasan, baris in _salah(paham, klausa, m):
                    yield temuan(
                        paham,
                        "narasi",
                        {*baris_kalimat(p, k.awal, k.akhir), *baris},
                        kutipan=k.teks,
                        tercetak=cetak,
                        seharusnya=harus,
                        uraian=f"Kalimat menyebut “{cetak}”, padahal {alasan}.",
                        saran="Samakan kalimat dengan tabelnya.",
                    )


def _salah(paham: Paham, klausa: str, m: re.Match[str]) -> Iterator[tuple[str, str, str, set[int]]]:
    """The indicator that the clause names loosely and that changed by just as much."""
    d = baca_utuh(m["d"])
    kata = set(kunci(klausa[: m.start()])) - _UMUM
    calon = [x for x in _semua(paham) if d is not None and _sebesar(x, d) and _bernama(x, kata)]
    if len({x.nama for x in calon}) != 1:
        return
    x = calon[0]
    a, b = x.lalu.angka, x.kini.angka
    alasan = f"realisasi “{x.nama}” {a.teks} ({x.lalu.tahun}) dan {b.teks} ({x.kini.tahun})"
    if (b.nilai > a.nilai) != (m["naik"] is not None):
        arah = "naik" if b.nilai > a.nilai else "turun"
        yield m[0], arah, f"{alasan}, jadi {arah}", {x.lalu.baris, x.kini.baris}
    elif m["n"] and (n := baca_utuh(m["n"])) is not None and not _satu_dari(n, a, b):
        yield m[0], f"dari {a.teks}", alasan, {x.lalu.baris, x.kini.baris}


def _satu_dari(n: Angka, a: Angka, b: Angka) -> bool:
    """Whether a number is what it changed from, as far as rounding tells, or what it changed to."""
    return n.nilai == b.nilai or abs(n.nilai - a.nilai) <= max(n.langkah, a.langkah) / 2


def _sebesar(x: _Dua, d: Angka) -> bool:
    return abs(abs(x.kini.angka.nilai - x.lalu.angka.nilai) - d.nilai) <= d.langkah / 2


def _bernama(x: _Dua, kata: set[str]) -> bool:
    """Whether most words of the clause are of the indicator's name."""
    ada = kata & x.kata
    return len(ada) >= _CUKUP and len(ada) * 3 >= len(kata) * 2
