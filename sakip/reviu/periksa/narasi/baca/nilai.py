"""What the tables say of the subject of a sentence, by quantity and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat.bagian import Bagian, Peta
from sakip.reviu.periksa.narasi.baca.terdekat import tabel_di_atas

SERATUS = Decimal(100)
#: The value of a sasaran is made of several indicators.
_SASARAN = Pola(
    r"\b(?:nilai|capaian|realisasi|pencapaian)(?:\s+\w+){0,2}\s+sasaran\b|\bsasaran\s+(?:ini|tersebut)\b|"
    r"^\W*sasaran\b|\brata-?rata\b(?:\s+\w+){0,2}\s+(?:capaian|realisasi|indikator)",
    "sasaran",
    "rata",
)
_BAGIAN = re.compile(r"^\W*(?:persentase|presentase|prosentase)\b", re.IGNORECASE)
_PERSEN = re.compile(r"(?:%|persen|prosen)", re.IGNORECASE)
_SKALA = re.compile(r"skala\s+(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pokok:
    """The subject of a sentence: its indicator, and the facts that may be meant."""

    indikator: int
    fakta: tuple[Fakta, ...]
    tahun: int
    nama: str
    bagian: Bagian | None = None

    def ambil(self, hal: Iterable[str], tahun: int | None) -> list[Fakta]:
        """Facts of these quantities in a year (None: any); a medium-term target is a target, too."""
        ada = set(hal)
        if "target" in ada:
            ada.add("target_jangka")
        return [
            f
            for f in self.fakta
            if f.besaran in ada
            and (tahun is None or f.tahun == tahun)
            and not (f.besaran == "capaian" and f.angka.satuan and not f.angka.persen)
        ]


#: "Yang paling jauh dari target adalah ...": another than the one before.
_BERBUTIR = re.compile(r"\b(?:yaitu|yakni)\b[^;]{12,}\([^)]*\d[^)]*\)\s*[;,](?:[^;]*\()", re.IGNORECASE)
_POKOK_BARU = re.compile(r"\W*(?:yang (?:paling|ter\w+)|adapun|sebaliknya)\b", re.IGNORECASE)


def pokok_kalimat(peta: Peta, kalimat: str, baris: int, terdahulu: Pokok | None) -> Pokok | None:
    """Of whom a sentence speaks: whom it names, whom the one before named, or the part's own indicator."""
    if peta.tahun is None or _bersasaran(kalimat):
        return None
    b = peta.bagian_di(baris)
    sebut = peta.sebut(kalimat)
    if _BERBUTIR.search(kalimat):
        return None  # "3 menurun, yaitu X (dari ...); Y (dari ...)": each number has a name of its own
    if b is not None and b.indikator is not None:
        if not sebut and _selesai(peta, b, baris):
            return _di_bawah_tabel(peta, baris)
        lain = tuple(i for i in sebut if i != b.indikator)
        if (b.awal, lain) not in peta.fakta_pokok:
            fakta = [*peta.fakta_bagian(b), *(f for i in (b.indikator, *lain) for f in peta.fakta_milik(i))]
            peta.fakta_pokok[b.awal, lain] = _unik(fakta)
        return Pokok(b.indikator, peta.fakta_pokok[b.awal, lain], peta.tahun, peta.nama(b.indikator), b)
    if len(sebut) == 1:
        return Pokok(sebut[0], tuple(peta.fakta_milik(sebut[0])), peta.tahun, peta.nama(sebut[0]))
    if sebut or _POKOK_BARU.match(kalimat):
        return None
    return terdahulu or _di_bawah_tabel(peta, baris)


def _selesai(peta: Peta, b: Bagian, baris: int) -> bool:
    """Whether the part has shown its own table and the one right above speaks of another indicator: the
    heading between was not read as one."""
    atas = tabel_di_atas(peta.paham, baris)
    if atas is None or atas[1] == b.indikator:
        return False
    return any(f.indikator == b.indikator and b.awal < f.baris < atas[0] for f in peta.fakta_bagian(b))


def _di_bawah_tabel(peta: Peta, baris: int) -> Pokok | None:
    """The indicator of the table right above; the table stands for a part."""
    atas = tabel_di_atas(peta.paham, baris)
    if atas is None or peta.tahun is None:
        return None
    letak, indikator, fakta = atas
    bagian = Bagian(letak, baris, indikator, "")
    semua = _unik([*fakta, *peta.fakta_milik(indikator)])
    return Pokok(indikator, semua, peta.tahun, peta.nama(indikator), bagian)


@lru_cache(maxsize=4096)
def _bersasaran(kalimat: str) -> bool:
    return _SASARAN.search(kalimat) is not None


def _unik(fakta: Iterable[Fakta]) -> tuple[Fakta, ...]:
    return tuple({id(f): f for f in fakta}.values())


def sama(a: Angka, b: Angka) -> bool:
    """Whether two prints may be one number: equal as printed, or one rounded from the other."""
    return any(n == m or (u != v and abs(n - m) <= max(u, v)) for n, u in a.bacaan() for m, v in b.bacaan())


def sejenis(f: Fakta, g: Fakta) -> bool:
    """Whether two facts of one indicator are measured alike."""
    if berpersen(f) != berpersen(g):
        return False
    a, b = (x.angka.satuan.split()[:1] for x in (f, g))
    return not a or not b or a == b


def makin_rendah_baik(p: Pokok) -> bool:
    """Whether the capaian shows that less is better."""
    return rendah_baik(p) is True


def rendah_baik(p: Pokok) -> bool | None:
    """Whether less is better, as the capaian shows; None where none that was read shows it."""
    target, realisasi = p.ambil(["target"], p.tahun), p.ambil(["realisasi"], p.tahun)
    for c in p.ambil(["capaian"], p.tahun):
        for t in target:
            for r in realisasi:
                if t.tabel is c.tabel and r.tabel is c.tabel and r.angka.nilai != t.angka.nilai:
                    return (r.angka.nilai > t.angka.nilai) != (c.angka.nilai > SERATUS)
    return None


def berpersen(f: Fakta) -> bool:
    """Whether a printed number is a percentage: by its sign, its column, its row's unit or its name."""
    if f.angka.persen or f.besaran == "capaian" or f.isi.kolom.persen:
        return True
    return not f.angka.satuan and (_BAGIAN.match(f.nama) is not None or _satuan_persen(f))


def _satuan_persen(f: Fakta) -> bool:
    return any(
        i.kolom.peran == "satuan" and _PERSEN.match(i.teks.strip()) is not None
        for b in f.tabel.baris
        if f.baris in b.letak and b.nama == f.nama
        for i in b.isi
    )


def sebanding(a: Angka, f: Fakta) -> bool:
    """Whether number and fact are of one kind: both percent, or both not and of no different unit."""
    if a.persen or berpersen(f):
        return berpersen(f) and (a.persen or not a.satuan)
    skala, punya = _SKALA.search(a.sisa[:20]), _SKALA.search(f.angka.sisa[:20])
    if skala and (punya is None or punya[1] != skala[1]):
        return False
    kata = a.satuan.split()[0] if a.satuan else ""
    lain = f.angka.satuan.split()[0] if f.angka.satuan else ""
    return not kata or not lain or kata == lain
