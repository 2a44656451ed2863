"""Lists that say what a table row says: "Target : 90 %", "Realisasi : 93 %", "Capaian : 103 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.reviu.angka import baca_sel
from sakip.reviu.model import Letak, Naskah, Paragraf, Sel, Tabel
from sakip.reviu.paham.kolom import Kolom, Peran
from sakip.reviu.paham.model import Baris, Isi, TabelPaham

_LABEL = re.compile(
    r"\b(?P<label>target|realisasi|capaian|pagu|sisa)\b(?:\s+(?:kinerja|anggaran|tahun|ini|indikator))*"
    r"(?:\s+(?P<tahun>20\d\d))?\s*(?P<tanda>[:=])?\s*(?P<nilai>(?:Rp\.?\s*)?[-−]?\d[\d.,]*\s?%?(?:\s?\([a-z]+\))?)",
    re.IGNORECASE,
)
_PERAN: dict[str, Peran] = {"target": "target", "realisasi": "realisasi", "capaian": "capaian"}
_ANGGARAN: dict[str, Peran] = {"pagu": "pagu", "realisasi": "serapan", "capaian": "persen", "sisa": "sisa"}
_JAUH = 4


@dataclass(frozen=True, slots=True)
class _Butir:
    label: str
    tahun: int | None
    nilai: str
    baris: int
    bertanda: bool


def daftar(naskah: Naskah, tahun: int | None) -> Iterator[TabelPaham]:
    """One small table for every list; its name is the nearest heading above."""
    kelompok: list[_Butir] = []
    asal: Paragraf | None = None
    for u in (*naskah.unsur, None):
        butir = _butir(u) if isinstance(u, Paragraf) else []
        if butir and kelompok and _menyambung(kelompok, butir):
            kelompok.extend(butir)
            continue
        if asal is not None:
            yield from _tabel(kelompok, asal, tahun)
        kelompok, asal = butir, u if butir and isinstance(u, Paragraf) else None


def _butir(p: Paragraf) -> list[_Butir]:
    """Labelled values of a paragraph that holds little else."""
    if len(p.teks) > 260:
        return []
    hasil = [
        _Butir(
            m["label"].casefold(),
            int(m["tahun"]) if m["tahun"] else None,
            m["nilai"],
            p.baris_pada(m.start()),
            m["tanda"] is not None,
        )
        for m in _LABEL.finditer(p.teks)
    ]
    return hasil if any(b.bertanda for b in hasil) else []


def _menyambung(atas: Sequence[_Butir], bawah: Sequence[_Butir]) -> bool:
    ada = {(b.label, b.tahun) for b in atas}
    return bawah[0].baris - atas[-1].baris <= _JAUH and not any((b.label, b.tahun) in ada for b in bawah)


def _tabel(butir: Sequence[_Butir], p: Paragraf, tahun: int | None) -> Iterator[TabelPaham]:
    label = {b.label for b in butir}
    peran = _ANGGARAN if "pagu" in label else _PERAN
    dipakai = [b for b in butir if b.label in peran and baca_sel(b.nilai) is not None]
    if len({b.label for b in dipakai}) < 2 or len({(b.label, b.tahun) for b in dipakai}) < len(dipakai):
        return
    kolom = tuple(Kolom(n, b.label, peran[b.label], b.tahun) for n, b in enumerate(dipakai))
    sel = tuple(Sel(b.nilai.strip(), b.baris) for b in dipakai)
    isi = tuple(Isi(s, k, baca_sel(s.teks)) for s, k in zip(sel, kolom, strict=True))
    nama = p.subbab[-1] if p.subbab else ""
    letak = Letak(dipakai[0].baris, dipakai[-1].baris, p.letak.halaman)
    dasar = Tabel((), (sel,), letak, subbab=p.subbab)
    baris = Baris(nama, "", "", "", isi, tuple(sorted({s.baris for s in sel})))
    yield TabelPaham(dasar, "anggaran" if "pagu" in label else "capaian", kolom, (baris,), tahun, maya=True)
