"""Reads the claims of a sentence, and finds what contradicts itself within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.aturan.kalimat.angka import Bilangan
from sakip.aturan.kalimat.klaim import Angka, Hitungan, Tren, Verdik
from sakip.aturan.kalimat.klausa import Klausa, pecah_klausa
from sakip.aturan.kalimat.nilai import baca_angka
from sakip.aturan.kalimat.tren import baca_tren
from sakip.aturan.kalimat.verdik import baca_verdik

SERATUS = Decimal(100)
#: Nobody writes a sentence longer than this, in characters; what is longer claims nothing.
PANJANG_TERBESAR = 2000
Klaim = Verdik | Hitungan | Tren | Angka

#: A sentence about these measures against another target than the year's.
_TARGET_LAIN = re.compile(
    r"\b(?:renstra|rencana strategis|jangka menengah|rpjmn|rpjmd|nasional|akhir periode|akhir renstra|"
    r"standar nasional)\b",
    re.IGNORECASE,
)
_PERTENTANGAN = re.compile(r";|\b(?:sedangkan|sementara|adapun)\b", re.IGNORECASE)
_LAWAN = re.compile(r"\s*(?:sedangkan|sementara)\b", re.IGNORECASE)
_KATA = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The claims of one sentence in order. `target_lain`: it compares with a plan's or a nation's target."""

    kalimat: str
    klaim: tuple[Klaim, ...]
    target_lain: bool


def baca_kalimat(kalimat: str, tahun: int) -> Bacaan:
    """What the sentence claims. Clauses that wish, suppose, or speak of a part of the year claim nothing.

    A clause without a subject or a year of its own speaks of what the clause before it spoke of.
    """
    if len(kalimat) > PANJANG_TERBESAR:
        return Bacaan(kalimat, (), False)
    keluar: list[Klaim] = []
    tentang = ""
    disebut: tuple[int, ...] = ()
    for k in pecah_klausa(kalimat):
        klaim = [_geser(x, k.awal) for x in _klaim(k, tahun)] if k.nyata and not k.berkala else []
        lawan = _LAWAN.match(k.teks) is not None
        for x in klaim:
            keluar.append(_warisi(x, "" if lawan else tentang, () if lawan else disebut))
        if klaim and not isinstance(klaim[-1], Hitungan):
            tentang = tentang if _tanpa_subjek(klaim[0]) else getattr(klaim[0], "tentang", "")
        disebut = next((x.tahun for x in klaim if isinstance(x, Verdik | Tren) and x.tahun), disebut)
    keluar.sort(key=lambda x: x.awal)
    return Bacaan(kalimat, tuple(keluar), _TARGET_LAIN.search(kalimat) is not None)


def _klaim(k: Klausa, tahun: int) -> Iterator[Klaim]:
    yield from baca_verdik(k.teks, tahun)
    yield from baca_tren(k.teks, tahun)
    yield from baca_angka(k.teks, tahun)


def _geser(klaim: Klaim, awal: int) -> Klaim:
    return replace(klaim, awal=klaim.awal + awal, akhir=klaim.akhir + awal)


def _tanpa_subjek(klaim: Klaim) -> bool:
    """Only joining words stand before the claim."""
    return all(_SAMBUNG.fullmatch(k) for k in _KATA.findall(getattr(klaim, "tentang", "")))


_SAMBUNG = re.compile(
    r"dan|serta|juga|bahkan|telah|sudah|sehingga|karena|namun|tetapi|akan|tapi|meskipun|walaupun|meski|walau|"
    r"berhasil|masih|pun|melainkan|sebab|akibat|dikarenakan|hal|itu|ini|tersebut",
    re.IGNORECASE,
)


def _warisi(klaim: Klaim, tentang: str, tahun: tuple[int, ...]) -> Klaim:
    if isinstance(klaim, Hitungan) or not _tanpa_subjek(klaim):
        return klaim
    if isinstance(klaim, Angka):
        return replace(klaim, tentang=tentang)
    return replace(klaim, tentang=tentang, tahun=klaim.tahun or tahun)


def sangkal_diri(bacaan: Bacaan) -> Iterator[tuple[Klaim, str]]:
    """Claims that a number of the same sentence contradicts, with the reason in Indonesian. Certain only."""
    capaian = [x for x in bacaan.klaim if isinstance(x, Angka) and x.hal == "capaian"]
    for x in bacaan.klaim:
        if isinstance(x, Tren) and not x.ragu and (alasan := _tren_sendiri(x)):
            yield x, alasan
        if isinstance(x, Verdik) and not x.ragu and x.banyak is None and not bacaan.target_lain:
            for a in capaian:
                if _terpisah(bacaan.kalimat, x, a):
                    continue
                if a.bilangan.persen and a.tahun in (None, *x.tahun) and (alasan := _verdik_sendiri(x, a)):
                    yield x, alasan


def _terpisah(kalimat: str, v: Verdik, a: Angka) -> bool:
    """Whether verdict and number are set against each other: of different matters."""
    return _PERTENTANGAN.search(kalimat, min(v.akhir, a.akhir), max(v.awal, a.awal)) is not None


def _tren_sendiri(t: Tren) -> str:
    if t.dari is None or t.menjadi is None or len(t.dari.nilai) > 1 or len(t.menjadi.nilai) > 1:
        return ""
    a, b = t.dari.nilai[0], t.menjadi.nilai[0]
    arah = "naik" if b > a else "turun" if b < a else "tetap"
    salah = {
        "naik": arah != "naik",
        "turun": arah != "turun",
        "tetap": arah != "tetap",
        "tidak_naik": arah == "naik",
        "tidak_turun": arah == "turun",
        "berubah": arah == "tetap",
    }.get(t.arah, False)
    return f"dari {_cetak(t.dari)} menjadi {_cetak(t.menjadi)} berarti {arah}" if salah else ""


def _verdik_sendiri(v: Verdik, a: Angka) -> str:
    """A capaian below 100 never meets a target, one above never misses it, whatever the polarity."""
    satu = Decimal(1).scaleb(-a.bilangan.desimal)
    if len(a.bilangan.nilai) > 1:
        return ""
    nilai = a.bilangan.nilai[0]
    if v.arti in ("tercapai", "melampaui") and nilai + satu <= SERATUS:
        return f"capaian {_cetak(a.bilangan)} berarti target tidak tercapai"
    if v.arti in ("tidak_tercapai",) and nilai - satu >= SERATUS:
        return f"capaian {_cetak(a.bilangan)} berarti target tercapai"
    return ""


def _cetak(b: Bilangan) -> str:
    return f"{tulis(b.nilai[0], b.desimal)}{'%' if b.persen else ''}"
