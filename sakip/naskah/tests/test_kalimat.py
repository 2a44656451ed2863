"""Sentences say what their numbers say."""

# ruff: noqa: E501 - whole sentences are the expected data
from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.angka import baca, tulis
from sakip.aturan.capaian import Ukuran, rata_capaian
from sakip.naskah.kalimat import (
    VERDIK,
    TargetJalur,
    desimal_pembeda,
    gabung_kata,
    kalimat_anggaran,
    kalimat_batas,
    kalimat_capaian,
    kalimat_gabungan,
    kalimat_potret,
    kalimat_puncak,
    kalimat_rata,
    kalimat_renstra,
    kalimat_serapan,
    kalimat_tak_dihitung,
    kalimat_tren,
    rekap,
    tulis_capaian,
    tulis_ukuran,
    ukuran_setara,
)
from sakip.naskah.tests.bahan import D, butir

KATA = ("WDP", "WTP")


def kata(isi: str) -> Ukuran:
    return Ukuran(None, isi, "opini")


@pytest.mark.parametrize(
    ("b", "isi"),
    [
        (
            butir(D("90"), D("91.935")),
            "Target tahun 2023 adalah 90,00% dan realisasinya 91,94%. "
            "Capaian kinerjanya 102,15%, melampaui target.",
        ),
        (
            butir(D("90"), D("90")),
            "Target tahun 2023 adalah 90,00% dan realisasinya 90,00%. "
            "Capaian kinerjanya 100,00%, sesuai dengan target.",
        ),
        (
            butir(D("100"), D("99.996")),
            "Target tahun 2023 adalah 100,000% dan realisasinya 99,996%. "
            "Capaian kinerjanya 99,996%, tidak mencapai target.",
        ),
        (
            butir(D("5"), D("-0.7"), metode="pertumbuhan_rasio"),
            "Target tahun 2023 adalah 5,00% dan realisasinya -0,70%. "
            "Capaian kinerjanya -14,00%, negatif dan tidak mencapai target.",
        ),
        (
            butir(D("55"), D("22.58"), polaritas="turun"),
            "Target tahun 2023 adalah 55,00% dan realisasinya 22,58%. "
            "Capaian kinerjanya 158,95%, melampaui target. Pada indikator ini, makin rendah realisasi makin baik.",
        ),
        (
            butir(D("3.1"), D("3.85"), satuan="indeks", skala=D(4)),
            "Target tahun 2023 adalah 3,10 (skala 4) dan realisasinya 3,85 (skala 4). "
            "Capaian kinerjanya 124,19%, melampaui target.",
        ),
        (
            butir(kata("WTP"), kata("WTP"), skala_kata=KATA),
            "Target tahun 2023 adalah WTP dan realisasinya WTP, sesuai dengan target.",
        ),
        (
            butir(kata("WTP"), kata("WDP"), skala_kata=KATA),
            "Target tahun 2023 adalah WTP dan realisasinya WDP, tidak mencapai target. "
            "Ukurannya berupa kata, sehingga capaian tidak dinyatakan dalam persen.",
        ),
        (
            butir(D("80"), None, keadaan="kosong"),
            "Target tahun 2023 adalah 80,00%. Realisasinya belum dilaporkan, sehingga capaian tidak dihitung; "
            "tidak dilaporkan bukan berarti nol.",
        ),
        (
            butir(D("80"), None, keadaan="tidak_jatuh_tempo"),
            "Target tahun 2023 adalah 80,00%. Realisasinya belum jatuh tempo, sehingga capaian belum dihitung.",
        ),
        (
            butir(D("80"), None, keadaan="nihil"),
            "Sepanjang tahun 2023 tidak ada kejadian yang diukur (nihil). Menurut manual indikator, capaian tidak "
            "dihitung dan tidak ikut dalam rata-rata; nihil bukan nol.",
        ),
        (
            butir(D("80"), None, keadaan="nihil", nihil="tercapai"),
            "Sepanjang tahun 2023 tidak ada kejadian yang diukur (nihil). Menurut manual indikator, keadaan itu "
            "dianggap sesuai dengan target dengan capaian 100,00%.",
        ),
        (
            butir(None, D("7")),
            "Indikator ini tidak ditargetkan pada tahun 2023; realisasinya 7,00% dicatat tanpa capaian.",
        ),
        (butir(None, None), "Indikator ini tidak ditargetkan pada tahun 2023."),
        (
            butir(D("3"), Ukuran(D("8"), None, "indeks", D(10)), satuan="indeks", skala=D(4)),
            "Target tahun 2023 adalah 3,00 (skala 4) dan realisasinya 8,00 (skala 10). Keduanya tidak dapat "
            "dibandingkan (target skala 4, realisasi skala 10), sehingga capaian tidak dihitung.",
        ),
        (
            butir(D("0"), D("2"), satuan="kasus", desimal=0),
            "Target tahun 2023 adalah 0 kasus dan realisasinya 2 kasus. "
            "Capaian tidak dapat dihitung: target nol: hasil bagi tidak ada.",
        ),
    ],
)
def test_kalimat_capaian_menurut_status(b, isi):
    assert kalimat_capaian(b, 2023) == isi


def angka_dalam(kalimat: str) -> list[Decimal]:
    return [baca(x).nilai for x in re.findall(r"-?\d[\d.]*(?:,\d+)?%", kalimat)]


@given(
    st.decimals(D("0.0001"), D("9999"), places=4),
    st.decimals(D("-9999"), D("9999"), places=4),
    st.sampled_from(["naik", "turun"]),
    st.integers(0, 4),
)
def test_verdik_tidak_pernah_bertentangan_dengan_angka_tercetak(target, realisasi, polaritas, desimal):
    b = butir(target, realisasi, polaritas=polaritas, desimal=desimal)
    kalimat = kalimat_capaian(b, 2023)
    t, r, c = angka_dalam(kalimat)[:3]
    lebih_baik = r > t if polaritas == "naik" else r < t
    verdik = next(v for v in (*VERDIK.values(),) if f", {v}." in kalimat)
    assert verdik == VERDIK[b.hasil.status]
    if verdik == VERDIK["melampaui"]:
        assert lebih_baik and c > 100
    elif verdik == VERDIK["tercapai"]:
        assert r == t and c == 100
    elif verdik == VERDIK["negatif"]:
        assert c < 0 and not lebih_baik
    else:
        assert not lebih_baik and r != t and 0 <= c < 100


@given(
    st.decimals(D("-999"), D("999"), places=4),
    st.decimals(D("-999"), D("999"), places=4),
    st.integers(0, 4),
    st.sampled_from(["naik", "turun"]),
)
def test_kalimat_tren_searah_dengan_angka_tercetak(lalu, kini, desimal, polaritas):
    kalimat = kalimat_tren(
        tahun=2023,
        kini=Ukuran(kini, None, "%"),
        tahun_lalu=2022,
        lalu=Ukuran(lalu, None, "%"),
        sebanding=True,
        catatan="",
        polaritas=polaritas,
        desimal=desimal,
    )
    angka = angka_dalam(kalimat)
    if " tetap " in kalimat:
        assert lalu == kini and len(angka) == 1
        return
    assert (angka[1] > angka[0]) == ("Realisasi naik" in kalimat) == (kini > lalu)
    assert ("memburuk" in kalimat) == (polaritas == "turun" and kini > lalu)
    assert ("membaik" in kalimat) == (polaritas == "turun" and kini < lalu)


def tren(kini: Ukuran, lalu: Ukuran, **lain: Any) -> str:
    isi: dict[str, Any] = {
        "sebanding": True,
        "catatan": "",
        "polaritas": "naik",
        "desimal": 2,
        "skala_kata": KATA,
    }
    return kalimat_tren(tahun=2023, kini=kini, tahun_lalu=2022, lalu=lalu, **{**isi, **lain})


@pytest.mark.parametrize(
    ("kalimat", "isi"),
    [
        (
            tren(Ukuran(D(9)), Ukuran(D(8)), sebanding=False, catatan="Cara hitung berubah."),
            "Realisasi tahun 2023 tidak dibandingkan dengan tahun 2022 karena cara hitung berubah.",
        ),
        (
            tren(Ukuran(D(9)), Ukuran(D(8)), sebanding=False),
            "Realisasi tahun 2023 tidak dibandingkan dengan tahun 2022.",
        ),
        (
            tren(Ukuran(D("3.8"), None, "indeks", D(4)), Ukuran(D("7.5"), None, "indeks", D(10))),
            "Realisasi naik dari 3,00 (skala 4) pada tahun 2022 menjadi 3,80 (skala 4) pada tahun 2023. "
            "Nilai tahun 2022 dikonversi: 7,5 ÷ 10 × 4 = 3,00.",
        ),
        (
            tren(Ukuran(D("3.8"), None, "indeks", D(4)), Ukuran(D("75"), None, "indeks")),
            "Realisasi tahun 2023 tidak dibandingkan dengan tahun 2022 karena skala atau satuannya berbeda.",
        ),
        (
            tren(Ukuran(), Ukuran(D(8))),
            "Realisasi tahun 2023 belum ada untuk dibandingkan dengan tahun 2022.",
        ),
        (tren(Ukuran(D(8)), Ukuran()), "Realisasi tahun 2022 tidak tersedia, sehingga tidak dibandingkan."),
        (
            tren(kata("WTP"), kata("WDP")),
            "Realisasi tahun 2023 (WTP) naik dibandingkan dengan tahun 2022 (WDP).",
        ),
        (
            tren(kata("WTP"), kata("WTP")),
            "Realisasi tahun 2023 sama dengan realisasi tahun 2022, yaitu WTP.",
        ),
    ],
)
def test_kalimat_tren_mengatakan_mengapa_tidak_dibandingkan(kalimat, isi):
    assert kalimat == isi


def plan(realisasi: Ukuran, target: Ukuran, **lain: Any) -> str:
    isi: dict[str, Any] = {"polaritas": "naik", "desimal": 2, "skala_kata": KATA, "nasional": False, **lain}
    jalur = [TargetJalur(2024, target, isi.pop("nasional"))]
    return kalimat_renstra(tahun=2023, realisasi=realisasi, target=jalur, **isi)


@pytest.mark.parametrize(
    ("kalimat", "isi"),
    [
        (
            plan(Ukuran(D(82), None, "%"), Ukuran(D(90), None, "%")),
            "Dengan 82,00%, realisasi tahun 2023 belum mencapai target tahun 2024 dalam Rencana Strategis, yaitu 90,00%.",
        ),
        (
            plan(Ukuran(D(82), None, "%"), Ukuran(D(90), None, "%"), polaritas="turun", nasional=True),
            "Dengan 82,00%, realisasi tahun 2023 telah melampaui target nasional tahun 2024 dalam Rencana Strategis, "
            "yaitu 90,00%.",
        ),
        (
            plan(Ukuran(D("3.8"), None, "indeks", D(4)), Ukuran(D("9.5"), None, "indeks", D(10))),
            "Dengan 9,50 (skala 10), realisasi tahun 2023 sama dengan target tahun 2024 dalam Rencana Strategis, "
            "yaitu 9,50 (skala 10). Realisasi dikonversi: 3,8 ÷ 4 × 10 = 9,50.",
        ),
        (
            plan(kata("WDP"), kata("WTP")),
            "Dengan WDP, realisasi tahun 2023 belum mencapai target tahun 2024 dalam Rencana Strategis, yaitu WTP.",
        ),
        (
            plan(Ukuran(D(4), None, "laporan"), Ukuran(D(90), None, "%")),
            "Realisasi tahun 2023 tidak dibandingkan dengan target tahun 2024 dalam Rencana Strategis karena "
            "skala atau satuannya berbeda.",
        ),
    ],
)
def test_kalimat_renstra(kalimat, isi):
    assert kalimat == isi


def test_konversi_disebut_sekali_untuk_semua_target():
    jalur = [TargetJalur(t, Ukuran(D(n), None, "indeks", D(10))) for t, n in ((2023, "8.2"), (2024, "9.6"))]
    nilai = Ukuran(D("3.294801980198"), None, "indeks", D(4))
    kalimat = kalimat_renstra(tahun=2023, realisasi=nilai, target=jalur, polaritas="naik", desimal=2)
    assert "telah melampaui target tahun 2023" in kalimat and "belum mencapai target tahun 2024" in kalimat
    assert "Realisasi itu belum mencapai" in kalimat
    assert kalimat.count("dikonversi") == 1 and kalimat.endswith("3,2948 ÷ 4 × 10 = 8,24.")


def test_target_dengan_kesimpulan_sama_disebut_bersama():
    jalur = [TargetJalur(t, Ukuran(D(90), None, "%")) for t in (2023, 2024)]
    kalimat = kalimat_renstra(
        tahun=2023, realisasi=Ukuran(D("93.26"), None, "%"), target=jalur, polaritas="naik", desimal=2
    )
    assert kalimat == (
        "Dengan 93,26%, realisasi tahun 2023 telah melampaui target tahun 2023 dan target tahun 2024 "
        "dalam Rencana Strategis, yaitu 90,00%."
    )


@given(
    st.decimals(D(0), D(200), places=4),
    st.lists(st.decimals(D(0), D(200), places=4), min_size=1, max_size=3),
    st.sampled_from(["naik", "turun"]),
)
def test_kalimat_renstra_tidak_bertentangan(nilai, target, polaritas):
    jalur = [TargetJalur(2023 + i, Ukuran(t, None, "%")) for i, t in enumerate(target)]
    kalimat = kalimat_renstra(
        tahun=2023, realisasi=Ukuran(nilai, None, "%"), target=jalur, polaritas=polaritas, desimal=1
    )
    tercetak = nilai_ini = None
    for satu in kalimat.split(". "):
        angka = angka_dalam(satu)
        if satu.startswith("Dengan"):
            nilai_ini, angka = angka[0], angka[1:]
        for t in angka:
            arah = (nilai_ini > t) - (nilai_ini < t)
            arah = -arah if polaritas == "turun" else arah
            tercetak = {1: "telah melampaui", 0: "sama dengan", -1: "belum mencapai"}[arah]
            assert tercetak in satu
    assert tercetak


def test_konversi_skala_tidak_pernah_menebak():
    assert (
        ukuran_setara(Ukuran(D(12), None, "indeks", D(10)), Ukuran(D(1), None, "indeks", D(4))).setara is None
    )
    assert ukuran_setara(Ukuran(D(3)), Ukuran(D(1), None, "", D(4))).setara is None


# --- budget ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pagu", "realisasi", "tanpa", "isi"),
    [
        (1000, 990, 0, "telah direalisasikan Rp990 atau 99,00%, sehingga tersisa Rp10."),
        (1000, 1000, 0, "atau 100,00%, seluruhnya terserap."),
        (1000, 1001, 0, "atau 100,10%, melebihi pagu sebesar Rp1."),
        (1000, None, 0, "realisasinya belum dilaporkan."),
        (0, 5, 0, "persentasenya tidak dapat dihitung."),
        (
            1000,
            400,
            2,
            "2 DIPA belum melaporkan realisasi, sehingga persentase keseluruhannya tidak dihitung.",
        ),
    ],
)
def test_kalimat_anggaran(pagu, realisasi, tanpa, isi):
    assert kalimat_anggaran(pagu, realisasi, 2023, tanpa=tanpa).endswith(isi)


@given(st.integers(1, 10**17), st.integers(0, 2 * 10**17))
def test_kalimat_anggaran_tidak_bertentangan(pagu, realisasi):
    kalimat = kalimat_anggaran(pagu, realisasi, 2023)
    (persen,) = angka_dalam(kalimat)
    assert ("tersisa" in kalimat) == (persen < 100) == (realisasi < pagu)
    assert ("melebihi" in kalimat) == (persen > 100)
    assert ("seluruhnya" in kalimat) == (persen == 100)


def test_serapan_menyebut_yang_tertinggi_terendah_dan_yang_kosong():
    kalimat = kalimat_serapan([("A", 100, 99), ("B", 100, 50), ("C", 100, None), ("D", 0, 0)])
    assert kalimat == (
        "Serapan tertinggi 99,00% (A) dan terendah 50,00% (B). Realisasi belum dilaporkan untuk 1 DIPA: C."
    )
    assert kalimat_serapan([("A", 100, 50), ("B", 10, 5)]) == "Semua DIPA terserap sama besar, yaitu 50,00%."
    assert kalimat_serapan([("A", 100, 50)]) == ""


def test_potret_tanpa_tanggal():
    assert kalimat_potret("", None) == "Potret realisasi anggaran belum ada."


# --- the whole year --------------------------------------------------------------------------------

SETAHUN = (
    butir(D(90), D(95), kode="1.1"),
    butir(D(90), D(90), kode="1.2"),
    butir(D(90), D(80), kode="1.3"),
    butir(D(5), D("-0.7"), kode="1.4", metode="pertumbuhan_rasio"),
    butir(D(90), None, kode="1.5", keadaan="kosong"),
    butir(D(90), None, kode="1.6", keadaan="nihil"),
)


def test_kalimat_gabungan_menghitung_setiap_indikator_sekali():
    assert kalimat_gabungan(rekap(SETAHUN), 2023) == (
        "Dari 6 indikator kinerja pada Perjanjian Kinerja tahun 2023, 1 melampaui target, "
        "1 sesuai dengan target, 1 tidak mencapai target, 1 bercapaian negatif, "
        "dan 2 tidak dihitung capaiannya."
    )
    assert kalimat_gabungan(rekap(SETAHUN[:1] * 3), 2023) == (
        "Seluruh 3 indikator kinerja pada Perjanjian Kinerja tahun 2023 melampaui target."
    )
    assert "tidak memuat indikator" in kalimat_gabungan(rekap(()), 2023)


def test_yang_tidak_dihitung_disebut_dengan_sebabnya():
    assert kalimat_tak_dihitung(rekap(SETAHUN)) == (
        "Satu indikator belum dilaporkan: 1.5.",
        "Satu indikator nihil, tidak dihitung menurut manual: 1.6.",
    )


def test_rata_rata_disebut_caranya_dan_tidak_menutupi_kegagalan():
    rata = rata_capaian([D("576.29"), D("60.3")], D(120))
    r = rekap((butir(D(100), D("576.29")), butir(D(100), D("60.3"))))
    assert kalimat_rata(rata, D(120)) == (
        "Rata-rata sederhana capaian 2 indikator yang dihitung adalah 318,30% tanpa pembatasan dan 90,15% "
        "bila capaian tiap indikator dibatasi paling tinggi 120%."
    )
    assert "1 indikator tidak mencapai target" in kalimat_batas(rata, r)
    assert kalimat_batas(rata_capaian([D(90)], D(120)), r) == ""
    assert "belum ada capaian" in kalimat_rata(rata_capaian([None], D(120)), D(120))


def test_rata_rata_yang_tidak_terkena_batas_disebut_sekali():
    assert kalimat_rata(rata_capaian([D(90), D(95)], D(120)), D(120)) == (
        "Rata-rata sederhana capaian 2 indikator yang dihitung adalah 92,50%, baik tanpa pembatasan maupun "
        "bila capaian tiap indikator dibatasi paling tinggi 120%."
    )


def test_puncak_menyebut_semua_yang_sama():
    kalimat = kalimat_puncak(SETAHUN)
    assert kalimat.startswith("Capaian tertinggi adalah 105,56% pada indikator 1.1 (Persentase layanan 1.1);")
    assert "terendah -14,00% pada indikator 1.4" in kalimat
    dua = kalimat_puncak((*SETAHUN, butir(D(90), D(95), kode="1.7")))
    assert "105,56% pada 2 indikator, yaitu 1.1 dan 1.7" in dua
    assert kalimat_puncak(SETAHUN[:1]) == ""
    assert kalimat_puncak(SETAHUN[:1] * 2) == "Semua capaian yang dihitung sama besar, yaitu 105,56%."


@given(st.lists(st.sampled_from(SETAHUN), max_size=12))
def test_jumlah_bagian_sama_dengan_jumlah_indikator(isi):
    r = rekap(isi)
    bagian = [int(n) for n in re.findall(r"(?:, |dan )(\d+) ", kalimat_gabungan(r, 2023))]
    assert not bagian or sum(bagian) == r.jumlah == len(isi)


# --- figures ---------------------------------------------------------------------------------------


@given(st.decimals(D("-1e6"), D("1e6"), allow_nan=False), st.decimals(D("-1e6"), D("1e6"), allow_nan=False))
def test_desimal_pembeda_membedakan(a, b):
    d = desimal_pembeda(a, b, 0)
    if d is None:
        return
    x, y = (baca(tulis(v, d), harap="ribuan" if d == 0 else None).nilai for v in (a, b))
    assert (x > y) == (a > b) and (x < y) == (a < b)


def test_capaian_di_sekitar_seratus_dan_nol():
    assert tulis_capaian(None) == "–"
    assert tulis_capaian(D("99.9999")) == "99,9999%"
    assert tulis_capaian(D("100.004")) == "100,004%"
    assert tulis_capaian(D("0.001")) == "0,001%"
    assert tulis_capaian(D("100.00000000000000000001")) == "100,00000000000000000001%"


def test_tulis_ukuran_dan_gabung_kata():
    assert tulis_ukuran(Ukuran(D(1234), None, "layanan"), 0) == "1.234 layanan"
    assert tulis_ukuran(Ukuran(), 2) == "–"
    assert gabung_kata(["a", "b"]) == "a dan b"
    assert gabung_kata(["a", "b", "c"]) == "a, b, dan c"
