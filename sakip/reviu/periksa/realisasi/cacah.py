"""Counts in a sentence ("168 dari 200 aduan") against the share that its indicator has in every table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.alat.dari_cacah import Cacah, bagian_dari
from sakip.reviu.periksa.alat.deret import selisih_digit

_LAIN = re.compile(
    r"\b(?:target\w*|ditargetkan|triwulan|semester|bulan|tw|sisa\w*|belum|tidak|naik|turun|bobot|rata-rata|prioritas|khusus"
    r"|di\s?antaranya|kecuali|program|sub\s?kegiatan)\b",
    re.IGNORECASE,
)
_JADI = re.compile(r"\b(?:sehingga|maka|dengan\s+demikian|atau|yaitu|yakni|artinya|berarti)\b", re.IGNORECASE)
_KATA = re.compile(r"(?:\s+[a-z]+){1,3}", re.IGNORECASE)
_PERSENTASE = re.compile(r"^\W*(?:persentase|presentase|prosentase)\b", re.IGNORECASE)
_SERATUS = Decimal(100)


def realisasi_cacah(paham: Paham) -> Iterator[Temuan]:
    """Certain only where one digit more or less makes the counts give the printed share exactly."""
    if paham.tahun is None:
        return
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris) if "dari" in p.teks.casefold() else None
        if b is None or b.indikator is None:
            continue
        temu = [(k, c) for k in pecah(p.teks) for c in _cacah(k.teks)]
        if len(temu) != 1 or not _tahun_ini(p.teks, paham.tahun):
            continue
        ((k, c),) = temu
        share = _persen(peta, b.indikator, paham.tahun)
        nama = peta.nama(b.indikator)
        if share is None or not _PERSENTASE.match(nama) or set(peta.sebut(k.teks)) - {b.indikator}:
            continue
        if not set(kunci(c.satuan)) & set(kunci(nama)) or _terurai(paham, b.awal, b.akhir, c.seluruh):
            continue
        salah = _salah(c, share[0], _berujung(k.teks, c, share[0]))
        if salah is not None:
            yield _temuan(paham, p, (k.awal, k.akhir), c, share, salah, nama)


def _cacah(teks: str) -> list[Cacah]:
    """The claims of a sentence, but those of another time, of a plan or of what is left."""
    return [
        c
        for c in bagian_dari(teks, berucap=False)
        if not _LAIN.search(teks[: c.akhir] + _lanjutan(teks, c.akhir))
    ]


def _lanjutan(teks: str, awal: int) -> str:
    """The few words that still say what was counted."""
    m = _KATA.match(teks, awal)
    return m[0] if m is not None else ""


def _berujung(teks: str, c: Cacah, share: Angka) -> bool:
    """Whether the sentence itself concludes the printed share from its counts."""
    return any(
        a.persen and abs(a.nilai - share.nilai) <= share.langkah and _JADI.search(teks, c.akhir, c.akhir + i)
        for i, a in cari(teks[c.akhir :])
    )


def _tahun_ini(teks: str, tahun: int) -> bool:
    return {int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", teks)} <= {tahun}


def _persen(peta: Peta, indikator: int, tahun: int) -> tuple[Angka, int] | None:
    """The one realisation that every table prints."""
    fakta = [f for f in peta.fakta_milik(indikator) if f.besaran == "realisasi" and f.tahun == tahun]
    if not fakta or len({f.angka.nilai for f in fakta}) != 1:
        return None
    f = fakta[0]
    return (f.angka, f.baris) if 0 < f.angka.nilai <= _SERATUS else None


def _terurai(paham: Paham, awal: int, akhir: int, n: str) -> bool:
    """Whether a formula of the part divides by that number: it is compared with the sentence elsewhere."""
    pola = re.compile(rf"(?<![\d.,]){re.escape(n)}(?![\d.,]*\d)")
    return any(
        isinstance(u, RumusTeks) and awal <= u.letak.baris <= akhir and pola.search(u.teks)
        for u in paham.naskah.unsur
    )


def _salah(c: Cacah, share: Angka, berujung: bool) -> tuple[str, Decimal] | None:
    """What should stand there, and what the printed counts give; one digit off, or ``berujung``."""
    atas, bawah = map(Decimal, c.nilai)
    if not 0 < atas <= bawah:
        return None
    hasil = atas / bawah * _SERATUS
    if abs(hasil - share.nilai) <= max(share.langkah, Decimal("0.01")):
        return None
    for cetak, benar in (
        (c.bagian, (share.nilai * bawah / _SERATUS).to_integral_value()),
        (c.seluruh, (atas * _SERATUS / share.nilai).to_integral_value()),
    ):
        n, m = (benar, bawah) if cetak == c.bagian else (atas, benar)
        pas = abs(n / m * _SERATUS - share.nilai) <= share.langkah / 2
        if pas and selisih_digit(tulis(benar, 0), cetak):
            return tulis(benar, 0), hasil
    return (share.teks, hasil) if berujung else None


def _temuan(
    paham: Paham,
    p: Paragraf,
    letak: tuple[int, int],
    c: Cacah,
    share: tuple[Angka, int],
    salah: tuple[str, Decimal],
    nama: str,
) -> Temuan:
    benar, hasil = salah
    return temuan(
        paham,
        "realisasi",
        {*baris_kalimat(p, *letak), share[1]},
        tercetak=f"{c.bagian} dari {c.seluruh} {c.satuan}",
        seharusnya=benar,
        kutipan=p.teks[letak[0] : letak[1]],
        uraian=f"Realisasi “{nama}” {share[0].teks}, padahal {c.bagian} ÷ {c.seluruh} × 100% = "
        f"{tulis(hasil)}%" + (f"; dengan {benar} hasilnya cocok." if benar != share[0].teks else "."),
        saran="Periksa kedua jumlahnya pada sumber data.",
    )
