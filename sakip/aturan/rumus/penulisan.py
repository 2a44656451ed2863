"""Formulas on paper: in words, and with numbers in the Indonesian form."""

from collections.abc import Callable
from decimal import Decimal

from ..angka import SIGNIFIKAN, TANDA_KOSONG, bulatkan, rapikan, tulis
from .pohon import Angka, Banding, Bukan, Fungsi, Jumlah, Kali, Logika, Minus, Simpul, Variabel

_DESIMAL_MASUKAN = 4
"""Longest fraction shown of a figure that enters a formula; longer ones are means, and are rounded."""

# How tightly a node holds together; a part that holds more loosely than its place needs brackets.
_ATAU, _DAN, _BUKAN, _BANDING, _JUMLAH, _KALI, _POKOK = range(7)


def angka_masukan(x: Decimal | None, tambahan: int = 0) -> tuple[str, Decimal]:
    """A figure as it enters a formula, as text and as the number that the text says.

    In full, or rounded to four (and `tambahan`) places when longer.
    """
    if x is None:
        return TANDA_KOSONG, Decimal(0)
    penuh = rapikan(x)
    desimal = min(_DESIMAL_MASUKAN + tambahan, SIGNIFIKAN)
    bulat = bulatkan(penuh, desimal)
    return _minus(tulis(penuh, None if bulat == penuh else desimal)), bulat


def angka_hasil(x: Decimal, desimal: int) -> str:
    """A result: whole numbers without decimals, others half up to `desimal` places."""
    bulat = bulatkan(x, 0) == rapikan(x)
    return _minus(tulis(x, 0 if bulat else desimal))


def angka_antara(x: Decimal, desimal: int, tambahan: int = 0) -> tuple[str, Decimal]:
    """A result that is used further, as text and as the number that the text says.

    At least two places, four where fewer would show little of it, and `tambahan` more.
    """
    tempat = min(max(desimal, 2 if abs(x) >= 1 else 4) + tambahan, SIGNIFIKAN)
    return angka_hasil(x, tempat), bulatkan(x, tempat)


def _minus(teks: str) -> str:
    return teks.replace("-", "−", 1)


def tulis_simpul(simpul: Simpul, nama: Callable[[str], str]) -> str:
    """The formula as text: × ÷ −, decimal comma, brackets only where the meaning needs them."""
    return _tulis(simpul, nama)


def _tulis(simpul: Simpul, nama: Callable[[str], str]) -> str:
    match simpul:
        case Angka(nilai=nilai, tampil=tampil):
            return tampil or _minus(tulis(nilai, None))
        case Variabel(nama=kunci):
            return nama(kunci)
        case Minus(isi=isi):
            return f"−{_dalam(isi, nama, _POKOK, pertama=False)}"
        case Jumlah(suku=suku):
            return _deret(suku, nama, _JUMLAH, "−")
        case Kali(faktor=faktor):
            return _deret(faktor, nama, _KALI, "÷")
        case Fungsi(nama=fungsi, argumen=argumen):
            return f"{fungsi}({'; '.join(_tulis(a, nama) for a in argumen)})"
        case Banding(kiri=kiri, tanda=tanda, kanan=kanan):
            return f"{_tulis(kiri, nama)} {tanda} {_tulis(kanan, nama)}"
        case Logika(kata=kata, isi=bagian):
            batas = _DAN if kata == "atau" else _BUKAN
            return f" {kata} ".join(_dalam(b, nama, batas) for b in bagian)
        case Bukan(isi=isi):
            return f"bukan {_dalam(isi, nama, _POKOK)}"


def _deret(deret: tuple[tuple[str, Simpul], ...], nama: Callable[[str], str], erat: int, balik: str) -> str:
    """A chain; after the inverting sign (`−`, `÷`) a chain of the same kind needs its brackets."""
    teks = ""
    for ke, (tanda, bagian) in enumerate(deret):
        isi = _dalam(bagian, nama, erat + 1 if tanda == balik else erat, pertama=ke == 0)
        teks += isi if ke == 0 else f" {tanda} {isi}"
    return teks


def _dalam(simpul: Simpul, nama: Callable[[str], str], batas: int, *, pertama: bool = True) -> str:
    teks = _tulis(simpul, nama)
    negatif = teks.startswith("−") and not pertama
    return f"({teks})" if negatif or _erat(simpul) < batas else teks


def _erat(simpul: Simpul) -> int:
    match simpul:
        case Logika(kata=kata):
            return _ATAU if kata == "atau" else _DAN
        case Bukan():
            return _BUKAN
        case Banding():
            return _BANDING
        case Jumlah():
            return _JUMLAH
        case Kali():
            return _KALI
        case _:
            return _POKOK
