"""Shared by the writers of an import: who writes, when, and the ids behind the package's keys."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Model

from sakip.akun.models import Akun
from sakip.berkas.models import Berkas
from sakip.berkas.services import simpan_isi
from sakip.organisasi.models import Instansi
from sakip.pertukaran.impor.laporan import Lapor
from sakip.pertukaran.impor.rencana import Bagian, Baris, Rencana

UKURAN_TUMPUK = 1000
Kunci = tuple[Any, ...]


@dataclass
class Penulis:
    """Writes the plan ``r``. The maps hold ids of everything that the package names."""

    r: Rencana
    instansi: Instansi
    oleh: Akun
    waktu: dt.datetime
    lapor: Lapor
    unit: dict[str, int] = field(default_factory=dict)
    jabatan: dict[str, int] = field(default_factory=dict)
    sumber: dict[str, int] = field(default_factory=dict)
    variabel: dict[str, int] = field(default_factory=dict)
    kategori: dict[tuple[int, str], int] = field(default_factory=dict)
    sasaran: dict[str, int] = field(default_factory=dict)
    indikator: dict[str, int] = field(default_factory=dict)
    program: dict[tuple[str, int], int] = field(default_factory=dict)
    kegiatan: dict[tuple[str, int], int] = field(default_factory=dict)
    dipa: dict[tuple[str, int], int] = field(default_factory=dict)
    berkas: dict[tuple[str, str], int] = field(default_factory=dict)
    kelompok: dict[int, int] = field(default_factory=dict)
    target: dict[str, int] = field(default_factory=dict)

    @property
    def tahun(self) -> int:
        tahun = self.r.tinjauan.tahun
        assert tahun is not None
        return tahun

    def bagian(self, nama: str) -> Bagian:
        """The plan of a list; tells the progress."""
        bagian = self.r.bagian[nama]
        jumlah = len(bagian.baru) + len(bagian.ubah)
        if jumlah:
            self.lapor(nama, 0, jumlah)
        return bagian

    def program_berlaku(self, kode: str, tahun: int) -> int:
        """Id of the programme with this code that is in force in ``tahun``."""
        return _berlaku(self.program, kode, tahun)

    def kegiatan_berlaku(self, kode: str, tahun: int) -> int:
        """Id of the kegiatan with this code that is in force in ``tahun``."""
        return _berlaku(self.kegiatan, kode, tahun)

    def simpan_berkas(self, b: Baris) -> Berkas | None:
        """Content goes to storage by its hash: the same content twice is one file; None of a row without."""
        if b["isi"] is None:
            return None
        return simpan_isi(instansi=self.instansi, isi=base64.b64decode(b["isi"]), jenis=b["jenis"])

    def unit_atau_null(self, kode: str | None) -> int | None:
        return None if kode is None else self.unit[kode]


def _berlaku(peta: dict[tuple[str, int], int], kode: str, tahun: int) -> int:
    """The latest version not after ``tahun``; the first one when all are later."""
    sejak = sorted(s for k, s in peta if k == kode)
    pilihan = [s for s in sejak if s <= tahun]
    return peta[kode, pilihan[-1] if pilihan else sejak[0]]


def buat(model: type[Model], baris: Iterable[Model]) -> list[Any]:
    """Insert in few queries; ids are set."""
    return list(model._default_manager.bulk_create(list(baris), batch_size=UKURAN_TUMPUK))


def tanggal(teks: str | None) -> dt.date | None:
    return None if teks is None else dt.date.fromisoformat(teks)


def hari(teks: str) -> dt.date:
    return dt.date.fromisoformat(teks)


def desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def gelombang(baris: Sequence[Baris], kunci: str, induk: str) -> list[list[Baris]]:
    """Split rows so that a parent comes in an earlier wave than its children. Cycles were refused."""
    sisa = {b[kunci]: b for b in baris}
    hasil: list[list[Baris]] = []
    while sisa:
        siap = [b for b in sisa.values() if b[induk] not in sisa]
        assert siap, "cycles are refused before writing"
        hasil.append(siap)
        for b in siap:
            del sisa[b[kunci]]
    return hasil


def ganti_anak(model: type[Model], induk: str, id_induk: Iterable[int], baris: Iterable[Model]) -> None:
    """Replace the children of changed rows and insert those of new ones."""
    lama = list(id_induk)
    if lama:
        model._default_manager.filter(**{f"{induk}__in": lama}).delete()
    buat(model, baris)


Tulis = Callable[[Penulis], None]
