"""Years that cannot be those of a table, of its rows, of a sentence on what was reached, or of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import baca_sel
from sakip.reviu.model import Judul, Keterangan, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.deret import selisih_digit

#: The same where it may be part of a number: found much faster.
_ANGKA_TAHUN = re.compile(r"20\d\d")
_TAHUN = re.compile(r"\b20\d\d\b")
_RENCANA = re.compile(
    r"\b(?:target|rencana|renstra|rpjp\w*|rpjm\w*|proyeksi|prakiraan|perkiraan|jangka|peta\s+jalan|roadmap|akan|hingga|sampai"
    r"|menuju|visi|s\.?\s?d\b|emas|sebelum|tahap|periode)\b|20\d\d\s*[-–/]\s*20\d\d",
    re.IGNORECASE,
)
_LEWAT_TARGET = re.compile(r"\b(?:memenuhi|mencapai|melampaui|melebihi)\s+target\b", re.IGNORECASE)
#: So far beyond the report's year nothing was reached.
_MENDATANG = 2


def tahun_judul(paham: Paham) -> Iterator[Temuan]:
    if paham.tahun is not None:
        yield from _judul_mendatang(paham, paham.tahun)
        yield from _kalimat_mendatang(paham, paham.tahun)
        yield from _perjanjian_lain(paham, paham.tahun)
    yield from _baris_ganda(paham)
    yield from _rentang_mundur(paham)
    yield from _bulan_lebih(paham)


# --- what was reached in years to come -------------------------------------------------------------


def _judul_mendatang(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """A caption of years ahead over a table of results, none of whose columns bears that year."""
    for t in paham.tabel:
        judul = t.tabel.judul
        sebut = set(_TAHUN.findall(judul))
        if t.maya or len(sebut) != 1 or not t.peran & {"realisasi", "capaian", "serapan"}:
            continue
        (y,) = sebut
        if int(y) < tahun + _MENDATANG or _RENCANA.search(judul):
            continue
        if any(y in k.judul for k in t.kolom) or any(y in s.teks for b in t.tabel.isi for s in b):
            continue
        yield temuan(
            paham,
            "tahun",
            {t.tabel.letak.baris, *_baris_judul(paham, t.tabel)},
            tercetak=y,
            seharusnya=str(tahun),
            kutipan=judul,
            uraian=f"Judul tabel menyebut tahun {y}, padahal tabelnya memuat realisasi dan laporan ini "
            f"laporan tahun {tahun}.",
            saran="Betulkan tahun pada judul tabel.",
            kepastian="pasti" if selisih_digit(y, str(tahun)) or int(y) > tahun + 5 else "ragu",
        )


def _baris_judul(paham: Paham, t: Tabel) -> Iterator[int]:
    """The line of the caption above the table."""
    for u in paham.naskah.unsur:
        if isinstance(u, Keterangan) and u.nomor == t.nomor and u.teks == t.judul:
            yield u.letak.baris
            return


_TERCAPAI = Pola(
    r"\b(?:kinerja|realisasi|capaian|hasil|pada)\s+tahun\s+(?P<t>20\d\d)\b[^.;]{0,60}?"
    r"\b(?:telah|sudah|berhasil|mencapai|terealisasi|tercapai|tercatat)\b",
    "tahun",
)


def _kalimat_mendatang(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """ "Kinerja tahun 2042 telah tercapai" in the report of 2024: a slip in the report's own year."""
    for p in paham.naskah.paragraf:
        if not any(int(y) >= tahun + _MENDATANG for y in _ANGKA_TAHUN.findall(p.teks)):
            continue
        if not _TERCAPAI.search(p.teks):
            continue
        for k in pecah(p.teks):
            m = _TERCAPAI.search(k.teks)
            if m is None or int(m["t"]) < tahun + _MENDATANG or len(set(_TAHUN.findall(k.teks))) > 1:
                continue
            if not selisih_digit(m["t"], str(tahun)) or _RENCANA.search(_LEWAT_TARGET.sub("", k.teks)):
                continue
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(k.awal + m.start("t"))},
                tercetak=m["t"],
                seharusnya=str(tahun),
                kutipan=k.teks,
                uraian=f"Kalimat menyebut hasil tahun {m['t']}, padahal laporan ini laporan tahun {tahun}.",
                saran="Betulkan tahunnya.",
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
            {t.tabel.letak.baris, *_baris_judul(paham, t.tabel)},
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


# --- rows of years ---------------------------------------------------------------------------------


def _baris_ganda(paham: Paham) -> Iterator[Temuan]:
    """A column "Tahun" over 2022, 2022, 2024: one year twice, one left out, only numbers beside."""
    for t in paham.naskah.tabel:
        if not t.kepala or len(t.isi) < _TERSEDIKIT:
            continue
        kolom = [
            n
            for n, s in enumerate(t.kepala[-1])
            if s.teks.strip().casefold() in ("tahun", "tahun anggaran", "tahun ke")
        ]
        if len(kolom) != 1:
            continue
        sel = [b[kolom[0]] for b in t.isi if b[kolom[0]].teks.strip()]
        teks = [s.teks.strip() for s in sel]
        if any(s.isian for s in sel) or not all(_TAHUN.fullmatch(x) for x in teks):
            continue
        if any(_bernama(s.teks) for b in t.isi for n, s in enumerate(b) if n != kolom[0]):
            continue
        tahun = [int(x) for x in teks]
        harus = _harus(tahun)
        if harus is None:
            continue
        n = next(i for i, (a, b) in enumerate(zip(tahun, harus, strict=True)) if a != b)
        yield temuan(
            paham,
            "tahun",
            {s.baris for s in sel},
            tercetak=" ".join(teks),
            seharusnya=" ".join(map(str, harus)),
            kutipan=f"{t.judul}: {', '.join(teks)}",
            uraian=f"Tahun {tahun[n]} tertulis pada dua baris, {harus[n]} tidak ada.",
            saran="Betulkan tahun pada barisnya.",
        )


def _bernama(teks: str) -> bool:
    """Words beside the year: a row for each thing of a year."""
    return bool(kunci(teks)) and baca_sel(teks) is None and len(teks.strip()) > 3


def _harus(tahun: list[int]) -> list[int] | None:
    """The run of years that is left by one of them, which stands twice."""
    if len(tahun) < _TERSEDIKIT or len(set(tahun)) != len(tahun) - 1:
        return None
    for langkah in (1, -1):
        for awal in (tahun[0], tahun[-1] - langkah * (len(tahun) - 1)):
            harus = [awal + langkah * i for i in range(len(tahun))]
            if sum(a != b for a, b in zip(tahun, harus, strict=True)) == 1:
                return harus
    return None


# --- a plan that ends before it begins -------------------------------------------------------------

_RENTANG = re.compile(r"20(\d\d)\s*[-–]\s*20(\d\d)")
_PLAN = re.compile(
    r"\b(?:renstra|rencana\s+strategis|rpjm\w*|rencana\s+pembangunan\s+jangka\s+menengah(?:\s+\w+){0,3}|periode|jangka\s+menengah)"
    r"\s+(?:tahun\s+)?(?P<a>20\d\d)\s*[-–]\s*(?P<b>20\d\d)\b",
    re.IGNORECASE,
)


def _mundur(teks: str) -> bool:
    return ("-" in teks or "–" in teks) and any(m[2] < m[1] for m in _RENTANG.finditer(teks))


def _rentang_mundur(paham: Paham) -> Iterator[Temuan]:
    """ "Renstra 2026-2021"; "tahun 2021 sampai dengan 2016" is told elsewhere."""
    for u in paham.naskah.unsur:
        if not isinstance(u, Paragraf | Judul | Keterangan) or "20" not in u.teks:
            continue
        for m in _PLAN.finditer(u.teks) if _mundur(u.teks) else ():
            if int(m["b"]) >= int(m["a"]):
                continue
            letak = u.baris_pada(m.start("a")) if isinstance(u, Paragraf) else u.letak.baris
            yield temuan(
                paham,
                "tahun",
                {letak},
                tercetak=m[0],
                seharusnya=f"{m['b']}-{m['a']}",
                kutipan=u.teks[max(0, m.start() - 80) : m.end() + 60],
                uraian=f"Rentang “{m[0]}” berakhir sebelum dimulai.",
                saran="Betulkan tahunnya.",
            )


_TANGGAL = re.compile(
    r"(?<![\w./-])(?P<h>\d{1,2})(?P<p>[-/])(?P<b>1[3-9]|[2-9]\d)(?P=p)(?P<t>20\d\d)(?![\w/-])"
)
_NOMOR = re.compile(r"\b(?:nomor|no\.?)\W*$", re.IGNORECASE)
_SETAHUN = 12


def _bulan_lebih(paham: Paham) -> Iterator[Temuan]:
    """ "27/13/2025"; where the first number may be the month, the two stand the other way round."""
    for baris, teks in enumerate(paham.naskah.baris, 1):
        if "/20" not in teks and "-20" not in teks:
            continue
        for m in _TANGGAL.finditer(teks):
            if int(m["h"]) <= _SETAHUN or _NOMOR.search(teks[: m.start()]):
                continue
            yield temuan(
                paham,
                "tahun",
                {baris},
                tercetak=m[0],
                seharusnya="tanggal yang ada",
                kutipan=teks[max(0, m.start() - 60) : m.end() + 60],
                uraian=f"Tanggal {m[0]} tidak ada dalam kalender: bulannya {m['b']}.",
                saran="Betulkan tanggalnya.",
            )
