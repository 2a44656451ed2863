"""Counts in a sentence ("168 dari 200 aduan") against the share that its indicator has in every table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.bagian import peta as peta_laporan
from sakip.reviu.periksa.deret import selisih_digit

_N = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_DARI = Pola(
    rf"(?<![\d.,/-])(?P<m>{_N})(?:\s+[a-z]+){{0,3}}?\s+dari\s+(?:(?:total|seluruh|jumlah|sebanyak)\s+){{0,2}}(?P<n>{_N})"
    r"(?![\d.,]*\d|\s?%)\s+(?P<satuan>[a-z]{3,})",
    "dari",
)
_LAIN = re.compile(
    r"\b(?:target\w*|ditargetkan|triwulan|semester|bulan|tw|sisa\w*|belum|tidak|naik|turun|bobot|rata-rata|prioritas|khusus"
    r"|di\s?antaranya|kecuali|program|sub\s?kegiatan)\b",
    re.IGNORECASE,
)
_PERSENTASE = re.compile(r"^\W*(?:persentase|presentase|prosentase)\b", re.IGNORECASE)
_SERATUS = Decimal(100)


def realisasi_cacah(paham: Paham) -> Iterator[Temuan]:
    """Certain only where one digit more or less makes the counts give the printed share exactly."""
    if paham.tahun is None:
        return
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if "dari" not in p.teks:
            continue
        temu = list(_DARI.finditer(p.teks))
        b = peta.bagian_di(p.letak.baris) if len(temu) == 1 else None
        if b is None or b.indikator is None:
            continue
        (m,) = temu
        k = next((x for x in pecah(p.teks) if x.awal <= m.start() < x.akhir), None)
        if k is None or _LAIN.search(k.teks) or not _tahun_ini(p.teks, paham.tahun):
            continue
        share = _persen(peta, b.indikator, paham.tahun)
        nama = peta.nama(b.indikator)
        if share is None or not _PERSENTASE.match(nama) or set(peta.sebut(k.teks)) - {b.indikator}:
            continue
        if not set(kunci(m["satuan"])) & set(kunci(nama)) or _terurai(paham, b.awal, b.akhir, m["n"]):
            continue
        salah = _salah(m, share[0])
        if salah is not None:
            yield _temuan(paham, p, (k.awal, k.akhir), m, share, salah, nama)


def _tahun_ini(teks: str, tahun: int) -> bool:
    return {int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", teks)} <= {tahun}


def _persen(peta: Peta, indikator: int, tahun: int) -> tuple[Angka, int] | None:
    """The one realisation that every table prints."""
    fakta = [f for f in peta.fakta_milik(indikator) if f.besaran == "realisasi" and f.tahun == tahun]
    if not fakta or len({f.angka.nilai for f in fakta}) != 1:
        return None
    f = fakta[0]
    return (f.angka, f.baris) if f.angka.persen and 0 < f.angka.nilai <= _SERATUS else None


def _terurai(paham: Paham, awal: int, akhir: int, n: str) -> bool:
    """Whether a formula of the part divides by that number: it is compared with the sentence elsewhere."""
    pola = re.compile(rf"(?<![\d.,]){re.escape(n)}(?![\d.,]*\d)")
    return any(
        isinstance(u, RumusTeks) and awal <= u.letak.baris <= akhir and pola.search(u.teks)
        for u in paham.naskah.unsur
    )


def _salah(m: re.Match[str], share: Angka) -> tuple[str, Decimal] | None:
    """The count that should stand there, and what the printed ones give."""
    atas, bawah = baca_utuh(m["m"]), baca_utuh(m["n"])
    if atas is None or bawah is None or not 0 < atas.nilai <= bawah.nilai:
        return None
    hasil = atas.nilai / bawah.nilai * _SERATUS
    if abs(hasil - share.nilai) <= max(share.langkah, Decimal("0.01")):
        return None
    benar = (share.nilai * bawah.nilai / _SERATUS).to_integral_value()
    pas = abs(benar / bawah.nilai * _SERATUS - share.nilai) <= share.langkah / 2
    if pas and selisih_digit(tulis(benar, 0), m["m"]):
        return tulis(benar, 0), hasil
    benar = (atas.nilai * _SERATUS / share.nilai).to_integral_value()
    pas = abs(atas.nilai / benar * _SERATUS - share.nilai) <= share.langkah / 2
    return (tulis(benar, 0), hasil) if pas and selisih_digit(tulis(benar, 0), m["n"]) else None


def _temuan(
    paham: Paham,
    p: Paragraf,
    letak: tuple[int, int],
    m: re.Match[str],
    share: tuple[Angka, int],
    salah: tuple[str, Decimal],
    nama: str,
) -> Temuan:
    benar, hasil = salah
    return temuan(
        paham,
        "realisasi",
        {*baris_kalimat(p, *letak), share[1]},
        tercetak=m[0],
        seharusnya=benar,
        kutipan=p.teks[letak[0] : letak[1]],
        uraian=f"Realisasi “{nama}” {share[0].teks}, padahal {m['m']} ÷ {m['n']} × 100% = {tulis(hasil)}%; "
        f"dengan {benar} hasilnya cocok.",
        saran="Periksa kedua jumlahnya pada sumber data.",
    )
