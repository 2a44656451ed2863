"""The capaian of the four offices, digit by digit, the same on every database.

The golden files are written with ``PERBARUI_EMAS=1`` on SQLite and compared on each engine, so that
a difference between the engines, or between yesterday and today, is a failed test.
"""

from __future__ import annotations

import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.skor import skor_wilayah
from sakip.aturan.angka import bulatkan
from sakip.cli.tests.kantor import KANTOR, PADA, dengan_kantor
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pengukuran.hasil import HasilUnit
from sakip.pengukuran.penyajian import tulis_json
from sakip.pengukuran.queries import capaian_unit
from sakip.pertukaran.terbit import tulis_contoh_md

EMAS = Path(__file__).with_name("emas")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kantor")]


@pytest.fixture(scope="module")
def kantor(django_db_setup, django_db_blocker):
    with dengan_kantor(django_db_blocker):
        yield


def hitung(nama: str, bacaan: str = "resmi") -> HasilUnit:
    kode, tahun = KANTOR[nama]
    return capaian_unit(unit_dengan_kode(kode), tahun, bacaan=bacaan, pada=PADA)


@pytest.mark.parametrize("bacaan", ["resmi", "sementara"])
@pytest.mark.parametrize("nama", KANTOR)
def test_capaian_is_the_same_to_the_last_digit_on_every_database(nama, bacaan):
    berkas = EMAS / f"capaian-{nama}-{bacaan}.json"
    kini = tulis_json(hitung(nama, bacaan)).rstrip() + "\n"
    if os.environ.get("PERBARUI_EMAS") == "1":
        berkas.write_text(kini, encoding="utf-8")
    assert kini == berkas.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("nama", "indikator", "sasaran"),
    [("bangka-belitung", 60, 22), ("sumatera-barat", 52, 21), ("banten", 34, 15)],
)
def test_an_office_has_the_indicators_and_sasaran_that_it_published(nama, indikator, sasaran):
    hasil = hitung(nama)
    assert (len(hasil.butir), len(hasil.sasaran)) == (indikator, sasaran)


@pytest.mark.parametrize("nama", KANTOR)
def test_every_capaian_obeys_its_polarity_and_every_mean_its_rows(nama):
    """Computed again with fractions from what the table shows, not by the code under test."""
    hasil = hitung(nama)
    for b in hasil.butir:
        if b.hasil.status_hitung != "dihitung" or b.manual.metode == "pertumbuhan_jumlah":
            continue
        t, r = Fraction(b.target.nilai), Fraction(b.realisasi.nilai)
        if t == 0:
            assert (r, b.capaian) == (0, 100)
            continue
        harus = (2 * t - r) / t * 100 if b.manual.polaritas == "turun" else r / t * 100
        assert abs(Fraction(b.capaian) - harus) <= abs(harus) / 10**27, b.kode
    for s in hasil.sasaran:
        ada = [Fraction(b.capaian) for b in s.butir if b.capaian is not None]
        if ada:
            assert abs(Fraction(s.capaian) - sum(ada) / len(ada)) < Fraction(1, 10**20)
    ada = [Fraction(b.capaian) for b in hasil.butir if b.capaian is not None]
    assert abs(Fraction(hasil.rata.rata) - sum(ada) / len(ada)) < Fraction(1, 10**20)
    dibatasi = [min(c, Fraction(hasil.batas)) for c in ada]
    assert abs(Fraction(hasil.rata.rata_dibatasi) - sum(dibatasi) / len(dibatasi)) < Fraction(1, 10**20)


@pytest.mark.parametrize(
    ("nama", "kode", "realisasi", "capaian", "status"),
    [
        ("bangka-belitung", "1.1", "3.85", "124.09", "melampaui"),
        ("bangka-belitung", "3.2", "145.87", "162.08", "melampaui"),
        ("bangka-belitung", "4.2", "94.70", "95.66", "tidak_tercapai"),
        ("bangka-belitung", "6.2", "71.43", "70.13", "tidak_tercapai"),
        ("bangka-belitung", "10.7", "19.16", "23.95", "tidak_tercapai"),
        ("bangka-belitung", "12.1", "5.37", "100.36", "melampaui"),
        ("sumatera-barat", "17.1", "-0.70", "-14.00", "negatif"),
        ("banten", "13.1", "41.79", "139.30", "melampaui"),
        ("banten", "14.1", "0.04", "199.57", "melampaui"),
    ],
)
def test_known_figures_of_the_published_offices(nama, kode, realisasi, capaian, status):
    (butir,) = [b for b in hitung(nama).butir if b.kode == kode]
    assert (str(bulatkan(butir.realisasi.nilai, 2)), str(bulatkan(butir.capaian, 2))) == (realisasi, capaian)
    assert butir.hasil.status == status


def test_a_flow_over_a_stock_and_a_share_over_100_are_warned_of():
    (butir,) = [b for b in hitung("bangka-belitung").butir if b.kode == "3.2"]
    assert any("Stok dan alur" in p for p in butir.peringatan)
    assert any("lebih dari 100" in p for p in butir.peringatan)


def test_the_page_of_differences_is_what_the_command_writes():
    halaman = Path(__file__).resolve().parents[1] / "docs" / "contoh.md"
    assert halaman.read_text(encoding="utf-8").rstrip() == tulis_contoh_md(pada=PADA).rstrip()


# --- scores of budget performance (rules.md 1.7, 1.8 and 6) ---------------------------------------------


def test_dua_puluh_satker_smart_sama_dengan_pecahan_tepat_dan_wilayahnya_99_40425():
    """Weights of PMK 22/2021 in fractions, E held within -20..20, not by the code under test."""
    w = skor_wilayah(unit_dengan_kode("kanwil-babel"), 2023, "smart")
    tepat = {}
    for b in w.baris:
        n = {k: Fraction(x) for k, x in b.nilai.items()}
        ne = 50 + max(Fraction(-20), min(Fraction(20), n["efisiensi"])) / 20 * 50
        jumlah = 97 * n["penyerapan"] + 182 * n["konsistensi"] + 435 * n["cro"] + 286 * ne
        tepat[b.kode] = jumlah / 1000
        assert Fraction(b.angka) == tepat[b.kode]
        assert b.banding.cocok is True, b.kode
    assert len(tepat) == 20
    wilayah = sum(tepat.values()) / 20
    assert bulatkan(w.wilayah.dipakai, 5) == Decimal("99.40425")
    assert abs(Fraction(w.wilayah.dipakai) - wilayah) < Fraction(1, 10**20)
    assert (w.resmi_wilayah, w.banding.cocok, w.wilayah.asal) == (Decimal("99.4"), True, "hitungan")


def test_nka_wilayah_99_196_dan_beda_dengan_99_21_yang_terbit_diterangkan():
    n = nka_wilayah(unit_dengan_kode("kanwil-babel"), 2023)
    assert n.dari_resmi.nilai == Decimal("99.196")
    assert bulatkan(n.wilayah.nilai, 5) == Decimal("99.19735")
    assert (n.resmi, n.banding.cocok, n.banding.selisih) == (Decimal("99.21"), False, Decimal("0.014"))
    assert "Nilai IKPA 98,925, bukan 98,89" in n.banding.penjelasan
    assert "59,64 + 39,57" in n.catatan_resmi
    assert bulatkan(n.ikpa.wilayah.dipakai, 3) == Decimal("98.887")
    assert [(m.kode, m.asal) for m in n.masukan] == [("smart", "hitungan"), ("ikpa", "resmi")]
    assert not n.draf


def test_skor_contoh_2025_bertanda_draf_di_setiap_tingkatnya():
    n = nka_wilayah(unit_dengan_kode("kanwil-contoh"), 2025)
    assert n.draf and n.ikpa.draf and n.nka.predikat_draf
    assert {b.draf for b in n.baris if b.angka is not None} == {True}
    beda = [b.kode for b in n.ikpa.baris if b.banding.cocok is False]
    assert beda == ["900005"]
    assert "Pengawasan Mutu (selisih 0,35)" in n.ikpa.banding.penjelasan
    rencana = {m.kode: m for m in n.masukan}["perencanaan"]
    assert bulatkan(rencana.nilai, 4) == Decimal("93.6785")
