"""What a typed form would change, as plain values. `ketikan` reads it, `services.isian` writes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.inti.galat import Masalah


@dataclass(frozen=True)
class UbahNilai:
    """A value to store under ``periode``; ``keadaan`` "" takes it out. ``kategori`` 0 is the whole."""

    medan: str
    variabel_id: int
    kategori: int
    periode: str
    nilai: Decimal | None
    keadaan: str


@dataclass(frozen=True)
class RupaKejadian:
    """An event as typed; ``id`` 0 for a new one."""

    id: int
    tanggal: dt.date
    nama: str
    tempat: str
    kategori_id: int | None


@dataclass(frozen=True)
class UbahKejadian:
    """Changes of a list: events to store anew, to change, and ids to take out."""

    medan: str
    variabel_id: int
    baru: tuple[RupaKejadian, ...] = ()
    ubah: tuple[RupaKejadian, ...] = ()
    hapus: tuple[int, ...] = ()


@dataclass(frozen=True)
class UbahLangsung:
    """A result that comes as a whole; ``hapus`` takes the latest version out."""

    medan: str
    indikator_id: int
    periode: str
    nilai: Decimal | None
    kata: str | None
    nomor: str
    tanggal: dt.date | None
    halaman: str
    catatan: str
    hapus: bool = False


@dataclass(frozen=True)
class UbahCatatan:
    """What is written beside an indicator."""

    medan: str
    indikator_id: int
    sebab: str
    kendala: str
    solusi: str


@dataclass
class Ketikan:
    """What differs from what is stored, the lines that were typed and are the same, and the faults."""

    nilai: list[UbahNilai] = field(default_factory=list)
    kejadian: list[UbahKejadian] = field(default_factory=list)
    langsung: list[UbahLangsung] = field(default_factory=list)
    catatan: list[UbahCatatan] = field(default_factory=list)
    sama: list[str] = field(default_factory=list)
    masalah: list[Masalah] = field(default_factory=list)

    def salah(self, medan: str, pesan: str, saran: str = "") -> None:
        self.masalah.append(Masalah(medan, pesan, saran))

    @property
    def berubah(self) -> list[str]:
        """The lines that would change."""
        return [
            *(u.medan for u in self.nilai),
            *(u.medan for u in self.kejadian),
            *(u.medan for u in self.langsung),
            *(u.medan for u in self.catatan),
        ]
