"""Target kinerja: a quarter is taken back before it is scored; nobody scores what they did not read."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.perjanjian.models import LangkahTargetKinerja, NilaiTargetKinerja
from sakip.perjanjian.services import target_kinerja as layanan
from sakip.perjanjian.services.target_kinerja_tarik import tarik_langkah

from .conftest import PINTU, TAHUN
from .test_target_kinerja import DALAM, DITJEN, KW, LEWAT, Tk, masuk_nilai


@pytest.fixture
def tk(dunia):
    t = Tk(dunia)
    t.simpan()
    t.kirim()
    return t


def tarik(tk, versi=2, alasan="Salah lampiran", waktu=DALAM, **ganti):
    return tarik_langkah(versi=versi, alasan=alasan, **{**tk.umum(waktu), **ganti})


def test_kiriman_ditarik_dengan_alasan_lalu_terbuka_lagi(tk):
    with pytest.raises(GalatSakip, match="mengapa kirimannya ditarik"):
        tarik(tk, alasan=" ")
    with pytest.raises(Basi):
        tarik(tk, versi=1)
    tarik(tk)
    assert tk.sel().keadaan == "belum_dikirim"
    assert Jejak.objects.get(aksi="target_kinerja.tarik").alasan == "Salah lampiran"
    with pytest.raises(GalatSakip, match="belum dikirim"):
        tarik(tk, versi=3)  # the same click twice
    tk.simpan(versi=3, realisasi="Diperbaiki")
    with pytest.raises(GalatSakip, match="mengapa terlambat"):
        tk.kirim(versi=4, waktu=LEWAT)  # sent again after the window: late, although it once was in time
    tk.kirim(versi=4, waktu=LEWAT, alasan="Lampiran salah")
    assert tk.sel().terlambat


def test_yang_sudah_dinilai_dan_milik_unit_lain_tidak_dapat_ditarik(tk):
    with pytest.raises(TidakDitemukan):
        tarik(tk, unit=tk.d.tetangga)
    tk.nilai(masuk_nilai(tk, "90"))
    with pytest.raises(GalatSakip, match="sudah diputuskan"):
        tarik(tk)
    assert LangkahTargetKinerja.objects.get().diajukan is not None


def test_kiriman_ulang_yang_ditarik_kembali_menjadi_dikembalikan(tk):
    tk.nilai(masuk_nilai(tk, kembalikan=True, alasan="Kurang foto"))
    tk.simpan(versi=2)
    tk.kirim(versi=3, waktu=dt.datetime(2025, 4, 9, 3, tzinfo=dt.UTC))
    assert tk.sel().keadaan == "belum_diverifikasi"
    tarik(tk, versi=4, waktu=dt.datetime(2025, 4, 9, 4, tzinfo=dt.UTC))
    assert (tk.sel().keadaan, tk.sel().alasan) == ("dikembalikan", "Kurang foto")


def test_yang_berubah_sejak_dibaca_tidak_dapat_dinilai(tk):
    dibaca = LangkahTargetKinerja.objects.get().versi
    tarik(tk)
    tk.simpan(versi=3, realisasi="Lain sama sekali")
    tk.kirim(versi=4)
    with pytest.raises(Basi, match="berubah sejak halaman dibuka"):
        tk.nilai(layanan.NilaiMasuk(tk.milik().pk, 0, "100", versi=dibaca))
    assert not NilaiTargetKinerja.objects.exists()
    tk.nilai(layanan.NilaiMasuk(tk.milik().pk, 0, "100", versi=5))


def test_ditarik_lewat_halaman_dan_pemilik_ditolak_bila_formulirnya_lama(client, tk):
    p = tk.milik()
    alamat = reverse("target_kinerja:langkah", args=[*KW, p.pk, "B03"])
    nilai = reverse("target_kinerja:nilai", args=[*DITJEN, "B03"])
    pemilik = tk.d.akun("pemilik_indikator", tk.d.ditjen)
    client.force_login(pemilik, backend=PINTU)
    assert f'name="langkah-{p.pk}" value="2"' in client.get(nilai).content.decode()
    client.force_login(tk.d.akun("pimpinan", tk.d.kanwil), backend=PINTU)
    assert "Tarik kembali" not in client.get(alamat).content.decode()
    isi = {"aksi": "tarik", "versi": 2, "alasan_tarik": ""}
    assert client.post(alamat, isi).status_code == 403
    client.force_login(tk.d.akun("operator", tk.d.kanwil), backend=PINTU)
    assert client.post(alamat, isi).status_code == 400
    assert client.post(alamat, isi | {"alasan_tarik": "Keliru"}).status_code == 302
    assert tk.sel().keadaan == "belum_dikirim"
    client.force_login(pemilik, backend=PINTU)
    post = {
        "pelaksana": p.pk, f"keputusan-{p.pk}": 0, f"langkah-{p.pk}": 2, f"nilai-{p.pk}": "100",
        f"alasan-{p.pk}": "Lewat jendela",
    }  # fmt: skip
    assert client.post(nilai, post).status_code == 409
    assert not NilaiTargetKinerja.objects.exists()


def test_beranda_menghitung_setiap_unit_dengan_kueri_tetap(client, tk):
    client.force_login(tk.d.akun("pimpinan", tk.d.kanwil), backend=PINTU)
    alamat = reverse("target_kinerja:beranda") + f"?tahun={TAHUN}&periode=B03"

    def kueri():
        client.get(alamat)
        with CaptureQueriesContext(connection) as k:
            teks = client.get(alamat).content.decode()
        return len(k), teks

    satu, _ = kueri()
    csv = client.get(f"{alamat}&unduh=csv").content.decode("utf-8-sig").splitlines()
    assert csv[0].startswith("Unit;Target;Belum dikirim;Dikembalikan;Belum diverifikasi;Dinilai")
    assert sorted(b.split(";", 1)[1] for b in csv[1:]) == ["1;0;0;1;0;0;"] * 2  # the office and its division
    for n in range(2, 10):
        tk.pilih(tk.target(str(n)), {tk.d.kanwil.pk: tk.d.divisi.pk})
    banyak, teks = kueri()
    assert banyak == satu and ">9<" in teks


def test_perubahan_syarat_bertanda_sampai_dibaca(client, tk):
    tk.syarat(("Laporan", True), ("Video", True), berlaku="B06", alasan="Kepmen baru")
    client.force_login(tk.d.akun("operator", tk.d.kanwil), backend=PINTU)
    unit = reverse("target_kinerja:unit", args=KW)
    assert "syarat bukti berubah" in client.get(unit).content.decode()
    alamat = reverse("target_kinerja:langkah", args=[*KW, tk.milik().pk, "B06"])
    assert "Kepmen baru" in client.get(alamat).content.decode()
    assert client.post(alamat, {"aksi": "tahu", "nomor": 1}).status_code == 409
    assert client.post(alamat, {"aksi": "tahu", "nomor": 2}).status_code == 302
    assert "syarat bukti berubah" not in client.get(unit).content.decode()


def test_pemilik_melihat_setiap_triwulan_dan_mengunduh_nilainya(client, tk):
    tk.nilai(masuk_nilai(tk, "97,5"))
    client.force_login(tk.d.akun("pemilik_indikator", tk.d.ditjen), backend=PINTU)
    teks = client.get(reverse("target_kinerja:kelola", args=DITJEN)).content.decode()
    assert "97,50" in teks and "Nilai B03" in teks
    nilai = reverse("target_kinerja:nilai", args=[*DITJEN, "B03"])
    csv = client.get(f"{nilai}?keadaan=dinilai&unduh=csv").content.decode("utf-8-sig").splitlines()
    assert len(csv) == 2 and csv[1].startswith(
        "Unit kw;1;Target 1;dinilai;97,5000;;2 April 2025 10.00 WIB;;Selesai"
    )
