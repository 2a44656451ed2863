"""Which module plans, applies and undoes which kind of import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sakip.pertukaran.meja.dipa import DIPA, RPD
from sakip.pertukaran.meja.emonev import EMONEV
from sakip.pertukaran.meja.kinerja import E_PERFORMANCE
from sakip.pertukaran.meja.krisna import KRISNA
from sakip.pertukaran.meja.nilai import ISIAN
from sakip.pertukaran.meja.output import OUTPUT
from sakip.pertukaran.meja.penangan import Penangan
from sakip.pertukaran.meja.skor import SKOR
from sakip.pertukaran.meja.uang import REALISASI
from sakip.pertukaran.models import JenisImpor

PENANGAN: Final[Mapping[str, Penangan]] = {
    JenisImpor.ISIAN: ISIAN,
    JenisImpor.REALISASI: REALISASI,
    JenisImpor.DIPA: DIPA,
    JenisImpor.RPD: RPD,
    JenisImpor.SKOR: SKOR,
    JenisImpor.EMONEV: EMONEV,
    JenisImpor.OUTPUT: OUTPUT,
    JenisImpor.E_PERFORMANCE: E_PERFORMANCE,
    JenisImpor.KRISNA: KRISNA,
}
