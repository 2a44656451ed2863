"""What an import did, or would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sakip.inti.galat import Masalah

#: Called with the stage's name, the rows done and the rows in all.
Lapor = Callable[[str, int, int], None]


@dataclass(frozen=True)
class BedaBidang:
    """One field in which a package's manual differs from the owner's."""

    bidang: str
    paket: str
    pemilik: str


@dataclass(frozen=True)
class Penyimpangan:
    """A manual that deviates from its owner's; it is kept as the office's local variant."""

    indikator: str
    pemilik: str
    sejak_tahun: int
    varian_unit: str
    beda: tuple[BedaBidang, ...]

    def __str__(self) -> str:
        isi = "; ".join(f"{b.bidang}: paket «{b.paket}», pemilik «{b.pemilik}»" for b in self.beda)
        return f"{self.indikator} ({self.sejak_tahun}, milik {self.pemilik}): {isi}"


@dataclass(frozen=True)
class LaporanImpor:
    """Rows per list of the package: added, changed, unchanged, and stored but not named by it."""

    paket: str
    unit: str
    tahun: int
    sidik: str
    uji: bool
    ditambah: dict[str, int] = field(default_factory=dict)
    diubah: dict[str, int] = field(default_factory=dict)
    sama: dict[str, int] = field(default_factory=dict)
    tidak_disebut: dict[str, int] = field(default_factory=dict)
    penyimpangan: tuple[Penyimpangan, ...] = ()
    peringatan: tuple[Masalah, ...] = ()

    @property
    def berubah(self) -> bool:
        return bool(self.ditambah or self.diubah)
