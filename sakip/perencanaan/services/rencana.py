"""Writes of sasaran and their cascade, and of the Renstra with its yearly targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import (
    Indikator,
    IndikatorSasaran,
    JenisKontribusi,
    Lingkup,
    Renstra,
    Sasaran,
    TargetRenstra,
    TingkatSasaran,
)
from sakip.perencanaan.services.pokok import beda, periksa_kunci, periksa_tahun, tolak_basi


@dataclass(frozen=True)
class IsiSasaran:
    """A sasaran as a person wrote it; the parent by reference, with how this one contributes to it."""

    tingkat: str
    rumusan: str
    sejak_tahun: int
    sampai_tahun: int | None = None
    induk: Sasaran | None = None
    jenis_kontribusi: str = ""

    def rekam(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return {
            "tingkat": self.tingkat,
            "rumusan": self.rumusan,
            "sejak_tahun": self.sejak_tahun,
            "sampai_tahun": self.sampai_tahun,
            "induk": self.induk.kunci if self.induk else None,
            "jenis_kontribusi": self.jenis_kontribusi,
        }


_URUT_TINGKAT = {t: i for i, t in enumerate(TingkatSasaran.values)}


@transaction.atomic
def buat_sasaran(
    *, unit: Unit, kunci: str, isi: IsiSasaran, oleh: Akun, peran: str, waktu: dt.datetime
) -> Sasaran:
    """A new sasaran of ``unit``."""
    masalah = periksa_kunci(kunci) + _periksa_sasaran(unit, isi, None)
    if Sasaran.objects.filter(instansi=unit.instansi_id, kunci=kunci).exists():
        masalah.append(Masalah("kunci", f"Kunci «{kunci}» sudah dipakai sasaran lain.", "Pakai kunci lain."))
    if masalah:
        raise GalatSakip(masalah)
    sasaran = Sasaran.objects.create(
        instansi_id=unit.instansi_id,
        kunci=kunci,
        unit=unit,
        tingkat=isi.tingkat,
        rumusan=isi.rumusan.strip(),
        induk=isi.induk,
        jenis_kontribusi=isi.jenis_kontribusi,
        sejak_tahun=isi.sejak_tahun,
        sampai_tahun=isi.sampai_tahun,
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="sasaran.buat",
        oleh=oleh,
        peran=peran,
        objek=f"sasaran:{kunci}",
        perubahan=isi.rekam(),
        waktu=waktu,
    )
    return sasaran


@transaction.atomic
def ubah_sasaran(
    *,
    sasaran: Sasaran,
    isi: IsiSasaran,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Sasaran:
    """Wording, level, years and parent of a sasaran. Agreements keep the wording as they were signed."""
    sasaran = (
        Sasaran.objects.select_for_update(of=("self",)).select_related("unit__instansi").get(pk=sasaran.pk)
    )
    tolak_basi(sasaran.versi, versi, "Sasaran")
    masalah = _periksa_sasaran(sasaran.unit, isi, sasaran)
    if masalah:
        raise GalatSakip(masalah)
    sebelum = IsiSasaran(
        sasaran.tingkat,
        sasaran.rumusan,
        sasaran.sejak_tahun,
        sasaran.sampai_tahun,
        sasaran.induk,
        sasaran.jenis_kontribusi,
    ).rekam()
    sasaran.tingkat, sasaran.rumusan = isi.tingkat, isi.rumusan.strip()
    sasaran.sejak_tahun, sasaran.sampai_tahun = isi.sejak_tahun, isi.sampai_tahun
    sasaran.induk, sasaran.jenis_kontribusi = isi.induk, isi.jenis_kontribusi
    sasaran.versi += 1
    sasaran.save()
    catat(
        rantai=sasaran.unit.rantai_jejak,
        aksi="sasaran.ubah",
        oleh=oleh,
        peran=peran,
        objek=f"sasaran:{sasaran.kunci}",
        perubahan=beda(sebelum, isi.rekam()),
        waktu=waktu,
        alasan=alasan,
    )
    return sasaran


@transaction.atomic
def ukur_sasaran(
    *,
    sasaran: Sasaran,
    indikator: Collection[Indikator],
    tahun: int,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> None:
    """From ``tahun`` on exactly these indicators measure ``sasaran``; earlier years stay as they were."""
    sasaran = (
        Sasaran.objects.select_for_update(of=("self",)).select_related("unit__instansi").get(pk=sasaran.pk)
    )
    tolak_basi(sasaran.versi, versi, "Sasaran")
    masalah = periksa_tahun("tahun", tahun, None)
    if any(i.instansi_id != sasaran.instansi_id for i in indikator):
        masalah.append(Masalah("indikator", "Ada indikator milik instansi lain.", "Pilih dari instansi ini."))
    if masalah:
        raise GalatSakip(masalah)
    kini = {
        u.indikator_id: u
        for u in IndikatorSasaran.objects.filter(sasaran=sasaran, sejak_tahun__lte=tahun).exclude(
            sampai_tahun__lt=tahun
        )
    }
    diminta = {i.pk: i for i in indikator}
    for pk in set(kini) - set(diminta):
        lama = kini[pk]
        if lama.sejak_tahun >= tahun:
            lama.delete()
        else:
            lama.sampai_tahun = tahun - 1
            lama.save(update_fields=["sampai_tahun"])
    for pk in sorted(set(diminta) - set(kini)):
        berikut = (
            IndikatorSasaran.objects.filter(sasaran=sasaran, indikator=pk, sejak_tahun__gt=tahun)
            .order_by("sejak_tahun")
            .first()
        )
        IndikatorSasaran.objects.create(
            sasaran=sasaran,
            indikator_id=pk,
            sejak_tahun=tahun,
            sampai_tahun=berikut.sejak_tahun - 1 if berikut else None,
        )
    if set(kini) != set(diminta):
        sasaran.versi += 1
        sasaran.save(update_fields=["versi"])
        nama = dict(Indikator.objects.filter(pk__in={*kini, *diminta}).values_list("pk", "kunci"))
        catat(
            rantai=sasaran.unit.rantai_jejak,
            aksi="sasaran.ukur",
            oleh=oleh,
            peran=peran,
            objek=f"sasaran:{sasaran.kunci}",
            perubahan={
                "tahun": tahun,
                "indikator": [sorted(nama[p] for p in kini), sorted(nama[p] for p in diminta)],
            },
            waktu=waktu,
        )


def _periksa_sasaran(unit: Unit, isi: IsiSasaran, kini: Sasaran | None) -> list[Masalah]:
    masalah = periksa_tahun("sampai_tahun", isi.sejak_tahun, isi.sampai_tahun)
    if isi.tingkat not in TingkatSasaran.values:
        masalah.append(Masalah("tingkat", "Tingkat sasaran tidak dikenal.", "Pilih dari daftar."))
    if not isi.rumusan.strip():
        masalah.append(Masalah("rumusan", "Rumusan belum diisi.", "Tulis keadaan yang hendak dicapai."))
    if isi.induk is None:
        if isi.jenis_kontribusi:
            masalah.append(
                Masalah("jenis_kontribusi", "Kontribusi terhadap apa? Induknya kosong.", "Pilih induknya.")
            )
        return masalah
    if isi.jenis_kontribusi and isi.jenis_kontribusi not in JenisKontribusi.values:
        masalah.append(Masalah("jenis_kontribusi", "Jenis kontribusi tidak dikenal.", "Pilih dari daftar."))
    if isi.induk.instansi_id != unit.instansi_id:
        masalah.append(Masalah("induk", "Sasaran induk milik instansi lain.", "Pilih dari instansi ini."))
    elif kini is not None and _di_bawah(isi.induk, kini):
        masalah.append(
            Masalah("induk", "Induk ini berada di bawah sasaran ini sendiri.", "Pilih sasaran yang di atas.")
        )
    if (
        isi.tingkat in _URUT_TINGKAT
        and isi.induk.tingkat in _URUT_TINGKAT
        and _URUT_TINGKAT[isi.induk.tingkat] > _URUT_TINGKAT[isi.tingkat]
    ):
        masalah.append(
            Masalah(
                "induk",
                f"Induknya ({isi.induk.get_tingkat_display()}) lebih rendah tingkatnya.",
                "Pilih induk yang setingkat atau di atasnya.",
            )
        )
    return masalah


def _di_bawah(calon: Sasaran, kini: Sasaran) -> bool:
    """Whether ``calon`` is ``kini`` or hangs below it."""
    sudah: set[int] = set()
    naik: int | None = calon.pk
    while naik is not None and naik not in sudah:
        if naik == kini.pk:
            return True
        sudah.add(naik)
        naik = Sasaran.objects.values_list("induk_id", flat=True).get(pk=naik)
    return False


# --- Renstra ------------------------------------------------------------------------------------------


@transaction.atomic
def buat_renstra(
    *, unit: Unit, mulai: int, selesai: int, oleh: Akun, peran: str, waktu: dt.datetime
) -> Renstra:
    """A plan of ``unit`` for these years; plans of one unit do not overlap."""
    masalah = periksa_tahun("selesai", mulai, selesai)
    if not masalah and selesai - mulai > 9:
        masalah.append(Masalah("selesai", "Renstra lebih dari sepuluh tahun.", "Periksa tahunnya."))
    Unit.objects.select_for_update().get(pk=unit.pk)
    tumpang = Renstra.objects.filter(unit=unit, mulai__lte=selesai, selesai__gte=mulai).first()
    if not masalah and tumpang is not None:
        masalah.append(
            Masalah(
                "mulai",
                f"Bertumpang tindih dengan Renstra {tumpang.mulai}–{tumpang.selesai}.",
                "Pilih tahun lain, atau isi target pada Renstra itu.",
            )
        )
    if masalah:
        raise GalatSakip(masalah)
    renstra = Renstra.objects.create(unit=unit, mulai=mulai, selesai=selesai)
    catat(
        rantai=unit.rantai_jejak,
        aksi="renstra.buat",
        oleh=oleh,
        peran=peran,
        objek=f"renstra:{unit.kode}:{mulai}",
        perubahan={"mulai": mulai, "selesai": selesai},
        waktu=waktu,
    )
    return renstra


@dataclass(frozen=True)
class SelTarget:
    """One year of a line as typed: a number or a word (both None: no target yet), rupiah of that year."""

    tahun: int
    nilai: Decimal | None
    kata: str | None
    pendanaan: int | None


@dataclass(frozen=True)
class BarisTarget:
    """A line of the grid: an indicator within a scope, with its years."""

    indikator: int
    lingkup: str
    unit: int | None
    penanggung_jawab: int | None
    sel: Sequence[SelTarget]


@transaction.atomic
def tambah_baris(
    *,
    renstra: Renstra,
    indikator: Indikator,
    lingkup: str,
    satuan: str,
    skala: Decimal | None,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> Renstra:
    """Take an indicator into the plan: a line with one empty target for each year."""
    renstra = _kunci_renstra(renstra, versi)
    if lingkup not in Lingkup.values:
        raise galat("lingkup", "Lingkup tidak dikenal.", "Pilih nasional atau wilayah.")
    if indikator.instansi_id != renstra.unit.instansi_id:
        raise galat("indikator", "Indikator itu milik instansi lain.", "Pilih dari instansi ini.")
    sudah = TargetRenstra.objects.filter(renstra=renstra, indikator=indikator, lingkup=lingkup)
    if sudah.filter(Q(unit__isnull=True) | Q(unit=renstra.unit_id)).exists():
        raise galat("indikator", "Indikator itu sudah ada dalam Renstra ini.", "Isi targetnya pada tabel.")
    TargetRenstra.objects.bulk_create(
        TargetRenstra(
            renstra=renstra, indikator=indikator, tahun=tahun, lingkup=lingkup, satuan=satuan, skala=skala
        )
        for tahun in range(renstra.mulai, renstra.selesai + 1)
    )
    _selesai(
        renstra,
        "renstra.tambah_indikator",
        {"indikator": indikator.kunci, "lingkup": lingkup, "satuan": satuan},
        oleh,
        peran,
        waktu,
    )
    return renstra


@transaction.atomic
def hapus_baris(
    *,
    renstra: Renstra,
    indikator: Indikator,
    lingkup: str,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> Renstra:
    """Take an indicator out of the plan with all its targets; the journal keeps what stood there."""
    renstra = _kunci_renstra(renstra, versi)
    if not alasan.strip():
        raise galat("alasan", "Alasan belum ditulis.", "Sebut mengapa indikator dikeluarkan.")
    baris = TargetRenstra.objects.filter(renstra=renstra, indikator=indikator, lingkup=lingkup)
    isi = {str(t.tahun): t.kata if t.nilai is None else t.nilai for t in baris}
    if not isi:
        raise galat("indikator", "Indikator itu tidak ada dalam Renstra ini.", "Muat ulang halamannya.")
    baris.delete()
    perubahan = {"indikator": indikator.kunci, "lingkup": lingkup, "target": isi}
    _selesai(renstra, "renstra.keluarkan_indikator", perubahan, oleh, peran, waktu, alasan)
    return renstra


@transaction.atomic
def simpan_target(
    *,
    renstra: Renstra,
    baris: Sequence[BarisTarget],
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> int:
    """The whole grid at once, all or nothing; returns how many cells changed."""
    renstra = _kunci_renstra(renstra, versi)
    ada = {
        (t.indikator_id, t.lingkup, t.unit_id, t.tahun): t
        for t in TargetRenstra.objects.filter(renstra=renstra).select_related("indikator")
    }
    perubahan: dict[str, Any] = {}
    ubah: list[TargetRenstra] = []
    for b in baris:
        for sel in b.sel:
            target = ada.get((b.indikator, b.lingkup, b.unit, sel.tahun))
            if target is None:
                target = _tahun_baru(renstra, b, sel.tahun, ada)
            sebelum = [target.nilai, target.kata, target.pendanaan, target.penanggung_jawab_id]
            sesudah = [sel.nilai, sel.kata, sel.pendanaan, b.penanggung_jawab]
            if sebelum == sesudah:
                continue
            target.nilai, target.kata = sel.nilai, sel.kata
            target.pendanaan = sel.pendanaan
            target.penanggung_jawab_id = b.penanggung_jawab
            ubah.append(target)
            perubahan[f"{target.indikator.kunci} {b.lingkup} {sel.tahun}"] = [sebelum, sesudah]
    for target in ubah:
        target.save()
    if perubahan:
        _selesai(renstra, "renstra.target", perubahan, oleh, peran, waktu, alasan)
    return len(perubahan)


def _tahun_baru(
    renstra: Renstra,
    baris: BarisTarget,
    tahun: int,
    ada: dict[tuple[int, str, int | None, int], TargetRenstra],
) -> TargetRenstra:
    """A year of a line that had none (imported plans need not hold every year)."""
    kunci = (baris.indikator, baris.lingkup, baris.unit)
    contoh = next((t for ini, t in ada.items() if ini[:3] == kunci), None)
    if contoh is None or not renstra.mulai <= tahun <= renstra.selesai:
        raise galat("target", "Ada target di luar Renstra ini.", "Muat ulang halamannya, lalu isi lagi.")
    return TargetRenstra(
        renstra=renstra,
        indikator=contoh.indikator,
        tahun=tahun,
        lingkup=contoh.lingkup,
        unit_id=contoh.unit_id,
        satuan=contoh.satuan,
        skala=contoh.skala,
    )


def _kunci_renstra(renstra: Renstra, versi: int) -> Renstra:
    renstra = (
        Renstra.objects.select_for_update(of=("self",)).select_related("unit__instansi").get(pk=renstra.pk)
    )
    tolak_basi(renstra.versi, versi, "Renstra")
    return renstra


def _selesai(
    renstra: Renstra,
    aksi: str,
    perubahan: dict[str, Any],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> None:
    renstra.versi += 1
    renstra.save(update_fields=["versi"])
    catat(
        rantai=renstra.unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"renstra:{renstra.unit.kode}:{renstra.mulai}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )
