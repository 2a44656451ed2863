"""antar_tabel: one set of indicators in several tables: left out, turned round, counted in brackets."""

from __future__ import annotations

from sakip.reviu.tests.bahan import tabel, temuan

_NAMA = (
    "Persentase kapal nelayan yang berizin",
    "Persentase berkurangnya pelanggaran jalur tangkap",
    "Persentase pelabuhan perikanan yang bersih",
    "Jumlah kelompok pengawas yang aktif",
)
_ISI = (("80%", "84%"), ("12%", "13%"), ("70%", "77%"), ("15 kelompok", "18 kelompok"))


def _pk(nama: tuple[str, ...] = _NAMA) -> str:
    return "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n" + tabel(
        "No | Indikator Kinerja | Target", *(f"{i} | {n} | {_ISI[_ke(n)][0]}" for i, n in enumerate(nama, 1))
    )


def _capaian(nama: tuple[str, ...] = _NAMA, judul: str = "Tabel 3.1 Capaian Kinerja Tahun 2022") -> str:
    return f"{judul}\n\n" + tabel(
        "No | Indikator Kinerja | Target | Realisasi",
        *(f"{i} | {n} | {_ISI[_ke(n)][0]} | {_ISI[_ke(n)][1]}" for i, n in enumerate(nama, 1)),
    )


def _riwayat(nama: tuple[str, ...] = _NAMA, lalu: str = "10%") -> str:
    return "Tabel 3.2 Realisasi Tahun 2021 dan 2022\n\n" + tabel(
        "Indikator Kinerja | Realisasi 2021 | Realisasi 2022",
        *(f"{n} | {lalu if '%' in _ISI[_ke(n)][1] else '11 kelompok'} | {_ISI[_ke(n)][1]}" for n in nama),
    )


def _ke(nama: str) -> int:
    """The row of an indicator, in spite of a word that was changed."""
    return max(range(len(_NAMA)), key=lambda i: len(set(nama.split()) & set(_NAMA[i].split())))


def _tanpa(ke: int) -> tuple[str, ...]:
    return tuple(n for i, n in enumerate(_NAMA) if i != ke)


# --- left out --------------------------------------------------------------------------------------------


def test_an_indicator_that_only_the_table_of_capaian_leaves_out_is_found() -> None:
    (t,) = temuan(_pk() + _capaian(_tanpa(2)) + _riwayat(), "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("tidak ada", _NAMA[2])


def test_a_table_of_years_that_leaves_it_out_is_doubted_unless_an_earlier_value_is_printed() -> None:
    teks = _pk() + _capaian() + _riwayat(_tanpa(2))
    assert temuan(teks, "antar_tabel") == []
    assert len(temuan(teks, "antar_tabel", ragu=True)) == 1
    lama = "Tabel 3.3 Realisasi Tahun 2020 dan 2021\n\n" + tabel(
        "Indikator Kinerja | Realisasi 2020 | Realisasi 2021", *(f"{n} | 5% | 10%" for n in _NAMA[:3])
    )
    assert len(temuan(teks + lama, "antar_tabel")) == 1


def test_choices_other_sets_and_changed_agreements_are_no_loss() -> None:
    for teks in (
        _pk() + _capaian() + _capaian((_NAMA[0], _NAMA[3]), "Tabel 3.4 Indikator Prioritas Tahun 2022"),
        _pk() + _capaian(_tanpa(2)),  # one table against one
        _pk() + _capaian(_NAMA[:3]) + _riwayat(),  # the last one: the list may end before it
        _pk(_tanpa(2)) + _capaian(_tanpa(2)) + _riwayat() + _riwayat(),
    ):
        assert temuan(teks, "antar_tabel") == []
    for judul in ("Capaian Kinerja Triwulan III Tahun 2022", "Indikator yang Melampaui Target Tahun 2022"):
        teks = _pk() + _capaian(_tanpa(2), f"Tabel 3.1 {judul}") + _riwayat()
        assert temuan(teks, "antar_tabel") == []
    ubah = "Perjanjian kinerja mengalami perubahan pada bulan Agustus.\n\n"
    assert temuan(_pk() + ubah + _capaian(_tanpa(2)) + _riwayat(), "antar_tabel") == []


# --- turned round ----------------------------------------------------------------------------------------


def _ganti(dari: str, ke: str) -> tuple[str, ...]:
    return tuple(n.replace(dari, ke) for n in _NAMA)


def test_a_name_that_lost_or_turned_the_word_of_its_direction_is_found() -> None:
    for ke in ("", "bertambahnya ", "tidak berkurangnya "):
        (t,) = temuan(_pk() + _capaian(_ganti("berkurangnya ", ke)) + _riwayat(), "antar_tabel")
        assert t.seharusnya == _NAMA[1]


def test_another_word_of_one_direction_and_another_quantity_are_left_alone() -> None:
    teks = _pk() + _capaian(_ganti("berkurangnya", "penurunan")) + _riwayat()
    assert temuan(teks, "antar_tabel", ragu=True) == []
    dua = "Tabel 3.5 Data Pendukung Tahun 2022\n\n" + tabel(
        "Indikator Kinerja | Target | Realisasi", "Persentase pelanggaran jalur tangkap | 40% | 37%"
    )
    assert temuan(_pk() + _capaian() + dua, "antar_tabel", ragu=True) == []
    bersama = (*_NAMA, "Persentase pelanggaran jalur tangkap")
    satu = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
        "Indikator Kinerja | Target | Realisasi", *(f"{n} | 12% | 13%" for n in bersama)
    )
    assert temuan(satu + satu.replace("3.1", "3.9"), "antar_tabel", ragu=True) == []


# --- in brackets -----------------------------------------------------------------------------------------


def _kurung(pertama: str, kedua: str) -> str:
    kepala = "Indikator Kinerja | Target | Realisasi"
    nama = "Persentase permohonan izin tambak yang selesai"
    return (
        f"Tabel 3.1 Capaian Kinerja Tahun 2022\n\n{tabel(kepala, f'{nama} | 90% | {pertama}')}Uraian.\n\n"
        f"Tabel 3.6 Capaian Bidang Tahun 2022\n\n{tabel(kepala, f'{nama} | 90% | {kedua}')}"
    )


def test_counts_in_brackets_behind_one_percentage_differ() -> None:
    (t,) = temuan(_kurung("100% (57 izin)", "100% (75 izin)"), "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("57 izin", "75 izin")
    for kedua in ("100% (57 izin)", "100%", "100% (9 desa)"):
        assert temuan(_kurung("100% (57 izin)", kedua), "antar_tabel", ragu=True) == []
