"""What is said of items in the middle of a year."""

from __future__ import annotations

import dataclasses
from decimal import Decimal as D
from typing import Any

import pytest

from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.capaian import HasilCapaian, Ukuran
from sakip.naskah.berkala.keadaan import kalimat_keadaan, keadaan, lewat_batas
from sakip.naskah.keluaran import nama_berkas
from sakip.naskah.tests.bahan import butir
from sakip.pengukuran.hasil import ButirSampai, HasilButir


def berjalan(kode: str, target: D, realisasi: D | None, *, hal: str = "ada", **manual: Any) -> HasilButir:
    """An item with a year's target in June."""
    b = butir(target, realisasi, kode=kode, satuan="kejadian", **manual)
    hasil = HasilRealisasi(hal, realisasi)  # type: ignore[arg-type]
    status = "belum_dilaporkan" if hal == "kosong" else "belum_jatuh_tempo"
    return dataclasses.replace(
        b,
        hasil=HasilCapaian(None, None, status),  # type: ignore[arg-type]
        hasil_realisasi=hasil,
        sampai=ButirSampai("2025-06", "tahun", "", b.target, b.realisasi, hasil, bertambah=True),
    )


def test_setiap_butir_masuk_tepat_satu_kelompok():
    semua = [
        butir(D(90), D(91), kode="1.1"),
        butir(D(90), D(80), kode="1.2"),
        berjalan("1.3", D(10), D(4)),
        berjalan("1.4", D(10), None, hal="tidak_jatuh_tempo"),
        berjalan("1.5", D(10), None, hal="kosong"),
        berjalan("1.6", D(10), None, hal="nihil"),
        butir(None, D(5), kode="1.7"),
    ]
    k = keadaan(semua)
    kelompok = [k.berjalan, k.belum_tempo, k.belum_lapor, k.lain]
    assert k.dibandingkan.jumlah + sum(map(len, kelompok)) == len(semua)
    assert [[b.kode for b in isi] for isi in kelompok] == [["1.3", "1.6"], ["1.4"], ["1.5"], ["1.7"]]
    teks = " ".join(kalimat_keadaan(k))
    assert "2 dari 7 indikator dibandingkan dengan target yang sudah jatuh tempo: 1 melampaui target" in teks
    assert "1 indikator sudah jatuh tempo tetapi belum dilaporkan." in teks
    assert "1 indikator tidak ditargetkan (1.7)." in teks


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "lewat"),
    [
        ("turun", D(0), D(1), True),
        ("turun", D(3), D(3), False),
        ("turun", D(3), D(2), False),
        ("naik", D(3), D(9), False),
        ("turun", D(3), None, False),
    ],
)
def test_batas_tahun_yang_terlewati_disebut_sebelum_tahun_berakhir(polaritas, target, realisasi, lewat):
    """A count that must stay low cannot come back below its limit."""
    hal = "ada" if realisasi is not None else "tidak_jatuh_tempo"
    assert lewat_batas(berjalan("1.1", target, realisasi, hal=hal, polaritas=polaritas)) is lewat


def test_rasio_yang_tinggi_di_tengah_tahun_masih_dapat_turun():
    b = berjalan("1.1", D(10), D(12), polaritas="turun")
    assert b.sampai is not None
    rasio = dataclasses.replace(b, sampai=dataclasses.replace(b.sampai, bertambah=False))
    assert lewat_batas(b) and not lewat_batas(rasio)


def test_semua_dibandingkan_dikatakan_seluruh():
    k = keadaan([butir(D(90), D(91), kode="1.1"), butir(D(90), D(90), kode="1.2")])
    assert kalimat_keadaan(k)[0].startswith("Seluruh 2 indikator dibandingkan")
    assert kalimat_keadaan(keadaan([])) == ["Tidak ada indikator yang dapat dilaporkan."]


def test_tanpa_target_hanya_dihitung_yang_sudah_berangka():
    b = butir(None, D(5), kode="1.1")
    kosong = dataclasses.replace(b, kode="1.2", realisasi=Ukuran(), hasil_realisasi=HasilRealisasi("kosong"))
    assert kalimat_keadaan(keadaan([b, kosong]), bertarget=False) == [
        "1 dari 2 indikator sudah mempunyai angka sampai akhir periode ini."
    ]


@pytest.mark.parametrize(
    ("bagian", "nama"),
    [
        (("pk-2025-x-r1",), "pk-2025-x-r1"),
        (("../../etc/pk baru",), "etc_pk_baru"),
        (("laporan", "kanwil/🚀", "2025-TW2"), "laporan-kanwil-2025-TW2"),
        (("ringkasan", "contoh", ""), "ringkasan-contoh"),
    ],
)
def test_nama_berkas_tidak_keluar_dari_foldernya(bagian, nama):
    assert nama_berkas(*bagian) == nama
