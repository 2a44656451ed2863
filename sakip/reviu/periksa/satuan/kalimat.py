"""Numbers that a sentence prints in percent and the table of their indicator does not."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.narasi.baca.kalimat import KlaimAngka, klaim_angka
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, berpersen, pokok_kalimat

_NILAI = frozenset({"target", "realisasi"})


def satuan_kalimat(paham: Paham) -> Iterator[Temuan]:
    """ "Terealisasi 4% dari target 6 kejadian", where the table prints 4 events."""
    if paham.tahun is None:
        return
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if "%" in p.teks or "persen" in p.teks:
            yield from _paragraf(paham, peta, p)


def _paragraf(paham: Paham, peta: Peta, p: Paragraf) -> Iterator[Temuan]:
    pokok: Pokok | None = None
    for k in pecah(p.teks):
        baris = baris_kalimat(p, k.awal, k.akhir)
        pokok = pokok_kalimat(peta, k.teks, baris[0], pokok)
        if pokok is None:
            continue
        for klaim in klaim_angka(k.teks, paham.tahun):
            f = _tanpa_persen(klaim, pokok)
            if f is not None:
                yield temuan(
                    paham,
                    "satuan",
                    {*baris, f.baris},
                    tercetak=klaim.angka.teks,
                    seharusnya=f.isi.teks.strip() or f.angka.teks,
                    kutipan=k.teks,
                    uraian=f"Kalimat tentang “{pokok.nama}” menulis {klaim.angka.teks} sebagai persen, "
                    f"sedangkan tabel pada baris {f.baris} memuat {f.isi.teks.strip()}.",
                    saran="Pakai satuan indikatornya pada kalimat.",
                )
                break


def _tanpa_persen(k: KlaimAngka, p: Pokok) -> Fakta | None:
    """The number itself in the table, never as a percentage, nor as the capaian."""
    if not k.angka.persen or not k.hal or not k.hal <= _NILAI or k.selisih:
        return None
    sama = [f for f in p.fakta if f.angka.nilai == k.angka.nilai]
    if any(f.angka.persen or berpersen(f) for f in sama):
        return None
    cocok = [f for f in sama if f.besaran in k.hal and f.tahun == (k.tahun or p.tahun)]
    return cocok[0] if cocok and not any(f.angka.persen for f in p.ambil(k.hal, p.tahun)) else None
