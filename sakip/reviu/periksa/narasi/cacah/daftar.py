"""A count and the list after it: "sebanyak 6 (enam) yaitu A, B, C dan D", "5 penghargaan, yaitu:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.model import Judul, Keterangan, Paragraf, Temuan, Unsur
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_HURUF = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
BILANGAN = {kata: n for n, kata in enumerate(_HURUF, 1)}
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(_HURUF[1:])})(?:\s+\([a-z ]+\))?"
#: What the number counts, between it and the list.
_APA = r"(?P<apa>(?:[ /]+[A-Za-z][A-Za-z/-]*){0,12}?)"
_DAFTAR = re.compile(
    rf"(?<![\w.,/%-]){_N}{_APA},?\s+(?:yaitu|yakni|meliputi|"
    rf"mencakup)\s*:?\s+(?P<isi>[^:;]{{8,}}?)(?:[.;](?=\s|$)|$)",
    re.IGNORECASE,
)
_AKHIR = re.compile(
    rf"(?<![\w.,/%-]){_N}{_APA},?\s*(?:antara\s+lain\s*)?(?:yaitu|yakni|adalah|meliputi|"
    rf"terdiri\s+(?:atas|dari)|(?:adalah\s+)?sebagai\s+berikut"
    r"|berikut(?:\s+ini)?|dengan\s+rincian|berupa)?\s*:\s*$",
    re.IGNORECASE,
)
#: Words that say that the list is of something else, or only of a part.
_SEBAGIAN = re.compile(
    r"\b(?:antara\s+lain|di\s?antaranya|diantara|termasuk|misalnya|seperti|lain(?:nya)?|selain|kecuali|"
    r"dsb|dll|dst|"
    r"salah\s+satu|masing-masing|setiap|tiap|minimal|maksimal|sekitar|lebih|kurang)\b",
    re.IGNORECASE,
)
#: Measures of time, size or persons are not counted out by names.
_UKURAN = re.compile(
    r"^\s*(?:orang|hari|jam|menit|bulan|tahun|minggu|kali|poin|persen|rupiah|juta|miliar|ribu|km|meter|"
    r"ton|hektar\w*|ha|"
    r"triwulan|semester|tahap\w*\s+\d|skala|indeks|pegawai|peserta|responden|besar)\b",
    re.IGNORECASE,
)
#: "empat kali, yaitu di A, B, C dan D": times are counted out by places.
_KALI = re.compile(r"\s*kali\b", re.IGNORECASE)
_DI = re.compile(r"\s*(?:di|pada)\s", re.IGNORECASE)
_KURUNG = re.compile(r"\s*\([^()]*\)")
_DAN = re.compile(r"\b(?:dan|serta)\b", re.IGNORECASE)
_DAN_AWAL = re.compile(r"^\s*(?:dan|serta)\b", re.IGNORECASE)
_BUTIR_DALAM = re.compile(r"(?:^|[\s,(])\(?(?P<b>\d{1,2}|[a-z])[).]\s+(?=[A-Za-z])")
#: A clause goes on after the list.
_LANJUT = re.compile(
    r"^\s*(?:(?:me|di|ter|ber)[a-z]{3,}|dengan|sehingga|yang|namun|sedangkan|untuk|karena|agar|"
    r"sebagai\w*|pada|di|dari|"
    r"hal|maka|dimana|kemudian|selanjutnya|adapun|sementara|atau|baik|guna|dalam|oleh|telah|sudah|masih|"
    r"belum|dapat)\b"
)
#: Items that are counts themselves.
_BERCACAH = re.compile(rf"\d|\b(?:{'|'.join(_HURUF)}|kedua|ketiga|keempat|kelima)\b", re.IGNORECASE)
_TERPANJANG = 12
_TERBANYAK = 15


def cacah_daftar(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf):
            continue
        kalimat = pecah(u.teks)
        for k in kalimat:
            if memuat(k.teks, "yaitu", "yakni", "meliputi", "mencakup"):
                yield from _dalam(paham, u, k.awal, k.teks)
        if kalimat and u.teks.rstrip().endswith(":"):
            yield from _di_bawah(paham, ke, u, kalimat[-1].awal, kalimat[-1].teks)


def nilai_cacah(teks: str) -> int:
    """A count in digits or letters."""
    return int(teks) if teks.isdecimal() else BILANGAN[teks.casefold()]


# --- lists within the sentence --------------------------------------------------------------------------


def _dalam(paham: Paham, p: Paragraf, awal: int, kalimat: str) -> Iterator[Temuan]:
    for m in _DAFTAR.finditer(kalimat):
        n = nilai_cacah(m["n"])
        berkali = _KALI.match(m["apa"]) is not None and _DI.match(m["isi"]) is not None
        if _SEBAGIAN.search(kalimat) or (_UKURAN.match(m["apa"]) and not berkali) or not 1 < n <= _TERBANYAK:
            continue
        if re.search(r"\d\s+(?:\w+\s+){0,2}dari\s*$", kalimat[: m.start()], re.IGNORECASE):
            continue  # "4 dari 6 indikator, yaitu ...": the list may be of the four
        if _ranah(paham, m):
            continue
        banyak = _banyak(_KURUNG.sub("", m["isi"]))
        semua = _semua(kalimat[: m.start("isi")])
        if banyak and not any(banyak[0] <= x <= banyak[1] for x in (n, *semua)):
            harus = str(banyak[0]) if banyak[0] == banyak[1] else f"{banyak[0]} atau {banyak[1]}"
            letak = (*baris_kalimat(p, awal + m.start(), awal + m.start("isi")),)
            yield _temuan(paham, letak, kalimat, m, harus, f"yang disebut sesudahnya {harus}")


_INDIKATOR = re.compile(r"\b(?:indikator|iku|ikk|ikp|ikss?)\b", re.IGNORECASE)
_MELINGKUPI = re.compile(r"\b(?:meliputi|mencakup)\b", re.IGNORECASE)


def _ranah(paham: Paham, m: re.Match[str]) -> bool:
    """ "13 indikator yang meliputi perizinan, arsip dan aset": fields of work, none of them an indicator."""
    if not _INDIKATOR.search(m["apa"]) or not _MELINGKUPI.search(m[0]):
        return False
    return not any(paham.cari_indikator(x) for x in re.split(r",|\bdan\b|\bserta\b", m["isi"]) if x.strip())


def _semua(teks: str) -> set[int]:
    """Counts before a list that it may have: each of them, and their sum ("1 kota dan 6 kabupaten yaitu")."""
    ada = [int(x) for x in re.findall(r"(?<![\w.,/-])\d{1,2}(?![\w%]|[.,/-]\d)", teks)]
    ada += [BILANGAN[x.casefold()] for x in re.findall(r"[A-Za-z]+", teks) if x.casefold() in BILANGAN]
    return {*ada, sum(ada)}


def _banyak(isi: str) -> tuple[int, int] | None:
    """The fewest and the most items that a list may have; None where it is no plain list of names."""
    tanda = [m["b"] for m in _BUTIR_DALAM.finditer(isi)]
    if len(tanda) > 1:
        urut = [str(i) for i in range(1, len(tanda) + 1)]
        abjad = [chr(ord("a") + i) for i in range(len(tanda))]
        return (len(tanda), len(tanda)) if tanda in (urut, abjad) else None
    potong = [x for x in isi.split(",") if x.strip()]
    ujung = next((i for i, x in enumerate(potong) if _DAN.search(x)), None)
    if ujung is None:
        return None  # no word closes the list
    sisa = potong[ujung + 1 :]
    butir = potong[: ujung + 1]
    if any(len(x.split()) > _TERPANJANG or _BERCACAH.search(x) for x in butir):
        return None
    akhir = butir[-1]
    dan = len(_DAN.findall(akhir))
    oxford = _DAN_AWAL.match(akhir) is not None
    sedikit = len(butir) + (0 if oxford else 1)
    banyak = len(butir) + (dan - 1 if oxford else dan)
    if not oxford and len(butir) == 1 and dan == 1 and not _berulang(akhir):
        sedikit = 1  # "Bidang Sarana dan Prasarana" may be one
    if sisa and not _LANJUT.match(sisa[0]):
        return sedikit, banyak + len(sisa) + sum(len(_DAN.findall(x)) for x in sisa)
    return sedikit, banyak


def _berulang(isi: str) -> bool:
    """Whether both halves begin with the same word: "Kota Manado dan Kota Bitung"."""
    dua = [x.split()[:1] for x in _DAN.split(isi)]
    return len(dua) == 2 and dua[0] == dua[1]


# --- lists in the paragraphs that follow ------------------------------------------------------------------

_TANDA = re.compile(
    r"^\s*(?:(?P<p>[-–•●▪*✓➢])\s+)?(?:\(?(?P<a>\d{1,2}|[a-zA-Z])[.)]\s+)?(?<=\s)(?=\S)", re.IGNORECASE
)
#: The first mark of a list; None: a dash or a dot.
_PERTAMA = (None, "1", "a", "A")


def _di_bawah(paham: Paham, ke: int, p: Paragraf, awal: int, kalimat: str) -> Iterator[Temuan]:
    m = _AKHIR.search(kalimat)
    if m is None or _SEBAGIAN.search(kalimat) or _UKURAN.match(m["apa"]):
        return
    n = nilai_cacah(m["n"])
    butir = _butir(paham.naskah.unsur, ke)
    if not 1 < n <= _TERBANYAK or len(butir) < 2 or len(butir) in {n, *_semua(kalimat)}:
        return
    letak = (*baris_kalimat(p, awal + m.start(), awal + m.end()),)
    yield _temuan(paham, letak, kalimat, m, str(len(butir)), f"daftar di bawahnya memuat {len(butir)} butir")


def _butir(unsur: Sequence[Unsur], ke: int) -> list[str]:
    """The marks of the items below; none where the end of the list is not plain."""
    tanda: list[str] = []
    jenis = ""
    lewat = 0
    sesudah = unsur[ke + 1 : ke + 3 + 2 * _TERBANYAK]
    for i, u in enumerate(sesudah):
        m = _TANDA.match(u.teks) if isinstance(u, Paragraf) else None
        if m is not None and (m["a"] or m["p"]):
            kini = ("1" if m["a"].isdecimal() else "a") if m["a"] else m["p"]
            if (
                (kini != jenis or not _sesudah(tanda[-1], m["a"] or m["p"]))
                if jenis
                else m["a"] not in _PERTAMA
            ):
                return []  # a list within the list, or another one
            jenis, lewat = kini, 0
            tanda.append(m["a"] or m["p"])
            continue
        if isinstance(u, Judul | Keterangan) or not isinstance(u, Paragraf) or not tanda:
            return tanda if isinstance(u, Judul | Keterangan) else []
        lewat += 1
        if lewat > 2:
            return [] if any(_bertanda(x, tanda[-1]) for x in sesudah[i:]) else tanda
    return tanda


def _bertanda(u: Unsur, lalu: str) -> bool:
    """Whether a later part goes on with the list."""
    m = _TANDA.match(u.teks) if isinstance(u, Paragraf) else None
    return m is not None and bool(m["a"] or m["p"]) and _sesudah(lalu, m["a"] or m["p"])


def _sesudah(a: str, b: str) -> bool:
    """Whether the mark ``b`` follows ``a``: the next, or the same once more."""
    if a.isdecimal() and b.isdecimal():
        return int(b) - int(a) in (0, 1)
    return len(a) == len(b) == 1 and (not a.isalpha() or ord(b) - ord(a) in (0, 1))


def _temuan(
    paham: Paham, letak: Sequence[int], kalimat: str, m: re.Match[str], harus: str, alasan: str
) -> Temuan:
    sebut = f"{m['n']}{m['apa']}".strip()
    return temuan(
        paham,
        "narasi",
        letak,
        kutipan=kalimat,
        tercetak=sebut,
        seharusnya=harus,
        uraian=f"Kalimat menyebut “{sebut}”, padahal {alasan}.",
        saran="Samakan banyaknya dengan daftarnya.",
    )
