"""Lines of a budget: first and latest version, money on lines that are gone, and the years before."""

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.anggaran.models import BarisDipa, Dipa, Potret, RealisasiBaris, RevisiDipa
from sakip.anggaran.queries import anggaran_unit
from sakip.anggaran.queries.dari_muatan import ringkas_muatan
from sakip.anggaran.queries.muatan import muat_tahun
from sakip.anggaran.queries.rincian import rincian_anggaran
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.aturan.angka import bulatkan
from sakip.organisasi.models import Instansi, KedudukanUnit, Unit
from sakip.organisasi.services import bangun_leluhur
from sakip.perencanaan.models import Kegiatan, Program

AKHIR = dt.date(2023, 12, 31)


def dipa(unit, tahun, versi, program=None):
    """A DIPA; ``versi``: number -> {line: (pagu, kegiatan)}."""
    d = Dipa.objects.create(
        instansi=unit.instansi, kode=unit.kode, tahun=tahun, unit=unit, nama=unit.kode, program=program
    )
    for nomor, baris in versi.items():
        r = RevisiDipa.objects.create(
            dipa=d, nomor=nomor, jenis="revisi" if nomor else "awal", tanggal=dt.date(tahun, 1 + nomor, 1)
        )
        for kode, (pagu, kegiatan) in baris.items():
            BarisDipa.objects.create(
                revisi=r, kode=kode, uraian=kode, jenis_belanja="52", pagu=pagu, kegiatan=kegiatan
            )
    return d


def potret(unit, tanggal, isi, sumber="OM-SPAN"):
    p = Potret.objects.create(instansi=unit.instansi, unit=unit, sumber=sumber, per_tanggal=tanggal)
    for d, baris, rupiah in isi:
        RealisasiBaris.objects.create(potret=p, dipa=d, baris=baris, jenis_belanja="52", rupiah=rupiah)


@pytest.fixture
def kantor(db):
    instansi = Instansi.objects.create(kode="i", nama="I", jenis="lembaga")
    kanwil, upt = (Unit.objects.create(instansi=instansi, kode=k, jenis="upt") for k in ("kw", "upt"))
    KedudukanUnit.objects.create(unit=upt, garis="komando", induk=kanwil, sejak=dt.date(2022, 6, 1))
    for tahun in (2021, 2022, 2023):
        bangun_leluhur(instansi=instansi, tahun=tahun)
    return kanwil


def test_baris_memuat_pagu_awal_pagu_akhir_dan_realisasi(kantor):
    program = Program.objects.create(instansi=kantor.instansi, kode="p", nama="Program P", sejak_tahun=2020)
    kegiatan = Kegiatan.objects.create(
        instansi=kantor.instansi, kode="k", nama="Kegiatan K", sejak_tahun=2020, program=program
    )
    d = dipa(
        kantor, 2023, {0: {"a": (10, kegiatan), "b": (5, None)}, 2: {"a": (12, kegiatan), "c": (4, None)}}
    )
    potret(kantor, AKHIR, [(d, "a", 11), (d, "b", 1), (d, "x", 2)])
    hasil = rincian_anggaran(kantor, 2023)
    assert [(b.kode, b.program, b.kegiatan, b.pagu_awal, b.pagu, b.realisasi) for b in hasil.baris] == [
        ("a", "Program P", "Kegiatan K", 10, 12, 11),
        ("c", "", "", 0, 4, None),
        ("b", "", "", 5, 0, 1),
        ("x", "", "", 0, 0, 2),
    ]
    (versi,) = hasil.versi
    assert (versi.ada_awal, versi.nomor, versi.tanggal) == (True, 2, dt.date(2023, 3, 1))


def test_tanpa_versi_pertama_pagu_awal_tidak_ada(kantor):
    dipa(kantor, 2023, {1: {"a": (10, None)}})
    hasil = rincian_anggaran(kantor, 2023)
    assert hasil.baris[0].pagu_awal is None and not hasil.versi[0].ada_awal


def test_jumlah_rincian_sama_dengan_ringkasan(kantor):
    a = dipa(kantor, 2023, {0: {"a": (10, None)}, 1: {"a": (20, None), "b": (3, None)}})
    b = dipa(Unit.objects.get(kode="upt"), 2023, {0: {"a": (7, None)}})
    potret(kantor, dt.date(2023, 6, 30), [(a, "a", 1), (b, "a", 1)])
    potret(kantor, AKHIR, [(a, "a", 15), (a, "z", 1), (b, "a", 8)])
    for pada in (None, AKHIR, dt.date(2023, 7, 1), dt.date(2023, 1, 15)):
        hasil, ringkas = rincian_anggaran(kantor, 2023, pada), anggaran_unit(kantor, 2023, pada)
        assert sum(x.pagu for x in hasil.baris) == ringkas.pagu
        nyata = [x.realisasi for x in hasil.baris if x.realisasi is not None]
        assert (sum(nyata) if nyata else None) == ringkas.realisasi == hasil.tahun[-1].realisasi
        assert hasil.tahun[-1].persen == ringkas.persen


def test_tahun_tahun_sebelumnya_menurut_pohon_dan_potretnya_sendiri(kantor):
    upt = Unit.objects.get(kode="upt")
    for tahun, nilai in ((2021, 40), (2022, 60), (2023, 80)):
        d = dipa(kantor, tahun, {0: {"a": (100, None)}})
        lain = dipa(upt, tahun, {0: {"a": (100, None)}})
        potret(
            kantor, dt.date(tahun, 12, 31), [(d, "a", nilai), *([(lain, "a", 1)] if tahun == 2023 else [])]
        )
    hasil = rincian_anggaran(kantor, 2023).tahun
    assert [(t.tahun, len(t.dipa), t.pagu, t.realisasi, t.tanpa_realisasi) for t in hasil] == [
        (2021, 1, 100, 40, 0),
        (2022, 2, 200, 60, 1),
        (2023, 2, 200, 81, 0),
    ]
    assert hasil[1].persen is None and bulatkan(hasil[2].persen, 1) == D("40.5")


def test_dua_sumber_pada_hari_yang_sama_dibaca_seperti_ringkasan(kantor):
    d = dipa(kantor, 2023, {0: {"a": (100, None)}})
    potret(kantor, AKHIR, [(d, "a", 1)], "B")
    potret(kantor, AKHIR, [(d, "a", 2)], "A")
    assert rincian_anggaran(kantor, 2023).tahun[-1].realisasi == anggaran_unit(kantor, 2023).realisasi == 2


def test_potret_yang_memuat_semua_dipa_menurut_hari_dan_tidak_melewati_tanggal_laporan(kantor):
    upt = Unit.objects.get(kode="upt")
    a, b = (
        dipa(kantor, 2023, {0: {"a": (100, None)}}),
        dipa(upt, 2023, {0: {"b": (50, None), "c": (1, None)}}),
    )
    lama = dipa(kantor, 2022, {0: {"a": (9, None)}})
    potret(kantor, dt.date(2023, 3, 31), [(a, "a", 5)])  # lacks a DIPA
    potret(kantor, dt.date(2023, 6, 30), [(a, "a", 20), (b, "b", 10), (b, "c", 1)])
    potret(kantor, AKHIR, [(a, "a", 99), (b, "b", 9)], "B")
    potret(kantor, AKHIR, [(a, "a", 90), (b, "b", 40), (lama, "a", 9)], "A")
    hasil = [(x.per_tanggal, x.realisasi) for x in rincian_anggaran(kantor, 2023).potret]
    assert hasil == [(dt.date(2023, 6, 30), 31), (AKHIR, 130)]
    assert hasil[-1][1] == rincian_anggaran(kantor, 2023).tahun[-1].realisasi
    assert len(rincian_anggaran(kantor, 2023, pada=dt.date(2023, 7, 1)).potret) == 1


def test_setiap_dipa_memakai_potret_terakhirnya_sendiri_di_semua_pembaca(kantor):
    """An office below that reports on another day hides nobody's money; the days are named."""
    upt = Unit.objects.get(kode="upt")
    a, b = dipa(kantor, 2023, {0: {"a": (100, None)}}), dipa(upt, 2023, {0: {"a": (50, None)}})
    potret(kantor, dt.date(2023, 11, 30), [(a, "a", 70), (b, "a", 20)])
    potret(upt, AKHIR, [(b, "a", 40)], "Isian kantor")
    ringkas, hasil = anggaran_unit(kantor, 2023), rincian_anggaran(kantor, 2023)
    s, muatan = serapan_tahun(kantor, 2023), ringkas_muatan(muat_tahun(kantor, 2023))
    assert ringkas == muatan and (ringkas.realisasi, ringkas.tanpa_realisasi) == (110, 0)
    assert hasil.tahun[-1].realisasi == s.jumlah.realisasi == sum(x.realisasi for x in hasil.baris) == 110
    assert ringkas.persen == hasil.tahun[-1].persen == s.jumlah.serapan
    assert [(x.per_tanggal.month, x.realisasi) for x in ringkas.baris] == [(11, 70), (12, 40)]
    assert ringkas.per_tanggal == hasil.tahun[-1].per_tanggal == AKHIR
    assert "yang terlama 30 November 2023" in ringkas.sumber == hasil.tahun[-1].sumber
    assert "30 November 2023 sampai 31 Desember 2023" in s.keterangan
    assert any("DIPA kw belum mempunyai potret" in x for x in s.kurang)
    assert anggaran_unit(kantor, 2023, dt.date(2023, 12, 1)).realisasi == 90


def test_dua_sumber_satu_tanggal_disebut(kantor):
    d = dipa(kantor, 2023, {0: {"a": (100, None)}})
    potret(kantor, AKHIR, [(d, "a", 1)], "B")
    potret(kantor, AKHIR, [(d, "a", 2)], "A")
    assert "ada potret dari A, B; yang dipakai A" in " ".join(serapan_tahun(kantor, 2023).peringatan)


def test_membaca_rincian_memakai_kueri_yang_tetap(kantor, django_assert_max_num_queries):
    for tahun in (2021, 2022, 2023):
        d = dipa(kantor, tahun, {n: {"a": (100, None), "b": (1, None)} for n in range(3)})
        potret(kantor, dt.date(tahun, 12, 31), [(d, "a", 1)])
    with django_assert_max_num_queries(8):
        rincian_anggaran(kantor, 2023)
    assert rincian_anggaran(Unit.objects.get(kode="upt"), 2020) == type(rincian_anggaran(kantor, 2023))()
