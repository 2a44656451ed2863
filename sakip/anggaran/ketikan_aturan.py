"""A rule version as typed into its form; fields are named by their path, such as ``isi.pita.0.dari``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.ketikan_skor import bulat
from sakip.anggaran.services.aturan import KepalaAturan
from sakip.anggaran.services.aturan_periksa import DAFTAR
from sakip.anggaran.versi_aturan import KUNCI_TEKS, isi_terbaca
from sakip.aturan.angka import AngkaSalah, baca, tulis
from sakip.inti.galat import Masalah

#: Fields of the content, apart from those of the head and of the site itself.
AWALAN: Final = "isi."
_NAMA = re.compile(r"isi\.(?:(?:komponen|anak|rinci|pita|pilihan|baris)\.\d{1,3}\.){0,4}[a-z][a-z0-9_]{0,39}")
JUDUL: Final = {
    "kode": "Kode",
    "nama": "Nama",
    "kata": "Sebutan",
    "bobot": "Bobot (%)",
    "maks": "Nilai terbaik",
    "dari": "Dari",
    "sampai": "Sampai",
    "nilai": "Nilai",
    "potongan": "Potongan",
    "tw1": "TW I (%)",
    "tw2": "TW II (%)",
    "tw3": "TW III (%)",
    "tw4": "TW IV (%)",
    "warna": "Warna",
    "bentuk": "Bentuk",
    "batas_efisiensi": "Batas efisiensi E (±)",
    "nilai_tengah": "Nilai efisiensi bila E nol",
    "batas_bulan": "Deviasi sebulan paling besar (%)",
    "penuh": "Rata-rata deviasi yang masih bernilai 100 (%)",
    "bulan_akhir": "Bulan terakhir yang dihitung (1–12)",
    "strategis": "Batas RO strategis (poin)",
    "lainnya": "Batas RO lainnya (poin)",
}


def judul(kunci: str) -> str:
    """What a field is called."""
    return JUDUL.get(kunci, kunci.replace("_", " ").capitalize())


# --- reading ----------------------------------------------------------------------------------------------


def kepala(ketikan: Mapping[str, str], masalah: list[Masalah]) -> KepalaAturan:
    """Name, source and years."""
    sejak = bulat(ketikan.get("sejak_tahun", ""))
    if sejak is None:
        masalah.append(Masalah("sejak_tahun", "Tahun mulai belum diisi.", "Tulis empat angka."))
    teks_sampai = ketikan.get("sampai_tahun", "").strip()
    sampai = bulat(teks_sampai)
    if teks_sampai and sampai is None:
        masalah.append(Masalah("sampai_tahun", f"“{teks_sampai[:20]}” bukan tahun.", "Kosongkan atau tulis."))
    return KepalaAturan(
        ketikan.get("kode", ""),
        ketikan.get("sumber", ""),
        sejak or 0,
        sampai,
        ketikan.get("catatan", "")[:2000],
    )


def isi(ketikan: Mapping[str, str], masalah: list[Masalah]) -> dict[str, Any]:
    """The content as it is stored: rows without any text fall out, numbers are written as text."""
    pohon: dict[str, Any] = {}
    for nama, teks in ketikan.items():
        if not _NAMA.fullmatch(nama) or not teks.strip():
            continue
        node: Any = pohon
        jalur = nama.removeprefix(AWALAN)
        *jalan, kunci = jalur.split(".")
        for ke in range(0, len(jalan), 2):
            node = node.setdefault(jalan[ke], {}).setdefault(int(jalan[ke + 1]), {"": []})
        node[kunci] = teks.strip()[:300] if kunci in KUNCI_TEKS else _angka(teks, jalur, masalah)
    return _rapi(pohon)


def _angka(teks: str, jalur: str, masalah: list[Masalah]) -> str:
    try:
        hasil = baca(teks, harap="desimal")
    except AngkaSalah as salah:
        masalah.append(Masalah(jalur, str(salah)))
        return teks.strip()[:40]
    return format(hasil.nilai, "f")


def _rapi(node: Mapping[str, Any]) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for kunci, nilai in node.items():
        if kunci == "":
            continue
        hasil[kunci] = (
            [_rapi(nilai[ke]) for ke in sorted(nilai)]
            if kunci in DAFTAR and isinstance(nilai, Mapping)
            else nilai
        )
    return hasil


# --- showing ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SelAturan:
    """A field: its name, its label, its text, the faults at it."""

    nama: str
    judul: str
    nilai: str
    angka: bool
    salah: tuple[Masalah, ...]

    @property
    def tampil(self) -> str:
        """The text where it is only read: thousands grouped, which a field leaves out to be read back."""
        try:
            return tulis(baca(self.nilai, harap="desimal").nilai, None) if self.angka else self.nilai
        except AngkaSalah:
            return self.nilai


@dataclass(frozen=True)
class BarisAturanKetik:
    """A row of a rule: its depth and its cells. ``baru``: the empty row in which one is added."""

    dalam: int
    sel: tuple[SelAturan, ...]
    baru: bool

    @property
    def sebutan(self) -> str:
        return self.sel[0].nilai


@dataclass(frozen=True)
class FormIsi:
    """The content of a rule version as its form shows it."""

    kepala: tuple[str, ...]
    baris: tuple[BarisAturanKetik, ...]
    angka: tuple[SelAturan, ...]
    tutup: str


def formulir(nilai: Mapping[str, Any], salah: Mapping[str, list[Masalah]], *, tambah: bool = True) -> FormIsi:
    """The form over ``isi``; with ``tambah`` each list ends with an empty row."""
    terbaca = isi_terbaca(nilai)
    kolom = _kolom(terbaca)
    baris = tuple(_baris(terbaca, kolom, salah, "", 0, tambah=tambah))
    angka = tuple(_sel(k, k, n, salah) for k, n in terbaca.items() if k not in DAFTAR and k != "tutup")
    return FormIsi(tuple(judul(k) for k in kolom), baris, angka, str(terbaca.get("tutup", "")))


def _kolom(nilai: Mapping[str, Any]) -> tuple[str, ...]:
    if "komponen" in nilai:
        return ("kode", "nama", "bobot", "maks")
    if "pita" in nilai:
        lain = {k: None for p in nilai["pita"] for k in p if k not in ("kode", "kata", "dari", "sampai")}
        return ("kode", "kata", "dari", "sampai", *lain)
    if "pilihan" in nilai:
        return ("kode", "kata", "warna", "bentuk")
    return ("kode", "kata", "tw1", "tw2", "tw3", "tw4") if "baris" in nilai else ()


def _baris(
    node: Mapping[str, Any],
    kolom: tuple[str, ...],
    salah: Mapping[str, list[Masalah]],
    jalur: str,
    dalam: int,
    *,
    tambah: bool,
) -> Iterator[BarisAturanKetik]:
    for daftar in DAFTAR:
        if daftar not in node:
            continue
        isi_daftar = list(node[daftar])
        for ke, b in enumerate([*isi_daftar, *([{}] if tambah else [])]):
            di = f"{jalur}{daftar}.{ke}."
            sel = tuple(_sel(f"{di}{k}", k, b.get(k), salah) for k in kolom)
            yield BarisAturanKetik(dalam, sel, ke == len(isi_daftar))
            yield from _baris(b, kolom, salah, di, dalam + 1, tambah=tambah)


def _sel(jalur: str, kunci: str, nilai: Any, salah: Mapping[str, list[Masalah]]) -> SelAturan:
    return SelAturan(
        f"{AWALAN}{jalur}", judul(kunci), _teks(nilai), kunci not in KUNCI_TEKS, tuple(salah.get(jalur, ()))
    )


def _teks(nilai: Any) -> str:
    if isinstance(nilai, Decimal):
        return tulis(nilai, None).replace(".", "").replace("−", "-")
    return "" if nilai is None else str(nilai)


def kepala_tersimpan(v: Any) -> dict[str, str]:
    """The head of a stored version, as its form shows it."""
    return {
        "kode": v.kode,
        "sumber": v.sumber,
        "catatan": v.catatan,
        "sejak_tahun": str(v.sejak_tahun),
        "sampai_tahun": "" if v.sampai_tahun is None else str(v.sampai_tahun),
        "versi": str(v.versi),
    }
