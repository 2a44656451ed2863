"""The pages as a reader gets them: what they say, what they refuse, what they never show."""

import json
import re
from decimal import Decimal as D

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from sakip.akun.models import Akun
from sakip.akun.services import buat_akun
from sakip.naskah.kalimat import tulis_capaian
from sakip.pelaporan.models import TeksLaporan
from sakip.pengukuran.models import Isian, Langkah
from sakip.pengukuran.penyajian import capaian_json
from sakip.pengukuran.queries import capaian_unit

from .conftest import ALAMAT, Kantor

pytestmark = pytest.mark.django_db
SATU = f"{ALAMAT}indikator/1.1/"


def teks(client, alamat):
    """The words of a page as they are read, tags left out."""
    isi = client.get(alamat).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", isi))


def test_beranda_tanpa_data_mengatakan_apa_yang_harus_dilakukan(client):
    assert "sakip impor" in teks(client, "/")


def test_beranda_menyebut_kantor_rata_rata_dan_cacah_status(client, kantor):
    isi = teks(client, "/")
    assert "Unit kw, 2023" in isi
    assert "Dibatasi 120% per indikator" in isi
    assert "1 melampaui target" in isi
    assert "1 sesuai target" in isi
    assert "Angka resmi" in isi


def test_halaman_tahun_memuat_angka_yang_dihitung(client, kantor):
    hasil = capaian_unit(kantor.kanwil, 2023, pada=kantor.pada)
    isi = teks(client, ALAMAT)
    assert hasil.butir[0].capaian is not None
    for kata in (
        "91,40%",
        "96,21%",
        "3,84 indeks (skala 4)",
        "WTP",
        "tanpa rincian",
        "menurut surat",
        "97,50%",
    ):
        assert kata in isi, kata
    assert "Rp3.900.000.000 dari Rp4.000.000.000" in isi
    assert "Belum dilaporkan (1)" in isi


def test_halaman_indikator_memuat_jejak_sampai_isian(client, kantor):
    isi = teks(client, SATU)
    for kata in (
        "Januari 2023",
        "Sistem",
        "(impor paket)",
        "5 Januari 2024 10.00 WIB",
        "Disetujui",
        "rekap januari.pdf (hlm. 3)",
        "1.020 ÷ 1.116 × 100 = 91,40",
        "tidak sebanding dengan 2023: rumus lama",
        "Jalur Renstra 2020–2024",
        "Makin tinggi makin baik",
        "Alinea kedua",
        "Belum diisi: kendala; solusi yang dilakukan",
    ):
        assert kata in isi, kata


def test_angka_dari_surat_menyebut_suratnya(client, kantor):
    assert "surat S-1/2024" in teks(client, f"{ALAMAT}indikator/1.3/")


def test_teks_dan_nama_tidak_pernah_menjadi_html(client, kantor):
    for alamat in (ALAMAT, SATU):
        isi = client.get(alamat).content.decode()
        assert "<script" not in isi
        assert "<b>&</b>" not in isi
    assert "&lt;script&gt;alert(1)" in client.get(SATU).content.decode()


def test_teks_telaah_tampil_dengan_angka_daftar_dan_tabelnya(client, kantor):
    TeksLaporan.objects.filter(bagian="sebab").update(
        isi="Capaian {capaian:1.1} dari target {target}:\n\n- loket\n- daring\n\n"
        "| A | B |\n|---|--:|\n| x | 7 |"
    )
    hasil = json.loads(client.get(f"{ALAMAT}capaian.json").content)
    capaian = next(b["capaian"] for b in hasil["butir"] if b["kode"] == "1.1")
    telaah = client.get(SATU).content.decode().partition('id="judul-telaah"')[2]
    assert "{capaian" not in telaah and "{target" not in telaah
    assert f"Capaian {tulis_capaian(D(capaian))} dari target 95" in telaah
    assert telaah.count("<li>") >= 2 and "<td" in telaah


@pytest.mark.parametrize("cari", ['"><img src=x>', "<script>", "' onload='x"])
def test_kata_pencarian_ditulis_kembali_dengan_aman(client, kantor, cari):
    isi = client.get(ALAMAT, {"cari": cari}).content.decode()
    assert cari not in isi
    assert "Tidak ada indikator yang cocok" in isi


def test_nama_orang_tidak_pernah_tampil(client, kantor):
    orang = Akun.objects.create(nama="Nama Petugas", nip="nip-uji")
    Isian.objects.filter(unit=kantor.a).update(oleh=orang)
    isi = client.get(SATU).content.decode()
    assert "Nama Petugas" not in isi
    assert "nip-uji" not in isi
    assert f"Petugas {str(orang.pengenal)[:8]}" in isi


def test_peristiwa_berdata_pribadi_hanya_menyebut_tanggalnya(client, kantor):
    isi = teks(client, f"{ALAMAT}indikator/1.5/")
    assert "Tuan Rahasia" not in isi
    assert "4 Mei 2023; data pribadi tidak ditampilkan" in isi


@pytest.mark.parametrize(
    ("alamat", "saran"),
    [
        ("/tidak/ada/2023/", "tidak ada pada instansi"),
        ("/i/kw/1999/", "Yang ada: 2023"),
        ("/i/a/2023/", "belum mempunyai perjanjian kinerja"),
        ("/i/a/", "belum mempunyai perjanjian kinerja"),
        (f"{ALAMAT}indikator/7.7/", "Yang ada antara lain: 1."),
        (f"{ALAMAT}indikator/7.7/tahun.svg", "Yang ada antara lain"),
        (f"{ALAMAT}indikator/1.4/tahun.svg", "dua tahun"),
        ("/tidak/ada/2023/capaian.json", "tidak ada pada instansi"),
        ("/tidak/ada/2023/sasaran.svg", "tidak ada pada instansi"),
        ("/tidak/ada/2023/lkjip.pdf", "tidak ada pada instansi"),
        ("/satu", "Halaman tidak ditemukan"),
        ("/i/kw/dua-ribu/", "periksa alamatnya"),
        ("/i/kw/99999999999999999999/", "Tidak ada perjanjian kinerja"),
    ],
)
def test_alamat_yang_tidak_ada_dijawab_404_dengan_petunjuk(client, kantor, alamat, saran):
    jawab = client.get(alamat)
    assert jawab.status_code == 404
    isi = jawab.content.decode()
    assert saran in isi
    assert "Ke daftar kantor" in isi
    assert 'lang="id"' in isi


def test_kantor_tanpa_tahun_mengarah_ke_tahun_terakhir(client, kantor):
    assert client.get("/i/kw/").headers["Location"] == ALAMAT


ALAMAT_SEMUA = [
    "/",
    "/i/kw/",
    ALAMAT,
    SATU,
    f"{ALAMAT}capaian.json",
    f"{ALAMAT}capaian.xlsx",
    f"{ALAMAT}capaian.csv",
    f"{ALAMAT}sasaran.svg",
    f"{SATU}tahun.svg",
    f"{ALAMAT}lkjip.html",
    f"{ALAMAT}lkjip.pdf",
    f"{ALAMAT}lkjip.docx",
    "/robots.txt",
    "/favicon.ico",
]


@pytest.mark.parametrize("cara", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("alamat", ALAMAT_SEMUA)
def test_selain_membaca_ditolak_405(cara, alamat):
    klien = Client(enforce_csrf_checks=True)
    jawab = getattr(klien, cara)(alamat)
    assert jawab.status_code == 405
    assert jawab.headers["Allow"] == "GET, HEAD"


def test_setiap_alamat_baca_ada_dalam_daftar_uji(kantor):
    from sakip.dasbor.urls import urlpatterns
    from sakip.dasbor.views import baca

    kunci = {"instansi": "i", "unit": "kw", "tahun": 2023, "kode": "1.1"}
    halaman_baca = [
        p
        for p in urlpatterns
        if isinstance(p, URLPattern) and getattr(p.callback, "__module__", "") == baca.__name__
    ]
    terdaftar = {
        reverse(f"dasbor:{p.name}", kwargs={k: kunci[k] for k in p.pattern.converters}) for p in halaman_baca
    }
    assert terdaftar == set(ALAMAT_SEMUA)


def test_head_menjawab_tanpa_isi(client, kantor):
    for alamat in ("/", ALAMAT, SATU, f"{ALAMAT}lkjip.pdf"):
        jawab = client.head(alamat)
        assert (jawab.status_code, jawab.content) == (200, b"")


def test_json_sama_dengan_hasil_perhitungan(client, kantor):
    jawab = client.get(f"{ALAMAT}capaian.json")
    hasil = capaian_unit(kantor.kanwil, 2023, pada=kantor.pada)
    assert json.loads(jawab.content) == capaian_json(hasil)
    butir = json.loads(jawab.content)["butir"]
    assert [b["target"] for b in butir] == ["95", "3.1", "WTP", "10", "2"]
    assert D(butir[0]["capaian"]) == hasil.butir[0].capaian
    assert butir[3]["realisasi"] is None
    assert butir[0]["sasaran"] == "1"


def test_isi_tetap_dijawab_304_bila_sudah_dimiliki(client, kantor):
    for alamat in (f"{ALAMAT}capaian.json", f"{ALAMAT}sasaran.svg", f"{SATU}tahun.svg"):
        etag = client.get(alamat).headers["ETag"]
        assert client.get(alamat, headers={"If-None-Match": etag}).status_code == 304


def test_bacaan_resmi_tidak_memuat_yang_belum_disetujui(pembaca, client, kantor):
    Langkah.objects.filter(pengajuan__unit=kantor.a, tindakan="setujui").delete()
    resmi, sementara = (teks(client, f"{SATU}?bacaan={b}") for b in ("resmi", "sementara"))
    assert "91,40%" in sementara
    assert "91,40%" not in resmi
    assert "angka sementara, termasuk yang belum disetujui" in sementara
    assert "Diverifikasi" in resmi


def test_bacaan_yang_tidak_dikenal_menjadi_resmi(client, kantor):
    assert "angka resmi" in teks(client, f"{ALAMAT}?bacaan=rahasia")


def test_angka_sementara_hanya_untuk_yang_bertugas(client, kantor):
    for alamat in (ALAMAT, SATU, f"{ALAMAT}capaian.json", f"{ALAMAT}sasaran.svg"):
        jawaban = client.get(f"{alamat}?bacaan=sementara")
        assert jawaban.status_code == 302 and "/akun/login/" in jawaban["Location"]
    orang_lain = buat_akun(nama="Orang lain", nip="78")
    client.force_login(orang_lain, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"{ALAMAT}?bacaan=sementara").status_code == 403
    assert "Sementara" not in teks(client, ALAMAT)


def test_tautan_menjaga_bacaan_sementara(pembaca, client, kantor):
    isi = client.get(f"{ALAMAT}?bacaan=sementara").content.decode()
    assert f'href="{SATU}?bacaan=sementara"' in isi
    assert 'name="bacaan" value="sementara"' in isi


def test_saringan_memilih_baris_tetapi_tidak_mengubah_rata_rata(client, kantor):
    semua, sedikit = (client.get(ALAMAT, k).context for k in ({}, {"status": "melampaui"}))
    assert [r.butir.kode for k in sedikit["kelompok"] for r in k.baris] == ["1.2"]
    assert sedikit["hasil"].rata == semua["hasil"].rata
    assert "Tampil 1 dari 5 indikator" in teks(client, f"{ALAMAT}?status=melampaui")


def test_unit_baru_tanpa_tanda_tangan_terbaca_sementara(client, db):
    Kantor().indikator("1.1", D(95))
    assert client.get("/").context["kelompok"] == {}
    assert "Lihat bacaan sementara" in teks(client, ALAMAT)


def test_robot_diberi_tahu_dan_ikon_lama_diarahkan(client):
    assert "Disallow: /*lkjip." in client.get("/robots.txt").content.decode()
    assert client.get("/favicon.ico").headers["Location"].startswith("/statis/inti/ikon.svg?v=")


def test_tahun_lain_dan_tetangga_dapat_dibuka(client, kantor):
    isi = client.get(f"{ALAMAT}indikator/1.2/").content.decode()
    assert f'rel="prev" href="{SATU}"' in isi
    assert f'rel="next" href="{ALAMAT}indikator/1.3/"' in isi
    assert 'rel="prev"' not in client.get(SATU).content.decode()


def test_kunci_indikator_juga_menjadi_alamat(client, kantor):
    assert client.get(f"{ALAMAT}indikator/ind.1.1/").status_code == 200
