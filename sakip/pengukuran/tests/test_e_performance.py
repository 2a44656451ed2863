"""e-Performance: each difference to our figures is named with its cause."""

import datetime as dt
from decimal import Decimal as D
from types import SimpleNamespace

import pytest

from sakip.aturan.capaian import Ukuran
from sakip.pengukuran.queries.e_performance import banding_e_performance, sebab_beda
from sakip.pengukuran.tests.kantor_alur import KantorAlur
from sakip.perjanjian.models import NilaiEPerformance


def mereka(target="90", realisasi="95", capaian="105.56", warna=""):
    return NilaiEPerformance(
        kode="1", periode="2023", target=D(target), realisasi=D(realisasi), capaian=D(capaian), warna=warna
    )


def kita(target="90", realisasi="95", capaian="105.5555555556"):
    return SimpleNamespace(
        target=Ukuran(D(target), None, "persen", None),
        realisasi=Ukuran(D(realisasi), None, "persen", None),
        capaian=D(capaian) if capaian else None,
        manual=SimpleNamespace(desimal=2),
        hasil=SimpleNamespace(alasan="", status_hitung="belum_dilaporkan"),
    )


@pytest.mark.parametrize(
    ("n", "b", "kata"),
    [
        (mereka(capaian="105.5555"), kita(capaian="105.5555"), []),
        (mereka(), kita(), ["dibulatkan ke 2 desimal"]),
        (mereka(capaian="105.55"), kita(), ["dipotong"]),
        (mereka(target="91"), kita(), ["Target berbeda", "dibulatkan"]),
        (mereka(target="13.1"), kita(target="12.125"), ["di e-Performance, 12,125 di sini", "dibulatkan"]),
        (
            mereka(realisasi="13.1"),
            kita(realisasi="12.125"),
            ["di e-Performance, 12,125 di sini", "dibulatkan"],
        ),
        (mereka(target="13"), kita(target="12.5678"), ["(di sini 12,5678)", "dibulatkan"]),
        (mereka(realisasi="94"), kita(), ["Realisasi berbeda", "dibulatkan"]),
        (mereka(capaian="120"), kita(capaian="140"), ["membatasi capaian"]),
        (mereka(capaian="99"), kita(), ["cara menghitungnya berbeda"]),
        (mereka(), kita(capaian=""), ["tidak dihitung"]),
        (mereka(warna="hijau", capaian="105.5555"), kita(capaian="105.5555"), ["Warna hijau"]),
        (mereka(warna="Biru tua", capaian="105.5555"), kita(capaian="105.5555"), []),
    ],
)
def test_sebab_perbedaan_disebut(n, b, kata):
    sebab = sebab_beda(n, b, D(120))
    assert len(sebab) == len(kata), sebab
    assert all(k in s for k, s in zip(kata, sebab, strict=True))


@pytest.mark.django_db
def test_entri_terakhir_dipakai_dan_kode_asing_disebut():
    k = KantorAlur()
    for tanggal, nilai in ((dt.date(2025, 1, 5), 90), (dt.date(2025, 1, 9), 95)):
        NilaiEPerformance.objects.create(
            unit=k.kw, tahun=k.tahun, kode="tak-ada", periode=f"{k.tahun}-TW1", capaian=nilai,
            sumber="e-Performance", per_tanggal=tanggal,
        )  # fmt: skip
    (b,) = banding_e_performance(k.kw, k.tahun).baris
    assert (b.mereka.capaian, b.capaian, b.sama) == (95, None, False)
    assert "tidak ada pada Perjanjian" in b.sebab[0]
    assert banding_e_performance(k.kw, k.tahun, pada=dt.date(2025, 1, 6)).baris[0].mereka.capaian == 90
