"""What text extraction does to a report: folded headings, no blank lines, pages, columns of spaces."""

from __future__ import annotations

from sakip.reviu import baca_teks
from sakip.reviu.model import Judul, Naskah, Paragraf

PROSA = (
    "Realisasi kinerja tahun berjalan disusun dari data yang dikumpulkan oleh seluruh unit kerja dan\n"
    "diverifikasi oleh bagian perencanaan sebelum ditetapkan oleh pimpinan, kemudian disajikan pada\n"
    "bagian ini dengan penjelasan penyebab dan tindak lanjut yang telah disepakati.\n"
)


def judul(n: Naskah) -> list[str]:
    return [f"{u.nomor} {u.teks}".strip() for u in n.unsur if isinstance(u, Judul)]


def isi(teks: str, ke: int = 0) -> list[list[str]]:
    return [[s.teks for s in b] for b in baca_teks(teks).tabel[ke].isi]


def test_judul_yang_terlipat_di_antara_baris_kosong_disatukan() -> None:
    teks = (
        f"{PROSA}\n1. Persentase permohonan yang diselesaikan tepat waktu oleh seluruh kantor\ncabang\n\n"
        * 12
    )
    assert set(judul(baca_teks(teks))) == {
        "1. Persentase permohonan yang diselesaikan tepat waktu oleh seluruh kantor cabang"
    }


def test_judul_bertanda_kutip_disatukan_sampai_kutipnya_tutup() -> None:
    teks = (
        f"{PROSA}\n❖ Indikator Kinerja 2 “Persentase permohonan yang diselesaikan tepat waktu\ndi daerah”\n\n"
        * 12
    )
    assert set(judul(baca_teks(teks))) == {
        "Indikator Kinerja 2 “Persentase permohonan yang diselesaikan tepat waktu di daerah”"
    }


def test_tanda_pada_baris_sendiri_tidak_memutus_judul() -> None:
    teks = (
        f"{PROSA}Indikator Kinerja 2 “Persentase permohonan yang diselesaikan tepat waktu\n❖\ndi daerah”\n"
        * 12
    )
    assert set(judul(baca_teks(teks))) == {
        "Indikator Kinerja 2 “Persentase permohonan yang diselesaikan tepat waktu di daerah”"
    }


def test_judul_huruf_besar_berturut_turut_tanpa_baris_kosong() -> None:
    n = baca_teks(f"{PROSA}KANTOR PELAYANAN PUSAT\nCAPAIAN KINERJA TAHUN INI\n{PROSA}" * 12)
    assert set(judul(n)) == {"KANTOR PELAYANAN PUSAT", "CAPAIAN KINERJA TAHUN INI"}


def test_nama_indikator_yang_terlipat_berdiri_sendiri() -> None:
    nama = "b. Indikator Kinerja : Nilai akuntabilitas kinerja instansi pemerintah di wilayah kerja"
    n = baca_teks(f"{PROSA}{nama}\nSumatera Tengah.\n{PROSA}" * 12)
    assert f"{nama} Sumatera Tengah." in {getattr(u, "teks", "") for u in n.unsur}


def test_judul_tanpa_baris_kosong_di_sekitarnya_tetap_judul() -> None:
    teks = f"A. Capaian Kinerja\n{PROSA}3.1 Nilai akuntabilitas kinerja\n{PROSA}" * 8
    assert set(judul(baca_teks(teks))) == {"A. Capaian Kinerja", "3.1 Nilai akuntabilitas kinerja"}


def test_judul_menggantung_di_antara_alinea_disatukan() -> None:
    panjang = "4.5 Persentase narapidana risiko tinggi yang berubah perilakunya menjadi sadar, patuh"
    n = baca_teks(f"{PROSA}{panjang}\n    dan disiplin\n{PROSA}" * 12)
    assert set(judul(n)) == {f"{panjang} dan disiplin"}


def test_satu_baris_satu_alinea_tanpa_baris_kosong() -> None:
    alinea = PROSA.replace("\n", " ").strip() + "\n"
    n = baca_teks(f"2. Perbandingan dengan tahun lalu\n{alinea}" * 30)
    assert set(judul(n)) == {"2. Perbandingan dengan tahun lalu"}
    assert sum(isinstance(u, Paragraf) for u in n.unsur) == 30


def test_butir_daftar_bukan_judul() -> None:
    butir = "1. menyusun rencana kerja\n2. Melaksanakan kegiatan\n3. Melaporkan hasilnya\n"
    assert judul(baca_teks(f"{PROSA}{butir}{PROSA}" * 12)) == []


def test_kalimat_yang_bersambung_bukan_judul() -> None:
    teks = "Hasil pengukuran selama lima tahun disajikan pada tabel yang disusun menurut\nA. Capaian\n"
    assert judul(baca_teks(f"{PROSA}{teks}{PROSA}" * 12)) == []


def test_tanda_hubung_lunak_di_ujung_baris_menghilang() -> None:
    (p,) = (u for u in baca_teks("Capaian kiner\u00ad\njanya baik.\n").unsur if isinstance(u, Paragraf))
    assert p.teks == "Capaian kinerjanya baik."


HALAMAN = (
    "No       Jenis layanan               Usulan   Selesai\n"
    "1        Layanan izin                     7         5\n"
    "2        Layanan surat                   10        10\n"
    "\f3        Layanan kartu                1.429     1.303\n"
    "4        Layanan lain                    38        38\n"
    "Total                                 1.484     1.356\n"
)


def test_tabel_berkolom_bersambung_ke_halaman_berikut() -> None:
    assert [b[0] for b in isi(HALAMAN)] == ["1", "2", "3", "4", "Total"]


def test_judul_di_awal_halaman_adalah_judul() -> None:
    n = baca_teks("A. Satu\n\nUraian pendek.\n\fB. Dua\n\nUraian pendek.\n")
    assert judul(n) == ["A. Satu", "B. Dua"]


BLOK = """\
Indikator                                    Target      Realisasi    Capaian


Jumlah pelaksanaan diseminasi dan promosi     1
                                                         1 lokus      100%
kekayaan intelektual                          lokus


Jumlah layanan yang diselesaikan oleh         20         18
                                                                      90%
seluruh kantor                                orang      orang
"""


def test_baris_yang_dipisah_baris_kosong_disatukan_walau_nilainya_di_tengah() -> None:
    assert isi(BLOK) == [
        ["Jumlah pelaksanaan diseminasi dan promosi kekayaan intelektual", "1 lokus", "1 lokus", "100%"],
        ["Jumlah layanan yang diselesaikan oleh seluruh kantor", "20 orang", "18 orang", "90%"],
    ]


BERNOMOR = """\
  No.                    Target Kinerja                    B03      B06      Rata-rata
   1    Peningkatan Peran Kantor Wilayah                   100,00   90,00      95,00
        Kementerian dalam memfasilitasi Rancangan
        Peraturan Daerah yang berasal dari DPRD
   2    Pemantauan dan Evaluasi Desa/Kelurahan             100,00  100,00     100,00
        Sadar Hukum
                Rata-rata yang diverifikasi                100,00   95,00      97,50
"""


def test_baris_bernomor_mengambil_seluruh_namanya_dan_total_tidak_bernomor() -> None:
    assert [b[:2] for b in isi(BERNOMOR)] == [
        [
            "1",
            "Peningkatan Peran Kantor Wilayah Kementerian dalam memfasilitasi Rancangan Peraturan Daerah "
            "yang berasal dari DPRD",
        ],
        ["2", "Pemantauan dan Evaluasi Desa/Kelurahan Sadar Hukum"],
        ["", "Rata-rata yang diverifikasi"],
    ]


def test_kepala_yang_ditengahkan_berdiri_di_atas_kolomnya() -> None:
    teks = (
        "  No.                        Unit                             Warga terlayani\n"
        "   1     Balai Layanan Warga Kenanga                                   10.345\n"
        "   2     Balai Layanan Warga Melati                                    19.830\n"
        "                            Jumlah                                     30.175\n"
    )
    (t,) = baca_teks(teks).tabel
    assert [s.teks for s in t.kepala[0]] == ["No.", "Unit", "Warga terlayani"]
    assert [[s.teks for s in b] for b in t.isi][-1] == ["", "Jumlah", "30.175"]


def test_sisa_tabel_tanpa_kepala_bukan_tabel() -> None:
    sisa = (
        "Uraian penutup bagian ini.\n\n6001 Layanan keliling     980.000.000     0     1.330.000.000\n"
        "7 baris lain         7.355.000.000     0     7.355.000.000\n"
        "Jumlah             10.155.000.000     0     10.505.000.000\n"
    )
    assert not baca_teks(sisa).tabel


def test_kepala_halaman_yang_direnggangkan_bukan_isi_walau_renggangnya_berbeda() -> None:
    teks = "".join(
        f"{PROSA}\n{' ' * 40}{n}\n\fKantor Wilayah{' ' * (20 + n)}Laporan Kinerja 2022\n\n"
        for n in range(1, 9)
    )
    n = baca_teks(teks)
    assert not any("Kantor Wilayah" in u.teks for u in n.unsur if isinstance(u, Paragraf))
