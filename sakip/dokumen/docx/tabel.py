"""Tables in WordprocessingML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from sakip.dokumen import warna
from sakip.dokumen.blok import Baris, Kolom, Sel, Tabel, kisi_sel
from sakip.dokumen.docx.gaya import heks, selebar_teks
from sakip.dokumen.docx.unsur import lari, paragraf
from sakip.dokumen.halaman import Halaman
from sakip.dokumen.kisi import Tempat
from sakip.dokumen.rapat import baris_kelompok, baris_pembuka, kepala_berulang, tabel_utuh
from sakip.dokumen.teks import bersih, potongan_sel

if TYPE_CHECKING:
    from sakip.dokumen.docx.isi import Penulis

_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}


def tabel(p: Penulis, urut: int, blok: Tabel) -> str:
    e = p.nomor.menurut_urut.get(urut)
    takarir = p.takarir(e, di_atas=True) if e else ""
    lebar = _bagi_lebar([k.lebar for k in blok.kolom], selebar_teks(p.halaman))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in lebar)
    keterangan = f"<w:tblCaption w:val={quoteattr(e.label)}/>" if e else ""
    sifat = (
        f'<w:tblPr><w:tblStyle w:val="TabelSakip"/><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{keterangan}</w:tblPr>'
    )
    ulang = kepala_berulang(blok, p.halaman)
    baris = _baris(p, blok.baris_kepala, blok.kolom, lebar, kepala=True, ulang=ulang)
    baris += _baris(p, blok.baris, blok.kolom, lebar, rapat=_baris_rapat(blok, p.halaman))
    # always a paragraph after a table: two tables without one would become a single table
    catatan = blok.catatan.strip()
    bawah = paragraf("Sumber" if catatan else "JarakTabel", lari(bersih(catatan)))
    return f"{takarir}<w:tbl>{sifat}<w:tblGrid>{grid}</w:tblGrid>{baris}</w:tbl>{bawah}"


def _baris(
    p: Penulis,
    baris: Sequence[Baris],
    kolom: Sequence[Kolom],
    lebar: list[int],
    *,
    kepala: bool = False,
    ulang: bool = False,
    rapat: Collection[int] = (),
) -> str:
    sifat = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if ulang else ''}</w:trPr>"
    atas: dict[int, Sel] = {}
    keluar = []
    for urut, (sel_sel, tempat) in enumerate(zip(baris, kisi_sel(baris, len(kolom)), strict=True)):
        isi = []
        for t in tempat:
            if t.sel is not None:
                atas[t.kolom] = sel_sel[t.sel]
            selebar = sum(lebar[t.kolom : t.kolom + t.lebar])
            isi.append(_sel(p, atas[t.kolom], t, kolom[t.kolom], selebar, kepala, urut in rapat))
        keluar.append(f"<w:tr>{sifat}{''.join(isi)}</w:tr>")
    return "".join(keluar)


def _sel(p: Penulis, sel: Sel, tempat: Tempat, kolom: Kolom, lebar: int, kepala: bool, rapat: bool) -> str:
    token = warna.TOKEN[sel.warna] if sel.warna else None
    latar = token.latar if token else warna.LATAR_KEPALA if kepala else ""
    sifat = f'<w:tcW w:w="{lebar}" w:type="dxa"/>'
    if tempat.lebar > 1:
        sifat += f'<w:gridSpan w:val="{tempat.lebar}"/>'
    if tempat.sel is None:
        sifat += "<w:vMerge/>"
    elif tempat.tinggi > 1:
        sifat += '<w:vMerge w:val="restart"/>'
    if latar:
        sifat += f'<w:shd w:val="clear" w:color="auto" w:fill="{heks(latar)}"/>'
    if kepala:
        sifat += '<w:vAlign w:val="center"/>'
    rata = _RATA[sel.rata or ("tengah" if kepala else kolom.rata)]
    lain = "<w:keepNext/>" if rapat else ""
    lain += "" if rata == ("center" if kepala else "left") else f'<w:jc w:val="{rata}"/>'
    isi = ""
    if tempat.sel is not None:
        runtun = potongan_sel(sel)
        if token and token.bentuk:
            isi = lari(f"{token.bentuk} ", f'<w:color w:val="{heks(token.kuat)}"/>')
            runtun = runtun[1:]
        # only words that their column cannot hold: optional hyphens are in the way of searching
        penggal = max(7, round(p.halaman.huruf_tabel * lebar / selebar_teks(p.halaman)))
        isi += p.runtun_sel(runtun, tebal=sel.tebal, warna_=token.teks if token else "", penggal=penggal)
    return (
        f"<w:tc><w:tcPr>{sifat}</w:tcPr>{paragraf('KepalaTabel' if kepala else 'IsiTabel', isi, lain)}</w:tc>"
    )


def _baris_rapat(tabel: Tabel, halaman: Halaman) -> frozenset[int]:
    """Rows that stay on one page with the row below: all of a small table, the first ones, groups, the one
    above a total."""
    akhir = len(tabel.baris) - 1
    kaki = {akhir - 1, akhir} if tabel.catatan.strip() else {akhir - 1}  # the note stays below the table
    if tabel_utuh(tabel, halaman):
        return frozenset(range(akhir)) | kaki
    return baris_kelompok(tabel) | kaki | baris_pembuka(tabel)


def _bagi_lebar(lebar: Sequence[float], semua: int) -> list[int]:
    """Relative widths as twips that fill the text column exactly."""
    jumlah = sum(lebar)
    tepi = [round(semua * sum(lebar[: i + 1]) / jumlah) for i in range(len(lebar))]
    return [b - a for a, b in zip([0, *tepi], tepi, strict=False)]
