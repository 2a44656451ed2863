"""A sentence that begins with the indicator's very name and tells its value: "Lama layanan adalah 6 hari"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.baca.nilai import sama

_NILAI = re.compile(
    r"(?:\s+\([A-Z]{2,8}\))?,?(?:\s+(?:pada\s+)?tahun\s+(?P<t>20\d\d)(?:\s+ini)?)?,?\s+"
    r"(?:adalah|ialah|yaitu|mencapai|sebesar|sebanyak|sejumlah|tercatat|terealisasi|berjumlah|selama)\s+"
    r"(?:(?:sebesar|sebanyak|selama|sejumlah)\s+)?(?P<n>\d[\d.]*(?:,\d+)?)\s*(?P<satuan>%|persen|[a-z]+)?",
    re.IGNORECASE,
)
_LAIN = re.compile(r"\b(?:triwulan|semester|bulan|target\s+sebesar\s+\S+\s+dan\s+realisasi)\b", re.IGNORECASE)
_TERPENDEK = 15


def nama_nilai(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    nama = {n.casefold(): i.id for i in paham.indikator for n, _ in i.sebutan if len(n) >= _TERPENDEK}
    urut = sorted(nama, key=len, reverse=True)
    awal = {n[:_TERPENDEK] for n in urut}
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks):
            kecil = k.teks.casefold()
            if kecil[:_TERPENDEK] not in awal:
                continue
            n = next((x for x in urut if kecil.startswith(x)), None)
            m = _NILAI.match(k.teks, len(n)) if n is not None else None
            if n is None or m is None or (m["t"] and int(m["t"]) != paham.tahun) or _LAIN.search(kecil):
                continue
            if not m["t"] and re.search(r"\b20\d\d\b", kecil):
                continue
            f = _salah(peta, nama[n], m)
            if f is not None:
                yield temuan(
                    paham,
                    "narasi",
                    (*baris_kalimat(p, k.awal, k.awal + m.end()), f.baris),
                    kutipan=k.teks,
                    tercetak=f"realisasi {m['n']} {m['satuan'] or ''}".strip(),
                    seharusnya=f"realisasi {f.angka.teks}",
                    uraian=f"Kalimat menyebut “{peta.nama(nama[n])}” {m['n']} {m['satuan'] or ''}".rstrip()
                    + f", sedangkan tabel pada baris {f.baris} memuat {f.angka.teks}.",
                    saran="Samakan angka pada kalimat dan tabel.",
                )


def _salah(peta: Peta, indikator: int, m: re.Match[str]) -> Fakta | None:
    """The realisation of every table, in the same printed unit, where it is another number."""
    fakta = [f for f in peta.fakta_milik(indikator) if f.besaran == "realisasi" and f.tahun == peta.tahun]
    a = baca_utuh(m["n"])
    if a is None or not fakta or len({f.angka.nilai for f in fakta}) != 1:
        return None
    f = fakta[0]
    satuan = (m["satuan"] or "").casefold()
    punya = "%" if f.angka.persen else f.angka.satuan.casefold().split(" ")[0]
    if f.angka.rusak or not punya or ("%" if satuan == "persen" else satuan) != punya:
        return None
    lain = [g.angka for g in peta.fakta_milik(indikator) if g.besaran in ("capaian",)]
    return None if sama(a, f.angka) or any(sama(a, g) for g in lain) else f
