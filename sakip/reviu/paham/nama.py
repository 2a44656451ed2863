"""Names of indicators and programmes: one key for spellings that differ by OCR, abbreviation or filler."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from sakip.reviu.baca.kata import jarak

_NOMOR = re.compile(
    r"^\W*(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.):]\s*|\(\d+\)\s*|\d{1,3}\s+(?=[A-Z]))+"
)
#: A hyphen at the end of a line.
_PENGGAL = re.compile(r"-\s+")
_KATA = re.compile(r"[a-z0-9]+")
_ISI_TEKS = """
    di ke dari yang dan atau dengan pada dalam untuk oleh atas para ini itu tersebut secara serta
    bagi terhadap sesuai sebagai adalah the of tentang masing per yg dgn utk pd dlm
"""
_ISI = frozenset(_ISI_TEKS.split())
_SAMAKAN = {
    "presentase": "persentase", "prosentase": "persentase", "persen": "persentase", "jml": "jumlah",
    "resiko": "risiko", "kanwil": "wilayah", "kab": "kabupaten",
    "pemda": "pemerintahdaerah", "indek": "indeks",
    "instrumen": "instrument", "memperoleh": "dapat", "mendapatkan": "dapat", "mendapat": "dapat",
    "perlindungan": "pelindungan",
}  # fmt: skip
#: Phrases and what abbreviates them; both become the abbreviation.
_SINGKATAN = (
    ("hak asasi manusia", "ham"),
    ("pemerintah daerah", "pemda"), ("indeks kepuasan masyarakat", "ikm"), ("reformasi birokrasi", "rb"),
    ("peraturan daerah", "perda"), ("unit pelaksana teknis", "upt"), ("satuan kerja", "satker"),
    ("kabupaten kota", "kabkota"), ("kab kota", "kabkota"),
    ("kantor wilayah", "kanwil"), ("angka harapan hidup", "ahh"),
    ("indeks pembangunan manusia", "ipm"), ("produk domestik regional bruto", "pdrb"),
    ("sistem akuntabilitas kinerja instansi pemerintah", "sakip"),
    ("akuntabilitas kinerja instansi pemerintah", "akip"),
    ("tenaga kerja", "naker"), ("sumber daya manusia", "sdm"), ("penerimaan negara bukan pajak", "pnbp"),
    ("pendapatan asli daerah", "pad"), ("kartu tanda penduduk", "ktp"), ("rumah sakit umum daerah", "rsud"),
)  # fmt: skip


_SINGKATAN_UTUH = tuple((p, re.compile(rf"\b{p}\b"), s) for p, s in _SINGKATAN)
_NON = re.compile(r"\bnon (?=[a-z]{3})")
_UNSUR = re.compile(r"<[^>]{1,60}>")


#: Phrases long enough to be told although one of their words is misspelt, and what abbreviates them.
_SINGKATAN_KATA = tuple((tuple(p.split()), s) for p, _, s in _SINGKATAN_UTUH if len(p.split()) > 2)
_NAMA_PANJANG = 160


def _salah_eja(teks: str, kata: tuple[str, ...], pendek: str) -> str:
    """The phrase by its abbreviation where one letter of one long word is wrong, doubled or left out."""
    semua = teks.split()
    for i in range(len(semua) - len(kata) + 1):
        beda = [(a, b) for a, b in zip(semua[i : i + len(kata)], kata, strict=True) if a != b]
        if len(beda) == 1 and len(beda[0][1]) > 6 and jarak(*beda[0]) == 1:
            return " ".join((*semua[:i], pendek, *semua[i + len(kata) :]))
    return teks


@lru_cache(maxsize=65536)
def bersih_nama(nama: str) -> str:
    """The name as a reader would quote it: without its list number, emphasis and quotation marks."""
    if "<" in nama:
        nama = _UNSUR.sub(" ", nama)
    return " ".join(_NOMOR.sub("", nama.replace("*", "").strip()).split()).strip(" \"“”':;.,-–❖•")


@lru_cache(maxsize=65536)
def kunci(nama: str) -> tuple[str, ...]:
    """The telling words of a name in order: abbreviations unified, filler and doubles dropped."""
    teks = " ".join(_KATA.findall(_PENGGAL.sub("", bersih_nama(nama).casefold())))
    for panjang, pola, pendek in _SINGKATAN_UTUH:
        if panjang in teks:
            teks = pola.sub(pendek, teks)
    if len(teks) < _NAMA_PANJANG:
        for frasa, pendek in _SINGKATAN_KATA:
            if sum(k in teks for k in frasa) == len(frasa) - 1:
                teks = _salah_eja(teks, frasa, pendek)
    if "non " in teks:
        teks = _NON.sub("non", teks)
    kata = dict.fromkeys(map(_akar, teks.split()))
    return tuple([k for k in kata if k not in _ISI])


@lru_cache(maxsize=16384)
def _akar(kata: str) -> str:
    """A word in its usual spelling, without the endings that spelling varies (-nya after a long stem)."""
    kata = _SAMAKAN.get(kata, kata)
    if len(kata) > 7 and kata.endswith("nya"):
        kata = kata[:-3]
    return kata


@lru_cache(maxsize=200_000)
def _sama_kata(a: str, b: str) -> bool:
    if a == b:
        return True
    if a.isdigit() or b.isdigit() or min(len(a), len(b)) < 5:
        return False
    if a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    batas = 1 if min(len(a), len(b)) < 8 else 2
    return jarak(a, b, batas) <= batas and not _lawan(a, b)


_LAWAN = (
    ("naik", "turun"), ("masuk", "keluar"), ("pria", "wanita"), ("tinggi", "rendah"),
    ("meningkat", "menurun"), ("peningkatan", "penurunan"), ("diajukan", "diajarkan"),
)  # fmt: skip


def _lawan(a: str, b: str) -> bool:
    return a == f"non{b}" or b == f"non{a}" or any({a, b} == set(p) for p in _LAWAN)


class Bobot:
    """Weights of words in the names of one report: a word that stands everywhere tells little.

    ``umum`` are words that the whole report repeats (the office's own name): they hardly count.
    """

    def __init__(self, nama: Iterable[str], umum: frozenset[str] = frozenset()) -> None:
        kunci_nama = {kunci(n) for n in nama}
        hitung = Counter(k for n in kunci_nama for k in set(n))
        banyak = max(len(kunci_nama), 1)
        self._bobot = {k: 1.0 / (1.0 + 3.0 * n / banyak) for k, n in hitung.items()}
        self._umum = umum
        self._ingat: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}

    def kata(self, k: str) -> float:
        return 0.1 if k in self._umum else self._bobot.get(k, 1.0)

    def kemiripan(self, a: tuple[str, ...], b: tuple[str, ...]) -> float:
        """0 .. 1: the weight of shared words over the weight of all; slips of spelling count as shared.

        A telling word put in place of another ("remisi" for "integrasi") makes two names different.
        """
        if not a or not b:
            return 0.0
        if a == b:
            return 1.0
        nilai = self._ingat.get((a, b))
        if nilai is None:
            if len(self._ingat) >= _PASANGAN:
                self._ingat.clear()
            nilai = self._ingat[a, b] = self._kemiripan(a, b)
        return nilai

    def _kemiripan(self, a: Sequence[str], b: Sequence[str]) -> float:
        himpunan_a, himpunan_b = set(a), set(b)
        sama = sum(self.kata(k) for k in himpunan_a & himpunan_b)
        hanya_b = [k for k in b if k not in himpunan_a]
        hanya_a: list[str] = []
        for k in a:
            if k in himpunan_b:
                continue
            teman = next((s for s in hanya_b if s[0] == k[0] and _sama_kata(k, s)), None)
            if teman is None:
                hanya_a.append(k)
            else:
                sama += self.kata(k)
                hanya_b.remove(teman)
        berat_a, berat_b = [self.kata(k) for k in hanya_a], [self.kata(k) for k in hanya_b]
        nilai = sama / (sama + sum(berat_a) + sum(berat_b))
        tertukar = min(max(berat_a, default=0.0), max(berat_b, default=0.0)) > 0.45
        return min(nilai, BATAS_SAMA - 0.02) if tertukar else nilai


#: So many pairs of names are kept.
_PASANGAN = 50_000
#: Similarity from which two names are the same thing.
BATAS_SAMA = 0.82


class Pencari:
    """Finds the name most like another among many; answers are kept.

    Only names that share words are compared, and in a report with very many names only those that share
    a word that is not everywhere: time stays in proportion.
    """

    def __init__(self, bobot: Bobot, kelompok: Mapping[tuple[str, ...], int]) -> None:
        self._bobot = bobot
        self._tepat: dict[tuple[str, ...], int] = {}
        self._daftar: list[tuple[str, ...]] = []
        self._menurut: dict[str, list[int]] = defaultdict(list)
        self._ingat: dict[tuple[tuple[str, ...], float], int | None] = {}
        for k, n in kelompok.items():
            self.tambah(k, n)

    def tambah(self, k: tuple[str, ...], nomor: int) -> None:
        """Take in a name of group ``nomor``."""
        if k in self._tepat:
            return
        self._tepat[k] = nomor
        for kata in set(k):
            self._menurut[kata].append(len(self._daftar))
        self._daftar.append(k)

    def cari(self, k: tuple[str, ...], batas: float) -> int | None:
        """The group of the name most like ``k``, None when none reaches ``batas``."""
        if k in self._tepat:
            return self._tepat[k]
        if (k, batas) not in self._ingat:
            self._ingat[(k, batas)] = self.terdekat(k, batas)
        return self._ingat[(k, batas)]

    def terdekat(self, k: tuple[str, ...], batas: float) -> int | None:
        """As ``cari``, for a name that is not there itself and while names are still taken in."""
        letak = (self._menurut.get(kata, ()) for kata in set(k))
        sama = Counter(chain.from_iterable(d for d in letak if len(d) <= _KATA_UMUM))
        terbaik, nilai = None, batas
        panjang = len(k)
        bagian = 2 if len(self._daftar) <= _KATA_UMUM else 1
        for ke, banyak in sorted(sama.items()):
            lain = self._daftar[ke]
            # names that share fewer than two fifths of the shorter cannot be alike
            if banyak * 5 < panjang * bagian and banyak * 5 < len(lain) * bagian:
                continue
            mirip = self._bobot.kemiripan(k, lain)
            if mirip >= nilai and (terbaik is None or mirip > nilai):
                terbaik, nilai = self._tepat[lain], mirip
        return terbaik


#: A word in more names than this tells nothing when looking for a name.
_KATA_UMUM = 400
