"""What is official, and of whom a value is expected."""

from decimal import Decimal as D

import pytest

from sakip.pengukuran.queries import capaian_unit
from sakip.pengukuran.queries.muat import muat_unit, periode_resmi, termasuk_resmi


@pytest.mark.parametrize(
    ("disetujui", "periode", "resmi"),
    [
        (["2023-03"], "2023-03", True),
        (["2023-03"], "2023-TW1", True),  # stands on the form of March
        (["2023-02"], "2023-TW1", False),
        (["2023-01", "2023-02"], "2023-TW1", False),
        (["2023-12"], "2023", True),
        (["2023-11"], "2023", False),
        (["2023-06"], "2023-S1", True),
        (["2023"], "2023-05", True),  # covered by an approved year, as packages bring it
        (["2023-TW1", "2023-TW2"], "2023-S1", True),
        (["2023-TW2"], "2023-S1", False),
        (["2023-TW1"], "2023-03", True),
        (["2023-06"], "2023-TW1", False),
    ],
)
def test_resmi_bila_periodenya_tertutup_atau_formulir_bulan_akhirnya_disetujui(
    wilayah, disetujui, periode, resmi
):
    for kunci in disetujui:
        wilayah.setujui(wilayah.a, kunci)
    spans = periode_resmi({wilayah.a.pk: "a"}, 2023)
    assert termasuk_resmi(spans, "a", periode) is resmi


def test_isian_triwulan_resmi_sesudah_formulir_bulan_terakhirnya_disetujui(wilayah):
    v = wilayah.variabel("x")
    wilayah.indikator("1.1", D(90), "x", {"x": v}, satuan="orang")
    wilayah.tanda_tangani()
    wilayah.isi(wilayah.a, v, 7, periode="2023-TW1")

    def angka(bacaan):
        return capaian_unit(wilayah.kanwil, 2023, bacaan=bacaan, pada=wilayah.pada).butir[0].realisasi.nilai

    wilayah.setujui(wilayah.a, "2023-02")
    assert (angka("sementara"), angka("resmi")) == (7, None)
    wilayah.setujui(wilayah.a, "2023-03")
    assert (angka("sementara"), angka("resmi")) == (7, 7)


def test_yang_ditugaskan_mengisi_disebut_hilang_walau_tidak_pernah_mengisi(wilayah):
    v = wilayah.variabel("x")
    wilayah.indikator("1.1", D(90), "x", {"x": v}, satuan="orang")
    wilayah.tanda_tangani()
    wilayah.isi(wilayah.a, v, 7)
    wilayah.setujui(wilayah.a)

    def hilang():
        butir = capaian_unit(wilayah.kanwil, 2023, pada=wilayah.pada).butir[0]
        return butir.hasil_realisasi.variabel["x"].hilang

    assert hilang() == ()
    v.pengisi.create(unit=wilayah.b, sejak_tahun=2020, sampai_tahun=2022)
    assert hilang() == ()  # not in this year
    v.pengisi.create(unit=wilayah.b, sejak_tahun=2023)
    assert hilang() == ("b",)
    assert muat_unit(wilayah.kanwil, 2023, "resmi").pelapor["x"] == {"a", "b"}


def test_membaca_pengisi_memakai_satu_kueri_saja(wilayah, django_assert_num_queries):
    v = wilayah.variabel("x")
    wilayah.indikator("1.1", D(90), "x", {"x": v}, satuan="orang")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as awal:
        muat_unit(wilayah.kanwil, 2023, "resmi")
    for u in (wilayah.a, wilayah.b, wilayah.kanwil):
        v.pengisi.create(unit=u, sejak_tahun=2020)
    with django_assert_num_queries(len(awal)):
        muat_unit(wilayah.kanwil, 2023, "resmi")
