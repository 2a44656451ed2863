"""Realisation, target and their quotient told at once: "3,37 atau 108,36% dari target 3,11"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, persen, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.masa import PISAH_KLAUSA
from sakip.reviu.periksa.narasi.baca.nilai import SERATUS

_BIL = r"(?<![\w.,/-])\d[\d.]*(?:,\d+)?(?:\s?(?:%|persen\b))?(?![\d.,]*\d)"
_R, _T = rf"(?P<r>{_BIL})(?P<sr>(?:\s+[a-z/]+){{0,3}}?)", rf"(?P<t>{_BIL})(?P<st>(?:\s+[a-z/]+){{0,3}}?)"
_P = r"(?<![\w.,/-])(?P<p>\d{1,3}(?:[.,]\d+)?)\s?(?:%|persen\b)(?!\s*(?:poin|dari\s+(?!target\b)))"
_SAMA = (
    r"(?:,?\s*(?:atau|yaitu|yakni|setara|mencapai|sama|berarti|artinya|sehingga|dengan|capaian(?:nya)?|tingkat|"
    r"persentase|sebesar|adalah|kinerja|menjadi|diperoleh|itu|ini|tersebut)\b)+\s*"
)
_KURUNG = rf"(?:{_SAMA}|\s*\(\s*(?:capaian\s+)?(?=[\d.,]+\s?%\s*\)))"
_ISI_TARGET = (
    r"(?:\s+(?:yang|ditetapkan|kinerja|sebesar|sebanyak|sejumlah|yaitu|akhir|renstra|rpjm\w*|jangka|menengah|"
    r"(?:pada\s+)?(?:tahun\s+)?(?:19|20)\d\d|tahunan|adalah))*\s+"
)
_TARGETNYA = rf"target(?:nya)?{_ISI_TARGET}"
_HASIL = (
    r"(?:,?\s*\b(?:dan|telah|sudah|dapat|berhasil|realisasi(?:nya)?|terealisasi|tercapai|terlaksana|terwujud|dicapai|"
    r"diraih|terselesaikan|diselesaikan|sebesar|sebanyak|sejumlah|mencapai|adalah)\b)+\s+"
)
_BERPERSEN = (("%", "persen"),)
_TARGET_AKHIR = Pola(rf"{_R}{_SAMA}{_P}\s+(?:dari|terhadap)\s+{_TARGETNYA}{_T}", "target", dan=_BERPERSEN)
_TARGET_AWAL = Pola(rf"\b{_TARGETNYA}{_T}{_HASIL}{_R}{_KURUNG}{_P}", "target", dan=_BERPERSEN, depan=True)
_TARGET_TENGAH = Pola(rf"{_R}\s+dari\s+{_TARGETNYA}{_T}{_KURUNG}{_P}", "target", dan=_BERPERSEN)
_SEMUA = (_TARGET_AKHIR, _TARGET_AWAL, _TARGET_TENGAH)
_DARI_TARGET = re.compile(r"(?:dari|terhadap)\s+target", re.IGNORECASE)
#: Growth, a rest, a part, another measure; money has its own check.
_LAIN = re.compile(
    r"\b(?:naik|turun|(?:meng?|me|ter|ber|ke|pe|per|pen)?(?:naik|turun|tingkat(?=an)|ningkat|nurun|tambah|kurang|tumbuh)(?:an)?|"
    r"selisih|sisa\w*|poin|lalu|sebelumnya|di\s?antara\w*|bobot|skala|kali|triwulan|semester|bulan|rp|rupiah|juta|miliar|"
    r"rata-rata|maksimal|minimal|dibatasi|masing-masing|berturut-turut|lebih)\b",
    re.IGNORECASE,
)
_DARI = re.compile(r"\b(?:dari|skala|rp\.?)\s*$", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20)\d\d")
#: Words after a number that name no unit.
_BUKAN_SATUAN = frozenset("yang itu ini tersebut diperoleh dicapai tercapai telah sudah berhasil dan".split())  # noqa: SIM905
#: A quotient farther from the print than this part of it may be of something else.
_JAUH = Decimal("0.3")


#: A value with what its last digit counts.
Bacaan = tuple[Decimal, Decimal]


def bagi_target(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not (memuat(p.teks, "target") and memuat(p.teks, "%", "persen")):
            continue
        for k in pecah(p.teks):
            for pola in _SEMUA if _DARI_TARGET.search(k.teks) else (_TARGET_AWAL,):
                for m in pola.finditer(k.teks):
                    harus = _salah(m)
                    if harus is not None:
                        yield temuan(
                            paham,
                            "narasi",
                            baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                            kutipan=k.teks,
                            tercetak=f"{m['p']}%",
                            seharusnya=persen(harus),
                            uraian=f"Kalimat menyebut {m['p']}% untuk {m['r'].strip()} dari target "
                            f"{m['t'].strip()}, padahal hasil baginya {persen(harus)}.",
                            saran="Hitung ulang persentase pada kalimat itu.",
                        )


def _salah(m: re.Match[str]) -> Decimal | None:
    """The quotient in percent, where no way of reckoning a capaian gives the print."""
    r, t, p = baca_utuh(m["r"]), baca_utuh(m["t"]), baca_utuh(m["p"] + "%")
    awal = max((b.end() for b in PISAH_KLAUSA.finditer(m.string, 0, m.start())), default=0)
    if r is None or t is None or p is None or p.lain or not r.nilai or not t.nilai:
        return None
    if r.persen != t.persen or _TAHUN.fullmatch(m["t"]) or _TAHUN.fullmatch(m["r"]) or not _sesatuan(m):
        return None
    if _LAIN.search(m.string, awal, m.end()) or _DARI.search(m.string, 0, m.start("r")):
        return None
    mungkin = ragam_capaian(r, t)
    if terbukti(mungkin, p):
        return None
    tepat = min((n for _, n, _ in mungkin), key=lambda n: abs(n - p.nilai))
    return tepat if abs(tepat - p.nilai) <= _JAUH * tepat else None


def terbukti(mungkin: Iterable[tuple[Decimal, Decimal, Decimal]], p: Angka) -> bool:
    """Whether a quotient gives the print, or may be cut off at it."""
    bulat = p.nilai >= SERATUS and p.nilai == p.nilai.to_integral_value()
    return any(
        bawah - p.langkah <= p.nilai <= atas + p.langkah or (bulat and atas > p.nilai)
        for bawah, _, atas in mungkin
    )


def ragam_capaian(r: Angka, t: Angka) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Every capaian in percent that a realisation and a target may give: (least, as printed, most)."""
    pas = not (r.persen or r.desimal)
    return [u for x in r.bacaan() for y in t.bacaan() if y[0] for u in _capaian(x, y, pas=pas)]


def _capaian(r: Bacaan, t: Bacaan, *, pas: bool) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Capaian by either polarity with their ranges: a realisation may be rounded or cut off, a count
    (``pas``) is exact."""
    lebar = Decimal(0) if pas else r[1]
    ujung = [x for x in (r[0], r[0] - lebar / 2, r[0] + lebar) if x > 0]
    semua = (
        [x / t[0] * SERATUS for x in ujung],
        [t[0] / x * SERATUS for x in ujung],
        [(2 * t[0] - x) / t[0] * SERATUS for x in ujung],
    )
    return [(min(s), s[0], max(s)) for s in semua if s]


def _sesatuan(m: re.Match[str]) -> bool:
    """Whether both numbers count the same, as far as units are told."""
    a, b = ([w for w in m[k].casefold().split() if w not in _BUKAN_SATUAN] for k in ("sr", "st"))
    return not a or not b or a[0] == b[0]
