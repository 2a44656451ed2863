"""The rows of a file by its mapping: titles, blank rows, totals and column numbers left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sakip.berkas.buku_kerja import nama_kolom
from sakip.pertukaran.meja.berkas import Lembaran
from sakip.pertukaran.meja.peta import KolomLebar, Letak, Peta, baku, nomor_kolom
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.sel import SelSalah, desimal, rupiah, teks, terukur

_JUMLAH = re.compile(
    r"(?:sub ?|grand ?)?(?:jumlah|total)(?: keseluruhan| seluruh| umum| akhir)?\b|rata-rata\b"
    r"|(?:keterangan|catatan) ?:"
    r"|sumber(?: data)? ?:|dicetak|tanggal cetak|waktu cetak|halaman \d",
    re.I,
)


@dataclass
class Tabel:
    """A sheet under a mapping. ``letak`` must be complete (``Letak.dapat``)."""

    lembar: Lembaran
    peta: Peta
    letak: Letak
    kunci: tuple[str, ...]
    rencana: Rencana
    indeks: dict[str, int] = field(init=False)
    lebar: list[tuple[int, KolomLebar]] = field(init=False)

    def __post_init__(self) -> None:
        self.indeks = {m: self.letak.indeks[baku(k)] for m, k in self.peta.kolom.items()}
        self.lebar = [(self.letak.indeks[baku(x.kolom)], x) for x in self.peta.lebar]

    def ada(self, medan: str) -> bool:
        """The field has a column or a constant."""
        return medan in self.indeks or medan in self.peta.tetap

    def ambil(self, medan: str) -> Callable[[list[Any]], Any]:
        """How the raw value of a field is taken out of a row."""
        if medan in self.indeks:
            k = self.indeks[medan]
            return lambda baris: baris[k]
        tetap = self.peta.tetap.get(medan, "")
        return lambda baris: tetap

    def sel(self, nomor: int, medan: str) -> str:
        """The address of a field in a row, for people: ``Data!C12``."""
        if medan not in self.indeks:
            return f"{self.lembar.nama}!{nomor}"
        return self.sel_kolom(nomor, self.indeks[medan])

    def sel_kolom(self, nomor: int, kolom: int) -> str:
        return f"{self.lembar.nama}!{nama_kolom(kolom)}{nomor}"

    def salah(self, nomor: int, kolom: int | str, pesan: str, saran: str = "") -> None:
        """A fault of one cell."""
        tempat = self.sel(nomor, kolom) if isinstance(kolom, str) else self.sel_kolom(nomor, kolom)
        self.rencana.masalah.tambah(tempat, pesan, saran)

    def baris(self) -> Iterator[tuple[int, list[Any]]]:
        """Number (from 1) and cells of each row of data. Counts them, and those that are left out."""
        judul = [baku(j) for j in self.letak.judul]
        lebar = max([len(judul), *(i + 1 for i in self.indeks.values()), *(i + 1 for i, _ in self.lebar)])
        pakai = sorted({*self.indeks.values(), *(i for i, _ in self.lebar)})
        nilai = [i for i, _ in self.lebar] or [
            self.indeks[m] for m in ("nilai", "pagu", "progres", "target", "realisasi") if m in self.indeks
        ]
        turun = [self.indeks[m] for m in self.kunci if m in self.indeks] if self.peta.turun else []
        saring = (
            (self.letak.indeks[baku(self.peta.saring[0])], baku(self.peta.saring[1]))
            if self.peta.saring[0]
            else None
        )
        atas: dict[int, Any] = {}
        mulai = self.letak.kepala - 1 + self.peta.tinggi
        r = self.rencana
        for n in range(mulai, len(self.lembar.baris)):
            b = self.lembar.baris[n]
            if len(b) < lebar:
                b = [*b, *[""] * (lebar - len(b))]
            awal = next(
                (s for s in b if s not in ("", None) and not (isinstance(s, str) and not s.strip())), ""
            )
            if awal == "":
                continue
            if isinstance(awal, str) and (
                _JUMLAH.match(awal.strip()) or (baku(awal) in judul and _ulang(b, judul))
            ):
                r.dilewati += 1
                continue
            if n < mulai + 2 and nomor_kolom(b):
                continue
            if saring and baku(teks(b[saring[0]])) != saring[1]:
                if turun:
                    atas.update((i, b[i]) for i in turun if not _kosong(b[i]))
                r.dilewati += 1
                continue
            if (nilai and all(_kosong(b[i]) for i in nilai)) or all(_kosong(b[i]) for i in pakai):
                r.dilewati += 1
                continue
            if turun:
                b = list(b)
                for i in turun:
                    if _kosong(b[i]):
                        b[i] = atas.get(i, "")
                    else:
                        atas[i] = b[i]
            r.baris += 1
            yield n + 1, b

    def tolak_tanda(self, kolom: Mapping[int, str]) -> None:
        """Faults of cells that Excel marks: errors, formulas without a value, percents of fractions."""
        for (n, k), tanda in self.lembar.tanda.items():
            if k not in kolom or n < self.letak.kepala - 1 + self.peta.tinggi:
                continue
            if tanda == "galat":
                self.salah(
                    n + 1,
                    k,
                    "Sel ini berisi galat Excel.",
                    "Perbaiki rumusnya, atau unduh lagi dari sumbernya.",
                )
            elif tanda == "rumus":
                self.salah(
                    n + 1,
                    k,
                    "Rumus di sel ini belum pernah dihitung.",
                    "Buka di Excel, simpan, lalu unggah lagi.",
                )

    def rupiah(self, nomor: int, kolom: int, nilai: Any) -> int | None:
        """Rupiah of a cell; a fault is noted and None given."""
        try:
            return rupiah(nilai, self.peta.angka, self.peta.pengali)  # type: ignore[arg-type]
        except SelSalah as salah:
            self.salah(nomor, kolom, salah.pesan, salah.saran)
            return None

    def angka(self, nomor: int, kolom: int, nilai: Any) -> Decimal | None:
        """A measured value of a cell; of a percent-formatted one the percent that is seen."""
        try:
            hasil = desimal(nilai, self.peta.angka)  # type: ignore[arg-type]
            if hasil is None:
                return None
            if self.lembar.tanda.get((nomor - 1, kolom)) == "persen":
                hasil *= 100
            return terukur(hasil * self.peta.pengali)
        except SelSalah as salah:
            self.salah(nomor, kolom, salah.pesan, salah.saran)
            return None

    def baca(self, nomor: int, medan: str, cara: Callable[[Any], Any], nilai: Any) -> Any:
        """A value read by ``cara``; a fault is noted and None given."""
        try:
            return cara(nilai)
        except SelSalah as salah:
            self.salah(nomor, medan, salah.pesan, salah.saran)
            return None


def _kosong(sel: Any) -> bool:
    return sel is None or (isinstance(sel, str) and not sel.strip())


def _ulang(baris: list[Any], judul: list[str]) -> bool:
    """The headings again, as at the top of a printed page."""
    isi = [baku(teks(s)) for s in baris]
    return sum(1 for a, b in zip(isi, judul, strict=False) if a and a == b) * 2 > sum(1 for a in isi if a)
