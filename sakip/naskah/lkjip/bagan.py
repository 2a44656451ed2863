"""The charts of Bab III. Each stands beside the table of its figures; none is drawn that would say nothing.

A chart needs something that moves: at least two (years, plan) or three (months, offices, indicators) points
that are numbers on one unit and scale, and not the same number all along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sakip.aturan.angka import kali, kurang, tulis
from sakip.aturan.capaian import Ukuran, beda_ukuran, desimal_bersama
from sakip.aturan.periode import NAMA_BULAN, baca_periode
from sakip.dokumen.bagan import (
    NilaiPeriode,
    NilaiTahun,
    batang_capaian,
    batang_target_realisasi,
    garis_periode,
    garis_tahun,
)
from sakip.dokumen.blok import Gambar
from sakip.naskah.kalimat import WILAYAH_MEDIAN, sebut_status, tulis_capaian, tulis_ukuran
from sakip.naskah.lkjip.penyusun import TOKEN_STATUS, Penyusun, ringkas
from sakip.pengukuran.hasil import HasilButir, TitikTahun
from sakip.pengukuran.queries.wilayah import NilaiWilayah
from sakip.perencanaan.queries import TargetTahun

PERIODE_TERSEDIKIT = 3
BATANG_TERSEDIKIT, BATANG_TERBANYAK = 3, 15


def sesatuan(a: str, b: str) -> bool:
    """Equal units of counting; an unnamed one is taken to be the same."""
    return not a or not b or a.casefold() == b.casefold()


def bagan_tahun(p: Penyusun, b: HasilButir, titik: Sequence[TitikTahun]) -> list[Gambar]:
    """Target and realisation over the years: only numbers on this year's unit and scale, two or more."""
    cocok = [
        t
        for t in titik
        if t.kata is None
        and not (t.target is None and t.realisasi is None)
        and not beda_ukuran(b.target, t.ukuran_realisasi)
        and sesatuan(b.satuan, t.satuan)
    ]
    ada = {v for t in cocok for v in (t.target, t.realisasi) if v is not None}
    if b.target.kata is not None or sum(t.realisasi is not None for t in cocok) < 2 or len(ada) < 2:
        return []  # one point, or the same figure all along: a chart would say nothing
    semua = [u for t in cocok for u in (t.ukuran_target, t.ukuran_realisasi)]
    nilai = [
        NilaiTahun(
            t.tahun, t.target, t.realisasi, t.capaian, sebanding=i == 0 or _bersambung(cocok[i - 1], t)
        )
        for i, t in enumerate(cocok)
    ]
    rangkum = "; ".join(
        f"tahun {t.tahun} target {_tulis(t.ukuran_target, b)}, "
        f"realisasi {_tulis(t.ukuran_realisasi, b)}, capaian {tulis_capaian(t.capaian)}"
        for t in cocok
    )
    return [
        Gambar(
            f"Target dan Realisasi {b.kode} {ringkas(b.rumusan)}, {cocok[0].tahun}–{cocok[-1].tahun}",
            f"Grafik target dan realisasi: {rangkum}.",
            bagan=garis_tahun(nilai, satuan=b.satuan, desimal=desimal_bersama(semua, b.manual.desimal)),
            kunci=f"gambar-{b.indikator}",
        )
    ]


def _bersambung(lalu: TitikTahun, ini: TitikTahun) -> bool:
    """Two neighbouring years belong to one line: equally comparable with this year, for the same reason."""
    return (lalu.sebanding, lalu.catatan if not lalu.sebanding else "") == (
        ini.sebanding,
        ini.catatan if not ini.sebanding else "",
    )


def _tulis(u: Ukuran, b: HasilButir) -> str:
    return tulis_ukuran(u, b.manual.desimal, skala=False)


def bagan_renstra(p: Penyusun, b: HasilButir, jalur: Sequence[TargetTahun]) -> list[Gambar]:
    """The path of the plan with the realisations so far: only where the path itself moves."""
    if b.realisasi.kata is not None or any(t.nilai is None for t in jalur):
        return []
    skala = {t.skala for t in jalur} | ({b.realisasi.skala} if b.realisasi.nilai is not None else set())
    if len(jalur) < PERIODE_TERSEDIKIT or len({t.nilai for t in jalur}) < 2 or len(skala) > 1:
        return []
    seri = {
        t.tahun: t
        for t in p.bahan.seri.get(b.indikator, ())
        if t.sebanding and t.skala in skala and sesatuan(b.satuan, t.satuan)
    }
    lalu = {n: t.ukuran_realisasi for n, t in seri.items()} | {p.tahun: b.realisasi}
    titik = [
        (t.tahun, Ukuran(t.nilai, None, b.satuan), replace(lalu.get(t.tahun, Ukuran()), satuan=b.satuan))
        for t in jalur
    ]
    if not any(n == p.tahun and r.nilai is not None for n, _, r in titik):
        return []
    desimal = desimal_bersama((u for _, *isi in titik for u in isi), b.manual.desimal)
    nilai = [NilaiTahun(n, t.nilai, r.nilai) for n, t, r in titik]
    rangkum = "; ".join(
        f"tahun {n} target {_tulis(t, b)}" + (f", realisasi {_tulis(r, b)}" if r.nilai is not None else "")
        for n, t, r in titik
    )
    return [
        Gambar(
            f"Jalur Target Renstra {b.kode} {ringkas(b.rumusan)}, {jalur[0].tahun}–{jalur[-1].tahun}",
            f"Grafik target Rencana Strategis dan realisasinya: {rangkum}.",
            bagan=garis_tahun(nilai, satuan=b.satuan, desimal=desimal, capaian=False),
            kunci=f"gambar-renstra-{b.indikator}",
        )
    ]


def bagan_periode(p: Penyusun, b: HasilButir) -> list[Gambar]:
    """The realisation as it grew through the year, with the targets to date where there are any."""
    deret = {
        hari: Ukuran(h.nilai, None, b.satuan, dihitung=h.dihitung)
        for hari, h in p.bahan.sampai.get(b.indikator, ())
        if h.nilai is not None
    }
    angka = [u.nilai for u in deret.values() if u.nilai is not None]
    if len(deret) < PERIODE_TERSEDIKIT or len(set(angka)) < 2:
        return []
    target = {hari: Ukuran(n, None, b.satuan) for hari, n in _target_sampai(b).items()}
    if not target and not _bergerak(angka):
        return []
    kosong = Ukuran()
    titik = [(d, target.get(d, kosong), deret.get(d, kosong)) for d in sorted({*deret, *target})]
    desimal = desimal_bersama((u for _, *isi in titik for u in isi), b.manual.desimal)
    nilai = [NilaiPeriode(NAMA_BULAN[d.month - 1][:3], t.nilai, r.nilai) for d, t, r in titik]
    rangkum = "; ".join(
        f"sampai {NAMA_BULAN[d.month - 1]} realisasi {_tulis(r, b)}"
        + (f", target {_tulis(t, b)}" if t.nilai is not None else "")
        for d, t, r in titik
    )
    return [
        Gambar(
            f"Realisasi Sampai dengan Tiap Periode {b.kode} {ringkas(b.rumusan)}, {p.tahun}",
            f"Grafik realisasi sejak Januari {p.tahun}: {rangkum}.",
            bagan=garis_periode(nilai, satuan=b.satuan, desimal=desimal),
            kunci=f"gambar-periode-{b.indikator}",
        )
    ]


def _bergerak(nilai: Sequence[Decimal]) -> bool:
    """The figures differ by a hundredth of the largest: less is a straight line to the eye."""
    return kali(kurang(max(nilai), min(nilai)), Decimal(100)) >= max(abs(n) for n in nilai)


def _target_sampai(b: HasilButir) -> dict[date, Decimal]:
    return {baca_periode(k).akhir: n for k, n, kumulatif in b.target_periode if kumulatif}


def bagan_wilayah(p: Penyusun, b: HasilButir, lain: Sequence[NilaiWilayah]) -> list[Gambar]:
    """This office beside the others: bars with their targets, in the order of names."""
    angka = [(w.singkatan, w.target, w.realisasi) for w in lain if w.realisasi.nilai is not None]
    if len(angka) < WILAYAH_MEDIAN or len(angka) > BATANG_TERBANYAK or b.realisasi.nilai is None:
        return []
    semua = [(p.bahan.singkatan, b.target, b.realisasi), *angka]
    baris = [(n, t.nilai, r.nilai) for n, t, r in semua]
    if len({r for _, _, r in baris}) < 2:
        return []
    desimal = desimal_bersama((u for _, *isi in semua for u in isi), b.manual.desimal)
    rangkum = "; ".join(f"{n} {_tulis(replace(r, satuan=b.satuan), b)}" for n, _, r in semua)
    return [
        Gambar(
            f"Realisasi {b.kode} {ringkas(b.rumusan)} di Beberapa Wilayah, {p.tahun}",
            f"Grafik batang realisasi tahun {p.tahun}: {rangkum}.",
            bagan=batang_target_realisasi(baris, satuan=b.satuan, desimal=desimal),
            kunci=f"gambar-wilayah-{b.indikator}",
        )
    ]


def bagan_capaian(p: Penyusun, butir: Sequence[HasilButir], judul: str, kunci: str) -> list[Gambar]:
    """The capaian of the indicators of a group with a line at 100 percent."""
    ada = [b for b in butir if b.capaian is not None]
    if not BATANG_TERSEDIKIT <= len(ada) <= BATANG_TERBANYAK or len({b.capaian for b in ada}) < 2:
        return []
    baris = [(f"{b.kode} {ringkas(b.rumusan)}", b.capaian, TOKEN_STATUS[b.hasil.status]) for b in ada]
    rangkum = "; ".join(f"{b.kode} {tulis_capaian(b.capaian)} ({sebut_status(b)})" for b in ada)
    return [
        Gambar(
            f"Capaian Indikator {judul}, {p.tahun}",
            f"Grafik batang capaian dengan garis 100 persen: {rangkum}.",
            bagan=batang_capaian(baris, tulis_angka=tulis_capaian),
            catatan=_catatan_tanpa(len(butir) - len(ada)),
            kunci=f"gambar-capaian-{kunci}",
        )
    ]


def _catatan_tanpa(banyak: int) -> str:
    if not banyak:
        return ""
    return f"{tulis(banyak, 0)} indikator tidak digambar karena capaiannya tidak dihitung."
