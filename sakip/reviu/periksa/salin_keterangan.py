"""Captions that were copied: one wording over two tables, or another indicator's words over a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sakip.reviu.model import Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.bagian import Peta

#: Words that say what a table shows of a thing, and not of which.
_UMUM_TEKS = """
    tabel data jumlah persentase indeks nilai capaian realisasi target tahun triwulan bulan bulanan semester
    rincian daftar rekapitulasi hasil per menurut perkembangan perbandingan pengukuran kinerja indikator unit
    upt satuan kerja satker wilayah kantor
"""
_UMUM = frozenset(kunci(_UMUM_TEKS)) | frozenset(_UMUM_TEKS.split())
_TERPENDEK = 4
_DUA = 2


def keterangan_sama(paham: Paham) -> Iterator[Temuan]:
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
        kata = set(judul) - _UMUM
        satu, dua = (set(kunci(x.subbab[-1])) for x in (a, b))
        isi = [set(kunci(" ".join(" ".join(r) for r in _kepala(x)))) for x in (a, b)]
        for asal, lain, sini, sana, kolom in ((a, b, satu, dua, isi[1]), (b, a, dua, satu, isi[0])):
            if len((sini - sana) & kata) >= _DUA and not (sana - sini) & kata and (sana - sini) & kolom:
                yield _temuan(
                    paham,
                    lain,
                    lain.subbab[-1],
                    (asal.letak.baris - 1, lain.letak.baris - 1),
                    f"Judul tabel {lain.nomor} sama dengan judul tabel {asal.nomor}, padahal kolomnya "
                    f"lain dan tabelnya berada pada bagian “{lain.subbab[-1]}”.",
                )


def keterangan_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A caption made of the words of one other indicator, over columns that speak of the part's own."""
    inti = {i.id: frozenset(kunci(i.nama)) - _UMUM for i in paham.indikator}
    for t in paham.naskah.tabel:
        b = peta.bagian_di(t.letak.baris)
        if not t.judul or b is None or b.indikator is None or b.indikator not in inti:
            continue
        kata, sini = frozenset(kunci(t.judul)) - _UMUM, inti[b.indikator]
        if len(kata) < _DUA or kata & (sini | frozenset(kunci(b.judul))):
            continue
        lain = [i for i, k in inti.items() if i != b.indikator and len(k & kata) * 4 >= len(kata) * 3]
        lain = [i for i in lain if len(inti[i] & kata) >= _DUA]
        if len({inti[i] for i in lain}) != 1 or not peta.berbeda(lain[0], b):
            continue
        isi = frozenset(kunci(" ".join(s.teks for r in (*t.kepala, *t.isi) for s in r)))
        if isi & kata or not isi & (sini - inti[lain[0]]):
            continue
        yield _temuan(
            paham,
            t,
            peta.nama(b.indikator),
            (t.letak.baris - 1,),
            f"Judul tabel {t.nomor} memakai kata-kata “{peta.nama(lain[0])}”, padahal kolom tabelnya "
            f"berbicara tentang “{peta.nama(b.indikator)}”.",
        )


def _kepala(t: Tabel) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(s.teks.casefold() for s in r) for r in (t.kepala or t.isi[:1]))


def _temuan(paham: Paham, t: Tabel, seharusnya: str, baris: tuple[int, ...], uraian: str) -> Temuan:
    return temuan(
        paham,
        "salin_tempel",
        [b for b in baris if b > 0],
        tercetak=t.judul,
        seharusnya=seharusnya,
        kutipan=t.judul,
        uraian=uraian,
        saran="Beri judul sesuai isi tabel, lalu perbarui daftar tabel.",
        keparahan="ringan",
    )
