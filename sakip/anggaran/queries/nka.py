"""The composite of a year: 60 % Nilai SMART + 40 % IKPA in 2023, by the rule of the year otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import JenisSkor
from sakip.anggaran.queries.skor import (
    SATKER_DISEBUT,
    BarisSkor,
    Berskor,
    RataSkor,
    SkorWilayah,
    muat_skor,
    skor_wilayah,
)
from sakip.anggaran.rumus_skor import TOLERANSI, AturanSkor, hitung, perencanaan
from sakip.aturan.angka import tulis
from sakip.aturan.nka import banding_nka
from sakip.aturan.skor import Banding, Skor, rata_satker
from sakip.organisasi.models import Unit


@dataclass(frozen=True)
class MasukanNka:
    """What went into one component: the value, and whether it is ours, official, or typed.

    ``asal``: "hitungan", "resmi", "tertulis" (a component of the NKA snapshot), "" where there is none.
    ``draf``: computed by a rule that was not read in the regulation itself.
    """

    kode: str
    nama: str
    bobot: Decimal | None
    nilai: Decimal | None
    asal: str
    keterangan: str
    draf: bool = False


@dataclass(frozen=True)
class BarisNka(Berskor):
    """The composite of one satker; ``skor`` None without a rule in the year."""

    dipa_id: int
    kode: str
    nama: str
    unit_kode: str
    unit_nama: str
    kantor: bool
    masukan: tuple[MasukanNka, ...]
    skor: Skor | None
    resmi: Decimal | None
    banding: Banding

    @property
    def draf(self) -> bool:
        """The rule of the composite, or that of a component that we computed, is a draft."""
        return (self.skor is not None and self.skor.draf) or any(m.draf for m in self.masukan)


@dataclass(frozen=True)
class NkaWilayah:
    """The composite of an office and year.

    ``wilayah`` comes from the means of all satker, ``kantor`` from those of the office alone, and
    ``dari_resmi`` from the official figures of the office as a whole, as the published reports do it.
    ``resmi`` is the composite that was published; ``banding`` sets ``dari_resmi`` (or ``wilayah``) by it.
    """

    aturan: AturanSkor
    smart: SkorWilayah | None
    ikpa: SkorWilayah
    nka: SkorWilayah
    baris: tuple[BarisNka, ...]
    masukan: tuple[MasukanNka, ...]
    masukan_resmi: tuple[MasukanNka, ...]
    kantor: Skor | None
    wilayah: Skor | None
    dari_resmi: Skor | None
    resmi: Decimal | None
    banding: Banding
    draf: bool
    sementara: bool
    peringatan: tuple[str, ...] = ()

    @property
    def sumber(self) -> str:
        """The rule of the composite and those by which its components were computed."""
        dihitung = {m.kode for m in self.masukan if m.asal == "hitungan"}
        lain = [s for s in (self.smart, self.ikpa) if s is not None and s.jenis in dihitung]
        return "; ".join(
            dict.fromkeys(x for x in (self.aturan.sumber, *(s.aturan.sumber for s in lain)) if x)
        )

    @property
    def catatan_resmi(self) -> str:
        """What was noted beside the official composite of the office as a whole."""
        return self.nka.catatan_wilayah


def nka_wilayah(
    unit: Unit,
    tahun: int,
    pada: dt.date | None = None,
    *,
    aturan: AturanSkor | None = None,
    pohon: Mapping[int, int] | None = None,
) -> NkaWilayah:
    """NKA per satker, of the office alone and with its units, by the rule of the year (or ``aturan``).

    ``pohon``: the unit and those below it in that year, read before.
    """
    m = muat_skor(unit, tahun, pohon)
    smart = skor_wilayah(unit, tahun, JenisSkor.SMART, pada, muatan=m)
    ikpa = skor_wilayah(unit, tahun, JenisSkor.IKPA, pada, muatan=m)
    nka = skor_wilayah(unit, tahun, JenisSkor.NKA, pada, aturan=aturan, muatan=m)
    aturan = nka.aturan
    sumber = {k: s for k, s in (("smart", smart), ("ikpa", ikpa)) if _dipakai(aturan, k)}
    wilayah = _masukan(aturan, {k: _rata(s, s.wilayah) for k, s in sumber.items()}, _rata_tertulis(nka.baris))
    kantor = _masukan(
        aturan,
        {k: _rata(s, s.kantor) for k, s in sumber.items()},
        _rata_tertulis([b for b in nka.baris if b.kantor]),
    )
    dari_resmi = _masukan(
        aturan,
        {k: _resmi(s) for k, s in sumber.items()},
        _rata_tertulis(nka.baris),
    )
    skor, skor_resmi = _hitung(aturan, wilayah), _hitung(aturan, dari_resmi)
    acuan = skor_resmi if skor_resmi is not None and skor_resmi.nilai is not None else skor
    return NkaWilayah(
        aturan=aturan,
        smart=smart if aturan.bobot is not None and "smart" in aturan.bobot.bobot else None,
        ikpa=ikpa,
        nka=nka,
        baris=_baris(aturan, smart, ikpa, nka),
        masukan=wilayah,
        masukan_resmi=dari_resmi,
        kantor=_hitung(aturan, kantor),
        wilayah=skor,
        dari_resmi=skor_resmi,
        resmi=nka.resmi_wilayah,
        banding=_banding(aturan, acuan, nka.resmi_wilayah),
        draf=aturan.draf or any(m.draf for m in wilayah),
        sementara=any(s.sementara for s in (smart, ikpa, nka)),
        peringatan=_beda_satker(sumber),
    )


def _dipakai(aturan: AturanSkor, kode: str) -> bool:
    return aturan.bobot is not None and kode in aturan.bobot.bobot


def _beda_satker(sumber: Mapping[str, SkorWilayah]) -> tuple[str, ...]:
    """Means over different satker, which the composite would mix without a word."""
    ada = {s.sebutan: {b.dipa_id: b.nama for b in s.baris if b.nilai_id} for s in sumber.values()}
    semua = {d: n for isi in ada.values() for d, n in isi.items()}
    hasil = []
    for sebutan, isi in ada.items():
        kurang = [n for d, n in semua.items() if d not in isi]
        if isi and kurang:
            kata = ", ".join(kurang[:SATKER_DISEBUT])
            lain = f", dan {len(kurang) - SATKER_DISEBUT} lainnya" if len(kurang) > SATKER_DISEBUT else ""
            hasil.append(f"{sebutan} belum ada untuk {kata}{lain}; rata-ratanya tanpa satker itu.")
    return tuple(hasil)


@dataclass(frozen=True)
class _Nilai:
    """A component as SMART or IKPA gives it."""

    nilai: Decimal | None
    asal: str
    kata: str
    draf: bool = False


_KOSONG = _Nilai(None, "", "belum ada nilainya")


def _rata(s: SkorWilayah, r: RataSkor) -> _Nilai:
    if r.dipakai is None:
        return _KOSONG
    apa = "hitungan" if r.asal == "hitungan" else "angka resmi"
    tanpa = f" dari {r.dari}" if r.tanpa else ""
    kata = f"rata-rata {apa} {r.banyak}{tanpa} satker"
    return _Nilai(r.dipakai, r.asal, kata, s.draf and r.asal == "hitungan")


def _resmi(s: SkorWilayah) -> _Nilai:
    return _Nilai(s.resmi_wilayah, "resmi", "angka resmi wilayah") if s.resmi_wilayah is not None else _KOSONG


def _satker(s: SkorWilayah, b: BarisSkor | None) -> _Nilai:
    if b is None or (b.angka is None and b.resmi is None):
        return _KOSONG
    if b.angka is not None:
        return _Nilai(b.angka, "hitungan", "hitungan dari komponennya", s.draf)
    return _Nilai(b.resmi, "resmi", "angka resmi; komponennya tidak ada")


def _masukan(
    aturan: AturanSkor, sumber: Mapping[str, _Nilai], tertulis: Mapping[str, Decimal]
) -> tuple[MasukanNka, ...]:
    """A component that the NKA snapshot itself holds goes before what SMART and IKPA give; planning goes by
    its parts where they are known."""
    rencana = perencanaan(aturan, tertulis)
    hasil = []
    for k in aturan.kolom:
        n = sumber.get(k.kode, _KOSONG)
        if k.kode in tertulis:
            n = _tertulis(tertulis[k.kode], n)
        if k.kode == "perencanaan" and rencana is not None:
            n = _Nilai(rencana, "hitungan", _kata_rencana(rencana, tertulis.get(k.kode)))
        hasil.append(MasukanNka(k.kode, k.nama, k.bobot, n.nilai, n.asal, n.kata, n.draf))
    return tuple(hasil)


def _tertulis(nilai: Decimal, lain: _Nilai) -> _Nilai:
    kata = "dari potret NKA"
    if lain.nilai is not None and abs(lain.nilai - nilai) > TOLERANSI:
        kata += f"; {lain.kata} {tulis(lain.nilai)}"
    return _Nilai(nilai, "tertulis", kata)


def _kata_rencana(dihitung: Decimal, tertulis: Decimal | None) -> str:
    kata = "dihitung dari bagiannya"
    if tertulis is not None and abs(tertulis - dihitung) > TOLERANSI:
        kata += f"; tertulis {tulis(tertulis)}"
    return kata


def _hitung(aturan: AturanSkor, masukan: tuple[MasukanNka, ...]) -> Skor | None:
    return hitung(aturan, {m.kode: m.nilai for m in masukan})


def _rata_tertulis(baris: tuple[BarisSkor, ...] | list[BarisSkor]) -> dict[str, Decimal]:
    """Means of the components of an NKA snapshot, where every satker of it has one."""
    ada = [b for b in baris if b.nilai_id is not None]
    kode = {k for b in ada for k in b.nilai}
    lengkap = {k: {b.kode: b.nilai.get(k) for b in ada} for k in kode}
    rata = {k: rata_satker(n).nilai for k, n in lengkap.items() if all(x is not None for x in n.values())}
    return {k: n for k, n in rata.items() if n is not None}


def _baris(
    aturan: AturanSkor, smart: SkorWilayah, ikpa: SkorWilayah, nka: SkorWilayah
) -> tuple[BarisNka, ...]:
    asal = {"smart": smart, "ikpa": ikpa}
    per = {j: {b.dipa_id: b for b in s.baris if b.nilai_id} for j, s in asal.items()}
    hasil = []
    for b in nka.baris:
        sumber = {j: _satker(s, per[j].get(b.dipa_id)) for j, s in asal.items() if _dipakai(aturan, j)}
        masukan = _masukan(aturan, sumber, b.nilai)
        skor = _hitung(aturan, masukan)
        hasil.append(
            BarisNka(
                b.dipa_id, b.kode, b.nama, b.unit_kode, b.unit_nama, b.kantor, masukan, skor, b.resmi,
                _banding(aturan, skor, b.resmi),
            )
        )  # fmt: skip
    return tuple(hasil)


def _banding(aturan: AturanSkor, skor: Skor | None, resmi: Decimal | None) -> Banding:
    if skor is None:
        kata = f"Belum ada aturan NKA untuk tahun {aturan.tahun}; hanya angka resmi."
        return Banding(None, resmi, None, None, kata)
    return banding_nka(skor, resmi)
