"""What no view has to think of: a NUL byte in a text, and two people who make the same thing at once."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from sakip.agenda.models import HariLibur
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Instansi, KedudukanUnit, Unit
from sakip.organisasi.perantara import PerantaraWewenang
from sakip.organisasi.services import tugaskan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("isi", [{"login": "a\x00b", "password": "x"}, {"lo\x00gin": "a"}])
def test_nul_dalam_kiriman_ditolak_dengan_kata_yang_jelas(isi):
    jawab = Client().post("/akun/login/", isi)
    assert jawab.status_code == 400
    assert "karakter kosong (NUL)" in jawab.content.decode()


@pytest.mark.parametrize(
    ("teks", "status"), [('["a\\u0000"]', 400), ('{"a\\\\\\u0000": 1}', 400), ('["a\\\\u0000"]', 200)]
)
def test_nul_yang_tersembunyi_dalam_json_ditolak_di_medan_dan_di_badan(teks, status):
    klien = Client()
    assert klien.post("/akun/login/", {"login": teks, "password": "x"}).status_code == status
    badan = klien.post("/akun/login/", teks, content_type="application/json").content.decode()
    assert ("karakter kosong (NUL)" in badan) == (status == 400)


def test_alamat_yang_hanya_menerima_kiriman_menjawab_dengan_halaman():
    """Who logs in after the session ended may be led to it; a blank page would be a dead end."""
    klien = Client()
    klien.force_login(
        buat_akun(nama="Orang", nip="1"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    jawab = klien.get("/perencanaan/indikator/1/taut/")
    assert jawab.status_code == 405 and jawab["Allow"] == "POST"
    assert "hanya menerima kiriman" in jawab.content.decode() and "menu" in jawab.content.decode()


def test_nul_dalam_alamat_ditolak():
    akun = buat_akun(nama="Orang", nip="1")
    c = Client()
    c.force_login(akun, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert c.get("/pantau/", {"cari": "a\x00"}).status_code == 400
    assert c.get("/pantau/", {"cari": "a"}).status_code == 200


def test_kunci_yang_sama_dijawab_409_dan_kesalahan_lain_tetap_kesalahan():
    minta = RequestFactory().post("/")
    perantara = PerantaraWewenang(lambda r: None)
    Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
    with pytest.raises(IntegrityError) as sama, transaction.atomic():
        Instansi.objects.create(kode="i", nama="Lain", jenis="kementerian")
    jawab = perantara.process_exception(minta, sama.value)
    assert jawab.status_code == 409
    assert "baru saja disimpan" in jawab.content.decode()
    with pytest.raises(IntegrityError) as lain, transaction.atomic():
        Instansi.objects.create(kode="j", nama="Lain", jenis="ngawur")
    assert perantara.process_exception(minta, lain.value) is None


def test_dua_orang_yang_menyimpan_hal_yang_sama_dijawab_409_lewat_alamatnya():
    """The database refuses the second of two inserts that both passed every check before."""
    instansi = Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
    unit = Unit.objects.create(instansi=instansi, kode="u", jenis="kementerian", zona="WIB")
    KedudukanUnit.objects.create(unit=unit, garis="komando", sejak=dt.date(2020, 1, 1))
    admin = buat_akun(nama="Orang", nip="1")
    tugaskan(
        akun=admin, unit=unit, peran="administrator", sejak=dt.date(2020, 1, 1), oleh=aktor_sistem(),
        peran_oleh="Sistem", waktu=timezone.now(),
    )  # fmt: skip
    klien = Client()
    klien.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")

    def didahului(jalankan, sql, isi, banyak, konteks):
        if sql.startswith('INSERT INTO "agenda_harilibur"'):
            jalankan(sql, isi, banyak, konteks)  # the other person, a moment earlier
        return jalankan(sql, isi, banyak, konteks)

    kirim = {"lingkup": "nasional", "daftar": "2025-08-18; Cuti bersama", "tahun": "2025"}
    with connection.execute_wrapper(didahului):
        jawab = klien.post("/agenda/libur/", kirim)
    assert jawab.status_code == 409 and "baru saja disimpan" in jawab.content.decode()
    assert not HariLibur.objects.exists()
    assert klien.post("/agenda/libur/", kirim).status_code == 302
    assert HariLibur.objects.count() == 1
