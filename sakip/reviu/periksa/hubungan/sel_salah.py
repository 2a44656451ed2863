"""The one cell that two proofs of a table show to be wrong: its column does not add up, its row disagrees.

Where a column misses its total by some amount, and a row agrees with its other numbers (a quotient, a
difference, a sum) only with that amount put right, the slip is neither the total nor the quotient.
The other checks leave to it what it explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import Kisi, lanjutan, semua_kisi
from sakip.reviu.periksa.lebih_100.baris import lebih_baris

_SERATUS = Decimal(100)
_TERLEBAR, _TERTINGGI = 9, 60
#: Rows that must agree before one that does not is held against them.
_BUKTI = 2
#: Digits without which an agreement may be chance.
_BERARTI = 3

#: What a row's numbers give for a column, by the other numbers of the row; None where they give nothing.
_Hitung = Callable[[Sequence[Decimal | None], Decimal | None], Decimal | None]


@dataclass(frozen=True, slots=True)
class SelSalah:
    """A wrong cell, what it should be, and the cells that only seem wrong because of it."""

    kisi: Kisi
    baris: int
    kolom: int
    benar: Decimal
    akibat: tuple[Sel, ...]
    #: The row of the total, and the cell of the row whose proof it is.
    total: int
    bukti: Sel

    @property
    def sel(self) -> Sel:
        return self.kisi.sel[self.baris][self.kolom]


@dataclass(frozen=True, slots=True)
class _Hubungan:
    """``hasil`` is worked out from ``dari`` in most rows."""

    hasil: int
    dari: tuple[int, ...]
    hitung: _Hitung


@ingat
def semua_salah(paham: Paham) -> tuple[SelSalah, ...]:
    """Every wrong cell of the report that two proofs show."""
    return tuple(x for k in semua_kisi(paham) if _terbaca(k) for x in _cari(k))


def dijelaskan(paham: Paham, t: Temuan) -> bool:
    """Whether a finding only tells what a wrong cell causes."""
    return any(
        s.baris in t.baris and s.teks.strip() == t.tercetak for x in semua_salah(paham) for s in x.akibat
    )


def jumlah_salah(paham: Paham) -> Iterator[Temuan]:
    """One finding for every wrong cell; what passes its ceiling or its whole is told as such."""
    lebih = {(t.baris, t.tercetak.split(" dari ")[0]) for t in lebih_baris(paham)}
    for x in semua_salah(paham):
        if not melampaui(x) and not any(x.sel.baris in b and c == x.sel.teks.strip() for b, c in lebih):
            yield _temuan(paham, x)


def melampaui(x: SelSalah) -> bool:
    """A realisation over its ceiling, within it by the amount that is right."""
    k = x.kisi
    cetak = k.angka[x.baris][x.kolom]
    if k.tabel.maya or cetak is None or k.tabel.kolom[x.kolom].peran != "serapan":
        return False
    pagu = [
        a.nilai
        for c in k.kolom
        if k.tabel.kolom[c].peran == "pagu" and (a := k.angka[x.baris][c]) is not None
    ]
    return bool(pagu) and x.benar <= max(pagu) < cetak.nilai


def _terbaca(k: Kisi) -> bool:
    return not lanjutan(k.sel) and len(k.sel) <= _TERTINGGI and 1 < len(k.kolom) <= _TERLEBAR


def _cari(k: Kisi) -> Iterator[SelSalah]:
    total = sorted(k.total) or _tak_bernama(k)
    if len(total) != 1 or (total[0] and any(r > total[0] for r in k.biasa)):
        return
    t = total[0]
    hubungan = list(_hubungan(k, t))
    for c in k.kolom:
        bagian = [r for r in k.biasa if r != t and k.angka[r][c] is not None]
        beda = _beda(k, t, c, bagian)
        if not beda:
            continue
        calon = [
            (r, benar, h)
            for r, benar in _calon(k, t, c, bagian, beda)
            for h in hubungan
            if c in (h.hasil, *h.dari) and _membuktikan(k, h, r, c, benar, t)
        ]
        if len({(r, benar) for r, benar, _ in calon}) == 1:
            r, benar, _ = calon[0]
            akibat = [k.sel[t][c], k.sel[r][c], *(k.sel[r][h.hasil] for _, _, h in calon)]
            yield SelSalah(k, r, c, benar, tuple(akibat), t, akibat[-1])


def _tak_bernama(k: Kisi) -> list[int]:
    """The last row, where no word calls it a total but two columns or more add up to it."""
    t = len(k.sel) - 1
    if t < _BUKTI + 1 or t in k.kepala:
        return []
    bagian = [r for r in k.biasa if r < t]
    pas = 0
    for c in k.kolom:
        isi = [a for r in bagian if (a := k.angka[r][c]) is not None and a.nilai]
        total = k.angka[t][c]
        utuh = len(isi) > 1 and total is not None and not any(a.persen or a.desimal for a in (*isi, total))
        pas += utuh and total is not None and sum((a.nilai for a in isi), Decimal(0)) == total.nilai
    return [t] if pas > 1 else []


def _beda(k: Kisi, t: int, c: int, bagian: Sequence[int]) -> Decimal:
    """By how much a printed total passes the sum of its parts; 0 where it does not or is none."""
    total = k.angka[t][c]
    isi = [a for r in bagian if (a := k.angka[r][c]) is not None]
    if total is None or len(isi) < _BUKTI or any(a.persen or a.desimal or a.rusak for a in (*isi, total)):
        return Decimal(0)
    return total.nilai - sum((a.nilai for a in isi), Decimal(0))


def _calon(k: Kisi, t: int, c: int, bagian: Sequence[int], beda: Decimal) -> Iterator[tuple[int, Decimal]]:
    """The total without the difference, and each part with it."""
    for r in (t, *bagian):
        a = k.angka[r][c]
        benar = Decimal(-1) if a is None else a.nilai + (-beda if r == t else beda)
        if benar >= 0:
            yield r, benar


# --- what the rows of a table work out -------------------------------------------------------------------


def _hubungan(k: Kisi, t: int) -> Iterator[_Hubungan]:
    kolom = [c for c in k.kolom if sum(b[c] is not None for b in k.angka) > _BUKTI]
    for c in kolom:
        asal = [x for x in kolom if x != c]
        pecahan = any(a is not None and (a.persen or a.desimal) for b in k.angka if (a := b[c]) is not None)
        for x, y in permutations(asal, 2):
            if pecahan:
                yield _Hubungan(c, (x, y), _bagi(x, y))
                yield _Hubungan(c, (x, y), _tumbuh(x, y))
            else:
                yield _Hubungan(c, (x, y), _kurang(x, y))
        if pecahan:
            yield from (_Hubungan(c, (x,), _porsi(x)) for x in asal)
        kiri = tuple(x for x in kolom if x < c)
        yield from (_Hubungan(c, kiri[n:], _tambah(kiri[n:])) for n in range(len(kiri) - 1) if not pecahan)


def _bagi(x: int, y: int) -> _Hitung:
    return lambda b, _: None if b[x] is None or not b[y] else b[x] / b[y] * _SERATUS  # type: ignore[operator]


def _tumbuh(x: int, y: int) -> _Hitung:
    return lambda b, _: None if b[x] is None or not b[y] else (b[x] - b[y]) / b[y] * _SERATUS  # type: ignore[operator]


def _kurang(x: int, y: int) -> _Hitung:
    return lambda b, _: None if b[x] is None or b[y] is None else b[x] - b[y]  # type: ignore[operator]


def _porsi(x: int) -> _Hitung:
    return lambda b, utuh: None if b[x] is None or not utuh else b[x] / utuh * _SERATUS  # type: ignore[operator]


def _tambah(kolom: Sequence[int]) -> _Hitung:
    def jumlah(b: Sequence[Decimal | None], _: Decimal | None) -> Decimal | None:
        isi = [n for c in kolom if (n := b[c]) is not None]
        return sum(isi, Decimal(0)) if len(isi) == len(kolom) else None

    return jumlah


def _membuktikan(k: Kisi, h: _Hubungan, r: int, c: int, benar: Decimal, t: int) -> bool:
    """Whether the row keeps the rule with the right number only, as nearly all others do."""
    if h.hasil == c and len(h.dari) == 1:
        return False
    baru = _nilai(k, r)
    baru[c] = benar
    utuh = _utuh(k, h, t, baru[h.dari[0]] if r == t else None)
    cetak = k.angka[r][h.hasil]
    lama = _utuh(k, h, t, None)
    if cetak is None or not _cukup(cetak) or _sesuai(k, h, r, _nilai(k, r), lama) is not False:
        return False
    harap = h.hitung(baru, utuh)
    tepat = benar if h.hasil == c else cetak.nilai
    if harap is None or abs(harap - tepat) > (cetak.langkah if cetak.desimal else 0):
        return False
    lain = [_sesuai(k, h, x, _nilai(k, x), utuh) for x in range(len(k.sel)) if x not in (r, *k.kepala)]
    ya, tidak = lain.count(True), lain.count(False)
    return ya >= _BUKTI and tidak * 4 <= ya


def _nilai(k: Kisi, r: int) -> list[Decimal | None]:
    return [None if a is None else a.nilai for a in k.angka[r]]


def _utuh(k: Kisi, h: _Hubungan, t: int, ganti: Decimal | None) -> Decimal | None:
    """The whole of which each row is a share."""
    a = k.angka[t][h.dari[0]]
    return ganti if ganti is not None else None if a is None else a.nilai


def _cukup(a: Angka) -> bool:
    return a.digit >= _BERARTI or not (a.persen or a.desimal)


def _sesuai(
    k: Kisi, h: _Hubungan, r: int, isi: Sequence[Decimal | None], utuh: Decimal | None
) -> bool | None:
    """Whether a row keeps the rule; None where it tells nothing."""
    cetak = k.angka[r][h.hasil]
    harap = h.hitung(isi, utuh)
    if cetak is None or harap is None or not any(isi[x] for x in h.dari):
        return None
    return abs(harap - cetak.nilai) <= (cetak.langkah if cetak.desimal else Decimal(0))


def _temuan(paham: Paham, x: SelSalah) -> Temuan:
    k = x.kisi
    nama = k.label[x.baris] or "baris itu"
    benar = angka(x.benar, 0)
    bukti = "angka lain" if x.bukti is x.sel else x.bukti.teks.strip()
    return temuan(
        paham,
        "jumlah",
        {x.sel.baris, k.sel[x.total][x.kolom].baris, *(k.sel[r][x.kolom].baris for r in k.biasa)},
        tercetak=x.sel.teks.strip(),
        seharusnya=benar,
        kutipan=paham.baris_teks(x.sel.baris),
        uraian=f"“{nama}” tertulis {x.sel.teks.strip()}; jumlah kolomnya dan {bukti} pada "
        f"barisnya sama-sama hanya cocok dengan {benar}.",
        saran="Periksa angka itu pada sumbernya; jumlah dan hitungan lain pada tabel ini sudah cocok.",
    )
