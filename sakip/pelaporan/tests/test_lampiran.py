"""Annexes: added, called otherwise, moved, filled with files, taken out with what only they showed."""

from __future__ import annotations

from typing import Any

import pytest

from sakip.akun.models import Akun
from sakip.dokumen.tests import bahan_gambar as bahan
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.pelaporan.berkas import BerkasMasuk
from sakip.pelaporan.models import BerkasProfil, LampiranLaporan, Profil
from sakip.pelaporan.queries import profil_tahun
from sakip.pelaporan.services import (
    Pelaku,
    geser_lampiran,
    hapus_lampiran,
    lepas_berkas_lampiran,
    tambah_berkas_lampiran,
    tambah_dokumen,
    tambah_unggahan,
    ubah_judul,
)
from sakip.pelaporan.tests.conftest import WAKTU

PDF = bahan.pdf((595.0, 842.0))
FOTO = bahan.foto()


@pytest.fixture
def umum(profil: Profil, oleh: Akun) -> dict[str, Any]:
    return {"unit": profil.unit, "tahun": 2025, "pelaku": Pelaku(oleh, "Perencana", WAKTU)}


def _judul(profil: Profil) -> list[str]:
    return [x.judul for x in profil_tahun(profil.unit, 2025).lampiran]


def test_ditambah_di_belakang_dan_dokumen_hanya_sekali(profil: Profil, umum: dict[str, Any]) -> None:
    satu = tambah_dokumen(dokumen="pegawai", judul="", **umum)
    assert (satu.urutan, satu.judul, satu.jenis) == (3, "Daftar pegawai menurut unit", "dokumen")
    with pytest.raises(GalatSakip, match="sudah menjadi lampiran"):
        tambah_dokumen(dokumen="pegawai", judul="Lagi", **umum)
    with pytest.raises(GalatSakip, match="tidak dikenal"):
        tambah_dokumen(dokumen="puisi", judul="", **umum)
    kosong = tambah_unggahan(judul=" Surat  Keputusan ", masuk=[], **umum)
    assert (kosong.judul, kosong.isi.count()) == ("Surat Keputusan", 0)
    with pytest.raises(GalatSakip, match="Belum diisi"):
        tambah_unggahan(judul=" ", masuk=[], **umum)
    assert _judul(profil) == ["PK", "SK", "Daftar pegawai menurut unit", "Surat Keputusan"]


def test_semua_berkas_baik_atau_tidak_satu_pun_tersimpan(profil: Profil, umum: dict[str, Any]) -> None:
    rusak = [BerkasMasuk("kunci.pdf", bahan.pdf_bersandi()), BerkasMasuk("rusak.pdf", PDF[:150])]
    with pytest.raises(GalatSakip) as salah:
        tambah_unggahan(judul="SK", masuk=[BerkasMasuk("baik.pdf", PDF), *rusak], **umum)
    assert [m.tempat for m in salah.value.masalah] == ["Berkas «kunci.pdf»", "Berkas «rusak.pdf»"]
    assert LampiranLaporan.objects.count() == 2 and BerkasProfil.objects.count() == 3
    assert not Jejak.objects.exists()
    with pytest.raises(GalatSakip, match="paling banyak 20"):
        tambah_unggahan(judul="SK", masuk=[BerkasMasuk("a.pdf", PDF)] * 21, **umum)


def test_berkas_menyusul_menurut_urutannya_dan_dapat_dilepas(profil: Profil, umum: dict[str, Any]) -> None:
    satu = tambah_unggahan(judul="Foto kegiatan", masuk=[BerkasMasuk("a.jpg", FOTO)], **umum)
    tambah_berkas_lampiran(pk=satu.pk, masuk=[BerkasMasuk("b.pdf", PDF), BerkasMasuk("a.jpg", FOTO)], **umum)
    isi = profil_tahun(profil.unit, 2025).lampiran[-1].berkas
    assert [(b.kunci, b.teks_alternatif) for b in isi] == [
        ("a", "Foto kegiatan"),
        ("b", "Foto kegiatan (2)"),
        ("a-2", "Foto kegiatan (3)"),
    ]
    assert isi[1].isi == PDF
    b = BerkasProfil.objects.get(kunci="b")
    lepas_berkas_lampiran(pk=satu.pk, berkas=b.pk, **umum)
    assert not BerkasProfil.objects.filter(pk=b.pk).exists()  # nothing else showed it
    assert [x.kunci for x in profil_tahun(profil.unit, 2025).lampiran[-1].berkas] == ["a", "a-2"]
    banyak = Jejak.objects.count()
    lepas_berkas_lampiran(pk=satu.pk, berkas=b.pk, **umum)
    assert Jejak.objects.count() == banyak
    with pytest.raises(GalatSakip, match="Belum ada berkas yang dipilih"):
        tambah_berkas_lampiran(pk=satu.pk, masuk=[], **umum)
    pk = LampiranLaporan.objects.get(judul="PK").pk
    with pytest.raises(GalatSakip, match="dibuat sistem"):
        tambah_berkas_lampiran(pk=pk, masuk=[BerkasMasuk("b.pdf", PDF)], **umum)


def test_urutan_bertukar_dengan_tetangganya(profil: Profil, umum: dict[str, Any]) -> None:
    tiga = tambah_dokumen(dokumen="renstra", judul="Renstra", **umum)
    assert geser_lampiran(pk=tiga.pk, naik=True, **umum)
    assert _judul(profil) == ["PK", "Renstra", "SK"]
    assert geser_lampiran(pk=tiga.pk, naik=True, **umum) and not geser_lampiran(pk=tiga.pk, naik=True, **umum)
    assert _judul(profil) == ["Renstra", "PK", "SK"]
    sk = LampiranLaporan.objects.get(judul="SK").pk
    assert not geser_lampiran(pk=sk, naik=False, **umum)
    assert geser_lampiran(pk=tiga.pk, naik=False, **umum)
    assert _judul(profil) == ["PK", "Renstra", "SK"]
    assert list(LampiranLaporan.objects.values_list("urutan", flat=True)) == [1, 2, 3]


def test_urutan_berlubang_tetap_dapat_digeser(profil: Profil, umum: dict[str, Any]) -> None:
    LampiranLaporan.objects.filter(judul="SK").update(urutan=40)
    assert geser_lampiran(pk=LampiranLaporan.objects.get(judul="PK").pk, naik=False, **umum)
    assert _judul(profil) == ["SK", "PK"]


def test_judul_diubah_kecuali_basi(profil: Profil, umum: dict[str, Any]) -> None:
    pk = LampiranLaporan.objects.get(judul="SK").pk
    assert ubah_judul(pk=pk, judul="SK Tim", dilihat="SK", **umum)
    with pytest.raises(Basi):
        ubah_judul(pk=pk, judul="SK Lain", dilihat="SK", **umum)
    assert not ubah_judul(pk=pk, judul="SK Tim", dilihat="SK", **umum)
    with pytest.raises(GalatSakip, match="301 huruf"):
        ubah_judul(pk=pk, judul="x" * 301, dilihat="SK Tim", **umum)
    assert _judul(profil) == ["PK", "SK Tim"]


def test_dihapus_dengan_berkas_yang_tidak_dipakai_di_tempat_lain(
    profil: Profil, umum: dict[str, Any]
) -> None:
    pk = LampiranLaporan.objects.get(judul="SK").pk
    hapus_lampiran(pk=pk, **umum)
    assert _judul(profil) == ["PK"]
    assert sorted(BerkasProfil.objects.values_list("kunci", flat=True)) == [
        "foto",
        "lambang",
    ]  # a text shows it
    assert '"berkas":["sk","foto"]' in Jejak.objects.get(aksi="hapus_lampiran").perubahan
    with pytest.raises(TidakDitemukan):
        hapus_lampiran(pk=pk, **umum)
    with pytest.raises(TidakDitemukan):
        geser_lampiran(pk=pk, naik=True, **umum)


def test_lampiran_kantor_lain_tidak_tersentuh(profil: Profil, umum: dict[str, Any]) -> None:
    lain = Profil.objects.create(unit=profil.unit, tahun=2024)
    asing = LampiranLaporan.objects.create(profil=lain, urutan=1, judul="Asing", jenis="berkas")
    with pytest.raises(TidakDitemukan):
        hapus_lampiran(pk=asing.pk, **umum)
    assert LampiranLaporan.objects.filter(pk=asing.pk).exists()
