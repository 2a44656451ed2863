"""The office's profile of a year as plain values: what a report says of the office besides its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

JenisUraian = Literal[
    "dasar_hukum",
    "tugas",
    "fungsi",
    "visi",
    "misi",
    "tujuan",
    "nilai",
    "aspek_strategis",
    "isu_strategis",
    "penghargaan",
    "inovasi",
    "kata_pengantar",
]
Dimensi = Literal["jenis_kelamin", "golongan", "pendidikan", "jenis_jabatan"]
JenisLampiran = Literal["dokumen", "berkas"]


@dataclass(frozen=True, slots=True)
class BerkasProfil:
    """An uploaded file: its bytes, its media type (application/pdf, image/png, image/jpeg) and its name."""

    kunci: str
    nama: str
    jenis: str
    isi: bytes
    keterangan: str = ""
    teks_alternatif: str = ""


@dataclass(frozen=True, slots=True)
class KopKantor:
    """Letterhead: ``baris`` from the agency down to the office, ``alamat`` lines, the emblem."""

    baris: tuple[str, ...] = ()
    alamat: tuple[str, ...] = ()
    lambang: BerkasProfil | None = None


@dataclass(frozen=True, slots=True)
class SuratPengantar:
    """The letter that sends the report; ``isi`` is people's text, "" when nobody wrote it."""

    nomor: str = ""
    sifat: str = ""
    lampiran: str = ""
    hal: str = ""
    tempat: str = ""
    tanggal: dt.date | None = None
    tujuan: tuple[str, ...] = ()
    isi: str = ""
    penanda_tangan: str = ""
    nama_penanda_tangan: str = ""
    tembusan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Uraian:
    """A paragraph (or item) of the profile, in order within its ``jenis``.

    ``unit`` is the code of a division or "" for the whole office; ``indikator`` are the keys it is about.
    ``dari_tahun`` says of which year's profile this is an unrevised copy; None: written or revised this year.
    """

    jenis: JenisUraian
    kunci: str
    isi: str
    judul: str = ""
    unit: str = ""
    indikator: tuple[str, ...] = ()
    dari_tahun: int | None = None


@dataclass(frozen=True, slots=True)
class Pegawai:
    """How many staff a unit has in a category ("laki-laki", "III", "S-1", "JFT") of a dimension."""

    unit: str
    dimensi: Dimensi
    kategori: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class LampiranLaporan:
    """An annex in its order: a document that the system makes (``dokumen`` names it), or uploaded files."""

    urutan: int
    judul: str
    jenis: JenisLampiran
    dokumen: str = ""
    berkas: tuple[BerkasProfil, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfilTahun:
    """Everything of one office and year; every part may be empty.

    ``berkas`` holds pictures that texts may show, by key. ``struktur`` is an uploaded organisation chart
    (None: it is drawn from the tree). ``pegawai_per`` and ``pegawai_sumber`` belong to all staff figures.
    ``belum_ditinjau`` names the parts (kop, surat, pegawai, pegawai.golongan ...) that are still as they were
    copied from ``dari_tahun``.
    """

    kop: KopKantor = KopKantor()
    surat: SuratPengantar | None = None
    uraian: tuple[Uraian, ...] = ()
    struktur: BerkasProfil | None = None
    pegawai: tuple[Pegawai, ...] = ()
    pegawai_per: dt.date | None = None
    pegawai_sumber: str = ""
    lampiran: tuple[LampiranLaporan, ...] = ()
    berkas: Mapping[str, BerkasProfil] = field(default_factory=dict)
    dari_tahun: int | None = None
    belum_ditinjau: frozenset[str] = frozenset()

    def menurut(self, jenis: JenisUraian) -> tuple[Uraian, ...]:
        """The paragraphs of one kind, in order."""
        return tuple(u for u in self.uraian if u.jenis == jenis)
