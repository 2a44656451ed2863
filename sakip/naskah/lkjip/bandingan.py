"""The comparisons under one indicator: earlier years, the medium-term plan, the nation and other offices.

Each gives None where the data carry nothing to compare; who calls it says so once for all it holds for.
"""

from __future__ import annotations

from collections.abc import Sequence

from sakip.aturan.capaian import Ukuran, beda_ukuran
from sakip.dokumen.blok import Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    WILAYAH_MEDIAN,
    TahunNilai,
    TargetJalur,
    kalimat_deret,
    kalimat_nasional,
    kalimat_putus,
    kalimat_renstra,
    kalimat_tak_tercantum,
    kalimat_tren,
    kalimat_wilayah,
    tulis_ukuran,
)
from sakip.naskah.lkjip.bagan import bagan_renstra, bagan_tahun, bagan_wilayah, sesatuan
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.tabel_indikator import tabel_renstra, tabel_tahun, takarir
from sakip.pengukuran.hasil import HasilButir, TitikTahun

#: Earlier years that are shown beside this one.
TAHUN_LALU = 4


def banding_indikator(p: Penyusun, b: HasilButir, kode: str) -> list[Blok] | None:
    """One comparison of one indicator with its run-in heading; None where there is nothing to compare."""
    blok = _PENYUSUN[kode](p, b)
    if blok is None:
        return None
    judul = next((x.judul for x in p.kerangka.banding if x.kode == kode), "")
    return berkepala(judul, blok)


def berkepala(judul: str, blok: Sequence[Blok]) -> list[Blok]:
    """A run-in heading before the first sentence."""
    awal, *sisa = blok
    if isinstance(awal, Paragraf) and isinstance(awal.teks, str):
        return [Paragraf((Teks(f"{judul}. ", tebal=True), Teks(awal.teks)), awal.gaya), *sisa]
    return [Paragraf((Teks(f"{judul}.", tebal=True),)), *blok]


def tanpa_banding(p: Penyusun, b: HasilButir, kode: str) -> bool:
    """True when the data carry nothing for this comparison of this indicator."""
    return not _ADA[kode](p, b)


# --- earlier years ---------------------------------------------------------------------------------


def titik_tahun(p: Penyusun, b: HasilButir) -> list[TitikTahun]:
    """This year with at most :data:`TAHUN_LALU` before it."""
    titik = list(p.bahan.seri.get(b.indikator, ()))
    lalu = [t for t in titik if t.tahun < p.tahun][-TAHUN_LALU:]
    return [*lalu, *(t for t in titik if t.tahun == p.tahun)]


def _ada_tahun(p: Penyusun, b: HasilButir) -> bool:
    return any(t.tahun < p.tahun for t in p.bahan.seri.get(b.indikator, ()))


def _tahun_lalu(p: Penyusun, b: HasilButir) -> list[Blok] | None:
    titik = titik_tahun(p, b)
    lalu = [t for t in titik if t.tahun < p.tahun]
    if not lalu:
        return None
    akhir = lalu[-1]
    tren = kalimat_tren(
        tahun=p.tahun,
        kini=b.realisasi,
        tahun_lalu=akhir.tahun,
        lalu=akhir.ukuran_realisasi,
        sebanding=akhir.sebanding,
        catatan=akhir.catatan,
        polaritas=b.manual.polaritas,
        desimal=b.manual.desimal,
        skala_kata=b.manual.skala_kata,
        keadaan=b.hasil_realisasi.keadaan,
    )
    kalimat = [
        tren,
        kalimat_deret(deret_sebanding(b, titik), b.manual.desimal, b.realisasi),
        kalimat_putus([(t.tahun, t.catatan) for t in lalu[:-1] if not t.sebanding]),
        kalimat_tak_tercantum(tak_tercantum(p, titik)),
    ]
    bagan = [] if _sama_dengan_renstra(p, b, titik) else bagan_tahun(p, b, titik)
    return [Paragraf(" ".join(k for k in kalimat if k)), tabel_tahun(p, b, titik), *bagan]


def _sama_dengan_renstra(p: Penyusun, b: HasilButir, titik: Sequence[TitikTahun]) -> bool:
    """The chart of the plan shows the same years with the same targets: one picture is enough."""
    jalur = {t.tahun: t.nilai for t in p.bahan.renstra.get(b.indikator, ())}
    if p.kerangka.tingkat("jangka_menengah") != "indikator" or not bagan_renstra(
        p, b, p.bahan.renstra.get(b.indikator, ())
    ):
        return False
    return all(t.target is None or jalur.get(t.tahun) == t.target for t in titik if t.tahun in jalur) and all(
        t.tahun in jalur for t in titik
    )


def deret_sebanding(b: HasilButir, titik: Sequence[TitikTahun]) -> list[TahunNilai]:
    """The numbers of the years up to this one that can be set in a row: back to the first break."""
    hasil: list[TahunNilai] = []
    for t in reversed(titik):
        ukuran = b.realisasi if t is titik[-1] else t.ukuran_realisasi
        beda = beda_ukuran(b.realisasi, t.ukuran_realisasi) or not sesatuan(b.satuan, t.satuan)
        if ukuran.nilai is None or not t.sebanding or (t is not titik[-1] and beda):
            break
        hasil.append(TahunNilai(t.tahun, ukuran.nilai, ukuran.dihitung))
    return hasil[::-1]


def tak_tercantum(p: Penyusun, titik: Sequence[TitikTahun]) -> list[int]:
    """Of the years shown, those whose agreement is known and did not hold the indicator."""
    ada = {t.tahun for t in titik}
    awal = p.tahun - TAHUN_LALU
    return sorted(n for n in p.bahan.tahun_perjanjian if awal <= n < p.tahun and n not in ada)


# --- medium-term plan ------------------------------------------------------------------------------


def _ada_renstra(p: Penyusun, b: HasilButir) -> bool:
    return bool(p.bahan.renstra.get(b.indikator))


def target_jalur(p: Penyusun, b: HasilButir) -> list[TargetJalur]:
    """The targets of this year and of the plan's last year."""
    jalur = p.bahan.renstra.get(b.indikator, ())
    menurut = {t.tahun: t for t in jalur}
    return [
        TargetJalur(n, Ukuran(t.nilai, t.kata, t.satuan, t.skala), t.lingkup == "nasional")
        for n in dict.fromkeys((p.tahun, jalur[-1].selesai) if jalur else ())
        if (t := menurut.get(n))
    ]


def _jangka_menengah(p: Penyusun, b: HasilButir) -> list[Blok] | None:
    jalur = p.bahan.renstra.get(b.indikator)
    if not jalur:
        return None
    kalimat = kalimat_renstra(
        tahun=p.tahun,
        realisasi=b.realisasi,
        target=target_jalur(p, b),
        polaritas=b.manual.polaritas,
        desimal=b.manual.desimal,
        skala_kata=b.manual.skala_kata,
        keadaan=b.hasil_realisasi.keadaan,
    )
    awal = [Paragraf(kalimat)] if kalimat else []
    return [*awal, tabel_renstra(p, b, jalur), *bagan_renstra(p, b, jalur)]


# --- the nation and other offices ------------------------------------------------------------------


def _ada_standar(p: Penyusun, b: HasilButir) -> bool:
    return b.indikator in p.bahan.nasional or bool(p.bahan.wilayah.get(b.indikator))


def _standar(p: Penyusun, b: HasilButir) -> list[Blok] | None:
    nasional, lain = p.bahan.nasional.get(b.indikator), p.bahan.wilayah.get(b.indikator, ())
    kalimat: list[str] = []
    if nasional is not None:
        kalimat.append(
            kalimat_nasional(
                tahun=p.tahun,
                realisasi=b.realisasi,
                nasional=Ukuran(nasional.nilai, nasional.kata, nasional.satuan, nasional.skala),
                polaritas=b.manual.polaritas,
                desimal=b.manual.desimal,
                skala_kata=b.manual.skala_kata,
            )
        )
    if lain:
        kalimat.append(
            kalimat_wilayah(
                tahun=p.tahun,
                kini=b.realisasi,
                lain=[(w.nama, w.realisasi) for w in lain],
                desimal=b.manual.desimal,
                tabel=len(lain) >= WILAYAH_MEDIAN,
            )
        )
    if not kalimat:
        return None
    blok: list[Blok] = [Paragraf(" ".join(kalimat))]
    if len(lain) >= WILAYAH_MEDIAN:
        blok += [_tabel_wilayah(p, b), *bagan_wilayah(p, b, lain)]
    return blok


def _tabel_wilayah(p: Penyusun, b: HasilButir) -> Tabel:
    """This office first, then the others in the order of their names."""
    semua = [
        (p.bahan.hasil.nama_unit, b.target, b.realisasi),
        *((w.nama, w.target, w.realisasi) for w in p.bahan.wilayah[b.indikator]),
    ]
    baris: list[Baris] = [
        (
            Sel(nama, tebal=i == 0),
            Sel(tulis_ukuran(target, b.manual.desimal), tebal=i == 0),
            Sel(tulis_ukuran(realisasi, b.manual.desimal), tebal=i == 0),
        )
        for i, (nama, target, realisasi) in enumerate(semua)
    ]
    kolom = (Kolom("Wilayah", 5), Kolom("Target", 1.6, "kanan"), Kolom("Realisasi", 1.6, "kanan"))
    catatan = "Hanya angka resmi pada satuan, skala, dan cara ukur yang sama; disusun menurut nama."
    return Tabel(
        f"Realisasi di Beberapa Wilayah {takarir(b)}, {p.tahun}", kolom, tuple(baris), catatan=catatan
    )


_PENYUSUN = {"tahun_lalu": _tahun_lalu, "jangka_menengah": _jangka_menengah, "standar_nasional": _standar}
_ADA = {"tahun_lalu": _ada_tahun, "jangka_menengah": _ada_renstra, "standar_nasional": _ada_standar}
#: The comparisons that need earlier, planned or others' figures, in their order.
BANDING_ANGKA = tuple(_PENYUSUN)
