"""The share of the budget that a sentence gives to a unit by its abbreviation, against the table nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Isi, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_PORSI = Pola(
    r"\b(?:porsi|proporsi|pangsa|bagian|kontribusi)\s+(?:anggaran|pagu|dipa|alokasi)\s+(?"
    r"P<nama>[A-Za-z][\w /&-]{2,60}?)\s+"
    r"(?:mencapai|sebesar|adalah|yaitu|yakni|sekitar|berkisar|:)?\s*(?P<p>\d{1,2}(?:,\d+)?\s?%)\s+(?:dari|"
    r"terhadap)\s+"
    r"(?:total\s+|seluruh\s+|jumlah\s+)?(?:pagu|anggaran|dipa|alokasi)\b",
    "porsi", "proporsi", "pangsa", "bagian", "kontribusi",
)  # fmt: skip
_SERATUS = Decimal(100)
_KIRA = re.compile(r"\b(?:sekitar|hampir|kurang\s+lebih|lebih\s+dari|kisaran)\b", re.IGNORECASE)
#: So far behind its table a sentence may stand, in lines.
_TERJAUH = 40


def porsi_anggaran(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _PORSI.search(p.teks) else ():
            for m in _PORSI.finditer(k.teks):
                cetak = baca_utuh(m["p"])
                if cetak is None or _KIRA.search(m[0]):
                    continue
                temu = _cari(paham, p, m["nama"], cetak)
                if temu is not None:
                    nama, isi, jumlah, harus = temu
                    yield temuan(
                        paham,
                        "persen_anggaran",
                        {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), isi.sel.baris},
                        tercetak=cetak.teks,
                        seharusnya=f"{tulis(harus)}%",
                        kutipan=k.teks,
                        uraian=f"Kalimat menyebut porsi anggaran {m['nama']} {cetak.teks}, padahal menurut "
                        f"tabel "
                        f"“{nama}” {isi.teks} ÷ {tulis(jumlah)} × 100% = {tulis(harus)}%.",
                        saran="Samakan persennya dengan tabel pagu.",
                    )


def _cari(paham: Paham, p: Paragraf, nama: str, cetak: Angka) -> tuple[str, Isi, Decimal, Decimal] | None:
    """The row that the abbreviation means in the nearest table above; None where any row gives the share."""
    for t in reversed(paham.tabel):
        jarak = p.letak.baris - t.tabel.letak.akhir
        if t.jenis != "anggaran" or t.maya or not 0 < jarak <= _TERJAUH:
            continue
        isi = _pagu(t)
        jumlah = sum((i.angka.nilai for _, i in isi if i.angka is not None), Decimal(0))
        if len(isi) < 2 or not jumlah:
            continue
        porsi = [(n, i, i.angka.nilai / jumlah * _SERATUS) for n, i in isi if i.angka is not None]
        if any(abs(x - cetak.nilai) <= cetak.langkah for _, _, x in porsi):
            return None
        milik = [(n, i, x) for n, i, x in porsi if menyingkat(nama, n)]
        return (milik[0][0], milik[0][1], jumlah, milik[0][2]) if len(milik) == 1 else None
    return None


def _pagu(t: TabelPaham) -> list[tuple[str, Isi]]:
    """The plain rows with their ceiling; none where a row has several or lacks it."""
    hasil = []
    for b in t.baris:
        if not b.biasa or not b.nama:
            continue
        pagu = [
            i for i in b.ambil("pagu") if i.angka is not None and not i.angka.persen and not i.angka.rusak
        ]
        if len(pagu) != 1:
            return []
        hasil.append((b.nama, pagu[0]))
    return hasil


def menyingkat(singkat: str, nama: str) -> bool:
    """Whether every word of a short name stands in the long one or is made of the beginnings of its words."""
    kata = kunci(nama)
    pendek = [k for k in kunci(singkat) if k not in ("dipa", "satker", "program")]
    return bool(pendek) and all(k in kata or _tersusun(k, kata) for k in pendek)


def _tersusun(singkat: str, kata: Sequence[str]) -> bool:
    """ "setjen" of "sekretariat jenderal": pieces of words in a row, each from its first letter on."""
    return len(singkat) >= 4 and any(_potongan(singkat, kata[n:]) for n in range(len(kata) - 1))


def _potongan(singkat: str, kata: Sequence[str]) -> bool:
    if not singkat:
        return True
    if not kata or singkat[0] != kata[0][0]:
        return False
    return any(
        _sisipan(singkat[:n], kata[0]) and (_potongan(singkat[n:], kata[1:]))
        for n in range(2, min(len(singkat), 5) + 1)
    )


def _sisipan(potong: str, kata: str) -> bool:
    """Whether letters stand in a word in this order."""
    isi = iter(kata)
    return all(h in isi for h in potong)
