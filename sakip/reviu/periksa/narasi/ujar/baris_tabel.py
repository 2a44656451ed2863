"""What a sentence says of named rows of a table nearby: how many each has left, which one alone fell, its
share in brackets or as a fraction, and how many lie below the mean that the table prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, pecah
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, judul_persen, sebut_baris
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.ujar.alat import CACAH, nilai, salah_ujar, tergelincir

_KLAUSA = re.compile(r"[;,]\s+|\b(?:sedangkan|sementara|adapun|namun|tetapi)\b", re.IGNORECASE)
Salah = tuple[int, int, str, str, int]


def baris_tabel(paham: Paham) -> Iterator[Temuan]:
    for p, larik in berlarik(paham, _perlu):
        for k in pecah(p.teks):
            for periksa in _perlu(k.teks):
                for x in larik:
                    hasil = list(periksa(k, x, paham.tahun or 0))
                    for awal, akhir, harus, alasan, baris in hasil:
                        yield salah_ujar(
                            paham, p, k, (awal, akhir), k.teks[awal:akhir].strip(), harus, alasan, (baris,)
                        )
                    if hasil:
                        break


def _perlu(teks: str) -> list[Callable[[Kalimat, Larik, int], Iterator[Salah]]]:
    """The checks whose words a text holds."""
    hasil = []
    for periksa, pola in _SEMUA:
        for x in pola:
            if x.mungkin(teks):
                hasil.append(periksa)
                break
    return hasil


def _klausa(kalimat: str) -> Iterator[tuple[int, str]]:
    awal = 0
    for t in _KLAUSA.finditer(kalimat):
        yield awal, kalimat[awal : t.start()]
        awal = t.end()
    yield awal, kalimat[awal:]


# --- what each has left -------------------------------------------------------------------------------------

_MENYISAKAN = Pola(
    rf"\b(?:menyisakan|masih\s+(?P<punya>memiliki|mempunyai|punya))\s+(?:sebanyak\s+)?(?P<n>{CACAH})\s+(?P<benda>[a-z]{{3,}})"
    r"(?:\s+(?:yang\s+)?(?:belum|tidak)\s+(?P<kerja>[a-z]{4,}))?",
    "menyisakan",
    "masih",
    depan=True,
)
_LANJUT = re.compile(rf"(?P<n>{CACAH})\s+(?P<benda>[a-z]{{3,}})\W*$", re.IGNORECASE)
_SISA = re.compile(r"\b(?:belum|tidak|tdk|sisa)\b", re.IGNORECASE)


def _menyisakan(k: Kalimat, x: Larik, _: int) -> Iterator[Salah]:
    """ "Bidang A menyisakan dua indikator, sedangkan Bidang B satu indikator"."""
    if _MENYISAKAN.search(k.teks) is None:
        return
    kolom = [c for c in x.kolom if _SISA.search(x.judul[c]) and not judul_persen(x.judul[c])]
    lanjut = ""
    for awal, klausa in _klausa(k.teks) if len(kolom) == 1 else ():
        m = _MENYISAKAN.search(klausa) or (_LANJUT.search(klausa) if lanjut else None)
        baris = sebut_baris(x, klausa[: m.start()]) if m is not None else []
        if m is None or len(baris) != 1 or (lanjut and m["benda"].casefold() != lanjut):
            continue
        if not lanjut and not _sekerja(m, x.judul[kolom[0]]):
            return
        lanjut = m["benda"].casefold()
        a, n = x.angka[baris[0]][kolom[0]], nilai(m["n"])
        if not _sebenda(x, lanjut) or a is None or a.desimal or a.nilai == n:
            continue
        if any(
            b is not None and b.nilai == n and _SISA.search(x.judul[c])
            for c, b in enumerate(x.angka[baris[0]])
        ):
            continue
        alasan = f"tabel pada baris {x.baris[baris[0]]} mencetak {a.teks} ({x.judul[kolom[0]]})"
        yield awal + m.start(), awal + m.end(), a.teks, alasan, x.baris[baris[0]]


def _sekerja(m: re.Match[str], judul: str) -> bool:
    """Whether what is undone is what the column counts; "still has two" needs the verb."""
    kerja = (m["kerja"] or "").casefold()
    return kerja in judul.casefold() if kerja else not m["punya"]


def _sebenda(x: Larik, benda: str) -> bool:
    """Whether the table speaks of what is left."""
    return benda[:6] in " ".join((x.keterangan, *x.judul)).casefold()


# --- the only one that fell ---------------------------------------------------------------------------------

_UBAH = (
    r"(?:(?P<naik>naik|meningkat|bertambah|kenaikan|peningkatan)|turun|menurun|berkurang|merosot|penurunan)"
)
_HANYA = Pola(
    rf"\bhanya\s+(?P<siapa>[^.,;:\d]{{3,80}}?)\s+(?:saja\s+)?yang\s+(?:mengalami\s+)?{_UBAH}\b",
    "hanya",
    dan=(("yang",), ("naik", "ningkat", "ambah", "urun", "urang", "rosot")),
    depan=True,
)
_SATU = Pola(
    rf"\bsatu-satunya\s+(?:[a-z]+\s+){{0,3}}?yang\s+(?:mengalami\s+)?{_UBAH}\s+(?:adalah|ialah|yaitu|yakni|hanya)\s+"
    r"(?P<siapa>[^.,;:(\d]{3,80})",
    "satu-satunya",
    depan=True,
)


def _hanya(k: Kalimat, x: Larik, kini: int) -> Iterator[Salah]:
    """The row's own two years, one column for each."""
    m = _HANYA.search(k.teks) or _SATU.search(k.teks)
    if (
        m is None
        or tahun_disebut(k.teks) - {kini, kini - 1}
        or re.search(r"triwulan|semester|bulan", k.teks, re.IGNORECASE)
    ):
        return
    baris = sebut_baris(x, m["siapa"])
    kolom = {t: [c for c in x.kolom if x.judul[c].strip() == str(t)] for t in (kini - 1, kini)}
    if len(baris) != 1 or any(len(c) != 1 for c in kolom.values()):
        return
    r = baris[0]
    a, b = x.angka[r][kolom[kini - 1][0]], x.angka[r][kolom[kini][0]]
    if a is None or b is None or (b.nilai > a.nilai) == (m["naik"] is not None):
        return
    arah = "tetap" if b.nilai == a.nilai else "naik" if b.nilai > a.nilai else "turun"
    yield (
        m.start(),
        m.end(),
        arah,
        f"“{x.label[r]}” {a.teks} ({kini - 1}) menjadi {b.teks} ({kini})",
        x.baris[r],
    )


# --- shares -------------------------------------------------------------------------------------------------

_BERBAGI = Pola(
    r"(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+[a-z]{3,}(?:\s+[a-z]+)?\s+\(\s*(?:atau\s+|sebesar\s+)?(?P<p>\d{1,2},\d{1,2})\s?%\s*\)",
    "%",
    dan=(("(",), (",",)),
)
_PECAHAN = {
    "separuh": Decimal("0.5"), "setengah": Decimal("0.5"), "sepertiga": Decimal(1) / 3,
    "seperempat": Decimal("0.25"), "dua pertiga": Decimal(2) / 3, "tiga perempat": Decimal("0.75"),
    "seperlima": Decimal("0.2"),
}  # fmt: skip
_PARUH = Pola(
    rf"(?P<n>{CACAH})\s+(?P<apa>[a-z]{{3,}}(?:\s+[a-z]+){{0,4}}),?\s+(?:dan\s+)?(?P<kata>{'|'.join(_PECAHAN)})nya\s+"
    r"(?:(?:berupa|adalah|merupakan|berasal\s+dari|yaitu|yakni|dari)\s+)+(?P<siapa>[^.,;:\d]{3,80})",
    *(f"{k.split()[-1]}nya" for k in _PECAHAN),
)
#: How far a fraction in words may be off.
_LONGGAR = Decimal("0.07")


def _porsi(k: Kalimat, x: Larik, _: int) -> Iterator[Salah]:
    """A share in brackets behind the row's own number, a slip of a digit away from what the table gives."""
    for m in _BERBAGI.finditer(k.teks):
        n = baca_utuh(m["n"])
        klausa = re.split(r"[;,]\s+|\bdan\b", k.teks[: m.start()])[-1] + m["n"]
        baris = [r for r in sebut_baris(x, klausa) if n is not None and any(_sama(a, n) for a in x.angka[r])]
        if n is None or len(baris) != 1:
            continue
        r = baris[0]
        seluruh = {
            t.nilai for c in x.kolom if _sama(x.angka[r][c], n) for t in x.seluruh(c) if t.nilai > n.nilai
        }
        benar = [n.nilai / t * 100 for t in seluruh]
        cetak = Decimal(m["p"].replace(",", "."))
        if any(a is not None and a.nilai == cetak for a in x.angka[r]) or any(
            abs(b - cetak) <= Decimal("0.02") for b in benar
        ):
            continue
        tepat = [
            b for b in benar if tergelincir(m["p"], f"{b:.{len(m['p'].split(',')[1])}f}".replace(".", ","))
        ]
        if len(benar) == 1 and tepat:
            alasan = f"{m['n']} dari {angka(next(iter(seluruh)))} adalah {angka(tepat[0])}%"
            yield m.start("p"), m.end("p"), f"{angka(tepat[0])}%", alasan, x.baris[r]


def _sama(a: Angka | None, n: Angka) -> bool:
    return a is not None and a.nilai == n.nilai and not a.persen


def _paruh(k: Kalimat, x: Larik, _: int) -> Iterator[Salah]:
    """ "6 kasus tidak selesai, sepertiganya berupa sengketa batas": the row's number in the column whose
    total the sentence tells."""
    m = _PARUH.search(k.teks)
    if m is None or re.search(
        r"\b(?:hampir|sekitar|lebih|kurang|lebih\s+dari)\s*$", k.teks[: m.start("kata")], re.IGNORECASE
    ):
        return
    n, baris = nilai(m["n"]), sebut_baris(x, m["siapa"])
    kolom = [c for c in x.kolom if any(t.nilai == n for t in x.seluruh(c))]
    if len(baris) != 1 or len(kolom) != 1 or not n or (a := x.angka[baris[0]][kolom[0]]) is None:
        return
    kata = " ".join(m["kata"].casefold().split())
    if abs(a.nilai / n - _PECAHAN[kata]) > _LONGGAR:
        harus = f"{a.teks} dari {m['n']}"
        alasan = f"menurut tabel pada baris {x.baris[baris[0]]} {harus}, yaitu {angka(a.nilai / n * 100)}%"
        yield m.start("kata"), m.end("kata") + 3, harus, alasan, x.baris[baris[0]]


# --- the mean -----------------------------------------------------------------------------------------------

_CACAH_RATA = Pola(
    rf"(?<!dari )(?<!dari seluruh )(?P<n>{CACAH})\s+(?P<apa>[a-z][^.,;:\d]{{1,60}}?)\b"
    r"di\s?(?:(?P<atas>atas)|bawah)\s+(?:nilai\s+|angka\s+)?(?:rata-rata|rerata)\b"
    r"(?!\s+(?:[a-z]+\s+)?(?:nasional|provinsi|kementerian|pusat|regional|kabupaten|kota|tahun)\b)",
    "rata-rata",
    "rerata",
    dan=(("atas", "bawah"),),
)
_ISI = frozenset({
    "nilai", "memiliki", "memperoleh", "mendapat", "mendapatkan", "berada", "masih", "skor", "indeks",
    "bernilai", "capaian", "dengan", "yang", "nilainya", "hasil", "mencatat",
})  # fmt: skip
_RATA = re.compile(r"\b(?:rata-rata|rerata)\b", re.IGNORECASE)


def _cacah_rata(k: Kalimat, x: Larik, _: int) -> Iterator[Salah]:
    """Rows on one side of the mean, where the table has one column of numbers and prints its mean."""
    m = _CACAH_RATA.search(k.teks)
    if m is None or len(x.total) != 1 or not x.utuh or len(x.label) < 4 or not _RATA.search(_akhir(x)):
        return
    isi = {
        c: [a.nilai for _, a in x.nilai(c)]
        for c in x.kolom
        if len(x.nilai(c)) == len(x.label) and x.seluruh(c)
    }
    kepala = {w for j in x.judul for w in kunci(j)}
    apa = kunci(m["apa"])
    if len(isi) != 1 or not set(apa[:2]) & kepala or set(apa) - kepala - set(kunci(x.keterangan)) - _ISI:
        return
    ((c, v),) = isi.items()
    rata, n = x.seluruh(c)[0], int(nilai(m["n"]))
    hitung = sum(v, Decimal(0)) / len(v)
    if not min(v) < rata.nilai < max(v) or abs(hitung - rata.nilai) > max(rata.langkah, Decimal("0.02")) * 5:
        return
    boleh = {
        sum((b > t) if m["atas"] else (b < t) for b in v) + lebih
        for t in (rata.nilai, hitung)
        for lebih in {0, sum(b == t for b in v)}
    }
    if n not in boleh and n < len(v):
        benar = sum((b > rata.nilai) if m["atas"] else (b < rata.nilai) for b in v)
        sisi = "di atas" if m["atas"] else "di bawah"
        yield m.start(), m.end(), str(benar), f"{benar} baris tabel {sisi} rata-rata {rata.teks}", x.baris[0]


def _akhir(x: Larik) -> str:
    """What the only total row may be called is not kept: the caption, the titles and the sum tell."""
    c = next((c for c in x.kolom if x.seluruh(c)), None)
    if c is None:
        return ""
    isi = [a.nilai for _, a in x.nilai(c)]
    return "rata-rata" if isi and min(isi) <= x.seluruh(c)[0].nilai <= max(isi) else ""


_Periksa = Callable[[Kalimat, Larik, int], Iterator[Salah]]
_SEMUA: Sequence[tuple[_Periksa, tuple[Pola, ...]]] = (
    (_menyisakan, (_MENYISAKAN,)),
    (_hanya, (_HANYA, _SATU)),
    (_porsi, (_BERBAGI,)),
    (_paruh, (_PARUH,)),
    (_cacah_rata, (_CACAH_RATA,)),
)
