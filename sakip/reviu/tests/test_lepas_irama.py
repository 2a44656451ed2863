"""Tables saved as text with a line for every cell, blank ones too, are read by the rhythm of their rows."""

from sakip.reviu import baca_teks, periksa
from sakip.reviu.model import Tabel

ALINEA = (
    "Kantor melayani permohonan izin sepanjang tahun dan menindaklanjuti setiap aduan yang diterima"
    " melalui loket, surat, dan laman resmi, sehingga waktu tunggu pemohon terus berkurang setiap triwulan."
)
DUA_TINGKAT = (
    *("No", "Indikator Kinerja", "2022", "", "", "2023", "", ""),
    *("", "", "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"),
    *("1", "Persentase izin terbit", "80%", "72%", "90%", "", "", ""),
    *("2", "Persentase aduan selesai", "", "", "", "90%", "99%", "110%"),
    *("3", "Persentase arsip tertata", "70%", "70%", "100%", "75%", "75%", "100%"),
)


def teks(*baris: str, sela: str = "") -> str:
    alinea = f"{ALINEA}\n{sela}"
    return (
        f"LAPORAN KINERJA TAHUN 2023\n{alinea}{alinea}{alinea}"
        + "\n".join(baris)
        + f"\n{alinea}Tabel 2 Lain\n"
    )


def tabel(*baris: str, sela: str = "") -> tuple[Tabel, ...]:
    return baca_teks(teks(*baris, sela=sela)).tabel


def isi(t: Tabel) -> list[list[str]]:
    return [[s.teks for s in b] for b in t.isi]


def test_blank_lines_are_blank_cells_under_a_header_of_two_levels() -> None:
    (t,) = tabel(*DUA_TINGKAT)
    assert isi(t)[1] == ["2", "Persentase aduan selesai", "", "", "", "90%", "99%", "110%"]
    assert [s.teks for s in t.kepala[0]][2:] == ["2022"] * 3 + ["2023"] * 3
    assert not t.pulih and t.isi[1][5].baris == 34


def test_blank_lines_between_paragraphs_are_no_cells_of_the_table_between_them() -> None:
    (t,) = tabel(*DUA_TINGKAT, sela="\n")
    assert isi(t) == [list(DUA_TINGKAT[n : n + 8]) for n in (16, 24, 32)]


def test_a_header_repeated_on_the_next_page_is_no_row() -> None:
    kepala = ("No", "Program", "Pagu (Rp)", "Realisasi (Rp)", "%")
    baris = [
        ("1", "Kantor", "", "", ""),
        ("", "Program Layanan", "200.000.000", "190.000.000", "95,00"),
        ("", "Program Dukungan", "100.000.000", "96.000.000", "96,00"),
        ("2", "Balai", "300.000.000", "291.000.000", "97,00"),
    ]
    semua = [
        *kepala,
        *sum(baris[:3], ()),
        *kepala,
        *baris[3],
        "TOTAL",
        "",
        "600.000.000",
        "577.000.000",
        "96,17",
    ]
    (t,) = tabel(*semua)
    assert len(t.isi) == 5 and isi(t)[3][1] == "Balai"
    assert not periksa(teks(*semua)).temuan
    salah = [s.replace("577.000.000", "587.000.000") for s in semua]
    assert {f.kelas for f in periksa(teks(*salah)).temuan} >= {"jumlah"}


def test_a_heading_of_header_words_above_is_no_cell() -> None:
    (t,) = tabel("Perbandingan Target dan Realisasi Kinerja", *DUA_TINGKAT)
    assert len(t.isi) == 3 and isi(t)[0][0] == "1"


def test_lines_that_keep_no_rhythm_are_no_grid() -> None:
    kurang = [s for n, s in enumerate(DUA_TINGKAT) if n not in (18, 27, 36)]
    for t in tabel(*kurang):
        assert t.pulih or len(t.isi) < 2
    kalimat = (
        "Sasaran Kegiatan",
        "Indikator",
        "Target",
        "Kantor menerima surat.",
        "Loket dibuka.",
        "Ada 5 tamu.",
    )
    assert tabel(*kalimat) == ()
