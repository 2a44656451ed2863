"""Comparisons that need no table: both numbers stand in the sentence, or in the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.periksa.alat import angka
from sakip.reviu.periksa.narasi.banding.alat import (
    TANPA_ANGKA,
    N,
    Salah,
    menaik,
    sejenis,
    terpaut,
    yang_benar,
)

_LEBIH = re.compile(
    rf"(?P<a>{N})\s+(?:(?:masih|juga|jauh|sedikit)\s+)?(?P<arti>lebih\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit)|sama)"
    rf"\s+(?:daripada|dari|dengan|dibanding(?:kan)?(?:\s+dengan)?)\s+{TANPA_ANGKA}{{3,200}}?\b(?:yaitu|yakni)\s+(?P<b>{N})"
    r"(?!\s*(?:,|dan|serta|atau)\s*\d)",
    re.IGNORECASE,
)
#: "97,85%, lebih rendah dibandingkan capaian provinsi sebesar 95,40%".
_LEBIH_SEBESAR = re.compile(
    rf"\b(?:sebesar|mencapai|adalah|yaitu)\s+(?P<a>{N})\s*,?\s+(?:(?:yang|dan|masih|juga|jauh|sedikit|berarti)\s+){{0,2}}"
    rf"(?P<arti>lebih\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit))\s+(?:daripada|dari|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    rf"(?:{TANPA_ANGKA}){{3,120}}?\b(?:sebesar|mencapai|sebanyak|dengan\s+nilai)\s+(?P<b>{N})(?!\s*(?:poin|persen\s+poin))",
    re.IGNORECASE,
)
#: "sebesar 61,2 ..., meningkat 6,2 poin dibandingkan tahun 2022 sebesar 67,4".
_TAHUN_LALU = re.compile(
    r"\b(?:sebesar|mencapai|sebanyak|adalah|yaitu)\s+(?P<a>\d[\d.]*(?:,\d+)?)(?P<sa>\s?%|\s?persen)?"
    r"(?:(?!\btarget)[^.;\d]|\d{1,3}\.000\b){0,60}?,?\s+(?:yang\s+|atau\s+|dan\s+)?(?:mengalami\s+)?"
    r"(?P<arah>meningkat|naik|menurun|turun|peningkatan|kenaikan|penurunan)"
    r"(?:\s+sebesar)?(?:\s+(?P<d>\d+(?:,\d+)?)(?:\s*(?:poin|persen|%))*)?\s+(?:jika\s+|bila\s+|apabila\s+)?"
    r"(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+(?:\w+\s+){0,2}?(?:pada\s+)?tahun\s+(?P<y>(?:19|20)\d\d)\s+"
    r"(?:yang\s+)?(?:(?:hanya|sudah)\s+)?(?:sebesar|sebanyak|mencapai|yaitu|adalah|dengan\s+nilai)\s+"
    r"(?P<b>\d[\d.]*(?:,\d+)?)(?P<sb>\s?%|\s?persen)?",
    re.IGNORECASE,
)
#: "Jumlah tersebut meningkat dibandingkan tahun 2022 yang sebanyak 23.115": the sentence before tells it.
_TERSEBUT = re.compile(
    r"^\W*(?:jumlah|nilai|realisasi|angka|hasil|capaian|persentase)\s+(?:tersebut|ini|itu)\s+(?:telah\s+|juga\s+)?(?:mengalami\s+)?"
    r"(?P<arah>meningkat|naik|menurun|turun|peningkatan|kenaikan|penurunan)(?:\s+\d+(?:,\d+)?(?:\s*(?:poin|persen|%))*)?\s+"
    r"(?:jika\s+|bila\s+|apabila\s+)?(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+(?:\w+\s+){0,2}?(?:pada\s+)?tahun\s+"
    r"(?:19|20)\d\d\s+(?:yang\s+)?(?:sebesar|sebanyak|mencapai|yaitu|adalah)\s+(?P<b>\d[\d.]*(?:,\d+)?)(?P<sb>\s?%|\s?persen)?",
    re.IGNORECASE,
)
_SEBELUMNYA = re.compile(
    r"\b(?:sebesar|sebanyak|mencapai|adalah)\s+(?P<a>\d[\d.]*(?:,\d+)?)(?P<sa>\s?%|\s?persen)?(?!\s*(?:poin))",
    re.IGNORECASE,
)
_BUKAN_REALISASI = re.compile(r"\b(?:target|capaian)\b[^.]{0,20}$", re.IGNORECASE)
_SEBESAR = re.compile(
    rf"(?P<a>{N}),?\s+lebih\s+(?P<arah>tinggi|rendah)\s+(?P<d>\d+(?:,\d+)?)\s+(?:poin\s+)?dari(?:pada)?\s+"
    rf"{TANPA_ANGKA}{{3,80}}?\s(?P<b>{N})",
    re.IGNORECASE,
)
#: "Rata-rata itu turun 1,72 dari 95,72": what "itu" means stands before it.
_ITU = re.compile(
    rf"\b(?P<hal>[A-Z][\w-]+)\s+itu\s+(?P<arah>naik|turun|meningkat|menurun)\s+(?:sebesar\s+)?"
    rf"(?P<d>\d+(?:,\d+)?)\s+dari\s+(?P<b>{N})"
)
_RUPIAH = r"Rp\s?\d[\d.]*\d"
_DI = re.compile(
    rf"(?P<a>{_RUPIAH})\s+terhadap\s+[^.;\d]{{3,80}}?\s(?P<b>{_RUPIAH}),\s+(?P<p>\d+(?:,\d+)?\s?%)\s+di\s+"
    r"(?P<arah>atas|bawah)\b",
    re.IGNORECASE,
)


def dua_angka(kalimat: str) -> Iterator[Salah]:
    """Every comparison of a sentence that its own two numbers do not bear."""
    yield from _lebih(kalimat)
    yield from _tahun_lalu(kalimat)
    yield from _di(kalimat)
    yield from _sebesar(kalimat)


def _lebih(kalimat: str) -> Iterator[Salah]:
    if "lebih" not in kalimat and "sama" not in kalimat:
        return
    for m in (*_LEBIH.finditer(kalimat), *_LEBIH_SEBESAR.finditer(kalimat)):
        a, b = baca_utuh(m["a"]), baca_utuh(m["b"])
        if a is None or b is None or not sejenis(a, b) or not b.nilai:
            continue
        arti = " ".join(m["arti"].casefold().split())
        if arti == "sama":
            salah = abs(a.nilai - b.nilai) > max(a.langkah, b.langkah) if a.desimal else a.nilai != b.nilai
        else:
            lebih = arti.split()[1] in ("tinggi", "besar", "banyak")
            salah = not terpaut(a, b) and (a.nilai == b.nilai or (a.nilai > b.nilai) != lebih)
        if salah:
            yield yang_benar(m, a, b)


def _tahun_lalu(kalimat: str) -> Iterator[Salah]:
    """A rise or fall with the values of both years in one sentence."""
    for m in _TAHUN_LALU.finditer(kalimat) if "tahun" in kalimat.casefold() else ():
        yield from _berubah(m, m["a"] + (m["sa"] or ""))


def tersebut(lalu: str, kalimat: str) -> Iterator[Salah]:
    """A rise or fall of the number that the sentence before tells first."""
    m = _TERSEBUT.match(kalimat)
    n = _SEBELUMNYA.search(lalu) if m is not None else None
    if m is not None and n is not None and not _BUKAN_REALISASI.search(lalu[: n.start()]):
        yield from _berubah(m, n["a"] + (n["sa"] or ""))


def _berubah(m: re.Match[str], kini: str) -> Iterator[Salah]:
    """A rise or fall from the number ``b`` of the match to ``kini``, told the other way round."""
    a, b = baca_utuh(kini), baca_utuh(m["b"] + (m["sb"] or ""))
    if a is None or b is None or a.persen != b.persen or a.nilai == b.nilai or terpaut(a, b):
        return
    if (a.nilai > b.nilai) != menaik(m):
        benar = "naik" if a.nilai > b.nilai else "turun"
        yield m, benar, f"dari {b.teks} menjadi {a.teks} berarti {benar}", set()


def _sebesar(kalimat: str) -> Iterator[Salah]:
    """ "97,89, lebih tinggi 0,07 daripada hitungan ulang 97,82"."""
    for m in _SEBESAR.finditer(kalimat):
        a, b, d = baca_utuh(m["a"]), baca_utuh(m["b"]), baca_utuh(m["d"])
        if a is not None and b is not None and d is not None and a.persen == b.persen:
            yield from _beda(m, a, b, d, naik=m["arah"].casefold() == "tinggi")


def _beda(m: re.Match[str], a: Angka, b: Angka, d: Angka, *, naik: bool) -> Iterator[Salah]:
    """Whether ``a`` lies ``d`` above (or below) ``b``, as far as rounding tells."""
    beda = a.nilai - b.nilai if naik else b.nilai - a.nilai
    if a.desimal and a.langkah == b.langkah == d.langkah and abs(beda - d.nilai) > 2 * d.langkah:
        harus = f"{angka(abs(beda))} {'lebih tinggi' if a.nilai > b.nilai else 'lebih rendah'}"
        yield m, harus, f"{a.teks} terhadap {b.teks} adalah {harus}", set()


def itu(teks: str) -> Iterator[Salah]:
    """A change of what the paragraph has told before it by the same word ("Rata-rata ... adalah 94,00")."""
    for m in _ITU.finditer(teks):
        sebut = re.compile(rf"\b{re.escape(m['hal'])}\b[^;]*?\badalah\s+(?P<a>{N})", re.IGNORECASE)
        semua = list(sebut.finditer(teks, 0, m.start()))
        a, b, d = baca_utuh(semua[-1]["a"]) if semua else None, baca_utuh(m["b"]), baca_utuh(m["d"])
        if a is not None and b is not None and d is not None and a.persen == b.persen:
            yield from _beda(m, a, b, d, naik=menaik(m))


def _di(kalimat: str) -> Iterator[Salah]:
    """ "realisasi Rp10 terhadap rencana Rp12, 16,67% di bawah rencana"."""
    for m in _DI.finditer(kalimat):
        a, b, p = baca_utuh(m["a"]), baca_utuh(m["b"]), baca_utuh(m["p"])
        if a is None or b is None or p is None or not b.nilai:
            continue
        beda = (a.nilai - b.nilai) / b.nilai * 100
        if abs(abs(beda) - p.nilai) > p.langkah or (beda > 0) != (m["arah"].casefold() == "atas"):
            arah = "di atas" if beda > 0 else "di bawah"
            harus = f"{angka(abs(beda))}% {arah}"
            yield m, harus, f"{m['a']} terhadap {m['b']} adalah {harus}", set()
