"""What the book of manuals is written from, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sakip.pelaporan.profil import ProfilTahun
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.queries import KinerjaUnit


@dataclass(frozen=True)
class VariabelBuku:
    """A variable of a formula as the dictionary tells it; ``nama_bobot`` "" when it is not weighted."""

    alias: str
    nama: str
    definisi: str
    satuan: str
    bentuk: str
    sifat: str
    waktu: str
    unit: str
    nama_bobot: str
    isian: str
    sumber: str
    kategori: tuple[str, ...]
    pribadi: bool


@dataclass(frozen=True)
class ManualButir:
    """One indicator: its item, who owns it, what came before it, and its variables.

    ``pendahulu`` and ``penerus`` are (name, word of comparability).
    """

    butir: HasilButir
    jenis: str
    pemilik: str
    pendahulu: tuple[str, str] | None
    penerus: tuple[tuple[str, str], ...]
    variabel: tuple[VariabelBuku, ...]

    @property
    def ada(self) -> bool:
        """False when no manual holds in the year."""
        return self.butir.manual.id != 0


@dataclass(frozen=True)
class BahanManual:
    """The manuals of a unit's year, in the order of its items."""

    kinerja: KinerjaUnit
    singkatan: str
    pada: dt.date
    manual: tuple[ManualButir, ...]
    profil: ProfilTahun = field(default_factory=ProfilTahun)
