"""The charts of the scores: the satker of one kind, and the composite through the years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.anggaran.queries.skor import BarisSkor, SkorWilayah
from sakip.dokumen.bagan.jumlah import batang_jumlah
from sakip.dokumen.blok import Blok, Gambar
from sakip.naskah.kalimat import kalimat_potret_skor, tulis_nilai
from sakip.naskah.lkjip.penyusun import Penyusun

BATANG_TERSEDIKIT, BATANG_TERBANYAK = 3, 12
SERATUS = Decimal(100)


def bagan_skor(p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor]) -> list[Blok]:
    """The satker as bars beside the line at 100; of many the lowest, and the caption says so."""
    nama = "Nilai SMART" if s.jenis == "smart" else "Nilai IKPA"
    ada = [(b.nama, n) for b in baris if (n := b.resmi if s.wilayah.asal == "resmi" else b.angka) is not None]
    if len(ada) < BATANG_TERSEDIKIT or len({n for _, n in ada}) < 2:
        return []
    judul = f"{nama} Satuan Kerja"
    if len(ada) > BATANG_TERBANYAK:
        ada = sorted(ada, key=lambda x: x[1])[:BATANG_TERBANYAK]
        judul = f"{BATANG_TERBANYAK} Satuan Kerja dengan {nama} Terendah"
    rangkum = "; ".join(f"{x} {tulis_nilai(n)}" for x, n in ada)
    dari = "Nilai resmi" if s.wilayah.asal == "resmi" else "Hitungan ulang"
    assert s.potret is not None
    potret = kalimat_potret_skor(s.potret.sumber, s.potret.per_tanggal, s.potret.sampai_bulan)
    return [
        Gambar(
            f"{judul} Tahun {p.tahun}",
            f"Grafik batang {nama}, dengan garis pada 100: {rangkum}.",
            bagan=batang_jumlah([(x, n, tulis_nilai(n)) for x, n in ada], garis=SERATUS),
            catatan=f"{dari}. {potret} Garis putus-putus: 100.",
            kunci=f"gambar-skor-{s.jenis}",
        )
    ]
