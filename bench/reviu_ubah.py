"""Change one printed number of a report at a time and see whether `sakip reviu` notices.

    .venv/bin/python bench/reviu_ubah.py TEXT [TEXT ...] [--banyak 100] [--benih 1] [--luput]

TEXT are reports as text with tables by tabs. A change counts as found when a new certain finding has a line
within 3 lines of the changed one. Numbers of lists, codes, years and dates are not changed.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from sakip.reviu import baca_teks, periksa
from sakip.reviu.angka import baca_sel
from sakip.reviu.paham import pahami

DEKAT = 3
_BUKAN = re.compile(
    r"^(?:(?:19|20)\d\d|\d{1,2}\.?|\d{1,2}\.\d{1,2})$|[A-Za-z]{3,} \d{4}|\d\s+[A-Z][a-z]{2,}$"
)


def calon(teks: str) -> list[tuple[int, int, str]]:
    """(line, cell, print) of every number in the value columns of tables."""
    baris = teks.split("\n")
    hasil: list[tuple[int, int, str]] = []
    for t in pahami(baca_teks(teks)).tabel:
        for b in () if t.maya else t.baris:
            for i in b.isi:
                sel = [s.strip() for s in baris[i.sel.baris - 1].split("\t")]
                if (
                    i.angka is None
                    or i.sel.isian
                    or _BUKAN.search(i.teks)
                    or i.teks not in sel
                    or len(sel) < 2
                ):
                    continue
                hasil.append((i.sel.baris, sel.index(i.teks), i.teks))
    return hasil


def ubahan(cetak: str, acak: random.Random) -> str | None:
    """The print with one of its leading digits changed, None where that gives no other number."""
    digit = [m.start() for m in re.finditer(r"\d", cetak)]
    letak = digit[0] if len(digit) < 3 else acak.choice(digit[: len(digit) // 2])
    baru = cetak[:letak] + str((int(cetak[letak]) + acak.randint(1, 8)) % 10) + cetak[letak + 1 :]
    lama, kini = baca_sel(cetak), baca_sel(baru)
    return None if lama is None or kini is None or lama.nilai == kini.nilai else baru


def ukur(teks: str, banyak: int, benih: int) -> Iterator[tuple[int, str, str, bool]]:
    """(line, before, after, found) of each change."""
    acak = random.Random(benih)
    dasar = {(t.kelas, t.uraian) for t in periksa(teks).temuan if t.kepastian == "pasti"}
    pilihan = calon(teks)
    acak.shuffle(pilihan)
    for nomor, kolom, cetak in pilihan[:banyak]:
        baru = ubahan(cetak, acak)
        if baru is None:
            continue
        baris = teks.split("\n")
        sel = baris[nomor - 1].split("\t")
        sel[kolom] = baru
        baris[nomor - 1] = "\t".join(sel)
        hasil = periksa("\n".join(baris)).temuan
        yield (
            nomor,
            cetak,
            baru,
            any(
                t.kepastian == "pasti"
                and (t.kelas, t.uraian) not in dasar
                and any(abs(b - nomor) <= DEKAT for b in t.baris)
                for t in hasil
            ),
        )


def main() -> None:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("teks", nargs="+", type=Path)
    opsi.add_argument("--banyak", type=int, default=100)
    opsi.add_argument("--benih", type=int, default=1)
    opsi.add_argument("--luput", action="store_true", help="tulis ubahan yang tidak ditemukan")
    pilih = opsi.parse_args()
    for berkas in pilih.teks:
        hasil = list(ukur(berkas.read_text(encoding="utf-8"), pilih.banyak, pilih.benih))
        kena = sum(h[3] for h in hasil)
        print(f"{berkas.name}: {kena} dari {len(hasil)} ubahan ditemukan ({kena / max(len(hasil), 1):.0%})")
        for nomor, lama, baru, ketemu in hasil:
            if pilih.luput and not ketemu:
                print(f"  luput baris {nomor}: {lama} → {baru}")


if __name__ == "__main__":
    main()
