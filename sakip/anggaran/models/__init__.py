"""DIPA and its money, plans and outputs; scores of budget performance; reports to e-Monev."""

from sakip.anggaran.models.dipa import (
    BarisDipa,
    CapaianOutput,
    Dipa,
    JenisBelanja,
    JenisRevisi,
    RevisiDipa,
    RincianOutput,
)
from sakip.anggaran.models.emonev import LaporanEmonev
from sakip.anggaran.models.kunci import KunciAnggaran
from sakip.anggaran.models.potret import Potret, RealisasiBaris
from sakip.anggaran.models.rpd import BarisRpd, VersiRpd
from sakip.anggaran.models.skor import (
    JenisSkor,
    KomponenSkor,
    NilaiSkor,
    PotretSkor,
    PotretTerpilih,
    StatusAturan,
    VersiAturan,
)

__all__ = [
    "BarisDipa",
    "BarisRpd",
    "CapaianOutput",
    "Dipa",
    "JenisBelanja",
    "JenisRevisi",
    "JenisSkor",
    "KomponenSkor",
    "KunciAnggaran",
    "LaporanEmonev",
    "NilaiSkor",
    "Potret",
    "PotretSkor",
    "PotretTerpilih",
    "RealisasiBaris",
    "RevisiDipa",
    "RincianOutput",
    "StatusAturan",
    "VersiAturan",
    "VersiRpd",
]
