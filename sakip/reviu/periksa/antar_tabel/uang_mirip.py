"""Amounts of money that differ by one digit: one of the two is a slip of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.reviu.angka import baca_sel, cari
from sakip.reviu.model import Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.ingat import sekali

_PANJANG = 8
_BERARTI = 6


@dataclass(frozen=True, slots=True)
class _Tempat:
    unsur: int
    baris: int
    dalam_teks: bool
    teks: str


@sekali
def uang_mirip(paham: Paham) -> Iterator[Temuan]:
    """Pairs of amounts that stand apart and never together, with one digit changed."""
    tempat = _semua(paham)
    topeng: dict[str, list[str]] = defaultdict(list)
    for digit in tempat:
        for i in range(len(digit)):
            topeng[f"{digit[:i]}*{digit[i + 1 :]}"].append(digit)
    sudah: set[tuple[str, str]] = set()
    for digit in tempat:
        for i in range(len(digit) - 1):
            # two neighbouring digits typed the wrong way round; only text against a table tells a slip
            tukar = f"{digit[:i]}{digit[i + 1]}{digit[i]}{digit[i + 2 :]}"
            if digit < tukar and tukar in tempat and _teks_dan_tabel(tempat[digit], tempat[tukar]):
                yield _temuan(paham, tempat[digit], tempat[tukar])
    for kumpulan in topeng.values():
        for n, a in enumerate(kumpulan):
            for b in kumpulan[n + 1 :]:
                if (a, b) not in sudah and not _bersama(tempat[a], tempat[b]):
                    sudah.add((a, b))
                    yield _temuan(paham, tempat[a], tempat[b])


def _semua(paham: Paham) -> dict[str, list[_Tempat]]:
    hasil: dict[str, list[_Tempat]] = defaultdict(list)
    for n, u in enumerate(paham.naskah.unsur):
        if isinstance(u, Paragraf) and "rp" in u.teks.casefold():
            for letak, a in cari(u.teks):
                if a.rupiah:
                    _catat(hasil, a.teks, _Tempat(n, u.baris_pada(letak), True, a.teks))
        elif isinstance(u, Tabel):
            for baris in u.isi:
                for sel in baris:
                    if not sel.isian and _PANJANG <= len(sel.teks) < 40:
                        _catat(hasil, sel.teks, _Tempat(n, sel.baris, False, sel.teks))
    return hasil


def _catat(hasil: dict[str, list[_Tempat]], teks: str, tempat: _Tempat) -> None:
    if "." not in teks and "," not in teks:
        return
    digit = "".join(c for c in teks.split(",")[0] if c.isdigit())
    if len(digit) >= _PANJANG and len(digit.rstrip("0")) >= _BERARTI:
        hasil[digit].append(tempat)


def _bersama(a: list[_Tempat], b: list[_Tempat]) -> bool:
    """Whether both stand in one row, one column or one paragraph: then they are two amounts."""
    return bool({x.unsur for x in a} & {y.unsur for y in b})


def _teks_dan_tabel(a: list[_Tempat], b: list[_Tempat]) -> bool:
    return {x.dalam_teks for x in a} != {x.dalam_teks for x in b} and not _bersama(a, b)


def _temuan(paham: Paham, a: list[_Tempat], b: list[_Tempat]) -> Temuan:
    if (len(b), b[0].baris) > (len(a), a[0].baris):
        a, b = b, a
    tukar = _tertukar(a[0].teks, b[0].teks)
    kelas = "narasi" if any(x.dalam_teks for x in (*a, *b)) else "antar_tabel"
    return temuan(
        paham,
        kelas,
        sorted({x.baris for x in (*a, *b)}),
        kutipan=paham.baris_teks(b[0].baris),
        tercetak=b[0].teks.strip(),
        seharusnya=a[0].teks.strip(),
        uraian=f"{b[0].teks.strip()} pada baris {b[0].baris} berbeda {tukar} dari "
        f"{a[0].teks.strip()} pada baris "
        f"{a[0].baris}; salah satunya salah tulis.",
        saran="Periksa pada dokumen anggaran, lalu samakan.",
        kepastian="pasti" if _salah_tulis(paham, a, b) else "ragu",
    )


def _tertukar(a: str, b: str) -> str:
    x, y = ([c for c in t.split(",")[0] if c.isdigit()] for t in (a, b))
    beda = sum(p != q for p, q in zip(x, y, strict=False))
    return "urutan dua angkanya" if beda > 1 else "satu angka"


def _salah_tulis(paham: Paham, a: list[_Tempat], b: list[_Tempat]) -> bool:
    """Two tables may hold a budget before and after its revision: only a percentage
    that fits the other table's amount tells a slip."""
    if any(x.dalam_teks for x in (*a, *b)):
        return True
    return _persen_cocok(paham, a[0], b[0]) or _persen_cocok(paham, b[0], a[0])


def _persen_cocok(paham: Paham, sini: _Tempat, sana: _Tempat) -> bool:
    """Whether the row of ``sini`` has a percentage that its own amount does not give and ``sana``'s does."""
    satu, lain = baca_sel(sini.teks), baca_sel(sana.teks)
    if satu is None or lain is None:
        return False
    for t in paham.tabel:
        for r in t.baris:
            pagu = [
                i
                for i in r.ambil("pagu")
                if i.sel.baris == sini.baris and i.angka and i.angka.nilai == satu.nilai
            ]
            serap = [i.angka for i in r.ambil("serapan") if i.angka]
            persen = [i.angka for i in r.ambil("persen") if i.angka]
            if pagu and len(serap) == 1 and len(persen) == 1 and lain.nilai:
                sendiri = abs(serap[0].nilai * 100 / satu.nilai - persen[0].nilai)
                milik_lain = abs(serap[0].nilai * 100 / lain.nilai - persen[0].nilai)
                return milik_lain <= persen[0].langkah < sendiri
    return False
