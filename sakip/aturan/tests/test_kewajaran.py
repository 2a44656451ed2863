"""Warnings: what they catch in published reports, and what they leave in peace."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan import kewajaran
from sakip.aturan.capaian import Ukuran


@pytest.mark.parametrize(
    ("nama", "polaritas", "aneh"),
    [
        ("Menurunnya jumlah tahanan overstaying", "naik", True),
        ("Persentase menurunnya tahanan yang overstaying", "naik", True),
        ("Jumlah berkurangnya pengaduan", "naik", True),
        ("Menurunnya persentase residivis", "turun", False),
        ("Persentase penurunan angka residivis", "naik", False),
        ("Persentase penurunan angka residivis", "turun", True),
        ("Meningkatnya layanan hukum", "turun", True),
        ("Peningkatan kualitas layanan", "turun", True),
        ("Meningkatnya layanan hukum", "naik", False),
        ("Jumlah insiden keamanan", "naik", True),
        ("Jumlah insiden keamanan", "turun", False),
        ("Persentase pelanggaran", "naik", True),
        ("Persentase pelanggaran yang ditindaklanjuti", "naik", False),
        ("Persentase gangguan kamtib yang dapat dicegah", "naik", False),
        ("Persentase temuan yang selesai", "naik", False),
        ("Persentase penyelesaian keluhan", "naik", False),
        ("Persentase narapidana yang memperoleh remisi", "naik", False),
        ("Rata-rata lama pemeriksaan", "turun", False),
        ("", "naik", False),
    ],
)
def test_arah_yang_berlawanan_dengan_namanya_diperingatkan(nama, polaritas, aneh):
    assert bool(kewajaran.arah_berlawanan(nama, polaritas)) is aneh


@pytest.mark.parametrize(
    ("nama", "satuan", "aneh"),
    [
        ("Persentase layanan tepat waktu", "persen", False),
        ("Persentase layanan tepat waktu", "%", False),
        ("Persentase layanan tepat waktu", "layanan", True),
        ("Indeks kepuasan masyarakat", "persen", True),
        ("Indeks kepuasan masyarakat", "indeks", False),
        ("Jumlah paten", "persen", True),
        ("Jumlah persentase paten", "persen", False),
        ("Jumlah paten", "paten", False),
        ("Nilai IKPA", "persen", False),
        ("Persentase layanan", "  ", False),
    ],
)
def test_satuan_yang_lain_dari_namanya_diperingatkan(nama, satuan, aneh):
    assert bool(kewajaran.satuan_tidak_cocok(nama, satuan)) is aneh


@pytest.mark.parametrize(
    ("target", "riwayat", "polaritas", "aneh"),
    [
        (D(17), [D(98)], "naik", True),
        (D(17), {2021: D("97.1"), 2022: D(98)}, "naik", True),
        (D(90), [D(98)], "naik", False),
        (D(1), [D(12)], "naik", True),
        (D(80), [D(79), D(81), D(300)], "naik", False),
        (D(60), [D(20)], "turun", True),
        (D(21), [D(20)], "turun", False),
        (D(5), [D(0), D(0)], "turun", True),
        (D(0), [D(0)], "turun", False),
        (D(5), [D(-3)], "naik", False),
        (D(5), [None], "naik", False),
        (D(5), [], "naik", False),
        (None, [D(98)], "naik", False),
    ],
)
def test_target_jauh_di_bawah_yang_pernah_dicapai(target, riwayat, polaritas, aneh):
    assert bool(kewajaran.target_jauh_di_bawah(target, riwayat, polaritas)) is aneh


def test_peringatan_target_menyebut_tahun_dan_angkanya():
    kalimat = kewajaran.target_jauh_di_bawah(D(17), {2022: D(98), 2021: D("97.125")}, "naik")
    assert "17 jauh di bawah" in kalimat
    assert "98 pada 2022" in kalimat


@pytest.mark.parametrize(
    ("nilai", "riwayat", "aneh"),
    [
        (D(500), [D(10), D(12), D(11)], True),
        (D(13), [D(10), D(12), D(11)], False),
        (D(99), [D(100), D(100), D(100)], False),
        (D(80), [D(100), D(100), D(100)], True),
        (D(500), [D(10), D(12)], False),
        (D(500), [D(10), None, D(12), None], False),
        (D(0), [D(0), D(0), D(0)], False),
        (D(1), [D(0), D(0), D(0)], True),
        (None, [D(1), D(2), D(3)], False),
    ],
)
def test_nilai_di_luar_deret(nilai, riwayat, aneh):
    assert bool(kewajaran.di_luar_deret(nilai, riwayat)) is aneh


@pytest.mark.parametrize(
    ("nilai", "riwayat", "faktor"),
    [
        (D(985), [D("98.1")], "10 kali nilai"),
        (D(9810), [D("98.1"), D(97)], "100 kali nilai"),
        (D(120000), [D(118), D(121)], "1.000 kali nilai"),
        (D("0.98"), [D(98), D(97)], "100 kali lebih kecil"),
        (D(-985), [D("98.1")], "10 kali nilai"),
        (D(98), [D(97)], ""),
        (D(300), [D(97)], ""),
        (D(0), [D(97)], ""),
        (D(50), [D(5), D(50), D(500)], ""),
        (D(50), [D(0), None], ""),
        (None, [D(5)], ""),
    ],
)
def test_skala_lain(nilai, riwayat, faktor):
    kalimat = kewajaran.beda_skala(nilai, riwayat)
    assert faktor in kalimat if faktor else kalimat == ""


def test_pembilang_tidak_melebihi_penyebut():
    assert kewajaran.pembilang_lebih(D(671), D(460), nama_pembilang="Bebas", nama_penyebut="penghuni") == (
        "Bebas (671) lebih besar daripada penghuni (460): bagian tidak dapat melebihi keseluruhannya."
    )
    assert kewajaran.pembilang_lebih(D(4), D(4)) == ""
    assert kewajaran.pembilang_lebih(None, D(4)) == ""
    assert kewajaran.pembilang_lebih(D(4), None) == ""


@pytest.mark.parametrize(
    ("atas", "bawah", "aneh"),
    [
        (["alur"], ["stok"], True),
        (["stok"], ["alur"], True),
        (["alur", "stok"], ["alur"], True),
        (["alur"], ["alur"], False),
        (["stok", "stok"], ["stok"], False),
        ([], ["stok"], False),
        (["alur"], [], False),
        (["lain"], ["stok"], False),
    ],
)
def test_stok_dan_alur_yang_dicampur(atas, bawah, aneh):
    assert bool(kewajaran.stok_dan_alur(atas, bawah)) is aneh


def test_skala_indeks_4_terhadap_renstra_skala_10_diperingatkan():
    kalimat = kewajaran.ukuran_berbeda(
        Ukuran(D("3.1"), None, "indeks", D(4)),
        Ukuran(D("7.22"), None, "indeks", D(10)),
        "target Renstra 2023",
    )
    assert "skala 4" in kalimat
    assert "skala 10" in kalimat
    assert "target Renstra 2023" in kalimat


def test_ukuran_yang_sama_atau_kosong_tidak_diperingatkan():
    persen = Ukuran(D(90), None, "persen")
    assert kewajaran.ukuran_berbeda(persen, Ukuran(D(91), None, "%")) == ""
    assert kewajaran.ukuran_berbeda(persen, Ukuran()) == ""
    assert "kata" in kewajaran.ukuran_berbeda(persen, Ukuran(None, "BB"))
    assert "«orang»" in kewajaran.ukuran_berbeda(Ukuran(D(1), None, "kasus"), Ukuran(D(1), None, "orang"))


def test_nilai_di_atas_skala_dan_skala_yang_belum_disebut():
    assert kewajaran.di_luar_skala(D(5), D(4), "indeks") == "5 indeks di luar skala 0 sampai 4."
    assert kewajaran.di_luar_skala(D(4), D(4)) == ""
    assert kewajaran.di_luar_skala(D(5), None) == ""
    assert kewajaran.skala_belum_disebut("Indeks", None)
    assert kewajaran.skala_belum_disebut("indeks", D(4)) == ""
    assert kewajaran.skala_belum_disebut("orang", None) == ""


@pytest.mark.parametrize(
    ("nilai", "satuan", "aneh"),
    [
        ("12.5", "orang", True),
        ("12.5", " Kegiatan ", True),
        ("12", "orang", False),
        ("12.0000", "orang", False),
        ("12.5", "persen", False),
        ("12.5", "hari", False),
        ("12.5", "", False),
    ],
)
def test_pecahan_dari_yang_dicacah_diperingatkan(nilai, satuan, aneh):
    assert bool(kewajaran.bukan_bulat(D(nilai), satuan)) == aneh
    assert (
        bool(kewajaran.periksa_target(nama="X", polaritas="naik", target=Ukuran(D(nilai), None, satuan)))
        == aneh
    )


def test_tanpa_target_tidak_ada_yang_dicacah():
    assert kewajaran.bukan_bulat(None, "orang") == ""


def test_periksa_target_mengumpulkan_semua_peringatan_tanpa_mengulang():
    semua = kewajaran.periksa_target(
        nama="Menurunnya residivis",
        polaritas="naik",
        target=Ukuran(D("0.98"), None, "orang"),
        riwayat={2022: D(98)},
        satuan_manual="persen",
    )
    assert len(semua) == 4
    assert "100 kali lebih kecil" in semua[1]
    assert semua[2] == "0,98 orang: biasanya bilangan bulat. Periksa komanya."
    assert (
        kewajaran.periksa_target(
            nama="Opini", polaritas="naik", target=Ukuran(None, "WTP", "opini"), satuan_manual="opini"
        )
        == ()
    )


_angka = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@given(_angka, st.lists(st.none() | _angka, max_size=8))
def test_apa_pun_angkanya_peringatan_selalu_kalimat(nilai, riwayat):
    for kalimat in (
        kewajaran.periksa_nilai(nilai, riwayat),
        kewajaran.target_jauh_di_bawah(nilai, riwayat, "naik"),
        kewajaran.target_jauh_di_bawah(nilai, riwayat, "turun"),
    ):
        assert kalimat == "" or kalimat.endswith(".")


@given(st.lists(_angka, min_size=1, max_size=8))
def test_nilai_yang_pernah_ada_tidak_di_luar_deretnya(riwayat):
    assert all(kewajaran.di_luar_deret(n, riwayat) == "" for n in riwayat)
