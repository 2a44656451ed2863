"""Checks of the report's texts: what they are about and which part they are."""

from __future__ import annotations

import re
from typing import Final

from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah

#: Parts of a text about a division, a sasaran or an indicator (PermenPANRB 53/2014, annex II).
BAGIAN: Final = ("isi", "sebab", "kendala", "solusi", "efisiensi", "program_penunjang")
_KUNCI_BAB = re.compile(r"(kata_pengantar|ikhtisar|bab[1-4]|lampiran)(\.[a-z0-9_]+)*")


def periksa_teks(t: Tinjauan) -> None:
    """Everything in ``teks``."""
    for jalur, b in t.baris("teks"):
        tolak_luar_wilayah(t, jalur, b)
        _kunci(t, jalur, b)
        boleh = ("isi",) if b["tingkat"] == "bab" else BAGIAN
        if b["bagian"] not in boleh:
            dekat = t.catatan.mirip(b["bagian"], boleh)
            t.catatan.salah(
                (*jalur, "bagian"),
                f"Bagian «{b['bagian']}» tidak dikenal untuk teks {b['tingkat']}.",
                f"Maksudnya «{dekat}»?" if dekat else f"Pilihan: {', '.join(boleh)}.",
            )


def nama_dikenal(daftar: object, nama: str) -> set[str]:
    """Keys of every readable row, also of rows whose shape is broken elsewhere."""
    baris = daftar if isinstance(daftar, list) else []
    return {b[nama] for b in baris if isinstance(b, dict) and isinstance(b.get(nama), str)}


def _kunci(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    if b["tingkat"] == "bab":
        if not _KUNCI_BAB.fullmatch(b["kunci"]):
            t.catatan.salah(
                (*jalur, "kunci"),
                f"Bagian bab «{b['kunci']}» tidak dikenal.",
                "Tulis misalnya bab1.gambaran_umum atau bab4.simpulan.",
            )
        return
    asli = {"divisi": "unit", "sasaran": "sasaran", "indikator": "indikator"}[b["tingkat"]]
    nama = "kode" if asli == "unit" else "kunci"
    dikenal = nama_dikenal(t.asli.get(asli), nama)
    if b["kunci"] not in dikenal:
        dekat = t.catatan.mirip(b["kunci"], dikenal, asli)
        t.catatan.salah(
            (*jalur, "kunci"),
            f"{asli.capitalize()} «{b['kunci']}» tidak ada dalam paket.",
            f"Maksudnya «{dekat}»?" if dekat else f"Tambahkan ke daftar «{asli}», atau perbaiki.",
        )
