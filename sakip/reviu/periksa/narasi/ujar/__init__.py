"""What sentences make of their own numbers, or of a table nearby: each module says of what kind."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.narasi.ujar.arah_pokok import arah_pokok
from sakip.reviu.periksa.narasi.ujar.baris_tabel import baris_tabel
from sakip.reviu.periksa.narasi.ujar.beda_lintas import beda_lintas
from sakip.reviu.periksa.narasi.ujar.deret_kalimat import deret_kalimat
from sakip.reviu.periksa.narasi.ujar.jauh import jauh
from sakip.reviu.periksa.narasi.ujar.masa import masa
from sakip.reviu.periksa.narasi.ujar.pasangan import pasangan
from sakip.reviu.periksa.narasi.ujar.puncak import puncak
from sakip.reviu.periksa.narasi.ujar.target import target
from sakip.reviu.periksa.narasi.ujar.tiada import tiada
from sakip.reviu.periksa.narasi.ujar.tiga import tiga


def ujar(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    yield from tiga(paham)
    yield from beda_lintas(paham)
    yield from deret_kalimat(paham)
    yield from masa(paham)
    yield from baris_tabel(paham)
    yield from puncak(paham)
    yield from jauh(paham)
    yield from tiada(paham, peta)
    yield from target(paham, peta)
    yield from pasangan(paham, peta)
    yield from arah_pokok(paham, peta)
