"""The pages of DIPA, absorption, outputs and keys: who may, what a refused form keeps, exports, queries."""

import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sakip.anggaran.models import Dipa, KunciAnggaran, RealisasiBaris, RincianOutput, VersiRpd
from sakip.perencanaan.models import Indikator, Program

from .conftest import AWAL, TAHUN

PINTU = "allauth.account.auth_backends.AuthenticationBackend"
BACA = ("ringkasan", "dipa", "serapan", "output", "kunci")


def alamat(nama, unit="kw", **lain):
    return reverse(f"anggaran:{nama}", kwargs={"instansi": "i", "unit": unit, "tahun": TAHUN, **lain})


@pytest.fixture
def perencana(client, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {("5001.eba.994.001", "51"): 150})
    client.force_login(d.akun("perencana", d.kantor), backend=PINTU)
    return client


def formulir(d):
    satu = ("dipa_ubah", "versi", "rpd", "potret", "ro", "kunci_isi")
    potret = RealisasiBaris.objects.filter(dipa=d.a).values_list("potret_id", flat=True).first() or 1
    return [
        alamat("dipa_baru"), *(alamat(n, dipa=d.a.pk) for n in satu), alamat("progres", dipa=d.a.pk, bulan=3),
        alamat("versi_koreksi", dipa=d.a.pk, nomor=0), alamat("potret_koreksi", dipa=d.a.pk, potret=potret),
    ]  # fmt: skip


def dilihat(klien, a, nama="dilihat"):
    """What the form says that it showed."""
    return re.search(f'name="{nama}" value="([^"]*)"', klien.get(a).content.decode()).group(1)


def test_semua_halaman_terbuka_untuk_perencana(perencana, dunia_anggaran):
    d = dunia_anggaran
    RincianOutput.objects.create(dipa=d.a, kode="6001.bah.001", nama="RO", satuan="orang", target=10)
    satu = (alamat(n, dipa=d.a.pk) for n in ("dipa_satu", "banding", "riwayat"))
    baca = [reverse("anggaran:beranda"), *map(alamat, BACA), *satu]
    for a in [*baca, f"{alamat('dipa')}?tampil=baris", *formulir(d)]:
        assert perencana.get(a).status_code == 200, a
    for a in (
        f"{alamat('ringkasan')}?cakupan=kantor",
        f"{alamat('serapan')}?tingkat=jenis",
        alamat("dipa", "upt"),
    ):
        assert perencana.get(a).status_code == 200, a


def test_pemirsa_membaca_tetapi_tidak_mengisi(client, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    client.force_login(d.akun("pemirsa", d.kantor), backend=PINTU)
    assert all(client.get(alamat(n)).status_code == 200 for n in BACA)
    assert "Tambah DIPA" not in client.get(alamat("dipa")).content.decode()
    assert {client.get(a).status_code for a in formulir(d)} == {403}
    assert {client.post(a).status_code for a in formulir(d)} == {403}


@pytest.mark.parametrize("peran", ["verifikator", "pemirsa", "evaluator", "operator"])
def test_yang_boleh_membaca_menemukan_anggaran_dalam_menu(client, dunia_anggaran, peran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    client.force_login(d.akun(peran, d.kantor), backend=PINTU)
    teks = client.get(alamat("dipa")).content.decode()
    assert f'href="{reverse("anggaran:beranda")}"' in teks.partition('class="remah"')[0]
    assert "Tambah DIPA" not in teks and "Satker 1001" in teks


def test_perencana_tetangga_tidak_dapat_masuk(client, dunia_anggaran):
    d = dunia_anggaran
    client.force_login(d.akun("perencana", d.tetangga), backend=PINTU)
    assert {client.get(alamat(n)).status_code for n in BACA} == {403}
    assert client.get(alamat("dipa_satu", "kx", dipa=d.a.pk)).status_code == 404


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
@pytest.mark.parametrize("nama", BACA[1:])
def test_setiap_tabel_dapat_diunduh(perencana, nama, bentuk):
    jawab = perencana.get(f"{alamat(nama)}?unduh={bentuk}")
    assert jawab.status_code == 200 and f".{bentuk}" in jawab["Content-Disposition"]


@pytest.mark.parametrize("nama", BACA[1:])
def test_setiap_unduhan_menyebut_cakupan_versi_dan_tanggalnya(perencana, nama):
    a = alamat(nama)
    buku = load_workbook(io.BytesIO(perencana.get(f"{a}?unduh=xlsx&cakupan=kantor").content))
    assert buku.sheetnames[1:] == ["Keterangan"]
    isi = dict(buku["Keterangan"].iter_rows(values_only=True))
    assert "Cakupan: kantor sendiri" in isi["Dasar"] and "DIPA awal (2 Januari 2024)" in isi["Dasar"]
    assert isi["DIPA 1001"] == (
        "Satker 1001; DIPA awal (2 Januari 2024); realisasi Isian kantor per 31 Maret 2024"
    )
    assert isi["Tahun anggaran"] == "2024" and "kw" in isi["Kantor"]
    baris = perencana.get(f"{a}?unduh=csv&cari=zzz").content.decode("utf-8-sig").split("\r\n")
    assert baris[0].startswith("Tabel;") and "Disaring dengan kata;zzz" in baris
    kosong = baris.index("")
    assert any("dengan unit di bawahnya" in b for b in baris[:kosong]) and ";" in baris[kosong + 1]


def test_unduhan_banding_dan_emonev_menyebut_dasarnya(perencana, dunia_anggaran):
    for a in (alamat("banding", dipa=dunia_anggaran.a.pk), alamat("emonev"), alamat("prioritas")):
        teks = perencana.get(f"{a}?unduh=csv&tampil=semua").content.decode("utf-8-sig")
        assert teks.startswith("Tabel;") and "\r\nDasar;Cakupan: " in teks, a


def test_serapan_output_sebuah_bulan_menyebut_pagu_yang_dipakainya(perencana):
    bulan, setahun = (perencana.get(f"{alamat('output')}?bulan={n}").content.decode() for n in (3, 12))
    kata = "terhadap pagu versi yang berlaku pada akhir bulan itu"
    assert kata in bulan and kata not in setahun


def test_potret_yang_tidak_memuat_baris_potret_sebelumnya_diingatkan(perencana, dunia_anggaran):
    d = dunia_anggaran
    a = alamat("potret", dipa=d.a.pk)
    kirim = {"tanggal": "2024-06-30", "sumber": "Isian kantor", "dilihat": dilihat(perencana, a)}
    lain = perencana.post(a, {**kirim, "r-6001.bah.001.051-52": "700"}, follow=True).content.decode()
    assert "1 baris yang ada dalam potret sebelumnya tidak diisi: 5001.eba.994.001 51" in lain
    assert "kurang Rp150 atau lebih" in lain
    kirim["tanggal"] = "2024-07-31"
    isi = {"r-6001.bah.001.051-52": "700", "r-5001.eba.994.001-51": "200"}
    assert "tidak diisi" not in perencana.post(a, {**kirim, **isi}, follow=True).content.decode()


def test_program_yang_berganti_nama_ditawarkan_sekali_dan_yang_terpilih_tetap(perencana, dunia_anggaran):
    d = dunia_anggaran
    lama, baru, nanti = (
        Program.objects.create(instansi=d.instansi, kode="013.01", nama=nama, sejak_tahun=sejak)
        for nama, sejak in (("Nama lama", TAHUN - 4), ("Nama baru", TAHUN), ("Nama nanti", TAHUN + 1))
    )
    teks = perencana.get(alamat("dipa_baru")).content.decode()
    assert f'value="{baru.pk}"' in teks and "Nama lama" not in teks and nanti.nama not in teks
    Dipa.objects.filter(pk=d.a.pk).update(program=lama)
    teks = perencana.get(alamat("dipa_ubah", dipa=d.a.pk)).content.decode()
    assert f'value="{lama.pk}" selected' in teks and "Nama baru" not in teks


def test_dari_dipa_baru_sampai_kunci_lewat_halaman(perencana, dunia_anggaran):
    d = dunia_anggaran
    Indikator.objects.create(instansi=d.instansi, kunci="x", pemilik=d.kantor, jenis="IKK")
    perencana.post(alamat("dipa_baru"), {"kode": "1003", "nama": "Satker baru"})
    baru = Dipa.objects.get(kode="1003")
    a = alamat("versi", dipa=baru.pk)
    isi = {
        "jenis": "awal",
        "tanggal": "2024-01-02",
        "dilihat": "",
        "cara": "teks",
        "baris": "kode;uraian\n6001.bah.1;Layanan;52;1.000.000",
    }
    assert perencana.post(a, isi).status_code == 302
    b = baru.revisi.get().baris.get()
    assert (b.pagu, b.jenis_belanja) == (1000000, "52")
    perencana.post(
        alamat("rpd", dipa=baru.pk), {"tanggal": "2024-01-03", "dilihat": "", "r-52-1": "2.000.000"}
    )
    assert VersiRpd.objects.get().baris.get().rupiah == 2000000
    assert "melampaui pagu" in perencana.get(alamat("dipa_satu", dipa=baru.pk)).content.decode()
    a = alamat("potret", dipa=baru.pk)
    isi = {"tanggal": "2024-01-31", "sumber": "SAKTI", "r-6001.bah.1-52": "400.000"}
    assert perencana.post(a, {**isi, "dilihat": "baris lain"}).status_code == 409
    perencana.post(a, {**isi, "dilihat": dilihat(perencana, a)})
    assert RealisasiBaris.objects.get(dipa=baru).rupiah == 400000
    perencana.post(
        alamat("ro", dipa=baru.pk), {"kode": "6001.bah.1", "nama": "RO", "satuan": "orang", "target": "4"}
    )
    r = RincianOutput.objects.get()
    perencana.post(alamat("progres", dipa=baru.pk, bulan=1), {f"v-{r.pk}": "1", f"p-{r.pk}": "25"})
    assert r.capaian.get().progres == 25
    isi = {"dilihat": "", "cara": "teks", "baris": "6001;x;100;seluruhnya untuk layanan"}
    assert perencana.post(alamat("kunci_isi", dipa=baru.pk), isi).status_code == 302
    assert KunciAnggaran.objects.get().persen == 100
    assert "400.000" in perencana.get(alamat("kunci")).content.decode()


def test_isian_yang_ditolak_tampil_lagi_dengan_sebabnya(perencana, dunia_anggaran):
    d = dunia_anggaran
    isi = {
        "jenis": "revisi",
        "tanggal": "2024-05-02",
        "dilihat": "0",
        "cara": "teks",
        "baris": "6001.bah.001.051;Layanan;52;salah",
    }
    jawab = perencana.post(alamat("versi", dipa=d.a.pk), isi)
    teks = jawab.content.decode()
    assert jawab.status_code == 400 and "Layanan;52;salah" in teks and "Baris 1" in teks
    jawab = perencana.post(alamat("versi", dipa=d.a.pk), {**isi, "dilihat": "7"})
    isi_basi = jawab.content.decode()
    assert jawab.status_code == 409 and "Sudah diubah sejak Anda membukanya" in isi_basi
    assert "bandingkan dengan ketikan Anda, lalu simpan lagi yang masih benar" in isi_basi
    jawab = perencana.post(alamat("versi", dipa=d.a.pk), {**isi, "baris": "hanya satu kolom", "tanggal": ""})
    assert jawab.status_code == 400
    a = alamat("potret", dipa=d.a.pk)
    jawab = perencana.post(
        a, {"tanggal": "2024-02-01", "r-5001.eba.994.001-51": "1", "dilihat": dilihat(perencana, a)}
    )
    assert jawab.status_code == 400 and "riwayat yang menyusul" in jawab.content.decode()


@pytest.mark.parametrize("nama", BACA)
def test_kueri_halaman_tidak_bertambah_dengan_banyaknya_dipa(perencana, dunia_anggaran, nama):
    d = dunia_anggaran

    def hitung():
        perencana.get(alamat(nama))
        with CaptureQueriesContext(
            connection,
        ) as k:
            assert perencana.get(alamat(nama)).status_code == 200
        return len(k)

    sebelum = hitung()
    for n in range(8):
        x = d.dipa(f"30{n}", d.upt)
        d.versi(x, AWAL)
        d.potret(x, dt.date(TAHUN, 3, 31), {("5001.eba.994.001", "51"): 10})
        RincianOutput.objects.create(dipa=x, kode="6001.bah.001", nama="RO", satuan="orang", target=10)
    # the first row of a kind may add one reading (names, reports of outputs)
    assert hitung() <= sebelum + 1
