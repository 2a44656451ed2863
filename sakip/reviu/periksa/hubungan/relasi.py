"""Columns (or rows) that a table works out from others: differences, sums of several, products, shares.

What a column is worked out from is learned from the rows that agree, those of tables with the same header
taken together, or read in its own header ("Bobot × nilai", "Selisih").  A row that breaks the rule, where
nearly all others keep it, holds a slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations, product

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_TERLEBAR = 14
#: Telling rows that prove a rule which the header states.
_CUKUP_BERNAMA = Decimal(1)
#: ... and where all columns before it are its parts.
_CUKUP_SEMUA = Decimal(2)
_UANG = 1_000_000
#: "Deviasi Halaman III DIPA" is a component with a weight and a score of its own, no difference of others.
_SELISIH = re.compile(
    r"\b(?:selisih|deviasi(?!\s+(?:hal\b|halaman\b|rpd\b|rencana\s+penarikan\b))|gap|perbedaan|beda|kenaikan|"
    r"perubahan|sisa|yoy)\b",
    re.IGNORECASE,
)
#: Weights are set, not worked out: that one is the difference of two others is chance.
_BOBOT = re.compile(r"\W*bobot\b(?!\s*[×x*])", re.IGNORECASE)
_EFISIENSI = re.compile(r"\befisiensi\b", re.IGNORECASE)
_KALI = re.compile(r"^(.+?)\s*[×x*]\s*(.+)$")
_TERHADAP = re.compile(r"^(.+?)\s+(?:terhadap|per|dibanding(?:kan)?)\s+(.+)$", re.IGNORECASE)
_CAPAIAN = re.compile(r"\W*capaian\b", re.IGNORECASE)
_TARGET = re.compile(r"\W*target\b", re.IGNORECASE)
_REALISASI = re.compile(r"\brealisasi\b", re.IGNORECASE)
_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Lajur:
    """A column of all tables that share a header: its title and its cells, row by row."""

    judul: str
    isi: tuple[Angka | None, ...]
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Hubungan:
    """What a rule gives for each row (None: nothing), as (value, slack, calculation); ``bernama``: by header.

    ``perlu``: how much the rows that keep it must prove.
    """

    kelas: str
    hasil: tuple[tuple[Decimal, Decimal, str] | None, ...]
    bernama: bool = False
    perlu: Decimal = Decimal(3)


def relasi(paham: Paham, kelas: str) -> Iterator[Temuan]:
    """Findings of ``kelas`` ("jumlah" or "realisasi")."""
    return (t for t in _semua(paham) if t.kelas == kelas)


@sekali
def _semua(paham: Paham) -> Iterator[Temuan]:
    for lajur in _kelompok(paham):
        beda: Beda = {}
        # what is worked out stands to the right of what it is worked out from
        urut = reversed(list(enumerate(lajur)))
        temu = [x for n, c in urut if (x := _terbaik(c, _hubungan(lajur, n, beda))) is not None]
        temu.sort(key=lambda x: (not x.aturan.bernama, -x.bukti))
        sudah: set[int] = set()  # one slip breaks every rule of its row
        for x in temu:
            baru = [r for r in x.gagal if r not in sudah]
            sudah.update(baru)
            yield from (_temuan(paham, x, r) for r in baru)


def _kelompok(paham: Paham) -> Iterator[list[Lajur]]:
    """The columns of numbers, of tables with one header together; and the rows of small tables."""
    sama: dict[tuple[str, ...], list[Kisi]] = defaultdict(list)
    for k in semua_kisi(paham):
        if not k.tabel.tabel.pulih and k.lebar > 1:
            sama[k.judul if any(k.judul) else (str(id(k)),)].append(k)
    for kisi in sama.values():
        yield from _tegak(kisi)
        for k in kisi:
            if len(k.sel) <= _TERLEBAR:
                yield from _datar(k)


def _tegak(kisi: Sequence[Kisi]) -> Iterator[list[Lajur]]:
    kolom = [c for c in range(kisi[0].lebar) if any(c in k.berangka() for k in kisi)]
    if 2 < len(kolom) <= _TERLEBAR:
        baris = [
            (k, r)
            for k in kisi
            for r in range(len(k.sel))
            if r not in k.kepala and not _BOBOT.match(k.label[r])
        ]
        yield [
            Lajur(
                kisi[0].judul[c], tuple(k.angka[r][c] for k, r in baris), tuple(k.sel[r][c] for k, r in baris)
            )
            for c in kolom
        ]


def _datar(k: Kisi) -> Iterator[list[Lajur]]:
    """Rows as columns, where they are told by names and no row is a total."""
    kolom = [c for c in k.berangka() if not _BOBOT.match(k.judul[c])]
    if len(kolom) < 2 or k.total or not any(_SELISIH.search(x) for x in k.label):
        return
    baris = [r for r in range(len(k.sel)) if r not in k.kepala and k.label[r]]
    yield [
        Lajur(k.label[r], tuple(k.angka[r][c] for c in kolom), tuple(k.sel[r][c] for c in kolom))
        for r in baris
    ]


# --- the rules ------------------------------------------------------------------------------------------


Hasil = tuple[tuple[Decimal, Decimal, str] | None, ...]
#: The differences of two columns of a table, worked out once for all columns they may explain.
Beda = dict[tuple[int, int], Hasil]


def _hubungan(lajur: Sequence[Lajur], n: int, beda: Beda) -> Iterator[Hubungan]:
    c = lajur[n]
    yield from _menurut_judul(lajur, n)
    yield from _capaian(lajur, n)
    if any(a is not None and not a.persen and a.desimal == 0 and a.nilai for a in c.isi) or any(
        a is not None and a.desimal for a in c.isi
    ):
        yield from _jumlah(lajur, n)
    bernama = _SELISIH.search(c.judul) is not None
    if not bernama and not any(x is not None and x.desimal for x in c.isi):
        return
    hemat = _EFISIENSI.search(c.judul) is not None
    perlu = _CUKUP_BERNAMA if bernama else _CUKUP_SEMUA if hemat else Decimal(3)
    for dua in permutations([m for m in range(len(lajur)) if m != n], 2):
        if dua not in beda:
            beda[dua] = _selisih(lajur[dua[0]], lajur[dua[1]])
        yield Hubungan("realisasi", beda[dua], bernama, perlu)
    if hemat:
        yield from _efisiensi(lajur, n)


def _selisih(a: Lajur, b: Lajur) -> Hasil:
    return tuple(
        None
        if x is None or y is None or x.nilai == y.nilai
        else (x.nilai - y.nilai, _longgar(x, y), f"{x.teks} − {y.teks}")
        for x, y in zip(a.isi, b.isi, strict=True)
    )


def _efisiensi(lajur: Sequence[Lajur], n: int) -> Iterator[Hubungan]:
    """((ceiling × capaian) − realisation) ÷ (ceiling × capaian), or ÷ ceiling: as the rules on SMART reckon
    it, with whichever columns are the amounts and the percentage."""
    uang = [x for m, x in enumerate(lajur) if m < n and _beruang(x)]
    persen = [x for m, x in enumerate(lajur) if m < n and not _beruang(x)]
    for (pagu, serap), c in product(permutations(uang, 2), persen):
        for utuh in (True, False):
            hasil = (_hemat(*x, utuh=utuh) for x in zip(pagu.isi, serap.isi, c.isi, strict=True))
            yield Hubungan("realisasi", tuple(hasil), False, _CUKUP_SEMUA)


def _beruang(x: Lajur) -> bool:
    ada = [a for a in x.isi if a is not None]
    return bool(ada) and all(a.nilai >= _UANG and not a.persen for a in ada)


def _hemat(
    pagu: Angka | None, serap: Angka | None, c: Angka | None, *, utuh: bool
) -> tuple[Decimal, Decimal, str] | None:
    """``utuh``: the saving as a share of ceiling × capaian, else of the ceiling alone."""
    if pagu is None or serap is None or c is None or not pagu.nilai or not c.nilai:
        return None
    guna = pagu.nilai * c.nilai / _SERATUS
    dasar, sebutan = (guna, f"({pagu.teks} × {c.teks})") if utuh else (pagu.nilai, pagu.teks)
    longgar = _setengah(c) * serap.nilai / guna
    tulis = f"({pagu.teks} × {c.teks} − {serap.teks}) ÷ {sebutan} × 100"
    return (guna - serap.nilai) / dasar * _SERATUS, longgar, tulis


def _jumlah(lajur: Sequence[Lajur], n: int) -> Iterator[Hubungan]:
    """The sum of the columns that stand together before it."""
    for awal in range(n - 1):
        bagian = lajur[awal:n]
        if len(bagian) < 2:
            continue
        hasil: list[tuple[Decimal, Decimal, str] | None] = []
        for isi in zip(*(x.isi for x in bagian), strict=True):
            ada = [a for a in isi if a is not None]
            if len(ada) < 2 or any(a.persen for a in ada) or not any(a.nilai for a in ada):
                hasil.append(None)
                continue
            nilai = sum((a.nilai for a in ada), Decimal(0))
            hasil.append((nilai, _longgar(*ada), " + ".join(a.teks for a in ada)))
        yield Hubungan("jumlah", tuple(hasil), perlu=Decimal(3) if awal else _CUKUP_SEMUA)


def _menurut_judul(lajur: Sequence[Lajur], n: int) -> Iterator[Hubungan]:
    """ "Bobot × nilai", "Volume terhadap target": the header names both columns."""
    judul = lajur[n].judul
    for pola, kali in ((_KALI, True), (_TERHADAP, False)):
        cocok = pola.match(judul)
        if cocok is None:
            continue
        a, b = _bernama(lajur, n, cocok[1]), _bernama(lajur, n, cocok[2])
        if a is not None and b is not None and a is not b:
            hasil = (_hasil_judul(x, y, kali=kali) for x, y in zip(a.isi, b.isi, strict=True))
            yield Hubungan("realisasi", tuple(hasil), True, Decimal(0) if kali else _CUKUP_BERNAMA)


def _capaian(lajur: Sequence[Lajur], n: int) -> Iterator[Hubungan]:
    """ "Capaian s.d. periode" beside a target: of whichever column gives it, called as the indicator is."""
    if not _CAPAIAN.match(lajur[n].judul) or any(_REALISASI.search(x.judul) for x in lajur):
        return  # a realisation called so may be reckoned by falling polarity
    for t in (x for m, x in enumerate(lajur) if m != n and _TARGET.match(x.judul)):
        for x in lajur[:n]:
            if x is not t and not _TARGET.match(x.judul):
                hasil = (_hasil_judul(a, b, kali=False) for a, b in zip(x.isi, t.isi, strict=True))
                yield Hubungan("realisasi", tuple(hasil), True, Decimal(3))


def _bernama(lajur: Sequence[Lajur], n: int, sebutan: str) -> Lajur | None:
    """The one column that a part of a header means: by all its words, the shortest title first."""
    kata = set(kunci(sebutan))
    calon = [x for m, x in enumerate(lajur) if m < n and kata and kata <= set(kunci(x.judul))]
    calon.sort(key=lambda x: len(kunci(x.judul)))
    if len(calon) > 1 and len(kunci(calon[0].judul)) == len(kunci(calon[1].judul)):
        return None
    return calon[0] if calon else None


def _hasil_judul(x: Angka | None, y: Angka | None, *, kali: bool) -> tuple[Decimal, Decimal, str] | None:
    if x is None or y is None:
        return None
    if kali:
        bagi = _SERATUS if x.persen != y.persen or x.persen else Decimal(1)
        longgar = (abs(x.nilai) * _setengah(y) + abs(y.nilai) * _setengah(x)) / bagi
        ekor = "" if bagi == 1 or x.persen or y.persen else " ÷ 100"
        return x.nilai * y.nilai / bagi, longgar, f"{x.teks} × {y.teks}{ekor}"
    if not y.nilai or x.persen != y.persen:
        return None
    longgar = (_setengah(x) + abs(x.nilai / y.nilai) * _setengah(y)) / abs(y.nilai) * _SERATUS
    return x.nilai / y.nilai * _SERATUS, longgar, f"{x.teks} ÷ {y.teks} × 100"


def _setengah(a: Angka) -> Decimal:
    """How far rounding may have moved a print; counts and money are exact."""
    return a.langkah / 2 if a.desimal else Decimal(0)


def _longgar(*isi: Angka) -> Decimal:
    return sum((_setengah(a) for a in isi), Decimal(0))


# --- which rows keep and break a rule -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Temu:
    lajur: Lajur
    aturan: Hubungan
    bukti: Decimal
    gagal: tuple[int, ...]


def _terbaik(c: Lajur, hubungan: Iterable[Hubungan]) -> _Temu | None:
    """The rule that the column obeys best, where its rows prove one."""
    terbaik: _Temu | None = None
    for h in hubungan:
        bukti, gagal = _nilai(c, h)
        if bukti < h.perlu or len(gagal) > max(1, int(bukti) // 5):
            continue
        if terbaik is None or (bukti, -len(gagal)) > (terbaik.bukti, -len(terbaik.gagal)):
            terbaik = _Temu(c, h, bukti, tuple(gagal))
    return terbaik


def _temuan(paham: Paham, x: _Temu, r: int) -> Temuan:
    a, harap = x.lajur.isi[r], x.aturan.hasil[r]
    assert a is not None and harap is not None
    harus = angka(harap[0], max(a.desimal, 2 if a.desimal or a.persen else 0))
    return temuan(
        paham,
        x.aturan.kelas,
        {x.lajur.sel[r].baris},
        tercetak=a.teks,
        seharusnya=harus,
        uraian=f"“{x.lajur.judul}” tertulis {a.teks}, padahal "
        f"{'' if x.aturan.bernama else 'seperti pada baris lain '}{harap[2]} = {harus}.",
        saran="Hitung ulang baris itu dari kolom-kolom penyusunnya.",
    )


def _nilai(c: Lajur, h: Hubungan) -> tuple[Decimal, list[int]]:
    """What the rows that keep the rule prove (equal prints once), and the rows that break it."""
    bukti: dict[Decimal, Decimal] = {}
    gagal: list[int] = []
    for r, (a, harap) in enumerate(zip(c.isi, h.hasil, strict=True)):
        if a is None or harap is None:
            continue
        batas = harap[1] + (a.langkah if a.desimal else Decimal(0))
        if any(abs(n - harap[0]) <= batas for n, _ in a.bacaan()):
            bukti[a.nilai] = max(bukti.get(a.nilai, Decimal(0)), _berat(a, h, r))
        else:
            gagal.append(r)
    return sum(bukti.values(), Decimal(0)), gagal


def _berat(a: Angka, h: Hubungan, r: int) -> Decimal:
    """A number of one digit, or one that a single part gives, proves little."""
    harap = h.hasil[r]
    assert harap is not None
    if h.bernama:
        return Decimal(1)
    digit = a.digit
    if h.kelas == "jumlah":
        bagian = [x for x in re.split(r" \+ ", harap[2]) if re.search(r"[1-9]", x)]
        if abs(a.nilai) >= _UANG and len(bagian) > 1:
            return Decimal("1.5")
        return Decimal(1) if len(bagian) > 1 and digit > 1 else Decimal("0.5")
    return Decimal(1) if digit > 1 else Decimal(0)
