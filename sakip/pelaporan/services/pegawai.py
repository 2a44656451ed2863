"""Writes of the staff figures: one table per dimension, units by categories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import Dimensi, Pegawai, Profil
from sakip.pelaporan.services.dasar import Pelaku, profil_terkunci, selesai, sidik, tolak_basi

JUMLAH_TERBESAR = 1_000_000
KATEGORI_TERBANYAK, KATEGORI_TERPANJANG = 24, 60
_BULAT = re.compile(r"\d{1,9}|\d{1,3}(?:\.\d{3}){1,2}", re.ASCII)
#: How people write a cell without a figure.
_TANPA = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True)
class TabelPegawai:
    """One dimension: categories in their order, and the figures by unit (its code) and category."""

    kategori: tuple[str, ...]
    isi: Mapping[tuple[str, str], int]

    @property
    def jumlah(self) -> int:
        return sum(self.isi.values())

    def jumlah_unit(self, unit: str) -> int | None:
        """None where the unit has no figure at all."""
        ada = [n for (u, _), n in self.isi.items() if u == unit]
        return sum(ada) if ada else None

    def jumlah_kategori(self, kategori: str) -> int:
        return sum(n for (_, k), n in self.isi.items() if k == kategori)


def tabel_pegawai(profil: Profil) -> dict[str, TabelPegawai]:
    """The stored figures by dimension; a dimension without any is left out. One query."""
    kategori: dict[str, list[str]] = defaultdict(list)
    isi: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    baris = Pegawai.objects.filter(profil=profil).order_by("dimensi", "urutan", "kategori", "unit__kode")
    for unit, dimensi, k, n in baris.values_list("unit__kode", "dimensi", "kategori", "jumlah"):
        if k not in kategori[dimensi]:
            kategori[dimensi].append(k)
        isi[dimensi][unit, k] = n
    return {d: TabelPegawai(tuple(kategori[d]), isi[d]) for d in Dimensi.values if d in isi}


def sidik_pegawai(tabel: TabelPegawai | None) -> str:
    """Digest of one dimension as stored."""
    if tabel is None:
        return sidik(None)
    return sidik([list(tabel.kategori), sorted([u, k, n] for (u, k), n in tabel.isi.items())])


def simpan_pegawai(
    *,
    unit: Unit,
    tahun: int,
    dimensi: str,
    kategori: Sequence[str],
    isi: Mapping[tuple[str, int], str],
    bagian: Mapping[str, Unit],
    dilihat: str,
    pelaku: Pelaku,
) -> bool:
    """Replace the figures of a dimension by what was typed; False when nothing changed.

    ``isi`` holds cells by unit code and number of the category (from 0); an empty one is no figure, not zero.
    ``bagian`` are the units that may stand in the table, by code. All faults are named by their cell.
    """
    if dimensi not in Dimensi.values:
        raise TidakDitemukan(Masalah("dimensi", "Penggolongan itu tidak ada.", "Buka dari daftar pegawai."))
    baru = _baca(kategori, isi, bagian)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        lama = tabel_pegawai(profil).get(dimensi)
        tanda = f"pegawai.{dimensi}"
        sama = sidik_pegawai(lama) == sidik_pegawai(baru if baru.isi else None)
        if sama and not (profil.dari_tahun and tanda not in profil.ditinjau):
            return False
        tolak_basi(sidik_pegawai(lama), dilihat, f"Pegawai menurut {Dimensi(dimensi).label}")
        Pegawai.objects.filter(profil=profil, dimensi=dimensi).delete()
        urutan = {k: n for n, k in enumerate(baru.kategori, start=1)}
        Pegawai.objects.bulk_create(
            Pegawai(profil=profil, unit=bagian[u], dimensi=dimensi, kategori=k, urutan=urutan[k], jumlah=n)
            for (u, k), n in baru.isi.items()
        )
        perubahan = {"sebelum": _catatan(lama), "sesudah": _catatan(baru)}
        objek = f"pegawai menurut {Dimensi(dimensi).label.lower()}"
        selesai(profil, "simpan_pegawai", objek, perubahan, pelaku, tanda)
    return True


def _catatan(tabel: TabelPegawai | None) -> dict[str, Any] | None:
    """The table as the journal keeps it: figures by unit."""
    if tabel is None:
        return None
    hasil: dict[str, dict[str, int]] = defaultdict(dict)
    for (u, k), n in tabel.isi.items():
        hasil[u][k] = n
    return dict(hasil)


def _baca(
    kategori: Sequence[str], isi: Mapping[tuple[str, int], str], bagian: Mapping[str, Unit]
) -> TabelPegawai:
    dipakai = {nomor for (_, nomor), teks in isi.items() if teks.strip() not in _TANPA}
    nama = [" ".join(k.split()) for k in kategori]
    salah = [*_cela_kategori(nama, dipakai)]
    angka: dict[tuple[str, str], int] = {}
    for (unit, nomor), teks in isi.items():
        if (teks := teks.strip()) in _TANPA:
            continue
        tempat = f"{unit}, kolom {nomor + 1}"
        if unit not in bagian:
            salah.append(Masalah(tempat, "Unit itu bukan bagian kantor ini.", "Kosongkan barisnya."))
        elif not (0 <= nomor < len(nama) and nama[nomor]):
            salah.append(
                Masalah(tempat, "Ada angka pada kolom tanpa nama kategori.", "Beri nama, atau kosongkan.")
            )
        elif not _BULAT.fullmatch(teks):
            salah.append(
                Masalah(
                    f"{unit}, {nama[nomor]}",
                    f"«{teks[:40]}» bukan bilangan bulat.",
                    "Tulis banyaknya orang, misalnya 12 atau 1.250.",
                )
            )
        elif (n := int(teks.replace(".", ""))) > JUMLAH_TERBESAR:
            salah.append(
                Masalah(f"{unit}, {nama[nomor]}", f"{teks[:40]} orang terlalu banyak.", "Periksa angkanya.")
            )
        else:
            angka[unit, nama[nomor]] = n
    if salah:
        raise GalatSakip(salah)
    return TabelPegawai(tuple(k for k in nama if any(k == j for _, j in angka)), angka)


def _cela_kategori(nama: Sequence[str], dipakai: Collection[int]) -> Iterable[Masalah]:
    """Faults of the categories; a column without any figure is left out, whatever its name."""
    ada: dict[str, int] = {}
    if len(nama) > KATEGORI_TERBANYAK:
        yield Masalah(
            "kategori", f"Ada {len(nama)} kategori, paling banyak {KATEGORI_TERBANYAK}.", "Gabungkan."
        )
    for nomor, k in enumerate(nama, start=1):
        if nomor - 1 not in dipakai:
            continue
        if len(k) > KATEGORI_TERPANJANG:
            yield Masalah(
                f"Kolom {nomor}", f"Nama kategori {len(k)} huruf.", f"Paling panjang {KATEGORI_TERPANJANG}."
            )
        if k and k.casefold() in ada:
            yield Masalah(
                f"Kolom {nomor}",
                f"Kategori «{k[:60]}» sudah ada pada kolom {ada[k.casefold()]}.",
                "Jumlahkan menjadi satu kolom.",
            )
        ada.setdefault(k.casefold(), nomor)
