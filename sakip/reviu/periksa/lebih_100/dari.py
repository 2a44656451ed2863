"""Sentences whose part is larger than the whole that they name: "dari 19 puskesmas, 20 telah ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.dari_cacah import Cacah, bagian_dari

#: Said before or within the claim: a whole that may be passed, a change, another time.
_LAIN = re.compile(
    r"\b(?:target\w*|ditargetkan|rencana\w*|direncanakan|perjanji\w*|diperjanjikan|ditetapkan|semula|menjadi|naik|meningkat|"
    r"bertambah|tumbuh|kenaikan|peningkatan|lebih|kuota|kebutuhan|kapasitas|daya\s+tampung|formasi|alokasi|minimal|"
    r"standar|melebihi|melampaui|rata-rata|realisasi\w*|terealisasi|tercapai|mencapai|capaian\w*|bulan|tahun|triwulan|semester|"
    r"hari|jam|kali|rupiah|juta|miliar|ribu|sebelumnya|lalu|awal|sisa|tunggakan|masing-masing|setiap|tiap)\b",
    re.IGNORECASE,
)
#: A duty may be done more often than it has to be, and of what came in more be done with last year's rest.
_TERBUKA = re.compile(r"\b(?:wajib|harus|seharusnya|diwajibkan|masuk|diterima)\b", re.IGNORECASE)


def lebih_dari(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks):
            ada = next((c for c in bagian_dari(k.teks) if _lebih(k.teks, c)), None)
            if ada is not None:
                yield _temuan(paham, p, (k.awal, k.akhir), k.teks, ada)


def _lebih(teks: str, c: Cacah) -> bool:
    bagian, seluruh = c.nilai
    if bagian <= seluruh or (1990 <= bagian <= 2100 and "." not in c.bagian):
        return False
    return not _LAIN.search(teks[: c.akhir])


def _temuan(paham: Paham, p: Paragraf, letak: tuple[int, int], teks: str, c: Cacah) -> Temuan:
    return temuan(
        paham,
        "lebih_100",
        baris_kalimat(p, letak[0] + c.awal, letak[0] + c.akhir),
        kutipan=teks,
        tercetak=f"{c.bagian} dari {c.seluruh} {c.satuan}",
        seharusnya=f"paling banyak {c.seluruh}",
        uraian=f"Kalimat menyebut {c.bagian} dari {c.seluruh} {c.satuan}: bagian tidak dapat melebihi "
        "keseluruhannya.",
        saran="Periksa kedua jumlahnya pada sumber data.",
        kepastian="ragu" if _TERBUKA.search(c.sela) else "pasti",
    )
