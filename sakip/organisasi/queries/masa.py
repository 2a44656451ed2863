"""Roles that are over or not yet begun: what is told of them, and who can lengthen them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sakip.akun.models import Akun
from sakip.inti.templatetags.sakip import tanggal
from sakip.organisasi.models import Garis, Leluhur, Penugasan, Peran
from sakip.organisasi.queries.akun import AKAN, BERLAKU, LEWAT, TugasAkun, penugasan_berlaku, tugas_akun
from sakip.organisasi.queries.dasar import saring_pohon

ADMIN_TERBANYAK = 3


@dataclass(frozen=True)
class DiLuarMasa:
    """A role of somebody that is not in force, and the administrators of its unit, nearest first."""

    tugas: TugasAkun
    admin: tuple[str, ...] = ()

    @property
    def hari(self) -> dt.date:
        """The day on which it begins, or is over."""
        return self.tugas.sampai if self.tugas.keadaan == LEWAT and self.tugas.sampai else self.tugas.sejak

    @property
    def pesan(self) -> str:
        """Which role, where, and its day."""
        t = self.tugas
        if t.keadaan == AKAN:
            return f"Tugas Anda sebagai {t.sebutan} di {t.unit} baru mulai {tanggal(t.sejak)}."
        return f"Tugas Anda sebagai {t.sebutan} di {t.unit} berakhir {tanggal(t.terakhir)}."

    @property
    def saran(self) -> str:
        """Whom to ask."""
        siapa = f"admin lokal, {' atau '.join(self.admin)}," if self.admin else "admin lokal kantor Anda"
        if self.tugas.keadaan == AKAN:
            return f"Bila perlu lebih awal, minta {siapa} memajukan tanggalnya."
        return f"Bila masih bertugas, minta {siapa} memperpanjangnya."


def di_luar_masa(akun: Akun, pada: dt.date) -> list[DiLuarMasa]:
    """Roles of ``akun`` that are over or still to come, the latest first; none that another role continues.

    A fixed number of queries, whatever their number.
    """
    semua = tugas_akun([akun.pk], pada).get(akun.pk, [])
    berlaku = {(t.peran, t.unit_id, t.atas_nama) for t in semua if t.keadaan == BERLAKU}
    pilih: dict[tuple[str, int, str], TugasAkun] = {}
    for t in sorted(semua, key=lambda t: t.sejak, reverse=True):
        kunci = (t.peran, t.unit_id, t.atas_nama)
        if t.keadaan in (AKAN, LEWAT) and kunci not in berlaku:
            pilih.setdefault(kunci, t)
    admin = _admin({t.unit_id: t.instansi_id for t in pilih.values()}, pada) if pilih else {}
    return [DiLuarMasa(t, admin.get(t.unit_id, ())) for t in pilih.values()]


def _admin(unit: dict[int, int], pada: dt.date) -> dict[int, tuple[str, ...]]:
    """The names of who administers accounts at each of ``unit``, or above it in this year's tree."""
    pohon = Leluhur.objects.filter(
        saring_pohon(_instansi(unit), pada.year), garis=Garis.KOMANDO, unit_id__in=unit
    ).values_list("unit_id", "leluhur_id", "jarak")
    atas: dict[int, dict[int, int]] = defaultdict(dict)
    for u in unit:
        atas[u][u] = 0
    for u, di_atas, jarak in pohon:
        atas[u][di_atas] = jarak
    baris = (
        Penugasan.objects.filter(
            penugasan_berlaku(pada),
            peran__in=(Peran.ADMIN_LOKAL, Peran.ADMINISTRATOR),
            unit_id__in={x for semua in atas.values() for x in semua},
            akun__is_active=True,
        )
        .order_by("akun__nama")
        .values_list("unit_id", "peran", "akun__nama")
    )
    hasil: dict[int, tuple[str, ...]] = {}
    orang = list(baris)
    for u, dekat in atas.items():
        urut = sorted(
            (peran != Peran.ADMIN_LOKAL, dekat[di], nama) for di, peran, nama in orang if di in dekat
        )
        hasil[u] = tuple(dict.fromkeys(nama for _, _, nama in urut))[:ADMIN_TERBANYAK]
    return hasil


def _instansi(unit: dict[int, int]) -> Collection[int]:
    return set(unit.values())
