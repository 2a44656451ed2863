"""Figures in brackets behind an indicator's name, as summaries list them: "X (target 90%, realisasi 86%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Judul, Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import berpersen, sama
from sakip.reviu.periksa.narasi.porsi.target import ragam_capaian, terbukti

_KURUNG = re.compile(r"\(([^()]*\d[^()]*)\)")
_N = (
    r"(?<![\w.,/-])(?P<n>\d[\d.]*(?:,\d+)?(?:\s?%|\s?persen\b)?)(?![\d.,]*\d)"
    r"(?:\s+(?!dari\b|dan\b|atau\b|dengan\b)(?P<satuan>[a-z/]+))?"
)
_HAL = re.compile(
    r"\b(?P<hal>target|realisasi|terealisasi|tercapai|capaian)(?:nya)?(?:\s+(?:kinerja|hanya|baru|sebesar|sebanyak|sejumlah|adalah|"
    rf"yaitu|tahun\s+(?:19|20)\d\d|:))*\s*:?\s*{_N}",
    re.IGNORECASE,
)
_DARI = re.compile(rf"^\s*{_N}\s+dari\s+(?=target\b)", re.IGNORECASE)
_ATAU = re.compile(rf"(?:atau|[,;=])\s*(?:setara\s+)?{_N}\s*$", re.IGNORECASE)
_SENDIRI = re.compile(rf"^\s*{_N}\s*$", re.IGNORECASE)
_SISA = re.compile(
    r"\b(?:dan|dengan|serta|atau|tahun|(?:19|20)\d\d|sedangkan|namun|dari|pada)\b|[\s,;:/]+", re.IGNORECASE
)
_BUTIR = re.compile(r"[;:)]|^\W*\d{1,2}[.)]\s")
_KATA = re.compile(r"\b(?P<hal>capaian|realisasi)(?:nya)?\b", re.IGNORECASE)
#: Another time, another place, another list; a change or a rest.
_LAIN = re.compile(
    r"\b(?:triwulan|tw|semester|bulan|(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)|"
    r"lalu|sebelumnya|semula|awal|perubahan|revisi|renstra|rpjm\w*|rencana\s+strategis|jangka|nasional|provinsi|usulan|"
    r"diusulkan|direncanakan|naik|turun|meningkat|menurun|kenaikan|penurunan|selisih|depan|mendatang|berikutnya|per\s+\d)\b",
    re.IGNORECASE,
)
_TAHUN_INI = re.compile(r"\s*(?:pada\s+)?tahun\s+(?:(?:19|20)\d\d|ini)\s*$", re.IGNORECASE)
_DEKAT = 90


def nama_kurung(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    pengantar = ""
    for u in paham.naskah.unsur:
        if isinstance(u, Judul):
            pengantar = u.teks
        if not isinstance(u, Paragraf):
            continue
        if "(" in u.teks and memuat(f"{pengantar} {u.teks}", "target", "realisasi", "capai"):
            yield from _paragraf(paham, peta, u, pengantar)
        if u.teks.rstrip().endswith(":"):
            pengantar = u.teks


def _paragraf(paham: Paham, peta: Peta, p: Paragraf, pengantar: str) -> Iterator[Temuan]:
    for k in pecah(p.teks):
        kurung = list(_KURUNG.finditer(k.teks))
        if not kurung or (tahun_disebut(k.teks) | tahun_disebut(pengantar)) - {paham.tahun}:
            continue
        if _LAIN.search(_KURUNG.sub(" ", pengantar)):
            continue
        for m in kurung:
            batas = [b.end() for b in _BUTIR.finditer(k.teks, 0, m.start())]
            nama = k.teks[max(batas, default=0) : m.start()]
            sebut = peta.sebut(nama) if len(nama) > 3 else ()
            muka = k.teks[: m.start()] if len(batas) < 2 else nama
            if (
                len(sebut) != 1
                or not _bersambung(peta, sebut[0], nama)
                or _LAIN.search(m[1])
                or _LAIN.search(_tanpa(peta, sebut[0], muka))
            ):
                continue
            for hal, a, satuan in _isi(m[1], f"{pengantar} {k.teks[: m.start()]}"):
                f = _salah(peta, sebut[0], hal, a, satuan)
                if f is not None:
                    yield _temuan(
                        paham,
                        p,
                        (k.awal + m.start(), k.awal + m.end()),
                        k.teks,
                        (hal, a),
                        f,
                        peta.nama(sebut[0]),
                    )


def _bersambung(peta: Peta, indikator: int, teks: str) -> bool:
    """Whether a text ends with the indicator's name."""
    kata = kunci(_TAHUN_INI.sub("", teks))
    return bool(kata) and any(kata[-1] in kunci(n) for n, _ in peta.paham.indikator[indikator].sebutan)


def _tanpa(peta: Peta, indikator: int, teks: str) -> str:
    """A text without the words of an indicator's names."""
    milik = {w for n, _ in peta.paham.indikator[indikator].sebutan for w in re.findall(r"\w+", n.casefold())}
    return " ".join(w for w in re.findall(r"\w+", teks) if w.casefold() not in milik)


def _isi(isi: str, sebelum: str) -> list[tuple[str, Angka, str]]:
    """Quantity, number and unit of all that stands in brackets; nothing where a part is not understood."""
    hasil: list[tuple[str, re.Match[str]]] = []
    sisa = isi
    dari = _DARI.search(sisa)
    if dari is not None:
        hasil.append(("realisasi", dari))
        sisa = sisa[dari.end() :]
    for m in _HAL.finditer(sisa):
        hal = m["hal"].casefold()
        hasil.append(("realisasi" if hal.startswith("te") else hal, m))
    sisa = _HAL.sub(" ", sisa)
    akhir = _ATAU.search(sisa) if hasil else _SENDIRI.search(sisa)
    if akhir is not None and "%" in akhir[0]:
        kata = [m["hal"].casefold() for m in _KATA.finditer(sebelum[-_DEKAT:])]
        hal = "capaian" if hasil else (kata[0] if len(set(kata)) == 1 else "")
        hasil += [(hal, akhir)] if hal else []
        sisa = sisa[: akhir.start()]
    if _SISA.sub("", sisa) or len({h for h, _ in hasil}) < len(hasil):
        return []
    return [
        (h, a, m["satuan"] or "") for h, m in hasil if (a := baca_utuh(m["n"])) is not None and not a.lain
    ]


def _salah(peta: Peta, indikator: int, hal: str, a: Angka, satuan: str) -> Fakta | None:
    """What the tables print for the year, where all print another number of the same kind."""
    semua = [f for f in peta.fakta_milik(indikator) if f.tahun == peta.tahun and not f.angka.rusak]
    fakta = [f for f in semua if f.besaran == hal]
    if not fakta or len({f.angka.nilai for f in fakta}) > (2 if hal == "capaian" else 1):
        return None
    if any(sama(a, f.angka) for f in fakta) or any(berpersen(f) != a.persen for f in fakta):
        return None
    punya = fakta[0].angka.satuan.split(" ")[0]
    if satuan and punya and satuan.casefold() != punya.casefold():
        return None
    return None if hal == "capaian" and _terhitung(semua, a) else fakta[0]


def _terhitung(semua: list[Fakta], a: Angka) -> bool:
    """Whether the quotient of the tables' own numbers gives the capaian told, or it may be cut off."""
    target = [f.angka for f in semua if f.besaran == "target"]
    nyata = [f.angka for f in semua if f.besaran == "realisasi"]
    return terbukti((u for t in target for r in nyata for u in ragam_capaian(r, t)), a)


def _temuan(
    paham: Paham,
    p: Paragraf,
    letak: tuple[int, int],
    kalimat: str,
    klaim: tuple[str, Angka],
    f: Fakta,
    nama: str,
) -> Temuan:
    hal, a = klaim
    return temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, *letak), f.baris),
        kutipan=kalimat,
        tercetak=f"{hal} {a.teks}",
        seharusnya=f"{hal} {f.angka.teks}",
        uraian=f"Kalimat menyebut {hal} “{nama}” {a.teks}, sedangkan tabel pada baris {f.baris} memuat "
        f"{f.angka.teks}.",
        saran="Samakan angka pada kalimat dan tabel.",
    )
