"""Levels of a lost header: which upper cells stand over which lower ones, in every reading of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sakip.reviu.baca.kata import kata_kata, serupa

Jenis = Literal["nomor", "nama", "satuan", "nilai", "tahun", "masa", "ekor"]
KOLOM_TERBANYAK = 16
TAHUN = re.compile(
    r"^(?:tahun\s*(?:anggaran\s*)?|ta\.?\s*)?((?:19|20)\d\d)(?:\s*\([^()]{1,12}\))?$", re.IGNORECASE
)
_BERTAHUN = re.compile(r"\b(?:19|20)\d\d\b|%")
_TAHUN_AKHIR = re.compile(r"(?:19|20)\d\d\W*$")


@dataclass(frozen=True, slots=True)
class SelKepala:
    """A header cell and what it names."""

    teks: str
    jenis: Jenis


@dataclass(frozen=True, slots=True)
class Susunan:
    """One reading of a header. ``kelompok``: how many value columns stand under each upper cell, in order.

    ``terpecah``: several cells stood on a line, so that where one ends is a guess that rows must prove.
    ``terbagi``: which upper cell a lower one divides is a guess that rows must prove, too.
    ``longgar``: a cell counts as one of the header only because of where it stands, not by its words.
    ``ekor_nama``: the header's last line may as well be the beginning of the first row's name.
    """

    nama: tuple[str, ...]
    nilai: tuple[str, ...]
    ekor: int = 0
    satuan: bool = False
    bernomor: bool = False
    kelompok: tuple[int, ...] = ()
    terpecah: bool = False
    terbagi: bool = False
    ekor_nama: bool = False
    longgar: bool = False


def bertingkat(sel: Sequence[SelKepala]) -> Iterator[Susunan]:
    yield from _datar(sel)
    yield from _tahun_di_atas(sel)
    yield from _tahun_di_bawah(sel)
    yield from (replace(s, terbagi=True) for s in _terbagi(sel))


def _depan(sel: Sequence[SelKepala]) -> int:
    """How many cells stand before the first column of values."""
    for i, s in enumerate(sel):
        if s.jenis in ("nilai", "tahun", "masa", "ekor"):
            return i
    return len(sel)


def _jadi(
    sel: Sequence[SelKepala],
    nilai: Sequence[str],
    kelompok: Sequence[int],
    ekor: int,
    depan: int | None = None,
) -> Susunan:
    d = sel[: _depan(sel) if depan is None else depan]
    return Susunan(
        tuple(s.teks for s in d if s.jenis == "nama"),
        tuple(nilai),
        ekor,
        any(s.jenis == "satuan" for s in d),
        any(s.jenis == "nomor" for s in d),
        tuple(kelompok),
    )


def _datar(sel: Sequence[SelKepala]) -> Iterator[Susunan]:
    """All cells on one level; text columns only at the ends."""
    belakang = list(sel[_depan(sel) :])
    ekor = 0
    while belakang and belakang[-1].jenis == "ekor":
        belakang.pop()
        ekor += 1
    tahun = [s for s in belakang if s.jenis == "tahun"]
    if any(s.jenis not in ("nilai", "tahun", "masa") for s in belakang) or (
        tahun and len(tahun) != len(belakang)
    ):
        return
    nilai = [s.teks for s in belakang]
    if len({n.casefold() for n in nilai}) == len(nilai):
        yield _jadi(sel, nilai, [1] * len(nilai), ekor)


def _tahun_di_atas(sel: Sequence[SelKepala]) -> Iterator[Susunan]:
    """Years (or periods) each over the same columns: 2021, 2022 over Target, Realisasi, Capaian twice."""
    d = _depan(sel)
    for atas in ("tahun", "masa"):
        letak = [i for i, s in enumerate(sel) if s.jenis == atas and i >= d]
        if len(letak) < 2 or letak[-1] - letak[0] != len(letak) - 1:
            continue
        for lipat in range(2, 5):
            bawah = lipat * len(letak)
            potong = len(sel) - bawah
            if potong <= letak[-1]:
                break
            anak = [s.teks for s in sel[potong:]]
            kunci = [" ".join(kata_kata(t)) for t in anak]
            if any(s.jenis not in ("nilai", "satuan", "nama") for s in sel[potong:]) or any(
                kunci[i] != kunci[i % lipat] for i in range(bawah)
            ):
                continue
            if len(set(kunci[:lipat])) < lipat:
                continue
            samping = sel[letak[-1] + 1 : potong]
            kiri = sel[d : letak[0]]
            ekor = sum(s.jenis == "ekor" for s in samping)
            if any(s.jenis not in ("nilai", "ekor") for s in (*samping, *kiri)):
                continue
            nilai = [s.teks for s in kiri]
            kelompok = [1] * len(kiri)
            for n, i in enumerate(letak):
                nilai += [f"{sel[i].teks} {t}" for t in anak[n * lipat : (n + 1) * lipat]]
                kelompok.append(lipat)
            lain = [s.teks for s in samping if s.jenis == "nilai"]
            yield _jadi(sel, nilai + lain, kelompok + [1] * len(lain), ekor)


def _tahun_di_bawah(sel: Sequence[SelKepala]) -> Iterator[Susunan]:
    """Upper cells over rising years or periods: Target over 2021 to 2024 beside Realisasi and Capaian."""
    d = _depan(sel)
    for jenis in ("tahun", "masa"):
        awal = len(sel)
        while awal > d and sel[awal - 1].jenis == jenis:
            awal -= 1
        if len(sel) - awal < 2 or awal == d:
            continue
        larik = _larik([s.teks for s in sel[awal:]])
        atas = list(sel[d:awal])
        ekor = sum(s.jenis == "ekor" for s in atas)
        pokok = [s for s in atas if s.jenis != "ekor"]
        if any(s.jenis != "nilai" for s in pokok):
            continue
        induk = _induk(pokok, len(larik))
        if induk is None:
            continue
        nilai: list[str] = []
        kelompok: list[int] = []
        for n, s in enumerate(pokok):
            anak = larik[induk.index(n)] if n in induk else [""]
            nilai += [f"{s.teks} {t}".strip() for t in anak]
            kelompok.append(len(anak))
        yield _jadi(sel, nilai, kelompok, ekor)


def _terbagi(sel: Sequence[SelKepala]) -> Iterator[Susunan]:
    """Upper cells over lower ones of any name: all divided, or one of them; the rows must prove which."""
    penuh = _depan(sel)
    nama = [i for i, s in enumerate(sel[:penuh]) if s.jenis == "nama"]
    for d in (penuh, nama[-1]) if len(nama) > 1 else (penuh,):
        isi = sel[d:]
        if any(s.jenis in ("tahun", "masa", "satuan", "nomor") for s in isi) or len(isi) > KOLOM_TERBANYAK:
            continue
        for atas in range(1, min(len(isi) - 1, 7)):
            yield from _terbagi_di(sel, d, atas)


def _terbagi_di(sel: Sequence[SelKepala], d: int, atas: int) -> Iterator[Susunan]:
    """The first ``atas`` cells from ``d`` on stand over the rest."""
    induk = [s for s in sel[d : d + atas] if s.jenis != "ekor"]
    anak = sel[d + atas :]
    ekor = atas - len(induk)
    if not induk or any(s.jenis not in ("nilai", "nama") for s in anak):
        return
    if 2 * len(induk) <= len(anak) + 1:
        yield _jadi(sel, [s.teks for s in anak], [1] * len(anak), ekor, d)
    for n, pokok in enumerate(induk) if len(induk) > 1 and len(anak) > 1 else ():
        nilai = (
            [s.teks for s in induk[:n]]
            + [f"{pokok.teks} {s.teks}" for s in anak]
            + [s.teks for s in induk[n + 1 :]]
        )
        yield _jadi(sel, nilai, [1] * n + [len(anak)] + [1] * (len(induk) - n - 1), ekor, d)


def _larik(teks: Sequence[str]) -> list[list[str]]:
    """Runs of rising years; periods that begin anew begin a run."""
    hasil: list[list[str]] = []
    lalu: tuple[str, ...] = ()
    for t in teks:
        m = TAHUN.match(t)
        kunci = (m[1],) if m else ()
        baru = (
            not hasil
            or (bool(kunci) and bool(lalu) and kunci < lalu)
            or (not kunci and t.casefold() == hasil[-1][0].casefold())
        )
        if baru:
            hasil.append([])
        hasil[-1].append(t)
        lalu = kunci
    return hasil


def _induk(pokok: Sequence[SelKepala], banyak: int) -> list[int] | None:
    """Which upper cells the runs divide; None where the words leave it open."""
    if len(pokok) == banyak:
        return list(range(banyak))
    bebas = [
        n
        for n, s in enumerate(pokok)
        if not _BERTAHUN.search(s.teks)
        and any(serupa(k, a) for k in kata_kata(s.teks) for a in ("target", "realisasi"))
    ]
    if len(bebas) == banyak:
        return bebas
    sasaran = [n for n in bebas if "target" in kata_kata(pokok[n].teks)]
    return sasaran if len(sasaran) == banyak else None


def sah(s: Susunan) -> bool:
    """A name column and enough columns of values to make a row known by."""
    tersedikit = 1 if s.bernomor and not s.terbagi else 2
    if not s.nama or s.ekor > 2 or not tersedikit <= len(s.nilai) <= KOLOM_TERBANYAK:
        return False
    polos = [t.casefold() for t in s.nilai if not _TAHUN_AKHIR.search(t)]
    return len(set(polos)) == len(polos)
