"""The form of a month: what is due, what stands beside it, what follows from it, its queries."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.akun.services import aktor_sistem
from sakip.pengukuran.jatuh_tempo import Tempo, kunci_dipakai, sebelumnya, tersering
from sakip.pengukuran.models import Bukti, Kejadian
from sakip.pengukuran.pratinjau import pratinjau
from sakip.pengukuran.queries.formulir import formulir
from sakip.pengukuran.queries.formulir_bahan import bahan_formulir
from sakip.perencanaan.models import KategoriVariabel, PengisiVariabel

from .conftest import WAKTU

PADA = dt.date(2023, 4, 1)


def pengisi(unit, *variabel):
    for v in variabel:
        PengisiVariabel.objects.create(variabel=v, unit=unit, sejak_tahun=2020)


@pytest.fixture
def layanan(wilayah):
    """A share that unit a fills: selesai / masuk, target 90 % of the office's agreement."""
    wilayah.masuk, wilayah.selesai = wilayah.variabel("masuk"), wilayah.variabel("selesai")
    wilayah.indikator(
        "1.1", D(90), "selesai / masuk * 100", {"selesai": wilayah.selesai, "masuk": wilayah.masuk}
    )
    pengisi(wilayah.a, wilayah.masuk, wilayah.selesai)
    return wilayah


def form(w, bulan=3, unit=None, tahun=2023):
    return formulir(unit or w.a, tahun, bulan, pada=PADA)


def kunci(f):
    return [v.kunci for v in f.variabel]


# --- what is due -----------------------------------------------------------------------------------


def test_variabel_tampil_sekali_walau_dipakai_dua_indikator(layanan):
    layanan.indikator("1.2", D(10), "masuk", {"masuk": layanan.masuk}, satuan="orang")
    f = form(layanan)
    assert sorted(kunci(f)) == ["masuk", "selesai"]
    assert {v.kunci: len(v.indikator) for v in f.variabel} == {"masuk": 2, "selesai": 1}


def test_unit_yang_bukan_pengisi_tidak_ditanya(layanan):
    assert kunci(form(layanan, unit=layanan.b)) == []


def test_tanpa_penetapan_yang_pernah_mengisi_tahun_ini_atau_tahun_lalu_yang_ditanya(wilayah):
    v = wilayah.variabel("masuk")
    wilayah.indikator("1.1", D(90), "masuk", {"masuk": v})
    wilayah.isi(wilayah.a, v, 5, "2023-01")
    assert kunci(form(wilayah)) == ["masuk"]
    assert kunci(form(wilayah, unit=wilayah.b)) == []
    assert kunci(formulir(wilayah.a, 2024, 1, pada=PADA)) == ["masuk"]
    assert kunci(formulir(wilayah.a, 2025, 1, pada=PADA)) == []


def test_indikator_di_luar_perjanjian_tidak_ditanyakan(layanan):
    lain = layanan.variabel("lain")
    indikator = layanan.indikator("9.9", D(1), "lain", {"lain": lain}, satuan="orang")
    layanan.perjanjian.butir.filter(indikator=indikator).delete()
    pengisi(layanan.a, lain)
    assert "lain" not in kunci(form(layanan))


@pytest.mark.parametrize(
    ("kekerapan", "bulan", "ada"),
    [
        ("bulanan", None, {n: f"2023-{n:02d}" for n in range(1, 13)}),
        ("triwulanan", None, {3: "2023-TW1", 6: "2023-TW2", 9: "2023-TW3", 12: "2023-TW4"}),
        ("semesteran", None, {6: "2023-S1", 12: "2023-S2"}),
        ("tahunan", None, {12: "2023"}),
        ("bulan_tertentu", 8, {8: "2023-08"}),
    ],
)
def test_jatuh_tempo_menurut_kekerapan_manual(wilayah, kekerapan, bulan, ada):
    v = wilayah.variabel("masuk")
    wilayah.indikator("1.1", D(90), "masuk", {"masuk": v}, kekerapan=kekerapan, bulan=bulan)
    pengisi(wilayah.a, v)
    hasil = {n: f.variabel[0].periode for n in range(1, 13) if (f := form(wilayah, n)).variabel}
    assert hasil == ada


def test_kekerapan_tersering_yang_berlaku():
    assert tersering([Tempo("tahunan"), Tempo("bulanan"), Tempo("triwulanan")]) == Tempo("bulanan")
    dua = tersering([Tempo("bulan_tertentu", (3,)), Tempo("bulan_tertentu", (9,)), Tempo("tahunan")])
    assert [n for n in range(1, 13) if dua.jatuh(n)] == [3, 9]


@pytest.mark.parametrize(
    ("baku", "bulan", "ada", "pakai"),
    [
        ("2025-TW1", "2025-03", set(), "2025-TW1"),
        ("2025-TW1", "2025-03", {"2025-03"}, "2025-03"),
        ("2025-TW2", "2025-06", {"2025-03"}, "2025-06"),
        ("2025-TW2", "2025-06", {"2025-TW1"}, "2025-TW2"),
        ("2025-03", "2025-03", {"2025"}, "2025"),
        ("2025", "2025-12", {"2025-11"}, "2025-11"),
        ("2025-03", "2025-03", {"2025-01", "2025-02"}, "2025-03"),
    ],
)
def test_satu_jenis_periode_setahun_mengikuti_yang_sudah_ada(baku, bulan, ada, pakai):
    assert kunci_dipakai(baku, bulan, ada) == pakai


def test_periode_sebelumnya_melewati_tahun():
    assert sebelumnya("2023-02", 3) == ["2023-01", "2022-12", "2022-11"]
    assert sebelumnya("2023-TW1", 2) == ["2022-TW4", "2022-TW3"]
    assert sebelumnya("2023-S1", 2) == ["2022-S2", "2022-S1"]
    assert sebelumnya("2023", 2) == ["2022", "2021"]


# --- what stands there -----------------------------------------------------------------------------


def test_nilai_lalu_dan_bacaan_lain_ada_di_samping(layanan):
    for bulan, n in (("01", 10), ("02", 20), ("03", 30)):
        layanan.isi(layanan.a, layanan.masuk, n, f"2023-{bulan}")
    v = next(v for v in form(layanan).variabel if v.kunci == "masuk")
    assert (v.nilai, v.keadaan, v.versi, v.lawan) == (D(30), "ada", 1, D(60))
    assert [(x.periode, x.kata) for x in v.lalu] == [
        ("2022-03", "belum dilaporkan"),
        ("2022-12", "belum dilaporkan"),
        ("2023-01", "10"),
        ("2023-02", "20"),
    ]


def test_isian_sampai_dengan_bulan_memperlihatkan_bulan_itu_saja(wilayah):
    v = wilayah.variabel("warga", isian="sd_bulan")
    wilayah.indikator("1.1", D(90), "warga", {"warga": v}, satuan="orang")
    wilayah.isi(wilayah.a, v, 100, "2023-02")
    wilayah.isi(wilayah.a, v, 130, "2023-03")
    baris = form(wilayah).variabel[0]
    assert baris.sd_bulan and baris.lawan == D(30)


def test_daftar_kejadian_dihitung_dan_bukti_wajib_yang_kurang_disebut(wilayah):
    v = wilayah.variabel("suluh", bentuk="daftar")
    KategoriVariabel.objects.create(variabel=v, kode="desa", nama="Di desa")
    wilayah.indikator(
        "1.1", D(4), "suluh", {"suluh": v}, satuan="kegiatan", bukti_wajib=["Daftar hadir", "Foto"]
    )
    pengisi(wilayah.a, v)
    Kejadian.objects.create(
        unit=wilayah.a,
        variabel=v,
        tanggal=dt.date(2023, 3, 5),
        nama="Di Teladan",
        oleh=aktor_sistem(),
        waktu=WAKTU,
    )
    Bukti.objects.create(
        unit=wilayah.a,
        variabel=v,
        periode="2023-03",
        tahun=2023,
        nama="daftar HADIR maret.pdf",
        tautan="https://contoh.go.id/a",
        oleh=aktor_sistem(),
        waktu=WAKTU,
    )
    baris = form(wilayah).variabel[0]
    assert (baris.nilai, [k.nama for k in baris.kejadian], baris.kategori) == (
        D(1),
        ["Di Teladan"],
        (("desa", "Di desa"),),
    )
    assert (baris.jumlah_bukti, baris.bukti_kurang) == (1, ("Foto",))


def test_hasil_dengan_surat_hanya_pada_unit_pemilik_butir_dan_sejak_bulannya(wilayah):
    wilayah.indikator(
        "1.1", "BB", skala_kata=["B", "BB", "A"], pengukur="luar", kekerapan="bulan_tertentu", bulan=3
    )
    assert [x.periode for x in form(wilayah, 3, wilayah.kanwil).langsung] == ["2023-03"]
    assert [x.periode for x in form(wilayah, 5, wilayah.kanwil).langsung] == ["2023-03"]
    assert form(wilayah, 2, wilayah.kanwil).langsung == ()
    assert form(wilayah, 3).langsung == ()
    satu = form(wilayah, 3, wilayah.kanwil).langsung[0]
    assert satu.surat and satu.kata_pilihan == ("B", "BB", "A")


# --- what follows ----------------------------------------------------------------------------------


def test_indikator_dihitung_dari_angka_unit_sendiri_terhadap_target_atasannya(layanan):
    layanan.isi(layanan.a, layanan.masuk, 20, "2023-03")
    layanan.isi(layanan.a, layanan.selesai, 18, "2023-03")
    layanan.isi(layanan.b, layanan.masuk, 1000, "2023-03")
    i = form(layanan).indikator[0]
    assert (i.realisasi, i.target, i.capaian, i.status) == ("90%", "90%", "100,00%", "tercapai")
    assert i.rumus_kata == "Selesai ÷ masuk × 100"
    assert "18 ÷ 20 × 100 = 90" in i.langkah
    assert "Unit kw" in i.keterangan


def test_jumlah_milik_atasan_tidak_dibandingkan_dengan_targetnya(wilayah):
    v = wilayah.variabel("warga")
    wilayah.indikator("1.1", D(900), "warga", {"warga": v}, satuan="orang")
    wilayah.isi(wilayah.a, v, 20, "2023-03")
    i = form(wilayah).indikator[0]
    assert (i.realisasi, i.target, i.capaian) == ("20 orang", "900 orang", "–")
    assert "tidak dibagi" in i.keterangan


def test_yang_sebagian_diisi_unit_lain_dikatakan_dihitung_di_atas(layanan):
    PengisiVariabel.objects.filter(variabel=layanan.selesai).update(unit=layanan.kanwil)
    layanan.isi(layanan.a, layanan.masuk, 20, "2023-03")
    i = form(layanan).indikator[0]
    assert i.capaian == "–" and "«selesai» diisi unit lain" in i.keterangan


def test_sebelum_ada_perjanjian_manual_yang_berlaku_menjadi_dasar(layanan):
    f = formulir(layanan.a, 2024, 1, pada=PADA)
    assert sorted(kunci(f)) == ["masuk", "selesai"]
    assert f.indikator[0].status_hitung == "tidak_ditargetkan"


def test_pratinjau_mengikuti_ketikan_tanpa_menyimpan(layanan):
    layanan.isi(layanan.a, layanan.masuk, 20, "2023-03")
    bahan = bahan_formulir(layanan.a, 2023, 3)
    hasil = pratinjau(bahan, {f"v-{layanan.selesai.pk}": "9"}, PADA)
    assert hasil.indikator[0].capaian == "50,00%"
    assert form(layanan).indikator[0].capaian == "–"


def test_peringatan_pembilang_deret_skala_dan_pecahan(layanan):
    for n in range(1, 12):
        layanan.isi(layanan.a, layanan.masuk, 100 + n, f"2022-{n:02d}").__class__.objects.filter(
            variabel=layanan.masuk, periode=f"2022-{n:02d}"
        ).update(tahun=2022)
    bahan = bahan_formulir(layanan.a, 2023, 3)
    v, s = f"v-{layanan.masuk.pk}", f"v-{layanan.selesai.pk}"

    def pesan(isi):
        return {(p.medan, p.pesan.split(":")[0][:40]) for p in pratinjau(bahan, isi, PADA).peringatan}

    assert pesan({v: "105", s: "100"}) == set()
    assert any(
        m == s and "lebih besar daripada" in p
        for m, p in pesan({v: "105", s: "120"})
        | {(x.medan, x.pesan) for x in pratinjau(bahan, {v: "105", s: "120"}, PADA).peringatan}
    )
    assert any(m == v for m, _ in pesan({v: "1.050"}))
    assert any(m == v for m, _ in pesan({v: "105,5"}))


# --- queries ---------------------------------------------------------------------------------------

BATAS_KUERI = 45


def test_banyak_kueri_tidak_bertambah_dengan_variabel(wilayah):
    cacah = []
    for awal, akhir in ((0, 5), (5, 40)):
        for n in range(awal, akhir):
            v = wilayah.variabel(f"v{n}", bentuk="daftar" if n % 5 == 4 else "angka")
            wilayah.indikator(f"1.{n}", D(9), "x", {"x": v}, satuan="orang")
            pengisi(wilayah.a, v)
            if n % 5 != 4:
                wilayah.isi(wilayah.a, v, n, "2023-02")
        form(wilayah)
        with CaptureQueriesContext(connection) as kueri:
            f = form(wilayah)
        assert len(f.variabel) == akhir
        cacah.append(len(kueri))
    assert cacah[0] == cacah[1] <= BATAS_KUERI
