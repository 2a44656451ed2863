"""Sums that a sentence states: "115 orang yang terdiri dari ... 4 orang, ... 9 orang dan ... 48 orang"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh, cari
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.persen_anggaran.utama import pecah_kalimat

_RINCI = re.compile(
    r"\b(?:yang\s+)?(?:terdiri\s+(?:dari|atas)|dengan\s+rincian|meliputi|yaitu)\b", re.IGNORECASE
)
_SAMBUNG = Pola(
    r"\b(?:diantaranya|di antaranya|antara lain|termasuk|persen|kecuali|selain|sisanya)\b",
    "antara",
    "termasuk",
    "persen",
    "kecuali",
    "selain",
    "sisanya",
)


def jumlah_kalimat(paham: Paham) -> Iterator[Temuan]:
    """Only sentences with one breakdown of at least three counts in the unit of the total."""
    for p in paham.naskah.paragraf:
        for awal, kalimat in pecah_kalimat(p.teks):
            temu = _urai(kalimat) or _urai_daftar(kalimat) or _seluruhnya(kalimat)
            if temu is None:
                continue
            total, letak, bagian = temu
            jumlah = sum((a.nilai for a in bagian), Decimal(0))
            cetak = total.teks.split()[0]
            yield temuan(
                paham,
                "jumlah",
                {p.baris_pada(awal + letak)},
                tercetak=f"{cetak} {_kata(total)}",
                seharusnya=f"{angka(jumlah)} {_kata(total)}",
                kutipan=kalimat,
                uraian=(
                    f"Kalimat menyebut {cetak}, padahal rinciannya "
                    f"{' + '.join(a.teks for a in bagian)} = {angka(jumlah)}."
                ),
                saran="Samakan jumlah dengan rinciannya.",
            )


def _urai(kalimat: str) -> tuple[Angka, int, list[Angka]] | None:
    """(total, its offset, parts) where the parts do not make the total."""
    batas = list(_RINCI.finditer(kalimat))
    if len(batas) != 1 or kalimat.rstrip()[-1:] != "." or _SAMBUNG.search(kalimat):
        return None
    isi = list(cari(kalimat))
    depan = [(o, a) for o, a in isi if o < batas[0].start()]
    bagian = [a for o, a in isi if o > batas[0].start()]
    if not depan or len(bagian) < 3:
        return None
    letak, total = depan[-1]
    satuan = _kata(total)
    if not satuan or any(_kata(a) != satuan or a.persen or a.rupiah or a.desimal for a in bagian):
        return None
    jumlah = sum((a.nilai for a in bagian), Decimal(0))
    if any(jumlah == a.nilai for _, a in depan):
        return None  # "6 puskesmas dari 10 puskesmas, terdiri atas 2 ... dan 4 ..."
    return None if jumlah == total.nilai or len({a.nilai for a in bagian}) == 1 else (total, letak, bagian)


_ISI = r"(?P<n>\d{1,3}(?:\.\d{3})*)(?:\s+\([a-z\s]+\))?(?P<sebut>(?:\s+[A-Za-z/.-]+){1,9})"
_BUTIR = re.compile(rf"\s*(?:(?:dan|serta)\s+)?{_ISI}\s*$")
#: A list of nothing but counts, up to the end of the sentence or to a remark on them.
_AKHIR = re.compile(
    r"\b(?:sebagaimana|seperti|sehingga|dengan|yang\s+(?:seluruh|ter|di)\w+)\b.*$", re.IGNORECASE
)
_TERDIRI = re.compile(
    r"\b(?P<n>\d{1,3}(?:\.\d{3})*)\s+(?:\([a-z\s]+\)\s+)?(?P<satuan>[A-Za-z]+),?\s+(?:(?:yang\s+)?terdiri\s+(?:dari|atas)|yaitu|yakni"
    r"|dengan\s+rincian)\s+(?P<isi>\d[^.;:]*)(?:\.(?!\d)|;|$)",
)


def _urai_daftar(kalimat: str) -> tuple[Angka, int, list[Angka]] | None:
    """A plain list of counts after its total: "25 Puskesmas, terdiri dari 9 Puskesmas rawat inap dan 14
    Puskesmas non rawat inap", "118 orang yang terdiri atas 41 anggota Polri, 52 PNS, dan 27 PPNPN"."""
    m = _TERDIRI.search(kalimat)
    if m is None or _SAMBUNG.search(kalimat[m.start() :]):
        return None
    isi = _AKHIR.sub("", m["isi"])
    butir = [_BUTIR.match(x) for x in re.split(r",\s*|\s+(?=(?:dan|serta)\s+\d)", isi) if x.strip()]
    ada = [x for x in butir if x is not None]
    total = baca_utuh(f"{m['n']} {m['satuan']}")
    bagian = [a for x in ada if (a := baca_utuh(x["n"])) is not None]
    if total is None or len(ada) != len(butir) or len(bagian) != len(butir) or len(bagian) < 2:
        return None
    sendiri = all(x["sebut"].split()[0].casefold() == m["satuan"].casefold() for x in ada)
    if len(bagian) == 2 and not sendiri:
        return None
    kini, sebagian = Decimal(0), []
    for a in bagian:
        kini += a.nilai
        sebagian.append(kini)
    if any(a.nilai == kini for _, a in cari(kalimat[: m.start()])):
        return None  # "6 puskesmas dari 10 puskesmas, terdiri atas 2 ... dan 4 ..."
    if total.nilai in sebagian or len({a.nilai for a in bagian}) == 1:
        return None  # the last counts may be of something else
    return total, m.start(), bagian


_SELURUHNYA = Pola(
    r"\b(?:seluruhnya|semuanya|total(?:nya)?|(?:ber)?jumlah(?:nya)?(?:\s+seluruhnya)?)\s+(?:sebanyak\s+|menjadi\s+|ada\s+)?"
    r"(?P<n>\d{1,3}(?:\.\d{3})*)\s+(?P<satuan>[a-z]+)\b(?=\s*[.;]|\s*$)",
    "seluruhnya",
    "semuanya",
    "total",
    "jumlah",
)
#: What a list of counts does not say between them.
_BUKAN_DAFTAR = re.compile(
    r"\b(?:dari|menjadi|naik|turun|meningkat|menurun|bertambah|berkurang|target|sisa|sedangkan|dibanding\w*|lalu)\b",
    re.IGNORECASE,
)


def _seluruhnya(kalimat: str) -> tuple[Angka, int, list[Angka]] | None:
    """The total behind its parts: "batako 318 orang, meubel 204 orang dan jasa 89 orang, total 611 orang"."""
    m = _SELURUHNYA.search(kalimat)
    total = baca_utuh(f"{m['n']} {m['satuan']}") if m is not None else None
    if m is None or total is None or _SAMBUNG.search(kalimat) or _BUKAN_DAFTAR.search(kalimat):
        return None
    isi = [a for o, a in cari(kalimat) if o < m.start()]
    if len(isi) < 3 or any(_kata(a) != _kata(total) or a.persen or a.rupiah or a.desimal for a in isi):
        return None
    if sum(a.nilai for a in isi) == total.nilai or max(a.nilai for a in isi) >= total.nilai:
        return None
    return total, m.start("n"), isi


def _kata(a: Angka) -> str:
    return a.satuan.split()[0] if a.satuan else ""
