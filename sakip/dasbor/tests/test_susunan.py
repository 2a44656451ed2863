"""Arranging results for readers: counts, filters, gaps, addresses, breaks in a series, charts."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from sakip.dasbor import bagan
from sakip.dasbor.susunan import Saringan, alamat_butir, baca_saringan, celah, sebaran, tetangga
from sakip.dasbor.templatetags.dasbor import realisasi
from sakip.pengukuran.hasil import TitikTahun
from sakip.pengukuran.queries import capaian_unit, telusur_butir

pytestmark = pytest.mark.django_db


@pytest.fixture
def hasil(kantor):
    return capaian_unit(kantor.kanwil, 2023, pada=kantor.pada)


def test_sebaran_mengisi_seluruh_batang_dan_menghitung_semua(hasil):
    bagian = sebaran(hasil.butir)
    assert [(s.kunci, s.jumlah) for s in bagian] == [
        ("melampaui", 1),
        ("tercapai", 1),
        ("tidak_tercapai", 2),
        ("tanpa_nilai", 1),
    ]
    assert sum(D(s.lebar) for s in bagian) == 100
    assert [s.awal for s in bagian] == ["0.00", "20.00", "40.00", "80.00"]
    assert sebaran(()) == ()


@pytest.mark.parametrize(
    ("saringan", "kode"),
    [
        (Saringan(), ["1.1", "1.2", "1.3", "1.4", "1.5"]),
        (Saringan(status="tanpa_nilai"), ["1.4"]),
        (Saringan(cari="IND.1.3"), ["1.3"]),
        (Saringan(cari="1.3 s"), ["1.3"]),
        (Saringan(cari="1.3 tidakada"), []),
        (Saringan(divisi="div"), []),
    ],
)
def test_saringan(hasil, saringan, kode):
    assert [b.kode for b in hasil.butir if saringan.cocok(b)] == kode


def test_saringan_asing_dibuang_dan_kata_panjang_dipotong(hasil):
    saringan = baca_saringan({"status": "x", "divisi": "y", "cari": " " + "a" * 999}, hasil)
    assert (saringan.status, saringan.divisi, len(saringan.cari)) == ("", "", 100)
    assert not baca_saringan({}, hasil).aktif


def test_celah_menyebut_sebab_dan_hanya_yang_tidak_bernilai(hasil):
    (satu,) = celah(hasil)
    assert satu.judul == "Belum dilaporkan"
    assert [r.butir.kode for r, _ in satu.baris] == ["1.4"]


def test_setiap_butir_ditemukan_kembali_dari_alamatnya(kantor, hasil):
    for kunci, alamat in alamat_butir(hasil).items():
        telusur = telusur_butir(kantor.kanwil, 2023, alamat, pada=kantor.pada)
        assert telusur.butir.indikator == kunci


def test_kode_yang_berulang_dialamatkan_dengan_kunci(hasil):
    dua = replace(hasil, butir=tuple(replace(b, kode="1") for b in hasil.butir[:2]))
    assert list(alamat_butir(dua).values()) == ["ind.1.1", "ind.1.2"]


def test_tetangga_di_ujung_kosong(hasil):
    assert tetangga(hasil, "ind.1.1").sebelum is None
    assert tetangga(hasil, "ind.1.5").sesudah is None
    assert tetangga(hasil, "ind.1.2").sesudah.butir.kode == "1.3"


def titik(tahun, nilai, sebanding=True, skala=None, satuan="persen"):
    nilai = None if nilai is None else D(nilai)
    return TitikTahun(tahun, D(90), nilai, None, None, satuan, skala, sebanding, "")


def test_patahan_ada_di_tempat_cara_ukur_berganti():
    deret = [titik(2019, 1, False), titik(2020, 1, False), titik(2021, 1), titik(2022, 1)]
    assert bagan.patahan(deret) == [False, False, True, False]


def test_tahun_berskala_lain_tidak_digambar_pada_sumbu_yang_sama():
    deret = [titik(2020, 9, skala=D(10)), titik(2021, 3, skala=D(4)), titik(2022, 3, skala=D(4))]
    spec = bagan.bagan_tahun(deret, desimal=2)
    assert "2020" not in str(spec["data"])
    assert "2021" in str(spec["data"])
    assert bagan.bagan_tahun(deret[:2], desimal=2) is None
    assert bagan.bagan_tahun([], desimal=2) is None


def test_kata_bagan_menyebut_patahan():
    deret = [titik(2020, 80, False), titik(2021, 91), titik(2022, 92)]
    assert bagan.kata_tahun(deret, "persen", 2) == (
        "Diagram garis target dan realisasi 2020 sampai 2022: realisasi dari 80,00% menjadi 92,00%, "
        "target 2022 90. Cara mengukur berubah pada 2021."
    )


def test_batang_sasaran_dipotong_tetapi_angkanya_utuh(hasil):
    besar = replace(hasil.sasaran[0].rata, rata=D(2800))
    kosong = replace(hasil.sasaran[0].rata, rata=None)
    tiga = replace(
        hasil,
        sasaran=tuple(replace(hasil.sasaran[0], rata=r) for r in (besar, kosong, hasil.sasaran[0].rata)),
    )
    data = bagan.bagan_sasaran(tiga)["data"]["values"]
    assert data[0]["realisasi"] == 150
    assert "2.800,00%" in data[0]["tulisan"]
    assert data[1]["realisasi"] is None
    assert "belum dapat dihitung" in data[1]["tulisan"]
    assert "3 sasaran: 2 mencapai 100% atau lebih, 0 di bawah" in bagan.kata_sasaran(
        replace(tiga, sasaran=(*tiga.sasaran[:2], tiga.sasaran[0]))
    )


def test_persen_di_bagan_tahun_selalu_dua_desimal():
    deret = [TitikTahun(t, D(10), D(9), None, D("90.5"), "orang", None, t > 2020, "") for t in (2020, 2021)]
    lega, sempit = (bagan.bagan_tahun(deret, desimal=0, sempit=s) for s in (False, True))
    label = [{d["tahun"] for d in s["data"]["values"]} for s in (lega, sempit)]
    assert label[0] == {"2020|capaian 90,50%", "2021|capaian 90,50%|deret baru"}
    assert label[1] == {"2020|90,50%", "2021|90,50%|deret baru"}


def test_nihil_ditulis_nihil_dan_kosong_tetap_garis(kantor):
    kosong = next(b for b in capaian_unit(kantor.kanwil, 2023, pada=kantor.pada).butir if b.kode == "1.4")
    assert realisasi(kosong) == "–"
    assert (
        realisasi(replace(kosong, hasil_realisasi=replace(kosong.hasil_realisasi, keadaan="nihil")))
        == "nihil"
    )
