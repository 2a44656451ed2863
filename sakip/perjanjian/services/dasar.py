"""What every write of this room shares: the locked draft, the chain of the journal, the checks of ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from django.db.models import F

from sakip.akun.models import Akun
from sakip.aturan.angka import tulis
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Jabatan, Unit
from sakip.organisasi.queries import subpohon
from sakip.perencanaan.models import Indikator, Sasaran
from sakip.perjanjian.models import (
    BentukPerjanjian,
    ButirPerjanjian,
    Perjanjian,
    StatusPerjanjian,
)

_GESER = 10_000


def catat_perjanjian(
    p: Perjanjian,
    aksi: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    perubahan: Mapping[str, object],
    alasan: str = "",
) -> None:
    """The journal entry of a write to one agreement; call it last in its transaction."""
    catat(
        rantai=p.unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"perjanjian:{p.kode}:r{p.revisi}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )


def terkunci(perjanjian_id: int) -> Perjanjian:
    """The agreement with its row locked until the end of the transaction."""
    p = (
        Perjanjian.objects.select_for_update(of=("self",))
        .select_related("unit__instansi", "pihak_pertama", "pihak_kedua", "instansi")
        .filter(pk=perjanjian_id)
        .first()
    )
    if p is None:
        raise TidakDitemukan(
            Masalah("perjanjian", "Perjanjian Kinerja ini tidak ada.", "Mulai dari daftar perjanjian.")
        )
    return p


def draf_terkunci(
    perjanjian_id: int,
    versi: int,
    *,
    sidik: str = "",
    bagian: Callable[[Perjanjian], str] | None = None,
) -> Perjanjian:
    """A draft that may be edited: not signed, not proposed, and as the person saw it.

    Where ``sidik`` is still the fingerprint of the part that is edited (``bagian``), changes of other parts
    do not matter.
    """
    p = terkunci(perjanjian_id)
    if p.status == StatusPerjanjian.DITANDATANGANI:
        raise galat("perjanjian", "Perjanjian ini sudah ditandatangani.", "Buat revisi dengan sebabnya.")
    if p.diusulkan is not None:
        raise galat(
            "perjanjian",
            "Perjanjian ini sedang menunggu tanda tangan.",
            "Tarik usulannya dahulu, lalu ubah.",
        )
    if not sidik or bagian is None or bagian(p) != sidik:
        periksa_versi(p.versi, versi)
    return p


def periksa_versi(kini: int, dilihat: int) -> None:
    """Refuses what was typed over an older state."""
    if kini != dilihat:
        raise Basi(
            Masalah(
                "versi",
                "Orang lain mengubahnya sejak Anda membuka halaman ini.",
                "Isian Anda masih ada di bawah. Bandingkan dengan keadaan sekarang, lalu simpan lagi.",
            )
        )


def naikkan(p: Perjanjian, *bidang: str) -> None:
    """Save the fields and the next version."""
    p.versi += 1
    p.save(update_fields=[*bidang, "versi"])


def periksa_pihak(
    unit: Unit,
    tahun: int,
    bentuk: str,
    pertama: Jabatan,
    kedua: Jabatan | None,
    tetap: int | None = None,
) -> None:
    """The first party works in the unit or below it; the second, if any, elsewhere in the agency.

    ``tetap``: the id of a first party that stands already and may stay.
    """
    salah: list[Masalah] = []
    if bentuk not in BentukPerjanjian.values:
        salah.append(Masalah("bentuk", "Bentuk perjanjian tidak dikenal.", "Pilih dari daftar."))
    if pertama.pk != tetap and pertama.unit_id not in subpohon(unit, tahun):
        salah.append(
            Masalah("pihak_pertama", "Jabatan itu bukan jabatan unit ini.", "Pilih dari daftar jabatan unit.")
        )
    if bentuk == BentukPerjanjian.DUA_PIHAK:
        if kedua is None:
            salah.append(Masalah("pihak_kedua", "Pihak kedua belum dipilih.", "Pilih jabatan atasannya."))
        elif kedua.pk == pertama.pk:
            salah.append(Masalah("pihak_kedua", "Kedua pihak sama.", "Pilih jabatan lain."))
        elif kedua.instansi_id != unit.instansi_id:
            salah.append(Masalah("pihak_kedua", "Jabatan itu dari instansi lain.", "Pilih dari daftar."))
    if salah:
        raise GalatSakip(salah)


def periksa_acuan(p: Perjanjian, indikator: Indikator | None, sasaran: Sasaran | None) -> list[Masalah]:
    """Faults of references that do not belong to the agency of the agreement."""
    salah: list[Masalah] = []
    if indikator is None or indikator.instansi_id != p.instansi_id:
        salah.append(Masalah("indikator", "Indikator itu tidak ada di instansi ini.", "Pilih dari kamus."))
    if sasaran is None or sasaran.instansi_id != p.instansi_id:
        salah.append(Masalah("sasaran", "Sasaran itu tidak ada di instansi ini.", "Pilih dari daftar."))
    return salah


def kunci_kode(kode: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts 3.2 before 3.10."""
    bagian = kode.replace("-", ".").split(".")
    return tuple((0, int(b), "") if b.isdecimal() else (1, 0, b) for b in bagian)


def tata_ulang(p: Perjanjian, urutan: list[ButirPerjanjian]) -> None:
    """Number the items 1, 2, 3, ... in this order; the unique number allows no swap in one step."""
    if [b.urutan for b in urutan] == list(range(1, len(urutan) + 1)):
        return
    p.butir.update(urutan=F("urutan") + _GESER)
    for nomor, b in enumerate(urutan, 1):
        b.urutan = nomor
    ButirPerjanjian.objects.bulk_update(urutan, ["urutan"])


def sebut(nilai: object, kata: str | None) -> str:
    """A target in a journal entry."""
    return kata or (tulis(nilai, None) if nilai is not None else "")  # type: ignore[arg-type]
