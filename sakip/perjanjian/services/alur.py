"""The way of an agreement: proposed, sent back, signed, revised, or thrown away as a draft."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.queries import pejabat_pada
from sakip.perjanjian.models import (
    AnggaranPerjanjian,
    BentukPerjanjian,
    ButirPerjanjian,
    Perjanjian,
    RencanaAksi,
    StatusPerjanjian,
    TargetPeriode,
)
from sakip.perjanjian.services.dasar import (
    catat_perjanjian,
    draf_terkunci,
    naikkan,
    periksa_versi,
    terkunci,
)


def kekurangan(p: Perjanjian) -> list[Masalah]:
    """What stands between a draft and its signature, apart from the names on the day."""
    salah: list[Masalah] = []
    butir = list(p.butir.all())
    if not any(not b.acuan for b in butir):
        salah.append(
            Masalah("butir", "Perjanjian belum mempunyai butir.", "Tambah butir dari kamus indikator.")
        )
    kosong = [b.kode for b in butir if b.nilai is None and b.kata is None and not b.acuan]
    if kosong:
        salah.append(
            Masalah(
                "target",
                f"Butir belum bertarget: {', '.join(kosong)}.",
                "Isi targetnya, atau hapus butirnya.",
            )
        )
    if p.bentuk == BentukPerjanjian.DUA_PIHAK and p.pihak_kedua_id is None:
        salah.append(Masalah("pihak_kedua", "Pihak kedua belum dipilih.", "Pilih jabatan atasannya."))
    if p.revisi and not p.sebab.strip():
        salah.append(Masalah("sebab", "Sebab revisi belum diisi.", "Tulis mengapa perjanjian diubah."))
    return salah


@transaction.atomic
def usulkan(*, perjanjian_id: int, versi: int, oleh: Akun, peran: str, waktu: dt.datetime) -> Perjanjian:
    """Offer a complete draft to the head for signing; nobody edits it meanwhile."""
    p = draf_terkunci(perjanjian_id, versi)
    if salah := kekurangan(p):
        raise GalatSakip(salah)
    p.diusulkan, p.diusulkan_oleh, p.catatan = waktu, oleh, None
    naikkan(p, "diusulkan", "diusulkan_oleh", "catatan")
    catat_perjanjian(p, "perjanjian.usulkan", oleh, peran, waktu, {"butir": p.butir.count()})
    return p


@transaction.atomic
def kembalikan(
    *, perjanjian_id: int, versi: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> Perjanjian:
    """Take a proposal back to a draft, with the reason: by who proposed it or by who should sign."""
    p = _diusulkan(perjanjian_id, versi)
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Tulis apa yang perlu diperbaiki.")
    p.diusulkan, p.diusulkan_oleh, p.catatan = None, None, alasan.strip()
    naikkan(p, "diusulkan", "diusulkan_oleh", "catatan")
    catat_perjanjian(p, "perjanjian.kembalikan", oleh, peran, waktu, {}, alasan.strip())
    return p


def _diusulkan(perjanjian_id: int, versi: int) -> Perjanjian:
    p = terkunci(perjanjian_id)
    if p.status == StatusPerjanjian.DITANDATANGANI:
        raise galat("perjanjian", "Perjanjian ini sudah ditandatangani.", "Buat revisi dengan sebabnya.")
    if p.diusulkan is None:
        raise galat("perjanjian", "Perjanjian ini belum diusulkan.", "Usulkan dahulu, lalu tanda tangani.")
    periksa_versi(p.versi, versi)
    return p


@transaction.atomic
def tanda_tangani(
    *,
    perjanjian_id: int,
    versi: int,
    tanggal: dt.date,
    pada: dt.date,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> Perjanjian:
    """Sign: the parties' names of that day are printed, and nothing of it changes ever after.

    Activities of the version before follow to the items of the same indicators.
    """
    p = _diusulkan(perjanjian_id, versi)
    lama = _sebelumnya(p)
    salah = kekurangan(p) + _salah_tanggal(p, lama, tanggal, pada)
    pertama = pejabat_pada(p.pihak_pertama, tanggal).nama
    kedua = pejabat_pada(p.pihak_kedua, tanggal).nama if p.pihak_kedua else ""
    for sebutan, jabatan, nama in (
        ("pihak_pertama", p.pihak_pertama, pertama),
        ("pihak_kedua", p.pihak_kedua, kedua),
    ):
        if jabatan is not None and not nama:
            salah.append(
                Masalah(
                    sebutan,
                    f"Tidak ada pemangku «{jabatan.nama}» pada {tulis_tanggal(tanggal)}.",
                    "Minta administrator mengisi pemangku jabatannya, atau pilih tanggal lain.",
                )
            )
    if salah:
        raise GalatSakip(salah)
    p.nama_pihak_pertama, p.nama_pihak_kedua = pertama, kedua
    p.tanggal, p.status = tanggal, StatusPerjanjian.DITANDATANGANI
    naikkan(p, "nama_pihak_pertama", "nama_pihak_kedua", "tanggal", "status")
    ikut = pindahkan_rencana(p)
    catat_perjanjian(
        p, "perjanjian.tanda_tangan", oleh, peran, waktu,
        {"tanggal": tanggal, "pihak": [pertama, kedua], "rencana_aksi_ikut": ikut},
    )  # fmt: skip
    return p


def _sebelumnya(p: Perjanjian) -> Perjanjian | None:
    return (
        Perjanjian.objects.filter(
            instansi=p.instansi_id, kode=p.kode, revisi__lt=p.revisi, status=StatusPerjanjian.DITANDATANGANI
        )
        .order_by("-revisi")
        .first()
    )


def _salah_tanggal(p: Perjanjian, lama: Perjanjian | None, tanggal: dt.date, pada: dt.date) -> list[Masalah]:
    if tanggal > pada:
        return [Masalah("tanggal", "Tanggal tanda tangan belum tiba.", "Pilih hari ini atau sebelumnya.")]
    if not p.tahun - 1 <= tanggal.year <= p.tahun:
        return [
            Masalah(
                "tanggal",
                f"Perjanjian {p.tahun} tidak mungkin ditandatangani pada tahun {tanggal.year}.",
                f"Pilih tanggal pada tahun {p.tahun - 1} atau {p.tahun}.",
            )
        ]
    if lama is not None and lama.tanggal is not None and tanggal < lama.tanggal:
        return [
            Masalah(
                "tanggal",
                f"Lebih awal daripada versi sebelumnya ({tulis_tanggal(lama.tanggal)}).",
                "Pilih tanggal sesudahnya.",
            )
        ]
    return []


def pindahkan_rencana(baru: Perjanjian) -> int:
    """Bring the activities of earlier signed versions to the items of the same indicators; how many came."""
    tujuan = {b.indikator_id: b for b in baru.butir.order_by("-acuan", "urutan")}
    ikut = list(
        RencanaAksi.objects.filter(
            butir__perjanjian__instansi=baru.instansi_id,
            butir__perjanjian__kode=baru.kode,
            butir__perjanjian__revisi__lt=baru.revisi,
            butir__perjanjian__status=StatusPerjanjian.DITANDATANGANI,
            butir__indikator__in=list(tujuan),
        )
        .select_related("butir")
        .order_by("pk")
    )
    for r in ikut:
        r.butir = tujuan[r.butir.indikator_id]
    RencanaAksi.objects.bulk_update(ikut, ["butir"])
    return len(ikut)


@transaction.atomic
def revisi(*, perjanjian_id: int, sebab: str, oleh: Akun, peran: str, waktu: dt.datetime) -> Perjanjian:
    """A draft of the next version with everything of the signed one; the signed one stays."""
    p = terkunci(perjanjian_id)
    if p.status != StatusPerjanjian.DITANDATANGANI:
        raise galat("perjanjian", "Yang belum ditandatangani tidak perlu direvisi.", "Ubah drafnya langsung.")
    akhir = Perjanjian.objects.filter(instansi=p.instansi_id, kode=p.kode).order_by("-revisi").first()
    if akhir is not None and akhir.pk != p.pk:
        raise galat(
            "perjanjian", f"Sudah ada revisi ke-{akhir.revisi}.", "Buka revisi itu dari daftar versi."
        )
    if not sebab.strip():
        raise galat(
            "sebab", "Sebab revisi belum diisi.", "Tulis mengapa perjanjian diubah, misalnya revisi DIPA."
        )
    baru = Perjanjian.objects.create(
        instansi=p.instansi,
        kode=p.kode,
        unit=p.unit,
        tahun=p.tahun,
        pihak_pertama=p.pihak_pertama,
        pihak_kedua=p.pihak_kedua,
        bentuk=p.bentuk,
        revisi=p.revisi + 1,
        sebab=sebab.strip(),
    )
    _salin_isi(p, baru)
    catat_perjanjian(
        baru, "perjanjian.revisi", oleh, peran, waktu, {"revisi": [p.revisi, baru.revisi]}, sebab.strip()
    )
    return baru


def _salin_isi(lama: Perjanjian, baru: Perjanjian) -> None:
    tua = list(lama.butir.prefetch_related("target_periode"))
    muda = [
        ButirPerjanjian(
            perjanjian=baru,
            **{
                f.attname: getattr(b, f.attname)
                for f in ButirPerjanjian._meta.concrete_fields
                if f.name not in ("id", "perjanjian")
            },
        )
        for b in tua
    ]
    ButirPerjanjian.objects.bulk_create(muda)
    TargetPeriode.objects.bulk_create(
        [
            TargetPeriode(butir=b, periode=t.periode, nilai=t.nilai, kumulatif=t.kumulatif)
            for a, b in zip(tua, muda, strict=True)
            for t in a.target_periode.all()
        ]
    )
    AnggaranPerjanjian.objects.bulk_create(
        [
            AnggaranPerjanjian(perjanjian=baru, kegiatan_id=a.kegiatan_id, rupiah=a.rupiah)
            for a in lama.anggaran.all()
        ]
    )


@transaction.atomic
def hapus_draf(
    *, perjanjian_id: int, versi: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Throw away a draft that was never signed; the journal keeps that it was there, and why it went."""
    p = draf_terkunci(perjanjian_id, versi)
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Tulis mengapa draf ini dihapus.")
    isi = [f"{b.kode} {b.rumusan}" for b in p.butir.all()]
    unit, kode, nomor = p.unit, p.kode, p.revisi
    p.delete()
    catat(
        rantai=unit.rantai_jejak,
        aksi="perjanjian.hapus_draf",
        oleh=oleh,
        peran=peran,
        objek=f"perjanjian:{kode}:r{nomor}",
        perubahan={"butir": [isi, None]},
        waktu=waktu,
        alasan=alasan.strip(),
    )
