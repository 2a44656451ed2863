"""The control totals of a DIPA version: what its document prints, against what the stored lines add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sakip.anggaran.models import BarisDipa, JenisBelanja, RevisiDipa
from sakip.aturan.angka import tulis_rupiah

#: Field of the version -> kind of spending ("": all of them), in the order of the form.
BIDANG: Final = {"dokumen_jumlah": ""} | {f"dokumen_{j}": j for j in ("51", "52", "53", "57")}


@dataclass(frozen=True)
class JumlahDokumen:
    """One total that the document states, and the sum of the lines."""

    jenis: str
    kata: str
    dokumen: int
    baris: int

    @property
    def selisih(self) -> int:
        """Lines less document."""
        return self.baris - self.dokumen

    @property
    def kalimat(self) -> str:
        """``Jumlah: baris Rp900, dokumen Rp1.000, kurang Rp100.``"""
        arah = "lebih" if self.selisih > 0 else "kurang"
        return (
            f"{self.kata}: baris {tulis_rupiah(self.baris)}, dokumen {tulis_rupiah(self.dokumen)},"
            f" {arah} {tulis_rupiah(abs(self.selisih))}."
        )


def kata_bidang(jenis: str) -> str:
    """What a total is called."""
    return str(JenisBelanja(jenis).label) if jenis else "Jumlah seluruhnya"


def jumlah_dokumen(r: RevisiDipa, baris: Iterable[BarisDipa]) -> tuple[JumlahDokumen, ...]:
    """Every total that was stated for the version; () where none was."""
    semua = list(baris)
    return tuple(
        JumlahDokumen(
            jenis,
            kata_bidang(jenis),
            dokumen,
            sum(b.pagu for b in semua if not jenis or b.jenis_belanja == jenis),
        )
        for bidang, jenis in BIDANG.items()
        if (dokumen := getattr(r, bidang)) is not None
    )


def beda_dokumen(r: RevisiDipa, baris: Iterable[BarisDipa]) -> tuple[JumlahDokumen, ...]:
    """The totals that the lines do not add up to."""
    return tuple(j for j in jumlah_dokumen(r, baris) if j.selisih)
