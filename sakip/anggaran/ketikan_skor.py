"""A snapshot of scores as typed into its grid: text in, values out, faults beside their fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sakip.anggaran.models import PotretSkor
from sakip.anggaran.queries.skor import BarisSkor, SkorWilayah
from sakip.anggaran.rumus_skor import Kolom
from sakip.anggaran.services.skor_periksa import WILAYAH, BarisMasuk, KepalaPotret
from sakip.aturan.angka import AngkaSalah, baca, tulis
from sakip.inti.galat import Masalah

Ketikan = Mapping[str, str]
#: A value, mark, official figure or note of one satker.
_MEDAN: Final = re.compile(r"[krtc]-([^-]{1,20})(?:-.*)?", re.DOTALL)


def angka(diketik: str, tempat: str, masalah: list[Masalah]) -> Decimal | None:
    """A score as Indonesians write it; a percent sign is allowed, what reads two ways is refused."""
    if not diketik.strip():
        return None
    try:
        hasil = baca(diketik, harap="desimal")
    except AngkaSalah as salah:
        masalah.append(Masalah(tempat, str(salah)))
        return None
    if hasil.rupiah or (hasil.satuan and not hasil.persen) or hasil.tafsir == "ragu":
        masalah.append(Masalah(tempat, f"“{diketik.strip()[:40]}” bukan nilai skor.", "Tulis seperti 99,71."))
        return None
    return hasil.nilai


def bulat(diketik: str) -> int | None:
    """A whole number; None for anything else."""
    bersih = diketik.strip()
    return int(bersih) if bersih.isascii() and bersih.isdigit() and len(bersih) <= 9 else None


def kepala(ketikan: Ketikan, masalah: list[Masalah]) -> KepalaPotret | None:
    """Source, date and months; None where the date cannot be read."""
    try:
        tanggal = dt.date.fromisoformat(ketikan.get("per_tanggal", "").strip())
    except ValueError:
        masalah.append(Masalah("per_tanggal", "Tanggal belum diisi atau salah.", "Pilih tanggalnya."))
        return None
    return KepalaPotret(ketikan.get("sumber", ""), tanggal, bulat(ketikan.get("sampai_bulan", "12")) or 0)


def baris(
    ketikan: Ketikan, dipa: tuple[int, ...], kolom: tuple[Kolom, ...], masalah: list[Masalah]
) -> tuple[BarisMasuk, ...]:
    """Every row of the grid, and the official figure of the office as a whole.

    A value for a satker that is not in the grid is a fault: the DIPA has moved or gone since it was opened.
    """
    _asing(ketikan, {WILAYAH, *map(str, dipa)}, masalah)
    hasil = []
    for d in (*dipa, None):
        kunci = WILAYAH if d is None else str(d)
        komponen: dict[str, Decimal] = {}
        tidak: set[str] = set()
        for k in kolom if d is not None else ():
            tempat = f"k-{kunci}-{k.kode}"
            if (nilai := angka(ketikan.get(tempat, ""), tempat, masalah)) is not None:
                komponen[k.kode] = nilai
            if ketikan.get(f"t-{kunci}-{k.kode}"):
                tidak.add(k.kode)
        resmi = angka(ketikan.get(f"r-{kunci}", ""), f"r-{kunci}", masalah)
        hasil.append(BarisMasuk(d, resmi, komponen, frozenset(tidak), ketikan.get(f"c-{kunci}", "")[:500]))
    return tuple(hasil)


def _asing(ketikan: Ketikan, kenal: set[str], masalah: list[Masalah]) -> None:
    isi = [m.group(1) for n, teks in ketikan.items() if teks.strip() and (m := _MEDAN.fullmatch(n))]
    asing = dict.fromkeys(k for k in isi if k not in kenal)
    masalah.extend(
        Masalah(
            "baris",
            f"Satker nomor {k} tidak ada pada kantor dan tahun ini; nilainya tidak dapat disimpan.",
            "Muat ulang halaman; DIPA-nya mungkin dipindahkan atau dihapus sejak Anda membukanya.",
        )
        for k in asing
    )


def tersimpan(potret: PotretSkor, wilayah: SkorWilayah) -> dict[str, str]:
    """What a stored snapshot holds, as its form shows it."""
    isi = {
        "sumber": potret.sumber,
        "per_tanggal": potret.per_tanggal.isoformat(),
        "sampai_bulan": str(potret.sampai_bulan),
        f"r-{WILAYAH}": teks(wilayah.resmi_wilayah),
        f"c-{WILAYAH}": wilayah.catatan_wilayah,
    }
    for b in wilayah.baris:
        isi[f"r-{b.dipa_id}"] = teks(b.resmi)
        isi[f"c-{b.dipa_id}"] = b.catatan
        isi |= {f"k-{b.dipa_id}-{k}": teks(n) for k, n in b.nilai.items()}
        isi |= {f"t-{b.dipa_id}-{k}": "1" for k in b.tidak_berlaku}
    return isi


def teks(nilai: Decimal | None) -> str:
    """A stored value as its field shows it: all decimals, no thousands."""
    return "" if nilai is None else tulis(nilai, None).replace(".", "").replace("−", "-")


@dataclass(frozen=True)
class Sel:
    """A cell of the grid: its field, its column, what readers aloud call it, what stands in it."""

    nama: str
    kolom: str
    label: str
    nilai: str
    centang: str
    tercentang: bool
    salah: tuple[Masalah, ...]


@dataclass(frozen=True)
class BarisKisi:
    """A satker in the grid; ``baris`` None for the office as a whole."""

    kunci: str
    baris: BarisSkor | None
    sel: tuple[Sel, ...]
    resmi: Sel
    catatan: str


def kisi(wilayah: SkorWilayah, ketikan: Ketikan, salah: Mapping[str, list[Masalah]]) -> tuple[BarisKisi, ...]:
    """The grid with what was typed and the faults beside it."""

    def sel(nama: str, kolom: str, siapa: str, centang: str = "") -> Sel:
        return Sel(
            nama,
            kolom,
            f"{kolom}, {siapa}",
            ketikan.get(nama, ""),
            centang,
            bool(centang and ketikan.get(centang)),
            tuple(salah.get(nama, ())),
        )

    hasil = []
    for b in wilayah.baris:
        d = b.dipa_id
        isi = tuple(
            sel(f"k-{d}-{k.kode}", k.nama, b.nama, f"t-{d}-{k.kode}" if k.boleh_kosong else "")
            for k in wilayah.kolom
        )
        hasil.append(
            BarisKisi(str(d), b, isi, sel(f"r-{d}", "Angka resmi", b.nama), ketikan.get(f"c-{d}", ""))
        )
    resmi = sel(f"r-{WILAYAH}", "Angka resmi", "kantor seluruhnya")
    hasil.append(BarisKisi(WILAYAH, None, (), resmi, ketikan.get(f"c-{WILAYAH}", "")))
    return tuple(hasil)
