"""Checks of the agency's outline: it is delivered for those years, and its changes can be made."""

from __future__ import annotations

from typing import Any

from sakip.aturan.kerangka import Kerangka, UbahanSalah, kerangka_lkjip, ubah_kerangka
from sakip.aturan.regulasi import TidakBerlaku
from sakip.pertukaran.periksa.masa import periksa_tahun
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, mencakup


def periksa_kerangka(t: Tinjauan) -> None:
    """Everything in ``kerangka``, and the texts of chapters that the year's outline has no place for."""
    periksa_tahun(t.baris("kerangka"), t.catatan, "Kerangka", tumpang=True)
    for jalur, b in t.baris("kerangka"):
        for tahun in sorted({b["sejak_tahun"], b["sampai_tahun"] or b["sejak_tahun"]}):
            if _susun(t, jalur, b, tahun) is None:
                break
    _teks_tanpa_tempat(t)


def bersih(ubahan: list[Any]) -> list[Baris]:
    """Changes as the rules read them: without the keys that say nothing."""
    return [{k: v for k, v in u.items() if v is not None} for u in ubahan]


def _susun(t: Tinjauan, jalur: Jalur, b: Baris, tahun: int) -> Kerangka | None:
    """The outline of a row for reports of ``tahun``; None, with the fault noted, when there is none."""
    try:
        kerangka = kerangka_lkjip(tahun, kode=b["kode"])
    except TidakBerlaku as salah:
        t.catatan.salah((*jalur, "kode"), f"{salah.alasan}.", salah.saran)
        return None
    if None in b["ubahan"]:
        return None
    for i, ubahan in enumerate(bersih(b["ubahan"])):
        try:
            kerangka = ubah_kerangka(kerangka, [ubahan])
        except UbahanSalah as salah:
            alasan = salah.alasan[:400]
            t.catatan.salah((*jalur, "ubahan", i), f"{alasan[:1].upper()}{alasan[1:]}.", salah.saran[:600])
            return None
    return kerangka


def _teks_tanpa_tempat(t: Tinjauan) -> None:
    """Only where the package itself names the outline: another one may be stored already."""
    baris = [(j, b) for j, b in t.baris("kerangka") if t.tahun is not None and mencakup(b, t.tahun)]
    if len(baris) != 1 or t.catatan.masalah:
        return
    kerangka = _susun(t, *baris[0], t.tahun or 0)
    if kerangka is None:
        return
    dikenal = tuple(b.kode for b in kerangka.bagian)
    for jalur, b in t.baris("teks"):
        if b["tingkat"] == "bab" and b["kunci"] not in dikenal:
            dekat = t.catatan.mirip(b["kunci"], dikenal, "bagian kerangka")
            t.catatan.ingatkan(
                (*jalur, "kunci"),
                f"Kerangka «{kerangka.kode}» tidak mempunyai bagian «{b['kunci']}»; teksnya tidak tercetak.",
                f"Maksudnya «{dekat}»?" if dekat else f"Bagian yang ada: {', '.join(dikenal)}.",
            )
