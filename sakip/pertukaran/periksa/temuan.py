"""Faults found in a package: their place as a path, and how a person reads that place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from sakip.inti.galat import Masalah
from sakip.pertukaran.baca import tulis_jalur
from sakip.pertukaran.skema import Simpul, akar

Jalur = tuple[str | int, ...]

_NAMA_SAJA = frozenset({"kode", "kunci", "nama", "periode", "tahun", "tanggal", "per_tanggal", "sejak_tahun"})
_TANPA_KETERANGAN = frozenset({"bagian", "revisi", "jenis_belanja", "lingkup"})
_MIRIP_TERBANYAK = 400


@dataclass
class Catatan:
    """Collects every fault and warning; ``cacat`` holds the rows whose shape is broken."""

    masalah: list[tuple[Jalur, str, str]] = field(default_factory=list)
    peringatan: list[tuple[Jalur, str, str]] = field(default_factory=list)
    cacat: set[Jalur] = field(default_factory=set)
    _mirip: dict[tuple[str, str], str] = field(default_factory=dict)
    _dicari: int = 0

    def salah(self, jalur: Jalur, pesan: str, saran: str = "") -> None:
        self.masalah.append((jalur, pesan, saran))

    def ingatkan(self, jalur: Jalur, pesan: str, saran: str = "") -> None:
        self.peringatan.append((jalur, pesan, saran))

    def mirip(self, teks: str, pilihan: Iterable[str], ruang: str = "") -> str:
        """The nearest of ``pilihan``, or nothing. Bounded, so that 1.000 wrong codes stay quick.

        ``ruang`` names a set of choices that stays the same, so that answers are remembered.
        """
        if (ruang, teks) in self._mirip:
            return self._mirip[ruang, teks]
        if self._dicari >= _MIRIP_TERBANYAK or len(teks) > 200:
            return ""
        self._dicari += 1
        sama = next((p for p in pilihan if p.casefold() == teks.strip().casefold()), None)
        dekat = (
            [sama]
            if sama
            else get_close_matches(teks, [p for p in pilihan if abs(len(p) - len(teks)) < 12], 1, 0.6)
        )
        hasil = dekat[0] if dekat else ""
        if ruang:
            self._mirip[ruang, teks] = hasil
        return hasil

    def daftar_masalah(self, isi: Mapping[str, Any]) -> list[Masalah]:
        return _urutkan(self.masalah, isi)

    def daftar_peringatan(self, isi: Mapping[str, Any]) -> list[Masalah]:
        return _urutkan(self.peringatan, isi)


def _urutkan(temuan: Iterable[tuple[Jalur, str, str]], isi: Mapping[str, Any]) -> list[Masalah]:
    """In the order of the file, each once."""
    unik = dict.fromkeys(temuan)
    letak: dict[int, dict[str, int]] = {}
    urut = sorted(unik, key=lambda t: (_posisi(t[0], isi, letak), t[1]))
    return [Masalah(tempat(jalur, isi), pesan, saran) for jalur, pesan, saran in urut]


def _posisi(jalur: Jalur, isi: Any, letak: dict[int, dict[str, int]]) -> tuple[int, ...]:
    hasil: list[int] = []
    for bagian in jalur:
        if isinstance(bagian, int):
            hasil.append(bagian)
            isi = isi[bagian] if isinstance(isi, list) and bagian < len(isi) else None
        else:
            if isinstance(isi, Mapping):
                urutan = letak.setdefault(id(isi), {k: i for i, k in enumerate(isi)})
                hasil.append(urutan.get(bagian, -1))
                isi = isi.get(bagian)
            else:
                hasil.append(-1)
                isi = None
    return tuple(hasil)


def tempat(jalur: Jalur, isi: Mapping[str, Any]) -> str:
    """``isian[12].nilai (unit upt-a, variabel pas.remisi.diperoleh, 2023-05)``."""
    keterangan: list[str] = []
    simpul: Simpul | None = akar()
    kini: Any = isi
    for bagian in jalur:
        if simpul is None or kini is None:
            break
        if isinstance(bagian, int):
            kini = kini[bagian] if isinstance(kini, list) and bagian < len(kini) else None
            if isinstance(kini, Mapping):
                keterangan += _sebut(simpul, kini)
            simpul = simpul.butir
        else:
            kini = kini.get(bagian) if isinstance(kini, Mapping) else None
            simpul = simpul.properti.get(bagian)
    teks = tulis_jalur(tuple(p[:80] if isinstance(p, str) else p for p in jalur))
    return f"{teks} ({', '.join(keterangan)})" if keterangan else teks


def _sebut(simpul: Simpul, baris: Mapping[str, Any]) -> list[str]:
    hasil = []
    for kunci in ("kode",) if simpul.nama == "butir" else simpul.kunci:
        nilai = baris.get(kunci)
        if kunci in _TANPA_KETERANGAN or not isinstance(nilai, (str, int)) or isinstance(nilai, bool):
            continue
        teks = str(nilai)[:80] if not isinstance(nilai, int) or abs(nilai) < 10**9 else "…"
        if simpul.nama == "butir":
            hasil.append(f"butir {teks}")
        else:
            hasil.append(teks if kunci in _NAMA_SAJA else f"{kunci.replace('_', ' ')} {teks}")
    return hasil
