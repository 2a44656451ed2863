"""A row of means that weigh each row by what a column counts ("Indikator", "Jumlah satker").

The counts must add up in that row; one column of means whose weighted mean is printed proves the weights for
its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_TERKECIL = 3


@dataclass(frozen=True, slots=True)
class _Rata:
    kolom: int
    cetak: Angka
    berbobot: Decimal
    polos: Decimal
    longgar: Decimal

    @property
    def cocok(self) -> bool:
        return abs(self.cetak.nilai - self.berbobot) <= self.longgar

    @property
    def bukti(self) -> bool:
        """Agrees with the weighted mean, and would not with the plain one."""
        return self.cocok and abs(self.cetak.nilai - self.polos) > self.longgar


def rata_berbobot(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        akhir = len(k.sel) - 1
        baris = [r for r in k.biasa if r < akhir]
        if k.tabel.tabel.pulih or len(baris) < _TERKECIL or akhir in k.kepala:
            continue
        semua = {
            b: [x for c in k.berangka() if (x := _rata(k, baris, akhir, b, c)) is not None]
            for b in _bobot(k, baris, akhir)
        }
        cocok = {x.kolom for rata in semua.values() for x in rata if x.cocok}  # each by weights of its own
        for b, rata in semua.items():
            salah = [
                x
                for x in rata
                if not x.cocok and x.kolom not in cocok and not _dikonversi(k, (*baris, akhir), x.kolom)
            ]
            if len(salah) == 1 and any(x.bukti for x in rata):
                yield _temuan(paham, k, salah[0], b, baris, akhir)
                break


_FAKTOR = tuple(Decimal(f) for f in ("2.5", "4", "10", "20", "25", "100"))


def _dikonversi(k: Kisi, baris: Sequence[int], c: int) -> bool:
    """Whether every row, the last too, takes the number from another column by one factor: "3,55 | 88,75"."""
    for d in k.berangka():
        isi = [(k.angka[r][c], k.angka[r][d]) for r in baris]
        dua = [(x, y) for x, y in isi if x is not None and y is not None]
        if d != c and len(dua) == len(isi):
            for f in _FAKTOR:
                if all(abs(x.nilai - y.nilai * f) <= x.langkah for x, y in dua):
                    return True
    return False


def _bobot(k: Kisi, baris: Sequence[int], akhir: int) -> Iterator[int]:
    """Columns of counts that add up in the last row."""
    for c in k.berangka():
        isi = [k.angka[r][c] for r in (*baris, akhir)]
        if any(a is None or a.desimal or a.persen or a.rupiah or a.nilai <= 0 for a in isi):
            continue
        nilai = [a.nilai for a in isi if a is not None]
        if sum(nilai[:-1]) == nilai[-1] and len({*nilai[:-1]}) > 1:
            yield c


def _rata(k: Kisi, baris: Sequence[int], akhir: int, b: int, c: int) -> _Rata | None:
    cetak = k.angka[akhir][c]
    isi = [(k.angka[r][b], k.angka[r][c]) for r in baris]
    ada = [(x.nilai, y) for x, y in isi if x is not None and y is not None]
    if cetak is None or not cetak.desimal or len(ada) < len(baris) or any(not y.desimal for _, y in ada):
        return None
    semua = sum((n for n, _ in ada), Decimal(0))
    berbobot = sum((n * y.nilai for n, y in ada), Decimal(0)) / semua
    polos = sum((y.nilai for _, y in ada), Decimal(0)) / len(ada)
    longgar = sum((n * y.langkah for n, y in ada), Decimal(0)) / semua / 2 + cetak.langkah
    return _Rata(c, cetak, berbobot, polos, longgar)


def _temuan(paham: Paham, k: Kisi, x: _Rata, b: int, baris: Sequence[int], akhir: int) -> Temuan:
    s = k.sel[akhir][x.kolom]
    return temuan(
        paham,
        "rata_rata",
        {s.baris, *(k.sel[r][x.kolom].baris for r in baris)},
        tercetak=s.teks,
        seharusnya=angka(x.berbobot),
        kutipan=paham.baris_teks(s.baris),
        uraian=f"“{k.judul[x.kolom]}” pada “{k.label[akhir]}” tertulis {s.teks}, padahal barisnya dibobot "
        f"dengan “{k.judul[b]}” memberi {angka(x.berbobot)}; kolom lain cocok dengan bobot itu.",
        saran="Hitung ulang rata-ratanya; periksa angka tiap baris.",
    )
