"""IKPA: conversion of weights by the golden rows, deductions, and properties."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.angka import bulatkan
from sakip.aturan.ikpa import (
    andai_ikpa,
    banding_ikpa,
    hitung_ikpa,
    konversi_bobot,
    nilai_kkp,
    nilai_revisi_dipa,
    nilai_rinci,
    peluang_ikpa,
    per_mil_dispensasi,
    potongan_dispensasi,
)
from sakip.aturan.predikat import cari_pita
from sakip.aturan.regulasi import TidakBerlaku, ambil
from sakip.aturan.skor import KomponenSalah, daun, per_aspek

D = Decimal
KODE = [k["kode"] for _, k in daun(ambil("bobot_ikpa", 2023))]
KODE_2024 = [k["kode"] for _, k in daun(ambil("bobot_ikpa", 2024))]
BOBOT = ambil("bobot_ikpa", 2023).bobot
PERSEN = st.decimals(min_value=0, max_value=100, places=4)
SEBAGIAN = st.dictionaries(st.sampled_from(KODE), PERSEN, min_size=1)


@pytest.mark.parametrize(
    ("tertimbang", "bobot", "cetak"),
    [
        ("98.09", 100, "98.09"),
        ("90.00", 90, "100.00"),
        ("78.72", 80, "98.40"),
        ("68.89", 70, "98.42"),
        ("72.63", 80, "90.79"),
        ("88.41", 90, "98.23"),
        ("79.39", 80, "99.24"),
    ],
)
def test_konversi_bobot_menurut_baris_emas(tertimbang, bobot, cetak):
    assert abs(konversi_bobot(D(tertimbang), D(bobot)) - D(cetak)) <= D("0.01")


def test_konversi_dihitung_dengan_ketelitian_penuh():
    assert bulatkan(konversi_bobot(D("68.89"), D(70)), 3) == D("98.414")
    for bobot in (0, -10, 101):
        with pytest.raises(ValueError, match="Bobot"):
            konversi_bobot(D(50), D(bobot))


def test_nilai_terbobot_dari_grafik_sebuah_laporan_2023():
    """Weighted values as printed: 10, 9,23, 19,66, 9,29, 10, 10, 5, 25 add up to 98,18."""
    terbobot = dict(zip(KODE, ("10", "9.23", "19.66", "9.29", "10", "10", "5", "25"), strict=True))
    skor = hitung_ikpa({k: D(n) / BOBOT[k] * 100 for k, n in terbobot.items()}, 2023)
    assert skor.nilai == D("98.18")
    assert [b.sumbangan for b in skor.bagian] == [D(n) for n in terbobot.values()]


@pytest.mark.parametrize(
    ("tahun", "bobot", "draf"),
    [
        (
            2022,
            {"revisi_dipa": 10, "deviasi": 10, "penyerapan": 20, "kontraktual": 10, "tagihan": 10,
             "up_tup": 10, "dispensasi_spm": 5, "capaian_output": 25},
            False,
        ),
        (
            2024,
            {"revisi_dipa": 10, "deviasi": 15, "penyerapan": 20, "kontraktual": 10, "tagihan": 10,
             "up_tup": 10, "capaian_output": 25},
            True,
        ),
    ],
)  # fmt: skip
def test_bobot_setiap_indikator_menurut_peraturannya(tahun, bobot, draf):
    aturan = ambil("bobot_ikpa", tahun)
    assert {k["kode"]: k["bobot"] for _, k in daun(aturan)} == bobot
    assert sum(bobot.values()) == 100
    assert (aturan.draf, "belum diverifikasi" in aturan.sebutan) == (draf, draf)


def test_rincian_2024_menurut_peraturannya():
    rinci = {k["kode"]: {r["kode"]: r["bobot"] for r in k["rinci"]}
             for _, k in daun(ambil("bobot_ikpa", 2024)) if "rinci" in k}  # fmt: skip
    assert rinci == {
        "kontraktual": {"distribusi": 20, "kontrak_dini": 40, "akselerasi_53": 40},
        "up_tup": {"tunai": 90, "kkp": 10},
        "capaian_output": {"ketepatan": 30, "capaian_ro": 70},
    }
    (up_tup,) = (k for _, k in daun(ambil("bobot_ikpa", 2024)) if k["kode"] == "up_tup")
    tunai = up_tup["rinci"][0]
    assert {r["kode"]: r["bobot"] for r in tunai["rinci"]} == {
        "ketepatan_waktu": 50,
        "gup": 25,
        "setoran_tup": 25,
    }


def test_bobot_menurut_aspek_2022():
    skor = hitung_ikpa(dict.fromkeys(KODE, D(100)), 2023)
    assert list(per_aspek(skor).values()) == [20, 55, 25]
    assert (skor.nilai, skor.sementara, skor.peringatan) == (100, False, ())
    assert skor.predikat is None


def test_indikator_yang_tidak_berlaku_dikonversi_dan_disebut():
    nilai = dict.fromkeys(KODE, D(90)) | {"kontraktual": None, "up_tup": None, "revisi_dipa": D(100)}
    skor = hitung_ikpa(nilai, 2023, tidak_berlaku=["kontraktual", "up_tup"])
    assert skor.nilai == D("91.25")
    assert skor.langkah[-1] == "73 ÷ 80% = 91,25 (konversi bobot)"
    assert "Belanja kontraktual, Pengelolaan UP dan TUP" in skor.peringatan[0]
    assert not skor.sementara
    tanpa = {b.kode: b for b in skor.bagian}["up_tup"]
    assert (tanpa.bobot, tanpa.bobot_pakai, tanpa.sumbangan, tanpa.berlaku) == (10, None, None, False)


def test_indikator_yang_belum_ada_nilainya_membuat_skor_sementara():
    skor = hitung_ikpa({"revisi_dipa": D(100), "penyerapan": D(70)}, 2023)
    assert skor.nilai == 80
    assert skor.sementara
    assert "masih sementara" in skor.peringatan[0]
    draf = hitung_ikpa({"revisi_dipa": D(110), "deviasi": D("92.3")}, 2024, dispensasi=D(0))
    assert draf.predikat is None
    assert draf.langkah[1] == "24,845 ÷ 25% = 99,38 (konversi bobot)"
    assert hitung_ikpa({}, 2023).nilai is None
    assert "tidak berlaku" in hitung_ikpa({}, 2023, tidak_berlaku=KODE).alasan


@pytest.mark.parametrize(
    ("nilai", "lain", "pesan"),
    [
        ({"perencanaan": D(90)}, {}, "tidak mengenal"),
        ({"deviasi": D(-1)}, {}, "negatif"),
        ({"deviasi": D(90)}, {"tidak_berlaku": ["deviasi"]}, "dinyatakan tidak berlaku"),
        ({"deviasi": D(90)}, {"tidak_berlaku": ["entah"]}, "tidak mengenal"),
        ({"deviasi": D(90)}, {"dispensasi": D(1)}, "indikator, bukan potongan"),
    ],
)
def test_masukan_yang_salah_ditolak(nilai, lain, pesan):
    with pytest.raises(KomponenSalah, match=pesan):
        hitung_ikpa(nilai, 2023, **lain)


def test_di_luar_masa_berlakunya_tidak_ada_hitungan():
    with pytest.raises(TidakBerlaku):
        hitung_ikpa({"deviasi": D(90)}, 2021)


def test_nilai_di_atas_yang_mungkin_diperingatkan():
    assert "melampaui 100" in hitung_ikpa({"penyerapan": D(105)}, 2023).peringatan[0]
    dua = hitung_ikpa({"revisi_dipa": D(110)}, 2024, dispensasi=D(0), tidak_berlaku=KODE_2024[1:])
    assert not any("melampaui" in t for t in dua.peringatan)


def test_angka_resmi_tanpa_konversi_dikenali():
    skor = hitung_ikpa(dict.fromkeys(KODE[:-1], D(96)), 2023, tidak_berlaku=KODE[-1:])
    assert banding_ikpa(skor, D("96.00")).cocok
    assert "tidak dikonversi" in banding_ikpa(skor, D("72.00")).penjelasan
    assert "Tidak terjelaskan" in banding_ikpa(skor, D("90")).penjelasan
    assert banding_ikpa(skor, None).cocok is None


# --- PER-5/PB/2024, a draft ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("per_mil", "potongan"),
    [
        ("0", "0"),
        ("0.00001", "0.25"),
        ("0.099", "0.25"),
        ("0.0991", "0.5"),
        ("0.99", "0.5"),
        ("1", "0.75"),
        ("4.99", "0.75"),
        ("5", "1"),
        ("900", "1"),
    ],
)
def test_potongan_dispensasi_spm(per_mil, potongan):
    hasil = potongan_dispensasi(D(per_mil), 2024)
    assert hasil.nilai == D(potongan)
    assert hasil.draf


def test_potongan_mengurangi_hasil_dan_skornya_draf():
    nilai = dict.fromkeys(KODE_2024, D(96))
    skor = hitung_ikpa(nilai, 2024, dispensasi=D("0.5"))
    assert skor.nilai == D("95.5")
    assert skor.draf
    assert skor.predikat is not None
    assert skor.predikat.kata == "Sangat Baik"
    assert skor.langkah[-1] == "96,00 − 0,50 = 95,50"
    assert "dispensasi SPM tidak dihitung" in banding_ikpa(skor, D(96)).penjelasan
    tanpa = hitung_ikpa(nilai, 2024)
    assert tanpa.nilai == 96
    assert "belum ada potongan" in tanpa.peringatan[0]


def test_per_mil_dispensasi_dari_banyaknya_spm():
    assert per_mil_dispensasi(1, 2000) == D("0.5")
    assert per_mil_dispensasi(0, 0) is None
    assert potongan_dispensasi(None, 2024).nilai is None
    for dengan, seluruh in ((-1, 5), (6, 5)):
        with pytest.raises(KomponenSalah):
            per_mil_dispensasi(dengan, seluruh)
    with pytest.raises(KomponenSalah):
        potongan_dispensasi(D(-1), 2024)


@pytest.mark.parametrize(
    ("persen", "nilai"),
    [("100", 100), ("75.01", 100), ("75", 80), ("50.01", 80), ("50", 60), ("25.01", 60), ("25", 50),
     ("0.01", 50), ("0", None)],
)  # fmt: skip
def test_pita_rincian_kontraktual_terbuka_di_bawah_dan_nol_tidak_disebut(persen, nilai):
    pita = cari_pita(ambil("nilai_kontraktual", 2024), D(persen))
    assert (pita and pita["nilai"]) == nilai


def test_angka_acuan_2024_menurut_peraturannya_dan_semuanya_draf():
    acuan, kkp = ambil("acuan_ikpa", 2024), ambil("target_kkp", 2024)
    assert dict(acuan.nilai) == {
        "kontrak_sebelum_dipa": 120, "kontrak_triwulan_satu": 110, "kontrak_terkecil": 50_000_000,
        "hari_tagihan": 17, "hari_capaian_output": 5, "kkp_tercapai": 110, "kkp_belum": 100,
    }  # fmt: skip
    (baris,) = kkp.nilai["baris"]
    assert [baris[f"tw{t}"] for t in (1, 2, 3, 4)] == [1, 5, 9, D("12.5")]
    assert all(v.draf and v.catatan for v in (acuan, kkp, ambil("nilai_kontraktual", 2024)))


@pytest.mark.parametrize(
    ("semester", "nilai"),
    [((0, 1), 110), ((2, 2), 100), ((3, 9), 50), ((1, 2), 105), ((0, 3), 80), ((2,), 100)],
)
def test_nilai_revisi_dipa_rata_rata_dua_semester(semester, nilai):
    assert nilai_revisi_dipa(semester, 2024).nilai == nilai


def test_nilai_revisi_dipa_tanpa_data():
    assert nilai_revisi_dipa((1, None), 2024).alasan == "banyaknya revisi semester 2 belum ada"
    with pytest.raises(KomponenSalah):
        nilai_revisi_dipa((-1,), 2024)
    with pytest.raises(ValueError, match="semester"):
        nilai_revisi_dipa((), 2024)


@pytest.mark.parametrize(
    ("kode", "rinci", "nilai"),
    [
        ("kontraktual", {"distribusi": 100, "kontrak_dini": 120, "akselerasi_53": 110}, 112),
        ("up_tup", {"tunai": 90, "kkp": 100}, 91),
        ("capaian_output", {"ketepatan": 100, "capaian_ro": 90}, 93),
    ],
)
def test_nilai_indikator_dari_rinciannya(kode, rinci, nilai):
    assert nilai_rinci(kode, {k: D(n) for k, n in rinci.items()}, 2024).nilai == nilai


def test_rincian_yang_kurang_atau_salah():
    assert "Ketepatan" in nilai_rinci("capaian_output", {"capaian_ro": D(90)}, 2024).alasan
    with pytest.raises(KomponenSalah, match="tidak mengenal"):
        nilai_rinci("capaian_output", {"lain": D(90)}, 2024)
    with pytest.raises(KomponenSalah, match="negatif"):
        nilai_rinci("capaian_output", {"ketepatan": D(-1), "capaian_ro": D(90)}, 2024)
    with pytest.raises(TidakBerlaku, match="Rincian"):
        nilai_rinci("capaian_output", {}, 2023)


UP_TUP = ("ketepatan_waktu", "gup", "setoran_tup")


@pytest.mark.parametrize(
    ("rinci", "nilai"),
    [
        (("100", "80", "60"), "85"),
        (("100", "100", "100"), "100"),
        (("0", "100", "100"), "50"),
        (("91.67", "73.5", "98.25"), "88.7725"),
    ],
)
def test_up_tunai_lima_puluh_dua_puluh_lima_dua_puluh_lima(rinci, nilai):
    isi = dict(zip(UP_TUP, map(D, rinci), strict=True))
    tunai = nilai_rinci("tunai", isi, 2024)
    assert (tunai.nilai, tunai.draf) == (D(nilai), True)
    seluruh = nilai_rinci("up_tup", {**isi, "kkp": D(100)}, 2024)
    assert seluruh.nilai == D("0.9") * D(nilai) + 10
    assert seluruh == nilai_rinci("up_tup", {**isi, "kkp": D(100), "tunai": None}, 2024)


def test_up_tup_bertingkat_menulis_langkah_dalam_dahulu():
    hasil = nilai_rinci(
        "up_tup", {"ketepatan_waktu": D(100), "gup": D(80), "setoran_tup": D(60), "kkp": D(110)}, 2024
    )
    assert hasil.nilai == D("87.5")
    assert hasil.langkah == (
        "UP dan TUP tunai: 50% × 100 + 25% × 80 + 25% × 60 = 85,00",
        "90% × 85 + 10% × 110 = 87,50",
    )


def test_bagian_bertingkat_yang_kurang_ganda_atau_negatif():
    kurang = nilai_rinci("up_tup", {"gup": D(80), "kkp": D(100)}, 2024)
    assert (kurang.nilai, "Setoran TUP" in kurang.alasan, "UP dan TUP tunai" in kurang.alasan) == (
        None,
        True,
        False,
    )
    assert "UP dan TUP tunai" in nilai_rinci("up_tup", {"kkp": D(100)}, 2024).alasan
    with pytest.raises(KomponenSalah, match="jangan keduanya"):
        nilai_rinci("up_tup", {"tunai": D(90), "gup": D(80), "kkp": D(100)}, 2024)
    with pytest.raises(KomponenSalah, match="negatif"):
        nilai_rinci("tunai", {"ketepatan_waktu": D(-1), "gup": D(80), "setoran_tup": D(1)}, 2024)
    with pytest.raises(KomponenSalah, match="tidak mengenal"):
        nilai_rinci("tunai", {"kkp": D(1)}, 2024)
    with pytest.raises(TidakBerlaku):
        nilai_rinci("tunai", {}, 2023)


@given(st.tuples(PERSEN, PERSEN, PERSEN, PERSEN), st.integers(0, 3), PERSEN)
def test_up_tup_bertingkat_sama_dengan_pecahan_tepat_dan_tidak_turun(isi, ke, naik):
    kode = (*UP_TUP, "kkp")
    nilai = dict(zip(kode, isi, strict=True))
    hasil = nilai_rinci("up_tup", nilai, 2024).nilai
    t, g, s, k = map(Fraction, isi)
    assert Fraction(hasil) == Fraction(9, 10) * (t / 2 + g / 4 + s / 4) + k / 10
    assert nilai_rinci("up_tup", {**nilai, kode[ke]: isi[ke] + naik}, 2024).nilai >= hasil


@pytest.mark.parametrize(
    ("penggunaan", "nilai"),
    [
        (("1", "5", "9", "12.5"), "110"),
        (("0.99", "4.99", "8.99", "12.49"), "100"),
        (("1", "4.99", "9", "12.49"), "105"),
        (("2",), "110"),
        (("0", "5"), "105"),
    ],
)
def test_kartu_kredit_pemerintah_menurut_target_setiap_triwulan(penggunaan, nilai):
    hasil = nilai_kkp([D(n) for n in penggunaan], 2024)
    assert (hasil.nilai, hasil.draf) == (D(nilai), True)
    assert len(hasil.langkah) == len(penggunaan) + (len(penggunaan) > 1)


def test_kartu_kredit_pemerintah_tanpa_data_atau_salah():
    assert nilai_kkp([D(1), None], 2024).alasan == "penggunaan triwulan 2 belum ada"
    with pytest.raises(KomponenSalah, match="triwulan 1"):
        nilai_kkp([D(-1)], 2024)
    for banyak in (0, 5):
        with pytest.raises(ValueError, match="triwulan"):
            nilai_kkp([D(1)] * banyak, 2024)
    with pytest.raises(TidakBerlaku):
        nilai_kkp([D(1)], 2023)


# --- properties and what if -------------------------------------------------------------------------------


@given(SEBAGIAN)
def test_sama_dengan_pecahan_tepat_bobot_seratus_dan_dalam_batas(nilai):
    skor = hitung_ikpa(nilai, 2023)
    bobot = sum(Fraction(BOBOT[k]) for k in nilai)
    tepat = sum((Fraction(BOBOT[k]) * Fraction(n) for k, n in nilai.items()), Fraction(0)) / bobot
    assert abs(Fraction(skor.nilai) - tepat) <= Fraction(1, 10**26)
    assert min(nilai.values()) - D("1E-26") <= skor.nilai <= max(nilai.values()) + D("1E-26")
    pakai = [b.bobot_pakai for b in skor.bagian if b.bobot_pakai is not None]
    assert abs(sum(map(Fraction, pakai)) - 100) < Fraction(1, 10**25)
    titik = sum((Fraction(b.sumbangan) for b in skor.bagian if b.sumbangan is not None), Fraction(0))
    assert abs(titik - tepat) < Fraction(1, 10**25)


@given(SEBAGIAN, st.data(), PERSEN)
def test_indikator_yang_naik_tidak_pernah_menurunkan_ikpa(nilai, data, naik):
    kode = data.draw(st.sampled_from(sorted(nilai)))
    hasil = andai_ikpa(nilai, {kode: nilai[kode] + naik}, 2023)
    assert hasil.selisih >= 0
    assert (hasil.selisih > 0) is (naik > 0)


@given(
    st.dictionaries(st.sampled_from(KODE_2024), PERSEN, min_size=1),
    st.integers(0, 1000),
    st.integers(0, 1000),
)
def test_dispensasi_yang_lebih_banyak_tidak_pernah_menaikkan_ikpa(nilai, a, b):
    sedikit, banyak = sorted((D(a) / 100, D(b) / 100))
    rendah, tinggi = hitung_ikpa(nilai, 2024, dispensasi=banyak), hitung_ikpa(nilai, 2024, dispensasi=sedikit)
    assert rendah.nilai <= tinggi.nilai
    assert rendah.nilai >= -1


def test_peluang_menyebut_indikator_yang_paling_menghasilkan():
    nilai = dict.fromkeys(KODE, D(100)) | {"penyerapan": D(90), "deviasi": D(70), "kontraktual": None}
    semua = peluang_ikpa(nilai, 2023, tidak_berlaku=["kontraktual"])
    assert [p.kode for p in semua[:2]] == ["deviasi", "penyerapan"]
    assert bulatkan(semua[0].sampai_batas, 4) == D("3.3333")
    assert bulatkan(semua[1].per_satuan, 4) == D("0.2222")
    assert "kontraktual" not in [p.kode for p in semua]
    dua = peluang_ikpa(dict.fromkeys(KODE_2024, D(100)), 2024, dispensasi=D(0))
    assert {p.kode for p in dua if p.sampai_batas} == {"revisi_dipa", "kontraktual"}
