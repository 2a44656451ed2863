"""The outline and the small tools of the composers."""

from __future__ import annotations

import pytest

from sakip.aturan.kerangka import ISI
from sakip.aturan.regulasi import TidakBerlaku
from sakip.dokumen.blok import Daftar, Paragraf, Teks
from sakip.naskah.lkjip.indikator import sebut_fungsi
from sakip.naskah.lkjip.kerangka import kerangka_lkjip, kode_kerangka
from sakip.naskah.lkjip.penyusun import PANJANG_POTONG, berjudul, blok_teks, ringkas
from sakip.naskah.lkjip.susun import PENYUSUN
from sakip.naskah.lkjip.tabel_indikator import sebut_periode


def test_setiap_bagian_kerangka_ada_penyusunnya_dan_setiap_penyusun_dipakai():
    assert set(ISI) - {"", "teks"} == set(PENYUSUN)
    semua = [kerangka_lkjip(2023, kode=k) for k in kode_kerangka(2023)]
    assert {b.isi for k in semua for b in k.bagian} - {"", "teks"} == set(PENYUSUN)


def test_kerangka_menurut_permenpanrb_53_2014():
    kerangka = kerangka_lkjip(2023)
    assert "53/2014" in kerangka.sumber and "draf" not in kerangka.sumber
    bab = [f"{b.nomor} {b.judul}" for b in kerangka.bagian if b.nomor and b.tingkat == 1]
    assert bab == [
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
    ]
    assert [t.bagian for t in kerangka.telaah] == [
        "sebab",
        "kendala",
        "solusi",
        "efisiensi",
        "program_penunjang",
    ]
    with pytest.raises(TidakBerlaku):
        kerangka_lkjip(2013)


def test_subbab_berada_di_bawah_babnya():
    for kode in kode_kerangka(2023):
        for b in kerangka_lkjip(2023, kode=kode).bagian:
            assert ("." in b.kode) == (b.tingkat > 1)


@pytest.mark.parametrize(
    ("isi", "blok"),
    [
        ("", []),
        ("Satu\nbaris.\n\nDua.", [Paragraf("Satu baris."), Paragraf("Dua.")]),
        ("Yaitu:\n- a\n- b\nSelesai.", [Paragraf("Yaitu:"), Daftar(("a", "b")), Paragraf("Selesai.")]),
        ("1. a\r\n2) b", [Daftar(("a", "b"), bernomor=True)]),
        ("2023. Tahun itu.", [Paragraf("2023. Tahun itu.")]),
        (" \n\n ", []),
    ],
)
def test_teks_orang_menjadi_blok(isi, blok):
    assert list(blok_teks(isi)) == blok


def test_teks_berjudul_menyatu_dengan_alinea_pertama():
    assert berjudul("Kendala", "Satu.\n\nDua.") == [
        Paragraf((Teks("Kendala. ", tebal=True), Teks("Satu."))),
        Paragraf("Dua."),
    ]
    assert berjudul("Kendala", "- a") == [Paragraf((Teks("Kendala:", tebal=True),)), Daftar(("a",))]


def test_rumusan_panjang_dipotong_pada_kata():
    panjang = "Persentase " + "kata " * 30
    assert ringkas(panjang).endswith(" …") and len(ringkas(panjang)) <= 64
    assert ringkas("Pendek  saja") == "Pendek saja"


def test_periode_yang_bersambung_disebut_sebagai_rentang():
    assert sebut_periode(("2023-03", "2023-01", "2023-02", "2023-06")) == "Januari–Maret 2023, Juni 2023"
    assert sebut_periode(("2023-TW1", "2023-TW2")) == "Triwulan I 2023, Triwulan II 2023"


def test_nama_fungsi_rumus_dibaca_sebagai_kata():
    assert (
        sebut_fungsi("rata_tertimbang(a; b) + rata(a; b)") == "rata-rata tertimbang(a; b) + rata-rata(a; b)"
    )
    assert sebut_fungsi("pemerata(a)") == "pemerata(a)"


def test_rumusan_untuk_takarir_utuh_atau_dipotong_agar_sebaris():
    sedang, panjang = "kata " * 12, "kata " * 14
    assert ringkas(sedang) == sedang.strip()
    assert ringkas(panjang).endswith(" …") and len(ringkas(panjang)) <= PANJANG_POTONG + 1
    assert len(ringkas(panjang, 30)) <= 31
