"""riwayat: rows of earlier years that do not agree in themselves, and differences between years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Kolom, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.capaian.hitung import Tiga, angka_isi, cocokkan, rumus_capaian, satu_satuan, tiga
from sakip.reviu.periksa.capaian.utama import Kebiasaan, nilai_tiga, terdahulu
from sakip.reviu.periksa.riwayat.kalimat import riwayat_kalimat
from sakip.reviu.periksa.riwayat.selisih_baris import selisih_baris


def periksa(paham: Paham) -> Iterable[Temuan]:
    kebiasaan = Kebiasaan.dari(paham)
    for t in paham.tabel:
        for x in tiga(t):
            if terdahulu(paham, x):
                yield from nilai_tiga(paham, x, "riwayat", kebiasaan)
        yield from _selisih(paham, t)
        yield from _searah(paham, t)
    yield from selisih_baris(paham)
    yield from riwayat_kalimat(paham)


def _searah(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """Years of one indicator, one below the other: all are reckoned by one polarity, which the others prove.

    A row that only another formula gives, or one with negative values that none gives, is a slip.
    """
    isi = [x for x in tiga(t) if x.baris.tahun is not None and _sepasang(x)]
    if len({x.baris.tahun for x in isi}) < len(isi) or len({x.baris.nama for x in isi}) > 1:
        return
    rumus = [(x, _rumus(x)) for x in isi]
    for x, r in rumus:
        lain = [next(iter(q)) for y, q in rumus if y is not x and len(q) == 1]
        if not lain or set(lain) != {"naik"} or "naik" in r:
            continue
        negatif = not r and angka_isi(x.capaian).nilai < 0
        if not negatif and (len(lain) < 2 or not r):
            continue
        harus = next(
            q for q in rumus_capaian(angka_isi(x.target[0]), angka_isi(x.realisasi[0])) if q.nama == "naik"
        )
        yield temuan(
            paham,
            "riwayat",
            x.letak,
            tercetak=x.capaian.teks,
            seharusnya=f"{angka(harus.hasil.tengah)}%",
            kutipan=x.baris.kutipan(),
            uraian=f"Capaian tahun {x.baris.tahun} tertulis {x.capaian.teks}, padahal {harus.tulis} = "
            f"{angka(harus.hasil.tengah)}%, dan tahun lain dihitung dengan rumus itu.",
            saran="Hitung ulang capaian tahun itu.",
        )


def _sepasang(x: Tiga) -> bool:
    return (
        len(x.target) == len(x.realisasi) == 1
        and angka_isi(x.target[0]).nilai != 0
        and satu_satuan(angka_isi(x.target[0]), angka_isi(x.realisasi[0]))
    )


def _rumus(x: Tiga) -> set[str]:
    """The formulas that give the row's capaian, "kebalikan" among those of falling polarity."""
    semua = rumus_capaian(angka_isi(x.target[0]), angka_isi(x.realisasi[0]))
    cocok = {q.nama for q in semua if cocokkan(angka_isi(x.capaian), [q])[0] != "beda"}
    return {"turun" if n == "kebalikan" else n for n in cocok}


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
