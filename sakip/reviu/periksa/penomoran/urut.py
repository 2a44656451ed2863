"""Numbers that count indicators in the text and rows in a table: one given twice, the next left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import baris_tabel

_INDIKATOR = re.compile(
    r"\W*(?P<jenis>(?:indikator(?:\s+kinerja)?(?:\s+(?:kegiatan|utama|program))?|IK[KUPS]))\s*(?:ke-?\s*)?"
    r"(?P<n>\d{1,2})\s*[.):“\"–-]+\s*(?P<nama>\S[^\t|]*)",
    re.IGNORECASE,
)
_SASARAN = re.compile(r"\W*(?:sasaran\b|BAB\s|S[KSP]\s*\d)", re.IGNORECASE)
_NOMOR = re.compile(r"(\d{1,3})[.)]?")
#: Names below this likeness are two indicators.
_BEDA = 0.6
_KATA = 3


@dataclass(frozen=True, slots=True)
class _Nomor:
    """A number as printed, of what, and on which line."""

    n: int
    nama: str
    baris: int


def nomor_indikator(paham: Paham) -> Iterator[Temuan]:
    """ "IKK 1 ...", "IKK 2 ...", "IKK 2 ..." of another name below one sasaran."""
    deret: list[_Nomor] = []
    tabel = baris_tabel(paham)
    for baris, teks in enumerate(paham.naskah.baris, 1):
        if baris in tabel:
            continue
        m = _INDIKATOR.match(teks)
        if m is None:
            if _SASARAN.match(teks):
                deret = []
            continue
        ini = _Nomor(int(m["n"]), m["nama"], baris)
        if ini.n == 1 or (deret and ini.n == deret[-1].n + 1):
            deret = [*deret, ini] if ini.n > 1 else [ini]
        elif len(deret) > 1 and ini.n == deret[-1].n and _lain(paham, deret[-1].nama, ini.nama):
            yield _dua_kali(paham, deret[-1], ini, f"“{m['jenis']} {ini.n}” dipakai untuk dua indikator")
            deret = []
        elif not (deret and ini.n == deret[-1].n):
            deret = []


def _lain(paham: Paham, a: str, b: str) -> bool:
    satu, dua = kunci(a), kunci(b)
    return min(len(satu), len(dua)) >= _KATA and paham.bobot.kemiripan(satu, dua) < _BEDA


def nomor_baris(paham: Paham) -> Iterator[Temuan]:
    """The column of row numbers runs on but for one: 11, 12, 12, 14."""
    for t in paham.naskah.tabel:
        deret = [
            _Nomor(int(m[1]), " | ".join(s.teks for s in b[1:] if s.teks.strip()), b[0].baris)
            for b in t.isi
            if b and not b[0].isian and (m := _NOMOR.fullmatch(b[0].teks.strip())) is not None
        ]
        langkah = [y.n - x.n for x, y in itertools.pairwise(deret)]
        salah = [i for i, n in enumerate(langkah) if n != 1]
        if len(deret) < 4 or deret[0].n != 1 or len(salah) != 2 or salah[1] != salah[0] + 1:
            continue
        atas, ini = deret[salah[0]], deret[salah[0] + 1]
        if langkah[salah[0]] == 0 and langkah[salah[1]] == 2 and atas.nama != ini.nama:
            yield _dua_kali(paham, atas, ini, f"Nomor {ini.n} dipakai untuk dua baris, {ini.n + 1} tidak ada")


def _dua_kali(paham: Paham, atas: _Nomor, ini: _Nomor, sebab: str) -> Temuan:
    return temuan(
        paham,
        "penomoran",
        {atas.baris, ini.baris},
        tercetak=f"{ini.n} (dua kali)",
        seharusnya=str(ini.n + 1),
        kutipan=paham.baris_teks(ini.baris),
        uraian=f"{sebab}: “{_pendek(atas.nama)}” dan “{_pendek(ini.nama)}”.",
        saran="Nomori ulang, lalu sesuaikan rujukannya.",
        keparahan="ringan",
    )


def _pendek(nama: str) -> str:
    kata = nama.strip(' *“”"').split()
    return " ".join(kata[:10]) + (" …" if len(kata) > 10 else "")
