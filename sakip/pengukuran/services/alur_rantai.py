"""Writes of an office's chain: how many stages of verification, and who verifies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.medan import PANJANG_TEKS
from sakip.pengukuran.models import Rantai, TahapRantai
from sakip.pengukuran.models.alur import PelakuTahap

TAHAP_TERBANYAK = 5


@transaction.atomic
def simpan_rantai(
    *,
    unit: Unit,
    sejak_tahun: int,
    tahap: Sequence[tuple[str, str]],
    rangkap: bool,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> Rantai:
    """Set the chain of ``unit`` and its subtree from ``sejak_tahun`` on: stages as (name, pelaku).

    No stage at all: the head approves what was submitted. ``versi`` is the one that the page showed, 0 for
    a new chain. What was approved before stays approved.
    """
    masalah = _periksa(tahap, sejak_tahun, alasan)
    if masalah:
        raise GalatSakip(masalah)
    Unit.objects.select_for_update().get(pk=unit.pk)
    lama = Rantai.objects.filter(unit=unit, formulir=FORMULIR, sejak_tahun=sejak_tahun).first()
    if (lama.versi if lama else 0) != versi:
        raise Basi(
            Masalah(
                "rantai",
                "Rantai ini sudah diubah orang lain sejak halaman Anda dibuka.",
                "Muat ulang halaman, lalu ubah lagi bila masih perlu.",
            )
        )
    sebelum = _teks(lama)
    rantai = lama or Rantai(unit=unit, formulir=FORMULIR, sejak_tahun=sejak_tahun, versi=0)
    rantai.rangkap, rantai.versi = rangkap, rantai.versi + 1
    rantai.save()
    rantai.tahap.all().delete()
    TahapRantai.objects.bulk_create(
        TahapRantai(rantai=rantai, urut=n, nama=nama.strip(), pelaku=pelaku)
        for n, (nama, pelaku) in enumerate(tahap, 1)
    )
    _catat(unit, "rantai.simpan", oleh, peran, waktu, alasan, [sebelum, _teks(rantai)])
    return rantai


@transaction.atomic
def hapus_rantai(
    *, unit: Unit, sejak_tahun: int, versi: int, oleh: Akun, peran: str, waktu: dt.datetime, alasan: str
) -> None:
    """Take an office's own chain away: that of the unit above, or the default, holds again."""
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Tulis mengapa rantai kantor ini dihapus.")
    if len(alasan) > PANJANG_TEKS:
        raise galat("alasan", f"Alasan lebih dari {PANJANG_TEKS} huruf.", "Ringkaskan.")
    rantai = (
        Rantai.objects.select_for_update()
        .filter(unit=unit, formulir=FORMULIR, sejak_tahun=sejak_tahun)
        .first()
    )
    if rantai is None or rantai.versi != versi:
        raise Basi(Masalah("rantai", "Rantai ini sudah diubah atau dihapus.", "Muat ulang halaman."))
    sebelum = _teks(rantai)
    rantai.delete()
    _catat(unit, "rantai.hapus", oleh, peran, waktu, alasan, [sebelum, None])


def _periksa(tahap: Sequence[tuple[str, str]], sejak_tahun: int, alasan: str) -> list[Masalah]:
    masalah = []
    if not 2000 <= sejak_tahun <= 2100:
        masalah.append(Masalah("sejak_tahun", "Tahun tidak wajar.", "Isi tahun 2000 sampai 2100."))
    if not alasan.strip():
        masalah.append(Masalah("alasan", "Alasan belum diisi.", "Tulis dasar perubahan rantai ini."))
    if len(alasan) > PANJANG_TEKS:
        masalah.append(Masalah("alasan", f"Alasan lebih dari {PANJANG_TEKS} huruf.", "Ringkaskan."))
    if len(tahap) > TAHAP_TERBANYAK:
        masalah.append(
            Masalah("tahap", f"Paling banyak {TAHAP_TERBANYAK} tahap.", "Gabungkan tahap yang serupa.")
        )
    for n, (nama, pelaku) in enumerate(tahap, 1):
        if not nama.strip():
            masalah.append(
                Masalah(f"tahap {n}", "Nama tahap belum diisi.", "Tulis, misalnya Verifikasi divisi.")
            )
        elif len(nama.strip()) > 120:
            masalah.append(Masalah(f"tahap {n}", "Nama tahap lebih dari 120 huruf.", "Pendekkan."))
        if pelaku not in PelakuTahap.values:
            masalah.append(Masalah(f"tahap {n}", "Pelaku tahap tidak dikenal.", "Pilih dari daftarnya."))
    return masalah


def _teks(rantai: Rantai | None) -> object:
    if rantai is None or rantai.pk is None:
        return None
    tahap = [[t.nama, t.pelaku] for t in TahapRantai.objects.filter(rantai=rantai).order_by("urut")]
    return {"sejak_tahun": rantai.sejak_tahun, "rangkap": rantai.rangkap, "tahap": tahap}


def _catat(
    unit: Unit, aksi: str, oleh: Akun, peran: str, waktu: dt.datetime, alasan: str, isi: list[object]
) -> None:
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"rantai:{unit.kode}",
        perubahan={"rantai": isi},
        waktu=waktu,
        alasan=alasan.strip(),
    )
