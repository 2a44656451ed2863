"""Which rows the workbook of a form has. Plain values from plain values: no Django, no Excel in here."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sakip.aturan.periode import baca_periode
from sakip.pengukuran.formulir import BarisIndikator, BarisLangsung, BarisVariabel, Formulir, Lalu
from sakip.pengukuran.jatuh_tempo import sebelumnya, setahun_lalu
from sakip.pengukuran.medan import BAGIAN_CATATAN, baca_medan

#: Rises with every change of the workbook that an older one cannot be read with.
VERSI_LEMBAR = 1

ISIAN, KEJADIAN, CATATAN, PETUNJUK, SEGEL = "Isian", "Kejadian", "Catatan", "Petunjuk", "_sakip"
KOLOM_KUNCI, KOLOM_ISI = "kunci", "Isian Anda"
KOLOM_ISIAN = (
    KOLOM_KUNCI, "No.", "Uraian", "Satuan", "Periode", "Tahun lalu", "Periode lalu", "Tersimpan", KOLOM_ISI,
    "Keterangan",
)  # fmt: skip
KOLOM_DAFTAR = "Daftar"
KOLOM_KEJADIAN = (KOLOM_KUNCI, KOLOM_DAFTAR, "Tanggal", "Nama kejadian", "Tempat", "Kategori", "Hapus?")
KOLOM_CATATAN = (KOLOM_KUNCI, "Kode", "Indikator", "Realisasi", "Capaian", "Sebab", "Kendala", "Solusi")
#: Input columns of the two other sheets, and the part of the field that each is.
BAGIAN_KEJADIAN = {
    "Tanggal": "tanggal",
    "Nama kejadian": "nama",
    "Tempat": "tempat",
    "Kategori": "kategori",
    "Hapus?": "hapus",
}
BAGIAN_NOTA = {"Sebab": "sebab", "Kendala": "kendala", "Solusi": "solusi"}
#: Empty rows for new events: of one list at least, of all lists together at most.
BARIS_KOSONG, BARIS_KOSONG_SEMUA = 200, 600

Jenis = Literal["angka", "kata", "teks", "tanggal", "nihil"]


@dataclass(frozen=True)
class BarisIsian:
    """One input of the sheet "Isian"; what stands beside it is text or a number."""

    medan: str
    jenis: Jenis
    kelompok: str
    uraian: str
    satuan: str
    periode: str
    tahun_lalu: Decimal | str
    periode_lalu: Decimal | str
    tersimpan: Decimal | str
    keterangan: str
    pilihan: tuple[str, ...] = ()
    rinci: bool = False


@dataclass(frozen=True)
class BarisDaftar:
    """One row of the sheet "Kejadian": a stored event, or an empty row for a new one."""

    kunci: str
    daftar: str
    tanggal: dt.date | None = None
    nama: str = ""
    tempat: str = ""
    kategori: str = ""
    pilihan: tuple[str, ...] = ()

    @property
    def baru(self) -> bool:
        return "-b-" in self.kunci

    def teks(self, bagian: str) -> str:
        """What stands in the cell of ``bagian``, as text."""
        if bagian == "tanggal":
            return self.tanggal.isoformat() if self.tanggal else ""
        return "" if bagian == "hapus" else str(getattr(self, bagian))


@dataclass(frozen=True)
class BarisNota:
    """One row of the sheet "Catatan": what is written beside an indicator."""

    kunci: str
    indikator: BarisIndikator


@dataclass(frozen=True)
class Lembar:
    """Everything that the workbook of a form holds."""

    formulir: Formulir
    isian: tuple[BarisIsian, ...]
    kejadian: tuple[BarisDaftar, ...]
    catatan: tuple[BarisNota, ...]

    def medan(self) -> Iterator[tuple[str, str]]:
        """Every input with the text that stands in its cell when the workbook is written."""
        for b in self.isian:
            yield b.medan, ""
        for k in self.kejadian:
            for bagian in BAGIAN_KEJADIAN.values():
                yield f"{k.kunci}-{bagian}", k.teks(bagian)
        for n in self.catatan:
            for bagian in BAGIAN_CATATAN:
                yield f"{n.kunci}-{bagian}", str(getattr(n.indikator, bagian))

    def versi(self) -> dict[str, int]:
        """The version of every line that the form showed."""
        f = self.formulir
        hasil = {b.medan: b.versi for b in f.variabel}
        hasil |= {r.medan: r.versi for b in f.variabel for r in b.bagian}
        hasil |= {b.medan: b.versi for b in f.langsung}
        return hasil | {f"c-{i.indikator_id}": i.versi_catatan for i in f.indikator}


def sidik_teks(teks: str) -> str:
    """A short print of a text, the same however a spreadsheet keeps its spaces and line ends; "" of ""."""
    rapi = " ".join(teks.replace("_x000D_", " ").split())
    return hashlib.sha256(rapi.encode()).hexdigest()[:16] if rapi else ""


def baris_dari(medan: str) -> str:
    """The line (the one that has a version) to which a field belongs."""
    m = baca_medan(medan)
    return m.baris if m else medan


def susun_lembar(f: Formulir) -> Lembar:
    """The workbook of ``f``. A list whose names are hidden from the reader has no rows of events."""
    isian: list[BarisIsian] = []
    for v in f.variabel:
        isian += _variabel(v)
    for b in f.langsung:
        isian += _langsung(b)
    daftar = [v for v in f.variabel if v.bentuk == "daftar" and not v.disamarkan]
    tersedia = BARIS_KOSONG_SEMUA // max(1, len(daftar))
    return Lembar(
        f,
        tuple(isian),
        tuple(k for v in daftar for k in _kejadian(v, tersedia)),
        tuple(BarisNota(f"c-{i.indikator_id}", i) for i in f.indikator),
    )


def _variabel(v: BarisVariabel) -> Iterator[BarisIsian]:
    kelompok = "Isian"
    kata = [f"Dikembalikan: {v.catatan_kembali}"] if v.catatan_kembali else []
    if v.bentuk == "daftar":
        kata.append(
            "Isi kejadiannya lewat formulir di aplikasi (data pribadi)."
            if v.disamarkan
            else "Kejadiannya ditulis di lembar Kejadian. Di sini cukup «nihil» bila tidak ada."
        )
    elif v.bagian:
        kata.append("Boleh dikosongkan: jumlah rincian di bawahnya dihitung sendiri.")
    if v.sd_bulan:
        kata.append("Angka dari Januari sampai bulan ini (kumulatif).")
    elif v.bentuk != "daftar" and baca_periode(v.periode).jenis == "bulan":
        kata.append("Angka bulan ini saja." if v.sifat == "alur" else "Keadaan pada akhir bulan.")
    if v.bukti_kurang:
        kata.append(f"Bukti belum ada: {', '.join(v.bukti_kurang)} (unggah di aplikasi).")
    yield BarisIsian(
        v.medan,
        "nihil" if v.bentuk == "daftar" else "angka",
        kelompok,
        v.nama,
        v.satuan,
        baca_periode(v.periode).label,
        *_di_samping(v.periode, v.lalu),
        _nilai(v.nilai, v.keadaan),
        " ".join(kata),
    )
    for r in v.bagian:
        yield BarisIsian(
            r.medan, "angka", kelompok, r.nama, v.satuan, baca_periode(v.periode).label, "", "",
            _nilai(r.nilai, r.keadaan), "", rinci=True,
        )  # fmt: skip


def _langsung(b: BarisLangsung) -> Iterator[BarisIsian]:
    periode, kelompok = baca_periode(b.periode).label, "Hasil yang datang jadi"
    kata = [f"Dikembalikan: {b.catatan_kembali}"] if b.catatan_kembali else []
    if b.kata_pilihan:
        kata.append(f"Pilih: {', '.join(b.kata_pilihan)}.")
    if b.surat:
        kata.append("Isi juga nomor dan tanggal suratnya.")
    yield BarisIsian(
        b.medan, "kata" if b.kata_pilihan else "angka", kelompok, f"{b.kode} {b.nama}".strip(), b.satuan,
        periode, *_di_samping(b.periode, b.lalu), b.kata if b.kata is not None else _nilai(b.nilai, "ada"),
        " ".join(kata), b.kata_pilihan,
    )  # fmt: skip
    tanggal = f"{b.tanggal_surat:%d-%m-%Y}" if b.tanggal_surat else ""
    surat: tuple[tuple[str, str, Jenis, str], ...] = (
        ("nomor", "Nomor surat", "teks", b.nomor_surat),
        ("tanggal", "Tanggal surat", "tanggal", tanggal),
        ("halaman", "Halaman", "teks", b.halaman),
    )
    for bagian, uraian, jenis, isi in surat:
        ket = "Tulis misalnya 18-11-2025." if jenis == "tanggal" else ""
        yield BarisIsian(
            f"{b.medan}-{bagian}",
            jenis,
            kelompok,
            uraian,
            "",
            periode,
            "",
            "",
            isi,
            ket,
            rinci=True,
        )


def _kejadian(v: BarisVariabel, tersedia: int) -> Iterator[BarisDaftar]:
    pilihan = tuple(kode for kode, _ in v.kategori)
    for k in v.kejadian:
        yield BarisDaftar(f"{v.medan}-e-{k.id}", v.nama, k.tanggal, k.nama, k.tempat, k.kategori, pilihan)
    for n in range(min(max(BARIS_KOSONG, 2 * len(v.kejadian)), max(5, tersedia))):
        yield BarisDaftar(f"{v.medan}-b-{n}", v.nama, pilihan=pilihan)


def _nilai(nilai: Decimal | None, keadaan: str) -> Decimal | str:
    if keadaan == "nihil":
        return "nihil"
    return "" if nilai is None else nilai


def _di_samping(periode: str, lalu: Iterable[Lalu]) -> tuple[Decimal | str, Decimal | str]:
    """The same period a year ago, and the period before."""
    per = {x.periode: (x.kata if x.nilai is None else x.nilai) for x in lalu}
    return per.get(setahun_lalu(periode), ""), per.get(sebelumnya(periode, 1)[0], "")
