"""Bab III D: what other systems and lists say of the year; awards and the like stay people's text."""

from __future__ import annotations

from sakip.dokumen.blok import Blok, Paragraf
from sakip.naskah.lkjip.e_performance import e_performance
from sakip.naskah.lkjip.emonev import emonev, prioritas
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun
from sakip.naskah.lkjip.profil import pembuka, tempat
from sakip.naskah.lkjip.skor import bernomor
from sakip.naskah.lkjip.target import target_kinerja


def capaian_lain(p: Penyusun) -> list[Blok]:
    """Each system under its heading, then what people wrote; a gap where there is neither."""
    bagian = [
        ("e-Performance", e_performance(p)),
        ("Target Kinerja", target_kinerja(p)),
        ("e-Monev", emonev(p)),
        ("Kegiatan Prioritas Nasional", prioritas(p)),
    ]
    blok = bernomor(p, [(judul, isi) for judul, isi in bagian if isi])
    tertulis = pembuka(p)
    if blok or tertulis or p.bagian.bila_ada:
        return [*blok, *tertulis]
    p.catat(
        tempat(p),
        f"Target kinerja, e-Monev, dan e-Performance {BELUM_DIISI}",
        f"Isi atau impor datanya, atau tulis teks bab «{p.bagian.kode}».",
    )
    return [Paragraf(BELUM_DIISI, gaya="belum_diisi")]
