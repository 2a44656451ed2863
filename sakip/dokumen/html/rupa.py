"""Pictures in HTML: charts as SVG in the page, people's pictures and the pages of annexes as data."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path

from sakip.dokumen.arah import tandai
from sakip.dokumen.blok import Gambar, Sisipan
from sakip.dokumen.html.unsur import atribut, baris, kelas, teks
from sakip.dokumen.penomoran import Entri
from sakip.dokumen.sisipan import Rupa, RupaRusak, baca_sisipan, rupa_gambar
from sakip.dokumen.teks import satu_baris

_BUANG = re.compile(
    r' (?:class|role|aria-[a-z]+|pointer-events|font-family|xmlns(?::\w+)?|version)="[^"]*"| opacity="1"'
)
_JALUR_KOSONG = re.compile(r'<path(?: display="none")? d="(?:M0,0h0v0h0Z)?"(?: display="none")?/>')
_AKAR = re.compile(r'<svg\b[^>]*\bwidth="([\d.]+)" height="([\d.]+)"[^>]*>')
_PENANDA = re.compile(r'(?<=\bid=")(?=b\d)|(?<=url\(#)(?=b\d)|(?<=href="#)(?=b\d)')
_TEKS = re.compile(r"(?<=>)[^<>]+(?=</t)")


def bagan(blok: Gambar, svg: str, urut: int, e: Entri | None, penanda: str) -> str:
    """A chart with its caption; on a narrow screen it scrolls, so that its figures stay large enough."""
    nama = atribut("aria-label", e.label if e else "Bagan")
    isi = svg_sebaris(svg, blok.teks_alternatif, f"g{urut}")
    isi = f'<div class="bagan gulir" role="group" tabindex="0"{nama}>{isi}</div>'
    if blok.lebar_persen < 100:
        isi = f'<div class="w{blok.lebar_persen} pusat">{isi}</div>'
    return figur(e, penanda, isi, blok.catatan)


def gambar(blok: Gambar, cache: Path | None, e: Entri | None, penanda: str) -> str:
    """A picture with its caption; where it cannot be read, a note stands in its place."""
    assert blok.berkas is not None
    try:
        isi = img(rupa_gambar(blok.berkas, cache), blok.teks_alternatif, f"w{blok.lebar_persen}")
    except RupaRusak as rusak:
        isi = _catatan(rusak.catatan(f"Gambar “{satu_baris(blok.judul)}”"))
        return figur(e, penanda, isi, "") if e else isi
    return figur(e, penanda, isi, blok.catatan)


def sisipan(blok: Sisipan, cache: Path | None, e: Entri | None, penanda: str) -> str:
    """An uploaded file: its pages below each other, the first with the caption."""
    isi = baca_sisipan(blok, cache)
    if not isi.halaman:
        catatan = _catatan(isi.catatan)
        return figur(e, penanda, catatan, "") if e else catatan
    keluar = []
    for ke, satu in enumerate(isi.halaman):
        lembar = img(satu.rupa, satu.teks_alternatif, "lembar" if isi.berhalaman else "")
        if e and not ke:
            keluar.append(figur(e, penanda, lembar, ""))
            continue
        ket = f"{e.label}, {satu.keterangan}" if e else satu.keterangan.capitalize()
        takarir = f"\n<figcaption>{baris(ket)}</figcaption>" if satu.keterangan else ""
        keluar.append(f"<figure>\n{lembar}{takarir}\n</figure>")
    if isi.catatan:
        keluar.append(f'<p class="catatan">{teks(isi.catatan)}</p>')
    return "\n".join(keluar)


def lambang(isi: bytes, alternatif: str, tempat: str, cache: Path | None) -> str:
    """An emblem; where it cannot be read, a note."""
    try:
        return img(rupa_gambar(isi, cache), alternatif)
    except RupaRusak as rusak:
        return _catatan(rusak.catatan(tempat))


def figur(e: Entri | None, penanda: str, isi: str, catatan: str) -> str:
    """A figure; ``e`` gives its caption, ``penanda`` its identifier; the source stands with the caption."""
    sumber = f'\n<p class="sumber">{teks(catatan)}</p>' if catatan.strip() else ""
    if e is None:
        return f"<figure>\n{isi}{sumber}\n</figure>"
    takarir = f'<span class="label">{baris(e.label)}</span> {baris(e.judul)}'
    return f'<figure id="{penanda}">\n{isi}\n<figcaption>{takarir}{sumber}</figcaption>\n</figure>'


def svg_sebaris(svg: str, alternatif: str, awalan: str) -> str:
    """A chart inside the page: one picture with its alternative text, its identifiers its own."""
    akar = _AKAR.search(svg)
    assert akar is not None, "the chart engine always states width and height"
    lebar, tinggi = akar[1], akar[2]
    isi = _JALUR_KOSONG.sub("", _BUANG.sub("", svg[akar.end() :]))
    isi = _PENANDA.sub(awalan, isi)
    if not isi.isascii():
        isi = _TEKS.sub(lambda t: tandai(t[0]), isi)
    return f'<svg viewBox="0 0 {lebar} {tinggi}" role="img"{atribut("aria-label", alternatif)}>{isi}'


def img(rupa: Rupa, alternatif: str, *nama_kelas: str) -> str:
    """A picture inside the page."""
    data = base64.b64encode(rupa.isi).decode()
    return (
        f'<img{kelas(*nama_kelas)} alt="{escape(satu_baris(alternatif))}" width="{rupa.lebar}" '
        f'height="{rupa.tinggi}" src="data:image/{rupa.jenis};base64,{data}">'
    )


def _catatan(teks_catatan: str) -> str:
    return f'<p class="belum">{teks(teks_catatan)}</p>'
