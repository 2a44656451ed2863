"""A target that only one table prints otherwise: what the plan and the tables' other rows tell of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.alat.ingat import ingat

_TAHUN = re.compile(r"\b20\d\d\b")
#: Where an agreement or a plan was changed, an odd target is no slip.
_UBAH = re.compile(
    r"\b(?:perubahan|revisi|direvisi|adendum|addendum|penyesuaian|disesuaikan|diubah|reviu|review)\b[^.;]{0,60}"
    r"\b(?:target|perjanjian|renstra|rencana\s+strategis|indikator|PK)\b"
    r"|\b(?:target|perjanjian(?:\s+kinerja)?|renstra|rencana\s+strategis|PK)\b[^.;]{0,40}"
    r"\b(?:perubahan|revisi|direvisi|adendum|addendum|penyesuaian|disesuaikan|diubah|reviu|review)\b",
    re.IGNORECASE,
)
_LAIN = 3
#: So many tables must agree on the other number, and so many other rows with the plan.
_TABEL, _COCOK = 2, 2
_KATA_UBAH = ("ubah", "revisi", "dendum", "sesuai", "reviu", "review")


@ingat
def diubah(paham: Paham) -> bool:
    """Whether the report tells that targets, the agreement or the plan were changed."""
    for teks in (*(p.teks for p in paham.naskah.paragraf), *(t.tabel.judul for t in paham.tabel)):
        kecil = teks.casefold()
        if any(k in kecil for k in _KATA_UBAH) and _UBAH.search(teks):
            return True
    return False


def timbang(kubu: Sequence[list[Fakta]], jangka: Sequence[Fakta]) -> list[list[Fakta]]:
    """Of two camps of one table each, the one that the plan's target of that year joins comes first."""
    if len(kubu) != 2 or any(len({id(f.tabel) for f in k}) > 1 for k in kubu):
        return list(kubu)
    suara = {f.angka.nilai for f in jangka}
    setuju = [any(f.angka.nilai in suara for f in k) for k in kubu]
    return [kubu[1], kubu[0]] if setuju == [False, True] else list(kubu)


def sepakat(paham: Paham, f: Fakta, g: Fakta) -> bool:
    """Whether two tables that name one year in their captions print the same target in every other row."""
    if f.besaran != "target" or g.besaran != "target" or diubah(paham):
        return False
    if any(set(_TAHUN.findall(x.tabel.tabel.judul)) != {str(paham.tahun)} for x in (f, g)):
        return False
    a, b = (_target(x.tabel) for x in (f, g))
    bersama = a.keys() & b.keys()
    beda = [k for k in bersama if a[k] != b[k]]
    return len(bersama) > _LAIN and beda == [kunci(f.nama)] == [kunci(g.nama)]


def _target(t: TabelPaham) -> Mapping[tuple[str, ...], Decimal]:
    """The one target of every row."""
    hasil: dict[tuple[str, ...], Decimal] = {}
    for b in t.baris:
        isi = [i.angka.nilai for i in b.ambil("target") if i.angka is not None and not i.kolom.masa]
        if b.biasa and b.nama and len(isi) == 1:
            hasil[kunci(b.nama)] = isi[0]
    return hasil


# --- the plan's column of this year ----------------------------------------------------------------------


def antar_renstra(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """The plan's target of this year in one row against agreement and account, which agree with each other;
    in every other row the plan agrees with them."""
    isi: dict[int, list[Fakta]] = defaultdict(list)
    beda: dict[int, list[tuple[Fakta, Fakta, int]]] = defaultdict(list)
    for ind in paham.indikator:
        fakta = [f for f in peta.fakta_milik(ind.id) if f.tahun == paham.tahun]
        kini = [f for f in fakta if f.besaran == "target" and f.sumber != "renstra"]
        if not kini or len({f.angka.nilai for f in kini}) != 1:
            continue
        for r in (f for f in fakta if f.besaran == "target_jangka" and f.isi.kolom.tahun == paham.tahun):
            isi[id(r.tabel)].append(r)
            if r.angka.nilai != kini[0].angka.nilai:
                beda[id(r.tabel)].append((r, kini[0], len({id(f.tabel) for f in kini})))
    for nomor, salah in beda.items():
        r, k, tabel = salah[0]
        cocok = len(isi[nomor]) - 1
        if len(salah) != 1 or tabel < _TABEL or cocok < _COCOK:
            continue
        if r.angka.persen != k.angka.persen and r.angka.satuan and k.angka.satuan:
            continue
        yield _temuan(paham, r.tabel, r, k, cocok)


def _temuan(paham: Paham, t: TabelPaham, r: Fakta, k: Fakta, lain: int) -> Temuan:
    bukti = _runtut(t, r, k.angka.nilai) and not diubah(paham)
    sebab = " dan deret tahun-tahunnya cocok dengan itu" if bukti else ""
    return temuan(
        paham,
        "antar_tabel",
        (r.baris, k.baris),
        kutipan=f"{r.nama}: {r.angka.teks}",
        tercetak=f"target Renstra {paham.tahun}: {r.angka.teks}",
        seharusnya=k.angka.teks,
        uraian=f"Target {paham.tahun} “{r.nama}” dalam Renstra {r.angka.teks}, sedangkan perjanjian kinerja "
        f"dan tabel capaian memuat {k.angka.teks}; {lain} indikator lain cocok{sebab}.",
        saran="Samakan, atau jelaskan perubahan targetnya.",
        kepastian="pasti" if bukti else "ragu",
    )


def _runtut(t: TabelPaham, r: Fakta, nilai: Decimal) -> bool:
    """Whether the years before go by one step that leads to the other number, not to the one printed."""
    baris = next((b for b in t.baris if r.baris in b.letak and b.nama == r.nama), None)
    if baris is None or r.tahun is None:
        return False
    deret = {
        i.kolom.tahun: i.angka.nilai
        for i in baris.ambil("target")
        if i.angka is not None and i.kolom.tahun is not None
    }
    dekat = [deret.get(r.tahun - n) for n in (2, 1)]
    if dekat[0] is None or dekat[1] is None or dekat[0] == dekat[1]:
        return False
    langkah = dekat[1] - dekat[0]
    nanti = deret.get(r.tahun + 1)
    return dekat[1] + langkah == nilai and (nanti is None or nanti - nilai == langkah)
