"""Plain numbers: that a capaian, a realisation or a target is so much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.angka import Bilangan, Tahun, semua_bilangan, semua_tahun
from sakip.aturan.kalimat.klaim import Angka, Hal
from sakip.aturan.kalimat.klausa import berandai
from sakip.aturan.kalimat.pola import memuat

_HAL = re.compile(r"\b(?P<hal>capaian|realisasi|target)(?:nya)?\b", re.IGNORECASE)
_TAHUN = r"tahun(?:\s+(?:19|20|21)\d\d|\s+(?:ini|lalu|sebelumnya|berjalan|depan|berikutnya|mendatang))"
#: All that may stand between the word and its number. Anything else may be another matter.
_ISIAN = re.compile(
    rf"(?:\s+(?:kinerja(?:nya)?|indikator(?:nya)?|utama|kegiatan|ini|itu|tersebut|kami|{_TAHUN}|pada|untuk|"
    r"yang(?:\s+telah)?\s+(?:ditetapkan|dicapai|diperjanjikan)|perjanjian\s+kinerja|adalah|sebesar|sebanyak|"
    r"mencapai|yaitu|yakni|ialah|hanya|baru|telah|sudah|masih|berada|di|dengan|nilai(?:nya)?|angka|sejumlah|"
    r"memperoleh|menjadi))*\s*[:=(]?\s*",
    re.IGNORECASE,
)
_NAMA = re.compile(r"\b(indikator)\s+(?:realisasi|capaian|target)\b", re.IGNORECASE)
_AKHIR_TERBUKA = re.compile(r"\b(?:pada|untuk|di|dengan|yang)\s*$", re.IGNORECASE)
_DEPAN = re.compile(r"\b(?P<hal>pencapaian|capaian|realisasi|target)\s+$", re.IGNORECASE)
_TAHUN_SESUDAH = re.compile(r"[\s,(]*(?:orang|layanan)?\s*(?:(?:pada|di|untuk)\s+)?$", re.IGNORECASE)


def baca_angka(klausa: str, tahun: int) -> Iterator[Angka]:
    """The figures of a clause in order; places count in the clause."""
    if not memuat(klausa, "capaian", "realisasi", "target"):
        return
    # "capaian untuk indikator realisasi X sebesar 121%" is a capaian: the second word belongs to the name.
    klausa = _NAMA.sub(lambda c: c[1].ljust(len(c[0])), klausa)
    disebut = semua_tahun(klausa, tahun)
    for b in semua_bilangan(klausa):
        sebelum = [c for c in _HAL.finditer(klausa, 0, b.awal)]
        if not sebelum or b.kira_kira or b.rupiah:
            continue
        c = sebelum[-1]
        antara = klausa[c.end() : b.awal]
        hal = _hal(klausa[: c.start()], c["hal"].lower())
        if hal is None or not _ISIAN.fullmatch(antara) or _AKHIR_TERBUKA.search(antara):
            continue
        ada, kapan = _kapan(klausa, c.end(), b, disebut)
        if ada and not (hal != "target" and berandai(klausa[: c.start()])):
            yield Angka(hal, b, klausa[c.start() : b.akhir], c.start(), b.akhir, klausa[: c.start()], kapan)


def _hal(sebelum: str, hal: str) -> Hal | None:
    """ "target capaian 90%" is a target; "capaian target 97%" may be either and is left alone."""
    depan = _DEPAN.search(sebelum)
    if depan:
        return "target" if depan["hal"].lower() == "target" else None
    return "capaian" if hal == "capaian" else "realisasi" if hal == "realisasi" else "target"


def _kapan(klausa: str, akhir_hal: int, b: Bilangan, disebut: tuple[Tahun, ...]) -> tuple[bool, int | None]:
    """Whether the year is clear, and which (None: none is named)."""
    dalam = [t for t in disebut if akhir_hal <= t.awal < b.awal]
    if dalam:
        return True, dalam[-1].tahun
    sesudah = [t for t in disebut if t.awal >= b.akhir]
    if sesudah and _TAHUN_SESUDAH.fullmatch(re.sub(r"\btahun\s*$", "", klausa[b.akhir : sesudah[0].awal])):
        return True, sesudah[0].tahun
    ragam = {t.tahun for t in disebut}
    if len(ragam) > 1:
        return False, None
    return True, next(iter(ragam), None)
