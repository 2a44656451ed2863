"""Writes of indicators as identities, and of the references between them (pohon kinerja)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import (
    Indikator,
    JenisIndikator,
    JenisKontribusi,
    Kontribusi,
    ManualIndikator,
    Sebanding,
)
from sakip.perencanaan.services.manual import (
    IsiManual,
    Pemetaan,
    kunci_indikator,
    periksa_manual,
    petakan,
    rekam,
)
from sakip.perencanaan.services.pokok import beda, periksa_kunci, periksa_tahun


@transaction.atomic
def buat_indikator(
    *,
    pemilik: Unit,
    kunci: str,
    jenis: str,
    isi: IsiManual,
    pemetaan: Pemetaan,
    sejak_tahun: int,
    pendahulu: Indikator | None = None,
    sebanding: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> Indikator:
    """A new indicator with its first manual, owned by ``pemilik``."""
    masalah = periksa_kunci(kunci)
    masalah += _periksa_identitas(pemilik.instansi_id, jenis, pendahulu, sebanding, None)
    masalah += periksa_tahun("sejak_tahun", sejak_tahun, None)
    masalah += periksa_manual(isi, pemetaan, pemilik.instansi_id)
    if Indikator.objects.filter(instansi=pemilik.instansi_id, kunci=kunci).exists():
        masalah.append(
            Masalah("kunci", f"Kunci «{kunci}» sudah dipakai indikator lain.", "Pakai kunci lain.")
        )
    if masalah:
        raise GalatSakip(masalah)
    indikator = Indikator.objects.create(
        instansi_id=pemilik.instansi_id,
        kunci=kunci,
        pemilik=pemilik,
        jenis=jenis,
        pendahulu=pendahulu,
        sebanding=sebanding,
    )
    manual = ManualIndikator.objects.create(indikator=indikator, sejak_tahun=sejak_tahun, **isi.kolom())
    petakan(manual, pemetaan)
    catat(
        rantai=pemilik.rantai_jejak,
        aksi="indikator.buat",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{kunci}",
        perubahan={
            "jenis": jenis,
            "pendahulu": pendahulu.kunci if pendahulu else None,
            "sebanding": sebanding,
            "sejak_tahun": sejak_tahun,
            **rekam(manual),
        },
        waktu=waktu,
    )
    return indikator


@transaction.atomic
def ubah_indikator(
    *,
    indikator: Indikator,
    jenis: str,
    pendahulu: Indikator | None,
    sebanding: str,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> Indikator:
    """Kind and predecessor of an indicator; owner and key never change."""
    indikator = kunci_indikator(indikator, versi)
    masalah = _periksa_identitas(indikator.instansi_id, jenis, pendahulu, sebanding, indikator)
    if not alasan.strip():
        masalah.append(Masalah("alasan", "Alasan belum ditulis.", "Sebut mengapa diubah."))
    if masalah:
        raise GalatSakip(masalah)
    sebelum = {
        "jenis": indikator.jenis,
        "pendahulu": indikator.pendahulu.kunci if indikator.pendahulu else None,
        "sebanding": indikator.sebanding,
    }
    indikator.jenis, indikator.pendahulu, indikator.sebanding = jenis, pendahulu, sebanding
    indikator.versi += 1
    indikator.save()
    sesudah = {
        "jenis": jenis,
        "pendahulu": pendahulu.kunci if pendahulu else None,
        "sebanding": sebanding,
    }
    catat(
        rantai=indikator.pemilik.rantai_jejak,
        aksi="indikator.ubah",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{indikator.kunci}",
        perubahan=beda(sebelum, sesudah),
        waktu=waktu,
        alasan=alasan,
    )
    return indikator


@transaction.atomic
def tautkan(
    *,
    atas: Indikator,
    bawah: Indikator,
    atas_nama: Unit,
    jenis: str,
    sejak_tahun: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> Kontribusi:
    """Let ``bawah`` contribute to ``atas`` from ``sejak_tahun`` on: a reference, never a copy."""
    masalah = periksa_tahun("sejak_tahun", sejak_tahun, None)
    if jenis not in JenisKontribusi.values:
        masalah.append(Masalah("jenis", "Jenis kontribusi tidak dikenal.", "Pilih dari daftar."))
    if atas.pk == bawah.pk:
        masalah.append(Masalah("atas", "Indikator tidak menopang dirinya sendiri.", "Pilih indikator lain."))
    if atas.instansi_id != bawah.instansi_id:
        masalah.append(Masalah("atas", "Indikator itu milik instansi lain.", "Pilih dari instansi ini."))
    if masalah:
        raise GalatSakip(masalah)
    for pk in sorted((atas.pk, bawah.pk)):
        Indikator.objects.select_for_update().get(pk=pk)
    if Kontribusi.objects.filter(atas=atas, bawah=bawah, sampai_tahun__isnull=True).exists():
        raise galat("atas", "Keduanya sudah tertaut.", "Lepas dahulu bila jenisnya berubah.")
    if Kontribusi.objects.filter(atas=atas, bawah=bawah, sejak_tahun=sejak_tahun).exists():
        raise galat("sejak_tahun", "Tautan dari tahun itu sudah ada.", "Pilih tahun lain.")
    _tolak_lingkaran(atas, bawah)
    hasil = Kontribusi.objects.create(atas=atas, bawah=bawah, jenis=jenis, sejak_tahun=sejak_tahun)
    catat(
        rantai=atas_nama.rantai_jejak,
        aksi="kontribusi.taut",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{bawah.kunci}",
        perubahan={"atas": atas.kunci, "jenis": jenis, "sejak_tahun": sejak_tahun},
        waktu=waktu,
    )
    return hasil


@transaction.atomic
def lepas_tautan(
    *,
    kontribusi: Kontribusi,
    atas_nama: Unit,
    tahun: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> None:
    """End a contribution before ``tahun``; one that began no earlier is taken away."""
    kontribusi = (
        Kontribusi.objects.select_for_update(of=("self",))
        .select_related("atas", "bawah")
        .get(pk=kontribusi.pk)
    )
    if not alasan.strip():
        raise galat("alasan", "Alasan belum ditulis.", "Sebut mengapa tautan dilepas.")
    if kontribusi.sejak_tahun >= tahun:
        kontribusi.delete()
    else:
        kontribusi.sampai_tahun = tahun - 1
        kontribusi.save(update_fields=["sampai_tahun"])
    catat(
        rantai=atas_nama.rantai_jejak,
        aksi="kontribusi.lepas",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{kontribusi.bawah.kunci}",
        perubahan={"atas": kontribusi.atas.kunci, "jenis": kontribusi.jenis, "mulai_tahun": tahun},
        waktu=waktu,
        alasan=alasan,
    )


def _tolak_lingkaran(atas: Indikator, bawah: Indikator) -> None:
    """``atas`` may not already hang below ``bawah``."""
    lapis, sudah = {atas.pk}, {atas.pk}
    while lapis:
        lapis = (
            set(
                Kontribusi.objects.filter(bawah__in=lapis, sampai_tahun__isnull=True).values_list(
                    "atas_id", flat=True
                )
            )
            - sudah
        )
        sudah |= lapis
    if bawah.pk in sudah:
        raise galat(
            "atas", "Tautan ini berputar: indikator itu sendiri menopang yang di atasnya.", "Balik arahnya."
        )


def _periksa_identitas(
    instansi: int, jenis: str, pendahulu: Indikator | None, sebanding: str, kini: Indikator | None
) -> list[Masalah]:
    masalah = []
    if jenis not in JenisIndikator.values:
        masalah.append(Masalah("jenis", "Jenis indikator tidak dikenal.", "Pilih IKU, IKP, atau IKK."))
    if pendahulu is not None and sebanding not in Sebanding.values:
        masalah.append(Masalah("sebanding", "Belum disebut apakah deretnya sebanding.", "Pilih salah satu."))
    if pendahulu is None and sebanding:
        masalah.append(
            Masalah("sebanding", "Sebanding dengan apa? Pendahulunya kosong.", "Pilih pendahulunya.")
        )
    if pendahulu is not None and kini is not None and _turunan(pendahulu, kini):
        masalah.append(Masalah("pendahulu", "Pendahulu tidak boleh penerusnya sendiri.", "Pilih yang lain."))
    return masalah


def _turunan(calon: Indikator, kini: Indikator) -> bool:
    """Whether ``calon`` is ``kini`` or comes after it."""
    sudah: set[int] = set()
    naik: int | None = calon.pk
    while naik is not None and naik not in sudah:
        if naik == kini.pk:
            return True
        sudah.add(naik)
        naik = Indikator.objects.values_list("pendahulu_id", flat=True).get(pk=naik)
    return False
