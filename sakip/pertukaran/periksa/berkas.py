"""Checks of base64 content, and of the pictures and PDF files that a report shows."""

from __future__ import annotations

import base64
import binascii

from sakip.berkas.jenis import JPEG, PDF, PNG, kenali
from sakip.pelaporan.berkas import MB, UKURAN_TERBESAR
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah

_SEBUTAN = {PDF: "PDF", PNG: "gambar PNG", JPEG: "gambar JPEG"}
_PENUTUP = {PDF: b"%%EOF", PNG: b"IEND\xaeB`\x82", JPEG: b"\xff\xd9"}
_EKOR = 2048


def periksa_berkas(t: Tinjauan) -> None:
    """Everything in ``berkas``."""
    for jalur, b in t.baris("berkas"):
        tolak_luar_wilayah(t, jalur, b)
        if not b["teks_alternatif"].strip():
            t.catatan.salah(
                (*jalur, "teks_alternatif"),
                "Teks alternatif kosong.",
                "Tulis apa yang terlihat, bagi pembaca yang tidak melihatnya.",
            )
        isi = baca_base64(t, jalur, b["isi"])
        if isi is not None:
            _isi(t, jalur, b, isi)


def baca_base64(t: Tinjauan, jalur: Jalur, teks: str) -> bytes | None:
    """The bytes of standard base64; None, with the fault noted, when it is anything else."""
    try:
        isi = base64.b64decode(teks, validate=True)
    except (binascii.Error, ValueError):
        isi = None
    if isi is None or base64.b64encode(isi).decode() != teks:
        t.catatan.salah(
            (*jalur, "isi"),
            "Isi bukan base64 yang benar.",
            "Tulis base64 baku tanpa spasi dan tanpa ganti baris.",
        )
        return None
    return isi


def _isi(t: Tinjauan, jalur: Jalur, b: Baris, isi: bytes) -> None:
    jenis, nyata = b["jenis"], kenali(isi)
    if nyata != jenis:
        apa = _SEBUTAN.get(nyata or "", "bukan gambar dan bukan PDF")
        t.catatan.salah(
            (*jalur, "isi"),
            f"Menurut isinya berkas «{b['nama'][:60]}» {apa}, bukan {_SEBUTAN[jenis]}.",
            f"Tulis jenis «{nyata}»." if nyata in _SEBUTAN else "Lampirkan PDF, PNG, atau JPEG yang utuh.",
        )
    elif len(isi) > UKURAN_TERBESAR[jenis]:
        t.catatan.salah(
            (*jalur, "isi"),
            f"Berkas «{b['nama'][:60]}» {len(isi)} bita, lebih dari {UKURAN_TERBESAR[jenis] // MB} MB.",
            "Perkecil ukurannya; cetakan laporan cukup dengan 150 titik per inci.",
        )
    elif _PENUTUP[jenis] not in isi[-_EKOR:]:
        t.catatan.ingatkan(
            (*jalur, "isi"),
            f"Berkas «{b['nama'][:60]}» tampaknya terpotong: penutupnya tidak ada.",
            "Buka berkas aslinya, lalu lampirkan ulang secara utuh.",
        )
