"""The year of a unit as at a period within it. No queries in here: what was read is cut to the period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.angka import bagi, kali, rapikan
from sakip.aturan.capaian import HasilCapaian, Ukuran
from sakip.aturan.periode import Periode, baca_periode
from sakip.pengukuran.hasil import ButirSampai, HasilButir, Manual
from sakip.pengukuran.hitung import PENGUKUR_LUAR, Realisasi, hitung_butir_capaian
from sakip.pengukuran.iris import Rentang, TargetBagian, iris, pilih_target, sampai_akhir, setahun
from sakip.pengukuran.models import NilaiLangsung
from sakip.pengukuran.queries.butir import (
    butir_tanpa_manual,
    hitung_realisasi_butir,
    jadi_butir,
    target_tahun,
)
from sakip.pengukuran.queries.muat import MuatanUnit, langsung_terakhir
from sakip.perjanjian.models import ButirPerjanjian

SERATUS = Decimal(100)
TAHUN_BELUM_BERAKHIR = "target setahun; dibandingkan setelah tahun berakhir"
#: A formula that only adds: ``a`` or ``a + b``. Anything else need not grow with the months.
_JUMLAHAN = re.compile(r"\s*[a-z_][a-z0-9_]*(\s*\+\s*[a-z_][a-z0-9_]*)*\s*")


@dataclass(frozen=True)
class Irisan:
    """What was read, cut to a span; ``panjang`` are variables that are there for a longer period only."""

    muatan: MuatanUnit
    rentang: Rentang
    panjang: frozenset[str]


def perjanjian_per(p: Periode) -> dt.date | None:
    """The day whose agreement holds for a period: its end; None when the year's latest one holds."""
    return None if setahun(p) else p.akhir


def potong(muatan: MuatanUnit, r: Rentang) -> Irisan:
    """The same material with the values of the span only."""
    isian, panjang = iris(muatan.isian, muatan.kamus, r)
    wilayah = {k: {u for u in unit if isian.get(k, {}).get(u)} for k, unit in muatan.wilayah.items()}
    langsung = langsung_terakhir(n for n in muatan.semua_langsung if _dikenal(n, r))
    return Irisan(replace(muatan, isian=isian, wilayah=wilayah, langsung=langsung), r, panjang)


def _dikenal(n: NilaiLangsung, r: Rentang) -> bool:
    """A value of the span, or one of a longer period that a letter had given by the end of the span."""
    p = baca_periode(n.periode)
    if r.memuat(p):
        return True
    return r.dari_januari and n.tanggal_surat is not None and n.tanggal_surat <= r.akhir and p.awal <= r.akhir


def butir_sampai(muatan: MuatanUnit, pada: dt.date, p: Periode) -> tuple[HasilButir, ...]:
    """Every item as at the period ``p``; ``pada`` decides what is due."""
    kumulatif, sendiri = potong(muatan, sampai_akhir(p)), potong(muatan, Rentang(p.awal, p.akhir))
    return tuple(_satu(b, pada, p, kumulatif, sendiri) for b in muatan.butir)


def _satu(b: ButirPerjanjian, pada: dt.date, p: Periode, kumulatif: Irisan, sendiri: Irisan) -> HasilButir:
    muatan = kumulatif.muatan
    tahunan = target_tahun(muatan, b)
    manual = muatan.manual.get(b.indikator_id)
    if manual is None:
        return butir_tanpa_manual(muatan, b, tahunan)
    sejauh = realisasi_irisan(kumulatif, b, manual, pada)
    bagian = None if muatan.tanpa_target else _target_bagian(b, p)
    if bagian is not None:
        periode_saja = not bagian.kumulatif and p.awal.month != 1
        target = Ukuran(bagian.nilai, None, b.satuan, b.skala)
        realisasi = realisasi_irisan(sendiri, b, manual, pada) if periode_saja else sejauh
        hasil = hitung_butir_capaian(manual, target, realisasi)
        jenis = "periode" if periode_saja else "kumulatif"
    else:
        target, realisasi, jenis = tahunan, sejauh, "tahun"
        hasil = hitung_butir_capaian(manual, target, realisasi)
        if not setahun(p):
            hasil = _belum_berakhir(hasil)
    bertambah = _bertambah(manual, muatan)
    sampai = ButirSampai(
        periode=p.kunci,
        jenis=jenis,
        kunci_target=bagian.periode if bagian else "",
        target_tahun=tahunan,
        realisasi=sejauh.ukuran,
        hasil_realisasi=sejauh.hasil,
        porsi=_porsi(tahunan, sejauh.ukuran) if bertambah and manual.polaritas == "naik" else None,
        bertambah=bertambah,
        terisi=_terisi(kumulatif.muatan, b, manual),
    )
    return replace(jadi_butir(b, target, realisasi, _dengan_sebab(hasil, realisasi), manual), sampai=sampai)


def _terisi(muatan: MuatanUnit, b: ButirPerjanjian, manual: Manual) -> dt.date | None:
    """The last day that an entered value of the item speaks of, within what ``muatan`` was cut to.

    A list of events without a new one is not less entered than the rest of the form: it counts as far as
    the unit's last entry of any kind.
    """
    kunci = set(manual.variabel.values())
    if kunci & muatan.daftar:
        kunci = set(muatan.isian)
    periode = [
        baca_periode(p).akhir
        for k in kunci
        for isi in muatan.isian.get(k, {}).values()
        for p, nilai in isi.items()
        if nilai.keadaan in ("ada", "nihil")
    ]
    if (langsung := muatan.langsung.get(b.indikator_id)) is not None:
        periode.append(baca_periode(langsung.periode).akhir)
    return max(periode, default=None)


def _target_bagian(b: ButirPerjanjian, p: Periode) -> TargetBagian | None:
    return pilih_target((TargetBagian(t.periode, t.nilai, t.kumulatif) for t in b.target_periode.all()), p)


def _belum_berakhir(hasil: HasilCapaian) -> HasilCapaian:
    """A year's target is not compared with a part of the year, whatever the comparison would say."""
    if hasil.status_hitung in (
        "tidak_ditargetkan",
        "belum_dilaporkan",
        "tidak_dapat_dihitung",
        "beda_satuan",
    ):
        return hasil
    alasan = hasil.alasan if hasil.status_hitung == "belum_jatuh_tempo" else TAHUN_BELUM_BERAKHIR
    return HasilCapaian(None, None, "belum_jatuh_tempo", (), alasan)


def _dengan_sebab(hasil: HasilCapaian, realisasi: Realisasi) -> HasilCapaian:
    """Not due because a variable is there for the whole year only: say which."""
    tunda = realisasi.hasil.keadaan == "tidak_jatuh_tempo"
    if tunda and hasil.status_hitung == "belum_jatuh_tempo" and realisasi.hasil.alasan:
        return replace(hasil, alasan=realisasi.hasil.alasan)
    return hasil


def realisasi_irisan(irisan: Irisan, b: ButirPerjanjian, manual: Manual, pada: dt.date) -> Realisasi:
    """The realisation within the span. What only exists for a longer period is not due, not missing."""
    realisasi = hitung_realisasi_butir(irisan.muatan, b, manual, pada, irisan.rentang)
    panjang = [k for k in manual.variabel.values() if k in irisan.panjang]
    if realisasi.hasil.keadaan != "kosong" or not panjang or manual.pengukur in PENGUKUR_LUAR:
        return realisasi
    nama = ", ".join(irisan.muatan.kamus[k].nama or k for k in panjang)
    hasil = HasilRealisasi("tidak_jatuh_tempo", alasan=f"«{nama}» hanya ada untuk setahun penuh")
    return replace(realisasi, hasil=hasil)


def _bertambah(manual: Manual, muatan: MuatanUnit) -> bool:
    """The figure is a count that grows with the months, so that a share of the year's target has sense."""
    if manual.pengukur in PENGUKUR_LUAR or not manual.variabel or manual.metode != "rasio":
        return False
    if manual.rumus is not None and not _JUMLAHAN.fullmatch(manual.rumus.teks):
        return False
    variabel = [muatan.kamus[k] for k in manual.variabel.values()]
    return manual.skala is None and all(v.sifat == "alur" and _dijumlah(v.waktu, v.isian) for v in variabel)


def _dijumlah(waktu: str, isian: str) -> bool:
    return waktu == "jumlah" or (isian == "sd_bulan" and waktu == "terakhir")


def _porsi(target: Ukuran, realisasi: Ukuran) -> Decimal | None:
    if target.nilai is None or realisasi.nilai is None or target.nilai <= 0:
        return None
    return rapikan(kali(bagi(realisasi.nilai, target.nilai), SERATUS))


def deret_bulan(
    muatan: MuatanUnit, pada: dt.date, p: Periode
) -> Mapping[str, tuple[tuple[str, HasilRealisasi], ...]]:
    """By indicator key, the realisation of each month alone from January to the end of ``p``.

    Items of which no month has a figure are left out.
    """
    bulan = [f"{p.tahun}-{n:02d}" for n in range(1, p.akhir.month + 1)]
    potongan = [(k, potong(muatan, Rentang((q := baca_periode(k)).awal, q.akhir))) for k in bulan]
    hasil: dict[str, tuple[tuple[str, HasilRealisasi], ...]] = {}
    for b in muatan.butir:
        manual = muatan.manual.get(b.indikator_id)
        if manual is None or manual.pengukur in PENGUKUR_LUAR or not manual.variabel:
            continue
        isi = tuple((k, realisasi_irisan(i, b, manual, pada).hasil) for k, i in potongan)
        if any(h.keadaan in ("ada", "nihil") for _, h in isi):
            hasil[b.indikator.kunci] = isi
    return hasil
