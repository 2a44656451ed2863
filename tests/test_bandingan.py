"""What Bab III compares, read from the database: other offices, money by kegiatan, the growth of a year."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sakip.anggaran.queries import anggaran_kegiatan, anggaran_unit
from sakip.cli.tests.kantor import KANTOR, PADA, bahan, dengan_kantor
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pengukuran.models import Langkah
from sakip.pengukuran.queries import capaian_unit
from sakip.pengukuran.queries.wilayah import wilayah_lain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empat_kantor")]


@pytest.fixture(scope="module")
def empat_kantor(django_db_setup, django_db_blocker):
    with dengan_kantor(django_db_blocker):
        yield


def wilayah(kode: str, tahun: int):
    unit = unit_dengan_kode(kode)
    return wilayah_lain(unit, tahun, capaian_unit(unit, tahun, pada=PADA).butir, pada=PADA)


def test_angka_wilayah_lain_sama_dengan_capaian_kantor_itu_sendiri():
    babel, sumbar = (
        capaian_unit(unit_dengan_kode(k), 2023, pada=PADA) for k in ("kanwil-babel", "kanwil-sumbar")
    )
    for ini, lain in ((babel, sumbar), (sumbar, babel)):
        milik = {b.indikator: b for b in lain.butir}
        hasil = wilayah(ini.unit, 2023)
        assert len(hasil) > 40
        for kunci, semua in hasil.items():
            (satu,) = semua
            assert satu.unit == lain.unit
            assert (satu.realisasi, satu.target) == (milik[kunci].realisasi, milik[kunci].target)
            assert not satu.realisasi.kosong


def test_yang_tidak_sebanding_tidak_dibandingkan():
    babel, sumbar = (
        capaian_unit(unit_dengan_kode(k), 2023, pada=PADA) for k in ("kanwil-babel", "kanwil-sumbar")
    )
    milik = {b.indikator: b for b in sumbar.butir}
    hasil = wilayah("kanwil-babel", 2023)
    for b in babel.butir:
        lain = milik.get(b.indikator)
        if lain is not None and b.indikator not in hasil:
            rumus = [m.rumus.teks if m.rumus else "" for m in (b.manual, lain.manual)]
            assert lain.realisasi.kosong or rumus[0] != rumus[1] or b.manual.skala != lain.manual.skala
    assert wilayah("kanwil-banten", 2019) == {} and wilayah("kanwil-contoh", 2025) == {}


def test_angka_yang_belum_disetujui_tidak_tampil_di_kantor_lain():
    with transaction.atomic():
        Langkah.objects.filter(pengajuan__unit__kode="kanwil-sumbar").delete()
        assert wilayah("kanwil-babel", 2023) == {}
        transaction.set_rollback(True)
    assert wilayah("kanwil-babel", 2023)


def test_wilayah_dibaca_dengan_banyak_kueri_yang_tetap():
    banyak = []
    for kode in ("kanwil-babel", "kanwil-sumbar"):
        unit = unit_dengan_kode(kode)
        butir = capaian_unit(unit, 2023, pada=PADA).butir
        with CaptureQueriesContext(connection) as kueri:
            wilayah_lain(unit, 2023, butir, pada=PADA)
        banyak.append(len(kueri))
    assert max(banyak) <= 20


@pytest.mark.parametrize("nama", KANTOR)
def test_deret_setahun_berakhir_pada_realisasi_setahun(nama):
    b = bahan(nama)
    butir = {x.indikator: x for x in b.hasil.butir}
    for kunci, deret in b.sampai.items():
        hari, akhir = deret[-1]
        assert [h for h, _ in deret] == sorted({h for h, _ in deret})
        assert hari.year == b.hasil.tahun
        if butir[kunci].asal == "variabel":
            assert akhir.nilai == butir[kunci].realisasi.nilai, kunci


def test_anggaran_menurut_kegiatan_sama_jumlahnya_dengan_dipa():
    unit = unit_dengan_kode("kanwil-contoh")
    kegiatan, dipa = anggaran_kegiatan(unit, 2025, PADA), anggaran_unit(unit, 2025, PADA)
    assert sum(k.pagu for k in kegiatan.values()) == dipa.pagu
    assert sum(k.realisasi or 0 for k in kegiatan.values()) == dipa.realisasi
    assert anggaran_kegiatan(unit_dengan_kode("kanwil-sumbar"), 2022, PADA) == {}
