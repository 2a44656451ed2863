"""The one variable that makes an indicator's realisation: tables of data with a single row.

Where the parts of most indicators print such a table and its number is the realisation, the part in which it
is another number holds a slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sakip.reviu.angka import Angka
from sakip.reviu.model import Paragraf, RumusTeks, Sel, Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.alat.kisi import semua_kisi

_CUKUP = 4


def data_tunggal(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    menurut: dict[tuple[str, ...], list[tuple[Angka, Sel, str, list[Fakta]]]] = defaultdict(list)
    for k in semua_kisi(paham):
        b = peta.bagian_di(k.tabel.tabel.letak.baris)
        kolom = k.berangka()
        if b is None or b.indikator is None or len(k.sel) != 1 or len(kolom) != 1 or not any(k.judul):
            continue
        a = k.angka[0][kolom[0]]
        fakta = [
            f
            for f in peta.fakta_milik(b.indikator)
            if f.besaran == "realisasi" and f.tahun == paham.tahun and f.tabel.tabel is not k.tabel.tabel
        ]
        if a is None or not fakta or _dihitung(paham, peta, b.indikator, a, fakta[0].angka):
            continue
        if len({f.angka.nilai for f in fakta}) == 1:
            menurut[k.judul].append((a, k.sel[0][kolom[0]], peta.nama(b.indikator), fakta))
    for daftar in menurut.values():
        cocok = {a.nilai for a, _, _, fakta in daftar if _sama(a, fakta[0].angka)}
        salah = [x for x in daftar if not _sama(x[0], x[3][0].angka)]
        if len(cocok) < _CUKUP or len(salah) != 1:
            continue
        a, s, nama, fakta = salah[0]
        f = fakta[0]
        yield temuan(
            paham,
            "antar_tabel",
            {s.baris, f.baris},
            tercetak=s.teks,
            seharusnya=f.angka.teks,
            uraian=f"Data “{nama}” tertulis {s.teks}, sedangkan realisasinya {f.angka.teks} "
            f"(baris {f.baris}); pada indikator lain datanya sama dengan realisasinya.",
            saran="Samakan data dengan realisasinya.",
        )


def _dihitung(paham: Paham, peta: Peta, indikator: int, a: Angka, realisasi: Angka) -> bool:
    """The part itself works the realisation out from the data: "18,76 ÷ 20 × 10 = 9,38"."""
    if a.nilai == realisasi.nilai:
        return False
    for u in paham.naskah.unsur:
        if not isinstance(u, RumusTeks | Paragraf) or "=" not in u.teks:
            continue
        if _memuat(u.teks, a) and _memuat(u.teks, realisasi):
            b = peta.bagian_di(u.letak.baris)
            if b is not None and b.indikator == indikator:
                return True
    return False


def _memuat(teks: str, a: Angka) -> bool:
    """The number itself, not its digits within another ("5" in "150,00")."""
    return re.search(rf"(?<![\d.,]){re.escape(a.teks)}(?![\d]|[.,]\d)", teks) is not None


def _sama(a: Angka, b: Angka) -> bool:
    return any(abs(n - m) <= (max(u, v) if u != v else 0) for n, u in a.bacaan() for m, v in b.bacaan())
