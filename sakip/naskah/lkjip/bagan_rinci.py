"""The charts of the figures behind a realisation: by kind, and by unit. Beside the table that has them all.

One variable as bars, two on one unit of counting as bars in bars; more are read better in the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.aturan.agregasi import Gabungan
from sakip.aturan.angka import tambah
from sakip.dokumen.bagan.jumlah import batang_ganda, batang_jumlah
from sakip.dokumen.blok import Blok, Gambar
from sakip.naskah.lkjip.isian_butir import alias_terhitung, unit_terhitung
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas
from sakip.naskah.lkjip.tabel_indikator import (
    desimal_bersama,
    nama_unit,
    nama_variabel,
    satuan_variabel,
    takarir,
    tulis_gabungan,
    urutan_nama,
)
from sakip.pengukuran.hasil import HasilButir

BATANG_TERSEDIKIT, BATANG_TERBANYAK = 4, 20
JENIS_TERSEDIKIT = 3
"""Kinds of two variables: three times two bars."""
#: Letters of a variable's name above a chart.
PANJANG_DERET = 88
#: What a chart shows: names downwards, for every alias its figures in the same order.
Rincian = tuple[Sequence[str], Mapping[str, Sequence[Gabungan | None]]]


def bagan_jenis(p: Penyusun, b: HasilButir, rincian: Rincian, urut: int) -> list[Blok]:
    """The kinds of one or two variables; ``urut`` numbers the charts of an indicator."""
    kunci = f"gambar-jenis-{b.indikator}" + (f"-{urut}" if urut > 1 else "")
    return _bagan(p, b, rincian, f"Rincian Jenis {takarir(b)}", "jenis", kunci)


def bagan_unit(p: Penyusun, b: HasilButir) -> list[Blok]:
    """One or two variables by the units that reported them."""
    unit = sorted(unit_terhitung(b), key=lambda u: urutan_nama(nama_unit(p, u)))
    isi = {a: [b.hasil_realisasi.per_unit[a].get(u) for u in unit] for a in alias_terhitung(b)}
    rincian = ([nama_unit(p, u) for u in unit], isi)
    return _bagan(p, b, rincian, f"Rincian Unit {takarir(b)}", "unit", f"gambar-unit-{b.indikator}")


def _bagan(p: Penyusun, b: HasilButir, rincian: Rincian, judul: str, sebutan: str, kunci: str) -> list[Blok]:
    nama, isi = rincian
    alias = sorted(isi, key=lambda a: -_jumlah(isi[a]))
    if not alias or len(alias) > 2 or len({satuan_variabel(p, b, a) for a in alias}) > 1:
        return []
    angka = [(n, tuple(isi[a][i] for a in alias)) for i, n in enumerate(nama)]
    angka = [(n, g) for n, g in angka if any(_nilai(x) is not None for x in g)]
    tersedikit = JENIS_TERSEDIKIT if sebutan == "jenis" and len(alias) == 2 else BATANG_TERSEDIKIT
    if len(angka) < tersedikit or all(len({_nilai(g[k]) for _, g in angka}) < 2 for k in range(len(alias))):
        return []
    if len(angka) > BATANG_TERBANYAK:
        angka = sorted(angka, key=lambda x: -(_nilai(x[1][0]) or Decimal(0)))[:BATANG_TERBANYAK]
        judul += f", {BATANG_TERBANYAK} {sebutan.capitalize()} Terbesar"
    desimal = desimal_bersama(g for _, isi_ in angka for g in isi_)
    satuan = satuan_variabel(p, b, alias[0])
    variabel = [nama_variabel(p, b, a) for a in alias]
    teks = [(n, [tulis_gabungan(g, desimal) for g in isi_]) for n, isi_ in angka]
    rangkum = "; ".join(
        f"{n} {' dan '.join(f'{v} {t}' for v, t in zip(variabel, isi_, strict=True))}"
        if len(alias) > 1
        else f"{n} {isi_[0]}"
        for n, isi_ in teks
    )
    return [
        Gambar(
            f"{judul}, {p.tahun}",
            f"Grafik batang {' dan '.join(variabel)} menurut {sebutan} ({satuan}): {rangkum}.",
            bagan=_spec(angka, teks, variabel, satuan),
            kunci=kunci,
        )
    ]


def _spec(
    angka: Sequence[tuple[str, tuple[Gabungan | None, ...]]],
    teks: Sequence[tuple[str, Sequence[str]]],
    variabel: Sequence[str],
    satuan: str,
) -> dict[str, object]:
    nilai = [(n, [_nilai(g) for g in isi]) for n, isi in angka]
    if len(variabel) == 1:
        return batang_jumlah(
            [(n, v[0], t[0]) for (n, v), (_, t) in zip(nilai, teks, strict=True)], satuan=satuan
        )
    bagian = all((w or 0) <= (v or 0) for _, (v, w) in nilai)
    kata = "dari" if bagian else "dan"
    baris = [
        (n, v[0], v[1], f"{t[1]} {kata} {t[0]}" if bagian else f"{t[0]} {kata} {t[1]}")
        for (n, v), (_, t) in zip(nilai, teks, strict=True)
    ]
    luar, dalam = (ringkas(v, PANJANG_DERET) for v in variabel)
    return batang_ganda(baris, (luar, dalam if dalam != luar else f"{dalam} (2)"), satuan=satuan)


def _nilai(g: Gabungan | None) -> Decimal | None:
    return g.nilai if g is not None else None


def _jumlah(isi: Sequence[Gabungan | None]) -> Decimal:
    return tambah(*(n for g in isi if (n := _nilai(g)) is not None), 0)
