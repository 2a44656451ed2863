"""The ministry's table copied by hand: dated, corrected with a reason, never half-written."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.pengukuran.queries.e_performance import banding_e_performance, nilai_terakhir
from sakip.pengukuran.services.e_performance import BarisMasuk, sidik_tabel, simpan_e_performance
from sakip.pengukuran.tests.kantor_alur import PINTU, KantorAlur
from sakip.perjanjian.models import NilaiEPerformance

HARI = dt.date(2030, 1, 9)  # after every year of the tests


@pytest.fixture
def kantor(db):
    return KantorAlur()


def simpan(k, *isi, hari=HARI, alasan="", periode="", pada=HARI, sidik=None):
    periode = periode or f"{k.tahun}-TW1"
    return simpan_e_performance(
        unit=k.kw, tahun=k.tahun, periode=periode, per_tanggal=hari, sumber="", isi=isi, alasan=alasan,
        sidik=sidik_tabel(nilai_terakhir(k.kw, k.tahun, periode)) if sidik is None else sidik, pada=pada,
        oleh=k.op, peran="Operator", waktu=k.waktu,
    )  # fmt: skip


def test_tanggal_baru_menjadi_potret_dan_koreksi_perlu_alasan(kantor):
    k = kantor
    assert simpan(k, BarisMasuk("1.1", "90", "94,5", "105", "biru tua"), BarisMasuk("2.1")) == 1
    n = NilaiEPerformance.objects.get()
    assert (n.target, n.realisasi, n.capaian, n.warna) == (90, D("94.5"), 105, "biru tua")
    assert simpan(k, BarisMasuk("1.1", "90", "94,5", "105", "biru tua")) == 0
    koreksi = BarisMasuk("1.1", "90", "95", "105,56", "biru tua")
    with pytest.raises(GalatSakip, match="mengapa tabel tanggal ini diubah"):
        simpan(k, koreksi)
    assert simpan(k, koreksi, alasan="Salah ketik") == 1
    lalu = HARI - dt.timedelta(days=3)
    with pytest.raises(GalatSakip, match="lebih lama"):
        simpan(k, BarisMasuk("1.1", "90", "80"), hari=lalu)
    assert simpan(k, BarisMasuk("1.1", "90", "80"), hari=lalu, alasan="Riwayat menyusul") == 1
    assert nilai_terakhir(k.kw, k.tahun)[0].realisasi == 95  # the later day counts
    assert simpan(k, BarisMasuk("1.1"), alasan="Bukan milik kantor ini") == 1
    assert NilaiEPerformance.objects.get().per_tanggal == lalu
    assert Jejak.objects.filter(aksi="e_performance.simpan").count() == 4


@pytest.mark.parametrize(
    ("baris", "lain", "pesan"),
    [
        (BarisMasuk("1.1", "x1"), {}, "1.1, target: "),
        (BarisMasuk("1.1", "0,12345"), {}, "1.1, target: "),
        (BarisMasuk("1.1"), {}, "Belum ada satu baris"),
        (BarisMasuk("1.1", "1"), {"hari": HARI + dt.timedelta(days=1)}, "masa depan"),
        (BarisMasuk("1.1", "1"), {"hari": dt.date(2001, 1, 1)}, "Sebelum tahun"),
    ],
)
def test_satu_kesalahan_menolak_seluruh_tabel(kantor, baris, lain, pesan):
    with pytest.raises(GalatSakip, match=pesan):
        simpan(kantor, BarisMasuk("2.1", "1") if baris.target else BarisMasuk("2.1"), baris, **lain)
    assert not NilaiEPerformance.objects.exists()


def test_periode_asing_kode_ganda_dan_formulir_lama_ditolak(kantor):
    with pytest.raises(TidakDitemukan):
        simpan(kantor, BarisMasuk("1.1", "1"), periode=f"{kantor.tahun - 1}-TW1")
    with pytest.raises(GalatSakip, match="dua kali"):
        simpan(kantor, BarisMasuk("1.1", "1"), BarisMasuk("1.1", "2"))
    simpan(kantor, BarisMasuk("1.1", "1"))
    with pytest.raises(Basi):
        simpan(kantor, BarisMasuk("1.1", "2"), sidik=sidik_tabel([]), alasan="x")


def test_halaman_menyalin_menyandingkan_dan_menutup_diri(client, kantor):
    k = kantor
    dasar = {"instansi": "kem", "unit": "kw", "tahun": k.tahun}
    isi = reverse("pengukuran:e_performance_isi", kwargs=dasar | {"periode": "setahun"})
    lihat = reverse("pengukuran:e_performance", kwargs=dasar)
    client.force_login(k.op, backend=PINTU)
    kirim = {"tanggal": f"{k.tahun}-01-02", "sumber": "", "sidik": sidik_tabel([]), "k-0": "1.1"}
    assert client.get(isi).status_code == 403  # an operator of the unit below
    client.force_login(k.per, backend=PINTU)
    teks = client.get(isi).content.decode()
    assert 'name="k-0" value="1.1"' in teks and 'name="k-1" value="2.1"' in teks
    jawab = client.post(isi, kirim | {"t-0": "sembilan"})
    assert jawab.status_code == 400
    assert 'id="t-0-salah"' in jawab.content.decode()  # beside its cell, not only above the table
    assert 'id="r-0-salah"' not in jawab.content.decode()
    assert client.post(isi, kirim | {"t-0": "91", "r-0": "95", "w-0": "hijau"}).status_code == 302
    teks = client.get(lihat).content.decode()
    assert "hijau" in teks and "di sini belum ada" in teks
    csv = client.get(f"{lihat}?beda=1&unduh=csv").content.decode("utf-8-sig")
    assert csv.startswith("Kode;Indikator;e-Performance;Warna;SAKIP") and "91 / 95" in csv
    basi = client.post(isi, kirim | {"t-0": "92", "sidik": "lama"})
    assert basi.status_code == 409 and "Sudah diubah sejak Anda membukanya" in basi.content.decode()
    assert "Buka halaman ini di tab baru" in basi.content.decode()
    assert client.get(isi.replace("setahun", "TW9")).status_code == 404
    client.force_login(k.ver_d, backend=PINTU)
    assert client.post(isi, kirim).status_code == 403


def test_tabel_ditempel_masuk_ke_formulir_tanpa_disimpan(client, kantor):
    k = kantor
    kwargs = {"instansi": "kem", "unit": "kw", "tahun": k.tahun, "periode": "TW1"}
    alamat = reverse("pengukuran:e_performance_isi", kwargs=kwargs)
    client.force_login(k.per, backend=PINTU)
    isi = {
        "aksi": "tempel",
        "tanggal": f"{k.tahun}-01-02",
        "k-0": "1.1",
        "t-0": "7",
        "k-1": "2.1",
        "t-1": "8",
    }
    tempel = "Kode\tTarget\n2.1\t90\t95,5\t106,11\tbiru tua\n9.9;1;2"
    teks = client.post(alamat, isi | {"tempel": tempel}).content.decode()
    assert 'name="r-1" value="95,5"' in teks and 'name="t-0" value="7"' in teks  # what was typed stays
    assert 'name="k-2" value="9.9"' in teks and "tidak ada pada Perjanjian" in teks
    assert not NilaiEPerformance.objects.exists()
    for salah in ("", "2.1", "2.1;1\n2.1;2", "a;b;c;d;e;f"):
        assert client.post(alamat, isi | {"tempel": salah}).status_code == 400


def test_banding_beberapa_periode_memakai_kueri_yang_sama_banyak(kantor):
    k = kantor

    def kueri():
        with CaptureQueriesContext(connection) as kueri:
            hasil = banding_e_performance(k.kw, k.tahun, pada=HARI)
        return len(kueri), hasil

    simpan(k, BarisMasuk("1.1", "90", "95", "105"))
    satu, _ = kueri()
    for periode in (f"{k.tahun}-TW2", f"{k.tahun}-TW3", f"{k.tahun}-10", str(k.tahun)):
        simpan(k, BarisMasuk("1.1", "90", "95", "105"), BarisMasuk("2.1", "1"), periode=periode)
    banyak, hasil = kueri()
    assert banyak == satu and len(hasil.baris) == 9
    # each period reads as it does alone
    for periode in hasil.periode_ada:
        sendiri = banding_e_performance(k.kw, k.tahun, periode=periode, pada=HARI).baris
        assert sendiri == tuple(b for b in hasil.baris if b.periode == periode)
