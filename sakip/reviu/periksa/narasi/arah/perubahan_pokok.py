"""A change from last year's value, told in the sentence, to this year's, which the tables print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.arah.selisih import Bilangan, beda, bilangan
from sakip.reviu.periksa.narasi.baca.masa import PICU_UBAH, TAHUN_LALU, tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, sama, sebanding

_UBAH = re.compile(
    r"\b(?:naik|meningkat|bertambah|kenaikan|peningkatan|turun|menurun|berkurang|penurunan)"
    r"(?:\s+(?:sebesar|sebanyak|sejumlah|yaitu|realisasi))*\s*$",
    re.IGNORECASE,
)
_LAIN = re.compile(
    r"\b(?:target\w*|capaian\w*|triwulan|semester|bulan|nasional|provinsi|menjadi|rata-rata|hampir|"
    r"sekitar|anggaran|pagu)\b",
    re.IGNORECASE,
)
_BAGIAN_DARI = re.compile(
    r"\s*%?\s*(?:dari|terhadap)\s+(?:nilai|angka|realisasi|capaian|tahun)\b", re.IGNORECASE
)
_SEJAUH = 8


def perubahan_pokok(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not memuat(p.teks, *PICU_UBAH):
            continue
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            dua = _dua(k.teks, pokok) if pokok is not None and memuat(k.teks, *PICU_UBAH) else None
            if dua is None or pokok is None:
                continue
            lalu, d = dua
            kini = pokok.ambil(["realisasi"], pokok.tahun)
            if len({f.angka.nilai for f in kini}) != 1 or not sebanding(lalu.angka, kini[0]):
                continue
            f = kini[0]
            benar = beda(d, lalu.angka, f.angka)
            if not benar or any(abs(n - d.angka.nilai) <= u for n, u in benar):
                continue
            if any(sama(d.angka, x.angka) for x in pokok.fakta) or _bersambung(p.teks, lalu, d):
                continue
            harus = benar[0][0]
            if not harus or not harus / _SEJAUH <= d.angka.nilai <= harus * _SEJAUH:
                continue
            tercetak = k.teks[d.awal : d.akhir]
            yield temuan(
                paham,
                "narasi",
                {*baris_kalimat(p, k.awal + d.awal, k.awal + d.akhir), f.baris},
                kutipan=k.teks,
                tercetak=tercetak,
                seharusnya=angka(harus),
                uraian=f"Kalimat menyebut selisih {tercetak}, padahal {lalu.angka.teks} dan {f.angka.teks} "
                f"(baris {f.baris}) berselisih {angka(harus)}.",
                saran="Hitung ulang selisihnya.",
            )


def _bersambung(teks: str, lalu: Bilangan, d: Bilangan) -> bool:
    """Whether the paragraph itself tells the value that the change leads to; that it differs from the
    table is another matter."""
    tuju = {lalu.angka.nilai + d.angka.nilai, lalu.angka.nilai - d.angka.nilai}
    return any(b.angka.nilai in tuju for b in bilangan(teks))


def _dua(kalimat: str, p: Pokok) -> tuple[Bilangan, Bilangan] | None:
    """The only two numbers of a sentence: last year's value and the change."""
    bil = bilangan(kalimat)
    if len(bil) != 2 or _LAIN.search(kalimat):
        return None
    d = next((b for b in bil if _UBAH.search(kalimat, max(0, b.awal - 60), b.awal)), None)
    tahun = tahun_disebut(kalimat)
    if (
        d is None
        or tahun - {p.tahun, p.tahun - 1}
        or not (p.tahun - 1 in tahun or TAHUN_LALU.search(kalimat))
    ):
        return None
    lalu = bil[0] if bil[1] is d else bil[1]
    if lalu.angka.persen and not (d.poin or d.angka.persen or d.angka.desimal):
        return None
    if _BAGIAN_DARI.match(kalimat, lalu.akhir):
        return None  # "naik 9,30 poin, setara 12,20% dari realisasi tahun lalu"
    if any(sama(lalu.angka, f.angka) for f in p.ambil(["realisasi", "target"], p.tahun)):
        return None  # the number told may be this year's
    return lalu, d
