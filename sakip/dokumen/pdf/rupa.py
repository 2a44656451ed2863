"""Pictures as typst calls: charts, people's pictures, the pages of annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sakip.dokumen.blok import Gambar, Sisipan
from sakip.dokumen.halaman import TINGGI_GAMBAR, muat, tinggi_takarir
from sakip.dokumen.sisipan import Rupa, RupaRusak, baca_sisipan, rupa_gambar
from sakip.dokumen.teks import satu_baris

if TYPE_CHECKING:
    from sakip.dokumen.pdf.sumber import Penulis

_UKURAN_SVG = re.compile(r'<svg[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"')


def gambar(p: Penulis, urut: int, blok: Gambar) -> str:
    """A chart or a picture with its caption; where it cannot be read, a note stands in its place."""
    alternatif = satu_baris(blok.teks_alternatif)
    rasio, bagan = 1.0, blok.bagan is not None
    if bagan:
        nama, rasio = _bagan(p, urut)
    else:
        assert blok.berkas is not None
        try:
            rupa = rupa_gambar(blok.berkas, p.cache)
        except RupaRusak as rusak:
            return _rusak(p, urut, rusak.catatan(f"Gambar “{satu_baris(blok.judul)}”"))
        nama, rasio = simpan(p, rupa, f"g{urut}"), rupa.rasio
    hal = p.halaman
    lebar, tinggi = muat(rasio, hal.lebar_teks * blok.lebar_persen / 100, hal.tinggi_teks * TINGGI_GAMBAR)
    citra = _citra(p, nama, alternatif, lebar, tinggi)
    catatan = p.isi(blok.catatan) if blok.catatan.strip() else "none"
    if urut not in p.nomor.menurut_urut:
        return f"#gambar-polos({citra}, {catatan})"
    return _figur(p, urut, alternatif, citra, catatan)


def _bagan(p: Penulis, urut: int) -> tuple[str, float]:
    svg = next(p.svg)
    nama = f"g{urut}.svg"
    p.berkas[nama] = p.huruf.tampak_svg(svg).encode()
    ukuran = _UKURAN_SVG.search(svg)
    return nama, float(ukuran[2]) / float(ukuran[1]) if ukuran else 0.6


def sisipan(p: Penulis, urut: int, blok: Sisipan) -> list[str]:
    """An uploaded file: a picture in the text, or every page of a PDF on a page of its own."""
    isi = baca_sisipan(blok, p.cache)
    e = p.nomor.menurut_urut.get(urut)
    if not isi.halaman:
        return [_rusak(p, urut, isi.catatan)]
    keluar = []
    for ke, satu in enumerate(isi.halaman):
        if isi.berhalaman:
            keluar += p.halaman_baru(
                putar=satu.melintang and not p.halaman.sempit, paksa=p.terpakai.mm is None
            )
        bawah = e.judul if e and not ke else satu.keterangan
        hal = p.halaman
        sisa = hal.tinggi_teks - (p.terpakai.mm or 0.0) - tinggi_takarir(bawah, hal.lebar_teks) - 1.0
        selebar = hal.lebar_teks if isi.berhalaman else min(hal.lebar_teks, satu.rupa.lebar_wajar)
        lebar, tinggi = muat(satu.rupa.rasio, selebar, sisa)
        nama = simpan(p, satu.rupa, f"s{urut}-{ke}")
        citra = _citra(p, nama, satu.teks_alternatif, lebar, tinggi, bingkai=isi.berhalaman)
        if e and not ke:
            keluar.append(_figur(p, urut, satu.teks_alternatif, citra))
        else:
            ket = f"{e.label}, {satu.keterangan}" if e else satu.keterangan.capitalize()
            keluar.append(f"#lembar({citra}, {p.s(ket)})")
        p.terpakai.catat(blok)
    if isi.berhalaman:
        p.ganti_lembar()
    if isi.catatan:
        keluar.append(f"#catatan({p.isi(isi.catatan)})")
    return keluar


def simpan(p: Penulis, rupa: Rupa, nama: str) -> str:
    """Put the picture beside the source; returns the file's name."""
    nama += ".png" if rupa.jenis == "png" else ".jpg"
    p.berkas[nama] = rupa.isi
    return nama


def _citra(
    p: Penulis, nama: str, alternatif: str, lebar: float, tinggi: float, *, bingkai: bool = False
) -> str:
    return f"citra({p.s(nama)}, {p.s(alternatif)}, {lebar:g}mm, {tinggi:g}mm, {str(bingkai).lower()})"


def _figur(p: Penulis, urut: int, alternatif: str, isi: str, catatan: str = "none") -> str:
    e = p.nomor.menurut_urut[urut]
    lain = "" if e.terdaftar else ", terdaftar: false"
    return f"#figur({p.s(alternatif)}, {p.label(e)}, <t{urut}>, {isi}, {catatan}{lain})"


def _rusak(p: Penulis, urut: int, catatan: str) -> str:
    belum = f"belum({p.isi(catatan)})"
    if urut not in p.nomor.menurut_urut:
        return f"#{belum}"
    return _figur(p, urut, catatan, belum)
