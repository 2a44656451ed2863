"""A column that is the share of two others in nearly every row: the rows in which it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Kolom, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan

_LEBAR = 12
_BIASA = frozenset({"target", "realisasi", "capaian", "pagu", "serapan", "persen"})
_BUKAN = frozenset({"nomor", "nama", "sasaran", "keterangan", "satuan"})


def rasio(paham: Paham) -> Iterator[Temuan]:
    """Tables of parts, wholes and percents ("selesai", "masuk", "%"), by what their other rows show."""
    for t in paham.tabel:
        if t.maya or len(t.kolom) > _LEBAR or len(t.baris) < 4:
            continue
        for kolom in t.kolom:
            asal = _asal(t, kolom)
            if asal is None:
                continue
            for b in t.baris:
                if _cocok(b, *asal, kolom) is False:
                    yield _temuan(paham, b, *asal, kolom)


def _asal(t: TabelPaham, kolom: Kolom) -> tuple[Kolom, Kolom] | None:
    if not (kolom.persen or kolom.peran == "persen"):
        return None
    calon = [k for k in t.kolom if k.indeks < kolom.indeks and k.peran not in _BUKAN]
    for a, b in permutations(calon, 2):
        if {a.peran, b.peran, kolom.peran} <= _BIASA:
            continue  # their own classes check these
        hasil = [h for r in t.baris if (h := _cocok(r, a, b, kolom)) is not None]
        if sum(hasil) >= 4 and sum(hasil) * 4 >= len(hasil) * 3 and not all(hasil) and _beragam(t, kolom):
            return a, b
    return None


def _beragam(t: TabelPaham, kolom: Kolom) -> bool:
    """Percents that are all alike (100, 0) prove no relation."""
    return len({i.angka.nilai for i in t.isi_kolom(kolom.indeks) if i.angka is not None}) > 3


def _cocok(r: Baris, a: Kolom, b: Kolom, p: Kolom) -> bool | None:
    """Whether p = a / b x 100 in the row; None where it proves nothing (a = b, nothing, no numbers)."""
    x, y, z = r.isi[a.indeks].angka, r.isi[b.indeks].angka, r.isi[p.indeks].angka
    if x is None or y is None or z is None or not y.nilai or r.judul or x.persen or y.persen:
        return None
    if x.desimal or y.desimal:
        return None
    harus = x.nilai / y.nilai * 100
    if x.nilai == y.nilai and z.nilai == 100:
        return None
    return any(abs(n - harus) <= u for n, u in z.bacaan())


def _temuan(paham: Paham, r: Baris, a: Kolom, b: Kolom, p: Kolom) -> Temuan:
    x, y, z = r.isi[a.indeks], r.isi[b.indeks], r.isi[p.indeks]
    assert x.angka is not None and y.angka is not None
    harus = angka(x.angka.nilai / y.angka.nilai * 100)
    return temuan(
        paham,
        "realisasi",
        (x.sel.baris, y.sel.baris, z.sel.baris),
        tercetak=z.teks,
        seharusnya=harus,
        kutipan=r.kutipan(),
        uraian=(
            f"“{r.nama}”: {p.judul} tertulis {z.teks}, padahal seperti pada baris lain "
            f"{x.teks} ÷ {y.teks} × 100 = {harus}."
        ),
        saran="Hitung ulang baris itu dari pembilang dan penyebutnya.",
    )
