"""What the data say of an indicator in a year, for whoever checks sentences against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sakip.aturan.angka import bulatkan
from sakip.aturan.capaian import Ukuran, desimal_bersama
from sakip.naskah.kalimat import tulis_capaian, tulis_ukuran, ukuran_setara
from sakip.pengukuran.hasil import HasilButir, TitikTahun

Arah = Literal["naik", "turun", "tetap"]
SERATUS = Decimal(100)
TERCAPAI = ("melampaui", "tercapai")


@dataclass(frozen=True, slots=True)
class FaktaTahun:
    """The figures of a year; ``tercapai`` None where nothing says whether the target was met."""

    tahun: int
    target: Ukuran
    realisasi: Ukuran
    capaian: Decimal | None
    tercapai: bool | None
    melampaui: bool | None
    sebanding: bool = True
    catatan: str = ""
    alasan: str = ""


@dataclass(frozen=True)
class Fakta:
    """One item of the agreement over the years."""

    butir: HasilButir
    seri: Sequence[TitikTahun]
    tahun: int

    def pada(self, tahun: int) -> FaktaTahun | None:
        """The figures of a year, or None where the data hold none."""
        if tahun == self.tahun:
            return self._kini()
        t = next((t for t in self.seri if t.tahun == tahun), None)
        if t is None or (t.target is None and t.realisasi is None and t.kata is None and t.capaian is None):
            return None
        return FaktaTahun(
            tahun,
            t.ukuran_target,
            t.ukuran_realisasi,
            t.capaian,
            None if t.capaian is None else t.capaian >= SERATUS,
            None if t.capaian is None else t.capaian > SERATUS,
            t.sebanding,
            t.catatan,
        )

    def _kini(self) -> FaktaTahun:
        b, status = self.butir, self.butir.hasil.status
        return FaktaTahun(
            self.tahun,
            b.target,
            b.realisasi,
            b.capaian,
            None if status is None else status in TERCAPAI,
            None if status is None else status == "melampaui",
            alasan=b.hasil.alasan if status is None else "",
        )

    @property
    def turun(self) -> bool:
        """Whether less is better."""
        return self.butir.manual.polaritas == "turun"

    def sebut(self, ukuran: Ukuran) -> str:
        return tulis_ukuran(ukuran, self.butir.manual.desimal)

    def arah(self, lalu: Ukuran, kini: Ukuran) -> Arah | None:
        """Direction as a reader of the tables sees it; None where the two cannot be compared."""
        if lalu.kosong or kini.kosong:
            return None
        if lalu.kata is not None or kini.kata is not None:
            urutan = {k.casefold(): i for i, k in enumerate(self.butir.manual.skala_kata)}
            a, b = (urutan.get((u.kata or "").casefold()) for u in (lalu, kini))
            return None if a is None or b is None else _arah(Decimal(a), Decimal(b))
        setara = ukuran_setara(lalu, kini).setara
        if setara is None or setara.nilai is None or kini.nilai is None:
            return None
        d = desimal_bersama((setara, kini), self.butir.manual.desimal)
        return _arah(bulatkan(setara.nilai, d), bulatkan(kini.nilai, d))

    @staticmethod
    def arah_capaian(lalu: Decimal | None, kini: Decimal | None) -> Arah | None:
        return None if lalu is None or kini is None else _arah(bulatkan(lalu, 2), bulatkan(kini, 2))

    def tutur(self, f: FaktaTahun) -> str:
        """``target 90,00%, realisasi 87,66%, capaian 97,40%``, as far as there are figures."""
        bagian = []
        if not f.target.kosong:
            bagian.append(f"target {self.sebut(f.target)}")
        if not f.realisasi.kosong:
            bagian.append(f"realisasi {self.sebut(f.realisasi)}")
        if f.capaian is not None:
            bagian.append(f"capaian {tulis_capaian(f.capaian)}")
        return ", ".join(bagian) or "tanpa angka"


def _arah(a: Decimal, b: Decimal) -> Arah:
    if a == b:
        return "tetap"
    return "naik" if b > a else "turun"


def fakta_semua(
    butir: Sequence[HasilButir], seri: Mapping[str, Sequence[TitikTahun]], tahun: int
) -> dict[str, Fakta]:
    """By key of the indicator; of an indicator with several items the first."""
    keluar: dict[str, Fakta] = {}
    for b in butir:
        keluar.setdefault(b.indikator, Fakta(b, seri.get(b.indikator, ()), tahun))
    return keluar
