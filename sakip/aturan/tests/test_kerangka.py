"""The outline as data: what is delivered, what an agency may change, and what it may not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.kerangka import (
    BAWAAN,
    ISI,
    Kerangka,
    Tingkat,
    UbahanSalah,
    huruf,
    kerangka_lkjip,
    kode_kerangka,
    lanjut_nomor,
    tanpa,
    ubah_kerangka,
)
from sakip.aturan.regulasi import DataAturanSalah, TidakBerlaku, baca_aturan

TUJUH = [
    "tahun_ini",
    "tahun_lalu",
    "jangka_menengah",
    "standar_nasional",
    "sebab_solusi",
    "efisiensi",
    "program_penunjang",
]


def sehat(k: Kerangka) -> None:
    """What holds for every outline, changed or not."""
    kode = [b.kode for b in k.bagian]
    assert len(set(kode)) == len(kode)
    assert k.bagian[0].tingkat == 1
    assert all(bawah.tingkat <= atas.tingkat + 1 for atas, bawah in pairwise(k.bagian))
    assert all(b.isi in ISI and b.judul for b in k.bagian)
    assert {b.kode for b in kerangka_lkjip(2023).bagian if b.wajib} <= set(kode)
    assert [b.kode for b in k.banding] == TUJUH
    assert k.tingkat("tahun_ini") != "tidak"
    letak = [b.letak for b in k.bagian]
    assert letak == sorted(letak, key=["sebelum_sampul", "depan", "batang"].index)
    bab = [b.nomor for b in k.bagian if b.tingkat == 1 and b.nomor]
    assert bab == ["BAB I", "BAB II", "BAB III", "BAB IV", "BAB V"][: len(bab)]


@pytest.mark.parametrize("kode", kode_kerangka(2023))
def test_kerangka_yang_disertakan_sehat(kode: str) -> None:
    k = kerangka_lkjip(2023, kode=kode)
    sehat(k)
    assert k.kode == kode and k.sumber
    assert all(t.banding in TUJUH for t in k.telaah)


def test_permenpanrb_menulis_semua_perbandingan_per_indikator() -> None:
    k = kerangka_lkjip(2016)
    assert {b.tingkat for b in k.banding} == {"indikator"}
    assert (k.kelompok, k.draf) == ("sasaran", False)
    assert "53/2014" in k.sumber


def test_tambahan_kementerian_menyusun_bab_tiga_menurut_divisi() -> None:
    k = kerangka_lkjip(2023, kode="kemenkumham-2023")
    bab3 = [(b.nomor, b.judul) for b in k.bagian if b.kode.startswith("bab3.") and b.tingkat == 2]
    assert bab3 == [
        ("A.", "Capaian Kinerja Organisasi"),
        ("B.", "Realisasi Anggaran"),
        ("C.", "Capaian Kinerja Anggaran"),
        ("D.", "Capaian Kinerja Lainnya"),
    ]
    assert k.kelompok == "divisi"
    assert (k.tingkat("efisiensi"), k.tingkat("tahun_lalu")) == ("divisi", "indikator")
    assert k.draf and "belum diverifikasi" in k.catatan and "draf" in k.sumber
    assert [t.bagian for t in k.telaah_pada("divisi")] == ["efisiensi", "program_penunjang"]


def test_kerangka_di_luar_tahunnya_diberitahukan_dengan_yang_ada() -> None:
    assert kode_kerangka(2022) == (BAWAAN,)
    with pytest.raises(TidakBerlaku, match="permenpanrb-53-2014"):
        kerangka_lkjip(2022, kode="kemenkumham-2023")
    with pytest.raises(TidakBerlaku, match="tidak ada"):
        kerangka_lkjip(2023, kode="lain")
    with pytest.raises(TidakBerlaku):
        kerangka_lkjip(2013)


def test_ubahan_dijalankan_berurutan_dan_dinomori_ulang() -> None:
    k = kerangka_lkjip(
        2023,
        ubahan=[
            {"tindakan": "ubah", "kode": "bab1.organisasi", "judul": "Susunan Organisasi"},
            {"tindakan": "hapus", "kode": "bab1.dasar_hukum"},
            {"tindakan": "sisip", "kode": "bab1.latar", "judul": "Latar Belakang", "setelah": "bab1"},
            {
                "tindakan": "sisip",
                "kode": "bab1.maksud",
                "judul": "Maksud dan Tujuan",
                "setelah": "bab1.latar",
            },
            {"tindakan": "pindah", "kode": "bab1.isu_strategis", "setelah": "bab1.maksud", "tingkat": 3},
            {"tindakan": "tingkat", "banding": "standar_nasional", "tingkat": "bab"},
        ],
    )
    sehat(k)
    bab1 = [(b.nomor, b.judul) for b in k.bagian if b.kode.startswith("bab1.")]
    assert bab1[:5] == [
        ("A.", "Latar Belakang"),
        ("B.", "Maksud dan Tujuan"),
        ("1.", "Isu Strategis"),
        ("C.", "Gambaran Umum"),
        ("D.", "Tugas dan Fungsi"),
    ]
    assert k.cari("bab1.dasar_hukum") is None
    maksud = k.cari("bab1.maksud")
    assert maksud is not None and maksud.isi == "teks"
    assert k.tingkat("standar_nasional") == "bab"


def test_menghapus_subbab_menghapus_yang_di_bawahnya() -> None:
    k = kerangka_lkjip(
        2023, kode="kemenkumham-2023", ubahan=[{"tindakan": "hapus", "kode": "bab3.capaian_lain"}]
    )
    assert k.cari("bab3.penghargaan") is None and k.cari("bab3.inovasi") is None


def test_bagian_tanpa_isi_ditinggalkan_dan_huruf_berikutnya_bergeser() -> None:
    k = tanpa(
        kerangka_lkjip(2023), frozenset({"bab3.capaian_anggaran", "bab3.capaian_lain", "bab3.penghargaan"})
    )
    inovasi = k.cari("bab3.inovasi")
    assert inovasi is not None and inovasi.nomor == "C."


def test_capaian_anggaran_dan_lainnya_hanya_bila_ada_kecuali_menurut_kementerian() -> None:
    for kode, bila_ada in ((BAWAAN, True), ("kemenkumham-2023", False)):
        k = kerangka_lkjip(2023, kode=kode)
        for bagian in ("bab3.capaian_anggaran", "bab3.capaian_lain"):
            b = k.cari(bagian)
            assert b is not None and b.bila_ada is bila_ada


def test_bagian_di_bawahnya_melanjutkan_nomor_judul_yang_dibawa_isinya() -> None:
    k = lanjut_nomor(kerangka_lkjip(2023, kode="kemenkumham-2023"), {"bab3.capaian_lain": 4})
    nomor = {b.kode: b.nomor for b in k.bagian}
    assert (nomor["bab3.penghargaan"], nomor["bab3.inovasi"]) == ("5.", "6.")
    assert (nomor["bab3.capaian_lain"], nomor["bab4.simpulan"]) == ("D.", "A.")


@pytest.mark.parametrize(
    ("ubahan", "alasan", "saran"),
    [
        ({}, "tindakan «None» tidak dikenal", "ubah, hapus, sisip"),
        ({"tindakan": "ganti"}, "tindakan «ganti» tidak dikenal", "ubah"),
        ({"tindakan": "ubah", "judul": "A"}, "kode belum diisi", "Isi kode"),
        ({"tindakan": "ubah", "kode": "bab1", "judul": " "}, "judul belum diisi", "Isi judul"),
        ({"tindakan": "ubah", "kode": "bab9", "judul": "A"}, "bagian «bab9» tidak ada", "bab1"),
        ({"tindakan": "ubah", "kode": "bab1", "judul": "A", "urutan": 3}, "kunci «urutan»", "judul, kode"),
        ({"tindakan": "hapus", "kode": "bab3.capaian"}, "diwajibkan PermenPANRB 53/2014", "dipindah"),
        ({"tindakan": "hapus", "kode": "bab2"}, "diwajibkan", "tidak dihapus"),
        (
            {"tindakan": "sisip", "kode": "bab1", "judul": "A", "setelah": "bab1"},
            "bagian «bab1» sudah ada",
            "Beri kode lain",
        ),
        (
            {"tindakan": "sisip", "kode": "x", "judul": "A", "setelah": "bab1", "isi": "puisi"},
            "penyusun «puisi» tidak ada",
            "teks",
        ),
        (
            {"tindakan": "sisip", "kode": "x", "judul": "A", "setelah": "bab1", "tingkat": 3},
            "tepat di bawah tingkat 1",
            "bersambung",
        ),
        (
            {"tindakan": "sisip", "kode": "x", "judul": "A", "setelah": "bab1", "tingkat": 4},
            "tingkat «4» tidak ada",
            "1 (bab), 2, atau 3",
        ),
        ({"tindakan": "pindah", "kode": "bab3", "setelah": "bab3.anggaran"}, "dirinya sendiri", "setelah"),
        ({"tindakan": "pindah", "kode": "bab3", "setelah": "bab4", "tingkat": 3}, "terlalu dalam", "3"),
        ({"tindakan": "pindah", "kode": "ikhtisar", "setelah": "bab4"}, "tempat yang sama", "Bab I"),
        (
            {"tindakan": "tingkat", "banding": "x", "tingkat": "bab"},
            "perbandingan «x» tidak ada",
            "tahun_ini",
        ),
        (
            {"tindakan": "tingkat", "banding": "efisiensi", "tingkat": "kantor"},
            "tingkat «kantor» tidak ada",
            "divisi",
        ),
        (
            {"tindakan": "tingkat", "banding": "tahun_ini", "tingkat": "tidak"},
            "tidak dapat ditiadakan",
            "tingkat",
        ),
        ({"tindakan": "kelompok", "kelompok": "bab"}, "kelompok «bab» tidak ada", "sasaran, divisi"),
    ],
)
def test_ubahan_yang_salah_ditolak_dengan_tempat_dan_saran(
    ubahan: dict[str, Any], alasan: str, saran: str
) -> None:
    benar = {"tindakan": "ubah", "kode": "bab1", "judul": "PENDAHULUAN"}
    with pytest.raises(UbahanSalah) as info:
        ubah_kerangka(kerangka_lkjip(2023), [benar, ubahan])
    assert info.value.letak.startswith("nomor 2")
    assert alasan in info.value.alasan
    assert saran in info.value.saran


KODE = st.sampled_from([b.kode for b in kerangka_lkjip(2023).bagian] + ["baru.1", "baru.2", "tidak.ada"])
UBAHAN = st.one_of(
    st.fixed_dictionaries({"tindakan": st.just("ubah"), "kode": KODE, "judul": st.text(max_size=5)}),
    st.fixed_dictionaries({"tindakan": st.just("hapus"), "kode": KODE}),
    st.fixed_dictionaries(
        {"tindakan": st.just("sisip"), "kode": KODE, "judul": st.just("Baru"), "setelah": KODE},
        optional={"tingkat": st.integers(0, 4), "isi": st.sampled_from(ISI)},
    ),
    st.fixed_dictionaries(
        {"tindakan": st.just("pindah"), "kode": KODE, "setelah": KODE},
        optional={"tingkat": st.integers(0, 4)},
    ),
    st.fixed_dictionaries(
        {
            "tindakan": st.just("tingkat"),
            "banding": st.sampled_from([*TUJUH, "x"]),
            "tingkat": st.sampled_from([*get_args(Tingkat), "x"]),
        }
    ),
    st.fixed_dictionaries({"tindakan": st.just("kelompok"), "kelompok": st.sampled_from(["divisi", "x"])}),
)


@given(st.lists(UBAHAN, max_size=8), st.sampled_from(kode_kerangka(2023)))
def test_ubahan_apa_pun_menghasilkan_kerangka_sehat_atau_ditolak(
    ubahan: list[dict[str, Any]], kode: str
) -> None:
    k = kerangka_lkjip(2023, kode=kode)
    for u in ubahan:
        try:
            k = ubah_kerangka(k, [u])
        except UbahanSalah as salah:
            assert salah.alasan and salah.saran
        sehat(k)


@pytest.mark.parametrize(("ke", "tulis"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA")])
def test_huruf_melewati_z(ke: int, tulis: str) -> None:
    assert huruf(ke) == tulis


KEPALA = """
jenis = "kerangka"
judul = "Uji"
[[versi]]
versi = "1"
sumber = "Uji"
sejak = 2020
draf = false
"""
ISI_BENAR = """
kelompok = "sasaran"
penomoran = ["BAB {romawi}", "{huruf}.", "{angka}."]
bagian = [{ kode = "a", kata = "A", tingkat = 1, isi = "" }]
banding = [{ kode = "b", kata = "B", tingkat = "bab" }]
telaah = [{ kode = "c", kata = "C", banding = "b" }]
"""


@pytest.mark.parametrize(
    ("cari", "ganti", "alasan"),
    [
        ('kelompok = "sasaran"', 'kelompok = "x"', "kelompok"),
        (', "{angka}."]', "]", "penomoran"),
        ("tingkat = 1", "tingkat = 2", "tidak bersambung"),
        ("tingkat = 1", "tingkat = 5", "1, 2, atau 3"),
        ('isi = ""', "x = 1", "isi belum disebut"),
        ('isi = ""', 'isi = "", letak = "x"', "letak tidak dikenal"),
        ('tingkat = "bab"', 'tingkat = "x"', "tingkat tidak dikenal"),
        ('banding = "b"', 'banding = "x"', "banding tidak dikenal"),
        ('kata = "A"', 'kata = ""', "kata belum diisi"),
    ],
)
def test_berkas_kerangka_yang_salah_ditolak(cari: str, ganti: str, alasan: str) -> None:
    baca_aturan("uji", KEPALA + ISI_BENAR)
    with pytest.raises(DataAturanSalah) as info:
        baca_aturan("uji", KEPALA + ISI_BENAR.replace(cari, ganti))
    assert alasan in info.value.alasan


def test_tambahan_tanpa_ubahan_ditolak() -> None:
    with pytest.raises(DataAturanSalah, match="ubahan belum ada isinya"):
        baca_aturan("uji", KEPALA + 'dasar = "x"')
