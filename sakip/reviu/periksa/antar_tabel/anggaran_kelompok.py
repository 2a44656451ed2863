"""Money by division against money by programme: where the ceilings show which programmes a division has, its
spending is the sum of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import temuan

#: More programmes leave too many choices; smaller amounts may add up by chance.
_TERBANYAK, _TERKECIL, _PILIHAN = 14, 10_000_000, 20_000


@dataclass(frozen=True, slots=True)
class _Pos:
    baris: Baris
    pagu: Isi
    serap: Isi

    @property
    def dua(self) -> tuple[int, int]:
        assert self.pagu.angka is not None and self.serap.angka is not None
        return int(self.pagu.angka.nilai), int(self.serap.angka.nilai)


def anggaran_kelompok(paham: Paham) -> Iterator[Temuan]:
    """Each division must be made of programmes in one way only, and together they use all of them."""
    tabel = [
        (t, p)
        for t in paham.tabel
        if t.jenis == "anggaran" and not t.maya and 2 <= len(p := _pos(t)) <= _TERBANYAK
    ]
    for rinci, program in tabel:
        for kelompok, divisi in tabel:
            if rinci is kelompok or len(program) <= len(divisi):
                continue
            if sum(x.dua[0] for x in program) == sum(x.dua[0] for x in divisi):
                yield from _banding(paham, program, divisi)


def _pos(t: TabelPaham) -> list[_Pos]:
    """Rows with one ceiling and one spending each; none where a row lacks them."""
    hasil = []
    for b in t.baris:
        if not b.biasa or not b.nama:
            continue
        pagu, serap = ([i for i in b.ambil(x) if _uang(i)] for x in ("pagu", "serapan"))
        if len(pagu) != 1 or len(serap) != 1:
            return []
        hasil.append(_Pos(b, pagu[0], serap[0]))
    return hasil


def _uang(i: Isi) -> bool:
    a = i.angka
    return a is not None and not a.persen and not a.rusak and not a.desimal and a.nilai >= _TERKECIL


def _banding(paham: Paham, program: Sequence[_Pos], divisi: Sequence[_Pos]) -> Iterator[Temuan]:
    milik = [_pilihan(program, d.dua[0]) for d in divisi]
    if any(len(m) != 1 for m in milik):
        return
    semua = [x for m in milik for x in m[0]]
    if len(semua) != len(program) or len(set(semua)) != len(semua):
        return
    salah = []
    for d, m in zip(divisi, milik, strict=True):
        harus = sum(program[i].dua[1] for i in m[0])
        if harus != d.dua[1]:
            salah.append((d, m[0], harus))
    if len(salah) != 1:
        return
    d, ke, harus = salah[0]
    if len(ke) == 1:
        return  # one row against one: told as a copy of it
    yield temuan(
        paham,
        "antar_tabel",
        {d.serap.sel.baris, *(program[i].serap.sel.baris for i in ke)},
        tercetak=d.serap.teks,
        seharusnya=tulis(Decimal(harus)),
        kutipan=d.baris.kutipan(),
        uraian=f"Realisasi “{d.baris.nama}” tertulis {d.serap.teks}, sedangkan {len(ke)} programnya, yang "
        f"pagunya "
        f"berjumlah sama, terealisasi {tulis(Decimal(harus))}.",
        saran="Hitung ulang realisasinya dari tabel per program.",
        keparahan="berat",
    )


def _pilihan(program: Sequence[_Pos], pagu: int) -> list[tuple[int, ...]]:
    """The choices of programmes whose ceilings make a sum; two are enough to know that it is open."""
    hasil: list[tuple[int, ...]] = []
    ada: dict[int, list[int]] = defaultdict(list)
    for i, x in enumerate(program):
        ada[x.dua[0]].append(i)
    banyak = len(program)
    for n in range(1, banyak + 1):
        if comb(banyak, n) > _PILIHAN:
            return []
        for c in combinations(range(banyak), n):
            if sum(program[i].dua[0] for i in c) == pagu:
                hasil.append(c)
                if len(hasil) > 1:
                    return hasil
    return hasil
