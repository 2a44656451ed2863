"""Pictures in WordprocessingML: charts, people's pictures, the pages of annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.blok import Gambar, Sisipan
from sakip.dokumen.docx.bagian import di_halaman_baru
from sakip.dokumen.docx.unsur import lari, paragraf
from sakip.dokumen.halaman import TINGGI_GAMBAR, muat, tinggi_takarir
from sakip.dokumen.sisipan import Rupa, RupaRusak, baca_sisipan, rupa_gambar
from sakip.dokumen.teks import bersih, satu_baris

if TYPE_CHECKING:
    from sakip.dokumen.docx.isi import Penulis


def gambar(p: Penulis, urut: int, blok: Gambar) -> str:
    """A chart or a picture with its caption; where it cannot be read, a note stands in its place."""
    if blok.bagan is not None:
        png = next(p.png)
        rupa = Rupa(png, "png", *(ukuran(png) or (1, 1)))
    else:
        assert blok.berkas is not None
        try:
            rupa = rupa_gambar(blok.berkas, p.cache)
        except RupaRusak as rusak:
            return _rusak(p, urut, rusak.catatan(f"Gambar “{satu_baris(blok.judul)}”"))
    hal = p.halaman
    luas = muat(rupa.rasio, hal.lebar_teks * blok.lebar_persen / 100, hal.tinggi_teks * TINGGI_GAMBAR)
    isi = p.citra(rupa, satu_baris(blok.teks_alternatif), *luas)
    e = p.nomor.menurut_urut.get(urut)
    sumber = paragraf("Sumber", lari(bersih(blok.catatan))) if blok.catatan.strip() else ""
    return paragraf("Gambar", isi) + (p.takarir(e, di_atas=False, lekat=bool(sumber)) if e else "") + sumber


def sisipan(p: Penulis, urut: int, blok: Sisipan, *, putar: bool) -> list[tuple[bool, str]]:
    """An uploaded file: a picture in the text, or every page of a PDF on a page of its own; each part with
    whether it stands on a turned page."""
    isi = baca_sisipan(blok, p.cache)
    e = p.nomor.menurut_urut.get(urut)
    if not isi.halaman:
        return [(putar, _rusak(p, urut, isi.catatan))]
    keluar = []
    for ke, satu in enumerate(isi.halaman):
        arah = putar
        if isi.berhalaman:
            arah = putar or (satu.melintang and not p.halaman.sempit)
            baru = not p.hadapkan(arah) and p.terpakai.mm is None
        hal = p.halaman
        bawah = e.judul if e and not ke else satu.keterangan
        sisa = hal.tinggi_teks - (p.terpakai.mm or 0.0) - tinggi_takarir(bawah, hal.lebar_teks) - 4.0
        selebar = hal.lebar_teks if isi.berhalaman else min(hal.lebar_teks, satu.rupa.lebar_wajar)
        citra = p.citra(
            satu.rupa, satu.teks_alternatif, *muat(satu.rupa.rasio, selebar, sisa), bingkai=isi.berhalaman
        )
        kaki = ""
        if e and not ke:
            kaki = p.takarir(e, di_atas=False)
        elif satu.keterangan:
            kaki = paragraf(
                "Lembar", lari(f"{e.label}, {satu.keterangan}" if e else satu.keterangan.capitalize())
            )
        sifat = "" if kaki else '<w:keepNext w:val="0"/>'
        xml = (
            paragraf("Lembar" if isi.berhalaman else "Gambar", citra, "<w:keepNext/>" if kaki else sifat)
            + kaki
        )
        keluar.append((arah, di_halaman_baru(xml) if isi.berhalaman and baru else xml))
        p.terpakai.catat(blok)
    if isi.berhalaman:
        p.ganti_lembar()
    if isi.catatan:
        keluar.append((arah, paragraf("Catatan", lari(bersih(isi.catatan)))))
    return keluar


def _rusak(p: Penulis, urut: int, catatan: str) -> str:
    e = p.nomor.menurut_urut.get(urut)
    lain = "<w:keepNext/>" if e else ""
    return paragraf("BelumDiisi", lari(bersih(catatan)), lain) + (p.takarir(e, di_atas=False) if e else "")
