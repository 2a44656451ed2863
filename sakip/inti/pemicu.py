"""Database triggers, written once for both engines.

What a constraint cannot say (append-only, immutable once signed, no overlapping dates) is held
by triggers, so that not even a mistaken query can break it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation


class Pemicu(Operation):
    """Refuse ``peristiwa`` on ``tabel`` when ``syarat`` holds, with ``pesan``.

    ``syarat`` is SQL over OLD and NEW that both engines understand; booleans as ``col = 'x'``.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, nama: str, tabel: str, peristiwa: str, pesan: str, syarat: str = "1 = 1") -> None:
        self.nama = nama
        self.tabel = tabel
        self.peristiwa = peristiwa
        self.pesan = pesan
        self.syarat = syarat

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for perintah in self._buat(schema_editor.connection.vendor):
            schema_editor.execute(perintah, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.nama}" ON "{self.tabel}"', params=None)
            schema_editor.execute(f'DROP FUNCTION IF EXISTS "{self.nama}"()', params=None)
        else:
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.nama}"', params=None)

    def describe(self) -> str:
        return f"Trigger {self.nama} on {self.tabel}: {self.pesan}"

    def _buat(self, vendor: str) -> Sequence[str]:
        pesan = self.pesan.replace("'", "''")
        if vendor == "postgresql":
            kembali = "OLD" if self.peristiwa == "DELETE" else "NEW"
            return [
                f'CREATE OR REPLACE FUNCTION "{self.nama}"() RETURNS trigger AS $$ BEGIN '
                f"IF {self.syarat} THEN RAISE EXCEPTION '{pesan}' USING ERRCODE = 'check_violation'; END IF; "
                f"RETURN {kembali}; END $$ LANGUAGE plpgsql",
                f'CREATE TRIGGER "{self.nama}" BEFORE {self.peristiwa} ON "{self.tabel}" '
                f'FOR EACH ROW EXECUTE FUNCTION "{self.nama}"()',
            ]
        return [
            f'CREATE TRIGGER "{self.nama}" BEFORE {self.peristiwa} ON "{self.tabel}" FOR EACH ROW '
            f"WHEN {self.syarat} BEGIN SELECT RAISE(ABORT, '{pesan}'); END"
        ]


def hanya_tambah(tabel: str) -> list[Operation]:
    """``tabel`` can only grow: rows are never changed or deleted."""
    return [
        Pemicu(f"{tabel}_tolak_ubah", tabel, "UPDATE", f"{tabel} hanya dapat ditambah"),
        Pemicu(f"{tabel}_tolak_hapus", tabel, "DELETE", f"{tabel} hanya dapat ditambah"),
    ]


def tanpa_tumpang_tindih(tabel: str, kunci: Sequence[str], *, tahunan: bool = False) -> list[Operation]:
    """Rows of ``tabel`` with equal ``kunci`` never overlap in time.

    Dates ``sejak``-``sampai`` are half-open; years (``tahunan``) are inclusive at both ends.
    Null keys are equal to each other.
    """
    sejak, sampai = ("sejak_tahun", "sampai_tahun") if tahunan else ("sejak", "sampai")
    lebih = ">=" if tahunan else ">"
    sama = " AND ".join(f'(t."{k}" = NEW."{k}" OR (t."{k}" IS NULL AND NEW."{k}" IS NULL))' for k in kunci)
    syarat = (
        f'EXISTS (SELECT 1 FROM "{tabel}" t WHERE {sama} AND t.id <> COALESCE(NEW.id, -1) '
        f'AND (t."{sampai}" IS NULL OR t."{sampai}" {lebih} NEW."{sejak}") '
        f'AND (NEW."{sampai}" IS NULL OR NEW."{sampai}" {lebih} t."{sejak}"))'
    )
    pesan = f"{tabel}: masa berlaku bertumpang tindih"
    return [
        Pemicu(f"{tabel}_tumpang_tambah", tabel, "INSERT", pesan, syarat),
        Pemicu(f"{tabel}_tumpang_ubah", tabel, "UPDATE", pesan, syarat),
    ]
