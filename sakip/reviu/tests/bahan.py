"""Small invented reports for the tests."""

from __future__ import annotations

from sakip.reviu import Temuan, periksa

KEPALA = "LAPORAN KINERJA TAHUN 2022\n\n"


def tabel(*baris: str) -> str:
    """Rows of cells divided by " | " here and by tabs in the text."""
    return "\n".join(b.replace(" | ", "\t").replace("| ", "\t") for b in baris) + "\n\n"


def capaian(*baris: str, judul: str = "Tabel 3.1 Capaian Kinerja Tahun 2022") -> str:
    return f"{judul}\n\n" + tabel("No | Indikator Kinerja | Target | Realisasi | Capaian", *baris)


def temuan(teks: str, kelas: str, *, ragu: bool = False) -> list[Temuan]:
    """Findings of one class; only those beyond doubt unless ``ragu``."""
    hasil = periksa(KEPALA + teks, kelas=[kelas]).temuan
    return [t for t in hasil if ragu or t.kepastian == "pasti"]


def baris(teks: str, isi: str) -> int:
    """The line (1-based, in the whole report) on which ``isi`` first stands."""
    return next(n for n, b in enumerate((KEPALA + teks).split("\n"), 1) if isi in b)


def narasi(teks: str) -> list[str]:
    """What certain findings on sentences call wrong, as printed."""
    return [t.tercetak for t in temuan(f"{teks}\n", "narasi")]


#: A heading under no indicator, and a table below it whose rows sentences rank.
URAIAN = "3.2 Uraian Hasil\n\n"


def ternak(*akhir: str) -> str:
    return (
        URAIAN
        + "Tabel 3.7 Bantuan Menurut Jenis Ternak\n\n"
        + tabel(
            "Jenis Ternak | Diajukan | Disalurkan",
            "Sapi | 310 | 290",
            "Kambing | 540 | 480",
            "Ayam | 125 | 120",
            "Itik | 90 | 60",
            *akhir,
        )
    )
