"""Gives a table its meaning: kind, roles of columns, rows with names, totals and groups."""

from __future__ import annotations

import re
from dataclasses import replace

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.kata import baris_jumlah, baris_rata, kata_kata
from sakip.reviu.model import Sel, Tabel
from sakip.reviu.paham.kolom import Kolom, Peran, _peran, kolom_tabel
from sakip.reviu.paham.model import Baris, Isi, JenisTabel, TabelPaham
from sakip.reviu.paham.nama import bersih_nama

_SKOR = re.compile(r"\bsmart\b|\bikpa\b|\bnka\b|nilai\s+kinerja\s+anggaran", re.IGNORECASE)
_TAHUN = re.compile(r"\btahun(?:\s+anggaran)?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_TAHUN_SAJA = re.compile(r"(?:19|20)\d\d")
_TAHUN_ATAU_HAMPA = re.compile(r"\W*(?:(?:19|20)\d\d)?\W*")
_NOMOR = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?")
_REALISASI = re.compile(r"reali[sa]*i")
_SERAPAN = re.compile(r"realisasi\s+anggaran|serapan")
_LABEL_PAGU = re.compile(r"^\W*(?:jumlah\s+|total\s+)?(?:pagu|alokasi|anggaran|dipa)\b", re.IGNORECASE)
_ANGKA_PERAN = frozenset(
    {
        "target",
        "realisasi",
        "capaian",
        "pagu",
        "serapan",
        "persen",
        "sisa",
        "bobot",
        "nilai",
        "selisih",
        "tahunan",
    }
)
_BUKAN_NAMA = _ANGKA_PERAN | {"keterangan", "satuan"}


def pahami_tabel(tabel: Tabel, tahun_laporan: int | None) -> TabelPaham:
    """The table with roles; its year is the one of its caption, else the report's."""
    kolom = _tahunan(tabel, tuple(_menurut_isi(tabel, k) for k in kolom_tabel(tabel)))
    nama = _kolom_nama(tabel, kolom)
    waktu = next((k.indeks for k in kolom if k.judul.casefold() in ("tahun", "tahun anggaran")), None)
    sasaran = next((k.indeks for k in kolom if k.peran == "sasaran" and k.indeks != nama), None)
    kelompok = ""
    baris: list[Baris] = []
    berangka = [k.peran not in ("nomor", "keterangan") and k.indeks not in (nama, sasaran) for k in kolom]
    for sel in tabel.isi:
        isi = tuple(
            [Isi(s, k, baca_sel(s.teks) if a else None) for s, k, a in zip(sel, kolom, berangka, strict=True)]
        )
        b = _baris(sel, isi, nama, sasaran, kelompok)
        if waktu is not None and _TAHUN_SAJA.fullmatch(sel[waktu].teks.strip()):
            b = replace(b, tahun=int(sel[waktu].teks))
        if b.judul:
            kelompok = b.nama
        baris.append(b)
    tahun = [int(t) for t in _TAHUN.findall(tabel.judul)]
    return TabelPaham(
        tabel, _jenis(tabel, kolom), kolom, tuple(baris), tahun[0] if len(set(tahun)) == 1 else tahun_laporan
    )


def _menurut_isi(tabel: Tabel, k: Kolom) -> Kolom:
    """A column whose title sounds like a name ("Indeks kepuasan kantor imigrasi") but that holds numbers, or
    like an amount ("DIPA") but that holds names before all numbers."""
    isi = [b[k.indeks].teks for b in tabel.isi if b[k.indeks].teks.strip()]
    if k.peran == "pagu" and k.indeks <= 1 and isi:
        bernama = sum(baca_sel(t) is None and bool(kata_kata(t)) for t in isi)
        return replace(k, peran="nama") if bernama * 5 >= len(isi) * 4 else k
    if k.peran != "nama" or k.indeks == 0:
        return k
    berangka = sum(baca_sel(t) is not None and len(kata_kata(t)) <= 1 for t in isi)
    return replace(k, peran="nilai") if isi and berangka * 5 >= len(isi) * 4 else k


def _tahunan(tabel: Tabel, kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """Bare year columns take their role from the caption or the heading above."""
    sekitar = f"{tabel.judul} {tabel.subbab[-1] if tabel.subbab else ''}".casefold()
    peran: Peran = "nilai"
    if _REALISASI.search(sekitar):
        peran = "serapan" if _SERAPAN.search(sekitar) else "realisasi"
    elif "target" in sekitar:
        peran = "target"
    elif "capaian" in sekitar:
        peran = "capaian"
    return tuple(
        Kolom(k.indeks, k.judul, peran, k.tahun, k.jangka, k.persen, k.masa) if k.peran == "tahunan" else k
        for k in kolom
    )


def _kolom_nama(tabel: Tabel, kolom: tuple[Kolom, ...]) -> int | None:
    """The column with the names of rows: by its header, and by what stands in it; None: there is none."""
    terbaik, nilai = None, -1.0
    for k in kolom:
        if k.peran in _BUKAN_NAMA:
            continue
        isi = [b[k.indeks].teks for b in tabel.isi if b[k.indeks].teks.strip()]
        if not isi:
            continue
        kata = sum(len(kata_kata(t)) for t in isi) / len(isi)
        if kata < 0.6 or sum(baca_sel(t) is not None for t in isi) * 2 > len(isi):
            continue
        skor = min(kata, 8.0) + (20 if "indikator" in k.judul.casefold() else 10 if k.peran == "nama" else 0)
        skor -= 6 if k.peran == "sasaran" else 0
        if skor > nilai:
            terbaik, nilai = k.indeks, skor
    return terbaik


def _baris(
    sel: tuple[Sel, ...], isi: tuple[Isi, ...], nama: int | None, sasaran: int | None, kelompok: str
) -> Baris:
    terisi = [s for s in sel if s.teks.strip() and not s.isian]
    label = bersih_nama(sel[nama].teks) if nama is not None else ""
    kepala = next((bersih_nama(s.teks) for s in terisi if kata_kata(s.teks) and baca_sel(s.teks) is None), "")
    jumlah = baris_jumlah(label) or baris_jumlah(kepala)
    rata = baris_rata(label) or baris_rata(kepala)
    judul = (
        len(terisi) == 1
        and len(sel) > 2
        and not jumlah
        and baca_sel(terisi[0].teks) is None
        and not _TAHUN_ATAU_HAMPA.fullmatch(terisi[0].teks)
        and not kosong(terisi[0].teks)
    )
    if not label and (judul or jumlah or rata):
        label = kepala
    if not label and nama is not None and not any(i.angka for i in isi[:2]):
        label = kepala
    depan = sel[0].teks.strip()
    nomor = depan if _NOMOR.fullmatch(depan) else ""
    letak = tuple(sorted({s.baris for s in terisi})) or (sel[0].baris,)
    atas = bersih_nama(sel[sasaran].teks) if sasaran is not None else ""
    return Baris(label, nomor, atas, kelompok, isi, letak, jumlah=jumlah, rata=rata, judul=judul)


def _jenis(tabel: Tabel, kolom: tuple[Kolom, ...]) -> JenisTabel:
    peran = [k.peran for k in kolom]
    judul = " ".join((tabel.judul, *(k.judul for k in kolom)))
    if _SKOR.search(judul) and "pagu" not in peran and "target" not in peran:
        return "skor"
    if "pagu" in peran and ("serapan" in peran or "persen" in peran):
        return "anggaran"
    jangka = [k for k in kolom if k.jangka]
    if len(jangka) > 1 or (jangka and "realisasi" in peran):
        return "renstra"
    tahun = {k.tahun for k in kolom if k.tahun and k.peran in ("target", "realisasi", "capaian", "persen")}
    if len(tahun) > 1:
        return "riwayat"
    if "realisasi" in peran and ("target" in peran or "capaian" in peran):
        return "capaian"
    if "target" in peran:
        return "pk"
    return "anggaran" if "pagu" in peran else "lain"


# --- rows that say what columns usually say ---------------------------------------------------------


def _setahun(paham: TabelPaham, peran: dict[int, Peran]) -> Kolom | None:
    """The last of several periods where the targets only grow: it holds what the year reached."""
    masa = [k for k in paham.kolom if k.masa]
    for ke in (ke for ke, p in peran.items() if p == "target"):
        nilai = [a.nilai for k in masa if (a := baca_sel(paham.baris[ke].isi[k.indeks].sel.teks)) is not None]
        if len(nilai) == len(masa) > 2 and nilai == sorted(nilai) and nilai[0] < nilai[-1]:
            return masa[-1]
    return None


def putar(paham: TabelPaham, pokok: str) -> TabelPaham | None:
    """A table whose rows are "PAGU", "REALISASI", "CAPAIAN" and whose columns are years, turned round.

    ``pokok`` names what the table is about. None for an ordinary table.
    """
    peran: dict[int, Peran] = {}
    uang = any(
        _LABEL_PAGU.search(b.nama or b.isi[0].teks) or any(i.angka and i.angka.rupiah for i in b.isi)
        for b in paham.baris
    )
    for ke, b in enumerate(paham.baris):
        label = b.nama or b.isi[0].teks
        p = _peran(label, anggaran=uang) if len(kata_kata(label)) <= 4 and not b.judul else "lain"
        if p in ("pagu", "serapan", "persen", "sisa", "target", "realisasi", "capaian"):
            peran[ke] = p
    if len(peran) < 2 or len(peran) * 3 < len(paham.baris) * 2 or len(set(peran.values())) < 2:
        return None
    setahun = _setahun(paham, peran)
    baris: list[Baris] = []
    for k in paham.kolom:
        sel = [(paham.baris[ke].isi[k.indeks], p) for ke, p in peran.items()]
        isi = tuple(
            Isi(
                i.sel,
                Kolom(
                    n,
                    f"{p} {k.judul}",
                    p,
                    k.tahun,
                    False,
                    p in ("persen", "capaian"),
                    "" if k is setahun else k.masa,
                ),
                baca_sel(i.sel.teks),
            )
            for n, (i, p) in enumerate(sel)
        )
        # a year ahead has a target only
        cukup = 2 if k.tahun is None else 1
        if k.peran not in ("nomor", "keterangan") and sum(i.angka is not None for i in isi) >= cukup:
            nama = f"{pokok} {k.judul}".strip() if k.tahun is None else pokok
            baris.append(Baris(nama, "", "", "", isi, tuple(sorted({i.sel.baris for i in isi}))))
    if not baris:
        return None
    kolom = tuple(Kolom(n, p, p) for n, p in enumerate(peran.values()))
    return TabelPaham(
        paham.tabel, "anggaran" if uang else "capaian", kolom, tuple(baris), paham.tahun, maya=True
    )
