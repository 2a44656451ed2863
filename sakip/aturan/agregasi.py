"""Aggregation of variables over time, over units, and into a realisation (house decisions 4, 5).

The way of aggregation belongs to the variable, never to the person who types. Default order:
add the variables over time within a unit, then over units, then apply the formula, so that a
share is pooled (342 of 372 = 91,93 %) and percentages of months or units are never averaged by
accident.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from sakip.aturan.angka import bagi, desimal_utuh, kali, rapikan, rata, tambah, tulis
from sakip.aturan.periode import Periode, baca_periode, bertumpuk
from sakip.aturan.rumus import Rumus

KeadaanNilai = Literal["ada", "nihil", "tidak_jatuh_tempo"]
KeadaanHasil = Literal["ada", "nihil", "kosong", "tidak_jatuh_tempo", "tak_terdefinisi"]
Sifat = Literal["stok", "alur"]
Waktu = Literal["jumlah", "terakhir", "rata", "maks"]
GabungUnit = Literal["jumlah", "rata", "rata_berbobot", "tidak"]
Isian = Literal["bulan", "sd_bulan"]
Urutan = Literal["gabung_lalu_rumus", "rumus_lalu_gabung"]


class AgregasiSalah(ValueError):
    """Values that cannot be added without inventing something, told in Indonesian."""


@dataclass(frozen=True)
class AturanVariabel:
    """How one variable of the dictionary behaves."""

    kunci: str
    nama: str = ""
    satuan: str = ""
    sifat: Sifat = "alur"
    waktu: Waktu = "jumlah"
    unit: GabungUnit = "jumlah"
    bobot: str | None = None
    isian: Isian = "bulan"


@dataclass(frozen=True)
class Nilai:
    """One reported value. ``nihil``: reported, nothing happened. Not reported is no ``Nilai`` at all."""

    keadaan: KeadaanNilai
    nilai: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.keadaan == "ada") != (self.nilai is not None):
            raise ValueError("nilai ada bila dan hanya bila keadaannya «ada»")


@dataclass(frozen=True)
class Gabungan:
    """An aggregated value with the steps that led to it.

    ``cacah`` counts the values used, ``hilang`` names the periods or units that did not report;
    ``dirata``: a mean of several made it, so that it may have decimals that nobody entered.
    """

    keadaan: KeadaanHasil
    nilai: Decimal | None = None
    langkah: str = ""
    cacah: int = 0
    hilang: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    dirata: bool = False


def _tolak_tumpang_tindih(variabel: str, periode: Sequence[Periode]) -> None:
    urut = sorted(periode, key=lambda p: (p.awal, p.akhir))
    for kiri, kanan in pairwise(urut):
        if bertumpuk(kiri, kanan):
            raise AgregasiSalah(
                f"Isian «{variabel}» untuk {kiri.kunci} dan {kanan.kunci} bertumpang tindih; "
                "pakai satu jenis periode dalam setahun."
            )


def _susun(jumlah: Sequence[Decimal], tanda: str = " + ") -> str:
    """``3 + 4 + 5``; long rows are shortened so that a trace stays readable."""
    if len(jumlah) <= 12:
        return tanda.join(tulis(x, None) for x in jumlah)
    return f"{tanda.join(tulis(x, None) for x in jumlah[:3])}{tanda}… ({len(jumlah)} nilai)"


def gabung_waktu(
    aturan: AturanVariabel, isi: Mapping[str, Nilai], diharapkan: Collection[str] = ()
) -> Gabungan:
    """Aggregate one unit's values of one variable over the periods of a year.

    ``isi`` maps period keys to values; ``diharapkan`` are the period keys that are due, of which
    those without any entry are named in ``hilang``. A year-to-date variable (and the cumulative
    B03..B12 periods) counts with its last value. Raises :class:`AgregasiSalah` when periods overlap.
    """
    periode = sorted((baca_periode(k) for k in isi), key=lambda p: (p.akhir, p.awal))
    kumulatif = aturan.isian == "sd_bulan" or all("-B" in p.kunci for p in periode)
    if not kumulatif:
        _tolak_tumpang_tindih(aturan.nama or aturan.kunci, periode)
    hilang = _belum_ada(periode, diharapkan, kumulatif=kumulatif, terakhir=aturan.waktu == "terakhir")
    terpakai = [(p, isi[p.kunci]) for p in periode if isi[p.kunci].keadaan != "tidak_jatuh_tempo"]
    if not terpakai:
        return Gabungan("tidak_jatuh_tempo" if periode else "kosong", hilang=hilang)
    if kumulatif and aturan.waktu in ("jumlah", "terakhir"):
        return _terakhir(terpakai, hilang)
    ada = [n.nilai for _, n in terpakai if n.nilai is not None]
    if aturan.waktu == "terakhir":
        return _terakhir(terpakai, hilang)
    if not ada:
        return Gabungan("nihil", cacah=len(terpakai), hilang=hilang)
    cacah = len(terpakai)
    if aturan.waktu == "jumlah":
        langkah = _susun(ada) if len(ada) > 1 else ""
        return Gabungan("ada", rapikan(tambah(*ada)), langkah, cacah, hilang)
    if aturan.waktu == "maks":
        return Gabungan("ada", max(ada), f"maks dari {len(ada)} nilai" if len(ada) > 1 else "", cacah, hilang)
    langkah = f"({_susun(ada)}) ÷ {len(ada)}" if len(ada) > 1 else ""
    # Kept at 60 digits: a mean that is rounded before it is used would shift the result.
    return Gabungan("ada", rata(ada), langkah, cacah, hilang, dirata=len(ada) > 1)


def _terakhir(terpakai: Sequence[tuple[Periode, Nilai]], hilang: tuple[str, ...]) -> Gabungan:
    akhir, nilai = terpakai[-1]
    if nilai.nilai is None:
        return Gabungan("nihil", cacah=1, hilang=hilang)
    return Gabungan("ada", nilai.nilai, f"nilai {akhir.label}" if len(terpakai) > 1 else "", 1, hilang)


def _belum_ada(
    periode: Sequence[Periode], diharapkan: Collection[str], *, kumulatif: bool, terakhir: bool
) -> tuple[str, ...]:
    """Due periods without an entry; where only the last value counts, those after the last entry.

    A year whose one value was measured in November is not without its value; a year-to-date figure
    must reach the end of the due period.
    """
    harap = sorted((baca_periode(k) for k in diharapkan), key=lambda p: p.awal)
    if periode and (kumulatif or terakhir):
        batas = max(p.akhir for p in periode)
        lewat = [h for h in harap if h.akhir > batas]
        if kumulatif:
            return tuple(h.kunci for h in lewat)
        return tuple(h.kunci for h in lewat if h.awal > batas)
    return tuple(h.kunci for h in harap if not any(bertumpuk(p, h) for p in periode))


def gabung_unit(
    aturan: AturanVariabel,
    isi: Mapping[str, Gabungan],
    bobot: Mapping[str, Gabungan] | None = None,
    diharapkan: Collection[str] = (),
) -> Gabungan:
    """Aggregate the year values of several units (keys are unit codes).

    ``bobot`` holds each unit's weight for ``rata_berbobot``; a unit without a positive weight is
    left out and named. ``tidak`` accepts exactly one unit.
    """
    hilang = tuple(sorted(u for u in diharapkan if u not in isi or isi[u].keadaan == "kosong"))
    terpakai = {u: g for u, g in sorted(isi.items()) if g.keadaan in ("ada", "nihil", "tak_terdefinisi")}
    rusak = [u for u, g in terpakai.items() if g.keadaan == "tak_terdefinisi"]
    if rusak:
        return Gabungan(
            "tak_terdefinisi", hilang=hilang, peringatan=(f"tidak terhitung di {', '.join(rusak)}",)
        )
    if not terpakai:
        tunda = any(g.keadaan == "tidak_jatuh_tempo" for g in isi.values())
        return Gabungan("tidak_jatuh_tempo" if tunda else "kosong", hilang=hilang)
    ada = {u: g.nilai for u, g in terpakai.items() if g.nilai is not None}
    if not ada:
        return Gabungan("nihil", cacah=len(terpakai), hilang=hilang)
    nilai = list(ada.values())
    if len(terpakai) == 1:
        (satu,) = terpakai.values()
        return Gabungan("ada", nilai[0], satu.langkah, 1, hilang, dirata=satu.dirata)
    dirata = any(g.dirata for g in terpakai.values())
    if aturan.unit == "jumlah":
        jumlah = rapikan(tambah(*nilai))
        return Gabungan("ada", jumlah, _susun(nilai), len(terpakai), hilang, dirata=dirata)
    if aturan.unit == "rata":
        langkah, dirata = f"({_susun(nilai)}) ÷ {len(nilai)}", dirata or len(nilai) > 1
        return Gabungan("ada", rata(nilai), langkah, len(nilai), hilang, dirata=dirata)
    if aturan.unit == "tidak":
        pesan = f"«{aturan.nama or aturan.kunci}» tidak boleh digabung, tetapi diisi {len(ada)} unit"
        return Gabungan("tak_terdefinisi", hilang=hilang, peringatan=(pesan,))
    hasil = _berbobot(ada, bobot or {}, hilang)
    return replace(hasil, dirata=dirata or hasil.dirata)


def _berbobot(ada: Mapping[str, Decimal], bobot: Mapping[str, Gabungan], hilang: tuple[str, ...]) -> Gabungan:
    pasangan: list[tuple[Decimal, Decimal]] = []
    tanpa: list[str] = []
    for unit, nilai in ada.items():
        w = bobot[unit].nilai if unit in bobot else None
        if w is None or w <= 0:
            tanpa.append(unit)
        else:
            pasangan.append((nilai, w))
    peringatan = (f"tanpa pembobot, tidak ikut dihitung: {', '.join(tanpa)}",) if tanpa else ()
    if not pasangan:
        return Gabungan(
            "tak_terdefinisi", hilang=hilang, peringatan=(*peringatan, "pembobot kosong atau nol")
        )
    atas = tambah(*(kali(n, w) for n, w in pasangan))
    bawah = tambah(*(w for _, w in pasangan))
    uraian = " + ".join(f"{tulis(n, None)} × {tulis(w, None)}" for n, w in pasangan[:12])
    if len(pasangan) > 12:
        uraian += f" + … ({len(pasangan)} unit)"
    langkah, banyak = f"({uraian}) ÷ {tulis(bawah, None)}", len(pasangan)
    return Gabungan("ada", bagi(atas, bawah), langkah, banyak, hilang, peringatan, dirata=banyak > 1)


#: Values by variable key, unit code and period key.
DataVariabel = Mapping[str, Mapping[str, Mapping[str, Nilai]]]


@dataclass(frozen=True)
class HasilRealisasi:
    """A realisation, its worked steps, and the aggregated variables (by alias) it was made of.

    ``dihitung``: a formula or a mean made the number; it is not a number, or a sum of numbers, that were
    entered.
    """

    keadaan: KeadaanHasil
    nilai: Decimal | None = None
    langkah: tuple[str, ...] = ()
    variabel: Mapping[str, Gabungan] = field(default_factory=dict)
    per_unit: Mapping[str, Mapping[str, Gabungan]] = field(default_factory=dict)
    peringatan: tuple[str, ...] = ()
    alasan: str = ""
    dihitung: bool = False

    def desimal(self, tampil: int) -> int:
        """Decimals to write the number with where ``tampil`` are asked for: an entered one keeps its own."""
        return tampil if self.dihitung else desimal_utuh(self.nilai, tampil)


def hitung_realisasi(
    *,
    rumus: Rumus | None,
    urutan: Urutan,
    variabel: Mapping[str, AturanVariabel],
    data: DataVariabel,
    kamus: Mapping[str, AturanVariabel] | None = None,
    periode_jatuh_tempo: Collection[str] = (),
    unit_diharapkan: Mapping[str, Collection[str]] | None = None,
) -> HasilRealisasi:
    """Compute a realisation from the values of its variables.

    ``variabel`` maps the formula's aliases to rules; ``kamus`` holds the weight variables by key.
    ``unit_diharapkan`` names per alias the units whose value is expected.
    Without a formula the single variable is the realisation. ``langkah`` starts with the
    aggregation of each variable and ends with the worked formula.
    """
    if rumus is None and len(variabel) != 1:
        raise AgregasiSalah("Manual tanpa rumus harus menyebut tepat satu variabel.")
    per_unit = {a: _per_unit(v, data.get(v.kunci, {}), periode_jatuh_tempo) for a, v in variabel.items()}
    peringatan = campur_stok_alur(rumus, variabel) if rumus else ()
    if urutan == "rumus_lalu_gabung" and rumus is not None:
        return _rumus_lalu_gabung(rumus, variabel, per_unit, peringatan)
    gabungan = {
        alias: gabung_unit(
            aturan,
            per_unit[alias],
            _bobot(aturan, data, kamus or {}, periode_jatuh_tempo),
            (unit_diharapkan or {}).get(alias, ()),
        )
        for alias, aturan in variabel.items()
    }
    return _terapkan(rumus, variabel, gabungan, per_unit, peringatan)


def _per_unit(
    aturan: AturanVariabel, isi: Mapping[str, Mapping[str, Nilai]], bulan: Collection[str]
) -> dict[str, Gabungan]:
    return {unit: gabung_waktu(aturan, periode, bulan) for unit, periode in isi.items()}


def _bobot(
    aturan: AturanVariabel,
    data: DataVariabel,
    kamus: Mapping[str, AturanVariabel],
    bulan: Collection[str],
) -> dict[str, Gabungan] | None:
    if aturan.unit != "rata_berbobot" or aturan.bobot is None:
        return None
    pembobot = kamus.get(aturan.bobot, AturanVariabel(aturan.bobot))
    return _per_unit(pembobot, data.get(aturan.bobot, {}), bulan)


def _terapkan(
    rumus: Rumus | None,
    variabel: Mapping[str, AturanVariabel],
    gabungan: Mapping[str, Gabungan],
    per_unit: Mapping[str, Mapping[str, Gabungan]],
    peringatan: tuple[str, ...],
) -> HasilRealisasi:
    semua = (*peringatan, *(p for g in gabungan.values() for p in g.peringatan))
    langkah = tuple(
        f"{variabel[a].nama or a} = {g.langkah} = {tulis(g.nilai, None if _singkat(g.nilai) else 4)}"
        for a, g in gabungan.items()
        if g.langkah and g.nilai is not None
    )
    for keadaan in ("tak_terdefinisi", "kosong", "tidak_jatuh_tempo"):
        kena = [a for a, g in gabungan.items() if g.keadaan == keadaan]
        if kena:
            nama = ", ".join(variabel[a].nama or a for a in kena)
            return HasilRealisasi(keadaan, None, langkah, gabungan, per_unit, semua, nama)
    if rumus is None:
        ((_, satu),) = gabungan.items()
        nilai = None if satu.nilai is None else rapikan(satu.nilai)
        return HasilRealisasi(satu.keadaan, nilai, langkah, gabungan, per_unit, semua, dihitung=satu.dirata)
    nihil = [a for a, g in gabungan.items() if g.keadaan == "nihil"]
    hasil = rumus.hitung({a: g.nilai for a, g in gabungan.items()}, nihil=nihil)
    dihitung = not rumus.menjumlah or any(g.dirata for g in gabungan.values())
    return HasilRealisasi(
        hasil.keadaan,
        hasil.nilai,
        (*langkah, *hasil.langkah),
        gabungan,
        per_unit,
        semua,
        hasil.alasan,
        dihitung=dihitung,
    )


def _singkat(nilai: Decimal) -> bool:
    eksponen = nilai.as_tuple().exponent
    return isinstance(eksponen, int) and eksponen >= -4


def _rumus_lalu_gabung(
    rumus: Rumus,
    variabel: Mapping[str, AturanVariabel],
    per_unit: Mapping[str, Mapping[str, Gabungan]],
    peringatan: tuple[str, ...],
) -> HasilRealisasi:
    """Formula per unit, then the plain mean of the units that have a result; 0/0 units are left out."""
    unit = sorted({u for isi in per_unit.values() for u in isi})
    kosong = Gabungan("kosong")
    hasil: dict[str, HasilRealisasi] = {}
    for u in unit:
        sendiri = {a: per_unit[a].get(u, kosong) for a in variabel}
        hasil[u] = _terapkan(rumus, variabel, sendiri, {}, ())
    langkah = tuple(f"{u}: {teks}" for u, h in hasil.items() for teks in h.langkah[-1:])
    ada = [h.nilai for h in hasil.values() if h.nilai is not None]
    if not ada:
        keadaan: KeadaanHasil = "nihil" if any(h.keadaan == "nihil" for h in hasil.values()) else "kosong"
        return HasilRealisasi(keadaan, None, langkah, {}, per_unit, peringatan)
    nilai = rapikan(rata(ada))
    akhir = f"({' + '.join(tulis(x) for x in ada)}) ÷ {len(ada)}"
    dihitung = len(ada) > 1 or any(h.dihitung for h in hasil.values())
    langkah = (*langkah, f"{akhir} = {tulis(nilai)}")
    return HasilRealisasi("ada", nilai, langkah, {}, per_unit, peringatan, dihitung=dihitung)


def campur_stok_alur(rumus: Rumus, variabel: Mapping[str, AturanVariabel]) -> tuple[str, ...]:
    """Warn of a ratio of a year's flow and a stock (671/460 was printed as 146 %): it is not a share."""
    peringatan: list[str] = []
    for atas, bawah in rumus.pembagian():
        sifat_atas = {variabel[a].sifat for a in atas if a in variabel}
        sifat_bawah = {variabel[a].sifat for a in bawah if a in variabel}
        if sifat_atas and sifat_bawah and sifat_atas != sifat_bawah:
            pembilang = ", ".join(variabel[a].nama or a for a in atas if a in variabel)
            penyebut = ", ".join(variabel[a].nama or a for a in bawah if a in variabel)
            peringatan.append(
                f"Stok dan alur dicampur: «{pembilang}» dibagi «{penyebut}» bukan bagian dari keseluruhan."
            )
    return tuple(peringatan)
