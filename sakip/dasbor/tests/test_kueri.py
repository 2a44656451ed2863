"""The number of queries of a page does not grow with what it shows."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sakip.dasbor.views.baca import KANTOR_SEHALAMAN
from sakip.perjanjian.models import Perjanjian

from .conftest import ALAMAT, Kantor

pytestmark = pytest.mark.django_db

#: Page and the most queries that it may ask: little more than today, so that growth is a decision.
BATAS = {
    "/": 19,
    ALAMAT: 23,
    f"{ALAMAT}?status=tidak_tercapai&cari=a": 22,
    f"{ALAMAT}indikator/1.1/": 40,
    f"{ALAMAT}capaian.json": 18,
    f"{ALAMAT}sasaran.svg": 18,
    f"{ALAMAT}indikator/1.1/tahun.svg": 30,
}


def hitung(client, alamat):
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


def kantor_berisi(tambah_butir, banyak):
    kantor = Kantor()
    tambah_butir(kantor, banyak)
    return kantor.lengkapi()


@pytest.mark.parametrize("alamat", BATAS)
def test_kueri_tidak_bertambah_dengan_indikator(client, tambah_butir, alamat):
    cacah = []
    for banyak in (1, 15):
        with transaction.atomic():
            kantor_berisi(tambah_butir, banyak)
            cacah.append(hitung(client, alamat))
            transaction.set_rollback(True)
    assert cacah[0] == cacah[1]
    assert cacah[0] <= BATAS[alamat]


def test_beranda_menghitung_paling_banyak_satu_halaman_kantor(client, kantor):
    for nomor in range(KANTOR_SEHALAMAN + 1):
        unit = kantor._unit(f"u{nomor:02d}", "kanwil")
        Perjanjian.objects.create(
            instansi=kantor.instansi,
            kode=f"pk-{nomor}",
            unit=unit,
            tahun=2023,
            pihak_pertama=kantor.perjanjian.pihak_pertama,
            bentuk="pernyataan",
            status="ditandatangani",
        )
    with CaptureQueriesContext(connection) as kueri:
        isi = client.get("/").content.decode()
    assert isi.count("<article") == KANTOR_SEHALAMAN
    assert len(kueri) <= 3 + 16 * KANTOR_SEHALAMAN
    assert 'rel="next" href="?hal=2"' in isi
    lanjut = client.get("/?hal=2").content.decode()
    assert lanjut.count("<article") == 2
    assert "belum memuat indikator" in lanjut
    assert client.get("/?hal=ngawur").status_code == 200
