""" "Semua rencana aksi selesai" beside a total of 108 of 109, and "seluruh ..., dengan realisasi 90,48%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.larik import Larik, tepat_di_atas

_SEMUA = r"(?<!hampir )(?<!tidak )(?<!belum )(?<!bukan )\b(?:seluruh|semua|setiap|masing-masing)"
_TUNTAS = Pola(
    rf"{_SEMUA}\s+(?P<siapa>[a-z]{{4,}}(?:\s+[^,.;\d]{{0,60}}?)?)\s(?:telah|sudah|dapat|berhasil)\s+(?:\w+\s+dan\s+)?(?P<kata>tercapai|selesai|"
    r"diselesaikan|dilaksanakan|terlaksana|ditindaklanjuti|terpenuhi|dipenuhi|ditangani|terealisasi|direalisasikan)\b",
    "seluruh",
    "semua",
    "setiap",
    "masing-masing",
)
_SENDIRI = Pola(
    rf"^\W*(?:(?:sehingga|jadi|dengan\s+demikian)\s+)?{_SEMUA}\s+(?P<siapa>[a-z]{{4,}}(?:\s+[^,.;\d]{{0,80}}?)?)\s(?:telah|sudah)\s+[a-z]{{4,}}[^.;\d]{{0,80}}?"
    r",?\s+(?:dengan|yaitu)\s+realisasi(?:nya)?\s+(?:sebesar\s+|mencapai\s+)?(?P<n>\d+(?:,\d+)?)\s?%",
    "realisasi",
)
_HARAP = re.compile(
    r"\b(?:agar|supaya|diharapkan|akan|untuk|harus|memastikan|kepada|oleh|dari|bagi)\s*$", re.IGNORECASE
)
_PENYEBUT = re.compile(
    r"\b(?:target|rencana|masuk|diterima|jumlah|total|diajukan|diusulkan)\b", re.IGNORECASE
)
_PEMBILANG = re.compile(
    r"\b(?:realisasi|selesai|diselesaikan|tercapai|terlaksana|dilaksanakan|ditindaklanjuti|terpenuhi|ditangani)\b",
    re.IGNORECASE,
)
_BELUM = re.compile(r"\b(?:belum|tidak|sisa|kurang)\b", re.IGNORECASE)
_SERATUS = 100


def semua_tabel(paham: Paham) -> Iterator[Temuan]:
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf):
            continue
        for k in pecah(u.teks):
            for m, harus, alasan, baris in _salah(paham, ke, k.teks):
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(u, k.awal + m.start(), k.awal + m.end()), *baris},
                    kutipan=k.teks,
                    tercetak=m[0],
                    seharusnya=harus,
                    uraian=f"Kalimat menyebut “{m[0]}”, padahal {alasan}.",
                    saran="Sebut bagian yang sebenarnya.",
                )


_Salah = tuple[re.Match[str], str, str, set[int]]


def _salah(paham: Paham, ke: int, kalimat: str) -> Iterator[_Salah]:
    m = _SENDIRI.search(kalimat)
    n = baca_utuh(m["n"]) if m is not None else None
    if m is not None and n is not None and n.nilai < _SERATUS:
        yield m, f"{n.teks}%", f"realisasinya {n.teks}%", set()
    m = _TUNTAS.search(kalimat)
    x = tepat_di_atas(paham, ke) if m is not None else None
    if m is not None and x is not None and not _HARAP.search(kalimat, 0, m.start()):
        yield from _tuntas(m, x)


def _tuntas(m: re.Match[str], x: Larik) -> Iterator[_Salah]:
    """The total of what was planned or came in, and of what was done of it."""
    if set(kunci(m["siapa"])[:1]).isdisjoint(
        kunci(x.keterangan) + tuple(k for j in x.judul for k in kunci(j))
    ):
        return
    a = [c for c in x.kolom if _PENYEBUT.search(x.judul[c]) and not _PEMBILANG.search(x.judul[c])]
    b = [c for c in x.kolom if _PEMBILANG.search(x.judul[c]) and not _BELUM.search(x.judul[c])]
    if len(a) != 1 or len(b) != 1 or len(x.total) != 1:
        return
    n, r = x.total[0][a[0]], x.total[0][b[0]]
    if n is None or r is None or n.persen or r.persen or n.desimal or r.desimal:
        return
    if n.nilai * 9 / 10 <= r.nilai < n.nilai:
        yield m, f"{r.teks} dari {n.teks}", f"jumlah pada tabelnya {r.teks} dari {n.teks}", {max(x.baris)}
