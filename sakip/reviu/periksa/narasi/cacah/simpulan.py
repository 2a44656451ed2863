"""What a summary tells of all indicators: how many there are, how many were reached, their mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan

_BILANGAN_TEKS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_BILANGAN = {k: n for n, k in enumerate(_BILANGAN_TEKS.split(), 1)}
_N = r"(?:\d{1,3}|" + "|".join(_BILANGAN) + r")"
_KURUNG = r"(?:\s+\([^)]{1,30}\))?"
_IND = r"indikator(?:\s+kinerja)?(?:\s+(?:utama|sasaran|kegiatan|strategis))?\b"
#: "mengukur 5 indikator", "terdiri atas lima indikator".
_BANYAK = Pola(
    rf"\b(?:mengukur|diukur|menggunakan|memiliki|mempunyai|terdiri|mencakup|meliputi|menetapkan|menyajikan)\b"
    rf"[^.;\d]{{0,40}}?(?<![\d.,])(?P<n>{_N}){_KURUNG}\s+{_IND}",
    "mengukur", "diukur", "menggunakan", "memiliki", "mempunyai", "terdiri", "mencakup", "meliputi",
    "menetapkan", "menyajikan",
    dan=(("indikator",),),
    depan=True,
)  # fmt: skip
#: "3 dari 5 indikator ... memenuhi target".
_DARI = Pola(
    rf"(?<![\d.,])\b(?P<m>{_N}){_KURUNG}\s+(?:indikator\s+)?(?:\w+\s+)?dari\s+(?:total\s+|seluruh\s+)?(?P<n>{_N}){_KURUNG}\s+{_IND}"
    r"[^.;\d]{0,40}?(?:20\d\d)?[^.;\d]{0,40}?\b(?P<kata>memenuhi|mencapai|melampaui|melebihi|tercapai|berhasil)\b",
    "indikator",
    dan=(("dari",), ("memenuhi", "mencapai", "melampaui", "melebihi", "tercapai", "berhasil")),
)
_RATA = Pola(
    rf"\brata-?\s?rata\s+(?:nilai\s+|persentase\s+)?capaian(?:\s+kinerja)?(?P<siapa>(?:\s+(?:ke|seluruh|semua|dari|atas|untuk|tahun\s+20\d\d|"
    rf"{_N}|ke(?:{'|'.join(_BILANGAN)})|indikator|kinerja|utama|dinas|organisasi|tersebut|adalah|sebesar|mencapai|yaitu))*)"
    r"\s+(?P<p>\d{1,3}(?:,\d{1,2})?)\s?%",
    "rata",
    dan=(("capaian",),),
    depan=True,
)
#: What narrows the count to a part of the indicators, or speaks of another list or time.
_BAGIAN = re.compile(
    r"\b(?:sasaran\s+(?:ini|tersebut|ke|pertama|kedua|ketiga)|tujuan|program|bidang|seksi|subbag\w*|divisi|perubahan|revisi|renstra"
    r"|rencana\s+strategis|sebelumnya|lalu|triwulan|semester|nasional|provinsi|tidak|belum|kecuali|selain|masing-masing|setiap"
    r"|prioritas|pendukung|manual|kegiatan|baru|tambahan)\b",
    re.IGNORECASE,
)
_TERKECIL, _DEKAT = 3, 3
_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Tabel:
    """The one table of this year's capaian: how many rows, their capaian, the printed mean (None: none)."""

    banyak: int
    capaian: tuple[Angka, ...]
    rata: Angka | None
    baris: tuple[int, ...]


def simpulan(paham: Paham) -> Iterator[Temuan]:
    if paham.tahun is None or not any("ndikator" in p.teks for p in paham.naskah.paragraf):
        return
    t = _tabel(paham)
    if t is None:
        return
    daftar = _daftar(paham)
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if "ndikator" not in p.teks and "apaian" not in p.teks:
            continue
        b = peta.bagian_di(p.letak.baris)
        if b is not None and b.indikator is not None:
            continue
        for k in pecah(p.teks):
            if not (_BANYAK.mungkin(k.teks) or _DARI.mungkin(k.teks) or _RATA.mungkin(k.teks)):
                continue
            if not {int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", k.teks)} <= {paham.tahun}:
                continue
            yield from _banyak(paham, p, k, t, daftar)
            yield from _tercapai(paham, p, k, t)
            yield from _rata(paham, p, k, t)


def _tabel(paham: Paham) -> _Tabel | None:
    """Only one that lists all indicators of the year's agreement."""
    calon = [
        t
        for t in paham.tabel
        if t.jenis == "capaian"
        and not t.maya
        and t.tahun == paham.tahun
        and not t.tabel.pulih
        and all(b.tahun is None for b in t.baris)
    ]
    calon.sort(key=lambda t: -len(_nama(t)))
    if not calon or (len(calon) > 1 and len(_nama(calon[1])) * 2 > len(_nama(calon[0]))):
        return None
    t = calon[0]
    nama = _nama(t)
    pk = {len(_nama(x)) for x in paham.tabel if x.jenis == "pk" and not x.maya}
    if len(nama) < _TERKECIL or len(nama) not in pk or max(pk) > len(nama):
        return None
    kolom = [k.indeks for k in t.kolom if k.peran == "capaian" and not k.masa]
    if len(kolom) != 1:
        return None
    baris = [b for b in t.baris if b.biasa and b.nama]
    capaian = [a for b in baris if (a := b.isi[kolom[0]].angka) is not None]
    rata = [a for b in t.baris if b.rata and (a := b.isi[kolom[0]].angka) is not None]
    return _Tabel(
        len(nama),
        tuple(capaian) if len(capaian) == len(baris) == len(nama) else (),
        rata[0] if len(rata) == 1 else None,
        tuple(sorted({n for b in t.baris if b.nama for n in b.letak})),
    )


def _nama(t: TabelPaham) -> set[tuple[str, ...]]:
    return {kunci(b.nama) for b in t.baris if b.nama and b.biasa}


def _daftar(paham: Paham) -> set[int]:
    """How many rows any list of indicators has."""
    jenis = ("pk", "capaian", "riwayat", "renstra")
    return {len(_nama(t)) for t in paham.tabel if t.jenis in jenis}


def _nilai(teks: str) -> int:
    return int(teks) if teks.isdecimal() else _BILANGAN[teks.casefold()]


def _banyak(paham: Paham, p: Paragraf, k: Kalimat, t: _Tabel, daftar: set[int]) -> Iterator[Temuan]:
    temu = list(_BANYAK.finditer(k.teks))
    if len(temu) != 1 or _BAGIAN.search(k.teks) or len(re.findall(r"\bindikator\b", k.teks)) > 2:
        return
    n = _nilai(temu[0]["n"])
    if n == t.banyak or abs(n - t.banyak) > _DEKAT or n in daftar:
        return
    yield temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, k.awal, k.akhir), t.baris[0]),
        kutipan=k.teks,
        tercetak=f"{temu[0]['n']} indikator",
        seharusnya=f"{t.banyak} indikator",
        uraian=f"Kalimat menyebut {temu[0]['n']} indikator, sedangkan tabel perjanjian kinerja dan tabel "
        f"capaian memuat {t.banyak}.",
        saran="Hitung ulang dari tabel perjanjian kinerja.",
    )


def _tercapai(paham: Paham, p: Paragraf, k: Kalimat, t: _Tabel) -> Iterator[Temuan]:
    """Both readings of "melampaui" (100 % counts or not) must be another number."""
    m = _DARI.search(k.teks)
    if m is None or not t.capaian or _BAGIAN.search(k.teks) or "%" in k.teks[m.start() : m.end()]:
        return
    cetak, semua = _nilai(m["m"]), _nilai(m["n"])
    penuh = sum(a.nilai >= _SERATUS for a in t.capaian)
    lebih = sum(a.nilai > _SERATUS for a in t.capaian)
    boleh = {penuh, lebih} if m["kata"].casefold() in ("melampaui", "melebihi") else {penuh}
    if semua != t.banyak or cetak in boleh:
        return
    yield temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), *t.baris),
        kutipan=k.teks,
        tercetak=f"{m['m']} dari {m['n']} indikator",
        seharusnya=f"{penuh} dari {t.banyak} indikator",
        uraian=f"Kalimat menyebut {m['m']} dari {m['n']} indikator {m['kata']} target, sedangkan pada tabel "
        f"capaian {penuh} indikator bernilai 100% atau lebih.",
        saran="Hitung ulang dari tabel capaian.",
    )


def _rata(paham: Paham, p: Paragraf, k: Kalimat, t: _Tabel) -> Iterator[Temuan]:
    """The printed mean, where it is that of the rows."""
    temu = list(_RATA.finditer(k.teks))
    if len(temu) != 1 or t.rata is None or not t.capaian or _BAGIAN.search(k.teks):
        return
    cetak = baca_utuh(temu[0]["p"])
    rata = _hitung(t.capaian)
    if cetak is None or abs(rata - t.rata.nilai) > max(t.rata.langkah, Decimal("0.01")):
        return
    if abs(cetak.nilai - rata) <= max(cetak.langkah, Decimal("0.01")):
        return
    yield temuan(
        paham,
        "narasi",
        (*baris_kalimat(p, k.awal + temu[0].start(), k.awal + temu[0].end()), t.baris[-1]),
        kutipan=k.teks,
        tercetak=f"rata-rata capaian {temu[0]['p']}%",
        seharusnya=f"{tulis(rata)}%",
        uraian=f"Kalimat menyebut rata-rata capaian {temu[0]['p']}%, sedangkan tabel capaian memberi "
        f"{tulis(rata)}%.",
        saran="Samakan dengan tabel capaian.",
    )


def _hitung(isi: Sequence[Angka]) -> Decimal:
    return sum((a.nilai for a in isi), Decimal(0)) / len(isi)
