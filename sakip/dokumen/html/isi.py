"""Blocks to the body of an HTML document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sakip.dokumen.arah import dari_kanan
from sakip.dokumen.bagan.gambar import svg_semua
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
from sakip.dokumen.html import rupa
from sakip.dokumen.html.tabel import tulis_tabel
from sakip.dokumen.html.unsur import atribut, baris, kelas, teks
from sakip.dokumen.penomoran import Entri, Penomoran, semua_blok
from sakip.dokumen.teks import NAMA_KOSONG, satu_baris

_PENANDA_BAIK = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_NOMOR_BUTIR = ("1", "a", "i")
_KELAS_PARAGRAF = {
    "biasa": "",
    "catatan": "catatan",
    "belum_diisi": "belum",
    "rumus": "rumus",
    "tengah": "tengah",
}


@dataclass
class Penulis:
    """Writes the blocks of one document, in order."""

    dok: Dokumen
    nomor: Penomoran
    folder_huruf: Path
    cache: Path | None
    _urut: int = 0
    _svg: Iterator[str] = field(default_factory=lambda: iter(()))

    def __post_init__(self) -> None:
        bagan = [b.bagan for b in semua_blok(self.dok) if isinstance(b, Gambar) and b.bagan is not None]
        self._svg = iter(svg_semua(bagan, self.cache, folder_huruf=self.folder_huruf))

    def badan(self, blok: Iterable[Blok]) -> str:
        """These blocks; asked for in the order of :func:`sakip.dokumen.penomoran.semua_blok`."""
        return "\n".join(self._satu(b) for b in blok)

    def _satu(self, blok: Blok) -> str:
        if isinstance(blok, Melintang):
            return f'<div class="melintang">\n{self.badan(blok.isi)}\n</div>'
        urut, self._urut = self._urut, self._urut + 1
        e = self.nomor.menurut_urut.get(urut)
        match blok:
            case Judul():
                assert e is not None
                return judul(e)
            case Paragraf():
                return self._paragraf(blok)
            case Daftar():
                return self._butir(blok)
            case Tabel():
                return tulis_tabel(blok, e, penanda(e), self.runtun)
            case Gambar():
                if blok.bagan is not None:
                    return rupa.bagan(blok, next(self._svg), urut, e, penanda(e))
                return rupa.gambar(blok, self.cache, e, penanda(e))
            case DaftarIsi():
                return self._daftar(e, self.nomor.jenis("judul", blok.kedalaman))
            case DaftarTabel():
                return self._daftar(e, self.nomor.jenis("tabel"))
            case DaftarGambar():
                return self._daftar(e, self.nomor.jenis("gambar"))
            case GantiHalaman():
                return '<div class="ganti"></div>'
            case KopSurat():
                return _kop(blok, self.cache)
            case Rincian():
                pasangan = (f"<dt>{baris(n)}</dt>\n<dd>{self.runtun(i)}</dd>" for n, i in blok.baris)
                return '<dl class="rincian">\n' + "\n".join(pasangan) + "\n</dl>"
            case TandaTangan():
                return _tanda_tangan(blok)
            case Sisipan():
                return rupa.sisipan(blok, self.cache, e, penanda(e))

    def _paragraf(self, blok: Paragraf) -> str:
        arah = ' dir="rtl"' if dari_kanan(blok.teks) else ""
        isi = self.runtun(blok.teks)
        if arah:
            isi = isi.replace('<bdi dir="rtl">', "").replace("</bdi>", "")
        return f"<p{kelas(_KELAS_PARAGRAF[blok.gaya])}{arah}>{isi}</p>"

    def _butir(self, blok: Daftar, dalam: int = 0) -> str:
        """A list with the lists under its items; ``dalam`` counts the lists around it."""
        jenis = "ol" if blok.bernomor else "ul"
        tipe = f' type="{_NOMOR_BUTIR[dalam % 3]}"' if blok.bernomor and dalam % 3 else ""
        butir = []
        for urut, b in enumerate(blok.butir):
            anak = "".join(f"\n{self._butir(d, dalam + 1)}\n" for d in blok.di_bawah(urut))
            butir.append(f"<li>{self.runtun(b)}{anak}</li>")
        isi = "\n".join(butir)
        return f"<{jenis}{tipe}>\n{isi}\n</{jenis}>"

    def _daftar(self, e: Entri | None, entri: Sequence[Entri]) -> str:
        assert e is not None
        butir = "\n".join(
            f"<li{kelas(f't{x.tingkat}' if x.jenis == 'judul' else '')}>{tautan(x)}</li>" for x in entri
        )
        takarir = "takarir" if entri and entri[0].jenis != "judul" else ""
        daftar = f"<ul{kelas('daftar', takarir)}>\n{butir}\n</ul>" if butir else ""
        return f'{judul(e)}\n<nav aria-labelledby="{penanda(e)}">\n{daftar}\n</nav>'

    # -- text ----------------------------------------------------------------------------------------

    def runtun(self, isi: IsiTeks) -> str:
        """Runs of any text."""
        return "".join(self._potongan(p) for p in potongan(isi))

    def _potongan(self, p: Potongan) -> str:
        if isinstance(p, Acuan):
            e = self.nomor.menurut_kunci[p.kunci]
            isi = f'<a href="#{penanda(e)}">{baris(e.acuan)}</a>'
        else:
            isi = teks(p.isi)
            if p.tautan:
                isi = f'<a{atribut("href", p.tautan)} rel="noopener noreferrer">{isi}</a>'
        if p.tebal:
            isi = f"<strong>{isi}</strong>"
        return f"<em>{isi}</em>" if p.miring else isi


def penanda(e: Entri | None) -> str:
    """The identifier of an entry: its own key where that is one, so that an address lasts."""
    if e is None:
        return ""
    return f"k-{e.kunci}" if _PENANDA_BAIK.fullmatch(e.kunci) else f"t{e.urut}"


def judul(e: Entri) -> str:
    """A heading."""
    nomor = f'<span class="nomor">{baris(e.label)}</span> ' if e.label else ""
    return f'<h{e.tingkat} id="{penanda(e)}">{nomor}{baris(e.judul)}</h{e.tingkat}>'


def tautan(e: Entri) -> str:
    """A line of a list of contents."""
    nama = "nomor" if e.jenis == "judul" else "label"
    label = f'<span class="{nama}">{baris(e.label)}</span> ' if e.label else ""
    return f'<a href="#{penanda(e)}">{label}{baris(e.judul)}</a>'


def _kop(blok: KopSurat, cache: Path | None) -> str:
    lambang = ""
    if blok.lambang is not None:
        lambang = rupa.lambang(blok.lambang, blok.lambang_alternatif, "Lambang pada kop surat", cache)
    ada = [b for b in blok.baris if b.strip()]
    isi = [f"<p{kelas('kantor' if b is ada[-1] else '')}>{teks(b)}</p>" for b in ada]
    isi += [f'<p class="alamat">{teks(b)}</p>' for b in blok.alamat if b.strip()]
    return f'<div class="kop">{lambang}<div>\n' + "\n".join(isi) + "\n</div></div>"


def _tanda_tangan(blok: TandaTangan) -> str:
    """Row by row, as on paper: the place, what each signs as, the names."""
    tempat = f'<p class="tempat">{teks(blok.tempat_tanggal)}</p>' if blok.tempat_tanggal.strip() else ""
    kepala = [
        "<p>" + "<br>".join(teks(t) for t in (p.peran, p.jabatan) if t.strip()) + "</p>" for p in blok.pihak
    ]
    nama = [f'<p class="orang">{baris(satu_baris(p.nama) or NAMA_KOSONG)}</p>' for p in blok.pihak]
    satu = "satu" if len(blok.pihak) == 1 else ""
    isi = "\n".join(b for b in (tempat, *kepala, *nama) if b)
    return f"<div{kelas('tanda-tangan', satu)}>\n{isi}\n</div>"
