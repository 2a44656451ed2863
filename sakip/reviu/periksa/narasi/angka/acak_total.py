"""Totals and means of a table nearby that a sentence repeats with their digits in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.digit import letak_beda
from sakip.reviu.periksa.narasi.angka.dekat import bentuk_angka
from sakip.reviu.periksa.narasi.baca.larik import Larik, dekat

_DIGIT = 4
#: Digits that changed places stand together.
_RENTANG = 3


def acak_total(paham: Paham) -> Iterator[Temuan]:
    """Only numbers that stand nowhere else; what differs in one digit or by two neighbours: ``dekat``."""
    sebut = _sebut(paham)
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf):
            continue
        larik: list[Larik] | None = None
        for letak, a in cari(u.teks):
            bentuk = bentuk_angka(a.teks)
            if a.rusak or a.rupiah or len(bentuk.replace(",", "")) < _DIGIT or sebut[bentuk] != 1:
                continue
            larik = list(dekat(paham, ke))[:2] if larik is None else larik
            for x in larik:
                total = [t for b in x.total for t in b if t is not None and t.persen == a.persen]
                mirip = {
                    b: t for t in total if _acak(bentuk, b := bentuk_angka(t.teks)) and t.persen == a.persen
                }
                if len(mirip) == 1:
                    ((_, t),) = mirip.items()
                    yield temuan(
                        paham,
                        "narasi",
                        {u.baris_pada(letak), x.baris[-1]},
                        kutipan=u.teks[max(0, letak - 120) : letak + 60],
                        tercetak=a.teks,
                        seharusnya=t.teks,
                        uraian=f"{a.teks} pada kalimat tidak ada di tabel mana pun dan berbeda urutan "
                        f"angkanya dari {t.teks} pada baris jumlah tabel di dekatnya.",
                        saran="Periksa salah ketik pada kalimat atau tabel.",
                    )
                    break


def _sebut(paham: Paham) -> Counter[str]:
    """How often the report prints each number, in cells, formulas and sentences."""
    hasil: Counter[str] = Counter()
    for u in paham.naskah.unsur:
        if isinstance(u, Paragraf | RumusTeks):
            hasil.update(bentuk_angka(a.teks) for _, a in cari(u.teks))
    for t in paham.naskah.tabel:
        hasil.update(bentuk_angka(a.teks) for b in t.isi for s in b if not s.isian for _, a in cari(s.teks))
    return hasil


def _acak(a: str, b: str) -> bool:
    """The same digits in another order, beyond two neighbours within whole or decimals exchanged."""
    if a == b or len(a) != len(b) or a.find(",") != b.find(",") or sorted(a) != sorted(b):
        return False
    beda = letak_beda(a, b)
    if beda[-1] - beda[0] > _RENTANG - (0 if "," in a[beda[0] : beda[-1]] else 1) or beda[0] == 0:
        return False
    return len(beda) > 2 or beda[1] - beda[0] > 1
