"""e-Monev: reports by DIPA and month; what is missing or late is counted, never 0. Outputs of priority."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.anggaran.models import CapaianOutput, Dipa, LaporanEmonev, RincianOutput
from sakip.anggaran.queries.emonev import batas_lapor, kelengkapan, prioritas_nasional
from sakip.organisasi.tests.kantor import Kantor

TAHUN = 2026


@pytest.fixture
def kantor(db):
    k = Kantor()
    k.dipa = [
        Dipa.objects.create(instansi=k.instansi, kode=kode, tahun=TAHUN, unit=u, nama=f"Program {kode}")
        for kode, u in (("1", k.kw), ("2", k.kw), ("3", k.anak))
    ]
    return k


def lapor(dipa, bulan, persen, tanggal=None):
    return LaporanEmonev.objects.create(
        dipa=dipa, bulan=bulan, persen=D(persen), tanggal_kirim=tanggal, sumber="e-Monev"
    )


def test_batas_tanggal_sepuluh_bulan_berikutnya():
    assert batas_lapor(2026, 3) == dt.date(2026, 4, 10)
    assert batas_lapor(2026, 12) == dt.date(2027, 1, 10)


def test_yang_belum_dan_terlambat_disebut_dan_tidak_dihitung_nol(kantor):
    a, b, _ = kantor.dipa
    lapor(a, 1, 100, dt.date(2026, 2, 10))
    lapor(a, 2, 50, dt.date(2026, 3, 11))
    lapor(b, 1, 100)
    k = kelengkapan(kantor.kw, TAHUN, dt.date(2026, 3, 11))
    assert [x.kode for x in k.baris] == ["1", "2"]
    assert (k.dilaporkan, k.jatuh_tempo, k.terlambat) == (3, 4, 1)
    assert [(x.kode, s.bulan) for x, s in k.belum] == [("2", 2)]
    assert (k.baris[0].rata, k.baris[0].lengkap, k.baris[1].rata) == (75, 50, 100)
    assert k.rata_bulan[:3] == (100, 50, None)
    assert kelengkapan(kantor.kw, TAHUN).jatuh_tempo == 24
    assert len(kelengkapan(kantor.kw, TAHUN, cakupan="dengan_upt").baris) == 3


def test_jumlah_kueri_tetap(kantor):
    def banyak():
        with CaptureQueriesContext(connection) as kueri:
            kelengkapan(kantor.kw, TAHUN)
        return len(kueri)

    satu = banyak()
    for n in range(10, 20):
        dipa = Dipa.objects.create(
            instansi=kantor.instansi, kode=str(n), tahun=TAHUN, unit=kantor.kw, nama="x"
        )
        lapor(dipa, 1, 100)
    assert banyak() == satu


def test_prioritas_nasional_dengan_kemajuan_terakhir_sampai_bulan_itu(kantor):
    isi = {"dipa": kantor.dipa[2], "nama": "Output", "satuan": "orang", "target": D(40)}
    pn = RincianOutput.objects.create(kode="1", prioritas_nasional="PN 7", **isi)
    RincianOutput.objects.create(kode="2", **isi)
    CapaianOutput.objects.create(output=pn, bulan=2, volume=D(10), progres=D(30))
    CapaianOutput.objects.create(output=pn, bulan=6, volume=D(40), progres=D(100))
    (b,) = prioritas_nasional(kantor.kw, TAHUN, 5)
    assert (b.prioritas, b.bulan, b.volume, b.persen_volume) == ("PN 7", 2, 10, 25)
    assert prioritas_nasional(kantor.kw, TAHUN, 1)[0].progres is None
    assert prioritas_nasional(kantor.kw, TAHUN, cakupan="kantor") == []
