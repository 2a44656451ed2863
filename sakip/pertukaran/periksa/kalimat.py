"""What is said about faults of shape: message and remedy, in Indonesian."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sakip.pertukaran.skema import Simpul

_TIPE = {
    "string": "teks",
    "integer": "bilangan bulat",
    "boolean": "true atau false",
    "null": "null",
    "object": "objek { … }",
    "array": "daftar [ … ]",
}
_BARIS = "Tulis barisnya sesuai contoh dalam docs/paket.md, atau hapus."
_POLA = {
    "desimal": 'Tulis dengan titik desimal tanpa pemisah ribuan, misalnya "93.5".',
    "date": "Tulis tahun-bulan-hari, misalnya 2023-01-31.",
    "date-time": "Tulis waktu UTC, misalnya 2024-01-05T03:00:00Z.",
    "kode": "Pakai huruf kecil dan angka, dipisahkan satu titik atau tanda hubung.",
    "alias": "Pakai huruf kecil, angka, dan garis bawah; jangan diawali angka.",
}


def potong(nilai: Any, panjang: int = 60) -> str:
    """A value as a reader recognises it, never longer than ``panjang``."""
    if nilai is None or isinstance(nilai, bool):
        return {None: "null", True: "true", False: "false"}[nilai]
    if isinstance(nilai, (dict, list)):
        return _nama_tipe(nilai)
    if isinstance(nilai, int) and abs(nilai) >= 10**panjang:
        return "bilangan sangat besar"
    teks = str(nilai).encode("utf-8", "backslashreplace").decode()
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1]}…"


def _nama_tipe(nilai: Any) -> str:
    if nilai is None:
        return "null"
    if isinstance(nilai, bool):
        return "true/false"
    if isinstance(nilai, int):
        return "bilangan bulat"
    if isinstance(nilai, (float, Decimal)):
        return "bilangan pecahan"
    if isinstance(nilai, str):
        return "teks"
    return "objek" if isinstance(nilai, dict) else "daftar" if isinstance(nilai, list) else "nilai lain"


def harapan(simpul: Simpul) -> str:
    """The kinds of value that a place accepts."""
    return " atau ".join(_TIPE[t] for t in _TIPE if t in simpul.tipe)


def salah_tipe(nilai: Any, simpul: Simpul) -> tuple[str, str]:
    pesan = f"«{simpul.nama}» harus {harapan(simpul)}, bukan {_nama_tipe(nilai)} «{potong(nilai)}»."
    angka = isinstance(nilai, (int, float, Decimal)) and not isinstance(nilai, bool)
    if angka and simpul.desimal:
        return pesan, f'Tulis dalam tanda kutip: "{potong(nilai)}".'
    if "integer" in simpul.tipe and isinstance(nilai, (float, Decimal)):
        return pesan, "Rupiah dan cacah ditulis bulat, tanpa sen dan tanpa titik desimal."
    if "integer" in simpul.tipe and isinstance(nilai, str):
        return pesan, "Tulis tanpa tanda kutip dan tanpa pemisah ribuan."
    if "string" in simpul.tipe and angka:
        return pesan, f'Tulis dalam tanda kutip: "{potong(nilai)}".'
    return pesan, simpul.uraian or _BARIS


def kosong(simpul: Simpul) -> tuple[str, str]:
    if "null" in simpul.tipe:
        return f"«{simpul.nama}» berupa teks kosong.", "Tulis null bila memang tidak ada."
    return f"«{simpul.nama}» belum diisi.", simpul.uraian or _BARIS


def nama_asing(nama: str, dekat: str, simpul: Simpul) -> tuple[str, str]:
    pesan = f"Nama «{potong(nama)}» tidak dikenal di sini."
    if dekat:
        return pesan, f"Maksudnya «{dekat}»?"
    dikenal = ", ".join(simpul.properti)
    return pesan, f"Hapus, atau pakai salah satu dari: {dikenal}."


def nama_hilang(nama: str, simpul: Simpul) -> tuple[str, str]:
    return f"«{nama}» tidak ada.", f"Tambahkan «{nama}»: {simpul.uraian}"


def bukan_pilihan(nilai: Any, simpul: Simpul, dekat: str) -> tuple[str, str]:
    assert simpul.enum is not None
    pilihan = ", ".join("(kosong)" if p == "" else potong(p) for p in simpul.enum)
    pesan = f"«{potong(nilai)}» bukan isi «{simpul.nama}» yang dikenal."
    return pesan, f"Maksudnya «{dekat}»?" if dekat else f"Pilihan: {pilihan}."


def karakter_terlarang(karakter: str, letak: int) -> tuple[str, str]:
    return (
        f"Karakter kendali U+{ord(karakter):04X} pada huruf ke-{letak + 1}.",
        "Hapus karakter itu; biasanya terbawa saat menyalin dari aplikasi lain.",
    )


def terlalu_panjang(nilai: str, simpul: Simpul) -> tuple[str, str]:
    return (
        f"«{simpul.nama}» {len(nilai)} huruf; paling panjang {simpul.panjang_maks}.",
        f"Ringkas teks yang dimulai dengan «{potong(nilai, 40)}».",
    )


def salah_pola(nilai: str, simpul: Simpul) -> tuple[str, str]:
    assert simpul.pola is not None
    jenis = "desimal" if simpul.desimal else simpul.bentuk
    if not jenis:
        jenis = "alias" if "_" in simpul.pola.pattern else "kode"
    if jenis == "desimal" and nilai.replace(",", ".").replace(".", "", 1).lstrip("-").isdigit():
        return (
            f"«{potong(nilai)}» memakai koma desimal.",
            f'Tulis "{potong(nilai.replace(",", "."))}".',
        )
    return f"«{potong(nilai)}» bukan isi «{simpul.nama}» yang benar.", _POLA[jenis]


def luar_rentang(nilai: int, simpul: Simpul) -> tuple[str, str]:
    rentang = f"paling kecil {simpul.min}" if simpul.maks is None else f"{simpul.min} sampai {simpul.maks}"
    return f"«{simpul.nama}» {potong(nilai, 30)} di luar rentang {rentang}.", simpul.uraian
