"""The pages of units: what is shown, what is refused, and nobody else's units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.akun.services import buat_akun
from sakip.jejak.models import Jejak
from sakip.organisasi.models import (
    Instansi,
    Jabatan,
    KedudukanUnit,
    KodeUnit,
    NamaUnit,
    PemangkuJabatan,
    Penugasan,
    Unit,
)
from sakip.organisasi.queries import subpohon
from sakip.organisasi.queries.unit import pohon_pada, sidik_unit
from sakip.organisasi.services.jabatan import angkat, tambah_jabatan
from sakip.organisasi.services.unit import (
    beri_kode,
    beri_nama,
    tutup_unit,
)
from sakip.organisasi.tests.kantor_unit import MASUK, TGL, Kantor


@pytest.fixture
def kantor(db):
    return Kantor()


@pytest.fixture
def admin(kantor, client):
    client.force_login(kantor.akun("administrator", kantor.pusat, "1"), backend=MASUK)
    return client


def alamat(unit, nama="unit_lihat", *lain):
    return reverse(f"organisasi:{nama}", args=[unit.instansi.kode, unit.kode, *lain])


def test_daftar_menurut_tanggal_garis_dan_kata(admin, kantor):
    tutup_unit(unit=kantor.upt, tanggal=TGL(2024, 1, 1), alasan="Perpres 155/2024", **kantor.siapa)
    isi = admin.get("/organisasi/unit/?pada=2023-06-01").content.decode()
    assert "Unit upt" in isi and isi.index("Unit a<") < isi.index("Unit a-div") < isi.index("Unit b<")
    assert "Unit upt" not in admin.get("/organisasi/unit/?pada=2024-06-01").content.decode()
    teknis = admin.get("/organisasi/unit/?pada=2023-06-01&garis=teknis").content.decode()
    assert "Unit upt" in teknis and "Unit b<" not in teknis
    assert "1 dari 5 unit" in admin.get("/organisasi/unit/?pada=2023-06-01&cari=div unit").content.decode()
    assert "1 dari 5 unit" in admin.get("/organisasi/unit/?pada=2023-06-01&jenis=upt").content.decode()
    assert admin.get("/organisasi/unit/?pada=kemarin&garis=x&jenis=y").status_code == 200
    csv = admin.get("/organisasi/unit/?pada=2023-06-01&unduh=csv").content.decode("utf-8-sig")
    assert csv.splitlines()[0] == "Unit;Kode;Jenis;Di bawah;Kode lain;Pejabat;Sejak"
    assert "Unit upt;upt;Unit pelaksana teknis;Unit a;;;2020-01-01" in csv
    assert admin.get("/organisasi/unit/?unduh=xlsx").status_code == 200


def test_daftar_dan_halaman_unit_memakai_kueri_tetap(admin, kantor):
    def hitung(alamat):
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert admin.get(alamat).status_code == 200
        return len(kueri)

    sedikit = hitung("/organisasi/unit/"), hitung(alamat(kantor.a))
    for i in range(12):
        unit = kantor.buat(f"upt-{i}", "upt", kantor.a, teknis=kantor.pusat)
        beri_kode(unit=unit, sistem="satker", kode=str(i), sejak=TGL(2023, 1, 1), **kantor.siapa)
        jabatan = tambah_jabatan(unit=kantor.a, kode=f"jab-{i}", nama="J", tingkat="eselon4", **kantor.siapa)
        angkat(jabatan=jabatan, nama="Ani", status="definitif", sejak=TGL(2023, 1, 1), **kantor.siapa)
    assert (hitung("/organisasi/unit/"), hitung(alamat(kantor.a))) <= (sedikit[0] + 1, sedikit[1] + 1)


def test_administrator_memakai_setiap_formulir(admin, kantor):
    def kirim(tujuan, **isi):
        jawab = admin.post(tujuan, isi)
        assert jawab.status_code == 302, jawab.content.decode()[-3000:]

    kirim(
        reverse("organisasi:unit_baru", args=["kem"]),
        nama="Lapas Baru",
        kode="lapas-baru",
        jenis="upt",
        zona="WIT",
        sejak="2024-02-01",
        induk="a",
        induk_teknis="kem",
    )
    unit = Unit.objects.get(kode="lapas-baru")
    kirim(
        alamat(unit, "unit_kerja", "nama"),
        nama="Lapas Kelas I",
        sejak="2025-01-01",
        alasan="Keputusan 1/2025",
    )
    kirim(alamat(unit, "unit_kerja", "kode"), sistem="satker", kode="777", sejak="2024-02-01")
    kirim(alamat(unit, "unit_kerja", "pindah"), garis="komando", induk="b", sejak="2025-01-01")
    kirim(alamat(unit, "unit_kerja", "jabatan"), nama="Kalapas", kode="kalapas", tingkat="eselon3")
    jabatan = Jabatan.objects.get(kode="kalapas")
    kirim(alamat(unit, "unit_pejabat", jabatan.pk), nama="Ani", status="plt", sejak="2024-02-01", nip="1")
    orang = PemangkuJabatan.objects.get(jabatan=jabatan)
    assert orang.akun.nip == "1"
    kirim(
        alamat(unit, "unit_koreksi", "pemangku", orang.pk),
        nama="Ani, S.H.",
        status="plt",
        sejak="2024-02-01",
        alasan="Gelar tertinggal",
    )
    kirim(alamat(unit, "unit_akhiri", "pemangku", orang.pk), sampai="2025-01-01")
    kirim(
        alamat(unit, "unit_jabatan", jabatan.pk),
        nama="Kepala Lapas",
        tingkat="eselon3",
        alasan="Nama lengkap",
    )
    kode = KodeUnit.objects.get(unit=unit)
    kirim(alamat(unit, "unit_akhiri", "kode", kode.pk), sampai="2025-01-01")
    tempat = KedudukanUnit.objects.get(unit=unit, garis="teknis")
    kirim(
        alamat(unit, "unit_koreksi", "kedudukan", tempat.pk),
        induk="kem",
        sejak="2024-03-01",
        alasan="Tanggal keliru",
    )
    kirim(alamat(unit, "unit_kerja", "ubah"), jenis="upt", zona="WITA", alasan="Salah pilih zona")
    kirim(alamat(unit, "unit_kerja", "tutup"), tanggal="2025-06-01", alasan="Digabung ke lapas lain")
    isi = admin.get(alamat(unit)).content.decode()
    for teks in ("Lapas Kelas I", "777", "Kepala Lapas", "Ani, S.H.", "Ditutup", "WITA"):
        assert teks in isi
    assert Jejak.objects.filter(rantai="kem/lapas-baru").count() == 13


def test_galat_tampil_di_medannya_dan_ketikan_tetap(admin, kantor):
    jawab = admin.post(
        alamat(kantor.upt, "unit_kerja", "pindah"),
        {"garis": "komando", "induk": "tidak-ada", "sejak": "2024-01-01", "alasan": "Perpres"},
    )
    isi = jawab.content.decode()
    assert jawab.status_code == 400
    assert (
        "Unit «tidak-ada» tidak ada pada Kementerian." in isi
        and 'value="tidak-ada"' in isi
        and "Perpres" in isi
    )
    jawab = admin.post(alamat(kantor.upt, "unit_kerja", "nama"), {"nama": "X", "sejak": "kemarin"})
    assert jawab.status_code == 400 and "Tulis tanggal seperti 31-12-2025." in jawab.content.decode()


def test_halaman_basi_menjawab_409_dengan_ketikan_dan_sidik_baru(admin, kantor):
    lama = sidik_unit(kantor.a)
    beri_nama(unit=kantor.a, nama="Orang lain", sejak=TGL(2024, 1, 1), **kantor.siapa)
    kirim = {"nama": "Nama saya", "sejak": "2025-01-01", "sidik": lama}
    jawab = admin.post(alamat(kantor.a, "unit_kerja", "nama"), kirim)
    assert jawab.status_code == 409
    isi = jawab.content.decode()
    assert (
        "Orang lain mengubah unit ini" in isi and 'value="Nama saya"' in isi and sidik_unit(kantor.a) in isi
    )
    kirim["sidik"] = sidik_unit(kantor.a)
    assert admin.post(alamat(kantor.a, "unit_kerja", "nama"), kirim).status_code == 302


def test_administrator_kantor_tidak_menyentuh_kantor_lain(client, kantor):
    client.force_login(kantor.akun("administrator", kantor.a, "2"), backend=MASUK)
    asing = {"garis": "komando", "induk": "b", "sejak": "2024-01-01"}
    assert client.post(alamat(kantor.upt, "unit_kerja", "pindah"), asing).status_code == 403
    assert client.get(alamat(kantor.b)).status_code == 403
    assert (
        client.post(alamat(kantor.b, "unit_kerja", "nama"), {"nama": "X", "sejak": "2024-01-01"}).status_code
        == 403
    )
    baru = {"nama": "X", "kode": "x", "jenis": "upt", "zona": "WIB", "sejak": "2024-01-01", "induk": "b"}
    assert client.post(reverse("organisasi:unit_baru", args=["kem"]), baru).status_code == 403
    assert client.get(reverse("organisasi:instansi_baru")).status_code == 403
    nama = NamaUnit.objects.get(unit=kantor.b)
    milik_b = alamat(kantor.a, "unit_koreksi", "nama", nama.pk)
    assert (
        client.post(milik_b, {"nama": "X", "sejak": "2020-01-01", "alasan": "iseng saja"}).status_code == 404
    )
    assert client.get(alamat(kantor.a, "unit_koreksi", "rahasia", 1)).status_code == 404
    jabatan = tambah_jabatan(unit=kantor.b, kode="kepala-b", nama="Kepala", tingkat="eselon2", **kantor.siapa)
    assert client.get(alamat(kantor.a, "unit_pejabat", jabatan.pk)).status_code == 404
    assert "Unit b<" not in client.get("/organisasi/unit/").content.decode()
    assert not NamaUnit.objects.filter(nama="X").exists() and not Unit.objects.filter(kode="x").exists()


@pytest.mark.parametrize("peran", ["operator", "perencana", "pemirsa", "admin_lokal"])
def test_peran_lain_melihat_tetapi_tidak_mengubah(client, kantor, peran):
    client.force_login(kantor.akun(peran, kantor.a, "3"), backend=MASUK)
    isi = client.get(alamat(kantor.upt)).content.decode()
    assert "Unit upt" in isi and "Ubah unit ini" not in isi and "Koreksi" not in isi
    assert client.get(alamat(kantor.upt, "unit_kerja", "nama")).status_code == 403
    assert (
        client.post(alamat(kantor.upt, "unit_kerja", "tutup"), {"tanggal": "2024-01-01"}).status_code == 403
    )


def test_tanpa_tugas_daftar_menjelaskan_apa_yang_harus_dilakukan(client, db):
    client.force_login(buat_akun(nama="X", nip="9"), backend=MASUK)
    assert "belum bertugas" in client.get("/organisasi/unit/").content.decode()


def test_pembuat_instansi_baru_menjadi_administratornya(admin, kantor):
    jawab = admin.post(
        reverse("organisasi:instansi_baru"),
        {
            "nama": "Kementerian Penerus",
            "kode": "penerus",
            "jenis": "kementerian",
            "pendahulu": "kem",
            "sejak": "2025-01-01",
        },
    )
    assert jawab.status_code == 302, jawab.content.decode()[-2000:]
    baru = Instansi.objects.get(kode="penerus")
    assert baru.pendahulu == kantor.instansi
    assert Penugasan.objects.get(unit__instansi=baru).peran == "administrator"
    unit = Unit.objects.get(instansi=baru)
    assert admin.get(alamat(unit, "unit_kerja", "nama")).status_code == 200
    assert [b.kode for b in pohon_pada(baru, TGL(2025, 2, 1))] == ["penerus"]


def test_unit_yang_sudah_ditutup_masih_dapat_dikoreksi_administratornya(admin, kantor):
    tutup_unit(unit=kantor.upt, tanggal=TGL(2022, 1, 1), alasan="Perpres 155/2024", **kantor.siapa)
    isi = admin.get(alamat(kantor.upt)).content.decode()
    assert "unit ini tidak ada pada tanggal itu (ditutup 1 Januari 2022)" in isi
    assert "Unit ini sudah berakhir" in isi and "Tutup unit" not in isi and "Tambah jabatan" in isi
    tempat = KedudukanUnit.objects.get(unit=kantor.upt, garis="komando")
    jawab = admin.post(
        alamat(kantor.upt, "unit_koreksi", "kedudukan", tempat.pk),
        {"induk": "a", "sejak": "2020-01-01", "sampai": "", "alasan": "Batal ditutup"},
    )
    assert jawab.status_code == 302
    assert kantor.upt.pk in subpohon(kantor.a, 2025)


def test_koreksi_tidak_menyerahkan_unit_ke_kantor_yang_tidak_dikelola(client, kantor):
    client.force_login(kantor.akun("administrator", kantor.a, "2"), backend=MASUK)
    baris = KedudukanUnit.objects.get(unit=kantor.upt, garis="komando")
    kirim = {"sejak": "2020-01-01", "alasan": "Salah catat", "induk": "b"}
    tujuan = alamat(kantor.upt, "unit_koreksi", "kedudukan", baris.pk)
    assert client.post(tujuan, kirim).status_code == 403
    baris.refresh_from_db()
    assert baris.induk == kantor.a
    assert client.post(tujuan, kirim | {"induk": "a-div"}).status_code == 302  # within one's own office
