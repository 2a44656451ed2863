"""Fonts inside a DOCX, so that it looks the same where our fonts are not installed.

Each face keeps only the glyphs of :data:`AKSARA` (OpenType specification: ``glyf``, ``loca``, ``cmap``),
without layout tables, and is masked as ECMA-376 part 1, 17.8.1 says. The fonts are under the SIL Open Font
License, which allows embedding parts of them in documents.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from sakip.dokumen.huruf import SANS, SERIF

#: Latin with all accents, punctuation, currency, arrows, mathematics and shapes: what an office types.
AKSARA = (
    (0x20, 0x24F),
    (0x2B0, 0x36F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x20CF),
    (0x2100, 0x22FF),
    (0x25A0, 0x25FF),
)
_RUPA = {"Regular": "400Regular", "Bold": "700Bold", "Italic": "400Regular_Italic"}
_KELUARGA = {SERIF: "SourceSerif4", SANS: "SourceSans3"}
_DIBAWA = frozenset({b"OS/2", b"cvt ", b"fpgm", b"gasp", b"head", b"hhea", b"maxp", b"name", b"prep"})
_RUANG_NAMA = uuid.UUID("9d3c1f0e-5a57-4a3b-8f0e-2f6a3c8f7b11")


@dataclass(frozen=True, slots=True)
class Sematan:
    """One face: family, ``Regular``, ``Bold`` or ``Italic``, the key of its mask, and the masked file."""

    keluarga: str
    rupa: str
    kunci: str
    isi: bytes


def sematan(berkas: tuple[Path, ...]) -> tuple[Sematan, ...]:
    """The faces to embed, from the font files found; those not among them are left out."""
    menurut = {b.name: b for b in berkas}
    return tuple(
        _satu(keluarga, rupa, menurut[nama])
        for keluarga, awal in _KELUARGA.items()
        for rupa, akhir in _RUPA.items()
        if (nama := f"{awal}_{akhir}.ttf") in menurut
    )


@lru_cache(maxsize=16)
def _satu(keluarga: str, rupa: str, berkas: Path) -> Sematan:
    isi = sebagian(berkas.read_bytes())
    kunci = uuid.uuid5(_RUANG_NAMA, isi.hex())
    return Sematan(keluarga, rupa, f"{{{str(kunci).upper()}}}", samarkan(isi, kunci))


def samarkan(isi: bytes, kunci: uuid.UUID) -> bytes:
    """The first 32 bytes combined with the key, last byte first; doing it again gives the file back."""
    topeng = kunci.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(isi[:32], topeng, strict=True)) + isi[32:]


# --- a part of a TrueType file -----------------------------------------------------------------------


def sebagian(ttf: bytes) -> bytes:
    """The same font with the glyphs of :data:`AKSARA` alone; numbers of glyphs stay as they are."""
    tabel = _tabel(ttf)
    panjang = struct.unpack_from(">h", tabel[b"head"], 50)[0]
    (banyak,) = struct.unpack_from(">H", tabel[b"maxp"], 4)
    loca = struct.unpack_from(f">{banyak + 1}{'I' if panjang else 'H'}", tabel[b"loca"])
    tempat = [n if panjang else 2 * n for n in loca]
    glyf = [tabel[b"glyf"][a:b] for a, b in pairwise(tempat)]
    aksara = {k: g for k, g in _cmap(tabel[b"cmap"]).items() if any(a <= k <= b for a, b in AKSARA)}
    pakai = _dengan_bagiannya(glyf, {0, *aksara.values()})
    isi = [g if i in pakai else b"" for i, g in enumerate(glyf)]
    baru = {nama: data for nama, data in tabel.items() if nama in _DIBAWA}
    baru[b"glyf"] = b"".join(g + b"\0" * (-len(g) % 4) for g in isi)
    baru[b"loca"] = struct.pack(f">{banyak + 1}I", *_jumlah(len(g) + (-len(g) % 4) for g in isi))
    baru[b"head"] = tabel[b"head"][:50] + struct.pack(">h", 1) + tabel[b"head"][52:]
    baru[b"hmtx"] = _hmtx(tabel, pakai, banyak)
    baru[b"cmap"] = _tulis_cmap(aksara)
    baru[b"post"] = struct.pack(">I", 0x00030000) + tabel[b"post"][4:32]  # without names of glyphs
    return _rakit(baru)


def _tabel(ttf: bytes) -> dict[bytes, bytes]:
    (jumlah,) = struct.unpack_from(">H", ttf, 4)
    isi = {}
    for i in range(jumlah):
        nama, _, awal, panjang = struct.unpack_from(">4sIII", ttf, 12 + 16 * i)
        isi[nama] = ttf[awal : awal + panjang]
    return isi


def _cmap(cmap: bytes) -> dict[int, int]:
    """Code point to glyph, from the format 12 subtable."""
    (jumlah,) = struct.unpack_from(">H", cmap, 2)
    for i in range(jumlah):
        (awal,) = struct.unpack_from(">I", cmap, 8 + 8 * i)
        if struct.unpack_from(">H", cmap, awal)[0] == 12:
            (ruas,) = struct.unpack_from(">I", cmap, awal + 12)
            tiga = struct.iter_unpack(">III", cmap[awal + 16 : awal + 16 + 12 * ruas])
            return {k: g + k - a for a, b, g in tiga for k in range(a, b + 1)}
    raise ValueError("cmap tanpa subtabel format 12")


def _dengan_bagiannya(glyf: list[bytes], awal: set[int]) -> set[int]:
    """The glyphs and those that they are put together from."""
    pakai, antre = set(awal), list(awal)
    while antre:
        g = glyf[antre.pop()]
        baru = set(_bagian(g)) - pakai if g and struct.unpack_from(">h", g)[0] < 0 else set()
        pakai |= baru
        antre += baru
    return pakai


def _bagian(g: bytes) -> Iterator[int]:
    letak, lagi = 10, True
    while lagi:
        bendera, nomor = struct.unpack_from(">HH", g, letak)
        yield nomor
        letak += 8 if bendera & 0x1 else 6
        letak += 2 if bendera & 0x8 else 4 if bendera & 0x40 else 8 if bendera & 0x80 else 0
        lagi = bool(bendera & 0x20)


def _jumlah(panjang: Iterator[int]) -> Iterator[int]:
    tempat = 0
    yield tempat
    for n in panjang:
        tempat += n
        yield tempat


def _hmtx(tabel: Mapping[bytes, bytes], pakai: set[int], banyak: int) -> bytes:
    """Widths of the glyphs kept; the others are 0, which packs small."""
    (berlebar,) = struct.unpack_from(">H", tabel[b"hhea"], 34)
    hmtx = tabel[b"hmtx"]
    awal = b"".join(hmtx[4 * i : 4 * i + 4] if i in pakai else b"\0" * 4 for i in range(berlebar - 1))
    return awal + hmtx[4 * (berlebar - 1) : 4 * berlebar + 2 * (banyak - berlebar)]


def _tulis_cmap(aksara: Mapping[int, int]) -> bytes:
    """One subtable of format 4 for Windows: the characters all lie below U+FFFF."""
    ruas: list[tuple[int, int, int]] = []
    for kode, g in sorted(aksara.items()):
        if ruas and ruas[-1][1] == kode - 1 and ruas[-1][2] == (g - kode) % 65536:
            ruas[-1] = (ruas[-1][0], kode, ruas[-1][2])
        else:
            ruas.append((kode, kode, (g - kode) % 65536))
    ruas.append((0xFFFF, 0xFFFF, 1))
    n = len(ruas)
    pangkat = n.bit_length() - 1
    cari = 2 << pangkat
    kolom = [[r[1] for r in ruas], [r[0] for r in ruas], [r[2] for r in ruas], [0] * n]
    isi = [struct.pack(f">{n}H", *k) for k in kolom]
    badan = struct.pack(">HHHH", 2 * n, cari, pangkat, 2 * n - cari) + isi[0] + b"\0\0" + b"".join(isi[1:])
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHH", 4, 6 + len(badan), 0) + badan


def _rakit(tabel: Mapping[bytes, bytes]) -> bytes:
    """A file of these tables with its checksums."""
    n = len(tabel)
    pangkat = n.bit_length() - 1
    kepala = struct.pack(">IHHHH", 0x00010000, n, 16 << pangkat, pangkat, 16 * n - (16 << pangkat))
    letak, arah, badan = 12 + 16 * n, b"", b""
    for nama in sorted(tabel):
        data = tabel[nama]
        if nama == b"head":
            data = data[:8] + b"\0" * 4 + data[12:]
            kepala_di = letak + len(badan)
        arah += struct.pack(">4sIII", nama, _cek(data), letak + len(badan), len(data))
        badan += data + b"\0" * (-len(data) % 4)
    isi = kepala + arah + badan
    sesuai = struct.pack(">I", (0xB1B0AFBA - _cek(isi)) % 2**32)
    return isi[: kepala_di + 8] + sesuai + isi[kepala_di + 12 :]


def _cek(data: bytes) -> int:
    penuh = data + b"\0" * (-len(data) % 4)
    jumlah: int = sum(struct.unpack(f">{len(penuh) // 4}I", penuh))
    return jumlah % 2**32
