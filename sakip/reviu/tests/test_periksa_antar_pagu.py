"""antar_tabel: the budget of one programme in the agreement, its annex, and the account of money."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

_NAMA = ("Program Pengairan Tambak Rakyat", "Program Perlindungan Hutan Bakau", "Program Penyuluhan Pesisir")
_PAGU = ("Rp 1.245.300.000", "Rp 873.150.000", "Rp 402.660.000")


def _rencana(*pagu: str, kepala: str = "Program | Anggaran") -> str:
    return tabel(kepala, *(f"{n} | {p}" for n, p in zip(_NAMA, pagu, strict=True)))


def _serapan(*pagu: str, tahun: int = 2022) -> str:
    return f"Tabel 3.9 Realisasi Anggaran Tahun {tahun}\n\n" + tabel(
        "Program | Pagu | Realisasi",
        *(f"{n} | {p} | Rp 350.000.000" for n, p in zip(_NAMA, pagu, strict=True)),
    )


def _laporan(*bagian: str, antara: str = "") -> str:
    return "BAB II PERENCANAAN\n\n" + f"Uraian bagian ini.\n\n{antara}\n\n".join(bagian)


def test_the_annex_gives_another_amount_than_the_agreement_in_chapter_two() -> None:
    teks = _laporan(_rencana(*_PAGU), _rencana(_PAGU[0], "Rp 837.150.000", _PAGU[2]), _serapan(*_PAGU))
    (t,) = temuan(teks, "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("Rp 837.150.000", "Rp 873.150.000")
    assert len(t.baris) == 3


def test_the_account_has_another_ceiling_and_no_change_is_told() -> None:
    teks = _laporan(_rencana(*_PAGU), _serapan(_PAGU[0], _PAGU[1], "Rp 512.000.000"))
    (t,) = temuan(teks, "antar_tabel")
    assert {t.tercetak, t.seharusnya} == {"Rp 402.660.000", "Rp 512.000.000"}


@pytest.mark.parametrize(
    "antara",
    [
        "Melalui Perubahan APBD pagu Program Penyuluhan Pesisir bertambah.",
        "Program Penyuluhan Pesisir terkena blokir anggaran.",
        "Setelah revisi, pagu kegiatan itu Rp 512.000.000.",
    ],
)
def test_a_ceiling_whose_change_is_told_is_left_alone(antara: str) -> None:
    teks = _laporan(_rencana(*_PAGU), _serapan(_PAGU[0], _PAGU[1], "Rp 512.000.000"), antara=antara)
    assert temuan(teks, "antar_tabel", ragu=True) == []


def test_where_any_change_is_told_the_account_is_only_doubted() -> None:
    antara = "Dinas melakukan revisi DPA sebanyak tiga kali."
    teks = _laporan(_rencana(*_PAGU), _serapan(_PAGU[0], _PAGU[1], "Rp 512.000.000"), antara=antara)
    assert temuan(teks, "antar_tabel") == []
    assert len(temuan(teks, "antar_tabel", ragu=True)) == 1


def test_a_component_of_a_score_that_is_called_revision_tells_of_no_change() -> None:
    antara = "Indikator Revisi DIPA sebesar 10 dengan artian memenuhi seluruh bobot."
    teks = _laporan(_rencana(*_PAGU), _serapan(_PAGU[0], _PAGU[1], "Rp 512.000.000"), antara=antara)
    assert len(temuan(teks, "antar_tabel")) == 1


def test_tables_of_other_versions_years_and_shares_are_no_contradiction() -> None:
    lain = ("Rp 1.300.000.000", "Rp 900.000.000", "Rp 410.000.000")
    awal = _rencana("Rp 1.245.300.000", "Rp 873.150.000", "Rp 999.000.000", kepala="Program | Anggaran Awal")
    for kedua in (
        _serapan(*lain),  # nothing agrees: another version
        _serapan(_PAGU[0], _PAGU[1], "Rp 512.000.000", tahun=2021),
        _rencana(*lain),  # the share of one division
        awal,
    ):
        assert temuan(_laporan(_rencana(*_PAGU), kedua), "antar_tabel", ragu=True) == []


def test_the_share_of_a_division_and_of_one_source_is_less_than_the_whole() -> None:
    bagian = _rencana(_PAGU[0], "Rp 502.150.000", _PAGU[2])
    for judul in ("KEPALA BIDANG BUDIDAYA", "KEPALA DINAS PERIKANAN"):
        teks = _laporan(_rencana(*_PAGU), f"PERJANJIAN KINERJA TAHUN 2022\n\n{judul}\n\n{bagian}")
        assert bool(temuan(teks, "antar_tabel", ragu=True)) == (judul != "KEPALA BIDANG BUDIDAYA")
    blud = "Tabel 3.4 Pagu Sumber Dana BLUD Tahun 2022\n\n"
    assert temuan(_laporan(_rencana(*_PAGU), blud + bagian), "antar_tabel", ragu=True) == []
    sisa = _rencana(_PAGU[0], "Rp 371.000.000", _PAGU[2])
    assert temuan(_laporan(_rencana(*_PAGU), bagian, sisa), "antar_tabel", ragu=True) == []


def test_an_agreement_that_was_changed_is_only_doubted() -> None:
    lain = "PERJANJIAN KINERJA PERUBAHAN TAHUN 2022\n\n" + _rencana(_PAGU[0], "Rp 900.000.000", _PAGU[2])
    assert temuan(_laporan(_rencana(*_PAGU), lain), "antar_tabel") == []


# --- agreements under the table of all ---------------------------------------------------------------------

_BIDANG = {
    "Bidang Irigasi": ("Meningkatnya saluran laik alir", "Panjang saluran yang dirawat", "Rp 4.118.250.000"),
    "Bidang Jalan": ("Meningkatnya jalan desa mantap", "Persentase jalan bermarka", "Rp 7.660.410.000"),
    "Bidang Air Bersih": ("Meningkatnya sambungan rumah", "Jumlah sambungan baru", "Rp 2.975.830.000"),
}


def _perjanjian(air: str, kalimat: str = "") -> str:
    isi = []
    for nama, (sasaran, indikator, pagu) in _BIDANG.items():
        isi += [f"{nama} |  |  | ", f"{sasaran} | {indikator} | 90% | {pagu}"]
    bab = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n" + tabel(
        "Sasaran | Indikator | Target | Anggaran", *isi
    )
    lampiran = "".join(
        f"PERJANJIAN KINERJA TAHUN 2022\n\nKepala {nama}\n\n"
        + tabel("No | Sasaran | Indikator | Target", f"1 | {sasaran} | {indikator} | 90%")
        + tabel(
            "Kegiatan | Anggaran",
            f"Program Infrastruktur Daerah | {pagu if nama != 'Bidang Air Bersih' else air}",
            f"Pembinaan {nama} | {pagu if nama != 'Bidang Air Bersih' else air}",
        )
        for nama, (sasaran, indikator, pagu) in _BIDANG.items()
    )
    return f"BAB II PERENCANAAN\n\n{bab}{kalimat}\n\nLAMPIRAN\n\n{lampiran}"


def test_an_annexed_agreement_has_another_budget_than_its_rows_in_chapter_two() -> None:
    (t,) = temuan(_perjanjian("Rp 9.275.830.000"), "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("Rp 2.975.830.000", "Rp 9.275.830.000")
    assert "2 perjanjian lain sama" in t.uraian


def test_agreements_that_agree_or_whose_change_is_told_are_left_alone() -> None:
    assert temuan(_perjanjian("Rp 2.975.830.000"), "antar_tabel", ragu=True) == []
    ubah = "Pergeseran anggaran menambah Pembinaan Bidang Air Bersih menjadi Rp 9.275.830.000."
    assert temuan(_perjanjian("Rp 9.275.830.000", ubah), "antar_tabel", ragu=True) == []


def test_a_recapitulation_follows_a_change_that_is_told() -> None:
    isi = {**{n: p for n, (*_, p) in _BIDANG.items()}, "Bidang Air Bersih": "Rp 2.000.000.000"}
    serapan = "Tabel 3.2 Realisasi Anggaran Tahun 2022\n\n" + tabel(
        "Bidang | Pagu | Realisasi", *(f"{n} | {p} | Rp 1.900.000.000" for n, p in isi.items())
    )
    ubah = "Pagu Bidang Air Bersih diblokir sehingga menjadi Rp 2.000.000.000.\n\n"
    teks = _perjanjian("Rp 2.975.830.000")
    assert len(temuan(teks + serapan, "antar_tabel")) == 1
    assert temuan(teks + ubah + serapan, "antar_tabel", ragu=True) == []
