"""Verdicts on the plan's last target ("sudah melampaui target akhir periode") against the tables."""

from __future__ import annotations

import re

from sakip.aturan.kalimat import Verdik
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.paham import Fakta
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, makin_rendah_baik, sebanding
from sakip.reviu.periksa.narasi.verdik.verdik import VerdikSalah

_AKHIR = re.compile(
    r"\bakhir\s+(?:periode|masa|renstra|rpjm\w*|rencana\s+strategis|jangka\s+menengah)|\btarget\s+akhir\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_RENCANA = re.compile(
    r"\b(?:renstra|rpjm\w*|rencana\s+strategis|jangka\s+menengah|akhir\s+(?:periode|masa))\b", re.IGNORECASE
)
#: "target jangka menengah 2024 (92%)", "target Renstra tahun 2024 yaitu 75%".
_SEBESAR = (
    r"\s*(?:\)\s*)?,?\s*(?:(?:yaitu|yakni|sebesar|adalah|yang|sebanyak)\s+){0,2}\(?"
    r"(?P<n>\d[\d.]*(?:,\d+)?(?:\s?%)?)(?!\d)"
)
#: "target tahun 2025 dalam Rencana Strategis, yaitu 8,20".
_YAITU = re.compile(
    r"\btarget\b[^.;]{0,70}?(?:renstra|rpjm\w*|rencana\s+strategis|jangka\s+menengah)[^.;\d]{0,30}?"
    r"(?:yaitu|yakni|sebesar|sebanyak|adalah|\()\s*(?P<n>\d[\d.]*(?:,\d+)?(?:\s?%)?)",
    re.IGNORECASE,
)
#: "target akhir Renstra (2024) sebesar 3,25", whatever stands between.
_TERSEBUT = re.compile(
    r"\btarget\b[^.;]{0,60}?\(?(?:19|20)\d\d\)?,?\s+(?:yaitu|yakni|sebesar|sebanyak|adalah)\s+"
    r"(?P<n>\d[\d.]*(?:,\d+)?(?:\s?%)?)",
    re.IGNORECASE,
)
_CAPAI = ("tercapai", "melampaui", "di_atas")
_TIDAK = ("tidak_tercapai", "tidak_melampaui", "di_bawah")


#: "di bawah target akhir", "melampaui target 2024": no target of the report's year.
_KELAK = re.compile(
    r"\s+(?:akhir\b(?!\s+tahun\b)|jangka\s+menengah|(?:pada\s+|untuk\s+)?(?:tahun\s+)?(?P<tahun>20\d\d)\b)",
    re.IGNORECASE,
)


def target_kelak(v: Verdik, kalimat: str, p: Pokok) -> bool:
    """Whether another year's target follows the verdict's words in its sentence."""
    m = _KELAK.match(kalimat, v.akhir)
    return m is not None and (m["tahun"] is None or int(m["tahun"]) > p.tahun)


def verdik_rencana(v: Verdik, kalimat: str, p: Pokok) -> tuple[bool, VerdikSalah | None]:
    """Whether the verdict is of a later year's target, and what contradicts it."""
    if not _RENCANA.search(kalimat):
        return False, None
    kelak = {int(t) for t in _TAHUN.findall(kalimat)}
    kelak = {t for t in kelak if t > p.tahun} or (
        {f.tahun for f in _jalur(p) if f.tahun} if _AKHIR.search(kalimat) else set()
    )
    tahun = max(kelak, default=0)
    if tahun <= p.tahun:
        return _target_sendiri(kalimat, p), None
    target = [f.angka for f in _jalur(p) if f.tahun == tahun] or _tersebut(kalimat, tahun)
    nyata = [f for f in p.ambil(["realisasi"], p.tahun) if target and sebanding(target[0], f)]
    if len({a.nilai for a in target}) != 1 or len({f.angka.nilai for f in nyata}) != 1:
        return True, None
    if _target_lain(kalimat, target[0]):
        return True, None
    if v.ragu or v.banyak is not None or target[0].persen != nyata[0].angka.persen:
        return True, None
    return True, _salah(v, target[0], nyata[0], tahun, p)


def _target_lain(kalimat: str, target: Angka) -> bool:
    """Whether the sentence tells the last target in numbers, and another one: of another indicator."""
    m = _TERSEBUT.search(kalimat)
    a = baca_utuh(m["n"]) if m is not None else None
    return a is not None and all(n != target.nilai for n, _ in a.bacaan())


def _target_sendiri(kalimat: str, p: Pokok) -> bool:
    """Whether the plan's target of this year that the sentence tells is another than the agreement's."""
    m = _YAITU.search(kalimat)
    a = baca_utuh(m["n"]) if m is not None else None
    target = [f for f in p.ambil(["target"], p.tahun) if f.besaran == "target"]
    return a is not None and bool(target) and not any(f.angka.nilai == a.nilai for f in target)


def _salah(v: Verdik, target: Angka, f: Fakta, tahun: int, p: Pokok) -> VerdikSalah | None:
    rendah = makin_rendah_baik(p)
    if rendah and v.arti in ("di_atas", "di_bawah"):
        return None
    r, t = f.angka.nilai, target.nilai
    capai = r <= t if rendah else r >= t
    if (v.arti in _CAPAI and not capai) or (v.arti in _TIDAK and capai and r != t):
        kata = "tercapai" if capai else "belum tercapai"
        return VerdikSalah(
            v, f, f"realisasi {f.angka.teks} dan target tahun {tahun} {target.teks}, jadi {kata}"
        )
    return None


def _jalur(p: Pokok) -> list[Fakta]:
    return [f for f in p.fakta if f.besaran == "target_jangka" and f.indikator == p.indikator]


def _tersebut(kalimat: str, tahun: int) -> list[Angka]:
    """The target that the sentence itself tells for the year."""
    m = re.search(rf"\b{tahun}{_SEBESAR}", kalimat)
    a = baca_utuh(m["n"]) if m is not None else None
    return [a] if a is not None else []
