"""Writes of rule versions: copy into a draft, edit, publish, revoke. Shared by all agencies.

The journal entry goes to the chain of the unit under whose role the administrator acts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.anggaran.models import StatusAturan, VersiAturan
from sakip.anggaran.services.aturan_periksa import masalah_data, periksa_pakai
from sakip.anggaran.versi_aturan import DAPAT_DITERBITKAN, isi_tersimpan, susun
from sakip.aturan.regulasi import DataAturanSalah, Versi
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit

TAHUN_WAJAR = range(2000, 2101)


@dataclass(frozen=True)
class KepalaAturan:
    """What a version says of itself."""

    kode: str
    sumber: str
    sejak_tahun: int
    sampai_tahun: int | None
    catatan: str = ""


@transaction.atomic
def salin_aturan(
    *, asal: Versi, kode: str, unit: Unit, oleh: Akun, peran: str, waktu: dt.datetime
) -> VersiAturan:
    """A draft with the content of a version (packaged or stored)."""
    if asal.nama not in DAPAT_DITERBITKAN:
        raise galat(
            "nama",
            "Aturan ini dibaca dari paket dan belum dapat diterbitkan sendiri.",
            "Yang dapat: aturan skor, penyerapan, deviasi, dan selisih output.",
        )
    rapi = " ".join(kode.split())
    _tolak(_periksa_kode(asal.nama, rapi, None))
    v = VersiAturan.objects.create(
        nama=asal.nama,
        kode=rapi,
        sumber=asal.sumber,
        catatan=asal.catatan,
        sejak_tahun=asal.sejak,
        sampai_tahun=asal.sampai,
        isi=isi_tersimpan(asal.nilai),
        oleh=oleh,
        waktu=waktu,
    )
    _catat(v, "aturan.salin", unit, oleh, peran, waktu, {"dari": asal.versi, "kode": rapi})
    return v


@transaction.atomic
def ubah_aturan(
    *,
    nomor: int,
    versi: int,
    kepala: KepalaAturan,
    isi: Mapping[str, Any],
    unit: Unit,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> VersiAturan:
    """Change a draft. The content is checked as packaged files are; every fault names its field."""
    v = _draf(nomor, versi)
    _tolak(periksa_aturan(v.nama, kepala, isi, kini=v.pk))
    sebelum = _gambar(v)
    for k, n in asdict(_rapi(kepala)).items():
        setattr(v, k, n)
    v.isi, v.versi = dict(isi), v.versi + 1
    v.save()
    sesudah = _gambar(v)
    _catat(
        v, "aturan.ubah", unit, oleh, peran, waktu,
        {k: [sebelum[k], sesudah[k]] for k in sesudah if sebelum[k] != sesudah[k]},
    )  # fmt: skip
    return v


@transaction.atomic
def terbitkan_aturan(
    *,
    nomor: int,
    versi: int,
    dibaca_sendiri: bool,
    unit: Unit,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> VersiAturan:
    """Put a draft in force for its years. Not read in the regulation itself, it stays marked as a draft."""
    v = _draf(nomor, versi)
    kepala = KepalaAturan(v.kode, v.sumber, v.sejak_tahun, v.sampai_tahun, v.catatan)
    masalah = periksa_aturan(v.nama, kepala, v.isi, kini=v.pk)
    terbit = VersiAturan.objects.filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=v.sejak_tahun),
        nama=v.nama,
        status=StatusAturan.TERBIT,
    )
    if v.sampai_tahun is not None:
        terbit = terbit.filter(sejak_tahun__lte=v.sampai_tahun)
    masalah += [
        Masalah(
            "sejak_tahun",
            f"Tahunnya bertumpuk dengan {t.kode} yang sudah terbit"
            f" ({t.sejak_tahun}–{t.sampai_tahun or 'sekarang'}).",
            "Ubah tahunnya, atau cabut versi itu dahulu.",
        )
        for t in terbit
    ]
    _tolak(masalah)
    v.status, v.belum_diverifikasi = StatusAturan.TERBIT, not dibaca_sendiri
    v.oleh, v.waktu, v.versi = oleh, waktu, v.versi + 1
    v.save()
    _catat(v, "aturan.terbit", unit, oleh, peran, waktu, _gambar(v))
    return v


@transaction.atomic
def cabut_aturan(
    *, nomor: int, versi: int, alasan: str, unit: Unit, oleh: Akun, peran: str, waktu: dt.datetime
) -> VersiAturan:
    """Take a published version out of force; the packaged one counts again."""
    v = _terkunci(nomor, versi)
    if v.status != StatusAturan.TERBIT:
        raise galat("status", "Hanya versi yang terbit dapat dicabut.", "Hapus draf yang tidak dipakai.")
    _tolak(_wajib_alasan(alasan))
    v.status, v.versi = StatusAturan.DICABUT, v.versi + 1
    v.save(update_fields=["status", "versi"])
    _catat(v, "aturan.cabut", unit, oleh, peran, waktu, {"status": ["terbit", "dicabut"]}, alasan)
    return v


@transaction.atomic
def hapus_aturan(
    *, nomor: int, versi: int, alasan: str, unit: Unit, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Throw a draft away."""
    v = _draf(nomor, versi)
    _tolak(_wajib_alasan(alasan))
    gambar = _gambar(v)
    _catat(v, "aturan.hapus", unit, oleh, peran, waktu, gambar, alasan)
    v.delete()


# --- checks ----------------------------------------------------------------------------------------------


def periksa_aturan(
    nama: str, kepala: KepalaAturan, isi: Mapping[str, Any], *, kini: int | None = None
) -> list[Masalah]:
    """Every fault of a version; empty when it could be published (but for its years)."""
    k = _rapi(kepala)
    masalah = _periksa_kode(nama, k.kode, kini)
    if not k.sumber:
        masalah.append(Masalah("sumber", "Sumber belum diisi.", "Tulis nomor peraturannya."))
    for tempat, tahun in (("sejak_tahun", k.sejak_tahun), ("sampai_tahun", k.sampai_tahun)):
        if tahun is not None and tahun not in TAHUN_WAJAR:
            masalah.append(Masalah(tempat, f"Tahun {tahun} tidak wajar.", "Isi empat angka, misalnya 2024."))
    if k.sampai_tahun is not None and k.sampai_tahun < k.sejak_tahun:
        masalah.append(Masalah("sampai_tahun", "Berakhir sebelum mulai.", "Kosongkan bila masih berlaku."))
    masalah += periksa_pakai(nama, isi)
    if masalah:
        return masalah
    try:
        susun(
            nama=nama, kode=k.kode, sumber=k.sumber, catatan=k.catatan, sejak_tahun=k.sejak_tahun,
            sampai_tahun=k.sampai_tahun, belum_diverifikasi=True, isi=isi,
        )  # fmt: skip
    except DataAturanSalah as salah:
        return [masalah_data(salah, k.kode, isi)]
    return []


def _periksa_kode(nama: str, kode: str, kini: int | None) -> list[Masalah]:
    if not kode or len(kode) > 60:
        return [Masalah("kode", "Nama versi harus 1 sampai 60 karakter.", "Misalnya PMK 62/2023.")]
    kembar = VersiAturan.objects.filter(nama=nama, kode=kode).exclude(status=StatusAturan.DICABUT)
    if kembar.exclude(pk=kini or 0).exists():
        return [Masalah("kode", f"Versi “{kode}” sudah ada.", "Pakai nama lain, atau ubah yang ada.")]
    return []


def _wajib_alasan(alasan: str) -> list[Masalah]:
    return [] if alasan.strip() else [Masalah("alasan", "Alasannya belum diisi.", "Tulis sebabnya.")]


def _tolak(masalah: list[Masalah]) -> None:
    if masalah:
        raise GalatSakip(masalah)


def _rapi(k: KepalaAturan) -> KepalaAturan:
    return KepalaAturan(
        " ".join(k.kode.split()), " ".join(k.sumber.split())[:300], k.sejak_tahun, k.sampai_tahun,
        k.catatan.strip(),
    )  # fmt: skip


def _terkunci(nomor: int, versi: int) -> VersiAturan:
    v = VersiAturan.objects.select_for_update(of=("self",)).filter(pk=nomor).first()
    if v is None:
        raise TidakDitemukan(Masalah("aturan", "Versi aturan itu tidak ada.", "Buka daftar aturan."))
    if v.versi != versi:
        raise Basi(
            Masalah(
                "versi",
                "Versi aturan ini sudah diubah orang lain sejak Anda membukanya.",
                "Bandingkan dengan isinya sekarang, lalu ulangi.",
            )
        )
    return v


def _draf(nomor: int, versi: int) -> VersiAturan:
    v = _terkunci(nomor, versi)
    if v.status != StatusAturan.DRAF:
        raise galat(
            "status",
            "Versi ini sudah terbit dan tidak dapat diubah lagi.",
            "Salin menjadi draf baru, atau cabut dengan alasannya.",
        )
    return v


def _gambar(v: VersiAturan) -> dict[str, Any]:
    return {
        "kode": v.kode, "sumber": v.sumber, "catatan": v.catatan, "sejak_tahun": v.sejak_tahun,
        "sampai_tahun": v.sampai_tahun, "belum_diverifikasi": v.belum_diverifikasi, "status": str(v.status),
        "isi": v.isi,
    }  # fmt: skip


def _catat(
    v: VersiAturan,
    aksi: str,
    unit: Unit,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    perubahan: Mapping[str, Any],
    alasan: str = "",
) -> None:
    catat(
        rantai=unit.rantai_jejak, aksi=aksi, oleh=oleh, peran=peran,
        objek=f"aturan:{v.nama}:{v.pk}", perubahan=perubahan, waktu=waktu, alasan=alasan.strip(),
    )  # fmt: skip
