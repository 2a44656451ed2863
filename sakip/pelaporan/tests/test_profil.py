"""The profile as plain values, and what the database itself refuses."""

# One case, one line: a table reads better than it fits.
# ruff: noqa: E501

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from sakip.organisasi.models import Unit
from sakip.pelaporan.models import (
    BerkasProfil,
    KerangkaLaporan,
    LampiranLaporan,
    Pegawai,
    PenerimaanTitik,
    Profil,
    Uraian,
)
from sakip.pelaporan.profil import KopKantor, ProfilTahun, SuratPengantar
from sakip.pelaporan.queries import kerangka_terpilih, profil_tahun, tahun_profil
from sakip.pelaporan.tests.conftest import PDF, PNG, WAKTU


def test_kantor_tanpa_profil_mendapat_bagian_kosong(kantor: Unit) -> None:
    assert profil_tahun(kantor, 2025) == ProfilTahun()
    assert tahun_profil(kantor) == []


def test_profil_terbaca_menurut_urutannya_dengan_isi_berkas(profil: Profil) -> None:
    nilai = profil_tahun(profil.unit, 2025)
    assert nilai.kop.baris == ("Kementerian A", "Kantor Wilayah A") and nilai.kop.lambang is not None
    assert nilai.kop.lambang.isi == PNG + b"1" and nilai.kop.lambang.jenis == "image/png"
    assert nilai.surat == SuratPengantar(
        nomor="1/2026", tanggal=dt.date(2026, 1, 20), hal="Laporan", tujuan=("Yth. B",)
    )
    assert [u.kunci for u in nilai.menurut("misi")] == ["b", "a"]
    (isu,) = nilai.menurut("isu_strategis")
    assert (isu.unit, isu.indikator, isu.dari_tahun) == ("kanwil-a-layanan", ("i.2", "i.1"), None)
    assert [(p.kategori, p.jumlah) for p in nilai.pegawai] == [("III", 3), ("II", 0)]
    assert nilai.pegawai_per == dt.date(2025, 12, 31) and nilai.struktur is None
    pk, sk = nilai.lampiran
    assert (pk.jenis, pk.dokumen, pk.berkas) == ("dokumen", "dipa", ())
    assert [b.kunci for b in sk.berkas] == ["sk", "foto"] and sk.berkas[0].isi == PDF
    assert sorted(nilai.berkas) == ["foto", "lambang", "sk"]
    assert profil_tahun(profil.unit, 2024) == ProfilTahun()


def test_gambar_tanpa_profil_tetap_dapat_dipakai_teks(profil: Profil) -> None:
    profil.delete()
    nilai = profil_tahun(Unit.objects.get(kode="kanwil-a"), 2025)
    assert nilai.kop == KopKantor() and nilai.berkas["foto"].isi == PNG + b"2"


def test_banyaknya_perintah_basis_data_tetap(profil: Profil) -> None:
    unit, lambang = profil.unit, profil.lambang
    assert lambang is not None
    with CaptureQueriesContext(connection) as sedikit:
        profil_tahun(unit, 2025)
    for n in range(30):
        Uraian.objects.create(profil=profil, jenis="misi", kunci=f"x.{n}", isi="x", unit=unit)
        Pegawai.objects.create(profil=profil, unit=unit, dimensi="golongan", kategori=f"{n}", jumlah=n)
        LampiranLaporan.objects.create(profil=profil, urutan=10 + n, judul="x", jenis="berkas")
        BerkasProfil.objects.create(
            unit=unit, tahun=2025, kunci=f"x{n}", nama="x", teks_alternatif="x", berkas=lambang.berkas
        )
    with CaptureQueriesContext(connection) as banyak:
        assert len(profil_tahun(unit, 2025).uraian) == 33
    assert len(banyak) == len(sedikit) <= 8


def test_kerangka_menurut_tahun_dan_bawaannya(kantor: Unit) -> None:
    KerangkaLaporan.objects.create(instansi=kantor.instansi, sejak_tahun=2020, sampai_tahun=2022, kode="lama")
    ubahan = [{"tindakan": "kelompok", "kelompok": "divisi"}]
    KerangkaLaporan.objects.create(instansi=kantor.instansi, sejak_tahun=2023, kode="baru", ubahan=ubahan)
    assert kerangka_terpilih(kantor, 2019) == ("permenpanrb-53-2014", ())
    assert kerangka_terpilih(kantor, 2022) == ("lama", ())
    assert kerangka_terpilih(kantor, 2040) == ("baru", tuple(ubahan))


TOLAK: list[tuple[str, type[Any], dict[str, Any]]] = [
    ("profil_unik", Profil, {"unit": "@unit", "tahun": 2025}),
    ("profil_dari_tahun_lalu", Profil, {"unit": "@unit", "tahun": 2026, "dari_tahun": 2026}),
    ("uraian_unik", Uraian, {"profil": "@profil", "jenis": "misi", "kunci": "a", "isi": "x"}),
    ("uraian_jenis_dikenal", Uraian, {"profil": "@profil", "jenis": "puisi", "kunci": "a", "isi": "x"}),
    ("berkas_profil_berteks_alternatif", BerkasProfil, {"unit": "@unit", "tahun": 2025, "kunci": "x", "nama": "x", "teks_alternatif": "", "berkas": "@berkas"}),
    ("berkas_profil_unik", BerkasProfil, {"unit": "@unit", "tahun": 2025, "kunci": "sk", "nama": "x", "teks_alternatif": "x", "berkas": "@berkas"}),
    ("pegawai_unik", Pegawai, {"profil": "@profil", "unit": "@unit", "dimensi": "golongan", "kategori": "II", "jumlah": 1}),
    ("pegawai_dimensi_dikenal", Pegawai, {"profil": "@profil", "unit": "@unit", "dimensi": "umur", "kategori": "II", "jumlah": 1}),
    ("", Pegawai, {"profil": "@profil", "unit": "@unit", "dimensi": "golongan", "kategori": "I", "jumlah": -1}),
    ("lampiran_urutan_unik", LampiranLaporan, {"profil": "@profil", "urutan": 1, "judul": "x", "jenis": "berkas"}),
    ("lampiran_dokumen_menurut_jenis", LampiranLaporan, {"profil": "@profil", "urutan": 9, "judul": "x", "jenis": "berkas", "dokumen": "dipa"}),
    ("lampiran_dokumen_menurut_jenis", LampiranLaporan, {"profil": "@profil", "urutan": 9, "judul": "x", "jenis": "dokumen", "dokumen": ""}),
    ("lampiran_dokumen_menurut_jenis", LampiranLaporan, {"profil": "@profil", "urutan": 9, "judul": "x", "jenis": "dokumen", "dokumen": "lke"}),
    ("kerangka_rentang_tahun", KerangkaLaporan, {"instansi": "@instansi", "sejak_tahun": 2025, "sampai_tahun": 2024, "kode": "x"}),
    ("penerimaan_beralasan", PenerimaanTitik, {"unit": "@unit", "tahun": 2025, "titik": "x", "isi_titik": "x", "alasan": "", "oleh": "@oleh", "nama": "N", "peran": "", "waktu": WAKTU}),
]  # fmt: skip


@pytest.mark.parametrize(("kendala", "model", "isi"), TOLAK)
def test_basis_data_menolak_dengan_kendala_bernama(
    profil: Profil, oleh: Any, kendala: str, model: type[Any], isi: dict[str, Any]
) -> None:
    assert profil.lambang is not None
    benda = {
        "@profil": profil,
        "@unit": profil.unit,
        "@instansi": profil.unit.instansi,
        "@berkas": profil.lambang.berkas,
        "@oleh": oleh,
    }
    isi = {k: benda.get(v, v) if isinstance(v, str) else v for k, v in isi.items()}
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        model.objects.create(**isi)
    # SQLite names the columns of a unique constraint instead of the constraint.
    if connection.vendor == "postgresql" or not kendala.endswith("_unik"):
        assert kendala in str(galat.value)
