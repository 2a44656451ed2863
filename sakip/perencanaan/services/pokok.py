"""What all services of planning share: keys, stale forms, the journal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sakip.inti.galat import Basi, Masalah

KUNCI = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
ALIAS = re.compile(r"[a-z_][a-z0-9_]*")
TAHUN_TERKECIL, TAHUN_TERBESAR = 2000, 2100


def periksa_kunci(kunci: str, panjang: int = 120) -> list[Masalah]:
    """Keys are written as packages write them, because packages name things by them."""
    if not KUNCI.fullmatch(kunci) or len(kunci) > panjang:
        return [
            Masalah(
                "kunci",
                f"Kunci «{kunci[:60]}» tidak dapat dipakai.",
                "Tulis huruf kecil dan angka, dipisahkan titik atau tanda hubung, misalnya "
                f"pas.remisi-diberikan; paling panjang {panjang} huruf.",
            )
        ]
    return []


def periksa_tahun(tempat: str, sejak: int, sampai: int | None) -> list[Masalah]:
    """Years are real years, and the end is not before the beginning."""
    for tahun in (sejak, sampai):
        if tahun is not None and not TAHUN_TERKECIL <= tahun <= TAHUN_TERBESAR:
            saran = f"Isi tahun antara {TAHUN_TERKECIL} dan {TAHUN_TERBESAR}."
            return [Masalah(tempat, f"Tahun {tahun} tidak dikenal.", saran)]
    if sampai is not None and sampai < sejak:
        return [
            Masalah(tempat, f"Tahun akhir {sampai} sebelum tahun mulai {sejak}.", "Perbaiki salah satunya.")
        ]
    return []


def tolak_basi(tersimpan: int, dipegang: int, apa: str) -> None:
    """Refuse a form that was opened before somebody else's change."""
    if tersimpan != dipegang:
        raise Basi(
            Masalah(
                "versi",
                f"{apa} ini diubah orang lain sesudah Anda membukanya.",
                "Isian Anda masih di bawah. Bandingkan dengan yang tersimpan sekarang, lalu simpan lagi.",
            )
        )


def beda(sebelum: Mapping[str, Any], sesudah: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What changed, as [before, after] by field."""
    return {k: [sebelum.get(k), v] for k, v in sesudah.items() if sebelum.get(k) != v}
