"""The mean capaian of a sasaran or of one table that a sentence tells, against its indicators."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.capaian.hitung import rata_terpotong

_ADALAH = r"(?:sebesar|adalah|mencapai|yaitu|yakni|menjadi)"
_RATA = Pola(
    r"\b(?:rata-rata|rerata)\s+(?:(?:tingkat|nilai|persentase)\s+)?capaian\b(?P<hal>[^.;]{5,220}?)"
    rf"\s{_ADALAH}\s+(?P<n>\d{{1,3}}(?:,\d{{1,3}})?)\s?(?:%|persen)"
    rf"|\bcapaian\b(?P<hal2>[^.;]{{5,220}}?)\s(?:{_ADALAH}\s+)?(?:secara\s+)?(?:rata-rata|rerata)(?:nya)?\s+"
    rf"(?:{_ADALAH}\s+)?(?P<n2>\d{{1,3}}(?:,\d{{1,3}})?)\s?(?:%|persen)",
    "rata-rata",
    "rerata",
    dan=(("capaian",),),
)
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAIN = re.compile(
    r"\b(?:anggaran|keuangan|triwulan|semester|bulan\w*|nasional|renstra|sasaran\s+(?:program|lain)\w*"
    r"|tertimbang|bobot\w*|mak[st]\w*|batas\w*|sebelumnya|lalu|kumulatif)\b",
    re.IGNORECASE,
)
#: A report may stop each capaian at one of these.
_BATAS = tuple(map(Decimal, (100, 110, 120, 150)))
_UMUM_TEKS = """
    kinerja capaian indikator sasaran strategis kegiatan program tahun tabel target realisasi rata nilai
    pengukuran perjanjian tujuan tingkat persentase seluruh semua iku organisasi
"""
_UMUM = frozenset(_UMUM_TEKS.split())
_NOL = Decimal(0)
_SEPADAN = 0.9


@dataclass(frozen=True, slots=True)
class _Kumpulan:
    """The capaian of the year of one sasaran, group of rows or table; ``nama`` its telling words."""

    nama: frozenset[str]
    sebutan: str
    baris: int
    isi: tuple[tuple[Angka, int], ...]
    #: The same by sasaran, for the mean of their means.
    sasaran: tuple[tuple[Angka, ...], ...] = ()


def rata_sebut(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _RATA.mungkin(p.teks) else ():
            m = _RATA.search(k.teks)
            if m is None:
                continue
            hal, a = m["hal"] or m["hal2"], baca_utuh(m["n"] or m["n2"])
            tahun = {int(x) for x in _TAHUN.findall(k.teks)}
            if a is None or _LAIN.search(k.teks) or tahun - {paham.tahun} or len(_angka_lain(k.teks)) > 1:
                continue
            kumpulan = _maksud(paham, hal)
            if kumpulan and not any(_cocok(x, a) for x in kumpulan):
                yield _temuan(paham, p, k, m, a, kumpulan[0])


def _angka_lain(teks: str) -> list[str]:
    return re.findall(r"\d+(?:,\d+)?\s?(?:%|persen)", teks)


def _maksud(paham: Paham, hal: str) -> list[_Kumpulan]:
    """The sets whose name the sentence holds, all with as many indicators; none where that is open."""
    kata = set(kunci(_TAHUN.sub(" ", hal))) - _UMUM
    if not kata:
        return []
    bernama = [
        x
        for x in _semua(paham)
        if x.nama and len(x.nama & kata) >= _SEPADAN * len(x.nama) and len(kata - x.nama) <= 2
    ]
    if not bernama:
        return []
    terpanjang = max(len(x.nama) for x in bernama)
    hasil = [x for x in bernama if len(x.nama) == terpanjang]
    return hasil if len({x.nama for x in hasil}) == 1 else []


@ingat
def _semua(paham: Paham) -> tuple[_Kumpulan, ...]:
    """Every set whose rows all stand in its table: no list of the report has more under its name."""
    calon: list[_Kumpulan] = []
    banyak: Counter[frozenset[str]] = Counter()
    for n, t in enumerate(paham.tabel):
        if t.jenis not in ("pk", "capaian", "riwayat") or t.maya:
            continue
        for nama, baris in _kelompok(t):
            kata = frozenset(kunci(_TAHUN.sub(" ", nama))) - _UMUM
            banyak[kata] = max(banyak[kata], len(baris))
            isi = [_capaian(paham, t, b) for b in baris]
            ada = tuple(x[0] for x in isi if x)
            utuh = nama != t.tabel.judul or not _bersambung(paham, n)
            if len(ada) > 1 and utuh and all(len(x) < 2 for x in isi):
                calon.append(_Kumpulan(kata, nama, len(baris), ada, _per_sasaran(baris, isi)))
    return tuple(x for x in calon if x.nama and x.baris == banyak[x.nama])


def _kelompok(t: TabelPaham) -> Iterator[tuple[str, list[Baris]]]:
    """The rows of the table, of each sasaran, and of each group, by name."""
    menurut: dict[str, list[Baris]] = {}
    for b in t.baris:
        if b.biasa and b.nama:
            for nama in {t.tabel.judul, b.sasaran, b.kelompok} - {""}:
                menurut.setdefault(nama, []).append(b)
    yield from menurut.items()


def _per_sasaran(
    baris: Sequence[Baris], isi: Sequence[Sequence[tuple[Angka, int]]]
) -> tuple[tuple[Angka, ...], ...]:
    menurut: dict[str, list[Angka]] = {}
    for b, x in zip(baris, isi, strict=True):
        menurut.setdefault(b.sasaran or b.kelompok, []).extend(a for a, _ in x)
    return tuple(tuple(x) for x in menurut.values() if x)


def _capaian(paham: Paham, t: TabelPaham, b: Baris) -> list[tuple[Angka, int]]:
    return [
        (i.angka, i.sel.baris)
        for i in b.ambil("capaian")
        if i.angka is not None and (i.kolom.tahun or t.tahun) == paham.tahun and not i.kolom.masa
    ]


def _bersambung(paham: Paham, n: int) -> bool:
    """Whether the table after this one goes on with it: the same columns, and no caption of its own."""
    if n + 1 >= len(paham.tabel):
        return False
    a, b = paham.tabel[n], paham.tabel[n + 1]
    return not b.tabel.judul and [k.judul for k in a.kolom] == [k.judul for k in b.kolom]


def _cocok(x: _Kumpulan, a: Angka) -> bool:
    """Whether any usual way gives the number: each capaian as printed or stopped at a ceiling, all alike or
    sasaran by sasaran."""
    kasar = max(n.langkah for n, _ in x.isi)
    semua = tuple(n for n, _ in x.isi)
    return any(
        abs(rata - a.nilai) <= a.langkah + kasar
        for batas in (*_BATAS, max(n.nilai for n in semua))
        for rata in (_rata(semua, batas), sum((_rata(s, batas) for s in x.sasaran), _NOL) / len(x.sasaran))
    )


def _rata(angka: Sequence[Angka], batas: Decimal) -> Decimal:
    return rata_terpotong([a.nilai for a in angka], batas)


def _temuan(paham: Paham, p: Paragraf, k: Kalimat, m: re.Match[str], a: Angka, x: _Kumpulan) -> Temuan:
    nilai = [n for n, _ in x.isi]
    rata = _rata(nilai, max(n.nilai for n in nilai))
    rinci = " + ".join(n.teks for n, _ in x.isi[:8])
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), *(b for _, b in x.isi)},
        kutipan=k.teks,
        tercetak=f"rata-rata {a.teks}%",
        seharusnya=f"{tulis(rata)}%",
        uraian=f"Kalimat menyebut rata-rata capaian “{x.sebutan}” {a.teks}%, padahal {len(nilai)} "
        f"indikatornya ({rinci}) rata-rata {tulis(rata)}%.",
        saran="Hitung ulang rata-ratanya, atau sebut batas yang dipakai.",
    )
