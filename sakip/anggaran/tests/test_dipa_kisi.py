"""The grids to type in, faults at their row with names of people, corrections through the pages, sizes."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.anggaran.models import BarisDipa, Dipa, KunciAnggaran, Potret, RealisasiBaris, RevisiDipa
from sakip.perencanaan.models import Indikator

from .conftest import AWAL, TAHUN
from .test_dipa_halaman import PINTU, alamat, dilihat

LAYANAN, ALAT, GAJI = AWAL
R_GAJI, C_GAJI = (f"{k}-5001.eba.994.001-51" for k in "rc")


@pytest.fixture
def perencana(client, dunia_anggaran):
    client.force_login(dunia_anggaran.akun("perencana", dunia_anggaran.kantor), backend=PINTU)
    return client


def kisi(*baris, lama=False, **lain):
    """``lama``: the rows were stored. ``baris``: kode, uraian, jenis, pagu, blokir, catatan, hapus."""
    isi = {"tanggal": "2024-05-02", "banyak": str(len(baris)), "cara": "kisi", **lain}
    for n, b in enumerate(baris, 1):
        isi |= {f"l-{n}": "|".join(b[:3:2])} if lama else {}
        isi |= {f"{k}-{n}": str(x) for k, x in zip("kujpbch", b, strict=False)}
    return isi


def test_versi_diisi_dan_direvisi_lewat_kisi(perencana, dunia_anggaran):
    d = dunia_anggaran
    a = alamat("versi", dipa=d.a.pk)
    isi = kisi(LAYANAN, ("", "", "", ""), ALAT, GAJI, jenis="awal", dilihat="")
    assert perencana.post(a, isi).status_code == 302 and BarisDipa.objects.count() == 3
    revisi = kisi(
        (*LAYANAN[:3], "1.500", "", "naik"), (*ALAT, "", "dialihkan", "1"), GAJI, jenis="revisi", dilihat="0",
        lama=True,
    )  # fmt: skip
    assert perencana.post(a, revisi).status_code == 302
    akhir = RevisiDipa.objects.get(nomor=1)
    assert {b.kode: b.pagu for b in akhir.baris.all()} == {LAYANAN[0]: 1500, GAJI[0]: 600}
    banding = perencana.get(alamat("banding", dipa=d.a.pk)).content.decode()
    assert "naik" in banding and "6001.bah.001.052 53 dihapus: dialihkan" in banding
    # the same form sent again is refused, not stored twice
    assert perencana.post(a, revisi).status_code == 409 and RevisiDipa.objects.count() == 2


def test_baris_yang_ditambahkan_orang_lain_tidak_ikut_terhapus(perencana, dunia_anggaran):
    """The grid was opened over version 0; somebody stored version 1 with another line meanwhile."""
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    a = alamat("versi", dipa=d.a.pk)
    isi = kisi((*LAYANAN[:3], "1.500"), ALAT, GAJI, jenis="revisi", alasan="naik", dilihat="0", lama=True)
    d.versi(d.a, [*AWAL, ("7001.x.1", "Baru", "52", 5)], alasan="tambah", tanggal=dt.date(TAHUN, 2, 1))
    jawab = perencana.post(a, isi)
    assert jawab.status_code == 409 and 'value="1.500"' in jawab.content.decode()
    assert perencana.post(a, isi | {"dilihat": "1"}).status_code == 302
    assert {b.kode: b.pagu for b in RevisiDipa.objects.get(nomor=2).baris.all()} == {
        LAYANAN[0]: 1500, ALAT[0]: 400, GAJI[0]: 600, "7001.x.1": 5,
    }  # fmt: skip


def test_versi_tanpa_baris_ditolak(perencana, dunia_anggaran):
    a = alamat("versi", dipa=dunia_anggaran.a.pk)
    teks = perencana.post(a, kisi(("", "", "", ""), jenis="awal", dilihat="")).content.decode()
    assert "Belum ada baris" in teks and not RevisiDipa.objects.exists()


def test_tambah_baris_menyimpan_ketikan_dan_tidak_menyimpan_versi(perencana, dunia_anggaran):
    a = alamat("versi", dipa=dunia_anggaran.a.pk)
    teks = perencana.post(
        a, kisi(("6001.x", "Ketikan saya", "52", "5"), jenis="awal", dilihat="", tambah="5")
    )
    isi = teks.content.decode()
    assert (
        teks.status_code == 200 and "Ketikan saya" in isi and 'name="k-6"' in isi and 'name="k-7"' not in isi
    )
    assert not RevisiDipa.objects.exists()


def test_salah_disebut_di_atas_dengan_nama_dan_di_barisnya(perencana, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    a = alamat("versi", dipa=d.a.pk)
    isi = kisi((*LAYANAN[:3], "abc"), ALAT, GAJI, jenis="revisi", dilihat="0", alasan="x", lama=True)
    jawab = perencana.post(a, isi)
    teks = jawab.content.decode()
    assert jawab.status_code == 400 and '<a href="#baris-1">Baris 1 (6001.bah.001.051 52)</a>' in teks
    assert teks.count("tidak dapat dibaca sebagai angka") == 2 and 'value="abc"' in teks
    isi = kisi((*LAYANAN, "", "", "1"), ALAT, GAJI, jenis="revisi", dilihat="0", lama=True)
    assert (
        '<a href="#baris-1">Baris 1' in perencana.post(a, isi).content.decode()
    )  # taken out without a reason
    a = alamat("rpd", dipa=d.a.pk)
    teks = perencana.post(a, {"tanggal": "2024-01-02", "dilihat": "", "r-51-2": "-7"}).content.decode()
    assert '<a href="#r-51-2">Belanja pegawai, Februari</a>' in teks and 'id="r-51-2"' in teks


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"r-6001.bah.001.052-53": "-5"}, "6001.bah.001.052 53"),
        ({R_GAJI: "601"}, "melampaui pagu Rp600"),
        ({R_GAJI: "90"}, "turun dari potret sebelumnya, Rp100"),
        ({R_GAJI: "150", "tanggal": "2024-02-29"}, "potret yang tersimpan (31 Maret 2024)"),
        ({R_GAJI: "150", "tanggal": "2099-01-01"}, "belum tiba"),
        ({}, "Belum ada realisasi"),
    ],
)  # fmt: skip
def test_realisasi_yang_buruk_ditolak_dengan_kalimat_dan_tidak_ada_yang_tertulis(
    perencana, dunia_anggaran, isi, kata
):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {(GAJI[0], "51"): 100})
    a = alamat("potret", dipa=d.a.pk)
    asal = {"tanggal": "2024-04-30", "sumber": "SAKTI", "dilihat": dilihat(perencana, a)}
    jawab = perencana.post(a, asal | isi)
    assert jawab.status_code == 400 and kata in jawab.content.decode()
    assert RealisasiBaris.objects.count() == 1
    if R_GAJI in isi and "tanggal" not in isi:  # allowed with a reason
        assert perencana.post(a, asal | isi | {C_GAJI: "pengembalian"}).status_code == 302


def test_potret_dan_versi_dibetulkan_lewat_halaman(perencana, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {(GAJI[0], "51"): 100})
    riwayat = perencana.get(alamat("riwayat", dipa=d.a.pk)).content.decode()
    a = alamat("potret_koreksi", dipa=d.a.pk, potret=RealisasiBaris.objects.get().potret_id)
    assert a in riwayat and alamat("versi_koreksi", dipa=d.a.pk, nomor=0) in riwayat
    isi = {R_GAJI: "120", "alasan_koreksi": "salah salin", "dilihat": dilihat(perencana, a)}
    assert perencana.post(a, isi).status_code == 302 and RealisasiBaris.objects.get().rupiah == 120
    b = alamat("versi_koreksi", dipa=d.a.pk, nomor=0)
    isi = kisi(
        (*LAYANAN[:3], 900),
        ALAT,
        GAJI,
        jenis="awal",
        dilihat=dilihat(perencana, b),
        alasan_koreksi="ketik",
        lama=True,
    )
    assert perencana.post(b, isi).status_code == 302 and BarisDipa.objects.get(kode=LAYANAN[0]).pagu == 900
    teks = perencana.get(alamat("riwayat", dipa=d.a.pk)).content.decode()
    assert "salah salin" in teks and "5001.eba.994.001 51: 100 menjadi 120" in teks
    hapus = {"tindakan": "hapus", "alasan_koreksi": "salah satker"}
    assert perencana.post(a, hapus).status_code == 302 and not RealisasiBaris.objects.exists()
    assert perencana.get(a).status_code == 404


def test_kunci_diisi_lewat_kisi_dan_salahnya_di_barisnya(perencana, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    Indikator.objects.create(instansi=d.instansi, kunci="x", pemilik=d.kantor, jenis="IKK")
    a = alamat("kunci_isi", dipa=d.a.pk)
    isi = {"dilihat": "", "banyak": "1", "k-1": "6001", "i-1": "tidak-ada", "p-1": "100", "d-1": "volume"}
    teks = perencana.post(a, isi).content.decode()
    assert "Baris 1 (6001)" in teks and "tidak ada di instansi ini" in teks
    assert (
        perencana.post(a, isi | {"i-1": "x"}).status_code == 302 and KunciAnggaran.objects.get().persen == 100
    )


def test_dipa_besar_diisi_per_bagian_dan_halamannya_kecil(perencana, dunia_anggaran):
    d = dunia_anggaran
    baris = [(f"{k}.eba.{n // 40:03d}.{n:03d}", f"Uraian baris DIPA yang cukup panjang {n}", "52", 10**9)
             for k in (5001, 6001) for n in range(120)]  # fmt: skip
    d.versi(d.a, baris)
    a = alamat("versi", dipa=d.a.pk)
    banding, koreksi = alamat("banding", dipa=d.a.pk), alamat("versi_koreksi", dipa=d.a.pk, nomor=0)
    satu = alamat("dipa_satu", dipa=d.a.pk)
    halaman = (
        a,
        f"{a}?bagian=10",
        koreksi,
        banding,
        f"{banding}?tampil=semua",
        satu,
        f"{satu}?kode=6001.eba",
    )
    besar = {x: n for x in halaman if (n := len(perencana.get(x).content)) >= 50_000}
    assert besar == {}
    teks = perencana.get(satu).content.decode()
    assert 'href="?kode=6001.eba.002#j-pohon"' in teks and "6001.eba.002.119" not in teks
    assert "6001.eba.002.119" in perencana.get(f"{satu}?kode=6001.eba.002").content.decode()
    teks = perencana.get(f"{a}?bagian=10").content.decode()
    assert "216 baris di luar bagian ini" in teks and 'value="6001.eba.002.119"' in teks
    assert 'value="5001.eba.000.001"' not in teks
    isi = kisi(("6001.eba.002.119", "baru", "52", "5", "", "turun"),
               ("6001.eba.002.118", "", "52", "", "", "x", "1"), jenis="revisi", dilihat="0",
               bagian="10", lama=True)  # fmt: skip
    assert perencana.post(a, isi).status_code == 302
    akhir = RevisiDipa.objects.get(nomor=1).baris
    assert akhir.count() == 239 and akhir.get(kode="6001.eba.002.119").pagu == 5
    isi = kisi(("5001.eba.000.001", "ganda", "52", "5"), jenis="revisi", dilihat="1", bagian="10", alasan="x")
    assert "sudah ada di luar bagian ini" in perencana.post(a, isi).content.decode()


def test_realisasi_dipa_besar_diisi_bagian_demi_bagian_dalam_satu_potret(perencana, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, [(f"5001.eba.001.{n:03d}", f"Uraian yang cukup panjang {n}", "52", 100) for n in range(90)])
    a, alamat_kini = alamat("potret", dipa=d.a.pk), alamat("potret", dipa=d.a.pk)
    for bagian, baris in ((1, 0), (2, 40), (3, 89)):
        assert len(perencana.get(alamat_kini).content) < 50_000
        kini = f"r-5001.eba.001.{baris:03d}-52"
        isi = {"tanggal": "2024-03-31", "sumber": "SAKTI", "bagian": bagian, kini: "10",
               "dilihat": dilihat(perencana, alamat_kini)}  # fmt: skip
        jawab = perencana.post(a, isi)
        alamat_kini = jawab.headers["Location"]
    assert alamat_kini == alamat("dipa_satu", dipa=d.a.pk)
    assert Potret.objects.count() == 1 and RealisasiBaris.objects.count() == 3


def test_pencarian_uang_menyimpan_cakupan(perencana):
    teks = perencana.get(f"{alamat('kunci')}?cakupan=kantor").content.decode()
    assert '<input type="hidden" name="cakupan" value="kantor">' in teks


def test_serapan_satu_dipa_dan_dipa_kantor_lain_diabaikan(perencana, dunia_anggaran):
    d = dunia_anggaran
    lain = d.dipa("9001", d.tetangga)
    for x in (d.a, lain):
        d.versi(x, AWAL)
    assert "DIPA 1001 saja" in perencana.get(f"{alamat('serapan')}?dipa={d.a.pk}").content.decode()
    assert "9001" not in perencana.get(f"{alamat('serapan')}?dipa={lain.pk}").content.decode()
    for bentuk in ("bulan", "rupiah"):
        for tingkat in ("kro", "ro"):
            a = f"{alamat('serapan')}?tingkat={tingkat}&tampil={bentuk}"
            assert perencana.get(a).status_code == 200 == perencana.get(f"{a}&unduh=csv").status_code


@pytest.mark.parametrize(
    "nama", ["beranda", "dipa_satu", "banding", "riwayat", "versi", "potret", "kunci_isi"]
)
def test_kueri_halaman_tidak_bertambah_dengan_isinya(perencana, dunia_anggaran, nama):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 1, 31), {(GAJI[0], "51"): 1})
    a = reverse("anggaran:beranda") if nama == "beranda" else alamat(nama, dipa=d.a.pk)

    def hitung():
        perencana.get(a)
        with CaptureQueriesContext(connection) as k:
            assert perencana.get(a).status_code == 200
        return len(k)

    sebelum = hitung()
    d.versi(
        d.a, [*AWAL, *((f"5001.eba.994.{n:03d}", "Gaji", "52", 5) for n in range(20, 40))], alasan="tambah"
    )
    for bulan in (2, 3, 4):
        d.potret(d.a, dt.date(TAHUN, bulan, 28), {(GAJI[0], "51"): bulan * 10})
    for n in range(4):
        d.versi(d.dipa(f"40{n}", d.kantor), AWAL)
    for n in range(4):
        Dipa.objects.create(instansi=d.instansi, kode=f"l{n}", tahun=TAHUN - 1, unit=d.upt, nama="lama")
    assert hitung() <= sebelum + 1
