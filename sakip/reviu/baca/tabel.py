"""Makes tables of raw ones: joins what runs over pages, mends broken cells, fills merged ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.kata import baris_jumlah, kata_kata
from sakip.reviu.baca.kepala import Baris, baris_urut, isi_gabungan, jumlah_kepala, sel_masa
from sakip.reviu.baca.potong import TabelMentah
from sakip.reviu.model import Letak, Sel, Tabel

TAK_SELESAI = re.compile(
    r"(?:[/,&(–-]|\b(?:dan|atau|di|ke|dari|yang|dengan|untuk|oleh|pada|dalam|serta|terhadap|bagi|sebagai|antara"
    r"|kementerian|hukum|hak|melalui|tahun|sesuai|per|anak dan))$",
    re.IGNORECASE,
)


_BUKAN_DIGIT = re.compile(r"\D")
_NOMOR = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]?")
_NOMOR_DEPAN = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z])[.)]\s|\s*\d{1,3}\s*$")
_NOMOR_SENDIRI = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
_NOMOR_SAJA = re.compile(r"\d{1,3}\.?")


@dataclass(frozen=True, slots=True)
class BagianTabel:
    """A raw table cut into header and body. ``sambung``: lines of body rows that follow a page break."""

    kepala: tuple[Baris, ...]
    isi: tuple[Baris, ...]
    halaman: int | None
    utuh: bool
    pulih: bool = False
    sambung: frozenset[int] = frozenset()

    @property
    def lebar(self) -> int:
        return max((len(b) for b in (*self.kepala, *self.isi)), default=0)


def bagi(mentah: TabelMentah) -> BagianTabel:
    """Cut a raw table into header and body; empty rows are dropped."""
    ada = tuple(b for b in mentah.baris if any(s.teks.strip() for s in b))
    banyak = max(jumlah_kepala(ada), min(mentah.kepala or 0, len(ada)))
    kepala = tuple(b for b in ada[:banyak] if not baris_urut(b))
    isi = tuple(b for b in ada[banyak:] if not (banyak and baris_urut(b) and len(b) > 3))
    return BagianTabel(kepala, isi, mentah.halaman, mentah.utuh, mentah.pulih)


def _teks_kepala(kepala: tuple[Baris, ...]) -> list[str]:
    return ["".join(kata_kata(s.teks)) + _BUKAN_DIGIT.sub("", s.teks) for b in kepala for s in b]


def bersambung(atas: BagianTabel, bawah: BagianTabel) -> bool:
    """Whether ``bawah`` goes on with ``atas``: no header or the same header, and a width that fits."""
    if not bawah.isi:
        return False
    if not bawah.kepala:
        return bool(atas.isi or atas.kepala) and abs(atas.lebar - bawah.lebar) <= (1 if atas.lebar > 3 else 0)
    return kepala_sama(atas, bawah)


def kepala_sama(atas: BagianTabel, bawah: BagianTabel) -> bool:
    """Whether both begin with the same header."""
    return bool(atas.kepala) and _teks_kepala(atas.kepala) == _teks_kepala(bawah.kepala)


def sambung(atas: BagianTabel, bawah: BagianTabel) -> BagianTabel:
    """One table of both; the repeated header is dropped."""
    tanda = atas.sambung | bawah.sambung | {bawah.isi[0][0].baris}
    return BagianTabel(
        atas.kepala, atas.isi + bawah.isi, atas.halaman, atas.utuh, atas.pulih or bawah.pulih, tanda
    )


def jadikan(
    bagian: BagianTabel, *, judul: str = "", nomor: str = "", subbab: tuple[str, ...] = ()
) -> Tabel | None:
    """The finished table, or None where nothing but a header is left."""
    if not bagian.isi:
        return None
    kepala, isi = _samakan_lebar(bagian.kepala, bagian.isi)
    if not bagian.utuh:
        isi = tuple(_satukan(isi, bagian.sambung))
    isi = tuple(_isi_turun(isi, _kolom_turun(kepala, isi)))
    semua = [s.baris for b in (*bagian.kepala, *bagian.isi) for s in b]
    letak = Letak(min(semua), max(semua), bagian.halaman)
    return Tabel(
        isi_gabungan(kepala), isi, letak, judul=judul, nomor=nomor, subbab=subbab, pulih=bagian.pulih
    )


def _gabung_nomor(baris: Baris, lebar: int) -> Baris:
    """A row with a cell too many because the number of a name stands in its own cell: put it to the name."""
    for k in range(1, len(baris) - 1):
        if len(baris) <= lebar:
            break
        nomor, nama = baris[k].teks.strip(), baris[k + 1]
        if _NOMOR_SENDIRI.fullmatch(nomor) and len(kata_kata(nama.teks)) > 1:
            baris = (*baris[:k], Sel(f"{nomor} {nama.teks}", nama.baris), *baris[k + 2 :])
    return baris


def _tambal(baris: Baris, lebar: int, *, kiri: int = 0) -> Baris:
    if len(baris) == lebar and not kiri:
        return baris
    nomor = baris[0].baris if baris else 0
    sel = tuple(Sel("", nomor) for _ in range(kiri)) + baris
    return sel[:lebar] + tuple(Sel("", nomor) for _ in range(lebar - len(sel)))


def _samakan_lebar(
    kepala: tuple[Baris, ...], isi: tuple[Baris, ...]
) -> tuple[tuple[Baris, ...], tuple[Baris, ...]]:
    """All rows of one width; a header that lacks the number column is moved one to the right."""
    lebar_kepala = max((len(b) for b in kepala), default=0)
    isi = tuple(_gabung_nomor(b, lebar_kepala) if lebar_kepala > 2 else b for b in isi)
    lebar_isi = max(len(b) for b in isi)
    lebar = max(lebar_isi, lebar_kepala)
    pendek = any(len(b) < lebar for b in (*kepala, *isi))
    jenis = _jenis_kolom(isi, lebar) if pendek else []
    geser = 1 if kepala and _kurang_nomor(kepala, isi, lebar_kepala, lebar_isi) else 0
    if geser and lebar_kepala >= lebar_isi:
        kepala = tuple(b[: lebar_kepala - 1] for b in kepala)
    kepala = tuple(_tambal(b, lebar, kiri=geser or _geser_kepala(b, jenis)) for b in kepala)
    isi = tuple(_geser(b, lebar, jenis) for b in isi) if pendek else isi
    return kepala, tuple(_rata_kanan(b, lebar) for b in isi)


def _jenis_kolom(isi: tuple[Baris, ...], lebar: int) -> list[bool | None]:
    """Whether each column holds numbers in the whole rows; None where they hold words, too, or nothing."""
    hasil: list[bool | None] = []
    for k in range(lebar):
        jenis = [_bernilai(b[k].teks) for b in isi if len(b) == lebar and b[k].teks.strip()]
        angka = sum(jenis)
        sebagian = len(jenis) < angka * 4 < len(jenis) * 3
        hasil.append(None if sebagian or not jenis else angka * 2 > len(jenis))
    return hasil


def _geser_kepala(atas: Baris, jenis: list[bool | None]) -> int:
    """How many blank cells a header of years alone has lost at its beginning: the columns of words."""
    kurang = len(jenis) - len(atas)
    if kurang <= 0 or not all(sel_masa(s.teks) for s in atas if s.teks.strip()):
        return 0
    cocok = all(j is False for j in jenis[:kurang]) and all(j is True for j in jenis[kurang:])
    return kurang if cocok else 0


def _geser(baris: Baris, lebar: int, jenis: list[bool | None]) -> Baris:
    """A row whose first cells were blank and are left out, moved to the one place where its cells fit."""
    kurang = lebar - len(baris)
    isi = [(k, _bernilai(s.teks)) for k, s in enumerate(baris) if s.teks.strip()]
    if kurang <= 0 or len(isi) < 2 or baris_jumlah(baris[0].teks):
        return baris
    cocok = [g for g in range(kurang + 1) if all(jenis[k + g] in (None, angka) for k, angka in isi)]
    geser = cocok[0] if len(cocok) == 1 else 0
    return _tambal(baris, len(baris) + geser, kiri=geser) if geser else baris


def _rata_kanan(baris: Baris, lebar: int) -> Baris:
    """A total row with too few cells has its label merged over several columns: its numbers stand right."""
    kurang = lebar - len(baris)
    if kurang > 0 and len(baris) > 1 and baris_jumlah(baris[0].teks) and baca_sel(baris[-1].teks):
        sela = tuple(Sel("", baris[0].baris) for _ in range(kurang))
        return (baris[0], *sela, *baris[1:])
    return _tambal(baris, lebar)


def _kurang_nomor(
    kepala: tuple[Baris, ...], isi: tuple[Baris, ...], lebar_kepala: int, lebar_isi: int
) -> bool:
    """Body rows begin with "1", "a." while the header begins with a name and has an idle last column."""
    atas = kepala[0][0].teks.strip().casefold() if kepala[0] else ""
    if not atas or atas.startswith(("no", "kode", "#")):
        return False
    bernomor = sum(bool(_NOMOR.fullmatch(b[0].teks.strip())) for b in isi)
    bernama = sum(len(b) > 1 and len(kata_kata(b[1].teks)) > 1 for b in isi)
    if bernomor * 2 <= len(isi) or bernama * 2 <= len(isi):
        return False
    if lebar_kepala < lebar_isi:
        return True
    # the last column is empty in every header row, and the one under the name is full of text
    return all(not b[-1].teks.strip() for b in kepala if len(b) == lebar_kepala)


# --- mending ------------------------------------------------------------------------------------------


def _satukan(isi: tuple[Baris, ...], awal_sambungan: frozenset[int]) -> Iterable[Baris]:
    """Rows with the pieces of cells that were broken over rows put back."""
    kolom_angka = _kolom_angka(isi)
    hasil: list[Baris] = []
    for baris in isi:
        sambungan = baris[0].baris in awal_sambungan
        if hasil and _potongan(hasil[-1], baris, kolom_angka, sambungan=sambungan):
            hasil[-1] = _lekatkan(hasil[-1], baris)
        else:
            hasil.append(baris)
    return hasil


def _kolom_angka(isi: tuple[Baris, ...]) -> frozenset[int]:
    """Columns in which most filled cells are numbers or dashes."""
    lebar = len(isi[0])
    kolom: set[int] = set()
    for k in range(lebar):
        ada = [b[k].teks for b in isi if b[k].teks.strip()]
        if ada and sum(map(_bernilai, ada)) * 2 > len(ada):
            kolom.add(k)
    return frozenset(kolom - {0} if lebar > 2 else kolom)


@lru_cache(maxsize=16384)
def _bernilai(teks: str) -> bool:
    """A number or a dash."""
    return baca_sel(teks) is not None or kosong(teks)


def _potongan(atas: Baris, baris: Baris, kolom_angka: frozenset[int], *, sambungan: bool) -> bool:
    """Whether ``baris`` is only the rest of the cells of ``atas``."""
    if any(baris[k].teks.strip() for k in kolom_angka):
        return False
    terisi = [k for k, s in enumerate(baris) if s.teks.strip()]
    if not terisi or not kolom_angka or baris_jumlah(baris[terisi[0]].teks):
        return False
    if any(not atas[k].teks.strip() for k in terisi):
        return False
    if not any(atas[k].teks.strip() for k in kolom_angka):
        return _lanjut(atas, baris, terisi)
    if _bernomor(baris[terisi[0]].teks):
        return False
    return _lanjut(atas, baris, terisi) or (sambungan and (terisi[0] > 0 or len(terisi) > 1))


def _bernomor(teks: str) -> bool:
    return _NOMOR_DEPAN.match(teks) is not None


def _lanjut(atas: Baris, baris: Baris, terisi: list[int]) -> bool:
    """The text goes on: it begins with a small letter, or the cell above has no end."""
    return all(
        baris[k].teks.strip()[:1].islower() or TAK_SELESAI.search(atas[k].teks.strip()) is not None
        for k in terisi
    )


def _lekatkan(atas: Baris, baris: Baris) -> Baris:
    return tuple(
        Sel(gabung(a.teks, b.teks), a.baris, a.isian) if b.teks.strip() else a
        for a, b in zip(atas, baris, strict=True)
    )


def gabung(a: str, b: str) -> str:
    """Two pieces of text as one; a word divided by a hyphen at the end is mended."""
    a, b = a.rstrip(), b.strip()
    if not a or not b:
        return a + b
    akhir = a[-1]
    if akhir == "\u00ad":
        return a[:-1] + b  # a soft hyphen at the end of a line
    if akhir == "-" and b[0].islower() and a[-2:] != " -":
        return a[:-1] + b
    return a + b if akhir == "/" else f"{a} {b}"


def _kolom_turun(kepala: tuple[Baris, ...], isi: tuple[Baris, ...]) -> range:
    """Leading text columns left of the first column that is (nearly) always filled with text."""
    lebar = len(isi[0])
    angka = _kolom_angka(isi)
    for k in range(lebar):
        if k in angka:
            return range(0)
        berisi = [b for b in isi if sum(bool(s.teks.strip()) for s in b) > 1]
        penuh = sum(bool(b[k].teks.strip()) for b in berisi)
        if penuh * 10 >= len(berisi) * 9:
            return range(k)
    return range(min(2, lebar - 1)) if not kepala else range(1 if lebar > 2 else 0)


def _nomor_saja(atas: str, baris: Baris, kolom: int) -> bool:
    """A running number above, and a name of its own beside the blank: that row has no number."""
    return _NOMOR_SAJA.fullmatch(atas.strip()) is not None and bool(baris[kolom + 1].teks.strip())


def _isi_turun(isi: tuple[Baris, ...], kolom: range) -> Iterable[Baris]:
    """Fill a merged name cell downwards; group rows (only one cell filled) end what they head."""
    terakhir: dict[int, Sel] = {}
    for baris in isi:
        label = next((s.teks for s in baris if s.teks.strip()), "")
        if sum(bool(s.teks.strip()) for s in baris) <= 1 or baris_jumlah(label):
            terakhir.clear()
            yield baris
            continue
        baru = list(baris)
        for k in kolom:
            if baris[k].teks.strip():
                terakhir = {i: s for i, s in terakhir.items() if i < k} | {k: baris[k]}
            elif k in terakhir and not _nomor_saja(terakhir[k].teks, baris, k):
                baru[k] = Sel(terakhir[k].teks, terakhir[k].baris, isian=True)
        yield tuple(baru)
