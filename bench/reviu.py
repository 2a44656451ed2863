"""Measure `sakip reviu` against reports with a list of their contradictions.

    .venv/bin/python bench/reviu.py FOLDER [--luput] [--alarm] [--ubah CARA] [--json BERKAS]

FOLDER holds NAME.txt with NAME.temuan.json each:
``{"temuan": [{"id", "kelas", "baris": [..], "uraian", "tingkat": "mesin"|"sulit"|"pakar"}]}``.

A finding meets an item when a line of it lies within 3 lines of one of the item's and both have the same
class or classes of one group. Each finding accounts for one item only (largest pairing). Recall counts the
levels mesin and sulit; a finding that meets any item is right; findings marked `ragu` count neither way, and
so do findings of class kosong that meet nothing. ``--ubah`` first destroys the tables the way text
extraction does: ``baris`` one cell per line, ``kosong`` with the blank cells as blank lines, ``spasi`` cells
divided by one space, ``lipat`` that folded at 60 letters; ``pipa`` writes them with bars between the cells
and none around them.
"""

from __future__ import annotations

import argparse
import json
import resource
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sakip.reviu import Temuan, periksa

DEKAT = 3
GOLONGAN = (
    {"capaian", "realisasi", "rumus", "riwayat", "lebih_100"},
    {"jumlah", "rata_rata", "skor_anggaran", "persen_anggaran"},
    {"antar_tabel", "narasi", "salin_tempel", "riwayat", "capaian"},
    {"satuan", "lebih_100"},
    {"tahun", "salin_tempel", "penomoran", "ganda", "kosong"},
)
UBAH = ("baris", "kosong", "spasi", "lipat", "pipa")


@dataclass
class Nilai:
    """Counts of one class or of all."""

    butir: dict[str, int] = field(default_factory=lambda: {"mesin": 0, "sulit": 0})
    ketemu: dict[str, int] = field(default_factory=lambda: {"mesin": 0, "sulit": 0})
    temuan: int = 0
    benar: int = 0

    def tambah(self, lain: Nilai) -> None:
        for t in self.butir:
            self.butir[t] += lain.butir[t]
            self.ketemu[t] += lain.ketemu[t]
        self.temuan += lain.temuan
        self.benar += lain.benar

    def baris(self, nama: str) -> str:
        def bagi(a: int, b: int) -> str:
            return f"{a / b:.2f}" if b else "-"

        return (
            f"{nama:18}{self.butir['mesin']:6}{self.butir['sulit']:6}"
            f"{bagi(self.ketemu['mesin'], self.butir['mesin']):>9}"
            f"{bagi(self.ketemu['sulit'], self.butir['sulit']):>9}"
            f"{self.temuan:8}{self.benar:7}{bagi(self.benar, self.temuan):>9}"
        )


def sekelas(a: str, b: str) -> bool:
    return a == b or any(a in g and b in g for g in GOLONGAN)


def bertemu(kelas: str, baris: list[int], butir: dict[str, Any]) -> bool:
    return sekelas(kelas, butir["kelas"]) and any(abs(x - y) <= DEKAT for x in baris for y in butir["baris"])


def pasangkan(calon: dict[int, list[int]]) -> set[int]:
    """Items that get a finding of their own in the largest pairing."""
    pemilik: dict[int, int] = {}

    def tempatkan(i: int, lihat: set[int]) -> bool:
        for f in calon[i]:
            if f not in lihat:
                lihat.add(f)
                if f not in pemilik or tempatkan(pemilik[f], lihat):
                    pemilik[f] = i
                    return True
        return False

    return {i for i in calon if tempatkan(i, set())}


@dataclass
class Hasil:
    kelas: dict[str, Nilai]
    luput: list[dict[str, Any]]
    alarm: list[Temuan]


def nilai(butir: list[dict[str, Any]], temuan: list[tuple[Temuan, list[int]]]) -> Hasil:
    """Score the findings (with their lines in the original text) of one report."""
    temuan = [(t, b) for t, b in temuan if t.kepastian == "pasti"]
    temuan = [(t, b) for t, b in temuan if t.kelas != "kosong" or any(bertemu(t.kelas, b, i) for i in butir)]
    kena = [[j for j, (t, b) in enumerate(temuan) if bertemu(t.kelas, b, i)] for i in butir]
    dihitung = {n: kena[n] for n, i in enumerate(butir) if i["tingkat"] != "pakar"}
    ditemukan = pasangkan(dihitung)
    benar = {j for k in kena for j in k}
    kelas: dict[str, Nilai] = {}
    for n in dihitung:
        k = kelas.setdefault(butir[n]["kelas"], Nilai())
        k.butir[butir[n]["tingkat"]] += 1
        k.ketemu[butir[n]["tingkat"]] += n in ditemukan
    for j, (t, _) in enumerate(temuan):
        k = kelas.setdefault(t.kelas, Nilai())
        k.temuan += 1
        k.benar += j in benar
    return Hasil(
        kelas,
        [butir[n] for n in dihitung if n not in ditemukan],
        [t for j, (t, _) in enumerate(temuan) if j not in benar],
    )


def rusakkan(teks: str, cara: str | None) -> tuple[str, list[int]]:
    """The text with its tab tables destroyed, and the original line of every new one."""
    keluar: list[str] = []
    asal: list[int] = []
    for n, baris in enumerate(teks.split("\n"), 1):
        for potong in _potong(baris, cara):
            keluar.append(potong)
            asal.append(n)
    return "\n".join(keluar), asal


def _potong(baris: str, cara: str | None) -> Iterator[str]:
    sel = [s.strip() for s in baris.split("\t") if s.strip()]
    if cara is None or "\t" not in baris:
        yield baris
    elif cara == "baris":
        yield from sel or [""]
    elif cara == "kosong":
        yield from (s.strip() for s in baris.split("\t"))
    elif cara == "pipa":
        yield " | ".join(s.strip() for s in baris.split("\t"))
    elif cara == "spasi":
        yield " ".join(sel)
    else:
        yield from textwrap.wrap(" ".join(sel), 60) or [""]


def main() -> None:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("folder", type=Path)
    opsi.add_argument("--luput", action="store_true", help="tulis butir yang tidak ditemukan")
    opsi.add_argument("--alarm", action="store_true", help="tulis temuan yang tidak ada dalam daftar")
    opsi.add_argument("--ubah", choices=UBAH, help="rusak dahulu tabelnya")
    opsi.add_argument("--kelas", help="hanya kelas ini, dipisah koma")
    opsi.add_argument("--json", type=Path, help="tulis angka totalnya ke berkas")
    pilih = opsi.parse_args()
    semua: dict[str, Nilai] = {}
    total = Nilai()
    for kunci in sorted(pilih.folder.glob("*.temuan.json")):
        satu = satu_laporan(kunci, pilih)
        jumlah = Nilai()
        for k, n in satu.items():
            semua.setdefault(k, Nilai()).tambah(n)
            jumlah.tambah(n)
        print(jumlah.baris(kunci.name.removesuffix(".temuan.json")))
        total.tambah(jumlah)
    print(
        f"\n{'kelas':18}{'mesin':>6}{'sulit':>6}{'r.mesin':>9}{'r.sulit':>9}{'temuan':>8}{'benar':>7}{'presisi':>9}"
    )
    for k, n in sorted(semua.items()):
        print(n.baris(k))
    print(total.baris("total"))
    print(f"memori terbesar {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    if pilih.json:
        isi = {"butir": total.butir, "ketemu": total.ketemu, "temuan": total.temuan, "benar": total.benar}
        pilih.json.write_text(json.dumps(isi, indent=1) + "\n", encoding="utf-8")


def satu_laporan(kunci: Path, pilih: argparse.Namespace) -> dict[str, Nilai]:
    butir = json.loads(kunci.read_text(encoding="utf-8"))["temuan"]
    teks = kunci.with_name(kunci.name.removesuffix(".temuan.json") + ".txt").read_text(encoding="utf-8")
    teks, asal = rusakkan(teks, pilih.ubah)
    mulai = time.perf_counter()
    hasil = periksa(teks, kelas=pilih.kelas.split(",") if pilih.kelas else None)
    print(f"{kunci.name}: {len(teks) // 1024} KB dalam {time.perf_counter() - mulai:.2f} detik")
    skor = nilai(butir, [(t, [asal[b - 1] for b in t.baris if b <= len(asal)]) for t in hasil.temuan])
    for t in skor.luput if pilih.luput else ():
        print(f"  luput {t['id']} [{t['tingkat']} {t['kelas']}] {t['baris'][:6]}: {t['uraian']}")
    for f in skor.alarm if pilih.alarm else ():
        print(f"  alarm [{f.kelas}] {list(f.baris[:6])}: {f.uraian}")
    return skor.kelas


if __name__ == "__main__":
    main()
