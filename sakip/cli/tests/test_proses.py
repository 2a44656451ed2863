"""``sakip`` as a process of its own: a new installation, a server, and trouble of the machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from sakip.reviu.tests.bahan import KEPALA, capaian

SAKIP = [sys.executable, "-c", "from sakip.cli.utama import utama; utama()"]


@pytest.fixture(scope="module")
def pasang(tmp_path_factory):
    """A new SQLite installation without examples: its environment."""
    folder = tmp_path_factory.mktemp("pasang")
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith(("SAKIP_", "DJANGO_"))}
    lingkungan |= {"SAKIP_DATA": str(folder / "data"), "PYTHONUTF8": "1"}
    if depan := os.environ.get("SAKIP_FRONTEND"):
        lingkungan["SAKIP_FRONTEND"] = depan
    return lingkungan


def jalan(lingkungan: dict[str, str], *argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SAKIP, *argumen], env=lingkungan, capture_output=True, text=True, check=False, timeout=120
    )


def test_sebelum_disiapkan_perintah_menyebut_obatnya(pasang):
    for argumen in (("capaian", "-u", "x", "-t", "2023"), ("kelola", "jejak", "--periksa")):
        hasil = jalan(pasang, *argumen)
        assert hasil.returncode == 3
        assert "Jalankan `sakip siapkan`" in hasil.stderr and "Traceback" not in hasil.stderr
    ditolak = jalan(pasang, "jalankan", "--porta", "1")
    assert ditolak.returncode == 1 and "sakip siapkan" in ditolak.stderr


def test_siapkan_dua_kali_lalu_basis_data_kosong_disebut(pasang):
    pertama, kedua = (jalan(pasang, "siapkan", "--tanpa-contoh") for _ in range(2))
    assert pertama.returncode == kedua.returncode == 0, pertama.stderr
    assert "langkah migrasi dijalankan" in pertama.stdout and "sudah siap" in kedua.stdout
    assert Path(pasang["SAKIP_DATA"], "sakip.sqlite3").exists()
    hasil = jalan(pasang, "capaian", "-u", "bangka-belitung", "-t", "2023")
    assert hasil.returncode == 2 and "masih kosong" in hasil.stderr


def test_perintah_django_diteruskan(pasang):
    hasil = jalan(pasang, "kelola", "django", "check", "--fail-level", "ERROR")
    assert hasil.returncode == 0, hasil.stderr
    assert jalan(pasang, "kelola", "django", "tiada").returncode == 1


def test_gangguan_tanpa_dan_dengan_rinci(pasang):
    rusak = {**pasang, "SAKIP_BASISDATA": "mysql://x"}
    biasa, rinci = (
        jalan(rusak, "kelola", "jejak", "--periksa"),
        jalan(rusak, "--rinci", "kelola", "jejak", "--periksa"),
    )
    assert biasa.returncode == rinci.returncode == 3
    assert "Traceback" not in biasa.stderr and "SAKIP_BASISDATA" in biasa.stderr
    assert "Traceback" in rinci.stderr


def test_jalankan_menyajikan_dan_menolak_porta_terpakai(pasang):
    assert jalan(pasang, "siapkan", "--tanpa-contoh").returncode == 0
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    server = subprocess.Popen(
        [*SAKIP, "jalankan", "--porta", str(porta)],
        env=pasang,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert _jawab(f"http://127.0.0.1:{porta}/") == 200
        kedua = jalan(pasang, "jalankan", "--porta", str(porta))
        assert kedua.returncode == 1 and f"--porta {porta + 1}" in kedua.stderr
    finally:
        server.terminate()
        server.wait(timeout=30)


def _jawab(alamat: str) -> int:
    for _ in range(100):
        try:
            with urllib.request.urlopen(alamat, timeout=5) as jawab:
                return int(jawab.status)
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{alamat} tidak menjawab")


@pytest.mark.parametrize("bentuk", ["teks", "json", "html", "docx"])
def test_reviu_menulis_setiap_bentuk_tanpa_basis_data(pasang, tmp_path, bentuk):
    """In a process of its own: nothing else has set the application up, and there is no database."""
    laporan, ke = tmp_path / "laporan.txt", tmp_path / f"temuan.{bentuk}"
    laporan.write_text(
        KEPALA + capaian("1 | Persentase layanan c | 80,00% | 40,00% | 95,00%"), encoding="utf-8"
    )
    tanpa = {**pasang, "SAKIP_DATA": str(tmp_path / "tiada")}
    hasil = jalan(tanpa, "reviu", str(laporan), "--format", bentuk, "--ke", str(ke))
    assert hasil.returncode == 1, hasil.stderr
    assert ke.stat().st_size > 100 and "Tertulis" in hasil.stderr
    assert not (tmp_path / "tiada" / "sakip.sqlite3").exists()
