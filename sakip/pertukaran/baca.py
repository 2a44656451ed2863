"""Reads a package file into plain Python values, refusing whatever JSON lets through silently.

Text stays text, whole numbers are ``int``, other numbers ``Decimal``. Refused with line and column:
broken or truncated JSON, other encodings than UTF-8, NaN and Infinity, absurd numbers; refused with
their path: names that occur twice in one object, and nesting that no package has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, NoReturn

from sakip.inti.galat import GalatSakip, Masalah, galat

UKURAN_TERBESAR: Final = 64 * 1024 * 1024
DALAM_TERBESAR: Final = 24
DIGIT_TERBANYAK: Final = 40

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_PESAN = {
    "Expecting value": "di sini seharusnya ada nilai",
    "Expecting property name enclosed in double quotes": "di sini seharusnya ada nama dalam tanda kutip",
    "Illegal trailing comma before end of object": "koma berlebih sebelum kurung kurawal tutup",
    "Illegal trailing comma before end of array": "koma berlebih sebelum kurung siku tutup",
    "Expecting ':' delimiter": "titik dua tidak ada",
    "Expecting ',' delimiter": "koma atau kurung tutup tidak ada",
    "Unterminated string starting at": "tanda kutip tidak ditutup",
    "Invalid control character at": "teks memuat ganti baris atau karakter kendali mentah",
    "Invalid \\escape": "garis miring terbalik tidak diikuti huruf yang dikenal",
    "Invalid \\uXXXX escape": "\\u harus diikuti empat digit heksadesimal",
    "Extra data": "masih ada isi sesudah JSON selesai",
}


class _Ditolak(ValueError):
    """Raised inside the JSON hooks; carries the literal, so that its place can be found."""

    def __init__(self, harfiah: str, pesan: str, saran: str) -> None:
        super().__init__(pesan)
        self.harfiah, self.pesan, self.saran = harfiah, pesan, saran


def baca_berkas(berkas: Path) -> dict[str, Any]:
    """The package in the file ``berkas``; :class:`GalatSakip` says what is wrong and where."""
    nama = berkas.name
    try:
        if berkas.stat().st_size > UKURAN_TERBESAR:
            _tolak_ukuran(nama, berkas.stat().st_size)
        with berkas.open("rb") as aliran:
            isi = aliran.read(UKURAN_TERBESAR + 1)
    except FileNotFoundError:
        raise galat(nama, f"Berkas {berkas} tidak ada.", "Periksa nama dan foldernya.") from None
    except IsADirectoryError:
        raise galat(nama, f"{berkas} adalah folder.", "Sebut berkas .json di dalamnya.") from None
    except OSError as salah:
        raise galat(
            nama, f"Berkas tidak dapat dibaca ({salah.strerror}).", "Periksa izin berkas itu."
        ) from salah
    return baca_isi(isi, nama)


def baca_isi(isi: bytes, nama: str = "paket") -> dict[str, Any]:
    """The package in ``isi``; ``nama`` is what messages call it."""
    if len(isi) > UKURAN_TERBESAR:
        _tolak_ukuran(nama, len(isi))
    teks = _teks(isi, nama)
    if not teks.strip():
        raise galat(nama, "Berkas kosong.", "Ekspor ulang paketnya, atau mulai dari contoh di docs/paket.md.")
    kembar: list[tuple[dict[str, Any], str]] = []
    hasil = _urai(teks, nama, kembar)
    if not isinstance(hasil, dict):
        raise galat(
            nama,
            "Paket harus berupa satu objek JSON { … }.",
            'Bungkus isinya: { "format": "sakip-paket", … }.',
        )
    _tolak_terlalu_dalam(hasil, nama)
    if kembar:
        raise GalatSakip(_sebut_kembar(hasil, kembar))
    return hasil


def _tolak_ukuran(nama: str, ukuran: int) -> NoReturn:
    batas = UKURAN_TERBESAR // (1024 * 1024)
    raise galat(
        nama,
        f"Berkas {ukuran} bita, lebih besar daripada {batas} MB.",
        "Pecah bukti ke paket lain atau tautan.",
    )


def _teks(isi: bytes, nama: str) -> str:
    if isi.startswith(_UTF16) or b"\x00" in isi[:4]:
        raise galat(nama, "Berkas tersimpan sebagai UTF-16 atau UTF-32.", "Simpan ulang sebagai UTF-8.")
    try:
        return isi.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as salah:
        baris = isi.count(b"\n", 0, salah.start) + 1
        raise galat(
            f"{nama} baris {baris}",
            f"Bita ke-{salah.start + 1} bukan UTF-8.",
            "Simpan ulang berkas sebagai UTF-8.",
        ) from None


def _urai(teks: str, nama: str, kembar: list[tuple[dict[str, Any], str]]) -> Any:
    def objek(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
        hasil = dict(pasangan)
        if len(hasil) != len(pasangan):
            terlihat: set[str] = set()
            for kunci, _ in pasangan:
                if kunci in terlihat:
                    kembar.append((hasil, kunci))
                terlihat.add(kunci)
        return hasil

    try:
        return json.loads(
            teks, parse_float=_pecahan, parse_int=_bulat, parse_constant=_tetapan, object_pairs_hook=objek
        )
    except json.JSONDecodeError as salah:
        _tolak_json(salah, nama)
    except _Ditolak as salah:
        baris, kolom = _letak(teks, salah.harfiah)
        raise galat(f"{nama} baris {baris} kolom {kolom}", salah.pesan, salah.saran) from None
    except RecursionError:
        raise galat(
            nama, "JSON bersarang terlalu dalam.", f"Paket paling dalam {DALAM_TERBESAR} tingkat."
        ) from None


def _tolak_json(salah: json.JSONDecodeError, nama: str) -> NoReturn:
    sisa = salah.doc[salah.pos :].strip()
    pesan = _PESAN.get(salah.msg, salah.msg)
    if not sisa or (salah.msg.startswith("Unterminated") and "\n" not in sisa[1:].rstrip()):
        pesan += "; berkas tampaknya terpotong"
    raise galat(
        f"{nama} baris {salah.lineno} kolom {salah.colno}",
        f"Bukan JSON yang benar: {pesan}.",
        "Perbaiki di tempat itu, atau ambil ulang berkasnya secara utuh.",
    ) from None


def _bulat(teks: str) -> int:
    if len(teks) > DIGIT_TERBANYAK:
        raise _Ditolak(
            teks, f"Bilangan {teks[:12]}… mempunyai {len(teks)} digit.", "Tulis bilangan yang wajar."
        )
    return int(teks)


def _pecahan(teks: str) -> Decimal:
    try:
        hasil = Decimal(teks) if len(teks) <= DIGIT_TERBANYAK else None
    except InvalidOperation:
        hasil = None
    if hasil is None:
        raise _Ditolak(
            teks, f"Bilangan {teks[:12]}… terlalu panjang.", 'Tulis sebagai teks, misalnya "93.5".'
        )
    return hasil


def _tetapan(teks: str) -> NoReturn:
    raise _Ditolak(teks, f"{teks} bukan bilangan.", "Tulis null bila nilainya tidak ada.")


def _letak(teks: str, harfiah: str) -> tuple[int, int]:
    """Line and column of the first ``harfiah`` that stands as a JSON value, not inside a string."""
    pola = re.compile(r'"(?:[^"\\]|\\.)*"|' + re.escape(harfiah), re.DOTALL)
    for cocok in pola.finditer(teks):
        if cocok.group() == harfiah:
            awal = cocok.start()
            return teks.count("\n", 0, awal) + 1, awal - (teks.rfind("\n", 0, awal) + 1) + 1
    return 1, 1


def telusuri(nilai: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every object and list in ``nilai`` with its path, without recursion."""
    tumpukan: list[tuple[tuple[str | int, ...], Any]] = [((), nilai)]
    while tumpukan:
        jalur, kini = tumpukan.pop()
        yield jalur, kini
        anak: Any = ()
        if isinstance(kini, dict):
            anak = kini.items()
        elif isinstance(kini, list):
            anak = enumerate(kini)
        tumpukan.extend(((*jalur, k), a) for k, a in anak if isinstance(a, (dict, list)))


def tulis_jalur(jalur: tuple[str | int, ...]) -> str:
    """``('isian', 12, 'nilai')`` as ``isian[12].nilai``; the first row is 0, as in JSON tools."""
    teks = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in jalur)
    return teks.removeprefix(".") or "paket"


def _tolak_terlalu_dalam(isi: dict[str, Any], nama: str) -> None:
    for jalur, _ in telusuri(isi):
        if len(jalur) >= DALAM_TERBESAR:
            raise galat(
                f"{nama} {tulis_jalur(jalur)[:80]}",
                "JSON bersarang terlalu dalam.",
                f"Paket paling dalam {DALAM_TERBESAR} tingkat; lihat docs/paket.md.",
            )


def _sebut_kembar(isi: dict[str, Any], kembar: list[tuple[dict[str, Any], str]]) -> list[Masalah]:
    jalur = {id(nilai): j for j, nilai in telusuri(isi) if isinstance(nilai, dict)}
    # An object with a doubled name may itself have been dropped by another doubled name.
    return [
        Masalah(
            tulis_jalur((*jalur.get(id(objek), ()), nama[:60])),
            f"Nama «{nama[:60]}» tertulis dua kali dalam satu objek.",
            "Hapus salah satunya; isinya mungkin berbeda.",
        )
        for objek, nama in kembar
    ]
