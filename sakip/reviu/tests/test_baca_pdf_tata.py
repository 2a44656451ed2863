"""PDF: levels of headings of one size, captions over two lines, items of lists, wide line spacing."""

from __future__ import annotations

from sakip.reviu.model import Judul, Keterangan, Paragraf
from sakip.reviu.tests.berkas import tabel_pdf, tulisan
from sakip.reviu.tests.test_baca_pdf import KALIMAT, KEPALA, XS, naskah


def test_judul_sama_besar_bertingkat_menurut_rupa_nomornya(tmp_path):
    judul = ("A. Capaian", "1. Sasaran Pertama", "a. Indikator Satu", "b. Indikator Dua", "2. Sasaran Kedua",
             "a. Indikator Tiga", "B. Anggaran")  # fmt: skip
    halaman = tulisan(80, 60, "BAB III", besar=16, tebal=True)
    for n, j in enumerate(judul):
        halaman += tulisan(80, 100 + 50 * n, j, tebal=True) + tulisan(80, 120 + 50 * n, f"{KALIMAT}.")
    n = naskah(tmp_path, halaman)
    assert [u.tingkat for u in n.unsur if isinstance(u, Judul)] == [1, 2, 3, 4, 4, 3, 4, 2]
    assert n.paragraf[5].subbab == ("BAB III", "A. Capaian", "2. Sasaran Kedua", "a. Indikator Tiga")


def test_judul_tabel_dua_baris_utuh_dan_terpisah_dari_judul_lampiran(tmp_path):
    n = naskah(
        tmp_path,
        tulisan(240, 60, "LAMPIRAN 1", tebal=True)
        + tulisan(80, 75, f"Tabel 1 {KALIMAT}", tebal=True)
        + tulisan(200, 89, "kegiatan tahun 2022", tebal=True)
        + tabel_pdf(XS, 100, [KEPALA, ("1", "Jumlah kegiatan", "10", "10", "100%")])
        + tulisan(80, 200, f"{KALIMAT}."),
    )
    (k,) = [u for u in n.unsur if isinstance(u, Keterangan)]
    assert k.teks == f"{KALIMAT} kegiatan tahun 2022" == n.tabel[0].judul
    assert "LAMPIRAN 1" in " ".join(f"{u.nomor} {u.teks}" for u in n.unsur if isinstance(u, Judul))


def test_rincian_kalimat_bukan_judul(tmp_path):
    rincian = (
        "1. perumusan kebijakan teknis;",
        "2. pembinaan tata usaha; dan",
        "3. tugas lain dari pimpinan.",
    )
    n = naskah(
        tmp_path,
        tulisan(80, 100, f"{KALIMAT}:")
        + "".join(tulisan(80, 130 + 30 * k, r) for k, r in enumerate(rincian)),
    )
    assert not any(isinstance(u, Judul) for u in n.unsur)
    assert [u.teks for u in n.unsur if isinstance(u, Paragraf)][1:] == [*rincian]


def test_spasi_renggang_tidak_memecah_paragraf_walau_daftarnya_rapat(tmp_path):
    """Short lines at a narrow distance do not tell how far the lines of paragraphs are."""
    daftar = "".join(tulisan(80, 60 + 13 * k, f"butir pendek {k}") for k in range(8))
    alinea = "".join(tulisan(80, 200 + 20 * k, KALIMAT) for k in range(14)) + tulisan(80, 480, "selesai.")
    n = naskah(tmp_path, daftar + alinea)
    assert n.paragraf[-1].teks == " ".join([KALIMAT] * 14) + " selesai."
