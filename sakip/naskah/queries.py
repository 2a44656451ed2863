"""Gathers what a report needs, in a number of queries that does not depend on its length."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping

from django.db.models import Prefetch

from sakip.anggaran.models import PotretSkor
from sakip.anggaran.queries.aturan import aturan_bila_ada
from sakip.anggaran.queries.dari_muatan import kegiatan_muatan, ringkas_muatan
from sakip.anggaran.queries.emonev import kelengkapan
from sakip.anggaran.queries.kunci import uang_muatan
from sakip.anggaran.queries.muatan import muat_tahun
from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.output import hitung_output
from sakip.anggaran.queries.rekonsiliasi import hitung_rekonsiliasi
from sakip.anggaran.queries.rincian import rincian_anggaran
from sakip.anggaran.queries.serapan import hitung_serapan
from sakip.aturan.capaian import Ukuran
from sakip.naskah.bahan import BahanLkjip, ButirRekap, PerjanjianRekap, Surat, UnitBawah
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import kepala_unit, kode_unit, nama_unit, subpohon
from sakip.pelaporan.models import TeksLaporan
from sakip.pelaporan.queries import kerangka_terpilih, profil_tahun
from sakip.pengukuran.hasil import HasilUnit
from sakip.pengukuran.queries import seri_tahun
from sakip.pengukuran.queries.bukti import kunci_berbukti
from sakip.pengukuran.queries.capaian import susun
from sakip.pengukuran.queries.e_performance import (
    BandingEPerformance,
    banding_e_performance,
    periode_e_performance,
)
from sakip.pengukuran.queries.muat import MuatanUnit, kunci_kode, muat_unit
from sakip.pengukuran.queries.rincian import deret_sampai, rincian_isian
from sakip.pengukuran.queries.wilayah import wilayah_lain
from sakip.perencanaan.queries import jalur_renstra, target_nasional
from sakip.perjanjian.models import AnggaranPerjanjian, ButirPerjanjian, Perjanjian, StatusPerjanjian
from sakip.perjanjian.queries.target_kinerja import rekap_target_kinerja

DESIMAL_BAWAAN = 2
SISTEM_SATKER = "satker"


def bahan_lkjip(unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date) -> BahanLkjip:
    """All that the LKjIP of ``unit`` and ``tahun`` is made of; ``pada`` decides what is due."""
    muatan = muat_unit(unit, tahun, bacaan)
    pohon = subpohon(unit, tahun)
    nama, singkatan, bawahan = _organisasi(unit, tahun, pohon)
    hasil = susun(muatan, pada, nama=nama.get(unit.kode))
    kerangka, ubahan = kerangka_terpilih(unit, tahun)
    uang = muat_tahun(unit, tahun, pada, per_bulan=True, semua_versi=True, pohon=pohon)
    uang.sebutan = _sebut_cakupan(unit, singkatan, {d.unit_id for d in uang.dipa})
    output = hitung_output(uang, _bulan(tahun, pada))
    skor = _tahun_skor(unit)
    return BahanLkjip(
        hasil=hasil,
        singkatan=singkatan,
        seri=seri_tahun(unit, tahun, pada=pada, bacaan=bacaan, kini=hasil),
        renstra=jalur_renstra(unit, tahun),
        anggaran=ringkas_muatan(uang),
        perjanjian=_perjanjian(unit, tahun, bacaan, hasil),
        bawahan=bawahan,
        nama_unit=nama,
        variabel=muatan.kamus,
        surat=_surat(muatan),
        teks={
            (t, k, b): isi
            for t, k, b, isi in TeksLaporan.objects.filter(unit=unit, tahun=tahun).values_list(
                "tingkat", "kunci", "bagian", "isi"
            )
            if isi.strip()
        },
        profil=profil_tahun(unit, tahun),
        rincian_anggaran=rincian_anggaran(unit, tahun, pada),
        kepala=kepala_unit(unit, pada),
        isian=muatan.isian,
        rincian=rincian_isian(muatan),
        sampai=deret_sampai(muatan, pada),
        wilayah=wilayah_lain(unit, tahun, hasil.butir, pada=pada),
        nasional=target_nasional(unit, tahun),
        kegiatan=kegiatan_muatan(uang),
        tahun_perjanjian=frozenset(
            Perjanjian.objects.filter(
                unit=unit, tahun__lt=tahun, status=StatusPerjanjian.DITANDATANGANI
            ).values_list("tahun", flat=True)
        ),
        berbukti=kunci_berbukti(unit, tahun),
        kerangka_kode=kerangka,
        kerangka_ubahan=tuple(ubahan),
        nka=nka_wilayah(unit, tahun, pada, pohon=pohon) if tahun in skor else None,
        nka_lalu=nka_wilayah(unit, tahun - 1, pada) if tahun - 1 in skor else None,
        target_kinerja=rekap_target_kinerja(unit, tahun, pada),
        emonev=kelengkapan(unit, tahun, pada),
        prioritas=sorted(output.prioritas, key=lambda o: (o.prioritas_nasional, o.dipa, o.kode)),
        e_performance=_e_performance(muatan, pada),
        serapan=hitung_serapan(uang, aturan_bila_ada(("target_serapan", "batas_deviasi_rpd"), tahun)),
        output=output,
        rekonsiliasi=hitung_rekonsiliasi(uang),
        uang=uang_muatan(uang),
    )


def _tahun_skor(unit: Unit) -> set[int]:
    """Years in which the agency has a snapshot of scores."""
    ada = PotretSkor.objects.filter(instansi_id=unit.instansi_id)
    return set(ada.order_by().values_list("tahun", flat=True).distinct())


def _sebut_cakupan(unit: Unit, singkatan: str, ber_dipa: set[int]) -> str:
    """Whose DIPA the tables count, by name."""
    bawah = len(ber_dipa - {unit.pk})
    if unit.pk not in ber_dipa and bawah:
        return f"{bawah} unit di bawah {singkatan}"
    return f"{singkatan} dan {bawah} unit di bawahnya" if bawah else singkatan


def _bulan(tahun: int, pada: dt.date) -> int:
    """The last month of the year that was over on ``pada``; the first where none was."""
    if pada.year != tahun:
        return 12
    selesai = pada.day == monthrange(tahun, pada.month)[1]
    return max(1, pada.month if selesai else pada.month - 1)


def _e_performance(m: MuatanUnit, pada: dt.date) -> BandingEPerformance | None:
    """Of the last period that was entered: the earlier ones are steps to it."""
    periode = periode_e_performance(m.unit, m.tahun)
    if not periode:
        return None
    return banding_e_performance(m.unit, m.tahun, periode=periode[-1], bacaan=m.bacaan, pada=pada, muatan=m)


def _surat(muatan: MuatanUnit) -> dict[str, Surat]:
    kunci = {b.indikator_id: b.indikator.kunci for b in muatan.butir}
    return {
        kunci[i]: Surat(n.nomor_surat, n.tanggal_surat, n.halaman, n.catatan)
        for i, n in muatan.langsung.items()
    }


def _organisasi(
    unit: Unit, tahun: int, jarak: Mapping[int, int]
) -> tuple[dict[str, str], str, tuple[UnitBawah, ...]]:
    """Names by code, the unit's short name, and the units below it in the order of the tree."""
    baris = {u.pk: u for u in Unit.objects.filter(pk__in=jarak)}
    nama = nama_unit(jarak, dt.date(tahun, 12, 31))
    satker = kode_unit(jarak, SISTEM_SATKER, dt.date(tahun, 12, 31))
    sebut = {pk: nama.get(pk, (u.kode, u.kode)) for pk, u in baris.items()}
    induk = dict(
        Leluhur.objects.filter(
            tahun=tahun, garis=Garis.KOMANDO, jarak=1, unit_id__in=jarak, leluhur_id__in=jarak
        ).values_list("unit_id", "leluhur_id")
    )

    def jejak(pk: int) -> tuple[tuple[str, str], ...]:
        """Sort key: kinds and names from the top down, so that a unit follows its parent."""
        diri = ((baris[pk].jenis, sebut[pk][0]),)
        return (*jejak(induk[pk]), *diri) if pk in induk else diri

    bawahan = tuple(
        UnitBawah(
            kode=baris[pk].kode,
            nama=sebut[pk][0],
            jenis=str(baris[pk].get_jenis_display()),
            jarak=jarak[pk],
            induk=sebut[induk[pk]][0] if pk in induk else "",
            satker=satker.get(pk, ""),
        )
        for pk in sorted((p for p in jarak if jarak[p] > 0), key=jejak)
    )
    return {u.kode: sebut[pk][0] for pk, u in baris.items()}, sebut[unit.pk][1], bawahan


def _perjanjian(unit: Unit, tahun: int, bacaan: str, hasil: HasilUnit) -> tuple[PerjanjianRekap, ...]:
    """Of each agreement the version that the measurement uses, with items and budget in order."""
    terpilih: dict[str, Perjanjian] = {}
    semua = (
        Perjanjian.objects.filter(unit=unit, tahun=tahun)
        .select_related("pihak_pertama", "pihak_kedua")
        .prefetch_related(
            Prefetch("butir", ButirPerjanjian.objects.select_related("indikator", "sasaran")),
            Prefetch("anggaran", AnggaranPerjanjian.objects.select_related("kegiatan__program")),
        )
        .order_by("kode", "revisi")
    )
    for p in semua:
        lama = terpilih.get(p.kode)
        ditandatangani = p.status == StatusPerjanjian.DITANDATANGANI
        if ditandatangani or (
            bacaan == "sementara" and (lama is None or lama.status == StatusPerjanjian.DRAF)
        ):
            terpilih[p.kode] = p
    desimal = {b.indikator: b.manual.desimal for b in hasil.butir}
    rekap = [_rekap(p, desimal) for p in terpilih.values()]
    return tuple(sorted(rekap, key=lambda r: min((kunci_kode(b.kode) for b in r.butir), default=())))


def _desimal_bawaan(b: ButirPerjanjian) -> int:
    """Of an item that is measured elsewhere: a share or an index has decimals, a count has none."""
    pecahan = b.skala is not None or b.satuan.strip().casefold() in ("%", "persen")
    return DESIMAL_BAWAAN if pecahan else 0


def _rekap(p: Perjanjian, desimal: dict[str, int]) -> PerjanjianRekap:
    return PerjanjianRekap(
        kode=p.kode,
        pihak_pertama=p.pihak_pertama.nama,
        pihak_kedua=p.pihak_kedua.nama if p.pihak_kedua else "",
        bentuk=p.bentuk,
        revisi=p.revisi,
        sebab=p.sebab,
        tanggal=p.tanggal,
        draf=p.status != StatusPerjanjian.DITANDATANGANI,
        butir=tuple(
            ButirRekap(
                kode=b.kode,
                tingkat=str(b.sasaran.get_tingkat_display()),
                rumusan_sasaran=b.rumusan_sasaran,
                rumusan=b.rumusan,
                target=Ukuran(b.nilai, b.kata, b.satuan, b.skala),
                acuan=b.acuan,
                desimal=desimal.get(b.indikator.kunci, _desimal_bawaan(b)),
            )
            for b in sorted(p.butir.all(), key=lambda b: b.urutan)
        ),
        anggaran=tuple(
            (a.kegiatan.nama, a.rupiah) for a in sorted(p.anggaran.all(), key=lambda a: a.kegiatan.kode)
        ),
        kegiatan=tuple(
            (a.kegiatan.kode, a.kegiatan.program.nama, a.rupiah)
            for a in sorted(p.anggaran.all(), key=lambda a: a.kegiatan.kode)
        ),
    )
