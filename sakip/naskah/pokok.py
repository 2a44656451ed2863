"""Which indicator a sentence speaks of: by reference, by code, by wording, or because the text is its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sakip.naskah.acuan import Sebutan
from sakip.naskah.fakta import Fakta

Dekat = Literal["ya", "mirip", "bukan"]

#: Words of a subject that name no matter of their own.
_ISI_KOSONG = re.compile(
    r"(?:target|indikator|iku|ikk|iksk|capaian|pencapaian|realisasi|kinerja|sasaran|perjanjian|hasil|nilai|angka|"
    r"besaran|persentase|presentase|persen|jumlah|indeks|skor|tingkat|utama|kegiatan|strategis|program|"
    r"berdasarkan|penghitungan|perhitungan|tersebut|ini|itu|atas|pada|di|dalam|untuk|dari|ke|oleh|dengan|terhadap|"
    r"secara|keseluruhan|umum|tahun|lalu|sebelumnya|berjalan|yang|telah|sudah|masih|juga|dan|serta|namun|tetapi|"
    r"sehingga|maka|karena|demikian|adalah|yaitu|sebesar|sebanyak|mencapai|ditetapkan|ditargetkan|diperjanjikan|"
    r"dicapai|dapat|diketahui|disimpulkan|dilihat|bahwa|menunjukkan|menjadi|bila|jika|apabila|dibanding|"
    r"dibandingkan|dibandingkannya|sedangkan|sementara|adapun|semakin|terus|selalu|hanya|sekitar|kami|kantor|"
    r"wilayah|seluruh|semua|setiap|sebagian|besar|kecil|tidak|belum|dikatakan|dinyatakan|diperoleh|sedikit|"
    r"cukup|relatif|cenderung|berhasil|mengalami|terjadi|terdapat|adanya|ada|tercapai|terpenuhi|melampaui|melebihi|"
    r"memenuhi|sesuai|meningkat|menurun|naik|turun|tetap|stabil|bahkan|pun|begitu|syukur|alhamdulillah|"
    r"sebagai|tabel|atas|bawah|skala|berada|nyaris|agak|hampir|kurang|lebih|awal|akhir|selama|sepanjang|saja|baru|\w*nya)",
    re.IGNORECASE,
)
_KATA_KUNCI = re.compile(
    r"\b(?:target|indikator|iku|ikk|iksk|capaian|realisasi|kinerja|"
    r"(?:nilai|angka|persentase|indeks|jumlah|skor|hasil|besaran)(?:nya|\s+(?:ini|itu|tersebut))|"
    r"(?:target|capaian|realisasi|kinerja)nya)\b",
    re.IGNORECASE,
)
_ANGGARAN = re.compile(
    r"\b(?:anggaran|serapan|penyerapan|dipa|pagu|belanja|dana|biaya|blokir)(?:nya)?\b", re.IGNORECASE
)
_SATU = re.compile(
    r"\b(?:ini|itu|tersebut|divisi|(?<!seluruh )(?<!semua )(?<!setiap )(?<!besar )(?<!kecil )sasaran)\b",
    re.IGNORECASE,
)
_KATA = re.compile(r"[^\W\d_]{3,}")
_POTONG = re.compile(r"\b(?:bahwa|maka)\b|[,:;]\s", re.IGNORECASE)
#: A wording shorter than this is too common to be looked for in a sentence.
RUMUSAN_TERPENDEK = 15
SERUPA = 0.6


@dataclass(frozen=True, slots=True)
class Pokok:
    """An indicator that a sentence names, and where; ``terang`` is false for a guess by its words."""

    fakta: Fakta
    letak: int
    terang: bool = True


@lru_cache(maxsize=2048)
def kata_isi(teks: str) -> frozenset[str]:
    """The words of a text that carry its matter, in small letters."""
    return frozenset(k.lower() for k in _KATA.findall(teks) if not _ISI_KOSONG.fullmatch(k))


def samarkan(kalimat: str, fakta: Iterable[Fakta]) -> tuple[str, list[Pokok]]:
    """The sentence with the names of indicators replaced by a neutral word of equal length, and who they are.

    Names hold words such as "menurunnya", which claim nothing.
    """
    pokok: list[Pokok] = []
    kecil = kalimat.lower()
    for f in sorted(fakta, key=lambda f: -len(f.butir.rumusan)):
        for ciri, pola, pengganti in (
            (_ciri(f.butir.rumusan), _pola_rumusan, "indikator"),
            (f.butir.kode, _pola_kode, ""),
        ):
            teks = f.butir.rumusan if pengganti else f.butir.kode
            # Looking for a word first is many times faster than the pattern, which mostly is not there.
            if ciri.lower() not in kecil or (bentuk := pola(teks)) is None:
                continue
            for c in list(bentuk.finditer(kalimat)):
                pokok.append(Pokok(f, c.start()))
                kalimat = kalimat[: c.start()] + _selebar(c, pengganti) + kalimat[c.end() :]
    return kalimat, sorted(pokok, key=lambda p: p.letak)


@lru_cache(maxsize=2048)
def _ciri(rumusan: str) -> str:
    """The longest word of a wording."""
    return max(rumusan.split(), key=len, default="")


def _selebar(c: re.Match[str], pengganti: str) -> str:
    """As long as what was found; a code leaves the word before it and loses its digits."""
    if pengganti:
        return pengganti.ljust(len(c[0]))
    return c[0][: c.start("kode") - c.start()] + " " * len(c["kode"]) + c[0][c.end("kode") - c.start() :]


@lru_cache(maxsize=2048)
def _pola_rumusan(rumusan: str) -> re.Pattern[str] | None:
    kata = rumusan.split()
    if len(" ".join(kata)) < RUMUSAN_TERPENDEK or len(kata) < 3:
        return None
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, kata)) + r"(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _pola_kode(asli: str) -> re.Pattern[str] | None:
    """A bare number is a code only after a word that says so, or in brackets."""
    kode = re.escape(asli)
    if not asli.strip():
        return None
    if re.search(r"[A-Za-z]", asli) and len(asli) > 3:
        return re.compile(rf"(?<![\w.-])(?P<kode>{kode})(?![\w-]|\.\d)", re.IGNORECASE)
    return re.compile(
        rf"(?:\b(?:indikator(?:\s+kinerja)?|iku|ikk|iksk|kode|butir)\s+(?:nomor\s+|no\.\s*)?|\()"
        rf"(?P<kode>{kode})(?![\w%]|[.,]\d)",
        re.IGNORECASE,
    )


def dari_sebutan(
    sebutan: Sequence[Sebutan], awal: int, akhir: int, fakta: Mapping[str, Fakta]
) -> list[Pokok]:
    """The indicators whose figures a reference put between ``awal`` and ``akhir`` of the text."""
    return [
        Pokok(fakta[s.indikator], s.awal - awal)
        for s in sebutan
        if awal <= s.awal and s.akhir <= akhir and s.indikator in fakta
    ]


def serupa(tentang: str, fakta: Iterable[Fakta]) -> Fakta | None:
    """The only indicator whose wording holds most words of the subject; a guess."""
    kata = kata_isi(_ujung(tentang))
    if len(kata) < 2 or _ANGGARAN.search(tentang):
        return None
    skor: list[tuple[float, Fakta]] = []
    for f in fakta:
        sama = kata & kata_isi(f.butir.rumusan)
        if len(sama) / len(kata) >= SERUPA and _cukup(sama, f):
            skor.append((len(sama) / len(kata), f))
    skor.sort(key=lambda s: -s[0])
    if not skor or (len(skor) > 1 and skor[0][0] == skor[1][0]):
        return None
    return skor[0][1]


def tentang_kantor(tentang: str, nama_kantor: str) -> bool:
    """Whether the subject is the office's targets as such, and not a division, a sasaran or one of them."""
    if _SATU.search(tentang) or _ANGGARAN.search(tentang):
        return False
    return not kata_isi(tentang) - kata_isi(nama_kantor)


def kedekatan(tentang: str, f: Fakta, nama_kantor: str) -> Dekat:
    """Whether what is said is said of the indicator itself: only empty words, its own words, or others."""
    ujung = _ujung(tentang)
    rumusan = kata_isi(f.butir.rumusan)
    if _ANGGARAN.search(tentang) and not _ANGGARAN.search(f.butir.rumusan):
        return "bukan"
    kata = kata_isi(ujung)
    lain = kata - rumusan - kata_isi(nama_kantor) - kata_isi(f.butir.manual.satuan)
    berkunci = _KATA_KUNCI.search(ujung) is not None
    if not lain and (berkunci or not kata):
        return "ya" if berkunci else "mirip"
    if len(lain) <= berkunci and _cukup(kata & rumusan, f):
        return "mirip"
    return "bukan"


def _cukup(sama: frozenset[str], f: Fakta) -> bool:
    """Enough of the wording to mean the indicator, and not a part of it."""
    return len(sama) >= 2 and 2 * len(sama) >= len(kata_isi(f.butir.rumusan))


def _ujung(tentang: str) -> str:
    """The words nearest to the claim: after the last "bahwa", "maka" or comma that leaves any."""
    akhir = ""
    for bagian in _POTONG.split(tentang):
        if _KATA.search(bagian):
            akhir = bagian
    return akhir
