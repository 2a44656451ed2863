"""A rule version tried on stored scores before it is published: every satker before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sakip.anggaran.models import JenisSkor, PotretSkor
from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.skor import aturan_skor, skor_wilayah
from sakip.anggaran.rumus_skor import ATURAN_JENIS, AturanSkor
from sakip.aturan.angka import kurang, rapikan
from sakip.aturan.regulasi import Versi
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit

#: Which kind of score a rule set is read by.
JENIS_ATURAN: Final = {nama: j for j, daftar in ATURAN_JENIS.items() for nama in daftar}


@dataclass(frozen=True)
class PilihanCoba:
    """An office and year that has stored scores to try a rule on."""

    unit_id: int
    tahun: int
    kode: str
    sebutan: str


@dataclass(frozen=True)
class BarisCoba:
    """One satker, or the mean of all, by the rule in force and by the one that is tried."""

    nama: str
    kode: str
    sebelum: Decimal | None
    sesudah: Decimal | None
    selisih: Decimal | None
    predikat_sebelum: str
    predikat_sesudah: str
    keterangan: str


@dataclass(frozen=True)
class Percobaan:
    """All satker of an office and year; ``dasar`` names the rule in force."""

    baris: tuple[BarisCoba, ...]
    rata: BarisCoba
    dasar: str
    berubah: int


def pilihan_coba(nama: str, unit: Iterable[int]) -> list[PilihanCoba]:
    """Snapshots of scores that read this rule set, of units that the person may see."""
    jenis = JENIS_ATURAN.get(nama)
    if jenis is None:
        return []
    daftar = [JenisSkor.SMART, JenisSkor.IKPA, JenisSkor.NKA] if jenis == JenisSkor.NKA else [jenis]
    baris = (
        PotretSkor.objects.filter(jenis__in=daftar, unit_id__in=list(unit))
        .values_list("unit_id", "tahun", "unit__kode", "unit__instansi__kode")
        .distinct()
        .order_by("-tahun", "unit__kode")
    )
    semua = list(baris)
    sebut = nama_unit({u for u, *_ in semua}, dt.date(max((t for _, t, *_ in semua), default=2000), 12, 31))
    return [
        PilihanCoba(u, t, f"{i}/{k}/{t}", f"{sebut[u][0] if u in sebut else k} {t}") for u, t, k, i in semua
    ]


def coba_aturan(versi: Versi, unit: Unit, tahun: int) -> Percobaan:
    """``versi`` in the place of the one in force; nothing is stored."""
    jenis = JENIS_ATURAN[versi.nama]
    kini = aturan_skor(jenis, tahun)
    baru = replace(kini, versi={**kini.versi, versi.nama: versi})
    a, b = _hitung(unit, tahun, kini), _hitung(unit, tahun, baru)
    baris = tuple(_baris(isi, b[1][kunci]) for kunci, isi in a[1].items())
    rata = _baris(
        Isi("Kantor dengan unit di bawahnya", "", a[0]), Isi("Kantor dengan unit di bawahnya", "", b[0])
    )
    lama = kini.versi.get(versi.nama)
    return Percobaan(baris, rata, "" if lama is None else lama.sebutan, sum(bool(x.selisih) for x in baris))


@dataclass(frozen=True)
class Isi:
    """A score by one of the two rules."""

    nama: str
    kode: str
    nilai: Decimal | None
    predikat: str = ""
    alasan: str = ""


def _hitung(unit: Unit, tahun: int, aturan: AturanSkor) -> tuple[Decimal | None, dict[int, Isi]]:
    if aturan.jenis == JenisSkor.NKA:
        n = nka_wilayah(unit, tahun, aturan=aturan)
        nilai = None if n.wilayah is None else n.wilayah.nilai
        return nilai, {
            b.dipa_id: Isi(b.nama, b.kode, b.angka, b.predikat, b.skor.alasan if b.skor else "")
            for b in n.baris
        }
    w = skor_wilayah(unit, tahun, aturan.jenis, aturan=aturan)
    return w.wilayah.hitungan.nilai, {
        b.dipa_id: Isi(b.nama, b.kode, b.angka, b.predikat, b.skor.alasan if b.skor else "")
        for b in w.baris
        if b.nilai_id is not None
    }


def _baris(lama: Isi, baru: Isi) -> BarisCoba:
    ada = lama.nilai is not None and baru.nilai is not None
    selisih = rapikan(kurang(baru.nilai, lama.nilai)) if ada else None  # type: ignore[arg-type]
    return BarisCoba(
        lama.nama, lama.kode, lama.nilai, baru.nilai, selisih, lama.predikat, baru.predikat, baru.alasan
    )
