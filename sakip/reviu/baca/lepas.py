"""Tables lost to line breaks: one cell per line, or the cells of a row on one line divided by spaces.

A header (``lepas_kepala``) opens such a table; what follows is read as names with as many values behind
each as the header has value columns. Only what comes out regular is made a table: rows that are not are
left out, and where too many are, the lines stay text and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.kata import baris_jumlah, kata_kata, kata_kepala
from sakip.reviu.baca.lepas_bukti import nomor_tertelan
from sakip.reviu.baca.lepas_kepala import Kepala, cari_kepala
from sakip.reviu.baca.lepas_petak import tabel_petak
from sakip.reviu.baca.lepas_pola import CATATAN, cari_pola
from sakip.reviu.baca.lepas_sambung import sambung_nama
from sakip.reviu.baca.lepas_sela import rapatkan
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.baca.teratur import tata
from sakip.reviu.model import Sel

_SATUAN = (
    r"orang|laporan|layanan|dokumen|indeks|kegiatan|kasus|lokus|buku|instansi(?:\s+pemerintah)?|rekomendasi"
    r"|persen|poin|nilai|unit|desa|kelurahan|kecamatan|kabupaten|kota|satker|bulan|hari|jam|menit|km|ha|ton"
    r"|m2|m3|paket|peserta|perkara|berkas|sertifikat|permohonan|penyelesaian|pemda|daerah|raperda|usaha|ekor"
    r"|kali|rumah|lembaga|sekolah|siswa|skor|predikat|rasio|tahun|pegawai|upt|opd|juta|miliar|triliun|ribu"
)
_NILAI = re.compile(
    rf"(?:Rp\.?\s*)?\(?[-−]?\d(?:[\d.,]*\d)?\)?(?:,-)?\s?(?:%|\(?(?:{_SATUAN})\)?(?![A-Za-z]))?"
    r"(?:\s?\([^()]{1,60}\))?"
    r"|(?<!\S)(?:-|–|n/a|nihil|NIHIL|N/A)(?!\S)",
    re.IGNORECASE,
)
#: What the last line of a header holds; a line without it may be the beginning of the first row's name.
_KOLOM_NILAI = re.compile(
    r"target|reali\w+|capaian|pagu|anggaran|persen|serapan|sisa|keterangan|\bket\b|%|\d|\(", re.IGNORECASE
)
_DERET = re.compile(
    r"(?<!\S)(?:\d[\d.,]*%?\s+\d[\d.,]*(?:%|,\d+)|(?!(?:19|20)\d\d\b)\d[\d.,]*%?(?:\s+(?:[-–]|(?!(?:19|20)\d\d\b)\d[\d.,]*%?)){2,})(?!\S)"
)
_NOMOR = re.compile(r"^\(?(\d{1,3}|[a-zA-Z])[.)]?\s*$")
_HURUF_BUTIR = re.compile(r"\(?[a-z][.)]")
_NOMOR_DEPAN = re.compile(r"\(?(\d{1,3})[.)]?(?:\s|$)")
_NOMOR_NAMA = re.compile(r"\s*(?:(?:\d{1,2}|[a-z])[.)]\s*\D|\d{1,2}\.\d{1,2}\s+[A-Z])")
_AKHIR = re.compile(
    r"^\W{0,2}(?:tabel|gambar|grafik|sumber\s*:|catatan\s*:|BAB\s+[IVX]+)\b",
    re.IGNORECASE,
)
_KALIMAT = re.compile(r"(?:Berdasarkan|BERDASARKAN|Dari (?:[Tt]abel|[Dd]ata))\b")
_KATA_CATATAN = 8
#: "17.1", "pp-p1.2": the code of a row; extraction may break it after its hyphen.
_KODE = re.compile(r"(?:[A-Za-z]{1,15}-)?[A-Za-z]{0,3}\d{1,2}(?:\.\d{1,2})+\.?(?=\s|$)")
_KODE_AWAL = re.compile(r"[A-Za-z]{2,15}-")
_BERKODE = ("kode", "no", "nomor")
_BARIS_KOSONG = 8
_PENDEK = 45
_SUNYI = 12


@dataclass
class _Rekam:
    """A row being collected."""

    nama: list[tuple[str, int]] = field(default_factory=list)
    nilai: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class _Pengumpul:
    """Collects rows of one table from its lines."""

    kepala: Kepala
    rekaman: list[_Rekam] = field(default_factory=list)
    kini: _Rekam = field(default_factory=_Rekam)
    rusak: int = 0
    sunyi: int = 0
    utang: int = 0  # rows with a code and no value: theirs stands farther below

    def tambah(self, b: BarisTeks) -> bool:
        """Take a line in; True when a row is complete with it."""
        teks = b.teks.strip()
        banyak = len(self.kepala.nilai)
        depan, isi = pecah(teks, self.kini.nama, self.kini.nilai, banyak)
        self.sunyi = 0 if isi else self.sunyi + 1
        if banyak == 1 and isi and not depan and not self.kini.nama and self.rekaman:
            self._berlebih()
            return False
        if not isi and self._menyambung(depan):
            self.rekaman[-1].nama.append((depan, b.baris))
            return True
        if _DERET.search(depan) or " " * 3 in depan:
            self.rusak += 1  # values and their remark on one line: not this row's name
            self.kini = _Rekam()
            return False
        if depan:
            if self.kini.nilai:  # text among the values: this row is not regular, begin anew
                self.rusak += 1
                self.kini = _Rekam()
            self.kini.nama.append((depan, b.baris))
        self.kini.nilai.extend((n, b.baris) for n in isi)
        if len(self.kini.nilai) < banyak:
            return False
        if not self.utang:
            self.rekaman.append(self.kini)
        self.kini = _Rekam()
        return True

    def _berlebih(self) -> None:
        """A value more than the one column has: it is that of a row above, or the one before it is none."""
        if self.utang:
            self.utang -= 1
        else:
            self.rekaman.pop()
        self.rusak += 1

    def mulai(self, kode: str, baris: int) -> None:
        """A code begins the next row; what stands before it without a value is the name of a group."""
        if any(_KODE.match(t) for t, _ in self.kini.nama):
            self.utang += 1
            self.rusak += 1
        self.kini = _Rekam([(kode, baris)])

    def _menyambung(self, teks: str) -> bool:
        """The rest of the last row's name, printed under its values."""
        if not self.rekaman or self.kini.nama or self.kini.nilai or not teks[:1].islower():
            return False
        return not _HURUF_BUTIR.match(teks)  # the list letter of the next row

    def berhenti(self, teks: str) -> bool:
        if _AKHIR.match(teks) or self.sunyi > _SUNYI or kenali.rumus(teks):
            return True
        if self.rekaman and not self.kini.nilai and CATATAN.fullmatch(teks):
            return not self.kini.nama or len(teks.split()) >= _KATA_CATATAN
        if len(teks) > 200 and teks.endswith("."):
            return True
        if _KALIMAT.match(teks) and (len(teks) > _PENDEK or not self.kini.nama):
            return True
        if _berkepala(teks):
            return True  # another header that is not ours
        return bool(self.rekaman) and teks.isupper() and len(kata_kata(teks)) >= 3 and not self._kapital()

    def bersumbu(self) -> bool:
        """The last row is the header's years again: the axis of a chart below the table, no row of it."""
        tahun = [n[-4:] for n in self.kepala.nilai if n.startswith("tahun ")]
        if len(tahun) < len(self.kepala.nilai) or [n for n, _ in self.rekaman[-1].nilai] != tahun:
            return False
        self.rekaman.pop()
        return True

    def _kapital(self) -> bool:
        """The names of this table are themselves in capitals."""
        return any(r.nama and r.nama[0][0].isupper() for r in self.rekaman)


@lru_cache(maxsize=16384)
def _berkepala(teks: str) -> bool:
    """Nearly all words are those of headers, and no number stands among them."""
    kata = kata_kata(teks)
    if len(kata) < 2 or sum(map(kata_kepala, kata)) * 5 < len(kata) * 4:
        return False
    return not any(map(str.isdigit, teks)) and not baris_jumlah(teks)


def pulihkan(potong: Sequence[Potong]) -> list[Potong]:
    """Put tables back that stand in the text as lines."""
    potong = tata(rapatkan(tabel_petak(potong)))
    hasil: list[Potong] = []
    ke = 0
    while ke < len(potong):
        p = potong[ke]
        if isinstance(p, BarisTeks) and p.teks:
            tabel, akhir = _tabel_di(potong, ke)
            if tabel is not None:
                tabel, akhir = sambung_nama(potong, tabel, ke, akhir)
            if tabel is not None:
                hasil.append(tabel)
                ke = akhir
                continue
        hasil.append(p)
        ke += 1
    return hasil


def _tabel_di(potong: Sequence[Potong], ke: int) -> tuple[TabelMentah | None, int]:
    """The table that begins at ``ke`` and the index after it: by header words, or by its rows' pattern."""
    kepala = cari_kepala(potong, ke)
    tabel, akhir = _isi(potong, kepala, ke) if kepala is not None else (None, ke)
    pola = cari_pola(potong, ke)
    if pola is not None and (tabel is None or pola.banyak * 2 >= len(tabel.baris) - 1):
        return pola.tabel, pola.akhir
    return tabel, akhir


def _isi(potong: Sequence[Potong], kepala: Kepala, awal: int) -> tuple[TabelMentah | None, int]:
    """Rows after the header, and the index after the last line that belongs to them."""
    kumpul = _Pengumpul(kepala)
    kepala_kode = kata_kata(f"{baris_akhir(potong, awal)[:8]} ")[-1:] + kata_kata(kepala.teks)[:1]
    berkode = len(kepala.nilai) == 1 and any(k in _BERKODE for k in kepala_kode)
    ke, terakhir, kosong = kepala.akhir, kepala.akhir, 0
    halaman: int | None = None
    while ke < len(potong):
        p = potong[ke]
        if isinstance(p, TabelMentah):
            break
        teks = p.teks.strip()
        if teks and kosong and kumpul.rekaman and _judul_baru(potong, ke):
            break
        if not teks:
            kosong += 1
            if kosong > _BARIS_KOSONG:
                break
            ke += 1
            continue
        kosong = 0
        halaman = halaman or p.halaman
        ulang = cari_kepala(potong, ke) if not kumpul.kini.nilai else None
        if ulang is not None and ulang.teks == kepala.teks:
            ke = ulang.akhir
            continue
        if ulang is not None or kumpul.berhenti(teks):
            break
        if berkode and (kode := _kode(potong, ke)) is not None:
            kumpul.mulai(kode[0], p.baris)
            ke = kode[1]
            continue
        p, ke = _tutup(potong, ke, p)
        if kumpul.tambah(p):
            if kumpul.bersumbu():
                break
            terakhir = ke + 1
        ke += 1
    return _tabel(kumpul, halaman, baris_akhir(potong, kepala.akhir)), terakhir


def _kode(potong: Sequence[Potong], ke: int) -> tuple[str, int] | None:
    """The code that begins a row here, alone on its line or on two, and the index after it."""
    ada = [(_teks(potong, n), n) for n in range(ke, min(ke + 6, len(potong))) if _teks(potong, n)][:3]
    teks, akhir = ada[0]
    sisa = ada[1:]
    if sisa and _KODE_AWAL.fullmatch(teks) and _KODE.fullmatch(sisa[0][0]):
        (kedua, akhir), *sisa = sisa
        teks += kedua
    if not _KODE.fullmatch(teks) or not sisa or not sisa[0][0][0].isalpha():
        return None
    return teks, akhir + 1


def _tutup(potong: Sequence[Potong], ke: int, p: BarisTeks) -> tuple[BarisTeks, int]:
    """A value with the rest of its brackets on the line below ("20,00 (skala" over "100)"), and its index."""
    bawah = _teks(potong, ke + 1) if "(" in p.teks and p.teks.count("(") > p.teks.count(")") else ""
    if not bawah.endswith(")") or not p.teks.lstrip()[0].isdigit():
        return p, ke
    teks = f"{p.teks.strip()} {bawah}"
    return (replace(p, teks=teks), ke + 1) if _NILAI.fullmatch(teks) else (p, ke)


def _teks(potong: Sequence[Potong], ke: int) -> str:
    p = potong[ke] if ke < len(potong) else None
    return p.teks.strip() if isinstance(p, BarisTeks) else ""


def baris_akhir(potong: Sequence[Potong], ke: int) -> str:
    """The last line before ``ke`` that is not blank."""
    lalu = next(
        (p for p in reversed(potong[max(0, ke - 12) : ke]) if isinstance(p, BarisTeks) and p.teks.strip()),
        None,
    )
    return lalu.teks.strip() if lalu is not None else ""


def _judul_baru(potong: Sequence[Potong], ke: int) -> bool:
    """A numbered heading between blank lines: another part of the report begins."""
    p = potong[ke]
    bawah = potong[ke + 1] if ke + 1 < len(potong) else None
    sendiri = not isinstance(bawah, BarisTeks) or not bawah.teks.strip()
    return isinstance(p, BarisTeks) and sendiri and kenali.judul(p.teks, sendiri=True) is not None


def pecah(
    teks: str, nama: list[tuple[str, int]], ada: list[tuple[str, int]], banyak: int
) -> tuple[str, list[str]]:
    """A line as its text and the values at its end; a lone list number is text."""
    if not nama and not ada and _NOMOR.match(teks):
        return teks, []
    nilai: list[str] = []
    sisa = teks
    kurang = banyak - len(ada)
    while len(nilai) < kurang:
        cocok = _ekor(sisa)
        if cocok is None:
            break
        nilai.insert(0, cocok[1])
        sisa = cocok[0]
    if sisa and len(nilai) < kurang and not (len(nilai) > 1 or (nilai and nilai[0][:2].casefold() == "rp")):
        # one number at the end ("Tahun 2023") is no value, unless it fills the row
        return teks, []
    if sisa and _ekor(sisa) is not None and len(nilai) == banyak:
        return teks, []  # more values than columns: not this table's row
    return sisa, nilai


@lru_cache(maxsize=16384)
def _ekor(teks: str) -> tuple[str, str] | None:
    """(text before, value) of the value that ends the text."""
    teks = teks.rstrip()
    panjang = len(teks)
    for m in _NILAI.finditer(teks):
        awal, akhir = m.span()
        if akhir == panjang and (awal == 0 or teks[awal - 1].isspace()):
            return teks[:awal].rstrip(), m[0].strip()
    return None


def _tabel(kumpul: _Pengumpul, halaman: int | None, akhir_kepala: str) -> TabelMentah | None:
    ekor_kepala_nama = not _KOLOM_NILAI.search(akhir_kepala)
    rekaman, kepala = kumpul.rekaman, kumpul.kepala
    baik = [r for r in _tanpa_nomor_tertelan(rekaman, bernomor=akhir_kepala in ("1", "1.")) if r.nama]
    if baik and baik[0] is rekaman[0] and ekor_kepala_nama and baik[0].nama[0][0][:1].islower():
        baik = baik[1:]  # the header took the beginning of its name
    if not baik or len(baik) * 3 < (len(rekaman) + kumpul.rusak) * 2 or not _masuk_akal(baik, kepala):
        return None
    awal = baik[0].nama[0][1]
    atas = (Sel(_judul(kepala.nama), awal), *(Sel(n.capitalize(), awal) for n in kepala.nilai))
    return TabelMentah((atas, *(_baris(r) for r in baik)), halaman, utuh=True, kepala=1, pulih=True)


def _tanpa_nomor_tertelan(rekaman: Sequence[_Rekam], *, bernomor: bool) -> list[_Rekam]:
    """Rows without those whose last value is the number of the row below: a cell of theirs is blank."""
    hasil: list[_Rekam] = []
    nomor = 1 if bernomor else 0
    buang = set(nomor_tertelan([[t for t, _ in r.nilai] for r in rekaman]))
    for r in (r for n, r in enumerate(rekaman) if n not in buang):
        depan = next((m for t, _ in r.nama if (m := _NOMOR_DEPAN.match(t))), None)
        nomor = int(depan[1]) if depan else nomor
        akhir = r.nilai[-1][0]
        if len(r.nilai) > 1 and nomor and akhir == str(nomor + 1) and r is not rekaman[-1]:
            nomor += 1
        else:
            hasil.append(r)
            nomor = nomor + 1 if depan is None and nomor else nomor
    return hasil


def _judul(nama: str) -> str:
    return {"indikator": "Indikator Kinerja", "sasaran": "Indikator Kinerja"}.get(nama, nama.capitalize())


def _baris(r: _Rekam) -> tuple[Sel, ...]:
    """The last lines of the text before the values are the name; a list number there begins it."""
    mulai = 0
    for i, (t, _) in enumerate(r.nama):
        if i and _NOMOR_NAMA.match(t):
            mulai = i
    nama = " ".join(t for t, _ in r.nama[mulai:])
    return (Sel(nama, r.nama[-1][1]), *(Sel(n, b) for n, b in r.nilai))


_RUMUS = (
    ("target", "realisasi", "capaian"),
    ("pagu", "realisasi", "persentase"),
    ("anggaran", "realisasi", "persentase"),
    ("pagu", "realisasi", "capaian"),
    ("anggaran", "realisasi", "capaian"),
)


def _masuk_akal(rekaman: list[_Rekam], kepala: Kepala) -> bool:
    """Names are words, and where a formula holds between the columns it holds in half the rows or more."""
    biasa = [r for r in rekaman if not baris_jumlah(r.nama[0][0])]
    bernama = sum(len(kata_kata(" ".join(t for t, _ in r.nama))) >= 2 for r in biasa)
    tahunan = kepala.nilai[0].startswith("tahun")
    if not tahunan and bernama * 3 < len(biasa) * 2:
        return False
    if len(kepala.nilai) == 1 and len(biasa) < 2:
        return False
    letak = {n: i for i, n in enumerate(kepala.nilai)}
    uji = [
        _berlaku(rekaman, letak[f"{a}{t}"], letak[f"{b}{t}"], letak[f"{c}{t}"])
        for a, b, c in _RUMUS
        for t in {n[len(n.split()[0]) :] for n in kepala.nilai}
        if {f"{a}{t}", f"{b}{t}", f"{c}{t}"} <= set(letak)
    ]
    if uji:
        return all(u is not False for u in uji) and any(uji)
    return all(baca_sel(n) is not None or len(n) <= 5 for r in rekaman for n, _ in r.nilai)


def _berlaku(rekaman: list[_Rekam], atas: int, bawah: int, hasil: int) -> bool | None:
    """Whether the formula holds in half the rows; None where no row can tell."""
    cocok = ada = 0
    for r in rekaman:
        t, x, c = (baca_sel(r.nilai[i][0]) for i in (atas, bawah, hasil))
        if t is None or x is None or c is None or not t.nilai:
            continue
        ada += 1
        rasio = x.nilai / t.nilai * 100
        dekat = abs(rasio - c.nilai) <= max(c.langkah * 2, rasio / 50)
        cocok += dekat or abs(200 - rasio - c.nilai) <= c.langkah * 2
    return cocok * 2 >= ada if ada else None
