"""Bab III B through the year: months, levels, quarters, outputs, changes of the DIPA; rows and sentences."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.anggaran.queries.output import BarisOutput, OutputTahun
from sakip.anggaran.queries.rekonsiliasi import (
    BarisRekonsiliasi,
    JumlahRekonsiliasi,
    Perubahan,
    Rekonsiliasi,
)
from sakip.anggaran.queries.serapan import BarisSerapan, SerapanTahun, TitikBulan
from sakip.aturan.periode import baca_periode
from sakip.aturan.prakiraan import prakiraan_laju, prakiraan_rencana
from sakip.aturan.serapan import SelisihOutput, SerapanJenis, SerapanTriwulan
from sakip.aturan.skor import Hitungan
from sakip.dokumen.blok import Gambar, Tabel
from sakip.naskah.berkala.uang import triwulan_terakhir
from sakip.naskah.kalimat import (
    kalimat_prakiraan,
    kalimat_serapan_bulan,
    kalimat_triwulan_lalu,
    kalimat_ubah_pagu,
)
from sakip.naskah.lkjip.serapan import output, rekonsiliasi, serapan_bulanan, serapan_triwulan
from sakip.naskah.tests.kantor_uji import D, bahan, isi_tabel, penyusun, semua_teks, tabel


def titik(nyata: dict[int, int], pagu: int, rencana: dict[int, int] | None = None) -> tuple[TitikBulan, ...]:
    hasil = []
    for b in range(1, 13):
        n, r = nyata.get(b), rencana.get(b) if rencana else None
        deviasi = None if n is None or not r else D(n - r) * 100 / r
        hasil.append(TitikBulan(b, n, None if n is None else D(n) * 100 / pagu, r, deviasi))
    return tuple(hasil)


def baris(tingkat: str, nama: str, pagu: int, nyata: dict[int, int], rencana=None) -> BarisSerapan:
    akhir = nyata[max(nyata)] if nyata else None
    return BarisSerapan(
        tingkat, nama, nama, pagu, 0, akhir, None if akhir is None else D(akhir) * 100 / pagu,
        titik(nyata, pagu, rencana),
    )  # fmt: skip


def serapan(nyata: dict[int, int], rencana=None, *, program=(), kegiatan=(), triwulan=()) -> SerapanTahun:
    jumlah = baris("jumlah", "Jumlah", 1000, nyata, rencana)
    sampai = max(nyata, default=0)
    bulanan = {b: n - (rencana or {}).get(b - 1, 0) for b, n in (rencana or {}).items()}
    prakiraan = (
        (prakiraan_rencana(nyata[sampai], sampai, bulanan, 1000), prakiraan_laju(nyata[sampai], sampai, 1000))
        if sampai
        else ()
    )
    return SerapanTahun(
        2023, None, "dengan_upt", "kantor dengan unit di bawahnya", (), "Cakupan: uji.", sampai, jumlah, (),
        tuple(program), tuple(kegiatan), (), tuple(triwulan), Hitungan(None), None, prakiraan, (), (),
    )  # fmt: skip


def susun(s: SerapanTahun, pada: dt.date = dt.date(2024, 1, 15)):
    b = bahan(serapan=s)
    return penyusun(replace(b, hasil=replace(b.hasil, pada=pada)), "anggaran")


RATA = {b: 80 * b for b in range(1, 13)}
RENCANA = {b: 1000 * b // 12 for b in range(1, 13)}


# --- months ------------------------------------------------------------------------------------------


def test_bulan_tanpa_rencana_menyebut_serapan_dan_bulan_terbesar():
    nyata = {**{b: 50 * b for b in range(1, 12)}, 12: 950}
    blok = serapan_bulanan(susun(serapan(nyata)))
    assert (
        "Serapan kumulatif mencapai 30,00% pada akhir Juni dan 95,00% pada akhir Desember. "
        "Tambahan terbesar terjadi pada Desember, yaitu 40,00 poin persen."
    ) in semua_teks(blok)
    t = tabel(blok, "Realisasi Anggaran Kumulatif")
    assert [k.judul for k in t.kolom] == ["Sampai dengan bulan", "Realisasi (Rp)", "Persen dari pagu akhir"]
    assert isi_tabel(t)[-1] == ["Desember", "950", "95,00%"] and t.catatan == "Cakupan: uji."
    (g,) = [b for b in blok if isinstance(b, Gambar)]
    assert "Juni 30,00%" in g.teks_alternatif and "rencana" not in g.teks_alternatif


def test_bulan_dengan_rencana_menyebut_deviasi_dan_menggambar_keduanya():
    blok = serapan_bulanan(susun(serapan(RATA, RENCANA)))
    assert "realisasi Rp960 terhadap rencana penarikan dana Rp1.000, 4,00% di bawah rencana" in semua_teks(
        blok
    )
    t = tabel(blok, "Realisasi Anggaran Kumulatif")
    assert isi_tabel(t)[0] == ["Januari", "83", "80", "-3", "8,00%", "-3,61%"]
    (g,) = [b for b in blok if isinstance(b, Gambar)]
    assert g.bagan is not None and {d["deret"] for d in g.bagan["data"]["values"]} == {"Rencana", "Realisasi"}
    assert "Desember 96,00% (rencana 100,00%)" in g.teks_alternatif


def test_prakiraan_hanya_selama_tahun_berjalan():
    s = serapan({b: n for b, n in RATA.items() if b <= 7}, RENCANA)
    teks = semua_teks(serapan_bulanan(susun(s, dt.date(2023, 8, 10))))
    assert (
        "Bila laju rata-rata sampai Juli berlanjut, realisasi sampai akhir tahun diprakirakan Rp960" in teks
    )
    assert "Bila sisa rencana penarikan dana terlaksana seluruhnya" in teks
    assert "diprakirakan" not in semua_teks(serapan_bulanan(susun(s)))
    assert "diprakirakan" not in semua_teks(serapan_bulanan(susun(serapan(RATA), dt.date(2023, 12, 31))))


def test_satu_bulan_tanpa_rencana_tidak_diceritakan():
    assert serapan_bulanan(susun(serapan({12: 960}))) == []
    assert serapan_bulanan(penyusun(bahan(), "anggaran")) == []


# --- levels ------------------------------------------------------------------------------------------


def test_program_dan_kegiatan_menurut_akhir_triwulan():
    dua = [baris("program", "P1", 600, {b: 48 * b for b in RATA}), baris("program", "P2", 400, {12: 384})]
    tiga = [*(replace(x, tingkat="kegiatan") for x in dua), baris("kegiatan", "K3", 5, {12: 1})]
    t = tabel(
        serapan_bulanan(susun(serapan(RATA, program=dua, kegiatan=tiga))),
        "Serapan Anggaran Kumulatif Menurut",
    )
    assert t.judul == "Serapan Anggaran Kumulatif Menurut Program dan Kegiatan Tahun 2023"
    isi = isi_tabel(t)
    assert isi[0] == ["Program"] and isi[3] == ["Kegiatan"]
    assert isi[1] == ["P1", "600", "24,00%", "48,00%", "72,00%", "96,00%"]
    assert isi[2] == ["P2", "400", "–", "–", "–", "96,00%"]


def test_tingkat_yang_sama_angkanya_atau_berisi_satu_baris_tidak_diulang():
    dua = [baris("program", "P1", 600, RATA), baris("program", "P2", 400, RATA)]
    sama = [replace(x, tingkat="kegiatan", nama=f"K{x.nama}") for x in dua]
    t = tabel(
        serapan_bulanan(susun(serapan(RATA, program=dua, kegiatan=sama))),
        "Serapan Anggaran Kumulatif Menurut",
    )
    assert "Kegiatan" not in t.judul and len(t.baris) == 3
    blok = serapan_bulanan(susun(serapan(RATA, program=dua[:1], kegiatan=sama[:1])))
    assert not [b for b in blok if isinstance(b, Tabel) and "Menurut" in b.judul]


# --- quarters ----------------------------------------------------------------------------------------


def jenis(kode: str, serap: str | None, target: str | None) -> SerapanJenis:
    s, t = (None if x is None else D(x) for x in (serap, target))
    tercapai = None if s is None or t is None else s >= t
    uang = None if s is None else int(s * 10)
    return SerapanJenis(kode, f"Belanja {kode}", 1000, uang, s, t, None, tercapai)


def triwulan(
    n: int, *isi: SerapanJenis, serapan: str | None = None, target: str | None = None
) -> SerapanTriwulan:
    s, t = (None if x is None else D(x) for x in (serapan, target))
    return SerapanTriwulan(n, isi, s, t, (), "Aturan uji", False)


def test_triwulan_menyebut_yang_belum_tercapai_pada_setiap_triwulan():
    tw = [
        triwulan(1, jenis("51", "25", "20"), jenis("52", "10", "15")),
        triwulan(2, jenis("51", "40", "50"), jenis("52", "40", "50")),
        triwulan(3, jenis("51", None, "75"), jenis("52", None, "70")),
        triwulan(4, jenis("51", "95", "95"), jenis("52", "90", "90")),
    ]
    blok = serapan_triwulan(susun(serapan(RATA, triwulan=tw)))
    teks = semua_teks(blok)
    assert "Pada akhir triwulan IV, target penyerapan semua jenis belanja yang bertarget tercapai." in teks
    assert (
        "Sebelumnya target belum tercapai pada triwulan I untuk belanja 52; pada triwulan II untuk semua "
        "jenis belanja."
    ) in teks
    t = tabel(blok, "Serapan Anggaran terhadap Target")
    assert [r[0] for r in isi_tabel(t) if len(r) == 1] == [
        "Triwulan I (sampai dengan Maret)",
        "Triwulan II (sampai dengan Juni)",
        "Triwulan IV (sampai dengan Desember)",
    ]
    assert isi_tabel(t)[1:4] == [
        ["51 Belanja 51", "1.000", "250", "25,00%", "20%", "5,00", "tercapai"],
        ["52 Belanja 52", "1.000", "100", "10,00%", "15%", "-5,00", "belum tercapai"],
        ["Jumlah", "2.000", "350", "–", "–", "–", ""],
    ]
    assert [r[-1].warna for r in t.baris[1:3]] == ["status-tercapai", "status-belum"]
    assert "target jumlah" not in t.catatan


def test_jumlah_triwulan_berselisih_seperti_yang_tercetak():
    tw = triwulan(1, jenis("51", "25", "20"), jenis("52", "10", "15"), serapan="17.5049", target="18.2251")
    t = tabel(serapan_triwulan(susun(serapan(RATA, triwulan=[tw]))), "Serapan Anggaran terhadap Target")
    assert isi_tabel(t)[-1] == ["Jumlah", "2.000", "350", "17,50%", "18,23%", "-0,73", ""]
    assert "target jumlah: target tiap jenis belanja dibobot dengan pagunya" in t.catatan
    assert not any(s.tebal for s in t.baris[-1])  # bold under a repeated header reads as part of it


def test_satu_jenis_belanja_tidak_dijumlahkan_dan_yang_tanpa_angka_kosong():
    satu = triwulan(1, jenis("51", "25", "20"), serapan="25", target="20")
    kosong = triwulan(2, jenis("51", None, "50"), jenis("52", "40", None), jenis("53", "45", "40"))
    t = tabel(serapan_triwulan(susun(serapan(RATA, triwulan=[satu, kosong]))), "Serapan Anggaran terhadap")
    isi = isi_tabel(t)
    assert [r[0] for r in isi].count("Jumlah") == 1
    assert isi[3] == ["51 Belanja 51", "1.000", "–", "–", "50%", "–", "–"]
    assert isi[4] == ["52 Belanja 52", "1.000", "400", "40,00%", "–", "–", "–"]
    assert isi[-1] == ["Jumlah", "3.000", "–", "–", "–", "–", ""]


def test_triwulan_tanpa_target_atau_angka_tidak_diceritakan():
    assert serapan_triwulan(susun(serapan(RATA, triwulan=[triwulan(1, jenis("51", "25", None))]))) == []
    assert serapan_triwulan(penyusun(bahan(), "anggaran")) == []


def test_laporan_berkala_memakai_triwulan_yang_sudah_berakhir():
    tw = [triwulan(n, jenis("51", "40", "50")) for n in (1, 2)]
    s = serapan(RATA, triwulan=tw)
    assert triwulan_terakhir(s, baca_periode("2023-05")) == tw[0]
    assert triwulan_terakhir(s, baca_periode("2023-TW2")) == tw[1]
    assert triwulan_terakhir(s, baca_periode("2023-02")) is None


# --- outputs -----------------------------------------------------------------------------------------


def ro(kode: str, progres: str | None, serap: str, wajar: bool | None) -> BarisOutput:
    n = None if progres is None else D(progres)
    selisih = None if n is None else SelisihOutput(n - D(serap), D(5), wajar, "", "Aturan uji", True)
    return BarisOutput(
        1, "1", 1, "Kantor Uji", "kantor", kode, "Layanan", "orang", D(10), True, "",
        None if n is None else 12, n, n, n, "", 100, 90, D(serap), selisih,
    )  # fmt: skip


def keluaran(*isi: BarisOutput) -> OutputTahun:
    luar = tuple(b for b in isi if b.selisih is not None and b.selisih.wajar is False)
    belum = tuple(b for b in isi if b.bulan is None)
    return OutputTahun(
        2023, 12, "kantor", "kantor sendiri", (), "Cakupan: uji.", isi, Hitungan(None), luar, belum, (), ()
    )


def test_output_di_luar_batas_ditandai_dan_yang_belum_lapor_tetap_tampak():
    isi = (ro("1", "100", "98", True), ro("2", "80", "90", False), ro("3", None, "50", None))
    blok = output(penyusun(bahan(output=keluaran(*isi)), "anggaran"))
    assert (
        "Dari 3 rincian output, 2 sudah melaporkan capaian; pada 1 di antaranya selisih progres dan "
        "penyerapan melampaui batas."
    ) in semua_teks(blok)
    t = tabel(blok, "Progres Output")
    assert [r[-1] for r in isi_tabel(t)] == ["2,00 (batas 5)", "-10,00 (batas 5)", "–"]
    assert [r[-1].warna for r in t.baris] == [None, "status-belum", None]
    aman = semua_teks(output(penyusun(bahan(output=keluaran(isi[0])), "anggaran")))
    assert "tidak ada yang selisih progres dan penyerapannya melampaui batas" in aman
    assert output(penyusun(bahan(output=keluaran()), "anggaran")) == []


# --- changes -----------------------------------------------------------------------------------------


def ubah(kode: str, awal: int, revisi: int, abt: int = 0, alasan: str = "Digeser.") -> BarisRekonsiliasi:
    p = tuple(
        Perubahan(versi, jenis_, None, n, 0, alasan)
        for versi, jenis_, n in (("Revisi 1", "revisi", revisi), ("Anggaran belanja tambahan 2", "abt", abt))
        if n
    )
    return BarisRekonsiliasi(
        "1", 1, "Kantor", kode, f"Baris {kode}", "52", awal, awal, revisi, abt, awal + revisi + abt, 0, p
    )


def rekon(*isi: BarisRekonsiliasi, cocok: bool = True) -> Rekonsiliasi:
    mula, revisi, abt, akhir = (sum(getattr(b, k) for b in isi) for k in ("mula", "revisi", "abt", "akhir"))
    j = JumlahRekonsiliasi("", "Jumlah", mula, mula, revisi, abt, akhir, 0, cocok)
    return Rekonsiliasi(2023, "kantor", "kantor sendiri", (), "Cakupan: uji.", isi, (j,), j, ())


def test_perubahan_pagu_menutup_pada_jumlahnya():
    r = rekon(ubah("a", 100, -10), ubah("b", 50, 10), ubah("c", 200, 0), ubah("d", 30, 0, 20))
    p = penyusun(bahan(rekonsiliasi=r), "anggaran")
    blok = rekonsiliasi(p)
    assert (
        "Pagu awal Rp380 bertambah Rp20 menjadi Rp400, seluruhnya dari anggaran belanja tambahan (ABT)."
        in semua_teks(blok)
    )
    isi = isi_tabel(tabel(blok, "Perubahan Pagu"))
    assert [x[1:-1] for x in isi] == [
        ["100", "-10", "0", "90"],
        ["50", "10", "0", "60"],
        ["30", "0", "20", "50"],
        ["200", "0", "0", "200"],
        ["380", "0", "20", "400"],
    ]
    assert isi[0][-1] == "Revisi 1: Digeser." and isi[3][0] == "1 baris lain, tidak berubah"
    assert p.titik == []


def test_perubahan_tanpa_alasan_dan_jumlah_yang_tidak_cocok_menjadi_titik():
    p = penyusun(bahan(rekonsiliasi=rekon(ubah("a", 100, -10, alasan=""), cocok=False)), "anggaran")
    rekonsiliasi(p)
    assert [t.pesan for t in p.titik] == [
        "1 perubahan pagu tanpa alasan",
        "Jumlah pagu awal dan perubahannya tidak sama dengan pagu akhir",
    ]
    assert rekonsiliasi(penyusun(bahan(rekonsiliasi=rekon(ubah("a", 100, 0))), "anggaran")) == []


def test_versi_yang_tidak_sama_dengan_dokumennya_menjadi_titik_diragukan() -> None:
    kalimat = "DIPA 1001, DIPA awal: Jumlah seluruhnya: baris Rp90, dokumen Rp100, kurang Rp10."
    r = replace(rekon(ubah("a", 100, 0)), beda_dokumen=(kalimat,))
    p = penyusun(bahan(rekonsiliasi=r), "anggaran")
    assert rekonsiliasi(p) == []
    assert [(t.jenis, t.pesan) for t in p.titik] == [("ragu", kalimat)]


def test_banyak_perubahan_diringkas_menurut_dipa():
    blok = rekonsiliasi(
        penyusun(bahan(rekonsiliasi=rekon(*(ubah(str(i), 10, 1) for i in range(26)))), "anggaran")
    )
    assert isi_tabel(tabel(blok, "Perubahan Pagu Menurut DIPA"))[-1] == ["Jumlah", "260", "26", "286"]


# --- sentences never say more than the figures -----------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ([], ""),
        ([(3, D(20))], "Serapan kumulatif mencapai 20,00% pada akhir Maret."),
        ([(1, D(5)), (2, D(10))], "Serapan kumulatif mencapai 10,00% pada akhir Februari."),  # two alike
        ([(2, D(5)), (4, D(10))], "Serapan kumulatif mencapai 10,00% pada akhir April."),  # months missing
    ],
)
def test_serapan_bulan_hanya_menyebut_yang_diketahui(isi, kalimat):
    assert kalimat_serapan_bulan(isi) == kalimat


@given(st.lists(st.integers(0, 50), min_size=2, max_size=12))
def test_bulan_terbesar_memang_yang_terbesar(tambah):
    jumlah, isi = 0, []
    for b, n in enumerate(tambah, 1):
        jumlah += n
        isi.append((b, D(jumlah)))
    kalimat = kalimat_serapan_bulan(isi)
    tunggal = tambah.count(max(tambah)) == 1 and max(tambah) > 0
    assert ("Tambahan terbesar" in kalimat) == tunggal
    if tunggal:
        assert f"yaitu {max(tambah)},00 poin persen" in kalimat


@given(st.integers(0, 10**9), st.booleans())
def test_prakiraan_menyebut_pagu_terlampaui_hanya_bila_benar(nilai, lebih):
    kalimat = kalimat_prakiraan("laju", 6, D(nilai), None, lebih)
    assert ("melampaui pagu" in kalimat) == lebih and "Juni" in kalimat


@given(st.lists(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=4), max_size=3))
def test_triwulan_lalu_disebut_hanya_bila_ada_yang_belum(isi):
    tw = [(n, [(f"J{i}", x) for i, x in enumerate(satu)]) for n, satu in enumerate(isi, 1)]
    kalimat = kalimat_triwulan_lalu(tw)
    assert bool(kalimat) == any(x is False for satu in isi for x in satu)


def test_abt_bukan_seluruh_tambahan_bila_ada_revisi_lain():
    assert "seluruhnya dari" in kalimat_ubah_pagu(100, 120, 20, 0)
    assert "di antaranya anggaran belanja tambahan (ABT) Rp20" in kalimat_ubah_pagu(100, 130, 20, 0)
    assert "ABT" not in kalimat_ubah_pagu(100, 130, 0, 0)
    assert kalimat_ubah_pagu(None, 130, 20, 0) == (
        "Pagu akhir Rp130, termasuk anggaran belanja tambahan (ABT) Rp20; versi pertama sebagian DIPA tidak "
        "tercatat."
    )
