"""Corrections: a fact that was typed wrongly is put right, with the reason and both states in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import (
    Garis,
    Jabatan,
    JenisUnit,
    KedudukanUnit,
    KodeUnit,
    NamaUnit,
    PemangkuJabatan,
    StatusPemangku,
    TingkatJabatan,
    Unit,
    Zona,
)
from sakip.organisasi.services.dasar import (
    bangun_sejak,
    bertumpang,
    kunci_unit,
    periksa_alasan,
    periksa_induk,
    periksa_rentang,
    tolak_lingkaran,
    urai_unit,
)
from sakip.organisasi.services.unit import tolak_kode_ganda

Baris = NamaUnit | KodeUnit | KedudukanUnit | PemangkuJabatan

#: Kinds of rows that can be corrected, and the columns that a correction may set.
KOLOM: Mapping[str, tuple[str, ...]] = {
    "nama": ("nama", "singkatan", "sejak", "sampai"),
    "kode": ("kode", "sejak", "sampai"),
    "kedudukan": ("induk", "sejak", "sampai"),
    "pemangku": ("nama", "status", "sejak", "sampai"),
}


def baris_unit(unit: Unit, jenis: str, pk: int) -> Baris:
    """The row of ``unit`` with this id; another unit's row is not found."""
    kumpulan: Any = {
        "nama": NamaUnit.objects.filter(unit=unit),
        "kode": KodeUnit.objects.filter(unit=unit),
        "kedudukan": KedudukanUnit.objects.filter(unit=unit).select_related("induk"),
        "pemangku": PemangkuJabatan.objects.filter(jabatan__unit=unit).select_related("jabatan"),
    }.get(jenis)
    baris = kumpulan.filter(pk=pk).first() if kumpulan is not None else None
    if baris is None:
        raise TidakDitemukan(
            Masalah("riwayat", "Baris itu tidak ada pada unit ini.", "Buka lagi halaman unitnya.")
        )
    return baris


@transaction.atomic
def koreksi_baris(
    *,
    unit: Unit,
    jenis: str,
    pk: int,
    isi: Mapping[str, Any],
    hapus: bool = False,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> None:
    """Set the columns of one dated row, or delete it (``hapus``), and rebuild the trees that it touches."""
    unit = kunci_unit(unit, sidik)
    alasan = periksa_alasan(alasan)
    baris = baris_unit(unit, jenis, pk)
    sebelum = _potret(baris, jenis)
    tahun = [baris.sejak.year]
    yatim = _anak_yatim(unit) if isinstance(baris, KedudukanUnit) else {}
    if hapus:
        _tolak_hapus_terakhir(baris)
        baris.delete()
    else:
        for kolom in KOLOM[jenis]:
            if kolom in isi:
                setattr(baris, kolom, isi[kolom])
        periksa_rentang(baris.sejak, baris.sampai)
        _periksa(unit, baris)
        baris.save()
        tahun.append(baris.sejak.year)
    if isinstance(baris, KedudukanUnit):
        tolak_lingkaran(unit.instansi, baris.garis)
        yatim_baru = {pk: kode for pk, kode in _anak_yatim(unit).items() if pk not in yatim}
        if yatim_baru:
            raise galat(
                "sampai",
                f"Tercatat di bawah unit ini pada hari unit ini tidak ada: {urai_unit(yatim_baru.values())}.",
                "Koreksi kedudukan unit itu dahulu, atau pilih tanggal lain.",
            )
        bangun_sejak(unit.instansi, min(tahun), waktu)
    catat(
        rantai=unit.rantai_jejak,
        aksi=f"unit.koreksi.{jenis}",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={"baris": pk, "sebelum": sebelum, "sesudah": None if hapus else _potret(baris, jenis)},
        waktu=waktu,
        alasan=alasan,
    )


def _potret(baris: Baris, jenis: str) -> dict[str, Any]:
    """The row as the journal keeps it: names of persons stay out, codes of parents go in."""
    nilai: dict[str, Any] = {}
    for kolom in KOLOM[jenis]:
        isi = getattr(baris, kolom)
        if jenis == "pemangku" and kolom == "nama":
            continue
        nilai[kolom] = isi.kode if isinstance(isi, Unit) else isi
    return nilai


def _periksa(unit: Unit, baris: Baris) -> None:
    """What the row must satisfy beside its span: no overlap, a living parent, words that are known."""
    if isinstance(baris, KodeUnit):
        tolak_kode_ganda(unit.instansi, baris.sistem, baris.kode, baris.sejak, baris.sampai, baris.pk)
        return
    if isinstance(baris, NamaUnit):
        if not baris.nama.strip():
            raise galat("nama", "Nama belum diisi.", "Tulis nama lengkapnya.")
        saudara: Any = NamaUnit.objects.filter(unit=unit)
    elif isinstance(baris, KedudukanUnit):
        if baris.induk is not None:
            periksa_induk(unit, baris.induk, unit.instansi, baris.sejak)
        elif baris.garis == Garis.KOMANDO and not _puncak(baris):
            raise galat("induk", "Induk belum dipilih.", "Pilih unit di atasnya.")
        saudara = KedudukanUnit.objects.filter(unit=unit, garis=baris.garis)
    else:
        if not baris.nama.strip():
            raise galat("nama", "Nama pejabat belum diisi.", "Tulis nama lengkapnya.")
        if baris.status not in StatusPemangku.values:
            raise galat("status", "Status tidak dikenal.", "Pilih dari daftar.")
        saudara = PemangkuJabatan.objects.filter(jabatan_id=baris.jabatan_id)
    lain = bertumpang(saudara, baris.sejak, baris.sampai, baris.pk)
    if lain is not None:
        sampai = f"sampai {tulis_tanggal(lain.sampai)}" if lain.sampai else "dan masih berlaku"
        raise galat(
            "sejak",
            f"Bertumpang dengan baris lain: {lain}, sejak {tulis_tanggal(lain.sejak)} {sampai}.",
            "Ubah tanggalnya, atau koreksi baris itu dahulu.",
        )


def _puncak(baris: KedudukanUnit) -> bool:
    """True if the stored row already is the top of the agency."""
    return KedudukanUnit.objects.filter(pk=baris.pk, induk__isnull=True).exists()


def _tolak_hapus_terakhir(baris: Baris) -> None:
    """A unit keeps one name and one place in the line of command."""
    lain: Any = None
    if isinstance(baris, NamaUnit):
        lain = NamaUnit.objects.filter(unit_id=baris.unit_id)
    elif isinstance(baris, KedudukanUnit) and baris.garis == Garis.KOMANDO:
        lain = KedudukanUnit.objects.filter(unit_id=baris.unit_id, garis=baris.garis)
    if lain is not None and not lain.exclude(pk=baris.pk).exists():
        raise galat(
            "hapus", "Satu-satunya baris tidak dapat dihapus.", "Betulkan isinya, atau tutup unitnya."
        )


def _anak_yatim(unit: Unit) -> dict[int, str]:
    """Places under ``unit`` that begin or go on on a day when it is not there: id and code of the child."""
    komando = KedudukanUnit.objects.filter(unit=unit, garis=Garis.KOMANDO).order_by("sejak")
    rentang = list(komando.values_list("sejak", "sampai"))
    akhir = rentang[-1][1] if rentang else None
    return {
        anak.pk: anak.unit.kode
        for anak in KedudukanUnit.objects.filter(induk=unit).select_related("unit")
        if not any(s <= anak.sejak and (p is None or p > anak.sejak) for s, p in rentang)
        or (akhir is not None and (anak.sampai is None or anak.sampai > akhir))
    }


@transaction.atomic
def koreksi_unit(
    *,
    unit: Unit,
    jenis: str,
    zona: str,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> Unit:
    """Put a unit's kind or time zone right; these have no dates, so every year changes with them."""
    unit = kunci_unit(unit, sidik)
    alasan = periksa_alasan(alasan)
    if jenis not in JenisUnit.values:
        raise galat("jenis", "Jenis tidak dikenal.", "Pilih dari daftar.")
    if zona not in Zona.values:
        raise galat("zona", "Zona tidak dikenal.", "Pilih dari daftar.")
    perubahan = {"jenis": [unit.jenis, jenis], "zona": [unit.zona, zona]}
    unit.jenis, unit.zona = jenis, zona
    unit.save(update_fields=["jenis", "zona"])
    _catat_ubah(unit, unit, "unit.koreksi.unit", f"unit:{unit.kode}", perubahan, oleh, peran, waktu, alasan)
    return unit


@transaction.atomic
def koreksi_jabatan(
    *,
    jabatan: Jabatan,
    nama: str,
    tingkat: str,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> Jabatan:
    """Put a position's wording or level right; agreements that were signed keep what they printed."""
    unit = kunci_unit(jabatan.unit, sidik)
    alasan = periksa_alasan(alasan)
    if not nama.strip():
        raise galat("nama", "Nama jabatan belum diisi.", "Tulis seperti dalam peraturannya.")
    if tingkat not in TingkatJabatan.values:
        raise galat("tingkat", "Tingkat tidak dikenal.", "Pilih dari daftar.")
    jabatan = Jabatan.objects.get(pk=jabatan.pk)
    perubahan = {"nama": [jabatan.nama, nama.strip()], "tingkat": [jabatan.tingkat, tingkat]}
    jabatan.nama, jabatan.tingkat = nama.strip(), tingkat
    jabatan.save(update_fields=["nama", "tingkat"])
    _catat_ubah(
        unit, jabatan, "jabatan.koreksi", f"jabatan:{jabatan.kode}", perubahan, oleh, peran, waktu, alasan
    )
    return jabatan


def _catat_ubah(
    unit: Unit,
    baris: Model,
    aksi: str,
    objek: str,
    perubahan: Mapping[str, Any],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> None:
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=objek,
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )
