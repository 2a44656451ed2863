"""Who may do what next with a submission of figures: one table of transitions, nothing stored.

draf --ajukan--> diajukan --verifikasi--> diverifikasi --setujui--> disetujui
diajukan, diverifikasi --kembalikan (reason)--> dikembalikan --ajukan--> diajukan
disetujui --buka_kembali (reason)--> dikembalikan

The state is computed from the recorded steps (`keadaan`); roles are not known here. An office may verify
in several stages: lines are marked stage by stage (`tahap_berjalan`), and only when the last stage has all
of them is the one step "verifikasi" recorded: a later change of the office's chain undoes nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

DRAF: Final = "draf"
DIAJUKAN: Final = "diajukan"
DIVERIFIKASI: Final = "diverifikasi"
DISETUJUI: Final = "disetujui"
DIKEMBALIKAN: Final = "dikembalikan"

KEADAAN: Final = (DRAF, DIAJUKAN, DIVERIFIKASI, DISETUJUI, DIKEMBALIKAN)
"""All states in the order in which a submission passes through them."""


@dataclass(frozen=True)
class Tindakan:
    """One kind of step: the states it may start from, where it leads, whether it needs a reason."""

    nama: str
    label: str
    dari: frozenset[str]
    ke: str
    perlu_alasan: bool = False


TINDAKAN: Final[dict[str, Tindakan]] = {
    t.nama: t
    for t in (
        Tindakan("ajukan", "Ajukan", frozenset({DRAF, DIKEMBALIKAN}), DIAJUKAN),
        Tindakan("verifikasi", "Verifikasi", frozenset({DIAJUKAN}), DIVERIFIKASI),
        Tindakan("setujui", "Setujui", frozenset({DIVERIFIKASI}), DISETUJUI),
        Tindakan("kembalikan", "Kembalikan", frozenset({DIAJUKAN, DIVERIFIKASI}), DIKEMBALIKAN, True),
        Tindakan("buka_kembali", "Buka kembali", frozenset({DISETUJUI}), DIKEMBALIKAN, True),
    )
}


class TransisiSalah(ValueError):
    """A step that the table does not allow; `keadaan`, `tindakan`, `alasan`, `saran` in Indonesian."""

    def __init__(self, keadaan: str, tindakan: str, alasan: str, saran: str) -> None:
        self.keadaan, self.tindakan, self.alasan, self.saran = keadaan, tindakan, alasan, saran
        super().__init__(f"{alasan[:1].upper()}{alasan[1:]}. {saran}")


def boleh(keadaan: str, tindakan: str) -> bool:
    """True if the table allows `tindakan` in `keadaan`; unknown names are never allowed."""
    return tindakan in TINDAKAN and keadaan in TINDAKAN[tindakan].dari


def tindakan_berikut(keadaan: str) -> tuple[str, ...]:
    """The actions that `keadaan` allows, in the order of the table."""
    return tuple(nama for nama, t in TINDAKAN.items() if keadaan in t.dari)


def lakukan(keadaan: str, tindakan: str, alasan: str = "") -> str:
    """The state after `tindakan`; TransisiSalah if it is not allowed or lacks its reason."""
    if tindakan not in TINDAKAN:
        raise TransisiSalah(
            keadaan, tindakan, f"tindakan “{tindakan}” tidak dikenal", f"Yang ada: {', '.join(TINDAKAN)}."
        )
    aturan = TINDAKAN[tindakan]
    if keadaan not in aturan.dari:
        berikut = tindakan_berikut(keadaan)
        saran = (
            f"Yang dapat dilakukan: {', '.join(berikut)}." if berikut else f"Yang ada: {', '.join(KEADAAN)}."
        )
        raise TransisiSalah(keadaan, tindakan, f"{tindakan} tidak berlaku pada keadaan {keadaan}", saran)
    if aturan.perlu_alasan and not alasan.strip():
        raise TransisiSalah(
            keadaan,
            tindakan,
            f"{tindakan} memerlukan alasan",
            "Tulis alasannya agar pengisi tahu apa yang diperbaiki.",
        )
    return aturan.ke


def keadaan(langkah: Sequence[str]) -> str:
    """State after the recorded actions, oldest first; no action: draf.

    Reasons are checked when a step is made (`lakukan`), not when its name is replayed.
    TransisiSalah names the first step that the table does not allow.
    """
    kini: str = DRAF
    for nomor, tindakan in enumerate(langkah, start=1):
        try:
            kini = lakukan(kini, tindakan, alasan="tercatat")
        except TransisiSalah as salah:
            raise TransisiSalah(kini, tindakan, f"langkah ke-{nomor}: {salah.alasan}", salah.saran) from salah
    return kini


def tahap_berjalan(baris: Collection[str], terverifikasi: Mapping[int, Collection[str]], jumlah: int) -> int:
    """The stage (1 to `jumlah`) that still lacks a line of `baris`; `jumlah` + 1 when all are verified.

    `terverifikasi` are the lines that each stage has verified as they stand now. A stage waits for the one
    before it: what stage 2 marked early does not count while stage 1 is open.
    """
    for tahap in range(1, jumlah + 1):
        if set(baris) - set(terverifikasi.get(tahap, ())):
            return tahap
    return jumlah + 1
