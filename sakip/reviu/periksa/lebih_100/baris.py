"""A part larger than its whole in one row of a table whose other rows never pass it.

"Diusulkan 19, memperoleh 91": the sum of the column tells that the row is wrong; without such a proof
the headers must tell that one column is drawn from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.alat.kisi import Kisi, lanjutan, semua_kisi
from sakip.reviu.periksa.lebih_100.bagian import ARUS, BUKAN_BAGIAN, BUKAN_WADAH, TERPILIH

_TERLEBAR, _UANG = 9, 1_000_000
#: Rows that keep within their whole: with a sum that proves the slip, and without.
_BERBUKTI, _TANPA_BUKTI = 2, 4
_BAGIAN = re.compile(rf"{TERPILIH.pattern}|\b(?:memperoleh|mendapat\w*|ber[a-z]{{5,}})\b", re.IGNORECASE)
_WADAH = re.compile(
    r"\b(?:jumlah|total|seluruh\w*|(?:di)?usul\w*|(?:di|peng)aju\w*|terdaftar|peserta|populasi|potensi|tersedia"
    r"|penghuni|wajib|anggota)\b",
    re.IGNORECASE,
)
#: Of what is asked for nobody gets more than was asked, whatever the other column is called.
_USUL = re.compile(r"\b(?:(?:di)?usul\w*|(?:di|peng)aju\w*)\b", re.IGNORECASE)


@sekali
def lebih_baris(paham: Paham) -> Iterator[Temuan]:
    """Every such row; kept, for the check of sums leaves to it what it tells."""
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or len(k.kolom) > _TERLEBAR or k.tabel.jenis in ("anggaran", "skor", "pk"):
            continue
        judul = _judul(k)
        for n, b in enumerate(k.kolom[1:], 1):
            if BUKAN_BAGIAN.search(judul[b]) or BUKAN_WADAH.search(judul[b]):
                continue
            bernama = _BAGIAN.search(judul[b]) is not None
            wadah = [a for a in reversed(k.kolom[:n]) if bernama or _USUL.search(judul[a])]
            temu = next((t for a in wadah if (t := _banding(paham, k, a, b, judul))), None)
            if temu is not None:
                yield temu


def _judul(k: Kisi) -> Sequence[str]:
    """The headers; where reading found none, the words of a first row without a number."""
    if any(k.judul) or not k.sel or any(a is not None for a in k.angka[0]):
        return k.judul
    return [s.teks.strip() for s in k.sel[0]]


def _banding(paham: Paham, k: Kisi, a: int, b: int, judul: Sequence[str]) -> Temuan | None:
    """The one row in which column ``b`` passes column ``a``."""
    if not judul[a] or BUKAN_WADAH.search(judul[a]) or BUKAN_BAGIAN.search(judul[a]):
        return None
    isi = [
        (r, x, y) for r in k.biasa if (x := k.angka[r][a]) is not None and (y := k.angka[r][b]) is not None
    ]
    if not all(_cacah(x) for _, *dua in isi for x in dua):
        return None
    lebih = [(r, x.nilai, y.nilai) for r, x, y in isi if y.nilai > x.nilai]
    if len(lebih) != 1 or any(_lebih(k, t, a, b) for t in k.total):
        return None
    r, wadah, bagian = lebih[0]
    benar = _benar(k, r, a, b, wadah, bagian)
    if benar and len(isi) > 1 and _USUL.search(judul[a]) and _terbagi(k, r, a, b, benar):
        return _temuan(paham, k, r, (a, b), judul, benar)
    if len(isi) - 1 < (_BERBUKTI if benar else _TANPA_BUKTI) or not (benar or _WADAH.search(judul[a])):
        return None
    return _temuan(paham, k, r, (a, b), judul, benar)


def _cacah(a: Angka) -> bool:
    return not (a.persen or a.rupiah or a.desimal or a.rusak) and 0 <= a.nilai < _UANG


def _lebih(k: Kisi, t: int, a: int, b: int) -> bool:
    x, y = k.angka[t][a], k.angka[t][b]
    return x is not None and y is not None and y.nilai > x.nilai


def _benar(k: Kisi, r: int, a: int, b: int, wadah: Decimal, bagian: Decimal) -> str:
    """What the total of either column leaves for the row, where that keeps the part within the whole."""
    if len(k.total) != 1 or lanjutan(k.sel):
        return ""
    (t,) = k.total
    for c, cetak in ((b, bagian), (a, wadah)):
        total = k.angka[t][c]
        isi = [x.nilai for n in k.biasa if n < t and (x := k.angka[n][c]) is not None]
        if total is None or not isi:
            continue
        benar = cetak + total.nilai - sum(isi, Decimal(0))
        if benar != cetak and benar >= 0 and (benar <= wadah if c == b else benar >= bagian):
            return angka(benar, 0)
    return ""


def _terbagi(k: Kisi, r: int, a: int, b: int, benar: str) -> bool:
    """Whether part and rest ("selesai", "proses") make the whole in all rows, in this one with the right
    number only."""
    for z in k.kolom:
        if z in (a, b):
            continue
        tiga = [(n, k.angka[n][a], k.angka[n][b], k.angka[n][z]) for n in (*k.biasa, *k.total)]
        ada = [(n, x.nilai, y.nilai, s.nilai) for n, x, y, s in tiga if x and y and s]
        cocok = all(x == (Decimal(benar.replace(".", "")) if n == r else y) + s for n, x, y, s in ada)
        if cocok and len(ada) == len(tiga) and len(ada) > 2 and any(n == r for n, *_ in ada):
            return True
    return False


def _temuan(
    paham: Paham, k: Kisi, r: int, kolom: tuple[int, int], judul: Sequence[str], benar: str
) -> Temuan:
    wadah, bagian = (k.sel[r][c] for c in kolom)
    nama = f"“{k.label[r]}”: {judul[kolom[1]]} {bagian.teks.strip()}"
    kepastian: Kepastian = "ragu" if not benar and ARUS.search(judul[kolom[0]]) else "pasti"
    total = {k.sel[t][kolom[1]].baris for t in k.total} if benar else set()
    return temuan(
        paham,
        "lebih_100",
        {wadah.baris, bagian.baris, *total},
        tercetak=f"{bagian.teks.strip()} dari {wadah.teks.strip()}",
        seharusnya=benar or f"paling banyak {wadah.teks.strip()}",
        kutipan=" | ".join(s.teks for s in k.sel[r] if s.teks),
        uraian=f"{nama} lebih banyak daripada {judul[kolom[0]]} "
        f"{wadah.teks.strip()}, tidak seperti pada baris lain"
        + (f"; jumlah kolomnya hanya cocok dengan {benar}." if benar else "."),
        saran="Periksa kedua angka pada sumbernya: bagian tidak dapat melebihi keseluruhannya.",
        kepastian=kepastian,
    )
