"""Rows of money: whose DIPA a row speaks of, and the code of its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sakip.anggaran.models import Dipa, JenisBelanja
from sakip.aturan.periode import NAMA_BULAN
from sakip.organisasi.models import Unit
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.sel import bulan, kunci_kode, teks

BAGIAN = ("kegiatan", "kro", "ro", "komponen")
JENIS = frozenset(JenisBelanja.values) - {""}
#: What a row of a source that shows the office as a whole is assigned to.
KANTOR = "@kantor"


class Satker:
    """The DIPA of a year that the office may write, by their codes and by what the mapping assigns."""

    def __init__(self, unit: Unit, tahun: int, boleh: Collection[int], kode: Mapping[str, str]) -> None:
        self.kode = {kunci_kode(k): kunci_kode(v) for k, v in kode.items()}
        semua = list(
            Dipa.objects.filter(instansi=unit.instansi_id, tahun=tahun)
            .select_related("unit__instansi")
            .order_by("kode")
        )
        self.dipa = {kunci_kode(d.kode): d for d in semua if d.unit_id in boleh}
        self.luar = {kunci_kode(d.kode) for d in semua} - self.dipa.keys()
        self.menurut_pk = {d.pk: d for d in self.dipa.values()}
        self._ketemu: dict[Any, Dipa | None] = {}

    def cari(self, mentah: Any) -> Dipa | None:
        """The DIPA that a cell names."""
        if mentah not in self._ketemu:
            kunci = kunci_kode(teks(mentah))
            self._ketemu[mentah] = self.dipa.get(self.kode.get(kunci, kunci))
        return self._ketemu[mentah]

    def kantor(self, mentah: Any) -> bool:
        """The mapping says that this code is the office as a whole."""
        return self.kode.get(kunci_kode(teks(mentah))) == KANTOR

    def baris(self, tabel: Tabel) -> Iterator[tuple[int, list[Any], Dipa]]:
        """Rows of known satker; of others the fault or the unknown code is noted."""
        ambil = tabel.ambil("satker")
        for n, b in tabel.baris():
            d = self.cari(ambil(b))
            if d is None:
                self.asing(tabel, n, teks(ambil(b)), b)
            else:
                yield n, b, d

    def asing(self, tabel: Tabel, n: int, satker: str, baris: list[Any]) -> None:
        """Say of a satker that is not found why."""
        if not satker:
            tabel.salah(
                n, "satker", "Kode satkernya kosong.", "Isi kodenya, atau pilih «isi ke bawah» pada peta."
            )
        elif kunci_kode(satker) in self.luar:
            tabel.salah(
                n,
                "satker",
                f"Satker {satker} bukan milik kantor ini atau unit di bawahnya.",
                "Impor berkas itu dari kantornya.",
            )
        else:
            contoh = next(
                (teks(s) for s in baris if isinstance(s, str) and len(s.strip()) > 6 and teks(s) != satker),
                "",
            )
            tabel.rencana.asingkan("satker", satker, n, contoh)


def ambil_kode(tabel: Tabel, bagian: tuple[str, ...] = BAGIAN) -> Callable[[list[Any]], str]:
    """The line's code of a row, its parts joined by dots."""
    if tabel.ada("kode"):
        ambil = tabel.ambil("kode")
        return lambda b: teks(ambil(b)).lstrip("'").strip(".")[:80]
    semua = [tabel.ambil(m) for m in bagian if tabel.ada(m)]
    cache: dict[tuple[Any, ...], str] = {}

    def gabung(b: list[Any]) -> str:
        mentah = tuple(a(b) for a in semua)
        if mentah not in cache:
            cache[mentah] = ".".join(t for x in mentah if (t := teks(x).lstrip("'")))[:80]
        return cache[mentah]

    return gabung


def medan_kode(tabel: Tabel) -> str:
    """The field whose cell is shown where a code is wrong."""
    return next((m for m in ("kode", *reversed(BAGIAN)) if m in tabel.indeks), "satker")


def jenis_akun(tabel: Tabel, n: int, mentah: Any) -> str | None:
    """51, 52, 53 or 57 of an account; None where a fault was noted."""
    jenis = teks(mentah)[:2]
    if jenis in JENIS:
        return jenis
    tabel.salah(
        n, "akun", f"Akun «{jenis}» bukan 51, 52, 53, atau 57." if jenis else "Akunnya kosong.",
        "Isi akunnya; baris jumlah dihapus, atau diawali kata Jumlah.",
    )  # fmt: skip
    return None


def tolak_kosong(tabel: Tabel) -> None:
    """A sheet without a row of data."""
    if not tabel.rencana.baris:
        tabel.rencana.masalah.tambah(
            "berkas",
            "Tidak ada baris data di bawah kepala tabel.",
            "Periksa lembar dan baris kepalanya pada peta.",
        )


def tolak_jumlah_ganda(
    tabel: Tabel, kode: Mapping[tuple[int, str], int], dikenal: Collection[tuple[int, str]]
) -> None:
    """Faults of rows whose code is the beginning of other rows' codes: they are sums, and would count twice.

    ``kode``: DIPA and code (in lower case) -> first row; ``dikenal`` are lines that the stored DIPA has.
    """
    induk: dict[tuple[int, str], str] = {}
    for dipa, k in kode:
        bagian = k.split(".")
        for n in range(1, len(bagian)):
            induk.setdefault((dipa, ".".join(bagian[:n])), k)
    for (dipa, k), n in kode.items():
        if (dipa, k) in induk and (dipa, k) not in dikenal:
            tabel.salah(
                n,
                medan_kode(tabel),
                f"{k} menjumlah baris di bawahnya ({induk[dipa, k]}), sehingga terhitung dua kali.",
                "Unduh rinciannya saja, atau hapus baris jumlahnya.",
            )


def sudah_mulai(tabel: Tabel, n: int, kolom: int | str, tahun: int, bulan: int, hari_ini: dt.date) -> bool:
    """Whether the month has begun; a report of a later one is a fault."""
    if (tahun, bulan) <= (hari_ini.year, hari_ini.month):
        return True
    tabel.salah(n, kolom, f"{NAMA_BULAN[bulan - 1]} {tahun} belum mulai.", "Periksa bulannya.")
    return False


def bulan_baris(tabel: Tabel, n: int, mentah: Any, tahun: int, minta: Mapping[str, Any]) -> int | None:
    """The month of a row: its own, else the one that was asked for; None where a fault was noted."""
    terbaca = tabel.baca(n, "bulan", bulan, mentah) if mentah not in ("", None) else None
    if terbaca is None and mentah not in ("", None):
        return None
    bln, thn = terbaca or (minta.get("bulan"), None)
    if thn not in (None, tahun):
        tabel.salah(n, "bulan", f"Periode ini dari tahun {thn}, bukan {tahun}.", "Buka impor tahun itu.")
        return None
    if bln is None:
        tabel.salah(n, "bulan", "Bulannya tidak tertulis.", "Pilih bulannya di atas.")
    return bln
