"""Settings from the environment: safe defaults, refusals that name the setting, one secret key."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from sakip.situs import lingkungan

AKAR = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("isi", "harap"), [("1", True), ("ya", True), ("0", False), ("", False), ("Tidak", False)]
)
def test_ya_tidak_dibaca_dari_kata_yang_dikenal(monkeypatch: Any, isi: str, harap: bool) -> None:
    monkeypatch.setenv("SAKIP_HTTPS", isi)
    assert lingkungan.ya_tidak("SAKIP_HTTPS") is harap


def test_ya_tidak_menolak_kata_lain_dengan_nama_setelan(monkeypatch: Any) -> None:
    monkeypatch.setenv("SAKIP_HTTPS", "mungkin")
    with pytest.raises(ImproperlyConfigured, match="SAKIP_HTTPS"):
        lingkungan.ya_tidak("SAKIP_HTTPS")


def test_kunci_rahasia_dibuat_sekali_dan_hanya_terbaca_pemiliknya(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.delenv("SAKIP_RAHASIA", raising=False)
    with ThreadPoolExecutor(8) as kolam:
        kunci = set(kolam.map(lambda _: lingkungan.rahasia("SAKIP_RAHASIA", tmp_path), range(32)))
    assert len(kunci) == 1 and len(kunci.pop()) >= 64
    assert [berkas.name for berkas in tmp_path.iterdir()] == ["rahasia"]
    assert stat.S_IMODE((tmp_path / "rahasia").stat().st_mode) == 0o600


def test_kunci_rahasia_kosong_ditolak(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.delenv("SAKIP_RAHASIA", raising=False)
    (tmp_path / "rahasia").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="kosong"):
        lingkungan.rahasia("SAKIP_RAHASIA", tmp_path)


def test_kunci_rahasia_dari_lingkungan_tidak_menulis_berkas(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("SAKIP_RAHASIA", "kunci dari luar")
    assert lingkungan.rahasia("SAKIP_RAHASIA", tmp_path) == "kunci dari luar"
    assert list(tmp_path.iterdir()) == []


def test_folder_data_yang_tidak_dapat_dibuat_menyebut_setelannya(monkeypatch: Any, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setenv("SAKIP_DATA", str(tmp_path / "berkas" / "data"))
    with pytest.raises(ImproperlyConfigured, match="SAKIP_DATA"):
        lingkungan.folder_data("SAKIP_DATA")


def test_alamat_basis_data_postgresql_dibaca_dengan_sandi_dan_soket(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("SAKIP_BASISDATA", "postgresql://budi:r%40hasia@server:5433/sakip")
    susunan = lingkungan.basis_data("SAKIP_BASISDATA", tmp_path)
    assert (susunan["USER"], susunan["PASSWORD"], susunan["PORT"]) == ("budi", "r@hasia", 5433)
    monkeypatch.setenv("SAKIP_BASISDATA", "postgresql://budi@%2Fsoket%2Fpg/sakip")
    assert lingkungan.basis_data("SAKIP_BASISDATA", tmp_path)["HOST"] == "/soket/pg"


@pytest.mark.parametrize("alamat", ["mysql://a@b/c", "bukan alamat", "oracle://a@b/c"])
def test_basis_data_lain_ditolak_dengan_nama_setelan(monkeypatch: Any, tmp_path: Path, alamat: str) -> None:
    monkeypatch.setenv("SAKIP_BASISDATA", alamat)
    with pytest.raises(ImproperlyConfigured, match="SAKIP_BASISDATA"):
        lingkungan.basis_data("SAKIP_BASISDATA", tmp_path)


def test_sqlite_memakai_wal_dan_penulis_kedua_menunggu_sejak_awal_transaksi(
    monkeypatch: Any, tmp_path: Path, django_db_blocker: Any
) -> None:
    monkeypatch.delenv("SAKIP_BASISDATA", raising=False)
    monkeypatch.setattr(lingkungan, "BATAS_TUNGGU_DETIK", 0.1)
    susunan = lingkungan.basis_data("SAKIP_BASISDATA", tmp_path)
    with django_db_blocker.unblock():
        sambungan = ConnectionHandler({"default": dict(susunan), "kedua": dict(susunan)})
        pertama: Any = sambungan["default"]
        kedua: Any = sambungan["kedua"]
        with pertama.cursor() as kursor:
            assert kursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert kursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
            assert kursor.execute("PRAGMA synchronous").fetchone() == (2,)
        pertama._start_transaction_under_autocommit()
        kedua.ensure_connection()
        with pytest.raises(OperationalError, match="locked"):
            kedua._start_transaction_under_autocommit()
        sambungan.close_all()


def test_tanpa_setelan_apa_pun_debug_mati_dan_hanya_mesin_ini_yang_dilayani(tmp_path: Path) -> None:
    assert _nilai(tmp_path, {}, "s.DEBUG, s.ALLOWED_HOSTS, s.SESSION_COOKIE_SECURE") == (
        "(False, ['127.0.0.1', 'localhost'], False)"
    )
    assert (tmp_path / "data" / "rahasia").exists()


def test_https_mengamankan_kuki_dan_menyatakan_hsts(tmp_path: Path) -> None:
    lihat = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS"
    assert _nilai(tmp_path, {"SAKIP_HTTPS": "1"}, lihat) == "(True, True, True, 31536000)"


def _nilai(folder: Path, setelan: dict[str, str], ungkapan: str) -> str:
    """Loads the settings in a fresh process, in an empty folder, and prints an expression of them."""
    kode = f"from django.conf import settings as s; print(({ungkapan}))"
    bersih = {nama: isi for nama, isi in os.environ.items() if not nama.startswith("SAKIP_")}
    lingkung = {
        **bersih,
        **setelan,
        "DJANGO_SETTINGS_MODULE": "sakip.situs.pengaturan",
        "PYTHONPATH": str(AKAR),
    }
    hasil = subprocess.run(
        [sys.executable, "-c", kode], cwd=folder, env=lingkung, capture_output=True, text=True, check=True
    )
    return hasil.stdout.strip()
