"""The pohon kinerja of a unit: sasaran below sasaran, indicators at each, and what supports what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.perencanaan.models import (
    Indikator,
    IndikatorSasaran,
    JenisKontribusi,
    Kontribusi,
    Sasaran,
    TingkatSasaran,
)
from sakip.perencanaan.queries.indikator import nama_indikator
from sakip.perencanaan.queries.rencana import berlaku_pada

SEBUT_KONTRIBUSI = {
    JenisKontribusi.SAMA: "sama",
    JenisKontribusi.BAGIAN: "bagian dari",
    JenisKontribusi.PENDUKUNG: "mendukung",
}


@dataclass(frozen=True)
class Tautan:
    """The other end of a contribution: its name and the kind in words."""

    id: int
    nama: str
    jenis: str


@dataclass(frozen=True)
class SimpulIndikator:
    """An indicator at a sasaran; ``dijanjikan``: it stands in an agreement of the unit or below it."""

    id: int
    kunci: str
    jenis: str
    nama: str
    dijanjikan: bool
    menopang: tuple[Tautan, ...]
    ditopang: tuple[Tautan, ...]
    peringatan: str


@dataclass(frozen=True)
class SimpulSasaran:
    """A sasaran with what stands below it; ``milik``: the unit's own or of a unit below it."""

    id: int
    tingkat: str
    tingkat_kata: str
    rumusan: str
    unit: str
    milik: bool
    jenis: str
    indikator: tuple[SimpulIndikator, ...]
    anak: tuple[SimpulSasaran, ...]
    peringatan: str

    def semua(self) -> Iterator[SimpulSasaran]:
        """This sasaran and all below it."""
        yield self
        for a in self.anak:
            yield from a.semua()


@dataclass(frozen=True)
class Pohon:
    """The tree of a unit in a year, and its gaps in words."""

    akar: tuple[SimpulSasaran, ...]
    tanpa_sasaran: tuple[SimpulIndikator, ...]
    peringatan: tuple[str, ...]

    @property
    def banyak(self) -> int:
        return sum(1 + len(s.indikator) for a in self.akar for s in a.semua())


def pohon_kinerja(unit: Unit, tahun: int, *, pada: dt.date) -> Pohon:
    """The sasaran that the unit and the units below it own or agreed upon, with all above them.

    Pairs of sasaran and indicator come from the plan and from the agreements of the year; where the unit
    itself agreed upon a sasaran, only its own pairs are shown.
    """
    bawah = set(subpohon(unit, tahun))
    semua = {
        s.pk: s
        for s in Sasaran.objects.filter(berlaku_pada(tahun), instansi=unit.instansi_id).select_related("unit")
    }
    pasangan, dijanjikan = _pasangan(unit, tahun, bawah)
    pilih = {s.pk for s in semua.values() if s.unit_id in bawah} | {s for s, _ in dijanjikan if s in semua}
    for pk in list(pilih):
        induk = semua[pk].induk_id
        while induk is not None and induk in semua and induk not in pilih:
            pilih.add(induk)
            induk = semua[induk].induk_id
    ukuran: dict[int, list[int]] = {}
    for s, i in sorted(pasangan):
        if s in pilih:
            ukuran.setdefault(s, []).append(i)
    return _Penyusun(unit, tahun, pada, bawah, {p: semua[p] for p in pilih}, ukuran, dijanjikan).susun()


def _pasangan(unit: Unit, tahun: int, bawah: set[int]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """(sasaran, indicator) to show, and of these the ones agreed upon by the unit or below it."""
    rencana = set(
        IndikatorSasaran.objects.filter(berlaku_pada(tahun), sasaran__instansi=unit.instansi_id).values_list(
            "sasaran_id", "indikator_id"
        )
    )
    janji: dict[int, set[tuple[int, int]]] = {}
    for s, i, u in (
        Indikator.objects.filter(instansi=unit.instansi_id, butir__perjanjian__tahun=tahun)
        .values_list("butir__sasaran_id", "pk", "butir__perjanjian__unit_id")
        .distinct()
    ):
        janji.setdefault(u, set()).add((s, i))
    milik = {p for u, isi in janji.items() if u in bawah for p in isi}
    sendiri = {s for s, _ in milik}
    lain = {p for u, isi in janji.items() if u not in bawah for p in isi if p[0] not in sendiri}
    return rencana | milik | lain, milik


class _Penyusun:
    """Builds the tree from rows that were read in a fixed number of queries."""

    def __init__(
        self,
        unit: Unit,
        tahun: int,
        pada: dt.date,
        bawah: set[int],
        sasaran: dict[int, Sasaran],
        ukuran: dict[int, list[int]],
        dijanjikan: set[tuple[int, int]],
    ) -> None:
        self.unit, self.bawah, self.sasaran, self.ukuran, self.dijanjikan = (
            unit,
            bawah,
            sasaran,
            ukuran,
            dijanjikan,
        )
        ids = {i for isi in ukuran.values() for i in isi}
        milik = Indikator.objects.filter(pemilik__in=bawah).values_list("pk", flat=True)
        self.lepas = set(milik) - ids
        self.indikator = {i.pk: i for i in Indikator.objects.filter(pk__in=ids | self.lepas)}
        kontribusi = list(
            Kontribusi.objects.filter(berlaku_pada(tahun), bawah__instansi=unit.instansi_id).values_list(
                "atas_id", "bawah_id", "jenis"
            )
        )
        self.nama = nama_indikator(
            ids | self.lepas | {a for a, _, _ in kontribusi} | {b for _, b, _ in kontribusi}, tahun
        )
        self.ke_atas: dict[int, list[tuple[int, str]]] = {}
        self.ke_bawah: dict[int, list[tuple[int, str]]] = {}
        for atas, bwh, jenis in kontribusi:
            self.ke_atas.setdefault(bwh, []).append((atas, jenis))
            self.ke_bawah.setdefault(atas, []).append((bwh, jenis))
        self.nama_unit = nama_unit({s.unit_id for s in sasaran.values()}, pada)
        self.anak: dict[int | None, list[Sasaran]] = {}
        for s in sasaran.values():
            self.anak.setdefault(s.induk_id if s.induk_id in sasaran else None, []).append(s)
        self.celah: dict[str, None] = {}

    def susun(self) -> Pohon:
        akar = self._bawah(None)
        lepas = tuple(
            self._indikator(i, None)
            for i in sorted(self.lepas, key=lambda i: self.indikator[i].kunci)
            if i in self.nama
        )
        return Pohon(akar, lepas, tuple(self.celah))

    def _bawah(self, induk: int | None) -> tuple[SimpulSasaran, ...]:
        urut = {t: n for n, t in enumerate(TingkatSasaran.values)}
        isi = sorted(self.anak.get(induk, ()), key=lambda s: (urut[s.tingkat], s.kunci))
        return tuple(self._sasaran(s) for s in isi)

    def _sasaran(self, s: Sasaran) -> SimpulSasaran:
        anak = self._bawah(s.pk)
        indikator = tuple(self._indikator(i, s) for i in self.ukuran.get(s.pk, ()))
        milik = s.unit_id in self.bawah
        return SimpulSasaran(
            s.pk,
            s.tingkat,
            s.get_tingkat_display(),
            s.rumusan,
            self.nama_unit.get(s.unit_id, ("", ""))[1],
            milik,
            SEBUT_KONTRIBUSI.get(JenisKontribusi(s.jenis_kontribusi), "") if s.jenis_kontribusi else "",
            indikator,
            anak,
            self._celah_sasaran(s, indikator, anak) if milik else "",
        )

    def _celah_sasaran(
        self, s: Sasaran, indikator: tuple[SimpulIndikator, ...], anak: tuple[SimpulSasaran, ...]
    ) -> str:
        pendek = s.rumusan if len(s.rumusan) <= 80 else f"{s.rumusan[:79]}…"
        if not indikator:
            kata = "belum mempunyai indikator."
        elif s.tingkat != TingkatSasaran.STRATEGIS and s.induk_id is None:
            kata = "belum mempunyai sasaran induk."
        elif s.tingkat != TingkatSasaran.KEGIATAN and not anak and not any(i.ditopang for i in indikator):
            kata = "belum ditopang sasaran atau indikator di bawahnya."
        else:
            return ""
        self.celah[f"{s.get_tingkat_display()} «{pendek}» {kata}"] = None
        return f"Sasaran ini {kata}"

    def _indikator(self, pk: int, s: Sasaran | None) -> SimpulIndikator:
        i = self.indikator[pk]
        atas = tuple(self._taut(x) for x in self.ke_atas.get(pk, ()))
        peringatan = ""
        if s is None:
            peringatan = "Indikator ini belum mengukur sasaran mana pun tahun ini."
        elif s.induk_id is None and s.tingkat != TingkatSasaran.STRATEGIS and not atas:
            peringatan = "Indikator ini belum mempunyai induk: sasarannya tanpa induk dan ia tidak menopang"
            peringatan += " indikator lain."
        if peringatan and i.pemilik_id in self.bawah:
            self.celah[f"{i.jenis} «{self.nama.get(pk, i.kunci)}»: {peringatan}"] = None
        return SimpulIndikator(
            pk,
            i.kunci,
            i.jenis,
            self.nama.get(pk, i.kunci),
            s is not None and (s.pk, pk) in self.dijanjikan,
            atas,
            tuple(self._taut(x) for x in self.ke_bawah.get(pk, ())),
            peringatan,
        )

    def _taut(self, ujung: tuple[int, str]) -> Tautan:
        pk, jenis = ujung
        return Tautan(pk, self.nama.get(pk, str(pk)), SEBUT_KONTRIBUSI[JenisKontribusi(jenis)])
