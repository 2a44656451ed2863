"""Tables near a sentence as lists of named values: by their rows, or by the periods that head columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.reviu.angka import Angka
from sakip.reviu.paham import kunci
from sakip.reviu.periksa.alat.kisi import tanda
from sakip.reviu.periksa.narasi.baca.larik import Larik, berpersen, masa_kalimat

#: Rows and columns that are worked out of the others.
_OLAHAN = re.compile(
    r"\W*(?:rata|rerata|jumlah|jml|total|setahun|seluruh|kumulatif|gabungan|selisih|target|nilai\s+(?:rata|indeks|akhir|total|"
    r"ikm|ikpa|smart)|indeks\s*(?:\(|$))",
    re.IGNORECASE,
)
_MASA = re.compile(r"(?:bulan|tw|sem)\d+|(?:19|20)\d\d|b\d\d")
_URUT = re.compile(r"(?:i{1,3}|iv|v|[1-6])", re.IGNORECASE)
_KEPALA_MASA = re.compile(r"\W*(?P<kata>triwulan|tw|semester|bulan|periode)\W*", re.IGNORECASE)
_NAMA = re.compile(r"[A-Za-z][\w.-]{0,5}\d?")
_TERKECIL = 3


@dataclass(frozen=True, slots=True)
class Deret:
    """One value for every name of a list, with its title."""

    judul: str
    nilai: tuple[Angka, ...]

    @property
    def berpersen(self) -> bool:
        return berpersen(self.judul, self.nilai)


@dataclass(frozen=True, slots=True)
class Daftar:
    """Names with their values; ``kepala`` and ``keterangan`` tell of what kind they are."""

    nama: tuple[str, ...]
    deret: tuple[Deret, ...]
    baris: tuple[int, ...]
    kepala: str
    keterangan: str
    berkala: bool
    larik: Larik

    def sebut(self, teks: str, *, ketat: bool) -> int | None:
        """The one name that a few words mean; ``ketat``: no word of them may be foreign to the table."""
        if self.berkala:
            return self._sebut_masa(teks)
        kata = set(kunci(teks))
        calon = [(len(k), n) for n, x in enumerate(self.nama) if (k := kunci(x)) and set(k) <= kata]
        terpanjang = [n for j, n in calon if j == max(calon)[0]]
        if len(terpanjang) > 1:
            return None
        sekitar = {*kunci(self.kepala), *kunci(self.keterangan), *KATA_JENIS}
        if terpanjang:
            asing = kata - sekitar - set(kunci(self.nama[terpanjang[0]]))
            return terpanjang[0] if not (ketat and asing) else None
        inti = kata - sekitar or kata - set(KATA_JENIS)
        sebagian = [n for n, x in enumerate(self.nama) if inti and inti <= set(kunci(x))]
        return sebagian[0] if len(sebagian) == 1 else None

    def _sebut_masa(self, teks: str) -> int | None:
        masa = masa_kalimat(teks) | set(re.findall(r"\b(?:(?:19|20)\d\d|b\d\d)\b", teks.casefold()))
        ada = [n for n, x in enumerate(self.nama) if _masa(x) in masa]
        return ada[0] if len(ada) == 1 and len(masa) == 1 else None


#: Words of kinds that a sentence adds to a name.
KATA_JENIS = frozenset({
    "lapas", "rutan", "bapas", "kanim", "kantor", "upt", "divisi", "kegiatan", "program", "bidang",
    "jenis", "golongan", "pegawai", "lulusan", "berpendidikan", "pendidikan", "permohonan", "layanan",
    "kelompok", "unsur", "indikator", "wilayah", "kabupaten", "kota", "kab", "kecamatan", "desa",
    "komponen", "dimensi", "variabel", "jenjang", "kategori", "satker", "seksi", "bagian", "jumlah",
    "nilai", "jabatan", "usia", "orang", "bulan", "triwulan",
})  # fmt: skip


def _masa(nama: str) -> str:
    t = tanda(nama)
    return t if _MASA.fullmatch(t) else ""


def daftar_dari(x: Larik) -> Iterator[Daftar]:
    """The list by rows and the list by periods, where the table gives one."""
    if not x.utuh:
        return
    menurut_baris = _baris(x)
    if menurut_baris is not None:
        yield menurut_baris
    menurut_kolom = _kolom(x)
    if menurut_kolom is not None:
        yield menurut_kolom


def _label(x: Larik, r: int) -> str:
    """A row's name; also a short code in the first column ("S2", "IV")."""
    sel = x.teks[r][0]
    return x.label[r] or (sel if _NAMA.fullmatch(sel) else "")


def _baris(x: Larik) -> Daftar | None:
    pakai = [r for r in range(len(x.label)) if not _OLAHAN.match(_label(x, r))]
    nama = tuple(_label(x, r) for r in pakai)
    if len(nama) < _TERKECIL or not all(nama) or len(set(map(kunci, nama))) < len(nama):
        return None
    deret = []
    for c in x.kolom:
        isi = [a for r in pakai if (a := x.angka[r][c]) is not None]
        if len(isi) == len(nama):
            deret.append(Deret(x.judul[c], tuple(isi)))
    kepala = next((x.judul[c] for c, t in enumerate(x.teks[pakai[0]]) if t == nama[0]), "")
    berkala = all(_masa(n) for n in nama)
    if not deret:
        return None
    return Daftar(nama, tuple(deret), tuple(x.baris[r] for r in pakai), kepala, x.keterangan, berkala, x)


def _kolom(x: Larik) -> Daftar | None:
    """Periods that head columns: "TW I", or "I" beside a first column that is headed "Triwulan"."""
    awal = _KEPALA_MASA.fullmatch(x.judul[0])
    nama: dict[int, str] = {}
    for c in x.kolom:
        judul = x.judul[c].strip()
        if awal is not None and _URUT.fullmatch(judul):
            kata = "triwulan" if awal["kata"].casefold() == "periode" else awal["kata"]
            nama[c] = f"{kata} {judul}"
        elif _masa(judul):
            nama[c] = judul
    if len(nama) < _TERKECIL or len({_masa(n) for n in nama.values()}) < len(nama):
        return None
    deret, baris = [], 0
    for r in range(len(x.label)):
        isi = [a for c in nama if (a := x.angka[r][c]) is not None]
        if len(isi) == len(nama):
            deret.append(Deret(x.label[r], tuple(isi)))
            baris = baris or x.baris[r]
    if not deret:
        return None
    return Daftar(tuple(nama.values()), tuple(deret), (baris,) * len(nama), x.judul[0], x.keterangan, True, x)
