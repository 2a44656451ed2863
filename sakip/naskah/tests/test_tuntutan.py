"""Sentences of people against figures: what is flagged, how surely, and above all what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.capaian import Ukuran
from sakip.naskah.fakta import Fakta
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tuntutan import Lingkup, periksa_teks
from sakip.pengukuran.hasil import TitikTahun

D = Decimal
TAHUN = 2023


def titik(tahun: int, target: str | None, realisasi: str | None, capaian: str | None, **lain) -> TitikTahun:
    def angka(x: str | None) -> Decimal | None:
        return None if x is None else D(x)

    isi = {"satuan": "persen", "skala": None, "sebanding": True, "catatan": "", "kata": None, **lain}
    return TitikTahun(tahun, angka(target), angka(realisasi), capaian=angka(capaian), **isi)


def _fakta(kode: str, rumusan: str, target, realisasi, seri=(), **manual) -> Fakta:
    from dataclasses import replace

    b = butir(target, realisasi, kode=kode, **manual)
    return Fakta(replace(b, rumusan=rumusan), seri, TAHUN)


#: 1.1 fell short (97,40%) and fell; 1.2 exceeded and rose; 1.3 a count that met its target exactly and
#: stayed; 1.4 less is better, exceeded, fell; 1.5 was not reported; 1.6 changed its method.
SEMUA = [
    _fakta(
        "1.1",
        "Persentase permohonan layanan yang selesai tepat waktu",
        D("90"),
        D("87.66"),
        (titik(2021, "85", "80", "94.12"), titik(2022, "88", "89.5", "101.70")),
    ),
    _fakta(
        "1.2",
        "Persentase menurunnya tahanan yang melampaui masa tahanan",
        D("80"),
        D("100"),
        (titik(2022, "80", "80", "100"),),
    ),
    _fakta(
        "1.3",
        "Jumlah desa binaan sadar hukum",
        Ukuran(D(342), None, "desa", None),
        Ukuran(D(342), None, "desa", None),
        (titik(2022, "300", "342", "114", satuan="desa"),),
        satuan="desa",
        desimal=0,
    ),
    _fakta(
        "1.4",
        "Rata-rata lama pemeriksaan berkas",
        Ukuran(D(10), None, "hari", None),
        Ukuran(D(8), None, "hari", None),
        (titik(2022, "12", "11", "108.33", satuan="hari"),),
        satuan="hari",
        polaritas="turun",
    ),
    _fakta("1.5", "Persentase rekomendasi yang ditindaklanjuti", D("90"), None, keadaan="kosong"),
    _fakta(
        "1.6",
        "Indeks kepuasan masyarakat atas layanan",
        D("3.5"),
        D("3.6"),
        (titik(2022, "80", "85", "106", sebanding=False, catatan="skala berubah"),),
        satuan="indeks",
    ),
]
FAKTA = {f.butir.indikator: f for f in SEMUA}
KUNCI = {f.butir.kode: f.butir.indikator for f in SEMUA}


def hasil(teks: str, kode: str | None = None) -> str:
    """Kinds of the findings of a text, joined; "" where nothing is said against it."""
    lingkup = Lingkup(
        FAKTA, TAHUN, "Kantor Wilayah Contoh", indikator=KUNCI[kode] if kode else "", kumpulan=tuple(FAKTA)
    )
    return " ".join(s.jenis for s in periksa_teks(teks, lingkup))


B, R, T = "bertentangan", "ragu", ""

EMAS = [
    # --- verdicts: 1.1 reached 97,40% of its target
    ("1.1", "Target telah tercapai.", B),
    ("1.1", "Target indikator ini tercapai dengan capaian 97,40%.", B),
    ("1.1", "Capaian indikator ini telah memenuhi target yang ditetapkan.", B),
    ("1.1", "Realisasi melampaui target.", B),
    ("1.1", "Berdasarkan hasil perhitungan dapat diketahui bahwa target tahun 2023 telah tercapai.", B),
    ("1.1", "Target tidak hanya tercapai, tetapi juga terlampaui.", B),
    ("1.1", "Realisasi indikator ini berada di atas target.", B),
    ("1.1", "**Target telah tercapai.**", B),
    ("1.1", "Target belum tercapai.", T),
    ("1.1", "Target belum sepenuhnya tercapai karena dua aplikasi belum selesai diuji.", T),
    ("1.1", "Capaian kinerja tidak mencapai target.", T),
    ("1.1", "Realisasi masih di bawah target.", T),
    ("1.1", "Target hampir tercapai.", T),
    ("1.1", "Target tercapai 97,40%.", R),
    ("1.1", "Target dapat tercapai berkat kerja sama semua pihak.", R),
    ("1.2", "Target telah tercapai bahkan melebihi target yang ditetapkan.", T),
    ("1.2", "Target belum tercapai.", B),
    ("1.2", "Realisasi tidak mencapai target.", B),
    ("1.2", "Target nyaris tercapai.", R),
    ("1.2", "Realisasi masih di bawah target.", B),
    ("1.3", "Realisasi melampaui target.", B),
    ("1.3", "Realisasi sesuai dengan target.", T),
    ("1.3", "Target tidak terlampaui.", T),
    ("1.4", "Realisasi berada di bawah target, yang berarti lebih baik.", T),
    ("1.4", "Realisasi melampaui target.", T),
    ("1.4", "Target belum tercapai.", B),
    ("1.5", "Target telah tercapai.", R),
    # --- what is wished, planned, supposed, asked, or said of others
    ("1.1", "Untuk memenuhi target tahun 2024 sebesar 95% kami menambah petugas.", T),
    ("1.1", "Diharapkan target tercapai pada tahun berikutnya.", T),
    ("1.1", "Kami berupaya agar target tercapai.", T),
    ("1.1", "Apabila target tercapai, petugas memperoleh penghargaan.", T),
    ("1.1", "Mengapa target tercapai?", T),
    ("1.1", "Indikator yang tercapai pada tahun lalu dipertahankan.", T),
    ("1.1", "Serapan anggaran melampaui target.", T),
    ("1.1", "Pelatihan paralegal memenuhi target peserta.", T),
    ("1.1", "Jika dibandingkan dengan target Renstra, target tahun 2023 telah tercapai.", T),
    ("1.1", "Pada triwulan III target tercapai.", T),
    ("1.1", "Target tahun 2022 tercapai.", T),
    ("1.1", "Target tahun 2021 tercapai.", B),
    # --- trends
    ("1.1", "Realisasi meningkat dibandingkan tahun lalu.", B),
    ("1.1", "Realisasi tahun ini mengalami kenaikan dibandingkan tahun 2022.", B),
    ("1.1", "Capaian kinerja naik dari tahun sebelumnya.", B),
    ("1.1", "Realisasi menurun dibandingkan tahun lalu.", T),
    ("1.1", "Realisasi tidak meningkat dibandingkan tahun lalu.", T),
    ("1.1", "Realisasi meningkat dibandingkan tahun 2021.", T),
    ("1.1", "Realisasi tahun 2022 meningkat.", T),
    ("1.1", "Realisasi tetap dibandingkan tahun lalu.", B),
    ("1.1", "Jumlah petugas meningkat.", T),
    ("1.1", "Jumlah petugas tetap, sedangkan permohonan yang selesai bertambah.", T),
    ("1.1", "Kegiatan ini meningkatkan kualitas layanan.", T),
    ("1.1", "Realisasi tahun 2024 akan meningkat.", T),
    ("1.1", "Petugas turun langsung ke lapangan.", T),
    ("1.2", "Capaian stabil dari 80 menjadi 100.", B),
    ("1.2", "Realisasi stabil dibandingkan tahun lalu.", B),
    ("1.2", "Realisasi mengalami penurunan dari 109% menjadi 111%.", B),
    ("1.2", "Realisasi tahun 2022 sebesar 80% menurun bila dibandingkan pada tahun 2023 sebesar 100%.", B),
    ("1.2", "Realisasi naik dari 80% menjadi 100%.", T),
    ("1.2", "Terdapat peningkatan realisasi dibandingkan tahun 2022.", T),
    ("1.2", "Persentase menurunnya tahanan yang melampaui masa tahanan tahun 2023 telah tercapai.", T),
    ("1.2", "Menurunnya jumlah tahanan tidak lepas dari kerja sama.", T),
    ("1.3", "Realisasi tetap seperti tahun lalu.", T),
    ("1.3", "Realisasi meningkat dibandingkan tahun lalu.", B),
    ("1.4", "Realisasi membaik dibandingkan tahun lalu.", T),
    ("1.4", "Realisasi memburuk dibandingkan tahun lalu.", B),
    ("1.5", "Realisasi meningkat dibandingkan tahun lalu.", T),
    ("1.6", "Realisasi menurun dibandingkan tahun lalu.", R),
    ("1.2", "Realisasi meningkat dibandingkan tahun 2020.", R),
    # --- plain numbers
    ("1.1", "Capaian sebesar 97,4 %.", T),
    ("1.1", "Capaian kinerjanya adalah 97%.", T),
    ("1.1", "Capaian kinerja sebesar 99,4%.", B),
    ("1.1", "Realisasi sebesar 97,40%.", B),
    ("1.1", "Capaian sebesar 87,66%.", R),
    ("1.1", "Target 90% dan realisasi 87,66%.", T),
    ("1.1", "Target yang ditetapkan adalah 95%.", B),
    ("1.1", "Target tahun 2024 adalah 95%.", T),
    ("1.1", "Realisasi tahun 2022 sebesar 89,5%.", T),
    ("1.1", "Realisasi tahun 2022 sebesar 98%.", B),
    ("1.1", "Realisasi sekitar 88%.", T),
    ("1.1", "Realisasi sebanyak 1.154 permohonan.", T),
    ("1.1", "Realisasi anggaran sebesar 99%.", T),
    ("1.1", "Pada Loket Mawar realisasi sebesar 92%.", T),
    ("1.1", "Pada triwulan I realisasi 20%.", T),
    ("1.3", "Realisasi 342.", T),
    ("1.3", "Realisasi sebanyak 324 desa.", B),
    ("1.4", "Realisasi 8 hari dari target 10 hari.", T),
    # --- of the whole office
    (None, "Sebagian besar target tercapai.", T),
    (None, "Seluruh target Perjanjian Kinerja tahun 2023 tercapai.", B),
    (None, "Semua indikator telah melampaui target.", B),
    (None, "Belum semua target tercapai.", T),
    (None, "Tidak ada target yang tercapai.", T),
    (None, "Sebagian kecil target tercapai.", B),
    (None, "Dari 6 indikator, 4 indikator mencapai target dan 1 indikator tidak tercapai.", T),
    (None, "Dari 6 indikator, 3 indikator mencapai target dan 2 indikator tidak tercapai.", B),
    (None, "Dari 6 indikator, empat mencapai target.", T),
    (None, "Dari 6 indikator, 2 tidak mencapai target.", T),  # the one that was not reported may count
    (None, "Indikator yang tidak tercapai sebanyak 3 indikator.", R),
    (None, "Seluruh target Divisi Pelayanan tercapai.", R),
    (None, "Target indikator ini telah tercapai.", T),
    (None, "Target sasaran ini belum tercapai.", T),
    (None, "Target kinerja belum tercapai.", R),
    (
        None,
        "Capaian kinerja untuk indikator realisasi Persentase permohonan layanan yang selesai tepat waktu "
        "tahun 2023 sebesar 97,40% dengan realisasi 87,66%.",
        T,
    ),
    (None, "Berkas memperoleh putusan yang berkekuatan hukum tetap.", T),
    (None, "Capaian indikator 1.1 melampaui target.", B),
    (None, "Target Jumlah desa binaan sadar hukum belum tercapai.", B),
    (None, "Capaian indikator 1.1 sebesar 97,4% dan capaian indikator 1.2 sebesar 125%.", T),
    (None, "Penyelesaian permohonan layanan tepat waktu meningkat dibandingkan tahun lalu.", R),
    (None, "Jumlah penduduk meningkat dibandingkan tahun lalu.", T),
]


@pytest.mark.parametrize(("kode", "kalimat", "seharusnya"), EMAS)
def test_kalimat_dinilai_menurut_data(kode, kalimat, seharusnya):
    assert hasil(kalimat, kode) == seharusnya


def test_tabel_emas_memuat_banyak_kalimat_benar_dan_salah():
    assert len(EMAS) >= 60
    assert sum(j == T for *_, j in EMAS) >= 30 and sum(j == B for *_, j in EMAS) >= 25


def test_alasan_menyebut_angka_yang_sebenarnya_dan_kutipannya():
    lingkup = Lingkup(FAKTA, TAHUN, indikator=KUNCI["1.1"])
    (s,) = periksa_teks("Layanan dibuka. Target telah tercapai. Selesai.", lingkup)
    assert s.kutipan == "tercapai" and s.kalimat == "Target telah tercapai."
    assert "97,40%" in s.alasan and "tidak mencapai target" in s.alasan
    assert "Layanan dibuka. Target telah tercapai."[: s.akhir].endswith("tercapai.")


def test_tabel_dan_judul_bukan_kalimat():
    tabel = "### Target tercapai\n\n| Uraian | Ket |\n|---|---|\n| Target | Target tercapai. |"
    assert hasil(tabel, "1.1") == T
    assert hasil(f"{tabel}\n\n- Target tercapai.", "1.1") == B


@given(st.text(max_size=300), st.sampled_from([None, *KUNCI]))
def test_teks_apa_pun_tidak_pernah_gagal(teks, kode):
    hasil(teks, kode)


KATA = (
    "target capaian realisasi tercapai tidak belum meningkat menurun dari menjadi 97,4% 80 2022 tahun lalu "
    "sebesar semua indikator 1.1 , . ; sedangkan dan yang akan melampaui **"
)


@given(st.lists(st.sampled_from(KATA.split()), max_size=25))
def test_susunan_kata_apa_pun_tidak_pernah_gagal(kata):
    for kode in (None, "1.1", "1.3", "1.5"):
        hasil(" ".join(kata), kode)


def test_rujukan_yang_tidak_dikenal_tidak_dibaca_sebagai_tuntutan():
    fakta = {f.butir.indikator: f for f in SEMUA}
    lingkup = Lingkup(fakta, TAHUN, indikator=SEMUA[0].butir.indikator)
    assert periksa_teks("Nilainya {capaian:9.9} dan {realisasi:1.1} 12%.", lingkup) == ()
    assert periksa_teks("Capaian sebesar 12%.", lingkup) != ()


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Lima dari 6 indikator mencapai target.", True),
        ("Empat dari 6 indikator mencapai target.", False),
        ("4 dari 6 indikator mencapai target.", False),
        ("Empat indikator mencapai target.", False),
        ("Lima indikator mencapai target.", True),
        ("Dua puluh satu indikator mencapai target.", False),
    ],
)
def test_banyaknya_indikator_yang_ditulis_dengan_kata_dibandingkan(kalimat, salah):
    fakta = {f.butir.indikator: f for f in SEMUA}
    lingkup = Lingkup(fakta, TAHUN, kumpulan=tuple(fakta))
    enam = "Dari 6 indikator, " if "dari" not in kalimat.lower() and "puluh" not in kalimat else ""
    assert bool(periksa_teks(enam + kalimat, lingkup)) == salah


def test_target_yang_dikatakan_berhasil_dicapai_dinilai():
    fakta = {f.butir.indikator: f for f in SEMUA}
    for kode, salah in (("1.1", True), ("1.2", False)):
        satu = next(f for f in SEMUA if f.butir.kode == kode)
        lingkup = Lingkup(fakta, TAHUN, indikator=satu.butir.indikator)
        assert bool(periksa_teks("Target berhasil dicapai dengan baik.", lingkup)) == salah
        assert bool(periksa_teks("Target belum berhasil dicapai.", lingkup)) != salah
        assert periksa_teks("Banyak hal yang telah dicapai tahun ini.", lingkup) == ()


def test_satuan_indikator_dalam_kalimatnya_tidak_membuatnya_hal_lain():
    fakta = {f.butir.indikator: f for f in SEMUA}
    desa = next(f for f in SEMUA if f.butir.kode == "1.3")
    lingkup = Lingkup(fakta, TAHUN, indikator=desa.butir.indikator)
    assert periksa_teks("Realisasi sebesar 342 desa melampaui target.", lingkup) != ()
    assert periksa_teks("Realisasi sebesar 342 desa mencapai target.", lingkup) == ()
