"""What the guided page of a split shows and reads: children, codes and indicators of the office, and guesses.

What is typed travels with the form from step to step; nothing is stored before «Terapkan».
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sakip.organisasi.models import Garis, JenisUnit, KedudukanUnit, KodeUnit, Leluhur, PenggantiUnit, Unit
from sakip.organisasi.queries import nama_unit
from sakip.organisasi.queries.unit import berlaku, lepas_bersama_induknya
from sakip.organisasi.services.dasar import anak_hidup
from sakip.organisasi.services.pecah import Penerus, RencanaPecah
from sakip.pengukuran.models import Isian
from sakip.perencanaan.models import Indikator, ManualIndikator, Sebanding
from sakip.perencanaan.services.pecah_indikator import PilihanIndikator
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian

PENERUS_TERBANYAK = 8
MEDAN_PENERUS = ("instansi", "nama", "singkatan", "kode", "jenis", "induk")


@dataclass(frozen=True)
class AnakUnit:
    """A unit directly below the one that ends, and how many stand below it.

    ``atas``: its superior in the line of command, where that is another; ``ke``: the agencies that its
    technical superior passed on to.
    """

    id: int
    kode: str
    nama: str
    jenis: str
    garis: str
    teknis: str
    bawahan: int
    atas: str = ""
    ke: frozenset[str] = frozenset()


@dataclass(frozen=True)
class KodeSendiri:
    """A code of the office itself."""

    id: int
    sebut: str
    tujuan: str = ""


@dataclass(frozen=True)
class IndikatorKantor:
    """An indicator that the office answers for: by its last agreement, or because it owns it.

    ``ke``: the agencies that its owner passed on to.
    """

    id: int
    kode: str
    nama: str
    pemilik: str
    sasaran: int | None
    ke: frozenset[str] = frozenset()


def anak_unit(unit: Unit, tanggal: dt.date) -> list[AnakUnit]:
    """The units directly below on any line, in order of kind and name."""
    langsung: dict[int, list[str]] = {}
    semua: dict[int, Unit] = {}
    for k in anak_hidup(unit, tanggal):
        langsung.setdefault(k.unit_id, []).append(k.garis)
        semua[k.unit_id] = k.unit
    garis_teknis = berlaku(KedudukanUnit.objects.filter(unit__in=semua, garis=Garis.TEKNIS), tanggal)
    lepas = [k for k in lepas_bersama_induknya(semua, tanggal) if k.garis == Garis.TEKNIS]
    teknis = {t.unit_id: t.induk_id for t in (*lepas, *garis_teknis) if t.induk_id is not None}
    komando = berlaku(KedudukanUnit.objects.filter(unit__in=semua, garis=Garis.KOMANDO), tanggal)
    atas = {k.unit_id: k.induk_id for k in komando if k.induk_id not in (None, unit.pk)}
    nama = nama_unit({*semua, *teknis.values(), *atas.values()}, tanggal)
    ke = instansi_penerus(teknis.values(), tanggal)
    bawahan: dict[int, int] = dict.fromkeys(semua, 0)
    tahun = Leluhur.objects.filter(
        leluhur__in=semua, garis=Garis.KOMANDO, tahun=tanggal.year - 1, jarak__gt=0
    )
    for induk in tahun.values_list("leluhur_id", flat=True):
        bawahan[induk] += 1
    hasil = [
        AnakUnit(
            pk,
            u.kode,
            nama.get(pk, (u.kode, ""))[0],
            str(u.get_jenis_display()),
            ", ".join(langsung[pk]),
            nama[teknis[pk]][0] if pk in teknis and teknis[pk] in nama else "",
            bawahan[pk],
            nama[atas[pk]][0] if pk in atas else "",
            ke.get(teknis.get(pk, 0), frozenset()),
        )
        for pk, u in semua.items()
    ]
    urut = {pk: JenisUnit.values.index(u.jenis) for pk, u in semua.items()}
    return sorted(hasil, key=lambda a: (urut[a.id], a.nama))


def instansi_penerus(unit_id: Iterable[int], tanggal: dt.date) -> dict[int, frozenset[str]]:
    """Codes of the agencies that each unit passed on to by ``tanggal``; units that did not are left out."""
    baris = PenggantiUnit.objects.filter(lama__in=set(unit_id), tanggal__lte=tanggal)
    hasil: dict[int, set[str]] = {}
    for lama, instansi in baris.values_list("lama_id", "baru__instansi__kode"):
        hasil.setdefault(lama, set()).add(instansi)
    return {lama: frozenset(instansi) for lama, instansi in hasil.items()}


def kode_sendiri(unit: Unit, tanggal: dt.date) -> list[KodeSendiri]:
    """Codes of the office itself that hold on the day."""
    baris = berlaku(KodeUnit.objects.filter(unit=unit), tanggal).order_by("sistem", "kode")
    return [KodeSendiri(k.pk, str(k)) for k in baris]


def indikator_kantor(unit: Unit, tanggal: dt.date) -> list[IndikatorKantor]:
    """Indicators of the office's latest agreement up to the day's year, then others that it owns."""
    tahun = (
        Perjanjian.objects.filter(unit=unit, tahun__lte=tanggal.year)
        .order_by("-tahun")
        .values_list("tahun", flat=True)
        .first()
    )
    butir = ButirPerjanjian.objects.filter(perjanjian__unit=unit, perjanjian__tahun=tahun or 0, acuan=False)
    hasil: dict[int, IndikatorKantor] = {}
    semua = butir.select_related("indikator__pemilik").order_by(
        "perjanjian__kode", "perjanjian__revisi", "urutan"
    )
    milik = Indikator.objects.filter(pemilik=unit).select_related("pemilik").order_by("kunci")
    pemilik = {b.indikator.pemilik_id for b in semua} | {unit.pk}
    nama, ke = nama_unit(pemilik, tanggal), instansi_penerus(pemilik, tanggal)
    for b in semua:
        siapa = b.indikator.pemilik_id
        sebut = nama.get(siapa, (b.indikator.pemilik.kode, ""))[0]
        hasil[b.indikator_id] = IndikatorKantor(
            b.indikator_id, b.kode, b.rumusan, sebut, b.sasaran_id, ke.get(siapa, frozenset())
        )
    sendiri = [i for i in milik if i.pk not in hasil]
    manual = dict(
        ManualIndikator.objects.filter(indikator__in=sendiri, varian_unit=None)
        .order_by("sejak_tahun")
        .values_list("indikator_id", "nama")
    )
    for i in sendiri:
        hasil[i.pk] = IndikatorKantor(i.pk, "", manual.get(i.pk, i.kunci), nama[unit.pk][0], None)
    return list(hasil.values())


def tersisa(unit: Unit, tanggal: dt.date) -> list[str]:
    """What stays at the old office and somebody should know of."""
    hasil = []
    nanti = Perjanjian.objects.filter(unit=unit, tahun__gte=tanggal.year)
    for p in nanti.order_by("tahun", "kode"):
        hasil.append(
            f"Perjanjian Kinerja {p.kode} tahun {p.tahun} tetap pada unit lama ({p.get_status_display()})."
        )
    isian = Isian.objects.filter(unit=unit, tahun__gte=tanggal.year).count()
    if isian:
        hasil.append(f"{isian} isian tahun {tanggal.year} ke atas tetap pada unit lama.")
    return hasil


# --- guesses: a proposal that the administrator changes ------------------------------------------------

_KATA = re.compile(r"[a-z]{4,}")


def tebak(teks: str, penerus: Sequence[Penerus]) -> str:
    """The number of the one successor whose name shares the most telling words with ``teks``, else ""."""
    kata = set(_KATA.findall(teks.casefold()))
    nama = [set(_KATA.findall(f"{p.nama} {p.singkatan}".casefold())) for p in penerus]
    bobot = [sum(1 / sum(k in n for n in nama) ** 2 for k in isi & kata) for isi in nama]
    terbaik = max(bobot, default=0.0)
    pilihan = [i for i, b in enumerate(bobot, 1) if b == terbaik]
    return str(pilihan[0]) if terbaik > 0 and len(pilihan) == 1 else ""


def _tempat(ke: frozenset[str], teks: Sequence[str], penerus: Sequence[Penerus]) -> str:
    """Where a superior's new agency points to, then the words; "" where nothing points to one successor."""
    dalam = [str(n) for n, p in enumerate(penerus, 1) if p.instansi in ke]
    if len(dalam) == 1:
        return dalam[0]
    return next((nomor for satu in teks if (nomor := tebak(satu, penerus))), "")


# --- what was typed ------------------------------------------------------------------------------------


def baca_tanggal(teks: str) -> dt.date | None:
    """A date from the picker or typed as 31-12-2025."""
    for bentuk in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(teks.strip(), bentuk).date()
        except ValueError:
            continue
    return None


def jumlah_penerus(kiriman: Mapping[str, str]) -> int:
    """How many successors the form has room for."""
    teks = kiriman.get("n", "")
    return min(max(int(teks), 1), PENERUS_TERBANYAK) if teks.isdecimal() and len(teks) < 3 else 3


def rapatkan(kiriman: dict[str, str]) -> dict[str, str]:
    """The form with its successors numbered without gaps, so that numbers mean the same on every page."""
    isi = {k: v for k, v in kiriman.items() if not re.fullmatch(r"p\d+_[a-z]+", k)}
    nomor = 0
    for i in range(1, jumlah_penerus(kiriman) + 1):
        if kiriman.get(f"p{i}_nama", "").strip() or kiriman.get(f"p{i}_kode", "").strip():
            nomor += 1
            isi |= {f"p{nomor}_{m}": kiriman.get(f"p{i}_{m}", "").strip() for m in MEDAN_PENERUS}
    isi["n"] = str(max(nomor, 1))
    return isi


def baca_penerus(kiriman: Mapping[str, str], unit: Unit) -> list[Penerus]:
    """The successors that have a name or a code; kind and zone default to the old unit's."""
    hasil = []
    for i in range(1, jumlah_penerus(kiriman) + 1):
        isi = {m: kiriman.get(f"p{i}_{m}", "").strip() for m in MEDAN_PENERUS}
        if isi["nama"] or isi["kode"]:
            jenis = isi["jenis"] if isi["jenis"] in JenisUnit.values else unit.jenis
            hasil.append(Penerus(**(isi | {"jenis": jenis}), zona=unit.zona))
    return hasil


def baca_rencana(
    kiriman: Mapping[str, str],
    unit: Unit,
    tanggal: dt.date,
    anak: Sequence[AnakUnit],
    kode: Sequence[KodeSendiri],
) -> RencanaPecah:
    """The plan of the form; what is not the office's own is left out."""
    return RencanaPecah(
        unit=unit,
        tanggal=tanggal,
        penerus=tuple(baca_penerus(kiriman, unit)),
        anak={a.id: kiriman.get(f"anak_{a.id}", "") for a in anak},
        kode={k.id: kiriman.get(f"kode_{k.id}", "") for k in kode},
        salin_tugas=kiriman.get("tugas") == "1",
        alasan=kiriman.get("alasan", ""),
    )


def baca_indikator(
    kiriman: Mapping[str, str], indikator: Sequence[IndikatorKantor], penerus: int
) -> list[PilihanIndikator]:
    """Which successors each of the office's indicators goes to."""
    hasil = []
    for i in indikator:
        tujuan = tuple(str(n) for n in range(1, penerus + 1) if kiriman.get(f"ind_{i.id}_{n}"))
        hasil.append(PilihanIndikator(i.id, tujuan, kiriman.get(f"seb_{i.id}", ""), i.sasaran))
    return hasil


def usul_anak(anak: Sequence[AnakUnit], penerus: Sequence[Penerus]) -> dict[str, str]:
    """A proposal for each child: the successor that its name or its technical superior points to."""
    if len(penerus) == 1:
        return {f"anak_{a.id}": "1" for a in anak}
    return {f"anak_{a.id}": _tempat(a.ke, (a.teknis, a.nama), penerus) for a in anak}


def usul_indikator(indikator: Sequence[IndikatorKantor], penerus: Sequence[Penerus]) -> dict[str, str]:
    """A proposal for each indicator: where its owner points to; one that points nowhere goes to all."""
    hasil: dict[str, str] = {}
    for i in indikator:
        tujuan = "1" if len(penerus) == 1 else _tempat(i.ke, (i.pemilik, i.nama), penerus)
        for n in [tujuan] if tujuan else [str(n) for n in range(1, len(penerus) + 1)]:
            hasil[f"ind_{i.id}_{n}"] = "1"
        hasil[f"seb_{i.id}"] = Sebanding.YA
    return hasil


def usul_kode(kode: Sequence[KodeSendiri], penerus: Sequence[Penerus]) -> dict[str, str]:
    """Codes go to the only successor; of several somebody must choose."""
    return {f"kode_{k.id}": "1" for k in kode} if len(penerus) == 1 else {}
