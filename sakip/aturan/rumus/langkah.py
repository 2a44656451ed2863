"""The worked computation: the formula with its numbers, reduced line by line to the result.

Each line is a true equation that ends where the next begins:

    (6 ÷ 17 × 100 + 1 ÷ 33 × 100) ÷ 2 = (35,29 + 3,03) ÷ 2
    (35,29 + 3,03) ÷ 2 = 19,16

A reader who computes a line from the figures printed in it must get what is printed after it, and the
last line must end in the true result. So each line works with the figures as printed, and all of them
get more decimals until the true result comes out; the result itself never comes from these lines.
"""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from .penghitung import Nihil, Penghitung, TakTerdefinisi
from .penulisan import angka_antara, angka_hasil, angka_masukan, tulis_simpul
from .pohon import Angka, Fungsi, Jumlah, Kali, Minus, Simpul, Variabel, anak, ganti_anak

BARIS_TERBANYAK = 12
TAMBAHAN_TERBANYAK = 12
"""Decimals beyond the usual ones, at the most, that printed figures may need to give the true result."""


def susun(akar: Simpul, nilai: Mapping[str, Decimal | None], desimal: int) -> tuple[str, ...]:
    """Lines of a formula that has a value; the last one ends in the result."""
    hitung = Penghitung(nilai)
    if _tinggi(_isi(_pilih(akar, hitung), nilai, 0)) == 0:
        return _baris(_bentuk(akar, nilai, hitung, desimal, 0) or [])
    hasil = hitung.hitung(akar)
    assert isinstance(hasil, Decimal)
    benar = angka_hasil(hasil, desimal)
    for tambahan in range(TAMBAHAN_TERBANYAK + 1):
        bentuk = _bentuk(akar, nilai, hitung, desimal, tambahan)
        if bentuk is not None and bentuk[-1] == benar:
            break
    else:
        bentuk = [substitusi(akar, nilai, TAMBAHAN_TERBANYAK), benar]
    return _baris(bentuk)


def _bentuk(
    akar: Simpul, nilai: Mapping[str, Decimal | None], hitung: Penghitung, desimal: int, tambahan: int
) -> list[str] | None:
    """The forms of the formula from numbers to result, each computed from the figures that the one
    before it prints; None when that rounding leaves nothing to compute with (a divisor of 0,00)."""
    bentuk = [substitusi(akar, nilai, tambahan)]
    pohon = _isi(_pilih(akar, hitung), nilai, tambahan)
    if _tulis(pohon) != bentuk[0]:
        bentuk.append(_tulis(pohon))
    try:
        while not _sederhana(pohon):
            pohon = _ringkas(pohon, hitung, desimal, tambahan)
            bentuk.append(_tulis(pohon))
        akhir = hitung.hitung(pohon)
    except (Nihil, TakTerdefinisi):
        return None
    assert isinstance(akhir, Decimal)
    return [*bentuk, angka_hasil(akhir, desimal)] if _tinggi(pohon) > 0 else bentuk


def _baris(bentuk: list[str]) -> tuple[str, ...]:
    bentuk = [b for ke, b in enumerate(bentuk) if ke == 0 or b != bentuk[ke - 1]]
    baris = [f"{a} = {b}" for a, b in pairwise(bentuk)] or bentuk
    if len(baris) > BARIS_TERBANYAK:
        baris = [*baris[: BARIS_TERBANYAK // 2], "…", *baris[-(BARIS_TERBANYAK // 2 - 1) :]]
    return tuple(baris)


def substitusi(akar: Simpul, nilai: Mapping[str, Decimal | None], tambahan: int = 0) -> str:
    """The formula with its numbers; `–` stands for a name without value."""
    return tulis_simpul(akar, lambda nama: angka_masukan(nilai.get(nama), tambahan)[0])


def _tulis(pohon: Simpul) -> str:
    return tulis_simpul(pohon, str)


def _isi(simpul: Simpul, nilai: Mapping[str, Decimal | None], tambahan: int) -> Simpul:
    """The same tree with numbers, as they are printed, for names."""
    if isinstance(simpul, Variabel):
        isi = nilai[simpul.nama]
        assert isi is not None  # only what is needed is left after _pilih
        tampil, tercetak = angka_masukan(isi, tambahan)
        return Angka(tercetak, tampil)
    return ganti_anak(simpul, tuple(_isi(a, nilai, tambahan) for a in anak(simpul)))


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


def _ringkas(simpul: Simpul, hitung: Penghitung, desimal: int, tambahan: int) -> Simpul:
    """Replace the lowest operations by their values as printed."""
    if _tinggi(simpul) == 1:
        nilai = hitung.hitung(simpul)
        assert isinstance(nilai, Decimal)
        tampil, tercetak = angka_antara(nilai, desimal, tambahan)
        return Angka(tercetak, tampil)
    return ganti_anak(simpul, tuple(_ringkas(a, hitung, desimal, tambahan) for a in anak(simpul)))
