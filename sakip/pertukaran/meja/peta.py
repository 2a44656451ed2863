"""The mapping: which column and which code means what; and how a file is recognised by its headings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from sakip.pertukaran.meja.berkas import Lembaran
from sakip.pertukaran.meja.sel import SelSalah, bulan, teks

KEPALA_TERJAUH: Final = 60
_HARI = re.compile(r"\b[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]{3,9})[-/. ]20[0-9]{2}\b")
_TAHUN = re.compile(r"\b20[0-9]{2}\b")
_NOMOR_KOLOM = re.compile(r"\(?[0-9]{1,2}\)?(?:\s*[=+].*)?")


@dataclass(frozen=True)
class KolomLebar:
    """A value column beside others, and what it means: a month, a variable, a part of it, a component."""

    kolom: str
    bulan: int = 0
    variabel: str = ""
    kategori: str = ""
    komponen: str = ""


@dataclass(frozen=True)
class Peta:
    """A mapping. Columns are named by their headings; ``kode`` are tables of codes by field.

    ``saring``: only rows whose cell in this column says this (of four rows per satker the one of "Nilai").
    """

    lembar: str = ""
    kepala: int = 1
    tinggi: int = 1
    kolom: Mapping[str, str] = field(default_factory=dict)
    tetap: Mapping[str, str] = field(default_factory=dict)
    lebar: tuple[KolomLebar, ...] = ()
    saring: tuple[str, str] = ("", "")
    turun: bool = False
    angka: str = "indonesia"
    pengali: int = 1
    kode: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def isi(self) -> dict[str, Any]:
        """As it is stored."""
        isi = asdict(self)
        isi["kolom"], isi["tetap"] = dict(self.kolom), dict(self.tetap)
        isi["kode"] = {t: dict(sorted(k.items())) for t, k in self.kode.items() if k}
        isi["lebar"] = [{k: v for k, v in asdict(x).items() if v} for x in self.lebar]
        isi["saring"] = list(self.saring)
        return isi

    @property
    def dipakai(self) -> list[str]:
        """The headings without which a file cannot be read."""
        saring = [self.saring[0]] if self.saring[0] else []
        return list(dict.fromkeys([*self.kolom.values(), *(x.kolom for x in self.lebar), *saring]))


def dari_isi(isi: Mapping[str, Any]) -> Peta:
    """A stored mapping."""
    return Peta(
        lembar=str(isi.get("lembar", "")),
        kepala=int(isi.get("kepala", 1)),
        tinggi=int(isi.get("tinggi", 1)),
        kolom=dict(isi.get("kolom", {})),
        tetap=dict(isi.get("tetap", {})),
        lebar=tuple(KolomLebar(**x) for x in isi.get("lebar", ())),
        saring=_saring(isi.get("saring", ())),
        turun=bool(isi.get("turun", False)),
        angka=str(isi.get("angka", "indonesia")),
        pengali=int(isi.get("pengali", 1)),
        kode={t: dict(k) for t, k in isi.get("kode", {}).items()},
    )


def _saring(isi: Sequence[Any]) -> tuple[str, str]:
    return (str(isi[0]), str(isi[1])) if len(isi) == 2 else ("", "")


def baku(judul: str) -> str:
    """A heading as it is compared: without case, spaces, and the dates and years that change every month."""
    return _TAHUN.sub("‹tahun›", _HARI.sub("‹tanggal›", " ".join(judul.split()).casefold()))


# --- headings of a sheet -----------------------------------------------------------------------------


def judul_kolom(lembar: Lembaran, kepala: int, tinggi: int) -> list[str]:
    """The headings that stand in row ``kepala`` (from 1) and on; merged cells name all that they span.

    Several rows are joined (``Realisasi / Januari``); of the same heading twice the second is ``... (2)``.
    """
    atas = kepala - 1
    baris = [list(lembar.baris[n]) if n < len(lembar.baris) else [] for n in range(atas, atas + tinggi)]
    lebar = max((len(b) for b in baris), default=0)
    kisi = [[teks(b[k]) if k < len(b) else "" for k in range(lebar)] for b in baris]
    for (a, b), (c, d) in lembar.gabung:
        if atas <= a and c < atas + tinggi:
            for n in range(a - atas, c - atas + 1):
                for k in range(b, min(d + 1, lebar)):
                    kisi[n][k] = kisi[a - atas][b]
    if not lembar.gabung and tinggi > 1:  # a CSV keeps no merged cells: a group's name stands at its left end
        for k in range(1, lebar):
            if not kisi[0][k] and kisi[-1][k]:
                kisi[0][k] = kisi[0][k - 1]
    hasil: list[str] = []
    banyak: dict[str, int] = {}
    for k in range(lebar):
        nama = " / ".join(dict.fromkeys(b[k] for b in kisi if b[k]))[:150]
        n = banyak[nama] = banyak.get(nama, 0) + 1
        hasil.append(f"{nama} ({n})" if nama and n > 1 else nama)
    while hasil and not hasil[-1]:
        hasil.pop()
    return hasil


def tebak_kepala(lembar: Lembaran) -> tuple[int, int]:
    """Where the headings probably stand: first row (from 1) and how many."""
    atas = lembar.baris[:KEPALA_TERJAUH]
    isi = [sum(1 for s in b if isinstance(s, str) and s.strip() and not s.strip().isdigit()) for b in atas]
    if not isi or max(isi) < 2:
        return 1, 1
    n = next(i for i, b in enumerate(isi) if b >= 2 and b >= max(isi[: i + 3]) * 0.6 and b * 2 >= max(isi))
    # cells merged downwards into this row, and group headings right above it, begin the headings
    naik = [a for (a, _), (c, _) in lembar.gabung if a < n <= c]
    naik += [a for (a, b), (c, d) in lembar.gabung if a == c == n - 1 and d > b > 0]
    n = min([n, *naik])
    tegak = max((c - a for (a, _), (c, _) in lembar.gabung if a == n), default=0)
    datar = any(a == c == n and d > b for (a, b), (c, d) in lembar.gabung)
    if tegak:
        return n + 1, min(tegak + 1, 3)
    return n + 1, 2 if datar else 1


def nomor_kolom(baris: Sequence[Any]) -> bool:
    """True for the row under the headings that only numbers the columns: (1) (2) (3=1+2)."""
    isi = [teks(s) for s in baris if teks(s)]
    return len(isi) > 1 and all(_NOMOR_KOLOM.fullmatch(t) for t in isi) and isi[0].strip("()") == "1"


@dataclass(frozen=True)
class Letak:
    """Where a mapping's columns stand in a file, and how its layout differs from the one it was made for."""

    kepala: int
    judul: tuple[str, ...]
    indeks: Mapping[str, int]
    hilang: tuple[str, ...]
    baru: tuple[str, ...]
    pindah: tuple[str, ...]
    cocok: int

    @property
    def dapat(self) -> bool:
        """Every column that the mapping needs is there."""
        return not self.hilang


def letakkan(lembar: Lembaran, peta: Peta, kepala: Sequence[str]) -> Letak:
    """Find the row of headings by their texts, wherever titles above it moved it, and compare the layout.

    ``kepala`` are the headings that the mapping was made for.
    """
    cari = {baku(k) for k in kepala if k}
    calon = [peta.kepala, *(n for n in range(1, KEPALA_TERJAUH + 1) if n != peta.kepala)]
    terbaik, skor = peta.kepala, -1
    for n in calon:
        if n > len(lembar.baris):
            continue
        sama = len(cari & {baku(j) for j in judul_kolom(lembar, n, peta.tinggi) if j})
        if sama > skor:
            terbaik, skor = n, sama
        if sama == len(cari):
            break
    judul = judul_kolom(lembar, terbaik, peta.tinggi)
    indeks = {baku(j): k for k, j in reversed(list(enumerate(judul))) if j}
    lama = {baku(j): k for k, j in enumerate(kepala) if j}
    urut_lama = [j for j in lama if j in indeks]
    urut_kini = sorted(urut_lama, key=indeks.__getitem__)
    return Letak(
        kepala=terbaik,
        judul=tuple(judul),
        indeks=indeks,
        hilang=tuple(k for k in peta.dipakai if baku(k) not in indeks),
        baru=tuple(j for j in judul if j and baku(j) not in lama),
        pindah=tuple(judul[indeks[a]] for a, b in zip(urut_lama, urut_kini, strict=True) if a != b),
        cocok=max(skor, 0),
    )


# --- proposals -----------------------------------------------------------------------------------------

_DUGAAN: Final[Mapping[str, tuple[str, ...]]] = {
    "satker": ("kode satker", "kdsatker", "satker", "kode dipa", "satuan kerja"),
    "unit": ("nama upt", "upt", "unit kerja", "nama unit", "unit", "satuan kerja", "kantor"),
    "kode": ("kode ro", "kode lengkap", "kode"),
    "program": ("kode program", "kdprogram"),
    "nama_program": ("nama program", "uraian program", "nomenklatur program", "program"),
    "nama_kegiatan": ("nama kegiatan", "uraian kegiatan", "nomenklatur kegiatan", "kegiatan"),
    "nama_ro": ("nama ro", "uraian ro", "nomenklatur ro", "nama rincian output", "rincian output", "ro"),
    "kegiatan": ("kode kegiatan", "kegiatan", "kdgiat"),
    "kro": ("kode kro", "kro", "output"),
    "ro": ("kode ro", "ro", "suboutput"),
    "komponen": ("komponen", "kode komponen", "kdkmpnen"),
    "akun": ("akun", "kode akun", "jenis belanja", "kdakun"),
    "pagu": ("pagu", "pagu akhir", "pagu revisi"),
    "blokir": ("blokir", "nilai blokir"),
    "uraian": ("uraian", "nama akun", "nama komponen", "deskripsi"),
    "bulan": ("bulan", "periode", "triwulan", "nama bulan"),
    "variabel": ("variabel", "indikator", "kode variabel"),
    "kategori": ("kategori", "rincian"),
    "catatan": ("catatan", "keterangan"),
    "keterangan": ("keterangan", "catatan", "permasalahan"),
    "tanggal_kirim": ("tanggal kirim", "tanggal lapor", "waktu kirim"),
    "progres": ("progres", "progres (%)", "progres capaian ro", "pcro", "progress", "% progres"),
    "nama": ("nama ro", "uraian ro", "nama rincian output", "rincian output", "uraian"),
    "satuan": ("satuan", "satuan ro"),
    "target": ("target", "tvro", "target volume", "target volume ro", "volume target"),
    "realisasi": ("realisasi", "nilai realisasi"),
    "butir": ("kode ikk", "kode indikator", "kode", "indikator kinerja", "indikator"),
    "periode": ("periode", "triwulan", "bulan"),
    "warna": ("warna", "status", "status warna"),
}
_DUGAAN_NILAI: Final[Mapping[str, tuple[str, ...]]] = {
    "realisasi": ("realisasi", "realisasi s.d. periode", "total realisasi", "jumlah realisasi"),
    "dipa": ("pagu", "jumlah", "pagu akhir", "nilai", "total"),
    "rpd": ("rencana penarikan", "rencana penarikan dana", "rpd", "jumlah", "nilai"),
    "skor": ("nilai kinerja", "nilai smart", "nilai akhir", "nilai ikpa", "nka", "nilai"),
    "emonev": ("persentase", "kelengkapan", "persen", "% kelengkapan"),
    "output": ("volume", "realisasi volume", "rvro", "realisasi volume ro", "capaian volume", "realisasi"),
    "eperforma": ("capaian", "capaian (%)", "% capaian", "persentase capaian"),
    "isian": ("nilai", "jumlah", "indeks", "skor"),
}


def dugaan(medan: Iterable[str], jenis: str, judul: Sequence[str]) -> dict[str, str]:
    """Headings that probably are the fields: an exact name first, then one that begins with it."""
    hasil: dict[str, str] = {}
    bebas = [j for j in judul if j]
    for m in medan:
        kata = _DUGAAN_NILAI.get(jenis, ()) if m == "nilai" else _DUGAAN.get(m, ())
        cocok = next((j for k in kata for j in bebas if baku(j) == k), None) or next(
            (j for k in kata for j in bebas if baku(j).startswith(f"{k} ")), None
        )
        if cocok:
            hasil[m] = cocok
            bebas.remove(cocok)
    return hasil


def bulan_judul(judul: str) -> int:
    """The month that a heading names (``Realisasi / Maret``), or 0; a bare number is no month."""
    akhir = judul.rpartition(" / ")[2]
    try:
        terbaca = bulan(akhir) if not akhir.strip().isdigit() else None
    except SelSalah:
        return 0
    return terbaca[0] if terbaca else 0


def tahun_judul(judul: str) -> int | None:
    """The year that the month of a heading names."""
    try:
        terbaca = bulan(judul.rpartition(" / ")[2])
    except SelSalah:
        return None
    return terbaca[1] if terbaca else None


#: Words by which a source heads a component; the first that a heading holds decides.
_DUGAAN_KOMPONEN: Final = (
    ("revisi_dipa", ("revisi dipa",)),
    ("deviasi", ("deviasi",)),
    ("kontraktual", ("kontraktual",)),
    ("tagihan", ("penyelesaian tagihan",)),
    ("up_tup", ("up dan tup", "up/tup", "up tup", "pengelolaan up")),
    ("dispensasi_spm", ("dispensasi",)),
    ("capaian_output", ("capaian output",)),
    ("cro", ("capaian ro", "capaian rincian output", "cro", "capaian keluaran")),
    ("konsistensi", ("konsistensi",)),
    ("nilai_efisiensi", ("nilai efisiensi", "ne")),
    ("efisiensi", ("efisiensi",)),
    ("penyerapan", ("penyerapan",)),
)


def komponen_judul(judul: str) -> str:
    """The component of a score that a heading names, or ""."""
    kata = baku(judul)
    for kode, daftar in _DUGAAN_KOMPONEN:
        if any(kata == k or (len(k) > 3 and k in kata) for k in daftar):
            return kode
    return ""
