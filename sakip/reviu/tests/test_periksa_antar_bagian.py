"""Tables and sentences of different parts: months and quarters, programmes and divisions, the plan."""

from __future__ import annotations

import pytest

from sakip.aturan.periode import NAMA_BULAN

from .bahan import capaian, tabel, temuan

_BULANAN = (31, 28, 35, 40, 22, 27, 30, 33, 36, 24, 26, 29)


def _masa(triwulan: tuple[int, ...], kepala: str = "Pengunjung", bulan: int = 12) -> str:
    baris = [f"{b} | {n}" for b, n in zip(NAMA_BULAN, _BULANAN, strict=True)][:bulan]
    return (
        "Tabel 3.1 Pengunjung Balai per Bulan\n\n"
        + tabel("Bulan | Pengunjung", *baris)
        + "Tabel 3.2 Rekap per Triwulan\n\n"
        + tabel(
            f"Triwulan | {kepala}",
            *(f"Triwulan {r} | {n}" for r, n in zip(("I", "II", "III", "IV"), triwulan, strict=True)),
        )
    )


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        (_masa((94, 98, 99, 79)), ["89"]),
        (_masa((94, 89, 99, 79), "Jumlah Pengunjung"), []),
        (_masa((94, 98, 99, 97)), []),  # two that differ: perhaps counted otherwise
        (_masa((94, 98, 99, 79), "Peserta"), []),
        (_masa((94, 98, 99, 79), bulan=9), []),
    ],
)
def test_months_and_quarters(isi: str, harus: list[str]) -> None:
    hasil = [t for t in temuan(isi, "antar_tabel") if "tiga bulannya" in t.uraian]
    assert [t.seharusnya for t in hasil] == harus


def _anggaran(bidang: str, kedua: str = "3.400.000.000") -> str:
    return (
        "Tabel 3.5 Anggaran per Program\n\n"
        + tabel(
            "No | Program | Pagu (Rp) | Realisasi (Rp)",
            "1 | Program Dukungan Manajemen | 5.100.000.000 | 5.010.000.000",
            "2 | Program Pembinaan Tambak | 1.270.000.000 | 1.250.000.000",
            "3 | Program Pengawasan Laut | 2.130.000.000 | 2.105.000.000",
            "| Jumlah | 8.500.000.000 | 8.365.000.000",
        )
        + "Tabel 3.6 Anggaran per Bidang\n\n"
        + tabel(
            "No | Bidang | Pagu (Rp) | Realisasi (Rp)",
            "1 | Sekretariat | 5.100.000.000 | 5.010.000.000",
            f"2 | Bidang Kelautan | {kedua} | {bidang}",
        )
    )


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        (_anggaran("3.375.000.000"), ["3.355.000.000"]),
        (_anggaran("3.355.000.000"), []),
        (_anggaran("3.375.000.000", "3.600.000.000"), []),  # another budget altogether
    ],
)
def test_programmes_of_a_division(isi: str, harus: list[str]) -> None:
    hasil = [t for t in temuan(isi, "antar_tabel") if "programnya" in t.uraian]
    assert [t.seharusnya for t in hasil] == harus


_NAMA = (
    "Persentase tambak rakyat yang bersertifikat",
    "Persentase nelayan muda yang dilatih",
    "Persentase pasar ikan yang higienis",
    "Persentase rumpon laut dalam yang terpelihara",
    "Persentase sampan kayu yang bermesin",
)


def _renstra(kalimat: tuple[str, ...], pk: int = 80, semua: str = "") -> str:
    rencana = "Tabel 2.1 Target Jangka Menengah Renstra 2020-2024\n\n" + tabel(
        "Indikator | 2020 | 2021 | 2022 | 2023 | 2024", *(f"{n} | 70% | 75% | 80% | 82% | 85%" for n in _NAMA)
    )
    janji = "Tabel 2.2 Perjanjian Kinerja Tahun 2022\n\n" + tabel(
        "No | Indikator Kinerja | Target",
        *(f"{i} | {n} | {pk if i == 3 else 80}%" for i, n in enumerate(_NAMA, 1)),
    )
    isi = "BAB III AKUNTABILITAS KINERJA\n\n" + "".join(
        f"3.{i} {n}\n\n"
        + capaian(f"1 | {n} | 80% | 81% | 101,25%", judul=f"Tabel 3.{i} Capaian")
        + f"{k}\n\n"
        for i, (n, k) in enumerate(zip(_NAMA, kalimat, strict=True), 1)
    )
    awal = f"BAB II PERENCANAAN KINERJA\n\n2.1 Rencana Strategis\n\n{semua}\n\n{rencana}"
    return f"{awal}2.2 Perjanjian Kinerja\n\n{janji}{isi}"


_BENAR = "Target Renstra tahun 2024 sebesar 85% belum tercapai oleh realisasi tahun ini."
_SALAH = "Target akhir Renstra (2024) untuk indikator ini 88%, jadi belum tercapai."


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ((_BENAR, _BENAR, _SALAH, _BENAR, _BENAR), ["85%"]),
        ((_BENAR, _BENAR, "Terhadap target 2024 sebesar 58% masih kurang.", _BENAR, _BENAR), ["85%"]),
        ((_BENAR,) * 5, []),
        ((_BENAR, _SALAH, _SALAH, _SALAH, _BENAR), []),  # the sentences are read amiss, or of another plan
        ((_BENAR, _BENAR, "Target kinerja 2022 sebesar 80% telah dilampaui.", _BENAR, _BENAR), []),
        ((_BENAR, _BENAR, "Target nasional tahun 2024 sebesar 90% masih jauh.", _BENAR, _BENAR), []),
    ],
)
def test_targets_of_the_plan_in_sentences(kalimat: tuple[str, ...], harus: list[str]) -> None:
    hasil = [t for t in temuan(_renstra(kalimat), "antar_tabel") if "target jangka menengah" in t.uraian]
    assert [t.seharusnya for t in hasil] == harus


_SEMUA = "Seluruh target Perjanjian Kinerja tahun 2022 sama dengan target Renstra tahun itu."


@pytest.mark.parametrize(
    ("pk", "kalimat", "harus"),
    [
        (78, _SEMUA, ["78%"]),
        (80, _SEMUA, []),
        (78, "Target Perjanjian Kinerja tahun 2022 disusun menurut target Renstra.", []),
        (78, "Sebagian target Perjanjian Kinerja sama dengan target Renstra.", []),
    ],
)
def test_an_agreement_that_is_said_to_follow_the_plan(pk: int, kalimat: str, harus: list[str]) -> None:
    hasil = [
        t for t in temuan(_renstra((_BENAR,) * 5, pk, kalimat), "antar_tabel") if "menyatakan" in t.uraian
    ]
    assert [t.seharusnya for t in hasil] == harus


_SASARAN = (
    "Meningkatnya mutu produk tambak",
    "Terwujudnya nelayan yang terampil",
    "Meningkatnya kebersihan pasar ikan",
    "Terpeliharanya sarana tangkap rakyat",
)


def _sasaran(sebut: tuple[int, ...], cacah: tuple[int, ...] = (2, 3, 1, 2)) -> str:
    uraian = "".join(
        f"Sasaran Kegiatan {i}: {s}\n\n(diukur dengan {n} indikator)\n\nSasaran ini didukung semua bidang "
        f"di dinas.\n\n"
        for i, (s, n) in enumerate(zip(_SASARAN, sebut, strict=True), 1)
    )
    daftar = "Tabel 3.9 Rekapitulasi per Sasaran\n\n" + tabel(
        "No | Sasaran Kegiatan | Jumlah Indikator | Rata-rata Capaian",
        *(f"{i} | {s} | {n} | 10{i},50%" for i, (s, n) in enumerate(zip(_SASARAN, cacah, strict=True), 1)),
    )
    return f"BAB III AKUNTABILITAS KINERJA\n\n{uraian}{daftar}"


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        (_sasaran((2, 3, 2, 2)), ["1"]),
        (_sasaran((2, 3, 1, 2)), []),
        (_sasaran((3, 2, 1, 2)), []),
    ],
)
def test_indicators_of_a_sasaran(isi: str, harus: list[str]) -> None:
    hasil = [t for t in temuan(isi, "antar_tabel") if "Uraian sasaran" in t.uraian]
    assert [t.seharusnya for t in hasil] == harus


_LAPOR = "Jumlah desa pesisir yang melaksanakan program bersih pantai"


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Dari 30 desa, 24 telah melaporkan program bersih pantai dan 6 belum melapor.", ["24"]),
        ("Dari 30 desa, 26 telah melaporkan program bersih pantai dan 4 belum melapor.", []),
        ("Dari 30 desa, 24 telah melaporkan program bersih pantai triwulan II dan 6 belum melapor.", []),
        ("Dari 30 desa, 24 telah melaporkan program bersih pantai dan 5 belum melapor.", []),
        ("Dari 30 desa, 24 telah memasang papan nama dan 6 belum memasang.", []),
        ("Dari 30 desa, 24 telah melaporkan program bersih pantai dan 6 belum dibina.", []),
        (
            "Realisasi 26 desa. Dari 30 desa, 24 telah melaporkan program bersih pantai dan 6 belum melapor.",
            [],
        ),
    ],
)
def test_those_who_did_and_those_who_did_not(kalimat: str, harus: list[str]) -> None:
    isi = f"3.1 {_LAPOR}\n\n" + capaian(f"1 | {_LAPOR} | 20 desa | 26 desa | 130,00%") + f"{kalimat}\n\n"
    assert [t.seharusnya for t in temuan(isi, "realisasi")] == harus


_LOKASI = "Jumlah lokasi penebaran benih ikan"
_ARTI = "Lokasi adalah tempat penebaran yang berbeda satu sama lain."


def _tebar(akhir: str, arti: str = _ARTI) -> str:
    return (
        f"3.1 {_LOKASI}\n\n{arti}\n\n"
        + capaian(f"1 | {_LOKASI} | 3 lokasi | 4 lokasi | 133,33%")
        + "Tabel 3.2 Daftar Penebaran\n\n"
        + tabel(
            "No | Lokasi | Benih",
            "1 | Waduk Jati | 900",
            "2 | Situ Cinde | 750",
            "3 | Danau Ulak | 820",
            f"4 | {akhir} | 610",
        )
    )


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        (_tebar("Waduk Jati"), ["3"]),
        (_tebar("Rawa Bening"), []),
        (_tebar("Waduk Jati", "Lokasi adalah tempat penebaran benih."), []),  # a place may be chosen twice
        (_tebar("Waduk Jati", "Benih yang ditebar berbeda menurut musim."), []),
    ],
)
def test_a_place_that_stands_twice(isi: str, harus: list[str]) -> None:
    assert [t.seharusnya for t in temuan(isi, "realisasi")] == harus


_AWAL = "BAB III AKUNTABILITAS\n\n3.1 Aduan Pedagang\n\nAduan diterima di loket setiap hari kerja.\n\n"
_AKHIR = "3.2 Penutup Bagian\n\nPelayanan loket akan diperluas pada tahun depan.\n\n"


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        (
            "Rincian aduan dapat dilihat pada tabel di bawah ini:\n\nPetugas loket akan ditambah pada tahun "
            "depan.\n\n",
            True,
        ),
        ("Aduan menurut pasar disajikan pada tabel berikut.\n\n", True),
        (
            "Rincian aduan dapat dilihat pada tabel berikut:\n\n"
            + tabel("Pasar | Aduan", "Lama | 4", "Baru | 6"),
            False,
        ),
        ("Rincian aduan dapat dilihat pada tabel berikut:\n\nTabel 3.1 Aduan menurut pasar\n\n", False),
        (
            "Rincian aduan dapat dilihat pada tabel berikut:\n\n- pasar lama 4\n- pasar baru 6\n\n",
            False,
        ),
        (
            "Rincian aduan dapat dilihat pada tabel berikut:\n\nPasar lama 4\n\nPasar baru 6\n\n",
            False,
        ),  # lost cells
        ("Rincian aduan dapat dilihat pada tabel berikut dalam lampiran.\n\n", False),
        ("Rincian aduan dapat dilihat pada tabel di atas.\n\n", False),
        ("Petugas menyusun tabel berikut grafiknya setiap akhir bulan.\n\n", False),
    ],
)
def test_a_table_that_does_not_follow(isi: str, salah: bool) -> None:
    hasil = [t for t in temuan(_AWAL + isi + _AKHIR, "kosong") if "menunjuk tabel" in t.uraian]
    assert len(hasil) == salah
