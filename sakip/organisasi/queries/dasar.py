"""Reads of units, their names and their place in a year's tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.organisasi.models import (
    Garis,
    Jabatan,
    KodeUnit,
    Leluhur,
    NamaUnit,
    PemangkuJabatan,
    Peran,
    SebagaiWakil,
    StatusPemangku,
    TingkatJabatan,
    Unit,
)


def unit_dengan_kode(teks: str) -> Unit:
    """The unit with code ``kode`` or ``instansi/kode``; an ambiguous code is an error that says so."""
    instansi, _, kode = teks.rpartition("/")
    cari = Unit.objects.select_related("instansi").filter(kode=kode)
    if instansi:
        cari = cari.filter(instansi__kode=instansi)
    ketemu = list(cari[:3])
    if not ketemu:
        raise TidakDitemukan(
            Masalah("unit", f"Unit «{teks}» tidak ada.", "Periksa kodenya, atau impor paketnya.")
        )
    if len(ketemu) > 1:
        pilihan = ", ".join(f"{u.instansi.kode}/{u.kode}" for u in ketemu)
        raise galat("unit", f"Kode «{teks}» dipakai beberapa instansi.", f"Sebut salah satu: {pilihan}.")
    return ketemu[0]


def cari_unit(instansi: str, kode: str) -> Unit:
    """The unit at an address; raises :class:`TidakDitemukan` with what to do."""
    unit = Unit.objects.select_related("instansi").filter(instansi__kode=instansi, kode=kode).first()
    if unit is None:
        raise TidakDitemukan(
            Masalah(
                "alamat", f"Unit «{kode}» tidak ada pada instansi «{instansi}».", "Mulai dari daftar kantor."
            )
        )
    return unit


def nama_unit(unit_id: Iterable[int], pada: dt.date) -> dict[int, tuple[str, str]]:
    """Name and short name of each unit on ``pada``; its latest known name where none was valid then."""
    hasil: dict[int, tuple[str, str]] = {}
    berlaku: set[int] = set()
    baris = NamaUnit.objects.filter(unit_id__in=list(unit_id)).order_by("sejak")
    for nama in baris:
        cocok = nama.sejak <= pada and (nama.sampai is None or nama.sampai > pada)
        if cocok or nama.unit_id not in berlaku:
            hasil[nama.unit_id] = (nama.nama, nama.singkatan or nama.nama)
        if cocok:
            berlaku.add(nama.unit_id)
    return hasil


def kode_unit(unit_id: Iterable[int], sistem: str, pada: dt.date) -> dict[int, str]:
    """The code that another system gave to each unit on ``pada``; units without one are left out."""
    baris = KodeUnit.objects.filter(unit_id__in=list(unit_id), sistem=sistem, sejak__lte=pada)
    berlaku = baris.filter(Q(sampai__isnull=True) | Q(sampai__gt=pada)).order_by("sejak", "kode")
    return dict(berlaku.values_list("unit_id", "kode"))


def tahun_pohon(instansi_id: int, tahun: int) -> int:
    """The year whose tree stands for ``tahun``: itself, else the nearest one built before it, else after it.

    Agreements are composed before their year begins, and old years are read long after.
    """
    ada = set(
        Leluhur.objects.filter(unit__instansi=instansi_id, jarak=0).values_list("tahun", flat=True).distinct()
    )
    return max((t for t in ada if t <= tahun), default=min(ada, default=tahun))


def saring_pohon(instansi_id: Collection[int], tahun: int) -> Q:
    """Rows of :class:`Leluhur` that stand for ``tahun`` (:func:`tahun_pohon`) in each of these agencies."""
    ada: dict[int, set[int]] = {i: set() for i in instansi_id}
    punya = Leluhur.objects.filter(unit__instansi__in=list(instansi_id), jarak=0)
    for instansi, t in punya.values_list("unit__instansi_id", "tahun").distinct():
        ada[instansi].add(t)
    saring = Q(pk__in=[])
    for instansi, semua in ada.items():
        if semua:
            pakai = max((t for t in semua if t <= tahun), default=min(semua))
            saring |= Q(tahun=pakai, unit__instansi=instansi)
    return saring


def subpohon(unit: Unit, tahun: int, garis: str = Garis.KOMANDO) -> dict[int, int]:
    """Ids of the unit and all below it in that year's tree (:func:`tahun_pohon`), with their distance."""
    pohon = Leluhur.objects.filter(garis=garis, leluhur=unit).values_list("unit_id", "jarak")
    if baris := dict(pohon.filter(tahun=tahun)):
        return baris
    if (lain := tahun_pohon(unit.instansi_id, tahun)) != tahun:
        return dict(pohon.filter(tahun=lain)) or {unit.pk: 0}
    return {unit.pk: 0}


def leluhur(unit: Unit, tahun: int, garis: str = Garis.KOMANDO) -> list[int]:
    """Ids from the unit itself up to the root of that year's tree (:func:`tahun_pohon`)."""
    pohon = Leluhur.objects.filter(garis=garis, unit=unit).order_by("jarak")
    if baris := list(pohon.filter(tahun=tahun).values_list("leluhur_id", flat=True)):
        return baris
    if (lain := tahun_pohon(unit.instansi_id, tahun)) != tahun:
        return list(pohon.filter(tahun=lain).values_list("leluhur_id", flat=True)) or [unit.pk]
    return [unit.pk]


#: From the head of an agency down: the order in which a unit's head is looked for among its positions.
URUTAN_TINGKAT = {t: i for i, t in enumerate(TingkatJabatan.values)}
SEBUT_STATUS = {StatusPemangku.PLT: "Plt.", StatusPemangku.PLH: "Plh."}


def sebut_tugas(peran: str, atas_nama: str, sebagai_wakil: str) -> str:
    """A role in words: ``Pimpinan``, ``Pimpinan, Plh. a.n. Siti``; "Plt." or "Plh." where it is known."""
    kata = str(Peran(peran).label)
    if not atas_nama:
        return kata
    if not sebagai_wakil:
        return f"{kata} a.n. {atas_nama}"
    return f"{kata}, {SebagaiWakil(sebagai_wakil).label} a.n. {atas_nama}"


@dataclass(frozen=True)
class Pejabat:
    """Who holds a position on a day: ``nama`` "" when nobody is known, ``status`` "", "Plt." or "Plh."."""

    jabatan: str
    nama: str = ""
    status: str = ""

    @property
    def sebutan(self) -> str:
        """The position as it is signed: ``Plt. Kepala Divisi ...``."""
        return f"{self.status} {self.jabatan}".lstrip()


def pejabat_pada(jabatan: Jabatan, pada: dt.date | None, tercetak: str = "") -> Pejabat:
    """The holder of ``jabatan`` on ``pada``; a name that was printed when it was signed stands."""
    baris = list(PemangkuJabatan.objects.filter(jabatan=jabatan).order_by("sejak")) if pada else []
    berlaku = [p for p in baris if p.sejak <= pada and (p.sampai is None or p.sampai > pada)]  # type: ignore[operator]
    cocok = [p for p in berlaku if not tercetak or p.nama == tercetak]
    nama = tercetak or (cocok[-1].nama if cocok else "")
    status = SEBUT_STATUS.get(StatusPemangku(cocok[-1].status), "") if cocok else ""
    return Pejabat(jabatan.nama, nama, status)


def jabatan_kepala(unit_id: Iterable[int]) -> dict[int, Jabatan]:
    """The highest position of each unit; of several on one level the first by code."""
    hasil: dict[int, Jabatan] = {}
    semua = Jabatan.objects.filter(unit_id__in=list(unit_id)).order_by("kode")
    for jabatan in sorted(semua, key=lambda j: URUTAN_TINGKAT.get(j.tingkat, len(URUTAN_TINGKAT))):
        hasil.setdefault(jabatan.unit_id, jabatan)
    return hasil


def kepala_unit(unit: Unit, pada: dt.date) -> Pejabat:
    """Who heads ``unit`` on ``pada``; the unit's name stands in where it has no position."""
    jabatan = jabatan_kepala([unit.pk]).get(unit.pk)
    if jabatan is None:
        return Pejabat(f"Kepala {nama_unit([unit.pk], pada).get(unit.pk, (unit.kode, ''))[0]}")
    return pejabat_pada(jabatan, pada)
