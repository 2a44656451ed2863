"""Men and women of a staff whose number the same paragraph tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh, cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_N = (
    r"(?P<{}>\d{{1,3}}(?:\.\d{{3}})*)(?:\s+\([^)]{{1,40}}\))?"
    r"\s+(?:(?:orang|pegawai|peserta|ASN|PNS)\s+)*"
)
_KELAMIN = Pola(
    rf"(?<![\d.,]){_N.format('a')}(?P<ka>laki-laki|pria|perempuan|wanita)\b[^.;\d]{{0,40}}?(?<![\d.,])"
    rf"{_N.format('b')}"
    r"(?P<kb>laki-laki|pria|perempuan|wanita)\b",
    "laki", "pria", "perempuan", "wanita",
)  # fmt: skip
#: The people that are parted.
_ORANG = frozenset({"pegawai", "orang", "asn", "pns", "peserta", "personel", "jiwa", "anggota", "penduduk"})
_PRIA = ("laki-laki", "pria")
_LAIN = re.compile(
    r"\b(?:di\s?antaranya|antara\s+lain|termasuk|selain|di\s?luar|tahun\s+(?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)


def jumlah_kelamin(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        kalimat = pecah(p.teks) if _KELAMIN.search(p.teks) else ()
        for ke, k in enumerate(kalimat):
            m = _KELAMIN.search(k.teks)
            a, b = (baca_utuh(m["a"]), baca_utuh(m["b"])) if m is not None else (None, None)
            if m is None or a is None or b is None or (m["ka"] in _PRIA) == (m["kb"] in _PRIA):
                continue
            depan = [x.teks for x in kalimat[max(0, ke - 1) : ke]] + [k.teks[: m.start()]]
            total = _total(depan, a.nilai + b.nilai)
            if total is not None and not _LAIN.search(k.teks):
                yield _temuan(paham, p, k.teks, (k.awal, k.akhir), total, (a, b))


def _total(depan: list[str], jumlah: Decimal) -> Angka | None:
    """The one number of people told before, which the parts miss by less than a fifth; None where they make a
    number that stands there."""
    angka = [a for teks in depan for _, a in cari(teks)]
    if any(a.nilai == jumlah for a in angka):
        return None
    orang = [a for a in angka if a.satuan.split()[:1] and a.satuan.split()[0] in _ORANG and not a.persen]
    besar = {a.nilai: a for a in orang if not a.desimal}
    if not besar:
        return None
    total = besar[max(besar)]
    dekat = abs(total.nilai - jumlah) * 5 <= total.nilai
    # told first, and all other numbers are parts of it
    return total if dekat and orang[0] is total and all(a.nilai <= total.nilai for a in angka) else None


def _temuan(
    paham: Paham, p: Paragraf, kalimat: str, letak: tuple[int, int], total: Angka, bagian: tuple[Angka, Angka]
) -> Temuan:
    a, b = bagian
    jumlah = a.nilai + b.nilai
    return temuan(
        paham,
        "jumlah",
        baris_kalimat(p, *letak),
        tercetak=f"{a.teks} + {b.teks}",
        seharusnya=total.teks,
        kutipan=kalimat,
        uraian=f"Menurut jenis kelamin {a.teks} + {b.teks} = {tulis(jumlah)}, padahal disebut {total.teks} "
        f"{total.satuan.split()[0]}.",
        saran="Samakan jumlah dengan rinciannya.",
    )
