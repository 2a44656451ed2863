"""Checks of evidence, of base64 content, and of the pictures and PDF files that a report shows."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import urlsplit

from sakip.berkas.jenis import JPEG, PDF, PNG, kenali
from sakip.berkas.services import periksa_isi
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


def isi_atau_tautan(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    """A piece of evidence: a file whose content is what it says, or a link, exactly one."""
    if (b["tautan"] is None) == (b["isi"] is None):
        t.catatan.salah(
            jalur, "Bukti harus berupa isi atau tautan, tepat satu.", "Tulis null pada yang lain."
        )
        return
    if b["isi"] is None:
        _tautan(t, jalur, b)
        return
    isi = baca_base64(t, jalur, b["isi"])
    if isi is None:
        return
    salah = periksa_isi(isi, b["jenis"] or "")
    if salah:
        t.catatan.salah((*jalur, "isi"), *salah)


def _tautan(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    try:
        bagian = urlsplit(b["tautan"])
        benar = bagian.scheme in ("http", "https") and bool(bagian.hostname)
    except ValueError:
        benar = False
    if not benar or any(c.isspace() for c in b["tautan"]):
        t.catatan.salah(
            (*jalur, "tautan"),
            "Tautan bukan alamat http atau https.",
            "Tulis alamat lengkap, misalnya https://….",
        )
    if b["jenis"] is not None:
        t.catatan.salah((*jalur, "jenis"), "Jenis isi tidak disimpan untuk tautan.", "Tulis null.")


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
