"""Reads of the desk: mappings that a file fits, imports of an office, where a stored value came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.pengukuran.models import Asal, Isian
from sakip.perencanaan.models import Variabel
from sakip.perencanaan.queries.sumber import BarisSumber, daftar_sumber
from sakip.pertukaran.meja.bentuk import SIAP
from sakip.pertukaran.meja.berkas import buka
from sakip.pertukaran.meja.peta import Letak, dari_isi, letakkan
from sakip.pertukaran.models import ImporData, NilaiImpor, PetaImpor


@dataclass(frozen=True)
class PetaCocok:
    """A mapping and how a file's layout compares with it."""

    peta: PetaImpor
    letak: Letak


def peta_terakhir(instansi: int) -> list[PetaImpor]:
    """The latest version of each source's mappings."""
    akhir: dict[tuple[int, str], PetaImpor] = {}
    for p in (
        PetaImpor.objects.filter(sumber__instansi=instansi, jenis__in=SIAP)
        .select_related("sumber")
        .order_by("nomor")
    ):
        akhir[p.sumber_id, p.jenis] = p
    return sorted(akhir.values(), key=lambda p: (p.sumber.nama, p.jenis))


def kenali(isi: bytes, instansi: int) -> list[PetaCocok]:
    """Mappings that fit the file, the best first; then those that share at least half of the headings."""
    hasil = []
    for p in peta_terakhir(instansi):
        peta = dari_isi(p.isi)
        nama = buka(isi).nama_lembar
        letak = letakkan(buka(isi, peta.lembar if peta.lembar in nama else "").lembar, peta, p.kepala)
        if letak.dapat or letak.cocok * 2 >= len([k for k in p.kepala if k]):
            hasil.append(PetaCocok(p, letak))
    return sorted(hasil, key=lambda c: (not c.letak.dapat, len(c.letak.baru), -c.letak.cocok))


def satu_peta(pk: int, instansi: int) -> PetaImpor:
    """A mapping of the agency."""
    peta = PetaImpor.objects.filter(pk=pk, sumber__instansi=instansi).select_related("sumber").first()
    if peta is None:
        raise TidakDitemukan(Masalah("peta", "Peta impor ini tidak ada.", "Pilih lagi dari halaman impor."))
    return peta


def impor_kantor(unit: Unit) -> list[ImporData]:
    """Imports of an office, newest first; one query."""
    return list(
        ImporData.objects.filter(unit=unit)
        .select_related("peta__sumber", "oleh")
        .order_by("-waktu", "-pk")[:200]
    )


def satu_impor(pk: int, unit: Unit) -> ImporData:
    """An import of the office."""
    impor = (
        ImporData.objects.filter(pk=pk, unit=unit)
        .select_related("peta__sumber", "oleh", "dibatalkan_oleh", "berkas", "unit__instansi")
        .first()
    )
    if impor is None:
        raise TidakDitemukan(Masalah("impor", "Impor ini tidak ada.", "Buka dari daftar impor kantor."))
    return impor


@dataclass(frozen=True)
class SumberTerpakai:
    """A source in the register with what the desk knows of it."""

    sumber: BarisSumber
    jenis: str
    terakhir: dt.datetime | None

    @property
    def teks(self) -> str:
        return f"{self.sumber.teks} {self.jenis}"


def register_sumber(instansi: int, unit: Unit) -> list[SumberTerpakai]:
    """The register with the kinds that are mapped and the office's latest import that stands; 3 queries."""
    jenis: dict[int, list[str]] = {}
    for p in peta_terakhir(instansi):
        jenis.setdefault(p.sumber_id, []).append(p.get_jenis_display())
    akhir = dict(
        ImporData.objects.filter(unit=unit, dibatalkan__isnull=True)
        .order_by("waktu")
        .values_list("peta__sumber", "waktu")
    )
    return [
        SumberTerpakai(s, ", ".join(jenis.get(s.id, [])), akhir.get(s.id))
        for s in sorted(daftar_sumber(instansi), key=lambda s: s.nama.casefold())
    ]


@dataclass(frozen=True)
class RincianSumber:
    """What hangs on a source: its variables, the versions of its mappings, the office's imports."""

    variabel: list[Variabel]
    peta: list[PetaImpor]
    impor: list[ImporData]
    terpakai: bool


def rincian_sumber(sumber: int, unit: Unit) -> RincianSumber:
    """Three queries and one more for whether any office has imported from it."""
    return RincianSumber(
        list(Variabel.objects.filter(sumber=sumber).order_by("nama")),
        list(PetaImpor.objects.filter(sumber=sumber).select_related("oleh").order_by("jenis", "-nomor")),
        [i for i in impor_kantor(unit) if i.peta.sumber_id == sumber],
        ImporData.objects.filter(peta__sumber=sumber).exists(),
    )


@dataclass(frozen=True)
class AsalImpor:
    """Where a value came from: source, file, row, when, by whom (an opaque id), and which import."""

    impor: int
    kantor: str
    sumber: str
    nama_berkas: str
    sha256: str
    baris: int
    waktu: dt.datetime
    oleh: str


def asal_impor(objek: str, kunci: Collection[int]) -> dict[int, AsalImpor]:
    """By key of the object; the latest import that stands. One query."""
    nilai = (
        NilaiImpor.objects.filter(objek=objek, kunci__in=list(kunci), impor__dibatalkan__isnull=True)
        .select_related("impor__peta__sumber", "impor__berkas", "impor__oleh", "impor__unit")
        .order_by("impor__waktu", "impor_id")
    )
    return {
        n.kunci: AsalImpor(
            n.impor_id,
            n.impor.unit.kode,
            n.impor.peta.sumber.nama,
            n.impor.nama_berkas,
            n.impor.berkas.sha256,
            n.baris,
            n.impor.waktu,
            str(n.impor.oleh.pengenal),
        )
        for n in nilai
    }


#: Code of the unit, key of the variable, period, name of the part ("" for the whole).
KunciAsal = tuple[str, str, str, str]


def asal_isian(
    instansi: int, tahun: int, unit: Collection[str], variabel: Collection[str]
) -> dict[KunciAsal, AsalImpor]:
    """Origins of the entries that still are what an import wrote; two queries."""
    isian = {
        pk: (u, v, p, k or "")
        for pk, u, v, p, k in Isian.objects.filter(
            unit__instansi=instansi,
            unit__kode__in=unit,
            tahun=tahun,
            variabel__kunci__in=variabel,
            asal=Asal.IMPOR,
        ).values_list("pk", "unit__kode", "variabel__kunci", "periode", "kategori__nama")
    }
    return {isian[pk]: asal for pk, asal in asal_impor("pengukuran.Isian", isian).items()} if isian else {}
