"""The summary and the money by kegiatan of a year that was loaded before: no query.

They say what ``anggaran_unit`` and ``anggaran_kegiatan`` say of the same day.
"""

from __future__ import annotations

from itertools import groupby

from sakip.anggaran.models import BarisDipa, Dipa
from sakip.anggaran.queries.muatan import Muatan
from sakip.anggaran.queries.potret import sebut_sumber
from sakip.anggaran.queries.ringkas import (
    AnggaranKegiatan,
    BarisAnggaran,
    RingkasAnggaran,
    jumlahkan,
    persen,
)
from sakip.perencanaan.models import Kegiatan


def ringkas_muatan(m: Muatan) -> RingkasAnggaran:
    """:func:`anggaran_unit` over what was loaded."""
    baris = tuple(_baris(m, d) for d in m.dipa)
    sumber, per_tanggal = sebut_sumber(p for d in m.dipa if (p := m.potret_akhir(d)) is not None)
    return jumlahkan(sumber, per_tanggal, baris)


def _baris(m: Muatan, d: Dipa) -> BarisAnggaran:
    pagu, nyata, potret = m.pagu(d), m.jumlah_realisasi(d), m.potret_akhir(d)
    return BarisAnggaran(
        d.kode,
        d.nama,
        d.unit.kode,
        pagu,
        sum(b.blokir for b in m.akhir(d)),
        nyata,
        persen(nyata, pagu),
        potret.sumber if potret else "",
        potret.tanggal if potret else None,
    )


def kegiatan_muatan(m: Muatan) -> dict[str, AnggaranKegiatan]:
    """:func:`anggaran_kegiatan` over what was loaded."""
    baris = [(b, d) for d in m.dipa for b in m.akhir(d) if b.kegiatan is not None]
    hasil: dict[str, AnggaranKegiatan] = {}
    for kode, isi in groupby(
        sorted(baris, key=lambda x: _kegiatan(x[0]).kode), key=lambda x: _kegiatan(x[0]).kode
    ):
        semua = list(isi)
        ada = [(m.realisasi(d) or {}).get((b.kode, b.jenis_belanja)) for b, d in semua]
        pagu, nyata = sum(b.pagu for b, _ in semua), sum(r for r in ada if r is not None)
        lengkap = nyata if all(r is not None for r in ada) else None
        k = _kegiatan(semua[0][0])
        hasil[kode] = AnggaranKegiatan(kode, k.nama, k.program.nama, pagu, lengkap, persen(lengkap, pagu))
    return hasil


def _kegiatan(b: BarisDipa) -> Kegiatan:
    assert b.kegiatan is not None
    return b.kegiatan
