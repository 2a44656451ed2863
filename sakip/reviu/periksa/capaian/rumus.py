"""A worked capaian beside its table: the same realisation, another target ("83,87 / 70", where it has 72)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import RumusTeks, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.capaian.hitung import arah_turun

_N = r"\(?\s*(\d[\d.]*(?:,\d+)?\s?%?)(?:\s+[a-z]+)?\s*\)?"
_CAPAIAN = re.compile(
    rf"^\W*(?:%\s*)?capaian(?:\s+(?:kinerja|indikator))?(?:\s+tahun\s+20\d\d)?\s*[:=]"
    rf"\s*{_N}\s*[/÷:]\s*{_N}\s*[×x*]\s*100\s?%?",
    re.IGNORECASE,
)
_RENCANA = re.compile(r"renstra|rpjm|jangka\s+menengah|rencana\s+strategis", re.IGNORECASE)
#: How far the table of the formula may stand from it, in lines.
_DEKAT = 8


def capaian_rumus(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Only where the one near table of the part's indicator has this realisation and one other target."""
    for u in paham.naskah.unsur:
        if not isinstance(u, RumusTeks):
            continue
        m, b = _CAPAIAN.match(u.teks), peta.bagian_di(u.letak.baris)
        if m is None or b is None or b.indikator is None or _RENCANA.search(u.teks):
            continue
        r, t = baca_sel(m[1]), baca_sel(m[2])
        if r is None or t is None:
            continue
        dekat = [
            f
            for f in peta.fakta_milik(b.indikator)
            if f.tahun == paham.tahun
            and abs(f.baris - u.letak.baris) <= _DEKAT
            and f.tabel.jenis != "renstra"
        ]
        nyata = [f for f in dekat if f.besaran == "realisasi" and _sama(r, f.angka)]
        target = [f for f in dekat if f.besaran == "target"]
        if not nyata or len({f.angka.nilai for f in target}) != 1 or _sama(t, target[0].angka):
            continue
        if arah_turun(target[0].nama) or target[0].angka.nilai == r.nilai or t.nilai == r.nilai:
            continue  # numerator and denominator may have changed places
        yield temuan(
            paham,
            "capaian",
            {u.letak.baris, target[0].baris},
            tercetak=f"target {t.teks}",
            seharusnya=f"target {target[0].angka.teks}",
            kutipan=u.teks,
            uraian=f"Rumus capaian memakai target {t.teks}, sedangkan tabel pada baris "
            f"{target[0].baris} memuat target {target[0].angka.teks} untuk realisasi yang sama.",
            saran="Hitung capaian terhadap target perjanjian kinerja, lalu samakan rumus dan tabelnya.",
        )


def _sama(a: Angka, b: Angka) -> bool:
    return abs(a.nilai - b.nilai) <= max(a.langkah, b.langkah) and (a.persen == b.persen or not a.persen)
