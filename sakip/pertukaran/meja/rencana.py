"""What an import would do, as plain values: shown before it is applied, and applied only as it was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sakip.inti.galat import Masalah
from sakip.pertukaran.meja.bentuk import MINTA

MASALAH_TERBANYAK: Final = 300
BEDA_TERBANYAK: Final = 300


@dataclass(frozen=True)
class Beda:
    """One difference to what is stored: ``jenis`` is ``baru`` or ``ubah``."""

    baris: int
    nama: str
    dulu: str
    menjadi: str
    jenis: str


@dataclass
class Asing:
    """A code that nothing is known for: how often, the first row, and words that stood beside it."""

    kode: str
    baris: int
    banyak: int = 1
    contoh: str = ""


@dataclass
class Daftar:
    """Faults or warnings: all are counted, the first are kept."""

    isi: list[Masalah] = field(default_factory=list)
    banyak: int = 0

    def tambah(self, tempat: str, pesan: str, saran: str = "") -> None:
        self.banyak += 1
        if len(self.isi) < MASALAH_TERBANYAK:
            self.isi.append(Masalah(tempat, pesan, saran))

    @property
    def lagi(self) -> int:
        return self.banyak - len(self.isi)

    def __bool__(self) -> bool:
        return self.banyak > 0


def _berlabel(m: Masalah) -> Masalah:
    """With the words of the answer that it is about, where its place is the name of one."""
    return replace(m, tempat=MINTA[m.tempat][0]) if m.tempat in MINTA else m


@dataclass
class Rencana:
    """The plan of one import. ``isi`` is what the writer of its kind takes; ``sidik`` covers all of it."""

    jenis: str
    baris: int = 0
    dilewati: int = 0
    masalah: Daftar = field(default_factory=Daftar)
    peringatan: Daftar = field(default_factory=Daftar)
    asing: dict[str, dict[str, Asing]] = field(default_factory=dict)
    beda: list[Beda] = field(default_factory=list)
    cacah: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("baru", "ubah", "sama", "hilang"), 0)
    )
    hilang: list[str] = field(default_factory=list)
    #: Rows of the file with their faults beside them (``meja.sorot.BarisSorot``).
    sorot: tuple[Any, ...] = ()
    ringkas: list[tuple[str, str]] = field(default_factory=list)
    isi: Any = None
    #: Stored values that the differences were told against; part of the seal.
    keadaan: Any = None
    #: Applying it would write something.
    perlu: bool = True

    @property
    def dapat(self) -> bool:
        """Nothing stands in the way of applying it."""
        return not self.masalah and not self.asing

    @property
    def tanpa_baris(self) -> list[Masalah]:
        """Faults that stand beside no row: of the file, of an answer, or beyond the rows that are shown."""
        di_baris = {id(m) for b in self.sorot for m in b.semua}
        return [_berlabel(m) for m in self.masalah.isi if id(m) not in di_baris]

    @property
    def diingatkan(self) -> list[Masalah]:
        """The warnings as they are shown."""
        return [_berlabel(m) for m in self.peringatan.isi]

    @property
    def berubah(self) -> bool:
        return bool(self.cacah["baru"] or self.cacah["ubah"])

    def asingkan(self, tabel: str, kode: str, baris: int, contoh: str = "") -> None:
        """Note a code that has to be assigned first."""
        daftar = self.asing.setdefault(tabel, {})
        if kode in daftar:
            daftar[kode].banyak += 1
        else:
            daftar[kode] = Asing(kode, baris, 1, contoh[:80])

    def bedakan(self, baris: int, nama: str, dulu: str, menjadi: str) -> None:
        """Count a value against what stands; ``dulu`` "" is nothing."""
        jenis = "sama" if dulu == menjadi else ("ubah" if dulu else "baru")
        self.cacah[jenis] += 1
        if jenis != "sama" and len(self.beda) < BEDA_TERBANYAK:
            self.beda.append(Beda(baris, nama, dulu, menjadi, jenis))

    def hilangkan(self, nama: Iterable[str]) -> None:
        """Name what is stored and not in the file."""
        for n in nama:
            self.cacah["hilang"] += 1
            if len(self.hilang) < 100:
                self.hilang.append(n)

    def sidik(self, *lain: object) -> str:
        """The seal: what is written, what it was compared with, and what the caller adds (file, mapping)."""
        isi = repr((self.jenis, self.isi, self.keadaan, self.cacah, lain))
        return hashlib.sha256(isi.encode()).hexdigest()
