"""The worked computation: the formula with its numbers, reduced line by line to the result.

Each line is a true equation that ends where the next begins:

    (6 ÷ 17 × 100 + 1 ÷ 33 × 100) ÷ 2 = (35,29 + 3,03) ÷ 2
    (35,29 + 3,03) ÷ 2 = 19,16

Rounding is for the reader only: every line is computed from unrounded values.
"""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from .penghitung import Penghitung
from .penulisan import angka_antara, angka_hasil, angka_masukan, tulis_simpul
from .pohon import Angka, Fungsi, Jumlah, Kali, Minus, Simpul, Variabel, anak, ganti_anak

BARIS_TERBANYAK = 12


def susun(akar: Simpul, nilai: Mapping[str, Decimal | None], desimal: int) -> tuple[str, ...]:
    """Lines of a formula that has a value; the last one ends in the result."""
    hitung = Penghitung(nilai)
    bentuk = [substitusi(akar, nilai)]
    pohon = _isi(_pilih(akar, hitung), nilai)
    if _tulis(pohon) != bentuk[0]:
        bentuk.append(_tulis(pohon))
    while not _sederhana(pohon):
        pohon = _ringkas(pohon, hitung, desimal)
        bentuk.append(_tulis(pohon))
    if _tinggi(pohon) > 0:
        hasil = hitung.hitung(pohon)
        assert isinstance(hasil, Decimal)
        bentuk.append(angka_hasil(hasil, desimal))
    bentuk = [b for ke, b in enumerate(bentuk) if ke == 0 or b != bentuk[ke - 1]]
    baris = [f"{a} = {b}" for a, b in pairwise(bentuk)] or bentuk
    if len(baris) > BARIS_TERBANYAK:
        baris = [*baris[: BARIS_TERBANYAK // 2], "…", *baris[-(BARIS_TERBANYAK // 2 - 1) :]]
    return tuple(baris)


def substitusi(akar: Simpul, nilai: Mapping[str, Decimal | None]) -> str:
    """The formula with its numbers; `–` stands for a name without value."""
    return tulis_simpul(akar, lambda nama: angka_masukan(nilai.get(nama)))


def _tulis(pohon: Simpul) -> str:
    return tulis_simpul(pohon, str)


def _isi(simpul: Simpul, nilai: Mapping[str, Decimal | None]) -> Simpul:
    """The same tree with numbers for names."""
    if isinstance(simpul, Variabel):
        isi = nilai[simpul.nama]
        assert isi is not None  # only what is needed is left after _pilih
        return Angka(isi, angka_masukan(isi))
    return ganti_anak(simpul, tuple(_isi(a, nilai) for a in anak(simpul)))


def _pilih(simpul: Simpul, hitung: Penghitung) -> Simpul:
    """The same tree with the chosen branch in place of every `bila`."""
    if isinstance(simpul, Fungsi) and simpul.nama == "bila":
        syarat, ya, tidak = simpul.argumen
        return _pilih(ya if hitung.benar(syarat) else tidak, hitung)
    return ganti_anak(simpul, tuple(_pilih(a, hitung) for a in anak(simpul)))


def _tinggi(simpul: Simpul) -> int:
    """Operations on the longest way down; a sign in front of a plain number is part of the number."""
    if isinstance(simpul, Minus) and isinstance(simpul.isi, Angka) and simpul.isi.nilai >= 0:
        return 0
    return 1 + max((_tinggi(a) for a in anak(simpul)), default=-1)


def _sederhana(pohon: Simpul) -> bool:
    """True for what a reader computes in one go: one operation, or a product over plain sums."""
    tinggi = _tinggi(pohon)
    if tinggi <= 1:
        return True
    if tinggi > 2 or not isinstance(pohon, Kali):
        return False
    return all(isinstance(a, Jumlah) or _tinggi(a) == 0 for a in anak(pohon))


def _ringkas(simpul: Simpul, hitung: Penghitung, desimal: int) -> Simpul:
    """Replace the lowest operations by their values."""
    if _tinggi(simpul) == 1:
        nilai = hitung.hitung(simpul)
        assert isinstance(nilai, Decimal)
        return Angka(nilai, angka_antara(nilai, desimal))
    return ganti_anak(simpul, tuple(_ringkas(a, hitung, desimal) for a in anak(simpul)))
