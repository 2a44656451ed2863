"""What all checks share: making a finding, quoting, writing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from sakip.aturan import kalimat
from sakip.aturan.angka import tulis
from sakip.reviu.model import Keparahan, Kepastian, Temuan
from sakip.reviu.paham.model import Paham

_KUTIPAN = 240
#: Classes in which what should stand is another number of the kind that is printed.
_HITUNGAN = frozenset({"capaian", "jumlah", "persen_anggaran", "rata_rata", "riwayat", "rumus"})
_BILANGAN = re.compile(r"(?P<utuh>-?\d[\d.]*)(?:,(?P<pecahan>\d+))?(?P<persen>\s?%)?")


def temuan(
    paham: Paham,
    kelas: str,
    baris: Iterable[int],
    *,
    tercetak: str,
    seharusnya: str,
    uraian: str,
    saran: str = "",
    kutipan: str = "",
    keparahan: Keparahan = "sedang",
    kepastian: Kepastian = "pasti",
) -> Temuan:
    """A finding; without ``kutipan`` the first of its lines is quoted."""
    letak = tuple(sorted(set(baris)))
    return Temuan(
        kelas=kelas,
        keparahan=keparahan,
        kepastian=kepastian,
        baris=letak,
        kutipan=potong(kutipan or paham.baris_teks(letak[0])),
        tercetak=tercetak,
        seharusnya=_sebentuk(seharusnya, tercetak) if kelas in _HITUNGAN else seharusnya,
        uraian=uraian,
        saran=saran,
        halaman=paham.halaman_di(letak[0]),
    )


def _sebentuk(seharusnya: str, tercetak: str) -> str:
    """A number in the form of the print it corrects: its percent sign, and no fewer decimals."""
    benar, cetak = _BILANGAN.fullmatch(seharusnya), _BILANGAN.fullmatch(tercetak)
    if benar is None or cetak is None or (benar["persen"] and not cetak["persen"]):
        return seharusnya
    pecahan = (benar["pecahan"] or "").ljust(len(cetak["pecahan"] or ""), "0")
    return benar["utuh"] + (f",{pecahan}" if pecahan else "") + (cetak["persen"] or "")


@lru_cache(maxsize=4096)
def pecah(teks: str) -> tuple[kalimat.Kalimat, ...]:
    """The sentences of a paragraph; kept, for many checks read them."""
    return tuple(kalimat.pecah(teks))


@lru_cache(maxsize=4096)
def baca_kalimat(teks: str, tahun: int) -> kalimat.Bacaan:
    """What a sentence claims; kept as well."""
    return kalimat.baca_kalimat(teks, tahun)


def potong(teks: str, panjang: int = _KUTIPAN) -> str:
    teks = " ".join(teks.replace("\t", " | ").split())
    return teks if len(teks) <= panjang else teks[: panjang - 1] + "…"


def angka(nilai: Decimal, desimal: int = 2) -> str:
    """A number for a reader: at most ``desimal`` places, no idle zeros."""
    teks = tulis(nilai, desimal)
    return teks.rstrip("0").rstrip(",") if "," in teks else teks


def persen(nilai: Decimal, desimal: int = 2) -> str:
    return f"{angka(nilai, desimal)}%"
