"""Whether a claim about many indicators agrees with their number: all, most, none, so many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sakip.aturan.kalimat import Hitungan, Verdik
from sakip.naskah.fakta import Fakta
from sakip.naskah.nilai_klaim import Putusan


@dataclass(frozen=True, slots=True)
class _Cacah:
    """How many met, exceeded and missed their target, and how many nobody can tell of."""

    jumlah: int
    tercapai: int
    melampaui: int
    tidak: int

    @property
    def tanpa(self) -> int:
        return self.jumlah - self.tercapai - self.tidak

    def __str__(self) -> str:
        teks = f"dari {self.jumlah} indikator, {self.tercapai} mencapai target"
        if self.melampaui:
            teks += f" ({self.melampaui} di antaranya melampaui)"
        teks += f" dan {self.tidak} tidak"
        return teks + (f"; {self.tanpa} tidak dihitung" if self.tanpa else "")


def _cacah(anggota: Sequence[Fakta]) -> _Cacah:
    kini = [a for f in anggota if (a := f.pada(f.tahun)) is not None]
    return _Cacah(
        len(kini),
        sum(a.tercapai is True for a in kini),
        sum(a.melampaui is True for a in kini),
        sum(a.tercapai is False for a in kini),
    )


def _bagian(c: _Cacah, arti: str) -> tuple[int, int]:
    """How many it is true of, and how many it is false of."""
    if arti in ("melampaui", "di_atas"):
        return c.melampaui, c.jumlah - c.tanpa - c.melampaui
    if arti in ("tidak_tercapai", "di_bawah"):
        return c.tidak, c.tercapai
    return c.tercapai, c.tidak


def nilai_banyak(v: Verdik, anggota: Sequence[Fakta], tahun: int, *, pasti: bool) -> Iterator[Putusan]:
    """``sebagian besar target tercapai``; of other years nothing is said."""
    if not anggota or any(n != tahun for n in v.tahun):
        return
    c = _cacah(anggota)
    arti = v.arti
    if v.banyak == "tidak_semua" and arti in ("tidak_tercapai", "tidak_melampaui"):
        arti = "tercapai" if arti == "tidak_tercapai" else "melampaui"  # "belum seluruhnya tercapai"
    benar, salah = _bagian(c, arti)
    jenis = _lawan(str(v.banyak), benar, salah, c.tanpa)
    if jenis is not None:
        yield Putusan(jenis if pasti and not v.ragu else "ragu", str(c))


def _lawan(banyak: str, benar: int, salah: int, tanpa: int) -> Literal["bertentangan", "ragu"] | None:
    """Certain only if it stays false however the uncounted ones turn out."""
    semua = benar + salah + tanpa
    if banyak == "semua":
        return "bertentangan" if salah else "ragu" if tanpa else None
    if banyak == "sebagian_besar":
        return "bertentangan" if 2 * (benar + tanpa) <= semua else "ragu" if 2 * benar <= semua else None
    if banyak == "sebagian_kecil":
        return "bertentangan" if 2 * benar >= semua else None
    if banyak == "tidak_semua":
        return "bertentangan" if not salah and not tanpa else None
    if banyak == "tidak_satu":
        return "bertentangan" if benar else None
    return "bertentangan" if not benar and not tanpa else None  # "beberapa", "masih ada"


def nilai_umum(v: Verdik, anggota: Sequence[Fakta], tahun: int) -> Iterator[Putusan]:
    """``target tercapai`` of an office or a sasaran: false if true of none, doubtful if true of a few."""
    if not anggota or v.ragu or v.sebesar is not None or any(n != tahun for n in v.tahun):
        return
    c = _cacah(anggota)
    benar, salah = _bagian(c, v.arti)
    if v.arti == "tidak_melampaui" or not salah:
        return
    if benar == 0 and not c.tanpa:
        yield Putusan("bertentangan", str(c))
    elif benar < salah:
        yield Putusan("ragu", str(c))


def nilai_hitungan(h: Hitungan, anggota: Sequence[Fakta]) -> Iterator[Putusan]:
    """``55 indikator tercapai``: "tercapai" may count those that exceeded, or leave them out."""
    if not anggota:
        return
    c = _cacah(anggota)
    boleh = {
        "tercapai": {c.tercapai, c.tercapai - c.melampaui},
        "melampaui": {c.melampaui},
        "di_atas": {c.melampaui},
        "tidak_tercapai": {c.tidak, c.tidak + c.tanpa},
        "di_bawah": {c.tidak},
        "tidak_melampaui": {c.jumlah - c.melampaui, c.jumlah - c.melampaui - c.tanpa},
    }[h.arti]
    if h.jumlah in boleh and h.dari in (None, c.jumlah, c.jumlah - c.tanpa):
        return
    # Without the whole that it is part of it may count a division, or something else altogether.
    seluruhnya = h.dari in (c.jumlah, c.jumlah - c.tanpa)
    yield Putusan("bertentangan" if seluruhnya and h.jumlah <= c.jumlah else "ragu", str(c))
