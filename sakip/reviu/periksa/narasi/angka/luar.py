"""Above or below the nation's or the province's figure that the sentence tells first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, sebanding

_N = r"\d(?:[\d.,]*\d)?(?:\s?%|\s?persen\b)?"
_DULU = Pola(
    rf"\b(?P<luar>nasional|provinsi)\b[^.;\d]{{0,90}}?\b(?:sebesar|adalah|yaitu|yakni|mencapai|tercatat|berada\s+pada\s+angka)\s+(?P<n>{_N})"
    r"(?P<antara>[^.;\d]{0,140}?)\b(?P<arah>di\s?atas|di\s?bawah|lebih\s+(?:tinggi|rendah|besar|kecil)\s+(?:dari(?:pada)?|dibanding\w*))"
    r"(?P<apa>nya\b|\s+(?:(?:capaian|realisasi|rata-rata|angka|nilai)\s+){0,2}(?:nasional|provinsi|rata-rata|tersebut|itu)\b)",
    "nasional",
    "provinsi",
)
_ATAS = re.compile(r"atas|tinggi|besar", re.IGNORECASE)
#: Other subjects than the office's realisation.
_LAIN = re.compile(r"\b(?:target|capaian|kantor\s+wilayah\s+lain|triwulan|semester|bulan)\b", re.IGNORECASE)


def luar(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            m = _DULU.search(k.teks)
            if m is None or _LAIN.search(k.teks):
                continue
            # "rata-rata indikator yang sama" names no indicator: the part's own is meant
            pokok = pokok or pokok_kalimat(peta, "", p.baris_pada(k.awal), None)
            if pokok is None or pokok.bagian is None:
                continue
            f = _salah(m, k.teks, pokok)
            if f is not None:
                letak = "di bawah" if _ATAS.search(m["arah"]) else "di atas"
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), f.baris},
                    kutipan=k.teks,
                    tercetak=m["arah"],
                    seharusnya=f"{letak} {m['luar'].casefold()}",
                    uraian=f"Kalimat menyebut “{m['arah']}{m['apa']}”, padahal realisasi {f.angka.teks} "
                    f"(baris {f.baris}) {letak} {m['n']}.",
                    saran="Samakan perbandingan dengan angkanya.",
                )


def _salah(m: re.Match[str], kalimat: str, p: Pokok) -> Fakta | None:
    """The realisation of the tables, where it lies on the other side of the figure."""
    n = baca_utuh(m["n"])
    nyata = p.ambil(["realisasi"], p.tahun)
    if n is None or not n.nilai or len({f.angka.nilai for f in nyata}) != 1 or not sebanding(n, nyata[0]):
        return None
    if tahun_disebut(kalimat) - {p.tahun}:
        return None
    kini = nyata[0].angka.nilai
    if kini == n.nilai or not Decimal("0.3") < kini / n.nilai < Decimal(3):
        return None
    return nyata[0] if (kini > n.nilai) != (_ATAS.search(m["arah"]) is not None) else None
