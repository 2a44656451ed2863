"""What the writes of the profile share: its locked row, digests against stale forms, one journal entry."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, Masalah, galat
from sakip.jejak.services import catat, kanonik
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import Profil


@dataclass(frozen=True)
class Pelaku:
    """Who writes, in which role, when."""

    oleh: Akun
    peran: str
    waktu: dt.datetime


def sidik(isi: Any) -> str:
    """Digest of what a form showed: another one means that somebody has changed it since."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()[:24]


def profil_terkunci(unit: Unit, tahun: int) -> Profil:
    """The profile of the year, locked; all writes of its parts queue here."""
    profil = Profil.objects.select_for_update(of=("self",)).filter(unit=unit, tahun=tahun).first()
    if profil is None:
        raise galat(
            f"profil {unit.kode} {tahun}",
            f"Profil tahun {tahun} belum dimulai.",
            "Mulai profilnya dari daftar bagian laporan.",
        )
    return profil


def tolak_basi(kini: str, dilihat: str, tempat: str) -> None:
    """Refuse a form that was filled over something else than what is stored now."""
    if kini != dilihat:
        raise Basi(
            Masalah(
                tempat,
                "Bagian ini sudah diubah orang lain sejak Anda membukanya.",
                "Ketikan Anda tetap ada: bandingkan dengan yang tersimpan, lalu simpan lagi.",
            )
        )


def belum_ditinjau(profil: Profil, bagian: str) -> bool:
    """Whether a part is still as it was copied from another year."""
    return profil.dari_tahun is not None and bagian not in profil.ditinjau


def selesai(
    profil: Profil, aksi: str, objek: str, perubahan: Mapping[str, Any], pelaku: Pelaku, bagian: str = ""
) -> None:
    """End a write: the profile's version, the part's mark, the journal."""
    isi = dict(perubahan)
    if bagian and belum_ditinjau(profil, bagian):
        profil.ditinjau = sorted({*profil.ditinjau, bagian})
        isi["ditinjau"] = {"sebelum": False, "sesudah": True}
    profil.versi += 1
    profil.save()
    catat(
        rantai=profil.unit.rantai_jejak,
        aksi=aksi,
        oleh=pelaku.oleh,
        peran=pelaku.peran,
        objek=f"{objek} {profil.tahun}",
        perubahan=isi,
        waktu=pelaku.waktu,
    )


def beda(sebelum: Mapping[str, Any], sesudah: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What changed, by name: before and after."""
    return {
        k: {"sebelum": sebelum.get(k), "sesudah": sesudah.get(k)}
        for k in {**sebelum, **sesudah}
        if sebelum.get(k) != sesudah.get(k)
    }
