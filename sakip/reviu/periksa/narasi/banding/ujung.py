"""The highest and the lowest that a sentence tells, against each other and against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.narasi.baca.nilai import Pokok
from sakip.reviu.periksa.narasi.banding.alat import N, Salah, sama, satu_digit, yang_benar

_KURUNG = r"(?:[^()]|\([^()]*\))*"
UJUNG = Pola(
    rf"\b(?P<satu>tertinggi|terendah)\s+(?:adalah\s+|sebesar\s+|yaitu\s+)?(?P<a>{N})\s*(?:\((?P<ka>{_KURUNG})\)\s*)?"
    rf"(?:,?\s*(?:dan|serta|sedangkan)\s+)(?:yang\s+)?(?P<dua>tertinggi|terendah)\s+(?:adalah\s+|sebesar\s+|yaitu\s+)?"
    rf"(?P<b>{N})\s*(?:\((?P<kb>{_KURUNG})\))?",
    "tertinggi",
    "terendah",
)
_SELAMA = re.compile(
    r"\bselama\s+(?:tahun\s+)?(?P<awal>(?:19|20)\d\d)\s*[–-]\s*(?P<akhir>(?:19|20)\d\d)\b", re.IGNORECASE
)
_TAHUN = re.compile(r"(?:tahun\s+)?((?:19|20)\d\d)", re.IGNORECASE)
#: A row or column of fewer numbers has no highest and lowest to speak of.
_TERSEDIKIT = 3


@dataclass(frozen=True, slots=True)
class Ujung:
    """The extremes of a row or column, and its line."""

    tinggi: Angka
    rendah: Angka
    baris: int


def ujung_tabel(m: re.Match[str], ujung: Sequence[Ujung]) -> Iterator[Salah]:
    """ "tertinggi 99,61 (...) dan terendah 95,62 (...)" against rows and columns with one of the two."""
    a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
    if a is None or b is None or not a.desimal or m["satu"].casefold() != "tertinggi" or a.nilai <= b.nilai:
        return
    mirip: list[tuple[Angka, int]] = []
    for u in ujung:
        if u.tinggi.nilai == a.nilai and u.rendah.nilai == b.nilai:
            return
        if u.tinggi.nilai == a.nilai and satu_digit(b, u.rendah):
            mirip.append((u.rendah, u.baris))
        elif u.rendah.nilai == b.nilai and satu_digit(a, u.tinggi):
            mirip.append((u.tinggi, u.baris))
    if mirip and len({x.nilai for x, _ in mirip}) == 1:
        x, baris = mirip[0]
        yield m, x.teks, f"nilai itu pada tabel di baris {baris} {x.teks}", {baris}


def semua_ujung(paham: Paham) -> list[Ujung]:
    """Highest and lowest of every row and column with three numbers of one kind."""
    hasil: list[Ujung] = []
    for k in semua_kisi(paham):
        larik = [[(k.angka[r][c], k.sel[r][c].baris) for r in k.biasa] for c in k.kolom]
        larik += [[(k.angka[r][c], k.sel[r][c].baris) for c in k.kolom] for r in k.biasa]
        for isi in larik:
            ada = [(a, n) for a, n in isi if a is not None and a.desimal]
            if len(ada) >= _TERSEDIKIT and len({a.persen for a, _ in ada}) == 1:
                tinggi, rendah = (f(ada, key=lambda x: x[0].nilai) for f in (max, min))
                hasil.append(Ujung(tinggi[0], rendah[0], tinggi[1]))
    return hasil


def ujung_kalimat(kalimat: str, pokok: Pokok | None) -> Iterator[Salah]:
    for m in UJUNG.finditer(kalimat):
        a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
        if a is None or b is None or a.persen != b.persen or a.nilai == b.nilai:
            continue
        satu, dua = m["satu"].casefold(), m["dua"].casefold()
        if satu == dua:
            yield m, "tertinggi dan terendah", f"kalimat itu memberi dua angka yang {satu}", set()
        elif (a.nilai > b.nilai) != (satu == "tertinggi"):
            yield yang_benar(m, a, b)
        elif pokok is not None and "realisasi" in kalimat[: m.start()].casefold():
            yield from _menurut_tahun(kalimat, m, pokok, ((a, satu, m["ka"]), (b, dua, m["kb"])))


def _menurut_tahun(
    kalimat: str, m: re.Match[str], pokok: Pokok, isi: Iterable[tuple[Angka, str, str | None]]
) -> Iterator[Salah]:
    """The extremes of a range of years against the table of those years."""
    selama = _SELAMA.search(kalimat, 0, m.start())
    deret = _deret(pokok, int(selama["awal"]), int(selama["akhir"])) if selama else []
    for a, ujung, ket in isi:
        tahun = _TAHUN.fullmatch((ket or "").strip())
        fakta = pokok.ambil(["realisasi"], int(tahun[1])) if tahun else []
        if fakta and not any(sama(a, f.angka) for f in fakta):
            f = fakta[0]
            alasan = f"tabel pada baris {f.baris} memuat realisasi tahun {f.tahun} {f.angka.teks}"
            yield m, f.angka.teks, alasan, {f.baris}
            return
        if deret:
            f = (max if ujung == "tertinggi" else min)(deret, key=lambda x: x.angka.nilai)
            if not sama(a, f.angka):
                alasan = f"realisasi {ujung} pada tabelnya {f.angka.teks} (tahun {f.tahun})"
                yield m, f.angka.teks, alasan, {f.baris}
                return


def _deret(pokok: Pokok, awal: int, akhir: int) -> list[Fakta]:
    """The realisation of every year of a range as one table prints it, all of one kind; else nothing."""
    tabel = {id(f.tabel): f.tabel for f in pokok.ambil(["realisasi"], awal)}
    for t in tabel.values():
        isi = [
            f for f in pokok.ambil(["realisasi"], None) if f.tabel is t and awal <= (f.tahun or 0) <= akhir
        ]
        jenis = {(f.angka.persen, f.angka.satuan, f.angka.sisa, f.angka.desimal) for f in isi}
        if len(isi) == len({f.tahun for f in isi}) > 1 and len(jenis) == 1:
            return isi
    return []
