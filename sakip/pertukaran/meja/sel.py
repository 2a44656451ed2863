"""Reads single cells: codes, rupiah, measured values, months, days. Faults are ``SelSalah`` in words."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final, Literal

from sakip.aturan.angka import AngkaSalah, baca
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.bidang import BATAS, BATAS_RUPIAH, DESIMAL
from sakip.inti.galat import GalatSakip
from sakip.pertukaran.lembar.angka_excel import dari_excel

Angka = Literal["indonesia", "inggris"]
NIHIL: Final = frozenset({"nihil", "-", "–", "—"})

_BULAT = re.compile(r"-?[0-9]{1,17}")
_RIBUAN = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
_INGGRIS = re.compile(r"(-?)(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_KURUNG = re.compile(r"\((.+)\)")
_BULAN_NOMOR = re.compile(r"0?([1-9])|1([0-2])")
_TAHUN_BULAN = re.compile(r"(20[0-9]{2})[-/. ]?(0[1-9]|1[0-2])")
_BULAN_TAHUN = re.compile(r"(0?[1-9]|1[0-2])[-/. ](20[0-9]{2})")
_TRIWULAN = re.compile(r"(?:triwulan|tw|tri)[ .-]*(iv|iii|ii|i|[1-4])(?:\D+(20[0-9]{2}))?", re.I)
_HARI = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?"
    r"|([0-9]{1,2})[-/. ]([0-9]{1,2}|[A-Za-z]+)[-/. ]([0-9]{4})"
)
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SINGKAT = {
    **{n.casefold(): i for i, n in enumerate(NAMA_BULAN, 1)},
    **{n[:3].casefold(): i for i, n in enumerate(NAMA_BULAN, 1)},
    "agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2,
    "may": 5, "aug": 8, "oct": 10, "dec": 12, "january": 1, "february": 2, "march": 3, "june": 6, "july": 7,
    "august": 8, "october": 10, "december": 12,
}  # fmt: skip


class SelSalah(ValueError):
    """A cell that cannot be read: what is wrong, and the remedy."""

    def __init__(self, pesan: str, saran: str = "") -> None:
        self.pesan, self.saran = pesan, saran
        super().__init__(pesan)


def teks(nilai: Any) -> str:
    """Any cell as plain text on one line; whole numbers without a decimal point."""
    if isinstance(nilai, str):
        return " ".join(nilai.split())
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 1e15:
        return str(int(nilai))
    if isinstance(nilai, bool):
        return "BENAR" if nilai else "SALAH"
    if isinstance(nilai, dt.datetime) and nilai.time() == dt.time.min:
        return nilai.date().isoformat()
    return " ".join(str(nilai).split())


def kunci_kode(isi: str) -> str:
    """A code or name as it is looked up: case and spaces do not tell codes apart, nor does an apostrophe
    that a spreadsheet needed to keep leading zeros."""
    return isi.lstrip("'").strip().casefold()


def rupiah(nilai: Any, angka: Angka, pengali: int) -> int | None:
    """Whole rupiah; None for an empty cell. ``pengali``: the file counts thousands or millions."""
    if type(nilai) is float and pengali == 1 and nilai.is_integer() and abs(nilai) < 9e15:
        return int(nilai)
    hasil = desimal(nilai, angka)
    if hasil is None:
        return None
    hasil *= pengali
    bulat = int(hasil)
    if bulat != hasil:
        raise SelSalah(
            f"«{_kutip(nilai)}» mengandung sen.", "Rupiah dicatat bulat; periksa satuannya (ribu, juta)."
        )
    if abs(bulat) > BATAS_RUPIAH:
        raise SelSalah(f"«{_kutip(nilai)}» terlalu besar untuk rupiah.", "Periksa satuannya.")
    return bulat


def desimal(nilai: Any, angka: Angka) -> Decimal | None:
    """An exact number; None for an empty cell or a hyphen."""
    if isinstance(nilai, str):
        isi = nilai.strip()
        if not isi or isi in NIHIL:
            return None
        return _dari_teks(isi, angka)
    if nilai is None:
        return None
    if isinstance(nilai, bool) or not isinstance(nilai, int | float):
        raise SelSalah(
            f"«{_kutip(nilai)}» bukan angka.", "Tulis angkanya; Excel mungkin mengubahnya menjadi tanggal."
        )
    try:
        return dari_excel(nilai)
    except GalatSakip as salah:
        raise SelSalah(salah.masalah[0].pesan, salah.masalah[0].saran) from None


def terukur(nilai: Decimal) -> Decimal:
    """A number that a column of measured values can hold exactly."""
    eksponen = nilai.normalize().as_tuple().exponent
    if abs(nilai) > BATAS:
        raise SelSalah("Angkanya terlalu besar.", "Periksa banyaknya angka nol.")
    if isinstance(eksponen, int) and eksponen < -DESIMAL:
        raise SelSalah(
            f"Ada lebih dari {DESIMAL} angka di belakang koma.", f"Bulatkan sampai {DESIMAL} angka."
        )
    return nilai


def _dari_teks(isi: str, angka: Angka) -> Decimal:
    if _BULAT.fullmatch(isi):
        return Decimal(isi)
    kurung = _KURUNG.fullmatch(isi)
    if kurung:
        return -_dari_teks(kurung[1].strip(), angka)
    if angka == "inggris":
        polos = isi.removeprefix("Rp").strip().rstrip("%").strip()
        if not _INGGRIS.fullmatch(polos):
            raise SelSalah(
                f"«{_kutip(isi)}» bukan angka dengan koma ribuan dan titik desimal.",
                "Perbaiki selnya, atau ubah bentuk angka pada peta.",
            )
        return Decimal(polos.replace(",", ""))
    if _RIBUAN.fullmatch(isi):
        return Decimal(isi.replace(".", ""))
    try:
        terbaca = baca(isi, harap="ribuan")
    except AngkaSalah as salah:
        raise SelSalah(f"«{_kutip(isi)}» bukan angka: {salah.alasan}.", salah.saran) from None
    if terbaca.tafsir == "ragu":
        raise SelSalah(
            f"«{_kutip(isi)}» dapat dibaca dengan dua cara.",
            "Tulis dengan titik ribuan dan koma desimal, atau ubah bentuk angka pada peta.",
        )
    return terbaca.nilai


def _kutip(nilai: Any) -> str:
    return "".join(h if h.isprintable() else "·" for h in str(nilai)[:40])


def bulan(nilai: Any) -> tuple[int, int | None] | None:
    """Month and, where it is written, year; a quarter means its last month. None for an empty cell."""
    if isinstance(nilai, dt.date):
        return nilai.month, nilai.year
    isi = teks(nilai).casefold().strip(" .,")
    if not isi:
        return None
    if _BULAN_NOMOR.fullmatch(isi):
        return int(isi), None
    if cocok := _TAHUN_BULAN.fullmatch(isi):
        return int(cocok[2]), int(cocok[1])
    if cocok := _BULAN_TAHUN.fullmatch(isi):
        return int(cocok[1]), int(cocok[2])
    if cocok := _TRIWULAN.fullmatch(isi):
        n = _ROMAWI.get(cocok[1].casefold()) or int(cocok[1])
        return 3 * n, int(cocok[2]) if cocok[2] else None
    kata = re.sub(r"^(?:bulan|s\.?d\.?|sampai dengan)\s+", "", isi)
    bagian = [b for b in re.split(r"[\s\-/.']+", kata) if b]
    if 1 <= len(bagian) <= 2 and bagian[0] in _SINGKAT:
        if len(bagian) == 1:
            return _SINGKAT[bagian[0]], None
        if re.fullmatch(r"(?:20)?[0-9]{2}", bagian[1]):
            return _SINGKAT[bagian[0]], int(bagian[1]) % 100 + 2000
    hari = _tanggal_teks(isi)
    if hari is not None:
        return hari.month, hari.year
    raise SelSalah(
        f"«{_kutip(nilai)}» bukan bulan atau triwulan.", "Tulis misalnya Maret, 3, 2025-03, atau TW I."
    )


def tanggal(nilai: Any) -> dt.date | None:
    """A day; None for an empty cell."""
    if isinstance(nilai, dt.datetime):
        return nilai.date()
    if isinstance(nilai, dt.date):
        return nilai
    isi = teks(nilai)
    if not isi or isi in NIHIL:
        return None
    hari = _tanggal_teks(isi)
    if hari is None:
        raise SelSalah(f"«{_kutip(nilai)}» bukan tanggal.", "Tulis misalnya 5-3-2025.")
    return hari


def _tanggal_teks(isi: str) -> dt.date | None:
    cocok = _HARI.fullmatch(isi.strip())
    if cocok is None:
        return None
    y, b, h = (cocok[1], cocok[2], cocok[3]) if cocok[1] else (cocok[6], cocok[5], cocok[4])
    n = int(b) if b.isdecimal() else _SINGKAT.get(b.casefold(), 0)
    try:
        return dt.date(int(y), n, int(h))
    except ValueError:
        return None


_PER = re.compile(
    r"(?:per|s\.?\s?d\.?|sampai(?: dengan)?|tanggal)[ :]*(?:tanggal[ :]*)?"
    r"([0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]+)[-/. ][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})",
    re.I,
)


def cari_tanggal(baris: list[list[Any]]) -> dt.date | None:
    """The day that the title above a table names (``per 30 September 2023``), if one does."""
    for isi in baris[:15]:
        for sel in isi:
            if isinstance(sel, str) and (cocok := _PER.search(sel)) and (hari := _tanggal_teks(cocok[1])):
                return hari
    return None
