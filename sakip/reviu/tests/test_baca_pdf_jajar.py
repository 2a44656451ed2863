"""PDF: tables without vertical ruling lines; what only looks like one stays text. DOCX: two-row headers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from sakip.reviu import baca
from sakip.reviu.tests.berkas import TINGGI, docx, garis, p, tbl, tc, tr, tulisan
from sakip.reviu.tests.test_baca_pdf import KALIMAT, isi, naskah

XS = (80, 110, 300, 380, 460)
KEPALA = ("No", "Program", "Pagu", "Realisasi", "Persen")
BARIS = (
    ("1", "Program Pelayanan", "1.200.000", "1.080.000", "90,00"),
    ("2", "Program Pembinaan", "800.000", "600.000", "75,00"),
    ("3", "Program Dukungan", "500.000", "500.000", "100,00"),
)
JUMLAH = ("Jumlah", "", "2.500.000", "2.180.000", "87,20")
SEMUA = [*BARIS, JUMLAH]


def baris_teks(y: float, sel: Sequence[str], xs: Sequence[float] = XS, *, tebal: bool = False) -> str:
    return "".join(tulisan(x, y, s, besar=9, tebal=tebal) for x, s in zip(xs, sel, strict=False) if s)


def tabel(y: float, *, garis_pada: Sequence[int] = (), kepala: bool = True, jarak: float = 11) -> str:
    """Rows one under another, bold header; ``garis_pada``: below which rows (0 the top) lines run."""
    baris = [KEPALA, *SEMUA] if kepala else SEMUA
    isi_ = "".join(baris_teks(y + n * jarak, b, tebal=kepala and not n) for n, b in enumerate(baris))
    return isi_ + "".join(garis(78, y - 8.5 + n * jarak, 520, y - 8.5 + n * jarak) for n in garis_pada)


@pytest.mark.parametrize("garis_pada", [(), (0, 1, 5), (0, 1, 4, 5), range(6)])
def test_tabel_tanpa_garis_tegak_terbaca_seperti_yang_bergaris(tmp_path, garis_pada):
    n = naskah(
        tmp_path,
        tulisan(80, 60, f"{KALIMAT}.")
        + tulisan(80, 90, "Tabel 1 Anggaran")
        + tabel(110, garis_pada=garis_pada)
        + tulisan(80, 200, f"{KALIMAT}."),
    )
    assert [tuple(s.teks for s in b) for b in n.tabel[0].kepala] == [KEPALA]
    assert isi(n) == [SEMUA]
    assert [q.teks for q in n.paragraf] == [f"{KALIMAT}."] * 2


def test_judul_kolom_di_tengah_dan_angka_rata_kanan_tetap_satu_kolom(tmp_path):
    tengah, kanan = (90, 180, 330, 410, 490), (80, 110, 340, 420, 505)
    halaman = tulisan(80, 90, "Tabel 1 Anggaran") + baris_teks(110, KEPALA, tengah, tebal=True)
    halaman += "".join(baris_teks(121 + 11 * n, b, kanan) for n, b in enumerate(BARIS))
    n = naskah(tmp_path, halaman)
    assert isi(n) == [[*BARIS]] and [s.teks for s in n.tabel[0].kepala[0]] == [*KEPALA]


def test_nama_yang_terlipat_tetap_pada_barisnya(tmp_path):
    """The values stand on the first line of a name, or at its middle."""
    utuh = [(b[0], f"{b[1]} masyarakat di wilayah kerja", *b[2:]) for b in BARIS]
    for tengah in (False, True):
        halaman = tulisan(80, 90, "Tabel 1 Anggaran") + baris_teks(110, KEPALA, tebal=True)
        for n, b in enumerate(BARIS):
            y = 122 + n * 22
            nilai = y + 5.5 if tengah else y
            halaman += tulisan(110, y, b[1], besar=9) + tulisan(
                110, y + 11, "masyarakat di wilayah kerja", besar=9
            )
            halaman += baris_teks(nilai, (b[0], "", *b[2:]))
        assert isi(naskah(tmp_path, halaman)) == [utuh], tengah


def test_kepala_dua_tingkat_di_atas_kolom_tanpa_garis(tmp_path):
    xs = (80, 200, 260, 320, 380)
    halaman = tulisan(80, 90, "Tabel 1 Usulan")
    halaman += tulisan(80, 118, "Layanan", besar=9, tebal=True)
    halaman += tulisan(214, 112, "Tahun 2021", besar=9, tebal=True)
    halaman += tulisan(334, 112, "Tahun 2022", besar=9, tebal=True)
    halaman += baris_teks(124, ("", "Target", "Realisasi", "Target", "Realisasi"), xs, tebal=True)
    baris = [(f"Layanan {h}", "10", str(9 - k), "20", str(18 + k)) for k, h in enumerate("ABCD")]
    halaman += "".join(baris_teks(136 + 11 * k, b, xs) for k, b in enumerate(baris))
    (t,) = naskah(tmp_path, halaman).tabel
    assert [[s.teks for s in b][1:] for b in t.kepala] == [
        ["Tahun 2021", "Tahun 2021", "Tahun 2022", "Tahun 2022"],
        ["Target", "Realisasi", "Target", "Realisasi"],
    ]
    assert [tuple(s.teks for s in b) for b in t.isi] == baris


def test_tabel_tanpa_garis_berlanjut_di_halaman_berikut(tmp_path):
    """The rows overleaf have no header; the last one is alone."""
    for sisa in (2, 1):
        n = naskah(
            tmp_path,
            tulisan(80, 90, "Tabel 1 Anggaran")
            + baris_teks(740, KEPALA, tebal=True)
            + "".join(baris_teks(751 + 11 * k, b) for k, b in enumerate(SEMUA[: 4 - sisa])),
            "".join(baris_teks(60 + 11 * k, b) for k, b in enumerate(SEMUA[4 - sisa :]))
            + tulisan(80, 120, f"{KALIMAT}."),
        )
        assert isi(n) == [SEMUA], sisa


def test_kepala_yang_diarsir_memberi_kolom_bagi_baris_di_bawahnya(tmp_path):
    sisi = pairwise((78, 105, 295, 375, 455, 520))
    arsir = "".join(f"0.8 g {a} {TINGGI - 115} {b - a} 14 re f 0 g\n" for a, b in sisi)
    n = naskah(tmp_path, tulisan(80, 90, "Tabel 1 Anggaran") + arsir + tabel(111, garis_pada=(5,), jarak=12))
    assert isi(n) == [SEMUA] and len(n.tabel) == 1


DAFTAR = [("Kata Pengantar", "i"), ("Pendahuluan", "1"), ("Perencanaan Kinerja", "5"), ("Penutup", "20")]


@pytest.mark.parametrize(
    "baris",
    [
        [("Pihak Kedua,", "Pihak Pertama,"), ("Kepala Kantor", "Kepala Dinas"), ("NIP 1970", "NIP 1980")],
        [("Nama", ": Pejabat"), ("Jabatan", ": Kepala"), ("Nilai", ": 90"), ("Tahun", ": 2022")],
        [("1.", f"{KALIMAT}; 90"), ("2.", f"{KALIMAT}; 80"), ("3.", f"{KALIMAT}; 70")],
        DAFTAR,
    ],
)
def test_yang_hanya_berjajar_bukan_tabel(tmp_path, baris):
    n = naskah(
        tmp_path,
        "".join(
            baris_teks(100 + 12 * k, b, (80, 110 if b[0][1:] == "." else 400)) for k, b in enumerate(baris)
        ),
    )
    assert not n.tabel


def test_dua_lajur_teks_dan_paragraf_rata_bukan_tabel(tmp_path):
    lajur = "".join(
        tulisan(80, 100 + 12 * k, "uraian singkat tahun 2022 itu", besar=9)
        + tulisan(320, 100 + 12 * k, "lajur kedua dengan nilai 90", besar=9)
        for k in range(6)
    )
    assert not naskah(tmp_path, lajur).tabel


def test_docx_kepala_dua_tingkat_tanpa_tanda_dan_judul_tabel_berganti_baris(tmp_path):
    """Cells that run down beside a divided one make a header of two rows, though Word marks none."""
    turun, lanjut = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    badan = (
        "<w:p><w:r><w:t>Tabel 1</w:t><w:br/><w:t>Penerbitan Usulan</w:t></w:r></w:p>"
        + tbl(
            tr(tc("Layanan", turun), tc("Semester pertama", "<w:gridSpan w:val='2'/>")),
            tr(tc("", lanjut), tc("Diusulkan"), tc("Diterbitkan")),
            tr(tc("Layanan A"), tc("10"), tc("9")),
            tr(tc("Layanan B", turun), tc("20"), tc("18")),
            tr(tc("", lanjut), tc("21"), tc("19")),
        )
        + p(KALIMAT)
    )
    (t,) = baca(docx(tmp_path / "l.docx", badan)).tabel
    assert (t.nomor, t.judul) == ("1", "Penerbitan Usulan")
    assert len(t.kepala) == 2 and [s.teks for s in t.kepala[0]][1:] == ["Semester pertama"] * 2
    assert [s.teks for s in t.isi[2]] == ["Layanan B", "21", "19"]
