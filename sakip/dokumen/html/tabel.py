"""Tables in HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import pairwise

from sakip.dokumen import warna
from sakip.dokumen.blok import Baris, IsiTeks, Kolom, Sel, Tabel, kisi_sel, polos
from sakip.dokumen.html.gaya import LANGKAH_LEBAR
from sakip.dokumen.html.unsur import baris as satu_baris
from sakip.dokumen.html.unsur import kelas, teks
from sakip.dokumen.kisi import Tempat
from sakip.dokumen.penomoran import Entri
from sakip.dokumen.rapat import baris_kelompok

Runtun = Callable[[IsiTeks], str]
_RATA = {"kiri": "", "kanan": "r", "tengah": "c"}
# in rem: a letter of the tables' type (a generous mean; words must fit, sentences need not), a cell's padding
_REM_KATA, _REM_KALIMAT, _TEPI_SEL = 0.54, 0.46, 1.1
_LEBAR_SEMPIT = 20  # a table that needs no more may be squeezed
_LEBAR_PONSEL = 14  # from here on it may be wider than a phone, and the keyboard must be able to scroll it
_KATA_TERPANJANG, _KALIMAT_TERPANJANG = 16, 20  # characters that a column is given at once


def tulis_tabel(tabel: Tabel, e: Entri | None, penanda: str, runtun: Runtun) -> str:
    """The table in a wrapper that scrolls; ``e`` gives its caption, ``penanda`` its identifier."""
    kelompok = baris_kelompok(tabel)
    perlu = _lebar_perlu(tabel)
    langkah = next((n for n in LANGKAH_LEBAR if n >= perlu), LANGKAH_LEBAR[-1])
    lebar = f"m{langkah}" if perlu > _LEBAR_SEMPIT else ""
    kepala = _baris(tabel.baris_kepala, tabel.kolom, runtun, kepala=True)
    badan = _baris(tabel.baris, tabel.kolom, runtun, kelompok=kelompok)
    potong = [0, *(urut for urut in sorted(kelompok) if urut), len(badan)]
    tubuh = _gabung(f"<tbody>\n{_gabung(badan[a:b])}\n</tbody>" for a, b in pairwise(potong) if b > a)
    takarir, tentang = "", ' role="group" aria-label="Tabel"'
    if e is not None:
        takarir = (
            f'<caption id="{penanda}"><span class="takarir"><span class="label">{satu_baris(e.label)}</span> '
            f"{satu_baris(e.judul)}</span></caption>\n"
        )
        tentang = f' role="group" aria-labelledby="{penanda}"'
    gulir = f'{tentang} tabindex="0"' if perlu > _LEBAR_PONSEL else ""
    sumber = f'\n<p class="sumber">{teks(tabel.catatan)}</p>' if tabel.catatan.strip() else ""
    isi = f"{takarir}{_kolom(tabel.kolom)}\n<thead>\n{_gabung(kepala)}\n</thead>\n{tubuh}"
    tabel_html = f"<table{kelas(lebar)}>\n{isi}\n</table>"
    return f'<div class="tabel"><div class="gulir"{gulir}>\n{tabel_html}\n</div>{sumber}</div>'


def _gabung(baris: Iterable[str]) -> str:
    return "\n".join(baris)


def _kolom(kolom: Sequence[Kolom]) -> str:
    jumlah = sum(k.lebar for k in kolom)
    persen = (max(1, min(100, round(100 * k.lebar / jumlah))) for k in kolom)
    return "<colgroup>" + "".join(f'<col class="w{p}">' for p in persen) + "</colgroup>"


def _baris(
    baris: Sequence[Baris],
    kolom: Sequence[Kolom],
    runtun: Runtun,
    *,
    kepala: bool = False,
    kelompok: frozenset[int] = frozenset(),
) -> list[str]:
    keluar = []
    for urut, (sel_sel, tempat) in enumerate(zip(baris, kisi_sel(baris, len(kolom)), strict=True)):
        isi = "".join(
            _sel(sel_sel[t.sel], t, kolom[t.kolom], runtun, kepala, urut in kelompok)
            for t in tempat
            if t.sel is not None
        )
        keluar.append(f"<tr>{isi}</tr>")
    return keluar


def _sel(sel: Sel, tempat: Tempat, kolom: Kolom, runtun: Runtun, kepala: bool, kelompok: bool) -> str:
    token = warna.TOKEN[sel.warna] if sel.warna else None
    isi = runtun(sel.teks)
    if token and token.bentuk:
        isi = f'<span class="bentuk" aria-hidden="true">{escape(token.bentuk)}</span> {isi}'
    if kelompok and not kepala:  # it stays in sight while the columns below it scroll
        isi = f'<span class="takarir">{isi}</span>'
    if kepala:
        tanda, rata = "th", {"kiri": "k", "kanan": "r"}.get(sel.rata or "", "")
    else:
        tanda, rata = ("th" if kelompok else "td"), _RATA[sel.rata or kolom.rata]
    arti = ' scope="col"' if kepala else ' scope="rowgroup"' if kelompok else ""
    gabung = f' colspan="{tempat.lebar}"' if tempat.lebar > 1 else ""
    gabung += f' rowspan="{tempat.tinggi}"' if tempat.tinggi > 1 else ""
    tebal = "b" if sel.tebal and not kepala else ""
    return f"<{tanda}{kelas(rata, tebal, sel.warna or '')}{arti}{gabung}>{isi}</{tanda}>"


def _lebar_perlu(tabel: Tabel) -> float:
    """About how many rem the table needs so that no column becomes a tower of words."""
    perlu = [0.0] * len(tabel.kolom)
    for baris in (tabel.baris_kepala, tabel.baris):
        for sel_sel, tempat in zip(baris, kisi_sel(baris, len(tabel.kolom)), strict=True):
            for t in tempat:
                if t.sel is None or t.lebar > 1:
                    continue
                isi = polos(sel_sel[t.sel].teks)
                kata = min(max(map(len, isi.split()), default=0), _KATA_TERPANJANG)
                kalimat = min(len(isi), _KALIMAT_TERPANJANG)
                isian = max(kata * _REM_KATA, kalimat * _REM_KALIMAT)
                perlu[t.kolom] = max(perlu[t.kolom], isian + _TEPI_SEL)
    return sum(perlu)
