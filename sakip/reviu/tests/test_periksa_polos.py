"""Findings in reports whose tables were lost: certain only where no other reading is left."""

from __future__ import annotations

from sakip.reviu import baca_teks, periksa
from sakip.reviu.model import Temuan
from sakip.reviu.paham import pahami
from sakip.reviu.periksa.alat.terlewat import tabel_terlewat

CAPAIAN = "No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
BARIS = "Persentase kepatuhan terhadap tata tertib kantor\t85,00%\t85,00%\t100,00%\n"
LAMA = "3.1 Rata-rata lama pemeriksaan berkas layanan"
KALIMAT = "Dengan 9,77 hari, realisasi tahun 2025 telah melampaui target tahun 2025, yaitu 10,00 hari.\n"


def temuan(teks: str, kelas: str) -> list[Temuan]:
    return [t for t in periksa(f"Laporan Kinerja Tahun 2025\n\n{teks}").temuan if t.kelas == kelas]


def _tabel(satu: str, dua: str) -> str:
    lain = "8.4\tNilai layanan kantor\t80\t84\t105%\n"
    return f"Tabel 3.1 Capaian Kinerja Tahun 2025\n{CAPAIAN}{satu}\t{BARIS}{lain}{dua}\t{BARIS}"


def test_indikator_yang_sama_pada_dua_sasaran_bukan_ganda() -> None:
    assert not temuan(_tabel("8.3", "9.3"), "ganda")
    assert temuan(_tabel("8.3", "8.5"), "ganda")


def test_putusan_tanpa_arah_yang_terbukti_hanya_ragu() -> None:
    """Less is better or worse: only a capaian tells."""
    tabel = (
        "Tabel 3.2 Capaian Tahun 2025\nIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
        "Rata-rata lama pemeriksaan berkas layanan\t10,00\t9,77\t{}\n\n"
    )
    daftar = (
        "Tabel 2.1 Perjanjian Kinerja Tahun 2025\nIndikator Kinerja\tTarget\n"
        "Rata-rata lama pemeriksaan berkas layanan\t10,00\nNilai layanan kantor wilayah\t80,00\n\n"
    )
    assert {t.kepastian for t in temuan(f"{daftar}{LAMA}\n\n{KALIMAT}", "narasi")} <= {"ragu"}
    assert not temuan(f"{daftar}{tabel.format('102,30%')}{LAMA}\n\n{KALIMAT}", "narasi")
    assert [t.kepastian for t in temuan(f"{daftar}{tabel.format('97,70%')}{LAMA}\n\n{KALIMAT}", "narasi")][
        :1
    ] == ["pasti"]


def test_keterangan_tanpa_tabel_menandai_tabel_yang_terlewat() -> None:
    tabel = "Tabel 3.1 Capaian\nIndikator\tTarget\nPersentase layanan\t80\nNilai layanan\t90\n\n"
    paham = pahami(baca_teks(f"A. Satu\n\n{tabel}Selesai.\n\nB. Dua\n\nTabel 3.2 Rincian\n\nSelesai.\n"))
    letak = [p.letak.baris for p in paham.naskah.paragraf]
    assert [tabel_terlewat(paham, n) for n in letak] == [False, True]
