"""A count that announces a table ("246 orang dengan rincian sebagai berikut") against the table's total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Keterangan, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.kisi import Kisi, kisi_dari

_BERIKUT = Pola(
    r"\b(?:sebagai|seperti|pada\s+tabel|dalam\s+tabel|tabel)\s+berikut\b|\bberikut\s+(?:ini|rincian)\b",
    "berikut",
)
_CACAH = re.compile(
    r"\b(?:sebanyak|sejumlah|berjumlah|jumlah(?:nya)?|memiliki|mempunyai|didukung(?:\s+oleh)?|terdapat|adalah|dengan)\s+"
    r"(?P<n>\d{1,3}(?:\.\d{3})+|\d{2,6})\s+(?:\([^)]*\)\s+)?(?P<satuan>orang|pegawai|personel|asn|pns|unit|perkara|"
    r"laporan|berkas|satker|perusahaan|lembaga|desa|sekolah|madrasah|puskesmas|bidang|sertipikat|sertifikat)\b",
    re.IGNORECASE,
)
_RINCI = re.compile(
    r"\brinci\w*|\bterdiri\b|\bkomposisi\b|\bmenurut\b|\bberdasarkan\b|\bkeadaan\b", re.IGNORECASE
)
#: The sentence and its table must mean the same whole.
_DEKAT = Decimal("0.2")


def rincian(paham: Paham) -> Iterator[Temuan]:
    """The only count of a sentence that introduces a table, where the table's total is another."""
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not _BERIKUT.search(u.teks):
            continue
        tabel = next((x for x in unsur[ke + 1 : ke + 3] if not isinstance(x, Keterangan)), None)
        k = kisi_dari(paham, tabel) if isinstance(tabel, Tabel) else None
        kalimat = pecah(u.teks)
        if k is None or not kalimat or len(k.total) != 1:
            continue
        akhir = kalimat[-1]
        cacah = list(_CACAH.finditer(akhir.teks))
        if (
            len(cacah) == 1
            and _BERIKUT.search(akhir.teks)
            and _RINCI.search(f"{akhir.teks} {k.tabel.tabel.judul}")
        ):
            yield from _beda(paham, u, akhir.awal, akhir.teks, cacah[0], k)


def _beda(paham: Paham, p: Paragraf, awal: int, kalimat: str, m: re.Match[str], k: Kisi) -> Iterator[Temuan]:
    n = Decimal(m["n"].replace(".", ""))
    (total,) = k.total
    cetak = [a.nilai for a in k.angka[total] if a is not None]
    jumlah = [
        sum((a.nilai for r in k.biasa if (a := k.angka[r][c]) is not None), Decimal(0)) for c in k.berangka()
    ]
    if not cetak or n in cetak or n in jumlah or n in {a.nilai for b in k.angka for a in b if a is not None}:
        return
    dekat = min(cetak, key=lambda x: abs(x - n))
    if dekat not in jumlah or abs(dekat - n) > _DEKAT * n or dekat != max(cetak):
        return  # a total that its rows do not give is told by ``jumlah``
    yield temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, awal + m.start(), awal + m.end()), k.sel[total][0].baris),
        kutipan=kalimat,
        tercetak=f"{m['n']} {m['satuan']}",
        seharusnya=f"{angka(dekat)} {m['satuan']}",
        uraian=f"Kalimat menyebut {m['n']} {m['satuan']}, sedangkan tabel yang dirujuknya "
        f"berjumlah {angka(dekat)}.",
        saran="Samakan jumlah pada kalimat dan tabel.",
    )
