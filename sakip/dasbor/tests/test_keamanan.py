"""What a browser is told about every page, and what our pages themselves never contain."""

import re

import pytest

from .conftest import ALAMAT

pytestmark = pytest.mark.django_db

CSP = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
CSP_GAMBAR = {
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
}
HALAMAN = ["/", ALAMAT, f"{ALAMAT}?bacaan=sementara", f"{ALAMAT}indikator/1.1/", "/tidak/ada/1/"]
GAMBAR = [f"{ALAMAT}sasaran.svg", f"{ALAMAT}indikator/1.1/tahun.svg?lebar=sempit"]


def arah(jawab):
    return {a.strip() for a in jawab.headers["Content-Security-Policy"].split(";") if a.strip()}


@pytest.mark.parametrize("alamat", [*HALAMAN, f"{ALAMAT}capaian.json"])
def test_kepala_keamanan_lengkap_dan_tepat(client, kantor, alamat):
    jawab = client.get(alamat)
    assert arah(jawab) == CSP
    assert jawab.headers["X-Content-Type-Options"] == "nosniff"
    assert jawab.headers["X-Frame-Options"] == "DENY"
    assert jawab.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("alamat", GAMBAR)
def test_gambar_tidak_menjalankan_dan_tidak_memuat_apa_pun(client, kantor, alamat):
    jawab = client.get(alamat)
    assert arah(jawab) == CSP_GAMBAR
    assert jawab.headers["X-Content-Type-Options"] == "nosniff"
    assert b"<script" not in jawab.content
    assert b"href=" not in jawab.content.replace(b'xlink:href="#', b"")


@pytest.mark.parametrize("alamat", HALAMAN)
def test_halaman_tidak_memuat_gaya_atau_perintah_sebaris(client, kantor, alamat):
    isi = client.get(alamat).content.decode()
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", isi)


@pytest.mark.parametrize("alamat", HALAMAN)
def test_membaca_tidak_meninggalkan_kuki(client, kantor, alamat):
    assert not client.get(alamat).cookies


@pytest.mark.parametrize("alamat", [*HALAMAN[:4], *GAMBAR, f"{ALAMAT}capaian.json"])
def test_membaca_tidak_menulis_ke_basis_data(client, kantor, alamat):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as kueri:
        client.get(alamat)
    assert [k["sql"] for k in kueri if not k["sql"].upper().startswith("SELECT")] == []


def test_galat_server_dijawab_dalam_bahasa_indonesia(client, kantor, monkeypatch):
    def rusak(*_, **__):
        raise RuntimeError("rahasia di dalam")

    monkeypatch.setattr("sakip.dasbor.views.baca.capaian_unit", rusak)
    client.raise_request_exception = False
    jawab = client.get(ALAMAT)
    assert jawab.status_code == 500
    isi = jawab.content.decode()
    assert "Ada kesalahan di server" in isi
    assert "rahasia di dalam" not in isi
    assert arah(jawab) == CSP


def test_nama_situs_asing_dijawab_400_dengan_petunjuk(client, db):
    jawab = client.get("/", headers={"host": "situs.lain"})
    assert jawab.status_code == 400
    assert "SAKIP_HOST" in jawab.content.decode()
