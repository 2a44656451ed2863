"""Years that a caption names and its own table denies: by its columns, its rows, its numbers, or its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.deret import selisih_digit

_TAHUN = re.compile(r"\b20\d\d\b")
#: What speaks of years ahead by right.
RENCANA = re.compile(
    r"\b(?:target|rencana|renstra|rpjp\w*|rpjm\w*|proyeksi|prakiraan|perkiraan|jangka|peta\s+jalan|roadmap|akan|hingga|sampai"
    r"|menuju|visi|s\.?\s?d\b|emas|sebelum|tahap|periode)\b|20\d\d\s*[-–/]\s*20\d\d",
    re.IGNORECASE,
)
#: So far beyond the report's year nothing was reached.
MENDATANG = 2


def tahun_judul(paham: Paham) -> Iterator[Temuan]:
    for t in paham.tabel:
        if not t.maya:
            yield from _kolom_lain(paham, t)
            yield from _baris_lain(paham, t)
            if paham.tahun is not None:
                yield from _mendatang(paham, t, paham.tahun)
    if paham.tahun is not None:
        yield from _perjanjian_lain(paham, paham.tahun)


def _baris_judul(paham: Paham, t: TabelPaham) -> Iterator[int]:
    """The line of the caption above the table."""
    inti = " ".join(t.tabel.judul.split())[-30:]
    for baris in range(t.tabel.letak.baris - 1, t.tabel.letak.baris - 7, -1):
        if inti and inti in " ".join(paham.baris_teks(baris).replace("*", "").split()):
            yield baris
            return


# --- columns and rows of other years ---------------------------------------------------------------

_DUA = re.compile(
    r"\b(?P<a>20\d\d)(?P<sambung>\s*(?:-|–|s\.?\s?d\.?|sampai(?:\s+dengan)?|hingga|dan|,|dengan|terhadap)"
    r"\s*(?:dan\s+)?(?:tahun\s+)?)(?P<b>20\d\d)\b(?!\s*(?:,|dan)\s*(?:tahun\s+)?20\d\d)",
    re.IGNORECASE,
)
_SAMPAI = re.compile(r"-|–|s\.?\s?d|sampai|hingga", re.IGNORECASE)


def _kolom_lain(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A caption that names two years, or a span of years, over columns of as many other years."""
    judul = t.tabel.judul
    cocok = list(_DUA.finditer(judul))
    if len(cocok) != 1 or len(_TAHUN.findall(judul)) != 2:
        return
    (m,) = cocok
    awal, akhir = int(m["a"]), int(m["b"])
    rentang = _SAMPAI.search(m["sambung"]) is not None
    disebut = set(range(awal, akhir + 1)) if rentang else {awal, akhir}
    kolom = {k.tahun for k in t.kolom if k.tahun is not None and not k.jangka}
    if len(disebut) < 2 or len(kolom) != len(disebut) or kolom == disebut or any(k.jangka for k in t.kolom):
        return
    if any(_TAHUN.search(k.judul) is None for k in t.kolom if k.tahun in kolom):
        return
    tahun = sorted(x for x in kolom if x is not None)
    yield temuan(
        paham,
        "tahun",
        {t.tabel.letak.baris, *_baris_judul(paham, t)},
        tercetak=m[0],
        seharusnya=", ".join(map(str, tahun)),
        kutipan=judul,
        uraian=f"Judul tabel menyebut {m[0]}, padahal kolomnya {', '.join(map(str, tahun))}.",
        saran="Betulkan tahun pada judul tabel atau pada kolomnya.",
    )


_RENTANG = re.compile(
    r"\b(?P<a>20\d\d)\s*(?:-|–|s\.?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?(?P<b>20\d\d)\b",
    re.IGNORECASE,
)
_BARIS = re.compile(r"(?:tahun\s+)?(20\d\d)\W*", re.IGNORECASE)
_TERBANYAK = 10


def _baris_lain(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A caption that tells a span of years over rows of as many other years."""
    m = _RENTANG.search(t.tabel.judul)
    if m is None or len(_TAHUN.findall(t.tabel.judul)) != 2 or any(k.tahun is not None for k in t.kolom):
        return
    tahun = _tahun_baris(t)
    disebut = list(range(int(m["a"]), int(m["b"]) + 1))
    if not 1 < len(tahun) <= _TERBANYAK or len(tahun) != len(disebut) or tahun == disebut:
        return
    if tahun != list(range(tahun[0], tahun[-1] + 1)):
        return
    cetak = f"{tahun[0]}-{tahun[-1]}"
    yield temuan(
        paham,
        "tahun",
        {t.tabel.letak.baris, *_baris_judul(paham, t), *(b[0].baris for b in t.tabel.isi if b)},
        tercetak=m[0],
        seharusnya=cetak,
        kutipan=t.tabel.judul,
        uraian=f"Judul tabel menyebut {m[0]}, padahal barisnya tahun {cetak}.",
        saran="Betulkan tahun pada judul tabel atau pada barisnya.",
    )


def _tahun_baris(t: TabelPaham) -> list[int]:
    """The years that the rows are called by, when all are."""
    hasil = []
    for b in t.tabel.isi:
        m = next((c for s in b[:2] if (c := _BARIS.fullmatch(s.teks.strip())) is not None), None)
        if m is None:
            return []
        hasil.append(int(m[1]))
    return hasil


# --- what was reached in years to come ------------------------------------------------------------


def _mendatang(paham: Paham, t: TabelPaham, tahun: int) -> Iterator[Temuan]:
    """A caption of years ahead over a table of results, none of whose columns bears that year."""
    judul = t.tabel.judul
    sebut = set(_TAHUN.findall(judul))
    if len(sebut) != 1 or not t.peran & {"realisasi", "capaian", "serapan"}:
        return
    (y,) = sebut
    if int(y) < tahun + MENDATANG or RENCANA.search(judul):
        return
    if any(y in k.judul for k in t.kolom) or any(y in s.teks for b in t.tabel.isi for s in b):
        return
    yield temuan(
        paham,
        "tahun",
        {t.tabel.letak.baris, *_baris_judul(paham, t)},
        tercetak=y,
        seharusnya=str(tahun),
        kutipan=judul,
        uraian=f"Judul tabel menyebut tahun {y}, padahal tabelnya memuat realisasi dan laporan ini "
        f"laporan tahun {tahun}.",
        saran="Betulkan tahun pada judul tabel.",
        kepastian="pasti" if selisih_digit(y, str(tahun)) or int(y) > tahun + 5 else "ragu",
    )


# --- the agreement of this year under another's caption --------------------------------------------

_PK = re.compile(r"\bperjanjian\s+kinerja\b|\bpenetapan\s+kinerja\b", re.IGNORECASE)
_TERSEDIKIT = 3


def _perjanjian_lain(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """Its targets are those of the report's year, all of them, and some of that other year are known and
    differ; no agreement of the report's own year stands beside it."""
    pk = [t for t in paham.tabel if t.jenis == "pk" and not t.maya and _PK.search(t.tabel.judul)]
    if any(t.tahun == tahun for t in pk):
        return
    for t in pk:
        if t.tahun is None or set(_TAHUN.findall(t.tabel.judul)) != {str(t.tahun)}:
            continue
        cocok = beda = 0
        for b in t.baris:
            isi = [i.angka.nilai for i in b.ambil("target") if i.angka is not None]
            ind = paham.cari_indikator(b.nama) if b.biasa and b.nama else None
            if ind is None or len(isi) != 1:
                continue
            kini = _nilai(paham, t, ind.id, tahun)
            if kini and kini != set(isi):
                cocok = 0
                break
            lain = _nilai(paham, t, ind.id, t.tahun)
            cocok += bool(kini)
            beda += bool(lain) and set(isi).isdisjoint(lain)
        if cocok < _TERSEDIKIT or not beda:
            continue
        yield temuan(
            paham,
            "tahun",
            {t.tabel.letak.baris, *_baris_judul(paham, t)},
            tercetak=f"Tahun {t.tahun}",
            seharusnya=f"Tahun {tahun}",
            kutipan=t.tabel.judul,
            uraian=f"Judul tabel menyebut tahun {t.tahun}, padahal targetnya target tahun {tahun} menurut "
            f"tabel lain ({cocok} indikator cocok).",
            saran="Betulkan tahun pada judul tabel.",
            kepastian="pasti" if cocok > _TERSEDIKIT else "ragu",
        )


def _nilai(paham: Paham, t: TabelPaham, ind: int, tahun: int) -> set[Decimal]:
    fakta = paham.fakta_indikator(ind, "target", tahun=tahun)
    return {f.angka.nilai for f in fakta if f.tabel is not t}
