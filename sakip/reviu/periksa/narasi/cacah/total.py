"""A total told right above its table: "didukung oleh 66 pegawai" over a table of staff that sums up to 60."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Judul, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.kisi import Kisi, kisi_dari, lanjutan, semua_kisi

_SEBUT = Pola(
    r"\b(?:didukung(?:\s+oleh)?|diperkuat(?:\s+oleh)?|memiliki|mempunyai|berjumlah|sebanyak|sejumlah|terdapat|total|melibatkan|terhadap|dengan)\s+"
    r"(?:total\s+|seluruhnya\s+)?(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(?:\([^)]{1,40}\)\s+)?(?:orang\s+)?(?P<apa>[a-z]{4,})\b",
    "didukung", "diperkuat", "memiliki", "mempunyai", "berjumlah", "sebanyak", "sejumlah",
    "terdapat", "total", "melibatkan", "terhadap", "dengan",
    depan=True,
)  # fmt: skip
#: "jumlah pegawai di wilayah ini sebanyak 962 orang": what is counted stands before.
_JUMLAH = Pola(
    r"\bjumlah\s+(?P<apa>[a-z]{4,})\b(?P<sela>[^.;:\d]{0,80}?)\s(?:sebanyak|adalah|berjumlah|yaitu|mencapai|sebesar)\s+"
    r"(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\b(?!\s?%|,\d)",
    "jumlah",
)
_BAGIAN = re.compile(
    r"\b(?:laki-laki|perempuan|pria|wanita|pns|pppk|asn|cpns|honorer|kontrak|non|pensiun|formasi|kebutuhan|ideal|abk|seharusnya"
    r"|tetap|jabatan|fungsional|struktural|golongan|eselon|berpendidikan|sarjana|mutasi|kekurangan|kelebihan|tambahan|target"
    r"|tahun\s+sebelumnya|di\s?antaranya|termasuk|belum|tidak)\b",
    re.IGNORECASE,
)
_JAUH = 3


def total_sebut(paham: Paham) -> Iterator[Temuan]:
    """The sentence stands right before the table, whose every sum is right and says another number."""
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not (_SEBUT.search(u.teks) or _JUMLAH.search(u.teks)):
            continue
        k = _di_bawah(paham, ke)
        total = total_tabel(k) if k is not None else None
        if k is None or total is None:
            continue
        if any(_nilai(m["n"]) == total[0] for m in _semua(u.teks)):
            continue  # told right: another number is that of a part, or of another office
        for x in pecah(u.teks):
            temu = _semua(x.teks)
            if len(temu) != 1 or _BAGIAN.search(x.teks if temu[0].re is not _JUMLAH.pola else temu[0][0]):
                continue
            if {int(y) for y in re.findall(r"\b20\d\d\b", x.teks)} - {paham.tahun}:
                continue
            m = temu[0]
            a = baca_utuh(m["n"])
            if a is None or a.nilai == total[0] or m["apa"].casefold() not in kunci(k.tabel.tabel.judul):
                continue
            if _tercetak(paham, a.nilai, m["apa"]):
                continue
            yield temuan(
                paham,
                "narasi",
                (*baris_kalimat(u, x.awal + m.start(), x.awal + m.end()), total[1]),
                kutipan=x.teks,
                tercetak=f"{m['n']} {m['apa']}",
                seharusnya=tulis(total[0], 0),
                uraian=f"Kalimat menyebut {m['n']} {m['apa']}, sedangkan tabel di bawahnya berjumlah "
                f"{tulis(total[0], 0)} (baris {total[1]}).",
                saran="Samakan jumlah pada kalimat dan tabel.",
            )


def _semua(teks: str) -> list[re.Match[str]]:
    """Counts told with what they count, each once."""
    jumlah = list(_JUMLAH.finditer(teks))
    return [
        *jumlah,
        *(
            m
            for m in _SEBUT.finditer(teks)
            if all(m.end() <= j.start() or m.start() >= j.end() for j in jumlah)
        ),
    ]


def _nilai(teks: str) -> Decimal | None:
    a = baca_utuh(teks)
    return a.nilai if a is not None else None


def _di_bawah(paham: Paham, ke: int) -> Kisi | None:
    """The next table before the next heading."""
    for u in paham.naskah.unsur[ke + 1 : ke + 1 + _JAUH]:
        if isinstance(u, Judul):
            return None
        if isinstance(u, Tabel):
            return kisi_dari(paham, u)
    return None


def total_tabel(k: Kisi) -> tuple[Decimal, int] | None:
    """The largest number of the only total row, where every column sums up and the last is the largest."""
    if len(k.total) != 1 or k.kepala or lanjutan(k.sel) or k.tabel.tabel.pulih:
        return None
    (t,) = k.total
    nilai: list[tuple[Decimal, int]] = []
    for c in k.berangka():
        isi = [k.angka[r][c] for r in k.biasa]
        a = k.angka[t][c]
        ada = [x.nilai for x in isi if x is not None and not x.persen and not x.desimal]
        if a is None or a.persen or len(ada) < 2:
            continue
        if sum(ada) != a.nilai:
            return None
        nilai.append((a.nilai, k.sel[t][c].baris))
    if not nilai:
        return None
    puncak = max(n for n, _ in nilai)
    bagian = sum(n for n, _ in nilai) - puncak
    if len(nilai) > 1 and (bagian != puncak or nilai[-1][0] != puncak):
        return None  # several things counted, not the parts of one
    return next(x for x in nilai if x[0] == puncak)


def _tercetak(paham: Paham, n: Decimal, apa: str) -> bool:
    """Whether a table about such things prints that number anywhere."""
    for k in semua_kisi(paham):
        if apa.casefold() in kunci(k.tabel.tabel.judul) and any(
            a is not None and a.nilai == n for b in k.angka for a in b
        ):
            return True
    return False
