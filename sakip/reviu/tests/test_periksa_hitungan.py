"""Sums, means, weights and fractions: slips that two proofs show, and right prints that look like slips."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import baris, capaian, tabel, temuan


def satu(teks: str, kelas: str, harus: str) -> None:
    """Just one finding beyond doubt, and what it says should stand there."""
    ada = temuan(teks, kelas)
    assert [t.seharusnya for t in ada] == [harus], [(t.baris, t.uraian) for t in ada]


# --- formulas over several lines ----------------------------------------------------------------------

BERTINGKAT = "Rumus:\n\n(kolam yang panen / seluruh kolam) x 100%\n= ({a} / 640) x 100%\n= {hasil}\n\n"


def test_hasil_pada_baris_sendiri() -> None:
    satu(BERTINGKAT.format(a="518", hasil="89,04%"), "rumus", "80,94%")
    assert temuan(BERTINGKAT.format(a="518", hasil="80,94%"), "rumus", ragu=True) == []


SELISIH = (
    "% kenaikan = (3.482.500 - 3.150.000) / 3.150.000 x 100%\n= {beda} / 3.150.000 x 100%\n= {hasil}\n\n"
)


def test_hasil_antara_yang_salah_hanya_sekali() -> None:
    satu(SELISIH.format(beda="323.500", hasil="10,56%"), "rumus", "332.500")
    assert temuan(SELISIH.format(beda="332.500", hasil="10,56%"), "rumus", ragu=True) == []


def test_rumus_di_belakang_sebutannya() -> None:
    teks = "Capaian: $$\\frac{{84,5}}{{{t}}} \\times 100\\% = 105,63\\%$$\n\n"
    satu(teks.format(t="85"), "rumus", "99,41%")
    assert temuan(teks.format(t="80"), "rumus", ragu=True) == []


def test_titik_dua_antara_kata_dan_angka_ialah_pembagian() -> None:
    teks = "kapal yang berlayar : 64 x 100% = 90,63%\n\n58 : 64 x 100% = 90,63%\n\n"
    assert temuan(teks, "rumus", ragu=True) == []


TERBALIK = (
    "Indikator 1.1 Persentase desa pesisir tangguh\n\n({a} / {b}) x 100%\n\n(60 / 90) x 100% = 66,67%\n\n"
    "Tabel 3.7 Desa Pesisir\n\n"
) + tabel(
    "No | Wilayah | Jumlah Desa Pesisir | Desa Pesisir Tangguh",
    "1 | Wilayah A | 30 | 22",
    "2 | Wilayah B | 25 | 14",
    "3 | Wilayah C | 35 | 24",
)


def test_pembilang_dan_penyebut_tertukar_menurut_tabelnya() -> None:
    utuh, bagian = "jumlah desa pesisir di Provinsi Bahari", "jumlah desa pesisir tangguh"
    (t,) = temuan(TERBALIK.format(a=utuh, b=bagian), "rumus")
    assert t.baris == (baris(TERBALIK.format(a=utuh, b=bagian), "Provinsi Bahari"),)
    assert temuan(TERBALIK.format(a=bagian, b=utuh), "rumus", ragu=True) == []


# --- a sum and a mean under the same rows ---------------------------------------------------------------

PELABUHAN = (
    "1 | Pelabuhan Anyar | 84,20",
    "2 | Pelabuhan Bakau | 79,65",
    "3 | Pelabuhan Cendana | 91,05",
    "4 | Pelabuhan Damar | 88,50",
)


def indeks(jumlah: str, rata: str, isi: tuple[str, ...] = PELABUHAN) -> str:
    return "Tabel 3.2 Indeks Layanan\n\n" + tabel(
        "No | Unit | Nilai Indeks", *isi, f"| Jumlah | {jumlah}", f"| Rata-rata | {rata}"
    )


def test_rata_di_bawah_jumlah() -> None:
    satu(indeks("343,40", "85,58"), "rata_rata", "85,85")
    assert temuan(indeks("343,40", "85,85"), "rata_rata", ragu=True) == []


def test_jumlah_indeks_yang_dibuktikan_rata_ratanya() -> None:
    satu(indeks("334,40", "85,85"), "jumlah", "343,40")
    assert temuan(indeks("334,40", "85,85"), "rata_rata", ragu=True) == []
    assert temuan(indeks("343,40", "85,85"), "jumlah", ragu=True) == []


def test_rata_yang_dihitung_dari_jumlah_yang_salah_satu_temuan() -> None:
    teks = indeks("334,40", "83,60")
    satu(teks, "jumlah", "343,40")
    assert temuan(teks, "rata_rata", ragu=True) == []


def test_jumlah_lanjutan_halaman_lain_tidak_dinilai() -> None:
    isi = tuple(f"{n + 8}{b[1:]}" for n, b in enumerate(PELABUHAN))
    for kelas in ("jumlah", "rata_rata"):
        assert temuan(indeks("934,10", "84,92", isi), kelas, ragu=True) == []


def survei(rata: str) -> str:
    return "Tabel 3.3 Survei\n\n" + tabel(
        "Periode | Responden | Indeks A | Indeks B",
        "Triwulan I | 212 | 3,41 | 3,36",
        "Triwulan II | 238 | 3,54 | 3,40",
        "Triwulan III | 255 | 3,66 | 3,39",
        "Triwulan IV | 271 | 3,79 | 3,45",
        f"Rata-rata/Jumlah | 976 | 3,60 | {rata}",
    )


def test_baris_rata_dan_jumlah_sekaligus() -> None:
    satu(survei("3,04"), "rata_rata", "3,40")
    assert temuan(survei("3,40"), "rata_rata", ragu=True) == []


@pytest.mark.parametrize(("rata", "ada"), [("3,38", False), ("3,50", False), ("3,83", True)])
def test_rata_boleh_dibobot_dengan_banyaknya(rata: str, ada: bool) -> None:
    isi = ("Tambat | 100 | 3,20", "Labuh | 50 | 3,50", "Pandu | 30 | 3,80")
    teks = tabel("Layanan | Responden | Indeks", *isi, f"Rata-rata | 180 | {rata}")
    assert bool(temuan(teks, "rata_rata", ragu=True)) is ada


@pytest.mark.parametrize(("rata", "ada"), [("3,45", True), ("3,54", False), ("3,61", False)])
def test_rata_tanpa_bukti_lain_hanya_bila_angkanya_tertukar(rata: str, ada: bool) -> None:
    isi = (
        "1 | Alur | 3,52",
        "2 | Dermaga | 3,48",
        "3 | Waktu | 3,40",
        "4 | Tarif | 3,77",
        "5 | Hasil | 3,55",
    )
    teks = tabel("No | Unsur | Nilai", *isi, f"Nilai rata-rata unsur | | {rata}")
    assert bool(temuan(teks, "rata_rata", ragu=True)) is ada


# --- one wrong cell, two proofs -------------------------------------------------------------------------


def muatan(c: str = "46,67%", b: str = "112", jumlah: str = "240") -> str:
    return "Tabel 2.1 Muatan menurut Jenis\n\n" + tabel(
        "Jenis | Jumlah | Persentase",
        "Curah | 68 | 28,33%",
        f"Peti kemas | {b} | {c}",
        "Umum | 60 | 25,00%",
        f"Jumlah | {jumlah} | 100,00%",
    )


def test_bagian_yang_salah_menurut_jumlah_dan_persennya() -> None:
    teks = muatan(b="121")
    satu(teks, "jumlah", "112")
    assert temuan(teks, "realisasi", ragu=True) == []
    assert baris(teks, "Peti kemas") in temuan(teks, "jumlah")[0].baris


def test_persen_yang_salah_tetap_persen() -> None:
    teks = muatan(c="46,76%")
    assert temuan(teks, "jumlah", ragu=True) == []
    satu(teks, "realisasi", "46,67")


@pytest.mark.parametrize("kelas", ["jumlah", "realisasi"])
def test_tabel_yang_cocok(kelas: str) -> None:
    assert temuan(muatan(), kelas, ragu=True) == []


def belanja(b: str, jumlah: str = "9.268.900.000") -> str:
    return "Tabel 3.9 Realisasi Anggaran per Kegiatan\n\n" + tabel(
        "No | Kegiatan | Pagu | Realisasi | %",
        "1 | Pemeliharaan alur | 4.200.000.000 | 4.158.000.000 | 99,00%",
        f"2 | Sarana bantu navigasi | 1.300.000.000 | {b} | 98,10%",
        "3 | Patroli | 2.150.000.000 | 2.107.000.000 | 98,00%",
        "4 | Tata usaha | 1.760.000.000 | 1.728.600.000 | 98,22%",
        f"| Jumlah | 9.410.000.000 | {jumlah} | 98,50%",
    )


def test_realisasi_yang_melampaui_pagu_satu_temuan() -> None:
    teks = belanja("1.375.300.000")
    (t,) = temuan(teks, "lebih_100")
    assert baris(teks, "navigasi") in t.baris
    for kelas in ("jumlah", "persen_anggaran", "realisasi"):
        assert temuan(teks, kelas, ragu=True) == []


def test_jumlah_anggaran_yang_salah_menurut_persennya() -> None:
    teks = belanja("1.275.300.000", "9.286.900.000")
    satu(teks, "jumlah", "9.268.900.000")
    assert temuan(teks, "persen_anggaran", ragu=True) == []
    benar = belanja("1.275.300.000")
    for kelas in ("jumlah", "persen_anggaran", "lebih_100"):
        assert temuan(benar, kelas, ragu=True) == []


def test_jumlah_yang_berdiri_di_atas_bagiannya() -> None:
    kepala, akhir = (
        "Unit | Pria | Wanita | Jumlah",
        ("A | 40 | 35 | 75", "B | 42 | 33 | 75", "C | 30 | 32 | 62"),
    )
    satu(tabel(kepala, "Total | 112 | 100 | 221", *akhir), "jumlah", "212")
    assert temuan(tabel(kepala, "Total | 112 | 100 | 212", *akhir), "jumlah", ragu=True) == []


def kenaikan(c: str) -> str:
    return tabel(
        "Layanan | 2021 | 2022 | Kenaikan",
        "Tambat | 1.250.000 | 1.400.000 | 12,00%",
        "Labuh | 840.000 | 903.000 | 7,50%",
        f"Pandu | 500.000 | 620.000 | {c}",
        "Tunda | 2.100.000 | 2.310.000 | 10,00%",
    )


def test_kolom_kenaikan_dari_dua_tahun() -> None:
    satu(kenaikan("42,00%"), "realisasi", "24")
    assert temuan(kenaikan("24,00%"), "realisasi", ragu=True) == []


def test_baris_terakhir_tanpa_nama_ialah_jumlah() -> None:
    def jabatan(c: str) -> str:
        isi = (
            "Nakhoda | 12 | 8 | 20",
            "Juru mudi | 45 | 38 | 83",
            f"Kelasi | 19 | 6 | {c}",
            " | 76 | 52 | 128",
        )
        return tabel("Jabatan | Pria | Wanita | Jumlah", *isi)

    satu(jabatan("15"), "jumlah", "25")
    assert temuan(jabatan("25"), "jumlah", ragu=True) == []


def test_selisih_di_kanan_yang_salah_bukan_kolom_asalnya() -> None:
    isi = (
        "Alur | 105,20 | 98,10 | 7,10",
        "Dermaga | 110,40 | 97,20 | 13,20",
        "Tarif | 120,00 | 95,00 | 25,00",
    )
    teks = tabel("Sasaran | % Capaian | % Serapan | Efisiensi", *isi, "Hasil | 101,30 | 99,90 | {x}")
    satu(teks.format(x="4,10"), "realisasi", "1,4")
    for kelas in ("realisasi", "rata_rata"):
        assert temuan(teks.format(x="1,40"), kelas, ragu=True) == []


def sesak(c: str, kepala: str = "Dermaga | Daya | Isi | % Over") -> str:
    isi = ("A | 500 | 820 | 64,00", "B | 300 | 366 | 22,00", f"C | 250 | 410 | {c}", "D | 120 | 150 | 25,00")
    return tabel(kepala, *isi)


def test_kepala_dengan_kata_yang_tidak_dikenal() -> None:
    (t,) = temuan(sesak("46,00"), "realisasi")
    assert t.seharusnya == "64"
    assert "% Over" in t.uraian
    assert temuan(sesak("64,00"), "realisasi", ragu=True) == []


def test_sisa_sesudah_yang_diblokir() -> None:
    def pagu(sisa: str) -> str:
        isi = (
            "A | 500.000.000 | 50.000.000 | 440.000.000 | " + sisa,
            "B | 300.000.000 | 0 | 295.000.000 | 5.000.000",
        )
        return tabel("Kegiatan | Pagu | Blokir | Realisasi | Sisa", *isi)

    assert temuan(pagu("10.000.000"), "persen_anggaran", ragu=True) == []
    assert len(temuan(pagu("16.000.000"), "persen_anggaran")) == 1


def test_indikator_yang_bernama_total_bukan_jumlah() -> None:
    isi = ("1 | Indeks A | 3,20 | 3,36 | 105,00%", "2 | Indeks B | 80 | 84 | 105,00%")
    teks = capaian(*isi, "3 | Total nilai investasi | 10 | 12 | 120,00%", "4 | Nilai C | 80 | 82 | 102,50%")
    assert temuan(teks, "jumlah", ragu=True) == []


def test_kolom_yang_menyalin_kolom_lain_bukan_porsi() -> None:
    isi = [f"Hal {x} | {n},00 | {n},00%" for x, n in zip("abcdef", (61, 72, 83, 94, 55, 47), strict=True)]
    teks = tabel("Uraian | Rencana | Perjanjian", *isi, "Hal g | 66,00 | 69,50%")
    assert temuan(teks, "realisasi", ragu=True) == []


# --- a part larger than its whole -----------------------------------------------------------------------


def usulan(c: str, jumlah: str, kepala: str = "No | Terminal | Diusulkan | Disetujui") -> str:
    return "Tabel 3.5 Sertifikasi Awak\n\n" + tabel(
        kepala,
        "1 | Terminal Utara | 46 | 45",
        "2 | Terminal Selatan | 120 | 117",
        f"3 | Terminal Barat | 24 | {c}",
        "4 | Terminal Timur | 58 | 58",
        f"| Jumlah | 248 | {jumlah}",
    )


def test_bagian_lebih_besar_daripada_keseluruhannya() -> None:
    satu(usulan("42", "244"), "lebih_100", "24")
    assert temuan(usulan("24", "244"), "lebih_100", ragu=True) == []


def test_bukan_bagian_boleh_lebih_besar() -> None:
    for kepala in ("No | Terminal | Target | Terlatih", "No | Terminal | Awak Pria | Awak Wanita"):
        assert temuan(usulan("42", "262", kepala), "lebih_100", ragu=True) == []


def test_bagian_lebih_besar_di_beberapa_baris_ialah_kebiasaan_tabel() -> None:
    teks = usulan("42", "262").replace("\t58\t58", "\t58\t60")
    assert temuan(teks, "lebih_100", ragu=True) == []


# --- means of groups against the list -------------------------------------------------------------------

DAFTAR = (
    ("a", "104,20%"), ("b", "98,40%"), ("c", "110,00%"), ("d", "121,35%"), ("e", "100,00%"),
    ("f", "93,15%"), ("g", "107,77%"), ("h", "112,48%"),
)  # fmt: skip


def kelompok(b: str, *, akhir: str = "2") -> str:
    isi = [f"{n} | Persentase kapal {x} | 100% | {c} | {c}" for n, (x, c) in enumerate(DAFTAR, 1)]
    return (
        "Tabel 3.1 Capaian Kinerja\n\n"
        + tabel("No | Indikator Kinerja | Target | Realisasi | Capaian", *isi)
        + "Tabel 4.1 Rata-rata menurut Bidang\n\n"
        + tabel(
            "Bidang | Jumlah Indikator | Rata-rata Capaian",
            "Bidang I | 1 | 104,20%",
            f"Bidang II | 3 | {b}",
            "Bidang III | 2 | 96,58%",
            f"Bidang IV | {akhir} | 110,13%",
        )
    )


def test_rata_kelompok_menurut_urutan_daftar() -> None:
    satu(kelompok("109,29%"), "rata_rata", "109,92%")
    assert temuan(kelompok("109,92%"), "rata_rata", ragu=True) == []


def test_banyak_indikator_yang_tidak_sama_dengan_daftar_tidak_dinilai() -> None:
    assert temuan(kelompok("109,29%", akhir="3"), "rata_rata", ragu=True) == []


# --- weights --------------------------------------------------------------------------------------------


def skor(bobot: str) -> str:
    return "Tabel 3.8 Nilai Tata Kelola\n\n" + tabel(
        "Variabel | Nilai | Bobot (%) | Nilai Terbobot",
        "Ketepatan | 98,20 | 35 | 34,37",
        f"Kelengkapan | 91,40 | {bobot} | 24,68",
        "Kebaruan | 96,00 | 38 | 36,48",
        "Nilai Tata Kelola | | 100 | 95,53",
    )


def test_bobot_yang_salah_menurut_jumlah_dan_hasil_kalinya() -> None:
    satu(skor("72"), "skor_anggaran", "27")
    assert temuan(skor("27"), "skor_anggaran", ragu=True) == []


def hasil_kali(b: str, total: str) -> str:
    return skor("27").replace("24,68", b).replace("95,53", total)


def test_hasil_kali_yang_salah_sendiri() -> None:
    satu(hasil_kali("26,48", "95,53"), "skor_anggaran", "24,68")
    satu(hasil_kali("26,48", "97,33"), "skor_anggaran", "24,68")  # the result follows it
    satu(hasil_kali("24,68", "93,55"), "skor_anggaran", "95,53")


# --- a breakdown in sentences and in tables -------------------------------------------------------------

ARMADA = (
    "Balai mengelola 27 unit armada patroli dan 3 unit armada latih. Armada patroli tersebut terdiri dari "
    "kapal cepat {a} unit, kapal kayu 9 unit dan perahu karet 6 unit.\n\n"
)
KANTOR = (
    "Balai membawahi 14 pos, terdiri atas 10 pos jaga dan 4 pos pantau. Pos jaga dimaksud ialah 5 pos darat, "
    "{a} pos laut dan 2 pos udara.\n\n"
)


@pytest.mark.parametrize(
    ("teks", "salah", "benar", "harus"), [(ARMADA, "21", "12", "36"), (KANTOR, "2", "3", "9")]
)
def test_rincian_pada_kalimat_berikutnya(teks: str, salah: str, benar: str, harus: str) -> None:
    satu(teks.format(a=salah), "jumlah", harus)
    assert temuan(teks.format(a=benar), "jumlah", ragu=True) == []


def test_rincian_sebagian_tidak_dijumlahkan() -> None:
    teks = ARMADA.format(a="2").replace("terdiri dari", "meliputi antara lain")
    assert temuan(teks, "jumlah", ragu=True) == []


def perkara(selesai: str) -> str:
    return (
        "Indikator 1.1 Persentase perkara pelayaran yang diselesaikan\n\nTabel 3.4 Perkara menurut Pos\n\n"
        + tabel(
            "No | Pos | Masuk | Selesai",
            "1 | Pos Utara | 12 | 11",
            f"2 | Pos Barat | 9 | {selesai}",
            "3 | Pos Timur | 15 | 13",
        )
        + "Persentase = 33 / 36 x 100 % = 91,67%\n\n"
    )


def test_rincian_tabel_di_samping_pecahannya() -> None:
    satu(perkara("8"), "realisasi", "32")
    assert temuan(perkara("9"), "realisasi", ragu=True) == []


def jenis(b: str) -> str:
    return (
        "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n"
        + tabel(
            "No | Indikator Kinerja | Target | Realisasi | Capaian",
            "1 | Jumlah sertifikat awak kapal yang diterbitkan | 400 sertifikat | 436 sertifikat | 109,00%",
            "2 | Persentase kapal laik | 80% | 84% | 105,00%",
        )
        + "Indikator 1 Jumlah sertifikat awak kapal yang diterbitkan\n\n"
        + "Tabel 3.2 Sertifikat Awak Kapal menurut Jenis\n\n"
        + tabel(
            "No | Jenis | Jumlah",
            "1 | Nakhoda | 118",
            f"2 | Juru mudi | {b}",
            "3 | Juru mesin | 97",
            "4 | Kelasi | 57",
        )
    )


def test_rincian_yang_meleset_satu_angka_dari_realisasinya() -> None:
    (t,) = temuan(jenis("174"), "realisasi")
    assert t.seharusnya == "446"
    assert temuan(jenis("164"), "realisasi", ragu=True) == []
    assert temuan(jenis("99"), "realisasi", ragu=True) == []  # another quantity


def test_realisasi_yang_salah_salin_pada_kalimat() -> None:
    teks = belanja("1.275.300.000") + (
        "Pagu akhir Balai Rp9.410.000.000,00 dan terealisasi Rp{x},00 atau 98,50%.\n\n"
    )
    salah = teks.format(x="9.286.900.000")
    assert temuan(salah, "persen_anggaran", ragu=True)[0].kelas == "antar_tabel"
    assert temuan(teks.format(x="9.268.900.000"), "persen_anggaran", ragu=True) == []
