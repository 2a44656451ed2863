"""e-Performance beside the report, last year's target kinerja, scores in one sentence, parts of the NKA."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sakip.anggaran.queries.nka import MasukanNka
from sakip.naskah.kalimat import kalimat_e_performance
from sakip.naskah.lkjip.capaian_lain import capaian_lain
from sakip.naskah.lkjip.nka import _sebut, _urut
from sakip.naskah.lkjip.skor import capaian_anggaran, tanpa_awalan
from sakip.naskah.skor_ringkas import kalimat_skor, sumber_skor
from sakip.naskah.tests import test_lkjip_lain as lain
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import D, bahan, isi_tabel, semua_teks, tabel
from sakip.naskah.tests.skor_uji import SMART, aturan, baris, nka, wilayah
from sakip.naskah.tests.test_lkjip_skor import ikpa_resmi, smart
from sakip.naskah.tests.test_lkjip_skor import penyusun as penyusun_skor
from sakip.pengukuran.queries.e_performance import BandingEPerformance, BarisEPerformance, sebab_beda
from sakip.perjanjian.models import NilaiEPerformance

HARI = dt.date(2023, 12, 31)


# --- e-Performance -------------------------------------------------------------------------------------


def mereka(kode: str, realisasi: str | None, capaian: str | None, warna: str = "") -> NilaiEPerformance:
    n = [None if x is None else D(x) for x in ("90", realisasi, capaian)]
    return NilaiEPerformance(
        kode=kode, periode="2023", target=n[0], realisasi=n[1], capaian=n[2], warna=warna, sumber="Uji",
        per_tanggal=HARI,
    )  # fmt: skip


def baris_ep(n: NilaiEPerformance, kita: str) -> BarisEPerformance:
    b = butir(D(90), D(kita), kode=n.kode)
    sebab = tuple(sebab_beda(n, b, D(120)))
    return BarisEPerformance(
        n.kode, b.indikator, b.rumusan, "2023", "Tahun 2023", n, b.target, b.realisasi, b.capaian, 2, None,
        not sebab, sebab,
    )  # fmt: skip


def susun(*isi: BarisEPerformance):
    banding = BandingEPerformance("u", "U", 2023, "resmi", isi, ("2023",), D(120))
    return capaian_lain(lain.penyusun(bahan(e_performance=banding)))


def test_yang_sama_setelah_dibulatkan_bukan_perbedaan_dan_yang_kosong_disebut():
    isi = [
        baris_ep(mereka("1.1", "95.12", "105.69"), "95.1234"),
        baris_ep(mereka("1.2", "80", "88.89"), "85"),
        baris_ep(mereka("1.3", None, None), "85"),
    ]
    blok = susun(*isi)
    assert (
        "Pada e-Performance periode Tahun 2023 tercatat 3 indikator: 1 sama dengan angka dalam laporan ini, "
        "1 berbeda, dan 1 belum tercatat di sana."
    ) in semua_teks(blok)
    assert isi_tabel(tabel(blok, "Perbedaan Angka e-Performance")) == [
        ["1.2", "Realisasi berbeda: 80 di e-Performance, 85,00 di sini."],
        ["1.3", "Realisasi belum tercatat di e-Performance."],
    ]


def test_capaian_dari_angka_bulat_disebut_berbeda_tanpa_deret_desimal():
    b = baris_ep(mereka("1.1", "1.4", "1.56"), "1.4374560718728403593642")
    assert b.sebab == (
        "Realisasi sama setelah dibulatkan ke 1 desimal (di sini 1,437).",
        "Capaian berbeda: 1,56% di e-Performance dari angka yang sudah dibulatkan, 1,60% di sini.",
    )
    assert isi_tabel(tabel(susun(b), "Perbedaan"))[0][1].startswith("Capaian berbeda")


def test_warna_yang_tidak_sesuai_angkanya_sendiri_bukan_perbedaan_angka():
    blok = susun(baris_ep(mereka("1.1", "90", "100", "biru"), "90"))
    assert "yang angkanya sama dengan laporan ini" in semua_teks(blok)
    assert "Warna biru berarti melampaui target" in semua_teks(blok)


@pytest.mark.parametrize(
    ("banyak", "sama", "kosong", "akhir"),
    [
        (1, 0, 0, "1 indikator, yang angkanya berbeda dari laporan ini."),
        (1, 0, 1, "1 indikator, yang realisasinya belum tercatat di sana."),
        (3, 3, 0, "3 indikator; semuanya sama dengan angka dalam laporan ini."),
        (3, 0, 0, "3 indikator; semuanya berbeda dari angka dalam laporan ini."),
        (3, 0, 3, "3 indikator; semuanya belum tercatat realisasinya."),
        (3, 2, 0, "3 indikator: 2 sama dengan angka dalam laporan ini dan 1 berbeda."),
    ],
)
def test_kalimat_e_performance_menurut_banyaknya(banyak, sama, kosong, akhir):
    assert kalimat_e_performance(banyak, sama, kosong, "Tahun 2023").endswith(akhir)


# --- target kinerja ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seluruh", "divisi", "disebut"), [("100", "99.54", True), ("99.5", "99.54", False)])
def test_angka_tahun_lalu_yang_bukan_rata_rata_divisi_disebut(seluruh, divisi, disebut):
    r = lain.rekap([lain.target("1", ["100"] * 4)], D(seluruh))
    r = replace(r, penanggung=tuple(replace(k, lalu=D(divisi)) for k in r.penanggung))
    p = lain.penyusun(bahan(target_kinerja=r))
    catatan = tabel(capaian_lain(p), "Rekapitulasi").catatan
    kata = "100,00 untuk seluruhnya bukan rata-rata divisi, karena Divisi A 99,54."
    assert (kata in catatan) is disebut and bool(p.titik) is disebut


# --- scores --------------------------------------------------------------------------------------------


def test_nama_kolom_tanpa_awalan_yang_sama_selama_tetap_berbeda():
    assert tanpa_awalan(["Kantor A - Umum", "Kantor A - Layanan", "Balai"]) == ["Umum", "Layanan", "Balai"]
    assert tanpa_awalan(["Kantor A - Umum", "Kantor B - Layanan"]) == [
        "Kantor A - Umum",
        "Kantor B - Layanan",
    ]
    assert tanpa_awalan(["A - Umum", "A - Umum"]) == ["A - Umum"] * 2


def test_peringatan_yang_sama_ditulis_sekali_dengan_nama_satkernya():
    a = aturan("smart")
    isi = [baris(a, f"{i:02}", "98.69", SMART) for i in range(4)]
    isi[1:3] = [replace(b, peringatan=("Komponen janggal.",)) for b in isi[1:3]]
    teks = semua_teks(capaian_anggaran(penyusun_skor(bahan(nka=nka(wilayah(a, isi), ikpa_resmi())))))
    assert teks.count("Komponen janggal: Satker 01 dan Satker 02.") == 1


def test_unsur_perencanaan_berdiri_di_bawahnya_dengan_bobotnya():
    semua = [
        MasukanNka(k, k, None if b is None else D(b), D(90), "tertulis", "dari potret NKA")
        for k, b in (("perencanaan", "50"), ("ikpa", "50"), ("capaian_ro", None), ("efisiensi_sbk", None))
    ]
    urut = _urut(semua)
    assert [m.kode for m in urut] == ["perencanaan", "capaian_ro", "efisiensi_sbk", "ikpa"]
    n = nka(None, wilayah(aturan("ikpa", 2025), ()), tahun=2025)
    assert _sebut(n, urut[1], None) == "capaian_ro (75% dari perencanaan)\nDari potret NKA"
    assert _sebut(n, replace(urut[0], nilai=None), D(90)) == "perencanaan\nHitungan dari unsurnya"


def test_kalimat_skor_menyebut_asalnya_dan_kosong_bila_tidak_ada():
    n = nka(smart(resmi="98.69"), ikpa_resmi())
    assert kalimat_skor(n) == (
        "Nilai SMART 98,69 (hitungan ulang), Nilai IKPA 98,50 (angka resmi), dan Nilai Kinerja Anggaran "
        "98,62 (hitungan ulang)."
    )
    assert sumber_skor(n).count("Sumber uji") == 1
    assert kalimat_skor(None) == sumber_skor(None) == ""
    kosong = nka(None, wilayah(aturan("ikpa"), ()))
    assert kalimat_skor(kosong) == ""
