"""Loads in a fixed number of queries what a unit's year needs, as plain values for ``aturan``."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from django.db.models import Count, Q

from sakip.aturan.agregasi import AturanVariabel, KeadaanNilai, Nilai
from sakip.aturan.alur import keadaan as keadaan_pengajuan
from sakip.aturan.angka import tambah
from sakip.aturan.periode import baca_periode
from sakip.aturan.rumus import urai
from sakip.organisasi.models import Leluhur, Unit
from sakip.organisasi.queries import subpohon, tahun_pohon
from sakip.pengukuran.hasil import Manual
from sakip.pengukuran.models import Isian, Kejadian, Langkah, NilaiLangsung
from sakip.perencanaan.models import ManualIndikator, PengisiVariabel, Variabel
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian

#: Values by variable key, unit code and period key.
IsianSetahun = dict[str, dict[str, dict[str, Nilai]]]


@dataclass
class MuatanUnit:
    """Everything that was read for one unit and year."""

    unit: Unit
    tahun: int
    bacaan: str
    butir: list[ButirPerjanjian]
    manual: dict[int, Manual]
    kamus: dict[str, AturanVariabel]
    jarak: dict[str, int]
    isian: IsianSetahun
    wilayah: dict[str, set[str]]
    langsung: dict[int, NilaiLangsung]
    #: Units that are to fill a variable this year or entered it, approved or not: of these one is expected.
    pelapor: Mapping[str, set[str]] = field(default_factory=dict)
    di_bawah: Mapping[str, set[str]] = field(default_factory=dict)
    #: Every direct value that the reading takes, in no order; ``langsung`` is the one that counts.
    semua_langsung: list[NilaiLangsung] = field(default_factory=list)
    #: The items are another unit's, to which this unit only contributes: their targets are not its own.
    tanpa_target: bool = False
    #: Variables that are lists of events: no event is no gap.
    daftar: frozenset[str] = frozenset()


def butir_setahun(
    unit: Unit, tahun: int, bacaan: str, perjanjian_per: dt.date | None = None
) -> list[ButirPerjanjian]:
    """The unit's own items of the year: of each agreement the latest signed revision.

    The provisional reading falls back on a draft where nothing was signed yet. ``perjanjian_per``:
    revisions that were signed later do not count, unless nothing was signed by then.
    """
    return butir_per(unit, tahun, bacaan, [perjanjian_per])[perjanjian_per]


def butir_per(
    unit: Unit, tahun: int, bacaan: str, hari: Collection[dt.date | None]
) -> dict[dt.date | None, list[ButirPerjanjian]]:
    """The items as agreed by each of several days (:func:`butir_setahun`); three queries for all of them."""
    semua = list(Perjanjian.objects.filter(unit=unit, tahun=tahun).order_by("kode", "revisi"))
    terpilih = {h: _perjanjian_terpilih(semua, bacaan, h) for h in hari}
    butir = (
        ButirPerjanjian.objects.filter(
            perjanjian__in={p for isi in terpilih.values() for p in isi}, acuan=False
        )
        .select_related("perjanjian", "sasaran", "indikator", "penanggung", "pemilik")
        .prefetch_related("target_periode")
    )
    urut = sorted(butir, key=lambda b: (kunci_kode(b.kode), b.perjanjian.kode, b.urutan))
    hasil: dict[dt.date | None, list[ButirPerjanjian]] = {}
    for h, isi in terpilih.items():
        unik: dict[int, ButirPerjanjian] = {}
        for b in urut:
            if b.perjanjian in isi:
                unik.setdefault(b.indikator_id, b)
        hasil[h] = list(unik.values())
    return hasil


def _perjanjian_terpilih(semua: Iterable[Perjanjian], bacaan: str, per: dt.date | None) -> set[Perjanjian]:
    terpilih: dict[str, Perjanjian] = {}
    for p in semua:
        lama = terpilih.get(p.kode)
        if lama is not None and lama.status == "ditandatangani" and _sesudah(p, per):
            continue
        if p.status == "ditandatangani" or (
            bacaan == "sementara" and (lama is None or lama.status == "draf")
        ):
            terpilih[p.kode] = p
    return set(terpilih.values())


def _sesudah(p: Perjanjian, per: dt.date | None) -> bool:
    return per is not None and p.tanggal is not None and p.tanggal > per


def kunci_kode(kode: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts 3.2 before 3.10."""
    bagian = kode.replace("-", ".").split(".")
    return tuple((0, int(b), "") if b.isdecimal() else (1, 0, b) for b in bagian)


def manual_dari(m: ManualIndikator) -> Manual:
    """The plain value of a manual row."""
    return Manual(
        id=m.pk,
        indikator=m.indikator.kunci,
        nama=m.nama,
        definisi=m.definisi,
        satuan=m.satuan,
        skala=m.skala,
        skala_kata=tuple(m.skala_kata or ()),
        polaritas=m.polaritas,
        metode=m.metode_capaian,
        rumus=urai(m.rumus) if m.rumus else None,
        variabel={
            v.alias: v.variabel.kunci for v in sorted(m.variabel.all(), key=lambda v: (v.urutan, v.pk))
        },
        jumlah=m.jumlah,
        basis=m.basis,
        urutan=m.urutan,
        nihil=m.nihil,
        desimal=m.desimal,
        pengukur=m.pengukur,
        tanpa_rincian=m.tanpa_rincian,
        kekerapan=m.kekerapan,
        bulan=m.bulan,
        hari_jatuh_tempo=m.hari_jatuh_tempo,
        jeda_bulan=m.jeda_bulan,
        bukti_wajib=tuple(m.bukti_wajib),
        sumber=m.sumber,
        dasar=m.dasar,
        sejak_tahun=m.sejak_tahun,
        sampai_tahun=m.sampai_tahun,
        varian=m.varian_unit.kode if m.varian_unit else "",
    )


def aturan_variabel(v: Variabel) -> AturanVariabel:
    """The pure rule of a variable of the dictionary."""
    return AturanVariabel(
        kunci=v.kunci,
        nama=v.nama,
        satuan=v.satuan,
        sifat=v.sifat,  # type: ignore[arg-type]
        waktu=v.waktu,  # type: ignore[arg-type]
        unit=v.agregasi_unit,  # type: ignore[arg-type]
        bobot=v.bobot.kunci if v.bobot else None,
        isian=v.isian,  # type: ignore[arg-type]
    )


def muat_unit(
    unit: Unit,
    tahun: int,
    bacaan: str,
    *,
    perjanjian_per: dt.date | None = None,
    butir: list[ButirPerjanjian] | None = None,
) -> MuatanUnit:
    """Read the year of ``unit``. ``bacaan``: ``resmi`` (approved only) or ``sementara`` (all saved).

    ``perjanjian_per``: as for :func:`butir_setahun`. ``butir``: these items instead of the unit's own.
    """
    if butir is None:
        butir = butir_setahun(unit, tahun, bacaan, perjanjian_per)
    baris = manual_berlaku({b.indikator_id for b in butir}, unit, tahun)
    variabel = {vm.variabel.pk: vm.variabel for m in baris.values() for vm in m.variabel.all()}
    pembobot = {v.bobot.pk: v.bobot for v in variabel.values() if v.bobot}
    semua = {**pembobot, **variabel}
    pohon = subpohon(unit, tahun)
    kode = dict(Unit.objects.filter(pk__in=pohon).values_list("pk", "kode"))
    resmi = periode_resmi(kode, tahun) if bacaan == "resmi" else None
    isian, wilayah, pelapor = baca_isian(semua, kode, tahun, resmi)
    semua_langsung = nilai_langsung(unit, tahun, {b.indikator_id for b in butir}, resmi)
    muatan = MuatanUnit(
        unit=unit,
        tahun=tahun,
        bacaan=bacaan,
        butir=butir,
        manual={i: manual_dari(m) for i, m in baris.items()},
        kamus={v.kunci: aturan_variabel(v) for v in semua.values()},
        jarak={kode[u]: j for u, j in pohon.items()},
        isian=isian,
        wilayah=wilayah,
        langsung=langsung_terakhir(semua_langsung),
        pelapor=pelapor,
        semua_langsung=semua_langsung,
        daftar=frozenset(v.kunci for v in semua.values() if v.bentuk == "daftar"),
    )
    if any(wilayah.values()):
        muatan.di_bawah = keturunan(kode, tahun)
    return muatan


def keturunan(kode: Mapping[int, str], tahun: int) -> dict[str, set[str]]:
    """Codes of the units below each unit, among those named."""
    hasil: dict[str, set[str]] = defaultdict(set)
    semua = Leluhur.objects.filter(garis="komando", leluhur_id__in=list(kode), jarak__gt=0)
    pasangan = semua.filter(tahun=tahun).values_list("leluhur_id", "unit_id")
    if not pasangan and (contoh := Unit.objects.filter(pk__in=list(kode)).first()):
        pakai = tahun_pohon(contoh.instansi_id, tahun)
        pasangan = semua.filter(tahun=pakai).values_list("leluhur_id", "unit_id")
    for atas, bawah in pasangan:
        if bawah in kode:
            hasil[kode[atas]].add(kode[bawah])
    return hasil


def periode_resmi(kode: Mapping[int, str], tahun: int) -> dict[str, list[tuple[dt.date, dt.date]]]:
    """Spans of dates of the units whose submission of the measurement form stands approved."""
    langkah: dict[tuple[int, str], list[str]] = defaultdict(list)
    baris = (
        Langkah.objects.filter(pengajuan__unit_id__in=list(kode), pengajuan__tahun=tahun)
        .filter(pengajuan__formulir="kinerja")
        .order_by("urut")
        .values_list("pengajuan__unit_id", "pengajuan__periode", "tindakan")
    )
    for unit, periode, tindakan in baris:
        langkah[unit, periode].append(tindakan)
    hasil: dict[str, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for (unit, kunci), semua in langkah.items():
        if keadaan_pengajuan(semua) == "disetujui":
            p = baca_periode(kunci)
            hasil[kode[unit]].append((p.awal, p.akhir))
    return hasil


def termasuk_resmi(
    resmi: Mapping[str, Iterable[tuple[dt.date, dt.date]]] | None, unit: str, periode: str
) -> bool:
    """True when what was entered for ``periode`` is official (None: no filter).

    Either every day of it lies in approved spans of the unit, or the form on which it stands is approved:
    that of the month in which the period ends.
    """
    if resmi is None:
        return True
    p = baca_periode(periode)
    kini, rentang = p.awal, sorted(resmi.get(unit, ()))
    if (p.akhir.replace(day=1), p.akhir) in rentang:
        return True
    for awal, akhir in rentang:
        if awal <= kini <= akhir:
            kini = akhir + dt.timedelta(days=1)
    return kini > p.akhir


def baca_isian(
    variabel: Mapping[int, Variabel],
    kode: Mapping[int, str],
    tahun: int,
    resmi: Mapping[str, list[tuple[dt.date, dt.date]]] | None,
) -> tuple[IsianSetahun, dict[str, set[str]], dict[str, set[str]]]:
    """Values by variable, unit and period.

    Also, per variable: the units whose figure covers their subtree, and the units of which a value is
    expected: those that are to fill it this year, and those that entered it at all, whether or not the
    reading takes it.
    """
    kunci = {pk: v.kunci for pk, v in variabel.items()}
    isian: IsianSetahun = defaultdict(lambda: defaultdict(dict))
    wilayah: dict[str, set[str]] = defaultdict(set)
    pelapor: dict[str, set[str]] = defaultdict(set)
    bagian: dict[tuple[str, str, str], list[Nilai]] = defaultdict(list)
    lolos: dict[tuple[str, str], bool] = {}
    baris = Isian.objects.filter(tahun=tahun, variabel_id__in=list(kunci), unit_id__in=list(kode))
    for v, u, periode, kategori, nilai, keadaan, lingkup in baris.values_list(
        "variabel_id", "unit_id", "periode", "kategori_id", "nilai", "keadaan", "lingkup"
    ):
        unit = kode[u]
        pelapor[kunci[v]].add(unit)
        if (unit, periode) not in lolos:
            lolos[unit, periode] = termasuk_resmi(resmi, unit, periode)
        if not lolos[unit, periode]:
            continue
        if lingkup == "wilayah":
            wilayah[kunci[v]].add(unit)
        terisi = Nilai(cast(KeadaanNilai, keadaan), nilai)
        if kategori:
            bagian[kunci[v], unit, periode].append(terisi)
        else:
            isian[kunci[v]][unit][periode] = terisi
    for (k, unit, periode), parts in bagian.items():
        # A whole that was typed stands; import has checked that its parts sum to it.
        isian[k][unit].setdefault(periode, jumlah_bagian(parts))
    _tambah_kejadian(isian, variabel, kode, tahun, resmi)
    for v, u in pengisi(kunci, kode, tahun):
        pelapor[kunci[v]].add(kode[u])
    return isian, wilayah, pelapor


def pengisi(variabel_id: Iterable[int], unit_id: Iterable[int], tahun: int) -> list[tuple[int, int]]:
    """Pairs of variable and unit: who is to fill what in ``tahun``."""
    return list(
        PengisiVariabel.objects.filter(variabel_id__in=list(variabel_id), unit_id__in=list(unit_id))
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun), sejak_tahun__lte=tahun)
        .values_list("variabel_id", "unit_id")
    )


def jumlah_bagian(bagian: Collection[Nilai]) -> Nilai:
    """The whole of a breakdown; all parts nihil make a nihil whole."""
    ada = [n.nilai for n in bagian if n.nilai is not None]
    if ada:
        return Nilai("ada", tambah(*ada))
    return Nilai("nihil" if any(n.keadaan == "nihil" for n in bagian) else "tidak_jatuh_tempo")


def _tambah_kejadian(
    isian: IsianSetahun,
    variabel: Mapping[int, Variabel],
    kode: Mapping[int, str],
    tahun: int,
    resmi: Mapping[str, list[tuple[dt.date, dt.date]]] | None,
) -> None:
    daftar = {pk: v.kunci for pk, v in variabel.items() if v.bentuk == "daftar"}
    if not daftar:
        return
    cacah = (
        Kejadian.objects.filter(variabel_id__in=list(daftar), unit_id__in=list(kode), tanggal__year=tahun)
        .values_list("variabel_id", "unit_id", "tanggal__month")
        .annotate(n=Count("pk"))
        .order_by()
    )
    for v, u, bulan, n in cacah:
        periode = f"{tahun}-{bulan:02d}"
        if termasuk_resmi(resmi, kode[u], periode):
            isian[daftar[v]][kode[u]].setdefault(periode, Nilai("ada", Decimal(n)))


def nilai_langsung(
    unit: Unit,
    tahun: int,
    indikator_id: Collection[int],
    resmi: Mapping[str, list[tuple[dt.date, dt.date]]] | None,
) -> list[NilaiLangsung]:
    """The direct values that the reading takes."""
    baris = NilaiLangsung.objects.filter(unit=unit, tahun=tahun, indikator_id__in=list(indikator_id))
    return [n for n in baris if termasuk_resmi(resmi, unit.kode, n.periode)]


def langsung_terakhir(baris: Iterable[NilaiLangsung]) -> dict[int, NilaiLangsung]:
    """The direct value that counts per indicator: the latest period, of that the highest version."""
    hasil: dict[int, NilaiLangsung] = {}
    for n in baris:
        lama = hasil.get(n.indikator_id)
        if lama is None or _urut(n) > _urut(lama):
            hasil[n.indikator_id] = n
    return hasil


def _urut(n: NilaiLangsung) -> tuple[dt.date, int]:
    return baca_periode(n.periode).akhir, n.versi
