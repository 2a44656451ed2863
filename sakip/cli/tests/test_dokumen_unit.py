"""Agreements, manuals, Renstra tables, periodic reports and summaries of two example offices."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pypdfium2
import pytest

from sakip.aturan.periode import baca_periode
from sakip.cli.perintah.tulisan import mesin
from sakip.cli.tests.kantor import PADA
from sakip.cli.tests.surat import baris, kata, tabel
from sakip.dokumen.blok import Gambar, Melintang
from sakip.inti.galat import GalatSakip, TidakDitemukan
from sakip.naskah.berkala import bahan_berkala, susun_berkala
from sakip.naskah.kalimat import teks_target_realisasi, tulis_capaian
from sakip.naskah.keluaran import isi_dokumen
from sakip.naskah.manual import bahan_manual, susun_manual
from sakip.naskah.pk import bahan_pk, susun_pk
from sakip.naskah.renstra import bahan_renstra, susun_renstra
from sakip.naskah.ringkasan import bahan_ringkasan, muat_sehalaman, susun_ringkasan
from sakip.naskah.ringkasan.susun import KADAR, Kadar
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pengukuran.queries import capaian_unit, kinerja_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kantor")]
UNIT = {
    "contoh": ("kanwil-contoh", 2025),
    "babel": ("kanwil-babel", 2023),
    "divisi": ("kanwil-contoh-layanan", 2025),
    "divisi-babel": ("kanwil-babel-pas", 2023),
    "upt": ("balai-melati", 2025),
}


def unit(nama):
    kode, tahun = UNIT[nama]
    return unit_dengan_kode(kode), tahun


def pk(nama, pada=PADA, **pilihan):
    return {n.nama: n for n in map(susun_pk, bahan_pk(*unit(nama), pada=pada, **pilihan))}


def berkala(nama, periode, **pilihan):
    bahan = bahan_berkala(unit(nama)[0], baca_periode(periode), **{"pada": PADA, **pilihan})
    return bahan, susun_berkala(bahan).dokumen


# --- Perjanjian Kinerja ------------------------------------------------------------------------------


def test_satu_berkas_untuk_setiap_perjanjian():
    assert list(pk("contoh")) == [
        "pk-2025-contoh-dukungan",
        "pk-2025-contoh-layanan-r1",
        "pk-2025-contoh-pengawasan",
    ]
    assert len(pk("babel")) == 9


def test_pihak_menurut_pemangku_pada_tanggalnya():
    """The Director General changed between the first version and its revision."""
    semula = kata(pk("contoh", kode="pk-2025-contoh-layanan", revisi=0)["pk-2025-contoh-layanan"].dokumen)
    revisi = kata(pk("contoh")["pk-2025-contoh-layanan-r1"].dokumen)
    for teks, kedua, tanggal in ((semula, "Pejabat C", "6 Januari"), (revisi, "Pejabat E", "14 Juli")):
        assert f"Pihak Kedua / Direktur Jenderal Layanan Warga / {kedua}" in teks
        assert f"{tanggal} 2025" in teks and "Pihak Pertama / Kepala Kantor Wilayah Provinsi Contoh" in teks


def test_pernyataan_satu_pihak_ditandatangani_sendiri():
    teks = kata(pk("contoh")["pk-2025-contoh-dukungan"].dokumen)
    assert "PERNYATAAN KINERJA TAHUN 2025" in teks and "Saya sanggup mencapai target" in teks
    assert "Pihak Kedua" not in teks


def test_lampiran_tiga_tingkat_dengan_acuan_dan_jumlah_anggaran():
    dok = pk("contoh")["pk-2025-contoh-layanan-r1"].dokumen
    butir = baris(tabel(dok, "pk-butir"))
    assert [b[0] for b in butir if len(b) == 1 and b[0].isupper()] == [
        "SASARAN STRATEGIS",
        "SASARAN PROGRAM",
        "SASARAN KEGIATAN",
    ]
    assert ("l-p1.1", "Persentase layanan yang memenuhi standar (acuan)", "90,00%") in butir
    assert ("3.1", "Jumlah warga yang terlayani", "32.000 orang") in butir
    assert baris(tabel(dok, "pk-anggaran"))[-1] == ("Jumlah", "Rp3.110.000.000")


def test_revisi_menyebut_sebab_dan_setiap_perubahan():
    dok = pk("contoh")["pk-2025-contoh-layanan-r1"].dokumen
    assert baris(tabel(dok, "pk-revisi-butir")) == [
        (
            "2.1",
            "Persentase permohonan layanan yang selesai tepat waktu",
            "95,00%",
            "96,00%",
            "target dan target berkala",
        ),
        ("3.1", "Jumlah warga yang terlayani", "30.000 orang", "32.000 orang", "target dan target berkala"),
    ]
    assert [b[1:] for b in baris(tabel(dok, "pk-revisi-anggaran"))] == [
        ("Rp2.450.000.000", "Rp2.800.000.000", "Rp350.000.000")
    ]
    teks = kata(dok)
    assert "dengan sebab: Penggantian Direktur Jenderal dan tambahan anggaran layanan keliling." in teks
    assert "Pihak Kedua dari Pejabat C" in teks and "2 butir berubah; 6 butir lainnya tetap." in teks


def test_divisi_tanpa_perjanjian_mendapat_rancangan_bertanda_draf():
    naskah = pk("divisi", pada=dt.date(2025, 3, 3))["pk-2025-kanwil-contoh-layanan"]
    teks = kata(naskah.dokumen)
    assert naskah.dokumen.draf and teks.count("Pejabat J") == 3
    assert "Pihak Kedua / Kepala Kantor Wilayah Provinsi Contoh / Pejabat G" in teks
    assert "rancangan ini disusun dari butir" in teks and "Rp3.110.000.000" in teks
    assert [b[0] for b in baris(tabel(naskah.dokumen, "pk-butir")) if len(b) == 3 and b[0][0].isdigit()] == [
        "2.1", "2.2", "3.1", "3.2", "3.3", "3.4",
    ]  # fmt: skip


def test_pelaksana_tugas_disebut_plt():
    bahan = bahan_pk(unit_dengan_kode("kanwil-contoh-pengawasan"), 2025, pada=dt.date(2025, 2, 1))
    assert "Plt. Kepala Divisi Pengawasan Mutu / Pejabat K" in kata(susun_pk(bahan[0]).dokumen)


def test_nama_yang_tidak_diketahui_didaftar_dan_tidak_dikarang():
    naskah = pk("babel", kode="pk-2023-babel-pas")["pk-2023-babel-pas"]
    assert {m.pesan for m in naskah.belum_diisi} == {
        "Nama Pihak Pertama belum diisi",
        "Nama Pihak Kedua belum diisi",
    }
    assert not naskah.dokumen.draf  # it was signed; only the names were never told


# --- manual and Renstra ------------------------------------------------------------------------------


def test_buku_manual_memuat_setiap_indikator_dengan_unsurnya():
    naskah = susun_manual(bahan_manual(*unit("contoh"), pada=PADA))
    unsur = dict(baris(tabel(naskah.dokumen, "unsur-layanan.persentase-permohonan-selesai")))
    assert unsur["Satuan"] == "persen" and unsur["Arah"] == "Makin tinggi makin baik"
    assert unsur["Rumus"].endswith("× 100") and "÷" in unsur["Rumus"]
    assert unsur["Jatuh tempo"] == "tanggal 10, 1 bulan setelah periode berakhir"
    assert unsur["Target tahun ini"] == "96,00%"
    internal = dict(baris(tabel(naskah.dokumen, "unsur-dukungan.indeks-layanan-internal")))
    assert internal["Pendahulu"].endswith("(sebanding setelah konversi)")
    hasil = capaian_unit(*unit("contoh"), pada=PADA)
    assert len(baris(tabel(naskah.dokumen, "daftar-indikator"))) == len(hasil.butir)


def test_manual_yang_belum_lengkap_ditandai_rancangan():
    naskah = susun_manual(bahan_manual(*unit("contoh"), pada=PADA))
    assert naskah.belum_diisi
    assert kata(naskah.dokumen).count("Rancangan: ") == len({m.tempat for m in naskah.belum_diisi})


def test_renstra_membedakan_wilayah_dan_nasional_pada_halaman_melintang():
    dok = susun_renstra(bahan_renstra(*unit("contoh"), pada=PADA))
    assert isinstance(dok.isi[0], Melintang)
    teks = kata(dok)
    assert (
        "Indeks kepuasan masyarakat | indeks, skala 4 | nasional | 3,40 | 3,45 | 3,50 | 3,55 | 3,60" in teks
    )
    assert "Semua target di bawah ini adalah target wilayah." in teks
    # 450 million in each of five years
    assert "Indeks kepuasan layanan internal | wilayah | 450 | 450 | 450 | 450 | 450 | 2.250" in teks


# --- periodic reports --------------------------------------------------------------------------------


def test_triwulan_dua_sama_dengan_hitungan_tangan():
    """Hand-computed from the monthly entries of the two service offices (approved ones)."""
    _, dok = berkala("contoh", "2025-TW2")
    isi = {b[0]: b[2:] for b in baris(tabel(dok, "utama")) if len(b) == 9}
    # to date 5.450 + 9.365 of 30.000 (the agreement in force on 30 June); interim target 15.000
    assert isi["3.1"] == (
        "30.000 orang", "14.815 orang", "49,38%", "15.000 orang (s.d. Juni)", "14.815 orang", "98,77%",
        "tidak tercapai",
    )  # fmt: skip
    # (671 + 1.188) of (704 + 1.216) applications; 96,82 of 94,5
    assert isi["2.1"][1:] == ("96,82%", "–", "94,50% (s.d. Juni)", "96,82%", "102,46%", "melampaui")
    # three events in April, May, June; five since January
    assert isi["3.4"] == (
        "10 kegiatan", "5 kegiatan", "50,00%", "3 kegiatan (Triwulan II)", "3 kegiatan", "100,00%", "sesuai",
    )  # fmt: skip
    # (3,18 × 22 + 3,24 × 31 + 3,31 × 46) ÷ 99 = 3,259; a year's target
    assert isi["1.1"] == ("3,30 (skala 4)", "3,26 (skala 4)", "–", "–", "–", "–", "berjalan")
    assert isi["1.2"][1:] == ("belum jatuh tempo", "–", "–", "–", "–", "belum jatuh tempo")


def test_juli_sendiri_adalah_selisih_angka_sampai_juli():
    bahan, dok = berkala("contoh", "2025-07")
    warga = dict(bahan.kinerja.bulanan["layanan.jumlah-warga-terlayani"])
    assert warga["2025-07"].nilai == (6425 - 5450) + (11140 - 9365)
    teks = kata(dok)
    assert "3.1 | Jumlah warga yang terlayani | 14.815 orang | 17.565 orang | +2.750" in teks
    assert "Target menurut pk-2025-contoh-layanan revisi ke-1 tanggal 14 Juli 2025." in teks


def test_anggaran_menurut_potret_terakhir_sampai_akhir_periode():
    september = kata(berkala("contoh", "2025-TW3")[1])
    assert "keadaan per 30 September 2025" in september
    assert "direalisasikan Rp6.982.100.000 atau 66,46%" in september
    assert "Sejak 30 Juni 2025 realisasi bertambah Rp2.547.850.000" in september  # from 4.434.250.000
    bahan, dok = berkala("contoh", "2025-S2")
    selisih = bahan.anggaran.realisasi - bahan.anggaran_lalu.realisasi
    assert selisih > 0 and f"realisasi bertambah Rp{selisih:,}".replace(",", ".") in kata(dok)


@pytest.mark.parametrize("nama", ["contoh", "babel"])
def test_setiap_angka_setahun_sama_dengan_capaian(nama):
    """The report of a whole year prints what ``sakip capaian`` shows, item by item."""
    satu, tahun = unit(nama)
    hasil = capaian_unit(satu, tahun, pada=PADA)
    isi = {b[0]: b for b in baris(tabel(berkala(nama, str(tahun))[1], "utama")) if len(b) == 9}
    assert len(isi) == len(hasil.butir)
    for b in hasil.butir:
        if b.hasil.status is not None:
            target, realisasi = teks_target_realisasi(b, skala=False)
            cetak = isi[b.kode]
            assert cetak[5].split(" (")[0] == target and cetak[6].split(" (")[0] == realisasi
            assert cetak[7] == tulis_capaian(b.capaian)


def test_persen_target_tahun_tidak_pernah_menjadi_capaian():
    """Before the year is over only items with an interim target have a capaian."""
    for periode in ("2025-01", "2025-TW1", "2025-B06", "2025-11"):
        bahan, dok = berkala("contoh", periode)
        bertarget = {b.kode for b in bahan.kinerja.hasil.butir if b.sampai.jenis != "tahun"}
        bercapaian = {b[0] for b in baris(tabel(dok, "utama")) if len(b) == 9 and b[7] != "–"}
        assert bercapaian <= bertarget


def test_laporan_divisi_dan_upt_menyebut_asal_angkanya():
    teks = kata(berkala("divisi", "2025-B09")[1])
    assert "yang menjadi tanggung jawabnya, dengan angka Kantor Wilayah Provinsi Contoh" in teks
    bahan, dok = berkala("upt", "2025-B09")
    assert "sehingga tidak ada capaian" in kata(dok)
    angka = {b[0]: b[2] for b in baris(tabel(dok, "utama")) if len(b) == 3}
    assert angka["3.1"] == "14.505 orang"
    assert bahan.kinerja.hasil.rata.rata is None


def test_yang_terlambat_disebut_unit_dan_bulannya():
    bahan, dok = berkala("contoh", "2025-12")
    teks = kata(dok)
    assert "sudah jatuh tempo dan belum ada" in teks
    assert "Balai Layanan Warga Kenanga belum mempunyai angka yang disetujui untuk Desember 2025" in teks
    sementara = kata(berkala("contoh", "2025-12", bacaan="sementara")[1])
    assert "untuk Desember 2025" not in sementara  # entered there, only not approved yet
    assert "Jumlah penyuluhan kepada masyarakat: " not in teks.split("D. Yang")[1].split("E. Peny")[0]
    assert "Semua angka yang sudah jatuh tempo sudah ada." in kata(berkala("contoh", "2025-TW2")[1])
    assert bahan.kinerja.sebelumnya.sampai == "2025-11"


# --- summary -----------------------------------------------------------------------------------------


def halaman(dok):
    return len(pypdfium2.PdfDocument(isi_dokumen(dok, ["pdf"], mesin())["pdf"]))


@pytest.mark.parametrize("ukuran", ["a4", "ponsel"])
@pytest.mark.parametrize("nama", ["babel", "contoh", "divisi-babel", "upt"])
def test_ringkasan_tepat_satu_halaman(nama, ukuran):
    dok = muat_sehalaman(bahan_ringkasan(*unit(nama), pada=PADA), ukuran, mesin(), docx=False)
    assert halaman(dok) == 1 and dok.ukuran == ukuran


@pytest.mark.parametrize("ukuran", ["a4", "ponsel"])
def test_ringkasan_dengan_nama_panjang_tetap_satu_halaman(ukuran):
    bahan = bahan_ringkasan(*unit("babel"), pada=PADA)
    panjang = "Persentase penyelenggaraan pelayanan yang diselenggarakan menurut ketentuan " * 5
    hasil = bahan.kinerja.hasil
    butir = tuple(dataclasses.replace(b, rumusan=panjang) for b in hasil.butir)
    sasaran = tuple(dataclasses.replace(s, nama=panjang) for s in hasil.sasaran)
    hasil = dataclasses.replace(hasil, butir=butir, sasaran=sasaran, nama_unit=panjang)
    bahan = dataclasses.replace(bahan, kinerja=dataclasses.replace(bahan.kinerja, hasil=hasil))
    assert halaman(muat_sehalaman(bahan, ukuran, mesin())) == 1


def test_ringkasan_yang_tidak_mungkin_muat_ditolak(monkeypatch):
    monkeypatch.setitem(KADAR, "ponsel", (Kadar(40, 300, 20, 60),))
    with pytest.raises(GalatSakip, match="tidak muat dalam satu halaman ponsel"):
        muat_sehalaman(bahan_ringkasan(*unit("babel"), pada=PADA), "ponsel", mesin())


def test_angka_ringkasan_sama_dengan_capaian():
    hasil = capaian_unit(*unit("babel"), pada=PADA)
    dok = susun_ringkasan(bahan_ringkasan(*unit("babel"), pada=PADA), "a4", KADAR["a4"][0])
    teks = kata(dok)
    assert tulis_capaian(hasil.rata.rata) in teks and tulis_capaian(hasil.rata.rata_dibatasi) in teks
    assert baris(tabel(dok, "status")) == [("40", "13", "7", "0")]
    kurang = sorted((b.capaian, b.kode) for b in hasil.butir if b.hasil.status == "tidak_tercapai")
    rendah = baris(tabel(dok, "terendah"))
    assert [b[0].split()[0] for b in rendah] == [kode for _, kode in kurang[:5]]
    assert [b[3] for b in rendah] == [tulis_capaian(c) for c, _ in kurang[:5]]
    assert tabel(dok, "terendah").catatan == "dan 2 lainnya yang tidak mencapai target"
    assert sum(isinstance(b, Gambar) for b in dok.isi) == 1


def test_ringkasan_tahun_berjalan_memakai_bulan_penuh_terakhir():
    """In July only what was due by June is compared; a year's target waits."""
    bahan = bahan_ringkasan(*unit("contoh"), pada=dt.date(2025, 7, 20))
    assert bahan.kinerja.periode.kunci == "2025-06"
    dok = susun_ringkasan(bahan, "a4", KADAR["a4"][0])
    assert "Januari sampai dengan Juni 2025" in kata(dok)
    assert baris(tabel(dok, "status")) == [("1", "0", "1", "14")]
    assert baris(tabel(dok, "terendah"))[0][1:] == ("15.000 orang", "14.815 orang", "98,77%")
    penuh = bahan_ringkasan(*unit("contoh"), pada=PADA)
    assert penuh.kinerja.periode is None


def test_ringkasan_divisi_hanya_butir_yang_ditanggungnya():
    bahan = bahan_ringkasan(*unit("divisi-babel"), pada=PADA)
    kantor = {b.kode: b for b in capaian_unit(*unit("babel"), pada=PADA).butir}
    assert bahan.kinerja.dasar == "penanggung" and bahan.kinerja.hasil.butir
    assert all(kantor[b.kode] == b for b in bahan.kinerja.hasil.butir)
    assert all(b.penanggung == "kanwil-babel-pas" for b in bahan.kinerja.hasil.butir)


# --- commands ----------------------------------------------------------------------------------------


def test_perintah_menulis_berkas_dengan_byte_yang_sama(sakip, tmp_path):
    perintah = {
        "pk": ("pk", "-u", "contoh", "-t", 2025, "--kode", "pk-2025-contoh-layanan"),
        "laporan": ("laporan", "-u", "contoh", "--periode", "2025-tw2"),
        "ringkasan": ("ringkasan", "-u", "contoh", "-t", 2025, "--ukuran", "ponsel"),
        "renstra": ("laporan", "-u", "contoh", "--jenis", "renstra", "-t", 2025, "--format", "pdf,html"),
    }
    for folder in ("a", "b"):
        for argumen in perintah.values():
            hasil = sakip(*argumen, "--tanggal", "2026-03-02", "--ke", tmp_path / folder)
            assert hasil.exit_code == 0, hasil.output
    isi = [{b.name: b.read_bytes() for b in sorted((tmp_path / f).iterdir())} for f in ("a", "b")]
    assert isi[0] == isi[1]
    assert list(isi[0]) == [
        "laporan-contoh-2025-TW2.docx",
        "laporan-contoh-2025-TW2.pdf",
        "pk-2025-contoh-layanan-r1.docx",
        "pk-2025-contoh-layanan-r1.pdf",
        "renstra-contoh-2025.html",
        "renstra-contoh-2025.pdf",
        "ringkasan-contoh-2025-ponsel.html",
        "ringkasan-contoh-2025-ponsel.pdf",
    ]


@pytest.mark.parametrize(
    ("argumen", "isi"),
    [
        (("pk", "-u", "kanwil-tetangga", "-t", "2025"), "tidak mempunyai Perjanjian Kinerja tahun 2025"),
        (("pk", "-u", "contoh", "-t", "2019"), "Tahun yang ada: 2025."),
        (("pk", "-u", "contoh", "-t", "2025", "--kode", "pk-2025-contoh-layanann"), "Maksudnya"),
        (("pk", "-u", "contoh", "-t", "2025", "--revisi", "9"), "Revisi 9"),
        (("pk", "-u", "tiada", "-t", "2025"), "Unit «tiada» tidak ada."),
        (("laporan", "-u", "contoh", "--periode", "2025-TW7"), "triwulan hanya 1 sampai 4"),
        (("laporan", "-u", "contoh", "--periode", "2020-2024"), "satu tahun atau bagiannya"),
        (("laporan", "-u", "contoh"), "memerlukan --periode"),
        (("laporan", "-u", "contoh", "--jenis", "manual"), "memerlukan --tahun"),
        (
            ("laporan", "-u", "contoh", "--periode", "2019-TW1"),
            "tidak mempunyai Perjanjian Kinerja tahun 2019",
        ),
        (("laporan", "-u", "contoh", "--jenis", "renstra", "-t", "2040"), "Rencana yang ada: 2025–2029."),
        (("laporan", "-u", "contoh", "--jenis", "lain", "-t", "2025"), "«lain» tidak dikenal"),
        (("ringkasan", "-u", "contoh", "-t", "2025", "--format", "odt"), "«odt» tidak dikenal"),
        (("ringkasan", "-u", "kanwil-tetangga", "-t", "2025"), "tidak mempunyai Perjanjian Kinerja"),
    ],
)
def test_salah_pakai_diterangkan_tanpa_menulis(sakip, tmp_path, argumen, isi):
    hasil = sakip(*argumen, "--ke", tmp_path / "x")
    assert hasil.exit_code == 2 and isi in hasil.stderr, hasil.output
    assert not (tmp_path / "x").exists()


def test_unit_tanpa_kaitan_ditolak():
    with pytest.raises(TidakDitemukan):
        kinerja_unit(unit_dengan_kode("kanwil-tetangga"), 2025, pada=PADA)
