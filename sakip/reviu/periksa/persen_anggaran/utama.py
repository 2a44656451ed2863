"""persen_anggaran: the budget percent is not realisation over ceiling; the rest is not their difference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka, Selang, banding, cari, selang_bagi
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, persen, temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.capaian.hitung import SERATUS
from sakip.reviu.periksa.hubungan.sel_salah import dijelaskan
from sakip.reviu.periksa.persen_anggaran.porsi import porsi_anggaran


@sekali
def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from (t for t in _semua(paham) if not dijelaskan(paham, t))


def _semua(paham: Paham) -> Iterator[Temuan]:
    for t in paham.tabel:
        if "pagu" in t.peran:
            asing = _asing(t)
            for b in t.baris:
                yield from _baris(paham, b, asing)
    for p in paham.naskah.paragraf:
        yield from _kalimat(paham, p)
    yield from porsi_anggaran(paham)


def _asing(t: TabelPaham) -> frozenset[int]:
    """Columns of percentages that no row of several works out as realisation over ceiling: they measure
    something else (capaian of the performance beside the budget)."""
    cocok: dict[int, list[bool]] = defaultdict(list)
    for b in t.baris:
        for serap, pagu in _pasangan(b):
            bagian = _teman(b, serap, "persen")
            if bagian is not None and bagian.angka is not None and serap.angka is not None:
                semua = [serap.angka.nilai / p.angka.nilai * SERATUS for p in pagu if p.angka]
                cocok[bagian.kolom.indeks].append(any(_sama(bagian.angka, n) for n in semua))
    asing = {k for k, isi in cocok.items() if len(isi) >= _BANYAK and not any(isi)}
    return frozenset(asing | {k for k in cocok if _tetap(t, k)})


def _tetap(t: TabelPaham, kolom: int) -> bool:
    """A column of nothing but 100%, left of the realisation or cut off there by its title."""
    isi = [b.isi[kolom] for b in t.baris if b.isi[kolom].angka is not None]
    semua = {i.angka.nilai for i in isi if i.angka is not None}
    if semua != {SERATUS} or len(isi) < _BANYAK:
        return False
    kiri = any(k.peran == "serapan" and k.indeks > kolom for k in t.kolom)
    return kiri or _DIBATASI.search(t.kolom[kolom].judul) is not None


def _pasangan(b: Baris) -> Iterator[tuple[Isi, list[Isi]]]:
    """Each realisation with every ceiling of the same year (first, revised)."""
    for serap in b.ambil("serapan"):
        pagu = [p for p in b.ambil("pagu") if p.kolom.tahun == serap.kolom.tahun and _uang(p)]
        if pagu and _uang(serap):
            yield serap, pagu


def _baris(paham: Paham, b: Baris, asing: frozenset[int]) -> Iterator[Temuan]:
    """Each realisation with its percent and rest, against the ceilings."""
    for serap, pagu in _pasangan(b):
        bagian = _teman(b, serap, "persen")
        if bagian is not None and bagian.kolom.indeks not in asing:
            yield from _persen(paham, b, pagu, serap, bagian)
        sisa = _teman(b, serap, "sisa")
        if sisa is not None and sisa.angka is not None and not sisa.angka.persen:
            yield from _sisa(paham, b, pagu, serap, sisa)


def _uang(i: Isi) -> bool:
    """An amount: no percent, nothing malformed, more than nothing."""
    return i.angka is not None and not i.angka.persen and not i.angka.rusak and i.angka.nilai > 0


def _teman(b: Baris, serap: Isi, peran: str) -> Isi | None:
    """The cell of that role for the same year, the first to the right of the realisation; a column without a
    year ("%") belongs to the amounts before it."""
    batas = min(
        (i.kolom.indeks for i in b.isi if i.kolom.peran == "pagu" and i.kolom.indeks > serap.kolom.indeks),
        default=len(b.isi),
    )
    calon = [
        i
        for i in b.isi
        if i.kolom.peran == peran
        and (
            i.kolom.tahun == serap.kolom.tahun
            or (i.kolom.tahun is None and serap.kolom.indeks < i.kolom.indeks < batas)
        )
        and i.angka is not None
        and not _FISIK.search(i.kolom.judul)
    ]
    kanan = [i for i in calon if i.kolom.indeks > serap.kolom.indeks]
    return next(iter(kanan or calon), None)


#: So many rows without one that fits show that a column is no absorption.
_BANYAK = 3
_DIBATASI = re.compile(r"\bmaks\w*|\bcapaian\s+(?:kinerja|keluaran|output)|\bdibatasi\b", re.IGNORECASE)
_FISIK = re.compile(r"fisik|terhadap total|kontribusi|target|deviasi", re.IGNORECASE)


def _persen(paham: Paham, b: Baris, pagu: list[Isi], serap: Isi, bagian: Isi) -> Iterator[Temuan]:
    assert serap.angka and bagian.angka
    semua = [serap.angka.nilai / p.angka.nilai * SERATUS for p in pagu if p.angka]
    if any(_sama(bagian.angka, n) for n in semua):
        return
    harus, dasar = semua[-1], pagu[-1]
    nama = f" “{b.nama}”" if b.nama else ""
    yield temuan(
        paham,
        "persen_anggaran",
        (dasar.sel.baris, serap.sel.baris, bagian.sel.baris),
        tercetak=bagian.teks,
        seharusnya=persen(harus),
        kutipan=b.kutipan(),
        uraian=(
            f"Serapan{nama} {bagian.kolom.tahun or ''} tertulis {bagian.teks}, padahal "
            f"{serap.teks} ÷ {dasar.teks} × 100% = {persen(harus)}."
        ).replace("  ", " "),
        saran="Periksa pagu, realisasi dan persennya dengan data OM-SPAN, lalu samakan.",
        keparahan="berat",
    )


def _sama(cetak: Angka, harus: Decimal) -> bool:
    """The print by its last digit, or as a fraction of one."""
    if banding(cetak, Selang.tepat(harus)) == "sama":
        return True
    return not cetak.persen and abs(cetak.nilai * 100 - harus) <= cetak.langkah * 100


def _sisa(paham: Paham, b: Baris, pagu: list[Isi], serap: Isi, sisa: Isi) -> Iterator[Temuan]:
    assert serap.angka and sisa.angka
    batas = serap.angka.langkah + sisa.angka.langkah + max(p.angka.langkah for p in pagu if p.angka)
    semua = [p.angka.nilai - serap.angka.nilai for p in pagu if p.angka]
    lain = [
        i.angka.nilai for i in b.isi if i not in (serap, sisa, *pagu) and i.angka is not None and _uang(i)
    ]
    # what is blocked or not yet billed may be taken off as well
    semua_cara = [*semua, *(n - x for n in semua for x in lain)]
    if any(abs(abs(sisa.angka.nilai) - abs(n)) <= batas for n in semua_cara):
        return
    harus, dasar = semua[-1], pagu[-1]
    yield temuan(
        paham,
        "persen_anggaran",
        (dasar.sel.baris, serap.sel.baris, sisa.sel.baris),
        tercetak=sisa.teks,
        seharusnya=angka(harus),
        kutipan=b.kutipan(),
        uraian=(
            f"Sisa anggaran “{b.nama}” tertulis {sisa.teks}, padahal "
            f"{dasar.teks} − {serap.teks} = {angka(harus)}."
        ),
        saran="Hitung ulang sisa anggaran.",
    )


_PAGU = re.compile(r"\b(?:pagu|anggaran|alokasi|dipa)\b", re.IGNORECASE)
_SERAP = re.compile(
    r"\b(?:realisasi|terealisasi|terserap|serapan|penyerapan|direalisasikan)\b", re.IGNORECASE
)


def _kalimat(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """ "Pagu Rp A, realisasi Rp B atau C%" in one sentence with just these three numbers."""
    if "Rp" not in p.teks or "%" not in p.teks:
        return
    for awal, kalimat in pecah_kalimat(p.teks):
        if not (_PAGU.search(kalimat) and _SERAP.search(kalimat)):
            continue
        isi = list(cari(kalimat))
        uang = [(o, a) for o, a in isi if a.rupiah and not a.rusak]
        bagian = [(o, a) for o, a in isi if a.persen]
        if len(uang) != 2 or len(bagian) != 1 or re.search(r"\bsisa\b", kalimat, re.IGNORECASE):
            continue
        pagu, serap = sorted((a for _, a in uang), key=lambda a: a.nilai, reverse=True)
        besar, kecil = pagu.nilai, serap.nilai
        # "Rp 112,4 M": what stands after the comma are hundreds of millions
        bulat = max(pagu.langkah, serap.langkah) > 1 or (besar < _SEJUTA and _berdesimal(pagu, serap))
        if not besar or (bulat and not _berurutan(kalimat, uang, bagian[0][0])):
            continue
        _o, cetak = bagian[0]
        harus = kecil / besar * SERATUS
        selang = (selang_bagi(serap, pagu) if bulat else None) or Selang.tepat(harus)
        if banding(cetak, selang) != "beda" or cetak.nilai > 200:
            continue
        tertukar = _di_tabel(paham, pagu, serap, cetak)
        if tertukar is not None:
            yield _salah_salin(paham, serap, tertukar, {p.baris_pada(awal + x) for x, _ in uang}, kalimat)
            continue
        yield temuan(
            paham,
            "persen_anggaran",
            {p.baris_pada(awal + x) for x, _ in (*uang, *bagian)},
            tercetak=cetak.teks,
            seharusnya=persen(harus),
            kutipan=kalimat,
            uraian=(
                f"Kalimat menyebut {cetak.teks}, padahal {angka(kecil)} ÷ {angka(besar)} × 100% = "
                f"{persen(harus)}."
            ),
            saran="Samakan persen dengan pagu dan realisasi yang disebut.",
            kepastian="ragu" if abs(cetak.nilai - harus) > 50 else "pasti",
        )


def _di_tabel(paham: Paham, pagu: Angka, serap: Angka, cetak: Angka) -> Isi | None:
    """The realisation of a table that differs from the sentence's by a slip and gives its percent."""
    for t in paham.tabel:
        for b in t.baris if "serapan" in t.peran else ():
            for i, dasar in _pasangan(b):
                ada = i.angka is not None and any(x.angka and x.angka.nilai == pagu.nilai for x in dasar)
                if (
                    not ada
                    or i.angka is None
                    or not selisih_digit(str(int(i.angka.nilai)), str(int(serap.nilai)))
                ):
                    continue
                if banding(cetak, Selang.tepat(i.angka.nilai / pagu.nilai * SERATUS)) == "sama":
                    return i
    return None


def _salah_salin(paham: Paham, serap: Angka, benar: Isi, baris: set[int], kalimat: str) -> Temuan:
    return temuan(
        paham,
        "antar_tabel",
        {*baris, benar.sel.baris},
        tercetak=serap.teks,
        seharusnya=benar.teks,
        kutipan=kalimat,
        uraian=f"Kalimat menyebut realisasi {serap.teks}, sedangkan tabel pada baris {benar.sel.baris} "
        f"memuat {benar.teks}, dan hanya itu yang cocok dengan persennya.",
        saran="Samakan kalimat dan tabelnya.",
    )


_SEJUTA = 1_000_000
_DARI_PAGU = re.compile(r"\bdari\s+(?:total\s+|jumlah\s+)?(?:pagu|anggaran|alokasi|dipa)\b", re.IGNORECASE)


def _berdesimal(*isi: Angka) -> bool:
    return any(a.desimal > 0 for a in isi)


def _berurutan(kalimat: str, uang: list[tuple[int, Angka]], persen: int) -> bool:
    """Amounts in millions or billions: only "pagu A ... realisasi B ... C%" and "realisasi B dari pagu A,
    C%", each behind its own word."""
    (a, satu), (b, dua) = uang
    awal, antara = kalimat[:a], kalimat[a:b]
    if b >= persen or len(set(_TAHUN.findall(kalimat))) > 1:
        return False
    if satu.nilai < dua.nilai:
        return _SERAP.search(awal) is not None and _DARI_PAGU.search(antara) is not None
    return (
        _PAGU.search(awal) is not None and _SERAP.search(awal) is None and _SERAP.search(antara) is not None
    )


_TAHUN = re.compile(r"\b20\d\d\b")


_AKHIR_KALIMAT = re.compile(r"[.;!?](?<!\bRp[.;!?])(?<!\bNo[.;!?])(?<!\bNomor[.;!?])(?:\s+(?=[A-Z“\"])|\s*$)")


def pecah_kalimat(teks: str) -> Iterator[tuple[int, str]]:
    """Sentences with their offsets; a dot in a number or after an abbreviation ends none."""
    awal = 0
    for m in _AKHIR_KALIMAT.finditer(teks):
        if teks[awal : m.end()].strip():
            yield awal, teks[awal : m.end()]
        awal = m.end()
    if teks[awal:].strip():
        yield awal, teks[awal:]
