"""Blocks to the body of a DOCX, as one string of WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sakip.dokumen import warna
from sakip.dokumen.arah import dari_kanan
from sakip.dokumen.bagan.gambar import png_semua
from sakip.dokumen.blok import (
    Acuan,
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
    KopSurat,
    Melintang,
    Paragraf,
    Potongan,
    Rincian,
    Sisipan,
    Tabel,
    TandaTangan,
    potongan,
)
from sakip.dokumen.docx.bagian import Bagian, Jenis, di_halaman_baru
from sakip.dokumen.docx.daftar import isi_daftar
from sakip.dokumen.docx.gaya import gaya_butir, heks, twip
from sakip.dokumen.docx.rupa import gambar, sisipan
from sakip.dokumen.docx.surat import kop, rincian, tanda_tangan
from sakip.dokumen.docx.tabel import tabel
from sakip.dokumen.docx.unsur import balik, bidang, lari, paragraf, penanda
from sakip.dokumen.docx.unsur import gambar as gambar_lari
from sakip.dokumen.halaman import Terpakai, muat
from sakip.dokumen.penggalan import sisipkan
from sakip.dokumen.penomoran import Entri, Penomoran, semua_blok
from sakip.dokumen.sisipan import Rupa, RupaRusak, rupa_gambar
from sakip.dokumen.teks import bersih, satu_baris

_GAYA = {
    "biasa": "Normal",
    "catatan": "Catatan",
    "belum_diisi": "BelumDiisi",
    "rumus": "Rumus",
    "tengah": "Tengah",
}
_DAFTAR = (DaftarIsi, DaftarTabel, DaftarGambar)
_JUDUL_1_KECIL = '<w:spacing w:val="12"/><w:sz w:val="26"/><w:szCs w:val="26"/>'
_LABEL = f'<w:b/><w:bCs/><w:color w:val="{heks(warna.UTAMA)}"/>'


@dataclass
class Penulis:
    """Writes the blocks; ``hubungkan`` makes a relationship to a web address, ``sisipkan`` one to a
    picture."""

    dok: Dokumen
    nomor: Penomoran
    label_halaman: Callable[[], Mapping[str, str]]
    folder_huruf: Path
    cache: Path | None
    hubungkan: Callable[[str], str]
    sisipkan: Callable[[bytes], str]
    bagian: Bagian
    jumlah_bernomor: int = 0
    _penanda: int = 0
    _gambar: int = 0

    def __post_init__(self) -> None:
        self._terakhir: dict[str, int] = {}
        self.png: Iterator[bytes] = iter(())
        """Charts not yet placed, in order."""
        self.halaman = self.bagian.tegak
        self.terpakai = Terpakai(self.halaman)
        self._lembar_baru = False  # the next block must not stand on this page
        terpanjang = max((len(e.label) for e in self.nomor.jenis("judul", 1)), default=0)
        self.kiri_bab = max(964, 60 + 128 * terpanjang)
        """Twips for the longest chapter number ("LAMPIRAN II") in the contents."""
        terpanjang = max((len(e.label) for e in self.nomor.entri if e.jenis != "judul"), default=0)
        self.kiri_takarir = max(1134, 60 + 112 * terpanjang)
        """Twips for the longest number of a caption ("Tabel L5.10") in the lists."""

    def badan(self, sampul: Callable[[], str] | None) -> str:
        """The whole body; ``sampul`` writes the cover."""
        bagan = [b.bagan for b in semua_blok(self.dok) if isinstance(b, Gambar) and b.bagan is not None]
        self.png = iter(png_semua(bagan, self.cache, folder_huruf=self.folder_huruf))
        depan = list(_berarah(self.dok.sebelum_sampul))
        batang = list(_berarah(self.dok.isi))
        self._tulis(self._susun(depan, 0), len(depan), "depan")
        self.bagian.tutup()
        if sampul is not None:
            self.bagian.tulis(sampul(), "depan")
            self.bagian.tutup()
        self._hadap_awal()
        self._tulis(self._susun(batang, len(depan)), len(batang), "romawi", len(depan))
        return self.bagian.akhir()

    # -- pages -------------------------------------------------------------------------------------

    def _susun(self, blok: Sequence[tuple[Blok, bool]], awal: int) -> dict[int, list[tuple[bool, str]]]:
        """The blocks by place, each in parts that stand on upright or on turned pages."""
        jadi: dict[int, list[tuple[bool, str]]] = {}
        tunda = []
        for ke, (satu, putar) in enumerate(blok):
            urut = awal + ke
            baru = not self.hadapkan(putar) and self._lembar_baru
            self._lembar_baru = isinstance(satu, GantiHalaman)
            if isinstance(satu, _DAFTAR):
                tunda.append((urut, satu, putar))
            elif isinstance(satu, Sisipan):
                jadi[urut] = sisipan(self, urut, satu, putar=putar)
            elif not isinstance(satu, GantiHalaman):
                berikut = blok[ke + 1][0] if ke + 1 < len(blok) else None
                xml = self._satu(urut, satu, lekat=isinstance(berikut, TandaTangan))
                jadi[urut] = [(putar, di_halaman_baru(xml) if baru and not _bab(satu) else xml)]
            self.terpakai.catat(satu)
        # Lists of contents last: only they need the page numbers, which are still being found meanwhile.
        for urut, daftar, putar in tunda:
            jadi[urut] = [(putar, self._satu(urut, daftar))]
        return jadi

    def _tulis(
        self, jadi: Mapping[int, list[tuple[bool, str]]], banyak: int, jenis: Jenis, awal: int = 0
    ) -> None:
        batang = self.nomor.awal_batang
        if jenis != "depan" and (self.dok.bentuk == "surat" or batang is None):
            jenis, batang = ("surat" if self.dok.bentuk == "surat" else "arab"), None
        for urut in range(awal, awal + banyak):
            if urut == batang:
                jenis = "arab"
            for putar, xml in jadi.get(urut, ()):
                self.bagian.tulis(xml, jenis, putar=putar)

    def hadapkan(self, putar: bool) -> bool:
        """Go on with pages of this direction; whether that begins a page."""
        tujuan = self.bagian.tegak.diputar() if putar else self.bagian.tegak
        if tujuan == self.halaman:
            return False
        self.halaman, self.terpakai = tujuan, Terpakai(tujuan)
        return True

    def _hadap_awal(self) -> None:
        self.halaman, self._lembar_baru = self.bagian.tegak, False
        self.terpakai = Terpakai(self.halaman)

    def ganti_lembar(self) -> None:
        """Whatever comes next stands on a new page."""
        self._lembar_baru = True

    def _satu(self, urut: int, blok: Blok, *, lekat: bool = False) -> str:
        match blok:
            case Judul():
                return self._judul(urut, blok.tingkat)
            case Paragraf():
                lain = "<w:keepNext/>" if lekat else ""
                isi = self.runtun(blok.teks)
                if dari_kanan(blok.teks):
                    isi, lain = balik(isi), f"{lain}<w:bidi/>"
                return paragraf(_GAYA[blok.gaya], isi, lain)
            case Daftar():
                return self._daftar(blok)
            case Tabel():
                return tabel(self, urut, blok)
            case Gambar():
                return gambar(self, urut, blok)
            case KopSurat():
                return kop(self, blok)
            case Rincian():
                return rincian(self, blok)
            case TandaTangan():
                return tanda_tangan(self, blok)
            case DaftarIsi():
                entri = self.nomor.jenis("judul", blok.kedalaman)
                return self._judul(urut, 1) + isi_daftar(
                    self, f'TOC \\o "1-{blok.kedalaman}" \\h \\z \\u', entri
                )
            case DaftarTabel():
                return self._judul(urut, 1) + isi_daftar(
                    self, 'TOC \\h \\z \\c "Tabel"', self.nomor.jenis("tabel")
                )
            case DaftarGambar():
                return self._judul(urut, 1) + isi_daftar(
                    self, 'TOC \\h \\z \\c "Gambar"', self.nomor.jenis("gambar")
                )
            case _:  # pages, which _susun opens
                raise TypeError(type(blok).__name__)

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

    # -- lists, tables, figures --------------------------------------------------------------------

    def _daftar(self, blok: Daftar, dalam: int = 0) -> str:
        """Items as paragraphs; ``dalam`` counts the lists around this one."""
        num = 1
        if blok.bernomor:
            self.jumlah_bernomor += 1
            num = self.jumlah_bernomor + 1
        gaya_alinea = "ListNumber" if blok.bernomor else "ListBullet"
        lain = gaya_butir(num, dalam)
        keluar = []
        for urut, b in enumerate(blok.butir):
            keluar.append(paragraf(gaya_alinea, self.runtun(b), lain))
            keluar += [self._daftar(d, dalam + 1) for d in blok.di_bawah(urut)]
        return "".join(keluar)

    def takarir(self, e: Entri, *, di_atas: bool, lekat: bool = False) -> str:
        """The caption, its number a field; ``lekat``: the source stands below it."""
        jenis = e.jenis.capitalize()
        # A restart is stated (\r), not left to the heading (\s 1), which LibreOffice does not know.
        mulai = "" if e.nomor == self._terakhir.get(jenis, 0) + 1 else f" \\r {e.nomor}"
        self._terakhir[jenis] = e.nomor
        nomor = bidang(f"SEQ {jenis} \\* ARABIC{mulai}", str(e.nomor), _LABEL)
        label = self._tandai("_Ref", e.urut, lari(f"{jenis} {e.awalan}", _LABEL) + nomor)
        isi = self._tandai("_Toc", e.urut, f"{label}{lari(f'  {e.judul}')}")
        bawah = '<w:spacing w:before="60" w:after="300" w:line="240" w:lineRule="auto"/>'
        if lekat:
            bawah = f"<w:keepNext/>{bawah.replace('300', '40')}"
        return paragraf("Caption", isi, "<w:keepNext/>" if di_atas else bawah)

    def citra(
        self, rupa: Rupa, alternatif: str, lebar: float, tinggi: float, *, bingkai: bool = False
    ) -> str:
        """A run with the picture; millimetres."""
        self._gambar += 1
        nomor, garis = self._gambar, heks(warna.GARIS) if bingkai else ""
        rid = self.sisipkan(rupa.isi)
        return gambar_lari(nomor, rid, f"Gambar {nomor}", alternatif, twip(lebar), twip(tinggi), garis)

    def lambang(self, isi: bytes, sebutan: str, alternatif: str, tinggi: float) -> tuple[str, int]:
        """A run with an emblem ``tinggi`` millimetres high and its width in twips, or the note that it
        cannot be read."""
        try:
            rupa = rupa_gambar(isi, self.cache)
        except RupaRusak as rusak:
            return lari(rusak.catatan(sebutan)), twip(2 * tinggi)
        lebar, tinggi = muat(rupa.rasio, 1.5 * tinggi, tinggi)
        return self.citra(rupa, satu_baris(alternatif), lebar, tinggi), twip(lebar)

    # -- text ----------------------------------------------------------------------------------------

    def runtun(self, teks: IsiTeks) -> str:
        """Runs of any text."""
        return self.runtun_sel(potongan(teks))

    def runtun_sel(
        self, runtun: Sequence[Potongan], *, tebal: bool = False, warna_: str = "", penggal: int = 0
    ) -> str:
        """Runs of a cell."""
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


def _berarah(blok: Sequence[Blok]) -> Iterator[tuple[Blok, bool]]:
    """The blocks, turned pages opened, each with whether it stands on one."""
    for satu in blok:
        if isinstance(satu, Melintang):
            yield from ((b, True) for b in satu.isi)
        else:
            yield satu, False


def _bab(blok: Blok) -> bool:
    """Whether it begins a page by its style."""
    return isinstance(blok, Judul) and blok.tingkat == 1
