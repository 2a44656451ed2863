"""Rule sets as data: what is in force, and files that contradict themselves."""

from decimal import Decimal

import pytest

from sakip.aturan.capaian import URAIAN_STATUS
from sakip.aturan.regulasi import DataAturanSalah, TidakBerlaku, ambil, baca_aturan, daftar, semua

D = Decimal


@pytest.mark.parametrize("nama", daftar())
def test_every_rule_file_is_sound_and_names_its_source(nama: str) -> None:
    for versi in semua(nama):
        assert versi.sumber
        assert versi.judul
        assert ambil(nama, versi.sejak) == versi
        assert versi.draf == ("draf" in versi.sebutan)


def test_the_expected_rule_sets_exist() -> None:
    assert set(daftar()) >= {
        "batas_capaian", "bobot_ikpa", "bobot_lke", "bobot_smart", "mutu_skm",
        "predikat_akip", "predikat_ikpa", "predikat_nka", "status_warna",
    }  # fmt: skip


def test_the_cap_is_120_by_default() -> None:
    assert ambil("batas_capaian", 2023).nilai["batas"] == D(120)


def test_the_version_in_force_changes_with_the_year() -> None:
    assert ambil("bobot_ikpa", 2023).versi == "PER-5/PB/2022"
    assert ambil("bobot_ikpa", 2023).bobot["dispensasi_spm"] == 5
    assert ambil("bobot_ikpa", 2024).versi == "PER-5/PB/2024"
    assert "dispensasi_spm" not in ambil("bobot_ikpa", 2024).bobot
    assert (ambil("bobot_nka", 2023).draf, ambil("bobot_nka", 2024).draf) == (False, True)


def test_lke_weights_follow_twenty_thirty_fifty() -> None:
    bobot = ambil("bobot_lke", 2023).bobot
    assert [bobot[k] for k in ("1", "2", "3", "4")] == [30, 30, 15, 25]
    for komponen in "1234":
        bagian = [bobot[komponen + huruf] * 100 / bobot[komponen] for huruf in "abc"]
        assert bagian == [20, 30, 50]


def test_smart_weights_give_the_published_scores() -> None:
    bobot = ambil("bobot_smart", 2023).bobot
    urut = ("penyerapan", "konsistensi", "cro", "efisiensi")
    for nilai, tercetak in [
        (("99.40", "99.94", "100", "95.675"), "98.694"),
        (("57.53", "97.39", "93.18", "100"), "92.439"),
        (("59.83", "46.82", "69.14", "71.175"), "64.757"),
    ]:
        jumlah = sum((bobot[k] * D(n) for k, n in zip(urut, nilai, strict=True)), D(0)) / 100
        assert round(jumlah, 3) == D(tercetak)


def test_every_status_has_a_word_a_colour_and_a_shape_of_its_own() -> None:
    pilihan = ambil("status_warna", 2023).nilai["pilihan"]
    assert {p["kode"] for p in pilihan} == set(URAIAN_STATUS)
    for kunci in ("kata", "warna", "bentuk"):
        assert len({p[kunci] for p in pilihan}) == len(pilihan)


def test_a_year_without_rule_is_told_with_the_years_that_have_one() -> None:
    with pytest.raises(TidakBerlaku) as info:
        ambil("predikat_akip", 2019)
    assert "2019" in info.value.alasan
    assert "2022–sekarang (88/2021)" in info.value.saran


@pytest.mark.parametrize("nama", ["tidak_ada", "../regulasi", ""])
def test_an_unknown_rule_set_is_told_with_those_that_exist(nama: str) -> None:
    with pytest.raises(TidakBerlaku, match="predikat_akip"):
        ambil(nama, 2023)


def test_rules_cannot_be_changed_after_reading() -> None:
    versi = ambil("bobot_lke", 2023)
    with pytest.raises(TypeError):
        versi.nilai["komponen"] = ()  # type: ignore[index]
    with pytest.raises(TypeError):
        versi.nilai["komponen"][0]["bobot"] = D(1)


KEPALA = """
jenis = "{jenis}"
judul = "Uji"
[[versi]]
versi = "1"
sumber = "Peraturan uji"
sejak = 2020
draf = false
"""
PITA = KEPALA.format(jenis="pita") + 'tutup = "atas"\n'
BOBOT = KEPALA.format(jenis="bobot")
PILIHAN = KEPALA.format(jenis="pilihan")
A = '{ kode = "A", dari = 50, sampai = 100 }'


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("jenis = ", "bukan TOML"),
        ('judul = "x"', "harus salah satu"),
        ('jenis = "pita"\n[[versi]]', "judul belum diisi"),
        ('jenis = "pita"\njudul = "x"', "belum ada satu pun"),
        ('jenis = "pita"\njudul = "x"\nversi = []', "belum ada satu pun"),
        (KEPALA.format(jenis="nilai").replace('sumber = "Peraturan uji"', ""), "sumber belum diisi"),
        (KEPALA.format(jenis="nilai").replace("Peraturan uji", "  "), "sumber belum diisi"),
        (KEPALA.format(jenis="nilai").replace("2020", '"2020"'), "harus tahun"),
        (KEPALA.format(jenis="nilai").replace("2020", "2020.5"), "harus tahun"),
        (KEPALA.format(jenis="nilai") + "sampai = 2019\na = 1", "mendahului"),
        (KEPALA.format(jenis="nilai").replace("draf = false", ""), "draf harus"),
        (KEPALA.format(jenis="nilai"), "tidak ada nilainya"),
        (KEPALA.format(jenis="nilai") + 'a = "120"', "a harus angka"),
        (KEPALA.format(jenis="nilai") + "a = nan", "a harus angka"),
        (KEPALA.format(jenis="nilai") + "a = true", "a harus angka"),
        (BOBOT, "komponen belum ada"),
        (BOBOT + 'komponen = [{ kode = "a", bobot = 99.99 }]', "jumlah bobot 99,99, seharusnya 100"),
        (BOBOT + 'komponen = [{ kode = "a", bobot = 50 }, { kode = "a", bobot = 50 }]', "dua kali"),
        (BOBOT + 'komponen = [{ kode = "a", bobot = 120 }, { kode = "b", bobot = -20 }]', "lebih dari nol"),
        (BOBOT + "komponen = [{ bobot = 100 }]", "kode belum diisi"),
        (
            BOBOT + 'komponen = [{ kode = "a", bobot = 100, anak = [{ kode = "b", bobot = 90 }] }]',
            "jumlah bobot 90, seharusnya 100",
        ),
        (
            BOBOT + 'komponen = [{ kode = "a", bobot = 100, anak = [{ kode = "a", bobot = 100 }] }]',
            "harus berbeda",
        ),
        (PITA.replace('"atas"', '"samping"') + f"pita = [{A}]", "tutup harus"),
        (PITA, "pita belum ada"),
        (PITA + f'pita = [{A}, {{ kode = "B", dari = 0, sampai = 60 }}]', "bertumpuk"),
        (PITA + f'pita = [{A}, {{ kode = "B", dari = 0, sampai = 40 }}]', "tidak bersambung"),
        (PITA + 'pita = [{ kode = "A", dari = 60, sampai = 50 }]', "lebih kecil"),
        (PITA + f'pita = [{A}, {{ kode = "B", dari = 0 }}]', "sampai harus angka"),
        (
            PITA + 'pita = [{ kode = "A", sampai = 100 }, { kode = "B", dari = 0, sampai = 5 }]',
            "dari harus angka",
        ),
        (PILIHAN + 'pilihan = [{ kode = "a" }]', "kata belum diisi"),
        (PILIHAN + 'pilihan = [{ kode = "a", kata = "A", warna = "biru" }]', "#rrggbb"),
    ],
)
def test_a_broken_rule_file_is_refused_with_its_place(teks: str, alasan: str) -> None:
    with pytest.raises(DataAturanSalah) as info:
        baca_aturan("uji", teks)
    assert alasan in info.value.alasan
    assert "uji.toml" in str(info.value)
    assert info.value.letak in str(info.value)


def _versi(nama: str, sejak: int, sampai: int | None) -> str:
    akhir = "" if sampai is None else f"sampai = {sampai}\n"
    return f'[[versi]]\nversi = "{nama}"\nsumber = "x"\nsejak = {sejak}\n{akhir}draf = false\na = 1\n'


@pytest.mark.parametrize(
    ("pertama", "kedua"),
    [((2020, None), (2022, None)), ((2020, 2022), (2022, 2023)), ((2020, 2025), (2021, 2022))],
)
def test_versions_in_force_at_once_are_refused(
    pertama: tuple[int, int | None], kedua: tuple[int, int | None]
) -> None:
    kepala = 'jenis = "nilai"\njudul = "Uji"\n'
    with pytest.raises(DataAturanSalah, match="bertumpuk"):
        baca_aturan("uji", kepala + _versi("1", *pertama) + _versi("2", *kedua))


def test_versions_may_leave_years_without_rule_and_stand_in_any_order() -> None:
    kepala = 'jenis = "nilai"\njudul = "Uji"\n'
    hasil = baca_aturan("uji", kepala + _versi("2", 2023, None) + _versi("1", 2020, 2021))
    assert [v.versi for v in hasil] == ["1", "2"]
    assert not any(v.berlaku(2022) for v in hasil)


def test_numbers_are_read_exactly() -> None:
    (versi,) = baca_aturan("uji", KEPALA.format(jenis="nilai") + "a = 0.1\nb = 3")
    assert dict(versi.nilai) == {"a": D("0.1"), "b": D(3)}
    assert all(isinstance(n, Decimal) for n in versi.nilai.values())
