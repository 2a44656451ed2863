"""Pictures and files of a report: what is taken in, where it stands, what may leave."""

from __future__ import annotations

from typing import Any

import pytest

from sakip.akun.models import Akun
from sakip.berkas.models import Berkas
from sakip.dokumen.tests import bahan_gambar as bahan
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.pelaporan.berkas import UKURAN_TERBESAR, BerkasMasuk, kunci_baru, nama_bersih
from sakip.pelaporan.models import BerkasProfil, Profil, TeksLaporan
from sakip.pelaporan.queries import profil_tahun
from sakip.pelaporan.services import (
    Pelaku,
    hapus_berkas,
    pasang_gambar,
    pemakaian,
    satu_berkas,
    sidik_berkas,
    ubah_berkas,
    unggah_berkas,
)
from sakip.pelaporan.tests.conftest import WAKTU

FOTO = bahan.foto()
PNG = bahan.sandi(bahan.gambar(40, 30), "PNG")
PDF = bahan.pdf((595.0, 842.0))
GEMUK = PNG + b"0" * UKURAN_TERBESAR["image/png"]


@pytest.fixture
def umum(profil: Profil, oleh: Akun) -> dict[str, Any]:
    return {"unit": profil.unit, "tahun": 2025, "pelaku": Pelaku(oleh, "Perencana", WAKTU)}


def test_unggahan_disimpan_sekali_menurut_isinya_dan_dipasang(profil: Profil, umum: dict[str, Any]) -> None:
    masuk = BerkasMasuk("C:\\Gambar\\Lambang Baru.PNG", PNG)
    satu = unggah_berkas(masuk=masuk, teks_alternatif=" Lambang  baru ", tempat="lambang", **umum)
    dua = unggah_berkas(masuk=masuk, teks_alternatif="Foto", keterangan="Loket", **umum)
    assert (satu.nama, satu.kunci, dua.kunci) == ("Lambang Baru.PNG", "lambang-baru", "lambang-baru-2")
    assert satu.berkas == dua.berkas and Berkas.objects.filter(sha256=satu.berkas.sha256).count() == 1
    lambang = profil_tahun(profil.unit, 2025).kop.lambang
    assert lambang is not None and (lambang.isi, lambang.teks_alternatif) == (PNG, "Lambang baru")
    assert '"lambang":{"sebelum":"lambang","sesudah":"lambang-baru"}' in Jejak.objects.get(urut=1).perubahan


@pytest.mark.parametrize(
    ("nama", "isi", "tempat", "pesan"),
    [
        ("kosong.png", b"", "", "Berkasnya kosong."),
        ("program.png", b"MZ\x90\x00" * 9, "", "Menurut isinya, ini bukan PDF, PNG, atau JPEG."),
        ("catatan.pdf", b"hanya teks", "", "Menurut isinya, ini bukan PDF, PNG, atau JPEG."),
        ("lambang.png", PDF, "lambang", "Menurut isinya, ini bukan PNG atau JPEG."),
        ("terpotong.png", PNG[:60], "", "bukan PNG atau JPEG yang utuh"),
        ("luas.png", bahan.png_kepala_saja(60_000, 60_000), "", "lebih dari 50 juta piksel"),
        ("terkunci.pdf", bahan.pdf_bersandi(), "", "PDF-nya terkunci sandi."),
        ("rusak.pdf", PDF[:150], "", "PDF-nya rusak."),
        ("gemuk.png", GEMUK, "", "lebih dari 4 MB"),
    ],
)
def test_berkas_yang_tidak_dapat_dicetak_ditolak_dengan_sebabnya(
    umum: dict[str, Any], nama: str, isi: bytes, tempat: str, pesan: str
) -> None:
    with pytest.raises(GalatSakip) as salah:
        unggah_berkas(masuk=BerkasMasuk(nama, isi), teks_alternatif="x", tempat=tempat, **umum)
    (satu,) = salah.value.masalah
    assert satu.tempat == f"Berkas «{nama}»" and pesan in satu.pesan and satu.saran
    assert BerkasProfil.objects.count() == 3 and not Jejak.objects.exists()


def test_tanpa_kata_bagi_yang_tidak_melihat_ditolak(umum: dict[str, Any]) -> None:
    with pytest.raises(GalatSakip, match="Yang terlihat: Belum diisi"):
        unggah_berkas(masuk=BerkasMasuk("a.png", PNG), teks_alternatif=" ", **umum)
    with pytest.raises(GalatSakip, match="501 huruf"):
        unggah_berkas(masuk=BerkasMasuk("a.png", PNG), teks_alternatif="x", keterangan="y" * 501, **umum)


def test_isi_diganti_di_tempat_yang_sama(profil: Profil, umum: dict[str, Any]) -> None:
    satu = unggah_berkas(masuk=BerkasMasuk("a.png", PNG), teks_alternatif="A", tempat="struktur", **umum)
    dilihat = sidik_berkas(satu)
    kata: dict[str, Any] = {"pk": satu.pk, "teks_alternatif": "B", "keterangan": "", "dilihat": dilihat}
    assert ubah_berkas(masuk=BerkasMasuk("baru.jpg", FOTO), **kata, **umum)
    struktur = profil_tahun(profil.unit, 2025).struktur
    assert struktur is not None
    assert (struktur.isi, struktur.jenis, struktur.kunci, struktur.nama) == (
        FOTO,
        "image/jpeg",
        "a",
        "baru.jpg",
    )
    with pytest.raises(Basi):
        ubah_berkas(masuk=None, **kata | {"teks_alternatif": "C"}, **umum)
    assert not ubah_berkas(masuk=None, **kata, **umum)  # as it is stored: nothing to refuse
    with pytest.raises(GalatSakip, match="bukan PNG atau JPEG"):
        ubah_berkas(masuk=BerkasMasuk("c.pdf", PDF), **kata, **umum)


def test_yang_dipakai_disebut_dan_tidak_dihapus(profil: Profil, umum: dict[str, Any]) -> None:
    berkas = {b.kunci: b for b in BerkasProfil.objects.all()}
    TeksLaporan.objects.create(
        unit=profil.unit, tahun=2025, tingkat="bab", kunci="bab1", bagian="isi", isi="![x](berkas:foto)"
    )
    assert pemakaian(profil) == {
        berkas["lambang"].pk: ["Lambang pada kop dan sampul"],
        berkas["sk"].pk: ["Lampiran «SK»"],
        berkas["foto"].pk: ["Lampiran «SK»", "Teks bab bab1", "Uraian Misi"],
    }
    with pytest.raises(GalatSakip, match="Masih dipakai: Lampiran «SK»; Teks bab bab1; Uraian Misi"):
        hapus_berkas(pk=berkas["foto"].pk, **umum)
    with pytest.raises(GalatSakip, match="harus gambar, ini PDF"):
        pasang_gambar(tempat="lambang", pk=berkas["sk"].pk, **umum)
    pasang_gambar(tempat="lambang", pk=None, **umum)
    assert profil_tahun(profil.unit, 2025).kop.lambang is None
    hapus_berkas(pk=berkas["lambang"].pk, **umum)
    assert not BerkasProfil.objects.filter(kunci="lambang").exists()
    assert [j.aksi for j in Jejak.objects.order_by("urut")] == ["pasang_gambar", "hapus_berkas"]


def test_berkas_tahun_lain_bukan_milik_laporan_ini(profil: Profil, umum: dict[str, Any]) -> None:
    lain = BerkasProfil.objects.create(
        unit=profil.unit, tahun=2024, kunci="x", nama="x", teks_alternatif="x",
        berkas=BerkasProfil.objects.get(kunci="foto").berkas,
    )  # fmt: skip
    for panggil in (
        lambda: satu_berkas(profil.unit, 2025, lain.pk),
        lambda: hapus_berkas(pk=lain.pk, **umum),
        lambda: pasang_gambar(tempat="lambang", pk=lain.pk, **umum),
    ):
        with pytest.raises(TidakDitemukan):
            panggil()
    with pytest.raises(GalatSakip, match="tidak dikenal"):
        pasang_gambar(tempat="dinding", pk=None, **umum)


@pytest.mark.parametrize(
    ("nama", "kunci"),
    [("Foto Loket.JPG", "foto-loket"), ("…!?.png", "berkas"), ("a.b c.pdf", "a-b-c"), ("x" * 300, "x" * 60)],
)
def test_kunci_dari_nama_berkas(nama: str, kunci: str) -> None:
    assert kunci_baru(nama, set()) == kunci
    assert kunci_baru(nama, {kunci, f"{kunci}-2"}) == f"{kunci}-3"


def test_nama_tanpa_folder() -> None:
    assert nama_bersih("../../etc/sandi.png") == "sandi.png" and nama_bersih("a\\b\\c.pdf") == "c.pdf"
    assert nama_bersih("/") == "berkas"
