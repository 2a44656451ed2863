"""The series of years reaches back over successions of units and of indicators, and breaks where it must."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.organisasi.models import Instansi, PenggantiUnit, Unit
from sakip.pengukuran.models import RiwayatTahunan
from sakip.pengukuran.queries import seri_tahun
from sakip.perencanaan.models import Indikator


@pytest.fixture
def kantor(wilayah):
    """An office with one indicator of 2023, and an older office in another agency with its own."""
    wilayah.ikm = wilayah.indikator("1.1", D(3), tanpa_rincian=True)
    wilayah.langsung(wilayah.ikm, D("3.5"))
    wilayah.setujui(wilayah.kanwil)
    wilayah.tanda_tangani()
    wilayah.dulu = Instansi.objects.create(kode="dulu", nama="Instansi lama", jenis="kementerian")
    wilayah.lama = Unit.objects.create(instansi=wilayah.dulu, kode="kw", jenis="kanwil")
    wilayah.ikm_lama = Indikator.objects.create(
        instansi=wilayah.dulu, kunci="ikm.lama", pemilik=wilayah.lama, jenis="IKK"
    )
    return wilayah


def riwayat(unit, indikator, tahun, nilai, **lain):
    RiwayatTahunan.objects.create(
        unit=unit, indikator=indikator, tahun=tahun, target=D(3), nilai=D(nilai), satuan="persen", **lain
    )


def gantikan(kantor, lama, baru, jenis="pecah", tahun=2023):
    PenggantiUnit.objects.create(lama=lama, baru=baru, tanggal=dt.date(tahun, 1, 1), jenis=jenis)


def seri(kantor):
    titik = seri_tahun(kantor.kanwil, 2023, pada=kantor.pada)["ind.1.1"]
    return [(t.tahun, t.realisasi, t.sebanding) for t in titik]


def test_tanpa_pendahulu_hanya_riwayat_sendiri(kantor):
    riwayat(kantor.lama, kantor.ikm_lama, 2022, "2")
    riwayat(kantor.kanwil, kantor.ikm, 2021, "1")
    assert seri(kantor) == [(2021, D(1), True), (2023, D("3.5"), True)]


@pytest.mark.parametrize(("sebanding", "menyambung"), [("ya", True), ("tidak", False), ("konversi", False)])
def test_riwayat_unit_dan_indikator_lama_menyambung_bila_sebanding(kantor, sebanding, menyambung):
    gantikan(kantor, kantor.lama, kantor.kanwil)
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding=sebanding)
    riwayat(kantor.lama, kantor.ikm_lama, 2022, "2")
    assert seri(kantor) == [(2022, D(2), menyambung), (2023, D("3.5"), True)]
    catatan = seri_tahun(kantor.kanwil, 2023, pada=kantor.pada)["ind.1.1"][0].catatan
    assert "dilaporkan kw" in catatan and ("pendahulunya" in catatan) is not menyambung


def test_indikator_berganti_dalam_unit_yang_sama_juga_ditelusuri(kantor):
    lama = Indikator.objects.create(
        instansi=kantor.instansi, kunci="ikm.2020", pemilik=kantor.kanwil, jenis="IKK"
    )
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=lama, sebanding="ya")
    riwayat(kantor.kanwil, lama, 2022, "2")
    assert seri(kantor) == [(2022, D(2), True), (2023, D("3.5"), True)]


def test_putus_sekali_tetap_putus_ke_belakang(kantor):
    gantikan(kantor, kantor.lama, kantor.kanwil)
    lebih_lama = Indikator.objects.create(
        instansi=kantor.dulu, kunci="ikm.purba", pemilik=kantor.lama, jenis="IKK"
    )
    purba = Indikator.objects.create(instansi=kantor.dulu, kunci="ikm.0", pemilik=kantor.lama, jenis="IKK")
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding="ya")
    Indikator.objects.filter(pk=kantor.ikm_lama.pk).update(pendahulu=lebih_lama, sebanding="tidak")
    Indikator.objects.filter(pk=lebih_lama.pk).update(pendahulu=purba, sebanding="ya")
    for indikator, tahun in ((kantor.ikm_lama, 2022), (lebih_lama, 2021), (purba, 2020)):
        riwayat(kantor.lama, indikator, tahun, "2")
    assert seri(kantor) == [
        (2020, D(2), False),
        (2021, D(2), False),
        (2022, D(2), True),
        (2023, D("3.5"), True),
    ]


def test_angka_sendiri_mendahului_angka_pendahulu(kantor):
    gantikan(kantor, kantor.lama, kantor.kanwil)
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding="ya")
    riwayat(kantor.lama, kantor.ikm_lama, 2022, "2")
    riwayat(kantor.kanwil, kantor.ikm, 2022, "1")
    assert seri(kantor) == [(2022, D(1), True), (2023, D("3.5"), True)]


def test_gabungan_tidak_memakai_angka_salah_satu_yang_digabung(kantor):
    gantikan(kantor, kantor.lama, kantor.kanwil, jenis="gabung")
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding="ya")
    riwayat(kantor.lama, kantor.ikm_lama, 2022, "2")
    assert seri(kantor) == [(2023, D("3.5"), True)]


def test_angka_unit_lama_sesudah_ia_diganti_tidak_dipakai(kantor):
    gantikan(kantor, kantor.lama, kantor.kanwil, tahun=2021)
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding="ya")
    riwayat(kantor.lama, kantor.ikm_lama, 2022, "2")
    riwayat(kantor.lama, kantor.ikm_lama, 2020, "1")
    assert [t for t, _, _ in seri(kantor)] == [2020, 2023]


def test_pengganti_yang_melingkar_tidak_membuatnya_berputar(kantor):
    gantikan(kantor, kantor.lama, kantor.kanwil, tahun=2021)
    gantikan(kantor, kantor.kanwil, kantor.lama, tahun=2020)
    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding="ya")
    Indikator.objects.filter(pk=kantor.ikm_lama.pk).update(pendahulu=kantor.ikm, sebanding="ya")
    assert [t for t, _, _ in seri(kantor)] == [2023]


def test_banyak_tahun_dan_indikator_tidak_menambah_kueri(kantor):
    gantikan(kantor, kantor.lama, kantor.kanwil)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            seri(kantor)
        return len(kueri)

    Indikator.objects.filter(pk=kantor.ikm.pk).update(pendahulu=kantor.ikm_lama, sebanding="ya")
    sedikit = hitung()
    for tahun in range(2010, 2023):
        riwayat(kantor.lama, kantor.ikm_lama, tahun, "2")
    assert hitung() == sedikit
