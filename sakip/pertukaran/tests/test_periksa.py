"""Every kind of fault is found, with its place, what is wrong and the remedy."""

from __future__ import annotations

import json
import time

import pytest

from sakip.inti.galat import Masalah
from sakip.pertukaran.periksa import periksa
from sakip.pertukaran.tests.kasus import PERINGATAN, SEMUA, Paket, Ubah, realisasi, unit


def temukan(isi: Paket) -> list[Masalah]:
    return periksa(isi).catatan.daftar_masalah(isi)


@pytest.mark.parametrize(("ubah", "tempat", "bagian"), SEMUA)
def test_satu_kesalahan_ditemukan_dengan_tempat_dan_perbaikannya(
    paket: Paket, ubah: Ubah, tempat: str, bagian: str
) -> None:
    ubah(paket)
    masalah = temukan(paket)
    cocok = [m for m in masalah if tempat in f"{m.tempat}: " and bagian in f"{m.pesan} {m.saran}"]
    assert cocok, "\n".join(str(m) for m in masalah) or "tidak ada masalah"
    assert all(m.tempat and m.pesan and m.saran for m in masalah)


def test_paket_contoh_tidak_bersalah(paket: Paket) -> None:
    assert temukan(paket) == []


def test_tempat_menyebut_jalur_dan_isi_barisnya(paket: Paket) -> None:
    nomor = next(i for i, b in enumerate(paket["isian"]) if b["kategori"] == "loket")
    paket["isian"][nomor]["nilai"] = "x"
    (masalah,) = temukan(paket)
    assert masalah.tempat == (
        f"isian[{nomor}].nilai "
        "(unit balai-kenanga, variabel layanan.permohonan.masuk, 2025-01, kategori loket)"
    )


def test_kesalahan_terdaftar_menurut_urutan_berkas(paket: Paket) -> None:
    terbalik = dict(reversed(paket.items()))
    terbalik["isian"][7]["nilai"] = "x"
    terbalik["isian"][3]["unit"] = "tiada"
    terbalik["unit"][2]["zona"] = "x"
    terbalik["teks"][1]["bagian"] = "x"
    assert [m.tempat.split(" ")[0] for m in temukan(terbalik)] == [
        "teks[1].bagian",
        "isian[3].unit",
        "isian[7].nilai",
        "unit[2].zona",
    ]


def test_baris_yang_cacat_bentuk_tetap_diperiksa_rujukannya_dan_tidak_menimbulkan_kesalahan_lain(
    paket: Paket,
) -> None:
    unit(paket)["zona"] = "x"
    paket["isian"][0].update(nilai=5, unit="tiada", perioda="2025")
    assert [m.tempat.split(" ")[0] for m in temukan(paket)] == [
        "unit[1].zona",
        "isian[0].unit",
        "isian[0].nilai",
        "isian[0].perioda",
    ]


def test_seribu_kesalahan_sekaligus_terdaftar_semua_dalam_hitungan_detik(paket: Paket) -> None:
    baris = paket["isian"][0]
    for n in range(400):
        paket["isian"].append({**baris, "variabel": f"tiada.{n}", "periode": "2025-01"})
        paket["isian"].append({**baris, "nilai": f"{n},5", "periode": f"2025-{n}"})
        paket["isian"].append({**baris, "unit": f"balai-{n}"})
    mulai = time.perf_counter()
    masalah = temukan(paket)
    lama = time.perf_counter() - mulai
    assert len(masalah) >= 1200
    assert len(set(masalah)) == len(masalah)
    assert lama < 10


def test_peringatan_bukan_kesalahan(paket: Paket) -> None:
    realisasi(paket)["rupiah"] = 9 * 10**12
    tinjauan = periksa(paket)
    assert tinjauan.catatan.daftar_masalah(paket) == []
    teks = "\n".join(str(m) for m in tinjauan.catatan.daftar_peringatan(paket))
    assert "melebihi pagu" in teks
    assert "Stok dan alur dicampur" in teks


@pytest.mark.parametrize(("ubah", "tempat", "bagian"), PERINGATAN)
def test_yang_meragukan_diperingatkan_tanpa_menolak(
    paket: Paket, ubah: Ubah, tempat: str, bagian: str
) -> None:
    sebelum = {str(m) for m in periksa(paket).catatan.daftar_peringatan(paket)}
    ubah(paket)
    tinjauan = periksa(paket)
    assert tinjauan.catatan.daftar_masalah(paket) == []
    baru = [m for m in tinjauan.catatan.daftar_peringatan(paket) if str(m) not in sebelum]
    assert [m for m in baru if tempat in m.tempat and bagian in m.pesan and m.saran], baru


def test_pemeriksaan_tidak_mengubah_paket(paket: Paket) -> None:
    sebelum = json.dumps(paket)
    periksa(paket)
    assert json.dumps(paket) == sebelum
