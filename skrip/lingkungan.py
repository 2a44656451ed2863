"""Prepares what this folder needs: the Python environment in .venv and the front-end files from npm.

    python3 skrip/lingkungan.py dasar      to run SAKIP
    python3 skrip/lingkungan.py kembang    to develop and test it too

Uses the standard library only: it is the first thing that runs on a new machine. Work that was done for the
same lock file is not done again. Registries come from the user's own configuration of pip and npm.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
VENV = AKAR / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
TERENDAH = (3, 11)
LAIN = ("python3.14", "python3.13", "python3.12", "python3.11")


class Gagal(Exception):
    """A step that the user must help with; the text says how."""


def jalan(*perintah: str | Path, **pilihan: Any) -> None:
    """Runs a command in the project's folder; its failure stops everything."""
    lingkungan = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    hasil = subprocess.run([str(p) for p in perintah], cwd=AKAR, env=lingkungan, check=False, **pilihan)
    if hasil.returncode:
        raise Gagal(f"Perintah gagal (kode {hasil.returncode}): {' '.join(str(p) for p in perintah)}")


def apt(*paket: str) -> bool:
    """Installs Debian packages when this user may. False when not allowed, not Debian, or not available."""
    apt_get = shutil.which("apt-get")
    if not apt_get:
        return False
    awalan: list[str] = []
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if not sudo or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
            return False
        awalan = [sudo, "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    print(f"  memasang paket Debian: {' '.join(paket)}", flush=True)
    tenang = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for urutan in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *paket]):
        hasil = subprocess.run(
            [*awalan, apt_get, *urutan], env=tenang, capture_output=True, text=True, check=False
        )
        if hasil.returncode and urutan[0] == "install":
            print(f"  apt-get tidak berhasil: {hasil.stderr.strip()[-500:]}", flush=True)
            return False
    return True


def sidik(*berkas: Path) -> str:
    """A digest of the files' contents and of the Python that they are installed for."""
    isi = hashlib.sha256(sys.version.encode())
    for satu in berkas:
        isi.update(satu.read_bytes())
    return isi.hexdigest()


def sudah(tanda: Path, isi: str) -> bool:
    return tanda.exists() and tanda.read_text() == isi


def siapkan_venv() -> None:
    """Makes .venv; on Debian, where the module venv is a package of its own, installs that first."""
    if PYTHON.exists() and _jalan_diam(PYTHON, "-m", "pip", "--version"):
        return
    print("Membuat lingkungan Python di .venv", flush=True)
    buat = (sys.executable, "-m", "venv", "--clear", str(VENV))
    if _jalan_diam(*buat):
        return
    versi = f"{sys.version_info.major}.{sys.version_info.minor}"
    if (apt(f"python{versi}-venv") or apt("python3-venv")) and _jalan_diam(*buat):
        return
    raise Gagal(f"Python ini tidak dapat membuat lingkungan (venv). Pasang python{versi}-venv, lalu ulangi.")


def _jalan_diam(*perintah: str | Path) -> bool:
    return subprocess.run([str(p) for p in perintah], capture_output=True, check=False).returncode == 0


def pasang_python(nama: str) -> None:
    """Installs the locked requirements and SAKIP itself (editable: the folder is what runs)."""
    kunci = AKAR / "requirements" / f"{nama}.txt"
    tanda, isi = VENV / f".terpasang-{nama}", sidik(kunci, AKAR / "pyproject.toml")
    if sudah(tanda, isi):
        return
    print(f"Memasang paket Python dari requirements/{nama}.txt", flush=True)
    pip = (PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check")
    jalan(*pip, "--require-hashes", "-r", kunci)
    jalan(*pip, "--no-deps", "--no-build-isolation", "-e", AKAR)
    tanda.write_text(isi)


def pasang_frontend() -> None:
    """Puts the CSS, scripts and fonts of package-lock.json into node_modules (or SAKIP_FRONTEND is set)."""
    if os.environ.get("SAKIP_FRONTEND"):
        return
    tanda, isi = AKAR / "node_modules" / ".terpasang", sidik(AKAR / "package-lock.json")
    if sudah(tanda, isi):
        return
    npm = shutil.which("npm")
    if not npm:
        print("npm tidak ada di mesin ini: memasangnya ke .venv", flush=True)
        jalan(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check",
              "--require-hashes", "-r", AKAR / "requirements" / "nodejs.txt")  # fmt: skip
        npm = str(BIN / "npm")
    print("Memasang berkas tampilan dan huruf dari package-lock.json", flush=True)
    jalan(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    tanda.write_text(isi)


def susun_kode() -> None:
    """Compiles SAKIP, as pip does with every package, so that no command does it again; only what changed."""
    jalan(PYTHON, "-m", "compileall", "-q", AKAR / "sakip")


def siapkan(nama: str) -> None:
    """Everything for ``dasar`` (run) or ``kembang`` (develop); raises :class:`Gagal` with the remedy."""
    siapkan_venv()
    pasang_python(nama)
    pasang_frontend()
    susun_kode()


def python_cukup() -> None:
    """Continues under a newer Python of this machine when this one is too old."""
    if sys.version_info >= TERENDAH:
        return
    for calon in LAIN:
        tempat = shutil.which(calon)
        if tempat and _jalan_diam(tempat, "--version"):  # a version manager may have an empty name there
            os.execv(tempat, [tempat, *sys.argv])
    raise Gagal("SAKIP perlu Python 3.11 atau lebih baru. Pasang, lalu: make run PYTHON=python3.11")


def utama() -> int:
    try:
        python_cukup()
        siapkan(sys.argv[1] if len(sys.argv) > 1 else "dasar")
    except Gagal as galat:
        print(f"\n{galat}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(utama())
