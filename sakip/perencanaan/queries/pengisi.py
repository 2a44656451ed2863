"""Who fills which variable in a year: the grid of a unit and the units below it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from sakip.inti.tabel import saring
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.perencanaan.models import PengisiVariabel, Variabel


@dataclass(frozen=True)
class BarisPengisi:
    """A variable and, in the order of the grid's units, whether each fills it."""

    id: int
    kunci: str
    nama: str
    satuan: str
    sel: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True)
class KisiPengisi:
    """``unit``: (id, name, short name) of the columns; ``sidik`` is the state against stale forms."""

    unit: tuple[tuple[int, str, str], ...]
    baris: tuple[BarisPengisi, ...]
    banyak: int
    hal: int
    halaman: int
    sidik: str


SEHALAMAN = 40
#: Most fields of one form; Django refuses a form with more than a thousand.
MEDAN_TERBANYAK = 900


def sidik_pengisi(tahun: int, variabel: Iterable[int], pasangan: Iterable[tuple[int, int]]) -> str:
    """A fingerprint of which of ``variabel`` are filled by whom in ``tahun``."""
    isi = f"{tahun}|{sorted(variabel)}|{sorted(pasangan)}"
    return hashlib.sha256(isi.encode()).hexdigest()[:24]


def kisi_pengisi(
    unit: Unit,
    tahun: int,
    *,
    pada: dt.date,
    cari: str = "",
    hal: int = 1,
    dipilih: Collection[tuple[int, int]] | None = None,
) -> KisiPengisi:
    """The grid, one page of variables; ``dipilih`` replaces the stored ticks (a refused form)."""
    bawah = subpohon(unit, tahun)
    nama = nama_unit(bawah, pada)
    kolom = tuple(
        (u, *nama.get(u, (f"Unit {u}",) * 2))
        for u in sorted(bawah, key=lambda u: (bawah[u], nama.get(u, ("", ""))[0]))
    )
    semua = saring(
        list(
            Variabel.objects.filter(instansi=unit.instansi_id, penerus__isnull=True)
            .order_by("nama", "kunci")
            .values_list("pk", "kunci", "nama", "satuan")
        ),
        cari,
        lambda v: f"{v[1]} {v[2]}",
    )
    sehalaman = max(1, min(SEHALAMAN, MEDAN_TERBANYAK // (len(kolom) + 1)))
    halaman = max(1, -(-len(semua) // sehalaman))
    hal = min(max(1, hal), halaman)
    tampil = semua[(hal - 1) * sehalaman : hal * sehalaman]
    ids = [v[0] for v in tampil]
    ada = set(
        PengisiVariabel.objects.filter(
            Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun),
            variabel__in=ids,
            unit__in=list(bawah),
            sejak_tahun__lte=tahun,
        ).values_list("variabel_id", "unit_id")
    )
    centang = ada if dipilih is None else set(dipilih)
    baris = tuple(
        BarisPengisi(pk, kunci, nm, satuan, tuple((u, n, (pk, u) in centang) for u, n, _ in kolom))
        for pk, kunci, nm, satuan in tampil
    )
    return KisiPengisi(kolom, baris, len(semua), hal, halaman, sidik_pengisi(tahun, ids, ada))
