"""Reads of dashboards: the year by month, the forms of the units below, all offices of a kind, an owner's."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sakip.agenda.queries import tenggat_semua
from sakip.aturan.capaian import RataCapaian, rata_capaian
from sakip.inti.galat import TidakDitemukan
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import nama_unit, saring_pohon, subpohon
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.hasil import HasilButir, HasilUnit
from sakip.pengukuran.queries.alur import perjalanan_semua
from sakip.pengukuran.queries.alur_wajib import wajib_semua
from sakip.pengukuran.queries.banyak import capaian_banyak
from sakip.pengukuran.queries.kinerja import kinerja_bulanan
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import Perjanjian, StatusPerjanjian

#: Statuses of the red list; what has no capaian stands there too, with its reason.
MERAH = frozenset({"tidak_tercapai", "negatif"})

#: States of a form, from the furthest to the nearest to nothing, with their words.
KATA_KEADAAN: Mapping[str, str] = {
    "disetujui": "Disetujui",
    "diverifikasi": "Diverifikasi",
    "diajukan": "Diajukan",
    "dikembalikan": "Dikembalikan",
    "draf": "Belum diajukan",
    "": "Tidak ada isian",
}
#: The same for a narrow cell.
KATA_PENDEK: Mapping[str, str] = {
    "disetujui": "setuju",
    "diverifikasi": "verif",
    "diajukan": "ajuan",
    "dikembalikan": "kembali",
    "draf": "belum",
    "": "–",
}
SUDAH_DIAJUKAN = frozenset({"diajukan", "diverifikasi", "disetujui"})


@dataclass(frozen=True)
class SelFormulir:
    """A unit's form of one month: its state, whether it was late, and whether it is due by now."""

    bulan: int
    keadaan: str
    kata: str
    terlambat: bool
    jatuh_tempo: bool
    #: False where it was approved with a longer period: nobody knows when this month was submitted.
    bertanggal: bool = True

    @property
    def pendek(self) -> str:
        """The state in a word that fits a narrow cell."""
        return KATA_PENDEK[self.keadaan]


@dataclass(frozen=True)
class BarisFormulir:
    """A unit that fills forms: its months, and how many of those due were submitted, and in time."""

    unit: Unit
    nama: str
    sel: tuple[SelFormulir, ...]
    jatuh_tempo: int
    masuk: int
    tepat: int
    tanpa_tanggal: int = 0


@dataclass(frozen=True)
class Papan:
    """Everything of a unit's dashboard."""

    hasil: HasilUnit | None
    bulanan: tuple[HasilUnit, ...]
    formulir: tuple[BarisFormulir, ...]


def papan(unit: Unit, tahun: int, *, bacaan: str, pada: dt.date, saat: dt.datetime) -> Papan:
    """The dashboard of ``unit``; ``hasil`` None where no agreement concerns it that year."""
    try:
        hasil, bulanan = kinerja_bulanan(unit, tahun, bacaan=bacaan, pada=pada)
    except TidakDitemukan:
        hasil, bulanan = None, ()
    return Papan(hasil, bulanan, formulir_bawah(unit, tahun, pada=pada, saat=saat))


def formulir_bawah(unit: Unit, tahun: int, *, pada: dt.date, saat: dt.datetime) -> tuple[BarisFormulir, ...]:
    """The forms of ``unit`` and of every unit below it, month by month; a fixed number of queries."""
    semua = list(
        Unit.objects.filter(pk__in=subpohon(unit, tahun)).select_related("instansi").order_by("kode")
    )
    bulan = [n for n in range(1, 13) if dt.date(tahun, n, 1) <= pada]
    kunci = [f"{tahun}-{n:02d}" for n in bulan]
    if not kunci:
        return ()
    wajib = wajib_semua(semua, tahun)
    pengisi = [u for u in semua if any(wajib[u.pk].baris(n) for n in range(1, 13))]
    jalan = perjalanan_semua([u.pk for u in pengisi], kunci)
    batas = tenggat_semua(pengisi, FORMULIR, kunci)
    nama = nama_unit([u.pk for u in pengisi], dt.date(tahun, 12, 31))
    hasil = []
    for u in pengisi:
        sel = []
        for n, k in zip(bulan, kunci, strict=True):
            p = jalan[u.pk, k]
            diajukan = [x.waktu for x in p.langkah if x.tindakan == "ajukan"]
            tenggat = batas[u.pk, k].batas
            ada = bool(wajib[u.pk].baris(n)) or bool(p.langkah)
            keadaan = p.keadaan if ada else ""
            telat = bool(diajukan and diajukan[0] > tenggat and not p.bersama) or (
                ada and keadaan not in SUDAH_DIAJUKAN and saat > tenggat
            )
            kata = KATA_KEADAAN[keadaan]
            sel.append(SelFormulir(n, keadaan, kata, telat, ada and saat > tenggat, not p.bersama))
        tempo = [s for s in sel if s.jatuh_tempo]
        masuk = [s for s in tempo if s.keadaan in SUDAH_DIAJUKAN]
        hasil.append(
            BarisFormulir(
                u,
                nama.get(u.pk, (u.kode, ""))[0],
                tuple(sel),
                len(tempo),
                len(masuk),
                sum(s.bertanggal and not s.terlambat for s in masuk),
                sum(not s.bertanggal for s in masuk),
            )
        )
    return tuple(hasil)


@dataclass(frozen=True)
class BarisPeringkat:
    """An office in a ranking: its place (None without figures), its result, what is missing."""

    urutan: int | None
    unit: Unit
    hasil: HasilUnit


def peringkat(
    unit_id: Collection[int], tahun: int, *, bacaan: str, pada: dt.date
) -> tuple[BarisPeringkat, ...]:
    """Offices by the mean of their indicators' capaian, each capped at the agency's ceiling.

    Equal means share a place. Offices without a computed indicator stand at the end without a place.
    """
    unit = {u.pk: u for u in Unit.objects.filter(pk__in=list(unit_id)).select_related("instansi")}
    hasil = capaian_banyak(unit_id, tahun, bacaan=bacaan, pada=pada)
    berisi = sorted(
        (pk for pk in hasil if hasil[pk].rata.rata_dibatasi is not None),
        key=lambda pk: (-(hasil[pk].rata.rata_dibatasi or 0), unit[pk].kode),
    )
    baris: list[BarisPeringkat] = []
    for nomor, pk in enumerate(berisi, 1):
        seri = baris and baris[-1].hasil.rata.rata_dibatasi == hasil[pk].rata.rata_dibatasi
        baris.append(BarisPeringkat(baris[-1].urutan if seri else nomor, unit[pk], hasil[pk]))
    kosong = sorted((pk for pk in hasil if pk not in set(berisi)), key=lambda pk: unit[pk].kode)
    return (*baris, *(BarisPeringkat(None, unit[pk], hasil[pk]) for pk in kosong))


def kantor_di_bawah(unit: Unit, tahun: int) -> list[int]:
    """Ids of the units below ``unit`` on any line that signed an agreement of the year, not itself."""
    bawah = Leluhur.objects.filter(
        saring_pohon([unit.instansi_id], tahun), leluhur=unit, garis__in=Garis.values
    ).exclude(unit=unit)
    return list(
        Perjanjian.objects.filter(
            tahun=tahun, status=StatusPerjanjian.DITANDATANGANI, unit_id__in=bawah.values("unit_id")
        )
        .values_list("unit_id", flat=True)
        .distinct()
    )


@dataclass(frozen=True)
class BarisPemilik:
    """An indicator of an owner over the offices that agreed on it; ``rata`` is the plain mean of theirs."""

    kunci: str
    nama: str
    per_kantor: Mapping[int, HasilButir]
    rata: RataCapaian


@dataclass(frozen=True)
class PapanPemilik:
    """An owner's indicators across the offices of the agency."""

    kantor: tuple[tuple[int, str, str], ...]
    baris: tuple[BarisPemilik, ...]
    hasil: Mapping[int, HasilUnit]


def papan_pemilik(pemilik: Unit, tahun: int, *, bacaan: str, pada: dt.date) -> PapanPemilik:
    """All indicators that ``pemilik`` (or a unit below it) owns, in every office's agreement of the year."""
    milik = set(
        Indikator.objects.filter(pemilik_id__in=subpohon(pemilik, tahun)).values_list("kunci", flat=True)
    )
    kantor = (
        Perjanjian.objects.filter(
            tahun=tahun,
            status=StatusPerjanjian.DITANDATANGANI,
            unit__instansi=pemilik.instansi_id,
            butir__indikator__kunci__in=milik,
        )
        .values_list("unit_id", flat=True)
        .distinct()
    )
    hasil = capaian_banyak(list(kantor), tahun, bacaan=bacaan, pada=pada)
    nama = nama_unit(hasil, dt.date(tahun, 12, 31))
    urut = sorted(hasil, key=lambda pk: nama.get(pk, ("", ""))[0])
    per: dict[str, dict[int, HasilButir]] = {}
    for pk in urut:
        for b in hasil[pk].butir:
            if b.indikator in milik:
                per.setdefault(b.indikator, {})[pk] = b
    batas = pemilik.instansi.batas_capaian
    baris = tuple(
        BarisPemilik(
            kunci,
            next(iter(isi.values())).manual.nama or next(iter(isi.values())).rumusan,
            isi,
            rata_capaian((b.capaian for b in isi.values()), batas),
        )
        for kunci, isi in per.items()
    )
    singkat = {pk: nama.get(pk, (hasil[pk].unit, hasil[pk].unit)) for pk in urut}
    return PapanPemilik(tuple((pk, *singkat[pk]) for pk in urut), baris, hasil)


@dataclass(frozen=True)
class Ringkas:
    """How far the forms of a group of units are: of those due, submitted and in time."""

    jatuh_tempo: int
    masuk: int
    tepat: int
    tanpa_tanggal: int


def ringkas_formulir(baris: Sequence[BarisFormulir]) -> Ringkas:
    """Sums over units."""
    return Ringkas(
        sum(b.jatuh_tempo for b in baris),
        sum(b.masuk for b in baris),
        sum(b.tepat for b in baris),
        sum(b.tanpa_tanggal for b in baris),
    )


def cacah_status(butir: Sequence[HasilButir]) -> Counter[str | None]:
    """How many items have each status."""
    return Counter(b.hasil.status for b in butir)
