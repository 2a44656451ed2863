"""Atoms of a lost table as rows under one reading of its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.kata import baris_jumlah, baris_rata
from sakip.reviu.baca.lepas_atom import Atom, berikut, satuan_saja
from sakip.reviu.baca.lepas_bukti import Hasil, Rekam, Rumpang, berlaku, rumus_kolom
from sakip.reviu.baca.lepas_rumpang import lengkapi
from sakip.reviu.baca.lepas_tingkat import Susunan

_NAMA_TERPANJANG = 500
_PILIHAN_TERBANYAK = 400
_CATATAN = 60
_KATA_AKHIR = re.compile(r"(.+\S)\s+(\S+)$")
_SASARAN = re.compile(r"^(?:me\w+nya|ter\w+nya|ber\w+nya|mewujudkan|\w+nya)\b", re.IGNORECASE)
#: What the name of an indicator, programme or activity begins with.
AWAL_NAMA = re.compile(
    r"^(?:program|kegiatan|sub\s?kegiatan|persentase|presentase|prosentase|jumlah|indeks|nilai|rata-rata|tingkat|rasio|angka|opini|predikat|cakupan|proporsi"
    r"|skor|kategori|level|laju|prevalensi|kontribusi|pertumbuhan|hasil|%)\b",
    re.IGNORECASE,
)


def baris_pola(atom: Sequence[Atom], s: Susunan) -> Hasil | None:
    """The atoms (``rapikan``) as rows; reading ends where text goes on without values."""
    hasil = Hasil(s)
    rumus = rumus_kolom(s.nilai)
    i = 0
    lalu: tuple[int, ...] = ()
    bernomor = (
        bool(atom) and (atom[0].jenis == "nomor" or _awal_nomor(atom, 0, ())) and berikut((), atom[0].kunci)
    )
    banyak = len(atom)
    while i < banyak:
        awal = i
        teks, nomor, i = _teks(atom, i, lalu)
        lewat = i - awal - len(teks) - (nomor is not None)  # text before the number
        j = i
        while j < banyak and atom[j].jenis in ("nilai", "kata", "hampa"):
            j += 1
        if i == j or sum([len(t) for t, _ in teks]) > _NAMA_TERPANJANG:
            lanjut = atom[awal : awal + 1] if nomor is None else []
            hasil.catatan = hasil.catatan or any(len(a.teks) <= _CATATAN for a in lanjut)
            break
        larik = list(atom[i:j])
        hasil.catatan = hasil.catatan or lewat > 0 or larik[-1].jenis == "kata"
        kini = nomor.kunci if nomor is not None else lalu
        ambil = _ambil(larik, s, kini, bernomor=bernomor, disusul=j < banyak and atom[j].jenis == "teks")
        hasil.habis = hasil.habis and ambil == len(larik)
        akhir = j >= banyak or (ambil == len(larik) and atom[j].jenis != "nomor")
        sel = _wajar(_cocok(larik[:ambil], s), rumus)
        teratur = sel is not None
        if sel is None:
            sel = _bukti_letak(larik[:ambil], s, rumus)
        sisa: list[Atom] = []
        if sel is None and akhir:
            sel, sisa = _tanpa_total(larik[:ambil], s, rumus)
        satuan, teks = _satuan(teks) if s.satuan and teks else (("", 0), teks)
        nama = _nama(teks, s, bertanda=nomor is not None, pertama=not hasil.baris)
        label = nomor.teks if nomor is not None else ""
        if sel is None:
            hasil.rusak += 1
            if nama:
                hasil.rumpang.append(Rumpang(len(hasil.baris), label, nama, larik[:ambil], satuan))
        elif not nama:
            hasil.tanpa_nama += 1
        else:
            hasil.baris.append(Rekam(label, nama, sel, satuan, larik[ambil - 1].ke + 1, teratur))
            if sisa:
                hasil.rumpang.append(Rumpang(len(hasil.baris), "", [], sisa, ("", 0)))
        lalu = kini
        i += ambil
    if hasil.rumpang:
        lengkapi(hasil, _cocok)
    return hasil if hasil.baris else None


def _teks(
    atom: Sequence[Atom], i: int, lalu: tuple[int, ...]
) -> tuple[list[tuple[str, int]], Atom | None, int]:
    """(text lines after the last running number, that number, index of the first value)."""
    teks: list[tuple[str, int]] = []
    nomor: Atom | None = None
    banyak = len(atom)
    while i < banyak:
        a = atom[i]
        if a.jenis == "nomor" or (a.kunci and _awal_nomor(atom, i, lalu)):
            if nomor is None or not teks or berikut(nomor.kunci, a.kunci) or berikut(lalu, a.kunci):
                nomor = a
                teks = []
            else:
                teks.append((a.teks, a.baris))
        elif a.jenis == "teks" or (a.jenis in ("kata", "hampa") and not _bernilai(atom, i, bool(teks))):
            teks.append((a.teks, a.baris))
        else:
            break
        i += 1
    return teks, nomor, i


def _awal_nomor(atom: Sequence[Atom], i: int, lalu: tuple[int, ...]) -> bool:
    """A bare number that opens a row: text follows, and it is the next one."""
    return (
        bool(atom[i].kunci)
        and i + 1 < len(atom)
        and atom[i + 1].jenis == "teks"
        and berikut(lalu, atom[i].kunci)
    )


def _bernilai(atom: Sequence[Atom], i: int, sesudah_teks: bool) -> bool:
    """A grade or "tidak ditargetkan" that stands among values."""
    j = i
    while j < len(atom) and atom[j].jenis in ("kata", "hampa"):
        j += 1
    return sesudah_teks and (j - i > 1 or (j < len(atom) and atom[j].jenis == "nilai"))


def _ambil(larik: list[Atom], s: Susunan, kini: tuple[int, ...], *, bernomor: bool, disusul: bool) -> int:
    """How many atoms of a run of values belong to this row; the rest opens the next one."""
    banyak = len(larik)
    akhir = larik[-1]
    if disusul and bernomor and banyak > 1 and akhir.kunci and berikut(kini, akhir.kunci):
        maju = bool(kini) and any(akhir.kunci == (*kini[:n], kini[n] + 1) for n in range(len(kini)))
        if maju or _cocok(larik[:-1], s) is not None:
            banyak -= 1
    return banyak


def _cocok(larik: Sequence[Atom], s: Susunan) -> list[tuple[str, int]] | None:
    """The values one per column: as many as columns, or with a phrase that stands for a group of columns."""
    k = len(s.nilai)
    isi = list(larik)
    if s.ekor and len(isi) > 1 and isi[-1].jenis == "kata" and isi[0].jenis != "kata":
        isi.pop()  # the remark; where every value is a grade it is one of them
    hampa = [n for n, a in enumerate(isi) if a.jenis == "hampa"]
    if len(isi) == k and (not hampa or max(s.kelompok, default=1) == 1):
        return [(a.teks, a.baris) for a in isi]
    if not hampa or len(isi) > k:
        return None
    sel: list[tuple[str, int]] = []
    for a in isi:
        if a.jenis != "hampa":
            sel.append((a.teks, a.baris))
            continue
        lebar = _kelompok_di(s, len(sel))
        if not lebar:
            return None
        sel += [(a.teks, a.baris), *[("", a.baris)] * (lebar - 1)]
    return sel if len(sel) == k else None


def _wajar(
    sel: list[tuple[str, int]] | None, rumus: Sequence[tuple[int, int, int]]
) -> list[tuple[str, int]] | None:
    """The cells, unless a grade stands where the row's other values are numbers: a remark, not a value."""
    if sel is None:
        return None
    for a, b, c in rumus:
        if sel[a][0] and sel[b][0]:
            kata = _berkata(sel[a][0])
            if kata != _berkata(sel[b][0]) or (not kata and _berkata(sel[c][0])):
                return None
    return sel


@lru_cache(maxsize=16384)
def _berkata(teks: str) -> bool:
    """A word where a number could stand."""
    return len(teks) > 1 and any(map(str.isalpha, teks)) and baca_sel(teks) is None and not kosong(teks)


def _kelompok_di(s: Susunan, kolom: int) -> int:
    """The width of the group of columns that begins at this column, 0 where none begins."""
    awal = 0
    for lebar in s.kelompok:
        if awal == kolom:
            return lebar
        awal += lebar
    return 0


def _bukti_letak(
    larik: Sequence[Atom], s: Susunan, rumus: Sequence[tuple[int, int, int]]
) -> list[tuple[str, int]] | None:
    """Fewer values than columns: the one place for each that the row's own arithmetic proves, or None."""
    if s.ekor and larik[-1].jenis == "kata":
        larik = larik[:-1]
    k, m = len(s.nilai), len(larik)
    if not rumus or m >= k or m < 3 or any(a.jenis != "nilai" for a in larik):
        return None
    angka = [baca_sel(a.teks) for a in larik]
    terbukti: set[tuple[int, ...]] = set()
    for pilihan, kolom in enumerate(combinations(range(k), m)):
        if pilihan > _PILIHAN_TERBANYAK:
            return None
        letak = {c: angka[n] for n, c in enumerate(kolom)}
        uji = [berlaku(letak.get(a), letak.get(b), letak.get(c)) for a, b, c in rumus]
        dalam = {c for f, u in zip(rumus, uji, strict=True) if u for c in f}
        if False not in uji and set(kolom) == dalam:
            terbukti.add(kolom)
    if len(terbukti) != 1:
        return None
    isi = dict(zip(terbukti.pop(), larik, strict=True))
    return [(isi[c].teks, isi[c].baris) if c in isi else ("", larik[0].baris) for c in range(k)]


def _tanpa_total(
    larik: Sequence[Atom], s: Susunan, rumus: Sequence[tuple[int, int, int]]
) -> tuple[list[tuple[str, int]] | None, list[Atom]]:
    """The last row, when a total row without a name follows, and that: its own values prove where it ends."""
    cocok = []
    for panjang in range(3, len(larik)):
        sel = _cocok(larik[:panjang], s)
        uji = [berlaku(*(baca_sel(sel[n][0]) for n in f)) for f in rumus] if sel is not None else []
        if sel is not None and True in uji and False not in uji:
            cocok.append((sel, list(larik[panjang:])))
    return cocok[0] if len(cocok) == 1 else (None, [])


def _nama(teks: list[tuple[str, int]], s: Susunan, *, bertanda: bool, pertama: bool) -> list[tuple[str, int]]:
    """The lines of the row's name; [] where a remark above it cannot be told from it."""
    teks = [(t, n) for t, n in teks if t.strip()]
    terpotong = s.ekor_nama and teks and teks[0][0][:1].islower() and not AWAL_NAMA.match(teks[0][0])
    if not teks or (pertama and not bertanda and terpotong):
        return []  # no name, or one whose beginning was taken for a header
    if baris_jumlah(teks[-1][0]) or baris_rata(teks[-1][0]):
        return teks[-1:]
    if s.ekor and not pertama and not bertanda and any(not t[:1].islower() for t, _ in teks[1:]):
        return _sesudah_keterangan(teks)
    if len(s.nama) > 1 and _SASARAN.match(teks[0][0]):
        mulai = next((n for n in range(1, len(teks)) if AWAL_NAMA.match(teks[n][0])), 0)
        return teks[mulai:]
    return teks


def _sesudah_keterangan(teks: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The name below the remark of the row above: from the one line that begins as names do."""
    awal = [n for n, (t, _) in enumerate(teks) if t[:1].isupper() and AWAL_NAMA.match(t)]
    return teks[awal[0] :] if len(awal) == 1 else []


def _satuan(teks: list[tuple[str, int]]) -> tuple[tuple[str, int], list[tuple[str, int]]]:
    """(unit, name) where the unit is the last line or the last word before the values."""
    akhir, baris = teks[-1]
    if len(teks) > 1 and satuan_saja(akhir):
        return (akhir, baris), teks[:-1]
    if (m := _KATA_AKHIR.match(akhir)) and satuan_saja(m[2]) and m[2].casefold() not in ("daerah", "kota"):
        return (m[2], baris), [*teks[:-1], (m[1], baris)]
    return ("", baris), teks
