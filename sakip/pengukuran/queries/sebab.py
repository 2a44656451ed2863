"""The causes that units wrote beside their figures, for lists that name what fell short."""

from __future__ import annotations

from dataclasses import dataclass

from sakip.aturan.periode import baca_periode
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.pengukuran.models import CatatanIndikator
from sakip.pengukuran.queries.muat import periode_resmi, termasuk_resmi


@dataclass(frozen=True)
class Sebab:
    """What was written last, for which period, and by whom; ``unit`` is empty for the unit itself."""

    tulisan: str
    periode: str
    unit: str = ""

    @property
    def asal(self) -> str:
        """``Balai A, November 2025``."""
        return ", ".join(x for x in (self.unit, baca_periode(self.periode).label) if x)


def sebab_terakhir(unit: Unit, tahun: int, *, bacaan: str) -> dict[str, Sebab]:
    """By indicator key the latest cause of the year: the unit's own, else that of a unit below it.

    ``bacaan`` ``resmi``: only what stands on an approved form.
    """
    pohon = subpohon(unit, tahun)
    kolom = ("indikator__kunci", "unit_id", "unit__kode", "periode", "sebab")
    baris = list(
        CatatanIndikator.objects.filter(unit_id__in=list(pohon), tahun=tahun)
        .exclude(sebab="")
        .values_list(*kolom)
    )
    kode = {u: k for _, u, k, _, _ in baris}
    resmi = periode_resmi(kode, tahun) if bacaan == "resmi" else None
    nama = nama_unit(kode, baca_periode(str(tahun)).akhir)
    terpilih: dict[str, tuple[tuple[bool, str, str], Sebab]] = {}
    for kunci, u, k, periode, tulisan in baris:
        if not termasuk_resmi(resmi, k, periode):
            continue
        sendiri = u == unit.pk
        urut = (sendiri, baca_periode(periode).akhir.isoformat(), k)
        if kunci not in terpilih or urut > terpilih[kunci][0]:
            asal = "" if sendiri else nama.get(u, (k, ""))[0]
            terpilih[kunci] = (urut, Sebab(tulisan, periode, asal))
    return {kunci: s for kunci, (_, s) in terpilih.items()}
