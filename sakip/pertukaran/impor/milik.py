"""Which stored units belong to the office whose package is imported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from sakip.organisasi.models import Garis, Instansi, KedudukanUnit, Unit
from sakip.organisasi.services import induk_setahun
from sakip.pertukaran.periksa.tinjauan import di_bawah


@dataclass(frozen=True)
class Milik:
    """``unit``: codes that the package may change; ``id_unit``: ids of those that are stored."""

    unit: frozenset[str] = frozenset()
    id_unit: dict[str, int] = field(default_factory=dict)

    def punya(self, kode: str | None) -> bool:
        return kode in self.unit

    @property
    def id(self) -> list[int]:
        return list(self.id_unit.values())


def milik_paket(instansi: Instansi | None, utama: str, tahun: int, bawahan: Iterable[str]) -> Milik:
    """Own units: below the main unit in the package, and not stored under another office.

    A package cannot take another office's unit by saying that it stands below its own: a stored
    unit is own only if its stored place of that year leads to the main unit, or if it has none.
    """
    if instansi is None:
        return Milik(frozenset(bawahan))
    tersimpan = dict(Unit.objects.filter(instansi=instansi).values_list("kode", "pk"))
    baris: list[tuple[str, str | None, dt.date, dt.date | None]] = list(
        KedudukanUnit.objects.filter(unit__instansi=instansi, garis=Garis.KOMANDO).values_list(
            "unit__kode", "induk__kode", "sejak", "sampai"
        )
    )
    di_pohon = di_bawah(utama, induk_setahun(baris, tahun), tersimpan)
    berkedudukan = {b[0] for b in baris}
    sendiri = frozenset(u for u in bawahan if u not in tersimpan or u in di_pohon or u not in berkedudukan)
    return Milik(sendiri, {u: tersimpan[u] for u in sendiri if u in tersimpan})
