"""Tables as typst calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sakip.dokumen import warna
from sakip.dokumen.blok import Baris, Sel, Tabel, Teks, kisi_sel
from sakip.dokumen.rapat import awal_kaki, baris_kelompok, kepala_berulang, tabel_utuh
from sakip.dokumen.teks import panjang, potongan_sel

if TYPE_CHECKING:
    from sakip.dokumen.pdf.sumber import Penulis

_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
# A row that may be taller than most of a page must be allowed to part; a 9 pt column holds about so many
# characters a millimetre.
_HURUF_PER_MM = 0.613


def tabel(p: Penulis, urut: int, blok: Tabel) -> str:
    lebar = [k.lebar for k in blok.kolom]
    kolom = ", ".join(f"{w / min(lebar):.4g}fr" for w in lebar)
    rata = ", ".join(_RATA[k.rata] for k in blok.kolom)
    kepala = ", ".join(f"({b},)" for b in _baris_baris(p, blok.baris_kepala, lebar, kepala=True))
    isi = "".join(f",\n{b}" for b in _badan_tabel(p, blok, lebar))
    gambar = (
        f"tabel(({kolom},), ({rata},), ({kepala},), {str(kepala_berulang(blok, p.halaman)).lower()}{isi})"
    )
    catatan = p.isi(blok.catatan) if blok.catatan.strip() else "none"
    utuh = str(tabel_utuh(blok, p.halaman)).lower()
    e = p.nomor.menurut_urut.get(urut)
    if e is None:
        return f"#tanpa-takarir({gambar}, {catatan}, {utuh})"
    lain = "" if e.terdaftar else ", terdaftar: false"
    return f"#bertakarir({p.label(e)}, <t{urut}>, {gambar}, {catatan}, {utuh}{lain})"


def _badan_tabel(p: Penulis, tabel: Tabel, lebar: list[float]) -> Iterator[str]:
    """Rows that must not part from their neighbour stand in a call: typst knows such rows as headings
    within the table (a group and its first row) and as its foot (the last two)."""
    kelompok, kaki = baris_kelompok(tabel), awal_kaki(tabel)
    baris = list(_baris_baris(p, tabel.baris, lebar))
    tumpuk: list[str] = []  # groups right below each other are one heading: typst cannot lay out two
    for urut, isi in enumerate(baris[:kaki]):
        if urut in kelompok:
            tumpuk.append(isi)
            continue
        if tumpuk:
            yield f"kelompok({', '.join(tumpuk)})"
            tumpuk = []
        yield isi
    if kaki < len(baris):
        yield f"kaki({', '.join(baris[kaki:])})"


def _baris_baris(
    p: Penulis, baris: Sequence[Baris], lebar: list[float], *, kepala: bool = False
) -> Iterator[str]:
    per_huruf = _HURUF_PER_MM * p.halaman.lebar_teks / sum(lebar)
    for sel_sel, tempat in zip(baris, kisi_sel(baris, len(lebar)), strict=True):
        muat = [per_huruf * sum(lebar[t.kolom : t.kolom + t.lebar]) for t in tempat if t.sel is not None]
        pasangan = list(zip(sel_sel, muat, strict=True))
        pecah = not kepala and any(panjang(s.teks) / m > p.halaman.baris_tabel for s, m in pasangan)
        # Ragged columns divide greedily: only words that their column could not hold well may be divided,
        # in headings only words that hardly any column holds.
        pendek = 11 if kepala else 7
        yield ", ".join(
            _sel(p, s, kepala, pecah, (max(pendek, round(0.6 * m)), max(5, int(0.9 * m))))
            for s, m in pasangan
        )


def _sel(p: Penulis, sel: Sel, kepala: bool, boleh_pecah: bool, batas: tuple[int, int]) -> str:
    runtun = potongan_sel(sel)
    token = warna.TOKEN[sel.warna] if sel.warna else None
    if token and token.bentuk:
        bentuk = f"bentuk({p.s(token.kuat)}, {p.s(token.bentuk)})"
        isi = f"{{{bentuk}; {p.runtun([Teks(' '), *runtun[1:]], *batas)[1:-1]}}}"
    else:
        isi = p.runtun(runtun, *batas)
    if sel.tebal or kepala:
        isi = f"b({isi})"
    arg = []
    if sel.gabung_kolom > 1:
        arg.append(f"colspan: {sel.gabung_kolom}")
    if sel.gabung_baris > 1:
        arg.append(f"rowspan: {sel.gabung_baris}")
    if sel.rata:
        arg.append(f"align: {_RATA[sel.rata]} + {'horizon' if kepala else 'top'}")
    if token:
        arg.append(f'fill: rgb("{token.latar}")')
        isi = f'text(fill: rgb("{token.teks}"), {isi})'
    longgar = boleh_pecah or sel.gabung_baris > 1
    return f"{'k' if longgar else 'c'}({', '.join([*arg, isi])})" if arg or longgar else isi
