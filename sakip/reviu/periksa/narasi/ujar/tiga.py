"""A whole, its part and the rest in one sentence, and a sum told with its parts.

"Dari 14 sekolah baru 9 yang ..., sedangkan 6 lainnya ...", "dari 40 laporan, 37 dapat dicegah sehingga yang
benar-benar terjadi hanya dua", "berjumlah 20, terdiri atas 4 balai, 9 seksi dan 6 unit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah
from sakip.reviu.periksa.narasi.baca.larik import Larik, dekat
from sakip.reviu.periksa.narasi.ujar.alat import CACAH, nilai, salah_ujar

#: Words and brackets, but no other number.
_KATA = r"(?:(?!\b(?:di\s?antaranya|termasuk|masing-masing|antara\s+lain)\b)[^.;:\d])"
_DARI = (
    rf"\bdari\s+(?:(?:total|seluruh|jumlah|sebanyak|ke)\s*)*(?P<a>{CACAH})(?:\s+\([a-z ]+\))?\s+"
    r"(?P<benda>[a-z]{3,})"
)
_LAINNYA = Pola(
    rf"{_DARI}{_KATA}{{0,80}}?\s(?P<b>{CACAH}){_KATA}{{1,110}}?"
    rf"(?:\b(?:sisanya|selebihnya)\b(?:\s+[a-z]+){{0,2}}?\s+(?P<c>{CACAH})"
    rf"|(?P<jelas>sedangkan|sementara)?\s+(?P<d>{CACAH})\s+(?:[a-z]+\s+)?(?:lainnya|sisanya|selebihnya|lagi)\b)",
    "dari",
    dan=(("lainnya", "sisanya", "selebihnya", "lagi"),),
    depan=True,
)
_SEHINGGA = Pola(
    rf"{_DARI}{_KATA}{{0,80}}?\s(?P<b>{CACAH}){_KATA}{{1,90}}?\b(?:sehingga|jadi|maka|dan)\s+(?:yang\s+)?{_KATA}{{0,60}}?"
    rf"\b(?:hanya|tinggal|tersisa|menyisakan|masih\s+ada)\s+(?P<c>{CACAH})(?P<ekor>[^.;\d]{{0,60}})",
    "dari",
    dan=(("hanya", "tinggal", "sisa", "yisa", "masih"),),
    depan=True,
)
_BUKAN = re.compile(
    r"\b(?:target\w*|kurang\s+lebih|sekitar|hampir|rata-rata|masing-masing|di\s?antaranya|termasuk|indikator|tambahan|"
    r"naik|turun|meningkat|menurun|menjadi)\b",
    re.IGNORECASE,
)
#: "Three others" may leave some that are not told; "only nine, while three others" does not.
_BARU = re.compile(r"\b(?:baru|hanya)\b", re.IGNORECASE)
_TERSISA = re.compile(r"\b(?:ter|menyi)?sisa\w*|\btinggal\b", re.IGNORECASE)
_BELUM = re.compile(r"\b(?:belum|gagal)\b", re.IGNORECASE)
_UKURAN = re.compile(
    r"\s(?:hari|jam|menit|bulan|minggu|tahun|kali|kilometer|hektare?|ton|rupiah|poin)\b", re.IGNORECASE
)
_BERJUMLAH = Pola(
    rf"\b(?:berjumlah|jumlahnya|sebanyak|sejumlah|membawahi|membina|memiliki|mempunyai|terdapat|mengelola)\s+(?P<a>{CACAH})"
    r"(?:\s+\([a-z ]+\))?(?P<apa>(?:\s+[A-Za-z/]+){0,4}?),?\s+(?:yang\s+)?"
    r"(?:terdiri\s+(?:atas|dari)|yaitu|yakni|dengan\s+rincian|(?P<bagi>terbagi)(?:\s+(?:atas|menjadi|ke\s+dalam))?)\s*:?\s+"
    r"(?P<isi>[^.;:]{8,400})",
    "berjumlah", "jumlahnya", "sebanyak", "sejumlah", "membawahi", "membina", "memiliki", "mempunyai",
    "terdapat", "mengelola",
    dan=(("terdiri", "terbagi", "yaitu", "yakni", "rincian"),),
    depan=True,
)  # fmt: skip
_BUTIR = re.compile(
    rf"(?:(?:,\s*)?\b(?:dan|serta)\s+|,\s*|^)(?P<n>{CACAH})(?:\s+\([a-z ]+\))?\s+(?=[A-Za-z])", re.IGNORECASE
)
_TERBANYAK = Decimal("0.2")


def tiga(paham: Paham) -> Iterator[Temuan]:
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf) or not _mungkin(u.teks):
            continue
        for k in pecah(u.teks):
            if not _mungkin(k.teks):
                continue
            for m, teks, harus, alasan in (*_lainnya(k), *_sehingga(paham, ke, k), *_rincian(k)):
                awal = k.teks.find(teks, m.start())
                yield salah_ujar(paham, u, k, (max(awal, m.start()), m.end()), teks, harus, alasan)


def _mungkin(teks: str) -> bool:
    return _LAINNYA.mungkin(teks) or _SEHINGGA.mungkin(teks) or _BERJUMLAH.mungkin(teks)


Salah = tuple[re.Match[str], str, str, str]


def _lainnya(k: Kalimat) -> Iterator[Salah]:
    m = _LAINNYA.search(k.teks)
    if m is None or _BUKAN.search(m[0]) or _berangka_lain(m, k.teks):
        return
    if _UKURAN.search(k.teks, m.end("b")) and not _UKURAN.match(" " + m["benda"]):
        return
    g = "c" if m["c"] else "d"
    a, b, c = (nilai(m[x]) for x in ("a", "b", g))
    pasti = b + c > a or g == "c" or (m["jelas"] and _BARU.search(m[0][: m.start("d") - m.start()]))
    if a > b > 0 and b + c != a and c < a and pasti:
        yield m, m[g], angka(a - b), f"{m['a']} dikurangi {m['b']} adalah {angka(a - b)}"


def _berangka_lain(m: re.Match[str], kalimat: str) -> bool:
    """Whether another count stands between those three."""
    isi = {m.start(g) for g in ("a", "b", "c", "d") if g in m.re.groupindex and m[g]}
    return any(
        c.start() not in isi
        for c in re.finditer(CACAH, kalimat[: m.end()], re.IGNORECASE)
        if c.start() > m.start()
    )


def _sehingga(paham: Paham, ke: int, k: Kalimat) -> Iterator[Salah]:
    m = _SEHINGGA.search(k.teks)
    if m is None or _BUKAN.search(m[0]) or _berangka_lain(m, k.teks):
        return
    a, b, c = (nilai(m[x]) for x in "abc")
    if not (a > b > 0 and c < a and b + c != a):
        return
    kata = f"{m[0][m.end('b') - m.start() :]} {m['ekor']}"
    tersisa = _TERSISA.search(kata) is not None or (b + c > a and _BELUM.search(kata) is not None)
    if tersisa or _tercetak(dekat(paham, ke), a, b, c):
        yield m, m["b"], angka(a - c), f"{m['a']} dikurangi {m['c']} adalah {angka(a - c)}"


def _tercetak(larik: Iterator[Larik], a: Decimal, b: Decimal, c: Decimal) -> bool:
    """Whether a row of a table nearby prints the whole, the rest and their difference, but not the part."""
    for x in larik:
        for baris in (*x.total, *x.angka):
            isi = {n.nilai for n in baris if n is not None}
            if {a, c, a - c} <= isi and b not in isi:
                return True
    return False


def _rincian(k: Kalimat) -> Iterator[Salah]:
    m = _BERJUMLAH.search(k.teks)
    if m is None or _BUKAN.search(m[0]):
        return
    butir = list(_BUTIR.finditer(m["isi"]))
    semua = re.findall(r"\d+", re.sub(r"\([^()]*\)", " ", m["isi"]))
    if (
        len(butir) < (2 if m["bagi"] else 3)
        or butir[0].start()
        or len(semua) > len(butir)
        or not _bertutup(m["isi"], butir)
    ):
        return
    a, jumlah = nilai(m["a"]), sum((nilai(b["n"]) for b in butir), Decimal(0))
    if a != jumlah and abs(a - jumlah) <= _TERBANYAK * a:
        isi = " + ".join(angka(nilai(b["n"])) for b in butir)
        yield m, m["a"], angka(jumlah), f"rinciannya {isi} = {angka(jumlah)}"


def _bertutup(isi: str, butir: Sequence[re.Match[str]]) -> bool:
    """Whether every part of a list has its count, and the list ends with "dan"."""
    potong = [s for s in re.split(r",\s*(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+(?=\d)", isi) if s.strip()]
    return len(potong) == len(butir) and re.match(r",?\s*(?:dan|serta)\b", butir[-1][0].lstrip()) is not None
