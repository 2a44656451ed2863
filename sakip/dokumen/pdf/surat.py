"""The parts of a letter as typst calls: letterhead, details, signatures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sakip.dokumen.blok import KopSurat, Rincian, TandaTangan, potongan
from sakip.dokumen.teks import NAMA_KOSONG, NAMA_KOSONG_SEMPIT, satu_baris

if TYPE_CHECKING:
    from sakip.dokumen.pdf.sumber import Penulis

_LABEL_TERPANJANG = 36
"""Characters of a label from which its column is as wide as 42 percent of the text, and the label breaks."""


def kop(p: Penulis, urut: int, blok: KopSurat) -> str:
    """The letterhead."""
    lambang = "none"
    if blok.lambang is not None:
        tinggi = 15 if p.halaman.sempit else 24
        alternatif = blok.lambang_alternatif
        lambang = p.lambang(blok.lambang, "Lambang pada kop surat", alternatif, f"kop{urut}", tinggi)
    baris = _larik(p.isi(b) for b in blok.baris if b.strip())
    alamat = _larik(p.isi(a) for a in blok.alamat if a.strip())
    return f"#kop({lambang}, {baris}, {alamat})"


def rincian(p: Penulis, blok: Rincian) -> str:
    """Labels, colons and contents in three columns."""
    terpanjang = max(len(label) for label, _ in blok.baris)
    batas = _LABEL_TERPANJANG * p.halaman.lebar_teks / 155
    setengah = p.muat * 3 // 4
    kolom = "auto" if terpanjang <= batas else "42%"
    sel = [
        f'{p.isi(label, setengah)}, ":", {p.runtun(potongan(isi), 7, setengah)}' for label, isi in blok.baris
    ]
    return f"#rincian({kolom}, {', '.join(sel)})"


def tanda_tangan(p: Penulis, blok: TandaTangan) -> str:
    """Places for one signature or two."""
    muat, kosong = p.muat * 3 // 4, NAMA_KOSONG_SEMPIT if p.halaman.sempit else NAMA_KOSONG
    tempat = p.isi(blok.tempat_tanggal, muat) if blok.tempat_tanggal.strip() else "none"
    kepala = _larik(
        f"pihak({p.isi(o.peran, muat) if o.peran.strip() else 'none'}, {p.isi(o.jabatan, muat)})"
        for o in blok.pihak
    )
    nama = _larik(p.isi(satu_baris(o.nama) or kosong, muat if o.nama.strip() else 0) for o in blok.pihak)
    return f"#tanda-tangan({tempat}, {kepala}, {nama})"


def _larik(isi: Iterable[str]) -> str:
    """A typst array."""
    return "(" + "".join(f"{satu}, " for satu in isi) + ")"
