"""Pairs of numbers that a sentence sets side by side, each of which the tables or the pair itself deny.

"69,32% berada di atas rata-rata nasional sebesar 76,40%"; "tahun lalu 88%, sedangkan tahun ini 90%" where the
table has them the other way round; "terbanyak, 78 dari 286 yang dilayani" with the row's number of another
column; "tinggal 79 desa yang belum" beside a total of 198 of 267.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.narasi.baca.larik import Larik, dekat, sebut_baris
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, sejenis
from sakip.reviu.periksa.narasi.cacah.sisa import akar
from sakip.reviu.periksa.narasi.ujar.alat import CACAH, nilai, salah_ujar, tergelincir
from sakip.reviu.periksa.narasi.ujar.tiada import baca_hitungan

_V = r"(?!(?:19|20)\d\d(?![\d.,]))\d[\d.]*(?:,\d+)?(?:\s?(?:%|persen\b))?"
_LETAK = Pola(
    rf"(?<![\d.,])(?P<a>{_V})\)?\s+(?:(?:masih|berada|sudah|telah|tetap|juga|ini|justru)\s+){{0,3}}"
    r"(?:(?P<atas>di\s?atas|lebih\s+(?:tinggi|besar)\s+(?:dari(?:pada)?|dibanding(?:kan)?)|melampaui|melebihi)"
    r"|di\s?bawah|lebih\s+(?:rendah|kecil)\s+(?:dari(?:pada)?|dibanding(?:kan)?))\s+"
    r"(?:(?:rata-rata|rerata|angka|nilai|indeks|capaian|realisasi|standar|tingkat)\s+){0,3}"
    r"(?:nasional|provinsi|kementerian|kabupaten|regional)\b"
    r"(?:\s+(?:yang|besarnya|sebesar|adalah|yaitu|yakni|mencapai|tercatat|hanya|tahun|(?:19|20)\d\d|sebanyak)){0,5}\s*,?\s*\(?"
    rf"(?P<b>{_V})(?!\s*poin)",
    "nasional",
    "provinsi",
    "kementerian",
    "kabupaten",
    "regional",
)
_ARTI = (
    "di atas",
    "diatas",
    "di bawah",
    "dibawah",
    "lebih ting",
    "lebih bes",
    "lebih ren",
    "lebih kec",
    "melampaui",
    "melebihi",
)
_SELISIH = re.compile(
    r"\b(?:atau|selisih\w*|tumbuh|naik|turun|meningkat|menurun|sekitar|hampir|lebih|terpaut|berjarak|target\w*)\s+(?:sebesar\s+)?$",
    re.IGNORECASE,
)
_TUKAR = Pola(
    rf"\btahun\s+(?:lalu|sebelumnya|(?P<y1>(?:19|20)\d\d))\b(?P<hal>[^.;:\d%]{{0,60}}?)(?P<a>{_V})[^.;:\d%]{{0,60}}?"
    rf"\btahun\s+(?:ini|(?P<y2>(?:19|20)\d\d))\b(?P<hal2>[^.;:\d%]{{0,60}}?)(?P<b>{_V})",
    "tahun",
    depan=True,
)
_SILANG = Pola(
    r"(?<![\w.,/:-])(?P<a>\d{1,3}(?:\.\d{3})+|\d{1,6})(?:\s+[a-z]+){0,2}?\s+dari\s+(?:(?:total|seluruh|jumlah|ke)\s*)*"
    r"(?P<b>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,]*\d|\s?%)\s+[a-z]{3,}",
    "dari",
)
_DARI = Pola(r"dari\s+(?:(?:total|seluruh|jumlah|ke)\s*)*\d", "dari", depan=True)
_TINGGAL = Pola(
    rf"\b(?:tinggal|tersisa|menyisakan|masih\s+(?:ada|terdapat|tersisa))\s+(?P<n>{CACAH})\s+(?P<benda>[a-z]{{4,}})(?:\s+[a-z]+)?\s+"
    r"(?:yang\s+)?(?:masih\s+)?(?:belum|tidak)\b(?P<apa>[^.,;:\d]{3,80})",
    "tinggal",
    "tersisa",
    "menyisakan",
    "masih",
    dan=(("belum", "tidak"),),
    depan=True,
)
_LAIN = re.compile(
    r"\b(?:target\w*|tahun\s+(?:lalu|sebelumnya)|triwulan|semester|di\s?antaranya|termasuk|sekitar|hampir)\b",
    re.IGNORECASE,
)


def pasangan(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    kini = ("tahun ini", f"tahun {paham.tahun}")
    lalu = ("tahun lalu", "tahun sebelumnya", f"tahun {(paham.tahun or 0) - 1}")
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf):
            continue
        bertahun = memuat(u.teks, *kini) and memuat(u.teks, *lalu) and _TUKAR.search(u.teks) is not None
        berletak = memuat(u.teks, *_ARTI) and _LETAK.search(u.teks) is not None
        if not (bertahun or berletak or _bersilang(u.teks) or _TINGGAL.search(u.teks)):
            continue
        pokok: Pokok | None = None
        for k in pecah(u.teks):
            if bertahun:
                pokok = pokok_kalimat(peta, k.teks, u.baris_pada(k.awal), pokok)
            for hasil in (
                _letak(k) if berletak else None,
                _tukar(k, pokok),
                *_menurut_tabel(paham, peta, ke, k),
            ):
                if hasil is not None:
                    m, harus, alasan, baris = hasil
                    yield salah_ujar(paham, u, k, m.span(), m[0], harus, alasan, baris)


Salah = tuple[re.Match[str], str, str, Sequence[int]]


def _letak(k: Kalimat) -> Salah | None:
    """A value above or below another that the sentence gives, too."""
    m = _LETAK.search(k.teks)
    if m is None or _SELISIH.search(k.teks, 0, m.start()):
        return None
    a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
    if a is None or b is None or not _sebanding(a, b) or (a.nilai > b.nilai) == (m["atas"] is not None):
        return None
    harus = "sama dengan" if a.nilai == b.nilai else "di atas" if a.nilai > b.nilai else "di bawah"
    return m, harus, f"{a.teks} {harus} {b.teks}", ()


def _sebanding(a: Angka, b: Angka) -> bool:
    if a.persen != b.persen or a.rupiah != b.rupiah or not a.nilai or not b.nilai:
        return False
    return max(a.nilai, b.nilai) <= 2 * min(a.nilai, b.nilai)


def _tukar(k: Kalimat, p: Pokok | None) -> Salah | None:
    """The two years' values changed places: so every table of the indicator has them."""
    m = _TUKAR.search(k.teks) if p is not None else None
    if m is None or p is None or re.search(r"\btarget\b|\btriwulan\b|\bnasional\b", m[0], re.IGNORECASE):
        return None
    if int(m["y1"] or p.tahun - 1) != p.tahun - 1 or int(m["y2"] or p.tahun) != p.tahun:
        return None
    a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
    besaran = "capaian" if re.search(r"\bcapaian", m[0], re.IGNORECASE) else "realisasi"
    dua = [
        (x, y) for x in p.ambil([besaran], p.tahun - 1) for y in p.ambil([besaran], p.tahun) if sejenis(x, y)
    ]
    if a is None or b is None or a.nilai == b.nilai or a.persen != b.persen or not dua:
        return None
    if any((x.angka.nilai, y.angka.nilai) != (b.nilai, a.nilai) for x, y in dua):
        return None
    x, y = dua[0]
    harus = f"{x.angka.teks} ({p.tahun - 1}) dan {y.angka.teks} ({p.tahun})"
    return m, harus, f"{besaran} menurut tabel {harus}", (x.baris, y.baris)


def _menurut_tabel(paham: Paham, peta: Peta, ke: int, k: Kalimat) -> Iterator[Salah]:
    silang, tinggal = _bersilang(k.teks), _TINGGAL.search(k.teks)
    if (silang is None and tinggal is None) or _LAIN.search(k.teks):
        return
    if silang is not None:
        yield from (s for x in dekat(paham, ke) if (s := _silang(k, silang, x)) is not None)
    if tinggal is not None:
        hasil = next((s for x in dekat(paham, ke) if (s := _tinggal(tinggal, x)) is not None), None)
        hasil = hasil or _menurut_hitungan(paham, peta, ke, tinggal)
        if hasil is not None:
            yield hasil


def _bersilang(teks: str) -> re.Match[str] | None:
    return _SILANG.search(teks) if _DARI.search(teks) is not None else None


def _silang(k: Kalimat, m: re.Match[str], x: Larik) -> Salah | None:
    """The whole is the total of one column, the part the row's number in another."""
    a, b = nilai(m["a"]), nilai(m["b"])
    kolom = [c for c in x.kolom if any(t.nilai == b for t in x.seluruh(c))]
    baris = sebut_baris(x, k.teks[: m.end()])
    if len(kolom) != 1 or len(baris) != 1 or len(x.total) != 1:
        return None
    isi = x.angka[baris[0]]
    benar = isi[kolom[0]]
    lain = [
        c for c in x.kolom if c != kolom[0] and (n := isi[c]) is not None and n.nilai == a and not n.persen
    ]
    if benar is None or benar.nilai == a or len(lain) != 1 or any(t.nilai == b for t in x.seluruh(lain[0])):
        return None
    alasan = f"{m['a']} adalah “{x.judul[lain[0]]}”, sedangkan “{x.judul[kolom[0]]}” {benar.teks}"
    return m, f"{benar.teks} dari {m['b']}", alasan, (x.baris[baris[0]],)


def _tinggal(m: re.Match[str], x: Larik) -> Salah | None:
    """Beside a total row with a whole, its part and their share only."""
    if len(x.total) != 1 or m["benda"].casefold()[:6] not in " ".join((x.keterangan, *x.judul)).casefold():
        return None
    isi = [a for a in x.total[0] if a is not None]
    cacah, persen = (
        [a.nilai for a in isi if not a.persen and not a.desimal],
        [a.nilai for a in isi if a.persen],
    )
    if len(cacah) != 2 or len(persen) != 1 or not cacah[0] > cacah[1] > 0:
        return None
    kolom = [c for c, a in enumerate(x.total[0]) if a is not None and a.nilai == cacah[1]]
    if len(kolom) != 1 or not _sekata(m["apa"], x.judul[kolom[0]]):
        return None
    n, benar = nilai(m["n"]), cacah[0] - cacah[1]
    if abs(cacah[1] / cacah[0] * 100 - persen[0]) > Decimal("0.02") or n == benar:
        return None
    if any(a is not None and a.nilai == n for b in x.angka for a in b) or not tergelincir(str(n), str(benar)):
        return None
    return (
        m,
        angka(benar),
        f"menurut tabel {angka(cacah[0])} dikurangi {angka(cacah[1])} adalah {angka(benar)}",
        (x.baris[-1],),
    )


def _sekata(apa: str, judul: str) -> bool:
    """Whether what is undone and what was counted share the stem of a word."""
    akhir = {akar(w) for w in re.findall(r"[a-z]{4,}", judul.casefold())}
    return bool(akhir & {akar(w) for w in re.findall(r"[a-z]{4,}", apa.casefold())})


def _menurut_hitungan(paham: Paham, peta: Peta, ke: int, m: re.Match[str]) -> Salah | None:
    """The whole and the part of the formula of the indicator's own part; only a slip of a digit is told."""
    unsur = paham.naskah.unsur
    b = peta.bagian_di(unsur[ke].letak.baris)
    if b is None or b.indikator is None:
        return None
    for i in range(ke - 1, -1, -1):
        if unsur[i].letak.baris < b.awal:
            return None
        hitung, kata = baca_hitungan(unsur, i)
        if hitung is None:
            continue
        a, w = nilai(hitung["a"]), nilai(hitung["b"])
        n = nilai(m["n"])
        if not 0 < a < w or n in (a, w, w - a) or not _sekata(m["apa"], kata.split("/")[0]):
            return None
        if not tergelincir(str(n), str(w - a)):
            return None
        alasan = f"{hitung['b']} dikurangi {hitung['a']} adalah {angka(w - a)}"
        return m, angka(w - a), alasan, (unsur[i].letak.baris,)
    return None
