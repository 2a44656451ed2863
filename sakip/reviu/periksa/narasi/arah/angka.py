"""Rises and falls against a value of the earlier year that the sentence tells itself.

"Dibanding tahun sebelumnya dengan realisasi 94,36%, realisasi tahun 2023 mengalami kenaikan": the value of
now stands in the sentence, too, or in the tables of its indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.aturan.angka import tulis
from sakip.aturan.kalimat import Tren
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import baca_kalimat, pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, sebanding

_N = r"(?:Rp\.?\s?)?\d[\d.]*(?:,\d+)?(?:\s?%|\s?persen\b)?"
_ISIAN = (
    r"(?:(?:yang|dengan|adalah|sebesar|sebanyak|mencapai|tercatat|terealisasi|berjumlah|realisasi(?:nya)?|(?:pen)?capaian(?:nya)?|"
    r"nilai(?:nya)?|berada|di|pada|angka|hanya|baru|sudah|yaitu|yakni|indikator|ini|tersebut|memperoleh|bernilai|menyerap)\s+)*"
)
_BERTAHUN = Pola(
    rf"\b(?:(?:tahun\s+)?(?P<y>(?:19|20)\d\d)(?![\d.,]\d)|tahun\s+(?:yang\s+)?(?P<lalu>sebelumnya|lalu|kemarin)|tahun\s+(?P<ini>ini))"
    rf"\s*,?\s*(?P<isi>{_ISIAN})\(?(?P<n>{_N})(?![.,]?\d)(?!\s*(?:poin|kali\b))",
    "19",
    "20",
    "tahun",
)
#: The value of now without a year: "Nilai X sebesar 98,09 jika dibandingkan ...", "... menjadi 90,63%".
_AWAL = re.compile(
    rf"^[^;,%\d]{{3,120}}?\b(?:sebesar|mencapai|adalah|yaitu|tercatat|bernilai)\s+(?P<n>{_N})\s*,?\s+"
    r"(?:jika|bila|apabila|yang\s+(?:jika|bila|apabila)|dibanding\w*|dan)\b",
    re.IGNORECASE,
)
_MENJADI = re.compile(rf"\b(?:menjadi|kini)\s+(?:sebesar\s+)?(?P<n>{_N})", re.IGNORECASE)
#: "RpA, bertambah RpD dari pagu awal RpB".
_DARI = re.compile(
    rf"(?P<a>{_N})(?:\s+[a-z]+)?\s*,?\s+(?:(?:atau|yang|dan|berarti|telah)\s+)*(?:mengalami\s+)?"
    r"(?P<arah>bertambah|berkurang|naik|turun|meningkat|menurun|kenaikan|penurunan|peningkatan)\s+"
    rf"(?:sebesar\s+|sebanyak\s+)?(?P<d>{_N})(?:\s+(?:poin|persen|[a-z]+)){{0,2}}?\s+dari(?:pada)?\s+"
    rf"(?:[^.;,%\d]|\b(?:19|20)\d\d\b){{2,70}}?\s(?P<b>{_N})(?![.,]?\d)",
    re.IGNORECASE,
)
_SEBESAR = re.compile(rf"\s+(?:\w+\s+)?(?:sebesar\s+|sebanyak\s+)?(?P<n>{_N})", re.IGNORECASE)
_BAGIAN = re.compile(
    r"(?<![\d.,])(?P<a>\d[\d.]*) dari (?P<b>\d[\d.]*) [a-z]+,?(?=\s)(?!.*\d dari \d)", re.IGNORECASE
)
_NAMA = re.compile(
    r"\b(?P<nama>(?:nilai|skor|indeks|predikat)(?:\s+[A-Za-z]+){1,3})\s+(?:pada\s+)?$", re.IGNORECASE
)
#: "Peningkatan dari tahun lalu tercatat 0,07 indeks".
_BENDA = re.compile(
    r"^\W*(?:adanya\s+|terdapat\s+)?(?P<arah>peningkatan|kenaikan|penurunan|pertambahan|pengurangan)(?:nya)?\s+"
    r"(?:realisasi\s+)?(?:dari|dibanding\w*|terhadap)(?:\s+dengan)?\s+(?:realisasi\s+)?tahun\s+"
    r"(?:lalu|sebelumnya|(?P<y>20\d\d))\s+(?:tercatat|sebesar|adalah|yaitu|mencapai|sebanyak)\s+"
    rf"(?:sebesar\s+)?(?P<d>{_N})",
    re.IGNORECASE,
)
_NAIK = ("bertambah", "naik", "meningkat", "kenaikan", "peningkatan", "pertambahan")
_TARGET = re.compile(r"\btarget(?:nya)?\b[^,;]{0,25}$", re.IGNORECASE)
_CAPAIAN = re.compile(r"\b(?:pen)?capaian(?:nya)?\b(?!.*\brealisasi)", re.IGNORECASE)
_LAIN = re.compile(
    r"\b(?:nasional|provinsi|triwulan|semester|bulan|target|kantor\s+wilayah\s+lain|wilayah\s+lain)\b",
    re.IGNORECASE,
)
#: Values farther apart are not of one kind: one may be the difference.
_SEJAUH = 3


@dataclass(frozen=True, slots=True)
class _Nilai:
    tahun: int
    angka: Angka
    capaian: bool
    awal: int
    akhir: int


def arah_angka(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    tahun = paham.tahun or 0
    for p in paham.naskah.paragraf:
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            salah = (*_bertahun(paham, k.teks, tahun, pokok), *_dari(k.teks), *_benda(k.teks, pokok))
            for awal, akhir, cetak, harus, alasan, lain in salah:
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(p, k.awal + awal, k.awal + akhir), *lain},
                    kutipan=k.teks,
                    tercetak=cetak,
                    seharusnya=harus,
                    uraian=f"Kalimat menyebut “{cetak}”, padahal {alasan}.",
                    saran="Samakan arah perubahan dengan angkanya.",
                )


_Salah = tuple[int, int, str, str, str, set[int]]


def _bertahun(paham: Paham, kalimat: str, tahun: int, pokok: Pokok | None) -> Iterator[_Salah]:
    """A trend beside the value of an earlier year."""
    nilai = list(_nilai(kalimat, tahun))
    lalu = [n for n in nilai if n.tahun < tahun]
    if len(lalu) != 1 and not (len(lalu) == 2 and lalu[0].capaian != lalu[1].capaian):
        return
    b = lalu[0]
    lain = [n for n in nilai if n.tahun == tahun and n.capaian == b.capaian]
    tren = [t for t in _tren(kalimat, tahun) if _semasa(kalimat, lain[0] if lain else b, t)]
    if len(tren) != 1:
        return
    t = tren[0]
    if (t.hal == "capaian") != b.capaian and t.hal is not None:
        return
    beda = _beda(kalimat, t)
    for a, baris in (*_kini(kalimat, tahun, b, t, nilai, pokok), *_baris(paham, kalimat, b)):
        if a.persen != b.angka.persen or a.rupiah != b.angka.rupiah or _jauh(a, b.angka):
            continue
        if baris and beda is not None and abs(abs(a.nilai - b.angka.nilai) - beda.nilai) > beda.langkah:
            continue  # the sentence means another value than this of the tables
        naik = (a.nilai > b.angka.nilai) - (a.nilai < b.angka.nilai)
        if naik and naik != (1 if t.arah == "naik" else -1):
            arah = "naik" if naik > 0 else "turun"
            alasan = f"dari {b.angka.teks} menjadi {a.teks} berarti {arah}"
            yield t.awal, t.akhir, t.kutipan, arah, alasan, baris
        return


def _beda(kalimat: str, t: Tren) -> Angka | None:
    """By how much the sentence says that it rose or fell."""
    d = _SEBESAR.match(kalimat, t.akhir)
    return baca_utuh(d["n"]) if d is not None else None


def _tren(kalimat: str, tahun: int) -> Iterator[Tren]:
    for t in baca_kalimat(kalimat, tahun).klaim:
        if (
            isinstance(t, Tren)
            and t.arah in ("naik", "turun")
            and not t.ragu
            and t.dari is None
            and t.hal != "target"
        ):
            yield t


def _semasa(kalimat: str, b: _Nilai, t: Tren) -> bool:
    """Whether value and trend stand in one statement."""
    antara = kalimat[min(b.akhir, t.akhir) : max(b.awal, t.awal)]
    return ";" not in antara and not re.search(
        r"\b(?:sedangkan|adapun|namun|sementara)\b", antara, re.IGNORECASE
    )


def _nilai(kalimat: str, tahun: int) -> Iterator[_Nilai]:
    for m in _BERTAHUN.finditer(kalimat):
        y = int(m["y"]) if m["y"] else tahun - 1 if m["lalu"] else tahun
        a = baca_utuh(m["n"].strip())
        if a is None or a.rusak or _TARGET.search(kalimat, 0, m.start()) or _tahunan(a):
            continue
        depan = kalimat[max(0, m.start() - 30) : m.start("n")]
        yield _Nilai(y, a, _CAPAIAN.search(depan) is not None, m.start(), m.end())


def _tahunan(a: Angka) -> bool:
    return not a.desimal and not a.persen and not a.rupiah and 1990 <= a.nilai <= 2100


def _kini(
    kalimat: str, tahun: int, b: _Nilai, t: Tren, nilai: list[_Nilai], pokok: Pokok | None
) -> Iterator[tuple[Angka, set[int]]]:
    """The value of now: in the sentence, else the one that the tables of the indicator print."""
    for n in nilai:
        if n.tahun == tahun and n.capaian == b.capaian:
            yield n.angka, set()
    for pola in (_MENJADI, _AWAL):
        m = pola.search(kalimat)
        a = baca_utuh(m["n"]) if m is not None and not b.awal <= m.start("n") < b.akhir else None
        if a is not None:
            yield a, set()
    if b.angka.persen and (m := _BAGIAN.search(kalimat, 0, b.awal)) is not None:
        yield from _bagian(m)
    if pokok is None or _LAIN.search(kalimat[: t.akhir]) or b.tahun != tahun - 1:
        return
    fakta = [
        f for f in pokok.ambil(["capaian" if b.capaian else "realisasi"], tahun) if sebanding(b.angka, f)
    ]
    if len({f.angka.nilai for f in fakta}) == 1 or _beda(kalimat, t) is not None:
        yield from ((f.angka, {f.baris}) for f in fakta)


def _baris(paham: Paham, kalimat: str, b: _Nilai) -> Iterator[tuple[Angka, set[int]]]:
    """ "nilai SMART tahun 2022 yang mencapai 96,71": the one row of that name ends in its value."""
    m = _NAMA.search(kalimat, 0, b.awal)
    nama = kunci(m["nama"]) if m is not None else ()
    if len(nama) < 2:
        return
    hasil = {}
    for k in semua_kisi(paham):
        for r, label in enumerate(k.label):
            isi = [(a, k.sel[r][c].baris) for c in k.kolom if (a := k.angka[r][c]) is not None]
            if isi and len(isi) <= 2 and kunci(label) == nama:
                hasil[isi[-1][0].nilai] = isi[-1]
    if len(hasil) == 1:
        ((a, baris),) = hasil.values()
        yield a, {baris}


def _bagian(m: re.Match[str]) -> Iterator[tuple[Angka, set[int]]]:
    """ "212 dari 540 orang": its share."""
    a, n = baca_utuh(m["a"]), baca_utuh(m["b"])
    if a is not None and n is not None and 0 < a.nilai <= n.nilai:
        yield from (
            (x, set()) for x in (baca_utuh(f"{tulis(a.nilai / n.nilai * 100, 2)}%"),) if x is not None
        )


def _jauh(a: Angka, b: Angka) -> bool:
    return max(abs(a.nilai), abs(b.nilai)) > _SEJAUH * min(abs(a.nilai), abs(b.nilai))


def _benda(kalimat: str, pokok: Pokok | None) -> Iterator[_Salah]:
    """A rise or fall told as a noun with its size, against both years of the tables."""
    m = _BENDA.search(kalimat)
    d = baca_utuh(m["d"]) if m is not None else None
    if m is None or d is None or pokok is None or (m["y"] and int(m["y"]) != pokok.tahun - 1):
        return
    dua = [
        (a, b)
        for a in pokok.ambil(["realisasi"], pokok.tahun)
        for b in pokok.ambil(["realisasi"], pokok.tahun - 1)
        if a.tabel is b.tabel and abs(abs(a.angka.nilai - b.angka.nilai) - d.nilai) <= d.langkah / 2
    ]
    naik = m["arah"].casefold() in _NAIK
    if dua and all((a.angka.nilai > b.angka.nilai) != naik for a, b in dua):
        a, b = dua[0]
        arah = "turun" if naik else "naik"
        alasan = f"dari {b.angka.teks} menjadi {a.angka.teks} berarti {arah}"
        yield m.start("arah"), m.end(), m["arah"], arah, alasan, {a.baris, b.baris}


def _dari(kalimat: str) -> Iterator[_Salah]:
    """A change told with its size and both ends: the size shows that the ends are meant."""
    for m in _DARI.finditer(kalimat):
        a, b, d = baca_utuh(m["a"]), baca_utuh(m["b"]), baca_utuh(m["d"])
        if (
            a is None
            or b is None
            or d is None
            or a.persen != b.persen
            or a.rupiah != b.rupiah
            or a.nilai == b.nilai
        ):
            continue
        if abs(abs(a.nilai - b.nilai) - d.nilai) > d.langkah or _jauh(a, b):
            continue
        arah = "naik" if a.nilai > b.nilai else "turun"
        if (arah == "naik") != (m["arah"].casefold() in _NAIK):
            yield (
                m.start("arah"),
                m.end(),
                m["arah"],
                arah,
                f"dari {b.teks} menjadi {a.teks} berarti {arah}",
                set(),
            )
