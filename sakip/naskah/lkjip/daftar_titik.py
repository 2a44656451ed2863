"""The last pages of a draft: what is still missing or doubtful, with the code of each point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sakip.dokumen.blok import Baris, Blok, Judul, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.titik import JENIS, PANJANG_SIDIK, SEBUTAN_JENIS, Titik

JUDUL = "Daftar yang Belum Lengkap atau Diragukan"
ARTI = {
    "bertentangan": "Kata atau angka dalam teks berlawanan dengan data.",
    "ragu": "Perlu dilihat kembali sebelum ditandatangani.",
    "kurang": "Belum ditulis, belum dilaporkan, atau belum dilampirkan.",
}


def daftar_titik(titik: Sequence[Titik]) -> list[Blok]:
    """A heading, and one table per kind; nothing when there is no point."""
    if not titik:
        return []
    pengantar = (
        f"Naskah ini masih draf: {len(titik)} titik belum diselesaikan. Daftar ini dan tanda-tanda dalam "
        "teks tidak tercetak pada laporan final. Kode dalam kurung siku dipakai untuk menerima sebuah titik "
        "dengan nama dan alasan."
    )
    blok: list[Blok] = [Judul(1, JUDUL, kunci="daftar-titik"), Paragraf(pengantar)]
    for jenis in JENIS:
        if satu := [t for t in titik if t.jenis == jenis]:
            kepala = Teks(f"{SEBUTAN_JENIS[jenis]} ({len(satu)}). ", tebal=True)
            blok += [Paragraf((kepala, Teks(ARTI[jenis]))), _tabel(satu)]
    return blok


def _tabel(titik: Sequence[Titik]) -> Tabel:
    """One row per place, in the order of the report."""
    kolom = (Kolom("No.", 0.6, "tengah"), Kolom("Tempat", 3), Kolom("Yang perlu diselesaikan", 6))
    return Tabel("", kolom, tuple(_baris(titik)))


def _baris(titik: Sequence[Titik]) -> Iterator[Baris]:
    urut = {t.tempat: i for i, t in reversed(list(enumerate(titik)))}
    menurut = sorted(titik, key=lambda t: urut[t.tempat])
    for nomor, (tempat, isi) in enumerate(groupby(menurut, key=lambda t: t.tempat), start=1):
        runtun: list[Teks] = []
        for t in isi:
            runtun += [Teks("\n" if runtun else ""), Teks(f"{t.pesan} "), Teks(f"[{sidik(t)}]", miring=True)]
        yield Sel(str(nomor)), Sel(tempat), Sel(tuple(r for r in runtun if r.isi))


def sidik(t: Titik) -> str:
    """The short end of the code, enough to name the point in a command."""
    return t.kode[-PANJANG_SIDIK:]
