"""riwayat: rows of earlier years that do not agree in themselves, and differences between years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Kolom, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.capaian import Kebiasaan, nilai_tiga, terdahulu
from sakip.reviu.periksa.hitung import tiga


def periksa(paham: Paham) -> Iterable[Temuan]:
    kebiasaan = Kebiasaan.dari(paham)
    for t in paham.tabel:
        for x in tiga(t):
            if terdahulu(paham, x):
                yield from nilai_tiga(paham, x, "riwayat", kebiasaan)
        yield from _selisih(paham, t)


def _selisih(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A column of changes whose value is not this year's less last year's, where it is in other rows."""
    for kolom in t.kolom:
        if kolom.peran != "selisih":
            continue
        asal = _pasangan(t, kolom)
        if asal is None:
            continue
        awal, akhir = asal
        for b in t.baris:
            temu = _baris_selisih(b, awal, akhir, kolom)
            if temu is not None and not temu[3]:
                a, z, s, _ = temu
                harus = _nilai(z).nilai - _nilai(a).nilai
                yield temuan(
                    paham,
                    "riwayat",
                    (a.sel.baris, z.sel.baris, s.sel.baris),
                    tercetak=s.teks,
                    seharusnya=angka(harus),
                    kutipan=b.kutipan(),
                    uraian=(
                        f"Selisih “{b.nama}” tertulis {s.teks}, padahal {z.teks} − {a.teks} = {angka(harus)}."
                    ),
                    saran="Hitung ulang selisihnya; periksa angka yang tertukar.",
                )


def _nilai(i: Isi) -> Angka:
    assert i.angka is not None
    return i.angka


Cocok = tuple[Isi, Isi, Isi, bool]


def _baris_selisih(b: Baris, awal: Kolom, akhir: Kolom, kolom: Kolom) -> Cocok | None:
    a, z, s = b.isi[awal.indeks], b.isi[akhir.indeks], b.isi[kolom.indeks]
    if a.angka is None or z.angka is None or s.angka is None or b.judul:
        return None
    batas = a.angka.langkah / 2 + z.angka.langkah / 2 + s.angka.langkah
    beda: Decimal = abs(abs(z.angka.nilai - a.angka.nilai) - abs(s.angka.nilai))
    return a, z, s, beda <= batas


def _pasangan(t: TabelPaham, kolom: Kolom) -> tuple[Kolom, Kolom] | None:
    """The two columns whose difference the column holds in at least three rows and three quarters of them."""
    terbaik: tuple[int, Kolom, Kolom] | None = None
    calon = [k for k in t.kolom if k.tahun is not None and k.peran not in ("selisih", "nama", "keterangan")]
    for a in calon:
        for z in calon:
            if a.tahun is None or z.tahun is None or a.tahun >= z.tahun:
                continue
            hasil = [c for b in t.baris if (c := _baris_selisih(b, a, z, kolom)) is not None]
            cocok = sum(c[3] for c in hasil)
            if cocok >= 3 and cocok * 4 >= len(hasil) * 3 and (terbaik is None or cocok > terbaik[0]):
                terbaik = (cocok, a, z)
    return (terbaik[1], terbaik[2]) if terbaik else None
