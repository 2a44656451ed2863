"""Capaian: how far a realisation is from its target, by rules.md section 0 and house decision 7.

Everything is computed unrounded in Decimal. Missing, not due, not targeted, nothing happened
(0/0) and zero are different answers, and whatever cannot be computed says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from sakip.aturan.angka import (
    SIGNIFIKAN,
    bagi,
    bulatkan,
    desimal_utuh,
    kali,
    kurang,
    rapikan,
    rata,
    tambah,
    tulis,
)

Polaritas = Literal["naik", "turun"]
Metode = Literal["rasio", "pertumbuhan_rasio", "pertumbuhan_jumlah"]
Nihil = Literal["tidak_dihitung", "tercapai"]
Status = Literal["melampaui", "tercapai", "tidak_tercapai", "negatif"]
StatusHitung = Literal[
    "dihitung",
    "kata",
    "nihil_tercapai",
    "nihil_tidak_dihitung",
    "tidak_ditargetkan",
    "belum_jatuh_tempo",
    "belum_dilaporkan",
    "beda_satuan",
    "tidak_dapat_dihitung",
]

#: Version of the rules in this module; a closed year keeps the one it was computed with.
VERSI = "capaian-1"

#: What a reader sees for each state of computation.
URAIAN_STATUS_HITUNG: dict[str, str] = {
    "dihitung": "dihitung",
    "kata": "dibandingkan sebagai kata",
    "nihil_tercapai": "nihil, dianggap tercapai menurut manual",
    "nihil_tidak_dihitung": "nihil, tidak dihitung menurut manual",
    "tidak_ditargetkan": "tidak ditargetkan",
    "belum_jatuh_tempo": "belum jatuh tempo",
    "belum_dilaporkan": "belum dilaporkan",
    "beda_satuan": "satuan atau skala target dan realisasi berbeda",
    "tidak_dapat_dihitung": "tidak dapat dihitung",
}
URAIAN_STATUS: dict[str, str] = {
    "melampaui": "melampaui target",
    "tercapai": "sesuai target",
    "tidak_tercapai": "tidak tercapai",
    "negatif": "negatif",
}
SERATUS = Decimal(100)
_PERSEN = frozenset({"persen", "%", "persentase"})


@dataclass(frozen=True)
class Ukuran:
    """A target or a realisation: a number or a word, with its unit and index scale (its maximum).

    ``dihitung``: a formula, a mean or a conversion made the number, so that it may be shown rounded; what
    was entered may not.
    """

    nilai: Decimal | None = None
    kata: str | None = None
    satuan: str = ""
    skala: Decimal | None = None
    dihitung: bool = field(default=False, compare=False)

    @property
    def kosong(self) -> bool:
        return self.nilai is None and self.kata is None

    def desimal(self, tampil: int) -> int:
        """Decimals to write the number with where ``tampil`` are asked for: an entered one keeps its own."""
        return tampil if self.dihitung else desimal_utuh(self.nilai, tampil)


def desimal_bersama(semua: Iterable[Ukuran], tampil: int) -> int:
    """Decimals to write several measures with, so that all have equally many: see :meth:`Ukuran.desimal`."""
    return max((u.desimal(tampil) for u in semua), default=tampil)


@dataclass(frozen=True)
class HasilCapaian:
    """``capaian`` in percent, uncapped, to 30 significant digits; None when not computed."""

    capaian: Decimal | None
    status: Status | None
    status_hitung: StatusHitung
    langkah: tuple[str, ...] = ()
    alasan: str = ""
    basis: Decimal | None = None


def _tidak(status_hitung: StatusHitung, alasan: str = "", basis: Decimal | None = None) -> HasilCapaian:
    return HasilCapaian(None, None, status_hitung, (), alasan or URAIAN_STATUS_HITUNG[status_hitung], basis)


def hitung_capaian(
    *,
    target: Ukuran,
    realisasi: Ukuran,
    keadaan: str = "ada",
    polaritas: Polaritas = "naik",
    metode: Metode = "rasio",
    nihil: Nihil = "tidak_dihitung",
    jumlah: Decimal | None = None,
    basis: Decimal | None = None,
    skala_kata: Sequence[str] | None = None,
    desimal: int = 2,
) -> HasilCapaian:
    """Compare a realisation with its target.

    ``keadaan`` is the state of the realisation as ``agregasi`` gives it. For
    ``pertumbuhan_jumlah`` ``jumlah`` is the realised amount and ``basis`` the amount that the
    target percentage is applied to: capaian = jumlah / (basis x (1 + target/100)) x 100.
    """
    if target.kosong:
        return _tidak("tidak_ditargetkan")
    if keadaan == "tidak_jatuh_tempo":
        return _tidak("belum_jatuh_tempo")
    if keadaan == "nihil":
        return _nihil(nihil)
    if keadaan == "tak_terdefinisi":
        return _tidak("tidak_dapat_dihitung", "rumus tidak terdefinisi (misalnya penyebut nol)")
    if keadaan == "kosong" or realisasi.kosong:
        return _tidak("belum_dilaporkan")
    if target.kata is not None or realisasi.kata is not None:
        return _kata(target, realisasi, skala_kata or ())
    beda = beda_ukuran(target, realisasi)
    if beda:
        return _tidak("beda_satuan", beda)
    assert target.nilai is not None and realisasi.nilai is not None
    if metode == "pertumbuhan_jumlah":
        return _pertumbuhan_jumlah(target.nilai, jumlah, basis, polaritas)
    return _rasio(target.nilai, realisasi.nilai, polaritas, metode, realisasi.desimal(desimal))


def _nihil(kebijakan: Nihil) -> HasilCapaian:
    if kebijakan == "tercapai":
        return HasilCapaian(SERATUS, "tercapai", "nihil_tercapai", ("0 ÷ 0 → 100 menurut manual",))
    return _tidak("nihil_tidak_dihitung")


def beda_ukuran(target: Ukuran, realisasi: Ukuran) -> str:
    """Say how two measures differ in unit or scale; empty when they can be compared."""
    if target.skala != realisasi.skala:
        kiri = "tanpa skala" if target.skala is None else f"skala {tulis(target.skala, None)}"
        kanan = "tanpa skala" if realisasi.skala is None else f"skala {tulis(realisasi.skala, None)}"
        return f"target {kiri}, realisasi {kanan}"
    a, b = target.satuan.strip().casefold(), realisasi.satuan.strip().casefold()
    if a and b and (a in _PERSEN) != (b in _PERSEN):
        return f"target dalam {target.satuan}, realisasi dalam {realisasi.satuan}"
    return ""


def _bagi_polaritas(target: Decimal, realisasi: Decimal, polaritas: Polaritas) -> Decimal:
    if polaritas == "turun":
        realisasi = kurang(kali(Decimal(2), target), realisasi)
    return rapikan(kali(bagi(realisasi, target), SERATUS))


def _tulis_cukup(target: Decimal, realisasi: Decimal, polaritas: Polaritas, desimal: int) -> str:
    """The realisation with as many decimals as a reader needs to get the printed capaian from it."""
    cetak = tulis(_bagi_polaritas(target, realisasi, polaritas))
    for d in range(desimal, SIGNIFIKAN):
        bulat = bulatkan(realisasi, d)
        if tulis(_bagi_polaritas(target, bulat, polaritas)) == cetak:
            teks = tulis(bulat, None if bulat == realisasi else d)
            return f"({teks})" if realisasi < 0 else teks
    return tulis(realisasi, None)


def _rasio(
    target: Decimal, realisasi: Decimal, polaritas: Polaritas, metode: Metode, desimal: int
) -> HasilCapaian:
    if target < 0:
        return _tidak("tidak_dapat_dihitung", "target negatif: hasil bagi tidak bermakna")
    if target == 0:
        if polaritas == "turun" and realisasi == 0:
            return HasilCapaian(SERATUS, "tercapai", "dihitung", ("target 0, realisasi 0 → 100",))
        return _tidak("tidak_dapat_dihitung", "target nol: hasil bagi tidak ada")
    nilai = _bagi_polaritas(target, realisasi, polaritas)
    t, r = tulis(target, None), _tulis_cukup(target, realisasi, polaritas, desimal)
    langkah = f"(2 × {t} − {r}) ÷ {t} × 100" if polaritas == "turun" else f"{r} ÷ {t} × 100"
    langkah = f"{langkah} = {tulis(nilai)}"
    return HasilCapaian(nilai, _status(realisasi, target, polaritas, nilai), "dihitung", (langkah,))


def _pertumbuhan_jumlah(
    target: Decimal, jumlah: Decimal | None, basis: Decimal | None, polaritas: Polaritas
) -> HasilCapaian:
    if jumlah is None or basis is None:
        return _tidak("belum_dilaporkan", "jumlah atau dasarnya belum ada", basis)
    sasaran = bagi(kali(basis, tambah(SERATUS, target)), SERATUS)
    if basis <= 0 or sasaran <= 0:
        return _tidak("tidak_dapat_dihitung", "dasar × (1 + target) tidak positif", basis)
    arah = bagi(jumlah, sasaran)
    if polaritas == "turun":
        arah = kurang(Decimal(2), arah)
    nilai = rapikan(kali(arah, SERATUS))
    s, j = tulis(rapikan(sasaran), 2), tulis(jumlah, None)
    langkah = (
        f"{tulis(basis, None)} × (1 + {tulis(target, None)} ÷ 100) = {s}",
        f"(2 × {s} − {j}) ÷ {s} × 100 = {tulis(nilai)}"
        if polaritas == "turun"
        else f"{j} ÷ {s} × 100 = {tulis(nilai)}",
    )
    return HasilCapaian(nilai, _status(jumlah, sasaran, polaritas, nilai), "dihitung", langkah, basis=basis)


def _status(realisasi: Decimal, target: Decimal, polaritas: Polaritas, capaian: Decimal) -> Status:
    """Compare the figures themselves, not the rounded quotient."""
    if capaian < 0:
        return "negatif"
    if realisasi == target:
        return "tercapai"
    lebih_baik = realisasi > target if polaritas == "naik" else realisasi < target
    return "melampaui" if lebih_baik else "tidak_tercapai"


def _kata(target: Ukuran, realisasi: Ukuran, skala: Sequence[str]) -> HasilCapaian:
    """Ordered words have no quotient: at or above the target is 100, below is told, not computed."""
    if target.kata is None or realisasi.kata is None:
        return _tidak("beda_satuan", "yang satu kata, yang lain angka")
    urutan = {kata.casefold(): i for i, kata in enumerate(skala)}
    t, r = urutan.get(target.kata.casefold()), urutan.get(realisasi.kata.casefold())
    asing = [k for k, i in ((target.kata, t), (realisasi.kata, r)) if i is None]
    if t is None or r is None:
        return _tidak("tidak_dapat_dihitung", f"kata «{', '.join(asing)}» tidak ada dalam skala manual")
    langkah = (f"{realisasi.kata} dibandingkan dengan {target.kata}",)
    if r < t:
        return HasilCapaian(None, "tidak_tercapai", "kata", langkah, "di bawah target; kata tidak dibagi")
    return HasilCapaian(SERATUS, "melampaui" if r > t else "tercapai", "kata", langkah)


@dataclass(frozen=True)
class RataCapaian:
    """Plain means of the computed capaian, uncapped and capped; None when nothing was computed."""

    rata: Decimal | None
    rata_dibatasi: Decimal | None
    dihitung: int
    tidak_dihitung: int


def rata_capaian(capaian: Iterable[Decimal | None], batas: Decimal) -> RataCapaian:
    """Plain mean of unrounded capaian (rules.md 0.4 and 0.5); what was not computed is counted apart."""
    semua = list(capaian)
    ada = [c for c in semua if c is not None]
    if not ada:
        return RataCapaian(None, None, 0, len(semua))
    return RataCapaian(
        rapikan(rata(ada)), rapikan(rata([min(c, batas) for c in ada])), len(ada), len(semua) - len(ada)
    )


def konversi_skala(nilai: Decimal, dari: Decimal, ke: Decimal) -> Decimal:
    """``nilai`` of a scale with maximum ``dari`` on a scale with maximum ``ke`` (rules.md 0.8).

    Only ever called explicitly, and shown to the reader.
    """
    if dari <= 0 or ke <= 0:
        raise ValueError("Skala harus lebih dari nol.")
    if nilai < 0 or nilai > dari:
        raise ValueError(f"Nilai {tulis(nilai, None)} di luar skala 0 sampai {tulis(dari, None)}.")
    return rapikan(kali(bagi(nilai, dari), ke))
