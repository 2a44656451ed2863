"""Tables too short to show a rule by other rows: what a single row or two prove under their total.

- The sum or the mean of one row is that row: where all other columns agree, the one that does not is a slip.
- Two or three amounts that make their total, whose shares make 100%: a share that is not its amount's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.kisi import Kisi, lanjutan, semua_kisi
from sakip.reviu.periksa.capaian.hitung import PLAFON

_RINGKAS = re.compile(
    r"\W*(?:jumlah|total|seluruh(?:nya)?|keseluruhan|(?:nilai\s+)?(?:rata[ -]*rata|rerata))\b", re.IGNORECASE
)
#: Sums and means of more than the rows above: of years, of weights, of what another table holds.
_LAIN = re.compile(
    r"berbobot|tertimbang|gabungan|\blama\b|kumulatif|setahun|lalu|sebelum|nasional|provinsi|(?:19|20)\d\d",
    re.IGNORECASE,
)
_CAPAIAN = re.compile(r"\bcapaian\b", re.IGNORECASE)
#: Significant digits of a number from which its being equal is no chance.
_BERARTI = 3
_BARIS_BAGIAN = (2, 3)
SERATUS = Decimal(100)


def tabel_pendek(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or k.kepala or len(k.sel) > _BARIS_BAGIAN[-1] + 1 or lanjutan(k.sel):
            continue
        r = len(k.sel) - 1
        if r < 1 or not (r in k.total or _RINGKAS.match(k.label[r])) or _LAIN.search(k.label[r]):
            continue
        atas = list(range(r))
        if any(b in k.total or _RINGKAS.match(k.label[b]) for b in atas):
            continue
        if len(atas) == 1:
            yield from _sebaris(paham, k, r)
        elif len(atas) in _BARIS_BAGIAN:
            yield from _bagian(paham, k, atas, r)


# --- one row --------------------------------------------------------------------------------------------


def _sebaris(paham: Paham, k: Kisi, r: int) -> Iterator[Temuan]:
    dua = [(c, a, t) for c in k.berangka() if (a := k.angka[0][c]) is not None and (t := k.angka[r][c])]
    beda = [(c, a, t) for c, a, t in dua if a.nilai != t.nilai]
    sama = [a for c, a, t in dua if a.nilai == t.nilai and a.nilai]
    if len(beda) != 1 or not sama:
        return
    c, a, t = beda[0]
    if r in k.total and not (a.persen or t.persen or t.desimal):
        return  # a total of counts and money has its check
    if a.nilai > t.nilai and t.nilai in PLAFON and (a.persen or _CAPAIAN.search(k.judul[c])):
        return  # cut off at a ceiling
    if abs(a.nilai - t.nilai) <= max(a.langkah, t.langkah) and a.langkah != t.langkah:
        return  # one of them rounded
    # equal numbers tell that the row sums up no other; a single short one may be chance
    telak = max(x.digit for x in sama) >= _BERARTI or len(sama) > 1
    if not (telak or selisih_digit(a.teks, t.teks)):
        return
    yield temuan(
        paham,
        "jumlah",
        {k.sel[0][c].baris, k.sel[r][c].baris},
        tercetak=k.sel[r][c].teks,
        seharusnya=k.sel[0][c].teks,
        kutipan=paham.baris_teks(k.sel[r][c].baris),
        uraian=f"“{k.label[r]}” ({k.judul[c]}) tertulis {t.teks}, padahal satu-satunya barisnya {a.teks}; "
        "kolom lain sama.",
        saran="Periksa keduanya, atau baris yang hilang.",
    )


# --- shares of two or three rows ------------------------------------------------------------------------


def _bagian(paham: Paham, k: Kisi, atas: Sequence[int], r: int) -> Iterator[Temuan]:
    kolom = k.berangka()
    for c in kolom:
        utuh = k.angka[r][c]
        if utuh is None or not utuh.persen or utuh.nilai != SERATUS:
            continue
        persen = [a for b in atas if (a := k.angka[b][c]) is not None and a.persen and a.desimal]
        if len(persen) != len(atas):
            continue
        for d in kolom:
            isi = [a for b in atas if (a := k.angka[b][d]) is not None and _jumlah(a)]
            total = k.angka[r][d]
            if len(isi) != len(atas) or total is None or total.nilai != sum(a.nilai for a in isi):
                continue
            salah = [n for n, (a, p) in enumerate(zip(isi, persen, strict=True)) if not _cocok(a, p, total)]
            benar = [p for n, p in enumerate(persen) if n not in salah and p.digit >= _BERARTI]
            if len(salah) == 1 and benar:
                yield _temuan(paham, k, (atas[salah[0]], c), isi[salah[0]], total)
                return


def _jumlah(a: Angka) -> bool:
    return not a.persen and not a.desimal and a.nilai > 0


def _cocok(a: Angka, p: Angka, total: Angka) -> bool:
    return abs(a.nilai / total.nilai * SERATUS - p.nilai) <= p.langkah


def _temuan(paham: Paham, k: Kisi, tempat: tuple[int, int], a: Angka, total: Angka) -> Temuan:
    r, c = tempat
    s = k.sel[r][c]
    harus = f"{angka(a.nilai / total.nilai * SERATUS)}%"
    return temuan(
        paham,
        "jumlah",
        {s.baris},
        tercetak=s.teks,
        seharusnya=harus,
        kutipan=paham.baris_teks(s.baris),
        uraian=f"“{k.label[r]}” ({k.judul[c]}) tertulis {s.teks}, padahal {a.teks} ÷ {total.teks} × 100 = "
        f"{harus}; bagian lain cocok dan jumlahnya 100%.",
        saran="Hitung ulang bagiannya.",
    )
