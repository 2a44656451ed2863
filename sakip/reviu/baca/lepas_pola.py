"""Tables lost to line breaks, rebuilt by the pattern of their rows: running number, name, values, remark.

``lepas_kolom`` gives every reading of the header; the run of atoms below (``lepas_atom``) must fall into rows
of one pattern. A row with blank cells is taken only where its own arithmetic leaves one place for each value;
any other row is left out, and a table whose rows do not prove one reading of its header stays text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from sakip.reviu.angka import baca_sel
from sakip.reviu.angka import kosong as sel_kosong
from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.kata import baris_jumlah, kata_kata, serupa
from sakip.reviu.baca.lepas_atom import Atom, atom_baris, hampa, rapikan
from sakip.reviu.baca.lepas_baris import AWAL_NAMA, baris_pola
from sakip.reviu.baca.lepas_bukti import Hasil, arti, ekor_hampa, terbukti
from sakip.reviu.baca.lepas_kolom import (
    jenis_longgar,
    jenis_sel,
    kata_lanjut,
    pecah_kepala,
    sel_kepala,
    susunan,
    urut_kolom,
)
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

_KEPALA_TERBANYAK = 40
_BARIS_TERBANYAK = 600
_KOSONG = 8
_KEPALA_DEKAT = 8
_KURUNG_TERBANYAK = 4
#: A remark in brackets; values of other cells in it tell that two columns are mixed.
_KURUNG = re.compile(r"\((?![^()]*(?:%|\d[.,]\d|\s-?\d+\s\d))[^()]{1,80}\)")
_PENDEK = 45
_JANUARI = re.compile(r"jan(?:uari)?\.?|i|tw\.?-?(?:1|i)|triwulan", re.IGNORECASE)
_KATA_TEGAS = ("target", "realisasi", "capaian", "pencapaian", "pagu", "anggaran", "responden")
_AKHIR = re.compile(
    r"^\W{0,2}(?:tabel|gambar|grafik|diagram|sumber\s*(?:data)?\s*:|catatan\s*:|BAB\s+[IVX]+)\b",
    re.IGNORECASE,
)
#: A sentence below a table: a note on it.
CATATAN = re.compile(r"[A-Z][a-z]+(?:\s+[^\s.]+){3,}\s+[a-z]+\.")
_KALIMAT = re.compile(r"(?:Berdasarkan|BERDASARKAN|Dari (?:[Tt]abel|[Dd]ata))\b")
_INGKAR = re.compile(r"\(?(?:tidak|belum|tdk|tanpa)", re.IGNORECASE)
_SELA = re.compile(r" {2,}")
_NOMOR_SATU = re.compile(r"\(?(?:1|[aA]|I|SS\s?1|SK\s?1)[.)]?(?:$|\s+[A-Z])")
_NOMOR_BUTIR = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]")
_URUT = re.compile(r"\(?(?:\d{1,2}|[a-h])\)?(?:\s*=\s*[\w():/x*+-]+)?(?=\s|$)")
#: The currency of the amount on the next line.
_EKOR_RP = frozenset({" Rp", " RP", " rp", " rP"})
_DALAM_KURUNG = re.compile(r"\([^()]*[A-Za-z][^()]*\)")
_BERSATUAN = re.compile(r"(?!(?:19|20)\d\d\s)\d(?:[\d.,]*\d)?\s+([^\W\d][^\d]{1,28})")


@dataclass(frozen=True, slots=True)
class Temu:
    """A table found: the index after its last line, and how many rows it has."""

    tabel: TabelMentah
    akhir: int
    banyak: int


def cari_pola(potong: Sequence[Potong], awal: int) -> Temu | None:
    """The lost table whose header begins at ``awal``, None where there is none or its rows prove nothing."""
    kini = potong[awal]
    if not isinstance(kini, BarisTeks) or not _pembuka(kini.teks) or _sendiri(potong, awal):
        return None
    terbaik: list[tuple[Hasil, str]] = []
    for kepala, isi, kolom, pasti in _batas_kepala(potong, awal):
        bentuk = list(susunan(kepala, kolom, pasti=pasti))
        if not bentuk:
            continue
        atom = _atom(potong, isi, kepala)
        rapi = {satuan: rapikan(atom, satuan=satuan) for satuan in {s.satuan for s in bentuk}}
        hasil = [h for s in bentuk if (h := baris_pola(rapi[s.satuan], s)) is not None and terbukti(h, kolom)]
        ekor = kepala[-1] if jenis_sel(kepala[-1]) == "ekor" else ""
        terbaik += [(h, ekor) for h in hasil]
    return _pilih(terbaik, kini)


@lru_cache(maxsize=16384)
def _sel_baris(teks: str) -> tuple[str, ...]:
    """The cells of a line that wide gaps part; a line without gaps is one piece."""
    teks = teks.strip()
    if "  " not in teks:
        return (teks,) if teks else ()
    return tuple(t for t in _SELA.split(teks) if t)


@lru_cache(maxsize=16384)
def _baris_kepala(teks: str) -> bool:
    """A line that may stand in a header, all its cells."""
    return all(map(sel_kepala, _sel_baris(teks)))


def _sendiri(potong: Sequence[Potong], ke: int) -> bool:
    """A title: a blank line follows, and the lines after it have none between them."""
    if not _sela(potong, ke + 1):
        return False
    lanjut = next((n for n in range(ke + 1, min(ke + 4, len(potong))) if not _sela(potong, n)), None)
    return lanjut is None or not _sela(potong, lanjut + 1)


@lru_cache(maxsize=16384)
def _pembuka(teks: str) -> bool:
    """A line with which a header may begin: the number or name column stands first."""
    teks = (*_sel_baris(teks), "")[0]
    if not teks or len(teks) > 160 or teks[0].isdigit():
        return False
    jenis = jenis_sel(teks)
    if jenis in ("nomor", "nama"):
        return True
    return jenis in (None, "nilai") and jenis_sel(teks.split()[0]) in ("nomor", "nama") and sel_kepala(teks)


def _batas_kepala(potong: Sequence[Potong], awal: int) -> Iterator[tuple[list[str], int, int, bool]]:
    """(header lines, first body line, columns counted, surely a header) for every end it may have."""
    baris: list[tuple[str, int]] = []  # cells with the index of their line
    longgar = 0  # lines that are header cells only if the header ends where rows begin to count
    pertama = potong[awal]
    awal_sel = _sel_baris(pertama.teks)[0] if isinstance(pertama, BarisTeks) else ""
    bulanan = awal_sel.split()[0].casefold() in ("bulan", "periode", "triwulan")
    bernomor = bulanan or jenis_sel(awal_sel) == "nomor"
    ke, kosong = awal, 0
    while ke < len(potong) and len(baris) < _KEPALA_TERBANYAK:
        p = potong[ke]
        if isinstance(p, TabelMentah):
            break
        teks = p.teks.strip()
        if not teks:
            kosong += 1
            if kosong > 1:
                break
            ke += 1
            continue
        if len(baris) >= 2 and (banyak := urut_kolom(_lanjutan(potong, ke))):
            yield [t for t, _ in baris], _lewati(potong, ke, banyak), banyak, True
            return
        if (
            len(baris) >= 3
            and bernomor
            and (_nomor_satu(teks) or (bulanan and _JANUARI.fullmatch(teks.split()[0])))
        ):
            yield [t for t, _ in baris], ke, 0, True
            break
        if not _baris_kepala(teks) and not (baris and kata_lanjut(teks)):
            longgar += 1
            if not bernomor or longgar > 6 or any(jenis_longgar(t) is None for t in _sel_baris(teks)):
                break
        baris += [(t, ke) for t in _sel_baris(teks)]
        kosong = 0
        ke += 1
    tegas = next((n for n, (t, _) in enumerate(baris) if not (sel_kepala(t) or kata_lanjut(t))), len(baris))
    for buang in range(3):
        if buang and not (_seperti_nama(baris, tegas - buang) or _label_tahun(potong, baris, tegas - buang)):
            break
        if ada := baris[: tegas - buang]:
            yield [t for t, _ in ada], ada[-1][1] + 1, 0, False


def _seperti_nama(baris: Sequence[tuple[str, int]], ke: int) -> bool:
    """A header cell that may as well be the first row's name ("Nilai Kinerja Anggaran", "Persentase")."""
    if ke < 1:
        return False
    kata = kata_kata(baris[ke][0])
    kuat = (
        any(serupa(kata[0], k) for k in ("target", "realisasi", "capaian", "pagu", "anggaran"))
        if kata
        else True
    )
    sendiri = len(kata) == 1 and ke > 2 and AWAL_NAMA.match(baris[ke][0]) is not None
    return (len(kata) > 1 or sendiri) and not kuat and jenis_sel(baris[ke][0]) in ("nilai", "nama")


def _label_tahun(potong: Sequence[Potong], baris: Sequence[tuple[str, int]], ke: int) -> bool:
    """The first row's label ("PAGU") under a header that ends in years: its value stands on the next line."""
    tahun = ke > 1 and all(jenis_sel(t) == "tahun" for t, _ in baris[ke - 2 : ke])
    return tahun and len(kata_kata(baris[ke][0])) < 3 and _disusul_nilai(potong, baris[ke][1])


def _lanjutan(potong: Sequence[Potong], ke: int) -> Iterator[str]:
    """The cells that stand from here on, as they are asked for."""
    for q in potong[ke : ke + 24]:
        if isinstance(q, BarisTeks):
            yield from _sel_baris(q.teks)


def _nomor_satu(teks: str) -> bool:
    """The number of a first row, alone or before its name."""
    return _NOMOR_SATU.match(teks) is not None


def _lewati(potong: Sequence[Potong], ke: int, banyak: int) -> int:
    """The index after the column numbers."""
    while ke < len(potong) and banyak > 0:
        p = potong[ke]
        if isinstance(p, BarisTeks) and p.teks.strip():
            banyak -= max(1, len(_URUT.findall(p.teks)))
        ke += 1
    return ke


def _atom(potong: Sequence[Potong], mulai: int, kepala: Sequence[str]) -> list[Atom]:
    """Atoms of the lines that may belong to the table; a repeated header is left out."""
    isi: list[tuple[str, int, int]] = []
    ulang = {t.casefold() for t in kepala}
    pertama = kepala[0].casefold()
    kosong = lompat = 0
    rp = False
    for ke in range(mulai, min(len(potong), mulai + _BARIS_TERBANYAK)):
        p = potong[ke]
        if isinstance(p, TabelMentah):
            break
        if ke < lompat:
            continue
        teks = p.teks.strip()
        if not teks:
            kosong += 1
            if kosong > _KOSONG:
                break
            continue
        if _AKHIR.match(teks) or kenali.rumus(teks) or (len(teks) > 200 and teks.endswith(".")):
            break
        if isi and CATATAN.fullmatch(teks) and (baca_sel(isi[-1][0]) is not None or sel_kosong(isi[-1][0])):
            break
        awal_kepala = bool(isi) and _sel_baris(teks)[0].casefold() == pertama
        if awal_kepala and len(kepala) > 1 and _sama_kepala(potong, ke, kepala):
            lompat = _sesudah_kepala(potong, ke, len(kepala))
            kosong = 0
            continue
        if _KALIMAT.match(teks) and not _dalam_nama(isi, teks, kosong):
            break
        if (
            kosong
            and kenali.judul(teks, sendiri=True) is not None
            and ((_sela(potong, ke + 1) and not _disusul_nilai(potong, ke)) or not _NOMOR_BUTIR.match(teks))
        ):
            break
        kosong = 0
        if _ulangan(potong, ke, teks, ulang):
            if awal_kepala and len(kepala) > 1:
                break
            continue
        if isi and _pembuka(teks) and (_kepala_lain(potong, ke) or _kepala_sebaris(teks)):
            break
        if rp:
            teks = f"Rp {teks}"
        rp = teks[-3:] in _EKOR_RP and ke + 1 < len(potong) and _mulai_angka(potong[ke + 1])
        if rp:
            teks = teks[:-3].rstrip()
        for t in _sel_baris(teks):
            isi.append((t, p.baris, ke))
    isi = _tutup_kurung(_satukan_hampa(isi))
    satuan = _satuan_berulang(isi)
    hasil: list[Atom] = []
    for t, baris, ke in isi:
        if satuan and _satuan_lain(t)[0] in satuan:
            hasil.append(Atom("nilai", t, baris, ke))
        else:
            hasil += atom_baris(t, baris, ke)
    return hasil


def _satukan_hampa(isi: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Lines over which "tidak ditargetkan" is folded, put together."""
    hasil: list[tuple[str, int, int]] = []
    atas = ""
    for teks, baris, ke in isi:
        ingkar = _ingkar_akhir(atas)
        if ingkar and hampa(f"{ingkar} {teks}"):
            teks, baris = f"{atas} {teks}", hasil.pop()[1]
        hasil.append((teks, baris, ke))
        atas = teks
    return hasil


@lru_cache(maxsize=16384)
def _ingkar_akhir(teks: str) -> str:
    """The word of denial that ends a line, "" where none does."""
    kata = teks.split()[-1:]
    return kata[0] if kata and _INGKAR.fullmatch(kata[0]) else ""


def _tutup_kurung(isi: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Lines that a bracket holds together, put together; a remark in brackets stays with its value."""
    hasil: list[tuple[str, int, int]] = []
    n = 0
    while n < len(isi):
        teks, baris, ke = isi[n]
        n += 1
        if teks.count("(") > teks.count(")"):
            for m in range(n, min(n + _KURUNG_TERBANYAK, len(isi))):
                utuh = " ".join([teks, *(t for t, _, _ in isi[n : m + 1])])
                if utuh.count("(") <= utuh.count(")") and _KURUNG.search(utuh):
                    teks, ke, n = utuh, isi[m][2], m + 1
                    break
        if hasil and teks[0] == "(" and _DALAM_KURUNG.fullmatch(teks) and baca_sel(hasil[-1][0]) is not None:
            atas = hasil.pop()
            teks, baris = f"{atas[0]} {teks}", atas[1]
        hasil.append((teks, baris, ke))
    return hasil


def _ulangan(potong: Sequence[Potong], ke: int, teks: str, kepala: Collection[str]) -> bool:
    """A line of the header again, no total row named as a column is, no first cell of another table."""
    if not _baris_kepala(teks) or not all(t.casefold() in kepala for t in _sel_baris(teks)):
        return False
    bawah = next(_lanjutan(potong, ke + 1), "")
    if baris_jumlah(teks) and baca_sel(bawah) is not None:
        return False
    return bawah.casefold() in kepala or not (_pembuka(teks) and _kepala_lain(potong, ke))


def _sesudah_kepala(potong: Sequence[Potong], ke: int, banyak: int) -> int:
    """The index after a repeated header and its row of column numbers."""
    while ke < len(potong) and banyak > 0:
        p = potong[ke]
        banyak -= len(_sel_baris(p.teks)) if isinstance(p, BarisTeks) else 0
        ke += 1
    kolom = urut_kolom(_lanjutan(potong, ke))
    return _lewati(potong, ke, kolom) if kolom else ke


def _mulai_angka(p: Potong) -> bool:
    return isinstance(p, BarisTeks) and p.teks.lstrip()[:1].isdigit()


def _dalam_nama(isi: Sequence[tuple[str, int, int]], teks: str, kosong: int) -> bool:
    """A short line below another short line of words, no blank between: a folded name goes on."""
    atas = isi[-1][0] if isi and not kosong else ""
    return bool(atas) and max(len(teks), len(atas)) <= _PENDEK and baca_sel(atas) is None


def _satuan_berulang(isi: Sequence[tuple[str, int, int]]) -> frozenset[str]:
    """Units of this table that no list knows: the same words after a number on three lines or more.

    Numbers that count up one by one are those of rows, and what follows begins a name.
    """
    letak: dict[str, list[int]] = {}
    for t, _, _ in isi:
        satuan, angka = _satuan_lain(t)
        if satuan:
            letak.setdefault(satuan, []).append(angka)
    return frozenset(t for t, n in letak.items() if len(n) >= 3 and not _menaik(n))


@lru_cache(maxsize=16384)
def _satuan_lain(teks: str) -> tuple[str, int]:
    """("laboratorium", 3) of "3 laboratorium", -1 for a number that counts no rows; ("", -1) of others."""
    m = _BERSATUAN.fullmatch(teks)
    if m is None:
        return "", -1
    depan = teks.split()[0]
    return m[1].casefold(), int(depan) if depan.isdigit() else -1


def _menaik(angka: Sequence[int]) -> bool:
    return -1 not in angka and all(0 < b - a <= 3 for a, b in pairwise(angka))


def _sela(potong: Sequence[Potong], ke: int) -> bool:
    """A blank line, a table or the end stands here."""
    p = potong[ke] if ke < len(potong) else None
    return not isinstance(p, BarisTeks) or not p.teks.strip()


def _disusul_nilai(potong: Sequence[Potong], ke: int) -> bool:
    """A value stands on the next line that is not blank."""
    ada = next(_lanjutan(potong, ke + 1), None)
    return ada is not None and baca_sel(ada) is not None


def _kepala_lain(potong: Sequence[Potong], ke: int) -> bool:
    """Another header begins here: cells of a header on this line and the next two, a plain one soon."""
    ada = list(islice(_lanjutan(potong, ke), _KEPALA_DEKAT))
    jenis = [jenis_sel(t) for t in ada[:3]]
    if len(jenis) < 3 or None in jenis or not {"nilai", "tahun"} & set(jenis[1:]):
        return False
    akhir = next((n for n, t in enumerate(ada) if baca_sel(t) is not None and jenis_sel(t) is None), len(ada))
    return any(_tegas(t) for t in ada[:akhir])


@lru_cache(maxsize=16384)
def _kepala_sebaris(teks: str) -> bool:
    """A line that holds a whole header: the number, then columns that only headers have."""
    jenis = [jenis_sel(t) for t in pecah_kepala(teks)]
    if len(jenis) < 3 or None in jenis or jenis[0] != "nomor":
        return False
    return "nilai" in jenis and sum(map(_tegas, pecah_kepala(teks))) > 1


@lru_cache(maxsize=16384)
def _tegas(teks: str) -> bool:
    """A cell that only headers have: a year or period, a row number, target, realisation, remark."""
    if jenis_sel(teks) in ("tahun", "masa", "nomor", "satuan", "ekor"):
        return True
    kata = kata_kata(teks)
    return bool(kata) and any(serupa(kata[0], k) for k in _KATA_TEGAS)


def _sama_kepala(potong: Sequence[Potong], ke: int, kepala: Sequence[str]) -> bool:
    """The whole header stands here again."""
    ada = [
        t
        for p in potong[ke : ke + 2 * len(kepala) + 2]
        if isinstance(p, BarisTeks)
        for t in _sel_baris(p.teks)
    ]
    return [t.casefold() for t in ada[: len(kepala)]] == [t.casefold() for t in kepala]


def _pilih(hasil: Sequence[tuple[Hasil, str]], kepala: BarisTeks) -> Temu | None:
    """The reading that the rows prove best; two that prove as much and differ in meaning prove none."""
    if not hasil:
        return None

    def nilai(h: Hasil) -> tuple[int, int]:
        return (h.bukti - h.sangkal, len(h.baris))

    terbaik = max(nilai(h) for h, _ in hasil)
    urut = [(h, ekor) for h, ekor in hasil if nilai(h) == terbaik]
    satu, ekor = min(
        urut, key=lambda x: (x[0].susunan.terbagi, x[0].susunan.terpecah, len(" ".join(x[0].susunan.nilai)))
    )
    if any(arti(h.susunan) != arti(satu.susunan) for h, _ in urut):
        return None
    tabel = _tabel(satu, kepala, ekor if ekor_hampa(satu) else "")
    return Temu(tabel, max(r.akhir for r in satu.baris), len(satu.baris))


def _tabel(h: Hasil, kepala: BarisTeks, ekor: str) -> TabelMentah:
    """The table of the rows; ``ekor`` names a column of remarks that none of them fills."""
    s = h.susunan
    n = kepala.baris
    pertama = s.nama[-1] if set(kata_kata(s.nama[0])) & {"sasaran", "tujuan"} else s.nama[0]
    nama = next((t for t in reversed(s.nama) if "indikator" in kata_kata(t)), pertama)
    atas = [Sel("No", n)] if any(r.nomor for r in h.baris) else []
    atas += [Sel(nama, n)] + ([Sel("Satuan", n)] if s.satuan else []) + [Sel(t, n) for t in s.nilai]
    atas += [Sel(ekor, n)] if ekor else []
    isi: list[tuple[Sel, ...]] = []
    for r in h.baris:
        teks = r.nama
        sel = [Sel(r.nomor, teks[0][1])] if atas[0].teks == "No" else []
        sel.append(Sel(" ".join(t for t, _ in teks), teks[0][1]))
        sel += [Sel(r.satuan[0], r.satuan[1] or teks[-1][1])] if s.satuan else []
        sel += [Sel(t, b) for t, b in r.nilai] + ([Sel("", r.nilai[-1][1])] if ekor else [])
        isi.append(tuple(sel))
    return TabelMentah((tuple(atas), *isi), kepala.halaman, utuh=True, kepala=1, pulih=True)
