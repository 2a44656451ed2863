"""Writes of the parts of the profile that are forms: letterhead, covering letter, what staff figures rest on.

Values come and go as people type them: one line per line, dates as ``2026-01-20``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import Profil, SuratPengantar
from sakip.pelaporan.services.dasar import (
    Pelaku,
    beda,
    belum_ditinjau,
    profil_terkunci,
    selesai,
    sidik,
    tolak_basi,
)
from sakip.pelaporan.services.teks import TEKS_TERPANJANG

Bentuk = Literal["kata", "baris", "tanggal", "teks"]


@dataclass(frozen=True)
class Medan:
    """A field: ``baris`` are lines (``terbanyak`` of them), ``teks`` may have paragraphs."""

    nama: str
    sebutan: str
    bentuk: Bentuk
    terpanjang: int = 300
    terbanyak: int = 0


MEDAN: dict[str, tuple[Medan, ...]] = {
    "kop": (
        Medan("kop_baris", "Baris kop", "baris", terbanyak=8),
        Medan("kop_alamat", "Baris alamat", "baris", terbanyak=6),
    ),
    "surat": (
        Medan("nomor", "Nomor", "kata", 120),
        Medan("sifat", "Sifat", "kata", 60),
        Medan("lampiran", "Lampiran", "kata", 120),
        Medan("hal", "Hal", "kata", 300),
        Medan("tujuan", "Tujuan", "baris", terbanyak=20),
        Medan("tempat", "Tempat", "kata", 120),
        Medan("tanggal", "Tanggal", "tanggal"),
        Medan("isi", "Isi surat", "teks", TEKS_TERPANJANG),
        Medan("penanda_tangan", "Jabatan penanda tangan", "kata", 300),
        Medan("nama_penanda_tangan", "Nama penanda tangan", "kata", 200),
        Medan("tembusan", "Tembusan", "baris", terbanyak=50),
    ),
    "pegawai": (
        Medan("pegawai_per", "Keadaan per tanggal", "tanggal"),
        Medan("pegawai_sumber", "Sumber", "kata", 200),
    ),
}
SEBUTAN = {"kop": "Kop surat", "surat": "Surat pengantar", "pegawai": "Keadaan pegawai"}
Isi = dict[str, str]


def isi_bagian(profil: Profil, bagian: str) -> Isi | None:
    """The stored values as text; None where there is no covering letter."""
    benda: Profil | SuratPengantar | None = profil
    if bagian == "surat":
        benda = SuratPengantar.objects.filter(profil=profil).first()
        if benda is None:
            return None
    return {m.nama: _teks(getattr(benda, m.nama)) for m in MEDAN[bagian]}


def sidik_bagian(isi: Isi | None) -> str:
    """Digest of :func:`isi_bagian`."""
    return sidik(isi)


def simpan_bagian(
    *, unit: Unit, tahun: int, bagian: str, isi: Mapping[str, str], dilihat: str, pelaku: Pelaku
) -> bool:
    """Store a part and return whether anything changed; saving a copied part unchanged confirms it.

    ``dilihat`` is the digest of what the person saw; where somebody else has changed it since, nothing is
    stored and :class:`Basi` says so.
    """
    nilai = _baca(bagian, isi)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        lama = isi_bagian(profil, bagian)
        baru = {k: _teks(v) for k, v in nilai.items()}
        if lama == baru and not belum_ditinjau(profil, bagian):
            return False
        tolak_basi(sidik_bagian(lama), dilihat, SEBUTAN[bagian])
        if bagian == "surat":
            SuratPengantar.objects.update_or_create(profil=profil, defaults=nilai)
        else:
            for nama, satu in nilai.items():
                setattr(profil, nama, satu)
        selesai(profil, f"simpan_{bagian}", SEBUTAN[bagian], beda(lama or {}, baru), pelaku, bagian)
    return True


def hapus_surat(*, unit: Unit, tahun: int, dilihat: str, pelaku: Pelaku) -> bool:
    """Take the covering letter out of the report; the journal keeps it. False: there was none."""
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        lama = isi_bagian(profil, "surat")
        if lama is None:
            return False
        tolak_basi(sidik_bagian(lama), dilihat, SEBUTAN["surat"])
        SuratPengantar.objects.filter(profil=profil).delete()
        selesai(profil, "hapus_surat", SEBUTAN["surat"], beda(lama, {}), pelaku, "surat")
    return True


def _teks(nilai: Any) -> str:
    if isinstance(nilai, list):
        return "\n".join(nilai)
    return nilai.isoformat() if isinstance(nilai, dt.date) else nilai or ""


def _baca(bagian: str, isi: Mapping[str, str]) -> dict[str, Any]:
    if bagian not in MEDAN:
        raise galat("bagian", f"Bagian profil «{bagian}» tidak dikenal.", "Buka dari daftar bagian laporan.")
    salah: list[Masalah] = []
    nilai = {m.nama: _satu(m, isi.get(m.nama, ""), salah) for m in MEDAN[bagian]}
    if salah:
        raise GalatSakip(salah)
    return nilai


def _satu(m: Medan, teks: str, salah: list[Masalah]) -> Any:
    teks = teks.replace("\r\n", "\n").strip()
    if m.bentuk == "tanggal":
        return _tanggal(m, teks, salah)
    if m.bentuk == "teks":
        _panjang(m, teks, m.sebutan, salah)
        return teks
    if m.bentuk == "kata":
        kata = " ".join(teks.split())
        _panjang(m, kata, m.sebutan, salah)
        return kata
    baris = [" ".join(b.split()) for b in teks.split("\n") if b.strip()]
    if len(baris) > m.terbanyak:
        salah.append(
            Masalah(m.sebutan, f"Ada {len(baris)} baris, paling banyak {m.terbanyak}.", "Gabungkan barisnya.")
        )
    for nomor, b in enumerate(baris, start=1):
        _panjang(m, b, f"{m.sebutan} {nomor}", salah)
    return baris


def _panjang(m: Medan, teks: str, tempat: str, salah: list[Masalah]) -> None:
    if len(teks) > m.terpanjang:
        paling = f"{m.terpanjang:,}".replace(",", ".")
        salah.append(Masalah(tempat, f"{len(teks)} huruf, paling panjang {paling}.", "Persingkat."))


def _tanggal(m: Medan, teks: str, salah: list[Masalah]) -> dt.date | None:
    if not teks:
        return None
    try:
        hari = dt.date.fromisoformat(teks)
    except ValueError:
        hari = None
    if hari is None or not 1945 <= hari.year <= 2199:
        salah.append(Masalah(m.sebutan, f"«{teks[:40]}» bukan tanggal.", "Tulis misalnya 2026-01-20."))
        return None
    return hari
