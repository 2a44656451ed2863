"""Saving a form: all or nothing, each fault by its field, nobody's work overwritten, sums of the parent."""

import datetime as dt
import threading
from decimal import Decimal as D

import pytest
from django.db import connection, connections

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.pengukuran.angka_isian import baca
from sakip.pengukuran.formulir import IsianMasuk
from sakip.pengukuran.medan import baca_medan, pisahkan
from sakip.pengukuran.models import CatatanIndikator, DrafIsian, Isian, Kejadian, NilaiLangsung, RekapUnit
from sakip.pengukuran.queries.formulir import formulir
from sakip.pengukuran.services.draf import simpan_draf
from sakip.pengukuran.services.isian import simpan_isian
from sakip.pengukuran.services.rekap import selisih_rekap
from sakip.perencanaan.models import KategoriVariabel, PengisiVariabel

from .conftest import Wilayah

#: The suite's SQLite lives in memory, where a second writer is refused at once instead of waiting.
serentak = pytest.mark.skipif(connection.vendor == "sqlite", reason="perlu basis data berberkas atau server")
KINI = dt.datetime(2023, 4, 2, 3, tzinfo=dt.UTC)


def simpan(w, isi, versi=None, *, unit=None, bulan=3, oleh=None, asal="ketik"):
    return simpan_isian(
        unit=unit or w.a,
        tahun=2023,
        bulan=bulan,
        masuk=IsianMasuk(isi, versi or {}),
        asal=asal,
        oleh=oleh or aktor_sistem(),
        peran="Operator",
        waktu=KINI,
    )


def salah(w, isi, **k):
    with pytest.raises(GalatSakip) as galat:
        simpan(w, isi, **k)
    return {m.tempat: f"{m.pesan} {m.saran}" for m in galat.value.masalah}


def siapkan(w):
    w.masuk, w.selesai = w.variabel("masuk"), w.variabel("selesai")
    w.indikator("1.1", D(90), "selesai / masuk * 100", {"selesai": w.selesai, "masuk": w.masuk})
    for unit in (w.a, w.b):
        for v in (w.masuk, w.selesai):
            PengisiVariabel.objects.create(variabel=v, unit=unit, sejak_tahun=2020)
    w.m, w.s = f"v-{w.masuk.pk}", f"v-{w.selesai.pk}"
    return w


@pytest.fixture
def layanan(wilayah):
    return siapkan(wilayah)


def nilai(w, v, unit=None):
    return {
        i.periode: (i.nilai, i.keadaan, i.versi) for i in Isian.objects.filter(unit=unit or w.a, variabel=v)
    }


# --- numbers as people type them -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("1.234,5", D("1234.5")),
        ("1.154", D(1154)),
        ("0", D(0)),
        (" 12 ", D(12)),
        ("-7", D(-7)),
        ("Rp 5.000,-", D(5000)),
        ("2,5 juta", D(2500000)),
        ("12 orang", D(12)),
        ("nihil", "nihil"),
        ("-", "nihil"),
        ("–", "nihil"),
        ("", None),
        ("   ", None),
        ("12.3456", D("12.3456")),
    ],
)
def test_angka_indonesia_terbaca(teks, hasil):
    assert baca(teks, satuan="orang") == hasil


@pytest.mark.parametrize("satuan", ["persen", "%", "Persen", "Persentase", "prosentase", ""])
def test_tanda_persen_diterima_pada_yang_diisi_persen(satuan):
    assert baca("93,5%", satuan=satuan) == D("93.5")


@pytest.mark.parametrize(
    "teks",
    [
        "abc",
        "12a",
        "1,234.5",
        "(12)",
        "1e5",
        "12 34",
        "0,12345",
        "9" * 30,
        "99999999999999999",
        "1" * 61,
        "🙂",
        "12🙂",
        "=1+1",
        "١٢",
        "NaN",
        "12 kuda",
        "5%",
        "--5",
    ],
)
def test_angka_yang_meragukan_ditolak_dengan_tempat_dan_saran(teks):
    with pytest.raises(GalatSakip) as galat:
        baca(teks, medan="v-1", satuan="orang")
    (m,) = galat.value.masalah
    assert m.tempat == "v-1" and m.pesan and m.saran


def test_nama_medan_palsu_tidak_dikenal():
    for nama in (
        "v-0",
        "v-1-x-2",
        "v-1;drop",
        "v-1-e-2-oleh",
        "i-1-nilai",
        "c-1",
        "x-1",
        "v-" + "9" * 30,
        "v-١",
    ):
        assert baca_medan(nama) is None
    isi, versi = pisahkan(
        {"v-1": "5\r\n6", "versi-v-1": "3", "versi-v-2": "x", "unit": "9", "versi-oleh": "1"}
    )
    assert (isi, versi) == ({"v-1": "5\n6"}, {"v-1": 3})


# --- all or nothing --------------------------------------------------------------------------------


def test_simpan_menulis_nilai_jejak_dan_jumlah_induk_sekaligus(layanan):
    hasil = simpan(layanan, {layanan.m: "1.250", layanan.s: "nihil"})
    assert (sorted(hasil.baru), hasil.ubah, hasil.sama) == (sorted([layanan.m, layanan.s]), (), ())
    assert nilai(layanan, layanan.masuk) == {"2023-03": (D(1250), "ada", 1)}
    assert nilai(layanan, layanan.selesai) == {"2023-03": (None, "nihil", 1)}
    jejak = Jejak.objects.get(aksi="isian.simpan")
    assert jejak.rantai == "i/a" and '"masuk 2023-03":["","1.250"]' in jejak.perubahan
    rekap = RekapUnit.objects.get(induk=layanan.kanwil, variabel=layanan.masuk, bacaan="sementara")
    assert (rekap.jumlah, rekap.cacah, rekap.hilang) == (D(1250), 1, 1)
    assert list(selisih_rekap(unit=layanan.kanwil, tahun=2023)) == []


def test_kiriman_kedua_yang_sama_tidak_berbuat_apa_apa(layanan):
    simpan(layanan, {layanan.m: "10"})
    hasil = simpan(layanan, {layanan.m: "10,0"})
    assert (hasil.baru, hasil.ubah, hasil.sama) == ((), (), (layanan.m,))
    assert Jejak.objects.filter(aksi="isian.simpan").count() == 1
    assert nilai(layanan, layanan.masuk)["2023-03"][2] == 1


def test_satu_salah_berarti_tidak_ada_yang_tersimpan(layanan):
    pesan = salah(layanan, {layanan.m: "10", layanan.s: "sepuluh"})
    assert list(pesan) == [layanan.s]
    assert not Isian.objects.exists() and not Jejak.objects.filter(aksi="isian.simpan").exists()


def test_tiap_medan_salah_disebut_sendiri(layanan):
    assert set(salah(layanan, {layanan.m: "-3", layanan.s: "1,234.5"})) == {layanan.m, layanan.s}


def test_kosong_membiarkan_dan_kosongkan_menarik(layanan):
    simpan(layanan, {layanan.m: "10"})
    assert simpan(layanan, {layanan.m: ""}).sama == ()
    assert nilai(layanan, layanan.masuk)["2023-03"][0] == D(10)
    simpan(layanan, {layanan.m: "kosongkan"}, {layanan.m: 1})
    assert nilai(layanan, layanan.masuk) == {}
    assert not RekapUnit.objects.filter(variabel=layanan.masuk).exists()


def test_medan_di_luar_formulir_ditolak(layanan):
    asing = layanan.variabel("asing")
    for medan in (f"v-{asing.pk}", "v-999999", "i-1", "ngawur", f"{layanan.m}-k-1", f"{layanan.m}-b-0-nama"):
        assert "tidak ada pada formulir" in next(iter(salah(layanan, {medan: "1"}).values()))
    assert not Isian.objects.exists()


def test_formulir_yang_sudah_diajukan_terkunci(layanan):
    layanan.setujui(layanan.a, "2023-03", langkah=("ajukan",))
    assert "sudah diajukan" in salah(layanan, {layanan.m: "1"})["formulir"]
    layanan.setujui(layanan.a, "2023-04", langkah=("ajukan", "kembalikan"))
    assert simpan(layanan, {layanan.m: "1"}, bulan=4).baru == (layanan.m,)


def test_bulan_yang_tidak_ada_ditolak(layanan):
    assert "tidak ada" in salah(layanan, {layanan.m: "1"}, bulan=13)["alamat"]


# --- two people ------------------------------------------------------------------------------------


def test_versi_lama_ditolak_dengan_kedua_nilai_dan_yang_lain_tidak_tersimpan(layanan):
    sari = buat_akun(nama="Sari", nip="1")
    simpan(layanan, {layanan.m: "10"})
    simpan(layanan, {layanan.m: "12"}, {layanan.m: 1}, oleh=sari)
    with pytest.raises(Basi) as basi:
        simpan(layanan, {layanan.m: "11", layanan.s: "5"}, {layanan.m: 1})
    (m,) = basi.value.masalah
    assert m.tempat == layanan.m and "Sari: 12" in m.pesan and "11" in m.pesan
    assert nilai(layanan, layanan.masuk)["2023-03"] == (D(12), "ada", 2)
    assert nilai(layanan, layanan.selesai) == {}
    simpan(layanan, {layanan.m: "11", layanan.s: "5"}, {layanan.m: 2})
    assert nilai(layanan, layanan.masuk)["2023-03"] == (D(11), "ada", 3)


def test_baris_baru_yang_lebih_dahulu_diisi_orang_lain_bukan_untuk_ditimpa(layanan):
    simpan(layanan, {layanan.m: "10"})
    with pytest.raises(Basi):
        simpan(layanan, {layanan.m: "11"})


def test_dua_orang_pada_baris_berbeda_sama_sama_tersimpan(layanan):
    simpan(layanan, {layanan.m: "10"})
    simpan(layanan, {layanan.s: "9"})
    assert nilai(layanan, layanan.masuk)["2023-03"][0] == D(10)
    assert nilai(layanan, layanan.selesai)["2023-03"][0] == D(9)


def test_simpan_membuang_draf_sendiri_saja(layanan):
    sari = buat_akun(nama="Sari", nip="1")
    for akun in (sari, aktor_sistem()):
        simpan_draf(akun=akun, unit=layanan.a, periode="2023-03", isi={layanan.m: "1"}, versi={}, waktu=KINI)
    simpan(layanan, {layanan.m: "10"})
    assert [d.akun for d in DrafIsian.objects.all()] == [sari]


@serentak
@pytest.mark.django_db(transaction=True)
def test_dua_anak_yang_menyimpan_bersamaan_sama_sama_masuk_jumlah_induk():
    w = siapkan(Wilayah())
    aktor_sistem()
    gerbang, galat = threading.Barrier(2), []

    def kerja(unit, angka):
        try:
            gerbang.wait(10)
            for n in range(3):
                simpan(w, {w.m: str(angka + n)}, {w.m: n}, unit=unit)
        except Exception as salah:
            galat.append(salah)
        finally:
            connections.close_all()

    benang = [threading.Thread(target=kerja, args=(u, n)) for u, n in ((w.a, 100), (w.b, 2000))]
    for b in benang:
        b.start()
    for b in benang:
        b.join(60)
    assert galat == []
    rekap = RekapUnit.objects.get(induk=w.kanwil, variabel=w.masuk, bacaan="sementara")
    assert (rekap.jumlah, rekap.cacah, rekap.hilang) == (D(102 + 2002), 2, 0)
    assert list(selisih_rekap(unit=w.kanwil, tahun=2023)) == []


@serentak
@pytest.mark.django_db(transaction=True)
def test_dua_orang_pada_baris_yang_sama_hanya_satu_yang_masuk():
    w = siapkan(Wilayah())
    aktor_sistem()
    gerbang, hasil = threading.Barrier(2), []

    def kerja(angka):
        try:
            gerbang.wait(10)
            simpan(w, {w.m: angka})
            hasil.append(angka)
        except Basi:
            hasil.append("basi")
        finally:
            connections.close_all()

    benang = [threading.Thread(target=kerja, args=(n,)) for n in ("10", "11")]
    for b in benang:
        b.start()
    for b in benang:
        b.join(60)
    assert len(hasil) == 2 and hasil.count("basi") == 1
    assert Isian.objects.filter(variabel=w.masuk).count() == 1


# --- breakdowns, lists, letters, notes -------------------------------------------------------------


@pytest.fixture
def rinci(layanan):
    layanan.daring = KategoriVariabel.objects.create(variabel=layanan.masuk, kode="daring", nama="Daring")
    layanan.loket = KategoriVariabel.objects.create(variabel=layanan.masuk, kode="loket", nama="Loket")
    layanan.kd, layanan.kl = (f"{layanan.m}-k-{k.pk}" for k in (layanan.daring, layanan.loket))
    return layanan


def test_rincian_menjadi_keseluruhan(rinci):
    simpan(rinci, {rinci.kd: "4", rinci.kl: "6"})
    v = next(v for v in formulir(rinci.a, 2023, 3, pada=KINI.date()).variabel if v.kunci == "masuk")
    assert (v.nilai, [b.nilai for b in v.bagian]) == (D(10), [D(4), D(6)])


@pytest.mark.parametrize(("utuh", "boleh"), [("10", True), ("11", False), ("9", False), ("nihil", False)])
def test_keseluruhan_yang_diketik_harus_sama_dengan_rinciannya(rinci, utuh, boleh):
    isi = {rinci.kd: "4", rinci.kl: "6", rinci.m: utuh}
    if boleh:
        assert len(simpan(rinci, isi).baru) == 3
    else:
        assert "jumlah rinciannya 10" in salah(rinci, isi)[rinci.m]


def test_rincian_yang_diubah_sendirian_dibandingkan_dengan_keseluruhan_tersimpan(rinci):
    simpan(rinci, {rinci.kd: "4", rinci.kl: "6", rinci.m: "10"})
    assert rinci.m in salah(rinci, {rinci.kd: "5"}, versi={rinci.kd: 1})
    assert rinci.m in salah(rinci, {rinci.kl: "kosongkan"}, versi={rinci.kl: 1})


@pytest.fixture
def suluh(wilayah):
    v = wilayah.variabel("suluh", bentuk="daftar")
    wilayah.indikator("1.1", D(4), "suluh", {"suluh": v}, satuan="kegiatan")
    PengisiVariabel.objects.create(variabel=v, unit=wilayah.a, sejak_tahun=2020)
    KategoriVariabel.objects.create(variabel=v, kode="desa", nama="Desa")
    wilayah.v, wilayah.m = v, f"v-{v.pk}"
    return wilayah


def baris(w, n, tanggal, nama, **lain):
    return {f"{w.m}-b-{n}-{k}": t for k, t in {"tanggal": tanggal, "nama": nama, **lain}.items()}


def versi(w):
    return {w.m: formulir(w.a, 2023, 3, pada=KINI.date()).variabel[0].versi}


def test_kejadian_ditambah_diubah_dan_dihapus(suluh):
    simpan(
        suluh,
        baris(suluh, 0, "2023-03-05", "A", tempat="Teladan", kategori="desa")
        | baris(suluh, 3, "7/3/2023", "B"),
    )
    a, b = Kejadian.objects.order_by("tanggal")
    assert (a.nama, a.tempat, a.kategori.kode, b.tanggal) == ("A", "Teladan", "desa", dt.date(2023, 3, 7))
    simpan(suluh, {f"{suluh.m}-e-{a.pk}-nama": "A2", f"{suluh.m}-e-{b.pk}-hapus": "1"}, versi(suluh))
    assert [k.nama for k in Kejadian.objects.all()] == ["A2"]
    rekap = RekapUnit.objects.get(induk=suluh.kanwil, bacaan="sementara")
    assert rekap.jumlah == D(1)


def test_kejadian_yang_dikirim_dua_kali_tercatat_sekali(suluh):
    isi = baris(suluh, 0, "2023-03-05", "A")
    simpan(suluh, isi)
    assert simpan(suluh, isi).baru == ()
    assert Kejadian.objects.count() == 1


def test_daftar_yang_diubah_orang_lain_tidak_ditimpa(suluh):
    lama = versi(suluh)
    simpan(suluh, baris(suluh, 0, "2023-03-05", "A"))
    with pytest.raises(Basi):
        simpan(suluh, baris(suluh, 0, "2023-03-06", "B"), lama)


@pytest.mark.parametrize(
    ("tanggal", "nama", "lain", "medan"),
    [
        ("2023-04-01", "A", {}, "tanggal"),
        ("30-2-2023", "A", {}, "tanggal"),
        ("", "A", {}, "tanggal"),
        ("2023-03-05", "", {}, "nama"),
        ("2023-03-05", "A" * 301, {}, "nama"),
        ("2023-03-05", "A", {"kategori": "kota"}, "kategori"),
    ],
)
def test_kejadian_yang_belum_benar_disebut_medannya(suluh, tanggal, nama, lain, medan):
    assert list(salah(suluh, baris(suluh, 0, tanggal, nama, **lain))) == [f"{suluh.m}-b-0-{medan}"]


def test_nihil_dan_kejadian_tidak_bersama(suluh):
    isi = baris(suluh, 0, "2023-03-05", "A")
    assert suluh.m in salah(suluh, isi | {suluh.m: "nihil"})
    simpan(suluh, {suluh.m: "nihil"})
    simpan(suluh, isi, versi(suluh))
    assert Kejadian.objects.count() == 1 and not Isian.objects.exists()
    assert "Banyaknya dihitung" in salah(suluh, {suluh.m: "4"})[suluh.m]


def test_nama_orang_tidak_masuk_jejak(suluh):
    suluh.v.pribadi = True
    suluh.v.save()
    simpan(suluh, baris(suluh, 0, "2023-03-05", "Nama Orang"))
    assert "Nama Orang" not in str(Jejak.objects.get(aksi="isian.simpan").perubahan)


def test_surat_yang_lebih_baru_menjadi_versi_baru(wilayah):
    i = wilayah.indikator("1.1", D(80), skala=D(100), pengukur="luar", kekerapan="bulan_tertentu", bulan=3)
    m = f"i-{i.pk}"
    isi = {m: "74,85", f"{m}-nomor": "B-12", f"{m}-tanggal": "2023-03-18", f"{m}-halaman": "3"}
    assert set(salah(wilayah, {m: "74,85"}, unit=wilayah.kanwil)) == {f"{m}-nomor", f"{m}-tanggal"}
    simpan(wilayah, isi, unit=wilayah.kanwil)
    assert simpan(wilayah, isi, unit=wilayah.kanwil).sama == (m,)
    with pytest.raises(Basi):
        simpan(wilayah, {m: "75"}, unit=wilayah.kanwil)
    simpan(wilayah, {m: "75", f"{m}-nomor": "B-31"}, {m: 1}, unit=wilayah.kanwil)
    assert [(n.versi, n.nilai, n.nomor_surat) for n in NilaiLangsung.objects.order_by("versi")] == [
        (1, D("74.85"), "B-12"),
        (2, D(75), "B-31"),
    ]
    simpan(wilayah, {m: "kosongkan"}, {m: 2}, unit=wilayah.kanwil)
    assert NilaiLangsung.objects.get().versi == 1


def test_hasil_kata_harus_ada_dalam_skala(wilayah):
    i = wilayah.indikator("1.1", "BB", skala_kata=["B", "BB", "A"], pengukur="sendiri", tanpa_rincian=True)
    m = f"i-{i.pk}"
    assert "Pilih: B, BB, A" in salah(wilayah, {m: "C"}, unit=wilayah.kanwil)[m]
    simpan(wilayah, {m: "bb"}, unit=wilayah.kanwil)
    satu = NilaiLangsung.objects.get()
    assert (satu.kata, satu.nilai, satu.tanpa_rincian) == ("BB", None, True)


def test_catatan_indikator_tersimpan_dengan_versi(layanan):
    i = layanan.perjanjian.butir.get().indikator_id
    simpan(layanan, {f"c-{i}-sebab": "Gangguan jaringan", f"c-{i}-solusi": "Genset"})
    with pytest.raises(Basi):
        simpan(layanan, {f"c-{i}-sebab": "Lain"})
    simpan(layanan, {f"c-{i}-sebab": ""}, {f"c-{i}": 1})
    c = CatatanIndikator.objects.get()
    assert (c.sebab, c.solusi, c.versi, c.periode) == ("", "Genset", 2, "2023-03")
