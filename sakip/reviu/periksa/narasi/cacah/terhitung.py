"""Sentences that state what is counted or worked out of a list or a table."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat.bagian import peta
from sakip.reviu.periksa.narasi.angka.acak_total import acak_total
from sakip.reviu.periksa.narasi.angka.milik_baris import milik_baris
from sakip.reviu.periksa.narasi.arah.perubahan import perubahan
from sakip.reviu.periksa.narasi.arah.perubahan_pokok import perubahan_pokok
from sakip.reviu.periksa.narasi.arah.selisih import selisih_kalimat
from sakip.reviu.periksa.narasi.arah.semua import semua_berubah
from sakip.reviu.periksa.narasi.cacah.bagian import bagian_kalimat
from sakip.reviu.periksa.narasi.cacah.baris import cacah_baris
from sakip.reviu.periksa.narasi.cacah.batas import cacah_batas
from sakip.reviu.periksa.narasi.cacah.daftar import cacah_daftar
from sakip.reviu.periksa.narasi.cacah.sisa import sisa
from sakip.reviu.periksa.narasi.cacah.sisa_pasangan import sisa_pasangan
from sakip.reviu.periksa.narasi.peringkat.nilai import ujung_nilai
from sakip.reviu.periksa.narasi.peringkat.ujung import ujung_baris
from sakip.reviu.periksa.narasi.peringkat.urutan import peringkat, pokok_ujung
from sakip.reviu.periksa.narasi.porsi.porsi import porsi


def terhitung(paham: Paham) -> Iterator[Temuan]:
    yield from cacah_daftar(paham)
    yield from selisih_kalimat(paham)
    yield from bagian_kalimat(paham)
    yield from porsi(paham)
    yield from perubahan(paham)
    yield from sisa(paham)
    yield from sisa_pasangan(paham)
    urut = tuple(peringkat(paham))
    yield from urut
    sudah = {pokok_ujung(t) for t in (*urut, *ujung_baris(paham))}
    yield from (t for t in ujung_nilai(paham) if pokok_ujung(t) not in sudah)
    yield from milik_baris(paham)
    yield from cacah_batas(paham)
    yield from cacah_baris(paham)
    yield from semua_berubah(paham)
    yield from acak_total(paham)
    if paham.tahun is not None:
        yield from perubahan_pokok(paham, peta(paham))
