"""Changes of a row of a table with a column for every year: "31 kali, bertambah 11 kali dari 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import Angka
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.arah.selisih import Bilangan, beda, bilangan
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik
from sakip.reviu.periksa.narasi.baca.masa import PEMBANDING, PICU_UBAH, TAHUN, TAHUN_LALU, tahun_disebut

_NAIK = r"naik|meningkat|bertambah|kenaikan|peningkatan|penambahan"
_TURUN = r"turun|menurun|berkurang|penurunan|pengurangan"
_UBAH = re.compile(
    rf"\b(?:(?P<naik>{_NAIK})|{_TURUN})(?:nya)?(?:\s+(?:sebesar|sebanyak|sejumlah|yaitu|yakni|tercatat|"
    rf"realisasi|capaian|hanya))*\s*$",
    re.IGNORECASE,
)
_KLAUSA = re.compile(
    r";\s+|,\s+(?!(?:yaitu|yakni|atau|sebesar|sebanyak|sejumlah|dengan|mencapai|naik|turun|meningkat|"
    r"menurun|bertambah|"
    r"berkurang|sehingga|yang)\b)|\b(?:sedangkan|sementara|adapun)\b|\bdan\s+(?=(?:\w+\s+){1,6}(?:naik|"
    r"turun|meningkat|"
    r"menurun|bertambah|berkurang)\b)",
    re.IGNORECASE,
)
_LAIN = re.compile(
    r"\b(?:target\w*|triwulan|semester|bulan|nasional|provinsi|hampir|sekitar|rata-rata|menjadi|selama|"
    r"terhadap\s+target)\b",
    re.IGNORECASE,
)
_SUSUT = re.compile(r"\b(?:naik|selisih|perubahan|kenaikan|penurunan|growth)\b", re.IGNORECASE)
_UMUM = frozenset(
    {
        "jumlah",
        "total",
        "realisasi",
        "capaian",
        "nilai",
        "persentase",
        "indeks",
        "tahun",
        "pada",
        "angka",
        "besar",
        "rupiah",
        "rp",
    }
)
_SEJAUH = 12


def perubahan(paham: Paham) -> Iterator[Temuan]:
    if paham.tahun is None:
        return
    for p, semua in berlarik(paham, lambda teks: memuat(teks, *PICU_UBAH)):
        larik = [(x, t) for x in semua if (t := tahunan(x))]
        lalu = ""
        for k in pecah(p.teks) if larik else ():
            yield from _kalimat(paham, p, k, lalu, larik)
            lalu = k.teks


def tahunan(x: Larik) -> dict[tuple[int, str], int]:
    """The columns by year and what else their titles say."""
    hasil: dict[tuple[int, str], int] = {}
    for c in x.kolom:
        tahun = tahun_disebut(x.judul[c])
        if len(tahun) == 1 and not _SUSUT.search(x.judul[c]):
            sisa = " ".join(kunci(TAHUN.sub(" ", x.judul[c])))
            hasil.setdefault((tahun.pop(), sisa), c)
    return hasil if len({t for t, _ in hasil}) > 1 else {}


def _kalimat(
    paham: Paham,
    p: Paragraf,
    k: Kalimat,
    lalu: str,
    larik: Sequence[tuple[Larik, dict[tuple[int, str], int]]],
) -> Iterator[Temuan]:
    """``lalu``: the sentence before, that may tell with which year all is compared."""
    atas = tahun_disebut(k.teks)
    if not atas and PEMBANDING.search(lalu):
        atas = tahun_disebut(lalu)
    for klausa in _KLAUSA.split(k.teks):
        bil = bilangan(klausa)
        temu = [(b, m) for b in bil if (m := _UBAH.search(klausa, max(0, b.awal - 60), b.awal))]
        if len(temu) != 1 or _LAIN.search(klausa):
            continue
        d, m = temu[0]
        tahun = tahun_disebut(klausa) or atas
        kini = paham.tahun or 0
        if tahun - {kini, kini - 1} or (not tahun and not TAHUN_LALU.search(k.teks)):
            continue
        for x, kolom in larik:
            r = _baris(x, klausa[: m.start()])
            if r is None:
                continue
            salah = _salah(x, kolom, r, d, kini, [b for b in bil if b is not d])
            if salah is not None:
                dulu, sekarang, harus = salah
                nama = x.label[r] if r < len(x.label) else "Jumlah"
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(p, k.awal, k.akhir), x.baris[min(r, len(x.baris) - 1)]},
                    kutipan=k.teks,
                    tercetak=klausa[m.start() : d.akhir],
                    seharusnya=harus,
                    uraian=f"Kalimat menyebut “{klausa[m.start() : d.akhir]}” untuk “{nama}”, padahal "
                    f"{dulu.teks} ({kini - 1}) dan {sekarang.teks} ({kini}) pada tabel berselisih {harus}.",
                    saran="Hitung ulang selisihnya dari tabel.",
                )
            break


def _baris(x: Larik, pokok: str) -> int | None:
    """The one row that the words before the change name: by its whole name, or by words that only it has."""
    kata = [w for w in kunci(pokok) if not w.isdecimal()]
    isi = set(kata)
    utuh = [(len(n), r) for r, t in enumerate(x.label) if (n := kunci(t)) and set(n) <= isi]
    if utuh:
        utuh.sort(reverse=True)
        return utuh[0][1] if len(utuh) == 1 or utuh[0][0] > utuh[1][0] else None
    inti = {w for w in isi if w not in _UMUM}
    ada = [r for r, t in enumerate(x.label) if inti and inti <= set(kunci(t))]
    return ada[0] if len(ada) == 1 and sum(map(len, inti)) >= 6 else None


def _salah(
    x: Larik, kolom: dict[tuple[int, str], int], r: int, d: Bilangan, kini: int, lain: Sequence[Bilangan]
) -> tuple[Angka, Angka, str] | None:
    """The values of last year and this whose difference is another, whichever columns are taken."""
    pasangan = [
        (a, b)
        for (t, hal), c in kolom.items()
        if t == kini - 1 and (e := kolom.get((kini, hal))) is not None
        and (a := x.angka[r][c]) is not None and (b := x.angka[r][e]) is not None
    ]  # fmt: skip
    target = [
        (a, b)
        for (t, hal), c in kolom.items()
        if t == kini - 1 and "target" in hal and (e := kolom.get((kini, hal))) is not None
        and (a := x.angka[r][c]) is not None and (b := x.angka[r][e]) is not None
    ]  # fmt: skip
    sebut = [
        (a, b)
        for a, b in pasangan
        if any(o.angka.nilai in (a.nilai, b.nilai) and o.jenis != "c" for o in lain)
    ]
    mungkin = [(a, b, beda(d, a, b)) for a, b in (sebut or pasangan) if _sejenis(d, a)]
    if not mungkin or any(abs(n - d.angka.nilai) <= u for _, _, isi in mungkin for n, u in isi):
        return None
    if any(abs(n - d.angka.nilai) <= u for a, b in pasangan for n, u in beda(d, a, b)):
        return None
    if any(d.angka.nilai == n.nilai for n in x.angka[r] if n is not None):
        return None  # "naik sebesar" in place of "naik menjadi"
    a, b, isi = next((m for m in mungkin if (m[0], m[1]) not in target), mungkin[0])
    harus = isi[0][0] if isi else Decimal(0)
    if not harus or not harus / _SEJAUH <= d.angka.nilai <= harus * _SEJAUH:
        return None
    return a, b, angka(harus)


def _sejenis(d: Bilangan, a: Angka) -> bool:
    """Whether the change may be one of such values."""
    if d.angka.persen and not d.poin:
        return True
    if d.poin or d.angka.desimal:
        return bool(a.persen or a.desimal)
    return not a.persen and not a.desimal
