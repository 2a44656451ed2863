"""Checks what the officer named: a year that the unit has."""

from __future__ import annotations

from sakip.anggaran.models import Dipa
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.pelaporan.queries import tahun_profil
from sakip.pengukuran.models import Isian
from sakip.perjanjian.models import Perjanjian


def pastikan_tahun(unit: Unit, tahun: int, nama: str) -> None:
    """Refuse a year in which the unit has no agreement, naming the years that it has."""
    ada = sorted(set(Perjanjian.objects.filter(unit=unit).values_list("tahun", flat=True)))
    if tahun in ada:
        return
    saran = (
        f"Tahun yang ada: {', '.join(map(str, ada))}." if ada else "Impor paket yang memuat perjanjiannya."
    )
    raise TidakDitemukan(
        Masalah("tahun", f"«{nama}» tidak mempunyai Perjanjian Kinerja tahun {tahun}.", saran)
    )


def pastikan_berisi(unit: Unit, tahun: int, nama: str) -> None:
    """Refuse a year of which nothing at all is stored: a draft of the report builds from anything else."""
    if tahun in tahun_profil(unit):
        return
    if any(model.objects.filter(unit=unit, tahun=tahun).exists() for model in (Perjanjian, Dipa, Isian)):
        return
    pastikan_tahun(unit, tahun, nama)
