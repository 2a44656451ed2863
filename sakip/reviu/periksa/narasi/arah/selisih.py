"""Differences that a sentence states with both numbers in it: "3,68 ... naik 0,18 menjadi 3,76"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_KATA = (
    r"(?:naik|turun|meningkat|menurun|bertambah|berkurang|menyusut|kenaikan|penurunan|peningkatan|"
    r"pertambahan|"
    r"penambahan|pengurangan|(?:ber)?selisih(?:nya)?|lebih(?:\s+(?:tinggi|rendah|besar|kecil|banyak|"
    r"sedikit))?|surplus|defisit)"
)
_SEBESAR = (
    r"(?:\s+(?:sebesar|sebanyak|sejumlah|yaitu|yakni|adalah|tercatat|mencapai|hanya|realisasi|capaian|"
    r"nilai|kinerja|"
    r"persentase|indeks|sejauh))*\s*:?\s*"
)
_UBAH = re.compile(rf"\b{_KATA}{_SEBESAR}$", re.IGNORECASE)
_PICU = ("naik", "urun", "ningkat", "ambah", "urang", "susut", "selisih", "lebih", "surplus", "defisit")
_TAHUN = re.compile(r"(?:19|20)\d\d")
_POIN = re.compile(r"\s*%?\s*(?:persen\s+)?poin\b", re.IGNORECASE)
#: Between the difference and the number it leads to or comes from.
_MENJADI = re.compile(
    r"[^,;.\d]{0,40}\bmenjadi(?:\s+(?:sebesar|sebanyak|sejumlah|Rp|nilai))*\s*\.?\s*$", re.IGNORECASE
)
_DARI = re.compile(
    r"(?:(?!\b(?:dan|serta|sehingga|melampaui|melebihi|capaian|menjadi)\b|[,;])(?:[^.\d]|\b(?:19|"
    r"20)\d\d\b)){0,20}?"
    r"\b(?:dari(?:pada)?|dibanding(?:kan)?|terhadap|semula)\b"
    r"(?:(?!\b(?:dan|serta|sehingga|melampaui|melebihi|capaian|menjadi)\b|[,;])(?:[^.\d]|\b(?:19|"
    r"20)\d\d\b)){0,60}$",
    re.IGNORECASE,
)
_KE = re.compile(
    r"^(?:[^,;.\d]|\b(?:19|20)\d\d\b){0,50}\b(?:menjadi|ke)(?:\s+(?:sebesar|sebanyak|Rp))*\s*$", re.IGNORECASE
)
#: Three numbers in a row: one year's, the other's, and then the difference.
_BERARTI = re.compile(
    r"\b(?:sehingga|jadi|berarti|maka|dengan\s+demikian|terdapat|terjadi|atau|mengalami|ada)\b", re.IGNORECASE
)
_DUA_MASA = re.compile(
    r"(?:19|20)\d\d|\btahun\s+(?:lalu|sebelumnya|ini)\b|\b(?:semula|awal|sebelum\w*)\b", re.IGNORECASE
)
_LAIN = re.compile(r"\btarget\w*|\brata-rata\b|\bstandar\b", re.IGNORECASE)
#: "dari tahun 2021 dengan target 90%": the number is not what the change starts from.
_TARGET_LAIN = re.compile(
    r"\b(?:dari(?:pada)?|dibanding(?:kan)?|terhadap|semula)\s+(?!(?:dengan\s+)?target)\w+.*\btarget\b",
    re.IGNORECASE,
)
#: The number before is what another change starts from: "naik 3,50 poin dari 71,50%, dan ... 15 poin dari".
_ASAL = re.compile(r"\b(?:dari(?:pada)?|semula|dibanding(?:kan)?)\s+$", re.IGNORECASE)
#: The two numbers are of the cause: "lebih rendah 4,17 poin karena targetnya naik dari 16 menjadi 18".
_SEBAB = re.compile(r"\b(?:karena|akibat|sebab|seiring|target\w*)\b", re.IGNORECASE)
_SEJAUH = 10


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A number of a sentence with its place; ``poin``: told as points."""

    awal: int
    akhir: int
    angka: Angka
    poin: bool

    @property
    def jenis(self) -> str:
        a = self.angka
        return "rp" if a.rupiah else "%" if a.persen else "d" if a.desimal else "c"


def selisih_kalimat(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not memuat(p.teks, *_PICU):
            continue
        for k in pecah(p.teks):
            bil = bilangan(k.teks) if memuat(k.teks, *_PICU) else []
            for ke in range(len(bil)):
                hasil = _salah(k.teks, bil, ke) or _nisbi(k.teks, bil, ke)
                if hasil is not None:
                    awal, akhir, harus, alasan = hasil
                    yield temuan(
                        paham,
                        "narasi",
                        baris_kalimat(p, k.awal + awal, k.awal + akhir),
                        kutipan=k.teks,
                        tercetak=k.teks[awal:akhir],
                        seharusnya=harus,
                        uraian=f"Kalimat menyebut “{k.teks[awal:akhir]}”, padahal {alasan}.",
                        saran="Hitung ulang selisihnya, atau betulkan angka yang dibandingkan.",
                    )


def bilangan(kalimat: str) -> list[Bilangan]:
    """The numbers of a sentence but for years."""
    hasil = []
    for awal, a in cari(kalimat):
        akhir = awal + len(a.teks)
        if not a.rusak and not (_TAHUN.fullmatch(a.teks) and not a.rupiah):
            hasil.append(Bilangan(awal, akhir, a, _POIN.match(kalimat, akhir) is not None))
    return hasil


def _salah(kalimat: str, bil: Sequence[Bilangan], ke: int) -> tuple[int, int, str, str] | None:
    """Where number ``ke`` is a difference that its two numbers do not give: its place and what is right."""
    d = bil[ke]
    awal = d.awal
    kata = _UBAH.search(kalimat, max(0, d.awal - 60), d.awal)
    if kata is not None:
        awal, dua = kata.start(), _dua(kalimat, bil, ke)
    else:
        dua = _dari_ke(kalimat, bil, ke) if d.poin and memuat(kalimat[: d.awal], *_PICU) else None
    if dua is None or not sebanding(d, *dua):
        return None
    a, b = (x.angka for x in dua)
    benar = beda(d, a, b)
    if not benar or any(abs(x - d.angka.nilai) <= langkah for x, langkah in benar):
        return None
    harus = benar[0][0]
    if not harus or not harus / _SEJAUH <= d.angka.nilai <= harus * _SEJAUH:
        return None
    teks = ("Rp" if d.angka.rupiah else "") + angka(harus)
    return awal, d.akhir, teks, f"{a.teks} dan {b.teks} berselisih {teks}"


#: "meningkat 46 layanan dari tahun 2021 (46,00%)", "naik Rp2 miliar atau 12,5%".
_ATAU = re.compile(
    r"(?:[^.,;()\d]|\b(?:19|20)\d\d\b|\.(?=\d)){0,60}?(?:\(\s*(?:atau\s+)?|,?\s*\batau\s+)(?:(?:sebesar|"
    r"naik|turun|meningkat|"
    r"menurun|sekitar)\s+)*$",
    re.IGNORECASE,
)
_NAIK = re.compile(
    r"\b(?:naik|meningkat|bertambah|kenaikan|peningkatan|pertambahan|penambahan)", re.IGNORECASE
)
_TURUN = re.compile(r"\b(?:turun|menurun|berkurang|menyusut|penurunan|pengurangan)", re.IGNORECASE)


def _nisbi(kalimat: str, bil: Sequence[Bilangan], ke: int) -> tuple[int, int, str, str] | None:
    """A change with its percentage, and the number that it changed to."""
    if not 0 < ke < len(bil) - 1:
        return None
    b, d, p = bil[ke - 1 : ke + 2]
    kata = _UBAH.search(kalimat, max(0, d.awal - 60), d.awal)
    if kata is None or not p.angka.persen or p.poin or b.jenis != d.jenis or d.jenis not in ("rp", "c"):
        return None
    naik, turun = _NAIK.match(kata[0]) is not None, _TURUN.match(kata[0]) is not None
    satuan = {x.angka.satuan.split()[0] for x in (b, d) if x.angka.satuan}
    sela = kalimat[b.akhir : d.awal]
    if naik == turun or len(satuan) > 1 or len(sela) > 60 or _bertarget(kalimat, b) or b.angka.nilai <= 0:
        return None
    if re.match(r"\s*\)?\s*(?:dari|terhadap)\b", kalimat[p.akhir :], re.IGNORECASE):
        return None
    if (
        not _ATAU.match(kalimat[d.akhir : p.awal])
        or "target" in kalimat[d.akhir : p.awal]
        or re.search(r"\b(?:dari|menjadi)\b", sela, re.IGNORECASE)
    ):
        return None
    asal = b.angka.nilai - d.angka.nilai if naik else b.angka.nilai + d.angka.nilai
    if asal <= 0:
        return None
    benar = d.angka.nilai / asal * 100
    lain = (benar, d.angka.nilai / b.angka.nilai * 100, b.angka.nilai / asal * 100)
    longgar = max(p.angka.langkah, Decimal("0.02"), _goyah(b, asal))
    if any(abs(x - p.angka.nilai) <= longgar for x in lain):
        return None
    teks = f"{angka(benar)}%"
    return p.awal, p.akhir, teks, f"{d.angka.teks} dari {angka(asal)} adalah {teks}"


def _goyah(b: Bilangan, asal: Decimal) -> Decimal:
    """How far rounded millions leave a percentage open."""
    return b.angka.langkah / asal * 100 if b.angka.langkah > 1 else Decimal(0)


def beda(d: Bilangan, a: Angka, b: Angka) -> list[tuple[Decimal, Decimal]]:
    """What the difference may be told as, each with its tolerance; the likeliest first."""
    langkah = max(a.langkah, b.langkah, d.angka.langkah)
    mutlak = (abs(a.nilai - b.nilai), langkah if langkah < 1 or d.poin else Decimal(0))
    nisbi = [
        (abs(a.nilai - b.nilai) / abs(x.nilai) * 100, max(d.angka.langkah, Decimal("0.01")))
        for x in (a, b)
        if x.nilai
    ]
    if not d.angka.persen or d.poin:
        return [mutlak]
    return [mutlak, *nisbi] if a.persen else nisbi


def sebanding(d: Bilangan, a: Bilangan, b: Bilangan) -> bool:
    """Whether the three may be told as two values and their difference."""
    if a.jenis != b.jenis and not {a.jenis, b.jenis} <= {"c", "d"}:
        return False
    if d.angka.persen and not d.poin:
        return True
    if d.poin or d.jenis == "d":
        return a.jenis in ("%", "d", "c") and not (
            d.jenis == "d" and not d.poin and a.jenis == "c" == b.jenis
        )
    if d.jenis != a.jenis:
        return False
    satuan = [x.angka.satuan.split()[:1] for x in (d, a, b)]
    return d.jenis == "rp" or len({tuple(s) for s in satuan if s}) <= 1


def _dua(kalimat: str, bil: Sequence[Bilangan], ke: int) -> tuple[Bilangan, Bilangan] | None:
    """The two numbers whose difference number ``ke`` is said to be."""
    d = bil[ke]
    berikut = bil[ke + 1] if ke + 1 < len(bil) else None
    sebelum = [x for x in bil[:ke] if sebanding(d, x, x)]
    antara = kalimat[d.akhir : berikut.awal] if berikut is not None else ""
    dua = _dari_ke(kalimat, bil, ke)
    if dua is not None:
        return dua
    if berikut is not None and _MENJADI.match(antara):
        # "3,68 ... kenaikan sebesar 0,18 menjadi 3,76"
        awal = [x for x in sebelum if not _bertarget(kalimat, x)]
        if awal and _LEKAT.fullmatch(kalimat[awal[0].akhir : d.awal]):
            return None  # told by ``hitung_kalimat``
        return (awal[0], berikut) if len(awal) == 1 == len(sebelum) else None
    if berikut is not None and sebelum and _DARI.match(antara) and not _TARGET_LAIN.search(antara):
        dekat = sebelum[-1] is bil[ke - 1] and d.awal - sebelum[-1].akhir <= 80
        if not dekat or _bertarget(kalimat, sebelum[-1]) or _ASAL.search(kalimat, 0, sebelum[-1].awal):
            return None
        return sebelum[-1], berikut  # "18 orang, lebih 4 orang dari target 16 orang"
    if len(sebelum) == 2 and sebelum == bil[ke - 2 : ke] and _berpasangan(kalimat, sebelum, d):
        return sebelum[0], sebelum[1]
    return None


_LEKAT = re.compile(
    r",?\s+(?:yang\s+)?(?:bertambah|berkurang|naik|turun|meningkat|menurun)\s+(?:sebesar\s+)?", re.IGNORECASE
)


def _dari_ke(kalimat: str, bil: Sequence[Bilangan], ke: int) -> tuple[Bilangan, Bilangan] | None:
    """ "5,12 poin dari 63,90% menjadi 70,02%"."""
    if ke + 2 >= len(bil):
        return None
    d, a, b = bil[ke : ke + 3]
    depan, sela = kalimat[d.akhir : a.awal], kalimat[a.akhir : b.awal].lstrip("%")
    return (a, b) if _DARI.match(depan) and _KE.match(sela) and not _SEBAB.search(depan) else None


def _bertarget(kalimat: str, x: Bilangan) -> bool:
    return _LAIN.search(kalimat[max(0, x.awal - 30) : x.awal]) is not None


def _berpasangan(kalimat: str, dua: Sequence[Bilangan], d: Bilangan) -> bool:
    """ "2022 berjumlah 98 sedangkan 2023 berjumlah 105, sehingga bertambah 7"."""
    a, b = dua
    bermasa = all(
        _DUA_MASA.search(x) is not None for x in (kalimat[: a.awal], kalimat[a.akhir : b.awal] + " ")
    ) or (
        re.search(r"\bdari\b[^,;]*$", kalimat[: a.awal], re.IGNORECASE) is not None
        and re.search(r"\bmenjadi\b", kalimat[a.akhir : b.awal], re.IGNORECASE) is not None
    )
    sambung = kalimat[b.akhir : d.awal]
    return (
        bermasa
        and not any(_bertarget(kalimat, x) for x in dua)
        and len(sambung) <= 90
        and not re.search(r"\b(?:selama|sejak|dalam|rata-rata)\b", sambung, re.IGNORECASE)
        and (_BERARTI.search(sambung) is not None or "," in sambung or ";" in sambung)
    )
