"""The date on which the agreement was signed, in the text and on its sheets, and the sheets' years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.aturan.periode import NAMA_BULAN
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.kisi import baris_tabel

_BULAN = {b.casefold(): n for n, b in enumerate(NAMA_BULAN, 1)}
_TANGGAL = r"(?P<h>\d{1,2})\s+(?P<b>(?i:" + "|".join(_BULAN) + r"))\s+(?P<t>20\d\d)"
#: The heading of a sheet: a line of its own.
_LEMBAR = re.compile(
    r"\W*(?:(?i:lampiran)\s*(?:\d+|[IVX]+)?\s*[:.–-]?\s*)?(?:(?i:pernyataan|lembar|naskah)\s+)?"
    r"(?i:perjanjian\s+kinerja|penetapan\s+kinerja)(?P<nama>[^.;:\d]{0,80}?)(?:\s+(?i:tahun(?:\s+anggaran)?"
    r"|ta)\s+(?P<t>20\d\d))?\W*"
)
_TEMPAT = re.compile(r"\W*[A-Z][\w .'-]{2,40},\s*(?i:tanggal\s+)?" + _TANGGAL + r"\W*")
_TANDATANGAN = Pola(
    r"\b(?:perjanjian\s+kinerja|penetapan\s+kinerja|PK)\b(?P<antara>[^;]{0,140}?)"
    r"\b(?:di\s?tanda\s?tangani|penanda\s?tanganan(?:nya)?|disepakati)\b[^.;\d]{0,80}?" + _TANGGAL,
    "tangan",
    "disepakati",
)
#: "Pada tanggal ... telah ditandatangani Perjanjian Kinerja"
_SEBELUM = Pola(
    _TANGGAL + r"[^.;\d]{0,60}?\b(?:di\s?tanda\s?tangani|penanda\s?tanganan|disepakati)\b[^.;\d]{0,60}?"
    r"\b(?:perjanjian\s+kinerja|penetapan\s+kinerja|PK)\b",
    "tangan",
    "disepakati",
)
_UBAHAN = re.compile(r"\b(?:revisi|perubahan|diubah|addendum|adendum|penyesuaian|semula)\b", re.IGNORECASE)
_PK_TAHUN = re.compile(r"\b(?:tahun|ta)\s+(20\d\d)\b", re.IGNORECASE)
#: So many lines below its heading a sheet is dated at the latest.
_PANJANG = 90

Tanggal = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Lembar:
    baris: int
    tahun: int | None
    ubahan: bool
    tanggal: Tanggal | None
    baris_tanggal: int


def tahun_perjanjian(paham: Paham) -> Iterator[Temuan]:
    lembar = list(_semua_lembar(paham))
    yield from _tanggal_lain(paham, lembar)
    yield from _judul_lain(paham, lembar)


def _semua_lembar(paham: Paham) -> Iterator[_Lembar]:
    """Headings of sheets with the first dated line below each."""
    baris, dalam = paham.naskah.baris, baris_tabel(paham)
    judul: list[tuple[int, re.Match[str]]] = []
    for n, teks in enumerate(baris, 1):
        if (
            14 < len(teks) < 160
            and n not in dalam
            and "kinerja" in teks.casefold()
            and (m := _LEMBAR.fullmatch(teks.strip())) is not None
        ):
            judul.append((n, m))
    batas = [*(n for n, _ in judul), len(baris) + 1][1:]
    for (n, m), akhir in zip(judul, batas, strict=True):
        tanggal, letak = None, n
        for i in range(n + 1, min(akhir, n + _PANJANG)):
            x = _TEMPAT.fullmatch(baris[i - 1]) if len(baris[i - 1]) < 90 and "20" in baris[i - 1] else None
            if x is not None:
                tanggal, letak = _tanggal(x), i
                break
        yield _Lembar(n, int(m["t"]) if m["t"] else None, bool(_UBAHAN.search(m[0])), tanggal, letak)


def _tanggal(m: re.Match[str]) -> Tanggal:
    return int(m["t"]), _BULAN[m["b"].casefold()], int(m["h"])


def _tulis(t: Tanggal) -> str:
    return f"{t[2]} {NAMA_BULAN[t[1] - 1]} {t[0]}"


# --- the date ---------------------------------------------------------------------------------------------


def _tanggal_lain(paham: Paham, lembar: list[_Lembar]) -> Iterator[Temuan]:
    """Another day told in a sentence than the sheets of the year bear."""
    sah = [x for x in lembar if x.tanggal is not None and not x.ubahan and x.tahun in (None, paham.tahun)]
    tanggal = Counter(x.tanggal for x in sah if x.tanggal is not None)
    if not tanggal:
        return
    diubah = any(x.ubahan for x in lembar)
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if memuat(p.teks, *_TANDATANGAN.kata) else ():
            m = _SEBELUM.search(k.teks) or _TANDATANGAN.search(k.teks)
            if m is None or _UBAHAN.search(k.teks) or _tahun_lain(k.teks, paham.tahun):
                continue
            kata = _tanggal(m)
            lazim = tanggal.most_common(1)[0][0]
            beda = sum(a != b for a, b in zip(kata, lazim, strict=True))
            if kata in tanggal or not beda:
                continue
            x = next(x for x in sah if x.tanggal == lazim)
            setahun = kata[0] == lazim[0]
            pasti = beda == 1 and (not setahun or (len(tanggal) == 1 and not diubah))
            kepastian: Kepastian = "pasti" if pasti else "ragu"
            yield temuan(
                paham,
                "tahun",
                {*baris_kalimat(p, k.awal, k.akhir), x.baris_tanggal},
                tercetak=_tulis(kata),
                seharusnya=_tulis(lazim),
                kutipan=k.teks,
                uraian=f"Kalimat menyebut perjanjian kinerja ditandatangani {_tulis(kata)}, sedangkan "
                f"lembarnya "
                f"bertanggal {_tulis(lazim)} (baris {x.baris_tanggal}).",
                saran="Samakan tanggal pada uraian dan lampirannya.",
                kepastian=kepastian,
            )


def _tahun_lain(kalimat: str, tahun: int | None) -> bool:
    """Whether the sentence speaks of another year's agreement."""
    sebut = {int(x[1]) for x in _PK_TAHUN.finditer(kalimat)}
    return bool(sebut) and tahun not in sebut


# --- the year of a sheet ------------------------------------------------------------------------------------


def _judul_lain(paham: Paham, lembar: list[_Lembar]) -> Iterator[Temuan]:
    """A sheet headed with last year, signed in the year of the report like the others of that year."""
    tahun = paham.tahun
    if tahun is None:
        return
    kini = [x for x in lembar if x.tahun == tahun and x.tanggal is not None]
    for x in lembar:
        if x.tahun != tahun - 1 or x.tanggal is None or x.tanggal[0] != tahun or x.ubahan:
            continue
        serupa = [y for y in kini if y.tanggal == x.tanggal]
        if not serupa:
            continue
        yield temuan(
            paham,
            "tahun",
            {x.baris, x.baris_tanggal},
            tercetak=str(x.tahun),
            seharusnya=str(tahun),
            uraian=f"Judul lembar perjanjian kinerja menyebut tahun {x.tahun}, padahal lembarnya bertanggal "
            f"{_tulis(x.tanggal)}, seperti lembar tahun {tahun} pada baris {serupa[0].baris}.",
            saran="Betulkan tahun pada judul lembarnya.",
        )
