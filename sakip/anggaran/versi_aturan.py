"""Rule versions between their row (``VersiAturan``) and the value that the pure rules read (``Versi``).

In ``isi`` every number is written as text (``"9.7"``), so that no database engine makes a float of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from sakip.anggaran.models import VersiAturan
from sakip.aturan.regulasi import Versi, periksa_versi

#: Rule sets whose published versions this room's calculations read; others come from the package.
DAPAT_DITERBITKAN: Final = (
    "bobot_smart",
    "bobot_ikpa",
    "bobot_nka",
    "bobot_perencanaan_anggaran",
    "predikat_ikpa",
    "predikat_nka",
    "potongan_dispensasi_spm",
    "target_serapan",
    "batas_deviasi_rpd",
    "batas_selisih_output",
)

#: Keys that hold words; everything else in ``isi`` that is not a list is a number.
KUNCI_TEKS: Final = frozenset({"kode", "kata", "nama", "tutup", "warna", "bentuk"})


def isi_tersimpan(nilai: Any) -> Any:
    """What ``Versi.nilai`` holds, as JSON with numbers written as text."""
    if isinstance(nilai, Mapping):
        return {k: isi_tersimpan(v) for k, v in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [isi_tersimpan(v) for v in nilai]
    return format(nilai, "f") if isinstance(nilai, Decimal) else nilai


def isi_terbaca(isi: Any, kunci: str = "") -> Any:
    """The reverse of :func:`isi_tersimpan`; text that is no number stays text and fails the checks."""
    if isinstance(isi, Mapping):
        return {k: isi_terbaca(v, k) for k, v in isi.items()}
    if isinstance(isi, list):
        return [isi_terbaca(v, kunci) for v in isi]
    if isinstance(isi, str) and kunci not in KUNCI_TEKS:
        try:
            return Decimal(isi)
        except InvalidOperation:
            return isi
    return isi


def susun(
    *,
    nama: str,
    kode: str,
    sumber: str,
    catatan: str,
    sejak_tahun: int,
    sampai_tahun: int | None,
    belum_diverifikasi: bool,
    isi: Mapping[str, Any],
) -> Versi:
    """The version as the rules read it, checked as the packaged files are (DataAturanSalah)."""
    kepala: dict[str, Any] = {
        "versi": kode,
        "sumber": sumber,
        "catatan": catatan,
        "sejak": sejak_tahun,
        "draf": belum_diverifikasi,
    }
    if sampai_tahun is not None:
        kepala["sampai"] = sampai_tahun
    return periksa_versi(nama, {**isi_terbaca(isi), **kepala})


def versi_dari(v: VersiAturan) -> Versi:
    """The row as the rules read it."""
    return susun(
        nama=v.nama,
        kode=v.kode,
        sumber=v.sumber,
        catatan=v.catatan,
        sejak_tahun=v.sejak_tahun,
        sampai_tahun=v.sampai_tahun,
        belum_diverifikasi=v.belum_diverifikasi,
        isi=v.isi,
    )
