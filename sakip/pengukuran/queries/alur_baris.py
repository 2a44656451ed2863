"""Lines on their way: the digest of what stands there, who answers for it, what is verified as it stands."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from sakip.agenda.queries import atas_semua
from sakip.aturan.alur import tahap_berjalan
from sakip.aturan.periode import baca_periode
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import Formulir
from sakip.pengukuran.models import Bukti, CatatanIndikator, Isian, Kejadian, NilaiLangsung, VerifikasiBaris
from sakip.pengukuran.queries.alur import RantaiBerlaku, baca_medan, medan_pokok
from sakip.perencanaan.models import VariabelManual
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian


@dataclass(frozen=True)
class Pokok:
    """A line of a form: its field name and the key under which its value is stored."""

    medan: str
    periode: str


@dataclass(frozen=True)
class IsiBaris:
    """What stands on a line now: its digest, and who entered any of it (ids of accounts)."""

    sidik: str
    pengisi: frozenset[int]


@dataclass(frozen=True)
class Tanggungan:
    """Who answers for a line in a stage: ids of the units whose verifikator may verify it."""

    unit_id: tuple[int, ...]
    #: The indicators that the line feeds.
    indikator_id: frozenset[int] = field(default_factory=frozenset)


def pokok_formulir(f: Formulir) -> list[Pokok]:
    """The lines of a form, in its order."""
    return [Pokok(v.medan, v.periode) for v in f.variabel] + [Pokok(n.medan, n.periode) for n in f.langsung]


def nama_baris(f: Formulir) -> dict[str, str]:
    """The names of a form's lines by field name."""
    return {v.medan: v.nama for v in f.variabel} | {n.medan: n.nama for n in f.langsung}


def isi_baris(unit: Unit, tahun: int, periode: str, baris: Sequence[Pokok]) -> dict[str, IsiBaris]:
    """What stands on each line, in six queries. ``periode``: the form's month (its notes stand under it)."""
    variabel, indikator = _pisah(baris)
    bahan: dict[str, list[Any]] = defaultdict(list)
    pengisi: dict[str, set[int]] = defaultdict(set)
    kunci: dict[str, str] = {b.medan: b.periode for b in baris}
    semua_periode = set(kunci.values())
    pakai = _pemakai(variabel.values(), tahun)

    isian = Isian.objects.filter(unit=unit, variabel_id__in=variabel.values(), periode__in=semua_periode)
    for i in isian.order_by("kategori_id", "pk"):
        m = medan_pokok(i.variabel_id, None)
        if kunci[m] == i.periode:
            bahan[m].append(["isian", i.kategori_id, str(i.nilai), i.keadaan, i.lingkup])
            pengisi[m].add(i.oleh_id)
    if semua_periode:
        rentang = [baca_periode(k) for k in semua_periode]
        kejadian = Kejadian.objects.filter(
            unit=unit,
            variabel_id__in=variabel.values(),
            tanggal__gte=min(p.awal for p in rentang),
            tanggal__lte=max(p.akhir for p in rentang),
        )
        for k in kejadian.order_by("tanggal", "nama", "pk"):
            m = medan_pokok(k.variabel_id, None)
            p = baca_periode(kunci[m])
            if p.awal <= k.tanggal <= p.akhir:
                bahan[m].append(["kejadian", str(k.tanggal), k.nama, k.tempat, k.kategori_id])
                pengisi[m].add(k.oleh_id)
    langsung = NilaiLangsung.objects.filter(
        unit=unit, indikator_id__in=indikator.values(), periode__in=semua_periode
    )
    for n in langsung.order_by("indikator_id", "versi"):
        m = medan_pokok(None, n.indikator_id)
        if kunci[m] == n.periode:
            bahan[m] = [["langsung", str(n.nilai), n.kata, n.nomor_surat, str(n.tanggal_surat), n.halaman]]
            pengisi[m] = {n.oleh_id}  # the latest letter counts
    bukti = Bukti.objects.filter(unit=unit, tahun=tahun).filter(
        Q(variabel_id__in=variabel.values()) | Q(indikator_id__in=indikator.values())
    )
    for bk in bukti.select_related("berkas").order_by("nama", "pk"):
        m = medan_pokok(bk.variabel_id, bk.indikator_id)
        if kunci.get(m) == bk.periode:
            isi = bk.berkas.sha256 if bk.berkas else bk.tautan
            bahan[m].append(["bukti", bk.nama, bk.halaman, bk.tempat, isi])
    catatan = CatatanIndikator.objects.filter(unit=unit, periode=periode, tahun=tahun)
    for c in catatan.order_by("indikator_id"):
        tulisan = ["catatan", c.indikator_id, c.sebab, c.kendala, c.solusi]
        for m, v in variabel.items():
            if c.indikator_id in pakai.get(v, ()):
                bahan[m].append(tulisan)
        m = medan_pokok(None, c.indikator_id)
        if m in indikator:
            bahan[m].append(tulisan)
    return {b.medan: IsiBaris(_sidik(b, bahan[b.medan]), frozenset(pengisi[b.medan])) for b in baris}


def _sidik(baris: Pokok, bahan: list[Any]) -> str:
    teks = json.dumps([baris.medan, baris.periode, bahan], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def _pisah(baris: Iterable[Pokok]) -> tuple[dict[str, int], dict[str, int]]:
    variabel: dict[str, int] = {}
    indikator: dict[str, int] = {}
    for b in baris:
        v, i = baca_medan(b.medan)
        if v is not None:
            variabel[b.medan] = v
        elif i is not None:
            indikator[b.medan] = i
    return variabel, indikator


def _pemakai(variabel_id: Iterable[int], tahun: int) -> dict[int, set[int]]:
    """Ids of the indicators whose manual of ``tahun`` names each variable."""
    hasil: dict[int, set[int]] = defaultdict(set)
    pasangan = (
        VariabelManual.objects.filter(variabel_id__in=list(variabel_id), manual__sejak_tahun__lte=tahun)
        .filter(Q(manual__sampai_tahun__isnull=True) | Q(manual__sampai_tahun__gte=tahun))
        .values_list("variabel_id", "manual__indikator_id")
    )
    for v, i in pasangan:
        hasil[v].add(i)
    return hasil


# --- who answers -----------------------------------------------------------------------------------


def penanggung_baris(unit: Unit, tahun: int, baris: Sequence[Pokok]) -> dict[str, dict[str, Tanggungan]]:
    """Per kind of stage (penanggung, unit, induk) and line: the units whose verifikator may verify it.

    ``penanggung``: the responsible division and the owner on the nearest agreement up the tree that holds
    an indicator of the line; where no division is named there, the parent's verifikator stands in for it.
    """
    garis_atas = atas_semua([unit], tahun, semua_garis=True)[unit.pk]
    induk = induk_semua([unit], tahun)[unit.pk]
    variabel, _ = _pisah(baris)
    pakai = _pemakai(variabel.values(), tahun)
    butir: dict[int, list[ButirPerjanjian]] = defaultdict(list)
    for b in butir_terpilih(garis_atas, tahun):
        butir[b.indikator_id].append(b)
    jarak = {u: n for n, u in enumerate(garis_atas)}
    hasil: dict[str, dict[str, Tanggungan]] = {"penanggung": {}, "unit": {}, "induk": {}}
    for p in baris:
        v, i = baca_medan(p.medan)
        indikator = frozenset(pakai.get(v, ()) if v is not None else {i} if i is not None else ())
        siapa = penanggung_indikator(indikator, butir, jarak, induk)
        hasil["penanggung"][p.medan] = Tanggungan(siapa, indikator)
        hasil["unit"][p.medan] = Tanggungan((unit.pk,), indikator)
        hasil["induk"][p.medan] = Tanggungan((induk,), indikator)
    return hasil


def penanggung_indikator(
    indikator: Collection[int],
    butir: Mapping[int, Sequence[ButirPerjanjian]],
    jarak: Mapping[int, int],
    induk: int,
) -> tuple[int, ...]:
    """Divisions, else the parent, then owners that answer for what feeds these indicators.

    ``jarak``: how far each unit above stands; items of other units do not count.
    """
    milik = [b for k in indikator for b in butir.get(k, ()) if b.perjanjian.unit_id in jarak]
    dekat = min((jarak[b.perjanjian.unit_id] for b in milik if b.penanggung_id), default=None)
    divisi = {b.penanggung_id for b in milik if b.penanggung_id and jarak[b.perjanjian.unit_id] == dekat}
    utama = divisi or {induk}
    pemilik = {b.pemilik_id or b.indikator.pemilik_id for b in milik}
    return (*sorted(utama), *sorted(pemilik - utama))


def induk_semua(unit: Collection[Unit], tahun: int) -> dict[int, int]:
    """The unit above each on the line of command; a unit at the top answers for itself."""
    return {u: atas[1] if len(atas) > 1 else u for u, atas in atas_semua(unit, tahun).items()}


def butir_terpilih(unit_id: Collection[int], tahun: int) -> list[ButirPerjanjian]:
    """Items of the agreements of these units: of each the latest signed revision, else its draft."""
    return butir_tahun({tahun: unit_id})


def butir_tahun(unit_id: Mapping[int, Collection[int]]) -> list[ButirPerjanjian]:
    """:func:`butir_terpilih` of several years: the units of each."""
    terpilih: dict[tuple[int, int, str], Perjanjian] = {}
    semua = {u for isi in unit_id.values() for u in isi}
    for p in Perjanjian.objects.filter(unit_id__in=semua, tahun__in=list(unit_id)).order_by("revisi"):
        if p.unit_id not in unit_id[p.tahun]:
            continue
        lama = terpilih.get((p.tahun, p.unit_id, p.kode))
        if lama is None or p.status == "ditandatangani" or lama.status == "draf":
            terpilih[p.tahun, p.unit_id, p.kode] = p
    return list(
        ButirPerjanjian.objects.filter(perjanjian__in=terpilih.values(), acuan=False).select_related(
            "perjanjian", "indikator"
        )
    )


# --- what is verified ------------------------------------------------------------------------------


@dataclass(frozen=True)
class KeadaanBaris:
    """How far the lines of a submission have come: who verified what, and the stage that is open."""

    isi: Mapping[str, IsiBaris]
    verifikasi: Mapping[int, Mapping[str, VerifikasiBaris]]
    tahap: int

    def lengkap(self, jumlah: int) -> bool:
        """True when all ``jumlah`` stages have verified every line as it stands."""
        return self.tahap > jumlah


def keadaan_baris(
    pengajuan_id: int | None,
    rantai: RantaiBerlaku,
    isi: Mapping[str, IsiBaris],
) -> KeadaanBaris:
    """What each stage has verified and still stands as it was; a changed line is not verified any more."""
    per_tahap: dict[int, dict[str, VerifikasiBaris]] = defaultdict(dict)
    if pengajuan_id is not None:
        baris = VerifikasiBaris.objects.filter(pengajuan_id=pengajuan_id)
        for v in baris.select_related("oleh", "sebagai_unit"):
            medan = medan_pokok(v.variabel_id, v.indikator_id)
            if medan in isi and isi[medan].sidik == v.sidik:
                per_tahap[v.tahap][medan] = v
    tahap = tahap_berjalan(isi.keys(), {n: set(d) for n, d in per_tahap.items()}, len(rantai.tahap))
    return KeadaanBaris(isi, {n: dict(d) for n, d in per_tahap.items()}, tahap)


def terverifikasi(
    unit: Unit, tahun: int, periode: str, pengajuan_id: int | None, baris: Sequence[Pokok]
) -> frozenset[str]:
    """Field names of the lines that some stage verified and that stand as they were then."""
    if pengajuan_id is None:
        return frozenset()
    isi = isi_baris(unit, tahun, periode, baris)
    keadaan = keadaan_baris(pengajuan_id, RantaiBerlaku(()), isi)
    return frozenset(m for d in keadaan.verifikasi.values() for m in d)


def pengisi_formulir(isi: Mapping[str, IsiBaris], medan: Collection[str] | None = None) -> frozenset[int]:
    """Ids of the accounts that entered any of these lines."""
    pilih = isi.keys() if medan is None else medan
    return frozenset(a for m in pilih if m in isi for a in isi[m].pengisi)
