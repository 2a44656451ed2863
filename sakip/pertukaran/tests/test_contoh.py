"""The example packages that come with the program, and what they say against the published figures."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from sakip.pertukaran.baca import baca_berkas
from sakip.pertukaran.contoh import berkas_contoh, berkas_terbit
from sakip.pertukaran.impor import LaporanImpor
from sakip.pertukaran.kanonik import kanonik
from sakip.pertukaran.periksa import periksa
from sakip.pertukaran.skema import nama_daftar
from sakip.pertukaran.terbit import bandingkan, cocok, tulis_contoh_md

Impor = Callable[..., LaporanImpor]
PADA = dt.date(2026, 1, 31)


@pytest.mark.parametrize("berkas", berkas_contoh(), ids=lambda b: b.stem)
def test_berkas_contoh_benar_dan_kanonik(berkas: Any) -> None:
    isi = baca_berkas(berkas)
    assert [str(m) for m in periksa(isi).catatan.daftar_masalah(isi)] == []
    assert kanonik(isi) == berkas.read_text(encoding="utf-8")
    assert isi["nama"] == berkas.stem


def test_paket_contoh_memperlihatkan_setiap_bagian(paket: dict[str, Any]) -> None:
    assert [nama for nama in nama_daftar() if not paket[nama]] == []


def test_banyaknya_indikator_seperti_yang_diterbitkan(contoh: Callable[[str], dict[str, Any]]) -> None:
    for nama, banyak in (("bangka-belitung", 60), ("sumatera-barat", 52), ("banten", 34)):
        butir = [b for p in contoh(nama)["perjanjian"] for b in p["butir"] if not b["acuan"]]
        assert len(butir) == banyak, nama


@pytest.mark.parametrize(
    ("kami", "terbit", "sama"),
    [
        ("94.7045", "100.2", False),
        ("93.2558", "93", True),
        ("14.9442", "14", True),
        ("15.0001", "14", False),
        ("3.8468", "3.84", True),
        ("3.8501", "3.84", False),
        (None, None, True),
        (None, "1", False),
    ],
)
def test_angka_terbit_dibandingkan_dengan_satu_satuan_terakhir(
    kami: str | None, terbit: str | None, sama: bool
) -> None:
    assert cocok(None if kami is None else Decimal(kami), terbit) is sama


@pytest.mark.parametrize(
    "berkas", [*berkas_contoh(), *berkas_terbit()], ids=lambda b: f"{b.parent.name}/{b.name}"
)
def test_persen_ditulis_melekat_pada_angkanya(berkas: Any) -> None:
    """As the product prints it; only what a report printed (``tercetak_...``, or quoted) stays as it was."""
    for baris in berkas.read_text(encoding="utf-8").splitlines():
        if not baris.lstrip().startswith('"tercetak_'):
            assert not re.search(r"\d\s%", re.sub("«[^»]*»", "", baris)), baris


def test_setiap_beda_dengan_angka_terbit_diterangkan(impor: Impor) -> None:
    for berkas in berkas_contoh():
        impor(baca_berkas(berkas))
    banding = {b.paket: b for b in (bandingkan(berkas, pada=PADA) for berkas in berkas_terbit())}
    for kantor in banding.values():
        assert all(b.sebab for b in (*kantor.beda, *kantor.beda_anggaran, *kantor.beda_target)), kantor
    (remisi,) = [b for b in banding["bangka-belitung"].beda if b.kode == "4.2"]
    assert remisi.dicetak.startswith("100,2") and remisi.hitungan == "94,70; capaian 95,66%"
    teks = tulis_contoh_md(pada=PADA)
    assert teks == tulis_contoh_md(pada=PADA) and "| 4.2 |" in teks
    for potongan in (
        "20 Nilai SMART (PMK 22/PMK.02/2021): 20 cocok, 0 berbeda",
        "| bapas-pangkalpinang | Bapas Kelas II Pangkalpinang | 99,82 | 99,82815 | -0,00815 | Selisih",
        "| Nilai SMART | Wilayah | 99,40 | 99,40425 |",
        "| Gabungan dari angka wilayah | 99,21 | 99,19600 | 0,01400 |",
        "dengan bobot itu hanya 7 dari 20 nilai cocok",
    ):
        assert potongan in teks
    assert teks.count("### Nilai kinerja anggaran") == 1
    for kantor in banding.values():
        assert f"{kantor.butir} indikator: {kantor.butir - len(kantor.beda)} sama" in teks


def test_berkas_terbit_menyebut_butir_yang_ada_dalam_paket(contoh: Callable[[str], dict[str, Any]]) -> None:
    for berkas in berkas_terbit():
        isi = contoh(berkas.stem)
        kode = {b["kode"] for p in isi["perjanjian"] for b in p["butir"] if not b["acuan"]}
        assert {b["kode"] for b in json.loads(berkas.read_text(encoding="utf-8"))["butir"]} == kode


def test_contoh_memperlihatkan_setiap_keadaan_di_samping_angka(paket: dict[str, Any]) -> None:
    bulan = {p["per_tanggal"][:7] for p in paket["potret"] if p["per_tanggal"].startswith("2025")}
    assert len(bulan) == 12 and {d["tahun"] for d in paket["dipa"]} == {2023, 2024, 2025}
    assert any(r["rupiah"] < 0 and r["catatan"] for p in paket["potret"] for r in p["realisasi"])
    assert {s["jenis"] for s in paket["skor"]} == {"smart", "ikpa", "nka"}
    assert any(k["berlaku"] is False for s in paket["skor"] for n in s["nilai"] for k in n["komponen"])
    pelaksana = paket["pelaksana_target_kinerja"]
    langkah = [g for p in pelaksana for g in p["langkah"]]
    assert any(g["diajukan"] is None for g in langkah) and any(g["alasan_terlambat"] for g in langkah)
    nilai = [n for p in pelaksana for n in p["nilai"]]
    assert any(n["nilai"] is None for n in nilai) and any(n["di_luar_jendela"] for n in nilai)
    dinilai = {(p["target"], p["unit"], n["periode"]) for p in pelaksana for n in p["nilai"]}
    dikirim = {
        (p["target"], p["unit"], g["periode"]) for p in pelaksana for g in p["langkah"] if g["diajukan"]
    }
    assert dikirim - dinilai and not dinilai - dikirim


def test_rpd_contoh_berjumlah_pagu_pada_versinya(paket: dict[str, Any]) -> None:
    akhir = {d["kode"]: d["revisi"][-1] for d in paket["dipa"] if d["tahun"] == 2025}
    versi = {r["dipa"]: r for r in paket["rpd"]}
    assert set(akhir) == set(versi)
    for dipa, r in versi.items():
        pagu = sum(g["pagu"] for g in akhir[dipa]["baris"])
        assert sum(b["rupiah"] for b in r["baris"]) == pagu


def test_satu_satker_bernama_dua_dalam_dua_tabel_adalah_satu_dipa(
    contoh: Callable[[str], dict[str, Any]],
) -> None:
    skor = {s["jenis"]: s for s in contoh("bangka-belitung")["skor"]}
    assert skor["nka"]["nilai"][0]["nilai"] == "99.21"
    for jenis in ("smart", "ikpa"):
        baris = {n["dipa"]: n for n in skor[jenis]["nilai"]}
        assert len(baris) == 21
        assert "DIPA-nya sama" in baris["lapas-narkotika-pangkalpinang"]["catatan"]
