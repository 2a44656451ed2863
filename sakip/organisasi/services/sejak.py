"""Since when an agency is on record: given when it is made, moved back when an older year matters too."""

from __future__ import annotations

import datetime as dt
import re

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import galat
from sakip.jejak.services import catat
from sakip.organisasi.models import KedudukanUnit, KodeUnit, NamaUnit, Unit
from sakip.organisasi.services.dasar import bangun_sejak, kunci_unit, periksa_alasan

#: No Indonesian agency is older, and addresses name no earlier year.
TAHUN_PALING_AWAL = 2000
_TAHUN = re.compile(r"\d{4}")
_HARI_DEPAN = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def baca_sejak(teks: str, bawaan: dt.date, tempat: str = "sejak") -> dt.date:
    """``2024`` (its first day), ``2024-10-21`` or ``21-10-2024``; nothing written: ``bawaan``."""
    teks = teks.strip()
    if not teks:
        return bawaan
    if _TAHUN.fullmatch(teks):
        teks = f"{teks}-01-01"
    if cocok := _HARI_DEPAN.fullmatch(teks):
        hari, bulan, tahun = cocok.groups()
        teks = f"{tahun}-{bulan:0>2}-{hari:0>2}"
    try:
        tanggal = dt.date.fromisoformat(teks)
    except ValueError:
        tanggal = None
    if tanggal is None or not TAHUN_PALING_AWAL <= tanggal.year <= bawaan.year + 1:
        raise galat(
            tempat,
            f"«{teks[:20]}» bukan tahun atau tanggal yang wajar.",
            f"Tulis tahunnya, misalnya {bawaan.year - 1}, atau tanggalnya, misalnya 21-10-{bawaan.year - 1}.",
        )
    return tanggal


def tercatat_sejak(puncak: Unit) -> dt.date | None:
    """The first day of the agency's top unit."""
    return KedudukanUnit.objects.filter(unit=puncak).order_by("sejak").values_list("sejak", flat=True).first()


@transaction.atomic
def mundurkan_sejak(
    *, puncak: Unit, sejak: dt.date, oleh: Akun, peran: str, waktu: dt.datetime, alasan: str
) -> int:
    """Let the agency begin on an earlier day; returns how many units moved with it.

    The names, codes and places that began on the agency's first day begin on the new one; what came later
    keeps its dates. Trees are rebuilt from the new year on.
    """
    puncak = kunci_unit(puncak)
    alasan = periksa_alasan(alasan)
    lama = tercatat_sejak(puncak)
    if lama is None or KedudukanUnit.objects.filter(unit=puncak, induk__isnull=False).exists():
        raise galat("unit", "Tanggal ini hanya ada pada unit puncak instansi.", "Pilih unit puncaknya.")
    if sejak >= lama:
        raise galat(
            "sejak",
            f"Instansi ini sudah tercatat sejak {tulis_tanggal(lama)}.",
            "Isi tanggal yang lebih awal. Tanggal satu unit dikoreksi pada riwayat unitnya.",
        )
    unit = set(
        KedudukanUnit.objects.filter(unit__instansi=puncak.instansi_id, sejak=lama).values_list(
            "unit_id", flat=True
        )
    )
    lebih_awal = KedudukanUnit.objects.filter(unit_id__in=unit, sejak__lt=lama).values_list(
        "unit_id", flat=True
    )
    unit -= set(lebih_awal)
    for baris in (KedudukanUnit, NamaUnit, KodeUnit):
        baris.objects.filter(unit_id__in=unit, sejak=lama).update(sejak=sejak)
    bangun_sejak(puncak.instansi, sejak.year, waktu)
    catat(
        rantai=puncak.rantai_jejak,
        aksi="instansi.sejak",
        oleh=oleh,
        peran=peran,
        objek=f"instansi:{puncak.instansi.kode}",
        perubahan={"sejak": [lama, sejak], "unit": len(unit)},
        waktu=waktu,
        alasan=alasan,
    )
    return len(unit)
