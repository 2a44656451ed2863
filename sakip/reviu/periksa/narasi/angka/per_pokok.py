"""Sentences of one indicator, read once: changes from last year, comparisons with province and nation,
the plan's last target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.baca.masa import TAHUN_LALU, tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, sama, sebanding

_N = r"\d(?:[\d.,]*\d)?(?:\s?%|\s?persen\b)?"
_PEMICU = Pola(
    r"\b(?:naik|turun|ningkat\w*|meningkat|menurun|bertambah|berkurang|kenaikan|peningkatan|penurunan|selisih|"
    r"provinsi|nasional|renstra|rpjm\w*|jangka\s+menengah|rencana\s+strategis)\b",
    "ningkat",
    "naik",
    "urun",
    "provinsi",
    "nasional",
    "renstra",
    "rpjm",
    "bertambah",
    "berkurang",
    "selisih",
    "jangka",
    "rencana",
)
_BERUBAH = re.compile(
    r"\b(?:naik|meningkat|bertambah|turun|menurun|berkurang|kenaikan|peningkatan|penurunan)"
    r"(?:\s+(?:realisasi|capaian|nilai|indeks|kinerja|sebanyak|sebesar|yaitu))*"
    r"\s+(?P<n>\d(?:[\d.,]*\d)?)\s?(?P<s>%|persen\s+poin|persen|poin(?:\s+persen\w*)?)?(?![\d.,]*\d)",
    re.IGNORECASE,
)
_BUKAN_TAHUNAN = re.compile(
    r"\b(?:target\w*|anggaran|pagu|belanja|triwulan|semester|bulan|provinsi|nasional|rata-rata|jumlah\s+(?!operasi)\w+|"
    r"sasaran|responden|hampir|sekitar|lebih\s+dari)\b",
    re.IGNORECASE,
)
_DARI_KE = re.compile(
    rf"\bdari\s+(?P<a>{_N})[^;\d]{{0,40}}?(?:(?:19|20)\d\d\s+)?menjadi\s+(?:sebesar\s+)?(?P<b>{_N})",
    re.IGNORECASE,
)
_LUAR = re.compile(
    r"\b(?P<arah>di\s?atas|di\s?bawah|lebih\s+(?:tinggi|besar|rendah|kecil)|melampaui|melebihi)\s+(?:dari(?:pada)?\s+|dibanding(?:kan)?\s+(?:dengan\s+)?)?"
    r"(?:(?:capaian|realisasi|rata-rata|angka|target|nilai|cakupan|tingkat|rerata)\s+){0,3}(?P<luar>provinsi|nasional)"
    rf"\b[^.;:,\d]{{0,40}}?(?:(?:19|20)\d\d\s+)?(?:yaitu|sebesar|yakni|adalah|\()\s*(?:sebesar\s+)?(?P<n>{_N})",
    re.IGNORECASE,
)
_SESUDAH_DAN = re.compile(
    r"\bdan\s+(?:berada\s+)?(?P<arah>di\s?atas|di\s?bawah)?\s*(?:(?:capaian|rata-rata|angka)\s+)?(?P<luar>provinsi|nasional)\s+"
    rf"(?:sebesar\s+|yaitu\s+|\()\s*(?P<n>{_N})",
    re.IGNORECASE,
)
_AKHIR = re.compile(
    r"(?P<depan>\b\w+\s+(?:dengan\s+)?)?\btarget\s+(?:(?:akhir|pada|dalam|tahun\s+20\d\d|kinerja)\s+)*"
    r"(?:renstra|rpjm\w*|rencana\s+strategis|jangka\s+menengah)\b(?:\s+(?:tahun|akhir|renstra|rpjm\w*|sebagaimana|yang|ditetapkan|"
    rf"20\d\d(?:\s?[-–]\s?20\d\d)?))*\s+(?P<kata>sebesar|yaitu|yakni|sebanyak)?\s*\(?(?P<n>{_N})",
    re.IGNORECASE,
)
_SEJAUH = 5


@dataclass(frozen=True, slots=True)
class _Salah:
    m: re.Match[str]
    harus: str
    alasan: str
    baris: tuple[int, ...]


def per_pokok(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not _PEMICU.search(p.teks):
            continue
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            if pokok is not None and _PEMICU.search(k.teks):
                for s in (*_berubah(k.teks, pokok), *_luar(k.teks, pokok), *_akhir(k.teks, pokok)):
                    yield _temuan(paham, p, k, pokok, s)


def _satu(fakta: list[Fakta]) -> Fakta | None:
    """The one value that all tables print, else nothing."""
    return fakta[0] if fakta and len({f.angka.nilai for f in fakta}) == 1 else None


def _berubah(kalimat: str, p: Pokok) -> Iterator[_Salah]:
    """ "Meningkat 1,18 poin dibandingkan tahun 2023" against the values of both years."""
    m = _BERUBAH.search(kalimat)
    if m is None or _BUKAN_TAHUNAN.search(kalimat) or len(list(_BERUBAH.finditer(kalimat))) > 1:
        return
    tahun = tahun_disebut(kalimat)
    if tahun - {p.tahun, p.tahun - 1} or not (p.tahun - 1 in tahun or TAHUN_LALU.search(kalimat)):
        return
    n = baca_utuh(m["n"])
    lalu, kini = (_satu(p.ambil(["realisasi"], t)) for t in (p.tahun - 1, p.tahun))
    if (
        n is None
        or lalu is None
        or kini is None
        or not (m["s"] or n.desimal)
        or not sebanding(lalu.angka, kini)
    ):
        return
    beda = [*_beda(lalu.angka, kini.angka)]
    for a in p.ambil(["capaian"], p.tahun - 1):
        beda += [d for b in p.ambil(["capaian"], p.tahun) for d in _beda(a.angka, b.angka)]
    dua = _DARI_KE.search(kalimat)
    if dua is not None:
        dari, ke = baca_utuh(dua["a"]), baca_utuh(dua["b"])
        beda += [*_beda(dari, ke)] if dari is not None and ke is not None else []
    batas = max(n.langkah, Decimal("0.01"))
    if any(abs(d - n.nilai) <= batas for d in beda) or any(sama(n, f.angka) for f in p.fakta):
        return
    harus = abs(kini.angka.nilai - lalu.angka.nilai)
    if harus and harus / _SEJAUH <= n.nilai <= harus * _SEJAUH:
        alasan = f"{kini.angka.teks} dan {lalu.angka.teks} berselisih {angka(harus)}"
        yield _Salah(m, angka(harus), alasan, (kini.baris, lalu.baris))


def _beda(a: Angka, b: Angka) -> Iterator[Decimal]:
    """What a change may be told as: the difference, or in percent of the first."""
    yield abs(b.nilai - a.nilai)
    if a.nilai:
        yield abs(b.nilai - a.nilai) / abs(a.nilai) * 100


def _luar(kalimat: str, p: Pokok) -> Iterator[_Salah]:
    """ "Berada di atas capaian provinsi sebesar 81,20 persen" against the indicator's own realisation."""
    nyata = p.ambil(["realisasi"], p.tahun)
    if _satu(nyata) is None or p.bagian is None or tahun_disebut(kalimat) - {p.tahun}:
        return
    for m in (*_LUAR.finditer(kalimat), *_SESUDAH_DAN.finditer(kalimat)):
        n = baca_utuh(m["n"])
        kini = next((f for f in nyata if n is not None and sebanding(n, f)), None)
        if n is None or kini is None or not m["arah"] or not n.nilai:
            continue
        if not Decimal("0.3") < kini.angka.nilai / n.nilai < Decimal(3):
            continue
        atas = m["arah"].casefold().split()[-1] not in ("bawah", "dibawah", "rendah", "kecil")
        if kini.angka.nilai != n.nilai and (kini.angka.nilai > n.nilai) != atas:
            letak = "di bawah" if atas else "di atas"
            alasan = f"realisasi {kini.angka.teks} (baris {kini.baris}) {letak} {m['n'].strip()}"
            yield _Salah(m, f"{letak} {m['luar'].casefold()}", alasan, (kini.baris,))


def _akhir(kalimat: str, p: Pokok) -> Iterator[_Salah]:
    """The plan's target that a sentence tells, where the tables of the part print others only."""
    if p.bagian is None:
        return
    for m in _AKHIR.finditer(kalimat):
        n = baca_utuh(m["n"])
        if n is None or (not m["kata"] and not n.desimal and not n.persen):
            continue
        target = [f for f in p.ambil(["target"], None) if sebanding(n, f)]
        jangka = [f for f in target if f.besaran == "target_jangka" or f.isi.kolom.jangka]
        if not jangka or any(sama(n, f.angka) for f in p.fakta):
            continue
        f = next((f for f in jangka if f.tahun is not None and str(f.tahun) in m[0]), jangka[-1])
        alasan = f"tabel pada baris {f.baris} memuat target {f.angka.teks}"
        yield _Salah(m, f.angka.teks, alasan, (f.baris,))


def _temuan(paham: Paham, p: Paragraf, k: Kalimat, pokok: Pokok, s: _Salah) -> Temuan:
    return temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, k.awal + s.m.start(), k.awal + s.m.end()), *s.baris),
        kutipan=k.teks,
        tercetak=s.m[0],
        seharusnya=s.harus,
        uraian=f"Kalimat tentang “{pokok.nama}” menyebut “{s.m[0]}”, padahal {s.alasan}.",
        saran="Samakan kalimat dengan tabelnya.",
    )
