"""Bab I: the organisation of the year, from the year's tree."""

from __future__ import annotations

from collections import Counter

from sakip.dokumen.blok import Baris, Blok, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.kalimat import gabung_kata
from sakip.naskah.lkjip.penyusun import Penyusun, berjudul, blok_teks


def organisasi(p: Penyusun) -> list[Blok]:
    """What people wrote about the organisation, and the units below this one in the year's tree."""
    blok: list[Blok] = list(blok_teks(p.teks("bab", "bab1.organisasi")))
    hasil, bawahan = p.bahan.hasil, p.bahan.bawahan
    if not bawahan:
        return [
            *blok,
            Paragraf(f"Pada tahun {p.tahun}, {hasil.nama_unit} tercatat tanpa unit kerja di bawahnya."),
        ]
    cacah = Counter(u.jenis for u in bawahan)
    rincian = gabung_kata([f"{n} {j[:1].lower()}{j[1:]}" for j, n in sorted(cacah.items())])
    jumlah = f"{len(bawahan)} unit kerja, yaitu {rincian}" if len(cacah) > 1 else rincian
    blok.append(Paragraf(f"Pada tahun {p.tahun}, {hasil.nama_unit} membawahi {jumlah}."))
    blok.append(_tabel(p))
    for u in bawahan:
        if isi := p.teks("divisi", u.kode):
            blok += berjudul(u.nama, isi)
    return blok


def _tabel(p: Penyusun) -> Tabel:
    """Units with their kind; their parent only where it is not always the reporting unit."""
    bawahan = p.bahan.bawahan
    bertingkat = any(u.jarak > 1 for u in bawahan)
    baris: list[Baris] = []
    for i, u in enumerate(bawahan, start=1):
        induk = p.bahan.singkatan if u.jarak == 1 else u.induk
        baris.append((Sel(str(i)), Sel(u.nama), Sel(u.jenis), *((Sel(induk),) if bertingkat else ())))
    catatan = f"Kedudukan unit menurut garis komando tahun {p.tahun}."
    if not bertingkat:
        catatan = f"Semua berada langsung di bawah {p.bahan.singkatan}. {catatan}"
    kolom = (
        Kolom("No.", 0.7, "tengah"),
        Kolom("Unit kerja", 4),
        Kolom("Jenis", 2),
        *((Kolom("Di bawah", 3),) if bertingkat else ()),
    )
    judul = f"Unit Kerja di Bawah {p.bahan.singkatan} Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan)
