"""Shares that a sentence states with both counts: "dari 42 OPD, sebanyak 27 OPD ... sebesar 64,29%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_P = r"(?P<p>\d{1,3}(?:,\d{1,3})?)\s?(?:%|persen)"
#: Words, years and codes of indicators; no other number may stand between the parts of the claim.
_SELA = r"(?:[^.;:%\d]|\.(?=\d)|(?:19|20)\d\d\b|\b\d+(?:\.\d+)+\b)"
#: "Dari 42 OPD ..., sebanyak 27 OPD ... sehingga ... sebesar 64,29 persen".
_DARI = re.compile(
    rf"\b(?:dari|terdapat)\s+(?:(?:total|seluruh|"
    rf"jumlah)\s+)?(?P<n>{_N})\s+(?:\([^)]*\)\s+)?(?P<satuan>[A-Za-z]+)\b"
    rf"{_SELA}{{0,160}}?(?:\b(?:sebanyak|sejumlah|hanya|baru|ada|terdapat|(?:di|ter)[a-z]{{4,}})|"
    rf",)\s+(?P<m>{_N})\s+(?:\([^)]*\)\s+)?(?P=satuan)\b"
    rf"(?P<antara>{_SELA}{{0,120}}?)(?:\b(?:atau|sehingga|sebesar|yaitu|mencapai|adalah)|\()\s*"
    rf"(?P<antara2>{_SELA}{{0,60}}?){_P}",
    re.IGNORECASE,
)
#: "... sebesar 93,75%. Dari 32 rekomendasi, sebanyak 30 rekomendasi ...".
_SESUDAH = re.compile(
    rf"(?P<antara>\bsebesar|\badalah|\bmencapai)\s+{_P}\s*\.\s+Dari\s+(?:(?:total|seluruh|"
    rf"jumlah)\s+)?(?P<n>{_N})\s+"
    rf"(?P<satuan>[A-Za-z]+)\b{_SELA}{{0,100}}?\b(?:sebanyak|sejumlah|,)\s+(?P<m>{_N})\s+(?P=satuan)\b"
    rf"(?P<antara2>)(?![^.]*(?:%|persen))",
    re.IGNORECASE,
)
#: "95,10 persen atau 10.998 dari 12.150 bayi", "1.438 kasus dari 1.800 kasus atau sebesar 79,89 persen".
_BALIK = re.compile(
    rf"{_P}\s+(?:atau|yaitu|yakni)\s+(?:sebanyak\s+)?(?P<m>{_N})(?:\s+[a-z]+){{0,3}}?\s+dari\s+"
    rf"(?:(?:total|seluruh|jumlah|"
    rf"sebanyak)\s+)*(?P<n>{_N})\s+(?P<satuan>[A-Za-z]+)\b(?P<antara>)(?P<antara2>)",
    re.IGNORECASE,
)
_ATAU = re.compile(
    rf"(?<![\d.,])(?P<m>{_N})\s+(?P<satuan>[a-z]+)(?P<antara>(?:\s+[a-z]+){{0,4}}?)\s+dari\s+(?:[a-z]+\s+){{0,3}}?(?P<n>{_N})"
    rf"(?P<antara2>(?:\s+[a-z]+){{0,6}}?),?\s+(?:atau|yaitu|yakni)\s+(?:(?:sebesar|mencapai)\s+)?{_P}",
    re.IGNORECASE,
)
_LAIN = re.compile(
    r"\b(?:target\w*|ditargetkan|capaian\w*|naik|turun|meningkat|menurun|peningkatan|penurunan|dibanding\w*|"
    r"tahun\s+(?:lalu|sebelumnya)|rata-rata|sisa\w*|bobot|belum|tidak|menjadi)\b",
    re.IGNORECASE,
)
#: Farther apart than this (points of a percent) the two may speak of different things.
_DEKAT = Decimal(10)
_SERATUS = Decimal(100)


def pecahan(paham: Paham) -> Iterator[Temuan]:
    """A printed share that the two counts of the same statement do not give."""
    for p in paham.naskah.paragraf:
        if "%" not in p.teks and "persen" not in p.teks.casefold():
            continue
        for pola in (_DARI, _SESUDAH, _BALIK, _ATAU):
            for m in pola.finditer(p.teks):
                hasil = _salah(m)
                if hasil is not None:
                    yield _temuan(paham, p, m, hasil)


def _salah(m: re.Match[str]) -> Decimal | None:
    """The share that the counts give, where it is not the printed one."""
    n, bagian, cetak = (baca_utuh(m[g]) for g in ("n", "m", "p"))
    if n is None or bagian is None or cetak is None or not n.nilai or bagian.nilai > n.nilai:
        return None
    if _LAIN.search(m["antara"]) or _LAIN.search(m["antara2"]):
        return None
    benar = bagian.nilai / n.nilai * _SERATUS
    batas = max(cetak.langkah, Decimal("0.01"))
    if min(abs(benar - cetak.nilai), abs(_SERATUS - benar - cetak.nilai)) <= batas:
        return None
    return benar if abs(benar - cetak.nilai) <= _DEKAT else None


def _temuan(paham: Paham, p: Paragraf, m: re.Match[str], benar: Decimal) -> Temuan:
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, m.start(), m.end()),
        kutipan=m[0],
        tercetak=f"{m['m']} dari {m['n']} = {m['p']}%",
        seharusnya=f"{angka(benar)}%",
        uraian=f"Kalimat menyebut {m['m']} dari {m['n']} {m['satuan']} sebagai {m['p']}%, padahal hasilnya "
        f"{angka(benar)}%.",
        saran="Periksa kedua jumlahnya pada sumber data, lalu hitung ulang persentasenya.",
    )
