"""The lines of a lost table as atoms: texts, values, running numbers, words that stand for a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
_DERET = re.compile(
    r"(?<!\S)(?:(?:Rp\.?\s*)?\d[\d.,]*%?\s+)+(?:\d[\d.,]*%|\d+,\d+)(?=\s+[^\W\d])"
    r"|(?<!\S)(?!(?:19|20)\d\d\b)\d[\d.,]*%?(?:\s+(?:[-–]|(?!(?:19|20)\d\d\b)\d[\d.,]*%?)){2,}(?=\s+[^\W\d])"
)
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,40}>|\*\*?|__?(?=\w)")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line. ``kunci``: the running number that it may be; ``ke``: the part it stands in."""

    jenis: Jenis
    teks: str
    baris: int
    ke: int
    kunci: tuple[int, ...] = ()


def kunci_nomor(teks: str) -> tuple[int, ...]:
    """A running number as a tuple ("3" is (3,), "2.1" is (2, 1), "b" is (0, 2)); () for anything else."""
    if _KODE.fullmatch(teks):
        return (-1, *map(int, re.findall(r"\d+", teks)))
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
    teks = re.sub(r"\s+", " ", _TAG.sub(" ", teks)).strip()
    if not teks:
        return []
    if utuh := _utuh(teks, baris, ke):
        return [utuh]
    hasil: list[Atom] = []
    sisa, akhir = _ekor(teks)
    if sisa and (depan := _NOMOR_DEPAN.match(teks)):
        hasil.append(Atom("nomor", depan[0].strip(), baris, ke, kunci_nomor(depan[0].strip())))
        teks = teks[depan.end() :]
        sisa, akhir = _ekor(teks)
    if not akhir and (dalam := _DERET.search(teks)) and dalam.end() < len(teks):
        # the values of a row and their remark on one line
        return hasil + atom_baris(teks[: dalam.end()], baris, ke) + atom_baris(teks[dalam.end() :], baris, ke)
    muka, sisa = _muka(sisa) if sisa else ([], sisa)
    hasil += [Atom("nilai", n, baris, ke, kunci_nomor(n)) for n in muka]
    if sisa:
        hasil.append(Atom("teks", sisa, baris, ke))
    return hasil + [
        Atom("hampa", n, baris, ke) if _HAMPA.fullmatch(n) else Atom("nilai", n, baris, ke, kunci_nomor(n))
        for n in akhir
    ]


def _utuh(teks: str, baris: int, ke: int) -> Atom | None:
    """A line that is one atom."""
    kunci = kunci_nomor(teks)
    if kunci and (teks[-1] in ".)" or _KODE.fullmatch(teks)):
        return Atom("nomor", teks, baris, ke, kunci)
    if _KATA.fullmatch(teks):
        return Atom("kata", teks, baris, ke, kunci)
    if _HAMPA.fullmatch(teks):
        return Atom("hampa", teks, baris, ke)
    if _NILAI.fullmatch(teks) and (baca_sel(teks) is not None or kosong(teks)):
        return Atom("nilai", teks, baris, ke, kunci)
    return Atom("teks", teks, baris, ke, kunci) if kunci else None


def _ekor(teks: str) -> tuple[str, list[str]]:
    """(text before, values) of the values that end a line; one weak number alone is text ("Tahun 2023")."""
    sisa, nilai = ekor_nilai(teks)
    if sisa and len(nilai) == 1 and not _KUAT.search(nilai[0]):
        return teks, []
    return sisa, nilai


def ekor_nilai(teks: str) -> tuple[str, list[str]]:
    """(text before, values) of all values that end a line, weak ones too."""
    nilai: list[str] = []
    sisa = teks
    while sisa:
        akhir = next(
            (
                m
                for m in _NILAI.finditer(sisa)
                if m.end() == len(sisa) and (m.start() == 0 or sisa[m.start() - 1] == " ")
            ),
            None,
        ) or re.search(rf"(?:^|(?<=\s))(?:{_HAMPA.pattern})$", sisa, re.IGNORECASE)
        if akhir is None or akhir.end() == akhir.start():
            break
        nilai.insert(0, akhir[0].strip())
        sisa = sisa[: akhir.start()].rstrip()
    return sisa, nilai


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
    for a in atom:
        lalu = hasil[-1] if hasil else None
        if lalu is not None and re.fullmatch(r"Rp\.?", lalu.teks, re.IGNORECASE) and a.jenis == "nilai":
            hasil[-1] = replace(a, teks=f"{lalu.teks} {a.teks}", kunci=())
        elif (
            not satuan
            and lalu is not None
            and lalu.jenis == "nilai"
            and re.search(r"\d\)?$", lalu.teks)
            and _SATUAN_SAJA.fullmatch(a.teks)
        ):
            hasil[-1] = replace(lalu, teks=lalu.teks + ("%" if a.teks == "%" else f" {a.teks}"), kunci=())
        else:
            hasil.append(a)
    return hasil


def satuan_saja(teks: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return _SATUAN_SAJA.fullmatch(teks.strip()) is not None


def hampa(teks: str) -> bool:
    """Whether a cell says in words that there is no value ("Tidak ditargetkan")."""
    return _HAMPA.fullmatch(teks) is not None


def kata_nilai(teks: str) -> bool:
    """Whether a cell holds a grade where a number could stand."""
    return _KATA.fullmatch(teks) is not None
