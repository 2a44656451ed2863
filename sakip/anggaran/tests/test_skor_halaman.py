"""Pages of scores and rules: who may open them, what a refused form keeps, exports, number of queries."""

import datetime as dt
import io
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sakip.anggaran.models import NilaiSkor, PotretSkor, PotretTerpilih, VersiAturan
from sakip.anggaran.queries.aturan import satu_paket
from sakip.anggaran.services.aturan import salin_aturan
from sakip.anggaran.services.skor_periksa import BarisMasuk

from .kantor_skor import SATKER, TAHUN, Kantor

KW = ("i", "kw", TAHUN)


@pytest.fixture
def kantor(db):
    k = Kantor()
    k.smart()
    k.ikpa()
    k.catat("nka", [BarisMasuk(None, D("99.21"))])
    return k


def halaman(kantor):
    d, p = kantor.dipa["lapas-a"].pk, PotretSkor.objects.get(jenis="smart").pk
    return [
        reverse("anggaran:skor", args=KW),
        *(reverse("anggaran:skor_jenis", args=[*KW, j]) for j in ("smart", "ikpa", "nka")),
        *(reverse("anggaran:skor_satker", args=[*KW, j, d]) for j in ("smart", "ikpa", "nka")),
        *(reverse("anggaran:skor_andai", args=[*KW, j, d]) for j in ("smart", "ikpa", "nka")),
        reverse("anggaran:potret_skor", args=KW),
        reverse("anggaran:potret_skor_satu", args=[*KW, p]),
    ]


def draf(kantor):
    return salin_aturan(
        asal=satu_paket("bobot_nka", "60/40"), kode="baru", unit=kantor.kanwil, **kantor.umum()
    )


def test_pemirsa_membaca_semua_halaman_tetapi_tidak_mencatat(kantor, client):
    kantor.masuk(client, "pemirsa")
    for alamat in halaman(kantor):
        jawab = client.get(alamat)
        assert jawab.status_code == 200, alamat
        assert "Catat potret" not in jawab.content.decode()
    for nama, arg in (("potret_skor_baru", "smart"), ("potret_skor_pilih", "smart")):
        assert client.post(reverse(f"anggaran:{nama}", args=[*KW, arg])).status_code == 403
    p = PotretSkor.objects.get(jenis="smart").pk
    for nama in ("potret_skor_satu", "potret_skor_hapus"):
        jawab = client.post(reverse(f"anggaran:{nama}", args=[*KW, p]), {"alasan": "x", "sumber": "x"})
        assert jawab.status_code == 403
    assert PotretSkor.objects.count() == 3


def test_kantor_lain_tidak_membuka_halaman_mana_pun(kantor, client):
    kantor.masuk(client, "perencana", kantor.tetangga)
    assert {client.get(a).status_code for a in halaman(kantor)} == {403}
    milik_kami = ("i", "kx", TAHUN)
    d, p = kantor.dipa["pp"].pk, PotretSkor.objects.get(jenis="smart").pk
    assert client.get(reverse("anggaran:skor_satker", args=[*milik_kami, "smart", d])).status_code == 404
    assert client.get(reverse("anggaran:potret_skor_satu", args=[*milik_kami, p])).status_code == 404
    jawab = client.post(reverse("anggaran:potret_skor_pilih", args=[*milik_kami, "smart"]), {"potret": p})
    assert jawab.status_code == 404
    assert not PotretTerpilih.objects.exists()


def test_jenis_skor_yang_tidak_ada_dijawab_404(kantor, client):
    kantor.masuk(client, "perencana")
    for nama in ("skor_jenis", "potret_skor_baru"):
        assert client.get(reverse(f"anggaran:{nama}", args=[*KW, "lke"])).status_code == 404


def test_ringkasan_menampilkan_hitungan_di_samping_angka_resmi(kantor, client):
    kantor.masuk(client, "pemirsa")
    isi = client.get(reverse("anggaran:skor", args=KW)).content.decode()
    for kata in ("99,20", "99,21", "99,40", "98,89", "20 dari 20 satker cocok", "M.HH-01.PR.03/2023"):
        assert kata in isi, kata


def test_tabel_disaring_diurutkan_dan_diekspor_dengan_angka(kantor, client):
    kantor.masuk(client, "pemirsa")
    alamat = reverse("anggaran:skor_jenis", args=[*KW, "smart"])
    buku = load_workbook(io.BytesIO(client.get(f"{alamat}?unduh=xlsx&urut=-kami").content))
    baris = list(buku.active.iter_rows(values_only=True))
    assert len(baris) == 21
    kami = baris[0].index("Hitungan")
    angka = [D(str(b[kami])) for b in baris[1:]]
    assert angka == sorted(angka, reverse=True)
    isi = client.get(f"{alamat}?cari=lapas").content.decode()
    assert (isi.count("Satker lapas-"), "Satker pp" in isi) == (4, False)
    kantor_saja = client.get(f"{alamat}?cakupan=kantor").content.decode()
    assert "Satker lapas-a" not in kantor_saja
    assert client.get(f"{alamat}?hanya=beda").content.decode().count("Satker ") == 0


def test_satker_memuat_langkah_dan_asal_angkanya(kantor, client):
    kantor.masuk(client, "pemirsa")
    NilaiSkor.objects.filter(dipa=kantor.dipa["lapas-c"]).update(nomor_baris=14)
    d = kantor.dipa["lapas-c"].pk
    isi = client.get(reverse("anggaran:skor_satker", args=[*KW, "smart", d])).content.decode()
    for kata in (
        "50 + (19,86 ÷ 20) × 50 = 99,65",
        "SMART DJA per 15 Januari 2024",
        "versi 22/2021",
        "skor-1",
    ):
        assert kata in isi, kata


def test_andai_lewat_alamat_menghitung_tanpa_menyimpan(kantor, client):
    kantor.masuk(client, "pemirsa")
    alamat = reverse("anggaran:skor_andai", args=[*KW, "smart", kantor.dipa["setjen"].pk])
    isi = client.get(alamat, {"u-efisiensi": "20"}).content.decode()
    assert "Naik 2,25" in isi
    assert "99,93" in isi
    salah = client.get(alamat, {"u-efisiensi": "banyak", "u-cro": "-5"}).content.decode()
    assert "tidak dapat dibaca sebagai angka" in salah
    assert "negatif" in client.get(alamat, {"u-cro": "-5"}).content.decode()
    assert NilaiSkor.objects.get(dipa=kantor.dipa["setjen"], potret__jenis="smart").nilai == D("97.69")


def isian(kantor, **lain):
    d = kantor.dipa["pp"].pk
    return {
        "sumber": "SMART DJA", "per_tanggal": "2024-01-18", "sampai_bulan": "12",
        f"k-{d}-penyerapan": "99,5", f"k-{d}-konsistensi": "98", f"k-{d}-cro": "100",
        f"k-{d}-efisiensi": "-3,25", f"r-{d}": "95,53", "r-u": "95,6", f"c-{d}": "dari layar",
    } | lain  # fmt: skip


def test_potret_diketik_dalam_kisi_tersimpan_seperti_yang_diketik(kantor, client):
    kantor.masuk(client, "perencana")
    alamat = reverse("anggaran:potret_skor_baru", args=[*KW, "smart"])
    assert client.post(alamat, isian(kantor)).status_code == 302
    n = NilaiSkor.objects.get(dipa=kantor.dipa["pp"], potret__per_tanggal=dt.date(2024, 1, 18))
    assert (n.nilai, n.catatan) == (D("95.53"), "dari layar")
    assert n.komponen.get(kode="efisiensi").nilai == D("-3.25")
    assert n.potret.nilai_skor.count() == 2


def test_isian_yang_ditolak_tetap_di_medannya(kantor, client):
    kantor.masuk(client, "perencana")
    d = kantor.dipa["pp"].pk
    alamat = reverse("anggaran:potret_skor_baru", args=[*KW, "smart"])
    jawab = client.post(alamat, isian(kantor, **{f"k-{d}-cro": "seratus"}))
    isi = jawab.content.decode()
    assert jawab.status_code == 400
    assert 'value="seratus"' in isi
    assert 'value="-3,25"' in isi
    assert PotretSkor.objects.filter(jenis="smart").count() == 1
    kembar = client.post(alamat, isian(kantor, per_tanggal="2024-01-15", diperiksa="1"))
    assert kembar.status_code == 400
    assert "per 15 Januari 2024 sudah ada" in kembar.content.decode()


def test_yang_tidak_biasa_disimpan_hanya_sesudah_dicentang(kantor, client):
    kantor.masuk(client, "perencana")
    alamat = reverse("anggaran:potret_skor_baru", args=[*KW, "smart"])
    lama = isian(kantor, per_tanggal="2023-07-01")
    jawab = client.post(alamat, lama)
    assert jawab.status_code == 400
    assert "Sudah saya periksa" in jawab.content.decode()
    assert client.post(alamat, lama | {"diperiksa": "1"}).status_code == 302


def test_koreksi_basi_menjaga_isian_dan_memberi_versi_kini(kantor, client):
    kantor.masuk(client, "perencana")
    p = PotretSkor.objects.get(jenis="smart")
    alamat = reverse("anggaran:potret_skor_satu", args=[*KW, p.pk])
    isi = isian(kantor, per_tanggal="2024-01-15", versi="1", alasan="salah")
    assert client.post(alamat, isi).status_code == 302
    jawab = client.post(alamat, isi | {"alasan": "sekali lagi"})
    teks = jawab.content.decode()
    assert jawab.status_code == 409
    assert "diubah orang lain" in teks
    assert 'name="versi" value="2"' in teks
    assert 'value="sekali lagi"' in teks


def test_tetapkan_lepaskan_dan_hapus_potret_lewat_halaman(kantor, client):
    kantor.masuk(client, "perencana")
    p = PotretSkor.objects.get(jenis="smart").pk
    pilih = reverse("anggaran:potret_skor_pilih", args=[*KW, "smart"])
    assert client.post(pilih, {"potret": p}).status_code == 302
    assert PotretTerpilih.objects.get().potret_id == p
    hapus = reverse("anggaran:potret_skor_hapus", args=[*KW, p])
    assert client.post(hapus, {"alasan": "salah"}).status_code == 400
    client.post(pilih, {"potret": ""})
    assert client.post(hapus, {"alasan": ""}).status_code == 400
    assert client.post(hapus, {"alasan": "salah"}).status_code == 302
    assert not PotretSkor.objects.filter(pk=p).exists()


def test_halaman_memakai_banyak_kueri_yang_tidak_bergantung_pada_banyak_satker(kantor, client):
    kantor.masuk(client, "pemirsa")
    client.get(halaman(kantor)[0])
    for nama, lagi in (("skor", []), *(("skor_jenis", [j]) for j in ("smart", "ikpa", "nka"))):
        alamat = reverse(f"anggaran:{nama}", args=[*KW, *lagi])
        with CaptureQueriesContext(connection) as banyak:
            client.get(alamat)
        upt = reverse(f"anggaran:{nama}", args=["i", "lapas-a", TAHUN, *lagi])
        with CaptureQueriesContext(connection) as sedikit:
            client.get(upt)
        assert len(banyak) <= len(sedikit) + 1, (nama, lagi)
        assert len(banyak) <= 36, (nama, lagi)


def test_daftar_potret_memakai_banyak_kueri_yang_tetap(kantor, client):
    kantor.masuk(client, "pemirsa")
    alamat = reverse("anggaran:potret_skor", args=KW)
    client.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        client.get(alamat)
    for hari in range(1, 9):
        kantor.smart(tanggal=dt.date(2023, hari, 1))
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat)
    assert len(banyak) == len(sedikit)


# --- rules ---------------------------------------------------------------------------------------


def test_aturan_hanya_untuk_administrator(kantor, client):
    v = draf(kantor)
    kantor.masuk(client, "perencana")
    for nama, arg in (("aturan", []), ("aturan_paket", []), ("aturan_satu", [v.pk]), ("aturan_coba", [v.pk])):
        assert client.get(reverse(f"anggaran:{nama}", args=arg)).status_code == 403
    for nama in ("aturan_satu", "aturan_terbitkan", "aturan_cabut", "aturan_hapus"):
        jawab = client.post(reverse(f"anggaran:{nama}", args=[v.pk]), {"versi": "1", "dibaca": "ya"})
        assert jawab.status_code == 403
    v.refresh_from_db()
    assert (v.status, v.versi) == ("draf", 1)


def test_administrator_menyalin_mengubah_mencoba_menerbitkan_dan_mencabut(kantor, client):
    kantor.masuk(client, "administrator")
    assert "bobot_nka" in client.get(reverse("anggaran:aturan")).content.decode()
    paket = reverse("anggaran:aturan_paket")
    assert client.get(paket, {"nama": "bobot_nka", "kode": "60/40"}).status_code == 200
    assert client.get(paket, {"nama": "bobot_nka", "kode": "tidak ada"}).status_code == 404
    acuan = client.get(paket, {"nama": "acuan_ikpa", "kode": "PER-5/PB/2024"}).content.decode()
    assert "50.000.000" in acuan and "50000000" not in acuan
    salin = {"nama": "bobot_nka", "kode_asal": "60/40", "kode": "M.HH 2023 b"}
    jawab = client.post(reverse("anggaran:aturan_salin"), salin, follow=True)
    v = VersiAturan.objects.get()
    assert jawab.redirect_chain[0][0] == reverse("anggaran:aturan_satu", args=[v.pk])
    alamat = reverse("anggaran:aturan_satu", args=[v.pk])
    isi = {
        "versi": "1", "kode": v.kode, "sumber": "M.HH-01.PR.03/2023", "sejak_tahun": "2023",
        "sampai_tahun": "2023", "catatan": "", "isi.komponen.0.kode": "smart",
        "isi.komponen.0.nama": "Nilai SMART", "isi.komponen.0.bobot": "62,5", "isi.komponen.1.kode": "ikpa",
        "isi.komponen.1.nama": "Nilai IKPA", "isi.komponen.1.bobot": "40", "isi.komponen.2.kode": "",
    }  # fmt: skip
    salah = client.post(alamat, isi)
    assert salah.status_code == 400
    assert "Jumlah bobot 102,5" in salah.content.decode()
    assert 'value="62,5"' in salah.content.decode()
    assert client.post(alamat, isi | {"isi.komponen.1.bobot": "37,5"}).status_code == 302
    basi = client.post(alamat, isi | {"isi.komponen.1.bobot": "37,5"})
    assert basi.status_code == 409
    assert 'name="versi" value="2"' in basi.content.decode()
    coba = client.get(reverse("anggaran:aturan_coba", args=[v.pk]))
    assert coba.context["hasil"].berubah == len(SATKER) - 2  # two have 100 in both
    terbit = reverse("anggaran:aturan_terbitkan", args=[v.pk])
    assert client.post(terbit, {"versi": "2"}).status_code == 400
    assert client.post(terbit, {"versi": "2", "dibaca": "tidak"}).status_code == 302
    teks = client.get(reverse("anggaran:skor", args=KW)).content.decode()
    assert "62,5%" in teks
    assert "draf" in teks
    cabut = reverse("anggaran:aturan_cabut", args=[v.pk])
    assert client.post(cabut, {"versi": "3", "alasan": "salah"}).status_code == 302
    assert "62,5%" not in client.get(reverse("anggaran:skor", args=KW)).content.decode()


def test_draf_dihapus_dengan_alasan(kantor, client):
    v = draf(kantor)
    kantor.masuk(client, "administrator")
    alamat = reverse("anggaran:aturan_hapus", args=[v.pk])
    assert client.post(alamat, {"versi": "1"}).status_code == 400
    assert client.post(alamat, {"versi": "1", "alasan": "tidak jadi"}).status_code == 302
    assert not VersiAturan.objects.exists()


def test_daftar_aturan_memakai_banyak_kueri_yang_tetap(kantor, client):
    kantor.masuk(client, "administrator")
    alamat = reverse("anggaran:aturan")
    client.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        client.get(alamat)
    for ke in range(6):
        salin_aturan(
            asal=satu_paket("bobot_nka", "60/40"), kode=f"v{ke}", unit=kantor.kanwil, **kantor.umum()
        )
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat)
    assert len(banyak) == len(sedikit)


def test_percobaan_tidak_menawarkan_kantor_yang_tidak_boleh_dilihat(kantor, client):
    v = draf(kantor)
    kantor.masuk(client, "administrator", kantor.tetangga)
    isi = client.get(reverse("anggaran:aturan_coba", args=[v.pk]), {"untuk": "i/kw/2023"})
    assert isi.context["hasil"] is None
    assert "Satker" not in isi.content.decode()
