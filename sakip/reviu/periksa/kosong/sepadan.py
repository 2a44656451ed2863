"""Cells left blank that the rows and tables of the same make fill."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan

_SERUPA = 3


def kosong_sepadan(paham: Paham) -> Iterator[Temuan]:
    for t in paham.tabel:
        if t.jenis == "pk" and not t.maya:
            yield from _target(paham, t)
    yield from _hasil(paham)


def _polos(t: TabelPaham) -> list[Baris]:
    return [b for b in t.baris if b.nama and b.biasa]


def _target(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """An indicator of the agreement without a target, which stands in another table."""
    kolom = [k.indeks for k in t.kolom if k.peran == "target" and k.tahun in (None, paham.tahun)]
    baris = _polos(t)
    if len(kolom) != 1:
        return
    hampa = [b for b in baris if _hampa(b.isi[kolom[0]])]
    if not hampa or len(hampa) * 3 > len(baris) - len(hampa):
        return
    for b in hampa:
        ind = paham.cari_indikator(b.nama)
        lain = [] if ind is None else paham.fakta_indikator(ind.id, "target", tahun=paham.tahun)
        lain = [f for f in lain if f.tabel is not t]
        if lain and _berdiri(t, b):
            yield _temuan(
                paham, b, "target kosong", lain[0].isi.teks.strip(), f"tabel pada baris {lain[0].baris}"
            )


def _berdiri(t: TabelPaham, b: Baris) -> bool:
    """A row among its equals: those around it have a name and a number made like its own."""
    ke = next(i for i, x in enumerate(t.baris) if x is b)
    dekat = [x for x in t.baris[max(0, ke - 1) : ke + 2] if x is not b and not x.judul]
    return bool(dekat) and all(x.nama and _bentuk(x) == _bentuk(b) for x in dekat)


def _bentuk(b: Baris) -> str:
    return re.sub(r"\d+", "9", b.nomor or "")


def _hasil(paham: Paham) -> Iterator[Temuan]:
    """Realisation and percentage of the only row blank, where all other tables of this header have both."""
    sejenis: dict[tuple[str, ...], list[tuple[TabelPaham, Baris]]] = defaultdict(list)
    for t in paham.tabel:
        baris = _polos(t)
        if not (t.maya or t.tabel.pulih) and len(baris) == 1 and not any(s.isian for s in t.tabel.isi[-1]):
            sejenis[tuple(k.judul for k in t.kolom)].append((t, baris[0]))
    for daftar in sejenis.values():
        kolom = [k.indeks for k in daftar[0][0].kolom if k.peran in ("realisasi", "capaian", "persen")]
        hampa = [(t, b) for t, b in daftar if all(_hampa(b.isi[i]) for i in kolom)]
        penuh = [b for _, b in daftar if not any(_hampa(b.isi[i]) for i in kolom)]
        if (
            len(kolom) < 2
            or len(penuh) < max(_SERUPA, len(daftar) - len(hampa))
            or len(hampa) * 3 > len(penuh)
        ):
            continue
        for t, b in hampa:
            if all(i.teks.strip() for i in b.isi if i.kolom.indeks not in kolom):
                nama = " dan ".join(t.kolom[i].judul for i in kolom)
                yield _temuan(
                    paham, b, f"{nama} kosong", "realisasi dan hasil baginya", f"{len(penuh)} tabel sejenis"
                )


def _hampa(i: Isi) -> bool:
    return not i.teks.strip() and not i.sel.isian


def _temuan(paham: Paham, b: Baris, tercetak: str, seharusnya: str, sumber: str) -> Temuan:
    return temuan(
        paham,
        "kosong",
        set(b.letak),
        tercetak=tercetak,
        seharusnya=seharusnya,
        kutipan=b.kutipan(),
        uraian=f"“{b.nama}”: {tercetak}, sedangkan {sumber} mengisinya.",
        saran="Isi menurut dokumen sumbernya; tulis “-” dengan keterangan bila memang belum ada.",
    )
