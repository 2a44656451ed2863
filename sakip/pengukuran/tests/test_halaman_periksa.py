"""From the list and the check before submitting, the way to what is still missing."""

import pytest

from sakip.pengukuran.tests.test_halaman_formulir import ALAMAT, kantor, kirim, masuk, orang

__all__ = ["kantor"]

pytestmark = pytest.mark.django_db
PERIKSA = "/pengukuran/alur/i/a/2023/3/"


def test_yang_belum_diisi_bertautan_ke_formulirnya_hanya_bagi_pengisinya(kantor):
    isi = kantor.klien.get(PERIKSA).content.decode()
    assert "Isi formulir" in isi and f'href="{ALAMAT}#{kantor.m}"' in isi
    assert '"/panduan/operator/"' in isi
    kirim(kantor, {kantor.m: "12"})
    isi = kantor.klien.get(PERIKSA).content.decode()
    assert f'href="{ALAMAT}#{kantor.m}"' not in isi and f'href="{ALAMAT}#{kantor.s}"' in isi
    lain = masuk(orang("3", kantor.kanwil, "verifikator")).get(PERIKSA).content.decode()
    assert "belum diisi" in lain and "Isi formulir" not in lain and f"#{kantor.s}" not in lain
    assert '"/panduan/verifikator/"' in lain


def test_ajukan_yang_kurang_menyebut_hanya_yang_dapat_dilakukan(kantor):
    jawab = kantor.klien.post(f"{PERIKSA}langkah/", {"tindakan": "ajukan", "dilihat": "0"})
    isi = jawab.content.decode()
    assert jawab.status_code == 400 and "atau tulis nihil bila tidak ada kejadian." in isi
    assert "nyatakan" not in isi


def test_daftar_formulir_menunjukkan_jalan_ke_verifikasi_hanya_bagi_pemutus(kantor):
    tombol = 'href="/pengukuran/alur/">Verifikasi dan persetujuan</a></p>'
    assert tombol in masuk(orang("3", kantor.kanwil, "verifikator")).get("/pengukuran/").content.decode()
    assert tombol not in kantor.klien.get("/pengukuran/").content.decode()
