"""tahun: years that cannot be, or that stand in a header or sentence against all others of their kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.tahun.judul import tahun_judul
from sakip.reviu.periksa.tahun.laporan import tahun_laporan
from sakip.reviu.periksa.tahun.perjanjian import tahun_perjanjian
from sakip.reviu.periksa.tahun.sama import tahun_sama
from sakip.reviu.periksa.tahun.sebut import tahun_sebut
from sakip.reviu.periksa.tahun.tabel import tahun_tabel
from sakip.reviu.periksa.tahun.tanggal import tanggal


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from tahun_tabel(paham)
    yield from tahun_judul(paham)
    yield from tanggal(paham)
    yield from tahun_laporan(paham)
    lembar = list(tahun_perjanjian(paham))
    yield from lembar
    sudah = {b for t in lembar for b in t.baris}
    yield from (t for t in tahun_sebut(paham) if not sudah & set(t.baris))
    yield from tahun_sama(paham)
    yield from _peraturan(paham)


# --- laws -----------------------------------------------------------------------------------------

_PERATURAN = re.compile(
    r"\b(undang-undang|peraturan pemerintah|peraturan presiden|peraturan menteri[A-Za-z ]{0,60}?)\s+"
    r"(?:republik indonesia\s+)?nomor\s+(\d{1,3})\s+tahun\s+(20\d\d)(?=\s+tentang\s+(\S+\s+\S+\s+[^\s.,;]+))",
    re.IGNORECASE,
)


def _peraturan(paham: Paham) -> Iterator[Temuan]:
    """One law (same kind, number and title) cited with two years."""
    ada: dict[tuple[str, str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for p in paham.naskah.paragraf:
        for m in _PERATURAN.finditer(p.teks):
            kunci = (m[1].casefold(), m[2], " ".join(m[4].casefold().split()))
            ada[kunci][m[3]].append(p.baris_pada(m.start()))
    for (jenis, nomor, judul), tahun in ada.items():
        if len(tahun) < 2:
            continue
        lazim = max(tahun, key=lambda t: (len(tahun[t]), -int(t)))
        for t, baris in tahun.items():
            if t != lazim:
                yield temuan(
                    paham,
                    "tahun",
                    {*baris, *tahun[lazim][:3]},
                    tercetak=f"Nomor {nomor} Tahun {t}",
                    seharusnya=f"satu tahun ({lazim} pada {len(tahun[lazim])} tempat lain)",
                    uraian=f"{jenis.title()} Nomor {nomor} tentang {judul} … tertulis tahun {t} dan {lazim}.",
                    saran="Periksa tahun peraturannya.",
                    keparahan="ringan",
                )
