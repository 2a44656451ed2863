"""Files that people upload: read safely, made to fit, and never able to break the document."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from sakip.dokumen import tulis_docx, tulis_pdf
from sakip.dokumen.blok import DaftarGambar, Gambar, Judul, KopSurat, Paragraf, Sisipan
from sakip.dokumen.sisipan import RupaRusak, baca_sisipan, rupa_gambar
from sakip.dokumen.tests import bahan_gambar as bahan
from sakip.dokumen.tests.baca import halaman_pdf, rapat, teks_docx
from sakip.dokumen.tests.contoh import HURUF, dengan_isi, dokumen_contoh

A4 = (595.0, 842.0)
BIASA = {
    "jpeg cmyk": bahan.sandi(bahan.gambar(300, 200, "CMYK"), "JPEG"),
    "jpeg kelabu": bahan.sandi(bahan.gambar(300, 200, "L"), "JPEG"),
    "jpeg bertahap": bahan.foto(progressive=True),
    "png berpalet tembus": bahan.sandi(bahan.gambar(300, 200, "P"), "PNG", transparency=0),
    "png tembus": bahan.sandi(bahan.gambar(300, 200, "RGBA"), "PNG"),
    "png kelabu tembus": bahan.sandi(bahan.gambar(300, 200, "LA"), "PNG"),
    "png dua warna": bahan.sandi(bahan.gambar(300, 200, "1"), "PNG"),
    "png 16 bit": bahan.sandi(Image.new("I;16", (300, 200), 40_000), "PNG"),
    "png satu titik": bahan.sandi(bahan.gambar(1, 1), "PNG"),
    "png berprofil rusak": bahan.sandi(bahan.gambar(30, 20), "PNG", icc_profile=b"bukan profil"),
}
RUSAK = {
    "kosong": b"",
    "bukan gambar": b"halo",
    "png terpotong": bahan.sandi(bahan.gambar(300, 200), "PNG")[:200],
    "png kepala saja": bahan.png_kepala_saja(100, 100),
    "jpeg terpotong": bahan.foto(2000, 1500)[:3000],
    "gif": bahan.sandi(bahan.gambar(30, 20), "GIF"),
}


@pytest.mark.parametrize("jenis", BIASA)
def test_setiap_jenis_gambar_menjadi_rgb_atau_kelabu_polos(jenis):
    rupa = rupa_gambar(BIASA[jenis])
    with Image.open(BytesIO(rupa.isi)) as dibaca:
        dibaca.load()
        assert dibaca.mode in ("RGB", "L") and dibaca.size == (rupa.lebar, rupa.tinggi)
        assert not dibaca.info.get("transparency") and not dibaca.info.get("icc_profile")
        if jenis == "png 16 bit":
            assert 150 <= dibaca.getpixel((0, 0)) <= 160
        elif jenis == "png tembus":
            assert dibaca.getpixel((0, 0))[0] > 180


def test_yang_tembus_pandang_berdiri_di_atas_kertas_putih():
    gambar = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    with Image.open(BytesIO(rupa_gambar(bahan.sandi(gambar, "PNG")).isi)) as dibaca:
        assert dibaca.getpixel((5, 5)) == (255, 255, 255)


def test_foto_ditegakkan_menurut_kamera_lalu_keterangan_kamera_dibuang():
    rupa = rupa_gambar(bahan.foto_miring())
    assert (rupa.lebar, rupa.tinggi) == (300, 400)
    with Image.open(BytesIO(rupa.isi)) as dibaca:
        assert dibaca.getpixel((150, 20))[0] > 150 and dibaca.getpixel((150, 380))[2] > 150  # red above
        assert not dibaca.getexif()
    assert b"Kamera Rahasia" not in rupa.isi and b"Exif" not in rupa.isi


def test_foto_besar_dikecilkan_dan_hasilnya_tetap(tmp_path):
    besar = bahan.foto(5000, 3000)
    rupa = rupa_gambar(besar)
    assert (rupa.lebar, rupa.tinggi) == (1600, 960)
    assert rupa_gambar(besar).isi == rupa.isi
    assert rupa_gambar(besar, tmp_path) == rupa == rupa_gambar(besar, tmp_path)
    (simpanan,) = (b for b in tmp_path.rglob("*") if b.is_file())
    assert simpanan.read_bytes() == rupa.isi


@pytest.mark.parametrize("jenis", RUSAK)
def test_gambar_rusak_disebut_dengan_obatnya(jenis):
    with pytest.raises(RupaRusak, match="bukan PNG atau JPEG yang utuh; unggah ulang gambarnya"):
        rupa_gambar(RUSAK[jenis])


def test_gambar_yang_terlalu_besar_ditolak_sebelum_dibuka():
    """In a process of its own, whose memory is bounded: opening would need 1.2 GB."""
    skrip = (
        "import resource, sys\n"
        "from sakip.dokumen.sisipan import RupaRusak, rupa_gambar\n"
        "from sakip.dokumen.tests.bahan_gambar import png_kepala_saja\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))\n"
        "try:\n    rupa_gambar(png_kepala_saja(20000, 20000))\nexcept RupaRusak as rusak:\n    print(rusak)\n"
    )
    selesai = subprocess.run([sys.executable, "-c", skrip], capture_output=True, text=True)
    assert "20000 × 20000 piksel, lebih dari 50 juta piksel; perkecil" in selesai.stdout, selesai.stderr


def _sisipan(isi: bytes, jenis="pdf", nama="SK Tim.pdf", judul="") -> Sisipan:
    return Sisipan(nama, isi, jenis, "Surat keputusan tim", judul=judul)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (bahan.pdf_bersandi(), "terkunci sandi; simpan ulang tanpa sandi"),
        (bahan.pdf(A4)[:150], "PDF-nya rusak; buka dan simpan ulang"),
        (b"bukan pdf", "PDF-nya rusak"),
        (b"", "PDF-nya rusak"),
    ],
)
def test_pdf_yang_tidak_terbaca_disebut_nama_sebab_dan_obatnya(isi, sebab):
    hasil = baca_sisipan(_sisipan(isi), None)
    assert not hasil.halaman
    assert hasil.catatan.startswith("Berkas “SK Tim.pdf” tidak dapat ditampilkan:") and sebab in hasil.catatan


def test_isi_berkas_menentukan_bukan_namanya():
    assert len(baca_sisipan(_sisipan(bahan.foto(), "pdf"), None).halaman) == 1
    assert len(baca_sisipan(_sisipan(bahan.pdf(A4, A4), "png"), None).halaman) == 2


def test_pdf_panjang_dimuat_dua_ratus_halaman_dan_sisanya_disebut(tmp_path):
    isi = bahan.pdf(*[(40, 60)] * 205)
    hasil = baca_sisipan(_sisipan(isi), tmp_path)
    assert len(hasil.halaman) == 200
    assert "berhalaman 205" in hasil.catatan and "Halaman 201 sampai 205 ada pada" in hasil.catatan
    assert hasil.halaman[199].teks_alternatif == "Surat keputusan tim (halaman 200 dari 205)"
    assert baca_sisipan(_sisipan(isi), tmp_path) == hasil


def test_halaman_raksasa_digambar_secukupnya():
    (halaman,) = baca_sisipan(_sisipan(bahan.pdf((14_400, 10_000))), None).halaman
    assert max(halaman.rupa.lebar, halaman.rupa.tinggi) <= 1650 and halaman.melintang


def _kedua(*isi, **lain):
    dok = dengan_isi(*isi)
    pdf = tulis_pdf(dok, folder_huruf=HURUF, **lain)
    return pdf, tulis_docx(dok, halaman=pdf.label_halaman, folder_huruf=HURUF, **lain)


def test_tiga_puluh_halaman_lampiran_ada_dalam_kedua_berkas(tmp_path):
    lampiran = _sisipan(bahan.pdf(*[A4] * 28, (842, 595), (842, 595)), judul="SK Tim Penyusun")
    pdf, berkas = _kedua(
        DaftarGambar(),
        Judul(1, "SURAT KEPUTUSAN", "LAMPIRAN I"),
        lampiran,
        Paragraf("Sesudahnya."),
        cache=tmp_path,
    )
    halaman = halaman_pdf(pdf.isi)
    assert len(halaman) == 32  # list, 30 pages of which the first holds the heading, what follows
    assert "SURAT KEPUTUSAN" in halaman[1] and "Gambar L1.1" in halaman[1]
    assert "Gambar L1.1, halaman 30 dari 30" in halaman[30] and "Sesudahnya." in halaman[31]
    assert "SK Tim Penyusun" in halaman[0]
    dokumen = docx.Document(BytesIO(berkas))
    alternatif = [s.get("descr") for s in dokumen.element.body.iter(qn("wp:docPr"))]
    assert alternatif == [f"Surat keputusan tim (halaman {n} dari 30)" for n in range(1, 31)]
    assert "Gambar L1.1, halaman 30 dari 30" in teks_docx(berkas)
    arah = [s.page_width > s.page_height for s in dokumen.sections]
    assert arah == [False, False, True, False]  # front matter, chapter, turned pages, what follows


def test_gambar_sisipan_berjudul_masuk_daftar_dan_tidak_dibesarkan():
    kecil = Sisipan("cap.png", bahan.sandi(bahan.gambar(96, 96), "PNG"), "png", "Cap", judul="Cap Kantor")
    _, berkas = _kedua(DaftarGambar(), Judul(1, "FOTO", "LAMPIRAN II"), kecil)
    luas = next(docx.Document(BytesIO(berkas)).element.body.iter(qn("wp:extent")))
    assert round(int(luas.get("cx")) / 36_000) == 25  # millimetres: 96 pixels at 96 per inch
    assert rapat(teks_docx(berkas)).count(rapat("Cap Kantor")) == 2


def test_yang_rusak_meninggalkan_catatan_yang_sama_dalam_kedua_berkas():
    pdf, berkas = _kedua(
        Judul(1, "FOTO", "LAMPIRAN I"),
        KopSurat(("KANTOR",), lambang=b"rusak"),
        Gambar("Apel pagi", "Pegawai berbaris", berkas=RUSAK["jpeg terpotong"]),
        _sisipan(b"%PDF-1.7 rusak", judul="Surat Keputusan"),
        _sisipan(bahan.png_kepala_saja(20_000, 20_000), "png", "bagan.png"),
    )
    for teks in (rapat("".join(halaman_pdf(pdf.isi))), rapat(teks_docx(berkas))):
        for catatan in (
            "Gambar “Apel pagi” tidak dapat ditampilkan: berkasnya bukan PNG atau JPEG yang utuh;",
            "Berkas “SK Tim.pdf” tidak dapat ditampilkan: PDF-nya rusak;",
            "Berkas “bagan.png” tidak dapat ditampilkan: ukurannya 20000 × 20000 piksel",
            "Lambang pada kop surat tidak dapat ditampilkan",
            "Gambar L1.1 Apel pagi",
            "Gambar L1.2 Surat Keputusan",
        ):
            assert rapat(catatan) in teks, catatan


@pytest.mark.parametrize("jenis", ["jpeg cmyk", "png berpalet tembus", "png satu titik", "png 16 bit"])
def test_setiap_jenis_gambar_diterima_pdfa(jenis):
    """typst itself refuses what PDF/A and PDF/UA do not allow."""
    pdf, berkas = _kedua(Judul(1, "FOTO", "BAB I"), Gambar("Foto", "Foto", berkas=BIASA[jenis]))
    assert pdf.jumlah_halaman == 1
    assert len(docx.Document(BytesIO(berkas)).inline_shapes) == 1


def test_gambar_yang_sangat_tinggi_muat_sehalaman_dengan_takarirnya():
    pdf, berkas = _kedua(Judul(1, "FOTO", "BAB I"), Gambar("Tiang", "Tiang", berkas=bahan.foto(100, 3000)))
    assert pdf.jumlah_halaman == 1
    luas = next(docx.Document(BytesIO(berkas)).element.body.iter(qn("wp:extent")))
    assert int(luas.get("cy")) / 36_000 < 200


def test_lambang_sampul_yang_rusak_tidak_menggagalkan_laporan():
    dok = dokumen_contoh(tabel=1, gambar=0, lambang=b"\x89PNG rusak")
    pdf = tulis_pdf(dok, folder_huruf=HURUF)
    berkas = tulis_docx(dok, halaman=None, folder_huruf=HURUF)
    for teks in (halaman_pdf(pdf.isi)[0], teks_docx(berkas)):
        assert rapat("Lambang pada sampul tidak dapat ditampilkan") in rapat(teks)
