"""What later rooms built on a plan: values, official years, items of agreements.

Those rooms stand to the right and are not imported; their rows are reached through the relations that
their foreign keys give to our models.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from sakip.organisasi.models import Leluhur, Unit
from sakip.perencanaan.models import Indikator, KategoriVariabel, ManualIndikator, Variabel, VariabelManual


def variabel_terisi(variabel: Variabel) -> bool:
    """Whether any unit ever entered a value or event of it."""
    return Variabel.objects.filter(
        Q(nilai_isian__isnull=False) | Q(kejadian__isnull=False), pk=variabel.pk
    ).exists()


def kategori_terisi(variabel: Variabel) -> frozenset[str]:
    """Codes of the parts that have values."""
    baris = KategoriVariabel.objects.filter(variabel=variabel)
    return frozenset(
        baris.filter(Q(isian__isnull=False) | Q(kejadian__isnull=False))
        .values_list("kode", flat=True)
        .distinct()
    )


def tahun_resmi(manual: ManualIndikator) -> tuple[int, ...]:
    """Years in which an approved form holds figures that this manual computed: it is then fixed."""
    awal, akhir = manual.sejak_tahun, manual.sampai_tahun or 9999
    pasangan: set[tuple[int, int]] = set(
        VariabelManual.objects.filter(
            manual=manual,
            variabel__nilai_isian__tahun__gte=awal,
            variabel__nilai_isian__tahun__lte=akhir,
        )
        .values_list("variabel__nilai_isian__unit_id", "variabel__nilai_isian__tahun")
        .distinct()
    )
    pasangan |= set(
        Indikator.objects.filter(
            pk=manual.indikator_id, nilai_langsung__tahun__gte=awal, nilai_langsung__tahun__lte=akhir
        )
        .values_list("nilai_langsung__unit_id", "nilai_langsung__tahun")
        .distinct()
    )
    if manual.varian_unit_id is not None:
        bawah = set(
            Leluhur.objects.filter(leluhur=manual.varian_unit_id).values_list("unit_id", "tahun").distinct()
        )
        pasangan = {p for p in pasangan if p in bawah or p[0] == manual.varian_unit_id}
    disetujui = set(
        Unit.objects.filter(
            pk__in={u for u, _ in pasangan},
            pengajuan__langkah__tindakan="setujui",
            pengajuan__tahun__gte=awal,
            pengajuan__tahun__lte=akhir,
        )
        .values_list("pk", "pengajuan__tahun")
        .distinct()
    )
    return tuple(sorted({tahun for unit, tahun in pasangan if (unit, tahun) in disetujui}))


@dataclass(frozen=True)
class ButirPk:
    """An agreement's item that names an indicator, as printed."""

    tahun: int
    unit_id: int
    instansi: str
    unit: str
    kode: str
    rumusan: str
    ditandatangani: bool
    revisi: int
    nilai: Decimal | None
    kata: str | None
    satuan: str
    skala: Decimal | None
    sasaran_id: int


def butir_pk(indikator_id: Collection[int], unit: Collection[int] | None = None) -> dict[int, list[ButirPk]]:
    """Items of the last revision of every agreement with these indicators, latest year first.

    ``unit``: only agreements of these units.
    """
    saring = Q(pk__in=list(indikator_id), butir__isnull=False)
    if unit is not None:
        saring &= Q(butir__perjanjian__unit__in=list(unit))
    baris = Indikator.objects.filter(saring).values_list(
        "pk",
        "butir__perjanjian__tahun",
        "butir__perjanjian__unit_id",
        "butir__perjanjian__instansi__kode",
        "butir__perjanjian__unit__kode",
        "butir__kode",
        "butir__rumusan",
        "butir__perjanjian__status",
        "butir__perjanjian__revisi",
        "butir__nilai",
        "butir__kata",
        "butir__satuan",
        "butir__skala",
        "butir__sasaran_id",
    )
    akhir: dict[tuple[int, int, int, str], ButirPk] = {}
    for (
        indikator,
        tahun,
        unit_id,
        instansi,
        unit_kode,
        kode,
        rumusan,
        status,
        revisi,
        n,
        k,
        s,
        sk,
        sid,
    ) in baris:
        tanda = status == "ditandatangani"
        butir = ButirPk(tahun, unit_id, instansi, unit_kode, kode, rumusan, tanda, revisi, n, k, s, sk, sid)
        kunci = (indikator, tahun, unit_id, kode)
        if kunci not in akhir or revisi > akhir[kunci].revisi:
            akhir[kunci] = butir
    hasil: dict[int, list[ButirPk]] = {}
    for (indikator, *_), butir in sorted(akhir.items(), key=lambda p: (-p[0][1], p[1].unit, p[1].kode)):
        hasil.setdefault(indikator, []).append(butir)
    return hasil


@dataclass(frozen=True)
class TitikRiwayat:
    """A year before the system, as reported then."""

    tahun: int
    unit_id: int
    target: Decimal | None
    nilai: Decimal | None
    kata: str | None
    satuan: str
    skala: Decimal | None
    sebanding: bool


def riwayat(indikator_id: int, unit: Collection[int]) -> list[TitikRiwayat]:
    """Earlier years of an indicator at these units, latest first."""
    baris = Indikator.objects.filter(
        pk=indikator_id, riwayat__isnull=False, riwayat__unit__in=list(unit)
    ).values_list(
        "riwayat__tahun",
        "riwayat__unit_id",
        "riwayat__target",
        "riwayat__nilai",
        "riwayat__kata",
        "riwayat__satuan",
        "riwayat__skala",
        "riwayat__sebanding",
    )
    return sorted((TitikRiwayat(*b) for b in baris), key=lambda t: (-t.tahun, t.unit_id))
