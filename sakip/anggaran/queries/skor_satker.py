"""One score of one satker, with what a person may try on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import JenisSkor, KomponenSkor, NilaiSkor, PotretSkor
from sakip.anggaran.queries.nka import BarisNka, nka_wilayah
from sakip.anggaran.queries.skor import InfoPotret, SkorWilayah, skor_wilayah
from sakip.anggaran.rumus_skor import AturanSkor, Kolom, hitung
from sakip.aturan.periode import NAMA_BULAN
from sakip.aturan.skor import Banding, Skor
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur


@dataclass(frozen=True)
class SkorSatker:
    """A score of a DIPA: components, ours with its steps, official, and where each came from.

    ``potret`` are the snapshots that it was read from; ``asal`` says per component where its value came from.
    ``draf``: a rule that went in was not read in the regulation itself.
    """

    dipa_id: int
    kode: str
    nama: str
    unit_nama: str
    jenis: str
    sebutan: str
    tahun: int
    aturan: AturanSkor
    kolom: tuple[Kolom, ...]
    nilai: Mapping[str, Decimal]
    asal: Mapping[str, str]
    tidak_berlaku: frozenset[str]
    skor: Skor | None
    resmi: Decimal | None
    banding: Banding
    potret: tuple[InfoPotret, ...]
    nomor_baris: int | None
    catatan: str
    peringatan: tuple[str, ...]
    wilayah: SkorWilayah
    draf: bool


def skor_satker(unit: Unit, tahun: int, jenis: str, dipa_id: int) -> SkorSatker:
    """The score of one DIPA of the office or below it; TidakDitemukan for any other."""
    if jenis == JenisSkor.NKA:
        return _nka(unit, tahun, dipa_id)
    w = skor_wilayah(unit, tahun, jenis)
    b = next((x for x in w.baris if x.dipa_id == dipa_id), None)
    if b is None:
        raise _tidak_ada()
    return SkorSatker(
        b.dipa_id, b.kode, b.nama, b.unit_nama, jenis, w.sebutan, tahun, w.aturan, w.kolom, b.nilai, {},
        b.tidak_berlaku, b.skor, b.resmi, b.banding, (w.potret,) if w.potret and b.nilai_id else (),
        b.nomor_baris, b.catatan, b.peringatan, w, w.draf,
    )  # fmt: skip


def _nka(unit: Unit, tahun: int, dipa_id: int) -> SkorSatker:
    n = nka_wilayah(unit, tahun)
    b = next((x for x in n.nka.baris if x.dipa_id == dipa_id), None)
    m = next((x for x in n.baris if x.dipa_id == dipa_id), None)
    if b is None or m is None:
        raise _tidak_ada()
    sumber = [w for w in (n.smart, n.ikpa, n.nka) if w is not None]
    potret = tuple(
        w.potret for w in sumber if w.potret and any(x.dipa_id == dipa_id and x.nilai_id for x in w.baris)
    )
    return SkorSatker(
        b.dipa_id, b.kode, b.nama, b.unit_nama, JenisSkor.NKA, n.nka.sebutan, tahun, n.aturan, n.nka.kolom,
        _isi(m), {x.kode: x.keterangan for x in m.masukan if x.nilai is not None}, frozenset(), m.skor,
        m.resmi, m.banding, potret, b.nomor_baris, b.catatan, m.skor.peringatan if m.skor else (), n.nka,
        m.draf,
    )  # fmt: skip


def _isi(m: BarisNka) -> dict[str, Decimal]:
    return {x.kode: x.nilai for x in m.masukan if x.nilai is not None}


@dataclass(frozen=True)
class TitikPotret:
    """What one snapshot said of a satker: ours where its components are in it, and the official figure."""

    potret_id: int
    milik: bool
    sumber: str
    per_tanggal: dt.date
    sampai_bulan: int
    hitungan: Decimal | None
    resmi: Decimal | None

    @property
    def bulan(self) -> str:
        """The months that it covers."""
        return "Januari" if self.sampai_bulan == 1 else f"Januari–{NAMA_BULAN[self.sampai_bulan - 1]}"


def riwayat_satker(unit: Unit, s: SkorSatker) -> tuple[TitikPotret, ...]:
    """The satker in every snapshot of the kind and year that the office reads, the latest first."""
    baris = (
        NilaiSkor.objects.filter(
            dipa_id=s.dipa_id,
            potret__jenis=s.jenis,
            potret__tahun=s.tahun,
            potret__unit_id__in=leluhur(unit, s.tahun),
        )
        .select_related("potret")
        .prefetch_related("komponen")
        .order_by("-potret__per_tanggal", "-potret_id")
    )
    return tuple(
        TitikPotret(
            n.potret_id,
            n.potret.unit_id == unit.pk,
            n.potret.sumber,
            n.potret.per_tanggal,
            n.potret.sampai_bulan,
            _hitungan(s.aturan, list(n.komponen.all())),
            n.nilai,
        )
        for n in baris
    )


def _hitungan(aturan: AturanSkor, komponen: list[KomponenSkor]) -> Decimal | None:
    kenal = {k.kode for k in aturan.kolom}
    nilai = {k.kode: k.nilai for k in komponen if k.nilai is not None and k.kode in kenal}
    skor = hitung(aturan, nilai, {k.kode for k in komponen if not k.berlaku} & kenal)
    return None if skor is None else skor.nilai


def satu_potret(unit: Unit, nomor: int) -> PotretSkor:
    """A snapshot that was taken for the office itself; TidakDitemukan for any other."""
    p = PotretSkor.objects.select_related("unit", "berkas").filter(pk=nomor, unit=unit).first()
    if p is None:
        raise TidakDitemukan(
            Masalah("potret", "Potret itu tidak ada pada kantor ini.", "Buka daftar potret.")
        )
    return p


def wilayah_potret(unit: Unit, potret: PotretSkor) -> SkorWilayah:
    """A certain snapshot, whether it counts or not, as :func:`skor_wilayah` reads the one that does."""
    return skor_wilayah(unit, potret.tahun, potret.jenis, potret=potret)


def _tidak_ada() -> TidakDitemukan:
    return TidakDitemukan(
        Masalah("satker", "Satker itu tidak ada pada kantor dan tahun ini.", "Buka tabel skor kantor ini.")
    )
