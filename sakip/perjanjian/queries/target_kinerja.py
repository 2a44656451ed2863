"""Reads of target kinerja: a unit's year by target and quarter, its means, and last year beside."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Q

from sakip.aturan import target_kinerja as aturan
from sakip.aturan.tenggat import ZONA, batas_hari
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian.models import (
    KelompokTargetKinerja,
    LangkahTargetKinerja,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
    RekapTargetKinerja,
    SuratTargetKinerja,
)

#: Longest run of words that a printed name of a division may begin with and still be the division's.
AWALAN_JABATAN = ("kepala ", "plt. kepala ", "kadiv ")


@dataclass(frozen=True)
class SelPeriode:
    """A quarter of a target: its state, score, when it was sent and how. ``alasan`` of the last decision."""

    periode: str
    keadaan: aturan.Keadaan
    nilai: Decimal | None = None
    alasan: str = ""
    di_luar_jendela: bool = False
    sumber: str = ""
    diajukan: dt.datetime | None = None
    terlambat: bool = False
    alasan_terlambat: str = ""
    keputusan: int = 0
    waktu_nilai: dt.datetime | None = None

    @property
    def kata(self) -> str:
        """The state in words: ``belum diverifikasi``."""
        return aturan.KATA_KEADAAN[self.keadaan]


@dataclass(frozen=True)
class BarisTarget:
    """A target of a unit with its four quarters; ``rata`` is the mean of the verified ones."""

    pelaksana_id: int
    target_id: int
    unit_id: int
    kode: str
    nama: str
    pemilik_id: int
    pemilik: str
    penanggung_id: int | None
    penanggung: str
    sel: tuple[SelPeriode, ...]
    rata: aturan.RataNilai


@dataclass(frozen=True)
class RekapPenanggung:
    """The targets that one division answers for (``nama`` "" : the office itself), and their means.

    ``rata`` is the mean of the targets' yearly means; ``lalu`` is last year's, ``sumber_lalu`` its source.
    """

    penanggung_id: int | None
    nama: str
    baris: tuple[BarisTarget, ...]
    rata_periode: tuple[aturan.RataNilai, ...]
    rata: aturan.RataNilai
    lalu: Decimal | None = None
    sumber_lalu: str = ""


@dataclass(frozen=True)
class NilaiTercetak:
    """A mean of last year as it was printed, that no division of this year is called like."""

    penanggung: str
    nilai: Decimal
    sumber: str


@dataclass(frozen=True)
class RekapTahun:
    """Target kinerja of a unit's year. ``kelompok`` None: the agency has no set of that year."""

    unit_id: int
    unit: str
    nama_unit: str
    zona: str
    tahun: int
    kelompok: KelompokTargetKinerja | None
    penanggung: tuple[RekapPenanggung, ...]
    rata_periode: tuple[aturan.RataNilai, ...]
    rata: aturan.RataNilai
    lalu: Decimal | None = None
    sumber_lalu: str = ""
    lalu_lain: tuple[NilaiTercetak, ...] = ()
    pada: dt.date | None = None

    @property
    def baris(self) -> tuple[BarisTarget, ...]:
        """All targets, division by division."""
        return tuple(b for p in self.penanggung for b in p.baris)

    def belum(self, keadaan: str) -> list[tuple[BarisTarget, SelPeriode]]:
        """Quarters in one state, with their targets."""
        return [(b, s) for b in self.baris for s in b.sel if s.keadaan == keadaan]


# --- rows --------------------------------------------------------------------------------------------


def hari_kelompok(k: KelompokTargetKinerja) -> aturan.Hari:
    """The days of a set as the pure rule takes them."""
    return aturan.Hari(k.unggah_mulai, k.unggah_akhir, k.nilai_mulai, k.nilai_akhir)


def kelompok_tahun(instansi_id: int, tahun: int) -> KelompokTargetKinerja | None:
    """The agency's set of a year."""
    return KelompokTargetKinerja.objects.filter(instansi=instansi_id, tahun=tahun).first()


def pelaksana_unit(unit: Unit, tahun: int) -> list[PelaksanaTargetKinerja]:
    """What the unit must reach, and what it answers for as a division of another."""
    baris = PelaksanaTargetKinerja.objects.filter(
        Q(unit=unit) | Q(penanggung=unit),
        target__kelompok__tahun=tahun,
        target__kelompok__instansi=unit.instansi_id,
    )
    return urutkan(baris.select_related("target__kelompok", "target__pemilik", "unit", "penanggung"))


def pemilik_unit(unit: Unit, tahun: int) -> list[str]:
    """Names of the owners of the unit's targets, in the order of the targets; none without targets."""
    pemilik = list(dict.fromkeys(p.target.pemilik_id for p in pelaksana_unit(unit, tahun)))
    nama = nama_unit(pemilik, dt.date(tahun, 12, 31))
    return [nama.get(pk, ("",))[0] for pk in pemilik]


def surat_unit(unit: Unit, tahun: int, periode: str) -> SuratTargetKinerja:
    """What the office typed for its letter of a quarter; an empty one of version 0 where there is none."""
    ada = SuratTargetKinerja.objects.filter(unit=unit, tahun=tahun, periode=periode).first()
    return ada or SuratTargetKinerja(unit=unit, tahun=tahun, periode=periode, versi=0)


def urutkan(baris: Iterable[PelaksanaTargetKinerja]) -> list[PelaksanaTargetKinerja]:
    """By the order that was given, then by the code with 2 before 10."""
    return sorted(baris, key=lambda p: (p.urutan, kunci_kode(p.target.kode), p.pk))


def kunci_kode(kode: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts A.2 before A.10."""
    bagian = kode.replace("-", ".").split(".")
    return tuple((0, int(b), "") if b.isdecimal() and len(b) < 10 else (1, 0, b) for b in bagian)


def baris_target(
    pelaksana: Sequence[PelaksanaTargetKinerja], tahun: int, pada: dt.date | None = None
) -> list[BarisTarget]:
    """Rows with their four quarters as known on ``pada`` (None: as known now); three queries."""
    langkah, nilai = _langkah(pelaksana), _nilai(pelaksana)
    nama = nama_unit(
        {p.target.pemilik_id for p in pelaksana} | {p.penanggung_id for p in pelaksana if p.penanggung_id},
        dt.date(tahun, 12, 31),
    )
    hasil = []
    for p in pelaksana:
        sel = tuple(
            sel_periode(p, q, langkah.get((p.pk, q)), nilai.get((p.pk, q), []), pada) for q in aturan.PERIODE
        )
        hasil.append(
            BarisTarget(
                pelaksana_id=p.pk,
                target_id=p.target_id,
                unit_id=p.unit_id,
                kode=p.target.kode,
                nama=p.target.nama,
                pemilik_id=p.target.pemilik_id,
                pemilik=nama.get(p.target.pemilik_id, (p.target.pemilik.kode, ""))[0],
                penanggung_id=p.penanggung_id,
                penanggung=nama.get(p.penanggung_id, ("", ""))[0] if p.penanggung_id else "",
                sel=sel,
                rata=aturan.rata([s.nilai for s in sel]),
            )
        )
    return hasil


def _langkah(pelaksana: Sequence[PelaksanaTargetKinerja]) -> dict[tuple[int, str], LangkahTargetKinerja]:
    baris = LangkahTargetKinerja.objects.filter(pelaksana__in=[p.pk for p in pelaksana])
    return {(x.pelaksana_id, x.periode): x for x in baris}


def _nilai(
    pelaksana: Sequence[PelaksanaTargetKinerja],
) -> dict[tuple[int, str], list[NilaiTargetKinerja]]:
    hasil: dict[tuple[int, str], list[NilaiTargetKinerja]] = defaultdict(list)
    for n in NilaiTargetKinerja.objects.filter(pelaksana__in=[p.pk for p in pelaksana]).order_by("nomor"):
        hasil[n.pelaksana_id, n.periode].append(n)
    return hasil


def sel_periode(
    p: PelaksanaTargetKinerja,
    periode: str,
    langkah: LangkahTargetKinerja | None,
    nilai: Sequence[NilaiTargetKinerja],
    pada: dt.date | None = None,
) -> SelPeriode:
    """One quarter from its rows; ``nilai`` in the order of their numbers."""
    batas = batas_hari(pada, p.unit.zona) + dt.timedelta(seconds=1) if pada else None
    dikenal = [n for n in nilai if batas is None or n.waktu < batas]
    diajukan = langkah.diajukan if langkah else None
    if batas is not None and diajukan is not None and diajukan >= batas:
        diajukan = None
    akhir = dikenal[-1] if dikenal else None
    keputusan = aturan.Keputusan(akhir.nilai, akhir.waktu) if akhir else None
    k = p.target.kelompok
    jendela = aturan.jendela(k.tahun, periode, hari_kelompok(k), p.unit.zona)
    keadaan = aturan.keadaan(diajukan, keputusan)
    return SelPeriode(
        periode=periode,
        keadaan=keadaan,
        nilai=akhir.nilai if akhir and keadaan == "dinilai" else None,
        alasan=akhir.alasan if akhir else "",
        di_luar_jendela=bool(akhir and akhir.di_luar_jendela),
        sumber=akhir.sumber if akhir else "",
        diajukan=diajukan,
        terlambat=aturan.terlambat(diajukan, jendela.unggah, [n.waktu for n in dikenal if n.nilai is None]),
        alasan_terlambat=langkah.alasan_terlambat if langkah and diajukan else "",
        keputusan=len(dikenal),
        waktu_nilai=akhir.waktu if akhir else None,
    )


# --- the year of a unit ------------------------------------------------------------------------------


def rekap_target_kinerja(unit: Unit, tahun: int, pada: dt.date | None = None) -> RekapTahun:
    """The unit's targets by division with their quarters and means, and last year's means beside.

    Means count verified quarters only; what is not verified is shown and counted, never 0. A division's and
    the unit's yearly mean is the plain mean of the targets' yearly means. ``pada``: as known at the end of
    that day. A fixed number of queries.
    """
    pelaksana = pelaksana_unit(unit, tahun)
    baris = baris_target(pelaksana, tahun, pada)
    nama = nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, unit.kode))[0]
    lalu, sumber, per_divisi, lain = _tahun_lalu(unit, tahun)
    kelompok: dict[int | None, list[BarisTarget]] = defaultdict(list)
    for b in baris:
        kelompok[b.penanggung_id].append(b)
    penanggung = []
    for pk, isi in kelompok.items():
        nama_lalu = nama_divisi(isi[0].penanggung)
        nilai_lalu = per_divisi.pop(pk, None) or per_divisi.pop(nama_lalu, None) if pk else None
        penanggung.append(
            RekapPenanggung(
                penanggung_id=pk,
                nama=isi[0].penanggung,
                baris=tuple(isi),
                rata_periode=rata_periode(isi),
                rata=rata_baris(isi),
                lalu=nilai_lalu[0] if nilai_lalu else None,
                sumber_lalu=nilai_lalu[1] if nilai_lalu else "",
            )
        )
    k = pelaksana[0].target.kelompok if pelaksana else kelompok_tahun(unit.instansi_id, tahun)
    return RekapTahun(
        unit_id=unit.pk,
        unit=unit.kode,
        nama_unit=nama,
        zona=unit.zona,
        tahun=tahun,
        kelompok=k,
        penanggung=tuple(penanggung),
        rata_periode=rata_periode(baris),
        rata=rata_baris(baris),
        lalu=lalu,
        sumber_lalu=sumber,
        lalu_lain=tuple(t for t in lain if nama_divisi(t.penanggung) in per_divisi),
        pada=pada,
    )


def rata_periode(baris: Sequence[BarisTarget]) -> tuple[aturan.RataNilai, ...]:
    """The mean of each quarter over the targets."""
    return tuple(aturan.rata([b.sel[n].nilai for b in baris]) for n in range(len(aturan.PERIODE)))


def rata_baris(baris: Sequence[BarisTarget]) -> aturan.RataNilai:
    """The mean of the targets' yearly means."""
    return aturan.rata([b.rata.nilai for b in baris])


def nama_divisi(tercetak: str) -> str:
    """A division's name without the position that heads it, to compare by."""
    bersih = " ".join(tercetak.split()).casefold()
    for awalan in AWALAN_JABATAN:
        if bersih.startswith(awalan) and bersih != "kepala kantor wilayah":
            return bersih.removeprefix(awalan)
    return bersih


_Lalu = dict[int | str | None, tuple[Decimal, str]]


def _tahun_lalu(unit: Unit, tahun: int) -> tuple[Decimal | None, str, _Lalu, tuple[NilaiTercetak, ...]]:
    """Last year's means: of its own verified quarters, else as published. By id, or by printed name."""
    baris = baris_target(pelaksana_unit(unit, tahun - 1), tahun - 1)
    per: _Lalu = {}
    if (sendiri := rata_baris(baris)).nilai is not None:
        kelompok: dict[int, list[BarisTarget]] = defaultdict(list)
        for b in baris:
            if b.penanggung_id is not None:
                kelompok[b.penanggung_id].append(b)
        sumber = f"dihitung dari nilai {tahun - 1}"
        for pk, isi in kelompok.items():
            if (n := rata_baris(isi).nilai) is not None:
                per[pk] = (n, sumber)
        return sendiri.nilai, sumber, per, ()
    nilai, sumber, lain = None, "", []
    for r in RekapTargetKinerja.objects.filter(unit=unit, tahun=tahun - 1).order_by("pk"):
        if not r.penanggung:
            nilai, sumber = r.nilai, r.sumber
            continue
        per[nama_divisi(r.penanggung)] = (r.nilai, r.sumber)
        lain.append(NilaiTercetak(r.penanggung, r.nilai, r.sumber))
    return nilai, sumber, per, tuple(lain)


def setempat(waktu: dt.datetime, zona: str) -> dt.datetime:
    """A moment as the clock of the unit shows it."""
    return waktu.astimezone(ZoneInfo(ZONA[zona]))


def jendela_tahun(k: KelompokTargetKinerja, zona: str) -> Mapping[str, aturan.Jendela]:
    """The windows of the set's quarters in one zone."""
    return {q: aturan.jendela(k.tahun, q, hari_kelompok(k), zona) for q in aturan.PERIODE}
