"""How far the database is, for the commands that need it ready."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sakip.inti.galat import galat


def langkah_belum() -> int:
    """How many migrations the database lacks; a merged one is noted where those that it replaces were run.

    Raises :class:`GalatSakip` where only some of those were run: Django leaves such a room out of its plan.
    """
    pelaksana = MigrationExecutor(connection)
    _tolak_setengah(pelaksana)
    belum = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    if not belum:
        pelaksana.check_replacements()
    return len(belum)


def _tolak_setengah(pelaksana: MigrationExecutor) -> None:
    sudah = pelaksana.recorder.applied_migrations()
    for migrasi in (pelaksana.loader.disk_migrations or {}).values():
        if len({langkah in sudah for langkah in migrasi.replaces}) == 2:
            raise galat(
                "basis data",
                "Basis data ini dibuat oleh SAKIP yang lebih lama daripada penggabungan langkah migrasinya.",
                "Jalankan dahulu `sakip siapkan` dengan SAKIP commit ec81928, lalu ulangi dengan versi ini.",
            )
