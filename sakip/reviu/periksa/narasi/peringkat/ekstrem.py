"""Highest, lowest and mean capaian, and numbers of indicators of a sasaran, told in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import berangka
from sakip.reviu.model import Kepastian, Paragraf, Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.terlewat import tabel_terlewat
from sakip.reviu.periksa.antar_tabel.cacah import kelompok_sasaran, nama_sasaran

_EKSTREM = Pola(
    r"\b(?P<hal>capaian|serapan|penyerapan)(?:\s+\w+){0,2}?\s+(?P<arah>tertinggi|terendah)(?:\s+(?:adalah|sebesar|yaitu))?"
    r"\s+(?P<n>-?\d+(?:,\d+)?)\s?%",
    "tertinggi",
    "terendah",
)
_LANJUT = re.compile(r"\bdan\s+(?P<arah>tertinggi|terendah)\s+(?P<n>-?\d+(?:,\d+)?)\s?%", re.IGNORECASE)
_RATA = re.compile(
    r"\brata-rata\b(?:\s+\w+){0,2}?\s+capaian(?:nya)?\s+(?:dari\s+)?(?:(?P<k>\d{1,3})\s+)?indikator(?:nya)?"
    r"(?:\s+yang\s+dihitung)?(?:\s+(?:adalah|sebesar|yaitu))?\s+(?P<n>-?\d+(?:,\d+)?)\s?%",
    re.IGNORECASE,
)
#: "Rata-rata capaian kinerja seluruh indikator (Dinas X) tahun 2024 adalah sebesar 108,44 persen".
_RATA_SELURUH = re.compile(
    r"\brata-rata\b(?:\s+\w+)?\s+capaian(?:nya)?(?:\s+kinerja)?\s+(?:dari\s+)?(?:(?P<k>\d{1,3})|seluruh|semua|keseluruhan)"
    r"(?:\s+\([^)]*\))?\s+indikator\b(?:[^.;:%\d]|\b(?:19|20)\d\d\b){0,90}?\b(?:adalah|sebesar|yaitu|mencapai)\s+"
    r"(?:sebesar\s+)?(?P<n>-?\d+(?:,\d+)?)\s?(?:%|persen)",
    re.IGNORECASE,
)
#: The second of two means: "156,09% tanpa pembatasan dan 106,02% bila capaian tiap indikator dibatasi ...".
_TERBATAS = re.compile(
    r"\brata-rata\b[^.;]{0,60}\bcapaian\s+(?P<k>\d{1,3})\s+indikator\b[^.;]*?"
    r"(?P<a>\d+(?:,\d+)?)\s?%\s+tanpa\s+pembatasan\s+dan\s+(?P<n>\d+(?:,\d+)?)\s?%\s+(?:bila|jika|apabila)\s+capaian\s+(?:tiap|setiap)\s+indikator\s+dibatasi\s+"
    r"(?:paling\s+tinggi\s+|maksimal\s+)?(?P<b>\d+)\s?%",
    re.IGNORECASE,
)
_DIUKUR = re.compile(
    r"\bsasaran\s+(?:ini|tersebut)\s+diukur\s+(?:dengan|melalui|oleh)\s+(?P<n>\d{1,2})\b", re.IGNORECASE
)
_SENDIRI = re.compile(
    r"\bsasaran\s+(?:ini|tersebut)\s+diukur\s+dengan\s+(?:satu|1)\s+indikator\b[^.]{0,30}?\bcapaian(?:nya)?\s+"
    r"(?:adalah\s+|sebesar\s+)?(?P<n>-?\d+(?:,\d+)?)\s?%",
    re.IGNORECASE,
)
_NAMA = re.compile(r"^\W*sasaran(?:\s+\w+)?\s*:\s*(?P<nama>[^.]{10,300})\.", re.IGNORECASE)
_DIHITUNG = re.compile(r"\bdihitung\s+dari\s+(?P<n>\d{1,2})\s+indikator", re.IGNORECASE)
_MILIK = re.compile(r"\s*\((?P<nama>[^()\d][^()]+)\)")
_BANYAK = 6
_BATAS = Decimal(120)


def ekstrem(paham: Paham) -> Iterator[Temuan]:
    kelompok = kelompok_sasaran(paham)
    semua = max((list(g[()].capaian) for g in kelompok if () in g), key=len, default=[])
    serapan = [s for t in paham.tabel if len(s := _serapan(t)) > 1]
    for p in paham.naskah.paragraf:
        if not berangka(p.teks):
            continue
        for k in pecah(p.teks):
            for m, hal in _klaim(k.teks):
                daftar = (
                    [semua]
                    if hal == "capaian" and len(semua) >= _BANYAK
                    else serapan
                    if hal != "capaian"
                    else []
                )
                yield from _tinggi(paham, p, k.awal, k.teks, m, daftar)
            if len(semua) >= _BANYAK:
                yield from _rata(paham, p, k.awal, k.teks, semua)
                yield from _terbatas(paham, p, k.awal, k.teks, semua)
        sendiri = _NAMA.match(p.teks)  # "Sasaran: Meningkatnya .... Sasaran ini diukur dengan ..."
        judul = re.sub(r"^[\w.]+\s+", "", p.subbab[-1]) if p.subbab else ""
        nama = nama_sasaran(sendiri["nama"] if sendiri else judul)
        isi = [g[nama] for g in kelompok if nama and nama in g]
        if isi:
            yield from _sasaran(paham, p, isi)


def _serapan(t: TabelPaham) -> list[Decimal]:
    if t.jenis != "anggaran":
        return []
    return [
        i.angka.nilai
        for b in t.baris
        if not b.jumlah and not b.judul
        for i in b.ambil("persen")
        if i.angka is not None
    ]


def _klaim(kalimat: str) -> Iterator[tuple[re.Match[str], str]]:
    temu = list(_EKSTREM.finditer(kalimat))
    if not temu or re.search(
        r"\bsasaran\b|triwulan|semester|\brata-rata\b[^;]*tertinggi", kalimat, re.IGNORECASE
    ):
        return
    for m in temu:
        yield m, "capaian" if m["hal"].casefold() == "capaian" else "serapan"
        sambung = _LANJUT.search(kalimat, m.end())
        if sambung is not None and ";" not in kalimat[m.end() : sambung.start()]:
            yield sambung, "capaian" if m["hal"].casefold() == "capaian" else "serapan"


def _tinggi(
    paham: Paham, p: Paragraf, awal: int, kalimat: str, m: re.Match[str], daftar: Sequence[Sequence[Decimal]]
) -> Iterator[Temuan]:
    """The value must be the highest or lowest of some list."""
    n = _desimal(m["n"])
    ujung = [max(d) if m["arah"].casefold() == "tertinggi" else min(d) for d in daftar]
    if not ujung or any(abs(u - n) <= Decimal("0.01") for u in ujung):
        return
    harus = max(ujung) if m["arah"].casefold() == "tertinggi" else min(ujung)
    alasan = f"yang {m['arah']} dalam tabel {angka(harus)}%"
    utuh: Kepastian = "pasti" if _terbaca(paham, p.baris_pada(awal + m.start()), kalimat, m) else "ragu"
    yield _temuan(paham, p, awal, kalimat, m, f"{angka(harus)}%", alasan, utuh)


def _terbaca(paham: Paham, baris: int, kalimat: str, m: re.Match[str]) -> bool:
    """Whether the table that is meant was read: none is missing there, and a row has the name told."""
    if tabel_terlewat(paham, baris):
        return False
    milik = _MILIK.match(kalimat, m.end())
    nama = set(kunci(milik["nama"])) if milik is not None else set()
    return not nama or any(
        nama <= set(kunci(b.kutipan()))
        for t in paham.tabel
        for b in t.baris
        if any(b.ambil("persen", "capaian"))
    )


def _rata(paham: Paham, p: Paragraf, awal: int, kalimat: str, semua: Sequence[Decimal]) -> Iterator[Temuan]:
    yield from _rata_seluruh(paham, p, awal, kalimat, semua)
    for m in _RATA.finditer(kalimat):
        if m["k"] is None:
            continue
        n, banyak = _desimal(m["n"]), int(m["k"])
        rata = [_mean(semua), _mean([min(x, _BATAS) for x in semua])]
        cocok = any(abs(r - n) <= Decimal("0.01") for r in rata)
        if cocok and banyak != len(semua):
            yield _temuan(
                paham, p, awal, kalimat, m, str(len(semua)), f"rata-rata itu dari {len(semua)} indikator"
            )
        elif not cocok and banyak == len(semua):
            harus = f"{angka(rata[0])}%"
            yield _temuan(
                paham, p, awal, kalimat, m, harus, f"rata-rata {banyak} capaian dalam tabel {harus}"
            )


def _rata_seluruh(
    paham: Paham, p: Paragraf, awal: int, kalimat: str, semua: Sequence[Decimal]
) -> Iterator[Temuan]:
    """The mean of all indicators, with more words between; right where any table of means prints it."""
    m = _RATA_SELURUH.search(kalimat)
    if m is None or (m["k"] is not None and int(m["k"]) != len(semua)) or _RATA.search(kalimat):
        return
    if re.search(r"\bsasaran\s+\w*\d|\btujuan\s+\d|triwulan|semester|sebelumnya", m[0], re.IGNORECASE):
        return
    if {int(t) for t in re.findall(r"\b(?:19|20)\d\d\b", kalimat)} - {paham.tahun}:
        return
    n = _desimal(m["n"])
    batas = Decimal("0.02") if "," in m["n"] else Decimal(1)
    rata = [_mean(semua), _mean([min(x, _BATAS) for x in semua])]
    tercetak = [
        i.angka.nilai
        for t in paham.tabel
        for b in t.baris
        if b.rata or b.jumlah
        for i in b.isi
        if i.angka is not None
    ]
    if not any(abs(x - n) <= batas for x in (*rata, *tercetak)):
        harus = f"{angka(rata[0])}%"
        alasan = f"rata-rata {len(semua)} capaian dalam tabel {harus}"
        yield _temuan(paham, p, awal, kalimat, m, harus, alasan)


def _terbatas(
    paham: Paham, p: Paragraf, awal: int, kalimat: str, semua: Sequence[Decimal]
) -> Iterator[Temuan]:
    """The mean of capaian that are cut off at a ceiling; the mean without ceiling shows what is meant."""
    m = _TERBATAS.search(kalimat)
    if m is None or int(m["k"]) != len(semua) or abs(_mean(semua) - _desimal(m["a"])) > Decimal("0.01"):
        return
    rata = _mean([min(x, Decimal(m["b"])) for x in semua])
    if abs(rata - _desimal(m["n"])) > Decimal("0.01"):
        harus = f"{angka(rata)}%"
        yield _temuan(paham, p, awal, kalimat, m, harus, f"rata-rata dengan batas {m['b']}% adalah {harus}")


def _sasaran(paham: Paham, p: Paragraf, isi: Sequence) -> Iterator[Temuan]:  # type: ignore[type-arg]
    """What is said under the heading of a sasaran against the lists of its indicators."""
    for pola, ambil in ((_DIUKUR, lambda x: x.banyak), (_DIHITUNG, lambda x: len(x.capaian))):
        m = pola.search(p.teks)
        if m is not None and len({ambil(x) for x in isi}) == 1 and int(m["n"]) != ambil(isi[0]):
            harus = str(ambil(isi[0]))
            yield _temuan(paham, p, 0, p.teks, m, harus, f"daftar indikator sasaran itu memuat {harus}")
    tunggal = _SENDIRI.search(p.teks)
    ada = [c for x in isi if len(x.capaian) == 1 for c in x.capaian]
    if (
        tunggal is not None
        and ada
        and not any(abs(c - _desimal(tunggal["n"])) <= Decimal("0.01") for c in ada)
    ):
        harus = f"{angka(ada[0])}%"
        alasan = f"capaian satu-satunya indikator sasaran itu {harus}"
        yield _temuan(paham, p, 0, p.teks, tunggal, harus, alasan)
    for m in _RATA.finditer(p.teks):
        nilai = [x.capaian for x in isi if x.capaian]
        n = _desimal(m["n"])
        rata = [r for x in nilai for r in (_mean(x), _mean([min(c, _BATAS) for c in x]))]
        if m["k"] is None and rata and not any(abs(r - n) <= Decimal("0.01") for r in rata):
            harus = f"{angka(rata[0])}%"
            yield _temuan(paham, p, 0, p.teks, m, harus, f"rata-rata capaian indikator sasaran itu {harus}")


def _mean(nilai: Sequence[Decimal]) -> Decimal:
    return sum(nilai, Decimal(0)) / len(nilai)


def _desimal(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))


def _temuan(
    paham: Paham,
    p: Paragraf,
    awal: int,
    kalimat: str,
    m: re.Match[str],
    harus: str,
    alasan: str,
    kepastian: Kepastian = "pasti",
) -> Temuan:
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, awal + m.start(), awal + m.end()),
        kutipan=kalimat,
        tercetak=m[0],
        seharusnya=harus,
        uraian=f"Kalimat menyebut “{m[0]}”, padahal {alasan}.",
        saran="Samakan kalimat dengan tabelnya.",
        kepastian=kepastian,
    )
