"""PDF: words and numbers that a narrow cell broke, headers by their look, footnotes, running feet."""

from __future__ import annotations

import pytest

from sakip.reviu.baca.pdf.anak import _sambung as sambung_huruf
from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.isi import Kata
from sakip.reviu.baca.pdf.patah import kamus, sambung_patah
from sakip.reviu.model import Paragraf
from sakip.reviu.tests.berkas import TINGGI, garis, tabel_pdf, tulisan
from sakip.reviu.tests.test_baca_pdf import KALIMAT, KEPALA, XS, isi, naskah

LEBAR_HURUF = 5.0


def lajur(*baris: str) -> list[Lajur]:
    """Lines of letters of one width, without the boxes of real ones."""
    hasil = []
    for n, b in enumerate(baris):
        x, kata = 0.0, []
        for w in b.split():
            kata.append(Kata(x, n * 10, x + len(w) * LEBAR_HURUF, n * 10 + 8, w, False, 9.0, n * 10 + 7))
            x += (len(w) + 1) * LEBAR_HURUF
        hasil.append(Lajur(kata))
    return hasil


def sel(*baris: str, huruf: int, dikenal: str = "", taksiran: bool = False) -> str:
    """The text of a cell into which lines of ``huruf`` letters fit."""
    kata = kamus([lajur(dikenal)] if dikenal else [], [])
    hasil = sambung_patah(lajur(*baris), huruf * LEBAR_HURUF, kata, taksiran=taksiran)
    return " ".join(b.teks for b in hasil)


@pytest.mark.parametrize(
    ("baris", "huruf", "dikenal", "utuh"),
    [
        (("ditindaklanju", "ti"), 13, "", "ditindaklanjuti"),
        (("Meningkatny", "a mutu"), 11, "", "Meningkatnya mutu"),
        (("Cakupan", "desa/kelurah", "an Universal"), 12, "", "Cakupan desa/kelurahan Universal"),
        (("mempertan", "ggungjawa", "bkan hasil"), 9, "", "mempertanggungjawabkan hasil"),
        # "pelaksana" is a word, but the report knows the whole.
        (("pelaksana", "an"), 9, "pelaksanaan pelaksana program", "pelaksanaan"),
        (("6.253.830.40", "2"), 12, "", "6.253.830.402"),
        (("101,5", "%"), 5, "", "101,5%"),
        (("1.052.504.82", "1"), 16, "", "1.052.504.821"),  # no number by itself, whatever the room
    ],
)
def test_potongan_yang_memenuhi_barisnya_disatukan(baris, huruf, dikenal, utuh):
    assert sel(*baris, huruf=huruf, dikenal=dikenal) == utuh


@pytest.mark.parametrize(
    ("baris", "huruf", "dikenal"),
    [
        (("Persentase", "balita"), 14, ""),  # there was room for letters of the next word
        (("Persentase", "balita"), 10, "balita Persentase sehat"),  # full by chance, two words
        (("Persentase", "balita"), 10, "Persentase balita"),
        (("Pengadaan", "Barang"), 9, ""),  # a capital begins a word
        (("1.250", "3"), 12, ""),  # two numbers, one above the other
        (("12,50", "13,75"), 5, ""),
        (("Nilai akhir", "tahun"), 11, ""),  # not alone on its line
    ],
)
def test_dua_kata_di_dua_baris_tetap_dua(baris, huruf, dikenal):
    assert sel(*baris, huruf=huruf, dikenal=dikenal) == " ".join(baris)


def test_lebar_yang_hanya_ditaksir_tidak_cukup_untuk_menyatukan_kata():
    assert sel("Persentase", "ketaatan", huruf=10, taksiran=True) == "Persentase ketaatan"
    assert sel("Pengembanga", "n data", huruf=11, taksiran=True) == "Pengembangan data"


def test_pecahan_kata_dalam_sel_sempit_suatu_pdf(tmp_path):
    xs = (80, 137, 220, 300)
    tabel = tabel_pdf(xs, 100, [("Uraian", "Target", "Realisasi"), ("", "10", "9")], tinggi=30)
    n = naskah(
        tmp_path,
        tabel + tulisan(83, 142, "ditindaklanju", besar=9) + tulisan(83, 153, "ti segera", besar=9),
    )
    assert isi(n)[0][0] == ("ditindaklanjuti segera", "10", "9")


def test_koma_yang_kotaknya_sekecil_tintanya_tetap_di_dalam_bilangan():
    """Boxes as some fonts give them: digits 7,4 high, the comma below their middle."""
    angka = [205.0, 408.2, 219.9, 415.6, "99", 0, 11.0, 415.5]
    assert sambung_huruf(angka, 219.9, 414.1, 417.5)
    assert not sambung_huruf(angka, 219.9, 421.9, 429.3)  # the next line
    assert not sambung_huruf(angka, 224.0, 414.1, 417.5)  # a gap


# --- headers ------------------------------------------------------------------------------------------


def test_jumlah_tebal_di_bawah_kepala_berulang_bukan_kepala(tmp_path):
    baris = [(str(n), f"Jumlah kegiatan {n}", "10", "10", "100%") for n in range(1, 4)]
    jumlah = ("", "Jumlah", "30", "30", "100%")
    n = naskah(
        tmp_path,
        tulisan(80, 90, "Tabel 1 Capaian") + tabel_pdf(XS, 100, [KEPALA, *baris]),
        tabel_pdf(XS, 40, [KEPALA, jumlah, ("", "Catatan tentang data", "-", "-", "-")], kepala=2),
    )
    assert len(n.tabel) == 1 and isi(n)[0][3] == jumlah


def test_kepala_dua_tingkat_yang_tidak_tebal(tmp_path):
    """The words of the upper row part the cells below; nothing is bold."""
    xs = (80, 200, 280, 360, 440)
    garis_tabel = "".join(garis(80, y, 440, y) for y in (100, 140, 160, 180)) + garis(200, 120, 440, 120)
    garis_tabel += "".join(garis(x, 100, x, 180) for x in (80, 200, 440)) + garis(320, 100, 320, 180)
    garis_tabel += "".join(garis(x, 120, x, 180) for x in (260, 380))
    xs = (200, 260, 320, 380)
    teks = tulisan(83, 124, "Uraian", besar=9) + tulisan(203, 114, "Semester pertama", besar=9)
    teks += tulisan(323, 114, "Semester kedua", besar=9)
    for k, x in enumerate(xs):
        teks += tulisan(x + 3, 134, ("Usulan", "Terbit")[k % 2], besar=9)
        teks += tulisan(x + 3, 154, str(10 + k), besar=9) + tulisan(x + 3, 174, str(20 + k), besar=9)
    teks += tulisan(83, 154, "Layanan A", besar=9) + tulisan(83, 174, "Layanan B", besar=9)
    (t,) = naskah(tmp_path, garis_tabel + teks).tabel
    assert len(t.kepala) == 2 and [s.teks for s in t.kepala[1]][1:] == ["Usulan", "Terbit"] * 2
    assert len(t.isi) == 2


# --- footnotes, running feet ------------------------------------------------------------------------------


def _bertanda(x: float, y: float, teks: str, tanda: str) -> str:
    """A line with small raised digits right behind it."""
    return f"BT /F1 11 Tf 1 0 0 1 {x} {TINGGI - y} Tm ({teks}) Tj /F1 6.5 Tf 4 Ts ({tanda}) Tj ET\n"


def test_tanda_catatan_kaki_bukan_angka_kalimat_dan_catatannya_tidak_memutus(tmp_path):
    """The sentence goes on overleaf; the note stands behind it."""
    halaman = (
        _bertanda(80, 100, f"{KALIMAT} 95,5%", "1")
        + tulisan(80, 114, f"{KALIMAT} yang berlaku")
        + garis(80, 700, 200, 700)
        + tulisan(80, 711, "1", besar=5)
        + tulisan(85, 713, "Data sementara per Januari.", besar=8)
    )
    n = naskah(
        tmp_path, halaman, tulisan(80, 60, "dan telah dibahas bersama.") + tulisan(80, 95, f"{KALIMAT}.")
    )
    teks = [u.teks for u in n.unsur if isinstance(u, Paragraf)]
    assert teks[0] == f"{KALIMAT} 95,5% {KALIMAT} yang berlaku dan telah dibahas bersama."
    assert teks[1] == "Data sementara per Januari."


def test_angka_terangkat_tanpa_catatan_tetap_pada_katanya(tmp_path):
    n = naskah(tmp_path, _bertanda(80, 100, "Luas gedung 250 m", "2") + tulisan(80, 130, KALIMAT))
    assert n.paragraf[0].teks == "Luas gedung 250 m2"


def test_kaki_halaman_dengan_nomor_yang_juga_ada_dalam_tahun(tmp_path):
    """The page number 2 is not the 2 of 2022."""
    n = naskah(
        tmp_path,
        *(
            tulisan(80, 100, f"{KALIMAT} bagian {'abcd'[k]}.")
            + tulisan(80, 810, f"Laporan Kinerja 2022 | {k + 1}")
            for k in range(4)
        ),
    )
    assert not any("|" in b for b in n.baris) and len(n.paragraf) == 4
