"""Means of groups of indicators ("Divisi A | 4 indikator | 108,31%") against the list of all indicators.

The counts cut the list, in its order, into the groups.  That most of the means come out so proves the cut;
the one that does not is a slip.  Neither names nor numbers of the groups are needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.capaian.hitung import PLAFON, rata_terpotong

_BANYAK = re.compile(r"\b(?:ikk|iku|ikp|iks|indikator)\b", re.IGNORECASE)
_RATA = re.compile(r"\b(?:rata[ -]*rata|rerata|capaian|nilai)\b", re.IGNORECASE)
#: Groups that must come out: any, and such as have several indicators.
_COCOK, _TELAK = 3, 1
_TERBANYAK = 40
#: Of so many rows one may leave its capaian out.
_TERISI = 10


@dataclass(frozen=True, slots=True)
class _Kelompok:
    """A group as printed: its row, how many indicators it has, the mean of their capaian."""

    baris: Baris
    banyak: int
    cetak: Isi


def rata_urut(paham: Paham) -> Iterator[Temuan]:
    daftar: list[list[Isi]] | None = None
    for tabel in _serumpun(paham):
        kelompok = _kelompok(tabel)
        if len(kelompok) <= _COCOK:
            continue
        daftar = list(_daftar(paham)) if daftar is None else daftar
        jumlah = sum(g.banyak for g in kelompok)
        calon = [_bandingkan(kelompok, isi) for isi in daftar if len(isi) == jumlah]
        salah = min((x for x in calon if x is not None), key=len, default=[])
        for g, anggota in salah:
            yield _temuan(paham, g, anggota)


def _serumpun(paham: Paham) -> Iterator[list[TabelPaham]]:
    """Tables with the same header together: one that runs over pages may stand in pieces."""
    sama: dict[tuple[str, ...], list[TabelPaham]] = defaultdict(list)
    for t in paham.tabel:
        if not t.maya and any(k.judul for k in t.kolom):
            sama[tuple(k.judul.casefold() for k in t.kolom)].append(t)
    for daftar in sama.values():
        yield from ([t] for t in daftar)
        if 1 < len(daftar) <= _TERBANYAK:
            yield daftar


def _kelompok(tabel: Sequence[TabelPaham]) -> list[_Kelompok]:
    kolom = tabel[0].kolom
    banyak = [k.indeks for k in kolom if _BANYAK.search(k.judul) and not _RATA.search(k.judul)]
    nilai = [k.indeks for k in kolom if _RATA.search(k.judul)]
    if len(banyak) != 1 or len(nilai) != 1 or tabel[0].peran & {"target", "realisasi"}:
        return []
    hasil: list[_Kelompok] = []
    for b in (b for t in tabel for b in t.baris if b.biasa):
        n, cetak = b.isi[banyak[0]].angka, b.isi[nilai[0]]
        if n is None or cetak.angka is None or n.desimal or n.persen or not 0 < n.nilai < 100:
            return []
        hasil.append(_Kelompok(b, int(n.nilai), cetak))
    if len(hasil) > 1 and hasil[-1].banyak == sum(g.banyak for g in hasil[:-1]):
        return hasil[:-1]  # all of them, whatever the row is called
    return hasil


def _daftar(paham: Paham) -> Iterator[list[Isi]]:
    """The capaian of every list of indicators, in their order."""
    for tabel in _serumpun(paham):
        if {"target", "capaian"} <= tabel[0].peran:
            isi = [_capaian(paham, b) for t in tabel for b in t.baris if b.biasa]
            ada = [i for i in isi if i is not None]
            if len(ada) == len(isi) and sum(not i.teks.strip() for i in ada) * _TERISI <= len(ada):
                yield ada


def _capaian(paham: Paham, b: Baris) -> Isi | None:
    isi = [i for i in b.ambil("capaian") if _kini(paham, i)]
    if isi:
        return isi[0] if len(isi) == 1 else None
    return _terhitung(paham, b)


def _kini(paham: Paham, i: Isi) -> bool:
    return i.kolom.tahun in (None, paham.tahun) and not i.kolom.masa


def _terhitung(paham: Paham, b: Baris) -> Isi | None:
    """A capaian that was left out, as target and realisation of its row give it."""
    hampa = [i for i in b.isi if i.kolom.peran == "capaian" and _kini(paham, i) and not i.teks.strip()]
    target, nyata = ([i.angka for i in b.ambil(p) if _kini(paham, i)] for p in ("target", "realisasi"))
    if len(hampa) != 1 or len(target) != 1 or len(nyata) != 1:
        return None
    t, r = target[0], nyata[0]
    if t is None or r is None or not t.nilai or hampa[0].sel.isian:
        return None
    nilai = round(r.nilai / t.nilai * 100, 2)
    return replace(hampa[0], angka=Angka(teks="", nilai=nilai, langkah=Decimal("0.01"), persen=True))


def _bandingkan(
    kelompok: Sequence[_Kelompok], isi: Sequence[Isi]
) -> list[tuple[_Kelompok, list[Isi]]] | None:
    """The groups whose mean the list does not give; None where too few others prove the cut."""
    salah: list[tuple[_Kelompok, list[Isi]]] = []
    cocok = telak = awal = 0
    for g in kelompok:
        anggota = list(isi[awal : awal + g.banyak])
        awal += g.banyak
        if _sesuai(g, anggota):
            cocok += 1
            telak += g.banyak > 1
        elif any(not i.teks.strip() for i in anggota):
            return None  # what was left out may be reckoned otherwise
        else:
            salah.append((g, anggota))
    cukup = cocok >= _COCOK and telak >= _TELAK and len(salah) * 3 <= cocok
    return salah if cukup else None


def _sesuai(g: _Kelompok, anggota: Sequence[Isi]) -> bool:
    """The mean of the capaian as they stand, or each cut off at a ceiling."""
    if g.cetak.angka is None:
        return True
    kasar = max(i.angka.langkah for i in anggota if i.angka) / 2
    nilai = [i.angka.nilai for i in anggota if i.angka]
    terpotong = (rata_terpotong(nilai, p) for p in PLAFON if 100 < p < max(nilai))
    return any(
        abs(n - rata) <= u + kasar for rata in (_rata(anggota), *terpotong) for n, u in g.cetak.angka.bacaan()
    )


def _rata(anggota: Sequence[Isi]) -> Decimal:
    return sum((i.angka.nilai for i in anggota if i.angka), Decimal(0)) / len(anggota)


def _temuan(paham: Paham, g: _Kelompok, anggota: Sequence[Isi]) -> Temuan:
    nama = g.baris.nama or g.baris.sasaran or g.baris.kutipan()
    rata = f"{angka(_rata(anggota))}%"
    return temuan(
        paham,
        "rata_rata",
        {g.cetak.sel.baris},
        tercetak=g.cetak.teks,
        seharusnya=rata,
        kutipan=g.baris.kutipan(),
        uraian=f"“{nama}” tertulis {g.cetak.teks}, padahal rata-rata {len(anggota)} indikatornya pada daftar "
        f"(baris {anggota[0].sel.baris} sampai {anggota[-1].sel.baris}) {rata}; kelompok lain cocok.",
        saran="Hitung ulang rata-rata kelompok itu dari capaian indikatornya.",
    )
