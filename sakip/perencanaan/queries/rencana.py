"""Sasaran, Renstra and the grid of its targets for the pages of a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from sakip.aturan.angka import KATA_PERSEN, tulis
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import JenisUnit, Leluhur, Unit
from sakip.organisasi.queries import nama_unit, saring_pohon
from sakip.perencanaan.models import (
    Indikator,
    IndikatorSasaran,
    ManualIndikator,
    Renstra,
    Sasaran,
    TargetRenstra,
)
from sakip.perencanaan.queries.indikator import berlaku, nama_indikator
from sakip.perencanaan.queries.kewajaran import peringatan_target


def berlaku_pada(tahun: int) -> Q:
    """Rows with years that hold in ``tahun``."""
    return Q(sejak_tahun__lte=tahun) & (Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun))


@dataclass(frozen=True)
class BarisSasaran:
    """A sasaran of a unit with its parent and the indicators that the plan names for it."""

    sasaran: Sasaran
    dalam: int
    unit: str
    indikator: tuple[tuple[int, str], ...]
    anak: int


def sasaran_unit(unit: Unit, tahun: int, *, pada: dt.date) -> list[BarisSasaran]:
    """The unit's own sasaran of ``tahun``, each below its parent where that is the unit's too."""
    semua = list(
        Sasaran.objects.filter(berlaku_pada(tahun), unit=unit)
        .select_related("induk__unit", "unit")
        .order_by("tingkat", "kunci")
    )
    ukuran: dict[int, list[int]] = {}
    pasangan = IndikatorSasaran.objects.filter(berlaku_pada(tahun), sasaran__in=semua).order_by("pk")
    for sasaran, indikator in pasangan.values_list("sasaran_id", "indikator_id"):
        ukuran.setdefault(sasaran, []).append(indikator)
    nama = nama_indikator({i for isi in ukuran.values() for i in isi}, tahun)
    nama_induk = nama_unit({s.induk.unit_id for s in semua if s.induk}, pada)
    anak: dict[int, int] = {}
    for induk in Sasaran.objects.filter(berlaku_pada(tahun), induk__in=semua).values_list(
        "induk_id", flat=True
    ):
        anak[induk or 0] = anak.get(induk or 0, 0) + 1
    milik = {s.pk for s in semua}
    bawah: dict[int | None, list[Sasaran]] = {}
    for s in semua:
        bawah.setdefault(s.induk_id if s.induk_id in milik else None, []).append(s)
    hasil: list[BarisSasaran] = []

    def turun(induk: int | None, dalam: int) -> None:
        urut = {"strategis": 0, "program": 1, "kegiatan": 2}
        for s in sorted(bawah.get(induk, ()), key=lambda s: (urut[s.tingkat], s.kunci)):
            hasil.append(
                BarisSasaran(
                    s,
                    dalam,
                    nama_induk.get(s.induk.unit_id, ("", ""))[1] if s.induk else "",
                    tuple((i, nama.get(i, str(i))) for i in ukuran.get(s.pk, ())),
                    anak.get(s.pk, 0),
                )
            )
            turun(s.pk, dalam + 1)

    turun(None, 0)
    return hasil


def satu_sasaran(pk: int, unit: Collection[int]) -> Sasaran:
    """The sasaran, if one of these units owns it."""
    sasaran = Sasaran.objects.select_related("unit__instansi", "induk").filter(pk=pk, unit__in=unit).first()
    if sasaran is None:
        raise TidakDitemukan(Masalah("sasaran", "Sasaran ini tidak ada.", "Buka dari rencana unitnya."))
    return sasaran


def calon_induk(unit: Unit, tahun: int, kecuali: Sasaran | None = None) -> list[tuple[int, str]]:
    """Sasaran that may stand above one of ``unit``: its own and those of the units above it on any line.

    An office also supports the sasaran of Eselon I units, which lead its work for all regions without
    standing above it in the line of command. Where the tree names none, those of the whole agency.
    """
    atas = set(
        Leluhur.objects.filter(saring_pohon([unit.instansi_id], tahun), unit=unit).values_list(
            "leluhur_id", flat=True
        )
    )
    dasar = Sasaran.objects.filter(instansi=unit.instansi_id).filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun)
    )
    saring = Q(unit__in=atas | {unit.pk})
    if unit.jenis not in (JenisUnit.KEMENTERIAN, JenisUnit.ESELON1):
        saring |= Q(unit__jenis=JenisUnit.ESELON1)
    calon = dasar.filter(saring)
    if not calon.exclude(unit=unit).exists():
        calon = dasar
    if kecuali is not None:
        calon = calon.exclude(pk=kecuali.pk)
        if kecuali.induk_id:
            calon = (calon | Sasaran.objects.filter(pk=kecuali.induk_id)).distinct()
    urut = {"strategis": 0, "program": 1, "kegiatan": 2}
    hasil = sorted(calon.select_related("unit"), key=lambda s: (urut[s.tingkat], s.kunci))
    nama = nama_unit({s.unit_id for s in hasil}, dt.date(tahun, 12, 31))
    return [
        (
            s.pk,
            f"{s.get_tingkat_display()} · {s.rumusan[:110]} ({nama.get(s.unit_id, ('', s.unit.kode))[1]})",
        )
        for s in hasil
    ]


# --- Renstra ------------------------------------------------------------------------------------------


def renstra_unit(unit: Unit) -> list[Renstra]:
    """Plans of a unit, latest first."""
    return list(Renstra.objects.filter(unit=unit).order_by("-mulai"))


def satu_renstra(pk: int, unit: Collection[int]) -> Renstra:
    """The plan, if one of these units has it."""
    renstra = Renstra.objects.select_related("unit__instansi").filter(pk=pk, unit__in=unit).first()
    if renstra is None:
        raise TidakDitemukan(Masalah("renstra", "Renstra ini tidak ada.", "Buka dari rencana unitnya."))
    return renstra


@dataclass(frozen=True)
class SelKisi:
    """One year of a line: its field name, what stands there as text, the funding as text."""

    tahun: int
    medan: str
    isi: str
    dana: str
    salah: str = ""


@dataclass(frozen=True)
class BarisKisi:
    """A line of the grid: an indicator within a scope; ``unit``: whose regional target it is, if stated."""

    kunci: str
    indikator_id: int
    kode: str
    nama: str
    lingkup: str
    lingkup_kata: str
    unit_id: int | None
    unit: str
    satuan: str
    penanggung_id: int | None
    sel: tuple[SelKisi, ...]
    peringatan: tuple[str, ...]
    jalur: str


def kisi_renstra(
    renstra: Renstra,
    *,
    pada: dt.date,
    ketik: dict[str, str] | None = None,
    salah: dict[str, str] | None = None,
) -> list[BarisKisi]:
    """The targets of a plan as lines of years; ``ketik`` replaces what is stored (a refused form)."""
    target = list(
        TargetRenstra.objects.filter(renstra=renstra)
        .select_related("indikator")
        .order_by("indikator__kunci", "lingkup", "unit_id", "tahun")
    )
    ids = {t.indikator_id for t in target}
    manual = _manual(ids)
    lalu = _riwayat(ids, renstra.unit)
    nama = nama_unit({t.unit_id for t in target if t.unit_id}, pada)
    kelompok: dict[tuple[int, str, int | None], list[TargetRenstra]] = {}
    for t in target:
        kelompok.setdefault((t.indikator_id, t.lingkup, t.unit_id), []).append(t)
    hasil = []
    for (indikator, lingkup, unit), isi in kelompok.items():
        kunci = f"{indikator}-{lingkup}-{unit or 0}"
        semua = manual.get(indikator, [])
        pakai = berlaku(semua, renstra.mulai) or (semua[-1] if semua else None)
        per_tahun = {t.tahun: t for t in isi}
        sel = []
        for tahun in range(renstra.mulai, renstra.selesai + 1):
            medan = f"t-{kunci}-{tahun}"
            ada = per_tahun.get(tahun)
            sel.append(
                SelKisi(
                    tahun,
                    medan,
                    ketik.get(medan, "") if ketik is not None else _teks(ada),
                    ketik.get(f"d-{medan}", "")
                    if ketik is not None
                    else (tulis(ada.pendanaan, 0) if ada is not None and ada.pendanaan is not None else ""),
                    (salah or {}).get(medan, ""),
                )
            )
        hasil.append(
            BarisKisi(
                kunci,
                indikator,
                isi[0].indikator.kunci,
                pakai.nama if pakai else isi[0].indikator.kunci,
                lingkup,
                isi[0].get_lingkup_display(),
                unit,
                nama.get(unit or 0, ("", ""))[1],
                isi[0].satuan + (f", skala {tulis(isi[0].skala, None)}" if isi[0].skala is not None else ""),
                _penanggung(isi, ketik, kunci),
                tuple(sel),
                peringatan_target(isi, pakai, lalu.get(indikator, {})),
                _jalur(isi),
            )
        )
    return sorted(hasil, key=lambda b: (b.nama.casefold(), b.lingkup, b.unit))


def _penanggung(isi: Sequence[TargetRenstra], ketik: dict[str, str] | None, kunci: str) -> int | None:
    if ketik is not None:
        pilih = ketik.get(f"pj-{kunci}", "")
        return int(pilih) if pilih.isdecimal() and len(pilih) < 18 else None
    return next((t.penanggung_jawab_id for t in isi if t.penanggung_jawab_id), None)


def _teks(target: TargetRenstra | None) -> str:
    if target is None or (target.nilai is None and target.kata is None):
        return ""
    if target.kata is not None:
        return target.kata
    isi = tulis(target.nilai, None)
    return isi.replace(".", "") if target.satuan.strip().casefold() in KATA_PERSEN else isi


@dataclass(frozen=True)
class UkuranSel:
    """How a year's target is counted: its unit, or the words of its manual; ``tersimpan``: words in use."""

    satuan: str = ""
    kata: tuple[str, ...] = ()
    tersimpan: frozenset[str] = frozenset()


def ukuran_renstra(renstra: Renstra) -> dict[tuple[int, int], UkuranSel]:
    """By indicator and year, what may be typed into the grid of a plan."""
    per_indikator: dict[int, list[TargetRenstra]] = {}
    for t in TargetRenstra.objects.filter(renstra=renstra):
        per_indikator.setdefault(t.indikator_id, []).append(t)
    manual = _manual(per_indikator)
    hasil: dict[tuple[int, int], UkuranSel] = {}
    for pk, target in per_indikator.items():
        semua = manual.get(pk, [])
        kata = frozenset(t.kata for t in target if t.kata is not None)
        for tahun in range(renstra.mulai, renstra.selesai + 1):
            pakai = berlaku(semua, tahun) or (semua[-1] if semua else None)
            skala = tuple(map(str, (pakai.skala_kata if pakai else None) or ()))
            hasil[pk, tahun] = UkuranSel(target[0].satuan, skala, kata)
    return hasil


def _manual(indikator: Collection[int]) -> dict[int, list[ManualIndikator]]:
    hasil: dict[int, list[ManualIndikator]] = {}
    for m in ManualIndikator.objects.filter(
        indikator_id__in=list(indikator), varian_unit__isnull=True
    ).order_by("sejak_tahun"):
        hasil.setdefault(m.indikator_id, []).append(m)
    return hasil


def _riwayat(indikator: Collection[int], unit: Unit) -> dict[int, dict[int, Decimal | None]]:
    """What this unit reached in years before the system, by indicator and year."""
    baris = Indikator.objects.filter(
        pk__in=list(indikator), riwayat__unit=unit, riwayat__sebanding=True, riwayat__nilai__isnull=False
    ).values_list("pk", "riwayat__tahun", "riwayat__nilai")
    hasil: dict[int, dict[int, Decimal | None]] = {}
    for pk, tahun, nilai in baris:
        hasil.setdefault(pk, {})[tahun] = nilai
    return hasil


#: The picture of a path: a small line of the targets, in pixels.
LEBAR_JALUR, TINGGI_JALUR = 96, 22


def _jalur(target: Sequence[TargetRenstra]) -> str:
    """Points of the path for an SVG polyline; "" where fewer than two years are numbers."""
    titik = [(t.tahun, t.nilai) for t in sorted(target, key=lambda t: t.tahun) if t.nilai is not None]
    if len(titik) < 2:
        return ""
    nilai = [n for _, n in titik]
    bawah, atas = min(nilai), max(nilai)
    tahun = titik[-1][0] - titik[0][0]
    hasil = []
    for t, n in titik:
        x = 3 + (LEBAR_JALUR - 6) * (t - titik[0][0]) / tahun
        bagian = Decimal("0.5") if atas == bawah else (n - bawah) / (atas - bawah)
        hasil.append(f"{x:.1f},{TINGGI_JALUR - 3 - float(bagian) * (TINGGI_JALUR - 6):.1f}")
    return " ".join(hasil)
