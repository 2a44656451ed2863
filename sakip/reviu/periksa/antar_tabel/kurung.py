"""The count in brackets behind a percentage, "100% (97 raperda)", that two tables print of one year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta

_KURUNG = re.compile(
    r"%\s*\(\s*(?:total|sebanyak|sejumlah|yaitu)?\s*(?P<n>\d[\d.]*)\s+(?P<satuan>[A-Za-z]{3,})\s*\)"
)


def antar_kurung(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for ind in paham.indikator:
        menurut: dict[tuple[int | None, str], list[tuple[Fakta, Angka]]] = defaultdict(list)
        for f in peta.fakta_milik(ind.id):
            if f.besaran == "realisasi" and f.angka.persen and "(" in f.isi.teks:
                m = _KURUNG.search(f.isi.teks)
                a = baca_utuh(m["n"]) if m is not None else None
                if m is not None and a is not None:
                    menurut[f.tahun, m["satuan"].casefold()].append((f, a))
        for (tahun, satuan), isi in menurut.items():
            f, a = isi[0]
            for g, b in isi[1:]:
                if g.tabel is not f.tabel and a.nilai != b.nilai and f.angka.nilai == g.angka.nilai:
                    yield _temuan(paham, f, g, f"{a.teks} {satuan}", f"{b.teks} {satuan}", tahun)
                    break


def _temuan(paham: Paham, f: Fakta, g: Fakta, sini: str, sana: str, tahun: int | None) -> Temuan:
    return temuan(
        paham,
        "antar_tabel",
        (f.baris, g.baris),
        kutipan=f"{f.nama}: {f.isi.teks}",
        tercetak=sini,
        seharusnya=sana,
        uraian=f"Realisasi {tahun} “{f.nama}” sama-sama {f.angka.teks.split('(')[0].strip()}, tetapi di "
        f"baliknya {sini} pada baris {f.baris} dan {sana} pada baris {g.baris}.",
        saran="Samakan banyaknya dengan daftar rinciannya.",
    )
