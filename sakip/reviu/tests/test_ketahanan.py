"""Texts that nobody would write end quietly, and the same text gives the same findings."""

from pathlib import Path

import pytest

from sakip.reviu import periksa

ANEH = {
    "satu baris tanpa akhir": "kinerja " * 15_000 + "\n",
    "titik dan digit": "1." * 20_000 + "\n",
    "kurung": "(" * 30_000 + "1" + ")" * 30_000 + " = 2\n",
    "pecahan bersarang": "$$" + "\\frac{" * 1500 + "1" + "}{2}" * 1500 + " = 3$$\n",
    "tabel lebar": "\n".join("\t".join(str(n % 97) for n in range(200)) for _ in range(100)) + "\n",
    "kepala tanpa isi": "Target\nRealisasi\nCapaian\nIndikator\n" * 300,
    "rumus tanpa akhir": "12/13 x 100% + " * 2000 + " = 3\n",
    "garis tegak": "|" * 20_000 + "\n",
    "garis tabel": "|---|---|\n" * 10_000,
    "kisi tanpa isi": "+---+---+\n" * 10_000,
    "garis dan spasi": "|" + " " * 30_000 + "-- x |\n" + "| - " * 8_000 + "\n",
    "pasangan berpipa": "a | b\nc | d | e\n" * 5_000,
    "kosong": "\n" * 20_000,
    "daftar tabel": "\n\n".join(f"Tabel 3.{n} Judul {n}" for n in range(500)) + "\n",
}


@pytest.mark.parametrize("nama", ANEH)
def test_odd_texts_end_without_certain_findings(nama: str) -> None:
    hasil = periksa("LAPORAN KINERJA TAHUN 2022\n\n" + ANEH[nama])
    assert [t for t in hasil.temuan if t.kepastian == "pasti"] == []


def test_findings_are_in_the_order_of_lines_and_the_same_every_time() -> None:
    teks = (
        "LAPORAN KINERJA TAHUN 2022\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
        "1\tNilai AKIP\t70\t77\t120%\n2\tIndeks SPBE\t3\t3,3\t150%\n"
    )
    satu, dua = periksa(teks).temuan, periksa(teks).temuan
    assert satu == dua
    assert [t.baris[0] for t in satu] == sorted(t.baris[0] for t in satu)
    assert periksa(teks, kelas=["riwayat"]).temuan == ()


def test_an_unknown_class_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="Yang ada: capaian"):
        periksa("a\n", kelas=["ramalan"])


def test_angka_yang_mustahil_panjangnya_tidak_diperiksa(tmp_path: Path) -> None:
    """A hundred thousand digits were walked again and again by the patterns of sentences."""
    berkas = tmp_path / "l.txt"
    isi = f"Capaian sebesar {'9' * 100_000}% dari target {'8' * 59} orang pada tahun 2023."
    berkas.write_text(f"LAPORAN KINERJA 2023\n\n{isi}\n", encoding="utf-8")
    hasil = periksa(berkas)
    assert hasil.temuan == ()
    (alinea,) = hasil.naskah.paragraf
    assert alinea.teks.count("x") == 100_000 and "9" not in alinea.teks
    assert "8" * 59 in alinea.teks
