"""How far a check has come: told truthfully, written seldom, and said when its process is gone."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sakip.evaluasi import services
from sakip.evaluasi.models import KeadaanReviu, ReviuLaporan
from sakip.evaluasi.queries import kemajuan
from sakip.evaluasi.tests.conftest import LAPORAN, WAKTU
from sakip.evaluasi.tests.test_reviu_web import unggah
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.reviu import KELAS

DETIK = dt.timedelta(seconds=1)


@pytest.fixture
def jam(monkeypatch):
    """``jam.maju(detik)``: the clock of the check; ``periksa_luar`` may be replaced by what a test tells."""

    class Jam:
        kini = 0.0

        def maju(self, detik):
            self.kini += detik

    satu = Jam()
    monkeypatch.setattr(services, "monotonic", lambda: satu.kini)
    return satu


def pencatat(reviu, waktu=WAKTU):
    milik = services.ambil_giliran(pk=reviu.pk, waktu=waktu)
    assert milik is not None
    return services._Pencatat(milik, waktu)


def di(reviu, **isi):
    """The review as it stands on the page at this very moment."""
    kini = timezone.now()
    bawaan = {"keadaan": KeadaanReviu.BERJALAN, "sejak": kini - 5 * DETIK, "sewa_sampai": kini + 60 * DETIK}
    ReviuLaporan.objects.filter(pk=reviu.pk).update(**(bawaan | isi))


def test_langkah_ditulis_paling_banyak_sekali_sedetik(kantor, jam):
    catat = pencatat(reviu := unggah(kantor)).catat
    with CaptureQueriesContext(connection) as kueri:
        for halaman in range(1, 401):
            jam.maju(0.01)
            catat("baca", halaman, 400)
    assert 3 <= len(kueri) <= 4
    jam.maju(1)
    catat("paham", 0, 0)  # told again after a quiet second, the last step is never left out
    reviu.refresh_from_db()
    assert (reviu.langkah, reviu.langkah_ke, reviu.langkah_dari) == ("paham", 0, 0)


def test_langkah_yang_lama_memperpanjang_sewa_dengan_sedikit_tulisan(kantor, jam):
    catat = pencatat(reviu := unggah(kantor)).catat
    with CaptureQueriesContext(connection) as kueri:
        for _ in range(200):
            jam.maju(1)
            catat("periksa", 10, 18)
    assert len(kueri) < 20
    reviu.refresh_from_db()
    assert reviu.sewa_sampai > WAKTU + 200 * DETIK
    assert not kemajuan(reviu, WAKTU + 200 * DETIK).terhenti
    assert kemajuan(reviu, reviu.sewa_sampai + DETIK).terhenti


def test_basis_data_yang_sibuk_tidak_menggagalkan_pemeriksaan(kantor, jam):
    catatan = pencatat(reviu := unggah(kantor))

    class Sibuk:
        sisa = count(1)
        milik = catatan.milik

        def update(self, **isi):
            if next(self.sisa) == 1:
                raise OperationalError("database is locked")
            return self.milik.update(**isi)

    catatan.milik = Sibuk()
    for langkah in (1, 2):
        jam.maju(2)
        catatan.catat("baca", langkah, 9)
    reviu.refresh_from_db()
    assert reviu.langkah_ke == 2


@pytest.mark.parametrize(
    ("langkah", "ada", "tiada"),
    [
        ({"langkah": "baca", "langkah_ke": 12, "langkah_dari": 40},
         ["halaman 12 dari 40", 'max="40" value="12"'], ["kelas "]),
        ({"langkah": "baca"}, ["<progress aria-label"], ["dari", "max="]),
        ({"langkah": "paham"}, ["<progress aria-label"], ["max="]),
        ({"langkah": "periksa", "langkah_ke": 3, "langkah_dari": len(KELAS)},
         [f"kelas 3 dari {len(KELAS)}: Hitungan dalam teks", f'max="{len(KELAS)}" value="2"'], ["halaman 3"]),
    ],
)  # fmt: skip
def test_halaman_menyebut_langkah_yang_sebenarnya(kantor, sebagai, langkah, ada, tiada):
    di(reviu := unggah(kantor), **langkah)
    isi = sebagai(kantor.evaluator).get(f"/evaluasi/reviu/{reviu.pk}/").content.decode()
    daftar = isi.partition('<ol class="langkah-reviu">')[2].partition("</ol>")[0]
    assert daftar.count('aria-current="step"') == 1
    assert all(kata in daftar for kata in ada), daftar
    assert not any(kata in daftar for kata in tiada), daftar
    assert "Sudah diperiksa" in isi and 'aria-live="polite"' in isi


def test_hanya_langkah_baru_yang_diucapkan(kantor, sebagai):
    di(reviu := unggah(kantor), langkah="paham")
    klien, alamat = sebagai(kantor.evaluator), f"/evaluasi/reviu/{reviu.pk}/"
    htmx = {"HX-Request": "true"}
    ucap = 'hx-swap-oob="innerHTML">Memahami tabel dan indikator<'
    assert ucap in klien.get(alamat, {"langkah": "Membaca berkas"}, headers=htmx).content.decode()
    sama = klien.get(alamat, {"langkah": "Memahami tabel dan indikator"}, headers=htmx)
    assert "hx-swap-oob" not in sama.content.decode() and sama.status_code == 200


def test_pemeriksa_yang_mati_dikatakan_dan_dapat_diulang(kantor, sebagai):
    reviu, waktu = unggah(kantor), timezone.now() - services.SEWA
    assert services.ambil_giliran(pk=reviu.pk, waktu=waktu + 30 * DETIK) is not None
    klien, alamat = sebagai(kantor.evaluator), f"/evaluasi/reviu/{reviu.pk}/"
    hidup = klien.get(alamat).content.decode()
    assert "terhenti" not in hidup and "Periksa ulang" not in hidup
    assert "Sedang diperiksa" in klien.get("/evaluasi/").content.decode()
    assert "sedang diperiksa" in klien.post(f"{alamat}ulang/", follow=True).content.decode()

    ReviuLaporan.objects.filter(pk=reviu.pk).update(sewa_sampai=timezone.now() - DETIK)
    mati = klien.get(alamat).content.decode()
    assert "Pemeriksaannya terhenti" in mati and "Periksa ulang" in mati
    assert 'http-equiv="refresh"' not in mati
    assert klien.get(alamat, headers={"HX-Request": "true"}).status_code == 286  # htmx asks no more
    daftar = klien.get("/evaluasi/").content.decode()
    assert "Terhenti" in daftar and "Sedang diperiksa" not in daftar

    klien.post(f"{alamat}ulang/")
    reviu.refresh_from_db()
    assert (reviu.keadaan, reviu.sewa_sampai) == (KeadaanReviu.MENUNGGU, None)
    assert Jejak.objects.filter(aksi="reviu.ulang").count() == 1
    assert "sedang diperiksa" in klien.post(f"{alamat}ulang/", follow=True).content.decode()
    services.periksa_laporan(pk=reviu.pk, waktu=timezone.now())
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.SELESAI and reviu.temuan.exists()


def test_yang_hanya_membaca_tidak_ditawari_memeriksa_ulang(kantor, sebagai):
    di(reviu := unggah(kantor), sewa_sampai=timezone.now() - DETIK)
    alamat = f"/evaluasi/reviu/{reviu.pk}/"
    assert sebagai(kantor.operator).post(f"{alamat}ulang/").status_code == 404
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.BERJALAN


def test_pemeriksa_lama_yang_terbangun_tidak_menulis_lagi(kantor, jam, monkeypatch):
    """Its lease ran out, another took the review: what the first still tells and finds is thrown away."""
    reviu, nanti = unggah(kantor), WAKTU + 2 * services.SEWA

    def tertidur(*_, **__):
        kabar = _[3]
        jam.maju(5)
        kabar("baca", 1, 9)
        assert services.ambil_giliran(pk=reviu.pk, waktu=nanti) is not None
        jam.maju(100)
        kabar("periksa", 9, 18)
        raise AssertionError("the old check goes on")

    monkeypatch.setattr(services, "periksa_luar", tertidur)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    reviu.refresh_from_db()
    assert (reviu.keadaan, reviu.langkah, reviu.sejak) == (KeadaanReviu.BERJALAN, "baca", nanti)
    assert not reviu.temuan.exists()


def test_hasil_pemeriksa_lama_tidak_menimpa_yang_baru(kantor, monkeypatch):
    reviu, nanti = unggah(kantor), WAKTU + services.SEWA + DETIK
    lama = services.ambil_giliran(pk=reviu.pk, waktu=WAKTU)
    services.periksa_laporan(pk=reviu.pk, waktu=nanti)
    banyak = reviu.temuan.count()
    services._simpan_hasil(lama, {"temuan": [], "ringkasan": {"peringatan": []}})
    services._gagal(lama, "mati")
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.SELESAI and reviu.temuan.count() == banyak > 0


def test_dua_unggahan_bersama_masing_masing_pada_tempatnya(kantor, sebagai):
    satu, dua = unggah(kantor), unggah(kantor, LAPORAN + "Kedua.\n", "kedua.txt")
    di(satu, langkah="baca", langkah_ke=7, langkah_dari=9)
    ReviuLaporan.objects.filter(pk=dua.pk).update(sejak=timezone.now() - 90 * DETIK)
    klien = sebagai(kantor.evaluator)
    pertama = klien.get(f"/evaluasi/reviu/{satu.pk}/").content.decode()
    kedua = klien.get(f"/evaluasi/reviu/{dua.pk}/").content.decode()
    assert "halaman 7 dari 9" in pertama and "halaman 7" not in kedua
    assert "1 laporan lain lebih dahulu" in kedua and "menunggu 1 menit 30 detik" in kedua
    assert "Belum ada yang mengerjakan" not in kedua  # somebody works, on the other one
    di(satu, sewa_sampai=timezone.now() - DETIK)
    assert "Belum ada yang mengerjakan" in klien.get(f"/evaluasi/reviu/{dua.pk}/").content.decode()


def test_yang_lama_menunggu_tanpa_pekerja_dapat_diantrekan_lagi(kantor, sebagai):
    reviu = unggah(kantor)
    klien, alamat = sebagai(kantor.evaluator), f"/evaluasi/reviu/{reviu.pk}/"
    ReviuLaporan.objects.filter(pk=reviu.pk).update(sejak=timezone.now() - 5 * DETIK)
    assert "Periksa ulang" not in klien.get(alamat).content.decode()
    ReviuLaporan.objects.filter(pk=reviu.pk).update(sejak=timezone.now() - dt.timedelta(hours=2, minutes=3))
    isi = klien.get(alamat).content.decode()
    assert "sakip kelola pekerja" in isi and "Periksa ulang" in isi and "2 jam 3 menit" in isi
    klien.post(f"{alamat}ulang/")
    assert "Sudah menunggu 0 detik" in klien.get(alamat).content.decode()


def test_berkas_yang_sama_dikirim_dua_kali_adalah_satu_reviu(kantor):
    satu = unggah(kantor)
    assert unggah(kantor).pk == satu.pk
    assert unggah(kantor, tahun=2022).pk != satu.pk
    assert Jejak.objects.filter(aksi="reviu.unggah").count() == 2
    services.periksa_laporan(pk=satu.pk, waktu=WAKTU)
    assert unggah(kantor).pk != satu.pk  # one that has ended may be asked for again


def test_yang_sudah_diperiksa_tidak_dapat_diulang(kantor):
    reviu = unggah(kantor)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    with pytest.raises(GalatSakip, match="sudah diperiksa"):
        services.periksa_ulang(reviu=reviu, oleh=kantor.evaluator, peran="Evaluator/APIP", waktu=WAKTU)


def test_daftar_tidak_menyebut_nol_temuan_pada_yang_belum_diperiksa(kantor, sebagai):
    reviu = unggah(kantor)
    klien = sebagai(kantor.evaluator)
    baris = klien.get("/evaluasi/").context["tabel"].rows[0].get_cell("semua")
    assert baris == "—"
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    assert klien.get("/evaluasi/").context["tabel"].rows[0].get_cell("semua") == reviu.temuan.count()
