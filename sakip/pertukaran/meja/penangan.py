"""What each kind of import must be able to do: plan, apply, undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

from sakip.akun.models import Akun
from sakip.berkas.models import Berkas
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.models import ImporData, NilaiImpor

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Konteks:
    """For which office and year, within which units, from which source and file, with which answers."""

    unit: Unit
    tahun: int
    boleh: frozenset[int]
    sumber: str
    berkas: Berkas
    minta: Mapping[str, Any]
    hari_ini: dt.date

    def kata(self, nama: str) -> str:
        """An answer as text."""
        return str(self.minta.get(nama) or "").strip()


@dataclass(frozen=True)
class Pelaku:
    """Who writes, in which role, when, and why."""

    oleh: Akun
    peran: str
    waktu: dt.datetime
    alasan: str = ""

    def umum(self) -> dict[str, Any]:
        return {"oleh": self.oleh, "peran": self.peran, "waktu": self.waktu}


@dataclass(frozen=True)
class Penangan:
    """A kind. ``kunci``: fields that a blank cell may take from the cell above.

    ``rencana`` fills ``tabel.rencana``; ``terapkan`` writes its ``isi`` and says what each row wrote;
    ``batalkan`` takes that out again or refuses as a whole, given the ids of units that the person may write.
    ``sama_boleh``: an import that changes no figure still says something (a later snapshot).
    """

    rencana: Callable[[Tabel, Konteks], None]
    terapkan: Callable[[Konteks, Rencana, ImporData, Pelaku], Iterable[NilaiImpor]]
    batalkan: Callable[[ImporData, Sequence[NilaiImpor], Collection[int], Pelaku], None]
    kunci: tuple[str, ...] = ("satker", "kegiatan", "kro", "ro", "komponen")
    sama_boleh: bool = False


def masih_sama(
    nilai: Sequence[NilaiImpor], objek: str, model: type[M], isi: Callable[[M], dict[str, Any]],
    sebut: Callable[[M], str], unit: Callable[[M], int], boleh: Collection[int], *ikut: str,
) -> list[tuple[NilaiImpor, M]]:  # fmt: skip
    """The rows that an import wrote, while they are as it wrote them; else the whole undoing is refused."""
    milik = [n for n in nilai if n.objek == objek]
    ada = {
        m.pk: m for m in model._default_manager.filter(pk__in=[n.kunci for n in milik]).select_related(*ikut)
    }
    salah = []
    hasil = []
    for n in milik:
        m = ada.get(n.kunci)
        if m is None:
            salah.append(
                Masalah(
                    f"Baris {n.baris}", "Nilai dari impor ini sudah dihapus.", "Tidak ada yang dibatalkan."
                )
            )
        elif isi(m) != n.sesudah:
            salah.append(
                Masalah(
                    sebut(m),
                    "Sudah diubah sesudah impor.",
                    "Perbaiki di halamannya; tidak ada yang dibatalkan.",
                )
            )
        elif unit(m) not in boleh:
            salah.append(Masalah(sebut(m), "Anda tidak bertugas pada unitnya.", "Minta petugas unit itu."))
        else:
            hasil.append((n, m))
    if salah:
        raise GalatSakip(salah[:100])
    return hasil
