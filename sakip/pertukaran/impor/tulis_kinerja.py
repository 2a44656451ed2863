"""Writes entered figures, submissions, evidence, history and texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sakip.aturan.periode import baca_periode
from sakip.pelaporan.models import TeksLaporan
from sakip.pengukuran.models import (
    Asal,
    Bukti,
    Isian,
    Kejadian,
    Langkah,
    NilaiLangsung,
    Pengajuan,
    RiwayatTahunan,
)
from sakip.pertukaran.impor.penulis import UKURAN_TUMPUK, Penulis, buat, desimal, hari, tanggal
from sakip.pertukaran.impor.rencana import Baris

KOLOM_ISIAN = ("nilai", "keadaan", "lingkup", "asal", "oleh", "waktu", "versi")


def tulis_isian(p: Penulis) -> None:
    """The longest list: inserted and updated in blocks, with progress."""
    bagian = p.bagian("isian")
    jumlah = len(bagian.baru) + len(bagian.ubah)
    for awal in range(0, len(bagian.baru), 10 * UKURAN_TUMPUK):
        blok = bagian.baru[awal : awal + 10 * UKURAN_TUMPUK]
        buat(Isian, (_isian(p, b) for b in blok))
        p.lapor("isian", awal + len(blok), jumlah)
    ubah = []
    for b, lama in bagian.ubah:
        isian = _isian(p, b)
        isian.pk, isian.versi = lama.pk, lama.versi + 1
        ubah.append(isian)
    Isian.objects.bulk_update(ubah, KOLOM_ISIAN, batch_size=UKURAN_TUMPUK // 10)


def _isian(p: Penulis, b: Baris) -> Isian:
    variabel = p.variabel[b["variabel"]]
    return Isian(
        unit_id=p.unit[b["unit"]],
        variabel_id=variabel,
        periode=b["periode"],
        tahun=p.tahun,
        kategori_id=p.kategori[variabel, b["kategori"]] if b["kategori"] else None,
        nilai=desimal(b["nilai"]),
        keadaan=b["keadaan"],
        lingkup=b["lingkup"],
        asal=Asal.IMPOR,
        oleh=p.oleh,
        waktu=p.waktu,
    )


def tulis_kejadian(p: Penulis) -> None:
    bagian = p.bagian("kejadian")

    def isi(b: Baris) -> dict[str, Any]:
        kategori = p.kategori[p.variabel[b["variabel"]], b["kategori"]] if b["kategori"] else None
        return {"tempat": b["tempat"], "kategori_id": kategori, "oleh": p.oleh, "waktu": p.waktu}

    buat(
        Kejadian,
        (
            Kejadian(
                unit_id=p.unit[b["unit"]],
                variabel_id=p.variabel[b["variabel"]],
                tanggal=hari(b["tanggal"]),
                nama=b["nama"],
                **isi(b),
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        Kejadian.objects.filter(pk=lama.pk).update(**isi(b))


def tulis_nilai_langsung(p: Penulis) -> None:
    bagian = p.bagian("nilai_langsung")

    def isi(b: Baris) -> dict[str, Any]:
        return {
            "nilai": desimal(b["nilai"]),
            "kata": b["kata"],
            "skala": desimal(b["skala"]),
            "tanpa_rincian": b["tanpa_rincian"],
            "nomor_surat": b["nomor_surat"] or "",
            "tanggal_surat": tanggal(b["tanggal_surat"]),
            "halaman": b["halaman"] or "",
            "catatan": b["catatan"],
            "oleh": p.oleh,
            "waktu": p.waktu,
        }

    buat(
        NilaiLangsung,
        (
            NilaiLangsung(
                unit_id=p.unit[b["unit"]],
                indikator_id=p.indikator[b["indikator"]],
                periode=b["periode"],
                tahun=p.tahun,
                versi=b["versi"],
                **isi(b),
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        NilaiLangsung.objects.filter(pk=lama.pk).update(**isi(b))


def tulis_pengajuan(p: Penulis) -> None:
    """New steps continue the stored ones; stored steps never change."""
    bagian = p.bagian("pengajuan")
    baru = buat(
        Pengajuan,
        (
            Pengajuan(
                unit_id=p.unit[b["unit"]],
                formulir=b["formulir"],
                periode=b["periode"],
                tahun=baca_periode(b["periode"]).tahun,
            )
            for b in bagian.baru
        ),
    )
    pasangan = [(a.pk, b, 0) for a, b in zip(baru, bagian.baru, strict=True)]
    pasangan += [(lama.pk, b, len(lama.isi["langkah"])) for b, lama in bagian.ubah]
    buat(
        Langkah,
        (
            Langkah(
                pengajuan_id=pk,
                urut=i,
                tindakan=g["tindakan"],
                alasan=g["alasan"],
                oleh=p.oleh,
                waktu=dt.datetime.fromisoformat(g["waktu"]),
            )
            for pk, b, ada in pasangan
            for i, g in enumerate(b["langkah"], start=1)
            if i > ada
        ),
    )


def tulis_bukti(p: Penulis) -> None:
    bagian = p.bagian("bukti")
    jumlah = len(bagian.baru) + len(bagian.ubah)
    for nomor, (b, lama) in enumerate([*((b, None) for b in bagian.baru), *bagian.ubah], start=1):
        isi = {
            "halaman": b["halaman"] or "",
            "berkas": p.simpan_berkas(b),
            "tautan": b["tautan"] or "",
            "oleh": p.oleh,
            "waktu": p.waktu,
        }
        if lama is not None:
            Bukti.objects.filter(pk=lama.pk).update(**isi)
        else:
            Bukti.objects.create(
                unit_id=p.unit[b["unit"]],
                variabel_id=p.variabel[b["variabel"]] if b["variabel"] else None,
                indikator_id=p.indikator[b["indikator"]] if b["indikator"] else None,
                periode=b["periode"],
                tahun=p.tahun,
                nama=b["nama"],
                **isi,
            )
        p.lapor("bukti", nomor, jumlah)


def tulis_riwayat(p: Penulis) -> None:
    bagian = p.bagian("riwayat")

    def isi(b: Baris) -> dict[str, Any]:
        return {
            "target": desimal(b["target"]),
            "nilai": desimal(b["realisasi"]),
            "kata": b["kata"],
            "satuan": b["satuan"],
            "skala": desimal(b["skala"]),
            "sebanding": b["sebanding"],
            "catatan": b["catatan"],
        }

    buat(
        RiwayatTahunan,
        (
            RiwayatTahunan(
                unit_id=p.unit[b["unit"]],
                indikator_id=p.indikator[b["indikator"]],
                tahun=b["tahun"],
                **isi(b),
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        RiwayatTahunan.objects.filter(pk=lama.pk).update(**isi(b))


def tulis_teks(p: Penulis) -> None:
    bagian = p.bagian("teks")
    buat(
        TeksLaporan,
        (
            TeksLaporan(
                unit_id=p.unit[b["unit"]],
                tahun=p.tahun,
                tingkat=b["tingkat"],
                kunci=b["kunci"],
                bagian=b["bagian"],
                isi=b["isi"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        TeksLaporan.objects.filter(pk=lama.pk).update(isi=b["isi"], versi=lama.versi + 1)
