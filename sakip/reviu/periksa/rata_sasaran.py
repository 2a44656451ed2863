"""The capaian of a sasaran is the mean of its indicators' capaian, wherever both are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Kolom, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka, temuan

_BANYAK = re.compile(
    r"\bjumlah\s+(?:ikk|iku|ikp|indikator)|\bbanyak(?:nya)?\s+indikator|^indikator$", re.IGNORECASE
)
_NILAI = re.compile(r"\b(?:nilai\s+ss|nilai\s+sasaran|capaian|rata-rata)\b", re.IGNORECASE)
_MIRIP = 0.86


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A sasaran with the printed capaian of its indicators in one table."""

    kunci: tuple[str, ...]
    capaian: tuple[Isi, ...]


def rata_sasaran(paham: Paham) -> Iterator[Temuan]:
    """Rows of a table of sasaran (with their number of indicators) against the nearest indicators."""
    sasaran = [
        s for t in paham.tabel if "capaian" in t.peran and "target" in t.peran for s in _kumpulkan(paham, t)
    ]
    for t in paham.tabel:
        banyak, nilai = _kolom(t)
        if banyak is None:
            continue
        for b in t.baris:
            for kolom in nilai:
                yield from _baris(paham, b, b.isi[banyak], b.isi[kolom.indeks], sasaran)


def _kolom(t: TabelPaham) -> tuple[int | None, list[Kolom]]:
    if t.peran & {"target", "realisasi"}:
        return None, []
    banyak = next((k.indeks for k in t.kolom if _BANYAK.search(k.judul)), None)
    nilai = [k for k in t.kolom if _NILAI.search(k.judul) and k.indeks != banyak]
    return banyak, nilai if len(nilai) <= 2 else []


def _kumpulkan(paham: Paham, t: TabelPaham) -> Iterator[Sasaran]:
    kelompok: dict[tuple[str, ...], list[Isi]] = {}
    for b in t.baris:
        nama = b.sasaran or b.kelompok
        if not nama or b.judul or b.jumlah or b.rata:
            continue
        for i in b.ambil("capaian"):
            if i.kolom.tahun in (None, paham.tahun):
                kelompok.setdefault(kunci(nama), []).append(i)
    yield from (Sasaran(k, tuple(v)) for k, v in kelompok.items())


def _baris(paham: Paham, b: Baris, banyak: Isi, cetak: Isi, sasaran: list[Sasaran]) -> Iterator[Temuan]:
    jumlah = banyak.angka or None
    if jumlah is None or cetak.angka is None or b.jumlah or b.rata or not b.nama:
        return
    k = kunci(b.nama)
    calon = [
        s for s in sasaran if len(s.capaian) == jumlah.nilai and paham.bobot.kemiripan(k, s.kunci) >= _MIRIP
    ]
    batas = _BATAS.search(cetak.kolom.judul)
    if calon and not any(_cocok(cetak, s, batas) for s in calon):
        s = min(calon, key=lambda s: abs(s.capaian[0].sel.baris - cetak.sel.baris))
        yield _temuan(paham, b, cetak, s, _rata(s, batas))


_BATAS = re.compile(r"(?:batas\w*|maks\w*|paling tinggi)\D{0,12}(\d{3})\s?%", re.IGNORECASE)


def _rata(s: Sasaran, batas: re.Match[str] | None) -> Decimal:
    """The mean, each value cut off where the column says so."""
    nilai = [i.angka.nilai for i in s.capaian if i.angka]
    puncak = Decimal(batas[1]) if batas else max(nilai)
    return sum((min(n, puncak) for n in nilai), Decimal(0)) / len(nilai)


def _cocok(cetak: Isi, s: Sasaran, batas: re.Match[str] | None) -> bool:
    kasar = max(i.angka.langkah for i in s.capaian if i.angka)
    rata = _rata(s, batas)
    return cetak.angka is not None and any(abs(n - rata) <= u + kasar for n, u in cetak.angka.bacaan())


def _temuan(paham: Paham, b: Baris, cetak: Isi, s: Sasaran, rata: Decimal) -> Temuan:
    rinci = " + ".join(i.teks for i in s.capaian[:12])
    return temuan(
        paham,
        "rata_rata",
        {cetak.sel.baris, *(i.sel.baris for i in s.capaian)},
        tercetak=cetak.teks,
        seharusnya=f"{angka(rata)}%",
        kutipan=b.kutipan(),
        uraian=(
            f"Nilai sasaran “{b.nama}” tertulis {cetak.teks}, padahal rata-rata capaian "
            f"{len(s.capaian)} indikatornya ({rinci}) {angka(rata)}%."
        ),
        saran="Hitung ulang nilai sasaran dari capaian indikatornya.",
    )
