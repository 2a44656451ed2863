"""Sentences with the numbers they claim: of what (target, realisasi, capaian), of which year, how much.

Looser than ``sakip.aturan.kalimat``: here a long name may stand between the word and its number, since
the tables tell whether the reading makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, berangka, cari
from sakip.reviu.periksa.narasi.baca.masa import SAMPAI_BULAN
from sakip.reviu.periksa.narasi.baca.nisbah import dalam_kurung, lain_klausa, laju, nisbah

_HAL = re.compile(
    r"\b(?P<hal>pencapaian|capaian|terealisasi|realisasi|target|(?:hasil|nilai|angka)\s+yang\s+(?:diperoleh|diraih|dicapai|didapat))"
    r"(?:nya)?\b",
    re.IGNORECASE,
)
_BESARAN = ("capaian", "realisasi", "target")
_TAHUN = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d%]|[.,]\d|\s*%)")
_TAHUN_KATA = (
    (re.compile(r"\btahun (?:ini|berjalan)\b", re.IGNORECASE), 0),
    (re.compile(r"\b(?:se)?tahun (?:yang )?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE), -1),
)
_KINI = re.compile(r"(?<!\bhingga )(?<!\bsampai )\bkini\b", re.IGNORECASE)
#: A time that only the sentence before tells.
_KALA_ITU = re.compile(r"\b(?:kala|saat|ketika|waktu|masa|tahun)\s+itu\b", re.IGNORECASE)
_DUA_TAHUN = Pola(
    r"(?:19|20)\d\d\s*(?:dan|dengan|,|-|–|/|s\.?d\.?|sampai(?: dengan)?)\s*(?:tahun\s+)?(?:(?:19|20)\d\d)",
    "19",
    "20",
)
_PUTUS = re.compile(
    r"\b(?:anggaran|pagu|keuangan|serapan|penyerapan|output|nasional|triwulan|semester|responden|bobot|"
    r"dipa|rka|rkakl|kemajuan(?:nya)?|terdiri|meliputi|rincian(?:nya)?|pnbp|unsur|sasaran\s+strategis|rata-rata|performance|peserta|provinsi|kabupaten|dunia|"
    r"maka|sehingga|atau|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|bulan)\b",
    re.IGNORECASE,
)
_PENGANTAR = re.compile(
    r"(?:sebesar|adalah|mencapai|yaitu|yakni|ialah|menjadi|dari|hanya|sebanyak|tercapai|terealisasi|angka|"
    r"nilai|sejumlah|dengan|telah|capaian|pencapaian|realisasi|target|(?:capaian|realisasi|target)nya|nya|"
    r"kinerja|indikator|ditetapkan|diperoleh|diraih|dicapai|didapat|tercatat|mencatat(?:kan)?|membukukan|menyentuh|terhitung|setara|"
    r"(?:19|20)\d\d|persentase|indeks|[:=(~±])\s*$",
    re.IGNORECASE,
)
#: No word of those is longer, with the blanks after it.
_TEPAT_DEPAN = 30
_SELISIH = re.compile(
    r"\b(?:meningkat|naik|bertambah|menurun|turun|berkurang|selisih|(?:per)?tambahan|(?:pen|peng)(?:ambah|urang)an|kenaikan|peningkatan|penurunan|lebih|"
    r"kurang|deviasi|gap|minus|defisit)(?:nya)?(?:\s+(?:sebesar|sekitar|sebanyak|menjadi|capaian|realisasi|yaitu|"
    r"kinerja|hampir))*\s*$",
    re.IGNORECASE,
)
_KIRA = re.compile(
    r"\b(?:sekitar|hampir|lebih dari|kurang dari|di ?atas|di ?bawah|minimal|maksimal|±|>|<|≥|≤)\s*$",
    re.IGNORECASE,
)
_SATUAN = (
    r"(?!(?:dibanding\w*|dari|capaian|realisasi|target|terhadap|sedangkan|dan|pada|untuk|di|dalam)\b)[a-z]+"
)
_SESUDAH = re.compile(
    rf"(?:\s+{_SATUAN}(?:\s+{_SATUAN})?)??\s*(?:\([^)]{{0,30}}\)\s*)?(?:(?:pada|untuk|di|dalam)?\s*tahun|pada)\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: Another office, region or average stands after these: its number is not the indicator's.
_LAIN = re.compile(
    r"\b(?:daripada|ketimbang|dibanding(?:kan)?(?:\s+dengan)?|rata-rata(?:\s+\w+)?|milik)\s+$", re.IGNORECASE
)
#: "3,85 % pada tahun sebelumnya".
_SESUDAH_LALU = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:pada|di|dalam)\s+tahun\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE
)
#: A year that the sentence only compares with: "dibandingkan tahun 2023, ... menjadi 36,36 %" is of now.
_PEMBANDING = re.compile(
    r"\b(?:dibanding(?:kan)?|terhadap|daripada|dari)(?:\s+dengan)?(?:\s+(?:pada|realisasi|capaian))*(?:\s+tahun)?\s*$",
    re.IGNORECASE,
)
_PUTUSAN = re.compile(r"\b(?:melampaui|melebihi|mencapai|memenuhi|di\s?atas|di\s?bawah)\s+$", re.IGNORECASE)
#: "Target tercapai 100%"; "belum memenuhi target, yaitu persentase ... sebesar 94,12%": no target follows.
_BUKAN_TARGET = re.compile(
    r"\s*(?:telah\s+|sudah\s+|dapat\s+)?ter(?:capai|penuhi|lampaui)\b|\s+(?:tersebut|itu|dimaksud)\s*,|"
    r"\s*,\s*(?:yaitu|yakni)\s+(?:indikator|persentase|jumlah|indeks|nilai|cakupan|rasio|tingkat|angka)\b",
    re.IGNORECASE,
)
#: "Capaian 122,22 persen dan dibatasi menjadi 120 persen": the tables print what is left.
_DIBATASI = re.compile(r"[^.;\d]{0,40}\bdi(?:batasi|potong)\b", re.IGNORECASE)
#: So much of what stands before a number is looked at for the words right before it.
_DEPAN = 160
_MENJADI = re.compile(r"\bmenjadi\s+(?:sebesar\s+)?$", re.IGNORECASE)
_TAHUN_DEKAT = re.compile(r"\s+(?:kinerja\s+)?(?:pada\s+)?(?:tahun|target)\b", re.IGNORECASE)
_SAMBUNG = re.compile(r"\s*(?:dan|maupun|serta|atau|/|kinerja|dari)?\s*", re.IGNORECASE)
_RENCANA_DEKAT = re.compile(
    r"\b(?:rpjm\w*|renstra|rencana\s+strategis|jangka\s+menengah|akhir\s+(?:periode|masa|tahun\s+20\d\d))\b",
    re.IGNORECASE,
)
_SKALA = re.compile(r"\bskala\s+(?:1\s*[-–]\s*)?$", re.IGNORECASE)
_BERNAMA = re.compile(r"\b(?:indikator|perbandingan(?:\s+antara)?)\s+$", re.IGNORECASE)
#: "hasil perbandingan realisasi 90,94% dengan target 85%": a number of its own, no name.
_LANGSUNG = re.compile(r"\s+(?:sebesar\s+|sebanyak\s+)?(?!(?:19|20)\d\d\b)\d", re.IGNORECASE)
_RENCANA = re.compile(r"\s+(?:jangka\s+menengah|rpjm|renstra|rencana\s+strategis)", re.IGNORECASE)
#: "realisasi 91,25% (114,06% dari target)": so much of the target is a capaian.
_DARI_TARGET = re.compile(r"\s*\w*\s*(?:dari|terhadap|atas)\s+target\b", re.IGNORECASE)
#: "76% dari target (yang ditetapkan) 80%": with the target beside it a realisation, without it a capaian.
_BERTARGET = re.compile(
    r"\s*\w*\s*(?:dari|terhadap|atas)\s+target(?:\s+(?:yang|telah|di[a-z]+|sebesar|sebanyak|kinerja|tahun|20\d\d|yaitu))*\s+\d",
    re.IGNORECASE,
)
#: "95,41% dari 90% yang diperjanjikan": what was agreed on is the target.
_ATAS = re.compile(r"\b(?:dari|atas|terhadap)\s+(?:angka\s+|nilai\s+)?$", re.IGNORECASE)
_DIJANJIKAN = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?yang\s+(?:telah\s+|sudah\s+)?(?:diperjanjikan|ditargetkan|ditetapkan|direncanakan|dijanjikan)\b",
    re.IGNORECASE,
)
#: "dari 95,04% pada tahun 2021": the year stands at the number, whatever was named before.
_PADA = re.compile(
    r"\s*\(?(?:(?:pada|di|untuk)\s+tahun|pada)\s+((?:19|20)\d\d)\b(?!\s*(?:sebesar|adalah|mencapai|yaitu|yakni|terealisasi|,?\s*\d|[=:]))",
    re.IGNORECASE,
)
#: "hasil 99,14% (capaian 100,14%)": the word in the brackets tells of the number in them, and of no other.
_KURUNG = re.compile(
    r"\((?:dengan\s+)?(?P<hal>(?:pen)?capaian|realisasi|target)(?:nya)?(?:\s+(?:kinerja|sebesar|adalah|yaitu|mencapai))*[\s:=]*$",
    re.IGNORECASE,
)
#: The same thing told again in brackets: "312% (50 orang)".
_BERKURUNG = re.compile(r"\s*\(\s*\d[\d.,]*\s*[a-z]", re.IGNORECASE)
_TEPAT_TAHUN = re.compile(
    r"(?<![\d.,])(?:19|20)\d\d\s*(?:sebesar|sebanyak|adalah|yaitu|yakni|mencapai)?[\s(:=]*$", re.IGNORECASE
)
_TERCAPAI = re.compile(
    r"\b(?:tercapai|terealisasi|dicapai|terlaksana)\s+(?:sebesar\s+|sebanyak\s+)?$", re.IGNORECASE
)
_UANG_KURUNG = re.compile(r"\bRp\s?\.?\s?\d[\d.,]*\s*(?:,-\s*)?\(\s*(?:atau\s+)?$", re.IGNORECASE)
#: The result of what was told before.
_SAMA_DENGAN = re.compile(r"\b(?:sama\s+dengan|hasilnya|menghasilkan|memberi(?:kan)?)\s+$", re.IGNORECASE)
#: A calculation told in signs is for the check of formulas.
_HITUNGAN = re.compile(r"\d\s*%?\s*[÷×]|[÷×]\s*\d|\d\s*=\s*\d|\bdikonversi")
#: Of a part of the year the tables hardly tell.
_BERKALA = re.compile(
    r"\b(?:triwulan|tw|semester|caturwulan)\s?(?:i{1,3}|iv|[1-4]|pertama|kedua|ketiga|keempat)\b",
    re.IGNORECASE,
)
_ANDAI = re.compile(
    r"\b(?:(?:bila|jika)\s+(?:dihitung|diukur|menggunakan|memakai|tanpa)|akan|diharapkan|direncanakan|apabila|"
    r"seandainya|diproyeksikan|agar|harus|tahun depan|mendatang)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KlaimAngka:
    """``hal`` were so much. ``tahun`` None: none is named; ``bebas``: of several years none is clear."""

    hal: frozenset[str]
    angka: Angka
    tahun: int | None
    bebas: bool
    selisih: bool
    rencana: bool
    antara: str  # what stands between the word and its number
    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class _Tanda:
    awal: int
    akhir: int
    jenis: str
    nilai: object = None


@lru_cache(maxsize=4096)
def klaim_angka(kalimat: str, tahun: int | None) -> tuple[KlaimAngka, ...]:
    """The numbers that a sentence claims, in order; kept, for many checks ask."""
    return tuple(_klaim_angka(kalimat, tahun))


def _klaim_angka(kalimat: str, tahun: int | None) -> Iterator[KlaimAngka]:
    if not berangka(kalimat) or not memuat(kalimat, *_BESARAN) or _HITUNGAN.search(kalimat):
        return
    hal: frozenset[str] = frozenset()
    kini: int | None = None
    bebas = segar = banding = berselisih = tersebut = False
    dari: int | None = None
    mulai_hal = awal_hal = lalu = 0  # the last word of quantity, and where the last number ended
    disebut: frozenset[str] = frozenset()
    sejak: set[int] = set()  # years named since the last number
    milik: int | None = None  # where the year stands that belongs to the number before it
    for t in _tanda(kalimat, tahun):
        if t.jenis == "hal":
            hal = frozenset(str(t.nilai).split())
            disebut |= hal
            awal_hal, mulai_hal, tersebut = t.awal, t.akhir, False
            if banding and hal == {"target"} and _PUTUSAN.search(kalimat, 0, t.awal):
                kini, banding = None, False  # "... dari tahun 2023 sebesar 53, dan melampaui target 52"
        elif t.jenis == "putus":
            hal = frozenset()
        elif t.jenis == "tahun":
            if milik is not None and t.awal < milik:
                continue
            kini, segar = int(str(t.nilai)), True
            banding = _PEMBANDING.search(kalimat, 0, t.awal) is not None
            sejak.add(kini)
            bebas = len(sejak) > 1
        elif t.jenis == "dua":
            kini, bebas, segar = None, True, False
            sejak = set()
        elif isinstance(t.nilai, Angka):
            depan = kalimat[: t.awal]
            dekat = depan[-_DEPAN:]
            sesudah = (_PADA if segar else _SESUDAH).match(kalimat, t.akhir)
            kapan = int(sesudah[1]) if sesudah else None if bebas else kini
            tepat = bebas and sesudah is None and _TEPAT_TAHUN.search(dekat) is not None
            if tepat:
                kapan = kini  # "target tahun berjalan ... dan target 2024 (90%)"
            milik = sesudah.end() if sesudah else None
            asal = re.search(r"\bdari\s*$", dekat, re.IGNORECASE) and re.match(
                r"\s*(?:\([^)]*\)\s*)?(?:pada (?:tahun )?\d{4}\s+)?(?:menjadi|ke)\b",
                kalimat[t.akhir :],
                re.IGNORECASE,
            )
            menjadi = _MENJADI.search(dekat) is not None
            tujuan = dari is not None and menjadi
            if asal and tahun and (not segar or kini == tahun):
                kapan, dari = int(sesudah[1]) if sesudah else tahun - 1, t.akhir
            elif tujuan and tahun and not segar:
                kapan, dari = int(sesudah[1]) if sesudah else tahun, None
            elif menjadi and berselisih and banding:
                kapan = tahun
            elif tahun and not segar and sesudah is None and _SESUDAH_LALU.match(kalimat, t.akhir):
                kapan = tahun - 1
            sela = not tujuan and (_SELISIH.search(dekat) is not None or laju(kalimat, awal_hal, t.awal))
            if sela and tersebut and hal == {"target"}:
                hal = frozenset()  # "melampaui target 60 %, naik 4 poin dari ...": the target is told
            berselisih = sela
            halnya = _hal_angka(_hal_kurung(kalimat, t.awal) or hal, t.nilai, kalimat, t.akhir)
            if hal == {"realisasi"} and _ATAS.search(dekat) and _DIJANJIKAN.match(kalimat, t.akhir):
                halnya = frozenset({"target"})
            if hal == {"target"} and _BUKAN_TARGET.match(kalimat, mulai_hal):
                halnya = frozenset({"capaian", "realisasi"})
            if hal == {"target"} and _TERCAPAI.search(dekat[-_TEPAT_DEPAN:]):
                halnya = frozenset({"capaian", "realisasi"})  # "dari target 80% baru tercapai 74,10%"
            if tersebut and hal == {"target"} and depan.rstrip().endswith("("):
                halnya = frozenset()  # "melampaui target 82% (108,59%)": the capaian, not told by its name
            elif tersebut and hal == {"realisasi"} and dalam_kurung(kalimat, lalu, t.awal):
                halnya |= {"capaian"}
            elif lain_klausa(kalimat, awal_hal, lalu, t.awal):
                halnya |= disebut
            if _UANG_KURUNG.search(dekat):
                halnya = frozenset()  # "realisasi Rp9.120.000 (96,00%)": of money, no indicator's
            if tersebut and _SAMA_DENGAN.search(dekat):
                halnya = frozenset()  # "3,31 dibagi target 3,12 sama dengan 106,09%": a result
            if nisbah(kalimat, awal_hal, lalu, t.awal, t.akhir, tahun):
                halnya = frozenset()
            dikenal = bool(halnya) and (sela or _PENGANTAR.search(dekat[-_TEPAT_DEPAN:]) is not None)
            if dikenal and not (
                _KIRA.search(dekat)
                or _ANDAI.search(depan)
                or _BERKURUNG.match(kalimat, t.akhir)
                or _DIBATASI.match(kalimat, t.akhir)
                or (halnya != {"target"} and SAMPAI_BULAN.search(kalimat[: t.awal]))
            ):
                rencana = _RENCANA_DEKAT.search(kalimat, max(0, t.awal - 70), t.awal) is not None
                rencana = rencana or _BERKALA.search(kalimat, max(0, t.awal - 60), t.akhir + 30) is not None
                bebas_kini = bebas and kapan is None and not tepat
                antara = kalimat[mulai_hal : t.awal]
                tersebut = True
                yield KlaimAngka(halnya, t.nilai, kapan, bebas_kini, sela, rencana, antara, t.awal, t.akhir)
            segar, lalu = False, t.akhir
            sejak = set()


def _hal_angka(hal: frozenset[str], a: Angka, kalimat: str, akhir: int) -> frozenset[str]:
    """ "125% dari target" is a capaian; "capaian 12 laporan" tells a realisation."""
    if _DARI_TARGET.match(kalimat, akhir):
        if kalimat[: akhir - len(a.teks)].endswith("(") and a.persen:
            return frozenset({"capaian"})
        bertarget = _BERTARGET.match(kalimat, akhir) is not None
        return hal if hal == {"realisasi"} and bertarget else frozenset({"capaian", "realisasi"})
    if hal == {"capaian"} and not a.persen:
        return frozenset({"capaian", "realisasi"})
    return hal


def _terhadap(antara: str) -> bool:
    """ "Capaian terhadap target 98%" is a capaian; "realisasi 74% terhadap target 80%" tells a target."""
    return antara.casefold().split()[-1:] == ["terhadap"] and not berangka(_TAHUN.sub("", antara))


def _hal_kurung(kalimat: str, letak: int) -> frozenset[str]:
    """The quantity that brackets name before their number: "(capaian 100,14%)"."""
    m = _KURUNG.search(kalimat, 0, letak)
    return frozenset({m["hal"].lower().replace("pencapaian", "capaian")}) if m is not None else frozenset()


def _dalam_kurung(kalimat: str, letak: int) -> bool:
    buka = kalimat.rfind("(", 0, letak)
    return buka > kalimat.rfind(")", 0, letak) and ")" in kalimat[letak:]


def _tanda(kalimat: str, tahun: int | None) -> list[_Tanda]:
    """Words of quantity, years, numbers and what breaks the thread, in order."""
    hasil: list[_Tanda] = list(_hal(kalimat))
    dua = [c.span() for c in _DUA_TAHUN.finditer(kalimat)]
    hasil += [_Tanda(a, b, "dua") for a, b in dua]
    kala_itu = [c.span() for c in _KALA_ITU.finditer(kalimat)] if memuat(kalimat, " itu") else []
    hukum = [
        c.span() for c in re.finditer(r"\b(?:nomor|no\.?)\s*:?\s*\S+\s+tahun\s+\d{4}", kalimat, re.IGNORECASE)
    ]
    tahunan: set[int] = set()
    for c in _TAHUN.finditer(kalimat):
        tahunan.add(c.start())
        if not any(a <= c.start() < b for a, b in (*dua, *hukum)):
            hasil.append(_Tanda(c.start(), c.end(), "tahun", int(c[0])))
    if tahun and memuat(kalimat, "kini"):
        hasil += [_Tanda(c.start(), c.end(), "tahun", tahun) for c in _KINI.finditer(kalimat)]
    if tahun and memuat(kalimat, "tahun "):
        for pola, beda in _TAHUN_KATA:
            hasil += [_Tanda(c.start(), c.end(), "tahun", tahun + beda) for c in pola.finditer(kalimat)]
    bertahun = min((t.awal for t in hasil if t.jenis == "tahun"), default=len(kalimat))
    hasil += [_Tanda(a, b, "dua") for a, b in kala_itu if a < bertahun]
    for letak, a in cari(kalimat):
        mulai = letak + len(kalimat[letak:]) - len(kalimat[letak:].lstrip())
        if mulai not in tahunan and not (a.rupiah or a.rusak or _SKALA.search(kalimat, 0, mulai)):
            hasil.append(_Tanda(mulai, mulai + len(a.teks), "angka", a))
    hasil += [_Tanda(c.start(), c.end(), "putus") for c in _PUTUS.finditer(kalimat)]
    return sorted(hasil, key=lambda t: (t.awal, t.jenis))


def _hal(kalimat: str) -> Iterator[_Tanda]:
    """ "target capaian" may be either; in "indikator realisasi X" the word only names."""
    lama: re.Match[str] | None = None
    jenis: tuple[str, ...] = ()
    for c in _HAL.finditer(kalimat):
        kata = c["hal"].lower().replace("pencapaian", "capaian").replace("terealisasi", "realisasi")
        if "yang" in kata:
            jenis, lama = (), None
            yield _Tanda(c.start(), c.end(), "hal", "capaian realisasi")
            continue
        if jenis and _BERNAMA.search(kalimat, 0, c.start()) and not _LANGSUNG.match(kalimat, c.end()):
            continue
        if jenis and kata == "target" and lama is not None and _terhadap(kalimat[lama.end() : c.start()]):
            continue
        if _RENCANA.match(kalimat, c.end()) or _dalam_kurung(kalimat, c.start()):
            continue
        if _LAIN.search(kalimat, 0, c.start()) and not _TAHUN_DEKAT.match(kalimat, c.end()):
            jenis, lama = (), None
            yield _Tanda(c.start(), c.end(), "putus")
            continue
        sambung = lama is not None and _SAMBUNG.fullmatch(kalimat, lama.end(), c.start())
        jenis = (*jenis, kata) if sambung else (kata,)
        lama = c
        yield _Tanda(c.start(), c.end(), "hal", " ".join(jenis))
