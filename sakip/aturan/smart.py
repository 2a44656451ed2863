"""Nilai SMART of a satker, aspect of implementation (PMK 22/PMK.02/2021, years 2021 to 2023).

`9,7 P + 18,2 K + 43,5 CRO + 28,6 NE` over 100, where NE = 50 + E/20 x 50 and E is held within -20..20. The
weights and the bounds of E are data (`data/bobot_smart.toml`). How P, K, CRO and E themselves come about:
`penyerapan` and `konsistensi_rpd` in `serapan.py`, `capaian_ro`, `capaian_bertingkat` and `efisiensi` here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from .angka import KONTEKS, bagi, bilangan, kali, kurang, rapikan, rata, tambah, tulis
from .regulasi import Versi, ambil
from .skor import (
    SERATUS,
    Andai,
    Banding,
    Hitungan,
    KomponenSalah,
    NilaiKomponen,
    Peluang,
    Skor,
    andai,
    angka_aturan,
    banding,
    hitung_skor,
    peluang,
    rata_berbobot,
)

NAMA: Final = "Nilai SMART"
ATURAN: Final = "bobot_smart"
SUMBER: Final = "PMK 22/PMK.02/2021"
#: E is printed to two decimals: NE moves by 2,5 times as much, and is itself printed to two.
TOLERANSI_NE: Final = Decimal("0.03")


@dataclass(frozen=True)
class KomponenSmart:
    """Percentages; E (`efisiensi`) or, where only that is known, NE (`nilai_efisiensi`)."""

    penyerapan: Decimal | None = None
    konsistensi: Decimal | None = None
    cro: Decimal | None = None
    efisiensi: Decimal | None = None
    nilai_efisiensi: Decimal | None = None


def nilai_efisiensi(e: Decimal, aturan: Versi) -> Decimal:
    """NE = 50 + E/20 x 50 with E held within its bounds, so that NE stays within 0..100; unrounded."""
    batas, tengah = angka_aturan(aturan, "batas_efisiensi"), angka_aturan(aturan, "nilai_tengah")
    e = max(-batas, min(batas, bilangan(e)))
    return rapikan(tambah(tengah, kali(bagi(e, batas), kurang(SERATUS, tengah))))


def nilai_smart(aturan: Versi, p: Decimal, k: Decimal, cro: Decimal, ne: Decimal) -> Decimal:
    """The weighted mean alone, for four known values; unrounded."""
    return rata_berbobot(aturan.bobot, {"penyerapan": p, "konsistensi": k, "cro": cro, "efisiensi": ne})


def hitung_smart(komponen: KomponenSmart, tahun: int, aturan: Versi | None = None) -> Skor:
    """Nilai SMART with steps; None while a component is missing (the rule knows no conversion).

    TidakBerlaku where no rule is in force in `tahun`; KomponenSalah for a negative P, K, CRO or NE.
    """
    aturan = aturan or ambil(ATURAN, tahun)
    ne, langkah, peringatan = _ne(komponen, aturan)
    nilai = {
        "penyerapan": komponen.penyerapan,
        "konsistensi": komponen.konsistensi,
        "cro": komponen.cro,
        "efisiensi": ne,
    }
    return hitung_skor(
        nama=NAMA, aturan=aturan, nilai=nilai, konversi=False, langkah=langkah, peringatan=peringatan
    )


def _ne(k: KomponenSmart, aturan: Versi) -> tuple[Decimal | None, tuple[str, ...], tuple[str, ...]]:
    if k.nilai_efisiensi is not None and k.nilai_efisiensi < 0:
        raise KomponenSalah("nilai_efisiensi", f"Nilai efisiensi {tulis(k.nilai_efisiensi, None)} negatif.")
    if k.efisiensi is None:
        if k.nilai_efisiensi is None or k.nilai_efisiensi <= SERATUS:
            return k.nilai_efisiensi, (), ()
        kata = f"Nilai efisiensi {tulis(k.nilai_efisiensi, None)} dibatasi menjadi 100."
        return SERATUS, (f"min({tulis(k.nilai_efisiensi, None)}; 100) = 100",), (kata,)
    batas, tengah = angka_aturan(aturan, "batas_efisiensi"), angka_aturan(aturan, "nilai_tengah")
    e, langkah, tanda = bilangan(k.efisiensi), [], []
    if abs(e) > batas:
        dibatasi = batas if e > 0 else -batas
        langkah.append(f"E {tulis(e, None)} dibatasi menjadi {tulis(dibatasi, None)}")
        tanda.append(
            f"Efisiensi {tulis(e, None)} di luar {tulis(-batas, None)} sampai {tulis(batas, None)}"
            f" dan dibatasi menjadi {tulis(dibatasi, None)}."
        )
        e = dibatasi
    ne = nilai_efisiensi(e, aturan)
    t, b, s = (tulis(x, None) for x in (tengah, batas, kurang(SERATUS, tengah)))
    langkah.append(f"{t} + ({tulis(e, None)} ÷ {b}) × {s} = {tulis(ne, None)}")
    if k.nilai_efisiensi is not None and abs(kurang(k.nilai_efisiensi, ne)) > TOLERANSI_NE:
        tanda.append(
            f"Nilai efisiensi tertulis {tulis(k.nilai_efisiensi, None)}, dari E seharusnya"
            f" {tulis(ne, None)}; yang dipakai {tulis(ne, None)}."
        )
    return ne, tuple(langkah), tuple(tanda)


# --- components from volumes and money ----------------------------------------------------------------


@dataclass(frozen=True)
class Ro:
    """One rincian output: volumes, and money for `efisiensi`."""

    nama: str
    target: Decimal | None = None
    realisasi: Decimal | None = None
    pagu: Decimal | None = None
    belanja: Decimal | None = None


def capaian_ro(ro: Sequence[Ro]) -> Hitungan:
    """CRO: geometric mean of realised over targeted volume, in percent; unrounded to 30 digits.

    One RO at zero makes the whole zero, as the geometric mean does. Nothing is capped.
    """
    rasio, alasan = _rasio(ro, "belum ada rincian output")
    if alasan:
        return Hitungan(None, alasan=alasan, sumber=SUMBER)
    nilai = rapikan(kali(_rata_geometrik(rasio), SERATUS))
    return Hitungan(nilai, (f"{_akar(ro)} × 100 = {tulis(nilai)}",), sumber=SUMBER)


def capaian_bertingkat(keluaran: Mapping[str, Sequence[Ro]]) -> Hitungan:
    """CRO of an Eselon I unit: of each output of its programmes the geometric mean over its indicators, then
    the geometric mean over the outputs; in percent, unrounded to 30 digits.

    `keluaran`: output -> its indicators as `Ro`. Every output counts once, however many indicators it has;
    with one output, or with as many indicators in each, it equals :func:`capaian_ro` over all of them.
    """
    if not keluaran:
        return Hitungan(None, alasan="belum ada keluaran program", sumber=SUMBER)
    rata_keluaran: list[Decimal] = []
    langkah: list[str] = []
    for nama, indikator in keluaran.items():
        rasio, alasan = _rasio(indikator, f"{nama}: belum ada indikatornya")
        if alasan:
            return Hitungan(None, alasan=alasan, sumber=SUMBER)
        rata_keluaran.append(_rata_geometrik(rasio))
        langkah.append(f"{nama}: {_akar(indikator)} × 100 = {tulis(kali(rata_keluaran[-1], SERATUS))}")
    nilai = rapikan(kali(_rata_geometrik(rata_keluaran), SERATUS))
    n = len(rata_keluaran)
    if n > 1:
        isi = " × ".join(tulis(kali(x, SERATUS)) for x in rata_keluaran[:12]) + (" × …" if n > 12 else "")
        langkah.append(f"({isi})^(1/{n}) = {tulis(nilai)}")
    return Hitungan(nilai, tuple(langkah), sumber=SUMBER)


def _rasio(ro: Sequence[Ro], tanpa: str) -> tuple[list[Decimal], str]:
    """Realised over targeted volumes, or why they cannot be had."""
    hasil: list[Decimal] = []
    for r in ro:
        if r.target is None or r.realisasi is None:
            return [], f"{r.nama}: target atau realisasi volume belum ada"
        if r.target <= 0 or r.realisasi < 0:
            return [], f"{r.nama}: target volume harus lebih dari nol dan realisasinya tidak negatif"
        hasil.append(bagi(r.realisasi, r.target))
    return hasil, "" if hasil else tanpa


def _akar(ro: Sequence[Ro]) -> str:
    isi = " × ".join(f"({tulis(r.realisasi, None)} ÷ {tulis(r.target, None)})" for r in ro[:12])
    isi += f" × … ({len(ro)} RO)" if len(ro) > 12 else ""
    return f"({isi})^(1/{len(ro)})" if len(ro) > 1 else isi


def _rata_geometrik(rasio: Sequence[Decimal]) -> Decimal:
    if any(r == 0 for r in rasio):
        return Decimal(0)
    if len(set(rasio)) == 1:
        return rasio[0]
    return KONTEKS.exp(rata([KONTEKS.ln(r) for r in rasio]))


def efisiensi(ro: Sequence[Ro]) -> Hitungan:
    """E = sum(pagu x capaian - belanja) / sum(pagu x capaian) x 100, not yet held within its bounds.

    The form of PMK 214/2017, which rules.md gives; in use under PMK 22/2021 it is a draft.
    """
    sumber = "PMK 214/PMK.02/2017 (draf untuk PMK 22/PMK.02/2021)"
    seharusnya: list[Decimal] = []
    for r in ro:
        if r.target is None or r.realisasi is None or r.pagu is None or r.belanja is None:
            alasan = f"{r.nama}: volume, pagu, atau belanja belum ada"
            return Hitungan(None, alasan=alasan, sumber=sumber, draf=True)
        if r.target <= 0:
            alasan = f"{r.nama}: target volume harus lebih dari nol"
            return Hitungan(None, alasan=alasan, sumber=sumber, draf=True)
        seharusnya.append(bagi(kali(r.pagu, r.realisasi), r.target))
    dasar, belanja = tambah(*seharusnya), tambah(*(r.belanja for r in ro if r.belanja is not None))
    if dasar <= 0:
        alasan = "jumlah pagu × capaian nol" if ro else "belum ada rincian output"
        return Hitungan(None, alasan=alasan, sumber=sumber, draf=True)
    nilai = rapikan(kali(bagi(kurang(dasar, belanja), dasar), SERATUS))
    d, b = tulis(rapikan(dasar), 2), tulis(belanja, None)
    return Hitungan(nilai, (f"({d} − {b}) ÷ {d} × 100 = {tulis(nilai)}",), sumber=sumber, draf=True)


# --- what if, and our figure beside the official one --------------------------------------------------


def _ke_komponen(nilai: NilaiKomponen) -> KomponenSmart:
    return KomponenSmart(**nilai)


def andai_smart(
    komponen: KomponenSmart, ubah: NilaiKomponen, tahun: int, aturan: Versi | None = None
) -> Andai:
    """The score with `ubah` (fields of KomponenSmart) changed; a changed NE takes the place of E."""
    asing = [k for k in ubah if k not in asdict(komponen)]
    if asing:
        raise KomponenSalah(asing[0], f"{NAMA} tidak mengenal komponen “{asing[0]}”.")
    ganti = dict(ubah)
    if "nilai_efisiensi" in ganti:
        ganti.setdefault("efisiensi", None)
    elif "efisiensi" in ganti:
        ganti["nilai_efisiensi"] = None
    return andai(lambda n: hitung_smart(_ke_komponen(n), tahun, aturan), asdict(komponen), ganti)


def peluang_smart(komponen: KomponenSmart, tahun: int, aturan: Versi | None = None) -> tuple[Peluang, ...]:
    """Components by what they could still give; E in its own scale (to 20), else NE (to 100)."""
    aturan = aturan or ambil(ATURAN, tahun)
    batas = dict.fromkeys(("penyerapan", "konsistensi", "cro"), SERATUS)
    if komponen.efisiensi is not None:
        komponen = replace(komponen, nilai_efisiensi=None)
        batas["efisiensi"] = angka_aturan(aturan, "batas_efisiensi")
    else:
        batas["nilai_efisiensi"] = SERATUS
    return peluang(lambda n: hitung_smart(_ke_komponen(n), tahun, aturan), asdict(komponen), batas)


def banding_smart(
    komponen: KomponenSmart,
    resmi: Decimal | None,
    tahun: int,
    aturan: Versi | None = None,
    *,
    desimal: int = 2,
) -> Banding:
    """Ours beside the official figure; a difference is tried against the errors seen in print."""
    aturan = aturan or ambil(ATURAN, tahun)
    skor = hitung_smart(komponen, tahun, aturan)
    dugaan = "" if skor.nilai is None or resmi is None else _dugaan(komponen, skor, resmi, aturan, desimal)
    return banding(skor, resmi, desimal=desimal, dugaan=dugaan)


def _dugaan(k: KomponenSmart, skor: Skor, resmi: Decimal, aturan: Versi, desimal: int) -> str:
    satuan = Decimal(1).scaleb(-desimal)
    nilai = {b.kode: b.nilai for b in skor.bagian if b.nilai is not None}
    for ne, kata in _ne_lain(k, nilai["efisiensi"], aturan):
        lain = {**nilai, "efisiensi": ne}
        if abs(kurang(rata_berbobot(aturan.bobot, lain), resmi)) <= satuan:
            return kata
    kode = [b.kode for b in skor.bagian]
    benar = [aturan.bobot[x] for x in kode]
    for susunan in permutations(benar):
        if list(susunan) != benar:
            tertukar = dict(zip(kode, susunan, strict=True))
            if abs(kurang(rata_berbobot(tertukar, nilai), resmi)) <= satuan:
                daftar = ", ".join(f"{b.nama} {tulis(tertukar[b.kode], None)}" for b in skor.bagian)
                return f"Cocok bila bobotnya tertukar: {daftar}."
    return ""


def _ne_lain(k: KomponenSmart, dipakai: Decimal, aturan: Versi) -> list[tuple[Decimal, str]]:
    hasil: list[tuple[Decimal, str]] = []
    batas, tengah = angka_aturan(aturan, "batas_efisiensi"), angka_aturan(aturan, "nilai_tengah")
    if k.efisiensi is not None:
        lepas = tambah(tengah, kali(bagi(k.efisiensi, batas), kurang(SERATUS, tengah)))
        if lepas != dipakai:
            hasil.append((lepas, "Cocok bila efisiensi tidak dibatasi."))
        hasil.append((k.efisiensi, "Cocok bila E dipakai langsung tanpa diubah menjadi nilai efisiensi."))
    if k.nilai_efisiensi is not None and k.nilai_efisiensi != dipakai:
        hasil.append((k.nilai_efisiensi, "Cocok dengan nilai efisiensi yang tertulis, bukan yang dari E."))
    return hasil
