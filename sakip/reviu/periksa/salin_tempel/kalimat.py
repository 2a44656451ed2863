"""Sentences under one indicator's heading that name another: with the own numbers, or as "ini"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Bagian, Peta, baris_kalimat
from sakip.reviu.periksa.narasi.baca.kalimat import klaim_angka
from sakip.reviu.periksa.narasi.baca.nilai import sama

_BEDA = 0.75
_LAPORAN = re.compile(r"\b(?:target|realisasi|capaian|pencapaian|indikator|ikk|iku)\b", re.IGNORECASE)
#: What names its subject and tells of it: "Keberhasilan indikator X didukung oleh ...".
_POKOK = re.compile(
    r"\W*(?:(?:faktor|penyebab)\s+)?(?:keberhasilan|kegagalan|tercapainya|tidak\s+tercapainya|pencapaian|ketercapaian)"
    r"(?:\s+(?:pencapaian|capaian|target|dari|atas|pada))*\s+indikator\b",
    re.IGNORECASE,
)
_BANDING = Pola(
    r"\b(?:dibanding(?:kan)? dengan indikator|berbeda dengan|selain|seperti halnya|sejalan dengan|mendukung|"
    r"berkaitan|berpengaruh|sasaran|terdiri|antara lain)\b",
    "banding",
    "berbeda",
    "selain",
    "seperti",
    "sejalan",
    "mendukung",
    "berkaitan",
    "berpengaruh",
    "sasaran",
    "terdiri",
    "antara",
)


def kalimat_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A sentence that tells target, realisation or capaian, names another indicator and not its own."""
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or p.letak.baris == b.awal or not _LAPORAN.search(p.teks):
            continue
        for k in pecah(p.teks):
            if _LAPORAN.search(k.teks) and not _BANDING.search(k.teks):
                asing = _asing(paham, peta, b, k)
                if asing is not None:
                    yield _temuan(paham, peta, p, k, b, asing)


def _asing(paham: Paham, peta: Peta, b: Bagian, k: Kalimat) -> int | None:
    """The other indicator whose name stands in the sentence with numbers that are not its own."""
    if b.indikator is None:
        return None
    sebut = peta.sebut(k.teks)
    if len(sebut) != 1 or sebut[0] == b.indikator or _termuat(paham, k.teks, b):
        return None
    (lain,) = sebut
    if paham.bobot.kemiripan(kunci(peta.nama(lain)), kunci(b.judul)) >= _BEDA:
        return None
    if not peta.berbeda(lain, b):
        return None
    angka = [x.angka for x in klaim_angka(k.teks, paham.tahun)]
    milik = [f.angka for f in peta.fakta_milik(lain)]
    sendiri = [f.angka for f in (*peta.fakta_bagian(b), *peta.fakta_milik(b.indikator))]
    if not angka:
        return lain if _POKOK.match(k.teks) else None
    cocok_lain = sum(any(sama(a, m) for m in milik) for a in angka)
    cocok_sendiri = sum(any(sama(a, m) for m in sendiri) for a in angka)
    return lain if cocok_sendiri >= max(1, cocok_lain) else None


def _termuat(paham: Paham, teks: str, b: Bagian) -> bool:
    """Whether most of the heading's own name stands in the sentence, too."""
    nama = kunci(b.judul)
    ada = set(kunci(teks))
    berat = sum(paham.bobot.kata(x) for x in nama)
    return berat > 0 and sum(paham.bobot.kata(x) for x in nama if x in ada) >= 0.8 * berat


def _temuan(paham: Paham, peta: Peta, p: Paragraf, k: Kalimat, b: Bagian, lain: int) -> Temuan:
    sendiri = peta.nama(b.indikator) if b.indikator is not None else b.judul
    return temuan(
        paham,
        "salin_tempel",
        baris_kalimat(p, k.awal, k.akhir),
        kutipan=k.teks,
        tercetak=peta.nama(lain),
        seharusnya=sendiri,
        uraian=f"Kalimat pada bagian “{sendiri}” memakai nama indikator lain, “{peta.nama(lain)}”, "
        f"dengan angka milik "
        "indikator bagian ini.",
        saran="Ganti nama indikator pada kalimat.",
    )


# --- "target X ini" ----------------------------------------------------------------------------------------

_INI = re.compile(
    r"\b(?:ter)?(?:capai\w*|penuhi\w*|wujud\w*|laksana\w*)\b|\b(?:capaian|realisasi|target|indikator|nilai|persentase|"
    r"keberhasilan|kegagalan|meningkatkan)\b",
    re.IGNORECASE,
)
_SELAIN = re.compile(
    r"\b(?:dibanding\w*|berbeda|selain|seperti|sejalan|mendukung|berkaitan|terkait|berpengaruh|memengaruhi|mempengaruhi|"
    r"sasaran|antara\s+lain|sebelumnya|lainnya|bersama|begitu\s+pula|demikian\s+juga)\b",
    re.IGNORECASE,
)


def kalimat_ini(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """ "Tercapainya target X ini ..." in the part of another indicator, which no sentence before leads to."""
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or p.letak.baris == b.awal:
            continue
        kalimat = pecah(p.teks)
        for ke, k in enumerate(kalimat):
            lain = _lain(paham, peta, b, k.teks)
            if lain is None or any(lain in peta.sebut(x.teks) for x in kalimat[:ke]):
                continue
            yield temuan(
                paham,
                "salin_tempel",
                baris_kalimat(p, k.awal, k.akhir),
                kutipan=k.teks,
                tercetak=peta.nama(lain),
                seharusnya=peta.nama(b.indikator),
                uraian=f"Kalimat pada bagian “{peta.nama(b.indikator)}” berbicara tentang indikator lain, "
                f"“{peta.nama(lain)}”, seolah-olah indikator bagian itu.",
                saran="Ganti nama indikator pada kalimat, lalu pastikan isinya milik indikator bagian ini.",
            )


def _lain(paham: Paham, peta: Peta, b: Bagian, teks: str) -> int | None:
    """The other indicator that a sentence calls "ini" or "tersebut" right after its name."""
    sebut = peta.sebut(teks)
    if len(sebut) != 1 or not _INI.search(teks) or _SELAIN.search(teks) or not peta.berbeda(sebut[0], b):
        return None
    akhir = {n.split()[-1].strip("()").casefold() for n, _ in paham.indikator[sebut[0]].sebutan if n.split()}
    if not any(re.search(rf"\b{re.escape(a)}\W+(?:ini|tersebut)\b", teks, re.IGNORECASE) for a in akhir):
        return None
    return None if b.indikator in sebut else sebut[0]
