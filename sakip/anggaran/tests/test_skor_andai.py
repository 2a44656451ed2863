"""What if: the same as computing anew, for every kind of score, with components that do not apply."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.anggaran.rumus_skor import ATURAN_JENIS, AturanSkor, andai_skor, hitung, peluang_skor
from sakip.aturan.angka import kurang, rapikan
from sakip.aturan.regulasi import TidakBerlaku, ambil
from sakip.aturan.skor import KomponenSalah

PERSEN = st.decimals(min_value=0, max_value=100, places=4)
KODE_IKPA = (
    "revisi_dipa", "deviasi", "penyerapan", "kontraktual", "tagihan", "up_tup", "dispensasi_spm",
    "capaian_output",
)  # fmt: skip


def aturan(jenis, tahun=2023):
    versi = {}
    for nama in ATURAN_JENIS[jenis]:
        try:
            versi[nama] = ambil(nama, tahun)
        except TidakBerlaku:
            versi[nama] = None
    return AturanSkor(jenis, tahun, versi)


SMART, IKPA, NKA = (aturan(j) for j in ("smart", "ikpa", "nka"))
NKA_2024, IKPA_2024 = aturan("nka", 2024), aturan("ikpa", 2024)

ISI_SMART = st.fixed_dictionaries(
    {
        "penyerapan": PERSEN,
        "konsistensi": PERSEN,
        "cro": PERSEN,
        "efisiensi": st.decimals(min_value=-60, max_value=60, places=4),
    }
)
UBAH_SMART = st.dictionaries(st.sampled_from(("penyerapan", "konsistensi", "cro", "efisiensi")), PERSEN)


def periksa(a, nilai, ubah, tidak=()):
    """The what-if equals a score computed anew from the changed components."""
    hasil = andai_skor(a, nilai, ubah, tidak)
    sisa = [k for k in tidak if k not in ubah]
    assert hasil.sebelum == hitung(a, nilai, tidak)
    assert hasil.sesudah == hitung(a, {**nilai, **ubah}, sisa)
    if hasil.selisih is not None:
        assert hasil.selisih == rapikan(kurang(hasil.sesudah.nilai, hasil.sebelum.nilai))
    return hasil


@given(ISI_SMART, UBAH_SMART)
def test_andai_smart_sama_dengan_menghitung_ulang(nilai, ubah):
    periksa(SMART, nilai, ubah)


@given(
    st.dictionaries(st.sampled_from(KODE_IKPA), PERSEN, min_size=1),
    st.dictionaries(st.sampled_from(KODE_IKPA), PERSEN, max_size=3),
    st.sets(st.sampled_from(KODE_IKPA), max_size=3),
)
def test_andai_ikpa_sama_dengan_menghitung_ulang(nilai, ubah, tidak):
    periksa(IKPA, {k: n for k, n in nilai.items() if k not in tidak}, ubah, sorted(tidak))


@given(PERSEN, PERSEN, PERSEN)
def test_andai_nka_sama_dengan_menghitung_ulang(smart, ikpa, baru):
    hasil = periksa(NKA, {"smart": smart, "ikpa": ikpa}, {"ikpa": baru})
    assert hasil.selisih == rapikan(D("0.4") * (baru - ikpa))


@given(PERSEN, PERSEN, PERSEN, PERSEN, PERSEN)
def test_andai_nka_2024_melewati_bagian_perencanaannya(ro, guna, hemat, ikpa, baru):
    nilai = {"capaian_ro": ro, "penggunaan_sbk": guna, "efisiensi_sbk": hemat, "ikpa": ikpa}
    hasil = periksa(NKA_2024, nilai, {"capaian_ro": baru})
    assert abs(hasil.selisih - D("0.375") * (baru - ro)) < D("1e-20")


@given(ISI_SMART)
def test_peluang_terurut_dan_sama_dengan_andai_sampai_terbaik(nilai):
    semua = peluang_skor(SMART, nilai)
    assert [p.sampai_batas for p in semua] == sorted((p.sampai_batas for p in semua), reverse=True)
    for p in semua:
        atas = max(p.nilai, p.batas)
        assert (andai_skor(SMART, nilai, {p.kode: atas}).selisih or 0) == p.sampai_batas


def test_ne_yang_diandaikan_menggantikan_e_dan_sebaliknya():
    nilai = {"penyerapan": D(90), "konsistensi": D(90), "cro": D(90), "efisiensi": D(0)}
    assert andai_skor(SMART, nilai, {"nilai_efisiensi": D(100)}).selisih == D("14.3")
    ne = {**nilai, "nilai_efisiensi": D(50)}
    del ne["efisiensi"]
    assert andai_skor(SMART, ne, {"efisiensi": D(20)}).selisih == D("14.3")


def test_komponen_tidak_berlaku_yang_diisi_menjadi_berlaku():
    nilai = {k: D(100) for k in KODE_IKPA if k != "tagihan"}
    hasil = andai_skor(IKPA, nilai, {"tagihan": D(50)}, ["tagihan"])
    assert (hasil.sebelum.nilai, hasil.sesudah.nilai) == (D(100), D(95))


def test_dispensasi_2024_mengurangi_dan_menghilangkannya_adalah_peluang():
    nilai = dict.fromkeys((k for k in KODE_IKPA if k != "dispensasi_spm"), D(98))
    hasil = andai_skor(IKPA_2024, nilai, {"dispensasi_spm": D(6)})
    assert hasil.selisih == -1
    assert "dispensasi_spm" not in {p.kode for p in peluang_skor(IKPA_2024, nilai)}
    semua = peluang_skor(IKPA_2024, nilai | {"dispensasi_spm": D("1.5")})
    assert [p.kode for p in semua[:3]] == ["kontraktual", "revisi_dipa", "dispensasi_spm"]
    dispensasi = semua[2]
    assert (dispensasi.nilai, dispensasi.batas) == (D("1.5"), 0)
    assert (dispensasi.per_satuan, dispensasi.sampai_batas) == (D("0.25"), D("0.75"))


def test_andai_dengan_hitungan_tangan_satu_komponen_satu_satker():
    """P 98,80, K 99,61, CRO 100, E 19,86: NE 99,65, score 99,71252; each change by hand."""
    nilai = {"penyerapan": D("98.80"), "konsistensi": D("99.61"), "cro": D(100), "efisiensi": D("19.86")}
    assert hitung(SMART, nilai).nilai == D("99.71252")
    tambah = {
        "penyerapan": D("0.097") * D("1.20"),
        "konsistensi": D("0.182") * D("0.39"),
        "efisiensi": D("0.286") * D("0.35"),
        "cro": D(0),
    }
    semua = peluang_skor(SMART, nilai)
    assert {p.kode: p.sampai_batas for p in semua} == tambah
    assert [p.kode for p in semua] == ["penyerapan", "efisiensi", "konsistensi", "cro"]
    assert andai_skor(SMART, nilai, {"penyerapan": D(80)}).selisih == D("0.097") * D("-18.80")


def test_peluang_memakai_nilai_terbaik_menurut_aturan():
    nilai = dict.fromkeys((k for k in KODE_IKPA if k != "dispensasi_spm"), D(100))
    per = {p.kode: p for p in peluang_skor(IKPA_2024, nilai)}
    assert (per["revisi_dipa"].batas, per["kontraktual"].batas, per["tagihan"].batas) == (110, 120, 100)
    assert per["kontraktual"].sampai_batas == 2


def test_andai_dengan_nilai_negatif_atau_tahun_tanpa_aturan_ditolak():
    with pytest.raises(KomponenSalah):
        andai_skor(NKA, {"smart": D(90), "ikpa": D(90)}, {"ikpa": D(-1)})
    kosong = AturanSkor("smart", 2025, {"bobot_smart": None})
    assert hitung(kosong, {}) is None
    with pytest.raises(TidakBerlaku):
        andai_skor(kosong, {}, {})


def test_bobot_tanpa_dispensasi_di_tahun_tanpa_aturan_potongan_tetap_terhitung():
    """An administrator may publish weights of 2024 for 2023, where no rule of deductions is in force."""
    campur = AturanSkor(
        "ikpa", 2023,
        {"bobot_ikpa": ambil("bobot_ikpa", 2024), "predikat_ikpa": None, "potongan_dispensasi_spm": None},
    )  # fmt: skip
    skor = hitung(campur, dict.fromkeys((k for k in KODE_IKPA if k != "dispensasi_spm"), D(90)))
    assert skor.nilai == 90
    assert any("aturannya belum ada" in p for p in skor.peringatan)
