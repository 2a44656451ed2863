"""An office with a profile of one year: letter, paragraphs, staff, annexes, and files in storage."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from sakip.akun.models import Akun
from sakip.akun.services import aktor_sistem
from sakip.berkas.services import simpan_isi
from sakip.organisasi.models import Instansi, Unit
from sakip.pelaporan.models import (
    BerkasLampiran,
    BerkasProfil,
    LampiranLaporan,
    Pegawai,
    Profil,
    SuratPengantar,
    Uraian,
    UraianIndikator,
)
from sakip.perencanaan.models import Indikator

WAKTU = dt.datetime(2026, 1, 20, 3, 0, tzinfo=dt.UTC)
PNG = b"\x89PNG\r\n\x1a\n isi gambar "
PDF = b"%PDF-1.4 isi %%EOF"


@pytest.fixture
def gudang(tmp_path: Path, settings: Any) -> Path:
    """An empty storage folder."""
    susunan = copy.deepcopy(settings.STORAGES)
    susunan["default"]["OPTIONS"]["location"] = tmp_path / "berkas"
    settings.STORAGES = susunan
    return tmp_path / "berkas"


@pytest.fixture
def oleh(db: None) -> Akun:
    return aktor_sistem()


@pytest.fixture
def kantor(db: None) -> Unit:
    instansi = Instansi.objects.create(kode="a", nama="A", jenis="kementerian")
    return Unit.objects.create(instansi=instansi, kode="kanwil-a", jenis="kanwil")


@pytest.fixture
def profil(kantor: Unit, gudang: Path) -> Profil:
    """The profile of 2025."""
    divisi = Unit.objects.create(instansi=kantor.instansi, kode="kanwil-a-layanan", jenis="divisi")
    indikator = [
        Indikator.objects.create(instansi=kantor.instansi, kunci=f"i.{n}", jenis="IKK", pemilik=kantor)
        for n in (2, 1)
    ]
    berkas = {
        kunci: BerkasProfil.objects.create(
            unit=kantor,
            tahun=2025,
            kunci=kunci,
            nama=f"{kunci}.bin",
            teks_alternatif=f"Gambar {kunci}",
            keterangan="Keterangan",
            berkas=simpan_isi(instansi=kantor.instansi, isi=isi, jenis=jenis),
        )
        for kunci, isi, jenis in (
            ("lambang", PNG + b"1", "image/png"),
            ("foto", PNG + b"2", "image/png"),
            ("sk", PDF, "application/pdf"),
        )
    }
    profil = Profil.objects.create(
        unit=kantor,
        tahun=2025,
        kop_baris=["Kementerian A", "Kantor Wilayah A"],
        kop_alamat=["Jalan A"],
        lambang=berkas["lambang"],
        pegawai_per=dt.date(2025, 12, 31),
        pegawai_sumber="Aplikasi",
    )
    SuratPengantar.objects.create(
        profil=profil, nomor="1/2026", tanggal=dt.date(2026, 1, 20), hal="Laporan", tujuan=["Yth. B"]
    )
    isu = Uraian.objects.create(
        profil=profil, jenis="isu_strategis", kunci="laut", urutan=1, isi="Jarak.", unit=divisi
    )
    for i, satu in enumerate(indikator):
        UraianIndikator.objects.create(uraian=isu, indikator=satu, urutan=i)
    Uraian.objects.create(
        profil=profil, jenis="misi", kunci="b", urutan=1, isi='![foto](berkas:foto "Foto")', dari_tahun=2024
    )
    Uraian.objects.create(profil=profil, jenis="misi", kunci="a", urutan=2, isi="Kedua.")
    for urutan, (kategori, jumlah) in enumerate((("III", 3), ("II", 0)), start=1):
        Pegawai.objects.create(
            profil=profil, unit=kantor, dimensi="golongan", kategori=kategori, urutan=urutan, jumlah=jumlah
        )
    LampiranLaporan.objects.create(profil=profil, urutan=1, judul="PK", jenis="dokumen", dokumen="dipa")
    sk = LampiranLaporan.objects.create(profil=profil, urutan=2, judul="SK", jenis="berkas")
    BerkasLampiran.objects.create(lampiran=sk, berkas=berkas["sk"], urutan=0)
    BerkasLampiran.objects.create(lampiran=sk, berkas=berkas["foto"], urutan=1)
    return profil
