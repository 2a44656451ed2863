"""Sentences that compare a realisation with earlier years and with the medium-term plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from sakip.aturan.angka import desimal_nilai, tulis
from sakip.aturan.capaian import Ukuran, beda_ukuran, konversi_skala
from sakip.naskah.kalimat.besaran import (
    awal_kecil,
    gabung_kata,
    tanpa_titik,
    tulis_pasangan,
)

Arah = Literal["naik", "turun", "tetap"]
#: Decimals of a figure that is shown on its way to another scale.
DESIMAL_KONVERSI = 4


@dataclass(frozen=True)
class Banding:
    """What two measures may say of each other: ``setara`` is the first on the second's scale.

    ``alasan`` is told, and nothing is compared, when they cannot be set side by side.
    """

    setara: Ukuran | None
    konversi: str = ""
    alasan: str = ""


def ukuran_setara(dari: Ukuran, ke: Ukuran) -> Banding:
    """``dari`` on the scale of ``ke``: as it is, converted and saying so, or not comparable.

    Rules of measurement 0.8: value / maximum x new maximum, only explicitly. A number without a
    scale is never guessed to be on one.
    """
    if (dari.kata is None) != (ke.kata is None):
        return Banding(None, alasan="yang satu kata, yang lain angka")
    beda = beda_ukuran(ke, dari)
    if not beda:
        return Banding(dari)
    if dari.nilai is None or dari.skala is None or ke.skala is None:
        return Banding(None, alasan="skala atau satuannya berbeda")
    try:
        nilai = konversi_skala(dari.nilai, dari.skala, ke.skala)
    except ValueError:
        return Banding(None, alasan="skalanya berbeda dan nilainya di luar skala")
    awal, akhir = tulis(dari.skala, None), tulis(ke.skala, None)
    asal = tulis(dari.nilai, min(DESIMAL_KONVERSI, desimal_nilai(dari.nilai)))
    teks = f"{asal} ÷ {awal} × {akhir} = {tulis(nilai)}"
    return Banding(Ukuran(nilai, None, ke.satuan, ke.skala, dihitung=True), konversi=teks)


def kalimat_tren(
    *,
    tahun: int,
    kini: Ukuran,
    tahun_lalu: int,
    lalu: Ukuran,
    sebanding: bool,
    catatan: str,
    polaritas: str,
    desimal: int,
    skala_kata: Sequence[str] = (),
    keadaan: str = "kosong",
) -> str:
    """Whether the realisation rose, fell or stayed against an earlier year, or why that is not said.

    ``keadaan`` says why there is no realisation this year, where there is none.
    """
    if kini.kosong:
        return _tanpa_realisasi(tahun, keadaan, f"dibandingkan dengan tahun {tahun_lalu}")
    if lalu.kosong:
        return f"Realisasi tahun {tahun_lalu} tidak tersedia, sehingga tidak dibandingkan."
    if not sebanding:
        sebab = f" karena {awal_kecil(tanpa_titik(catatan))}" if catatan.strip() else ""
        return f"Realisasi tahun {tahun} tidak dibandingkan dengan tahun {tahun_lalu}{sebab}."
    banding = ukuran_setara(lalu, kini)
    if banding.setara is None:
        return (
            f"Realisasi tahun {tahun} tidak dibandingkan dengan tahun {tahun_lalu} karena {banding.alasan}."
        )
    if kini.kata is not None:
        return _tren_kata(tahun, kini, tahun_lalu, lalu, skala_kata)
    return _tren_angka(tahun, kini, tahun_lalu, banding, polaritas, desimal)


def _tanpa_realisasi(tahun: int, keadaan: str, dibandingkan: str) -> str:
    """Nothing happened, not yet due, and not reported are three answers."""
    if keadaan == "nihil":
        return f"Realisasi tahun {tahun} nihil, sehingga tidak {dibandingkan}."
    if keadaan == "tidak_jatuh_tempo":
        return f"Realisasi tahun {tahun} belum jatuh tempo, sehingga belum {dibandingkan}."
    return f"Realisasi tahun {tahun} belum ada untuk {dibandingkan}."


def _tren_kata(tahun: int, kini: Ukuran, tahun_lalu: int, lalu: Ukuran, skala: Sequence[str]) -> str:
    urutan = {k.casefold(): i for i, k in enumerate(skala)}
    a, b = (urutan.get((u.kata or "").casefold()) for u in (lalu, kini))
    awal = f"Realisasi tahun {tahun} ({kini.kata})"
    if (lalu.kata or "").casefold() == (kini.kata or "").casefold():
        return f"Realisasi tahun {tahun} sama dengan realisasi tahun {tahun_lalu}, yaitu {kini.kata}."
    if a is None or b is None:
        return f"{awal} berbeda dari tahun {tahun_lalu} ({lalu.kata}); urutannya tidak ada dalam manual."
    return f"{awal} {'naik' if b > a else 'turun'} dibandingkan dengan tahun {tahun_lalu} ({lalu.kata})."


def _tren_angka(
    tahun: int, kini: Ukuran, tahun_lalu: int, banding: Banding, polaritas: str, desimal: int
) -> str:
    setara = banding.setara
    assert setara is not None and setara.nilai is not None and kini.nilai is not None
    teks_lalu, teks_kini = tulis_pasangan(setara, kini, desimal)
    arah = arah_nilai(setara.nilai, kini.nilai)
    if arah == "tetap":
        kalimat = f"Realisasi tahun {tahun} tetap seperti tahun {tahun_lalu}, yaitu {teks_kini}."
    else:
        dari, menjadi = f"{teks_lalu} pada tahun {tahun_lalu}", f"{teks_kini} pada tahun {tahun}"
        kalimat = f"Realisasi {arah} dari {dari} menjadi {menjadi}"
        if polaritas == "turun":
            kalimat += ", yang berarti " + ("memburuk" if arah == "naik" else "membaik")
        kalimat += "."
    if banding.konversi:
        kalimat += f" Nilai tahun {tahun_lalu} dikonversi: {banding.konversi}."
    return kalimat


def arah_nilai(lalu: Decimal, kini: Decimal) -> Arah:
    """Direction of the unrounded figures."""
    if kini == lalu:
        return "tetap"
    return "naik" if kini > lalu else "turun"


@dataclass(frozen=True)
class TargetJalur:
    """A target of the plan; ``nasional``: not divided among the regions."""

    tahun: int
    ukuran: Ukuran
    nasional: bool = False


def kalimat_renstra(
    *,
    tahun: int,
    realisasi: Ukuran,
    target: Sequence[TargetJalur],
    polaritas: str,
    desimal: int,
    skala_kata: Sequence[str] = (),
    keadaan: str = "kosong",
) -> str:
    """The realisation of ``tahun`` against targets of the plan.

    Targets of which the same can be said share a sentence; a conversion of scales is shown once.
    ``keadaan`` says why there is no realisation, where there is none.
    """
    if realisasi.kosong:
        return _renstra_tanpa_realisasi(tahun, keadaan, target)
    banding = [_bandingkan(tahun, realisasi, t, polaritas, desimal, skala_kata) for t in target]
    kalimat: list[str] = []
    for (posisi, nilai), kelompok in groupby(banding, key=lambda b: (b.posisi, b.nilai)):
        isi = list(kelompok)
        if not posisi:
            kalimat += [b.alasan for b in isi]
            continue
        sebutan = gabung_kata([b.sebutan for b in isi])
        yaitu = gabung_kata(list(dict.fromkeys(b.target for b in isi)))
        awal = f"Dengan {nilai}, realisasi tahun {tahun}"
        if kalimat and all(b.nilai == nilai for b in banding):
            awal = "Realisasi itu"
        kalimat.append(f"{awal} {posisi} {sebutan} dalam Rencana Strategis, yaitu {yaitu}.")
    konversi = dict.fromkeys(f"Realisasi dikonversi: {b.konversi}." for b in banding if b.konversi)
    return " ".join([*kalimat, *konversi])


def _renstra_tanpa_realisasi(tahun: int, keadaan: str, target: Sequence[TargetJalur]) -> str:
    ada = [_sebut_target(t) for t in target if not t.ukuran.kosong]
    kalimat = [f"Rencana Strategis tidak memuat target tahun {t.tahun}." for t in target if t.ukuran.kosong]
    if ada:
        dengan = f"dibandingkan dengan {gabung_kata(ada)} dalam Rencana Strategis"
        kalimat.insert(0, _tanpa_realisasi(tahun, keadaan, dengan))
    return " ".join(kalimat)


def _sebut_target(t: TargetJalur) -> str:
    return f"target {'nasional ' if t.nasional else ''}tahun {t.tahun}"


@dataclass(frozen=True)
class _BandingTarget:
    """One target: what is said of it (``posisi``, with both figures), or why nothing is (``alasan``)."""

    sebutan: str
    alasan: str = ""
    posisi: str = ""
    nilai: str = ""
    target: str = ""
    konversi: str = ""


def _bandingkan(
    tahun: int, realisasi: Ukuran, t: TargetJalur, polaritas: str, desimal: int, skala_kata: Sequence[str]
) -> _BandingTarget:
    sebutan = _sebut_target(t)
    if t.ukuran.kosong:
        return _BandingTarget(sebutan, f"Rencana Strategis tidak memuat target tahun {t.tahun}.")
    rencana = f"dibandingkan dengan {sebutan} dalam Rencana Strategis"
    banding = ukuran_setara(realisasi, t.ukuran)
    if banding.setara is None:
        return _BandingTarget(sebutan, f"Realisasi tahun {tahun} tidak {rencana} karena {banding.alasan}.")
    posisi = posisi_ukuran(banding.setara, t.ukuran, polaritas, skala_kata)
    if posisi is None:
        alasan = "urutan katanya tidak ada dalam manual"
        return _BandingTarget(sebutan, f"Realisasi tahun {tahun} tidak {rencana} karena {alasan}.")
    nilai, target = tulis_pasangan(banding.setara, t.ukuran, desimal)
    return _BandingTarget(sebutan, "", posisi, nilai, target, banding.konversi)


def posisi_ukuran(nilai: Ukuran, target: Ukuran, polaritas: str, skala: Sequence[str]) -> str | None:
    """``telah melampaui``, ``sama dengan`` or ``belum mencapai`` the target, by polarity.

    None for words that the manual does not put in order.
    """
    if nilai.kata is not None:
        urutan = {k.casefold(): i for i, k in enumerate(skala)}
        a, b = urutan.get(nilai.kata.casefold()), urutan.get((target.kata or "").casefold())
        if a is None or b is None:
            return "sama dengan" if nilai.kata.casefold() == (target.kata or "").casefold() else None
        beda = a - b
    else:
        assert nilai.nilai is not None and target.nilai is not None
        beda = (nilai.nilai > target.nilai) - (nilai.nilai < target.nilai)
        beda = -beda if polaritas == "turun" else beda
    if beda == 0:
        return "sama dengan"
    return "telah melampaui" if beda > 0 else "belum mencapai"
