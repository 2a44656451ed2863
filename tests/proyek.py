"""What the contract tests look at: the project's own files, as git knows them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
KIRI_KE_KANAN = (
    "aturan", "dokumen", "reviu", "inti", "akun", "jejak", "organisasi", "berkas", "agenda", "perencanaan",
    "perjanjian", "anggaran", "pengukuran", "pelaporan", "evaluasi", "naskah", "pertukaran", "dasbor",
    "cli", "situs",
)  # fmt: skip


@cache
def berkas_proyek() -> tuple[Path, ...]:
    """Every file that is, or would be, committed."""
    perintah = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, check=True)
    return tuple(
        sorted({AKAR / nama for nama in hasil.stdout.split("\0") if nama and (AKAR / nama).is_file()})
    )


def teks(nama: str) -> str:
    """A file of the project, read as text."""
    return (AKAR / nama).read_text(encoding="utf-8")


def sumber_python(di: str = "sakip") -> list[Path]:
    """The Python files under a folder, without migrations, which a command writes."""
    return [
        berkas
        for berkas in berkas_proyek()
        if berkas.suffix == ".py" and berkas.is_relative_to(AKAR / di) and "migrations" not in berkas.parts
    ]
