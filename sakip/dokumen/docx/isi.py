"""Blocks to the body of a DOCX, as one string of WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from sakip.dokumen import warna
from sakip.dokumen.bagan.gambar import png_semua
from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.blok import (
    Acuan,
    Baris,
    Blok,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    GantiHalaman,
    IsiTeks,
    Judul,
    Kolom,
    Paragraf,
    Potongan,
    Sel,
    Tabel,
    kisi_sel,
    potongan,
)
from sakip.dokumen.docx.gaya import LEBAR_TEKS, heks
from sakip.dokumen.docx.unsur import AKHIR_BIDANG, awal_bidang, bidang, gambar, lari, paragraf, penanda
from sakip.dokumen.galat import BlokSalah
from sakip.dokumen.kisi import Tempat
from sakip.dokumen.penggalan import sisipkan
from sakip.dokumen.penomoran import Entri, Penomoran
from sakip.dokumen.rapat import baris_kelompok, tabel_utuh
from sakip.dokumen.teks import bersih, potongan_sel, satu_baris

_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
_GAYA = {"biasa": "Normal", "catatan": "Catatan", "belum_diisi": "BelumDiisi", "rumus": "Rumus"}
_DAFTAR = (DaftarIsi, DaftarTabel, DaftarGambar)
_HURUF_SEBARIS = 80  # characters of the tables' type in a column as wide as the text, bold ones too
_JUDUL_1_KECIL = '<w:spacing w:val="12"/><w:sz w:val="26"/><w:szCs w:val="26"/>'
_LABEL = f'<w:b/><w:bCs/><w:color w:val="{heks(warna.UTAMA)}"/>'


@dataclass
class Penulis:
    """Writes the blocks; ``hubungkan`` makes a relationship to a web address, ``sisipkan`` one to a
    picture."""

    dok: Dokumen
    nomor: Penomoran
    halaman: Callable[[], Mapping[str, str]]
    folder_huruf: Path
    cache: Path | None
    hubungkan: Callable[[str], str]
    sisipkan: Callable[[bytes], str]
    batas_bagian: str
    """Section properties that close the front matter, put before the first numbered chapter."""
    jumlah_bernomor: int = 0
    _penanda: int = 0
    _gambar: int = 0

    def __post_init__(self) -> None:
        self._terakhir: dict[str, int] = {}
        self._png: Iterator[bytes] = iter(())
        terpanjang = max((len(e.label) for e in self.nomor.jenis("judul", 1)), default=0)
        self.kiri_bab = max(964, 60 + 128 * terpanjang)
        """Twips for the longest chapter number ("LAMPIRAN II") in the contents."""

    def badan(self) -> str:
        """All blocks, without the last section's properties."""
        bagan = [b.bagan for b in self.dok.isi if isinstance(b, Gambar) and b.bagan is not None]
        self._png = iter(png_semua(bagan, self.cache, folder_huruf=self.folder_huruf))
        # Lists of contents last: only they need the page numbers, which are still being found meanwhile.
        urutan = sorted(range(len(self.dok.isi)), key=lambda u: isinstance(self.dok.isi[u], _DAFTAR))
        jadi = {urut: self._satu(urut, self.dok.isi[urut]) for urut in urutan}
        return "".join(jadi[urut] for urut in range(len(self.dok.isi)))

    def _satu(self, urut: int, blok: Blok) -> str:
        pemisah = ""
        if urut and urut == self.nomor.awal_batang:
            pemisah = f'<w:p><w:pPr><w:pStyle w:val="Sumber"/>{self.batas_bagian}</w:pPr></w:p>'
        match blok:
            case Judul():
                return pemisah + self._judul(urut, blok.tingkat)
            case Paragraf():
                return paragraf(_GAYA[blok.gaya], self.runtun(blok.teks))
            case Daftar():
                return self._daftar(blok)
            case Tabel():
                return self._tabel(urut, blok)
            case Gambar():
                return self._gambar_blok(urut, blok)
            case DaftarIsi():
                entri = self.nomor.jenis("judul", blok.kedalaman)
                return self._judul(urut, 1) + self._isi_daftar(
                    f'TOC \\o "1-{blok.kedalaman}" \\h \\z \\u', entri
                )
            case DaftarTabel():
                return self._judul(urut, 1) + self._isi_daftar(
                    'TOC \\h \\z \\c "Tabel"', self.nomor.jenis("tabel")
                )
            case DaftarGambar():
                return self._judul(urut, 1) + self._isi_daftar(
                    'TOC \\h \\z \\c "Gambar"', self.nomor.jenis("gambar")
                )
            case GantiHalaman():
                return self._ganti_halaman(urut)

    # -- headings, lists of contents ---------------------------------------------------------------

    def _judul(self, urut: int, tingkat: int) -> str:
        e = self.nomor.menurut_urut[urut]
        if not e.label:
            # without a number the hanging indent of levels 2 to 4 would shift the second line
            isi, lain = lari(e.judul), '<w:ind w:left="0" w:firstLine="0"/>' if tingkat > 1 else ""
        elif tingkat == 1:
            isi, lain = lari(f"{e.label}\n", _JUDUL_1_KECIL) + lari(e.judul), ""
        else:
            isi, lain = lari(f"{e.label}\t{e.judul}"), ""
        return paragraf(f"Heading{tingkat}", self._tandai("_Toc", urut, isi), lain)

    def _isi_daftar(self, perintah: str, entri: Sequence[Entri]) -> str:
        baris = [self._entri(e) for e in entri] or [("TOC1", "", "")]
        akhir = len(baris) - 1
        return "".join(
            paragraf(
                gaya,
                (awal_bidang(perintah) if i == 0 else "") + isi + (AKHIR_BIDANG if i == akhir else ""),
                lain,
            )
            for i, (gaya, isi, lain) in enumerate(baris)
        )

    def _entri(self, e: Entri) -> tuple[str, str, str]:
        gaya = f"TOC{e.tingkat}" if e.jenis == "judul" else "TableofFigures"
        tanda = f"_Toc{e.urut:06d}"
        depan = lari(f"{e.label}\t") if e.label else ""
        lain = ""
        if not depan:  # nothing before the first tab stop: the stop must not catch the page number
            kiri = {"TOC1": (0, self.kiri_bab), "TOC2": (964, 1531), "TOC3": (1531, 2268)}.get(
                gaya, (2268, 2722)
            )
            lain = (
                f'<w:tabs><w:tab w:val="clear" w:pos="{kiri[1]}"/></w:tabs>'
                f'<w:ind w:left="{kiri[0]}" w:firstLine="0"/>'
            )
        halaman = bidang(f"PAGEREF {tanda} \\h", self.halaman().get(e.kunci, ""))
        isi = f"{depan}{lari(e.judul)}{lari(chr(9))}{halaman}"
        return gaya, f'<w:hyperlink w:anchor="{tanda}" w:history="1">{isi}</w:hyperlink>', lain

    def _ganti_halaman(self, urut: int) -> str:
        berikut = self.dok.isi[urut + 1] if urut + 1 < len(self.dok.isi) else None
        sendiri = isinstance(berikut, DaftarIsi | DaftarTabel | DaftarGambar)
        if berikut is None or sendiri or (isinstance(berikut, Judul) and berikut.tingkat == 1):
            return ""
        return paragraf("Sumber", '<w:r><w:br w:type="page"/></w:r>')

    # -- lists, tables, figures --------------------------------------------------------------------

    def _daftar(self, blok: Daftar) -> str:
        num = 1
        if blok.bernomor:
            self.jumlah_bernomor += 1
            num = self.jumlah_bernomor + 1
        gaya = "ListNumber" if blok.bernomor else "ListBullet"
        lain = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'
        return "".join(paragraf(gaya, self.runtun(b), lain) for b in blok.butir)

    def _takarir(self, e: Entri, *, di_atas: bool) -> str:
        jenis = e.jenis.capitalize()
        # A restart is stated (\r), not left to the heading (\s 1), which LibreOffice does not know.
        mulai = "" if e.nomor == self._terakhir.get(jenis, 0) + 1 else f" \\r {e.nomor}"
        self._terakhir[jenis] = e.nomor
        nomor = bidang(f"SEQ {jenis} \\* ARABIC{mulai}", str(e.nomor), _LABEL)
        label = self._tandai("_Ref", e.urut, lari(f"{jenis} {e.awalan}", _LABEL) + nomor)
        isi = self._tandai("_Toc", e.urut, f"{label}{lari(f'  {e.judul}')}")
        bawah = '<w:spacing w:before="60" w:after="300" w:line="240" w:lineRule="auto"/>'
        return paragraf("Caption", isi, "<w:keepNext/>" if di_atas else bawah)

    def _tabel(self, urut: int, tabel: Tabel) -> str:
        e = self.nomor.menurut_urut.get(urut)
        takarir = self._takarir(e, di_atas=True) if e else ""
        lebar = _bagi_lebar([k.lebar for k in tabel.kolom])
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in lebar)
        keterangan = f"<w:tblCaption w:val={quoteattr(e.label)}/>" if e else ""
        sifat = (
            f'<w:tblPr><w:tblStyle w:val="TabelSakip"/><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{keterangan}</w:tblPr>'
        )
        baris = self._baris(tabel.baris_kepala, tabel.kolom, lebar, kepala=True)
        baris += self._baris(tabel.baris, tabel.kolom, lebar, rapat=_baris_rapat(tabel))
        # always a paragraph after a table: two tables without one would become a single table
        return f"{takarir}<w:tbl>{sifat}<w:tblGrid>{grid}</w:tblGrid>{baris}</w:tbl>" + paragraf(
            "Sumber", lari(bersih(tabel.catatan))
        )

    def _baris(
        self,
        baris: Sequence[Baris],
        kolom: Sequence[Kolom],
        lebar: list[int],
        *,
        kepala: bool = False,
        rapat: Collection[int] = (),
    ) -> str:
        sifat = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if kepala else ''}</w:trPr>"
        atas: dict[int, Sel] = {}
        keluar = []
        for urut, (sel_sel, tempat) in enumerate(zip(baris, kisi_sel(baris, len(kolom)), strict=True)):
            isi = []
            for t in tempat:
                if t.sel is not None:
                    atas[t.kolom] = sel_sel[t.sel]
                selebar = sum(lebar[t.kolom : t.kolom + t.lebar])
                isi.append(self._sel(atas[t.kolom], t, kolom[t.kolom], selebar, kepala, urut in rapat))
            keluar.append(f"<w:tr>{sifat}{''.join(isi)}</w:tr>")
        return "".join(keluar)

    def _sel(self, sel: Sel, tempat: Tempat, kolom: Kolom, lebar: int, kepala: bool, rapat: bool) -> str:
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
            penggal = max(7, round(_HURUF_SEBARIS * lebar / LEBAR_TEKS))
            isi += self._runtun(runtun, tebal=sel.tebal, warna_=token.teks if token else "", penggal=penggal)
        return (
            f"<w:tc><w:tcPr>{sifat}</w:tcPr>"
            f"{paragraf('KepalaTabel' if kepala else 'IsiTabel', isi, lain)}</w:tc>"
        )

    def _gambar_blok(self, urut: int, blok: Gambar) -> str:
        if blok.bagan is not None:
            berkas = next(self._png)
        else:
            assert blok.berkas is not None
            berkas = blok.berkas
        lebar = LEBAR_TEKS * blok.lebar_persen // 100
        isi = self.gambar(berkas, f"Gambar “{blok.judul}”", blok.teks_alternatif, lebar)
        e = self.nomor.menurut_urut.get(urut)
        sumber = paragraf("Sumber", lari(bersih(blok.catatan))) if blok.catatan.strip() else ""
        return paragraf("Gambar", isi) + sumber + (self._takarir(e, di_atas=False) if e else "")

    def gambar(
        self, berkas: bytes, nama: str, alternatif: str, lebar: int, tinggi_terbesar: int = 11000
    ) -> str:
        """A run with the picture, ``lebar`` twips wide unless it would become too tall."""
        piksel = ukuran(berkas)
        if piksel is None:
            raise BlokSalah(f"{nama}: berkas bukan PNG atau JPEG yang utuh; unggah ulang gambarnya.")
        tinggi = lebar * piksel[1] // piksel[0]
        if tinggi > tinggi_terbesar:
            lebar, tinggi = tinggi_terbesar * piksel[0] // piksel[1], tinggi_terbesar
        self._gambar += 1
        nomor = self._gambar
        return gambar(nomor, self.sisipkan(berkas), f"Gambar {nomor}", satu_baris(alternatif), lebar, tinggi)

    # -- text ----------------------------------------------------------------------------------------

    def runtun(self, teks: IsiTeks) -> str:
        """Runs of any text."""
        return self._runtun(potongan(teks))

    def _runtun(
        self, runtun: Sequence[Potongan], *, tebal: bool = False, warna_: str = "", penggal: int = 0
    ) -> str:
        return "".join(self._potongan(p, tebal, warna_, penggal) for p in runtun)

    def _potongan(self, p: Potongan, tebal: bool, warna_: str, penggal: int) -> str:
        rpr = "<w:b/><w:bCs/>" if tebal or p.tebal else ""
        rpr += "<w:i/><w:iCs/>" if p.miring else ""
        rpr += f'<w:color w:val="{heks(warna_)}"/>' if warna_ else ""
        if isinstance(p, Acuan):
            e = self.nomor.menurut_kunci[p.kunci]
            if e.jenis == "judul":
                return (
                    f'<w:hyperlink w:anchor="_Toc{e.urut:06d}" w:history="1">'
                    f"{lari(e.acuan, rpr)}</w:hyperlink>"
                )
            return bidang(f"REF _Ref{e.urut:06d} \\h", e.acuan, rpr)
        teks = sisipkan(bersih(p.isi), penggal) if penggal else bersih(p.isi)
        if p.tautan:
            rid = self.hubungkan(satu_baris(p.tautan))
            gaya = '<w:rStyle w:val="Hyperlink"/>'
            return f'<w:hyperlink r:id="{rid}" w:history="1">{lari(teks, gaya + rpr)}</w:hyperlink>'
        return lari(teks, rpr)

    def _tandai(self, awalan: str, urut: int, isi: str) -> str:
        self._penanda += 1
        return penanda(self._penanda, f"{awalan}{urut:06d}", isi)


def _baris_rapat(tabel: Tabel) -> frozenset[int]:
    """Rows that stay on one page with the row below: all of a small table, groups, the one above a total."""
    akhir = len(tabel.baris) - 1
    return frozenset(range(akhir)) if tabel_utuh(tabel) else baris_kelompok(tabel) | {akhir - 1}


def _bagi_lebar(lebar: Sequence[float]) -> list[int]:
    """Relative widths as twips that fill the text column exactly."""
    jumlah = sum(lebar)
    tepi = [round(LEBAR_TEKS * sum(lebar[: i + 1]) / jumlah) for i in range(len(lebar))]
    return [b - a for a, b in zip([0, *tepi], tepi, strict=False)]
