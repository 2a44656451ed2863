"""Arranges the year of a unit for a reader: counts, filters, gaps, addresses. No database in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sakip.aturan.capaian import URAIAN_STATUS_HITUNG, Status
from sakip.inti.status import TOKEN_STATUS, kata_status
from sakip.pengukuran.hasil import HasilButir, HasilSasaran, HasilUnit

TANPA_NILAI = "tanpa_nilai"
#: Order in which statuses are listed everywhere.
URUTAN_STATUS: tuple[Status | None, ...] = ("melampaui", "tercapai", "tidak_tercapai", "negatif", None)


@dataclass(frozen=True)
class Hitungan:
    """How many items have a status.

    ``kunci`` is its name in addresses; ``awal`` and ``lebar`` place its bar within 0..100.
    """

    kunci: str
    kata: str
    token: str
    jumlah: int
    awal: str
    lebar: str


def sebaran(butir: Iterable[HasilButir]) -> tuple[Hitungan, ...]:
    """Counts by status, without those that do not occur; the bars fill 100 units side by side."""
    cacah = Counter(b.hasil.status for b in butir)
    semua = cacah.total()
    hasil: list[Hitungan] = []
    lalu = 0
    for status in URUTAN_STATUS:
        jumlah = cacah[status]
        if not jumlah:
            continue
        token = TOKEN_STATUS[status]
        hasil.append(
            Hitungan(
                kunci=status or TANPA_NILAI,
                kata=kata_status(status, ""),
                token=token,
                jumlah=jumlah,
                awal=f"{lalu / semua * 100:.2f}",
                lebar=f"{jumlah / semua * 100:.2f}",
            )
        )
        lalu += jumlah
    return tuple(hasil)


@dataclass(frozen=True)
class Saringan:
    """What a reader asked to see; empty means everything."""

    cari: str = ""
    divisi: str = ""
    status: str = ""

    @property
    def aktif(self) -> bool:
        return bool(self.cari or self.divisi or self.status)

    def cocok(self, b: HasilButir) -> bool:
        """Whether the item is to be shown; words may stand in code, wording, sasaran or key, in any order."""
        if self.divisi and b.penanggung != self.divisi:
            return False
        if self.status and (b.hasil.status or TANPA_NILAI) != self.status:
            return False
        teks = f"{b.kode} {b.rumusan} {b.rumusan_sasaran} {b.indikator}".casefold()
        return all(kata in teks for kata in self.cari.casefold().split())


PANJANG_CARI = 100


def baca_saringan(kueri: Mapping[str, str], hasil: HasilUnit) -> Saringan:
    """The filter of an address; values that this unit does not have are dropped."""
    status = kueri.get("status", "")
    divisi = kueri.get("divisi", "")
    return Saringan(
        cari=kueri.get("cari", "").strip()[:PANJANG_CARI],
        divisi=divisi if any(b.penanggung == divisi for b in hasil.butir) else "",
        status=status if status in {s or TANPA_NILAI for s in URUTAN_STATUS} else "",
    )


@dataclass(frozen=True)
class Baris:
    """An item with the address of its page."""

    butir: HasilButir
    alamat: str
    divisi: str


@dataclass(frozen=True)
class Kelompok:
    """A sasaran with those of its items that are shown; ``nomor`` is its place among all (1 = first)."""

    nomor: int
    sasaran: HasilSasaran
    baris: tuple[Baris, ...]


def alamat_butir(hasil: HasilUnit) -> dict[str, str]:
    """For each indicator key how its page is addressed: by its code, or by its key where codes repeat."""
    cacah = Counter(b.kode for b in hasil.butir)
    kunci = {b.indikator for b in hasil.butir}
    return {
        b.indikator: b.kode
        if cacah[b.kode] == 1 and "/" not in b.kode and b.kode not in kunci
        else b.indikator
        for b in hasil.butir
    }


def kelompokkan(hasil: HasilUnit, saringan: Saringan, divisi: Mapping[str, str]) -> tuple[Kelompok, ...]:
    """The sasaran that have items to show, in order."""
    alamat = alamat_butir(hasil)
    kelompok = (
        Kelompok(
            nomor,
            s,
            tuple(
                Baris(b, alamat[b.indikator], divisi.get(b.penanggung or "", b.penanggung or ""))
                for b in s.butir
                if saringan.cocok(b)
            ),
        )
        for nomor, s in enumerate(hasil.sasaran, start=1)
    )
    return tuple(k for k in kelompok if k.baris)


@dataclass(frozen=True)
class Celah:
    """Items without a capaian for one reason."""

    judul: str
    penjelasan: str
    baris: tuple[tuple[Baris, str], ...]


#: Why an item has no capaian: in this order, with the words of the list.
PENJELASAN_CELAH: Mapping[str, str] = {
    "belum_dilaporkan": "Sudah jatuh tempo, tetapi belum ada angka pada bacaan ini.",
    "belum_jatuh_tempo": "Belum waktunya dilaporkan menurut manual; ini bukan kekurangan.",
    "tidak_dapat_dihitung": "Angkanya ada, tetapi rumusnya tidak memberi hasil.",
    "beda_satuan": "Target dan realisasi memakai satuan atau skala yang berbeda; samakan dahulu.",
    "tidak_ditargetkan": "Perjanjian kinerja tidak memuat target untuk tahun ini.",
    "nihil_tidak_dihitung": "Dilaporkan nihil: tidak ada kejadian, maka menurut manual tidak ikut dihitung.",
    "kata": "Di bawah target, dibandingkan sebagai kata; kata tidak dapat dibagi.",
}


def celah(hasil: HasilUnit) -> tuple[Celah, ...]:
    """What is missing, not due or cannot be computed, by reason. Only what is due is called missing."""
    alamat = alamat_butir(hasil)
    daftar: list[Celah] = []
    for status, penjelasan in PENJELASAN_CELAH.items():
        baris = tuple(
            (Baris(b, alamat[b.indikator], ""), _alasan(b))
            for b in hasil.butir
            if b.capaian is None and b.hasil.status_hitung == status
        )
        if baris:
            daftar.append(Celah(URAIAN_STATUS_HITUNG[status].capitalize(), penjelasan, baris))
    return tuple(daftar)


def _alasan(b: HasilButir) -> str:
    """The reason of an item where it says more than its status."""
    umum = URAIAN_STATUS_HITUNG[b.hasil.status_hitung]
    alasan = b.hasil_realisasi.alasan or b.hasil.alasan
    return "" if alasan == umum else alasan


@dataclass(frozen=True)
class Tetangga:
    """The items before and after one in the order of the agreement."""

    sebelum: Baris | None
    sesudah: Baris | None


def tetangga(hasil: HasilUnit, indikator: str) -> Tetangga:
    """The neighbours of the item with indicator key ``indikator``."""
    alamat = alamat_butir(hasil)
    baris = [Baris(b, alamat[b.indikator], "") for b in hasil.butir]
    i = next(n for n, b in enumerate(hasil.butir) if b.indikator == indikator)
    return Tetangga(
        sebelum=baris[i - 1] if i > 0 else None,
        sesudah=baris[i + 1] if i + 1 < len(baris) else None,
    )
