"""Writes of positions and of who holds them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Jabatan, PemangkuJabatan, StatusPemangku, TingkatJabatan, Unit
from sakip.organisasi.queries.unit import berlaku
from sakip.organisasi.services.dasar import bertumpang, kunci_unit, periksa_kode, periksa_rentang


@transaction.atomic
def tambah_jabatan(
    *,
    unit: Unit,
    kode: str,
    nama: str,
    tingkat: str,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Jabatan:
    """A position of the unit; its code is unique within the agency."""
    unit = kunci_unit(unit, sidik)
    kode = periksa_kode(kode)
    if not nama.strip():
        raise galat("nama", "Nama jabatan belum diisi.", "Tulis seperti dalam peraturannya.")
    if tingkat not in TingkatJabatan.values:
        raise galat("tingkat", f"Tingkat «{tingkat}» tidak dikenal.", "Pilih dari daftar.")
    if Jabatan.objects.filter(instansi=unit.instansi, kode=kode).exists():
        raise galat("kode", f"Kode jabatan «{kode}» sudah dipakai.", "Pakai kode lain.")
    jabatan = Jabatan.objects.create(
        instansi=unit.instansi, unit=unit, kode=kode, nama=nama.strip(), tingkat=tingkat
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="jabatan.buat",
        oleh=oleh,
        peran=peran,
        objek=f"jabatan:{kode}",
        perubahan={"nama": jabatan.nama, "tingkat": tingkat},
        waktu=waktu,
        alasan=alasan,
    )
    return jabatan


@transaction.atomic
def angkat(
    *,
    jabatan: Jabatan,
    nama: str,
    status: str,
    sejak: dt.date,
    sampai: dt.date | None = None,
    akun: Akun | None = None,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> PemangkuJabatan:
    """``nama`` holds the position from ``sejak`` until before ``sampai``; who held it then ends that day.

    A Plt. or Plh. for a time (``sampai`` given) stands in for the holder, who goes on afterwards: the
    holder's span is parted around it, for one day has one holder.
    """
    unit = kunci_unit(jabatan.unit, sidik)
    if not nama.strip():
        raise galat("nama", "Nama pejabat belum diisi.", "Tulis nama lengkap dengan gelarnya.")
    if status not in StatusPemangku.values:
        raise galat("status", f"Status «{status}» tidak dikenal.", "Pilih definitif, Plt., atau Plh.")
    periksa_rentang(sejak, sampai)
    if status == StatusPemangku.PLH and sampai is None:
        raise galat(
            "sampai",
            "Plh. memerlukan tanggal berakhir.",
            "Isi hari pejabat definitifnya bertugas kembali.",
        )
    semua = PemangkuJabatan.objects.filter(jabatan=jabatan)
    lama = berlaku(semua, sejak).first()
    if lama is not None and lama.sejak == sejak:
        raise galat(
            "sejak",
            f"{lama.nama} sudah dicatat memangku jabatan ini mulai {tulis_tanggal(sejak)}.",
            "Koreksi baris itu bila keliru, atau pilih tanggal lain.",
        )
    nanti = bertumpang(semua.filter(sejak__gt=sejak), sejak, sampai)
    if nanti is not None:
        raise galat(
            "sampai" if sampai is not None else "sejak",
            f"{nanti.nama} sudah dicatat mulai {tulis_tanggal(nanti.sejak)}.",
            f"Isi tanggal berakhir paling lambat {tulis_tanggal(nanti.sejak)}.",
        )
    lanjut = None
    if lama is not None:
        akhir_lama, lama.sampai = lama.sampai, sejak
        lama.save(update_fields=["sampai"])
        sementara = status != StatusPemangku.DEFINITIF and sampai is not None
        if sementara and sampai is not None and (akhir_lama is None or akhir_lama > sampai):
            lanjut = PemangkuJabatan.objects.create(
                jabatan=jabatan,
                nama=lama.nama,
                akun_id=lama.akun_id,
                status=lama.status,
                sejak=sampai,
                sampai=akhir_lama,
            )
    baru = PemangkuJabatan.objects.create(
        jabatan=jabatan, nama=nama.strip(), akun=akun, status=status, sejak=sejak, sampai=sampai
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="jabatan.angkat",
        oleh=oleh,
        peran=peran,
        objek=f"jabatan:{jabatan.kode}",
        perubahan={
            "pejabat": baru.pk,
            "status": status,
            "sejak": sejak,
            "sampai": sampai,
            "akun": akun and str(akun.pengenal),
            "mengakhiri": lama and lama.pk,
            "dilanjutkan": lanjut and lanjut.pk,
        },
        waktu=waktu,
        alasan=alasan,
    )
    return baru


@transaction.atomic
def akhiri_pemangku(
    *,
    pemangku: PemangkuJabatan,
    sampai: dt.date,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> PemangkuJabatan:
    """The holder ends before ``sampai``; the position is vacant from then on."""
    unit = kunci_unit(pemangku.jabatan.unit, sidik)
    pemangku = PemangkuJabatan.objects.select_related("jabatan").get(pk=pemangku.pk)
    periksa_rentang(pemangku.sejak, sampai)
    if pemangku.sampai is not None and pemangku.sampai <= sampai:
        raise galat(
            "sampai",
            f"Sudah berakhir {tulis_tanggal(pemangku.sampai)}.",
            "Pakai Koreksi bila tanggal itu keliru.",
        )
    sebelum, pemangku.sampai = pemangku.sampai, sampai
    pemangku.save(update_fields=["sampai"])
    catat(
        rantai=unit.rantai_jejak,
        aksi="jabatan.akhiri",
        oleh=oleh,
        peran=peran,
        objek=f"jabatan:{pemangku.jabatan.kode}",
        perubahan={"pejabat": pemangku.pk, "sampai": [sebelum, sampai]},
        waktu=waktu,
        alasan=alasan,
    )
    return pemangku
