"""Measure `sakip reviu` on the same reports in other layouts, which its rules were not fitted to.

    .venv/bin/python bench/reviu_tata.py FOLDER [CARA ...]

FOLDER as for ``bench/reviu.py``. The tables of each text are read once and written again in another way; the
findings are scored on the lines of the original.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

from reviu import Nilai, nilai

from sakip.reviu import periksa
from sakip.reviu.baca.potong import BarisTeks
from sakip.reviu.baca.teks import bahan_teks

Sel = tuple[str, int]
Baris = list[Sel]


def sel(rows: list[Baris]) -> Baris:
    return [s for r in rows for s in r if s[0]]


def sela(rows: list[Baris]) -> Baris:
    return [y for s in sel(rows) for y in (s, ("", s[1]))]


def lipat_sel(rows: list[Baris]) -> Baris:
    """One cell per line, long cells folded at 22 letters."""
    return [(p, n) for t, n in sel(rows) for p in textwrap.wrap(t, 22, break_long_words=False)]


def mentah(rows: list[Baris]) -> Baris:
    """Reading order of a PDF: a folded cell breaks the line, short neighbours share one."""
    keluar: Baris = []
    for r in rows:
        kini, n = "", r[0][1]
        for t, _ in r:
            for ke, potong in enumerate(lipat := textwrap.wrap(t, 26, break_long_words=False)):
                if len(lipat) > 1 and ke == 0 and len(kini) > 3:
                    keluar.append((kini, n))
                    kini = ""
                kini = f"{kini} {potong}".strip()
                if ke < len(lipat) - 1:
                    keluar.append((kini, n))
                    kini = ""
        keluar += [(kini, n)] if kini else []
    return keluar


def tiga(rows: list[Baris]) -> Baris:
    """Cells parted by three spaces, not aligned."""
    return [("   ".join(t for t, _ in r if t), r[0][1]) for r in rows]


def html(rows: list[Baris]) -> Baris:
    """HTML tables, as converters of PDF put them into Markdown."""
    isi = [("<tr>" + "".join(f"<td>{t}</td>" for t, _ in r) + "</tr>", r[0][1]) for r in rows]
    return [("<table>", rows[0][0][1]), *isi, ("</table>", rows[-1][0][1])]


def kolom(rows: list[Baris]) -> Baris:
    """Columns of spaces, long cells folded, as text extraction keeps the layout."""
    banyak = max(map(len, rows))
    lebar = [1] * banyak
    for r in rows:
        for k, (t, _) in enumerate(r):
            lebar[k] = max(lebar[k], min(len(t), 24 if banyak < 7 else 16))
    keluar: Baris = []
    for r in rows:
        lipat = [textwrap.wrap(t, lebar[k], break_long_words=False) or [""] for k, (t, _) in enumerate(r)]
        for n in range(max(map(len, lipat))):
            satu = ((x[n] if n < len(x) else "").ljust(lebar[k]) for k, x in enumerate(lipat))
            keluar.append(("   ".join(satu).rstrip(), r[0][1]))
    return keluar


def garis(rows: list[Baris]) -> Baris:
    """Line by line as printed: folded cells stand side by side, divided by one space."""
    banyak = max(map(len, rows))
    batas = 30 if banyak < 6 else 18
    lebar = [max(6, min(batas, max(len(r[k][0]) if k < len(r) else 0 for r in rows))) for k in range(banyak)]
    keluar: Baris = []
    for r in rows:
        lipat = [textwrap.wrap(t, lebar[k], break_long_words=False) for k, (t, _) in enumerate(r)]
        for n in range(max(map(len, lipat), default=0)):
            keluar.append((" ".join(x[n] for x in lipat if n < len(x)), r[0][1]))
    return keluar


def acak(rows: list[Baris]) -> Baris:
    """Each table in a way drawn by chance: cells whole or folded at any width, units apart, page heads."""
    r = acak.benih  # type: ignore[attr-defined]
    cara, lebar = r.choice(("sel", "sela", "lipat", "lipat sela", "spasi")), r.randrange(12, 40)
    keluar: Baris = []
    for n, b in enumerate(rows):
        if n and n % 11 == 0:
            keluar += [
                ("", b[0][1]),
                (f"Laporan Kinerja Kantor | {r.randrange(9, 99)}", b[0][1]),
                ("", b[0][1]),
            ]
            keluar += sel(rows[:1]) if r.random() < 0.5 else []
        isi = [(t, k) for t, k in b if t]
        if r.random() < 0.2:
            isi = [(p, k) for t, k in isi for p in re.split(r"(?<=^\d\d)\s*(?=%$)", t)]
        if cara == "spasi":
            keluar.append((" ".join(t for t, _ in isi), b[0][1]))
            continue
        for t, k in isi:
            keluar += [(p, k) for p in (textwrap.wrap(t, lebar) if "lipat" in cara else [t])]
            keluar += [("", k)] if "sela" in cara else []
    return keluar


acak.benih = random.Random(11)  # type: ignore[attr-defined]


def pipa(rows: list[Baris]) -> Baris:
    banyak = max(map(len, rows))
    keluar: Baris = [("", rows[0][0][1])]
    for n, r in enumerate(rows):
        keluar.append(("| " + " | ".join(t for t, _ in r) + " |" * (banyak - len(r) + 1), r[0][1]))
        if n == 0:
            keluar.append(("|" + "---|" * banyak, r[0][1]))
    return [*keluar, ("", rows[-1][0][1])]


def halaman(rows: list[Baris]) -> Baris:
    """A page break with a foot line and a running head after every ninth row."""
    keluar: Baris = []
    for n, r in enumerate(rows):
        if n and n % 9 == 0:
            halaman.nomor += 1  # type: ignore[attr-defined]
            kaki = f"Laporan Tahun Anggaran Sekretariat | {halaman.nomor}"  # type: ignore[attr-defined]
            keluar += [(t, r[0][1]) for t in ("", kaki, "", "PEMERINTAH DAERAH CONTOH", "")]
        keluar.append(("\t".join(t for t, _ in r), r[0][1]))
    return keluar


halaman.nomor = 0  # type: ignore[attr-defined]

TABEL: dict[str, Callable[[list[Baris]], Baris]] = {
    "sel": sel, "sela": sela, "kolom": kolom, "pipa": pipa, "halaman": halaman,
    "lipatsel": lipat_sel, "mentah": mentah, "tiga": tiga, "html": html, "garis": garis, "acak": acak,
}  # fmt: skip


def ocr(baris: list[str]) -> list[str]:
    """Every tenth longer word with a slip of a scanner, every thirtieth space lost; numbers stay."""
    acak = random.Random(5)
    tukar = (("l", "I"), ("I", "l"), ("rn", "m"), ("m", "rn"), ("i", "l"), ("u", "ii"))

    def kata(m: re.Match[str]) -> str:
        return m[0].replace(*acak.choice(tukar), 1) if acak.random() < 0.1 else m[0]

    def spasi(_: re.Match[str]) -> str:
        return "" if acak.random() < 0.03 else " "

    return [re.sub(r"(?<=[a-z]) (?=[A-Za-z]{3})", spasi, re.sub(r"[A-Za-z]{4,}", kata, b)) for b in baris]


def desimal(baris: list[str]) -> list[str]:
    """Decimal comma and thousands dot exchanged throughout."""
    tukar = str.maketrans(".,", ",.")
    return [re.sub(r"(?<![\w.])\d+(?:[.,]\d+)+(?!\w)", lambda m: m[0].translate(tukar), b) for b in baris]


TEKS: dict[str, Callable[[list[str]], list[str]]] = {"ocr": ocr, "desimal": desimal}


def ubah(teks: str, cara: str) -> tuple[str, list[int]]:
    """The text in another layout, and the original line of every new one."""
    baris = teks.split("\n")
    if cara in TEKS:
        return "\n".join(TEKS[cara](baris)), list(range(1, len(baris) + 1))
    keluar: Baris = []
    for p in bahan_teks(teks).potong:
        if isinstance(p, BarisTeks):
            keluar.append((p.teks, p.baris))
        else:
            keluar += TABEL[cara]([[(s.teks, s.baris) for s in r] for r in p.baris])
    return "\n".join(t for t, _ in keluar), [n for _, n in keluar]


def main() -> None:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("folder", type=Path)
    opsi.add_argument("cara", nargs="*", default=[*TABEL, *TEKS])
    pilih = opsi.parse_args()
    for cara in pilih.cara:
        total = Nilai()
        for kunci in sorted(pilih.folder.glob("*.temuan.json")):
            butir = json.loads(kunci.read_text(encoding="utf-8"))["temuan"]
            asli = kunci.with_name(kunci.name.removesuffix(".temuan.json") + ".txt")
            teks, asal = ubah(asli.read_text(encoding="utf-8"), cara)
            hasil = [(t, [asal[b - 1] for b in t.baris if b <= len(asal)]) for t in periksa(teks).temuan]
            for n in nilai(butir, hasil).kelas.values():
                total.tambah(n)
        print(total.baris(cara))


if __name__ == "__main__":
    main()
