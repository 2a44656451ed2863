"""Blocks to typst source: only calls of the functions in ``gaya.typ``, all text as typst strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sakip.dokumen import warna
from sakip.dokumen.arah import TANDA_KIRI, dari_kanan, tandai
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
    Judul,
    KopSurat,
    Melintang,
    Paragraf,
    Potongan,
    Rincian,
    Sampul,
    Sisipan,
    Tabel,
    TandaTangan,
    Teks,
    potongan,
)
from sakip.dokumen.halaman import Halaman, Terpakai, halaman_dokumen, muat
from sakip.dokumen.huruf import Huruf
from sakip.dokumen.pdf.rupa import gambar, simpan, sisipan
from sakip.dokumen.pdf.surat import kop, rincian, tanda_tangan
from sakip.dokumen.pdf.tabel import tabel
from sakip.dokumen.penggalan import paksa, sisipkan
from sakip.dokumen.penomoran import Entri, Penomoran, semua_blok
from sakip.dokumen.sisipan import RupaRusak, rupa_gambar
from sakip.dokumen.teks import bersih, kepala_halaman, panjang, satu_baris

_GAYA = Path(__file__).with_name("gaya.typ")
_NOMOR_BUTIR = ("1.", "a.", "i.")
_PARAGRAF = {"biasa": "p", "catatan": "catatan", "belum_diisi": "belum", "rumus": "rumus", "tengah": "tengah"}


@dataclass
class Penulis:
    """Collects the source and the picture files of one document."""

    dok: Dokumen
    nomor: Penomoran
    huruf: Huruf
    folder_huruf: Path
    cache: Path | None
    berkas: dict[str, bytes] = field(default_factory=dict)
    svg: Iterator[str] = field(default_factory=lambda: iter(()))
    """Charts not yet placed, in order."""

    def __post_init__(self) -> None:
        self._tegak = halaman_dokumen(self.dok)
        self.halaman = self._tegak
        self.terpakai = Terpakai(self.halaman)
        self.muat = 36 if not self._tegak.sempit else 17
        """Letters that a line holds of the largest type of the text, in capitals."""
        self._urut = 0
        self._di_atas: list[int] = []  # levels of the headings above; readers of structure want none skipped
        self._lembar_baru = False  # the next block must not stand on this page

    def sumber(self) -> str:
        """The whole source; :attr:`berkas` then holds the pictures it names."""
        bagan = [b.bagan for b in semua_blok(self.dok) if isinstance(b, Gambar) and b.bagan is not None]
        self.svg = iter(svg_semua(bagan, self.cache, folder_huruf=self.folder_huruf))
        bagian = [self._tema(), _GAYA.read_text("utf-8"), self._pembuka()]
        sampul = self.dok.sampul if self.dok.bentuk == "laporan" else None
        if self.dok.sebelum_sampul:
            bagian += ["#depan[", *self._rangkai(self.dok.sebelum_sampul), "]"]
            self.halaman, self._lembar_baru = self._tegak, False
        if sampul is not None:
            bagian.append(self._sampul(sampul))
        if sampul is not None or self.dok.sebelum_sampul:
            bagian.append("#counter(page).update(1)")
        if self.nomor.awal_batang is None:
            bagian.append('#set page(numbering: "1")')
        bagian += self._rangkai(self.dok.isi)
        bagian.append("#metadata(none) <akhir>")
        return "\n".join(bagian) + "\n"

    # -- pages ---------------------------------------------------------------------------------------

    def _rangkai(self, blok: Sequence[Blok], *, putar: bool = False) -> Iterator[str]:
        """The blocks with what comes between them: new pages, turned pages, new numbers of pages."""
        for ke, satu in enumerate(blok):
            if isinstance(satu, Melintang):
                yield from self._rangkai(satu.isi, putar=True)
                continue
            baru = _membuka_halaman(satu) and ke > 0
            yield from self.halaman_baru(putar=putar, paksa=baru or self._lembar_baru)
            self._lembar_baru = False
            if self._urut == self.nomor.awal_batang and self.dok.bentuk == "laporan":
                yield '#set page(numbering: "1")\n#counter(page).update(1)'
            berikut = blok[ke + 1] if ke + 1 < len(blok) else None
            if isinstance(satu, Paragraf) and isinstance(berikut, TandaTangan):
                yield f"#lekat[{self._blok(self._urut, satu)}]"
            elif isinstance(satu, Sisipan):
                yield from sisipan(self, self._urut, satu)
            else:
                yield self._blok(self._urut, satu)
            self.terpakai.catat(satu)
            self._urut += 1

    def halaman_baru(self, *, putar: bool, paksa: bool = True) -> list[str]:
        """What begins a page of this direction; nothing when this one has it and ``paksa`` is not set."""
        tujuan = self._tegak.diputar() if putar else self._tegak
        if tujuan != self.halaman:
            self.halaman = tujuan
            self.terpakai = Terpakai(tujuan)
            return [f"#set page(..{'hal-putar' if putar else 'hal'})"]
        if not paksa:
            return []
        self.terpakai.mm = 0.0
        return ["#pagebreak(weak: true)"]

    def ganti_lembar(self) -> None:
        """Whatever comes next stands on a new page."""
        self._lembar_baru = True

    # -- whole document ------------------------------------------------------------------------------

    def _tema(self) -> str:
        sorot = warna.TOKEN["sorot"]
        warna_warni = {
            "tinta": warna.TINTA,
            "utama": warna.UTAMA,
            "redup": warna.REDUP,
            "garis": warna.GARIS,
            "kepala": warna.LATAR_KEPALA,
            "sorot": sorot.latar,
            "sorot-kuat": sorot.kuat,
            "sorot-teks": sorot.teks,
        }
        tema = ", ".join(f'{nama}: rgb("{nilai}")' for nama, nilai in warna_warni.items())
        judul = ", ".join(f"t{e.urut}: ({self.label(e)}, {e.tingkat})" for e in self.nomor.entri)
        nilai = {
            "tema": f"({tema})",
            "judul-judul": f"({judul or ':'})",
            "draf": str(self.dok.draf).lower(),
            "surat": str(self.dok.bentuk == "surat").lower(),
            "sempit": str(self._tegak.sempit).lower(),
            "hal": _ukuran_halaman(self._tegak),
            "hal-putar": _ukuran_halaman(self._tegak.diputar()),
        }
        return "\n".join(f"#let {nama} = {isi}" for nama, isi in nilai.items())

    def _pembuka(self) -> str:
        dok = self.dok
        bahasa, _, wilayah = dok.bahasa.partition("-")
        if bahasa == "id" and not wilayah:
            wilayah = "ID"
        kata = ", ".join(self.s(satu_baris(k)) for k in dok.kata_kunci)
        tanggal = f"datetime(year: {dok.tanggal.year}, month: {dok.tanggal.month}, day: {dok.tanggal.day})"
        arg = [
            self.s(judul_dokumen(dok)),
            self.s(satu_baris(dok.penulis or dok.unit)),
            f"({kata},)" if kata else "()",
            tanggal,
            self.s(bahasa),
            self.s(wilayah) if wilayah else "none",
            self.s(kepala_halaman(dok.unit_singkat or dok.unit), muat=self.muat),
            self.s(f"{satu_baris(dok.judul)} {dok.tahun}", muat=self.muat),
        ]
        return f"#show: isi => dokumen({', '.join(arg)}, isi)"

    def _sampul(self, sampul: Sampul) -> str:
        dok = self.dok
        lambang = "none"
        if sampul.lambang is not None:
            tinggi = 18 if self._tegak.sempit else 32
            lambang = self.lambang(
                sampul.lambang, "Lambang pada sampul", sampul.lambang_alternatif, "lambang", tinggi
            )
        arg = [
            *(self.isi(t) for t in (dok.instansi, dok.unit)),
            self.s(satu_baris(dok.judul), muat=self.muat * 2 // 3),
            self.s(satu_baris(dok.subjudul), muat=self.muat),
            self.s(str(dok.tahun)),
            lambang,
            self.isi("\n".join(sampul.baris_bawah)),
        ]
        return f"#sampul({', '.join(arg)})"

    def lambang(self, isi: bytes, sebutan: str, alternatif: str, nama: str, tinggi: float) -> str:
        """An emblem ``tinggi`` millimetres high, or the note that it cannot be read."""
        try:
            rupa = rupa_gambar(isi, self.cache)
        except RupaRusak as rusak:
            return f"belum({self.isi(rusak.catatan(sebutan))})"
        berkas = simpan(self, rupa, nama)
        lebar, tinggi = muat(rupa.rasio, 1.5 * tinggi, tinggi)
        return f"citra({self.s(berkas)}, {self.s(satu_baris(alternatif))}, {lebar:g}mm, {tinggi:g}mm, false)"

    # -- blocks --------------------------------------------------------------------------------------

    def _blok(self, urut: int, blok: Blok) -> str:
        match blok:
            case Judul():
                return self._judul(urut, blok.tingkat)
            case Paragraf():
                fungsi = _PARAGRAF[blok.gaya]
                pecah = (
                    ", pecah: true"
                    if fungsi in ("belum", "rumus") and _kotak_besar(blok, self.halaman)
                    else ""
                )
                isi = self.runtun(potongan(blok.teks), 7 * (blok.gaya == "biasa"))
                if dari_kanan(blok.teks):
                    return f"#kanan({fungsi}({isi.replace(TANDA_KIRI, '')}{pecah}))"
                return f"#{fungsi}({isi}{pecah})"
            case Daftar():
                return f"#{self._daftar(blok)}"
            case Tabel():
                return tabel(self, urut, blok)
            case Gambar():
                return gambar(self, urut, blok)
            case KopSurat():
                return kop(self, urut, blok)
            case Rincian():
                return rincian(self, blok)
            case TandaTangan():
                return tanda_tangan(self, blok)
            case DaftarIsi():
                return f"{self._judul_daftar(urut)}\n#daftar-isi({blok.kedalaman})"
            case DaftarTabel():
                return f'{self._judul_daftar(urut)}\n#daftar-takarir("tabel")'
            case DaftarGambar():
                return f'{self._judul_daftar(urut)}\n#daftar-takarir("gambar")'
            case GantiHalaman():
                return "#pagebreak(weak: true)"
            case _:  # pages, which _rangkai opens
                raise TypeError(type(blok).__name__)

    def _judul(self, urut: int, tingkat: int) -> str:
        e = self.nomor.menurut_urut[urut]
        while self._di_atas and self._di_atas[-1] >= tingkat:
            self._di_atas.pop()
        self._di_atas.append(tingkat)
        lain = "" if e.terdaftar else ", terdaftar: false"
        return f"#j({len(self._di_atas)}, {self.s(e.label)}, {self.s(e.judul)}, <t{urut}>{lain})"

    def _judul_daftar(self, urut: int) -> str:
        self._di_atas = [1]
        return f"#j-daftar({self.s(self.nomor.menurut_urut[urut].judul)}, <t{urut}>)"

    # -- text ----------------------------------------------------------------------------------------

    def label(self, e: Entri) -> str:
        """Label and title as two arguments."""
        return f"{self.s(e.label)}, {self.s(e.judul, muat=self.muat)}"

    def _daftar(self, blok: Daftar, dalam: int = 0) -> str:
        """A list as a call, with the lists under its items; ``dalam`` counts the lists around it."""
        butir = []
        for urut, isi in enumerate(blok.butir):
            anak = [self._daftar(d, dalam + 1) for d in blok.di_bawah(urut)]
            teks = self.runtun(potongan(isi), 7)
            butir.append(f"{{{'; '.join([teks, *anak])}}}" if anak else teks)
        if blok.bernomor:
            return f'nomor(numbering: "{_NOMOR_BUTIR[dalam % len(_NOMOR_BUTIR)]}", {", ".join(butir)})'
        return f"butir({', '.join(butir)})"

    def isi(self, teks: str, muat: int | None = None) -> str:
        """Plain text as typst content."""
        return self.runtun([Teks(teks)], muat=muat)

    def runtun(self, runtun: Iterable[Potongan], penggal: int = 0, muat: int | None = None) -> str:
        """Runs as one typst code block: ``{"a"; b("b"); n; "c"}``; ``penggal`` and ``muat`` as for
        :meth:`s`, ``muat`` for a whole line when it is None."""
        muat = self.muat if muat is None else muat
        return "{" + "; ".join(u for p in runtun for u in self._potongan(p, penggal, muat)) + "}"

    def _potongan(self, p: Potongan, penggal: int, muat: int) -> list[str]:
        if isinstance(p, Acuan):
            e = self.nomor.menurut_kunci[p.kunci]
            unsur = [f"a(<t{e.urut}>, {self.s(e.acuan)})"]
        else:
            baris = [self.s(b, penggal, muat) for b in bersih(p.isi).split("\n")]
            unsur = [x for b in baris for x in (b, "n")][:-1]
            if p.tautan:
                unsur = [f"u({self.s(satu_baris(p.tautan))}, {{{'; '.join(unsur)}}})"]
        if p.tebal:
            unsur = [f"b({{{'; '.join(unsur)}}})"]
        if p.miring:
            unsur = [f"i({{{'; '.join(unsur)}}})"]
        return unsur

    def s(self, teks: str, penggal: int = 0, muat: int = 0) -> str:
        """A typst string literal; characters that no font has become "□".

        Words of at least ``penggal`` letters may be divided; 0: none.  What is longer than ``muat``
        characters (0: nothing) is divided wherever it must be.
        """
        tampak = self.huruf.tampak(teks)
        if penggal:
            tampak = sisipkan(tampak, penggal)
        if muat:
            tampak = paksa(tampak, muat)
        tampak = tandai(tampak)
        return '"' + tampak.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def judul_dokumen(dok: Dokumen) -> str:
    """The title in the files' properties: title, unit and year in one line."""
    return satu_baris(f"{dok.judul} {dok.unit} Tahun {dok.tahun}")


def _kotak_besar(blok: Paragraf, halaman: Halaman) -> bool:
    return panjang(blok.teks) > halaman.kotak_terbesar


def _membuka_halaman(blok: Blok) -> bool:
    return isinstance(blok, DaftarIsi | DaftarTabel | DaftarGambar) or (
        isinstance(blok, Judul) and blok.tingkat == 1
    )


def _ukuran_halaman(h: Halaman) -> str:
    tepi = f"left: {h.kiri:g}mm, right: {h.kanan:g}mm, top: {h.atas:g}mm, bottom: {h.bawah:g}mm"
    return f"(width: {h.lebar:g}mm, height: {h.tinggi:g}mm, margin: ({tepi}))"
