"""Reads of the way to approval: states of forms, who answers for a line, what was verified as it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sakip.agenda.queries import atas_tahun, tertutup
from sakip.aturan.alur import DIAJUKAN, DIKEMBALIKAN, DISETUJUI, DIVERIFIKASI, DRAF
from sakip.aturan.alur import keadaan as keadaan_langkah
from sakip.aturan.periode import baca_periode, mencakup
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import CatatanBaris, Langkah, Pengajuan, Rantai, TahapRantai

#: What an operator reads while a form stands in a state in which nothing can be entered.
ALASAN_TERKUNCI = {
    DIAJUKAN: "Formulir ini sudah diajukan. Minta verifikator mengembalikannya bila ada yang perlu diubah.",
    DIVERIFIKASI: "Formulir ini sudah diverifikasi. Minta verifikator atau pimpinan mengembalikannya bila ada"
    " yang perlu diubah.",
    DISETUJUI: "Formulir ini sudah disetujui. Pimpinan dapat membukanya kembali dengan alasan.",
}

LABEL_KEADAAN = {
    DRAF: "Draf",
    DIAJUKAN: "Diajukan",
    DIVERIFIKASI: "Diverifikasi",
    DISETUJUI: "Disetujui",
    DIKEMBALIKAN: "Dikembalikan",
}


def kunci_bulan(tahun: int, bulan: int) -> str:
    """The key of the form of a month."""
    return f"{tahun:04d}-{bulan:02d}"


@dataclass(frozen=True)
class Tahap:
    """One stage of verification of a chain."""

    urut: int
    nama: str
    pelaku: str


@dataclass(frozen=True)
class RantaiBerlaku:
    """The chain that holds for a unit; ``unit_id`` None: the default of one stage."""

    tahap: tuple[Tahap, ...]
    rangkap: bool = False
    unit_id: int | None = None


RANTAI_BAWAAN = RantaiBerlaku((Tahap(1, "Verifikasi", "penanggung"),))


def rantai_unit(unit: Unit, tahun: int) -> RantaiBerlaku:
    """The chain of the nearest unit up the tree, of its latest year up to ``tahun``."""
    return rantai_semua([unit], tahun)[unit.pk]


def rantai_semua(unit: Collection[Unit], tahun: int) -> dict[int, RantaiBerlaku]:
    """:func:`rantai_unit` for many units."""
    return rantai_tahun(unit, [tahun])[tahun]


def rantai_tahun(unit: Collection[Unit], tahun: Collection[int]) -> dict[int, dict[int, RantaiBerlaku]]:
    """:func:`rantai_semua` of several years, in four queries."""
    atas = atas_tahun(unit, tahun)
    semua = {a for setahun in atas.values() for isi in setahun.values() for a in isi}
    per_unit: dict[int, list[Rantai]] = defaultdict(list)
    for r in (
        Rantai.objects.filter(unit_id__in=semua, formulir=FORMULIR, sejak_tahun__lte=max(atas, default=0))
        .prefetch_related("tahap")
        .order_by("sejak_tahun")
    ):
        per_unit[r.unit_id].append(r)
    return {t: {u.pk: _rantai(atas[t][u.pk], per_unit, t) for u in unit} for t in atas}


def _rantai(atas: Sequence[int], per_unit: Mapping[int, list[Rantai]], tahun: int) -> RantaiBerlaku:
    for i in atas:
        if berlaku := [r for r in per_unit.get(i, ()) if r.sejak_tahun <= tahun]:
            return bentuk_rantai(berlaku[-1], berlaku[-1].tahap.all())
    return RANTAI_BAWAAN


def bentuk_rantai(rantai: Rantai, tahap: Iterable[TahapRantai]) -> RantaiBerlaku:
    """A stored chain as plain values; stages are numbered from 1."""
    urut = sorted(tahap, key=lambda t: t.urut)
    return RantaiBerlaku(
        tuple(Tahap(n, t.nama, t.pelaku) for n, t in enumerate(urut, 1)), rantai.rangkap, rantai.unit_id
    )


# --- states ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Perjalanan:
    """The steps of one submission so far: its key, state and steps, oldest first."""

    unit_id: int
    periode: str
    keadaan: str
    langkah: tuple[Langkah, ...] = ()
    pengajuan_id: int | None = None

    @property
    def diajukan(self) -> dt.datetime | None:
        """When it was first submitted: that is what a deadline is held against."""
        return next((x.waktu for x in self.langkah if x.tindakan == "ajukan"), None)

    @property
    def bersama(self) -> bool:
        """Approved with a longer period that was brought in: nobody knows when this month was submitted."""
        return baca_periode(self.periode).jenis != "bulan"

    @property
    def alasan_kembali(self) -> str:
        """Why it was returned or reopened, while it stands so."""
        return self.langkah[-1].alasan if self.keadaan == DIKEMBALIKAN else ""


def perjalanan(unit: Unit, tahun: int, bulan: int) -> Perjalanan:
    """The way of a unit's form of a month."""
    kunci = kunci_bulan(tahun, bulan)
    return perjalanan_semua([unit.pk], [kunci])[unit.pk, kunci]


def perjalanan_semua(unit_id: Collection[int], periode: Collection[str]) -> dict[tuple[int, str], Perjalanan]:
    """The way of each unit's form of each month (keys ``2025-03``); every pair has an entry.

    A month without steps of its own that lies in a longer period which was approved (imported years and
    semesters) is approved with it.
    """
    tahun = {baca_periode(k).tahun for k in periode}
    langkah: dict[tuple[int, str], list[Langkah]] = defaultdict(list)
    baris = (
        Langkah.objects.filter(
            pengajuan__unit_id__in=list(unit_id), pengajuan__tahun__in=tahun, pengajuan__formulir=FORMULIR
        )
        .select_related("pengajuan", "oleh")
        .order_by("urut")
    )
    for x in baris:
        langkah[x.pengajuan.unit_id, x.pengajuan.periode].append(x)
    panjang: dict[int, list[tuple[str, list[Langkah]]]] = defaultdict(list)
    for (u, kunci), isi in langkah.items():
        if baca_periode(kunci).jenis != "bulan" and keadaan_langkah([x.tindakan for x in isi]) == DISETUJUI:
            panjang[u].append((kunci, isi))
    return {
        (u, kunci): _perjalanan(u, kunci, langkah.get((u, kunci), []), panjang.get(u, []))
        for u in unit_id
        for kunci in periode
    }


def _perjalanan(
    unit_id: int, kunci: str, langkah: list[Langkah], panjang: list[tuple[str, list[Langkah]]]
) -> Perjalanan:
    if not langkah:
        p = baca_periode(kunci)
        for lain, isi in panjang:
            if mencakup(baca_periode(lain), p):
                return Perjalanan(unit_id, lain, DISETUJUI, tuple(isi), isi[0].pengajuan_id)
        return Perjalanan(unit_id, kunci, DRAF)
    keadaan = keadaan_langkah([x.tindakan for x in langkah])
    return Perjalanan(unit_id, kunci, keadaan, tuple(langkah), langkah[0].pengajuan_id)


def keadaan_formulir(unit: Unit, tahun: int, bulan: int) -> str:
    """The state of a unit's form of a month, from its steps (``aturan.alur``)."""
    return perjalanan(unit, tahun, bulan).keadaan


def terkunci(unit: Unit, tahun: int, bulan: int, pada: dt.date) -> str:
    """Why nothing can be entered into the form, in words; "" when it can."""
    keadaan = keadaan_formulir(unit, tahun, bulan)
    if keadaan in ALASAN_TERKUNCI:
        return ALASAN_TERKUNCI[keadaan]
    return alasan_tertutup(unit, kunci_bulan(tahun, bulan))


def alasan_tertutup(unit: Unit, periode: str) -> str:
    """Why the period is closed for the unit, in words; "" when it is open."""
    tutup = tertutup(unit, FORMULIR, periode)
    if tutup is None:
        return ""
    label = baca_periode(periode).label
    sebab = f" dengan alasan: {tutup.alasan}" if tutup.alasan else ""
    return f"Periode {label} sudah ditutup{sebab}. Minta pengelola tenggat kantor Anda membukanya kembali."


def catatan_kembali(unit: Unit, tahun: int, bulan: int) -> dict[str, str]:
    """Why each line was returned, by field name, while the form stands returned; else empty."""
    jalan = perjalanan(unit, tahun, bulan)
    if jalan.keadaan != DIKEMBALIKAN:
        return {}
    return catatan_langkah([jalan.langkah[-1].pk]).get(jalan.langkah[-1].pk, {})


def catatan_langkah(langkah_id: Collection[int]) -> dict[int, dict[str, str]]:
    """What was wrong with which line (field name), by step."""
    hasil: dict[int, dict[str, str]] = defaultdict(dict)
    for c in CatatanBaris.objects.filter(langkah_id__in=list(langkah_id)).order_by("pk"):
        hasil[c.langkah_id][medan_pokok(c.variabel_id, c.indikator_id)] = c.alasan
    return dict(hasil)


def medan_pokok(variabel_id: int | None, indikator_id: int | None) -> str:
    """The field name of a line: ``v-12`` or ``i-7``."""
    return f"v-{variabel_id}" if variabel_id is not None else f"i-{indikator_id}"


def baca_medan(medan: str) -> tuple[int | None, int | None]:
    """Ids of the variable and the indicator that a field name means; both None for another text."""
    jenis, _, nomor = medan.partition("-")
    if jenis not in ("v", "i") or not nomor.isascii() or not nomor.isdecimal() or len(nomor) > 18:
        return None, None
    return (int(nomor), None) if jenis == "v" else (None, int(nomor))


def pengajuan_unit(unit: Unit, tahun: int, bulan: int) -> Pengajuan | None:
    """The submission row of a unit's month, if there is one."""
    return Pengajuan.objects.filter(unit=unit, formulir=FORMULIR, periode=kunci_bulan(tahun, bulan)).first()


def rantai_tersimpan(unit_id: Collection[int]) -> list[Rantai]:
    """The chains that these offices have of their own, newest year first, with their stages."""
    return list(
        Rantai.objects.filter(unit_id__in=list(unit_id), formulir=FORMULIR)
        .select_related("unit__instansi")
        .prefetch_related("tahap")
        .order_by("unit__kode", "-sejak_tahun")
    )
