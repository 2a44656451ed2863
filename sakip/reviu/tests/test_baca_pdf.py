"""PDF: words to lines, ruled tables, running heads, pages without text."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from sakip.reviu import baca, periksa
from sakip.reviu.baca.pdf import rentang
from sakip.reviu.baca.pdf.kisi import cari_kisi, satukan
from sakip.reviu.model import Judul, Keterangan, Naskah, Paragraf
from sakip.reviu.tests.berkas import LEBAR, TINGGI, docx, garis, p, pdf, tabel_pdf, tbl, tc, tr, tulisan

XS = (80, 110, 300, 370, 440, 510)
KEPALA = ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian")
KALIMAT = "Laporan ini disusun menurut perjanjian kinerja dan memuat capaian setiap indikator"


def naskah(ke, *halaman: str, **pilihan) -> Naskah:
    return baca(pdf(ke / "laporan.pdf", halaman, **pilihan))


def isi(n: Naskah) -> list[list[tuple[str, ...]]]:
    return [[tuple(s.teks for s in b) for b in t.isi] for t in n.tabel]


def test_tabel_bergaris_dengan_judul_dan_kepala(tmp_path):
    halaman = tulisan(80, 90, "Tabel 3.1 Capaian Kinerja Tahun 2022") + tabel_pdf(
        XS, 100, [KEPALA, ("1", "Persentase layanan", "90,00%", "81,00%", "90,00%")]
    )
    (t,) = naskah(tmp_path, halaman).tabel
    assert (t.nomor, t.judul, t.letak.halaman) == ("3.1", "Capaian Kinerja Tahun 2022", 1)
    assert tuple(s.teks for s in t.kepala[0]) == KEPALA
    assert [s.teks for s in t.isi[0]] == ["1", "Persentase layanan", "90,00%", "81,00%", "90,00%"]


def test_tabel_berlanjut_di_halaman_berikut_disatukan_tanpa_kepala_berulang(tmp_path):
    baris = [(str(n), f"Jumlah kegiatan {n}", "10", "10", "100%") for n in range(1, 7)]
    perabot = [tulisan(80, 40, "LAPORAN KINERJA 2022") + tulisan(290, 810, str(n)) for n in (1, 2, 3)]
    n = naskah(
        tmp_path,
        perabot[0] + tulisan(80, 90, "Tabel 1 Capaian") + tabel_pdf(XS, 100, [KEPALA, *baris[:3]]),
        perabot[1] + tabel_pdf(XS, 70, [KEPALA, *baris[3:]]),
        perabot[2] + tulisan(80, 90, KALIMAT),
    )
    assert isi(n) == [baris]
    assert not any("LAPORAN KINERJA" in b or b.strip() in "123" for b in n.baris)
    assert n.jumlah_halaman == 3 and n.paragraf[-1].letak.halaman == 3


def test_sel_gabungan_mendatar_dan_menegak(tmp_path):
    xs = (80, 200, 280, 360, 440)
    halaman = tulisan(80, 90, "Tabel 2 Anggaran") + tabel_pdf(
        xs,
        100,
        [("Program", "2021", None, "2022"), ("", "Pagu", "Realisasi", "Pagu"), ("A", "100", "90", "120")],
        kepala=2,
    )
    (t,) = naskah(tmp_path, halaman).tabel
    assert [s.teks for s in t.kepala[0]] == ["Program", "2021", "2021", "2022"]
    assert t.kepala[0][2].isian and not t.kepala[0][1].isian
    tegak = (
        garis(80, 100, 400, 100) + garis(80, 160, 400, 160) + garis(200, 130, 400, 130)
        + "".join(garis(x, 100, x, 160) for x in (80, 200, 300, 400))
        + tulisan(83, 134, "Program A", besar=9) + tulisan(203, 114, "11", besar=9)
        + tulisan(303, 114, "12", besar=9) + tulisan(203, 144, "13", besar=9)
        + tulisan(303, 144, "14", besar=9)
    )  # fmt: skip
    n = naskah(tmp_path, tegak)
    assert isi(n) == [[("Program A", "11", "12"), ("Program A", "13", "14")]]


@pytest.mark.parametrize("putar", [0, 90, 180, 270])
def test_halaman_diputar_terbaca_seperti_yang_tampak(tmp_path, putar):
    halaman = tulisan(80, 100, KALIMAT) + tabel_pdf((80, 180, 280), 120, [("Nama", "Nilai"), ("a", "5")])
    matriks = {
        0: "",
        90: f"0 1 -1 0 {LEBAR} 0 cm\n",
        180: f"-1 0 0 -1 {LEBAR} {TINGGI} cm\n",
        270: f"0 -1 1 0 0 {TINGGI} cm\n",
    }[putar]
    if putar in (90, 270):  # a landscape page: what is drawn must lie on it
        halaman = f"1 0 0 1 0 {LEBAR - TINGGI} cm\n" + halaman
    n = naskah(tmp_path, f"q {matriks}{halaman} Q", putar=putar)
    assert n.paragraf[0].teks == KALIMAT
    assert ("a", "5") in isi(n)[0]


def test_kata_terpenggal_dan_kata_ulang(tmp_path):
    halaman = (
        tulisan(80, 100, KALIMAT + " dihitung rata-")
        + tulisan(80, 114, "rata setahun menurut pera-")
        + tulisan(80, 128, "turan yang berlaku.")
    )
    assert (
        naskah(tmp_path, halaman)
        .paragraf[0]
        .teks.endswith("dihitung rata-rata setahun menurut peraturan yang berlaku.")
    )


def test_judul_menurut_besar_huruf_dan_paragraf_menurut_jarak(tmp_path):
    baris = [tulisan(80, y, KALIMAT) for y in (140, 154, 190, 204)]
    n = naskah(
        tmp_path,
        tulisan(200, 80, "BAB I", besar=16, tebal=True)
        + tulisan(200, 98, "PENDAHULUAN", besar=16, tebal=True)
        + tulisan(80, 120, "A. Gambaran Umum", besar=13, tebal=True)
        + "".join(baris),
    )
    judul = [u for u in n.unsur if isinstance(u, Judul)]
    assert [(j.nomor, j.teks, j.tingkat) for j in judul] == [
        ("BAB I", "PENDAHULUAN", 1),
        ("A.", "Gambaran Umum", 2),
    ]
    assert [p.teks for p in n.paragraf] == [f"{KALIMAT} {KALIMAT}"] * 2


PENUH = "Sasaran: Meningkatnya pemenuhan hak pendidikan anak di lembaga pembinaan anak"


def _judul(n: Naskah) -> list[str]:
    return [u.teks for u in n.unsur if isinstance(u, Judul)]


def test_kata_tebal_pembuka_paragraf_yang_menyambung_ke_baris_berikut_bukan_judul(tmp_path):
    n = naskah(
        tmp_path,
        tulisan(80, 100, PENUH, tebal=True)
        + tulisan(80, 114, "di wilayah.", tebal=True)
        + tulisan(145, 114, "Rata-rata capaian indikatornya 110,44% menurut empat indikator sasaran itu.")
        + tulisan(80, 160, f"{PENUH}.", tebal=True)
        + tulisan(80, 174, "Sasaran ini diukur dengan satu indikator; capaiannya 100,00%."),
    )
    assert _judul(n) == []
    assert [p.teks for p in n.paragraf] == [
        f"{PENUH} di wilayah. Rata-rata capaian indikatornya 110,44% menurut empat indikator sasaran itu.",
        f"{PENUH}. Sasaran ini diukur dengan satu indikator; capaiannya 100,00%.",
    ]


@pytest.mark.parametrize(
    ("judul", "awal"),
    [
        (PENUH, ""),  # the paragraph below does not begin bold
        (PENUH[:40], "Uraian."),  # the line had room for the next word: it was ended
        ("1.2 Persentase permohonan layanan yang selesai tepat waktu menurut aturan", "Uraian."),
    ],
)
def test_baris_tebal_di_atas_paragraf_tetap_judul(tmp_path, judul, awal):
    """At the usual distance of lines, so that only the letters tell."""
    n = naskah(
        tmp_path,
        tulisan(80, 100, judul, tebal=True)
        + tulisan(80, 114, awal, tebal=True)
        + tulisan(80 + 45 * bool(awal), 114, KALIMAT[:70])
        + tulisan(80, 128, f"{KALIMAT}."),
    )
    assert [" ".join([u.nomor, u.teks]).strip() for u in n.unsur if isinstance(u, Judul)] == [judul]


def test_halaman_tanpa_teks_disebut_dan_tidak_ditebak(tmp_path):
    pindai = pdf(tmp_path / "s.pdf", ["", ""], gambar=True).read_bytes()
    assert b"BI /W 1" in pindai
    n = baca(pdf(tmp_path / "c.pdf", [tulisan(80, 100, KALIMAT), garis(10, 10, 300, 300), ""]))
    assert n.peringatan == (
        "1 dari 3 halaman tidak berteks (gambar atau hasil pindai) dan tidak diperiksa: halaman 2.",
    )


def test_huruf_bagan_bukan_teks_laporan(tmp_path):
    batang = "".join(f"{100 + 40 * k} {TINGGI - 300} 25 {40 + 10 * k} re f\n" for k in range(8))
    label = "".join(tulisan(100 + 40 * k, 315, f"{90 + k},5", besar=7) for k in range(8))
    n = naskah(
        tmp_path,
        tulisan(80, 100, KALIMAT)
        + batang
        + label
        + tulisan(80, 345, "Gambar 1 Capaian")
        + tulisan(80, 400, KALIMAT),
    )
    assert not any("90,5" in b for b in n.baris)
    assert [u.teks for u in n.unsur if isinstance(u, Keterangan | Paragraf)] == [KALIMAT, "Capaian", KALIMAT]


def test_bingkai_teks_bukan_tabel(tmp_path):
    kotak = "".join(
        garis(*t) for t in ((70, 90, 530, 90), (70, 130, 530, 130), (70, 90, 70, 130), (530, 90, 530, 130))
    )
    n = naskah(tmp_path, kotak + tulisan(80, 114, KALIMAT))
    assert not n.tabel and n.paragraf[0].teks == KALIMAT


def test_temuan_menyebut_halaman(tmp_path):
    halaman = tulisan(80, 90, "Tabel 3.1 Capaian Kinerja Tahun 2022") + tabel_pdf(
        XS, 100, [KEPALA, *((str(k), f"Persentase layanan {'abc'[k]}", "80,00%", "40,00%", c)
                            for k, c in enumerate(("50,00%", "50,00%", "95,00%")))]
    )  # fmt: skip
    hasil = periksa(pdf(tmp_path / "l.pdf", [tulisan(80, 100, "LAPORAN KINERJA TAHUN 2022"), halaman]))
    (t,) = [t for t in hasil.temuan if t.kelas == "capaian"]
    assert t.halaman == 2 and "95,00%" in t.tercetak


def test_kisi_menyatukan_garis_yang_terputus():
    assert satukan([(10, 0, 50), (10.4, 52, 100), (30, 0, 100)]) == [(10.4, 0, 100), (30, 0, 100)]
    datar = [(y, 0, 90) for y in (0, 20, 40)]
    tegak = [(x, 0, 40) for x in (0, 30, 60, 90)]
    (k,) = cari_kisi(datar, tegak)
    assert k.banyak_sel == 6 and k.letak(45, 30) == (1, 1) and k.letak(95, 30) is None
    assert cari_kisi(datar, []) == []


def test_rentang_nomor():
    assert rentang([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="perlu LibreOffice")
def test_odt_dan_pdf_libreoffice_sama_dengan_docx_asalnya(tmp_path):
    baris = tbl(
        tr(*(tc(k) for k in KEPALA), kepala=True),
        *(tr(*(tc(s) for s in (str(n), f"Jumlah kegiatan {n}", "10", "9", "90%"))) for n in (1, 2, 3)),
    )
    asal = docx(tmp_path / "l.docx", p("LAPORAN KINERJA 2022") + p("Tabel 1 Capaian") + baris + p(KALIMAT))
    perintah = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to"]
    for bentuk in ("odt", "pdf"):
        subprocess.run(
            [*perintah, bentuk, "--outdir", str(tmp_path), str(asal)],
            check=True,
            capture_output=True,
            timeout=120,
        )
    odt, hasil_docx = baca(tmp_path / "l.odt"), baca(asal)
    assert odt.jenis == "odt" and isi(odt) == isi(hasil_docx) != []
    assert [q.teks for q in odt.paragraf] == [q.teks for q in hasil_docx.paragraf]
    assert KALIMAT in " ".join(q.teks for q in baca(tmp_path / "l.pdf").paragraf)
