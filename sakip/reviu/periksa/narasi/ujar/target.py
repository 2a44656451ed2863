"""Where a value stands to a target that the sentence names itself: "target akhir 65% pun sudah dilewati"
beside a realisation of 64,29%, and "target 3,30, indeks 3,58 masih kurang 0,28"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.narasi.arah.selisih import bilangan
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, berpersen, makin_rendah_baik, pokok_kalimat
from sakip.reviu.periksa.narasi.ujar.alat import salah_ujar

_N = r"(?!(?:19|20)\d\d(?![\d.,]))\d[\d.]*(?:,\d+)?(?:\s?(?:%|persen\b))?"
_LEWAT = Pola(
    rf"\b(?:target|sasaran)\b(?P<hal>(?:\s+(?!capaian|kinerja\s+tahun\s+ini)[a-z-]+|\s+\(?(?:19|20)\d\d\)?){{0,6}}?)\s+"
    rf"(?:sebesar\s+|sebanyak\s+|yaitu\s+|yakni\s+|yang\s+besarnya\s+)?\(?(?P<n>{_N})\)?(?P<sela>[^.;:\d]{{0,60}}?)\s"
    r"(?:(?:sudah|telah|dapat|berhasil|pun|juga)\s+)+(?:di(?:lewati|lampaui|capai|penuhi)|ter(?:lewati|lampaui|capai|penuhi))\b",
    "target", "sasaran",
    dan=(
        ("dilewati", "dilampaui", "dicapai", "dipenuhi", "terlewati", "terlampaui", "tercapai", "terpenuhi"),
        ("sudah", "telah", "dapat", "berhasil", "pun", "juga"),
    ),
    depan=True,
)  # fmt: skip
_MELEWATI = Pola(
    r"\b(?:sudah|telah)\s+(?:melampaui|melewati|melebihi|menembus)\s+(?:target|sasaran)\b"
    r"(?P<hal>(?:\s+[a-z-]+|\s+\(?(?:19|20)\d\d\)?){0,6}?)\s+"
    rf"(?:sebesar\s+|sebanyak\s+|yaitu\s+|yakni\s+)?\(?(?P<n>{_N})\)?",
    "sudah",
    "telah",
    dan=(("target", "sasaran"), ("melampaui", "melewati", "melebihi", "menembus")),
    depan=True,
)
#: Some reached it, not the indicator.
_OLEH = re.compile(
    r"\s+(?:oleh|di|pada\s+[A-Z]|sebagian|beberapa|sejumlah|satu|dua|tiga|empat|lima|enam|tujuh|semua|seluruh)\b"
)
_TIDAK = re.compile(
    r"\b(?:tidak|belum|hampir|akan|diharap\w*|di(?:upayakan|proyeksikan|perkirakan|rencanakan|optimalkan)|sekitar|baru|agar|untuk|guna|seandainya|sebagian|beberapa|jika|apabila|indikator|triwulan|semester)\b",
    re.IGNORECASE,
)
_KELAK = re.compile(r"renstra|rpjm|jangka|akhir|strategis|20\d\d", re.IGNORECASE)
#: The target of a later year is seldom farther from this year's.
_SEJAUH = Decimal("1.3")
#: Of these less is never better.
_NAIK_BAIK = re.compile(r"\b(?:indeks|skor|nilai|ikm|ipk|predikat)\s*$", re.IGNORECASE)
_TARGET = re.compile(
    rf"\b(?:target|sasaran)\b[^.;:,%\d]{{0,60}}(?:(?:19|20)\d\d\)?[^.;:,%\d]{{0,30}})?(?P<t>{_N})",
    re.IGNORECASE,
)
_KURANG = Pola(
    rf"\b(?:(?P<kurang>(?:masih|tetap)\s+(?:kurang|terpaut|defisit))|(?P<lebih>(?:sudah|telah)\s+(?:melebihi|melampaui|melewati)(?:\s+target)?))"
    rf"\s+(?:sebesar\s+|sebanyak\s+|dengan\s+selisih\s+)?(?P<d>{_N})",
    "masih",
    "tetap",
    "sudah",
    "telah",
    dan=(("kurang", "terpaut", "defisit", "melebihi", "melampaui", "melewati"),),
    depan=True,
)


@dataclass(frozen=True, slots=True)
class _Salah:
    awal: int
    akhir: int
    harus: str
    alasan: str
    baris: tuple[int, ...] = ()


def target(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not memuat(p.teks, "target", "sasaran") or not (
            _LEWAT.search(p.teks) or _MELEWATI.search(p.teks) or _KURANG.search(p.teks)
        ):
            continue
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            salah = _kurang(k, pokok) or (_dilewati(k, pokok) if pokok is not None else None)
            if salah is not None:
                letak = (salah.awal, salah.akhir)
                yield salah_ujar(
                    paham,
                    p,
                    k,
                    letak,
                    k.teks[salah.awal : salah.akhir],
                    salah.harus,
                    salah.alasan,
                    salah.baris,
                )


def _dilewati(k: Kalimat, p: Pokok) -> _Salah | None:
    """The only number of the sentence is the target; every realisation of the year lies below it."""
    m = _LEWAT.search(k.teks) or _MELEWATI.search(k.teks)
    n = baca_utuh(m["n"]) if m is not None else None
    if m is None or n is None or _TIDAK.search(k.teks) or len(bilangan(k.teks)) != 1 or makin_rendah_baik(p):
        return None
    if _OLEH.match(k.teks, m.end()):
        return None
    nyata = [f for f in p.ambil(["realisasi"], p.tahun) if berpersen(f) == n.persen or not _satuan(n)]
    if not nyata or not _target_pokok(p, n, m["hal"]):
        return None
    if max(f.angka.nilai + f.angka.langkah / 2 for f in nyata) >= n.nilai:
        return None
    f = nyata[0]
    return _Salah(
        m.start(), m.end(), "belum tercapai", f"realisasinya {f.angka.teks} di bawah {m['n']}", (f.baris,)
    )


def _satuan(n: Angka) -> bool:
    return n.persen or bool(n.satuan)


def _target_pokok(p: Pokok, n: Angka, hal: str) -> bool:
    """Whether the tables print the number as a target of the indicator, or it may be the target of a later
    year, that no table here shows."""
    semua = [f for f in p.ambil(["target"], None) if berpersen(f) == n.persen]
    if any(f.angka.nilai == n.nilai for f in semua):
        return True
    kini = [f.angka.nilai for f in semua if f.tahun == p.tahun]
    return bool(kini) and _KELAK.search(hal) is not None and max(kini) <= n.nilai <= max(kini) * _SEJAUH


def _kurang(k: Kalimat, p: Pokok | None) -> _Salah | None:
    """A target, a value and just their difference; the value lies on the other side."""
    m = _KURANG.search(k.teks)
    if m is None or (p is not None and makin_rendah_baik(p)):
        return None
    t = list(_TARGET.finditer(k.teks, 0, m.start()))
    bil = [b for b in bilangan(k.teks) if b.awal < m.end()]
    if len(t) != 1 or len(bil) != 3:
        return None
    sasaran, d = baca_utuh(t[0]["t"]), baca_utuh(m["d"])
    lain = [b for b in bil[:2] if b.awal != t[0].start("t")]
    if sasaran is None or d is None or len(lain) != 1:
        return None
    nilai = lain[0].angka
    beda = nilai.nilai - sasaran.nilai
    if nilai.persen != sasaran.persen or abs(beda) != d.nilai or not beda or (beda > 0) != bool(m["kurang"]):
        return None
    if p is not None and p.ambil(["realisasi"], p.tahun):
        if not any(f.angka.nilai == nilai.nilai for f in p.ambil(["realisasi"], p.tahun)):
            return None
    elif not _NAIK_BAIK.search(k.teks, 0, lain[0].awal):
        return None
    harus = "melebihi" if beda > 0 else "kurang"
    alasan = (
        f"{nilai.teks} {'di atas' if beda > 0 else 'di bawah'} {sasaran.teks} (selisih {angka(abs(beda))})"
    )
    return _Salah(m.start(), m.end(), harus, alasan)
