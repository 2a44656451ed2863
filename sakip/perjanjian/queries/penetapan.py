"""Reads of owners' targets: the year of an owner, the grid of cells, the list of a unit."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from sakip.aturan.angka import kurang, rata, tambah
from sakip.aturan.capaian import Ukuran, desimal_bersama
from sakip.aturan.kewajaran import (
    arah_berlawanan,
    beda_skala,
    bukan_bulat,
    di_luar_skala,
    satuan_tidak_cocok,
    skala_belum_disebut,
    target_jauh_di_bawah,
)
from sakip.organisasi.models import JenisUnit, Leluhur, Unit
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.models import ManualIndikator
from sakip.perencanaan.queries import jalur_renstra, manual_semua, target_nasional
from sakip.perjanjian.models import ButirPerjanjian, KeadaanPenetapan, PenetapanTarget
from sakip.perjanjian.teks_target import PERSEN

#: Kinds of unit that an owner can set targets for, in the order of the choice.
JENIS_SASARAN = (JenisUnit.KANWIL, JenisUnit.UPT, JenisUnit.DIVISI, JenisUnit.ESELON1)


def manual_milik(pemilik: Unit, tahun: int) -> list[ManualIndikator]:
    """The owner's indicators with their manual for the year, by kind and name."""
    baris = (
        ManualIndikator.objects.filter(
            indikator__pemilik=pemilik, varian_unit__isnull=True, sejak_tahun__lte=tahun
        )
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun))
        .select_related("indikator")
        .order_by("sejak_tahun")
    )
    unik = {m.indikator_id: m for m in baris}
    return sorted(unik.values(), key=lambda m: (m.indikator.jenis, m.nama))


@dataclass(frozen=True)
class KolomUnit:
    """A unit that can get a target."""

    id: int
    kode: str
    nama: str
    singkat: str


def unit_sasaran(pemilik: Unit, tahun: int, jenis: str) -> list[KolomUnit]:
    """Units of a kind that exist in the year; UPT and divisions: those on the owner's lines, if any are."""
    awal, akhir = dt.date(tahun, 1, 1), dt.date(tahun, 12, 31)
    ids = set(
        Unit.objects.filter(
            Q(nama__sampai__isnull=True) | Q(nama__sampai__gt=awal),
            instansi=pemilik.instansi_id,
            jenis=jenis,
            nama__sejak__lte=akhir,
        )
        .exclude(pk=pemilik.pk)
        .values_list("pk", flat=True)
    )
    if jenis in (JenisUnit.UPT, JenisUnit.DIVISI):
        bawah = set(
            Leluhur.objects.filter(leluhur=pemilik, unit_id__in=ids).values_list("unit_id", flat=True)
        )
        ids = bawah or ids
    kode = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "kode"))
    nama = nama_unit(ids, akhir)
    kolom = [KolomUnit(pk, k, *nama.get(pk, (k, k))) for pk, k in kode.items()]
    return sorted(kolom, key=lambda u: u.nama)


def penetapan(pemilik: Unit, tahun: int, indikator: Collection[int] | None = None) -> list[PenetapanTarget]:
    """Every target that the owner set for the year."""
    baris = PenetapanTarget.objects.filter(indikator__pemilik=pemilik, tahun=tahun)
    return list(baris if indikator is None else baris.filter(indikator__in=indikator))


@dataclass(frozen=True)
class Gabungan:
    """What the units' targets make together: ``cara`` "jumlah" or "rata-rata", and the words that differ.

    ``dihitung``: a mean of several, which may be shown rounded.
    """

    cara: str
    nilai: Decimal | None
    kata: str = ""
    dihitung: bool = False


def gabung(manual: ManualIndikator, target: Iterable[PenetapanTarget]) -> Gabungan:
    """The sum of counted targets, the plain mean of shares and indices, the tally of words."""
    isi = list(target)
    if manual.skala_kata:
        cacah = Counter(t.kata for t in isi if t.kata is not None)
        urut = [k for k in manual.skala_kata if cacah[k]]
        return Gabungan("sebaran", None, ", ".join(f"{k}: {cacah[k]} unit" for k in urut))
    nilai = [t.nilai for t in isi if t.nilai is not None]
    nisbi = (
        manual.satuan.strip().casefold() in PERSEN
        or manual.skala is not None
        or manual.satuan.strip().casefold() in ("indeks", "skor", "nilai")
    )
    cara = "rata-rata" if nisbi else "jumlah"
    if not nilai:
        return Gabungan(cara, None)
    return Gabungan(cara, rata(nilai) if nisbi else tambah(*nilai), dihitung=nisbi and len(nilai) > 1)


@dataclass(frozen=True)
class RingkasIndikator:
    """An indicator of the owner with how far its targets of the year are.

    ``desimal``: those of its manual, more where a target has more; for the sum or mean and the difference.
    """

    id: int
    nama: str
    jenis: str
    satuan: str
    desimal: int
    ditetapkan: int
    diterima: int
    diusulkan: int
    gabungan: Gabungan
    nasional: Ukuran
    selisih: Decimal | None
    peringatan: tuple[str, ...]


def ringkas(pemilik: Unit, tahun: int) -> list[RingkasIndikator]:
    """All the owner's indicators: answers, the sum or mean, and the national target of the Renstra."""
    menurut: dict[int, list[PenetapanTarget]] = defaultdict(list)
    for t in penetapan(pemilik, tahun):
        menurut[t.indikator_id].append(t)
    nasional = target_nasional(pemilik, tahun)
    hasil = []
    for m in manual_milik(pemilik, tahun):
        isi = menurut[m.indikator_id]
        g = gabung(m, isi)
        n = nasional.get(m.indikator.kunci)
        u = Ukuran(n.nilai, n.kata, n.satuan, n.skala) if n else Ukuran()
        hasil.append(
            RingkasIndikator(
                m.indikator_id,
                m.nama,
                m.indikator.jenis,
                m.satuan,
                desimal_bersama((Ukuran(g.nilai, dihitung=g.dihitung), u), m.desimal),
                len(isi),
                sum(t.keadaan == KeadaanPenetapan.DITERIMA for t in isi),
                sum(t.keadaan == KeadaanPenetapan.DIUSULKAN for t in isi),
                g,
                u,
                kurang(g.nilai, u.nilai) if g.nilai is not None and u.nilai is not None else None,
                tuple(
                    s
                    for s in (
                        arah_berlawanan(m.nama, m.polaritas),
                        satuan_tidak_cocok(m.nama, m.satuan),
                        skala_belum_disebut(m.satuan, m.skala),
                    )
                    if s
                ),
            )
        )
    return hasil


def target_tahun_lalu(
    unit: Collection[int], indikator: Collection[int], tahun: int
) -> dict[tuple[int, int], Ukuran]:
    """Last year's agreed target by indicator and unit, of the latest signed version."""
    baris = (
        ButirPerjanjian.objects.filter(
            perjanjian__unit_id__in=list(unit),
            indikator_id__in=list(indikator),
            perjanjian__tahun=tahun - 1,
            perjanjian__status="ditandatangani",
        )
        .select_related("perjanjian")
        .order_by("perjanjian__revisi")
    )
    return {(b.indikator_id, b.perjanjian.unit_id): Ukuran(b.nilai, b.kata, b.satuan, b.skala) for b in baris}


def peringatan_sel(
    t: Ukuran, manual: ManualIndikator, riwayat: Mapping[str, Decimal], lalu: Ukuran | None
) -> tuple[str, ...]:
    """What is odd about a cell against what was reached (``riwayat``), else against last year's target."""
    if t.nilai is None:
        return ()
    if riwayat:
        isi = beda_skala(t.nilai, riwayat) or target_jauh_di_bawah(t.nilai, riwayat, manual.polaritas)
    else:
        isi = beda_skala(t.nilai, {"tahun lalu": lalu.nilai}) if lalu is not None else ""
    sendiri = (di_luar_skala(t.nilai, t.skala, t.satuan), bukan_bulat(t.nilai, t.satuan))
    return tuple(s for s in (isi, *sendiri) if s)


@dataclass(frozen=True)
class TargetUnit:
    """A target that owners set for a unit, with what stands beside it."""

    penetapan: PenetapanTarget
    manual: ManualIndikator | None
    nama: str
    pemilik: str
    desimal: int
    skala_kata: Sequence[str]
    kini: Ukuran
    usulan: Ukuran
    renstra: Ukuran
    lalu: Ukuran


def target_unit(unit: Unit, tahun: int) -> list[TargetUnit]:
    """What owners set for the unit in the year, by owner and name."""
    semua = list(PenetapanTarget.objects.filter(unit=unit, tahun=tahun).select_related("indikator", "oleh"))
    ids = {t.indikator_id for t in semua}
    manual = manual_semua(ids, {unit.pk: []}, tahun)[unit.pk]
    nama = nama_unit({t.indikator.pemilik_id for t in semua}, dt.date(tahun, 12, 31))
    jalur = jalur_renstra(unit, tahun)
    lalu = target_tahun_lalu([unit.pk], ids, tahun)
    hasil = []
    for t in semua:
        m = manual.get(t.indikator_id)
        titik = next((x for x in jalur.get(t.indikator.kunci, ()) if x.tahun == tahun), None)
        hasil.append(
            TargetUnit(
                t,
                m,
                m.nama if m else t.indikator.kunci,
                nama.get(t.indikator.pemilik_id, ("", ""))[1],
                m.desimal if m else 2,
                tuple(m.skala_kata or ()) if m else (),
                Ukuran(t.nilai, t.kata, t.satuan, t.skala),
                Ukuran(t.usulan_nilai, t.usulan_kata, t.satuan, t.skala),
                Ukuran(titik.nilai, titik.kata, titik.satuan, titik.skala) if titik else Ukuran(),
                lalu.get((t.indikator_id, unit.pk), Ukuran()),
            )
        )
    return sorted(hasil, key=lambda x: (x.pemilik, x.nama))


def pemilik_boleh(unit_id: Collection[int]) -> list[tuple[Unit, str]]:
    """Units among these that own indicators, with their names, for the first page."""
    unit = (
        Unit.objects.filter(pk__in=list(unit_id), indikator__isnull=False)
        .select_related("instansi")
        .distinct()
    )
    nama: Mapping[int, tuple[str, str]] = nama_unit([u.pk for u in unit], dt.date.max)
    return sorted(((u, nama.get(u.pk, (u.kode,))[0]) for u in unit), key=lambda x: x[1])


def unit_bertarget(unit_id: Collection[int]) -> list[tuple[Unit, int, str, int]]:
    """Units among these with targets of owners: (unit, year, name, how many wait for an answer)."""
    baris = (
        PenetapanTarget.objects.filter(unit_id__in=list(unit_id))
        .values_list("unit_id", "tahun")
        .annotate(menunggu=Count("pk", filter=Q(keadaan=KeadaanPenetapan.DITETAPKAN)))
        .order_by("-tahun", "unit_id")[:40]
    )
    isi = list(baris)
    unit = {u.pk: u for u in Unit.objects.filter(pk__in={b[0] for b in isi}).select_related("instansi")}
    nama = nama_unit(unit, dt.date.max)
    return [(unit[u], t, nama.get(u, (unit[u].kode,))[0], n) for u, t, n in isi]


@dataclass(frozen=True)
class UsulanTerbuka:
    """A proposal that waits for the owner."""

    penetapan: PenetapanTarget
    indikator: str
    unit: str
    kini: Ukuran
    usulan: Ukuran


def usulan_terbuka(pemilik: Unit, tahun: int) -> list[UsulanTerbuka]:
    """Other values that units proposed and nobody answered."""
    semua = [t for t in penetapan(pemilik, tahun) if t.keadaan == KeadaanPenetapan.DIUSULKAN]
    nama = {m.indikator_id: m.nama for m in manual_milik(pemilik, tahun)} if semua else {}
    unit = nama_unit({t.unit_id for t in semua}, dt.date(tahun, 12, 31))
    hasil = [
        UsulanTerbuka(
            t,
            nama.get(t.indikator_id, ""),
            unit.get(t.unit_id, ("?",))[0],
            Ukuran(t.nilai, t.kata, t.satuan, t.skala),
            Ukuran(t.usulan_nilai, t.usulan_kata, t.satuan, t.skala),
        )
        for t in semua
    ]
    return sorted(hasil, key=lambda x: (x.indikator, x.unit))
