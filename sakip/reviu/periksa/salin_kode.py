"""Captions that bear the code of another indicator than the part they stand in: "IKK 3.5" within 3.6."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sakip.reviu.model import Judul, Keterangan, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.bagian import Peta

_KODE = re.compile(
    r"\b(?:ik[kusp]{1,2}|indikator(?:\s+kinerja(?:\s+\w+)?)?)\s*(?P<kode>\d{1,2}(?:\.\d{1,2})+)",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"\d{1,2}(?:\.\d{1,2})+")


def kode_judul(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Where heading and captions of a part agree on one code, and that of one caption is another part's."""
    suara: dict[int, Counter[str]] = {}
    judul: dict[int, list[tuple[Keterangan, str]]] = {}
    for u in paham.naskah.unsur:
        b = peta.bagian_di(u.letak.baris)
        if b is None or b.indikator is None:
            continue
        if isinstance(u, Judul) and u.letak.baris == b.awal:
            m = _NOMOR.search(u.nomor) or _KODE.search(u.teks)
            kode = "" if m is None else m[0] if m.re is _NOMOR else m["kode"]
        elif isinstance(u, Keterangan) and (m := _KODE.search(u.teks)) is not None:
            kode = m["kode"]
            judul.setdefault(b.awal, []).append((u, kode))
        else:
            continue
        if kode:
            suara.setdefault(b.awal, Counter())[kode] += 1
    milik = {awal: _sepakat(c) for awal, c in suara.items()}
    for awal, daftar in judul.items():
        sendiri = milik[awal]
        lain = {k for a, k in milik.items() if a != awal} - {""}
        for u, kode in daftar:
            if sendiri and kode != sendiri and kode in lain and sendiri not in lain:
                yield temuan(
                    paham,
                    "salin_tempel",
                    [u.letak.baris],
                    tercetak=kode,
                    seharusnya=sendiri,
                    kutipan=u.teks,
                    uraian=f"Judul {u.jenis} {u.nomor} menyebut indikator {kode}, padahal berada pada bagian "
                    f"indikator {sendiri} (baris {awal}).",
                    saran="Betulkan nomor indikator pada judulnya dan pada daftar tabel.",
                    keparahan="ringan",
                )


def _sepakat(suara: Counter[str]) -> str:
    """The code that most bear, two at least; "" where none has the majority."""
    (kode, banyak), *sisa = suara.most_common(2)
    return kode if banyak > 1 and all(n < banyak for _, n in sisa) else ""
