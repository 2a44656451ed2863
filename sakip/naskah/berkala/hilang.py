"""Which figures were due and are not there: unit, variable, period."""

from __future__ import annotations

from sakip.naskah.berkala.keadaan import sampai
from sakip.naskah.kalimat import gabung_kata
from sakip.naskah.lkjip.tabel_indikator import sebut_periode
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.queries import KinerjaUnit


def yang_hilang(k: KinerjaUnit) -> tuple[tuple[str, str, str], ...]:
    """Per item with a gap: code, wording, and what is missing, in words."""
    baris = ((b.kode, " ".join(b.rumusan.split()), _apa(k, b)) for b in k.hasil.butir)
    return tuple((kode, rumusan, apa) for kode, rumusan, apa in baris if apa)


def _apa(k: KinerjaUnit, b: HasilButir) -> str:
    hasil = sampai(b).hasil_realisasi
    nama = k.nama_unit
    tanpa = sorted({nama.get(u, u) for g in hasil.variabel.values() for u in g.hilang})
    # The official reading takes approved figures only: what is not there may have been entered.
    yang = " yang disetujui" if k.hasil.bacaan == "resmi" else ""
    bagian = [f"belum ada angka{yang} dari {gabung_kata(tanpa)}"] if tanpa else []
    bolong: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for alias, per_unit in hasil.per_unit.items():
        if b.manual.variabel[alias] in k.daftar:
            continue  # no event in a month is no gap
        for u, g in sorted(per_unit.items()):
            if g.hilang:
                bolong.setdefault((nama.get(u, u), g.hilang), []).append(_variabel(k, b, alias))
    bagian += [
        f"{unit} belum mempunyai angka{yang} untuk {sebut_periode(periode)} ({gabung_kata(variabel)})"
        for (unit, periode), variabel in bolong.items()
    ]
    if not bagian and hasil.keadaan == "kosong":
        return f"belum ada angka{yang}"
    return "; ".join(bagian)


def _variabel(k: KinerjaUnit, b: HasilButir, alias: str) -> str:
    aturan = k.variabel.get(b.manual.variabel[alias])
    return aturan.nama if aturan and aturan.nama else alias.replace("_", " ")
