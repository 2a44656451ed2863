"""tahun: years that cannot be, or that stand in a header or sentence against all others of their kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.persen_anggaran import pecah_kalimat
from sakip.reviu.periksa.tahun_baris import tahun_baris
from sakip.reviu.periksa.tahun_judul import tahun_judul
from sakip.reviu.periksa.tahun_kepala import tahun_kepala
from sakip.reviu.periksa.tahun_laporan import tahun_laporan
from sakip.reviu.periksa.tahun_perjanjian import tahun_perjanjian
from sakip.reviu.periksa.tahun_sama import tahun_sama
from sakip.reviu.periksa.tanggal import tanggal


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from tahun_kepala(paham)
    yield from tahun_baris(paham)
    yield from tahun_judul(paham)
    for p in paham.naskah.paragraf:
        yield from _dua_kali(paham, p)
        yield from _mundur(paham, p)
    yield from tanggal(paham)
    yield from tahun_laporan(paham)
    yield from tahun_perjanjian(paham)
    yield from tahun_sama(paham)
    yield from _peraturan(paham)


_MASA = re.compile(
    r"\btahun\s+(?P<a>(?:19|20)\d\d)\s+(?:sampai\s+dengan|sampai|s\.?\s?d\.?|hingga|-|–)\s+(?:tahun\s+)?(?P<b>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _mundur(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """A span that ends before it begins: "tahun 2021 sampai dengan tahun 2016"."""
    for m in _MASA.finditer(p.teks):
        if int(m["b"]) < int(m["a"]):
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start()), p.baris_pada(m.end() - 1)},
                tercetak=m[0],
                seharusnya="tahun akhir sesudah tahun awal",
                kutipan=p.teks[max(0, m.start() - 120) : m.end() + 60],
                uraian=f"Rentang “{m[0]}” berakhir sebelum dimulai.",
                saran="Betulkan tahunnya.",
            )


# --- sentences ------------------------------------------------------------------------------------

_BANDING = re.compile(
    r"\btahun\s+(20\d\d)\b(?:(?!\btahun\s+20\d\d\b)[^.;]){0,90}?"
    r"\b(?:sedangkan|menjadi|dibanding\w*|mengalami|meningkat|menurun|naik|turun|sementara)\b"
    r"(?:(?!\btahun\s+20\d\d\b)[^.;]){0,90}?\btahun\s+(20\d\d)\b",
    re.IGNORECASE,
)
_LALU = re.compile(
    r"\btahun\s+(20\d\d)\b(?:(?!\btahun\s+20\d\d\b)[^.;]|(?<=\d)\.(?=\d)){0,120}?"
    r"\b(?:dan|kemudian|lalu|sedangkan|sementara|namun|adapun)\s+(?:pada\s+|di\s+|untuk\s+)?tahun\s+(20\d\d)\s+"
    r"(?:ini\s+)?(?:justru\s+|telah\s+|terjadi\s+)?(?:meningkat|menurun|naik|turun|mengalami|bertambah|berkurang|menjadi)",
    re.IGNORECASE,
)
_BERNILAI = re.compile(r"\d\s?%|\d[.,]\d|\b\d+\s+(?:orang|layanan|kegiatan|laporan|permohonan|kasus)\b")
_BESARAN = re.compile(r"\b(target|realisasi|capaian|pagu|anggaran)", re.IGNORECASE)


def _satu_besaran(depan: str, antara: str) -> bool:
    """Both years speak of one quantity: a target and a realisation of one year are rightly compared."""
    awal, kedua = _BESARAN.findall(depan), _BESARAN.findall(antara)
    return not kedua or (bool(awal) and awal[-1].casefold() == kedua[-1].casefold())


def _dua_kali(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """Two values compared "tahun 2022 ... sedangkan tahun 2022": the same year on both sides."""
    for awal, kalimat in pecah_kalimat(p.teks):
        for m in (*_BANDING.finditer(kalimat), *_LALU.finditer(kalimat)):
            bagian, ekor = kalimat[m.start(1) : m.start(2)], kalimat[m.start(2) :]
            if m[1] != m[2] or not (_BERNILAI.search(bagian) and _BERNILAI.search(ekor)):
                continue
            if not _satu_besaran(kalimat[: m.start(1)], bagian):
                continue
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(awal + m.start(1)), p.baris_pada(awal + m.start(2))},
                tercetak=f"tahun {m[1]} … tahun {m[2]}",
                seharusnya="dua tahun yang berbeda",
                kutipan=kalimat,
                uraian=f"Kalimat membandingkan dua tahun, tetapi keduanya tertulis {m[1]}.",
                saran="Betulkan salah satu tahunnya menurut tabel.",
                keparahan="ringan",
            )
            break


# --- laws -----------------------------------------------------------------------------------------

_PERATURAN = re.compile(
    r"\b(undang-undang|peraturan pemerintah|peraturan presiden|peraturan menteri[A-Za-z ]{0,60}?)\s+"
    r"(?:republik indonesia\s+)?nomor\s+(\d{1,3})\s+tahun\s+(20\d\d)(?=\s+tentang\s+(\S+\s+\S+\s+[^\s.,;]+))",
    re.IGNORECASE,
)


def _peraturan(paham: Paham) -> Iterator[Temuan]:
    """One law (same kind, number and title) cited with two years."""
    ada: dict[tuple[str, str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for p in paham.naskah.paragraf:
        for m in _PERATURAN.finditer(p.teks):
            kunci = (m[1].casefold(), m[2], " ".join(m[4].casefold().split()))
            ada[kunci][m[3]].append(p.baris_pada(m.start()))
    for (jenis, nomor, judul), tahun in ada.items():
        if len(tahun) < 2:
            continue
        lazim = max(tahun, key=lambda t: (len(tahun[t]), -int(t)))
        for t, baris in tahun.items():
            if t != lazim:
                yield temuan(
                    paham,
                    "tahun",
                    {*baris, *tahun[lazim][:3]},
                    tercetak=f"Nomor {nomor} Tahun {t}",
                    seharusnya=f"satu tahun ({lazim} pada {len(tahun[lazim])} tempat lain)",
                    uraian=f"{jenis.title()} Nomor {nomor} tentang {judul} … tertulis tahun {t} dan {lazim}.",
                    saran="Periksa tahun peraturannya.",
                    keparahan="ringan",
                )
