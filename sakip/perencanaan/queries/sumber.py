"""Reads of the register of data sources."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.perencanaan.models import SumberData


@dataclass(frozen=True)
class BarisSumber:
    """A source in the list; ``variabel``: how many variables name it."""

    id: int
    nama: str
    pemilik: str
    memberi: str
    kekerapan: str
    variabel: int

    @property
    def teks(self) -> str:
        return f"{self.nama} {self.pemilik} {self.memberi} {self.kekerapan}"


def daftar_sumber(instansi: int) -> list[BarisSumber]:
    """The register of an agency, by name; one query."""
    semua = SumberData.objects.filter(instansi=instansi).annotate(v=Count("variabel")).order_by("nama")
    return [BarisSumber(s.pk, s.nama, s.pemilik, s.memberi, s.kekerapan, s.v) for s in semua]


def satu_sumber(pk: int, instansi: int) -> SumberData:
    """A source of the agency; another agency's is not there."""
    sumber = SumberData.objects.filter(pk=pk, instansi=instansi).first()
    if sumber is None:
        raise TidakDitemukan(
            Masalah("sumber", "Sumber data ini tidak ada.", "Pilih dari register sumber data.")
        )
    return sumber
