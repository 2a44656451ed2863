"""Writes of the texts of a report: all parts of one place in one transaction and one journal entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import TeksLaporan, TingkatTeks

#: Letters of one text; a chapter of the longest report that we know has about 20.000.
TEKS_TERPANJANG = 60_000


def simpan_teks(
    *,
    unit: Unit,
    tahun: int,
    tingkat: str,
    kunci: str,
    isi: Mapping[str, str],
    versi: Mapping[str, int],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Store the texts of one place by their ``bagian`` and return how many changed; an empty one is removed.

    ``versi`` are the versions that the person saw (0: there was none); where somebody else has changed a text
    since, nothing is stored and :class:`Basi` names it.
    """
    if tingkat not in TingkatTeks.values:
        raise galat(
            "tingkat", f"Tingkat teks «{tingkat}» tidak dikenal.", "Buka teksnya dari daftar laporan."
        )
    for bagian, satu in isi.items():
        if len(satu) > TEKS_TERPANJANG:
            raise galat(
                bagian,
                f"Teks {len(satu):,} huruf, paling panjang {TEKS_TERPANJANG:,}.".replace(",", "."),
                "Bagi isinya, atau pindahkan rinciannya ke lampiran.",
            )
    with transaction.atomic():
        Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        ada = {
            t.bagian: t
            for t in TeksLaporan.objects.filter(
                unit=unit, tahun=tahun, tingkat=tingkat, kunci=kunci, bagian__in=list(isi)
            )
        }
        perubahan = _perubahan(ada, isi)
        basi = [b for b in perubahan if (ada[b].versi if b in ada else 0) != versi.get(b, 0)]
        if basi:
            raise Basi(
                *(
                    Masalah(
                        b,
                        "Teks ini sudah diubah orang lain sejak Anda membukanya.",
                        "Ketikan Anda tetap ada: bandingkan dengan yang tersimpan, lalu simpan lagi.",
                    )
                    for b in basi
                )
            )
        for bagian, (_, sesudah) in perubahan.items():
            _tulis(ada.get(bagian), unit, tahun, tingkat, kunci, bagian, sesudah)
        if perubahan:
            catat(
                rantai=unit.rantai_jejak,
                aksi="simpan_teks",
                oleh=oleh,
                peran=peran,
                objek=f"teks {tahun} {tingkat} {kunci}",
                perubahan={b: {"sebelum": lama, "sesudah": baru} for b, (lama, baru) in perubahan.items()},
                waktu=waktu,
            )
    return len(perubahan)


def _perubahan(ada: Mapping[str, TeksLaporan], isi: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What changes, by part: before and after."""
    hasil = {}
    for bagian, satu in isi.items():
        lama = ada[bagian].isi if bagian in ada else ""
        baru = satu.replace("\r\n", "\n").strip()
        if baru != lama.strip():
            hasil[bagian] = (lama, baru)
    return hasil


def _tulis(lama: TeksLaporan | None, *kunci: Any) -> None:
    unit, tahun, tingkat, nama, bagian, isi = kunci
    if lama is None:
        TeksLaporan.objects.create(
            unit=unit, tahun=tahun, tingkat=tingkat, kunci=nama, bagian=bagian, isi=isi
        )
    elif isi:
        lama.isi, lama.versi = isi, lama.versi + 1
        lama.save(update_fields=["isi", "versi"])
    else:
        lama.delete()
