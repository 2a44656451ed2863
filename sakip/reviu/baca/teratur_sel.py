"""Rows of a regular table whose every cell stands on its own line: a name, then as many values on each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sakip.reviu.baca.kata import kata_kata, kata_kepala
from sakip.reviu.baca.lepas_baris import AWAL_NAMA
from sakip.reviu.baca.lepas_kolom import jenis_sel
from sakip.reviu.baca.tabel import TAK_SELESAI, gabung
from sakip.reviu.baca.teratur_garis import Garis, Isi, Rekam, nilai_pertama, ringkasan, sel_nilai, tahun
from sakip.reviu.baca.teratur_total import letakkan

_TERSEDIKIT = 2
#: A header of two cells and two rows: no table by cells has fewer lines.
TERPENDEK = 6
_RENGGANG = 5
_NAMA_TERPANJANG = 8
_SEL = 70
_ANGKA_SEDIKIT = 4
_GANDA = 6

_NOMOR = re.compile(r"\d{1,3}")

_Baris = tuple[list[Garis], list[Garis]]


def isi_sesel(garis: Sequence[Garis]) -> Isi | None:
    """The body of a table by cells; its header has as many lines as a row has cells."""
    garis = _sampai(garis) if len(garis) >= TERPENDEK else ()
    awal = nilai_pertama(garis)
    if awal < 2:
        return None
    kepala0 = garis[0].teks.casefold().strip(".")
    if kepala0 in ("no", "nomor"):
        return _bernomor(garis, awal)
    if kepala0.startswith("tahun") and tahun(garis[awal].teks):
        return _bertahun(garis, awal)
    return _biasa(garis)


def _sampai(garis: Sequence[Garis]) -> Sequence[Garis]:
    """The lines before the first that is no cell: a sentence, or one below a blank line.

    Where a blank line stands between any two cells, two of them end the table, or cells without a value.
    """
    renggang = len(garis) > _RENGGANG and all(g.sela == 1 for g in garis[1:_RENGGANG])
    akhir = len(garis)
    for n, g in enumerate(garis):
        habis = n and g.sela > renggang and not g.lompat and not _ada_lanjutan(garis, n)
        panjang = len(g.teks)
        if habis or (panjang > _SEL and (g.teks[-1] in ".:;" or panjang > 2 * _SEL)):
            akhir = n
            break
    while renggang and akhir and not sel_nilai(garis[akhir - 1].teks):
        akhir -= 1
    return garis[:akhir]


def _ada_lanjutan(garis: Sequence[Garis], n: int) -> bool:
    """Below a blank line a summary row goes on with the table."""
    return ringkasan(garis[n].teks) and n + 1 < len(garis) and sel_nilai(garis[n + 1].teks)


def _baris(garis: Sequence[Garis]) -> list[_Baris]:
    """Names and the values below them."""
    hasil: list[_Baris] = []
    nama: list[Garis] = []
    nilai: list[Garis] = []
    for g in garis:
        if sel_nilai(g.teks):
            if not hasil:
                return []
            nilai.append(g)
        elif hasil and not nilai:
            nama.append(g)
        else:
            nama, nilai = [g], []
            hasil.append((nama, nilai))
    return hasil


def _biasa(garis: Sequence[Garis]) -> Isi | None:
    ruas = _baris(garis)
    if len(ruas) < _TERSEDIKIT:
        return None
    banyak = len(ruas[0][1])
    kepala = [g.teks for g in ruas[0][0][: banyak + 1]]
    pertama = (ruas[0][0][banyak + 1 :], ruas[0][1])
    if not pertama[0] or not _kepala_wajar(kepala, pertama[0], [n for n, _ in ruas[1:]]):
        return None
    return _susun([pertama, *ruas[1:]], banyak, kepala)


def _kepala_wajar(kepala: Sequence[str], nama: Sequence[Garis], lain: Sequence[Sequence[Garis]]) -> bool:
    """Whether the header ends where the count of values says: no cell folded, none left over."""
    if any(
        not (t[0].isupper() or t[0] in "(%" or tahun(t)) or TAK_SELESAI.search(t) or len(t) > 60
        for t in kepala
    ):
        return False
    persen = kepala[-1] == "%" and len(nama) == 1  # a column of its own, for every row has a value in it
    satuan = kepala[1:-1] if persen else kepala[1:]
    if any(t.startswith(("(", "%")) and t.strip("()").casefold() in ("rp", "%") for t in satuan):
        return False  # the unit of the cell above on its own line
    polos = len(nama) == 1 and len(lain) > 2 and all(len(n) == 1 for n in lain)
    if not polos and not any(jenis_sel(t) or all(map(kata_kepala, kata_kata(t))) for t in kepala):
        return False
    jenis = jenis_sel(nama[0].teks)
    bermasa = jenis == "masa" and all(jenis_sel(n[0].teks) == "masa" or ringkasan(n[0].teks) for n in lain)
    if (jenis in ("ekor", "satuan", "tahun", "masa") and not bermasa) or nama[0].teks[0] in "(%&/":
        return False
    lipat = len(nama) > 1 and nama[1].teks[:1].islower()
    sendiri = len(kata_kata(nama[0].teks)) < 3 and jenis == "nilai" and not lipat and not polos
    if sendiri or nama[0].teks[:1].islower():
        return False
    panjang = max([len(n) for n in lain if not ringkasan(n[0].teks)], default=0)
    return (
        len(nama) == 1 or len(nama) <= panjang or (bool(lain) and AWAL_NAMA.match(nama[0].teks) is not None)
    )


def _susun(
    ruas: Sequence[_Baris], banyak: int, kepala: Sequence[str], nomor: Sequence[str] = ()
) -> Isi | None:
    """The rows, where all have a value for each column; the last may be a summary with fewer."""
    baris: list[Rekam] = []
    for n, (nama, nilai) in enumerate(ruas):
        akhir = n + 1 == len(ruas)
        label = ""
        for g in nama:
            label = gabung(label, g.teks)
        ringkas = ringkasan(label)
        isi = tuple((g.teks, g.baris) for g in nilai)
        if not nilai or len(nama) > _NAMA_TERPANJANG:
            return None
        if ringkas or (akhir and len(nilai) < banyak and len(baris) >= _ANGKA_SEDIKIT):
            letak = letakkan([r.nilai for r in baris if not r.ringkas], isi, banyak)
            if letak is None:
                return None
            isi = letak
        elif len(nilai) != banyak or any(r.ringkas for r in baris):
            return None
        baris.append(Rekam(nomor[n] if n < len(nomor) else "", label, nama[0].baris, isi))
    biasa = [r for r in baris if not r.ringkas]
    if len(biasa) < _TERSEDIKIT or (banyak == 1 and len(biasa) < _TERSEDIKIT + 1):
        return None
    ganda = len(baris) - len({r.nama for r in baris})
    if ganda > (len(baris) >= _GANDA) and not nomor:
        return None  # one row printed twice among many is a slip of the report
    return Isi(tuple(baris), bool(nomor), ruas[-1][1][-1].ke + 1, tuple(kepala))


def _bernomor(garis: Sequence[Garis], awal: int) -> Isi | None:
    """Rows that begin with their running number on a line of its own."""
    if garis[awal].teks.strip(".") != "1":
        return None
    kepala = [g.teks for g in garis[1:awal]]
    banyak = len(kepala) - 1
    ruas: list[_Baris] = []
    nomor: list[str] = []
    n = awal
    while n < len(garis):
        if (
            _berikut(nomor, garis[n].teks.strip("."))
            and n + 1 < len(garis)
            and not sel_nilai(garis[n + 1].teks)
        ):
            nomor.append(garis[n].teks)
            n += 1
        elif not ringkasan(garis[n].teks) and not _akhir(garis, n, nomor):
            return None
        nama: list[Garis] = []
        while n < len(garis) and not sel_nilai(garis[n].teks):
            nama.append(garis[n])
            n += 1
        nilai = list(garis[n : n + banyak])
        if nama and (ringkasan(nama[0].teks) or _akhir(garis, n - len(nama), nomor)):
            nilai = [g for g in garis[n:] if sel_nilai(g.teks)][:banyak]
        if not nama or not nilai or not all(sel_nilai(g.teks) for g in nilai):
            return None
        ruas.append((nama, nilai))
        n += len(nilai)
    if len(nomor) < _TERSEDIKIT or banyak < 1:
        return None
    return _susun(ruas, banyak, kepala, nomor)


def _akhir(garis: Sequence[Garis], n: int, nomor: Sequence[str]) -> bool:
    """A summary of any name: the last of many rows, without a number, its name on one line."""
    sisa = [sel_nilai(g.teks) for g in garis[n:]]
    return len(nomor) >= _ANGKA_SEDIKIT and len(sisa) > 1 and not sisa[0] and all(sisa[1:])


def _berikut(nomor: Sequence[str], kini: str) -> bool:
    """The next number, or a slip of it: twice the same, one left out."""
    if not _NOMOR.fullmatch(kini):
        return False
    lalu = int(nomor[-1].strip(".")) if nomor else 0
    return int(kini) - lalu in ((0, 1, 2) if nomor else (1,))


def _bertahun(garis: Sequence[Garis], awal: int) -> Isi | None:
    """Rows that begin with their year, which are as long as the header and count up by one."""
    lebar = awal
    badan = list(garis[awal:])
    if lebar < 3 or len(badan) % lebar or not all(sel_nilai(g.teks) for g in badan):
        return None
    baris = [badan[n : n + lebar] for n in range(0, len(badan), lebar)]
    if len(baris) < _TERSEDIKIT or not all(tahun(b[0].teks) for b in baris):
        return None
    if any(int(b[0].teks) - int(a[0].teks) != 1 for a, b in pairwise(baris)):
        return None
    rekam = [Rekam("", b[0].teks, b[0].baris, tuple((g.teks, g.baris) for g in b[1:])) for b in baris]
    return Isi(tuple(rekam), False, badan[-1].ke + 1, tuple(g.teks for g in garis[:awal]))
