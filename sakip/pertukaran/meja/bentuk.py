"""What an export can be read into: for each kind its fields, and what is asked of the person who imports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sakip.pertukaran.meja.peta import Peta
from sakip.pertukaran.models import JenisImpor

_ANGKA: Final = frozenset({"nilai", "pagu", "blokir", "progres", "target", "realisasi", "tanggal_kirim"})


@dataclass(frozen=True)
class Medan:
    """A field of a kind: what a column (or a constant) of the file can stand for.

    ``pilihan``: no column, one of these for the whole mapping. ``tetapan``: it may be one value for the
    whole file instead of a column; figures never are.
    """

    nama: str
    label: str
    bantu: str = ""
    wajib: bool = False
    pilihan: tuple[tuple[str, str], ...] = ()

    @property
    def tetapan(self) -> bool:
        return self.nama not in _ANGKA


@dataclass(frozen=True)
class Bentuk:
    """A kind. ``lebar``: the value may stand in several columns side by side, each with what it means: a
    month, a variable, a component. ``minta`` are asked at each import, ``wajib`` of them cannot be left out.
    ``angka``: the fields of which one at least is read. ``hak``: what one must be allowed to do besides
    ``impor_data``, as where the same is typed.
    """

    jenis: str
    medan: tuple[Medan, ...]
    lebar: tuple[str, ...] = ()
    minta: tuple[str, ...] = ()
    wajib: tuple[str, ...] = ()
    angka: tuple[str, ...] = ("nilai",)
    hak: str = ""
    penjelasan: str = ""

    @property
    def label(self) -> str:
        return str(JenisImpor(self.jenis).label)

    def nama_medan(self, nama: str) -> str:
        """The words of a field."""
        return next((m.label for m in self.medan if m.nama == nama), nama)


_SATKER = Medan("satker", "Kode satker (DIPA)", "Dipadankan dengan kode DIPA tahun itu.", wajib=True)
_KODE = (
    Medan("kode", "Kode lengkap", "Bila kegiatan.KRO.RO.komponen ditulis dalam satu kolom."),
    Medan("kegiatan", "Kegiatan"),
    Medan("kro", "KRO"),
    Medan("ro", "RO"),
    Medan("komponen", "Komponen"),
)
_AKUN = Medan("akun", "Akun atau jenis belanja", "Dua angka pertamanya dipakai: 51, 52, 53, 57.")
_BULAN = Medan("bulan", "Bulan", "Nama atau nomor bulan, triwulan, atau tanggal.")

BENTUK: Final[Mapping[str, Bentuk]] = {
    b.jenis: b
    for b in (
        Bentuk(
            JenisImpor.REALISASI,
            (
                _SATKER,
                *_KODE,
                _AKUN,
                Medan("pagu", "Pagu", "Hanya untuk dibandingkan dengan DIPA yang tersimpan."),
                Medan("nilai", "Realisasi (Rp)", "Kumulatif sampai tanggal potret.", wajib=True),
                Medan("catatan", "Catatan", "Sebab realisasi negatif."),
            ),
            minta=("per_tanggal", "catatan_negatif", "alasan_lebih", "alasan_ganti"),
            wajib=("per_tanggal",),
            penjelasan="Menjadi potret realisasi pada satu tanggal; baris akun dijumlah ke baris DIPA.",
        ),
        Bentuk(
            JenisImpor.DIPA,
            (
                _SATKER,
                *_KODE,
                _AKUN,
                Medan("uraian", "Uraian", "Uraian komponennya; yang tersimpan tidak diganti."),
                Medan("nilai", "Pagu (Rp)", wajib=True),
                Medan("blokir", "Blokir (Rp)"),
            ),
            minta=("tanggal", "jenis_revisi", "alasan", "dokumen_jumlah"),
            wajib=("tanggal",),
            hak="kelola_anggaran",
            penjelasan="Menjadi DIPA awal atau versi berikutnya dari setiap satker dalam berkas.",
        ),
        Bentuk(
            JenisImpor.RPD,
            (_SATKER, _AKUN, _BULAN, Medan("nilai", "Rencana penarikan (Rp)", "Per bulan.", wajib=True)),
            lebar=("bulan",),
            minta=("tanggal", "bulan", "alasan"),
            wajib=("tanggal",),
            hak="kelola_anggaran",
            penjelasan="Menjadi versi baru rencana penarikan dana setiap satker dalam berkas.",
        ),
        Bentuk(
            JenisImpor.SKOR,
            (
                Medan(
                    "jenis_skor",
                    "Nilai yang dibaca",
                    wajib=True,
                    pilihan=(("smart", "Nilai SMART"), ("ikpa", "IKPA"), ("nka", "NKA")),
                ),
                _SATKER,
                Medan(
                    "nilai", "Nilai akhir", "Seperti tampak di sumbernya; kosongkan bila hanya komponennya."
                ),
                Medan("catatan", "Catatan"),
            ),
            lebar=("komponen",),
            minta=("per_tanggal", "sampai_bulan"),
            wajib=("per_tanggal", "sampai_bulan"),
            hak="kelola_anggaran",
            penjelasan="Menjadi potret nilai resmi per satker, dengan komponennya.",
        ),
        Bentuk(
            JenisImpor.EMONEV,
            (
                _SATKER,
                _BULAN,
                Medan("nilai", "Kelengkapan (persen)", wajib=True),
                Medan("tanggal_kirim", "Tanggal kirim"),
                Medan("catatan", "Catatan"),
            ),
            lebar=("bulan",),
            minta=("bulan",),
            penjelasan="Mengisi kelengkapan pelaporan e-Monev per program dan bulan.",
        ),
        Bentuk(
            JenisImpor.OUTPUT,
            (
                _SATKER,
                Medan("kode", "Kode RO lengkap", "kegiatan.KRO.RO dalam satu kolom."),
                *_KODE[1:4],
                _BULAN,
                Medan("nilai", "Volume tercapai", "Kumulatif.", wajib=True),
                Medan("progres", "Progres (persen)", "Kumulatif; 0 sampai 100.", wajib=True),
                Medan("keterangan", "Keterangan", "Perlu bila angkanya turun dari bulan sebelumnya."),
                Medan("nama", "Nama RO", "Bila RO-nya belum ada, dibuat dari nama, satuan, dan target."),
                Medan("satuan", "Satuan"),
                Medan("target", "Target volume"),
            ),
            minta=("bulan",),
            hak="kelola_anggaran",
            penjelasan="Mengisi capaian rincian output per bulan; RO yang belum ada dapat ikut dibuat.",
        ),
        Bentuk(
            JenisImpor.ISIAN,
            (
                Medan("unit", "Unit", "Nama atau kode unit.", wajib=True),
                Medan(
                    "variabel", "Variabel", "Kolom nama variabel, atau satu variabel untuk seluruh berkas."
                ),
                Medan("kategori", "Rincian", "Bila variabelnya dirinci."),
                _BULAN,
                Medan("nilai", "Nilai", "«nihil» atau tanda hubung berarti nihil.", wajib=True),
            ),
            lebar=("bulan", "variabel", "kategori"),
            minta=("bulan",),
            hak="isi",
            penjelasan="Mengisi formulir pengukuran yang masih terbuka, seperti diketik operator.",
        ),
        Bentuk(
            JenisImpor.E_PERFORMANCE,
            (
                Medan("unit", "Unit", "Kosongkan bila seluruh berkas tentang kantor ini."),
                Medan("butir", "Kode indikator", "Kode atau rumusan butir Perjanjian Kinerja.", wajib=True),
                Medan("periode", "Periode", "Bulan, triwulan, B03 sampai B12, atau tahun."),
                Medan("target", "Target"),
                Medan("realisasi", "Realisasi"),
                Medan("nilai", "Capaian (persen)"),
                Medan("warna", "Warna"),
            ),
            minta=("per_tanggal", "periode"),
            wajib=("per_tanggal",),
            angka=("target", "realisasi", "nilai"),
            penjelasan="Menyimpan tabel e-Performance seperti tampak pada satu tanggal, untuk dibandingkan.",
        ),
        Bentuk(
            JenisImpor.KRISNA,
            (
                Medan("program", "Kode program", "Kosong berarti sama dengan baris di atasnya.", wajib=True),
                Medan("nama_program", "Nama program"),
                Medan("kegiatan", "Kode kegiatan"),
                Medan("nama_kegiatan", "Nama kegiatan"),
                Medan("kro", "Kode KRO", "Hanya untuk menyusun kode RO-nya."),
                Medan("ro", "Kode RO", "Tiga angka RO, atau kegiatan.KRO.RO dalam satu kolom."),
                Medan("nama_ro", "Nama RO", "Mengganti nama RO yang ada pada DIPA kantor tahun itu."),
            ),
            angka=("nama_program", "nama_kegiatan", "nama_ro"),
            hak="kelola_anggaran",
            penjelasan="Menambah kode program dan kegiatan instansi mulai tahun itu; menamai RO pada DIPA.",
        ),
    )
}

#: What is asked at an import: label and help. Which kind asks what stands in ``Bentuk.minta``.
MINTA: Final[Mapping[str, tuple[str, str]]] = {
    "per_tanggal": ("Per tanggal", "Hari yang ditunjukkan datanya, bukan hari mengunduhnya."),
    "catatan_negatif": (
        "Sebab realisasi negatif",
        "Perlu bila ada baris negatif tanpa catatan, misalnya pengembalian belanja.",
    ),
    "alasan_lebih": ("Sebab realisasi melebihi pagu", "Disimpan pada baris yang melebihi pagunya."),
    "alasan_ganti": (
        "Sebab mengganti potret",
        "Perlu bila sumber dan tanggal ini sudah tersimpan untuk satker dalam berkas.",
    ),
    "tanggal": ("Tanggal dokumen", "Tanggal DIPA, revisi, atau rencananya."),
    "jenis_revisi": ("Jenis versi", "Satker yang belum mempunyai versi mendapat DIPA awal."),
    "alasan": ("Alasan", "Perlu bila mengganti versi yang ada."),
    "dokumen_jumlah": (
        "Jumlah pagu menurut dokumen",
        "Boleh kosong; untuk berkas satu satker. Dibandingkan dengan jumlah barisnya.",
    ),
    "sampai_bulan": ("Sampai bulan", "Bulan terakhir yang dihitung dalam nilainya."),
    "bulan": ("Bulan", "Untuk baris yang bulannya tidak tertulis dalam berkas."),
    "periode": ("Periode", "Untuk baris yang periodenya tidak tertulis dalam berkas."),
}
#: How each is asked; a text field where nothing is said.
CARA_MINTA: Final[Mapping[str, str]] = {
    "per_tanggal": "tanggal",
    "tanggal": "tanggal",
    "sampai_bulan": "bulan",
    "bulan": "bulan",
    "jenis_revisi": "pilih",
    "periode": "pilih",
}

#: Kinds in the order in which the desk offers them.
SIAP: Final = tuple(BENTUK)


def bentuk(jenis: str) -> Bentuk | None:
    """The kind of this name."""
    return BENTUK.get(jenis)


def wajib_diminta(rupa: Bentuk, peta: Peta) -> frozenset[str]:
    """What must be answered at an import by this mapping: the month, too, where no column says it."""
    hasil = set(rupa.wajib)
    for m in ("bulan", "periode"):
        tertulis = m in peta.kolom or m in peta.tetap or any(x.bulan for x in peta.lebar)
        if m in rupa.minta and not tertulis:
            hasil.add(m)
    return frozenset(hasil)
