"""Login through the agency's own service: a real OIDC conversation with a small service in this process."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from sakip.akun.models import Akun
from sakip.akun.services import buat_akun
from sakip.situs import lingkungan

pytestmark = pytest.mark.django_db


class Layanan(ThreadingHTTPServer):
    """Says of whoever asks what ``orang`` holds."""

    orang: dict[str, Any]

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Jawab(BaseHTTPRequestHandler):
    server: Layanan

    def do_GET(self) -> None:
        dasar = self.server.alamat
        if self.path.startswith("/.well-known/"):
            self._json(
                {
                    "issuer": dasar,
                    "authorization_endpoint": f"{dasar}/masuk",
                    "token_endpoint": f"{dasar}/token",
                    "userinfo_endpoint": f"{dasar}/orang",
                    "jwks_uri": f"{dasar}/kunci",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif self.headers.get("Authorization") == "Bearer tanda-masuk":
            self._json({"sub": "orang-1", **self.server.orang})
        else:
            self.send_error(401)

    def do_POST(self) -> None:
        isi = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if isi["code"] == ["kode-sah"] and isi["client_secret"] == ["kunci-sakip"]:
            self._json({"access_token": "tanda-masuk", "token_type": "Bearer"})
        else:
            self.send_error(400)

    def _json(self, isi: dict[str, Any]) -> None:
        badan = json.dumps(isi).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def layanan(settings: Any) -> Iterator[Layanan]:
    server = Layanan(("127.0.0.1", 0), Jawab)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    aplikasi = {
        "provider_id": "instansi",
        "name": "SSO Contoh",
        "client_id": "sakip",
        "secret": "kunci-sakip",
        "settings": {"server_url": server.alamat},
    }
    settings.SAKIP_OIDC = aplikasi
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [aplikasi]}}
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def lewat_layanan(klien: Client) -> Any:
    """From the button to the answer, as a browser goes."""
    keluar = klien.get("/akun/oidc/instansi/login/")
    minta = parse_qs(urlparse(keluar["Location"]).query)
    assert minta["client_id"] == ["sakip"]
    kembali = urlparse(minta["redirect_uri"][0]).path
    return klien.get(kembali, {"code": "kode-sah", "state": minta["state"][0]})


@pytest.mark.parametrize(
    "orang",
    [
        {"nip": "1980"},
        {"email": "RINA@contoh.go.id", "email_verified": True},
        {"nip": "1980", "email": "lain@x.id"},
    ],
)
def test_akun_yang_ada_dikenali_dari_nip_atau_surel_yang_terverifikasi(
    layanan: Layanan, orang: dict[str, Any]
) -> None:
    akun = buat_akun(nama="Rina", nip="1980", surel="rina@contoh.go.id")
    layanan.orang = orang
    klien = Client()
    assert lewat_layanan(klien)["Location"] == "/tugas/"
    assert klien.get("/organisasi/saya/").context["user"] == akun
    kedua = Client()
    layanan.orang = {"nip": "ganti"}  # the service's own id is known now
    lewat_layanan(kedua)
    assert kedua.get("/organisasi/saya/").context["user"] == akun


@pytest.mark.parametrize(
    "orang",
    [
        {"nip": "9999"},
        {"email": "rina@contoh.go.id"},
        {"email": "rina@contoh.go.id", "email_verified": False},
        {},
    ],
)
def test_yang_tidak_dikenal_ditolak_dan_akun_tidak_dibuat(layanan: Layanan, orang: dict[str, Any]) -> None:
    buat_akun(nama="Rina", nip="1980", surel="rina@contoh.go.id")
    layanan.orang = orang
    klien = Client()
    jawaban = lewat_layanan(klien)
    assert jawaban.status_code == 403 and "belum mempunyai akun" in jawaban.content.decode()
    assert klien.get("/organisasi/saya/").status_code == 302
    assert Akun.objects.count() == 1


def test_akun_nonaktif_tetap_tertutup(layanan: Layanan) -> None:
    akun = buat_akun(nama="Rina", nip="1980")
    layanan.orang = {"nip": "1980"}
    lewat_layanan(Client())
    Akun.objects.filter(pk=akun.pk).update(is_active=False)
    klien = Client()
    lewat_layanan(klien)
    assert klien.get("/organisasi/saya/").status_code == 302


def test_tombolnya_hanya_ada_bila_diatur(layanan: Layanan, settings: Any) -> None:
    assert "Masuk dengan SSO Contoh" in Client().get("/akun/login/").content.decode()
    settings.SAKIP_OIDC, settings.SOCIALACCOUNT_PROVIDERS = None, {"openid_connect": {"APPS": []}}
    assert "Masuk dengan" not in Client().get("/akun/login/").content.decode()
    assert Client().get("/akun/oidc/instansi/login/").status_code == 404


def test_layanan_yang_mati_dijawab_dengan_halaman_yang_menolong(layanan: Layanan, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = (
        "http://127.0.0.1:1"
    )
    klien = Client(raise_request_exception=False)
    jawaban = klien.get("/akun/oidc/instansi/login/")
    assert "tidak menjawab" in jawaban.content.decode()


def test_setelan_yang_kurang_disebut_namanya(monkeypatch: Any) -> None:
    nama = ("SAKIP_OIDC_ALAMAT", "SAKIP_OIDC_KLIEN", "SAKIP_OIDC_RAHASIA", "SAKIP_OIDC_NAMA")
    for satu in nama:
        monkeypatch.delenv(satu, raising=False)
    assert lingkungan.oidc(*nama) is None
    monkeypatch.setenv("SAKIP_OIDC_ALAMAT", "https://sso.contoh.go.id")
    with pytest.raises(ImproperlyConfigured, match="SAKIP_OIDC_KLIEN dan SAKIP_OIDC_RAHASIA"):
        lingkungan.oidc(*nama)
    monkeypatch.setenv("SAKIP_OIDC_ALAMAT", "http://sso.contoh.go.id")
    with pytest.raises(ImproperlyConfigured, match="https"):
        lingkungan.oidc(*nama)
    monkeypatch.setenv("SAKIP_SUREL_PORTA", "pos")
    with pytest.raises(ImproperlyConfigured, match="SAKIP_SUREL_PORTA"):
        lingkungan.bilangan("SAKIP_SUREL_PORTA", 587)
