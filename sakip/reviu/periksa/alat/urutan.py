"""Rows that stand twice, and row numbers that leave one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_WAKTU = re.compile(r"(?:bulan|tw|sem)\d+|(?:19|20)\d\d")
_NOMOR = re.compile(r"(\d{1,3})[.)]?")
_TERKECIL = 2
#: A name of so many words stands once among its neighbours, whatever its one number.
_BERNAMA = 5


def baris_ganda(paham: Paham) -> Iterator[Temuan]:
    """Two neighbouring rows that are one, cell by cell: with its number, its period or several numbers."""
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih:
            continue
        for r in range(1, len(k.sel)):
            atas, bawah = k.sel[r - 1], k.sel[r]
            if all(_rapi(x.teks) == _rapi(y.teks) for x, y in zip(atas[1:], bawah[1:], strict=True)) and (
                (_rapi(atas[0].teks) == _rapi(bawah[0].teks) and _bermakna(k, r)) or _bernomor_lanjut(k, r)
            ):
                yield _ganda(paham, k, r)


def _rapi(teks: str) -> str:
    return " ".join(teks.split())


def _bernomor_lanjut(k: Kisi, r: int) -> bool:
    """Only the running number goes on: what follows, at least two numbers of it, is the row's above."""
    nomor = [_NOMOR.fullmatch(k.sel[x][0].teks.strip()) for x in (r - 1, r)]
    if nomor[0] is None or nomor[1] is None or int(nomor[1][1]) != int(nomor[0][1]) + 1:
        return False
    if not k.label[r] or any(s.isian for s in (*k.sel[r], *k.sel[r - 1])):
        return False
    isi = {a.nilai for c, a in enumerate(k.angka[r]) if c and a is not None and a.nilai}
    return len(isi) > 1


def _bermakna(k: Kisi, r: int) -> bool:
    """Whether the row can only stand once: it is numbered, dated, a total, or holds several numbers."""
    if any(s.isian for s in k.sel[r]) or any(s.isian for s in k.sel[r - 1]):
        return False  # cells merged over both rows
    isi = [a for a in k.angka[r] if a is not None]
    depan = k.sel[r][0].teks.strip()
    bernomor = re.fullmatch(r"\d{1,3}[.)]?", depan) is not None
    berwaktu = _WAKTU.fullmatch(tanda(k.label[r] or depan)) is not None
    if not (k.label[r] or k.kode[r]):
        return False
    return bool(isi) and (
        bernomor
        or berwaktu
        or bool(k.kode[r])
        or r in k.total
        or len({a.nilai for a in isi}) > 1
        or len(kunci(k.label[r])) >= _BERNAMA
    )


def _ganda(paham: Paham, k: Kisi, r: int) -> Temuan:
    nama = k.label[r] or k.kode[r] or k.sel[r][0].teks
    return temuan(
        paham,
        "ganda",
        {k.sel[r - 1][0].baris, k.sel[r][0].baris},
        tercetak=f"“{nama}” dua kali",
        seharusnya="satu baris",
        kutipan=" | ".join(_rapi(s.teks) for s in k.sel[r]),
        uraian=f"Baris “{nama}” tertulis dua kali berturut-turut dengan isi yang sama.",
        saran="Hapus salah satu barisnya, lalu periksa jumlahnya.",
    )


def nomor_lompat(paham: Paham) -> Iterator[Temuan]:
    """One number missing in the column that counts the rows, where all others run in order."""
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or not re.fullmatch(r"\W*(?:no|nomor)\W*", k.judul[0], re.IGNORECASE):
            continue
        nomor = [
            (r, int(n)) for r in range(len(k.sel)) if (n := k.sel[r][0].teks.strip().rstrip(".)")).isdecimal()
        ]
        urut = [0, *(n for _, n in nomor)]
        lompat = [i for i in range(1, len(urut)) if urut[i] != urut[i - 1] + 1]
        if len(nomor) < _TERKECIL or len(lompat) != 1 or any(b[0].isian for b in k.sel):
            continue
        i = lompat[0]
        if urut[i] != urut[i - 1] + 2:
            continue
        yield temuan(
            paham,
            "penomoran",
            {k.sel[nomor[max(i - 2, 0)][0]][0].baris, k.sel[nomor[i - 1][0]][0].baris},
            tercetak=f"{urut[i - 1]}, lalu {urut[i]}" if i > 1 else f"mulai dari {urut[i]}",
            seharusnya=str(urut[i - 1] + 1),
            uraian=f"Kolom nomor tidak memuat {urut[i - 1] + 1}; satu baris hilang.",
            saran="Kembalikan baris yang hilang atau nomori ulang.",
            # a text taken out of a file may have lost the row itself
            kepastian="pasti" if paham.naskah.jenis in ("docx", "pdf") else "ragu",
        )
