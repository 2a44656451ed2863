"""Rows and columns that two tables share by their labels: the same months, units, codes or names with the
same numbers but for one, or with two numbers swapped.

A copy is known by its numbers, not by its title; so what would be a legal difference must be left out:
another year, another quantity, a plan before and after its revision, the sibling column that fits better.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda
from sakip.reviu.periksa.alat.pagu_ubah import diubah

#: A labelled number in more series than this stands everywhere and leads to no copy.
_UMUM = 40
_UMUM_KATA = frozenset(
    {"target", "realisasi", "capaian", "jumlah", "total", "gabungan", "persentase", "orang", "rupiah"}
    | {"nilai", "indeks"}
)
_CUKUP_NAMA = 0.75
_CUKUP = 3
_DIGIT = 6
_DIUBAH = 2
#: Two numbers prove a copy only with so many digits.
_DUA = 9
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RENCANA = re.compile(r"jangka\s+menengah|renstra|rpjm|rencana\s+strategis", re.IGNORECASE)
_PERJANJIAN = re.compile(r"\bperjanjian\b|\bpk\b", re.IGNORECASE)
_KEADAAN = re.compile(
    r"\b(?:awal|semula|sebelum|revisi|perubahan|murni|efektif|blokir|nasional)\b",
    re.IGNORECASE,
)
_HAL = re.compile(r"\b(?:target|realisasi|capaian|pagu|sisa|bobot)\b", re.IGNORECASE)
_PENDEK = 5
_JUMLAH = re.compile(r"(?:jumlah|total)(?:\s+(?:setahun|seluruh\w*|total))?$", re.IGNORECASE)
_BULAN = re.compile(r"bulan\d+")


@dataclass(frozen=True, slots=True)
class Deret:
    """Labelled numbers of one row or column. ``nama`` is its own label, ``ket`` what stands around it."""

    tabel: int
    tegak: bool
    nama: str
    judul: str
    isi: dict[str, tuple[Angka, Sel]]


def deret_label(paham: Paham) -> Iterator[Temuan]:
    """Pairs of series in two tables that are one but for a number, or but for two that changed places."""
    deret = [d for n, k in enumerate(semua_kisi(paham)) for d in _deret(n, k)]
    pasangan = _pasangan(deret)
    utuh: dict[int, set[int]] = defaultdict(set)  # series -> tables that hold a full copy of it
    beda: list[tuple[int, int, tuple[str, ...]]] = []
    for i, j in pasangan:
        lain = _berbeda(deret[i], deret[j])
        if not lain:
            utuh[i].add(deret[j].tabel)
            utuh[j].add(deret[i].tabel)
            yield from _hilang(paham, deret[i], deret[j])
            yield from _hilang(paham, deret[j], deret[i])
        elif len(lain) <= 2 + _DIUBAH:
            lain = tuple(
                n for n in lain if not diubah(paham, deret[i].isi[n][1].teks, deret[j].isi[n][1].teks)
            )
            if 0 < len(lain) <= 2:
                beda.append((i, j, lain))
    beda.extend(_bertukar(deret))
    sudah: set[tuple[int, ...]] = set()
    for i, j, lain in beda:
        a, b = deret[i], deret[j]
        ada = b.tabel in utuh[i] or a.tabel in utuh[j]
        if (ada and not _sekolom(a, b)) or not _sehakikat(a, b) or not _salinan(a, b, lain):
            continue
        if not (a.tegak and b.tegak and _berkata(a) and _cukup_angka(a, b, lain)) and not _senama(a, b, lain):
            continue
        kunci = tuple(sorted(x.isi[n][1].baris for x in (a, b) for n in lain))
        if kunci not in sudah:
            sudah.add(kunci)
            yield _temuan(paham, a, b, lain, len(utuh[i]), len(utuh[j]))


def _bertukar(deret: Sequence[Deret]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Series with the same labels and the same numbers, two of which changed places."""
    kembar: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, d in enumerate(deret):
        nilai = sorted(a.nilai for a, _ in d.isi.values())
        kembar[(frozenset(d.isi), *nilai)].append(i)
    for daftar in kembar.values():
        for i, j in combinations(daftar[:_UMUM], 2):
            lain = _berbeda(deret[i], deret[j])
            if len(lain) == 2 and deret[i].tabel != deret[j].tabel:
                yield i, j, lain


def _hilang(paham: Paham, a: Deret, b: Deret) -> Iterator[Temuan]:
    """A month that a copy lacks between two others, and that the other series has."""
    lebih = [n for n in b.isi if n not in a.isi]
    bersama = [n for n in a.isi if n in b.isi]
    if (
        len(lebih) != 1
        or len(bersama) < _CUKUP + 1
        or not _BULAN.fullmatch(lebih[0])
        or not _senama(a, b, lebih)
    ):
        return
    bulan = [int(n[5:]) for n in a.isi if _BULAN.fullmatch(n)]
    kurang = int(lebih[0][5:])
    if (
        bulan != sorted(bulan)
        or not min(bulan) < kurang < max(bulan)
        or {kurang - 1, kurang + 1} - set(bulan)
    ):
        return
    baris = {s.baris for n, (_, s) in a.isi.items() if n in (f"bulan{kurang - 1}", f"bulan{kurang + 1}")}
    _, sel = b.isi[lebih[0]]
    yield temuan(
        paham,
        "antar_tabel",
        baris | {sel.baris},
        tercetak="tidak ada",
        seharusnya=sel.teks,
        uraian=f"Deret “{a.nama}” tidak memuat satu bulan di tengahnya, sedangkan deret yang sama pada baris "
        f"{sel.baris} memuatnya ({sel.teks}).",
        saran="Kembalikan baris bulan yang hilang.",
    )


def _deret(n: int, k: Kisi) -> Iterator[Deret]:
    judul = " ".join((k.tabel.tabel.judul, *k.tabel.tabel.subbab[-1:]))
    kolom = k.berangka()
    for label in (k.label, k.kode):
        nama = _tunggal(["jumlah" if r in k.total else tanda(x) for r, x in enumerate(label)])
        for c in kolom:
            isi = {
                nama[r]: (a, k.sel[r][c])
                for r in range(len(k.sel))
                if nama[r] and r not in k.kepala and (a := k.angka[r][c]) is not None
            }
            if len(isi) >= _CUKUP:
                yield Deret(n, True, k.judul[c], judul, isi)
    nama = _tunggal(["jumlah" if _JUMLAH.match(x) else tanda(x) for x in k.judul])
    for r in range(len(k.sel)):
        isi = {nama[c]: (a, k.sel[r][c]) for c in kolom if nama[c] and (a := k.angka[r][c]) is not None}
        if len(isi) >= _CUKUP and r not in k.kepala:
            yield Deret(n, False, k.label[r], judul, isi)


def _tunggal(label: Sequence[str]) -> list[str]:
    """Labels that name one place only; the others become ""."""
    banyak = Counter(label)
    return [x if x and banyak[x] == 1 else "" for x in label]


def _pasangan(deret: Sequence[Deret]) -> list[tuple[int, int]]:
    """Series of two tables that share at least two labelled numbers worth telling."""
    tempat: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, d in enumerate(deret):
        for label, (a, _) in d.isi.items():
            if a.nilai:
                tempat[(label, f"{a.nilai.normalize():f}")].append(i)
    sama: Counter[tuple[int, int]] = Counter()
    for daftar in tempat.values():
        if len(daftar) <= _UMUM:
            sama.update((i, j) for i, j in combinations(daftar, 2) if deret[i].tabel != deret[j].tabel)
    return sorted(p for p, n in sama.items() if n >= 2)


def _berbeda(a: Deret, b: Deret) -> tuple[str, ...]:
    """The shared labels whose numbers differ beyond rounding."""
    return tuple(n for n, (x, _) in a.isi.items() if n in b.isi and not _sama(x, b.isi[n][0]))


def _sama(x: Angka, y: Angka) -> bool:
    """Counts are exact; of two prints with decimals one may be rounded from the other."""
    if x.langkah == y.langkah:
        return x.nilai == y.nilai or (bool(x.desimal) and abs(x.nilai - y.nilai) <= x.langkah)
    return any(abs(n - m) <= max(u, v) for n, u in x.bacaan() for m, v in y.bacaan())


def _sehakikat(a: Deret, b: Deret) -> bool:
    """No year, no quantity, no state of the plan that one names and the other contradicts."""
    for pola in (_TAHUN, _HAL):
        x, y = _sebut(pola, a.nama), _sebut(pola, b.nama)
        pendek = max(len(a.nama.split()), len(b.nama.split())) <= _PENDEK  # a header, not a name
        if x and y and not x & y and (pola is _TAHUN or pendek):
            return False
    x, y = (
        _sebut(_TAHUN, a.nama) or _sebut(_TAHUN, a.judul),
        _sebut(_TAHUN, b.nama) or _sebut(_TAHUN, b.judul),
    )
    if x and y and not x & y and a.tegak and b.tegak:
        return False
    keadaan = (_sebut(_KEADAAN, f"{d.nama} {d.judul}") for d in (a, b))
    return _rencana(a) == _rencana(b) and len({frozenset(x) for x in keadaan}) == 1


def _rencana(d: Deret) -> bool:
    """Whether the numbers are those of the plan of years; the own header says more than the caption."""
    if _RENCANA.search(d.nama) or _PERJANJIAN.search(d.nama):
        return _RENCANA.search(d.nama) is not None
    return _RENCANA.search(d.judul) is not None


_WAKTU = re.compile(r"(?:bulan|tw|sem)\d+|(?:19|20)\d\d")
_KUAT = 14


def _berkata(a: Deret) -> bool:
    """Whether the labels are names (of units, indicators, programmes), which tell by themselves."""
    return sum(_WAKTU.fullmatch(n) is None for n in a.isi) * 2 > len(a.isi)


def _senama(a: Deret, b: Deret, lain: Sequence[str]) -> bool:
    """Years and months are labels of every series: then the names must meet, or very many digits agree."""
    bernama = False
    for x, y in ((a, b), (b, a)):
        kata = [k for k in kunci(x.nama) if k not in _UMUM_KATA]
        sekitar = {*kunci(y.nama), *kunci(y.judul)}
        if kata and sum(k in sekitar for k in kata) >= _CUKUP_NAMA * len(kata):
            return True
        bernama = bernama or bool(kata)
    sama = [n for n in a.isi if n in b.isi and n not in lain]
    return not bernama and sum(a.isi[n][0].digit for n in sama) >= _KUAT


def _cukup_angka(a: Deret, b: Deret, lain: Sequence[str]) -> bool:
    """Small counts by the same names (staff and cars of each division) may be alike by chance: either the
    numbers are long enough, or both columns are called the same by more than "Jumlah"."""
    sama = [n for n in a.isi if n in b.isi and n not in lain]
    khas = [k for k in kunci(a.nama) if k not in _UMUM_KATA]
    return sum(a.isi[n][0].digit for n in sama) >= _DUA or (bool(khas) and kunci(a.nama) == kunci(b.nama))


def _sebut(pola: re.Pattern[str], teks: str) -> set[str]:
    return {m[0].casefold() for m in pola.finditer(teks)}


def _salinan(a: Deret, b: Deret, lain: Sequence[str]) -> bool:
    """Whether what agrees proves that the series are one, and what differs looks like a slip."""
    if "jumlah" in lain and a.isi.keys() != b.isi.keys():
        return False  # the totals of other rows
    sama = [n for n in a.isi if n in b.isi and n not in lain]
    nilai = {a.isi[n][0].nilai for n in sama}
    digit = sum(a.isi[n][0].digit for n in sama)
    if len(lain) == 2:  # two numbers that changed places
        p, q = lain
        tukar = a.isi[p][0].nilai == b.isi[q][0].nilai and a.isi[q][0].nilai == b.isi[p][0].nilai
        return tukar and bool(sama) and digit + sum(a.isi[n][0].digit for n in lain) >= _DIGIT
    if len(sama) == 2 and len(lain) == 1 and digit >= _DUA and len(nilai) == 2:
        (satu, sini), (dua, sana) = a.isi[lain[0]], b.isi[lain[0]]
        return min(satu.digit, dua.digit) >= 3 and selisih_digit(_polos(sini.teks), _polos(sana.teks))
    if _sekolom(a, b) and len(sama) >= _CUKUP and len(nilai) >= 2 and digit > _CUKUP and _berkata(a):
        return True
    if len(sama) < _CUKUP or len(nilai) < 2 or digit < (_DIGIT if len(sama) == _CUKUP else _CUKUP + 1):
        return False
    (x, s), (y, t) = a.isi[lain[0]], b.isi[lain[0]]
    if min(x.digit, y.digit) < 3:
        return len(sama) >= _CUKUP + 1
    return selisih_digit(_polos(s.teks), _polos(t.teks)) or len(sama) >= 2 * _CUKUP


def _sekolom(a: Deret, b: Deret) -> bool:
    """Columns of one header over the very same names, in two tables: what they hold is the same."""
    judul = a.nama.casefold().strip()
    nama = [x.isi.keys() - {"jumlah"} for x in (a, b)]
    return bool(judul) and a.tegak and b.tegak and judul == b.nama.casefold().strip() and nama[0] == nama[1]


def _polos(teks: str) -> str:
    return re.sub(r"\([^()]*\)|%", "", teks)


def _temuan(paham: Paham, a: Deret, b: Deret, lain: Sequence[str], utuh_a: int, utuh_b: int) -> Temuan:
    if utuh_a > utuh_b:
        a, b = b, a  # what a third table confirms is likelier to be right
    beda = "; ".join(
        f"“{n}” {a.isi[n][1].teks} (baris {a.isi[n][1].baris}) dan "
        f"{b.isi[n][1].teks} (baris {b.isi[n][1].baris})"
        for n in lain
    )
    sama = sum(n in b.isi for n in a.isi) - len(lain)
    return temuan(
        paham,
        "antar_tabel",
        [x.isi[n][1].baris for x in (a, b) for n in lain],
        tercetak=" dan ".join(a.isi[n][1].teks for n in lain),
        seharusnya=" dan ".join(b.isi[n][1].teks for n in lain),
        uraian=f"Dua tabel memuat deret yang sama ({sama} angka sama menurut labelnya), "
        f"tetapi berbeda pada {beda}.",
        saran="Samakan kedua tabel dengan sumber datanya.",
    )
