"""Values of components from their own parts in a what-if: UP/TUP in two levels, the credit card, the CRO."""

from decimal import Decimal as D

import pytest

from sakip.anggaran.bantu_ikpa import acuan, bantuan
from sakip.anggaran.tests.test_skor_andai import IKPA, IKPA_2024, NKA, SMART, aturan

TUNAI = {"b-up_tup-ketepatan_waktu": "100", "b-up_tup-gup": "80", "b-up_tup-setoran_tup": "60"}


def satu(ketikan, kode="up_tup", rumus=IKPA_2024):
    return next(b for b in bantuan(rumus, ketikan) if b.kode == kode)


def test_up_tup_dari_bagian_tunai_dan_nilai_kkp():
    b = satu({**TUNAI, "b-up_tup-kkp": "100"})
    assert (b.hitungan.nilai, b.pakai) == (D("86.5"), "86,5")
    assert b.hitungan.langkah[0].startswith("UP dan TUP tunai: 50% × 100")
    judul = [m.judul for m in b.medan]
    assert judul[:2] == [
        "UP dan TUP tunai (90%, atau isi rinciannya)",
        "UP dan TUP tunai: Ketepatan waktu pertanggungjawaban UP dan TUP (50%)",
    ]


def test_kkp_dari_triwulannya():
    b = satu({**TUNAI, "b-up_tup-kkp-tw1": "1", "b-up_tup-kkp-tw2": "4,9"})
    assert b.hitungan.nilai == D("87")  # 0.9 x 85 + 0.1 x (110 + 100) / 2
    assert b.hitungan.langkah[0] == "TW 1: 1% mencapai 1%, bernilai 110"
    lompat = satu({**TUNAI, "b-up_tup-kkp-tw2": "5"})
    assert (lompat.pakai, lompat.hitungan.alasan) == ("", "penggunaan triwulan 1 belum ada")


@pytest.mark.parametrize(
    ("lain", "alasan"),
    [
        ({"b-up_tup-tunai": "90", "b-up_tup-kkp": "100"}, "jangan keduanya"),
        ({"b-up_tup-kkp": "100", "b-up_tup-kkp-tw1": "1"}, "jangan keduanya"),
        ({"b-up_tup-kkp-tw1": "-1"}, "tidak boleh negatif"),
        ({}, "Kartu Kredit Pemerintah"),
    ],
)
def test_rincian_yang_ganda_kurang_atau_negatif_menyebut_sebabnya(lain, alasan):
    b = satu({**TUNAI, **lain})
    assert (b.pakai, b.hitungan.nilai) == ("", None)
    assert alasan in b.hitungan.alasan


def test_ketikan_yang_bukan_angka_ada_pada_medannya():
    b = satu({**TUNAI, "b-up_tup-kkp-tw1": "satu"})
    assert b.hitungan is None
    assert [m.nama for m in b.medan if m.salah] == ["b-up_tup-kkp-tw1"]


def test_cro_dari_volume_satu_tingkat_dan_bertingkat():
    datar = satu({"b-volume-ro": "RO A; 4; 1\nRO B; 10; 10\n"}, "cro", SMART)
    assert (datar.pakai, datar.medan[0].panjang) == ("50", True)
    bertingkat = satu({"b-volume-ro": "K1\tA\t4\t1\nK1\tB\t1\t1\n\nK2\tC\t1\t1"}, "cro", SMART)
    assert bertingkat.pakai == "70,7107"
    assert satu({}, "cro", SMART).hitungan is None


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("RO A; 4", "Baris 1: ada 2 kolom"),
        ("RO A; 4; 1\nRO B; empat; 1", "Baris 2: "),
        ("RO A; 4; 1\nK1; I; 4; 1", "Sebagian baris menyebut keluaran"),
    ],
)
def test_cro_yang_salah_ketik_menyebut_barisnya(teks, pesan):
    b = satu({"b-volume-ro": teks}, "cro", SMART)
    assert b.hitungan is None
    assert b.medan[0].salah[0].pesan.startswith(pesan)


def test_cro_tanpa_target_menyebut_ronya():
    assert "RO A" in satu({"b-volume-ro": "RO A; ; 1"}, "cro", SMART).hitungan.alasan


def test_hanya_aturan_yang_mengenal_rincian_yang_mendapat_bantuan():
    assert bantuan(IKPA, TUNAI) == bantuan(NKA, TUNAI) == bantuan(aturan("smart", 2025), {}) == ()
    assert any("tercapai bernilai 110, belum 100" in a for a in acuan(IKPA_2024))
