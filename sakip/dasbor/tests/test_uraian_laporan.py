"""Paragraphs of the profile: their order, the indicators that they are about; texts of divisions."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.aturan.kerangka import kerangka_lkjip
from sakip.berkas.models import Berkas
from sakip.dasbor.penulisan import rencana_penulisan
from sakip.dasbor.views.laporan_bersama import tanda_gambar
from sakip.jejak.models import Jejak
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.teks import gambar_bermasalah
from sakip.pelaporan.models import BerkasProfil, KerangkaLaporan, Profil, TeksLaporan, Uraian
from sakip.pelaporan.queries import profil_tahun
from sakip.pelaporan.services import berkas_dirujuk
from sakip.pengukuran.queries.capaian import capaian_unit
from sakip.perencanaan.models import Indikator

from .test_profil_laporan import masuk

DASAR = "/laporan/i/kw/2023/"
ISU = f"{DASAR}profil/isu_strategis/"


@pytest.fixture
def perencana(client, kantor):
    return masuk(client, kantor, "perencana", "1")


@pytest.fixture
def profil(kantor):
    return Profil.objects.create(unit=kantor.kanwil, tahun=2023)


def isi(kantor) -> list[str]:
    return [u.isi for u in profil_tahun(kantor.kanwil, 2023).menurut("isu_strategis")]


def test_uraian_bertukar_tempat_dengan_tetangganya(client, kantor, perencana, profil):
    for nama in "abc":  # as a package may bring them: one order for all
        Uraian.objects.create(profil=profil, jenis="isu_strategis", kunci=nama, urutan=0, isi=nama)
    lain = Uraian.objects.create(profil=profil, jenis="misi", kunci="a", urutan=7, isi="misi")
    c = Uraian.objects.get(jenis="isu_strategis", kunci="c")
    assert client.post(ISU, {"uraian": c.pk, "aksi": "naik"})["Location"] == f"{ISU}#uraian-{c.pk}"
    assert isi(kantor) == ["a", "c", "b"]
    client.post(ISU, {"uraian": c.pk, "aksi": "naik"})
    client.post(ISU, {"uraian": c.pk, "aksi": "naik"})  # first already
    assert isi(kantor) == ["c", "a", "b"] and Jejak.objects.filter(aksi="geser_uraian").count() == 2
    client.post(ISU, {"uraian": c.pk, "aksi": "turun"})
    assert isi(kantor) == ["a", "c", "b"]
    lain.refresh_from_db()
    c.refresh_from_db()
    assert (lain.urutan, c.versi) == (7, 1)  # an open form of it is not stale
    assert client.post(ISU, {"uraian": lain.pk, "aksi": "naik"}).status_code == 400


def test_isu_dikaitkan_dengan_indikator_pk(client, kantor, perencana, profil):
    halaman = client.get(ISU).content.decode()
    assert f'value="{kantor.bagian.kunci}"' in halaman and "Indikator yang terkait (0)" in halaman
    assert "Indikator yang terkait" not in client.get(f"{DASAR}profil/tugas/").content.decode()
    kunci = [kantor.indeks.kunci, kantor.bagian.kunci]
    client.post(ISU, {"judul": "Mutu", "isi": "Naik turun.", "indikator": kunci})
    satu = Uraian.objects.get()
    assert profil_tahun(kantor.kanwil, 2023).menurut("isu_strategis")[0].indikator == tuple(kunci)
    ubah = {"uraian": satu.pk, "versi": satu.versi, "judul": "Mutu", "isi": "Naik.", "aksi": "simpan"}
    assert client.post(ISU, ubah | {"indikator": ["asing"]}).status_code == 400
    satu.refresh_from_db()
    assert satu.isi == "Naik turun."  # nothing of it
    client.post(ISU, ubah | {"indikator": [kantor.bagian.kunci]})
    assert profil_tahun(kantor.kanwil, 2023).menurut("isu_strategis")[0].indikator == (kantor.bagian.kunci,)
    assert f'"indikator":["{kantor.bagian.kunci}"]' in Jejak.objects.get(aksi="ubah_uraian").perubahan
    client.post(ISU, ubah | {"versi": 2})  # all unchecked
    assert profil_tahun(kantor.kanwil, 2023).menurut("isu_strategis")[0].indikator == ()


def test_kaitan_yang_keluar_dari_pk_tetap_terlihat(client, kantor, perencana, profil):
    asing = Indikator.objects.create(
        instansi=kantor.instansi, kunci="asing.x", jenis="IKK", pemilik=kantor.kanwil
    )
    satu = Uraian.objects.create(profil=profil, jenis="isu_strategis", kunci="a", isi="x")
    satu.kaitan.create(indikator=asing, urutan=0)
    assert f"{asing.kunci} (tidak ada pada Perjanjian Kinerja 2023)" in client.get(ISU).content.decode()


def test_gambar_yang_dapat_dipakai_disebut_pada_teks_dan_uraian(client, kantor, perencana, profil):
    for kunci, jenis in (("foto", "image/png"), ("sk", "application/pdf")):
        berkas = Berkas.objects.create(instansi=kantor.instansi, sha256=kunci[0] * 64, ukuran=9, jenis=jenis)
        BerkasProfil.objects.create(
            unit=kantor.kanwil, tahun=2023, kunci=kunci, nama="x", teks_alternatif="Loket", berkas=berkas
        )
    for alamat in (ISU, f"{DASAR}teks/bab/bab4.langkah/"):
        halaman = client.get(alamat).content.decode()
        assert "berkas:foto" in halaman and "berkas:sk" not in halaman


def test_tanda_gambar_terbaca_kembali_sebagai_gambar_walau_katanya_bertanda():
    b = BerkasProfil(kunci="foto", teks_alternatif='Loket [satu] "A"', keterangan='Loket "A"')
    tanda = tanda_gambar(b)
    assert berkas_dirujuk([tanda]) == {"foto"}
    (cela,) = gambar_bermasalah(tanda, {})  # understood as a picture, which is not there
    assert cela[0] == "foto"


def test_kueri_uraian_tidak_bertambah_dengan_banyaknya(client, kantor, perencana, profil):
    def banyak() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(ISU).status_code == 200
        return len(kueri)

    Uraian.objects.create(profil=profil, jenis="isu_strategis", kunci="x", isi="x")
    banyak()
    awal = banyak()
    for n in range(8):
        u = Uraian.objects.create(profil=profil, jenis="isu_strategis", kunci=f"x{n}", isi="x", unit=kantor.a)
        u.kaitan.create(indikator=kantor.bagian, urutan=0)
    assert banyak() <= awal


# --- texts of divisions --------------------------------------------------------------------------------


def test_teks_divisi_ditulis_dan_sampai_ke_laporan(client, kantor, perencana):
    alamat = f"{DASAR}teks/divisi/a/"
    assert f'href="{alamat}"' in client.get(DASAR).content.decode()
    halaman = client.get(alamat).content.decode()
    assert 'name="isi-isi"' in halaman and 'name="isi-sebab"' in halaman
    jawab = client.post(alamat, {"isi-isi": "Unit ini melayani.", "versi-isi": "0"}, follow=True)
    assert jawab.status_code == 200 and "Tidak ada yang berlawanan" in jawab.content.decode()
    teks = bahan_lkjip(kantor.kanwil, 2023, pada=dt.date(2024, 2, 1)).teks
    assert teks["divisi", "a", "isi"] == "Unit ini melayani."
    for asing in ("tidak-ada", "k"):
        assert client.get(f"{DASAR}teks/divisi/{asing}/").status_code == 404


def test_divisi_yang_memegang_indikator_disebut_belum_ditulis(kantor):
    def keadaan() -> dict[str, tuple[int, bool]]:
        hasil = capaian_unit(kantor.kanwil, 2023, pada=dt.date(2024, 2, 1))
        return {t.kunci: (t.ada, t.perlu) for t in rencana_penulisan(kantor.kanwil, 2023, hasil).divisi}

    assert keadaan()["kw"] == (0, False)  # the office answers for its own indicators
    kode = "kemenkumham-2023"
    assert kerangka_lkjip(2023, kode=kode, ubahan=()).telaah_pada("divisi")
    KerangkaLaporan.objects.create(instansi=kantor.instansi, sejak_tahun=2023, kode=kode)
    TeksLaporan.objects.create(
        unit=kantor.kanwil, tahun=2023, tingkat="divisi", kunci="a", bagian="isi", isi="x"
    )
    assert keadaan() == {"kw": (0, True), "a": (1, False), "b": (0, False)}
