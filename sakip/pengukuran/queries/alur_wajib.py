"""What is due from whom, for many units at a fixed cost: the lines of each form and who answers for them.

The form itself (``queries.formulir``) is exact for one unit; lists of a hundred units read this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from sakip.agenda.queries import atas_semua
from sakip.organisasi.models import Unit
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.jatuh_tempo import Tempo, tersering
from sakip.pengukuran.models import Isian, Kejadian
from sakip.pengukuran.queries.alur_baris import butir_terpilih, induk_semua, penanggung_indikator
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
    atas = atas_semua(unit, tahun, semua_garis=True)
    induk = induk_semua(unit, tahun)
    butir: dict[int, list[ButirPerjanjian]] = defaultdict(list)
    for b in butir_terpilih({a for isi in atas.values() for a in isi}, tahun):
        butir[b.indikator_id].append(b)
    manual = _manual(butir, tahun)
    pakai: dict[int, list[ManualIndikator]] = defaultdict(list)
    for m in manual.values():
        if m.pengukur not in PENGUKUR_LUAR:
            for v in _variabel(m):
                pakai[v].append(m)
    isi_unit: dict[int, set[int]] = defaultdict(set)
    for u, v in _pengisi([x.pk for x in unit], pakai, tahun):
        isi_unit[u].add(v)
    return {u.pk: _wajib(u.pk, atas[u.pk], induk[u.pk], butir, manual, pakai, isi_unit[u.pk]) for u in unit}


def _wajib(
    unit_id: int,
    atas: list[int],
    induk: int,
    butir: Mapping[int, list[ButirPerjanjian]],
    manual: Mapping[int, ManualIndikator],
    pakai: Mapping[int, list[ManualIndikator]],
    diisi: Iterable[int],
) -> Wajib:
    jarak = {u: n for n, u in enumerate(atas)}
    tempo: dict[str, Tempo] = {}
    siapa: dict[str, tuple[int, ...]] = {}
    for v in sorted(diisi):
        manual_v = [m for m in pakai[v] if _dipakai(m, unit_id, butir[m.indikator_id], jarak)]
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


def _manual(indikator_id: Collection[int], tahun: int) -> dict[int, ManualIndikator]:
    """The owner's manual of each indicator in ``tahun``; a local variant where there is no other."""
    hasil: dict[int, ManualIndikator] = {}
    baris = (
        ManualIndikator.objects.filter(indikator_id__in=list(indikator_id), sejak_tahun__lte=tahun)
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun))
        .prefetch_related("variabel__variabel")
        .order_by("pk")
    )
    for m in sorted(baris, key=lambda m: m.varian_unit_id is not None):
        hasil.setdefault(m.indikator_id, m)
    return hasil


def _pengisi(unit_id: Collection[int], variabel_id: Collection[int], tahun: int) -> set[tuple[int, int]]:
    """Pairs of unit and variable: as it was decided, else whoever filled it this year or the year before."""
    pengisi = PengisiVariabel.objects.filter(variabel_id__in=list(variabel_id))
    ditentukan = set(pengisi.order_by().values_list("variabel_id", flat=True).distinct())
    berlaku = pengisi.filter(unit_id__in=list(unit_id), sejak_tahun__lte=tahun).filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun)
    )
    hasil = set(berlaku.values_list("unit_id", "variabel_id"))
    isian = Isian.objects.filter(unit_id__in=list(unit_id), tahun__gte=tahun - 1, tahun__lte=tahun)
    kejadian = Kejadian.objects.filter(
        unit_id__in=list(unit_id), tanggal__year__gte=tahun - 1, tanggal__year__lte=tahun
    )
    for kumpulan in (isian, kejadian):
        pasang = kumpulan.order_by().values_list("unit_id", "variabel_id").distinct()
        hasil |= {(u, v) for u, v in pasang if v in variabel_id and v not in ditentukan}
    return hasil
