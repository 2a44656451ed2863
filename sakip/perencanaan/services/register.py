"""Writes of the register of regulations and SAKIP documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from sakip.akun.models import Akun
from sakip.berkas.models import Berkas
from sakip.berkas.services import simpan_isi
from sakip.inti.galat import GalatSakip, Masalah
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import DokumenSakip, JenisDokumen
from sakip.perencanaan.services.pokok import beda, periksa_tahun, tolak_basi


@dataclass(frozen=True)
class IsiDokumen:
    """A document as a person described it; one that is published needs a file or an address."""

    jenis: str
    judul: str
    nomor: str = ""
    tanggal: dt.date | None = None
    berlaku_sejak: dt.date | None = None
    berlaku_sampai: dt.date | None = None
    tahun: int | None = None
    tautan: str = ""
    tanggal_terbit: dt.date | None = None


@dataclass(frozen=True)
class BerkasMasuk:
    """An uploaded file: its content, its media type by content, its name."""

    isi: bytes
    jenis: str
    nama: str


@transaction.atomic
def catat_dokumen(
    *,
    unit: Unit,
    isi: IsiDokumen,
    berkas: BerkasMasuk | None = None,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> DokumenSakip:
    """A new entry of the register."""
    tersimpan = _simpan_berkas(unit, berkas)
    _tolak(_periksa(unit, isi, None, ada_berkas=tersimpan is not None))
    dokumen = DokumenSakip.objects.create(
        instansi_id=unit.instansi_id,
        unit=unit,
        berkas=tersimpan,
        nama_berkas=berkas.nama[:200] if berkas else "",
        **_kolom(isi),
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="dokumen.catat",
        oleh=oleh,
        peran=peran,
        objek=f"dokumen:{dokumen.pk}",
        perubahan=_kolom(isi) | {"sha256": tersimpan.sha256 if tersimpan else None},
        waktu=waktu,
    )
    return dokumen


@transaction.atomic
def ubah_dokumen(
    *,
    dokumen: DokumenSakip,
    isi: IsiDokumen,
    berkas: BerkasMasuk | None = None,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> DokumenSakip:
    """Change an entry; a new file takes the place of the old one, which stays in storage."""
    dokumen = (
        DokumenSakip.objects.select_for_update(of=("self",))
        .select_related("unit__instansi", "berkas")
        .get(pk=dokumen.pk)
    )
    tolak_basi(dokumen.versi, versi, "Dokumen")
    tersimpan = _simpan_berkas(dokumen.unit, berkas) or dokumen.berkas
    _tolak(_periksa(dokumen.unit, isi, dokumen, ada_berkas=tersimpan is not None))
    sebelum = {n: getattr(dokumen, n) for n in _kolom(isi)} | {
        "sha256": dokumen.berkas.sha256 if dokumen.berkas else None
    }
    for nama, nilai in _kolom(isi).items():
        setattr(dokumen, nama, nilai)
    dokumen.berkas = tersimpan
    if berkas is not None:
        dokumen.nama_berkas = berkas.nama[:200]
    dokumen.versi += 1
    dokumen.save()
    catat(
        rantai=dokumen.unit.rantai_jejak,
        aksi="dokumen.ubah",
        oleh=oleh,
        peran=peran,
        objek=f"dokumen:{dokumen.pk}",
        perubahan=beda(sebelum, _kolom(isi) | {"sha256": tersimpan.sha256 if tersimpan else None}),
        waktu=waktu,
        alasan=alasan,
    )
    return dokumen


def _kolom(isi: IsiDokumen) -> dict[str, Any]:
    return asdict(isi) | {"nomor": " ".join(isi.nomor.split()), "judul": " ".join(isi.judul.split())}


def _simpan_berkas(unit: Unit, berkas: BerkasMasuk | None) -> Berkas | None:
    if berkas is None:
        return None
    return simpan_isi(instansi=unit.instansi, isi=berkas.isi, jenis=berkas.jenis)


def _periksa(unit: Unit, isi: IsiDokumen, kini: DokumenSakip | None, *, ada_berkas: bool) -> list[Masalah]:
    masalah = []
    if isi.jenis not in JenisDokumen.values:
        masalah.append(Masalah("jenis", "Jenis dokumen tidak dikenal.", "Pilih dari daftar."))
    if not isi.judul.strip():
        masalah.append(Masalah("judul", "Judul belum diisi.", "Tulis judul dokumennya."))
    if isi.tahun is not None:
        masalah += periksa_tahun("tahun", isi.tahun, None)
    if isi.tautan and not isi.tautan.startswith(("https://", "http://")):
        masalah.append(Masalah("tautan", "Tautan harus alamat web.", "Mulai dengan https://."))
    if isi.berlaku_sejak and isi.berlaku_sampai and isi.berlaku_sampai <= isi.berlaku_sejak:
        masalah.append(
            Masalah("berlaku_sampai", "Masa berlaku berakhir sebelum mulai.", "Perbaiki tanggalnya.")
        )
    if isi.tanggal_terbit and not ada_berkas and not isi.tautan:
        masalah.append(
            Masalah(
                "tanggal_terbit",
                "Dokumen yang diterbitkan harus dapat dibaca orang.",
                "Lampirkan berkas atau tautannya, atau kosongkan tanggal terbit.",
            )
        )
    nomor = " ".join(isi.nomor.split())
    kembar = DokumenSakip.objects.filter(instansi=unit.instansi_id, jenis=isi.jenis, nomor=nomor)
    if kini is not None:
        kembar = kembar.exclude(pk=kini.pk)
    if nomor and kembar.exists():
        masalah.append(
            Masalah("nomor", f"Nomor «{nomor}» sudah terdaftar.", "Cari di register, lalu ubah yang ada.")
        )
    return masalah


def _tolak(masalah: list[Masalah]) -> None:
    if masalah:
        raise GalatSakip(masalah)
