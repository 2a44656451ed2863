"""Which role may do what: one table, deny by default.

A role is held within a unit and its subtree (`organisasi.Penugasan`); whether a unit lies in that scope is
asked at organisasi's door (`sakip.organisasi.pintu`), whether the state of a submission allows a step in
`alur`. Source: the parties of Perpres 29/2014 (pimpinan, unit perencana, APIP) and PermenPANRB 53/2014; the
division between operator, verifikator and pimpinan is the practice of the offices.
"""

from collections.abc import Iterable
from typing import Final

OPERATOR: Final = "operator"
VERIFIKATOR: Final = "verifikator"
PIMPINAN: Final = "pimpinan"
PERENCANA: Final = "perencana"
PEMILIK_INDIKATOR: Final = "pemilik_indikator"
EVALUATOR: Final = "evaluator"
ADMIN_LOKAL: Final = "admin_lokal"
ADMINISTRATOR: Final = "administrator"
PEMIRSA: Final = "pemirsa"

PERAN: Final = (
    OPERATOR, VERIFIKATOR, PIMPINAN, PERENCANA, PEMILIK_INDIKATOR,
    EVALUATOR, ADMIN_LOKAL, ADMINISTRATOR, PEMIRSA,
)  # fmt: skip
"""All roles, as stored in `Penugasan.peran`."""

_SEMUA = frozenset(PERAN)
_KERJA = frozenset({OPERATOR, VERIFIKATOR, PIMPINAN, PERENCANA, PEMILIK_INDIKATOR, EVALUATOR})

WEWENANG: Final[dict[str, frozenset[str]]] = {
    # read
    "lihat": _SEMUA,
    "lihat_bukti": _KERJA,
    "lihat_impor": _KERJA | {ADMINISTRATOR},
    "lihat_pribadi": frozenset({OPERATOR, VERIFIKATOR, PIMPINAN, EVALUATOR}),
    "unduh": _SEMUA,
    # measure
    "isi": frozenset({OPERATOR}),
    "ajukan": frozenset({OPERATOR}),
    "verifikasi": frozenset({VERIFIKATOR}),
    "kembalikan": frozenset({VERIFIKATOR, PIMPINAN}),
    "setujui": frozenset({PIMPINAN}),
    "buka_kembali": frozenset({PIMPINAN}),
    # plan
    "susun_rencana": frozenset({PERENCANA}),
    "susun_pk": frozenset({PERENCANA}),
    "tanda_tangan": frozenset({PIMPINAN}),
    "tanggapi_target": frozenset({PERENCANA, PIMPINAN}),
    "kelola_indikator": frozenset({PEMILIK_INDIKATOR}),
    "tetapkan_target": frozenset({PEMILIK_INDIKATOR}),
    "kelola_kamus": frozenset({PEMILIK_INDIKATOR, PERENCANA}),
    "kelola_register": frozenset({PERENCANA}),
    # money, target kinerja, neighbouring systems
    "kelola_anggaran": frozenset({PERENCANA}),
    "impor_data": frozenset({OPERATOR, PERENCANA}),
    "petakan_sumber": frozenset({PERENCANA, PEMILIK_INDIKATOR, ADMINISTRATOR}),
    "isi_target_kinerja": frozenset({OPERATOR}),
    "kelola_target_kinerja": frozenset({PEMILIK_INDIKATOR}),
    "nilai_target_kinerja": frozenset({PEMILIK_INDIKATOR}),
    "kelola_aturan": frozenset({ADMINISTRATOR}),
    # report and evaluate
    "susun_laporan": frozenset({PERENCANA}),
    "lihat_reviu": frozenset({EVALUATOR}),
    "reviu": frozenset({EVALUATOR}),
    # run
    "kelola_akun": frozenset({ADMIN_LOKAL, ADMINISTRATOR}),
    "kelola_unit": frozenset({ADMINISTRATOR}),
    "kelola_tenggat": frozenset({ADMINISTRATOR, PERENCANA}),
    "kelola_sistem": frozenset({ADMINISTRATOR}),
}
"""Roles that may do each action, on the units of their scope."""

LANGKAH_ALUR: Final = ("ajukan", "verifikasi", "kembalikan", "setujui", "buka_kembali")
"""Actions of `WEWENANG` that are steps of `alur.TINDAKAN` too: role and state must both allow them."""

#: Reading reaches back to the units that a unit took over from; writing never does.
TINDAKAN_BACA: Final = frozenset(
    {"lihat", "lihat_bukti", "lihat_impor", "lihat_pribadi", "unduh", "lihat_reviu"}
)


def boleh(peran: Iterable[str], tindakan: str) -> bool:
    """True if one of `peran` may do `tindakan`; unknown names are never allowed."""
    return not WEWENANG.get(tindakan, frozenset()).isdisjoint(peran)


def tindakan_peran(peran: str) -> tuple[str, ...]:
    """What one role may do, in the order of the table."""
    return tuple(nama for nama, siapa in WEWENANG.items() if peran in siapa)
