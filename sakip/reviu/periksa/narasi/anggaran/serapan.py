"""Budget absorption told in sentences ("tingkat penyerapan 97,40%") against the budget tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_SELA = r"(?:[^.;%\d]|\b\d{1,2}\s+(?=[A-Z])|\b(?:19|20)\d\d\b|\bDIPA\s+\d\d\b)"
_SERAPAN = re.compile(
    rf"\b(?:(?:daya\s+|tingkat\s+)?(?:pe(?:ny|ng)?erapan|serapan|realisasi)\s+(?:anggaran|dipa\b(?:\s+\d\d)?|belanja|dana)"
    rf"|daya\s+serap(?:\s+anggaran)?|tingkat\s+(?:penyerapan|serapan)|anggaran\s+(?:yang\s+)?(?:ter|di)serap|serapan|penyerapan)\b"
    rf"{_SELA}{{0,90}}?\b(?P<p>\d{{1,3}}(?:,\d{{1,3}})?)\s?(?:%|persen)",
    re.IGNORECASE,
)
#: Absorption of a part, of another time, or one that is only wished for.
_BAGIAN = re.compile(
    r"\b(?:program|kegiatan|belanja\s+(?!langsung|daerah)\w+|triwulan|tw|semester|bulan|sasaran|bidang|bagian|seksi|divisi|subbagian|output|"
    r"keluaran|rincian|target\w*|rata-rata|nasional|provinsi|minimal|paling|tertinggi|terendah|dibanding\w*|"
    r"per\s+jenis|sebelumnya|lalu|bobot|nilai|efisiensi|konsistensi|capaian|direncanakan|rencana|dari\s+\d)\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b((?:19|20)\d\d)\b")
#: Farther off than this the sentence may mean another budget.
_DEKAT = Decimal(10)


def serapan(paham: Paham) -> Iterator[Temuan]:
    """A percentage of the whole budget that no row of any budget table prints or gives."""
    ada, total = _tercetak(paham)
    if not total or paham.tahun is None:
        return
    for p in paham.naskah.paragraf:
        if "erap" in p.teks.casefold() or "realisasi" in p.teks.casefold():
            for k in pecah(p.teks):
                for m in _SERAPAN.finditer(k.teks):
                    yield from _periksa(paham, p, k.awal, k.teks, m, ada, total)


def _periksa(
    paham: Paham,
    p: Paragraf,
    awal: int,
    kalimat: str,
    m: re.Match[str],
    ada: Sequence[Angka],
    total: Sequence[Decimal],
) -> Iterator[Temuan]:
    cetak = baca_sel(m["p"])
    sekitar = kalimat[max(0, m.start() - 24) : m.end()]
    tahun = {int(t) for t in _TAHUN.findall(kalimat)}
    if cetak is None or _BAGIAN.search(sekitar) or tahun - {paham.tahun}:
        return
    if any(abs(a.nilai - cetak.nilai) <= max(a.langkah, cetak.langkah) for a in ada):
        return
    if any(abs(t - cetak.nilai) <= cetak.langkah for t in total):
        return
    dekat = min(total, key=lambda t: abs(t - cetak.nilai))
    if abs(dekat - cetak.nilai) > _DEKAT:
        return
    yield temuan(
        paham,
        "narasi",
        baris_kalimat(p, awal + m.start(), awal + m.end()),
        kutipan=kalimat,
        tercetak=f"{m['p']}%",
        seharusnya=f"{angka(dekat)}%",
        uraian=f"Kalimat menyebut serapan anggaran {m['p']}%, sedangkan tabel anggaran memberi "
        f"{angka(dekat)}%.",
        saran="Samakan dengan tabel realisasi anggaran.",
    )


def _tercetak(paham: Paham) -> tuple[list[Angka], list[Decimal]]:
    """All percentages of the budget tables, and what ceiling and realisation of their totals give."""
    ada: list[Angka] = []
    total: list[Decimal] = []
    for t in paham.tabel:
        persen = [i.angka for b in t.baris for i in b.ambil("persen") if i.angka is not None]
        if t.jenis == "skor" or (t.jenis != "anggaran" and not any(b.jumlah for b in t.baris)):
            continue
        ada += persen
        if t.jenis != "anggaran" or t.tahun not in (None, paham.tahun):
            continue
        for b in (x for x in t.baris if x.jumlah):
            pagu = [i.angka.nilai for i in b.ambil("pagu") if i.angka is not None]
            serap = [i.angka.nilai for i in b.ambil("serapan") if i.angka is not None]
            total += [s / g * 100 for s in serap for g in pagu if g]
    return ada, total
