"""The same indicators in the other offices of the agency: what they officially realised in the year.

Read for all offices at once, in a number of queries that depends neither on them nor on the indicators.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sakip.aturan.capaian import Ukuran
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import nama_unit, saring_pohon
from sakip.pengukuran.hasil import HasilButir, Manual
from sakip.pengukuran.models import NilaiLangsung
from sakip.pengukuran.queries.butir import hitung_butir
from sakip.pengukuran.queries.muat import (
    MuatanUnit,
    aturan_variabel,
    baca_isian,
    keturunan,
    langsung_terakhir,
    manual_dari,
    periode_resmi,
    termasuk_resmi,
)
from sakip.perencanaan.models import ManualIndikator, Variabel
from sakip.perencanaan.queries import manual_semua
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian


@dataclass(frozen=True)
class NilaiWilayah:
    """What another office realised: on the same unit of counting, scale and method as this one."""

    unit: str
    nama: str
    singkatan: str
    target: Ukuran
    realisasi: Ukuran


def wilayah_lain(
    unit: Unit, tahun: int, butir: Iterable[HasilButir], *, pada: dt.date
) -> dict[str, tuple[NilaiWilayah, ...]]:
    """Official realisations of other offices of the same kind and agency, by indicator key.

    Only what can be set beside this unit's figure: the same unit of counting and scale, and a manual that
    measures the same. Offices above or below this one are not other regions.
    """
    milik = {b.indikator: b for b in butir}
    butir_lain = _butir_lain(unit, tahun, set(milik))
    hasil: dict[str, list[NilaiWilayah]] = defaultdict(list)
    if not butir_lain:
        return {}
    muatan = muat_banyak(tahun, butir_lain)
    nama = nama_unit(butir_lain, dt.date(tahun, 12, 31))
    for pk in sorted(butir_lain, key=lambda pk: nama.get(pk, ("", ""))[0]):
        for b in muatan[pk].butir:
            kunci = b.indikator.kunci
            nilai = hitung_butir(muatan[pk], b, pada)
            if nilai.realisasi.kosong or not _sebanding(milik[kunci], nilai):
                continue
            kode = muatan[pk].unit.kode
            panjang, singkat = nama.get(pk, (kode, kode))
            hasil[kunci].append(NilaiWilayah(kode, panjang, singkat, nilai.target, nilai.realisasi))
    return {k: tuple(v) for k, v in hasil.items()}


def _sebanding(ini: HasilButir, lain: HasilButir) -> bool:
    """The manuals measure the same, and both figures are numbers (or words) of one unit and scale."""
    a, b = ini.manual, lain.manual
    if (_rumus(a), a.satuan, a.skala, a.polaritas, a.metode) != (
        _rumus(b),
        b.satuan,
        b.skala,
        b.polaritas,
        b.metode,
    ):
        return False
    kata = (ini.realisasi.kata is None) == (lain.realisasi.kata is None)
    return kata and (ini.realisasi.kosong or ini.realisasi.skala == lain.realisasi.skala)


def _rumus(m: Manual) -> str:
    return m.rumus.teks if m.rumus else ""


def _butir_lain(unit: Unit, tahun: int, indikator: set[str]) -> dict[int, list[ButirPerjanjian]]:
    """Items of the same indicators in the signed agreements of other offices of this kind, by office."""
    terpilih: dict[tuple[int, str], Perjanjian] = {}
    segaris = Leluhur.objects.filter(saring_pohon([unit.instansi_id], tahun), garis=Garis.KOMANDO)
    for p in (
        Perjanjian.objects.filter(
            tahun=tahun, unit__instansi=unit.instansi, unit__jenis=unit.jenis, status="ditandatangani"
        )
        .exclude(unit=unit)
        .exclude(unit_id__in=segaris.filter(leluhur=unit).values("unit_id"))
        .exclude(unit_id__in=segaris.filter(unit=unit).values("leluhur_id"))
        .order_by("kode", "revisi")
    ):
        terpilih[p.unit_id, p.kode] = p
    if not terpilih:
        return {}
    hasil: dict[int, dict[int, ButirPerjanjian]] = defaultdict(dict)
    baris = (
        ButirPerjanjian.objects.filter(
            perjanjian__in=terpilih.values(), acuan=False, indikator__kunci__in=indikator
        )
        .select_related("perjanjian", "sasaran", "indikator", "penanggung", "pemilik")
        .prefetch_related("target_periode")
        .order_by("perjanjian__kode", "urutan")
    )
    for b in baris:
        hasil[b.perjanjian.unit_id].setdefault(b.indikator_id, b)
    return {pk: list(b.values()) for pk, b in hasil.items()}


def muat_banyak(
    tahun: int, butir: Mapping[int, list[ButirPerjanjian]], bacaan: str = "resmi"
) -> dict[int, MuatanUnit]:
    """The material of every office, read together; ``butir`` are the items of each by its id."""
    unit = {u.pk: u for u in Unit.objects.filter(pk__in=list(butir)).select_related("instansi")}
    pohon = Leluhur.objects.filter(
        saring_pohon({u.instansi_id for u in unit.values()}, tahun), garis=Garis.KOMANDO
    )
    bawah: dict[int, dict[int, int]] = {pk: {pk: 0} for pk in unit}
    for atas, u, jarak in pohon.filter(leluhur_id__in=list(unit)).values_list(
        "leluhur_id", "unit_id", "jarak"
    ):
        bawah[atas][u] = jarak
    ke_atas: dict[int, list[int]] = defaultdict(list)
    for u, atas in (
        pohon.filter(unit_id__in=list(unit)).order_by("jarak").values_list("unit_id", "leluhur_id")
    ):
        ke_atas[u].append(atas)
    indikator = {b.indikator_id for semua in butir.values() for b in semua}
    manual = manual_semua(indikator, {pk: ke_atas[pk] or [pk] for pk in unit}, tahun)
    kode = dict(
        Unit.objects.filter(pk__in={u for isi in bawah.values() for u in isi}).values_list("pk", "kode")
    )
    resmi = periode_resmi(kode, tahun) if bacaan == "resmi" else None
    variabel = _variabel(m for isi in manual.values() for m in isi.values())
    isian, wilayah, pelapor = baca_isian(variabel, kode, tahun, resmi)
    langsung: dict[int, list[NilaiLangsung]] = defaultdict(list)
    for n in NilaiLangsung.objects.filter(unit_id__in=list(unit), tahun=tahun, indikator_id__in=indikator):
        if termasuk_resmi(resmi, kode[n.unit_id], n.periode):
            langsung[n.unit_id].append(n)
    kamus = {v.kunci: aturan_variabel(v) for v in variabel.values()}
    di_bawah = keturunan(kode, tahun) if any(wilayah.values()) else {}
    satu = {id(m): manual_dari(m) for isi in manual.values() for m in isi.values()}
    hasil: dict[int, MuatanUnit] = {}
    for pk, kantor in unit.items():
        dalam_pohon = {kode[x]: j for x, j in bawah[pk].items()}
        dalam = set(dalam_pohon)
        hasil[pk] = MuatanUnit(
            unit=kantor,
            tahun=tahun,
            bacaan=bacaan,
            butir=butir[pk],
            manual={i: satu[id(m)] for i, m in manual[pk].items()},
            kamus=kamus,
            jarak=dalam_pohon,
            isian=isian,
            wilayah={k: isi & dalam for k, isi in wilayah.items()},
            langsung=langsung_terakhir(langsung[pk]),
            pelapor={k: isi & dalam for k, isi in pelapor.items()},
            di_bawah=di_bawah,
        )
    return hasil


def _variabel(manual: Iterable[ManualIndikator]) -> dict[int, Variabel]:
    hasil = {vm.variabel.pk: vm.variabel for m in manual for vm in m.variabel.all()}
    return {**{v.bobot.pk: v.bobot for v in hasil.values() if v.bobot}, **hasil}
