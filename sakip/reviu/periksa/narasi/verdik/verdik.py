"""Verdicts told in sentences ("telah memenuhi target") against the indicator's own capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Angka, Bacaan, Verdik
from sakip.reviu.angka import cari
from sakip.reviu.paham import kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.narasi.arah.nilai import PENGISI
from sakip.reviu.periksa.narasi.baca.kalimat import KlaimAngka
from sakip.reviu.periksa.narasi.baca.masa import TAHUN
from sakip.reviu.periksa.narasi.baca.nilai import SERATUS, Pokok, makin_rendah_baik, sama

_TERCAPAI = ("tercapai",)
_LEBIH = ("melampaui", "di_atas")
#: The verdict is drawn from the number before it, and from nothing else.
_AKIBAT = re.compile(
    r"\s*,?\s*(?:sehingga|maka|dengan\s+demikian|yang\s+berarti|artinya|berarti|hal\s+ini\s+menunjukkan)\b[^.;\d]{0,80}$",
    re.IGNORECASE,
)
#: "7 dari 12 kecamatan telah", "tidak seluruh desa": some of many, not the indicator.
_SEBAGIAN = re.compile(
    r"\b(?:(?!(?:19|20)\d\d\b)\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s+(?:\([^)]*\)\s+)?(?:dari\s+\d+\s+)?"
    r"(?!(?:persen|poin|tahun|target|indikator|sudah|telah|belum|masih|dan)\b)[a-z]+(?:\s+[a-z]+){0,2}?"
    r"(?:\s+(?:yang|telah|sudah|belum|berhasil|dapat|masih))*\s*$|"
    r"\bindikator\s+(?:sebelumnya|lain(?:nya)?|berikutnya)\b|"
    r"\b(?:seluruh|semua|setiap|sebagian|beberapa|hanya|masing-masing)\s+(?:besar\s+|kecil\s+)?"
    r"(?!target|indikator|capaian|realisasi|kinerja|mencapai|baru|sebesar)[a-z]{3,}[^,;]{0,60}$",
    re.IGNORECASE,
)
_MILIK = re.compile(r"\b(?:realisasi|capaian|indikator\s+ini)", re.IGNORECASE)
_TEPI = re.compile(r";|\b(?:sedangkan|namun|sementara|tetapi|adapun)\b", re.IGNORECASE)
_KURANG = ("tidak_tercapai", "di_bawah")


_AWAL_LALU = re.compile(
    r"\W*(?:pada\s+)?(?:se)?tahun\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\b(?!.*\btahun\s+ini\b)",
    re.IGNORECASE,
)
_TAHUN_LALU = re.compile(r"\b(?:se)?tahun\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VerdikSalah:
    verdik: Verdik
    fakta: Fakta
    alasan: str


def nilai_verdik(v: Verdik, p: Pokok, *, renstra: bool, kalimat: str = "") -> VerdikSalah | None:
    """What contradicts the verdict, None where nothing does."""
    if v.ragu or v.banyak is not None or _subjek_lain(v.tentang, kalimat[: v.awal], p):
        return None
    tahun = _tahun(v, p.tahun, kalimat)
    capaian = p.ambil(["capaian"], tahun)
    target = [f for f in p.ambil(["target"], tahun) if f.besaran == "target_jangka"] if renstra else []
    if renstra and not target and v.arti != "tercapai" and len(v.tahun) > 1:
        return None  # measured against several years of a plan that no table here shows
    if target and not _searah(target, p.ambil(["realisasi"], tahun), capaian):
        return None  # measured against another target than the table's capaian
    if v.arti in ("di_bawah", "di_atas", "tidak_melampaui") and makin_rendah_baik(p):
        return None  # below the target is what is wanted
    if not renstra:  # progress towards a later year's target says nothing of this year's
        capaian = [f for f in capaian if f.sumber != "renstra"] or capaian
    nilai = [f.angka.nilai for f in capaian]
    if not nilai:
        return None
    if v.arti in (*_TERCAPAI, *_LEBIH) and (
        max(nilai) < SERATUS - Decimal("0.5") or _kurang(p, tahun, capaian)
    ):
        return VerdikSalah(v, capaian[0], f"capaian {capaian[0].angka.teks}, jadi target tidak tercapai")
    if v.arti in _KURANG and min(nilai) >= SERATUS:
        return VerdikSalah(v, capaian[0], f"capaian {capaian[0].angka.teks}, jadi target tercapai")
    if v.arti == "tidak_melampaui" and min(nilai) > SERATUS:
        return VerdikSalah(v, capaian[0], f"capaian {capaian[0].angka.teks}, jadi target terlampaui")
    if v.arti in _LEBIH and not renstra and p.bagian is not None and {*nilai} == {SERATUS}:
        isi = [f.angka.nilai for f in (*p.ambil(["realisasi"], tahun), *p.ambil(["target"], tahun))]
        if len({*isi}) == 1 and len(isi) > 1:
            return VerdikSalah(v, capaian[0], f"realisasi sama dengan target, {capaian[0].angka.teks}")
    return None


def _tahun(v: Verdik, kini: int, kalimat: str) -> int:
    """Of which year a verdict is: of the last told before it ("tahun 2021 86% belum mencapai target, baru
    tahun 2023 ..."), else of the report's where the clause names it or none."""
    if _AWAL_LALU.match(kalimat[: v.awal].rsplit(";", 1)[-1]):
        return kini - 1
    sebut = [(m.start(), int(m[0])) for m in TAHUN.finditer(v.tentang)]
    sebut += [(m.start(), kini - 1) for m in _TAHUN_LALU.finditer(v.tentang)]
    sebelum = [t for _, t in sorted(sebut)]
    if sebelum and kini not in sebelum:
        return sebelum[-1]
    return kini if not v.tahun or kini in v.tahun else v.tahun[-1]


def _subjek_lain(tentang: str, depan: str, p: Pokok) -> bool:
    """Whether the verdict is told of some of many, or of a number that is none of the indicator's."""
    if _SEBAGIAN.search(tentang):
        return True
    *lalu, bagian = _TEPI.split(depan)
    asing = set(kunci(bagian)) - {k for f in p.fakta for k in kunci(f.nama)} - PENGISI
    if lalu and any(k.isalpha() and len(k) > 2 for k in asing):
        return True  # "..., sementara koleksi yang terawat belum mencapai target"
    semua = [a for _, a in cari(bagian) if (a.persen or a.desimal) and not (a.rusak or a.rupiah)]
    if _MILIK.search(bagian):
        return False
    return bool(semua) and not any(
        a.nilai == f.angka.nilai or (a.desimal < f.angka.desimal and sama(a, f.angka))
        for a in semua
        for f in p.fakta
    )


def _kurang(p: Pokok, tahun: int, capaian: Sequence[Fakta]) -> bool:
    """A capaian just below 100 misses the target where realisation and target of every table do, too."""
    if max(f.angka.nilai for f in capaian) >= SERATUS or any(not f.angka.desimal for f in capaian):
        return False
    beda = [
        (t.angka.nilai, r.angka.nilai)
        for t in p.ambil(["target"], tahun)
        for r in p.ambil(["realisasi"], tahun)
        if t.tabel is r.tabel and t.besaran == "target"
    ]
    return bool(beda) and (all(r < t for t, r in beda) or all(r > t for t, r in beda))


def terbukti_sendiri(v: Verdik, angka: Sequence[KlaimAngka], p: Pokok) -> bool:
    """Whether the sentence's own target and realisation show the verdict right: it may mean another target
    than the tables' capaian; where its numbers are wrong, they are told themselves."""
    target = [k.angka for k in angka if k.hal == {"target"} and not k.selisih]
    nyata = [k.angka for k in angka if k.hal == {"realisasi"} and not k.selisih]
    if len(target) != 1 or len(nyata) != 1 or target[0].persen != nyata[0].persen:
        return False
    t, r = target[0].nilai, nyata[0].nilai
    tercapai = r <= t if makin_rendah_baik(p) else r >= t
    return tercapai if v.arti in (*_TERCAPAI, *_LEBIH) else v.arti in _KURANG and not tercapai


def _searah(target: list[Fakta], realisasi: list[Fakta], capaian: list[Fakta]) -> bool:
    """Whether the plan's target gives the same verdict as the capaian."""
    if not realisasi or not capaian:
        return True
    tercapai = capaian[0].angka.nilai >= SERATUS
    return any((r.angka.nilai >= t.angka.nilai) == tercapai for r in realisasi for t in target)


def letak_target(b: Bacaan) -> Iterator[tuple[Verdik, str]]:
    """ "63,64% masih di bawah target 50%": above or below is plain arithmetic, whichever way is better."""
    angka = [k for k in b.klaim if isinstance(k, Angka) and not k.tahun and len(k.bilangan.nilai) == 1]
    target = [k for k in angka if k.hal == "target"]
    nyata = [k for k in angka if k.hal == "realisasi"]
    if len(target) != 1 or len(nyata) != 1 or target[0].bilangan.persen != nyata[0].bilangan.persen:
        return
    t, r = target[0].bilangan.nilai[0], nyata[0].bilangan.nilai[0]
    for v in b.klaim:
        if not isinstance(v, Verdik) or v.ragu or v.banyak is not None or not v.sebut_target or v.tahun:
            continue
        if (v.arti == "di_bawah" and r > t) or (v.arti == "di_atas" and r < t):
            letak = "di atas" if r > t else "di bawah"
            yield v, f"{nyata[0].kutipan} {letak} {target[0].kutipan}"


def capaian_sendiri(b: Bacaan, kalimat: str) -> Iterator[tuple[Verdik, str]]:
    """ "Capaian sebesar 94,64 %, sehingga target telah terlampaui": the one capaian right before decides."""
    angka = [k for k in b.klaim if isinstance(k, Angka) and k.hal == "capaian"]
    if len(angka) != 1 or len(angka[0].bilangan.nilai) != 1 or not angka[0].bilangan.persen:
        return
    c = angka[0].bilangan.nilai[0]
    for v in b.klaim:
        if not isinstance(v, Verdik) or v.ragu or v.banyak is not None or not v.sebut_target:
            continue
        if not _AKIBAT.match(kalimat[angka[0].akhir : v.awal]):
            continue
        if v.arti in (*_TERCAPAI, *_LEBIH) and c < SERATUS - Decimal("0.5"):
            yield v, f"{angka[0].kutipan}, jadi target tidak tercapai"
        elif v.arti in _KURANG and c >= SERATUS:
            yield v, f"{angka[0].kutipan}, jadi target tercapai"


def pas_sendiri(b: Bacaan) -> Iterator[tuple[Verdik, str]]:
    """ "Telah melampaui target 80%, capaian 100,00%": as much as the target, no more."""
    angka = [k for k in b.klaim if isinstance(k, Angka) and k.hal == "capaian"]
    if b.target_lain or len(angka) != 1 or angka[0].tahun is not None or not angka[0].bilangan.persen:
        return
    for v in b.klaim if angka[0].bilangan.nilai == (SERATUS,) else ():
        if not isinstance(v, Verdik) or v.arti not in _LEBIH or v.ragu or v.banyak is not None or v.tahun:
            continue
        if v.sebut_target:
            yield v, f"{angka[0].kutipan}, jadi realisasi sama dengan target"
