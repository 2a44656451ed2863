"""The words of a composed document, block by block, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.dokumen.blok import (
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    KopSurat,
    Melintang,
    Paragraf,
    Rincian,
    Tabel,
    TandaTangan,
    polos,
)


def semua_blok(dok: Dokumen) -> Iterator[Blok]:
    """Every block, those on turned pages too."""
    for blok in dok.isi:
        yield from blok.isi if isinstance(blok, Melintang) else (blok,)


def tabel(dok: Dokumen, kunci: str) -> Tabel:
    return next(b for b in semua_blok(dok) if isinstance(b, Tabel) and b.kunci == kunci)


def baris(t: Tabel) -> list[tuple[str, ...]]:
    """The rows of a table as text."""
    return [tuple(polos(s.teks) for s in b) for b in t.baris]


def kata(dok: Dokumen) -> str:
    """All words of a document, one block a line."""
    return "\n".join(teks for b in semua_blok(dok) if (teks := _kata(b)))


def _kata(b: Blok) -> str:
    match b:
        case Judul():
            return f"{b.nomor or ''} {b.teks}".strip()
        case Paragraf():
            return polos(b.teks)
        case Daftar():
            return "\n".join(polos(x) for x in b.butir)
        case Tabel():
            isi = [b.judul, *(" | ".join(r) for r in baris(b)), b.catatan]
            return "\n".join(x for x in isi if x)
        case KopSurat():
            return "\n".join((*b.baris, *b.alamat))
        case Rincian():
            return "\n".join(f"{k}: {polos(v)}" for k, v in b.baris)
        case TandaTangan():
            pihak = [" / ".join((o.peran, o.jabatan, o.nama)) for o in b.pihak]
            return "\n".join((b.tempat_tanggal, *pihak))
        case Gambar():
            return f"{b.judul} {b.catatan}".strip()
    return ""
