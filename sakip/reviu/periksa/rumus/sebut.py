"""Results told before their calculation: "sebesar 93,00, yaitu 50% × 92,00 + 50% × 94,00"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.hitung_teks import Sisi, sisi
from sakip.reviu.model import Paragraf
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?%?"
_SEBUT = Pola(
    rf"\b(?:sebesar|adalah|ialah|mencapai|menjadi)\s+(?P<n>{_N}),?\s*(?:\(\s*|(?:(?:yaitu|yakni)\s+|"
    r"(?:yang\s+)?(?:diperoleh|dihitung|didapat|berasal)\s+(?:dari|dengan|menurut)\s+(?:rumus\s+)?|hasil\s+(?:dari\s+)?))"
    rf"(?P<hitung>\(?{_N}\)?(?:\s*[×÷*/+−]\s*\(?{_N}\)?){{1,9}})(?!\s*[=×÷*/+−\d])",
    "sebesar",
    "adalah",
    "ialah",
    "mencapai",
    "menjadi",
)
_KALI = re.compile(r"[×÷*]")


def langkah_sebut(p: Paragraf) -> Iterator[tuple[Sisi, Sisi, tuple[int, ...]]]:
    """(calculation, printed result, lines) of a paragraph."""
    for m in _SEBUT.finditer(p.teks):
        hitung = m["hitung"]
        if hitung.count(")") > hitung.count("("):
            hitung = hitung.removesuffix(")")
        dua = sisi(f"{hitung} = {m['n']}") if _KALI.search(hitung) else []
        if len(dua) == 2 and dua[0].hitungan and dua[1].tunggal:
            yield dua[0], dua[1], baris_kalimat(p, m.start(), m.end())
