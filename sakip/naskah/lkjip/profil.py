"""What composers of the office's profile share: its paragraphs as blocks, gaps, and marks of old copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sakip.dokumen.blok import Blok, Daftar, IsiTeks, Paragraf, Teks, potongan
from sakip.naskah.kalimat import gabung_kata
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun, berjudul, blok_teks
from sakip.naskah.sebaris import runtun
from sakip.pelaporan.profil import JenisUraian, Uraian

SEBUTAN: dict[JenisUraian, str] = {
    "dasar_hukum": "Dasar hukum",
    "tugas": "Tugas",
    "fungsi": "Fungsi",
    "visi": "Visi",
    "misi": "Misi",
    "tujuan": "Tujuan",
    "nilai": "Tata nilai",
    "aspek_strategis": "Aspek strategis",
    "isu_strategis": "Isu strategis",
    "penghargaan": "Penghargaan",
    "inovasi": "Inovasi",
    "kata_pengantar": "Kata pengantar",
}


def dilampirkan(p: Penyusun, dokumen: str) -> bool:
    """Whether the profile lists a generated annex, so that the text can be short."""
    return any(x.dokumen == dokumen for x in p.bahan.profil.lampiran)


def tulisan(p: Penyusun, isi: str) -> list[Blok]:
    """People's text as blocks."""
    return list(blok_teks(isi, p.bahan.profil.berkas))


def pembuka(p: Penyusun) -> list[Blok]:
    """What people wrote for the whole part, before what comes from the profile."""
    return tulisan(p, p.teks("bab", p.bagian.kode))


def belum(p: Penyusun, jenis: JenisUraian) -> list[Blok]:
    """The marked gap of a kind of paragraph, and its point."""
    sebutan = SEBUTAN[jenis]
    return gap(
        p,
        sebutan,
        f"Tulis di menu Laporan, atau isi profil.uraian berjenis «{jenis}» dalam paket tahun {p.tahun}, "
        "lalu impor.",
    )


def gap(p: Penyusun, sebutan: str, saran: str) -> list[Blok]:
    """A marked gap and its point."""
    p.catat(tempat(p), f"{sebutan} {BELUM_DIISI}", saran)
    return [Paragraf(f"{sebutan}: {BELUM_DIISI}", gaya="belum_diisi")]


def tempat(p: Penyusun) -> str:
    """The part being composed, as points name it."""
    return p.bagian.judul.capitalize() if p.bagian.judul.isupper() else p.bagian.judul


def blok_uraian(p: Penyusun, uraian: Sequence[Uraian], *, bernomor: bool = False) -> list[Blok]:
    """Paragraphs of the profile in order; short ones that follow each other make a list.

    ``bernomor``: a numbered list, also of what has headings; else paragraphs with run-in headings.
    """
    blok: list[Blok] = []
    for pendek, isi in groupby(uraian, key=lambda u: bernomor and "\n" not in u.isi.strip()):
        satu = list(isi)
        if pendek and len(satu) > 1:
            blok.append(Daftar(tuple(_butir(u, i) for i, u in enumerate(satu, start=1)), bernomor=True))
        else:
            for u in satu:
                blok += berjudul(u.judul, u.isi, p.bahan.profil.berkas) if u.judul else tulisan(p, u.isi)
    return [*blok, *belum_ditinjau(p, uraian)]


def _butir(u: Uraian, nomor: int) -> IsiTeks:
    isi = runtun(u.isi.strip())
    if not u.judul or u.judul.casefold() == f"{SEBUTAN[u.jenis]} {nomor}".casefold():  # the list numbers it
        return isi
    titik = "" if u.judul[-1:] in ".:?!" else "."
    return (Teks(f"{u.judul}{titik} ", tebal=True), *potongan(isi))


def belum_ditinjau(p: Penyusun, uraian: Iterable[Uraian]) -> list[Blok]:
    """A mark under paragraphs that are unrevised copies of another year, and a point for each."""
    salinan = [(u, u.dari_tahun) for u in uraian if u.dari_tahun is not None]
    if not salinan:
        return []
    for u, tahun in salinan:
        p.catat(
            f"{tempat(p)} «{u.kunci}»",
            f"Disalin dari profil tahun {tahun}, belum ditinjau",
            "Tinjau uraian itu di menu Laporan untuk tahun ini, lalu simpan.",
        )
    if not p.bertanda:
        return []
    tahun_asal = gabung_kata([str(t) for t in sorted({t for _, t in salinan})])
    semua = list(uraian)
    sebagian = ""
    if len(salinan) < len(semua):
        sebagian = f" ({gabung_kata([_nama(u) for u, _ in salinan])})"
    return [
        Paragraf(f"Disalin dari profil tahun {tahun_asal}, belum ditinjau{sebagian}.", gaya="belum_diisi")
    ]


def salinan_lama(p: Penyusun, letak: str, sebutan: str, menu: str, *bagian: str) -> None:
    """A point when one of these parts of the profile is as it was copied from another year."""
    profil = p.bahan.profil
    if profil.belum_ditinjau.intersection(bagian):
        p.catat(
            letak,
            f"{sebutan} disalin dari profil tahun {profil.dari_tahun}, belum ditinjau",
            f"Tinjau di menu Laporan, {menu}, lalu simpan.",
        )


def _nama(u: Uraian) -> str:
    return u.judul or f"«{u.kunci}»"
