"""A report of the usual shape, as large as asked, made of round figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sakip.dokumen.bagan import (
    NilaiTahun,
    batang_anggaran,
    batang_capaian,
    batang_target_realisasi,
    garis_tahun,
)
from sakip.dokumen.blok import (
    Acuan,
    Blok,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Sampul,
    Sel,
    Tabel,
    Teks,
)

HURUF = Path(__file__).parents[3] / "node_modules" / "@expo-google-fonts"

PARAGRAF = (
    "Pengukuran kinerja membandingkan realisasi dengan target yang diperjanjikan pada awal "
    "tahun. Penyelenggaraan "
    "pemasyarakatan, keimigrasian, dan pelayanan hukum dipertanggungjawabkan menurut indikator "
    "masing-masing, dan "
    "angka yang belum dilaporkan tidak pernah dihitung sebagai nol."
)
SATKER = (
    "Lembaga Pemasyarakatan Kelas IIA Contoh Utara",
    "Lembaga Pembinaan Khusus Anak Kelas II Contoh",
    "Kantor Imigrasi Kelas I Tempat Pemeriksaan Imigrasi Contoh",
    "Rumah Tahanan Negara Kelas IIB Contoh",
    "Balai Pemasyarakatan Kelas II Contoh Selatan",
)
STATUS = ("status-melampaui", "status-tercapai", "status-belum", "status-negatif", "status-kosong")
KATA = ("Melampaui", "Tercapai", "Belum tercapai", "Negatif", "Belum ada data")


def tabel_capaian(nomor: int, baris: int = 6) -> Tabel:
    """Sasaran, indicators, target, realisation, capaian, status; the first column merged over its rows."""
    isi = []
    for i in range(baris):
        depan = (
            ()
            if i % 3
            else (Sel("Meningkatnya kualitas layanan kepada masyarakat", gabung_baris=min(3, baris - i)),)
        )
        isi.append(
            (
                Sel(str(i + 1)),
                *depan,
                Sel(f"Persentase permohonan layanan {nomor}.{i + 1} yang diselesaikan tepat waktu"),
                Sel("95,00%"),
                Sel("91,93%"),
                Sel("96,77%", tebal=True),
                Sel(KATA[i % 5], warna=STATUS[i % 5]),
            )
        )
    jumlah = (
        Sel("Rata-rata", gabung_kolom=5, warna="jumlah", tebal=True),
        Sel("96,77%", warna="jumlah"),
        Sel("", warna="jumlah"),
    )
    return Tabel(
        f"Target dan Realisasi Indikator Kinerja Kelompok {nomor}",
        (
            Kolom("No.", 1, "tengah"),
            Kolom("Sasaran", 3.2),
            Kolom("Indikator Kinerja", 4.5),
            Kolom("Target", 1.8, "kanan"),
            Kolom("Realisasi", 1.9, "kanan"),
            Kolom("Capaian", 1.8, "kanan"),
            Kolom("Status", 2.8),
        ),
        (*isi, jumlah),
        catatan="Sumber: data kinerja yang telah disetujui, 31 Desember 2023.",
        kunci=f"capaian-{nomor}",
    )


def tabel_rekap(nomor: int, baris: int = 5) -> Tabel:
    """A recap per office with a heading of two rows."""
    kepala = (
        (
            Sel("No.", gabung_baris=2),
            Sel("Satuan Kerja", gabung_baris=2),
            Sel("Triwulan", gabung_kolom=4),
            Sel("Jumlah", gabung_baris=2),
        ),
        tuple(Sel(t) for t in ("I", "II", "III", "IV")),
    )
    isi = tuple(
        (
            Sel(str(i + 1)),
            Sel(SATKER[i % 5]),
            Sel("1.234"),
            Sel("2.345"),
            Sel("–" if i == 2 else "987"),
            Sel("12"),
            Sel("4.578"),
        )
        for i in range(baris)
    )
    kolom = (
        Kolom("No.", 1, "tengah"),
        Kolom("Satuan Kerja", 6),
        *(Kolom(t, 1.6, "kanan") for t in ("I", "II", "III", "IV")),
        Kolom("Jumlah", 1.8, "kanan"),
    )
    return Tabel(
        f"Rekapitulasi Layanan per Satuan Kerja {nomor}",
        kolom,
        isi,
        kepala=kepala,
        catatan="Rutan belum melaporkan triwulan III.",
        kunci=f"rekap-{nomor}",
    )


def bagan(nomor: int) -> Gambar:
    """One of the four kinds of charts."""
    d = Decimal
    spec = (
        lambda: garis_tahun(
            [NilaiTahun(2020 + i, d(80 + i), d(78 + 2 * i) + d(nomor) / 10, d("98.5")) for i in range(4)],
            satuan="%",
        ),
        lambda: batang_target_realisasi(
            [(s, d(90), d(85 + i) + d(nomor) / 100) for i, s in enumerate(SATKER)], satuan="%"
        ),
        lambda: batang_capaian(
            [(s, d(70 + 10 * i + nomor), t) for i, (s, t) in enumerate(zip(SATKER, STATUS, strict=True))]
        ),
        lambda: batang_anggaran(
            [(s, 10**9 * (i + 2), 10**9 * (i + 1) + nomor * 10**7) for i, s in enumerate(SATKER)]
        ),
    )[nomor % 4]()
    return Gambar(
        f"Perkembangan Kinerja {nomor}",
        "Realisasi naik dari 78 persen pada 2020 menjadi 84 persen pada 2023.",
        bagan=spec,
        kunci=f"gambar-{nomor}",
    )


def dokumen_contoh(
    *, tabel: int = 4, gambar: int = 2, draf: bool = False, lambang: bytes | None = None
) -> Dokumen:
    """A report with front matter, four chapters, ``tabel`` tables and ``gambar`` charts."""
    isi: list[Blok] = [
        Judul(1, "KATA PENGANTAR"),
        Paragraf(PARAGRAF),
        Judul(1, "IKHTISAR EKSEKUTIF"),
        Paragraf(
            (
                Teks("Sebanyak "),
                Teks("127 indikator", tebal=True),
                Teks(" diukur pada tahun ini; lihat "),
                Acuan("capaian-0"),
                Teks("."),
            )
        ),
        DaftarIsi(),
        DaftarTabel(),
        DaftarGambar(),
        Judul(1, "PENDAHULUAN", "BAB I", "bab-1"),
        Judul(2, "Latar Belakang", "1.1"),
        Paragraf(PARAGRAF),
        Daftar(
            (
                (
                    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
                    "Instansi Pemerintah;"
                ),
                (Teks("Peraturan Menteri "), Teks("PANRB", miring=True), Teks(" Nomor 53 Tahun 2014.")),
            )
        ),
        Judul(3, "Isu Strategis", "1.1.1"),
        Paragraf(PARAGRAF),
        Judul(4, "Keterbatasan Sumber Daya", "a."),
        Daftar(
            ("Jumlah pegawai belum sesuai dengan beban kerja.", "Sarana dan prasarana belum merata."),
            bernomor=True,
        ),
        Judul(1, "PERENCANAAN KINERJA", "BAB II"),
        Judul(2, "Perjanjian Kinerja", "2.1"),
        Paragraf(PARAGRAF),
        Judul(1, "AKUNTABILITAS KINERJA", "BAB III", "bab-3"),
        Judul(2, "Capaian Kinerja Organisasi", "3.1", "sub-3-1"),
    ]
    for n in range(max(tabel, gambar)):
        isi.append(Judul(3, f"Indikator Kelompok {n + 1}", f"3.1.{n + 1}"))
        isi.append(Paragraf(PARAGRAF))
        if n < tabel:
            isi.append(tabel_capaian(n) if n % 2 == 0 else tabel_rekap(n))
            isi.append(Paragraf("96,77% = 342 ÷ 372 × 100", "rumus"))
        if n < gambar:
            isi.append(bagan(n))
        isi.append(
            Paragraf(
                (
                    Teks("Rincian ada pada "),
                    Acuan("sub-3-1"),
                    Teks(" dan "),
                    Acuan("bab-1"),
                    Teks(", atau "),
                    Teks("laman resmi", tautan="https://example.go.id/kinerja?a=1&b=2"),
                    Teks("."),
                )
            )
        )
    isi += [
        Paragraf("Analisis penyebab belum diisi oleh Divisi Contoh.", "belum_diisi"),
        Paragraf("Angka tahun 2022 memakai cara ukur yang lama.", "catatan"),
        Judul(1, "PENUTUP", "BAB IV"),
        Paragraf(PARAGRAF),
    ]
    return Dokumen(
        judul="Laporan Kinerja Instansi Pemerintah",
        subjudul="(LKjIP)",
        instansi="KEMENTERIAN CONTOH REPUBLIK INDONESIA",
        unit="Kantor Wilayah Kementerian Contoh Provinsi Kepulauan Teladan",
        unit_singkat="Kanwil Kementerian Contoh Kepulauan Teladan",
        tahun=2023,
        tanggal=date(2024, 1, 15),
        penulis="Kantor Wilayah Kementerian Contoh Provinsi Kepulauan Teladan",
        kata_kunci=("SAKIP", "LKjIP", "2023"),
        sampul=Sampul(lambang=lambang, baris_bawah=("Jalan Contoh Nomor 1, Kota Teladan",)),
        draf=draf,
        isi=tuple(isi),
    )


def dengan_isi(*isi: Blok) -> Dokumen:
    """A small document of just these blocks, without a cover."""
    return replace(dokumen_contoh(tabel=1, gambar=0), isi=isi, sampul=None)
