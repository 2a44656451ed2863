"""An uploaded file (:class:`sakip.dokumen.blok.Sisipan`) as pictures of its pages."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.blok import JenisSisipan, Sisipan
from sakip.dokumen.sisipan.gambar import Rupa, RupaRusak, rupa_gambar
from sakip.dokumen.teks import satu_baris
from sakip.dokumen.tembolok import ambil, simpan

HALAMAN_TERBANYAK = 200
BATAS_DETIK = 120
_ANAK = Path(__file__).with_name("anak.py")
_VERSI = f"sakip-halaman-1 {HALAMAN_TERBANYAK}"
_MELEBAR = 1.15  # a page so much wider than tall is better read on a turned page
_SEBAB = {
    "sandi": ("PDF-nya terkunci sandi", "simpan ulang tanpa sandi, lalu unggah ulang"),
    "kosong": ("PDF-nya tidak berhalaman", "periksa berkasnya, lalu unggah ulang"),
    "rusak": ("PDF-nya rusak", "buka dan simpan ulang sebagai PDF, lalu unggah ulang"),
    "berat": ("PDF-nya terlalu berat untuk digambar", "cetak ulang ke PDF yang lebih ringan, lalu unggah"),
}


@dataclass(frozen=True, slots=True)
class HalamanSisipan:
    """One page: its picture, what a reader who cannot see it is told, and whether a turned page suits it."""

    rupa: Rupa
    teks_alternatif: str
    keterangan: str
    """"halaman 2 dari 5"; "" on the first page and where there is one page only."""
    melintang: bool


@dataclass(frozen=True, slots=True)
class IsiSisipan:
    """The pages in order and what had to be left out (a sentence, or ""); no page at all: only the note.

    ``berhalaman``: each stands on a page of its own (a PDF); a picture stands in the text.
    """

    halaman: tuple[HalamanSisipan, ...]
    catatan: str = ""
    berhalaman: bool = False


def baca_sisipan(blok: Sisipan, cache: Path | None) -> IsiSisipan:
    """The pages of an uploaded file; never an error: ``catatan`` names the file, the fault and the remedy."""
    sebutan = f"Berkas “{satu_baris(blok.nama)}”"
    alternatif = satu_baris(blok.teks_alternatif)
    try:
        # what it is, not what its name says; a PDF may have other bytes before its head
        if ukuran(blok.isi) is not None or (b"%PDF-" not in blok.isi[:1024] and blok.jenis != "pdf"):
            rupa = rupa_gambar(blok.isi, cache)
            return IsiSisipan((HalamanSisipan(rupa, alternatif, "", False),))
        rupa_semua, jumlah, gagal = _halaman_pdf(blok.isi, cache)
    except RupaRusak as rusak:
        return IsiSisipan((), rusak.catatan(sebutan))
    halaman: list[HalamanSisipan] = []
    for nomor, satu in rupa_semua:
        letak = f"halaman {nomor} dari {jumlah}" if jumlah > 1 else ""
        teks = f"{alternatif} ({letak})" if letak else alternatif
        halaman.append(
            HalamanSisipan(satu, teks, letak if halaman else "", satu.lebar > _MELEBAR * satu.tinggi)
        )
    return IsiSisipan(tuple(halaman), _catatan_kurang(sebutan, jumlah, gagal), True)


@lru_cache(maxsize=64)
def cela_sisipan(isi: bytes, jenis: JenisSisipan) -> tuple[str, str] | None:
    """Why an uploaded file cannot be shown in full, and the remedy, without drawing it; None when it can.

    A single page that cannot be drawn is found only by :func:`baca_sisipan`.
    """
    try:
        if isi.lstrip()[:5] != b"%PDF-":
            if jenis == "pdf" and ukuran(isi) is None:
                raise RupaRusak(*_SEBAB["rusak"])
            rupa_gambar(isi)
            return None
        jumlah = _buka_pdf(isi)
    except RupaRusak as rusak:
        return rusak.sebab, rusak.obat
    if jumlah > HALAMAN_TERBANYAK:
        return (
            f"berhalaman {jumlah}, lebih dari {HALAMAN_TERBANYAK} yang dimuat",
            "bagi berkasnya, lalu unggah ulang",
        )
    return None


def _buka_pdf(isi: bytes) -> int:
    """How many pages; the file is only opened."""
    with tempfile.TemporaryDirectory(prefix="sakip-sisipan-") as tempat:
        folder = Path(tempat)
        (folder / "asal.pdf").write_bytes(isi)
        jumlah: int = _jalankan(folder, 0)["jumlah"]
    return jumlah


def _catatan_kurang(sebutan: str, jumlah: int, gagal: list[int]) -> str:
    kalimat = []
    if jumlah > HALAMAN_TERBANYAK:
        kalimat.append(
            f"{sebutan} berhalaman {jumlah}; yang dimuat {HALAMAN_TERBANYAK} halaman pertama. "
            f"Halaman {HALAMAN_TERBANYAK + 1} sampai {jumlah} ada pada berkas aslinya."
        )
    if gagal:
        kalimat.append(
            f"{sebutan}: halaman {', '.join(map(str, gagal))} tidak dapat dibaca; "
            "buka dan simpan ulang sebagai PDF, lalu unggah ulang."
        )
    return " ".join(kalimat)


def _halaman_pdf(isi: bytes, cache: Path | None) -> tuple[list[tuple[int, Rupa]], int, list[int]]:
    """(number, picture) of each drawn page, the number of pages, the numbers of those that failed."""
    sidik = hashlib.sha256(_VERSI.encode() + isi).hexdigest()[:40]
    if (daftar := ambil(cache, f"{sidik}.json")) is not None:
        jawaban = json.loads(daftar)
        berkas = {nama: ambil(cache, f"{sidik}-{nama}") for _, nama, *_ in jawaban["halaman"]}
        if all(b is not None for b in berkas.values()):
            return _rupa_semua(jawaban, {n: b for n, b in berkas.items() if b is not None})
    with tempfile.TemporaryDirectory(prefix="sakip-sisipan-") as tempat:
        folder = Path(tempat)
        (folder / "asal.pdf").write_bytes(isi)
        jawaban = _jalankan(folder, HALAMAN_TERBANYAK)
        jadi = {nama: (folder / nama).read_bytes() for _, nama, *_ in jawaban["halaman"]}
    for nama, satu in jadi.items():
        simpan(cache, f"{sidik}-{nama}", satu)
    simpan(cache, f"{sidik}.json", json.dumps(jawaban).encode())
    return _rupa_semua(jawaban, jadi)


def gambar_halaman(isi: bytes, nomor: int) -> Rupa:
    """Page ``nomor`` (1-based) of a PDF as a picture; :class:`RupaRusak` when there is no such page."""
    with tempfile.TemporaryDirectory(prefix="sakip-sisipan-") as tempat:
        folder = Path(tempat)
        (folder / "asal.pdf").write_bytes(isi)
        jawaban = _jalankan(folder, 1, nomor)
        rupa, _, _ = _rupa_semua(
            jawaban, {nama: (folder / nama).read_bytes() for _, nama, *_ in jawaban["halaman"]}
        )
    return rupa[0][1]


def _rupa_semua(
    jawaban: dict[str, Any], berkas: dict[str, bytes]
) -> tuple[list[tuple[int, Rupa]], int, list[int]]:
    rupa = []
    for nomor, nama, lebar, tinggi in jawaban["halaman"]:
        jenis: Literal["png", "jpeg"] = "png" if nama.endswith(".png") else "jpeg"
        rupa.append((nomor, Rupa(berkas[nama], jenis, lebar, tinggi)))
    return rupa, jawaban["jumlah"], jawaban["gagal"]


def _jalankan(folder: Path, batas: int, nomor: int = 0) -> dict[str, Any]:
    """One run of the child, at most ``batas`` pages (or page ``nomor`` alone).

    Its crash is the file's fault, not the document's.
    """
    tugas = folder / "tugas.json"
    tugas.write_text(
        json.dumps({"pdf": str(folder / "asal.pdf"), "batas": batas, "folder": str(folder), "nomor": nomor})
    )
    try:
        selesai = subprocess.run(
            [sys.executable, "-I", str(_ANAK), str(tugas)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=BATAS_DETIK,
            cwd=folder,
        )
    except subprocess.TimeoutExpired as lama:
        raise RupaRusak(*_SEBAB["berat"]) from lama
    try:
        jawaban: dict[str, Any] = json.loads(selesai.stdout)
    except ValueError as galat:
        raise RupaRusak(*_SEBAB["rusak"]) from galat
    if sebab := jawaban.get("sebab"):
        raise RupaRusak(*_SEBAB[sebab])
    return jawaban
