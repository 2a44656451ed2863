"""Numbers of a table that their own row refutes: they hold against no sentence."""

from __future__ import annotations

from sakip.reviu.paham import Paham
from sakip.reviu.periksa.persen_anggaran.utama import periksa as serapan_salah


def terbantah(paham: Paham, baris: int, teks: str) -> bool:
    """Whether a printed absorption is no quotient of the amounts in its row."""
    return any(t.tercetak.strip() == teks.strip() and baris in t.baris for t in serapan_salah(paham))
