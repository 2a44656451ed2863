"""Changes in the blocks of a document, drawn by chance with the rules of ``reviu_ubah``."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from bench.reviu_ubah import (
    JENIS_KALIMAT,
    beda_angka,
    berkalimat,
    bernilai,
    dalam_kalimat,
    ganti_digit,
    ganti_kalimat,
    sekitar,
)
from sakip.dokumen.blok import (
    Baris,
    Blok,
    Daftar,
    Dokumen,
    IsiTeks,
    Melintang,
    Paragraf,
    Sel,
    Tabel,
    Teks,
    kisi_sel,
    polos,
    potongan,
)
from sakip.dokumen.penomoran import semua_blok
from sakip.reviu.angka import baca_sel

Letak = tuple[int, ...]
#: Kind, before, after, the block as it stands then.
Perubahan = tuple[str, str, str, Blok]


@dataclass(frozen=True, slots=True)
class UbahanBlok:
    """A change of one block: of what kind, the block's place in the document, from what to what."""

    jenis: str
    potong: int
    lama: str
    baru: str
    blok: Blok


def _sel_bernilai(tabel: Tabel) -> Iterator[tuple[int, int]]:
    """(row, cell) of the numbers in the body, without the first column, codes, dates and years."""
    for b, tempat in enumerate(kisi_sel(tabel.baris, len(tabel.kolom))):
        for t in tempat:
            if t.sel is not None and t.kolom and bernilai(_teks_sel(tabel.baris[b][t.sel])):
                yield b, t.sel


def _teks_sel(sel: Sel) -> str:
    """What a cell prints when it is plain text, else nothing: cells of several runs are words."""
    return sel.teks if isinstance(sel.teks, str) else ""


def _kalimat(blok: Blok) -> tuple[IsiTeks, ...]:
    """The texts of a block that may hold sentences."""
    if isinstance(blok, Paragraf):
        return (blok.teks,)
    return blok.butir if isinstance(blok, Daftar) else ()


def calon(dok: Dokumen, macam: str) -> Iterator[Letak]:
    """Where something can be changed: (block, row, cell), (block, row) or (block, text, offset, kind)."""
    for urut, blok in enumerate(semua_blok(dok)):
        if isinstance(blok, Tabel) and macam == "angka":
            yield from ((urut, b, k) for b, k in _sel_bernilai(blok))
        elif isinstance(blok, Tabel) and macam == "baris":
            bergabung = any(s.gabung_baris > 1 for b in blok.baris for s in b)
            yield from ((urut, b) for b in sorted({b for b, _ in _sel_bernilai(blok)}) if not bergabung)
        elif macam == "kalimat":
            for n, isi in enumerate(_kalimat(blok)):
                if berkalimat(teks := _polos(isi)):
                    yield from ((urut, n, awal, jenis) for awal, jenis in dalam_kalimat(teks))


def _polos(isi: IsiTeks) -> str:
    """A text with a sign of one letter for each cross reference."""
    return "".join(p.isi if isinstance(p, Teks) else "§" for p in potongan(isi))


def ubah_angka(blok: Blok, letak: Letak, acak: random.Random) -> Perubahan | None:
    """The block with one digit of a table changed."""
    assert isinstance(blok, Tabel)
    b, k = letak
    lama = _teks_sel(blok.baris[b][k])
    baru = ganti_digit(lama, acak)
    if baru is None:
        return None
    isi = (*blok.baris[:b], _dengan_sel(blok.baris[b], {k: baru}), *blok.baris[b + 1 :])
    return "angka", lama, baru, replace(blok, baris=isi)


def ubah_kalimat(blok: Blok, letak: Letak, acak: random.Random) -> Perubahan | None:
    """The block with a number, verdict or direction of a sentence changed."""
    n, awal, macam = letak
    semua = _kalimat(blok)
    teks = _polos(semua[n])
    lama, baru = ganti_kalimat(teks, awal, macam, acak)
    isi = baru and _ganti(semua[n], awal, lama, baru)
    if not baru or not isi:
        return None
    hasil: Blok
    if isinstance(blok, Daftar):
        hasil = replace(blok, butir=(*semua[:n], isi, *semua[n + 1 :]))
    else:
        assert isinstance(blok, Paragraf)
        hasil = replace(blok, teks=isi)
    return JENIS_KALIMAT[macam], sekitar(teks, awal, lama), baru, hasil


def _ganti(isi: IsiTeks, awal: int, lama: str, baru: str) -> IsiTeks | None:
    """The text with ``lama`` at ``awal`` replaced; None where it does not stand within one run."""
    if isinstance(isi, str):
        return isi[:awal] + baru + isi[awal + len(lama) :]
    hasil = list(isi)
    for n, p in enumerate(isi):
        panjang = len(p.isi) if isinstance(p, Teks) else 1
        if isinstance(p, Teks) and awal >= 0 and awal + len(lama) <= panjang:
            hasil[n] = replace(p, isi=p.isi[:awal] + baru + p.isi[awal + len(lama) :])
            return tuple(hasil)
        awal -= panjang
    return None


def ubah_baris(blok: Blok, letak: Letak, acak: random.Random) -> Perubahan | None:
    """The block with a row dropped, doubled, or its numbers swapped with another row's."""
    assert isinstance(blok, Tabel)
    (b,) = letak
    baris = blok.baris
    cara = acak.choice(("hilang", "ganda", "tukar"))
    isi: tuple[Baris, ...]
    if cara == "hilang":
        isi, baru = (*baris[:b], *baris[b + 1 :]), ""
    elif cara == "ganda":
        isi, baru = (*baris[: b + 1], *baris[b:]), "dua kali"
    else:
        lain = [c for c in sorted({c for c, _ in _sel_bernilai(blok)} - {b}) if _dapat_ditukar(baris, b, c)]
        if not lain:
            return None
        c = acak.choice(lain)
        isi = _tukar(baris, b, c)
        baru = _tampak(baris[c])
    return f"baris: {cara}", _tampak(baris[b]), baru, replace(blok, baris=isi)


def _tukar(baris: tuple[Baris, ...], b: int, c: int) -> tuple[Baris, ...]:
    """Two rows with their numbers exchanged; the first cells and the words stay."""
    tukar = [k for k, s in enumerate(baris[b]) if k and _angka(s) and _angka(baris[c][k])]
    isi = list(baris)
    for x, y in ((b, c), (c, b)):
        isi[x] = _dengan_sel(baris[x], {k: _teks_sel(baris[y][k]) for k in tukar})
    return tuple(isi)


def _angka(sel: Sel) -> bool:
    return baca_sel(_teks_sel(sel)) is not None


def _dapat_ditukar(baris: Sequence[Baris], b: int, c: int) -> bool:
    x, y = baris[b], baris[c]
    return [s.gabung_kolom for s in x] == [s.gabung_kolom for s in y] and beda_angka(
        [(_teks_sel(s), _teks_sel(t)) for s, t in zip(x[1:], y[1:], strict=True)]
    )


def _tampak(baris: Baris) -> str:
    return " | ".join(polos(s.teks) for s in baris)


def _dengan_sel(baris: Baris, teks: dict[int, str]) -> Baris:
    return tuple(replace(s, teks=teks[k]) if k in teks else s for k, s in enumerate(baris))


Pengubah = Callable[[Blok, Letak, random.Random], Perubahan | None]
UBAH: dict[str, Pengubah] = {"angka": ubah_angka, "kalimat": ubah_kalimat, "baris": ubah_baris}


def ubahan(dok: Dokumen, macam: str, banyak: int, benih: int) -> Iterator[UbahanBlok]:
    """``banyak`` changes of a kind (0: one at every place), the same for the same ``benih``."""
    acak = random.Random(f"{macam} {benih}")
    blok = list(semua_blok(dok))
    pilihan = list(calon(dok, macam))
    acak.shuffle(pilihan)
    n = 0
    for urut, *letak in pilihan:
        if hasil := UBAH[macam](blok[urut], tuple(letak), acak):
            jenis, lama, baru, isi = hasil
            yield UbahanBlok(jenis, urut, lama, baru, isi)
            n += 1
        if banyak and n >= banyak:
            return


def dengan_ubahan(dok: Dokumen, daftar: Sequence[UbahanBlok]) -> Dokumen:
    """The document with these changes, each of another block."""
    baru = {u.potong: u.blok for u in daftar}
    urut = count()

    def pasang(blok: Blok) -> Blok:
        if isinstance(blok, Melintang):
            return replace(blok, isi=tuple(pasang(b) for b in blok.isi))
        return baru.get(next(urut), blok)

    return replace(
        dok,
        sebelum_sampul=tuple(pasang(b) for b in dok.sebelum_sampul),
        isi=tuple(pasang(b) for b in dok.isi),
    )
