"""The budget in Bab II and Bab III B: groups add up, gaps stay gaps, and other scopes are not compared."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sakip.anggaran.queries.rincian import PotretTahun, TahunAnggaran
from sakip.aturan.angka import bulatkan
from sakip.dokumen.blok import Gambar, Tabel
from sakip.naskah.lkjip.anggaran import TABEL_TAHUN, anggaran, lebar_rupiah
from sakip.naskah.lkjip.dipa import anggaran_dipa, tabel_baris
from sakip.naskah.lkjip.ikhtisar import TABEL_ANGGARAN
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
            sisa = ["12"] if b.kunci == TABEL_ANGGARAN else []
            assert isi_tabel(b)[-1][-3 - len(sisa) :] == ["160", "148", *sisa, "92,50%"]
            assert b.catatan.startswith(
                "Sumber: Sumber uji, keadaan per 31 Desember 2023. Cakupan: Kantor Uji."
            )
    # two DIPA and two programmes are too few; the kinds have the figures of the kegiatan
    assert gambar(blok) == ["gambar-anggaran-kegiatan"]


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
    # What was left is told of each year, so that pagu and realisation can be checked to the rupiah.
    assert [k.judul for k in t.kolom][-2:] == ["Sisa (Rp)", "Persen"]
    assert [r[1:4] for r in isi_tabel(t)] == [["100", "99", "1"], ["100", "80", "20"], ["100", "90", "10"]]
    assert "DIPA" not in [k.judul for k in t.kolom]  # the same in every year: nothing to tell


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
    blok = anggaran(penyusun(isi, "anggaran"))
    assert "Potret realisasi tahun 2022 belum ada." in semua_teks(blok)
    t = next(b for b in blok if isinstance(b, Tabel) and b.kunci == TABEL_TAHUN)
    letak = [k.judul for k in t.kolom].index("Sisa (Rp)")
    assert [r[letak] for r in isi_tabel(t)] == ["–", "10"]  # not known of the year without a snapshot


# --- charts ------------------------------------------------------------------------------------------


def gambar(blok) -> list[str]:
    return [b.kunci for b in blok if isinstance(b, Gambar)]


def teks_gambar(blok, kunci: str) -> str:
    return next(b.teks_alternatif for b in blok if isinstance(b, Gambar) and b.kunci == kunci)


def banyak_dipa(sendiri: int, bawah: int):
    isi = [baris(f"{i:02}", "a", 100 + i, 90) for i in range(sendiri)]
    return dengan_anggaran(
        bahan(), [*isi, *(baris(f"u{i:02}", "a", 50 + i, 40, unit="upt") for i in range(bawah))]
    )


def test_banyak_dipa_dipisah_menurut_kantor_dan_unit_di_bawahnya():
    blok = anggaran(penyusun(banyak_dipa(9, 11), "anggaran"))
    assert gambar(blok) == ["gambar-anggaran", "gambar-anggaran-unit", "gambar-anggaran-sisa"]
    teks = teks_gambar(blok, "gambar-anggaran") + teks_gambar(blok, "gambar-anggaran-unit")
    assert teks.count(": pagu Rp") == 20 and "DIPA u10: pagu Rp60, realisasi Rp40 (66,67%)" in teks


def test_dipa_yang_tidak_terpisah_digambar_dua_belas_yang_terbesar():
    blok = anggaran(penyusun(banyak_dipa(1, 19), "anggaran"))
    (satu, _) = [b for b in blok if isinstance(b, Gambar)]
    assert satu.judul == "Pagu dan Realisasi Anggaran 12 DIPA dengan Pagu Terbesar Tahun 2023"
    assert len(satu.bagan["data"]["values"]) == 12


def test_sisa_terbesar_di_depan_dan_tidak_ada_bila_tidak_jelas():
    isi = [baris("1", "a", 100, 90), baris("2", "a", 80, 50), baris("3", "a", 10, 10)]
    blok = anggaran(penyusun(dengan_anggaran(bahan(), isi), "anggaran"))
    assert teks_gambar(blok, "gambar-anggaran-sisa") == (
        "Grafik batang sisa anggaran, yaitu pagu dikurangi realisasi: DIPA 2 Rp30 (75,00% dari seluruh "
        "sisa); DIPA 1 Rp10 (25,00% dari seluruh sisa); DIPA 3 Rp0 (0,00% dari seluruh sisa)."
    )
    assert isi_tabel(tabel(blok))[1] == ["2", "2", "DIPA 2", "80", "50", "30", "62,50%"]
    for lain in (
        baris("4", "a", 5, None),  # not known
        baris("4", "a", 5, 4, blokir=1),  # a part of it could not be spent
        baris("4", "a", 5, 7),  # overspent
    ):
        blok = anggaran(penyusun(dengan_anggaran(bahan(), [*isi, lain]), "anggaran"))
        assert "gambar-anggaran-sisa" not in gambar(blok)


def test_tahun_digambar_sampai_dipanya_berganti():
    isi = dengan_anggaran(
        bahan(),
        [baris("1", "a", 100, 90)],
        tahun=(
            tahun(2020, "12", 300, 299),
            tahun(2021, "1", 100, 99),
            tahun(2022, "1", 100, 80),
            tahun(2023, "1", 100, 90),
        ),
    )
    blok = anggaran(penyusun(isi, "anggaran"))
    teks = teks_gambar(blok, "gambar-anggaran-tahun")
    assert "2020" not in teks and "tahun 2022 pagu Rp100, realisasi Rp80 (80,00%)" in teks
    for lain in (tahun(2022, "12", 300, 80), tahun(2022, "1", 100, None)):
        berganti = dengan_anggaran(
            bahan(), [baris("1", "a", 100, 90)], tahun=(lain, tahun(2023, "1", 100, 90))
        )
        assert "gambar-anggaran-tahun" not in gambar(anggaran(penyusun(berganti, "anggaran")))


def test_potret_sepanjang_tahun_disajikan_bulan_demi_bulan():
    hari = [dt.date(2023, 3, 20), dt.date(2023, 3, 31), dt.date(2023, 6, 30), dt.date(2023, 12, 31)]
    potret = tuple(PotretTahun(h, n) for h, n in zip(hari, (10, 20, 50, 90), strict=True))
    isi = dengan_anggaran(bahan(), [baris("1", "a", 100, 90)])
    isi = replace(isi, rincian_anggaran=replace(isi.rincian_anggaran, potret=potret))
    blok = anggaran(penyusun(isi, "anggaran"))
    assert isi_tabel(tabel(blok, "Realisasi Anggaran Sampai")) == [
        ["31 Maret 2023", "20", "20,00%"],
        ["30 Juni 2023", "50", "50,00%"],
        ["31 Desember 2023", "90", "90,00%"],
    ]
    assert "sampai 30 Juni 2023 Rp50 (50,00%)" in teks_gambar(blok, "gambar-anggaran-potret")
    dua = replace(isi, rincian_anggaran=replace(isi.rincian_anggaran, potret=potret[2:]))
    blok = anggaran(penyusun(dua, "anggaran"))
    assert len(isi_tabel(tabel(blok, "Realisasi Anggaran Sampai"))) == 2 and gambar(blok) == []


def test_komposisi_dipa_digambar_mulai_dari_tiga_kelompok():
    blok = anggaran_dipa(penyusun(dengan_anggaran(bahan(), DUA_PROGRAM), "anggaran_dipa"))
    assert gambar(blok) == ["gambar-dipa-jenis"]
    assert "52 Belanja barang Rp100 (62,50%)" in teks_gambar(blok, "gambar-dipa-jenis")
    assert [r[-1] for r in isi_tabel(tabel(blok, "DIPA Menurut Program"))] == ["93,75%", "6,25%", "100,00%"]


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


def test_lampiran_dipa_tanpa_rincian_tidak_mempunyai_kolom_kode():
    utuh = [
        replace(b, dipa=f"DIPA {i}", kegiatan="", jenis_belanja="") for i, b in enumerate(DUA_PROGRAM[:2])
    ]
    t = tabel_baris(penyusun(dengan_anggaran(bahan(), utuh)))
    assert t is not None and [k.judul for k in t.kolom] == ["DIPA", "Pagu (Rp)", "Realisasi (Rp)", "Persen"]
    assert [len(baris) for baris in isi_tabel(t)] == [4] * 3


def test_kolom_rupiah_selebar_angkanya():
    assert lebar_rupiah(None, 5) == lebar_rupiah(109_466_687_000) < lebar_rupiah(21_345_678_901_234)


def test_persen_dihitung_tanpa_pembulatan():
    assert bulatkan(jumlah([baris("1", "a", 3, 2)]).persen, 6) == D("66.666667")
