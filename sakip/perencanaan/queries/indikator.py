"""Indicators: their list, the page of one, two manuals side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Model

from sakip.aturan.angka import tulis
from sakip.aturan.capaian import Ukuran
from sakip.aturan.kewajaran import periksa_target
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.models import Indikator, Instrumen, ManualIndikator
from sakip.perencanaan.queries.kewajaran import peringatan_manual
from sakip.perencanaan.queries.pemakaian import ButirPk, TitikRiwayat, butir_pk, riwayat, tahun_resmi


@dataclass(frozen=True)
class BarisIndikator:
    """An indicator in the list, as its manual of the year says."""

    id: int
    kunci: str
    jenis: str
    nama: str
    satuan: str
    arah: str
    kekerapan: str
    pemilik_id: int
    pemilik: str
    sejak: int | None
    sampai: int | None
    varian: int
    pk: int
    peringatan: tuple[str, ...]

    @property
    def teks(self) -> str:
        """What the search looks in."""
        return f"{self.kunci} {self.jenis} {self.nama} {self.satuan} {self.pemilik}"


def daftar_indikator(
    instansi: Collection[int], tahun: int, *, pada: dt.date, jenis: str = "", pemilik: int | None = None
) -> list[BarisIndikator]:
    """Indicators of these agencies with the owner's manual of ``tahun`` (else the nearest one known)."""
    saring = Indikator.objects.filter(instansi__in=instansi)
    if jenis:
        saring = saring.filter(jenis=jenis)
    if pemilik is not None:
        saring = saring.filter(pemilik=pemilik)
    semua = list(saring.prefetch_related("manual__variabel__variabel").order_by("kunci"))
    nama = nama_unit({i.pemilik_id for i in semua}, pada)
    butir = butir_pk([i.pk for i in semua])
    hasil = []
    for i in semua:
        manual = list(i.manual.all())
        milik = sorted((m for m in manual if m.varian_unit_id is None), key=lambda m: m.sejak_tahun)
        kini = berlaku(milik, tahun)
        pakai = kini or (milik[-1] if milik else None)
        hasil.append(
            BarisIndikator(
                i.pk,
                i.kunci,
                i.jenis,
                pakai.nama if pakai else i.kunci,
                pakai.satuan if pakai else "",
                pakai.polaritas if pakai else "",
                pakai.get_kekerapan_display() if pakai else "",
                i.pemilik_id,
                nama.get(i.pemilik_id, ("", str(i.pemilik_id)))[1],
                kini.sejak_tahun if kini else None,
                kini.sampai_tahun if kini else None,
                len({m.varian_unit_id for m in manual if m.varian_unit_id is not None}),
                len({b.unit_id for b in butir.get(i.pk, ()) if b.tahun == tahun}),
                _peringatan_baris(kini, milik, tahun),
            )
        )
    return hasil


def berlaku(manual: Sequence[ManualIndikator], tahun: int) -> ManualIndikator | None:
    """The manual of ``tahun`` among versions of one indicator and variant."""
    return next(
        (m for m in manual if m.sejak_tahun <= tahun and (m.sampai_tahun is None or m.sampai_tahun >= tahun)),
        None,
    )


def _peringatan_baris(
    kini: ManualIndikator | None, milik: Sequence[ManualIndikator], tahun: int
) -> tuple[str, ...]:
    if kini is None:
        return (f"Tidak ada manual untuk tahun {tahun}.",)
    lama = next((m for m in reversed(milik) if m.sejak_tahun < kini.sejak_tahun), None)
    return peringatan_manual(kini, lama=lama)


def satu_indikator(pk: int, instansi: Collection[int]) -> Indikator:
    """The indicator, if one of these agencies has it."""
    indikator = (
        Indikator.objects.select_related("instansi", "pemilik__instansi", "pendahulu")
        .filter(pk=pk, instansi__in=instansi)
        .first()
    )
    if indikator is None:
        raise TidakDitemukan(Masalah("indikator", "Indikator ini tidak ada.", "Cari dalam daftar indikator."))
    return indikator


def satu_manual(pk: int, instansi: Collection[int]) -> ManualIndikator:
    """The manual, if one of these agencies has it."""
    manual = (
        ManualIndikator.objects.select_related("indikator__pemilik__instansi", "varian_unit__instansi")
        .prefetch_related("variabel__variabel")
        .filter(pk=pk, indikator__instansi__in=instansi)
        .first()
    )
    if manual is None:
        raise TidakDitemukan(Masalah("manual", "Manual ini tidak ada.", "Buka dari halaman indikatornya."))
    return manual


def satu_instrumen(pk: int, instansi: Collection[int]) -> Instrumen:
    """The instrument, if one of these agencies has it."""
    instrumen = (
        Instrumen.objects.select_related(
            "berkas__instansi", "manual__indikator__pemilik__instansi", "manual__varian_unit__instansi"
        )
        .filter(pk=pk, manual__indikator__instansi__in=instansi)
        .first()
    )
    if instrumen is None:
        raise TidakDitemukan(Masalah("instrumen", "Berkas ini tidak ada.", "Buka dari halaman indikatornya."))
    return instrumen


# --- the page of an indicator -------------------------------------------------------------------------


@dataclass(frozen=True)
class VersiManual:
    """A version with what hangs on it; ``resmi``: years whose official figures it computed."""

    manual: ManualIndikator
    unit: str
    resmi: tuple[int, ...]
    peringatan: tuple[str, ...]
    instrumen: tuple[Instrumen, ...]

    @property
    def tahun(self) -> str:
        """``2023–2024``, ``sejak 2025``."""
        m = self.manual
        return f"sejak {m.sejak_tahun}" if m.sampai_tahun is None else f"{m.sejak_tahun}–{m.sampai_tahun}"


@dataclass(frozen=True)
class TitikDeret:
    """One year at one unit: its target by agreement, or the history before the system."""

    tahun: int
    unit: str
    butir: ButirPk | None
    riwayat: TitikRiwayat | None
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class RincianIndikator:
    """The page of an indicator; ``pk_lain``: items of offices outside the reader's scope, only counted."""

    indikator: Indikator
    nama: str
    pemilik: str
    versi: tuple[VersiManual, ...]
    varian: tuple[VersiManual, ...]
    pk: tuple[tuple[str, ButirPk], ...]
    pk_lain: int
    deret: tuple[TitikDeret, ...]
    atas: tuple[tuple[int, Indikator, str, str, int], ...]
    bawah: tuple[tuple[int, Indikator, str, str, int], ...]


def rincian_indikator(indikator: Indikator, *, pada: dt.date, unit: Collection[int]) -> RincianIndikator:
    """All that the page of an indicator shows; agreements and history only of ``unit``."""
    manual = list(
        ManualIndikator.objects.filter(indikator=indikator)
        .select_related("varian_unit")
        .prefetch_related("variabel__variabel", "instrumen__berkas")
        .order_by("-sejak_tahun")
    )
    butir = butir_pk([indikator.pk]).get(indikator.pk, [])
    boleh = [b for b in butir if b.unit_id in unit]
    lalu = riwayat(indikator.pk, unit)
    nama = nama_unit(
        {
            indikator.pemilik_id,
            *(b.unit_id for b in boleh),
            *(t.unit_id for t in lalu),
            *(m.varian_unit_id or 0 for m in manual),
        },
        pada,
    )

    def sebut(pk: int) -> str:
        return nama.get(pk, ("", str(pk)))[1]

    versi = [_versi(m, manual, sebut(m.varian_unit_id) if m.varian_unit_id else "") for m in manual]
    milik = [v for v in versi if v.manual.varian_unit_id is None]
    pemilik = [v.manual for v in milik]
    deret = [
        TitikDeret(b.tahun, sebut(b.unit_id), b, None, _peringatan_butir(b, pemilik, lalu)) for b in boleh
    ]
    deret += [TitikDeret(t.tahun, sebut(t.unit_id), None, t) for t in lalu]
    return RincianIndikator(
        indikator,
        milik[0].manual.nama if milik else indikator.kunci,
        nama.get(indikator.pemilik_id, ("", ""))[0],
        tuple(milik),
        tuple(v for v in versi if v.manual.varian_unit_id is not None),
        tuple((sebut(b.unit_id), b) for b in boleh),
        len({(b.tahun, b.unit_id) for b in butir} - {(b.tahun, b.unit_id) for b in boleh}),
        tuple(sorted(deret, key=lambda t: (-t.tahun, t.unit))),
        _tautan(indikator, ke_atas=True),
        _tautan(indikator, ke_atas=False),
    )


def _peringatan_butir(
    butir: ButirPk, manual: Sequence[ManualIndikator], lalu: Sequence[TitikRiwayat]
) -> tuple[str, ...]:
    """Warnings at the target of an agreement against its manual and the years before."""
    kini = berlaku(manual, butir.tahun)
    if kini is None:
        return (f"Tidak ada manual untuk tahun {butir.tahun}.",)
    sebelum = {
        t.tahun: t.nilai
        for t in lalu
        if t.unit_id == butir.unit_id and t.tahun < butir.tahun and t.sebanding and t.skala == butir.skala
    }
    return periksa_target(
        nama="",
        polaritas=kini.polaritas,
        target=Ukuran(butir.nilai, butir.kata, butir.satuan, butir.skala),
        riwayat=sebelum,
        satuan_manual=kini.satuan,
        skala_manual=kini.skala,
    )


def _versi(manual: ManualIndikator, semua: Sequence[ManualIndikator], unit: str) -> VersiManual:
    lama = next(
        (
            m
            for m in semua
            if m.varian_unit_id == manual.varian_unit_id and m.sejak_tahun < manual.sejak_tahun
        ),
        None,
    )
    return VersiManual(
        manual,
        unit,
        tahun_resmi(manual),
        peringatan_manual(manual, lama=lama),
        tuple(sorted(manual.instrumen.all(), key=lambda i: i.nama)),
    )


def _tautan(indikator: Indikator, *, ke_atas: bool) -> tuple[tuple[int, Indikator, str, str, int], ...]:
    """Contributions in force: (id, the other indicator, its name, kind in words, since)."""
    kueri = indikator.menopang if ke_atas else indikator.penopang
    baris = list(
        kueri.filter(sampai_tahun__isnull=True)
        .select_related("atas" if ke_atas else "bawah")
        .order_by("jenis", "pk")
    )
    lain = [k.atas if ke_atas else k.bawah for k in baris]
    nama = nama_indikator([i.pk for i in lain])
    return tuple(
        (k.pk, i, nama.get(i.pk, i.kunci), k.get_jenis_display(), k.sejak_tahun)
        for k, i in zip(baris, lain, strict=True)
    )


def nama_indikator(indikator_id: Collection[int], tahun: int | None = None) -> dict[int, str]:
    """The name of each indicator by its owner's manual of ``tahun``, or by the latest one."""
    baris = ManualIndikator.objects.filter(
        indikator_id__in=list(indikator_id), varian_unit__isnull=True
    ).order_by("sejak_tahun")
    hasil: dict[int, str] = {}
    for pk, sejak, nama in baris.values_list("indikator_id", "sejak_tahun", "nama"):
        if pk not in hasil or tahun is None or sejak <= tahun:
            hasil[pk] = nama
    return hasil


def pilihan_indikator(instansi: int, kecuali: Collection[int] = ()) -> list[tuple[int, str]]:
    """Indicators of an agency as choices of a form: kind, name, key."""
    semua = list(Indikator.objects.filter(instansi=instansi).exclude(pk__in=list(kecuali)))
    nama = nama_indikator([i.pk for i in semua])
    return sorted(
        ((i.pk, f"{i.jenis} · {nama.get(i.pk, i.kunci)[:120]} ({i.kunci})") for i in semua),
        key=lambda p: p[1],
    )


# --- two manuals side by side -------------------------------------------------------------------------

BIDANG = (
    ("nama", "Nama"),
    ("definisi", "Definisi"),
    ("satuan", "Satuan"),
    ("skala", "Skala indeks"),
    ("skala_kata", "Urutan kata"),
    ("polaritas", "Arah"),
    ("metode_capaian", "Metode capaian"),
    ("rumus", "Rumus"),
    ("variabel", "Variabel rumus"),
    ("urutan", "Urutan penggabungan"),
    ("nihil", "Bila 0/0"),
    ("desimal", "Desimal tampil"),
    ("pengukur", "Yang mengukur"),
    ("tanpa_rincian", "Boleh angka jadi tanpa rincian"),
    ("kekerapan", "Kekerapan"),
    ("bulan", "Bulan"),
    ("hari_jatuh_tempo", "Hari jatuh tempo"),
    ("jeda_bulan", "Jeda bulan"),
    ("bukti_wajib", "Bukti wajib"),
    ("sumber", "Sumber data"),
    ("dasar", "Dasar"),
)


@dataclass(frozen=True)
class BedaBidang:
    """One field of two manuals in words."""

    bidang: str
    kiri: str
    kanan: str

    @property
    def beda(self) -> bool:
        return self.kiri != self.kanan


def banding_manual(kiri: ManualIndikator, kanan: ManualIndikator) -> list[BedaBidang]:
    """Every field of two manuals beside each other."""
    return [BedaBidang(kata, sebut_bidang(kiri, n), sebut_bidang(kanan, n)) for n, kata in BIDANG]


def sebut_bidang(manual: ManualIndikator, nama: str) -> str:
    """A field of a manual as a reader sees it; "" where it is empty."""
    if nama == "variabel":
        peta = sorted(manual.variabel.all(), key=lambda p: (p.urutan, p.pk))
        return "\n".join(f"{p.alias} = {p.variabel.nama} ({p.variabel.kunci})" for p in peta)
    nilai = getattr(manual, nama)
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    tampil = getattr(manual, f"get_{nama}_display", None)
    if tampil is not None:
        return str(tampil())
    if isinstance(nilai, Decimal):
        return tulis(nilai, None)
    if isinstance(nilai, list):
        return "\n".join(map(str, nilai))
    return "" if nilai is None or isinstance(nilai, Model) else str(nilai)
