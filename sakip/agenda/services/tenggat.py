"""Writes of deadlines: an office's own day, exceptions with their reason, closing and reopening a period."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sakip.agenda.models import AturanTenggat, Pengecualian, Penutupan
from sakip.agenda.queries import FORMULIR, tenggat
from sakip.akun.models import Akun
from sakip.aturan.periode import PeriodeSalah, baca_periode, tulis_tanggal
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit

PANJANG_ALASAN = 4000


def _salah_alasan(alasan: str, saran: str) -> list[Masalah]:
    """A reason is given, and is no book: it stands in the journal for ever."""
    if not alasan.strip():
        return [Masalah("alasan", "Alasan belum diisi.", saran)]
    if len(alasan) > PANJANG_ALASAN:
        return [Masalah("alasan", f"Alasan lebih dari {PANJANG_ALASAN} huruf.", "Ringkaskan.")]
    return []


def _periksa(formulir: str, periode: str, alasan: str) -> None:
    masalah = []
    if formulir not in FORMULIR:
        masalah.append(Masalah("formulir", "Formulir itu tidak dikenal.", "Pilih dari daftarnya."))
    try:
        if baca_periode(periode).jenis != "bulan":
            masalah.append(Masalah("periode", "Bukan periode bulan.", "Pilih bulan, misalnya 2025-03."))
    except PeriodeSalah as salah:
        masalah.append(Masalah("periode", f"{salah.alasan}.", salah.saran))
    masalah += _salah_alasan(alasan, "Tulis alasannya; akan tampil pada unitnya.")
    if masalah:
        raise GalatSakip(masalah)


def _catat(unit: Unit, aksi: str, oleh: Akun, peran: str, isi: dict[str, Any], **lain: Any) -> None:
    catat(
        rantai=unit.rantai_jejak,
        aksi=f"tenggat.{aksi}",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan=isi,
        **lain,
    )


@transaction.atomic
def beri_pengecualian(
    *,
    unit: Unit,
    formulir: str,
    periode: str,
    sampai: dt.date,
    alasan: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> Pengecualian:
    """Give a unit and its subtree a later deadline for one period; a second one replaces the first."""
    _periksa(formulir, periode, alasan)
    Unit.objects.select_for_update().get(pk=unit.pk)
    lama = Pengecualian.objects.filter(unit=unit, formulir=formulir, periode=periode).first()
    sebelum = lama.sampai if lama else None
    if lama is not None:
        lama.delete()
    kini = tenggat(unit, formulir, periode)
    if sampai <= kini.date():
        raise galat(
            "sampai",
            f"Tanggal itu tidak sesudah tenggat yang berlaku, {tulis_tanggal(kini)}.",
            "Isi tanggal yang lebih akhir.",
        )
    if (sampai - kini.date()).days > 366:
        raise galat("sampai", "Tanggal itu lebih dari setahun sesudah tenggatnya.", "Periksa tahunnya.")
    baris = Pengecualian.objects.create(
        unit=unit,
        formulir=formulir,
        periode=periode,
        sampai=sampai,
        alasan=alasan.strip(),
        oleh=oleh,
        waktu=waktu,
    )
    isi = {"formulir": formulir, "periode": periode, "sampai": [sebelum, sampai]}
    _catat(unit, "pengecualian", oleh, peran, isi, waktu=waktu, alasan=alasan.strip())
    return baris


@transaction.atomic
def cabut_pengecualian(
    *, pengecualian: Pengecualian, oleh: Akun, peran: str, waktu: dt.datetime, alasan: str
) -> None:
    """Take an exception back; the ordinary deadline holds again."""
    if salah := _salah_alasan(alasan, "Tulis mengapa pengecualian dicabut."):
        raise GalatSakip(salah)
    p = pengecualian
    if not Pengecualian.objects.filter(pk=p.pk).delete()[0]:
        return
    isi = {"formulir": p.formulir, "periode": p.periode, "sampai": [p.sampai, None]}
    _catat(p.unit, "cabut_pengecualian", oleh, peran, isi, waktu=waktu, alasan=alasan.strip())


@transaction.atomic
def tutup_periode(
    *, unit: Unit, formulir: str, periode: str, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> Penutupan:
    """Close a period for a unit and its subtree; closed already: the closing that stands."""
    _periksa(formulir, periode, alasan)
    Unit.objects.select_for_update().get(pk=unit.pk)
    ada = Penutupan.objects.filter(unit=unit, formulir=formulir, periode=periode, dibuka__isnull=True).first()
    if ada is not None:
        return ada
    if baca_periode(periode).akhir >= timezone.localdate(waktu):
        raise galat("periode", "Bulan itu belum berakhir.", "Tutup sesudah bulannya lewat.")
    try:
        with transaction.atomic():
            tutup = Penutupan.objects.create(
                unit=unit, formulir=formulir, periode=periode, alasan=alasan.strip(), oleh=oleh, waktu=waktu
            )
    except IntegrityError:
        return Penutupan.objects.get(unit=unit, formulir=formulir, periode=periode, dibuka__isnull=True)
    _catat(
        unit,
        "tutup",
        oleh,
        peran,
        {"formulir": formulir, "periode": periode},
        waktu=waktu,
        alasan=alasan.strip(),
    )
    return tutup


@transaction.atomic
def buka_periode(
    *, penutupan: Penutupan, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> Penutupan:
    """Open a closed period again, with its reason; open already: nothing happens."""
    if salah := _salah_alasan(alasan, "Tulis mengapa periode dibuka lagi."):
        raise GalatSakip(salah)
    tutup = (
        Penutupan.objects.select_for_update(of=("self",))
        .select_related("unit__instansi")
        .get(pk=penutupan.pk)
    )
    if tutup.dibuka is not None:
        return tutup
    tutup.dibuka, tutup.alasan_buka = waktu, alasan.strip()
    tutup.save(update_fields=["dibuka", "alasan_buka"])
    isi = {"formulir": tutup.formulir, "periode": tutup.periode}
    _catat(tutup.unit, "buka", oleh, peran, isi, waktu=waktu, alasan=alasan.strip())
    return tutup


@transaction.atomic
def simpan_aturan(
    *,
    unit: Unit,
    formulir: str,
    sejak_tahun: int,
    hari: int,
    jeda_bulan: int,
    versi: int,
    alasan: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> AturanTenggat:
    """Set the day on which the forms of a unit and its subtree are due, from a year on."""
    _periksa(formulir, f"{sejak_tahun}-01", alasan)
    if not 1 <= hari <= 31 or not 0 <= jeda_bulan <= 6:
        raise galat("hari", "Hari harus 1 sampai 31 dan jeda 0 sampai 6 bulan.", "Periksa angkanya.")
    Unit.objects.select_for_update().get(pk=unit.pk)
    lama = AturanTenggat.objects.filter(unit=unit, formulir=formulir, sejak_tahun=sejak_tahun).first()
    if (lama.versi if lama else 0) != versi:
        raise Basi(
            Masalah(
                "tenggat",
                "Orang lain sudah menetapkan hari itu.",
                "Lihat daftarnya di bawah, lalu simpan lagi bila tetap perlu.",
            )
        )
    sebelum = [lama.hari, lama.jeda_bulan] if lama else None
    aturan = lama or AturanTenggat(unit=unit, formulir=formulir, sejak_tahun=sejak_tahun, versi=0)
    aturan.hari, aturan.jeda_bulan, aturan.versi = hari, jeda_bulan, aturan.versi + 1
    aturan.save()
    isi = {"formulir": formulir, "sejak_tahun": sejak_tahun, "hari": [sebelum, [hari, jeda_bulan]]}
    _catat(unit, "aturan", oleh, peran, isi, waktu=waktu, alasan=alasan.strip())
    return aturan
