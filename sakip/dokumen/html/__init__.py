"""HTML for reading on screen: one file, without scripts and without any address, the same text as the others.

Everything that it shows stands in it: the style sheet in one ``<style>`` element (its hash is
:func:`sidik_gaya`), charts as SVG, pictures as data.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sakip.dokumen.blok import Blok, Dokumen
from sakip.dokumen.html.gaya import gaya, sidik_gaya
from sakip.dokumen.html.isi import Penulis, tautan
from sakip.dokumen.html.rupa import lambang
from sakip.dokumen.html.unsur import atribut, baris, kelas, teks
from sakip.dokumen.penomoran import Penomoran, nomori
from sakip.dokumen.teks import satu_baris

__all__ = ["potongan", "sidik_gaya", "tulis"]

_KEDALAMAN_TEPI = 3
_KATA_DRAF = "Draf: belum ditetapkan, isinya masih dapat berubah."


def tulis(dok: Dokumen, *, folder_huruf: Path, cache: Path | None) -> bytes:
    """See :func:`sakip.dokumen.tulis_html`."""
    nomor = nomori(dok)
    penulis = Penulis(dok, nomor, folder_huruf, cache)
    depan = penulis.badan(dok.sebelum_sampul)
    bagian = [
        f'<div class="sebelum">\n{depan}\n</div>' if depan else "",
        _sampul(dok, cache) if dok.sampul is not None else "",
        penulis.badan(dok.isi),
    ]
    isi = "\n".join(b for b in bagian if b)
    tepi = _tepi(dok, nomor)
    draf = (
        '<p class="draf-kata">Draf: belum ditetapkan, isinya masih dapat berubah.</p>\n' if dok.draf else ""
    )
    badan = (
        f"<body{kelas('' if tepi else 'surat', 'draf' if dok.draf else '')}>\n"
        '<a class="loncat" href="#isi">Langsung ke isi</a>\n'
        f'<div class="papan">\n{tepi}<main id="isi">\n{draf}{isi}\n</main>\n</div>\n</body>'
    )
    return (
        f"<!DOCTYPE html>\n<html{atribut('lang', dok.bahasa)}>\n{_kepala(dok)}\n{badan}\n</html>\n".encode()
    )


def potongan(isi: Iterable[Blok], *, folder_huruf: Path, cache: Path | None = None) -> str:
    """These blocks as elements for the middle of another page; without its own style sheet."""
    dok = Dokumen("-", "", "", 0, date(1, 1, 1), tuple(isi), bentuk="surat")
    return Penulis(dok, nomori(dok), folder_huruf, cache).badan(dok.isi)


def _kepala(dok: Dokumen) -> str:
    nama = satu_baris(f"{dok.judul} {dok.unit} Tahun {dok.tahun}")
    meta = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "generator": "SAKIP",
        "author": dok.penulis or dok.unit,
        "description": nama,
        "keywords": ", ".join(dok.kata_kunci),
        "dcterms.date": dok.tanggal.isoformat(),
        "robots": "noindex" if dok.draf else "",
    }
    baris_meta = "\n".join(f'<meta name="{n}"{atribut("content", i)}>' for n, i in meta.items() if i)
    return (
        f'<head>\n<meta charset="utf-8">\n<title>{baris_judul(nama)}</title>\n{baris_meta}\n'
        f"<style>{gaya()}</style>\n</head>"
    )


def baris_judul(nama: str) -> str:
    """The title: text only, it can hold no element."""
    return nama.replace("&", "&amp;").replace("<", "&lt;")


def _tepi(dok: Dokumen, nomor: Penomoran) -> str:
    """The contents beside the text: on a small screen a bar whose link opens them."""
    entri = nomor.jenis("judul", _KEDALAMAN_TEPI)
    if dok.bentuk == "surat" or not entri:
        return ""
    butir = "\n".join(f'<li class="t{e.tingkat}">{tautan(e)}</li>' for e in entri)
    nama = baris(f"{dok.judul} {dok.tahun}")
    return (
        '<nav id="navigasi" class="tepi" aria-label="Navigasi dokumen">\n'
        f'<div class="bilah"><strong>{nama}</strong><a class="buka" href="#navigasi">Buka isi</a>'
        f'<a class="tutup" href="#isi">Tutup</a></div>\n<ol>\n{butir}\n</ol>\n</nav>\n'
    )


def _sampul(dok: Dokumen, cache: Path | None) -> str:
    sampul = dok.sampul
    assert sampul is not None
    atas = ""
    if sampul.lambang is not None:
        atas = lambang(sampul.lambang, sampul.lambang_alternatif, "Lambang pada sampul", cache)
    isi = [
        atas,
        f'<p class="instansi">{teks(dok.instansi)}</p>',
        f'<p class="nama">{baris(dok.judul)}</p>',
        f'<p class="subjudul">{baris(dok.subjudul)}</p>' if dok.subjudul.strip() else "",
        f'<p class="unit">{teks(dok.unit)}</p>',
        f'<p class="bawah">{teks(chr(10).join(sampul.baris_bawah))}</p>' if sampul.baris_bawah else "",
        f'<p class="tahun">{dok.tahun}</p>',
    ]
    return '<header class="sampul">\n' + "\n".join(b for b in isi if b) + "\n</header>"
