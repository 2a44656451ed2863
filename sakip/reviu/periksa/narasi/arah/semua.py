"""That all rows of a table rise or fall from year to year or from month to month, where one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.arah.jangka import langkah
from sakip.reviu.periksa.narasi.arah.perubahan import tahunan
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut

_NAIK = r"naik|meningkat|bertambah|kenaikan|peningkatan|membaik"
_TURUN = r"turun|menurun|berkurang|penurunan|menyusut"
_SEMUA = re.compile(
    rf"(?<!hampir )(?<!tidak )(?<!bukan )(?<!belum )\b(?:seluruh|semua|setiap|"
    rf"tiap)\s+(?P<apa>[^.,;:\d]{{2,70}}?)\b"
    rf"(?:(?P<naik>{_NAIK})|{_TURUN})\b",
    re.IGNORECASE,
)
_MASA = re.compile(
    rf"\b(?:setiap|tiap)\s+(?P<masa>bulan|"
    rf"triwulan)(?:nya)?\b(?P<apa>[^.;:\d]{{2,80}}?)\b(?:(?P<naik>{_NAIK})|{_TURUN})\b"
    rf"|\b(?:(?P<naik2>{_NAIK})|{_TURUN})\s+(?:pada\s+|di\s+|dari\s+)?(?:setiap|tiap)\s+(?P<masa2>bulan|"
    rf"triwulan)(?:nya)?\b",
    re.IGNORECASE,
)
_KECUALI = re.compile(
    r"\b(?:kecuali|selain|hampir|agar|supaya|diharapkan|harus|akan|cenderung|tidak|belum|target\w*|"
    r"rata-rata|secara\s+umum|"
    r"berfluktuasi|sempat|guna|untuk|dalam\s+rangka|upaya|tuntutan|kebutuhan)\b",
    re.IGNORECASE,
)
_PICU = ("naik", "ningkat", "ambah", "urun", "urang", "baik", "susut")
_TERKECIL = 3


def semua_berubah(paham: Paham) -> Iterator[Temuan]:
    if paham.tahun is None:
        return
    for p, larik in berlarik(paham, _terpicu):
        for k in pecah(p.teks):
            if not _KECUALI.search(k.teks):
                yield from _kalimat(paham, p, k, larik)


def _terpicu(teks: str) -> bool:
    return memuat(teks, *_PICU) and memuat(teks, "semua", "seluruh", "tiap")


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, larik: Sequence[Larik]) -> Iterator[Temuan]:
    m = _MASA.search(k.teks)
    hasil = next((h for x in larik if (h := _bermasa(x, m, k.teks))), None) if m is not None else None
    if m is None:
        m = _SEMUA.search(k.teks)
        hasil = _tahunan(paham, m, k.teks, larik) if m is not None else None
    if m is not None and hasil is not None:
        x, r, alasan = hasil
        yield temuan(
            paham,
            "narasi",
            {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), x.baris[r]},
            kutipan=k.teks,
            tercetak=m[0],
            seharusnya=alasan,
            uraian=f"Kalimat menyebut “{m[0]}”, padahal “{x.label[r]}” {alasan}.",
            saran="Sebut mana yang tidak demikian.",
        )


Hasil = tuple[Larik, int, str]


def _tahunan(paham: Paham, m: re.Match[str], kalimat: str, larik: Sequence[Larik]) -> Hasil | None:
    """From last year to this; the rows must be what the sentence speaks of."""
    kini = paham.tahun or 0
    if tahun_disebut(kalimat) - {kini, kini - 1}:
        return None
    kata = set(kunci(m["apa"]))
    for x in larik:
        kolom = tahunan(x)
        hal = {h for t, h in kolom if t == kini} & {h for t, h in kolom if t == kini - 1}
        nama = {w for t in (*x.judul[:2], x.keterangan) for w in kunci(t)}
        if len(hal) != 1 or len(x.label) < _TERKECIL or not x.utuh or not kata & nama:
            continue
        (h,) = hal
        a, b = kolom[kini - 1, h], kolom[kini, h]
        for r, baris in enumerate(x.angka):
            lalu, ini = baris[a], baris[b]
            if (
                lalu is not None
                and ini is not None
                and (ini.nilai < lalu.nilai if m["naik"] else ini.nilai > lalu.nilai)
            ):
                arah = "turun" if m["naik"] else "naik"
                return x, r, f"{arah} dari {lalu.teks} menjadi {ini.teks}"
        return None
    return None


def _bermasa(x: Larik, m: re.Match[str], kalimat: str) -> Hasil | None:
    """From month to month, or quarter to quarter, in the only column that may be meant."""
    awalan = "bulan" if (m["masa"] or m["masa2"]).casefold() == "bulan" else "tw"
    if len(x.label) < _TERKECIL or not all(x.masa(r).startswith(awalan) for r in range(len(x.label))):
        return None
    kata = set(kunci(kalimat))
    sebut = [c for c in x.kolom if (j := set(kunci(x.judul[c]))) and j <= kata]
    kolom = sebut or list(x.kolom)
    naik = bool(m["naik"] or m["naik2"])
    if len(kolom) != 1:
        return None
    for q, r in langkah(kalimat, m.start(), m.end(), [x.masa(n) for n in range(len(x.label))]) or ():
        a, b = x.angka[q][kolom[0]], x.angka[r][kolom[0]]
        if a is None or b is None:
            continue
        if b.nilai < a.nilai if naik else b.nilai > a.nilai:
            return x, r, f"{'turun' if naik else 'naik'} dari {a.teks} menjadi {b.teks}"
    return None
