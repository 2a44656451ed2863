"""What is due from whom, for many units at a fixed cost: the lines of each form and who answers for them.

The form itself (``queries.formulir``) is exact for one unit; lists of a hundred units read this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from sakip.agenda.queries import atas_tahun
from sakip.organisasi.models import Unit
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.jatuh_tempo import Tempo, tersering
from sakip.pengukuran.models import Isian, Kejadian
from sakip.pengukuran.queries.alur_baris import butir_tahun, penanggung_indikator
from sakip.perencanaan.models import ManualIndikator, PengisiVariabel
from sakip.perjanjian.models import ButirPerjanjian


@dataclass(frozen=True)
class Wajib:
    """The lines that a unit's year asks for: field name to frequency, and who answers for each."""

    tempo: Mapping[str, Tempo] = field(default_factory=dict)
    penanggung: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    induk: int = 0

    def baris(self, bulan: int) -> tuple[str, ...]:
        """Field names of the lines on the form of ``bulan``."""
        return tuple(m for m, t in self.tempo.items() if t.jatuh(bulan))

    def siapa(self, pelaku: str, unit_id: int, medan: str) -> tuple[int, ...]:
        """Ids of the units whose verifikator may verify a line in a stage of ``pelaku``."""
        if pelaku == "unit":
            return (unit_id,)
        return (self.induk,) if pelaku == "induk" else self.penanggung.get(medan, (self.induk,))


def wajib_semua(unit: Collection[Unit], tahun: int) -> dict[int, Wajib]:
    """What the year asks of each unit. A variable stands on the forms of those that are to fill it."""
    return wajib_tahun(unit, [tahun])[tahun]


def wajib_tahun(unit: Collection[Unit], tahun: Collection[int]) -> dict[int, dict[int, Wajib]]:
    """:func:`wajib_semua` of several years, in as many queries as of one."""
    atas = atas_tahun(unit, tahun, semua_garis=True)
    komando = atas_tahun(unit, tahun)
    butir: dict[int, dict[int, list[ButirPerjanjian]]] = {t: defaultdict(list) for t in atas}
    for b in butir_tahun({t: {a for isi in atas[t].values() for a in isi} for t in atas}):
        butir[b.perjanjian.tahun][b.indikator_id].append(b)
    tanpa_pk = _tanpa_perjanjian(unit, atas, butir)
    manual = _manual(butir, {t: {x.instansi_id for x in isi.values()} for t, isi in tanpa_pk.items()})
    pakai: dict[int, dict[int, list[ManualIndikator]]] = {t: defaultdict(list) for t in atas}
    for t, setahun in manual.items():
        for m in setahun.values():
            if m.pengukur not in PENGUKUR_LUAR:
                for v in _variabel(m):
                    pakai[t][v].append(m)
    pengisi = _pengisi([x.pk for x in unit], pakai)
    hasil: dict[int, dict[int, Wajib]] = {}
    for t in atas:
        isi_unit: dict[int, set[int]] = defaultdict(set)
        for u, v in pengisi[t]:
            isi_unit[u].add(v)
        hasil[t] = {
            u.pk: _wajib(
                u.pk,
                atas[t][u.pk],
                (*komando[t][u.pk], u.pk)[1],
                butir[t],
                manual[t],
                pakai[t],
                isi_unit[u.pk],
                tanpa_pk[t].get(u.pk),
            )
            for u in unit
        }
    return hasil


def _wajib(
    unit_id: int,
    atas: list[int],
    induk: int,
    butir: Mapping[int, list[ButirPerjanjian]],
    manual: Mapping[int, ManualIndikator],
    pakai: Mapping[int, list[ManualIndikator]],
    diisi: Iterable[int],
    tanpa_pk: Unit | None,
) -> Wajib:
    jarak = {u: n for n, u in enumerate(atas)}
    tempo: dict[str, Tempo] = {}
    siapa: dict[str, tuple[int, ...]] = {}
    for v in sorted(diisi):
        if tanpa_pk is not None:
            manual_v = [m for m in pakai[v] if m.indikator.instansi_id == tanpa_pk.instansi_id]
        else:
            manual_v = [m for m in pakai[v] if _dipakai(m, unit_id, butir.get(m.indikator_id, ()), jarak)]
        if manual_v:
            tempo[f"v-{v}"] = tersering(Tempo(m.kekerapan, (m.bulan,) if m.bulan else ()) for m in manual_v)
            siapa[f"v-{v}"] = penanggung_indikator([m.indikator_id for m in manual_v], butir, jarak, induk)
    for i, baris in butir.items():
        m = manual.get(i)
        sendiri = any(b.perjanjian.unit_id == unit_id for b in baris)
        if m is None or not sendiri or (m.pengukur not in PENGUKUR_LUAR and _variabel(m)):
            continue
        tempo[f"i-{i}"] = Tempo(m.kekerapan, (m.bulan,) if m.bulan else ())
        siapa[f"i-{i}"] = penanggung_indikator([i], butir, jarak, induk)
    return Wajib(tempo, siapa, induk)


def _dipakai(
    m: ManualIndikator, unit_id: int, butir: Iterable[ButirPerjanjian], jarak: Mapping[int, int]
) -> bool:
    """Whether the unit measures for it: its own item, or one above that takes its units' values."""
    dekat = [b.perjanjian.unit_id for b in butir if b.perjanjian.unit_id in jarak]
    return unit_id in dekat or (bool(dekat) and m.pengukur != "sendiri")


def _variabel(m: ManualIndikator) -> set[int]:
    hasil: set[int] = set()
    for vm in m.variabel.all():
        hasil.add(vm.variabel_id)
        if vm.variabel.bobot_id:
            hasil.add(vm.variabel.bobot_id)
    return hasil


def _tanpa_perjanjian(
    unit: Collection[Unit],
    atas: Mapping[int, Mapping[int, Collection[int]]],
    butir: Mapping[int, Mapping[int, Collection[ButirPerjanjian]]],
) -> dict[int, dict[int, Unit]]:
    """Units of each year for which neither they nor any unit above agreed anything yet.

    Their form asks for what the manuals of their agency ask, as ``queries.formulir`` does: in January
    figures come before the agreement is signed, and nobody may lose sight of them.
    """
    hasil: dict[int, dict[int, Unit]] = {}
    for t, isi in butir.items():
        berjanji = {b.perjanjian.unit_id for baris in isi.values() for b in baris}
        hasil[t] = {u.pk: u for u in unit if berjanji.isdisjoint(atas[t][u.pk])}
    return hasil


def _manual(
    butir: Mapping[int, Collection[int]], instansi: Mapping[int, Collection[int]]
) -> dict[int, dict[int, ManualIndikator]]:
    """The owner's manual of each year's indicators, and of all of the agencies that have units without an
    agreement then; a local variant where there is no other."""
    hasil: dict[int, dict[int, ManualIndikator]] = {t: {} for t in butir}
    semua = {i for isi in butir.values() for i in isi}
    penuh = {n for isi in instansi.values() for n in isi}
    baris = (
        ManualIndikator.objects.filter(Q(indikator_id__in=semua) | Q(indikator__instansi_id__in=penuh))
        .filter(sejak_tahun__lte=max(butir, default=0))
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=min(butir, default=0)))
        .select_related("indikator")
        .prefetch_related("variabel__variabel")
        .order_by("pk")
    )
    for m in sorted(baris, key=lambda m: m.varian_unit_id is not None):
        for t, isi in butir.items():
            sampai = m.sampai_tahun is None or m.sampai_tahun >= t
            if not (m.indikator_id in isi or m.indikator.instansi_id in instansi[t]):
                continue
            if m.sejak_tahun <= t and sampai:
                hasil[t].setdefault(m.indikator_id, m)
    return hasil


def _pengisi(
    unit_id: Collection[int], pakai: Mapping[int, Collection[int]]
) -> dict[int, set[tuple[int, int]]]:
    """Pairs of unit and variable of each year: as it was decided, else whoever filled it then or before."""
    hasil: dict[int, set[tuple[int, int]]] = {t: set() for t in pakai}
    awal, akhir = min(pakai, default=0), max(pakai, default=0)
    semua = {v for isi in pakai.values() for v in isi}
    pengisi = PengisiVariabel.objects.filter(variabel_id__in=semua)
    ditentukan = set(pengisi.order_by().values_list("variabel_id", flat=True).distinct())
    berlaku = pengisi.filter(unit_id__in=list(unit_id), sejak_tahun__lte=akhir).filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=awal)
    )
    for u, v, sejak, sampai in berlaku.values_list("unit_id", "variabel_id", "sejak_tahun", "sampai_tahun"):
        for t, isi in pakai.items():
            if v in isi and sejak <= t and (sampai is None or sampai >= t):
                hasil[t].add((u, v))
    isian = Isian.objects.filter(unit_id__in=list(unit_id), tahun__gte=awal - 1, tahun__lte=akhir)
    kejadian = Kejadian.objects.filter(
        unit_id__in=list(unit_id), tanggal__year__gte=awal - 1, tanggal__year__lte=akhir
    )
    for kumpulan, tahun in ((isian, "tahun"), (kejadian, "tanggal__year")):
        pasang = kumpulan.order_by().values_list("unit_id", "variabel_id", tahun).distinct()
        for u, v, n in pasang:
            for t in (n, n + 1):
                if t in pakai and v in pakai[t] and v not in ditentukan:
                    hasil[t].add((u, v))
    return hasil
