"""Change one thing of a report at a time and see whether `sakip reviu` notices.

    .venv/bin/python bench/reviu_ubah.py BERKAS [BERKAS ...] [--macam angka|kalimat|baris] [--banyak 100]
        [--benih 1] [--luput] [--proses 2] [--sekaligus 8]

BERKAS are reports as PDF, DOCX or text.  What is changed, drawn by chance:

- ``angka``: one digit of a number in the body of a table.  Row numbers, codes and dates are left alone, and
  so is a change that only moves the last printed digit of a rounded number by one: that may be rounding.
- ``kalimat``: in a sentence one digit, one verdict ("melampaui target" to "tidak mencapai target") or one
  direction ("naik" to "turun").
- ``baris``: a row of a table dropped, doubled, or the numbers of two rows swapped.

A change counts as found when the changed report has a finding marked `pasti` that the unchanged has not.
With ``--sekaligus N`` up to N changes, each in another part, are looked at in one copy first: one is found
when a new finding touches its line and that of no other change; all that remain are looked at alone.

The changes are made in what was read of the file; ``reviu_ubah_tulis`` writes every changed report anew.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Protocol, TypeVar

from sakip.reviu import HasilReviu, periksa
from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.kenal import jenis_berkas, uraikan_teks
from sakip.reviu.baca.potong import Bahan, BarisTeks, TabelMentah
from sakip.reviu.baca.susun import susun
from sakip.reviu.baca.teks import bahan_teks
from sakip.reviu.model import Sel, Temuan

MACAM = ("angka", "kalimat", "baris")
JENIS_KALIMAT = ("kalimat: angka", "kalimat: putusan", "kalimat: arah")
_BUKAN_NILAI = re.compile(
    r"\d+ [A-Z]|\d{6}$|\d{1,2} (?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)|(?:19|20)\d\d$"
)
#: Numbers in running text that are names, not quantities.
_SEBUTAN = re.compile(
    r"(?:\b(?:Tabel|Gambar|Grafik|Subbab|Bab|Pasal|Nomor|No\.|nomor|ayat|butir|halaman|Lampiran|ke-|tahun"
    r"|Tahun|tanggal|Triwulan|DIPA|skala|Rencana Strategis|PermenPANRB|Perpres|PMK)\s*"
    r"(?:L?\d[\d.]*\s*(?:[,–-]|dan|atau|sampai(?: dengan)?)\s*)*|[\w.]/|L|[A-Z]-)$"
)
_ANGKA = re.compile(r"(?<![\w.,/–-])\d[\d.,]*\d(?![\w/–-])|(?<![\w.,/–-])\d(?![\w/–-])")
_TANGGAL = re.compile(
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)|(?:19|20)\d\d\b|\d+\.\d+ [A-Z]|\d+\.\d+ \("
)
_GANTI = (
    ("tidak mencapai target", "melampaui target"), ("melampaui target", "tidak mencapai target"),
    ("telah melampaui", "belum mencapai"), ("belum mencapai", "telah melampaui"),
    ("sesuai dengan target", "melampaui target"), ("telah mencapai", "belum mencapai"),
    ("tidak tercapai", "tercapai"), ("belum tercapai", "telah tercapai"),
)  # fmt: skip
_ARAH = (
    ("naik", "turun"), ("turun", "naik"), ("meningkat", "menurun"), ("menurun", "meningkat"),
    ("lebih tinggi", "lebih rendah"), ("lebih rendah", "lebih tinggi"), ("bertambah", "berkurang"),
    ("tertinggi", "terendah"), ("terendah", "tertinggi"), ("di atas", "di bawah"), ("di bawah", "di atas"),
)  # fmt: skip

Letak = tuple[int, ...]
Semula = Counter[tuple[str, str, str, str]]


class Sepotong(Protocol):
    """A change of one part."""

    @property
    def potong(self) -> int: ...


Bagian = TypeVar("Bagian", bound=Sepotong)


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A changed report: what kind of change, on which line, from what to what."""

    jenis: str
    baris: int
    lama: str
    baru: str
    bahan: Bahan
    potong: int = -1


def baca_bahan(berkas: Path) -> Bahan:
    """What the reader of its format finds in a file."""
    jenis = jenis_berkas(berkas)
    if jenis == "pdf":
        from sakip.reviu.baca.pdf import bahan_pdf

        return bahan_pdf(berkas, berkas.name)
    if jenis == "docx":
        from sakip.reviu.baca.docx import bahan_docx

        return bahan_docx(berkas, berkas.name)
    return bahan_teks(uraikan_teks(berkas.read_bytes(), berkas.name), nama=berkas.name)


def ringkas(hasil: HasilReviu) -> Semula:
    """Findings without their places: what two forms of one report must share."""
    return Counter(kunci(t) for t in hasil.temuan)


def kunci(t: Temuan) -> tuple[str, str, str, str]:
    """A finding without its place."""
    return t.kelas, t.kepastian, rata(t.tercetak), rata(t.seharusnya)


def rata(teks: str) -> str:
    """Where a line breaks after a hyphen or stroke, PDF does not tell whether a space stood there."""
    return re.sub(r"(?<=[/–-])\s+|\s+(?=/)", "", teks)


def ketemu(semula: Semula, bahan: Bahan) -> bool:
    """Whether something certain stands against the changed report that did not against the unchanged."""
    return any(kepastian == "pasti" for _, kepastian, _, _ in ringkas(periksa(susun(bahan))) - semula)


# --- where something can be changed ---------------------------------------------------------------------


def calon_angka(bahan: Bahan) -> list[Letak]:
    """(part, row, cell) of the numbers in body rows, without codes, dates, years and the first column."""
    tabel = susun(bahan).tabel
    badan = {s.baris for t in tabel for b in t.isi for s in b} - {
        s.baris for t in tabel for b in t.kepala for s in b
    }
    return [
        (p, b, k)
        for p, mentah in enumerate(bahan.potong)
        if isinstance(mentah, TabelMentah)
        for b, baris in enumerate(mentah.baris)
        for k, sel in enumerate(baris)
        if k and not sel.isian and sel.baris in badan and bernilai(sel.teks)
    ]  # fmt: skip


def bernilai(teks: str) -> bool:
    """Whether a cell holds a number that may be changed: no code, date or year."""
    return baca_sel(teks) is not None and not _BUKAN_NILAI.match(teks)


def calon_baris(bahan: Bahan) -> list[Letak]:
    """(part, row) of the body rows that hold a number."""
    return sorted({(p, b) for p, b, _ in calon_angka(bahan)})


def calon_kalimat(bahan: Bahan) -> list[Letak]:
    """(part, offset, kind) of numbers (0), verdicts (1) and directions (2) in sentences."""
    kalimat = {
        baris
        for p in susun(bahan).paragraf
        if berkalimat(p.teks)
        for baris in range(p.letak.baris, p.letak.akhir + 1)
    }
    return [
        (p, awal, macam)
        for p, potong in enumerate(bahan.potong)
        if isinstance(potong, BarisTeks) and potong.baris in kalimat
        for awal, macam in dalam_kalimat(potong.teks)
    ]


def berkalimat(teks: str) -> bool:
    """Whether a paragraph holds a sentence."""
    return len(teks.split()) >= 6 and re.search(r"[.:;]$", teks) is not None


def dalam_kalimat(teks: str) -> list[tuple[int, int]]:
    """(offset, kind) of what can be changed in a sentence or a line of it, as in :func:`calon_kalimat`."""
    hasil = [
        (m.start(), 0)
        for m in _ANGKA.finditer(teks)
        if not _SEBUTAN.search(teks[: m.start()])
        and not _TANGGAL.match(teks[m.start() :])
        and teks[: m.start()].strip("-• ")
    ]
    for macam, daftar in ((1, _GANTI), (2, _ARAH)):
        letak = {m.start() for lama, _ in daftar for m in re.finditer(rf"\b{lama}\b", teks)}
        hasil.extend((i, macam) for i in sorted(letak))
    return hasil


# --- the changes -----------------------------------------------------------------------------------------


def ubah_angka(bahan: Bahan, letak: Letak, acak: random.Random) -> Ubahan | None:
    p, b, k = letak
    mentah = bahan.potong[p]
    assert isinstance(mentah, TabelMentah)
    lama = mentah.baris[b][k]
    teks = ganti_digit(lama.teks, acak)
    if teks is None:
        return None
    baris = [list(r) for r in mentah.baris]
    baris[b][k] = replace(lama, teks=teks)
    return Ubahan("angka", lama.baris, lama.teks, teks, _dengan_tabel(bahan, p, baris), p)


def ganti_digit(teks: str, acak: random.Random) -> str | None:
    """The print with one digit changed so that rounding cannot explain it; None where no digit allows it."""
    lama = baca_sel(teks)
    if lama is None:
        return None
    pilihan = []
    for m in re.finditer(r"\d", teks.split("(")[0]):
        for d in "123456789":
            baru = baca_sel(teks[: m.start()] + d + teks[m.start() + 1 :])
            bulat = lama.desimal or lama.persen
            if baru is not None and abs(baru.nilai - lama.nilai) > (lama.langkah if bulat else 0):
                pilihan.append((m.start(), d))
    if not pilihan:
        return None
    letak = acak.choice(sorted({i for i, _ in pilihan}))
    return teks[:letak] + acak.choice([d for i, d in pilihan if i == letak]) + teks[letak + 1 :]


def ubah_kalimat(bahan: Bahan, letak: Letak, acak: random.Random) -> Ubahan | None:
    p, awal, macam = letak
    potong = bahan.potong[p]
    assert isinstance(potong, BarisTeks)
    lama, baru = ganti_kalimat(potong.teks, awal, macam, acak)
    if baru is None:
        return None
    teks = potong.teks[:awal] + baru + potong.teks[awal + len(lama) :]
    return Ubahan(
        JENIS_KALIMAT[macam],
        potong.baris,
        sekitar(potong.teks, awal, lama),
        baru,
        _dengan(bahan, p, replace(potong, teks=teks), {potong.baris: teks}),
        p,
    )


def ganti_kalimat(teks: str, awal: int, macam: int, acak: random.Random) -> tuple[str, str | None]:
    """What stands at a place of :func:`dalam_kalimat`, and what to write there (None: no digit allows it)."""
    if macam:
        return next(d for d in (_GANTI if macam == 1 else _ARAH) if teks.startswith(d[0], awal))
    cocok = _ANGKA.match(teks, awal)
    assert cocok is not None
    ekor = re.match(r"\s?%", teks[cocok.end() :])
    lama = cocok[0] + (ekor[0] if ekor else "")
    return lama, ganti_digit(lama, acak)


def sekitar(teks: str, awal: int, lama: str) -> str:
    """A changed piece of a sentence with some of what stands around it, to be told."""
    return teks[max(0, awal - 30) : awal + len(lama) + 20]


def ubah_baris(bahan: Bahan, letak: Letak, acak: random.Random) -> Ubahan | None:
    p, b = letak
    mentah = bahan.potong[p]
    assert isinstance(mentah, TabelMentah)
    baris = [list(r) for r in mentah.baris]
    cara = acak.choice(("hilang", "ganda", "tukar"))
    if cara == "hilang":
        baru, baris = baris[b], baris[:b] + baris[b + 1 :]
    elif cara == "ganda":
        baru, baris = baris[b], baris[: b + 1] + baris[b:]
    else:
        lain = [
            c for q, c in calon_baris(bahan)
            if q == p and c != b and len(baris[c]) == len(baris[b])
            and beda_angka([(x.teks, y.teks) for x, y in zip(baris[b][1:], baris[c][1:], strict=True)])
        ]  # fmt: skip
        if not lain:
            return None
        c = acak.choice(lain)
        baru = baris[c]
        baris[b], baris[c] = _tukar(baris[b], baris[c])
    lama = " | ".join(s.teks for s in mentah.baris[b] if not s.isian)
    return Ubahan(
        f"baris: {cara}",
        baru[0].baris,
        lama,
        " | ".join(s.teks for s in baru),
        _dengan_tabel(bahan, p, baris),
        p,
    )


def beda_angka(sel: Iterable[tuple[str, str]]) -> bool:
    """Whether swapping the numbers of two rows changes something that rounding does not explain."""
    pasangan = [(baca_sel(x), baca_sel(y)) for x, y in sel]
    return any(
        x is not None and y is not None and abs(x.nilai - y.nilai) > max(x.langkah, y.langkah)
        for x, y in pasangan
    )


def _tukar(a: Sequence[Sel], b: Sequence[Sel]) -> tuple[list[Sel], list[Sel]]:
    """Two rows with their numbers exchanged; the first cells and the words stay."""
    x, y = list(a), list(b)
    for k in range(1, len(x)):
        if baca_sel(a[k].teks) is not None and baca_sel(b[k].teks) is not None:
            x[k], y[k] = replace(a[k], teks=b[k].teks), replace(b[k], teks=a[k].teks)
    return x, y


def _dengan_tabel(bahan: Bahan, p: int, baris: Sequence[Sequence[Sel]]) -> Bahan:
    mentah = bahan.potong[p]
    assert isinstance(mentah, TabelMentah)
    teks: dict[int, list[str]] = defaultdict(list)
    for r in baris:
        teks[r[0].baris].append("\t".join("" if s.isian else s.teks for s in r))
    return _dengan(
        bahan,
        p,
        replace(mentah, baris=tuple(tuple(r) for r in baris)),
        {n: t[0] for n, t in teks.items()},
    )


def _dengan(bahan: Bahan, p: int, potong: BarisTeks | TabelMentah, teks: dict[int, str]) -> Bahan:
    baris = list(bahan.baris)
    for n, t in teks.items():
        baris[n - 1] = t
    return replace(bahan, baris=tuple(baris), potong=(*bahan.potong[:p], potong, *bahan.potong[p + 1 :]))


Pengubah = Callable[[Bahan, Letak, random.Random], Ubahan | None]
CALON: dict[str, Callable[[Bahan], list[Letak]]] = {
    "angka": calon_angka, "kalimat": calon_kalimat, "baris": calon_baris,
}  # fmt: skip
UBAH: dict[str, Pengubah] = {"angka": ubah_angka, "kalimat": ubah_kalimat, "baris": ubah_baris}


def ubahan(bahan: Bahan, macam: str, banyak: int, benih: int) -> Iterator[Ubahan]:
    """``banyak`` changes of a kind (0: one at every place), the same for the same ``benih``."""
    acak = random.Random(f"{macam} {benih}")
    pilihan = CALON[macam](bahan)
    acak.shuffle(pilihan)
    hasil = (u for letak in pilihan if (u := UBAH[macam](bahan, letak, acak)) is not None)
    for n, u in enumerate(hasil):
        if banyak and n >= banyak:
            return
        yield u


def gabung(bahan: Bahan, daftar: Sequence[Ubahan]) -> Bahan:
    """One copy with all these changes, each of another part."""
    potong, baris = list(bahan.potong), list(bahan.baris)
    for u in daftar:
        potong[u.potong] = u.bahan.potong[u.potong]
        for n, (lama, baru) in enumerate(zip(bahan.baris, u.bahan.baris, strict=True)):
            if lama != baru:
                baris[n] = baru
    return replace(bahan, potong=tuple(potong), baris=tuple(baris))


def _nilai(bahan: Bahan, semula: Semula, daftar: Sequence[Ubahan]) -> list[tuple[str, int, str, str, bool]]:
    ada: set[int] = set()
    if len(daftar) > 1:
        letak = {u.baris for u in daftar}
        for t in periksa(susun(gabung(bahan, daftar))).temuan:
            satu = letak & {*t.baris}
            if t.kepastian == "pasti" and len(satu) == 1 and kunci(t) not in semula:
                ada |= satu
    return [(u.jenis, u.baris, u.lama, u.baru, u.baris in ada or ketemu(semula, u.bahan)) for u in daftar]


def kelompok(isi: Iterable[Bagian], banyak: int) -> Iterator[list[Bagian]]:
    """Groups of up to ``banyak`` changes, no two of one part."""
    terbuka: list[list[Bagian]] = []
    for u in isi:
        wadah = next((k for k in terbuka if all(x.potong != u.potong for x in k)), None)
        if wadah is None:
            terbuka.append(wadah := [])
        wadah.append(u)
        if len(wadah) >= banyak:
            terbuka.remove(wadah)
            yield wadah
    yield from terbuka


def ukur(
    bahan: Bahan, macam: str, banyak: int, benih: int, proses: int = 1, sekaligus: int = 1
) -> Iterator[tuple[str, int, str, str, bool]]:
    """(kind, line, before, after, found) of each change."""
    nilai = partial(_nilai, bahan, ringkas(periksa(susun(bahan))))
    isi = kelompok(ubahan(bahan, macam, banyak, benih), sekaligus)
    if proses == 1:
        for hasil in map(nilai, isi):
            yield from hasil
        return
    with Pool(proses) as pool:
        for hasil in pool.imap(nilai, isi):
            yield from hasil


def main() -> None:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("berkas", nargs="+", type=Path)
    opsi.add_argument("--macam", choices=MACAM, action="append")
    opsi.add_argument("--banyak", type=int, default=100, help="0: setiap tempat sekali")
    opsi.add_argument("--benih", type=int, default=1)
    opsi.add_argument("--proses", type=int, default=1)
    opsi.add_argument("--sekaligus", type=int, default=1, help="ubahan dalam satu salinan lebih dahulu")
    opsi.add_argument("--luput", action="store_true", help="tulis ubahan yang tidak ditemukan")
    pilih = opsi.parse_args()
    for berkas in pilih.berkas:
        bahan = baca_bahan(berkas)
        for macam in pilih.macam or MACAM:
            hasil = list(ukur(bahan, macam, pilih.banyak, pilih.benih, pilih.proses, pilih.sekaligus))
            for jenis in sorted({h[0] for h in hasil}):
                isi = [h for h in hasil if h[0] == jenis]
                kena = sum(h[4] for h in isi)
                print(f"{berkas.name}: {jenis}: {kena} dari {len(isi)} ditemukan ({kena / len(isi):.0%})")
            for jenis, nomor, lama, baru, ada in hasil:
                if pilih.luput and not ada:
                    print(f"  luput {jenis}, baris {nomor}: {lama} → {baru}")


if __name__ == "__main__":
    main()
