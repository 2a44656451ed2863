"""What a periodic report is written from, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sakip.anggaran.queries import RingkasAnggaran
from sakip.anggaran.queries.nka import NkaWilayah
from sakip.anggaran.queries.serapan import SerapanTahun
from sakip.aturan.periode import Periode
from sakip.organisasi.queries import Pejabat
from sakip.pelaporan.profil import ProfilTahun
from sakip.pengukuran.queries import KinerjaUnit


@dataclass(frozen=True)
class BahanBerkala:
    """A unit's performance up to the end of a period; ``anggaran`` as at that day.

    ``anggaran_lalu`` is the budget as at the end of the period before (None for the first one).
    ``teks`` maps (indicator key, part) to what people wrote for the year (:func:`bersama_teks`).
    """

    kinerja: KinerjaUnit
    periode: Periode
    singkatan: str
    pada: dt.date
    anggaran: RingkasAnggaran
    anggaran_lalu: RingkasAnggaran | None
    kepala: Pejabat
    teks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    profil: ProfilTahun = field(default_factory=ProfilTahun)
    #: The money through the year up to the period's end, and the scores known then.
    serapan: SerapanTahun | None = None
    nka: NkaWilayah | None = None


def bersama_teks(p: Periode) -> bool:
    """Whether a report of this period carries the texts of the year: only the one of the year itself.

    December, the last quarter and the last semester have targets of their own, which the texts do not mean.
    """
    return p.jenis == "tahun"
