"""Counts and means per group that another table lists: "Sasaran 2: 4 indikator, rata-rata 97,42 %".

Which column counts and which averages is learned from the rows that agree; the row that does not is a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_CUKUP = 3
_AWALAN = frozenset({"sasaran", "kegiatan", "strategis", "program", "tujuan", "divisi", "bidang"})
_BATAS = Decimal(120)

Nama = tuple[str, ...]


@dataclass
class _Isi:
    """The rows of one group: how many, and the capaian among them."""

    banyak: int = 0
    capaian: list[Decimal] = field(default_factory=list)
    baris: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Ukuran:
    sebutan: str
    hitung: Callable[[_Isi], Decimal | None]
    cacah: bool


def _rata(nilai: Sequence[Decimal]) -> Decimal | None:
    return sum(nilai, Decimal(0)) / len(nilai) if nilai else None


_UKURAN = (
    _Ukuran("banyaknya indikator", lambda i: Decimal(i.banyak), True),
    _Ukuran("banyaknya indikator yang bercapaian", lambda i: Decimal(len(i.capaian)), True),
    _Ukuran("rata-rata capaian", lambda i: _rata(i.capaian), False),
    _Ukuran("rata-rata capaian terbatas", lambda i: _rata([min(c, _BATAS) for c in i.capaian]), False),
)


@sekali
def cacah(paham: Paham) -> Iterator[Temuan]:
    daftar = list(_daftar(paham))
    for k in semua_kisi(paham) if daftar else ():
        if k.tabel.tabel.pulih or len(k.sel) < _CUKUP + 1:
            continue
        nama = [nama_sasaran(x) for x in k.label]
        for t, kelompok in daftar:
            if t.tabel is not k.tabel.tabel and sum(n in kelompok for n in nama) >= _CUKUP:
                yield from _periksa(paham, k, nama, kelompok)


def _daftar(paham: Paham) -> Iterator[tuple[TabelPaham, dict[Nama, _Isi]]]:
    for t in paham.tabel:
        if not t.maya and not t.tabel.pulih and t.jenis in ("capaian", "pk") and len(g := _kelompok(t)) > 2:
            yield t, g


def kelompok_sasaran(paham: Paham) -> list[dict[Nama, _Isi]]:
    """The groups of every list of indicators with capaian, by the names of the sasaran; () is the whole."""
    semua = (_kelompok(t) for t in paham.tabel if not t.maya and not t.tabel.pulih and t.jenis == "capaian")
    return [g for g in semua if () in g and len(g[()].capaian) >= _CUKUP]


def _kelompok(t: TabelPaham) -> dict[Nama, _Isi]:
    """Groups of a list of indicators by name; () is the whole list."""
    hasil: dict[Nama, _Isi] = defaultdict(_Isi)
    for b in t.baris:
        if not b.biasa or not b.nama:
            continue
        grup = nama_sasaran(b.kelompok or b.sasaran)
        capaian = next((c for c in b.ambil("capaian") if c.angka is not None), None)
        for isi in (hasil[grup], hasil[()]) if grup else (hasil[()],):
            isi.banyak += 1
            isi.baris.append(b.letak[0])
            if capaian is not None and capaian.angka is not None:
                isi.capaian.append(capaian.angka.nilai)
    return dict(hasil)


def nama_sasaran(teks: str) -> Nama:
    """A sasaran's name as it is compared: without "Sasaran kegiatan:" before it."""
    kata = kunci(teks)
    while kata and kata[0] in _AWALAN:
        kata = kata[1:]
    return kata


def _periksa(paham: Paham, k: Kisi, nama: Sequence[Nama], kelompok: dict[Nama, _Isi]) -> Iterator[Temuan]:
    lengkap = set(kelompok) - {()} == {n for r, n in enumerate(nama) if n and r not in k.total}
    baris = [
        (r, kelompok[() if r in k.total else nama[r]])
        for r in range(len(k.sel))
        if (lengkap if r in k.total else nama[r] in kelompok)
    ]
    for c in k.berangka():
        for ukuran in _UKURAN:
            nilai = [
                (r, isi, a, harap)
                for r, isi in baris
                if (a := k.angka[r][c]) is not None and (harap := ukuran.hitung(isi)) is not None
            ]
            cocok = [n for n in nilai if _sama(n[2], n[3], ukuran)]
            gagal = [n for n in nilai if n not in cocok]
            if (
                len(cocok) < _CUKUP
                or len({n[3] for n in cocok}) < 2
                or not gagal
                or len(gagal) * 3 > len(cocok)
            ):
                continue
            for r, isi, a, harap in gagal:
                yield _temuan(paham, k, r, c, isi, a, harap, ukuran)
            break


def _sama(a: Angka, harap: Decimal, ukuran: _Ukuran) -> bool:
    return a.nilai == harap if ukuran.cacah else a.langkah != 1 and abs(a.nilai - harap) <= a.langkah


def _temuan(paham: Paham, k: Kisi, r: int, c: int, isi: _Isi, a: Angka, harap: Decimal, u: _Ukuran) -> Temuan:
    return temuan(
        paham,
        "antar_tabel" if u.cacah else "rata_rata",
        {k.sel[r][c].baris, *isi.baris},
        tercetak=a.teks,
        seharusnya=angka(harap),
        uraian=f"“{k.label[r]}”, {k.judul[c]}: tertulis {a.teks}, sedangkan menurut daftar indikatornya "
        f"{u.sebutan} {angka(harap)}.",
        saran="Hitung ulang dari daftar indikator.",
    )
