"""Words of a page as lines; running heads, page numbers and the lettering of charts are left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.reviu.baca.pdf.isi import Halaman, Kata

_TEPI = 4
_LUKISAN = 6
_KETERANGAN = re.compile(r"\W{0,3}(?:tabel|gambar|grafik|diagram|sumber)\b", re.IGNORECASE)


@dataclass(slots=True)
class Lajur:
    """A line of text on a page; ``kata`` from left to right."""

    kata: list[Kata]

    @property
    def x0(self) -> float:
        return self.kata[0].x0

    @property
    def x1(self) -> float:
        return self.kata[-1].x1

    @property
    def y0(self) -> float:
        return min(k.y0 for k in self.kata)

    @property
    def y1(self) -> float:
        return max(k.y1 for k in self.kata)

    @property
    def besar(self) -> float:
        """The size of most of its letters."""
        hitung: Counter[float] = Counter()
        for k in self.kata:
            hitung[k.besar] += len(k.teks)
        return hitung.most_common(1)[0][0]

    @property
    def dasar(self) -> float:
        """The height of its baseline."""
        return sorted(k.dasar for k in self.kata)[len(self.kata) // 2]

    @property
    def tebal(self) -> bool:
        return all(k.tebal for k in self.kata if any(h.isalnum() for h in k.teks))

    @property
    def teks(self) -> str:
        return " ".join(k.teks for k in self.kata).replace("\ufffe", "-")

    def potong(self, celah: float = 2.0) -> list[list[Kata]]:
        """The line cut where wide gaps stand between its words."""
        hasil = [[self.kata[0]]]
        for kiri, kanan in pairwise(self.kata):
            if kanan.x0 - kiri.x1 > celah * min(kiri.besar, kanan.besar):
                hasil.append([])
            hasil[-1].append(kanan)
        return hasil


def lajur(kata: Iterable[Kata]) -> list[Lajur]:
    """Words that stand at one height, from top to bottom."""
    hasil: list[list[Kata]] = []
    for k in sorted(kata, key=lambda k: (k.dasar, k.x0)):
        for baris in reversed(hasil[-3:]):
            acuan = max(baris, key=lambda b: b.besar)
            # Small letters may be raised or lowered: they stand within the height of the large ones.
            ruang = 0.25 if k.besar > 0.8 * acuan.besar and acuan.besar > 0.8 * k.besar else 0.55
            if abs(acuan.dasar - k.dasar) <= ruang * max(acuan.besar, k.besar):
                baris.append(k)
                break
        else:
            hasil.append([k])
    for baris in hasil:
        baris.sort(key=lambda k: k.x0)
    return [Lajur(b) for b in hasil]


def sambung_kata(baris: list[Lajur]) -> list[Lajur]:
    """Mend words that a hyphen divides at the end of a line: the whole word stands on the first line."""
    for atas, bawah in pairwise(baris):
        if not atas.kata or not bawah.kata:
            continue
        depan, belakang = atas.kata[-1], bawah.kata[0]
        inti = depan.teks[:-1]
        garis_miring = depan.teks[-1:] == "/" and inti[-1:].isalpha() and belakang.teks[:1].isalpha()
        rentang = depan.teks[-1:] in "–-" and inti[-1:].isdigit() and belakang.teks[:1].isdigit()
        if garis_miring or rentang:
            depan.teks += belakang.teks
            bawah.kata = bawah.kata[1:]
            continue
        if depan.teks[-1:] not in ("-", "\ufffe") or not inti[-1:].isalpha():
            continue
        if belakang.teks[:1].isupper() and depan.teks[-1:] == "-":  # "HIV-/AIDS"
            depan.teks += belakang.teks
            bawah.kata = bawah.kata[1:]
            continue
        if not belakang.teks[:1].islower():
            continue
        kode = any(h.isdigit() for h in belakang.teks)
        garis = (
            "-"
            if kode or _berulang(re.split(r"[\W_]", inti)[-1].casefold(), belakang.teks.casefold())
            else ""
        )
        depan.teks = inti + garis + belakang.teks
        bawah.kata = bawah.kata[1:]
    return [b for b in baris if b.kata]


def _berulang(depan: str, belakang: str) -> bool:
    """Whether the halves are a word said twice ("rata-rata", "perundang-undangan", "terus-menerus")."""
    if len(depan) < 4:
        return belakang == depan
    return any(belakang[i : i + 4] in depan for i in range(5) if len(belakang) >= i + 4)


def perabot(halaman: Sequence[Halaman], baris: Sequence[list[Lajur]]) -> list[set[int]]:
    """For every page the indices of its lines that are running heads, running feet or page numbers.

    Such a line stands among the first or last of its page, at the same height on at least three pages,
    with the same words save the page number; a number alone is one when it stands there on three.
    """
    letak: dict[tuple[str, int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for n, (h, isi) in enumerate(zip(halaman, baris, strict=True)):
        for ke in {*range(min(_TEPI, len(isi))), *range(max(0, len(isi) - _TEPI), len(isi))}:
            b = isi[ke]
            atas = b.y1 < 0.14 * h.tinggi
            if not atas and b.y0 < 0.86 * h.tinggi:
                continue
            dari = b.y0 if atas else h.tinggi - b.y1
            for kunci in {_inti(b.teks, n), (b.teks, 0)}:
                letak[*kunci, atas].append((dari, n, ke))
    calon: list[set[int]] = [set() for _ in halaman]
    pasti: list[set[int]] = [set() for _ in halaman]
    banyak = max(5, 0.4 * len(halaman))
    kata: set[str] = set()
    selisih_kaki: set[int] = set()  # of running heads and feet: words, how far page numbers are off
    for (teks, selisih, _), daftar in letak.items():
        for dari, n, ke in daftar:
            sama = {m for d, m, _ in daftar if abs(d - dari) <= 4}
            if len(sama) >= min(3, max(2, len(halaman))):
                calon[n].add(ke)
                kata.update(teks.split())
                selisih_kaki.add(selisih)
            if len(sama) >= banyak:
                pasti[n].add(ke)
    for (teks, selisih, _), daftar in letak.items():
        if len(teks) > 1 and "#" in teks and selisih in selisih_kaki and kata.issuperset(teks.split()):
            for _, n, ke in daftar:
                calon[n].add(ke)  # on a page of another width
    return [_terpisah(isi, c, p) for isi, c, p in zip(baris, calon, pasti, strict=True)]


def _terpisah(baris: Sequence[Lajur], calon: set[int], pasti: set[int]) -> set[int]:
    """Those candidates that a gap parts from the text, for sentences may stand at one height, too; those on
    very many pages need none."""

    def renggang(a: int, b: int) -> bool:
        if not (0 <= a < len(baris) and 0 <= b < len(baris)):
            return True
        return baris[b].dasar - baris[a].dasar > 1.7 * max(baris[a].besar, baris[b].besar)

    atas = max((k for k in calon if k < _TEPI and renggang(k, k + 1)), default=-1)
    bawah = min((k for k in calon if k >= len(baris) - _TEPI and renggang(k - 1, k)), default=len(baris))
    return pasti | {k for k in calon if k <= atas or k >= bawah}


def _inti(teks: str, halaman: int) -> tuple[str, int]:
    """What a line says without its page number, and how far that number is from the place of the page.

    "Lampiran 1", "Lampiran 2" are therefore not the same line; "LKjIP 2023 | 7" on the ninth page is.
    """
    rata = teks.strip().casefold()
    nomor = r"(?:\d{1,4}|[ivxlc]{1,7})"
    if re.fullmatch(rf"\W*(?:hal(?:aman)?\.?|page)?\W*{nomor}(?:\W+(?:dari|of)?\W*\d+)?\W*", rata):
        return "#", 0
    if re.match(r"(?:lampiran|bab|tabel|gambar|grafik|bagian)\b", rata):
        return rata, 0
    cocok = re.search(r"^\d{1,4}\b|\b\d{1,4}(?=(?:\s*(?:/|dari|of)\s*\d{1,4})?$)", rata)
    selisih = int(cocok[0]) - halaman if cocok else 0
    if cocok:
        rata = f"{rata[: cocok.start()]} \x00 {rata[cocok.end() :]}"
    return re.sub(r"[^\w\x00]+", " ", rata).replace("\x00", "#").strip(), selisih


def huruf_bagan(
    halaman: Halaman, baris: Sequence[Lajur], tabel: Sequence[tuple[float, ...]], badan: float
) -> set[int]:
    """Indices of the lines that letter a chart: smaller than running text, among or beside drawn shapes."""
    luas = halaman.lebar * halaman.tinggi
    garis = [(a, y - 0.5, b, y + 0.5) for y, a, b in halaman.datar if b - a > 10]
    garis += [(x - 0.5, a, x + 0.5, b) for x, a, b in halaman.tegak if b - a > 10]
    bentuk = [k for k in halaman.lukisan if (k[2] - k[0]) * (k[3] - k[1]) < 0.3 * luas]
    bentuk = [k for k in bentuk if not any(_dalam(k, t) for t in tabel)]
    if len(bentuk) < 2:
        return set()
    lukisan = [*bentuk, *(k for k in garis if not any(_dalam(k, t) for t in tabel))]
    bagan = [
        k
        for k, banyak in _gugus(lukisan)
        if banyak >= _LUKISAN and k[3] - k[1] >= 30 and any(_dalam(b, k) for b in bentuk)
    ]
    tepi = min((b.x0 for b in baris if len(b.teks) > 50), default=0.0)
    buang: set[int] = set()
    for kiri, atas, kanan, bawah in bagan:
        for ke, b in enumerate(baris):
            if b.besar > 0.92 * badan or len(b.teks) > 160 or _KETERANGAN.match(b.teks):
                continue
            di_dalam = atas - 3 < (b.y0 + b.y1) / 2 < bawah + 3
            di_tepi = b.y1 > atas - 22 and b.y0 < bawah + 22 and b.x0 > tepi + 4 and _label(b)
            if (di_dalam or di_tepi) and b.x1 > kiri - 140 and b.x0 < kanan + 140:
                buang.add(ke)
    return buang


def _label(b: Lajur) -> bool:
    """Short words apart from one another, as under the axis of a chart."""
    return "=" not in b.teks and all(sum(len(k.teks) + 1 for k in p) <= 40 for p in b.potong(0.9))


def _dalam(k: tuple[float, ...], t: tuple[float, ...]) -> bool:
    return k[0] >= t[0] - 3 and k[1] >= t[1] - 3 and k[2] <= t[2] + 3 and k[3] <= t[3] + 3


def _gugus(kotak: list[tuple[float, float, float, float]]) -> list[tuple[tuple[float, ...], int]]:
    """Boxes that lie near one another, as one box with their number."""
    hasil: list[tuple[tuple[float, ...], int]] = []
    for satu in sorted(kotak, key=lambda k: k[1])[:4000]:
        gabung: tuple[float, ...] = satu
        banyak, sisa = 1, []
        for lain, n in hasil:
            dekat = (
                lain[0] - 40 <= gabung[2]
                and gabung[0] - 40 <= lain[2]
                and lain[1] - 25 <= gabung[3]
                and gabung[1] - 25 <= lain[3]
            )
            if dekat:
                gabung = (
                    min(gabung[0], lain[0]),
                    min(gabung[1], lain[1]),
                    max(gabung[2], lain[2]),
                    max(gabung[3], lain[3]),
                )
                banyak += n
            else:
                sisa.append((lain, n))
        hasil = [*sisa, (gabung, banyak)]
    return hasil
