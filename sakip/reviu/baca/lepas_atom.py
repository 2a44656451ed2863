"""The lines of a lost table as atoms: texts, values, running numbers, words that stand for a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sakip.reviu.angka import baca_sel, kosong

Jenis = Literal["teks", "nilai", "nomor", "kata", "hampa"]

_SATUAN = (
    r"orang|laporan|layanan|dokumen|indeks|kegiatan|kasus|lokus|buku|instansi(?:\s+pemerintah)?|rekomendasi"
    r"|persen|poin|nilai|unit|desa|kelurahan|kecamatan|kab/kota|kabupaten|kota|satker|bulan|hari|jam|menit|km|ha|ton"
    r"|m2|m3|paket|peserta|perkara|berkas|sertifikat|permohonan|penyelesaian|pemda|daerah|raperda|usaha|ekor"
    r"|kali|rumah|lembaga|sekolah|siswa|skor|predikat|rasio|tahun|pegawai|upt|opd|juta|miliar|triliun|ribu|angka|level"
    r"|perangkat daerah|kantor wilayah|kk|per\s?mil|‰"
)
_NILAI = re.compile(
    rf"\d{{1,3}},\s\d{{1,2}}\s?%|(?:[<>≤≥±]\s?)?(?:Rp\.?\s*)?\(?[-−]?\d(?:[\d.,]*\d)?\)?(?:,-)?\s?(?:%|\(?(?:{_SATUAN})\)?(?![A-Za-z/]))?"
    r"(?:\s?\([^()]{1,60}\))?"
    r"|(?<!\S)(?:-|–|n/a|nihil|NIHIL|N/A)(?!\S)",
    re.IGNORECASE,
)
_SATUAN_SAJA = re.compile(rf"\(?(?:%|{_SATUAN})\)?\.?", re.IGNORECASE)
_KUAT = re.compile(r"%|\d[.,]\d|rp", re.IGNORECASE)
_NOMOR = re.compile(r"\(?(?:(\d{1,3}(?:\.\d{1,2}){0,3})|([A-Za-z])|([ivxIVX]{1,5}))([.)]?)")
_KODE = re.compile(r"(?:SS|SK|SP|IKU|IKK|IKP|IKSK|IKS|IK|S|T)[\s.-]?\d{1,2}(?:\.\d{1,2})*\.?")
_NOMOR_DEPAN = re.compile(
    r"\(?(\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z])[.)]\s*(?=[^\W\d])|(\d{1,3}(?:\.\d{1,2}){0,3})\s+(?=[A-Z])"
    r"|(?:SS|SK|SP|IKU|IKK|IKP|IKSK|IKS|IK)[\s.-]?\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-Z])"
)
#: Grades that stand where a number could: opinions, grades, categories.
_KATA = re.compile(
    r"(?:WTP|WDP|TMP|TW|AA|A|BB|B|CC|C|D|(?:sangat\s+)?(?:baik|tinggi|memuaskan|rendah|kurang|buruk|berhasil|inovatif)"
    r"|cukup(?:\s+baik)?|sedang|sedang\s+tinggi|baik\s+sekali|istimewa|unggul|prima|paripurna|informatif"
    r"|menuju\s+informatif|mandiri|maju|berkembang|madya|utama|pratama|nindya|melampaui(?:\s+target)?|tidak\s+tercapai|tercapai"
    r"|melebihi\s+target|level\s+\d|opini\s+wtp)",
    re.IGNORECASE,
)
_HAMPA = re.compile(
    r"\(?(?:tidak|belum|tdk|tanpa)\s+(?:ada|di\w+|ter\w+|tersedia|target)(?:\s+(?:target|data|penilaian|realisasi|nilai|indikator))?\)?",
    re.IGNORECASE,
)
#: A phrase that says so at the end of a line.
_EKOR_HAMPA = re.compile(rf"(?:^|(?<=\s))(?:{_HAMPA.pattern})$", re.IGNORECASE)
_DERET = re.compile(
    r"(?<!\S)(?:(?:Rp\.?\s*)?\d[\d.,]*%?\s+)+(?:\d[\d.,]*%|\d+,\d+)(?=\s+[^\W\d])"
    r"|(?<!\S)(?!(?:19|20)\d\d\b)\d[\d.,]*%?(?:\s+(?:[-–]|(?!(?:19|20)\d\d\b)\d[\d.,]*%?)){2,}(?=\s+[^\W\d])"
)
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,40}>|\*\*?|__?(?=\w)")
_DIGIT = re.compile(r"\d+")
_BERDIGIT = re.compile(r"\d\)?$")
#: The currency on a line of its own.
_RP = frozenset({"Rp", "Rp.", "RP", "RP.", "rp", "rp.", "rP", "rP."})


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line. ``kunci``: the running number that it may be; ``ke``: the part it stands in."""

    jenis: Jenis
    teks: str
    baris: int
    ke: int
    kunci: tuple[int, ...] = ()


@lru_cache(maxsize=16384)
def kunci_nomor(teks: str) -> tuple[int, ...]:
    """A running number as a tuple ("3" is (3,), "2.1" is (2, 1), "b" is (0, 2)); () for anything else."""
    if _KODE.fullmatch(teks):
        return (-1, *map(int, _DIGIT.findall(teks)))
    m = _NOMOR.fullmatch(teks)
    if m is None:
        return ()
    if m[1]:
        return tuple(map(int, m[1].split(".")))
    return (0, ord(m[2].casefold()) - 96) if m[2] else ()


def berikut(lalu: tuple[int, ...], kini: tuple[int, ...]) -> bool:
    """Whether a running number comes next: one more, the next above, or the first of a new row of numbers."""
    if not kini:
        return False
    if (
        all(n == 1 for n in kini)
        or kini in ((0, 1), (-1, 1))
        or (len(kini) > 1 and kini[-1] == 1 and kini[0] > 0)
    ):
        return True
    if not lalu:
        return False
    return any(kini == (*lalu[:n], lalu[n] + 1) for n in range(len(lalu)))


def atom_baris(teks: str, baris: int, ke: int) -> list[Atom]:
    """One line as atoms: a running number, text, the values at its end."""
    return [Atom(jenis, isi, baris, ke, kunci) for jenis, isi, kunci in _rupa(teks)]


#: Kind, text and running number of an atom, wherever it stands.
_Rupa = tuple[Jenis, str, tuple[int, ...]]


@lru_cache(maxsize=16384)
def _rupa(teks: str) -> tuple[_Rupa, ...]:
    """What the atoms of a line are; kept, for several readings of a header ask it of the same lines."""
    if "<" in teks or "*" in teks or "_" in teks:
        teks = _TAG.sub(" ", teks)
    teks = " ".join(teks.split())
    if not teks:
        return ()
    if utuh := _utuh(teks):
        return (utuh,)
    hasil: list[_Rupa] = []
    sisa, akhir = _ekor(teks)
    if sisa and (depan := _NOMOR_DEPAN.match(teks)):
        nomor = depan[0].strip()
        hasil.append(("nomor", nomor, kunci_nomor(nomor)))
        teks = teks[depan.end() :]
        sisa, akhir = _ekor(teks)
    if not akhir and (dalam := _DERET.search(teks)) and dalam.end() < len(teks):
        # the values of a row and their remark on one line
        return (*hasil, *_rupa(teks[: dalam.end()]), *_rupa(teks[dalam.end() :]))
    muka, sisa = _muka(sisa) if sisa else ([], sisa)
    hasil += [("nilai", n, kunci_nomor(n)) for n in muka]
    if sisa:
        hasil.append(("teks", sisa, ()))
    hasil += [("hampa", n, ()) if _HAMPA.fullmatch(n) else ("nilai", n, kunci_nomor(n)) for n in akhir]
    return tuple(hasil)


def _utuh(teks: str) -> _Rupa | None:
    """A line that is one atom."""
    kunci = kunci_nomor(teks)
    if kunci and (teks[-1] in ".)" or _KODE.fullmatch(teks)):
        return "nomor", teks, kunci
    if _KATA.fullmatch(teks):
        return "kata", teks, kunci
    if _HAMPA.fullmatch(teks):
        return "hampa", teks, ()
    if _NILAI.fullmatch(teks) and (baca_sel(teks) is not None or kosong(teks)):
        return "nilai", teks, kunci
    return ("teks", teks, kunci) if kunci else None


def _ekor(teks: str) -> tuple[str, tuple[str, ...]]:
    """(text before, values) of the values that end a line; one weak number alone is text ("Tahun 2023")."""
    sisa, nilai = ekor_nilai(teks)
    if sisa and len(nilai) == 1 and not _KUAT.search(nilai[0]):
        return teks, ()
    return sisa, nilai


@lru_cache(maxsize=16384)
def ekor_nilai(teks: str) -> tuple[str, tuple[str, ...]]:
    """(text before, values) of all values that end a line, weak ones too."""
    nilai: list[str] = []
    sisa = teks
    while sisa:
        akhir = _nilai_akhir(sisa) or _EKOR_HAMPA.search(sisa)
        if akhir is None or akhir.end() == akhir.start():
            break
        nilai.insert(0, akhir[0].strip())
        sisa = sisa[: akhir.start()].rstrip()
    return sisa, tuple(nilai)


def _nilai_akhir(teks: str) -> re.Match[str] | None:
    """The value that ends a text, parted from what stands before it."""
    panjang = len(teks)
    for m in _NILAI.finditer(teks):
        awal, akhir = m.span()
        if akhir == panjang and (awal == 0 or teks[awal - 1] == " "):
            return m
    return None


def _muka(teks: str) -> tuple[list[str], str]:
    """Values that open a line before its text (two or more: the row above ends in them)."""
    nilai: list[str] = []
    sisa = teks
    while m := _NILAI.match(sisa):
        if not m[0].strip() or (
            m.end() < len(sisa) and not sisa[m.end() - 1 : m.end() + 1].count(" ") and sisa[m.end()] != " "
        ):
            break
        nilai.append(m[0].strip())
        sisa = sisa[m.end() :].lstrip()
    return (nilai, sisa) if len(nilai) > 1 and sisa else ([], teks)


def rapikan(atom: Sequence[Atom], *, satuan: bool) -> list[Atom]:
    """Values whose unit or currency stands on a line of its own, put together."""
    hasil: list[Atom] = []
    lalu: Atom | None = None
    for a in atom:
        if lalu is not None and a.jenis == "nilai" and lalu.teks in _RP:
            lalu = hasil[-1] = Atom(a.jenis, f"{lalu.teks} {a.teks}", a.baris, a.ke)
        elif (
            not satuan
            and lalu is not None
            and lalu.jenis == "nilai"
            and _bersatuan(a.teks)
            and _BERDIGIT.search(lalu.teks)
        ):
            teks = lalu.teks + ("%" if a.teks == "%" else f" {a.teks}")
            lalu = hasil[-1] = Atom(lalu.jenis, teks, lalu.baris, lalu.ke)
        else:
            hasil.append(a)
            lalu = a
    return hasil


def satuan_saja(teks: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return _bersatuan(teks.strip())


@lru_cache(maxsize=16384)
def _bersatuan(teks: str) -> bool:
    return _SATUAN_SAJA.fullmatch(teks) is not None


@lru_cache(maxsize=16384)
def hampa(teks: str) -> bool:
    """Whether a cell says in words that there is no value ("Tidak ditargetkan")."""
    return _HAMPA.fullmatch(teks) is not None


@lru_cache(maxsize=16384)
def kata_nilai(teks: str) -> bool:
    """Whether a cell holds a grade where a number could stand."""
    return _KATA.fullmatch(teks) is not None
