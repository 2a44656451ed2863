"""Serah terima and the first hour, over the rooms that they read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sakip.agenda.models import HariLibur
from sakip.jejak.models import Jejak
from sakip.organisasi.models import KedudukanUnit, Leluhur, NamaUnit, Penugasan
from sakip.organisasi.services.unit import buat_unit
from sakip.organisasi.tests.kantor import SANDI, Kantor
from sakip.organisasi.tests.kantor_unit import Kantor as KantorUnit
from sakip.pengukuran.models import DrafIsian
from sakip.pengukuran.services.serah_terima import terima_draf

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WAKTU = dt.datetime(2026, 3, 2, 3, tzinfo=dt.UTC)


@pytest.fixture
def kantor(db: Any) -> Kantor:
    return Kantor()


def klien(akun: Any) -> Client:
    baru = Client()
    baru.force_login(akun, backend=BACKEND)
    return baru


def draf(akun: Any, unit: Any, periode: str = "2026-02") -> DrafIsian:
    return DrafIsian.objects.create(
        akun=akun, unit=unit, formulir="data", periode=periode, isi={"v1": "12"}, waktu=WAKTU
    )


def serahkan(kantor: Kantor, dari: Any, ke: Any, pada: dt.date, **ganti: Any) -> Any:
    admin = kantor.orang(f"Admin {Penugasan.objects.count()}", "admin_lokal")
    tugas = list(Penugasan.objects.filter(akun=dari, unit=kantor.kw).values_list("pk", flat=True))
    return klien(admin).post(
        reverse("pengelola:serah_terima", args=[dari.pengenal]),
        {"ke": ke.pk, "pada": pada.isoformat(), "tugas": tugas, "alasan": "mutasi", **ganti},
    )


def test_serah_terima_memindahkan_tugas_dan_draf_di_hari_yang_sama(kantor: Kantor) -> None:
    lama, baru = kantor.orang("Lama", "operator"), kantor.orang("Baru", "pemirsa")
    kantor.tugas(lama, "verifikator")
    milik, di_anak = draf(lama, kantor.kw), draf(lama, kantor.anak)
    hari_ini = timezone.localdate()
    assert serahkan(kantor, lama, baru, hari_ini).status_code == 302
    assert set(Penugasan.objects.filter(akun=lama).values_list("sampai", flat=True)) == {hari_ini}
    diterima = Penugasan.objects.filter(akun=baru, menerima_dari=lama)
    assert sorted(diterima.values_list("peran", "sejak")) == [
        ("operator", hari_ini),
        ("verifikator", hari_ini),
    ]
    for satu in (milik, di_anak):
        satu.refresh_from_db()
        assert satu.akun == baru and satu.isi == {"v1": "12"}
    assert Jejak.objects.filter(aksi="draf.terima", perubahan__contains='"draf":2').count() == 1


def test_plh_ikut_berpindah_dengan_tugasnya(kantor: Kantor) -> None:
    siti, lama, baru = (
        kantor.orang("Siti", "pimpinan"),
        kantor.orang("Lama", "pemirsa"),
        kantor.orang("Baru", "pemirsa"),
    )
    kantor.tugas(lama, "pimpinan", sampai=dt.date(2099, 1, 1), atas_nama_dari=siti, sebagai_wakil="plh")
    serahkan(kantor, lama, baru, timezone.localdate())
    pindah = Penugasan.objects.get(akun=baru, peran="pimpinan")
    assert (pindah.atas_nama_dari, pindah.sebagai_wakil) == (siti, "plh")
    # to the person acted for it returns without one
    serahkan(kantor, baru, siti, timezone.localdate())
    kembali = Penugasan.objects.filter(akun=siti, peran="pimpinan", menerima_dari=baru)
    assert not kembali.exclude(atas_nama_dari=None, sebagai_wakil="").exists()


def test_draf_serah_terima_yang_akan_datang_berpindah_saat_penerus_masuk(kantor: Kantor) -> None:
    lama, baru = kantor.orang("Lama", "operator"), kantor.orang("Baru", "pemirsa")
    satu = draf(lama, kantor.kw)
    besok = timezone.localdate() + dt.timedelta(days=1)
    assert serahkan(kantor, lama, baru, besok).status_code == 302
    satu.refresh_from_db()
    assert satu.akun == lama
    assert terima_draf(akun=baru, pada=timezone.localdate(), waktu=WAKTU) == 0
    Penugasan.objects.filter(akun=lama).update(sampai=timezone.localdate())
    Penugasan.objects.filter(akun=baru, menerima_dari=lama).update(sejak=timezone.localdate())
    Client().post("/akun/login/", {"login": baru.nip, "password": SANDI})
    satu.refresh_from_db()
    assert satu.akun == baru


def test_draf_penerus_sendiri_tidak_ditimpa(kantor: Kantor) -> None:
    lama, baru = kantor.orang("Lama", "operator"), kantor.orang("Baru", "pemirsa")
    milik_lama, milik_baru = draf(lama, kantor.kw), draf(baru, kantor.kw)
    lain = draf(lama, kantor.kw, "2026-01")
    serahkan(kantor, lama, baru, timezone.localdate())
    for satu, pemilik in ((milik_lama, lama), (milik_baru, baru), (lain, baru)):
        satu.refresh_from_db()
        assert satu.akun == pemilik


def test_draf_unit_yang_masih_diisi_penyerah_tetap_padanya(kantor: Kantor) -> None:
    lama, baru = kantor.orang("Lama", "operator"), kantor.orang("Baru", "pemirsa")
    kantor.tugas(lama, "operator", kantor.anak)
    di_anak = draf(lama, kantor.anak)
    serahkan(kantor, lama, baru, timezone.localdate())
    di_anak.refresh_from_db()
    assert di_anak.akun == lama


def test_semua_tugas_berpindah_atau_tidak_satu_pun(kantor: Kantor) -> None:
    lama, baru = kantor.orang("Lama", "operator"), kantor.orang("Baru", "pemirsa")
    kantor.tugas(lama, "verifikator", sampai=dt.date(2099, 1, 1))
    jawaban = serahkan(kantor, lama, baru, dt.date(2099, 6, 1))
    assert jawaban.status_code == 400 and "sudah berakhir" in jawaban.content.decode()
    assert not Penugasan.objects.filter(akun=baru, menerima_dari=lama).exists()
    assert Penugasan.objects.get(akun=lama, peran="operator").sampai is None


@pytest.mark.parametrize("siapa", ["asing", "saudara"])
def test_tugas_tidak_diserahkan_kepada_orang_kantor_lain(kantor: Kantor, siapa: str) -> None:
    lama, luar = kantor.orang("Lama", "operator"), kantor.orang("Luar", "operator", getattr(kantor, siapa))
    assert serahkan(kantor, lama, luar, timezone.localdate()).status_code == 400
    assert Penugasan.objects.get(akun=lama).sampai is None


def test_tugas_di_luar_kuasa_tidak_ikut_diserahkan(kantor: Kantor) -> None:
    lama, baru = kantor.orang("Lama", "operator"), kantor.orang("Baru", "pemirsa")
    bukan = kantor.tugas(lama, "operator", kantor.saudara)
    atas = kantor.tugas(lama, "administrator")
    for tugas in (bukan, atas):
        assert serahkan(kantor, lama, baru, timezone.localdate(), tugas=[tugas.pk]).status_code == 400
        tugas.refresh_from_db()
        assert tugas.sampai is None


def test_jam_pertama_menghitung_dari_data(kantor: Kantor) -> None:
    admin = kantor.orang("Administrator", "administrator", kantor.induk)
    browser = klien(admin)
    isi = browser.get(reverse("pengelola:mulai")).context
    keadaan = {s.judul: s.selesai for s, _ in isi["langkah"]}
    assert keadaan["Unit dan susunannya"] and not keadaan["Akun dan peran"]
    for peran in ("operator", "verifikator", "pimpinan", "perencana"):
        kantor.orang(peran, peran, kantor.anak)
    HariLibur.objects.create(tanggal=timezone.localdate(), nama="Libur")
    isi = browser.get(reverse("pengelola:mulai")).context
    keadaan = {s.judul: s.selesai for s, _ in isi["langkah"]}
    assert keadaan["Akun dan peran"] and keadaan["Kalender dan tenggat"]
    assert not keadaan["Formulir pertama diajukan"]
    assert [s.judul for s, berikut in isi["langkah"] if berikut] == ["Indikator dan variabel"]
    assert (
        klien(kantor.orang("Orang Operator", "operator")).get(reverse("pengelola:mulai")).status_code == 403
    )


def test_jam_pertama_jumlah_kuerinya_tetap(kantor: Kantor) -> None:
    browser = klien(kantor.orang("Administrator", "administrator", kantor.induk))
    browser.get(reverse("pengelola:mulai"))

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            browser.get(reverse("pengelola:mulai"))
        return len(kueri)

    satu = hitung()
    for nomor in range(8):
        kantor.orang(f"Orang {nomor}", "operator", kantor.unit(f"upt-{nomor}", kantor.kw, "upt"))
    assert hitung() == satu


def test_administrator_memundurkan_tanggal_instansinya(db: Any) -> None:
    kantor = KantorUnit()
    admin = kantor.akun("administrator", kantor.pusat, "91")
    lokal = kantor.akun("admin_lokal", kantor.a, "92")
    c, alamat = klien(admin), reverse("pengelola:mulai_sejak")
    assert "tercatat sejak 1 Januari 2020" in c.get(reverse("pengelola:mulai")).content.decode()
    kirim = {"instansi": "kem", "sejak": "21-10-2018", "alasan": "Data 2018 akan diisi"}
    assert c.post(alamat, kirim).status_code == 302
    assert set(KedudukanUnit.objects.values_list("sejak", flat=True)) == {dt.date(2018, 10, 21)}
    assert Leluhur.objects.filter(tahun=2018, unit=kantor.upt, leluhur=kantor.pusat, garis="komando").exists()
    assert Jejak.objects.filter(aksi="instansi.sejak", alasan="Data 2018 akan diisi").count() == 1
    for salah, pesan in (
        ("2019", "sudah tercatat sejak 21 Oktober 2018"),
        ("kapan", "bukan tahun atau tanggal"),
    ):
        jawab = c.post(alamat, kirim | {"sejak": salah})
        assert jawab.status_code == 400
        assert pesan in jawab.content.decode() and f'value="{salah}"' in jawab.content.decode()
    assert c.post(alamat, kirim | {"sejak": "2010", "alasan": " "}).status_code == 400
    assert klien(lokal).post(alamat, kirim | {"sejak": "2010"}).status_code == 403
    assert "Mundurkan" not in klien(lokal).get(reverse("pengelola:mulai")).content.decode()
    assert KedudukanUnit.objects.filter(sejak__lt=dt.date(2018, 10, 21)).count() == 0


def test_unit_yang_lahir_kemudian_tidak_ikut_mundur(db: Any) -> None:
    kantor = KantorUnit()
    baru = buat_unit(
        instansi=kantor.instansi, kode="baru", jenis="upt", zona="WIB", nama="Baru",
        sejak=dt.date(2022, 7, 1), induk={"komando": kantor.a}, **kantor.siapa,
    )  # fmt: skip
    admin = kantor.akun("administrator", kantor.pusat, "91")
    klien(admin).post(
        reverse("pengelola:mulai_sejak"), {"instansi": "kem", "sejak": "2019", "alasan": "Tahun 2019 diisi"}
    )
    assert KedudukanUnit.objects.get(unit=baru).sejak == dt.date(2022, 7, 1)
    assert NamaUnit.objects.get(unit=kantor.upt).sejak == dt.date(2019, 1, 1)
