"""Counts told before a worked formula, and results told after it, against the formula's own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.reviu.angka import Angka, baca_sel, cari
from sakip.reviu.model import Judul, Paragraf, RumusTeks, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan

_PECAHAN = re.compile(r"\\frac\s*\{(?P<a>(?:[^{}]|\{[^{}]*\})*)\}\s*\{(?P<b>(?:[^{}]|\{[^{}]*\})*)\}")
_BIASA = re.compile(r"(?P<a>[^/÷=×]{1,200}?)\s*[/÷]\s*(?P<b>[^/÷=×]{1,200}?)\s*(?:[×xX*]\s*100|$)")
#: A percentage, or a score with decimals.
_HASIL = re.compile(r"=\s*(?:\\?\$\$)?\s*(?:(\d[\d.,]*)\s*\\?%|(\d+,\d+))\s*\$*\s*$")
_SEBANYAK = re.compile(
    r"(?P<label>\bjumlah\b(?:(?!\bsebanyak\b|\bsebesar\b|\bjumlah\b)[^;:]){6,170}?)\s*"
    r"(?:sebanyak|sebesar|adalah|berjumlah|yaitu)\s+(?P<n>\d[\d.]*)\b(?!\s*%|,\d)",
    re.IGNORECASE,
)
_HITUNG = r"(?:(?:hasil\s+)?(?:perhitungan|penghitungan|konversi|rumus))"
_KESIMPULAN = re.compile(
    rf"^\W*(?:dengan demikian|sehingga|maka|jadi|berdasarkan\s+{_HITUNG}|dari\s+{_HITUNG})\b", re.IGNORECASE
)
_SERUPA = 0.72
#: A note this short may stand between a formula and its conclusion.
_SISIPAN = 120


@dataclass(frozen=True, slots=True)
class _Rumus:
    """A fraction in words, with the fraction in numbers that follows it."""

    atas: str
    bawah: str
    x: Angka
    y: Angka
    baris: tuple[int, int]


def rumus_kalimat(paham: Paham) -> Iterator[Temuan]:
    alinea: list[Paragraf] = []
    kata: tuple[str, str, int] | None = None
    hasil: tuple[Angka, int] | None = None
    for u in paham.naskah.unsur:
        if isinstance(u, RumusTeks):
            pecahan = _pecah(u.teks)
            if pecahan and not _angka_saja(pecahan):
                kata = (*pecahan, u.letak.baris)
            elif pecahan and kata and (r := _rumus(kata, pecahan, u.letak.baris)):
                yield from _cacah(paham, alinea, r)
                kata = None
            c = _HASIL.search(u.teks)
            nilai = baca_sel(f"{c[1]}%" if c[1] else c[2]) if c else None
            hasil = (nilai, u.letak.baris) if nilai else None
        elif isinstance(u, Paragraf):
            if hasil and _KESIMPULAN.match(u.teks):
                yield from _kesimpulan(paham, u, *hasil)
                hasil = None
            elif len(u.teks) > _SISIPAN:
                hasil = None
            alinea = [*alinea[-2:], u]
        elif isinstance(u, Judul | Tabel):
            alinea, kata, hasil = [], None, None


def _pecah(teks: str) -> tuple[str, str] | None:
    c = _PECAHAN.search(teks) or _BIASA.search(teks.split("=", 1)[-1])
    if c is None:
        return None
    return _polos(c["a"]), _polos(c["b"])


def _polos(teks: str) -> str:
    return re.sub(r"\\text|[{}$\\]", " ", teks).strip()


def _angka_saja(pecahan: Sequence[str]) -> bool:
    return all(not re.search(r"[A-Za-z]{4}", p) for p in pecahan)


def _rumus(kata: tuple[str, str, int], angka: tuple[str, str], baris: int) -> _Rumus | None:
    x, y = baca_sel(angka[0]), baca_sel(angka[1])
    if x is None or y is None or not kata[0].lower().startswith("jumlah"):
        return None
    return _Rumus(kata[0], kata[1], x, y, (kata[2], baris))


def _cacah(paham: Paham, alinea: Sequence[Paragraf], r: _Rumus) -> Iterator[Temuan]:
    """Labelled counts of the paragraphs above whose label is the formula's."""
    if kunci(r.atas) == kunci(r.bawah):
        return
    for p in alinea:
        for c in _SEBANYAK.finditer(p.teks):
            n = baca_sel(c["n"])
            if n is None:
                continue
            atas, bawah = _mirip(paham, c["label"], r.atas), _mirip(paham, c["label"], r.bawah)
            if max(atas, bawah) < _SERUPA or atas == bawah:
                continue
            benar = r.x if atas > bawah else r.y
            if n.nilai != benar.nilai:
                yield temuan(
                    paham,
                    "narasi",
                    (p.baris_pada(c.start("n")), *r.baris),
                    kutipan=c[0],
                    tercetak=c["n"],
                    seharusnya=benar.teks,
                    uraian=f"Kalimat menyebut {c['label'].strip()} {c['n']}, sedangkan rumus pada "
                    f"baris {r.baris[1]} "
                    f"memakai {benar.teks} untuk “{(r.atas if atas > bawah else r.bawah)}”.",
                    saran="Samakan angka pada kalimat dan rumus.",
                )


def _mirip(paham: Paham, label: str, sebutan: str) -> float:
    return paham.bobot.kemiripan(kunci(label), kunci(sebutan))


def _kesimpulan(paham: Paham, p: Paragraf, hasil: Angka, baris: int) -> Iterator[Temuan]:
    """The first percentage (or score) that a conclusion right after a formula tells must be its result."""
    for letak, a in cari(p.teks[:400]):
        if a.persen != hasil.persen or not (a.persen or a.desimal):
            continue
        depan = p.teks[:letak]
        if re.search(r"\b(?:target|dari|minimal)\s+(?:\w+\s+){0,4}$", depan, re.IGNORECASE):
            continue
        if abs(a.nilai - hasil.nilai) > max(a.langkah, hasil.langkah):
            yield temuan(
                paham,
                "narasi",
                (baris, p.baris_pada(letak)),
                kutipan=p.teks[:240],
                tercetak=a.teks,
                seharusnya=hasil.teks,
                uraian=f"Rumus pada baris {baris} menghasilkan {hasil.teks}, tetapi kalimat "
                f"sesudahnya menyimpulkan "
                f"{a.teks}.",
                saran="Samakan kesimpulan dengan hasil rumus.",
            )
        return
