"""Letterhead, letter, pictures, staff and annexes of the report on the web: for planners, nothing lost."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.dokumen.tests import bahan_gambar as bahan
from sakip.jejak.models import Jejak
from sakip.naskah.queries import bahan_lkjip
from sakip.organisasi.services import tugaskan
from sakip.pelaporan.models import (
    BerkasProfil,
    LampiranLaporan,
    Pegawai,
    Profil,
    SuratPengantar,
    Uraian,
)
from sakip.pelaporan.queries import profil_tahun
from sakip.pengukuran.tests.conftest import WAKTU

PINTU = "allauth.account.auth_backends.AuthenticationBackend"
DASAR = "/laporan/i/kw/2023/"
SEMUA = ("kop/", "surat/", "gambar/", "pegawai/", "pegawai/golongan/", "lampiran/")
PNG = bahan.sandi(bahan.gambar(40, 30), "PNG")
PDF = bahan.pdf((595.0, 842.0))


def masuk(client: Any, kantor: Any, peran: str, nip: str) -> Any:
    akun = buat_akun(nama=f"Orang {nip}", nip=nip)
    tugaskan(
        akun=akun, unit=kantor.kanwil, peran=peran, sejak=dt.date(2020, 1, 1), oleh=aktor_sistem(),
        peran_oleh="Sistem", waktu=WAKTU,
    )  # fmt: skip
    client.force_login(akun, backend=PINTU)
    return akun


@pytest.fixture
def perencana(client, kantor):
    return masuk(client, kantor, "perencana", "1")


@pytest.fixture
def profil(kantor):
    return Profil.objects.create(unit=kantor.kanwil, tahun=2023)


def berkas(nama: str = "gambar.png", isi: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def dilihat(client: Any, ekor: str) -> str:
    return client.get(f"{DASAR}{ekor}").context["dilihat"]


# --- the door ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("peran", ["operator", "verifikator", "pemirsa", "evaluator", "admin_lokal"])
def test_hanya_perencana_yang_membuka_dan_menulis(peran, client, kantor, profil):
    masuk(client, kantor, peran, "9")
    for ekor in (*SEMUA, "gambar/1/", "gambar/1/lihat", "gambar/1/unduh"):
        assert client.get(f"{DASAR}{ekor}").status_code == 403
    assert client.post(f"{DASAR}kop/", {"kop_baris": "X", "dilihat": ""}).status_code == 403
    assert client.post(f"{DASAR}gambar/", {"berkas": berkas(), "teks_alternatif": "x"}).status_code == 403
    assert not BerkasProfil.objects.exists()


@pytest.mark.parametrize("ekor", SEMUA)
def test_sebelum_profil_dimulai_orang_diantar_untuk_memulainya(ekor, client, kantor, perencana):
    for jawab in (client.get(f"{DASAR}{ekor}", follow=True), client.post(f"{DASAR}{ekor}", {}, follow=True)):
        assert jawab.redirect_chain == [(DASAR, 302)]
        assert "Mulai dahulu profil tahun 2023" in jawab.content.decode()


# --- letterhead and letter -----------------------------------------------------------------------------


def test_kop_dan_surat_diisi_dan_sampai_ke_laporan(client, kantor, perencana, profil):
    kop = {"kop_baris": "KEMENTERIAN\nKANWIL", "kop_alamat": "Jalan A", "dilihat": dilihat(client, "kop/")}
    assert client.post(f"{DASAR}kop/", kop).status_code == 302
    surat = {"nomor": "1/2024", "tujuan": "Sekretaris", "tempat": "Kota", "tanggal": "2024-01-20"}
    client.post(f"{DASAR}surat/", surat | {"dilihat": dilihat(client, "surat/")})
    bahan_ = bahan_lkjip(kantor.kanwil, 2023, pada=dt.date(2024, 2, 1))
    assert bahan_.profil.kop.baris == ("KEMENTERIAN", "KANWIL")
    assert bahan_.profil.surat is not None and bahan_.profil.surat.nomor == "1/2024"
    isi = client.get(f"{DASAR}surat/").content.decode()
    assert 'value="1/2024"' in isi and 'value="2024-01-20"' in isi
    client.post(f"{DASAR}surat/", {"aksi": "hapus", "dilihat": dilihat(client, "surat/")})
    assert not SuratPengantar.objects.exists()
    assert Jejak.objects.get(aksi="hapus_surat").peran == "Perencana"


def test_dua_orang_tidak_saling_menimpa_dan_keduanya_terlihat(client, kantor, perencana, profil):
    lama = dilihat(client, "kop/")
    client.post(f"{DASAR}kop/", {"kop_baris": "Dari yang pertama", "kop_alamat": "Sama", "dilihat": lama})
    kirim = {"kop_baris": "Dari yang kedua", "kop_alamat": "Sama", "dilihat": lama}
    jawab = client.post(f"{DASAR}kop/", kirim)
    isi = jawab.content.decode()
    assert jawab.status_code == 409 and "Dari yang pertama" in isi and "Dari yang kedua" in isi
    assert isi.count("Tersimpan sekarang, oleh orang lain") == 1  # the address is the same in both
    assert profil_tahun(kantor.kanwil, 2023).kop.baris == ("Dari yang pertama",)
    client.post(f"{DASAR}kop/", kirim | {"dilihat": jawab.context["dilihat"]})  # seen, and meant
    assert profil_tahun(kantor.kanwil, 2023).kop.baris == ("Dari yang kedua",)


def test_yang_ditolak_tetap_terlihat(client, kantor, perencana, profil):
    jawab = client.post(f"{DASAR}surat/", {"nomor": "x" * 121, "hal": "Hal saya", "tanggal": "besok"})
    isi = jawab.content.decode()
    assert jawab.status_code == 400 and "Hal saya" in isi and "«besok» bukan tanggal" in isi
    assert "121 huruf, paling panjang 120" in isi and not SuratPengantar.objects.exists()


def test_salinan_bertanda_pada_setiap_bagiannya(client, kantor, perencana):
    lama = Profil.objects.create(unit=kantor.kanwil, tahun=2022, kop_baris=["KOP"], pegawai_sumber="SIMPEG")
    SuratPengantar.objects.create(profil=lama, nomor="9/2023", hal="Hal lama")
    Pegawai.objects.create(profil=lama, unit=kantor.kanwil, dimensi="golongan", kategori="III", jumlah=5)
    client.post(DASAR, {"dari": "2022"})
    tanda = "salinan 2022, belum ditinjau"
    for ekor in ("kop/", "surat/", "pegawai/", "pegawai/golongan/"):
        assert tanda in client.get(f"{DASAR}{ekor}").content.decode(), ekor
    assert client.get(DASAR).content.decode().count(tanda) == 3  # letterhead, letter, staff
    client.post(f"{DASAR}kop/", {"kop_baris": "KOP", "dilihat": dilihat(client, "kop/")})
    assert tanda not in client.get(f"{DASAR}kop/").content.decode()
    assert client.get(DASAR).content.decode().count(tanda) == 2


# --- pictures ------------------------------------------------------------------------------------------


def test_lambang_diunggah_dilihat_diganti_dan_dilepas(client, kantor, perencana, profil):
    kirim = {"berkas": berkas("lambang.png"), "teks_alternatif": "Lambang", "untuk": "lambang"}
    assert client.post(f"{DASAR}gambar/", kirim)["Location"] == f"{DASAR}kop/"
    satu = BerkasProfil.objects.get()
    assert f"/gambar/{satu.pk}/lihat" in client.get(f"{DASAR}kop/").content.decode()
    lihat = client.get(f"{DASAR}gambar/{satu.pk}/lihat")
    assert (lihat.status_code, lihat["Content-Type"]) == (200, "image/png")
    assert lihat["Cache-Control"] == "private, max-age=0"
    ulang = client.get(f"{DASAR}gambar/{satu.pk}/lihat", headers={"If-None-Match": lihat["ETag"]})
    assert ulang.status_code == 304
    bernama = client.get(f"{DASAR}gambar/{satu.pk}/lihat?v={satu.berkas.sha256[:8]}")
    assert "max-age=86400" in bernama["Cache-Control"]
    kecil = client.get(f"{DASAR}gambar/{satu.pk}/lihat?sisi=240")
    assert kecil["ETag"] != lihat["ETag"] and "&amp;sisi=240" in client.get(f"{DASAR}kop/").content.decode()
    unduh = client.get(f"{DASAR}gambar/{satu.pk}/unduh")
    assert b"".join(unduh.streaming_content) == PNG and "attachment" in unduh["Content-Disposition"]

    ganti = {"berkas": berkas("baru.jpg", bahan.foto()), "teks_alternatif": "Lambang", "keterangan": ""}
    ganti["dilihat"] = dilihat(client, f"gambar/{satu.pk}/")
    assert client.post(f"{DASAR}gambar/{satu.pk}/", ganti).status_code == 302
    lambang = profil_tahun(kantor.kanwil, 2023).kop.lambang
    assert lambang is not None and lambang.jenis == "image/jpeg"
    basi = client.post(
        f"{DASAR}gambar/{satu.pk}/",
        {"teks_alternatif": "Ketikan lain", "keterangan": "", "dilihat": ganti["dilihat"]},
    )
    assert basi.status_code == 409 and "Ketikan lain" in basi.content.decode()
    assert "Tersimpan sekarang, oleh orang lain" in basi.content.decode()

    dipakai = client.post(f"{DASAR}gambar/{satu.pk}/", {"aksi": "hapus"})
    assert dipakai.status_code == 400 and "Masih dipakai: Lambang pada kop" in dipakai.content.decode()
    client.post(f"{DASAR}gambar/", {"aksi": "lepas", "untuk": "lambang"})
    assert profil_tahun(kantor.kanwil, 2023).kop.lambang is None
    client.post(f"{DASAR}gambar/", {"aksi": "pasang", "untuk": "struktur", "berkas": str(satu.pk)})
    assert profil_tahun(kantor.kanwil, 2023).struktur is not None
    client.post(f"{DASAR}gambar/", {"aksi": "lepas", "untuk": "struktur"})
    assert client.post(f"{DASAR}gambar/{satu.pk}/", {"aksi": "hapus"}).status_code == 302
    assert not BerkasProfil.objects.exists()


def test_unggahan_yang_ditolak_menyebut_sebabnya_dan_menyimpan_ketikannya(client, kantor, perencana, profil):
    umum = {"teks_alternatif": "Ketikan saya", "untuk": ""}
    kiriman = [
        ({}, "Belum ada berkas yang dipilih"),
        ({"berkas": [berkas(), berkas()]}, "Ada 2 berkas"),
        ({"berkas": berkas("a.png", b"MZ program")}, "ini bukan PDF, PNG, atau JPEG"),
        ({"berkas": berkas("raksasa.pdf", b"%PDF-" + b"0" * UKURAN_TERBESAR)}, "lebih dari 16 MB"),
        ({"berkas": berkas(), "untuk": "dinding"}, "tidak dikenal"),
    ]
    for lain, pesan in kiriman:
        jawab = client.post(f"{DASAR}gambar/", {**umum, **lain})
        assert jawab.status_code == 400 and pesan in jawab.content.decode()
        assert 'value="Ketikan saya"' in jawab.content.decode()
    assert not BerkasProfil.objects.exists()


def test_pdf_dilihat_sebagai_gambar_dan_yang_tidak_ada_bukan_halaman(client, kantor, perencana, profil):
    client.post(f"{DASAR}gambar/", {"berkas": berkas("sk.pdf", PDF), "teks_alternatif": "SK"})
    pk = BerkasProfil.objects.get().pk
    lihat = client.get(f"{DASAR}gambar/{pk}/lihat")
    assert lihat["Content-Type"] in ("image/png", "image/jpeg") and not lihat.content.startswith(b"%PDF")
    for ekor in ("", "lihat", "unduh"):
        assert client.get(f"{DASAR}gambar/{pk + 1}/{ekor}").status_code == 404
        assert client.get(f"/laporan/i/kw/2022/gambar/{pk}/{ekor}").status_code == 404


def test_gambar_besar_diperkecil_menurut_tempatnya(client, kantor, perencana, profil):
    foto = bahan.foto(3000, 2000)
    client.post(f"{DASAR}gambar/", {"berkas": berkas("f.jpg", foto), "teks_alternatif": "Foto"})
    alamat = f"{DASAR}gambar/{BerkasProfil.objects.get().pk}/lihat"
    for ekor, sisi in (("", 800), ("?sisi=240", 240), ("?sisi=9999", 800)):
        isi = client.get(f"{alamat}{ekor}").content
        with Image.open(BytesIO(isi)) as dibaca:
            assert max(dibaca.size) == sisi and len(isi) < 50_000


# --- staff ---------------------------------------------------------------------------------------------


def kirim_pegawai(client: Any, sel: dict[str, str], kategori: list[str], **lain: str) -> Any:
    alamat = f"{DASAR}pegawai/golongan/"
    isi = {"kategori": kategori, "dilihat": dilihat(client, "pegawai/golongan/"), **sel, **lain}
    return client.post(alamat, isi)


def test_pegawai_diketik_dan_jumlahnya_dihitung(client, kantor, perencana, profil):
    kosong = client.get(f"{DASAR}pegawai/golongan/").content.decode()
    assert 'name="j-kw-0"' in kosong and 'name="j-a-0"' in kosong
    sel = {"j-kw-0": "3", "j-kw-1": "1.250", "j-a-0": "0", "j-a-1": ""}
    assert kirim_pegawai(client, sel, ["III", "IV", ""]).status_code == 302
    assert {(p.unit.kode, p.kategori): p.jumlah for p in Pegawai.objects.all()} == {
        ("kw", "III"): 3,
        ("kw", "IV"): 1250,
        ("a", "III"): 0,
    }
    isi = client.get(f"{DASAR}pegawai/golongan/").content.decode()
    assert re.findall(r"data-jumlah-(?:baris|kolom|semua)>([\d.]*)<", isi)[:2] == ["1.253", "0"]
    assert "data-jumlah-semua>1.253<" in isi
    assert "1.253" in client.get(f"{DASAR}pegawai/").content.decode()


def test_sel_yang_salah_disebut_nama_unitnya_dan_ketikan_tetap(client, kantor, perencana, profil):
    jawab = kirim_pegawai(client, {"j-a-0": "dua", "j-kw-0": "77"}, ["III"])
    isi = jawab.content.decode()
    assert jawab.status_code == 400 and "«dua» bukan bilangan bulat" in isi
    assert ", III</strong>" in isi and "<strong>a, III" not in isi  # by name, not by code
    assert 'value="dua"' in isi and 'value="77"' in isi and not Pegawai.objects.exists()


def test_kolom_ditambah_tanpa_menyimpan_dan_tanpa_kehilangan(client, kantor, perencana, profil):
    jawab = kirim_pegawai(client, {"j-kw-0": "5"}, ["III"], aksi="kolom")
    isi = jawab.content.decode()
    assert jawab.status_code == 200 and isi.count('name="kategori"') == 3 and 'value="5"' in isi
    assert not Pegawai.objects.exists()


def test_pegawai_basi_memperlihatkan_yang_tersimpan(client, kantor, perencana, profil):
    lama = dilihat(client, "pegawai/golongan/")
    kirim_pegawai(client, {"j-kw-0": "5"}, ["III"])
    jawab = kirim_pegawai(client, {"j-kw-0": "6"}, ["III"], dilihat=lama)
    isi = jawab.content.decode()
    assert jawab.status_code == 409 and "Tersimpan sekarang, oleh orang lain" in isi and 'value="6"' in isi
    assert Pegawai.objects.get().jumlah == 5


def test_tanggal_sumber_dan_beda_antarpenggolongan(client, kantor, perencana, profil):
    kirim = {"pegawai_per": "2023-12-31", "pegawai_sumber": "SIMPEG", "dilihat": dilihat(client, "pegawai/")}
    client.post(f"{DASAR}pegawai/", kirim)
    profil.refresh_from_db()
    assert (profil.pegawai_per, profil.pegawai_sumber) == (dt.date(2023, 12, 31), "SIMPEG")
    kata = "Jumlah satu unit berbeda antarpenggolongan"
    for dimensi, jumlah in (("golongan", 5), ("pendidikan", 5)):
        Pegawai.objects.create(
            profil=profil, unit=kantor.kanwil, dimensi=dimensi, kategori="x", jumlah=jumlah
        )
    assert kata not in client.get(f"{DASAR}pegawai/").content.decode()
    Pegawai.objects.filter(dimensi="golongan").update(jumlah=6)
    isi = client.get(f"{DASAR}pegawai/").content.decode()
    assert kata in isi and "golongan 6, pendidikan 5" in isi
    assert client.get(f"{DASAR}pegawai/umur/").status_code == 404


# --- annexes -------------------------------------------------------------------------------------------


def test_lampiran_ditambah_diurutkan_dan_dihapus(client, kantor, perencana, profil):
    alamat = f"{DASAR}lampiran/"
    client.post(alamat, {"aksi": "dokumen", "dokumen": "pegawai", "judul": ""})
    client.post(alamat, {"aksi": "unggah", "judul": "SK Tim", "berkas": berkas("sk.pdf", PDF)})
    client.post(alamat, {"aksi": "unggah", "judul": "Menyusul"})
    isi = client.get(alamat).content.decode()
    assert "menunggu berkasnya" in isi and 'id="dokumen-pegawai"' not in isi and 'id="dokumen-dipa"' in isi

    def urutan() -> list[str]:
        return [x.judul for x in profil_tahun(kantor.kanwil, 2023).lampiran]

    sk = LampiranLaporan.objects.get(judul="SK Tim")
    assert (
        client.post(alamat, {"aksi": "naik", "lampiran": sk.pk})["Location"] == f"{alamat}#lampiran-{sk.pk}"
    )
    assert urutan() == ["SK Tim", "Daftar pegawai menurut unit", "Menyusul"]
    client.post(alamat, {"aksi": "judul", "lampiran": sk.pk, "judul": "SK", "dilihat": "SK Tim"})
    basi = client.post(alamat, {"aksi": "judul", "lampiran": sk.pk, "judul": "Lain", "dilihat": "SK Tim"})
    assert basi.status_code == 409 and 'value="Lain"' in basi.content.decode()
    client.post(alamat, {"aksi": "berkas", "lampiran": sk.pk, "berkas": [berkas("a.png"), berkas("b.png")]})
    assert [b.kunci for b in profil_tahun(kantor.kanwil, 2023).lampiran[0].berkas] == ["sk", "a", "b"]
    a = BerkasProfil.objects.get(kunci="a").pk
    client.post(alamat, {"aksi": "lepas", "lampiran": sk.pk, "berkas_lampiran": a})
    client.post(alamat, {"aksi": "turun", "lampiran": sk.pk})
    assert urutan() == ["Daftar pegawai menurut unit", "SK", "Menyusul"]
    client.post(alamat, {"aksi": "hapus", "lampiran": sk.pk})
    assert urutan() == ["Daftar pegawai menurut unit", "Menyusul"] and not BerkasProfil.objects.exists()
    assert client.post(alamat, {"aksi": "hapus", "lampiran": sk.pk}).status_code == 400


def test_lampiran_yang_ditolak_tidak_menyimpan_apa_pun(client, kantor, perencana, profil):
    alamat = f"{DASAR}lampiran/"
    for isi, pesan in (
        ({"berkas": berkas("k.pdf", bahan.pdf_bersandi())}, "terkunci sandi"),
        ({"berkas": [berkas("a.pdf", PDF), berkas("r.pdf", PDF[:150])]}, "«r.pdf»</strong>: PDF-nya rusak"),
        ({"berkas": berkas("raksasa.pdf", b"%PDF-" + b"0" * UKURAN_TERBESAR)}, "lebih dari 16 MB"),
    ):
        jawab = client.post(alamat, {"aksi": "unggah", "judul": "Judul saya", **isi})
        assert jawab.status_code == 400 and pesan in jawab.content.decode()
        assert 'value="Judul saya"' in jawab.content.decode()
    assert client.post(alamat, {"aksi": "terbang"}).status_code == 400
    assert not LampiranLaporan.objects.exists() and not BerkasProfil.objects.exists()


# --- the draft -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("tahun", [2023, 2024])
def test_draf_dibaca_juga_sebelum_ada_perjanjian(tahun, client, kantor, perencana):
    Profil.objects.create(unit=kantor.kanwil, tahun=tahun, kop_alamat=["Jalan yang dikenal"])
    jawab = client.get(f"/laporan/i/kw/{tahun}/draf.html")
    assert jawab.status_code == 200 and "Jalan yang dikenal" in jawab.content.decode()
    assert "private" in jawab["Cache-Control"]
    masuk(client, kantor, "operator", "8")
    assert client.get(f"/laporan/i/kw/{tahun}/draf.html").status_code == 403


def test_tautan_lampiran_menunjuk_judulnya_dalam_draf(client, kantor, perencana, profil):
    LampiranLaporan.objects.create(profil=profil, urutan=1, judul="PK", jenis="dokumen", dokumen="renstra")
    (tujuan,) = set(re.findall(r'draf\.html#([^"]+)"', client.get(f"{DASAR}lampiran/").content.decode()))
    assert f'id="{tujuan}"' in client.get(f"{DASAR}draf.html").content.decode()


# --- how much is read ----------------------------------------------------------------------------------


def test_daftar_bagian_menyebut_keadaan_profil(client, kantor, perencana, profil):
    isi = client.get(DASAR).content.decode()
    assert "belum ada baris kop, alamat, lambang" in isi and "belum ada angkanya" in isi
    LampiranLaporan.objects.create(profil=profil, urutan=1, judul="SK", jenis="berkas")
    SuratPengantar.objects.create(profil=profil, nomor="1")
    isi = client.get(DASAR).content.decode()
    assert "1 lampiran, 1 menunggu berkas" in isi and "belum ada tujuan, tempat, tanggal" in isi


@pytest.mark.parametrize("ekor", ["", *SEMUA])
def test_kueri_tidak_bertambah_dengan_banyaknya_isi(ekor, client, kantor, perencana, profil):
    client.post(f"{DASAR}gambar/", {"berkas": berkas(), "teks_alternatif": "x"})
    client.post(f"{DASAR}lampiran/", {"aksi": "unggah", "judul": "Awal", "berkas": berkas("sk.pdf", PDF)})
    Pegawai.objects.create(profil=profil, unit=kantor.a, dimensi="golongan", kategori="Awal", jumlah=1)

    def banyak() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(f"{DASAR}{ekor}").status_code == 200
        return len(kueri)

    banyak()
    awal = banyak()
    satu = BerkasProfil.objects.first()
    assert satu is not None
    for n in range(8):
        isi = BerkasProfil.objects.create(
            unit=kantor.kanwil, tahun=2023, kunci=f"x{n}", nama="x", teks_alternatif="x", berkas=satu.berkas
        )
        lampiran = LampiranLaporan.objects.create(profil=profil, urutan=10 + n, judul=f"x{n}", jenis="berkas")
        lampiran.isi.create(berkas=isi, urutan=1)
        Uraian.objects.create(profil=profil, jenis="tugas", kunci=f"u{n}", isi=f"![x](berkas:x{n})")
        Pegawai.objects.create(profil=profil, unit=kantor.b, dimensi="golongan", kategori=f"{n}", jumlah=n)
    assert banyak() <= awal
