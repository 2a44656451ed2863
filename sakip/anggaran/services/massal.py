"""Writes of whole snapshots, for imports: called within the import's transaction, with its journal."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Max

from sakip.anggaran.models import Potret, RealisasiBaris
from sakip.berkas.models import Berkas
from sakip.organisasi.models import Unit

#: DIPA id, line code, kind of spending, rupiah, note, row in the file.
BarisPotret = tuple[int, str, str, int, str, int]
_KOLOM = ("potret_id", "dipa_id", "baris", "jenis_belanja", "rupiah", "catatan", "nomor_baris")


def simpan_potret(
    *, unit: Unit, sumber: str, per_tanggal: dt.date, berkas: Berkas, baris: Sequence[BarisPotret]
) -> Potret:
    """A snapshot with all its lines, after the source's other files of the day. The database checks each
    line; nothing is built per line in Python."""
    ada = Potret.objects.filter(unit=unit, sumber=sumber, per_tanggal=per_tanggal)
    potret = Potret.objects.create(
        instansi_id=unit.instansi_id, unit=unit, sumber=sumber, per_tanggal=per_tanggal, berkas=berkas,
        urutan=(ada.aggregate(n=Max("urutan"))["n"] or 0) + 1,
    )  # fmt: skip
    _sisip(RealisasiBaris._meta.db_table, _KOLOM, ((potret.pk, *b) for b in baris))
    return potret


def sidik_potret(potret: Potret) -> str:
    """Digest of a snapshot's lines: an import is undone only while they are what it wrote."""
    isi = RealisasiBaris.objects.filter(potret=potret).order_by("dipa_id", "baris", "jenis_belanja")
    return hashlib.sha256(
        repr(list(isi.values_list("dipa_id", "baris", "jenis_belanja", "rupiah", "catatan"))).encode()
    ).hexdigest()


def hapus_potret(*, potret: Potret) -> None:
    """Take a snapshot out again."""
    RealisasiBaris.objects.filter(potret=potret)._raw_delete(RealisasiBaris.objects.db)
    potret.delete()


def _sisip(tabel: str, kolom: Sequence[str], baris: Iterable[tuple[int | str, ...]]) -> None:
    """Rows in one stream: COPY on PostgreSQL, one prepared statement on SQLite."""
    nama = ", ".join(f'"{k}"' for k in kolom)
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            with kursor.copy(f'COPY "{tabel}" ({nama}) FROM STDIN') as aliran:
                for b in baris:
                    aliran.write_row(b)
        else:
            tanda = ", ".join(["%s"] * len(kolom))
            kursor.executemany(f'INSERT INTO "{tabel}" ({nama}) VALUES ({tanda})', list(baris))
