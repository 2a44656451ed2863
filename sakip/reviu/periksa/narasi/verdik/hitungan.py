""" "44 indikator telah mencapai target" against the tables of capaian, as a whole and by group."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Hitungan
from sakip.aturan.kalimat.klaim import Arti
from sakip.aturan.kalimat.klausa import berandai
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import berangka
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat import baca_kalimat, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.nilai import SERATUS
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN

#: "telah tercapai target sebanyak 44 indikator": the number comes last.
_SESUDAH = re.compile(
    r"\b(?P<tak>(?:tidak|belum)\s+)?(?:tercapai|terpenuhi|mencapai|memenuhi)\b(?:\s+target(?:nya)?)?\s+"
    r"(?:sebanyak|sejumlah|berjumlah|pada)\s+(?P<n>\d{1,3})\s+(?:\([^)]{1,40}\)\s+)?(?:indikator|iku|ikk|target)\b",
    re.IGNORECASE,
)
#: "10 indikator telah mencapai atau melampaui target": both verdicts are one count.
_ATAU = re.compile(
    r"\b(?P<n>\d{1,3})\s+(?:\([^)]{1,40}\)\s+)?(?:indikator|iku|ikk)\b(?:\s+[a-z]+){0,4}?\s+(?:telah\s+|dapat\s+|berhasil\s+)?"
    r"(?:mencapai|memenuhi|melampaui|melebihi|sesuai)\s*(?:/|,|dan/atau|atau|maupun)\s*(?:bahkan\s+)?"
    r"(?:mencapai|memenuhi|melampaui|melebihi)\s+target\b",
    re.IGNORECASE,
)
#: "Seluruh indikator (9 indikator) mencapai target".
_SELURUH = re.compile(
    r"\b(?:seluruh|semua)\s+(?:\d{1,3}\s+)?indikator(?:\s+kinerja(?:\s+utama)?)?(?:\s*\([^)]{1,40}\))?"
    r"(?:\s+(?:[a-z]+|20\d\d)){0,4}?\s+(?:(?:telah|sudah|dapat|berhasil)\s+){0,2}(?:mencapai|memenuhi|melampaui|tercapai)\b",
    re.IGNORECASE,
)
_KECUALI = re.compile(
    r"\b(?:kecuali|selain|tidak|belum|hampir|sasaran|tujuan|agar|harus|akan|dapat|diharapkan|program|bidang|jika|bila"
    r"|triwulan|semester|renstra|jangka|tahun\s+(?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:divisi|bidang|sub\s?bidang|bagian|sub\s?bagian|seksi|direktorat|deputi|sekretariat|upt)\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
_PEMICU = Pola(r"indikator|\biku\b|\bikk\b", "indikator", "iku", "ikk")
_HURUF = re.compile(r"[a-z]", re.IGNORECASE)
_TERKECIL = 3


@dataclass(frozen=True, slots=True)
class _Kumpulan:
    """Capaian that the tables print together."""

    capaian: tuple[Decimal, ...]
    baris: tuple[int, ...]
    anggota: int  # rows, those without a capaian too
    utuh: bool = True  # False: put together from lines of text, where rows may have been left out

    def cocok(self, arti: Arti, n: int, dari: int | None) -> bool:
        lebih = sum(c > SERATUS for c in self.capaian)
        pas = sum(c == SERATUS for c in self.capaian)
        kurang = len(self.capaian) - lebih - pas
        minus = sum(c < 0 for c in self.capaian)
        mungkin = {
            "tercapai": {lebih + pas, pas},
            "melampaui": {lebih},
            "di_atas": {lebih},
            "tidak_tercapai": {kurang, kurang - minus, self.anggota - lebih - pas},
            "di_bawah": {kurang},
            "tidak_melampaui": {kurang + pas, kurang},
        }[arti]
        return n in mungkin and (dari is None or len(self.capaian) <= dari <= self.anggota)


def hitungan(paham: Paham) -> Iterator[Temuan]:
    """Numbers of indicators met or missed that no table and no group of a table gives."""
    kumpulan = list(_kumpulan(paham))
    if not kumpulan:
        return
    utama = max(kumpulan, key=lambda k: len(k.capaian))
    for p in paham.naskah.paragraf:
        if not _PEMICU.search(p.teks):
            continue
        if berangka(p.teks) or memuat(p.teks, *BILANGAN):
            yield from _paragraf(paham, p, kumpulan, utama)
        yield from _semua(paham, p, kumpulan, utama)


def _paragraf(paham: Paham, p: Paragraf, semua: Sequence[_Kumpulan], utama: _Kumpulan) -> Iterator[Temuan]:
    for k in pecah(p.teks):
        disebut: set[str] = set()
        for arti, n, dari, kutipan, awal, akhir in _klaim(k.teks, paham.tahun or 0):
            if n > len(utama.capaian) or any(x.cocok(arti, n, dari) for x in semua):
                continue
            if _UNIT.search(p.teks, 0, k.awal + awal) or (dari and _sebagian(dari, semua, utama)):
                continue  # of one unit, and no table tells which indicators are its own
            acuan = _acuan(dari, semua, utama, p.letak.baris)
            tercapai = sum(c >= SERATUS for c in acuan.capaian)
            benar = f"{tercapai} dari {len(acuan.capaian)} indikator mencapai target"
            if benar in disebut:
                continue  # "tiga mencapai dan dua belum": one count, told from both sides
            disebut.add(benar)
            yield temuan(
                paham,
                "narasi",
                (*baris_kalimat(p, k.awal + awal, k.awal + akhir), *acuan.baris),
                kutipan=k.teks,
                tercetak=kutipan,
                seharusnya=benar,
                uraian=f"Kalimat menyebut “{kutipan}”, sedangkan menurut tabel capaian {benar}.",
                saran="Hitung ulang dari tabel capaian, atau sebut indikator mana yang dimaksud.",
                kepastian="pasti" if acuan.utuh and _besar(paham, utama) else "ragu",
            )


def _besar(paham: Paham, utama: _Kumpulan) -> bool:
    """Whether the table holds all indicators: it is long, or has as many rows as every agreement printed."""
    if len(utama.capaian) >= _TERKECIL * 2:
        return True
    banyak = [
        sum(b.biasa and bool(b.nama) for b in t.baris) for t in paham.tabel if t.jenis == "pk" and not t.maya
    ]
    return bool(banyak) and {*banyak} == {len(utama.capaian)} == {utama.anggota}


def _acuan(dari: int | None, semua: Sequence[_Kumpulan], utama: _Kumpulan, baris: int) -> _Kumpulan:
    """Of what a claim speaks: of "4 indikator" the nearest table or group of so many, else of all."""
    if dari is None or dari >= len(utama.capaian):
        return utama
    sebanyak = [x for x in semua if len(x.capaian) == dari]
    return min(sebanyak, key=lambda x: min(abs(b - baris) for b in x.baris), default=utama)


def _sebagian(dari: int, semua: Sequence[_Kumpulan], utama: _Kumpulan) -> bool:
    """Whether the claim is of fewer than all, and of a number that no table and no group has."""
    return dari < len(utama.capaian) and not any(len(x.capaian) <= dari <= x.anggota for x in semua)


def _semua(paham: Paham, p: Paragraf, semua: Sequence[_Kumpulan], utama: _Kumpulan) -> Iterator[Temuan]:
    """That all have met their targets, where the table of all has some below and no other could be meant."""
    kurang = sum(c < SERATUS for c in utama.capaian)
    if not kurang or not _besar(paham, utama):
        return
    for k in pecah(p.teks):
        m = _SELURUH.search(k.teks)
        if (
            m is None
            or _KECUALI.search(k.teks)
            or re.search(r"\b(?:19|20)\d\d\b", k.teks.replace(str(paham.tahun), ""))
        ):
            continue
        sebut = {int(n) for n in re.findall(r"(?<!\d)\d{1,3}(?!\d)", m[0])}
        if sebut - {len(utama.capaian), utama.anggota}:
            continue
        if any(len(x.capaian) > 2 and min(x.capaian) >= SERATUS for x in semua) and not sebut:
            continue  # a group of which that is true may be meant
        benar = f"{len(utama.capaian) - kurang} dari {len(utama.capaian)} indikator mencapai target"
        yield temuan(
            paham,
            "narasi",
            (*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), *utama.baris),
            kutipan=k.teks,
            tercetak=m[0],
            seharusnya=benar,
            uraian=f"Kalimat menyebut “{m[0]}”, sedangkan menurut tabel capaian {benar}.",
            saran="Hitung ulang dari tabel capaian, atau sebut indikator yang tidak mencapai target.",
            kepastian="pasti" if utama.utuh else "ragu",
        )


_TARGET_TAHUN = re.compile(
    r"\s+(?:akhir\b(?!\s+tahun\b)|jangka\s+menengah|renstra|(?:pada\s+|untuk\s+)?(?:tahun\s+)?(?P<tahun>20\d\d)\b)",
    re.IGNORECASE,
)


def _tahun_lain(kalimat: str, akhir: int, tahun: int) -> bool:
    """Whether the targets that were met are those of another year: "sudah memenuhi target tahun 2024"."""
    m = _TARGET_TAHUN.match(kalimat, akhir)
    return m is not None and (m["tahun"] is None or int(m["tahun"]) != tahun)


def _klaim(kalimat: str, tahun: int) -> Iterator[tuple[Arti, int, int | None, str, int, int]]:
    for x in baca_kalimat(kalimat, tahun).klaim:
        if (
            isinstance(x, Hitungan)
            and not berandai(kalimat[: x.awal])
            and not _tahun_lain(kalimat, x.akhir, tahun)
        ):
            yield x.arti, x.jumlah, x.dari, x.kutipan, x.awal, x.akhir
    for c in _ATAU.finditer(kalimat):
        if not berandai(kalimat[: c.start()]) and not re.search(r"\b(?:tidak|belum)\b", c[0], re.IGNORECASE):
            yield "tercapai", int(c["n"]), None, c[0], c.start(), c.end()
    for c in _SESUDAH.finditer(kalimat):
        if berandai(kalimat[: c.start()]):
            continue
        arti: Arti = "tidak_tercapai" if c["tak"] else "tercapai"
        yield arti, int(c["n"]), None, c[0], c.start(), c.end()


def _kumpulan(paham: Paham) -> Iterator[_Kumpulan]:
    """Every table by itself, and those that go on over pages as one."""
    rantai: list[TabelPaham] = []
    for t in paham.tabel:
        if t.maya or t.jenis not in ("capaian", "riwayat"):
            rantai = []
            continue
        yield from _tabel(paham, [t])
        rantai = [*rantai, t] if rantai and _sambungan(rantai[-1], t) else [t]
        if len(rantai) > 1:
            yield from _tabel(paham, rantai)


def _sambungan(a: TabelPaham, b: TabelPaham) -> bool:
    """Whether a table without a caption (but perhaps a page number) goes on with the one before: the same
    columns, the same heading."""
    kolom = [[(k.peran, k.tahun) for k in t.kolom] for t in (a, b)]
    return not _HURUF.search(b.tabel.judul) and a.tabel.subbab == b.tabel.subbab and kolom[0] == kolom[1]


def _tabel(paham: Paham, rantai: Sequence[TabelPaham]) -> Iterator[_Kumpulan]:
    """The whole table, and its rows by group and by sasaran."""
    isi: dict[tuple[str, str], list[tuple[Decimal, int]]] = defaultdict(list)
    banyak: Counter[tuple[str, str]] = Counter()
    kelompok = ""
    for b in (b for t in rantai for b in t.baris):
        kelompok = b.kelompok or kelompok
        if not b.biasa:
            continue
        golongan = [("", ""), *((j, n) for j, n in (("kelompok", kelompok), ("sasaran", b.sasaran)) if n)]
        banyak.update(golongan)
        for c in b.ambil("capaian"):
            if c.angka is not None and c.kolom.tahun in (None, paham.tahun):
                for g in golongan:
                    isi[g].append((c.angka.nilai, c.sel.baris))
                break
    if len(isi[("", "")]) >= _TERKECIL:
        for g, daftar in isi.items():
            nilai, letak = zip(*daftar, strict=True)
            yield _Kumpulan(nilai, letak, banyak[g], not any(t.tabel.pulih for t in rantai))
