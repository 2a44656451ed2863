"""Slips of one digit in the text of an indicator, and what it says of the plan's targets.

A number that no table and no formula prints, told once, one digit away from the indicator's own target,
realisation, capaian or planned target, is that number with a slip.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_sel, berangka, cari
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.digit import bertukar, letak_beda
from sakip.reviu.periksa.alat.terlewat import tabel_terlewat
from sakip.reviu.periksa.narasi.angka.dekat import bentuk_angka
from sakip.reviu.periksa.narasi.angka.nilai import dipotong
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import (
    Pokok,
    berpersen,
    makin_rendah_baik,
    pokok_kalimat,
    rendah_baik,
)

_ANGKA = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)|(?<![\w.,])\d(?!\w)")
_HAL = re.compile(r"\b(?:target|realisasi|capaian|pencapaian)(?:nya)?\b[^;]{0,60}$", re.IGNORECASE)
_DEKAT_100 = re.compile(r"9\d,\d+|10\d,\d+")
_SANGGAH = Pola(
    r"\b(?:nasional|provinsi|kabupaten|kota|unit lain|triwulan|semester|bulan|diprakirakan|prakiraan|unsur|"
    r"komponen|aspek|dimensi)\b",
    "nasional",
    "provinsi",
    "kabupaten",
    "kota",
    "unit",
    "triwulan",
    "semester",
    "bulan",
    "prakira",
    "unsur",
    "komponen",
    "aspek",
    "dimensi",
)
#: Numbers of others stand beside the indicator's own.
_LAIN = Pola(
    r"\bnasional\b|\b(?:wilayah|daerah|provinsi|kantor|instansi) lain\b|\bdaripada\b|\bdibanding",
    "nasional",
    "lain",
    "daripada",
    "banding",
)
_RENCANA = Pola(
    r"(?P<putusan>(?:telah\s+)?(?:melampaui|mencapai)|(?:belum|tidak)\s+(?:mencapai|melampaui)|sama\s+dengan)\s+target\s+"
    r"(?:pada\s+)?tahun\s+(?P<tahun>20\d\d)\s+(?:dalam|pada|menurut)\s+(?:rencana\s+strategis|renstra|rpjm\w*)[^,.;]{0,40},?"
    r"\s+(?:yaitu|yakni|sebesar)\s+(?P<n>\d[\d.]*(?:,\d+)?)",
    "target",
)
_NILAI = r"\d[\d.]*(?:,\d+)?(?:\s?%|\s\(skala\s\d+\)|\s[a-z]+)?"
_BANDING = Pola(
    rf"(?P<a>{_NILAI}),?\s+(?:tetapi\s+)?(?P<putusan>(?:telah\s+)?melampaui|(?:belum|tidak)\s+mencapai)\s+target\s+(?P<b>{_NILAI})",
    "target",
)
_TAHUN = re.compile(r"(?:19|20)\d\d(?![\d.,])")
_BESARAN = ("target", "realisasi", "capaian", "target_jangka")


def slip(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Every paragraph under the heading of an indicator."""
    tercetak = _tercetak(paham)
    disebut = Counter(bentuk_angka(c[0]) for p in paham.naskah.paragraf for c in _ANGKA.finditer(p.teks))
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or not berangka(p.teks):
            continue
        banding = _LAIN.search(p.teks) is not None
        fakta = [f for f in peta.fakta_milik(b.indikator) if f.besaran in _BESARAN]
        milik = {bentuk_angka(_inti(f.angka)): f for f in fakta}
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            if pokok is None or _SANGGAH.search(k.teks):
                continue
            if not banding:
                yield from _satu_angka(paham, p, k, milik, tercetak, disebut)
            yield from _rencana(paham, p, k, pokok, fakta)
            yield from _langsung(paham, p, k, pokok)


def _salah_jalur(
    paham: Paham, p: Paragraf, k: Kalimat, m: re.Match[str], fakta: Sequence[Fakta], n: Decimal
) -> Iterator[Temuan]:
    """A planned target that the sentence prints otherwise than two tables do."""
    jalur = [f for f in fakta if f.besaran == "target_jangka" and f.tahun == int(m["tahun"])]
    f = jalur[0]
    if len({id(x.tabel) for x in jalur}) < 2 or not f.angka.nilai / 10 < n < f.angka.nilai * 10:
        return
    yield temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, k.awal + m.start("n"), k.awal + m.end("n")), f.baris),
        kutipan=k.teks,
        tercetak=m["n"],
        seharusnya=f.angka.teks,
        uraian=f"Kalimat menyebut target tahun {m['tahun']} dalam rencana {m['n']}, sedangkan tabel "
        f"pada baris {f.baris} memuat {f.angka.teks}.",
        saran="Samakan angka pada kalimat dan tabel.",
    )


def _langsung(paham: Paham, p: Paragraf, k: Kalimat, pokok: Pokok) -> Iterator[Temuan]:
    """ "realisasi 89,64% belum mencapai target 90,00%": the sentence holds both numbers."""
    for m in _BANDING.finditer(k.teks):
        a, b = baca_sel(m["a"]), baca_sel(m["b"])
        if _TAHUN.match(m["a"]):
            continue  # "dibandingkan tahun 2023 dan belum mencapai target 95"
        if a is None or b is None or a.rusak or b.rusak or a.nilai == b.nilai or a.persen != b.persen:
            continue
        lebih = (a.nilai < b.nilai) if makin_rendah_baik(pokok) else (a.nilai > b.nilai)
        if lebih == m["putusan"].casefold().startswith(("belum", "tidak")):
            yield temuan(
                paham,
                "narasi",
                baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                kutipan=k.teks,
                tercetak=m[0],
                seharusnya="melampaui target" if lebih else "belum mencapai target",
                uraian=f"Kalimat menyebut {m['a']} “{m['putusan']}” target {m['b']}.",
                saran="Samakan putusan kalimat dengan angkanya.",
                kepastian="ragu" if rendah_baik(pokok) is None else "pasti",
            )


def _tercetak(paham: Paham) -> frozenset[str]:
    """Every number of tables and formulas, as digits with their decimal mark."""
    hasil: set[str] = set()
    for u in paham.naskah.unsur:
        if isinstance(u, RumusTeks):
            hasil.update(bentuk_angka(c[0]) for c in _ANGKA.finditer(u.teks))
    for t in paham.naskah.tabel:
        for b in t.isi:
            for s in b:
                if len(s.teks) < 60:
                    hasil.update(bentuk_angka(c[0]) for c in _ANGKA.finditer(s.teks))
    return frozenset(hasil)


def _satu_angka(
    paham: Paham,
    p: Paragraf,
    k: Kalimat,
    milik: Mapping[str, Fakta],
    tercetak: frozenset[str],
    disebut: Counter[str],
) -> Iterator[Temuan]:
    tertulis = {bentuk_angka(c[0]) for c in _ANGKA.finditer(p.teks)}
    for letak, a in cari(k.teks):
        x = bentuk_angka(_inti(a))
        if (
            a.rusak
            or a.rupiah
            or len(x.replace(",", "")) < 3
            or x in tercetak
            or disebut[x] > 1
            or x in milik
        ):
            continue
        if ("," not in x and len(x) < 4) or re.fullmatch(r"(?:19|20)\d\d", x):
            continue
        if _DEKAT_100.fullmatch(x) and not _HAL.search(k.teks[:letak]):
            continue
        mirip = [
            f
            for y, f in milik.items()
            if satu_digit(x, y)
            and a.persen in (f.angka.persen, berpersen(f))
            and y not in tertulis
            and _sewaktu(f, k.teks[:letak])
        ]
        if len(mirip) == 1 and not dipotong(a, mirip[0]):
            f = mirip[0]
            yield temuan(
                paham,
                "narasi",
                (*baris_kalimat(p, k.awal + letak, k.awal + letak + len(a.teks)), f.baris),
                kutipan=k.teks,
                tercetak=a.teks,
                seharusnya=f.angka.teks,
                uraian=f"{a.teks} tidak ada di tabel mana pun dan berbeda satu angka dari "
                f"{f.besaran.replace('_', ' ')} {f.angka.teks} pada baris {f.baris}.",
                saran="Periksa salah ketik pada kalimat atau tabel.",
                kepastian="ragu" if tabel_terlewat(paham, p.letak.baris) else "pasti",
            )


def _sewaktu(f: Fakta, depan: str) -> bool:
    """Whether the words before a number name the fact's year, or none: next year's target is another."""
    tahun = tahun_disebut(depan)
    return f.tahun is None or not tahun or f.tahun in tahun


def satu_digit(a: str, b: str) -> bool:
    """Whether two numbers of one form differ by one digit, or by two neighbours that changed places."""
    if len(a) != len(b) or a.find(",") != b.find(","):
        return False
    beda = letak_beda(a, b)
    return len(beda) == 1 or bertukar(a, b, beda)


def _inti(a: Angka) -> str:
    m = _ANGKA.search(a.teks)
    return m[0] if m else ""


def _rencana(paham: Paham, p: Paragraf, k: Kalimat, pokok: Pokok, fakta: Sequence[Fakta]) -> Iterator[Temuan]:
    """ "telah melampaui target tahun 2029 dalam Renstra, yaitu 81,00" against this year's realisation."""
    realisasi = {f.angka.nilai for f in fakta if f.besaran == "realisasi" and f.tahun == paham.tahun}
    if len(realisasi) != 1:
        return
    capai = realisasi.pop()
    for m in _RENCANA.finditer(k.teks):
        jalur = {f.angka.nilai for f in fakta if f.besaran == "target_jangka" and f.tahun == int(m["tahun"])}
        n = next((a.nilai for _, a in cari(k.teks[m.start("n") :])), None)
        if n is not None and len(jalur) == 1 and n not in jalur:
            yield from _salah_jalur(paham, p, k, m, fakta, n)
        if n is None or n not in jalur or not n / 2 < capai < n * 2:  # another scale
            continue
        rendah = makin_rendah_baik(pokok)
        lebih = (capai < n) if rendah else (capai > n)
        putusan = " ".join(m["putusan"].casefold().split())
        benar = {
            "melampaui": lebih, "mencapai": lebih or capai == n, "sama dengan": capai == n,
        }[putusan.removeprefix("telah ").removeprefix("belum ").removeprefix("tidak ")]  # fmt: skip
        if putusan.startswith(("belum", "tidak")):
            benar = not benar
        if not benar and not (rendah and "mencapai" in putusan and capai == n):
            yield temuan(
                paham,
                "narasi",
                baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                kutipan=k.teks,
                tercetak=m[0],
                seharusnya="belum mencapai" if not lebih and capai != n else "sudah tercapai",
                uraian=f"Kalimat menyebut “{m['putusan']} target tahun {m['tahun']}”, padahal realisasinya "
                f"{capai:f} dan target itu {m['n']}.".replace(".", ",", f"{capai:f}".count(".")),
                saran="Samakan putusan kalimat dengan angkanya.",
                kepastian="ragu" if rendah_baik(pokok) is None else "pasti",
            )
