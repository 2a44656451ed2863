"""A form of sentence that names the indicator of its section everywhere, and here another one.

The other sections prove it, so that the sentence needs neither numbers nor "ini" as in ``salin_kalimat``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Bagian, Peta, baris_kalimat

#: So many words at the beginning make the sentences one form; so many sections use it rightly.
_AWAL, _CUKUP = 6, 3
_SELAIN = re.compile(
    r"\b(?:dibanding\w*\s+dengan\s+indikator|berbeda|selain|seperti|sejalan|mendukung|berkaitan|terkait|"
    r"berpengaruh|"
    r"antara\s+lain|sebelumnya|lainnya|bersama)\b",
    re.IGNORECASE,
)
_HIASAN = re.compile(r"[\d.,%()]+")


@dataclass(frozen=True, slots=True)
class _Pemakaian:
    paragraf: Paragraf
    bagian: Bagian
    teks: str
    awal: int
    akhir: int
    sebut: int


def salin_baku(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for daftar in _menurut_awal(paham, peta).values():
        sendiri = {x.bagian.indikator for x in daftar if x.sebut == x.bagian.indikator}
        asing = [x for x in daftar if _asing(paham, peta, x)]
        if len(sendiri) < _CUKUP or not asing or len(asing) * 2 > len(sendiri):
            continue
        for x in asing:
            if x.bagian.indikator in sendiri:
                continue  # the form stands here with the own name as well
            nama = peta.nama(x.bagian.indikator) if x.bagian.indikator is not None else x.bagian.judul
            yield temuan(
                paham,
                "salin_tempel",
                baris_kalimat(x.paragraf, x.awal, x.akhir),
                kutipan=x.teks,
                tercetak=peta.nama(x.sebut),
                seharusnya=nama,
                uraian=f"Kalimat pada bagian “{nama}” menyebut indikator lain, “{peta.nama(x.sebut)}”; pada "
                f"{len(sendiri)} bagian lain kalimat serupa menyebut indikator bagiannya sendiri.",
                saran="Ganti nama indikator pada kalimat.",
            )


def _menurut_awal(paham: Paham, peta: Peta) -> dict[tuple[str, ...], list[_Pemakaian]]:
    """Sentences that name one indicator, by their first words; those of the sections of indicators."""
    hasil: dict[tuple[str, ...], list[_Pemakaian]] = defaultdict(list)
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or p.letak.baris == b.awal:
            continue
        for k in pecah(p.teks):
            sebut = peta.sebut(k.teks)
            if len(sebut) != 1:
                continue
            kata = _HIASAN.sub(" ", k.teks.casefold()).split()
            if len(kata) > _AWAL and not _SELAIN.search(k.teks):
                hasil[tuple(kata[:_AWAL])].append(_Pemakaian(p, b, k.teks, k.awal, k.akhir, sebut[0]))
    return hasil


def _asing(paham: Paham, peta: Peta, x: _Pemakaian) -> bool:
    """Whether the name is certainly not that of the section, which the sentence does not name either."""
    if x.sebut == x.bagian.indikator or not peta.berbeda(x.sebut, x.bagian) or x.bagian.indikator is None:
        return False
    nama = kunci(peta.nama(x.bagian.indikator))
    if paham.bobot.kemiripan(nama, kunci(peta.nama(x.sebut))) >= _MIRIP:
        return False
    ada = set(kunci(x.teks))
    berat = sum(paham.bobot.kata(w) for w in nama)
    return sum(paham.bobot.kata(w) for w in nama if w in ada) < _TERMUAT * berat


_MIRIP, _TERMUAT = 0.9, 0.85
