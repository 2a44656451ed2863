"""Reads ODT by letting LibreOffice, where it is installed, make a DOCX of it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from sakip.reviu.baca.docx import bahan_docx
from sakip.reviu.baca.galat import TidakTerbaca
from sakip.reviu.baca.potong import Bahan

DETIK = 120


def bahan_odt(berkas: Path, nama: str) -> Bahan:
    """Paragraphs and tables of an ODT; says what to do where LibreOffice is missing."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise TidakTerbaca(
            f"Berkas {nama} berformat ODT, yang dibaca melalui LibreOffice; LibreOffice tidak terpasang "
            "di sini. Pasang paket libreoffice-writer, atau simpan sebagai DOCX."
        )
    with tempfile.TemporaryDirectory(prefix="sakip-odt-") as folder:
        asal = Path(folder) / "laporan.odt"
        shutil.copyfile(berkas, asal)
        perintah = [
            office,
            f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(asal),
        ]
        try:
            subprocess.run(
                perintah, stdin=subprocess.DEVNULL, capture_output=True, timeout=DETIK, check=False
            )
        except (subprocess.TimeoutExpired, OSError) as salah:
            raise TidakTerbaca(
                f"Berkas {nama} tidak selesai dibuka LibreOffice dalam {DETIK} detik. Simpan sebagai DOCX."
            ) from salah
        hasil = Path(folder) / "laporan.docx"
        if not hasil.exists():
            raise TidakTerbaca(
                f"Berkas {nama} tidak dapat dibuka LibreOffice: rusak atau bersandi. Simpan sebagai DOCX."
            )
        return replace(bahan_docx(hasil, nama), jenis="odt")
