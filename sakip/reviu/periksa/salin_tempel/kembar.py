"""One caption over two different tables: the second was copied and not adapted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sakip.reviu.model import Keterangan, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.salin_tempel.judul import KATA_UMUM, KODE

_LANJUT = re.compile(r"lanjut|sambung", re.IGNORECASE)
_TERPENDEK = 4
_DUA = 2


def judul_kembar(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    yield from _satu_bagian(paham, peta)
    yield from _dua_bagian(paham)
    yield from _dua_isi(paham)


def _temuan(
    paham: Paham, baris: tuple[int, ...], judul: str, seharusnya: str, uraian: str, kutipan: str = ""
) -> Temuan:
    return temuan(
        paham,
        "salin_tempel",
        baris,
        tercetak=judul,
        seharusnya=seharusnya,
        kutipan=kutipan,
        uraian=uraian,
        saran="Beri judul sesuai isi tabel, lalu perbarui daftar tabel.",
        keparahan="ringan",
    )


def _satu_bagian(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Two captions of one wording, where the captions of other indicators differ at that place."""
    bagian: dict[int, list[Keterangan]] = defaultdict(list)
    for u in paham.naskah.unsur:
        if isinstance(u, Keterangan) and u.jenis == "tabel" and len(u.teks) > 15:
            b = peta.bagian_di(u.letak.baris)
            if b is not None and b.indikator is not None:
                bagian[b.awal].append(u)
    pola = Counter(_pola(u.teks) for daftar in bagian.values() for u in daftar)
    for daftar in bagian.values():
        for n, u in enumerate(daftar):
            kembar = next((v for v in daftar[:n] if kunci(v.teks) == kunci(u.teks)), None)
            if kembar is None or kembar.nomor == u.nomor or _LANJUT.search(u.teks):
                continue
            hilang = [
                p
                for p, banyak in pola.items()
                if banyak * 2 >= len(bagian) and p not in map(_pola, (v.teks for v in daftar))
            ]
            if hilang or pola[_pola(u.teks)] * 3 <= len(bagian):
                yield _temuan(
                    paham,
                    (kembar.letak.baris, u.letak.baris),
                    u.teks,
                    f"judul yang berbeda dari tabel {kembar.nomor}",
                    f"Judul tabel {u.nomor} sama dengan judul tabel {kembar.nomor}, padahal isinya "
                    "tabel lain.",
                )


def _pola(teks: str) -> str:
    return " ".join(kunci(KODE.sub(" ", teks)))


def _dua_bagian(paham: Paham) -> Iterator[Temuan]:
    """Two tables of other columns under one caption, which speaks of the first one's part alone."""
    serupa: dict[tuple[str, ...], list[Tabel]] = defaultdict(list)
    for t in paham.naskah.tabel:
        if t.nomor and t.judul and t.subbab:
            serupa[kunci(t.judul)].append(t)
    for judul, daftar in serupa.items():
        if len(judul) < _TERPENDEK or len(daftar) != _DUA:
            continue
        a, b = daftar
        if a.nomor == b.nomor or a.subbab[-1] == b.subbab[-1] or _kepala(a) == _kepala(b):
            continue
        kata = set(judul) - KATA_UMUM
        satu, dua = (set(kunci(x.subbab[-1])) for x in (a, b))
        isi = [set(kunci(" ".join(" ".join(r) for r in _kepala(x)))) for x in (a, b)]
        for asal, lain, sini, sana, kolom in ((a, b, satu, dua, isi[1]), (b, a, dua, satu, isi[0])):
            if len((sini - sana) & kata) >= _DUA and not (sana - sini) & kata and (sana - sini) & kolom:
                yield _temuan(
                    paham,
                    (max(1, asal.letak.baris - 1), max(1, lain.letak.baris - 1)),
                    lain.judul,
                    lain.subbab[-1],
                    f"Judul tabel {lain.nomor} sama dengan judul tabel {asal.nomor}, padahal kolomnya "
                    f"lain dan tabelnya berada pada bagian “{lain.subbab[-1]}”.",
                    kutipan=lain.judul,
                )


def _kepala(t: Tabel) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(s.teks.casefold() for s in r) for r in (t.kepala or t.isi[:1]))


_KATA_TABEL_TEKS = (
    "tabel tahun target realisasi capaian kinerja indikator jumlah nilai persentase perbandingan data "
    "rincian menurut per no uraian satuan keterangan total anggaran program"
)
_KATA_TABEL = frozenset(_KATA_TABEL_TEKS.split())


def _dua_isi(paham: Paham) -> Iterator[Temuan]:
    """One caption with two numbers over tables of other headers; its words stand in one table, not in the
    other."""
    unsur = paham.naskah.unsur
    ada: dict[str, list[tuple[Keterangan, Tabel]]] = defaultdict(list)
    for u, t in pairwise(unsur):
        if isinstance(u, Keterangan) and u.jenis == "tabel" and u.nomor and isinstance(t, Tabel):
            ada[" ".join(u.teks.casefold().split())].append((u, t))
    for daftar in ada.values():
        if len(daftar) != 2 or daftar[0][0].nomor == daftar[1][0].nomor or _LANJUT.search(daftar[0][0].teks):
            continue
        kata = {k for k in kunci(daftar[0][0].teks) if not k.isdecimal()} - _KATA_TABEL
        isi = [_kata(t) for _, t in daftar]
        if not kata or isi[0] & isi[1] - _KATA_TABEL:
            continue
        cocok = [len(kata & x) for x in isi]
        if sorted(map(bool, cocok)) != [False, True]:
            continue
        (u, _), (asli, _) = daftar[cocok.index(0)], daftar[1 - cocok.index(0)]
        yield _temuan(
            paham,
            (u.letak.baris, asli.letak.baris),
            u.teks,
            f"judul yang berbeda dari tabel {asli.nomor}",
            f"Judul tabel {u.nomor} sama dengan judul tabel {asli.nomor}, padahal isinya tabel lain "
            "dan tidak memuat apa yang disebut judul itu.",
        )


def _kata(t: Tabel) -> set[str]:
    """The words of headers and rows."""
    return {
        k for b in (*t.kepala, *t.isi) for s in b for k in kunci(s.teks) if not k[0].isdigit() and len(k) > 2
    }
