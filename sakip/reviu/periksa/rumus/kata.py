"""A formula in words that counts another thing than its numbers: "berkas cacat / seluruh berkas" over
"(400 - 16) / 400", where the text tells that 16 were faulty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.hitung_teks import bersihkan
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import temuan

_BIL = r"\d{1,3}(?:\.\d{3})+|\d+"
_KATA = re.compile(
    r"(?:^|=|:)[\s(]*(?P<atas>[A-Za-z][^/÷=\d]{4,160}?)[\s)]*(?:/|÷|\bdibagi\b)[\s(]*(?"
    r"P<bawah>[A-Za-z][^/÷=\d]{4,160}?)"
    r"[\s)]*(?:(?:[x×*]|\bdikali\b)\s*100\s*(?:%|persen)?)?\s*$"
)
#: (whole − part) / whole
_KURANG = re.compile(
    rf"\(\s*(?P<a>{_BIL})\s*[-–−]\s*(?P<k>{_BIL})\s*\)\s*(?:/|÷|:|\bdibagi\b)\s*\(?\s*(?P<b>{_BIL})(?"
    rf"![\d.,]*\d)"
)
_BUKAN = re.compile(
    r"[-–−]|\b(?:tidak|bukan|belum|tanpa|selain|dikurangi|kurang|non|sisa|bebas|selisih)\b", re.IGNORECASE
)
#: "tahanan overstaying sebanyak 128 orang"
_SEBANYAK = re.compile(
    rf"(?P<nama>[A-Za-z][A-Za-z /-]{{4,120}}?)\s+(?:sebanyak|sejumlah|berjumlah|sebesar|adalah|mencapai|"
    rf"yaitu|\()\s*(?P<n>{_BIL})(?![\d.,]*\d|\s*%)"
)
_MUNDUR, _MAJU = 4, 3


def rumus_kata(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    for n, u in enumerate(unsur):
        if (
            not isinstance(u, RumusTeks | Paragraf)
            or len(u.teks) > 320
            or not ("/" in u.teks or "÷" in u.teks or "dibagi" in u.teks)
        ):
            continue
        kata = _KATA.search(bersihkan(u.teks))
        if kata is None or _BUKAN.search(kata["atas"]):
            continue
        hitung = _hitungan(unsur[n + 1 : n + 1 + _MAJU])
        if hitung is None:
            continue
        kurang, f = hitung
        sebutan = [
            (m["nama"], p)
            for p in unsur[max(0, n - _MUNDUR) : n]
            if isinstance(p, Paragraf)
            for m in _SEBANYAK.finditer(p.teks)
            if Decimal(m["n"].replace(".", "")) == kurang
        ]
        atas = {*kunci(kata["atas"])} - _UMUM
        for nama, _ in sebutan:
            ada = {*kunci(nama.split(",")[-1])}
            pembilang, penyebut = kata["atas"].strip(), kata["bawah"].strip()
            if atas and atas <= ada and not _BUKAN.search(nama.split(",")[-1]):
                yield temuan(
                    paham,
                    "rumus",
                    {u.letak.baris, u.letak.akhir, f.letak.baris},
                    tercetak=f"{pembilang} / {penyebut}",
                    seharusnya=f"({penyebut} − {pembilang}) / {penyebut}",
                    kutipan=u.teks,
                    uraian=f"Rumus menulis “{pembilang}” sebagai pembilang, padahal "
                    f"perhitungannya "
                    f"mengurangkan {tulis(kurang)}, yaitu banyaknya {pembilang}, dari seluruhnya.",
                    saran="Samakan rumus dalam kata dengan perhitungannya.",
                )
                break


_UMUM = frozenset({"jumlah", "banyaknya", "total", "orang", "realisasi"})


def _hitungan(sesudah: tuple[object, ...]) -> tuple[Decimal, RumusTeks | Paragraf] | None:
    """What the next formula takes from the whole before it divides the rest by the whole."""
    for u in sesudah:
        if isinstance(u, RumusTeks | Paragraf) and (m := _KURANG.search(bersihkan(u.teks))) is not None:
            a, k, b = (Decimal(m[g].replace(".", "")) for g in ("a", "k", "b"))
            return (k, u) if a == b and 0 < k < a else None
    return None
