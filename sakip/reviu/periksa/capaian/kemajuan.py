"""How far a year has come towards a later target ("Kemajuan terhadap 2024"), by either polarity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import persen, temuan
from sakip.reviu.periksa.capaian.hitung import PLAFON

_KEMAJUAN = re.compile(r"\bkemajuan\b", re.IGNORECASE)
#: So many rows that hold prove the column; so few may not.
_BUKTI, _GAGAL = 5, 5


def kemajuan(paham: Paham) -> Iterator[Temuan]:
    """Only columns that no other check knows, and that most of their rows prove."""
    for t in paham.tabel:
        for k in t.kolom:
            if t.maya or k.peran == "capaian" or not _KEMAJUAN.search(k.judul):
                continue
            cocok, gagal = 0, []
            for b in t.baris:
                tiga = _tiga(t, b, k.indeks, k.tahun)
                if tiga is None:
                    continue
                harus = _harus(*tiga[:2])
                if not harus:
                    continue
                if any(abs(n - tiga[2].angka.nilai) <= _longgar(tiga) for n in harus if tiga[2].angka):
                    cocok += 1
                elif tiga[2].angka is not None and tiga[2].angka.nilai not in PLAFON:
                    gagal.append((b, tiga, harus[0]))
            if cocok >= _BUKTI and len(gagal) * _GAGAL <= cocok:
                yield from (_temuan(paham, *g) for g in gagal)


_Tiga = tuple[Isi, Isi, Isi]


def _tiga(t: TabelPaham, b: Baris, kolom: int, tahun: int | None) -> _Tiga | None:
    """Target, realisation and progress of a row: the target of the column's year, else the last."""
    if not b.biasa or b.isi[kolom].angka is None:
        return None
    target = [i for i in b.ambil("target") if i.kolom.indeks < kolom]
    target = [i for i in target if tahun is None or i.kolom.tahun == tahun] or target[-1:]
    nyata = [i for i in b.ambil("realisasi") if i.kolom.indeks < kolom]
    if not target or len(nyata) != 1:
        return None
    return target[-1], nyata[0], b.isi[kolom]


def _harus(target: Isi, nyata: Isi) -> list[Decimal]:
    if target.angka is None or nyata.angka is None or not target.angka.nilai or not nyata.angka.nilai:
        return []
    t, r = target.angka.nilai, nyata.angka.nilai
    return [r / t * 100, (2 * t - r) / t * 100, t / r * 100]


def _longgar(tiga: _Tiga) -> Decimal:
    """What the rounding of the three prints leaves open."""
    t, r, c = (i.angka for i in tiga)
    assert t is not None and r is not None and c is not None
    kasar = (t.langkah if t.desimal else Decimal(0)) + (r.langkah if r.desimal else Decimal(0))
    return c.langkah + kasar / 2 / t.nilai * 100


def _temuan(paham: Paham, b: Baris, tiga: _Tiga, harus: Decimal) -> Temuan:
    t, r, c = tiga
    return temuan(
        paham,
        "capaian",
        {i.sel.baris for i in tiga},
        tercetak=c.teks,
        seharusnya=persen(harus),
        kutipan=b.kutipan(),
        uraian=f"{c.kolom.judul} “{b.nama}” tertulis {c.teks}, padahal {r.teks} ÷ {t.teks} × 100% = "
        f"{persen(harus)}, seperti pada baris lain.",
        saran="Hitung ulang dari target yang disebut judul kolomnya.",
    )
