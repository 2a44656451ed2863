"""Sentences of people whose words or numbers contradict the data. Pure.

What can only be so is ``bertentangan``; what may be meant otherwise is ``ragu``; what speaks of other
matters, of a plan, or of a part of the year is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sakip.aturan.kalimat import Angka, Hitungan, Kalimat, Tren, Verdik, baca_kalimat, pecah, sangkal_diri
from sakip.naskah.acuan import Sebutan
from sakip.naskah.fakta import Fakta
from sakip.naskah.nilai_klaim import Putusan, nilai_angka, nilai_tren, nilai_verdik
from sakip.naskah.nilai_kumpulan import nilai_banyak, nilai_hitungan, nilai_umum
from sakip.naskah.pokok import (
    Dekat,
    Pokok,
    dari_sebutan,
    kedekatan,
    samarkan,
    serupa,
    tentang_kantor,
)
from sakip.naskah.teks import bagian_prosa

Klaim = Verdik | Hitungan | Tren | Angka
#: What is left in braces after references were replaced names nothing and claims nothing.
_SISA_RUJUKAN = re.compile(r"\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Sanggahan:
    """A sentence that the data deny or doubt; ``akhir`` is where it ends in the text."""

    jenis: Literal["bertentangan", "ragu"]
    kalimat: str
    kutipan: str
    alasan: str
    akhir: int


@dataclass(frozen=True)
class Lingkup:
    """What a text belongs to: ``indikator`` its indicator, ``kumpulan`` those that "all targets" means."""

    fakta: Mapping[str, Fakta]
    tahun: int
    nama_kantor: str = ""
    indikator: str = ""
    kumpulan: tuple[str, ...] = ()

    @property
    def anggota(self) -> list[Fakta]:
        return [self.fakta[k] for k in self.kumpulan if k in self.fakta]


def periksa_teks(teks: str, lingkup: Lingkup, sebutan: Sequence[Sebutan] = ()) -> tuple[Sanggahan, ...]:
    """The sentences that contradict the data, in order, each once."""
    keluar: list[Sanggahan] = []
    for awal, akhir in bagian_prosa(teks):
        for k in pecah(teks[awal:akhir]):
            letak = replace(k, awal=k.awal + awal, akhir=k.akhir + awal)
            if (satu := _kalimat(letak, lingkup, sebutan)) is not None:
                keluar.append(satu)
    return tuple(keluar)


def _kalimat(k: Kalimat, lingkup: Lingkup, sebutan: Sequence[Sebutan]) -> Sanggahan | None:
    """The gravest of what is the matter with a sentence."""
    bersih = _SISA_RUJUKAN.sub(lambda c: " " * len(c[0]), k.teks)
    samar, pokok = samarkan(bersih, lingkup.fakta.values())
    pokok = sorted([*pokok, *dari_sebutan(sebutan, k.awal, k.akhir, lingkup.fakta)], key=lambda p: p.letak)
    bacaan = baca_kalimat(samar, lingkup.tahun)
    putusan: list[tuple[Putusan, Klaim]] = [
        (Putusan("bertentangan", alasan), klaim) for klaim, alasan in sangkal_diri(bacaan)
    ]
    for klaim in bacaan.klaim:
        if bacaan.target_lain and not isinstance(klaim, Tren):
            continue
        putusan += [(p, klaim) for p in _nilai(klaim, pokok, lingkup)]
    if not putusan:
        return None
    (terberat, klaim) = min(putusan, key=lambda x: (x[0].jenis != "bertentangan", x[1].awal))
    kutipan = " ".join(k.teks[klaim.awal : klaim.akhir].split())
    return Sanggahan(terberat.jenis, " ".join(k.teks.split()), kutipan, terberat.alasan, k.akhir)


def _nilai(klaim: Klaim, pokok: list[Pokok], lingkup: Lingkup) -> Iterator[Putusan]:
    if isinstance(klaim, Hitungan):
        yield from nilai_hitungan(klaim, lingkup.anggota)
        return
    if isinstance(klaim, Verdik) and klaim.banyak is not None and klaim.sebut_target:
        pasti = not lingkup.indikator and tentang_kantor(klaim.tentang, lingkup.nama_kantor)
        yield from nilai_banyak(klaim, lingkup.anggota, lingkup.tahun, pasti=pasti)
        return
    fakta, dekat = _milik(klaim, pokok, lingkup)
    if fakta is None:
        umum = isinstance(klaim, Verdik) and klaim.sebut_target and not pokok and not lingkup.indikator
        if umum and isinstance(klaim, Verdik) and tentang_kantor(klaim.tentang, lingkup.nama_kantor):
            yield from nilai_umum(klaim, lingkup.anggota, lingkup.tahun)
        return
    for p in _nilai_satu(klaim, fakta, lingkup.tahun):
        yield p if dekat == "ya" else replace(p, jenis="ragu")


def _nilai_satu(klaim: Verdik | Tren | Angka, fakta: Fakta, tahun: int) -> Iterator[Putusan]:
    if isinstance(klaim, Verdik):
        yield from nilai_verdik(klaim, fakta, tahun)
    elif isinstance(klaim, Tren):
        yield from nilai_tren(klaim, fakta, tahun)
    else:
        yield from nilai_angka(klaim, fakta, tahun)


def _milik(klaim: Verdik | Tren | Angka, pokok: list[Pokok], lingkup: Lingkup) -> tuple[Fakta | None, Dekat]:
    """Of which indicator the claim speaks, and how surely."""
    nama = lingkup.nama_kantor
    if pokok:
        sebelum = [p for p in pokok if p.letak <= klaim.akhir] or pokok[:1]
        fakta = sebelum[-1].fakta
        dekat = kedekatan(klaim.tentang, fakta, nama)
        if dekat == "bukan":
            return None, dekat
        satu = len({p.fakta.butir.indikator for p in pokok}) == 1
        return fakta, "ya" if satu else "mirip"
    if lingkup.indikator in lingkup.fakta:
        fakta = lingkup.fakta[lingkup.indikator]
        dekat = kedekatan(klaim.tentang, fakta, nama)
        if isinstance(klaim, Verdik) and klaim.sebut_target and not klaim.tentang.strip():
            dekat = "ya"
        if isinstance(klaim, Angka) and not klaim.tentang.strip():
            dekat = "ya"
        return (None, dekat) if dekat == "bukan" else (fakta, dekat)
    if isinstance(klaim, Angka):
        return None, "bukan"
    tebakan = serupa(klaim.tentang, lingkup.anggota)
    return tebakan, "mirip"
