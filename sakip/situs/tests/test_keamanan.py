"""What a stranger meets: strict headers, only our own static files, no warning of Django's deploy check."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.templatetags.static import static
from django.test import Client

AKAR = Path(__file__).resolve().parents[3]
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


@pytest.mark.django_db
def test_setiap_jawaban_membawa_csp_yang_ketat() -> None:
    jawaban = Client().get("/alamat-yang-tidak-ada/")
    assert jawaban.status_code == 404
    assert set(jawaban["Content-Security-Policy"].split("; ")) == CSP
    assert jawaban["X-Frame-Options"] == "DENY"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("cari_saat_diminta", [True, False])
def test_berkas_tampilan_disajikan_tanpa_pengumpulan_dan_hanya_yang_dipakai(
    settings: Any, cari_saat_diminta: bool
) -> None:
    settings.WHITENOISE_AUTOREFRESH = cari_saat_diminta
    klien = Client()
    gaya = klien.get("/statis/tabler/css/tabler.min.css")
    assert gaya.status_code == 200 and gaya["Content-Type"].startswith("text/css")
    assert klien.get("/statis/htmx/htmx.min.js").status_code == 200
    assert klien.get("/statis/tabler/css/tabler-flags.min.css").status_code == 404
    assert klien.get("/statis/../pyproject.toml").status_code == 404


def test_pemeriksaan_penyebaran_django_tanpa_peringatan(tmp_path: Path) -> None:
    bersih = {
        nama: isi for nama, isi in os.environ.items() if not nama.startswith("SAKIP_") or "FRONTEND" in nama
    }
    lingkung = {
        **bersih,
        "DJANGO_SETTINGS_MODULE": "sakip.situs.pengaturan",
        "PYTHONPATH": str(AKAR),
        "SAKIP_DATA": str(tmp_path),
        "SAKIP_HTTPS": "1",
        "SAKIP_HOST": "sakip.contoh.go.id",
    }
    hasil = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=tmp_path, env=lingkung, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stderr
    assert "0 silenced" in hasil.stdout or "1 silenced" in hasil.stdout


def test_berkas_tampilan_dimampatkan_dan_boleh_disimpan_setahun(settings: Any) -> None:
    settings.WHITENOISE_AUTOREFRESH = False
    alamat = static("tabler/css/tabler.min.css")
    assert re.fullmatch(r"/statis/tabler/css/tabler\.min\.css\?v=[0-9a-f]{12}", alamat)
    gaya = Client().get(alamat, headers={"accept-encoding": "gzip"})
    assert gaya["Content-Encoding"] == "gzip"
    assert "max-age=31536000" in gaya["Cache-Control"]
    isi = b"".join(gaya)
    assert len(isi) < 120_000 < len(gzip.decompress(isi))
