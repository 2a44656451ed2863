"""Absorption of a year: by month and level, against quarterly targets and the plan, and where it is heading.

Percentages are over the pagu of the version in force. A month's figure is that of the last snapshot taken
in it; where one DIPA with pagu has none, the sum has none either: a part is not the whole.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import Dipa, JenisBelanja, RincianOutput
from sakip.anggaran.queries.aturan import aturan_bila_ada
from sakip.anggaran.queries.cakupan import BAWAAN
from sakip.anggaran.queries.muatan import DasarDipa, Muatan, kalimat_dasar, muat_tahun
from sakip.anggaran.queries.potret import Kunci
from sakip.aturan.angka import bagi, kali, kurang, rapikan
from sakip.aturan.periode import NAMA_BULAN
from sakip.aturan.prakiraan import Prakiraan, prakiraan_laju, prakiraan_rencana
from sakip.aturan.regulasi import Versi
from sakip.aturan.serapan import (
    DeviasiHalamanIII,
    JenisRpd,
    SerapanTriwulan,
    deviasi_halaman_iii,
    konsistensi_rpd,
    penyerapan,
    serapan_triwulan,
)
from sakip.aturan.skor import Hitungan
from sakip.inti.templatetags.sakip import tanggal
from sakip.organisasi.models import Unit

BULAN = range(1, 13)
TIDAK_DIRINCI = "tidak dirinci"
NAMA_JENIS = {j.value: str(j.label).partition(" ")[2] or str(j.label) for j in JenisBelanja} | {
    "": "Tidak dirinci"
}


@dataclass(frozen=True)
class TitikBulan:
    """Cumulative to the end of a month, in rupiah and percent; ``deviasi`` from the cumulative plan in
    percent of it. None: no figure."""

    bulan: int
    realisasi: int | None
    serapan: Decimal | None
    rencana: int | None
    deviasi: Decimal | None


@dataclass(frozen=True)
class BarisSerapan:
    """One row of a level: ``tingkat`` is jumlah | dipa | program | kegiatan | kro | ro | jenis.

    ``realisasi`` is that of each DIPA's latest snapshot; ``bulan`` always has twelve.
    """

    tingkat: str
    kode: str
    nama: str
    pagu: int
    blokir: int
    realisasi: int | None
    serapan: Decimal | None
    bulan: tuple[TitikBulan, ...]


@dataclass(frozen=True)
class SerapanTahun:
    """Absorption of an office's year; ``sampai`` is the last month with a full figure (0: none)."""

    tahun: int
    pada: dt.date | None
    cakupan: str
    cakupan_kata: str
    dasar: tuple[DasarDipa, ...]
    keterangan: str
    sampai: int
    jumlah: BarisSerapan
    dipa: tuple[BarisSerapan, ...]
    program: tuple[BarisSerapan, ...]
    kegiatan: tuple[BarisSerapan, ...]
    jenis: tuple[BarisSerapan, ...]
    triwulan: tuple[SerapanTriwulan, ...]
    konsistensi: Hitungan
    halaman_iii: DeviasiHalamanIII | None
    prakiraan: tuple[Prakiraan, ...]
    peringatan: tuple[str, ...]
    kurang: tuple[str, ...]
    kro: tuple[BarisSerapan, ...] = ()
    ro: tuple[BarisSerapan, ...] = ()


_Bulanan = dict[int, int | None]


@dataclass
class _Pot:
    """Pagu, and cumulative realisation by month, of the lines that fall into one row."""

    pagu: int = 0
    blokir: int = 0
    dipa: set[int] | None = None


def serapan_tahun(
    unit: Unit, tahun: int, pada: dt.date | None = None, *, cakupan: str = BAWAAN,
    dipa_id: int | None = None,
) -> SerapanTahun:  # fmt: skip
    """Everything about the absorption of a year, in a fixed number of queries; ``dipa_id``: of one DIPA."""
    m = muat_tahun(unit, tahun, pada, cakupan=cakupan, per_bulan=True, dipa_id=dipa_id)
    nama = dict(RincianOutput.objects.filter(dipa__in=m.dipa).order_by("-pk").values_list("kode", "nama"))
    return hitung_serapan(m, aturan_bila_ada(("target_serapan", "batas_deviasi_rpd"), tahun), nama)


def hitung_serapan(
    m: Muatan, aturan: Mapping[str, Versi | None], nama_ro: Mapping[str, str] | None = None
) -> SerapanTahun:
    """:func:`serapan_tahun` over what was loaded; ``nama_ro``: names of outputs by code."""
    dasar = m.dasar()
    jumlah = _tingkat(m, "jumlah", lambda d, k: ("", "Jumlah"), rencana="semua")
    satu = jumlah[0] if jumlah else _kosong()
    jenis = _tingkat(m, "jenis", lambda d, k: (k[1], NAMA_JENIS.get(k[1], k[1])), rencana="jenis")
    sampai = max((t.bulan for t in satu.bulan if t.realisasi is not None), default=0)
    rencana = _rencana_semua(m)
    return SerapanTahun(
        m.tahun, m.pada, m.cakupan, m.cakupan_kata, dasar, kalimat_dasar(dasar, m.cakupan_kata), sampai,
        satu,
        tuple(_tingkat(m, "dipa", lambda d, k: (d.kode, d.nama), rencana="dipa")),
        tuple(_tingkat(m, "program", _program(m))),
        tuple(_tingkat(m, "kegiatan", _kegiatan(m))),
        tuple(jenis),
        _triwulan(jenis, m.tahun, aturan["target_serapan"]),
        _konsistensi(satu, rencana),
        _halaman_iii(m, jenis, aturan["batas_deviasi_rpd"]),
        _prakiraan(satu, rencana, sampai),
        _peringatan(m, satu, rencana),
        _kurang(m),
        tuple(_tingkat(m, "kro", _menurut_kode(m, 2, "KRO", {}))),
        tuple(_tingkat(m, "ro", _menurut_kode(m, 3, "RO", nama_ro or {}))),
    )  # fmt: skip


# --- levels -------------------------------------------------------------------------------------------


def _program(m: Muatan) -> Callable[[Dipa, Kunci], tuple[str, str]]:
    baris = {(d.pk, b.kode): b for d in m.dipa for b in m.akhir(d)}

    def cari(d: Dipa, k: Kunci) -> tuple[str, str]:
        b = baris.get((d.pk, k[0]))
        p = b.kegiatan.program if b and b.kegiatan else d.program
        return (p.kode, p.nama) if p else ("", "Program belum ditentukan")

    return cari


def _kegiatan(m: Muatan) -> Callable[[Dipa, Kunci], tuple[str, str]]:
    baris = {(d.pk, b.kode): b for d in m.dipa for b in m.akhir(d)}

    def cari(d: Dipa, k: Kunci) -> tuple[str, str]:
        b = baris.get((d.pk, k[0]))
        if b and b.kegiatan:
            return b.kegiatan.kode, b.kegiatan.nama
        awal, titik, _ = k[0].partition(".")
        return (awal, f"Kegiatan {awal}") if titik else ("", "Kegiatan belum ditentukan")

    return cari


def _menurut_kode(
    m: Muatan, dalam: int, kata: str, nama: Mapping[str, str]
) -> Callable[[Dipa, Kunci], tuple[str, str]]:
    """Rows by the first parts of the code: kegiatan.kro, kegiatan.kro.ro."""
    sendiri = {b.kode: b.uraian for d in m.dipa for b in m.akhir(d) if b.kode.count(".") == dalam - 1}

    def cari(d: Dipa, k: Kunci) -> tuple[str, str]:
        bagian = k[0].split(".")
        if len(bagian) < dalam:
            return "", f"Belum dirinci sampai {kata}"
        kode = ".".join(bagian[:dalam])
        return kode, nama.get(kode) or sendiri.get(kode) or f"{kata} {kode}"

    return cari


def _tingkat(
    m: Muatan, tingkat: str, kunci: Callable[[Dipa, Kunci], tuple[str, str]], *, rencana: str = ""
) -> list[BarisSerapan]:
    """Rows of a level; the rows of every level sum to the total."""
    pot: dict[tuple[str, str], _Pot] = {}
    bulanan: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    kini: dict[tuple[str, str], int] = defaultdict(int)
    for d in m.dipa:
        for b in m.akhir(d):
            p = pot.setdefault(kunci(d, (b.kode, b.jenis_belanja)), _Pot(dipa=set()))
            p.pagu, p.blokir = p.pagu + b.pagu, p.blokir + b.blokir
            assert p.dipa is not None
            p.dipa.add(d.pk)
        akhir = m.potret_akhir(d)
        for potret in m.potret.get(d.pk, []):
            for k, rupiah in (m.realisasi(d, potret) or {}).items():
                baris = kunci(d, k)
                isi = pot.setdefault(baris, _Pot(dipa=set())).dipa
                assert isi is not None
                isi.add(d.pk)
                bulanan[baris][potret.bulan] += rupiah
                if potret is akhir:
                    kini[baris] += rupiah
    return [
        _baris(m, tingkat, k, p, bulanan[k], kini[k], _rencana(m, k, rencana)) for k, p in sorted(pot.items())
    ]


def _baris(
    m: Muatan, tingkat: str, kunci: tuple[str, str], pot: _Pot, bulanan: Mapping[int, int], kini: int,
    rencana: dict[int, int] | None,
) -> BarisSerapan:  # fmt: skip
    milik = [d for d in m.dipa if d.pk in (pot.dipa or ())]
    realisasi = kini if milik and all(m.potret_akhir(d) for d in milik) else None
    titik, kumulatif = [], 0
    for b in BULAN:
        lengkap = bool(milik) and all(m.potret_bulan(d, b) for d in milik)
        nyata = bulanan.get(b, 0) if lengkap else None
        kumulatif += rencana[b] if rencana else 0
        titik.append(_titik(b, nyata, pot.pagu, kumulatif if rencana else None))
    return BarisSerapan(
        tingkat, *kunci, pot.pagu, pot.blokir, realisasi, penyerapan(pot.pagu, realisasi).nilai, tuple(titik)
    )


def _titik(bulan: int, nyata: int | None, pagu: int, rencana: int | None) -> TitikBulan:
    deviasi = None
    if nyata is not None and rencana:
        deviasi = rapikan(kali(bagi(kurang(nyata, rencana), rencana), 100))
    return TitikBulan(bulan, nyata, penyerapan(pagu, nyata).nilai, rencana, deviasi)


def _kosong() -> BarisSerapan:
    return BarisSerapan(
        "jumlah", "", "Jumlah", 0, 0, None, None,
        tuple(TitikBulan(b, None, None, None, None) for b in BULAN),
    )  # fmt: skip


# --- plan ---------------------------------------------------------------------------------------------


def _rencana_semua(m: Muatan) -> dict[int, int] | None:
    """The plans of all DIPA added up; None where one with pagu has none."""
    berpagu = [d for d in m.dipa if m.pagu(d)]
    if not berpagu or any(d.pk not in m.rpd for d in berpagu):
        return None
    return _jumlahkan(isi for d in m.dipa for isi in m.rencana.get(d.pk, {}).values())


def _rencana(m: Muatan, kunci: tuple[str, str], bagaimana: str) -> dict[int, int] | None:
    if bagaimana == "semua":
        return _rencana_semua(m)
    if bagaimana == "dipa":
        d = next(d for d in m.dipa if d.kode == kunci[0])
        return _jumlahkan(m.rencana[d.pk].values()) if d.pk in m.rpd else None
    if bagaimana == "jenis" and _rencana_semua(m) is not None:
        return _jumlahkan(isi[kunci[0]] for isi in m.rencana.values() if kunci[0] in isi)
    return None


def _jumlahkan(isi: Iterable[Mapping[int, int]]) -> dict[int, int]:
    hasil = dict.fromkeys(BULAN, 0)
    for satu in isi:
        for b in BULAN:
            hasil[b] += satu.get(b, 0)
    return hasil


def bukan_kumulatif(titik: Iterable[TitikBulan]) -> _Bulanan:
    """What was spent in each month alone; None where the month or the one before it has no figure."""
    hasil: _Bulanan = {}
    lalu: int | None = 0
    for t in titik:
        hasil[t.bulan] = None if t.realisasi is None or lalu is None else t.realisasi - lalu
        lalu = t.realisasi
    return hasil


def _konsistensi(jumlah: BarisSerapan, rencana: Mapping[int, int] | None) -> Hitungan:
    sampai = max((t.bulan for t in jumlah.bulan if t.realisasi is not None), default=12)
    return konsistensi_rpd(rencana or {}, bukan_kumulatif(jumlah.bulan), sampai=sampai)


def _halaman_iii(m: Muatan, jenis: list[BarisSerapan], aturan: Versi | None) -> DeviasiHalamanIII | None:
    if aturan is None:
        return None
    isi = tuple(
        JenisRpd(j.kode, j.pagu, _rencana(m, (j.kode, ""), "jenis") or {}, bukan_kumulatif(j.bulan))
        for j in jenis
    )
    return deviasi_halaman_iii(isi, m.tahun, aturan=aturan)


def _triwulan(jenis: list[BarisSerapan], tahun: int, aturan: Versi | None) -> tuple[SerapanTriwulan, ...]:
    """() without a rule for the year."""
    if aturan is None or not jenis:
        return ()
    return tuple(
        serapan_triwulan(
            {j.kode or TIDAK_DIRINCI: (j.pagu, j.bulan[3 * t - 1].realisasi) for j in jenis},
            t, tahun, aturan,
        )
        for t in (1, 2, 3, 4)
    )  # fmt: skip


def _prakiraan(jumlah: BarisSerapan, rencana: Mapping[int, int] | None, sampai: int) -> tuple[Prakiraan, ...]:
    if not sampai:
        return ()
    nyata = jumlah.bulan[sampai - 1].realisasi
    return (
        prakiraan_rencana(nyata, sampai, rencana or {}, jumlah.pagu),
        prakiraan_laju(nyata, sampai, jumlah.pagu),
    )


# --- what to look at ----------------------------------------------------------------------------------


def _peringatan(m: Muatan, jumlah: BarisSerapan, rencana: Mapping[int, int] | None) -> tuple[str, ...]:
    tanda = list(penyerapan(jumlah.pagu, jumlah.realisasi).peringatan)
    hari = {p.tanggal for d in m.dipa if (p := m.potret_akhir(d))}
    if len(hari) > 1:
        tanda.append("Potret realisasi antar-DIPA tidak bertanggal sama; jumlahnya campuran.")
    for d in m.dipa:
        if (p := m.potret_akhir(d)) and p.kembar:
            tanda.append(
                f"DIPA {d.kode}: per {tanggal(p.tanggal)} ada potret dari {', '.join((p.sumber, *p.kembar))};"
                f" yang dipakai {p.sumber} (urutan nama)."
            )
    tanda += [f"DIPA {b.kode}, {b.versi}: {j.kalimat}" for b in m.dasar() for j in b.beda]
    for d in m.dipa:
        nyata, pagu = m.jumlah_realisasi(d), m.pagu(d)
        if nyata is not None and nyata > pagu:
            tanda.append(f"DIPA {d.kode}: realisasi melampaui pagu.")
        rpd = sum(sum(isi.values()) for isi in m.rencana.get(d.pk, {}).values())
        if rpd > pagu:
            tanda.append(f"DIPA {d.kode}: jumlah RPD melampaui pagu.")
    return tuple(tanda)


def _kurang(m: Muatan) -> tuple[str, ...]:
    """What is still missing, in words that say what to do."""

    def sebut(dipa: list[Dipa]) -> str:
        return ", ".join(d.kode for d in dipa[:6]) + (f" dan {len(dipa) - 6} lain" if len(dipa) > 6 else "")

    hasil = []
    for syarat, kata in (
        (lambda d: not m.versi.get(d.pk), "belum mempunyai versi berisi baris"),
        (lambda d: d.pk not in m.potret, "belum mempunyai potret realisasi"),
        (lambda d: d.pk not in m.rpd, "belum mempunyai rencana penarikan dana (RPD)"),
        (
            lambda d: any(not b.jenis_belanja for b in m.akhir(d)),
            "belum dirinci menurut jenis belanja; target triwulanannya tidak dapat dihitung",
        ),
    ):
        if kena := [d for d in m.dipa if syarat(d)]:
            hasil.append(f"{len(kena)} DIPA {kata}: {sebut(kena)}.")
    return (*hasil, *_bulan_bolong(m))


def _bulan_bolong(m: Muatan) -> list[str]:
    """Months for which some DIPA have a snapshot and others have none: their sums stay empty."""
    if not m.per_bulan:
        return []
    hasil = []
    berpagu = [d for d in m.dipa if m.pagu(d) and m.potret.get(d.pk)]
    for b in BULAN:
        kosong = [d.kode for d in berpagu if m.potret_bulan(d, b) is None]
        if kosong and len(kosong) < len(berpagu):
            lain = f" dan {len(kosong) - 4} lain" if len(kosong) > 4 else ""
            hasil.append((NAMA_BULAN[b - 1], ", ".join(kosong[:4]) + lain))
    gabung: dict[str, list[str]] = {}
    for bulan, dipa in hasil:
        gabung.setdefault(dipa, []).append(bulan)
    return [
        f"Jumlah {', '.join(bulan)} dikosongkan: DIPA {dipa} belum mempunyai potret pada bulan itu."
        for dipa, bulan in gabung.items()
    ]
