"""Which indicators and variables have evidence, and the evidence of one line of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import subpohon
from sakip.pengukuran.formulir import FORMULIR, BarisLangsung, BarisVariabel, Formulir
from sakip.pengukuran.models import Bukti


def kunci_berbukti(unit: Unit, tahun: int) -> frozenset[str]:
    """Keys of the indicators and of the variables of which the unit, or one below it, has evidence."""
    baris = Bukti.objects.filter(unit_id__in=subpohon(unit, tahun), tahun=tahun)
    pasangan = baris.values_list("indikator__kunci", "variabel__kunci").distinct()
    return frozenset(k for p in pasangan for k in p if k)


@dataclass(frozen=True)
class PokokBukti:
    """The line of a form that evidence is given for; ``bulan`` is the form's month."""

    unit: Unit
    tahun: int
    bulan: int
    periode: str
    medan: str
    variabel_id: int | None
    indikator_id: int | None
    pribadi: bool

    @property
    def kunci(self) -> dict[str, Any]:
        """The columns that tie a row of evidence to the line."""
        return {
            "unit": self.unit,
            "tahun": self.tahun,
            "periode": self.periode,
            "variabel_id": self.variabel_id,
            "indikator_id": self.indikator_id,
        }

    @property
    def objek(self) -> str:
        """How the journal names the line."""
        return f"formulir:{FORMULIR}/{self.tahun}-{self.bulan:02d}/{self.medan}"

    def saring(self) -> QuerySet[Bukti]:
        """The evidence of the line."""
        return Bukti.objects.filter(**self.kunci)


def pokok_bukti(unit: Unit, f: Formulir, medan: str) -> tuple[PokokBukti, BarisVariabel | BarisLangsung]:
    """The line of a form by its field name; :class:`TidakDitemukan` for one that is not on it."""
    baris: list[BarisVariabel | BarisLangsung] = [*f.variabel, *f.langsung]
    for b in baris:
        if b.medan == medan:
            variabel = b.variabel_id if isinstance(b, BarisVariabel) else None
            indikator = b.indikator_id if isinstance(b, BarisLangsung) else None
            pribadi = isinstance(b, BarisVariabel) and b.pribadi
            return PokokBukti(unit, f.tahun, f.bulan, b.periode, medan, variabel, indikator, pribadi), b
    raise TidakDitemukan(
        Masalah("baris", "Baris itu tidak ada pada formulir ini.", "Mulai dari halaman formulirnya.")
    )


def bukti_dengan_id(pk: int) -> Bukti:
    """A piece of evidence with its file, unit and variable; :class:`TidakDitemukan` when there is none."""
    bukti = (
        Bukti.objects.filter(pk=pk).select_related("berkas__instansi", "unit__instansi", "variabel").first()
    )
    if bukti is None:
        raise TidakDitemukan(Masalah("bukti", "Bukti itu tidak ada.", "Mulai dari halaman formulirnya."))
    return bukti
