"""The form of a period as plain values: what is due, what stands there, what follows from it.

One form per unit and month (``FORMULIR`` = "kinerja"). A variable that is due quarterly stands on the form of
the quarter's last month, a yearly one on December's, one of a fixed month on that month's. Web page and
workbook read the same form (``queries.formulir.formulir``) and write through the same service
(``services.isian.simpan_isian``). No Django in here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

FORMULIR = "kinerja"


@dataclass(frozen=True)
class Lalu:
    """An earlier period beside a line: its key, what stood there (None: not reported), in words."""

    periode: str
    nilai: Decimal | None
    kata: str


@dataclass(frozen=True)
class Bagian:
    """One part of a breakdown: its field name, code, name and stored value."""

    medan: str
    kode: str
    nama: str
    nilai: Decimal | None
    keadaan: str
    versi: int


@dataclass(frozen=True)
class BarisKejadian:
    """One stored event of a list variable."""

    id: int
    tanggal: dt.date
    nama: str
    tempat: str
    kategori: str


@dataclass(frozen=True)
class BarisBukti:
    """One piece of evidence of a line: a stored file (``berkas``) or a link."""

    id: int
    nama: str
    halaman: str
    tempat: str
    berkas: bool
    tautan: str


@dataclass(frozen=True)
class BarisVariabel:
    """A variable that is due on this form, once, however many indicators use it.

    ``medan`` is its field name (``v-<id>``), ``periode`` the key its value is stored under (``2025-03``,
    ``2025-TW1``, ``2025``), ``keadaan`` "" | ada | nihil | tidak_jatuh_tempo, ``versi`` 0 where nothing is
    stored yet. ``sd_bulan`` true: what is typed counts from January; ``lawan`` is the other reading
    (the month's where typed to date, to date where typed by month). ``bagian`` are the parts of a breakdown;
    a list has events and ``kategori`` (code, name) to choose from instead. ``disamarkan``: names of persons
    are not shown to whoever asked.
    """

    medan: str
    variabel_id: int
    kunci: str
    nama: str
    definisi: str
    satuan: str
    bentuk: str
    sifat: str
    sumber: str
    periode: str
    nilai: Decimal | None
    keadaan: str
    versi: int
    sd_bulan: bool
    lawan: Decimal | None
    indikator: tuple[str, ...]
    bukti_wajib: tuple[str, ...] = ()
    jumlah_bukti: int = 0
    bagian: tuple[Bagian, ...] = ()
    kejadian: tuple[BarisKejadian, ...] = ()
    lalu: tuple[Lalu, ...] = ()
    pribadi: bool = False
    catatan_kembali: str = ""
    terverifikasi: bool = False
    bukti: tuple[BarisBukti, ...] = ()
    bukti_kurang: tuple[str, ...] = ()
    kategori: tuple[tuple[str, str], ...] = ()
    disamarkan: bool = False


@dataclass(frozen=True)
class BarisLangsung:
    """A result that is not computed here: typed without parts, or by letter (``medan`` = ``i-<id>``).

    ``kata_pilihan``: the ordered words of a word target. ``surat``: number, date and page are required.
    """

    medan: str
    indikator_id: int
    kunci: str
    kode: str
    nama: str
    satuan: str
    skala: Decimal | None
    kata_pilihan: tuple[str, ...]
    surat: bool
    periode: str
    nilai: Decimal | None
    kata: str | None
    nomor_surat: str
    tanggal_surat: dt.date | None
    halaman: str
    versi: int
    bukti_wajib: tuple[str, ...] = ()
    jumlah_bukti: int = 0
    lalu: tuple[Lalu, ...] = ()
    catatan_kembali: str = ""
    terverifikasi: bool = False
    bukti: tuple[BarisBukti, ...] = ()
    bukti_kurang: tuple[str, ...] = ()


@dataclass(frozen=True)
class BarisIndikator:
    """An indicator that the typed values feed, as it stands now (``pratinjau`` recomputes it as one types).

    ``rumus_kata`` is the formula in words, ``langkah`` the same with the numbers in place; ``realisasi``/
    ``capaian``/``target`` are texts as printed. ``keterangan`` says what the target is (the year's, of the
    period, of the unit above) or why nothing was computed.
    """

    indikator_id: int
    kunci: str
    kode: str
    nama: str
    satuan: str
    rumus_kata: str
    target: str
    realisasi: str
    capaian: str
    status: str | None
    status_hitung: str
    peringatan: tuple[str, ...] = ()
    sebab: str = ""
    kendala: str = ""
    solusi: str = ""
    versi_catatan: int = 0
    langkah: tuple[str, ...] = ()
    keterangan: str = ""


@dataclass(frozen=True)
class Peringatan:
    """Something to look at again; it never refuses. ``medan`` is the field it stands beside ("" = form)."""

    medan: str
    pesan: str


@dataclass(frozen=True)
class Formulir:
    """Everything of one unit's form of one month.

    ``belum_terisi`` are the field names of lines without a value; ``alasan_kembali`` why the form was
    returned or reopened, while it stands so.
    """

    unit_id: int
    kode_unit: str
    nama_unit: str
    instansi: str
    tahun: int
    bulan: int
    periode: str
    keadaan: str
    dapat_diisi: bool
    alasan_terkunci: str
    variabel: tuple[BarisVariabel, ...]
    langsung: tuple[BarisLangsung, ...]
    indikator: tuple[BarisIndikator, ...]
    peringatan: tuple[Peringatan, ...] = ()
    tenggat: dt.datetime | None = None
    belum_terisi: tuple[str, ...] = ()
    alasan_kembali: str = ""


@dataclass(frozen=True)
class IsianMasuk:
    """What one wants to save: field name (see ``medan``) to typed text, and the versions that were read.

    Texts are as people write numbers in Indonesia (``1.234,5``); "" leaves a line as it is, ``-`` and
    ``nihil`` say that nothing happened, ``kosongkan`` takes a stored value out. ``versi`` maps lines to the
    version that the form showed.
    """

    isi: Mapping[str, str]
    versi: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class HasilSimpan:
    """What a save did: fields that are new, changed, the same, and warnings that stand."""

    baru: tuple[str, ...]
    ubah: tuple[str, ...]
    sama: tuple[str, ...]
    peringatan: tuple[Peringatan, ...] = ()
    #: Events that were taken out, as new ones would be typed: field name to text.
    dihapus: Mapping[str, str] = field(default_factory=dict)
