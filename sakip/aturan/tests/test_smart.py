"""Nilai SMART: the golden rows, the 20 satker of a published report, and properties."""

from decimal import Decimal
from fractions import Fraction
from math import lcm, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.angka import bulatkan, rata
from sakip.aturan.regulasi import DataAturanSalah, TidakBerlaku, ambil, baca_aturan
from sakip.aturan.skor import KomponenSalah, rata_berbobot, rata_satker
from sakip.aturan.smart import (
    KomponenSmart,
    Ro,
    andai_smart,
    banding_smart,
    capaian_bertingkat,
    capaian_ro,
    efisiensi,
    hitung_smart,
    nilai_efisiensi,
    nilai_smart,
    peluang_smart,
)

D = Decimal
ATURAN = ambil("bobot_smart", 2023)
PERSEN = st.decimals(min_value=0, max_value=100, places=4)
E = st.decimals(min_value=-200, max_value=200, places=4)

EMAS = [
    ("99.40", "99.94", "100", "18.27", "95.675", "98.694", "98.69", True),
    ("99.96", "97.52", "100", "20", "100", "99.545", "99.54", True),
    ("99.87", "99.96", "100", "20", "100", "99.980", "99.98", True),
    ("99.71", "99.79", "100", "16.86", "92.15", "97.689", "97.69", True),
    ("57.53", "97.39", "93.18", "20", "100", "92.439", "92.44", True),
    ("59.83", "46.82", "69.14", "8.47", "71.175", "64.757", "64.76", True),
    ("99.15", "99.90", "100", "20", "100", "99.899", "99.99", False),
    ("99.87", "99.60", "100", "10.42", "76.05", "93.065", "92.87", False),
]


def _komponen(p: str, k: str, cro: str, e: str) -> KomponenSmart:
    return KomponenSmart(D(p), D(k), D(cro), D(e))


@pytest.mark.parametrize(("p", "k", "cro", "e", "ne", "hitung", "cetak", "cocok"), EMAS)
def test_baris_emas_terhitung_dan_dibandingkan_dengan_yang_tercetak(p, k, cro, e, ne, hitung, cetak, cocok):
    komponen = _komponen(p, k, cro, e)
    skor = hitung_smart(komponen, 2023)
    assert skor.nilai is not None
    assert bulatkan(skor.nilai, 3) == D(hitung)
    assert nilai_efisiensi(D(e), ATURAN) == D(ne) == skor.bagian[-1].nilai
    assert skor.nilai == nilai_smart(ATURAN, D(p), D(k), D(cro), D(ne))
    assert banding_smart(komponen, D(cetak), 2023).cocok is cocok


#: P, K, CRO, E, NE and the score as printed for the 20 satker of a regional office in 2023.
SATKER = [
    ("99.71", "99.79", "16.86", "92.15", "97.69"),
    ("99.99", "99.98", "20", "100", "100"),
    ("100", "99.99", "20", "100", "100"),
    ("99.98", "99.98", "20", "100", "99.99"),
    ("99.97", "100", "20", "100", "100"),
    ("100", "100", "20", "100", "100"),
    ("99.88", "99.88", "20", "100", "99.97"),
    ("99.9", "99.99", "20", "100", "99.99"),
    ("100", "100", "20", "100", "100"),
    ("97.4", "99.5", "20", "100", "99.66"),
    ("99.42", "99.87", "20", "100", "99.92"),
    ("98.8", "99.61", "19.86", "99.64", "99.71"),
    ("98.44", "99.73", "16.7", "91.75", "97.44"),
    ("99.98", "99.97", "19.77", "99.41", "99.82"),
    ("98.78", "99.81", "20", "100", "99.85"),
    ("99.94", "99.94", "20", "100", "99.98"),
    ("99.86", "99.63", "17.01", "92.53", "97.78"),
    ("97.57", "99.23", "15.71", "89.28", "96.56"),
    ("99.37", "99.45", "20", "100", "99.84"),
    ("99.07", "99.9", "20", "100", "99.89"),
]


def test_nilai_dua_puluh_satker_2023_cocok_dan_rata_ratanya_nilai_wilayah():
    nilai = {}
    for ke, (p, k, e, ne, cetak) in enumerate(SATKER):
        komponen = KomponenSmart(D(p), D(k), D(100), D(e), D(ne))
        skor = hitung_smart(komponen, 2023)
        assert not skor.peringatan
        assert banding_smart(komponen, D(cetak), 2023).cocok, (ke, skor.nilai, cetak)
        nilai[str(ke)] = skor.nilai
    wilayah = rata_satker(nilai)
    assert wilayah.nilai == D("99.4042485")
    assert wilayah.langkah[0].endswith("(20 satker)) ÷ 20 = 99,40")


def test_baris_wilayah_yang_tercetak_adalah_rata_rata_sederhana_setiap_kolomnya():
    """Printed for the region: P 99,4, K 99,81, E 19,3, NE 98,24; no weight by pagu would give all four."""
    for kolom, cetak in enumerate(("99.40", "99.81", "19.30", "98.24")):
        assert bulatkan(rata([D(baris[kolom]) for baris in SATKER]), 2) == D(cetak)


def test_bobot_tercetak_pada_komponen_yang_keliru_hanya_cocok_untuk_tujuh_satker():
    """The report's text puts 28,6 on absorption, 18,2 on efficiency, 9,7 on consistency."""
    salah = {"penyerapan": D("28.6"), "konsistensi": D("9.7"), "cro": D("43.5"), "efisiensi": D("18.2")}
    cocok = sum(
        abs(
            rata_berbobot(salah, {"penyerapan": D(p), "konsistensi": D(k), "cro": D(100), "efisiensi": D(ne)})
            - D(cetak)
        )
        <= D("0.01")
        for p, k, _, ne, cetak in SATKER
    )
    assert cocok == 7


def test_satker_tanpa_nilai_disebut_dan_tidak_dihitung_sebagai_nol():
    hasil = rata_satker({"A": D(90), "B": None, "C": D(80)})
    assert hasil.nilai == 85
    assert "B" in hasil.peringatan[0]
    assert rata_satker({"A": None}).nilai is None


def test_langkah_dan_aturan_tertulis():
    skor = hitung_smart(_komponen("99.40", "99.94", "100", "18.27"), 2023)
    assert skor.langkah == (
        "50 + (18,27 ÷ 20) × 50 = 95,675",
        "9,7% × 99,4 + 18,2% × 99,94 + 43,5% × 100 + 28,6% × 95,675 = 98,69",
    )
    assert (skor.aturan, skor.sumber, skor.draf) == ("22/2021", "PMK 22/PMK.02/2021", False)
    assert sum(b.sumbangan for b in skor.bagian) == skor.nilai


@pytest.mark.parametrize(
    ("e", "ne"), [("74", 100), ("20.01", 100), ("20", 100), ("0", 50), ("-20", 0), ("-74", 0)]
)
def test_efisiensi_dibatasi_sehingga_nilainya_nol_sampai_seratus(e, ne):
    skor = hitung_smart(_komponen("100", "100", "100", e), 2023)
    assert skor.bagian[-1].nilai == nilai_efisiensi(D(e), ATURAN) == ne
    assert any("dibatasi" in t for t in skor.peringatan) is (abs(D(e)) > 20)


def test_nilai_efisiensi_235_yang_pernah_tercetak_dibatasi_dan_dikenali():
    lama = KomponenSmart(D(90), D(90), D(90), None, D(235))
    assert hitung_smart(lama, 2023).bagian[-1].nilai == 100
    komponen = _komponen("90", "90", "90", "74")
    cetak = bulatkan(nilai_smart(ATURAN, D(90), D(90), D(90), D(235)), 2)
    assert "tidak dibatasi" in banding_smart(komponen, cetak, 2023).penjelasan


def test_bobot_yang_tertukar_dikenali():
    komponen = KomponenSmart(D("57.53"), D("97.39"), D("93.18"), D(20))
    salah = (D("28.6") * D("57.53") + D("9.7") * D("97.39") + D("43.5") * D("93.18") + D("18.2") * 100) / 100
    beda = banding_smart(komponen, bulatkan(salah, 2), 2023)
    assert beda.cocok is False
    assert "tertukar" in beda.penjelasan
    assert "Penyerapan anggaran 28,6" in beda.penjelasan


def test_selisih_yang_tidak_terjelaskan_dikatakan_begitu():
    beda = banding_smart(_komponen("99.87", "99.60", "100", "10.42"), D("92.87"), 2023)
    assert "Tidak terjelaskan" in beda.penjelasan
    assert beda.selisih == D("92.87") - D("93.06489")


def test_komponen_yang_belum_ada_tidak_dianggap_nol():
    skor = hitung_smart(KomponenSmart(D(90), None, D(100), D(20)), 2023)
    assert skor.nilai is None
    assert skor.alasan == "belum ada nilai: Konsistensi penyerapan terhadap rencana"
    assert banding_smart(KomponenSmart(), D(90), 2023).cocok is None


def test_nilai_efisiensi_yang_lain_dari_e_diperingatkan():
    skor = hitung_smart(KomponenSmart(D(90), D(90), D(90), D(10), D(80)), 2023)
    assert skor.bagian[-1].nilai == 75
    assert "seharusnya 75" in skor.peringatan[0]
    assert not hitung_smart(KomponenSmart(D(90), D(90), D(90), D("17.01"), D("92.53")), 2023).peringatan


@pytest.mark.parametrize("buruk", [{"penyerapan": D(-1)}, {"cro": D("-0.01")}, {"nilai_efisiensi": D(-5)}])
def test_komponen_negatif_ditolak(buruk):
    isi = {"penyerapan": D(90), "konsistensi": D(90), "cro": D(90), "nilai_efisiensi": D(90), **buruk}
    with pytest.raises(KomponenSalah, match="negatif"):
        hitung_smart(KomponenSmart(**isi), 2023)


@pytest.mark.parametrize("tahun", [2020, 2024])
def test_di_luar_masa_berlakunya_tidak_ada_hitungan(tahun):
    with pytest.raises(TidakBerlaku):
        hitung_smart(_komponen("90", "90", "90", "10"), tahun)


def test_aturan_tanpa_batas_efisiensi_ditolak_dengan_tempatnya():
    teks = """jenis = "bobot"\njudul = "x"\n[[versi]]\nversi = "1"\nsumber = "x"\nsejak = 2020\ndraf = true
    komponen = [{ kode = "efisiensi", nama = "E", bobot = 100 }]"""
    (versi,) = baca_aturan("bobot_smart", teks)
    with pytest.raises(DataAturanSalah, match="batas_efisiensi"):
        nilai_efisiensi(D(1), versi)


# --- components -----------------------------------------------------------------------------------------


def test_capaian_ro_adalah_rata_rata_geometrik():
    hasil = capaian_ro([Ro("A", D(4), D(1)), Ro("B", D(10), D(10))])
    assert hasil.nilai == 50
    assert hasil.langkah == ("((1 ÷ 4) × (10 ÷ 10))^(1/2) × 100 = 50,00",)
    assert capaian_ro([Ro("A", D(3), D(3))] * 7).nilai == 100
    assert capaian_ro([Ro("A", D(3), D(0)), Ro("B", D(3), D(3))]).nilai == 0


@pytest.mark.parametrize(
    "ro", [[], [Ro("A", None, D(1))], [Ro("A", D(1), None)], [Ro("A", D(0), D(0))], [Ro("A", D(1), D(-1))]]
)
def test_capaian_ro_yang_tidak_dapat_dihitung_menyebut_sebabnya(ro):
    hasil = capaian_ro(ro)
    assert hasil.nilai is None
    assert hasil.alasan


def _ro(*pasangan: tuple[int, int]) -> list[Ro]:
    return [Ro(f"I{ke}", D(t), D(r)) for ke, (t, r) in enumerate(pasangan, 1)]


@pytest.mark.parametrize(
    ("keluaran", "nilai"),
    [
        ({"A": [(4, 1), (1, 1)], "B": [(1, 1)]}, "70.7107"),
        ({"A": [(4, 1)], "B": [(1, 1)]}, "50.0000"),
        ({"A": [(10, 9), (10, 9)], "B": [(5, 4)], "C": [(2, 2), (3, 3), (4, 4)]}, "89.6281"),
        ({"A": [(4, 5)]}, "125.0000"),
        ({"A": [(4, 0), (1, 1)], "B": [(1, 1)]}, "0.0000"),
    ],
)
def test_cro_eselon_satu_bertingkat_menurut_hitungan_tangan(keluaran, nilai):
    """First: A = (1/4 x 1)^(1/2) = 50 %, B = 100 %, (50 x 100)^(1/2) = 70,7107; not (1/4)^(1/3) = 63,00."""
    hasil = capaian_bertingkat({k: _ro(*isi) for k, isi in keluaran.items()})
    assert bulatkan(hasil.nilai, 4) == D(nilai)
    assert hasil.sumber == "PMK 22/PMK.02/2021"


def test_cro_bertingkat_menulis_setiap_keluaran_lalu_gabungannya():
    hasil = capaian_bertingkat({"Layanan": _ro((4, 1), (1, 1)), "Produk": _ro((1, 1))})
    assert hasil.langkah == (
        "Layanan: ((1 ÷ 4) × (1 ÷ 1))^(1/2) × 100 = 50,00",
        "Produk: (1 ÷ 1) × 100 = 100,00",
        "(50,00 × 100,00)^(1/2) = 70,71",
    )
    datar = capaian_ro(_ro((4, 1), (1, 1), (1, 1))).nilai
    assert bulatkan(datar, 2) == D("63.00")


@pytest.mark.parametrize(
    ("keluaran", "alasan"),
    [
        ({}, "keluaran program"),
        ({"A": []}, "A: belum ada indikatornya"),
        ({"A": [Ro("x", None, D(1))]}, "x: target atau realisasi"),
        ({"A": [Ro("x", D(0), D(1))]}, "lebih dari nol"),
    ],
)
def test_cro_bertingkat_yang_tidak_dapat_dihitung_menyebut_sebabnya(keluaran, alasan):
    hasil = capaian_bertingkat(keluaran)
    assert hasil.nilai is None
    assert alasan in hasil.alasan


_PASANGAN = st.tuples(st.integers(1, 10**6), st.integers(1, 10**6))


@given(st.lists(st.lists(_PASANGAN, min_size=1, max_size=4), min_size=1, max_size=4))
def test_cro_bertingkat_berpangkat_sama_dengan_hasil_kali(keluaran):
    nilai = capaian_bertingkat({str(i): _ro(*isi) for i, isi in enumerate(keluaran)}).nilai
    # ((prod r/t)^(1/m))^(1/n): raised to n x lcm(m) both sides are products of fractions
    besar = lcm(*(len(isi) for isi in keluaran))
    tepat = prod(
        (Fraction(r, t) ** (besar // len(isi)) for isi in keluaran for t, r in isi), start=Fraction(1)
    )
    assert abs((Fraction(nilai) / 100) ** (len(keluaran) * besar) / tepat - 1) < Fraction(1, 10**25)


@given(st.integers(1, 4), st.data())
def test_cro_bertingkat_dengan_indikator_sama_banyak_sama_dengan_satu_tingkat(banyak, data):
    isi = data.draw(st.lists(st.lists(_PASANGAN, min_size=banyak, max_size=banyak), min_size=1, max_size=4))
    bertingkat = capaian_bertingkat({str(i): _ro(*x) for i, x in enumerate(isi)}).nilai
    datar = capaian_ro(_ro(*(p for x in isi for p in x))).nilai
    assert abs(bertingkat - datar) <= datar * D("1E-26")


def test_efisiensi_membandingkan_belanja_dengan_pagu_kali_capaian():
    ro = [Ro("A", D(10), D(10), D(1000), D(700)), Ro("B", D(4), D(2), D(1000), D(500))]
    hasil = efisiensi(ro)
    assert hasil.nilai == 20
    assert hasil.draf
    assert efisiensi([Ro("A", D(1), D(0), D(5), D(5))]).nilai is None
    assert efisiensi([Ro("A", D(1), D(1), None, D(5))]).alasan
    assert efisiensi([]).alasan == "belum ada rincian output"


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=1, max_size=6))
def test_rata_geometrik_berpangkat_n_sama_dengan_hasil_kali(pasangan):
    nilai = capaian_ro([Ro(str(i), D(t), D(r)) for i, (t, r) in enumerate(pasangan)]).nilai
    tepat = prod((Fraction(r, t) for t, r in pasangan), start=Fraction(1))
    assert abs((Fraction(nilai) / 100) ** len(pasangan) / tepat - 1) < Fraction(1, 10**27)


# --- properties ------------------------------------------------------------------------------------------


@given(PERSEN, PERSEN, PERSEN, E)
def test_sama_dengan_pecahan_tepat_dan_dalam_batas(p, k, cro, e):
    skor = hitung_smart(KomponenSmart(p, k, cro, e), 2023)
    jepit = max(Fraction(-20), min(Fraction(20), Fraction(e)))
    tepat = (
        Fraction("9.7") * Fraction(p)
        + Fraction("18.2") * Fraction(k)
        + Fraction("43.5") * Fraction(cro)
        + Fraction("28.6") * (50 + jepit / 20 * 50)
    ) / 100
    assert Fraction(skor.nilai) == tepat
    assert 0 <= skor.nilai <= 100


@given(PERSEN, PERSEN, PERSEN, E, st.sampled_from(["penyerapan", "konsistensi", "cro", "efisiensi"]), PERSEN)
def test_komponen_yang_naik_tidak_pernah_menurunkan_nilai(p, k, cro, e, kode, naik):
    komponen = KomponenSmart(p, k, cro, e)
    hasil = andai_smart(komponen, {kode: getattr(komponen, kode) + naik}, 2023)
    assert hasil.selisih >= 0
    if kode != "efisiensi" and naik > 0:
        assert hasil.selisih > 0


@given(PERSEN, PERSEN, PERSEN, E)
def test_semua_peluang_bersama_membawa_ke_seratus(p, k, cro, e):
    komponen = KomponenSmart(p, k, cro, e)
    skor = hitung_smart(komponen, 2023)
    semua = peluang_smart(komponen, 2023)
    assert skor.nilai + sum(x.sampai_batas for x in semua) == 100
    assert [x.sampai_batas for x in semua] == sorted((x.sampai_batas for x in semua), reverse=True)
    assert all(0 <= x.per_satuan <= x.sampai_batas or x.nilai < x.batas - 1 for x in semua)


# --- what if ----------------------------------------------------------------------------------------------


def test_andai_mengubah_satu_komponen_dan_menyebut_yang_paling_menghasilkan():
    komponen = _komponen("57.53", "97.39", "93.18", "10")
    semua = peluang_smart(komponen, 2023)
    assert [x.kode for x in semua] == ["efisiensi", "penyerapan", "cro", "konsistensi"]
    assert semua[0].per_satuan == D("0.715")
    assert semua[0].sampai_batas == D("7.15")
    hasil = andai_smart(komponen, {"penyerapan": D("67.53")}, 2023)
    assert hasil.selisih == D("0.97")
    assert andai_smart(komponen, {"nilai_efisiensi": D(100)}, 2023).selisih == D("7.15")


def test_komponen_yang_sudah_di_batasnya_tidak_menambah_apa_pun():
    komponen = KomponenSmart(D(100), D(90), D(100), D(35))
    peluang = {x.kode: x for x in peluang_smart(komponen, 2023)}
    assert peluang["efisiensi"].sampai_batas == peluang["efisiensi"].per_satuan == 0
    assert peluang["penyerapan"].sampai_batas == 0
    lebih = {x.kode: x for x in peluang_smart(KomponenSmart(D(104), D(90), D(120), D(5)), 2023)}
    assert lebih["cro"].sampai_batas == lebih["penyerapan"].per_satuan == 0
    assert peluang_smart(KomponenSmart(), 2023) == ()
    with pytest.raises(KomponenSalah, match="tidak mengenal"):
        andai_smart(komponen, {"ikpa": D(1)}, 2023)
