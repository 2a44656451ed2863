"""Fingerprints of the parts of a draft: people who edit different parts are not in each other's way."""

from __future__ import annotations

import zlib

from sakip.perjanjian.models import ButirPerjanjian, Perjanjian


def _sidik(*isi: object) -> str:
    return f"{zlib.crc32(repr(isi).encode()):08x}"


def sidik_butir(b: ButirPerjanjian) -> str:
    """Everything that the form of an item shows."""
    return _sidik(
        b.kode, b.sasaran_id, b.indikator_id, b.rumusan_sasaran, b.rumusan, b.nilai, b.kata, b.satuan,
        b.skala, b.acuan, b.penanggung_id, b.pemilik_id,
    )  # fmt: skip


def sidik_berkala(b: ButirPerjanjian) -> str:
    """The interim targets of an item, and what they are read by."""
    baris = sorted((t.periode, t.nilai, t.kumulatif) for t in b.target_periode.all())
    return _sidik(b.satuan, b.kata, baris)


def sidik_anggaran(p: Perjanjian) -> str:
    """The budget of an agreement."""
    return _sidik(sorted((a.kegiatan_id, a.rupiah) for a in p.anggaran.all()))


def sidik_pihak(p: Perjanjian) -> str:
    """The form of an agreement and its parties."""
    return _sidik(p.bentuk, p.pihak_pertama_id, p.pihak_kedua_id, p.sebab)
