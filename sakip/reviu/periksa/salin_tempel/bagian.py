"""What a part holds of another indicator that has its own part: a caption, a calculation, its result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sakip.reviu.angka import cari
from sakip.reviu.model import Keterangan, Paragraf, RumusTeks, Tabel, Temuan, Unsur
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import UKURAN, Bagian, Peta

_BANDING = re.compile(
    r"\b(?:dibanding\w*|pembanding|berbeda|selain|seperti|sejalan|mendukung|pendukung|didukung|ditopang|turut|juga|sebagaimana|berkaitan|terkait|berpengaruh|"
    r"mempengaruhi|memengaruhi|sasaran|antara\s+lain|sebelumnya|bersama\w*|begitu\s+pula)\b",
    re.IGNORECASE,
)
_SAMBUNG = re.compile(r"\b(?:terhadap|dan|serta)\b", re.IGNORECASE)
_SERATUS = Decimal(100)
#: Digits that make a number tell of one thing; so many such numbers, so many words of the other's name.
_DIGIT, _ANGKA, _KATA = 3, 2, 2
_TERJAUH = 150


def keterangan_bagian(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A table's caption that names one other indicator, of which the rest of the part says nothing."""
    unsur = paham.naskah.unsur
    for u, berikut in pairwise(unsur):
        if not isinstance(u, Keterangan) or u.jenis != "tabel" or not isinstance(berikut, Tabel):
            continue
        b, sebut = peta.bagian_di(u.letak.baris), peta.sebut(u.teks)
        if b is None or b.indikator is None or u.letak.baris - b.awal > _TERJAUH or len(sebut) != 1:
            continue
        (lain,) = sebut
        if not _bernaung(peta, lain, b) or _berdua(_tanpa(paham, u.teks, lain)):
            continue
        if _milik(paham, lain, b.indikator) & _kata_bagian(paham, b, u):
            continue
        yield _temuan(
            paham,
            u.letak.baris,
            tercetak=u.teks,
            seharusnya=peta.nama(b.indikator),
            kutipan=u.teks,
            uraian=f"Judul tabel {u.nomor} pada bagian “{peta.nama(b.indikator)}” menyebut indikator lain, "
            f"“{peta.nama(lain)}”, yang tidak disebut di tempat lain pada bagian itu.",
            saran="Ganti judul tabel sesuai isinya, lalu perbarui daftar tabel.",
        )


def hitungan_bagian(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A paragraph whose numbers are all of another indicator's part, with its realisation and its words."""
    angka_bagian: dict[int, set[Decimal]] = {}
    for u in paham.naskah.unsur:
        b = peta.bagian_di(u.letak.baris)
        if b is not None and b.indikator is not None and isinstance(u, Paragraf | RumusTeks):
            angka_bagian.setdefault(b.indikator, set()).update(_angka(u))
    for u in paham.naskah.unsur:
        b = peta.bagian_di(u.letak.baris) if isinstance(u, Paragraf) else None
        if b is None or b.indikator is None or not isinstance(u, Paragraf) or _BANDING.search(u.teks):
            continue
        isi = {n for n in _angka(u) if _digit(n) >= _DIGIT}
        if len(isi) < _ANGKA or isi & _fakta(paham, b.indikator):
            continue
        calon = [
            i
            for i, n in angka_bagian.items()
            if i != b.indikator and isi <= n and _angka(u) & _realisasi(paham, i) and _bernaung(peta, i, b)
        ]
        if len(calon) == 1 and len(_milik(paham, calon[0], b.indikator) & set(kunci(u.teks))) >= _KATA:
            if set(kunci(u.teks)) & _milik(paham, b.indikator, calon[0]):
                continue
            yield _temuan(
                paham,
                u.letak.baris,
                tercetak=u.teks if len(u.teks) < 160 else f"{u.teks[:159]}…",
                seharusnya=f"uraian tentang “{peta.nama(b.indikator)}”",
                kutipan=u.teks,
                uraian=f"Alinea pada bagian “{peta.nama(b.indikator)}” berisi angka dan realisasi "
                f"“{peta.nama(calon[0])}”, dan tidak satu pun angka indikator bagian itu.",
                saran="Ganti dengan uraian indikator bagian itu.",
            )


def _bernaung(peta: Peta, lain: int, b: Bagian) -> bool:
    """Whether the other indicator has a part of its own elsewhere, and is told from the part's."""
    return peta.berbeda(lain, b) and any(x.indikator == lain and x.awal != b.awal for x in peta.bagian)


def _berdua(judul: str) -> bool:
    return _BANDING.search(judul) is not None or _SAMBUNG.search(judul) is not None


def _tanpa(paham: Paham, teks: str, indikator: int) -> str:
    """A caption without the indicator's name and its words."""
    nama = [n for n, _ in paham.indikator[indikator].sebutan]
    sisa = " ".join(teks.casefold().split())
    for n in sorted(nama, key=len, reverse=True):
        sisa = sisa.replace(" ".join(n.casefold().split()), " ")
    kata = {k for n in nama for k in kunci(n)}
    return " ".join(k for k in re.findall(r"\w+", sisa) if not set(kunci(k)) & kata)


def _milik(paham: Paham, satu: int, lain: int) -> set[str]:
    """The longer words of one indicator's name that the other's has not."""
    nama = {k for n, _ in paham.indikator[satu].sebutan for k in kunci(n) if len(k) > 3}
    return nama - {k for n, _ in paham.indikator[lain].sebutan for k in kunci(n)} - UKURAN


def _kata_bagian(paham: Paham, b: Bagian, kecuali: Keterangan) -> set[str]:
    baris = range(b.awal, b.akhir + 1)
    luar = (n for n in baris if not kecuali.letak.baris <= n <= kecuali.letak.akhir)
    return {k for n in luar for k in kunci(paham.baris_teks(n))}


def _angka(u: Unsur) -> set[Decimal]:
    """The numbers of a text but years and the 100 % of a formula."""
    if not isinstance(u, Paragraf | RumusTeks):
        return set()
    return {
        a.nilai
        for _, a in cari(u.teks)
        if not a.rusak and a.nilai != _SERATUS and not 1990 <= a.nilai <= 2100
    }


def _digit(n: Decimal) -> int:
    return len(f"{n:f}".replace(".", "").strip("0")) if n % 1 else len(f"{n:f}".split(".")[0])


def _fakta(paham: Paham, indikator: int) -> set[Decimal]:
    return {f.angka.nilai for f in paham.fakta_indikator(indikator)}


def _realisasi(paham: Paham, indikator: int) -> set[Decimal]:
    return {f.angka.nilai for f in paham.fakta_indikator(indikator, "realisasi", tahun=paham.tahun)}


def _temuan(
    paham: Paham, baris: int, *, tercetak: str, seharusnya: str, kutipan: str, uraian: str, saran: str
) -> Temuan:
    return temuan(
        paham,
        "salin_tempel",
        [baris],
        tercetak=tercetak,
        seharusnya=seharusnya,
        kutipan=kutipan,
        uraian=uraian,
        saran=saran,
    )
