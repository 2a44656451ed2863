"""What was entered is printed as it was entered, also where the manual shows fewer decimals."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.agregasi import AturanVariabel
from sakip.aturan.angka import baca
from sakip.aturan.capaian import Ukuran
from sakip.dokumen.blok import Blok, Gambar
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.berkala.tabel import _sel_bulan
from sakip.naskah.fakta import fakta_semua
from sakip.naskah.kalimat import TahunNilai, kalimat_capaian, kalimat_deret, tulis_ukuran
from sakip.naskah.kalimat.wilayah import ukuran_median
from sakip.naskah.lkjip.bandingan import BANDING_ANGKA
from sakip.naskah.pk.bahan import ButirPk, VersiPk
from sakip.naskah.pk.susun import _tabel_berkala, sel_target
from sakip.naskah.tests.bab3 import JUMLAH, bahan_bulanan, nilai, sel, susun_bab3, tabel, terukur
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import TAHUN, bahan, rata, semua_teks
from sakip.naskah.tests.test_bab3 import tingkat
from sakip.organisasi.queries import Pejabat
from sakip.pengukuran.hasil import HasilButir, TitikTahun
from sakip.pengukuran.queries.wilayah import NilaiWilayah
from sakip.perencanaan.queries import TargetTahun

D = Decimal
DIKETIK = st.decimals(0, 10000, places=4)


def orang(n: str, *, dihitung: bool = False) -> Ukuran:
    return Ukuran(D(n), None, "orang", dihitung=dihitung)


def utuh(target: str, realisasi: str, **lain: object) -> HasilButir:
    """An item in whole people whose realisation came as a whole, by letter."""
    return butir(D(target), orang(realisasi), satuan="orang", desimal=0, **lain)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("b", "kalimat"),
    [
        (
            utuh("12.5", "11.25"),
            "Target tahun 2023 adalah 12,50 orang dan realisasinya 11,25 orang. Capaian kinerjanya 90,00%, "
            "tidak mencapai target.",
        ),
        (
            utuh("100000", "12.5"),
            "Target tahun 2023 adalah 100.000,0 orang dan realisasinya 12,5 orang. Capaian kinerjanya 0,01%, "
            "tidak mencapai target.",
        ),
        (
            butir(None, orang("12.5"), satuan="orang", desimal=0),
            "Indikator ini tidak ditargetkan pada tahun 2023; realisasinya 12,5 orang dicatat tanpa capaian.",
        ),
        (
            butir(D("12.5"), None, keadaan="tidak_jatuh_tempo", satuan="orang", desimal=0),
            "Target tahun 2023 adalah 12,5 orang. Realisasinya belum jatuh tempo, sehingga capaian belum "
            "dihitung.",
        ),
        (
            butir(D("12.5"), None, keadaan="kosong", satuan="orang", desimal=0),
            "Target tahun 2023 adalah 12,5 orang. Realisasinya belum dilaporkan, sehingga capaian tidak "
            "dihitung; tidak dilaporkan bukan berarti nol.",
        ),
        (
            butir(D("2.5"), Ukuran(D("7.5"), None, "indeks", D(10)), satuan="indeks", skala=D(4), desimal=0),
            "Target tahun 2023 adalah 2,5 (skala 4) dan realisasinya 7,5 (skala 10). Keduanya tidak dapat "
            "dibandingkan (target skala 4, realisasi skala 10), sehingga capaian tidak dihitung.",
        ),
        (
            utuh("0", "2.5"),
            "Target tahun 2023 adalah 0 orang dan realisasinya 2,5 orang. "
            "Capaian tidak dapat dihitung: target nol: hasil bagi tidak ada.",
        ),
    ],
)
def test_kalimat_capaian_tidak_membulatkan_yang_diketik(b, kalimat):
    assert kalimat_capaian(b, TAHUN) == kalimat


@given(DIKETIK, DIKETIK, st.integers(0, 4))
def test_angka_dalam_kalimat_sama_dengan_angka_dalam_data(target, realisasi, desimal):
    b = butir(target, Ukuran(realisasi, None, "orang"), satuan="orang", desimal=desimal)
    cetak = re.search(r"adalah (\S+) orang dan realisasinya (\S+) orang", kalimat_capaian(b, TAHUN))
    assert cetak is not None
    assert [baca(x, harap="ribuan").nilai for x in cetak.groups()] == [target, realisasi]


@given(st.decimals(0, 1000, places=9), st.integers(0, 4))
def test_yang_dihitung_ditulis_dengan_desimal_manual(n, desimal):
    teks = tulis_ukuran(Ukuran(n, None, "orang", dihitung=True), desimal).removesuffix(" orang")
    assert len(teks.partition(",")[2]) == desimal


def test_deret_tahun_tidak_membulatkan_yang_diketik():
    naik = [TahunNilai(2021, D("12.5")), TahunNilai(2022, D("13.25")), TahunNilai(2023, D("14"))]
    assert "terus naik dari 12,5 orang pada tahun 2021" in kalimat_deret(naik, 0, orang("14"))
    turun_naik = [*naik, TahunNilai(2024, D("13.5"))]
    assert "tertinggi 14,0 (tahun 2023) dan terendah 12,5 (tahun 2021)" in kalimat_deret(
        turun_naik, 0, orang("14")
    )
    hitungan = [replace(t, dihitung=True) for t in turun_naik]
    assert "tertinggi 14 (tahun 2023) dan terendah 13 (tahun 2021)" in kalimat_deret(hitungan, 0, orang("14"))


def test_median_yang_merupakan_angka_sebuah_wilayah_tetap_utuh():
    semua = [orang("11.5"), orang("12.5"), orang("14.5")]
    assert tulis_ukuran(ukuran_median(semua, orang("9")), 0) == "12,5 orang"
    assert tulis_ukuran(ukuran_median([*semua, orang("15")], orang("9")), 0) == "14 orang"
    hitungan = [replace(u, dihitung=True) for u in semua]
    assert tulis_ukuran(ukuran_median(hitungan, orang("9")), 0) == "13 orang"


def test_arah_antartahun_dilihat_pada_angka_yang_tercetak():
    b = utuh("20", "12.4")
    seri = {b.indikator: [titik(2022, "20", "12.3")]}
    fakta = fakta_semua([b], seri, TAHUN)[b.indikator]
    assert fakta.arah(orang("12.3"), b.realisasi) == "naik"
    assert fakta.arah(orang("12.3", dihitung=True), replace(b.realisasi, dihitung=True)) == "tetap"
    assert fakta.tutur(fakta.pada(2022)) == "target 20 orang, realisasi 12,3 orang"


# --- the whole of Bab III A --------------------------------------------------------------------------


def titik(tahun: int, target: str, realisasi: str) -> TitikTahun:
    return TitikTahun(tahun, D(target), D(realisasi), None, None, "orang", None, True, "")


def jalur(tahun: int, n: str, lingkup: str = "wilayah") -> TargetTahun:
    return TargetTahun(tahun, lingkup, D(n), None, "orang", None, None, 2022, 2024)


def berpecahan() -> BahanLkjip:
    """Every figure of every year, plan and office ends in a half, and the manual shows whole people."""
    b = utuh("12.5", "11.5")
    seri = [titik(2021, "8.5", "8.5"), titik(2022, "10.5", "9.5"), titik(TAHUN, "12.5", "11.5")]
    wilayah = [
        NilaiWilayah(f"w{i}", f"Wilayah {i}", f"W{i}", orang("20.5"), orang(f"{i}.5")) for i in (4, 5, 7)
    ]
    return replace(
        bahan([b]),
        seri={b.indikator: seri},
        renstra={b.indikator: (jalur(2022, "10.5"), jalur(2023, "15.5"), jalur(2024, "18.5"))},
        nasional={b.indikator: jalur(2023, "30.5", "nasional")},
        wilayah={b.indikator: wilayah},
    )


def gambar_teks(blok: list[Blok]) -> str:
    return " ".join(f"{x.teks_alternatif} {x.bagan}" for x in rata(blok) if isinstance(x, Gambar))


@pytest.mark.parametrize("pada", ["indikator", "bab"])
def test_seluruh_bab_iii_memuat_angka_seperti_dalam_data(pada):
    ubahan = tuple(tingkat(k, pada) for k in ("tahun_ini", *BANDING_ANGKA))
    blok, _ = susun_bab3(replace(berpecahan(), kerangka_ubahan=ubahan))
    teks, bagan = semua_teks(blok), gambar_teks(blok)
    for angka in ("12,5", "11,5", "9,5", "8,5", "15,5", "18,5", "30,5", "5,5"):
        assert angka in teks, angka
    for isi in (teks, bagan):
        assert not {n for n in re.findall(r"([\d.,]+) orang", isi) if not n.endswith(",5")}
    if pada == "indikator":  # charts stand beside the tables of one indicator
        assert "'tulisan': '12,5'" in bagan and not re.search(r"'tulisan': '\d+'", bagan)


def test_variabel_tanpa_rumus_yang_dijumlahkan_tetap_utuh():
    b = bahan_bulanan(
        {"v": {"a": nilai({"2023-01": "2.5", "2023-03": "3.25"})}},
        target="12.5",
        desimal=0,
        target_periode=(("2023-B03", D("3.5"), True),),
    )
    blok, _ = susun_bab3(b)
    assert sel(tabel(blok, "Capaian 1.1"))[0][:2] == ["12,50 orang", "5,75 orang"]
    assert sel(tabel(blok, "Perkembangan"))[1:] == [
        ["Maret", "3,25", "5,75", "3,5", "164,29%"],
        ["Jumlah setahun", "5,75", "5,75", "12,5", "46,00%"],
    ]


@pytest.mark.parametrize(
    ("rumus", "waktu", "cetak"),
    [
        ("", "jumlah", "5,75 orang"),
        ("n", "jumlah", "5,75 orang"),
        ("n + n", "jumlah", "11,5 orang"),
        ("n / 2", "jumlah", "3 orang"),
        ("", "rata", "3 orang"),
        ("n", "rata", "3 orang"),
        ("", "maks", "3,25 orang"),
    ],
)
def test_hanya_yang_dihitung_yang_dibulatkan(rumus, waktu, cetak):
    aturan: AturanVariabel = replace(JUMLAH, waktu=waktu)
    isian = {"v": {"a": nilai({"2023-01": "2.5", "2023-02": "3.25"})}}
    b = terukur({"n": aturan}, isian, rumus=rumus, desimal=0)
    assert tulis_ukuran(b.realisasi, 0) == cetak
    assert _sel_bulan(b.hasil_realisasi, 0) == cetak.removesuffix(" orang")


def test_rata_dari_satu_isian_adalah_isian_itu():
    isian = {"v": {"a": nilai({"2023-01": "2.5"})}}
    b = terukur({"n": replace(JUMLAH, waktu="rata", unit="rata")}, isian, desimal=0)
    assert tulis_ukuran(b.realisasi, 0) == "2,5 orang"


def test_target_berkala_perjanjian_ditulis_utuh():
    pejabat = Pejabat("Kepala Kantor", "Pejabat K")
    butir_pk = ButirPk(
        "ind", "1.1", "kegiatan", "Sasaran", "Jumlah warga", orang("25"), False, 0,
        (("2023-B03", orang("6.25"), True), ("2023-B06", orang("12.5"), True)),
    )  # fmt: skip
    berkala = _tabel_berkala(VersiPk("pk", 0, "", None, True, pejabat, None, (butir_pk,), ()))
    assert sel_target(butir_pk).teks == "25 orang"
    assert berkala is not None and [b[-1] for b in sel(berkala)] == ["6,25 orang", "12,5 orang"]
