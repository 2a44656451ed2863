"""Reads one number from text by the rules stated in `sakip.aturan.angka`; refuses everything else."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .hitungan import BATAS_BESAR, SIGNIFIKAN, teks_desimal
from .penulis import KATA_PERSEN, KATA_RUPIAH

PANJANG_TERBESAR = 200
"""Longest text that `baca` looks at, in characters."""

Harap = Literal["ribuan", "desimal"]
Tafsir = Literal["pasti", "ragu"]

_SARAN = "Tulis satu angka saja, misalnya 1.234,56 atau 93,5%."
_PENGALI = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_SINGKATAN_PENGALI = frozenset({"rb", "jt", "m", "t"})

# One character for one, so that positions stay those of the original text.
_SETARA = str.maketrans(
    "\u00a0\u2007\u2009\u202f\t\n\r\u2212\u2010\u2011\u2013\ufe63\uff0d", " " * 7 + "-" * 6
)

_AWALAN = re.compile(r" *([-+]?) *((?:[Rr][Pp]\.?)?) *([-+]?) *")
_DERET = re.compile(r"[0-9](?:[0-9.,]|(?<=,) (?=[0-9])| (?=,[0-9]))*")
_EKOR_RUPIAH = re.compile(r" ?[,.](?:-{1,2}|=)")
_PERSEN = re.compile(r" *%")
_BUKA = re.compile(r"\( *")
_TUTUP = re.compile(r" *\)")
_DIGIT = re.compile(r"[0-9]")
_KELOMPOK = re.compile(r"[0-9]+")
_PEMISAH = re.compile(r"[.,]")
_PEMISAH_GANDA = re.compile(r"[.,] ?[.,]|[.,]$")
_ILMIAH = re.compile(r"[eE][-+]?[0-9]")
_INGGRIS = re.compile(r",+\.?")
_SATUAN = re.compile(
    r"(?P<teks>/? ?[^\W\d_²³](?:[^\W\d_]|[ /.,'’&()°²³-])*|[kcd]?m[23])"
    r"|\( *(?P<kurung>[^\W\d_][^\d_()]*)\)"
)


@dataclass(frozen=True)
class Terbaca:
    """A number read from text: `nilai` exact, `satuan` without brackets ('' if none given).

    `persen`: a percent sign or the word stood there (the value is not divided by 100).
    `tafsir` is 'ragu' where another reading is possible; `catatan` says in Indonesian which.
    """

    nilai: Decimal
    satuan: str = ""
    persen: bool = False
    rupiah: bool = False
    tafsir: Tafsir = "pasti"
    catatan: str = ""


class AngkaSalah(ValueError):
    """Text that is not one well-formed number. `posisi` counts characters of `teks` from 0."""

    def __init__(self, teks: str, posisi: int, alasan: str, saran: str) -> None:
        self.teks, self.posisi, self.alasan, self.saran = teks, posisi, alasan, saran
        if not teks.strip():
            super().__init__(f"Angka belum diisi: {alasan}. {saran}")
            return
        kutipan = "".join(
            h if h.isprintable() else "·" for h in (teks if len(teks) <= 60 else teks[:57] + "...")
        )
        super().__init__(
            f"“{kutipan}” tidak dapat dibaca sebagai angka: {alasan} (karakter ke-{posisi + 1}). {saran}"
        )


def baca(teks: str, *, harap: Harap | None = None) -> Terbaca:
    """Read one number; AngkaSalah if the text is not exactly one well-formed number.

    `harap` settles only what is ambiguous (`1.154`); it never changes a certain reading.
    """
    return _Pembaca(teks, harap).baca()


class _Pembaca:
    """Reads one text from left to right; `pos` is the next character to read."""

    def __init__(self, teks: str, harap: Harap | None) -> None:
        self.asli = teks
        self.teks = teks.translate(_SETARA)
        self.harap = harap
        self.pos = 0
        self.rupiah = self.persen = self.ragu = False
        self.catatan: list[str] = []

    def baca(self) -> Terbaca:
        self._periksa_teks()
        negatif, kurung = self._awalan()
        mulai, deret = self._deret()
        if self._telan(_EKOR_RUPIAH):
            self.rupiah = True
        self.persen = self._telan(_PERSEN)
        if kurung:
            self._tutup_kurung()
        pangkat, satuan = self._satuan()
        nilai = Decimal(f"{self._nilai(mulai, deret)}E{pangkat}")  # exact: no context rounds it
        self._periksa_besar(mulai, nilai)
        return Terbaca(
            nilai=Decimal(teks_desimal(nilai.copy_negate() if negatif or kurung else nilai)),
            satuan=satuan,
            persen=self.persen,
            rupiah=self.rupiah,
            tafsir="ragu" if self.ragu else "pasti",
            catatan="; ".join(self.catatan),
        )

    def _salah(self, posisi: int, alasan: str, saran: str = _SARAN) -> AngkaSalah:
        return AngkaSalah(self.asli, min(posisi, max(len(self.asli) - 1, 0)), alasan, saran)

    def _meragukan(self, catatan: str) -> None:
        self.ragu = True
        self.catatan.append(catatan)

    def _telan(self, pola: re.Pattern[str]) -> bool:
        cocok = pola.match(self.teks, self.pos)
        if cocok:
            self.pos = cocok.end()
        return cocok is not None

    def _periksa_teks(self) -> None:
        if len(self.asli) > PANJANG_TERBESAR:
            raise self._salah(PANJANG_TERBESAR, f"teks lebih panjang dari {PANJANG_TERBESAR} karakter")
        if not self.asli.strip():
            raise self._salah(
                0, "teks kosong", "Isi angkanya, atau kosongkan isian bila memang belum ada nilai."
            )
        if not _DIGIT.search(self.asli):
            awal = len(self.asli) - len(self.asli.lstrip())
            raise self._salah(awal, "tidak ada angka di dalamnya", "Tulis dengan angka 0–9, misalnya 93,5.")

    def _periksa_besar(self, mulai: int, nilai: Decimal) -> None:
        if nilai > BATAS_BESAR:
            raise self._salah(
                mulai, "nilainya lebih besar dari 10^30", "Periksa banyaknya angka nol dan satuannya."
            )
        penting = len(teks_desimal(nilai).replace(".", "").strip("0"))
        if penting > SIGNIFIKAN:
            raise self._salah(
                mulai, f"ada {penting} angka penting", f"Tulis paling banyak {SIGNIFIKAN} angka penting."
            )

    def _awalan(self) -> tuple[bool, bool]:
        """Sign, `Rp` and an opening bracket; returns (negative, bracketed)."""
        tanda, rupiah = self._tanda_dan_rp()
        kurung = self._telan(_BUKA)
        if kurung:
            dalam, rupiah_dalam = self._tanda_dan_rp()
            tanda, rupiah = tanda + dalam, rupiah + rupiah_dalam
        if tanda and kurung:
            raise self._salah(
                self.pos - 1, "ada tanda sekaligus kurung", "Pilih salah satu: -1.234 atau (1.234)."
            )
        if len(tanda) > 1:
            raise self._salah(self.pos - 1, "tanda plus atau minus lebih dari satu")
        if rupiah > 1:
            raise self._salah(self.pos - 1, "Rp tertulis dua kali")
        self.rupiah = rupiah == 1
        if not _DIGIT.match(self.teks, self.pos):
            self._tolak_awal()
        return tanda == "-", kurung

    def _tanda_dan_rp(self) -> tuple[str, int]:
        cocok = _AWALAN.match(self.teks, self.pos)
        assert cocok is not None  # every part of the pattern is optional
        self.pos = cocok.end()
        return cocok[1] + cocok[3], 1 if cocok[2] else 0

    def _tolak_awal(self) -> None:
        huruf = self.asli[self.pos]
        if huruf in ".,":
            raise self._salah(
                self.pos, "pemisah desimal tanpa angka di depannya", "Tulis 0 di depannya: 0,5."
            )
        raise self._salah(
            self.pos,
            f"“{huruf}” tidak dikenal sebelum angka",
            "Mulailah dengan angkanya; satuan ditulis di belakang, misalnya 127 Layanan.",
        )

    def _deret(self) -> tuple[int, str]:
        """Digits with their separators, as written; returns (where they begin, text)."""
        cocok = _DERET.match(self.teks, self.pos)
        assert cocok is not None  # _awalan saw a digit
        mulai, deret = self.pos, cocok[0]
        if deret[-1] in ",." and self.teks[cocok.end() : cocok.end() + 1] in ("-", "="):
            deret = deret[:-1]  # the closing ",-" belongs to the rupiah notation
        self.pos = mulai + len(deret)
        return mulai, deret

    def _tutup_kurung(self) -> None:
        if not self._telan(_TUTUP):
            raise self._salah(
                self.pos, "kurung buka tidak ditutup setelah angka", "Hapus kurungnya, atau tulis -1.234."
            )
        self.persen = self._telan(_PERSEN) or self.persen
        self._meragukan("kurung dibaca sebagai minus")

    def _satuan(self) -> tuple[int, str]:
        """The rest of the text: power of ten (`juta` = 6) and unit."""
        sisa = self.teks[self.pos :].strip()
        if not sisa:
            return 0, ""
        mulai = self.teks.index(sisa, self.pos)
        if mulai == self.pos and _ILMIAH.match(sisa):
            raise self._salah(
                mulai, "notasi ilmiah tidak diterima", "Tulis angkanya lengkap, misalnya 100.000."
            )
        cocok = _SATUAN.fullmatch(sisa)
        if cocok is None:
            self._tolak_akhir(mulai, sisa)
            raise AssertionError("unreachable")
        return self._kata_khusus(mulai, (cocok["teks"] or cocok["kurung"]).strip())

    def _tolak_akhir(self, mulai: int, sisa: str) -> None:
        kedua = _DIGIT.search(sisa)
        if kedua:
            raise self._salah(
                mulai + kedua.start(),
                "ada dua angka",
                "Tulis satu angka saja; pembilang dan penyebut diisi pada kolomnya masing-masing.",
            )
        raise self._salah(
            mulai,
            f"“{sisa}” tidak dikenal setelah angka"
            if sisa.isprintable()
            else "ada karakter tak terlihat setelah angka",
        )

    def _kata_khusus(self, mulai: int, satuan: str) -> tuple[int, str]:
        kata, _, sisa = satuan.partition(" ")
        pangkat = _PENGALI.get(kata.casefold(), 0)
        if pangkat:
            self.catatan.append(f"dikalikan satu {kata.lower()}")
            satuan = sisa.strip()
        elif self.rupiah and kata.casefold().rstrip(".") in _SINGKATAN_PENGALI:
            raise self._salah(
                mulai,
                f"singkatan “{kata}” bisa berarti lain",
                "Tulis lengkap: ribu, juta, miliar atau triliun.",
            )
        if satuan.casefold() in KATA_PERSEN:
            self.persen, satuan = True, ""
        elif satuan.casefold() in KATA_RUPIAH:
            self.rupiah, satuan = True, ""
        return pangkat, satuan

    # --- separators -------------------------------------------------------------------------------

    def _nilai(self, mulai: int, deret: str) -> str:
        """Machine form of the digits, after deciding what each dot and comma means."""
        kelompok, pemisah, letak = self._pecah(mulai, deret)
        if not pemisah:
            return kelompok[0]
        if "," not in pemisah:
            return self._hanya_titik(kelompok, letak)
        if pemisah.count(",") == 1 and pemisah[-1] == ",":
            self._periksa_ribuan(kelompok[:-1], letak[:-1])
            return f"{''.join(kelompok[:-1])}.{kelompok[-1]}"
        return self._inggris(kelompok, pemisah, letak)

    def _pecah(self, mulai: int, deret: str) -> tuple[list[str], str, list[int]]:
        """Groups of digits, the separators between them, and where each group begins."""
        if " " in deret:
            if deret.count(",") != 1:
                raise self._salah(mulai + deret.index(" "), "ada spasi di tengah angka")
            if not self.persen:
                self._meragukan("spasi di dekat koma diabaikan; bisa juga dua angka")
        if deret.isdigit():
            return [deret], "", [mulai]
        ganda = _PEMISAH_GANDA.search(deret)
        if ganda:
            alasan = (
                "dua pemisah berurutan"
                if ganda.end() - ganda.start() > 1
                else "angka berakhir dengan pemisah"
            )
            raise self._salah(mulai + ganda.end() - 1, alasan, "Hapus pemisah yang berlebih.")
        cocok = list(_KELOMPOK.finditer(deret))
        return [c[0] for c in cocok], "".join(_PEMISAH.findall(deret)), [mulai + c.start() for c in cocok]

    def _hanya_titik(self, kelompok: list[str], letak: list[int]) -> str:
        if len(kelompok) > 2:
            self._periksa_ribuan(kelompok, letak)
            return "".join(kelompok)
        depan, belakang = kelompok
        if len(belakang) != 3 or len(depan) > 3 or depan[0] == "0":
            return f"{depan}.{belakang}"
        if self.harap == "desimal":
            return f"{depan}.{belakang}"
        if self.harap is None and not self.rupiah:
            self._meragukan(f"dibaca ribuan ({depan}{belakang}); bisa juga desimal ({depan},{belakang})")
        return depan + belakang

    def _periksa_ribuan(self, kelompok: list[str], letak: list[int]) -> None:
        """Groups of a whole number: a single one is free, else 1-3 digits and then threes."""
        if len(kelompok) == 1:
            return
        if len(kelompok[0]) > 3 or kelompok[0][0] == "0":
            raise self._salah(
                letak[0], f"“{kelompok[0]}” bukan awal angka ribuan", "Periksa letak titik ribuan."
            )
        for isi, posisi in zip(kelompok[1:], letak[1:], strict=True):
            if len(isi) != 3:
                raise self._salah(
                    posisi,
                    f"kelompok ribuan “{isi}” tidak tiga angka",
                    "Periksa letak titik ribuan dan koma desimal.",
                )

    def _inggris(self, kelompok: list[str], pemisah: str, letak: list[int]) -> str:
        """`1,234,567` and `1,234.56`; anything else with these separators is malformed."""
        if not _INGGRIS.fullmatch(pemisah):
            kedua = letak[pemisah.index(",") + 2] - 1
            raise self._salah(
                kedua, "masih ada pemisah setelah koma desimal", "Pakai satu koma saja, untuk desimal."
            )
        bulat = kelompok[:-1] if pemisah[-1] == "." else kelompok
        self._periksa_ribuan(bulat, letak[: len(bulat)])
        self._meragukan("dibaca dengan cara Inggris: koma ribuan, titik desimal")
        return "".join(bulat) + (f".{kelompok[-1]}" if pemisah[-1] == "." else "")
