"""Of what kind a superlative speaks, and whether a column is of that kind.

"Nilai bantuan terbesar" beside columns of heads of cattle says nothing that they could contradict; neither
does "biaya tertinggi" beside scores, or "lama layanan" beside numbers of files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from sakip.reviu.angka import Angka

T = TypeVar("T")

_UANG = (
    r"(?:biaya|belanja|anggaran|pagu|dana|harga|rupiah|tarif|omzet|pendapatan|gaji|upah|honor\w*|denda|"
    r"retribusi)"
)
_NILAI = r"(?:nilai|skor|score|indeks|mutu)"
_BESARAN = (
    ("luas", r"luas|hektare?|ha|m2|m²|km2|km²"),
    ("panjang", r"panjang|jarak|km|kilometer|meter|m"),
    ("jarak", r"jarak|panjang|km|kilometer|meter|m"),
    ("berat", r"berat|bobot|ton|kg|kilogram|kuintal|gram"),
    ("volume", r"volume|m3|m³|liter|ton|kg|meter"),
    ("bobot", r"bobot|berat|kg|ton"),
    ("lama", r"lama(?:nya)?|waktu|durasi|hari|jam|menit|bulan"),
    ("durasi", r"durasi|lama(?:nya)?|waktu|hari|jam|menit|bulan"),
    ("waktu", r"waktu|durasi|lama(?:nya)?|hari|jam|menit|bulan"),
    ("usia", r"usia|umur|tahun"),
    ("umur", r"umur|usia|tahun"),
    ("suhu", r"suhu|temperatur|derajat|celsius"),
    ("kecepatan", r"kecepatan|km|mbps|detik|menit"),
    ("kepadatan", r"kepadatan|padat|per"),
    ("kapasitas", r"kapasitas|daya|tampung"),
)
_KENAL = re.compile(rf"{_UANG}|{_NILAI}|{'|'.join(k for k, _ in _BESARAN)}")
_SEUANG = re.compile(rf"\b{_UANG}(?:nya)?\b|\brp\b|\b(?:juta|miliar|milyar)\b|\bnominal\b", re.IGNORECASE)
_SENILAI = re.compile(
    r"\b(?:nilai|skor|score|indeks|index|penilaian|ikm|skm|ikpa|ipk|smart|mutu|survei|kepuasan|capaian|kinerja|rp|rupiah|harga|"
    r"nominal)\b",
    re.IGNORECASE,
)
#: Amounts so large count no things.
_SEBESAR_UANG = Decimal(1_000_000)
#: So many words before the superlative tell what is measured.
_KATA = 4


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A kind of measure: ``kata`` titles and captions that tell of it, ``isi`` the numbers that show it."""

    kata: re.Pattern[str]
    isi: Callable[[Angka], bool]

    def pilih(
        self, kolom: Sequence[T], judul: Callable[[T], str], isi: Callable[[T], Iterable[Angka]], sekitar: str
    ) -> list[T]:
        """The columns of this kind; all where only what stands around the table tells of it, else none."""
        sendiri = [c for c in kolom if self.kata.search(judul(c)) or any(map(self.isi, isi(c)))]
        return sendiri or (list(kolom) if self.kata.search(sekitar) else [])


def _beruang(a: Angka) -> bool:
    return a.rupiah or abs(a.nilai) >= _SEBESAR_UANG


def _bernilai(a: Angka) -> bool:
    return bool(a.rupiah or a.persen or a.desimal) or abs(a.nilai) >= _SEBESAR_UANG


def _tiada(_: Angka) -> bool:
    return False


_UKURAN = (
    (re.compile(_UANG), Ukuran(_SEUANG, _beruang)),
    *((re.compile(k), Ukuran(re.compile(rf"\b(?:{v})\b", re.IGNORECASE), _tiada)) for k, v in _BESARAN),
    (re.compile(_NILAI), Ukuran(_SENILAI, _bernilai)),
)


def ukuran_kalimat(sebelum: str, sesudah: str, nama: str) -> Ukuran | None:
    """The kind that the words nearest a superlative name: "biaya ...", "... terbesar nilainya".

    ``nama``: the row that is spoken of ("Waktu Pelayanan" measures nothing). None for counts and for what no
    closed list of words knows.
    """
    kata = re.findall(r"[a-z]+", sebelum.casefold())[-_KATA:]
    lanjut = re.match(r"\W*([a-z]+nya)\b", sesudah.casefold())
    kata = [w.removesuffix("nya") for w in (*kata, *(lanjut.groups() if lanjut is not None else ()))]
    milik = set(re.findall(r"[a-z]+", nama.casefold()))
    inti = next((w for w in reversed(kata) if w not in milik and _KENAL.fullmatch(w)), "")
    return next((u for pola, u in _UKURAN if inti and pola.fullmatch(inti)), None)
