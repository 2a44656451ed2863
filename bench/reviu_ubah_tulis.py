"""Change one thing of a report of ours before it is written, and see whether `sakip reviu` notices.

    .venv/bin/python -m bench.reviu_ubah_tulis [--unit contoh] [--tahun 2025] [--macam angka|kalimat|baris]
        [--banyak 100] [--benih 1] [--sekaligus 8] [--proses 2] [--luput]

As ``reviu_ubah``, with its rules of what is drawn, but the change is made in the document from which the
report is printed: every copy is written as PDF and as DOCX by the writers of the product and read whole by
its readers.  A change counts as found in a format when a finding marked `pasti` appears that this format of
the unchanged report has not.  The findings of the two formats of each copy are compared as well, and so is
what was read: nothing but the changed tables or paragraphs may differ from the unchanged report.

With ``--sekaligus N`` a copy holds up to N changes, each of another block: one is found when a new finding
touches its lines and those of no other change; all that remain are written alone.  The database is that of
``SAKIP_DATA`` (``sakip siapkan`` fills it with the example offices).
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.reviu_ubah import MACAM, Semula, kelompok, kunci, rata, ringkas
from bench.reviu_ubah_blok import UbahanBlok, dengan_ubahan, ubahan
from sakip.dokumen import tulis_docx, tulis_pdf
from sakip.dokumen.blok import Dokumen
from sakip.reviu import HasilReviu, Naskah, baca, periksa
from sakip.reviu.model import Tabel

BENTUK = ("docx", "pdf")
Tulis = Callable[[Dokumen], dict[str, HasilReviu]]


def tulis_lalu_baca(dok: Dokumen, folder_huruf: Path, cache: Path | None = None) -> dict[str, HasilReviu]:
    """The document written in each format, read again from the file and checked."""
    pdf = tulis_pdf(dok, folder_huruf=folder_huruf, cache=cache)
    docx = tulis_docx(dok, halaman=pdf.label_halaman, folder_huruf=folder_huruf, cache=cache)
    hasil = {}
    with tempfile.TemporaryDirectory(prefix="sakip-ubah-") as folder:
        for bentuk, isi in (("docx", docx), ("pdf", pdf.isi)):
            berkas = Path(folder) / f"l.{bentuk}"
            berkas.write_bytes(isi)
            hasil[bentuk] = periksa(baca(berkas))
    return hasil


def baris_ubahan(semula: Naskah, baru: Naskah) -> list[set[int]] | None:
    """The lines of each table or paragraph that is read otherwise than before, in the order of the report.

    None where the two do not have as many of them.
    """
    hasil = []
    if len(semula.tabel) != len(baru.tabel) or len(semula.paragraf) != len(baru.paragraf):
        return None
    for p, q in zip(semula.paragraf, baru.paragraf, strict=True):
        if rata(p.teks) != rata(q.teks):
            hasil.append(set(range(q.letak.baris, q.letak.akhir + 1)))
    for t, u in zip(semula.tabel, baru.tabel, strict=True):
        lama, kini = (Counter(isi for isi, _ in _baris(x)) for x in (t, u))
        if lama != kini:
            beda = kini - lama or kini
            hasil.append({n for isi, letak in _baris(u) if isi in beda for n in letak})
    return sorted(hasil, key=lambda x: min(x, default=0))


def _baris(t: Tabel) -> Iterator[tuple[tuple[str, ...], set[int]]]:
    """What each row of a table says, with its lines."""
    for b in (*t.kepala, *t.isi):
        yield tuple(rata(s.teks) for s in b), {s.baris for s in b}


@dataclass(frozen=True, slots=True)
class Salinan:
    """One copy that was written: how many changes it holds, in which formats more was read otherwise than
    was changed, and which findings only one format has."""

    ubahan: int
    terbaca_lain: tuple[str, ...]
    hanya: dict[str, list[str]]


@dataclass(slots=True)
class Ukuran:
    """What came of the changes: the formats in which each was found, and the copies."""

    ubahan: list[tuple[UbahanBlok, set[str]]] = field(default_factory=list)
    salinan: list[Salinan] = field(default_factory=list)


def _satu_salinan(
    semula: dict[str, HasilReviu], hasil: dict[str, HasilReviu], daftar: Sequence[UbahanBlok]
) -> tuple[list[set[str]], Salinan]:
    """In which formats each change of a copy is found."""
    ada: list[set[str]] = [set() for _ in daftar]
    terbaca_lain = []
    for bentuk in BENTUK:
        dahulu, kini = semula[bentuk], hasil[bentuk]
        letak = baris_ubahan(dahulu.naskah, kini.naskah)
        if letak is None or len(letak) != len(daftar):
            terbaca_lain.append(bentuk)
            letak = None
        if len(daftar) == 1:
            kena = {0} if any(k[1] == "pasti" for k in ringkas(kini) - ringkas(dahulu)) else set()
        else:
            kena = _kena(ringkas(dahulu), kini, letak or [])
        for n in kena:
            ada[n].add(bentuk)
    return ada, Salinan(len(daftar), tuple(terbaca_lain), _hanya(hasil))


def _kena(semula: Semula, hasil: HasilReviu, letak: list[set[int]]) -> set[int]:
    """Which of several changes on these lines are alone in being touched by a new certain finding."""
    kena = set()
    for t in hasil.temuan:
        if t.kepastian == "pasti" and kunci(t) not in semula:
            satu = [n for n, baris in enumerate(letak) if baris & {*t.baris}]
            kena |= {*satu} if len(satu) == 1 else set()
    return kena


def _hanya(hasil: dict[str, HasilReviu]) -> dict[str, list[str]]:
    """The findings that only one of the formats has."""
    docx, pdf = (ringkas(hasil[b]) for b in BENTUK)
    beda = {"docx": docx - pdf, "pdf": pdf - docx}
    return {b: [" · ".join(k) for k in isi.elements()] for b, isi in beda.items() if isi}


def _nilai(dok: Dokumen, semula: dict[str, HasilReviu], tulis: Tulis, daftar: Sequence[UbahanBlok]) -> Ukuran:
    """What is found of these changes, together first, then what remains alone."""
    daftar = sorted(daftar, key=lambda u: u.potong)
    ada, salinan = _satu_salinan(semula, tulis(dengan_ubahan(dok, daftar)), daftar)
    ukuran = Ukuran(salinan=[salinan])
    for u, bentuk in zip(daftar, ada, strict=True):
        if len(daftar) > 1 and len(bentuk) < len(BENTUK):
            (bentuk,), salinan = _satu_salinan(semula, tulis(dengan_ubahan(dok, [u])), [u])
            ukuran.salinan.append(salinan)
        ukuran.ubahan.append((u, bentuk))
    return ukuran


def ukur(
    dok: Dokumen, macam: str, banyak: int, benih: int, *, tulis: Tulis, semula: dict[str, HasilReviu],
    sekaligus: int = 8, proses: int = 1,
) -> Ukuran:  # fmt: skip
    """What is found of ``banyak`` changes of a kind, in each format; ``semula``: the unchanged report."""
    isi = list(kelompok(ubahan(dok, macam, banyak, benih), sekaligus))
    nilai = partial(_nilai, dok, semula, tulis)
    semua = Ukuran()
    with ExitStack() as tumpukan:
        kerja = map if proses == 1 else tumpukan.enter_context(ProcessPoolExecutor(proses)).map
        for satu in kerja(nilai, isi):
            semua.ubahan.extend(satu.ubahan)
            semua.salinan.extend(satu.salinan)
    return semua


# --- the command -----------------------------------------------------------------------------------------


def susun_laporan(unit: str, tahun: int) -> Dokumen:
    """The draft of a unit's report, dated in the March that follows the year."""
    from sakip.naskah.lkjip import buat_lkjip
    from sakip.pertukaran.queries import unit_dari_nama

    return buat_lkjip(unit_dari_nama(unit), tahun, pada=dt.date(tahun + 1, 3, 2)).dokumen


def cetak(nama: str, ukuran: Ukuran, luput: bool) -> None:
    """Tell what was found by kind and format, how the formats agree, and on demand what was missed."""
    jenis = Counter(u.jenis for u, _ in ukuran.ubahan)
    for j, banyak in sorted(jenis.items()):
        kena = {b: sum(b in ada for u, ada in ukuran.ubahan if u.jenis == j) for b in BENTUK}
        isi = ", ".join(f"{b.upper()} {n} dari {banyak} ({n / banyak:.1%})" for b, n in kena.items())
        print(f"{nama}: {j}: ditemukan {isi}")
    sama = sum(not s.hanya for s in ukuran.salinan)
    print(f"{nama}: temuan PDF dan DOCX sama pada {sama} dari {len(ukuran.salinan)} salinan")
    for b in BENTUK:
        lain = sum(b in s.terbaca_lain for s in ukuran.salinan)
        print(f"{nama}: {b.upper()} terbaca lain di luar yang diubah pada {lain} salinan")
    for s in ukuran.salinan:
        for b, temuan in s.hanya.items():
            for t in temuan:
                print(f"  hanya {b.upper()} ({s.ubahan} ubahan): {t}")
    for u, ada in ukuran.ubahan:
        if luput and len(ada) < len(BENTUK):
            hanya = f" (hanya {', '.join(ada).upper()})" if ada else ""
            print(f"  luput{hanya} {u.jenis}, blok {u.potong}: {u.lama} → {u.baru}")


def main() -> None:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("--unit", default="contoh")
    opsi.add_argument("--tahun", type=int, default=2025)
    opsi.add_argument("--macam", choices=MACAM, action="append")
    opsi.add_argument("--banyak", type=int, default=100, help="0: setiap tempat sekali")
    opsi.add_argument("--benih", type=int, default=1)
    opsi.add_argument("--sekaligus", type=int, default=8, help="ubahan dalam satu salinan lebih dahulu")
    opsi.add_argument("--proses", type=int, default=1)
    opsi.add_argument("--luput", action="store_true", help="tulis ubahan yang tidak ditemukan")
    pilih = opsi.parse_args()
    from sakip.cli.muat import perintah

    perintah("lkjip")  # loads Django with its settings
    from django.conf import settings

    dok = susun_laporan(pilih.unit, pilih.tahun)
    tulis = partial(
        tulis_lalu_baca,
        folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts",
        cache=Path(settings.SAKIP_DATA) / "tembolok" / "bagan",
    )
    semula, nama = tulis(dok), f"{pilih.unit} {pilih.tahun}"
    for b in BENTUK:
        temuan = Counter(t.kepastian for t in semula[b].temuan)
        print(f"{nama}: {b.upper()} tanpa ubahan: {temuan['pasti']} temuan pasti, {temuan['ragu']} ragu")
    for macam in pilih.macam or MACAM:
        cetak(
            nama,
            ukur(
                dok, macam, pilih.banyak, pilih.benih, tulis=tulis, semula=semula,
                sekaligus=pilih.sekaligus, proses=pilih.proses,
            ),
            pilih.luput,
        )  # fmt: skip


if __name__ == "__main__":
    main()
