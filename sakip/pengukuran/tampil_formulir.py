"""The form as its page shows it: what stands there with what is being typed laid over it, line by line.

Texts only; no queries and no HTTP.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.aturan.periode import baca_periode
from sakip.inti.galat import Masalah
from sakip.pengukuran.angka_isian import tulis_isian
from sakip.pengukuran.formulir import (
    BarisIndikator,
    BarisKejadian,
    BarisLangsung,
    BarisVariabel,
    Formulir,
)
from sakip.pengukuran.medan import AWALAN_VERSI, BAGIAN_CATATAN, KOSONGKAN, PANJANG_TEKS, baca_medan
from sakip.pengukuran.pratinjau import Pratinjau

MAKS_BARIS_BARU = 200


@dataclass(frozen=True)
class Medan:
    """One input: its name, text, faults."""

    nama: str
    teks: str
    salah: tuple[Masalah, ...] = ()


@dataclass(frozen=True)
class BarisDaftar:
    """The inputs of one event."""

    tanggal: Medan
    nama: Medan
    tempat: Medan
    kategori: Medan
    hapus: str
    dihapus: bool
    baru: bool


@dataclass(frozen=True)
class Rincian:
    """One part of a breakdown with its input."""

    medan: Medan
    nama: str
    versi: int


@dataclass(frozen=True)
class Keterangan:
    """What is said under a line: faults, a conflict, warnings, the other reading."""

    id: str
    salah: tuple[Masalah, ...]
    peringatan: tuple[str, ...]
    lawan: str
    bentrok: bool = False


@dataclass(frozen=True)
class TampilVariabel:
    """A variable's line."""

    b: BarisVariabel
    medan: Medan
    versi: int
    keterangan: Keterangan
    rincian: tuple[Rincian, ...] = ()
    daftar: tuple[BarisDaftar, ...] = ()
    lalu: tuple[tuple[str, str], ...] = ()
    wajib: bool = False


@dataclass(frozen=True)
class TampilLangsung:
    """The line of a result that comes as a whole."""

    b: BarisLangsung
    medan: Medan
    nomor: Medan
    tanggal: Medan
    halaman: Medan
    versi: int
    keterangan: Keterangan
    lalu: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TampilIndikator:
    """An indicator with the inputs of what is written beside it."""

    b: BarisIndikator
    sebab: Medan
    kendala: Medan
    solusi: Medan
    versi: int
    keterangan: Keterangan
    terbuka: bool


@dataclass(frozen=True)
class Tampilan:
    """Everything of the page."""

    variabel: tuple[TampilVariabel, ...]
    langsung: tuple[TampilLangsung, ...]
    indikator: tuple[TampilIndikator, ...]
    semula: str
    #: Name of the line ("" for the whole form) and its fault.
    masalah: tuple[tuple[str, Masalah], ...]
    terisi: int
    jumlah: int


@dataclass
class _Ketik:
    """What is laid over the stored form."""

    isi: Mapping[str, str]
    versi: Mapping[str, int]
    bentrok: Collection[str]
    salah: Mapping[str, list[Masalah]]
    peringatan: Mapping[str, list[str]]
    semula: dict[str, str] = field(default_factory=dict)

    def medan(self, nama: str, tersimpan: str) -> Medan:
        self.semula[nama] = tersimpan
        ketik = self.isi.get(nama)
        teks = tersimpan if ketik is None else ("" if ketik == KOSONGKAN else ketik)
        return Medan(nama, teks, tuple(self.salah.get(nama, ())))

    def versi_baris(self, medan: str, kini: int) -> int:
        """The version that goes with the next save.

        What is being typed keeps the version that its writer saw, until the conflict was shown once.
        """
        return kini if medan in self.bentrok else self.versi.get(medan, kini)

    def keterangan(self, medan: str, lawan: str = "") -> Keterangan:
        salah = [m for m in self.salah.get(medan, ())]
        return Keterangan(
            f"t-{medan}", tuple(salah), tuple(self.peringatan.get(medan, ())), lawan, medan in self.bentrok
        )


def perubahan(kiriman: Mapping[str, str], semula: Mapping[str, str]) -> dict[str, str]:
    """Only the fields that their writer touched: what was shown and is sent back as it was says nothing.

    A field that held something and was emptied says that the value is to be taken out.
    """
    hasil: dict[str, str] = {}
    for nama, teks in kiriman.items():
        lama = semula.get(nama, "")
        if teks.strip() == lama.strip():
            continue
        m = baca_medan(nama)
        utama = m is not None and (m.jenis in ("nilai", "bagian") or (m.jenis == "langsung" and not m.bagian))
        hasil[nama] = KOSONGKAN if utama and not teks.strip() else teks
    return hasil


def baca_semula(teks: str) -> dict[str, str]:
    """The texts that the page showed; {} for anything that is not what the page wrote."""
    if len(teks) > PANJANG_TEKS * 500:
        return {}
    try:
        isi = json.loads(teks)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(isi, dict):
        return {}
    return {k: v for k, v in isi.items() if isinstance(v, str)}


def tampilkan(
    f: Formulir,
    hasil: Pratinjau,
    *,
    isi: Mapping[str, str],
    versi: Mapping[str, int],
    masalah: Iterable[Masalah] = (),
    bentrok: Collection[str] = (),
) -> Tampilan:
    """The page of ``f`` with ``isi`` typed over it; ``bentrok`` are the lines that somebody else changed."""
    semua = list(dict.fromkeys([*masalah, *hasil.masalah]))
    salah: dict[str, list[Masalah]] = defaultdict(list)
    for m in semua:
        salah[m.tempat].append(m)
    peringatan: dict[str, list[str]] = defaultdict(list)
    for p in hasil.peringatan:
        peringatan[p.medan].append(p.pesan)
    k = _Ketik(isi, versi, bentrok, salah, peringatan)
    variabel = tuple(_variabel(b, hasil, k) for b in f.variabel)
    langsung = tuple(_langsung(b, k) for b in f.langsung)
    indikator = tuple(_indikator(b, k) for b in f.indikator)
    terisi = sum(1 for n in hasil.nilai.values() if n is not None)
    terisi += sum(1 for t in langsung if t.medan.teks)
    return Tampilan(
        variabel,
        langsung,
        indikator,
        json.dumps(k.semula, ensure_ascii=False, separators=(",", ":")),
        tuple((_nama_baris(f, m.tempat), m) for m in semua),
        terisi,
        len(variabel) + len(langsung),
    )


def _nama_baris(f: Formulir, tempat: str) -> str:
    m = baca_medan(f"{tempat}-sebab" if tempat.startswith("c-") else tempat)
    if m is None:
        return ""
    if m.jenis in ("langsung", "catatan"):
        return next((i.nama for i in f.indikator if i.indikator_id == m.id), "")
    return next((v.nama for v in f.variabel if v.variabel_id == m.id), "")


def _variabel(b: BarisVariabel, hasil: Pratinjau, k: _Ketik) -> TampilVariabel:
    utuh = "" if b.bentuk == "daftar" and b.keadaan != "nihil" else _utuh(b)
    return TampilVariabel(
        b=b,
        medan=k.medan(b.medan, utuh),
        versi=k.versi_baris(b.medan, b.versi),
        keterangan=k.keterangan(b.medan, teks_lawan(b, hasil)),
        rincian=tuple(
            Rincian(
                k.medan(r.medan, tulis_isian(r.nilai, r.keadaan)), r.nama, k.versi_baris(r.medan, r.versi)
            )
            for r in b.bagian
        ),
        daftar=_daftar(b, k) if b.bentuk == "daftar" else (),
        lalu=tuple((_singkat(x.periode), x.kata) for x in b.lalu),
    )


def _utuh(b: BarisVariabel) -> str:
    """The stored whole; the sum of parts is not written into the field of the whole."""
    if b.bagian and b.versi == 0:
        return ""
    return tulis_isian(b.nilai, b.keadaan)


def teks_lawan(b: BarisVariabel, hasil: Pratinjau) -> str:
    """The other reading in words, and the sum or count that follows from parts and events."""
    kata = []
    kini = hasil.nilai.get(b.variabel_id)
    if (b.bagian or b.bentuk == "daftar") and kini is not None and kini.nilai is not None:
        kata.append(f"{'Banyaknya' if b.bentuk == 'daftar' else 'Jumlah'}: {tulis(kini.nilai, None)}")
    lawan: Decimal | None = hasil.lawan.get(b.variabel_id)
    if lawan is not None:
        bulan = _singkat(b.periode)
        kata.append(
            f"Bulan ini saja: {tulis(lawan, None)}" if b.sd_bulan else f"s.d. {bulan}: {tulis(lawan, None)}"
        )
    return " · ".join(kata)


def _daftar(b: BarisVariabel, k: _Ketik) -> tuple[BarisDaftar, ...]:
    tersimpan = [_kejadian(f"{b.medan}-e-{x.id}", x, k, baru=False) for x in b.kejadian]
    nomor = [
        m.anak
        for nama in k.isi
        if (m := baca_medan(nama)) is not None and m.jenis == "kejadian_baru" and m.baris == b.medan
    ]
    # Always one empty row more: without JavaScript "Hitung" brings the next.
    banyak = min(max([1, *(n + 2 for n in nomor)]), MAKS_BARIS_BARU)
    return (*tersimpan, *(_kejadian(f"{b.medan}-b-{n}", None, k, baru=True) for n in range(banyak)))


def _kejadian(awalan: str, x: BarisKejadian | None, k: _Ketik, *, baru: bool) -> BarisDaftar:
    hapus = f"{awalan}-hapus"
    if not baru:
        k.semula[hapus] = ""
    return BarisDaftar(
        tanggal=k.medan(f"{awalan}-tanggal", x.tanggal.isoformat() if x else ""),
        nama=k.medan(f"{awalan}-nama", x.nama if x else ""),
        tempat=k.medan(f"{awalan}-tempat", x.tempat if x else ""),
        kategori=k.medan(f"{awalan}-kategori", x.kategori if x else ""),
        hapus=hapus,
        dihapus=k.isi.get(hapus) == "1",
        baru=baru,
    )


def _langsung(b: BarisLangsung, k: _Ketik) -> TampilLangsung:
    nilai = b.kata if b.kata is not None else tulis_isian(b.nilai, "ada")
    return TampilLangsung(
        b=b,
        medan=k.medan(b.medan, nilai),
        nomor=k.medan(f"{b.medan}-nomor", b.nomor_surat),
        tanggal=k.medan(f"{b.medan}-tanggal", b.tanggal_surat.isoformat() if b.tanggal_surat else ""),
        halaman=k.medan(f"{b.medan}-halaman", b.halaman),
        versi=k.versi_baris(b.medan, b.versi),
        keterangan=k.keterangan(b.medan),
        lalu=tuple((_singkat(x.periode), x.kata) for x in b.lalu),
    )


def _indikator(b: BarisIndikator, k: _Ketik) -> TampilIndikator:
    baris = f"c-{b.indikator_id}"
    sebab, kendala, solusi = (k.medan(f"{baris}-{bagian}", getattr(b, bagian)) for bagian in BAGIAN_CATATAN)
    return TampilIndikator(
        b=b,
        sebab=sebab,
        kendala=kendala,
        solusi=solusi,
        versi=k.versi_baris(baris, b.versi_catatan),
        keterangan=k.keterangan(baris),
        terbuka=b.status in ("tidak_tercapai", "negatif")
        or bool(sebab.teks or kendala.teks or solusi.teks)
        or baris in k.bentrok,
    )


def _singkat(periode: str) -> str:
    """``Mar 2025``, ``TW I 2025``, ``2025``: short enough for a phone."""
    p = baca_periode(periode)
    if p.jenis == "bulan":
        return f"{p.label[:3]} {p.tahun}"
    return p.label.replace("Triwulan", "TW").replace("Semester", "Sem.").replace("Tahun ", "")


def nama_versi(medan: str) -> str:
    """The name of the hidden field that carries the version of a line."""
    return f"{AWALAN_VERSI}{medan}"
