"""A comparison of a year with itself: "tahun 2022 80% dan tahun 2022 84%", or the report's own year as the
base, with last year's figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.persen_anggaran.utama import pecah_kalimat

_NILAI = r"(?:Rp\.?\s?)?\d[\d.,]*(?:\s?%)?"
_ADALAH = (
    r"(?:(?:adalah|ialah|yaitu|yakni|sebesar|sebanyak|mencapai|tercatat|berada|di|angka|senilai)\s+){0,3}"
)
_KEMBAR = Pola(
    rf"\btahun\s+(?P<a>20\d\d)\s+{_ADALAH}(?P<x>{_NILAI})(?<![.,])(?:\s+(?P<ux>[a-z]+))?\s*"
    rf"(?:,|;|\bdan\b|\bserta\b|\bsedangkan\b|\bsementara\b|\badapun\b|\blalu\b|\bkemudian\b|\s)+"
    rf"(?:(?:pada|di|untuk|capaian|realisasi)\s+)?tahun\s+(?P<b>20\d\d)\s+{_ADALAH}(?P<y>{_NILAI})(?<![.,])(?:\s+(?P<uy>[a-z]+))?",
    "tahun",
    depan=True,
)
_BESARAN = re.compile(r"\b(?:target|realisasi|capaian|pagu|anggaran)", re.IGNORECASE)
_DASAR = Pola(
    r"\b(?:terhadap|dibanding\w*(?:\s+dengan)?|daripada|dari\s+pada|disandingkan\s+dengan|ketimbang)\s+"
    r"(?:(?:realisasi|capaian|hasil|angka|kondisi|pada)\s+){0,3}tahun\s+(?P<t>20\d\d)\s*"
    rf"(?:(?:yang|dengan|terealisasi|realisasinya|realisasi|capaian|nilai)\s+){{0,3}}{_ADALAH}\(?(?"
    rf"P<x>{_NILAI})(?<![.,])",
    "terhadap",
    "dibanding",
    "dari",
    "disanding",
    "ketimbang",
    dan=(("tahun",), ("terhadap", "banding", "pada", "sanding", "ketimbang")),
    depan=True,
)


def tahun_sama(paham: Paham) -> Iterator[Temuan]:
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if memuat(p.teks, "tahun 20"):
            yield from _kembar(paham, p)
            yield from _dasar(paham, peta, p)
        yield from _dua_kali(paham, p)


def _kembar(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """Two values of one year that a sentence sets side by side as those of two."""
    for k in pecah(p.teks) if p.teks.count("20") > 1 else ():
        for m in _KEMBAR.finditer(k.teks):
            x, y = baca_sel(m["x"]), baca_sel(m["y"])
            if m["a"] != m["b"] or x is None or y is None or x.persen != y.persen or x.nilai == y.nilai:
                continue
            if m["ux"] and m["uy"] and m["ux"] != m["uy"]:
                continue  # two things counted in one year
            if _BESARAN.search(m[0]) and not _satu(k.teks[: m.start()], m[0]):
                continue
            yield temuan(
                paham,
                "tahun",
                baris_kalimat(p, k.awal + m.start("a"), k.awal + m.end("b")),
                tercetak=f"tahun {m['a']} {m['x']} … tahun {m['b']} {m['y']}",
                seharusnya="dua tahun yang berbeda",
                kutipan=k.teks,
                uraian=f"Kalimat menyandingkan {m['x']} dan {m['y']}, tetapi keduanya tertulis tahun "
                f"{m['a']}.",
                saran="Betulkan salah satu tahunnya menurut tabel.",
                keparahan="ringan",
            )
            break


def _satu(depan: str, antara: str) -> bool:
    """Both values are of the quantity that was named last before them."""
    awal = _BESARAN.findall(depan)
    return bool(awal) and all(x.casefold() == awal[-1].casefold() for x in _BESARAN.findall(antara))


def _dasar(paham: Paham, peta: Peta, p: Paragraf) -> Iterator[Temuan]:
    """The year at hand is compared with its own year, and the base is what the tables print for another."""
    b = peta.bagian_di(p.letak.baris) if _DASAR.search(p.teks) else None
    if paham.tahun is None or b is None or b.indikator is None:
        return
    fakta = [
        f
        for f in (*peta.fakta_bagian(b), *peta.fakta_milik(b.indikator))
        if f.besaran in ("realisasi", "capaian")
    ]
    for k in pecah(p.teks):
        for m in _DASAR.finditer(k.teks):
            x = baca_sel(m["x"])
            if x is None or int(m["t"]) != paham.tahun:
                continue
            lama = [f for f in fakta if f.tahun == paham.tahun - 1 and _sama(f.angka, x)]
            kini = [f for f in fakta if f.tahun == paham.tahun]
            if not lama or any(f.angka.nilai == x.nilai for f in kini):
                continue
            besaran = lama[0].besaran
            sisa = k.teks[: m.start()] + " " + k.teks[m.end() :]
            if not any(f.besaran == besaran and _tercetak(f.angka, sisa) for f in kini):
                continue
            yield temuan(
                paham,
                "tahun",
                {*baris_kalimat(p, k.awal + m.start("t"), k.awal + m.end("x")), lama[0].baris},
                tercetak=f"tahun {m['t']}",
                seharusnya=f"tahun {paham.tahun - 1}",
                kutipan=k.teks,
                uraian=f"Kalimat membandingkan tahun {paham.tahun} dengan tahun {m['t']}, padahal {m['x']} "
                f"adalah "
                f"{besaran} tahun {paham.tahun - 1} (baris {lama[0].baris}).",
                saran="Betulkan tahun pembandingnya.",
                keparahan="ringan",
            )
            break


def _sama(a: Angka, b: Angka) -> bool:
    return a.nilai == b.nilai and (a.persen == b.persen or not b.persen)


def _tercetak(a: Angka, teks: str) -> bool:
    return (
        re.search(rf"(?<![\d.,]){re.escape(a.teks.split()[0].rstrip('%'))}(?![\d]|[.,]\d)", teks) is not None
    )


# --- compared in words: "tahun 2022 ... sedangkan tahun 2022 meningkat" --------------------------

_BANDING = re.compile(
    r"\btahun\s+(20\d\d)\b(?:(?!\btahun\s+20\d\d\b)[^.;]){0,90}?"
    r"\b(?:sedangkan|menjadi|dibanding\w*|mengalami|meningkat|menurun|naik|turun|sementara)\b"
    r"(?:(?!\btahun\s+20\d\d\b)[^.;]){0,90}?\btahun\s+(20\d\d)\b",
    re.IGNORECASE,
)
_LALU = re.compile(
    r"\btahun\s+(20\d\d)\b(?:(?!\btahun\s+20\d\d\b)[^.;]|(?<=\d)\.(?=\d)){0,120}?"
    r"\b(?:dan|kemudian|lalu|sedangkan|sementara|namun|adapun)\s+(?:pada\s+|di\s+|untuk\s+)?tahun\s+(20\d\d)\s+"
    r"(?:ini\s+)?(?:justru\s+|telah\s+|terjadi\s+)?(?:meningkat|menurun|naik|turun|mengalami|bertambah|berkurang|menjadi)",
    re.IGNORECASE,
)
_BERNILAI = re.compile(r"\d\s?%|\d[.,]\d|\b\d+\s+(?:orang|layanan|kegiatan|laporan|permohonan|kasus)\b")


def _satu_besaran(depan: str, antara: str) -> bool:
    """Both years speak of one quantity: a target and a realisation of one year are rightly compared."""
    awal, kedua = _BESARAN.findall(depan), _BESARAN.findall(antara)
    return not kedua or (bool(awal) and awal[-1].casefold() == kedua[-1].casefold())


def _dua_kali(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """Two values compared "tahun 2022 ... sedangkan tahun 2022": the same year on both sides."""
    for awal, kalimat in pecah_kalimat(p.teks):
        for m in (*_BANDING.finditer(kalimat), *_LALU.finditer(kalimat)):
            bagian, ekor = kalimat[m.start(1) : m.start(2)], kalimat[m.start(2) :]
            if m[1] != m[2] or not (_BERNILAI.search(bagian) and _BERNILAI.search(ekor)):
                continue
            if not _satu_besaran(kalimat[: m.start(1)], bagian):
                continue
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(awal + m.start(1)), p.baris_pada(awal + m.start(2))},
                tercetak=f"tahun {m[1]} … tahun {m[2]}",
                seharusnya="dua tahun yang berbeda",
                kutipan=kalimat,
                uraian=f"Kalimat membandingkan dua tahun, tetapi keduanya tertulis {m[1]}.",
                saran="Betulkan salah satu tahunnya menurut tabel.",
                keparahan="ringan",
            )
            break
