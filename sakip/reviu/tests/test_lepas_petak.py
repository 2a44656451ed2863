"""Lost tables among paragraphs that blank lines part: read by the number of lines that makes a row."""

from collections.abc import Callable

import pytest

from sakip.reviu import baca_teks, periksa
from sakip.reviu.model import Tabel

AWAL = "LAPORAN KINERJA TAHUN 2024\n\nKantor melayani permohonan sepanjang tahun sesuai jadwal.\n\n"
AKHIR = "\n\nData pada tabel tersebut telah diperiksa oleh unit kerja masing-masing.\n"
JUDUL = "Tabel 2. Capaian Kinerja Tahun 2024\n\n"

Baris = list[list[str]]
BENTUK: dict[str, Callable[[Baris], list[str]]] = {
    "sel": lambda b: [s for r in b for s in r if s],
    "sel kosong": lambda b: [s for r in b for s in r],
    "sela": lambda b: [x for r in b for s in r if s for x in (s, "")][:-1],
    "sela kosong": lambda b: [x for r in b for s in r for x in (s, "")][:-1],
    "baris": lambda b: [x for r in b for x in (*filter(None, r), "")][:-1],
    "baris kosong": lambda b: [x for r in b for x in (*r, "")][:-1],
}
#: Those that keep the place of a blank cell.
BERTEMPAT = ("sel kosong", "sela kosong", "baris kosong")


def teks(baris: Baris, bentuk: str, judul: str = JUDUL) -> str:
    return AWAL + judul + "\n".join(BENTUK[bentuk](baris)) + AKHIR


def isi(t: Tabel) -> Baris:
    return [[s.teks for s in b] for b in t.isi]


CAPAIAN: Baris = [
    ["Indikator Kinerja", "Target", "Realisasi", "Capaian", "Kategori"],
    ["Persentase izin terbit tepat waktu", "90%", "94,5%", "105%", "Sangat Baik"],
    ["Jumlah sampel yang diuji", "120 sampel", "108 sampel", "90%", "Baik"],
]


@pytest.mark.parametrize("bentuk", BENTUK)
def test_short_rows_are_put_together_though_their_own_arithmetic_is_wrong(bentuk: str) -> None:
    assert not [t for t in periksa(teks(CAPAIAN, bentuk)).temuan if t.kepastian == "pasti"]
    salah = [[s.replace("108 sampel", "118 sampel").replace("105%", "115%") for s in b] for b in CAPAIAN]
    (t,) = baca_teks(teks(salah, bentuk)).tabel
    assert isi(t) == salah[1:] and not t.pulih
    temuan = [f for f in periksa(teks(salah, bentuk)).temuan if f.kepastian == "pasti"]
    assert [f.kelas for f in temuan] == ["capaian", "capaian"]


@pytest.mark.parametrize("bentuk", BERTEMPAT)
def test_blank_lines_are_blank_cells_where_the_rows_keep_their_rhythm(bentuk: str) -> None:
    baris: Baris = [
        ["Indikator Kinerja", "2023", "", "", "2024", "", ""],
        ["", "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"],
        ["Persentase izin terbit", "80%", "72%", "90%", "", "", ""],
        ["Persentase aduan selesai", "", "", "", "90%", "99%", "110%"],
        ["Persentase arsip tertata", "70%", "70%", "100%", "75%", "75%", "100%"],
    ]
    (t,) = baca_teks(teks(baris, bentuk, "")).tabel
    assert isi(t) == baris[2:] and [s.teks for s in t.kepala[0]] == [
        "Indikator Kinerja",
        *["2023"] * 3,
        *["2024"] * 3,
    ]


def test_blank_cells_that_left_no_line_move_no_value() -> None:
    baris: Baris = [
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        ["1", "Persentase izin terbit", "80", "", "95,00%"],
        ["2", "Persentase aduan selesai", "", "99", "110,00%"],
    ]
    for bentuk in ("sel", "sela", "baris"):
        for t in baca_teks(teks(baris, bentuk)).tabel:
            assert not any("95,00%" in b[:-1] or "99" in b[:-2] for b in isi(t))
    (t,) = baca_teks(teks(baris, "sel kosong")).tabel
    assert isi(t) == baris[1:]


def test_lines_without_a_caption_or_blank_cells_need_more_than_one_column_of_numbers() -> None:
    baris: Baris = [
        ["Kegiatan", "Tempat", "Jumlah"],
        ["Rapat kerja", "Aula", "12"],
        ["Apel pagi", "Lapangan", "9"],
    ]
    assert baca_teks(teks(baris, "sel", "")).tabel == ()
    assert len(baca_teks(teks(baris, "sel", "Tabel 3. Jumlah Peserta\n\n")).tabel) == 1


def test_a_paragraph_or_heading_below_is_no_row() -> None:
    (t,) = baca_teks(teks(CAPAIAN, "sel kosong") + "\nB. Perbandingan Kinerja\n\nKinerja naik.\n").tabel
    assert len(t.isi) == 2
    lebih = AWAL + JUDUL + "\n".join([*BENTUK["sel"](CAPAIAN), "", "Jumlah sampel yang ditolak", "7"]) + AKHIR
    for t in baca_teks(lebih).tabel:
        assert not any("7" in b for b in isi(t))


def test_blank_lines_of_a_new_page_part_two_rows() -> None:
    baris: Baris = [
        ["No", "Program", "Pagu (Rp)", "Sisa (Rp)", "Realisasi (Rp)", "%"],
        ["1", "Program Layanan", "200.000.000", "", "190.000.000", "95,00"],
        ["", "Sub Program Loket", "100.000.000", "4.000.000", "96.000.000", "96,00"],
        ["2", "Program Dukungan", "300.000.000", "", "291.000.000", "97,00"],
    ]
    atas, bawah = BENTUK["sel kosong"](baris[:3]), BENTUK["sel kosong"](baris[3:])
    (t,) = baca_teks(AWAL + "\n".join([*atas, "", "", "", *bawah]) + AKHIR).tabel
    assert [b[1] for b in isi(t)] == ["Program Layanan", "Sub Program Loket", "Program Dukungan"]
    assert isi(t)[2] == baris[3]


BOBOT: Baris = [
    ["Aspek", "Nilai", "Bobot", "Hasil"],
    ["Efektivitas", "90,00", "60%", "54,00"],
    ["Efisiensi", "80,00", "40%", "32,00"],
]


@pytest.mark.parametrize("bentuk", ("sel", "sela", "baris"))
def test_a_total_without_its_blank_cells_stands_where_its_values_fit(bentuk: str) -> None:
    (t,) = baca_teks(teks([*BOBOT, ["Jumlah", "", "100%", "86,00"]], bentuk)).tabel
    assert isi(t)[-1] == ["Jumlah", "", "100%", "86,00"]
    salah = [*BOBOT, ["Jumlah", "", "100%", "68,00"]]
    assert "jumlah" in {f.kelas for f in periksa(teks(salah, bentuk)).temuan if f.kepastian == "pasti"}


def test_a_total_that_fits_two_ways_is_left_out() -> None:
    baris: Baris = [
        ["Jenis", "Jumlah Awal", "Jumlah Akhir", "Selisih"],
        ["Berkas masuk", "40", "41", "10"],
        ["Berkas keluar", "50", "49", "12"],
    ]
    (t,) = baca_teks(teks([*baris, ["Jumlah", "", "90", "22"]], "sel", "Tabel 4. Berkas\n\n")).tabel
    assert t.pulih and len(t.isi) == 2


def test_a_folded_header_makes_no_columns_that_no_row_fills() -> None:
    kepala = [
        "No",
        "Indikator Kinerja",
        "Realisasi 2024",
        "Target Akhir",
        "Renstra",
        "Tingkat Kemajuan",
        "(%)",
    ]
    baris = ["1", "Persentase izin", "terbit", "88,40", "92", "96,09"]
    baris += ["2", "Jumlah sampel yang", "diuji", "36", "50", "72,00"]
    naskah = baca_teks(AWAL + "Tabel 6. Kemajuan\n\n" + "\n".join([*kepala, *baris]) + AKHIR)
    for t in naskah.tabel:
        assert all(any(b[k].teks for b in t.isi) for k in range(len(t.isi[0])))
    assert not [f for f in periksa(naskah).temuan if f.kepastian == "pasti"]


def test_a_caption_over_lines_that_may_be_a_lost_table_is_only_doubtful() -> None:
    ada = "".join(
        f"Tabel {n}. Capaian {n}\n\n" + "\n".join(map("\t".join, CAPAIAN)) + "\n\n" for n in (1, 2, 3)
    )
    hilang = "Kegiatan\nTempat pelaksanaan\nRapat kerja tahunan\nAula kantor\nApel pagi\nLapangan\n"
    kalimat = "Kegiatan kantor dilaksanakan di aula dan di lapangan oleh seluruh pegawai sepanjang tahun.\n"
    for isi_, kepastian in ((hilang, "ragu"), (kalimat, "pasti")):
        temuan = periksa(f"{AWAL}{ada}Tabel 4. Kegiatan Kantor\n\n{isi_}").temuan
        assert [t.kepastian for t in temuan if t.tercetak == "Tabel 4 tidak ada"] == [kepastian]
