"""Cells left blank whose value the rest of their own table tells: between target and capaian, among the parts
of a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, lanjutan, semua_kisi

_SERATUS = Decimal(100)
#: So many parts must stand beside the blank one where no relation within the rows tells what is missing.
_BAGIAN = 2


# --- a realisation between its target and its capaian ------------------------------------------------------


def realisasi_hampa(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """Target and capaian of a year are printed, the realisation is not; elsewhere in the table it is."""
    for k in t.kolom:
        if k.peran != "realisasi" or k.masa or k.jangka:
            continue
        for ke, b in enumerate(t.baris):
            if not b.biasa or not b.nama or not _hampa(b.isi[k.indeks]) or _terpotong(t, ke):
                continue
            target, capaian = (_satu(b, p, k.tahun) for p in ("target", "capaian"))
            if target is None or capaian is None or not _terisi(t, b, k.indeks):
                continue
            masa = f" tahun {k.tahun}" if k.tahun else ""
            yield temuan(
                paham,
                "kosong",
                set(b.letak),
                tercetak=f"{k.judul} kosong",
                seharusnya=_kira(target, capaian),
                kutipan=b.kutipan(),
                uraian=f"Realisasi{masa} “{b.nama}” tidak diisi, padahal target {target.teks} dan capaian "
                f"{capaian.teks} tercetak.",
                saran="Isi menurut hasil pengukuran yang menghasilkan capaian itu.",
            )


def _hampa(i: Isi) -> bool:
    return not i.teks.strip() and not i.sel.isian


def _satu(b: Baris, peran: str, tahun: int | None) -> Isi | None:
    """The one printed number of that role and year."""
    isi = [
        i
        for i in b.isi
        if i.kolom.peran == peran
        and i.kolom.tahun == tahun
        and not (i.kolom.masa or i.kolom.jangka or i.sel.isian)
        and i.angka is not None
    ]
    return isi[0] if len(isi) == 1 else None


def _terisi(t: TabelPaham, b: Baris, kolom: int) -> bool:
    """Another year of the row, or most other rows, have their realisation."""
    if any(i.angka is not None for i in b.isi if i.kolom.peran == "realisasi" and i.kolom.indeks != kolom):
        return True
    lain = [x.isi[kolom] for x in t.baris if x.biasa and x.nama and x is not b]
    return len(lain) > 1 and sum(i.angka is not None for i in lain) * 3 >= len(lain) * 2


def _terpotong(t: TabelPaham, ke: int) -> bool:
    """A row whose parts follow without a name of their own."""
    return ke + 1 < len(t.baris) and not t.baris[ke + 1].nama and not t.baris[ke + 1].nomor


def _kira(target: Isi, capaian: Isi) -> str:
    if target.angka is None or capaian.angka is None:
        return "realisasi"
    harus = angka(target.angka.nilai * capaian.angka.nilai / _SERATUS)
    return f"sekitar {harus}{'%' if target.angka.persen else ''}, bila capaian = realisasi ÷ target"


# --- a part of a total ------------------------------------------------------------------------------------


def bagian_hampa(paham: Paham) -> Iterator[Temuan]:
    """One part of a printed total is blank, and the others do not reach it."""
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or len(k.total) != 1 or lanjutan(k.sel):
            continue
        (t,) = k.total
        bagian = [r for r in k.biasa if r < t]
        for c in k.kolom:
            r = lubang(k, bagian, t, c)
            if r is not None:
                yield _temuan(paham, k, (r, c, t), _kepastian(k, bagian, t, c))


def lubang(k: Kisi, bagian: Sequence[int], total: int, c: int) -> int | None:
    """The row of the only blank cell among parts that fall short of their total; all others are filled."""
    t = k.angka[total][c]
    isi = [a for r in bagian if (a := k.angka[r][c]) is not None]
    if t is None or not isi or any(a.persen or a.desimal or a.rusak for a in (*isi, t)):
        return None
    hampa = [r for r in bagian if k.angka[r][c] is None]
    if len(hampa) != 1 or k.sel[hampa[0]][c].teks.strip() or k.sel[hampa[0]][c].isian:
        return None
    if t.nilai <= sum((a.nilai for a in isi), Decimal(0)):
        return None
    penuh = all(k.angka[hampa[0]][x] is not None for x in k.kolom if x != c)
    return hampa[0] if penuh and len(k.kolom) > 1 else None


def _kepastian(k: Kisi, bagian: Sequence[int], total: int, c: int) -> Kepastian:
    """Another column of the same rows adds up exactly: the parts are these."""
    for x in k.kolom:
        isi = [a for r in bagian if (a := k.angka[r][x]) is not None]
        t = k.angka[total][x]
        if x == c or t is None or len(isi) < max(_BAGIAN, len(bagian)):
            continue
        if any(a.persen or a.desimal for a in (*isi, t)):
            continue
        if sum((a.nilai for a in isi), Decimal(0)) == t.nilai:
            return "pasti"
    return "ragu"


def _temuan(paham: Paham, k: Kisi, letak: tuple[int, int, int], kepastian: Kepastian) -> Temuan:
    r, c, t = letak
    total = k.angka[t][c]
    isi = [a.nilai for x in k.biasa if x < t and (a := k.angka[x][c]) is not None]
    sisa = angka((total.nilai if total is not None else Decimal(0)) - sum(isi, Decimal(0)), 0)
    return temuan(
        paham,
        "kosong",
        {k.sel[r][c].baris, k.sel[t][c].baris},
        tercetak=f"{k.judul[c]} kosong",
        seharusnya=sisa,
        kutipan=" | ".join(s.teks for s in k.sel[r] if s.teks),
        uraian=f"“{k.label[r]}”: {k.judul[c] or 'sel'} tidak diisi, padahal {k.label[t]} "
        f"{k.sel[t][c].teks.strip()} menyisakan {sisa} bagi baris itu.",
        saran="Isi selnya menurut sumber data.",
        kepastian=kepastian,
    )
