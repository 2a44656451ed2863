"""A version of the withdrawal plan: twelve months by jenis belanja."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import BarisRpd, VersiRpd
from sakip.anggaran.services.dasar import (
    baris_akhir,
    basi,
    catat_dipa,
    dipa_terkunci,
    jenis,
    rupiah,
    tolak_bila,
)
from sakip.aturan.angka import tulis_rupiah
from sakip.inti.galat import Masalah
from sakip.organisasi.models import Unit


@transaction.atomic
def simpan_rpd(
    *, unit: Unit, tahun: int, dipa_id: int, nomor_dilihat: int | None, tanggal: dt.date, alasan: str,
    isi: Mapping[tuple[str, int], str], oleh: Akun, peran: str, waktu: dt.datetime,
) -> tuple[VersiRpd, list[str]]:  # fmt: skip
    """``isi``: (jenis belanja, month) -> rupiah as typed. Returns the version and warnings (beyond pagu)."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    akhir = d.rpd.order_by("-nomor").first()
    if (akhir.nomor if akhir else None) != nomor_dilihat:
        raise basi()
    salah: list[Masalah] = []
    if akhir and not alasan.strip():
        salah.append(
            Masalah("alasan", "Alasan perubahan RPD belum diisi.", "Tulis mengapa rencananya berubah.")
        )
    if akhir and tanggal < akhir.tanggal:
        salah.append(Masalah("tanggal", "Tanggal lebih awal daripada RPD sebelumnya.", "Periksa tanggalnya."))
    baru: list[BarisRpd] = []
    for (kode, bulan), teks in sorted(isi.items()):
        tempat = f"r-{kode or 'x'}-{bulan}"
        if not 1 <= bulan <= 12:
            salah.append(Masalah(tempat, f"Bulan {bulan} tidak ada.", "Pilih 1 sampai 12."))
            continue
        nilai = rupiah(teks, tempat, salah)
        if nilai is not None:
            baru.append(BarisRpd(jenis_belanja=jenis(kode, tempat, salah), bulan=bulan, rupiah=nilai))
    if not baru and not salah:
        salah.append(Masalah("isi", "RPD masih kosong.", "Isi paling sedikit satu bulan."))
    tolak_bila(salah)
    v = VersiRpd.objects.create(
        dipa=d, nomor=akhir.nomor + 1 if akhir else 0, tanggal=tanggal, alasan=alasan.strip()
    )
    for b in baru:
        b.rpd = v
    BarisRpd.objects.bulk_create(baru)
    pagu: dict[str, int] = {}
    for (_, kode), baris in baris_akhir(d).items():
        pagu[kode] = pagu.get(kode, 0) + baris.pagu
    jumlah: dict[str, int] = {}
    for b in baru:
        jumlah[b.jenis_belanja] = jumlah.get(b.jenis_belanja, 0) + b.rupiah
    catat_dipa(
        d, "rpd.simpan", oleh, peran, waktu,
        {"rpd": [akhir.nomor if akhir else None, v.nomor], "jumlah": sum(jumlah.values())}, alasan.strip(),
    )  # fmt: skip
    return v, [
        f"RPD {kode or 'tidak dirinci'} {tulis_rupiah(n)} melampaui pagu {tulis_rupiah(pagu.get(kode, 0))}."
        for kode, n in sorted(jumlah.items())
        if n > pagu.get(kode, 0)
    ]
