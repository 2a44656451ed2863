"""The parts of docs/contoh.md about absorption, target kinerja and e-Monev: ours beside what was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.queries import anggaran_unit
from sakip.anggaran.queries.emonev import kelengkapan
from sakip.aturan.angka import kurang, tulis
from sakip.organisasi.models import Unit
from sakip.perjanjian.queries.target_kinerja import RekapTahun, rekap_target_kinerja

SELURUHNYA: Final = "Seluruhnya"
Baris = tuple[str, str, str, str, str]


def bagian_lain(unit: Unit, terbit: Mapping[str, Any], *, pada: dt.date) -> list[str]:
    """Lines of Markdown, a part for each kind of figure that the office's file names."""
    tahun = int(terbit["tahun"])
    hasil: list[str] = []
    for judul, kunci, tulis_bagian in (
        ("Serapan anggaran", "serapan", _serapan),
        ("Target Kinerja", "target_kinerja", _target_kinerja),
        ("e-Monev", "emonev", _emonev),
    ):
        if isi := terbit.get(kunci):
            baris = list(tulis_bagian(unit, tahun, isi, pada))
            beda = sum(b[3] not in ("0", "–") for b in baris)
            hasil += [
                f"### {judul}",
                "",
                f"{len(baris)} angka: {len(baris) - beda} sama, {beda} berbeda.",
                "",
                *_tabel(baris),
            ]
            if catatan := isi.get("catatan"):
                hasil += [catatan, ""]
    return hasil


def _baris(nama: str, terbit: str, kami: Decimal | int | None, desimal: int, sebab: str = "") -> Baris:
    """A figure equals the printed one within a unit of the last printed digit; otherwise it differs."""
    cetak = Decimal(terbit)
    if kami is None:
        return (nama, tulis(cetak, desimal), "–", "–", sebab or "Tidak dapat dihitung dari data yang terbit.")
    selisih = kurang(cetak, Decimal(kami))
    eksponen = cetak.as_tuple().exponent
    satuan = Decimal(1).scaleb(eksponen if isinstance(eksponen, int) else 0)
    sama = selisih == 0 or (abs(selisih) <= satuan and desimal > 0)
    d = max(desimal, 5 if desimal else 0)
    return (nama, tulis(cetak, desimal), tulis(kami, d), "0" if sama else tulis(selisih, d), sebab)


def _serapan(unit: Unit, tahun: int, terbit: Mapping[str, str], pada: dt.date) -> Iterable[Baris]:
    """The office and the units below it together."""
    a = anggaran_unit(unit, tahun, pada)
    yield _baris("Pagu (Rp)", terbit["pagu"], a.pagu, 0, f"Jumlah {len(a.baris)} DIPA.")
    yield _baris("Realisasi (Rp)", terbit["realisasi"], a.realisasi, 0, f"Jumlah {len(a.baris)} DIPA.")
    yield _baris("Persen", terbit["persen"], a.persen, 2, "Jumlah realisasi dibagi jumlah pagu.")


def _target_kinerja(unit: Unit, tahun: int, terbit: Mapping[str, Any], pada: dt.date) -> Iterable[Baris]:
    """How many targets each division has, and the means of this year and the one before."""
    r = rekap_target_kinerja(unit, tahun, pada)
    banyak = {k.nama: len(k.baris) for k in r.penanggung} | {SELURUHNYA: len(r.baris)}
    kini = {k.nama: k.rata.nilai for k in r.penanggung} | {SELURUHNYA: r.rata.nilai}
    for nama, n in terbit["banyak"].items():
        yield _baris(f"Banyaknya, {nama}", n, banyak.get(nama), 0)
    for nama, n in terbit["kini"].items():
        yield _baris(f"Rata-rata {tahun}, {nama}", n, kini.get(nama), 2, "Rata-rata empat triwulan.")
    if (n := terbit["lalu"].get(SELURUHNYA)) is not None:
        sebab = "Rata-rata divisi tahun itu, ditimbang menurut banyaknya Target Kinerja tahun ini."
        yield _baris(f"Rata-rata {tahun - 1}, {SELURUHNYA}", n, _lalu_menurut_divisi(r), 2, sebab)


def _lalu_menurut_divisi(r: RekapTahun) -> Decimal | None:
    """Last year's printed means of the divisions, weighted by how many targets each has this year."""
    ada = [(k.lalu, len(k.baris)) for k in r.penanggung]
    if not ada or any(n is None for n, _ in ada):
        return None
    return sum((n * banyak for n, banyak in ada if n is not None), Decimal(0)) / sum(b for _, b in ada)


def _emonev(unit: Unit, tahun: int, terbit: Mapping[str, str], pada: dt.date) -> Iterable[Baris]:
    k = kelengkapan(unit, tahun, pada)
    yield _baris("Laporan bulanan", terbit["banyak"], k.dilaporkan, 0, f"{len(k.baris)} DIPA × 12 bulan.")
    yield _baris("Rata-rata kelengkapan", terbit["rata"], k.rata, 2)


def _tabel(baris: Sequence[Baris]) -> list[str]:
    kepala = ("Angka", "Dicetak", "Hitungan kami", "Selisih", "Penjelasan")
    return [
        f"| {' | '.join(kepala)} |",
        f"|{' --- |' * len(kepala)}",
        *(f"| {' | '.join(' '.join(s.split()).replace('|', chr(92) + '|') for s in b)} |" for b in baris),
        "",
    ]
