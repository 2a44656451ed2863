"""Runs the checks over a report: every class, duplicates merged, in the order of the lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from sakip.reviu.baca import baca, baca_teks
from sakip.reviu.kabar import Kabar, diam
from sakip.reviu.model import KELAS, HasilReviu, Naskah, Temuan
from sakip.reviu.paham import Paham, pahami
from sakip.reviu.periksa import semua
from sakip.reviu.periksa.alat.ingat import lupakan
from sakip.reviu.periksa.alat.sekali_sebut import sekali_sebut
from sakip.reviu.periksa.alat.serpihan import lunakkan


def periksa(
    sumber: Path | str | Naskah, *, tahun: int | None = None, kelas: Iterable[str] | None = None
) -> HasilReviu:
    """Read a report and list where it contradicts itself.

    ``sumber`` is a path, a report already read, or the text itself (a string with a line break in it).
    ``tahun`` overrides the report's year; ``kelas`` limits the checks.
    """
    naskah = sumber if isinstance(sumber, Naskah) else _baca(sumber)
    dipilih = None if kelas is None else frozenset(kelas)
    if dipilih is not None and dipilih - set(KELAS):
        asing = ", ".join(sorted(dipilih - set(KELAS)))
        raise ValueError(f"Kelas pemeriksaan tidak dikenal: {asing}. Yang ada: {', '.join(KELAS)}.")
    paham = pahami(naskah, tahun)
    return HasilReviu(naskah, paham.tahun, len(paham.indikator), tuple(temuan_laporan(paham, dipilih)))


def temuan_laporan(paham: Paham, kelas: Collection[str] | None = None, kabar: Kabar = diam) -> list[Temuan]:
    """What all checks, or those of these classes, find in a report, in the order of its lines."""
    try:
        return rapikan(list(lunakkan(paham, _semula(paham, kelas, kabar))))
    finally:
        lupakan(paham)


def _semula(paham: Paham, kelas: Collection[str] | None, kabar: Kabar) -> Iterator[Temuan]:
    dipilih = [f for k, f in semua().items() if kelas is None or k in kelas]
    for ke, periksa_kelas in enumerate(dipilih, 1):
        kabar("periksa", ke, len(dipilih))
        yield from periksa_kelas(paham)


def _baca(sumber: Path | str) -> Naskah:
    if isinstance(sumber, str) and "\n" in sumber:
        return baca_teks(sumber)
    return baca(Path(sumber))


def rapikan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Without doubles (same class, same places, same print), in the order of lines; `pasti` wins.

    What is left of a budget is told once, as ``persen_anggaran``, not again as a column of differences; and
    one verdict or direction that several checks refute in a sentence once, by whichever names more.
    """
    urut = sorted(temuan, key=lambda t: (t.baris, KELAS.index(t.kelas), t.kepastian, t.tercetak, t.uraian))
    hasil: dict[tuple[str, tuple[int, ...], str, str], Temuan] = {}
    for t in urut:
        hasil.setdefault((t.kelas, t.baris, t.tercetak, t.seharusnya), t)
    sisa = {(t.baris, t.tercetak) for t in hasil.values() if t.kelas == "persen_anggaran"}
    return sekali_sebut(
        t for t in hasil.values() if t.kelas != "realisasi" or (t.baris, t.tercetak) not in sisa
    )
