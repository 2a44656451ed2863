"""What a sentence may claim, as plain values. Places (``awal``, ``akhir``) count in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sakip.aturan.kalimat.angka import Bilangan

Hal = Literal["capaian", "realisasi", "target"]
Arti = Literal["tercapai", "melampaui", "tidak_tercapai", "tidak_melampaui", "di_atas", "di_bawah"]
Banyak = Literal["semua", "sebagian_besar", "sebagian_kecil", "ada", "tidak_semua", "tidak_satu"]
Arah = Literal["naik", "turun", "tetap", "tidak_naik", "tidak_turun", "berubah", "membaik", "memburuk"]


@dataclass(frozen=True, slots=True)
class Verdik:
    """A target was met, exceeded, missed; ``banyak`` when it is said of many.

    ``sebut_target``: the word "target" or its like stands in the clause. ``ragu``: hedged ("hampir").
    ``sebesar``: a number follows at once ("tercapai 97,4%"), which may only tell how far.
    """

    arti: Arti
    kutipan: str
    awal: int
    akhir: int
    tentang: str
    tahun: tuple[int, ...] = ()
    banyak: Banyak | None = None
    sebut_target: bool = False
    sebesar: Bilangan | None = None
    ragu: bool = False


@dataclass(frozen=True, slots=True)
class Hitungan:
    """So many indicators (or targets) met or missed theirs; ``dari`` of how many, where it is said."""

    arti: Arti
    jumlah: int
    kutipan: str
    awal: int
    akhir: int
    dari: int | None = None


@dataclass(frozen=True, slots=True)
class Tren:
    """Something rose, fell or stayed; ``dari`` and ``menjadi`` where the sentence itself tells them."""

    arah: Arah
    kutipan: str
    awal: int
    akhir: int
    tentang: str
    hal: Hal | None = None
    tahun: tuple[int, ...] = ()
    dari: Bilangan | None = None
    menjadi: Bilangan | None = None
    banding_tahun: bool = False
    ragu: bool = False


@dataclass(frozen=True, slots=True)
class Angka:
    """``hal`` was so much; ``tahun`` None where the sentence names none."""

    hal: Hal
    bilangan: Bilangan
    kutipan: str
    awal: int
    akhir: int
    tentang: str
    tahun: int | None = None
