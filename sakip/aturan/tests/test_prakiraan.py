"""Forecasts of a year's spending: golden values, and what must hold for all of them."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.prakiraan import prakiraan_laju, prakiraan_rencana

RENCANA = {b: 100 for b in range(1, 13)}
UANG = st.integers(0, 10**14)


def test_realisasi_ditambah_sisa_rencana():
    p = prakiraan_rencana(350, 4, RENCANA, 1200)
    assert (p.nilai, p.cara) == (D(1150), "rencana")
    assert p.persen is not None and p.persen.quantize(D("0.01")) == D("95.83")
    assert p.langkah[0] == "Rp350 + Rp800 = Rp1.150"


def test_laju_rata_rata_dikalikan_dua_belas():
    p = prakiraan_laju(450, 6, 1000)
    assert (p.nilai, p.persen) == (D(900), D(90))
    assert p.langkah[0] == "Rp450 ÷ 6 × 12 = Rp900"


@pytest.mark.parametrize("bulan", [1, 2])
def test_laju_belum_ada_sebelum_tiga_bulan(bulan):
    p = prakiraan_laju(10, bulan, 100)
    assert p.nilai is None and f"baru {bulan} bulan" in p.alasan


def test_rencana_yang_tidak_lengkap_tidak_dihitung():
    p = prakiraan_rencana(10, 10, {11: 5})
    assert p.nilai is None and p.alasan == "RPD Desember belum ada"


def test_tanpa_realisasi_tidak_ada_prakiraan():
    assert prakiraan_rencana(None, 4, RENCANA).nilai is None
    assert prakiraan_laju(None, 4).nilai is None


def test_melampaui_pagu_diperingatkan_dan_bukan_dipotong():
    p = prakiraan_laju(900, 6, 1000)
    assert p.nilai == 1800 and p.peringatan == ("Melampaui pagu sebesar Rp800.",)


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_bulan_di_luar_tahun_ditolak(bulan):
    with pytest.raises(ValueError, match="1 sampai 12"):
        prakiraan_laju(1, bulan)


@given(UANG, st.dictionaries(st.integers(1, 12), UANG, min_size=12, max_size=12), UANG)
def test_pada_desember_prakiraan_sama_dengan_realisasi(realisasi, rencana, pagu):
    assert prakiraan_rencana(realisasi, 12, rencana, pagu).nilai == realisasi
    assert prakiraan_laju(realisasi, 12, pagu).nilai == realisasi


@given(UANG, st.integers(3, 12), st.lists(UANG, min_size=12, max_size=12))
def test_prakiraan_tidak_pernah_di_bawah_realisasi_dan_dapat_dijumlahkan(realisasi, bulan, isi):
    rencana = dict(enumerate(isi, 1))
    p, q = prakiraan_rencana(realisasi, bulan, rencana), prakiraan_laju(realisasi, bulan)
    assert p.nilai is not None and q.nilai is not None
    assert p.nilai >= realisasi and q.nilai >= realisasi
    assert p.nilai - realisasi == sum(isi[bulan:])
