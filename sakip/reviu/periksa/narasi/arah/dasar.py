"""A change in percent of the new number for the old: "810 orang ... bertambah 152 orang atau 15,80%"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh, cari
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, persen, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import semua_kisi

_N = r"(?:Rp\.?\s?)?\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_UBAH = Pola(
    r"\b(?P<arah>bertambah|naik|meningkat|tumbuh|kenaikan|peningkatan|penambahan|berkurang|turun|menurun|penurunan|pengurangan)"
    rf"(?:nya)?\s+(?:sebanyak\s+|sebesar\s+)?(?P<d>{_N})(?!\s?%)(?:\s+[a-z]+){{0,2}}?\s*(?:,?\s*atau\s+(?:sebesar\s+)?|\(\s*)"
    r"(?P<p>\d+(?:,\d+)?)\s?(?:%|persen)",
    "bertambah", "naik", "ingkat", "tumbuh", "penambahan", "berkurang", "turun", "penurunan", "pengurangan",
    dan=(("%", "persen"),),
)  # fmt: skip
_TURUN = ("berkurang", "turun", "menurun", "penurunan", "pengurangan")
_SERATUS = Decimal(100)
#: Smaller numbers stand in tables by chance.
_TERKECIL = 10_000


def dasar_salah(paham: Paham) -> Iterator[Temuan]:
    """Only where a number near by is the old one, by which the percentage is wrong, and the new one that
    follows from it gives the print."""
    for p in paham.naskah.paragraf:
        if not _UBAH.mungkin(p.teks):
            continue
        lalu = ""
        for k in pecah(p.teks):
            for m in _UBAH.finditer(k.teks):
                d, cetak = baca_utuh(m["d"]), baca_utuh(f"{m['p']}%")
                if d is None or cetak is None or not d.nilai:
                    continue
                dekat = [a for x in (lalu, k.teks[: m.start()], k.teks[m.end() :]) for _, a in cari(x)]
                tanda = -1 if m["arah"].casefold() in _TURUN else 1
                lama = _lama(dekat, d, cetak, tanda) or _lama(_tercetak(paham, d, tanda), d, cetak, tanda)
                if lama is None:
                    continue
                harus = persen(d.nilai / lama.nilai * _SERATUS)
                yield temuan(
                    paham,
                    "narasi",
                    baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                    tercetak=cetak.teks,
                    seharusnya=harus,
                    kutipan=k.teks,
                    uraian=f"Perubahan {d.teks} dari {lama.teks} adalah {harus}; {cetak.teks} adalah "
                    "bagiannya dari nilai yang baru.",
                    saran="Hitung persentase perubahan terhadap nilai sebelumnya.",
                )
            lalu = k.teks


def _lama(angka: Iterable[Angka], d: Angka, cetak: Angka, tanda: int) -> Angka | None:
    """The old number, where it alone explains the print, and no number gives the percentage rightly."""
    calon = [a for a in angka if not (a.persen or a.rusak) and a.nilai > d.nilai]
    batas = cetak.langkah
    if any(abs(d.nilai / a.nilai * _SERATUS - cetak.nilai) <= batas for a in calon):
        return None
    cocok = [
        a
        for a in calon
        if (baru := a.nilai + tanda * d.nilai) > 0
        and abs(d.nilai / baru * _SERATUS - cetak.nilai) <= batas
        and abs(d.nilai / a.nilai * _SERATUS - cetak.nilai) > 2 * batas
    ]
    return cocok[0] if len({a.nilai for a in cocok}) == 1 else None


def _tercetak(paham: Paham, d: Angka, tanda: int) -> list[Angka]:
    """Large numbers of tables beside which the changed one is printed as well."""
    semua = _besar(paham)
    return [a for n, a in semua.items() if n + tanda * d.nilai in semua] if d.nilai >= _TERKECIL else []


@ingat
def _besar(paham: Paham) -> dict[Decimal, Angka]:
    angka = (a for k in semua_kisi(paham) for b in k.angka for a in b if a is not None)
    return {a.nilai: a for a in angka if a.nilai >= _TERKECIL and not (a.desimal or a.persen)}
