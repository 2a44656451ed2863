"""The values of this unit that a form works with: by period, with the months before. No queries in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from sakip.aturan.agregasi import AgregasiSalah, AturanVariabel, Nilai, gabung_waktu
from sakip.aturan.angka import kurang, tambah
from sakip.aturan.periode import baca_periode, mencakup
from sakip.pengukuran.jatuh_tempo import sebelumnya
from sakip.pengukuran.models import Kejadian
from sakip.pengukuran.queries.formulir_bahan import Bahan, Tersimpan, VariabelTempo
from sakip.pengukuran.queries.muat import jumlah_bagian


def semua_nilai(bahan: Bahan, v: int) -> dict[str, Nilai]:
    """Every stored value of a variable by period key, some years back: whole, else the sum of its parts."""
    per_kategori = bahan.isian.get(v, {})
    bagian = {k: {p: t.jadi_nilai for p, t in isi.items()} for k, isi in per_kategori.items()}
    return gabung_nilai(bagian, bahan.kejadian.get(v, ()))


def gabung_nilai(
    bagian: Mapping[int, Mapping[str, Nilai]], kejadian: list[Kejadian] | tuple[()] = ()
) -> dict[str, Nilai]:
    """By period: the whole (category 0) where there is one, else the sum of the parts, else the events."""
    hasil = dict(bagian.get(0, {}))
    periode = {p for k, isi in bagian.items() if k for p in isi}
    for p in periode:
        hasil.setdefault(p, jumlah_bagian([isi[p] for k, isi in bagian.items() if k and p in isi]))
    cacah = Counter(f"{k.tanggal.year}-{k.tanggal.month:02d}" for k in kejadian)
    for p, n in cacah.items():
        hasil.setdefault(p, Nilai("ada", Decimal(n)))
    return hasil


def nilai_periode(aturan: AturanVariabel, semua: Mapping[str, Nilai], kunci: str) -> Nilai | None:
    """The value of a period: stored under its key, else added from the shorter periods inside it."""
    if kunci in semua:
        return semua[kunci]
    p = baca_periode(kunci)
    dalam = {k: n for k, n in semua.items() if k[:4] == kunci[:4] and mencakup(p, baca_periode(k))}
    if not dalam:
        return None
    try:
        hasil = gabung_waktu(aturan, dalam)
    except AgregasiSalah:
        return None
    if hasil.keadaan == "ada" and hasil.nilai is not None:
        return Nilai("ada", hasil.nilai)
    return Nilai("nihil") if hasil.keadaan == "nihil" else None


def lawan(aturan: AturanVariabel, semua: Mapping[str, Nilai], periode: str) -> Decimal | None:
    """The other reading: the month's where one types to date, to date where one types by month.

    None where it has no sense (a stock, a mean) or the month before is not known.
    """
    p = baca_periode(periode)
    kini = semua.get(periode)
    if p.jenis != "bulan" or kini is None or (aturan.waktu != "jumlah" and aturan.isian == "bulan"):
        return None
    angka = kini.nilai if kini.nilai is not None else Decimal(0)
    if aturan.isian == "sd_bulan":
        if aturan.sifat == "stok" or aturan.waktu == "maks":
            return None
        if p.awal.month == 1:
            return angka
        dulu = semua.get(sebelumnya(periode, 1)[0])
        return None if dulu is None else kurang(angka, dulu.nilai or Decimal(0))
    bulan = [f"{p.tahun}-{n:02d}" for n in range(1, p.akhir.month + 1)]
    return tambah(*(semua[k].nilai or Decimal(0) for k in bulan if k in semua))


def kejadian_periode(bahan: Bahan, t: VariabelTempo) -> list[Kejadian]:
    """The stored events of the period that the form asks for."""
    p = baca_periode(t.periode)
    return [k for k in bahan.kejadian.get(t.variabel.pk, ()) if p.awal <= k.tanggal <= p.akhir]


def tersimpan(bahan: Bahan, v: int, kategori: int, periode: str) -> Tersimpan | None:
    """The stored row of a field."""
    return bahan.isian.get(v, {}).get(kategori, {}).get(periode)
