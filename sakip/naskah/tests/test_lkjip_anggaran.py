"""The budget in Bab II and Bab III B: groups add up, gaps stay gaps, and other scopes are not compared."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sakip.anggaran.rincian import TahunAnggaran
from sakip.aturan.angka import bulatkan
from sakip.dokumen.blok import Gambar, Tabel
from sakip.naskah.lkjip.anggaran import TABEL_TAHUN, anggaran, lebar_rupiah
from sakip.naskah.lkjip.dipa import anggaran_dipa, tabel_baris
from sakip.naskah.lkjip.kelompok_anggaran import (
    jumlah,
    kelompokkan,
    menurut_jenis,
    menurut_kegiatan,
    menurut_program,
)
from sakip.naskah.tests.kantor_uji import (
    D,
    bahan,
    baris,
    dengan_anggaran,
    isi_tabel,
    penyusun,
    semua_teks,
    tabel,
)

DUA_PROGRAM = (
    baris("1", "a", 100, 90, program="Program A", kegiatan="K1", jenis_belanja="52", pagu_awal=80),
    baris("1", "b", 50, 50, program="Program A", kegiatan="K2", jenis_belanja="51"),
    baris("2", "c", 10, 8, program="Program B", jenis_belanja="53"),
)


def tahun(n: int, dipa: str, pagu: int, realisasi: int | None) -> TahunAnggaran:
    persen = None if realisasi is None else D(realisasi) * 100 / D(pagu)
    hari = None if realisasi is None else dt.date(n, 12, 31)
    tanpa = int(realisasi is None)
    return TahunAnggaran(n, frozenset(dipa), pagu, realisasi, persen, tanpa, "Sumber uji", hari)


# --- groups ------------------------------------------------------------------------------------------


def test_kelompok_menurut_program_kegiatan_dan_jenis():
    assert [(k.nama, k.pagu, k.realisasi) for k in kelompokkan(DUA_PROGRAM, menurut_program)] == [
        ("Program A", 150, 140),
        ("Program B", 10, 8),
    ]
    assert [k.nama for k in kelompokkan(DUA_PROGRAM, menurut_kegiatan)] == ["K1", "K2", "Tidak dirinci"]
    assert [k.nama for k in kelompokkan(DUA_PROGRAM, menurut_jenis)] == [
        "51 Belanja pegawai",
        "52 Belanja barang",
        "53 Belanja modal",
    ]


def test_yang_tidak_dirinci_sama_sekali_tidak_dikelompokkan():
    assert kelompokkan([baris("1", "a", 1, 1)], menurut_program) == []


def test_dipa_yang_belum_melapor_tidak_dibuatkan_persentase():
    isi = [
        baris("1", "a", 10, 5, program="P"),
        baris("1", "b", 10, None, program="P"),
        baris("2", "c", 10, None, program="Q"),
    ]
    p, q = kelompokkan(isi, menurut_program)
    assert (p.realisasi, p.persen) == (5, D(25))  # its DIPA reported: the line without figure adds nothing
    assert (q.realisasi, q.persen) == (None, None)
    assert (jumlah(isi).realisasi, jumlah(isi).persen) == (5, None)


def test_pagu_awal_hanya_bila_semua_versi_pertamanya_tercatat():
    isi = [baris("1", "a", 10, 5), baris("2", "b", 10, 5, pagu_awal=None)]
    assert jumlah(isi).pagu_awal is None and jumlah(isi[:1]).pagu_awal == 10


@given(
    st.lists(
        st.tuples(st.sampled_from("12"), st.sampled_from(["", "P", "Q"]), st.integers(0, 10**12)), max_size=12
    )
)
def test_jumlah_kelompok_sama_dengan_jumlah_baris(isi):
    semua = [
        baris(dipa, str(i), pagu, pagu // 2, program=program) for i, (dipa, program, pagu) in enumerate(isi)
    ]
    kelompok = kelompokkan(semua, menurut_program)
    if kelompok:
        assert sum(k.pagu for k in kelompok) == jumlah(semua).pagu
        assert sum(k.realisasi or 0 for k in kelompok) == jumlah(semua).realisasi


# --- Bab III B ---------------------------------------------------------------------------------------


def test_realisasi_menurut_dipa_program_kegiatan_dan_jenis():
    blok = anggaran(penyusun(dengan_anggaran(bahan(), DUA_PROGRAM), "anggaran"))
    judul = [b.judul for b in blok if isinstance(b, Tabel)]
    assert judul == [
        "Pagu dan Realisasi Anggaran Kantor Uji Tahun 2023",
        "Pagu dan Realisasi Anggaran Menurut Program Tahun 2023",
        "Pagu dan Realisasi Anggaran Menurut Kegiatan Tahun 2023",
        "Pagu dan Realisasi Anggaran Menurut Jenis Belanja Tahun 2023",
    ]
    for b in blok:
        if isinstance(b, Tabel):
            assert isi_tabel(b)[-1][-3:] == ["160", "148", "92,50%"]
            assert b.catatan.startswith(
                "Sumber: Sumber uji, keadaan per 31 Desember 2023. Cakupan: Kantor Uji."
            )
    assert sum(isinstance(b, Gambar) for b in blok) == 1


def test_realisasi_melebihi_pagu_disebut_dan_menjadi_titik_ragu():
    p = penyusun(dengan_anggaran(bahan(), [baris("1", "a", 100, 103)]), "anggaran")
    assert "realisasi melebihi pagu pada 1 DIPA, yaitu DIPA 1 (Rp3)" in semua_teks(anggaran(p))
    assert [(t.jenis, t.pesan) for t in p.titik] == [("ragu", "Realisasi DIPA 1 melebihi pagu sebesar Rp3")]


def test_tanpa_dipa_celahnya_tercetak_dan_terdaftar():
    p = penyusun(bahan(), "anggaran")
    assert semua_teks(anggaran(p)).count("belum diisi") == len(p.titik) == 1
    p = penyusun(bahan(), "anggaran_dipa")
    assert semua_teks(anggaran_dipa(p)).count("belum diisi") == len(p.titik) == 1


def test_tahun_yang_dipanya_sama_dibandingkan():
    isi = dengan_anggaran(
        bahan(),
        [baris("1", "a", 100, 90)],
        tahun=(tahun(2021, "1", 100, 99), tahun(2022, "1", 100, 80), tahun(2023, "1", 100, 90)),
    )
    blok = anggaran(penyusun(isi, "anggaran"))
    teks = semua_teks(blok)
    assert "Serapan anggaran tahun 2023 sebesar 90,00% naik dari 80,00% pada tahun 2022." in teks
    t = next(b for b in blok if isinstance(b, Tabel) and b.kunci == TABEL_TAHUN)
    assert [r[0] for r in isi_tabel(t)] == ["2021", "2022", "2023"]


def test_tahun_yang_dipanya_lain_tidak_dibandingkan():
    isi = dengan_anggaran(
        bahan(),
        [baris("1", "a", 100, 90)],
        tahun=(tahun(2022, "12", 300, 80), tahun(2023, "1", 100, 90)),
    )
    teks = semua_teks(anggaran(penyusun(isi, "anggaran")))
    assert "DIPA yang tercatat tahun 2022 (2) tidak sama dengan tahun 2023 (1)" in teks
    assert "naik dari" not in teks


def test_tahun_tanpa_potret_disebut_belum_ada():
    isi = dengan_anggaran(
        bahan(),
        [baris("1", "a", 100, 90)],
        tahun=(tahun(2022, "1", 100, None), tahun(2023, "1", 100, 90)),
    )
    assert "Potret realisasi tahun 2022 belum ada." in semua_teks(anggaran(penyusun(isi, "anggaran")))


# --- Bab II and annex --------------------------------------------------------------------------------


def test_dipa_dari_pagu_awal_ke_pagu_akhir():
    blok = anggaran_dipa(penyusun(dengan_anggaran(bahan(), DUA_PROGRAM), "anggaran_dipa"))
    teks = semua_teks(blok)
    assert "2 DIPA dengan pagu awal Rp140, yang bertambah Rp20 menjadi Rp160 pada revisi terakhir." in teks
    assert isi_tabel(tabel(blok, "DIPA Kantor Uji"))[0] == [
        "1",
        "DIPA 1",
        "130",
        "150",
        "Revisi ke-1, 31 Desember 2023",
    ]


def test_dipa_tanpa_versi_pertama_tidak_menyajikan_pagu_awal():
    p = penyusun(dengan_anggaran(bahan(), [baris("1", "a", 10, 5, pagu_awal=None)]), "anggaran_dipa")
    t = tabel(anggaran_dipa(p), "DIPA Kantor Uji")
    assert [k.judul for k in t.kolom] == ["No.", "DIPA", "Pagu akhir (Rp)", "Versi terakhir"]
    assert "versi pertamanya tidak tercatat" in t.catatan


def test_lampiran_dipa_memuat_setiap_baris():
    t = tabel_baris(penyusun(dengan_anggaran(bahan(), [*DUA_PROGRAM, baris("2", "x", 0, 4, uraian="")])))
    assert t is not None
    isi = isi_tabel(t)
    assert isi[0] == ["DIPA 1"] and len(isi) == 2 + 4 + 1
    assert isi[-2] == ["x", "Baris yang tidak ada pada revisi terakhir", "0", "4", "–"]
    assert isi[-1] == ["Jumlah", "160", "152", "95,00%"]
    assert tabel_baris(penyusun(bahan())) is None


def test_kolom_rupiah_selebar_angkanya():
    assert lebar_rupiah(None, 5) == lebar_rupiah(109_466_687_000) < lebar_rupiah(21_345_678_901_234)


def test_persen_dihitung_tanpa_pembulatan():
    assert bulatkan(jumlah([baris("1", "a", 3, 2)]).persen, 6) == D("66.666667")
