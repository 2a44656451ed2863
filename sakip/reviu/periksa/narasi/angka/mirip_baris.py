"""A number of a row that the sentence names, with two neighbouring digits exchanged: "SLTA 515 orang" beside
a row "SLTA" with 551."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.digit import bertukar, letak_beda
from sakip.reviu.periksa.narasi.angka.dekat import bentuk_angka
from sakip.reviu.periksa.narasi.baca.larik import Larik, dekat

_DIGIT = 3
#: So many tables nearby are looked at.
_TABEL = 2
_TAHUN = re.compile(r"(?:19|20)\d\d")
_KLAUSA = re.compile(r";\s+|,\s+(?=[a-z])|\b(?:sedangkan|sementara|adapun|dan)\b", re.IGNORECASE)
_LAIN = re.compile(
    r"\b(?:tahun\s+(?:lalu|sebelumnya)|nasional|target|sekitar|hampir|lebih\s+dari|naik|turun|selisih)\b",
    re.IGNORECASE,
)
_JUMLAH = re.compile(
    r"\b(?:seluruh(?:nya)?|keseluruhan|total|jumlah|sebanyak|sejumlah|berjumlah|sisanya|terdapat)\b",
    re.IGNORECASE,
)
_ANGKA = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)")


def mirip_baris(paham: Paham) -> Iterator[Temuan]:
    rumus = {
        bentuk_angka(c)
        for u in paham.naskah.unsur
        if isinstance(u, RumusTeks)
        for c in _ANGKA.findall(u.teks)
    }
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf) or not re.search(r"\d{3}|\d,\d\d", u.teks):
            continue
        kisi = list(dekat(paham, ke))[:_TABEL]
        tercetak = rumus | {bentuk_angka(a.teks) for x in kisi for b in (*x.angka, *x.total) for a in b if a}
        for k in pecah(u.teks) if kisi else ():
            ada = {bentuk_angka(a.teks) for _, a in cari(k.teks)}
            letak = 0
            for klausa in _KLAUSA.split(k.teks):
                letak = k.teks.find(klausa, letak)
                for awal, a in cari(klausa):
                    salah = _salah(klausa, awal, a, kisi, tercetak, ada) if not _LAIN.search(klausa) else None
                    if salah is not None:
                        nama, teks, baris = salah
                        yield temuan(
                            paham,
                            "narasi",
                            {
                                *baris_kalimat(u, k.awal + letak + awal, k.awal + letak + awal + len(a.teks)),
                                baris,
                            },
                            kutipan=k.teks,
                            tercetak=a.teks,
                            seharusnya=teks,
                            uraian=f"Kalimat menyebut {a.teks} untuk “{nama}”, sedangkan tabel pada "
                            f"baris {baris} memuat {teks}.",
                            saran="Periksa apakah dua angkanya tertukar.",
                        )


def _salah(
    klausa: str, awal: int, a: Angka, larik: Sequence[Larik], tercetak: set[str], ada: set[str]
) -> tuple[str, str, int] | None:
    """The row's name, its number and line."""
    n = bentuk_angka(a.teks)
    if a.rusak or a.rupiah or len(n.replace(",", "")) < _DIGIT or n in tercetak or _TAHUN.fullmatch(n):
        return None
    kata = set(kunci(klausa))
    for x in larik:
        temu = [
            (nama, b.teks, baris)
            for nama, isi, baris in _disebut(x, kata, klausa[:awal])
            if not _terhitung(a, isi)
            for b in isi
            if b is not None
            and b.persen == a.persen
            and tertukar(n, m := bentuk_angka(b.teks))
            and m not in ada
        ]
        if len({t for _, t, _ in temu}) == 1:
            return temu[0]
    return None


_Isi = tuple[Angka | None, ...]


def _disebut(x: Larik, kata: set[str], depan: str) -> Iterator[tuple[str, _Isi, int]]:
    """The rows that the clause names: by the whole label, a total by a word of sums."""
    for nama, isi, baris in zip(x.label, x.angka, x.baris, strict=True):
        n = set(kunci(nama))
        if n and n <= kata and any(len(k) > 2 for k in n):
            yield nama, isi, baris
    if _JUMLAH.search(depan):
        yield from (("Jumlah", isi, max(x.baris, default=1)) for isi in x.total)


def _terhitung(a: Angka, isi: _Isi) -> bool:
    """Whether the number is the difference or the sum of two of the row's."""
    ada = [b.nilai for b in isi if b is not None]
    return any(a.nilai in (abs(p - q), p + q) for i, p in enumerate(ada) for q in ada[i + 1 :])


def tertukar(a: str, b: str) -> bool:
    """Whether two numbers of one form differ by two neighbouring digits that changed places."""
    if len(a) != len(b) or a.find(",") != b.find(","):
        return False
    x, y = a.replace(",", ""), b.replace(",", "")
    return bertukar(x, y, letak_beda(x, y))
