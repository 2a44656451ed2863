"""Logging in as a person does: keyboard, phone and office screen, second step, lock, sessions."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.peramban.conftest import SANDI, isi_masuk, lebar_isi

pytestmark = pytest.mark.peramban

PERIKSA = (Path(__file__).parent / "periksa.js").read_text(encoding="utf-8")
LAYAR = [(360, 800), (1366, 768)]
UNIT = "contoh/kanwil-contoh"


def sehat(halaman: Any, aksesibel: Any) -> None:
    """Fits its screen, holds no fault of ours, and none that axe-core calls serious."""
    assert lebar_isi(halaman) <= halaman.viewport_size["width"]
    assert halaman.evaluate(PERIKSA) == []
    assert aksesibel(halaman) == [], halaman.url


def tekan(halaman: Any, *tombol: str) -> None:
    for satu in tombol:
        halaman.keyboard.press(satu)


def fokus(halaman: Any) -> str:
    return str(
        halaman.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()")
    )


def ke_fokus(halaman: Any, tujuan: str) -> None:
    """Tab until the element with this id or text has the focus."""
    for _ in range(40):
        tekan(halaman, "Tab")
        if fokus(halaman) == tujuan:
            return
    raise AssertionError(f"{tujuan} tidak tercapai dengan Tab di {halaman.url}")


def kode(rahasia: str) -> str:
    return str(format_hotp_value(hotp_value(rahasia, int(time.time()) // 30)))


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
def test_masuk_dan_keluar_hanya_dengan_papan_ketik(
    buka: Any, server: str, orang_peran: Any, aksesibel: Any, lebar: int, tinggi: int
) -> None:
    nip = orang_peran("operator")
    halaman = buka(lebar, tinggi)
    halaman.goto(f"{server}/organisasi/saya/")
    assert "/akun/login/?next=/organisasi/saya/" in halaman.url
    sehat(halaman, aksesibel)
    ke_fokus(halaman, "id_login")
    halaman.keyboard.type(f"{nip[:4]} {nip[4:]}")
    tekan(halaman, "Tab")
    halaman.keyboard.type("bukan sandinya")
    tekan(halaman, "Enter")
    halaman.wait_for_selector("[role=alert]")
    assert "tidak cocok" in halaman.inner_text("[role=alert]")
    assert halaman.input_value("#id_login").replace(" ", "") == nip  # what was typed is kept
    sehat(halaman, aksesibel)
    ke_fokus(halaman, "id_password")
    halaman.keyboard.type(SANDI)
    tekan(halaman, "Enter")
    halaman.wait_for_url("**/organisasi/saya/")
    assert "Operator Contoh" in halaman.inner_text("h1")
    sehat(halaman, aksesibel)
    ke_fokus(halaman, "Keluar")
    tekan(halaman, "Enter")
    halaman.wait_for_url(f"{server}/")
    assert "Anda sudah keluar" in halaman.inner_text("main")


def test_lima_kali_salah_mengunci_dan_halamannya_menolong(
    buka: Any, server: str, buat_orang: Any, aksesibel: Any, keluhan: list[str]
) -> None:
    nip = buat_orang("19990001", "Orang Terkunci", [("operator", UNIT)])
    halaman = buka(360, 800)
    for _ in range(5):
        isi_masuk(halaman, server, nip, "salah terus")
    assert "15 menit" in halaman.inner_text("main")
    sehat(halaman, aksesibel)
    isi_masuk(halaman, server, nip)
    assert "terkunci" in halaman.inner_text("h1")
    assert all("429" in k for k in keluhan)  # the browser itself complains of a 429, and of nothing else
    keluhan.clear()


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
def test_dua_langkah_dari_pemasangan_sampai_masuk_dengan_kode(
    buka: Any, server: str, buat_orang: Any, aksesibel: Any, lebar: int, tinggi: int
) -> None:
    nip = buat_orang(f"1999100{lebar}", "Orang Dua Langkah", [("operator", UNIT)])
    halaman = buka(lebar, tinggi)
    isi_masuk(halaman, server, nip)
    halaman.goto(f"{server}/akun/2fa/")
    sehat(halaman, aksesibel)
    halaman.click("text=Aktifkan")
    sehat(halaman, aksesibel)
    halaman.fill("#id_password", SANDI)
    halaman.click("main button[type=submit]")
    rahasia = halaman.inner_text(".rahasia").strip()
    assert halaman.evaluate("() => document.querySelector('.qr').naturalWidth") > 0
    sehat(halaman, aksesibel)
    halaman.fill("#id_code", kode(rahasia))
    halaman.click("main button:has-text('Aktifkan')")
    halaman.wait_for_url("**/recovery-codes/")
    cadangan = halaman.locator(".kode-cadangan li").all_inner_texts()
    assert len(cadangan) == 10
    sehat(halaman, aksesibel)
    lain = buka(lebar, tinggi)
    isi_masuk(lain, server, nip)
    assert "/akun/2fa/authenticate/" in lain.url
    sehat(lain, aksesibel)
    lain.fill("#id_code", cadangan[0])
    lain.click("main button:has-text('Masuk')")
    lain.wait_for_url("**/tugas/")


def test_ganti_sandi_lalu_akhiri_sesi_lain(buka: Any, server: str, buat_orang: Any, aksesibel: Any) -> None:
    nip = buat_orang("19990003", "Orang Ganti Sandi", [("operator", UNIT)])
    satu, dua = buka(1366, 768), buka(360, 800)
    isi_masuk(satu, server, nip)
    isi_masuk(dua, server, nip)
    satu.goto(f"{server}/akun/password/change/")
    sehat(satu, aksesibel)
    for medan, isi in (("oldpassword", SANDI), ("password1", "pendek"), ("password2", "pendek")):
        satu.fill(f"#id_{medan}", isi)
    satu.click("text=Simpan kata sandi baru")
    assert "terlalu pendek" in satu.inner_text("[role=alert] >> nth=0")
    sehat(satu, aksesibel)
    baru = "empat kata lain yang baru"
    for medan, isi in (("oldpassword", SANDI), ("password1", baru), ("password2", baru)):
        satu.fill(f"#id_{medan}", isi)
    satu.click("text=Simpan kata sandi baru")
    satu.wait_for_url("**/organisasi/saya/")
    assert "Kata sandi diganti" in satu.inner_text(".kabar")
    dua.goto(f"{server}/organisasi/saya/")
    assert "/akun/login/" in dua.url  # the other session ended with the old password
    isi_masuk(dua, server, nip, baru)
    satu.goto(f"{server}/akun/sessions/")
    assert satu.locator("tbody tr").count() == 2
    sehat(satu, aksesibel)
    satu.click("button:has-text('Akhiri semua sesi lain')")
    assert "sudah diakhiri" in satu.inner_text(".kabar")
    dua.goto(f"{server}/organisasi/saya/")
    assert "/akun/login/" in dua.url


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
def test_admin_membuat_akun_dan_orangnya_mengganti_sandi(
    buka: Any, server: str, masuk_sebagai: Any, aksesibel: Any, lebar: int, tinggi: int
) -> None:
    halaman = masuk_sebagai("admin_lokal", lebar=lebar, tinggi=tinggi)
    for alamat in ("/organisasi/akun/", "/organisasi/akun/baru/", "/organisasi/mulai/"):
        halaman.goto(server + alamat)
        sehat(halaman, aksesibel)
    halaman.goto(f"{server}/organisasi/akun/baru/")
    nip = f"2001{lebar}"
    halaman.fill("#id_nama", f"Orang Baru {lebar}")
    halaman.fill("#id_nip", nip)
    halaman.select_option("#id_unit", index=1)
    halaman.select_option("#id_peran", "operator")
    halaman.click("main button:has-text('Buat akun')")
    sandi = halaman.inner_text("#sandi")
    sehat(halaman, aksesibel)
    halaman.click("text=Selesai, buka akunnya")
    sehat(halaman, aksesibel)
    halaman.click("text=Serah terima kepada penerus")
    sehat(halaman, aksesibel)
    baru = buka(lebar, tinggi)
    isi_masuk(baru, server, nip, sandi)
    assert "/akun/password/change/" in baru.url
    assert "dibuat oleh admin" in baru.inner_text("main")
    sehat(baru, aksesibel)
    for medan, isi in (("oldpassword", sandi), ("password1", SANDI), ("password2", SANDI)):
        baru.fill(f"#id_{medan}", isi)
    baru.click("text=Simpan kata sandi baru")
    baru.wait_for_url("**/organisasi/saya/")


def test_masuk_tanpa_javascript(buka: Any, server: str, orang_peran: Any) -> None:
    halaman = buka(360, 800, javascript=False)
    isi_masuk(halaman, server, orang_peran("pemirsa"))
    halaman.goto(f"{server}/organisasi/saya/")
    assert "Pemirsa Contoh" in halaman.inner_text("h1")
    halaman.click("text=Keluar")
    assert halaman.locator("nav.diri a", has_text="Masuk").count() == 1
