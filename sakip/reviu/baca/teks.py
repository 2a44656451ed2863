"""Reads plain text and Markdown: tables by tabs, by pipes, or lost to line breaks."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca import lepas, ocr
from sakip.reviu.baca.aksara import wajarkan
from sakip.reviu.baca.halaman import jumlah_halaman, tandai
from sakip.reviu.baca.html import tabel_html
from sakip.reviu.baca.judul import baris_daftar_isi, gaya_nomor, judul
from sakip.reviu.baca.kepala import jumlah_kepala, layak_kepala, sel_kepala
from sakip.reviu.baca.kisi import tabel_kisi
from sakip.reviu.baca.lepas_atom import satuan_saja
from sakip.reviu.baca.lepas_irama import tabel_irama
from sakip.reviu.baca.pipa import TabelPipa, garis, sel_pipa, tabel_pipa
from sakip.reviu.baca.potong import Bahan, BarisTeks, Potong, TabelMentah
from sakip.reviu.baca.rapat import benahi_judul
from sakip.reviu.baca.spasi import tabel_spasi
from sakip.reviu.baca.susun import susun
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.model import Naskah, Sel

#: A numbered heading or list item whose number stands before a tab, alone on its line.
_JUDUL_TAB = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Za-z][.)]|[IVX]{1,5}\.|BAB [IVX]+|[•-])\t+[^\t]+$"
)
_TERPANJANG = 12_000
_BAGIAN = re.compile(r"(?:tabel|gambar|grafik|diagram|lampiran|bab)\s+[\dIVXL]", re.IGNORECASE)
_NOMOR = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?|[A-Za-z][.)]|[IVX]{1,5}\.")
_HALAMAN = re.compile(r"\d{1,3}|[ivxl]{1,6}")
#: What the lines of a table of contents begin with.
_ENTRI = re.compile(r"\s*(?:BAB|DAFTAR|[A-Z]\.|\d+\.|Tabel|Gambar|KATA|LAMPIRAN)")
_KETERANGAN = re.compile(r"\s*(?:tabel|gambar|grafik)\b", re.IGNORECASE)
_DAFTAR = 5
#: So many rows with blank lines between them are several tables of one row, as the ends of pages leave them.
_RENGGANG = 2
_SPASI = re.compile(r"[ \u00a0]{2,}|\u00a0")
_GAMBAR = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_HTML = re.compile(
    r"</?(?:p|br|ul|li|div|span|b|i|u|table|tr|td|th|tbody|thead|strong|em|img)\b[^>]{0,200}>", re.IGNORECASE
)


def baca_teks(isi: str, *, nama: str = "", jenis: str = "teks") -> Naskah:
    """The report of a plain text or Markdown."""
    return susun(bahan_teks(isi, nama=nama, jenis=jenis))


def bahan_teks(isi: str, *, nama: str = "", jenis: str = "teks") -> Bahan:
    """Lines and raw tables of a plain text; lines end with a newline and count from 1."""
    baris = tuple(wajarkan(isi).split("\n"))
    halaman, perabot = tandai(baris)
    potong = tabel_irama(_rapatkan(list(_potong(ocr.benahi(baris), halaman, perabot))))
    return Bahan(nama, jenis, baris, tuple(benahi_judul(lepas.pulihkan(potong))), jumlah_halaman(halaman))


def _potong(baris: tuple[str, ...], halaman: list[int | None], perabot: set[int]) -> Iterator[Potong]:
    ke = 0
    tepi = {n for n, b in enumerate(baris) if "\f" in b}  # the first lines of pages
    rata = tuple(b.replace("\f", "") for b in baris) if tepi else baris
    atas = (-1, 0)
    pipa: TabelPipa | None = None
    while ke < len(baris):
        isi = baris[ke]
        if ke in perabot:
            ke += 1
            continue
        if not isi:
            yield BarisTeks("", ke + 1, halaman[ke])
            ke += 1
            continue
        html = tabel_html(baris, ke) if "<" in isi else None
        if html is not None:
            if depan := _bersih(html[3]).strip():
                yield BarisTeks(depan, ke + 1, halaman[ke])
            yield TabelMentah(html[0], halaman[ke], utuh=True, kepala=html[1])
            ke = html[2]
            continue
        kisi = tabel_kisi(baris, ke) if isi[0] in "+ " and "+-" in isi else None
        if kisi is not None:
            yield from _tabel(
                [list(b) for b in _bersih_baris(kisi[0])], kisi[2], None, halaman[ke], sisa=True
            )
            ke = kisi[1]
            continue
        bertab = _bertab(isi)
        if "|" in isi and not bertab:
            pipa = pipa if _menerus(rata, pipa, ke, perabot) else None
            bawah = tabel_pipa(baris, ke, perabot, pipa)
            if bawah is not None:
                sisa = pipa is not None and pipa.lebar == bawah.lebar
                yield from _urai_tabel(baris, ke, bawah.akhir, halaman, bawah, sisa=sisa)
                ke, pipa = bawah.akhir, bawah
                continue
        tata = tabel_spasi(rata, ke, perabot, tepi) if not bertab and "  " in rata[ke] else None
        if tata is not None and (
            jumlah_kepala(tata[0]) or _menyambung(rata, atas, ke, len(tata[0][0]), perabot)
        ):
            yield TabelMentah(_bersih_baris(tata[0]), halaman[ke])
            ke = tata[1]
            atas = (ke, len(tata[0][0]))
            continue
        if not bertab:
            isi = _bersih(isi)
            if ke in tepi and judul(isi, sendiri=True) is not None:
                yield BarisTeks("", ke + 1, halaman[ke])  # a heading at the top of a page
            for teks in _wajar(isi):
                yield BarisTeks(teks, ke + 1, halaman[ke], paragraf=baris_daftar_isi(teks))
            ke += 1
            continue
        akhir = _akhir_tabel(baris, ke, perabot)
        yield from _urai_tabel(baris, ke, akhir, halaman, None)
        ke = akhir


def _rapatkan(potong: list[Potong]) -> list[Potong]:
    """Rows with a blank line below each of them are one table."""
    hasil: list[Potong] = []
    ke = 0
    while ke < len(potong):
        p = potong[ke]
        if not isinstance(p, TabelMentah) or len(p.baris) > 1:
            hasil.append(p)
            ke += 1
            continue
        baris = [*p.baris]
        akhir = ke + 1
        while akhir + 1 < len(potong) and _kosong(potong[akhir]):
            q = potong[akhir + 1]
            if not isinstance(q, TabelMentah) or len(q.baris) > 1 or q.utuh:
                break
            baris += q.baris
            akhir += 2
        cukup = len(baris) > _RENGGANG and not p.utuh
        hasil.append(replace(p, baris=tuple(baris)) if cukup else p)
        ke = akhir if cukup else ke + 1
    return hasil


def _kosong(potong: Potong) -> bool:
    return isinstance(potong, BarisTeks) and not potong.teks


def _urai_tabel(
    baris: tuple[str, ...],
    awal: int,
    akhir: int,
    halaman: list[int | None],
    pipa: TabelPipa | None,
    *,
    sisa: bool = False,
) -> Iterator[Potong]:
    """What lines with cells are: headings behind their numbers, a table of contents, or a table.

    ``sisa``: they may be the rest of the table right above.
    """
    if pipa is None and _judul_tab(baris[awal:akhir]):
        for n in range(awal, akhir):
            yield BarisTeks(_bersih(baris[n]).replace("\t", " "), n + 1, halaman[n])
        return
    kepala: int | None = None
    isi: list[list[Sel]] = []
    for ke in range(awal, akhir):
        if pipa is not None and garis(baris[ke]):
            kepala = kepala or len(isi)
        elif baris[ke].strip():
            sel = sel_pipa(baris[ke], pipa) if pipa else baris[ke].replace("\f", "").split("\t")
            isi.append([Sel(_bersih_sel(s), ke + 1) for s in sel])
    yield from _tabel(isi, kepala, pipa.lebar if pipa else None, halaman[awal], sisa=sisa)


def _tabel(
    baris: list[list[Sel]], kepala: int | None, lebar: int | None, halaman: int | None, *, sisa: bool
) -> Iterator[Potong]:
    if len(baris[0]) == 2 and _isi_dua_kolom(baris):
        yield from (
            BarisTeks("\t".join(s.teks for s in b), b[0].baris, halaman, paragraf=True) for b in baris
        )
    elif not _daftar_isi(baris):
        if kepala and (kepala == len(baris) or not _layak_kepala(baris, kepala, sisa=sisa)):
            kepala = None
        if lebar is None:
            hitung = Counter(map(len, baris))
            lebar = max(hitung, key=lambda n: (hitung[n], n))
        utuh = list(_mendatar(baris, lebar))
        if len(utuh) > 1 and len(utuh[1]) < lebar:
            utuh[:2] = _bawahi(utuh[0], utuh[1], lebar)
        yield TabelMentah(tuple(map(tuple, utuh)), halaman, kepala=kepala)


def _judul_tab(baris: Sequence[str]) -> bool:
    """One heading, or headings under each other, each numbered in its own way ("D.", "1.")."""
    if not all(_JUDUL_TAB.match(b) for b in baris):
        return False
    nomor = [b.split("\t")[0].strip() for b in baris]
    rupa = [gaya_nomor(n)[0] if n[-1:] in ".)" and not n.startswith("BAB") else n for n in nomor]
    return all(a != b for a, b in pairwise(rupa))


def _isi_dua_kolom(baris: Sequence[Sequence[Sel]]) -> bool:
    """Titles with their pages, most of them named as parts of a report are: a table of contents."""
    baris = [b for b in baris if len(b) == 2 and b[0].teks]
    angka = [int(b[1].teks) for b in baris if b[1].teks.isdecimal()]
    bernama = sum(_ENTRI.match(b[0].teks) is not None for b in baris)
    return (
        len(baris) >= (2 if all(_BAGIAN.match(b[0].teks) for b in baris) else _DAFTAR)
        and all(_HALAMAN.fullmatch(b[1].teks) for b in baris)
        and bernama * 2 > len(baris)
        and any(_BAGIAN.match(b[0].teks) for b in baris)
        and all(a <= b for a, b in pairwise(angka))
    )


def _daftar_isi(baris: Sequence[Sequence[Sel]]) -> bool:
    """Rows of label, title and page, as a table of contents has them: pages that never go back."""
    baris = [b for b in baris if len(b) > 2]
    label = [b[0].teks for b in baris]
    nomor = [b[-1].teks for b in baris]
    if len(baris) < _DAFTAR or not all(map(_HALAMAN.fullmatch, nomor)) or not any(map(_BAGIAN.match, label)):
        return False
    angka = [int(t) for t in nomor if t.isdigit()]
    bernomor = sum(bool(_BAGIAN.match(t) or _NOMOR.fullmatch(t)) for t in label)
    mundur = sum(a > b for a, b in pairwise(angka))  # the list of figures begins after that of tables
    return bernomor == len(label) and mundur * _DAFTAR * 2 <= len(angka)


def _menerus(baris: Sequence[str], atas: TabelPipa | None, ke: int, perabot: set[int]) -> bool:
    """Whether nothing but blank lines and a page's end lie between a line and the table by bars above it."""
    return atas is not None and all(n in perabot or not baris[n].strip() for n in range(atas.akhir, ke))


def _menyambung(baris: Sequence[str], atas: tuple[int, int], ke: int, lebar: int, perabot: set[int]) -> bool:
    """Whether columns without a header go on with those above: nothing but a page's end between them."""
    akhir, lebar_atas = atas
    return (
        akhir >= 0
        and abs(lebar - lebar_atas) <= 1
        and all(not baris[n].strip() or n in perabot for n in range(akhir, ke))
    )


def _wajar(teks: str) -> list[str]:
    """A line of readable length; a text without line breaks is cut at spaces (no pattern runs wild)."""
    return textwrap.wrap(teks, _TERPANJANG) if len(teks) > _TERPANJANG else [teks]


def _bersih(teks: str) -> str:
    if "\f" in teks:
        teks = teks.replace("\f", "")
    if "![" in teks:
        teks = _GAMBAR.sub(lambda m: m[1], teks)
    return _HTML.sub(" ", teks).rstrip() if "<" in teks else teks.rstrip()


def _bertab(teks: str) -> bool:
    """Whether tabs part the cells of a line; not so in a table of contents."""
    if "\t" not in teks or not teks.strip():
        return False
    return not baris_daftar_isi(teks) or teks.strip().count("\t") != 1 or _angka_awal(teks)


def _angka_awal(teks: str) -> bool:
    """A two-cell row such as "Jumlah<tab>12" in a table, told from a table of contents by its short text."""
    return len(teks.split("\t")[0].split()) <= 4 and not _ENTRI.match(teks)


def _akhir_tabel(baris: tuple[str, ...], awal: int, perabot: set[int]) -> int:
    """The index after the last line of the table by tabs that begins at ``awal``.

    A line without cells between two table lines is a piece of a cell.
    """
    ke = awal
    while ke < len(baris) and ke not in perabot:
        teks = baris[ke]
        if not teks.strip():
            if "\t" not in teks:
                break
        elif not _bertab(teks):
            sisip = ke + 1 < len(baris) and _bertab(baris[ke + 1])
            sisip = sisip and not (teks.endswith(".") and _judul_tab((baris[ke - 1], baris[ke + 1])))
            if not sisip or len(teks) > 160 or _KETERANGAN.match(teks):
                break
        ke += 1
    return max(ke, awal + 1)


def _bersih_sel(teks: str) -> str:
    teks = _bersih(teks)
    if "  " in teks or "\u00a0" in teks:
        teks = _SPASI.sub(" ", teks)
    return teks.strip().replace("**", "") if "**" in teks else teks.strip()


def _layak_kepala(baris: Sequence[Sequence[Sel]], banyak: int, *, sisa: bool) -> bool:
    """Whether the rows above the rule head a table: Markdown rules off the first row of its rest, too."""
    if not all(layak_kepala(tuple(b)) for b in baris[:banyak]):
        return False
    return not sisa or all(s.teks for s in baris[0]) or jumlah_kepala(tuple(map(tuple, baris))) > 0


def _bersih_baris(baris: Sequence[Sequence[Sel]]) -> tuple[tuple[Sel, ...], ...]:
    return tuple(tuple(Sel(_bersih_sel(s.teks), s.baris) for s in b) for b in baris)


def _bawahi(atas: list[Sel], bawah: list[Sel], lebar: int) -> tuple[list[Sel], list[Sel]]:
    """A second header row without its blank cells, each cell under the merged ones that it divides."""
    atas_penuh = [*atas, *(Sel("", atas[0].baris) for _ in range(lebar - len(atas)))]
    terbagi = [
        k for k in range(1, lebar) if not atas_penuh[k].teks or (k + 1 < lebar and not atas_penuh[k + 1].teks)
    ]
    if len(bawah) != len(terbagi) or not all(sel_kepala(s.teks) for s in (*filter(_ada, atas), *bawah)):
        return atas, bawah
    tempat = dict(zip(terbagi, bawah, strict=True))
    return atas_penuh, [tempat.get(k, Sel("", bawah[0].baris)) for k in range(lebar)]


def _ada(sel: Sel) -> bool:
    return bool(sel.teks)


def _golongan(atas: Sequence[Sel], teks: str) -> bool:
    """A name on a line of its own that heads the rows below: no piece of the cell above, which is whole."""
    if not teks[:1].isupper() or len(teks.split()) < 2 or satuan_saja(teks) or not atas[-1].teks:
        return False
    if all(sel_kepala(s.teks) for s in atas):
        return not sel_kepala(teks)
    return baca_sel(atas[-1].teks) is not None or kosong(atas[-1].teks)


def _mendatar(baris: list[list[Sel]], lebar: int) -> Iterator[list[Sel]]:
    """Rows that a line break inside a cell divided, put back: the pieces together have the table's width."""
    tunggu: list[Sel] | None = None
    for b in baris:
        if tunggu is None:
            tunggu = b
        elif len(b) == 1 and len(tunggu) == lebar and _golongan(tunggu, b[0].teks):
            yield tunggu
            tunggu = b
        elif len(b) == 1 or (len(tunggu) < lebar and len(tunggu) + len(b) - 1 == lebar and len(tunggu) > 1):
            sambungan = Sel(gabung(tunggu[-1].teks, b[0].teks), tunggu[-1].baris)
            tunggu = [*tunggu[:-1], sambungan, *b[1:]]
        else:
            yield tunggu
            tunggu = b
    if tunggu is not None:
        yield tunggu
