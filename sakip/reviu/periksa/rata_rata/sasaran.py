"""The capaian of a sasaran is the mean of its indicators' capaian, wherever both are printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Kolom, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.capaian.hitung import rata_terpotong

_BANYAK = re.compile(
    r"\bjumlah\s+(?:ikk|iku|ikp|indikator)|\bbanyak(?:nya)?\s+indikator|^indikator$", re.IGNORECASE
)
_NILAI = re.compile(r"\b(?:nilai\s+ss|nilai\s+sasaran|capaian|rata-rata|rerata)\b", re.IGNORECASE)
_MIRIP = 0.86
_TERBANYAK = 256


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A sasaran with the printed capaian of its indicators in one table."""

    kunci: tuple[str, ...]
    capaian: tuple[Isi, ...]
    #: What other tables print for each indicator: a misprint there is no wrong mean.
    lain: tuple[frozenset[Decimal], ...] = ()


def rata_sasaran(paham: Paham) -> Iterator[Temuan]:
    """Rows of a table of sasaran (with their number of indicators) against the nearest indicators."""
    sasaran = [
        s for t in paham.tabel if "capaian" in t.peran and "target" in t.peran for s in _kumpulkan(paham, t)
    ]
    rencana: list[Sasaran] | None = None
    for t in paham.tabel:
        banyak, nilai = _kolom(t)
        if banyak is not None:
            rencana = _dari_rencana(paham) if rencana is None else rencana
            for b in t.baris:
                for kolom in nilai:
                    yield from _baris(paham, b, b.isi[banyak], b.isi[kolom.indeks], [*sasaran, *rencana])
        elif len(nilai) == 1 and any(k.peran == "sasaran" for k in t.kolom):
            rencana = _dari_rencana(paham) if rencana is None else rencana
            yield from _tanpa_banyak(paham, t, nilai[0], [*sasaran, *rencana])


def _dari_rencana(paham: Paham) -> list[Sasaran]:
    """Sasaran whose indicators an agreement lists, each with its one capaian of the year, printed in a
    table of capaian that does not name the sasaran."""
    capaian: dict[int, list[Isi]] = defaultdict(list)
    for f in paham.fakta:
        if (
            f.indikator is not None
            and f.besaran == "capaian"
            and f.tahun == paham.tahun
            and f.sumber in ("capaian", "riwayat")
        ):
            capaian[f.indikator].append(f.isi)
    hasil: list[Sasaran] = []
    for t in paham.tabel:
        if t.maya or "target" not in t.peran or "capaian" in t.peran:
            continue
        anggota: dict[tuple[str, ...], list[int | None]] = defaultdict(list)
        for b in t.baris:
            if (nama := b.sasaran or b.kelompok) and b.biasa:
                ind = paham.cari_indikator(b.nama) if b.nama else None
                anggota[kunci(nama)].append(ind.id if ind is not None else None)
        for k, ids in anggota.items():
            semua = [capaian[i] for i in ids if i is not None and capaian[i]]
            if len(semua) == len(ids) and semua:
                lain = tuple(frozenset(i.angka.nilai for i in isi if i.angka) for isi in semua)
                hasil.append(Sasaran(k, tuple(_utama(isi) for isi in semua), lain))
    return hasil


def _utama(isi: Sequence[Isi]) -> Isi:
    """The capaian that most tables print; of as many the first, which is the table of all."""
    sering = Counter(i.angka.nilai for i in isi if i.angka)
    return max(isi, key=lambda i: sering[i.angka.nilai] if i.angka else 0)


def _tanpa_banyak(paham: Paham, t: TabelPaham, kolom: Kolom, sasaran: list[Sasaran]) -> Iterator[Temuan]:
    """A table of means alone: read as such where most of its rows agree with the indicators."""
    cocok, salah = 0, []
    for b in t.baris:
        cetak = b.isi[kolom.indeks]
        if cetak.angka is None or b.jumlah or b.rata or b.judul:
            continue
        k = kunci(b.nama or b.sasaran)
        calon = [s for s in sasaran if len(s.capaian) > 1 and paham.bobot.kemiripan(k, s.kunci) >= _MIRIP]
        if not calon:
            continue
        if any(_cocok(cetak, s, None) for s in calon):
            cocok += 1
        else:
            salah.append((b, cetak, calon[0]))
    if cocok > len(salah):
        yield from (_temuan(paham, b, cetak, s, _rata(s, None)) for b, cetak, s in salah)


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
        if not nama or not b.biasa:
            continue
        for i in b.ambil("capaian"):
            if i.kolom.tahun in (None, paham.tahun):
                kelompok.setdefault(kunci(nama), []).append(i)
    yield from (Sasaran(k, tuple(v)) for k, v in kelompok.items())


def _baris(paham: Paham, b: Baris, banyak: Isi, cetak: Isi, sasaran: list[Sasaran]) -> Iterator[Temuan]:
    jumlah = banyak.angka or None
    if jumlah is None or cetak.angka is None or b.jumlah or b.rata or not (b.nama or b.sasaran):
        return
    k = kunci(b.nama or b.sasaran)
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
    return rata_terpotong(nilai, Decimal(batas[1]) if batas else max(nilai))


def _cocok(cetak: Isi, s: Sasaran, batas: re.Match[str] | None) -> bool:
    kasar = max(i.angka.langkah for i in s.capaian if i.angka)
    semua = [_rata(s, batas)]
    if prod(len(x) for x in s.lain) <= _TERBANYAK:
        semua += [sum(x, Decimal(0)) / len(x) for x in product(*s.lain) if x]
    return cetak.angka is not None and any(
        abs(n - rata) <= u + kasar for rata in semua for n, u in cetak.angka.bacaan()
    )


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
            f"Nilai sasaran “{b.nama or b.sasaran}” tertulis {cetak.teks}, padahal rata-rata capaian "
            f"{len(s.capaian)} indikatornya ({rinci}) {angka(rata)}%."
        ),
        saran="Hitung ulang nilai sasaran dari capaian indikatornya.",
    )
