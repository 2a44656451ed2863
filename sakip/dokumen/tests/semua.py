"""A small report that holds every kind of block, every style, and inputs that are hard to write."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from sakip.dokumen.blok import (
    Acuan,
    Blok,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    Kolom,
    KopSurat,
    Melintang,
    Paragraf,
    Penandatangan,
    Rincian,
    Sampul,
    Sel,
    Sisipan,
    Tabel,
    TandaTangan,
    Teks,
)
from sakip.dokumen.tests.contoh import PARAGRAF, SATKER, bagan, dokumen_contoh, tabel_capaian, tabel_rekap

ANEH = 'Kutip "ganda" & <b>tanda</b> \\ #eval $x$ {{a}} &amp; *bukan tebal* – © 2023'
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")


def gambar_png(lebar: int = 60, tinggi: int = 40, warna: str = "#1f4e8c") -> bytes:
    """A plain picture."""
    keluar = BytesIO()
    gambar = Image.new("RGB", (lebar, tinggi), "white")
    ImageDraw.Draw(gambar).rectangle((5, 5, lebar - 6, tinggi - 6), fill=warna)
    gambar.save(keluar, "PNG")
    return keluar.getvalue()


def berkas_pdf(banyak: int = 2) -> bytes:
    """A PDF of plain pages."""
    keluar = BytesIO()
    lembar = [Image.new("RGB", (200, 280), ("white", "#eeeeee")[n % 2]) for n in range(banyak)]
    lembar[0].save(keluar, "PDF", save_all=True, append_images=lembar[1:])
    return keluar.getvalue()


def tabel_lebar(baris: int = 6) -> Tabel:
    """A table of twelve columns with groups of rows."""
    isi: list[tuple[Sel, ...]] = []
    for n in range(baris):
        if n % 3 == 0:
            isi.append((Sel(f"Kelompok {n // 3 + 1}", gabung_kolom=12, tebal=True),))
        isi.append(
            (Sel(str(n + 1)), Sel(SATKER[n % 5]), *(Sel(f"{n + 1}.{k}34.567") for k in range(len(BULAN))))
        )
    kolom = (Kolom("No.", 0.5, "tengah"), Kolom("Satuan Kerja", 3), *(Kolom(b, 1, "kanan") for b in BULAN))
    return Tabel(
        "Rekapitulasi Bulanan", kolom, tuple(isi), catatan="Sumber: laporan bulanan.", kunci="bulanan"
    )


def surat_pengantar() -> tuple[Blok, ...]:
    """The covering letter."""
    return (
        KopSurat(
            ("KEMENTERIAN CONTOH REPUBLIK INDONESIA", "KANTOR WILAYAH KEPULAUAN TELADAN"),
            ("Jalan Contoh Nomor 1, Kota Teladan", "Telepon (0717) 123456"),
            gambar_png(),
        ),
        Rincian((("Nomor", "W.7-PR.03-12"), ("Lampiran", "1 (satu) berkas"), ("Hal", f"Penyampaian {ANEH}"))),
        Paragraf("Yth. Sekretaris Jenderal\ndi Jakarta"),
        Paragraf(PARAGRAF),
        TandaTangan((Penandatangan("Kepala Kantor Wilayah"),), "Kota Teladan, 15 Januari 2024"),
        Paragraf("Tembusan: Inspektur Jenderal.", "catatan"),
    )


def dokumen_semua(*, draf: bool = True) -> Dokumen:
    """The report."""
    isi: tuple[Blok, ...] = (
        Judul(1, "KATA PENGANTAR"),
        Paragraf((Teks(PARAGRAF), Teks(" Tebal ", tebal=True), Teks("miring", miring=True), Teks("."))),
        DaftarIsi(),
        DaftarTabel(),
        DaftarGambar(),
        Judul(1, "PENDAHULUAN", "BAB I", "bab-1"),
        Judul(2, f"Latar {ANEH}", "1.1"),
        Paragraf(ANEH),
        Paragraf(
            (
                Teks("Lihat "),
                Acuan("capaian-0"),
                Teks(", "),
                Acuan("gambar-0", tebal=True),
                Teks(", "),
                Acuan("bab-1"),
                Teks(" dan "),
                Teks("laman", tautan="https://example.go.id/?a=1&b=2"),
                Teks("."),
            )
        ),
        Daftar((PARAGRAF, ANEH)),
        Judul(3, "Tanpa Nomor"),
        Daftar(("satu", (Teks("dua", tebal=True), Teks(" 2,50%"))), bernomor=True),
        Judul(4, "Butir", "a."),
        Paragraf("Analisis belum diisi.", "belum_diisi"),
        Paragraf("Angka 2022 memakai cara lama.", "catatan"),
        Paragraf("342 ÷ 372 × 100 = 91,93", "rumus"),
        Paragraf("PERJANJIAN KINERJA\nTAHUN 2023", "tengah"),
        Judul(1, "AKUNTABILITAS KINERJA", "BAB III"),
        tabel_capaian(0),
        tabel_rekap(1, baris=30),
        Tabel("", (Kolom("Uraian", 2), Kolom("Nilai", 1, "kanan")), ((Sel("Tanpa judul"), Sel("1.234")),)),
        bagan(0),
        bagan(1),
        Gambar("", "Bagan tanpa judul.", bagan=bagan(2).bagan, lebar_persen=70, catatan="Sumber: data."),
        Gambar(
            "Apel Pagi", "Pegawai berbaris.", berkas=gambar_png(), lebar_persen=40, catatan="Foto: humas."
        ),
        Gambar("Foto Rusak", "Foto.", berkas=b"bukan gambar", kunci="rusak"),
        Melintang((Judul(2, "Rekapitulasi", "3.9"), tabel_lebar(), Paragraf("Halaman melintang."))),
        GantiHalaman(),
        TandaTangan(
            (
                Penandatangan("Direktur Jenderal", "Nama Satu", "Pihak Kedua"),
                Penandatangan("Plt. Kepala Kantor Wilayah", "Nama Dua", "Pihak Pertama"),
            ),
            "Kota Teladan, 5 Januari 2023",
        ),
        Judul(1, "PERJANJIAN KINERJA", "LAMPIRAN I"),
        Sisipan("pk.pdf", berkas_pdf(), "pdf", "Perjanjian kinerja yang ditandatangani", "Naskah PK", "pk"),
        Sisipan("sk.png", gambar_png(80, 60), "png", "Surat keputusan"),
        Sisipan("rusak.pdf", b"%PDF-1.4 rusak", "pdf", "SOP", "SOP"),
        Paragraf((Teks("Naskahnya pada "), Acuan("pk"), Teks("; fotonya pada "), Acuan("rusak"), Teks("."))),
    )
    return replace(
        dokumen_contoh(tabel=1, gambar=0, draf=draf),
        isi=isi,
        sampul=Sampul(lambang=gambar_png(), baris_bawah=("Jalan Contoh Nomor 1", "Kota Teladan")),
        sebelum_sampul=surat_pengantar(),
    )
