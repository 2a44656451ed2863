"""What a sentence claims, read by the rules of the language alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.kalimat import (
    Angka,
    Hitungan,
    Tren,
    Verdik,
    baca_kalimat,
    pecah,
    pecah_klausa,
    sangkal_diri,
    semua_bilangan,
)

D = Decimal
TAHUN = 2023


def klaim(kalimat: str, jenis: type) -> list:
    return [k for k in baca_kalimat(kalimat, TAHUN).klaim if isinstance(k, jenis)]


# --- sentences -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("Satu. Dua!  Tiga?", ["Satu.", "Dua!", "Tiga?"]),
        ("Menurut PermenPANRB No. 53 Tahun 2014 capaian 97.4 %. Selesai.", None),
        ("Realisasi s.d. Desember 97,4%. Baik.", ["Realisasi s.d. Desember 97,4%.", "Baik."]),
        ("Kata (dalam kurung.) Lanjut.", ["Kata (dalam kurung.)", "Lanjut."]),
        ("Bapak A. Budi hadir. Ya.", ["Bapak A. Budi hadir.", "Ya."]),
        ("Tanpa titik akhir", ["Tanpa titik akhir"]),
        ("**Target tercapai.** Lalu", ["**Target tercapai.**", "Lalu"]),
        ("Baris\nmenyambung. Dua", ["Baris\nmenyambung.", "Dua"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_teks_dipecah_menjadi_kalimat(teks, kalimat):
    hasil = list(pecah(teks))
    if kalimat is None:
        kalimat = ["Menurut PermenPANRB No. 53 Tahun 2014 capaian 97.4 %.", "Selesai."]
    assert [k.teks for k in hasil] == kalimat
    assert all(teks[k.awal : k.akhir] == k.teks for k in hasil)


def test_klausa_dipisah_dan_yang_tidak_nyata_dikenali():
    isi = list(pecah_klausa("Target tercapai, sedangkan realisasi turun karena hujan agar aman."))
    assert [k.teks.split()[0] for k in isi] == ["Target", "sedangkan", "karena", "agar"]
    assert [k.nyata for k in isi] == [True, True, True, False]
    (banding,) = pecah_klausa("Jika dibandingkan dengan tahun 2022 realisasi naik.")
    assert banding.nyata
    assert list(pecah_klausa("Apakah target tercapai?")) == []
    assert [k.berkala for k in pecah_klausa("Pada triwulan II tercapai; setahun tidak.")] == [True, False]


# --- numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "nilai", "persen", "desimal", "satuan"),
    [
        ("sebesar 97,4 %.", ["97.4"], True, 1, ""),
        ("97,40 persen", ["97.40"], True, 2, ""),
        ("342 desa", ["342"], False, 0, "desa"),
        ("1.154 orang", ["1154", "1.154"], False, 0, "orang"),
        ("1.234.567", ["1234567"], False, 0, ""),
        ("4 (empat) instansi", ["4"], False, 0, "instansi"),
        ("99.93%", ["99.93"], True, 2, ""),
        ("minus -3,5%", ["-3.5"], True, 1, ""),
    ],
)
def test_bilangan_dibaca_dengan_desimal_dan_satuannya(teks, nilai, persen, desimal, satuan):
    (b,) = semua_bilangan(teks)
    assert list(b.nilai) == [D(n) for n in nilai]
    assert (b.persen, b.desimal, b.satuan) == (persen, desimal, satuan)


@pytest.mark.parametrize("teks", ["tahun 2023", "IKK-12", "pasal 3/4x", "a1", "12,,3", "17-08-2023"])
def test_tahun_kode_dan_tanggal_bukan_bilangan(teks):
    assert list(semua_bilangan(teks)) == []


@pytest.mark.parametrize(
    ("tulis", "sebenarnya", "sesuai"),
    [
        ("97,4%", "97.43", True),
        ("97,4%", "97.35", True),
        ("97,4%", "97.48", True),  # cut, not rounded
        ("97,4%", "97.51", False),
        ("97%", "97.99", True),
        ("97,40%", "97.42", False),
        ("1.154", "1154", True),
        ("1.154", "1.154", True),
    ],
)
def test_pembulatan_dan_pemotongan_digit_terakhir_diterima(tulis, sebenarnya, sesuai):
    (b,) = semua_bilangan(tulis)
    assert b.sesuai(D(sebenarnya)) is sesuai


# --- verdicts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kalimat", "arti", "banyak"),
    [
        ("Target telah tercapai.", "tercapai", None),
        ("Target belum tercapai.", "tidak_tercapai", None),
        ("Target belum sepenuhnya tercapai.", "tidak_tercapai", None),
        ("Target tidak dapat tercapai.", "tidak_tercapai", None),
        ("Target gagal tercapai.", "tidak_tercapai", None),
        ("Target tidak hanya tercapai.", "tercapai", None),
        ("Realisasi melebihi target.", "melampaui", None),
        ("Realisasi belum melampaui target.", "tidak_melampaui", None),
        ("Realisasi di atas target.", "di_atas", None),
        ("Realisasi masih di bawah target.", "di_bawah", None),
        ("Realisasi lebih rendah daripada target.", "di_bawah", None),
        ("Realisasi sesuai dengan target.", "tercapai", None),
        ("Seluruh target tercapai.", "tercapai", "semua"),
        ("Target tercapai seluruhnya.", "tercapai", "semua"),
        ("Belum semua target tercapai.", "tercapai", "tidak_semua"),
        ("Target belum seluruhnya tercapai.", "tidak_tercapai", "tidak_semua"),
        ("Sebagian besar indikator mencapai target.", "tercapai", "sebagian_besar"),
        ("Hampir semua indikator tercapai.", "tercapai", "sebagian_besar"),
        ("Sebagian kecil target tercapai.", "tercapai", "sebagian_kecil"),
        ("Beberapa target tidak tercapai.", "tidak_tercapai", "ada"),
        ("Tidak satu pun target tercapai.", "tercapai", "tidak_satu"),
    ],
)
def test_verdik_dengan_ingkar_dan_banyaknya(kalimat, arti, banyak):
    (v,) = klaim(kalimat, Verdik)
    assert (v.arti, v.banyak) == (arti, banyak)
    assert kalimat[v.awal : v.akhir] == v.kutipan


@pytest.mark.parametrize(
    "kalimat",
    [
        "Kami berupaya memenuhi target.",
        "Untuk memenuhi target ini petugas ditambah.",
        "Target akan tercapai.",
        "Agar target tercapai, petugas ditambah.",
        "Apabila melebihi target, tabel berwarna biru.",
        "Indikator yang belum tercapai dipenuhi tahun berikutnya.",
        "Apakah target tercapai?",
        "Pada triwulan I target tercapai.",
        "Tercapainya target didukung semua pihak.",
    ],
)
def test_yang_tidak_menyatakan_keadaan_bukan_verdik(kalimat):
    assert klaim(kalimat, Verdik) == []


@pytest.mark.parametrize(
    ("kalimat", "arti", "jumlah", "dari"),
    [
        ("44 indikator tercapai.", "tercapai", 44, None),
        ("Sebanyak 5 (lima) indikator kinerja tidak mencapai target.", "tidak_tercapai", 5, None),
        ("55 dari 60 indikator telah mencapai target.", "tercapai", 55, 60),
        ("Dari 16 indikator, delapan mencapai target.", "tercapai", 8, 16),
        ("Indikator yang tidak tercapai sebanyak 5 indikator.", "tidak_tercapai", 5, None),
    ],
)
def test_hitungan_indikator(kalimat, arti, jumlah, dari):
    (h,) = klaim(kalimat, Hitungan)
    assert (h.arti, h.jumlah, h.dari) == (arti, jumlah, dari)


def test_verdik_bertahun_beragu_dan_bersebesar():
    (v,) = klaim("Target tahun lalu tercapai.", Verdik)
    assert v.tahun == (2022,)
    (v,) = klaim("Target hampir tercapai.", Verdik)
    assert v.ragu and v.arti == "tidak_tercapai"
    (v,) = klaim("Target tercapai sebesar 97,4%.", Verdik)
    assert v.sebesar is not None and v.sebesar.nilai == (D("97.4"),)


# --- trends ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kalimat", "arah", "hal"),
    [
        ("Realisasi meningkat.", "naik", "realisasi"),
        ("Capaian tidak meningkat dibandingkan tahun lalu.", "tidak_naik", "capaian"),
        ("Realisasi mengalami penurunan.", "turun", "realisasi"),
        ("Realisasi tidak mengalami penurunan.", "tidak_turun", "realisasi"),
        ("Terdapat peningkatan capaian.", "naik", "capaian"),
        ("Capaian stabil.", "tetap", "capaian"),
        ("Realisasi tetap seperti tahun lalu.", "tetap", "realisasi"),
        ("Realisasi tidak berubah.", "tetap", "realisasi"),
        ("Realisasi lebih tinggi dibandingkan tahun 2022.", "naik", "realisasi"),
        ("Realisasi sama dengan tahun 2022.", "tetap", "realisasi"),
        ("Kinerja membaik.", "membaik", None),
        ("Terdapat persamaan capaian dari 110% menjadi 162%.", "tetap", "capaian"),
        ("Terdapat peningkatan realisasi dan capaian.", "naik", None),
    ],
)
def test_tren_dengan_ingkar_dan_halnya(kalimat, arah, hal):
    (t,) = klaim(kalimat, Tren)
    assert (t.arah, t.hal) == (arah, hal)


@pytest.mark.parametrize(
    "kalimat",
    [
        "Kegiatan ini meningkatkan mutu layanan.",
        "Meningkatnya kualitas layanan menjadi sasaran.",
        "Petugas tetap memantau.",
        "Pegawai naik pangkat.",
        "Petugas turun ke lapangan.",
        "Upaya peningkatan dilakukan.",
        "Realisasi akan meningkat.",
        "Permohonan yang meningkat ditangani.",
        "Realisasi lebih tinggi dibandingkan target.",
    ],
)
def test_yang_tidak_membandingkan_bukan_tren(kalimat):
    assert klaim(kalimat, Tren) == []


def test_tren_dari_dan_menjadi():
    (t,) = klaim("Realisasi naik 5 poin dari 80% pada tahun 2022 menjadi 85% pada tahun 2023.", Tren)
    assert t.dari is not None and t.menjadi is not None
    assert (t.dari.nilai, t.menjadi.nilai, t.tahun) == ((D(80),), (D(85),), (2022, 2023))


# --- figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kalimat", "hal", "nilai", "tahun"),
    [
        ("Capaian sebesar 97,4 %.", "capaian", "97.4", None),
        ("Capaian kinerjanya adalah 107%.", "capaian", "107", None),
        ("Realisasi 342.", "realisasi", "342", None),
        ("Target yang telah ditetapkan yaitu 90%.", "target", "90", None),
        ("Target capaian 90%.", "target", "90", None),
        ("Realisasi tahun 2022 sebesar 80%.", "realisasi", "80", 2022),
        ("Realisasi sebesar 80% pada tahun 2022.", "realisasi", "80", 2022),
        ("Target tahun depan adalah 95%.", "target", "95", 2024),
    ],
)
def test_angka_dengan_hal_dan_tahunnya(kalimat, hal, nilai, tahun):
    (a,) = klaim(kalimat, Angka)
    assert (a.hal, a.bilangan.nilai[0], a.tahun) == (hal, D(nilai), tahun)


@pytest.mark.parametrize(
    "kalimat",
    [
        "Realisasi anggaran sebesar 98%.",
        "Capaian target sebesar 97%.",
        "Realisasi sekitar 90%.",
        "Realisasi pada 12 kantor.",
        "Capaian layanan paspor 90%.",
        "Sampai dengan Juni realisasi 40%.",
        "Realisasi anggaran Rp5.000.",
    ],
)
def test_angka_tentang_hal_lain_tidak_diambil(kalimat):
    assert klaim(kalimat, Angka) == []


# --- within one sentence -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kalimat", "sangkal"),
    [
        ("Target telah tercapai dengan capaian 97,4%.", True),
        ("Target telah tercapai dengan capaian 107%.", False),
        ("Target belum tercapai dengan capaian 107%.", True),
        ("Target belum tercapai dengan capaian 100%.", False),  # 99,6 may be printed so
        ("Capaian stabil dari 80 menjadi 100.", True),
        ("Realisasi meningkat dari 143% menjadi 125%.", True),
        ("Realisasi menurun dari 143% menjadi 125%.", False),
        ("Terdapat penurunan capaian dari 105% menjadi 105%.", True),
        ("Realisasi tahun 2022 sebesar 97% menurun dibandingkan tahun 2023 sebesar 100,2%.", True),
        ("Realisasi tahun 2022 sebesar 87% meningkat pada tahun 2023 sebesar 13%.", False),  # by 13
        ("Dibandingkan target Renstra, target tercapai dengan capaian 97%.", False),
        ("Realisasi naik dari 80 menjadi 90%.", False),
    ],
)
def test_kalimat_yang_menyangkal_dirinya(kalimat, sangkal):
    hasil = list(sangkal_diri(baca_kalimat(kalimat, TAHUN)))
    assert bool(hasil) is sangkal
    assert all(alasan for _, alasan in hasil)


@given(st.text(max_size=200), st.integers(1945, 2199))
def test_teks_apa_pun_terbaca_dan_letaknya_benar(teks, tahun):
    for k in pecah(teks):
        assert teks[k.awal : k.akhir] == k.teks
        for satu in baca_kalimat(k.teks, tahun).klaim:
            assert 0 <= satu.awal < satu.akhir <= len(k.teks)


def test_kalimat_yang_terlalu_panjang_tidak_dibaca():
    assert baca_kalimat("Target tercapai, " * 500, TAHUN).klaim == ()


@given(st.integers(0, 10**6), st.integers(0, 4), st.sampled_from(["capaian", "realisasi", "target"]))
def test_angka_yang_ditulis_terbaca_kembali(bulat, desimal, hal):
    nilai = D(bulat).scaleb(-desimal)
    (a,) = klaim(f"{hal.capitalize()} sebesar {str(nilai).replace('.', ',') if desimal else nilai}%.", Angka)
    assert a.hal == hal and nilai in a.bilangan.nilai and a.bilangan.sesuai(nilai)
