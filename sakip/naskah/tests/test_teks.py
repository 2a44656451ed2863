"""People's texts become blocks, whatever they hold."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.dokumen.blok import Daftar, Gambar, Kolom, Melintang, Paragraf, Sel, Tabel, Teks, polos
from sakip.naskah.teks import bagian_prosa, berjudul, blok_teks, gambar_bermasalah, tabel_bermasalah
from sakip.pelaporan.profil import BerkasProfil


def png(lebar: int = 4, tinggi: int = 2) -> bytes:
    def potong(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    data = zlib.compress((b"\x00" + b"\x80" * lebar) * tinggi)
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", data) + potong(b"IEND", b"")


BERKAS = {
    "apel": BerkasProfil("apel", "apel.png", "image/png", png(), "Apel pagi", "Pegawai berbaris"),
    "sk": BerkasProfil("sk", "sk.pdf", "application/pdf", b"%PDF-1.7"),
    "terpotong": BerkasProfil("terpotong", "t.png", "image/png", png(90, 90)[:50]),
    "rusak": BerkasProfil("rusak", "r.png", "image/png", b"bukan gambar"),
}


@pytest.mark.parametrize(
    ("isi", "blok"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("Satu\nbaris.\n\nDua.", [Paragraf("Satu baris."), Paragraf("Dua.")]),
        ("Yaitu:\n- a\n- b\nSelesai.", [Paragraf("Yaitu:"), Daftar(("a", "b")), Paragraf("Selesai.")]),
        ("1. a\r\n2) b", [Daftar(("a", "b"), bernomor=True)]),
        ("1. a\n\n2. b", [Daftar(("a", "b"), bernomor=True)]),
        ("1. a\n1. b", [Daftar(("a", "b"), bernomor=True)]),
        ("- a\n  lanjut\n- b", [Daftar(("a lanjut", "b"))]),
        (
            "- a\n  - b\n    - c\n- d",
            [Daftar(("a", "d"), anak=((0, Daftar(("b",), anak=((0, Daftar(("c",))),))),))],
        ),
        ("- a\n  1. b\n  2. c", [Daftar(("a",), anak=((0, Daftar(("b", "c"), bernomor=True)),))]),
        ("- a\n1. b", [Daftar(("a",)), Daftar(("b",), bernomor=True)]),
        ("2023. Tahun itu.", [Paragraf("2023. Tahun itu.")]),
        ("3. ketiga\n4. keempat", [Paragraf("3. ketiga"), Paragraf("4. keempat")]),
        ("### Judul\nIsi.", [Paragraf((Teks("Judul. ", tebal=True), Teks("Isi.")))]),
        ("### Judul\n- a", [Paragraf((Teks("Judul:", tebal=True),)), Daftar(("a",))]),
        ("### Judul", [Paragraf((Teks("Judul", tebal=True),))]),
        ("#Bukan judul", [Paragraf("#Bukan judul")]),
        ("a **b** c", [Paragraf((Teks("a "), Teks("b", tebal=True), Teks(" c")))]),
        ("***b***", [Paragraf((Teks("b", tebal=True, miring=True),))]),
        ("2 * 3 * 4 dan 2*3*4", [Paragraf("2 * 3 * 4 dan 2*3*4")]),
        ("**tak tertutup", [Paragraf("**tak tertutup")]),
        ("<b>x</b> `y` [z](http://a)", [Paragraf("<b>x</b> `y` [z](http://a)")]),
        ("| bukan | tabel |", [Paragraf("| bukan | tabel |")]),
        ("Tabel: tanpa isi", [Paragraf("Tabel: tanpa isi")]),
        ("![a](berkas:apel) di tengah", [Paragraf("![a](berkas:apel) di tengah")]),
    ],
)
def test_markah_menjadi_blok(isi, blok):
    assert list(blok_teks(isi)) == blok


def test_tabel_berjudul_berata_dan_bersumber():
    isi = "Tabel: Layanan\n| Uraian | Jumlah |\n|:---|--:|\n| A | 1 |\n| **B** \\| C |\nSumber: SI."
    (tabel,) = blok_teks(isi)
    assert isinstance(tabel, Tabel)
    assert tabel.judul == "Layanan" and tabel.catatan == "Sumber: SI."
    assert [(k.judul, k.rata) for k in tabel.kolom] == [("Uraian", "kiri"), ("Jumlah", "kanan")]
    assert tabel.baris[0] == (Sel("A"), Sel("1"))
    assert polos(tabel.baris[1][0].teks) == "B | C" and tabel.baris[1][1] == Sel("")


def test_tabel_tanpa_judul_tidak_bernomor_dan_sel_lebih_menyatu():
    (tabel,) = blok_teks("| a | b |\n|---|:-:|\n| 1 | 2 | 3 |")
    assert isinstance(tabel, Tabel) and tabel.judul == ""
    assert tabel.baris == ((Sel("1"), Sel("2 | 3")),)
    assert tabel.kolom[1] == Kolom("b", 6, "tengah")


def test_gambar_dari_profil_dengan_judul_dan_teks_alternatif():
    (gambar,) = blok_teks('![Foto apel](berkas:apel "Apel bersama")', BERKAS)
    assert isinstance(gambar, Gambar)
    assert (gambar.judul, gambar.teks_alternatif, gambar.berkas) == ("Apel bersama", "Foto apel", png())
    (tanpa,) = blok_teks("![](berkas:apel)", BERKAS)
    assert isinstance(tanpa, Gambar)
    assert (tanpa.judul, tanpa.teks_alternatif) == ("Apel pagi", "Pegawai berbaris")


@pytest.mark.parametrize(
    ("kunci", "alasan"),
    [
        ("tiada", "tidak ada"),
        ("sk", "bukan gambar"),
        ("rusak", "bukan PNG"),
        ("terpotong", "tidak dapat tampil"),
    ],
)
def test_gambar_yang_tidak_dapat_tampil_ditandai_dan_disebut(kunci, alasan):
    isi = f"Lihat.\n\n![x](berkas:{kunci})"
    _, celah = blok_teks(isi, BERKAS)
    assert isinstance(celah, Paragraf) and celah.gaya == "belum_diisi"
    assert kunci in polos(celah.teks) and alasan in polos(celah.teks)
    ((k, a),) = gambar_bermasalah(isi, BERKAS)
    assert k == kunci and alasan in a


def test_judul_sebaris_tidak_bertitik_dua_kali():
    assert berjudul("Kendala?", "Ya.") == [Paragraf((Teks("Kendala? ", tebal=True), Teks("Ya.")))]
    assert berjudul("Kendala", "") == [Paragraf((Teks("Kendala", tebal=True),))]


def test_prosa_tanpa_tabel_judul_dan_tanda_butir():
    isi = "Satu\ndua.\n\n### Judul\n- tiga\n2. empat\n| a |\n|---|\n\nlima"
    assert [isi[a:b].strip() for a, b in bagian_prosa(isi)] == ["Satu\ndua.", "tiga", "empat", "lima"]


PENGGAL = (
    *(
        "- ",
        "1. ",
        "2) ",
        "  ",
        "\n",
        "\n\n",
        "**",
        "*",
        "***",
        "### ",
        "| a | b |\n",
        "|---|---|\n",
        "| \\| |",
    ),
    *("Tabel: x\n", "Sumber: y\n", "![a](berkas:apel)\n", "![](berkas:x)\n", "\r", "\t", "\x00", "\ue000"),
    *("\u202e", "عربي", "🙂", "{capaian:1.1}", "kata", "\u2028", "\ud800", "."),
)
ISI = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PENGGAL), max_size=30).map("".join))


@given(ISI)
@example("*" * 3000)
@example("**a " * 2000)
@example("- " * 500 + "x")
@example("\n".join(" " * (2 * i) + "- x" for i in range(60)))
@example("|" * 2000 + "\n" + "|-" * 2000 + "|\n" + "|" * 2000)
def test_teks_apa_pun_menjadi_blok_tanpa_galat(isi):
    for b in blok_teks(isi, BERKAS):
        assert not isinstance(b, Paragraf) or polos(b.teks)
    list(gambar_bermasalah(isi, BERKAS))
    for awal, akhir in bagian_prosa(isi):
        assert 0 <= awal < akhir <= len(isi)


@given(
    st.text(alphabet=st.characters(exclude_categories=["C", "Z"], exclude_characters="*|#-•![{"), min_size=1)
)
def test_tak_satu_huruf_pun_hilang_dari_teks_biasa(isi):
    (satu,) = blok_teks(f"kata {isi}")
    assert isinstance(satu, Paragraf) and polos(satu.teks) == f"kata {isi}"


def tabel_teks(kolom: int, angka: str, awal: str = "a") -> str:
    isi = [awal, *[angka] * (kolom - 1)]
    return "\n".join(f"| {' | '.join(b)} |" for b in (["k"] * kolom, ["---"] * kolom, isi))


@pytest.mark.parametrize(
    ("isi", "melintang", "masalah"),
    [
        (tabel_teks(5, "1.234.567"), False, ""),
        (tabel_teks(12, "12"), False, ""),
        (tabel_teks(12, "1.234"), False, ""),
        (tabel_teks(12, "1.234.567", "Nama satuan kerja yang panjang"), True, ""),
        (tabel_teks(16, "1.234.567.890"), True, "terlalu lebar"),
        (tabel_teks(3, "kata" * 40), False, ""),
    ],
)
def test_tabel_yang_angkanya_tidak_muat_berdiri_pada_halaman_melintang(isi, melintang, masalah):
    (blok,) = blok_teks(isi)
    assert isinstance(blok, Melintang) == melintang
    pesan = [alasan for alasan, _ in tabel_bermasalah(isi)]
    assert (masalah in pesan[0] and len(pesan) == 1) if masalah else pesan == []
    tabel = blok.isi[0] if isinstance(blok, Melintang) else blok
    muat = 127 if melintang else 80
    (angka,) = {k.lebar for k in tabel.kolom[1:]}
    if not masalah and any(h.isdigit() for h in isi):  # each column holds its figure
        panjang = max(len(x) for x in isi.split() if x[0].isdigit())
        assert angka * muat / sum(k.lebar for k in tabel.kolom) >= panjang + 1


def test_tabel_dengan_terlalu_banyak_kolom_menjadi_titik_dan_tercetak_tanpa_garisnya():
    isi = f"Tabel: Lebar\n{tabel_teks(17, '1')}"
    (blok,) = blok_teks(isi)
    assert isinstance(blok, Paragraf) and "| a | 1 |" in polos(blok.teks) and "---" not in polos(blok.teks)
    assert [alasan for alasan, _ in tabel_bermasalah(isi)] == [
        "Tabel «Lebar» berkolom 17, lebih dari 16; tercetak sebagai teks."
    ]
