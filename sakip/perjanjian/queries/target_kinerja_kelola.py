"""Reads of target kinerja for its owner, for one quarter of a unit, and for the first page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q

from sakip.aturan import target_kinerja as aturan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian.models import (
    BuktiTargetKinerja,
    KelompokTargetKinerja,
    LangkahTargetKinerja,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
    SyaratBukti,
    TargetKinerja,
)
from sakip.perjanjian.queries.target_kinerja import (
    BarisTarget,
    SelPeriode,
    baris_target,
    hari_kelompok,
    kunci_kode,
    rata_baris,
    rata_periode,
    sel_periode,
    urutkan,
)


def tahun_ada(instansi: Collection[int]) -> list[int]:
    """Years that have a set in the agencies, newest first."""
    ada = KelompokTargetKinerja.objects.filter(instansi__in=instansi).values_list("tahun", flat=True)
    return sorted(set(ada), reverse=True)


def hari_set(instansi: Collection[int], tahun: int) -> aturan.Hari:
    """The days of the year's set; of several agencies the first one's, the usual ones where there is none."""
    k = KelompokTargetKinerja.objects.filter(instansi__in=instansi, tahun=tahun).order_by("instansi").first()
    return hari_kelompok(k) if k else aturan.Hari()


@dataclass(frozen=True)
class RingkasUnit:
    """A unit with targets of the year: the states of one quarter, and the mean of what was verified."""

    unit: Unit
    nama: str
    target: int
    keadaan: Mapping[aturan.Keadaan, int]
    terlambat: int
    rata: aturan.RataNilai


def ringkas_unit(boleh: Collection[int], tahun: int, periode: str) -> list[RingkasUnit]:
    """Units that must reach targets of the year, or answer for some as a division; by name. Six queries."""
    pelaksana = list(
        PelaksanaTargetKinerja.objects.filter(
            Q(unit_id__in=boleh) | Q(penanggung_id__in=boleh), target__kelompok__tahun=tahun
        ).select_related("target__kelompok", "target__pemilik", "unit", "penanggung")
    )
    milik: dict[int, list[BarisTarget]] = {}
    for b in baris_target(pelaksana, tahun):
        for pk in {b.unit_id, b.penanggung_id} & set(boleh):
            milik.setdefault(pk or 0, []).append(b)
    letak = aturan.PERIODE.index(periode)
    hasil = []
    for u, nama in bernama(milik, tahun):
        sel = [b.sel[letak] for b in milik[u.pk]]
        hasil.append(
            RingkasUnit(
                u,
                nama,
                len(sel),
                {k: sum(s.keadaan == k for s in sel) for k in aturan.KEADAAN},
                sum(s.terlambat for s in sel),
                rata_baris(milik[u.pk]),
            )
        )
    return hasil


def syarat_belum_dibaca(pelaksana: Collection[int]) -> dict[int, int]:
    """Rows whose evidence list changed since their operator last said that it was read; its version."""
    baris = (
        PelaksanaTargetKinerja.objects.filter(pk__in=pelaksana)
        .annotate(akhir=Max("target__syarat__nomor"))
        .filter(akhir__gt=1)
        .filter(akhir__gt=F("diketahui_syarat"))
    )
    return dict(baris.values_list("pk", "akhir"))


def pemilik_bertarget(
    boleh: Collection[int], tahun: int, langsung: Collection[int]
) -> list[tuple[Unit, str]]:
    """Owners whose targets the person manages: those with targets of the year, and the roles' own units."""
    ada = set(
        TargetKinerja.objects.filter(kelompok__tahun=tahun, pemilik_id__in=boleh).values_list(
            "pemilik_id", flat=True
        )
    )
    return bernama(ada | (set(langsung) & set(boleh)), tahun)


def bernama(unit_id: Collection[int], tahun: int) -> list[tuple[Unit, str]]:
    """The units with their names, by name."""
    unit = Unit.objects.select_related("instansi").filter(pk__in=unit_id)
    nama = nama_unit(unit_id, dt.date(tahun, 12, 31))
    return sorted(((u, nama.get(u.pk, (u.kode,))[0]) for u in unit), key=lambda x: x[1])


@dataclass(frozen=True)
class RingkasTarget:
    """A target of the owner: how many units must reach it, and the latest version of its evidence list."""

    target: TargetKinerja
    pelaksana: int
    syarat: int


def target_pemilik(pemilik: Unit, tahun: int) -> list[RingkasTarget]:
    """The owner's targets of the year, A.2 before A.10."""
    baris = TargetKinerja.objects.filter(pemilik=pemilik, kelompok__tahun=tahun).annotate(
        n_pelaksana=Count("pelaksana", distinct=True), n_syarat=Count("syarat", distinct=True)
    )
    return [
        RingkasTarget(t, t.n_pelaksana, t.n_syarat) for t in sorted(baris, key=lambda t: kunci_kode(t.kode))
    ]


def satu_target(pemilik: Unit, tahun: int, target_id: int) -> TargetKinerja | None:
    """One target of the owner."""
    return (
        TargetKinerja.objects.select_related("kelompok")
        .filter(pk=target_id, pemilik=pemilik, kelompok__tahun=tahun)
        .first()
    )


def syarat_target(target: TargetKinerja) -> list[SyaratBukti]:
    """The versions of a target's evidence list, newest first."""
    return list(target.syarat.select_related("oleh").order_by("-nomor"))


@dataclass(frozen=True)
class PilihanUnit:
    """A unit that may be asked, with its parts that may answer for it."""

    unit: Unit
    nama: str
    dipilih: bool
    penanggung_id: int | None
    divisi: tuple[tuple[int, str], ...]


def pilihan_pelaksana(target: TargetKinerja, jenis: str) -> list[PilihanUnit]:
    """All units of a kind, and those that are asked already; their divisions beside them."""
    from sakip.organisasi.models import Leluhur
    from sakip.organisasi.queries import tahun_pohon

    tahun = target.kelompok.tahun
    ada = dict(target.pelaksana.values_list("unit_id", "penanggung_id"))
    unit = list(
        Unit.objects.filter(instansi=target.kelompok.instansi_id).filter(Q(jenis=jenis) | Q(pk__in=list(ada)))
    )
    bawah = Leluhur.objects.filter(
        tahun=tahun_pohon(target.kelompok.instansi_id, tahun),
        garis="komando",
        leluhur__in=unit,
        unit__jenis__in=("divisi", "bidang"),
        jarak__gt=0,
    ).values_list("leluhur_id", "unit_id")
    divisi: dict[int, list[int]] = {}
    for atas, u in bawah:
        divisi.setdefault(atas, []).append(u)
    nama = nama_unit(
        {u.pk for u in unit} | {d for isi in divisi.values() for d in isi}, dt.date(tahun, 12, 31)
    )
    hasil = [
        PilihanUnit(
            u,
            nama.get(u.pk, (u.kode,))[0],
            u.pk in ada,
            ada.get(u.pk),
            tuple(sorted(((d, nama.get(d, ("?",))[0]) for d in divisi.get(u.pk, ())), key=lambda x: x[1])),
        )
        for u in unit
    ]
    return sorted(hasil, key=lambda p: p.nama)


# --- one quarter --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ButirBukti:
    """A required item with the evidence there is for it."""

    kode: str
    uraian: str
    wajib: bool
    bukti: tuple[BuktiTargetKinerja, ...]

    @property
    def kurang(self) -> bool:
        return self.wajib and not self.bukti


@dataclass(frozen=True)
class LangkahRinci:
    """A quarter of a unit's target as its page shows it."""

    pelaksana: PelaksanaTargetKinerja
    langkah: LangkahTargetKinerja | None
    sel: SelPeriode
    syarat: SyaratBukti | None
    butir: tuple[ButirBukti, ...]
    lain: tuple[BuktiTargetKinerja, ...]
    riwayat: tuple[NilaiTargetKinerja, ...]
    syarat_baru: SyaratBukti | None


def satu_pelaksana(unit: Unit, tahun: int, pelaksana_id: int) -> PelaksanaTargetKinerja | None:
    """A target of the unit, its own or one that it answers for."""
    return (
        PelaksanaTargetKinerja.objects.select_related("target__kelompok", "target__pemilik", "unit")
        .filter(Q(unit=unit) | Q(penanggung=unit), pk=pelaksana_id, target__kelompok__tahun=tahun)
        .first()
    )


def rinci_langkah(p: PelaksanaTargetKinerja, periode: str) -> LangkahRinci:
    """Everything of one quarter; four queries."""
    langkah = LangkahTargetKinerja.objects.filter(pelaksana=p, periode=periode).first()
    nilai = tuple(
        NilaiTargetKinerja.objects.select_related("oleh")
        .filter(pelaksana=p, periode=periode)
        .order_by("nomor")
    )
    semua = {s.nomor: s for s in p.target.syarat.all()}
    nomor = aturan.syarat_berlaku([(s.nomor, s.berlaku_periode) for s in semua.values()], periode)
    syarat = semua[nomor] if nomor is not None else None
    bukti = list(langkah.bukti.select_related("berkas").order_by("pk")) if langkah else []
    butir = tuple(
        ButirBukti(b["kode"], b["uraian"], b["wajib"], tuple(x for x in bukti if x.butir == b["kode"]))
        for b in (syarat.butir if syarat else ())
    )
    dipakai = {b.kode for b in butir}
    akhir = semua[max(semua)] if semua else None
    return LangkahRinci(
        pelaksana=p,
        langkah=langkah,
        sel=sel_periode(p, periode, langkah, nilai),
        syarat=syarat,
        butir=butir,
        lain=tuple(x for x in bukti if x.butir not in dipakai),
        riwayat=nilai,
        syarat_baru=akhir if akhir and akhir.nomor > max(p.diketahui_syarat, 1) else None,
    )


def bukti_target(bukti_id: int) -> BuktiTargetKinerja | None:
    """A piece of evidence with what says whose it is."""
    return (
        BuktiTargetKinerja.objects.select_related(
            "berkas__instansi",
            "langkah__pelaksana__unit",
            "langkah__pelaksana__target__kelompok",
        )
        .filter(pk=bukti_id)
        .first()
    )


def contoh_syarat(syarat_id: int) -> SyaratBukti | None:
    """A version of an evidence list that has a sample file."""
    return (
        SyaratBukti.objects.select_related("contoh__instansi", "target__kelompok", "target__pemilik")
        .filter(pk=syarat_id, contoh__isnull=False)
        .first()
    )


# --- the owner's scores -------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisNilai:
    """One unit's quarter as the owner scores it."""

    baris: BarisTarget
    unit: str
    sel: SelPeriode
    langkah: LangkahTargetKinerja | None


def pelaksana_pemilik(pemilik: Unit, tahun: int) -> list[PelaksanaTargetKinerja]:
    """Every unit and target that the owner scores, by target and unit."""
    baris = PelaksanaTargetKinerja.objects.filter(
        target__pemilik=pemilik, target__kelompok__tahun=tahun
    ).select_related("target__kelompok", "target__pemilik", "unit", "penanggung")
    return sorted(urutkan(baris), key=lambda p: (kunci_kode(p.target.kode), p.unit.kode))


@dataclass(frozen=True)
class RingkasPeriode:
    """A quarter over all units and targets of an owner: how many are in each state, and the mean."""

    periode: str
    keadaan: Mapping[aturan.Keadaan, int]
    terlambat: int
    rata: aturan.RataNilai


def ringkas_pemilik(pemilik: Unit, tahun: int) -> list[RingkasPeriode]:
    """The four quarters of the owner's targets; a fixed number of queries."""
    baris = baris_target(pelaksana_pemilik(pemilik, tahun), tahun)
    hasil = []
    for n, (q, rata) in enumerate(zip(aturan.PERIODE, rata_periode(baris), strict=True)):
        sel = [b.sel[n] for b in baris]
        cacah: Mapping[aturan.Keadaan, int] = {k: sum(s.keadaan == k for s in sel) for k in aturan.KEADAAN}
        hasil.append(RingkasPeriode(q, cacah, sum(s.terlambat for s in sel), rata))
    return hasil


def baris_nilai(pemilik: Unit, tahun: int, periode: str) -> list[BarisNilai]:
    """The quarter of all units and targets of the owner; a fixed number of queries."""
    pelaksana = pelaksana_pemilik(pemilik, tahun)
    letak = aturan.PERIODE.index(periode)
    nama = nama_unit({p.unit_id for p in pelaksana}, dt.date(tahun, 12, 31))
    langkah = {
        x.pelaksana_id: x
        for x in LangkahTargetKinerja.objects.filter(
            pelaksana__in=[p.pk for p in pelaksana], periode=periode
        ).prefetch_related("bukti")
    }
    return [
        BarisNilai(b, nama.get(b.unit_id, ("?",))[0], b.sel[letak], langkah.get(b.pelaksana_id))
        for b in baris_target(pelaksana, tahun)
    ]
