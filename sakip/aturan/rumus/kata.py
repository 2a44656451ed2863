"""First pass over a formula: text into words, and the one error that a formula can raise."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..angka import BATAS_BESAR, SIGNIFIKAN

PANJANG_TERBESAR = 2_000
"""Longest formula, in characters."""

KATA_TERBANYAK = 500
"""Most words (numbers, names, signs) in a formula."""

FUNGSI = ("jumlah", "rata", "rata_tertimbang", "min", "maks", "bila")
LOGIKA = ("dan", "atau", "bukan")

JenisKata = Literal["angka", "nama", "fungsi", "logika", "tanda", "akhir"]

_BENTUK = re.compile(
    r"(?P<spasi>[ \t\r\n\u00a0\u2009\u202f]+)"
    r"|(?P<angka>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<nama>[a-z_][a-z0-9_]*)"
    r"|(?P<tanda><=|>=|<>|[-+*/×÷−()<>=;≤≥≠])"
)
_BAKU = {"*": "×", "/": "÷", "-": "−", "≤": "<=", "≥": ">=", "≠": "<>"}
_SARAN_HURUF = {
    ",": "Pisahkan argumen dengan titik koma (;); koma hanya untuk desimal, misalnya 3,5.",
    "%": "Hapus tanda %; untuk persen kalikan dengan 100.",
    ":": "Tulis pembagian dengan ÷ atau /.",
    "^": "Pangkat tidak tersedia; tulis perkaliannya.",
    "!": "Untuk tidak sama dengan pakai <>.",
    ".": "Tulis desimal dengan angka di kedua sisi, misalnya 0,5.",
}


class RumusSalah(ValueError):
    """A formula that cannot be read. `posisi` counts characters of `teks` from 0."""

    def __init__(self, teks: str, posisi: int, alasan: str, saran: str) -> None:
        self.teks, self.posisi, self.alasan, self.saran = teks, posisi, alasan, saran
        super().__init__(
            f"Rumus salah pada karakter ke-{posisi + 1}{_kutip(teks, posisi)}: {alasan}. {saran}"
        )


def _kutip(teks: str, posisi: int) -> str:
    """The surroundings of a place, with an arrow before it."""
    depan, belakang = teks[max(0, posisi - 15) : posisi], teks[posisi : posisi + 15]
    kutipan = f"{depan}▸{belakang}"
    return f" (“{''.join(h if h.isprintable() else '·' for h in kutipan)}”)" if teks else ""


@dataclass(frozen=True)
class Kata:
    """One word of a formula: `isi` is the standard form, `asli` the written one."""

    jenis: JenisKata
    isi: str
    posisi: int
    nilai: Decimal | None = None
    asli: str = ""


def pecah(teks: str) -> list[Kata]:
    """The words of a formula, closed by one of kind 'akhir'; RumusSalah for anything unknown."""
    if len(teks) > PANJANG_TERBESAR:
        raise RumusSalah(
            teks, PANJANG_TERBESAR, f"rumus lebih panjang dari {PANJANG_TERBESAR} karakter",
            "Pecah menjadi beberapa indikator atau variabel.",
        )  # fmt: skip
    kata: list[Kata] = []
    posisi = 0
    while posisi < len(teks):
        cocok = _BENTUK.match(teks, posisi)
        if cocok is None:
            raise _huruf_asing(teks, posisi)
        if cocok.lastgroup != "spasi":
            kata.append(_kata(teks, posisi, cocok[0], cocok.lastgroup or ""))
        if len(kata) > KATA_TERBANYAK:
            raise RumusSalah(
                teks, posisi, f"rumus lebih dari {KATA_TERBANYAK} kata", "Pecah menjadi beberapa variabel."
            )
        posisi = cocok.end()
    kata.append(Kata("akhir", "", len(teks)))
    return kata


def _kata(teks: str, posisi: int, isi: str, golongan: str) -> Kata:
    if golongan == "angka":
        return Kata("angka", isi, posisi, _nilai(teks, posisi, isi), isi)
    if golongan == "tanda":
        return Kata("tanda", _BAKU.get(isi, isi), posisi, asli=isi)
    if isi in FUNGSI:
        return Kata("fungsi", isi, posisi, asli=isi)
    return Kata("logika" if isi in LOGIKA else "nama", isi, posisi, asli=isi)


def _nilai(teks: str, posisi: int, isi: str) -> Decimal:
    """A number of the formula: comma or dot is the decimal mark, nothing groups thousands."""
    akhir = posisi + len(isi)
    if re.match(r"[^\W\d]", teks[akhir : akhir + 1]):
        raise RumusSalah(
            teks, akhir, "huruf menempel pada angka", "Beri tanda hitung atau spasi di antaranya."
        )
    if len(re.findall(r"[.,]", isi)) > 1:
        raise RumusSalah(
            teks, posisi, f"angka “{isi}” memakai lebih dari satu pemisah",
            "Tulis tanpa titik ribuan, misalnya 1234,56; argumen dipisahkan titik koma (;).",
        )  # fmt: skip
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", isi):
        raise RumusSalah(
            teks, posisi, f"“{isi}” dapat berarti ribuan atau desimal",
            f"Tulis {isi.replace('.', '')} atau {isi.replace('.', ',')}.",
        )  # fmt: skip
    nilai = Decimal(isi.replace(",", "."))
    penting = isi.replace(",", "").replace(".", "").strip("0")
    if nilai > BATAS_BESAR or len(penting) > SIGNIFIKAN:
        raise RumusSalah(
            teks, posisi, "angka terlalu besar atau terlalu panjang",
            f"Pakai paling banyak {SIGNIFIKAN} angka penting dan nilai sampai 10^30.",
        )  # fmt: skip
    return nilai


#: Keys of a dictionary carry dots; people copy them into a formula.
_SARAN_KUNCI = "Nama dalam rumus tanpa titik, misalnya selesai / masuk * 100; variabelnya dipilih dari kamus."


def _huruf_asing(teks: str, posisi: int) -> RumusSalah:
    huruf = teks[posisi]
    if huruf.isupper():
        saran = "Nama variabel dan fungsi ditulis dengan huruf kecil."
    elif huruf == "." and re.search(r"[^\W\d]$", teks[:posisi]) and re.match(r"\w", teks[posisi + 1 :]):
        saran = _SARAN_KUNCI
    else:
        saran = _SARAN_HURUF.get(huruf, "Pakai huruf kecil, angka, + − × ÷, kurung, dan titik koma (;).")
    sebut = f"“{huruf}”" if huruf.isprintable() else "karakter tak terlihat"
    return RumusSalah(teks, posisi, f"{sebut} tidak dikenal di sini", saran)
