"""What paragraph styles and numbering say: heading levels, and the numbers that Word shows."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sakip.reviu.baca.docx.paket import W

_JUDUL = re.compile(r"(?:heading|judul)\s*(\d)\b", re.IGNORECASE)
_ROMAWI = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAWI_KECIL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def ambil(unsur: Any, jalur: str, sifat: str = "val") -> str | None:
    """An attribute of a child found by its path ("pPr/pStyle")."""
    if unsur is None:
        return None
    anak = unsur.find("/".join(W + p for p in jalur.split("/")))
    nilai: str | None = None if anak is None else anak.get(W + sifat)
    return nilai


def bulat(teks: str | None, bawaan: int = 0) -> int:
    """A small whole number, or what stands for anything else."""
    return int(teks) if teks and len(teks) <= 6 and teks.isascii() and teks.isdigit() else bawaan


@dataclass
class Gaya:
    """One paragraph style with what it inherits."""

    nama: str = ""
    tingkat: int = 0
    nomor: tuple[str, int] | None = None
    tebal: bool = False


def baca_gaya(akar: Any) -> dict[str, Gaya]:
    """Paragraph styles by their id."""
    if akar is None:
        return {}
    unsur = {g.get(W + "styleId"): g for g in akar.iter(W + "style") if g.get(W + "type") == "paragraph"}
    return {kunci: _gaya(kunci, unsur) for kunci in unsur if kunci}


def _gaya(kunci: str, unsur: dict[str | None, Any]) -> Gaya:
    hasil = Gaya(nama=ambil(unsur[kunci], "name") or "")
    satu, dilihat = kunci, set()
    while satu in unsur and satu not in dilihat:
        dilihat.add(satu)
        g = unsur[satu]
        cocok = _JUDUL.match(ambil(g, "name") or "")
        garis = ambil(g, "pPr/outlineLvl")
        if not hasil.tingkat and cocok:
            hasil.tingkat = int(cocok[1])
        elif not hasil.tingkat and garis and bulat(garis, 9) < 9:
            hasil.tingkat = bulat(garis) + 1
        num = ambil(g, "pPr/numPr/numId")
        if hasil.nomor is None and num is not None:
            hasil.nomor = (num, bulat(ambil(g, "pPr/numPr/ilvl")))
        hasil.tebal = hasil.tebal or nyala(g.find(f"{W}rPr/{W}b"))
        satu = ambil(g, "basedOn") or ""
    return hasil


def nyala(unsur: Any) -> bool:
    """Whether an on/off property is there and on."""
    return unsur is not None and unsur.get(W + "val") not in ("0", "false", "off")


@dataclass
class _Aras:
    bentuk: str = "decimal"
    pola: str = "%1."
    awal: int = 1


@dataclass
class Penomoran:
    """Counts the numbered paragraphs and gives the number that stands before each."""

    aras: dict[str, dict[int, _Aras]] = field(default_factory=dict)
    induk: dict[str, str] = field(default_factory=dict)
    hitung: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def dari(cls, akar: Any) -> Penomoran:
        hasil = cls()
        if akar is None:
            return hasil
        for a in akar.findall(W + "abstractNum"):
            hasil.aras[a.get(W + "abstractNumId")] = {
                bulat(t.get(W + "ilvl")): _Aras(
                    ambil(t, "numFmt") or "decimal", ambil(t, "lvlText") or "", bulat(ambil(t, "start"), 1)
                )
                for t in a.findall(W + "lvl")
            }
        for n in akar.findall(W + "num"):
            hasil.induk[n.get(W + "numId")] = ambil(n, "abstractNumId") or ""
            if n.find(f"{W}lvlOverride/{W}startOverride") is not None:  # a list that begins anew
                kunci = f"{hasil.induk[n.get(W + 'numId')]}/{n.get(W + 'numId')}"
                hasil.aras[kunci] = hasil.aras.get(hasil.induk[n.get(W + "numId")], {})
                hasil.induk[n.get(W + "numId")] = kunci
        return hasil

    def nomor(self, num: str, ke: int) -> tuple[str, bool]:
        """(what stands before the paragraph, whether it is a bullet) of the next item of a list."""
        daftar = self.induk.get(num, "")
        aras = self.aras.get(daftar, {})
        if ke not in aras:
            return "", False
        hitung = self.hitung[daftar]
        hitung[ke] = hitung.get(ke, aras[ke].awal - 1) + 1
        for lain in [k for k in hitung if k > ke]:
            del hitung[lain]
        satu = aras[ke]
        if satu.bentuk == "bullet":
            return "-", True
        if satu.bentuk == "none" or "%" not in satu.pola:
            return satu.pola, False

        def isi(m: re.Match[str]) -> str:
            k = int(m[1]) - 1
            a = aras.get(k, _Aras())
            return tulis(hitung.get(k, a.awal), a.bentuk)

        return re.sub(r"%(\d)", isi, satu.pola), False


def tulis(n: int, bentuk: str) -> str:
    """A number in a form of Word's lists."""
    if n < 1 or n > 3000:
        return str(n)
    if bentuk in ("lowerLetter", "upperLetter"):
        huruf = chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return huruf.upper() if bentuk == "upperLetter" else huruf
    if bentuk in ("lowerRoman", "upperRoman"):
        hasil = ""
        for nilai, lambang in (*_ROMAWI, *_ROMAWI_KECIL):
            while n >= nilai:
                hasil, n = hasil + lambang, n - nilai
        return hasil.upper() if bentuk == "upperRoman" else hasil
    return f"{n:02d}" if bentuk == "decimalZero" else str(n)
