"""Lists of one set of indicators in several tables: one that a single table leaves out between its
neighbours, and one whose name turns its direction round in a single table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.reviu.angka import digit_berarti
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.antar_tabel.perjanjian import diubah

_JENIS = frozenset({"pk", "capaian", "riwayat", "renstra"})
#: So much of another list a table must hold to be a copy of it, and so many others must have the row.
_SALINAN, _LAIN = 0.5, 2
_TERPENDEK = 2
#: "Realisasi persentase ..." in a table of years.
_DEPAN = re.compile(r"^(?:realisasi|target|capaian)\s+(?=[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Daftar:
    """The indicators of a table in order: ids, names, first lines."""

    tabel: TabelPaham
    id: tuple[int, ...]
    baris: tuple[Baris, ...]

    @property
    def letak(self) -> dict[int, int]:
        """Where each indicator stands that the table holds once."""
        return {n: i for i, n in enumerate(self.id) if self.id.count(n) == 1}


@ingat
def _semua(paham: Paham) -> tuple[_Daftar, ...]:
    hasil = []
    for t in paham.tabel:
        if t.jenis not in _JENIS or t.maya or t.tabel.pulih:
            continue
        isi = [
            (ind.id, b)
            for b in t.baris
            if b.biasa
            and len(kunci(b.nama)) > 1
            and (ind := paham.cari_indikator(_DEPAN.sub("", b.nama))) is not None
        ]
        if len(isi) >= _TERPENDEK:
            hasil.append(_Daftar(t, tuple(n for n, _ in isi), tuple(b for _, b in isi)))
    return tuple(hasil)


def antar_daftar(paham: Paham) -> Iterator[Temuan]:
    yield from _hilang(paham)
    yield from _berbalik(paham)


# --- left out --------------------------------------------------------------------------------------------


def _hilang(paham: Paham) -> Iterator[Temuan]:
    """A row between two that follow each other in this table; every other table with the two has it."""
    semua = [(d, d.letak) for d in _semua(paham)]
    for d, letak in semua:
        calon: dict[int, list[tuple[_Daftar, int]]] = defaultdict(list)
        for u, urut in semua:
            bersama = urut.keys() & letak.keys()
            if u is d or len(bersama) < _TERPENDEK or len(bersama) < _SALINAN * (len(urut) - 1):
                continue
            for x, ke in urut.items():
                if x not in d.id and 0 < ke < len(u.id) - 1 and _lowong(paham, d, letak, u, ke):
                    calon[x].append((u, ke))
        for x, punya in calon.items():
            if len(punya) < _LAIN:
                continue
            u, ke = punya[0]
            lain = [v for v, isi in semua if v is not d and x not in v.id and _lowong(paham, v, isi, u, ke)]
            ada = letak[u.id[ke - 1]]
            if not lain and not _terbaca(paham, d, ada, u.baris[ke].nama):
                t = _temuan_hilang(paham, d, ada, [v.baris[n] for v, n in punya], x)
                yield replace(t, kepastian="ragu") if any(_terpilih(d, v) for v, _ in punya) else t


def _terpilih(d: _Daftar, u: _Daftar) -> bool:
    """Whether a table lists a choice of the other's indicators: it leaves out most of them."""
    return sum(n not in d.id for n in u.id) * 2 > len(u.id)


def _lowong(paham: Paham, d: _Daftar, letak: dict[int, int], u: _Daftar, ke: int) -> bool:
    """Whether the neighbours of a row follow each other in another table."""
    a = letak.get(u.id[ke - 1])
    if a is None or a + 1 >= len(d.id):
        return False
    if d.id[a + 1] == u.id[ke + 1]:
        return True
    nama = [kunci(b.nama) for b in (d.baris[a + 1], u.baris[ke], u.baris[ke + 1])]
    sendiri, sesudah = paham.bobot.kemiripan(nama[0], nama[1]), paham.bobot.kemiripan(nama[0], nama[2])
    return sesudah >= _MIRIP and sendiri < sesudah


#: Names that differ by a slip in a row between like neighbours.
_MIRIP = 0.7


def _terbaca(paham: Paham, d: _Daftar, ke: int, nama: str) -> bool:
    """Whether the words of the row stand between the two after all: the reader lost it, not the report."""
    awal, akhir = d.baris[ke].letak[0], d.baris[ke + 1].letak[-1]
    khas = set(kunci(nama)) - {k for b in d.baris[ke : ke + 2] for k in kunci(b.nama)}
    ada = {k for n in range(awal, akhir + 1) for k in kunci(paham.baris_teks(n))}
    return not khas or len(khas & ada) * 2 > len(khas)


_BARU = re.compile(
    r"\bbaru\b|\bbelum\s+(?:ada|diukur|diperjanjikan|memiliki)\b|\bmulai\s+(?:diukur|tahun)\b", re.IGNORECASE
)


def _temuan_hilang(paham: Paham, d: _Daftar, ke: int, tempat: Sequence[Baris], x: int) -> Temuan:
    nama = tempat[0].nama
    pasti = _berbukti(paham, d, x) and not _baru(paham, nama)
    return temuan(
        paham,
        "antar_tabel",
        {d.baris[ke].letak[0], d.baris[ke + 1].letak[0], *(b.letak[0] for b in tempat)},
        kutipan=paham.baris_teks(d.baris[ke].letak[0]),
        tercetak="tidak ada",
        seharusnya=nama,
        uraian=f"Indikator “{nama}” tidak ada pada tabel di baris {d.baris[ke].letak[0]}, di antara "
        f"“{d.baris[ke].nama}” dan “{d.baris[ke + 1].nama}”, sedangkan {len(tempat)} tabel lain memuatnya "
        f"di situ (baris {', '.join(str(b.letak[0]) for b in tempat[:4])}).",
        saran="Tambahkan indikator itu, atau jelaskan mengapa tidak dilaporkan di sini.",
        kepastian="pasti" if pasti else "ragu",
    )


#: Tables that hold only some of the indicators, for a reason that their caption tells.
_PILIHAN = re.compile(
    r"\b(?:prioritas|terpilih|pilihan|utama\s+daerah|tercapai|belum|tidak|melebihi|melampaui|tertinggi|terendah|efisiensi"
    r"|nasional|provinsi|standar|spm|rpjm\w*|triwulan|tw|semester|bulan\w*|periode)\b",
    re.IGNORECASE,
)


_RENCANA = re.compile(r"\b(?:renstra|rencana\s+strategis|jangka\s+menengah|jalur\s+target)\b", re.IGNORECASE)


def _berbukti(paham: Paham, d: _Daftar, x: int) -> bool:
    """A table of years may leave out what was not measured before: an earlier value shows that it was.
    The table of capaian has the indicators of the agreement, where that was not changed; plans and
    agreements may have fewer."""
    t = d.tabel
    if (
        _PILIHAN.search(" ".join((t.tabel.judul, *t.tabel.subbab[-1:])))
        or _RENCANA.search(t.tabel.judul)
        or any(k.masa for k in t.kolom)
    ):
        return False
    if t.jenis != "riwayat":
        return t.jenis == "capaian" and not diubah(paham)
    kini = paham.tahun or 0
    return any(0 < (f.tahun or 0) < kini for f in paham.fakta_indikator(x, "realisasi", "capaian"))


def _baru(paham: Paham, nama: str) -> bool:
    kata = set(kunci(nama))
    return any(
        "baru" in p.teks or "belum" in p.teks or "mulai" in p.teks
        for p in paham.naskah.paragraf
        if _BARU.search(p.teks) and len(kata & set(kunci(p.teks))) * 3 >= len(kata) * 2
    )


# --- turned round ----------------------------------------------------------------------------------------

_TURUN_TEKS = "menurun penurunan turun turunnya menurunkan berkurang pengurangan berkurangnya mengurangi"
_NAIK_TEKS = "meningkat peningkatan naik kenaikan bertambah penambahan meningkatkan pertambahan"
_TURUN, _NAIK = frozenset(_TURUN_TEKS.split()), frozenset(_NAIK_TEKS.split())
_TIDAK = frozenset({"tidak", "belum", "bukan", "tanpa"})
_ARAH = _TURUN | _NAIK | _TIDAK
_INTI = 3


def _arah(kata: Sequence[str]) -> str:
    tanda = "turun" if _TURUN & set(kata) else "naik" if _NAIK & set(kata) else ""
    return f"{tanda} tidak" if _TIDAK & set(kata) else tanda


def _berbalik(paham: Paham) -> Iterator[Temuan]:
    """Names alike but for the word that gives the direction, over the same number of the same year, and
    never both in one table."""
    menurut: dict[tuple[str, ...], list[tuple[str, TabelPaham, Baris]]] = defaultdict(list)
    for d in _semua(paham):
        for b in d.baris:
            k = kunci(b.nama)
            inti = tuple(x for x in k if x not in _ARAH)
            if len(inti) >= _INTI:
                menurut[inti].append((_arah(k), d.tabel, b))
    for isi in menurut.values():
        ragam: dict[str, list[tuple[TabelPaham, Baris]]] = defaultdict(list)
        for arah, t, b in isi:
            ragam[arah].append((t, b))
        if len(ragam) != 2:
            continue
        (x, satu), (y, dua) = sorted(ragam.items(), key=_suara)
        serumah = {id(t) for t, _ in satu} & {id(t) for t, _ in dua}
        if serumah or {x, y} == {"", "naik"} or not _senilai(paham, satu, dua):
            continue
        yield _temuan_arah(paham, satu, dua)


def _suara(ragam: tuple[str, Sequence[tuple[TabelPaham, Baris]]]) -> tuple[int, bool]:
    """The name that most tables print comes first; of as many that of the agreement."""
    return -len({id(t) for t, _ in ragam[1]}), not any(t.jenis == "pk" for t, _ in ragam[1])


def _senilai(
    paham: Paham, satu: Sequence[tuple[TabelPaham, Baris]], dua: Sequence[tuple[TabelPaham, Baris]]
) -> bool:
    def nilai(isi: Sequence[tuple[TabelPaham, Baris]]) -> set[tuple[int | None, Decimal]]:
        return {
            (i.kolom.tahun or t.tahun or paham.tahun, i.angka.nilai)
            for t, b in isi
            for i in b.ambil("target", "realisasi")
            if i.angka is not None and i.angka.nilai not in _LAZIM
        }

    sama = nilai(satu) & nilai(dua)
    return len(sama) > 1 or any(digit_berarti(n) > 1 for _, n in sama)


#: Numbers that any two indicators may share.
_LAZIM = frozenset({Decimal(0), Decimal(1), Decimal(100)})


def _temuan_arah(
    paham: Paham, satu: Sequence[tuple[TabelPaham, Baris]], dua: Sequence[tuple[TabelPaham, Baris]]
) -> Temuan:
    benar, salah = satu[0][1], dua[0][1]
    return temuan(
        paham,
        "antar_tabel",
        {b.letak[0] for _, b in (*satu, *dua)},
        kutipan=salah.kutipan(),
        tercetak=salah.nama,
        seharusnya=benar.nama,
        uraian=f"Indikator yang sama bernama “{salah.nama}” pada baris {salah.letak[0]} dan “{benar.nama}” "
        f"pada baris {benar.letak[0]}, dengan angka yang sama: arahnya berlawanan.",
        saran="Pakai nama dari perjanjian kinerja di semua tabel.",
    )
