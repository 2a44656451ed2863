"""The column of units against the row's name, its numbers and the other tables of the same indicator."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham
from sakip.reviu.paham import kunci as kunci_nama
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.satuan.jenis import satuan_jenis

_PERSEN = re.compile(r"^\W*(?:%|persen(?:tase)?|prosen(?:tase)?)\W*$", re.IGNORECASE)
_INDEKS = re.compile(r"^\W*(?:nilai\s+)?(?:indeks|index)\b", re.IGNORECASE)
_JUMLAH = re.compile(r"^\W*(?:jumlah|banyaknya)\b", re.IGNORECASE)
_UKURAN = frozenset(
    {"indeks", "index", "nilai", "skor", "poin", "point", "angka", "skala", "level", "predikat", "rasio"}
)
_BAGIAN = re.compile(r"\b(?:persentase|presentase|prosentase|persen)\b", re.IGNORECASE)


def satuan_kolom(paham: Paham) -> Iterator[Temuan]:
    """One finding for an indicator: units of its tables that exclude each other, else a unit against its name
    or beside a number with another sign."""
    tempat: dict[str, list[tuple[str, int]]] = defaultdict(list)
    senama: dict[str, list[tuple[Baris, Isi]]] = defaultdict(list)
    baris: list[tuple[Baris, Isi, str]] = []
    for t in paham.tabel:
        if t.jenis in ("anggaran", "skor") or t.maya:
            continue
        for b in t.baris:
            sel = [i for i in b.isi if i.kolom.peran == "satuan" and i.teks.strip() and not i.sel.isian]
            if not b.biasa or not b.nama or len(sel) != 1:
                continue
            kunci = _kunci(b)
            tempat[kunci].append((_jenis(sel[0].teks), sel[0].sel.baris))
            senama[kunci].append((b, sel[0]))
            baris.append((b, sel[0], kunci))
    sudah: set[str] = set()
    for b, satuan, kunci in baris:
        if kunci in sudah:
            continue
        for hasil in (
            _antar(paham, b, satuan, tempat[kunci]),
            satuan_jenis(paham, senama[kunci]),
            _lawan_nama(paham, b, satuan),
            _lawan_angka(paham, b, satuan),
        ):
            if hasil is not None:
                sudah.add(kunci)
                yield hasil
                break


def _kunci(b: Baris) -> str:
    """The name itself: "Tahanan yang dilayani" (a count) is not "Persentase tahanan yang dilayani"."""
    return " ".join(kunci_nama(b.nama))


def _jenis(teks: str) -> str:
    """ "%", "ukuran" (an index, a score), or the word that is counted."""
    if _PERSEN.match(teks):
        return "%"
    kata = kata_kata(teks)
    return "ukuran" if kata and kata[0] in _UKURAN else " ".join(kata[:1])


def _antar(paham: Paham, b: Baris, sel: Isi, semua: list[tuple[str, int]]) -> Temuan | None:
    """Percent in one table, an index or a count in another: the rarer print is named first."""
    hitung = Counter(j for j, _ in semua)
    if "%" not in hitung or len(hitung) != 2:
        return None
    lain = next(j for j in hitung if j != "%")
    salah = "%" if hitung["%"] < hitung[lain] else lain if hitung[lain] < hitung["%"] else _salah(b, lain)
    letak = [n for j, n in semua if j == salah]
    return _temuan(paham, b, sel, letak, "satuan persen pada satu tabel dan bukan persen pada tabel lain")


def _salah(b: Baris, lain: str) -> str:
    """Where both stand equally often the name decides."""
    return lain if _BAGIAN.search(b.nama) else "%"


def _lawan_nama(paham: Paham, b: Baris, sel: Isi) -> Temuan | None:
    if _jenis(sel.teks) != "%" or _BAGIAN.search(b.nama):
        return None
    if _INDEKS.match(b.nama):
        return _temuan(
            paham, b, sel, [sel.sel.baris], f"indikator berupa indeks, tetapi satuannya “{sel.teks.strip()}”"
        )
    if _JUMLAH.match(b.nama) and all(
        i.angka is not None and not i.angka.persen and i.angka.desimal == 0
        for i in b.ambil("target", "realisasi")
    ):
        return _temuan(
            paham, b, sel, [sel.sel.baris], f"indikator berupa jumlah, tetapi satuannya “{sel.teks.strip()}”"
        )
    return None


def _lawan_angka(paham: Paham, b: Baris, sel: Isi) -> Temuan | None:
    """A percent sign on some numbers of a row whose unit is an index or a count."""
    if _jenis(sel.teks) == "%":
        return None
    isi = [i for i in b.ambil("target", "realisasi") if i.angka is not None]
    persen = [i for i in isi if i.angka is not None and i.angka.persen]
    if not persen or len(persen) == len(isi) or _BAGIAN.search(b.nama):
        return None
    uraian = f"{persen[0].teks} berpersen, padahal satuannya “{sel.teks.strip()}” dan angka lain tidak"
    return _temuan(paham, b, sel, [i.sel.baris for i in persen], uraian)


def _temuan(paham: Paham, b: Baris, sel: Isi, letak: list[int], uraian: str) -> Temuan:
    return temuan(
        paham,
        "satuan",
        letak or [sel.sel.baris],
        tercetak=sel.teks.strip(),
        seharusnya="satu satuan menurut manual indikator",
        kutipan=b.kutipan(),
        uraian=f"“{b.nama}”: {uraian}.",
        saran="Pakai satuan dari manual indikator pada semua tabel.",
    )
