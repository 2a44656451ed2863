"""What the table of Renstra targets is made from, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sakip.aturan.capaian import Ukuran
from sakip.pelaporan.profil import ProfilTahun


@dataclass(frozen=True)
class TitikTarget:
    """The target of one year with its funding in rupiah."""

    ukuran: Ukuran
    pendanaan: int | None


@dataclass(frozen=True)
class JalurTarget:
    """An indicator's targets of one plan and scope; ``penanggung`` is the unit in charge, or ""."""

    indikator: str
    nama: str
    satuan: str
    lingkup: str
    penanggung: str
    desimal: int
    titik: dict[int, TitikTarget]


@dataclass(frozen=True)
class BahanRenstra:
    """The plans that hold for a unit in a year: (title, first year, last year, paths)."""

    instansi: str
    unit: str
    nama_unit: str
    singkatan: str
    tahun: int
    pada: dt.date
    rencana: tuple[tuple[str, int, int, tuple[JalurTarget, ...]], ...]
    profil: ProfilTahun = field(default_factory=ProfilTahun)
