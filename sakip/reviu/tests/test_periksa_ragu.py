"""What only an inspector can decide stays doubtful, and what a sentence states is quoted without its stop."""

from __future__ import annotations

import pytest

from sakip.reviu import Temuan
from sakip.reviu.tests.bahan import temuan
from sakip.reviu.tests.kasus_angka import md, utama

SATUAN = "No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian"
RUMUS = "Capaian dihitung:\n\n(72 + 4,8) ÷ 80 × 100% = 96%\n"


def _kepastian(teks: str, kelas: str) -> list[str]:
    return [t.kepastian for t in temuan(teks, kelas, ragu=True)]


def test_capaian_yang_dihitung_dengan_rumusnya_sendiri_hanya_ragu() -> None:
    baris = utama("1 | Persentase kolam yang produktif | 80% | 72% | 96%")
    assert _kepastian(baris, "capaian") == ["pasti"]
    assert _kepastian(baris + RUMUS, "capaian") == ["ragu"]
    # a formula that is wrong, or not of this realisation, explains nothing
    assert _kepastian(baris + RUMUS.replace("4,8", "1,8"), "capaian") == ["pasti"]
    assert _kepastian(baris + RUMUS.replace("(72 + 4,8)", "(70 + 6,8)"), "capaian") == ["pasti"]


def test_target_nol_dengan_capaian_seratus_hanya_ragu() -> None:
    tabel = md(
        SATUAN, "1 | Jumlah kapal dibangun | unit | 0 | 2 | 100%", judul="Tabel 3.1 Capaian Tahun 2022"
    )
    (t,) = temuan(tabel, "capaian", ragu=True)
    assert (t.kepastian, t.tercetak) == ("ragu", "100%")
    assert _kepastian(tabel.replace("| 0 | 2 |", "| 2 | 2 |"), "capaian") == []
    assert _kepastian(tabel.replace("| 0 | 2 |", "| 0 | 0 |"), "capaian") == []
    assert _kepastian(tabel.replace("Jumlah kapal dibangun", "Angka kematian benih"), "capaian") == []


@pytest.mark.parametrize(
    ("bab", "hasil"), [("I II III IV", []), ("I III IV", ["ragu"]), ("I II IV", ["ragu"]), ("II III IV", [])]
)
def test_bab_yang_terlewati_hanya_ragu(bab: str, hasil: list[str]) -> None:
    judul = {"I": "PENDAHULUAN", "II": "PERENCANAAN", "III": "AKUNTABILITAS", "IV": "PENUTUP"}
    teks = "".join(f"BAB {n} {judul[n]}\n\nUraian.\n\n" for n in bab.split())
    assert _kepastian(teks, "penomoran") == hasil


def test_tabel_yang_sama_pada_bab_lain_hanya_ragu() -> None:
    def tabel(nomor: str) -> str:
        return md(
            "No | Indikator Kinerja | Target",
            "1 | Nilai A | 70",
            "2 | Nilai B | 60",
            judul=f"Tabel {nomor} Perjanjian Kinerja Tahun 2022",
        )

    dua = "BAB II PERENCANAAN\n\n" + tabel("2.1") + "BAB III AKUNTABILITAS\n\n{}" + tabel("3.1")
    assert _kepastian(dua.format(""), "ganda") == ["ragu"]
    assert _kepastian(dua.format("").replace("BAB III AKUNTABILITAS\n\n", "Uraian.\n\n"), "ganda") == [
        "pasti"
    ]
    assert _kepastian(dua.format("").replace("BAB III AKUNTABILITAS", "LAMPIRAN"), "ganda") == []


def test_angka_kalimat_tanpa_titik_penutup_dan_dengan_rupiahnya() -> None:
    teks = "Pagu Rp10.155.000.000, yang bertambah Rp350.000.000 menjadi Rp10.555.000.000.\n"
    (t,) = [x for x in temuan(teks, "narasi") if "bertambah" in x.tercetak]
    assert isinstance(t, Temuan)
    assert t.tercetak.endswith("menjadi Rp10.555.000.000")
    assert t.seharusnya == "Rp10.505.000.000"
    assert temuan(teks.replace("10.555", "10.505"), "narasi", ragu=True) == []
