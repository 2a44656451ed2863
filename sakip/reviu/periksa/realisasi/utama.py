"""realisasi: a realisation is not what its components give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import permutations

from sakip.reviu.angka import Angka, cari
from sakip.reviu.hitung_teks import nilai, sama
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.hubungan.rasio import rasio
from sakip.reviu.periksa.hubungan.rasio_kisi import rasio_kisi
from sakip.reviu.periksa.hubungan.relasi import relasi
from sakip.reviu.periksa.hubungan.sel_salah import dijelaskan
from sakip.reviu.periksa.persen_anggaran.utama import pecah_kalimat
from sakip.reviu.periksa.realisasi.cacah import realisasi_cacah
from sakip.reviu.periksa.realisasi.data_rumus import data_rumus
from sakip.reviu.periksa.realisasi.pilah import realisasi_pilah
from sakip.reviu.periksa.realisasi.rincian import realisasi_rincian
from sakip.reviu.periksa.realisasi.tumbuh_baris import tumbuh_baris
from sakip.reviu.periksa.rumus.utama import Langkah, semua_langkah

_CAPAIAN = re.compile(r"capai|capain|target", re.IGNORECASE)


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from (t for t in _semua(paham) if not dijelaskan(paham, t))


def _semua(paham: Paham) -> Iterator[Temuan]:
    sudah: set[int] = set()
    for x in semua_langkah(paham):
        yield from _dari_rumus(paham, x, sudah)
    yield from _dari_kalimat(paham)
    yield from rasio(paham)
    yield from rasio_kisi(paham)
    yield from relasi(paham, "realisasi")
    yield from tumbuh_baris(paham)
    yield from realisasi_pilah(paham)
    yield from realisasi_cacah(paham)
    data = list(data_rumus(paham))
    yield from data
    sudah = {b for t in data for b in t.baris}
    yield from (t for t in realisasi_rincian(paham) if not sudah & set(t.baris))


# --- from a worked formula ------------------------------------------------------------------------------


def _dari_rumus(paham: Paham, x: Langkah, sudah: set[int]) -> Iterator[Temuan]:
    """The table's realisation against the fraction that the text works out for the same indicator."""
    cetak = x.kanan.tunggal
    konteks = paham.konteks_di(x.baris[0])
    if (
        cetak is None
        or (len(x.pokok) == 1 and x.pokok.isalpha())  # "A = ...": a part that another formula uses
        or not x.pokok
        or _CAPAIAN.search(x.pokok)
        or konteks is None
        or konteks.indikator is None
    ):
        return
    if "/" not in (x.kiri.token or ()) or not cetak.persen or konteks.indikator in sudah:
        return
    fakta = _realisasi(paham, konteks.indikator)
    if not fakta or not _satu_pecahan(x):
        return
    benar = _persen(x)
    if benar is None or any(_dekat(f.angka, benar) for f in fakta):
        return
    tertulis = [
        f for f in fakta if f.angka.persen and (not sama(x.kiri, x.kanan) or not _dekat(f.angka, cetak.nilai))
    ]
    if not tertulis or (sama(x.kiri, x.kanan) and not _di_bagian(paham, tertulis, x)):
        return
    sudah.add(konteks.indikator)
    yield temuan(
        paham,
        "realisasi",
        {f.baris for f in tertulis} | set(x.baris),
        tercetak=tertulis[0].isi.teks,
        seharusnya=f"{angka(benar)}%",
        kutipan=f"{x.kiri.teks} = {x.kanan.teks}",
        uraian=(
            f"Realisasi “{tertulis[0].nama}” tertulis {tertulis[0].isi.teks}, padahal dari "
            f"{x.kiri.teks} diperoleh {angka(benar)}%."
        ),
        saran="Hitung ulang realisasi dari pembilang dan penyebutnya, lalu capaiannya.",
        keparahan="berat",
    )


def _di_bagian(paham: Paham, fakta: list[Fakta], x: Langkah) -> bool:
    """One of the facts stands in the same section as the formula, a few lines on."""
    return any(0 < f.baris - x.baris[-1] < 40 for f in fakta)


def _satu_pecahan(x: Langkah) -> bool:
    """A whole fraction of two counts, so that nothing else may enter the realisation."""
    isi = [t for t in x.kiri.token or () if isinstance(t, Angka)]
    return 2 <= len(isi) <= 3 and not any(t.persen and t.nilai != 100 for t in isi)


def _persen(x: Langkah) -> Decimal | None:
    """The fraction in percent: with "× 100 %" as it stands, without as hundredfold."""
    n = nilai(x.kiri, "polos")
    if n is None:
        return None
    berfaktor = any(isinstance(t, Angka) and t.nilai == 100 and t.persen for t in x.kiri.token or ())
    return n if berfaktor else n * 100


def _dekat(a: Angka, n: Decimal) -> bool:
    return any(abs(v - n) <= u for v, u in a.bacaan())


def _realisasi(paham: Paham, indikator: int) -> list[Fakta]:
    return [
        f
        for f in paham.fakta_indikator(indikator, "realisasi", tahun=paham.tahun)
        if f.sumber in ("capaian", "riwayat", "renstra")
    ]


# --- from "a of b, or x %" in a sentence -----------------------------------------------------------------


def _dari_kalimat(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        konteks = paham.konteks_di(p.letak.baris)
        if konteks is None or konteks.indikator is None or "%" not in p.teks:
            continue
        fakta = [f for f in _realisasi(paham, konteks.indikator) if f.angka.persen]
        if not fakta or any(_disebut(p, f) for f in fakta):
            continue
        for awal, kalimat in pecah_kalimat(p.teks):
            temu = _bagian(p.teks, awal, kalimat)
            if temu is not None and not any(_dekat(f.angka, temu[0]) for f in fakta):
                yield _kalimat(paham, p, awal + temu[3], temu, fakta)
                break


def _disebut(p: Paragraf, f: Fakta) -> bool:
    """The paragraph itself prints the table's realisation."""
    return any(a.persen and abs(a.nilai - f.angka.nilai) <= f.angka.langkah for _, a in cari(p.teks))


def _bagian(teks: str, awal: int, kalimat: str) -> tuple[Decimal, str, str, int] | None:
    """(percent, numerator, denominator, offset) of a share that the sentence states and its counts prove."""
    isi = list(cari(kalimat))
    bilangan = [
        a for _, a in cari(teks[max(0, awal - 700) : awal + len(kalimat)]) if not a.persen and not a.rupiah
    ]
    for letak, x in isi:
        if not x.persen or x.desimal < 2 or not 0 < x.nilai < 100:
            continue
        for a, b in permutations([n for n in bilangan if not _tahun(n)], 2):
            if 0 < a.nilai < b.nilai and abs(a.nilai / b.nilai * 100 - x.nilai) <= x.langkah:
                return x.nilai, a.teks, b.teks, letak
    return None


def _tahun(a: Angka) -> bool:
    return a.nilai == a.nilai.to_integral_value() and 1990 <= a.nilai <= 2050 and "." not in a.teks


def _kalimat(
    paham: Paham, p: Paragraf, letak: int, temu: tuple[Decimal, str, str, int], fakta: list[Fakta]
) -> Temuan:
    persen, a, b, _ = temu
    salin = _sama_target(paham, fakta[0])
    return temuan(
        paham,
        "realisasi",
        {p.baris_pada(letak), *(f.baris for f in fakta)},
        tercetak=fakta[0].isi.teks,
        seharusnya=f"{angka(persen, 4)}%",
        uraian=(
            f"Realisasi “{fakta[0].nama}” pada tabel {fakta[0].isi.teks}"
            + (" (sama dengan targetnya)" if salin else "")
            + f", sedangkan uraiannya menghitung {a} dari {b} = {angka(persen, 4)}%."
        ),
        saran="Tetapkan realisasi menurut rumus indikatornya dan pakai angka yang sama di semua tempat.",
        kepastian="pasti" if salin else "ragu",
        keparahan="berat",
    )


def _sama_target(paham: Paham, f: Fakta) -> bool:
    if f.indikator is None:
        return False
    return any(
        t.angka.nilai == f.angka.nilai for t in paham.fakta_indikator(f.indikator, "target", tahun=f.tahun)
    )
