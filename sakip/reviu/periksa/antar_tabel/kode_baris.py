"""Tables that name indicators by their code only ("Kode | Target | Realisasi"), and codes beside a name.

What a code means is learned from the tables that print both; a code that means two indicators tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from sakip.reviu.angka import Angka
from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta

_KODE = re.compile(
    r"[A-Za-z]{0,4}[-.]?\d+(?:\.\d+)+\.?|(?:IKU|IKK|IKP|IKSK|SS|SK)[-. ]?\d+(?:\.\d+)*", re.IGNORECASE
)
_BERNAMA = re.compile(r"(\d+(?:\.\d+)+)\.?\s+(\S.{14,})", re.DOTALL)
_BERTITIK = re.compile(r"\d+(?:\.\d+)+")
_CUKUP = 3
_HAL = ("target", "realisasi", "capaian")


def kode_baris(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Rows without a name against what other tables print of the indicator with that code."""
    makna = _makna(paham)
    for t in paham.tabel:
        if t.maya or t.tabel.pulih or not _tanpa_nama(t):
            continue
        for b in t.baris:
            kode = _kode(b)
            if kode not in makna:
                continue
            for i in b.isi:
                if i.angka is not None and i.kolom.peran in _HAL:
                    yield from _banding(paham, peta, t, i, i.angka, kode, makna[kode])


def _tanpa_nama(t: TabelPaham) -> bool:
    """A column of codes, one of targets, realisations or capaian, and none of names."""
    return (
        any(re.match(r"\W*(?:kode|iku|ikk)\b", k.judul, re.IGNORECASE) for k in t.kolom)
        and bool(t.peran & set(_HAL))
        and not t.peran & {"nama", "sasaran"}
    )


def _kode(b: Baris) -> str:
    return next((k for i in b.isi[:2] if _KODE.fullmatch(k := i.teks.strip())), "").rstrip(".").casefold()


def _makna(paham: Paham) -> dict[str, int]:
    """The indicator of each code that always means the same one."""
    arti: dict[str, set[int]] = defaultdict(set)
    for t in paham.tabel:
        if t.maya or ("nama" not in t.peran and "sasaran" not in t.peran):
            continue
        for b in t.baris:
            kode = _kode(b)
            if kode and b.nama and not b.judul and (ind := paham.cari_indikator(b.nama)) is not None:
                arti[kode].add(ind.id)
    return {k: next(iter(n)) for k, n in arti.items() if len(n) == 1}


def _banding(
    paham: Paham, peta: Peta, t: TabelPaham, i: Isi, a: Angka, kode: str, indikator: int
) -> Iterator[Temuan]:
    tahun = i.kolom.tahun or t.tahun or paham.tahun
    fakta = [
        f
        for f in peta.fakta_milik(indikator)
        if f.besaran == i.kolom.peran and f.tahun == tahun and f.tabel.tabel is not t.tabel
    ]
    nilai = {f.angka.nilai for f in fakta}
    if len(nilai) != 1 or len({id(f.tabel) for f in fakta}) < 2:
        return
    f = fakta[0]
    batas = max(a.langkah, f.angka.langkah) if a.desimal or f.angka.desimal else 0
    if f.angka.persen != a.persen or any(
        abs(n - m) <= batas for n, _ in a.bacaan() for m, _ in f.angka.bacaan()
    ):
        return
    yield temuan(
        paham,
        "antar_tabel",
        (i.sel.baris, f.baris),
        tercetak=i.teks,
        seharusnya=f.angka.teks,
        uraian=f"{i.kolom.peran.capitalize()} indikator {kode} di sini {i.teks}, sedangkan tabel lain memuat "
        f"{f.angka.teks} untuk “{f.nama}” (baris {f.baris}).",
        saran="Samakan kedua tabel.",
    )


def kode_nama(paham: Paham) -> Iterator[Temuan]:
    """A name under a code that it has nowhere else, where all other places give it one code."""
    kode: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    letak: dict[tuple[tuple[str, ...], str], int] = {}

    def catat(teks: str, baris: int, nomor: str = "") -> None:
        utuh = f"{nomor} {teks}".strip()
        m = _BERNAMA.fullmatch(utuh) if utuh[:1].isdigit() else None
        nama = kunci(m[2]) if m else ()
        if m and len(nama) >= _CUKUP:
            kode[nama][m[1]] += 1
            letak.setdefault((nama, m[1]), baris)

    for u in paham.naskah.unsur:
        if isinstance(u, Judul):
            catat(u.teks, u.letak.baris, "" if _BERNAMA.match(u.teks) else u.nomor)
    for t in paham.naskah.tabel:
        for b in t.isi:
            for n, s in enumerate(b):
                if s.isian or len(s.teks) > 300:
                    continue
                sebelum = b[n - 1].teks.strip() if n else ""
                catat(s.teks, s.baris, sebelum if _BERTITIK.fullmatch(sebelum) else "")
    yield from _lain(paham, kode, letak)


def _lain(
    paham: Paham,
    kode: Mapping[tuple[str, ...], Counter[str]],
    letak: Mapping[tuple[tuple[str, ...], str], int],
) -> Iterator[Temuan]:
    for nama, hitung in kode.items():
        if len(hitung) != 2:
            continue
        (utama, banyak), (lain, sekali) = hitung.most_common()
        if banyak < _CUKUP or sekali != 1 or not _sejenis(utama, lain):
            continue
        baris = letak[(nama, lain)]
        yield temuan(
            paham,
            "penomoran",
            (baris, letak[(nama, utama)]),
            tercetak=lain,
            seharusnya=utama,
            uraian=f"Nama yang sama bernomor {lain} di sini, sedangkan di {banyak} tempat lain {utama}.",
            saran="Samakan nomornya.",
        )


def _sejenis(a: str, b: str) -> bool:
    """Numbers of one length in which one part differs: a slip, not another counting."""
    x, y = a.split("."), b.split(".")
    return len(x) == len(y) and sum(p != q for p, q in zip(x, y, strict=True)) == 1
