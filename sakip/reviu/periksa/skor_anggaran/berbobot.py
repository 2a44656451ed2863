"""Weighted scores: components with printed weights, down a column or across a row, against their result.

The weights are those that the table prints, so that a score of any rule can be worked out again.  A component
without value is left out and the others carry its weight; where dispensation of SPM takes points off, the
rule of the year says how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.ikpa import potongan_dispensasi
from sakip.aturan.regulasi import DataAturanSalah, TidakBerlaku
from sakip.aturan.skor import KomponenSalah
from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

SERATUS = Decimal(100)
BOBOT = re.compile(r"\W*bobot\W*(?:\(?%\)?|persen)?\W*", re.IGNORECASE)
_KALI = re.compile(r"[×x*]\s*\w|ter(?:timbang|bobot)", re.IGNORECASE)
_HASIL = re.compile(r"\b(?:nilai|skor|jumlah|total|hitungan|gabungan|hasil|ikpa|nka|smart)\b", re.IGNORECASE)
HITUNG = re.compile(r"\bhitung\w*", re.IGNORECASE)
_NKA = re.compile(r"\bnilai kinerja anggaran\b|\bnka\b", re.IGNORECASE)
_DISPENSASI = re.compile(r"\bdispensasi\b", re.IGNORECASE)
POTONGAN = re.compile(r"\W*potongan\b", re.IGNORECASE)
#: A step on the way to the score where weights did not count or points go off; see ``skor_tertimbang``.
TERTIMBANG = re.compile(r"\W*(?:nilai|jumlah|total)\s+(?:tertimbang|terbobot)\b", re.IGNORECASE)
_DALAM_JUDUL = re.compile(r"\((\d{1,2}(?:[.,]\d+)?)\s*%\)")


@dataclass(frozen=True, slots=True)
class _Tabel:
    """Rows with weights, rows with results, the row of dispensations, the columns of values."""

    kisi: Kisi
    kolom_bobot: int
    bagian: dict[int, Decimal]
    hasil: tuple[int, ...]
    potongan: int | None
    nilai: tuple[int, ...]
    kali: tuple[int, ...]

    @property
    def sesudah(self) -> range:
        """The rows below the components."""
        return range(max(self.bagian) + 1, len(self.kisi.sel))


def skor_berbobot(paham: Paham) -> Iterator[Temuan]:
    penjelasan = _penjelasan(paham)
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih:
            continue
        yield from _datar(paham, k)
        yield from _resmi(paham, k, penjelasan)
        t = _tabel(k)
        if t is not None:
            yield from _tegak(paham, t)


# --- weights in a column --------------------------------------------------------------------------------


def _tabel(k: Kisi) -> _Tabel | None:
    bobot = next((c for c in k.berangka() if BOBOT.fullmatch(k.judul[c])), None)
    if bobot is None:
        return None
    isi = {r: a.nilai for r in range(len(k.sel)) if (a := k.angka[r][bobot]) is not None and a.nilai > 0}
    penuh = [r for r, n in isi.items() if r == max(isi) and (n == SERATUS or _berjumlah(k, isi, r))]
    bagian = {r: n for r, n in isi.items() if r not in penuh}
    if len(bagian) < 2:
        return None
    hasil = tuple(
        r
        for r in range(max(bagian) + 1, len(k.sel))
        if (r not in isi or r in penuh) and (_HASIL.search(k.label[r]) or r in k.total)
    )
    hasil = tuple(r for r in hasil if not TERTIMBANG.match(k.label[r])) or hasil
    kolom = [c for c in k.berangka() if c != bobot and any(k.angka[r][c] is not None for r in bagian)]
    kali = [
        c
        for c in kolom
        if _KALI.search(k.judul[c]) or _hasil_kali(k, bagian, c, kolom) or _terbobot(k, bagian, c, hasil)
    ]
    return _Tabel(
        k,
        bobot,
        bagian,
        hasil,
        next((r for r, x in enumerate(k.label) if _DISPENSASI.search(x) and r not in bagian), None),
        tuple(c for c in kolom if c not in kali),
        tuple(kali),
    )


def _berjumlah(k: Kisi, isi: dict[int, Decimal], akhir: int) -> bool:
    """Whether the last weight stands beside a result and the others make 100: it is meant as their sum."""
    lain = sum((n for r, n in isi.items() if r != akhir), Decimal(0))
    return lain == SERATUS and (akhir in k.total or _HASIL.search(k.label[akhir]) is not None)


def _jumlah_bobot(paham: Paham, t: _Tabel) -> Iterator[Temuan]:
    """The printed sum of weights that make 100."""
    for r in t.hasil:
        a, s = t.kisi.angka[r][t.kolom_bobot], t.kisi.sel[r][t.kolom_bobot]
        if a is not None and a.nilai != SERATUS:
            yield temuan(
                paham,
                "skor_anggaran",
                {s.baris},
                tercetak=s.teks,
                seharusnya="100%",
                uraian=f"Jumlah bobot tertulis {s.teks}, padahal bobot komponennya berjumlah 100.",
                saran="Betulkan jumlah bobotnya.",
            )


def _hasil_kali(k: Kisi, bagian: dict[int, Decimal], c: int, kolom: list[int]) -> bool:
    """Whether a column ("Nilai Akhir") holds weight × value of another, in all rows but one at most."""
    for v in (x for x in kolom if x != c):
        isi = [(n, a, b) for r, n in bagian.items() if (a := k.angka[r][c]) and (b := k.angka[r][v])]
        cocok = sum(abs(a.nilai - n * b.nilai / SERATUS) <= a.langkah for n, a, b in isi)
        if cocok >= max(2, len(bagian) - 1):
            return True
    return False


def _terbobot(k: Kisi, bagian: dict[int, Decimal], c: int, hasil: tuple[int, ...]) -> bool:
    """Whether a column ("Nilai") holds points of the weight ("25,20 of 30"): none is above its weight, and
    the result is near their sum, far from their mean."""
    isi = {r: a.nilai for r in bagian if (a := k.angka[r][c]) is not None}
    if len(isi) < len(bagian) or any(n > bagian[r] for r, n in isi.items()):
        return False
    jumlah = sum(isi.values(), Decimal(0))
    rata = sum((bagian[r] * n for r, n in isi.items()), Decimal(0)) / sum(bagian.values())
    cetak = [a.nilai for r in hasil if (a := k.angka[r][c]) is not None]
    return bool(cetak) and all(abs(n - jumlah) < abs(n - rata) for n in cetak)


def _tegak(paham: Paham, t: _Tabel) -> Iterator[Temuan]:
    if not t.hasil:
        return
    total = sum(t.bagian.values(), Decimal(0))
    if total != SERATUS and len(t.bagian) <= 3 and _NKA.search(t.kisi.tabel.tabel.judul):
        yield _tak_seratus(paham, t, total)
        return
    if total != SERATUS:
        yield from _bobot(paham, t, total)
        return
    yield from _jumlah_bobot(paham, t)
    kolom = [c for c in t.nilai if any(t.kisi.angka[r][c] is not None for r in t.hasil)]
    cocok = {c for c in kolom if _cocok(paham, t, c, t.bagian)}
    for c in kolom:
        if c in cocok:
            yield from _hasil_lain(paham, t, c)
        elif (cocok or len(kolom) == 1) and _lengkap(t, c, ketat=not cocok):
            yield _temuan(paham, t, c, _hitung(paham, t, c, t.bagian))
    for c in t.kali:
        isi = [a for r in t.bagian if (a := t.kisi.angka[r][c]) is not None]
        hasil = [a for r in t.hasil if (a := t.kisi.angka[r][c]) is not None]
        harap = sum((a.nilai for a in isi), Decimal(0))
        batas = sum((a.langkah / 2 for a in isi), Decimal(0))
        salah = _kali_salah(t, c)
        if salah is not None:
            yield _temuan_kali(paham, t, c, *salah)
            r, v = salah
            a, b = t.kisi.angka[r][c], t.kisi.angka[r][v]
            assert a is not None and b is not None
            harap += t.bagian[r] * b.nilai / SERATUS - a.nilai
            hasil = [
                x for x in hasil if not _dekat(x, harap + a.nilai - t.bagian[r] * b.nilai / SERATUS, batas)
            ]
        if len(isi) == len(t.bagian) and hasil and not any(_dekat(a, harap, batas) for a in hasil):
            yield _temuan(paham, t, c, harap)


def _hasil_lain(paham: Paham, t: _Tabel, c: int) -> Iterator[Temuan]:
    """A result that was worked out, and is not what its components give; an official one may differ."""
    if not any(t.kisi.angka[r][c] is not None for r in t.bagian):
        return
    harap = _hitung(paham, t, c, t.bagian)
    batas = max(
        (a.langkah / 2 for r in t.bagian if (a := t.kisi.angka[r][c]) is not None), default=Decimal(0)
    )
    for r in t.hasil:
        a = t.kisi.angka[r][c]
        if a is not None and HITUNG.search(t.kisi.label[r]) and not _dekat(a, harap, batas):
            yield _temuan(paham, t, c, harap, r)


def _tak_seratus(paham: Paham, t: _Tabel, total: Decimal) -> Temuan:
    sel = [t.kisi.sel[r][t.kolom_bobot] for r in t.bagian]
    return temuan(
        paham,
        "skor_anggaran",
        {s.baris for s in sel},
        tercetak=" + ".join(s.teks for s in sel),
        seharusnya="100%",
        uraian=f"Bobot Nilai Kinerja Anggaran {' + '.join(s.teks for s in sel)} berjumlah {angka(total)}, "
        "bukan 100.",
        saran="Tulis bobot menurut peraturan tahun itu.",
        keparahan="berat",
    )


def _lengkap(t: _Tabel, c: int, *, ketat: bool) -> bool:
    """Whether enough components have a value; without another column's proof, all."""
    ada = sum(t.kisi.angka[r][c] is not None for r in t.bagian)
    return ada == len(t.bagian) if ketat else ada * 2 > len(t.bagian)


def _hitung(paham: Paham, t: _Tabel, c: int, bobot: dict[int, Decimal]) -> Decimal:
    isi = {r: a.nilai for r in bobot if (a := t.kisi.angka[r][c]) is not None}
    nilai = sum((bobot[r] * n for r, n in isi.items()), Decimal(0)) / sum(bobot[r] for r in isi)
    return nilai - _potongan(paham, t, c)


def _potongan(paham: Paham, t: _Tabel, c: int) -> Decimal:
    a = t.kisi.angka[t.potongan][c] if t.potongan is not None else None
    tercetak = (t.kisi.angka[r][c] for r in t.sesudah if POTONGAN.match(t.kisi.label[r]))
    if (cetak := next(tercetak, None)) is not None:
        return cetak.nilai
    if a is None:
        return Decimal(0)
    try:
        return potongan_dispensasi(a.nilai, paham.tahun or 0).nilai or Decimal(0)
    except (TidakBerlaku, DataAturanSalah, KomponenSalah):
        return Decimal(0)


def _cocok(paham: Paham, t: _Tabel, c: int, bobot: dict[int, Decimal]) -> bool:
    if not any(t.kisi.angka[r][c] is not None for r in bobot):
        return True
    harap = _hitung(paham, t, c, bobot)
    batas = max((a.langkah / 2 for r in bobot if (a := t.kisi.angka[r][c]) is not None), default=Decimal(0))
    return any(_dekat(a, harap, batas) for r in t.hasil if (a := t.kisi.angka[r][c]) is not None)


def _dekat(a: Angka, harap: Decimal, batas: Decimal) -> bool:
    return any(abs(n - harap) <= u + batas for n, u in a.bacaan())


def _bobot(paham: Paham, t: _Tabel, total: Decimal) -> Iterator[Temuan]:
    """Weights that do not add up to 100: the one whose mending gives the printed results or its product."""
    kolom = [c for c in t.nilai if any(t.kisi.angka[r][c] is not None for r in t.hasil)]
    for r, n in t.bagian.items():
        benar = n + SERATUS - total
        if benar <= 0:
            continue
        baru = {**t.bagian, r: benar}
        pas = sum(_cocok(paham, t, c, baru) for c in kolom)
        if pas * 2 <= len(kolom) and not _sekali_kali(t, r, benar):
            continue
        bukti = f"dan nilai yang tercetak hanya cocok dengan bobot {angka(benar)}"
        yield bobot_salah(paham, t.kisi.sel[r][t.kolom_bobot], t.kisi.label[r], total, benar, bukti)
        return


def bobot_salah(paham: Paham, s: Sel, nama: str, total: Decimal, benar: Decimal, bukti: str) -> Temuan:
    """The weight of a component with which all add up to ``total`` and not to 100."""
    return temuan(
        paham,
        "skor_anggaran",
        {s.baris},
        tercetak=s.teks,
        seharusnya=angka(benar),
        uraian=f"Bobot “{nama}” tertulis {s.teks}; jumlah bobot menjadi {angka(total)}, {bukti}.",
        saran="Tulis bobot menurut peraturan tahun itu.",
        keparahan="berat",
    )


def _sekali_kali(t: _Tabel, r: int, benar: Decimal) -> bool:
    """Whether the row's printed product is right by this weight, and every other row's by its own."""
    return any(
        (temu := _kali_salah(t, c)) is not None and temu[0] == r and _kali(t, r, benar, c, temu[1])
        for c in t.kali
    )


def _kali(t: _Tabel, r: int, bobot: Decimal, c: int, v: int) -> bool | None:
    """Whether column ``c`` prints weight × value of column ``v`` in a row; None where it prints none."""
    a, b = t.kisi.angka[r][c], t.kisi.angka[r][v]
    return None if a is None or b is None else abs(a.nilai - bobot * b.nilai / SERATUS) <= a.langkah


def _kali_salah(t: _Tabel, c: int) -> tuple[int, int] | None:
    """The one row whose product is wrong while all others are right, and the column of its value."""
    for v in t.nilai:
        hasil = {r: _kali(t, r, n, c, v) for r, n in t.bagian.items()}
        salah = [r for r, cocok in hasil.items() if cocok is False]
        benar = sum(cocok is True for cocok in hasil.values())
        if len(salah) == 1 and (benar > 1 or (benar == 1 and _jumlah_benar(t, c, v))):
            return salah[0], v
    return None


def _jumlah_benar(t: _Tabel, c: int, v: int) -> bool:
    """Whether the printed result is the sum of what the rows' products should be."""
    isi = {r: b.nilai for r in t.bagian if (b := t.kisi.angka[r][v]) is not None}
    harap = sum((t.bagian[r] * n for r, n in isi.items()), Decimal(0)) / SERATUS
    hasil = [a for r in t.hasil if (a := t.kisi.angka[r][c]) is not None]
    return len(isi) == len(t.bagian) and any(_dekat(a, harap, a.langkah / 2) for a in hasil)


def _temuan_kali(paham: Paham, t: _Tabel, c: int, r: int, v: int) -> Temuan:
    k, s = t.kisi, t.kisi.sel[r][c]
    nilai = k.angka[r][v]
    assert nilai is not None
    cetak = k.angka[r][c]
    harus = angka(t.bagian[r] * nilai.nilai / SERATUS, max(2, cetak.desimal if cetak else 0))
    return temuan(
        paham,
        "skor_anggaran",
        {s.baris, k.sel[r][v].baris, *(k.sel[x][c].baris for x in t.hasil)},
        tercetak=s.teks,
        seharusnya=harus,
        kutipan=paham.baris_teks(s.baris),
        uraian=f"“{k.label[r]}” ({k.judul[c]}) tertulis {s.teks}, padahal {nilai.teks} × "
        f"{k.sel[r][t.kolom_bobot].teks.strip(' %')}% = {harus}; baris lain cocok.",
        saran="Hitung ulang nilai dan jumlahnya, atau samakan dengan aplikasi sumbernya.",
    )


def _temuan(paham: Paham, t: _Tabel, c: int, harap: Decimal, baris: int | None = None) -> Temuan:
    r = next(r for r in t.hasil if t.kisi.angka[r][c] is not None) if baris is None else baris
    s = t.kisi.sel[r][c]
    return temuan(
        paham,
        "skor_anggaran",
        {s.baris, *(t.kisi.sel[b][c].baris for b in t.bagian)},
        tercetak=s.teks,
        seharusnya=angka(harap),
        kutipan=paham.baris_teks(s.baris),
        uraian=f"“{t.kisi.label[r]}” ({t.kisi.judul[c]}) tertulis {s.teks}, padahal komponennya menurut "
        f"bobot yang tercetak memberi {angka(harap)}.",
        saran="Periksa komponen, bobot, dan nilainya dengan aplikasi sumbernya.",
    )


# --- weights in the header: "Nilai SMART (60%)", "Nilai IKPA (40%)" ---------------------------------------


def _datar(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    bobot = {
        c: Decimal(m[1].replace(",", "."))
        for c in k.berangka()
        if (m := _DALAM_JUDUL.search(k.judul[c])) is not None
    }
    if len(bobot) < 2 or sum(bobot.values()) != SERATUS:
        return
    tujuan = next((c for c in k.berangka() if c > max(bobot)), None)
    if tujuan is None:
        return
    cocok: set[Decimal] = set()
    gagal: list[tuple[int, Decimal]] = []
    for r in range(len(k.sel)):
        cetak, isi = k.angka[r][tujuan], {c: k.angka[r][c] for c in bobot}
        ada = [a for a in isi.values() if a is not None]
        if cetak is None or len(ada) < len(bobot):
            continue
        harap = sum((bobot[c] * a.nilai for c, a in isi.items() if a is not None), Decimal(0)) / SERATUS
        if _dekat(cetak, harap, max(a.langkah for a in ada) / 2):
            cocok.add(cetak.nilai)
        else:
            gagal.append((r, harap))
    if len(cocok) < 2 or len(gagal) > max(1, len(cocok) // 5):
        return
    for r, harap in gagal:
        s = k.sel[r][tujuan]
        yield temuan(
            paham,
            "skor_anggaran",
            {s.baris},
            tercetak=s.teks,
            seharusnya=angka(harap),
            kutipan=paham.baris_teks(s.baris),
            uraian=f"“{k.label[r]}”: {k.judul[tujuan]} tertulis {s.teks}, padahal komponennya menurut bobot "
            f"pada kepala kolom memberi {angka(harap)}, seperti pada baris lain.",
            saran="Periksa komponen dan nilainya dengan aplikasi sumbernya.",
        )


# --- the official score beside the one that was worked out ------------------------------------------------

_NILAI_RESMI = re.compile(r"\bresmi\b|seperti (?:ter)?tercetak|menurut aplikasi", re.IGNORECASE)
_NILAI_HITUNG = re.compile(
    r"\bhitung\w*|^nilai (?:kinerja anggaran|smart|ikpa)$|^(?:nka|smart|ikpa)$", re.IGNORECASE
)
_BEDA = re.compile(r"\b(?:perbedaan|selisih|penjelasan|rekonsiliasi)\b", re.IGNORECASE)
_CUKUP = 3


def _penjelasan(paham: Paham) -> frozenset[str]:
    """Names of rows in tables that explain why figures differ."""
    return frozenset(
        label.casefold()
        for k in semua_kisi(paham)
        if _BEDA.search(k.tabel.tabel.judul)
        for label in k.label
        if label
    )


def _resmi(paham: Paham, k: Kisi, penjelasan: frozenset[str]) -> Iterator[Temuan]:
    """Two columns of one score that agree in every row but one which no table explains."""
    resmi = next((c for c in k.berangka() if _NILAI_RESMI.search(k.judul[c])), None)
    hitung = next((c for c in k.berangka() if c != resmi and _NILAI_HITUNG.search(k.judul[c])), None)
    if resmi is None or hitung is None:
        return
    pasangan = [
        (r, a, b)
        for r in range(len(k.sel))
        if (a := k.angka[r][resmi]) is not None and (b := k.angka[r][hitung]) is not None
    ]
    beda = [(r, a, b) for r, a, b in pasangan if abs(a.nilai - b.nilai) > max(a.langkah, b.langkah)]
    sama = {
        a.nilai for _, a, b in pasangan if a.desimal and abs(a.nilai - b.nilai) <= max(a.langkah, b.langkah)
    }
    if len(beda) != 1 or len(sama) < _CUKUP or k.label[beda[0][0]].casefold() in penjelasan:
        return
    r, a, b = beda[0]
    yield temuan(
        paham,
        "skor_anggaran",
        {k.sel[r][resmi].baris, k.sel[r][hitung].baris},
        tercetak=a.teks,
        seharusnya=b.teks,
        uraian=f"“{k.label[r]}”: {k.judul[resmi]} {a.teks}, {k.judul[hitung]} {b.teks}; pada baris lain "
        "keduanya sama dan tidak ada tabel yang menjelaskan bedanya.",
        saran="Samakan dengan aplikasi sumbernya, atau jelaskan perbedaannya.",
    )
