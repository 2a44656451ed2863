"""The value of a formula, in `angka.KONTEKS`, with every step kept within bounds.

What has no value is told apart: `SEMU` (0/0: nothing happened) travels through × ÷ and the sign,
`TakTerdefinisi` (x/0, or out of magnitude) ends the computation with its reason.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Final

from ..angka import BATAS_BESAR, KONTEKS, bilangan, rapikan
from .penulisan import angka_masukan, tulis_simpul
from .pohon import (
    Angka,
    Banding,
    Bukan,
    Fungsi,
    Jumlah,
    Kali,
    Logika,
    Minus,
    Simpul,
    Variabel,
    anak,
    telusuri,
    variabel,
)

BATAS_KECIL = Decimal("1E-90")
"""Smallest magnitude other than zero inside a formula."""

_ANGKA_HILANG = 50
"""A difference this many digits below its terms is what rounding left of zero (1/3 + 1/3 + 1/3 − 1)."""


class _Semu(Enum):
    SEMU = "0/0"


SEMU: Final = _Semu.SEMU
Hasil = Decimal | _Semu


class TakTerdefinisi(Exception):
    """The formula has no value; the argument is the reason, in Indonesian."""


class Nihil(Exception):
    """A condition hangs on 0/0."""


class Penghitung:
    """Computes the parts of one formula for one set of values; a name without value is None."""

    def __init__(self, nilai: Mapping[str, Decimal | None]) -> None:
        self._isi = nilai

    def belum_ada(self, simpul: Simpul) -> tuple[str, ...]:
        """Names without value that the result needs; only the chosen branch of `bila` counts."""
        match simpul:
            case Variabel(nama=nama):
                return () if self._isi.get(nama) is not None else (nama,)
            case Fungsi(nama="bila", argumen=(syarat, ya, tidak)):
                belum = self.belum_ada(syarat)
                putusan = None if belum else self._putusan(syarat)
                return belum if putusan is None else self.belum_ada(ya if putusan else tidak)
            case Logika(kata=kata, isi=bagian):
                return self._belum_ada_logika(kata, bagian)
            case _:
                return tuple(n for bagian in anak(simpul) for n in self.belum_ada(bagian))

    def _belum_ada_logika(self, kata: str, bagian: tuple[Simpul, ...]) -> tuple[str, ...]:
        for syarat in bagian:
            belum = self.belum_ada(syarat)
            if belum:
                return belum
            putusan = self._putusan(syarat)
            if putusan is None or putusan == (kata == "atau"):
                break
        return ()

    def _putusan(self, syarat: Simpul) -> bool | None:
        """Truth of a condition, or None where it has none; the computation itself will say why."""
        try:
            return self.benar(syarat)
        except (Nihil, TakTerdefinisi):
            return None

    def benar(self, simpul: Simpul) -> bool:
        """Truth of a condition, decided from left to right; Nihil if it hangs on 0/0."""
        match simpul:
            case Logika(kata="dan", isi=bagian):
                return all(self.benar(b) for b in bagian)
            case Logika(isi=bagian):
                return any(self.benar(b) for b in bagian)
            case Bukan(isi=isi):
                return not self.benar(isi)
            case Banding(kiri=kiri, tanda=tanda, kanan=kanan):
                return self._banding(kiri, tanda, kanan)
            case _:
                raise AssertionError("the parser lets only conditions stand here")

    def _banding(self, kiri: Simpul, tanda: str, kanan: Simpul) -> bool:
        a, b = self.hitung(kiri), self.hitung(kanan)
        if isinstance(a, _Semu) or isinstance(b, _Semu):
            raise Nihil
        a, b = rapikan(a), rapikan(b)
        return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "=": a == b, "<>": a != b}[tanda]

    def hitung(self, simpul: Simpul) -> Hasil:
        """Value of a part whose names all have values; TakTerdefinisi or Nihil otherwise."""
        match simpul:
            case Angka(nilai=nilai):
                return nilai
            case Variabel(nama=nama):
                isi = self._isi.get(nama)
                assert isi is not None  # belum_ada was asked first
                return _batasi(bilangan(isi))
            case Minus(isi=isi_minus):
                hasil = self.hitung(isi_minus)
                return hasil if isinstance(hasil, _Semu) else hasil.copy_negate()
            case Jumlah(suku=suku):
                return self._jumlah([(t, self.hitung(s)) for t, s in suku], [s for _, s in suku])
            case Kali(faktor=faktor):
                return self._kali(faktor)
            case Fungsi(nama="bila", argumen=(syarat, ya, tidak)):
                return self.hitung(ya if self.benar(syarat) else tidak)
            case Fungsi(nama=nama, argumen=argumen):
                return self._fungsi(nama, argumen)
            case _:
                raise AssertionError("the parser lets only values stand here")

    def _jumlah(self, suku: list[tuple[str, Hasil]], asal: list[Simpul]) -> Hasil:
        nilai = self._tanpa_semu([n for _, n in suku], asal)
        if nilai is None:
            return SEMU
        return _jumlahkan([n.copy_negate() if t == "−" else n for (t, _), n in zip(suku, nilai, strict=True)])

    def _tanpa_semu(self, nilai: list[Hasil], asal: list[Simpul]) -> list[Decimal] | None:
        """The values; None if 0/0 makes the whole 0/0; TakTerdefinisi if only a part is 0/0.

        A mean or sum of a share that nobody could reach and a real one has no honest value: calling
        it 0/0 would let the policy for "nothing happened" hide the real part.
        """
        ada = [n for n in nilai if not isinstance(n, _Semu)]
        if len(ada) == len(nilai):
            return ada
        for n, simpul in zip(nilai, asal, strict=True):
            if not isinstance(n, _Semu) and any(self._isi.get(v) for v in variabel(simpul)):
                raise TakTerdefinisi("sebagian rumus 0 ÷ 0 (nihil), sebagian lagi ada nilainya")
        return None

    def _kali(self, faktor: tuple[tuple[str, Simpul], ...]) -> Hasil:
        hasil: Hasil = Decimal(1)
        for tanda, bagian in faktor:
            kini = self.hitung(bagian)
            if isinstance(hasil, _Semu) or isinstance(kini, _Semu):
                hasil = SEMU
            elif tanda == "×":
                hasil = _batasi(KONTEKS.multiply(hasil, kini))
            else:
                hasil = self._bagi(hasil, kini, bagian)
        return hasil

    def _bagi(self, atas: Decimal, bawah: Decimal, asal: Simpul) -> Hasil:
        if bawah:
            return _batasi(KONTEKS.divide(atas, bawah))
        if not atas:
            return SEMU
        pembagi = tulis_simpul(asal, lambda n: angka_masukan(self._isi.get(n))[0])
        raise TakTerdefinisi(
            f"{angka_masukan(atas)[0]} dibagi nol" + ("" if pembagi == "0" else f" ({pembagi} = 0)")
        )

    def _fungsi(self, nama: str, argumen: tuple[Simpul, ...]) -> Hasil:
        nilai = self._tanpa_semu([self.hitung(a) for a in argumen], list(argumen))
        if nilai is None:
            return SEMU
        if nama == "min":
            return min(nilai)
        if nama == "maks":
            return max(nilai)
        if nama == "jumlah":
            return _jumlahkan(nilai)
        if nama == "rata":
            return KONTEKS.divide(_jumlahkan(nilai), Decimal(len(nilai)))
        pasangan = list(zip(nilai[::2], nilai[1::2], strict=True))
        atas = _jumlahkan([_batasi(KONTEKS.multiply(n, b)) for n, b in pasangan])
        bawah = _jumlahkan([b for _, b in pasangan])
        return self._bagi(atas, bawah, Jumlah(tuple(("+", b) for b in argumen[1::2])))


def _jumlahkan(nilai: list[Decimal]) -> Decimal:
    """Sum within bounds; what rounding alone leaves of a zero is zero."""
    hasil = Decimal(0)
    terbesar = max((n.adjusted() for n in nilai if n), default=0)
    for n in nilai:
        hasil = _batasi(KONTEKS.add(hasil, n), kecil=False)
    return Decimal(0) if hasil and hasil.adjusted() < terbesar - _ANGKA_HILANG else _batasi(hasil)


def _batasi(x: Decimal, *, kecil: bool = True) -> Decimal:
    if abs(x) > BATAS_BESAR:
        raise TakTerdefinisi("hasil antara lebih besar dari 10^30")
    if kecil and x and abs(x) < BATAS_KECIL:
        raise TakTerdefinisi("hasil antara terlalu kecil (kurang dari 10^-90)")
    return x


def pasangan_bagi(akar: Simpul) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each `÷`, outer before inner: names multiplied in its chain, and names in its divisor."""
    pasangan: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for simpul in telusuri(akar):
        if isinstance(simpul, Kali):
            atas = tuple(dict.fromkeys(v for t, f in simpul.faktor if t == "×" for v in variabel(f)))
            pasangan += [(atas, variabel(f)) for t, f in simpul.faktor if t == "÷"]
    return pasangan
