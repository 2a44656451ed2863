"""Whom a sentence means by the numbers it tells, where neither heading nor name says so.

A realisation that one indicator alone has ("dengan realisasi 74,05%") shows of whom the verdict is told; and
capaian and realisation that a row prints the other way round were exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.narasi.baca.kalimat import KlaimAngka, klaim_angka
from sakip.reviu.periksa.narasi.baca.nilai import SERATUS, Pokok, berpersen

#: Digits that make a number tell of one indicator.
_DIGIT = 4


@dataclass(frozen=True, slots=True)
class Baris:
    """What one table prints of an indicator for the report's year."""

    indikator: int
    target: Fakta | None
    realisasi: Fakta
    capaian: Fakta | None


@ingat
def semua_baris(paham: Paham) -> tuple[Baris, ...]:
    """Every row with a realisation of the report's year, as each table prints it."""
    isi: dict[tuple[int, int], dict[str, Fakta]] = defaultdict(dict)
    for f in paham.fakta:
        if f.indikator is not None and f.tahun == paham.tahun and not f.isi.kolom.masa:
            isi[f.indikator, id(f.tabel)].setdefault(f.besaran, f)
    return tuple(
        Baris(i, x.get("target"), x["realisasi"], x.get("capaian"))
        for (i, _), x in isi.items()
        if "realisasi" in x
    )


@ingat
def ada_lebih(paham: Paham) -> bool:
    """Whether some capaian is printed above 100 %: then none is cut off there."""
    return any(f.besaran == "capaian" and f.angka.nilai > SERATUS for f in paham.fakta)


def pokok_bernilai(peta: Peta, kalimat: str, pokok: Pokok | None) -> Pokok | None:
    """The indicator that alone has the realisation a sentence tells, where the subject at hand has it not."""
    semua = klaim_angka(kalimat, peta.tahun)
    nyata = [
        k
        for k in semua
        if k.hal == {"realisasi"} and not k.selisih and k.tahun in (None, peta.tahun) and khas(k.angka)
    ]
    if len(nyata) != 1:
        return pokok
    n = nyata[0].angka
    if pokok is not None and any(_sama(n, f) for f in peta.fakta_milik(pokok.indikator)):
        return pokok
    calon = [b for b in semua_baris(peta.paham) if _sama(n, b.realisasi)]
    capaian = {b.capaian.angka.nilai for b in calon if b.capaian is not None}
    if not calon or peta.tahun is None or len(capaian) > 1:
        return pokok  # of several indicators, with several capaian
    i = max((b.indikator for b in calon), key=lambda x: (len(peta.fakta_milik(x)), -x))
    return Pokok(i, tuple(peta.fakta_milik(i)), peta.tahun, peta.nama(i))


def khas(a: Angka) -> bool:
    """Whether a number has digits enough to be told from others."""
    return a.desimal > 0 and len(f"{a.nilai:f}".replace(".", "").strip("0")) >= _DIGIT - 1


def tertukar(paham: Paham) -> Iterator[Temuan]:
    """Capaian told as realisation and the other way round."""
    baris = semua_baris(paham)
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks):
            klaim = list(_kini(k.teks, paham))
            for x, b, cetak, harus in (*_silang(klaim, baris), *_terhadap(klaim, baris)):
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(p, k.awal + x.awal, k.awal + x.akhir), b.realisasi.baris},
                    kutipan=k.teks,
                    tercetak=cetak,
                    seharusnya=harus,
                    uraian=f"Kalimat menyebut {cetak}, sedangkan tabel pada baris "
                    f"{b.realisasi.baris} memuat {harus}.",
                    saran="Periksa apakah capaian dan realisasi tertukar.",
                )


def _kini(kalimat: str, paham: Paham) -> Iterator[KlaimAngka]:
    """The numbers that are told plainly, of the report's year."""
    for k in klaim_angka(kalimat, paham.tahun):
        if not (k.selisih or k.bebas or k.rencana) and k.tahun in (None, paham.tahun):
            yield k


def _satu(klaim: Sequence[KlaimAngka], hal: str) -> KlaimAngka | None:
    ada = [k for k in klaim if k.hal == {hal} and k.angka.persen]
    return ada[0] if len(ada) == 1 else None


_Salah = tuple[KlaimAngka, Baris, str, str]


def _silang(klaim: Sequence[KlaimAngka], baris: Sequence[Baris]) -> Iterator[_Salah]:
    """ "capaian 90,86% dengan realisasi 106,89%" beside a row with realisasi 90,86% and capaian 106,89%."""
    c, r = _satu(klaim, "capaian"), _satu(klaim, "realisasi")
    if c is None or r is None or c.angka.nilai == r.angka.nilai:
        return
    silang = [b for b in baris if _sama(c.angka, b.realisasi) and _sama(r.angka, b.capaian)]
    lurus = any(_sama(r.angka, b.realisasi) and _sama(c.angka, b.capaian) for b in baris)
    if silang and not lurus:
        cetak = f"capaian {c.angka.teks} dan realisasi {r.angka.teks}"
        yield r, silang[0], cetak, f"realisasi {c.angka.teks} dan capaian {r.angka.teks}"


def _terhadap(klaim: Sequence[KlaimAngka], baris: Sequence[Baris]) -> Iterator[_Salah]:
    """ "realisasi 125% terhadap target 80%" beside rows where 125% is the capaian of that target."""
    t, r = _satu(klaim, "target"), _satu(klaim, "realisasi")
    if t is None or r is None or _satu(klaim, "capaian") is not None or r.angka.nilai <= SERATUS:
        return
    setarget = [b for b in baris if b.target is not None and _sama(t.angka, b.target)]
    tukar = [b for b in setarget if _sama(r.angka, b.capaian)]
    if tukar and not any(_sama(r.angka, b.realisasi) for b in baris):
        harus = f"realisasi {tukar[0].realisasi.angka.teks} dengan capaian {r.angka.teks}"
        yield r, tukar[0], f"realisasi {r.angka.teks} dari target {t.angka.teks}", harus


def _sama(a: Angka, f: Fakta | None) -> bool:
    if f is None or a.persen != berpersen(f):
        return False
    return abs(a.nilai - f.angka.nilai) <= (
        Decimal(0) if a.desimal == f.angka.desimal else max(a.langkah, f.angka.langkah)
    )
