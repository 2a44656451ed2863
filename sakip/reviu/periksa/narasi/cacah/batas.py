"""How many rows of a table nearby lie above or below a value or are of a class, as a sentence counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, berpersen
from sakip.reviu.periksa.narasi.baca.lingkup import lingkup
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.ujar.alat import CACAH
from sakip.reviu.periksa.narasi.ujar.alat import nilai as nilai_cacah

_N = rf"(?P<n>{CACAH})(?:\s+\([a-z ]+\))?"
_SELA = r"(?:(?!\b(?:dan|serta|sedangkan|dari\s+\d)\b)[^.,;:\d])"
_ATAS = (
    r"(?P<atas>di\s?atas|lebih\s+(?:dari|tinggi|besar)(?:\s+dari(?:pada)?)?|melebihi|melampaui|minimal|"
    r"paling\s+sedikit|"
    r"sekurang-kurangnya)"
)
_BAWAH = r"(?P<bawah>di\s?bawah|kurang\s+dari|lebih\s+(?:rendah|kecil)(?:\s+dari(?:pada)?)?)"
_BUKAN = r"(?![\d.,]*\d|\s*(?:orang|kali)\b)"
_X = rf"(?P<x>\d[\d.]*(?:,\d+)?)(?P<persen>\s?(?:%|persen\b))?(?:\s+(?P<ke>ke\s+(?:atas|bawah)))?{_BUKAN}"
_KE = rf"(?P<x2>\d[\d.]*(?:,\d+)?)(?P<persen2>\s?(?:%|persen\b))?\s+(?P<ke2>ke\s+(?:atas|bawah)){_BUKAN}"
_CACAH = re.compile(
    rf"{_N}\s+(?P<apa>{_SELA}{{2,90}}?)\b(?:(?:{_ATAS}|{_BAWAH}|(?P<tepat>tepat|sama\s+dengan))\s+"
    rf"(?:(?:target|angka|nilai|batas)\s+)?{_X}|{_KE})",
    re.IGNORECASE,
)
#: The bound first: "Capaian yang melebihi 120% ada pada 5 indikator", "Indikator ... di atas 90 berjumlah 5".
_BALIK = re.compile(
    rf"\b(?:{_ATAS}|{_BAWAH})\s+(?:(?:target|angka|nilai|batas)\s+)?{_X}"
    r"(?:\s+(?:ada|berjumlah|sebanyak|sejumlah|tercatat|terdapat|dicapai|diraih|dimiliki|oleh|pada|di)\b){1,3}"
    rf"\s+{_N}(?:\s+(?P<benda>(?!dari\b)[a-z]+(?:\s+[a-z]+)?))?",
    re.IGNORECASE,
)
_AWAL_KLAUSA = re.compile(r"[.,;:\d]|\b(?:dan|serta|sedangkan)\b", re.IGNORECASE)
_SEMUA = re.compile(
    rf"(?<!hampir )(?<!tidak )(?<!bukan )(?<!belum )\b(?:seluruh|semua|"
    rf"setiap)\s+(?P<apa>{_SELA}{{2,90}}?)\b(?:{_ATAS}|{_BAWAH})\s+"
    rf"(?:target\s+|angka\s+|nilai\s+|batas\s+)?(?:sebesar\s+)?{_X}",
    re.IGNORECASE,
)
_KECUALI = re.compile(
    r"\b(?:kecuali|selain|hampir|agar|supaya|diharapkan|harus|akan|(?:apabila|jika|bila)\s+(?!di)|"
    r"sekitar|triwulan|tahun\s+(?:lalu|"
    r"sebelumnya)|di\s?antaranya|termasuk|minimal\s+nilai)\b",
    re.IGNORECASE,
)
_KELAS = (
    r"(?:mutu|kategori|berkategori|predikat|berpredikat|kriteria|status|berstatus|kualifikasi|"
    r"akreditasi|terakreditasi|peringkat)"
)
_NAMA = r"[“\"']?(?P<kelas>[A-Z][A-Za-z+]*(?:\s+[A-Z][A-Za-z]*){0,2})[”\"']?"
_BERKELAS = (
    re.compile(rf"\b(?:[Jj]umlah|[Bb]anyaknya)\s+(?P<apa>{_SELA}{{2,60}}?)\b{_KELAS}\s+{_NAMA}\s+(?:adalah\s+|sebanyak\s+|ada\s+|berjumlah\s+)+{_N}"),
    re.compile(rf"{_N}\s+(?P<apa>{_SELA}{{2,60}}?)\b{_KELAS}\s+{_NAMA}(?=\s*(?:[.,;]|dan\b|sedangkan\b))"),
)  # fmt: skip
_TERKECIL = 3
_PICU = ("di atas", "di bawah", "diatas", "dibawah", "lebih", "kurang", "tepat", "sama dengan", "ke atas",
         "ke bawah", "minimal", "melebihi", "melampaui", "sekurang", "sedikit")  # fmt: skip
_PICU_KELAS = ("mutu", "kategori", "predikat", "kriteria", "status", "kualifikasi", "akreditasi", "peringkat")


def cacah_batas(paham: Paham) -> Iterator[Temuan]:
    for p, semua in berlarik(paham, lambda teks: memuat(teks, *_PICU, *_PICU_KELAS)):
        larik = [x for x in semua if x.utuh and len(x.label) >= _TERKECIL]
        for k in pecah(p.teks) if larik else ():
            tahun = tahun_disebut(k.teks)
            if not _KECUALI.search(k.teks) and not tahun - {paham.tahun}:
                yield from _kalimat(paham, p, k, larik)


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, larik: Sequence[Larik]) -> Iterator[Temuan]:
    hasil: list[tuple[re.Match[str], str, str, Larik]] = []
    if memuat(k.teks, *_PICU):
        hasil += [
            (m, *s) for m in _CACAH.finditer(k.teks) if (s := _terhitung(paham, m, m["apa"], k.teks, larik))
        ]
        hasil += [
            (m, *s)
            for m in _BALIK.finditer(k.teks)
            if (s := _terhitung(paham, m, m["benda"] or _sebelum(k.teks[: m.start()]), k.teks, larik))
        ]
        hasil += [(m, *s) for m in _SEMUA.finditer(k.teks) if (s := _seluruh(paham, m, k.teks, larik))]
    if memuat(k.teks, *_PICU_KELAS):
        hasil += [(m, *s) for pola in _BERKELAS for m in pola.finditer(k.teks) if (s := _berkelas(m, larik))]
    for m, harus, alasan, x in hasil:
        yield temuan(
            paham,
            "narasi",
            {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), x.baris[0]},
            kutipan=k.teks,
            tercetak=m[0],
            seharusnya=harus,
            uraian=f"Kalimat menyebut “{m[0]}”, padahal {alasan}.",
            saran="Hitung ulang dari tabelnya.",
        )


def _sebelum(teks: str) -> str:
    """What stands before a bound, back to where its clause begins."""
    return _AWAL_KLAUSA.split(teks)[-1]


def _sebenda(x: Larik, apa: str) -> bool:
    """Whether the rows are what the sentence counts: the head of their column, or all names, say so."""
    kata = kunci(apa)[:4]
    if not kata:
        return False
    label = next(
        (c for c in range(len(x.judul)) if any(t[c] == n for t, n in zip(x.teks, x.label, strict=True))), 0
    )
    kepala = set(kunci(x.judul[label]))
    if kepala & set(kata[:3]):
        return True
    return sum(kata[0] in kunci(n) for n in x.label) * 5 >= len(x.label) * 4


def _kolom(x: Larik, batas: Decimal, persen: bool, kalimat: str) -> list[int]:
    """The columns of which the value may be a bound: those that the sentence names, or all of its kind."""
    ada = []
    for c in x.kolom:
        isi = [a for _, a in x.nilai(c)]
        nilai = [a.nilai for a in isi]
        if (
            len(isi) == len(x.label)
            and berpersen(x.judul[c], isi) == persen
            and min(nilai) <= batas <= max(nilai)
        ):
            ada.append(c)
    kata = set(kunci(kalimat))
    sebut = [c for c in ada if (j := set(kunci(re.sub(r"\([^()]*\)", " ", x.judul[c])))) and j <= kata]
    return sebut or ada


def _terhitung(
    paham: Paham, m: re.Match[str], apa: str, kalimat: str, larik: Sequence[Larik]
) -> tuple[str, str, Larik] | None:
    isi = defaultdict(str, {k: v for k, v in m.groupdict().items() if v})
    n = nilai_cacah(isi["n"])
    ke = isi["ke"] or isi["ke2"]
    batas = baca_utuh(isi["x"] or isi["x2"])
    if batas is None:
        return None
    for x in larik:
        if not _sebenda(x, apa) or n > len(x.label):
            continue
        kolom = _kolom(x, batas.nilai, bool(isi["persen"] or isi["persen2"]), kalimat)
        if not kolom:
            continue
        baris = lingkup(paham, x, kalimat)
        if baris is None:
            return None
        banyak: list[int] = []
        for c in kolom:
            nilai = [a.nilai for r, a in x.nilai(c) if r in baris]
            atas, pas = sum(v > batas.nilai for v in nilai), sum(v == batas.nilai for v in nilai)
            if isi["tepat"]:
                banyak.append(pas)
            elif isi["atas"] or ke.casefold().endswith("atas"):
                banyak += (
                    [atas + pas, atas]
                    if ke or re.match(r"min|paling|sekurang", isi["atas"], re.IGNORECASE)
                    else [atas, atas + pas]
                )
            else:
                banyak += [len(nilai) - atas - pas, len(nilai) - atas]
        if n in banyak:
            return None
        return str(banyak[0]), f"menurut tabel mulai baris {x.baris[0]} ada {banyak[0]}", x
    return None


def _seluruh(
    paham: Paham, m: re.Match[str], kalimat: str, larik: Sequence[Larik]
) -> tuple[str, str, Larik] | None:
    """All rows on one side of a value, where some of every column that may be meant are not."""
    batas = baca_utuh(m["x"])
    if batas is None:
        return None
    for x in larik:
        if not _sebenda(x, m["apa"]):
            continue
        kolom = _kolom(x, batas.nilai, bool(m["persen"]), kalimat)
        baris = lingkup(paham, x, kalimat) or []
        salah = [
            (r, c)
            for c in kolom
            for r, a in x.nilai(c)
            if r in baris and (a.nilai < batas.nilai if m["atas"] else a.nilai > batas.nilai)
        ]
        if not salah or len({c for _, c in salah}) != len(kolom):
            return None
        r, c = salah[0]
        banyak = sum(d == c for _, d in salah)
        alasan = f"“{x.label[r]}” pada baris {x.baris[r]} {x.teks[r][c]}"
        return f"{len(baris) - banyak} dari {len(baris)}", alasan, x
    return None


def _berkelas(m: re.Match[str], larik: Sequence[Larik]) -> tuple[str, str, Larik] | None:
    n, kelas = nilai_cacah(m["n"]), m["kelas"].casefold()
    for x in larik:
        for c, judul in enumerate(x.judul):
            isi = [t[c].casefold() for t in x.teks]
            if (
                c in x.kolom
                or not memuat(judul, *_PICU_KELAS)
                or kelas not in isi
                or not _sebenda(x, m["apa"])
            ):
                continue
            banyak = isi.count(kelas)
            if n == banyak or n > len(isi):
                return None
            return str(banyak), f"menurut tabel mulai baris {x.baris[0]} ada {banyak}", x
    return None
