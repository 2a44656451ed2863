"""Absorption: targets by quarter, deviation from the plan, and the gap of output."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.regulasi import DataAturanSalah, ambil, baca_aturan
from sakip.aturan.serapan import (
    JenisRpd,
    deviasi_bulanan,
    deviasi_halaman_iii,
    konsistensi_rpd,
    penyerapan,
    selisih_output,
    serapan_triwulan,
    target_serapan,
)

D = Decimal
RUPIAH = st.integers(0, 10**15)
BULANAN = st.dictionaries(st.integers(1, 12), RUPIAH, max_size=12)


def test_penyerapan_dari_pagu_dan_realisasi():
    hasil = penyerapan(109466687000, 108414182179)
    assert hasil.langkah == ("Rp108.414.182.179 ÷ Rp109.466.687.000 × 100 = 99,04",)
    assert penyerapan(None, 5).alasan == "pagu belum ada"
    assert penyerapan(5, None).alasan == "realisasi belum ada"
    assert penyerapan(0, 0).nilai is None
    assert penyerapan(100, 0).nilai == 0
    with pytest.raises(ValueError, match="negatif"):
        penyerapan(-1, 0)


def test_realisasi_di_atas_pagu_atau_negatif_diperingatkan_bukan_ditolak():
    lebih, kurang = penyerapan(100, 104), penyerapan(100, -4)
    assert (lebih.nilai, kurang.nilai) == (104, -4)
    assert "melampaui pagu sebesar Rp4" in lebih.peringatan[0]
    assert "koreksi" in kurang.peringatan[0]


@given(st.integers(1, 10**15), RUPIAH)
def test_penyerapan_sama_dengan_pecahan_tepat(pagu, realisasi):
    assert (
        abs(Fraction(penyerapan(pagu, realisasi).nilai) / 100 - Fraction(realisasi, pagu))
        <= Fraction(realisasi, pagu) / 10**29
    )


@pytest.mark.parametrize(
    ("jenis", "target"),
    [("51", (20, 50, 75, 95)), ("52", (15, 50, 70, 90)), ("53", (10, 40, 70, 90)), ("57", (25, 50, 75, 95))],
)
def test_target_triwulan_per_jenis_belanja(jenis, target):
    assert tuple(target_serapan(jenis, tw, 2024) for tw in (1, 2, 3, 4)) == target
    assert target_serapan(jenis, 4, 2023) == target[3]
    assert target_serapan(jenis, 1, 2023) is None
    assert target_serapan("99", 1, 2024) is None
    with pytest.raises(ValueError, match="Triwulan"):
        target_serapan(jenis, 5, 2024)


def test_serapan_triwulan_terhadap_target():
    hasil = serapan_triwulan({"51": (1000, 250), "52": (3000, 300)}, 1, 2024)
    assert [(b.serapan, b.target, b.selisih, b.tercapai) for b in hasil.baris] == [
        (25, 20, 5, True),
        (10, 15, -5, False),
    ]
    assert (hasil.serapan, hasil.target) == (D("13.75"), D("16.25"))
    assert "Rp3.000 × 15%" in hasil.langkah[1]
    assert hasil.draf


def test_yang_belum_ada_tidak_dianggap_nol():
    hasil = serapan_triwulan({"51": (1000, None), "58": (500, 100)}, 2, 2024)
    assert (hasil.baris[0].serapan, hasil.baris[0].tercapai) == (None, None)
    assert (hasil.serapan, hasil.target) == (None, None)
    assert "58: target triwulan 2 belum ada" in hasil.peringatan[0]
    assert serapan_triwulan({}, 1, 2024).serapan is None
    assert serapan_triwulan({"51": (None, 5)}, 1, 2024).target is None
    assert serapan_triwulan({"51": (0, 0)}, 1, 2024).serapan is None


@given(
    st.dictionaries(
        st.sampled_from(["51", "52", "53", "57"]), st.tuples(st.integers(1, 10**12), RUPIAH), min_size=1
    )
)
def test_target_gabungan_di_antara_target_jenisnya(uang):
    hasil = serapan_triwulan(uang, 3, 2024)
    target = [b.target for b in hasil.baris]
    assert min(target) <= hasil.target <= max(target)


# --- the withdrawal plan ---------------------------------------------------------------------------------


def test_deviasi_bulanan_tidak_kumulatif_dan_kumulatif():
    rencana, realisasi = {1: 100, 2: 100, 3: 0, 4: 0}, {1: 80, 2: 120, 3: 0, 4: 7}
    biasa, hilang = deviasi_bulanan(rencana, realisasi, sampai=4)
    assert [d.deviasi for d in biasa] == [20, 20, 0, 100]
    assert hilang == ()
    kumulatif, _ = deviasi_bulanan(rencana, realisasi, sampai=4, kumulatif=True)
    assert [d.deviasi for d in kumulatif] == [20, 0, 0, D("3.5")]


def test_bulan_yang_hilang_menghentikan_jumlah_kumulatif():
    rencana, realisasi = {1: 10, 2: 10, 3: 10}, {1: 10, 3: 10}
    biasa, hilang = deviasi_bulanan(rencana, realisasi, sampai=3)
    assert ([d.bulan for d in biasa], hilang) == ([1, 3], (2,))
    kumulatif, hilang = deviasi_bulanan(rencana, realisasi, sampai=3, kumulatif=True)
    assert ([d.bulan for d in kumulatif], hilang) == ([1], (2, 3))
    with pytest.raises(ValueError, match="negatif"):
        deviasi_bulanan({1: -1}, {1: 1}, sampai=1)
    with pytest.raises(ValueError, match="Bulan"):
        deviasi_bulanan({}, {}, sampai=13)


def test_konsistensi_adalah_seratus_kurang_rata_rata_deviasi_dan_masih_draf():
    hasil = konsistensi_rpd({1: 100, 2: 100}, {1: 80, 2: 120}, sampai=2)
    assert hasil.nilai == 90
    assert hasil.draf
    assert hasil.langkah == ("(80,00 + 100,00) ÷ 2 = 90,00",)
    assert hasil.sumber == "PMK 22/PMK.02/2021 untuk 2021–2023 (draf, belum diverifikasi)"
    sebagian = konsistensi_rpd({1: 100}, {1: 100}, sampai=3)
    assert sebagian.nilai == 100
    assert "Februari, Maret" in sebagian.peringatan[0]
    assert konsistensi_rpd({}, {}).nilai is None


@given(BULANAN, BULANAN, st.booleans())
def test_deviasi_selalu_dari_nol_sampai_seratus(rencana, realisasi, kumulatif):
    isi, hilang = deviasi_bulanan(rencana, realisasi, kumulatif=kumulatif)
    assert all(0 <= d.deviasi <= 100 for d in isi)
    assert sorted([*(d.bulan for d in isi), *hilang]) == list(range(1, 13))
    k = konsistensi_rpd(rencana, realisasi).nilai
    assert k is None or 0 <= k <= 100


@given(st.dictionaries(st.integers(1, 12), RUPIAH, min_size=12, max_size=12))
def test_realisasi_yang_sama_dengan_rencana_konsisten_seratus(rencana):
    assert konsistensi_rpd(rencana, rencana).nilai == 100


def test_deviasi_halaman_iii_dibobot_pagu_dan_dirata_rata_sampai_november():
    rata = dict.fromkeys(range(1, 13), 100)
    a = JenisRpd("51", 3000, rata, rata)
    b = JenisRpd("52", 1000, rata, dict.fromkeys(range(1, 13), 112) | {12: 900})
    hasil = deviasi_halaman_iii((a, b, JenisRpd("53", 0, {}, {})), 2024)
    assert (hasil.rata, hasil.nilai, len(hasil.per_bulan)) == (3, 100, 11)
    assert hasil.draf
    jauh = deviasi_halaman_iii((JenisRpd("52", 1, rata, dict.fromkeys(range(1, 13), 350)),), 2024)
    assert (jauh.rata, jauh.nilai) == (100, None)
    assert "belum ada dalam data aturan" in jauh.alasan
    kurang = deviasi_halaman_iii((JenisRpd("52", 1, rata, {1: 100}),), 2024, sampai=2)
    assert (kurang.rata, len(kurang.per_bulan)) == (0, 1)
    assert "Februari" in kurang.peringatan[0]
    assert deviasi_halaman_iii((), 2024).rata is None


# --- output against absorption ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("progres", "serapan", "strategis", "wajar"),
    [
        ("55", "50", True, True),
        ("55.01", "50", True, False),
        ("44.99", "50", True, False),
        ("70", "50", False, True),
        ("70.01", "50", False, False),
        ("30", "50", False, True),
    ],
)
def test_selisih_output_paling_banyak_lima_atau_dua_puluh_poin(progres, serapan, strategis, wajar):
    hasil = selisih_output(D(progres), D(serapan), strategis=strategis, tahun=2023)
    assert hasil.wajar is wajar
    assert bool(hasil.kalimat) is not wajar
    assert hasil.selisih == D(progres) - D(serapan)


def test_selisih_output_tanpa_data_tidak_dinilai():
    assert selisih_output(None, D(5), strategis=True, tahun=2023).wajar is None
    assert selisih_output(D(5), None, strategis=True, tahun=2023).kalimat == "Penyerapan belum ada."
    assert "mendahului" in selisih_output(D(50), D(5), strategis=True, tahun=2023).kalimat
    assert "tertinggal" in selisih_output(D(5), D(50), strategis=True, tahun=2023).kalimat


# --- the data ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        ('{ kode = "51", kata = "x" }', "satu triwulan pun"),
        ('{ kode = "51", kata = "x", tw1 = 101 }', "0 sampai 100"),
        ('{ kode = "51", kata = "x", tw1 = 50, tw2 = 40 }', "tidak boleh turun"),
        ('{ kode = "51", tw1 = 50 }', "kata belum diisi"),
        ('{ kode = "51", kata = "x", tw1 = "50" }', "harus angka"),
    ],
)
def test_berkas_target_yang_salah_ditolak(baris, alasan):
    kepala = (
        'jenis = "triwulan"\njudul = "x"\n[[versi]]\nversi = "1"\nsumber = "x"\nsejak = 2020\ndraf = true\n'
    )
    with pytest.raises(DataAturanSalah, match=alasan):
        baca_aturan("uji", f"{kepala}baris = [{baris}]")


@pytest.mark.parametrize(
    "rinci",
    [
        "[]",
        '[{ kode = "a", bobot = 90 }]',
        '[{ kode = "a", bobot = 100, rinci = [{ kode = "b", bobot = 1 }] }]',
    ],
)
def test_rincian_komponen_yang_jumlahnya_bukan_seratus_ditolak(rinci):
    kepala = 'jenis = "bobot"\njudul = "x"\n[[versi]]\nversi = "1"\nsumber = "x"\nsejak = 2020\ndraf = true\n'
    with pytest.raises(DataAturanSalah, match="rinci"):
        baca_aturan("uji", f'{kepala}komponen = [{{ kode = "k", bobot = 100, rinci = {rinci} }}]')


@pytest.mark.parametrize(
    ("nama", "tahun"),
    [
        ("bobot_ikpa", 2024),
        ("predikat_ikpa", 2024),
        ("bobot_nka", 2024),
        ("bobot_nka", 2025),
        ("predikat_nka", 2024),
        ("bobot_perencanaan_anggaran", 2024),
        ("potongan_dispensasi_spm", 2024),
        ("nilai_revisi_dipa", 2024),
        ("target_serapan", 2024),
        ("batas_deviasi_rpd", 2024),
        ("batas_selisih_output", 2023),
    ],
)
def test_yang_belum_dibaca_dalam_peraturannya_bertanda_draf_dengan_catatan(nama, tahun):
    versi = ambil(nama, tahun)
    assert versi.draf
    assert versi.catatan
    assert versi.sejak
