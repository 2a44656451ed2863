"""Realisation told with its target ("sebanyak 604 berkas dari target 640 berkas") against the tables.

The target shows which quantity is meant, so the realisation beside it can be judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.baca.masa import SAMPAI_BULAN
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, sama

_N = r"\d[\d.]*(?:,\d+)?(?:\s?%|\s?persen\b)?"
_LEWAT = (
    r"(?:(?:yang|telah|sudah|masih|berhasil|mampu|dapat|belum|tidak)\s+){0,2}(?:melampaui|melebihi|mencapai|memenuhi|di\s?atas|"
    r"di\s?bawah|lebih\s+(?:tinggi|rendah|besar|kecil)\s+dari(?:pada)?)"
)
_DARI_TARGET = re.compile(
    rf"\b(?:sebesar|sebanyak|sejumlah|mencapai|adalah|yaitu|terealisasi|tercapai)\s+(?P<r>{_N})(?:\s+[a-z/]+){{0,3}}?,?\s+(?:dari|{_LEWAT})\s+target"
    rf"(?:nya)?(?:\s+(?:yang|ditetapkan|kinerja|sebesar|sebanyak|sejumlah|yaitu|renstra|jangka|menengah|tahun\s+(?P<y>(?:19|20)\d\d)))*\s+(?P<t>{_N})",
    re.IGNORECASE,
)
_MASA = re.compile(r"\b(?:triwulan|tw|semester|bulan|nasional|provinsi|dipa|pagu)\b", re.IGNORECASE)


def _sebagian(kalimat: str) -> bool:
    """Of a part of the year, of the nation, or of money."""
    return _MASA.search(kalimat) is not None or SAMPAI_BULAN.search(kalimat) is not None


def dari_target(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if "target" not in p.teks.casefold():
            continue
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            m = _DARI_TARGET.search(k.teks)
            if pokok is None or m is None or _sebagian(k.teks) or (m["y"] and int(m["y"]) != paham.tahun):
                continue
            if any(int(y) != paham.tahun for y in re.findall(r"\b(?:19|20)\d\d\b", k.teks)):
                continue
            f = _salah(m, pokok)
            if f is not None:
                yield temuan(
                    paham,
                    "narasi",
                    (*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), f.baris),
                    kutipan=k.teks,
                    tercetak=f"realisasi {m['r']}",
                    seharusnya=f"realisasi {f.angka.teks}",
                    uraian=f"Kalimat menyebut realisasi “{pokok.nama}” {m['r']} dari target {m['t']}, "
                    f"sedangkan tabel pada baris {f.baris} memuat {f.angka.teks} untuk target itu.",
                    saran="Samakan angka pada kalimat dan tabel.",
                )


def _salah(m: re.Match[str], pokok: Pokok) -> Fakta | None:
    """The realisation of the tables, where all print one and the sentence another of the same kind."""
    r, t = baca_utuh(m["r"]), baca_utuh(m["t"])
    if r is None or t is None or r.persen != t.persen:
        return None
    target = [f for f in pokok.ambil(["target"], pokok.tahun) if f.besaran == "target"]
    nyata = pokok.ambil(["realisasi"], pokok.tahun)
    if not any(_setara(t, f) for f in target) or not nyata or len({f.angka.nilai for f in nyata}) != 1:
        return None
    semua = pokok.ambil(["realisasi", "capaian", "target"], None)
    return None if any(sama(r, f.angka) for f in semua) else nyata[0]


def _setara(t: Angka, f: Fakta) -> bool:
    return t.nilai == f.angka.nilai
