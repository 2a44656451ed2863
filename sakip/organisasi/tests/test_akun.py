"""Accounts as a local administrator and an administrator run them; what each may not do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.jejak.queries import retak
from sakip.organisasi.models import Penugasan
from sakip.organisasi.services import akhiri_tugas
from sakip.organisasi.services.akun import nonaktifkan_akun
from sakip.organisasi.tests.kantor import HARI, SANDI, WAKTU, Kantor

BARU = {"nama": "Rina Baru", "nip": "1980 0101 2005", "surel": "", "peran": "operator", "sejak": "2026-01-05",
        "terakhir": "", "mewakili": "", "sebagai_wakil": ""}  # fmt: skip


@pytest.fixture
def admin(kantor: Kantor) -> Akun:
    return kantor.orang("Admin Lokal", "admin_lokal")


@pytest.fixture
def administrator(kantor: Kantor) -> Akun:
    return kantor.orang("Administrator", "administrator", kantor.induk)


def alamat(nama: str, akun: Akun, *lain: Any) -> str:
    return reverse(f"organisasi:akun_{nama}", args=[akun.pengenal, *lain])


def buat(klien: Client, kantor: Kantor, **ganti: Any) -> Any:
    return klien.post(reverse("organisasi:akun_baru"), {**BARU, "unit": kantor.kw.pk, **ganti})


def test_akun_baru_mendapat_sandi_sekali_pakai_yang_wajib_diganti(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    jawaban = buat(masuk_sebagai(admin), kantor)
    sandi = jawaban.context["sandi"]
    akun = Akun.objects.get(nip="198001012005")
    assert akun.check_password(sandi) and akun.wajib_ganti_sandi
    assert sandi in jawaban.content.decode() and "no-store" in jawaban["Cache-Control"]
    tugas = Penugasan.objects.get(akun=akun)
    assert (tugas.unit, tugas.peran, tugas.sejak) == (kantor.kw, "operator", dt.date(2026, 1, 5))
    jejak = Jejak.objects.filter(rantai="baru/kanwil").last()
    assert jejak is not None and jejak.aksi == "penugasan.beri" and jejak.peran == "Admin lokal"
    assert sandi not in jejak.perubahan and "Rina" not in jejak.perubahan


def test_nip_yang_sudah_dipakai_ditolak_di_medannya_dan_isian_tetap(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    klien = masuk_sebagai(admin)
    buat(klien, kantor)
    jawaban = buat(klien, kantor, nama="Orang Kedua")
    assert jawaban.status_code == 400
    assert "sudah dipakai" in jawaban.context["form"].errors["nip"][0]
    assert "Orang Kedua" in jawaban.content.decode()


def test_orang_yang_pindah_kantor_diberi_tugas_lewat_nip_nya(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    """His account is elsewhere: who knows the number gives it work, and sees no more than the name."""
    orang = kantor.orang("Orang Saudara", "operator", kantor.saudara)
    Akun.objects.filter(pk=orang.pk).update(nip="198001012005", surel="rahasia@contoh.go.id")
    klien = masuk_sebagai(admin)
    assert klien.get(alamat("lihat", orang)).status_code == 404
    jawaban = buat(klien, kantor)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 400 and "Beri tugas kepada Orang Saudara" in halaman
    assert "rahasia@" not in halaman
    assert buat(klien, kantor, pakai="bukan-itu").status_code == 400
    assert buat(klien, kantor, pakai=str(orang.pengenal)).status_code == 302
    assert Penugasan.objects.filter(akun=orang, unit=kantor.kw, peran="operator").exists()
    assert Akun.objects.filter(nip="198001012005").count() == 1
    assert "juga bertugas di luar unit Anda" in klien.get(alamat("lihat", orang)).content.decode()


def test_orang_instansi_lain_tidak_disebut_dan_tidak_dapat_diambil(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    orang = kantor.orang("Orang Asing", "operator", kantor.asing)
    Akun.objects.filter(pk=orang.pk).update(nip="198001012005")
    jawaban = buat(masuk_sebagai(admin), kantor, pakai=str(orang.pengenal))
    assert jawaban.status_code == 400 and "Orang Asing" not in jawaban.content.decode()
    assert Penugasan.objects.filter(akun=orang).count() == 1


@pytest.mark.parametrize(
    "ganti", [{"peran": "administrator"}, {"unit": "saudara"}, {"unit": "asing"}, {"unit": "induk"}]
)
def test_admin_lokal_tidak_dapat_memberi_yang_bukan_haknya(
    ganti: dict[str, str], kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    isi = {k: getattr(kantor, v).pk if k == "unit" else v for k, v in ganti.items()}
    sebelum = Penugasan.objects.count()
    assert buat(masuk_sebagai(admin), kantor, **isi).status_code in (400, 403)
    rekan = kantor.orang("Rekan", "operator")
    jawaban = masuk_sebagai(admin).post(
        alamat("tugas_baru", rekan), {"unit": kantor.kw.pk, "peran": "pimpinan", "sejak": "2026-01-01", **isi}
    )
    assert jawaban.status_code in (400, 403)
    assert Penugasan.objects.count() == sebelum + 1 and not Akun.objects.filter(nip="198001012005").exists()


def test_plh_wajib_berbatas_waktu(kantor: Kantor, admin: Akun, masuk_sebagai: Any) -> None:
    kepala = kantor.orang("Kepala", "pimpinan")
    klien = masuk_sebagai(admin)
    jawaban = buat(klien, kantor, peran="pimpinan", mewakili=kepala.pk, sebagai_wakil="plh")
    assert "berbatas waktu" in jawaban.content.decode()
    buat(klien, kantor, peran="pimpinan", mewakili=kepala.pk, sebagai_wakil="plh", terakhir="2026-01-31")
    tugas = Penugasan.objects.get(akun__nip="198001012005")
    assert tugas.atas_nama_dari == kepala and tugas.sampai == dt.date(2026, 2, 1)
    assert tugas.sebagai_wakil == "plh"
    assert "Pimpinan, Plh. a.n. Kepala" in klien.get(alamat("lihat", tugas.akun)).content.decode()


def test_wakil_menyebut_plt_atau_plh_dan_pejabatnya(kantor: Kantor, admin: Akun, masuk_sebagai: Any) -> None:
    kepala, klien = kantor.orang("Kepala", "pimpinan"), masuk_sebagai(admin)
    isi = {"peran": "pimpinan", "terakhir": "2026-01-31"}
    assert "Sebut Plt. atau Plh." in buat(klien, kantor, mewakili=kepala.pk, **isi).content.decode()
    assert "Pilih pejabat yang diwakili" in buat(klien, kantor, sebagai_wakil="plt", **isi).content.decode()
    assert not Akun.objects.filter(nip="198001012005").exists()


def test_admin_lokal_tidak_menyentuh_akun_yang_bertugas_di_luar_unitnya(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    orang = kantor.orang("Orang Dua Unit", "operator")
    kantor.tugas(orang, "verifikator", kantor.saudara)
    klien = masuk_sebagai(admin)
    halaman = klien.get(alamat("lihat", orang)).content.decode()
    assert "juga bertugas di luar unit Anda" in halaman and "sekali pakai" not in halaman
    for nama in ("sandi", "dua_langkah", "nonaktif"):
        assert klien.post(alamat(nama, orang), {"alasan": "coba"}).status_code == 403
    assert klien.post(alamat("lihat", orang), {"nama": "X", "nip": "1", "versi": 1}).status_code == 403
    orang.refresh_from_db()
    assert orang.is_active and orang.check_password(SANDI) and orang.nama == "Orang Dua Unit"
    milik = Penugasan.objects.get(akun=orang, unit=kantor.kw)
    bukan = Penugasan.objects.get(akun=orang, unit=kantor.saudara)
    assert klien.post(alamat("tugas_akhiri", orang, bukan.pk), {"alasan": "coba"}).status_code == 404
    assert klien.post(alamat("tugas_akhiri", orang, milik.pk), {"alasan": "pindah"}).status_code == 302


def test_admin_lokal_tidak_menyentuh_administrator_di_unitnya(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    atasan = kantor.orang("Administrator Kanwil", "administrator")
    klien = masuk_sebagai(admin)
    assert klien.post(alamat("sandi", atasan)).status_code == 403
    tugas = Penugasan.objects.get(akun=atasan)
    assert klien.post(alamat("tugas_akhiri", atasan, tugas.pk), {"alasan": "x"}).status_code == 403
    atasan.refresh_from_db()
    assert atasan.check_password(SANDI)


def test_akun_kantor_lain_tidak_ditemukan(kantor: Kantor, admin: Akun, masuk_sebagai: Any) -> None:
    asing = kantor.orang("Orang Asing", "operator", kantor.asing)
    klien = masuk_sebagai(admin)
    assert klien.get(alamat("lihat", asing)).status_code == 404
    assert "Orang Asing" not in klien.get(reverse("organisasi:akun")).content.decode()


def test_halaman_akun_hanya_untuk_admin(kantor: Kantor, masuk_sebagai: Any) -> None:
    jawaban = masuk_sebagai(kantor.orang("Operator", "operator")).get(reverse("organisasi:akun"))
    assert jawaban.status_code == 403 and "admin lokal" in jawaban.content.decode()


def test_ubah_akun_menolak_formulir_basi_dan_menyimpan_ketikan(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    orang, klien = kantor.orang("Orang", "operator"), masuk_sebagai(admin)
    assert (
        klien.post(alamat("lihat", orang), {"nama": "Orang Satu", "nip": "77", "versi": 1}).status_code == 302
    )
    jawaban = klien.post(alamat("lihat", orang), {"nama": "Orang Basi", "nip": "77", "versi": 1})
    assert jawaban.status_code == 409 and "Orang Basi" in jawaban.content.decode()
    orang.refresh_from_db()
    assert (orang.nama, orang.nip, orang.versi) == ("Orang Satu", "77", 2)
    jejak = Jejak.objects.filter(aksi="akun.ubah").last()
    assert jejak is not None and "Orang Satu" not in jejak.perubahan and '"nama"' in jejak.perubahan


def test_nonaktif_mengakhiri_sesi_dan_aktif_lagi_memulihkan(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    orang, klien = kantor.orang("Orang", "operator"), masuk_sebagai(admin)
    sesinya = masuk_sebagai(orang)
    assert sesinya.get("/organisasi/saya/").status_code == 200
    assert klien.post(alamat("nonaktif", orang), {"alasan": ""}).status_code == 400
    assert klien.post(alamat("nonaktif", orang), {"alasan": "pensiun"}).status_code == 302
    assert sesinya.get("/organisasi/saya/").status_code == 302
    assert Akun.objects.filter(pk=orang.pk).exists()
    klien.post(alamat("aktif", orang), {"alasan": "keliru"})
    assert Akun.objects.get(pk=orang.pk).is_active
    assert retak("baru/kanwil") is None


def test_tidak_menonaktifkan_diri_dan_tidak_administrator_terakhir(
    kantor: Kantor, administrator: Akun, masuk_sebagai: Any
) -> None:
    klien = masuk_sebagai(administrator)
    assert (
        "akun Anda sendiri" in klien.post(alamat("nonaktif", administrator), {"alasan": "x"}).content.decode()
    )
    lain = kantor.orang("Lain", "operator", kantor.induk)
    bersama: dict[str, Any] = {"oleh": lain, "peran_oleh": "X", "waktu": WAKTU, "alasan": "x"}
    with pytest.raises(GalatSakip, match="administrator terakhir"):
        nonaktifkan_akun(akun=administrator, pada=HARI, **bersama)
    tugas = Penugasan.objects.get(akun=administrator)
    with pytest.raises(GalatSakip, match="administrator terakhir"):
        akhiri_tugas(tugas=tugas, sampai=HARI, **bersama)
    kantor.tugas(lain, "administrator", kantor.induk)
    akhiri_tugas(tugas=tugas, sampai=HARI, **bersama)
    with pytest.raises(GalatSakip, match="administrator terakhir"):
        nonaktifkan_akun(akun=lain, pada=HARI, **{**bersama, "oleh": administrator})


def test_sandi_sekali_pakai_membuka_kunci_dan_mengakhiri_sesi(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    orang = kantor.orang("Orang", "operator")
    sesinya = masuk_sebagai(orang)
    sesinya.get("/organisasi/saya/")
    penyusup = Client()
    for _ in range(6):
        jawaban = penyusup.post("/akun/login/", {"login": orang.nip, "password": "salah sekali"})
    assert jawaban.status_code == 429
    sandi = masuk_sebagai(admin).post(alamat("sandi", orang)).context["sandi"]
    assert not AccessAttempt.objects.exists()
    assert sesinya.get("/organisasi/saya/").status_code == 302
    baru = Client()
    assert baru.post("/akun/login/", {"login": orang.nip, "password": sandi})["Location"] == "/tugas/"
    assert baru.get("/tugas/")["Location"] == reverse("account_change_password")
    assert baru.get("/organisasi/saya/", headers={"HX-Request": "true"}).status_code == 403
    ganti = reverse("account_change_password")
    sama = baru.post(ganti, {"oldpassword": sandi, "password1": sandi, "password2": sandi})
    assert "sama dengan yang sekarang" in sama.content.decode()
    baru.post(ganti, {"oldpassword": sandi, "password1": SANDI, "password2": SANDI})
    assert baru.get("/tugas/").status_code == 200
    aksi = list(Jejak.objects.filter(objek=f"akun:{orang.pengenal}").values_list("aksi", flat=True))
    assert aksi == ["penugasan.beri", "akun.sandi_sekali_pakai", "akun.ganti_sandi"]


def test_dua_langkah_dimatikan_dengan_alasan(kantor: Kantor, admin: Akun, masuk_sebagai: Any) -> None:
    orang = kantor.orang("Orang", "operator")
    Authenticator.objects.create(user=orang, type="totp", data={"secret": "A" * 32})
    klien = masuk_sebagai(admin)
    assert klien.post(alamat("dua_langkah", orang), {"alasan": " "}).status_code == 400
    assert klien.post(alamat("dua_langkah", orang), {"alasan": "ponsel hilang"}).status_code == 302
    assert not Authenticator.objects.filter(user=orang).exists()


def test_tugas_yang_diberikan_hari_ini_dapat_diakhiri_hari_ini(
    kantor: Kantor, admin: Akun, masuk_sebagai: Any
) -> None:
    orang = kantor.akun("Orang")
    kini = kantor.tugas(orang, "operator", sejak=dt.date.today() + dt.timedelta(days=1))
    lama = kantor.tugas(orang, "verifikator")
    klien = masuk_sebagai(admin)
    klien.post(alamat("tugas_akhiri", orang, kini.pk), {"alasan": "keliru"})
    klien.post(alamat("tugas_akhiri", orang, lama.pk), {"alasan": "mutasi"})
    assert not Penugasan.objects.filter(pk=kini.pk).exists()
    lama.refresh_from_db()
    assert lama.sampai is not None
    assert Jejak.objects.filter(aksi="penugasan.batalkan").count() == 1


def test_saringan_dan_unduhan_daftar_akun(kantor: Kantor, admin: Akun, masuk_sebagai: Any) -> None:
    kantor.orang("Budi Operator", "operator", kantor.anak)
    kantor.orang("=cmd|A1", "verifikator")
    habis = kantor.akun("Habis Tugas")
    kantor.tugas(habis, "operator", sampai=dt.date(2021, 1, 1))
    klien = masuk_sebagai(admin)
    tampil = lambda **q: klien.get(reverse("organisasi:akun"), q).content.decode()  # noqa: E731
    assert (
        "Budi Operator" in tampil(cari="budi upt")
        and "Admin Lokal" not in tampil(cari="budi").split("<table")[1]
    )
    assert "Habis Tugas" in tampil(keadaan="tanpa tugas")
    assert "Budi Operator" not in tampil(peran="verifikator").split("<table")[1]
    assert "Budi Operator" in tampil(unit=kantor.anak.pk)
    for bukan_nomor in ("²", "9" * 5000, "-1"):  # digits that are no number, and one that is too long
        assert klien.get(reverse("organisasi:akun"), {"unit": bukan_nomor}).status_code == 200
    unduh = klien.get(reverse("organisasi:akun"), {"unduh": "csv", "cari": "cmd"}).content.decode("utf-8-sig")
    assert unduh.splitlines()[0].startswith("Nama;NIP;Surel")
    assert unduh.splitlines()[1].startswith(
        "'=cmd|A1;'=cmd|a1;;Verifikator, Nama kanwil;belum pernah masuk;tidak;"
    )


def test_daftar_akun_jumlah_kuerinya_tetap(kantor: Kantor, admin: Akun, masuk_sebagai: Any) -> None:
    klien = masuk_sebagai(admin)
    klien.get(reverse("organisasi:akun"))

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            klien.get(reverse("organisasi:akun"))
        return len(kueri)

    satu = hitung()
    for nomor in range(12):
        kantor.orang(f"Orang {nomor}", "operator", kantor.anak)
    assert hitung() == satu


def test_akun_saya_menyebut_tugas_dan_yang_sudah_habis(kantor: Kantor, masuk_sebagai: Any) -> None:
    orang = kantor.orang("Orang", "operator")
    isi = masuk_sebagai(orang).get("/organisasi/saya/").content.decode()
    assert "Nama kanwil" in isi and "mengisi angka dan bukti" in isi
    Penugasan.objects.filter(akun=orang).update(sampai=dt.date(2021, 1, 1))
    assert "Tugas Anda sudah berakhir" in masuk_sebagai(orang).get("/organisasi/saya/").content.decode()
    assert (
        "belum mempunyai tugas"
        in masuk_sebagai(kantor.akun("Tanpa")).get("/organisasi/saya/").content.decode()
    )
