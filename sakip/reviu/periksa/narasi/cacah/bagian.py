"""A whole and its two parts in one sentence: "19 UPT, terdiri dari 13 UPT ... dan 5 UPT ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import baca_utuh, cari
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_HURUF = r"(?:\s+\([a-z ]+\))?"
_TERDIRI = Pola(
    rf"(?<![\w.,/-])(?P<n>{_N}){_HURUF}\s+(?P<satuan>[A-Za-z/]+(?:\s+[A-Za-z/]+){{0,4}}?),?\s+(?:(?:yang\s+)?terdiri\s+(?:dari|atas)|"
    r"yaitu|yakni|dengan\s+(?:rincian|komposisi))\s+(?:sebanyak\s+)?(?=\d)",
    "terdiri",
    "rincian",
    "komposisi",
    "yaitu",
    "yakni",
)
_BUTIR = re.compile(
    rf"(?P<n>{_N}){_HURUF}(?P<sebut>(?:\s+[A-Za-z][A-Za-z./-]*){{1,7}}?)\s*(?:\((?P<p>\d{{1,2}}(?:,\d+)?)\s?%\))?"
    r"(?P<akhir>\s*,?\s+(?:dan|serta)\s+|\s*,\s+(?=\d)|\s*[.;(]|\s*$|\s*,)",
)
_LUAR = re.compile(
    r"\b(?:di\s?antaranya|antara\s+lain|termasuk|selain|kecuali|sisanya|lainnya)\b", re.IGNORECASE
)
_PASANGAN = (
    frozenset({"laki", "perempuan"}),
    frozenset({"pria", "wanita"}),
    frozenset({"pria", "perempuan"}),
)
_BANDING = Pola(
    r"(?P<x>[A-Za-z][A-Za-z -]{2,60}?)\s+(?:masih\s+|jauh\s+)?lebih\s+(?P<arti>banyak|sedikit|tinggi|"
    r"rendah|besar|kecil)\s+"
    r"(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)\s+(?P<y>[A-Za-z][A-Za-z -]{2,60}?),?\s+(?:yakni|"
    r"yaitu|masing-masing|dengan)\s+"
    rf"(?P<a>{_N}|\d+,\d+)\s?%?\s+(?P<la>[A-Za-z][A-Za-z -]{{2,40}}?)\s+(?:dan|berbanding|sedangkan|"
    rf"banding)\s+(?P<b>{_N}|\d+,\d+)\s?%?\s+"
    r"(?P<lb>[A-Za-z][A-Za-z -]{2,40})",
    "lebih",
)

Salah = tuple[str, str, str, int, int]


def bagian_kalimat(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks):
            for cetak, harus, alasan, awal, akhir in (*_terdiri(k.teks), *_banding(k.teks)):
                yield temuan(
                    paham,
                    "narasi",
                    baris_kalimat(p, k.awal + awal, k.awal + akhir),
                    kutipan=k.teks,
                    tercetak=cetak,
                    seharusnya=harus,
                    uraian=f"Kalimat menyebut {cetak}, padahal {alasan}.",
                    saran="Samakan angka pada kalimat itu.",
                )


def _terdiri(kalimat: str) -> Iterator[Salah]:
    """Two parts that are told in the same words, or with their shares; more parts: see ``jumlah_kalimat``."""
    for m in _TERDIRI.finditer(kalimat):
        butir = _butir(kalimat, m.end())
        total = baca_utuh(m["n"])
        if total is None or len(butir) != 2 or _LUAR.search(kalimat) or not _sejajar(m["satuan"], butir):
            continue
        nilai = [Decimal(b["n"].replace(".", "")) for b in butir]
        jumlah = sum(nilai, Decimal(0))
        akhir = butir[-1].end()
        if any(a.nilai == jumlah for _, a in cari(kalimat[: m.start()])):
            continue  # "6 puskesmas dari 10 puskesmas, terdiri atas 2 ... dan 4 ..."
        if jumlah != total.nilai:
            rinci = " + ".join(b["n"] for b in butir)
            yield f"{m['n']} {m['satuan']}", angka(jumlah), f"{rinci} = {angka(jumlah)}", m.start(), akhir
            continue
        for b, n in zip(butir, nilai, strict=True):
            benar = n / total.nilai * 100 if total.nilai else None
            if (
                b["p"]
                and benar is not None
                and abs(benar - Decimal(b["p"].replace(",", "."))) > _langkah(b["p"])
            ):
                alasan = f"{b['n']} dari {m['n']} adalah {angka(benar)}%"
                yield f"{b['p']}%", f"{angka(benar)}%", alasan, b.start(), b.end()


def _langkah(cetak: str) -> Decimal:
    return Decimal("0.02") if "," in cetak else Decimal(1)


def _butir(kalimat: str, awal: int) -> list[re.Match[str]]:
    """The counts of the list from ``awal`` on."""
    hasil: list[re.Match[str]] = []
    while (m := _BUTIR.match(kalimat, awal)) is not None:
        hasil.append(m)
        awal = m.end()
    return hasil


def _sejajar(satuan: str, butir: list[re.Match[str]]) -> bool:
    """Whether the parts are parts of that whole: one word heads both, or they are told as shares, or as
    men and women."""
    kepala = [b["sebut"].split()[0].casefold().strip(".,") for b in butir]
    if len(set(kepala)) == 1 or all(b["p"] for b in butir) or set(kepala) == {*satuan.casefold().split("/")}:
        return True  # "112 desa/kelurahan, yaitu 103 desa dan 9 kelurahan" too
    kata = frozenset(w for b in butir for w in re.findall(r"[a-z]+", b["sebut"].casefold()))
    return any(x <= kata for x in _PASANGAN)


def _banding(kalimat: str) -> Iterator[Salah]:
    """ "Perempuan lebih banyak dari laki-laki, yakni 71 perempuan dan 97 laki-laki"."""
    for m in _BANDING.finditer(kalimat):
        x, y, la, lb = (set(kunci(m[g])) for g in ("x", "y", "la", "lb"))
        khas_x, khas_y = x - y, y - x
        a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
        if a is None or b is None or a.nilai == b.nilai:
            continue
        if khas_x & la and khas_y & lb:
            satu, dua = a, b
        elif khas_x & lb and khas_y & la:
            satu, dua = b, a
        else:
            continue
        lebih = m["arti"].casefold() in ("banyak", "tinggi", "besar")
        if (satu.nilai > dua.nilai) != lebih:
            benar = "lebih banyak" if satu.nilai > dua.nilai else "lebih sedikit"
            yield (
                f"“lebih {m['arti']}”",
                benar,
                f"{satu.teks} {benar} daripada {dua.teks}",
                m.start(),
                m.end(),
            )
