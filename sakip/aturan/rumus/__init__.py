"""A small formula language for indicator manuals.

    dapat / usul * 100
    rata(index_1; index_2; index_3)
    rata_tertimbang(nilai_a; responden_a; nilai_b; responden_b)
    bila(usul > 0 dan batal = 0; dapat ÷ usul × 100; 0)

Numbers are written with a decimal comma or point and without thousands marks (`1000`, `3,5`, `3.5`;
`1.154` could be either and is refused). Names are `[a-z_][a-z0-9_]*`. Arguments are separated by `;`
because the comma is the decimal mark. `× ÷ −` and `* / -` mean the same; comparisons are
`< <= > >= = <>`, joined by `dan`, `atau`, `bukan`, and stand only in a condition.

A formula is bounded in length, number of words and nesting when it is read, and in magnitude when
it is computed, so that no formula can keep a server busy.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from ..angka import rapikan
from .kata import FUNGSI, KATA_TERBANYAK, PANJANG_TERBESAR, RumusSalah
from .langkah import substitusi, susun
from .penghitung import Nihil, Penghitung, TakTerdefinisi, pasangan_bagi
from .pengurai import DALAM_TERBESAR, bangun
from .penulisan import tulis_simpul
from .pohon import Fungsi, Kali, Simpul, telusuri, variabel

__all__ = [
    "DALAM_TERBESAR",
    "FUNGSI",
    "KATA_TERBANYAK",
    "PANJANG_TERBESAR",
    "HasilRumus",
    "Keadaan",
    "Rumus",
    "RumusSalah",
    "urai",
]

Keadaan = Literal["ada", "kosong", "nihil", "tak_terdefinisi"]


@dataclass(frozen=True)
class HasilRumus:
    """`nilai` (30 significant digits) only with keadaan 'ada'; otherwise `alasan` says why, in Indonesian.

    kosong: a needed variable has no value; nihil: 0/0; tak_terdefinisi: x/0, out of magnitude, or
    0/0 in one part of a sum whose other part has a value. `langkah`: the worked lines.
    """

    nilai: Decimal | None
    keadaan: Keadaan
    langkah: tuple[str, ...] = ()
    alasan: str = ""


@dataclass(frozen=True)
class Rumus:
    """A formula that was read: its text and the names it uses, in order of first use."""

    teks: str
    variabel: tuple[str, ...]
    fungsi_dipakai: tuple[str, ...]
    _akar: Simpul = field(repr=False, compare=False)

    def hitung(
        self, nilai: Mapping[str, Decimal | None], nihil: Collection[str] = (), *, desimal: int = 2
    ) -> HasilRumus:
        """Compute for the given values. None or absent is "no value"; names in `nihil` count as 0.

        `desimal` is for the worked lines only. TypeError for a float, ValueError for NaN and the like.
        """
        isi = {n: Decimal(0) if n in nihil else nilai.get(n) for n in self.variabel}
        penghitung = Penghitung(isi)
        try:
            kosong = tuple(dict.fromkeys(penghitung.belum_ada(self._akar)))
            if kosong:
                return HasilRumus(None, "kosong", alasan=f"belum diisi: {', '.join(kosong)}")
            hasil = penghitung.hitung(self._akar)
            if not isinstance(hasil, Decimal):
                raise Nihil
        except Nihil:
            return self._tanpa_nilai("nihil", isi, "nihil", "pembilang dan penyebut nol (0 ÷ 0)")
        except TakTerdefinisi as salah:
            return self._tanpa_nilai("tak_terdefinisi", isi, "tak terdefinisi", str(salah))
        return HasilRumus(rapikan(hasil), "ada", susun(self._akar, isi, desimal))

    def _tanpa_nilai(
        self, keadaan: Keadaan, isi: Mapping[str, Decimal | None], kata: str, alasan: str
    ) -> HasilRumus:
        return HasilRumus(None, keadaan, (f"{substitusi(self._akar, isi)} = {kata}",), alasan)

    def pembagian(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """For each `÷`, outer before inner: (names multiplied in its chain, names in its divisor)."""
        return pasangan_bagi(self._akar)

    @property
    def menjumlah(self) -> bool:
        """It only adds, subtracts and chooses: the result has no decimal that no value has."""
        return not set(self.fungsi_dipakai) & {"rata", "rata_tertimbang"} and not any(
            isinstance(s, Kali) for s in telusuri(self._akar)
        )

    def tampilkan(self, nama: Mapping[str, str]) -> str:
        """The formula in words: `Narapidana memperoleh remisi ÷ narapidana diusulkan × 100`.

        A name without words stands with spaces for its underscores. Ordinary words are lowered inside
        the sentence; abbreviations (second letter not a small one) stay.
        """
        teks = tulis_simpul(self._akar, lambda n: _kecilkan(nama.get(n) or n.replace("_", " ")))
        return teks[:1].upper() + teks[1:] if self.variabel and not self.fungsi_dipakai else teks


def _kecilkan(kata: str) -> str:
    return kata[:1].lower() + kata[1:] if kata[1:2].islower() else kata


@lru_cache(maxsize=2048)
def urai(teks: str) -> Rumus:
    """Read a formula; RumusSalah names the place, the reason and the remedy."""
    akar = bangun(teks)
    fungsi = dict.fromkeys(s.nama for s in telusuri(akar) if isinstance(s, Fungsi))
    return Rumus(teks, variabel(akar), tuple(fungsi), akar)
